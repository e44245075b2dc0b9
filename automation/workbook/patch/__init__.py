"""Writes cells into an .xlsx without touching anything else: only the XML of the sheets concerned is changed.

openpyxl rewrites a whole workbook and loses what it does not know: pictures, text boxes, buttons, charts, the looks of
notes, lists kept in extensions, the saved results of formulas. Here every other part of the package is copied byte for
byte. What openpyxl made of the workbook (``renew``) is only looked at: its cells that differ are written into the XML.
"""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

from lxml import etree

from automation.workbook.patch.looks import MAIN, Looks
from automation.workbook.patch.sheet_xml import SheetPatch, SheetXml, Write

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
BOOK, RELATIONS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
CONTENT = "[Content_Types].xml"


class UnpatchableError(Exception):
    """The package is built in a way this module does not know (strict OOXML, a missing part)."""


def patched(source: bytes, patches: list[SheetPatch]) -> bytes:
    """Return the workbook with these changes. Raises UnpatchableError."""
    with zipfile.ZipFile(io.BytesIO(source)) as package:
        parts = {info.filename: package.read(info) for info in package.infolist() if not info.is_dir()}
        try:
            _change(parts, patches)
        except (KeyError, etree.XMLSyntaxError, ValueError, IndexError, TypeError) as error:
            raise UnpatchableError from error
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
            for name, data in parts.items():
                target.writestr(name, data)
    return buffer.getvalue()


def _change(parts: dict[str, bytes], patches: list[SheetPatch]) -> None:
    book, styles = _parse(parts[BOOK]), Looks(_parse(parts[STYLES]))
    # A link to another file lets Excel ask a foreign address when a workbook is opened, so no file of ours carries one:
    # openpyxl writes such a workbook anew without its links, and the clerk is told what is lost.
    if book.tag != f"{{{MAIN}}}workbook" or any(name.startswith("xl/externalLinks/") for name in parts):
        raise UnpatchableError
    # Workbooks made on old Macs count days from 1904; LibreOffice writes the attribute into every one, as "false".
    properties = book.find(f"{{{MAIN}}}workbookPr")
    epoch_1904 = properties is not None and properties.get("date1904") in {"1", "true"}
    relations = {r.get("Id"): r.get("Target") for r in _parse(parts[RELATIONS])}
    places = {s.get("name"): _part(relations[s.get(f"{{{OFFICE}}}id")]) for s in book.iter(f"{{{MAIN}}}sheet")}
    for patch in patches:
        if patch.new:
            parts[_enter_sheet(parts, book, patch.title)] = _empty_sheet()
            relations = {r.get("Id"): r.get("Target") for r in _parse(parts[RELATIONS])}
            last = list(book.iter(f"{{{MAIN}}}sheet"))[-1]
            places[patch.title] = _part(relations[last.get(f"{{{OFFICE}}}id")])
        name = places[patch.title]
        sheet = _parse(parts[name])
        look = _look(_parse(parts[places[patch.like[0]]]), patch.like[1]) if patch.like[0] in places else 0
        SheetXml(sheet, styles, look, epoch_1904=epoch_1904).write(patch)
        if patch.filter_area:
            _extend_filter(book, sheet, patch)
        parts[name] = _bytes(sheet)
    parts[BOOK], parts[STYLES] = _bytes(book), _bytes(styles.tree)


def _look(sheet: Any, address: str) -> int:
    return next((int(c.get("s", "0")) for c in sheet.iter(f"{{{MAIN}}}c") if c.get("r") == address), 0)


def _extend_filter(book: Any, sheet: Any, patch: SheetPatch) -> None:
    """Let the filter of a sheet reach the new rows; Excel keeps its area in the workbook as well."""
    found = sheet.find(f"{{{MAIN}}}autoFilter")
    if found is None:
        return
    found.set("ref", patch.filter_area)
    titles = [s.get("name") for s in book.iter(f"{{{MAIN}}}sheet")]
    for name in book.iter(f"{{{MAIN}}}definedName"):
        if name.get("name") == "_xlnm._FilterDatabase" and name.get("localSheetId") == str(titles.index(patch.title)):
            first, last = (re.sub(r"([A-Z]+)(\d+)", r"$\1$\2", part) for part in patch.filter_area.split(":"))
            name.text = f"'{patch.title}'!{first}:{last}"


def _enter_sheet(parts: dict[str, bytes], book: Any, title: str) -> str:
    """Enter a new sheet into workbook, relations and content types; answers the name of its part."""
    number = 1 + max(
        (int(m[1]) for name in parts if (m := re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name))), default=0
    )
    name = f"xl/worksheets/sheet{number}.xml"
    relations, types = _parse(parts[RELATIONS]), _parse(parts[CONTENT])
    taken = {r.get("Id") for r in relations}
    key = next(f"rId{n}" for n in range(1, 10_000) if f"rId{n}" not in taken)
    kind = f"{OFFICE}/worksheet"
    etree.SubElement(relations, f"{{{PACKAGE}}}Relationship", Id=key, Type=kind, Target=f"worksheets/sheet{number}.xml")
    etree.SubElement(types, f"{{{TYPES}}}Override", PartName=f"/{name}", ContentType=SHEET_TYPE)
    sheets = book.find(f"{{{MAIN}}}sheets")
    sheet_id = 1 + max(int(s.get("sheetId")) for s in sheets)
    made = etree.SubElement(sheets, f"{{{MAIN}}}sheet", name=title, sheetId=str(sheet_id))
    made.set(f"{{{OFFICE}}}id", key)
    parts[RELATIONS], parts[CONTENT] = _bytes(relations), _bytes(types)
    return name


def _empty_sheet() -> bytes:
    return f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()


def _part(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parse(data: bytes) -> Any:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _bytes(tree: Any) -> bytes:
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def losses(parts: Iterable[str]) -> tuple[str, ...]:
    """Say in words for a person what openpyxl would lose of a package, by the names of its parts."""
    names = list(parts)
    return tuple(words for pattern, words in LOST if any(re.search(pattern, name) for name in names))


LOST = (
    (r"xl/drawings/drawing|xl/media/", "рисунки и надписи"),
    (r"xl/charts/", "диаграммы"),
    (r"xl/ctrlProps|xl/activeX|xl/embeddings", "кнопки и вложенные объекты"),
    (r"vbaProject", "макросы"),
    (r"xl/externalLinks", "ссылки на другие файлы"),
    (r"xl/threadedComments|xl/persons", "обсуждения"),
    (r"xl/pivot", "сводные таблицы"),
    (r"xl/slicers", "срезы"),
    (r"_xmlsignatures", "электронная подпись"),
)
