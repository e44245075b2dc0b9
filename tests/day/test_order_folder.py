"""Orders by folder: a file put into inbox/orders/ becomes one workbook, whatever happens on the way."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.day.call import Reading
from automation.day.inbox_readings import read_file
from automation.day.orders import OrderDesk, take_orders
from automation.day.recollection import amendments
from automation.model.plan import OrderId
from automation.model.settings import Limits
from tests.day.test_day_inbox import work
from tests.support.notes import Notes

TEXT = (Path(__file__).resolve().parents[1] / "data" / "order-454.txt").read_text("utf-8")
DAY, NEXT = date(2025, 12, 15), date(2025, 12, 16)
ORDER = OrderId(number="454", date=date(2025, 12, 11))
BOOK = "№ 454 от 11.12.2025.xlsx"


def put(home: Path, name: str = "Распоряжение.txt", text: str = TEXT) -> Path:
    folder = home / "inbox" / "orders"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def take(home: Path, notes: Notes, on: date = DAY, known: dict[OrderId, str] | None = None) -> list[Reading]:
    desk = OrderDesk(folder=home / "inbox" / "orders", on=on, memory=notes, known={} if known is None else known)
    return list(take_orders(desk))


def told(readings: list[Reading]) -> list[tuple[str, str]]:
    return [(r.file, r.findings[0].code) for r in readings]


def books(home: Path) -> list[str]:
    return sorted(p.name for p in (home / "inbox").glob("*.xlsx"))


def test_an_order_becomes_a_workbook_once_and_is_told_once(tmp_path: Path) -> None:
    put(tmp_path)
    notes = Notes()
    assert told(take(tmp_path, notes)) == [("orders/Распоряжение.txt", "order-made")]
    assert books(tmp_path) == [BOOK]
    made = (tmp_path / "inbox" / BOOK).read_bytes()
    reading = read_file(tmp_path / "inbox" / BOOK, Limits())
    assert reading.order == ORDER
    assert take(tmp_path, notes, NEXT) == []
    assert (books(tmp_path), (tmp_path / "inbox" / BOOK).read_bytes()) == ([BOOK], made)


def test_a_workbook_the_clerk_took_away_is_not_made_again(tmp_path: Path) -> None:
    put(tmp_path)
    notes = Notes()
    take(tmp_path, notes)
    (tmp_path / "inbox" / BOOK).unlink()
    assert take(tmp_path, notes, NEXT) == []
    assert books(tmp_path) == []


@pytest.mark.parametrize("step", [1, 2])
def test_a_machine_that_dies_at_any_note_makes_no_second_workbook(tmp_path: Path, step: int) -> None:
    put(tmp_path)
    notes = Notes(step)
    with pytest.raises(KeyboardInterrupt):
        take(tmp_path, notes)
    assert books(tmp_path) == [BOOK][: step - 1]
    assert told(take(tmp_path, notes)) == [("orders/Распоряжение.txt", "order-made")]
    assert books(tmp_path) == [BOOK]


def test_a_full_disk_is_told_and_the_next_run_makes_the_workbook(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path)
    notes = Notes()

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no space")

    with monkeypatch.context() as disk:
        disk.setattr("automation.system.disk.native_disk.sync_all", full)
        (reading,) = take(tmp_path, notes)
    assert "на диске нет места" in reading.message
    assert books(tmp_path) == []
    assert told(take(tmp_path, notes)) == [("orders/Распоряжение.txt", "order-made")]
    assert books(tmp_path) == [BOOK]


def test_one_order_under_two_names_and_a_second_version_make_one_workbook(tmp_path: Path) -> None:
    put(tmp_path, "А.txt")
    put(tmp_path, "Б.txt")
    put(tmp_path, "В.txt", TEXT.replace("мессенджер", "сервис"))
    assert told(take(tmp_path, Notes())) == [
        ("orders/А.txt", "order-made"),
        ("orders/Б.txt", "order-copied"),
        ("orders/В.txt", "order-known"),
    ]
    assert books(tmp_path) == [BOOK]


def test_an_order_that_has_a_workbook_under_any_name_gets_no_second_one(tmp_path: Path) -> None:
    put(tmp_path)
    readings = take(tmp_path, Notes(), known={ORDER: "Моя книга.xlsx"})
    assert told(readings) == [("orders/Распоряжение.txt", "order-known")]
    assert "«Моя книга.xlsx»" in readings[0].message
    assert books(tmp_path) == []


def test_a_file_of_the_clerks_under_the_name_is_not_written_over(tmp_path: Path) -> None:
    put(tmp_path)
    (tmp_path / "inbox" / BOOK).write_bytes(b"mine")
    take(tmp_path, Notes())
    assert (tmp_path / "inbox" / BOOK).read_bytes() == b"mine"
    assert books(tmp_path) == ["№ 454 от 11.12.2025 (2).xlsx", BOOK]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("Скан.docx", b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "Скан.docx"),
        ("Половина.docx", b"PK\x03\x04 half of a file", "Половина.docx"),
        ("Пусто.txt", b"", "пуст"),
        ("Письмо.txt", "Уважаемые коллеги! Поздравляем.".encode(), "ни таблицы плана, ни поручений"),
        ("д" * 120 + ".txt", b"", "пуст"),
    ],
)
def test_what_is_no_order_is_refused_by_name_until_it_is_gone_and_the_others_are_worked(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    put(tmp_path, "Я.txt")
    (tmp_path / "inbox" / "orders" / name).write_bytes(content)
    notes = Notes()
    for on in (DAY, DAY, NEXT):
        readings = [r for r in take(tmp_path, notes, on) if r.findings[0].code == "order-refused"]
        assert len(readings) == 1
        assert words in readings[0].message
        assert "команд" not in readings[0].message
        assert readings[0].findings[0].level == "error"
    assert books(tmp_path) == [BOOK]
    (tmp_path / "inbox" / "orders" / name).unlink()
    assert take(tmp_path, notes, NEXT) == []


def test_a_folder_and_a_link_are_told_and_locks_pass_in_silence(tmp_path: Path) -> None:
    path = put(tmp_path, "~$Распоряжение.docx", "")
    (path.parent / "Разное").mkdir()
    (path.parent / "Ссылка.txt").symlink_to(path)
    assert told(take(tmp_path, Notes())) == [
        ("orders/Разное", "order-refused"),
        ("orders/Ссылка.txt", "order-refused"),
    ]


def test_a_restricted_order_is_told_without_its_name_and_number(tmp_path: Path) -> None:
    put(tmp_path, "Секретное 17.txt", "Для служебного пользования\n\n" + TEXT)
    (reading,) = take(tmp_path, Notes())
    assert (reading.file, reading.findings[0].code) == ("orders", "order-refused")
    assert "Секретное" not in reading.message
    assert books(tmp_path) == []


def test_an_order_without_number_and_date_waits_and_goes_on_under_its_name(tmp_path: Path) -> None:
    put(tmp_path, "Приказ.txt", TEXT.replace("11.12.2025", "__.__.____").replace("№ 454", "№ ____"))
    notes = Notes()
    assert told(take(tmp_path, notes)) == [("orders/Приказ.txt", "order-made")]
    (name,) = books(tmp_path)
    reading = read_file(tmp_path / "inbox" / name, Limits())
    assert (reading.state, reading.findings[0].code, reading.findings[0].level) == (
        "awaiting",
        "order-awaiting",
        "error",
    )
    assert "«Номер» (ячейка B3) и «Дата» (ячейка B4)" in reading.message
    assert take(tmp_path, notes, NEXT) == []


AMENDING = """АДМИНИСТРАЦИЯ АКСАЙСКОГО ГОРОДСКОГО ПОСЕЛЕНИЯ

