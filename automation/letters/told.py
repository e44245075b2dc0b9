"""What is told of the performers of one item at one control date: who has done it, who has not, and what he said."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from automation.letters.cases import SHOWN, SMALL, items_in_cases, listed, of_all, performer_name, unique
from automation.letters.item_variables import (
    AheadValues,
    LateValues,
    PeriodValues,
    ReadyValues,
    TallyValues,
    UnfinishedValues,
)
from automation.letters.marks import quoted
from automation.letters.matters import report_noun
from automation.letters.news import incoming_words
from automation.letters.tellable import tellable
from automation.model.control import DONE, Standing, Verdict
from automation.model.figures import ItemFigures
from automation.model.plan import Recurring, takes_place
from automation.model.report import Relation
from automation.model.reported import News
from automation.russian import join, plural, same_person, show
from automation.russian import words as words_of

Late = tuple[Verdict, date | None]  # who was late, and on which day he reported
UNTOLD = {Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_WORK}


def named(verdicts: Iterable[Verdict]) -> str:
    """Performers in the nominative, each once."""
    return listed(performer_name(v.performer) for v in verdicts)


def all_named(verdicts: Iterable[Verdict]) -> str:
    """Every performer by name, however many: a decision binds nobody who is only counted (papers.md A12)."""
    return ", ".join(unique(performer_name(v.performer) for v in verdicts))


def _with_day(verdict: Verdict, day: date | None) -> str:
    name = performer_name(verdict.performer)
    return f"{name} ({show(day)})" if day else name


def unit_values(item: ItemFigures, first: date, verdicts: Sequence[Verdict], on: date, author: str) -> TallyValues:
    """What is to be said of an item at a control date, its number and term apart.

    Where ``author`` is himself among the performers he stands in no list of names: ``мною`` says his part.
    """
    counted = [v for v in verdicts if v.standing is not Standing.NOT_APPLICABLE]
    own = [v for v in counted if author and same_person(v.performer.name, author)]
    others = [v for v in counted if v not in own]
    done = [v for v in counted if v.standing in DONE]
    repeated = isinstance(item.item.reading.deadline, Recurring)
    confirmed = item.confirmed(first)
    total, ready = len(item.bearers) if repeated else len(counted), len(done) + len(confirmed)
    spared = [v for v in verdicts if v.standing is Standing.NOT_APPLICABLE]
    of = total + len({v.performer.code for v in spared})  # whom the paper names as such it counts, too
    late = [v for v in done if v.standing is Standing.MET_LATE]
    late_before = [(v, p.executed_on) for v, p in confirmed if p.late]
    groups = _unfinished(others, on)
    ahead = groups["наступает"] + [v for v in own if _group(v, on) == "наступает"]
    alone = bool(ahead) and len(ahead) == len(counted) and not confirmed
    untold = not any(own_words(v, on) or v.due != v.control_date for v in ahead)
    return {
        **_ready_values(ready, of, whole=not spared),
        **_unfinished_values(groups, of, on),
        **_ahead_values(ahead, own, on, first),
        "предмет": report_noun(item.item)[0],
        "повторяется": repeated,
        "период": _period(verdicts),
        "исполнен": bool(verdicts) and len(done) == len(counted),
        "кто_нибудь": bool(counted),
        "единственный": ("мною" if own else named(counted)) if total == 1 else "",
        "сам": bool(own) and total == 1,
        "день": show(done[0].executed_on) if total == len(done) == 1 and done[0].executed_on else "",
        "все_с_нарушением": bool(late or late_before) and len(late) + len(late_before) == total,
        **_late_values([*((v, v.executed_on) for v in late if v not in own), *late_before]),
        "не_применимо": named(spared),
        "изменены": named([v for v in others if v.reported.rewritten]),
        "мною": join([_mine(v, on) for v in own if not (total == 1 and v in done)]),
        "остальные": bool(item.released),
        "только_наступает": alone and untold and not spared,
    }


def _ready_values(ready: int, of: int, *, whole: bool) -> ReadyValues:
    return {
        "сделали": of_all(ready, of) if ready else "",
        "подтвердили": plural(ready, "подтвердил", "подтвердили", "подтвердили"),
        "исполнили": "" if whole else by_some(ready, of),
    }


def _unfinished_values(groups: Mapping[str, list[Verdict]], total: int, on: date) -> UnfinishedValues:
    """Who has not executed it, each group with what it has said; ``total`` bear the item."""
    silent = groups["не_поступили"]
    return {
        "заявлены": claims(groups["заявлены"]),
        "возвращены": returned(groups["возвращены"], on),
        "уточняются": _with_promises(groups["уточняются"], on),
        "не_поступили": _with_details(silent, on),
        "не_поступили_от": from_all(len(silent), total) if len(silent) > 1 else "",
        "не_поступили_ни_от_кого": 1 < len(silent) == total and not any(v.reported.promise for v in silent),
        "не_завершили": _with_details(groups["не_завершили"], on),
        "в_работе": _with_details(groups["в_работе"], on),
        "в_работе_один": len({performer_name(v.performer) for v in groups["в_работе"]}) == 1,
        "не_подтвердили": _with_details(groups["не_подтвердили"], on),
        "ожидаются": _with_promises(groups["ожидаются"], on),
        "после_события": _with_promises(groups["после_события"], on),
    }


def _ahead_values(ahead: Sequence[Verdict], own: Sequence[Verdict], on: date, first: date) -> AheadValues:
    """Whose term still lies ahead; of an extended term «продление» says until when, and nothing is said twice."""
    waiting = [v for v in ahead if v.due == v.control_date or not v.extension_row]
    told = [v for v in ahead if v not in own and own_words(v, on)]
    return {
        "наступает": bool(waiting),
        "истекает": bool(waiting) and all(v.due == on for v in waiting),
        "наступает_у": named(v for v in waiting if v not in own) if first < on else "",
        "сообщили": _with_details(told, on),
        "сообщил_один": len({performer_name(v.performer) for v in told}) == 1,
    }


def _unfinished(verdicts: Sequence[Verdict], on: date) -> Mapping[str, list[Verdict]]:
    """The obligations not executed, by what is told of them."""
    found: dict[str, list[Verdict]] = {name: [] for name in GROUPS}
    for verdict in verdicts:
        if name := _group(verdict, on):
            found[name].append(verdict)
    return found


GROUPS = (
    *("заявлены", "возвращены", "уточняются", "не_поступили", "не_завершили", "не_подтвердили"),
    *("в_работе", "ожидаются", "после_события", "наступает"),
)


def _group(verdict: Verdict, on: date) -> str:
    """«Не поступили» is said of a ``Silence`` alone (papers.md A1)."""
    news, standing = verdict.reported.news, verdict.standing
    if standing is Standing.CLAIMED:
        return "заявлены"
    if news is News.RETURNED and standing in {*UNTOLD, Standing.NO_DATA}:
        return "возвращены"
    if standing is Standing.NO_DATA:
        return "уточняются"
    if standing is Standing.OVERDUE:
        apart = {News.SILENT: "не_поступили", News.IN_WORK: "не_завершили"}
        return apart.get(news, "не_подтвердили")
    if standing not in UNTOLD or verdict.due is None:
        return ""
    if verdict.due >= on and not verdict.expired(on):
        return "наступает"
    if verdict.performer.relation is Relation.BY_AGREEMENT:
        return "в_работе"
    return "после_события" if takes_place(verdict.item.reading.deadline) else "ожидаются"


def own_words(verdict: Verdict, on: date) -> str:
    """What the performer has said himself: the reason, the day he expects, what he promised by telephone."""
    said = verdict.reported
    late = verdict.due is not None and said.expected_on is not None and said.expected_on > verdict.due
    passed = said.broken_promise(on)
    parts = [
        _said_to_go_on(verdict, on),
        f"причина – {quoted(said.reason)}" if said.reason and tellable(said.reason) else "",
        f"ожидаемая дата – {show(said.expected_on)}" if said.expected_on else "",
        "истекла" if passed else ("позже установленного срока" if late else ""),
        _promised(verdict, on),
    ]
    return ", ".join(filter(None, parts))


def _said_to_go_on(verdict: Verdict, on: date) -> str:
    """Return «в работе по вх. от 02.04.2027 № 283» of who only agreed to take part, once the term has passed."""
    agreed = verdict.performer.relation is Relation.BY_AGREEMENT and verdict.reported.news is News.IN_WORK
    incoming = incoming_words(verdict.reported.incoming)
    return f"в работе{f' по вх. {incoming}' if incoming else ''}" if agreed and verdict.expired(on) else ""


def _promised(verdict: Verdict, on: date) -> str:
    """Return what was promised by telephone («Звонки»); a promise that something came in after is none any more."""
    promise = verdict.reported.promise
    if promise is None:
        return ""
    return f"по телефону обещано до {show(promise.promised_on)}{', не выполнено' if promise.promised_on < on else ''}"


def _with_promises(verdicts: Iterable[Verdict], on: date) -> str:
    return _told_of((performer_name(v.performer), _promised(v, on)) for v in verdicts)


def _with_details(verdicts: Iterable[Verdict], on: date) -> str:
    """«МБУ «Пример» (причина – …, ожидаемая дата – 15.01.2026)»."""
    return _told_of((performer_name(v.performer), own_words(v, on)) for v in verdicts)


def _told_of(named_and_said: Iterable[tuple[str, str]]) -> str:
    """Return the names with what each has said; a long list names those first who have said something."""
    told = list(named_and_said)
    if len(told) > SHOWN:
        told.sort(key=lambda one: not one[1])
    return listed(f"{name} ({details})" if details else name for name, details in told)


def _mine(verdict: Verdict, on: date) -> str:
    """The author's own part, in the first person; what he executed in time is counted with the others."""
    if verdict.standing is Standing.MET:
        return ""
    if verdict.standing is Standing.MET_LATE:
        return f"мною исполнено{' ' + show(verdict.executed_on) if verdict.executed_on else ''} с нарушением срока"
    if verdict.standing is Standing.CLAIMED:
        return "сведения, представленные мною, рассматриваются"
    if verdict.expired(on):
        return f"мною исполнение не завершено{' (' + own_words(verdict, on) + ')' if own_words(verdict, on) else ''}"
    return ""


