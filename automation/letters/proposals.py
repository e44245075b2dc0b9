"""What a memo proposes: each proposal from facts alone, for the author to sign or to strike out."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from automation.gathering import by_first, gathered
from automation.letters.answers_elsewhere import about_others
from automation.letters.asked_last import asked_by
from automation.letters.cases import also, kind_in_cases, performer_genitive, performer_name
from automation.letters.hearings import silent_about_lasting, to_hear, to_hear_values
from automation.letters.item_cases import item_numbers, items_in_cases, items_of, numbers_of, unique
from automation.letters.letter_facts import Facts, Memo, Side, Sides
from automation.letters.matters import common_report, items_named
from automation.letters.measures import FILE, OWED, by_performer, open_verdicts
from automation.letters.memo_variables import PartValues, ProposalValues, UnfinishedPeopleValues
from automation.letters.named_as_cause import causes_named, frees_unnamed
from automation.letters.people_words import people_unfinished
from automation.letters.plan_name import plan_name
from automation.letters.said import claims_values
from automation.letters.staying import are_one, by_items, left_on_control, reports_left
from automation.letters.still_to_hear import hearings_left
from automation.letters.told import all_genitive, all_named
from automation.letters.units import of_the_plan
from automation.model.control import CodeItemTerm, Verdict, codes_of
from automation.model.figures import Figures, ItemFigures
from automation.model.standing import Standing
from automation.plan.indicators import deed_of, enough
from automation.russian import join, same_person, show

Named = tuple[str, bool, Sequence[Verdict]]  # an item; whether it is for all but those named; whose obligations


def proposals(memo: Memo) -> list[str]:
    """Return what the author may sign or strike out, each from facts alone."""
    figures, facts, sides = memo.figures, memo.facts, memo.sides
    owed = [v for v in open_verdicts(figures) if v.standing in OWED or not v.item.endless]
    left = left_on_control(owed, memo)
    merged = are_one(left)
    told_once = {number for one in left if one["прочие"] and not merged for number in one["номера"]}
    unfinished = people_unfinished(figures)
    open_ = [i for i in figures.items if not i.closed]
    ended = [i for i in open_ if (i.whole or (i.done and i.released)) and not i.kept]
    changed = [v for i in open_ for v in i.kept if v.reported.rewritten]
    freed = [n for n in item_numbers([*owed, *changed]) if n not in unfinished and n not in told_once]
    came = [*(v for v in owed if v.standing is Standing.CLAIMED), *changed]
    places = {i.item.number: place for place, i in enumerate(figures.items)}
    ripe = to_hear(memo)
    values: ProposalValues = {
        **plan_name(facts.order).values,
        "есть_свои": len(of_the_plan(figures)) < len(figures.items),
        "исполнены": items_in_cases(unique(n for n in item_numbers(ended) if n not in unfinished)),
        "с_меньшими": _with_fewer(ended, sides),
        "всё": everything_done(figures),
        "документ": kind_in_cases(facts.order.kind)["им"],
        "частями": in_parts(_executed_in_part(figures, freed, sides), memo),
        **_not_all_moved(memo, unfinished),
        "слушания": hearings_left((v for i in open_ for v in i.freed_of_it), memo),
        "остаются": reports_left(owed, memo) if merged else left,
        "оставить": by_items(owed, memo) if merged else [],
        "молчат": _silent(memo, ripe),
        "опоздали": _to_explain(_unasked(owed, ripe, asked_by(memo), sides), left),
        **claims_values(sorted(came, key=lambda v: places[v.item.number]), sides),
        **to_hear_values(ripe, memo),
        "продления": _wishes(owed, memo),
        "неясные": items_of(i for i in open_ if i.item.unclear),
        "без_исполнителей": items_of(i for i in open_ if not i.verdicts),
        "постоянные": items_of(_going_on(figures)),
        "за_мной": _controls_himself(facts),
    }
    return memo.words.lines(FILE, "предложения", values)


def everything_done(figures: Figures) -> bool:
    """Tell whether the whole order may go off control: nothing of it stays there, goes on, or waits for anything."""
    kept = any(i.kept for i in figures.items if not i.closed)
    return figures.complete and not (kept or _going_on(figures) or people_unfinished(figures))


def _going_on(figures: Figures) -> list[ItemFigures]:
    """Return the items «постоянно», and those repeated without end: they go on alike."""
    return [i for i in figures.items if (i.lasting or i.item.endless) and not i.closed and i.verdicts]


def _executed_in_part(figures: Figures, partly: Sequence[str], sides: Sides) -> Iterator[Named]:
    """Yield the items that some have executed, with who has, or with the others who owe them where these are fewer.

    A decision must say whom it frees; «исполнители, подтвердившие исполнение» says it of nobody (papers.md A12), and
    none frees once more whoever was freed before.
    """
    for item in figures.items:
        rest, done = item.kept, item.freed_of_it
        if item.item.number in partly and done:
            one_side = not item.released and len({sides.of(v) for v in rest}) == 1
            fewer = one_side and frees_unnamed(item) and len(codes_of(rest)) < len(codes_of(done))
            yield item.item.number, fewer, rest if fewer else done


def in_parts(items: Iterable[Named], memo: Memo) -> list[PartValues]:
    """Return the items in parts, those of the same performers together; the author and his reader stand apart."""
    causes = {i.item.number: causes_named(i, memo.sides) for i in memo.figures.items}
    by_side = ((number, others, gathered(told, memo.sides.of)) for number, others, told in items)
    told = ((number, others, side, mine) for number, others, whose in by_side for side, mine in whose.items())
    named = (
        (all_genitive(mine) if others else _freed(mine, causes), others, side, number, mine)
        for number, others, side, mine in told
    )
    found = by_first(((names, others, side), (number, mine)) for names, others, side, number, mine in named)
    parts: list[PartValues] = []
    for (names, others, side), alike in found.items():
        numbers = numbers_of(number for number, _ in alike)
        parts.append(
            {
                "пункты": numbers,
                "те_же": bool(parts) and parts[-1]["пункты"] == numbers,
                "исполнители": names,
                "кроме": others,
                "несколько": False,  # asked by words of version 2.2, when several stood in the nominative
                **side.values,
            }
        )
    return parts


def _freed(verdicts: Sequence[Verdict], causes: Mapping[str, Mapping[str, str]]) -> str:
    """Name in the genitive whom a decision frees, with his people where fewer were accepted as enough.

    The text says «38 из 39» of whoever is freed, or that he is the reason why another has not finished: the decision
    says that it knows it (papers.md A12, decision 0443).
    """
    told = []
    for name, mine in gathered(verdicts, lambda v: performer_genitive(v.performer)).items():
        beside = (_fewer(mine), *(causes[v.item.number].get(v.performer.code, "") for v in mine))
        aside = ", ".join(unique(filter(None, beside)))
        told.append(f"{name} ({aside})" if aside else name)
    return join(told)


def _with_fewer(ended: Iterable[ItemFigures], sides: Sides) -> str:
    """Say the same of items that go off control for all: «по пункту 5 приняты сведения: МБУ «Пример» – 8 из 11»."""
    told = []
    for item in ended:
        by_name = gathered(item.verdicts, lambda v: sides.of(v).part or performer_name(v.performer))
        if short := [f"{name} – {fewer}" for name, mine in by_name.items() if (fewer := _fewer(mine))]:
            told.append(f"по {items_of([item])['дат']} приняты сведения: {join(short)}")
    return "; ".join(told)


def _fewer(verdicts: Sequence[Verdict]) -> str:
    """Write «8 из 11» of whoever was accepted with fewer people than the item asks for; "" of the others."""
    accepted = ((v.item, v.row.people) for v in verdicts if v.row and v.row.people and v.reported.affirmed)
    return join(unique(f"{moved} из {total}" for item, (total, moved) in accepted if not enough(item, total, moved)))


def _not_all_moved(memo: Memo, unfinished: Mapping[str, Sequence[Verdict]]) -> UnfinishedPeopleValues:
    """Return the same items in words, what is still to come, and of whom."""
    items = (i.item for i in memo.figures.items if i.item.number in unfinished)
    told = gathered((v for few in unfinished.values() for v in few), memo.sides.of)
    parts = (side.part for side in Side if side in told)
    return {
        "люди_не_все": items_in_cases(tuple(unfinished)),
        "до_завершения": deed_of(items, memo.figures.order).until,
        "где_не_все": also(all_named(told.get(Side.OTHER, ())), parts),
    }


def _unasked(
    owed: Iterable[Verdict], ripe: Iterable[Verdict], asked: Container[CodeItemTerm], sides: Sides
) -> list[Verdict]:
    """Tell who is late and has neither been asked in a letter why nor told the reason himself.

    Neither the author of a memo nor its reader, who is to decide, asks himself.

    Who is to be heard at a meeting because he answers no letter is not asked in writing once more (papers.md A12).
    """
    heard = codes_of(ripe)
    late = (v for v in owed if v.standing is Standing.OVERDUE and not v.reported.reason)
    others = (v for v in late if v.performer.code not in heard and not sides.of(v))
    return [v for v in others if v.code_item_term not in asked]


def _to_explain(late: Sequence[Verdict], left: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Tell who is asked why the term was broken, and whether it is said beside what they still owe; {} for nobody."""
    if not late:
        return {}
    items = items_named(late, always=True)
    return {
        **_each_with_his_items(late),
        "отчёт": common_report(late),
        "много": len({v.item.number for v in late}) > 1,
        "те_же": len(left) == 1 and left[0]["объяснение"] and left[0]["пункты"] == items,
    }


