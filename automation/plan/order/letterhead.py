"""The head of an order read line by line: what each line says, and which lines nothing explains."""

import re
from datetime import date
from itertools import compress, takewhile
from operator import not_

from msgspec import Struct, field

from automation.plan.order.beginnings import heads_name, never_oblique
from automation.plan.order.blocks import flat
from automation.plan.order.places import bare_place, find_place
from automation.plan.order.requisites import (
    AMENDS,
    CLOCK,
    DATE,
    DECIDES,
    NUMBER,
    ORDERS,
    PLAN_TITLE,
    VERBS,
    filled,
    find_date,
    find_number,
    is_requisite,
    kind_of,
    of_meeting,
    opens_preamble,
    titles_plan,
)
from automation.russian.morphology import is_known, may_be, part_of_speech

_SUBJECT_LABEL = re.compile(r"[А-ЯЁ][а-яё]+:\s+(?=[Оо]б?о?\s)")  # «Содержание: О подготовке …»
SECTION = re.compile(r"(?:Раздел\s)?[IVX]+\.\s+[А-ЯЁ]")  # of a plan, below its title
_QUOTED = re.compile(r'[«"„\[](.*)[»"“\]]')
# «Присутствовали:», «СЛУШАЛИ:» below the title of a protocol; «Цель – …», «Срок реализации: …» below that of a plan.
LABEL = re.compile(
    r"[А-ЯЁ][А-Яа-яЁё ]{3,40}:|(?i:цел[ьи]|задач[аи]|основани[ея]|срок|период|место|врем|дата|ответственн|участник|"
    r"исполнител|разработчи|составител|организатор|координатор|куратор|руководител|девиз|тема|утвержд|приня|согласован)"
    r"[А-Яа-яЁё]*(?: [а-яё]+){0,4}\s*(?:[:–—]|\s-\s)"
)
_CHANGED_ACT = re.compile(rf"{AMENDS.pattern}.*\b(?:приказ|постановлени|распоряжени|решени)", re.IGNORECASE)
_BARE_MEETING = re.compile(r"(?:\w+ )?(?:заседания|совещания|собрания)")  # what it was about may stand further below
_ABBREVIATED = re.compile(r"(?:^|[\s.\d])(?:г|гг|т\.\s?[дп]|др|пр|им|руб|обл|р-н)\.$", re.IGNORECASE)


class Head(Struct):
    """What the head of the order says; an empty value was not found."""

    kind: str = ""
    number: str = ""
    day: date | None = None
    place: str = ""
    place_sure: bool = True
    heading: str = ""
    above: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # between the kind and the heading, and no requisite


def is_sentence(line: str) -> bool:
    """Say whether a line is a sentence with a stop of its own, which goes on with no title.

    A verb stands in it, or its first word is no oblique case («Создание условий для …»).
    """
    if not line.endswith(".") or _ABBREVIATED.search(line) or not re.match("[А-ЯЁ][а-яё]", line):
        return False
    words = re.findall("[А-Яа-яЁё]+", line)
    begins = part_of_speech(words[0]) == "NOUN" and never_oblique(words[0])
    return begins or any(part_of_speech(word) in {"VERB", "PRTS"} for word in words)


def holds_more(title: str) -> bool:
    """Say whether another sentence or a label stands in a title: «План работы … Цель: …»."""
    return re.search(r"[а-яё]{5,}[»\")]?\.\s+[А-ЯЁ]|[а-яё»)]:\s", title) is not None


def is_plain_heading(text: str) -> bool:
    """Say whether a title surely is one: it opens like a title, and no hour, label or unfinished list stands in it."""
    opens = re.match(r"об?о?\s", text, re.IGNORECASE) or PLAN_TITLE.match(text) or of_meeting(f"Протокол {text}")
    return bool(opens) and not (holds_more(text) or CLOCK.search(DATE.sub("", text)) or text.endswith((",", ":")))


