"""Whatever lies on the share: read, or refused in one Russian sentence; bounded, and never with a traceback."""

import io
import socket
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from automation.errors import UnreadError
from automation.model.settings import Limits
from automation.workbook.read import read_book
from tests.support import hostile
from tests.support.grid import workbook
from tests.support.nightly import first, share

pytestmark = pytest.mark.usefixtures("true_readings")

LIMITS = Limits()
SHORT = Limits(read_seconds=4)  # two of them of processor time: reading takes a twentieth of one


def read(folder: Path, data: bytes, name: str = "книга.xlsx", limits: Limits = LIMITS) -> str:
    """«read», or the sentence of the refusal."""
    path = folder / name
    path.write_bytes(data)
    try:
        read_book(path, limits, folder)
    except UnreadError as error:
        words = str(error)
        assert words.startswith(f"{name}: ")
        assert ";" in words
        assert "\n" not in words
        return words.removeprefix(f"{name}: ")
    return "read"


def test_a_real_workbook_is_read_in_the_child(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    path = tmp_path / "inbox" / "план.xlsx"
    path.write_bytes(workbook("[Ход исполнения]\nКод | №\nБИБЛ | 1"))
    book = read_book(path, LIMITS, tmp_path)
    assert (book.file, len(book.rows), len(book.sha256)) == ("inbox/план.xlsx", 1, 64)
    assert len(book.modified) == len("2025-12-16T08:00:00.000")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "файл пуст"),
        (bytes(5000), "состоит из одних нулей"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "файл обрезан"),
        (b"<html><body><table><tr><td>1</td></tr></table></body></html>", "это таблица HTML"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "это таблица HTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', "таблица XML 2003"),
        (b"<?xml version='1.0'?><a/>", "это файл XML"),
        ("Код;№;Состояние\nБИБЛ;1;исполнено\n".encode("cp1251"), "текстовая таблица"),
        ("Код\t№\n".encode("utf-16"), "текстовая таблица"),
        ("просто слова".encode(), "текстовый файл"),
        (b"%PDF-1.7", "документ PDF"),
        (b"\xff\xd8\xff\xe0", "изображение"),
        (b"{\\rtf1", "документ Word"),
        (b"Rar!\x1a\x07", "это архив"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00" + bytes(50), "старого формата"),
        (b"\x07\x13garbage\0\0", "файл повреждён"),
    ],
)
def test_each_fault_of_a_file_is_told_apart(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in read(tmp_path, data)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("word/document.xml", "[Content_Types].xml"), "документ Word"),
        (("ppt/presentation.xml", "[Content_Types].xml"), "презентация"),
        (("план.xlsx",), "это архив"),
    ],
)
def test_other_packages_are_told_apart(tmp_path: Path, names: tuple[str, ...], words: str) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    assert words in read(tmp_path, buffer.getvalue())


def test_a_protected_workbook_is_told(tmp_path: Path) -> None:
    sector = hostile.sector_loop().replace("Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le"))
    assert "защищена паролем" in read(tmp_path, sector)


@pytest.mark.parametrize("share", [0.3, 0.9, 0.999])
def test_a_half_copied_workbook_is_cut_short(tmp_path: Path, share: float) -> None:
    whole = workbook()
    assert "файл обрезан" in read(tmp_path, whole[: int(len(whole) * share)])


@pytest.mark.parametrize("where", first(1, ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/worksheets/sheet5.xml"]))
def test_no_entity_is_followed_to_a_file_or_an_address(tmp_path: Path, where: str) -> None:
    secret = tmp_path / "secret"
    secret.write_text("ТАЙНА")
    assert "ТАЙНА" not in read(tmp_path, hostile.external_entity(where, secret.as_uri()))
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        listener.setblocking(False)
        read(tmp_path, hostile.external_entity(where, f"http://127.0.0.1:{listener.getsockname()[1]}/x"))
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (hostile.billion_laughs, "повреждён"),
        (lambda: hostile.far_cell("XFD1048576"), "не хватило 512 МиБ памяти"),
        (lambda: hostile.far_cell("R1048576"), "не хватило 512 МиБ памяти"),
        (hostile.sector_loop, ""),
    ],
    ids=["billion laughs", "far cell", "far row", "sector loop"],
)
def test_what_would_exhaust_the_machine_ends_its_child_only(tmp_path: Path, data: object, words: str) -> None:
    assert callable(data)
    assert words in read(tmp_path, data())


