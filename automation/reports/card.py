"""Контрольная карточка: one page about one order, from what was ordered to what was reported and sent."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from automation.control.counting import bearers
from automation.messages.result import done_words, memo_line
from automation.model.control import Entry, Verdict
from automation.model.figures import Figures, ItemFigures
from automation.model.plan import Official, Order
from automation.model.report import Extension
from automation.model.sheets import EXTENSIONS
from automation.model.standing import Standing
from automation.plan.extending import complete
from automation.reports.fitting import fits
from automation.reports.plain_pages import PageLine, PageTable, PlainPage, gap, heading, shortened
from automation.russian import capital, enumerate_items, first_few, name_items, plural, show
from automation.titles import FORMS, STATES, addressee, entry_items, entry_number, on_demand, repeated_words

Called = Mapping[Standing, Sequence[str]]
NAMED = (Standing.OVERDUE, Standing.NO_DATA, Standing.MET_LATE)
SIGNED = "Дата ____________        Подпись ____________        Расшифровка ______________________"


class CardDetail(NamedTuple):
    """How much a card tells: letters of an item, names beside it, items, papers and extensions at most."""

    words: int
    names: int
    items: int
    papers: int
    extensions: int


WHOLE = CardDetail(words=10_000, names=100, items=100, papers=20, extensions=6)
# What a full sheet gives up, one thing after the other: older papers and long words first, names late, items last.
GIVEN_UP: tuple[tuple[str, int], ...] = (
    *(("papers", 10), ("words", 200), ("papers", 6), ("words", 120), ("words", 90), ("names", 8), ("words", 70)),
    *(("extensions", 3), ("names", 5), ("papers", 4), ("names", 4), ("names", 3), ("items", 40), ("items", 30)),
    *(("words", 50), ("items", 24), ("names", 2), ("items", 20), ("items", 16), ("names", 1), ("items", 12)),
    *(("papers", 3), ("extensions", 1), ("items", 10), ("names", 0), ("items", 8), ("papers", 1), ("items", 6)),
)


def card_sheet(figures: Figures, entries: Sequence[Entry], extensions: Sequence[Extension]) -> PlainPage:
    """Lay out the card as values on the day of ``figures``; ``entries`` are the order's papers, oldest first.

    It keeps to one sheet: words and names are cut only where that asks for it, longer plans keep their open items. What
    was given up and would have found a place is taken back, the last first.
    """
    details = list(accumulate(GIVEN_UP, lambda detail, step: detail._replace(**dict([step])), initial=WHOLE))

    called = {i.item.number: _called(i.verdicts) for i in figures.items}

    def made(detail: CardDetail) -> PlainPage:
        return _card(figures, called, (entries, extensions), detail)

    def goes(detail: CardDetail) -> bool:
        return fits(made(detail))

    first = min(bisect_left(details, True, key=goes), len(GIVEN_UP))  # each gives up more than the one before
    detail, full = details[first], set[str]()
    for (what, _), before in zip(reversed(GIVEN_UP[:first]), reversed(details[:first]), strict=True):
        fuller = detail._replace(**{what: getattr(before, what)})
        if what not in full and goes(fuller):
            detail = fuller
        else:
            full.add(what)
    return made(detail)


def _called(verdicts: Sequence[Verdict]) -> Called:
    """Return, for each standing of which a card names anybody, what those performers are called."""
    return {s: [b.name for b in bearers(v for v in verdicts if v.standing is s)] for s in NAMED}


def _card(
    figures: Figures,
    called: Mapping[str, Called],
    kept: tuple[Sequence[Entry], Sequence[Extension]],
    detail: CardDetail,
) -> PlainPage:
    """Lay out the card with this much detail.

    ``called`` has the names by the number of an item; ``kept`` are the papers and the extensions of the order.
    """
    order, (entries, extensions) = figures.order, kept
    blocks: list[PageLine | PageTable] = [
        PageLine(text="КОНТРОЛЬНАЯ КАРТОЧКА", bold=True, align="center", size=14),
        PageLine(text=f"по состоянию на {show(figures.on)}", align="center", size=10, after=4),
        PageTable(rows=tuple(_requisites(order)), widths=(42, 138), size=9.5),
        *_items(figures, called, detail),
        *_extensions(extensions, figures, detail.extensions),
        *_papers(entries, detail.papers, closed=order.closed_on is not None),
        gap(4),
        heading("Отметка об исполнении", size=10.5),
        PageLine(text=" ".join(filter(None, (mark_of(figures), memo_line(figures)))), size=10),
        gap(4),
        heading("Резолюция", size=10.5),
        *(PageLine(text="_" * 90, size=10, after=4) for _ in range(2)),
        PageLine(text=SIGNED, size=10),
    ]
    return PlainPage(title=f"Контрольная карточка, № {order.number}", blocks=tuple(blocks), size=10)


def _requisites(order: Order) -> Iterable[tuple[str, str]]:
    yield "Документ", f"{order.kind} от {show(order.date)} № {order.number}"
    yield "Заголовок", order.heading
    closed = ", ".join(part for part in (show(order.closed_on), order.closed_reason) if part) if order.closed_on else ""
    for name, value in (
        ("Орган", order.body),
        ("Подписал", _official(order.signed_by)),
        ("Ответственный", _official(order.responsible)),
        ("Контроль", _official(order.control)),
        ("Изменения", order.amendments),
        ("Индекс дела", order.file_index),
        ("Снято с контроля", closed),
    ):
        if value:
            yield name, value


def _official(official: Official) -> str:
    return ", ".join(part for part in (official.name, official.post) if part)


def _items(figures: Figures, called: Mapping[str, Called], detail: CardDetail) -> Iterable[PageLine | PageTable]:
    """List the items of the plan; where they are too many for the sheet, the open ones."""
    many = len(figures.items) > detail.items
    shown = (sorted(figures.items, key=lambda i: i.done or i.closed) if many else figures.items)[: detail.items]
    rows = tuple(
        (
            i.item.number,
            shortened(i.item.text, detail.words),
            terms_of(i),
            state_of(i, called[i.item.number], detail.names),
        )
        for i in shown
    )
    yield gap(4)
    yield heading("Пункты", size=10.5)
    header = ("№", "Мероприятие", "Срок", "Исполнение")
    size = 9.5 if len(shown) < 8 else 8.5
    yield PageTable(header=header, rows=rows, widths=(10, 72, 30, 68), centred=frozenset({0}), size=size)
    more = len(figures.items) - len(shown)
    if more > 0:
        yield PageLine(text=f"… и ещё {more} {plural(more, 'пункт', 'пункта', 'пунктов')} – в «Сводке».", size=9)


def terms_of(figures: ItemFigures) -> str:
    """Name the current terms; a prolonged one is shown with its first term."""
    moved = dict.fromkeys(
        f"{show(v.due)} (прежде {show(v.control_date)})"
        for v in figures.verdicts
        if v.due and v.control_date and v.due != v.control_date
    )
    plain = [show(day) for day in figures.terms if not any(m.startswith(show(day)) for m in moved)]
    return "; ".join([*plain[:4], *(["…"] if len(plain) > 4 else []), *moved]) or figures.item.term_phrase


def state_of(figures: ItemFigures, called: Called | None = None, names: int = WHOLE.names) -> str:
    """Say how one item stands: closed, executed with its dates, or how many did, who did not and who is free of it."""
    called = called or _called(figures.verdicts)
    tally = figures.tally
    if figures.closed and figures.item.closed_on:
        return f"снят с контроля {show(figures.item.closed_on)}"
    if not figures.verdicts:
        return "исполнители не указаны"
    parts = [_executed(figures, called, names)] if tally.total else []
    if tally.claimed:
        parts.append(f"заявлено, не принято: {tally.claimed}")
    late = _names(called[Standing.OVERDUE], names)
    if late:
        parts.append(f"срок истёк: {late}")
    asked = _names(called[Standing.NO_DATA], names)
    if asked:
        parts.append(f"уточняется: {asked}")
    if tally.permanent:
        parts.append("по событию" if on_demand(figures.item) else "постоянно")
    if tally.not_applicable:
        parts.append(f"не применимо: {tally.not_applicable}")
    if figures.released:
        parts.append(f"снято с контроля: {_names([b.name for b in bearers(figures.released)], names)}")
    return "; ".join(parts)


def _executed(figures: ItemFigures, called: Called, names: int) -> str:
    tally = figures.tally
    if told := repeated_words(figures):
        return told
    if tally.done < tally.total:
        return f"исполнено {tally.done} из {tally.total}"
    last = max((v.executed_on for v in figures.verdicts if v.executed_on), default=None)
    late = _names(called[Standing.MET_LATE], names)
    return f"исполнено{f' {show(last)}' if last else ''}{f', с нарушением срока: {late}' if late else ''}"


def _names(names: Sequence[str], shown: int) -> str:
    """Name as many as are to be shown; where nobody can be, count them."""
    if not shown:
        return str(len(names) or "")
    return first_few(names, shown)


def _extensions(extensions: Sequence[Extension], figures: Figures, shown: int) -> Iterable[PageLine | PageTable]:
    """List the last complete decisions; one without its maker, day or ground moves nothing and is not shown."""
    decisions = [e for e in extensions if complete(e)]
    if not decisions:
        return
    people = (v.performer for o in figures.organisations for v in o.verdicts)
    names = {p.code: p.known_as for p in people}
    rows = tuple(
        (
            *(e.item, names.get(e.code) or e.code or "все", _day(e.new_term)),
            *(f"{e.decided_by}, {_day(e.decided_on)}", e.basis),
        )
        for e in decisions[-shown:]
    )
    yield gap(4)
    yield heading("Продление сроков", size=10.5)
    header = ("Пункт", "Исполнитель", "Новый срок", "Кто и когда решил", "Основание")
    yield PageTable(header=header, rows=rows, widths=(14, 40, 24, 50, 52), centred=frozenset({0, 2}), size=8.5)
    more = len(decisions) - shown
    if more > 0:
        words = plural(more, "продление", "продления", "продлений")
        yield PageLine(text=f"Ранее: {more} {words} – на листе «{EXTENSIONS}».", size=9)


def _day(day: date | None) -> str:
    return show(day) if day else ""


def _papers(entries: Sequence[Entry], shown: int, *, closed: bool) -> Iterable[PageLine | PageTable]:
    """List the last papers; the others stand in the register, and of a closed order in its «Опись»."""
    if not entries:
        return
    rows = tuple(
        (
            f"{entry_number(entry)} от {show(entry.day)}" if not entry.registered else entry.registered,
            FORMS[entry.form],
            addressee(entry),
            enumerate_items(entry_items(entry)),
            _fate(entry),
        )
        for entry in entries[-shown:]
    )
    yield gap(4)
    yield heading("Документы", size=10.5)
    header = ("№ и дата", "Документ", "Адресат", "Пункты", "Отметка")
    yield PageTable(header=header, rows=rows, widths=(42, 30, 46, 18, 44), size=8.5)
    more = len(entries) - shown
    if more > 0:
        words = plural(more, "документ", "документа", "документов")
        yield PageLine(text=f"Ранее: {more} {words} – в {'описи' if closed else 'учётном журнале'}.", size=9)


def _fate(entry: Entry) -> str:
    if entry.answer:
        return f"ответ: {entry.answer}"
    if entry.sent_on:
        return f"отправлен {show(entry.sent_on)}"
    return f"подписан {show(entry.signed_on)}" if entry.signed_on else STATES[entry.state]


def mark_of(figures: Figures) -> str:
    """Say how the whole order stands in one sentence; «исполнено» only when every dated obligation is."""
    if figures.order.closed_on:
        reason = f": {figures.order.closed_reason.rstrip('.')}" if figures.order.closed_reason else ""
        return f"Снято с контроля {show(figures.order.closed_on)}{reason}."
    done = f"{capital(done_words(figures))}."
    if figures.complete:
        on = f" {show(figures.completed_on)}" if figures.completed_on else ""
        return f"{done} Пункты со сроками исполнены{on}. С контроля не снято."
    open_items = [i.item.number for i in figures.items if not i.done and not i.closed and (i.dated or not i.verdicts)]
    rest = name_items(open_items)
    return f"{done} Ещё не исполнено: {rest}." if rest else done
