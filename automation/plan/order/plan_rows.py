"""The rows of a plan's table as entries: sections, sub-items, broken and merged rows sorted out, nothing dropped."""

import re

from msgspec.structs import replace

from automation.plan.order.beginnings import NAME, starts_executor
from automation.plan.order.blocks import Row, Table, TableCell, distinct, flat
from automation.plan.order.column_content import names_result
from automation.plan.order.doubts import Derived
from automation.plan.order.entries import EntryReading, PlanEntry, number_entries, same_item
from automation.plan.order.period_columns import marked_periods, marked_run, on_day_of, period_above
from automation.plan.order.phrases import term_phrases
from automation.plan.order.requisites import find_date
from automation.plan.order.row_terms import in_period, on_day, one_day, when_and_where, with_bracketed_term
from automation.plan.order.table_columns import NAMED, POST, Layout

_NUMBER = re.compile(r"(?:№\s*)?(\d+(?:\s?\.\s?\d+)*|[IVXLХ]+)\s*[.)]?")
_ROMAN = re.compile(r"[IVXХ]+\.?")
# «1. провести …», «1 Провести …», but «50 процентов», «15 котельных подготовить»
_LEADING = re.compile(r"(\d+(?:\.\d+)*)(?:[.)]\s+(?=[а-яё])|[.)]?\s+(?=[А-ЯЁ«A-Z]))")
_DITTO = re.compile(r"(?:то же|там же|те же|тот же|та же|он же|[-–—\s]*[\"«»„“”″〃/]{1,4}[-–—\s]*)\.?", re.IGNORECASE)
_SUB_ITEM = re.compile(r"(?:\d+(?:\.\d+)*[.)]|[а-яё]\)|[-–—•])\s*")
_LISTED = re.compile(r"(?:[-–—•*]|[а-яё\d]{1,2}\))\s*")
_DAY = re.compile(r"\d{1,2}[.\s](?!\s*(?:кв|пол))", re.IGNORECASE)
_TOTAL = re.compile(r"(?:итого|всего)(?![а-яё])", re.IGNORECASE)
_FIGURES = re.compile(r"[-–—+\d\s.,%]+")
_REPEATED = re.compile(r"\b(?:еже[а-я]+|постоянн|бессрочн|раз в|кажд)", re.IGNORECASE)  # no end: it only goes on
_OFTEN = re.compile(r"(?:ежемесячн|ежекварт|ежегодн|не треб)\w*\.?|(?:1 )?раз в (?:месяц|квартал|год)", re.IGNORECASE)
_NO_ANSWER = re.compile(r"[-–—.\s]*")


def read_rows(table: Table, layout: Layout, title: str = "") -> EntryReading:
    """Make every row below the heading an entry, a part of the entry above, or a section.

    The hours of a programme belong to the day that heads the rows, or to that in the ``title`` of the plan.
    """
    reading = EntryReading(remarks=list(layout.doubts))
    if layout.of("mark"):
        named = ", ".join(dict.fromkeys(layout.periods[c] for c in layout.of("mark")))
        lasting = any(marked_run(row, layout.of("mark"), layout.periods) for row in table.rows[layout.header :])
        told = ", три месяца подряд и больше – как один срок от первого до последнего" if lasting else ""
        reading.remarks.append(f"столбцы – периоды ({named})? Отметки в них прочитаны как сроки{told}")
    reading.remarks += [Derived(f"столбец «{layout.headings[c]}» в книгу не взят") for c in layout.of("contact")]
    reading.remarks += [
        f"в столбце «{layout.headings[c]}» не исполнители, а те, кто им помогает? Они записаны после исполнителей, "
        "и отчёт спросят и с них"
        for c in layout.helpers
    ]
    heads = {tuple(flat(cell.text).casefold() for cell in row) for row in table.rows[: layout.header]}
    day, period = one_day(title, next(iter(term_phrases(title)), "")), ""
    for row in table.rows[layout.header :]:
        if tuple(flat(cell.text).casefold() for cell in row) in heads or _is_column_count(row):
            continue
        cells = [cell for cell in distinct(row) if cell.text]
        if not cells:
            continue
        if len(distinct(row)) == 1 or _heads_rows(row, cells, layout):
            reading.sections.append(" ".join(flat(cell.text) for cell in cells))
            head = flat(cells[-1].text)
            day, period = one_day(head, head), period_above(head)
            continue
        if _TOTAL.match(cells[0].text) and all(_FIGURES.fullmatch(flat(cell.text)) for cell in cells[1:]):
            reading.remarks.append(Derived(f"строка «{flat(cells[0].text)}» – итог, в план не взята"))
            continue
        reading.remarks += [note for note in _extras(row, layout) if note not in reading.remarks]
        for one in _listed_in(row, layout):
            entry = with_bracketed_term(replace(one, section=len(reading.sections)))
            _take(reading, in_period(on_day(entry, day), period))
    number_entries(reading)
    return reading


