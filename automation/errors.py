"""The stops: trouble that is about us, not about what people wrote.

    AutomationError
    ├── CallError          wrong call, settings or templates      exit 2
    │   ├── SettingsError
    │   └── TemplateError
    └── StopError          the day cannot go on                   exit 3
        ├── UnreadError    one workbook (or order) cannot be read
        │   ├── BrokenError    its bytes are cut or damaged; a program may still be writing them
    │   ├── RestrictedError  an order «для служебного пользования»: not even its file is named
    │   └── AwaitingError  a workbook whose order has no number or date yet
        ├── AlarmError     inbox or workbook missing, emptied, older than before
        ├── BrakeError     too many papers at once
        ├── RegisterError  register corrupt, newer, or missing beside letters
        │   ├── DamagedError   its bytes are none the program left
        │   └── RefusedError   the register does not take one record
        ├── WorkbookError  one order's workbook cannot be worked to its end; the others go on
        ├── StorageError   disk: outbox not writable, full, I/O error
        ├── OutputError    what a command answers cannot be written; what it did is done
        └── StoppedError   asked to end (SIGTERM) between two papers

Every message is one clear Russian sentence that names the place and the cure.
Findings (what people wrote) are values, see ``model.report.Finding``.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePath

from automation.model.plan import OrderId

REASONS = {
    errno.ENOENT: "нет такого файла или папки",
    errno.ENOSPC: "на диске нет места",
    errno.EDQUOT: "исчерпана квота на диске",
    errno.EFBIG: "файл больше разрешённого размера",
    errno.EROFS: "диск доступен только для чтения",
    errno.EACCES: "нет прав доступа",
    errno.EPERM: "нет прав доступа",
    errno.EIO: "ошибка диска",
    errno.ELOOP: "на этом месте ссылка",
    errno.ENOTDIR: "на этом месте не папка",
    errno.EISDIR: "на этом месте папка, а не файл",
    errno.EEXIST: "такое имя уже занято",
    errno.ENAMETOOLONG: "слишком длинное имя",
    errno.EMFILE: "открыто слишком много файлов",
    errno.ENOMEM: "не хватает памяти",
}
IN_USE = "файл открыт в другой программе, закройте его"
WINDOWS_REASONS = {  # errors of Windows whose number elsewhere would tell less, or something else
    5: "нет прав доступа или файл открыт в другой программе",  # ERROR_ACCESS_DENIED
    32: IN_USE,  # ERROR_SHARING_VIOLATION
    33: IN_USE,  # ERROR_LOCK_VIOLATION
    39: REASONS[errno.ENOSPC],  # ERROR_HANDLE_DISK_FULL
    53: "сетевой диск недоступен",  # ERROR_BAD_NETPATH
    64: "сетевой диск недоступен",  # ERROR_NETNAME_DELETED
    67: "сетевой диск недоступен",  # ERROR_BAD_NET_NAME
    123: "недопустимое имя",  # ERROR_INVALID_NAME
    206: REASONS[errno.ENAMETOOLONG],  # ERROR_FILENAME_EXCED_RANGE
}


def reason(error: OSError) -> str:
    """Why the disk or the system refused, in Russian; words of ours (error number 0) stay as they are."""
    told = WINDOWS_REASONS.get(getattr(error, "winerror", 0))
    if told:
        return told
    if error.errno in REASONS:
        return REASONS[error.errno]
    return f"ошибка системы № {error.errno}" if error.errno else error.strerror or "ошибка файловой системы"


class AutomationError(Exception):
    """Root of all stops; ``exit_code`` is what the process leaves with."""

    exit_code = 2


class CallError(AutomationError):
    """The call, the settings or the templates are wrong."""


class SettingsError(CallError):
    """``templates/office.toml`` cannot be used."""


class TemplateError(CallError):
    """A page or words template cannot be used."""


class StopError(AutomationError):
    """The day, or one workbook of it, cannot go on."""

    exit_code = 3


class UnreadError(StopError):
    """A file cannot be read; it is never taken for silence.

    The message may name a header or a sheet as it was typed, so line breaks in it become blanks.
    """

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.splitlines()))


class BrokenError(UnreadError):
    """The bytes of a file are cut or damaged; a program may still be writing them."""


class RestrictedError(UnreadError):
    """An order of restricted circulation: it is not read, and its file is named nowhere."""


class AwaitingError(UnreadError):
    """A workbook whose number or date somebody still has to fill in; ``cells`` are their addresses, "" for no row."""

    def __init__(self, message: str, cells: tuple[str, ...]) -> None:
        super().__init__(message)
        self.cells = cells


class AlarmError(StopError):
    """The inbox or a workbook is missing, emptied, or older than before."""


class BrakeError(StopError):
    """A day wants to issue more than the brake allows."""


class RegisterError(StopError):
    """The register is corrupt, newer than the program, or missing beside issued papers."""


class DamagedError(RegisterError):
    """The file of the register, or of the notes beside it, is cut, rotten, another program's, or a link."""


class RefusedError(RegisterError):
    """The register is sound but does not take a record: it breaks a rule the register keeps, or has no place in it."""


class WorkbookError(StopError):
    """The workbook of ``order`` cannot be worked to its end today; nothing is issued from it."""

    def __init__(self, order: OrderId, message: str) -> None:
        super().__init__(message)
        self.order = order


class StorageError(StopError):
    """The disk refused: not writable, full, or failing."""


class OutputError(StopError):
    """What a command answers cannot be written; what it did is done."""


class StoppedError(StopError):
    """The run was asked to end; what is issued stays issued and the next run goes on."""


@contextmanager
def charged_to(order: OrderId) -> Iterator[None]:
    """Turn whatever fails in the block into a ``WorkbookError`` of one order, so that the other orders go on.

    The block must work on that order alone. Stops that are about the whole day pass unchanged: the disk, a damaged
    register, a request to end, wrong settings.
    """
    try:
        yield
    except (RefusedError, TemplateError) as error:
        raise WorkbookError(order, str(error)) from error
    except (AutomationError, OSError):
        raise
    except Exception as error:
        words = f"ошибка программы: {place_of(error)}; передайте эту строку тому, кто ведёт программу."
        raise WorkbookError(order, words) from error


def place_of(error: BaseException) -> str:
    """Name the class of an error and the lines that ran last, without a word of what was read: it may be secret."""
    from traceback import extract_tb

    frames = [f"{PurePath(f.filename).name}:{f.lineno}" for f in extract_tb(error.__traceback__)[-4:]]
    return f"{type(error).__name__}, {', '.join(reversed(frames))}"
