"""Checks claims about what came in against the rows of «Ход исполнения»."""

import re
from collections.abc import Iterator
from datetime import date

from tests.support.truth.called import official
from tests.support.truth.clauses import Clause, items_in, plain
from tests.support.truth.said import Said, cites_with_items, keys_of
from tests.support.truth.sheets import DAY, Row, day_of, days_in
from tests.support.truth.world import Key, World

REPORTED = re.compile(
    r"представлен\w* (?:полностью|в (\d+) случа\w+ из (\d+))(?: и возвращен\w+)?"
    r"(?:, (?:из них )?с опозданием – в (\d+))?"
)
A_COUNT = re.compile(r"срок истёк, [а-яё ]+ не представлен\w* – \d")
AT_WORK = r"наход\w+ в работе|в работе после|исполнение .*продолжается|не завершено исполнение|продолжается исполн"


def silence(world: World, said: Said) -> Iterator[str]:
    """A1, A2, A9: «не поступили» and «не представлены» only of obligations about which nothing came in."""
    for clause in said.clauses:
        if not re.search(r"\bне (?:поступил|представлен)", clause.text) or "оснований" in clause.text:
            continue
        if A_COUNT.search(clause.text):  # it names nobody, and the lists below it do
            continue
        if "численност" in clause.text:
            of = world.counting(clause.items)
            yield from (f"{clause.text}: {c} told its people" for c in clause.names if world.headcounts([c], of)[1])
        elif "публикаци" in clause.text:
            yield from ([clause.text] if world.sheets.get("Публикации") else [])
        elif "уточнённые" in clause.text.casefold() or "ответ не был" in clause.text:
            yield from _unchanged(world, said, clause)
        else:
            besides = ("reminder",) if "По прежним запросам" in clause.text else ()  # one that asks for earlier reports
            keys = keys_of(world, said, clause, "overdue", *besides)
            yield from (f"{clause.text}: of {k} something came in" for k, c in keys if not world.silent(k, c))
            if not keys:
                yield f"{clause.text}: nobody can tell of whom"
            yield from _counted(world, clause, len({k[0] for k, _ in keys}))


def _unchanged(world: World, said: Said, clause: Clause) -> Iterator[str]:
    """A15: clarified reports have not come of what a letter asked for, or of the items it is named with."""
    for number, day, items in cites_with_items(clause.paragraph) or cites_with_items(said.text):
        letter = world.cited(number, day)
        for key in world.written_to(letter) if letter else ():
            if (not items or key[1] in items) and key in world.rows and world.changed_since(key, day):
                yield f"{clause.text}: {key} changed since {day}"


def _counted(world: World, clause: Clause, told: int) -> Iterator[str]:
    """«От 3 исполнителей из 12»: as many as are named, out of all who bear the item."""
    found = re.search(r"(\d+) исполнител\w+ из (\d+)", clause.text)
    if found and int(found[1]) != told:
        yield f"{clause.text}: {told} are named"
    if found and len(clause.items) == 1 and int(found[2]) not in _bearers(world, clause.items[0]):
        yield f"{clause.text}: {len(world.bearers(clause.items[0]))} bear item {clause.items[0]}"


def _bearers(world: World, item: str) -> set[int]:
    """Return how many may be said to bear an item: all, or those to whom it applies."""
    codes = world.bearers(item)
    apply = [c for c in codes if world.rows[c, item].get("Состояние") != "не применимо"]
    return {len(codes), len(apply)}


def in_work(world: World, said: Said) -> Iterator[str]:
    """A1, A2: «в работе» and «продолжается» only where the row says so and was not sent back; with its own day."""
    for clause in said.clauses:
        if not re.search(
            r"наход\w+ в работе|в работе после|исполнение .*продолжается|не завершено исполнение", clause.text
        ):
            continue
        for key, control in keys_of(world, said, clause, "overdue"):
            row = world.word(key, control) or {}
            if row.get("Состояние") != "в работе" or (row == world.rows[key] and world.returned(key)):
                yield f"{clause.text}: {key} is not in work"
            last = world.last_day(key, control)
            if "после истечения" in clause.text and last and last >= world.on:
                yield f"{clause.text}: the term of {key} has not passed"
        days = re.findall(r"ожидаемая дата(?: исполнения)?(?: –)? (\d\d\.\d\d\.\d{4})", clause.text)
        expected = {day_of(world.rows[k].get("Ожидаемая дата")) for k, _ in keys_of(world, said, clause, "overdue")}
        yield from (f"{clause.text}: nobody expects {d}" for d in days if days_in(d)[0] not in expected)


