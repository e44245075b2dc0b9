"""Who has not reported or not finished, and what was really done about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from automation.letters.cases import SHOWN, items_in_cases, listed, performer_name, unique
from automation.letters.citing import answer_words, gone_out, letters_cited
from automation.letters.decided import ruling_words
from automation.letters.letter_facts import Facts
from automation.letters.marks import verbatim
from automation.letters.matters import items_named, report_words
from automation.letters.memo_variables import OwedValues, ReportsOfItemValues, SentValues
from automation.letters.units import lasting
from automation.letters.words import Words
from automation.model.control import OPEN, Entry, Occasion, PaperState, Standing, Verdict
from automation.model.figures import Figures
from automation.model.kinds import REPEATED, Form, Kind
from automation.model.plan import Dates, Recurring, Unclear
from automation.model.report import Relation
from automation.model.reported import News
from automation.russian import fold, join, plural, same_person, show

FILE = "measures.txt"
Occasions = tuple[str, str, date | None]  # code, item and current term
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
    """Return obligations gathered under the name a memo uses, in order of appearance."""
    found: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        found.setdefault(performer_name(verdict.performer), []).append(verdict)
    return found


def open_lines(figures: Figures, facts: Facts, words: Words, author: str) -> list[str]:
    """Return one clause for performers that owe the same past its term: items, letters sent and their answers.

    Reports that wait for «Принято» are not among them (papers.md A3). The ``author`` speaks of himself as «мною».
    """
    late = [v for v in open_verdicts(figures) if v.standing in _UNPROVED]
    own = [v for v in late if same_person(v.performer.name, author)]
    papers = sent_papers(facts.entries, figures.on)
    alike: dict[str, list[str]] = {}
    for name, mine in by_performer(v for v in late if v not in own).items():
        values = _owed_values(mine, papers, ruling_words(mine, facts, figures.on))
        told = words.line(FILE, "не отчитался", values).rstrip(",; ")
        alike.setdefault(told, []).append(name)
    lines = [f"{listed(names)} – {text}" for text, names in alike.items()]
    return [*lines, words.line(FILE, "за мной", {"пункты": _items(own)})] if own else lines


def delayed(figures: Figures) -> str:
    """Return whose claims have waited for the office too long: «МБУ «Пример» – пункты 1 и 2 (7 рабочих дней)»."""
    late = (v for i in figures.items if not i.closed for v in i.verdicts if v.reported.overlong)
    return ", ".join(f"{name} – {join(_waits(mine))}" for name, mine in by_performer(late).items())


def _waits(mine: Sequence[Verdict]) -> list[str]:
    """Return «пункты 1 и 2 (7 рабочих дней)» for each number of days, the longest first."""
    days = sorted({v.reported.undecided for v in mine}, reverse=True)
    alike = [(n, numbers_of(v.item.number for v in mine if v.reported.undecided == n)["им"]) for n in days]
    return [f"{items} ({n} {plural(n, 'рабочий день', 'рабочих дня', 'рабочих дней')})" for n, items in alike]


def more_is_known(figures: Figures, facts: Facts) -> bool:
    """Tell whether more is known of somebody late than the lines of the items say: papers sent, a decision taken."""
    papers = sent_papers(facts.entries, figures.on)
    late = [v for v in open_verdicts(figures) if v.standing in _UNPROVED]
    return bool(measures_taken(late, papers) or ruling_words(late, facts, figures.on))


AHEAD = {Standing.DUE_SOON, Standing.IN_WORK}
_UNPROVED = {Standing.OVERDUE, Standing.NO_DATA}
OWED = _UNPROVED | {Standing.CLAIMED}


def _owed_values(mine: Sequence[Verdict], papers: SentPapers, decided: str) -> OwedValues:
    gone = measures_taken(mine, papers)
    back = [v for v in mine if v.reported.news is News.RETURNED]
    told = [v for v in mine if v.standing is Standing.OVERDUE and not v.reported.silence and v not in back]
    working = [v for v in told if v.reported.news is News.IN_WORK]
    silent = [v for v in mine if v.standing is Standing.OVERDUE and v.reported.silence]
    reports = [v for v in silent if isinstance(v.item.reading.deadline, Recurring)]
    return {
        "не_поступили": _items(v for v in silent if v not in reports),
        "отчёты": reports_by_item(reports),
        "не_завершены": _items(told),
        "продолжаются": _items(working),
        "не_подтверждены": _items(v for v in told if v not in working),
        "уточняются": _items(v for v in mine if v.standing is Standing.NO_DATA and v not in back),
        "возвращены": _items(back),
        "направлено": _sent_words(gone),
        "решение": decided,
    }


def reports_by_item(verdicts: Sequence[Verdict]) -> list[ReportsOfItemValues]:
    """Return the reports that are missing of each repeated item: «отчёты за I и II кварталы» of «пункта 4»."""
    numbers = unique(v.item.number for v in verdicts)
    told = [(number, report_words([v for v in verdicts if v.item.number == number])) for number in numbers]
    return [{"отчёт": report, "пункты": items_in_cases((number,))} for number, report in told]


def _items(verdicts: Iterable[Verdict]) -> Mapping[str, Any]:
    return items_named(list(verdicts), always=True)


def sent_papers(entries: Iterable[Entry], on: date) -> SentPapers:
    """Return letters and записки really sent about each obligation (code, item), oldest first."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in gone_out(entries, on):
        if entry.form in {Form.LETTER, Form.NOTE}:
            for key in {(o.code, o.item) for o in entry.occasions if o.kind in REPEATED}:
                found.setdefault(key, []).append(entry)
    return found


