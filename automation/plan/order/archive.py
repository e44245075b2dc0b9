"""Reading parts of a zipped document within bounds, and its XML without entities or network."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from automation.errors import UnreadError

if TYPE_CHECKING:
    from lxml.etree import _Element

PART_BYTES = 48 * 1024 * 1024
TOTAL_BYTES = 512 * 1024 * 1024
ENTRIES = 5000
RATIO = 400


def local(node: "_Element") -> str:
    """Return the tag of an element without its namespace; "" for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def attribute(node: "_Element | None", name: str) -> str | None:
    """Return an attribute by its name in whatever namespace the writer chose."""
    if node is None:
        return None
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), None)


def child(node: "_Element | None", *path: str) -> "_Element | None":
    """Return the first descendant along a path of tags."""
    for name in path:
        node = None if node is None else next((kid for kid in node if local(kid) == name), None)
    return node


def whole(text: str | None, otherwise: int = 0) -> int:
    """Return a number of an attribute; ``otherwise`` where it is missing, none or absurdly long."""
    return int(text) if text and text.isdecimal() and len(text) <= 9 else otherwise


def within(node: "_Element", wanted: str, enters: Callable[[str], bool]) -> Iterator["_Element"]:
    """Yield the elements of a tag inside a node, in reading order; ``enters`` says into which others to look."""
    for kid in node:
        if local(kid) == wanted:
            yield kid
        elif enters(local(kid)):
            yield from within(kid, wanted, enters)


class Archive:
    """The parts of one .docx or .odt held in memory; every refusal names the file."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive. Raises ``UnreadError`` where it is damaged or unpacks to an absurd size."""
        self.name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.damaged() from error
        entries = self._zip.infolist()
        total = sum(entry.file_size for entry in entries)
        if len(entries) > ENTRIES or total > TOTAL_BYTES:
            raise self.too_big()
        self.names = frozenset(entry.filename for entry in entries)

    def damaged(self) -> UnreadError:
        """Return the answer to a file that is torn or is not what it seems."""
        return UnreadError(
            f"Файл «{self.name}» повреждён или скопирован не полностью: откройте его в редакторе, "
            "сохраните заново и повторите команду."
        )

    def too_big(self) -> UnreadError:
        """Return the answer to an archive that would fill the memory."""
        return UnreadError(
            f"Файл «{self.name}» распаковывается в слишком большой объём и не прочитан: "
            "сохраните распоряжение без вложений и рисунков и повторите команду."
        )

    def read(self, part: str) -> bytes:
        """Return the bytes of one part, at most ``PART_BYTES`` of them."""
        try:
            entry = self._zip.getinfo(part)
            if entry.flag_bits & 1:
                raise UnreadError(f"Файл «{self.name}» защищён паролем: снимите пароль и повторите команду.")
            if entry.file_size > PART_BYTES or entry.file_size > RATIO * max(entry.compress_size, 4096):
                raise self.too_big()
            with self._zip.open(entry) as stream:
                data = stream.read(PART_BYTES + 1)
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as error:
            raise self.damaged() from error
        if len(data) > PART_BYTES:
            raise self.too_big()
        return data

    def xml(self, part: str) -> "_Element":
        """Return the root of an XML part; a document type declaration is refused, entities stay unread."""
        from lxml import etree

        data = self.read(part)
        if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
            raise self.damaged()
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self.damaged() from error
