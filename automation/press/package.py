"""Writes .docx packages member by member; members that do not change are packed once, and all dates are the same.

A package is ``head`` (the unchanged members, raw-deflated once), then the members that change, then the directory. Only
what a .docx needs is written: no encryption, no ZIP64 (a paper is far below 4 GiB), only ASCII names of members.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable

from msgspec import Struct

DAY = (0 << 9) | (1 << 5) | 1  # 1980-01-01, the first day ZIP can tell; midnight is 0
_LOCAL = struct.Struct("<4s5H3I2H")
_ENTRY = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_STORED, _DEFLATED, _VERSION = 0, 8, 20
LEVEL = 6  # of a member that changes, which is packed for each paper (decision 0010)


def deflate(data: bytes, level: int = 9) -> bytes:
    """Compress bytes as ZIP wants them: raw deflate, without zlib's header."""
    return zlib.compress(data, level, -15)


def pack(data: bytes) -> bytes:
    """Deflate a member that changes."""
    return deflate(data, LEVEL)


def _member(name: bytes, method: int, data: bytes, packed: bytes, offset: int) -> tuple[bytes, bytes]:
    """Return the local header and the directory entry of a member at ``offset``."""
    crc, sizes = zlib.crc32(data), (len(packed), len(data))
    local = _LOCAL.pack(b"PK\x03\x04", _VERSION, 0, method, 0, DAY, crc, *sizes, len(name), 0) + name
    entry = _ENTRY.pack(
        b"PK\x01\x02", _VERSION, _VERSION, 0, method, 0, DAY, crc, *sizes, len(name), 0, 0, 0, 0, 0, offset
    )
    return local, entry + name


class Package(Struct, frozen=True):
    """The unchanged part of a package: ``head`` bytes, their directory ``entries`` and how many they are.

    Packing these members anew for each letter would cost more than twice all the rest of it.
    """

    head: bytes
    entries: bytes
    count: int

    @classmethod
    def of(cls, members: Iterable[tuple[str, bytes]]) -> "Package":
        """Pack the unchanged members once, in the order given."""
        head, entries, count = bytearray(), bytearray(), 0
        for name, data in members:
            packed = deflate(data)
            method, stored = (_DEFLATED, packed) if len(packed) < len(data) else (_STORED, data)
            local, entry = _member(name.encode("ascii"), method, data, stored, len(head))
            head += local + stored
            entries += entry
            count += 1
        return cls(bytes(head), bytes(entries), count)

    def with_members(self, changed: Iterable[tuple[bytes, bytes]]) -> bytes:
        """Return the whole package, the members that change (name, content) at its end."""
        pieces, entries, count, offset = [self.head], [self.entries], self.count, len(self.head)
        for name, data in changed:
            packed = pack(data)
            local, entry = _member(name, _DEFLATED, data, packed, offset)
            pieces += (local, packed)
            entries.append(entry)
            offset += len(local) + len(packed)
            count += 1
        directory = b"".join(entries)
        pieces += (directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0))
        return b"".join(pieces)


def without(package: bytes, *changing: str) -> Package:
    """Pack once the members of a package that do not change; those named are left out."""
    with zipfile.ZipFile(io.BytesIO(package)) as source:
        return Package.of((name, source.read(name)) for name in source.namelist() if name not in changing)


def repack(package: bytes) -> bytes:
    """Write a package anew with fixed dates, so that the same content gives the same bytes."""
    return without(package).with_members(())
