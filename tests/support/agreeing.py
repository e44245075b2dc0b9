"""Compares the figures of one morning in all its outputs: papers, mails, sheets, board, card, list of the week, JSON.

Nothing here asks the program what it counted: each function reads a file as a person would. ``disagreements`` compares
the figures with the verdicts of ``check --json``, because every other figure is only a sum of these.
"""

import email
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from datetime import date
from email.policy import default
from pathlib import Path
from typing import Any

from lxml import html
from msgspec import Struct
from openpyxl import load_workbook

from automation.cli import main
from tests.support.listed import late_items, numbers_of
from tests.support.office_days import text_of
from tests.support.truth.called import key_of, official, short_of
from tests.support.truth.clauses import plain
from tests.support.truth.mail import counted_otherwise
from tests.support.truth.world import World

DONE = {"met", "met_late"}
APART = {"not_applicable", "permanent"}
LATE = re.compile(r"^– (.+?) – (п\. .+ \(срок.+)$", re.MULTILINE)
PEOPLE = re.compile(r"[Пп]ере(?:шли|шёл|шел|ход завершили?) (\d+)(?: сотрудник\w*)? из (\d+)(?: сотрудник\w*)?")


class Shown(Struct, frozen=True):
    """What people see on one morning. ``leaders`` and ``office`` are subject and text; "" where nothing came."""

    verdicts: tuple[Mapping[str, Any], ...]
    memo: str
    leaders: tuple[str, str]
    office: tuple[str, str]
    today: str
    board: Any
    overview: str
    summary: Mapping[str, list[dict[str, Any]]]
    card: str
    week: str


def shown(home: Path, on: date) -> Shown:
    """Read everything a morning left in a home; the card is asked for, as a person would."""
    folder = next((home / "outbox").glob(f"*/{on}"))
    books = json.loads(_said("check", "--json", "--on", f"{on}", home=home))["workbooks"]
    verdicts = [verdict for book in books for verdict in book["verdicts"]]
    order = folder.parent.name.split(" ")[0]
    _said("card", order, "--on", f"{on}", home=home)
    board = html.document_fromstring((home / "outbox" / "board.html").read_text("utf-8"))
    book = load_workbook(max(folder.parent.glob("*/Сводка.xlsx")))  # of the last day on which a figure changed
    return Shown(
        verdicts=tuple(verdicts),
        memo=plain("\n".join(text_of(p) for p in folder.glob("*.docx") if re.search("Справка|Докладная", p.name))),
        leaders=_mail(home, on, "deputy@example.org"),
        office=_mail(home, on, "office@example.org"),
        today=plain("\n".join(text_of(p) for p in folder.glob("На сегодня.docx"))),
        board=board,
        overview="\n".join(str(cell) for row in book.worksheets[0].values for cell in row),
        summary={sheet.title: _rows(sheet) for sheet in book.worksheets[1:3]},
        card=plain(text_of(max((home / "outbox").rglob("*арточка*.docx"), key=lambda p: p.stat().st_mtime))),
        week=plain(text_of(max((home / "outbox").glob("Пункты на неделю*.docx")))),
    )


def _said(*arguments: str, home: Path) -> str:
    with redirect_stdout(io.StringIO()) as said:
        assert main([*arguments, "--home", str(home)]) <= 1
    return said.getvalue()


def _mail(home: Path, on: date, to: str) -> tuple[str, str]:
    """Read subject and text of the newest message of the day to somebody."""
    found = sorted((home / "outbox" / "mail").glob(f"{on} * {to} *.eml"))
    if not found:
        return "", ""
    message = email.message_from_bytes(found[-1].read_bytes(), policy=default)
    body = message.get_body(("plain",))
    return " ".join(str(message["Subject"]).split()), plain(
        "\n".join(str(body.get_content()).splitlines()) if body else ""
    )


def _rows(sheet: Any) -> list[dict[str, Any]]:
    header, *rows = sheet.values
    return [dict(zip(header, row, strict=True)) for row in rows]


