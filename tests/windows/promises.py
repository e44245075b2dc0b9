"""What ``automation/system`` promises on every system, tried where this script runs: under Linux, Wine or Windows.

    python promises.py ROOT FOLDER

Each promise is a function of an empty folder; one that is broken raises. The script prints their names with «ok» or
the traceback, as JSON. ``tests/system/test_promises.py`` runs the same functions one by one.
"""

import json
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

SLEEP = "import time; time.sleep(60)"
EAT = "x = [];\nwhile True: x.append(bytearray(1 << 20))"
BURN = "while True: pass"
HOLD = """
import sys, time
sys.path.append(sys.argv[1])
from pathlib import Path
from automation.system.lock import hold_outbox
with hold_outbox(Path(sys.argv[2]), "09:00") as holder:
    print("held" if holder is None else holder.sentence, flush=True)
    time.sleep(60)
"""
PARENT = "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', %r]); print(p.pid, flush=True); p.wait()"


def python(code: str, *arguments: str) -> list[str]:
    """A command that runs a few lines of Python."""
    return [sys.executable, "-X", "utf8", "-c", code, *arguments]


def a_lock_is_seen_by_another_process_and_dropped_with_its_holder(folder: Path) -> None:
    from automation.system.children import end, native_children
    from automation.system.lock import hold_outbox

    holding = native_children.spawn(python(HOLD, str(ROOT), str(folder)), stdout=subprocess.PIPE)
    assert holding.stdout
    assert holding.stdout.readline().strip() == b"held"
    with hold_outbox(folder, "10:00") as holder:
        assert holder is not None
        assert holder.since == "09:00", holder
    end(holding)
    with hold_outbox(folder, "11:00") as holder:
        assert holder is None


def a_process_is_known_to_live_and_to_be_dead_and_is_not_disturbed(_folder: Path) -> None:
    from automation.system.children import end, native_children

    child = native_children.spawn(python(SLEEP))
    assert native_children.is_alive(child.pid)
    assert native_children.is_alive(os.getpid())
    time.sleep(0.2)
    assert child.poll() is None
    end(child)
    assert not native_children.is_alive(child.pid)


def what_a_child_started_ends_with_it(_folder: Path) -> None:
    from automation.system.children import end, native_children

    child = native_children.spawn(python(PARENT % SLEEP), stdout=subprocess.PIPE)
    assert child.stdout
    grandchild = int(child.stdout.readline())
    assert native_children.is_alive(grandchild)
    end(child)
    until = time.monotonic() + 5
    while native_children.is_alive(grandchild) and time.monotonic() < until:
        time.sleep(0.05)
    assert not native_children.is_alive(grandchild)


def a_child_that_eats_memory_is_ended(_folder: Path) -> None:
    from automation.system.children import end, native_children, why_ended

    child = native_children.spawn(
        [*python(LIMITED + EAT, str(ROOT), "200", "60")], mib=200, cpu_seconds=60, stderr=subprocess.DEVNULL
    )
    try:
        code = child.wait(30)
    finally:
        end(child)
    assert code == 1 or why_ended(code) == "memory", code  # 1: Python itself was refused and raised MemoryError


def a_child_that_burns_its_time_is_ended(_folder: Path) -> None:
    from automation.system.children import end, native_children, why_ended

    child = native_children.spawn(
        [*python(LIMITED + BURN, str(ROOT), "500", "1")], mib=500, cpu_seconds=1, stderr=subprocess.DEVNULL
    )
    try:
        code = child.wait(30)
    finally:
        end(child)
    assert why_ended(code) == "time", code


def files_are_whole_and_replaced_whole(folder: Path) -> None:
    from automation.system.outbox import replace, write_new

    files = [(f"outbox/заказ {n}/п.docx", b"x" * n) for n in range(120)]
    assert sum(len(batch) for batch in write_new(folder, files)) == 120
    assert not [w for batch in write_new(folder, files) for w in batch if w.fresh]
    assert replace(folder, "outbox/board.html", b"1").fresh
    assert replace(folder, "outbox/board.html", b"22").fresh
    assert (folder / "outbox" / "board.html").read_bytes() == b"22"
    assert not list(folder.rglob(".plan-*"))


