"""``explain``: why a paper exists, from the register alone, also a year later."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from automation.cli.day_lines import MAIL, entry_line
from automation.cli.json_answers import Json, dump, edition_answer, entry_answer, message_answer, messages_by_key
from automation.cli.terminal import out
from automation.cli.verb_register import open_register
from automation.cli.verbs import Surroundings
from automation.control.waiting_messages import said_of
from automation.day.answers import answers_to
from automation.model.received import Received
from automation.register import Explanation
from automation.register.intake import read_notes
from automation.reports.explained import GroundWords, grounds_in_words, rule_words
from automation.russian import show
from automation.titles import STATES


def run_explain(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Tell why one paper exists, what became of it, and its text."""
    with open_register(surroundings, surroundings.settings(), read_only=True) as register:
        found = register.explain(arguments.document)
        mail = messages_by_key(register.mail(keys=[found.entry.key])).get(found.entry.key, ())
        with read_notes(surroundings.home / "outbox", register) as notes:
            answers = answers_to(notes, found.entry.key)
    if arguments.json:
        out(dump(_answer(found, mail, answers)))
    else:
        told = (f"По почте от {m.sender}: {said_of(m)}" for m in answers)
        out("\n".join([*explain_lines(found, mail), *told]))
    return 0


def _answer(found: Explanation, mail: Sequence[Json], answers: Sequence[Received]) -> Json:
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


def explain_lines(found: Explanation, mail: Sequence[Json]) -> Iterator[str]:
    """Give the lines of the explanation for a person."""
    entry, reason = found.entry, found.reason
    yield f"{entry_line(entry)}, {show(entry.day)}"
    yield f"Правило: {rule_words(entry.kind, reason)}."
    if reason.get("respond_by"):
        yield f"Срок ответа в документе: {_day(reason['respond_by'])}."
    for words in grounds_in_words(reason, entry.day):
        yield from _ground(words)
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


def _ground(words: GroundWords) -> Iterator[str]:
    yield f"  п. {words.item}, исполнитель {words.code} (шаг {words.step}): {words.standing}"
    if words.phrase:
        yield f"    {words.phrase}" + (f" («План-график», {words.place})" if words.place else "")
    if words.due:
        yield f"    {words.due}"
    if words.cell:
        state = f"«{words.state}»" if words.state else "состояние не выбрано"
        yield f"    прочитано в «Ход исполнения», {words.cell}: {state}"
    if words.known:
        yield f"    известно: {words.known}"
    if words.rewritten:
        yield f"    {words.rewritten}"
    if words.seen:
        yield f"    программа увидела эти сведения {words.seen}"
    for fault in words.faults:
        yield f"    {fault}"
    if words.cites:
        yield f"    прежние документы: {', '.join(words.cites)}"


def _fate(found: Explanation, mail: Sequence[Json]) -> Iterator[str]:
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
    later = [*(_day(edition["day"]) for edition in found.editions[1:]), show(entry.day)]
    for edition, day in zip(found.editions, later, strict=False):
        yield f"Перевыпущен {_day(edition['replaced_on'])} под тем же номером с датой {day}"
        yield f"  прежняя редакция от {_day(edition['day'])}: {edition['path']}"
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
    """Write «25.11.2026 в 07:15», as the office's clock showed it."""
    moment = datetime.fromisoformat(text)
    return f"{show(moment.date())} в {moment:%H:%M}"
