"""What a day and a check look like on a terminal: few lines, the urgent first."""

from collections import Counter
from collections.abc import Iterator, Sequence

from automation.day.call import DayReport, Reading
from automation.gathering import by_first
from automation.messages.task_lines import TEN, calls_of
from automation.model.control import Entry
from automation.model.kinds import Form
from automation.model.letter import Undelivered
from automation.model.notice import Notice, NoticeKind
from automation.register import MailRecord
from automation.russian import enumerate_items, initials_last, plural, show
from automation.titles import FORMS, NOTICES, SETTLE, counted_findings, kind_words, undelivered_line

LEVELS = {"error": "Ошибки", "warning": "Замечания", "note": "Для сведения"}
MAIL = {
    "sent": "отправлено",
    "kept": "сохранено в .eml",
    "queued": "ждёт отправки",
    "refused": "отклонено",
    "unknown": "неизвестно, дошло ли",
    "sending": "отправляется",
    "superseded": "заменено новым",
}
NEWS = {"order-made", "order-known", "order-amends"}  # a file of inbox/orders that was not passed over
SHOWN = 30


def day_lines(report: DayReport) -> Iterator[str]:
    """Give the lines that tell what a day read, found, judged, issued and sent."""
    yield f"День {show(report.on)}"
    for reading in report.readings:
        if reading.state != "read":
            yield passed_over(reading)
            continue
        order = f", № {reading.order.number} от {show(reading.order.date)}" if reading.order else ""
        yield f"Прочитано: {reading.file}{order}"
        if reading.message:
            yield f"К сведению: {reading.message}"
    if report.findings:
        notes = sum(f.level == "note" for f in report.findings)
        told = counted_findings(f.level for f in report.findings)
        told += [f"для сведения – {notes}"] if notes else []
        yield f"Замечания: {', '.join(told)} (подробно – команда check и файл «Замечания»)"
    yield from (f"ВНИМАНИЕ: {t}" for t in report.troubles)
    yield from undelivered_lines(report.undelivered)
    yield from report.remarks
    yield from _issued(report)
    for kind, title in NOTICES.items():
        mine = [n for n in (*report.notices, *report.waiting) if n.kind is kind]
        if mine:
            yield f"{title}:"
            yield from _cut(_calls(mine) if kind is NoticeKind.CALL else _notices(mine))
    if report.mail:
        states = Counter(MAIL.get(m.state, m.state) for m in report.mail)
        yield "Почта: " + ", ".join(f"{word} – {n}" for word, n in states.items())


def passed_over(reading: Reading) -> str:
    """Write the line of a file without an order: the list of acting signatories, or why it was not worked."""
    if reading.acting is not None and reading.state == "skipped":
        return f"Прочитано: {reading.message}"
    news = {f.code for f in reading.findings} & NEWS
    words = {"unread": "НЕ ОБРАБОТАНО", "awaiting": "ЖДЁТ НОМЕРА ИЛИ ДАТЫ"}
    word = words.get(reading.state, "К сведению" if news else "Пропущено")
    return f"{word}: {reading.message or reading.file}"


def undelivered_lines(failed: Sequence[Undelivered]) -> Iterator[str]:
    """Give the lines about messages that a person must settle, and how he does it."""
    if failed:
        yield "Почта не доставлена:"
        yield from _cut([f"  {undelivered_line(one)}" for one in failed])
        yield f"  {SETTLE}"


def _calls(notices: Sequence[Notice]) -> list[str]:
    """Write one line for each question; a long list stands by organisation, as on «На сегодня»."""
    lines = _notices(notices)
    several = len({n.order for n in notices}) > 1
    return lines if len(lines) <= TEN else [f"  {call.line}" for call in calls_of(notices, several=several)]


def _notices(notices: Sequence[Notice]) -> list[str]:
    """Write «СОШ-1, СОШ-2, п. 2: срок – …», a line for each question about an item; a memo's line names neither."""
    whose = by_first(((notice.order, notice.item, notice.text), notice.code) for notice in notices)
    return [
        f"  {', '.join(codes)}, п. {item}: {text}" if item else f"  {text}" for (_, item, text), codes in whose.items()
    ]


def _issued(report: DayReport) -> Iterator[str]:
    if not report.issued:
        if report.readings:  # a run that gave way to another has read nothing
            yield "Новых документов нет."
        return
    word = plural(len(report.issued), "документ", "документа", "документов")
    yield f"Подготовлено на подпись: {len(report.issued)} {word}"
    yield from _cut([f"  {entry_line(e)}" for e in report.issued])


def entry_line(entry: Entry) -> str:
    """Describe one paper in one line."""
    items = [o.item for o in entry.occasions if o.item != "-"]
    about = f", п. {enumerate_items(items)}" if items else ""
    to = addressed_to(entry)
    number = f"№ {entry.number}  " if entry.number else ""
    again = f", редакция {entry.edition}" if entry.edition > 1 else ""
    return f"{number}{FORMS[entry.form]} ({kind_words(entry)}{about}{again}){f' – {to}' if to else ''}"


def addressed_to(entry: Entry) -> str:
    """Return whom a paper goes to: the organisation, or within the office the person."""
    if entry.form is Form.NOTE and entry.addressee_name:
        return initials_last(entry.addressee_name)
    return entry.addressee_organisation or entry.addressee_name


def mail_line(mail: MailRecord) -> str:
    """Describe one message in one line."""
    error = f" ({mail.error})" if mail.error else ""
    return f"{mail.to}: {mail.subject} – {MAIL.get(mail.state, mail.state)}{error}"


def _cut(lines: list[str]) -> list[str]:
    return lines if len(lines) <= SHOWN else [*lines[:SHOWN], f"  … и ещё {len(lines) - SHOWN}"]
