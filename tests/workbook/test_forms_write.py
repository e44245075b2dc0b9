"""One small workbook per organisation: only its rows, nobody else's data, a mark inside."""

import io
import zipfile
from datetime import date, datetime

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from automation.model.report import Book, Extension, Publication
from automation.workbook.form_marks import MOVED, PROPERTY, TOTAL, column_meant, read_mark
from automation.workbook.form_pages import form_workbook
from automation.workbook.form_stencils import Stencils
from automation.workbook.form_values import FormSheetValues
from automation.workbook.forms import BookForms, all_values, mark_of, organisations
from automation.workbook.paint import save
from tests.support.books import DEPUTY, EDITOR, EXAMPLE, LIBRARY, book, done
from tests.support.nightly import first

OURS = (LIBRARY, EDITOR)


def form(seen: Book | None = None) -> tuple[bytes, Workbook]:
    data = BookForms(seen or book()).form(OURS)
    return data, load_workbook(io.BytesIO(data))


def test_each_organisation_gets_one_form_and_the_office_none() -> None:
    assert [[p.code for p in people] for people in organisations(book())] == [["БИБЛ", "БИБЛ-СМИ"], ["ПРИМ"]]
    stencils = Stencils()
    forms = {v.organisation: stencils.form(v) for v in all_values(book(done("БИБЛ", "1", 2)))}
    assert list(forms) == [LIBRARY.organisation, EXAMPLE.organisation]
    sheet = load_workbook(io.BytesIO(forms[LIBRARY.organisation]))["Ход исполнения"]
    assert (sheet["A6"].value, sheet["E6"].value) == ("БИБЛ", "исполнено")


def test_it_holds_only_the_rows_of_its_own_performers() -> None:
    _, workbook = form()
    assert workbook.sheetnames == ["Памятка", "Ход исполнения", "Публикации"]
    rows = list(workbook["Ход исполнения"].iter_rows(min_row=6, max_col=4, values_only=True))
    assert [row[:2] for row in rows if row[1]] == [("БИБЛ", "1"), ("БИБЛ", "2"), ("БИБЛ-СМИ", "3"), ("БИБЛ", "6")]
    assert rows[0][3] == datetime(2025, 12, 12)


def cells(data: bytes) -> list[object]:
    workbook = load_workbook(io.BytesIO(data))
    shown = [
        (
            sheet.title,
            cell.coordinate,
            cell.value,
            cell.number_format,
            cell.fill.start_color.rgb,
            cell.protection.locked,
        )
        for sheet in workbook.worksheets
        for row in sheet.iter_rows()
        for cell in row
    ]
    return [*shown, *((p.name, p.value) for p in workbook.custom_doc_props)]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", first(3, ["МБУ «Соседнее» & <Ко>", "=МБУ", " МБУ ", "МБУ\n«Строка»", "QzWord0zQ", "ПРИМ", "\x07МБУ"])
)
def test_a_form_from_a_stencil_shows_what_openpyxl_would_have_written(name: str) -> None:
    stencils = Stencils()
    stencils.form(BookForms(book()).values((EXAMPLE,)))
    other = replace(EXAMPLE, organisation=name)
    values = BookForms(book(performers=(other,))).values((other,))
    assert cells(stencils.form(values)) == cells(save(form_workbook(values)))


