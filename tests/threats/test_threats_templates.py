"""Templates and settings edited by an attacker: a clear refusal, exit 2, nothing issued, an end in sight."""

import os
import resource
import signal
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from jinja2 import Template

from automation.cli import main
from automation.press import words
from automation.press.sandbox import PageEnvironment
from automation.system import bounds
from tests.support.threats_world import run_apart

ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ ''|attr('__class__') }}",
    "{% include '/etc/passwd' %}",
    "{{ нет_такого }}",
)
ENDLESS = (
    "{% for i in range(10**9) %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% for k in 'ab' recursive %}{{ loop('ab') }}{% endfor %}",
    "{{ 'a' * 10**9 }}",
    "{{ '%9999999999d'|format(1) }}",
    "{{ '{:9999999999}'.format(1) }}",
    "{{ 'a'.ljust(10**10) }}",
    "{% set ns = namespace(s='aaaaaaaaaa') %}{% for i in range(60) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
)
MANY = "абвгдежзийклмнопрстуфхцчшщъыьэюя" * 4
NESTED = "".join(f"{{% for {c} in '{MANY}' %}}" for c in "abcdef") + "{% endfor %}" * 6


def refused(home: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The sentence of a day that did nothing."""
    capsys.readouterr()
    code = main(["day", "--on", "16.12.2025", "--home", str(home)])
    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY, "no limit is left behind"
    return sentence_of(home, code, capsys.readouterr().err)


def refused_apart(home: Path) -> str:
    """The same from a process of its own, whose memory may be used up."""
    told = run_apart(home, "day", "--on", "16.12.2025")
    return sentence_of(home, told.returncode, told.stderr)


def sentence_of(home: Path, code: int, error: str) -> str:
    assert code == 2
    assert "Traceback" not in error
    assert error.startswith("Ошибка: ")
    assert not list((home / "outbox").rglob("*.docx"))
    assert not list((home / "outbox").rglob("*.eml"))
    return error


def edit_page(home: Path, tag: str) -> None:
    page = home / "templates" / "letter.docx"
    with zipfile.ZipFile(page) as package:
        members = {name: package.read(name) for name in package.namelist()}
    text = members["word/document.xml"].decode()
    assert "{{ closing }}" in text
    members["word/document.xml"] = text.replace("{{ closing }}", "{{ closing }}" + tag, 1).encode()
    with zipfile.ZipFile(page, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)


def edit_words(home: Path, tag: str) -> None:
    file = home / "templates" / "words" / "overdue.txt"
    head, bracket, rest = file.read_text("utf-8").partition("]\n")
    file.write_text(f"{head}{bracket}{tag}\n{rest}", "utf-8")


@pytest.mark.parametrize(
    ("edit", "tag"),
    [*((edit_page, t) for t in (*ESCAPES, *ENDLESS)), *((edit_words, t) for t in (*ESCAPES[::2], *ENDLESS[1::2]))],
)
def test_code_and_endless_work_in_a_template_are_refused(
    home: Path, edit: Callable[[Path, str], None], tag: str
) -> None:
    edit(home, tag)
    words_file = edit is edit_words
    assert ("overdue.txt" if words_file else "letter.docx") in refused_apart(home)


def test_loops_in_loops_end_with_the_share_of_time_they_have(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "CHECK_SECONDS", 1.5)
    edit_words(home, NESTED)
    assert "overdue.txt, раздел [заголовок]: слова не кончаются" in refused(home, capsys)


def test_a_page_of_loops_in_loops_ends_too(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "SECONDS", 1.5)
    edit_page(home, NESTED)
    assert "letter.docx: заполнение не кончается" in refused(home, capsys)


def test_in_a_thread_of_its_own_a_page_is_filled_without_limits_of_the_process() -> None:
    """A cluster's worker fills pages in a thread beside those that keep the cluster: none of them is held short."""
    before = resource.getrlimit(resource.RLIMIT_AS)

    def inside(_: int) -> tuple[object, str]:
        with bounds.bounded(0.0, 1):
            return resource.getrlimit(resource.RLIMIT_AS), page_of("{{ 1 + 1 }}").render()

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(inside, range(2))) == [(before, "2")] * 2
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_a_tick_that_falls_into_the_end_of_a_block_leaves_no_limit_behind() -> None:
    """The timer may tick anywhere: what is being left is left whole, what still runs is ended."""
    before = resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)
    ticked: list[str] = []

    def tick_in(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_name == "__exit__":
            ticked.append(frame.f_code.co_name)
            bounds._tick(signal.SIGVTALRM, frame)

    sys.setprofile(tick_in)
    try:
        with bounds.bounded(-1.0):
            pass
    finally:
        sys.setprofile(None)
    assert ticked == ["__exit__", "__exit__"]
    assert (resource.getrlimit(resource.RLIMIT_AS), signal.getsignal(signal.SIGVTALRM)) == before


@pytest.mark.parametrize(
    ("name", "ended"),
    [("automation.press", True), (None, True), ("coverage.collector", False), ("importlib._bootstrap", False)],
)
def test_only_code_of_the_program_and_of_templates_is_ended(name: str | None, *, ended: bool) -> None:
    """A library ended between two of its steps may keep a lock for ever; it is waited for."""
    place: dict[str, Any] = {"__name__": name} if name else {}
    exec("def work(tick):\n    tick()\n    return 'went on'", place)

    def told() -> str:
        with bounds.bounded(-1.0):
            return str(place["work"](partial(signal.raise_signal, signal.SIGVTALRM)))

    if ended:
        with pytest.raises(TimeoutError):
            told()
    else:
        assert told() == "went on"


def page_of(text: str) -> Template:
    return PageEnvironment().from_string(text)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("[Content_Types].xml", "word/document.xml"):
            package.writestr(name, b" " * (100 << 20))


@pytest.mark.parametrize(
    ("file", "what"),
    [
        *(("letter.docx", what) for what in ("link to passwd", "pipe", "device", "folder", "missing", "giant")),
        *(("words/overdue.txt", what) for what in ("link to passwd", "pipe", "giant")),
        *(("office.toml", what) for what in ("link to passwd", "pipe", "giant")),
    ],
)
def test_what_is_no_plain_template_is_refused_at_once(home: Path, file: str, what: str) -> None:
    path = home / "templates" / file
    path.unlink()
    if what == "link to passwd":
        path.symlink_to("/etc/passwd")
    elif what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    elif what == "folder":
        path.mkdir()
    elif what == "giant":
        bomb(path) if file == "letter.docx" else path.write_bytes(b"[a]\n" + b"x" * (2 << 20))
    told = refused_apart(home)
    assert "root:" not in told
    assert path.stem.split("/")[-1] in told or "templates" in told


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"01-15/К-{n}"', '"{n.__class__}{n}"', "numbering.letters"),
        ('"01-15/К-{n}"', '"{n:9999999999}"', "numbering.letters"),
        ('"01-15/К-{n}"', '"{n}\\nBcc: evil@example.org"', "numbering.letters"),
        ('name = "Бобков', 'name = "\\u202eБобков', "невидимых"),
        ('"Общий отдел <office@example.org>"', '"X\\r\\nBcc: evil@example.org <office@example.org>"', "mail.sender"),
        ('"head@example.org"', '"head@example.org,evil@example.org"', "один адрес"),
        ("repeat_days = 5", "repeat_days = 99999999999", "от 0 до 250"),
        ("letters = 1,", "letters = 99999999999999999999,", "numbering.start.letters"),
        ("keep_days = 365", "keep_days = 9999999999", "limits.keep_days"),
        ('"Europe/Moscow"', '"../../../etc/passwd"', "часовой пояс"),
        ("[office]", "x = " + "[" * 5000 + "]" * 5000 + "\n[office]", "TOML"),
    ],
)
def test_hostile_settings_are_refused_with_their_key(
    home: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, told: str
) -> None:
    file = home / "templates" / "office.toml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    assert told in refused(home, capsys)


def test_a_mask_that_climbs_stays_in_the_outbox(home: Path) -> None:
    file = home / "templates" / "office.toml"
    file.write_text(file.read_text("utf-8").replace('"01-15/К-{n}"', '"../../../{n}"'), "utf-8")
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 0
    assert len(list((home / "outbox" / "454 от 11.12.2025" / "2025-12-16").glob("*Просрочка*.docx"))) == 6
    assert [p.name for p in home.parent.iterdir()] == ["home"]
