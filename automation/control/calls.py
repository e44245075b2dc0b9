"""Whom to telephone this morning, and about what."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from automation.control.acting import acting
from automation.control.amendments import holding
from automation.control.control_points import BEFORE_MEMO
from automation.control.morning import Morning
from automation.control.seen import changed_since, versions_of
from automation.model.control import Ground, Verdict
from automation.model.kinds import OPTIONAL, Kind
from automation.model.notice import Notice, NoticeKind
from automation.model.reported import News
from automation.model.standing import AHEAD, ON_CONTROL, Fault, Standing
from automation.russian import initials_last, show, shown

LASTING_TOLD = {News.UNDER_REVIEW, News.ACCEPTED, News.EXEMPTION}  # a lasting item that was reported on


class Held(Struct, frozen=True, kw_only=True):
    """A letter that waits for the pause between letters to one addressee: its grounds and the first free day."""

    grounds: tuple[Ground, ...]
    until: date


def calls(morning: Morning, verdicts: Iterable[Verdict], held: Sequence[Held] = ()) -> Iterator[Notice]:
    """List the telephone calls: before a term and after it, when a promise falls due, and while a letter has to wait.

    A call day that fell on a missed morning is made up by the next run. One obligation is called about once. A letter
    that asks for nothing, as the news of an amending order, waits without a call.
    """
    since = morning.history.previous_day or morning.on - timedelta(days=1)
    asks_nothing = {*OPTIONAL, Kind.AMENDED}
    waits = {g.occasion: h.until for h in held for g in h.grounds if g.occasion.kind not in asks_nothing}
    letters = {o.code_item_term: until for o, until in waits.items()}
    for verdict in verdicts:
        until = letters.get(verdict.code_item_term)
        reasons = (_by_term, _asked, _incomplete, _promised)
        text = "; ".join(filter(None, (reason(morning, verdict, since) for reason in reasons)))
        if not text and until:
            text = f"{_before_letter(morning, verdict)}; письмо – не раньше {show(until)}"
        if text:
            yield notice_of(morning, verdict, NoticeKind.CALL, text)


def _before_letter(morning: Morning, verdict: Verdict) -> str:
    """Say what to ask while a letter has to wait: before a term nobody is asked why nothing has come."""
    if verdict.standing is Standing.PERMANENT:
        return "узнать, как выполняется"
    ahead = verdict.due is not None and not verdict.expired(morning.on) and verdict.reported.news is News.SILENT
    return _ahead(verdict, morning.on) if ahead else _state_of(verdict, morning.on)


def _ahead(verdict: Verdict, on: date) -> str:
    """Say what to ask about a term that lies ahead.

    Who says that he will be late may ask for more time before it. An event that was is asked how it went, because its
    result is still awaited.
    """
    event, expected = verdict.item.takes_place, verdict.reported.expected_on
    if verdict.due is None:
        return ""
    day = show(verdict.due)
    if event and verdict.due < on:
        return f"срок проведения – {day}: узнать результат (ответ – до {shown(verdict.last)})"
    if event or expected is None or verdict.reported.news is not News.IN_WORK:
        if event and (stretch := verdict.item.stretch(verdict.due)):
            return f"проводится с {show(stretch.start)} по {day}: проверить готовность"
        return f"{'состоится' if event else 'срок –'} {day}: проверить готовность"
    late = "предложить до срока обратиться о продлении" if expected > verdict.due else "проверить готовность"
    return f"срок – {day}, указано «в работе», ожидается {show(expected)}: {late}"


def _by_term(morning: Morning, verdict: Verdict, since: date) -> str:
    """Say what to ask on a call day of the term that lies within (since, today]; "" where there is none.

    Nobody is called about a term while an amending order that changes its item waits to be entered.
    """
    calendar, policy, limits = morning.calendar, morning.policy, verdict.limits
    if limits is None or verdict.due is None or verdict.performer.by_agreement:
        return ""
    if holding(morning, verdict.item.number):
        return ""
    overdue = verdict.standing is Standing.OVERDUE
    if overdue:
        days = [calendar.add(limits.answer, policy.overdue_after)] if policy.overdue_after else []
    elif verdict.standing in AHEAD and not morning.settled(verdict):
        days = [calendar.add(limits.before, -n) for n in policy.notice_days]
    else:
        return ""
    if not any(since < day <= morning.on for day in days):
        return ""
    ended = "срок проведения –" if verdict.item.takes_place else "срок истёк"
    return f"{ended} {show(verdict.due)}, {_state_of(verdict, morning.on)}" if overdue else _ahead(verdict, morning.on)


def _asked(morning: Morning, verdict: Verdict, since: date) -> str:
    """Say what to ask where a question nobody writes twice is unanswered: to who only agreed, or of a lasting item.

    The question before a memo is left to the memo, which tells who has not answered. The call is made on the working
    day after the answer date printed on the request.
    """
    question = verdict.reported.question
    if question is None or question.detail == BEFORE_MEMO or verdict.reported.promise:
        return ""
    if not since < morning.calendar.next_working(question.answer_by) <= morning.on:
        return ""
    how = "выполняется" if verdict.standing is Standing.PERMANENT else "исполняется"
    return f"просили сообщить до {show(question.answer_by)}, ответа нет: узнать, как {how}"


def _incomplete(morning: Morning, verdict: Verdict, since: date) -> str:
    """Say what to ask who only agreed and has just reported what cannot be counted: no second letter will ask it."""
    agreed = verdict.performer.by_agreement
    slip = Fault.MISTYPED in verdict.faults  # the clerk mends it without asking anybody
    if slip or not agreed or verdict.standing is not Standing.NO_DATA or verdict.reported.news is not News.FAULTY:
        return ""
    asked = morning.earlier(verdict.code_item_term, Kind.REQUEST)
    anew = asked and changed_since(versions_of(morning, verdict), since)
    return _state_of(verdict, morning.on) if anew else ""


def _promised(morning: Morning, verdict: Verdict, since: date) -> str:
    """Say what to ask when a day promised by telephone, or expected by who only agreed, has come unfulfilled."""
    reporting = verdict.standing is Standing.PERMANENT and verdict.reported.news in LASTING_TOLD
    if verdict.standing not in ON_CONTROL or verdict.standing is Standing.CLAIMED or reporting:
        return ""
    promise, expected = verdict.reported.promise, verdict.reported.expected_on
    if promise and since < promise.promised_on <= morning.on:
        day = f"{show(promise.promised_on)} (разговор {show(promise.called_on)})"
        return f"обещано {day}: узнать, исполнено ли"
    agreed = verdict.performer.by_agreement
    if agreed and expected and since < expected <= morning.on:
        return f"исполнение ожидалось {show(expected)}: узнать, исполнено ли"
    return ""


def _state_of(verdict: Verdict, on: date) -> str:
    """Say what came in so far, and what to ask today."""
    match verdict.reported.news:
        case News.SILENT if promise := verdict.reported.promise:
            was, ask = ("было ", "узнать, исполнено ли") if promise.promised_on < on else ("", "уточнить")
            return f"сведений нет, по телефону {was}обещано к {show(promise.promised_on)}: {ask}"
        case News.SILENT:
            return "сведений нет: узнать причину"
        case News.ARRIVED:
            return "пришло сообщение: разобрать его, затем уточнить"
        case News.ANSWERED:
            return "на письмо ответили: внести ответ в таблицу или уточнить"
        case News.IN_WORK if broken := verdict.reported.broken_promise(on):
            return f"указано «в работе», ожидалось {show(broken)}: узнать, исполнено ли"
        case News.IN_WORK if verdict.reported.expected_on:
            return f"указано «в работе», ожидается {show(verdict.reported.expected_on)}: уточнить"
        case News.IN_WORK:
            return "указано «в работе»: узнать причину и когда будет исполнено"
        case News.RESULT_OWED if not verdict.reported.brought:
            return "результат не сообщён: узнать его"
        case News.RETURNED:
            return "сведения возвращены: узнать, когда будут представлены новые"
        case News.INAPPLICABLE:
            return "указано «не применимо» без основания: узнать, на каком"
        case News.FAULTY:
            return "сведения неполные: уточнить"
        case _:
            return "исполнение не подтверждено: уточнить"


def notice_of(morning: Morning, verdict: Verdict, kind: NoticeKind, text: str) -> Notice:
    """Make a notice about one obligation, with its organisation or the person within the office, and the telephone.

    A vacancy of the office is called by its unit or post.
    """
    performer = verdict.performer
    office, body = performer.in_office, performer.stands_for or performer.organisation
    name = initials_last(acting(performer, morning.book.substitutions, morning.on).name)
    name = name or (performer.known_as if office else "")
    return Notice(
        kind=kind,
        order=morning.book.order.id,
        code=performer.code,
        item=verdict.item.number,
        text=text,
        organisation="" if office else body,
        whom=name if office else body,
        phone=performer.phone,
        contact=performer.contact or name,
    )
