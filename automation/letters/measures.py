"""Who has not reported or not finished, and what was really done about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from automation.letters.cases import (
    PERFORMERS,
    SHOWN,
    agreed,
    items_in_cases,
    listed,
    numbers_of,
    performer_name,
    unique,
)
from automation.letters.citing import answer_words, gone_out, letters_cited
from automation.letters.decided import ruling_words
from automation.letters.letter_facts import Facts
from automation.letters.marks import verbatim
from automation.letters.matters import report_words
from automation.letters.memo_variables import DebtorsValues, ReportsOfItemValues, SentValues
from automation.letters.people_words import AHEAD, NOT_FINISHED
from automation.letters.units import endless, lasting
from automation.letters.words import Words
from automation.model.control import OPEN, Entry, Occasion, PaperState, Standing, Verdict
from automation.model.figures import Figures, with_finished
from automation.model.kinds import REPEATED, Form, Kind
from automation.model.plan import Dates, Recurring, Unclear
from automation.model.report import Relation
from automation.russian import fold, join, plural, same_person

FILE = "measures.txt"
NOT_REPORTED = ("Не отчитался", "Не отчиталась", "Не отчиталось", "Не отчитались")
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


def debtors(figures: Figures, author: str) -> DebtorsValues:
    """Return who has to answer for what is late, many in figures; the ``author`` says it of himself elsewhere.

    Who owes but reports of what is repeated without end owes none of the items that the result counts, and is told
    apart, by those items.
    """
    late = [v for v in open_verdicts(figures) if v.standing in _UNPROVED and not same_person(v.performer.name, author)]
    reports = [v for v in late if endless(v.item)]
    dated = [v for v in late if v not in reports]
    silent = [(n, [v for v in reports if v.item.number == n]) for n in unique(v.item.number for v in reports)]
    return {
        "должники": _named_or_counted(dated),
        "не_завершили": agreed((v.performer for v in dated), NOT_FINISHED),
        "без_отчётов": [
            {
                "пункты": items_in_cases((number,)),
                "исполнители": _named_or_counted(mine),
                "не_отчитались": agreed((v.performer for v in mine), NOT_REPORTED),
            }
            for number, mine in silent
        ],
    }


def _named_or_counted(verdicts: Sequence[Verdict]) -> str:
    names = unique(performer_name(v.performer) for v in verdicts)
    return ", ".join(names) if len(names) <= SHOWN else f"{len(names)} {plural(len(names), *PERFORMERS)}"


def delayed(figures: Figures) -> str:
    """Return whose claims have waited for the office too long: «МБУ «Пример» – пункты 1 и 2 (7 рабочих дней)»."""
    late = (v for i in figures.items if not i.closed for v in i.verdicts if v.reported.overlong)
    return ", ".join(f"{name} – {join(_waits(mine))}" for name, mine in by_performer(late).items())


def _waits(mine: Sequence[Verdict]) -> list[str]:
    """Return «пункты 1 и 2 (7 рабочих дней)» for each number of days, the longest first."""
    days = sorted({v.reported.undecided for v in mine}, reverse=True)
    alike = [(n, numbers_of(v.item.number for v in mine if v.reported.undecided == n)["им"]) for n in days]
    return [f"{items} ({n} {plural(n, 'рабочий день', 'рабочих дня', 'рабочих дней')})" for n, items in alike]


_UNPROVED = {Standing.OVERDUE, Standing.NO_DATA}
OWED = _UNPROVED | {Standing.CLAIMED}


def reports_by_item(verdicts: Sequence[Verdict]) -> list[ReportsOfItemValues]:
    """Return the reports that are missing of each repeated item: «отчёты за I и II кварталы» of «пункта 4»."""
    numbers = unique(v.item.number for v in verdicts)
    told = [(number, report_words([v for v in verdicts if v.item.number == number])) for number in numbers]
    return [{"отчёт": report, "пункты": items_in_cases((number,))} for number, report in told]


def sent_papers(entries: Iterable[Entry], on: date) -> SentPapers:
    """Return letters and записки really sent about each obligation (code, item), oldest first."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in gone_out(entries, on):
        if entry.form in {Form.LETTER, Form.NOTE}:
            for key in {(o.code, o.item) for o in entry.occasions if o.kind in REPEATED}:
                found.setdefault(key, []).append(entry)
    return found


