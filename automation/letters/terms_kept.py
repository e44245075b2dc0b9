"""That no date of a letter moves a term: said once, behind the last thing it asks for by a date."""

from collections.abc import Sequence
from itertools import chain

from automation.letters.ground_groups import Group
from automation.letters.told_terms import moves_no_term


def kept_terms(parts: Sequence[Sequence[str]], groups: Sequence[Group]) -> list[str]:
    """Return the lines of a letter: of each group what it says, then what is asked for again beside it.

    Where only the leading paragraph asks for something the sentence stays where its words have put it.
    """
    asks = [any(g.respond_by for g in group.grounds) for group in groups]
    asking = [at for at, part in enumerate(parts) if part and (at % 2 or asks[at // 2])]
    last, lead = max(asking, default=0), groups[0]
    every = {moves_no_term(lead, several=terms, days=days) for terms in (False, True) for days in (False, True)}
    if not last or every.isdisjoint(chain(*parts)):
        return [*chain(*parts)]
    grounds = [(g, g.respond_by) for group in groups for g in group.grounds if g.respond_by]
    ended = {v.due for g, day in grounds for v in g.all_asked if v.ends_on and v.ends_on < day}
    beside = {o.control_date for e in lead.paper.unanswered for o in e.occasions if o.control_date}
    once = moves_no_term(lead, several=len(ended | beside) > 1, days=len({day for _, day in grounds}) > 1)
    rest = [[line for line in part if line not in every] for part in parts]
    rest[last].append(once)
    return [*chain(*rest)]
