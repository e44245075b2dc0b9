"""Makes the Word pages the product comes with: ``python -m automation.documents.default_pages [FOLDER]``.

The pages are plain .docx files with docxtpl tags over ``Letter.as_json()``; an office edits them in Word or
LibreOffice. A part of a paper that is empty leaves no trace, not even an empty line.
"""

import io
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from docx.document import Document as Page
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from automation.documents.default_pages_styles import MEMO_SIZE, REQUISITE_MM, SIZE, WIDTH_MM, blank_page, twips
from automation.documents.pages_zip import repack

Column = tuple[str, float, str, str]  # head, width in mm (0: what is left), tag, «Text» or «Centre»

NUMBER: Column = ("№ п/п", 14, "{{ row.number }}", "Centre")
TEXT: Column = ("Наименование мероприятия", 0, "{{ row.text }}", "Text")
TERM: Column = ("Срок исполнения", 30, "{{ row.term }}", "Centre")
PERFORMERS: Column = ("Исполнители", 40, "{{ row.performers }}", "Text")
MARK: Column = ("Отметка об исполнении", 44, "{{ row.mark }}", "Text")
SAID: Column = ("Сведения об исполнении", *MARK[1:])
PLAN_COLUMNS: tuple[Column, ...] = (
    ("№ п/п", 10, *NUMBER[2:]),
    TEXT,
    ("Срок исполнения", 27, *TERM[2:]),
    ("Исполнители", 38, *PERFORMERS[2:]),
    MARK,
)
ORGANISATION_COLUMNS: tuple[Column, ...] = (
    ("Организация", 0, "{{ row.organisation }}", "Text"),
    ("Всего сотрудников", 25, "{{ row.total }}", "Centre"),
    ("Перешло", 19, "{{ row.moved }}", "Centre"),
    ("%", 14, "{{ row.percent }}", "Centre"),
    ("Дата завершения", 25, "{{ row.day }}", "Centre"),
    ("Письмо", 34, "{{ row.letter }}", "Centre"),
)


class Sheet:
    """Writes a page from top to bottom: paragraphs, tags and tables before the section's end."""

    def __init__(self, title: str, size: int = SIZE) -> None:
        self.page: Page = blank_page(title, size)
        self._end = self.page.element.body.find(qn("w:sectPr"))

    def put(self, xml: str) -> None:
        """One block of WordprocessingML (prefix ``w``) at the end of the page."""
        self._end.addprevious(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))

    def tag(self, text: str) -> None:
        """A docxtpl paragraph tag: the paragraph around it disappears."""
        self.put(_p("Normal", _run(f"{{%p {text} %}}")))

    def line(self, style: str, text: str, when: str = "") -> None:
        """A paragraph, printed only where ``when`` holds."""
        self.block(when, lambda: self.put(_p(style, _run(text))))

    def lines(self, style: str, source: str, first: str = "") -> None:
        """A paragraph for each string of ``source``; the first one in the style ``first`` where given."""
        self.tag(f"for line in {source}")
        if first:
            self.tag("if loop.first")
            self.put(_p(first, _run("{{ line }}")))
            self.tag("else")
        self.put(_p(style, _run("{{ line }}")))
        if first:
            self.tag("endif")
        self.tag("endfor")

    def block(self, when: str, write: Callable[[], None]) -> None:
        """What ``write`` puts, printed only where the condition holds."""
        if when:
            self.tag(f"if {when}")
        write()
        if when:
            self.tag("endif")


def _run(text: str, style: str = "") -> str:
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def _p(style: str, *runs: str) -> str:
    look = "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def _runs(source: str) -> str:
    """The runs of a paragraph; words of the order wear «Цитата плана».

    A plain run of the letter goes on in the open run, a quoted one closes it and opens the next.
    """
    return (
        _run(f"{{% for run in {source} %}}{{% if run.quoted %}}")
        + _run("{{ run.text }}", "PlanQuote")
        + _run("{% else %}{{ run.text }}{% endif %}{% endfor %}")
    )


def _cell(width: float, inside: str, span: int = 1) -> str:
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{merged}</w:tcPr>{inside}</w:tc>'


