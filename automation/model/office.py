"""What the office itself enters: who acts for whom, telephone calls, decisions of the leaders, its own days off."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum

from msgspec import Struct


class Role(StrEnum):
    """In which capacity a person acts for another who is away.

    The first four stand in ``inbox/Замещение.xlsx`` and hold for every order of the office; HEAD is the person
    memos are addressed to. The last two stand in «Замещение» of one order's workbook, in its column «Код».
    """

    LETTERS = "подписывает письма"
    SECOND = "подписывает повторные"
    NOTES = "подписывает записки"
    HEAD = "руководитель"
    RESPONSIBLE = "ответственный"
    CONTROL = "контроль"


OFFICE_ROLES = (Role.LETTERS, Role.SECOND, Role.NOTES, Role.HEAD)


class RulingKind(StrEnum):
    """«Решение»: what a leader decided about items of the order."""

    CLOSE = "снять с контроля"
    EXTEND = "продлить до"
    HEAR = "заслушать"
    REPEAT = "повторить"
    OTHER = "иное"


TO_DO = {RulingKind.HEAR, RulingKind.REPEAT, RulingKind.OTHER}  # what changes no term: people carry it out


class Acting(Struct, frozen=True, kw_only=True):
    """Who acts in a role of the office or of the order from ``since`` to ``until`` (None: until revoked).

    ``post`` and ``name`` are nominative, ``name`` is «Фамилия Имя Отчество»; the datives outweigh the program's own.
    ``cell`` is the address of the first day, for findings.
    """

    role: Role
    post: str
    name: str
    since: date
    until: date | None
    post_dative: str = ""
    name_dative: str = ""
    basis: str = ""
    row: int = 0
    cell: str = ""


class PhoneCall(Struct, frozen=True, kw_only=True):
    """«Звонки»: what a performer said by telephone. No ``items``: the call was about all of them."""

    day: date | None
    code: str
    items: tuple[str, ...] = ()
    spoke_with: str = ""
    said: str = ""
    promised_on: date | None = None
    row: int = 0


class Ruling(Struct, frozen=True, kw_only=True):
    """«Решения»: what a leader decided. No ``items``: all items of the order; an empty ``code``: all performers.

    ``term`` is the day to which «продлить до» moves the term or by which the decision is to be carried out,
    ``done_on`` the day it was carried out.
    """

    decided_on: date | None
    decided_by: str
    kind: RulingKind
    items: tuple[str, ...] = ()
    code: str = ""
    term: date | None = None
    done_on: date | None = None
    basis: str = ""
    row: int = 0

    def concerns(self, item: str, code: str) -> bool:
        """Tell whether it was made about this item and performer, on whatever day."""
        about = (not self.items or item in self.items) and self.code in {"", code}
        return about and self.decided_on is not None

    def counts_since(self, term: date) -> bool:
        """Tell whether it still counts behind this term: only what was done before the term is spent (decision 0268).

        What waits to be done counts, be it decided on before the term or after it.
        """
        return self.decided_on is not None and (self.done_on is None or max(self.decided_on, self.done_on) >= term)

    def answers(self, term: date | None, letter: date) -> bool:
        """Tell whether it answers the proposal to hear a performer whom it concerns, which follows the last ``letter``.

        Whoever was heard since the ``term`` is not proposed to be heard about it once more, though letters went out
        after the hearing. Any other decision answers it where it is no older than that letter. One that was to move
        the term answers it by the day it has given.
        """
        if self.kind not in TO_DO:
            return False
        decided, since = self.decided_on or date.min, term or letter if self.held else letter
        return max(decided, self.held or decided) >= since

    def made_by(self, on: date) -> bool:
        """Tell whether it had been made by a day."""
        return self.decided_on is not None and self.decided_on <= on

    def done_by(self, on: date) -> date | None:
        """Return the day on which it was carried out; None where it had not been by ``on``."""
        return self.done_on if self.done_on and self.done_on <= on else None

    @property
    def held(self) -> date | None:
        """The day on which the hearing was held; None of any other decision."""
        return self.done_on if self.kind is RulingKind.HEAR else None

    def held_on(self, on: date) -> date | None:
        """Return the day of the hearing; None where none is decided on or it was not held by ``on``."""
        return self.done_by(on) if self.kind is RulingKind.HEAR else None

    def is_awaited(self, on: date, after: Callable[[date, int], date], hear_days: int, enter_days: int) -> bool:
        """Tell whether what was decided is awaited, or a hearing was held less than ``enter_days`` ago.

        What was said there is still to be entered (decisions 0227 and 0242), and so is, behind «Срок», that it was done
        at all. A hearing without «Срок» is awaited for ``hear_days`` working days, as an answer to a letter would be
        (decision 0185); a repeated letter is not awaited but written.
        """
        if self.kind not in TO_DO - {RulingKind.REPEAT} or self.decided_on is None or self.decided_on > on:
            return False
        hearing, done, until = self.kind is RulingKind.HEAR, self.done_by(on), self.marked_until(after, enter_days)
        if done:
            until = after(done, enter_days) if hearing else None
        elif hearing and not until:
            until = after(self.decided_on, hear_days)
        return until is not None and until >= on

    def marked_until(self, after: Callable[[date, int], date], enter_days: int) -> date | None:
        """Return the day by which «Исполнено» is to be entered, ``enter_days`` behind «Срок»; None without one."""
        return after(self.term, enter_days) if self.term else None


class ActingList(Struct, frozen=True, kw_only=True):
    """Who acts for whom: of one order («Замещение» of its workbook), or of the office (``inbox/Замещение.xlsx``).

    ``disputed`` holds the roles of rows that could not be read: nothing is issued in such a name until they are mended.
    Two people in one role on one day are a dispute as well, which is found when the day is known.
    """

    acting: tuple[Acting, ...] = ()
    disputed: frozenset[Role] = frozenset()


class DayMark(Struct, frozen=True, kw_only=True):
    """«Календарь»: the office's own day off or working day."""

    day: date
    working: bool
    basis: str = ""
