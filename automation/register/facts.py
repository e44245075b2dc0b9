"""Entries and messages as the JSON of ``day`` and ``register`` shows them (contract section 8)."""

from collections.abc import Iterable
from typing import Any

from automation.model.control import Entry, Occasion
from automation.model.plan import OrderId
from automation.register.records import MailRecord


def order_facts(order: OrderId) -> dict[str, str]:
    """``{"number", "date"}``."""
    return {"number": order.number, "date": order.date.isoformat()}


def occasion_facts(occasion: Occasion) -> dict[str, Any]:
    """One occasion of a paper."""
    return {
        "code": occasion.code,
        "item": occasion.item,
        "control_date": occasion.control_date.isoformat() if occasion.control_date else None,
        "kind": occasion.kind.value,
        "step": occasion.step,
    }


def entry_facts(entry: Entry) -> dict[str, Any]:
    """One member of «issued»; ``addressee`` is null for memos and references."""
    addressee = {
        "code": entry.addressee_code,
        "organisation": entry.addressee_organisation,
        "name": entry.addressee_name,
    }
    return {
        "number": entry.number,
        "kind": entry.kind.value,
        "form": entry.form.value,
        "order": order_facts(entry.order),
        "addressee": addressee if entry.addressee_code else None,
        "items": list(dict.fromkeys(o.item for o in entry.occasions if o.item)),
        "occasions": [occasion_facts(o) for o in entry.occasions],
        "key": entry.key,
        "path": entry.path,
        "state": entry.state.value,
    }


def mail_facts(mail: MailRecord) -> dict[str, Any]:
    """One member of «mail»."""
    return {
        "to": mail.to,
        "kind": mail.kind,
        "subject": mail.subject,
        "state": mail.state.value,
        "message_id": mail.message_id,
    }


def register_facts(entries: Iterable[Entry], mail: Iterable[MailRecord]) -> dict[str, Any]:
    """The whole answer of ``register``: papers with their date and their messages."""
    by_key: dict[str, list[dict[str, Any]]] = {}
    for message in mail:
        by_key.setdefault(message.key, []).append(mail_facts(message))
    return {"issued": [{**entry_facts(e), "date": e.day.isoformat(), "mail": by_key.get(e.key, [])} for e in entries]}