def _row(cells: Iterable[str], *, head: bool = False) -> str:
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def _table(columns: tuple[Column, ...], source: str, *, sections: bool, look: str = "Table") -> str:
    """A ruled table with a repeated head in the styles ``look``…; rows of a plan's section span it."""
    rest = WIDTH_MM - sum(width for _, width, _, _ in columns)
    widths = [width or rest for _, width, _, _ in columns]

    def tags(text: str) -> str:
        return _row([_cell(WIDTH_MM, _p(f"{look}Text", _run(f"{{%tr {text} %}}")), len(columns))])

    def cells(write: Callable[[Column], str]) -> list[str]:
        return [_cell(width, write(column)) for column, width in zip(columns, widths, strict=True)]

    head = _row(cells(lambda c: _p(f"{look}Head", _run(c[0]))), head=True)
    body = _row(cells(lambda c: _p(look + c[3], _run(c[2], "PlanQuote" if c is TEXT else ""))))
    if sections:
        across = _row([_cell(WIDTH_MM, _p(f"{look}Section", _run("{{ row.text }}", "PlanQuote")), len(columns))])
        body = tags("if row.section") + across + tags("else") + body + tags("endif")
    grid = "".join(f'<w:gridCol w:w="{twips(w)}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="{twips(WIDTH_MM)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{head}{tags(f'for row in {source}')}{body}{tags('endfor')}</w:tbl>"
    )


def _blank_top() -> str:
    """The row under the letterhead: date and number at the left, the addressee at the right."""
    left, right = WIDTH_MM - REQUISITE_MM, float(REQUISITE_MM)
    addressee = (
        _p("AddresseeBlank", _run("{%p for line in addressee %}"))
        + _p("AddresseeBlank", _run("{{ line }}"))
        + _p("AddresseeBlank", _run("{%p endfor %}"))
    )
    cells = [_cell(left, _p("NumberLine", _run("{{ number_line }}"))), _cell(right, addressee)]
    grid = f'<w:gridCol w:w="{twips(left)}"/><w:gridCol w:w="{twips(right)}"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="BlankTable"/><w:tblW w:w="{twips(WIDTH_MM)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{_row(cells)}</w:tbl>'
    )


def _items(sheet: Sheet) -> None:
    """The table of items in the columns its rows fill."""
    variants: tuple[tuple[str, tuple[Column, ...]], ...] = (
        ("if marks and performers", (NUMBER, TEXT, TERM, PERFORMERS, MARK)),
        ("elif marks", (NUMBER, TEXT, TERM, SAID)),
        ("elif performers", (NUMBER, TEXT, TERM, PERFORMERS)),
        ("else", (NUMBER, TEXT, TERM)),
    )
    for name, field in (("marks", "mark"), ("performers", "performers")):
        sheet.tag(f"set {name} = rows|map(attribute='{field}')|join")
    for condition, columns in variants:
        sheet.tag(condition)
        sheet.put(_table(columns, "rows", sections=True))
    sheet.tag("endif")


def _body(sheet: Sheet) -> None:
    """Paragraphs and steps, the last one kept with the signature; the table of items at its place."""
    branches = (
        ("if rows and loop.index0 == table_after", "BeforeTable"),
        ("elif rows and loop.index0 == table_after + 1", "AfterTable"),
        ("elif paragraph.role == 'step' and loop.last", "StepLast"),
        ("elif paragraph.role == 'step'", "Step"),
        ("elif loop.last", "BodyTextLast"),
        ("else", "BodyText"),
    )
    sheet.tag("for paragraph in paragraphs")
    for condition, style in branches:
        sheet.tag(condition)
        sheet.put(_p(style, _runs("paragraph.runs")))
    sheet.tag("endif")
    sheet.block("rows and loop.index0 == table_after", lambda: _items(sheet))
    sheet.tag("endfor")


