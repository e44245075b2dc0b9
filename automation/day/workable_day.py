"""Which day may be worked: not one before the last, not one far ahead, and not one a wrong clock names."""

from datetime import date, timedelta

from msgspec.structs import replace

from automation.day.call import Call, DayReport
from automation.day.mailing import clock_mail, deliver_mail
from automation.errors import BrakeError, CallError
from automation.plan.workdays import Calendar
from automation.register import Register
from automation.russian import show, working_days

SILENT_DAYS = 1  # working days without a run that need no words
FAR_DAYS = 7  # a day further ahead than this needs a person's --yes
CLOCK_DAYS = 31  # a clock that far behind the last day is doubted: no office rests longer


def gap_words(call: Call, register: Register) -> tuple[str, ...]:
    """Return what the office must know of the mornings before: one was interrupted, or several were missed."""
    last, begun = register.last_day(), register.unfinished_day()
    words = []
    if begun and begun < call.on and (last is None or begun > last):
        words.append(f"День {show(begun)} был прерван; начатое в нём завершено сегодня.")
    missed = Calendar().between(last, call.on) - 1 if last and last < call.on else 0
    if missed > SILENT_DAYS:
        words.append(
            f"После {show(last or call.on)} программа не работала {working_days(missed)}; "
            "пропущенное наверстано сегодня, каждый документ – один раз."
        )
    return tuple(words)


def refuse_day(call: Call, register: Register) -> DayReport | None:
    """Refuse a day before the last finished one; a day far ahead needs a person.

    Raises ``CallError`` for a day a person named far ahead, ``BrakeError`` for one the clock did.
    """
    last = _last_issued(register)
    if last and call.on < last:
        words = f"День {show(call.on)} раньше последнего обработанного ({show(last)}): документы не выпускаются."
        return DayReport(on=call.on, troubles=(words,), exit_code=1)
    if call.yes or call.dry_run:
        return None
    if call.on > call.now.date() + timedelta(days=FAR_DAYS):
        raise CallError(
            f"{show(call.on)} – больше чем через {FAR_DAYS} дней от сегодняшней даты {show(call.now.date())}. "
            "Если так и нужно, добавьте --yes или посмотрите с --dry-run."
        )
    if call.by_clock:
        _doubt_clock(call, register)
    return None


def clock_doubt(today: date, last: date | None) -> str:
    """Say why the day of this computer is not believed, "" where it is; ``last`` is the last finished day.

    A wrong clock that gave one day would bar all the right ones after it.
    """
    if last is None or today <= last + timedelta(days=CLOCK_DAYS):
        return ""
    return (
        f"Часы компьютера показывают {show(today)}, а последний обработанный день – {show(last)}, "
        f"больше чем на {CLOCK_DAYS} день раньше. Ничего не выпущено. Проверьте дату на компьютере; "
        "если она верна, выполните day --yes."
    )


def _doubt_clock(call: Call, register: Register) -> None:
    """Stop before anything is registered. The office is told once, under the last day that can be trusted."""
    last = register.last_day()
    doubt = clock_doubt(call.on, last)
    if not doubt or last is None:
        return
    trusted = replace(call, on=last)
    register.queue(last, clock_mail(trusted, doubt))
    deliver_mail(trusted, register)
    raise BrakeError(doubt)


def _last_issued(register: Register) -> date | None:
    """Return the last day that was finished, or cut short after it gave numbers: an earlier day would follow them."""
    cut_short = register.unfinished_day()
    issued = cut_short if cut_short and register.entries(day=cut_short) else None
    return max(filter(None, (register.last_day(), issued)), default=None)
