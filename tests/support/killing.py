"""Kills whole days at a chosen step, works them again and compares them with a day nobody disturbed.

strace kills (``inject=SYSCALL:signal=SIGKILL:when=N``) and plays the failing disk (``error=ENOSPC``). The mail server
is real and runs in the process of the tests.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, redirect_stdout
from datetime import date
from email import message_from_bytes
from functools import partial
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct, field

from automation.register import Register
from tests.support.clerk import HEADS, PERFORMERS, ROOT, new_home
from tests.support.killing_place import PATIENCE, attached, end_days, patience, workplace
from tests.support.post_servers import Inbox, polite

DAY, NEXT_DAY = date(2025, 12, 16), date(2025, 12, 17)
STEPS = (
    "write,pwrite64,writev,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,rmdir,mkdir,mkdirat,ftruncate,"
    "link,openat"
)
MORE = tuple(
    (f"ОБР-{n}", HEADS, f"МБУ «Образец {n}»", "Директор", f"Примеров Пётр {p}", f"o{n}@example.org", "", "", "")
    for n, p in ((2, "Иванович"), (3, "Петрович"), (4, "Олегович"))
)


class Point(Struct, frozen=True, kw_only=True):
    """The ``nth`` call of ``call`` in the main thread; ``place`` says on what, for people."""

    call: str
    nth: int
    place: str = ""

    def inject(self, what: str) -> tuple[str, ...]:
        """Return strace's words for a signal («SIGKILL») or an error («ENOSPC»; «+»: from then on) at this point."""
        kind = "signal" if what.startswith("SIG") else "error"
        when = f"{self.nth}+" if what.endswith("+") else self.nth
        return "-e", f"trace={self.call}", "-e", f"inject={self.call}:{kind}={what.rstrip('+')}:when={when}"

    def __str__(self) -> str:
        return f"{self.call} {self.nth} ({self.place})"


class Ended(Struct, frozen=True, kw_only=True):
    """How a run ended: its exit code (negative: a signal) and what it told."""

    code: int
    out: str
    err: str


class Told(Struct, frozen=True, kw_only=True):
    """What a home holds when all is over; two homes that hold the same are the same to the office."""

    papers: tuple[tuple[Any, ...], ...]
    occasions: tuple[tuple[Any, ...], ...]
    mail: tuple[tuple[Any, ...], ...]
    days: tuple[tuple[Any, ...], ...]
    files: tuple[str, ...]


class Mailbox(Struct, kw_only=True):
    """What the server accepted: Message-ID and bytes of each letter, in order."""

    port: int
    letters: Callable[[], Sequence[bytes]]
    forget: Callable[[], None]

    def counts(self) -> Counter[str]:
        """Count how often each Message-ID was accepted."""
        return Counter(str(message_from_bytes(m)["Message-ID"]) for m in self.letters())


