"""Who has not reported or not finished, what was really done about it, and what is therefore proposed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from automation.letters.cases import SHOWN, items_in_cases, listed, performer_name, unique
from automation.letters.citing import cited, letters_cited, sent
from automation.letters.facts import Facts
from automation.letters.marks import quoted, verbatim
from automation.letters.plan_name import plan_name
from automation.letters.units import claims, lasting, named, says_in_work, tellable
from automation.letters.words import Words
from automation.model.control import DONE, OPEN, Entry, Standing, Verdict
from automation.model.figures import Figures
from automation.model.kinds import REPEATED, Form, Kind
from automation.model.plan import Item, Recurring, Unclear
from automation.model.report import Relation
from automation.russian import plural, same_person, show

FILE = "measures.txt"
SentPapers = Mapping[tuple[str, str], Sequence[Entry]]


def open_verdicts(figures: Figures) -> list[Verdict]:
    """Dated obligations that are neither executed nor inapplicable, of items still on control."""
    return [
        v
        for i in figures.items
        if not i.closed and not lasting(i) and not isinstance(i.item.reading.deadline, Unclear)
        for v in i.verdicts
        if v.standing in OPEN
    ]


def by_performer(verdicts: Iterable[Verdict]) -> dict[str, list[Verdict]]:
    """Obligations gathered under the name a memo uses, in order of appearance."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        found.setdefault(performer_name(verdict.performer), []).append(verdict)
    return found


def open_lines(figures: Figures, facts: Facts, words: Words) -> list[str]:
    """One clause for performers that owe the same past its term: items, letters sent, reason, new date."""
    late = [v for v in open_verdicts(figures) if v.standing in _OWED]
    papers = sent_papers(facts.entries, figures.on)
    alike: dict[str, list[str]] = {}
    for name, mine in by_performer(late).items():
        told = words.line(FILE, "не отчитался", _owed_values(mine, papers)).rstrip(",; ")
        alike.setdefault(told, []).append(name)
    groups = list(alike.items())
    rest = sum(len(names) for _, names in groups[SHOWN:])
    lines = [f"{listed(names)} – {text}" for text, names in groups[:SHOWN]]
    return (
        [*lines, words.line(FILE, "остальные", {"сколько": rest, "слово": _performers_word(rest)})] if rest else lines
    )


def more_is_known(figures: Figures, facts: Facts) -> bool:
    """Of somebody late there is more to tell than that he is late: a paper sent, his reason, the day he expects."""
    papers = sent_papers(facts.entries, figures.on)
    late = [v for v in open_verdicts(figures) if v.standing in _OWED]
    return bool(measures_taken(late, papers)) or any(
        v.row and (v.row.reason.strip() or v.row.expected_on) for v in late
    )


_OWED = {Standing.OVERDUE, Standing.NO_DATA, Standing.CLAIMED}


def _owed_values(mine: Sequence[Verdict], papers: SentPapers) -> dict[str, Any]:
    gone = measures_taken(mine, papers)
    rows = [v.row for v in mine if v.row]
    return {
        "не_поступили": _items(v for v in mine if v.standing is Standing.OVERDUE and not says_in_work(v)),
        "не_завершены": _items(v for v in mine if v.standing is Standing.OVERDUE and says_in_work(v)),
        "уточняются": _items(v for v in mine if v.standing is Standing.NO_DATA),
        "заявлены": _items(v for v in mine if v.standing is Standing.CLAIMED),
        "направлено": _sent_words(gone),
        "причина": "; ".join(unique(quoted(r.reason) for r in rows if r.reason.strip() and tellable(r.reason))),
        "ожидается": "; ".join(unique(show(r.expected_on) for r in rows if r.expected_on)),
    }


def _items(verdicts: Iterable[Verdict]) -> Mapping[str, Any]:
    return _numbers(v.item.number for v in verdicts)