def disagreements(seen: Shown, world: World) -> list[str]:
    """Tell in words every figure in which one output differs from another."""
    people = (*_people(seen), *_silent_about_people(seen, world))
    told = (
        *_items(seen, world),
        *_size(seen, world),
        *people,
        *_late(seen, world),
        *counted_otherwise(*seen.office[:1], seen.today),
    )
    return [f"{world.on:%d.%m.%Y}: {one}" for one in told]


def _of(seen: Shown, number: str) -> list[Mapping[str, Any]]:
    return [v for v in seen.verdicts if v["item"] == number]


def _items(seen: Shown, world: World) -> Iterator[str]:
    """Compare how many performers have executed each item: «Сводка», board, card, справка or memo."""
    lines = {r["Пункт"]: r for r in seen.summary["По пунктам"]}
    plans = seen.board.xpath("//table[contains(@class,'plan')]/tbody/tr")
    board = {row[0].text_content(): row[3].text_content() for row in plans}
    card = dict(re.findall(r"^(\d+) \| .+? \| .+? \| (.+)$", seen.card.partition("Продление сроков")[0], re.MULTILINE))
    for number, term in world.terms.items():
        mine = _of(seen, number)
        count = Counter(v["standing"] for v in mine)
        total, done = sum(v["standing"] not in APART for v in mine), count["met"] + count["met_late"]
        line = lines[number]
        summary = (line["На контроле"], line["Исполнено в срок"] + line["Исполнено с нарушением срока"])
        if not term.controls or not total or "снят" in board[number]:
            continue
        if summary != (total, done):
            yield f"item {number}: «Сводка» {summary}, check {(total, done)}"
        if (line["Срок истёк"], line["Заявлено, не принято"]) != (count["overdue"], count["claimed"]):
            yield f"item {number}: «Сводка» counts overdue and claims otherwise than check"
        for name, words in (("board", board[number]), ("card", card[number])):
            found = re.findall(r"(?:к ([\d.]+) )?(?:исполнено|представлено) (\d+) из (\d+)", words)
            for day, n, m in found:
                counted = _reported(mine, day) if day else (total, done)
                if (int(m), int(n)) != counted:
                    yield f"item {number}: {name} «{words}», check {counted}"
            if not found and done < total:
                yield f"item {number}: {name} does not count: «{words}»"
        yield from _memo_item(seen, number, () if term.repeats else (total, done))


def _reported(mine: list[Mapping[str, Any]], day: str) -> tuple[int, int]:
    """Of a repeating item: its performers, and those of them who owe nothing more for the control date."""
    owed: dict[str, dict[str, str]] = {}
    for verdict in mine:
        if verdict["standing"] not in APART:
            owed.setdefault(verdict["code"], {})[verdict["control_date"]] = verdict["standing"]
    date_ = "-".join(reversed(day.split(".")))
    return len(owed), sum(o[date_] in DONE if date_ in o else max(o) > date_ for o in owed.values())


def _memo_item(seen: Shown, number: str, whole: tuple[int, ...]) -> Iterator[str]:
    """What the справка or the memo of the morning says of the item by itself, where it does."""
    clauses = re.findall(rf"^(?:по )?пункту? {number} \(.*$", seen.memo, re.MULTILINE)
    for clause in clauses:
        day = re.search(r"срок(?: –|ом) ([\d.]{10})", clause)
        total, done = whole or (_reported(_of(seen, number), day[1]) if day else (0, 0))
        found = re.search(r"подтверди\w+ (\d+) исполнител\w+ из (\d+)", clause)
        if found and (int(found[2]), int(found[1])) != (total, done):
            yield f"item {number}: «{clause}», check {(total, done)}"
        if "исполнен всеми" in clause and total != done:
            yield f"item {number}: «{clause}», check {(total, done)}"
        if clause.startswith("по ") and not found and done:
            yield f"item {number}: «{clause}» is silent about {done} of {total}"


