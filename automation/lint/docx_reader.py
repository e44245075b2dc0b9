"""Reads a finished .docx for the norm check: what stands where, and how it looks in Word.

The look of a text is found as Word finds it: the document's defaults, then the chain of styles, then what is set on the
text itself. The reader opens nothing outside the package, resolves no entities and refuses a package that unpacks
beyond 200 MiB.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from automation.errors import UnreadError
from automation.lint.seen_paper import Band, Section, SeenLine, SeenPaper, SeenRun, SeenTable

NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{NS}}}"
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
LARGEST = 200 << 20
TALL = 600  # letters in a cell: more fill half a sheet, and a row that may not split leaves as much of it empty
SCRIPTS = ("ascii", "hAnsi", "cs", "eastAsia")
HYPHENS = {0x2010: "-", 0x2011: "-"}
QUOTE_STYLE = "Цитата плана"
Look = dict[str, str]


def read_paper(data: bytes, name: str) -> SeenPaper:
    """Read a paper from the bytes of a .docx. Raise UnreadError, which names ``name``, where they are no .docx."""
    from lxml.etree import XMLSyntaxError

    damage = (zipfile.BadZipFile, zlib.error, XMLSyntaxError, LookupError, ValueError, OSError, RuntimeError)
    try:
        return _PaperReader(data).paper()
    except damage as error:
        raise UnreadError(f"{name}: это не документ Word (.docx) или файл повреждён; сохраните его заново") from error


def mm(twips: str | None) -> float:
    """Turn twentieths of a point into millimetres; a missing attribute counts as 0."""
    return float(twips) * 25.4 / 1440 if twips else 0.0


class _PaperReader:
    def __init__(self, data: bytes) -> None:
        from lxml import etree

        # A document from outside must not make the parser read files or the network.
        self._parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        self._parse = etree.fromstring
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(info.file_size for info in package.infolist()) > LARGEST:
                raise ValueError("the package unpacks beyond any paper")
            self._members = {info.filename: package.read(info) for info in package.infolist()}
        self._tables: list[SeenTable] = []

    def part(self, name: str) -> Any:
        """Return the root of a member, None where the package has none."""
        return self._parse(self._members[name], self._parser) if name in self._members else None

    def paper(self) -> SeenPaper:
        body = self._parse(self._members["word/document.xml"], self._parser).find(f"{W}body")
        if body is None:
            raise ValueError("no body")
        breaks = list(body.iter(f"{W}sectPr"))
        sections = tuple(self._section(each) for each in breaks)
        lines = tuple(self._lines(body, [(_opens_sheet(e), s) for e, s in zip(breaks, sections, strict=True)]))
        app = self._members.get("docProps/app.xml", b"").decode("utf-8", "replace").partition("<Pages>")[2]
        pages = app.partition("</Pages>")[0].strip()
        return SeenPaper(
            sections=sections,
            lines=lines,
            tables=tuple(self._tables),
            pages=int(pages) if pages.isdecimal() else 0,
        )

    @cached_property
    def styles(self) -> dict[str, Any]:
        """Return each style by its key; "" holds the document's defaults."""
        root = self.part("word/styles.xml")
        found = {} if root is None else {s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")}
        if root is not None and (defaults := root.find(f"{W}docDefaults")) is not None:
            found[""] = defaults
        return found

    def _default(self, kind: str) -> str:
        keys = (k for k, s in self.styles.items() if k and s.get(f"{W}type") == kind and s.get(f"{W}default") == "1")
        return next(keys, "")

    def _chain(self, key: str) -> list[Any]:
        chain: list[Any] = []
        while key and key in self.styles and self.styles[key] not in chain:
            chain.append(self.styles[key])
            base = self.styles[key].find(f"{W}basedOn")
            key = "" if base is None else base.get(f"{W}val", "")
        return chain[::-1]

    def _style_name(self, key: str) -> str:
        name = self.styles[key].find(f"{W}name") if key in self.styles else None
        return "" if name is None else str(name.get(f"{W}val", ""))

    def _look(self, kind: str, keys: tuple[str, ...], direct: Any) -> Look:
        """Collect the attributes of ``pPr`` or ``rPr`` children, «spacing.line», «sz.val»; later sources outweigh."""
        defaults = self.styles.get("")
        sources = [] if defaults is None else [defaults.find(f"{W}{kind}Default/{W}{kind}")]
        sources += [style.find(f"{W}{kind}") for key in keys for style in self._chain(key)]
        look: Look = {}
        for source in (*sources, direct):
            for child in () if source is None else source:
                if isinstance(child.tag, str):
                    tag = child.tag.rpartition("}")[2]
                    look[tag] = "1"
                    look.update((f"{tag}.{name.rpartition('}')[2]}", value) for name, value in child.attrib.items())
        return look

    def _lines(self, body: Any, sections: list[tuple[bool, Section]]) -> Iterator[SeenLine]:
        """Yield the lines of the body. ``sections`` say which of them open a sheet; the first never counts as one."""
        number, section, new_sheet = 0, 0, False
        for block in _blocks(body):
            if block.tag != f"{W}p":
                yield from self._cells(block)
                continue
            number += 1
            width = _room(sections[section][1]) if section < len(sections) else 180.0
            for line in self._paragraphs(block, f"абзац {number}", width):
                yield replace(line, new_page=True) if new_sheet else line
                new_sheet = False
            if block.find(f"{W}pPr/{W}sectPr") is not None:
                section += 1
                new_sheet = section < len(sections) and sections[section][0]

    def _cells(self, table: Any) -> Iterator[SeenLine]:
        index, ruled = len(self._tables) + 1, self._is_ruled(table)
        rows = table.findall(f"{W}tr")
        place = f"таблица {index}"
        flags = [{child.tag.rpartition("}")[2] for child in row.findall(f"{W}trPr/*")} for row in rows]
        short = [all(len("".join(cell.itertext())) <= TALL for cell in row.findall(f"{W}tc")) for row in rows]
        splitting = tuple(n for n, flag in enumerate(flags, start=1) if "cantSplit" not in flag and short[n - 1])
        head = bool(flags) and "tblHeader" in flags[0]
        self._tables.append(SeenTable(place=place, rows=len(rows) if ruled else 0, head=head, splitting=splitting))
        for row_number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row.findall(f"{W}tc")):
                width = cell.find(f"{W}tcPr/{W}tcW")
                room = mm(width.get(f"{W}w")) if width is not None and width.get(f"{W}type") == "dxa" else 80.0
                for paragraph in cell.iter(f"{W}p"):
                    where = {"table": index, "ruled": ruled, "column": column}
                    yield from self._paragraphs(paragraph, f"{place}, строка {row_number}", room, **where)

    def _is_ruled(self, table: Any) -> bool:
        style = table.find(f"{W}tblPr/{W}tblStyle")
        chain = self._chain(style.get(f"{W}val", "")) if style is not None else []
        state = ""
        for source in (*chain, table):
            inner = source.find(f"{W}tblPr/{W}tblBorders/{W}insideV")
            state = state if inner is None else str(inner.get(f"{W}val"))
        cell = table.find(f".//{W}tcPr/{W}tcBorders/{W}left")
        own = "" if cell is None else str(cell.get(f"{W}val"))
        return (own or state) not in {"", "none", "nil"}

    def _paragraphs(self, paragraph: Any, place: str, room: float, **where: Any) -> Iterator[SeenLine]:
        """Yield the paragraph, then the paragraphs of the text boxes in it."""
        line = self._line(paragraph, place, room, where)
        if line.text.strip():
            yield line
        for inner in paragraph.iter(f"{W}txbxContent"):
            for boxed in inner.iter(f"{W}p"):
                if (found := self._line(boxed, f"{place}, надпись", room, where)).text.strip():
                    yield found

    def _line(self, paragraph: Any, place: str, room: float, where: dict[str, Any]) -> SeenLine:
        properties = paragraph.find(f"{W}pPr")
        style = properties.find(f"{W}pStyle") if properties is not None else None
        key = style.get(f"{W}val", "") if style is not None else self._default("paragraph")
        look = self._look("pPr", (key,), properties)
        stretches = tuple(self._stretches(paragraph, key))
        words = "".join(s.text for s in stretches).strip()
        left, right = (mm(look.get(f"ind.{a}", look.get(f"ind.{b}"))) for a, b in (("left", "start"), ("right", "end")))
        automatic = look.get("spacing.lineRule", "auto") == "auto"
        return SeenLine(
            place=f"{place} («{' '.join(words[:50].split())}»)",
            stretches=stretches,
            style=self._style_name(key),
            align=look.get("jc.val", "left"),
            first=mm(look.get("ind.firstLine")) - mm(look.get("ind.hanging")),
            left=left,
            right=right,
            room=room - left - right,
            spacing=float(look.get("spacing.line", "240")) / 240 if automatic else 0.0,
            numbered="numPr" in look,
            new_page="pageBreakBefore" in look or paragraph.find(f".//{W}br[@{W}type='page']") is not None,
            **where,
        )

    def _stretches(self, paragraph: Any, key: str) -> Iterator[SeenRun]:
        for run in paragraph.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p"), None) is not paragraph:
                continue
            text = "".join(_sign(child) for child in run)
            if text:
                direct = run.find(f"{W}rPr")
                style = direct.find(f"{W}rStyle") if direct is not None else None
                own = style.get(f"{W}val", "") if style is not None else self._default("character")
                look = self._look("rPr", (key, own), direct)
                unset = tuple(s for s in SCRIPTS if not _typeface(look, s))
                size = float(look.get("sz.val", "20")) / 2
                caps = "caps" in look and look.get("caps.val", "1") not in {"0", "false"}
                quoted = self._style_name(own) == QUOTE_STYLE
                yield SeenRun(text=text, size=size, unset=unset, caps=caps, quoted=quoted)

    def _section(self, section: Any) -> Section:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        sides = ("left", "right", "top", "bottom", "header")
        return Section(
            width=mm(size.get(f"{W}w")) if size is not None else 0.0,
            height=mm(size.get(f"{W}h")) if size is not None else 0.0,
            margins={side: mm(margins.get(f"{W}{side}")) if margins is not None else 0.0 for side in sides},
            first_differs=section.find(f"{W}titlePg") is not None,
            bands=tuple(self._bands(section)),
        )

    def _bands(self, section: Any) -> Iterator[Band]:
        relations = self.part("word/_rels/document.xml.rels")
        targets = {} if relations is None else {r.get("Id"): r.get("Target", "") for r in relations}
        for reference in section:
            if reference.tag not in {f"{W}headerReference", f"{W}footerReference"}:
                continue
            root = self.part("word/" + targets.get(reference.get(REL), "").removeprefix("/word/"))
            if root is None:
                continue
            numbers = [self._line(p, "", 180.0, {}) for p in root.iter(f"{W}p") if _has_page_field(p)]
            yield Band(
                kind=reference.get(f"{W}type", "default"),
                footer=reference.tag == f"{W}footerReference",
                numbered=bool(numbers),
                align=numbers[0].align if numbers else "",
                text=" ".join(line.text for line in numbers).strip(),
            )


