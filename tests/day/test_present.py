"""The present card, remarks and forms of an order, by ``day`` alone: nobody runs ``watch`` here."""

import shutil
from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automation.cli import main
from automation.errors import StorageError
from automation.system import outbox
from automation.system.outbox import Written
from tests.day.test_day_inbox import book_of
from tests.support.clerk import Clerk
from tests.support.nightly import first

FOLDER = "454 от 11.12.2025"
CARD, REMARKS = "Контрольная карточка.docx", "Замечания.xlsx"
FORM = "Форма 454 – МБУ Пример.xlsx"


class Office:
    """A home that is only worked by ``day``, and its order's folder."""

    def __init__(self, home: Path) -> None:
        self.home, self.folder = home, home / "outbox" / FOLDER
        self.form = self.folder / "Формы" / FORM

    def day(self, on: str) -> int:
        return main(["day", "--on", on, "--yes", "--home", str(self.home)])

    def standing(self) -> dict[str, bytes]:
        return {
            p.name: p.read_bytes() for p in (self.folder, self.folder / "Формы") for p in p.iterdir() if p.is_file()
        }

    def report(self, code: str, item: str = "1", reason: str = "ремонт здания") -> None:
        clerk = Clerk(book_of(self.home))
        clerk.report(code, item, Состояние="в работе", Причина=reason)
        clerk.save()

    def morning_mail(self) -> str:
        letters = [
            message_from_bytes(p.read_bytes(), policy=default) for p in (self.home / "outbox/mail").glob("*.eml")
        ]
        return "".join(m.get_body(("plain",)).get_content() for m in letters)  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def worked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that has been worked once."""
    home = tmp_path_factory.mktemp("worked") / "home"
    shutil.copytree(made, home)
    assert Office(home).day("15.12.2025") == 0
    return home


@pytest.fixture
def office(worked: Path, tmp_path: Path) -> Office:
    shutil.copytree(worked, tmp_path / "home")
    return Office(tmp_path / "home")


def test_a_day_without_any_look_writes_the_card_the_remarks_and_a_form_for_each_organisation(office: Office) -> None:
    forms = {name for name in office.standing() if name.startswith("Форма 454 – ")}
    assert set(office.standing()) - forms == {CARD, REMARKS}
    assert {name[12:-5] for name in forms} == {"МБУК Образец", "МБУ Пример", "МБУК Шаблон", "МБУ Типовое"}


def test_what_one_organisation_reports_renews_its_form_alone_and_a_look_finds_nothing_to_do(office: Office) -> None:
    before = office.standing()
    office.report("ПРИМ")
    office.day("16.12.2025")
    after = office.standing()
    assert {name for name in after if after[name] != before[name]} == {CARD, FORM}
    assert "ремонт здания" in {c.value for row in load_workbook(office.form)["Ход исполнения"] for c in row}
    assert main(["watch", "--once", "--on", "16.12.2025", "--home", str(office.home)]) == 0
    assert office.standing() == after


def test_a_form_a_person_changed_is_kept_and_told_until_it_is_moved_away(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    office.form.write_bytes(b"filled in by hand")
    assert office.day("16.12.2025") == 0, "nothing was to be written there"
    office.report("ПРИМ")
    capsys.readouterr()
    assert office.day("17.12.2025") == 1
    words = f"Файл outbox/{FOLDER}/Формы/{FORM} не узнан (обычно его изменил человек) и не заменён"
    assert words in capsys.readouterr().out
    assert office.form.read_bytes() == b"filled in by hand"
    assert words in (office.home / "outbox" / "board.html").read_text("utf-8")
    assert words not in office.morning_mail(), "the mail was composed before the page was to be written"
    assert office.day("18.12.2025") == 1
    assert words in office.morning_mail()
    office.form.rename(office.form.with_name("Моя форма.xlsx"))
    assert office.day("19.12.2025") == 0
    assert load_workbook(office.form)["Ход исполнения"]
    assert (office.form.with_name("Моя форма.xlsx")).read_bytes() == b"filled in by hand"


def test_remarks_of_a_workbook_nobody_can_read_say_why_until_it_is_read_again(office: Office) -> None:
    def told() -> list[object]:
        sheet = load_workbook(office.folder / REMARKS).worksheets[0]
        return [row[5] for row in sheet.iter_rows(min_row=5, values_only=True) if row[0] == 1]

    before, sound = told(), book_of(office.home).read_bytes()
    workbook = load_workbook(book_of(office.home))
    workbook["Ход исполнения"]["G1"] = "Дата исп."
    workbook.save(book_of(office.home))
    cards = (office.folder / CARD).read_bytes()
    assert office.day("16.12.2025") == 3
    (line,) = told()
    assert "нет столбца «Дата исполнения»; верните прежнее название" in str(line)
    assert (office.folder / CARD).read_bytes() == cards
    mtime = (office.folder / REMARKS).stat().st_mtime_ns
    assert office.day("16.12.2025") == 3
    assert (office.folder / REMARKS).stat().st_mtime_ns == mtime
    book_of(office.home).write_bytes(sound)
    assert office.day("16.12.2025") <= 1
    assert told() == before


def test_a_page_thrown_away_is_made_again(office: Office) -> None:
    office.form.unlink()
    assert office.day("16.12.2025") == 0
    assert office.form.exists()


@pytest.mark.parametrize("changed", first(1, [True, False]), ids=["changed", "ours"])
def test_the_form_of_an_organisation_that_reports_no_more_goes_unless_a_person_changed_it(
    office: Office, changed: bool
) -> None:
    if changed:
        office.form.write_bytes(b"mine")
    clerk = Clerk(book_of(office.home))
    clerk.write("Исполнители", clerk.rows("Исполнители", "Код")["ПРИМ"], {"Вид": "администрация"})
    clerk.save()
    office.day("16.12.2025")
    assert office.form.exists() == changed


def test_an_order_off_control_keeps_no_forms(office: Office) -> None:
    clerk = Clerk(book_of(office.home))
    clerk.set_order("Снято с контроля", date(2025, 12, 15))
    clerk.set_order("Основание снятия", "решение Главы Администрации")
    clerk.save()
    office.day("16.12.2025")
    assert set(office.standing()) == {CARD, REMARKS}


@pytest.mark.parametrize("step", first(1, ["after", "before"]))
def test_a_machine_that_dies_beside_the_writing_takes_its_own_files_for_nobody_elses(
    office: Office, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    writes: Callable[..., list[Written]] = outbox.replace_all

    def dying(home: Path, files: list[tuple[str, bytes]], **more: str) -> list[Written]:
        if FORM not in {Path(path).name for path, _ in files}:
            return writes(home, files, **more)
        if step == "after":
            writes(home, files)
        raise KeyboardInterrupt

    for reason in ("первая", "вторая"):
        office.report("ПРИМ", reason=reason)
        with monkeypatch.context() as dead:
            dead.setattr(outbox, "replace_all", dying)
            assert office.day("16.12.2025") == 130
    assert office.day("16.12.2025") == 0
    assert "вторая" in {c.value for row in load_workbook(office.form)["Ход исполнения"] for c in row}


def test_a_full_disk_costs_the_pages_and_nothing_else(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    writes = outbox.replace_all

    def full(home: Path, files: list[tuple[str, bytes]], **more: str) -> list[Written]:
        if FORM in {Path(path).name for path, _ in files}:
            raise StorageError("диск полон")
        return writes(home, files, **more)

    office.report("ПРИМ")
    before = office.standing()
    with monkeypatch.context() as disk:
        disk.setattr(outbox, "replace_all", full)
        assert office.day("16.12.2025") == 3
    assert "ВНИМАНИЕ: диск полон" in capsys.readouterr().out
    assert office.standing() == before
    assert office.day("16.12.2025") == 0
    assert office.standing() != before
