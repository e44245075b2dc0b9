"""Nobody asks a leader for what she has decided: a day given too late still keeps who has it from a hearing."""

from datetime import date

from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import Book, Extension
from tests.control.test_late_decisions import HEAD
from tests.support.compose_world import done
from tests.support.control_story import Story, december, extension, item, notices, small
from tests.support.told_days import paper_of

PLAN = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
LAST = (item("до 12.12.2025"), item("до 29.12.2025", "2", row=3))
GIVEN = replace(HEAD, decided_on=date(2025, 12, 16), term=date(2025, 12, 29), basis="протокол от 16.12.2025 № 12")
MEETING = "рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1"
HEARING = "заслушать на оперативном совещании"


def progress(made: Book, on: date) -> str:
    """Return the справка of a day, after a first letter about item 1 whose answer day has passed."""
    story = Story(sent=True)
    for day in december(12, 16, 22):
        story.day(day, made if day > december(16)[0] else small(plan=PLAN))
    changed = replace(made, rows=tuple(done("ОБР", "2", on) if r.item == "2" else r for r in made.rows))
    return paper_of(story.day(on, changed))


def test_no_progress_paper_proposes_a_hearing_before_the_day_that_was_given() -> None:
    silent, given = small(plan=PLAN), replace(small(plan=PLAN), rulings=(GIVEN,))
    assert MEETING in progress(silent, date(2025, 12, 29))
    assert MEETING not in progress(given, date(2025, 12, 29))
    assert "до 29.12.2025 (протокол от 16.12.2025 № 12) после его истечения" in progress(given, date(2025, 12, 29))
    assert MEETING in progress(given, date(2026, 1, 12)), "the day has passed"


def exhausted(*lines: Extension) -> tuple[str, list[str]]:
    """Return the memo of a day by which both letters are spent, and what the clerk reads that day."""
    story = Story(sent=True)
    for day in december(12, 16, 23):
        story.day(day, small(plan=LAST))
    reviewed = story.day(date(2025, 12, 30), small(plan=LAST, extensions=lines))
    return paper_of(reviewed, Kind.COMPLETION), [n.text for n in notices(reviewed[1], NoticeKind.PROPOSAL)]


def test_neither_memo_nor_morning_proposes_a_hearing_or_an_extension_that_was_given() -> None:
    memo, told = exhausted()
    assert HEARING in memo
    assert told
    given = extension(decided_on=date(2025, 12, 24), new_term=date(2026, 1, 12), decided_by=HEAD.decided_by)
    memo, told = exhausted(given)
    assert "до 12.01.2026 (Ваше решение от 24.12.2025" in memo
    assert "принять решение о продлении" not in memo
    assert HEARING not in memo
    assert not told


def test_to_the_reader_who_prolonged_the_term_himself_it_is_his_decision() -> None:
    given = extension(decided_on=date(2025, 12, 24), new_term=date(2026, 1, 12), decided_by="Глава Камфарин Е.Н.")
    memo, _ = exhausted(given)
    assert "до 12.01.2026 (Ваше решение от 24.12.2025" in memo
    memo, _ = exhausted(replace(given, decided_by="Заместитель Главы Примеров П.П."))
    assert "до 12.01.2026 (решение заместителя Главы от 24.12.2025" in memo


def test_a_later_day_that_nobody_has_decided_is_still_proposed_with_the_name() -> None:
    given = extension(decided_on=date(2025, 12, 24), new_term=date(2026, 1, 12), decided_by=HEAD.decided_by)
    asked = extension(row=3, decided_on=None, decided_by="", new_term=date(2026, 2, 2))
    memo, _ = exhausted(given, asked)
    assert "принять решение о продлении срока пункта 1 до 02.02.2026 (исполнитель – МБУК «Образец»), продлен" in memo
    assert "продлении срока пункта 1 до 12.01.2026 (исп" not in memo
