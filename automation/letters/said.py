"""What performers have said themselves, beside their names: reasons, days expected and promised, words of a report."""

from collections.abc import Iterable, Sequence
from datetime import date

from automation.control.filed_reports import brought_by
from automation.gathering import gathered
from automation.letters.cases import listed, performer_name, through_working_days
from automation.letters.item_cases import item_numbers, items_of, unique
from automation.letters.letter_facts import Side, Sides
from automation.letters.marks import verbatim
from automation.letters.matters import is_presented, is_told_as_executed, report_words
from automation.letters.memo_variables import ClaimsValues
from automation.letters.news import incoming_words
from automation.letters.tellable import quotable, reason_words
from automation.letters.told import AGREED, SENT_BACK, Telling, all_named, paired
from automation.model.control import Verdict
from automation.model.report import StatusRow
from automation.model.reported import News
from automation.model.standing import Fault, Standing
from automation.patterns import lazy
from automation.russian import proves, show, without_lead, without_stop


def written(verdict: Verdict) -> str:
    """Return what somebody wrote of a lasting item, in «Что сделано» and «Комментарий», as far as it may be quoted.

    It may be that a limit was exceeded, and then «выполняется» would pass it over (decision 0371).
    """
    done = verdict.row.done if verdict.row and proves(verdict.row.done) else ""
    cells = (done, verdict.reported.comment)
    return "; ".join(filter(None, unique(quotable(without_stop(without_lead(text), " .")) for text in cells)))


def own_words(verdict: Verdict, side: Side = Side.OTHER) -> str:
    """Quote what somebody wrote of a lasting item; "" where he wrote no more than a word."""
    return _told_by(side, written(verdict) if verdict.standing is Standing.PERMANENT and verdict.row else "")


def _told_by(side: Side, words: str) -> str:
    """Quote words of a report; of his own the author does not say that they were told."""
    return f"{'' if side is Side.AUTHOR else 'сообщено: '}«{words}»" if len(words.split()) > 1 else ""


def briefly_told(verdicts: Sequence[Verdict], side: Side) -> str:
    """Quote what was done in the words of whoever executed it; "" where they are long, of several or a mere word.

    The leaders are to take an item off control knowing that «информация подготовлена без сведений министерства», and
    why it does not apply.
    """
    if all(v.standing is Standing.NOT_APPLICABLE for v in verdicts):
        grounds = unique(map(_ground, verdicts))
        return _told_by(side, grounds[0] if len(grounds) == 1 else "")
    rows = [v.row for v in verdicts if v.row and v.row.executed_on and v.row.executed_on == v.executed_on]
    done = unique(without_stop(row.done, " .") if proves(row.done) else "" for row in rows)
    brief = len(rows) == len(verdicts) and len(done) == 1 and len(done[0]) <= BRIEF
    return _told_by(side, quotable(done[0]) if brief else "")


BRIEF = 120  # letters: what may stand in a clause of a supplement, which is one sentence (papers.md D)


def details(verdict: Verdict, on: date, before: str = "") -> str:
    """Say what the performer has written himself: the reason, the day he expects.

    ``before`` is the day he had named earlier. A passed day that was a term itself says nothing more.
    """
    said = verdict.reported
    due, passed = verdict.due, said.broken_promise(on)
    expected = said.expected_on if before or passed is None or passed not in {due, verdict.control_date} else None
    late = due is not None and expected is not None and expected > due >= on  # of a term that has passed it is plain
    reason = reason_words(said.reason)
    delay = " задержки" if said.news is News.IN_WORK and is_presented(verdict) else ""
    parts = [
        f"причина{delay} – {reason}" if reason else "",
        _expected(expected, before, passed=bool(passed)) if expected else "",
        "позже установленного срока" if late and not passed else "",
    ]
    return ", ".join(filter(None, parts))


def _expected(day: date, before: str, *, passed: bool) -> str:
    """Write «ожидаемая дата – 19.12.2025 (ранее – 12.12.2025)», «ожидаемая дата 19.12.2025 прошла».

    Within brackets those of «прошла» become a comma, and it would stand there with no subject.
    """
    earlier = f" (ранее – {before})" if before else ""
    return f"ожидаемая дата {f'{show(day)} прошла' if passed else f'– {show(day)}'}{earlier}"


def expected_day(day: date, *, passed: bool) -> str:
    """Write «19.12.2025 (прошла)» of a day that the performer has named himself."""
    return f"{show(day)}{' (прошла)' if passed else ''}"


