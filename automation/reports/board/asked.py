"""What the board answers beside figures: what is wrong in the workbook, what waits for a person, why a paper exists.

No persons and no words of a cell: a remark is told by its meaning, its place and its cure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from automation.control.notices import to_sign
from automation.gathering import by_first, gathered
from automation.model.catalogue import catalogue
from automation.model.control import Entry, PaperState
from automation.model.notice import Notice, NoticeKind
from automation.model.report import Finding
from automation.reports.board.values import OUTBOX, Link, link_of
from automation.reports.explained import Facts, GroundWords, grounds_in_words, rule_words
from automation.russian import enumerate_items, name_items, show
from automation.titles import FORMS

UNSETTLED = {PaperState.DRAFT, PaperState.SIGNED}
MOST = 100  # remarks shown of one order
YOUNG = timedelta(days=60)  # a settled paper is explained so long
LEVELS = {"error": "Ошибка", "warning": "Замечание", "note": "Для сведения"}
OURS = frozenset(  # messages that hold our own words alone, and names of files and sheets
    {
        *("book-renewed", "book-replaced", "book-unrenewed", "order-made", "order-known", "order-copied"),
        *("order-amends", "form-damaged", "form-unmarked", "form-no-workbook", "form-other-order"),
        *("form-old-revision", "form-merged", "sheet-unread", "sheet-alike"),
    }
)
PERSON, PERSONS = "Исполнитель в администрации", "Исполнители в администрации"  # the board names no persons
WAITING = {
    NoticeKind.CALL: "позвонить",
    NoticeKind.LOST_GROUND: "",
    NoticeKind.EXPIRING: "",
    NoticeKind.PROPOSAL: "предложение заслушать исполнителя ждёт решения",
    NoticeKind.AMENDING: "письмо ждёт внесения изменяющего документа",
    NoticeKind.RULING: "решение руководства не исполнено или не учтено",
    NoticeKind.MESSAGE: "пришедшее сообщение ждёт отметки «Ответ» или «Не ответ»",
    NoticeKind.FILE: "файла подписанного документа нет в outbox",
    NoticeKind.ANSWER: "на письмо ответили, в таблицу ответ не внесён",
    NoticeKind.WAITING: "сведения ждут, чтобы их приняли или вернули",
}  # "": the notice is about a paper, and its own words name numbers, items and days alone


class BoardRemark(NamedTuple):
    """A remark: how grave, where it stands, what it says with the cure."""

    level: str
    place: str
    text: str


class WaitingLine(NamedTuple):
    """What waits for a person, and how many papers, calls or reports that is besides those of other lines."""

    text: str
    number: int


class ExplainedPaper(NamedTuple):
    """A paper with its state, whom it goes to, and what of its ground is its own."""

    link: Link
    to: str
    edition: int
    own: str


class Why(NamedTuple):
    """Why some papers exist, as ``explain`` says it: the rule, what is the same for all of them, and the papers."""

    rule: str
    lines: tuple[str, ...]
    papers: tuple[ExplainedPaper, ...]


def remarks_of(findings: Iterable[Finding]) -> tuple[BoardRemark, ...]:
    """Return the remarks on an order's workbook, errors first; of very many the first hundred and a count."""
    ordered = sorted(findings, key=lambda found: list(LEVELS).index(found.level))
    places = ((found, ", ".join(filter(None, (found.sheet, found.cell)))) for found in ordered[:MOST])
    shown = [BoardRemark(LEVELS[found.level], place, _meaning(found)) for found, place in places]
    if len(ordered) > MOST:
        shown.append(BoardRemark("", "", f"И ещё {len(ordered) - MOST}: в книге «Замечания»."))
    return tuple(shown)


def _meaning(found: Finding) -> str:
    rule = catalogue()[found.code]
    if found.code in OURS:
        return found.message
    item = f" (пункт {found.item})" if found.item else ""
    return f"{rule.title}{item}. {rule.cure}".strip()


