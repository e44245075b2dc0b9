"""Журнал регистрации исходящих as an office keeps it: one sheet for each numbering journal."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

from automation.register.database import Database, understood
from automation.register.days import day_of

TITLES = {
    "letters": "Исходящие письма",
    "notes": "Служебные записки",
    "memos": "Докладные записки",
    "references": "Справки",
}
SELECT = """
SELECT number, printed, registered, day, addressee_organisation, addressee_name, subject, signed_by, executor,
    signed_on, sent_on, way, answer, annulled_on, annulled_reason
FROM papers WHERE journal = ? ORDER BY year, seq
"""
Cell = str | int | date | None


class JournalPaper(NamedTuple):
    """One paper as ``SELECT`` gives it; days are ISO text."""

    number: str
    printed: str
    registered: str
    day: str
    organisation: str
    name: str
    subject: str
    signed_by: str
    executor: str
    signed_on: str | None
    sent_on: str | None
    way: str
    answer: str
    annulled_on: str | None
    annulled_reason: str

    @property
    def signed(self) -> bool:
        """Nobody «signed» what was not marked as signed."""
        return bool(self.signed_on or self.sent_on)

    @property
    def remark(self) -> str:
        """What became of it, and the numbers that stand in no other column."""
        remarks = []
        if self.annulled_on:
            remarks.append(f"аннулирован {day_of(self.annulled_on):%d.%m.%Y}: {self.annulled_reason}")
        elif not self.signed:
            remarks.append("проект, не подписан")
        if not (self.registered or self.printed):
            remarks.append(f"учётный номер {self.number}")
        elif self.registered and self.printed and self.printed not in self.registered:
            remarks.append(f"напечатан номер {self.printed}")
        return "; ".join(remarks)


# header, width in characters, what stands in it («№ п/п» is the line's own number)
COLUMNS: tuple[tuple[str, int, Callable[[int, JournalPaper], Cell]], ...] = (
    ("№ п/п", 6, lambda n, paper: n),
    ("Рег. №", 13, lambda n, paper: paper.registered or paper.printed),
    ("Дата", 11, lambda n, paper: day_of(paper.day)),
    ("Адресат", 34, lambda n, paper: ", ".join(filter(None, (paper.organisation, paper.name)))),
    ("Краткое содержание", 40, lambda n, paper: paper.subject),
    ("Подписал", 17, lambda n, paper: paper.signed_by if paper.signed else ""),
    ("Исполнитель", 20, lambda n, paper: paper.executor),
    ("Отправлен", 11, lambda n, paper: day_of(paper.sent_on) if paper.sent_on else None),
    ("Способ", 13, lambda n, paper: paper.way),
    ("Ответ", 16, lambda n, paper: paper.answer),
    ("Примечание", 26, lambda n, paper: paper.remark),
)


@understood
def export_journal(db: Database) -> bytes:
    """The journal as an .xlsx; every text is a text, none a formula or a link."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": "Журнал регистрации исходящих документов"})
        styles = {
            "head": book.add_format(
                {
                    "bold": True,
                    "border": 1,
                    "text_wrap": True,
                    "align": "center",
                    "valign": "vcenter",
                    "bg_color": "#E6E6E6",
                }
            ),
            "text": book.add_format({"border": 1, "text_wrap": True, "valign": "top"}),
            "ordinal": book.add_format({"border": 1, "valign": "top", "align": "center"}),
            "date": book.add_format({"border": 1, "num_format": "dd.mm.yyyy", "valign": "top", "align": "left"}),
        }
        for journal, title in _journals(db).items():
            _fill(book.add_worksheet(title), [JournalPaper(*row) for row in db.rows(SELECT, (journal,))], styles)
    return buffer.getvalue()


def _journals(db: Database) -> dict[str, str]:
    """Name the sheet of each journal that has papers.

    Letters always have a sheet; a journal without a title of its own goes by its name, so that none is left out.
    """
    known = {journal for (journal,) in db.rows("SELECT DISTINCT journal FROM papers")} | {"letters"}
    ordered = [*(j for j in TITLES if j in known), *sorted(known - TITLES.keys())]
    return {journal: TITLES.get(journal, journal) for journal in ordered}


def _fill(sheet: Any, papers: Sequence[JournalPaper], styles: dict[str, Any]) -> None:
    for column, (header, width, _) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, styles["head"])
    for line, paper in enumerate(papers, 1):
        for column, (_, _, cell) in enumerate(COLUMNS):
            value = cell(line, paper)
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, styles["date"])
            elif isinstance(value, int):
                sheet.write_number(line, column, value, styles["ordinal"])
            elif value:
                sheet.write_string(line, column, value, styles["text"])
            else:
                sheet.write_blank(line, column, None, styles["text"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(papers), 1), len(COLUMNS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
