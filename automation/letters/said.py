"""What performers have said themselves, beside their names: reasons, days expected and promised, words of a report."""

from collections.abc import Iterable
from datetime import date

from automation.letters.cases import SHOWN, listed, performer_name
from automation.letters.marks import quoted
from automation.letters.matters import shortened
from automation.letters.news import incoming_words
from automation.letters.tellable import tellable
from automation.model.control import Fault, Verdict
from automation.model.report import State
from automation.model.reported import News
from automation.russian import show, tells, without_stop


def reported_on(verdict: Verdict) -> bool:
    """Tell whether a lasting item was reported on, in the row or by the answer to a letter, and not sent back.

    «В работе» alone says nothing of it.
    """
    row, news = verdict.row, verdict.reported.news
    if row is None or news is News.RETURNED:
        return False
    said = row.state is State.DONE or row.executed_on or any(map(tells, (row.done, row.evidence, row.comment)))
    return bool(said or news is News.ANSWERED)


def details(verdict: Verdict, on: date) -> str:
    """Say what the performer has said himself: the reason, the day he expects, what he promised by telephone."""
    said = verdict.reported
    due, expected = verdict.due, said.expected_on
    late = due is not None and expected is not None and expected > due >= on  # of a term that has passed it is plain
    passed = said.broken_promise(on)
    parts = [
        f"причина – {quoted(said.reason)}" if said.reason and tellable(said.reason) else "",
        f"ожидаемая дата – {show(said.expected_on)}" if said.expected_on else "",
        "истекла" if passed else ("позже установленного срока" if late else ""),
        promised(verdict, on),
    ]
    return ", ".join(filter(None, parts))


def in_work(verdicts: Iterable[Verdict], on: date) -> str:
    """Write «ООО «Порт» (вх. от 02.04.2027 № 283, ожидаемая дата – 15.04.2027)»: work that goes on."""
    return _told_of(
        (performer_name(v.performer), ", ".join(filter(None, (_written(v), details(v, on))))) for v in verdicts
    )


def _written(verdict: Verdict) -> str:
    """Return the letter that brought a report and what it says of the work."""
    told = verdict.reported
    incoming = incoming_words(told.incoming)
    words = f"«{quoted(without_stop(told.words, ' .'))}»" if told.words and tellable(told.words) else ""
    return ", ".join(filter(None, (f"вх. {incoming}" if incoming else "", words)))


def promised(verdict: Verdict, on: date) -> str:
    """Return what was promised by telephone («Звонки»); a promise that something came in after is none any more."""
    promise = verdict.reported.promise
    if promise is None:
        return ""
    said = f"сообщено: «{quoted(shortened(promise.said))}», " if tellable(promise.said) else ""
    broken = ", не выполнено" if promise.promised_on < on else ""
    return f"по телефону {said}обещано до {show(promise.promised_on)}{broken}"


def with_promises(verdicts: Iterable[Verdict], on: date) -> str:
    """Write «МБУ «Пример» (по телефону обещано до 15.01.2026)»."""
    told = ((v, "указан день до мероприятия" if Fault.BEFORE_EVENT in v.faults else "") for v in verdicts)
    return _told_of((performer_name(v.performer), ", ".join(filter(None, (why, promised(v, on))))) for v, why in told)


def expected_from(verdicts: Iterable[Verdict], on: date) -> str:
    """Name of whom a report is awaited: with what he has said, save a day he named that has passed with his term."""
    told = ((v, promised(v, on) if v.reported.broken_promise(on) else details(v, on)) for v in verdicts)
    return _told_of((performer_name(v.performer), said) for v, said in told)


def with_details(verdicts: Iterable[Verdict], on: date) -> str:
    """Write «МБУ «Пример» (причина – …, ожидаемая дата – 15.01.2026)»."""
    return _told_of((performer_name(v.performer), details(v, on)) for v in verdicts)


def _told_of(named_and_said: Iterable[tuple[str, str]]) -> str:
    """Return the names with what each has said; a long list names those first who have said something."""
    told = list(named_and_said)
    if len(told) > SHOWN:
        told.sort(key=lambda one: not one[1])
    return listed(f"{name} ({details})" if details else name for name, details in told)


def claims(verdicts: Iterable[Verdict]) -> str:
    """Write «МБУ «Пример» (исполнено 12.12.2025, представлены 22.12.2025)»: the second day only where it is a delay."""
    told = []
    for verdict in verdicts:
        late = verdict.reported.presented_late
        parts = [
            "указано «не применимо»" if verdict.reported.news is News.EXEMPTION else "",
            f"исполнено {show(verdict.executed_on)}" if verdict.executed_on else "",
            f"представлены {show(late)}" if late else "",
        ]
        about = ", ".join(filter(None, parts))
        told.append(f"{performer_name(verdict.performer)}{f' ({about})' if about else ''}")
    return listed(told)


def returned(verdicts: Iterable[Verdict], on: date) -> str:
    """Write «МБУ «Пример» (18.12.2025, приказ не приложен)»; without a reason «представленные сведения не приняты»."""
    told = []
    for verdict in verdicts:
        said = verdict.reported
        why = quoted(said.return_reason) if said.return_reason and tellable(said.return_reason) else ""
        day = show(said.returned_on) if said.returned_on else ""
        about = ", ".join(filter(None, (day, why or "представленные сведения не приняты", promised(verdict, on))))
        told.append(f"{performer_name(verdict.performer)} ({about})")
    return listed(told)
