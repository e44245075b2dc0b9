"""inbox/Замещение.xlsx in a whole day: who acts signs, a contradiction or a broken list holds back the papers."""

import io
import re
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from automation.cli import main
from automation.day.call import Reading
from automation.day.taking import news_of
from automation.model.catalogue import catalogue, finding
from automation.model.office import ActingList
from automation.workbook.acting_file import FILE, new_acting_file
from tests.day.test_day_inbox import book_of, numbers, work

pytestmark = pytest.mark.usefixtures("plain_days")

ACTS = ("подписывает письма", "исполняющий обязанности заместителя главы", "Временнова Анна Ильинична")


def put_list(home: Path, *rows: tuple[object, ...]) -> None:
    """A list of acting signatories as a clerk fills it in."""
    workbook = load_workbook(io.BytesIO(new_acting_file()))
    for at, row in enumerate(rows, start=3):
        for column, value in enumerate(row, start=1):
            workbook.worksheets[0].cell(at, column).value = value  # type: ignore[assignment]
    workbook.save(home / "inbox" / FILE)


def test_init_makes_a_list_that_says_nothing_and_never_over_one(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "home")]) == 0
    place = tmp_path / "home" / "inbox" / FILE
    sheet = load_workbook(place).worksheets[0]
    assert sheet["A2"].value == "Кто"
    assert any(check.formula1 and "руководитель" in check.formula1 for check in sheet.data_validations.dataValidation)
    place.write_bytes(b"mine")
    main(["init", str(tmp_path / "home")])
    assert place.read_bytes() == b"mine"


def test_letters_of_the_days_are_signed_by_who_acts(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_list(home, (*ACTS, datetime(2025, 12, 15), datetime(2025, 12, 20), "распоряжение"))
    code, answer, _ = work(home, capsys)
    assert code == 0
    assert answer
    letters = [p for p in answer["issued"] if p["form"] == "letter"]  # type: ignore[attr-defined]
    assert letters
    for letter in letters:
        text = words_of(home / letter["path"])
        assert "А.И. Временнова" in text
        assert "Бобков" not in text


def words_of(path: Path) -> str:
    with ZipFile(path) as file:
        return re.sub(r"<[^>]+>", "", file.read("word/document.xml").decode()).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (("подписывает письма", "и.о. начальника", "Лишний Иван Ильич", datetime(2025, 12, 16)), "действуют двое"),
        (("подписывает письма", "и.о. начальника", "Лишний Иван Ильич", "завтра"), "не прочитана"),
    ],
)
def test_a_contradiction_holds_the_letters_and_is_told(
    home: Path, capsys: pytest.CaptureFixture[str], second: tuple[object, ...], told: str
) -> None:
    put_list(home, (*ACTS, datetime(2025, 12, 15)), second)
    code, answer, _ = work(home, capsys)
    assert code == 1
    assert answer
    assert {p["form"] for p in answer["issued"]} == {"note", "reference"}  # type: ignore[attr-defined]
    (mail,) = (home / "outbox" / "mail").glob("* office@example.org *.eml")
    body = message_from_bytes(mail.read_bytes(), policy=default).get_body(("plain",))
    assert body
    (line,) = [line for line in body.get_content().splitlines() if FILE in line]
    assert told in line
    assert re.match(rf"– {FILE}, [A-Z]\d: ", line)
    main(["check", "--on", "16.12.2025", "--home", str(home)])
    assert told in capsys.readouterr().out


def test_the_board_names_the_cell_of_a_fault_in_the_list_and_no_person() -> None:
    told = finding("acting-head-address", cell="C4", name="Временнова А.И.")
    reading = Reading(file=FILE, state="skipped", findings=(told,), acting=ActingList())
    assert news_of([reading]) == (f"{FILE}, C4: {catalogue()[told.code].title.lower()}",)


def test_a_list_nobody_can_read_holds_every_paper_of_the_office(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "inbox" / FILE).write_bytes(b"PK\x03\x04 cut")
    code, answer, _ = work(home, capsys)
    assert code == 3
    assert answer
    assert answer["issued"] == []
    read = {r["file"]: r["message"] for r in answer["read"]}  # type: ignore[attr-defined]
    assert read[FILE].endswith("документы не готовятся")


def test_a_tracking_workbook_of_that_name_is_worked_and_asked_to_be_renamed(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book_of(home).rename(home / "inbox" / FILE)
    code, _, _ = work(home, capsys)
    assert (code, len(numbers(home))) == (0, 7)
    capsys.readouterr()
    main(["check", "--on", "16.12.2025", "--home", str(home)])
    assert "Переименуйте таблицу" in capsys.readouterr().out


def greeted(home: Path, address: str) -> list[str]:
    """Return the first line of each message to an address."""
    found = []
    for path in sorted((home / "outbox" / "mail").glob("*.eml")):
        message = message_from_bytes(path.read_bytes(), policy=default)
        body = message.get_body(("plain",))
        if body is not None and address in str(message["To"]):
            found.append(body.get_content().splitlines()[0])
    return found


def test_mail_to_an_absent_head_greets_who_acts_for_him_and_his_own_address_is_asked_for(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    acting = ("руководитель", "исполняющий обязанности Главы", "Временнова Анна Ильинична", datetime(2025, 12, 15))
    put_list(home, acting)
    assert work(home, capsys)[0] == 0
    assert greeted(home, "head@example.org") == ["Уважаемая Анна Ильинична!"]
    main(["check", "--on", "16.12.2025", "--home", str(home)])
    assert "Руководителя замещает Временнова Анна Ильинична" in capsys.readouterr().out


def test_who_acts_and_has_an_address_of_his_own_is_written_to_there(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    toml = home / "templates" / "office.toml"
    leader = '[[leadership]]\npost = "Заместитель"\nname = "Временнова Анна Ильинична"\nemail = "own@example.org"\n'
    toml.write_text(f'{toml.read_text("utf-8")}\n{leader}kinds = ["progress"]\n', "utf-8")
    put_list(home, ("руководитель", "и.о. Главы", "Временнова Анна Ильинична", datetime(2025, 12, 15)))
    assert work(home, capsys)[0] == 0
    assert greeted(home, "own@example.org") == ["Уважаемая Анна Ильинична!"]
    assert not any("Анна Ильинична" in line for line in greeted(home, "head@example.org"))
    main(["check", "--on", "16.12.2025", "--home", str(home)])
    assert "Руководителя замещает" not in capsys.readouterr().out
