"""The story of order № 454 through files alone: forms go out, come back right, wrong, late, with a stranger's row.

Clerk and organisations only open, fill in and save files; every step is the real command, and what people see of it
is read back from the files.
"""

import io
import json
import re
from collections.abc import Mapping
from contextlib import redirect_stdout
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct, field
from openpyxl import Workbook, load_workbook

from automation.cli import main
from tests.support.clerk import PERFORMERS, Clerk, new_home
from tests.support.nightly import LONG
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice
from tests.support.sheet_reader import lines_of

pytestmark = LONG  # tests/workbook/test_forms_*.py are in every check
ORGANISATIONS = {"ОБР": "МБУК Образец", "ПРИМ": "МБУ Пример", "ШАБ": "МБУК Шаблон", "ТИП": "МБУ Типовое"}
IN_TIME = {"Состояние": "исполнено", "Дата исполнения": date(2025, 12, 12), "Подтверждение": "приказ от 12.12.2025 № 5"}


class Office(Struct):
    """The office's folder, its clerk, and what the days said."""

    home: Path
    clerk: Clerk
    days: dict[str, dict[str, Any]] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)

    def run(self, *words: str) -> tuple[int, str]:
        said = io.StringIO()
        with redirect_stdout(said):
            code = main([*words, "--home", str(self.home)])
        return code, said.getvalue()

    def day(self, on: date, *, again: str = "") -> dict[str, Any]:
        code, said = self.run("day", "--on", on.isoformat(), "--yes", "--json")
        name = f"{on:%d.%m}{again}"
        self.codes[name], self.days[name] = code, json.loads(said)
        return self.days[name]

    def send(self, name: str) -> None:
        """What was issued is signed and sent on its day."""
        for paper in self.days[name]["issued"]:
            on = date.fromisoformat(self.days[name]["on"])
            self.clerk.mark(paper["number"], Подписан=on, Отправлен=on, Способ="электронная почта")
        self.clerk.save()

    def folder(self, on: date) -> Path:
        return self.home / "outbox" / "454 от 11.12.2025" / on.isoformat()


def form_of(office: Office, code: str) -> Path:
    return office.home / "outbox" / "forms" / "454 от 11.12.2025" / f"Форма 454 – {ORGANISATIONS[code]}.xlsx"


def fill(office: Office, code: str, rows: Mapping[tuple[str, str], Mapping[str, object]], name: str = "") -> Path:
    """What a specialist does: open the form, type into the rows of (code, №), save it under a name of his own."""
    workbook = load_workbook(form_of(office, code))
    sheet = workbook["Ход исполнения"]
    head = next(row for row in sheet.iter_rows(max_row=9) if row[0].value == "Код")
    columns = {str(cell.value): cell.column or 0 for cell in head}
    places = {
        (str(sheet.cell(n, columns["Код"]).value), str(sheet.cell(n, columns["№"]).value)): n
        for n in range((head[0].row or 0) + 1, sheet.max_row + 1)
    }
    for key, values in rows.items():
        row = places.get(key) or places.setdefault(key, max(r for (_, n), r in places.items() if n != "None") + 1)
        given = {"Код": key[0], "№": key[1], **values} if sheet.cell(row, columns["№"]).value != key[1] else values
        for header, value in given.items():
            sheet.cell(row, columns[header]).value = value  # type: ignore[assignment]
    target = office.home / "inbox" / "forms" / (name or f"ответ {code}.xlsx")
    workbook.save(target)
    return target


def doctored(office: Office, code: str, old: str, new: str, name: str) -> None:
    """A form whose mark says something else: of another order, of an earlier plan."""
    workbook = load_workbook(form_of(office, code))
    for known in workbook.custom_doc_props.props:  # type: ignore[attr-defined]
        known.value = known.value.replace(old, new)
    for row in workbook["Ход исполнения"].iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith("Форма к №"):
                cell.value = cell.value.replace(old, new)
    workbook.save(office.home / "inbox" / "forms" / name)


