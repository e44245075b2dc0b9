"""Checks claims about the plan, its people and what is proposed against the sheets of the order."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from tests.support.truth.called import official, short_of
from tests.support.truth.clauses import Clause, items_in, plain
from tests.support.truth.said import Said
from tests.support.truth.sheets import field_of, says
from tests.support.truth.world import AGREED, OFFICE, Key, World

FIGURES = re.compile(r"([^,;]*?)(\d+)(?: сотрудник\w*)? из (\d+)(?! исполнител)")
EARLIER = re.compile(  # is not compared with today's row
    r" \(ранее – [^)]*\)|указанные ранее \([^)]*\)|представленн\w+ ранее [^()]*\([^)]*\)(?= возвращен)"
)
EXECUTED = re.compile(
    r"(?:^|: )([^;:]*) исполнил[аои]? (?:в своей части )?пункты? "
)  # whose people stand behind what he has executed


def people(world: World, said: Said) -> Iterator[str]:
    """A10: people are added as the office said, those «по согласованию» apart; one's own figures are his row's."""
    mine = [c for c in world.people if world.relation(c) != AGREED]
    rest = [c for c in mine if world.relation(c) != OFFICE]
    office = [c for c in mine if official(world, c)]
    units = [c for c in mine if c not in (*rest, *office)]
    returned = [str(row["Причина возврата"]) for row in world.rows.values() if says(row.get("Причина возврата"))]
    for clause in said.clauses:
        if not re.search(r"сотрудник|[Пп]ереш|[Нн]е завершили|согласованию \(", clause.text):
            continue
        told = EARLIER.sub("", clause.text)
        for words in returned:  # why a report was sent back is quoted: its figures are not the paper's own
            told = told.replace(words.rstrip("."), "")
        for found in FIGURES.finditer(told):
            before, moved, total = found.groups()
            unit = [c for c in units if short_of(world, c).partition(" ")[2] in before.casefold()]
            whose = ("подведомственн" in before and rest) or ("дминистраци" in before and office)
            expected = world.headcounts(
                unit or whose or _named(world, clause, told[: found.start(2)], before) or mine,
                world.counting(items_in(before) or clause.items),
            )
            if (int(moved), int(total)) != expected:
                yield f"{clause.text}: {moved} из {total} must be {expected}"


def _named(world: World, clause: Clause, lead: str, before: str) -> Sequence[str]:
    """Return those whose figures follow: named just before them, as the subject of the clause, or by its paragraph."""
    subject, dash, _ = lead.partition(" – ")
    own = world.named_in(before) or (dash and world.named_in(subject))
    executed = EXECUTED.search(clause.text)
    return (
        own
        or (world.named_in(executed[1]) if executed else ())
        or (() if re.search("без учёта|не учтены", clause.text) else clause.names)
    )


def plan_name(world: World, said: Said) -> Iterator[str]:
    """A6: the plan is called what the order calls it."""
    name = str(field_of(world.sheets, "Название плана") or "план-график").casefold()
    for words in ("план-график", "дорожн", "комплексн"):
        stem = words.replace("план-график", "график")
        if re.search(rf"(?:план\w*-{stem}|{stem}\w* (?:карт|план))", said.text.casefold()) and stem not in name:
            yield f"«{words}» of a plan called «{name}»"


def plan_size(world: World, said: Said) -> Iterator[str]:
    """A11: one denominator, the items of the order."""
    found = re.search(
        r"(?:включает|На контроле|[Ии]з) (\d+)(?: контролируем\w+)? пункт(?!\w+ (?:[^,:]* )?с установ)",
        plain(said.text),
    )
    if found and int(found[1]) != len(world.terms):
        yield f"{found[0]}: the plan has {len(world.terms)} items"


def publications(world: World, said: Said) -> Iterator[str]:
    """A8: no «не выявлено» while a publication came too early, explained or not."""
    early = False
    for row in world.sheets.get("Публикации", ()):
        times = [str(row.get(name) or "") for name in ("В национальном мессенджере", "В другом источнике")]
        minutes = [int(t[-5:-3]) * 60 + int(t[-2:]) for t in times if re.search(r"\d\d:\d\d$", t)]
        early |= len(minutes) == 2 and minutes[1] - minutes[0] < 4 * 60
    yield from ("нарушений опережения не выявлено: there is one" for _ in [0] if early and "не выявлено" in said.text)


def extract(world: World, said: Said) -> Iterator[str]:
    """A7: an extract shows the plan's own words for the term."""
    if said.paper.kind == "covering":
        for row in world.sheets["План-график"]:
            line = next((t for t in plain(said.text).splitlines() if t.startswith(f"{row['№']} | ")), None)
            term = row.get("Срок исполнения")
            words = f"{term:%d.%m.%Y}" if isinstance(term, date) else str(term)
            if line and not line.split(" | ")[2].startswith(words):
                yield f"{line}: the plan says «{words}»"


def proposals(world: World, said: Said) -> Iterator[str]:
    """A12: a memo proposes nothing its own rows contradict, nothing already done, nobody anonymous."""
    for clause in said.clauses:
        text = clause.text
        if re.search(r"и ещё \d", text) and said.upwards:
            yield f"{text}: who are the others?"
        if text.casefold().lstrip("1234567890) ").startswith("снять с контроля") and not re.search(
            "в части|за исключением", text
        ):
            left = [k for k in world.rows if k[1] in clause.items and not _over(world, k)]
            yield from ([f"{text}: {left} are not done"] if left else [])
        if re.search(r"запросить .*объяснение", text):
            for code in clause.names:
                asked = [p for p in world.papers if p.kind == "overdue" and p.code == code and world.sent(p)]
                items = [p for p in asked if set(clause.items) & {s.item for s in p.spent}]
                yield from ([f"{text}: {code} was asked already"] if len(items) > 1 else [])


def _over(world: World, key: Key) -> bool:
    row = world.rows[key]
    whole = world.headcounts([key[0]], [key[1]]) if says(row.get("Всего сотрудников")) else (0, 0)
    enough = whole[0] == whole[1] or world.affirmed(key)
    return row.get("Состояние") == "не применимо" or (bool(world.accepted(key)) and enough)


def memo_day(world: World, said: Said) -> Iterator[str]:
    """A13: the memo comes on the first working day after the last dated first term, or when all is done."""
    if said.paper.kind != "completion":
        return
    lasts = [world.last_day(("-", n), c) for n, t in world.terms.items() if t.dated for c in t.controls]
    last = max(d for d in lasts if d)
    due = world.calendar.after(last)
    open_ = [k for k in world.rows if world.terms[k[1]].dated and not _over(world, k)]
    if world.on < due and open_:
        yield f"the memo is early: {open_} are open until {last}"
    if world.on > due and not any(world.terms[n].event for n in world.terms):
        yield f"the memo is late: it was due on {due}"
