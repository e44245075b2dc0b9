"""Servers that do what none should: the look ends in time with one line, and nothing is lost or taken twice."""

import time
from pathlib import Path

import pytest

from tests.support.imap_servers import DRIP, DROP, ENDLESS, FLOOD, SILENCE, Answer, fetched, hostile
from tests.support.incoming import SENT, look, message, taken
from tests.support.nightly import NIGHTLY
from tests.support.notes import Notes

REPLY = message(subject="Re: О сроках", In_Reply_To=SENT)
OTHER = message("news@elsewhere.example", "Чужое")
SECONDS = 25.0  # of one look, children and a busy machine included; timeout = 1

MODES: dict[str, dict[str, Answer]] = {
    "says nothing at all": {"GREETING": SILENCE},
    "drips its greeting": {"GREETING": DRIP},
    "hangs up at once": {"GREETING": DROP},
    "floods the greeting": {"GREETING": FLOOD},
    "speaks another protocol": {"GREETING": b"220 mail.example ESMTP\r\n"},
    "greets with goodbye": {"GREETING": b"* BYE too many\r\n"},
    "greets with binary": {"GREETING": bytes(range(256)) + b"\r\n"},
    "names no capability": {"CAPABILITY": b""},
    "refuses capability": {"CAPABILITY": b"{tag} BAD what\r\n"},
    "is silent at login": {"LOGIN": SILENCE},
    "drops at login": {"LOGIN": DROP},
    "refuses the login": {"LOGIN": b"{tag} NO [AUTHENTICATIONFAILED] no\r\n"},
    "drips at login": {"LOGIN": DRIP},
    "has no folder": {"EXAMINE": b"{tag} NO nonexistent\r\n"},
    "drops at the folder": {"EXAMINE": DROP},
    "is silent at the folder": {"EXAMINE": SILENCE},
    "names no UIDVALIDITY": {"EXAMINE": b"* 1 EXISTS\r\n"},
    "names a strange UIDVALIDITY": {"EXAMINE": b"* OK [UIDVALIDITY 99999999999999999999] ok\r\n"},
    "finds words": {"UID SEARCH": b"* SEARCH seven -7 7x\r\n"},
    "finds a million": {"UID SEARCH": b"* SEARCH " + b" ".join(b"%d" % n for n in range(8, 60_000)) + b"\r\n"},
    "finds what is too large": {"UID SEARCH": b"* SEARCH 99999999999999\r\n"},
    "refuses to search": {"UID SEARCH": b"{tag} NO no\r\n"},
    "drops at the search": {"UID SEARCH": DROP},
    "floods the search": {"UID SEARCH": FLOOD},
    "drops at a header": {"HEADER": DROP},
    "is silent at a header": {"HEADER": SILENCE},
    "hands over another's header": {"HEADER": fetched(OTHER, uid=b"8")},
    "has lost the message": {"HEADER": b""},
    "hands over an empty header": {"HEADER": fetched(b"")},
    "breaks off inside a header": {"HEADER": b"* 1 FETCH (UID 7 BODY[] {900}\r\nFrom: a"},
    "drops at the message": {"BODY": DROP},
    "is silent at the message": {"BODY": SILENCE},
    "sends a message without end": {"BODY": ENDLESS},
    "sends another message": {"BODY": fetched(OTHER, uid=b"9")},
    "says a wrong literal": {"BODY": b"* 1 FETCH (UID 7 BODY[] {x}\r\n"},
    "says a negative literal": {"BODY": b"* 1 FETCH (UID 7 BODY[] {-5}\r\n"},
    "says a literal no machine can hold": {"BODY": b"* 1 FETCH (UID 7 BODY[] {99999999999999999999}\r\n"},
    "interrupts with news": {"HEADER": b"* 3 EXISTS\r\n* 1 FETCH (FLAGS (\\Seen))\r\n" + fetched(REPLY)},
    "drops at goodbye": {"LOGOUT": DROP},
    "is silent at goodbye": {"LOGOUT": SILENCE},
}
TRIED_IN_EVERY_CHECK = ("drips its greeting", "drops at the message", "says a literal no machine can hold")


@pytest.mark.parametrize("mode", MODES if NIGHTLY else TRIED_IN_EVERY_CHECK)
def test_no_server_costs_more_than_a_look(mode: str, home: Path) -> None:
    notes, began = Notes(), time.monotonic()
    with hostile(REPLY, MODES[mode]) as server:
        troubles = look(home, server.settings(), notes, "password")
        assert server.heard.count("LOGIN") <= 1
    assert time.monotonic() - began < SECONDS
    assert len(troubles) <= 1
    assert all("не прочитан" in t for t in troubles)
    with hostile(REPLY, {}) as server:
        for _ in range(2):
            assert look(home, server.settings(), notes, "password") == ()
    assert len(taken(notes)) == 1


def test_the_modes_are_many() -> None:
    assert len(MODES) >= 30
    assert set(TRIED_IN_EVERY_CHECK) <= set(MODES)


def test_a_message_the_server_never_hands_over_is_told_after_three_looks(home: Path) -> None:
    notes = Notes()
    with hostile(REPLY, {"BODY": DROP}) as server:
        for _ in range(4):
            look(home, server.settings(), notes, "password")
    (told,) = taken(notes)
    assert "сервер не отдаёт" in told.ask


@pytest.mark.parametrize("header", ["Subject: =?idna?Q?=FF?=", "From: " + "(" * 100_000 + " <prim@primer.example>"])
def test_a_header_nobody_can_read_still_tells_whose_message_it_is(home: Path, header: str) -> None:
    sender = "" if header.startswith("From") else "From: prim@primer.example\n"
    notes = Notes()
    with hostile(f"{header}\n{sender}Message-ID: <odd@primer.example>\n\nx".encode(), {}) as server:
        for _ in range(2):
            assert look(home, server.settings(), notes, "password") == ()
    (told,) = taken(notes)
    assert (told.sender, told.ask) == ("prim@primer.example", "сообщение не разобрано; откройте его в почте")
