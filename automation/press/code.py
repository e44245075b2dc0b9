"""Puts a QR code (drawn by segno) into a filled page, beside the executor's mark.

The code holds the letter's number, its date and a random token, so that the program recognises a photograph or scan of
the letter. ГОСТ Р 7.0.97-2025 allows such codes. The picture floats at the right margin and moves no text.
"""

import io
import re
import zipfile

import segno

from automation.press.package import Package

MEMBER, RELATION = "word/media/code.png", "rIdCode"
SIDE = 648_000  # EMU: 18 mm, 0.6 mm a dot, which a telephone reads from paper and a scanner at 150 dots an inch
BELOW = 72_000  # EMU: 2 mm under the top of the executor's paragraph, clear of the signature above it
TYPES, RELATIONS, DOCUMENT = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
EXECUTOR = re.compile(r'(<w:pStyle w:val="ExecutorFirst"/>(?:(?!</w:p>).)*?</w:pPr>)', re.DOTALL)
DRAWING = (
    '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0"'
    ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{below}</wp:posOffset></wp:positionV>'
    '<wp:extent cx="{side}" cy="{side}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>'
    '<wp:docPr id="9001" name="Код документа" descr="Код документа"/><wp:cNvGraphicFramePr/>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">'
    '<pic:nvPicPr><pic:cNvPr id="9001" name="code.png"/><pic:cNvPicPr/></pic:nvPicPr>'
    '<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    '<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    "</wp:anchor></w:drawing></w:r>"
)


def with_code(page: bytes, text: str) -> bytes:
    """Return the filled page (.docx) with the code of a text; a page without the executor's mark stays as it is."""
    with zipfile.ZipFile(io.BytesIO(page)) as source:
        members = {info.filename: source.read(info) for info in source.infolist()}
    document = members[DOCUMENT].decode()
    drawing = DRAWING.format(side=SIDE, below=BELOW, relation=RELATION)
    placed, found = EXECUTOR.subn(lambda m: m[1] + drawing, document, count=1)
    if not found:
        return page
    members[DOCUMENT] = placed.encode()
    link = f'<Relationship Id="{RELATION}" Type="{IMAGE}" Target="media/code.png"/></Relationships>'
    members[RELATIONS] = members[RELATIONS].replace(b"</Relationships>", link.encode())
    if b'Extension="png"' not in members[TYPES]:
        ending = b'<Default Extension="png" ContentType="image/png"/><Override'
        members[TYPES] = members[TYPES].replace(b"<Override", ending, 1)
    members[MEMBER] = picture(text)
    return Package.of(members.items()).with_members(())


def picture(text: str) -> bytes:
    """Return the code as PNG: eight pixels a module, with the empty border of four modules that readers need."""
    made = io.BytesIO()
    segno.make(text, error="m", micro=False).save(made, kind="png", scale=8, border=4)
    return made.getvalue()
