"""A message that failed is named until a person settles it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.day.answers import as_delivered
from automation.errors import CallError
from automation.model.report import Dispatch
from automation.post.settling import FAILED, OPEN, correct_address, messages_of, send_again, settle
from automation.register import MailState, Register, Remembered
from automation.register.mailbox import mime_of, set_state
from tests.post.test_post_states import send, states
from tests.support.post_servers import DROP, scripted
from tests.support.register_samples import DAY, LATER, ORDER, message, numbered, opened, paper

NUMBER, HEAD, DEPUTY = "01-15/К-1", "head@example.org", "deputy@example.org"
SENT, REFUSED, UNKNOWN, SUPERSEDED = MailState.SENT, MailState.REFUSED, MailState.UNKNOWN, MailState.SUPERSEDED


@contextmanager
def failed(tmp_path: Path, state: MailState = REFUSED, *, resent: bool = True) -> Iterator[Register]:
    """One paper whose messages to two persons failed."""
    with opened(tmp_path) as register:
        (new,) = numbered(register, paper("А"))
        mail = [message(to, new.key, kind="overdue", order=ORDER) for to in (HEAD, DEPUTY)]
        register.issue(DAY, [new], mail)
        for record in register.mail():
            set_state(register, record, state, DAY, "550 no such user", resent=resent)
        yield register


def said(register: Register, on: date, sent_on: date) -> None:
    facts = register.match(ORDER, [Dispatch(document=NUMBER, sent_on=sent_on)], on).facts
    register.issue(on, remembered=[Remembered(order=ORDER, dispatches=facts)])


@pytest.mark.parametrize(
    ("state", "resent", "names"), [(REFUSED, False, 2), (UNKNOWN, True, 2), (UNKNOWN, False, 0), (SENT, False, 0)]
)
def test_what_was_refused_or_stayed_unknown_twice_has_failed(
    tmp_path: Path, state: MailState, resent: bool, names: int
) -> None:
    with failed(tmp_path, state, resent=resent) as register:
        assert len(register.failed_mail()) == names


@pytest.mark.parametrize(("delivered", "state"), [(True, SENT), (False, SUPERSEDED)])
def test_a_person_settles_the_messages_of_a_paper_or_one_of_them(
    tmp_path: Path, delivered: bool, state: MailState
) -> None:
    with failed(tmp_path) as register:
        settle(register, messages_of(register, NUMBER, HEAD.upper(), FAILED), LATER, delivered=delivered)
        assert [m.to for m in register.failed_mail()] == [DEPUTY]
        settle(register, messages_of(register, NUMBER, None, FAILED), LATER, delivered=delivered)
        assert (states(register), register.failed_mail()) == ([state, state], ())
        assert "было: 550 no such user" in register.mail()[0].error
        with pytest.raises(CallError, match="Недоставленных"):
            messages_of(register, NUMBER, None, FAILED)


def test_an_address_nobody_was_written_to_is_told_with_the_ones_there_are(tmp_path: Path) -> None:
    with failed(tmp_path) as register, pytest.raises(CallError, match=r"есть на head@example\.org, deputy@"):
        messages_of(register, NUMBER, "other@example.org", FAILED)


def test_a_failed_message_goes_again_by_a_persons_will_with_the_same_message_id(tmp_path: Path) -> None:
    with scripted() as server, failed(tmp_path) as register:
        before = [m.message_id for m in register.mail()]
        assert send(register, tmp_path, server, LATER) == ()
        send_again(register, messages_of(register, NUMBER, None, OPEN), LATER)
        assert send(register, tmp_path, server, LATER) == ()
        assert (states(register), [m.message_id for m in register.mail()]) == ([SENT, SENT], before)
        with pytest.raises(CallError):
            messages_of(register, NUMBER, None, OPEN)


def test_sent_again_and_unknown_again_it_waits_for_a_person(tmp_path: Path) -> None:
    with scripted(END=lambda n: DROP) as server, failed(tmp_path, UNKNOWN) as register:
        send_again(register, messages_of(register, NUMBER, HEAD, OPEN), LATER)
        for day in range(4):
            send(register, tmp_path, server, LATER + timedelta(days=day))
        assert server.heard.count("END") == 1
        assert [m.to for m in register.failed_mail()] == [HEAD, DEPUTY]


@pytest.mark.parametrize("typed", [DAY, LATER])
def test_a_sending_date_in_the_workbook_settles_it(tmp_path: Path, typed: date) -> None:
    with failed(tmp_path) as register:
        said(register, LATER, typed)
        assert (states(register), register.failed_mail()) == ([SUPERSEDED, SUPERSEDED], ())


def test_a_sending_date_older_than_the_failure_settles_nothing(tmp_path: Path) -> None:
    """«Отправлен» was typed on the day of the letter; the server refused the e-mail the day after."""
    with failed(tmp_path, MailState.QUEUED) as register:
        said(register, DAY, DAY)
        for record in register.mail():
            set_state(register, record, REFUSED, LATER, "550")
        said(register, LATER, DAY)
        assert len(register.failed_mail()) == 2
        said(register, LATER, LATER)
        assert register.failed_mail() == ()


def test_the_day_of_the_programs_own_sending_settles_nothing_that_came_back(tmp_path: Path) -> None:
    """The clerk types it the day after, when the recipient's server has already sent the message back."""
    with failed(tmp_path, SENT) as register:
        for record in register.mail():
            set_state(register, record, REFUSED, LATER, "550")
        said(register, LATER, DAY)
        assert len(register.failed_mail()) == 2


