"""Page and named styles of the default Word pages: A4, Times New Roman, Russian (ГОСТ Р 7.0.97-2025).

Every number an office may want otherwise is a constant here; the finished pages are ordinary Word files,
so an office changes them in Word as well.
"""

from datetime import datetime
from typing import Any

from docx import Document
from docx.document import Document as Page
from docx.opc.constants import RELATIONSHIP_TYPE as REL
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

LEFT_MM, RIGHT_MM, TOP_MM, BOTTOM_MM = 20, 10, 20, 20  # papers kept over ten years: LEFT_MM = 30
NUMBER_MM = 10  # the page number from the top edge
REQUISITE_MM = 80  # longest line of the addressee
HEADING_MM = 115  # longest line of the heading
SIGNATURE_MM = 76  # longest line of the post in the signature at SIZE points
INDENT_MM = 12.5  # red line
WIDTH_MM = 210 - LEFT_MM - RIGHT_MM
FONT = "Times New Roman"
SIZE, MEMO_SIZE, TABLE_SIZE, PLAN_SIZE, SMALL_SIZE = 14, 13, 12, 11, 10  # points
MADE = datetime(2025, 12, 1, 9, 0, 0)  # noqa: DTZ001 - Word keeps it without a zone; fixed, so the pages are the same each time


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


class Look(Struct, frozen=True, kw_only=True):
    """A paragraph style: ``name`` as Word shows it, ``key`` in the file; indents in mm, spacing in points."""

    key: str
    name: str
    base: str = "Normal"
    align: str = ""
    first: float | None = None
    left: float | None = None
    right: float | None = None
    before: float | None = None
    after: float | None = None
    size: float | None = None
    bold: bool = False
    caps: bool = False
    keep: bool = False
    whole: bool = False
    extra: str = ""


SIDES = ("top", "left", "bottom", "right")
NAME_AT_THE_RIGHT = f'<w:tabs><w:tab w:val="right" w:pos="{twips(WIDTH_MM)}"/></w:tabs>'
RIGHT_BLOCK = WIDTH_MM - REQUISITE_MM

LOOKS = (
    Look(key="DraftMark", name="Пометка проекта", align="right", bold=True, after=6),
    Look(key="Letterhead", name="Бланк: наименование", align="center", bold=True, caps=True, after=4, keep=True),
    Look(key="LetterheadUnit", name="Бланк: подразделение", align="center", after=4, keep=True),
    Look(key="LetterheadData", name="Бланк: справочные данные", align="center", size=SMALL_SIZE, after=2, keep=True),
    Look(key="Unit", name="Подразделение", after=6),
    Look(key="NumberLine", name="Дата и номер", keep=True),
    Look(key="Addressee", name="Адресат", left=RIGHT_BLOCK, keep=True),
    Look(key="AddresseeBlank", name="Адресат на бланке", keep=True),
    Look(key="Kind", name="Вид документа", align="center", bold=True, caps=True, before=18, after=10, keep=True),
    Look(key="TextHeading", name="Заголовок к тексту", right=WIDTH_MM - HEADING_MM, before=10, after=10, keep=True),
    Look(key="Salutation", name="Обращение", align="center", before=6, after=12, keep=True),
    Look(key="BodyText", name="Текст", align="both", first=INDENT_MM),
    Look(key="BodyTextLast", name="Текст, последний абзац", base="BodyText", keep=True),
    Look(key="Step", name="Перечень", align="both", first=INDENT_MM),
    Look(key="StepLast", name="Перечень, последний абзац", base="Step", keep=True),
    Look(key="Attachment", name="Отметка о приложении", before=8, keep=True, whole=True),
    Look(key="Closing", name="Заключительная фраза", first=INDENT_MM, before=12, keep=True),
    Look(
        key="Signature",
        name="Подпись",
        before=22,
        keep=True,
        whole=True,
        extra=NAME_AT_THE_RIGHT,
    ),
    Look(key="Executor", name="Исполнитель", size=SMALL_SIZE, whole=True),
    Look(key="ExecutorFirst", name="Исполнитель, первая строка", base="Executor", before=24, keep=True),
    Look(key="AppendixMark", name="Гриф приложения", left=RIGHT_BLOCK, keep=True),
    Look(
        key="AppendixMarkFirst",
        name="Гриф приложения, с новой страницы",
        base="AppendixMark",
        extra="<w:pageBreakBefore/>",
    ),
    Look(key="AppendixTitle", name="Заголовок приложения", align="center", bold=True, before=18, after=12, keep=True),
    Look(key="TableHead", name="Таблица: шапка", align="center", size=TABLE_SIZE, keep=True),
    Look(key="TableText", name="Таблица: текст", size=TABLE_SIZE),
    Look(key="TableCentre", name="Таблица: по центру", align="center", size=TABLE_SIZE),
    Look(key="TableTextLast", name="Таблица: текст, последняя строка", base="TableText", keep=True),
    Look(key="TableCentreLast", name="Таблица: по центру, последняя строка", base="TableCentre", keep=True),
    Look(key="TableSection", name="Таблица: раздел", align="center", size=TABLE_SIZE, bold=True, keep=True),
    Look(key="PlanHead", name="План: шапка", base="TableHead", size=PLAN_SIZE),
    Look(key="PlanText", name="План: текст", base="TableText", size=PLAN_SIZE),
    Look(key="PlanCentre", name="План: по центру", base="TableCentre", size=PLAN_SIZE),
    Look(key="PlanSection", name="План: раздел", base="TableSection", size=PLAN_SIZE),
    Look(key="BeforeTable", name="Текст перед таблицей", base="BodyText", after=8, keep=True),
    Look(key="AfterTable", name="Текст после таблицы", base="BodyText", before=8, keep=True),
    Look(key="PageNumber", name="Номер страницы", align="center"),
)


