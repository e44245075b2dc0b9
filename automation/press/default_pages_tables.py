"""Pieces of WordprocessingML the default pages are made of: runs, paragraphs and ruled tables with docxtpl tags."""

from collections.abc import Callable, Iterable
from xml.sax.saxutils import escape

from automation.press.default_pages_styles import REQUISITE_MM, WIDTH_MM, twips

Column = tuple[str, float, str, str]  # head, width in mm (0: what is left), tag, «Text» or «Centre»

NUMBER: Column = ("№ п/п", 16, "{{ row.number }}", "Centre")
TEXT: Column = ("Наименование мероприятия", 0, "{{ row.text }}", "Text")
TERM: Column = ("Срок исполнения", 38, "{{ row.term }}", "Centre")
NARROW_TERM: Column = ("Срок исполнения", 30, *TERM[2:])
PERFORMERS: Column = ("Исполнители", 40, "{{ row.performers }}", "Text")
MARK: Column = ("Отметка об исполнении", 44, "{{ row.mark }}", "Text")
SAID: Column = ("Сведения об исполнении", *MARK[1:])
PLAN_COLUMNS: tuple[Column, ...] = (
    ("№ п/п", 15, *NUMBER[2:]),
    TEXT,
    ("Срок исполнения", 29, *TERM[2:]),
    ("Исполнители", 37, *PERFORMERS[2:]),
    ("Отметка об исполнении", 48, *MARK[2:]),
)
ORGANISATION_COLUMNS: tuple[Column, ...] = (
    ("Организация", 0, "{{ row.organisation }}", "Text"),
    ("Всего сотрудников", 25, "{{ row.total }}", "Centre"),
    ("Перешло", 19, "{{ row.moved }}", "Centre"),
    ("%", 14, "{{ row.percent }}", "Centre"),
    ("Дата завершения", 25, "{{ row.day }}", "Centre"),
    ("Письмо", 34, "{{ row.letter }}", "Centre"),
)


def run(text: str, style: str = "") -> str:
    """A run of text, in a character style where given."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(style: str, *runs: str) -> str:
    """A paragraph of these runs."""
    look = "" if style == "Normal" else f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
    return f"<w:p>{look}{''.join(runs)}</w:p>"


def runs(source: str) -> str:
    """The runs of a paragraph; words of the order wear «Цитата плана».

    A plain run of the letter goes on in the open run, a quoted one closes it and opens the next.
    """
    return (
        run(f"{{% for run in {source} %}}{{% if run.quoted %}}")
        + run("{{ run.text }}", "PlanQuote")
        + run("{% else %}{{ run.text }}{% endif %}{% endfor %}")
    )


def cell(width: float, inside: str, span: int = 1) -> str:
    """A cell ``width`` mm wide over ``span`` columns."""
    merged = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{merged}</w:tcPr>{inside}</w:tc>'


def row(cells: Iterable[str], *, head: bool = False) -> str:
    """A row that never splits; ``head`` repeats it on each page."""
    repeat = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{''.join(cells)}</w:tr>"


def table(
    columns: tuple[Column, ...], source: str, *, look: str = "Table", sections: bool = True, keep: bool = False
) -> str:
    """A ruled table with a repeated head in the styles ``look``…; rows of a plan's section span it.

    ``keep`` puts the last ``held`` rows in styles of their own that keep them with what follows: where the text ends
    with the table, a signature is never alone.
    """
    rest = WIDTH_MM - sum(width for _, width, _, _ in columns)
    widths = [width or rest for _, width, _, _ in columns]

    def tags(text: str) -> str:
        return row([cell(WIDTH_MM, paragraph(f"{look}Text", run(f"{{%tr {text} %}}")), len(columns))])

    def cells(write: Callable[[Column], str]) -> list[str]:
        return [cell(width, write(column)) for column, width in zip(columns, widths, strict=True)]

    def body(end: str) -> str:
        plain = row(cells(lambda c: paragraph(look + c[3] + end, run(c[2], "PlanQuote" if c is TEXT else ""))))
        words = paragraph(f"{look}Section", run("{{ row.text }}", "PlanQuote"))
        across = row([cell(WIDTH_MM, words, len(columns))])
        return tags("if row.section") + across + tags("else") + plain + tags("endif") if sections else plain

    head = row(cells(lambda c: paragraph(f"{look}Head", run(c[0]))), head=True)
    parts = (
        ((source, ""),)
        if not keep
        else ((f"{source}[:{source}|length - held]", ""), (f"{source}[{source}|length - held:]", "Last"))
    )
    rows = "".join(tags(f"for row in {some}") + body(end) + tags("endfor") for some, end in parts)
    return _frame("PlanTable", widths, head + rows)


def blank_top() -> str:
    """The row under the letterhead: date and number at the left, the addressee at the right."""
    left, right = WIDTH_MM - REQUISITE_MM, float(REQUISITE_MM)
    addressee = (
        paragraph("AddresseeBlank", run("{%p for line in addressee %}"))
        + paragraph("AddresseeBlank", run("{{ line }}"))
        + paragraph("AddresseeBlank", run("{%p endfor %}"))
    )
    cells = [cell(left, paragraph("NumberLine", run("{{ number_line }}"))), cell(right, addressee)]
    return _frame("BlankTable", (left, right), row(cells))


def unbroken(inside: str) -> str:
    """Paragraphs in one row without rules: no page end divides them, in any word processor."""
    return _frame("UnbrokenTable", (WIDTH_MM,), row([cell(WIDTH_MM, inside)]))


def _frame(style: str, widths: Iterable[float], rows: str) -> str:
    """A table as wide as the text; ``widths`` of its columns in mm."""
    grid = "".join(f'<w:gridCol w:w="{twips(w)}"/>' for w in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{twips(WIDTH_MM)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )
