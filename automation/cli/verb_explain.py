"""``explain``: why a paper exists, from the register alone, also a year later."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import convert

from automation.cli.day_lines import MAIL, entry_line
from automation.cli.json_answers import Json, dump, edition_answer, entry_answer, message_answer, messages_by_key
from automation.cli.verb_register import open_register
from automation.cli.verbs import Surroundings, out
from automation.control.received import said_of
from automation.day.answers import answers_to
from automation.model.control import Standing
from automation.model.kinds import KINDS, Kind
from automation.model.received import Received
from automation.model.reported import Reported
from automation.register import Explanation
from automation.register.intake import read_notes
from automation.russian import plural, show
from automation.titles import STANDINGS, STATES, news_words

NAMED = 8  # days off named one by one
FAULTS = {
    "no_date": "нет даты исполнения",
    "future_date": "дата исполнения ещё не наступила",
    "before_order": "дата исполнения раньше даты документа",
    "no_evidence": "нет подтверждения",
    "figures": "числа противоречат друг другу",
    "lead_broken": "нарушено опережение публикации",
    "control_point": "контрольная точка бессрочного пункта",
    "by_agreement": "исполнитель по согласованию: спросить один раз",
    "returned": "сведения возвращены исполнителю",
}


def run_explain(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Tell why one paper exists, what became of it, and its text."""
    with open_register(surroundings, surroundings.settings(), read_only=True) as register:
        found = register.explain(arguments.document)
        mail = messages_by_key(register.mail(keys=[found.entry.key])).get(found.entry.key, [])
        with read_notes(surroundings.home / "outbox", register) as notes:
            answers = answers_to(notes, found.entry.key)
    if arguments.json:
        out(dump(_answer(found, mail, answers)))
    else:
        told = (f"По почте от {m.sender}: {said_of(m)}" for m in answers)
        out("\n".join([*explain_lines(found, mail), *told]))
    return 0


def _answer(found: Explanation, mail: list[Json], answers: Sequence[Received]) -> Json:
    return {
        **entry_answer(found.entry),
        **edition_answer(found.entry),
        "reason": dict(found.reason),
        "template": found.template,
        "sha256": found.sha256,
        "annulled": {"on": found.annulled_on.isoformat(), "reason": found.annulled_reason}
        if found.annulled_on
        else None,
        "editions": [{k: v for k, v in e.items() if k != "letter"} for e in found.editions],
        "mail": mail,
        "answers": [message_answer(m) for m in answers],
    }


def explain_lines(found: Explanation, mail: list[Json]) -> Iterator[str]:
    """Give the lines of the explanation for a person."""
    entry, reason = found.entry, found.reason
    yield f"{entry_line(entry)}, {show(entry.day)}"
    yield f"Правило: {_why(entry.kind, reason)}."
    if reason.get("respond_by"):
        yield f"Срок ответа в документе: {_day(reason['respond_by'])}."
    for ground in reason.get("grounds", ()):
        yield from _ground(ground)
    yield from _fate(found, mail)
    yield from _sources(found)


def _sources(found: Explanation) -> Iterator[str]:
    """Tell, last of all and for auditors, what the paper was made from and how to compare it."""
    reason = found.reason
    book = reason.get("workbook", {})
    if reason.get("read_at"):
        name = f": {book['file']}" if book else ""
        yield f"Книга прочитана {_moment(reason['read_at'])}{name}"
    yield f"Для сверки: ключ {found.entry.key}"
    if book:
        yield f"  SHA-256 книги {book['sha256']}"
    yield f"  SHA-256 шаблона страницы {found.template}"
    if found.written:
        yield f"  SHA-256 файла {found.sha256}"


def _why(kind: Kind, reason: Mapping[str, Any]) -> str:
    settings = dict(reason.get("settings", {}))
    settings["first"] = settings.get("overdue_after", 1) + 1
    settings["remind_days"] = ", ".join(str(d) for d in settings.get("remind_days", []))
    return f"{KINDS[kind].listed} – {KINDS[kind].rule.format_map(settings)}"


