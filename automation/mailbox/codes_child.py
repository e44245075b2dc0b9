"""The child process that looks for codes on one page: a grey PGM picture on stdin, one ``marshal`` value on stdout."""

import importlib
import marshal
import re
import sys

from automation.system.limits import bound_myself

HEAD = re.compile(rb"P5\s+(\d{1,5})\s+(\d{1,5})\s+255\s")
LONGEST = 120  # characters of a code of ours, and more


def main(mib: str, seconds: str) -> None:
    """Read the page within the limits and say the texts of the QR codes on it."""
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
