"""What performers have promised («Звонки»), as справка and memos tell it (decision 0326)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from operator import itemgetter

from automation.control.spoken_words import by_telephone, is_of_work
from automation.gathering import gathered
from automation.letters.item_cases import item_numbers, numbers_of
from automation.letters.item_clauses import shortened
from automation.letters.marks import quoted
from automation.letters.matters import report_words
from automation.letters.tasks import in_part
from automation.letters.tellable import tellable
from automation.model.control import Verdict
from automation.model.reported import Promise, Spoken
from automation.russian import join, show


def is_news(promise: Promise | None, on: date) -> bool:
    """Tell whether a promise tells of work whose term lies ahead: one without such words that was broken does not."""
    return promise is not None and (promise.promised_on >= on or (len(promise.items) == 1 and _is_quotable(promise)))


def _is_quoted(promise: Promise, about: Sequence[Verdict]) -> bool:
    """Tell whether its words are quoted: of a call about several items only where the line tells of all of them."""
    return bool(promise.items) and {*promise.items} <= {*item_numbers(about)} and _is_quotable(promise)


def _is_quotable(promise: Promise) -> bool:
    return tellable(promise.said) and is_of_work(promise.said)


def promises(owed: Iterable[Verdict], on: date, *, late: bool, told: bool) -> list[tuple[date, str]]:
    """Say each promise once by its day, with what it is about where that is not all that its performer owes there.

    One call about two items is one promise, whatever was promised of either before. Behind the promises stands what was
    said in a call since then without one (papers.md C8). Words about several items stand with all of them, and in the
    list of who is ``late`` alone where some of them wait in another. ``told``: the title of the list says «сообщено».
    """
    every, said = tuple(owed), list[tuple[date, str]]()
    given = [(promise, v) for v in every if (promise := v.reported.promise)]
    for mine in gathered(given, lambda one: (one[0].called_on, one[0].promised_on, one[0].said)).values():
        promise, about = mine[0][0], tuple(v for _, v in mine)
        part = "" if about == every else _part(about, every)
        words = promised(promise, about, on, part, report=_report(about, every), told=told)
        said.append((promise.called_on, words))
    for call, about in gathered(every, lambda v: v.reported.call).items():
        if call and (late or {*call.items} <= {*item_numbers(about)}):
            said += [(call.called_on, words) for words in _spoken(call, about, every, told=told)]
    return sorted(said, key=itemgetter(0))


def _spoken(call: Spoken, about: Sequence[Verdict], owed: Sequence[Verdict], *, told: bool) -> Iterator[str]:
    """Write «23.04.2026 по телефону сообщено: «директор в отъезде» (пункты 2 и 8)».

    Nothing is written of words that nobody may repeat.
    """
    if not (said := quoted(shortened(call.said))) or not tellable(call.said):
        return
    if len(call.items) > 1:
        named = numbers_of(call.items)["им"] if {*call.items} != {*item_numbers(owed)} else ""
    else:
        named = "" if about == owed else _part(about, owed)
    yield f"{_said(call, told=told)}«{said}»{f' ({named})' if named else ''}"


def _said(one: Spoken | Promise, *, told: bool) -> str:
    """Write «24.03.2026 по телефону сообщено: » before quoted words, by the rule of letters (decision 0326)."""
    how = " по телефону" if by_telephone(one.said) else ""
    return f"{show(one.called_on)}{how}{'' if told else ' сообщено'}: "


def _part(about: Sequence[Verdict], owed: Sequence[Verdict]) -> str:
    """Write «пункты 1–4», «пункты 1 и 2, отчёт за февраль 2026 года по пункту 8» of what was promised."""
    items, other = gathered(about, lambda v: v.item.number), item_numbers(v for v in owed if v not in about)
    whole = numbers_of(n for n in items if n not in other)
    parts = (
        f"{report_words(mine)['само_им']} по {numbers_of([n])['дат']}"
        if mine[0].item.recurring
        else f"{numbers_of([n])['им']}{in_part(mine, always=True) or _terms(mine)}"
        for n, mine in items.items()
        if n in other
    )
    return ", ".join(filter(None, (str(whole.get("им", "")), *parts)))


def _report(about: Sequence[Verdict], owed: Sequence[Verdict]) -> str:
    """Write «информацию за май 2026 года по пункту 7» of one item of which other reports are owed, too; else ""."""
    numbers = item_numbers(about)
    others = {*numbers} & {*item_numbers(v for v in owed if v not in about)}
    if len(numbers) > 1 or not others or not about[0].item.recurring:
        return ""
    return f"{report_words(about)['само_вин']} по {numbers_of(numbers)['дат']}"


def _terms(mine: Sequence[Verdict]) -> str:
    return f" в части сроков {join([show(v.control_date) for v in mine if v.control_date])}"


def promised(
    promise: Promise, verdicts: Sequence[Verdict], on: date, about: str = "", *, report: str = "", told: bool = False
) -> str:
    """Write «24.03.2026 обещано представить сведения к 31.03.2026 (пункты 1–4), сведений не поступило» of «Звонки».

    How a bare promise was made is not said: the sheet knows what was promised at a meeting, too (decision 0326). Of a
    day that has passed the office knows that nothing came, or from the performer himself that it is not done; of one
    ahead, that it lies behind a term that has not passed. One ``report`` of those that are owed is named at once.
    """
    quotable = _is_quoted(promise, verdicts)
    words = f"{_said(promise, told=told)}«{quoted(shortened(promise.said))}», обещано" if quotable else ""
    said = words or f"{show(promise.called_on)} обещано представить {report or 'сведения'}"
    whole = f" ({about})" if about and (words or not report) else ""
    beside = ""
    if promise.promised_on < on:
        beside = ", сведений не поступило" if all(v.reported.silence for v in verdicts) else ", обещание не выполнено"
    elif all(v.ends_on and on <= v.ends_on < promise.promised_on for v in verdicts):
        beside = ", позже установленного срока"
    return f"{said} к {show(promise.promised_on)}{whole}{beside}"
