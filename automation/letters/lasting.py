"""Items with the term «постоянно»: how often they are reported on, who has reported, who was asked in vain."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from automation.control.control_points import period_asked
from automation.gathering import by_first, gathered
from automation.letters.answers_cited import answer_words
from automation.letters.cases import HAS_PRESENTED, agreed, listed, lower_first, performer_name
from automation.letters.decided import awaited_rulings
from automation.letters.ground_groups import Group
from automation.letters.item_cases import items_in_cases, unique
from automation.letters.item_variables import LastingReportsValues, LastingValues, UnansweredValues
from automation.letters.lasting_reports import (
    at_work,
    came_in,
    in_doubt,
    lasting_awaited,
    open_question,
    reported_on,
    state_of_work,
    under_review,
    untold,
)
from automation.letters.letter_facts import Memo, Side
from automation.letters.marks import quoted
from automation.letters.measures import asked_why, by_performer
from automation.letters.printed_terms import term_phrase
from automation.letters.said import own_words
from automation.letters.tellable import reason_words
from automation.letters.told import all_named, named
from automation.letters.topic_variables import PointValues
from automation.letters.units import FILE, publications_line
from automation.model.control import CodeAndItem, Verdict, codes_of, verdicts_of
from automation.model.figures import ItemFigures
from automation.model.kinds import CONTROL_POINT
from automation.model.plan import REPORTING, Unit
from automation.model.report import State
from automation.model.reported import News, OpenQuestion
from automation.plan.terms import comes_once
from automation.russian import join, show, without_stop
from automation.titles import on_demand

HOW_OFTEN: Mapping[Unit, str] = {"month": "ежемесячно", "quarter": "ежеквартально", "year": "ежегодно"}


def lasting_lines(memo: Memo) -> list[str]:
    """Write permanent items: publications checked, then what was reported, together by the reporting period.

    A справка tells only of what was asked or sent back, and is still open: an answer alone brings no report. What
    is under review stands in its lists.
    """
    figures, running = memo.figures, memo.running
    borne = {i.item.number for i in figures.items if i.verdicts}
    told = [p for p in figures.publications if p.item.number in borne and p.checked]
    lines = [
        f"{items_in_cases((p.item.number,))['им']}: {publications_line(p, memo, asked_why(p, memo))}" for p in told
    ]
    checked = {p.item.number for p in told}
    lasting = [i for i in figures.items if i.lasting and not i.closed and i.verdicts]
    rest = [i for i in lasting if i.item.number not in checked or any(map(is_told, i.verdicts))]
    alike = gathered(rest, lambda i: (term_phrase(i.item), i.item.reporting, i.item.number in checked))
    for (_, _, published), items in alike.items():
        values = _known(_values(items, memo)) if published else _values(items, memo)
        if running:
            values["нет_сведений"] = values["уточняются"] = ""
        open_ = any(values[told] for told in ("запросы", "возвращены", "решения", "ответили"))
        if not running or open_ or values["мною"] in {MISSING, SENT_BACK, IN_PART}:
            lines.append(memo.words.line(FILE, "постоянно", values))
    return lines


def is_told(verdict: Verdict) -> bool:
    """Tell whether something was reported on a lasting item, or asked about it in vain."""
    return (
        came_in(verdict)
        or at_work(verdict)
        or verdict.reported.news is News.RETURNED
        or open_question(verdict) is not None
    )


def _known(values: LastingValues) -> LastingValues:
    """Return what is told of an item whose publications have been checked: of nobody that nothing is known."""
    values["нет_сведений"] = ""
    values["мною"] = "" if values["мною"] == MISSING else values["мною"]
    values["вами"] = "" if values["вами"] in {MISSING, "нет"} else values["вами"]
    return values


MISSING, SENT_BACK, IN_PART, IN_DOUBT = "не представлены", "возвращены", "представлены не полностью", "уточняются"


def _of_one(own: Sequence[Verdict], on: date) -> str:
    """Say how far one performer has reported; "" where he bears none of the items."""
    told = [bool(came_in(v) and not open_question(v)) for v in own if open_question(v) or not at_work(v)]
    if all(told):  # of what is at work his words alone are told
        return "представлены" if told else ""
    if any(told):
        return IN_PART
    if any(v.reported.news is News.RETURNED for v in own):
        return SENT_BACK
    if any(map(in_doubt, own)):
        return IN_DOUBT
    awaited = any(lasting_awaited(v, on) for v in own) and not any(map(open_question, own))
    return "ожидаются" if awaited else MISSING


def _of_reader(his: Sequence[Verdict], on: date, *, demanded: bool) -> str:
    """Say the same of the reader; what nobody has asked him for he is not told to have left undone."""
    told = _of_one(his, on)
    if told == MISSING and not any(map(open_question, his)):
        return "" if demanded else "нет"
    return told


def _values(items: Sequence[ItemFigures], memo: Memo) -> LastingValues:
    on, point = memo.on, memo.facts.policy.control_point
    phrase, reporting = term_phrase(items[0].item), items[0].item.reporting
    every = [v for i in items for v in i.verdicts]
    borne = gathered(every, memo.sides.of)
    verdicts = borne.get(Side.OTHER, ())
    told = [v for v in verdicts if not (memo.running and under_review(v))]  # those stand in its lists
    open_questions = [(v, q) for v in verdicts if (q := open_question(v))]
    newest = max((q.detail for _, q in open_questions), default="")
    of_last = [(v, q) for v, q in open_questions if q.detail == newest]
    mode, bearers = reporting or point, codes_of(every)
    unanswered = {v.code_and_item for v, _ in open_questions}
    back = [v for v in verdicts if v.reported.news is News.RETURNED and v.code_and_item not in unanswered]
    demanded = all(on_demand(i.item) for i in items)
    often = REPORTING.get(reporting or ("" if demanded else point))
    by_event = all(comes_once(i.item.reading) for i in items)
    mine = _of_one(borne.get(Side.AUTHOR, ()), on)
    return {
        "пункты": items_in_cases(tuple(i.item.number for i in items)),
        "срок": quoted(phrase),
        "по_событию": by_event,
        "период": HOW_OFTEN[often] if often else "",
        **_reports(told, {v.code_and_item for v, _ in of_last}, several=len(items) > 1),
        "мною": "" if by_event and mine == MISSING else mine,  # what it waits for has not happened yet
        "вами": _of_reader(borne.get(Side.READER, ()), on, demanded=demanded),
        "слова_сторон": _own_words_of_sides(borne, several=len(items) > 1),
        "запросы": _asked(of_last, mode, bearers),
        **_unanswered(newest, [(v, q.asked_on) for v, q in of_last], mode, bearers),
        "решения": _decided(verdicts, codes_of(v for v, _ in of_last), memo),
        "возвращены": join(_by_day((v.reported.returned_on, v) for v in back)),
        "уточняются": named(filter(in_doubt, verdicts)),
        "ожидаются": named(v for v in verdicts if lasting_awaited(v, on)),
        "нет_сведений": "" if demanded else all_named(filter(untold, verdicts)),
        "нет_ничьих": len(verdicts) == len(every) and all(map(untold, every)),
    }


def _own_words_of_sides(borne: Mapping[Side, Sequence[Verdict]], *, several: bool) -> str:
    """Say what the author and the reader have written themselves: «мною сообщено: «лимит превышен»»."""
    told = ((side, v) for side in (Side.AUTHOR, Side.READER) for v in borne.get(side, ()) if came_in(v) or at_work(v))
    said = ((side, _in_the_text(v), items_in_cases((v.item.number,))["дат"]) for side, v in told)
    return "; ".join(
        unique(f"{side.value} {f'по {items} ' if several else ''}{words}" for side, words, items in said if words)
    )


def _decided(verdicts: Sequence[Verdict], silent: Collection[str], memo: Memo) -> str:
    """Write what was decided of those who have not reported and is not carried out; ``silent`` have just been named.

    Of others, or of some of them, it is said of whom.
    """
    waits = [v for v in verdicts if open_question(v) or not came_in(v)]
    told = ((awaited_rulings(mine, memo), mine) for mine in by_performer(waits).values())
    alike = by_first((words, v) for words, mine in told if words for v in mine)
    return "; ".join(f"{words}{'' if codes_of(of) == silent else f' ({all_named(of)})'}" for words, of in alike.items())


def _reports(verdicts: Sequence[Verdict], silent: Container[CodeAndItem], *, several: bool) -> LastingReportsValues:
    """Say who has reported in the table, before he was asked in vain (``silent``) or since, and who wrote an answer.

    What an answer says nobody has read into the table: it is told as it was written, for it may be no report. So is
    what is said of work that goes on (decision 0371).
    """
    answered = [v for v in verdicts if v.reported.news is News.ANSWERED]
    told = [v for v in verdicts if came_in(v) and v not in answered]
    before = [v for v in told if v.code_and_item in silent and reported_on(v)]
    now = [v for v in told if v.code_and_item not in silent]
    answers = [f"{performer_name(v.performer)} – {lasting_answer(v)}" for v in answered]
    before_asked = ((v, "ранее " if v.code_and_item in silent else "") for v in verdicts if at_work(v))
    alike = by_first((_of_work(v, earlier, several=several), v) for v, earlier in before_asked)
    answers += [f"{all_named(mine)} – {words}" for words, mine in alike.items() if words]
    return {
        "сообщили": listed(_each_with_words(now, several=several)),
        "представил": agreed((v.performer for v in now), HAS_PRESENTED, "представлены"),
        "прежде": listed(_each_with_words(before, several=several)),
        "прежде_представил": agreed((v.performer for v in before), HAS_PRESENTED, "представлены"),
        "ответили": "; ".join(answers),
    }


def _each_with_words(verdicts: Iterable[Verdict], *, several: bool) -> Iterator[str]:
    """Name everybody who has reported once; beside him what he wrote, of ``several`` items with the item."""
    for name, mine in gathered(verdicts, lambda v: performer_name(v.performer)).items():
        told = "; ".join(unique(_words_of(v, several=several) for v in mine))
        yield f"{name} ({told})" if told else name


def _words_of(verdict: Verdict, *, several: bool) -> str:
    """Return the words of a report that calls nothing executed; where it has none, why the work is delayed."""
    reason = reason_words(verdict.reported.reason) if not reported_on(verdict) else ""
    said = _in_the_text(verdict) or (f"причина задержки – {reason}" if reason else "")
    return f"по {items_in_cases((verdict.item.number,))['дат']} {said}" if said and several else said


def _of_work(verdict: Verdict, earlier: str, *, several: bool) -> str:
    """Return what is said of work that goes on; without words its state, which says nothing of a period asked since."""
    words = _in_the_text(verdict)
    said = f"{earlier}{words}" if words else "" if earlier else f"{state_of_work(verdict)}{_why_late(verdict)}"
    return f"по {items_in_cases((verdict.item.number,))['дат']} {said}" if said and several else said


def _why_late(verdict: Verdict) -> str:
    reason = reason_words(verdict.reported.reason)
    return f" (причина задержки – {reason})" if reason else ""


def _in_the_text(verdict: Verdict) -> str:
    """Quote what somebody wrote of an item he has not called executed; of the others the appendix alone quotes it."""
    executed = verdict.row is not None and verdict.row.state is State.DONE
    return "" if executed else own_words(verdict)


def lasting_answer(verdict: Verdict) -> str:
    """Write the answer to the last letter about a lasting item: «ответ от 22.07.2027 № 431: …»; "" without one.

    A period stands before it where a later one was asked about since. Of work that goes on its state is told.
    """
    if verdict.reported.news is not News.ANSWERED:
        return state_of_work(verdict)
    period = f"за {verdict.reported.period} " if verdict.reported.period else ""
    return f"{period}{answer_words(verdict.reported.answers[-1])}"


def _by_day(dated: Iterable[tuple[date | None, Verdict]]) -> list[str]:
    """Write «29.06.2027: МБДОУ «Детский сад № 14»» for each day and those it is told of."""
    found = gathered(((day, verdict) for day, verdict in dated if day), itemgetter(0))
    return [f"{show(day)}: {named(v for _, v in mine)}" for day, mine in sorted(found.items()) if day]


def _asked(
    silent: Sequence[tuple[Verdict, OpenQuestion]], mode: str, bearers: Collection[str]
) -> list[UnansweredValues]:
    """Say for each period when the office asked and who has left the question unanswered, the last period last.

    ``silent`` are the open questions about the last period. Of an earlier period those are told who have never reported
    on the item: a row tells of what was reported last. Unless all are silent, those asked on other days are told apart.
    """
    last = max((q.detail for _, q in silent), default="")
    asked = ((v, q) for v, _ in silent if not reported_on(v) for q in v.reported.questions)
    earlier = ((v, q) for v, q in asked if q.detail.startswith(CONTROL_POINT) and q.detail < last)
    found = by_first((q.detail, (v, q.asked_on)) for v, q in (*earlier, *silent))
    return [
        _unanswered(detail, alike, mode, bearers)
        for detail, mine in sorted(found.items())
        for alike in ([mine] if _are_all(mine, bearers) else _by_days_asked(mine))
    ]


Asked = Sequence[tuple[Verdict, date]]  # obligations with the days on which the office asked about them


def _unanswered(detail: str, mine: Asked, mode: str, bearers: Collection[str]) -> UnansweredValues:
    names = unique(performer_name(v.performer) for v, _ in mine)
    return {
        "за": period_asked(detail, mode) if detail else "",
        "запрошены": join(unique(map(show, sorted(day for _, day in mine)))),
        "не_представили": "все исполнители" if _are_all(mine, bearers) else join(names),
        "не_представил": agreed((v.performer for v, _ in mine), HAS_PRESENTED, "представлены:") if mine else "",
    }


def _by_days_asked(mine: Asked) -> Iterator[Asked]:
    """Yield together those who were asked on the same days, the first asked first."""
    each = gathered(mine, lambda one: performer_name(one[0].performer)).values()
    alike = by_first((tuple(sorted({day for _, day in his})), his) for his in each)
    yield from ([one for his in some for one in his] for _, some in sorted(alike.items()))


def _are_all(silent: Asked, bearers: Collection[str]) -> bool:
    """Tell whether they are all who bear the items, and more than one."""
    return 1 < len(bearers) <= len(codes_of(v for v, _ in silent))


def point_values(group: Group) -> PointValues:
    """Name the period that all items of a paper are asked about, "" where there are several; and the plan's terms."""
    grounds, often = group.grounds, group.facts.policy.control_point
    asked = {period_asked(g.detail, (g.verdict.item.reporting if g.verdict else "") or often) for g in grounds}
    terms = unique(lower_first(without_stop(term_phrase(v.item))) for v in verdicts_of(grounds))
    return {
        "период": asked.pop() if len(asked) == 1 else "",
        "слова_срока": join([f"«{quoted(term)}»" for term in terms]),
        "сроков": len(terms) > 1,
    }