def _foot(sheet: Sheet) -> None:
    """What stands under the text: attachments, closing, signature, executor's mark."""
    sheet.lines("Attachment", "attachments")
    sheet.line("Closing", "{{ closing }}", "closing")
    signature = _p("Signature", _run("{{ signer_post }}"), "<w:r><w:tab/></w:r>", _run("{{ signer_name }}"))
    sheet.block("signer_post or signer_name", lambda: sheet.put(signature))
    sheet.lines("Executor", "executor", "ExecutorFirst")


def _draft_mark(sheet: Sheet) -> None:
    sheet.line("DraftMark", "{{ draft_mark }}", "draft_mark")


def letter() -> Page:
    """Письмо: letterhead, number and addressee in one row, heading, salutation, text, closing, signature."""
    sheet = Sheet("Письмо")
    _draft_mark(sheet)
    sheet.line("Letterhead", "{{ body_name }}", "body_name")
    sheet.lines("LetterheadData", "reference_data")
    sheet.tag("if addressee")
    sheet.put(_blank_top())
    sheet.tag("elif number_line")
    sheet.line("NumberLine", "{{ number_line }}")
    sheet.tag("endif")
    sheet.line("TextHeading", "{{ heading }}", "heading")
    sheet.line("Salutation", "{{ salutation }}", "salutation")
    _body(sheet)
    _foot(sheet)
    return sheet.page


def _requisites(sheet: Sheet) -> None:
    sheet.lines("Addressee", "addressee")
    sheet.line("Kind", "{{ title }}", "title")
    sheet.line("NumberLine", "{{ number_line }}", "number_line")
    sheet.line("TextHeading", "{{ heading }}", "heading")


def note() -> Page:
    """Служебная записка: the unit, the addressee, the kind, number, heading, text, signature."""
    sheet = Sheet("Служебная записка")
    _draft_mark(sheet)
    sheet.line("Unit", "{{ unit }}", "unit")
    _requisites(sheet)
    _body(sheet)
    _foot(sheet)
    return sheet.page


def memo() -> Page:
    """Докладная записка: as a note without the unit; the appendix on a new page."""
    sheet = Sheet("Докладная записка", MEMO_SIZE)
    _draft_mark(sheet)
    _requisites(sheet)
    _body(sheet)
    _foot(sheet)
    sheet.tag("if appendix")
    sheet.lines("AppendixMark", "appendix.caption", "AppendixMarkFirst")
    sheet.line("AppendixTitle", "{{ appendix.title }}")
    sheet.put(_table(PLAN_COLUMNS, "appendix.rows", sections=True, look="Plan"))
    sheet.tag("if appendix.organisations")
    sheet.line("AppendixTitle", "{{ appendix.organisations_title }}")
    sheet.put(_table(ORGANISATION_COLUMNS, "appendix.organisations", sections=False, look="Plan"))
    sheet.tag("endif")
    sheet.tag("endif")
    return sheet.page


def reference() -> Page:
    """Справка: the body and its unit, the kind, the date, heading, text, signature."""
    sheet = Sheet("Справка", MEMO_SIZE)
    _draft_mark(sheet)
    sheet.line("Letterhead", "{{ body_name }}", "body_name")
    sheet.line("LetterheadUnit", "{{ unit }}", "unit")
    _requisites(sheet)
    _body(sheet)
    _foot(sheet)
    return sheet.page


PAGES: dict[str, Callable[[], Page]] = {"letter": letter, "note": note, "memo": memo, "reference": reference}


def page_bytes(form: str) -> bytes:
    """The default page of a form (a value of ``model.control.Form``); the same bytes each time."""
    out = io.BytesIO()
    PAGES[form]().save(out)
    return repack(out.getvalue())


def write_pages(folder: Path) -> list[Path]:
    """Write the four default pages into ``folder``, over what stands there; the paths written."""
    paths: list[Path] = []
    for form in PAGES:
        path = folder / f"{form}.docx"
        path.write_bytes(page_bytes(form))
        paths.append(path)
    return paths


def main(arguments: list[str]) -> None:
    """Write the pages into the folder named, by default the project's ``templates``."""
    folder = Path(arguments[0]) if arguments else Path(__file__).resolve().parents[2] / "templates"
    for path in write_pages(folder):
        sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
