"""A composed paper, ready for its page. It is plain data; the register stores it as JSON."""

from datetime import date
from typing import Any, Literal

from msgspec import Struct, to_builtins

from automation.model.kinds import Form
from automation.model.plan import OrderId


class Run(Struct, frozen=True, kw_only=True):
    """A stretch of text; ``quoted`` marks words of the order, which nobody changes and the norm check passes over."""

    text: str
    quoted: bool = False


class Paragraph(Struct, frozen=True, kw_only=True):
    """One paragraph of the body. ``role``: text (red line, justified) or step («1) …»)."""

    runs: tuple[Run, ...]
    role: Literal["text", "step"] = "text"

    @property
    def text(self) -> str:
        """Return the text of the paragraph as it is read."""
        return "".join(r.text for r in self.runs)


class Row(Struct, frozen=True, kw_only=True):
    """A row of a table of items: its number, the words of the plan (a quotation), the term, and what is said of it.

    ``section`` rows span the table and only ``text`` is set.
    """

    number: str
    text: str
    term: str
    performers: str = ""
    mark: str = ""
    section: bool = False


class OrganisationRow(Struct, frozen=True, kw_only=True):
    """A row of the memo's table by organisation; all values are texts as printed.

    ``letter`` names our papers to it and ``answer`` what it sent.
    """

    organisation: str
    total: str
    moved: str
    percent: str
    day: str = ""
    letter: str = ""
    answer: str = ""


class CountedTable(Struct, frozen=True, kw_only=True):
    """The table by organisation of whom or what items of one deed count, with its sum.

    ``body_title``, ``total_title``, ``moved_title`` and ``paper_title`` head the columns of who counts, of all people,
    of those who have done what is counted, and of our papers; the defaults are those of earlier registers.
    """

    organisations: tuple[OrganisationRow, ...] = ()
    organisations_title: str = ""
    moved_title: str = "Перешло"
    total_title: str = "Всего сотрудников"
    body_title: str = "Организация"
    paper_title: str = "Письмо"
    total: OrganisationRow | None = None


class Appendix(CountedTable, frozen=True, kw_only=True):
    """The plan in the order's own form with «Отметка об исполнении», and the table of what is counted first.

    ``besides`` are the tables of what items of other deeds count.
    """

    caption: tuple[str, ...]
    title: str
    rows: tuple[Row, ...]
    besides: tuple[CountedTable, ...] = ()


OF_A_PLAN, OF_AN_ORDER = "Наименование мероприятия", "Содержание пункта"  # what heads the words of items in a table


class Letter(Struct, frozen=True, kw_only=True):
    """A composed paper. Every string is final text: typography done, cases agreed.

    ``number_line`` is «19.12.2025 № 01-15/К-5» or the blanks for the hand. ``rows`` is the table
    of items shown after the paragraph with index ``table_after`` (-1: no table), ``rows_title`` what heads their words.
    ``heading`` is broken into lines as its words are, ``subject`` is the same in one line.
    ``draft_mark`` is «ПРОЕКТ» or "". ``code`` is the text of the code
    printed beside the executor's mark: number, date and a random token; "": none is printed.
    Fields that a form does not have are empty.
    """

    form: Form
    title: str = ""
    number_line: str = ""
    body_name: str = ""
    unit: str = ""
    reference_data: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    heading: str = ""
    salutation: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    rows: tuple[Row, ...] = ()
    table_after: int = -1
    attachments: tuple[str, ...] = ()
    closing: str = ""
    signer_post: str = ""
    signer_name: str = ""
    executor: tuple[str, ...] = ()
    draft_mark: str = ""
    code: str = ""
    appendix: Appendix | None = None
    rows_title: str = OF_A_PLAN

    @property
    def subject(self) -> str:
        """Return the heading in one line, for lists and messages."""
        return self.heading.replace("\n", " ")

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON data, which is the whole context of the page template (``form`` as its value)."""
        plain: dict[str, Any] = to_builtins(self)
        return plain


class Attachment(Struct, frozen=True, kw_only=True):
    """A file that goes with a message: an ASCII or Cyrillic name, its MIME type and its bytes."""

    name: str
    mime: str
    data: bytes


class Undelivered(Struct, frozen=True, kw_only=True):
    """A message that failed for good and that a person must settle.

    ``number`` is its paper's, "" for a morning message; ``since`` is the day it was queued, ``reason`` what the server
    or the program said of it.
    """

    number: str
    to: str
    subject: str
    since: date
    reason: str
    order: OrderId | None = None


class Message(Struct, frozen=True, kw_only=True):
    """One e-mail to one recipient.

    ``key`` is that of the paper, or ``morning/<day>``; ``kind`` is the paper's kind or ``morning``. ``text`` and
    ``html`` say the same.
    """

    key: str
    kind: str
    to: str
    subject: str
    text: str
    html: str
    attachments: tuple[Attachment, ...] = ()
