"""What performers who still owe something have said since the last memo, what was sent back, who kept silence.

It is compared with what that memo knew, not with the day of a letter: officials and units of the office report without
one, and then no paper names a day (papers.md A4).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.control.returns import incoming_of
from automation.control.since_memo import Since
from automation.control.unanswered import is_entered
from automation.gathering import by_first
from automation.letters.answers_cited import answer_words
from automation.letters.carried_out import carried_out_words, newly_done
from automation.letters.cases import agreed, performer_name
from automation.letters.changes import number_since, plan_items
from automation.letters.citing import answered_words
from automation.letters.decided import awaited_rulings
from automation.letters.elsewhere import goes_to_reader, missing_words
from automation.letters.lasting_reports import at_work, came_in
from automation.letters.left_in_vain import broken_since, in_vain_words, left_in_vain, spoken_since
from automation.letters.letter_facts import Facts, Memo, Side
from automation.letters.matters import is_presented, item_presented, report_words
from automation.letters.memo_variables import HeardValues
from automation.letters.news import incoming_words, return_words
from automation.letters.promises import promised
from automation.letters.recalled import without_answered
from automation.letters.said import details, doubted, own_words
from automation.letters.since_proposals import FILE
from automation.letters.told import Telling, is_missing, telling_of
from automation.model.control import Entry, Verdict
from automation.model.office import RulingKind
from automation.model.reported import UNDER_WAY, News, Snapshot
from automation.model.standing import OPEN, Standing
from automation.model.told_facts import is_matter_of, key_of, report_of, reported_before
from automation.russian import show, shown

PRESENTED = ("представил", "представила", "представило", "")  # of whom nobody knows the gender no verb is agreed
REVIEWED, DOUBTED = Telling.CLAIMED.value, Telling.DOUBTED.value
HEARD = {
    News.IN_WORK: "в работе",
    News.RESULT_OWED: "не подтверждено",
    News.PARTLY: "не подтверждено",
    News.UNDER_REVIEW: REVIEWED,
    News.EXEMPTION: REVIEWED,
    News.FAULTY: DOUBTED,
}
COUNTED = {*HEARD.values()} - {DOUBTED}  # of these figures are told: sums hold them, what is under review as well
IN_VAIN = "без ответа"
OF_A_REPORT = {"сообщено", "возвращено", IN_VAIN}  # sections that name a report before its item
ANSWERED = "ответ получен"  # the section of the words for an answer
MISSING = {News.SILENT, News.ARRIVED, News.ANSWERED, News.RETURNED}  # of a lasting item no report was known


class Heard(Struct, frozen=True):
    """What is said of a performer's items in one clause: the section of the words and all that stands in it."""

    section: str
    name: str
    what: str = ""
    incoming: str = ""
    said: str = ""
    returned: str = ""
    reason: str = ""
    letter: str = ""
    late: bool = False
    day: str = ""
    due: str = ""
    to_reader: bool = False
    outcome: str = ""


def heard_since(since: Since, memo: Memo) -> list[str]:
    """Return one clause for each news of what is still owed, those of one performer alike together.

    What leaders decided and was carried out is told of everybody, for they gave a task: also of who owes nothing more.
    """
    if since.last is None:
        return []
    told = _news(since, since.last, memo)
    news = by_first(((one, item_presented(v) if one.section in OF_A_REPORT else ""), v) for one, v in told)
    lines = []
    for (one, _), mine in news.items():
        counted = mine if one.what in COUNTED else ()
        numbers = [number_since(v, _known(v, since.last), memo, apart=len(mine) > 1) for v in counted]
        side = memo.sides.of(*mine)
        values: HeardValues = {
            **plan_items(mine, memo.facts),
            "исполнитель": one.name,
            **side.values,
            "что": one.what,
            "представил": "" if side else agreed([mine[0].performer], PRESENTED),
            "заслушан": "",
            "итог": one.outcome,
            "входящий": one.incoming,
            "письмо": one.letter,
            "с_опозданием": one.late,
            "день": one.day,
            "срок": one.due,
            "вам": one.to_reader,
            "сообщено": ", ".join(filter(None, dict.fromkeys((one.said, *numbers)))),
            "возвращены": one.returned,
            "причина_возврата": one.reason,
        }
        if values["отчёт"] and one.section == IN_VAIN:
            values["отчёт"] = missing_words(mine, memo)
        lines.append(memo.words.line(FILE, one.section, values))
    return lines


def _news(since: Since, last: Snapshot, memo: Memo) -> Iterator[tuple[Heard, Verdict]]:
    """Yield what is told of obligations on control, then of reports on lasting items that are off control since."""
    changed = {key_of(v) for v, _ in since.changes}
    verdicts = [v for i in memo.figures.items if not i.closed for v in i.verdicts]
    for verdict in verdicts:
        is_open = _is_owed(verdict, since.memo) and key_of(verdict) not in changed
        then = _known(verdict, last) if is_open else None
        yield from ((one, verdict) for one in _news_of(verdict, then, last, memo))
    for verdict in presented_since_asked(since, memo):
        if verdict not in verdicts:
            yield from ((one, verdict) for one in _reported_anew(verdict, _known(verdict, last), memo))


