"""Who has not reported or not finished, and what was really done about it."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.control.control_points import cited_on
from automation.control.sent_papers import asked_items, in_order, items_asked_for
from automation.gathering import gathered
from automation.letters.appendix_people import papers_in_tables
from automation.letters.appendix_variables import TabledPapersValues
from automation.letters.carried_out import carried_out_beside
from automation.letters.cases import body_of, listed, performer_name
from automation.letters.citing import papers_named
from automation.letters.decided import told_beside_items
from automation.letters.item_cases import item_numbers, items_in_cases, numbers_of, unique
from automation.letters.lasting_reports import at_work, came_in, open_question
from automation.letters.leads_told import leads_asked
from automation.letters.letter_facts import Memo, Side
from automation.letters.letters_told import (
    is_of_the_same,
    items_of_papers,
    papers_counted,
    papers_told,
    too_many,
    without_told,
)
from automation.letters.marks import verbatim
from automation.letters.measure_variables import SentValues
from automation.letters.memo_variables import ReportsOfItemValues
from automation.letters.report_sums import reports_in_words
from automation.letters.sent_in_words import sent_words
from automation.letters.told import NAMED_WITH_PAPERS, telling_of
from automation.letters.units import judged
from automation.model.control import Entry, Verdict, codes_of
from automation.model.figures import Figures, Publications
from automation.model.standing import AHEAD, OPEN, Standing
from automation.model.tally import with_finished
from automation.russian import fold, initials_last, natural_key, same_person

FILE = "measures.txt"


def open_verdicts(figures: Figures) -> list[Verdict]:
    """Dated obligations that are neither executed nor inapplicable, of items still on control."""
    return [v for v in judged(figures) if v.standing in OPEN]


def by_performer(verdicts: Iterable[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    """Return obligations gathered under the name a memo uses, in order of appearance."""
    return gathered(verdicts, lambda v: performer_name(v.performer))


def _by_holder(verdicts: Sequence[Verdict]) -> dict[str, tuple[Verdict, ...]]:
    """Return obligations gathered under the name of whoever holds the post now: papers went to the post."""
    holding = (v.performer for v in verdicts if not v.performer.former)
    present = {p.code: performer_name(p) for p in sorted(holding, key=lambda p: bool(p.in_charge))}
    return gathered(verdicts, lambda v: present.get(v.performer.code) or performer_name(v.performer))


UNPROVED = {Standing.OVERDUE, Standing.NO_DATA}
OWED = UNPROVED | {Standing.CLAIMED}


def reports_by_item(verdicts: Sequence[Verdict]) -> list[ReportsOfItemValues]:
    """Return the reports that are missing of each repeated item: «отчёты за I и II кварталы» of «пункта 4»."""
    numbers = item_numbers(verdicts)
    told = [(number, reports_in_words([v for v in verdicts if v.item.number == number])) for number in numbers]
    return [{"отчёт": report, "пункты": items_in_cases((number,))} for number, report in told]


def received(papers: Iterable[Entry], person: str) -> list[Entry]:
    """Return the papers that a person got himself, and not whoever held his post before; those of anybody without."""
    return [e for e in papers if not person or same_person(e.addressee_name, person)]


def measures_of(memo: Memo) -> list["Measures"]:
    """Return for the memo what was sent to whom and who was heard, those who still owe something first (papers.md D).

    Of who owes, the papers about it stand in the lists, and here all others; of who owes nothing all are told. What
    others have written to the author was sent «мне», as to the reader «Вам» (decision 0243). Papers that asked about
    the items of a table of the appendix alone stand there with their answers (decision 0345). Of whom only requests are
    left of which the line of a lasting item tells enough none is told, nor of others of that morning (decision 0483).
    """
    tables = papers_in_tables(memo)
    borne = [v for i in memo.figures.items for v in (*i.counted, *with_finished(i.released))]
    by_holder = sorted(_by_holder(borne).items(), key=lambda one: not any(_lacking(v, memo.on) for v in one[1]))
    every = [
        one for name, mine in by_holder for one in _by_receiver(name, mine, memo.sent.to(codes_of(mine)), memo, tables)
    ]
    named = {asked for m in every if not m.is_reported for asked in m.requests}
    return [m.without_reported() if m.is_reported and named.isdisjoint(m.requests) else m for m in every]


def are_in_appendix(measures: Iterable["Measures"]) -> bool:
    """Tell whether the papers are too many for the text."""
    return too_many(e for m in measures for e in m.papers)


def measures_taken(measures: Sequence["Measures"], memo: Memo) -> list[str]:
    """Write the measures, a paragraph for each performer; of more papers than a text holds only those left unanswered.

    Then all of them stand in the appendix (decision 0373).
    """
    told, every = [m for m in measures if m.papers or any(m.decided)], are_in_appendix(measures)
    shown = _few(told, memo) if every else told
    lines = [memo.words.line(FILE, "направлено", _sent_values(one, memo, counted=every)) for one in shown]
    tabled = [e for m in measures for e in m.tabled]
    items = {number for e in tabled for number in items_asked_for(e)}
    if every:
        items |= {number for m in told for number in items_of_papers(m.papers, m.verdicts, memo)}
        tabled += [e for m in told for e in m.papers]
    if items:
        in_appendix: TabledPapersValues = {
            "пункты": numbers_of(sorted(items, key=natural_key)),
            "бумаги": papers_named(tabled),
            "все": every,
        }
        lines.append(memo.words.line(FILE, "письма в приложении", in_appendix))
    return lines


def _named_above(mine: Sequence[Verdict], memo: Memo) -> list[Entry]:
    """Return the papers named beside what is owed or broken; of an item that is off control no list names a paper."""
    listed = memo.sent.about(_listed(mine, memo))
    leads = [(e, o) for e, o in leads_asked(memo.figures.publications, memo) if o.code in codes_of(mine)]
    numbers = {o.item for _, o in leads}
    alone = (e for e, _ in leads if asked_items([e], mine) <= numbers)
    return in_order({e.key: e for e in (*listed, *alone)}.values())


def _about_lasting(mine: Sequence[Verdict], memo: Memo, tells: Callable[[Verdict, Entry], bool]) -> list[Entry]:
    """Return the papers about lasting items alone of which the lines of these items tell what came of them."""
    lasting = [v for v in mine if _is_on_control(v, memo.on) and v.standing is Standing.PERMANENT]
    return [
        e
        for e in memo.sent.about(lasting)
        if (asked := asked_items([e], mine)) <= {v.item.number for v in lasting}
        and all(tells(v, e) for v in lasting if v.item.number in asked)
    ]


def _in_vain(verdict: Verdict, paper: Entry) -> bool:
    """Tell whether the line of a lasting item names the day of a paper about it that has asked in vain."""
    asked = verdict.reported.questions if open_question(verdict) else ()
    return any(q.asked_on == cited_on(paper) for q in asked)


def _tells_enough(verdict: Verdict, paper: Entry) -> bool:
    """Tell whether the line of a lasting item says what came of a paper about it: nothing, or a report."""
    if open_question(verdict):
        return _in_vain(verdict, paper)
    came, row = verdict.reported.incoming, verdict.row
    days = (came and came.day, row and row.executed_on, row and row.accepted_on)
    told = came_in(verdict) or at_work(verdict)
    return told and not paper.answer.strip() and any(day and day >= paper.day for day in days)


def asked_why(told: Publications, memo: Memo) -> str:
    """Write «направлено письмо от 22.09.2026 № 2461, ответа нет» to whoever broke a lead; "" where no paper has gone.

    One that stands beside what its reader owes is not told again.
    """
    borne = [v for i in memo.figures.items if i.item.number == told.item.number for v in i.counted]
    listed = {e.key for e in memo.sent.about(_listed(borne, memo))}
    asked = gathered(((e, o) for e, o in leads_asked([told], memo) if e.key not in listed), lambda one: one[1].code)
    words = []
    for mine in asked.values():
        in_vain = all(o in memo.facts.unanswered(e) for e, o in mine)
        papers = in_order({e.key: e for e, _ in mine}.values())
        words.append(_asked_in_vain(papers, told) if in_vain else sent_words(papers))
    return "; ".join(words)


def _asked_in_vain(papers: Sequence[Entry], told: Publications) -> str:
    """Write the same of papers whose answers, if there are any, stand in the rows of other items."""
    elsewhere = any(e.answer.strip() for e in papers)
    about = f"по {numbers_of((told.item.number,))['дат']} " if elsewhere else ""
    return f"{sent_words([replace(e, answer='') for e in papers])}, {about}ответа нет"


def _listed(mine: Sequence[Verdict], memo: Memo) -> list[Verdict]:
    """Return the obligations beside which the lists name papers and decisions."""
    return [v for v in mine if _is_on_control(v, memo.on) and telling_of(v, memo.on) in NAMED_WITH_PAPERS]


class Measures(Struct, frozen=True):
    """The papers to a performer, or to many; beside these stand some in the lists, others in tables of the appendix.

    ``reported``: those about lasting items whose lines tell a report since, and that «Ответ» says nothing of.
    ``decided``: when he was heard, and what else leaders decided of him and was done, where no list says it.
    """

    name: str
    side: Side
    verdicts: Sequence[Verdict]
    papers: Sequence[Entry]
    beside: Sequence[Entry] = ()
    tabled: Sequence[Entry] = ()
    decided: tuple[str, str] = ("", "")
    reported: Sequence[Entry] = ()

    @property
    def is_reported(self) -> bool:
        """Tell whether the lines of lasting items tell enough of him: nothing else of him is a measure."""
        return bool(self.papers) and all(e in self.reported for e in self.papers) and not any(self.decided)

    @property
    def requests(self) -> set[tuple[date, str]]:
        """Return the items that these papers asked about, each with the day of its paper."""
        return {(e.day, number) for e in self.papers for number in asked_items([e], self.verdicts)}

    def without_reported(self) -> "Measures":
        """Return them without the papers of which the lines of lasting items tell enough."""
        return replace(self, papers=(), beside=[*self.beside, *self.papers])

    @property
    def every_paper(self) -> list[Entry]:
        """Return all papers to him, wherever the memo names them."""
        return [*self.beside, *self.papers, *self.tabled]


def _by_receiver(
    name: str, mine: Sequence[Verdict], papers: Sequence[Entry], memo: Memo, tables: Container[str]
) -> Iterator[Measures]:
    """Yield the papers to a performer but for those named elsewhere; to whoever held his post before by name.

    Questions about lasting items that the lines of these name as asked in vain are named there. Only the author and the
    reader of a memo are told apart from those before them.
    """
    sides, named = memo.sides, [*_named_above(mine, memo), *_about_lasting(mine, memo, _in_vain)]
    side = next(filter(None, map(sides.of, mine)), Side.OTHER)
    his = received(papers, sides.person(side))
    told = [e for e in his if e in named]
    left = [e for e in his if e not in told]
    tabled = [e for e in left if e.key in tables]
    besides = [e for e in left if e not in tabled]
    shown = items_of_papers(besides, mine, memo) if is_of_the_same(besides, mine, memo) else ()
    decided = carried_out_beside(mine, told_beside_items(_listed(mine, memo)), memo, shown)
    yield Measures(name, side, mine, besides, told, tabled, decided, _about_lasting(mine, memo, _tells_enough))
    for before, theirs in gathered((e for e in papers if e not in his), lambda e: e.addressee_name).items():
        holder = name if body_of(mine[0].performer) else initials_last(before)
        yield Measures(holder, Side.OTHER, mine, theirs)


def _few(told: Sequence[Measures], memo: Memo) -> Iterator[Measures]:
    """Of papers that the appendix lists tell together those to performers of whom there is nothing else to say.

    All are named (papers.md A12).
    """
    apart = [m for m in told if m.side or any(m.decided) or any(memo.facts.ignored(e) for e in m.papers)]
    others = [m for m in told if m not in apart]
    yield from apart
    if others:
        papers = {e.key: e for m in others for e in m.papers}
        verdicts = [v for m in others for v in m.verdicts]
        yield Measures(", ".join(m.name for m in others), Side.OTHER, verdicts, in_order(papers.values()))


def _sent_values(told: Measures, memo: Memo, *, counted: bool) -> SentValues:
    verdicts = told.verdicts
    papers = without_told(told.papers, [v for v in verdicts if not told.side and _is_on_control(v, memo.on)])
    return {
        "исполнитель": told.name,
        "пункты": items_in_cases(items_of_papers(papers, verdicts, memo)),
        **told.side.values,
        "адресат": receivers(unique(e.addressee_organisation for e in papers), verdicts),
        "порознь": not counted and not is_of_the_same(papers, verdicts, memo),
        "направлено": (papers_counted if counted else papers_told)(papers, verdicts, memo) if papers else "",
        "заслушан": told.decided[0],
        "решения": told.decided[1],
    }


def _lacking(verdict: Verdict, on: date) -> bool:
    """Tell whether something is missing of an obligation on control, so that lists tell of its performer."""
    unproved = verdict.standing in UNPROVED or _agreed_and_passed(verdict, on)
    return unproved and _is_on_control(verdict, on)


def _is_on_control(verdict: Verdict, on: date) -> bool:
    closed = verdict.item.closed_on
    return verdict.released_on is None and not (closed and closed <= on)


def _agreed_and_passed(verdict: Verdict, on: date) -> bool:
    """Tell whether the term of somebody who only agreed has passed: he is never overdue, and is told apart."""
    passed = verdict.due is not None and verdict.due < on
    return verdict.performer.by_agreement and verdict.standing in AHEAD and passed


def receivers(organisations: Sequence[str], mine: Sequence[Verdict]) -> str:
    """Return the organisations that receive papers for this performer, where they are not his own."""
    own = {fold(v.performer.organisation) for v in mine}
    return listed(verbatim(o) for o in organisations if fold(o) not in own)
