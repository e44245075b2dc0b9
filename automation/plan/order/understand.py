"""Paragraphs and tables → the order with its plan: pure, nothing of the file is known here but its name."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from automation.errors import RestrictedError, UnreadError
from automation.model.plan import UNDATED, Dates, Item, Order, OrderDraft, Recurring, Term, Unclear
from automation.plan.halves import parts_by_term
from automation.plan.order.amending import amended_order, changes_of, told
from automation.plan.order.assigned_tasks import tasks_beside, tasks_of
from automation.plan.order.blocks import Source, flat, spell_out
from automation.plan.order.contacts import without_contacts, without_marks
from automation.plan.order.doubts import UNDATED_TERM, Derived, Doubts, checks_of, item_place, point_place, requisite
from automation.plan.order.entries import PlanEntry, number_plans
from automation.plan.order.executors import executors_of
from automation.plan.order.lead import lead_hours
from automation.plan.order.left_out import left_out
from automation.plan.order.letterhead import plan_title
from automation.plan.order.named import read_order_of, requisite_values
from automation.plan.order.order_body import Parts, listed_points, take_apart, text_behind_points
from automation.plan.order.period_columns import period_of
from automation.plan.order.phrases import EVERY_UNIT
from automation.plan.order.plan_rows import read_rows
from automation.plan.order.plan_tables import Plan, plans_of
from automation.plan.order.recommended import recommended_groups
from automation.plan.order.restricted import is_restricted, without_restricted
from automation.plan.order.signature import doubtful, is_closing, signatory
from automation.plan.terms import days_of_plan, names_event, read_term
from automation.plan.workdays import Calendar
from automation.russian import show

ITEMS = 2000
MANY = 200
REVISED = "В документе есть непринятые исправления, прочитано с ними: сверьте слова и сроки с подписанным документом."
LONGEST = 4000  # characters of one value that nobody has to look at; a cell of the workbook holds 32,767
SHORT = 30  # characters of a number that is shown whole
_APPROVES = re.compile(
    r"(?:утвердить\b(?=.*(?:прил|№))|\Aутвердить\b(?=[^:]*\Z))"
    r"(?:.{0,40}\b(?:план|график|комплекс мер|перечень мероприятий|дорожн\w+ карт)"
    r"| (?:прилага\w+ |следующие )?мероприяти)",
    re.IGNORECASE | re.DOTALL,
)
_OFTEN = re.compile(rf"\b(?:{EVERY_UNIT}|\w+ раза? в (?:день|неделю|месяц|квартал|год))\b", re.IGNORECASE)
_SEASON = re.compile(r"(?<!к )(?<![а-яё-])(?:летн|весенн|осенн)(?:ий|его|ему|ем|яя|ей|юю|их)(?![а-яё-])", re.IGNORECASE)
_REPORTING = (("none", "не треб"), ("monthly", "месяч"), ("quarterly", "кварт"), ("yearly", "год"))


def understand_order(source: Source, name: str) -> OrderDraft:
    """Return the order read from a document; raises ``UnreadError`` with one clear sentence where it cannot be used.

    A mention of a «…дсп» paper is dropped before anything is read, so nothing of it can be returned.
    """
    if is_restricted(source):
        raise RestrictedError(
            f"Файл «{name}»: документ с пометкой «Для служебного пользования» не обрабатывается. "
            "Ведите его контроль в порядке, установленном для таких документов."
        )
    source, dropped = without_restricted(source)
    if not any(line.strip() for block in source.blocks for line in spell_out(block)):
        raise UnreadError(
            f"В файле «{name}» нет текста (пустой файл или скан без распознавания): "
            "возьмите исходный документ Word или распознайте скан и повторите команду."
        )
    parts = take_apart(source.blocks)
    doubts = Doubts()
    plans = plans_of(parts)
    order = read_order_of(parts, list(plans[0].above) if plans else _listed_stamp(parts), doubts, planned=bool(plans))
    amends = amended_order(order)
    if amends is not None:
        doubts.ask(told(order))
    items = _items(parts, plans, order, name, doubts, amending=amends is not None)
    for place in dropped:
        doubts.ask(f"Упоминание документа ограниченного распространения опущено ({place}): проверьте текст.")
    _doubt_source(source, order, items, doubts)
    _ask_about_long(order, items, doubts)
    recommended = recommended_groups(parts, items, doubts, planned=bool(plans))
    draft = OrderDraft(
        order=order,
        items=items,
        recommended=recommended,
        asked=tuple(dict.fromkeys(doubts.asked)),
        unsure=frozenset(doubts.unsure),
        amends=amends,
        changes=changes_of(parts.points, items) if amends is not None else (),
    )
    return replace(draft, checks=checks_of(draft))


def _doubt_source(source: Source, order: Order, items: tuple[Item, ...], doubts: Doubts) -> None:
    """Ask to compare a text with open revisions, and everything that was recognised from a picture with it."""
    if source.revised:
        doubts.ask(REVISED)
    if source.scanned:
        doubts.ask("Документ распознан со скана: сверьте с ним каждый реквизит и каждую строку плана.")
        for item in items:
            doubts.ask("распознан со скана, сверьте слова, срок и исполнителей.", item_place(item.number))
        doubts.unsure |= {name for name, value in requisite_values(order) if value}


def _ask_about_long(order: Order, items: tuple[Item, ...], doubts: Doubts) -> None:
    """Ask about values longer than any is, of which the workbook would lose the end without a word."""
    told = "слишком длинный текст ({} знаков), его конец может не войти в книгу: сверьте с документом и сократите."
    for name, value in requisite_values(order):
        if len(str(value)) > LONGEST:
            doubts.ask(told.format(len(str(value))), requisite(name))
    for item in items:
        longest = max(map(len, (item.number, item.text, item.term.phrase)))
        if longest > LONGEST:
            shown = item.number if len(item.number) <= SHORT else f"{item.number[:SHORT]}…"
            doubts.ask(told.format(longest), item_place(shown, " плана"))


def _listed_stamp(parts: Parts) -> list[str]:
    """Return the lines above the tasks of a plan that is written as text."""
    for section in parts.appendices:
        points = listed_points(section)
        if points:
            lines = [line for block in section for line in spell_out(block)]
            first = points[0].number
            return lines[: next(n for n, line in enumerate(lines) if line.startswith(first) or period_of(line))]
    return []


def _items(
    parts: Parts, plans: list[Plan], order: Order, name: str, doubts: Doubts, *, amending: bool
) -> tuple[Item, ...]:
    """Return the items of the plan's tables, of a plan written as text, or of the order's own points."""
    entries: list[PlanEntry] = []
    if plans:
        entries = _entries(plans, doubts)
        tasks_beside(parts.points, doubts)
        _ask_about_left([line for plan in plans for line in _below(plan)], "Под таблицей плана", doubts)
    else:
        entries = _written_tasks(parts, name, doubts, amending=amending)
    _ask_about_left(text_behind_points(parts), "Под последним пунктом", doubts)
    for left in [*left_out(parts, entries, [check.text for check in doubts.asked])]:
        doubts.ask(left)
    if not entries and not amending:
        raise UnreadError(
            f"В файле «{name}» нет ни таблицы плана, ни поручений с исполнителями: проверьте, тот ли это документ "
            "и приложен ли к нему план."
        )
    if len(entries) > ITEMS:
        raise UnreadError(
            f"В файле «{name}» план из {len(entries)} пунктов – больше {ITEMS}: разделите его на части "
            "и создайте книгу для каждой."
        )
    if len(entries) > MANY:
        doubts.ask(f"В плане {len(entries)} пунктов: сверьте их число с документом.")
    if any(without_contacts(entry.performers) != entry.performers for entry in entries):
        doubts.ask(Derived("Телефоны, почта и кабинеты, написанные при исполнителях, в книгу не взяты."))
    if any(without_marks(entry.performers) != entry.performers for entry in entries):
        doubts.ask(Derived("Пометки «отв.» при исполнителях в книгу не взяты: отчёт спросят с каждого."))
    called: dict[str, str] = {}
    return tuple(item_of(entry, order, doubts, called, in_table=bool(plans)) for entry in entries)


def _below(plan: Plan) -> list[str]:
    """Return the words below the plan's table; who signs it and whom it is sent to are none."""
    signed = signatory(plan.below)
    post = "" if doubtful(signed, plan.below) else signed.post
    told = [line for line in plan.below if len(line) > 40 and not is_closing(line) and not signatory((line,)).name]
    return [line for line in told if flat(line) not in post]


