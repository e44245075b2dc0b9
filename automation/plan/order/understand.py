"""Paragraphs and tables → the order with its plan: pure, nothing of the file is known here but its name."""

import re
from datetime import date
from itertools import takewhile

from msgspec import Struct, field

from automation.errors import UnreadError
from automation.model.plan import Item, Official, Order, OrderDraft
from automation.plan.order.blocks import Source, flat, spell_out
from automation.plan.order.body import PLAN_TITLE, Parts, Plan, listed_points, plans_of, take_apart
from automation.plan.order.entries import Entry
from automation.plan.order.executors import executors_of
from automation.plan.order.issuer import body_in_stamp, issuing_body, normal_case
from automation.plan.order.lead import lead_hours
from automation.plan.order.officials import Found, control, responsible, signatory
from automation.plan.order.requisites import Head, find_date, find_number, kind_of, read_head, unspaced
from automation.plan.order.restricted import is_restricted, without_restricted
from automation.plan.order.rows import read_rows
from automation.plan.order.superior import superior_act
from automation.plan.order.tasks import tasks_of
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar

ITEMS = 2000
MANY = 200
_APPROVES = re.compile(
    r"утвердить\b.{0,40}\b(?:план|график|комплекс мер|перечень мероприятий).*(?:прил|№)", re.IGNORECASE | re.DOTALL
)
_REPORTING = (("none", "не треб"), ("monthly", "месяч"), ("quarterly", "кварт"), ("yearly", "год"))


class _Doubts(Struct):
    questions: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


