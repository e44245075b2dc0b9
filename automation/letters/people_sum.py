"""The sum of people by one deed: whose figures it holds, whom it leaves out and why, how a paper names them. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from automation.control.people import figures_in, owes_figures
from automation.gathering import gathered
from automation.letters.cases import body_of, organisation_name, performer_genitive, performer_name
from automation.letters.item_cases import unique
from automation.letters.letter_facts import Side, Sides
from automation.letters.matters import report_noun
from automation.letters.people_apart import Apart
from automation.letters.people_reasons import (
    EARLY,
    NOT_YET,
    applies,
    is_back,
    is_silent,
    reason_of,
    said_of_it,
    what_of_it,
)
from automation.model.control import Verdict, codes_of
from automation.model.figures import Figures, Headcounted, OrganisationFigures, People
from automation.model.report import Performer
from automation.plan.indicators import crowd_of, enough
from automation.russian import natural_key, plural, show
from automation.russian import words as number_words

SEVERAL = 2
CAME_IN = "представленным сведениям"  # what a sum rests on that is not of everybody, or is not accepted yet


def place_in_plan(people: People) -> list[object]:
    """Return a sort key by the items these people are counted by."""
    return list(map(natural_key, people.numbers))


class Unfinished(Struct, frozen=True):
    """Whose people are not all through, with the numbers.

    ``term`` is what is to be said of his term, "" where it has passed, ``why`` what he himself says of it; ``claimed``:
    nobody has decided yet about his report, by which all is done.
    """

    side: Side
    name: str
    told: Headcounted
    term: str
    why: str
    claimed: bool


class Sum(Struct, frozen=True):
    """The people of one deed as a paper tells of them; neither of its ``sides`` is named.

    ``told`` is what the paper has said before, where no table beside it holds the words of its items.
    """

    people: People
    figures: Figures
    sides: Sides = Sides()
    told: str | None = None

    @property
    def is_made(self) -> bool:
        """Tell whether figures were added: one report beside others that cannot be added to it makes no sum."""
        return bool(self.people.total) and not (len(self._summed) == 1 and self.people.unsettled)

    @property
    def _summed(self) -> list[tuple[Performer, OrganisationFigures]]:
        """Return whose figures the sum holds."""
        return [(t.performer, o) for o in (*self.people.office, *self.people.subordinate) for t in o.headcounts]

    @property
    def of_all(self) -> bool:
        """Tell whether nobody kept silence, be it that his people are told apart: then a percentage says something."""
        return self.people.whole and not self.people.agreed_silent

    @property
    def rests_on_claims(self) -> bool:
        """Tell whether some of the numbers stand in reports nobody has accepted, be the work still under way."""
        given = (body for body in self.people.given if body not in self.people.agreed)
        return not all(told.accepted for body in given for told in body.headcounts)

    @property
    def is_partial(self) -> bool:
        """Tell whether papers, mail and pages say what the sum rests on: what has come in, or a period's reports."""
        return self.rests_on_claims or not self.of_all or self.is_of_one or bool(self.reports)

    @property
    def is_of_one(self) -> bool:
        """Tell whether the sum holds the figures of one alone, be the people of the others told apart (agreed)."""
        others = not self.people.whole or self.people.agreed or self.people.agreed_silent
        return len(self._summed) == 1 and bool(others)

    @property
    def reports(self) -> str:
        """Say of which reports of a repeated item the figures are: «за март 2026 года», «со сроком 05.04.2026»."""
        day, period = self.people.control_date, self.people.period
        return f"за {period}" if period else f"со сроком {show(day)}" if day else ""

    @property
    def came_in(self) -> str:
        """Write what the sum rests on, in the dative: «представленным сведениям», «отчётам за март 2026 года»."""
        if not self.reports:
            return self._some_of_all or CAME_IN
        asked = {report_noun(item)[0] for item in self.people.items}
        return f"{'отчётам' if asked == {'отчёт'} else 'сведениям'} {self.reports}"

    @property
    def _some_of_all(self) -> str:
        """Write «сведениям двух исполнителей из семи» where others have still to report and are not named beside it.

        «228 работников из 228» of two would be read as of all seven (papers.md D). Organisations and units are counted:
        of one that has told in part, or whose numbers cannot be added, it is not said.
        """
        people = self.people
        ordered = (b for b in people.bodies if not b.relation.is_asked)  # who only agreed is told of by name
        bearing = [b for b in ordered if any(map(applies, self._counting(b)))]
        given = len(people.office) + len(people.subordinate)
        told_apart = people.whole or people.parts or people.unsettled or self.left_out.names
        if told_apart or not 0 < given < len(bearing):
            return ""
        told = plural(given, "исполнителя", "исполнителей", "исполнителей")
        return (
            f"сведениям {number_words(given, case='genitive')} {told} из {number_words(len(bearing), case='genitive')}"
        )

    @property
    def silent_bodies(self) -> list[str]:
        """Name the bodies that gave no figure and whose term has passed: of nobody else it is said (decision 0187)."""
        missing, on = frozenset(self.people.missing), self.figures.on
        mine = ((b.organisation, self._counting(b)) for b in self.people.bodies if b.organisation in missing)
        return [name for name, owed in mine if any(is_silent(v, on) for v in owed if owes_figures(v))]

    @property
    def left_out(self) -> Apart:
        """Say whom the sum leaves out, and why.

        Whose term lies ahead is named only beside others: alone the sum is «по представленным сведениям» and says no
        more.
        """
        told, on = list(self._told_apart()), self.figures.on
        owing = [(name, v) for name, v, doubted in told if owes_figures(v) and (is_back(v) or not doubted)]
        silent = unique(name for name, v in owing if is_silent(v, on) or self._has_reported(v))
        doubted = unique(name for name, _, is_doubted in told if is_doubted)
        found: dict[str, str] = {}
        for name, verdict in owing:
            if name not in silent and found.get(name, NOT_YET) in EARLY:
                found[name] = reason_of(verdict, on)
        others = silent or doubted or self.unfinished
        explained = gathered(found, found.__getitem__)
        explained = explained if others or explained.keys() - EARLY else {}
        told_of = {name for names in explained.values() for name in names}
        bearers = {name: v.performer for name, v, _ in told}
        return Apart(silent, explained, tuple(name for name in doubted if name not in told_of), bearers)

    def _has_reported(self, verdict: Verdict) -> bool:
        """Tell whether the report that is summed has come: without a figure, or it would be in the sum."""
        day = self.people.control_date
        return day is not None and any(p.control_date == day for p in verdict.periods)

    def _told_apart(self) -> Iterator[tuple[str, Verdict, bool]]:
        """Yield whose people a sum lacks, what he counts them for, and whether he has given figures all the same.

        Who counts a part of the people is named himself: of the others of his organisation nothing is doubted. The
        author and the reader of a paper are not named, but their part is. A sum lacks nobody who only agreed: his
        people are never in it (papers.md A10).
        """
        people, parts = self.people, {p.code for p in self.people.parts}
        for body in people.bodies:
            mine = [v for v in self._counting(body) if applies(v)]
            given = codes_of(filter(figures_in, mine))
            for verdict in mine:
                who = verdict.performer
                if who.code in parts or body.organisation in (*people.missing, *people.doubted):
                    whole = body_of(who) and organisation_name(body.organisation, self.figures)
                    name = whole or self.sides.of(verdict).part or performer_name(who)
                    own = who.code in parts or not whole
                    yield name, verdict, who.code in given if own else bool(given)

    def _counting(self, body: OrganisationFigures) -> list[Verdict]:
        """Return the obligations of an organisation by which these people are counted."""
        numbers = self.people.numbers
        return [v for v in body.verdicts if v.item.number in numbers]

    @property
    def unfinished(self) -> list[Unfinished]:
        """Return whose people are not all through; [] where nobody's term has passed, or he is all the sum tells of.

        A deputy who counts a part of the people of the office is named himself.
        """
        found = list(self._short(self.people.incomplete))
        return [] if self._is_alone(found) or all(one.term in EARLY for one in found) else found

    @property
    def accepted_short(self) -> list[Unfinished]:
        """Return whose people are not all through though the office accepted that as enough.

        Whose numbers are those of the sum is told once more only with words of his own.
        """
        people = self.people
        found = list(self._short(o for o in (*people.office, *people.subordinate) if o not in people.incomplete))
        return [one for one in found if one.why] if self._is_alone(found) else found

    def _short(self, bodies: Iterable[OrganisationFigures]) -> Iterator[Unfinished]:
        on = self.figures.on
        for body in bodies:
            mine, own = self._counting(body), [t for t in body.headcounts if not body_of(t.performer)]
            for told in (t for t in own if self.is_short(t.total, t.moved)):
                his = [v for v in mine if v.performer.code == told.performer.code]
                side = self.side_of(told.performer, body)
                yield Unfinished(side, performer_name(told.performer), told, *what_of_it(his, on))
            if mine and not own:
                whole = replace(body.headcounts[0], total=body.staff_total or 0, moved=body.staff_moved or 0)
                name = organisation_name(body.organisation, self.figures)
                if body in self.people.incomplete or self.is_short(whole.total, whole.moved):
                    yield Unfinished(Side.OTHER, name, whole, *what_of_it(mine, on))

    def why_short(self, told: Headcounted, body: OrganisationFigures) -> str:
        """Return what he himself says of his figures where they fall short of what the items ask for."""
        his = [v for v in self._counting(body) if v.performer.code == told.performer.code]
        return said_of_it(his) if self.is_short(told.total, told.moved) else ""

    def is_short(self, total: int, moved: int) -> bool:
        """Tell whether fewer have done it than the items ask for, be it that the office accepted them as enough."""
        return not all(enough(item, total, moved) for item in self.people.items)

    def _is_alone(self, found: Sequence[Unfinished]) -> bool:
        """Tell whether the sum tells of nobody else: his numbers are those of the sum."""
        told = [(one.told.moved, one.told.total) for one in found]
        return self.people.whole and told == [(self.people.moved, self.people.total)]

    def apart(self, bodies: Iterable[OrganisationFigures]) -> Iterator[OrganisationFigures]:
        """Yield the bodies; for the office itself beside others of it whoever counts there, each with his own figures.

        Branches and departments are parts of the office, too: a sum under its name would tell of them as of others.
        """
        for body in bodies:
            officials = all(t.performer.official for t in body.headcounts)
            several = len(body.headcounts) >= SEVERAL and len(self.people.office) >= SEVERAL
            added = body.staff_total == sum(t.total for t in body.headcounts)
            if not (several and officials and added and body in self.people.office):
                yield body
                continue
            given = {t.performer.code: t for t in body.headcounts}
            counting = [v for v in self._counting(body) if applies(v)]
            for code, mine in gathered(counting, lambda v: v.performer.code).items():
                yield _of_one(body, given.get(code), tuple(mine))

    def teller(self, body: OrganisationFigures) -> Performer | None:
        """Return the one person whose figures these are; None where they are an organisation's, a unit's or several's.

        An official of the office who counts old people tells of his own list; the staff are counted for the whole
        office, unless units of it have told of theirs apart.
        """
        bearing = (v.performer for v in self._counting(body))
        whose = {p.code: p for p in ([t.performer for t in body.headcounts] or bearing)}
        one = next(iter(whose.values())) if len(whose) == 1 else None
        alone = len(self.people.office) < SEVERAL
        staff = one is not None and one.official and crowd_of(self.people.items).staff and alone
        return None if one is None or staff or body_of(one) else one

    def whose(self, body: OrganisationFigures) -> str:
        """Name whose figures these are, as within a sentence."""
        one = self.teller(body)
        return performer_name(one) if one else organisation_name(body.organisation, self.figures)

    def side_of(self, performer: Performer, body: OrganisationFigures) -> Side:
        """Tell whose own figures these are for a paper; those of a unit stand under its name."""
        his = (v for v in body.verdicts if v.performer.code == performer.code and v.item in self.people.items)
        return Side.OTHER if body_of(performer) else next(filter(None, map(self.sides.of, his)), Side.OTHER)

    def report_of(self, performer: Performer, body: OrganisationFigures) -> str:
        """Write whose report tells a figure, in the dative: «сведениям Примеровой М.И.», «моим сведениям»."""
        own = {Side.AUTHOR: "моим сведениям", Side.READER: "Вашим сведениям"}
        return own.get(self.side_of(performer, body)) or f"сведениям {performer_genitive(performer)}"

    @property
    def rests_on(self) -> str:
        """Write what the sum rests on, in the dative: the one report of several that are awaited by whose it is."""
        alone = (self.report_of(*self._summed[0]), self.reports) if self.is_of_one else ()
        return " ".join(filter(None, alone)) or self.came_in


def _of_one(body: OrganisationFigures, told: Headcounted | None, mine: tuple[Verdict, ...]) -> OrganisationFigures:
    """Return what one of several of a body counts; without figures where he has given none."""
    return replace(
        body,
        codes=(mine[0].performer.code,),
        verdicts=mine,
        headcounts=(told,) if told else (),
        staff_total=told.total if told else None,
        staff_moved=told.moved if told else None,
        staff_accepted=bool(told and told.accepted),
        staff_day=told.day if told else None,
    )
