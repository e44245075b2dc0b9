"""The tests' Dovecot serves root and an ordinary user alike.

The whole room can be run by one: ``setpriv --reuid 65534 --regid 65534 --clear-groups PYTHON -m pytest tests/mailbox``
with a Python and a copy of the repository that this user may read.
"""

import codecs
import multiprocessing
import os

import pytest

from tests.support.dovecot import MISSING, can_serve, dovecot
from tests.support.incoming import message

NOBODY = 65534


def serve_as_nobody() -> None:
    """In a process of its own: give up root's rights, start the server, deliver a message and find it."""
    codecs.lookup("idna")  # nobody may be unable to read Python's own folder
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    os.environ["LOGNAME"] = "nobody"
    with dovecot() as server:
        server.put([message()])
        assert len(server.flags()) == 1


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="только root может стать другим пользователем")
@pytest.mark.skipif(not can_serve(), reason=MISSING)
def test_a_server_of_an_ordinary_user_takes_messages() -> None:
    process = multiprocessing.get_context("fork").Process(target=serve_as_nobody)
    process.start()
    process.join(60)
    assert process.exitcode == 0
