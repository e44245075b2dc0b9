"""Reads the register by plain SQL: which papers there are, what they were written about, what became of them."""

import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from msgspec import Struct


class Spent(Struct, frozen=True):
    """One occasion of a paper."""

    code: str
    item: str
    control_date: date | None
    kind: str
    step: int


class Paper(Struct, frozen=True, kw_only=True):
    """One line of the journal, as the register holds it now."""

    id: int
    number: str
    printed: str
    kind: str
    form: str
    day: date
    code: str
    path: str
    signed_on: date | None
    sent_on: date | None
    registered: str
    answer: str
    annulled: bool
    respond_by: date | None
    spent: tuple[Spent, ...]


PAPERS = """
    SELECT p.id, p.number, p.printed, p.kind, p.form, p.day, p.addressee_code, p.path, p.signed_on, p.sent_on,
        p.registered, p.answer, p.annulled_on, t.reason FROM papers p JOIN texts t ON t.paper_id = p.id
    ORDER BY p.day, p.id
"""


def papers_in(register: Path) -> tuple[Paper, ...]:
    """Read every paper of the register, oldest first."""
    if not register.exists():
        return ()
    with closing(sqlite3.connect(f"file:{register}?mode=ro", uri=True)) as database:
        spent: dict[int, list[Spent]] = {}
        for paper, code, item, control, kind, step in database.execute(
            "SELECT paper_id, code, item, control_date, kind, step FROM occasions ORDER BY id"
        ):
            spent.setdefault(paper, []).append(Spent(code, item, _day(control), kind, step))
        return tuple(_paper(row, tuple(spent.get(row[0], ()))) for row in database.execute(PAPERS))


def _paper(row: tuple[object, ...], spent: tuple[Spent, ...]) -> Paper:
    number, printed, kind, form, day, code, path, signed, sent, registered, answer, annulled, reason = row[1:]
    on = _day(day)
    assert on is not None
    return Paper(
        id=int(str(row[0])),
        number=str(number),
        printed=str(printed),
        kind=str(kind),
        form=str(form),
        day=on,
        code=str(code),
        path=str(path),
        signed_on=_day(signed),
        sent_on=_day(sent),
        registered=str(registered),
        answer=str(answer),
        annulled=bool(annulled),
        respond_by=_day(json.loads(str(reason)).get("respond_by")),
        spent=spent,
    )


def _day(text: object) -> date | None:
    return date.fromisoformat(str(text)) if text else None
