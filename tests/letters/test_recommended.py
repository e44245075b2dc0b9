"""To whom the order only recommends to execute is asked like who takes part by agreement, and named for what he is."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, Relation
from automation.model.standing import Standing
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, item, settings, small
from tests.support.played_letters import last_letter
from tests.support.told_days import paper_of, played

SETTLEMENT = replace(ORG, organisation="Администрация Лопотовского сельского поселения", relation=Relation.RECOMMENDED)
PORT = replace(ORG, code="ПОРТ", organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT, row=9)
HEAD = replace(
    ORG, code="ОТД", relation=Relation.OFFICE, organisation="Отдел культуры", unit="Отдел культуры", groups=()
)
PLAN = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
COVERING = settings(letters=tuple(Kind))
AGREED = ("по согласованию", "по соглашению")


def asked(*performers: Performer, on: date = date(2025, 12, 19), to: str = "ОБР", plan: tuple[Item, ...] = PLAN) -> str:
    """The paper of that day to a performer, as it reads."""
    reviewed, decisions = judged(book(plan=plan, performers=performers), on)
    letter = compose(paper_for(decisions, to), facts(reviewed, number="1"), words())
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


@pytest.mark.parametrize(
    ("organisation", "whose"),
    [
        ("Администрация Лопотовского сельского поселения", "Администрации Лопотовского сельского поселения"),
        ("ООО «Пример»", "Вашей организации"),
        ("ИП Кузьмин А.В.", "Вас"),
    ],
)
def test_an_extract_says_that_the_order_recommends(organisation: str, whose: str) -> None:
    performer = replace(SETTLEMENT, organisation=organisation)
    reviewed, decisions = judged(book(plan=PLAN, performers=(performer,)), SIGNED, None, COVERING)
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, COVERING, number="1"), words())
    told = outline(letter).replace("°", " ")
    assert f"в части, касающейся {whose} (исполнение рекомендовано):" in told
    assert "Просим принять участие в исполнении указанных пунктов" in told
    assert "указан" not in told.partition("Просим")[0]


@pytest.mark.parametrize(
    ("organisation", "whom"),
    [
        ("Администрация Лопотовского сельского поселения", "Администрации Лопотовского сельского поселения"),
        ("ООО «Порт»", "Вашей организации"),
        ("ИП Кузьмин А.В.", "Вам"),
        ("МБУК «Образец»", "Вашему учреждению"),
    ],
)
def test_a_request_says_to_whom_the_execution_is_recommended(organisation: str, whom: str) -> None:
    told = asked(replace(SETTLEMENT, organisation=organisation), plan=PLAN[1:])
    assert f"Исполнение этого мероприятия рекомендовано {whom}." in told
    assert not any(word in told for word in AGREED)


def test_of_an_event_it_is_taking_part_that_is_recommended() -> None:
    fair = replace(PLAN[0], text="Ярмарка", term=read_term("26.12.2025", SIGNED, Calendar(), event=True))
    told = last_letter(fair, (date(2025, 12, 22), row("ОБР", "1")), performer=SETTLEMENT)
    assert "Участие в этом мероприятии рекомендовано Администрации Лопотовского сельского поселения." in told


def test_of_information_it_is_the_execution_of_the_item_that_is_recommended() -> None:
    told = asked(SETTLEMENT, plan=(item("до 26.12.2025", text="Информация о готовности домов"),))
    assert "Исполнение указанного пункта рекомендовано Администрации Лопотовского сельского поселения." in told


def test_who_receives_its_papers_reads_to_whom_it_is_recommended() -> None:
    other = replace(SETTLEMENT, addressee_code="ПОРТ")
    told = asked(other, replace(PORT, groups=()), to="ПОРТ", plan=PLAN[1:2])
    assert "Исполнение этого мероприятия рекомендовано Администрации Лопотовского сельского поселения." in told
    note = asked(replace(SETTLEMENT, addressee_code="ОТД"), HEAD, to="ОТД", plan=PLAN[1:2])
    assert "исполнителем, которому оно рекомендовано" in note
    assert not any(word in told + note for word in AGREED)


def test_nobody_takes_part_in_what_is_work_of_each() -> None:
    """«Участие в этом мероприятии рекомендовано …», a letter said of «Обеспечить работу дворовых площадок»."""
    phrase, work = "с 22.12.2025 по 26.12.2025", "Обеспечить работу дворовых спортивных площадок"
    for text, bare in ((work, False), ("Провести субботники", True)):
        term = read_term(phrase, SIGNED, Calendar(), event=names_event(text, phrase))
        told = asked(SETTLEMENT, plan=(replace(item(phrase, text=text), term=term),))
        assert ("Участие в этом мероприятии рекомендовано" in told) is bare
        assert ("Исполнение этого мероприятия рекомендовано" in told) is not bare
        assert ("Просим принять участие в исполнении указанного пункта и до " in told) is not bare
        assert ("Просим принять участие в этом мероприятии и до " in told) is bare


def test_a_memo_lists_it_apart_and_counts_no_breach() -> None:
    days = played(small(plan=PLAN, performer=SETTLEMENT), 15, 17, 22, 23, 29)
    told = paper_of(days[-1])
    assert "не подтверждено исполнителем, которому исполнение рекомендовано, – 2 (пункты 1 и 2)" in told
    assert "Исполнение рекомендованного не подтверждено: Администрация Лопотовского сельского поселения" in told
    assert " – пункт 1 (срок – 12.12.2025)" in told
    assert "срок истёк" not in told
    assert days[0][0].morning.verdicts[0].standing is Standing.IN_WORK


def test_a_memo_names_several_who_do_not_present_information_in_the_plural() -> None:
    plan = (item("до 12.12.2025", text="Информация о готовности домов"), *PLAN[1:])
    both = (SETTLEMENT, replace(SETTLEMENT, code="КАМ", organisation="Администрация Каменной слободы", row=9))
    told = paper_of(played(book(row("ОБР", "1"), row("КАМ", "1"), plan=plan, performers=both), 15, 17, 22)[-1])
    assert "не подтверждено исполнителями, которым исполнение рекомендовано, – 1 (пункт 1)" in told
    assert "Исполнители, которым исполнение рекомендовано, не представили информацию: " in told
    assert "Администрация Каменной слободы – пункт 1 (срок – 12.12.2025)" in told, "the title has called it so"


def test_words_about_both_sorts_are_true_of_both() -> None:
    made = book(row("ОБР", "1"), row("ПОРТ", "1"), plan=PLAN, performers=(SETTLEMENT, PORT))
    told = paper_of(played(made, 15, 17, 22)[-1])
    assert "не подтверждено исполнителями по согласованию и теми, кому исполнение рекомендовано, – 1 (пункт 1)" in told
    assert "Не подтвердили исполнение исполнители по согласованию и те, кому оно рекомендовано: " in told


def test_people_of_both_sorts_are_told_as_those_of_both() -> None:
    plan = tuple(replace(one, indicator="дома") for one in PLAN)
    rows = [done(code, "1", date(2025, 12, 12), staff_total=6, staff_moved=5) for code in ("ОБР", "ПОРТ", "КЛУБ")]
    ordered = replace(ORG, code="КЛУБ", row=11)
    reviewed, decisions = judged(book(*rows, plan=plan, performers=(SETTLEMENT, PORT, ordered)), date(2026, 2, 3))
    told = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "По сведениям исполнителей по согласованию и тех, кому исполнение рекомендовано (в общий итог" in told


def test_its_people_and_its_marks_in_the_appendix_say_it_too() -> None:
    plan = tuple(replace(one, indicator="дома") for one in PLAN)
    gave = done("ОБР", "1", date(2025, 12, 12), staff_total=6, staff_moved=5)
    reviewed, decisions = judged(small(gave, plan=plan, performer=SETTLEMENT), date(2026, 2, 3))
    told = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "Администрации Лопотовского сельского поселения (исполнение рекомендовано) – 5 из 6" in told
    assert "не подтверждено (исполнение рекомендовано)" in told
    assert not any(word in told for word in AGREED)
