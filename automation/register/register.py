"""The door of the register: each promise to the day is a method here, and a module of this room keeps it."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Self

from msgspec import Struct, field

from automation.errors import RegisterError, StopError, charged_to
from automation.model.control import Entry, Paper
from automation.model.plan import OrderId
from automation.register import by_hand, copies, dispatch, mailbox, memory, papers
from automation.register.database import APPLICATION_ID, Database
from automation.register.guard import refuse_lost_register, refuse_rotten, seal
from automation.register.history import find, read_entries, read_explanation, read_history, read_reasons
from automation.register.records import DispatchFact, MailRecord, MailState, NewEdition, NewMail, NewPaper, Remembered
from automation.register.schema import migrate
from automation.register.verify import find_discrepancies
from automation.system.disk import native_disk


class _Share(Struct, kw_only=True):
    """What one order brings to a day: its papers, its messages, what is to be remembered of it."""

    papers: list[NewPaper] = field(default_factory=list)
    mail: list[NewMail] = field(default_factory=list)
    memories: list[Remembered] = field(default_factory=list)


class Register(Database):
    """The учётный журнал of one home: numbers, papers, occasions, mail, days. Use as ``with``.

    Every method raises ``RegisterError`` for a damaged or foreign file and ``StorageError`` when
    the disk refuses; a method that changes something has it on the disk when it returns.

    The functions that the modules of this room keep are its methods; each says there what it promises.
    """

    match = dispatch.match
    history = read_history
    find = find
    explain = read_explanation
    reasons = read_reasons
    mail = mailbox.read_mail
    orders = memory.known_orders
    last_day = memory.last_day
    unfinished_day = memory.unfinished_day

    next_number = papers.next_number
    pending = papers.pending
    pending_count = papers.pending_count
    mark_written = papers.mark_written
    finish_day = memory.finish_day

    annul = by_hand.annul
    close_order = by_hand.close_order

    note = memory.note
    recall = memory.recall
    recall_all = memory.recall_all
    back_up = copies.back_up
    prune_copies = copies.prune_copies
    verify = find_discrepancies

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        super().__init__(path, read_only=read_only)
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
        register = cls(path, read_only=read_only)
        try:
            register.check(APPLICATION_ID)
            if not read_only:
                refuse_rotten(path)
            migrate(register, read_only=read_only)
        except BaseException:
            register.close()
            raise
        return register

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            if kind is None and self.is_changed:
                with suppress(StopError):  # the work is done, and a register without a seal is a good one
                    seal(self)
        finally:
            self.close()

    def free_key(self, paper: Paper) -> str:
        """Return the key of a new paper: ``paper.key``, with «~2» after an annulled one of the same day."""
        if paper.day not in self._keys:
            self._keys[paper.day] = papers.keys_on(self, paper.day)
        return papers.free_key(paper, self._keys[paper.day])

    def entries(self, *, order: OrderId | None = None, day: date | None = None) -> tuple[Entry, ...]:
        """Return papers in the order of issue: all of them, those of one order, or those of one day."""
        terms = {"order_id": papers.known_order(self, order) if order else None, "day": day and day.isoformat()}
        chosen = {k: v for k, v in terms.items() if v is not None}
        if order and terms["order_id"] is None:
            return ()
        where = "WHERE " + " AND ".join(f"{k} = ?" for k in chosen) if chosen else ""
        return read_entries(self, where, tuple(chosen.values()))

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
        shares: defaultdict[OrderId, _Share] = defaultdict(_Share)
        for one in remembered:
            shares[one.order].memories.append(one)
        for paper in new:
            shares[paper.paper.order].papers.append(paper)
        for message in mail:
            if message.order:
                shares[message.order].mail.append(message)
        with self.transaction():
            memory.begin_day(self, on)
            for order, share in shares.items():
                with charged_to(order):
                    self._enter(order, share, on)
            mailbox.queue(self, [m for m in mail if m.order is None], {}, on)

    def _enter(self, order: OrderId, share: _Share, on: date) -> None:
        """Enter what one order brings to the day (inside the transaction of ``issue``)."""
        known = papers.order_ids(self, [order])
        dispatch.record(self, [f for m in share.memories for f in m.dispatches], on)
        papers.begin_papers(self, share.papers, known[order])
        for remembered in share.memories:
            memory.remember(self, remembered, known[order], on)
        mailbox.queue(self, share.mail, known, on)

    def reissue(self, key: str, new: NewEdition, mail: Sequence[NewMail] = (), *, on: date) -> None:
        """Begin a corrected text under the same number; ``pending`` then has the new file. Raises ``CallError``."""
        with self.transaction():
            dispatch.record(self, new.facts, on)
            by_hand.reissue(self, key, new, mail, on)

    def export_journal(self) -> bytes:
        """Make the журнал регистрации исходящих as .xlsx bytes."""
        from automation.register.export import export_journal  # what lays out its columns is loaded for an export alone

        return export_journal(self)

    def codes(self) -> dict[str, str]:
        """Return the random tokens of codes printed on letters, each with its paper's key."""
        rows = self.rows(
            "SELECT json_extract(letter, '$.code'), key FROM texts JOIN papers ON papers.id = paper_id"
            " WHERE json_extract(letter, '$.code') <> ''"
        )
        return {str(code).rpartition(" ")[2]: str(key) for code, key in rows}

    def failed_mail(self, facts: Sequence[DispatchFact] = ()) -> tuple[MailRecord, ...]:
        """Return messages a person must settle, without those that «Отправка» of today (``facts``) settles."""
        settled = {m.id for m in dispatch.settled_by(self, facts)}
        unsure = self.mail(MailState.REFUSED, MailState.UNKNOWN)
        return tuple(m for m in unsure if m.has_failed and m.id not in settled)

    def queue(self, on: date, mail: Sequence[NewMail]) -> None:
        """Queue messages that belong to no paper and begin no day; one queued before is left alone."""
        with self.transaction():
            mailbox.queue(self, mail, {}, on)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make several changes as one; the keys known so far may be others afterwards."""
        self._keys.clear()
        with super().transaction():
            yield
