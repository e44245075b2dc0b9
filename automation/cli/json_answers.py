"""The JSON answers of the command line (fixed shapes: other programs read them)."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from msgspec import to_builtins

from automation.day.call import DayReport, Reading
from automation.gathering import by_first
from automation.model.control import Entry, Verdict
from automation.model.plan import OrderId
from automation.model.received import Received
from automation.register import MailRecord
from automation.russian import natural_key

Json = dict[str, Any]
FINDING = ("code", "level", "sheet", "cell", "performer", "message")


def dump(value: Mapping[str, Any]) -> str:
    """Return one JSON document with Cyrillic letters as they are."""
    return json.dumps(to_builtins(value), ensure_ascii=False, indent=2)


def day_answer(report: DayReport) -> Json:
    """Return what ``day --json`` prints."""
    return {
        "on": report.on.isoformat(),
        "read": [reading_answer(r) for r in report.readings],
        "findings": len(report.findings),
        "issued": [entry_answer(e) for e in report.issued],
        "notices": [picked(n, "kind", "order", "code", "item", "text") for n in report.notices],
        "mail": [delivery_answer(m) for m in report.mail],
    }


def register_answer(entries: Iterable[Entry], mail: Iterable[MailRecord]) -> Json:
    """Return what ``register --json`` prints: papers with their date and their messages."""
    messages = messages_by_key(mail)
    papers = [{**entry_answer(e), **edition_answer(e), "mail": list(messages.get(e.key, ()))} for e in entries]
    return {"issued": papers}


def edition_answer(entry: Entry) -> Json:
    """Return the date printed on a paper; of one that was reissued also its edition and the dates before."""
    told: Json = {"date": entry.day.isoformat()}
    if entry.edition > 1:
        told |= {"edition": entry.edition, "former_dates": [day.isoformat() for day in entry.former_days]}
    return told


def messages_by_key(mail: Iterable[MailRecord]) -> dict[str, tuple[Json, ...]]:
    """Gather the messages under the keys of their papers."""
    return by_first((m.key, delivery_answer(m) | (picked(m, "edition") if m.edition > 1 else {})) for m in mail)


def picked(value: object, *names: str) -> Json:
    """Take these fields of a value as plain JSON data: days as ISO text, members of an enumeration by their values."""
    picked: Json = to_builtins({name: getattr(value, name) for name in names})
    return picked


def message_answer(message: Received) -> Json:
    """Return one message that came from outside; its files are paths relative to the home."""
    return {
        "name": message.name,
        "sent_on": message.sent_on.isoformat(),
        "sender": message.sender,
        "subject": message.subject,
        "files": [*message.files, *message.forms],
        "ask": message.ask or None,
    }


def delivery_answer(mail: MailRecord) -> Json:
    """Return one message and what became of it."""
    return picked(mail, "to", "kind", "subject", "state", "message_id")


def reading_answer(reading: Reading) -> Json:
    """Return one file of the inbox and how reading it ended."""
    sha256 = reading.book.sha256 if reading.book else None
    return picked(reading, "file", "order") | {"sha256": sha256} | picked(reading, "state", "message")


def order_answer(order: OrderId | None) -> Json | None:
    """Return an order, which every answer names by its number and date; None for none."""
    return picked(order, "number", "date") if order else None


def entry_answer(entry: Entry) -> Json:
    """Return one paper; ``number`` and ``path`` are null in a dry run, its occasions do not repeat its order."""
    addressee = {
        "code": entry.addressee_code,
        "organisation": entry.addressee_organisation,
        "name": entry.addressee_name,
    }
    return {
        "number": entry.number or None,
        **picked(entry, "kind", "form", "order"),
        "addressee": addressee if entry.addressee_code else None,
        "items": sorted({o.item for o in entry.occasions if o.item != "-"}, key=natural_key),
        "occasions": [picked(o, "code", "item", "control_date", "kind", "step") for o in entry.occasions],
        "key": entry.key,
        "path": entry.path or None,
        "state": entry.state.value,
    }


def check_answer(on: date, readings: Iterable[tuple[Reading, Iterable[Verdict]]]) -> Json:
    """Return what ``check --json`` prints."""
    return {
        "on": on.isoformat(),
        "workbooks": [
            {
                **picked(reading, "file", "order", "state", "message"),
                "findings": [picked(f, *FINDING) for f in reading.findings],
                "verdicts": [verdict_answer(v) for v in verdicts],
            }
            for reading, verdicts in readings
        ],
    }


def verdict_answer(verdict: Verdict) -> Json:
    """Return one verdict; ``control_date`` is the first term, and what has a ``released_on`` is off control since."""
    obligation = {"code": verdict.performer.code, "item": verdict.item.number}
    return obligation | picked(verdict, "control_date", "standing", "due", "days", "released_on")
