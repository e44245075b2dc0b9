"""What the page shows, as plain values for its template: words, symbols beside them, places on the line of time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct

from automation.control.counting import GRAVITY, tally
from automation.gathering import by_first, gathered
from automation.letters.people_sum import Sum
from automation.messages.named_owing import UNNAMED
from automation.messages.result import late_words
from automation.model.control import Entry, Verdict
from automation.model.figures import Figures, ItemFigures, OrganisationFigures, People
from automation.model.kinds import Form
from automation.model.standing import DONE, Standing
from automation.model.tally import Tally
from automation.patterns import lazy
from automation.russian import enumerate_items, first_few, fold, natural_key, show
from automation.titles import AWAITED, STANDINGS, STATES, awaited, repeated_words, state_words

OUTBOX = "outbox/"
RESERVED = lazy(
    r"[^\w/.–-]+"
)  # what means something in a link; a browser escapes letters itself, in a third of the bytes
TERMS = 4  # dates shown beside an item; the rest are counted
MARKS = {
    Standing.OVERDUE: ("✗", "срок истёк"),
    Standing.NO_DATA: ("?", "уточняется"),
    Standing.DUE_SOON: ("!", "срок близко"),
    Standing.CLAIMED: ("○", "не принято"),
    Standing.IN_WORK: ("…", "в работе"),
    Standing.MET_LATE: ("✓", "с опозданием"),
    Standing.MET: ("✓", "в срок"),
    Standing.NOT_APPLICABLE: ("–", "не применимо"),
    Standing.PERMANENT: ("∞", "постоянно"),
}
BAR = (
    Standing.MET,
    Standing.MET_LATE,
    Standing.CLAIMED,
    Standing.IN_WORK,
    Standing.DUE_SOON,
    Standing.NO_DATA,
    Standing.OVERDUE,
)
LEGEND = tuple((standing.value, f"{sign} {word}", STANDINGS[standing]) for standing, (sign, word) in MARKS.items())


class MatrixCell(NamedTuple):
    """One field of the matrix: the look, and symbol with words; both "" where the organisation has no part."""

    look: str
    text: str


class Link(NamedTuple):
    """A paper: where it stands beside the page, its number and date, what became of it."""

    href: str
    text: str
    state: str


class Organisation(Struct, frozen=True):
    """A row of the matrix."""

    name: str
    worst: str
    cells: tuple[MatrixCell, ...]
    people: str
    papers: tuple[Link, ...]


class Share(Struct, frozen=True):
    """A piece of an item's bar, in per cent of its width."""

    look: str
    x: str
    width: str


class Measure(Struct, frozen=True):
    """An item of the plan: number, words, terms, how far it is."""

    number: str
    text: str
    terms: str
    progress: str
    bar: tuple[Share, ...]
    closed: bool


def measure_of(figures: ItemFigures, on: date) -> Measure:
    """Return one item as a row of the plan on a day."""
    item = figures.item
    return Measure(
        number=item.number,
        text=item.text,
        terms=term_words(figures),
        progress="снят с контроля" if figures.closed else _progress(figures, on),
        bar=() if figures.closed else bar_of(figures.tally),
        closed=figures.closed,
    )


def term_words(figures: ItemFigures) -> str:
    """Return the current terms, the first one told where it was moved; the plan's words where there is no date."""
    if not figures.terms:
        return figures.item.term_phrase or "срок не указан"
    moved = sorted({v.control_date for v in figures.verdicts if v.control_date and v.control_date != v.due})
    first = f" (прежде {', '.join(show(d) for d in moved[:TERMS])})" if moved else ""
    return first_few([show(d) for d in figures.terms], TERMS) + first


def _progress(figures: ItemFigures, on: date) -> str:
    """Tell how far an item is; of a recurring one how many have reported for each date that somebody still owes."""
    waiting = sum(awaited(v, on) for v in figures.verdicts)
    words, repeated = progress_words(figures.tally, waiting), repeated_words(figures)
    words += f"; снято с контроля – {len(figures.released)}" if figures.released else ""
    return "; ".join(filter(None, (repeated, words.partition("; ")[2]))) if repeated else words


def progress_words(tally: Tally, waiting: int) -> str:
    """Write «исполнено 4 из 6, из них с нарушением срока – 1; срок истёк – 1; сведения уточняются – 1».

    ``waiting`` of those whose term is near are of a day that is over.
    """
    late = f", из них с нарушением срока – {tally.met_late}" if tally.met_late else ""
    told = [f"исполнено {tally.done} из {tally.total}{late}"] if tally.total else []
    for standing in GRAVITY:
        number = getattr(tally, standing.value)
        if standing is Standing.DUE_SOON and waiting:
            told.append(f"{AWAITED} – {waiting}")
            number -= waiting
        if number and standing not in DONE:
            told.append(f"{STANDINGS[standing]} – {number}")
    return "; ".join(told) or "исполнителей нет"


def bar_of(tally: Tally) -> tuple[Share, ...]:
    """Return the same as pieces of a bar; none where nothing is counted."""
    pieces, at = [], 0.0
    for standing in BAR:
        number = getattr(tally, standing.value)
        if number:
            width = 100 * number / tally.total
            pieces.append(Share(standing.value, f"{at:.2f}%", f"{width:.2f}%"))
            at += width
    return tuple(pieces)


