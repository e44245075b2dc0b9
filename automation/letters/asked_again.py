"""What earlier letters asked for in vain and a later one only names: it is asked for again, with all that is missing.

Who reads «письмо … (по пункту 4) оставлено без ответа» has to know what is still awaited, and by which day.
"""

import re
from collections.abc import Mapping, Sequence, Set
from typing import Any

from msgspec.structs import replace

from automation.control.requests import asked_about
from automation.gathering import gathered
from automation.letters.asks import in_a_row
from automation.letters.cases import performer_name
from automation.letters.faults import publication_of
from automation.letters.ground_groups import Group, groups_of
from automation.letters.item_cases import CASES, item_numbers, items_in_cases, unique
from automation.letters.letter_facts import Facts
from automation.letters.letter_values import values_of
from automation.letters.matters import common_report, is_presented, items_named, named_items
from automation.letters.told_terms import answer_by, at_its_time
from automation.letters.topic_variables import AskedAgainValues, AskedBesidesValues
from automation.model.control import CodeItemTerm, Entry, Ground, Occasion, Verdict
from automation.model.kinds import CONTROL_POINT, Kind, Topic
from automation.model.reported import News
from automation.model.standing import AHEAD, Fault, Standing
from automation.russian import join, natural_key, tells

SECTION = "просим и прежнее"
SECTIONS = {Topic.CONTROL_POINT: "присоединяется"}  # it tells nothing but the question


def missing_still(groups: Sequence[Group]) -> list[tuple[Ground, ...]]:
    """Return behind each group what is still missing of the letters it calls unanswered, each thing once.

    The leading group names all those letters that no other one cites.
    """
    paper = groups[0].paper
    told = {v.code_item_term for g in paper.grounds for v in (*g.all_asked, *g.before)}
    cited = [{e.key for ground in group.grounds for e in ground.cites} for group in groups]
    missing = list[tuple[Ground, ...]]()
    for place, group in enumerate(groups):
        elsewhere = set[str]().union(*cited[place + 1 :])
        papers = [e for e in paper.unanswered if e.key in cited[place] or (place == 0 and e.key not in elsewhere)]
        missing.append(_missing(papers, group, told))
        told |= {g.occasion.code_item_term for g in missing[-1]}
    return missing


def asked_again(
    grounds: tuple[Ground, ...], group: Group, values: Mapping[str, Any], shared: Mapping[str, object]
) -> list[str]:
    """Ask for what is missing to the answer date of the group, in the words of each kind of letter.

    ``values`` are those of the group, ``shared`` those of the whole paper.
    """
    if not grounds:
        return []
    paper = replace(group.paper, grounds=grounds, unanswered=())
    kinds = (replace(one, aside=True) for one in groups_of(paper, group.facts, group.words))
    last = values.get("завершить", [])
    besides: AskedBesidesValues = {"просили_также": len(last) > (0 if values.get("просьбы") else 1)}
    filled = ((one, {**shared, **values_of(one), **besides, "таблица": False}) for one in kinds)
    return [line for one, known in filled for line in _lines(one, known)]


def works_beside(group: Group, again: Sequence[Ground], tails: Sequence[Group]) -> list[Verdict]:
    """Return the overdue work of which the paper asks for the same as its leading group: its heading names it too.

    A heading about one report says nothing of what is executed.
    """
    if group.topic is not Topic.OVERDUE or common_report(group.verdicts):
        return []
    late = [g.verdict for g in again if g.verdict and g.occasion.kind is Kind.OVERDUE]
    late += [v for tail in tails if tail.topic is Topic.OVERDUE for v in tail.verdicts]
    return [v for v in late if not is_presented(v)]


def items_of_the_heading(group: Group, beside: Sequence[Verdict]) -> Mapping[str, object]:
    """Return the items of the leading group with those of the work ``beside`` it; {} where there is none."""
    numbers = sorted(item_numbers([*group.verdicts, *beside]), key=natural_key)
    return {"пункты": items_in_cases(tuple(numbers))} if beside else {}


