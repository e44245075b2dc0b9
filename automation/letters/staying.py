"""What a memo proposes to leave on control: who owes what, till when, one by one or in one breath."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

from automation.gathering import by_first, gathered, merged
from automation.letters.answers_cited import ANSWERED, answer_cited, tells_of_no_report, without_words
from automation.letters.answers_told import has_been_read
from automation.letters.cases import performer_name
from automation.letters.elsewhere import is_presented_to_us
from automation.letters.item_cases import item_numbers, items_of, numbers_of
from automation.letters.letter_facts import Memo, Side
from automation.letters.matters import item_presented, items_named
from automation.letters.measures import by_performer, reports_by_item
from automation.letters.memo_variables import StaysValues
from automation.letters.named_as_cause import frees_unnamed
from automation.letters.report_sums import reports_in_words
from automation.letters.tasks import in_part
from automation.letters.told import Telling, all_named, telling_of
from automation.model.control import Verdict, codes_of
from automation.model.standing import Standing
from automation.russian import join, natural_key, show, shown


def left_on_control(owed: Iterable[Verdict], memo: Memo) -> list[dict[str, Any]]:
    """Say what stays on control: performers that owe the same items till the same date are named together.

    Of what is repeated without end only the reports that are missing stay: the item itself is controlled as before. A
    claim waits for its acceptance, not for the performer.
    Where all the others have executed an item and are more, one proposal frees them and keeps these (``прочие``); of
    several items two proposals do, for «их» would be the others.
    """

    def owes(mine: Sequence[Verdict]) -> tuple[Any, ...]:
        reports = frozenset((v.item.number, v.control_date) for v in mine if v.item.endless)
        awaited = {_awaited_alike(v, memo)[0] for v in mine}
        return item_numbers(mine), reports, frozenset(awaited), memo.sides.of(*mine), _until(mine[0], memo.on)

    alike = merged(_by_day(owed, memo.on).values(), owes)
    return [_stays(mine, day, memo) for (*_, day), mine in alike.items()]


def reports_left(owed: Sequence[Verdict], memo: Memo) -> list[dict[str, Any]]:
    """Say which reports of each item repeated without end stay on control; who owe the same ones are told together."""

    def owes(mine: Sequence[Verdict]) -> tuple[str, frozenset[date | None], Side]:
        return mine[0].item.number, frozenset(v.control_date for v in mine), memo.sides.of(*mine)

    reports = [v for v in owed if v.item.endless and v.standing is not Standing.CLAIMED]
    groups = gathered(reports, lambda v: (v.item.number, performer_name(v.performer)))
    return [_stays(mine, None, memo) for mine in merged(groups.values(), owes).values()]


def _stays(mine: Sequence[Verdict], day: date | None, memo: Memo) -> dict[str, Any]:
    """Return what one proposal says of obligations that stay on control till the same day."""
    whole, side = [v for v in mine if not v.item.endless], memo.sides.of(*mine)
    in_parts = any(v.item.endless or v.item.several_terms for v in mine)  # told by their own terms
    shared = not in_parts and not _is_his_alone(item_numbers(whole), side, memo)
    return {
        "исполнители": all_named(mine),
        **side.values,
        "часть": side.part if shared else "",
        "несколько": len(by_performer(mine)) > 1,
        "пункты": items_named(mine, always=True),
        "целиком": items_named(whole, always=True),
        "отчёты": reports_by_item([v for v in mine if v.item.endless]),
        "до": shown(day),
        "до_чего": awaited_of(mine, memo),
        "уточняются": all(telling_of(v, memo.on) is Telling.DOUBTED for v in mine),
        "объяснение": all(v.standing is Standing.OVERDUE for v in mine),
        "номера": item_numbers(whole),
        "прочие": _frees_the_others(mine, memo),
    }


def awaited_of(mine: Sequence[Verdict], memo: Memo) -> str:
    """Say till when they stay on control: «представления отчёта за март 2026 года», «… подтверждающих сведений».

    Nothing has to confirm a report or information that is presented to us, and an answer that lies there is to be read:
    «рассмотрения ответа (вх. от … № …)». Different things are told with their items.
    """
    apart = gathered(mine, lambda v: _awaited_alike(v, memo))
    told = merged(apart.values(), lambda some: _awaited(some, memo))
    deeds = by_first(
        (deed, f"{what} по {items_of(some)['дат']}" if len(told) > 1 else what) for (deed, what), some in told.items()
    )
    return join([f"{deed} {join(things)}" for deed, things in deeds.items()])


def _awaited_alike(verdict: Verdict, memo: Memo) -> tuple[str, str]:
    """Return the answer that nobody has entered yet, in the genitive, and what is presented: by these things differ.

    One that counts as read is no longer waited for, nor one whose words the memo tells and that brings nothing.
    """
    said = verdict.reported
    read = has_been_read(verdict, memo) or (said.answers and tells_of_no_report(said.answers[-1]))
    if read or not (said.unread and said.answers):
        return "", item_presented(verdict)
    cited = answer_cited(without_words(said.answers[-1]))
    return "полученного ответа" if cited == ANSWERED else f"ответа ({cited})", item_presented(verdict)


def _awaited(mine: Sequence[Verdict], memo: Memo) -> tuple[str, str]:
    """Say what is awaited, and name the report of an item; one that is named beside the item by its noun alone."""
    answer, _ = _awaited_alike(mine[0], memo)
    if answer:
        return "рассмотрения", answer
    if not is_presented_to_us(mine[0], memo):
        return "представления", "подтверждающих сведений"
    report = reports_in_words(mine)
    return "представления", report["просто_род"] if mine[0].item.endless else report["назван_род"]


def are_one(left: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether what stays is one proposal: of more than two groups, or where all of them owe the same items.

    Who owes but reports is no such group: the items are not his.
    """
    owed = [one["номера"] for one in left if one["номера"]]
    return len(owed) > 1 and (len(owed) > MERGED or len(set(owed)) == 1)