def a_path_of_four_hundred_letters_is_written(folder: Path) -> None:
    from automation.system.outbox import write_new

    path = "outbox/" + "/".join(["папка с длинным именем " * 4] * 4) + "/письмо.docx"
    path = path.replace(" /", "/")
    (written,) = (w for batch in write_new(folder, [(path, b"x")]) for w in batch)
    assert written.fresh


def temporary_files_of_the_dead_are_swept(folder: Path) -> None:
    from automation.system.outbox import sweep

    child = subprocess.run(python("import os; print(os.getpid())"), capture_output=True, check=True)
    (folder / "outbox").mkdir()
    (folder / "outbox" / f".plan-{int(child.stdout)}-1.tmp").touch()
    assert sweep(folder) == 1


def only_plain_files_are_opened(folder: Path) -> None:
    from automation.system.disk import NotPlainError, open_plain, sync_file

    (folder / "книга.xlsx").write_bytes(b"x")
    sync_file(folder / "книга.xlsx")
    os.close(open_plain(folder / "книга.xlsx"))
    for error, path in ((NotPlainError, folder), (FileNotFoundError, folder / "нет")):
        try:
            open_plain(path)
        except error:
            continue
        raise AssertionError(path)


def a_book_that_is_being_read_may_be_saved_by_excel(folder: Path) -> None:
    """Excel renames the old book away, puts the new one in its place and removes the old one."""
    from automation.system.disk import native_disk, open_plain

    for name in ("книга", "новая"):
        (folder / name).write_bytes(name.encode())
    descriptor = open_plain(folder / "книга")
    (folder / "книга").rename(folder / "прежняя")
    native_disk.rename_durably(folder / "новая", folder / "книга")
    (folder / "прежняя").unlink()
    assert os.read(descriptor, 100).decode() == "книга"
    os.close(descriptor)
    assert (folder / "книга").read_text("utf-8") == "новая"


def a_wait_ends_in_time(_folder: Path) -> None:
    from automation.system.children import native_children

    begun = time.monotonic()
    try:
        native_children.take(SimpleQueue[None](), 1.2)
    except Empty:
        assert 1.0 < time.monotonic() - begun < 5
    assert native_children.wait_for(native_children.start_asked(python("raise SystemExit(7)"))) == 7


def the_disk_of_the_machine_is_no_share(folder: Path) -> None:
    from automation.system.disk import native_disk

    assert native_disk.disk_kind(folder) in {"local", "unknown"}


PROMISES: tuple[Callable[[Path], None], ...] = (
    a_lock_is_seen_by_another_process_and_dropped_with_its_holder,
    a_process_is_known_to_live_and_to_be_dead_and_is_not_disturbed,
    what_a_child_started_ends_with_it,
    a_child_that_eats_memory_is_ended,
    a_child_that_burns_its_time_is_ended,
    files_are_whole_and_replaced_whole,
    a_path_of_four_hundred_letters_is_written,
    temporary_files_of_the_dead_are_swept,
    only_plain_files_are_opened,
    a_book_that_is_being_read_may_be_saved_by_excel,
    a_wait_ends_in_time,
    the_disk_of_the_machine_is_no_share,
)
LIMITED = """
import sys
sys.path.append(sys.argv[1])
from automation.system.limits import bound_myself
bound_myself(int(sys.argv[2]), int(sys.argv[3]))
"""
ROOT = Path(__file__).resolve().parents[2]


def main(folder: Path) -> dict[str, str]:
    """Try every promise in a folder of its own."""
    kept = {}
    for number, promise in enumerate(PROMISES):
        place = folder / f"п {number}"
        place.mkdir()
        try:
            promise(place)
        except Exception:  # noqa: BLE001 - told to whoever runs the script
            kept[promise.__name__] = traceback.format_exc()
        else:
            kept[promise.__name__] = "ok"
    return kept


if __name__ == "__main__":
    sys.path.append(sys.argv[1])
    print(json.dumps(main(Path(sys.argv[2])), ensure_ascii=False))
