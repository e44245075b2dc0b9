"""The parts of an order: its head, its numbered points, the lines of the signature, and its appendices."""

import re

from msgspec import Struct

from automation.plan.order.blocks import Block, Cell, Table, flat, spell_out
from automation.plan.order.columns import Layout, guess_layout, layout_of

_APPENDIX = re.compile(
    r"приложени[ея](?:\s*(?:№|N)?\s*[\dА-ЯIVX]{0,4})?(?:\s+к\s+\S.*)?|приложени[ея]\s*(?:№|N)\s*\d+.*", re.IGNORECASE
)
_APPROVED = re.compile(r"(?:утвержд[её]н[аоы]?|утверждаю)\b.{0,200}", re.IGNORECASE | re.DOTALL)
PLAN_TITLE = re.compile(
    r"[«\"]?(?:план|п л а н|(?:календарный |сетевой )?график|мероприятия|комплекс(?:ный план| мер)|дорожная карта|"
    r"перечень (?:мероприятий|мер|поручений|работ))\b",
    re.IGNORECASE,
)
_POINT = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,4})(?:[.)]\s*|\s+)(?=[«\"„А-ЯЁA-Zа-яё–—-])(.*)", re.DOTALL)
_DATE_LIKE = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{2,4}|\d{1,2}\s+(?:январ|феврал|март|апрел|ма[яй]|июн|июл|август|сентябр|октябр|ноябр|декабр)"
)


class Point(Struct, frozen=True):
    """A numbered point of the text with everything that belongs to it."""

    number: str
    text: str


class Plan(Struct, frozen=True):
    """A table that holds a plan, the lines above it (stamp and title) and below it."""

    tables: tuple[tuple[Table, Layout], ...]
    above: tuple[str, ...]
    below: tuple[str, ...] = ()


class Parts(Struct, frozen=True):
    """An order taken apart. ``head`` ends where the first point begins; ``tail`` follows the last point."""

    head: tuple[str, ...]
    points: tuple[Point, ...]
    tail: tuple[str, ...]
    appendices: tuple[tuple[Block, ...], ...]
    main_tables: tuple[Table, ...]

    @property
    def lines(self) -> list[str]:
        """All lines of the main part."""
        return [*self.head, *(point.text for point in self.points), *self.tail]


def is_appendix(text: str) -> bool:
    """The line opens an appendix: «Приложение № 1 к распоряжению…», «УТВЕРЖДЁН постановлением…»."""
    line = flat(text)
    if len(line) > 250 or line.endswith(":"):
        return False
    return bool(_APPENDIX.fullmatch(line) or _APPROVED.fullmatch(line))


def split_document(blocks: tuple[Block, ...]) -> tuple[list[Block], list[list[Block]]]:
    """The blocks of the main part, and of each appendix (its stamp first).

    A stamp of approval opens an appendix only where a signature may already stand above it.
    """
    main: list[Block] = []
    appendices: list[list[Block]] = []
    pointed = False
    for block in blocks:
        lines = [line for line in spell_out(block) if line.strip()]
        pointed = pointed or any(_POINT.match(line) and not _DATE_LIKE.match(line) for line in lines)
        opens = any(is_appendix(line) for text in lines[:3] for line in text.split("\t"))
        plan = isinstance(block, Table) and layout_of(block) is not None
        if pointed and opens and not plan and not _only_stamp(appendices):
            appendices.append([block])
        else:
            (appendices[-1] if appendices else main).append(block)
    return main, appendices


def _only_stamp(appendices: list[list[Block]]) -> bool:
    """The appendix just opened holds nothing but its stamp («Приложение» above «УТВЕРЖДЕНО»)."""
    if not appendices:
        return False
    lines = [line for block in appendices[-1] for line in spell_out(block) if line.strip()]
    return len(lines) <= 5 and sum(map(len, lines)) < 250 and not any(isinstance(b, Table) for b in appendices[-1])


def take_apart(blocks: tuple[Block, ...]) -> Parts:
    """The order's parts; lines of tables that are no plan are read as text."""
    main, appendices = split_document(blocks)
    tables = tuple(block for block in main if isinstance(block, Table) and layout_of(block) is not None)
    lines = [line.strip() for block in main if block not in tables for line in spell_out(block)]
    starts = _starts(lines)
    head = lines[: starts[0][0]] if starts else lines
    points, tail = _points(lines, starts)
    return Parts(tuple(head), tuple(points), tuple(tail), tuple(map(tuple, appendices)), tables)