def _ask_about_left(lines: Iterable[str], where: str, doubts: Doubts) -> None:
    """Ask about words below the last thing that was read."""
    for line in lines:
        doubts.ask(f"{where} остался текст «{flat(line)[:90]}» – нет ли в нём поручений?")


def _written_tasks(parts: Parts, name: str, doubts: Doubts, *, amending: bool) -> list[PlanEntry]:
    """Read the tasks of a plan written as a numbered text, else those of the order's own points.

    Where the order approves a plan that cannot be read, its points are not taken for the plan; one whose appendix is
    not in the file at all gives its own tasks, and what is missing is told first.
    """
    listed = [points for points in map(listed_points, parts.appendices) if points]
    for points in listed:
        entries, remarks = tasks_of(points)
        if entries:
            doubts.ask("План в приложении – не таблица, а текст: проверьте каждый пункт.")
            doubts.compare(remarks)
            tasks_beside(parts.points, doubts)
            return entries
    if amending:
        return []
    entries, remarks = tasks_of(parts.points)
    own = {entry.number for entry in entries}  # «Директорам: 2.1. Утвердить планы …»
    approving = (point for point in parts.points if _APPROVES.search(flat(point.text)) and point.number not in own)
    approved = next(approving, None)
    if approved is not None and (parts.appendices or not entries):
        raise UnreadError(
            f"В файле «{name}» пункт {approved.number} утверждает план, но таблицы плана в файле нет или она не "
            "прочитана: соедините распоряжение с приложением в одном файле .docx и повторите команду."
        )
    if not parts.numbered:
        doubts.ask(Derived("Пункты документа не пронумерованы: номера проставлены по порядку – проверьте."))
    if parts.unread:
        doubts.ask("Таблица документа за план не принята, её строки прочитаны как текст – проверьте каждый пункт.")
    if approved is not None:
        doubts.ask(
            "утверждает план, но приложения в файле нет: в книгу вошли только поручения самого документа. Нужен и "
            "план – соедините их в одном файле .docx и повторите команду.",
            point_place(approved.number, sign=" "),
        )
        doubts.asked.insert(0, doubts.asked.pop())  # nothing else matters while the plan itself is missing
    doubts.compare(remarks)
    return entries


