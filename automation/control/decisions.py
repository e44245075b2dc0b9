"""What follows today: the papers and the notices of one order on one day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from automation.control.acting import acting
from automation.control.amendments import parted
from automation.control.answer_dates import with_answer_dates
from automation.control.calls import Held, calls
from automation.control.memos import HELD, delayed, displaced, memos, to_sign_first
from automation.control.morning import Morning
from automation.control.notices import (
    expiring,
    held_back,
    lost_grounds,
    overtaken,
    personal,
    proposals,
    to_carry_out,
    to_oneself,
    too_late,
    waiting,
)
from automation.control.other_person import strange_cells
from automation.control.pause import Expected, held_until, letters_expected
from automation.control.plan_news import lost_items, reached, worth_telling
from automation.control.reasons import grounds_of
from automation.control.unanswered import HIGHER, left_beside, not_told_by, unanswered_by_the_higher
from automation.control.waiting_messages import message_notices
from automation.model.control import Ground, Paper, Verdict
from automation.model.figures import Figures
from automation.model.kinds import REPEATED, Form
from automation.model.notice import Notice
from automation.model.plan import Amending
from automation.model.report import Performer
from automation.russian import same_person


class Decisions(Struct, frozen=True, kw_only=True):
    """The papers of the day in the order they are numbered, and what a person is told to do.

    ``waiting`` are the claims to be accepted or sent back, today as on every day before, the papers whose printed
    answer date is about to pass or that wait for an amending order, and the leaders' decisions to be carried out;
    ``told`` are the grounds told in person today, for author and addressee are one.
    """

    papers: tuple[Paper, ...] = ()
    notices: tuple[Notice, ...] = ()
    waiting: tuple[Notice, ...] = ()
    told: tuple[Ground, ...] = ()


class PapersMade(Struct, frozen=True, kw_only=True):
    """The papers of the day, and those that were not made: for the author himself, held, to wait, in nobody's name.

    ``delayed`` are the memos that wait until the rows are put right: while words stand in rows of others, or in a copy
    of the sheet, no figure is right. ``displaced`` is the справка in whose place a supplement goes today.
    """

    verdicts: list[Verdict]
    papers: tuple[Paper, ...]
    himself: list[Paper]
    held: list[Held]
    awaiting: list[tuple[Ground, Amending]]
    upwards: list[Paper]
    delayed: list[Paper]
    displaced: list[Paper]

    @property
    def told(self) -> tuple[Ground, ...]:
        """Return the grounds told in person, and that a memo was held back: a справка would else be left out."""
        held = (replace(g, detail=HELD) for p in (*self.delayed, *self.displaced) for g in p.grounds)
        return (*(g for p in self.himself for g in p.grounds), *held)


def decide(morning: Morning, figures: Figures) -> Decisions:
    """Decide everything that is due today; on a day off of the order's own calendar nothing is."""
    if not _issues(morning):
        return Decisions()
    made = _made(morning, figures)
    lost = tuple(lost_grounds(morning))
    notices = (
        *calls(morning, made.verdicts, made.held),
        *personal(morning, made.himself),
        *to_oneself(morning, made.upwards),
        *lost,
        *proposals(morning, made.verdicts, made.papers),
    )
    return Decisions(
        papers=made.papers,
        notices=tuple(dict.fromkeys(notices)),  # a promise or a proposal is told once, however many dates are owed
        waiting=(
            *delayed(morning, made.delayed),
            *to_sign_first(morning, made.upwards),
            *_waiting(morning, made.verdicts, lost, made.awaiting),
        ),
        told=made.told,
    )


def foretell(morning: Morning, figures: Figures) -> Decisions:
    """Decide what a day to come is played for: its papers and telephone calls, and what the day behind it remembers."""
    if not _issues(morning):
        return Decisions()
    made = _made(morning, figures)
    called = dict.fromkeys(calls(morning, made.verdicts, made.held))
    return Decisions(papers=made.papers, notices=tuple(called), told=made.told)


def _issues(morning: Morning) -> bool:
    return morning.calendar.is_working(morning.on) and morning.on >= morning.book.order.date


def _made(morning: Morning, figures: Figures) -> PapersMade:
    everything = (*(g for v in morning.verdicts for g in grounds_of(morning, v)), *lost_items(morning))
    grounds, awaiting = parted(morning, worth_telling(morning, everything))
    papers: list[Paper] = []
    himself: list[Paper] = []
    held: list[Held] = []
    expected = letters_expected(morning) if grounds else Expected()
    for addressee, also, mine in _by_addressee(morning, grounds):
        if free := held_until(morning, addressee.code, mine, expected):
            held.append(Held(grounds=tuple(mine), until=free))
            continue
        paper = replace(paper_to(morning, addressee, mine), also=also)
        author = morning.signers.people[paper.signer].name
        if not (addressee.name and same_person(author, addressee.name)):
            papers.append(paper)
        elif untold := tuple(g for g in paper.grounds if _is_untold(morning, g)):
            himself.append(replace(paper, grounds=untold))
    due = [] if morning.closed else memos(morning, figures)
    upwards, held_memos = ([], due) if morning.book.in_doubt else (due, [])
    return PapersMade(
        verdicts=[v for v in morning.verdicts if not morning.off_control(v)],
        papers=tuple(p for p in (*papers, *upwards) if not _in_dispute(morning, p)),
        himself=himself,
        held=held,
        awaiting=awaiting,
        upwards=upwards,
        delayed=held_memos,
        displaced=displaced(morning, figures, due),
    )