def both(code: str, values: Mapping[str, object]) -> dict[tuple[str, str], Mapping[str, object]]:
    return {(code, "1"): values, (code, "2"): values}


def revision_in(office: Office) -> str:
    return words_of(load_workbook(form_of(office, "ТИП"))).rsplit("|", 1)[1]


def words_of(workbook: Workbook) -> str:
    """Everything a person could find in a workbook: cells, notes, names of sheets, properties."""
    found = [str(c.value) for s in workbook.worksheets for row in s.iter_rows() for c in row if c.value is not None]
    found += [c.comment.text for s in workbook.worksheets for row in s.iter_rows() for c in row if c.comment]
    found += [s.title for s in workbook.worksheets]
    found += [str(p.value) for p in workbook.custom_doc_props.props]  # type: ignore[attr-defined]
    return "\n".join(found)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """The whole story once; the tests look at its days."""
    home = tmp_path_factory.mktemp("story") / "home"
    story = Office(home, new_home(home))
    assert story.run("forms", "--on", "11.12.2025")[0] == 0
    # 12.12: one right, one wrong, one with a stranger's row; what else lies in the folder is no form of ours
    fill(story, "ОБР", both("ОБР", IN_TIME))
    fill(
        story,
        "ПРИМ",
        {("ПРИМ", "1"): {"Состояние": "исполнено"}, ("ПРИМ", "2"): {**IN_TIME, "Дата исполнения": "вчера"}},
    )
    fill(story, "ШАБ", {**both("ШАБ", IN_TIME), ("ТИП", "1"): IN_TIME})
    odd = [home / "inbox" / "forms" / name for name in ("битая.xlsx", "чужая.xlsx", "прежняя.xlsx", "список.xlsx")]
    odd[0].write_bytes(b"PK\x03\x04 and nothing more")
    doctored(story, "ТИП", "454", "455", odd[1].name)
    doctored(story, "ТИП", revision_in(story), "000000", odd[2].name)
    Workbook().save(odd[3])
    story.day(date(2025, 12, 12))
    story.send("12.12")
    for path in odd:
        path.unlink()
    # 15.12: a run with the fault still there, the corrected form, the same day once more
    story.day(date(2025, 12, 15))
    fill(story, "ПРИМ", both("ПРИМ", IN_TIME))
    fill(story, "ШАБ", both("ШАБ", IN_TIME))
    story.day(date(2025, 12, 15), again=" again")
    story.send("15.12")
    for code in ("ОБР", "ПРИМ", "ШАБ"):
        for item in "12":
            story.clerk.report(code, item, Принято=date(2025, 12, 15), Кто_принял="Секретарёва О.О.")
    story.clerk.save()
    story.day(date(2025, 12, 16))
    story.send("16.12")
    # 17.12: the late one
    fill(story, "ТИП", both("ТИП", {**IN_TIME, "Дата исполнения": date(2025, 12, 17), "Причина": "отпуск"}))
    story.day(date(2025, 12, 17))
    for item in "12":
        story.clerk.report("ТИП", item, Принято=date(2025, 12, 17), Кто_принял="Секретарёва О.О.")
    for code in ("ЗАМ-1", "ЗАМ-2"):
        story.clerk.done(code, "12", date(2025, 12, 17), accepted=date(2025, 12, 17))
    story.clerk.save()
    for day in (19, 22):
        story.day(date(2025, 12, day))
        story.send(f"{day}.12")
    for code, people in (("ЗАМ-1", 41), ("ОБР", 38), ("ПРИМ", 26), ("ШАБ", 20), ("ТИП", 22)):
        story.clerk.done(
            code, "6", date(2025, 12, 22), accepted=date(2025, 12, 23), Всего_сотрудников=people, Перешло=people
        )
    story.clerk.done("ЗАМ-2", "6", date(2025, 12, 22), accepted=date(2025, 12, 23))
    story.clerk.save()
    story.day(date(2025, 12, 23))
    story.send("23.12")
    story.clerk.set_order("Снято с контроля", date(2025, 12, 24))
    story.clerk.set_order("Основание снятия", "исполнено")
    story.clerk.save()
    story.day(date(2025, 12, 24))
    story.clerk.path.unlink()
    story.day(date(2025, 12, 25))
    return story