def _size(seen: Shown, world: World) -> Iterator[str]:
    """Compare the numbers of all items and of executed items: subject, mail, board, card, «Сводка», memo."""
    pattern, counted = r"[Ии]з (\d+) пункт\w*(?= полностью)", r"[Ии]сполнено? (\d+) из (\d+) пункт"
    counts = {"subject": seen.leaders[0], "card": seen.card, "«Сводка»": seen.overview}
    told = {
        **{name: [of for _, of in re.findall(counted, text)] for name, text in counts.items()},
        "mail": re.findall(pattern, seen.leaders[1]),
        "board": re.findall(pattern, _result(seen)),
        "memo": re.findall(r"[Ии]з (\d+) пункт\w+ [^,:]*: исполнено", seen.memo),
    }
    for name, sizes in told.items():
        yield from (f"{name} counts {n} items" for n in sizes if int(n) != len(world.terms))
    whole = {
        n
        for n, t in world.terms.items()
        if not t.repeats
        and any(v["standing"] in DONE for v in _of(seen, n))
        and all(v["standing"] in {*DONE, "not_applicable"} for v in _of(seen, n))
    }
    for name, text in {"mail": seen.leaders[1], "board": _result(seen)}.items():
        found = re.search(r"полностью исполнен\w* (\d+) \(п\. (.+?)\)", text)
        if text and (numbers_of(found[2]) if found else set()) != whole:
            yield f"{name}: «{text[:120]}», executed are {sorted(whole)}"
    executed = [done for text in counts.values() for done, _ in re.findall(counted, text)]
    yield from (f"subject, card or «Сводка»: {n} executed, not {len(whole)}" for n in executed if int(n) != len(whole))


def _result(seen: Shown) -> str:
    return plain(" ".join(p.text_content() for p in seen.board.xpath("//p[@class='result']")))


def _people(seen: Shown) -> Iterator[str]:
    """Compare the total of people, which must be the same pair of numbers in every output."""
    told = [(r["Организация"], *list(r.values())[-2:]) for r in seen.summary["По организациям"]]
    rows = [line for line in told if line[1] is not None]
    outside = set(re.findall(r"согласованию \(в общий итог не входят\): (.+?) – ", seen.memo))
    outside |= set(re.findall(r"^(.+?) \(по согласованию, в итог", seen.memo, re.MULTILINE))
    pairs = {
        name: (int(found[1]), int(found[2]))
        for name, text in (("memo", seen.memo), ("mail", seen.leaders[1]), ("board", _result(seen)))
        if (found := PEOPLE.search(text))
    }
    texts = [text for text in (seen.memo, seen.leaders[1], _result(seen)) if PEOPLE.search(text)]
    if len({"о представленным сведениям, пере" in text for text in texts}) > 1:
        yield f"«по представленным сведениям» stands in some of {[PEOPLE.search(text)[0] for text in texts]}"  # type: ignore[index]
    mine = [numbers for name, *numbers in rows if name not in outside]
    if mine and (outside or not any(name.startswith("ООО") for name, *_ in rows)):
        pairs["«Сводка»"] = (sum(moved for _, moved in mine), sum(total for total, _ in mine))
    if len(set(pairs.values())) > 1:
        yield f"people: {pairs}"


def _silent_about_people(seen: Shown, world: World) -> Iterator[str]:
    """Compare who gave no number of people: mail and board count the same, and nobody who gave one."""
    mail = re.search(r"не сообщил\w* (\d+)", seen.leaders[1])
    rows = seen.board.xpath("//div[contains(@class,'matrix')]//tbody/tr")
    silent = {
        key_of(row[0].text_content())
        for row in rows
        if any(cell.text_content() == "не сообщили" for cell in row.xpath(".//td[@data-item='Сотрудники']"))
    }
    if mail and int(mail[1]) != len(silent):
        yield f"mail: {mail[1]} told nothing of people, board: {sorted(silent)}"
    for (code, item), row in world.rows.items():
        given = [row.get("Всего сотрудников"), row.get("Перешло")]
        if any(number is not None for number in given) and short_of(world, code) in silent:
            yield f"{code} gave {given} for item {item} and is called silent"


