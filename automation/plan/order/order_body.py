"""The parts of an order: its head, its numbered points, the lines of the signature, and its appendices."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from automation.plan.order.addressed import take_performers
from automation.plan.order.blocks import Block, OrderParagraph, Table, distinct, flat, spell_out, unbroken
from automation.plan.order.period_columns import of_month, period_of
from automation.plan.order.phrases import term_phrases
from automation.plan.order.point_starts import point_in, starts_of_points
from automation.plan.order.requisites import DECIDES, PLAN_TITLE, native, opens_preamble
from automation.plan.order.signature import LONGEST_SIGNATURE, NAME_LAST, opens_signature, signs_from
from automation.plan.order.table_columns import guess_layout, layout_of
from automation.russian.morphology import is_infinitive

_APPENDIX = re.compile(
    r"приложени[ея](?:\s*(?:№|N)?\s*[\dА-ЯIVX]{0,4})?(?:\s+к\s+\S.*)?|приложени[ея]\s*(?:№|N)\s*\d+.*", re.IGNORECASE
)
_CONTROLS = re.compile(r"Контроль\s.*\b(?:возл|остав)[^:]*\.$")
# Broken at the ends of lines: «Контроль за исполнением решений возложить на первого», below it who it is.
_CONTROL_BROKEN = re.compile(r"(?m)^(Контроль\s(?:за\s)?(?:[^\n.]*\n){1,3}?[^\n]*\.)$")
# «§ 1 … утвердить следующий план …:», behind which the table stands without a heading
_APPROVES_BELOW = re.compile(r"(?i)\bутвердить\b.*\b(?:план|график|перечень|мероприятия).*:$")
_APPROVED = re.compile(r"(?:утвержд[её]н[аоы]?|утверждаю)\b.{0,200}", re.IGNORECASE | re.DOTALL)
# The labels of a unified form; «№ п/п» is a column of a plan.
_FORM = (re.compile(r"(?:номер|№)(?: документа| приказа)?"), re.compile(r"дата(?: составления| документа| приказа)?"))


class Point(Struct, frozen=True):
    """A numbered point of the text with everything that belongs to it."""

    number: str
    text: str


class Parts(Struct, frozen=True):
    """An order taken apart. ``head`` ends where the first point begins; ``tail`` follows the last point.

    ``unread``: there is a table of some size that is no plan, so its lines are read as text.
    """

    head: tuple[str, ...]
    points: tuple[Point, ...]
    tail: tuple[str, ...]
    appendices: tuple[tuple[Block, ...], ...]
    main_tables: tuple[Table, ...]
    numbered: bool = True
    unread: bool = False

    @property
    def lines(self) -> list[str]:
        """Return all lines of the main part."""
        return [*self.head, *(point.text for point in self.points), *self.tail]


def is_appendix(text: str) -> bool:
    """Say whether a line opens an appendix: «Приложение № 1 к распоряжению…», «УТВЕРЖДЁН постановлением…»."""
    line = flat(text)
    if len(line) > 250 or line.endswith(":"):
        return False
    return bool(_APPENDIX.fullmatch(line) or _APPROVED.fullmatch(line))


def split_document(blocks: tuple[Block, ...]) -> tuple[list[Block], list[list[Block]]]:
    """Return the blocks of the main part, and of each appendix (its stamp first).

    A stamp of approval opens an appendix only where a signature may already stand above it.
    """
    main: list[Block] = []
    appendices: list[list[Block]] = []
    pointed = signed = False
    for block in blocks:
        lines = [line for line in spell_out(block) if line.strip()]
        pointed = pointed or any(point_in(line) or _orders(line) or begins_with_verb(line) for line in lines)
        opens = any(is_appendix(line) for text in lines[:3] for line in text.split("\t"))
        plan = isinstance(block, Table) and layout_of(block) is not None
        titled = signed and not appendices and any(map(_is_title, lines[:1]))  # a plan without a stamp
        if pointed and (opens or titled) and not plan and not _only_stamp(appendices):
            appendices.append([block])
        else:
            (appendices[-1] if appendices else main).append(block)
            signed = signed or (pointed and any(not point_in(line) and NAME_LAST.search(line) for line in lines))
    return main, appendices


def _is_title(line: str) -> bool:
    return PLAN_TITLE.match(line) is not None and line[:1].isupper() and line[-1:] not in {".", ",", ";", ":"}


def _only_stamp(appendices: list[list[Block]]) -> bool:
    """Say whether the last appendix holds nothing but its stamp («Приложение» above «УТВЕРЖДЕНО»)."""
    if not appendices:
        return False
    lines = [line for block in appendices[-1] for line in spell_out(block) if line.strip()]
    return len(lines) <= 5 and sum(map(len, lines)) < 250 and not any(isinstance(b, Table) for b in appendices[-1])


def take_apart(blocks: tuple[Block, ...]) -> Parts:
    """Return the order's parts; lines of tables that are no plan are read as text."""
    main, appendices = split_document(tuple(_decision_apart(_form_spelt(block)) for block in blocks))
    tables = tuple(block for n, block in enumerate(main) if isinstance(block, Table) and _is_plan(block, main[:n]))
    lines = _lines_of([OrderParagraph("") if block in tables else block for block in main])
    starts = starts_of_points(lines)
    at = starts[0][0] if starts else _after_preamble(lines)
    points, tail = _points(lines, starts) if starts else _unnumbered(lines[at:])
    if not any(tail) and (signed := _signature(lines)):
        at, tail = min(at, signed), lines[signed:]
    above = lines[:at]
    if not starts and not points:  # below the table of a list of tasks
        points = [Point("1", line) for line in above if _CONTROLS.match(line)]
        above = [line for line in above if not _CONTROLS.match(line)]
    sections = tuple(map(tuple, appendices))
    if any(re.search(r"обязываю\s?:$", line, re.IGNORECASE) for line in above):
        points = list(map(_obliged, points))
    unread = any(isinstance(b, Table) and b not in tables and min(len(b.rows), len(b.rows[0])) > 2 for b in main)
    head = tuple(native(above))
    return Parts(head, tuple(points), tuple(tail), sections, tables, numbered=bool(starts), unread=unread)


