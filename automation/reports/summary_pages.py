"""The sheets of the сводка: which columns each has and what stands in their cells. Pure values, no library."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from automation.letters.cases import taking_part
from automation.letters.people_sum import Sum
from automation.letters.people_words import counted_deed, people_told
from automation.messages.result import done_words
from automation.model.control import Verdict
from automation.model.figures import Figures, ItemFigures, OrganisationFigures
from automation.model.standing import UNTIMED, Standing
from automation.reports.discipline import FORMULA, OUTSIDE, days_late, discipline, proposal
from automation.reports.summary_table import (
    CHARTED,
    COLOURS,
    SummaryColumn,
    SummaryTable,
    names_of,
    order_name,
    table_of,
)
from automation.russian import capital, show
from automation.titles import STANDINGS, state_words

Subject = TypeVar("Subject")


class Counted(NamedTuple, Generic[Subject]):
    """A line of counts: of an order, of one of its items or of its organisations."""

    figures: Figures
    subject: Subject
    verdicts: Sequence[Verdict]
    counts: Sequence[int]


class Obliged(NamedTuple):
    """A line of one obligation, with its place in the list."""

    place: int
    figures: Figures
    verdict: Verdict
    performer: str


def summary_of(orders: Sequence[Figures], changes: Sequence[str] = ()) -> tuple[SummaryTable, ...]:
    """Lay out every sheet of the сводка as values; without ``changes`` the last sheet says that there are none."""
    obliged = [
        (f, v, names[v.performer.code])
        for f in orders
        for names in (names_of(f),)
        for i in f.items
        if not i.closed
        for v in (*i.verdicts, *i.released)
    ]
    items = [_counted(f, i, () if i.closed else i.counted) for f in orders for i in f.items]
    return (
        _overview(orders),
        table_of("По пунктам", ITEMS, items),
        table_of(
            "По организациям",
            (*ORGANISATIONS, *_columns_of_people(orders)),
            [_counted(f, o, o.counted) for f in orders for o in f.organisations],
        ),
        table_of("Обязательства", OBLIGATIONS, [Obliged(place, *line) for place, line in enumerate(obliged, start=1)]),
        table_of("Что изменилось", CHANGES, changes or ("Изменений нет.",)),
    )


def _counted(figures: Figures, subject: Subject, verdicts: Sequence[Verdict]) -> Counted[Subject]:
    """Count «На контроле» (all but «не применимо» and «постоянно»), then each standing."""
    found = [v.standing for v in verdicts]
    counts = [found.count(standing) for standing in COLOURS]
    return Counted(figures, subject, verdicts, [len(found) - sum(counts[len(CHARTED) :]), *counts])


def _overview(orders: Sequence[Figures]) -> SummaryTable:
    day = show(max(f.on for f in orders)) if orders else ""
    title = ("Сводка об исполнении", f"по состоянию на {day}" if day else "документов на контроле нет")
    notes = (f"Дисциплина: {FORMULA}.", OUTSIDE, *_people(orders), *_publications(orders))
    lines = [_counted(f, f, [v for item in f.items if not item.closed for v in item.counted]) for f in orders]
    return table_of("Сводка", OVERVIEW, lines, title=title, notes=notes)


def _order(line: Counted[Any] | Obliged) -> str:
    return order_name(line.figures)


def _people(orders: Iterable[Figures]) -> Iterable[str]:
    for figures in orders:
        for people, told in people_told(figures):
            silent = Sum(people, figures).silent_bodies
            doubted = [*people.doubted, *(o.organisation for o in people.unsettled)]
            yield (
                f"{order_name(figures)}: {told[:1].lower()}{told[1:]}"
                + _office(people.office)
                + (f"; не сообщили: {', '.join(silent)}" if silent else "")
                + (f"; уточняется: {', '.join(doubted)}" if doubted else "")
                + "."
            )


def _office(office: Sequence[OrganisationFigures]) -> str:
    """Write « (Администрация поселения 41 из 41, Управление образования 5 из 6)»."""
    told = ", ".join(f"{o.organisation} {o.staff_moved} из {o.staff_total}" for o in office)
    return f" ({told})" if told else ""


def _publications(orders: Iterable[Figures]) -> Iterable[str]:
    for figures in orders:
        for found in figures.publications:
            yield (
                f"{order_name(figures)}, пункт {found.item.number}: проверено публикаций {found.checked}, "
                f"опережение не соблюдено: {len(found.broken)}."
            )


def _number(place: int, line: Counted[Any]) -> int:
    return line.counts[place]


COUNTS: tuple[SummaryColumn[Counted[Any]], ...] = tuple(
    SummaryColumn(name, 5.5, "number", partial(_number, place))
    for place, name in enumerate(("На контроле", *(STANDINGS[s].capitalize() for s in COLOURS)))
)


def _discipline(line: Counted[Any]) -> str:
    """Say how many terms were met; of what has none, that it goes on, waits for an event or is not applicable.

    Who only agreed has no term that could be behind him, and what is off control has nobody to be judged.
    """
    if not line.verdicts:
        return "–"
    if all(v.standing in UNTIMED for v in line.verdicts):
        return ", ".join(dict.fromkeys(state_words(v, line.figures.on) for v in line.verdicts))
    if all(v.performer.by_agreement for v in line.verdicts):
        return taking_part(v.performer for v in line.verdicts)
    return discipline(line.verdicts, line.figures.on).words


def _first_terms(line: Counted[ItemFigures]) -> str:
    """Write the terms as they were set; of a recurring item the first one, however many of them are behind."""
    item = line.subject.item
    days = sorted({v.control_date for v in line.subject.counted if v.control_date})
    return _days(days[:1] if item.recurring else days) or item.term_phrase


def _look(verdict: Verdict) -> Standing:
    """Return the standing whose colour the obligation has: one that is off control looks like «не применимо»."""
    return Standing.NOT_APPLICABLE if verdict.released_on else verdict.standing


def _days(days: Sequence[date]) -> str:
    return ", ".join(show(day) for day in days[:6]) + (" …" if len(days) > 6 else "")


OVERVIEW: tuple[SummaryColumn[Counted[Figures]], ...] = (
    SummaryColumn("Документ", 24, "text", _order),
    SummaryColumn("Пункты", 24, "text", lambda line: capital(done_words(line.figures))),
    *COUNTS,
    SummaryColumn("Исполнительская дисциплина", 30, "text", _discipline),
)
ITEMS: tuple[SummaryColumn[Counted[ItemFigures]], ...] = (
    SummaryColumn("Документ", 13, "text", _order),
    SummaryColumn("Пункт", 6, "number", lambda line: line.subject.item.number),
    SummaryColumn("Содержание", 44, "text", lambda line: line.subject.item.text),
    SummaryColumn("Первый срок", 11, "text", _first_terms),
    SummaryColumn(
        "Действующий срок", 11, "text", lambda line: _days(line.subject.terms) or line.subject.item.term_phrase
    ),
    *COUNTS,
    SummaryColumn(
        "Дисциплина", 15, "text", lambda line: "снят с контроля" if line.subject.closed else _discipline(line)
    ),
)
ORGANISATIONS: tuple[SummaryColumn[Counted[OrganisationFigures]], ...] = (
    SummaryColumn("Организация", 40, "text", lambda line: line.subject.organisation),
    SummaryColumn("Документ", 13, "text", _order),
    *COUNTS,
    SummaryColumn("Дисциплина", 15, "text", _discipline),
)


def _columns_of_people(orders: Iterable[Figures]) -> tuple[SummaryColumn[Counted[OrganisationFigures]], ...]:
    """Head the two numbers by what they count: «Всего сотрудников», «Перешло»; by neither where orders differ."""
    deeds = {counted_deed(f) for f in orders if f.people.items}
    alike = {(f"Всего {deed.crowd.noun.many}".strip(), deed.heading) for deed in deeds}
    total, moved = alike.pop() if len(alike) == 1 else ("Всего", "Из них")
    return (
        SummaryColumn(total, 12, "number", lambda line: line.subject.staff_total),
        SummaryColumn(moved, 10, "number", lambda line: line.subject.staff_moved),
    )


OBLIGATIONS: tuple[SummaryColumn[Obliged], ...] = (
    SummaryColumn("№ п/п", 5, "number", lambda line: line.place),
    SummaryColumn("Документ", 13, "text", _order),
    SummaryColumn("Пункт", 6, "number", lambda line: line.verdict.item.number),
    SummaryColumn("Содержание", 28, "text", lambda line: line.verdict.item.text),
    SummaryColumn("Первый срок", 10.5, "date", lambda line: line.verdict.control_date or line.verdict.item.term_phrase),
    SummaryColumn("Действующий срок", 11, "date", lambda line: line.verdict.due or line.verdict.item.term_phrase),
    SummaryColumn("Ответственный исполнитель", 20, "text", lambda line: line.performer),
    SummaryColumn(
        "Состояние исполнения",
        13,
        lambda line: _look(line.verdict).value,
        lambda line: state_words(line.verdict, line.figures.on),
    ),
    SummaryColumn("Дата исполнения", 10.5, "date", lambda line: line.verdict.executed_on),
    SummaryColumn("Просрочка, календарных дней", 10.5, "number", lambda line: days_late(line.verdict, line.figures.on)),
    SummaryColumn("Причина неисполнения", 17, "text", lambda line: line.verdict.row.reason if line.verdict.row else ""),
    SummaryColumn("Предложение", 15, "text", lambda line: proposal(line.verdict)),
)


CHANGES: tuple[SummaryColumn[str], ...] = (SummaryColumn("С прошлого запуска", 130, "text", str),)
