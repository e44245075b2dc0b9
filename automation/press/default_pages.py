"""Makes the Word pages the product comes with: ``python -m automation.press.default_pages [FOLDER]``.

The pages are plain .docx files with docxtpl tags over ``Letter.as_json()``; an office edits them in Word or
LibreOffice. A part of a paper that is empty leaves no trace, not even an empty line.
"""

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from docx.document import Document as Page
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from automation.press.default_pages_styles import MEMO_SIZE, SIZE, blank_page
from automation.press.default_pages_tables import (
    MARK,
    NARROW_TERM,
    NUMBER,
    ORGANISATION_COLUMNS,
    PERFORMERS,
    PLAN_COLUMNS,
    SAID,
    TERM,
    TEXT,
    Column,
    blank_top,
    paragraph,
    run,
    runs,
    table,
    unbroken,
)
from automation.press.package import repack


class Sheet:
    """Writes a page from top to bottom: paragraphs, tags and tables before the section's end."""

    def __init__(self, title: str, size: int = SIZE) -> None:
        self.page: Page = blank_page(title, size)
        self._end = self.page.element.body.find(qn("w:sectPr"))
        self._held: list[str] | None = None

    def put(self, xml: str) -> None:
        """One block of WordprocessingML (prefix ``w``) at the end of the page."""
        if self._held is not None:
            self._held.append(xml)
        else:
            self._end.addprevious(parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1)))

    def hold(self, write: Callable[[], None]) -> None:
        """What ``write`` puts, as one block no page end can divide."""
        self._held = []
        write()
        held, self._held = self._held, None
        self.put(unbroken("".join(held)))

    def tag(self, text: str) -> None:
        """A docxtpl paragraph tag: the paragraph around it disappears."""
        self.put(paragraph("Normal", run(f"{{%p {text} %}}")))

    def line(self, style: str, text: str, when: str = "") -> None:
        """A paragraph, printed only where ``when`` holds."""
        self.block(when, lambda: self.put(paragraph(style, run(text))))

    def lines(self, style: str, source: str, first: str = "") -> None:
        """A paragraph for each string of ``source``; the first one in the style ``first`` where given."""
        self.tag(f"for line in {source}")
        if first:
            self.tag("if loop.first")
            self.put(paragraph(first, run("{{ line }}")))
            self.tag("else")
        self.put(paragraph(style, run("{{ line }}")))
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


def _items(sheet: Sheet) -> None:
    """The table of items in the columns its rows fill."""
    variants: tuple[tuple[str, tuple[Column, ...]], ...] = (
        ("if marks and performers", (NUMBER, TEXT, NARROW_TERM, PERFORMERS, MARK)),
        ("elif marks", (NUMBER, TEXT, TERM, SAID)),
        ("elif performers", (NUMBER, TEXT, TERM, PERFORMERS)),
        ("else", (NUMBER, TEXT, TERM)),
    )
    for name, field in (("marks", "mark"), ("performers", "performers")):
        sheet.tag(f"set {name} = rows|map(attribute='{field}')|join")
    sheet.tag("set held = 1 if table_after + 1 == paragraphs|length else 0")
    for condition, columns in variants:
        sheet.tag(condition)
        sheet.put(table(columns, "rows", keep=True))
    sheet.tag("endif")


def _body(sheet: Sheet, source: str = "paragraphs", *, ends: bool = True) -> None:
    """Paragraphs and steps; the table of items at its place. ``ends``: the last one is kept with the signature."""
    branches = [
        ("rows and loop.index0 == table_after", "BeforeTable"),
        ("rows and loop.index0 == table_after + 1", "AfterTable"),
        ("paragraph.role == 'step'", "Step"),
    ]
    if ends:
        branches.insert(2, ("paragraph.role == 'step' and loop.last", "StepLast"))
        branches.append(("loop.last", "BodyTextLast"))
    sheet.tag(f"for paragraph in {source}")
    _choose(sheet, branches)
    sheet.block("rows and loop.index0 == table_after", lambda: _items(sheet))
    sheet.tag("endfor")


def _choose(sheet: Sheet, branches: Sequence[tuple[str, str]]) -> None:
    """``paragraph`` in the style of the first condition that holds, else as plain text."""
    for place, (condition, style) in enumerate(branches):
        sheet.tag(f"{'elif' if place else 'if'} {condition}")
        sheet.put(paragraph(style, runs("paragraph.runs")))
    sheet.tag("else")
    sheet.put(paragraph("BodyText", runs("paragraph.runs")))
    sheet.tag("endif")


def _foot(sheet: Sheet) -> None:
    """What stands under the text: attachments, closing, signature, executor's mark."""
    sheet.lines("Attachment", "attachments")
    sheet.line("Closing", "{{ closing }}", "closing")
    signature = paragraph("Signature", run("{{ signer_post }}"), "<w:r><w:tab/></w:r>", run("{{ signer_name }}"))
    sheet.block("signer_post or signer_name", lambda: sheet.put(signature))
    sheet.lines("Executor", "executor", "ExecutorFirst")


def _unbroken_end(sheet: Sheet) -> None:
    """Text and foot of a paper with an appendix: the last paragraph and the signature in one row.

    LibreOffice keeps no paragraph with the next one in a file where a table crosses a page.
    """
    sheet.tag("set ending = [] if rows and table_after + 1 == paragraphs|length else paragraphs[-1:]")
    _body(sheet, "paragraphs[:paragraphs|length - ending|length]", ends=False)

    def end() -> None:
        sheet.tag("for paragraph in ending")
        _choose(sheet, [("paragraph.role == 'step'", "Step")])
        sheet.tag("endfor")
        _foot(sheet)

    sheet.hold(end)


def _draft_mark(sheet: Sheet) -> None:
    sheet.line("DraftMark", "{{ draft_mark }}", "draft_mark")


def letter() -> Page:
    """Письмо: letterhead, number and addressee in one row, heading, salutation, text, closing, signature."""
    sheet = Sheet("Письмо")
    _draft_mark(sheet)
    sheet.line("Letterhead", "{{ body_name }}", "body_name")
    sheet.lines("LetterheadData", "reference_data")
    sheet.tag("if addressee")
    sheet.put(blank_top())
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
    sheet.tag("if appendix")
    _unbroken_end(sheet)
    sheet.lines("AppendixMark", "appendix.caption", "AppendixMarkFirst")
    sheet.line("AppendixTitle", "{{ appendix.title }}")
    sheet.put(table(PLAN_COLUMNS, "appendix.rows", look="Plan"))
    sheet.tag("if appendix.organisations")
    sheet.line("AppendixTitle", "{{ appendix.organisations_title }}")
    sheet.put(table(ORGANISATION_COLUMNS, "appendix.organisations", look="Plan", sections=False))
    sheet.tag("endif")
    sheet.tag("else")
    _body(sheet)
    _foot(sheet)
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
