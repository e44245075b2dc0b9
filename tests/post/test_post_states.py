"""Whatever a mail server does, each message ends in the state that is true, and is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from automation.model.settings import Mail
from automation.post import deliver, requeue
from automation.register import MailState, Register
from automation.register.mailbox import set_state
from tests.support.post_servers import DRIP, DROP, SILENCE, Answer, Scripted, scripted
from tests.support.register_samples import DAY, LATER, ORDER, message, opened

Q, SENT, REFUSED, UNKNOWN, KEPT, SUPERSEDED = (
    MailState.QUEUED,
    MailState.SENT,
    MailState.REFUSED,
    MailState.UNKNOWN,
    MailState.KEPT,
    MailState.SUPERSEDED,
)
NOW = datetime(2025, 12, 16, 6, 0, tzinfo=UTC)
THREE = ("a@example.org", "b@example.org", "c@example.org")


def mail_to(port: int, **changed: object) -> Mail:
    settings: dict[str, object] = {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "sender": "Общий отдел <office@example.org>",
        "timeout": 1,
        "allowed_domains": ("example.org",),
    }
    return Mail(**{**settings, **changed})  # type: ignore[arg-type]


@contextmanager
def three_letters(tmp_path: Path) -> Iterator[Register]:
    with opened(tmp_path) as register:
        register.issue(DAY, [], [message(to) for to in THREE])
        yield register


def send(
    register: Register, home: Path, server: Scripted, on: date = DAY, *, minutes: int = 0, **changed: object
) -> tuple[str, ...]:
    now = NOW + (on - DAY) + timedelta(minutes=minutes)
    return deliver(register, home, mail_to(server.port, **changed), on=on, now=now)


def states(register: Register) -> list[MailState]:
    return [m.state for m in register.mail()]


def second(other: bytes, usual: bytes = b"250 ok\r\n") -> Answer:
    """The usual answer, but the other one the second time."""
    return lambda n: other if n == 2 else usual


CASES: dict[str, tuple[dict[str, Answer], list[MailState]]] = {
    "550 for one recipient": ({"RCPT": second(b"550 no such user\r\n")}, [SENT, REFUSED, SENT]),
    "450 for one recipient": ({"RCPT": second(b"450 greylisted\r\n")}, [SENT, Q, SENT]),
    "551 after the letter": ({"END": second(b"554 looks like spam\r\n")}, [SENT, REFUSED, SENT]),
    "451 after the letter": ({"END": second(b"451 disk full here\r\n")}, [SENT, Q, SENT]),
    "drop before the letter": ({"DATA": second(DROP, b"354 go on\r\n")}, [SENT, SENT, SENT]),
    "drop inside the letter": ({"BODY": second(DROP, b"")}, [SENT, UNKNOWN, SENT]),
    "drop after the letter": ({"END": second(DROP)}, [SENT, UNKNOWN, SENT]),
    "junk after the letter": ({"END": second(b"what?\r\n")}, [SENT, UNKNOWN, SENT]),
    "another positive answer": ({"RCPT": second(b"252 ok\r\n"), "END": second(b"200 queued\r\n")}, [SENT, SENT, SENT]),
    "an answer of no kind": ({"END": second(b"354 go on\r\n")}, [SENT, UNKNOWN, SENT]),
    "silence before the letter": ({"DATA": second(SILENCE, b"354 go on\r\n")}, [SENT, SENT, SENT]),
    "silence inside the letter": ({"BODY": second(SILENCE, b"")}, [SENT, UNKNOWN, SENT]),
    "silence after the letter": ({"END": second(SILENCE)}, [SENT, UNKNOWN, SENT]),
    "the sender is refused": ({"MAIL": b"553 sender not yours\r\n"}, [Q, Q, Q]),
    "421 after two letters": ({"MAIL": lambda n: b"421 enough\r\n" if n == 3 else b"250 ok\r\n"}, [SENT, SENT, SENT]),
    "421 after a refused letter": (
        {"RCPT": lambda n: b"550 no such user\r\n" if n == 1 else b"250 ok\r\n", "MAIL": second(b"421 enough\r\n")},
        [REFUSED, SENT, SENT],
    ),
    "a small SIZE": ({"EHLO": b"250-sample.test\r\n250 SIZE 10\r\n"}, [REFUSED, REFUSED, REFUSED]),
    "no 8BITMIME and no SIZE": ({"EHLO": b"250 sample.test\r\n"}, [SENT, SENT, SENT]),
    "no EHLO": ({"EHLO": b"502 what\r\n", "HELO": b"250 old\r\n"}, [SENT, SENT, SENT]),
    "a junk banner": ({"BANNER": b"HTTP/1.1 400 Bad Request\r\n"}, [Q, Q, Q]),
    "a banner that refuses": ({"BANNER": b"554 go away\r\n"}, [Q, Q, Q]),
    "a drop at once": ({"BANNER": DROP}, [Q, Q, Q]),
    "silence": ({"BANNER": SILENCE}, [Q, Q, Q]),
    "a dripping banner": ({"BANNER": DRIP}, [Q, Q, Q]),
    "a dripping answer": ({"RCPT": second(DRIP)}, [SENT, SENT, SENT]),
    "a dripping end": ({"END": second(DRIP)}, [SENT, UNKNOWN, SENT]),
    "an endless banner": ({"BANNER": b"220-a\r\n" * 10_000}, [Q, Q, Q]),
    "endless offers": ({"EHLO": b"250-a\r\n" * 10_000}, [Q, Q, Q]),
    "an endless answer": ({"RCPT": second(b"250-a\r\n" * 10_000)}, [SENT, SENT, SENT]),
    "an endless end": ({"END": second(b"250-a\r\n" * 10_000)}, [SENT, UNKNOWN, SENT]),
    "one endless line": ({"END": second(b"250 " + b"a" * 100_000)}, [SENT, UNKNOWN, SENT]),
    "zeros and no letters": (
        {"EHLO": b"250-\0\xff\r\n250 SIZE \0\r\n", "RCPT": second(b"550 \0\x1b[31m\xff\r\n")},
        [SENT, REFUSED, SENT],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_message_ends_in_the_state_that_is_true(tmp_path: Path, case: str) -> None:
    answers, expected = CASES[case]
    timeout = 0.3 if any(a in {SILENCE, DRIP} or callable(a) for a in answers.values()) else 1
    with scripted(answers=answers) as server, three_letters(tmp_path) as register:
        troubles = send(register, tmp_path, server, timeout=timeout)
        assert states(register) == expected
        assert bool(troubles) == (expected != [SENT] * 3)
        certain = [to for to, state in zip(THREE, expected, strict=True) if state is SENT]
        assert {to for to, _ in server.accepted} >= set(certain)


def test_all_mail_of_a_day_goes_over_one_connection(tmp_path: Path) -> None:
    with scripted() as server, three_letters(tmp_path) as register:
        assert send(register, tmp_path, server) == ()
        assert (server.connections, len(server.accepted), server.heard.count("QUIT")) == (1, 3, 1)
        assert send(register, tmp_path, server) == ()
        assert server.connections == 1


def test_one_refused_message_brings_the_others_no_second_copy(tmp_path: Path) -> None:
    with scripted(RCPT=second(b"450 later\r\n")) as server, three_letters(tmp_path) as register:
        send(register, tmp_path, server)
        assert send(register, tmp_path, server, minutes=5) == ()
        send(register, tmp_path, server, minutes=20)
        assert states(register) == [SENT] * 3
        assert sorted(to for to, _ in server.accepted) == list(THREE)


@pytest.mark.parametrize("reply", [b"451 4.3.0 local delivery failed\r\n", b"452 4.2.2 mailbox full\r\n"])
def test_a_full_mailbox_gets_its_letter_once_when_there_is_room_again(tmp_path: Path, reply: bytes) -> None:
    """What stands behind the server is told by its last word: 250 is done, 4xx is tried again with the same letter."""
    with scripted(END=lambda n: reply if n <= 2 else b"250 accepted\r\n") as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(THREE[0])])
        for minutes, state in ((0, Q), (20, Q), (60, SENT), (120, SENT)):
            troubles = send(register, tmp_path, server, minutes=minutes)
            assert (states(register), bool(troubles)) == ([state], state is Q)
        assert [to for to, _ in server.accepted] == [THREE[0]]
        assert server.heard.count("END") == 3, "nothing is asked again after 250"


def test_the_pause_between_tries_grows_and_ends(tmp_path: Path) -> None:
    with scripted(RCPT=b"450 greylisted\r\n") as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(THREE[0])])
        waited, now = [], NOW
        for _ in range(60):
            troubles = deliver(register, tmp_path, mail_to(server.port), on=now.date(), now=now)
            record = register.mail()[0]
            if record.state is REFUSED:
                break
            following = datetime.fromisoformat(record.next_try)
            waited.append(int((following - now).total_seconds() // 60))
            now = following
        assert waited[:8] == [15, 30, 60, 120, 240, 480, 720, 720]
        assert (record.state, now.date() >= DAY + timedelta(days=5)) == (REFUSED, True)
        assert "не принято за" in troubles[0]
        deliver(register, tmp_path, mail_to(server.port), on=now.date(), now=now)
        assert server.heard.count("RCPT") == len(waited) + 1


def test_a_clock_set_back_does_not_hold_mail_for_long(tmp_path: Path) -> None:
    with scripted() as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(THREE[0])])
        set_state(register, register.mail()[0], Q, DAY, next_try="2031-01-01T00:00:00+00:00", attempts=1)
        assert send(register, tmp_path, server) == ()
        assert states(register) == [SENT]


def test_an_unknown_message_goes_once_more_from_the_next_working_day(tmp_path: Path) -> None:
    friday = date(2025, 12, 19)
    with scripted(END=lambda n: DROP) as server, opened(tmp_path) as register:
        register.issue(friday, [], [message(THREE[0])])
        told: list[str] = []
        for later in range(8):
            told += send(register, tmp_path, server, friday + timedelta(days=later))
        assert server.heard.count("END") == 2
        assert (states(register), register.mail()[0].resent) == ([UNKNOWN], True)
        first, again = (body for _, body in server.accepted)
        assert first == again
        assert len(told) == 2
        tuesday = friday + timedelta(days=10)
        now = NOW + timedelta(days=13)
        deliver(register, tmp_path, mail_to(server.port), on=tuesday, now=now, unknown_now=True)
        assert server.heard.count("END") == 3


def test_a_second_sending_that_was_not_taken_does_not_count(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, [], [message(THREE[0])])
        with scripted(END=DROP) as server:
            send(register, tmp_path, server)
        with scripted(RCPT=b"450 later\r\n") as server:
            send(register, tmp_path, server, LATER)
        assert (states(register), register.mail()[0].resent) == ([UNKNOWN], False)
        with scripted() as server:
            send(register, tmp_path, server, LATER, minutes=20)
            assert states(register) == [SENT]


def test_a_message_of_a_run_that_died_is_unknown_and_not_sent_the_same_day(tmp_path: Path) -> None:
    with scripted() as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(THREE[0])])
        set_state(register, register.mail()[0], MailState.SENDING, DAY)
        send(register, tmp_path, server)
        assert (states(register), server.connections) == ([UNKNOWN], 0)
        send(register, tmp_path, server, LATER)
        assert states(register) == [SENT]


def test_sending_is_on_the_disk_before_the_first_byte_of_a_letter(tmp_path: Path) -> None:
    seen: list[str] = []

    def look(_: int) -> bytes:
        with Register.open(tmp_path / "outbox" / "register.sqlite", read_only=True) as other:
            seen.extend(m.state for m in other.mail())
        return b""

    with scripted(BODY=look) as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(THREE[0])])
        send(register, tmp_path, server)
        assert seen == ["sending"]


def test_recipients_outside_the_offices_domains_are_refused_without_a_connection(tmp_path: Path) -> None:
    strangers = (
        "x@example.com",
        "x@sub.example.org",
        "не адрес",
        "a@example.org, b@evil.example",
        "a@example.org\nBcc: b@c.de",
    )
    with scripted() as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(to) for to in strangers])
        troubles = send(register, tmp_path, server)
        assert (states(register), server.connections, len(troubles)) == ([REFUSED] * 5, 0, 5)
        assert send(register, tmp_path, server) == ()


def test_in_a_trial_all_mail_goes_to_one_address(tmp_path: Path) -> None:
    with scripted() as server, three_letters(tmp_path) as register:
        send(register, tmp_path, server, everything_to="trial@example.org")
        assert {to for to, _ in server.accepted} == {"trial@example.org"}


def test_without_a_server_everything_is_kept_and_sorted_out_when_one_appears(tmp_path: Path) -> None:
    old, new, memo, letter = "progress/1", "progress/2", "completion/1", "overdue/1"
    with scripted() as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(THREE[0], old, kind="progress", order=ORDER), message(THREE[0])])
        more = [(new, "progress"), (memo, "completion"), (letter, "overdue")]
        register.issue(LATER, [], [message(THREE[0], k, kind=kind, order=ORDER) for k, kind in more])
        assert deliver(register, tmp_path, Mail(), on=LATER, now=NOW) == ()
        assert states(register) == [KEPT] * 5
        assert len(list((tmp_path / "outbox" / "mail").glob("*.eml"))) == 5
        assert deliver(register, tmp_path, Mail(), on=LATER, now=NOW) == ()
        send(register, tmp_path, server, LATER + timedelta(days=1))
        assert states(register) == [SUPERSEDED, SUPERSEDED, SENT, SENT, KEPT]
        assert requeue(register, LATER) == 1
        send(register, tmp_path, server, LATER + timedelta(days=1))
        assert states(register) == [SUPERSEDED, SUPERSEDED, SENT, SENT, SENT]