def _is_column_count(row: Row) -> bool:
    """Say whether a row is «1 2 3 4» under a heading."""
    return len(row) > 2 and [flat(cell.text) for cell in row] == [str(n) for n in range(1, len(row) + 1)]


def _heads_rows(row: Row, cells: list[TableCell], layout: Layout) -> bool:
    """Say whether the filled cells of a row only head the rows below.

    They are words behind «II», over most of the columns, or where a number belongs («I. Подготовка»).
    """
    if len(cells) == 2:
        return _ROMAN.fullmatch(cells[0].text) is not None and not cells[1].text.endswith(":")
    words, wide = flat(row[0].text), sum(place.origin == cells[0].origin for place in row) > len(row) / 2
    numbered = bool(words) and 0 in layout.of("number") and not _NUMBER.fullmatch(words)
    return len(cells) == 1 and (wide or numbered)


def _joined(row: Row, columns: list[int], sign: str = "\n") -> str:
    return sign.join(dict.fromkeys(row[c].text for c in columns if row[c].text))


def _entry(row: Row, layout: Layout) -> PlanEntry:
    number, text = flat(_joined(row, layout.of("number"))), _joined(row, layout.of("text"))
    lead = _LEADING.match(text)
    if lead and (not number or ("." in lead[1] and lead[1].startswith(f"{number.strip(' .)')}."))):
        number, text = lead[1], text[lead.end() :]
    matched = _NUMBER.fullmatch(number)
    if number and not matched:
        text, number = f"{number} {text}", ""
    text += "".join(f" ({told})" for told in _told(row, layout, _extra_columns(row, layout)))
    term, place = when_and_where(flat(_term(row, layout)), layout)
    text += f" (место: {place})" if place else ""
    words = {row[c].origin for c in layout.of("text")}
    others = [*layout.of("term"), *layout.of("performers")]
    one_cell = bool(others) and all(row[c].origin in words for c in others)  # one cell from the words to the executors
    indicators = [c for c in layout.of("indicator") if row[c].text and c not in _results(row, layout)]
    columns = [*layout.of("number")[:1], *layout.of("text"), *layout.of("term"), *layout.of("performers")]
    return PlanEntry(
        number=re.sub(r"\s", "", matched[1]).strip(".") if matched else "",
        text=flat(text),
        term="" if one_cell else term,
        performers="" if one_cell else _performers(row, layout),
        indicator="; ".join(_told(row, layout, indicators)) if indicators[1:] else flat(_joined(row, indicators)),
        reporting=flat(_joined(row, layout.of("reporting"))),
        origins=tuple(row[c].origin for c in columns),
    )


