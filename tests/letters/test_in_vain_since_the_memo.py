"""A supplement tells who has left another letter unanswered since the memo, once, and proposes to hear him."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, Ruling, RulingKind
from tests.letters.test_heard_since_the_memo import MEMO, made
from tests.support.compose_world import book, done, facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of


def supplements(
    *days: date,
    calls: tuple[PhoneCall, ...] = (),
    rulings: tuple[Ruling, ...] = (),
    known: int = 0,
    kind: Kind = Kind.SUPPLEMENT,
) -> list[str]:
    """Play three days without a report, then two that give a supplement its reason, and return the supplements.

    Another ``kind`` returns the papers of that kind instead. A call is entered before the morning of its day, or
    ``known`` days later.
    """
    story, papers, codes = Story(sent=True), list[str](), ("", "", "", "ЗАМ", "АВТ")
    for at, on in enumerate(days):
        finished = ("ОБР", *codes[3 : at + 1]) if at else ()
        told = made(*(done(code, "9", MEMO, accepted_on=on) for code in finished))
        heard = tuple(call for call in calls if call.day and call.day + timedelta(days=known) <= on)
        made_by = tuple(one for one in rulings if one.made_by(on))
        reviewed, decisions = story.day(on, replace(told, calls=heard, rulings=made_by))
        if any(p.kind is kind for p in decisions.papers):
            letter = compose(paper_for(decisions, kind=kind), facts(reviewed, number="3"), words())
            papers.append(outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""}))
    return papers


def dec(day: int) -> date:
    return date(2025, 12, day)


def jan(day: int) -> date:
    return date(2026, 1, day)


def test_letters_in_vain_that_the_memo_did_not_know_are_told_once_and_he_is_to_be_heard() -> None:
    """The leader learned from no paper that the letter she had signed herself was ignored."""
    *_, first, again = supplements(dec(26), MEMO, jan(14), jan(20), jan(27))
    assert (
        "МБУК «Образец» – сведения по пункту 1 плана-графика не поступили, письма от 26.12.2025 и от 14.01.2026 "
        "оставлены без ответа" in first
    )
    assert (
        "заслушать на оперативном совещании исполнителей, не подтвердивших исполнение после направления писем и "
        "служебных записок: МБУК «Образец», Мельник Р.И. (пункт 1)" in first
    )
    assert "без ответа" not in again
    assert "заслушать" not in again


def test_who_has_spoken_by_telephone_has_left_the_letters_without_an_answer_in_writing() -> None:
    """A village said on 27.04 that the water would be brought; the letter said «без письменного ответа»."""
    call = PhoneCall(day=dec(29), code="ОБР", items=("1",), said="закончат до Рождества", promised_on=jan(13))
    *_, first, _ = supplements(dec(26), MEMO, jan(14), jan(20), jan(27), calls=(call,))
    assert (
        "не поступили, письма от 26.12.2025 и от 14.01.2026 оставлены без письменного ответа; 29.12.2025 по телефону "
        "сообщено: «закончат до Рождества», обещано к 13.01.2026, сведений не поступило" in first
    )


def test_beside_a_letter_in_vain_stands_the_promise_whose_day_is_today_and_later_that_it_was_broken() -> None:
    """The supplement said «без письменного ответа» and neither what was said instead nor that it was promised."""
    call = PhoneCall(day=jan(14), code="ОБР", items=("1",), said="совет перенесён", promised_on=jan(20))
    *_, first, again = supplements(dec(26), MEMO, jan(14), jan(20), jan(27), calls=(call,), known=1)
    said = "14.01.2026 по телефону сообщено: «совет перенесён», обещано к 20.01.2026"
    assert f"письмо от 14.01.2026 оставлено без письменного ответа; {said}." in first
    assert f"МБУК «Образец» – сведения по пункту 1 плана-графика не поступили, {said}, сведений не поступило" in again


def test_whom_the_memo_has_proposed_to_hear_is_not_proposed_again_because_of_another_letter_in_vain() -> None:
    *_, first, again = supplements(dec(22), dec(23), MEMO, jan(20), jan(27))
    assert "письма от 22.12.2025 и от 29.12.2025 оставлены без ответа" in first
    assert "заслушать" not in first
    assert "без ответа" not in again


@pytest.mark.parametrize("promised", [jan(12), dec(26)])
def test_whom_a_promise_kept_from_being_proposed_by_the_memo_is_proposed_once_he_has_broken_it(promised: date) -> None:
    """The Head's own letter was in vain, and no paper asked him to hear the village, though no memo had done so."""
    call = PhoneCall(day=dec(24), code="ОБР", items=("1",), said="закончат", promised_on=promised)
    *_, kept, broken = supplements(dec(19), dec(22), MEMO, jan(14), jan(22), calls=(call,))
    assert "заслушать" not in kept
    assert ("заслушать на оперативном совещании" in broken) is (promised > MEMO)


