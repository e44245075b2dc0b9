"""What a letter about an amending order says: all that the order has changed for its reader, in the plan's order."""

import re
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from automation.gathering import by_first
from automation.letters.cases import performer_name
from automation.letters.ground import turns_of
from automation.letters.ground_groups import Group
from automation.letters.item_bearers import named_bearers
from automation.letters.item_cases import item_numbers, items_in_cases, unique
from automation.letters.letter_facts import Facts
from automation.letters.marks import quoted
from automation.letters.matters import named_items
from automation.letters.own_items import order_of
from automation.letters.plan_name import amending_acts, plan_name
from automation.letters.plan_variables import AmendedItemValues, AmendedValues
from automation.letters.printed_terms import planned_term, term_phrase, term_words
from automation.letters.variables import BorneValues
from automation.model.control import Verdict
from automation.model.kinds import ADDED, EXCLUDED, JOINED, REWORDED, SHARED, TAKEN, Topic
from automation.model.plan import Dates, Item
from automation.model.report import Performer
from automation.patterns import lazy
from automation.plan.groups import split_groups
from automation.russian import fold, join, parse_day, unit_inside
from automation.russian.departments import head_noun
from automation.russian.heads import is_unit
from automation.russian.organisations import organisation_gender

FILE = f"{Topic.AMENDED}.txt"
TOGETHER = {EXCLUDED: "исключены", TAKEN: "переданы"}  # sections that name several items in one breath
_INSTITUTION = {"больница", "дом", "колледж", "поликлиника", "техникум", "университет", "школа"}
_PLAIN = lazy(r"(?:город|детск|край|краев|област|район|республиканск|центральн)[а-яё]* ", re.IGNORECASE)
SECTIONS = {ADDED: "добавлен", JOINED: "включены", REWORDED: "изложен", SHARED: "исполнители"}


def amended_values(group: Group, values: BorneValues) -> AmendedValues:
    """Return the acts and their news one by one: what is lost in one breath each, the rest item by item."""

    def news_of(verdict: Verdict, detail: str) -> tuple[str, str, str]:
        if detail in TOGETHER:
            return TOGETHER[detail], "", ""
        return SECTIONS.get(detail, "срок"), verdict.item.number, "" if detail in SECTIONS else detail

    told = by_first((news_of(g.verdict, g.detail), g.verdict) for g in group.grounds if g.verdict)
    parts = (
        (section, _item_values(mine, former, values, group.facts, shared=section == SECTIONS[SHARED]))
        for (section, _, former), mine in told.items()
    )
    order = group.facts.order
    return {
        "новости": [group.words.line(FILE, section, part) for section, part in parts],
        "план_назван": False,
        "изменившими": amending_acts(order),
        "изменённого_плана": turns_of(replace(order, amendments=""), group.words).plan.rstrip(","),
    }


def _item_values(
    mine: Sequence[Verdict], former: str, values: BorneValues, facts: Facts, *, shared: bool
) -> AmendedItemValues:
    numbers = item_numbers(mine)
    whole = [v for v in mine if v.due == mine[0].due]
    bearers = unique(performer_name(v.performer) for v in mine)
    joined = _joined(mine[0], facts) if shared else []
    jointly = shared or (not values["за_других"] and any(map(facts.judged.borne_besides, mine)))
    return {
        "плана": plan_name(order_of(numbers, facts.order)).values["плана"],
        "пункты": items_in_cases(numbers),
        "названия": named_items(whole),
        "срок": _term_now(mine, whole, former, facts),
        "прежде": quoted(former),
        "прежний_день": _day_before(mine[0], former),
        "с_на": "",  # words of version 2.6 had two ways to tell a moved day
        "за_других": values["за_других"],
        "адресат": values["адресат"],
        "исполнители_им": named_bearers(mine, performer_name),
        "исполнителей": len(bearers),
        "исполнители_плана": _in_words(mine[0], facts, _groups(mine[0].item).values()) if jointly else "",
        "новые_исполнители": _in_words(mine[0], facts, joined),
        "прежние_слова": _former_words(mine, facts),
        "новых_много": len(joined) > 1 or any(_is_plural(g, _bearers(g, mine[0], facts)) for g in joined),
    }


def _former_words(mine: Sequence[Verdict], facts: Facts) -> str:
    """Return how the item read before the order; "" where the letter would say the same of both, or nobody knows."""
    change = facts.changes.get(mine[0].item.number)
    before = named_items([replace(v, item=change.item) for v in mine]) if change else ""
    return before if fold(before) != fold(named_items(mine)) else ""


def _joined(verdict: Verdict, facts: Facts) -> list[str]:
    """Return whom the order has added to an item, in the plan's words; nobody where the plan names others no more."""
    change = facts.changes.get(verdict.item.number)
    before, now = _groups(change.item) if change else {}, _groups(verdict.item)
    return [words for key, words in now.items() if key not in before] if before.keys() <= now.keys() else []


def _groups(item: Item) -> dict[str, str]:
    return {fold(group): group for group in split_groups(item.performers_text)}


def _in_words(verdict: Verdict, facts: Facts, groups: Iterable[str]) -> str:
    """Name performers of an item in the plan's words: «общий отдел, детские дома и МБУ «А»».

    A unit of the office, one that is not called by its whole name, as «Районная больница» or «Университет», and what
    several organisations are called together begin small within a sentence (0199).
    """
    return join([quoted(_inside(group, _bearers(group, verdict, facts))) for group in groups])


def _bearers(group: str, verdict: Verdict, facts: Facts) -> list[Performer]:
    every = (v.performer for v in facts.judged.verdicts if v.item.number == verdict.item.number)
    return [p for p in every if group in p.groups]


def _is_plural(group: str, bearers: Sequence[Performer]) -> bool:
    return len({fold(p.organisation) for p in bearers}) > 1 or organisation_gender(group) == "мн"


def _inside(group: str, bearers: Sequence[Performer]) -> str:
    shorter = any(p.in_office or fold(p.organisation) != fold(group) for p in bearers)  # «Отдел полиции» of more words
    unit = shorter and (is_unit(head_noun(group)) or _is_common(group))
    return unit_inside(group, *(p.post for p in bearers)) if unit or _is_plural(group, bearers) else group


def _is_common(group: str) -> bool:
    """Tell whether a name is surely no more than a common noun: «Университет», «Районная больница»."""
    name, noun = group.partition("(")[0].strip(), head_noun(group)
    return noun in _INSTITUTION and (fold(name) == noun or _PLAIN.match(name) is not None)


def _term_now(mine: Sequence[Verdict], whole: Sequence[Verdict], former: str, facts: Facts) -> str:
    """Return the term in the plan's own words; of several days the one that has taken the place of ``former``."""
    if _day_before(mine[0], former):
        return term_words(mine[0], facts)
    return planned_term(mine, facts) if len(whole) == len(mine) else term_phrase(mine[0].item)


def _day_before(verdict: Verdict, former: str) -> str:
    """Write «до 16.07.2027 включительно», where one of several days was moved.

    It is "" where ``former`` are the plan's own words.
    """
    deadline = verdict.item.reading.deadline
    if not isinstance(deadline, Dates) or not parse_day(former):
        return ""
    return former if deadline.event else f"до {former} включительно"
