"""A paper of any kind as it would look today, and the days played forward. On values."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.foresight import entry_of, foresee, remember_day
from automation.control.previewing import preview_paper
from automation.control.review import follow, review
from automation.errors import CallError
from automation.model.control import PaperState, empty_history
from automation.model.kinds import Form, Kind, Topic
from automation.model.notice import NoticeKind
from automation.model.report import Book, Substitution
from automation.model.standing import Fault
from tests.support.compose_world import SETTINGS, book, done
from tests.support.control_story import small
from tests.support.nightly import LONG

ON = date(2025, 12, 17)


def shown(kind: Kind, code: str = "", made: Book | None = None, on: date = ON) -> tuple[object, ...]:
    paper = preview_paper(review(made or book(), empty_history(), SETTINGS, on).morning, kind, code)
    who = paper.addressee.code if paper.addressee else "-"
    return who, paper.form, paper.signer, [g.occasion.item for g in paper.grounds], paper.respond_by


@pytest.mark.parametrize(
    ("kind", "code", "expected"),
    [
        (Kind.OVERDUE, "ПРИМ", ("ПРИМ", Form.LETTER, "letter", ["1", "2"], date(2025, 12, 19))),
        (Kind.REMINDER, "ПРИМ", ("ПРИМ", Form.LETTER, "letter", ["6"], date(2025, 12, 24))),
        (Kind.REQUEST, "ЗАМ-1", ("ЗАМ-1", Form.NOTE, "note", ["4"], date(2025, 12, 19))),
        (Kind.REQUEST, "СОЦ", ("ОБР", Form.LETTER, "letter", ["3", "5"], date(2025, 12, 19))),
        (Kind.COVERING, "ТИП", ("ТИП", Form.LETTER, "letter", ["1", "2", "4", "6"], None)),
        (Kind.PROGRESS, "", ("-", Form.REFERENCE, "note", ["-"], None)),
        (Kind.COMPLETION, "", ("-", Form.MEMO, "responsible", ["-"], None)),
        (Kind.SUPPLEMENT, "", ("-", Form.MEMO, "responsible", ["-"], None)),
    ],
)
def test_each_kind_is_shown_to_whom_it_would_go(kind: Kind, code: str, expected: tuple[object, ...]) -> None:
    assert shown(kind, code) == expected


def test_a_reminder_far_before_the_term_names_a_day_before_it() -> None:
    assert shown(Kind.REMINDER, made=small(term="до 26.12.2025"))[-1] == date(2025, 12, 24)


def test_a_release_is_shown_for_what_was_met() -> None:
    made = book(done("ШАБ", "2", date(2025, 12, 12)))
    assert shown(Kind.RELEASE, made=made) == ("ШАБ", Form.LETTER, "letter", ["2"], None)


def test_where_nobody_is_concerned_the_codes_are_told() -> None:
    morning = review(book(), empty_history(), SETTINGS, ON).morning
    with pytest.raises(CallError, match="ЗАМ-1, ЗАМ-2, ОБР"):
        preview_paper(morning, Kind.RELEASE)
    with pytest.raises(CallError):
        preview_paper(morning, Kind.OVERDUE, "НЕТ")


def test_a_shown_request_asks_about_the_fault_and_never_calls_a_dated_item_permanent() -> None:
    faulty = small(replace(done("ОБР", "1", date(2025, 12, 12)), executed_on=None))
    paper = preview_paper(review(faulty, empty_history(), SETTINGS, ON).morning, Kind.REQUEST)
    assert [(g.faults, g.topic) for g in paper.grounds] == [((Fault.NO_DATE,), Topic.REQUEST)]
    lasting = small(term="постоянно")
    paper = preview_paper(review(lasting, empty_history(), SETTINGS, ON).morning, Kind.REQUEST)
    assert [(g.faults, g.topic) for g in paper.grounds] == [((Fault.CONTROL_POINT,), Topic.CONTROL_POINT)]
    with pytest.raises(CallError, match="Нет пункта"):
        preview_paper(review(small(), empty_history(), SETTINGS, ON).morning, Kind.REQUEST)
    paper = preview_paper(review(small(), empty_history(), SETTINGS, ON).morning, Kind.OVERDUE)
    assert [(g.faults, g.topic, g.occasion.step) for g in paper.grounds] == [((), Topic.OVERDUE, 1)]


def test_a_reminder_is_shown_for_a_term_to_come_and_an_overdue_letter_for_one_that_has_passed() -> None:
    assert shown(Kind.OVERDUE, "ПРИМ", on=date(2025, 12, 12))[3] == ["1", "2", "6"]
    assert shown(Kind.REMINDER, "ПРИМ", on=date(2025, 12, 29))[3] == ["1", "2", "6"]


def test_the_acting_person_is_shown() -> None:
    acting = Substitution(code="ОБР", post="", name="Заменова Анна Ивановна", since=ON, until=None)
    made = small(substitutions=(acting,))
    paper = preview_paper(review(made, empty_history(), SETTINGS, ON).morning, Kind.OVERDUE)
    assert paper.addressee is not None
    assert paper.addressee.name == "Заменова Анна Ивановна"


def test_days_are_played_one_by_one_and_each_paper_counts_as_sent_on_its_day() -> None:
    days = list(foresee(small(), empty_history(), SETTINGS, date(2025, 12, 12), date(2025, 12, 23)))
    assert [d.on.day for d in days] == list(range(12, 24))
    written = {d.on.day: [p.kind.value for p in d.decisions.papers] for d in days if d.decisions.papers}
    assert written == {15: ["completion"], 16: ["overdue"], 23: ["overdue"]}
    first = next(p for d in days for p in d.decisions.papers if p.kind is Kind.OVERDUE)
    entry = entry_of(first)
    assert (entry.state, entry.number, entry.sent_on, entry.key) == (PaperState.DRAFT, "", None, first.key)
    assert list(foresee(small(), empty_history(), SETTINGS, date(2025, 12, 12), date(2025, 12, 11))) == []


@LONG
def test_days_played_forward_bring_the_papers_and_calls_that_the_days_themselves_decide() -> None:
    rows = (done("ШАБ", "2", date(2025, 12, 12)), replace(done("ОБР", "1", date(2025, 12, 12)), executed_on=None))
    made, history = book(*rows), empty_history()
    days = list(foresee(made, history, SETTINGS, date(2025, 12, 11), date(2026, 2, 27)))
    for day in days:
        reviewed = review(made, history, SETTINGS, day.on)
        decided = follow(reviewed)
        called = tuple(n for n in decided.notices if n.kind is NoticeKind.CALL)
        assert (day.decisions.papers, day.decisions.notices) == (decided.papers, called), day.on
        history = remember_day(history, reviewed, decided)
    assert sum(len(d.decisions.papers) for d in days) > 20
    assert sum(len(d.decisions.notices) for d in days) > 20