def _missing(papers: Sequence[Entry], group: Group, told: Set[CodeItemTerm]) -> tuple[Ground, ...]:
    """Return what the papers asked for as it stands today, each obligation once; what is ``told`` is asked already."""
    answer, found = answer_by(group), dict[CodeItemTerm, Ground]()
    for paper in papers:
        for occasion in paper.occasions:
            verdict = group.facts.judged.by_term.get(occasion.code_item_term)
            if verdict is None or occasion.code_item_term in told:
                continue
            if ground := _still_asked(paper, occasion, verdict, group.facts):
                found[occasion.code_item_term] = replace(ground, respond_by=answer)
    return tuple(found.values())


def _still_asked(paper: Entry, occasion: Occasion, verdict: Verdict, facts: Facts) -> Ground | None:
    """Return the question a paper asked as its own kind of letter would ask it today; None where nothing is missing."""
    detail, silent = paper.details.get(occasion, ""), verdict.reported.news
    again = replace(occasion, kind=Kind.REQUEST, step=2)
    ground = Ground(occasion=again, verdict=verdict, detail=detail, escalated=True, cites=(paper,), unanswered=True)
    if verdict.performer.by_agreement:
        return None
    if detail.startswith(CONTROL_POINT):
        return replace(ground, faults=(Fault.CONTROL_POINT,))
    if detail.startswith("lead:"):
        known = publication_of(ground, facts.publications)
        return replace(ground, faults=(Fault.LEAD_BROKEN,)) if known and not tells(known.excuse) else None
    if verdict.standing is Standing.NO_DATA:
        faults = asked_about(verdict)
        return replace(ground, faults=faults) if faults else None
    if verdict.standing is Standing.OVERDUE or (verdict.standing in AHEAD and silent is News.RETURNED):
        return replace(ground, occasion=replace(again, kind=Kind.OVERDUE))
    return None


def _lines(group: Group, values: Mapping[str, Any]) -> list[str]:
    """Fill the section of one kind of letter; the requests of an overdue letter and of a question name their items."""
    section = SECTIONS.get(group.topic, SECTION)
    if section != SECTION:
        return group.words.lines(group.file, section, values)
    asked = values["просьбы"] if group.topic is Topic.OVERDUE else [values["просьбы"]]
    requests = [*asked, *values.get("завершить", [])]
    named = _named(requests, group, values) if requests else []
    together: AskedAgainValues = {
        "прежнее": [*filter(None, (in_a_row(named[: len(asked)]),)), *named[len(asked) :]],
    }
    return group.words.lines(group.file, section, {**values, **together})


def _named(requests: list[str], group: Group, values: Mapping[str, Any]) -> list[str]:
    """Put the words of an item, its term, and whose it is, behind the place that names it first.

    Those of several items, each with its number, and of one that no place names stand at the end of the first request;
    a request that tells the part that is meant needs none.
    """
    items = items_named(group.verdicts, always=True)
    words = _words(group.verdicts, in_part=bool(items.get("в_части")))
    bearers = join(unique(performer_name(v.performer) for v in group.verdicts))  # in brackets: without their items
    whose = bearers if values["за_других"] else ""
    told = "; ".join(filter(None, (words, whose)))
    if not told:
        return requests
    cases = "|".join(re.escape(str(items[case])) for case in CASES)
    place = re.compile(rf"(?<!\()(?:{cases})(?!\.?\d)")  # «(пункт 2)» bears no other brackets
    for at, request in enumerate(requests):
        if not items["много"] and (found := place.search(request)):
            there = f"{request[: found.end()]} ({told}){request[found.end() :]}"
            return [*requests[:at], there, *requests[at + 1 :]]
    which = "" if items["много"] else f"{items['им']} – "
    last = f"; {which}{told}" if requests[0].endswith(")") else f" ({told})"
    return [f"{requests[0]}{last}", *requests[1:]]


def _words(verdicts: Sequence[Verdict], *, in_part: bool) -> str:
    """Write «провести обход; срок – 12.12.2025», of several items «пункт 1 – провести обход, срок – …; пункт 2 – …».

    A report that is due again and again is named by its period; the words of an item ``in_part`` stand in the request.
    """
    parts = gathered(verdicts, lambda v: v.item.number)
    told = {
        number: [*([] if in_part else [named_items(mine)]), *([at_its_time(due)] if due else [])]
        for number, mine in parts.items()
        for due in [[v for v in mine if v.due and not v.item.recurring]]
    }
    if len(told) == 1:
        return "; ".join(*told.values())
    return "; ".join(f"{items_in_cases((number,))['им']} – {', '.join(words)}" for number, words in told.items())
