"""What comes with a message: forms into the folder of forms, once and from the right hands; the rest for a person."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.mailbox import attachments
from automation.mailbox.attachments import KeptFiles, Shelf, keep
from automation.mailbox.matching import Sender
from automation.model.received import Whose
from automation.model.report import Performer
from automation.model.settings import Limits
from automation.workbook.forms import BookForms, read_form
from automation.workbook.merge import merge
from tests.support.books import EDITOR, EXAMPLE, HEADS, LIBRARY, ORDER, book
from tests.support.dovecot import PASSWORD, Server
from tests.support.incoming import LETTER, ON, directory, look, message, taken
from tests.support.nightly import share
from tests.support.notes import Notes

OWN = Sender(performers=(Whose(order=ORDER.id, code="БИБЛ"),))


@pytest.fixture(scope="module")
def form() -> bytes:
    return BookForms(book()).form((LIBRARY,))


def kept(home: Path, name: str, data: bytes, sender: Sender = OWN) -> KeptFiles:
    return keep(Shelf(home=home, limits=Limits()), [(name, data)], ON, sender)


def test_a_form_of_its_own_performer_goes_where_a_clerk_would_put_it(home: Path, form: bytes) -> None:
    found = kept(home, "Форма.xlsx", form)
    assert [p.rpartition("/")[0] for p in found.forms] == ["inbox/forms"]
    assert (found.names, found.orders, found.ask) == ((), (ORDER.id,), "")


@pytest.mark.parametrize(
    "sender", [Sender(), replace(OWN, performers=(Whose(order=ORDER.id, code="ПРИМ"),))], ids=["stranger", "another"]
)
def test_a_form_from_anybody_else_is_kept_apart_and_asked_about(home: Path, form: bytes, sender: Sender) -> None:
    found = kept(home, "Форма.xlsx", form, sender)
    assert found.forms == ()
    assert found.names[0].startswith("inbox/letters/2025-12-17/")
    assert "не с адреса своего исполнителя" in found.ask


def test_a_form_that_names_people_of_another_organisation_too_is_none_of_its_senders(home: Path) -> None:
    both = BookForms(book()).form((LIBRARY, EXAMPLE))
    assert "не с адреса своего исполнителя" in kept(home, "Форма.xlsx", both).ask
    shared = BookForms(book()).form((LIBRARY, EDITOR))
    sender = directory(performers={ORDER.id: (LIBRARY, EXAMPLE, EDITOR)}).sender(LIBRARY.email)
    assert kept(home, "Форма.xlsx", shared, sender).forms
    assert not kept(home, "Форма.xlsx", both, sender).forms


def test_a_trusted_address_may_send_any_form(home: Path, form: bytes) -> None:
    assert kept(home, "Форма.xlsx", form, Sender(trusted=True)).forms


@pytest.mark.parametrize(
    ("name", "ask"),
    [("скан.pdf", ""), ("архив.zip", ""), ("winmail.dat", "Outlook"), ("таблица.xlsx", "не открывайте")],
)
def test_what_is_no_form_is_kept_as_it_is(home: Path, name: str, ask: str) -> None:
    found = kept(home, name, b"PK\x03\x04 broken")
    assert found.forms == ()
    assert found.names[0].startswith("inbox/letters/")
    assert (ask in found.ask) if ask else not found.ask


def test_no_message_has_the_program_open_workbooks_without_end(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachments, "BOOKS", 1)
    found = keep(Shelf(home=home, limits=Limits()), [(f"{n}.xlsx", b"%d" % n) for n in range(3)], ON, OWN)
    assert len(found.names) == 3
    assert found.ask.count("не открывайте") == 1


def organisations(count: int) -> Iterator[Performer]:
    for n in range(1, count + 1):
        yield replace(
            EXAMPLE, code=f"ОРГ-{n}", organisation=f"МБУ «Образец {n}»", groups=(HEADS,), email=f"mail@org{n}.example"
        )


COUNT, DAYS = share(3, 20), 5


def test_organisations_answer_for_five_days_and_each_form_and_reply_is_taken_once(server: Server, home: Path) -> None:
    people = tuple(organisations(COUNT))
    whole = book(performers=people)
    made = BookForms(whole)
    letters = [
        replace(LETTER, key=f"overdue/{p.code}", number=f"01-15/К-{n}", printed=f"01-15/К-{n}", addressee_code=p.code)
        for n, p in enumerate(people, 30)
    ]
    known = directory(letters, performers={ORDER.id: people}, sent={})
    mail = [message(p.email, "Форма", "По распоряжению № 454", [("Форма.xlsx", made.form((p,)))]) for p in people]
    mail += [message(p.email, "Ответ", f"На № {e.number}: готовим.") for p, e in zip(people, letters, strict=True)]
    notes = Notes()
    for day in range(DAYS):
        server.put(mail[day::DAYS])
        server.put(mail[day::DAYS][:1])  # a mail program sends one twice
        assert look(home, server.mailbox(), notes, PASSWORD, directory=known) == ()
    messages = taken(notes)
    assert len(messages) == 2 * COUNT
    assert sorted(key for m in messages for key in m.papers) == sorted(e.key for e in letters)
    assert all(m.ask == "" for m in messages)
    forms = [read_form(f, Limits(), home) for f in sorted((home / "inbox" / "forms").iterdir())]
    assert len(forms) == COUNT
    assert len({f.mark.codes for f in forms if f.mark}) == COUNT
    assert merge(whole, forms)[0].performers == people


@pytest.mark.parametrize("dies_at", share((9,), range(1, 30)))
def test_days_of_mail_killed_at_a_note_end_as_days_nobody_disturbed(server: Server, home: Path, dies_at: int) -> None:
    people = tuple(organisations(2))
    made = BookForms(book(performers=people))
    mail = [message(p.email, "Форма", "№ 454", [("Форма.xlsx", made.form((p,)))]) for p in people]
    server.put([*mail, *(message(p.email, "Отчёт", "№ 454", [("скан.pdf", b"%PDF")]) for p in people)])
    told = []
    for name, fails in (("whole", 0), ("killed", dies_at)):
        (home / name / "inbox").mkdir(parents=True)
        notes = Notes(fails)
        for _ in range(2):
            try:
                look(
                    home / name,
                    server.mailbox(),
                    notes,
                    PASSWORD,
                    directory=directory((), performers={ORDER.id: people}),
                )
            except KeyboardInterrupt:
                continue
        files = sorted(p.relative_to(home / name).as_posix() for p in (home / name).rglob("*") if p.is_file())
        told.append((notes.kept, files))
    assert told[0] == told[1]
