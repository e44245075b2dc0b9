"""The appendix of the completion memo: the plan in the order's own form with «Отметка об исполнении»."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from msgspec.structs import asdict, replace

from automation.control.persons import is_own
from automation.gathering import by_first, gathered
from automation.letters.address import number_line
from automation.letters.appendix_ended import until_its_end
from automation.letters.appendix_letters import letter_rows
from automation.letters.appendix_people import papers_of_table, people_rows, people_title, people_total
from automation.letters.appendix_variables import (
    FurtherValues,
    MarkValues,
    NumberLineValues,
    PlanTitleValues,
    ReportMarkValues,
    RestMarkValues,
    SharedMarkValues,
)
from automation.letters.cases import SHOWN, performer_name, taking_part
from automation.letters.citing import forms_named
from automation.letters.decided import freed_mark, granted_late
from automation.letters.elsewhere import goes_elsewhere
from automation.letters.executed_late import is_agreed_behind
from automation.letters.item_cases import items_in_cases, unique
from automation.letters.lasting import is_told, lasting_answer
from automation.letters.lasting_reports import lasting_awaited, tells_of_execution, untold
from automation.letters.letter_facts import Facts, Memo
from automation.letters.mark_sections import NOT_OF_THE_REPORT, is_missing, section_of
from automation.letters.marks import bare, begun, plain, verbatim
from automation.letters.matters import INFORMATION, awaited, ends_today, goes_on, matter_of, report_words
from automation.letters.measures import Measures
from automation.letters.people_sum import place_in_plan
from automation.letters.people_words import counted_deed
from automation.letters.plan_name import plan_name
from automation.letters.printed_terms import planned_term
from automation.letters.report_sums import came_in_time, late_day, reports_in_words, reports_of
from automation.letters.said import expected_day, written
from automation.letters.tasks import term_of_reading
from automation.letters.tellable import quotable
from automation.letters.units import closing_day, publications_line, term_of_unit
from automation.letters.words import Words
from automation.model.control import Paper, Verdict
from automation.model.figures import ItemFigures
from automation.model.letter import Appendix, CountedTable, Row
from automation.model.standing import DONE, OVER, Standing
from automation.patterns import lazy
from automation.plan.terms import comes_once
from automation.russian import show, shown

FILE = "appendix.txt"
_YEAR = lazy(r"\b\d{4}\b")  # words that name it let nobody count: «до конца августа 2026 года»
NARROW = 12  # letters that the column of the total of people holds on one line


def appendix_of(memo: Memo, paper: Paper, measures: Sequence[Measures]) -> Appendix:
    """Return the plan with a mark for each performer, and the tables by organisation of whom or what is counted."""
    values: NumberLineValues = {"реквизиты": number_line(paper, memo.facts)}
    counted = sorted(memo.figures.every_people, key=place_in_plan)
    tables = [_counted_table(replace(memo, figures=replace(memo.figures, people=people))) for people in counted]
    first, *besides = [table for table in tables if table.organisations] or tables[:1]
    return Appendix(
        caption=tuple(plain(line) for line in memo.words.lines(FILE, "отметка приложения", values)),
        title=_title(memo),
        rows=(*(_row(i, memo) for i in memo.figures.items), *letter_rows(measures, memo)),
        besides=tuple(besides),
        **asdict(first),
    )


def _counted_table(memo: Memo) -> CountedTable:
    """Return the table of the people every paper tells of first; of the others the figures are as if of them alone."""
    figures, people = memo.figures, people_rows(memo)
    deed = counted_deed(figures)
    about = people_title(figures)
    title = memo.words.line(FILE, "название таблицы", about) if people else ""
    counted = deed.crowd.counted(0) if deed.known else deed.crowd.whose  # a known one has them in the title
    wide = any(len(part) > NARROW for part in counted.replace("-", " ").split())
    return CountedTable(
        organisations=people,
        organisations_title=plain(title),
        moved_title=deed.header,
        total_title="Всего" if wide else f"Всего {counted}".strip(),
        body_title="Исполнитель" if about["своих"] else "Организация",
        paper_title=forms_named(papers_of_table(figures, memo)),
        total=people_total(people, memo),
    )


def _title(memo: Memo) -> str:
    """Return the plan's own title, or what the plan is, and that it bears the marks."""
    name = plan_name(memo.facts.order)
    title: PlanTitleValues = {"название": verbatim(memo.facts.order.plan_title) if name.full else ""}
    return plain(memo.words.line(FILE, "название плана", {**name.values, **title}))


def _row(figures: ItemFigures, memo: Memo) -> Row:
    item = figures.item
    return Row(
        number=item.number,
        text=bare(item.text),
        term=_term(figures, memo.facts),
        performers=bare(item.performers_text),
        mark="\n".join(plain(begun(line)) for line in _marks(figures, memo)),
    )


