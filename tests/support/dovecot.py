"""A real IMAP server on loopback: Debian's Dovecot 2.4 with a configuration of the tests' own."""

import getpass
import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import trustme
from msgspec import Struct

from automation.model.settings import Mailbox

PASSWORD = "пробный пароль"
USER = "office"
MISSING = "Dovecot 2.4 отсутствует (apt-get install dovecot-imapd)"
CONFIGURATION = """
dovecot_config_version = 2.4.1
dovecot_storage_version = 2.4.1
base_dir = {base}/run
state_dir = {base}/state
log_path = {base}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = yes
ssl_server_cert_file = {base}/cert.pem
ssl_server_key_file = {base}/key.pem
auth_mechanisms = plain
auth_allow_cleartext = yes
auth_failure_delay = 0
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {login}
mail_driver = maildir
mail_path = {base}/mail
mail_home = {base}/home
first_valid_uid = 0
last_valid_uid = 0
first_valid_gid = 0
last_valid_gid = 0
import_environment {{
  PATH = %{{env:PATH}}
}}
passdb static {{
  password = {{PLAIN}}{password}
}}
userdb static {{
  fields {{
    uid = {uid}
    gid = {gid}
  }}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
service imap {{
  restart_request_count = unlimited
}}
service imap-login {{
  chroot =
  restart_request_count = unlimited
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
"""


def can_serve() -> bool:
    """Tell whether Dovecot is installed in the version for which the configuration is written."""
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not program:
        return False
    told = subprocess.run([program, "--version"], capture_output=True, text=True, check=False)
    return told.stdout.startswith("2.4")


class Server(Struct, kw_only=True):
    """A server at work: how to reach it, and a connection by which the tests look into it."""

    base: Path
    plain: int
    tls: int

    def mailbox(self, **changed: object) -> Mailbox:
        known: dict[str, object] = {
            "host": "127.0.0.1",
            "port": self.tls,
            "user": USER,
            "ca_file": str(self.base / "ca.pem"),
            "timeout": 5,
            "days": 3650,
        }
        return Mailbox(**{**known, **changed})  # type: ignore[arg-type]

    def offer(self, patch: pytest.MonkeyPatch) -> None:
        """Let the commands of this process read the mailbox."""
        settings = self.mailbox()
        for key in ("host", "port", "user", "ca_file", "timeout"):
            patch.setenv(f"AUTOMATION_MAILBOX_{key.upper()}", str(getattr(settings, key)))
        patch.setenv("AUTOMATION_MAILBOX_PASSWORD", PASSWORD)

    @contextmanager
    def person(self) -> Iterator[imaplib.IMAP4]:
        """Connect as a person's own mail program does."""
        with imaplib.IMAP4("127.0.0.1", self.plain, timeout=5) as client:
            client.authenticate("PLAIN", lambda _: f"\0{USER}\0{PASSWORD}".encode())
            yield client

    def put(self, messages: Sequence[bytes], folder: str = "INBOX") -> None:
        """Let messages arrive."""
        with self.person() as client:
            for message in messages:
                assert client.append(folder, "", imaplib.Time2Internaldate(datetime.now(UTC)), message)[0] == "OK"

    def flags(self, folder: str = "INBOX") -> list[bytes]:
        """Return what the server says of every message of a folder: UID and flags."""
        with self.person() as client:
            client.select(f'"{folder}"', readonly=True)
            return [one for one in client.uid("FETCH", "1:*", "(FLAGS)")[1] if isinstance(one, bytes)]

    def forget(self, folder: str = "INBOX") -> None:
        """Empty the mailbox as a person would."""
        with self.person() as client:
            if client.select(folder)[1] == [b"0"]:
                return
            client.store("1:*", "+FLAGS", r"(\Deleted)")
            client.expunge()


@contextmanager
def dovecot() -> Iterator[Server]:
    """Serve on free ports, as whoever runs the tests; root starts the logins as Debian's own users.

    Those users must reach the server's folder, so it is no folder of pytest, which shuts others out.
    """
    with TemporaryDirectory(prefix="imap-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with _serving(Path(folder)) as server:
            yield server


@contextmanager
def _serving(base: Path) -> Iterator[Server]:
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    authority.cert_pem.write_to_path(base / "ca.pem")
    certificate.private_key_pem.write_to_path(base / "key.pem")
    with (base / "cert.pem").open("wb") as file:
        file.writelines(blob.bytes() for blob in certificate.cert_chain_pems)
    owner = pwd.getpwnam("nobody" if os.getuid() == 0 else getpass.getuser())  # Dovecot never serves root's mail
    plain, tls = _free_port(), _free_port()
    words = CONFIGURATION.format(
        base=base,
        user="dovecot" if os.getuid() == 0 else getpass.getuser(),
        login="dovenull" if os.getuid() == 0 else getpass.getuser(),
        group="dovecot" if os.getuid() == 0 else grp.getgrgid(os.getgid()).gr_name,
        uid=owner.pw_uid,
        gid=owner.pw_gid,
        password=PASSWORD,
        plain=plain,
        tls=tls,
    )
    (base / "dovecot.log").touch()
    (base / "dovecot.conf").write_text(words, encoding="utf-8")
    for folder in ("run", "state"):
        (base / folder).mkdir()
    for folder in ("mail", "home"):
        (base / folder).mkdir()
        os.chown(base / folder, owner.pw_uid, owner.pw_gid)
    program = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    assert program
    process = subprocess.Popen([program, "-F", "-c", str(base / "dovecot.conf")], stderr=subprocess.PIPE)
    try:
        _wait_for(plain, process)
        yield Server(base=base, plain=plain, tls=tls)
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.communicate()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(100):
        if process.poll() is not None:
            raise AssertionError(process.communicate()[1].decode())
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2) as connection:
            if connection.recv(10).startswith(b"* OK"):
                return
        time.sleep(0.05)
    raise AssertionError("Dovecot does not answer")