def presented_since_asked(since: Since, memo: Memo) -> list[Verdict]:
    """Return the obligations «постоянно» about which the last memo missed a report that has come in since.

    That its item has been taken off control after it is no reason to hide the report.
    """
    last = since.last
    lasting = [v for i in memo.figures.items if i.lasting for v in i.verdicts]
    mine = (v for v in lasting if v.standing is Standing.PERMANENT and not memo.sides.of(v))
    return [v for v in mine if last and not report_of(v)["returned"] and _is_presented_now(v, _known(v, last))]


def _is_presented_now(verdict: Verdict, then: Mapping[str, Any]) -> bool:
    news, before = verdict.reported.news, then.get("news", News.SILENT)
    worked = before == News.IN_WORK and news not in UNDER_WAY  # nobody may have been told to have presented a report
    missing = then.get("asked") or before in MISSING or worked
    came = news is not News.ANSWERED and came_in(verdict)
    return bool(missing and came and not report_of(verdict)["asked"])


def _is_owed(verdict: Verdict, first: Snapshot | None) -> bool:
    """Tell whether something is owed that the first memo told of: a later report of a repeated item is none of it."""
    later = verdict.item.recurring and first and not is_matter_of(first, verdict)
    return verdict.standing in {*OPEN, Standing.PERMANENT} and not later


def _known(verdict: Verdict, last: Snapshot) -> Mapping[str, Any]:
    """Return what the last memo knew of a report; one of an earlier version knew nothing dated after its day."""
    told, day = reported_before(last.facts, verdict), last.day
    if told is not None:
        return {"people": report_of(verdict)["people"], **told} if told else told  # version 2.0 kept no people
    now, came, back = report_of(verdict), verdict.reported.incoming, verdict.reported.returned_on
    if came and came.day and came.day > day:
        return {}
    return {**now, "returned": ""} if back and back >= day else now


def _news_of(verdict: Verdict, then: Mapping[str, Any] | None, last: Snapshot, memo: Memo) -> Iterator[Heard]:
    """Yield what is told of an obligation otherwise than ``then``, the report that the last memo knew, by its days.

    Of one whose change is told, or of which nothing more is owed (None), it is only what was decided and carried out.
    """
    came, told = verdict.reported.incoming, list[tuple[date, Heard]]()
    if then is not None:
        told += [((came and came.day) or date.min, one) for one in _reported_anew(verdict, then, memo)]
        told += _answered_anew(verdict, then, memo)
        told += _in_vain(verdict, last, memo)
    outcome = _still_missing(verdict, memo) if then is not None and not told else ""
    told = [*_carried_out(verdict, last, memo, outcome), *told]
    yield from (one for _, one in sorted(told, key=itemgetter(0)))


def _still_missing(verdict: Verdict, memo: Memo) -> str:
    """Say what is missing of an obligation behind its term whose performer was heard; neither side of a memo is told.

    A hearing that nothing follows reads as if it had settled the matter.
    """
    if not is_missing(verdict, memo.on) or memo.sides.of(verdict):
        return ""
    if is_presented(verdict):
        return "{само_им} не {представлен}".format_map(report_words([verdict]))
    return "сведения об исполнении не поступили" if verdict.reported.silence else "исполнение не подтверждено"


def _carried_out(verdict: Verdict, last: Snapshot, memo: Memo, outcome: str) -> Iterator[tuple[date, Heard]]:
    """Yield the decisions about an obligation that were carried out since the last memo, each with its day.

    Nobody is named beside what was decided about all performers and done at once.
    """
    for ruling, done in newly_done(verdict, last, memo):
        heard = ruling.kind is RulingKind.HEAR
        name = performer_name(verdict.performer) if heard or ruling.code else ""
        said = carried_out_words(ruling, done, memo)
        yield done, Heard("решение исполнено", name, ruling.kind.value, said=said, outcome=outcome if heard else "")


def _in_vain(verdict: Verdict, last: Snapshot, memo: Memo) -> Iterator[tuple[date, Heard]]:
    """Yield, with the day of the last one, the letters in vain of which the last memo did not know all.

    What he has said in a call since the first of them stands beside it, for it may say why. So does what leaders have
    decided about him and is still to be carried out: nobody is told of a silence as if nothing followed. Without such
    letters it is the promise that he has broken since that memo.
    """
    silent, name = "не поступили" if verdict.reported.silence else "", performer_name(verdict.performer)
    decided = awaited_rulings([verdict], memo)
    if papers := left_in_vain(verdict, last.day, memo):
        words, spoken = in_vain_words(papers, verdict, memo), spoken_since(verdict, papers[0].day, memo)
        said = "; ".join(filter(None, (*spoken, decided)))
        yield papers[-1].day, Heard(IN_VAIN, name, silent, letter=words, said=said)
    elif words := broken_since(verdict, last.day, memo):
        yield memo.on, Heard(IN_VAIN, name, silent, letter=words, said=decided)


