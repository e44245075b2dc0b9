"""Checks whether a .docx or .xlsx is what the standard asks, with no tool but an XML parser.

Source: ECMA-376, part 1: the sequences of WordprocessingML properties (17.3, 17.4, 17.6), the parts and relationships
of part 2, cells, styles and names of SpreadsheetML (18.2, 18.3, 18.8).
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterator

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl"
SEQUENCES = {
    name: children.split()
    for name, children in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof"
        " snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText"
        " vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign"
        " hideMark",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
        "tblBorders": BORDERS,
        "tcBorders": BORDERS,
        "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
        "tc": "tcPr",
        "r": "rPr",
        "p": "pPr",
    }.items()
}
FREE = {"tc", "r", "p"}  # only their properties have a place: the first
MAIN = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}


def faults(data: bytes) -> list[str]:
    """Return what a strict reader would find wrong, one line each."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names}
    found = [f"part twice: {name}" for name, count in Counter(n.lower() for n in names).items() if count > 1]
    trees = {n: etree.fromstring(c) for n, c in parts.items() if n.endswith((".xml", ".rels"))}
    found += [f"no {name}" for name in ("[Content_Types].xml", "_rels/.rels") if name not in parts]
    found += [] if MAIN.keys() & parts.keys() else ["no main part"]
    if found:
        return found
    found += [*_types(trees["[Content_Types].xml"], parts), *_relations(trees, parts)]
    for name, tree in trees.items():
        if name.startswith("word/"):
            found += [f"{name}: {fault}" for fault in _word(tree)]
    return found + (list(_sheets(trees)) if "xl/workbook.xml" in trees else [])


def _types(tree: etree._Element, parts: dict[str, bytes]) -> Iterator[str]:
    known = {str(e.get("Extension")).lower() for e in tree.iter(f"{TYPES}Default")}
    named = Counter(str(e.get("PartName")) for e in tree.iter(f"{TYPES}Override"))
    yield from (f"content type twice: {n}" for n, count in named.items() if count > 1)
    yield from (f"content type of a part that is not there: {n}" for n in named if n.removeprefix("/") not in parts)
    for name in parts:
        if name != "[Content_Types].xml" and f"/{name}" not in named and name.rpartition(".")[2].lower() not in known:
            yield f"no content type: {name}"


def _relations(trees: dict[str, etree._Element], parts: dict[str, bytes]) -> Iterator[str]:
    """Yield relationships that lead to no part, and ids used in a part that are none of its relationships."""
    for name in parts:
        folder, _, file = name.rpartition("/")
        rels = trees.get(f"{folder}/_rels/{file}.rels".removeprefix("/"))
        ids = Counter(str(e.get("Id")) for e in rels.iter(f"{REL}Relationship")) if rels is not None else Counter()
        yield from (f"{name}: relationship id twice: {i}" for i, count in ids.items() if count > 1)
        elements = trees[name].iter() if name in trees else ()
        used = {str(v) for e in elements for k, v in e.attrib.items() if str(k).startswith(R)}
        yield from (f"{name}: no relationship {i}" for i in used - set(ids))
    for name, tree in trees.items():
        if name.endswith(".rels"):
            base = posixpath.dirname(posixpath.dirname(name))
            for element in tree.iter(f"{REL}Relationship"):
                target = posixpath.normpath(posixpath.join("/" + base, str(element.get("Target")))).lstrip("/")
                if element.get("TargetMode") != "External" and target not in parts:
                    yield f"{name}: leads to {target}, which is not there"


def _word(tree: etree._Element) -> Iterator[str]:
    for element in tree.iter(etree.Element):
        name = etree.QName(element).localname
        order = SEQUENCES.get(name) if str(element.tag).startswith(W) else None
        if order is None:
            continue
        children = [etree.QName(c).localname for c in element.iterchildren(etree.Element)]
        if name in FREE:
            yield from (f"{name}: {order[0]} is not first" for at, c in enumerate(children) if c == order[0] and at)
            continue
        yield from (f"{name}: {c} does not belong here" for c in children if c not in order)
        places = [order.index(c) for c in children if c in order]
        if places != sorted(places):
            yield f"{name}: {' '.join(children)} is out of sequence"
        single = Counter(c for c in children if c not in {"tr", "headerReference", "footerReference"})
        yield from (f"{name}: {c} twice" for c, count in single.items() if count > 1)
    for cell in tree.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            yield "tc: does not end with a paragraph"
    pictures = Counter(str(e.get("id")) for e in tree.iter("{*}docPr"))
    yield from (f"docPr id twice: {i}" for i, count in pictures.items() if count > 1)


def _sheets(trees: dict[str, etree._Element]) -> Iterator[str]:
    book = trees["xl/workbook.xml"]
    titles = [str(e.get("name")) for e in book.iter(f"{S}sheet")]
    yield from (f"sheet name: {t}" for t in titles if not t or len(t) > 31 or re.search(r"[\\/*?:\[\]]|^'|'$", t))
    yield from (f"sheet twice: {t}" for t, n in Counter(t.lower() for t in titles).items() if n > 1)
    yield from (
        f"sheet id twice: {i}" for i, n in Counter(e.get("sheetId") for e in book.iter(f"{S}sheet")).items() if n > 1
    )
    styles, shared = trees.get("xl/styles.xml"), trees.get("xl/sharedStrings.xml")
    formats = styles.find(f"{S}cellXfs") if styles is not None else None
    if styles is not None:
        for group in styles:
            if group.get("count") is not None and int(str(group.get("count"))) != len(group):
                yield f"styles: {etree.QName(group).localname} says {group.get('count')}, has {len(group)}"
    texts = len(shared) if shared is not None else 0
    for name, tree in trees.items():
        if name.startswith("xl/worksheets/") and not name.endswith(".rels"):
            yield from (f"{name}: {fault}" for fault in _cells(tree, len(formats) if formats is not None else 1, texts))


def _cells(tree: etree._Element, formats: int, texts: int) -> Iterator[str]:
    rows: list[int] = []
    most = (0, 0)
    for row in tree.iter(f"{S}row"):
        rows.append(int(str(row.get("r"))))
        columns = [_column(str(c.get("r"))) for c in row]
        most = (max(most[0], rows[-1]), max([most[1], *columns]))
        if columns != sorted(set(columns)):
            yield f"row {rows[-1]}: cells out of order"
        for cell in row:
            if int(cell.get("s") or 0) >= formats:
                yield f"{cell.get('r')}: style {cell.get('s')} of {formats}"
            if cell.get("t") == "s" and int(cell.findtext(f"{S}v") or -1) not in range(texts):
                yield f"{cell.get('r')}: no such shared text"
            if len(cell.findtext(f"{S}is/{S}t") or "") > 32_767:
                yield f"{cell.get('r')}: too long a text"
    if rows != sorted(set(rows)):
        yield "rows out of order"
    dimension = tree.find(f"{S}dimension")
    last = str(dimension.get("ref")).rpartition(":")[2] if dimension is not None else ""
    if last and (int(re.sub(r"\D", "", last)) < most[0] or _column(last) < most[1]):
        yield f"dimension {last} leaves out cells up to {most}"


def _column(address: str) -> int:
    number = 0
    for letter in re.sub(r"[^A-Z]", "", address):
        number = number * 26 + ord(letter) - 64
    return number
