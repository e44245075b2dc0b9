"""The default pages as an office sees them: geometry, styles, order of requisites, nothing empty."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from msgspec.structs import replace

from automation.letters.page_samples import FULL, LETTER, MEMO, samples
from automation.lint.norm import lint_bytes
from automation.lint.page_rules import SIDES
from automation.model.kinds import Form
from automation.model.letter import Letter, Paragraph, Run
from automation.reports.plain_pages import MARGINS
from automation.russian.deeds import DEEDS, any_deed
from tests.support.pages import Pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = Pages(ROOT / "templates")


def paper(letter: Letter) -> Any:
    return Document(io.BytesIO(PAGES.render(letter.form, letter.as_json())))


def outline(letter: Letter) -> list[str]:
    """«style: text» of each paragraph of the body, «table rows×columns» of each table, a lone cell opened."""
    document, lines = paper(letter), []
    blocks = list(document.iter_inner_content())
    while blocks:
        block = blocks.pop(0)
        if hasattr(block, "rows") and len(block.rows) == len(block.columns) == 1:
            lines.append("unbroken")
            blocks = [*block.cell(0, 0).iter_inner_content(), *blocks]
        elif hasattr(block, "rows"):
            lines.append(f"table {len(block.rows)}×{len(block.columns)}")
        else:
            lines.append(f"{block.style.name}: {block.text[:40]}")
    return lines


def test_a_letter_has_the_outline_that_was_read() -> None:
    assert outline(LETTER) == [
        "Пометка проекта: ПРОЕКТ",
        "Бланк: наименование: Администрация Аксайского городского посе",
        "Бланк: справочные данные: 346720, г. Аксай, ул. Примерная, д. 1",
        "Бланк: справочные данные: тел. 0-00-00, office@example.org",
        "table 1×2",
        "Заголовок к тексту: О представлении сведений об исполнении п",
        "Обращение: Уважаемая Мария Ивановна!",
        "Текст перед таблицей: В соответствии с пунктами 1 и 2 плана-гр",
        "table 4×5",
        "Текст после таблицы: 1) представить сведения об исполнении пу",
        "Текст, последний абзац: Сведения будут включены в справку для Гл",
        "Отметка о приложении: Приложение: выписка из плана-графика на ",
        "Заключительная фраза: С уважением,",
        "Подпись: Заместитель главы Администрации по социа",
        "Исполнитель, первая строка: Образцова Наталья Петровна, общий отдел",
        "Исполнитель: 0-00-00",
    ]


def test_a_memo_with_its_appendix_has_the_outline_that_was_read() -> None:
    assert outline(replace(MEMO, draft_mark="", rows=(), attachments=(), executor=())) == [
        "Подразделение: Общий отдел",
        "Адресат: Главе Администрации Аксайского городског",
        "Адресат: Камфарину Е.Н.",
        "Вид документа: Докладная записка",
        "Дата и номер: 29.12.2025 № 02-01/К-1",
        "Заголовок к тексту: О представлении сведений об исполнении п",
        "Текст: В соответствии с пунктами 1 и 2 плана-гр",
        "Перечень, последний абзац: 1) представить сведения об исполнении пу",
        "unbroken",
        "Текст: Сведения будут включены в справку для Гл",
        "Подпись: Начальник общего отдела\tН.П. Образцова",
        "Конец раздела: ",
        "Гриф приложения: Приложение",
        "Гриф приложения: к докладной записке",
        "Гриф приложения: от 29.12.2025 № 02-01/К-1",
        "Заголовок приложения: План мероприятий (план-график) с отметка",
        "table 4×5",
        "Заголовок приложения: Сведения о переходе сотрудников по орган",
        "table 3×7",
        "Заголовок приложения: Сведения об исполнении пункта 3 по орган",
        "table 2×7",
    ]


@pytest.mark.parametrize("form", list(Form))
def test_no_part_that_is_empty_leaves_an_empty_line(form: Form) -> None:
    papers = [paper(letter) for letter in samples(form)]
    cells = [cell for document in papers for table in document.tables for row in table.rows for cell in row.cells]
    assert papers
    ends = {p.style.name for document in papers for p in document.paragraphs if not p.text}
    assert ends <= {"Конец раздела"}, "only the mark that ends a section has no words; it is a point high"
    assert all(cell.paragraphs for cell in cells)


@pytest.mark.parametrize("form", list(Form))
def test_the_page_is_a4_with_the_standard_s_margins_and_a_number_from_page_two(form: Form) -> None:
    section = paper(FULL[form]).sections[0]
    sides = {side: round(getattr(section, f"{side}_margin").mm) for side in MARGINS}
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert sides == MARGINS
    assert all(MARGINS[side] >= least for side, (_, least) in SIDES.items())
    assert round(section.header_distance.mm) == 10
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    assert "PAGE" in section.header._element.xml
    assert section.header.paragraphs[0].style.paragraph_format.alignment == 1


@pytest.mark.parametrize("form", list(Form))
def test_fonts_language_and_properties_are_those_of_an_office(form: Form) -> None:
    package = zipfile.ZipFile(io.BytesIO(PAGES.render(form, FULL[form].as_json())))
    styles, settings = package.read("word/styles.xml").decode(), package.read("word/settings.xml").decode()
    (fonts,) = re.findall(r"<w:rFonts ([^>]*)/>", styles)
    assert dict(re.findall(r'w:(\w+)="([^"]*)"', fonts)) == dict.fromkeys(
        ("ascii", "hAnsi", "eastAsia", "cs"), "Times New Roman"
    )
    assert 'w:lang w:val="ru-RU"' in styles
    assert 'w:percent="100"' in settings
    core = Document(io.BytesIO(PAGES.render(form, FULL[form].as_json()))).core_properties
    assert core.language == "ru-RU"
    assert core.title in {"Письмо", "Служебная записка", "Докладная записка", "Справка"}
    assert "python" not in f"{core.author}{core.comments}{core.last_modified_by}"
    assert not [n for n in package.namelist() if "thumbnail" in n or "theme" in n or "customXml" in n]


def test_tables_repeat_their_head_and_no_row_splits() -> None:
    tables = paper(MEMO).tables
    assert tables
    for table in tables:
        properties = [row._tr.find(qn("w:trPr")) for row in table.rows]
        assert len(table.rows) == 1 or properties[0].find(qn("w:tblHeader")) is not None
        assert all(p.find(qn("w:cantSplit")) is not None for p in properties)


def test_a_row_of_the_appendix_taller_than_half_a_sheet_is_parted_between_performers_and_no_other() -> None:
    """Each part stays whole, so that neither sheet holds a lone line of it; no rule is drawn between the parts."""
    lines = [f"МБОУ СОШ № {n} – исполнено 12.12.2025" for n in range(1, 19)]
    low, tall, lone = "\n".join(lines)[:600], "\n".join(lines), "слово " * 110
    assert 600 < len(tall) < 700
    rows = _rows_of_appendix(low, tall, lone)
    marks = [row.cells[-1].text for row in rows]
    assert [mark.split("\n") for mark in marks[2:4]] == [lines[:9], lines[9:]]
    assert [bool(row.cells[0].text) for row in rows] == [True, True, True, False, True]
    assert [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows] == [True, True, True, True, False]
    edges = [{e.tag for e in row._tr.iterfind(f".//{qn('w:tcBorders')}/*")} for row in rows]
    assert edges == [set(), set(), {qn("w:bottom")}, {qn("w:top")}, set()]


def test_few_long_lines_of_a_tall_row_make_no_empty_parts() -> None:
    long = "МБОУ СОШ № 1 – исполнено 12.12.2025; со слов исполнителя: " + "слово " * 100
    rows = _rows_of_appendix("\n".join([long] * 3))
    assert [len(row.cells[-1].text.split("\n")) for row in rows] == [1, 3]


def _rows_of_appendix(*marks: str) -> list[Any]:
    """Return the rows of an appendix with these marks; the first is its head."""
    assert MEMO.appendix
    row = next(row for row in MEMO.appendix.rows if not row.section)
    rows = tuple(replace(row, mark=mark) for mark in marks)
    data = PAGES.render(Form.MEMO, replace(MEMO, appendix=replace(MEMO.appendix, rows=rows)).as_json())
    assert "table-split" not in {fault.code for fault in lint_bytes(data)}
    return list(next(t for t in Document(io.BytesIO(data)).tables[1:] if "Отметка" in t.rows[0].cells[-1].text).rows)


def test_the_signature_is_never_alone_on_a_page() -> None:
    document = paper(replace(LETTER, rows=()))
    styles = [p.style for p in document.paragraphs]
    tail = styles[[s.name for s in styles].index("Текст, последний абзац") :]
    names = [s.name for s in tail]
    held = tail[: names.index("Подпись")]
    assert held
    assert [style.name for style in held if not style.paragraph_format.keep_with_next] == []


@pytest.mark.parametrize(("length", "held"), [(60, True), (90, False)])
def test_two_rows_stay_with_a_last_paragraph_of_one_line_and_none_with_a_longer_one(length: int, *, held: bool) -> None:
    """A line of the text holds about 75 characters; two lines under a table need none of its rows beside them."""
    last = Paragraph(runs=(Run(text="а" * length),))
    document = paper(replace(LETTER, paragraphs=(LETTER.paragraphs[0], last), table_after=0))
    (table,) = [t for t in document.tables if len(t.rows) > 2]
    kept = [any(p.style.paragraph_format.keep_with_next for p in row.cells[0].paragraphs) for row in table.rows[-2:]]
    assert kept == [held, held]


@pytest.mark.parametrize("form", [Form.MEMO, Form.REFERENCE])
def test_the_line_before_a_list_stays_on_the_page_of_the_list(form: Form) -> None:
    head = Paragraph(runs=(Run(text="Предлагаю"), Run(text=":")))
    step = Paragraph(runs=(Run(text="1) снять с контроля пункт 1;"),), role="step")
    document = paper(replace(FULL[form], paragraphs=(head, *(step,) * 6), rows=()))
    (found,) = [p for p in document.paragraphs if p.text == "Предлагаю:"]
    assert found.style.paragraph_format.keep_with_next


def test_requisites_fit_in_eight_centimetres() -> None:
    styles = Document(str(ROOT / "templates" / "memo.docx")).styles
    assert round(styles["Адресат"].paragraph_format.left_indent.mm) == 180 - 80
    assert round(styles["Заголовок к тексту"].paragraph_format.right_indent.mm) == 180 - 115


def test_words_of_the_order_wear_their_own_style() -> None:
    quoted = [run.text for p in paper(LETTER).paragraphs for run in p.runs if run.style.name == "Цитата плана"]
    assert quoted == [run.text for paragraph in LETTER.paragraphs for run in paragraph.runs if run.quoted]


@pytest.mark.parametrize(("marks", "performers", "columns"), [(1, 1, 5), (1, 0, 4), (0, 1, 4), (0, 0, 3)])
def test_the_table_of_items_has_the_columns_its_rows_fill(marks: int, performers: int, columns: int) -> None:
    rows = tuple(
        replace(row, mark=row.mark if marks else "", performers=row.performers if performers else "")
        for row in LETTER.rows
    )
    table = paper(replace(LETTER, rows=rows)).tables[1]
    assert len(table.columns) == columns
    assert table.rows[1].cells[0].text == "Раздел I. Подготовка"
    assert table.rows[2].cells[1].text == LETTER.rows[1].text


@pytest.mark.parametrize("form", list(Form))
def test_words_are_parted_at_line_ends_but_not_in_headings_and_requisites(form: Form) -> None:
    package = zipfile.ZipFile(io.BytesIO((ROOT / "templates" / f"{form}.docx").read_bytes()))
    assert "<w:autoHyphenation/>" in package.read("word/settings.xml").decode()
    styles = dict(re.findall(r'w:styleId="(\w+)">(.*?)</w:style>', package.read("word/styles.xml").decode()))
    whole = {name for name, style in styles.items() if "suppressAutoHyphens" in style}
    assert {"TextHeading", "Addressee", "Signature", "NumberLine", "AppendixTitle", "PlanName"} <= whole
    assert not {"BodyText", "Step", "PlanText"} & whole


def test_the_appendix_lies_across_the_sheet_and_a_memo_without_one_does_not() -> None:
    across = [(section.orientation, section.page_width > section.page_height) for section in paper(MEMO).sections]
    assert across == [(WD_ORIENT.PORTRAIT, False), (WD_ORIENT.LANDSCAPE, True)]
    alone = paper(replace(MEMO, appendix=None)).sections
    assert [section.orientation for section in alone] == [WD_ORIENT.PORTRAIT]
    assert alone[0].different_first_page_header_footer


def test_the_words_of_an_item_have_six_centimetres_and_the_last_two_rows_stay_together() -> None:
    plan, people, _ = paper(MEMO).tables[-3:]
    assert plan.columns[1].width.cm >= 6
    assert [cell.text for cell in people.rows[-1].cells][:3] == ["Итого", "38", "38"]
    styles = {p.style.name for row in (plan.rows[-2], people.rows[-2]) for cell in row.cells for p in cell.paragraphs}
    assert {name.rpartition(", ")[2] for name in styles} == {"строка со следующей"}


def test_neither_the_first_row_of_the_table_of_people_nor_the_last_stands_alone_on_a_sheet() -> None:
    assert MEMO.appendix
    row = MEMO.appendix.organisations[0]
    memo = replace(MEMO, appendix=replace(MEMO.appendix, organisations=(row,) * 6))
    people = paper(memo).tables[-2]
    styles = [{p.style.name for cell in row.cells for p in cell.paragraphs} for row in people.rows]
    together = [all(name.endswith("строка со следующей") for name in names) for names in styles]
    assert together == [False, True, False, False, False, True, True, False], "head, six bodies and the sum"


def test_the_column_of_those_who_have_done_it_holds_every_heading_whole() -> None:
    """«Исполнено» was torn inside the word: a letter of twelve points takes 2.2 mm, the edges of a cell 3.8 mm."""
    tables = Document(str(ROOT / "templates" / "memo.docx")).tables
    heads = [cell for table in tables for cell in table.rows[0].cells if "moved_title" in cell.text]
    widest = max(len(word) for _, deed in DEEDS for word in (*deed.header.split(), any_deed().header))
    assert heads
    assert all(cell.width and cell.width.mm >= 2.2 * widest + 3.8 for cell in heads)