MERGED = 2  # so many decisions on what stays are proposed one by one; more are one, by their items


def by_items(owed: Iterable[Verdict], memo: Memo) -> list[StaysValues]:
    """Return what stays on control in one breath: each performer beside the items he owes; the author's own last.

    Of work with several terms of which he owes one alone, that part is named; a report is named by ``до_чего``.
    """
    alike: dict[str, dict[tuple[tuple[str, ...], str], dict[Side, list[tuple[str, str]]]]] = {}
    for (name, _), mine in _by_day((v for v in owed if not v.item.endless), memo.on).items():
        side = memo.sides.of(*mine)
        for some in gathered(mine, lambda v: (_awaited_alike(v, memo), _till(v, memo.on))).values():
            numbers = item_numbers(some)
            given = f"порученны{'е' if len(numbers) > 1 else 'й'} {side.dative}"
            who = (given if _is_his_alone(numbers, side, memo) else side.part) if side else name
            part = "" if item_presented(some[0]) else in_part(some, always=True)
            by_side = alike.setdefault(awaited_of(some, memo), {}).setdefault((numbers, part), {})
            by_side.setdefault(side, []).append((_till(some[0], memo.on), who))
    return [
        {
            "пункты": {case: f"{named}{part}{till}" for case, named in numbers_of(numbers).items()},
            "до_чего": awaited,
            "до_того_же": place > 0,
            "исполнители": ", а также ".join(_each_till(whose[side], till) for side in Side if side in whose),
            **next(side if _is_his_alone(numbers, side, memo) else Side.OTHER for side in Side if side in whose).values,
        }
        for awaited, by_numbers in alike.items()
        for place, ((numbers, part), whose) in enumerate(sorted(by_numbers.items(), key=_in_plan_order))
        for till in (_shared(chain.from_iterable(whose.values())),)
    ]


def _is_his_alone(numbers: Collection[str], side: Side, memo: Memo) -> bool:
    """Tell whether the author, or the reader, bears items alone: of what others bear too a part is given to him."""
    mine = (i for i in memo.figures.items if i.item.number in numbers)
    return all(memo.sides.of(v) is side for i in mine for v in (*i.verdicts, *i.released))


def _in_plan_order(told: tuple[tuple[tuple[str, ...], str], Any]) -> list[Any]:
    return [natural_key(number) for number in told[0][0]]


def _shared(dated: Iterable[tuple[str, str]]) -> str:
    """Write « (срок – 08.05.2026)», told once behind the items where several have all the same day; else ""."""
    tills = [till for till, _ in dated]
    return tills[0] if len(tills) > 1 and len({*tills}) == 1 else ""


def _each_till(dated: Iterable[tuple[str, str]], shared: str) -> str:
    """Write «МБУ «А» (срок – 16.01.2026), МБУ «Б»»: whoever has no day stands last, and one they share stands before.

    A day in brackets behind the last of several could be that of them all.
    """
    return ", ".join(
        f"{who}{till if till != shared else ''}" for till, who in sorted(dated, key=lambda one: not one[0])
    )


def _by_day(owed: Iterable[Verdict], on: date) -> Mapping[tuple[str, date | None], Sequence[Verdict]]:
    """Return what performers still owe, of each together what stays on control till the same day."""
    waiting = (v for v in owed if v.standing is not Standing.CLAIMED)
    return gathered(waiting, lambda v: (performer_name(v.performer), _until(v, on)))


def _until(verdict: Verdict, on: date) -> date | None:
    """Return till when it stays on control: the first that lies ahead of the term, its prolongation, a promised day."""
    return next((day for day, _ in _days_ahead(verdict, on)), None)


def _till(verdict: Verdict, on: date) -> str:
    """Write « (срок – 16.01.2026)»; of a day that its performer has only named « (ожидаемая дата – 16.01.2026)»."""
    return next((f" ({what} – {show(day)})" for day, what in _days_ahead(verdict, on)), "")


def _days_ahead(verdict: Verdict, on: date) -> Iterator[tuple[date, str]]:
    """Yield the days ahead till which it may stay on control, and what each of them is.

    A prolongation that came after the term moves nothing, but no earlier day than a leader gave is proposed to him.
    """
    wish, term = verdict.reported.wish, None if verdict.item.endless else verdict.due
    expected = verdict.row.expected_on if verdict.row else None
    days = ((term, "срок"), (wish and wish.until, "срок"), (expected, "ожидаемая дата"))
    return ((day, what) for day, what in days if day and day > on)


def _frees_the_others(mine: Sequence[Verdict], memo: Memo) -> bool:
    """Tell whether these are all who still owe one item, fewer than have done it, and nobody was freed of it yet."""
    item, *others = (i for i in memo.figures.items if i.item.number in item_numbers(mine))
    rest, begun = codes_of(item.kept), others or item.released or item.item.endless
    return rest == codes_of(mine) and len(rest) < len(codes_of(item.freed_of_it)) and not begun and frees_unnamed(item)
