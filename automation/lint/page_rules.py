"""Rules of page, type and order of requisites. A rule yields (code, place, detail) for each departure from the norm."""

from collections.abc import Callable, Iterator

from automation.lint.paper_parts import ABOUT, KIND, NAME_FIRST, Marked, Part
from automation.lint.seen_paper import SeenLine, SeenPaper

Hit = tuple[str, str, str]
Rule = Callable[[SeenPaper, Marked], Iterator[Hit]]

SIDES = {"left": ("слева", 20), "right": ("справа", 10), "top": ("сверху", 20), "bottom": ("снизу", 20)}
SLACK = 0.6  # mm: what word processors lose in rounding
INDENT_MM, ANGULAR_MM, LONG_MM = 12.5, 80, 120
SIZES = {12.0, 13.0, 14.0}
SMALL = {Part.LETTERHEAD, Part.EXECUTOR, Part.TABLE, Part.APPENDIX}
REQUISITES = {Part.NUMBER, Part.ADDRESSEE, Part.KIND, Part.HEADING, Part.SALUTATION, Part.SIGNATURE}
ORDER = (
    (Part.LETTERHEAD, Part.HEADING),
    (Part.NUMBER, Part.HEADING),
    (Part.ADDRESSEE, Part.HEADING),
    (Part.KIND, Part.HEADING),
    (Part.ADDRESSEE, Part.KIND),
    (Part.HEADING, Part.SALUTATION),
    (Part.HEADING, Part.BODY),
    (Part.ADDRESSEE, Part.SALUTATION),
    (Part.NUMBER, Part.BODY),
    (Part.ADDRESSEE, Part.BODY),
    (Part.SALUTATION, Part.BODY),
    (Part.BODY, Part.CLOSING),
    (Part.BODY, Part.ATTACHMENT),
    (Part.ATTACHMENT, Part.CLOSING),
    (Part.CLOSING, Part.SIGNATURE),
    (Part.BODY, Part.SIGNATURE),
    (Part.SIGNATURE, Part.EXECUTOR),
)


def lines_of(marked: Marked, *parts: Part) -> list[SeenLine]:
    """Return the lines of these requisites in reading order."""
    return [line for line, part in marked if part in parts]


def is_letter(marked: Marked) -> bool:
    """Tell whether a paper is a letter: it has no kind of document above its text, or says «письмо»."""
    return all("ПИСЬМО" in line.shown.upper() for line in lines_of(marked, Part.KIND))


def check_page(paper: SeenPaper, _: Marked) -> Iterator[Hit]:
    """Report a page that is not A4, and each margin smaller than the norm's."""
    for number, section in enumerate(paper.sections, start=1):
        place = "страница" if len(paper.sections) == 1 else f"раздел {number}"
        if sorted((round(section.width), round(section.height))) != [210, 297]:
            yield "page-size", place, f"{section.width:.0f} × {section.height:.0f} мм"
        for side, (name, least) in SIDES.items():
            if section.margins[side] < least - SLACK:
                yield "margins", place, f"{name} {section.margins[side]:.0f} мм, нужно {least} мм"


def check_page_number(paper: SeenPaper, _: Marked) -> Iterator[Hit]:
    """Report page numbers that are not bare figures in the middle of the top margin, from the second page on."""
    bands = [band for section in paper.sections for band in section.bands]
    numbered = [band for band in bands if band.numbered]
    if not numbered and paper.pages != 1:
        yield "page-number-missing", "верхний колонтитул", ""
    for band in numbered:
        place = "нижний колонтитул" if band.footer else "верхний колонтитул"
        if band.kind == "first":
            yield "page-number-first", place, ""
        if band.footer or band.align != "center":
            yield "page-number-place", place, ""
        if not all(sign.isdecimal() or sign.isspace() for sign in band.text):
            yield "page-number-form", place, f"«{band.text}»"
    for section in paper.sections[:1]:
        if numbered and not section.first_differs:
            yield "page-number-first", "первая страница", ""
    for section in paper.sections:
        shown = any(band.numbered and not band.footer for band in section.bands)
        if shown and section.margins["header"] < 10 - SLACK:
            yield "page-number-edge", "верхний колонтитул", f"{section.margins['header']:.0f} мм"


