"""What has changed since the last memo: standings won and lost, terms moved, people added."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from automation.letters.cases import (
    body_of,
    items_in_cases,
    numbers_of,
    organisation_name,
    performer_genitive,
    performer_name,
    unique,
)
from automation.letters.citing import cited
from automation.letters.decided import decision_of
from automation.letters.letter_facts import Facts, is_own, reader_name
from automation.letters.marks import verbatim
from automation.letters.measures import by_performer
from automation.letters.memo_variables import (
    ChangeValues,
    HeardValues,
    MemoNameValues,
    PlanItemsValues,
    SentBackValues,
    SinceValues,
)
from automation.letters.news import incoming_words, return_words
from automation.letters.people_variables import PeopleChangeValues
from automation.letters.people_words import moved_words, people_unfinished, told_deed
from automation.letters.plan_name import plan_name
from automation.letters.proposals import everything_done
from automation.letters.said import details
from automation.letters.tasks import in_part
from automation.letters.words import Words
from automation.model.control import Entry, PaperState, Verdict
from automation.model.figures import Figures, OrganisationFigures
from automation.model.kinds import Kind
from automation.model.report import Performer
from automation.model.reported import News
from automation.model.standing import OPEN, OVER, Standing
from automation.model.told_facts import iso, people_before, told_before
from automation.russian import join, natural_key, same_person, show

FILE = "supplement.txt"
MEMOS = {Kind.COMPLETION, Kind.SUPPLEMENT}


def last_memo(entries: Iterable[Entry]) -> Entry | None:
    """Return the newest completion memo or supplement that stands, of those that can be named if any can."""
    known = [e for e in entries if e.kind in MEMOS and e.state is not PaperState.ANNULLED]
    return max(known, key=lambda e: (bool(e.cited), e.day, natural_key(e.number)), default=None)


def memo_named(facts: Facts) -> MemoNameValues:
    """Return the memo a supplement is about, by number and date, and the last supplement to it, if there is one."""
    last = last_memo(facts.entries)
    first = last_memo(e for e in facts.entries if e.kind is Kind.COMPLETION) or last
    return {
        "записка": cited(first) if first else "",
        "записка_от": show(first.signed_on or first.day) if first else "",
        "первая": last is first,
        "дополнение": cited(last) if last and last is not first else "",
    }


def changes_since(figures: Figures, facts: Facts, words: Words, author: str = "") -> list[str]:
    """Return one clause for each performer and new fact, in plan order; the ``author`` says «мною» of himself."""
    before = _told_last(facts)
    if before is None:
        return []
    then: Mapping[str, Sequence[Any]] = before.get("obligations", {})
    lines: dict[tuple[Any, ...], list[Verdict]] = {}
    for verdict in (v for i in figures.items for v in i.verdicts):
        for fact in _facts_changed(verdict, told_before(then, verdict)):
            lines.setdefault((performer_name(verdict.performer), *fact), []).append(verdict)
    told = [_told(key, verdicts, facts, words, author) for key, verdicts in lines.items()]
    return told + people_since(figures, facts, words)


def heard_since(figures: Figures, facts: Facts, words: Words, author: str = "") -> list[str]:
    """Return one clause for whoever still owes an item and has written since the last memo, and what he said.

    So does one for whom the office has since sent a report back.
    """
    day = next((s.day for s in reversed(facts.snapshots) if s.kind in MEMOS), None)
    then: Mapping[str, Sequence[Any]] = (_told_last(facts) or {}).get("obligations", {})
    open_ = (v for i in figures.items if not i.closed for v in i.verdicts if v.standing in OPEN)
    owed = (v for v in open_ if not (v.item.recurring and _is_later(v, facts)))
    lines: dict[tuple[str, str, str, str], list[Verdict]] = {}
    back: dict[tuple[str, ...], list[Verdict]] = {}
    for verdict in (v for v in owed if not is_own(v, author)):
        told, name = verdict.reported, performer_name(verdict.performer)
        came, news = told.incoming, HEARD.get(told.news, "")
        lately = day and came and came.day and came.day > day and incoming_words(came)
        if day is None or _facts_changed(verdict, told_before(then, verdict)):
            continue
        if told.returned_on and told.returned_on >= day:  # of its own day the memo of that morning knew nothing
            back.setdefault((name, *map(str, return_words(told).values())), []).append(verdict)
        elif lately and news:
            said = "" if told.news is News.UNDER_REVIEW else details(verdict, figures.on)
            lines.setdefault((name, news, lately, said), []).append(verdict)
    heard = [words.line(FILE, "сообщено", _heard(key, mine, facts)) for key, mine in lines.items()]
    return heard + [words.line(FILE, "возвращено", _sent_back(mine, facts)) for mine in back.values()]


def _is_later(verdict: Verdict, facts: Facts) -> bool:
    """Tell whether its term lies after the memo: a later report of a repeated item is no matter of it."""
    day = next((s.day for s in facts.snapshots if s.kind is Kind.COMPLETION), None)
    return bool(day and verdict.due and verdict.due > day)


HEARD = {
    News.IN_WORK: "в работе",
    News.RESULT_OWED: "не подтверждено",
    News.PARTLY: "не подтверждено",
    News.UNDER_REVIEW: "рассматриваются",
}


def _heard(key: tuple[str, str, str, str], verdicts: Sequence[Verdict], facts: Facts) -> HeardValues:
    name, news, came, said = key
    return {
        **_items(verdicts, facts),
        "исполнитель": name,
        "что": news,
        "входящий": came,
        "сообщено": said,
    }


def _sent_back(verdicts: Sequence[Verdict], facts: Facts) -> SentBackValues:
    return {
        **_items(verdicts, facts),
        **return_words(verdicts[0].reported),
        "исполнитель": performer_name(verdicts[0].performer),
    }


def _items(verdicts: Sequence[Verdict], facts: Facts) -> PlanItemsValues:
    """Return the items and the plan; of an item in part the part stands behind the plan: «пункт 2 плана в части …»."""
    plan, part = plan_name(facts.order).values, in_part(verdicts, always=True)
    return {**plan, "плана": f"{plan['плана']}{part}", "пункты": numbers_of(v.item.number for v in verdicts)}


def proposals_since(figures: Figures, facts: Facts, words: Words, author: str = "") -> list[str]:
    """Say what follows from the changes alone: items that may go off control by them, whole or for some performers."""
    before = _told_last(facts) or {}
    then: Mapping[str, Sequence[Any]] = before.get("obligations", {})
    won: list[Verdict] = []
    lost: list[Verdict] = []
    for verdict in (v for i in figures.items if not i.closed for v in i.verdicts):
        sections = [fact[0] for fact in _facts_changed(verdict, told_before(then, verdict))]
        won += [verdict] if {"исполнено", "не применимо"} & set(sections) else []
        lost += [verdict] if "утрачено" in sections else []
    owing = {(v.item.number, v.performer.code) for i in figures.items for v in i.owing}
    open_, unfinished = {number for number, _ in owing}, people_unfinished(figures)
    won = [v for v in won if v.item.number not in unfinished]
    freed = [v for v in won if v.item.number in open_ and (v.item.number, v.performer.code) not in owing]
    parts = by_performer(freed)
    alike: dict[tuple[tuple[str, ...], bool], list[Performer]] = {}
    for mine in parts.values():
        performer, numbers = mine[0].performer, unique(v.item.number for v in mine)
        alike.setdefault((numbers, same_person(performer.name, author)), []).append(performer)
    values: SinceValues = {
        **plan_name(facts.order).values,
        "всё": everything_done(figures) and not open_,
        "документ": facts.order.kind.strip().casefold() or "документ",
        "исполнены": numbers_of(v.item.number for v in won if v.item.number not in open_),
        "утрачены": numbers_of(v.item.number for v in lost),
        "в_части": numbers_of(v.item.number for v in freed),
        "частями": [
            {
                "пункты": items_in_cases(numbers),
                "исполнители": ", ".join(map(performer_name if several else performer_genitive, performers)),
                "кроме": False,
                "несколько": several,
                "сам": own,
            }
            for (numbers, own), performers in alike.items()
            for several in [len(performers) > 1]
        ],
    }
    return words.lines(FILE, "предложения", values)


def _told_last(facts: Facts) -> Mapping[str, Any] | None:
    """Say what the last memo or supplement has told."""
    return next((s.facts for s in reversed(facts.snapshots) if s.kind in MEMOS), None)


def _facts_changed(verdict: Verdict, then: Sequence[Any] | None) -> list[tuple[Any, ...]]:
    """(section, …) of the words file for each thing that is no longer as the memo said."""
    standing, due, executed = [*then, "", "", ""][:3] if then else ("", "", "")
    was, now = standing in OVER, verdict.standing in OVER
    found: list[tuple[Any, ...]] = []
    if now and (not was or standing != verdict.standing.value or executed != iso(verdict.executed_on)):
        found.append(_won(verdict))
    elif was and not now:
        found.append(("утрачено", None, False, None))
    if due and due != iso(verdict.due):
        found.append(("срок изменён", verdict.due, False, None))
    return found


def _won(verdict: Verdict) -> tuple[Any, ...]:
    section = "не применимо" if verdict.standing is Standing.NOT_APPLICABLE else "исполнено"
    accepted = verdict.row.accepted_on if verdict.row else None
    return section, verdict.executed_on, verdict.standing is Standing.MET_LATE, accepted


def _told(key: tuple[Any, ...], verdicts: Sequence[Verdict], facts: Facts, words: Words, author: str) -> str:
    name, section, day, late, accepted = key
    values: ChangeValues = {
        **_items(verdicts, facts),
        "исполнитель": name,
        "сам": is_own(verdicts[0], author),
        "читатель": is_own(verdicts[0], reader_name(facts, author)),
        "день": show(day) if day else "",
        "с_нарушением": late,
        "приняты": show(accepted) if accepted else "",
        "возвращены": join(unique(_returned(v) for v in verdicts)) if all(map(_returned, verdicts)) else "",
        "рассматриваются": all(v.standing is Standing.CLAIMED for v in verdicts),
        "решение": decision_of(verdicts[0].extension_row, facts.extensions),
        "входящий": join(unique(_incoming(v) for v in verdicts)),
    }
    return words.line(FILE, section, values)


def _returned(verdict: Verdict) -> str:
    """Return the day the office sent the report back, while the return stands."""
    return show(verdict.reported.returned_on) if verdict.reported.returned_on else ""


def _incoming(verdict: Verdict) -> str:
    """Write «от 14.01.2026 № 5» of the letter by which it was reported; "" without both."""
    came = verdict.reported.incoming
    return f"от {show(came.day)} № {verbatim(came.number)}" if came and came.day and came.number else ""


def people_since(figures: Figures, facts: Facts, words: Words) -> list[str]:
    """Return one clause for each whose accepted people are others than the last memo said.

    Of the people of the office each performer tells his part: it is he who is named.
    """
    told = (_told_last(facts) or {}).get("headcounts", {})
    lines = []
    for organisation in _other_people(figures, facts):
        parts = [t for t in organisation.headcounts if not body_of(t.performer)] if told else []
        changed = [t for t in parts if t.accepted and told.get(t.performer.code) != [t.total, t.moved]]
        whose = organisation_name(organisation.organisation, figures)
        whole = (whose, organisation.staff_total or 0, organisation.staff_moved or 0)
        for name, total, moved in [(performer_name(t.performer), t.total, t.moved) for t in changed] or [whole]:
            values: PeopleChangeValues = {
                "исполнитель": name,
                "всего": total,
                "перешло": moved,
                **moved_words(moved, told_deed(figures.people, figures)),
            }
            lines.append(words.line(FILE, "численность", values))
    return lines


def sum_changed(figures: Figures, facts: Facts) -> bool:
    """Tell whether some of these organisations are in the sum: not who only agreed, nor whom another's figure holds."""
    summed = (*figures.people.office, *figures.people.subordinate)
    return any(o in summed for o in _other_people(figures, facts))


def _other_people(figures: Figures, facts: Facts) -> list[OrganisationFigures]:
    then = people_before(_told_last(facts) or {}, figures)
    told = [(o, [o.staff_total, o.staff_moved]) for o in figures.organisations if o.staff_accepted]
    return [o for o, now in told if None not in now and list(then.get(o.organisation, [])) != now]