def told_beside(verdict: Verdict, state: Telling, on: date, side: Side = Side.OTHER) -> str:
    """Say what stands beside an obligation in brackets: what came in, what the performer has said himself."""
    told = verdict.reported
    if state is Telling.CLAIMED:
        waits = f"решение не принято в течение {through_working_days(told.undecided)}" if told.overlong else ""
        claimed = _came_of_lasting(verdict) if verdict.standing is Standing.PERMANENT else _claimed(verdict)
        return ", ".join(filter(None, (claimed, waits)))
    if state is Telling.CHANGED:
        return ""
    if state in SENT_BACK:
        day = f"дата возврата – {show(told.returned_on)}" if told.returned_on else ""
        reason = reason_words(told.return_reason)
        return ", ".join(filter(None, (day, f"причина – {reason}" if reason else "")))
    if state is Telling.DOUBTED:
        return doubted(verdict) or _state_unread(verdict, on)
    awaited, owes_result = state is Telling.AWAITED, told.news is News.RESULT_OWED and not told.brought
    said = "" if awaited and told.broken_promise(on) else details(verdict, on)
    # What came before an event is none of the information about its result that is awaited.
    unlike = state is Telling.UNREAD  # something came in, be it the paper or not
    answers = state in AGREED or unlike or (awaited and verdict.performer.by_agreement and not owes_result)
    incoming = incoming_words(told.incoming) if answers else ""
    # Nothing before it says that something came in: bare, the number would read as the ground of the term.
    words = "" if state not in IN_WORDS else _words_of_work(verdict, Side.AUTHOR if state is Telling.AHEAD else side)
    bare = state in {Telling.AWAITED, Telling.AGREED_SILENT} and not words
    claimed = _claimed_without_state(verdict) if unlike else ""
    came = "сведения – вх." if bare else "поступило – вх." if unlike and not claimed else "вх."
    return ", ".join(filter(None, (claimed, f"{came} {incoming}" if incoming else "", words, said)))


def _claimed_without_state(verdict: Verdict) -> str:
    """Write «указано исполнение 29.04.2026» of a deed whose row names its day, but not that it is executed."""
    day = verdict.row.executed_on if verdict.row and not is_presented(verdict) else None
    return f"указано исполнение {show(day)}" if day else ""


def _state_unread(verdict: Verdict, on: date) -> str:
    """Write «указано исполнение 28.05.2026, состояние указано неясно» where nobody can read «Состояние» alone."""
    day = verdict.row.executed_on if verdict.row and Fault.UNKNOWN_STATE in verdict.faults else None
    paper = is_presented(verdict) and not is_told_as_executed(verdict.item)
    claimed = "указанная дата представления –" if paper else "указано исполнение"
    return f"{claimed} {show(day)}, состояние указано неясно" if day and day <= on else ""


IN_WORDS = {  # what has come is not told by its place in the lists
    Telling.UNFINISHED,
    Telling.UNCONFIRMED,
    Telling.AGREED_AT_WORK,
    Telling.AGREED_SILENT,
    Telling.AWAITED,
    Telling.AHEAD,
}


def _words_of_work(verdict: Verdict, side: Side) -> str:
    """Quote what was written of work that is not executed yet: how far it has come (decision 0438); "" of long words.

    The reason is told apart. Of an event only a letter from behind its day tells. The words of a repeated item may be
    those of its report before, and those of a row with «Возвращено» of the report that was sent back.
    """
    row, words, came, day = verdict.row, written(verdict), verdict.reported.incoming, verdict.control_date
    old = verdict.item.recurring or (row is not None and row.returned_on is not None)
    before = verdict.item.takes_place and not (came and came.day and day and came.day > day)
    return "" if before or old or len(words) > BRIEF or words == verdict.reported.reason else _told_by(side, words)


def doubted(verdict: Verdict, *, by_letter: bool = False) -> str:
    """Say what a report claims and what of it is to be cleared up; "" where the office itself has to mend a cell.

    ``by_letter``: its letter is named beside it, and that says when it came.
    """
    if Fault.PERIOD in verdict.faults and verdict.asked_row:
        return _which_period(verdict, verdict.asked_row)
    if Fault.MISTYPED in verdict.faults:
        return ""
    faults, presented = frozenset(verdict.faults), is_presented(verdict)
    missing = NOT_NAMED.get(faults & NAMED, ("", ""))[presented]
    of_the_day = ", ".join(words for fault, words in OF_THE_DAY.items() if fault in faults)
    unclear = [missing, _contradictory(verdict) if Fault.FIGURES in faults else ""]
    if not any((of_the_day, *unclear)):
        return ""
    return ", ".join(filter(None, (_claimed(verdict, of_the_day, by_letter=by_letter), *unclear)))


def _contradictory(verdict: Verdict) -> str:
    """Write «числа противоречивы: 16 из 6»: whoever reads it can ask for them."""
    people = verdict.row.people if verdict.row else None
    return f"числа противоречивы{f': {people[1]} из {people[0]}' if people else ''}"


