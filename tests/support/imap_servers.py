"""An IMAP server that does what Dovecot never would: it hangs, drips, lies, floods and falls silent."""

import re
import socket
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from msgspec import Struct, field

from automation.model.settings import Mailbox

DROP, SILENCE, DRIP, FLOOD, ENDLESS = b"<drop>", b"<silence>", b"<drip>", b"<flood>", b"<endless>"
Answer = bytes | Callable[[int], bytes]  # a function is told how often the verb has come, from 1
WORD = re.compile(rb"(?P<tag>\S+) (?P<verb>UID \S+|\S+)(?P<rest>.*)", re.DOTALL)


def fetched(data: bytes, *, uid: bytes = b"7", number: bytes = b"1", size: bytes = b"") -> bytes:
    """Return the answer to one FETCH of a header or a message."""
    told = size or str(len(data)).encode()
    item = b"* %s FETCH (UID %s FLAGS () RFC822.SIZE %s BODY[] {%d}\r\n" % (number, uid, told, len(data))
    return item + data + b")\r\n"


class Hostile(Struct, kw_only=True):
    """Answers each verb as told; untagged lines first, the tagged OK is added where the answer has none."""

    message: bytes
    answers: Mapping[str, Answer] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    port: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    def settings(self, **changed: object) -> Mailbox:
        known: dict[str, object] = {"host": "127.0.0.1", "port": self.port, "user": "office", "security": "none"}
        return Mailbox(**{**known, "timeout": 1, "days": 3650, **changed})  # type: ignore[arg-type]

    def polite(self, verb: str, rest: bytes) -> bytes:
        if verb == "CAPABILITY":
            return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n"
        if verb in {"EXAMINE", "SELECT"}:
            return b"* 1 EXISTS\r\n* OK [UIDVALIDITY 3] ok\r\n"
        if verb == "UID SEARCH":
            above = re.search(rb"UID (\d+):", rest)
            return b"* SEARCH 7\r\n" if above and int(above[1]) <= 7 else b"* SEARCH\r\n"
        if verb == "UID FETCH":
            head = self.message.partition(b"\n\n")[0] + b"\n\n"
            return fetched(head if b"HEADER" in rest else self.message, size=str(len(self.message)).encode())
        return b"* BYE\r\n" if verb == "LOGOUT" else b""

    def talk(self, connection: socket.socket) -> None:
        with suppress(OSError), connection, connection.makefile("rb") as lines:
            if not self._say(connection, "GREETING", b"", b"* OK sample\r\n"):
                return
            for line in lines:
                found = WORD.fullmatch(line.rstrip(b"\r\n"))
                if not found:
                    return
                verb = found["verb"].decode("ascii", "replace").upper()
                if verb == "UID FETCH":
                    verb = "HEADER" if b"HEADER" in found["rest"] else "BODY"
                asked = "UID FETCH" if verb in {"HEADER", "BODY"} else verb
                if not self._say(connection, verb, found["tag"], self.polite(asked, found["rest"])):
                    return
                if verb == "LOGOUT":
                    return

    def _say(self, connection: socket.socket, verb: str, tag: bytes, usual: bytes) -> bool:
        self.heard.append(verb)
        told = self.answers.get(verb, usual)
        said = told if isinstance(told, bytes) else told(self.heard.count(verb))
        if said == DROP:
            return False
        if said in {SILENCE, DRIP, FLOOD, ENDLESS}:
            return self._torment(connection, said)
        done = b"" if not tag or b"{tag}" in said else tag + b" OK done\r\n"
        connection.sendall(said.replace(b"{tag}", tag) + done)
        return True

    def _torment(self, connection: socket.socket, how: bytes) -> bool:
        """Say nothing, a byte now and then, lines without end, or a literal without end."""
        if how == ENDLESS:
            connection.sendall(b"* 1 FETCH (UID 7 BODY[] {4000000000}\r\n")
        pause = 0.05 if how in {SILENCE, DRIP} else 0.0
        while not self._stop.wait(pause):
            if how != SILENCE:
                connection.sendall(b"* " if how == DRIP else b"* OK more\r\n" * 4096)
        return False


@contextmanager
def hostile(message: bytes, answers: Mapping[str, Answer]) -> Iterator[Hostile]:
    """Run the server on a free port for the time of the block."""
    server = Hostile(message=message, answers=answers)
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.05)
    server.port = listener.getsockname()[1]

    def serve() -> None:
        while not server._stop.is_set():
            with suppress(TimeoutError):
                connection, _ = listener.accept()
                connection.settimeout(5)
                threading.Thread(target=server.talk, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server._stop.set()
        thread.join(5)
        listener.close()
