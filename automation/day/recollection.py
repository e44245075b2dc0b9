"""What the register remembers for later mornings, beside papers and mail.

Of each order: what was reported and judged today, and what amending orders propose. Of slow libraries: their answers,
so that a quiet morning asks neither dictionary nor calendar again.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from automation import russian
from automation.control.memos import baseline_of
from automation.control.review import Review
from automation.control.seen import new_versions
from automation.day.issuing import Decided, Issue
from automation.model.kinds import MEMOS
from automation.model.plan import Amending, OrderId
from automation.model.report import State
from automation.model.reported import Claim, Snapshot
from automation.model.standing import DONE
from automation.model.told_facts import facts_of
from automation.plan.workdays import library_answers, remember_answers
from automation.register import Register, Remembered, SeenBook
from automation.register.intake import Memory, note_value, recall_sound_value, recall_value
from automation.russian.performer_doubts import Doubts

AMENDED = "amendments"  # kinds of notes; the key is that of the order, which amending orders change
KIND = "declension"
CALENDAR = "calendar"
DICTIONARIES = ("pymorphy3_dicts_ru", "pytrovich")


class KeptDoubts(Struct, frozen=True, kw_only=True):
    """Which declensions of an order were in doubt, by performer, and the hash of the rules that said so."""

    rules: str
    doubts: dict[str, Doubts]


def remembered(one: Decided, issues: Iterable[Issue]) -> Remembered:
    """Return what the register is to remember of the order after today."""
    morning = one.morning
    facts = facts_of(one.review.figures)
    memos = [i.new.paper for i in issues if i.decided is one and i.new.paper.kind in MEMOS]
    return Remembered(
        order=one.order,
        dispatches=one.matched.facts,
        claims=tuple(claims_of(one.review)),
        rows=new_versions(morning),
        snapshots=tuple(Snapshot(kind=p.kind, day=p.day, facts=facts) for p in memos),
        baseline=baseline_of(morning, one.review.figures),
        seen_plan=one.review.plan,
        told=one.decisions.told,
        book=SeenBook(
            order=one.order,
            file=morning.book.file,
            sha256=morning.book.sha256,
            modified=morning.book.modified,
            filled=morning.book.filled,
            working_day=morning.calendar.is_working(morning.on),
        ),
    )


def claims_of(review: Review) -> Iterable[Claim]:
    """Give each «исполнено» with a date, as it stands today."""
    for verdict in review.morning.verdicts:
        row = verdict.row
        if row is None or row.state is not State.DONE or row.executed_on is None or verdict.first_seen is None:
            continue
        if row.executed_on > review.morning.on:
            continue  # a claim from that day on; before it, only a finding
        recurring = verdict.item.recurring
        yield Claim(
            code=row.code,
            item=row.item,
            control_date=None if recurring else verdict.control_date,
            executed_on=row.executed_on,
            first_seen=verdict.first_seen,
            accepted=verdict.standing in DONE,
        )


def propose(memory: Memory, order: OrderId, proposal: Amending) -> None:
    """Keep a proposal; an earlier one by the same amending order goes, but the day it came on stays."""
    before = amendments(memory, order)
    day = next((a.day for a in before if a.by == proposal.by), proposal.day)
    kept = [a for a in before if a.by != proposal.by]
    note_value(memory, AMENDED, order.key, [*kept, replace(proposal, day=day)])


def amendments(memory: Memory, order: OrderId) -> Sequence[Amending]:
    """Return what amending orders propose for an order, the oldest first."""
    return recall_value(memory, AMENDED, order.key, list[Amending]) or []


def recall_doubts(register: Register, order: OrderId) -> Mapping[str, Doubts]:
    """Return ``Review.morning.doubts`` as kept for an order; nothing where the rules of declension changed."""
    told = recall_sound_value(register, KIND, order.key, KeptDoubts)
    return told.doubts if told and told.rules == declension_rules() else {}


def note_doubts(register: Register, reviewed: Review) -> None:
    """Keep them for tomorrow; unchanged ones cost no write."""
    morning = reviewed.morning
    told = KeptDoubts(rules=declension_rules(), doubts=dict(morning.doubts))
    note_value(register, KIND, morning.book.order.id.key, told)


def recall_calendar(register: Register) -> None:
    """Recall the days off, where the library that told them is still the same one."""
    with suppress(ValueError):  # a memory edited by hand is no memory
        remember_answers(recall_value(register, CALENDAR, _library("holidays"), dict[str, list[date] | int]) or {})


def note_calendar(register: Register) -> None:
    """Keep the days off that were asked so far."""
    note_value(register, CALENDAR, _library("holidays"), dict(sorted(library_answers().items())))


@cache
def declension_rules() -> str:
    """Hash what the answers hang on: our own rules by content, the dictionaries by their files' time."""
    digest = hashlib.sha256()
    for file in sorted(Path(russian.__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    digest.update(" ".join(map(_library, DICTIONARIES)).encode())
    return digest.hexdigest()


def _library(name: str) -> str:
    """Identify a library as installed by its place and the time of its files."""
    found = find_spec(name)
    return f"{found.origin} {Path(found.origin).stat().st_mtime_ns}" if found and found.origin else name
