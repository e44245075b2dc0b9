"""The codes printed on our letters, found again on scans of them (zxing-cpp, where it is installed).

Pictures and pages are drawn by other programs and read in a bounded child: a scan comes from a stranger.
"""

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import PurePath

from automation.system.bounded import ask_child
from automation.system.ocr import drawn, picture_as_pdf

PAGES = 3  # of one file
FILES = 5  # of one message
PICTURES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".tif": "tif", ".tiff": "tif"}
MIB, SECONDS = 512, 20


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
        "automation.mailbox.codes_child", arguments, seconds=2.0 * SECONDS, mib=MIB, cpu_seconds=SECONDS, given=page
    )
    return list(told.get("codes", ()))
