"""A register of an older program is brought up step by step and loses nothing; states of mail are small."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.errors import RegisterError
from automation.post import deliver, tidy
from automation.register import MailState, Register, Remembered, SeenBook
from automation.register.database import Database
from automation.register.mailbox import adopt, mime_of, set_state
from automation.register.schema import STEPS, migrate
from tests.post.test_post_states import NOW, mail_to
from tests.support.post_servers import scripted
from tests.support.register_samples import DAY, LATER, ORDER, message, opened, paper

MONDAY, FRIDAY = date(2025, 12, 15), date(2025, 12, 12)
OLD_MAIL = "INSERT INTO mail (message_id, key, kind, recipient, subject, mime, state, since, changed_on) VALUES"


@contextmanager
def old_register(tmp_path: Path) -> Iterator[Database]:
    """A register as the first program made it."""
    (tmp_path / "outbox").mkdir()
    with closing(Database(tmp_path / "outbox" / "register.sqlite")) as db:
        migrate(db, STEPS[:1])
        assert db.version == 1
        yield db


def test_messages_waiting_in_an_old_register_are_sent_with_the_same_bytes(tmp_path: Path) -> None:
    letter = b"Subject: old\r\n\r\nbody\r\n"
    with old_register(tmp_path) as db:
        days = (str(DAY), str(DAY))
        db.run(f"{OLD_MAIL} ('<1@e>', 'k', 'morning', 'a@example.org', 's', ?, 'queued', ?, ?)", (letter, *days))
        db.run(f"{OLD_MAIL} ('<2@e>', 'k', 'morning', 'b@example.org', 's', NULL, 'sent', ?, ?)", days)
    with scripted() as server, opened(tmp_path) as register:
        assert [(m.state, mime_of(register, m)) for m in register.mail()] == [("queued", letter), ("sent", b"")]
        assert deliver(register, tmp_path, mail_to(server.port), on=DAY, now=NOW) == ()
        assert server.accepted == [("a@example.org", letter)]
        tidy(register, tmp_path, DAY, 365, returns=False)
        assert register.rows("SELECT * FROM mail_bytes") == []
        assert register.rows("PRAGMA foreign_key_check") == []
        assert register.rows("PRAGMA integrity_check") == [("ok",)]


OLD_PAPER = (
    "INSERT INTO papers (id, key, order_id, kind, form, day, journal, year, seq, number, printed, addressee_code,"
    " addressee_organisation, addressee_name, signer, signed_by, executor, subject, book, path, state)"
    " VALUES (1, 'overdue/454/А', 1, 'overdue', 'letter', '2025-12-16', 'letters', 2025, 1, 'К-1', 'К-1', 'А', '', '',"
    " 'letter', '', '', '', '', 'p', 'written')"
)


def test_old_messages_belong_to_the_persons_they_were_meant_for(tmp_path: Path) -> None:
    """Version 1.0 knew addresses only, and mailed a letter twice where the address was corrected."""
    with old_register(tmp_path) as db:
        db.run("INSERT INTO orders (id, number, date) VALUES (1, '454', '2025-12-11')")
        db.run(OLD_PAPER)
        db.run("INSERT INTO texts VALUES (1, '{}', '', '{}')")
        db.run(
            "INSERT INTO occasions (paper_id, order_id, code, item, control_date, kind, step, detail)"
            " VALUES (1, 1, 'А', '1', '', 'overdue', 1, '')"
        )
        db.run("INSERT INTO editions VALUES (1, 1, '2025-12-17', '{}', '', 'p0', NULL, '{}')")
        sent = [("overdue/454/А", "overdue", "old@e"), ("overdue/454/А", "overdue", "new@e"), ("m", "morning", "o@e")]
        for n, (key, kind, to) in enumerate([*sent, ("c", "completion", "head@e"), ("c", "completion", "deputy@e")]):
            db.run(f"{OLD_MAIL} (?, ?, ?, ?, '', NULL, 'sent', '2025-12-18', '2025-12-18')", (f"<{n}>", key, kind, to))
    with opened(tmp_path) as register:
        assert [(m.role, m.edition) for m in register.mail()] == [
            ("", 2),
            ("performer/А", 2),
            ("office", 1),
            ("", 1),
            ("", 1),
        ]
        adopt(register, "leader/глава", "head@e")
        assert [m.role for m in register.mail()[3:]] == ["leader/глава", ""]
        assert register.find("К-1").former_days == (DAY,)


def test_an_old_register_knows_the_morning_before(tmp_path: Path) -> None:
    with old_register(tmp_path) as db:
        db.run("INSERT INTO orders (id, number, date) VALUES (1, ?, ?)", (ORDER.number, ORDER.date.isoformat()))
        db.run("INSERT INTO days VALUES (?, 'finished'), (?, 'finished')", (str(MONDAY), str(DAY)))
        db.run("INSERT INTO books VALUES (1, 'a.xlsx', 'b', '2025-12-15T10:00:00', 4, 0, ?)", (str(DAY),))
    with opened(tmp_path) as register:
        assert register.history(ORDER, LATER).previous_day == DAY
        assert register.history(ORDER, DAY).previous_day == MONDAY


def test_a_reader_brings_a_copy_of_an_old_register_up_and_leaves_the_file(tmp_path: Path) -> None:
    with old_register(tmp_path):
        pass
    before = (tmp_path / "outbox" / "register.sqlite").read_bytes()
    with Register.open(tmp_path / "outbox" / "register.sqlite", read_only=True) as register:
        assert register.version == len(STEPS)
        assert register.entries() == ()
    assert (tmp_path / "outbox" / "register.sqlite").read_bytes() == before


def kept_copies(tmp_path: Path) -> list[str]:
    return sorted(p.name for p in (tmp_path / "outbox").iterdir() if p.name != "register.sqlite")


def test_an_old_register_edited_by_hand_is_refused_before_anything_is_changed(tmp_path: Path) -> None:
    with old_register(tmp_path) as db:
        db.run("INSERT INTO orders (id, number, date) VALUES (1, '454', '2025-12-11')")
        db.run("PRAGMA foreign_keys = OFF")
        db.run("INSERT INTO texts VALUES (7, '{}', '', '{}')")
    before = (tmp_path / "outbox" / "register.sqlite").read_bytes()
    with pytest.raises(RegisterError, match="изменён не программой"):
        opened(tmp_path)
    assert (tmp_path / "outbox" / "register.sqlite").read_bytes() == before
    assert kept_copies(tmp_path) == []


def test_an_old_register_that_lost_a_table_is_refused_in_the_same_words(tmp_path: Path) -> None:
    with old_register(tmp_path) as db:
        db.run("DROP TABLE mail")
    before = (tmp_path / "outbox" / "register.sqlite").read_bytes()
    for read_only in (False, True):
        with pytest.raises(RegisterError, match="нет частей mail"):
            Register.open(tmp_path / "outbox" / "register.sqlite", read_only=read_only)
    assert (tmp_path / "outbox" / "register.sqlite").read_bytes() == before


def test_the_register_as_it_was_is_kept_beside_before_a_migration(tmp_path: Path) -> None:
    with old_register(tmp_path) as db:
        db.run("INSERT INTO notes VALUES ('a', 'b', 'first')")
    register = tmp_path / "outbox" / "register.sqlite"
    before = register.read_bytes()
    opened(tmp_path).close()
    assert kept_copies(tmp_path) == ["register-before-0002.sqlite"]
    with closing(Database(tmp_path / "outbox" / "register-before-0002.sqlite", read_only=True)) as copy:
        assert (copy.version, copy.rows("SELECT value FROM notes")) == (1, [("first",)])
    opened(tmp_path).close()
    assert len(kept_copies(tmp_path)) == 1, "a register that lacks no step is not copied"
    register.write_bytes(before)
    opened(tmp_path).close()
    assert kept_copies(tmp_path) == ["register-before-0002 (2).sqlite", "register-before-0002.sqlite"]


def test_a_new_register_leaves_no_copy(tmp_path: Path) -> None:
    opened(tmp_path).close()
    assert kept_copies(tmp_path) == []


def test_steps_that_are_missing_are_taken_all_or_none(tmp_path: Path) -> None:
    more = [("9998 sample", "CREATE TABLE sample (x)"), ("9999 twice", "CREATE TABLE papers (x)")]
    with old_register(tmp_path) as db:
        with pytest.raises(RegisterError):
            migrate(db, [*STEPS, *more])
        assert (db.version, db.rows("SELECT 1 FROM sqlite_master WHERE name = 'sample'")) == (1, [])
        migrate(db, [*STEPS, more[0]])
        taken = [step for (step,) in db.rows("SELECT step FROM migrations ORDER BY step")]
        assert taken == [*(name for name, _ in STEPS), "9998 sample"]


def written_by_this_process() -> int:
    return int(dict(line.split(": ") for line in Path("/proc/self/io").read_text().splitlines())["wchar"])


@pytest.mark.skipif(not Path("/proc/self/io").exists(), reason="только Linux считает записанные байты")
def test_a_state_of_a_large_message_writes_no_letter_again(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        large = replace(message("a@example.org"), mime=b"x" * 4_000_000)
        register.issue(DAY, [], [large])
        states = (MailState.SENDING, MailState.UNKNOWN, MailState.QUEUED, MailState.SENT, MailState.SUPERSEDED)
        for state in states:
            before = written_by_this_process()
            set_state(register, register.mail()[0], state, DAY)
            assert written_by_this_process() - before < 100_000, state
        assert mime_of(register, register.mail()[0]) == b""


def read_on(register: Register, on: date, *, working_day: bool = True, finished: bool = True) -> None:
    book = SeenBook(
        order=ORDER, file="a.xlsx", sha256="b", modified="2025-12-15T10:00:00", filled=4, working_day=working_day
    )
    register.issue(on, remembered=[Remembered(order=ORDER, book=book)])
    if finished:
        register.finish_day(on)


def test_each_order_has_a_morning_before_of_its_own(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        read_on(register, FRIDAY)
        read_on(register, FRIDAY + timedelta(days=1), working_day=False)
        assert register.history(ORDER, MONDAY).previous_day == FRIDAY, "a day off decides nothing"
        register.issue(MONDAY)
        register.finish_day(MONDAY)
        assert register.history(ORDER, DAY).previous_day == FRIDAY, "unread on Monday"
        read_on(register, DAY, finished=False)
        assert register.history(ORDER, DAY).previous_day == FRIDAY, "the same day again"
        assert register.history(ORDER, LATER).previous_day == FRIDAY, "cut short"
        read_on(register, LATER)
        assert register.history(ORDER, LATER).previous_day == FRIDAY
        assert register.history(ORDER, LATER + timedelta(days=1)).previous_day == LATER


def test_what_was_told_on_a_day_cut_short_is_told_again(tmp_path: Path) -> None:
    ground = paper("А").grounds[0]
    with opened(tmp_path) as register:
        register.issue(DAY, remembered=[Remembered(order=ORDER, told=(ground,))])
        assert register.history(ORDER, LATER).told == {}
        register.finish_day(LATER)  # the order's workbook was unread
        assert register.history(ORDER, LATER + timedelta(days=1)).told == {}
        register.issue(LATER, remembered=[Remembered(order=ORDER, told=(ground,))])
        register.finish_day(LATER)
        assert register.history(ORDER, LATER).told == {(ground.occasion, ground.detail): LATER}