def _late(seen: Shown, world: World) -> Iterator[str]:
    """Compare whose term has passed, with which items: subject, mail, board, «Сводка», week, against check."""
    bodies: dict[str, set[str]] = {}
    overdue = [v for v in seen.verdicts if v["standing"] == "overdue" and not v["released_on"]]
    late = [v["code"] for v in overdue]
    for verdict in overdue:
        bodies.setdefault(short_of(world, verdict["code"]), set()).add(verdict["item"])
    yield from _late_in_subject(seen, world, set(late))
    mailed = {key_of(name): late_items(items) for name, items in LATE.findall(seen.leaders[1])}
    more = re.search(r"^– и ещё (\d+) – в документе$", seen.leaders[1].partition("Что изменилось")[0], re.MULTILINE)
    if seen.leaders[1] and (
        any(bodies.get(name) != items for name, items in mailed.items())
        or len(mailed) + (int(more[1]) if more else 0) != len(bodies)
    ):
        yield f"mail says late are {mailed}, check {bodies}"
    board = {
        key_of(line.get("data-name")): late_items(line.text_content())
        for line in seen.board.xpath("//section[@id='late']//li")
    }
    if board != bodies:
        yield f"board says late are {board}, check {bodies}"
    for row in seen.summary["По организациям"]:
        name = key_of(row["Организация"])
        count = sum(("" if official(world, code) else short_of(world, code)) == name for code in late)
        if row["Срок истёк"] != count:
            yield f"«Сводка» counts {row['Срок истёк']} overdue of {name}, check {count}"
    yield from _late_in_week(seen)


def _late_in_subject(seen: Shown, world: World, late: set[str]) -> Iterator[str]:
    """Tell where the subject does not name or count who is late: organisations and units once, officials by post."""
    found = re.search(r"просрочены? п\. [\d., и–]+ – (.+)$", seen.leaders[0])
    if not found:
        return
    bodies = {short_of(world, code) for code in late if not official(world, code)}
    named = {body for body in bodies if body.rpartition(" ")[2] in found[1].casefold()}
    more = re.search(r"(\d+) (?:организац|исполнител)", found[1])
    if len(named) + (int(more[1]) if more else 0) != len(bodies):
        yield f"subject «{found[1]}», late are {sorted(bodies)}"
    deputies = sum(official(world, c) and short_of(world, c).startswith("заместитель главы") for c in late)
    if ("заместители главы" in found[1]) != (deputies > 1) or ("заместитель главы" in found[1]) != (deputies == 1):
        yield f"subject «{found[1]}», deputies late: {deputies}"


def _late_in_week(seen: Shown) -> Iterator[str]:
    """Compare the list of the week: it must name every item somebody is late with, and no other."""
    parts = re.split(r"^(Срок [^|\n]+)$", seen.week, flags=re.MULTILINE)
    named: set[str] = set()
    for title, rows in zip(parts[1::2], parts[2::2], strict=True):
        if title in {"Срок прошёл, сведений нет", "Срок прошёл, исполнение не подтверждено"}:
            named |= set(re.findall(r"^\w\w, [\d.]+ \| .+? \| (\S+) \|", rows, re.MULTILINE))
    late = {v["item"] for v in seen.verdicts if v["standing"] == "overdue" and not v["released_on"]}
    if named - late or {i for i in late - named if not _this_week(seen, i)}:
        yield f"the week says late are {sorted(named)}, check {sorted(late)}"


def _this_week(seen: Shown, item: str) -> bool:
    return bool(re.search(rf"^\w\w, [\d.]+ \| .+? \| {item} \|", seen.week, re.MULTILINE))