def _late_values(late: Sequence[Late]) -> LateValues:
    """Who was late: their common day apart, else each with his own."""
    days = {day for _, day in late}
    common = days.pop() if len(days) == 1 < len(late) else None
    told = listed(_with_day(v, None if common else day) for v, day in late)
    return {"опоздали": told, "день_нарушения": show(common) if common else ""}


def _period(verdicts: Iterable[Verdict]) -> str:
    """The reporting period these obligations share; "" where the term names none."""
    periods = {v.reported.period for v in verdicts}
    return periods.pop() if len(periods) == 1 else ""


def claims(verdicts: Iterable[Verdict]) -> str:
    """«МБУ «Пример» (исполнено 12.12.2025, представлены 22.12.2025)»: the second day only where it is a delay."""
    told = []
    for verdict in verdicts:
        late = verdict.reported.presented_late
        parts = [
            "указано «не применимо»" if verdict.reported.news is News.EXEMPTION else "",
            f"исполнено {show(verdict.executed_on)}" if verdict.executed_on else "",
            f"представлены {show(late)}" if late else "",
        ]
        about = ", ".join(filter(None, parts))
        told.append(f"{performer_name(verdict.performer)}{f' ({about})' if about else ''}")
    return listed(told)


def returned(verdicts: Iterable[Verdict], on: date) -> str:
    """«МБУ «Пример» (18.12.2025, приказ не приложен)»; without a reason «представленные сведения не приняты»."""
    told = []
    for verdict in verdicts:
        said = verdict.reported
        why = quoted(said.return_reason) if said.return_reason and tellable(said.return_reason) else ""
        day = show(said.returned_on) if said.returned_on else ""
        about = ", ".join(filter(None, (day, why or "представленные сведения не приняты", _promised(verdict, on))))
        told.append(f"{performer_name(verdict.performer)} ({about})")
    return listed(told)