def _which_period(verdict: Verdict, row: StatusRow) -> str:
    """Write «уточняется, за какой срок представлен отчёт от 24.02.2026 № 72, вх. от 24.02.2026 № 145»."""
    report, numbers, incoming = report_words([verdict]), _NUMBER.findall(row.evidence), incoming_words(brought_by(row))
    day = f" от {show(row.executed_on)}" if row.executed_on else ""
    number = f" № {verbatim(numbers[0])}" if len(numbers) == 1 else ""
    named = f"{report['представлен']} {report['просто_им']}{day}{number}"
    return f"уточняется, за какой срок {named}{f', вх. {incoming}' if incoming else ''}"


_NUMBER = lazy(r"№\s*([^\s,;()]+)")
OF_THE_DAY = {
    Fault.FUTURE_DATE: "эта дата не наступила",
    Fault.BEFORE_ORDER: "эта дата раньше подписания документа",
    Fault.BEFORE_EVENT: "эта дата раньше мероприятия",
}
NAMED = {Fault.NO_DATE, Fault.NO_EVIDENCE}
NOT_NAMED = {  # of a deed, and of a paper that was to be presented
    frozenset({Fault.NO_DATE}): ("дата исполнения не названа", "дата представления не названа"),
    frozenset({Fault.NO_EVIDENCE}): ("подтверждающий документ не назван", "реквизиты документа не названы"),
    frozenset(NAMED): (
        "дата исполнения и подтверждающий документ не названы",
        "дата представления и реквизиты документа не названы",
    ),
}


def claims_values(came: Sequence[Verdict], sides: Sides) -> ClaimsValues:
    """Say of which reports a memo proposes to decide; the author's part of an item stands behind those of others.

    An item repeated without end is none of these: its control goes on whatever is decided of one report.
    """
    claimed = [v for v in came if sides.of(v) is not Side.READER and not v.item.endless]
    mine = [v for v in claimed if sides.of(v) is Side.AUTHOR]
    others = [v for v in claimed if not sides.of(v)]
    shared = {*item_numbers(mine)} & {*item_numbers(others)}

    def part(verdict: Verdict) -> str:
        if not sides.of(verdict):
            return performer_name(verdict.performer)
        return f"{'а также ' if verdict.item.number in shared else ''}{Side.AUTHOR.part}"

    return {
        "заявлены": claims(claimed),
        "заявления": paired(_author_last(claimed, sides), part, always=True),
        "чьи_заявления": all_named(others),
        "моё_заявление": bool(mine),
        "ваши": items_of(v for v in came if sides.of(v) is Side.READER),
        "непринятые": items_of(claimed),
    }


def _author_last(verdicts: Iterable[Verdict], sides: Sides) -> list[Verdict]:
    """Return obligations item by item, the author's behind the others of the same item."""
    items = gathered(verdicts, lambda v: v.item.number)
    return [v for mine in items.values() for v in sorted(mine, key=lambda v: sides.of(v) is Side.AUTHOR)]


def claims(verdicts: Iterable[Verdict]) -> str:
    """Write «МБУ «Пример» (указано исполнение 12.12.2025, представлены 22.12.2025)»."""
    told = ((performer_name(v.performer), _claimed(v)) for v in verdicts)
    return listed(f"{name} ({said})" if said else name for name, said in told)


def _claimed(verdict: Verdict, of_the_day: str = "", *, by_letter: bool = False) -> str:
    """Say what a report claims; the day on which it was presented only where it is a delay.

    What is to be said ``of_the_day`` it claims stands right behind that day, and «представлены» not bare behind it.
    """
    late = verdict.reported.presented_late
    late = late if late != verdict.executed_on and not by_letter else None
    paper = is_presented(verdict) and not is_told_as_executed(verdict.item)  # presented but once
    again = "повторно " if verdict.row and verdict.row.returned_on else ""  # what came first, was sent back
    claimed, came = (
        ("указанная дата представления –", "дата поступления –")
        if paper
        else ("указано исполнение", f"{'сведения ' if of_the_day else ''}{again}представлены")
    )
    parts = (
        _exempt(verdict) if verdict.reported.news is News.EXEMPTION else "",
        f"{claimed} {show(verdict.executed_on)}" if verdict.executed_on else "",
        of_the_day,
        f"{came} {show(late)}" if late else "",
    )
    return ", ".join(filter(None, parts))


def _came_of_lasting(verdict: Verdict) -> str:
    """Write «вх. от 31.03.2026 № 15» of a report on a lasting item, which is never executed on a day."""
    incoming = incoming_words(verdict.reported.incoming)
    parts = (_exempt(verdict) if verdict.reported.news is News.EXEMPTION else "", f"вх. {incoming}" if incoming else "")
    return ", ".join(filter(None, parts))


def _exempt(verdict: Verdict) -> str:
    """Write «указано «не применимо»: «установку ведёт МУП «Дорожник»»: somebody has to decide about his words."""
    why = _ground(verdict)
    return f"указано «не применимо»{f': «{why}»' if why else ''}"


def _ground(verdict: Verdict) -> str:
    """Return why an item does not apply, in the words of its performer."""
    return quotable(without_stop(without_lead(verdict.reported.reason or verdict.reported.comment), " ."))