def test_a_letter_whose_message_failed_was_not_sent_whatever_was_typed_before(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        (new,) = numbered(register, paper("А"))
        to_organisation = replace(message(HEAD, new.key, kind="overdue", order=ORDER), role="performer/А")
        register.issue(DAY, [new], [to_organisation])
        for state, sent_on in ((SENT, DAY), (REFUSED, None)):
            set_state(register, register.mail()[0], state, LATER)
            facts = register.match(ORDER, [Dispatch(document=NUMBER, sent_on=DAY)], LATER).facts
            assert [f.sent_on for f in as_delivered(register, facts)] == [sent_on]


def test_a_letter_the_program_has_mailed_was_sent_on_that_day_though_nobody_typed_it(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        (new,) = numbered(register, paper("А"))
        to_organisation = replace(message(HEAD, new.key, kind="overdue", order=ORDER), role="performer/А")
        register.issue(DAY, [new], [to_organisation])
        for state, sent_on in ((MailState.QUEUED, None), (SENT, LATER), (REFUSED, None)):
            set_state(register, register.mail()[0], state, LATER)
            facts = register.match(ORDER, [Dispatch(document=NUMBER, signed_on=DAY)], LATER).facts
            assert [f.sent_on for f in as_delivered(register, facts)] == [sent_on]


def test_what_the_sheet_settles_today_is_no_more_named_before_the_day_is_written(tmp_path: Path) -> None:
    with failed(tmp_path) as register:
        facts = register.match(ORDER, [Dispatch(document=NUMBER, sent_on=LATER)], LATER).facts
        assert register.failed_mail(facts) == ()
        assert len(register.failed_mail()) == 2


@pytest.mark.parametrize("state", [s for s in MailState if s is not SENT])
def test_an_annulled_paper_is_mailed_in_no_state(tmp_path: Path, state: MailState) -> None:
    with scripted() as server, failed(tmp_path, state, resent=False) as register:
        register.annul(NUMBER, "ошибка в адресате", LATER)
        send(register, tmp_path, server, LATER)
        send(register, tmp_path, server, LATER + timedelta(days=5))
        assert (states(register), server.accepted) == ([SUPERSEDED, SUPERSEDED], [])
        with pytest.raises(CallError):
            messages_of(register, NUMBER, None, OPEN)


def test_a_corrected_address_serves_what_still_waits(tmp_path: Path) -> None:
    with scripted() as server, failed(tmp_path) as register:
        (wrong, _) = register.mail()
        correct_address(register, tmp_path, [wrong], "new@example.org", LATER)
        assert send(register, tmp_path, server, LATER) == ()
        assert [to for to, _ in server.accepted] == ["new@example.org"]
        assert register.mail()[0].message_id == wrong.message_id


def test_a_kept_message_and_its_file_follow_the_corrected_address(tmp_path: Path) -> None:
    with failed(tmp_path, MailState.KEPT) as register:
        folder = tmp_path / "outbox" / "mail"
        folder.mkdir()
        (kept, _) = register.mail()
        (folder / f"2025-12-16 00001 {HEAD} Сводка.eml").write_bytes(mime_of(register, kept))
        correct_address(register, tmp_path, [kept], "new@example.org", LATER)
        assert [p.name for p in folder.iterdir()] == ["2025-12-16 00001 new@example.org Сводка.eml"]
        assert message_from_bytes(next(folder.iterdir()).read_bytes())["To"] == "new@example.org"


def test_a_morning_message_goes_by_its_day_and_is_let_go_once_a_later_one_arrived(tmp_path: Path) -> None:
    with scripted() as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message("office@example.org")])
        (first,) = register.mail()
        set_state(register, first, REFUSED, DAY, "550 mailbox unknown")
        assert messages_of(register, "16.12.2025", None, FAILED)[0].id == first.id
        register.issue(LATER, [], [message("office@example.org", "morning/2025-12-17")])
        send(register, tmp_path, server, LATER)
        assert (states(register), register.failed_mail()) == ([SUPERSEDED, SENT], ())
