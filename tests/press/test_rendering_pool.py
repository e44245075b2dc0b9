"""Papers rendered by other processes: the same bytes, each once, whoever is killed in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from multiprocessing import active_children
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace

import automation
from automation.day.call import Call
from automation.day.rendering import CHUNK, render_letters, rendered
from automation.errors import StoppedError, TemplateError
from automation.model.kinds import Kind
from automation.model.plan import OrderId
from automation.press.pages import Pages
from automation.press.sample_values import LETTER, NOTE
from automation.register import BegunPaper
from automation.settings import read_settings

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2025, 12, 16)


@pytest.fixture
def call(tmp_path: Path) -> Call:
    copytree(ROOT / "templates", tmp_path / "templates")
    return Call(home=tmp_path, settings=read_settings(tmp_path, {}), on=DAY, now=datetime(2025, 12, 16, tzinfo=UTC))


def papers(count: int) -> list[BegunPaper]:
    """Letters and записки, every one different."""
    found = []
    for n in range(1, count + 1):
        sample = NOTE if n % 10 == 0 else LETTER
        letter = replace(sample, addressee=(f"Директору МБУК «Образец № {n}»", "Примеровой М.И."))
        found.append(
            BegunPaper(
                key=str(n),
                number=f"К-{n}",
                order=OrderId(number="454", date=date(2025, 12, 11)),
                day=DAY,
                kind=Kind.REMINDER,
                form=letter.form,
                letter=letter.as_json(),
                path=f"outbox/{n}.docx",
                template="",
            )
        )
    return found


def here(call: Call, wanted: list[BegunPaper]) -> list[tuple[str, bytes]]:
    return [(p.key, data) for p, data in rendered(replace(call, workers=0, cluster=""), wanted)]


def test_a_pool_gives_the_same_bytes_in_the_same_order(call: Call) -> None:
    wanted = papers(3 * CHUNK + 7)
    by_pool = [(p.key, data) for p, data in rendered(replace(call, workers=2), wanted)]
    assert by_pool == here(call, wanted)


def test_few_papers_start_no_processes(call: Call) -> None:
    wanted = papers(CHUNK - 1)
    source = rendered(replace(call, workers=2), wanted)
    next(source)
    assert not active_children()
    assert len(list(source)) == len(wanted) - 1


def test_a_killed_process_of_the_pool_costs_time_alone(call: Call) -> None:
    said: list[str] = []
    wanted = papers(20 * CHUNK)
    source = rendered(replace(call, workers=2, say=said.append), wanted)
    found = [next(source)]
    victim = active_children()[0].pid
    assert victim
    os.kill(victim, signal.SIGKILL)
    found += source
    assert [(p.key, data) for p, data in found] == here(call, wanted)
    assert len(said) == 1
    assert "Помощники потеряны" in said[0]


def test_a_fault_of_a_page_is_told_by_a_worker_as_by_the_run_itself(call: Call) -> None:
    from docx import Document

    page = call.home / "templates" / "letter.docx"
    document = Document(str(page))
    document.add_paragraph("{{ heading.nothing.at.all }}")
    document.save(str(page))
    with pytest.raises(TemplateError) as by_worker:
        list(rendered(replace(call, workers=2), papers(2 * CHUNK)))
    with pytest.raises(TemplateError) as by_itself:
        list(rendered(call, papers(1)))
    assert str(by_worker.value) == str(by_itself.value)
    assert "letter.docx" in str(by_worker.value)


def test_a_run_asked_to_end_waits_for_no_worker(call: Call) -> None:
    source = rendered(replace(call, workers=2, stopping=lambda: True), papers(10 * CHUNK))
    with suppress(StoppedError):
        list(source)
    assert not active_children()


def test_a_worker_of_another_version_is_not_believed(call: Call) -> None:
    content = {"letter": Pages(call.home / "templates").page("letter").content}
    letters = [("letter", LETTER.as_json())]
    assert render_letters(automation.__version__, content, letters) == [
        Pages(call.home / "templates").render("letter", LETTER.as_json())
    ]
    with pytest.raises(RuntimeError, match="version"):
        render_letters("0", content, letters)


ORPHANS = """
import sys, time
sys.path.insert(0, sys.argv[1])
from automation.day.processes import process_hands
if __name__ == "__main__":
    with process_hands(2) as hands:
        list(hands.executor.map(abs, range(100)))
        print(*hands.executor._processes, flush=True)
        time.sleep(60)
"""


def test_processes_do_not_outlive_a_killed_run(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(ORPHANS, "utf-8")
    with subprocess.Popen([sys.executable, str(script), str(ROOT)], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        workers = [int(pid) for pid in run.stdout.readline().split()]
        assert workers
        run.kill()
    for _ in range(100):
        if not any(is_alive(pid) for pid in workers):
            return
        time.sleep(0.1)
    pytest.fail("the workers live on")


def is_alive(pid: int) -> bool:
    """Running: a zombie is dead."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list["subprocess.Popen[bytes]"]]]:
    """A scheduler and two workers of dask on loopback, each a process of its own."""
    pytest.importorskip("distributed")
    file = tmp_path / "scheduler.json"
    environment = dict(os.environ, PYTHONPATH=str(ROOT), DASK_DISTRIBUTED__WORKER__DAEMON="False")
    dask = [sys.executable, "-m", "dask"]
    ours = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(file)]
    own = ["--no-nanny", "--nthreads", "1", "--local-directory", str(tmp_path / "dask")]
    calls = [[*dask, "scheduler", *ours, "--port", "0"], *[[*dask, "worker", *ours, *own]] * 2]
    running = [
        subprocess.Popen(c, env=environment, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for c in calls
    ]
    try:
        yield address_of(file, workers=2), running[1:]
    finally:
        for process in running:
            process.kill()
            process.wait()


def address_of(file: Path, *, workers: int) -> str:
    """The scheduler's address once so many workers have come."""
    import json

    from distributed import Client

    for _ in range(300):
        if file.exists() and file.read_text():
            break
        time.sleep(0.1)
    address = str(json.loads(file.read_text())["address"])
    with Client(address) as client:
        client.wait_for_workers(workers, timeout=60)
    return address


def test_a_killed_worker_of_a_cluster_costs_time_alone(
    call: Call, cluster: tuple[str, list["subprocess.Popen[bytes]"]]
) -> None:
    address, workers = cluster
    said: list[str] = []
    wanted = papers(20 * CHUNK)
    source = rendered(replace(call, cluster=address, say=said.append), wanted)
    found = [next(source)]
    workers[0].kill()
    found += source
    assert [(p.key, data) for p, data in found] == here(call, wanted)
    assert said == []  # the other worker did it


def test_a_cluster_that_does_not_answer_is_told_and_everything_is_done_here(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("automation.day.cluster.CONNECT_SECONDS", 1)
    said: list[str] = []
    wanted = papers(CHUNK)
    found = list(rendered(replace(call, cluster="tcp://127.0.0.1:9", say=said.append), wanted))
    assert [(p.key, data) for p, data in found] == here(call, wanted)
    assert "не отвечает" in said[0]
