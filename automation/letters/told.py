"""What is told of the performers of one item at one control date: who has done it, who has not, and what he said."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from automation.letters.cases import (
    PERFORMERS,
    SMALL,
    listed,
    of_all,
    performer_name,
    unique,
)
from automation.letters.item_variables import (
    AheadValues,
    LateValues,
    ReadyValues,
    ReportedValues,
    TallyValues,
    UnfinishedValues,
)
from automation.letters.matters import (
    INFORMATION,
    REPORT,
    awaited,
    goes_on,
    matter_of,
    overtaken,
    report_accusative,
    report_noun,
)
from automation.letters.said import claims, details, expected_from, in_work, returned, with_details, with_promises
from automation.model.control import DONE, Standing, Verdict
from automation.model.figures import ItemFigures
from automation.model.plan import Recurring, takes_place
from automation.model.report import Relation
from automation.model.reported import News
from automation.russian import join, plural, same_person, show
from automation.russian import words as words_of

Late = tuple[Verdict, date | None]  # who was late, and on which day he reported
NAMED = (2, 4)  # so many who were late are named by a memo, whose appendix has the days of more, and by a справка
UNTOLD = {Standing.OVERDUE, Standing.DUE_SOON, Standing.IN_WORK}


def named(verdicts: Iterable[Verdict]) -> str:
    """Performers in the nominative, each once."""
    return listed(performer_name(v.performer) for v in verdicts)


def all_named(verdicts: Iterable[Verdict]) -> str:
    """Return every performer by name, however many: a decision binds nobody who is only counted (papers.md A12)."""
    return ", ".join(unique(performer_name(v.performer) for v in verdicts))


def _with_day(verdict: Verdict, day: date | None) -> str:
    name = performer_name(verdict.performer)
    return f"{name} ({show(day)})" if day else name


def unit_values(
    item: ItemFigures, first: date, verdicts: Sequence[Verdict], on: date, author: str, *, running: bool = False
) -> TallyValues:
    """Say what is to be said of an item at a control date, its number and term apart.

    Where ``author`` is himself among the performers he stands in no list of names: ``мною`` says his part.
    ``running``: the paper is a справка.
    """
    counted = [v for v in verdicts if v.standing is not Standing.NOT_APPLICABLE]
    own = [v for v in counted if author and same_person(v.performer.name, author)]
    others = [v for v in counted if v not in own]
    done, confirmed = [v for v in counted if v.standing in DONE], item.reported(first)
    total = item.bearers_on(first) if isinstance(item.item.reading.deadline, Recurring) else len(counted)
    spared, ready = [v for v in verdicts if v.standing is Standing.NOT_APPLICABLE], len(done) + len(confirmed)
    told = {v.performer.code for v, _ in confirmed}
    of = total + len({v.performer.code for v in spared} - told)  # the line names them (A11)
    late = [v for v in done if v.standing is Standing.MET_LATE]
    late_before = [(v, p.executed_on) for v, p in confirmed if p.late]
    groups = _unfinished(others, on)
    ahead = groups["наступает"] + [v for v in own if _group(v, on) == "наступает"]
    alone = bool(ahead) and len(ahead) == len(counted) and not confirmed and not spared
    untold = not any(details(v, on) or v.due != v.control_date for v in ahead)
    return {
        **_ready_values(ready, of, whole=not spared),
        **_unfinished_values(groups, of, on),
        **_ahead_values(ahead, own, on, first),
        **_report_values(item, verdicts),
        "исполнен": bool(verdicts) and len(done) == len(counted),
        "кто_нибудь": bool(counted),
        "единственный": ("мною" if own else named(counted)) if total == 1 else "",
        "сам": bool(own) and total == 1,
        "день": show(done[0].executed_on) if total == len(done) == 1 and done[0].executed_on else "",
        "все_с_нарушением": bool(late or late_before) and len(late) + len(late_before) == total,
        **_late_values([*((v, v.executed_on) for v in late if v not in own), *late_before], ready, NAMED[running]),
        "не_применимо": named(spared),
        "изменены": named([v for v in others if v.reported.rewritten]),
        "мною": join([_mine(v, on) for v in own if not (total == 1 and v in done)]),
        "остальные": any(v.performer.code not in told for v in item.released),
        "только_наступает": alone and untold,
    }


def _report_values(item: ItemFigures, verdicts: Iterable[Verdict]) -> ReportedValues:
    return {
        "предмет": report_noun(item.item)[0],
        "предмет_вин": report_accusative(item.item),
        "повторяется": isinstance(item.item.reading.deadline, Recurring),
        "период": _period(verdicts),
    }


def _ready_values(ready: int, of: int, *, whole: bool) -> ReadyValues:
    return {
        "сделали": of_all(ready, of) if ready else "",
        "сделал_один": ready == 1,
        "подтвердили": plural(ready, "подтвердил", "подтвердили", "подтвердили"),
        "представили": plural(ready, "представил", "представили", "представили"),
        "исполнили": "" if whole else by_some(ready, of),
    }


def _unfinished_values(groups: Mapping[str, list[Verdict]], total: int, on: date) -> UnfinishedValues:
    """Tell who has not executed it, each group with what it has said; ``total`` bear the item."""
    silent = groups["не_поступили"]
    return {
        "заявлены": claims(groups["заявлены"]),
        "возвращены": returned(groups["возвращены"], on),
        "уточняются": with_promises(groups["уточняются"], on),
        "не_поступили": with_details(silent, on),
        "не_поступили_ни_от_кого": 1 < len(silent) == total and not any(v.reported.promise for v in silent),
        "не_завершили": with_details(groups["не_завершили"], on),
        "продолжают": in_work(groups["продолжают"], on),
        "продолжает_один": len({performer_name(v.performer) for v in groups["продолжают"]}) == 1,
        "в_работе": in_work(groups["в_работе"], on),
        "не_представлен": _not_presented(groups["в_работе"]),
        "в_работе_один": len({performer_name(v.performer) for v in groups["в_работе"]}) == 1,
        "не_подтвердили": with_details(groups["не_подтвердили"], on),
        "ожидаются": expected_from(groups["ожидаются"], on),
        "выходной": not any(v.expired(on) for v in groups["ожидаются"]),
        "после_события": expected_from(groups["после_события"], on),
    }


def _not_presented(agreed: Sequence[Verdict]) -> str:
    """Agree «представлен» with what an item that is itself information asks for; "" where anything came in."""
    silent = bool(agreed) and all(v.reported.silence and matter_of(v) in {REPORT, INFORMATION} for v in agreed)
    return f"представлен{report_noun(agreed[0].item)[1]}" if silent else ""


def _ahead_values(ahead: Sequence[Verdict], own: Sequence[Verdict], on: date, first: date) -> AheadValues:
    """Whose term still lies ahead; of an extended term «продление» says until when, and nothing is said twice."""
    waiting = [v for v in ahead if v.due == v.control_date or not v.extension_row]
    told = [v for v in ahead if v not in own and details(v, on)]
    return {
        "наступает": bool(waiting),
        "истекает": bool(waiting) and all(v.due == on for v in waiting),
        "проводится": bool(waiting) and all(goes_on(v, on) for v in waiting),
        "наступает_у": named(v for v in waiting if v not in own) if first < on else "",
        "сообщили": with_details(told, on),
        "сообщил_один": len({performer_name(v.performer) for v in told}) == 1,
    }


def _unfinished(verdicts: Sequence[Verdict], on: date) -> Mapping[str, list[Verdict]]:
    """Return the obligations not executed, by what is told of them."""
    found: dict[str, list[Verdict]] = {name: [] for name in GROUPS}
    for verdict in verdicts:
        if name := _group(verdict, on):
            found[name].append(verdict)
    return found


GROUPS = (
    *("заявлены", "возвращены", "уточняются", "не_поступили", "не_завершили", "не_подтвердили"),
    *("продолжают", "в_работе", "ожидаются", "после_события", "наступает"),
)


def _group(verdict: Verdict, on: date) -> str:
    """Return the group a verdict is told in; «не поступили» is said of a ``Silence`` alone (papers.md A1)."""
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
    at_work = news is News.IN_WORK and not overtaken(verdict, on)
    if verdict.performer.relation is Relation.BY_AGREEMENT and (at_work or not awaited(verdict, on)):
        return "продолжают" if at_work else "в_работе"
    return "после_события" if takes_place(verdict.item.reading.deadline) else "ожидаются"


def is_awaited(verdict: Verdict, on: date) -> bool:
    """Tell whether the day is behind and nobody is late: of an event, or of a term on a day off."""
    return _group(verdict, on) in {"ожидаются", "после_события"}


def _mine(verdict: Verdict, on: date) -> str:
    """Return the author's own part, in the first person; what he executed in time is counted with the others."""
    if verdict.standing is Standing.MET:
        return ""
    if verdict.standing is Standing.MET_LATE:
        return f"мною исполнено{' ' + show(verdict.executed_on) if verdict.executed_on else ''} с нарушением срока"
    if verdict.standing is Standing.CLAIMED:
        return "сведения, представленные мною, рассматриваются"
    if verdict.expired(on):
        return f"мною исполнение не завершено{' (' + details(verdict, on) + ')' if details(verdict, on) else ''}"
    return ""


def _late_values(late: Sequence[Late], ready: int, most: int) -> LateValues:
    """Tell who of the ``ready`` was late: their common day apart, else each with his own; over ``most`` are counted."""
    days = {day for _, day in late}
    common = days.pop() if len(days) == 1 < len(late) else None
    names = unique(_with_day(v, None if common else day) for v, day in late)
    told = ", ".join(names) if len(names) <= most else f"{len(names)} {plural(len(names), *PERFORMERS)}"
    all_late = len(names) > most and len(late) == ready
    return {"опоздали": told, "опоздали_все": all_late, "день_нарушения": show(common) if common else ""}


def _period(verdicts: Iterable[Verdict]) -> str:
    """Return the reporting period these obligations share; "" where the term names none."""
    periods = {v.reported.period for v in verdicts}
    return periods.pop() if len(periods) == 1 else ""


def by_some(number: int, total: int) -> str:
    """Write «двумя исполнителями из трёх» after «исполнен»; figures for both once one is large."""
    noun = plural(number, "исполнителем", "исполнителями", "исполнителями")
    if total > SMALL:
        return f"{number} {noun} из {total}"
    return f"{words_of(number, 'м', 'instrumental')} {noun} из {words_of(total, 'м', 'genitive')}"