def sent_papers(entries: Iterable[Entry], on: date) -> SentPapers:
    """Letters and записки really sent about each obligation (code, item), oldest first."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in sent(entries, on):
        if entry.form in {Form.LETTER, Form.NOTE}:
            for key in {(o.code, o.item) for o in entry.occasions if o.kind in REPEATED}:
                found.setdefault(key, []).append(entry)
    return found


def measures_taken(verdicts: Iterable[Verdict], papers: SentPapers) -> list[Entry]:
    """The papers about these obligations, oldest first, each once."""
    mine = {e.key: e for v in verdicts for e in papers.get((v.performer.code, v.item.number), ())}
    return sorted(mine.values(), key=lambda e: (e.sent_on or e.day, e.day, e.number))


def _sent_words(entries: Sequence[Entry]) -> str:
    """«направлены письма от … № … и от … № …»."""
    told = []
    for form, one, many in ((Form.LETTER, "письмо", "письма"), (Form.NOTE, "служебная записка", "служебные записки")):
        mine = [e for e in entries if e.form is form]
        if mine:
            verb = "направлены" if len(mine) > 1 else ("направлено" if form is Form.LETTER else "направлена")
            told.append(f"{verb} {many if len(mine) > 1 else one} {letters_cited(mine)}")
    return ", ".join(told)


def next_step(figures: Figures, facts: Facts, words: Words) -> list[str]:
    """For the справка: what was sent, and when a second paper follows if nobody answers."""
    lines: list[str] = []
    papers = sent_papers(facts.entries, figures.on)
    overdue = by_performer(v for v in open_verdicts(figures) if v.standing is Standing.OVERDUE)
    for name, mine in overdue.items():
        gone = measures_taken(mine, papers)
        if not gone or len(lines) >= SHOWN:
            continue
        last = gone[-1]
        step = max((o.step for o in last.occasions if o.kind is Kind.OVERDUE), default=0)
        again = facts.when(last.sent_on, facts.policy.repeat_days) if facts.when and last.sent_on else None
        more = again is not None and 0 < step < facts.policy.repeat_max and not last.answer.strip()
        lines.append(
            words.line(
                FILE,
                "направлено",
                {
                    "исполнитель": name,
                    "что": "служебная записка" if last.form is Form.NOTE else "письмо",
                    "направлено": "направлена" if last.form is Form.NOTE else "направлено",
                    "реквизиты": cited(last),
                    "повторно": show(again) if more and again and again > figures.on else "",
                    "подготовлено": "подготовлена" if last.form is Form.NOTE else "подготовлено",
                    "бумага": "повторная записка" if last.form is Form.NOTE else "повторное письмо",
                    "ответ": bool(last.answer.strip()),
                },
            )
        )
    return lines


def proposals(figures: Figures, facts: Facts, words: Words) -> list[str]:
    """What the author may sign or strike out, each from facts alone."""
    owed = [v for v in open_verdicts(figures) if v.standing in _OWED or not _endless(v.item)]
    claimed = [v for v in owed if v.standing is Standing.CLAIMED]
    left = _left(owed, figures.on)
    partly = unique(v.item.number for v in owed)
    finished = unique(i.item.number for i in figures.items if i.dated and i.done and not i.closed)
    unsettled = [i for i in figures.items if not i.closed and isinstance(i.item.reading.deadline, Unclear)]
    orphans = [i for i in figures.items if not i.closed and not i.verdicts]
    lasting_items = [
        i for i in figures.items if (lasting(i) or _endless(i.item)) and not i.closed and i.verdicts
    ]  # a repetition without end goes on like «постоянно»
    values: dict[str, Any] = {
        **plan_name(facts.order).values,
        "исполнены": items_in_cases(finished),
        "всё": figures.complete and not lasting_items,
        "документ": f"{facts.order.kind.strip().casefold() or 'документ'}",
        "частично": _partly(figures, partly),
        "остаются": left,
        "опоздали": _to_explain([v for v in owed if v.standing is Standing.OVERDUE], left),
        "заявлены": claims(claimed),
        "чьи_заявления": named(claimed),
        "непринятые": _numbers(v.item.number for v in claimed),
        "исчерпаны": named(_exhausted(owed, facts, figures.on)),
        "продления": _wishes(owed, facts),
        "неясные": _numbers(i.item.number for i in unsettled),
        "без_исполнителей": _numbers(i.item.number for i in orphans),
        "постоянные": _numbers(i.item.number for i in lasting_items),
        "за_мной": _controls_himself(facts),
    }
    return words.lines(FILE, "предложения", values)


def _endless(item: Item) -> bool:
    deadline = item.reading.deadline
    return isinstance(deadline, Recurring) and deadline.until is None


def _numbers(numbers: Iterable[str]) -> Mapping[str, Any]:
    return items_in_cases(unique(numbers))


def _partly(figures: Figures, partly: Sequence[str]) -> Mapping[str, Any]:
    """Open items that some performers have already executed."""
    some = [
        i.item.number for i in figures.items if i.item.number in partly and any(v.standing in DONE for v in i.verdicts)
    ]
    return _numbers(some)


def _left(owed: Iterable[Verdict], on: date) -> list[dict[str, Any]]:
    """What stays on control: performers that owe the same items till the same date are named together.

    The date is the latest one the performer expects himself. A claim waits for its acceptance, not for the performer.
    """
    alike: dict[tuple[Any, ...], list[Verdict]] = {}
    for mine in by_performer(v for v in owed if v.standing is not Standing.CLAIMED).values():
        expected = [v.row.expected_on for v in mine if v.row and v.row.expected_on and v.row.expected_on > on]
        key = (unique(v.item.number for v in mine), max(expected, default=None))
        alike.setdefault(key, []).extend(mine)
    return [
        {
            "исполнители": named(mine),
            "несколько": len(by_performer(mine)) > 1,
            "пункты": items_in_cases(numbers),
            "до": show(day) if day else "",
            "объяснение": all(v.standing is Standing.OVERDUE for v in mine),
        }
        for (numbers, day), mine in alike.items()
    ]


def _to_explain(late: Sequence[Verdict], left: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Who is asked why the term was broken, and whether it is said beside what they still owe; {} for nobody."""
    if not late:
        return {}
    several = len({v.item.number for v in late}) > 1
    return {
        "исполнители": named(late),
        "несколько": len(by_performer(late)) > 1,
        "много": several,
        "те_же": len(left) == 1 and left[0]["объяснение"],
    }