def _reported_anew(verdict: Verdict, then: Mapping[str, Any], memo: Memo) -> Iterator[Heard]:
    """Yield what the row of an obligation says otherwise than ``then``."""
    now, told, name = report_of(verdict), verdict.reported, performer_name(verdict.performer)
    came = incoming_words(told.incoming) if then.get("incoming") != now["incoming"] else ""
    if now["returned"]:
        if then.get("returned") != now["returned"]:
            back = return_words(told)
            day, why = back["возвращены"], back["причина_возврата"]
            yield Heard("возвращено", name, incoming=back["входящий"], returned=day, reason=why)
    elif verdict.standing is Standing.PERMANENT:
        if _is_presented_now(verdict, then):
            yield Heard("сообщено", name, "представлены", came, own_words(verdict, memo.sides.of(verdict)))
        elif at_work(verdict) and _said(now) != _said(then):
            words = own_words(verdict, Side.AUTHOR)
            yield Heard("сообщено", name, "готовятся" if words else HEARD[told.news], came, words)
    elif told.news in HEARD and _said(now) != _said(then):
        before = then.get("expected", "")
        earlier = show(date.fromisoformat(before)) if before and before != now["expected"] else ""
        left = without_answered(verdict, _new_answers(verdict, then, memo))
        what, reviewed = HEARD[told.news], HEARD[told.news] == REVIEWED
        promise = promised(told.promise, [verdict], memo.on) if told.promise else ""
        words = doubted(verdict, by_letter=bool(came)) if what == DOUBTED else details(left, memo.on, earlier)
        said = "" if reviewed else ", ".join(filter(None, (words, promise)))
        wordless = came and not said and not reviewed and not memo.sides.of(verdict)
        papers = (e for e in _papers_about(verdict, memo.facts) if wordless and is_entered(e, told.incoming))
        entered = [_answer(verdict, e.answer, [e], memo.on) for e in papers][-1:]
        heard = Heard("сообщено", name, what, "" if entered else came, said)
        yield _dated(heard, verdict, memo)
        yield from entered


def _dated(heard: Heard, verdict: Verdict, memo: Memo) -> Heard:
    """Add to what is under review how late it came, and whether it lies with the reader; to late work its term."""
    if verdict.reported.news is not News.UNDER_REVIEW:
        unfinished = telling_of(verdict, memo.on) is Telling.UNFINISHED and not is_presented(verdict)
        return replace(heard, due=shown(verdict.due)) if unfinished else heard
    late, his = _is_late(verdict), goes_to_reader(verdict, memo)
    day = shown(verdict.reported.presented_late or verdict.executed_on) if late or his else ""
    return replace(heard, late=late, day=day, due=shown(verdict.due) if late else "", to_reader=his)


def _is_late(verdict: Verdict) -> bool:
    """Tell whether what is under review was presented behind its term, by its own day or by that of its letter."""
    told, last = verdict.reported, verdict.last or verdict.due
    behind = told.executed_on is not None and last is not None and told.executed_on > last
    return not verdict.performer.by_agreement and (behind or told.presented_late is not None)


def _new_answers(verdict: Verdict, then: Mapping[str, Any], memo: Memo) -> list[str]:
    """Return the answers that the memo did not know; nobody need tell its author or its reader of his own."""
    answers = () if memo.sides.of(verdict) else verdict.reported.answers
    return [answer for answer in answers if answer not in then.get("answers", ())]


def _answered_anew(verdict: Verdict, then: Mapping[str, Any], memo: Memo) -> Iterator[tuple[date, Heard]]:
    """Yield the answers to our letters that the memo did not know, each with its day; a report that waits says more."""
    for answer in _new_answers(verdict, then, memo) if verdict.reported.news is not News.UNDER_REVIEW else ():
        papers = [e for e in _papers_about(verdict, memo.facts) if e.answer.strip() == answer]
        read = incoming_of(answer)
        yield (read and read.day) or date.max, _answer(verdict, answer, papers, memo.on)


def _papers_about(verdict: Verdict, facts: Facts) -> Iterator[Entry]:
    return (e for e in facts.entries if e.cited and any(o.code_and_item == verdict.code_and_item for o in e.occasions))


def _answer(verdict: Verdict, answer: str, papers: Sequence[Entry], on: date) -> Heard:
    """Return an answer as it was written, with the last of the papers that it answers."""
    name, letter = performer_name(verdict.performer), answered_words(papers)
    return Heard(ANSWERED, name, said=answer_words(answer, on=on), letter=letter)


def _said(report: Mapping[str, Any]) -> tuple[object, ...]:
    """Return what a performer himself has said; that the day of his event has passed since is not his word."""
    news = report.get("news")
    at_work = News.IN_WORK.value if news == News.RESULT_OWED.value else news
    return at_work, *(report.get(key) for key in ("expected", "reason", "incoming")), report.get("people", [])
