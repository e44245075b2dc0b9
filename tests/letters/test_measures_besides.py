"""What memos say of measures besides letters about a delay: who was heard, what was asked before it."""

from datetime import date
from functools import partial

import pytest
from msgspec.structs import replace

from automation.letters.marks import plain
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import State, StatusRow
from tests.letters.test_memo_measures import AFTER, BOTH, LAST, SECOND, TERM, measures
from tests.support.compose_world import book, done, facts, lists_told, row
from tests.support.control_story import ORG, Story, item, small


def decided(*, kind: RulingKind = RulingKind.HEAR, **values: object) -> Ruling:
    """Make a decision about item 1 of МБУК «Образец», carried out on 22.12 unless told otherwise."""
    given: dict[str, object] = {
        "decided_on": date(2025, 12, 19),
        "decided_by": "Глава Камфарин Е.Н.",
        "kind": kind,
        "items": ("1",),
        "code": "ОБР",
        "done_on": date(2025, 12, 22),
        "basis": "резолюция от 19.12.2025",
    }
    return Ruling(**{**given, **values})  # type: ignore[arg-type]


def in_memo(*rulings: Ruling, rows: tuple[StatusRow, ...], author: str = "") -> list[str]:
    """Return the measures in the memo of 29.12: letters about item 1 of two performers went out on 16.12."""
    story, both = Story(sent=True), (ORG, SECOND)
    story.day(AFTER, book(plan=BOTH, performers=both))
    last = replace(book(*rows, plan=BOTH, performers=both), rulings=rulings)
    reviewed, _ = story.day(LAST, last)
    return [plain(line).replace("\u00a0", " ") for line in measures(facts(reviewed, number="1"), author)]


def test_the_measures_tell_when_somebody_was_heard_who_owes_the_item_no_more() -> None:
    late = tuple(done(code, n, date(2025, 12, 23)) for code in ("ОБР", "БИБЛ") for n in ("1", "2"))
    other = decided(kind=RulingKind.OTHER, basis="поручение от 19.12.2025")
    letter = "по пункту 1 направлено письмо от 16.12.2025"
    when = "22.12.2025 по Вашему решению (резолюция от 19.12.2025)"
    again = decided(done_on=date(2025, 12, 24), decided_on=date(2025, 12, 23), basis="протокол от 23.12.2025 № 8")
    heard, not_heard = in_memo(decided(), again, other, rows=late)
    assert heard == (
        f"МБУК «Образец» – {letter}, исполнитель заслушан {when} и 24.12.2025 по Вашему решению "
        "(протокол от 23.12.2025 № 8), Ваше решение (поручение от 19.12.2025) исполнено 22.12.2025"
    )
    assert not_heard == f"МБУК «Библиотека» – {letter}"
    mine, _ = in_memo(decided(), rows=late, author=ORG.name)
    assert mine == f"мне {letter}, мои пояснения заслушаны {when}"
    for waiting in (decided(done_on=None), decided(code=""), decided(done_on=date(2025, 12, 30))):
        assert "заслушан" not in " ".join(in_memo(waiting, rows=late))


def test_the_measures_repeat_no_decision_that_the_lists_tell() -> None:
    (other,) = in_memo(decided(), rows=tuple(done("БИБЛ", n, date(2025, 12, 23)) for n in ("1", "2")))
    assert other.startswith("МБУК «Библиотека» – по пункту 1")


def test_a_question_is_a_measure_whenever_its_item_was_executed() -> None:
    """The report of 10.12 was sent back before the term: what was really sent stands in the memo (papers.md)."""
    back = done(
        "ОБР", "1", date(2025, 12, 10), accepted_on=None, returned_on=date(2025, 12, 11), return_reason="нет акта"
    )
    for day in (16, 12):
        story = Story(sent=True)
        story.day(date(2025, 12, 10), book(replace(back, returned_on=None), plan=BOTH, performers=(ORG,)))
        _, decisions = story.day(date(2025, 12, 11), book(back, plan=BOTH, performers=(ORG,)))
        assert {p.kind for p in decisions.papers if p.addressee} == {Kind.REQUEST}
        executed = (done("ОБР", "1", date(2025, 12, day)), done("ОБР", "2", TERM))
        reviewed, _ = story.day(LAST, book(*executed, plan=BOTH, performers=(ORG,)))
        (line,) = measures(facts(reviewed, number="1"))
        assert "по пункту 1 направлено письмо от 11.12.2025" in line


def test_the_measures_tell_of_a_hearing_about_a_report_whose_followers_came_in_time() -> None:
    plan = (item("ежемесячно до 5 числа"), item("до 27.02.2026", "2", row=3))
    first = replace(done("ОБР", "1", date(2025, 12, 22)), control_date=date(2025, 12, 5))
    heard = decided(decided_on=date(2025, 12, 17), basis="протокол от 17.12.2025 № 9")
    every = decided(items=(), kind=RulingKind.OTHER, basis="поручение от 19.12.2025")
    story, rows = Story(sent=True), (first, done("ОБР", "2", date(2026, 2, 24)))
    for on, month in ((date(2025, 12, 10), 0), (date(2025, 12, 23), 12), (date(2026, 1, 5), 1), (date(2026, 2, 5), 2)):
        report = {0: row("ОБР", "1"), 12: first}.get(month) or done("ОБР", "1", on, control_date=on)
        story.day(on, book(report, plan=plan, performers=(ORG,)))
    rows = (done("ОБР", "1", date(2026, 2, 5), control_date=date(2026, 2, 5)), rows[1])
    last = replace(book(*rows, plan=plan, performers=(ORG,)), rulings=(heard, every))
    reviewed, _ = story.day(date(2026, 3, 2), last)
    (line,) = measures(facts(reviewed, number="1"))
    assert (
        plain(line)
        .replace("\u00a0", " ")
        .endswith(
            "исполнитель заслушан 22.12.2025 (пункт 1) по Вашему решению (протокол от 17.12.2025 № 9), "
            "Ваше решение (поручение от 19.12.2025) исполнено 22.12.2025"
        )
    )


