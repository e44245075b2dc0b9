"""Writes the журнал регистрации исходящих as an office keeps it: one sheet for each numbering journal."""

from datetime import date

from msgspec import Struct

from automation.register.database import Database, as_struct, understood
from automation.reports.summary_table import SummaryColumn, table_of
from automation.titles import annulled_words

TITLES = {
    "letters": "Исходящие письма",
    "notes": "Служебные записки",
    "memos": "Докладные записки",
    "references": "Справки",
}
SELECT = """
SELECT row_number() OVER (ORDER BY year, seq) AS place, number, printed, registered, day, signed_on, sent_on, way,
    addressee_organisation AS organisation, addressee_name AS name, subject, signed_by, executor, answer, annulled_on,
    annulled_reason
FROM papers WHERE journal = ? ORDER BY year, seq
"""


class JournalPaper(Struct, frozen=True, kw_only=True):
    """One paper as ``SELECT`` gives it; ``place`` counts the papers of its journal."""

    place: int
    number: str
    printed: str
    registered: str
    day: date
    organisation: str
    name: str
    subject: str
    signed_by: str
    executor: str
    signed_on: date | None
    sent_on: date | None
    way: str
    answer: str
    annulled_on: date | None
    annulled_reason: str

    @property
    def signed(self) -> bool:
        """Tell whether the paper was marked as signed or sent; without a mark nobody is named as having signed it."""
        return bool(self.signed_on or self.sent_on)

    @property
    def remark(self) -> str:
        """Say what became of the paper, and the numbers that stand in no other column."""
        remarks = []
        if self.annulled_on:
            remarks.append(annulled_words(self.annulled_on, self.annulled_reason))
        elif not self.signed:
            remarks.append("проект, не подписан")
        if not (self.registered or self.printed):
            remarks.append(f"учётный номер {self.number}")
        elif self.registered and self.printed and self.printed not in self.registered:
            remarks.append(f"напечатан номер {self.printed}")
        return "; ".join(remarks)


COLUMNS: tuple[SummaryColumn[JournalPaper], ...] = (
    SummaryColumn("№ п/п", 5, "number", lambda paper: paper.place),
    SummaryColumn("Рег. №", 11, "text", lambda paper: paper.registered or paper.printed),
    SummaryColumn("Дата", 10, "date", lambda paper: paper.day),
    SummaryColumn("Адресат", 26, "text", lambda paper: ", ".join(filter(None, (paper.organisation, paper.name)))),
    SummaryColumn("Краткое содержание", 31, "text", lambda paper: paper.subject),
    SummaryColumn("Подписал", 14, "text", lambda paper: paper.signed_by if paper.signed else ""),
    SummaryColumn("Исполнитель", 13, "text", lambda paper: paper.executor),
    SummaryColumn("Отправлен", 10, "date", lambda paper: paper.sent_on),
    SummaryColumn("Способ", 9, "text", lambda paper: paper.way),
    SummaryColumn("Ответ", 12, "text", lambda paper: paper.answer),
    SummaryColumn("Примечание", 18, "text", lambda paper: paper.remark),
)


@understood
def export_journal(db: Database) -> bytes:
    """Make the journal as an .xlsx; every text is a text, none a formula or a link."""
    from automation.reports.summary_sheet import print_tables  # loads xlsxwriter, which only an export needs

    tables = [
        table_of(title, COLUMNS, [as_struct(row, JournalPaper) for row in db.named(SELECT, (journal,))])
        for journal, title in _titles(db).items()
    ]
    return print_tables("Журнал регистрации исходящих документов", tables)


def _titles(db: Database) -> dict[str, str]:
    """Name the sheet of each journal that has papers.

    Letters always have a sheet; a journal without a title of its own goes by its name, so that none is left out.
    """
    known = {journal for (journal,) in db.rows("SELECT DISTINCT journal FROM papers")} | {"letters"}
    ordered = [*(j for j in TITLES if j in known), *sorted(known - TITLES.keys())]
    return {journal: TITLES.get(journal, journal) for journal in ordered}
