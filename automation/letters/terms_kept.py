"""That no date of a letter moves a term: said once, behind the last thing it asks for by a date."""

from collections.abc import Mapping, Sequence, Set
from datetime import date

from msgspec import Struct

from automation.letters.ground import PHRASES
from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers
from automation.letters.told_terms import answer_by, this_paper
from automation.letters.variables import TermKeptValues
from automation.model.control import Verdict
from automation.model.kinds import Topic


class TermKept(Struct, frozen=True):
    """The sentence, "" where no date of the letter lies behind a term, and the place of the part it stands behind.

    Each group has two parts: what it says, and what is asked for again beside it. In the first of all, the leading
    paragraph, its words say where the sentence stands.
    """

    place: int
    sentence: str

    @property
    def in_lead(self) -> str:
        """Return the sentence for the words of the leading paragraph."""
        return "" if self.place else self.sentence

    def behind(self, place: int) -> list[str]:
        """Return what stands behind a part."""
        return [self.sentence] if self.sentence and 0 < place == self.place else []


def term_kept(
    groups: Sequence[Group], told: Sequence[Mapping[str, object]], beside: Sequence[Sequence[str]]
) -> TermKept:
    """Return the sentence of a letter from its groups, what is ``told`` of each, and the lines ``beside`` each."""
    asking = [2 * at for at, group in enumerate(groups) if any(g.respond_by for g in group.grounds)]
    place = max((*asking, *(2 * at + 1 for at, lines in enumerate(beside) if lines)), default=0)
    unanswered = (o.control_date for e in groups[0].paper.unanswered for o in e.occasions)
    again = set(filter(None, unanswered)) if any(beside) else set()
    pairs = list(zip(groups, told, strict=True))
    if not any(_lies_behind_a_term(group, values, again) for group, values in pairs):
        return TermKept(place, "")
    terms = {v.due for group, values in pairs if not values["проведены"] for v in _asked(group) if v.ends_on} | again
    lead, many = told[0], len(item_numbers(groups[0].verdicts)) > 1
    apart = many and not (lead["срок"] or lead["проведены"])  # «установленные сроки» of one last day
    return TermKept(place, _sentence(groups, several=apart or len(terms) > 1))


def _asked(group: Group) -> list[Verdict]:
    return [v for g in group.grounds if g.respond_by for v in g.all_asked]


def _lies_behind_a_term(group: Group, values: Mapping[str, object], again: Set[date]) -> bool:
    """Tell whether an answer date of a group may be taken for a new term, or for one of what is asked for ``again``.

    Nothing can be prolonged for an event that was held.
    """
    match group.topic:
        case Topic.OVERDUE:
            return bool(again) or not values["проведены"]
        case Topic.REQUEST:
            return bool(values["после_срока"])
        case Topic.REMINDER:
            return bool(values["позже_срока"] or values["завершить"])
        case _:
            return False


def _sentence(groups: Sequence[Group], *, several: bool) -> str:
    """Write it of one term or of ``several``, of one date or of several.

    A term ahead counts beside one that has ended: the letter has called both of them «установленный срок».
    """
    lead = groups[0]
    days = {g.respond_by for group in groups for g in group.grounds if g.respond_by}
    days |= {day for day in map(answer_by, groups) if day}
    said: TermKeptValues = {"этой_бумаге": this_paper(lead.paper), "сроки": several, "даты": len(days) > 1}
    return lead.words.line(PHRASES, "не продлевает", said)