def read_head(lines: list[str], tail: list[str]) -> Head:
    """Read the requisites of the head; what stands below the signature («12.01.2026, № 45») counts too."""
    head = Head()
    at = next((n for n, line in enumerate(lines) if kind_of(line)), None)
    if at is not None:
        head.kind = kind_of(lines[at])
    else:
        said = "\n".join(lines).replace(" ", "").lower()
        head.kind = next((kind for verb, kind in VERBS.items() if verb in said), "")
    start = next((n for n, line in enumerate(lines) if PLAN_TITLE.match(line)), 0) if at is None else at
    requisites = [
        is_requisite(line) and not (_of_name(lines, n, start) or (at is None and _of_meeting(lines[start : n + 1])))
        for n, line in enumerate(lines)
    ]
    for n in compress(range(len(lines)), requisites):
        requisites[n] = not _cited(lines, n, sum(requisites))
    words = [*map(not_, requisites)]
    head.above = [line for line in compress(lines[:start], words) if line]
    preamble = next((n for n, line in enumerate(lines[start:], start) if opens_preamble(line)), len(lines))
    own = [] if at is None else [lines[at]]  # «РАСПОРЯЖЕНИЕ № 5»
    marked = [*own, *compress(lines[start:preamble], requisites[start:preamble])]
    _take_requisites(head, [*marked, *compress(lines[:start], requisites), *filter(is_requisite, tail)])
    first = start + (at is not None)
    below = [*compress(lines[first:], words[first:])]
    head.heading, head.left = _heading(below)
    subject = next((n for n, line in enumerate(below) if re.match(r"Об?\s", line)), None)
    if subject is not None and _BARE_MEETING.fullmatch(head.heading):
        head.heading = _heading(below[subject:])[0]
    if not head.place and head.number and len(head.left) == 1 and (place := bare_place(head.left[0])):
        head.place, head.place_sure, head.left = place, False, []
    return head


def _of_meeting(lines: list[str]) -> bool:
    """Say whether a title ends with the day of a meeting on a line of its own, which is not the day of the document."""
    *title, day = lines or [""]
    met = re.search("заседани|совещани|собрани|встреч|поездк|при[её]м", " ".join(title), re.IGNORECASE)
    return met is not None and all(title) and find_date(day) is not None and not find_number(day)


def _cited(lines: list[str], at: int, requisites: int) -> bool:
    """Say whether a line names the act that a title changes: «О внесении изменений в приказ», below «от … № …».

    ``requisites`` are as many as the head holds: where there is no other line, this one tells of the document itself.
    """
    title = " ".join(reversed([*takewhile(bool, reversed(lines[:at]))]))
    alone = requisites < 2 or find_date(title) or not re.match(r"от\s", lines[at], re.IGNORECASE)
    return not alone and _CHANGED_ACT.search(flat(title)) is not None


def _of_name(lines: list[str], at: int, kind: int) -> bool:
    """Say whether «город Армавир» under «муниципального образования» is no place, but a part of a name.

    So is, over the kind, a place in an oblique case («Дом творчества» / «г. Сызрани»), which of a name that the
    dictionary lacks shows only below a name in quotes.
    """
    above = flat(lines[at - 1]) if at else ""
    name = find_place(lines[at]).rpartition(" ")[2]
    sure = is_known(name.lower()) or (name and above[-1:] in '»"')
    if at < kind and sure and not any(may_be(name, "nomn", one) for one in ("sing", "Pltm")):
        return True
    named = re.fullmatch(r"[«\"]?(?:город|село|пос[её]лок|станица|хутор)\s+\S+.*", flat(lines[at]), re.IGNORECASE)
    return bool(named) and re.search(r"(?:образования|округа|района|поселения)$", above, re.IGNORECASE) is not None


def _take_requisites(head: Head, lines: list[str]) -> None:
    for line in map(filled, lines):
        head.day = head.day or find_date(line)
        head.number = head.number or find_number(line)
        for part in re.split(r"\t|\s{2,}", _without_figures(line)):
            head.place = head.place or find_place(part)
            if not head.place and find_date(line) and find_number(line) and (place := bare_place(part)):
                head.place, head.place_sure = place, False


