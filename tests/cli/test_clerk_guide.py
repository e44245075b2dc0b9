"""The guides are true: commands run in their order, and what a clerk is promised comes about."""

import json
import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from automation.cli import main
from tests.support.clerk import COLUMNS, ORDER, PERFORMERS, ROOT, Clerk, new_home
from tests.support.nightly import first
from tests.support.sheet_reader import lines_of

CLERK = (ROOT / "docs" / "clerk.ru.md").read_text("utf-8")
GUIDE = (ROOT / "docs" / "admin.ru.md").read_text("utf-8").partition("## То же командами")[2]
COMMANDS = [line for block in re.findall(r"```\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
DATED = {"forms", "day", "check", "annul", "reissue", "card", "close"}
DAY = "16.12.2025"
ASKS = {"new", "check"}  # the controlling official has no name in the order; the workbook lacks it still


def run(home: Path, line: str) -> int:
    words = shlex.split(line)
    assert words[:2] == ["python", "run.py"]
    verb = words[2]
    dated = ["--on", DAY, *(["--yes"] if verb == "day" else [])] if verb in DATED else []
    return main([*words[2:], *dated, *([] if verb in {"decline", "deadline"} else ["--home", str(home)])])


def enter_performers(path: Path) -> None:
    clerk = Clerk(path)
    for line, performer in enumerate(PERFORMERS, 2):
        clerk.write("Исполнители", line, dict(zip(COLUMNS, performer, strict=True)))
    clerk.set_order("Контроль (Ф.И.О.)", "Бобков Дмитрий Александрович")
    clerk.save()


def test_the_clerks_guide_names_no_command() -> None:
    assert "run.py" not in CLERK
    assert "```" not in CLERK


def test_every_command_of_the_guide_runs_in_its_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert main(["init", str(home)]) == 0
    monkeypatch.chdir(home)
    shutil.copyfile(ORDER, home / "распоряжение.txt")
    for line in COMMANDS:
        verb = shlex.split(line)[2]
        code = run(home, line.replace("распоряжение.docx", "распоряжение.txt"))
        assert code <= (1 if verb in ASKS else 0), (line, capsys.readouterr())
        if verb == "new":
            enter_performers(home / "inbox" / "№ 454 от 11.12.2025.xlsx")
        if verb == "update":
            updated = home / "outbox" / "updates" / "№ 454 от 11.12.2025.xlsx"
            updated.replace(home / "inbox" / updated.name)
    assert {shlex.split(line)[2] for line in COMMANDS} >= {"new", "update", "forms", "day", "annul", "reissue", "close"}


@pytest.mark.usefixtures("plain_days")
@pytest.mark.parametrize("by", first(1, ["sheet", "command"]))
def test_an_annulled_paper_with_its_reason_still_there_is_written_anew(
    by: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    clerk = new_home(home)
    assert run(home, "python run.py day") == 0
    if by == "command":
        assert run(home, 'python run.py annul 01-15/К-2 --reason "ошибка в адресате"') == 0
    else:
        clerk.mark("01-15/К-2", Аннулирован="16.12.2025, ошибка в адресате")
        clerk.save()
    said = []
    for _ in range(2):
        capsys.readouterr()
        assert main(["day", "--on", "17.12.2025", "--yes", "--json", "--home", str(home)]) == 0
        said += json.loads(capsys.readouterr().out)["issued"]
    assert [(p["number"], p["kind"], p["addressee"]["code"]) for p in said] == [("01-15/К-5", "overdue", "ПРИМ")]


def test_a_book_named_as_in_the_guide_is_found_from_any_folder_and_a_missing_one_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    new_home(home)
    monkeypatch.chdir(tmp_path)
    (book,) = (home / "inbox").glob("*.xlsx")
    for name in (f"inbox/{book.name}", book.name, str(book)):
        assert run(home, f'python run.py update "{name}"') == 0
    assert run(home, "python run.py check нет.xlsx") == 3
    assert "Файла «нет.xlsx» нет: проверьте имя и папку." in capsys.readouterr().err


def test_its_pictures_stand_beside_it_and_are_small() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", CLERK)
    assert len(pictures) == len(set(pictures)) >= 6
    assert sorted(f"pictures/{p.name}" for p in (ROOT / "docs" / "pictures").iterdir()) == sorted(pictures)
    assert all((ROOT / "docs" / p).stat().st_size <= 150 * 1024 for p in pictures)


@pytest.mark.parametrize(("decided", "counts"), [(date(2025, 12, 12), True), (date(2025, 12, 15), False)])
def test_a_form_and_the_card_show_an_extension_only_where_it_counts(
    decided: date, counts: bool, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    clerk = new_home(home)
    clerk.append(
        "Продление сроков",
        {"№": "1", "Код": "ПРИМ", "Новый срок": date(2025, 12, 22), "Дата решения": decided}
        | {"Кто решил": "Камфарин Е.Н.", "Основание": "обращение от 11.12.2025 № 87"},
    )
    clerk.save()
    assert main(["forms", "--on", DAY, "--home", str(home)]) == 0
    assert main(["card", "454", "--on", DAY, "--home", str(home)]) == 0
    (form,) = (home / "outbox" / "forms").rglob("*МБУ Пример.xlsx")
    texts = [str(c.value) for row in load_workbook(form)["Ход исполнения"].iter_rows() for c in row]
    assert any("(срок продлён до 22.12.2025)" in text for text in texts) is counts
    (card,) = (home / "outbox").rglob("Контрольная карточка*.docx")
    assert any("обращение от 11.12.2025 № 87" in line for line in lines_of(card.read_bytes())) is counts


@pytest.mark.usefixtures("plain_days")
def test_explain_names_few_days_off_and_counts_many(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    new_home(home)
    assert main(["day", "--on", "16.12.2025", "--yes", "--home", str(home)]) == 0
    capsys.readouterr()
    assert main(["explain", "01-15/К-2", "--home", str(home)]) == 0
    assert "выходные: 13.12.2025, 14.12.2025)" in capsys.readouterr().out
    late = tmp_path / "late"
    new_home(late)
    assert main(["day", "--on", "03.02.2026", "--yes", "--home", str(late)]) == 0
    capsys.readouterr()
    assert main(["explain", "01-15/К-2", "--home", str(late)]) == 0
    said = capsys.readouterr().out
    assert re.search(r"; выходных – \d\d, из них среди недели: 31\.12\.2025, 01\.01\.2026, 02\.01\.2026", said)
    assert "13.12.2025" not in said


@pytest.mark.usefixtures("plain_days")
def test_an_empty_reason_is_asked_and_a_known_order_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    clerk = new_home(home)
    assert main(["day", "--on", "16.12.2025", "--yes", "--home", str(home)]) == 0
    assert main(["annul", "01-15/К-2", "--reason", "нет", "--home", str(home)]) == 2
    assert main(["close", "454", "--reason", "-", "--home", str(home)]) == 2
    capsys.readouterr()
    assert main(["new", str(ORDER), "--home", str(home)]) == 2
    assert "Новое впишите в неё и выполните update" in capsys.readouterr().err
    assert main(["preview", "x", "--home", str(home)]) == 2
    assert "overdue (просрочка)" in capsys.readouterr().err
    clerk.mark("01-15/К-2", Подписан=date(2025, 12, 16))
    clerk.write("Отправка", clerk.rows("Отправка", "Документ")["01-15/К-2"], {"Рег. № и дата": "215 от 16.12.2025"})
    clerk.save()
    assert main(["day", "--on", "17.12.2025", "--yes", "--home", str(home)]) == 0
    capsys.readouterr()
    assert main(["explain", "215", "--home", str(home)]) == 0
    assert "Рег. № и дата: 215 от 16.12.2025" in capsys.readouterr().out
