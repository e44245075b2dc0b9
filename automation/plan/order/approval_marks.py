"""The marks over a document – «УТВЕРЖДАЮ», «СОГЛАСОВАНО», «РАССМОТРЕНО» – parted from its head, and who approved it."""

import re
from datetime import date

from msgspec import Struct

from automation.model.plan import Official
from automation.plan.order.blocks import flat
from automation.plan.order.requisites import (
    KINDS,
    PLAN_TITLE,
    find_date,
    find_number,
    is_requisite,
    kind_of,
    opens_preamble,
    titles_plan,
)
from automation.plan.order.signature import signatory
from automation.russian import capital
from automation.russian.nominative import nominative_post

_MARK = re.compile(
    r"(?P<approves>утвержд(?:аю|[её]н[аоы]?)|приложение(?:\s*№?\s*\d+)?(?=$|\s+к\s))\b|(?:согласован|рассмотрен|принят|одобрен)[аоы]?\b(?=:?$|\s(?:на|с)\s|\s\w+(?:ом|ем)\b)",
    re.IGNORECASE,
)
_ACT = re.compile(r"(?:к\s+(?P<datv>\w+?)[юу]|(?P<ablt>\w+?)(?:ем|ом))\b", re.IGNORECASE)  # «постановлением …»
# The title of an order that was adopted by somebody else as well.
_SUBJECT = re.compile(r"О(?:б|бо)?\s|О(?:Б|БО)?\s[А-ЯЁ]")
LONGEST = 250  # letters of a line that may be a mark
LINES = 16  # below a mark


class Approval(Struct, frozen=True):
    """A mark that approves: the official, the day and number beside him, and the kind of the act it names.

    ``by_act`` says that the mark leads back to an act («УТВЕРЖДЕНО постановлением …»); ``lines`` are its own words.
    """

    official: Official
    day: date | None
    number: str
    kind: str
    by_act: bool
    lines: tuple[str, ...]

    @property
    def signs(self) -> bool:
        """Say whether the mark bears the signature of the document."""
        return bool(self.official.name) or (not self.by_act and self.lines[0].casefold().startswith("утверждаю"))


class _Mark(Struct):
    """The word of a mark (``said``) in its line, and the lines below it."""

    said: re.Match[str]
    below: list[str]

    def ends(self, line: str) -> bool:
        """Say whether a line stands no longer below the mark.

        «УТВЕРЖДЕНО приказом … «О мерах …»» names an act, «Принято на заседании» does not.
        """
        titled = _SUBJECT.match(line.lstrip('«"')) is not None
        if titled and line[:1] in {"«", '"'}:
            titled = not any(kind[:5] in self.said.string.lower() for kind in KINDS)
        if titled or (kind_of(line) and line.isupper()) or opens_preamble(line) or len(self.below) >= LINES:
            return True
        if not line or not self.below or self.below[-1] or not signatory(tuple(self.below)).name:
            return False
        return any(map(find_date, self.below)) or not is_requisite(line)


def part_marks(lines: list[str]) -> tuple[list[str], Approval | None]:
    """Return the lines without the marks, and the first mark that approves; marks side by side are read one by one."""
    marks: list[_Mark] = []
    rest: list[str] = []
    mark: _Mark | None = None
    lines = _one_by_one(lines)
    for at, line in enumerate(lines):
        said = _mark_in(line)
        if said and len(line) < LONGEST:
            mark = _Mark(said, [])
            marks.append(mark)
        elif mark is None or titles_plan(lines, at) or mark.ends(line):
            mark = None
            rest.append(line)
        else:
            mark.below.append(line)
    approving = next((one for one in marks if one.said["approves"]), None)
    approval = _approval(approving) if approving else None
    return rest, approval if approval and (approval.by_act or approval.lines[0][:1] in {"У", "у"}) else None


def _mark_in(line: str) -> re.Match[str] | None:
    return _MARK.match(line.strip('«»" '))


def _one_by_one(lines: list[str]) -> list[str]:
    """Return the columns of «СОГЛАСОВАНО⇥УТВЕРЖДАЮ» one under another; lines of another width belong to the last."""
    rows = [[flat(part) for part in line.split("\t")] for line in lines]
    at = next((n for n, row in enumerate(rows) if len(row) > 1 and any(map(_mark_in, row))), None)
    if at is None:
        return lines
    width = len(rows[at])
    end = next((n for n in range(at, len(rows)) if PLAN_TITLE.match(rows[n][0])), len(rows))
    columns: list[list[str]] = [[] for _ in range(width)]
    for row in rows[at:end]:
        for column, part in zip(columns, row, strict=True) if len(row) == width else [(columns[-1], " ".join(row))]:
            column.append(part)
    return [*lines[:at], *(line for column in columns for line in column), *lines[end:]]


def _approval(mark: _Mark) -> Approval:
    line = mark.said.string
    lines = [one for one in [line[mark.said.end() :].strip(' :»"'), *mark.below] if one]
    act = _ACT.match(lines[0]) if lines else None
    kind = next((one for one in KINDS if act and one.startswith((act["datv"] or act["ablt"]).lower())), "")
    by_act = bool(kind)
    if by_act:  # the act is named up to its date, then somebody may sign
        dated = next((n for n, line in enumerate(lines) if find_date(line)), len(lines) - 1)
        signed = lines[dated + 1 :]
    else:
        signed = [line for line in lines if not is_requisite(line) and not kind_of(line)]
        kind = next((one for one in map(kind_of, lines) if one not in {"", "протокол"}), "")
    official = signatory(tuple(signed))
    if not by_act and line.casefold().startswith(("утвержден", "утверждён")):
        official = Official(post=capital(nominative_post(official.post, "ablt")[0]), name=official.name)
    return Approval(
        official=official,
        day=next(filter(None, map(find_date, lines)), None),
        number=next((n for line in lines if (is_requisite(line) or kind_of(line)) and (n := find_number(line))), ""),
        kind=kind,
        by_act=by_act,
        lines=(line, *mark.below),
    )
