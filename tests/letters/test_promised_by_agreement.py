"""A performer «по согласованию» who has promised a day («Звонки») is told of it and asked for the result by it."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import Paper
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.report import Relation, State, StatusRow
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, extension, item, settings, small
from tests.support.told_days import paper_of, played

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)


def asked_after_a_call(promised: date, *, both: bool = True, on: int = 17) -> str:
    """Return the request of the first remind day to who has promised the first item, or both of them, in a call."""
    plan = (item("до 19.12.2025", text="Разместить объявление"), item("до 19.12.2025", "2", text="Снять плакат", row=3))
    items = ("1", "2") if both else ("1",)
    call = PhoneCall(day=date(2025, 12, 16), code="ОБР", items=items, promised_on=promised)
    reviewed, decisions = Story(settings(remind_days=(2,)), sent=True).day(
        date(2025, 12, on), small(plan=plan, performer=AGREED, calls=(call,))
    )
    paper = paper_for(decisions, "ОБР")
    known = facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_who_has_promised_a_day_in_a_call_is_asked_for_the_result_by_it_and_not_to_take_part() -> None:
    told = asked_after_a_call(date(2025, 12, 19))
    assert "заголовок | О ходе исполнения пунктов 1 и 2 плана-графика" in told
    assert "16.12.2025 обещано представить сведения об исполнении указанных пунктов до 19.12.2025." in told
    assert "Просим до 19.12.2025 сообщить о результатах исполнения указанных пунктов по прилагаемой форме." in told
    assert "участие" not in told
    assert "предполагаемой дате" not in told
    later = asked_after_a_call(date(2025, 12, 24))
    assert "Просим до 24.12.2025 сообщить о результатах исполнения указанных пунктов" in later


def test_of_what_he_has_not_promised_he_is_asked_when_it_will_be_done() -> None:
    told = asked_after_a_call(date(2025, 12, 18), both=False)
    assert "16.12.2025 обещано представить сведения об исполнении пункта 1 до 18.12.2025." in told
    assert (
        "принять участие в исполнении пункта 2 и до 19.12.2025 сообщить по прилагаемой форме: по пункту 1 – о "
        "результатах, по пункту 2 – об исполнении либо о ходе и предполагаемой дате исполнения." in told
    ), "the one answer day once, the items in the order of the plan"


def test_a_promised_day_that_has_passed_before_the_term_is_no_reproach() -> None:
    """«К этой дате сведения не представлены», read a head to whom the work was only recommended, before its term."""
    for both in (True, False):
        told = asked_after_a_call(date(2025, 12, 16), both=both)
        assert "16.12.2025" not in told
        assert (
            "Просим принять участие в исполнении указанных пунктов и до 19.12.2025 направить по прилагаемой форме "
            "сведения об их исполнении, а если они не исполнены, сообщить о ходе и предполагаемой дате исполнения."
        ) in told


def asked_of_his_office(on: int) -> str:
    """Return the note of a December day to who answers for him, about what he has promised for 16.12."""
    office = replace(ORG, code="ОТД", organisation="Отдел торговли Администрации", relation=Relation.OFFICE)
    agreed = replace(AGREED, addressee_code="ОТД")
    call = PhoneCall(day=date(2025, 12, 12), code="ОБР", items=("1",), promised_on=date(2025, 12, 16))
    plan = (item("до 19.12.2025", text="Разместить объявление"),)
    rows = small(plan=plan, performers=(agreed, office), calls=(call,))
    reviewed, decisions = Story(settings(remind_days=(2,)), sent=True).day(date(2025, 12, on), rows)
    return outline(compose(paper_for(decisions, "ОТД"), facts(reviewed, number="1"), words())).replace("°", " ")


def test_the_note_to_who_answers_for_him_asks_for_a_new_day_behind_the_term_alone() -> None:
    note = asked_of_his_office(22)
    assert "12.12.2025 было обещано представить" in note
    assert "о результатах исполнения указанного пункта исполнителем по согласованию" in note
    assert ", а если он не исполнен, сообщить новую дату исполнения." in note
    before = asked_of_his_office(17)
    assert "обещано" not in before
    assert "нов" not in before.partition("Прошу")[2]


REPORT, ELSEWHERE = "Представление отчёта о вывозе снега", "Представление отчёта о вывозе снега в финансовое управление"


def reported_after(promised: int, *, on: int, text: str = REPORT, said: str = "") -> str:
    """Return what a monthly report due on 19.12 is asked for with, promised on 15.12 for a day of that month."""
    call = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), said=said, promised_on=date(2025, 12, promised))
    made = small(plan=(item("ежемесячно до 19 числа", text=text),), performer=AGREED, calls=(call,))
    reviewed, decisions = Story(settings(remind_days=(2,)), sent=True).day(date(2025, 12, on), made)
    paper, known = paper_for(decisions, "ОБР"), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]"))).replace("\nабзац | ", " ")


def test_a_report_that_did_not_come_on_the_promised_day_is_told_and_a_new_day_asked_for() -> None:
    """«Обещано к 15.10.2026. Просим до 20.10.2026 представить отчёт», said a letter of the day behind the promise."""
    assert "обещано" not in reported_after(16, on=17), "its term lies ahead"
    assert (
        "по телефону было обещано представить отчёт со сроком 19.12.2025 до 18.12.2025, к этой дате он не представлен. "
        "Просим до 24.12.2025 представить отчёт, а если он не готов, сообщить новую дату."
    ) in reported_after(18, on=22, said="акт подписан")


def test_of_a_report_to_another_body_its_confirmation_did_not_come() -> None:
    told = reported_after(18, on=22, text=ELSEWHERE)
    assert (
        "до 18.12.2025, к этой дате подтверждение не представлено. Просим до 24.12.2025 сообщить дату и номер " in told
    )
    assert "документа, которым в финансовое управление представлен отчёт со сроком 19.12.2025, а если он не " in told
    assert "не представлен, сообщить новую дату." in told


def test_a_report_promised_for_a_later_day_is_asked_for_by_that_day() -> None:
    assert "до 23.12.2025. Просим до 23.12.2025 представить отчёт." in reported_after(23, on=17)


@pytest.mark.parametrize(
    ("text", "named", "proposed"),
    [
        ("Разместить объявление", date(2025, 12, 24), "ход исполнения пункта 1 и новую дату исполнения"),
        (
            "Представить отчёт о ремонте",
            date(2025, 12, 24),
            "ход подготовки сведений по пункту 1 и новую дату их представления",
        ),
        ("Разместить объявление", date(2026, 1, 15), ""),
    ],
)
def test_whose_own_day_has_passed_is_to_be_asked_how_it_goes(text: str, named: date, proposed: str) -> None:
    """«Ожидаемая дата – 17.04.2026, прошла», said two справки of a laboratory, and nothing was to follow."""
    plan = (item("до 12.12.2025", text=text), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    working = row("ОБР", "1", state=State.IN_WORK, reason="нет договора", expected_on=named)
    said = paper_of(played(small(working, plan=plan, performer=AGREED), 12, 15, 16, 23, 29)[-1])
    assert "Предложение: принять к сведению, контроль за исполнением плана-графика продолжить" in said
    asked = f"продолжить; уточнить у ООО «Порт» {proposed}."
    assert (asked in said) is bool(proposed)
    assert ("уточнить у" in said) is bool(proposed)


def test_who_is_silent_behind_the_day_he_has_promised_is_to_be_asked_too() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    call = PhoneCall(day=date(2025, 12, 16), code="ОБР", items=("1",), promised_on=date(2025, 12, 19))
    said = paper_of(played(small(plan=plan, performer=AGREED, calls=(call,)), 12, 15, 16, 23, 29)[-1])
    assert "продолжить; уточнить у ООО «Порт» ход исполнения пункта 1 и новую дату исполнения." in said


def test_whose_term_a_decision_has_prolonged_too_late_is_asked_for_no_new_day() -> None:
    """«Срок продлён до 30.12.2025 после его истечения», said the line, and the proposal asked for a new day."""
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    working = row("ОБР", "1", state=State.IN_WORK, reason="нет договора", expected_on=date(2025, 12, 24))
    wish = extension(new_term=date(2025, 12, 30), decided_on=date(2025, 12, 25))
    made = small(working, plan=plan, performer=AGREED, extensions=(wish,))
    said = paper_of(played(made, 12, 15, 16, 23, 29)[-1])
    assert "продлён до 30.12.2025" in said
    assert "уточнить у" not in said


def to_find_out(
    day: int,
    text: str = "Разместить объявление",
    answer: str = "",
    term: str = "до 12.12.2025",
    rows: tuple[StatusRow, ...] = (),
) -> str:
    """Return the справка of a day in December to whom a letter of 17.12 asks, with its answer."""
    asked = item(term, text=text)
    if names_event(text):
        asked = replace(asked, term=read_term("12.12.2025", SIGNED, Calendar(), event=True))
    plan = (asked, item("до 30.01.2026", "2", row=3))
    story, made, papers = (
        Story(settings(progress="daily"), sent=True),
        small(*rows, plan=plan, performer=AGREED),
        list[Paper](),
    )
    for before in range(12, 18):
        papers += story.day(date(2025, 12, before), made)[1].papers
    story.mark(answer=answer)
    reviewed, _ = story.day(date(2025, 12, day), made, keep=False)
    upwards = next(p for p in papers if p.kind is Kind.PROGRESS)
    return paper_of((reviewed, Decisions(papers=(replace(upwards, day=date(2025, 12, day)),))))


@pytest.mark.parametrize(
    ("text", "day", "proposed"),
    [
        ("Разместить объявление", 19, ""),
        ("Разместить объявление", 22, ""),
        ("Разместить объявление", 23, "ход исполнения пункта 1 и дату завершения"),
        ("Представить отчёт о ремонте", 23, "ход подготовки сведений по пункту 1 и дату их представления"),
        ("Проведение ярмарки", 23, "результаты исполнения пункта 1"),
    ],
)
def test_who_has_left_a_letter_unanswered_is_to_be_asked_how_it_goes(text: str, day: int, proposed: str) -> None:
    """Nobody writes to him twice, and справка after справка told «ответа нет» and proposed nothing (0428)."""
    said = to_find_out(day, text)
    assert ("уточнить у" in said) is bool(proposed)
    assert (f"уточнить у ООО «Порт» {proposed}." if proposed else "продолжить.") in said


def test_of_work_on_several_bare_days_is_asked_what_came_of_the_day_that_has_passed() -> None:
    """«Ход исполнения … и дату завершения» was to be learnt of keeping order at two festivals that were over."""
    rows = tuple(row("ОБР", "1", control_date=date(2025, 12, day)) for day in (11, 12))
    for term, proposed in (
        ("11 декабря 2025 г., 12 декабря 2025 г.", "результаты исполнения пункта 1"),
        ("до 11 декабря 2025 г., до 12 декабря 2025 г.", "ход исполнения пункта 1 и дату завершения"),
    ):
        said = to_find_out(23, "Обеспечить охрану порядка", term=term, rows=rows)
        assert f"уточнить у ООО «Порт» {proposed}." in said


@pytest.mark.parametrize(("day", "proposed"), [(25, False), (26, True)])
def test_an_answer_without_a_day_that_has_long_been_told_leaves_the_day_to_be_asked(day: int, proposed: bool) -> None:
    said = to_find_out(day, answer="вх. от 19.12.2025 № 14: смету составляет сметчик, дня не называют")
    assert ("уточнить у ООО «Порт» ход исполнения пункта 1 и дату завершения." in said) is proposed


def proposed_in(days: dict[int, StatusRow | None], answered: int = 0, **about: Any) -> list[int]:
    """Return the days of December whose справка proposes to ask who only agreed how the work goes.

    On each of the days he executes something else, so that there is a справка to be written. Behind that of the day
    ``answered`` he asks for something himself.
    """
    numbers = range(2, len(days) + 3)
    plan = (
        item("до 12.12.2025", text="Разместить объявление"),
        *(item("до 30.01.2026", f"{n}", row=n) for n in numbers),
    )
    story, found, others = Story(settings(progress="daily"), sent=True), [], list[StatusRow]()
    for (day, told), number in zip(days.items(), numbers, strict=False):
        others.append(done("ОБР", f"{number}", date(2025, 12, day)))
        made = small(*([told] if told else ()), *others, plan=plan, performer=AGREED, **about)
        if "уточнить у" in paper_of(story.day(date(2025, 12, day), made)):
            found.append(day)
        if day == answered:
            story.mark(answer=f"вх. от {day}.12.2025 № 14: просит направить форму схемы")
    return found


def test_it_is_proposed_once_and_again_when_another_day_he_has_named_has_passed() -> None:
    """«Уточнить у ИП … ход исполнения» stood in every справка of two months."""
    assert proposed_in(dict.fromkeys((15, 16, 17, 22, 23, 24, 25, 26))) == [23]
    first, second = (
        row("ОБР", "1", state=State.IN_WORK, reason="нет договора", expected_on=date(2025, 12, day)) for day in (23, 25)
    )
    days = {15: None, 16: None, 23: first, 24: first, 25: second, 26: second, 29: second}
    assert proposed_in(days) == [24, 26]


def test_an_answer_that_asks_us_for_something_does_not_bring_the_proposal_again() -> None:
    """«Агрофирма просит направить ей форму», said the справка, and it proposed once more to learn how the work goes."""
    days = (15, 16, 17, 19, 22, 23, 24, 25, 26, 29, 30)
    assert proposed_in(dict.fromkeys(days), answered=23) == [23]
    assert proposed_in(dict.fromkeys(days), answered=19) == [26], "nothing was proposed before it had been read"


def test_it_does_not_come_again_when_what_was_decided_about_it_has_been_done() -> None:
    asked = Ruling(
        code="ОБР",
        items=("1",),
        kind=RulingKind.OTHER,
        decided_by="Глава",
        decided_on=date(2025, 12, 24),
        basis="поручение от 24.12.2025",
        done_on=date(2025, 12, 25),
    )
    assert proposed_in(dict.fromkeys((15, 16, 17, 22, 23, 24, 25, 26)), rulings=(asked,)) == [23]


def test_whoever_was_heard_has_five_working_days_before_he_is_to_be_asked_how_it_goes() -> None:
    """Heard on Thursday, he was to be asked about the very item by the справка of Monday."""
    heard = Ruling(
        code="ОБР",
        items=("1",),
        kind=RulingKind.HEAR,
        decided_by="Глава",
        decided_on=date(2025, 12, 16),
        done_on=date(2025, 12, 18),
    )
    assert proposed_in(dict.fromkeys((15, 16, 17, 22, 23, 24, 25, 26, 29)), rulings=(heard,)) == [26]


def test_with_what_is_new_of_a_performer_all_that_he_owes_in_vain_is_named() -> None:
    """«Пункты 1 и 2 … ответа нет», said the справка, and it proposed to ask about the second of them alone."""
    others = {day: item("до 30.01.2026", f"{n}", row=n) for n, day in enumerate((15, 16, 17, 22, 23, 29), 3)}
    report = item("до 15.12.2025", "9", row=9, text="Представить отчёт о работе")
    plan = (item("до 12.12.2025"), item("до 15.12.2025", "2", row=2), report, *others.values())
    working = row("ОБР", "2", state=State.IN_WORK, reason="нет договора", expected_on=date(2025, 12, 24))
    story, said = Story(settings(progress="daily"), sent=True), list[str]()
    for day, other in others.items():
        news = done("ОБР", other.number, date(2025, 12, day))
        said.append(paper_of(story.day(date(2025, 12, day), small(working, news, plan=plan, performer=AGREED))))
    one = "уточнить у ООО «Порт» ход исполнения пункта 1 и дату завершения"
    last = "а также ход подготовки сведений по пункту 9 и дату их представления"
    assert f"{one}, {last}." in said[-2]
    assert f"{one}, ход исполнения пункта 2 и новую дату исполнения, {last}." in said[-1]
