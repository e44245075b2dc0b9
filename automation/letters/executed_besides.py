"""Who else owes nothing of an item of which a decision has freed somebody: the ground for closing it."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from automation.gathering import by_first, gathered
from automation.letters.cases import performer_genitive, performer_name
from automation.letters.item_cases import item_numbers, numbers_of
from automation.letters.item_variables import ExecutedBesidesValues, ExemptBesidesValues
from automation.letters.letter_facts import Side, Sides
from automation.letters.matters import common_report
from automation.letters.told import part_of
from automation.model.control import Verdict
from automation.model.standing import DONE, Standing
from automation.russian import shown

_Day = Callable[[Sequence[Verdict]], str]
NAMED = 3  # so many are named in one breath with the decision


def executed_besides(rest: Sequence[Verdict], sides: Sides) -> ExecutedBesidesValues:
    """Say by whom of the ``rest`` items are executed and when: «остальными исполнителями», «мною»; "" by nobody.

    Those are «другими» where some of them owe nothing for another reason. Beside the author or the reader, and where
    more than ``NAMED`` have executed one of the items, nobody is named. Those to whom an item did not apply always are.
    """
    done = [v for v in rest if v.standing in DONE]
    by_name = gathered(done, lambda v: performer_name(v.performer))
    side = sides.of(*done) if done else Side.OTHER
    own = any(sides.of(v) for v in done)
    if side or not done:
        by_whom = side.value
    elif len(by_name) == 1:
        by_whom = "другим исполнителем"
    else:
        by_whom = f"{'остальными' if len(done) == len(rest) else 'другими'} исполнителями"
    report = common_report(done) if done else {}
    day = _presented if report else _executed
    when = day(done) if side else "" if own else _by_whom_and_when(done, day)
    presented = f"{report['представлен']} {report['само_им']}" if report else ""
    return {
        "исполнили": by_whom,
        "когда": when,
        "представлено": presented,
        **_exempt(rest, sides, named=bool(presented)),
        "неприменимо_с": _same_day(v.row.accepted_on for v in rest if v.standing is Standing.NOT_APPLICABLE and v.row),
    }


def _exempt(rest: Sequence[Verdict], sides: Sides, *, named: bool) -> ExemptBesidesValues:
    """Say in whose part the items were found not to apply: «а в части, касающейся МБУ «А»,».

    They are numbered where they are not all of them: «пункт 4 в части, касающейся МБУ «А»,»; ``named`` again at least,
    «пункт в части …», where the clause before is about a report.
    """
    exempt = [v for v in rest if v.standing is Standing.NOT_APPLICABLE]
    by_name = by_first((sides.of(v).genitive or performer_genitive(v.performer), v) for v in exempt)
    alike = by_first((item_numbers(mine), mine) for mine in by_name.values())
    every, parts, noun = set(item_numbers(rest)), [], "пункт"
    for numbers, told in alike.items():
        noun = "пункт" if len(numbers) == 1 else "пункты"
        about = part_of([v for mine in told for v in mine], sides)
        again = noun if named or len(alike) > 1 else "а"
        parts.append(f"{again if set(numbers) == every else numbers_of(numbers)['им']} {about},")
    return {"неприменимы": " и ".join(parts), "неприменимы_много": len(parts) > 1 or noun == "пункты"}


def _by_whom_and_when(done: Sequence[Verdict], day: _Day) -> str:
    """Write «МБУ «А» – 24.11.2025, МБУ «Б»», where items differ one by one; "" where many have executed one."""
    told = by_first((_dated(mine, day), number) for number, mine in gathered(done, lambda v: v.item.number).items())
    if not all(told):
        return ""
    return next(iter(told)) if len(told) == 1 else "; ".join(f"{numbers_of(n)['им']}: {who}" for who, n in told.items())


def _dated(mine: Sequence[Verdict], day: _Day) -> str:
    by_name = gathered(mine, lambda v: performer_name(v.performer))
    dated = (" – ".join(filter(None, (name, day(his)))) for name, his in by_name.items())
    return ", ".join(dated) if len(by_name) <= NAMED else ""


def _executed(mine: Sequence[Verdict]) -> str:
    """Return the day on which all of it was executed; "" where there are several."""
    return _same_day(v.executed_on for v in mine)


def _presented(mine: Sequence[Verdict]) -> str:
    """Return the day of «Вх.» on which all these reports came (papers.md A4); "" where a row names none, or several."""
    return _same_day(v.reported.presented_on for v in mine)


def _same_day(days: Iterable[date | None]) -> str:
    different = set(days)
    return shown(different.pop()) if len(different) == 1 else ""