def returns(world: World, said: Said) -> Iterator[str]:
    """A2: «возвращены 18.12.2025» only of a report sent back on that day."""
    for clause in said.clauses:
        if not re.search(r"возвращен[ыао]\b", clause.text):
            continue
        for key, _ in keys_of(world, said, clause, "overdue", "request", "reminder"):
            back = world.returned(key)
            if back is None or (DAY.search(clause.text) and back not in days_in(clause.text)):
                yield f"{clause.text}: {key} was not sent back so"


def under_review(world: World, said: Said) -> Iterator[str]:
    """A3: «рассматриваются» of a claim that waits for «Принято»; «не подтверждено» never of one that only waits."""
    for clause in said.clauses:
        keys = keys_of(world, said, clause, "overdue", "request")
        if "после принятия изменены" in clause.text:
            yield from (f"{clause.text}: {k} was not changed" for k, _ in keys if not world.rewritten(k))
        elif re.search(r"рассматриваются|до рассмотрения представленных", clause.text):
            counted = [(code, item) for item in clause.items for code in world.bearers(item)]  # a count names nobody
            some = [
                k
                for k in ([k for k, _ in keys] if clause.names else counted)
                if _claims(world, k) or world.rewritten(k)
            ]
            if not some or (not said.upwards and len(some) < len(keys)):
                yield f"{clause.text}: nothing is under review"
        if re.search(r"не подтвержден[оы]|[Уу]точняются", clause.text) and "остались" not in clause.text:
            waiting = [k for k, _ in keys if _claims(world, k) and not _open(world, k)]
            if (waiting and "рассматриваются" not in clause.paragraph) or (
                waiting and "исполнение не подтвержд" in clause.text
            ):
                yield f"{clause.text}: {waiting} only wait for «Принято»"


def _claims(world: World, key: Key) -> bool:
    """Tell whether the row holds a report that counts and waits for «Принято»."""
    return bool(world.done(key)) and not world.accepted(key)


def _open(world: World, key: Key) -> bool:
    """Tell whether the term repeats, so that another control date than the reported one may be meant."""
    return world.terms[key[1]].repeats


def presented(world: World, said: Said) -> Iterator[str]:
    """A4: a day on which something came is the day of «Вх. № и дата», and said to be late only where it was late."""
    for clause in said.clauses:
        for text in re.findall(r"(?:поступил|представлен)\w* (\d\d\.\d\d\.\d{4})", clause.text):
            day = days_in(text)[0]
            rows = [row for k, _ in keys_of(world, said, clause) for row in _rows(world, k)]
            if day not in {d for r in rows for d in days_in(str(r.get("Вх. № и дата") or ""))}:
                yield f"{clause.text}: no «Вх. № и дата» names {text}"


def _rows(world: World, key: Key) -> list[Row]:
    """Return the row of an obligation; of a repeating one with those of its earlier reports."""
    return [row for _, row in world.versions(key)] if world.terms[key[1]].repeats else [world.rows[key]]


def confirmed(world: World, said: Said) -> Iterator[str]:
    """A9, A11: what is called executed, by all, in time or late; how many reports came; how many owe something."""
    for clause in said.clauses if said.upwards else ():
        text = clause.text
        if "исполнены всеми" in text or "исполнен всеми" in text:
            yield from (f"{text}: {k} is open" for item in clause.items for k in _open_rows(world, item))
        if counted := re.search(r"\bисполнено – \d+ \((.*?)\)", text):
            yield from _executed(world, text, counted[1])
        if reported := REPORTED.search(text):
            yield from _reported(world, clause, [int(n) if n else None for n in reported.groups()])
    yield from _owing(world, said)