def measures_taken(verdicts: Iterable[Verdict], papers: SentPapers) -> list[Entry]:
    """Return the papers about these obligations, oldest first, each once."""
    about = ((v, e) for v in verdicts for e in papers.get((v.performer.code, v.item.number), ()))
    mine = {e.key: e for v, e in about if _is_about(e, v)}
    return sorted(mine.values(), key=lambda e: (e.sent_on or e.day, e.day, e.number))


def _is_about(entry: Entry, verdict: Verdict) -> bool:
    """Tell whether a paper was written about this obligation; of several terms of an item, about this one."""
    mine = (verdict.performer.code, verdict.item.number)
    several = isinstance(verdict.item.reading.deadline, Recurring | Dates)
    terms = {verdict.control_date, verdict.due}
    return any((o.code, o.item) == mine and (not several or o.control_date in terms) for o in entry.occasions)


def about_its_term(verdict: Verdict, papers: SentPapers) -> list[Entry]:
    """Return the papers that asked for this obligation at its current term; those about an earlier one are spent."""
    mine = (verdict.performer.code, verdict.item.number, verdict.due)
    return [
        e
        for e in measures_taken([verdict], papers)
        if any((o.code, o.item, o.control_date) == mine and o.kind in REPEATED for o in e.occasions)
    ]


def first_answer_days(facts: Facts) -> Mapping[Occasions, date]:
    """Return the answer date of the first paper that asked for each obligation at its term, those of today included."""
    standing = (e for e in facts.entries if e.state is not PaperState.ANNULLED)
    asked = [(o, _answer_day(e, o, facts)) for e in standing for o in e.occasions]
    asked += [(g.occasion, g.respond_by or p.respond_by) for p in facts.papers for g in p.grounds]
    found: dict[Occasions, date] = {}
    for about, day in asked:
        if day and about.kind in REPEATED:
            key = (about.code, about.item, about.control_date)
            found[key] = min(day, found.get(key, day))
    return found


def _answer_day(entry: Entry, about: Occasion, facts: Facts) -> date | None:
    """Return the answer date a paper names for an occasion, later where it was sent late."""
    named = entry.answers.get(about) or entry.respond_by
    if named is None or entry.sent_on is None or facts.when is None:
        return named
    return max(named, facts.when(entry.sent_on, facts.policy.answer_days))


def _sent_words(entries: Sequence[Entry]) -> str:
    """Write «направлены письма от … № … и от … № …, ответ от 14.01.2026 № 5: …».

    The answer to one of several papers stands beside its own one: «от … № 46 (ответ от …: …) и от … № 48».
    """
    answers = unique(answer_words(e.answer) for e in entries)
    apart = len({e.answer.strip() for e in entries}) > 1
    told = []
    for form, one, many in ((Form.LETTER, "письмо", "письма"), (Form.NOTE, "служебная записка", "служебные записки")):
        mine = [e for e in entries if e.form is form]
        if mine:
            verb = "направлены" if len(mine) > 1 else ("направлено" if form is Form.LETTER else "направлена")
            told.append(f"{verb} {many if len(mine) > 1 else one} {letters_cited(mine, answers=apart)}")
    return ", ".join([*told, *(() if apart else answers)])


def next_step(figures: Figures, facts: Facts, words: Words) -> list[str]:
    """For the справка: what was sent, what was answered, and when a second paper follows if nobody answers."""
    lines: list[str] = []
    papers = sent_papers(facts.entries, figures.on)
    passed = by_performer(
        v for v in open_verdicts(figures) if v.standing is Standing.OVERDUE or _agreed_and_passed(v, figures.on)
    )
    for name, mine in passed.items():
        gone = measures_taken(mine, papers)
        decided = ruling_words(mine, facts, figures.on)
        if (gone or decided) and len(lines) < SHOWN:
            about = [v for i in figures.items for v in i.verdicts if gone and _is_about(gone[-1], v)]
            again = _again(gone[-1], facts, figures.on) if gone and _nothing_came(about, figures.on) else ""
            told = _sent_values(name, mine, gone, again, decided)
            told["направлено"] += ", ответа нет" if _no_answer(mine, figures.on) else ""
            lines.append(words.line(FILE, "направлено", told))
    return lines