def _is_plan(table: Table, above: Sequence[Block]) -> bool:
    """Say whether a table among the points is a plan: by its heading; by its content behind «утвердить … план:»."""
    if layout_of(table) is not None:
        return True
    lines = [block.text.strip() for block in above[-2:] if isinstance(block, OrderParagraph) and block.text.strip()]
    approved = bool(lines) and _APPROVES_BELOW.search(flat(lines[-1])) is not None
    layout = guess_layout(table) if approved else None
    return layout is not None and {"number", "text", "term", "performers"} <= {*layout.roles}


def _form_spelt(block: Block) -> Block:
    """Return the table of a printed form («Номер документа | Дата составления», «118 | 21.03.2018») as a line."""
    if not isinstance(block, Table) or len(block.rows) > 3:
        return block
    for labels, values in pairwise(block.rows):
        cells = [flat(cell.text).lower() for cell in labels]
        told = [[c for c, text in enumerate(cells) if form.fullmatch(text)] for form in _FORM]
        if all(told) and sum(map(bool, cells)) == len(told):
            number, day = (flat(values[columns[0]].text) for columns in told)
            others = [cell.text for row in block.rows for cell in distinct(row) if cell.text]
            named = {number, day, *(labels[columns[0]].text for columns in told)}
            return OrderParagraph("\n".join([*(text for text in others if text not in named), f"№ {number} от {day}"]))
    return block


def _decision_apart(block: Block) -> Block:
    """Return a paragraph with what is decided («РЕШИЛИ: Утвердить …») on a line of its own."""
    return OrderParagraph(DECIDES.sub(r"\1\n", block.text)) if isinstance(block, OrderParagraph) else block


def _obliged(point: Point) -> Point:
    """Return a point below «… обязываю:» with that word before those whom it obliges, in the accusative."""
    said = f"Обязать {point.text}"
    return Point(point.number, said) if take_performers(said).performers else point


def _lines_of(blocks: Iterable[Block]) -> list[str]:
    """Return the lines of the blocks; a word that is broken at the end of a line is made whole."""
    text = unbroken("\n".join(line.strip() for block in blocks for line in spell_out(block)))
    return _CONTROL_BROKEN.sub(_joined, text).split("\n")


def _joined(sentence: re.Match[str]) -> str:
    """Return a sentence about the control on one line; any other lines stay apart."""
    whole = flat(sentence[0])
    return whole if _CONTROLS.fullmatch(whole) and "\n\n" not in sentence[0] else sentence[0]


def _signature(lines: list[str]) -> int:
    """Say where the signature below a document without points stands; 0 where its last lines are none."""
    last = [n for n, line in enumerate(lines) if line][-LONGEST_SIGNATURE:]
    apart = (n for n in last if n and lines[n - 1][-1:] in {"", "."} and (n in last[-2:] or signs_from(lines, n)))
    return next((n for n in apart if opens_signature(lines[n]) and _bare_post(lines[n])), 0)


def _orders(line: str) -> bool:
    """Say whether a line is the end of a preamble («… ПРИКАЗЫВАЮ:»), behind which the points begin."""
    return line.rstrip().endswith(":") and opens_preamble(line.strip())


def _after_preamble(lines: list[str]) -> int:
    """Say where the points begin that bear no numbers: behind the preamble; the end of the lines where none is seen."""
    at = next((n for n, line in enumerate(lines) if _orders(line)), None)
    if at is None:
        start = next((n for n, line in enumerate(lines) if opens_preamble(line)), len(lines))
        at = next((n for n, line in enumerate(lines[start:], start) if line.rstrip().endswith(":")), None)
    if at is None:  # «Объявить месячник …» right below the title
        at = next((n for n, line in enumerate(lines[1:]) if not lines[n] and _bids(line)), len(lines) - 1)
    return at + 1