@pytest.mark.parametrize("count", first(1, [100, 1000]))
def test_a_thousand_forms_of_one_kind_are_laid_out_once(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out = []

    def counted(values: FormSheetValues) -> Workbook:
        laid_out.append(values)
        return form_workbook(values)

    monkeypatch.setattr("automation.workbook.form_pages.form_workbook", counted)
    people = tuple(replace(EXAMPLE, code=f"П-{n}", organisation=f"МБУ «Пример {n}»") for n in range(count))
    stencils = Stencils()
    monkeypatch.setattr(stencils, "_kept", {})
    forms = {v.organisation: stencils.form(v) for v in all_values(book(performers=people))}
    assert (len(forms), len(laid_out)) == (count, 1)
    sheet = load_workbook(io.BytesIO(forms["МБУ «Пример 99»"]))["Ход исполнения"]
    assert (sheet["A3"].value, sheet["A6"].value) == ("МБУ «Пример 99»", "П-99")


def test_nothing_of_others_letters_or_addresses_is_in_the_file() -> None:
    seen = book(done("ПРИМ", "1", 3, evidence="тайна ПРИМ"))
    data, _ = form(seen)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        everything = "".join(package.read(n).decode("utf-8", "replace") for n in package.namelist())
    for word in ("ПРИМ\x22", "МБУ «Пример»", "тайна", "library@example.org", "0-00-01", LIBRARY.name, DEPUTY.name):
        assert word not in everything
    assert EXAMPLE.organisation not in everything


def test_what_was_reported_before_is_filled_in() -> None:
    _, workbook = form(book(done("БИБЛ", "1", 2)))
    row = [c.value for c in workbook["Ход исполнения"][6]]
    assert row[4:7] == ["исполнено", datetime(2025, 12, 12), "приказ от 12.12.2025 № 15"]


def test_a_returned_report_is_shown_with_its_reason_and_only_then() -> None:
    returned = done("БИБЛ", "1", 2, returned_on=date(2025, 12, 15), return_reason="приказ не приложен")
    sheet = form(book(returned))[1]["Ход исполнения"]
    assert [c.value for c in sheet[5]][4:7] == ["Возвращено", "Причина возврата", "Состояние"]
    assert [c.value for c in sheet[6]][4:7] == [datetime(2025, 12, 15), "приказ не приложен", "исполнено"]
    usual = [c.value for c in form(book(done("БИБЛ", "1", 2)))[1]["Ход исполнения"][5]]
    assert "Возвращено" not in usual


def test_a_prolonged_term_is_said_and_the_first_one_kept_as_the_rows_name() -> None:
    moved = Extension(
        item="1",
        code="",
        new_term=date(2026, 1, 15),
        decided_on=date(2025, 12, 12),
        decided_by="Глава",
        basis="письмо № 1",
    )
    _, workbook = form(replace(book(), extensions=(moved,)))
    row = [c.value for c in workbook["Ход исполнения"][6]]
    assert str(row[2]).endswith("(срок продлён до 15.01.2026)")
    assert row[3] == datetime(2025, 12, 12)


def test_it_is_signed_and_marked() -> None:
    _, workbook = form()
    foot = [str(row[0].value) for row in workbook["Ход исполнения"].iter_rows(min_row=10) if row[0].value]
    assert foot[0].startswith("Руководитель")
    mark = mark_of(book(), OURS)
    assert read_mark(foot[1]) == mark
    properties = {p.name: p.value for p in workbook.custom_doc_props.props}  # type: ignore[attr-defined]
    assert read_mark(properties[PROPERTY]) == mark
    assert mark.codes == ("БИБЛ", "БИБЛ-СМИ")


def test_an_entrepreneur_signs_for_himself() -> None:
    alone = replace(EXAMPLE, organisation="ИП Кузьмин А.В.")
    values = BookForms(book(performers=(alone,))).values((alone,))
    told = [str(value) for value in cells(Stencils().form(values))]
    assert any("Индивидуальный предприниматель  ___" in line for line in told)
    assert not any("Руководитель" in line for line in told)


def test_whoever_stands_for_a_village_signs_for_himself() -> None:
    alone = replace(EXAMPLE, organisation="деревня Осиновка", stands_for="Староста деревни Осиновка")
    told = [str(value) for value in cells(Stencils().form(BookForms(book(performers=(alone,))).values((alone,))))]
    assert any("Подпись исполнителя  ___" in line for line in told)
    assert not any("Руководитель" in line for line in told)


def test_publications_are_asked_only_where_a_rule_of_the_plan_needs_them() -> None:
    with_rule = replace(
        book(),
        publications=(
            Publication(
                code="БИБЛ-СМИ", day=date(2025, 12, 12), material="Новость", messenger_at=None, elsewhere_at=None
            ),
        ),
    )
    _, workbook = form(with_rule)
    assert workbook["Публикации"]["C2"].value == "Новость"
    assert "Публикации" not in load_workbook(io.BytesIO(BookForms(book()).form((EXAMPLE,)))).sheetnames


def test_a_changed_plan_changes_the_revision() -> None:
    item = replace(book().items[0], text="Другой текст")
    changed = replace(book(), items=(item, *book().items[1:]))
    assert mark_of(book(), OURS).revision != mark_of(changed, OURS).revision


def test_the_columns_of_people_are_headed_by_the_words_of_their_item() -> None:
    def heads(**changed: str) -> list[str]:
        plan = tuple(replace(i, text="Провести проверку", indicator="") for i in book().items[1:])
        seen = replace(book(), items=(replace(book().items[0], **changed), *plan))
        sheet = form(seen)[1]["Ход исполнения"]
        headings = [str(cell.value) for cell in sheet[5]]
        return [*headings[-3:-1], str(sheet.row_dimensions[5].height)]

    assert heads(text="Переход сотрудников на сервис") == ["Всего сотрудников", "Перешло", "80.0"]
    assert heads(text="Обучение работников") == ["Всего работников", "Прошли обучение", "80.0"]
    half = heads(text="Выпуск электронных подписей не менее чем для 50 процентов работников")
    assert half == ["Всего работников", "Получили электронные подписи", "80.0"]
    apart = heads(text="Обучение", indicator="работники, ответственные за эксплуатацию тепловых сетей")
    whose = "Всего работников, ответственных за эксплуатацию тепловых сетей"
    assert apart == [whose, "Прошли обучение", "180.0"]


def test_people_are_asked_for_only_where_an_item_counts_them() -> None:
    def heads(seen: Book) -> set[str]:
        _, workbook = form(seen)
        headings = [str(cell.value) for cell in workbook["Ход исполнения"][5]]
        return set(headings[headings.index("Ожидаемая дата") + 1 : headings.index("Представил")])

    counting = book()
    plain = replace(counting, items=tuple(replace(i, text="Провести проверку", indicator="") for i in counting.items))
    assert heads(plain) == set()
    named = replace(plain, items=tuple(replace(i, indicator="перешло сотрудников") for i in plain.items))
    assert heads(named) == {"Всего сотрудников", "Перешло"}
    reported = replace(plain, rows=(replace(done("БИБЛ", "1", 2), staff_total=12),))
    assert heads(reported) == {"Всего сотрудников", "Исполнено"}, "nobody knows by what deed"

    scanned = replace(plain, items=(replace(plain.items[0], indicator="доля оцифрованных дел, %"), *plain.items[1:]))
    assert heads(scanned) == {"Предусмотрено", "Достигнуто"}, "the letter asks for both values"
    assert [column_meant(heading) for heading in ("Предусмотрено", "Достигнуто")] == [TOTAL, MOVED]
    assert [column_meant(heading) for heading in (2026, "Комментарий")] == [2026, "Комментарий"]
    catalogued = replace(plain, items=(replace(plain.items[0], indicator="музейные предметы"), *plain.items[1:]))
    assert heads(catalogued) == {"Всего музейных предметов", "Исполнено"}


def test_the_guide_of_a_form_calls_nobody_an_administration_for_the_body_may_be_a_university() -> None:
    sheet = form()[1]["Памятка"]
    assert not [c.value for line in sheet.iter_rows() for c in line if "дминистрац" in str(c.value or "")]
