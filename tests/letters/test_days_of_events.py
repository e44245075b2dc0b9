"""A term that hangs on an event: its day may be named whenever it is known, and a report counts without it."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.obligations import refused_extensions
from automation.letters.composing import compose
from automation.messages.result import result_line
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.standing import Standing
from automation.plan.terms import read_clarified, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, facts, judged, outline, paper_for, words
from tests.support.control_story import Story, extension, item, occasions, only, settings, small, to

AFTER = "в течение 5 рабочих дней после завершения опытной эксплуатации"
COUNTED = f"{AFTER}, срок отсчитан от 15.12.2025"
COVERED = settings(letters=("covering",), progress="off")


def named(term: str, day: str) -> Item:
    return replace(item(term), override=read_term(day, SIGNED, Calendar()))


@pytest.mark.parametrize("term", [AFTER, "по мере поступления"])
def test_the_day_of_an_event_is_accepted_after_the_first_paper_and_then_stands(term: str) -> None:
    story = Story(COVERED)
    _, issued = story.day(date(2025, 12, 12), small(term=term))
    assert occasions(to(issued, "ОБР")) == [("covering", "ОБР", "1", 1)]
    reviewed, _ = story.day(date(2025, 12, 15), small(plan=(named(term, "до 19.12.2025"),)))
    assert (only(reviewed).due, [f.code for f in reviewed.findings if f.code == "override-late"]) == (
        date(2025, 12, 19),
        [],
    )
    later, _ = story.day(date(2025, 12, 16), small(plan=(named(term, "до 30.12.2025"),)))
    assert only(later).due == date(2025, 12, 19)
    assert [f.code for f in later.findings if f.code == "override-late"] == ["override-late"]


@pytest.mark.parametrize(
    ("kind", "on", "told"),
    [
        (
            Kind.COVERING,
            date(2025, 12, 15),
            f"комиссии | {AFTER} (до 22.12.2025 включительно, отсчитан от 15.12.2025)",
        ),
        (
            Kind.REMINDER,
            date(2025, 12, 19),
            f"поручено до 22.12.2025 включительно ({COUNTED}) {{устранить замечания комиссии}}.",
        ),
        (
            Kind.OVERDUE,
            date(2025, 12, 24),
            f"поручено до 22.12.2025 включительно ({COUNTED}) {{устранить замечания комиссии}}.",
        ),
    ],
)
def test_papers_tell_the_term_counted_from_the_day_of_the_event(kind: Kind, on: date, told: str) -> None:
    bare = item(AFTER, text="Устранить замечания комиссии")
    counted = replace(bare, override=read_clarified("15.12.2025", bare.term, SIGNED, Calendar()))
    chosen = settings(letters=(kind.value,), progress="off")
    reviewed, decisions = Story(chosen).day(on, small(plan=(counted,)))
    printed = outline(compose(paper_for(decisions, kind=kind), facts(reviewed, number="1"), words()))
    assert told in printed
    unknown = replace(bare, override=read_clarified("до 22.12.2025", bare.term, SIGNED, Calendar()))
    reviewed, decisions = Story(chosen).day(on, small(plan=(unknown,)))
    printed = outline(compose(paper_for(decisions, kind=kind), facts(reviewed, number="1"), words()))
    assert "15.12.2025" not in printed.replace("номер | 15.12.2025", "")


def test_a_leader_reads_from_which_day_a_broken_term_was_counted() -> None:
    bare = item(AFTER, text="Устранить замечания комиссии")
    counted = replace(bare, override=read_clarified("15.12.2025", bare.term, SIGNED, Calendar()))
    reviewed, decisions = Story(settings(letters=())).day(date(2025, 12, 23), small(plan=(counted,)))
    printed = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "(срок – 22.12.2025, отсчитан от 15.12.2025)" in printed
    assert f"{AFTER} (до 22.12.2025 включительно, отсчитан от 15.12.2025)" in printed


def test_an_extension_of_an_unknown_day_is_told_where_the_day_belongs() -> None:
    book = small(term=AFTER, extensions=(extension(),))
    why = refused_extensions(judged(book, date(2025, 12, 15))[0].morning)[0].why
    assert why == "дата события не указана: внесите её в «Уточнённый срок» листа «План-график»"


def test_who_waits_for_an_event_is_not_reproached_with_its_day_in_his_mark() -> None:
    reviewed, decisions = judged(small(plan=(item(AFTER), item("до 12.12.2025", "2", row=3))), date(2025, 12, 17))
    told = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "МБУК «Образец» – срок зависит от события, сведений о котором нет" in told
    assert "не указана" not in told


def test_an_accepted_report_counts_whatever_is_known_of_the_event() -> None:
    on = date(2025, 12, 17)
    plan = (item(AFTER), item("до 12.12.2025", "2", row=3))
    filled = (done("ОБР", "1", date(2025, 12, 16)), done("ОБР", "2", date(2025, 12, 12)))
    reviewed, decisions = judged(small(*filled, plan=plan), on)
    verdict = reviewed.morning.verdicts[0]
    assert (verdict.standing, verdict.executed_on) == (Standing.MET, date(2025, 12, 16))
    assert result_line(reviewed.figures) == "Из 2 пунктов полностью исполнено 2 (п. 1 и 2)."
    told = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "Все исполнители – исполнено 16.12.2025" in told or "МБУК «Образец» – исполнено 16.12.2025" in told
    assert "событи" not in told
    assert "продолжить" not in told


def test_a_report_that_waits_is_claimed_and_one_of_what_comes_again_ends_nothing() -> None:
    waiting = replace(done("ОБР", "1", date(2025, 12, 16)), accepted_on=None, accepted_by="")
    assert only(judged(small(waiting, term=AFTER), date(2025, 12, 17))[0]).standing is Standing.CLAIMED
    for term in ("по мере поступления", "в течение 3 дней со дня поступления обращения"):
        told = done("ОБР", "1", date(2025, 12, 16))
        assert only(judged(small(told, term=term), date(2025, 12, 17))[0]).standing is Standing.PERMANENT