def _ground(ground: Mapping[str, Any]) -> Iterator[str]:
    if ground.get("standing") is None:
        return
    standing = STANDINGS[Standing(ground["standing"])]
    yield f"  п. {ground['item']}, исполнитель {ground['code']} (шаг {ground['step']}): {standing}"
    if ground.get("phrase"):
        place = f" («План-график», {ground['term_cell']})" if ground.get("term_cell") else ""
        yield f"    срок по плану: «{ground['phrase']}»{place}"
    if ground.get("due"):
        moved = f", первый – {_day(ground['first_term'])}" if ground.get("first_term") != ground["due"] else ""
        yield f"    действующий срок: {_day(ground['due'])}{moved}{_counted(ground)}"
    if ground.get("cell"):
        state = f"«{ground['state']}»" if ground.get("state") else "состояние не выбрано"
        yield f"    прочитано в «Ход исполнения», {ground['cell']}: {state}"
    if known := news_words(convert(ground.get("reported", {"news": "unknown"}), Reported)):
        yield f"    известно: {known}"
    if ground.get("first_seen"):
        yield f"    программа увидела эти сведения {_day(ground['first_seen'])}"
    for fault in ground.get("faults", ()):
        yield f"    {FAULTS.get(fault, fault)}"
    if ground.get("cites"):
        yield f"    прежние документы: {', '.join(ground['cites'])}"


def _counted(ground: Mapping[str, Any]) -> str:
    """Tell how the working days up to the paper were counted."""
    days = ground.get("days")
    if days is None:
        return ""
    word = plural(abs(days), "рабочий день", "рабочих дня", "рабочих дней")
    when = f"осталось {days} {word}" if days >= 0 else f"прошло {-days} {word}"
    return f" ({when}{_off([date.fromisoformat(d) for d in ground.get('days_off', ())])})"


def _off(days: list[date]) -> str:
    """Name the days off that were passed over one by one; of many only those in the middle of a week."""
    if not days:
        return ""
    if len(days) <= NAMED:
        return f"; выходные: {', '.join(map(show, days))}"
    apart = [show(day) for day in days if day.weekday() < 5]
    return f"; выходных – {len(days)}{', из них среди недели: ' + ', '.join(apart) if apart else ''}"


def _fate(found: Explanation, mail: list[Json]) -> Iterator[str]:
    entry = found.entry
    yield f"Состояние: {STATES[entry.state]}"
    if entry.signed_on:
        yield f"Подписан: {show(entry.signed_on)}"
    if entry.sent_on:
        yield f"Отправлен: {show(entry.sent_on)}"
    if entry.registered:
        yield f"Рег. № и дата: {entry.registered}"
    if entry.answer:
        yield f"Ответ: {entry.answer}"
    if found.annulled_on:
        yield f"Аннулирован {show(found.annulled_on)}: {found.annulled_reason}"
    yield f"Файл: {entry.path}{'' if found.written else ' (ещё не записан)'}"
    for edition in found.editions:
        yield f"Прежняя редакция от {_day(edition['day'])} до {_day(edition['replaced_on'])}: {edition['path']}"
        if edition["sent_on"]:
            yield f"  отправлена {_day(edition['sent_on'])}"
        if edition["answer"]:
            yield f"  ответ: {edition['answer']}"
    for message in mail:
        which = f" (редакция {message.get('edition', 1)})" if entry.edition > 1 else ""
        yield f"Почта{which}: {message['to']} – {MAIL.get(message['state'], message['state'])}"


def _day(text: str) -> str:
    return show(date.fromisoformat(text))


def _moment(text: str) -> str:
    """«25.11.2026 в 07:15», as the office's clock showed it."""
    moment = datetime.fromisoformat(text)
    return f"{show(moment.date())} в {moment:%H:%M}"
