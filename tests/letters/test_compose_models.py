"""The model papers of order № 454, each against its golden outline; a missing outline fails."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Relation, State
from tests.support.compose_order import PERFORMERS, ROOT, SIGNED, items
from tests.support.compose_story import COMPLETION, FIRST, SECOND, SUPPLEMENT, morning
from tests.support.compose_world import SETTINGS, book, done, facts, judged, outline, paper_for, row, words
from tests.support.golden import unlike

REMINDED = date(2025, 12, 19)


def all_but_the_last() -> tuple[Review, Decisions]:
    """Items 1 and 2 done by everybody: 19.12.2025 brings the reminder of item 6 and the control point."""
    return judged(book(*(done(p.code, i, date(2025, 12, 12)) for p in PERFORMERS for i in "12")), REMINDED)


def started() -> tuple[Review, Decisions]:
    """The order is signed and covering letters are on."""
    return judged(book(), SIGNED, None, replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("covering",))))


def two_items_closed() -> tuple[Review, Decisions]:
    """Items 1 and 2 accepted from «Образец» and a deputy, taken off control, release letters on."""
    policy = replace(SETTINGS.policy, letters=("release",), remind_days=(1,))
    plan = tuple(replace(i, closed_on=date(2025, 12, 24)) if i.number in "12" else i for i in items())
    told = {"accepted_on": date(2025, 12, 23), "accepted_by": "Глава Администрации Камфарин Е.Н."}
    rows = [done("ОБР", n, date(2025, 12, 17), incoming="22.12.2025 № 87", **told) for n in "12"]
    rows += [done("ЗАМ-1", n, date(2025, 12, 12), **told) for n in "12"]
    return judged(book(*rows, plan=plan), date(2025, 12, 24), None, replace(SETTINGS, policy=policy))


def three_sorts() -> tuple[Review, Decisions]:
    """Item 1 overdue, item 2 told without a date, item 6 near: one letter."""
    return judged(book(row("ОБР", "2", state=State.DONE)), REMINDED)


def by_agreement() -> tuple[Review, Decisions]:
    """A performer who has only agreed to take part and owes nothing but item 6."""
    rows = [done("ОБР", n, date(2025, 12, 12)) for n in "12"]
    return judged(book(*rows, performers=(replace(PERFORMERS[2], relation=Relation.BY_AGREEMENT),)), REMINDED)


def everything_done() -> tuple[Review, Decisions]:
    people = {"ЗАМ-1": 41, "ОБР": 38, "ПРИМ": 26, "ШАБ": 20, "ТИП": 22}
    rows = [done(p.code, i, date(2025, 12, 12)) for p in PERFORMERS for i in "12" if (p.code, i) != ("ОБР", "2")]
    rows += [done("ОБР", "2", date(2025, 12, 17))]
    for performer in PERFORMERS:
        count = people.get(performer.code)
        rows += [done(performer.code, "6", date(2025, 12, 26), staff_total=count, staff_moved=count)]
    return judged(book(*rows), date(2025, 12, 29))


MODELS = {
    "m1-reminder": (all_but_the_last, "ОБР", None, "01-15/К-5"),
    "m1a-reminder-note": (all_but_the_last, "ЗАМ-1", None, "02-03/К-1"),
    "m2-overdue": (lambda: judged(book(), FIRST), "ОБР", None, "01-15/К-2"),
    "m2-overdue-note": (lambda: judged(book(), FIRST), "ЗАМ-1", None, "02-03/К-1"),
    "m2-overdue-second": (lambda: morning(SECOND), "ПРИМ", None, "01-15/К-7"),
    "m3-request": (lambda: morning(date(2025, 12, 22)), "ОБР", None, "01-15/К-6"),
    "joined-overdue-reminder-control-point": (lambda: judged(book(), REMINDED), "ОБР", None, "01-15/К-4"),
    "m4-release": (two_items_closed, "ОБР", None, "01-15/К-9"),
    "m4-release-note": (two_items_closed, "ЗАМ-1", None, "02-03/К-2"),
    "covering": (started, "ОБР", None, "01-15/К-1"),
    "covering-note": (started, "ЗАМ-1", None, "02-03/К-1"),
    "joined-overdue-request-reminder": (three_sorts, "ОБР", None, "01-15/К-4"),
    "agreement": (by_agreement, "ОБР", None, "01-15/К-8"),
    "m5-progress": (lambda: morning(date(2025, 12, 22)), "", Kind.PROGRESS, ""),
    "m6-completion": (lambda: morning(COMPLETION), "", Kind.COMPLETION, "02-01/К-1"),
    "m6-completion-all-done": (everything_done, "", Kind.COMPLETION, "02-01/К-1"),
    "m7-supplement": (lambda: morning(SUPPLEMENT), "", Kind.SUPPLEMENT, "02-01/К-3"),
}


@pytest.mark.parametrize("name", MODELS)
def test_a_model_paper_reads_as_its_golden_outline(name: str, tmp_path: Path) -> None:
    situation, code, kind, number = MODELS[name]
    review, decisions = situation()
    paper = paper_for(decisions, code, kind)
    known = facts(review, number=number)
    letter = compose(paper, known, words())
    assert unlike(outline(letter), ROOT / "tests" / "golden" / f"{name}.txt", tmp_path) == ""
    assert check_letter(letter, paper, known) == ()


def test_a_draft_bears_its_mark_and_neither_number_nor_date() -> None:
    review, decisions = judged(book(), FIRST)
    letter = compose(paper_for(decisions, "ОБР"), facts(review, draft=True), words())
    assert letter.draft_mark == "ПРОЕКТ"
    assert letter.number_line == "____________ №\u00a0____________"


def test_numbers_by_hand_leave_room_for_the_hand() -> None:
    review, decisions = judged(book(), FIRST)
    letter = compose(paper_for(decisions, "ОБР"), facts(review, assign="by_hand"), words())
    assert letter.number_line == "____________ №\u00a0____________"
    assert letter.draft_mark == ""


def test_composing_twice_gives_the_same_letter_and_plain_json() -> None:
    review, decisions = morning(COMPLETION)
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    known = facts(review, number="02-01/К-1")
    assert compose(paper, known, words()) == compose(paper, replace(known), words())
    assert compose(paper, known, words()).as_json()["form"] == "memo"