def _waiting(
    morning: Morning, verdicts: Sequence[Verdict], lost: Sequence[Notice], awaiting: Iterable[tuple[Ground, Amending]]
) -> Iterator[Notice]:
    amended = tuple(overtaken(morning, lost))
    yield from dict.fromkeys(waiting(morning, verdicts))
    yield from expiring(morning, (*lost, *amended))
    yield from (*held_back(morning, awaiting), *amended)
    yield from message_notices(morning)
    yield from to_carry_out(morning, verdicts)
    yield from too_late(morning, verdicts)


def _in_dispute(morning: Morning, paper: Paper) -> bool:
    """Tell whether nobody can say who signs the paper or whom it is addressed to; its occasions then stay open."""
    disputed = morning.signers.disputed
    return paper.signer in disputed or (paper.form is Form.MEMO and "head" in disputed)


def _is_untold(morning: Morning, ground: Ground) -> bool:
    """Tell whether the ground was not told in person on an earlier day: an occasion is spoken of once."""
    return morning.history.told.get((ground.occasion, ground.detail), morning.on) >= morning.on


Addressed = tuple[Performer, tuple[Performer, ...], list[Ground]]  # with the capacities in which he acts for others


def _by_addressee(morning: Morning, grounds: Iterable[Ground]) -> list[Addressed]:
    """Gather grounds by the person they are written to, in the order of «Исполнители».

    Who has a paper of this order and day already gets the rest on the next working day.
    Nobody is written to in another person's name: until the grey cells are mended, the occasions stay open.
    """
    performers = reached(morning)
    gathered: dict[str, list[Ground]] = defaultdict(list)
    today = (e for e in morning.history.entries if e.day == morning.on and not e.annulled)
    written = {e.addressee_code for e in today}
    for ground in grounds:
        performer = performers[ground.occasion.code]
        code = performer.papers_to
        if code in performers and code not in written:
            gathered[code].append(ground)
    places = {code: i for i, code in enumerate(performers)}
    people = [
        (acting(performers[code], morning.book.substitutions, morning.on), gathered[code])
        for code in sorted(gathered, key=places.__getitem__)
    ]
    known = [(who, mine) for who, mine in people if not (who.unreadable or strange_cells(who))]
    return list(_each_person_once(known, performers))


def _each_person_once(
    people: Sequence[tuple[Performer, list[Ground]]], performers: Mapping[str, Performer]
) -> Iterator[Addressed]:
    """Give who acts for another official one paper in both capacities; who holds two posts of his own gets his two."""
    own_line: dict[str, str] = {}  # by the code in whose place he acts
    standing_in = {who.code for who, _ in people if who.name != performers[who.code].name}
    officials = [who for who, _ in people if who.in_office and who.name]
    for who in (who for who in officials if who.code in standing_in):
        own = next((p.code for p in officials if p.code not in standing_in and same_person(p.name, who.name)), "")
        own_line |= {who.code: own} if own else {}
    capacities: dict[str, list[tuple[Performer, list[Ground]]]] = defaultdict(list)  # by the code of his own line
    for who, mine in people:
        capacities[own_line.get(who.code, "")].append((who, mine))
    for who, mine in people:
        if who.code not in own_line:
            also = capacities.get(who.code, ())
            yield who, tuple(other for other, _ in also), [*mine, *(g for _, theirs in also for g in theirs)]


def paper_to(morning: Morning, addressee: Performer, grounds: list[Ground]) -> Paper:
    """Make one paper of these grounds: the gravest of them leads, the highest step decides who signs.

    Once a paper signed by the higher person stayed unanswered, no lower one signs an overdue letter or a request to
    that addressee about the order (papers.md C2).
    """
    ranked = sorted(grounds, key=lambda g: g.topic.rank)
    kind = ranked[0].topic.kind
    before = tuple(unanswered_by_the_higher(morning, addressee.code)) if kind in REPEATED else ()
    form = Form.NOTE if addressee.in_office else Form.LETTER
    lower = "note" if form is Form.NOTE else "letter"
    paper = Paper(
        kind=kind,
        form=form,
        order=morning.book.order.id,
        day=morning.on,
        addressee=addressee,
        signer=HIGHER if before or any(g.escalated for g in grounds) else lower,
        grounds=tuple(ranked),
        unanswered=(*not_told_by(ranked, before), *left_beside(morning, ranked)),
    )
    return with_answer_dates(morning, paper)