def _bids(line: str) -> bool:
    """Say whether a paragraph orders something: it begins with a verb or with whom it addresses."""
    return begins_with_verb(line) or (line.endswith((".", ":")) and bool(take_performers(line).performers))


def begins_with_verb(line: str) -> bool:
    """Say whether an infinitive begins the line («Провести …»)."""
    word = re.match(r"[А-ЯЁ][а-яё]+", line)
    return word is not None and is_infinitive(word[0])


def _unnumbered(lines: list[str]) -> tuple[list[Point], list[str]]:
    """Return paragraphs without numbers as points, up to the post of the signatory, and the lines from there on."""
    ends = (n for n, line in enumerate(lines) if (opens_signature(line) and _bare_post(line)) or signs_from(lines, n))
    end = next(ends, 0)
    points: list[Point] = []
    for line in lines[: end or len(lines)]:
        if points and (line.startswith(("–", "-", "•")) or line[:1].islower() or points[-1].text.endswith(":")):
            points[-1] = Point(points[-1].number, f"{points[-1].text}\n{line}".strip())
        elif line:
            points.append(Point(str(len(points) + 1), line))
    return points, lines[end:] if end else []


def _bare_post(line: str) -> bool:
    """Say whether a line is no sentence: a post alone, or one with the name of who signs."""
    return not line.endswith((".", ";", ":")) or NAME_LAST.search(line) is not None


def _points(lines: list[str], starts: list[tuple[int, str, str]]) -> tuple[list[Point], list[str]]:
    points: list[Point] = []
    tail: list[str] = []
    for n, (at, number, text) in enumerate(starts):
        last = n + 1 == len(starts)
        rest = lines[at + 1 : len(lines) if last else starts[n + 1][0]]
        end = _end_of_text([text, *rest]) - 1 if last else _next_question(text, rest)
        points.append(Point(number, "\n".join([text, *(line for line in rest[:end] if line)])))
        tail = rest[end:]
    return points, tail


def _next_question(first: str, lines: list[str]) -> int:
    """Tell how many lines belong to a point: up to the next question of a protocol, or the heading of a section.

    «II. О ходе ремонта …» is a question; a heading stands last, below a gap or a sentence, and is no sentence.
    """
    text = "\n".join([first, *lines])
    headed = re.search(r"(?:\n|[.;])\n(?:[IVX]+\.|Раздел\s[\dIVX]+)\s*[А-ЯЁ][^\n]*[^.;:,\n]\s*\Z", text)
    lines = lines[: text.count("\n", 0, headed.start() + 1)] if headed else lines
    return next((n for n, line in enumerate(lines) if re.match(r"[IVX]+\.\s+Об?\s", line)), len(lines))


# What goes on behind an empty line: a list, a sentence, «Срок: …».
_GOES_ON = re.compile(r"[–•-]|[а-яё]|Контроль\s.*\b(?:возл|остав)|(?:Срок|Отв|Исполнител)\w*\.?\s*[:–—-]")


def _end_of_text(lines: list[str]) -> int:
    """Tell how many lines of the last point belong to it: up to a blank line or the post of the signatory."""
    for at, line in enumerate(lines[1:], 1):
        if not line and any(lines[at:]):
            following = next(text for text in lines[at:] if text)
            if not _GOES_ON.match(following):
                return at
        posted = opens_signature(line) and lines[at - 1][-1:] in {".", "", "!"} and not NAME_LAST.search(line)
        if posted or signs_from(lines, at):
            return at
    return len(lines)


def text_behind_points(parts: Parts) -> list[str]:
    """Return what stands between the last point and the signature: a task there would be lost unseen."""
    tail = list(parts.tail)
    ends = (n for n, line in enumerate(tail) if opens_signature(line) or NAME_LAST.search(line) or signs_from(tail, n))
    return [line for line in tail[: next(ends, None)] if len(line) > 40] if parts.numbered else []


def listed_points(blocks: tuple[Block, ...]) -> tuple[Point, ...]:
    """Return the numbered points of an appendix that is titled as a plan; () for any other.

    A line that names a month heads the points below it and belongs to none of them.
    """
    whole = _lines_of(blocks)
    months = {n: month for n, line in enumerate(whole) if (month := period_of(line))}
    kept = [n for n in range(len(whole)) if n not in months]
    lines = [whole[n] for n in kept]
    starts = starts_of_points(lines)
    if not starts or not any(PLAN_TITLE.match(flat(line)) for line in lines[: starts[0][0]]):
        return ()
    above = [max((n for n in months if n < kept[at]), default=-1) for at, _, _ in starts]
    return tuple(_in_month(point, months.get(n, "")) for point, n in zip(_points(lines, starts)[0], above, strict=True))


def _in_month(point: Point, month: str) -> Point:
    """Return a point below a month, which is its term where it names none, and what «в течение месяца» means."""
    of = of_month(month)
    text = re.sub(r"\bв течение месяца\b", f"в течение {of}", point.text) if of else point.text
    return Point(point.number, f"{text}\nСрок: {month}" if month and not term_phrases(flat(text)) else text)