def organisations_of(figures: Figures, entries: Sequence[Entry]) -> list[Organisation]:
    """Return the rows of the matrix, the gravest first, then by name."""
    numbers = [i.item.number for i in figures.items]
    closed = {i.item.number for i in figures.items if i.closed}
    free = [v.code_and_item for i in figures.items for v in i.released]
    papers = papers_by_code(entries)
    ordered = sorted(
        figures.organisations, key=lambda o: (GRAVITY.index(o.worst), -o.tally.overdue, fold(o.organisation))
    )
    off = [closed | {number for code, number in free if code in o.codes} for o in ordered]
    people, silent = figures.people, Sum(figures.people, figures).silent_bodies
    told = (_people(o, people, silent) if people.total else "" for o in ordered)
    rows = zip(ordered, off, told, strict=True)
    return [_organisation(o, numbers, mine, papers, people=words, on=figures.on) for o, mine, words in rows]


def _organisation(
    figures: OrganisationFigures,
    numbers: Sequence[str],
    closed: set[str],
    papers: dict[str, tuple[Link, ...]],
    *,
    people: str,
    on: date,
) -> Organisation:
    by_item = gathered(figures.verdicts, lambda v: v.item.number)
    return Organisation(
        name=figures.organisation or UNNAMED,
        worst=figures.worst.value,
        cells=tuple(_cell(by_item.get(n, ()), on, closed=n in closed) for n in numbers),
        people=people,
        papers=tuple(link for code in figures.codes for link in papers.get(code, ())),
    )


def _people(figures: OrganisationFigures, people: People, silent: Sequence[str]) -> str:
    """Write «36 из 38»; of an organisation that was asked and is in no total, why."""
    if figures.staff_total is not None:
        return f"{figures.staff_moved} из {figures.staff_total}"
    if figures.organisation in people.missing:
        return "не сообщили" if figures.organisation in silent else AWAITED
    return "уточняется" if figures.headcounts or figures.organisation in people.doubted else ""


def _cell(verdicts: Sequence[Verdict], on: date, *, closed: bool) -> MatrixCell:
    """Return the gravest standing; where performers or dates that share the field differ, how many of them.

    What is off control has no verdicts here.
    """
    if not verdicts:
        return MatrixCell("closed", "снят") if closed else MatrixCell("", "")
    counts = Counter(v.standing for v in verdicts)
    worst = min(counts, key=GRAVITY.index)
    sign, word = MARKS[worst]
    if all(awaited(v, on) for v in verdicts if v.standing is worst):
        word = AWAITED
    share = f" ({counts[worst]} из {len(verdicts)})" if len(counts) > 1 else ""
    return MatrixCell(worst.value, f"{sign} {word}{share}")


def papers_by_code(entries: Iterable[Entry]) -> dict[str, tuple[Link, ...]]:
    """Return letters of organisations, oldest first; papers to persons, memos and annulled ones are not shown."""
    ordered = sorted(entries, key=lambda e: (e.day, natural_key(e.number)))
    return by_first((e.addressee_code, link_of(e)) for e in ordered if _is_shown(e))


def _is_shown(entry: Entry) -> bool:
    sent = entry.form is Form.LETTER and entry.addressee_organisation and not entry.annulled
    return bool(sent and entry.path.startswith(OUTBOX))


def link_of(entry: Entry) -> Link:
    """Return a paper as the page names it."""
    text = entry.registered or f"{entry.number} от {show(entry.day)}"
    state = f"отправлен {show(entry.sent_on)}" if entry.sent_on else STATES[entry.state]
    path = RESERVED.sub(lambda found: quote(found[0], errors="replace"), entry.path.removeprefix(OUTBOX))
    return Link(path, text, state)


class Late(NamedTuple):
    """A line of what is overdue: who, which order (its place on the page), which items, since when."""

    name: str
    anchor: str
    order: str
    what: str


def late_of(figures: Figures, anchor: str) -> list[Late]:
    """Return the organisations with something overdue, worst first."""
    order = f"№\u00a0{figures.order.number}"
    lines = ((name, "; ".join(map(", ".join, owed))) for name, owed in late_words(figures))
    return [Late(name, anchor, order, words) for name, words in lines]


class Stop(NamedTuple):
    """A line of the time line: when, what, where on the line, the look; ``x`` "" for what has no date."""

    when: str
    what: str
    x: str
    look: str
    sign: str


class Timeline(Struct, frozen=True):
    """The plan on a line of time from ``start`` to ``end``; ``today`` is the place of the day of the figures."""

    start: date
    end: date
    today: str
    stops: tuple[Stop, ...]


def line_of(figures: Figures) -> Timeline:
    """Return one stop for each current term, then what has none."""
    items = [i for i in figures.items if not i.closed]
    dated = by_first((v.due, v) for i in items for v in i.counted if v.due)
    start = min([figures.order.date, *dated])
    end = max([figures.on, *dated])
    stops = [_stop(day, dated[day], start, end, on=figures.on) for day in sorted(dated)]
    lasting = (v for i in items for v in i.verdicts if v.standing is Standing.PERMANENT)
    endless = by_first((state_words(v, figures.on), v.item.number) for v in lasting)
    for words, numbers in sorted(endless.items(), reverse=True):
        stops.append(Stop(words, f"п. {enumerate_items(numbers)}", "", Standing.PERMANENT.value, ""))
    return Timeline(start=start, end=end, today=place(figures.on, start, end), stops=tuple(stops))


def _stop(day: date, owed: Sequence[Verdict], start: date, end: date, *, on: date) -> Stop:
    standings = [v.standing for v in owed]
    worst = min(standings, key=GRAVITY.index)
    told = progress_words(tally(standings), sum(awaited(v, on) for v in owed))
    what = f"п. {enumerate_items(v.item.number for v in owed)}: {told}"
    return Stop(show(day), what, place(day, start, end), worst.value, MARKS[worst][0])


def place(day: date, start: date, end: date) -> str:
    """Tell where a day stands on the line, from 2 % to 98 %."""
    whole = max((end - start).days, 1)
    return f"{2 + 96 * (day - start).days / whole:.2f}%"