def test_beside_letters_in_vain_stands_the_hearing_that_a_leader_has_decided() -> None:
    """The Head read that a letter had no answer, and nothing of the hearing he had ordered because of it."""
    ruling = Ruling(
        decided_on=jan(19),
        decided_by="Глава Камфарин Е.Н.",
        kind=RulingKind.HEAR,
        items=("1",),
        code="ОБР",
        term=jan(26),
        basis="протокол № 11",
        row=2,
    )
    *_, first, _ = supplements(dec(26), MEMO, jan(14), jan(20), jan(27), rulings=(ruling,))
    assert (
        "оставлены без ответа; Ваше решение от 19.01.2026 (протокол № 11) – заслушать исполнителя до 26.01.2026"
        in first
    )
    assert "исполнителя, не подтвердившего исполнение после направления служебных записок: Мельник Р.И." in first


def test_letters_that_the_memo_knew_to_be_in_vain_are_no_news_nor_one_that_is_awaited() -> None:
    assert "без ответа" not in " ".join(supplements(dec(16), dec(23), MEMO, jan(20), jan(27)))
    *_, awaited, later = supplements(dec(26), MEMO, jan(14), jan(15), jan(22))
    assert "без ответа" not in awaited
    assert "письма от 26.12.2025 и от 14.01.2026 оставлены без ответа" in later


def test_letters_of_which_the_memo_said_that_nothing_came_are_no_news_on_the_next_morning() -> None:
    """The memo of a Monday said «ответа нет» of the letter that waited until Friday; the next day told it anew."""
    (memo,) = supplements(dec(17), dec(24), MEMO, kind=Kind.COMPLETION)
    assert "направлены письма от 17.12.2025 и от 24.12.2025, ответа нет" in memo
    assert "заслушать на оперативном совещании" in memo
    assert "без ответа" not in " ".join(supplements(dec(17), dec(24), MEMO, dec(30), jan(20)))


def test_on_the_morning_behind_the_memo_a_letter_in_vain_is_told_where_the_memo_proposed_no_hearing_for_it() -> None:
    first, again = supplements(dec(12), dec(24), MEMO, dec(30), jan(20))
    assert "письмо от 24.12.2025 оставлено без ответа" in first
    assert "заслушать на оперативном совещании" in first
    assert "письмо от 24.12.2025" not in again


def test_what_may_still_come_in_on_the_working_day_behind_an_answer_date_is_not_called_unanswered() -> None:
    """The acts came in on the Monday behind the Friday asked for; the supplement of that morning proposed a hearing."""
    *_, monday, later = supplements(dec(26), MEMO, jan(14), jan(19), jan(26))
    assert "без ответа" not in monday
    assert "заслушать" not in monday
    assert "письма от 26.12.2025 и от 14.01.2026 оставлены без ответа" in later
    assert "заслушать на оперативном совещании" in later


def test_a_memo_proposes_no_hearing_on_the_working_day_behind_an_answer_date() -> None:
    for term, heard in (("до 18.12.2025", False), ("до 19.12.2025", True)):
        plan, story = (item("до 12.12.2025"), item(term, "2", row=3)), Story(sent=True)
        for day in (15, 16, 17, 18, 19, 22):
            _, decisions = last = story.day(dec(day), book(plan=plan, performers=(ORG,)))
            if any(p.kind is Kind.COMPLETION for p in decisions.papers):
                break
        assert ("заслушать на оперативном совещании" in paper_of(last, Kind.COMPLETION)) is heard
