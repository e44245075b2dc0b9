"""What was said in a call without a promise: leaders read it where it tells of the work, and no letter quotes it."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.spoken_words import tells_something
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.report import Relation, State
from tests.letters.test_promised_by_telephone import CALL, PLAN, played, said
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, facts, judged, lists_told, row
from tests.support.control_story import Story, december, item, settings, small

STARTED = PhoneCall(day=date(2025, 12, 17), code="ОБР", items=("1",), said="работы не начаты, ждут комплектующие")
IN_VAIN = replace(STARTED, day=date(2025, 12, 18), spoke_with="телефон не отвечает", said="дозвониться не удалось")


@pytest.mark.parametrize("agreed", [True, False])
def test_a_progress_paper_tells_what_was_said_where_nothing_was_promised(*, agreed: bool) -> None:
    """«Ответа нет» was told of somebody who had said on the telephone that the work had not begun."""
    plan = (*PLAN, item("до 26.12.2025", "3", row=4))
    who = next(p for p in PERFORMERS if p.code == "ОБР")
    who = replace(who, relation=Relation.BY_AGREEMENT if agreed else who.relation)
    made = replace(book(plan=plan, performers=(who,)), calls=(STARTED, IN_VAIN))
    _, days = played(made, 12, 15, 16, 22)
    told = said(days[-1], "", Kind.PROGRESS)
    assert "17.12.2025 по телефону сообщено: «работы не начаты, ждут комплектующие»" in told
    assert "дозвон" not in told
    assert ", ответа нет" not in told
    assert ("; направлено письмо от 16.12.2025, письменного ответа нет; 17.12.2025 по телефону" in told) is not agreed


@pytest.mark.parametrize(
    ("called", "decided", "order"),
    [
        (17, 18, ("направлено письмо", "17.12.2025 по телефону", "решение Главы")),
        (18, 17, ("направлено письмо", "решение Главы", "18.12.2025 по телефону")),
        (15, 17, ("15.12.2025 по телефону", "направлено письмо", "решение Главы")),
    ],
)
def test_letters_calls_and_decisions_are_told_in_the_order_of_their_days(
    called: int, decided: int, order: tuple[str, ...]
) -> None:
    """«Обещано к 22.04.2026, не выполнено; направлено письмо от 03.04.2026» read as if the letter had come of it."""
    call = replace(STARTED, day=date(2025, 12, called))
    ruling = Ruling(decided_on=date(2025, 12, decided), decided_by="Глава", kind=RulingKind.HEAR, items=("1",))
    plan = (*PLAN, item("до 26.12.2025", "3", row=4))
    _, days = played(small(plan=plan, calls=(call,), rulings=(ruling,)), 12, 16, 22)
    told = said(days[-1], "", Kind.PROGRESS)
    places = [told.find(f"; {words}") for words in order]
    assert -1 not in places, told
    assert places == sorted(places), told


def test_what_was_said_at_a_meeting_is_not_told_as_said_by_telephone() -> None:
    met = replace(STARTED, said="на совещании сообщено, что ждут комплектующие")
    _, days = played(small(plan=(*PLAN, item("до 26.12.2025", "3", row=4)), calls=(met,)), 12, 15, 16, 22)
    told = said(days[-1], "", Kind.PROGRESS)
    assert "17.12.2025 сообщено: «на совещании сообщено, что ждут комплектующие»" in told


def test_words_about_several_items_are_told_with_all_of_them_in_the_list_of_who_is_late() -> None:
    """«Директор в отъезде, о письмах доложат» of items 1 and 3 stood nowhere, and beside item 1 was «ответа нет»."""
    plan = (*PLAN, item("до 20.12.2025", "3", row=4), item("до 26.12.2025", "4", row=5))
    both, every = replace(STARTED, items=("1", "3"), said="материалы закуплены, нет рабочих"), ()
    words_of_it = "17.12.2025 по телефону сообщено: «материалы закуплены, нет рабочих»"
    for call, known in ((both, 1), (replace(both, items=every), 0)):
        _, days = played(small(plan=plan, calls=(call,)), 12, 15, 16, 22)
        told = said(days[-1], "", Kind.PROGRESS)
        assert told.count(words_of_it) == known
        assert (f"; {words_of_it} (пункты 1 и 3)." in told) is bool(known)


def test_words_of_a_call_are_told_until_something_came_in_or_was_promised() -> None:
    plan = (*PLAN, item("до 26.12.2025", "3", row=4))
    promised = replace(CALL, day=date(2025, 12, 18), promised_on=date(2025, 12, 24))
    for calls, at_work, known in (
        ((STARTED,), False, True),
        ((STARTED, promised), False, False),
        ((STARTED,), True, False),
    ):
        story = Story(settings(), sent=True)
        for on in december(12, 15, 16, 17, 22):
            came = at_work and on.day == 22
            line = row("ОБР", "1", state=State.IN_WORK, incoming="19.12.2025 № 7") if came else row("ОБР", "1")
            day = story.day(on, small(line, plan=plan, calls=calls))
        assert ("ждут комплектующие" in said(day, "", Kind.PROGRESS)) is known


@pytest.mark.parametrize("words_of_it", ["работы не начаты, ждут комплектующие", "договор подписан, его везут"])
@pytest.mark.parametrize("agreed", [True, False])
def test_a_letter_says_nothing_of_a_call_without_a_promise(words_of_it: str, *, agreed: bool) -> None:
    """Its reader was asked for the reasons that the letter itself quoted."""
    who = next(p for p in PERFORMERS if p.code == "ОБР")
    who = replace(who, relation=Relation.BY_AGREEMENT if agreed else who.relation)
    made = book(plan=(item("до 26.12.2025"), PLAN[1]) if agreed else PLAN, performers=(who,))
    days = (12, 15, 16, 17, 18, 19) if agreed else (12, 15, 16)
    call = replace(STARTED, day=date(2025, 12, 15), said=words_of_it)
    (_, quiet), (_, called) = (played(replace(made, calls=calls), *days) for calls in ((), (call,)))
    assert said(called[-1]) == said(quiet[-1])


@pytest.mark.parametrize(
    ("words_of_it", "tells"),
    [
        ("директор на совещании, передадут", False),
        ("перезвонят", False),
        ("о письмах доложат", False),
        ("директору доложит", False),
        ("письмо передано директору", False),
        ("начальника нет, отчёт готовит специалист", True),
        ("директор в отпуске, письмо передадут", False),
        ("директор увольняется, приказ подпишет новый", True),
        ("инженер болеет", True),
        ("заведующая в отпуске", True),
        ("приказ на подписи у начальника управления", True),
        ("график готов, ждёт подписи начальника", True),
        ("список работниц на подписи у генерального директора", True),
        ("у него директора нет", False),
        ("вопросом занимается директор, сведений у неё нет", False),
        ("директор на объектах, ей сообщат", False),
        ("врачи выехали в село, осмотрены 40 человек", True),
        ("договор подписан, его везут", True),
        ("председатель болеет, паспорта передаст", True),
        ("последние образы передаст на следующей неделе", True),
        ("акты переданы на подпись", True),
        ("в пятницу передадут оба протокола", True),
        ("директор на объекте, сообщение передадут", False),
        ("председатель болеет, о паспортах ему передадут", False),
        ("об отчёте передам", False),
        ("вопрос передан техническому директору", False),
        ("глава в отъезде, информацию передадут", False),
    ],
)
def test_leaders_are_told_what_was_said_of_the_work_alone(words_of_it: str, *, tells: bool) -> None:
    assert tells_something(replace(STARTED, said=words_of_it)) is tells
    plan = (*PLAN, item("до 26.12.2025", "3", row=4))
    _, days = played(small(plan=plan, calls=(replace(STARTED, said=words_of_it),)), 12, 15, 16, 22)
    told = said(days[-1], "", Kind.PROGRESS)
    assert (f"по телефону сообщено: «{words_of_it}»" in told) is tells
    assert (", ответа нет" in told) is not tells
    promised = replace(STARTED, said=words_of_it, promised_on=date(2025, 12, 24))
    _, days = played(small(plan=plan, calls=(promised,)), 12, 15, 16, 22)
    told = said(days[-1], "", Kind.PROGRESS)
    assert (words_of_it in told) is tells
    assert f"{'обещано' if tells else 'обещано представить сведения'} к 24.12.2025" in told


def test_what_was_promised_of_a_report_before_its_term_is_not_told_as_if_it_had_come() -> None:
    monthly = item("ежемесячно, до 25 числа месяца, следующего за отчётным", text="Представлять отчёт о расходах")
    call = replace(STARTED, day=date(2026, 1, 19), said="отчёт почти готов", promised_on=date(2026, 1, 22))
    made = small(plan=(monthly, item("до 30.01.2026", "2", row=3)), calls=(call,))
    reviewed, _ = judged(made, date(2026, 1, 20))
    assert lists_told(reviewed.figures, facts(reviewed), running=True) == (
        "До наступления срока сообщено о ходе исполнения: МБУК «Образец» – отчёт за декабрь 2025 года (пункт 1); "
        "19.01.2026 по телефону: «отчёт почти готов», обещано к 22.01.2026"
    )


def test_a_letter_behind_which_its_reader_has_spoken_is_left_without_an_answer_in_writing() -> None:
    spoken = replace(CALL, day=date(2025, 12, 17), promised_on=None, said="насос неисправен, ждём деталь")
    _, days = played(small(plan=PLAN, calls=(spoken,)), 12, 15, 16, 23)
    assert "оставлено без письменного ответа" in said(days[-1])


def test_a_progress_paper_names_the_letter_to_who_has_spoken_before_his_term() -> None:
    """The letter of 19.12 asked for the same as the call had promised; the справка told only the call."""
    who = replace(next(p for p in PERFORMERS if p.code == "ОБР"), relation=Relation.BY_AGREEMENT)
    plan = (item("до 26.12.2025"), item("до 30.01.2026", "2", row=3))
    call = replace(CALL, day=date(2025, 12, 15), promised_on=date(2025, 12, 25), said="акт подпишут к сроку")
    _, days = played(replace(book(plan=plan, performers=(who,)), calls=(call,)), 12, 15, 16, 17, 18, 19, 22)
    told = said(days[-1], "", Kind.PROGRESS)
    assert "обещано к 25.12.2025; направлено письмо от 19.12.2025, срок ответа – 25.12.2025" in told