def _term(figures: ItemFigures, facts: Facts) -> str:
    """Return the term in the plan's words, with the day where these or the office count it; below it each move."""
    phrase, moved = bare(figures.item.term.phrase), []
    written = phrase or term_of_reading(figures.item)
    counted = figures.item.override is not None or not (figures.item.recurring or _YEAR.search(phrase))
    as_given = counted and all(v.due == v.control_date for v in figures.verdicts)
    if phrase and as_given and len({v.due for v in figures.verdicts}) == 1:
        written = plain(planned_term(figures.verdicts, facts))
    firsts = sorted({v.control_date for v in figures.verdicts if v.control_date})
    for first in firsts:
        mine = [v for v in figures.verdicts if v.control_date == first]
        if any(v.due and v.due != first for v in mine):
            told = plain(term_of_unit(first, mine))
            moved.append(told if len(firsts) > 1 else told.removeprefix(f"{show(first)}, "))
    return "\n".join([written, *moved])


def _marks(figures: ItemFigures, memo: Memo) -> list[str]:
    """Write «Отметка об исполнении»: a line for each group of performers of whom the same is to be said.

    Of an item that was taken off control those are told of who had executed it or had been freed of it before, what had
    come from the others, and then its end.
    """
    if not figures.closed:
        return _marks_of(figures, memo)
    done = tuple(v for v in figures.verdicts if v.standing in OVER)
    left = [v for v in figures.verdicts if v.standing not in OVER]
    end = figures.item.closed_on or memo.on
    freed = tuple(v for v in left if v.released_on and v.released_on < end)
    over = replace(figures, verdicts=done, released=freed)
    marks = _marks_of(over, memo) if done or freed else []
    marks += until_its_end(figures, [v for v in left if v not in freed], memo)
    return [*marks, *memo.words.lines(FILE, "снят с контроля", {"день": closing_day(figures, memo.facts)})]


def _marks_of(figures: ItemFigures, memo: Memo) -> list[str]:
    """Return the same of an item whether or not it is on control; who only agreed to take part stands behind."""
    if figures.item.unclear:
        return memo.words.lines(FILE, "срок не ясен", {})
    if not (figures.verdicts or figures.released):
        return memo.words.lines(FILE, "нет исполнителей", {})
    checked = [p for p in memo.figures.publications if p.item.number == figures.item.number and p.checked]
    freed = _freed(figures, memo)
    if checked:
        reported = gathered(filter(is_told, figures.verdicts), lambda v: v.performer)
        marks = by_first(
            ("; ".join(unique(_told(figures, mine, memo))), performer_name(p)) for p, mine in reported.items()
        )
        others = ((", ".join(names), mark) for mark, names in marks.items())
        return [publications_line(checked[0], memo), *(f"{name} – {text}" for name, text in (*others, *freed))]
    ordered_first = sorted(figures.verdicts, key=lambda v: v.performer.by_agreement)
    borne = gathered(ordered_first, lambda v: v.performer.code)
    by_mark: dict[str, list[str]] = {}
    in_time: set[str] = set()
    for mine in borne.values():
        told = "; ".join(unique(_told(figures, mine, memo)))
        by_mark.setdefault(told, []).append(performer_name(mine[0].performer))
        in_time |= {told} if all(v.standing is Standing.MET and not is_agreed_behind(v) for v in mine) else set()
    for name, text in freed:
        by_mark.setdefault(text, []).append(name)
    if _of_everybody(figures) and len(by_mark) == 1 and len(borne) + len(freed) > 1:
        shared: SharedMarkValues = {"отметка": next(iter(by_mark))}
        return [memo.words.line(FILE, "все", shared)]
    return _by_mark(figures, by_mark, in_time, memo.words)


def _freed(figures: ItemFigures, memo: Memo) -> list[tuple[str, str]]:
    """Return whoever was freed of an item and his mark, beside what he had executed or reported by then."""
    told, words = [], memo.words
    for mine in gathered(figures.released, lambda v: v.performer.code).values():
        name, freed = freed_mark(mine[0], memo)
        done = [] if figures.item.recurring else [v for v in mine if v.standing in DONE]
        reports = [words.line(FILE, "прежний отчёт", report) for _, report in reports_of(mine, memo.on)]
        executed = {v.control_date: next(_told(figures, (v,), memo)) for v in done}
        marks = _by_term((v.control_date or memo.on, executed.get(v.control_date, freed)) for v in mine)
        end = [freed] if len(done) == len(mine) else []
        told.append((name, "; ".join(unique([*reports, *marks, *end]))))
    return told


def _by_term(marks: Iterable[tuple[date, str]]) -> list[str]:
    """Return marks by the terms they are about, without these where the marks are alike."""
    told = sorted(marks, key=itemgetter(0))
    apart = len({mark for _, mark in told}) > 1
    return [f"по сроку {show(day)}: {mark}" if apart else mark for day, mark in told]


def _of_everybody(figures: ItemFigures) -> bool:
    """Tell whether every performer has a mark; of an item taken off control earlier only some may have one."""
    return figures.done or not figures.closed