def _paragraph_properties(look: Look) -> str:
    """``w:pPr`` of a style, children in the order the schema asks for."""
    page = look.extra if look.extra.startswith("<w:pageBreak") else ""
    tabs = look.extra if look.extra.startswith("<w:tabs") else ""
    points = {"before": look.before, "after": look.after}
    spacing = "".join(f' w:{k}="{round(v * 20)}"' for k, v in points.items() if v is not None)
    sides = {"left": look.left, "right": look.right, "firstLine": look.first}
    indents = "".join(f' w:{k}="{twips(v)}"' for k, v in sides.items() if v is not None)
    return (
        "<w:pPr>"
        + ("<w:keepNext/>" if look.keep else "")
        + ("<w:keepLines/>" if look.whole else "")
        + page
        + tabs
        + (f"<w:spacing{spacing}/>" if spacing else "")
        + (f"<w:ind{indents}/>" if indents else "")
        + (f'<w:jc w:val="{look.align}"/>' if look.align else "")
        + "</w:pPr>"
    )


def _run_properties(look: Look) -> str:
    size = f'<w:sz w:val="{round(look.size * 2)}"/><w:szCs w:val="{round(look.size * 2)}"/>' if look.size else ""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    caps = "<w:caps/>" if look.caps else ""
    return f"<w:rPr>{bold}{caps}{size}</w:rPr>" if bold or caps or size else ""


def _style(kind: str, key: str, name: str, inside: str, flag: str = "") -> Any:
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{key}"{flag}><w:name w:val="{name}"/>{inside}</w:style>'
    )


def _base_styles() -> list[Any]:
    def table(borders: str, **margins: int) -> str:
        cell = "".join(f'<w:{side} w:w="{margins.get(side, 0)}" w:type="dxa"/>' for side in SIDES)
        return f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{cell}</w:tblCellMar></w:tblPr>'

    line = 'w:val="single" w:sz="{}" w:space="0" w:color="auto"'
    ruled = "".join(f"<w:{side} {line.format(4)}/>" for side in (*SIDES, "insideH", "insideV"))
    hidden = '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    default = ' w:default="1"'
    plain = table("", left=85, right=85)
    plan = table(f"<w:tblBorders>{ruled}</w:tblBorders>", top=28, left=85, bottom=28, right=85)
    bare = table(f"<w:tblBorders><w:top {line.format(12)}/></w:tblBorders>", top=120)
    based = '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    return [
        _style("paragraph", "Normal", "Normal", "<w:qFormat/>", default),
        _style("character", "DefaultParagraphFont", "Default Paragraph Font", hidden, default),
        _style("table", "TableNormal", "Normal Table", hidden + plain, default),
        _style("numbering", "NoList", "No List", hidden, default),
        _style("character", "PlanQuote", "Цитата плана", '<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>'),
        _style("table", "PlanTable", "Таблица плана", based + plan),
        _style("table", "BlankTable", "Таблица бланка", based + bare),
        _style("table", "UnbrokenTable", "Неделимая часть", based + table("")),
    ]