def book_of(office: Office, on: date, name: str) -> Workbook:
    return load_workbook(office.folder(on) / name)


def remarks_in(workbook: Workbook) -> list[tuple[str, ...]]:
    """The lines of the list, without their numbers."""
    rows = list(workbook["Замечания"].iter_rows(min_row=5, values_only=True))
    return [tuple("" if v is None else str(v) for v in row[1:]) for row in rows]


def issued(office: Office, name: str) -> list[tuple[str, str, list[str]]]:
    return [
        (p["kind"], p["addressee"]["code"] if p["addressee"] else "-", p["items"]) for p in office.days[name]["issued"]
    ]


def test_a_form_holds_nothing_of_any_other_organisation(office: Office) -> None:
    body = PERFORMERS[0][2]  # the office's own name stands in the words of the plan
    for code in ORGANISATIONS:
        organisation = next(p[2] for p in PERFORMERS if p[0] == code)
        own = "\n".join(str(p) for p in PERFORMERS if p[2] == organisation)
        text = words_of(load_workbook(form_of(office, code)))
        assert organisation in text
        for foreign in (p for p in PERFORMERS if p[2] != organisation):
            strange = {w for w in (foreign[0], foreign[2], foreign[4], foreign[5], foreign[8]) if w and w not in own}
            assert not [word for word in strange - {body} if word in text]


def test_the_first_morning_tells_each_odd_file_and_its_cure(office: Office) -> None:
    remarks = remarks_in(book_of(office, date(2025, 12, 12), "Замечания.xlsx"))
    for level, words, cure in (
        ("ошибка", "битая.xlsx не прочитана", "прислать форму ещё раз"),
        ("ошибка", "список.xlsx нет отметки формы", "новую форму или перенесите"),
        ("замечание", "чужая.xlsx составлена к документу № 455", "Уберите её из папки"),
        ("замечание", "прежняя.xlsx составлена до изменения плана", "новую форму"),
        ("замечание", "ответ ШАБ.xlsx сведения другого исполнителя («ТИП»), пункты: 1; они не учтены", "чьи это"),
        ("для сведения", "ответ ОБР.xlsx (МБУК «Образец») учтена, пункты: 1 и 2", ""),
    ):
        assert [r for r in remarks if r[0] == level and words in r[4] and cure in r[5]], words
    assert office.codes["12.12"] == 1
    assert issued(office, "12.12") == [("request", "ПРИМ", ["1"])]


def test_the_wrong_form_comes_back_to_its_organisation_alone_with_words_for_its_specialist(office: Office) -> None:
    folder = office.folder(date(2025, 12, 12))
    assert {p.name for p in folder.glob("Замечания*")} == {
        "Замечания.xlsx",
        "Замечания – МБУ Пример.xlsx",
        "Замечания – МБУ Пример.txt",
    }
    workbook = book_of(office, date(2025, 12, 12), "Замечания – МБУ Пример.xlsx")
    assert [(r[1], r[2]) for r in remarks_in(workbook)] == [
        ("Ход исполнения", "2"),
        ("Ход исполнения, «Дата исполнения»", "1"),
        ("Ход исполнения, «Подтверждение»", "1"),
    ]
    sheet = workbook["Ход исполнения"]
    told = {c.comment.text for row in sheet.iter_rows() for c in row if c.comment}
    assert any("Впишите дату исполнения." in text for text in told)
    text = (folder / "Замечания – МБУ Пример.txt").read_text("utf-8-sig")
    assert "пункт 2: дата не прочитана (впишите существующий день в виде 12.12.2025)" in text
    assert "МБУ «Пример»" in text
    everything = words_of(workbook) + text
    for foreign in ("ШАБ", "ТИП", "Шаблон", "Образец", "inbox", "Кто принял"):
        assert foreign not in everything


