"""The child process that opens a workbook: bounded, and all it says is one ``marshal`` value on stdout.

It imports only what reading needs and is started by ``automation.workbook.read``. An abort, a panic or an exhausted
limit is answered by the parent; a fault of the file is answered as {"refused": code}.
"""

import gc
import hashlib
import io
import marshal
import os
import sys
from datetime import UTC, datetime

from automation.system.disk import NotPlainError, open_plain
from automation.system.limits import bound_myself
from automation.workbook.child.formats import UnreadableError, in_utf_16, recognise
from automation.workbook.child.plain_values import columns_of, long_characters
from automation.workbook.child.second_look import Seen, look_at_xlsx

TYPE_CHECKING = False  # as ``typing`` has it, whose loading would be a twentieth of the child
if TYPE_CHECKING:
    from typing import Any

TELLING = frozenset("бгджзийлпфцчшщъыьэюя")  # Cyrillic letters that no Latin letter looks like
LONG_A_SECOND = 500_000  # characters of long texts that are understood in a second (1.3 µs each on a busy machine)
MERGED_CELLS = 2_000_000


def main(path: str, mib: str, seconds: str, titles: str) -> None:
    """Read one file within the limits and write the answer; ``titles`` are the sheets wanted, parted by «;»."""
    gc.disable()  # one value is built and said, nothing is thrown away
    bound_myself(int(mib), int(seconds))
    sys.stdout.buffer.write(said(path, int(mib), int(seconds), titles.split(";")))
    sys.stdout.buffer.flush()
    os._exit(0)  # nothing is left to tidy: the process owns no file and no lock


def said(path: str, mib: int, seconds: int, titles: list[str]) -> bytes:
    """Return what the parent is told: the answer of ``read``, or the code of a refusal, as ``marshal`` writes it."""
    try:
        answer = read(path, mib << 20, titles)
        if sum(long_characters(sheet["columns"]) for sheet in answer["sheets"]) > seconds * LONG_A_SECOND:
            answer = {"refused": "time"}
    except UnreadableError as refused:
        answer = {"refused": refused.code}
    except MemoryError:
        answer = {"refused": "memory"}
    told = marshal.dumps(answer)
    if len(told) > mib << 17:  # an eighth of the memory: what comes back must be quick to understand
        told = marshal.dumps({"refused": "text-size"})
    return told


def read(path: str, memory: int, titles: list[str]) -> "dict[str, Any]":
    """Return the fields of a ``RawBook``: the sheets wanted as plain columns with what a second look found.

    Raises UnreadableError.
    """
    data, modified = load(path)
    kind = recognise(data, memory)
    if kind == "xls":  # only the second look tells that a password is set; calamine just does not know such a file
        seen, epoch_1904 = look_again(data, kind)
        names, sheets = read_sheets(data, {telling(t) for t in titles})
    else:
        names, sheets = read_sheets(data, {telling(t) for t in titles})
        seen, epoch_1904 = look_again(data, kind)
    for sheet in sheets:
        look = seen.get(sheet["name"], Seen())
        sheet |= {"faults": look.faults, "hidden": (*look.hidden,), "merged": (*sheet["merged"], *look.merged)}
        if sum((r2 - r1 + 1) * (c2 - c1 + 1) for (r1, c1), (r2, c2) in sheet["merged"]) > MERGED_CELLS:
            raise UnreadableError("merged")
    return {
        "sha256": hashlib.sha256(data).hexdigest(),
        "modified": modified,
        "epoch_1904": epoch_1904,
        "names": tuple(names),
        "sheets": sheets,
    }


def load(path: str) -> tuple[bytes, str]:
    """Return the bytes of a plain file and its time (naive UTC ISO); links, pipes and devices are refused."""
    try:
        with open(open_plain(path), "rb") as file:  # noqa: PTH123 - a descriptor
            state = os.fstat(file.fileno())
            data = file.read()
    except NotPlainError as error:
        raise UnreadableError("not-plain") from error
    except FileNotFoundError as error:
        raise UnreadableError("vanished") from error
    except OSError as error:
        raise UnreadableError("forbidden") from error
    return data, datetime.fromtimestamp(state.st_mtime, UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")


def read_sheets(data: bytes, wanted: set[str]) -> "tuple[list[str], list[dict[str, Any]]]":
    """Return the names of all sheets; name, columns and merged ranges of each whose name may be one of ours."""
    import python_calamine as calamine

    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [s.name for s in book.sheets_metadata if s.typ == calamine.SheetTypeEnum.WorkSheet]
        sheets = []
        for name in names:
            if not wanted.isdisjoint(
                {telling(name), telling(name).removeprefix(COPY), telling(name).removesuffix(COPY)}
            ):
                sheet = book.get_sheet_by_name(name)
                columns = columns_of(sheet.iter_rows(), sheet.start[1] if sheet.start else 0)
                sheets.append({"name": name, "columns": columns, "merged": sheet.merged_cell_ranges or []})
    except calamine.PasswordError as error:
        raise UnreadableError("password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableError("utf-16" if in_utf_16(data) else "damaged") from error
    if not names:
        raise UnreadableError("utf-16" if in_utf_16(data) else "no-sheets")
    return names, sheets


def telling(title: str) -> str:
    """Make a coarse key: names that ``russian.fold`` calls the same have the same one."""
    return "".join(c for c in title.lower() if c in TELLING)


COPY = telling("копия")  # «Копия Ход исполнения», «Ход исполнения – копия»


def look_again(data: bytes, kind: str) -> tuple[dict[str, Seen], bool]:
    """Find what calamine dropped, by sheet, and whether days are counted from 1904."""
    if kind == "xlsx":
        return look_at_xlsx(data)
    if kind == "ods":
        from automation.workbook.child.second_look_ods import look_at_ods

        return look_at_ods(data), False
    from automation.workbook.child import second_look_binary as binary

    return binary.look_at_xls(data) if kind == "xls" else binary.look_at_xlsb(data)