def _by_mark(figures: ItemFigures, by_mark: dict[str, list[str]], in_time: set[str], words: Words) -> list[str]:
    """Return every performer by name; where they are many, the largest group is «остальные» and stands last.

    Whoever was late or owes something is named (papers.md A12), unless there are too many of them for a sentence.
    """
    many = _of_everybody(figures) and sum(map(len, by_mark.values())) > SHOWN
    counted = [text for text, names in by_mark.items() if many and (text in in_time or len(names) > SHOWN)]
    largest = max(counted, key=lambda text: len(by_mark[text]), default="")
    rest = by_mark.pop(largest, [])
    lines = [f"{', '.join(unique(names))} – {text}" for text, names in by_mark.items()]
    mark: RestMarkValues = {"сколько": len(rest), "отметка": largest}
    return [*lines, words.line(FILE, "остальные", mark)] if rest else lines


def _told(figures: ItemFigures, mine: Sequence[Verdict], memo: Memo) -> Iterator[str]:
    """Return the marks of one performer, by the terms of the item where they differ.

    Of a recurring item these are the marks of his reports and of those he owes, the missing ones in one breath.
    """
    repeated, words, on = figures.item.recurring, memo.words, memo.on
    reports, by_term = reports_of(mine, on) if repeated else [], not repeated and len(mine) > 1
    told = [(day, words.line(FILE, "прежний отчёт", report)) for day, report in reports]
    left = [v for v in mine if not (reports and v.standing in DONE)]
    missing = [v for v in left if repeated and is_missing(v, on)]
    for alike in (*([v] for v in left if v not in missing), *([missing] if missing else ())):
        verdict, section = alike[0], section_of(figures, alike[0], on)
        report = _report(alike)
        values = _mark_values(figures, verdict, memo, report)
        spoken_of = section != "в работе" or values["истёк"] or values["сообщил"] or values["ожидаются"]
        called = (report or _noun(verdict, section, memo)) if section not in UNNAMED and spoken_of else {}
        values["срок"] = "" if by_term or called.get("со_сроком") else values["срок"]
        further: FurtherValues = {
            "далее": repeated and (bool(reports) or verdict is not mine[0]),
            "назван": bool(called),
            "ответ": lasting_answer(verdict),
        }
        mark = words.line(FILE, section, {**values, **further})
        mark = "; ".join(filter(None, (mark, granted_late(verdict, memo.facts))))
        about: ReportMarkValues = {"отчёт": called, "отметка": mark, "о_нём": section not in NOT_OF_THE_REPORT}
        told.append((verdict.control_date or on, words.line(FILE, "об отчёте", about) if called else mark))
    yield from _by_term(told) if by_term else [mark for _, mark in sorted(told, key=itemgetter(0))]


def _report(alike: Sequence[Verdict]) -> Mapping[str, str]:
    """Return the reports one mark is about; one of those that the plan means is told by its period as each of many."""
    period = matter_of(alike[0]) == INFORMATION and alike[0].reported.period
    return reports_in_words(alike) if alike[0].item.recurring or period else {}


def _noun(verdict: Verdict, section: str, memo: Memo) -> Mapping[str, str]:
    """Return information by its noun alone, for «доклад возвращён»; {} where the mark is about something else."""
    silent = verdict.reported.silence and goes_elsewhere(verdict, memo)
    paper = {} if silent or section in NOT_OF_THE_REPORT else _information(verdict)
    return {"им": paper["просто_им"]} if paper else {}


def _mark_values(figures: ItemFigures, verdict: Verdict, memo: Memo, report: Mapping[str, str]) -> MarkValues:
    told, on, expected = verdict.reported, memo.on, verdict.reported.expected_on
    paper = report or _information(verdict)
    if told.silence and verdict.expired(on) and goes_elsewhere(verdict, memo):
        paper = {**paper, "представлен": "подтверждено представление"}
    behind = is_agreed_behind(verdict)
    late = behind or verdict.standing is Standing.MET_LATE
    came = late_day(told, late=late) or (None if report else came_in_time(verdict))
    day = came if paper else verdict.executed_on
    return {
        "пункты": items_in_cases((verdict.item.number,)),
        "день": shown(day),
        "позже_срока": behind,
        "представлены": shown(told.presented_late),
        "ожидается": expected_day(expected, passed=bool(told.broken_promise(on))) if expected else "",
        "комментарий": written(verdict) if verdict.standing is Standing.PERMANENT else quotable(told.comment),
        "срок": show(verdict.due) if verdict.due and (len(figures.terms) > 1 or verdict.periods) else "",
        "сообщил": tells_of_execution(verdict),
        "возвращены": shown(told.returned_on),
        "автор": is_own(verdict, memo.sides.author),
        "истёк": verdict.expired(on),
        "сегодня": ends_today(verdict, on),
        "участие": taking_part([verdict.performer]),
        "ожидаются": awaited(verdict, on),
        "проводится": goes_on(verdict, on),
        "отчёт": paper,
        "представлен": paper.get("представлен", ""),
        "по_событию": comes_once(figures.item.reading),
        "ожидаются_от_него": lasting_awaited(verdict, on),
        "не_запрошены": untold(verdict),
    }


def _information(verdict: Verdict) -> Mapping[str, str]:
    """Return the information that is to be presented; {} of anything else."""
    return report_words((verdict,)) if matter_of(verdict) == INFORMATION else {}


UNNAMED = {"не применимо"}  # a mark that is about the whole item
