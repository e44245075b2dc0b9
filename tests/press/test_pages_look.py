"""Papers as they leave the printer (LibreOffice): pages, repeated heads, whole rows, the signature in company."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from automation.letters.page_samples import LETTER, MEMO, REFERENCE, samples
from automation.model.kinds import Form
from automation.model.letter import Letter, Paragraph, Row, Run
from tests.support.nightly import LONG
from tests.support.office_suite import saved_by_libreoffice
from tests.support.pages import Pages

ROOT = Path(__file__).resolve().parents[2]
PAGES = Pages(ROOT / "templates")
MISSING = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"нет программ: {', '.join(MISSING)}")
LONGEST = (
    "муниципального бюджетного общеобразовательного учреждения Аксайского района средней общеобразовательной школы "
    "«Образец» с углублённым изучением отдельных предметов имени Героя Советского Союза И.И.\u00a0Примерова"
)
ITEM = "Информирование граждан о возможности общения с сотрудниками, размещение на сайте официальных контактов"


def pages_of(pdf: Path) -> list[str]:
    text = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, timeout=60
    ).stdout.decode()
    return [re.sub(r"\s+", " ", page) for page in text.split("\f")[:-1]]


def words(number: int) -> Paragraph:
    return Paragraph(
        runs=(Run(text=f"Абзац {number}. Сведения об исполнении мероприятий просим представить в срок. " * 2),)
    )


def long_letter(rows: int, paragraphs: int) -> Letter:
    items = tuple(Row(number=str(n), text=f"{ITEM} ({n})", term="до 26.12.2025") for n in range(1, rows + 1))
    body = tuple(words(n) for n in range(1, paragraphs + 1))
    addressee = ("Директору", LONGEST, "Примеровой М.И.")
    return replace(LETTER, addressee=addressee, rows=items, table_after=0, paragraphs=body, attachments=())


def tall_memo() -> Letter:
    assert MEMO.appendix
    row = next(row for row in MEMO.appendix.rows if not row.section)
    tall = replace(row, mark="\n".join(f"МБОУ СОШ № {n} – исполнено 12.12.2025" for n in range(1, 51)))
    return replace(MEMO, draft_mark="", executor=(), appendix=replace(MEMO.appendix, rows=(row, row, tall, row)))


def cited(width: int) -> Paragraph:
    """A paragraph whose line ends at another place of the number for each width."""
    said = f"{'i' * width} направлены письма от 23.09.2026 №\u00a003‑17/ИС‑10 и от 13.10.2026 №\u00a003‑17/ИС‑30; ответ"
    return Paragraph(runs=(Run(text=f"{said} от исполнителя не поступил"),))


def named(width: int) -> Paragraph:
    """A paragraph whose line ends at another letter of the name for each width."""
    return Paragraph(
        runs=(Run(text=f"{'i' * width} не подтвердил исполнение, направлено письмо: ИП Дровосеков А.П. – пункт"),)
    )


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("look")
    letters = {"forty": long_letter(40, 3), "memo": replace(MEMO, draft_mark="", executor=()), "tall": tall_memo()}
    term = "до 30.11.2026\nМногофункциональный центр – до 25.12.2026"
    moved = replace(MEMO.appendix, rows=(Row(number="1", text=ITEM, term=term),)) if MEMO.appendix else None
    letters["moved"] = replace(MEMO, appendix=moved)
    letters["numbers"] = replace(REFERENCE, rows=(), table_after=-1, paragraphs=tuple(map(cited, range(60))))
    letters["names"] = replace(REFERENCE, rows=(), table_after=-1, paragraphs=tuple(map(named, range(60))))
    letters |= {f"text{n}": long_letter(0, n) for n in range(6, 12)}
    letters |= {f"table{n}": long_letter(n, 1) for n in range(3, 9)}
    for name, letter in letters.items():
        (folder / f"{name}.docx").write_bytes(PAGES.render(letter.form, letter.as_json()))
    saved_by_libreoffice(sorted(folder.glob("*.docx")), folder, "pdf")
    return {name: pages_of(folder / f"{name}.pdf") for name in letters}


def test_the_head_of_a_long_table_stands_on_each_page_and_pages_are_numbered(printed: dict[str, list[str]]) -> None:
    pages = printed["forty"]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "Наименование мероприятия" in page
        assert number == 1 or page.strip().startswith(str(number))
    assert not pages[0].strip().startswith("1")


def test_no_row_is_torn_between_pages(printed: dict[str, list[str]]) -> None:
    assert len(printed["forty"]) > 1
    for page in printed["forty"]:
        whole = re.findall(r"\((\d+)\)", page)
        started = re.findall(r"(?<!\d)(\d{1,2}) Информирование", page)
        assert whole == started


def test_no_number_is_torn_at_its_slash(printed: dict[str, list[str]]) -> None:
    text = " ".join(printed["numbers"])
    assert text.count("ИС‑30") + text.count("ИС-30") == 60
    assert "/ ИС" not in text


def test_no_name_is_parted_by_a_hyphen(printed: dict[str, list[str]]) -> None:
    assert " ".join(printed["names"]).count("Дровосеков") == 60


def test_a_long_word_in_the_column_of_terms_is_parted_by_a_hyphen(printed: dict[str, list[str]]) -> None:
    assert "Многофункцио-" in printed["moved"][1]


@pytest.mark.parametrize("kind", ["text", "table"])
def test_the_signature_is_never_alone_on_a_page(printed: dict[str, list[str]], kind: str) -> None:
    papers = [pages for name, pages in printed.items() if name.startswith(kind)]
    assert {len(pages) for pages in papers} == {1, 2}
    for pages in papers:
        last = next(page for page in pages if "Д.А. Бобков" in page)
        before = last.partition("С уважением")[0]
        assert "Абзац" in before or "Информирование" in before


def test_a_row_taller_than_a_sheet_begins_below_the_row_before_and_goes_on_overleaf(
    printed: dict[str, list[str]],
) -> None:
    _, first, second, *_ = printed["tall"]
    assert "СОШ № 1 – исполнено" in first.replace("\u00a0", " ")
    assert "СОШ № 50 – исполнено" in second.replace("\u00a0", " ")


def test_a_memo_is_a_page_and_its_appendix_begins_a_new_one(printed: dict[str, list[str]]) -> None:
    first, second = printed["memo"]
    assert "Н.П. Образцова" in first
    assert "Приложение к докладной записке от 29.12.2025 № 02-01/К-1" in second
    assert "Отметка об исполнении" in second


@LONG
def test_a_page_saved_by_libreoffice_prints_the_same_words(tmp_path: Path) -> None:
    saved_by_libreoffice([ROOT / "templates" / f"{form.value}.docx" for form in Form], tmp_path, "docx")
    saved = Pages(tmp_path)
    assert saved.check() == []
    for form in Form:
        context = samples(form)[0].as_json()
        texts = [
            [p.text for p in Document(io.BytesIO(pages.render(form, context))).paragraphs] for pages in (PAGES, saved)
        ]
        assert texts[0] == texts[1]
