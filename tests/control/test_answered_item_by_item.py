"""A letter about three items is answered item by item: what nobody answered stays with the letter that asked for it."""

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from automation.letters.composing import compose
from automation.model.control import Paper
from automation.model.office import PhoneCall
from automation.model.report import State, StatusRow
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import Story, december, item, small, to

PLAN = (
    *(item("до 12.12.2025", number, row=int(number) + 1) for number in "123"),
    item("до 26.12.2025", "4", row=5),
    item("до 16.01.2026", "5", row=6),
)
ANSWER = "вх. от 25.12.2025 № 12"
WORKS = row("ОБР", "2", state=State.IN_WORK, expected_on=date(2026, 2, 10), reason="ремонт", incoming="25.12.2025 № 12")
CALL = PhoneCall(day=date(2025, 12, 26), code="ОБР", items=("3",), promised_on=date(2026, 1, 14))
AGAIN = "Также просим до 13.01.2026 представить по прилагаемой форме сведения об исполнении"
THIRD = date(2025, 12, 30)
Day = tuple[Paper, str]


def days(
    rows: Sequence[StatusRow] = (), calls: Sequence[PhoneCall] = (), answer: str = "", last: date = THIRD
) -> Mapping[date, Day]:
    """Play letters of 16, 23 (the Head's) and 30 December and of a ``last`` day; the ``rows`` came after the second."""
    story, told = Story(sent=True), dict[date, Day]()
    for on in (*december(15, 16, 23), date(2025, 12, 25), THIRD, *((last,) if last > THIRD else ())):
        if on == date(2025, 12, 25):
            story.mark(answer=answer)
        made = {r.item: r for r in rows} if on > date(2025, 12, 23) else {}
        workbook = small(*(made.get(i.number, row("ОБР", i.number)) for i in PLAN), plan=PLAN, calls=tuple(calls))
        reviewed, decisions = story.day(on, workbook)
        if paper := to(decisions, "ОБР"):
            told[on] = paper, outline(compose(paper, facts(reviewed, number="9"), words())).replace("°", " ")
    return told


def named(paper: Paper) -> list[list[str]]:
    return [[o.item for o in e.occasions] for e in paper.unanswered]


def test_what_nobody_answered_is_named_and_asked_for_again_over_the_same_signature() -> None:
    paper, text = days()[THIRD]
    assert (paper.signer, named(paper)) == ("second", [["1", "2", "3"]])
    assert "от 23.12.2025 (по пунктам 1–3) оставлено без ответа." in text
    assert f"{AGAIN} пунктов 1–3 " in text


def test_an_answer_entered_for_one_item_leaves_the_others_with_the_letter() -> None:
    paper, text = days([WORKS], answer=ANSWER)[THIRD]
    assert (paper.signer, named(paper)) == ("second", [["1", "3"]])
    assert "от 23.12.2025 (по пунктам 1 и 3) оставлено без ответа." in text
    assert f"{AGAIN} пунктов 1 и 3 " in text


def test_a_row_that_changed_answers_for_its_own_item_though_nothing_stands_in_the_journal() -> None:
    paper, _ = days([WORKS])[THIRD]
    assert (paper.signer, named(paper)) == ("second", [["1", "3"]])


def test_an_answer_that_nobody_has_entered_counts_for_the_whole_letter() -> None:
    paper, text = days(answer=ANSWER)[THIRD]
    assert (paper.signer, named(paper)) == ("letter", [])
    assert "без ответа" not in text


def test_a_call_holds_back_what_it_names_and_only_until_its_day() -> None:
    told = days([WORKS], [CALL], ANSWER, date(2026, 1, 20))
    paper, text = told[THIRD]
    assert (paper.signer, named(paper)) == ("second", [["1"]])
    assert f"{AGAIN} пункта 1 " in text
    later, said = told[date(2026, 1, 20)]
    assert later.signer == "second"
    assert ["1", "3"] in named(later)
    assert "сведения об исполнении пунктов 1 и 3 с указанием дат" in said


def test_a_call_about_no_item_is_about_all_of_them() -> None:
    paper, _ = days(calls=[PhoneCall(day=CALL.day, code="ОБР", promised_on=CALL.promised_on)])[THIRD]
    assert (paper.signer, named(paper)) == ("letter", [])


def test_a_request_too_keeps_the_signature_and_asks_for_the_rest() -> None:
    """Item 4 is said to be done, and nothing proves it."""
    rows = [WORKS, row("ОБР", "4", state=State.DONE, executed_on=date(2025, 12, 25))]
    paper, text = days(rows, answer=ANSWER)[THIRD]
    assert (paper.kind, paper.signer, named(paper)) == ("request", "second", [["1", "3"]])
    assert "(по пунктам 1 и 3) оставлено без ответа." in text
    assert "сведения об исполнении пунктов 1 и 3 с указанием дат" in text


@pytest.mark.parametrize("answer", ["", ANSWER])
def test_the_second_letter_names_the_items_of_which_the_first_has_no_answer(answer: str) -> None:
    story = Story(sent=True)
    for on in december(15, 16):
        story.day(on, small(plan=PLAN))
    story.mark(answer=answer)
    reviewed, decisions = story.day(date(2025, 12, 23), small(WORKS, plan=PLAN))
    paper = to(decisions, "ОБР")
    assert paper
    text = outline(compose(paper, facts(reviewed, number="9"), words())).replace("°", " ")
    assert "от 16.12.2025 (по пунктам 1 и 3) оставлено без ответа. По состоянию на 23.12.2025 сведения" in text
    assert text.count("без ответа") == 1