def test_an_answer_that_is_entered_for_another_item_is_told_as_about_that_one_among_the_measures() -> None:
    story, both = Story(sent=True), (ORG, SECOND)
    story.day(AFTER, book(plan=BOTH, performers=both))
    (mine,) = (e for e in story.history.entries if e.addressee_code == "ОБР")
    came = replace(done("ОБР", "2", date(2025, 12, 23)), incoming="вх. № 375 от 23.12.2025")
    rows = (done("ОБР", "1", date(2025, 12, 23)), came, *(done("БИБЛ", n, date(2025, 12, 23)) for n in ("1", "2")))
    reviewed, _ = story.day(LAST, book(*rows, plan=BOTH, performers=both))
    known = facts(reviewed, number="1")
    answered = replace(mine, answer="вх. № 375 от 23.12.2025")
    known = replace(known, entries=tuple(answered if e.key == mine.key else e for e in known.entries))
    said = plain(measures(known)[0]).replace("\u00a0", " ")
    assert said.endswith("по пункту 1 направлено письмо от 16.12.2025 (ответ по пункту 2, вх. от 23.12.2025 № 375)")


def test_a_question_about_a_lasting_item_that_was_reported_on_since_is_no_measure_told_without_its_outcome() -> None:
    """«по пункту 11 направлена служебная записка от 03.06.2026» told no outcome, and the item's line a report."""
    plan = (item("до 30.01.2026"), item("постоянно", "4", row=5))
    for reported, told in ((date(2026, 1, 27), False), (date(2026, 1, 20), True)):
        story, made = Story(sent=True), partial(book, plan=plan, performers=(ORG,))
        for on in (date(2025, 12, 12), date(2026, 1, 23)):
            story.day(on, made())
        report = row(
            "ОБР", "4", state=State.DONE, executed_on=reported, evidence="журнал", done="принято 143 сообщения"
        )
        reviewed, _ = story.day(date(2026, 2, 2), made(report))
        known = facts(reviewed, number="1")
        assert ("23.01.2026" in " ".join(measures(known))) is told
        assert known.figures
        assert "сведения о выполнении представило МБУК «Образец»" in plain(lists_told(known.figures, known)).replace(
            "\u00a0", " "
        )


@pytest.mark.parametrize("registered", ["", "№ 3217 от 26.01.2026"])
def test_a_letter_about_a_lasting_item_left_unanswered_is_no_measure_where_the_line_of_the_item_tells_of_it(
    registered: str,
) -> None:
    """The line names it by the day of its registration, which may be later than the printed one."""
    story, made = Story(sent=True), small(plan=(item("до 30.01.2026"), item("постоянно", "4", row=5)))
    story.day(date(2026, 1, 23), made)
    story.mark(registered=registered)
    reviewed, _ = story.day(date(2026, 2, 4), made)
    known = facts(reviewed, number="1")
    assert known.figures
    day = "26.01.2026" if registered else "23.01.2026"
    assert f"запрошенные {day} сведения" in plain(lists_told(known.figures, known)).replace("\u00a0", " ")
    assert day not in " ".join(measures(known))


@pytest.mark.parametrize("besides", ["nothing", "a letter of his own", "an answer of another"])
def test_a_question_about_a_lasting_item_is_told_with_what_else_is_told_of_its_performer_or_of_that_morning(
    besides: str,
) -> None:
    """A записка about item 12 was left out beside three others to its reader, and those of its day to others told."""
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3), item("постоянно", "4", row=5))
    story, made = Story(sent=True), partial(book, plan=plan, performers=(ORG, SECOND))
    late, in_time = done("ОБР", "1", date(2025, 12, 22)), done("ОБР", "1", TERM)
    first, other = late if besides == "a letter of his own" else in_time, done("БИБЛ", "1", TERM)
    for on, rows in ((AFTER, (in_time, other)[first is late :]), (date(2026, 1, 23), (first, other))):
        _, decisions = story.day(on, made(*rows))
    asked = {p.addressee.code: p for p in decisions.papers if p.addressee}
    assert asked.keys() == {"ОБР", "БИБЛ"}
    if besides == "an answer of another":
        story.mark((asked["БИБЛ"],), answer="26.01.2026 № 7")
    report = partial(row, state=State.DONE, executed_on=date(2026, 1, 27), evidence="журнал", done="принято сообщение")
    reviewed, _ = story.day(date(2026, 2, 2), made(first, other, report("ОБР", "4"), report("БИБЛ", "4")))
    said = [plain(line).replace("\u00a0", " ") for line in measures(facts(reviewed, number="1"))]
    told = [line.partition(" – ")[0] for line in said if "от 23.01.2026" in line]
    assert told == ([] if besides == "nothing" else ["МБУК «Образец»", "МБУК «Библиотека»"]), said