class Bench(Struct):
    """One process that forks days, one folder for homes, one mail server; ``base`` is a home nobody has worked."""

    base: Path
    folder: Path
    runner: subprocess.Popen[str]
    mailbox: Mailbox
    proven: set[str] | None = None
    environment: dict[str, str] = field(default_factory=dict)  # of every run, beside the mail server's

    @property
    def home(self) -> Path:
        """Return the home being worked."""
        return self.folder / "home"

    def fresh(self) -> None:
        """Begin with a home nobody has worked yet, an empty mailbox and no temporary files."""
        for name in ("home", "temporary"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.base, self.home)
        (self.folder / "temporary").mkdir()
        self.mailbox.forget()

    def run(
        self,
        *argv: str,
        trace: Sequence[str] = (),
        log: Path = Path(os.devnull),
        begun: Callable[[int], None] = lambda _pid: None,
        seconds: float = PATIENCE,
        **more: Any,
    ) -> list[Ended]:
        """Call the command line in this home, once or several times (``copies``) at the same moment.

        ``begun`` gets the process number; ``now`` is the office's clock, "" the real one. A run that lasts longer than
        ``seconds`` is killed and raises ``HungError``. The run finds no other program: LibreOffice would cost more than
        the day and change none of its steps.
        """
        mail = {"AUTOMATION_MAIL_HOST": "127.0.0.1", "AUTOMATION_MAIL_SECURITY": "none"}
        temporary = self.folder / "temporary"
        mail |= {"AUTOMATION_MAIL_PORT": str(self.mailbox.port), "PATH": str(temporary)}
        wish: dict[str, Any] = {"now": "", "file_size": 0, "powerless": False, "copies": 1, "environment": {}, **more}
        wish |= {"argv": [*argv, "--home", str(self.home)], "folder": str(temporary), "traced": bool(trace)}
        wish["environment"] = mail | self.environment | wish["environment"]
        pids = self._ask(json.dumps(wish))
        begun(pids[0])
        with ExitStack() as stack:
            stack.enter_context(patience(partial(end_days, pids), seconds))
            if trace:
                stack.enter_context(attached(pids[0], trace, log, seconds + 5))
            codes = self._answer()
        return [
            Ended(code=code, **{n: (temporary / f"{n}{nth}.txt").read_text("utf-8") for n in ("out", "err")})
            for nth, code in enumerate(codes)
        ]

    def day(self, on: date = DAY, at: str = "09:00", **more: Any) -> Ended:
        """Work a day at an hour of the office's clock."""
        return self.run("day", "--on", on.isoformat(), "--yes", now=f"{on}T{at}:00+03:00", **more)[0]

    def _ask(self, line: str) -> list[int]:
        assert self.runner.stdin
        self.runner.stdin.write(line + "\n")
        self.runner.stdin.flush()
        return self._answer()

    def _answer(self) -> list[int]:
        assert self.runner.stdout
        answer = self.runner.stdout.readline()
        assert answer, "the process that forks days is gone"
        return [int(x) for x in answer.split()]

    def finish(self) -> None:
        """Work the day again and the next working day."""
        for on in (DAY, NEXT_DAY):
            ended = self.day(on)
            assert ended.code in {0, 1}, (on, ended)

    def told(self) -> Told:
        """Read what the register and the outbox hold."""
        with closing(sqlite3.connect(self.home / "outbox" / "register.sqlite")) as db:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            rows = [
                tuple(db.execute(sql).fetchall())
                for sql in (
                    "SELECT key, number, seq, path, state, sha256 FROM papers ORDER BY id",
                    "SELECT code, item, control_date, kind, step, released FROM occasions ORDER BY id",
                    "SELECT message_id, key, recipient, state FROM mail ORDER BY message_id",
                    "SELECT day, state FROM days ORDER BY day",
                )
            ]
        outbox = self.home / "outbox"
        files = tuple(sorted(p.relative_to(outbox).as_posix() for p in outbox.rglob("*") if p.is_file()))
        return Told(papers=rows[0], occasions=rows[1], mail=rows[2], days=rows[3], files=files)

    def unknown(self) -> set[str]:
        """Read from the register the messages of which the run that died could not know whether they went out."""
        register = self.home / "outbox" / "register.sqlite"
        if not register.exists() or not register.stat().st_size:
            return set()
        with closing(sqlite3.connect(register)) as db:
            if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'mail'").fetchall():
                return set()
            return {m for (m,) in db.execute("SELECT message_id FROM mail WHERE state IN ('sending', 'unknown')")}

    def left(self, unknown: set[str]) -> str:
        """Return a hash of the home as a disturbed run left it, once SQLite has rolled back a transaction cut short.

        Two homes with the same hash are finished in the same way: it leaves out what is random (boundaries in letters,
        numbers of processes) and the times of this machine.
        """
        said: list[Any] = [sorted(self.mailbox.counts().items()), sorted(unknown)]
        outbox = self.home / "outbox"
        files = []
        for path in (p for p in outbox.rglob("*") if p.is_file()):
            name = re.sub(r"[.]plan-\d+-\d+", ".plan", path.relative_to(outbox).as_posix())
            files.append((name, sha256(path.read_bytes()).hexdigest() if name.endswith(".docx") else ""))
        said.append(sorted(files))
        with TemporaryDirectory(dir=self.folder) as folder:
            for path in outbox.glob("register.sqlite*"):
                shutil.copy(path, folder)
            with closing(sqlite3.connect(Path(folder) / "register.sqlite")) as db:
                assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                tables = [n for (n,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
                for table in sorted(tables):
                    columns = [c for _, c, *_ in db.execute(f"PRAGMA table_info({table})")]
                    kept = ", ".join(c for c in columns if c not in {"mime", "applied_at"})
                    said.append((table, db.execute(f"SELECT {kept} FROM {table}").fetchall()))
        return sha256(repr(said).encode()).hexdigest()

    def faults(self, undisturbed: Told, unknown: set[str]) -> list[str]:
        """Work all to the end; return what differs from days nobody disturbed: nothing where the promise is kept.

        With ``proven``, a home left like one that has already been finished well is not finished a second time.
        """
        left = self.left(unknown) if self.proven is not None else ""
        if self.proven is not None and left in self.proven:
            return []
        found = self._differences(undisturbed, unknown)
        if self.proven is not None and not found:
            self.proven.add(left)
        return found

    def _differences(self, undisturbed: Told, unknown: set[str]) -> list[str]:
        self.finish()
        told = self.told()
        found = []
        for name in ("papers", "occasions", "mail", "days", "files"):
            here, there = set(getattr(told, name)), set(getattr(undisturbed, name))
            found += [f"{name}: not due: {x}" for x in here - there if not is_later_news(x)]
            found += [f"{name}: missing: {x}" for x in there - here]
        with Register.open(self.home / "outbox" / "register.sqlite", read_only=True) as register:
            found += [d.message for d in register.verify(self.home)]
        counts = self.mailbox.counts()
        for message_id, *_ in undisturbed.mail:
            often = counts.pop(message_id, 0)
            if often != 1 and not (often == 2 and message_id in unknown):
                found.append(f"{message_id} accepted {often} times, unknown: {message_id in unknown}")
        news = {message_id for message_id, *key in told.mail if is_later_news(key)}
        return found + [f"{m} accepted {n} times and not due" for m, n in counts.items() if n > 1 or m not in news]


def is_later_news(row: Sequence[Any]) -> bool:
    """Tell whether a row is of a second morning message, in which a run says that it could not do its work."""
    return any(str(x).startswith("morning/") and "~" in str(x) for x in row)


@contextmanager
def benches(n: int = 1) -> Iterator[list[Bench]]:
    """Set up benches that work side by side, each with a polite mail server of its own."""
    with ExitStack() as stack:
        folder = stack.enter_context(workplace())
        base = folder / "base"
        with redirect_stdout(StringIO()):
            new_home(base, (*PERFORMERS, *MORE))
        found = []
        for nth in range(n):
            (folder / str(nth)).mkdir()
            inbox, port = stack.enter_context(polite())
            mailbox = Mailbox(
                port=port,
                letters=partial(_letters, inbox),
                forget=inbox.letters.clear,
            )
            command = [sys.executable, "-m", "tests.support.killing_runner", str(base), str(folder / f"warm {nth}")]
            runner = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)
            stack.enter_context(runner)
            stack.callback(runner.kill)
            found.append(Bench(base=base, folder=folder / str(nth), runner=runner, mailbox=mailbox))
        for one in found:
            with patience(one.runner.kill, PATIENCE):
                assert one.runner.stdout
                assert one.runner.stdout.readline() == "ready\n"
        yield found


def _letters(inbox: Inbox) -> Sequence[bytes]:
    return [m for e in inbox.letters if isinstance(m := e.original_content, bytes)]


@contextmanager
def bench() -> Iterator[Bench]:
    """Set up one bench."""
    with benches() as (one,):
        yield one
