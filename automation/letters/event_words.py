"""Events as what the plan provides for: «проведение месячника чистоты», «предусмотрено» (papers.md B4)."""

from collections.abc import Sequence

from automation.letters.cases import lower_first, of_that_act
from automation.letters.item_cases import measures_in_cases, unique
from automation.letters.item_clauses import closed, shortened
from automation.letters.marks import quoted
from automation.model.plan import Item
from automation.patterns import lazy
from automation.plan.results import with_results
from automation.russian import fold, join

HOLDING = frozenset({"проведение", "организация", "участие"})
_HELD_TOGETHER = lazy(r"(?i:(?:проведение|организация) и (?:проведение|организация)\b)")


def event_words(items: Sequence[Item], before: Sequence[Item] = ()) -> dict[str, str]:
    """Events as what the plan provides for: «проведение месячника чистоты», «предусмотрено».

    Items that do not begin with such a noun keep their quotes: «мероприятие «Общегородской субботник»». Behind
    ``before``, events with the same noun, the noun is not said again: «общегородского субботника».
    """
    nouns = {_holding(i.text) for i in (*before, *items)}
    if "" in nouns:
        quoted_words = measures_in_cases(unique(i.text for i in items), given=False)["им"]
        return {"слова": quoted_words, "предусмотрено": "предусмотрены" if len(items) > 1 else "предусмотрено"}
    texts = [shortened(with_results(i.text)) for i in items]
    told = [quoted(lower_first(of_that_act(text))) for text in texts]
    together = [i for i in items if _HELD_TOGETHER.match(i.text)]
    if before and len(nouns) == 1 and not together:
        told = [quoted(text.partition(" ")[2]) for text in texts]
    single = "предусмотрена" if nouns == {"организация"} else "предусмотрено"
    every = join([closed(words) for words in told]).replace(",,", ",")
    return {"слова": every, "предусмотрено": "предусмотрены" if len(items) > 1 or together else single}


def _holding(text: str) -> str:
    """Return the noun an event's words begin with («проведение», «организация», «участие»); "" for other words."""
    noun = fold(text.split(maxsplit=1)[0]) if text.strip() else ""
    return noun if noun in HOLDING else ""
