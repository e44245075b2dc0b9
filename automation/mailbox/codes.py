"""The codes printed on our letters, found again on scans of them (zxing-cpp, where it is installed).

Pictures and pages are drawn by other programs and read in a bounded child, whose side is ``main``: a scan comes from a
stranger.
"""

import importlib
import marshal
import re
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import PurePath

from automation.system.bounded import ask_child
from automation.system.limits import bound_myself
from automation.system.ocr import drawn, picture_as_pdf

PAGES = 3  # of one file
FILES = 5  # of one message
PICTURES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".tif": "tif", ".tiff": "tif"}
MIB, SECONDS = 512, 20
HEAD = re.compile(rb"P5\s+(\d{1,5})\s+(\d{1,5})\s+255\s")  # of a grey PGM picture
LONGEST = 120  # characters of a code of ours, and more


def read_codes(files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Return the random tokens of the codes on the first pictures and PDFs; none where nothing can read them."""
    if find_spec("zxingcpp") is None:
        return []
    found: list[str] = []
    for name, data in [f for f in files if _kind(f[0])][:FILES]:
        kind = _kind(name)
        try:
            pages = drawn(data if kind == "pdf" else picture_as_pdf(data, kind), PAGES)
        except TimeoutError:
            continue
        for page in pages:
            found += _read(page)
    return [text.rpartition(" ")[2] for text in found]


def _kind(name: str) -> str:
    suffix = PurePath(name).suffix.lower()
    return "pdf" if suffix == ".pdf" else PICTURES.get(suffix, "")


def _read(page: bytes) -> list[str]:
    arguments = (str(MIB), str(SECONDS))
    told = ask_child(
        "automation.mailbox.codes", arguments, seconds=2.0 * SECONDS, mib=MIB, cpu_seconds=SECONDS, given=page
    )
    return list(told.get("codes", ()))


def main(mib: str, seconds: str) -> None:
    """Read the page on stdin within the limits, and say the texts of its QR codes as one ``marshal`` value."""
    bound_myself(int(mib), int(seconds))
    data = sys.stdin.buffer.read()
    found = HEAD.match(data)
    texts: list[str] = []
    if found:
        width, height = int(found[1]), int(found[2])
        pixels = memoryview(data)[found.end() : found.end() + width * height]
        if len(pixels) == width * height and pixels:
            reader = importlib.import_module("zxingcpp")  # optional: asked for by its caller
            texts = [code.text for code in reader.read_barcodes(pixels.cast("B", shape=[height, width]))]
    sys.stdout.buffer.write(marshal.dumps({"codes": [text for text in texts if len(text) <= LONGEST]}))