def papers_about(verdicts: Iterable[Verdict], papers: SentPapers) -> list[Entry]:
    """Return the papers about these obligations, each once, by the days printed on them, as their reader cites them."""
    about = ((v, e) for v in verdicts for e in papers.get((v.performer.code, v.item.number), ()))
    mine = {e.key: e for v, e in about if _is_about(e, v)}
    return sorted(mine.values(), key=lambda e: (e.day, e.sent_on or e.day, e.number))


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
        for e in papers_about([verdict], papers)
        if any((o.code, o.item, o.control_date) == mine and o.kind in REPEATED for o in e.occasions)
    ]


def first_answer_days(facts: Facts, *, printed: bool = False) -> Mapping[Occasions, date]:
    """Return until when the first paper that asked for each obligation at its term waits, those of today included.

    ``printed``: the date that stands in the paper itself, be it sent late or not.
    """
    standing = (e for e in facts.entries if e.state is not PaperState.ANNULLED)
    asked = [(o, _answer_day(e, o, facts, printed=printed)) for e in standing for o in e.occasions]
    asked += [(g.occasion, g.respond_by or p.respond_by) for p in facts.papers for g in p.grounds]
    found: dict[Occasions, date] = {}
    for about, day in asked:
        if day and about.kind in REPEATED:
            key = (about.code, about.item, about.control_date)
            found[key] = min(day, found.get(key, day))
    return found


def _answer_day(entry: Entry, about: Occasion, facts: Facts, *, printed: bool) -> date | None:
    """Return the answer date a paper names for an occasion; unless ``printed``, later where it was sent late."""
    named = entry.answers.get(about) or entry.respond_by
    if printed or named is None or entry.sent_on is None or facts.when is None:
        return named
    return max(named, facts.when(entry.sent_on, facts.policy.answer_days))


def _sent_words(entries: Sequence[Entry]) -> str:
    """Write «направлены письма от … № … и от … № …, ответ от 14.01.2026 № 5: …»; of many how many, and the last.

    The answer to one of several papers stands beside its own one: «от … № 46 (ответ от …: …) и от … № 48».
    """
    told = []
    answers = unique(answer_words(e.answer) for e in entries)
    apart = len({e.answer.strip() for e in entries}) > 1
    for form, (one, several, many, last) in NOUNS.items():
        mine = [e for e in entries if e.form is form]
        cited = letters_cited(mine, answers=apart)
        if len(mine) > CITED:
            shown = letters_cited([e for e in mine[:-1] if e.answer.strip()], answers=apart)
            among = f", в том числе {shown}" if apart and shown else ""
            cited = f"{last} – {letters_cited(mine[-1:], answers=apart)}"
            told.append(f"направлено {len(mine)} {plural(len(mine), one, several, many)}{among}, {cited}")
        elif mine:
            told.append(f"{'направлены' if len(mine) > 1 else SENT[form]} {several if len(mine) > 1 else one} {cited}")
    return ", ".join([*told, *(() if apart else answers)])


SENT = {Form.LETTER: "направлено", Form.NOTE: "направлена"}
CITED = 2  # so many papers to one performer are cited one by one, so many performers named for them; more are counted
NOUNS = {
    Form.LETTER: ("письмо", "письма", "писем", "последнее"),
    Form.NOTE: ("служебная записка", "служебные записки", "служебных записок", "последняя"),
}


