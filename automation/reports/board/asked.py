"""What the board answers beside figures: what is wrong in the workbook, what waits for a person, why a paper exists.

No persons and no words of a cell: a remark is told by its meaning, its place and its cure.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from automation.model.catalogue import catalogue
from automation.model.control import Entry, Notice, NoticeKind, PaperState
from automation.model.kinds import KINDS
from automation.model.report import Finding
from automation.reports.board.values import OUTBOX, Link, link_of
from automation.russian import show
from automation.titles import FORMS, name_items

MOST = 100  # remarks shown of one order
YOUNG = timedelta(days=60)  # a settled paper is explained so long
LEVELS = {"error": "Ошибка", "warning": "Замечание", "note": "Для сведения"}
OURS = frozenset(  # messages that hold words of our own alone
    ("book-renewed", "book-replaced", "book-unrenewed", "order-made", "order-known", "order-copied", "order-amends")
)
WAITING = {
    NoticeKind.CALL: "позвонить",
    NoticeKind.LOST_GROUND: "документ утратил основание",
    NoticeKind.EXPIRING: "документ нужно подписать сегодня или перевыпустить",
    NoticeKind.PROPOSAL: "предложение заслушать исполнителя ждёт решения",
    NoticeKind.MESSAGE: "пришедшее сообщение ждёт отметки «Ответ» или «Не ответ»",
    NoticeKind.WAITING: "сведения ждут, чтобы их приняли или вернули",
}


class Remark(NamedTuple):
    """A remark: how grave, where it stands, what it says with the cure."""

    level: str
    place: str
    text: str


class Paper(NamedTuple):
    """A paper with its state, whom it goes to, and why it exists."""

    link: Link
    to: str
    why: str


def remarks_of(findings: Iterable[Finding]) -> tuple[Remark, ...]:
    """The remarks on an order's workbook, errors first; of very many the first hundred and a count."""
    ordered = sorted(findings, key=lambda found: list(LEVELS).index(found.level))
    shown = [Remark(LEVELS[f.level], ", ".join(filter(None, (f.sheet, f.cell))), _meaning(f)) for f in ordered[:MOST]]
    if len(ordered) > MOST:
        shown.append(Remark("", "", f"И ещё {len(ordered) - MOST}: в книге «Замечания»."))
    return tuple(shown)


def _meaning(found: Finding) -> str:
    rule = catalogue()[found.code]
    if found.code in OURS:
        return found.message
    item = f" (пункт {found.item})" if found.item else ""
    return f"{rule.title}{item}. {rule.cure}".strip()


def waiting_of(notices: Iterable[Notice]) -> tuple[str, ...]:
    """What waits for a person, by organisation."""
    lines = (
        f"{f'{n.organisation}: ' if n.organisation else ''}{f'пункт {n.item} – ' if n.item else ''}{WAITING[n.kind]}"
        for n in notices
        if n.kind in WAITING
    )
    return tuple(dict.fromkeys(lines))


def papers_of(entries: Iterable[Entry], on: date) -> tuple[Paper, ...]:
    """The papers that are unsettled or young, the newest first, each with its ground."""
    told = (e for e in entries if e.path.startswith(OUTBOX) and (_unsettled(e) or on - e.day <= YOUNG))
    newest = sorted(told, key=lambda e: (e.day, e.key), reverse=True)
    return tuple(Paper(link_of(e), e.addressee_organisation or FORMS[e.form], _why(e)) for e in newest)


def _unsettled(entry: Entry) -> bool:
    return entry.state in {PaperState.DRAFT, PaperState.SIGNED}


def _why(entry: Entry) -> str:
    """«сведения не представлены в срок: пункты 1 и 2 (срок 12.12.2025), второй раз»."""
    parts = []
    for kind in dict.fromkeys(o.kind for o in entry.occasions):
        mine = [o for o in entry.occasions if o.kind is kind]
        items = name_items(o.item for o in mine if o.item != "-")
        terms = sorted({o.control_date for o in mine if o.control_date})
        when = f" (срок {', '.join(map(show, terms[:3]))})" if terms else ""
        again = ", повторно" if max(o.step for o in mine) > 1 and items else ""
        parts.append(f"{KINDS[kind].listed}{f': {items}' if items else ''}{when}{again}")
    return "; ".join(parts)