def test_the_unpacked_size_is_looked_at_before_anything_is_parsed(tmp_path: Path) -> None:
    bomb = hostile.zip_bomb(80)
    assert len(bomb) < 200_000
    assert "в распакованном виде книга больше 64 МиБ" in read(tmp_path, bomb, limits=Limits(read_mib=64))


def test_a_million_styled_empty_rows_are_no_rows(tmp_path: Path) -> None:
    assert read(tmp_path, hostile.styled_rows(200_000)) == "read"


def test_a_slow_file_is_given_up(tmp_path: Path) -> None:
    assert "больше 0 с" in read(tmp_path, workbook(), limits=Limits(read_seconds=0))


def test_very_many_rows_of_one_very_long_text_are_understood_once(tmp_path: Path) -> None:
    """Very many words in a small file; what is understood anew for each row would take a minute."""
    started = time.thread_time()
    assert read(tmp_path, hostile.long_rows(500, same=True)) == "read"
    assert time.thread_time() - started < 2


def test_texts_that_take_too_long_to_understand_are_given_up(tmp_path: Path) -> None:
    words = read(tmp_path, hostile.long_rows(200, same=False), limits=Limits(read_seconds=1))
    assert "чтение заняло больше 1 с; удалите лишние строки" in words


def test_a_lying_dimension_hides_no_row(tmp_path: Path) -> None:
    grid = workbook("[Ход исполнения]\nКод | №\nБИБЛ | 1\nПАРК | 1")
    with zipfile.ZipFile(io.BytesIO(grid)) as archive:
        xml = archive.read(hostile.SHEET)
    start = xml.index(b"<dimension")
    lie = xml[:start] + b'<dimension ref="A1"/>' + xml[xml.index(b">", start) + 1 :]
    path = tmp_path / "книга.xlsx"
    path.write_bytes(hostile.rezip({hostile.SHEET: lie}, data=grid))
    assert len(read_book(path, LIMITS, tmp_path).rows) == 2


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_entries_that_climb_out_or_repeat_write_nothing(tmp_path: Path) -> None:
    climbing = hostile.rezip({}, extra=(("../../climbed.txt", b"x"), ("/tmp/climbed.txt", b"x")))
    assert read(tmp_path, climbing) == "read"
    assert not (tmp_path.parent / "climbed.txt").exists()
    twice = hostile.rezip({}, extra=((hostile.SHEET, hostile.part(hostile.SHEET)),))
    assert "повреждён" in read(tmp_path, twice)


def test_a_wrong_checksum_is_damage(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(workbook())) as archive:
        crc = archive.getinfo(hostile.SHEET).CRC.to_bytes(4, "little")
    assert "повреждён" in read(tmp_path, workbook().replace(crc, b"\1\2\3\4"))


@pytest.mark.parametrize(
    "name", first(2, ["книга.xls", "книга.ods", "-rf.xlsx", "{{7*7}} %s.xlsx", "с \u202e знаком.xlsx"])
)
def test_the_name_says_nothing_about_the_content(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(workbook())
    assert read_book(path, LIMITS, tmp_path).file == name.replace("\u202e", "\ufffd")


def test_the_child_gets_no_secret_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from automation.system import bounded as room

    monkeypatch.setenv("AUTOMATION_MAIL_PASSWORD", "тайна")
    spy = "import os, sys, marshal; told = any('AUTOMATION' in k for k in os.environ); "
    monkeypatch.setattr(
        room, "START", spy + "sys.stdout.buffer.write(marshal.dumps({'refused': ['text', 'csv'][told]}))"
    )
    assert "текстовый файл" in read(tmp_path, workbook())


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4), st.booleans())
@settings(max_examples=share(8, 60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_damaged_bytes_are_read_or_refused(tmp_path: Path, spots: list[tuple[int, int]], deep: bool) -> None:
    data = bytearray(hostile.part(hostile.SHEET) if deep else workbook())
    for at, value in spots:
        data[at % len(data)] = value
    words = read(tmp_path, hostile.rezip({hostile.SHEET: bytes(data)}) if deep else bytes(data), limits=SHORT)
    assert words
    assert "чтение заняло" not in words