def _open_rows(world: World, item: str) -> list[Key]:
    keys = [(code, item) for code in world.bearers(item)]
    return [k for k in keys if not world.accepted(k) and world.rows[k].get("Состояние") != "не применимо"]


def _executed(world: World, text: str, told: str) -> Iterator[str]:
    """«Исполнено – 4 (пункты 1–4, по пунктам 2 и 3 допущены нарушения срока)»."""
    first = re.split(r", (?:по всем |по обоим |по пункт\w+ |допущен|с нарушением)", told)[0]
    executed = items_in(first)
    behind = told[len(first) :]
    late_items = items_in(behind) or (executed if behind else ())
    for item in executed:
        yield from (f"{text}: {k} is open" for k in _open_rows(world, item))
        days = {c: world.accepted((c, item)) for c in world.bearers(item)}
        was_late = any(on and _is_late(world, (c, item), on) for c, on in days.items())
        if was_late != (item in late_items) and not world.terms[item].repeats:
            yield f"{text}: item {item} was {'' if was_late else 'not '}late"


def _is_late(world: World, key: Key, on: date) -> bool:
    last = world.last_day(key, world.control(("", key[1])))
    return bool(last and on > last)


def _reported(world: World, clause: Clause, told: list[int | None]) -> Iterator[str]:
    """«По пункту 4 отчёты со сроками с … по … представлены в 7 случаях из 8, с опозданием – в 2».

    «Полностью» is not said where one of them was sent back.
    """
    (item,) = clause.items[:1]
    days = days_in(clause.paragraph)
    told_of = {c for code in world.bearers(item) for c in world.reports((code, item)) if c <= world.on}
    named = world.terms[item].named_in(clause.text)
    early = told_of & set(named) if named else told_of  # a period whose last day is still to come may be left out
    behind = [c for c in world.terms[item].controls if c in early or world.calendar.on_or_after(c) < world.on]
    first = next((c for c in named if c), days[0] if days else behind[0])
    of = [(code, c) for code in world.bearers(item) for c in behind if c >= first]
    came = {(code, c): on for code, c in of if (on := world.reports((code, item)).get(c))}
    late = sum(_came_late(world, (code, item), c, on) for (code, c), on in came.items())
    number, total, behind_time = told
    back = any(world.control((code, item)) in behind and world.returned((code, item)) for code in world.bearers(item))
    short = back or len(came) < len(of) if number is None else number > len(came) or total != len(of)
    if short or (behind_time or 0) > late:
        yield f"{clause.text}: {len(came)} of {len(of)}, {late} late"


def _came_late(world: World, key: Key, control: date, on: date) -> bool:
    """A4: late is also what was done in time and came by «Вх. № и дата» later than the working day after the term."""
    last = world.last_day(key, control)
    versions = [row for _, row in world.versions(key) if day_of(row.get("Дата исполнения")) == on]
    came = [d for row in versions for d in days_in(str(row.get("Вх. № и дата") or ""))]
    return bool(last and (on > last or any(d > world.calendar.after(last) for d in came)))


def _owing(world: World, said: Said) -> Iterator[str]:
    """«Не подтвердили исполнение в установленный срок 5 исполнителей»: as many stand in the list as are counted."""
    lines = plain(said.text).splitlines()
    for place, line in enumerate(lines):
        found = (
            re.search(r"Не \w+ (?:исполнение|сведения) в установленный срок(?: (\d+) исполнител\w+)?:", line)
            if said.upwards
            else None
        )
        if found:
            rest = [line[found.end() :]] if line[found.end() :].strip() else lines[place + 1 :]
            last = next((n for n, one in enumerate(rest) if one.endswith(".")), len(rest))
            own = sum(one.startswith("мною") for one in rest[: last + 1])
            codes = {c for one in rest[: last + 1] for c in world.named_in(one.partition(" – ")[0])}
            names = {c if official(world, c) else str(world.people[c].get("Организация")) for c in codes}
            if len(names) + own != int(found[1] or 1):
                yield f"{line}: {sorted(names)} stand in the list"
