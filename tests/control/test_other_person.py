"""A director was replaced and his grey cells stayed: told, and nobody is written to in another person's name."""

import json
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.control.other_person import strange_cells
from automation.model.report import Performer
from automation.russian import decline_name, decline_post
from tests.support.clerk import Clerk, new_home

DATA = Path(__file__).resolve().parents[1] / "data"


def performer(name: str, **grey: str) -> Performer:
    return Performer(code="П", groups=(), organisation="МБУ «Пример»", name=name, **{"post": "директор", **grey})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "grey"),
    [
        ("Примерова Мария Ивановна", {"name_dative": "Пробному И.И."}),
        ("Примерова Мария Ивановна", {"name_dative": "Примеровой А.П."}),
        ("Примеров Иван Иванович", {"salutation": "Уважаемая Мария Ивановна!"}),
        ("Примерова Мария Ивановна", {"sex": "м"}),
        ("Примерова Мария Ивановна", {"post_dative": "заведующему"}),
    ],
)
def test_a_cell_that_cannot_be_a_form_of_the_line_is_about_somebody_else(name: str, grey: dict[str, str]) -> None:
    assert len(strange_cells(performer(name, **grey))) == 1


def test_a_name_in_another_case_is_no_other_person_than_the_one_greeted_but_may_be_another_than_the_dative() -> None:
    grey = {"name_dative": "Примеровой М.И.", "salutation": "Уважаемая Мария Ивановна!", "sex": "ж"}
    assert strange_cells(performer("Примерову Марию Ивановну", **grey)) == ()
    assert len(strange_cells(performer("Пробную Анну Павловну", **grey))) == 1


def test_an_acting_post_left_beside_another_persons_dative_is_stale_too() -> None:
    stale = performer("Примерова Мария Ивановна", name_dative="Пробному И.И.", post_dative="И.о. директора")
    assert [header for header, _, _ in strange_cells(stale)] == ["Должность (дат.)", "Фамилия И.О. (дат.)"]


@pytest.mark.parametrize(
    ("name", "grey"),
    [
        ("Примерова Мария Ивановна", {"name_dative": "Примеровой М. И."}),
        ("Примерова Мария Ивановна", {"name_dative": "М.И. Примеровой"}),
        ("Примерова Мария Ивановна", {"name_dative": "Примеровой"}),
        ("Примерова М.И.", {"name_dative": "Примеровой Марии Ивановне"}),
        ("Лев Пётр Ильич", {"name_dative": "Льву П.И."}),
        ("Салтыков-Образцов Пётр Ильич", {"name_dative": "Салтыкову-Образцову П.И."}),
        ("Примерова Мария Ивановна", {"salutation": "Глубокоуважаемая Мария Ивановна!"}),
        ("Примерова Мария Ивановна", {"salutation": "Уважаемые коллеги!"}),
        ("", {"name_dative": "Пробному И.И."}),
        ("вакансия", {"salutation": "Уважаемая Мария Ивановна!"}),
        ("Примерова Мария Ивановна", {"post_dative": "исполняющей обязанности директора"}),
    ],
)
def test_a_persons_own_way_of_writing_is_never_told(name: str, grey: dict[str, str]) -> None:
    assert strange_cells(performer(name, **grey)) == ()


def known(*files: str) -> list[tuple[str, str]]:
    """Each text of the tables with its dative."""
    lines = [line for file in files for line in (DATA / file).read_text("utf-8").splitlines()[1:]]
    return [(fields[0], fields[3]) for fields in (line.split("\t") for line in lines)]


def test_no_right_form_of_the_known_names_and_posts_is_told() -> None:
    names = [
        (name, form)
        for name, dative in known("names.tsv", "more_names.tsv")
        for form in (dative, decline_name(name).short_dative)
    ]
    posts = [(post, form) for post, dative in known("posts.tsv") for form in (dative, decline_post(post).dative)]
    assert len(names) > 400
    assert len(posts) > 100
    assert [name for name, form in names if strange_cells(performer(name, name_dative=form))] == []
    assert [post for post, form in posts if strange_cells(performer("", post=post, post_dative=form))] == []


def replaced(clerk: Clerk) -> int:
    row = clerk.rows("Исполнители", "Код")["ПРИМ"]
    clerk.write("Исполнители", row, {"Фамилия Имя Отчество": "Новая Анна Сергеевна"})
    clerk.save()
    return row


@pytest.mark.usefixtures("plain_days")
def test_a_replaced_director_gets_no_letter_until_the_grey_cells_are_cleared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    clerk = new_home(home)
    row = replaced(clerk)
    capsys.readouterr()

    def day() -> tuple[int, dict[str, object]]:
        code = main(["day", "--on", date(2025, 12, 16).isoformat(), "--yes", "--json", "--home", str(home)])
        said = json.loads(capsys.readouterr().out)
        return code, {p["addressee"]["code"]: p for p in said["issued"] if p["addressee"]}

    code, letters = day()
    assert code == 1
    assert sorted(letters) == ["ЗАМ-1", "ЗАМ-2", "ОБР", "ТИП", "ШАБ"]
    assert main(["check", "--on", "16.12.2025", "--json", "--home", str(home)]) == 1
    told = [f for f in json.loads(capsys.readouterr().out)["workbooks"][0]["findings"] if f["level"] == "error"]
    columns = clerk.columns("Исполнители")
    assert [f["code"] for f in told] == ["dative-other-person"]
    for header in ("Обращение", "Пол", "Фамилия И.О. (дат.)"):
        cell = clerk.sheet("Исполнители").cell(row, columns[header]).coordinate
        assert f"«{header}» ({cell})" in told[0]["message"]
    clerk.write("Исполнители", row, dict.fromkeys(("Обращение", "Пол", "Фамилия И.О. (дат.)")))
    clerk.save()
    code, letters = day()
    assert (code, sorted(letters)) == (0, ["ПРИМ"])
    assert "Новая" in str(letters["ПРИМ"])


def test_a_wrong_number_in_the_dispatch_sheet_is_told_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    clerk = new_home(home)
    clerk.mark("01-15/К-99", Подписан=date(2025, 12, 16))
    clerk.save()
    capsys.readouterr()
    assert main(["check", "--on", "16.12.2025", "--json", "--home", str(home)]) == 0
    (told,) = json.loads(capsys.readouterr().out)["workbooks"][0]["findings"]
    assert (told["code"], told["level"], told["sheet"], told["cell"]) == (
        "dispatch-unmatched",
        "warning",
        "Отправка",
        "A2",
    )
    assert "такого номера в учётном журнале нет" in told["message"]
