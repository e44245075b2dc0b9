"""Why a paper exists, in words, from the facts the register stored with it: for ``explain`` and for the board. Pure."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, convert

from automation.model.kinds import KINDS, Kind
from automation.model.reported import Reported
from automation.model.standing import Standing
from automation.russian import join, show, working_days
from automation.titles import REWRITTEN, STANDINGS, news_words

Facts = Mapping[str, Any]  # as ``day.paper_reason`` makes them
NAMED = 8  # days off named one by one
FAULTS = {
    "no_date": "нет даты исполнения",
    "future_date": "дата исполнения ещё не наступила",
    "before_order": "дата исполнения раньше даты документа",
    "before_event": "дата исполнения раньше дня мероприятия",
    "mistyped": "описка в дате исполнения",
    "no_evidence": "нет подтверждения",
    "figures": "числа противоречат друг другу",
    "lead_broken": "нарушено опережение публикации",
    "control_point": "контрольная точка бессрочного пункта",
    "by_agreement": "исполнение по согласованию или по рекомендации: спросить один раз",
    "returned": "сведения возвращены исполнителю",
}


class GroundWords(Struct, frozen=True, kw_only=True):
    """One ground of a paper in words; "" and () where it does not tell.

    ``place`` is the cell of the phrase in «План-график», ``cell`` where «Ход исполнения» was read, ``state`` what stood
    there as the state. ``rewritten`` names the cells changed after the report had been accepted.
    """

    item: str
    code: str
    step: int
    standing: str
    phrase: str = ""
    place: str = ""
    due: str = ""
    cell: str = ""
    state: str = ""
    known: str = ""
    seen: str = ""
    rewritten: str = ""
    faults: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()


def rule_words(kind: Kind, reason: Facts) -> str:
    """Return the rule by which papers of this kind are written, with the numbers the settings had on that day."""
    settings = dict(reason.get("settings", {}))
    settings["first"] = settings.get("overdue_after", 1) + 1
    settings["remind_days"] = ", ".join(str(d) for d in settings.get("remind_days", []))
    try:
        return f"{KINDS[kind].listed} – {KINDS[kind].rule.format_map(settings)}"
    except KeyError:  # nothing was stored
        return KINDS[kind].listed


def grounds_in_words(reason: Facts, on: date) -> Iterator[GroundWords]:
    """Return each ground that rests on an obligation, told as on the day of the paper."""
    for ground in reason.get("grounds", ()):
        if ground.get("standing") is not None:
            yield _in_words(ground, on)


def _in_words(ground: Facts, on: date) -> GroundWords:
    reported = convert(ground.get("reported", {"news": "unknown"}), Reported)
    headers = ", ".join(f"«{change.header}»" for change in reported.rewritten)
    return GroundWords(
        item=ground["item"],
        code=ground["code"],
        step=ground["step"],
        standing=STANDINGS[Standing(ground["standing"])],
        phrase=f"срок по плану: «{ground['phrase']}»" if ground.get("phrase") else "",
        place=ground.get("term_cell") or "",
        due=_due(ground),
        cell=ground.get("cell") or "",
        state=ground.get("state") or "",
        known=", ".join(filter(None, (news_words(reported, on), _promised(reported)))),
        rewritten=f"{REWRITTEN}: {headers}; документ составлен по принятым сведениям" if headers else "",
        seen=show(date.fromisoformat(ground["first_seen"])) if ground.get("first_seen") else "",
        faults=tuple(FAULTS.get(fault, fault) for fault in ground.get("faults", ())),
        cites=tuple(ground.get("cites", ())),
    )


def _promised(reported: Reported) -> str:
    """Tell what was promised by telephone, with the words that a letter does not quote."""
    promise = reported.promise
    if promise is None:
        return ""
    said = f" («{promise.said}»)" if promise.said else ""
    return f"по телефону {show(promise.called_on)} обещано к {show(promise.promised_on)}{said}"


def _due(ground: Facts) -> str:
    if not ground.get("due"):
        return ""
    first = ground.get("first_term")
    moved = f", первый – {show(date.fromisoformat(first))}" if first and first != ground["due"] else ""
    return f"действующий срок: {show(date.fromisoformat(ground['due']))}{moved}{_counted(ground)}{_also(ground)}"


def _also(ground: Facts) -> str:
    """Return the earlier terms of a recurring item that an overdue letter asks for as well."""
    days = ground.get("detail", "") if ground.get("kind") == Kind.OVERDUE.value else ""
    also = [show(date.fromisoformat(day)) for day in days.split(",") if day]
    return f"; письмо просит и то, чего нет за прежние сроки: {join(also)}" if also else ""


def _counted(ground: Facts) -> str:
    """Tell how the working days up to the paper were counted."""
    days = ground.get("days")
    if days is None:
        return ""
    when = f"{'осталось' if days >= 0 else 'прошло'} {working_days(abs(days))}"
    return f" ({when}{_off([date.fromisoformat(d) for d in ground.get('days_off', ())])})"


def _off(days: list[date]) -> str:
    """Name the days off that were passed over one by one; of many only those in the middle of a week."""
    if not days:
        return ""
    if len(days) <= NAMED:
        return f"; выходные: {', '.join(map(show, days))}"
    apart = [show(day) for day in days if day.weekday() < 5]
    return f"; выходных – {len(days)}{', из них среди недели: ' + ', '.join(apart) if apart else ''}"