def check_type(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report text without a typeface for every script, and body or requisites not set in 12–14 points."""
    for line, part in marked:
        words = [s for s in line.stretches if s.text.strip()]
        if any(s.unset for s in words):
            yield "font-unset", line.place, ""
        if part not in SMALL and (odd := [s.size for s in words if s.size not in SIZES]):
            yield "font-size", line.place, f"{odd[0]:g}"


def check_body(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report body text that is not justified, not indented by 1.25 cm, or not spaced by 1–1.5 lines."""
    for line in lines_of(marked, Part.BODY):
        if line.align == "center":
            continue
        if line.align not in {"both", "distribute"}:
            yield "body-alignment", line.place, ""
        if not line.numbered and abs(line.first + line.left - INDENT_MM) > 1:
            yield "body-indent", line.place, f"{line.first / 10:.2f} см".replace(".", ",", 1)
        if line.spacing and not 0.99 <= line.spacing <= 1.51:
            yield "line-spacing", line.place, f"{line.spacing:.2g}".replace(".", ",", 1)


def check_requisite_lines(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report justified requisites, and an addressee or heading wider than 8 cm (angular letterhead) or 12 cm."""
    for line, part in marked:
        if part in REQUISITES and line.align == "both":
            yield "requisite-justified", line.place, part.value
    angular = any(line.table and line.column == 0 for line in lines_of(marked, Part.LETTERHEAD))
    widest = ANGULAR_MM if angular else LONG_MM
    for line in lines_of(marked, Part.ADDRESSEE, Part.HEADING):
        size = max(s.size for s in line.stretches)
        # 0.46 of the letter's height is the mean width of Cyrillic in Times New Roman; 0.3528 mm make a point.
        needed = max(len(words) for words in line.text.split("\n")) * size * 0.3528 * 0.46
        if min(line.room, needed) > widest + 2:
            yield "requisite-width", line.place, f"{min(line.room, needed) / 10:.0f} см"


def check_order(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report requisites that stand in another order than ``ORDER`` gives."""
    places = {part: [n for n, (_, each) in enumerate(marked) if each is part] for part in Part}
    for earlier, later in ORDER:
        first = places[later][0] if places[later] else None
        if first is not None and places[earlier] and places[earlier][0] > first:
            line = marked[places[earlier][0]][0]
            code = "attachment-place" if earlier is Part.ATTACHMENT else "requisite-order"
            yield code, line.place, f"{earlier.value} ниже, чем {later.value}"
    if places[Part.ATTACHMENT] and places[Part.SIGNATURE] and places[Part.ATTACHMENT][-1] > places[Part.SIGNATURE][-1]:
        yield "attachment-place", marked[places[Part.ATTACHMENT][-1]][0].place, ""


def check_requisites(_: SeenPaper, marked: Marked) -> Iterator[Hit]:
    """Report requisites that are missing, do not belong to this kind of paper, or are not written in their form."""
    letter = is_letter(marked)
    for line in lines_of(marked, Part.KIND):
        if letter:
            yield "kind-on-letter", line.place, ""
        elif line.shown != line.shown.upper() and KIND.match(line.shown.upper()):
            yield "kind-capitals", line.place, ""
    salutations, closings = lines_of(marked, Part.SALUTATION), lines_of(marked, Part.CLOSING)
    if letter:
        if salutations and not closings:
            yield "closing-missing", salutations[0].place, ""
        if closings and not salutations:
            yield "salutation-missing", closings[0].place, ""
        if not lines_of(marked, Part.ADDRESSEE):
            yield "addressee-missing", "документ", ""
    else:
        yield from (("memo-courtesy", line.place, "") for line in (*salutations, *closings))
    yield from (("salutation-form", line.place, "") for line in salutations if not line.shown.endswith("!"))
    if not lines_of(marked, Part.SIGNATURE):
        yield "signature-missing", "документ", ""
    for line in lines_of(marked, Part.SIGNATURE):
        if NAME_FIRST.search(line.text.rstrip()):
            yield "signature-initials", line.place, ""
    yield from _check_heading(lines_of(marked, Part.HEADING))


def _check_heading(heading: list[SeenLine]) -> Iterator[Hit]:
    if not heading:
        yield "heading-missing", "документ", ""
        return
    if not ABOUT.match(heading[0].shown):
        yield "heading-form", heading[0].place, ""
    if heading[-1].shown.endswith(".") and not heading[-1].shown.endswith(("г.", "гг.")):
        yield "heading-stop", heading[-1].place, ""


def check_tables(paper: SeenPaper, _: Marked) -> Iterator[Hit]:
    """Report tables whose head is not repeated on each page or whose rows may split between pages."""
    for table in paper.tables:
        if table.rows > 2 and not table.head:
            yield "table-header", table.place, ""
        if table.rows and table.splitting:
            yield "table-split", f"{table.place}, строка {table.splitting[0]}", ""


RULES: tuple[Rule, ...] = (
    check_page,
    check_page_number,
    check_type,
    check_body,
    check_requisite_lines,
    check_order,
    check_requisites,
    check_tables,
)