def understand_order(source: Source, name: str) -> OrderDraft:
    """The order read from a document; raises ``UnreadError`` with one clear sentence where it cannot be used.

    A mention of a «…дсп» paper is dropped before anything is read, so nothing of it can be returned.
    """
    if is_restricted(source):
        raise UnreadError(
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
    doubts = _Doubts()
    plan = _only_plan(plans_of(parts), name)
    order = _order(parts, plan, name, doubts)
    items = _items(parts, plan, order.date, name, doubts)
    doubts.questions += [
        f"Упоминание документа ограниченного распространения опущено ({place}): проверьте текст." for place in dropped
    ]
    return OrderDraft(
        order=order, items=items, questions=tuple(dict.fromkeys(doubts.questions)), unsure=frozenset(doubts.unsure)
    )


def _only_plan(plans: list[Plan], name: str) -> Plan | None:
    if len(plans) > 1:
        titles = ", ".join(f"«{_title(plan.above) or 'без названия'}»" for plan in plans)
        raise UnreadError(
            f"В файле «{name}» планов несколько: {titles}. Сохраните копии распоряжения, в каждой из которых оставлен "
            "один план, и повторите команду для каждой."
        )
    return plans[0] if plans else None


def _order(parts: Parts, plan: Plan | None, name: str, doubts: _Doubts) -> Order:
    head = read_head(list(parts.head), list(parts.tail))
    stamp = list(plan.above) if plan else _listed_stamp(parts)
    _from_stamp(head, stamp, doubts)
    if head.day is None:
        raise UnreadError(
            f"В файле «{name}» не найдена дата распоряжения: впишите дату рядом с номером "
            "(например, 11.12.2025 № 454) и повторите команду."
        )
    text = "\n".join([*parts.lines, *stamp])
    signed = signatory(parts.tail or _approval(parts.head))
    body = _body(parts, head, stamp, text, doubts)
    for field_name, value in (("Вид документа", head.kind), ("Номер", head.number), ("Заголовок", head.heading)):
        if not value:
            doubts.questions.append(f"Лист «Распоряжение», «{field_name}»: в документе не найдено, впишите.")
    if not signed.name:
        doubts.questions.append("Лист «Распоряжение», «Подписал (Ф.И.О.)»: подпись в документе не найдена, впишите.")
    if re.match(r"о внесении изменени", head.heading, re.IGNORECASE):
        doubts.questions.append(
            "Документ изменяет другой: если книга исходного распоряжения уже ведётся, внесите изменения в неё, "
            "а этот документ укажите в поле «Изменения»."
        )
    return Order(
        kind=head.kind,
        number=head.number,
        date=head.day,
        heading=head.heading,
        body=body,
        place=head.place,
        signed_by=signed,
        responsible=_official(responsible(parts.points), "Ответственный", doubts),
        control=_official(control(parts.points, signed), "Контроль", doubts),
        plan_title=_calm(_title(stamp), text),
        superior=superior_act("\n".join(parts.head), body),
    )


def _approval(head: tuple[str, ...]) -> tuple[str, ...]:
    """The lines below «УТВЕРЖДАЮ» of a plan that was signed without an order."""
    at = next((n for n, line in enumerate(head) if line.upper().startswith("УТВЕРЖДАЮ")), None)
    return () if at is None else head[at + 1 :]


def _from_stamp(head: Head, stamp: list[str], doubts: _Doubts) -> None:
    """Number and date of the appendix's stamp: they fill gaps, and a difference is asked."""
    line = next((line for line in stamp[:12] if find_date(line) and find_number(line)), "")
    if not line:
        return
    day, number = find_date(line), find_number(line)
    head.day, head.number = head.day or day, head.number or number
    if (head.day, head.number) != (day, number):
        doubts.questions.append(
            f"В приложении указано «{flat(line)}», а в самом документе иначе: проверьте дату и номер."
        )


def _body(parts: Parts, head: Head, stamp: list[str], text: str, doubts: _Doubts) -> str:
    at = next((n for n, line in enumerate(parts.head) if kind_of(line)), None)
    after_kind = ""
    if at is not None:
        below = takewhile(lambda line: not line or line.isupper(), map(flat, parts.head[at + 1 :]))
        after_kind = unspaced(flat(parts.head[at]))[len(head.kind) :].strip() or flat(" ".join(below))
    body, sure = issuing_body(head.above, after_kind, text)
    if not body:
        body, sure = body_in_stamp(stamp), False
    if not sure:
        doubts.unsure.add("Орган")
    if not body:
        doubts.questions.append("Лист «Распоряжение», «Орган»: наименование органа не найдено, впишите.")
    return body


def _official(found: Found | None, field_name: str, doubts: _Doubts) -> Official:
    if found is None:
        role = "ответственный" if field_name == "Ответственный" else "кто контролирует исполнение,"
        doubts.questions.append(f"Лист «Распоряжение», «{field_name} (Ф.И.О.)»: {role} в документе не найден, впишите.")
        return Official()
    if not found.post_sure:
        doubts.unsure.add(f"{field_name} (должность)")
    if not found.name_sure or not found.official.name:
        doubts.unsure.add(f"{field_name} (Ф.И.О.)")
    if found.question:
        doubts.questions.append(found.question)
    return found.official


def _listed_stamp(parts: Parts) -> list[str]:
    """The lines above the tasks of a plan that is written as text."""
    for section in parts.appendices:
        points = listed_points(section)
        if points:
            lines = [line for block in section for line in spell_out(block)]
            return lines[: next(n for n, line in enumerate(lines) if line.startswith(points[0].number))]
    return []


def _title(above: list[str] | tuple[str, ...]) -> str:
    """The lines above the table after its stamp, as one title."""
    lines = [flat(line) for line in above]
    start = next((n for n, line in enumerate(lines) if PLAN_TITLE.match(line)), None)
    if start is None:
        return ""
    end = next((n for n in range(start, len(lines)) if not lines[n]), len(lines))
    return unspaced(" ".join(lines[start:end]))


def _calm(title: str, text: str) -> str:
    """«ПЛАН МЕРОПРИЯТИЙ (план-график)…» → «План мероприятий (план-график)…»."""
    capitals = re.match(r"(?:[А-ЯЁ]{2,}(?:[\s,]+|$)|[А-ЯЁ]\s(?=[А-ЯЁ]{2}))+", title)
    return normal_case(title[: capitals.end()], text)[0] + title[capitals.end() :] if capitals else title


def _items(parts: Parts, plan: Plan | None, signed: date, name: str, doubts: _Doubts) -> tuple[Item, ...]:
    entries: list[Entry] = []
    if plan is not None:
        entries = _entries(plan, doubts)
        doubts.questions += [*_left_out(parts), *_below(plan)]
    else:
        entries, remarks = _written_tasks(parts, name)
        doubts.questions += remarks
    if not entries:
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
        doubts.questions.append(f"В плане {len(entries)} пунктов: сверьте их число с документом.")
    return tuple(_item(entry, signed, doubts, in_table=plan is not None) for entry in entries)


def _left_out(parts: Parts) -> list[str]:
    """Tasks with a term that stand beside the plan."""
    return [
        f"Пункт {task.number} самого документа – поручение со сроком «{task.term}», в план оно не вошло: "
        "нужен контроль – впишите его строкой на лист «План-график» под своим номером."
        for task in tasks_of(parts.points)[0]
        if task.term and task.performers
    ]


def _below(plan: Plan) -> list[str]:
    """Words below the plan's table."""
    below = [line for line in plan.below if len(line) > 40 and not signatory((line,)).name]
    return [f"Под таблицей плана остался текст «{flat(line)[:90]}» – нет ли в нём поручений?" for line in below]


def _written_tasks(parts: Parts, name: str) -> tuple[list[Entry], list[str]]:
    """Tasks of a plan written as a numbered text, else those of the order's own points.

    Where the order approves a plan that cannot be found, its points are not taken for the plan.
    """
    listed = [points for points in map(listed_points, parts.appendices) if points]
    for points in listed:
        entries, remarks = tasks_of(points)
        if entries:
            told = "План в приложении – не таблица, а текст: проверьте каждый пункт."
            return entries, [told, *remarks, *_left_out(parts)]
    approved = next((point for point in parts.points if _APPROVES.search(flat(point.text))), None)
    if approved is not None:
        raise UnreadError(
            f"В файле «{name}» пункт {approved.number} утверждает план, но таблицы плана в файле нет или она не "
            "прочитана: соедините распоряжение с приложением в одном файле .docx и повторите команду."
        )
    return tasks_of(parts.points)


def _entries(plan: Plan, doubts: _Doubts) -> list[Entry]:
    entries: list[Entry] = []
    for table, layout in plan.tables:
        reading = read_rows(table, layout)
        doubts.questions += [f"Таблица плана: {remark} – проверьте." for remark in reading.remarks]
        if reading.sections:
            sections = "; ".join(f"«{text}»" for text in reading.sections)
            doubts.questions.append(f"Таблица плана: строки без срока и исполнителя приняты за разделы: {sections}.")
        if layout.guessed:
            doubts.questions.append("В таблице плана нет шапки: столбцы определены по содержанию – проверьте.")
        entries += reading.entries
    return entries


def _item(entry: Entry, signed: date, doubts: _Doubts, *, in_table: bool) -> Item:
    place = f"Пункт {entry.number} плана" if in_table else f"Пункт {entry.number}"
    groups, unsure = executors_of(entry.performers)
    term = read_term(entry.term, signed, Calendar(), event=names_event(entry.text))
    doubts.questions += [f"{place}: {note} – проверьте." for note in entry.notes]
    if unsure:
        doubts.questions.append(f"{place}, исполнители: {unsure}")
    if not groups:
        doubts.questions.append(f"{place}: исполнители не названы, впишите.")
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
