"""Connections that hear a mail server out only so far: an endless answer would fill the memory."""

from typing import Any

import yagmail

LINES = 200  # of one answer; a server that offers much says twenty


class _Heard:
    """The server's words while one answer is read; ``smtplib`` reads single lines of 8 KiB at most by itself."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self._left = LINES

    def readline(self, size: int) -> bytes:
        """Return the next line. Raise ``OSError`` after too many: the connection counts as lost."""
        if self._left == 0:
            raise OSError("endless answer")
        self._left -= 1
        line: bytes = self.file.readline(size)
        return line

    def close(self) -> None:
        """Close the file under it."""
        self.file.close()


class _Brief:
    file: Any
    sock: Any

    def getreply(self) -> tuple[int, bytes]:
        """Read one answer of the server, up to ``LINES`` lines."""
        heard = _Heard(self.file or self.sock.makefile("rb"))
        self.file = heard
        try:
            answer: tuple[int, bytes] = super().getreply()  # type: ignore[misc]
            return answer
        finally:
            if self.file is heard:  # not closed meanwhile
                self.file = heard.file


class Client(yagmail.SMTP):  # type: ignore[misc]
    """A client of yagmail whose connections stop listening to an endless answer."""

    @property
    def connection(self) -> type[Any]:
        """Return the class of the connection that yagmail would open, with a bound on each answer."""
        return type("Brief", (_Brief, super().connection), {})
