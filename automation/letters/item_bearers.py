"""Who bears the items of a letter, each named with his own items where they do not all bear the same."""

from collections.abc import Callable, Sequence, Set

from automation.gathering import by_first
from automation.letters.cases import performer_genitive
from automation.letters.item_cases import numbers_of
from automation.model.control import Paper, Verdict
from automation.model.report import Performer
from automation.russian import fold, join


def named_bearers(verdicts: Sequence[Verdict], called: Callable[[Performer], str]) -> str:
    """Write «МБУ «А» (пункт 4) и МБУ «Б» (пункты 3 и 4)»; «МБУ «А» и МБУ «Б»» of those who bear the same items."""
    items = by_first((called(v.performer), v.item.number) for v in verdicts)
    if len(set(map(frozenset, items.values()))) == 1:
        return join(tuple(items))
    return join([f"{name} ({numbers_of(mine)['им']})" for name, mine in items.items()])


def borne_by_others(verdicts: Sequence[Verdict], paper: Paper) -> list[Verdict]:
    """Return the obligations that are none of the addressee's own organisation: he only receives papers about them."""
    to = paper.addressee
    if to is None:
        return []
    his: Set[str] = {to.code, *(p.code for p in paper.also)}
    performers = ((v, v.performer) for v in verdicts)
    return [v for v, p in performers if p.code not in his and fold(p.organisation) != fold(to.organisation)]


def concerning(verdicts: Sequence[Verdict], paper: Paper) -> str:
    """Name in the genitive those whose part of an item alone is told; "" where a part of the addressee is, too."""
    others = borne_by_others(verdicts, paper)
    return named_bearers(others, performer_genitive) if others and len(others) == len(verdicts) else ""
