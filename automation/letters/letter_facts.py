"""What a paper is composed from besides the decision itself: one frozen value, nothing hidden."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Literal

from msgspec import Struct, field
from msgspec.structs import replace

from automation.control.extensions import RefusedExtension
from automation.control.morning import ItemChange, Spent
from automation.control.persons import heads_unit, is_of_unit, is_own
from automation.control.sent_papers import SentPapers, sent_papers
from automation.control.to_hear import AskedSoFar
from automation.letters.laid_out import LaidOut
from automation.letters.variables import SideValues
from automation.letters.words import Words
from automation.model.control import CodeAndItem, Entry, Occasion, Verdict
from automation.model.figures import Figures
from automation.model.plan import Amending, Item, Official, Order
from automation.model.report import Extension, Publication
from automation.model.reported import Snapshot
from automation.model.settings import Executor, Office, Signatory
from automation.russian import same_person
from automation.titles import memo_reader

BLANK = "____________"  # what the office fills in by hand
Assign = Literal["at_issue", "by_hand"]


class Facts(AskedSoFar, frozen=True, kw_only=True):
    """One order on one day, as a letter may know it.

    ``signatories`` has the keys of ``Paper.signer``: "letter", "second", "note", "responsible". ``head`` is whom memos
    are addressed to and ``control`` who watches the order, on the day of the paper. ``number`` is the printed number of
    this very paper, "" while it has none (``draft``, numbers by hand). ``as_of`` is the hour of the
    data as printed («9 ч 00 мин»). ``figures`` are needed by справка and memos, ``judged`` (all
    obligations of the order) by a release.
    ``snapshots`` are those of the register: a supplement tells what has changed since the last memo.
    ``remarks`` are ready Russian sentences for the справка (changes of the plan), ``amending`` the acts that make them;
    ``amended_terms`` are the items whose terms such acts have changed so far, ``changes`` what the last did to each.
    ``officials(day)`` are those the order names, as their posts were held on a day: who decided is told by them.
    ``written(code_and_item, *kinds)`` are the occasions of a performer and item with the papers that spent them,
    ``entered(entry)`` the items that the answer to a paper has been entered for, ``unanswered(entry)`` what it was
    about and nobody has answered in time, ``ignored(entry)`` the same and what was answered to a later paper only,
    ``spoken(entry)`` what its performer has spoken of by telephone since.
    ``memo_made``: the completion memo of the order has been decided on, be it this morning.
    """

    order: Order
    items: tuple[Item, ...]
    office: Office
    signatories: Mapping[str, Signatory]
    head: Official
    control: Official
    written: Callable[..., Sequence[Spent]]
    entered: Callable[[Entry], Collection[CodeAndItem]]
    unanswered: Callable[[Entry], frozenset[Occasion]]
    ignored: Callable[[Entry], frozenset[Occasion]]
    spoken: Callable[[Entry], frozenset[Occasion]]
    officials: Callable[[date], Sequence[Official]]
    executor: Executor = field(default_factory=Executor)
    assign: Assign = "at_issue"
    number: str = ""
    draft: bool = False
    as_of: str = "9 ч 00 мин"
    publications: tuple[Publication, ...] = ()
    extensions: tuple[Extension, ...] = ()
    refused: tuple[RefusedExtension, ...] = ()
    figures: Figures | None = None
    judged: LaidOut = LaidOut()
    snapshots: tuple[Snapshot, ...] = ()
    remarks: tuple[str, ...] = ()
    amending: tuple[Amending, ...] = ()
    amended_terms: Collection[str] = ()
    changes: Mapping[str, ItemChange] = field(default_factory=dict)
    memo_made: bool = False


class Side(StrEnum):
    """Whose an obligation is for a paper that speaks without a name of its author («мною») and its reader («Вами»)."""

    OTHER = ""
    AUTHOR = "мною"
    READER = "Вами"

    @property
    def dative(self) -> str:
        """Write «мне», «Вам»."""
        return {Side.AUTHOR: "мне", Side.READER: "Вам"}.get(self, "")

    @property
    def genitive(self) -> str:
        """Write «меня», «Вас»."""
        return {Side.AUTHOR: "меня", Side.READER: "Вас"}.get(self, "")

    @property
    def part(self) -> str:
        """Write «в части, порученной мне» of what is left undone; "" of the others."""
        return f"в части, порученной {self.dative}" if self else ""

    @property
    def values(self) -> SideValues:
        """Return what the words know it by."""
        return {"сам": self is Side.AUTHOR, "читатель": self is Side.READER}


class Sides(Struct, frozen=True):
    """Who signs a paper and who reads it; "" where it is filed, or where nobody is to be told so.

    ``headed`` is the unit of the office that its author heads: what it has left unanswered he tells of as his own.
    """

    author: str = ""
    reader: str = ""
    headed: str = ""

    def of(self, *verdicts: Verdict) -> Side:
        """Tell whose all of these obligations are."""
        if all(is_own(v, self.author) or self._left_unanswered(v) for v in verdicts):
            return Side.AUTHOR
        return Side.READER if all(is_own(v, self.reader) for v in verdicts) else Side.OTHER

    def _left_unanswered(self, verdict: Verdict) -> bool:
        told = verdict.reported
        return bool(told.silence or told.questions) and is_of_unit(verdict.performer, self.headed)

    def person(self, side: Side) -> str:
        """Name who is meant; "" for the others."""
        return {Side.AUTHOR: self.author, Side.READER: self.reader}.get(side, "")


class Memo(Struct, frozen=True):
    """What all parts of a справка or memo rest on: its figures, the facts, the words, and who writes it to whom.

    Neither of the ``sides`` is named in it. ``sent`` are the papers that have gone out to performers by its day.
    ``running``: it is a справка.
    """

    figures: Figures
    facts: Facts
    words: Words
    sides: Sides
    sent: SentPapers
    running: bool = False

    @property
    def on(self) -> date:
        """Return the day of the memo."""
        return self.figures.on


def sides_of(facts: Facts, author: str) -> Sides:
    """Return both sides of a memo of ``author``: it is written to whoever acts for the Head, too."""
    reader, unit = memo_reader(facts.head, facts.control, author), facts.office.unit
    posts = (s.post for s in facts.signatories.values() if author and same_person(s.name, author))
    headed = unit if any(heads_unit(post, unit) for post in posts) else ""
    return Sides(author, reader.name if reader else "", headed)


def memo_of(figures: Figures, facts: Facts, words: Words, author: str = "", *, running: bool = False) -> Memo:
    """Return what a memo of ``author`` rests on."""
    return Memo(figures, facts, words, sides_of(facts, author), sent_papers(facts.entries, figures.on), running)


READER_TOLD = {  # the sections of words that speak of the reader in the lists of a memo, and by which name
    ("completion.txt", "текст"): "вами",
    ("items.txt", "исполнитель"): "читатель",
    ("items.txt", "чего не хватает"): "читатель",
    ("items.txt", "постоянно"): "вами",
}


def as_listed(memo: Memo) -> Memo:
    """Return the memo as its lists tell it: a справка, and words that know no reader, speak of the author alone.

    Words that an office has changed in an earlier version know the reader by nothing but his own name.
    """
    told = (
        name in {*variables, *parts}
        for place, name in READER_TOLD.items()
        for variables, parts in [memo.words.asked(*place)]
    )
    return memo if not memo.running and all(told) else replace(memo, sides=replace(memo.sides, reader=""))
