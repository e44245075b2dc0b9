"""Журнал регистрации исходящих as an office keeps it: one sheet for each numbering journal."""

import io
from datetime import date
from typing import Any

from automation.register.database import Database, Row
from automation.values import dataclass

SHEETS = {
    "letters": "Исходящие письма",
    "notes": "Служебные записки",
    "memos": "Докладные записки",
    "references": "Справки",
}
HEADERS = (
    ("№ п/п", 6),
    ("Рег. №", 13),
    ("Дата", 11),
    ("Адресат", 34),
    ("Краткое содержание", 40),
    ("Подписал", 17),
    ("Исполнитель", 20),
    ("Отправлен", 11),
    ("Способ", 13),
    ("Ответ", 16),
    ("Примечание", 26),
)
SELECT = """
SELECT form, number, printed, registered, day, addressee_organisation, addressee_name, subject, signed_by, executor,
    signed_on, sent_on, way, answer, annulled_on, annulled_reason
FROM papers WHERE journal = ? ORDER BY year, seq
"""
Cell = str | int | date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class JournalRow:
    """One line of the journal, in the order of ``HEADERS``."""

    ordinal: int
    registered: str
    day: date
    addressee: str
    subject: str
    signed_by: str
    executor: str
    sent_on: date | None
    way: str
    answer: str
    remark: str

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The values left to right."""
        head = (self.ordinal, self.registered, self.day, self.addressee, self.subject, self.signed_by)
        return (*head, self.executor, self.sent_on, self.way, self.answer, self.remark)


def journal_rows(db: Database, journal: str) -> tuple[JournalRow, ...]:
    """All papers of one journal, by year and number. Nobody «signed» what was not marked as signed."""
    return tuple(_journal_row(i, row) for i, row in enumerate(db.rows(SELECT, (journal,)), 1))


def _journal_row(ordinal: int, row: Row) -> JournalRow:
    _, number, printed, registered, day, organisation, name, subject, signed_by, executor, *rest = row
    signed_on, sent_on, way, answer, annulled_on, reason = rest
    remarks = []
    if annulled_on:
        remarks.append(f"аннулирован {_day(annulled_on):%d.%m.%Y}: {reason}")
    elif not signed_on and not sent_on:
        remarks.append("проект, не подписан")
    if not (registered or printed):
        remarks.append(f"учётный номер {number}")
    elif registered and printed and printed not in registered:
        remarks.append(f"напечатан номер {printed}")
    return JournalRow(
        ordinal=ordinal,
        registered=registered or printed,
        day=_day(day),
        addressee=", ".join(filter(None, (organisation, name))),
        subject=subject,
        signed_by=signed_by if signed_on or sent_on else "",
        executor=executor,
        sent_on=_day(sent_on) if sent_on else None,
        way=way,
        answer=answer,
        remark="; ".join(remarks),
    )


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
        for journal, title in SHEETS.items():
            rows = journal_rows(db, journal)
            if rows or journal == "letters":
                _fill(book.add_worksheet(title), rows, styles)
    return buffer.getvalue()


def _fill(sheet: Any, rows: tuple[JournalRow, ...], styles: dict[str, Any]) -> None:
    for column, (header, width) in enumerate(HEADERS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, styles["head"])
    for line, row in enumerate(rows, 1):
        for column, value in enumerate(row.cells):
            if isinstance(value, date):
                sheet.write_datetime(line, column, value, styles["date"])
            elif isinstance(value, int):
                sheet.write_number(line, column, value, styles["ordinal"])
            elif value:
                sheet.write_string(line, column, value, styles["text"])
            else:
                sheet.write_blank(line, column, None, styles["text"])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(HEADERS) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _day(text: str) -> date:
    return date.fromisoformat(text)
