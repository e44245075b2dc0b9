"""Acts in the workbook: «Перевыпустить» of «Отправка» prints a paper anew, as the command ``reissue`` does.

Each date there is acted on once. What it led to, or why it was not done, stands beside its cell for a week.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from automation.day.call import Call
from automation.day.issuing import Decided
from automation.errors import AutomationError, CallError
from automation.model.catalogue import Sentence, finding
from automation.model.control import Entry, History, PaperState
from automation.model.kinds import TO_PERFORMERS
from automation.model.report import Book, Dispatch, Finding
from automation.model.sheets import DISPATCH
from automation.register import Register
from automation.register.intake import Memory, note_value, recall_value

GONE = (
    "он уже отправлен и заново не печатается; если в нём ошибка, впишите дату и причину в «Аннулирован» – "
    "следующий запуск выпустит новый"
)
KIND = "reissue asked"  # of a note; its key is order, document and the date in the cell
TOLD = timedelta(days=7)


class Act(Struct, frozen=True, kw_only=True):
    """What became of one date in «Перевыпустить»; ``edition`` is that of the paper before, so that it is done once."""

    state: Literal["begun", "done", "refused"]
    day: date
    edition: int = 0
    words: str = ""


def act(call: Call, register: Register, decided: Sequence[Decided]) -> list[Decided]:
    """Reissue what the sheets ask for; the orders come back with what each act led to."""
    answer = []
    for one in decided:
        book = one.book
        told = [_done(call, register, one, row) for row in book.dispatches if _asked(register, book, row, call.on)]
        answer.append(_as_printed(register, one).telling(*told) if told else one)
    return answer


def _as_printed(register: Register, one: Decided) -> Decided:
    """Return the order with the papers as printed now: «На сегодня» names the new copy, not the one before."""
    renewed = one.morning.history.renewing
    entries = tuple(register.find(e.key) if e.key in renewed else e for e in one.morning.history.entries)
    history = replace(one.morning.history, entries=entries)
    return replace(one, review=replace(one.review, morning=replace(one.morning, history=history)))


def asked_papers(register: Register, notes: Memory, book: Book, on: date) -> frozenset[str]:
    """Return the keys of the papers that this morning prints anew because «Перевыпустить» asks for it."""
    asked = (row.document for row in book.dispatches if _asked(notes, book, row, on))
    return frozenset(key for document in asked if (key := _key_of(register, document)))


def _key_of(register: Register, document: str) -> str:
    try:
        return register.find(document).key
    except CallError:  # no such paper, or several: the act itself tells why it is refused
        return ""


def told_acts(notes: Memory, book: Book, history: History, on: date) -> Iterator[Finding]:
    """Tell beside their cells what the acts of the last week led to; a new copy only while it awaits a signature."""
    drafts = {entry.path for entry in history.entries if entry.state is PaperState.DRAFT}
    for row in book.dispatches:
        done = _recalled(notes, book, row)
        waits = done and (done.state == "refused" or done.words in drafts)
        if done and waits and done.day <= on <= done.day + TOLD:
            yield _finding(book, row, done)


def _asked(notes: Memory, book: Book, row: Dispatch, on: date) -> bool:
    if row.reissue_on is None or row.reissue_on > on:
        return False
    done = _recalled(notes, book, row)
    return done is None or done.state == "begun"


def _done(call: Call, register: Register, one: Decided, row: Dispatch) -> Finding:
    from automation.day.reissuing import reissued  # what composes papers is loaded when one is asked for

    book, begun = one.book, _recalled(register, one.book, row)
    try:
        entry = register.find(row.document)
        if entry.order != one.order:
            raise CallError(f"Документ № {row.document} выпущен по другому документу: впишите его в ту таблицу.")
        if entry.form in TO_PERFORMERS and _gone(one, entry):
            raise CallError(GONE)
        if begun and entry.edition > begun.edition:  # killed after it was done and before it was noted
            words = entry.path
        else:
            _note(register, book, row, Act(state="begun", day=call.on, edition=entry.edition))
            words = reissued(call, register, one, entry, of_sent=entry.sent_on is not None)
        made = Act(state="done", day=call.on, words=words)
    except AutomationError as error:
        made = Act(state="refused", day=call.on, words=_refusal(str(error)))
    _note(register, book, row, made)
    return _finding(book, row, made)


def _gone(one: Decided, entry: Entry) -> bool:
    """Tell whether a paper has left the office: what its reader holds is not replaced under the same number."""
    return bool(entry.sent_on or any(f.key == entry.key and f.sent_on for f in one.matched.facts))


def _refusal(words: str) -> str:
    """Return why a paper was not printed anew; its number stands before these words already."""
    named, _, why = words.rstrip(".").partition(" по нынешним данным ")
    return f"по нынешним данным {why}" if why else named


def _finding(book: Book, row: Dispatch, done: Act) -> Finding:
    cell = book.cell(DISPATCH, "Перевыпустить", row.row)
    code = "reissue-done" if done.state == "done" else "reissue-refused"
    return finding(code, sheet=DISPATCH, cell=cell, document=row.document, words=Sentence(done.words))


def _key(book: Book, row: Dispatch) -> str:
    return f"{book.order.id.key}|{row.document}|{row.reissue_on}"


def _recalled(notes: Memory, book: Book, row: Dispatch) -> Act | None:
    return recall_value(notes, KIND, _key(book, row), Act) if row.reissue_on else None


def _note(register: Register, book: Book, row: Dispatch, made: Act) -> None:
    note_value(register, KIND, _key(book, row), made)