def _starts(lines: list[str]) -> list[tuple[int, str, str]]:
    """(line, number, text) of each point; numbers must go on from one another, so that a date is no point."""
    found: list[tuple[int, str, str]] = []
    for at, line in enumerate(lines):
        match = _POINT.match(line)
        if match and not _DATE_LIKE.match(line) and _follows(match[1], found[-1][1] if found else ""):
            found.append((at, match[1], match[2].strip()))
    return found


def _follows(number: str, before: str) -> bool:
    """«4» after «3.2.2», «3.1» after «3»; the first point is «1»."""
    new, old = [int(n) for n in number.split(".")], [int(n) for n in before.split(".")] if before else []
    if not old:
        return new in ([1], [1, 1])
    return (new > old and any(new == [*old[:depth], old[depth] + 1] for depth in range(len(old)))) or new == [*old, 1]


def _points(lines: list[str], starts: list[tuple[int, str, str]]) -> tuple[list[Point], list[str]]:
    points: list[Point] = []
    tail: list[str] = []
    for n, (at, number, text) in enumerate(starts):
        last = n + 1 == len(starts)
        rest = lines[at + 1 : len(lines) if last else starts[n + 1][0]]
        end = _end_of_text(rest) if last else len(rest)
        points.append(Point(number, "\n".join([text, *(line for line in rest[:end] if line)])))
        tail = rest[end:]
    return points, tail


SIGNS_POST = re.compile(
    r"(?:глава|и\.?\s?о\.|исполняющ|врио|врип|директор|заместитель|первый|председател|начальник|заведующ|руководитель|"
    r"министр|губернатор|управляющ|главный|ректор|секретарь|президент|генеральный|мэр|атаман|префект|вице-|"
    r"временно исполня|глав[аы]|управделами|зам\.)",
    re.IGNORECASE,
)


def _end_of_text(lines: list[str]) -> int:
    """How many lines after the last point still belong to it: up to a blank line or the post of the signatory."""
    for at, line in enumerate(lines):
        if not line and any(lines[at:]):
            following = next(text for text in lines[at:] if text)
            if not following.startswith(("–", "-", "•")) and not following[:1].islower():
                return at
        if SIGNS_POST.match(line) and (at == 0 or lines[at - 1][-1:] in {".", "", "!"}):
            return at
    return len(lines)


def listed_points(blocks: tuple[Block, ...]) -> tuple[Point, ...]:
    """The numbered points of an appendix that is titled as a plan; () for any other."""
    lines = [line.strip() for block in blocks for line in spell_out(block)]
    starts = _starts(lines)
    titled = starts and any(PLAN_TITLE.match(flat(line)) for line in lines[: starts[0][0]])
    return tuple(_points(lines, starts)[0]) if titled else ()


def plans_of(parts: Parts) -> list[Plan]:
    """Every plan of the document; tables that only continue one another are one plan."""
    found: list[Plan] = []
    for section in parts.appendices:
        found += _plans_in(list(section))
    if parts.main_tables:
        found.insert(0, Plan(tuple((t, layout) for t in parts.main_tables if (layout := layout_of(t))), parts.head))
    timed = [plan for plan in found if any({"term", "end"} & set(layout.roles) for _, layout in plan.tables)]
    return timed or found


def _plans_in(blocks: list[Block]) -> list[Plan]:
    tables: list[tuple[Table, Layout]] = []
    above: list[str] = []
    below: list[str] = []
    for block in blocks:
        layout = _layout_after(block, tables) if isinstance(block, Table) else None
        if isinstance(block, Table) and layout is not None:
            if tables and layout.roles == tables[-1][1].roles and not any(below):
                tables[-1] = (_continued(tables[-1][0], block), tables[-1][1])
            else:
                tables.append((block, layout))
            below.clear()
        else:
            (below if tables else above).extend(line.strip() for line in spell_out(block))
    return [Plan(tuple(tables), tuple(above), tuple(below))] if tables else []


def _continued(table: Table, more: Table) -> Table:
    """One table of two parts: a page or an empty line has cut it."""
    down = len(table.rows)
    return Table(
        table.rows
        + tuple(tuple(Cell(cell.text, (cell.origin[0] + down, cell.origin[1])) for cell in row) for row in more.rows)
    )


def _layout_after(table: Table, before: list[tuple[Table, Layout]]) -> Layout | None:
    """Its own heading's layout; without one that of the table it continues, or what its content shows."""
    own = layout_of(table)
    if own is None and before and len(before[-1][1].roles) == len(table.rows[0]):
        return Layout(before[-1][1].roles, 0, before[-1][1].headings)
    return own or guess_layout(table)
