"""A look killed, or refused by the disk, while an order becomes a workbook and while a workbook is replaced."""

import os
import signal
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from automation.day.inbox_readings import read_file
from automation.model.settings import Limits
from automation.workbook.rows import missing_rows
from tests.day.test_order_folder import TEXT, put
from tests.day.test_renewing import NEW
from tests.support.clerk import Clerk
from tests.support.killing import Bench, Ended, Point
from tests.support.killing_cases import can_trace, points, spread
from tests.support.nightly import LONG, share

pytestmark = pytest.mark.skipif(not can_trace(), reason="strace отсутствует или ptrace запрещён")
NOW = "2025-12-16T09:00:00+03:00"
BOOK, MADE = "№ 454 от 11.12.2025.xlsx", "№ 455 от 11.12.2025.xlsx"
CASES = share(3, 0)  # 0: every step, each killed and refused
PARTS = share(1, 16)  # tests the steps are dealt to, so that none lasts long
HEADERS = ("Код", "Группа", "Организация", "Должность", "Фамилия Имя Отчество")


def look(one: Bench, **more: object) -> Ended:
    return one.run("watch", "--once", "--on", "16.12.2025", now=NOW, **more)[0]  # type: ignore[arg-type]


class World:
    """A home in which one look has something to do, and what must be true of it in the end and at any moment."""

    def __init__(self, one: Bench) -> None:
        self.one, self.inbox = one, one.home / "inbox"

    def fresh(self) -> None:
        self.one.fresh()

    def whole(self) -> list[str]:
        """What is wrong after a look that died: nothing may be half-written under a name people see."""
        return [p.name for p in self.inbox.glob("[!.]*.xlsx") if read_file(p, Limits()).state != "read"]

    def done(self) -> list[str]:
        """What is wrong after the look that repairs; what it left hidden in outbox/ the next day sweeps."""
        return [str(p) for p in self.inbox.rglob(".plan-*")]


class Dropped(World):
    """A clerk has put an order into inbox/orders/."""

    def fresh(self) -> None:
        super().fresh()
        put(self.one.home, "Новое.txt", TEXT.replace("454", "455"))

    def done(self) -> list[str]:
        names = sorted(p.name for p in self.inbox.glob("*.xlsx"))
        return [*super().done(), *([] if names == [BOOK, MADE] else names)]


class Lacking(World):
    """A clerk has entered one performer more an hour ago, and the office lets the program replace workbooks."""

    def fresh(self) -> None:
        super().fresh()
        settings = self.one.home / "templates" / "office.toml"
        settings.write_text(settings.read_text("utf-8").replace('update = "propose"', 'update = "replace"'), "utf-8")
        self.path = self.inbox / BOOK
        clerk = Clerk(self.path)
        clerk.append("Исполнители", dict(zip(HEADERS, NEW, strict=True)))
        clerk.save()
        self.path.chmod(0o640)
        hour_ago = datetime.fromisoformat(NOW).timestamp() - 3600
        os.utime(self.path, (hour_ago, hour_ago))
        self.before = sha256(self.path.read_bytes()).hexdigest()

    def whole(self) -> list[str]:
        there = sha256(self.path.read_bytes()).hexdigest()
        lost = [] if there == self.before or self.kept() == [self.before] else ["the clerk's own is nowhere"]
        return super().whole() + lost

    def kept(self) -> list[str]:
        updates = self.one.home / "outbox" / "updates"
        return [sha256(p.read_bytes()).hexdigest() for p in updates.glob("[!.]*")]

    def done(self) -> list[str]:
        book = read_file(self.path, Limits()).book
        found = [] if book and not missing_rows(book) else ["not replaced"]
        found += [] if self.kept() == [self.before] else ["not kept, or kept twice"]
        found += [] if self.path.stat().st_mode & 0o777 == 0o640 else ["other rights"]
        return super().done() + found


@pytest.fixture(scope="module", params=[Dropped, Lacking], ids=["an order", "a replacement"])
def world(one: Bench, request: pytest.FixtureRequest) -> World:
    found: World = request.param(one)
    return found


@pytest.fixture(scope="module")
def steps(world: World) -> Sequence[Point]:
    world.fresh()
    found = points(world.one, lambda **more: look(world.one, **more))
    assert world.done() == []
    assert {"fsync", "renameat"} <= {p.call for p in found} or {"fsync", "rename"} <= {p.call for p in found}
    return spread(found, CASES) if CASES else found


def faults_of(world: World, point: Point, what: str) -> list[str]:
    """What is wrong after a look disturbed at a point, and after the look that repairs."""
    world.fresh()
    ended = look(world.one, trace=point.inject(what))
    found = [f"{point}, {what}: {fault}" for fault in world.whole()]
    if what != "SIGKILL" and (ended.code not in {0, 1, 3} or "Traceback" in ended.err):
        found.append(f"{point}: ended badly: {ended}")
    repaired = look(world.one)
    if repaired.code not in {0, 1}:
        found.append(f"{point}, {what}: not repaired: {repaired}")
    return found + [f"{point}, {what}: {fault}" for fault in world.done()]


@LONG
@pytest.mark.parametrize("what", ["SIGKILL", "ENOSPC"])
@pytest.mark.parametrize("part", range(PARTS))
def test_a_look_disturbed_at_any_step_is_finished_by_the_next(
    world: World, steps: Sequence[Point], part: int, what: str
) -> None:
    assert [fault for point in steps[part::PARTS] for fault in faults_of(world, point, what)] == []


@LONG
def test_a_look_that_died_is_no_reason_to_take_the_order_twice(one: Bench) -> None:
    world = Dropped(one)
    world.fresh()
    deaths = [Point(call="renameat", nth=nth) for nth in (1, 2, 3)]
    codes = [look(one, trace=death.inject("SIGKILL")).code for death in deaths]
    assert codes[0] == -signal.SIGKILL
    assert (look(one).code in {0, 1}, world.done()) == (True, [])
    assert Path(world.inbox / "orders" / "Новое.txt").exists(), "the clerk's own file stays where it is"
