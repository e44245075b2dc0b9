"""A corrected text under the same number is an edition of its own: its date, its marks, its mail."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from automation.errors import CallError
from automation.model.control import PaperState
from automation.model.report import Dispatch
from automation.register import DispatchFault, MailState, Matched, NewEdition, Register, Remembered
from automation.register.mailbox import set_state
from tests.support.register_samples import DAY, LATER, ORDER, message, numbered, opened, paper

NUMBER = "01-15/К-1"


@contextmanager
def issued(tmp_path: Path, *states: MailState) -> Iterator[Register]:
    """A register with one paper, and a message of it in each of these states."""
    with opened(tmp_path) as register:
        (new,) = numbered(register, paper("А"))
        mail = [message(f"{state}@example.org", new.key, kind="overdue", order=ORDER) for state in states]
        register.issue(DAY, [new], mail)
        for record, state in zip(register.mail(), states, strict=True):
            set_state(register, record, state, DAY)
        yield register


def edition(**more: Any) -> NewEdition:
    given: dict[str, Any] = {"letter": {"title": "исправлено"}, "template": "t", "reason": {}, "paper": paper("А")}
    return NewEdition(**{**given, "path": f"outbox/x/{LATER}/n.docx", **more})


def reissue(register: Register, **more: Any) -> None:
    register.reissue(register.find(NUMBER).key, edition(**more), on=LATER)


def said(register: Register, on: Any = LATER, **row: Any) -> Matched:
    """One row of «Отправка» about the paper, read on a day and entered."""
    matched = register.match(ORDER, [Dispatch(document=NUMBER, row=2, **row)], on)
    register.issue(on, remembered=[Remembered(order=ORDER, dispatches=matched.facts)])
    return matched


def test_a_reissued_paper_keeps_number_and_occasions_and_its_former_text(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        before = register.find(NUMBER)
        register.mark_written((b.key, "1" * 64) for b in list(register.pending()))
        reissue(register)
        begun = next(register.pending())
        assert (begun.number, begun.letter) == (NUMBER, {"title": "исправлено"})
        told = register.explain(NUMBER)
        assert told.editions[0]["letter"] == {"title": "Письмо А"}
        assert (told.editions[0]["path"], told.editions[0]["sha256"]) == (before.path, "1" * 64)
        assert (told.entry.occasions, told.entry.edition) == (before.occasions, 2)


def test_a_reissued_paper_bears_its_new_date_and_is_found_by_each(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        reissue(register, paper=paper("А", day=LATER))
        entry = register.find(NUMBER)
        assert (entry.day, entry.former_days) == (LATER, (DAY,))
        assert entry.key.endswith(f"/{DAY}")
        for day in (DAY, LATER):
            assert register.find(f"{NUMBER} от {day:%d.%m.%Y}").key == entry.key
        with pytest.raises(CallError):
            register.find(f"{NUMBER} от {LATER + timedelta(days=1):%d.%m.%Y}")
        assert register.free_key(paper("А")).endswith("~2"), "its first day's key stays taken"


@pytest.mark.parametrize(
    "row", [{"sent_on": DAY}, {"signed_on": DAY, "answer": "от 17.12.2025 № 5"}, {"annulled": "ошибка"}]
)
def test_a_paper_sent_answered_or_annulled_is_not_reissued_by_itself(tmp_path: Path, row: dict[str, Any]) -> None:
    with issued(tmp_path) as register:
        said(register, **row)
        with pytest.raises(CallError):
            reissue(register)
        assert register.find(NUMBER).edition == 1


@pytest.mark.parametrize("state", [MailState.SENT, MailState.SENDING, MailState.UNKNOWN])
def test_a_paper_that_was_mailed_is_reissued_only_as_an_edition(tmp_path: Path, state: MailState) -> None:
    with issued(tmp_path, state) as register:
        with pytest.raises(CallError, match="--edition"):
            reissue(register)
        reissue(register, of_sent=True)
        assert register.find(NUMBER).edition == 2


def test_a_mark_in_the_workbook_that_no_day_has_read_counts_too(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        facts = register.match(ORDER, [Dispatch(document=NUMBER, sent_on=LATER)], LATER).facts
        with pytest.raises(CallError, match="--edition"):
            reissue(register, facts=facts)
        assert register.find(NUMBER).sent_on is None, "a refused reissue enters nothing"


def test_waiting_mail_of_the_former_text_is_let_go(tmp_path: Path) -> None:
    waiting = (MailState.QUEUED, MailState.KEPT, MailState.REFUSED)
    with issued(tmp_path, *waiting) as register:
        reissue(register)
        assert [m.state for m in register.mail()] == [MailState.SUPERSEDED] * 3
        assert register.rows("SELECT * FROM mail_bytes") == []


def test_each_edition_is_a_message_of_its_own_to_the_same_person(tmp_path: Path) -> None:
    with issued(tmp_path, MailState.SENT) as register:
        (first,) = register.mail()
        again = message(first.to, first.key, kind="overdue", order=ORDER)
        second = replace(again, message_id="<second@example.org>", edition=2)
        register.reissue(first.key, edition(of_sent=True), [second, again], on=LATER)
        assert [(m.edition, m.state) for m in register.mail()] == [(1, MailState.SENT), (2, MailState.QUEUED)]


def test_a_signature_before_the_reissue_does_not_count_for_the_new_text(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        said(register, signed_on=DAY)
        reissue(register)
        (trouble,) = said(register, signed_on=DAY).troubles
        assert trouble.fault is DispatchFault.REPLACED
        assert "относится к тексту, заменённому 17.12.2025" in trouble.message
        assert register.find(NUMBER).state is PaperState.DRAFT
        assert register.explain(NUMBER).editions[0]["signed_on"] == DAY.isoformat()
        assert said(register, signed_on=LATER).troubles == ()
        assert register.find(NUMBER).state is PaperState.SIGNED


def test_a_mark_that_stood_there_when_the_text_was_replaced_the_same_day_belongs_to_the_former(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        said(register, signed_on=LATER)
        reissue(register)
        assert len(said(register, signed_on=LATER).troubles) == 1
        assert register.find(NUMBER).state is PaperState.DRAFT


def test_a_new_edition_of_a_sent_paper_is_neither_sent_nor_answered(tmp_path: Path) -> None:
    answer = "от 17.12.2025 № 5"
    with issued(tmp_path) as register:
        said(register, signed_on=DAY, sent_on=DAY, way="почта", answer=answer)
        reissue(register, of_sent=True)
        said(register, signed_on=DAY, sent_on=DAY, way="почта", answer=answer)
        entry = register.find(NUMBER)
        assert (entry.state, entry.sent_on, entry.answer) == (PaperState.DRAFT, None, "")
        (former,) = register.explain(NUMBER).editions
        assert (former["sent_on"], former["answer"]) == (DAY.isoformat(), answer)
        said(register, signed_on=LATER, sent_on=LATER, answer="от 18.12.2025 № 6")
        assert register.find(NUMBER).state is PaperState.ANSWERED