def _without_figures(line: str) -> str:
    """Return the line with date and number made gaps, so that the place stands alone."""
    text = NUMBER.sub("\t", DATE.sub("\t", line))
    return re.sub(r"(?:^|\s)от(?=\s|$)", "\t", text, flags=re.IGNORECASE)


def _heading(lines: list[str]) -> tuple[str, list[str]]:
    """Return the first lines, none of them a requisite, up to the first words of the preamble or the first gap.

    Second, the lines above it.
    """
    taken: list[str] = []
    left: list[str] = []
    for at, line in enumerate(_SUBJECT_LABEL.sub("", line) for line in lines):
        if not line or not re.search(r"\w" if taken else "[А-Яа-яЁё]", line):
            if taken and not line:
                break
            continue
        if line.startswith("(") and find_date(line) and find_number(line):
            continue  # «(в ред. постановления от … № …)»
        below = next(filter(None, lines[at + 1 :]), "")
        whole = taken and (_QUOTED.fullmatch(" ".join(taken)) or (taken[-1].isupper() and not line.isupper()))
        if (
            whole
            or (opens_preamble(line) and not (taken and _goes_on(lines[at:])))
            or (taken and (LABEL.match(line) or _opens_body(line, below) or _says_what_for(line, below)))
        ):
            break
        subject = re.match(r"[«\"„\[]?(?:о|об|обо)\s", line, re.IGNORECASE)
        if subject and taken and of_meeting(f"Протокол {taken[0]}"):
            taken.clear()  # «совещания при главе района», and below it what the meeting was about
        if taken or subject or of_meeting(f"Протокол {line}"):
            taken.append(flat(line))
        else:
            left.append(line)
    text = " ".join(taken)
    text = quoted[1] if (quoted := _QUOTED.fullmatch(text)) else text
    return text if _ABBREVIATED.search(text) else text.rstrip(" ."), left


def _goes_on(lines: list[str]) -> bool:
    """Say whether a title goes on in small letters with what may open a preamble («по результатам проверки»).

    It does unless the sentence comes to a word of decision before a gap or a line that opens a preamble itself.
    """
    if not (lines[0][:1].islower() or lines[0].isupper()):
        return False
    for at, line in enumerate(lines):
        if not line or (at and line[:1].isupper() and opens_preamble(line)):
            return at > 0 and not lines[at - 1].endswith(",") and not heads_name(lines[at - 1])
        if DECIDES.search(f"{line} А") or ORDERS.search(line) or line.endswith(":"):
            return False
    return True


def _says_what_for(line: str, below: str) -> bool:
    """Say whether a line is all of a preamble («Для проведения ремонтов», below it «ПРИКАЗЫВАЮ:»)."""
    return line.startswith("Для ") and ORDERS.match(below) is not None


def _opens_body(line: str, below: str) -> bool:
    """Say whether a line begins with a body in the nominative («Администрация … района» below a title).

    In small letters it may go on with the title, unless the word of decision stands below it.
    """
    return (line[:1].isupper() or ORDERS.match(below) is not None) and heads_name(line) and not line.isupper()


def plan_title(above: list[str] | tuple[str, ...]) -> str:
    """Return the lines above a plan after its stamp, as one title; "" where none of them names a plan."""
    lines = [flat(line) for line in above if not (is_requisite(line) and find_number(line))]
    start = next((n for n in range(len(lines)) if titles_plan(lines, n)), None)
    if start is None:
        return ""
    ends = (n for n in range(start, len(lines)) if not re.search("[А-Яа-яЁё]", lines[n]) or SECTION.match(lines[n]))
    labels = (n for n in range(start + 1, len(lines)) if LABEL.match(lines[n]) or is_sentence(lines[n]))
    end = min(next(ends, len(lines)), next(labels, len(lines)))
    end -= bool(find_place(lines[end - 1]))  # where it was signed
    return " ".join(lines[start:end])
