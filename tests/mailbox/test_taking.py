"""A look at a real mailbox: each message once, nothing marked, nothing deleted, nothing of strangers kept."""

from pathlib import Path

import pytest

from automation.mailbox import message_taking
from automation.model.settings import Mailbox
from tests.mailbox.test_opening import STATUS
from tests.support.dovecot import PASSWORD, Server
from tests.support.incoming import LETTER, ON, OTHER, SENT, directory, look, message, taken
from tests.support.nightly import share
from tests.support.notes import Notes

REPLY = message(subject="Re: О сроках", In_Reply_To=SENT)
SCAN = message("director@primer.example", "Отчёт", "К распоряжению № 454.", files=[("скан.pdf", b"%PDF-1.4 sample")])
STRANGER = message("news@elsewhere.example", "Распродажа", "Только сегодня")


def test_a_reply_is_matched_to_its_letter_and_holds_its_sender(server: Server, home: Path) -> None:
    server.put([REPLY])
    notes = Notes()
    assert look(home, server.mailbox(), notes, PASSWORD) == ()
    (reply,) = taken(notes)
    assert (reply.name, reply.papers) == ("ВС-1", (LETTER.key,))
    assert [w.code for w in reply.senders] == ["ПРИМ"]
    assert (reply.ask, reply.answers) == ("", "№ 01-15/К-2 от 16.12.2025")


def test_each_message_is_taken_once_however_often_the_mailbox_is_read(server: Server, home: Path) -> None:
    server.put([REPLY, SCAN])
    notes = Notes()
    for _ in range(2):
        assert look(home, server.mailbox(), notes, PASSWORD) == ()
    server.put([REPLY, SCAN])  # copied, or the mailbox was built anew
    assert look(home, server.mailbox(), notes, PASSWORD) == ()
    notes.kept = {key: value for key, value in notes.kept.items() if key[0] != "mailbox place"}
    assert look(home, server.mailbox(), notes, PASSWORD) == ()
    assert [m.name for m in taken(notes)] == ["ВС-1", "ВС-2"]
    assert len(list((home / "inbox" / "letters" / ON.isoformat()).iterdir())) == 1


def test_nothing_is_marked_and_nothing_of_strangers_is_kept(server: Server, home: Path) -> None:
    server.put([REPLY, SCAN, STRANGER])
    notes = Notes()
    look(home, server.mailbox(), notes, PASSWORD)
    flags = server.flags()
    assert len(flags) == 3
    assert all(b"Seen" not in f and b"Deleted" not in f for f in flags)
    assert "elsewhere" not in repr(notes.kept)


def test_messages_are_moved_only_where_the_office_wants_it(server: Server, home: Path) -> None:
    ours = STATUS.format(action="failed", status="550 5.1.1", ours=SENT).encode()
    clerks = ours.replace(SENT.encode(), b"<a@clerk.example>").replace(b"<report@", b"<other@")
    server.put([REPLY, STRANGER, ours, clerks])
    with server.person() as client:
        client.create("Done")
        client.select("INBOX")
        client.store("2", "+FLAGS", r"(\Deleted)")  # a clerk's mark must outlive the look
    notes = Notes()
    look(home, server.mailbox(done_folder="Done"), notes, PASSWORD)
    assert len(server.flags("Done")) == 2
    assert [b"Deleted" in left for left in server.flags()] == [True, False]  # the clerk's own mail came back, too
    assert len(notes.recall_all("bounce")) == 1
    server.forget("Done")


def test_a_scanner_that_gives_every_message_one_identifier_loses_none(server: Server, home: Path) -> None:
    days = [f"Wed, {n} Dec 2025 08:30:00 +0300" for n in (16, 17)]
    server.put(
        [message(subject="Scan", Message_ID="<scan@printer>", Date=day, files=[("1.pdf", b"%PDF")]) for day in days]
    )
    notes = Notes()
    look(home, server.mailbox(), notes, PASSWORD)
    assert [m.sent_on.day for m in taken(notes)] == [16, 17]


def test_a_look_that_takes_too_long_ends_between_two_messages(
    server: Server, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put([REPLY, SCAN])
    notes = Notes()
    with monkeypatch.context() as patch:
        patch.setattr(message_taking, "SECONDS", 0.0)
        assert look(home, server.mailbox(), notes, PASSWORD) == (message_taking.SLOW,)
        assert [m.name for m in taken(notes)] == ["ВС-1"]
    assert look(home, server.mailbox(), notes, PASSWORD) == ()
    assert [m.name for m in taken(notes)] == ["ВС-1", "ВС-2"]


def test_a_new_address_in_the_table_brings_back_what_was_passed_over(server: Server, home: Path) -> None:
    server.put([STRANGER])
    notes = Notes()
    look(home, server.mailbox(), notes, PASSWORD)
    assert taken(notes) == []
    look(home, server.mailbox(), notes, PASSWORD, directory=directory(trusted=("elsewhere.example",)))
    assert [m.sender for m in taken(notes)] == ["news@elsewhere.example"]


@pytest.mark.parametrize("dies_at", share((5,), range(1, 8)))
def test_a_look_that_dies_at_any_note_is_finished_by_the_next(server: Server, home: Path, dies_at: int) -> None:
    server.put([REPLY, SCAN])
    whole = Notes()
    (home / "whole" / "inbox").mkdir(parents=True)
    look(home / "whole", server.mailbox(), whole, PASSWORD)
    dying = Notes(fails=dies_at)
    with pytest.raises(KeyboardInterrupt):
        look(home, server.mailbox(), dying, PASSWORD)
    look(home, server.mailbox(), dying, PASSWORD)
    assert dying.kept == whole.kept
    assert len(list((home / "inbox" / "letters" / ON.isoformat()).iterdir())) == 1


def test_a_wrong_password_is_one_line_and_one_try(server: Server, home: Path) -> None:
    (told,) = look(home, server.mailbox(), Notes(), "другой")
    assert "имя или пароль не приняты" in told


def test_a_server_that_cannot_prove_who_it_is_gets_no_password(server: Server, home: Path) -> None:
    (told,) = look(home, server.mailbox(ca_file=""), Notes(), PASSWORD)
    assert "пароль не передавался" in told


@pytest.mark.parametrize("settings", [{"security": "starttls"}, {"security": "none"}])
def test_a_mailbox_is_read_in_the_other_ways_of_connecting(
    server: Server, home: Path, settings: dict[str, str]
) -> None:
    server.put([REPLY])
    notes = Notes()
    assert look(home, server.mailbox(port=server.plain, **settings), notes, PASSWORD) == ()
    assert len(taken(notes)) == 1


def test_no_password_goes_in_clear_beyond_this_computer(home: Path) -> None:
    (told,) = look(home, Mailbox(host="mail.example.org", user="office", security="none"), Notes(), PASSWORD)
    assert "без шифрования" in told


def test_the_number_in_a_text_finds_the_letter_of_its_sender(server: Server, home: Path) -> None:
    server.put(
        [
            message("obr@mail.ru", "Информация", "На № 01‐15/K-21 от 16.12.2025 сообщаем. Приказ издан."),
            message("kto@mail.ru", "На № 01-15/К-2", "Я не организация"),
        ]
    )
    notes = Notes()
    look(home, server.mailbox(), notes, PASSWORD)
    own, other = taken(notes)
    assert (own.papers, [w.code for w in own.senders], own.ask) == ((OTHER.key,), ["ОБР"], "")
    assert (other.papers, other.senders) == ((LETTER.key,), ())
    assert "адрес отправителя не известен" in other.ask