def _defaults(size: int) -> Any:
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    return parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>'
        '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
    )


def _write_styles(page: Page, size: int) -> None:
    root = page.styles.element
    for child in list(root):
        root.remove(child)
    root.append(_defaults(size))
    for style in _base_styles():
        root.append(style)
    signature = WIDTH_MM - SIGNATURE_MM * size / SIZE
    for look in (replace(k, right=signature) if k.key == "Signature" else k for k in LOOKS):
        inside = f'<w:basedOn w:val="{look.base}"/><w:qFormat/>' + _paragraph_properties(look) + _run_properties(look)
        root.append(_style("paragraph", look.key, look.name, inside))


def _write_settings(page: Page) -> None:
    root = page.settings.element
    for child in list(root):
        root.remove(child)
    uri = "http://schemas.microsoft.com/office/word"
    names = {"compatibilityMode": 15, "overrideTableStyleFontSizeAndJustification": 1, "enableOpenTypeFeatures": 1}
    compat = "".join(f'<w:compatSetting w:name="{n}" w:uri="{uri}" w:val="{v}"/>' for n, v in names.items())
    for xml in (
        '<w:zoom {} w:percent="100"/>',
        '<w:defaultTabStop {} w:val="709"/>',
        '<w:characterSpacingControl {} w:val="doNotCompress"/>',
        f"<w:compat {{}}>{compat}</w:compat>",
        '<w:themeFontLang {} w:val="ru-RU"/>',
        '<w:decimalSymbol {} w:val=","/>',
        '<w:listSeparator {} w:val=";"/>',
    ):
        root.append(parse_xml(xml.format(nsdecls("w"))))


def _drop_ballast(page: Page) -> None:
    """Leave only the parts a paper needs: no thumbnail, theme, foreign numbering or program names."""
    wanted = {REL.STYLES, REL.SETTINGS, REL.HEADER, REL.FOOTER}
    for rels, keep in ((page.part.rels, wanted), (page.part.package.rels, {REL.OFFICE_DOCUMENT, REL.CORE_PROPERTIES})):
        for key in [k for k, rel in rels.items() if rel.reltype not in keep]:
            del rels[key]


def _number_pages(page: Page) -> None:
    """PAGE in the middle of the top margin from the second page on."""
    section = page.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.is_linked_to_previous = False
    section.first_page_header.paragraphs[0].style = page.styles["Номер страницы"]
    paragraph = section.header.paragraphs[0]
    paragraph.style = page.styles["Номер страницы"]
    for inside in (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    ):
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{inside}</w:r>"))


def _drop_namespaces(page: Page) -> None:
    """Leave the prefixes in use: the root of every letter is written ten thousand times."""
    body = page.element
    for attribute in [a for a in body.attrib if a.endswith("}Ignorable")]:
        del body.attrib[attribute]
    etree.cleanup_namespaces(body, keep_ns_prefixes=["w", "r"])


def blank_page(title: str, size: int) -> Page:
    """An empty A4 page with styles (text of ``size`` points), page number and properties of a paper ``title``."""
    page = Document()
    section = page.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(LEFT_MM), Mm(RIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(BOTTOM_MM)
    section.header_distance = section.footer_distance = Mm(NUMBER_MM)
    for attribute in list(section._sectPr.attrib):
        del section._sectPr.attrib[attribute]
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is not None:
        section._sectPr.remove(grid)
    _write_styles(page, size)
    _write_settings(page)
    _number_pages(page)
    _drop_ballast(page)
    _drop_namespaces(page)
    properties = page.core_properties
    properties.title, properties.language = title, "ru-RU"
    properties.author = properties.comments = properties.last_modified_by = properties.keywords = ""
    properties.revision, properties.created, properties.modified = 1, MADE, MADE
    return page