def measures_running(figures: Figures, facts: Facts, words: Words) -> list[str]:
    """For the справка: what was done about each performer whose term has passed."""
    on = figures.on
    passed = by_performer(
        v for v in open_verdicts(figures) if v.standing is Standing.OVERDUE or _agreed_and_passed(v, on)
    )
    papers = sent_papers(facts.entries, on)
    told = ((name, mine, papers_about(mine, papers), mine) for name, mine in passed.items())
    return _measures(told, facts, words, on)


def measures_taken(figures: Figures, facts: Facts, words: Words, author: str) -> list[str]:
    """For the memo: what was done about whoever owes or was late with anything, and who only agreed to take part.

    Who still owes or only agreed has a line; papers to many others are told together. The author wrote none to himself.
    """
    papers = sent_papers(facts.entries, figures.on)
    named: list[Told] = []
    others: list[Told] = []
    borne = (v for i in figures.items if not i.closed for v in (*i.counted, *with_finished(i.released)))
    for name, mine in by_performer(v for v in borne if not same_person(v.performer.name, author)).items():
        gone = [e for e in papers_about(mine, papers) if _is_a_measure(e, mine)]
        owed = [v for v in mine if v.standing in _UNPROVED]
        kept = owed or mine[0].performer.relation is Relation.BY_AGREEMENT
        (named if kept else others if gone else []).append((name, mine, gone, owed))
    if len(others) > CITED:
        everybody = [v for _, mine, _, _ in others for v in mine]
        to_them = {e.key for _, _, gone, _ in others for e in gone}
        gone = [e for e in papers_about(everybody, papers) if e.key in to_them]
        others = [("другим исполнителям" if named else "исполнителям", everybody, gone, [])]
    return _measures([*named, *others], facts, words, figures.on)


Told = tuple[str, list[Verdict], list[Entry], list[Verdict]]  # name, obligations, papers sent, what is still owed


def _measures(told: Iterable[Told], facts: Facts, words: Words, on: date) -> list[str]:
    """Write one line for each performer to whom papers went or of whom something was decided."""
    lines: list[str] = []
    for name, mine, gone, owed in told:
        if (decided := ruling_words(owed, facts, on)) or gone:
            values: SentValues = {
                "исполнитель": name,
                "адресат": _receivers(unique(e.addressee_organisation for e in gone), mine),
                "направлено": _sent_words(gone) + (", ответа нет" if owed and _no_answer(owed, on) else ""),
                "решение": decided,
            }
            lines.append(words.line(FILE, "направлено", values))
    more = len(lines) - SHOWN
    rest = f"и ещё {more} {plural(more, 'исполнителю', 'исполнителям', 'исполнителям')}"
    return [*lines[:SHOWN], rest] if more > 1 else lines


def _is_a_measure(entry: Entry, mine: Iterable[Verdict]) -> bool:
    """Tell whether a paper was written because a term had passed, or is about what was late or only agreed to.

    A question about a report that came in time took no measure.
    """
    late = {Standing.MET_LATE, *_UNPROVED}
    asked = (v for v in mine if v.standing in late or v.performer.relation is Relation.BY_AGREEMENT)
    return any(o.kind is Kind.OVERDUE for o in entry.occasions) or any(_is_about(entry, v) for v in asked)


def _agreed_and_passed(verdict: Verdict, on: date) -> bool:
    """Tell whether the term of somebody who only agreed has passed: he is never overdue, and is told apart."""
    passed = verdict.due is not None and verdict.due < on
    return verdict.performer.relation is Relation.BY_AGREEMENT and verdict.standing in AHEAD and passed


def _no_answer(mine: Sequence[Verdict], on: date) -> bool:
    """Tell whether to say of who only agreed that he left the letters unanswered: no second one will say so itself."""
    return all(v.reported.question and not v.reported.promise and _agreed_and_passed(v, on) for v in mine)


def _receivers(organisations: Sequence[str], mine: Sequence[Verdict]) -> str:
    """Return the organisations that receive papers for this performer, where they are not his own."""
    own = {fold(v.performer.organisation) for v in mine}
    return listed(verbatim(o) for o in organisations if fold(o) not in own)