def _listed_in(row: Row, layout: Layout) -> list[PlanEntry]:
    """Return the row as one entry, or one for each sub-item («а) …», «б) …») that has a term on a line of its own."""
    entry = _entry(row, layout)
    lines = _joined(row, layout.of("text")).split("\n")
    at = [n for n, line in enumerate(lines) if _SUB_ITEM.match(line)]
    terms = [re.sub(r"^[а-яё]\)\s*", "", line) for line in _term(row, layout).split("\n")]
    if len(at) < 2 or len(at) != len(terms) or not entry.number:
        return [entry]
    intro = flat(" ".join(lines[: at[0]]))
    people = [line for line in entry.performers.split("\n") if line.strip()]
    apart = len(people) == len(at) and all(starts_executor(line) for line in people)
    made = []
    for k, (begin, end) in enumerate(zip(at, [*at[1:], len(lines)], strict=True)):
        words = _SUB_ITEM.sub("", flat(" ".join(lines[begin:end]))).rstrip(";")
        text = f"{intro.rstrip(':')}: {words}" if intro else words
        who = people[k] if apart else entry.performers
        note = (Derived("подпункты одной ячейки разделены, их номера проставлены программой"),)
        number = f"{entry.number}.{k + 1}"
        made.append(replace(entry, number=number, text=text, term=terms[k], performers=who, notes=note, origins=()))
    return made


def _performers(row: Row, layout: Layout) -> str:
    """Return the executors; a term that shares their column is taken out."""
    text = "; ".join(dict.fromkeys(filter(None, (_people(row, columns, layout) for columns in layout.people))))
    if layout.mixed is not None:
        for phrase in term_phrases(flat(text)):
            text = re.sub(rf"[\s,;–-]*{re.escape(phrase)}[\s,;–-]*", "\n", flat(text))
    return text.strip()


def _people(row: Row, columns: tuple[int, ...], layout: Layout) -> str:
    """Return the executors of one column, or of a post and a name side by side, which belong together line by line.

    Below «Ф.И.О., должность» the post behind a name is that person's: a dash says so.
    """
    if len(columns) == 1:
        text = row[columns[0]].text
        both = POST.search(layout.headings[columns[0]]) and NAMED.search(layout.headings[columns[0]])
        return re.sub(rf"({NAME.pattern}),\s+(?=[а-яё])", lambda m: f"{m[1]} – ", text) if both else text
    lines = [[line for line in row[c].text.split("\n") if line.strip()] for c in columns]
    if len({len(column) for column in lines}) > 1:  # of two lines of a post and one name, or of one post and two names
        lines = [[flat(" ".join(column))] for column in lines]
    return "; ".join(" ".join(parts) for parts in zip(*lines, strict=True))


def _told(row: Row, layout: Layout, columns: list[int]) -> list[str]:
    """Return the words of columns behind their headings, one cell over several columns once."""
    cells: dict[tuple[int, int], list[int]] = {}
    for c in columns:
        cells.setdefault(row[c].origin, []).append(c)
    told = []
    for heads in cells.values():
        named = dict.fromkeys(_uncapital(layout.headings[c]) for c in heads if layout.headings[c])
        words = flat(row[heads[0]].text)
        told.append(f"{', '.join(named)}: {words}" if named else words)
    return told


def _uncapital(heading: str) -> str:
    """Return a heading for the middle of a sentence; «II квартал» and «ГСМ» stay."""
    return heading[:1].lower() + heading[1:] if heading[1:2].islower() else heading


def _extra_columns(row: Row, layout: Layout) -> list[int]:
    """Return the columns nobody expects whose words go to the item's text: what no other column of the row holds.

    Of «Периодичность отчётности» only a frequency in one word is kept elsewhere.
    """
    roles = enumerate(layout.roles)
    taken = {row[c].origin for c, role in roles if role in {"text", "term", "start", "end", "performers", "indicator"}}
    often = [c for c in layout.of("reporting") if not _OFTEN.fullmatch(flat(row[c].text))]
    free = [c for c in (*layout.of("extra"), *often) if row[c].origin not in taken]
    free += _results(row, layout)
    return [c for c in free if not _NO_ANSWER.fullmatch(flat(row[c].text))]