def _silent(memo: Memo, ripe: Sequence[Verdict]) -> dict[str, Any]:
    """Tell who is asked why he has left a letter about lasting items unanswered; {} for nobody, not whom it hears.

    Nor is he asked who has answered the last of them, be it that the report is still to come: the memo cites his words.
    """
    heard = {v.code_and_item for v in ripe}
    silent = (v for v in silent_about_lasting(memo) if v.code_and_item not in heard and not memo.sides.of(v))
    asked = [v for v in silent if not _has_answered(v, memo)]
    return _each_with_his_items(asked) if asked else {}


def _has_answered(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether an answer stands beside the last letter about an obligation, and is not about others alone."""
    last = memo.sent.about([verdict])[-1:]
    return any(e.answer.strip() and not about_others(e, [verdict], memo) for e in last)


def _each_with_his_items(mine: Sequence[Verdict]) -> dict[str, Any]:
    """Name the performers of these obligations, one in the genitive, several with their items where these differ."""
    performers = by_performer(mine)
    each = ((items_named(his, always=True)["им"], name) for name, his in performers.items())
    told = [f"{', '.join(names)} – {his}" for his, names in by_first(each).items()]
    return {
        "исполнители": all_named(mine),
        "кого": performer_genitive(mine[0].performer) if len(performers) == 1 else "",
        "порознь": "; ".join(told) if len(told) > 1 else "",
        "пункты": items_named(mine, always=True),
    }


def _wishes(owed: Iterable[Verdict], memo: Memo) -> list[dict[str, Any]]:
    """Extensions that moved nothing, of items still owed: to whom, till when, why they do not count.

    Whom a leader has given that day or a later one, though after the term, needs no such decision (papers.md A12).
    """
    wishes, open_ = [], list(owed)
    for refused in memo.facts.refused:
        day, item, code = refused.extension.new_term, refused.extension.item, refused.extension.code
        mine = [v for v in open_ if v.item.number == item and code in {"", v.performer.code}]
        whom = [v for v in mine if day and not v.reported.wished(day)]
        if day and whom:
            wishes.append(
                {
                    "пункты": items_in_cases((item,)),
                    "исполнители": all_named(whom),
                    **memo.sides.of(*whom).values,
                    "несколько": len(by_performer(whom)) > 1,
                    "до": show(day),
                    "причина": refused.why,
                }
            )
    return wishes


def _controls_himself(facts: Facts) -> bool:
    """Tell whether the author of the memo is the one the order puts in control."""
    author, control = facts.signatories["responsible"], facts.control
    return bool(author.name.strip() and control.name.strip()) and same_person(author.name, control.name)