РАСПОРЯЖЕНИЕ

22.12.2025 № 470
г. Аксай

О внесении изменений в распоряжение Администрации Аксайского городского поселения от 11.12.2025 № 454

1. В пункте 6 приложения слова «до 26.12.2025» заменить словами «до 30.12.2025».
2. Контроль за исполнением настоящего распоряжения оставляю за собой.

Глава Администрации Е.Н. Камфарин
"""


def test_an_amending_order_proposes_its_changes_to_the_workbook_that_exists(tmp_path: Path) -> None:
    put(tmp_path, "Изменения.txt", AMENDING)
    notes = Notes()
    readings = take(tmp_path, notes, known={ORDER: BOOK})
    assert told(readings) == [("orders/Изменения.txt", "order-amends")]
    (amending,) = amendments(notes, ORDER)
    assert (amending.by.number, amending.day, books(tmp_path)) == ("470", DAY, [])
    assert amending.changes
    put(tmp_path, "Изменения, скан.txt", AMENDING + "\nкопия\n")
    take(tmp_path, notes, NEXT, known={ORDER: BOOK})
    assert [one.day for one in amendments(notes, ORDER)] == [DAY], "the same order again begins no new hold"


def test_an_amending_order_without_a_workbook_to_amend_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "Изменения.txt", AMENDING)
    assert told(take(tmp_path, Notes())) == [("orders/Изменения.txt", "order-refused")]


def test_a_day_makes_the_workbook_reads_it_and_proposes_amendments(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(home / "inbox" / "orders", ignore_errors=True)
    put(home, "Новое.txt", TEXT.replace("454", "455"))
    put(home, "Изменения.txt", AMENDING)
    code, answer, _ = work(home, capsys)
    assert code == 1
    assert answer
    read = {r["file"]: (r["state"], r["order"] and r["order"]["number"]) for r in answer["read"]}  # type: ignore[attr-defined]
    assert read["№ 455 от 11.12.2025.xlsx"] == ("read", "455")
    assert read["orders/Новое.txt"] == ("skipped", None)
    assert {p["order"]["number"] for p in answer["issued"] if p["addressee"]} == {"454"}  # type: ignore[attr-defined]
    main(["check", "--on", "16.12.2025", "--home", str(home)])
    said = capsys.readouterr().out
    assert "Документ № 470 от 22.12.2025 предлагает: пункт 6, «Срок исполнения»: В пункте 6 приложения слова" in said
    assert "До 19.12.2025 письма об этом не выпускаются." in said
    assert ".." not in said.partition("предлагает")[2].partition("\n")[0]


def test_a_dry_run_leaves_the_folder_alone(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(home, "Новое.txt", TEXT.replace("454", "455"))
    work(home, capsys, "--dry-run")
    assert books(home) == [BOOK]


@pytest.mark.usefixtures("plain_days")
def test_a_number_changed_after_the_first_paper_is_an_error(issued: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.support.clerk import Clerk

    clerk = Clerk(issued / "inbox" / BOOK)
    clerk.set_order("Номер", "456")
    clerk.save()
    code, answer, error = work(issued, capsys, on="17.12.2025")
    assert code == 3
    assert "было № 454 от 11.12.2025" in error + str(answer)


@pytest.mark.usefixtures("plain_days")
def test_a_number_mended_before_the_first_paper_is_no_alarm(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from tests.support.clerk import Clerk

    work(home, capsys, on="11.12.2025")
    clerk = Clerk(home / "inbox" / BOOK)
    clerk.set_order("Номер", "456")
    clerk.save()
    code, answer, _ = work(home, capsys, on="12.12.2025")
    assert code == 0
    assert answer
    assert [r["order"]["number"] for r in answer["read"]] == ["456"]  # type: ignore[attr-defined]
