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
        """The next line of the answer. ``OSError`` after too many: the connection counts as lost."""
        if self._left == 0:
            raise OSError("endless answer")
        self._left -= 1
        line: bytes = self.file.readline(size)
        return line

    def close(self) -> None:
        """Let the file go."""
        self.file.close()


class _Brief:
    file: Any
    sock: Any

    def getreply(self) -> tuple[int, bytes]:
        """One answer of the server."""
        heard = _Heard(self.file or self.sock.makefile("rb"))
        self.file = heard
        try:
            answer: tuple[int, bytes] = super().getreply()  # type: ignore[misc]
            return answer
        finally:
            if self.file is heard:  # not closed meanwhile
                self.file = heard.file


class Client(yagmail.SMTP):  # type: ignore[misc]
    """yagmail over such connections."""

    @property
    def connection(self) -> type[Any]:
        """What yagmail would open, made brief."""
        return type("Brief", (_Brief, super().connection), {})