def _performers_word(number: int) -> str:
    return plural(number, "исполнитель", "исполнителя", "исполнителей")


def _exhausted(owed: Iterable[Verdict], facts: Facts, on: date) -> list[Verdict]:
    """Obligations on which every paper the office allows has been sent, nobody answered and nobody has decided."""
    found = []
    papers = sent_papers(facts.entries, on)
    for verdict in owed:
        gone = [e for e in measures_taken([verdict], papers) if not e.answer.strip()]
        steps = {
            o.step
            for e in gone
            for o in e.occasions
            if (o.code, o.item, o.kind) == (verdict.performer.code, verdict.item.number, Kind.OVERDUE)
        }
        last = gone[-1].sent_on if gone else None
        waited = last and facts.when and facts.when(last, facts.policy.repeat_days) <= on
        if last and any(r.settles(verdict.item.number, verdict.performer.code, last) for r in facts.rulings):
            continue
        if verdict.standing is Standing.OVERDUE and waited and max(steps, default=0) >= facts.policy.repeat_max:
            found.append(verdict)
    return found


def _wishes(owed: Iterable[Verdict], facts: Facts) -> list[dict[str, Any]]:
    """Extensions that moved nothing, of items still owed: for whom, till when, why they do not count."""
    still = {v.item.number for v in owed}
    return [
        {
            "пункты": items_in_cases((r.extension.item,)),
            "до": show(r.extension.new_term),
            "причина": r.reason,
        }
        for r in facts.refused
        if r.extension.new_term and r.extension.item in still
    ]


def _controls_himself(facts: Facts) -> bool:
    """The author of the memo is the one the order puts in control."""
    author, control = facts.signatories["responsible"], facts.control
    return bool(author.name.strip() and control.name.strip()) and same_person(author.name, control.name)


def composition_of_performers(figures: Figures) -> dict[str, int]:
    """How many performers of each sort the plan has."""
    performers = {v.performer.code: v.performer for i in figures.items for v in i.verdicts}
    organisations = {
        verbatim(p.organisation) for p in performers.values() if p.relation is Relation.SUBORDINATE and p.organisation
    }
    return {
        "всего": len(performers),
        "администрация": sum(p.relation is Relation.OFFICE for p in performers.values()),
        "организации": len(organisations),
        "лица": sum(p.relation is Relation.SUBORDINATE and not p.organisation.strip() for p in performers.values()),
        "согласование": sum(p.relation is Relation.BY_AGREEMENT for p in performers.values()),
    }
