"""The door of the register: for each promise to the day it has a method, which a module of this room keeps."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, Self

from msgspec import Struct, field

from automation.errors import RegisterError, StopError, charged_to
from automation.model.control import Entry, History, Paper
from automation.model.plan import OrderId
from automation.model.report import Dispatch
from automation.register import by_hand, dispatch, history, mailbox, memory, papers
from automation.register.copies import back_up, prune_copies
from automation.register.database import Database
from automation.register.explain import explain, reasons
from automation.register.guard import refuse_lost_register
from automation.register.migrations import migrate
from automation.register.records import (
    BegunPaper,
    DispatchFact,
    Explanation,
    KnownOrder,
    MailRecord,
    MailState,
    Matched,
    NewEdition,
    NewMail,
    NewPaper,
    Remembered,
)
from automation.register.schema import APPLICATION_ID
from automation.register.seal import refuse_rotten, seal
from automation.register.verify import Discrepancy, verify
from automation.system.disk import native_disk


class _Share(Struct, kw_only=True):
    """What one order brings to a day: its papers, its messages, what is to be remembered of it."""

    papers: list[NewPaper] = field(default_factory=list)
    mail: list[NewMail] = field(default_factory=list)
    memories: list[Remembered] = field(default_factory=list)


class Register:
    """The учётный журнал of one home: numbers, papers, occasions, mail, days. Use as ``with``.

    Every method raises ``RegisterError`` for a damaged or foreign file and ``StorageError`` when
    the disk refuses; a method that changes something has it on the disk when it returns.
    """

    def __init__(self, db: Database) -> None:
        self.db = db
        self._keys: dict[date, Counter[str]] = {}  # those used on a day; asked once a day, not once a paper

    @classmethod
    def open(cls, path: Path, *, must_exist: bool = False, read_only: bool = False) -> Self:
        """Open and check ``outbox/register.sqlite`` (or ``trial.sqlite``), creating it if it may be.

        Raises ``RegisterError`` when it is damaged, foreign, newer than the program, missing
        though ``must_exist``, missing or older than the papers that stand beside it, or (to write) edited by hand.
        """
        if native_disk.is_link(path):
            raise RegisterError(f"Вместо учётного журнала {path} стоит ссылка; верните сам журнал.")
        present = path.exists()
        if not present and (must_exist or read_only):
            raise RegisterError(f"Учётного журнала {path} нет: ни один день ещё не выпущен.")
        refuse_lost_register(path)
        db = Database(path, read_only=read_only)
        try:
            db.check(APPLICATION_ID)
            if not read_only:
                refuse_rotten(path)
            migrate(db, read_only=read_only)
        except BaseException:
            db.close()
            raise
        return cls(db)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and self.db.is_changed:
                with suppress(StopError):  # the work is done, and a register without a seal is a good one
                    seal(self.db)
        finally:
            self.db.close()

    # reading

    def match(self, order: OrderId, dispatches: Sequence[Dispatch], on: date) -> Matched:
        """Match «Отправка» of one workbook to papers; give the ``facts`` to ``history`` and ``issue``."""
        return dispatch.match(self.db, order, dispatches, on)

    def history(self, order: OrderId, on: date, facts: Sequence[DispatchFact] = ()) -> History:
        """Return everything remembered of the order before today, with today's «Отправка» laid over it."""
        return history.read_history(self.db, order, on, facts)

    def next_number(self, journal: str, year: int, start: int) -> int:
        """Return the first free number of a journal («letters», «notes», «memos», «references»)."""
        return papers.next_number(self.db, journal, year, start)

    def free_key(self, paper: Paper) -> str:
        """Return the key of a new paper: ``paper.key``, with «~2» after an annulled one of the same day."""
        if paper.day not in self._keys:
            self._keys[paper.day] = papers.keys_on(self.db, paper.day)
        return papers.free_key(paper, self._keys[paper.day])

    def entries(self, *, order: OrderId | None = None, day: date | None = None) -> tuple[Entry, ...]:
        """Return papers in the order of issue: all of them, those of one order, or those of one day."""
        terms = {"order_id": papers.known_order(self.db, order) if order else None, "day": day and day.isoformat()}
        chosen = {k: v for k, v in terms.items() if v is not None}
        if order and terms["order_id"] is None:
            return ()
        where = "WHERE " + " AND ".join(f"{k} = ?" for k in chosen) if chosen else ""
        return history.read_entries(self.db, where, tuple(chosen.values()))

    def find(self, document: str) -> Entry:
        """Find a paper by number (newest year), «№ от ДД.ММ.ГГГГ» or key. Raises ``CallError``."""
        return by_hand.find(self.db, document)

    def explain(self, document: str) -> Explanation:
        """Return what the paper rests on, as stored on the day of issue. Raises ``CallError``."""
        return explain(self.db, document)

    def reasons(self, entries: Iterable[Entry]) -> dict[str, Mapping[str, Any]]:
        """Return the facts that papers rest on, by their keys, as ``explain`` tells them."""
        return reasons(self.db, entries)

    def orders(self) -> tuple[KnownOrder, ...]:
        """Return the orders seen, with their workbooks as last read."""
        return memory.known_orders(self.db)

    def last_day(self) -> date | None:
        """Return the last finished day."""
        return memory.last_day(self.db)

    def unfinished_day(self) -> date | None:
        """Return the last day begun and not finished: a run was stopped in it."""
        return memory.last_day(self.db, "begun")

    # the day

    def issue(
        self,
        on: date,
        new: Sequence[NewPaper] = (),
        mail: Sequence[NewMail] = (),
        remembered: Sequence[Remembered] = (),
    ) -> None:
        """Enter all that the day issues in ONE transaction; afterwards ``pending`` has the files due.

        Raises ``WorkbookError`` when the register does not take what one order brings, and ``RegisterError`` when a
        number would leave a gap. Either way nothing is changed.
        """
        self._keys.clear()
        shares: defaultdict[OrderId, _Share] = defaultdict(_Share)
        for one in remembered:
            shares[one.order].memories.append(one)
        for paper in new:
            shares[paper.paper.order].papers.append(paper)
        for message in mail:
            if message.order:
                shares[message.order].mail.append(message)
        with self.db.transaction():
            memory.begin_day(self.db, on)
            for order, share in shares.items():
                with charged_to(order):
                    self._enter(order, share, on)
            mailbox.queue(self.db, [m for m in mail if m.order is None], {}, on)

    def _enter(self, order: OrderId, share: _Share, on: date) -> None:
        """Enter what one order brings to the day (inside the transaction of ``issue``)."""
        known = papers.order_ids(self.db, [order])
        dispatch.record(self.db, [f for m in share.memories for f in m.dispatches], on)
        papers.begin_papers(self.db, share.papers, known[order])
        for remembered in share.memories:
            memory.remember(self.db, remembered, known[order], on)
        mailbox.queue(self.db, share.mail, known, on)

    def pending(self) -> Iterator[BegunPaper]:
        """Yield the papers begun whose files are not known to be written, of any day, oldest first."""
        return papers.pending(self.db)

    def pending_count(self) -> int:
        """Count the papers that ``pending`` would yield."""
        return papers.pending_count(self.db)

    def mark_written(self, files: Iterable[tuple[str, str]]) -> None:
        """Enter (key, SHA-256) of files that now stand on the disk."""
        papers.mark_written(self.db, files)

    def finish_day(self, on: date) -> None:
        """Enter that everything of the day stands in the outbox."""
        memory.finish_day(self.db, on)

    # a person's will

    def annul(self, document: str, reason: str, on: date) -> Entry:
        """Annul a paper: its number stays used, its occasions are open again. Raises ``CallError``."""
        return by_hand.annul(self.db, document, reason, on)

    def reissue(self, key: str, new: NewEdition, mail: Sequence[NewMail] = (), *, on: date) -> None:
        """Begin a corrected text under the same number; ``pending`` then has the new file. Raises ``CallError``."""
        with self.db.transaction():
            dispatch.record(self.db, new.facts, on)
            by_hand.reissue(self.db, key, new, mail, on)

    def close(self, order: OrderId, reason: str, on: date) -> None:
        """Take the order off control for good; raises ``CallError`` without a reason."""
        by_hand.close(self.db, order, reason, on)

    # looking after it

    def verify(self, home: Path) -> tuple[Discrepancy, ...]:
        """Compare register and outbox; nothing is changed. Raises ``DamagedError`` for a rotten register."""
        refuse_rotten(self.db.path)
        return verify(self.db, home)

    def export_journal(self) -> bytes:
        """Make the журнал регистрации исходящих as .xlsx bytes."""
        from automation.register.export import export_journal

        return export_journal(self.db)

    def back_up(self, target: Path) -> None:
        """Write a consistent copy to ``target`` while other runs go on. Raises ``CallError`` over another file."""
        back_up(self.db, target)

    def prune_copies(self, home: Path, on: date, keep_days: int) -> int:
        """Remove copies of workbooks no paper of the last ``keep_days`` came from, and count them."""
        return prune_copies(self.db, home, on, keep_days)

    # small memory and mail

    def note(self, kind: str, key: str, value: str) -> None:
        """Keep a small fact for later runs."""
        memory.note(self.db, kind, key, value)

    def recall(self, kind: str, key: str) -> str | None:
        """Return a small fact kept earlier."""
        return memory.recall(self.db, kind, key)

    def recall_all(self, kind: str) -> dict[str, str]:
        """Return every small fact of a kind, by key."""
        return memory.recall_all(self.db, kind)

    def mail(
        self, *states: MailState, keys: Sequence[str] = (), changed_on: date | None = None
    ) -> tuple[MailRecord, ...]:
        """Return messages as kept, in the order queued."""
        return mailbox.read_mail(self.db, *states, keys=keys, changed_on=changed_on)

    def codes(self) -> dict[str, str]:
        """Return the random tokens of codes printed on letters, each with its paper's key."""
        rows = self.db.rows(
            "SELECT json_extract(letter, '$.code'), key FROM texts JOIN papers ON papers.id = paper_id"
            " WHERE json_extract(letter, '$.code') <> ''"
        )
        return {str(code).rpartition(" ")[2]: str(key) for code, key in rows}

    def failed_mail(self, facts: Sequence[DispatchFact] = ()) -> tuple[MailRecord, ...]:
        """Return messages a person must settle, without those that «Отправка» of today (``facts``) settles."""
        settled = {m.id for m in dispatch.settled_by(self.db, facts)}
        unsure = self.mail(MailState.REFUSED, MailState.UNKNOWN)
        return tuple(m for m in unsure if m.has_failed and m.id not in settled)

    def queue(self, on: date, mail: Sequence[NewMail]) -> None:
        """Queue messages that belong to no paper and begin no day; one queued before is left alone."""
        with self.db.transaction():
            mailbox.queue(self.db, mail, {}, on)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make several changes as one."""
        self._keys.clear()
        with self.db.transaction():
            yield