def late_measures(figures: Figures, facts: Facts, words: Words, author: str) -> list[str]:
    """For the memo: what was sent to whoever was late, with anything, and to those who only agreed to take part.

    Papers to those who still owe stand in their own lines, and the author wrote none to himself.
    """
    papers = sent_papers(facts.entries, figures.on)
    told = measures_taken((v for v in open_verdicts(figures) if v.standing in _UNPROVED), papers)
    borne = (v for i in figures.items if not i.closed for v in (*i.counted, *i.released))
    lines: list[str] = []
    for name, mine in by_performer(v for v in borne if not same_person(v.performer.name, author)).items():
        if gone := [e for e in measures_taken(mine, papers) if e not in told and _is_a_measure(e, mine)]:
            lines.append(words.line(FILE, "направлено", _sent_values(name, mine, gone)))
    more = len(lines) - SHOWN
    rest = f"и ещё {more} {plural(more, 'исполнителю', 'исполнителям', 'исполнителям')}"
    return [*lines[:SHOWN], rest] if more > 1 else lines


def _is_a_measure(entry: Entry, mine: Iterable[Verdict]) -> bool:
    """Tell whether a paper was written because a term had passed, or is about what was late or only agreed to.

    A question about a report that came in time took no measure.
    """
    asked = (v for v in mine if v.standing is Standing.MET_LATE or v.performer.relation is Relation.BY_AGREEMENT)
    return any(o.kind is Kind.OVERDUE for o in entry.occasions) or any(_is_about(entry, v) for v in asked)


def _agreed_and_passed(verdict: Verdict, on: date) -> bool:
    """Tell whether the term of somebody who only agreed has passed: he is never overdue, and is told apart."""
    passed = verdict.due is not None and verdict.due < on
    return verdict.performer.relation is Relation.BY_AGREEMENT and verdict.standing in AHEAD and passed


def _no_answer(mine: Sequence[Verdict], on: date) -> bool:
    """Tell whether to say of who only agreed that he left the letters unanswered: no second one will say so itself."""
    return all(v.reported.question and not v.reported.promise and _agreed_and_passed(v, on) for v in mine)


def _sent_values(
    name: str, mine: Sequence[Verdict], gone: Sequence[Entry], again: str = "", decided: str = ""
) -> SentValues:
    note = bool(gone) and gone[-1].form is Form.NOTE
    return {
        "исполнитель": name,
        "адресат": _receivers(unique(e.addressee_organisation for e in gone), mine),
        "направлено": _sent_words(gone),
        "решение": decided,
        "повторно": again,
        "подготовлено": "подготовлена" if note else "подготовлено",
        "бумага": "повторная записка" if note else "повторное письмо",
    }


def _nothing_came(verdicts: Sequence[Verdict], on: date) -> bool:
    """Tell whether nothing new came in: no report, or one sent back (papers.md A15), nor a promise about them all."""
    told = [v.reported for v in verdicts]
    came = any(r.silence is None and r.news is not News.RETURNED for r in told)
    return not came and not all(r.awaited(on) for r in told)


def _receivers(organisations: Sequence[str], mine: Sequence[Verdict]) -> str:
    """Return the organisations that receive papers for this performer, where they are not his own."""
    own = {fold(v.performer.organisation) for v in mine}
    return listed(verbatim(o) for o in organisations if fold(o) not in own)


def _again(last: Entry, facts: Facts, on: date) -> str:
    """Return the day on which a second paper is due while the last one is unanswered; "" where none will follow.

    It waits for the answer date that the last one named (``control/unanswered.py``).
    """
    asked = [o for o in last.occasions if o.kind is Kind.OVERDUE]
    step = max((o.step for o in asked), default=0)
    if not (facts.when and last.sent_on and last.cited and 0 < step < facts.policy.repeat_max) or last.answer.strip():
        return ""
    named = [day for o in asked if (day := _answer_day(last, o, facts))]
    day = max((facts.when(last.sent_on, facts.policy.repeat_days), *(facts.when(day, 1) for day in named)))
    return show(day) if day > on else ""


def numbers_of(numbers: Iterable[str]) -> Mapping[str, Any]:
    """Return the items in every case, each once; {} for none."""
    return items_in_cases(unique(numbers))
