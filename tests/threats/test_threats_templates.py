"""Templates and settings edited by an attacker: a clear refusal, exit 2, nothing issued, an end in sight."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from automation.cli import main
from tests.support.nightly import LONG, first
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


def edit_words(home: Path, tag: str, name: str = "overdue.txt") -> None:
    file = home / "templates" / "words" / name
    head, bracket, rest = file.read_text("utf-8").partition("]\n")
    file.write_text(f"{head}{bracket}{tag}\n{rest}", "utf-8")


@pytest.mark.parametrize("tag", first(2, ESCAPES))
def test_code_in_a_page_is_refused(home: Path, tag: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit_page(home, tag)
    assert "letter.docx" in refused(home, capsys)


def test_code_in_words_is_refused_by_the_name_of_each_file(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = dict(zip(("overdue.txt", "reminder.txt", "request.txt"), ESCAPES[::2], strict=True))
    for name, tag in files.items():
        edit_words(home, tag, name)
    told = refused(home, capsys)
    assert [name for name in files if name not in told] == []


@pytest.mark.parametrize(
    ("edit", "tag"),
    [
        *first(1, [(edit_page, t) for t in (ENDLESS[0], ENDLESS[3], *ENDLESS[1:3], *ENDLESS[4:])]),
        *first(0, [(edit_words, t) for t in ENDLESS[1::2]]),
    ],
)
def test_endless_work_in_a_template_is_refused(
    home: Path, edit: Callable[[Path, str], None], tag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(home, tag)
    if edit is edit_words:
        assert "overdue.txt" in refused_apart(home)
    else:
        assert "letter.docx" in refused(home, capsys)  # pages are filled in a bounded child alone


def test_loops_in_loops_end_with_the_share_of_time_they_have(
    home: Path, capsys: pytest.CaptureFixture[str], brief: None
) -> None:
    edit_words(home, NESTED)
    assert "overdue.txt, раздел [заголовок]: слова не кончаются" in refused(home, capsys)


@LONG
def test_a_page_of_loops_in_loops_ends_too(home: Path, capsys: pytest.CaptureFixture[str], brief: None) -> None:
    edit_page(home, NESTED)
    assert "letter.docx: заполнение не кончается" in refused(home, capsys)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
        for name in ("[Content_Types].xml", "word/document.xml"):
            package.writestr(name, b" " * (100 << 20))


@pytest.mark.parametrize(
    ("file", "what"),
    [
        *first(1, [("letter.docx", what) for what in ("link to passwd", "pipe", "device", "folder", "giant")]),
        *first(1, [("words/overdue.txt", what) for what in ("pipe", "giant", "link to passwd")]),
        *first(1, [("office.toml", what) for what in ("giant", "link to passwd", "pipe")]),
    ],
)
def test_what_is_no_plain_template_is_refused_at_once(
    home: Path, file: str, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
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
    told = refused_apart(home) if what == "device" else refused(home, capsys)  # a device has no end to be read to
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