def from_all(number: int, total: int) -> str:
    """«двух исполнителей из шести» after «от»; figures for both once one is large."""
    noun = plural(number, "исполнителя", "исполнителей", "исполнителей")
    if total > SMALL:
        return f"{number} {noun} из {total}"
    return f"{words_of(number, 'м', 'genitive')} {noun} из {words_of(total, 'м', 'genitive')}"


def by_some(number: int, total: int) -> str:
    """«двумя исполнителями из трёх» after «исполнен»; figures for both once one is large."""
    noun = plural(number, "исполнителем", "исполнителями", "исполнителями")
    if total > SMALL:
        return f"{number} {noun} из {total}"
    return f"{words_of(number, 'м', 'instrumental')} {noun} из {words_of(total, 'м', 'genitive')}"


def period_values(item: ItemFigures, day: date) -> PeriodValues:
    """How many performers of a recurring item have reported for one control date, and who of them late."""
    total, reports = item.bearers, item.confirmed(day)
    late = [v for v, p in reports if p.late]
    return {
        "пункты": items_in_cases((item.item.number,)),
        "предмет": report_noun(item.item)[0],
        "представлен": f"представлен{report_noun(item.item)[1]}",
        "период": next((p.period for _, p in reports if p.period), ""),
        "срок": show(day),
        "далее": False,
        "все": len(reports) == len(total),
        "остальные": bool(item.released),
        "один": len(total) == 1,
        "сколько": of_all(len(reports), len(total)),
        "представили": plural(len(reports), "представил", "представили", "представили"),
        "исполнителей": len(total),
        "опоздали": len(late),
        "кто_опоздал": named(late),
    }
