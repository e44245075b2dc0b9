"""SMTP servers on loopback: a polite one with TLS and login, and one that misbehaves as told."""

import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from msgspec import Struct, field

DROP = b"<drop>"
SILENCE = b"<silence>"
DRIP = b"<drip>"
Answer = bytes | Callable[[int], bytes]
POLITE: dict[str, Answer] = {
    "BANNER": b"220 sample.test ESMTP\r\n",
    "EHLO": b"250-sample.test\r\n250 SIZE 1000000\r\n",
    "MAIL": b"250 ok\r\n",
    "RCPT": b"250 ok\r\n",
    "DATA": b"354 go on\r\n",
    "BODY": b"",
    "END": b"250 accepted\r\n",
    "RSET": b"250 ok\r\n",
    "AUTH": b"235 ok\r\n",
    "QUIT": b"221 bye\r\n",
}


class Scripted(Struct):
    """Answers each verb as told: bytes, or a function of how often the verb came (from 1).

    ``BODY`` is asked when the first line of a letter has come, ``END`` when all of it has.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    accepted: list[tuple[str, bytes]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    connections: int = 0
    port: int = 0
    _stop: threading.Event = field(default_factory=threading.Event)

    def answer(self, verb: str, connection: socket.socket) -> bytes | None:
        """Say what is due; None when the connection is over."""
        return self._say(verb, self._due(verb), connection)

    def _due(self, verb: str) -> bytes:
        self.heard.append(verb)
        told = {**POLITE, **self.answers}.get(verb, b"502 unknown\r\n")
        return told if isinstance(told, bytes) else told(self.heard.count(verb))

    def _say(self, verb: str, reply: bytes, connection: socket.socket) -> bytes | None:
        if reply == DROP:
            return None
        if reply in {SILENCE, DRIP}:
            while not self._stop.wait(0.05):
                if reply == DRIP:
                    connection.sendall(b"2")
            return None
        connection.sendall(reply)
        return None if reply.startswith(b"421") or verb == "QUIT" else reply

    def talk(self, connection: socket.socket) -> None:
        """Serve one connection from banner to goodbye."""
        self.connections += 1
        recipient = ""
        with suppress(OSError), connection, connection.makefile("rb") as lines:
            if self.answer("BANNER", connection) is None:
                return
            for line in lines:
                verb = line[:4].decode("ascii", "replace").upper().strip()
                recipient = line.decode().partition("<")[2].partition(">")[0] if verb == "RCPT" else recipient
                reply = self.answer(verb, connection)
                if reply is None:
                    return
                if reply.startswith(b"354"):
                    body = self._body(lines, connection)
                    if body is None or self._end(recipient, body, connection) is None:
                        return

    def _body(self, lines: Any, connection: socket.socket) -> bytes | None:
        body: list[bytes] = []
        for i, line in enumerate(lines):
            if i == 0 and self.answer("BODY", connection) is None:
                return None
            if line == b".\r\n":
                return b"".join(body)
            body.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        return None

    def _end(self, recipient: str, body: bytes, connection: socket.socket) -> bytes | None:
        reply = self._due("END")
        if reply[:1] not in {b"4", b"5"}:
            self.accepted.append((recipient, body))
        return self._say("END", reply, connection)


@contextmanager
def scripted(
    host: str = "127.0.0.1", answers: Mapping[str, Answer] | None = None, **more: Answer
) -> Iterator[Scripted]:
    """Run a misbehaving server on a free port for the time of the block."""
    server = Scripted(answers={**(answers or {}), **more})
    listener = socket.create_server((host, 0))
    listener.settimeout(0.05)
    server.port = listener.getsockname()[1]
    threads: list[threading.Thread] = []

    def serve() -> None:
        while not server._stop.is_set():
            with suppress(TimeoutError):
                connection, _ = listener.accept()
                connection.settimeout(5)
                threads.append(threading.Thread(target=server.talk, args=(connection,), daemon=True))
                threads[-1].start()

    threads.append(threading.Thread(target=serve, daemon=True))
    threads[0].start()
    try:
        yield server
    finally:
        server._stop.set()
        threads[0].join(5)
        for thread in threads[1:]:
            thread.join(5)
        listener.close()


class Inbox(Struct):
    """What the polite server took: its letters, and the passwords of the logins."""

    letters: list[Envelope] = field(default_factory=list)
    logins: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, _server: object, _session: object, envelope: Envelope) -> str:
        self.letters.append(envelope)
        return "250 accepted"


@contextmanager
def polite(
    context: ssl.SSLContext | None = None, *, implicit: bool = False, password: str = ""
) -> Iterator[tuple[Inbox, int]]:
    """Run a real SMTP server; with a context it speaks TLS, with a password it asks for a login."""
    inbox = Inbox()

    def check(_s: object, _session: Session, _e: object, _mechanism: str, data: Any) -> AuthResult:
        assert isinstance(data, LoginPassword)
        inbox.logins.append(data.password)
        return AuthResult(success=data.password == password.encode(), handled=False)

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    options: dict[str, Any] = {"authenticator": check, "auth_required": True} if password else {}
    if context and not implicit:
        options |= {"tls_context": context, "require_starttls": True}
    controller = Controller(
        inbox, hostname="127.0.0.1", port=port, ssl_context=context if implicit else None, ready_timeout=5, **options
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        controller.start()
    try:
        yield inbox, port
    finally:
        controller.stop()
