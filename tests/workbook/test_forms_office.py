"""Every workbook of ours opens in LibreOffice and shows what was written."""

from pathlib import Path

from automation.plan.workdays import Calendar
from automation.reports.remark_pages import print_remarks
from automation.reports.remarks import remark_book
from automation.reports.summary import write_summary
from automation.workbook.create import create_book
from automation.workbook.forms import BookForms
from tests.reports.test_remarks import ALL, SEEN
from tests.support.books import DRAFT, EDITOR, LIBRARY, book
from tests.support.nightly import LONG
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice
from tests.support.summary_world import figures

WORDS = {
    "book": "Информирование сотрудников",
    "form": "МБУК «Образец»",
    "remarks": "Впишите дату исполнения.",
    "summary": "Сводка об исполнении",
}


@LONG
@needs_libreoffice
def test_every_workbook_opens_in_libreoffice(tmp_path: Path) -> None:
    made = {
        "book": create_book(DRAFT, Calendar()),
        "form": BookForms(book()).form((LIBRARY, EDITOR)),
        "remarks": print_remarks(remark_book(SEEN, ALL)),
        "summary": write_summary([figures()]),
    }
    for name, data in made.items():
        (tmp_path / f"{name}.xlsx").write_bytes(data)
    saved_by_libreoffice([tmp_path / f"{name}.xlsx" for name in made], tmp_path, "html")
    for name, words in WORDS.items():
        assert words in (tmp_path / f"{name}.html").read_text("utf-8")