def _blocks(body: Any) -> Iterator[Any]:
    """Yield paragraphs and tables in order, also those within content controls."""
    for child in body:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag == f"{W}sdt":
            for content in child.findall(f"{W}sdtContent"):
                yield from _blocks(content)


def _opens_sheet(section: Any) -> bool:
    """Tell whether a section begins on a new sheet, as it does unless its type is «continuous»."""
    kind = section.find(f"{W}type")
    return kind is None or kind.get(f"{W}val") != "continuous"


def _room(section: Section) -> float:
    """Return the width between the margins in millimetres."""
    return section.width - section.margins["left"] - section.margins["right"]


def _sign(child: Any) -> str:
    """Return a child of a run as a reader sees it: every kind of hyphen is «-»."""
    signs = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}noBreakHyphen": "-"}
    return str(child.text or "").translate(HYPHENS) if child.tag == f"{W}t" else signs.get(child.tag, "")


def _typeface(look: Look, script: str) -> str:
    theme = "cstheme" if script == "cs" else f"{script}Theme"
    return look.get(f"rFonts.{script}") or look.get(f"rFonts.{theme}") or ""


def _has_page_field(paragraph: Any) -> bool:
    codes = [e.text or "" for e in paragraph.iter(f"{W}instrText")]
    codes += [e.get(f"{W}instr", "") for e in paragraph.iter(f"{W}fldSimple")]
    return any(code.split()[:1] == ["PAGE"] for code in codes)
