"""Who else has executed an item of which a decision has freed somebody: the ground on which it may go off control."""

from collections.abc import Sequence

from automation.gathering import gathered
from automation.letters.cases import performer_name
from automation.letters.item_variables import ExecutedBesidesValues
from automation.letters.letter_facts import Side, Sides
from automation.letters.matters import common_report
from automation.model.control import Verdict
from automation.model.standing import DONE
from automation.russian import show

NAMED = 3  # so many are named in one breath with the decision


def executed_besides(rest: Sequence[Verdict], sides: Sides) -> ExecutedBesidesValues:
    """Say by whom of the ``rest`` items are executed and when: «остальными исполнителями», «мною»; "" by nobody.

    Those are «другими» where some of them owe nothing for another reason. Beside the author or the reader, and where
    more than ``NAMED`` have executed it, nobody is named.
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
    dated = [" – ".join(filter(None, (name, _day(mine)))) for name, mine in by_name.items()]
    when = _day(done) if side else ", ".join(dated) if len(dated) <= NAMED and not own else ""
    report = common_report(done) if done else {}
    presented = f"{report['представлен']} {report['само_им']}" if report else ""
    return {"исполнили": by_whom, "когда": when, "представлено": presented}


def _day(mine: Sequence[Verdict]) -> str:
    """Return the day on which all of it was executed; "" where there are several."""
    days = {v.executed_on for v in mine}
    return show(day) if len(days) == 1 and (day := days.pop()) else ""
