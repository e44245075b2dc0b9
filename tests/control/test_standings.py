"""Each rule of the standing, the first that fits, on values."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.model.control import History, Verdict, empty_history
from automation.model.office import DayMark
from automation.model.plan import Unclear
from automation.model.report import Book, Relation, State, StatusRow
from automation.model.reported import Claim
from automation.model.standing import Fault, Standing
from tests.support.compose_world import book, row
from tests.support.control_story import ORG, extension, item, settings

DAY = date(2025, 12, 22)


def judged(
    *rows: StatusRow,
    on: date = DAY,
    term: str = "до 12.12.2025",
    policy: dict[str, object] | None = None,
    history: History | None = None,
    workbook: Book | None = None,
    relation: Relation = Relation.SUBORDINATE,
    **more: object,
) -> Verdict:
    performer = replace(ORG, relation=relation)
    made = workbook or book(*rows, plan=(item(term),), performers=(performer,))
    made = replace(made, **more)
    reviewed = review(made, history or empty_history(), settings(**(policy or {})), on)
    assert len(reviewed.morning.verdicts) == 1
    return reviewed.morning.verdicts[0]


def done(executed: date | None, **values: object) -> StatusRow:
    return row("ОБР", "1", state=State.DONE, executed_on=executed, **{"evidence": "письмо", **values})


ACCEPTED = {"accepted_on": date(2025, 12, 19), "accepted_by": "Образцова Н.П."}


@pytest.mark.parametrize(
    ("line", "standing", "faults"),
    [
        (row("ОБР", "1"), Standing.OVERDUE, ()),
        (row("ОБР", "1", state=State.NOT_STARTED), Standing.OVERDUE, ()),
        (row("ОБР", "1", state=State.IN_WORK), Standing.OVERDUE, ()),
        (row("ОБР", "1", state=State.IN_WORK, executed_on=date(2025, 12, 12)), Standing.OVERDUE, ()),
        (row("ОБР", "1", state=State.UNKNOWN, state_text="выполненно"), Standing.NO_DATA, (Fault.UNKNOWN_STATE,)),
        (done(None), Standing.NO_DATA, (Fault.NO_DATE,)),
        (done(None, unreadable=frozenset({"Дата исполнения"})), Standing.NO_DATA, (Fault.UNREADABLE,)),
        (done(date(2025, 12, 23)), Standing.NO_DATA, (Fault.FUTURE_DATE,)),
        (done(date(2025, 12, 10)), Standing.NO_DATA, (Fault.BEFORE_ORDER,)),
        (done(date(2025, 12, 12), evidence=" "), Standing.NO_DATA, (Fault.NO_EVIDENCE,)),
        (
            done(date(2025, 12, 12), evidence="", unreadable=frozenset({"Подтверждение"})),
            Standing.NO_DATA,
            (Fault.UNREADABLE,),
        ),
        (done(date(2025, 12, 12), staff_total=38, staff_moved=41), Standing.NO_DATA, (Fault.FIGURES,)),
        (done(date(2025, 12, 12), staff_moved=41), Standing.CLAIMED, ()),
        (done(date(2025, 12, 12)), Standing.CLAIMED, ()),
        (done(date(2025, 12, 12), **ACCEPTED), Standing.MET, ()),
        (done(date(2025, 12, 13), **ACCEPTED), Standing.MET_LATE, ()),
        (done(date(2025, 12, 12), evidence="", staff_total=1, staff_moved=2, **ACCEPTED), Standing.MET, ()),
        (done(None, **ACCEPTED), Standing.NO_DATA, (Fault.NO_DATE,)),
        (done(date(2025, 12, 12), accepted_on=date(2025, 12, 11), accepted_by="Образцова Н.П."), Standing.CLAIMED, ()),
        (done(date(2025, 12, 12), accepted_on=date(2025, 12, 23), accepted_by="Образцова Н.П."), Standing.CLAIMED, ()),
        (done(date(2025, 12, 12), accepted_on=date(2025, 12, 19), accepted_by="Примерова М.И."), Standing.CLAIMED, ()),
        (done(date(2025, 12, 12), accepted_on=date(2025, 12, 19)), Standing.CLAIMED, ()),
        (done(date(2025, 12, 12), accepted_by="Образцова Н.П."), Standing.CLAIMED, ()),
        (
            row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет чатов", accepted_by="Образцова Н.П."),
            Standing.NOT_APPLICABLE,
            (),
        ),
        (row("ОБР", "1", state=State.NOT_APPLICABLE, accepted_by="Образцова Н.П."), Standing.OVERDUE, ()),
        (
            row("ОБР", "1", state=State.NOT_APPLICABLE, comment="клуб закрыт", accepted_by="М.И. Примерова"),
            Standing.CLAIMED,
            (),
        ),
        (row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет чатов"), Standing.CLAIMED, ()),
        (row("ОБР", "1", state=State.NOT_APPLICABLE, reason="нет чатов"), Standing.CLAIMED, ()),
        (row("ОБР", "1", state=State.NOT_APPLICABLE), Standing.OVERDUE, ()),
    ],
)
def test_a_row_past_its_term_is_judged_by_what_it_says(
    line: StatusRow, standing: Standing, faults: tuple[Fault, ...]
) -> None:
    verdict = judged(line)
    assert (verdict.standing, verdict.faults) == (standing, faults)
    assert (verdict.days is not None) == (standing is Standing.OVERDUE)


def test_without_a_row_there_is_no_data() -> None:
    empty = replace(book(plan=(item("до 12.12.2025"),), performers=(ORG,)), rows=())
    verdict = judged(workbook=empty)
    assert (verdict.standing, verdict.faults, verdict.row) == (Standing.NO_DATA, (Fault.NO_ROW,), None)


def test_a_claim_counts_at_once_where_nobody_accepts() -> None:
    assert judged(done(date(2025, 12, 12)), policy={"acceptance": False}).standing is Standing.MET
    assert judged(done(date(2025, 12, 15)), policy={"acceptance": False}).standing is Standing.MET_LATE


def test_evidence_may_be_switched_off() -> None:
    assert judged(done(date(2025, 12, 12), evidence=""), policy={"evidence": False}).standing is Standing.CLAIMED


def test_an_unclear_term_is_no_data_whatever_is_claimed() -> None:
    assert isinstance(item("оперативно").reading.deadline, Unclear)
    assert judged(done(date(2025, 12, 12), **ACCEPTED), term="оперативно").faults == (Fault.UNCLEAR_TERM,)
    exempt = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="клуб закрыт", accepted_by="Образцова Н.П.")
    assert judged(exempt, term="оперативно").standing is Standing.NOT_APPLICABLE


@pytest.mark.parametrize("term", ["постоянно", "по мере поступления"])
def test_permanent_and_on_demand_are_never_overdue(term: str) -> None:
    verdict = judged(row("ОБР", "1"), term=term, on=date(2027, 1, 12))
    assert (verdict.standing, verdict.due, verdict.days) == (Standing.PERMANENT, None, None)


@pytest.mark.parametrize(
    ("on", "standing", "days"),
    [
        (date(2025, 12, 18), Standing.IN_WORK, 6),
        (date(2025, 12, 19), Standing.DUE_SOON, 5),
        (date(2025, 12, 26), Standing.DUE_SOON, 0),
        (date(2025, 12, 27), Standing.OVERDUE, 0),
        (date(2025, 12, 29), Standing.OVERDUE, -1),
        (date(2026, 1, 12), Standing.OVERDUE, -3),
    ],
)
def test_days_are_working_days_to_the_term(on: date, standing: Standing, days: int) -> None:
    verdict = judged(row("ОБР", "1"), term="до 26.12.2025", on=on)
    assert (verdict.standing, verdict.days) == (standing, days)


# 01.02.2026 is a Sunday: 30.01 is the working day before, 02.02 the one after.


@pytest.mark.parametrize(
    ("rule", "on", "standing"),
    [
        ("as_written", date(2026, 1, 30), Standing.DUE_SOON),
        ("as_written", date(2026, 2, 2), Standing.DUE_SOON),
        ("as_written", date(2026, 2, 3), Standing.OVERDUE),
        ("before", date(2026, 1, 30), Standing.DUE_SOON),
        ("before", date(2026, 2, 2), Standing.OVERDUE),
        ("after", date(2026, 2, 2), Standing.DUE_SOON),
        ("after", date(2026, 2, 3), Standing.OVERDUE),
    ],
)
def test_a_term_on_a_day_off_is_never_overdue_on_the_disputed_day(rule: str, on: date, standing: Standing) -> None:
    verdict = judged(row("ОБР", "1"), term="до 01.02.2026", on=on, policy={"deadline_on_day_off": rule})
    assert (verdict.standing, verdict.due) == (standing, date(2026, 2, 1))
    assert verdict.limits
    assert verdict.limits.disputed in {date(2026, 1, 30), date(2026, 2, 2)}


def test_execution_on_the_disputed_day_is_in_time() -> None:
    accepted = {"accepted_on": date(2026, 2, 4), "accepted_by": "Образцова Н.П."}
    for executed, standing in ((date(2026, 2, 2), Standing.MET), (date(2026, 2, 3), Standing.MET_LATE)):
        verdict = judged(done(executed, **accepted), term="до 01.02.2026", on=date(2026, 2, 4))
        assert verdict.standing is standing


def test_an_exclusive_term_ends_the_working_day_before() -> None:
    policy: dict[str, object] = {"due_inclusive": False}
    assert judged(row("ОБР", "1"), on=date(2025, 12, 12), policy=policy).standing is Standing.OVERDUE
    assert judged(row("ОБР", "1"), on=date(2025, 12, 11), policy=policy).standing is Standing.DUE_SOON


EXCLUSIVE: dict[str, object] = {"due_inclusive": False}


@pytest.mark.parametrize(
    ("term", "last"),
    [
        ("до 12.12.2025", 11),
        ("в срок до 12 декабря 2025 года", 11),
        ("до двенадцатого декабря 2025 года", 11),
        ("до 12.12.2025 включительно", 12),
        ("12.12.2025", 12),
        ("не позднее 12.12.2025", 12),
        ("с 11.12.2025 по 12.12.2025", 12),
        ("ежемесячно, до 12 числа", 12),
    ],
)
def test_an_exclusive_reading_shortens_only_until_a_day_without_inclusive(term: str, last: int) -> None:
    for day in range(11, 15):
        verdict = judged(row("ОБР", "1"), term=term, on=date(2025, 12, day), policy=EXCLUSIVE)
        assert (verdict.standing is Standing.OVERDUE) is (day > last)
        assert verdict.days == (0 if day >= 12 else 1), "days count to the written term"
        assert verdict.limits
        assert verdict.limits.exclusive is (last == 11), "the paper says «до», never «включительно»"
    assert judged(row("ОБР", "1"), term=term, on=date(2025, 12, 15), policy=EXCLUSIVE).days == -1


def test_a_clarified_and_a_new_term_keep_their_last_day_under_an_exclusive_reading() -> None:
    clarified = replace(item("до 10.12.2025"), override=item("до 12.12.2025").term)
    made = book(plan=(clarified,), performers=(ORG,))
    assert judged(workbook=made, on=date(2025, 12, 12), policy=EXCLUSIVE).standing is Standing.DUE_SOON
    moved = (extension(new_term=date(2025, 12, 19), decided_on=date(2025, 12, 12)),)
    prolonged = judged(row("ОБР", "1"), extensions=moved, on=date(2025, 12, 19), policy=EXCLUSIVE)
    assert (prolonged.standing, prolonged.due) == (Standing.DUE_SOON, date(2025, 12, 19))


def test_the_offices_own_calendar_decides() -> None:
    holiday = (DayMark(day=date(2025, 12, 12), working=False),)
    assert judged(row("ОБР", "1"), on=date(2025, 12, 15), calendar=holiday).standing is Standing.DUE_SOON


def test_a_performer_by_agreement_is_never_overdue() -> None:
    verdict = judged(row("ОБР", "1"), relation=Relation.BY_AGREEMENT)
    assert verdict.standing is Standing.IN_WORK


def test_the_day_a_claim_was_first_seen_is_remembered() -> None:
    claim = Claim(
        code="ОБР",
        item="1",
        control_date=date(2025, 12, 12),
        executed_on=date(2025, 12, 12),
        first_seen=date(2025, 12, 16),
        accepted=False,
    )
    history = replace(empty_history(), claims=(claim,))
    assert judged(done(date(2025, 12, 12)), history=history).first_seen == date(2025, 12, 16)
    assert judged(done(date(2025, 12, 11)), history=history).first_seen == DAY


def test_verdicts_follow_the_rows_and_obligations_without_a_row_come_last() -> None:
    whole = book(plan=(item("до 12.12.2025"),))
    turned = tuple(replace(r, row=9 - r.row) for r in whole.rows if r.code != "ПРИМ")
    verdicts = review(replace(whole, rows=turned), empty_history(), settings(), DAY).morning.verdicts
    assert [v.performer.code for v in verdicts] == ["ТИП", "ШАБ", "ОБР", "ПРИМ"]


def test_rows_of_several_dates_are_told_apart_by_their_term() -> None:
    first, second = date(2025, 12, 15), date(2025, 12, 19)
    plan = (item("до 15 декабря, 19 декабря 2025 года"),)
    met = replace(done(date(2025, 12, 18), **ACCEPTED), row=2, control_date=second)
    rows = (met, replace(row("ОБР", "1"), row=3, control_date=first))
    verdicts = review(
        replace(book(plan=plan, performers=(ORG,)), rows=rows), empty_history(), settings(), DAY
    ).morning.verdicts
    assert [(v.control_date, v.standing) for v in verdicts] == [(second, Standing.MET), (first, Standing.OVERDUE)]
    assert {v.extension_row for v in verdicts} == {0}


def test_without_remind_and_notice_days_only_the_last_day_is_soon() -> None:
    none: dict[str, object] = {"remind_days": (), "notice_days": ()}
    assert judged(row("ОБР", "1"), on=date(2025, 12, 11), policy=none).standing is Standing.IN_WORK
    assert judged(row("ОБР", "1"), on=date(2025, 12, 12), policy=none).standing is Standing.DUE_SOON
