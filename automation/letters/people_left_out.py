"""Whose people a sum leaves out, and whose it holds where only one of several has reported. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.control.people import figures_in, owes_figures
from automation.gathering import gathered
from automation.letters.cases import also, body_of, listed, organisation_name, performer_genitive, performer_name
from automation.letters.item_cases import unique
from automation.letters.letter_facts import Side, Sides
from automation.letters.told import Telling, telling_of
from automation.model.control import Verdict, codes_of
from automation.model.figures import Figures, Headcounted, OrganisationFigures, People
from automation.model.report import Performer
from automation.model.reported import News
from automation.model.standing import AHEAD, Standing
from automation.plan.indicators import crowd_of, enough
from automation.russian import natural_key, show

NOT_YET, AWAITED = "срок не наступил", "сведения ожидаются"
EARLY = {NOT_YET, AWAITED}  # reasons of who keeps no silence yet
NAMED = Sides()  # a table names everybody
PARTS = {side.part for side in Side if side}


class Apart(Struct, frozen=True):
    """Whom a sum leaves out, each by the name a paper tells him by and nobody twice.

    ``silent`` have given no figure though their term has passed. ``explained`` are, by its reason («сведения
    возвращены»), those who kept no silence, ``doubted`` those whose figures contradict each other or lack one.
    """

    silent: tuple[str, ...]
    explained: Mapping[str, tuple[str, ...]]
    doubted: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Name everybody, with a reason that is explained."""
        told = (f"{name} ({why})" for why, names in self.explained.items() for name in names)
        return [*self.silent, *told, *self.doubted]

    @property
    def reasons(self) -> str:
        """Write everybody by a reason: «МБУ «Пример» – данные не сообщены; МАОУ «Лицей» – сведения уточняются»."""
        return by_reasons({"данные не сообщены": self.silent, **self.explained, "сведения уточняются": self.doubted})


def by_reasons(reasons: Mapping[str, Sequence[str]]) -> str:
    """Write «МБУ «Пример» – данные не сообщены; …» of those reasons that somebody has."""
    return "; ".join(f"{together(names)} – {why}" for why, names in reasons.items() if names)


def together(names: Sequence[str]) -> str:
    """Write «МБУ «Пример», а также в части, порученной Вам»: whoever is not named stands behind the names."""
    return also(listed(n for n in names if n not in PARTS), (n for n in names if n in PARTS))


def apart_from(people: People, figures: Figures, sides: Sides = NAMED) -> Apart:
    """Say whom the sum of these people leaves out, and why.

    Whose term lies ahead is named only beside others: alone the sum is «по представленным сведениям» and says no more.
    """
    told, on = list(_told_apart(people, figures, sides)), figures.on
    owing = [(name, v) for name, v, doubted in told if owes_figures(v) and (_is_back(v) or not doubted)]
    silent = unique(name for name, v in owing if not _is_back(v) and _is_behind(v, on))
    doubted = unique(name for name, _, is_doubted in told if is_doubted)
    found: dict[str, str] = {}
    for name, verdict in owing:
        if name not in silent and found.get(name, NOT_YET) in EARLY:
            found[name] = _reason(verdict, on)
    others = silent or doubted or (people is figures.people and unfinished(figures))
    explained = gathered(found, found.__getitem__)
    explained = explained if others or explained.keys() - EARLY else {}
    return Apart(silent, explained, tuple(n for n in doubted if not any(n in names for names in explained.values())))


def place_in_plan(people: People) -> list[object]:
    """Return a sort key by the items these people are counted by."""
    return [natural_key(item.number) for item in people.items]


def has_sum(people: People) -> bool:
    """Tell whether figures were added: one report beside others that cannot be added to it makes no sum."""
    return bool(people.total) and not (len(_summed(people)) == 1 and people.unsettled)


def _summed(people: People) -> list[tuple[Performer, OrganisationFigures]]:
    """Return whose figures a sum holds."""
    return [(t.performer, o) for o in (*people.office, *people.subordinate) for t in o.headcounts]


def told_by_all(people: People) -> bool:
    """Tell whether nobody kept silence, be it that his people are told apart: then a percentage says something."""
    return people.whole and not people.agreed_silent


def _is_back(verdict: Verdict) -> bool:
    return verdict.reported.news is News.RETURNED


def _reason(verdict: Verdict, on: date) -> str:
    """Say why somebody keeps no silence; a term that runs in place of a first one which has passed is named."""
    first, due = verdict.control_date, verdict.due
    if _is_back(verdict):
        return "сведения возвращены"
    if verdict.standing in AHEAD and first and due and first < min(on, due):
        return f"срок продлён до {show(due)}"
    return AWAITED if due and due < on else NOT_YET  # of an event the answer is awaited behind its day