def waiting_of(
    notices: Sequence[Notice], entries: Iterable[Entry], units: Mapping[str, str]
) -> tuple[WaitingLine, ...]:
    """Tell what waits for a person: papers to be signed, then by organisation, counted as the morning message does.

    ``units`` are those of the office by the codes of their performers.
    """
    unsigned = len(to_sign(entries, notices))
    asked = gathered((n for n in notices if n.kind in WAITING), lambda n: (n.kind, n.organisation, n.code, n.text))
    alike = gathered(asked.values(), lambda mine: (_whose(mine[0], units), _words(mine)))
    lines = (WaitingLine(_line(*said, len(groups)), sum(map(_counted, groups))) for said, groups in alike.items())
    return (*([WaitingLine(f"Документы на подпись: {unsigned}", unsigned)] if unsigned else []), *lines)


def _whose(notice: Notice, units: Mapping[str, str]) -> str:
    return notice.organisation or units.get(notice.code) or (PERSON if notice.code else "")


def _words(alike: Sequence[Notice]) -> str:
    """Say what is to be done about some items; of a paper, what the office reads of it."""
    first, items = alike[0], list(dict.fromkeys(n.item for n in alike if n.item))
    if first.unneeded or not WAITING[first.kind]:
        return first.text
    numbers = f"{name_items(items)} – " if items else ""
    return numbers + WAITING[first.kind]


def _line(whose: str, words: str, number: int) -> str:
    """Write the line of one; of several whom the board cannot tell apart it says how many they are."""
    several = f" ({number})" if number > 1 else ""
    if not whose:
        return f"{words}{several}"
    return f"{PERSONS if several and whose == PERSON else whose}{several}: {words}"


def _counted(alike: Sequence[Notice]) -> int:
    """Count a call once; a paper that may still be signed stands among those to be signed."""
    kind = alike[0].kind
    if not WAITING[kind]:
        return sum(bool(n.unneeded) for n in alike)
    return 1 if kind is NoticeKind.CALL else len(alike)


def told_papers(entries: Iterable[Entry], on: date) -> list[Entry]:
    """Return the papers that are unsettled or young, the newest first."""
    told = (e for e in entries if e.path.startswith(OUTBOX) and (e.state in UNSETTLED or on - e.day <= YOUNG))
    return sorted(told, key=lambda e: (e.day, e.key), reverse=True)


def explained(entries: Iterable[Entry], reasons: Mapping[str, Facts], on: date) -> tuple[Why, ...]:
    """Return the papers to be told with their grounds; what many have in common is said once.

    ``reasons`` are the stored facts by the papers' keys. No code of a performer and no words of a cell are told.
    """
    found = by_first(_explained(entry, reasons.get(entry.key, {})) for entry in told_papers(entries, on))
    return tuple(Why(rule, lines, papers) for (rule, lines), papers in found.items())


def _explained(entry: Entry, reason: Facts) -> tuple[tuple[str, tuple[str, ...]], ExplainedPaper]:
    """Return the rule and the lines that a paper may have in common with others, and what is its own."""
    grounds = list(grounds_in_words(reason, entry.day))
    until = reason.get("respond_by")
    lines = [f"Срок ответа в документе: {show(date.fromisoformat(until))}"] if until else []
    to = entry.addressee_organisation or FORMS[entry.form]
    paper = ExplainedPaper(link_of(entry), to, entry.edition, _own_words(grounds))
    return (rule_words(entry.kind, reason), (*lines, *_ground_lines(grounds))), paper


def _ground_lines(grounds: Iterable[GroundWords]) -> Iterator[str]:
    """Write what is said of items; items of which the same is said share a line."""
    items = by_first((_said(words), words.item) for words in grounds)
    return (f"п. {enumerate_items(numbers)}{said}" for said, numbers in items.items())


def _said(words: GroundWords) -> str:
    step = f" (шаг {words.step})" if words.step > 1 else ""
    known = f"известно: {words.known}" if words.known else ""
    parts = (f"{step}: {words.standing}", words.phrase, words.due, known, words.rewritten, *words.faults)
    return "; ".join(filter(None, parts))


def _own_words(grounds: Sequence[GroundWords]) -> str:
    """Tell where the rows were read, when what they say was first seen, and which papers went before."""
    cells = ", ".join(dict.fromkeys(w.cell for w in grounds if w.cell))
    seen = ", ".join(dict.fromkeys(w.seen for w in grounds if w.seen))
    cites = ", ".join(dict.fromkeys(number for w in grounds for number in w.cites))
    parts = (
        (cells, "«Ход исполнения», "),
        (seen, "программа увидела эти сведения "),
        (cites, "прежние документы: "),
    )
    return "; ".join(f"{before}{words}" for words, before in parts if words)