def test_what_was_mended_during_the_day_is_no_longer_asked(office: Office) -> None:
    before, after = office.days["15.12"], office.days["15.12 again"]
    assert (office.codes["15.12"], office.codes["15.12 again"]) == (1, 0)
    assert before["findings"] > after["findings"]
    assert after["issued"] == []
    folder = office.folder(date(2025, 12, 15))
    assert (folder / "Замечания – МБУ Пример.txt").read_text("utf-8-sig") == "Замечаний нет."
    assert "без даты" not in words_of(book_of(office, date(2025, 12, 15), "Замечания – МБУ Пример.xlsx"))
    assert not list(office.folder(date(2025, 12, 16)).glob("Замечания – *"))
    assert {r[0] for r in remarks_in(book_of(office, date(2025, 12, 15), "Замечания.xlsx"))} == {"для сведения"}
    page = "\n".join(lines_of((folder / "На сегодня.docx").read_bytes())).replace("\u00a0", " ")
    assert "Замечания" not in page
    assert "Примеров П.П. | 0-00-01 | 1, 2 | срок истёк 12.12.2025" in page


def test_those_who_sent_nothing_are_written_to_and_the_late_form_ends_it(office: Office) -> None:
    assert issued(office, "16.12") == [
        ("overdue", "ЗАМ-1", ["1", "2"]),
        ("overdue", "ЗАМ-2", ["1", "2"]),
        ("overdue", "ТИП", ["1", "2"]),
    ]
    assert office.days["17.12"]["issued"] == []
    assert [(kind, code) for kind, code, _ in issued(office, "22.12")] == [("progress", "-")]


def test_the_order_ends_with_one_memo_and_its_missing_workbook_is_no_alarm(office: Office) -> None:
    assert issued(office, "23.12") == [("completion", "-", [])]
    assert issued(office, "24.12") == []
    assert office.codes["25.12"] == 0
    memo = office.home / office.days["23.12"]["issued"][0]["path"]
    text = " ".join(" ".join(lines_of(memo.read_bytes())).split())
    assert "перешли все сотрудники (147)" in text
    assert re.search(r"МБУ «Типовое»[^–]*– исполнено 17\.12\.2025, с нарушением срока", text), "late, by its form alone"


def test_no_file_that_came_in_was_changed(office: Office) -> None:
    for code in ORGANISATIONS:
        book = load_workbook(office.home / "inbox" / "forms" / f"ответ {code}.xlsx")
        assert "Замечание" not in {
            c.comment.author for row in book["Ход исполнения"].iter_rows() for c in row if c.comment
        }


@needs_libreoffice
def test_a_form_saved_by_libreoffice_as_ods_is_read_all_the_same(tmp_path: Path) -> None:
    story = Office(tmp_path / "home", new_home(tmp_path / "home"))
    story.run("forms", "--on", "11.12.2025")
    typed = fill(story, "ОБР", both("ОБР", IN_TIME))
    saved_by_libreoffice([typed], tmp_path, "ods")
    typed.unlink()
    (tmp_path / typed.with_suffix(".ods").name).rename(typed.with_suffix(".ods"))
    said = json.loads(story.run("check", "--on", "15.12.2025", "--json")[1])["workbooks"][0]
    standings = {v["standing"] for v in said["verdicts"] if v["code"] == "ОБР" and v["item"] in {"1", "2"}}
    assert standings == {"claimed"}
    assert [f["code"] for f in said["findings"]] == ["form-merged"]