def _told_apart(people: People, figures: Figures, sides: Sides) -> Iterator[tuple[str, Verdict, bool]]:
    """Yield whose people no sum holds, beside what he counts them for, and whether he has given figures all the same.

    Who counts a part of the people is named himself: of the others of his organisation nothing is doubted. The author
    and the reader of a paper are not named, but their part is.
    """
    numbers, parts = {item.number for item in people.items}, {p.code for p in people.parts}
    for body in people.bodies:
        mine = [v for v in body.verdicts if v.item.number in numbers and v.standing is not Standing.NOT_APPLICABLE]
        given = codes_of(filter(figures_in, mine))
        for verdict in mine:
            who = verdict.performer
            if who.code in parts or body.organisation in (*people.missing, *people.doubted):
                whole = body_of(who) and organisation_name(body.organisation, figures)
                own = who.code in parts or not whole
                yield (
                    whole or sides.of(verdict).part or performer_name(who),
                    verdict,
                    who.code in given if own else bool(given),
                )


class Unfinished(Struct, frozen=True):
    """Whose people are not all through, with the numbers and what is to be said of his term; "" where it has passed."""

    side: Side
    name: str
    told: Headcounted
    term: str


def unfinished(figures: Figures, sides: Sides = NAMED) -> list[Unfinished]:
    """Return whose people are not all through; [] where nobody's term has passed, or he is all the sum tells of.

    A deputy who counts a part of the people of the office is named himself.
    """
    people, found = figures.people, list[Unfinished]()
    numbers = {item.number for item in people.items}
    for body in people.incomplete:
        mine = [v for v in body.verdicts if v.item.number in numbers]
        own = [t for t in body.headcounts if not body_of(t.performer)]
        for told in own:
            if not all(enough(i, told.total, told.moved) for i in people.items):
                his = [v for v in mine if v.performer.code == told.performer.code]
                side = side_of(told.performer, body, people, sides)
                found.append(Unfinished(side, performer_name(told.performer), told, _term(his, figures.on)))
        if mine and not own:
            whole = replace(body.headcounts[0], total=body.staff_total or 0, moved=body.staff_moved or 0)
            name = organisation_name(body.organisation, figures)
            found.append(Unfinished(Side.OTHER, name, whole, _term(mine, figures.on)))
    first = [(one.told.moved, one.told.total) for one in found]
    alone = people.whole and first == [(people.moved, people.total)]
    return [] if alone or all(one.term in EARLY for one in found) else found


def _term(verdicts: Sequence[Verdict], on: date) -> str:
    """Say what of a term is to be told beside figures that fall short; "" where it has passed."""
    if any(_is_over(v, on) for v in verdicts):
        return ""
    reasons = [*(_reason(v, on) for v in verdicts), NOT_YET]
    return next((why for why in reasons if why not in EARLY), reasons[0])


def _is_over(verdict: Verdict, on: date) -> bool:
    """Tell whether more could have been done by now: who reports before the term may still go on."""
    early = verdict.standing is Standing.CLAIMED and verdict.control_date and verdict.control_date >= on
    return _is_behind(verdict, on) and not early


def _is_behind(verdict: Verdict, on: date) -> bool:
    """Tell whether the term is told as passed: of work of many days also by the word of whoever goes on with it."""
    return verdict.standing not in AHEAD or telling_of(verdict, on) is Telling.UNFINISHED


SEVERAL = 2


def teller(body: OrganisationFigures, people: People) -> Performer | None:
    """Return the one person whose figures these are; None where they are an organisation's, a unit's or several's.

    An official of the office who counts old people tells of his own list; the staff are counted for the whole office,
    unless units of it have told of theirs apart.
    """
    numbers = {item.number for item in people.items}
    bearing = (v.performer for v in body.verdicts if v.item.number in numbers)
    whose = {p.code: p for p in ([t.performer for t in body.headcounts] or bearing)}
    one = next(iter(whose.values())) if len(whose) == 1 else None
    staff = one is not None and one.official and crowd_of(people.items).staff and len(people.office) < SEVERAL
    return None if one is None or staff or body_of(one) else one


def whose_name(body: OrganisationFigures, people: People, figures: Figures) -> str:
    """Name whose figures these are, as within a sentence."""
    one = teller(body, people)
    return performer_name(one) if one else organisation_name(body.organisation, figures)


def side_of(performer: Performer, body: OrganisationFigures, people: People, sides: Sides) -> Side:
    """Tell whose own figures these are for a paper; those of a unit stand under its name."""
    his = (v for v in body.verdicts if v.performer.code == performer.code and v.item in people.items)
    return Side.OTHER if body_of(performer) else next(filter(None, map(sides.of, his)), Side.OTHER)


def data_of(performer: Performer, body: OrganisationFigures, people: People, sides: Sides) -> str:
    """Write whose report tells a figure, in the dative: «сведениям Примеровой М.И.», of the author «моим сведениям»."""
    own = {Side.AUTHOR: "моим сведениям", Side.READER: "Вашим сведениям"}
    return own.get(side_of(performer, body, people, sides)) or f"сведениям {performer_genitive(performer)}"


def whose_data(people: People, sides: Sides) -> str:
    """Write what a sum rests on, in the dative: the one report of several that are awaited by whose it is."""
    told = _summed(people)
    alone = len(told) == 1 and not people.whole
    return data_of(*told[0], people, sides) if alone else "представленным сведениям"