def _results(row: Row, layout: Layout) -> list[int]:
    """Return the columns of indicators whose cell counts nothing but tells what there will be."""
    return [c for c in layout.of("indicator") if names_result(layout.headings[c], flat(row[c].text))]


def _extras(row: Row, layout: Layout) -> list[str]:
    """Tell of the columns whose words go to the item's text."""
    filled = _extra_columns(row, layout)
    return [Derived(f"столбец «{layout.headings[c] or c + 1}» добавлен к тексту мероприятий") for c in filled]


def _term(row: Row, layout: Layout) -> str:
    start, end = (
        "" if _NO_ANSWER.fullmatch(words) else words
        for words in (_joined(row, layout.of(role)) for role in ("start", "end"))
    )
    if start and end and start != end:
        if _REPEATED.search(end):
            return f"{end}, начало – {start}"
        days = all(find_date(day) or _DAY.match(day) for day in (start, end))  # «июнь», «III квартал» are not inflected
        return f"с {start} по {end}" if days else f"{start} – {end}"
    term = _joined(row, layout.of("term")) or end or start or marked_periods(row, layout.of("mark"), layout.periods)
    if layout.dated and (dated := on_day_of(*(row[c].text for c in layout.dated))):
        return dated
    return term or "; ".join(term_phrases(flat(row[layout.mixed].text)) if layout.mixed is not None else ())


def _take(reading: EntryReading, entry: PlanEntry) -> None:
    """Put a row where it belongs: a new entry, or the rest of the one above."""
    above = reading.entries[-1] if reading.entries else None
    if above is not None:
        entry = _repeat(entry, above)
        if _continues(entry, above):
            reading.entries[-1] = _join(above, entry)
            return
        if same_item(entry, above):
            if entry.term == above.term and entry.indicator == above.indicator and above.text.startswith(entry.text):
                if entry.performers not in above.performers:
                    reading.entries[-1] = replace(above, performers=f"{above.performers}; {entry.performers}")
                return
            entry = replace(entry, number="")
    reading.entries.append(entry)


def _repeat(entry: PlanEntry, above: PlanEntry) -> PlanEntry:
    """Put the cell above in place of «То же» and «-»-»."""
    cells = {name: getattr(above, name) for name in ("term", "performers") if _DITTO.fullmatch(getattr(entry, name))}
    changed = {name: text for name, text in cells.items() if text}
    if not changed:
        return entry
    note = Derived(f"«{entry.term if 'term' in changed else entry.performers}» прочитано как повтор строки выше")
    return replace(entry, **changed, notes=(*entry.notes, note))


def _continues(entry: PlanEntry, above: PlanEntry) -> bool:
    """Say whether a row without a number only goes on with the one above, cut by a page or a line."""
    if entry.number:
        return False
    if not entry.term and not entry.performers:
        return bool(entry.text) and (entry.text[:1].islower() or not above.text.endswith((".", ":", ";")))
    if not entry.text:
        return not (entry.term and above.term)
    cut = entry.text[:1].islower() and not _LISTED.match(entry.text) and not above.text.endswith((".", ":", ";"))
    return cut and not (entry.term and above.term)


def _join(above: PlanEntry, rest: PlanEntry) -> PlanEntry:
    def glue(one: str, two: str, sign: str = " ") -> str:
        return f"{one}{sign}{two}" if one and two and one != two else one or two

    return replace(
        above,
        text=glue(above.text, rest.text),
        term=glue(above.term, rest.term),
        performers=glue(above.performers, rest.performers, "\n"),
        indicator=glue(above.indicator, rest.indicator),
        reporting=glue(above.reporting, rest.reporting),
        notes=(*above.notes, "строка таблицы продолжена следующей", *rest.notes),
    )