def _entries(plans: list[Plan], doubts: Doubts) -> list[PlanEntry]:
    """Return the entries of every plan of the document; numbers of several plans are told apart."""
    read = [(plan, found) for plan in plans if (found := _entries_of(plan, doubts))]
    if len(read) > 1:
        titles = ", ".join(f"«{plan_title(plan.above) or 'без названия'}»" for plan, _ in read)
        told = (
            f"В документе планов несколько: {titles}. Их пункты собраны в одну книгу, к номерам добавлен номер плана: "
            "если нужны отдельные книги, сохраните копии документа, в каждой из которых оставлен один план."
        )
        doubts.ask(Derived(told))
    return number_plans([found for _, found in read])


def _entries_of(plan: Plan, doubts: Doubts) -> list[PlanEntry]:
    """Return the entries of a plan; numbers that its tables repeat are told apart."""
    read: list[list[PlanEntry]] = []
    for table, layout in plan.tables:
        reading = read_rows(table, layout, plan_title(plan.above))
        doubts.compare(reading.remarks, begin="Таблица плана: ")
        if reading.sections:
            sections = "; ".join(f"«{text}»" for text in reading.sections)
            told = f"Таблица плана: строки без срока и исполнителя приняты за разделы: {sections}."
            doubts.ask(Derived(told))
        if layout.guessed:
            doubts.ask(Derived("В таблице плана нет шапки: столбцы определены по содержанию – проверьте."))
        read.append(reading.entries)
    entries = number_plans(read)
    if entries != [entry for found in read for entry in found]:
        doubts.ask(Derived("Номера пунктов в таблицах плана повторяются, к ним добавлен номер таблицы – проверьте."))
    return entries


def item_of(entry: PlanEntry, order: Order, doubts: Doubts, called: dict[str, str], *, in_table: bool) -> Item:
    """Make one item with its executors and its term; a term of an undated order waits for the date.

    ``called`` holds the short names that items before this one gave to executors.
    """
    of = " плана" if in_table else ""
    place = item_place(entry.number, of)
    groups, unsure = executors_of(entry.performers, called, (order.signed_by, order.control, order.responsible))
    term = _term(entry, order)
    told = (*_parts_told(entry.text, term), *_often_told(entry.text, term), *_season_told(order.plan_title, term))
    doubts.compare((*entry.notes, *told), place)
    if unsure:
        doubts.ask(unsure, item_place(entry.number, of, "исполнители: "))
    if not groups:
        doubts.ask("исполнители не названы, впишите.", place)
    reporting = next((key for key, sign in _REPORTING if sign in entry.reporting.lower()), "")
    return Item(
        number=entry.number,
        text=entry.text,
        performers_text=flat(entry.performers),
        groups=groups,
        term=term,
        lead_hours=lead_hours(entry.text),
        indicator=entry.indicator,
        reporting=reporting,
    )


def _parts_told(text: str, term: Term) -> list[str]:
    """Tell what is due by each of several terms that stand in the words of an item."""
    days = term.deadline.due if isinstance(term.deadline, Dates) else ()
    parts = [f"«{part}» – {show(day)}" for part, day in zip(parts_by_term(text, days), days, strict=False)]
    return [f"у каждого исполнителя по строке на каждый срок: {', '.join(parts)}"] if parts else []


def _often_told(text: str, term: Term) -> list[str]:
    """Tell of a frequency that stands only in the words of an item: «ежедневно представлять сводку», «до отмены»."""
    often = None if isinstance(term.deadline, Recurring | Unclear) else _OFTEN.search(text)
    return [f"в тексте сказано «{often[0]}», а в сроке этого нет: напоминаний об этом не будет"] if often else []


def _season_told(title: str, term: Term) -> list[str]:
    """Tell of a repetition in a plan for a season that ends with another day, or with none."""
    season, rule = _SEASON.search(title), term.deadline
    if season is None or not isinstance(rule, Recurring) or (rule.until and rule.until.month < 12):
        return []
    until = f"до {show(rule.until)}" if rule.until else "без конца"
    return [f"в названии плана «{season[0]}», а повторяется это {until}: последний день назовите в «Уточнённый срок»"]


def _term(entry: PlanEntry, order: Order) -> Term:
    if order.date == UNDATED:
        return Term(phrase=entry.term, deadline=Unclear(question=UNDATED_TERM))
    event, plan = names_event(entry.text, entry.term), days_of_plan(order)
    return read_term(entry.term, order.date, Calendar(), event=event, plan=plan)
