"""What «Отправка» and a person's will do to papers already issued."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.errors import CallError
from automation.model.control import PaperState
from automation.model.kinds import Form, Kind
from automation.model.report import Dispatch
from automation.model.reported import Snapshot
from automation.register import DispatchFault, MailState, Register, Remembered
from tests.support.register_samples import DAY, LATER, ORDER, OTHER, message, numbered, only, opened, paper


def issued(tmp_path: Path) -> Register:
    register = opened(tmp_path)
    register.issue(DAY, numbered(register, paper("А"), paper("Б"), paper("В", order=OTHER)))
    return register


@pytest.mark.parametrize(
    "typed",
    [
        "01-15/К-1",
        "№ 01-15/К-1",
        "01-15/к-1",
        "01‑15/K-1",
        " 01-15/К-1 ",
        "№01-15/К-1 от 16.12.2025",
        "01-15/К-1 от 16.12.2025 г.",
        "01-15 / К-1",
    ],
)
def test_a_document_is_found_however_a_clerk_types_its_number(tmp_path: Path, typed: str) -> None:
    with issued(tmp_path) as register:
        matched = register.match(ORDER, [Dispatch(document=typed, signed_on=DAY, sent_on=LATER)], LATER)
        assert matched.troubles == ()
        assert [f.sent_on for f in matched.facts] == [LATER]
        assert register.find(typed).addressee_code == "А"


def test_rows_that_fit_no_paper_or_the_wrong_day_are_told_and_the_rest_counts(tmp_path: Path) -> None:
    rows = [
        Dispatch(document="01-15/К-99", row=2),
        Dispatch(document="01-15/К-3", row=3),
        Dispatch(document="01-15/К-1", signed_on=DAY - timedelta(days=1), way="нарочно", row=4),
        Dispatch(document="01-15/К-2", signed_on=DAY, sent_on=LATER, row=5),
        Dispatch(document="  ", sent_on=DAY, row=6),
        Dispatch(document="01-15/К-1 от 17.12.2025", row=7),
    ]
    with issued(tmp_path) as register:
        matched = register.match(ORDER, rows, DAY)
        assert [(t.row, t.fault) for t in matched.troubles] == [
            (2, DispatchFault.UNKNOWN),
            (3, DispatchFault.FOREIGN),
            (4, DispatchFault.EARLY),
            (5, DispatchFault.FUTURE),
            (7, DispatchFault.UNKNOWN),
        ]
        assert [(f.signed_on, f.sent_on, f.way) for f in matched.facts] == [(None, None, "нарочно"), (DAY, None, "")]


def test_a_sending_before_the_signing_is_left_out_and_says_which_dates_quarrel(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        row = Dispatch(document="01-15/К-1", signed_on=LATER, sent_on=DAY, row=2)
        matched = register.match(ORDER, [row], LATER)
        assert [(f.signed_on, f.sent_on) for f in matched.facts] == [(LATER, None)]
        (told,) = matched.troubles
        assert told.fault is DispatchFault.REVERSED
        assert f"«Отправлен» {DAY:%d.%m.%Y} – раньше, чем «Подписан» ({LATER:%d.%m.%Y})" in told.message


def test_a_sending_after_the_annulment_is_left_out_and_asks_to_call_the_paper_back(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        register.annul("01-15/К-1", "ошибка", DAY)
        fine, late = (
            register.match(ORDER, [Dispatch(document="01-15/К-1", signed_on=DAY, sent_on=sent, row=2)], LATER)
            for sent in (DAY, LATER)
        )
        assert ([f.sent_on for f in fine.facts], fine.troubles) == ([DAY], ())
        (told,) = late.troubles
        assert ([f.sent_on for f in late.facts], told.fault) == ([None], DispatchFault.ANNULLED)
        assert f"«Отправлен» {LATER:%d.%m.%Y}, а документ аннулирован {DAY:%d.%m.%Y}" in told.message


def test_two_rows_about_one_paper_are_told_only_where_their_dates_differ(tmp_path: Path) -> None:
    def told(second: Dispatch) -> list[DispatchFault]:
        rows = [Dispatch(document="01-15/К-1", signed_on=DAY, sent_on=DAY, row=2), second]
        return [t.fault for t in register.match(ORDER, rows, LATER).troubles]

    with issued(tmp_path) as register:
        assert told(Dispatch(document="01-15/К-1", answer="вх. 5", row=3)) == []
        assert told(Dispatch(document="01-15/К-1", signed_on=DAY, sent_on=DAY, row=3)) == []
        assert told(Dispatch(document="01-15/К-1", signed_on=DAY, sent_on=LATER, row=3)) == [DispatchFault.REPEATED]


def test_the_states_of_a_paper_follow_the_sheet_before_anything_is_written(tmp_path: Path) -> None:
    def state(**row: object) -> PaperState:
        facts = register.match(ORDER, [Dispatch(document="01-15/К-1", **row)], LATER).facts  # type: ignore[arg-type]
        return register.history(ORDER, LATER, facts).entries[0].state

    with issued(tmp_path) as register:
        assert state() is PaperState.DRAFT
        assert state(signed_on=DAY) is PaperState.SIGNED
        assert state(signed_on=DAY, sent_on=DAY) is PaperState.SENT
        assert state(sent_on=DAY, answer="вх. 5 от 17.12.2025") is PaperState.ANSWERED
        assert state(annulled="ошибка") is PaperState.ANNULLED
        assert register.entries()[0].state is PaperState.DRAFT


def test_a_number_alone_means_the_newest_year_and_a_registered_number_counts_too(tmp_path: Path) -> None:
    new_year = date(2026, 1, 12)
    with issued(tmp_path) as register:
        register.issue(new_year, numbered(register, paper("А", day=new_year, step=2)))
        facts = register.match(
            ORDER, [Dispatch(document="01-15/К-1", registered="01-15/7 от 13.01.2026")], new_year
        ).facts
        register.issue(new_year, remembered=[Remembered(order=ORDER, dispatches=facts)])
        assert register.find("01-15/К-1").day == new_year
        assert register.find("01-15/7").cited == "01-15/7 от 13.01.2026"
        assert register.find("01-15/7 от 13.01.2026").day == new_year
        assert register.find("01-15/К-1 от 16.12.2025").day == DAY


def test_an_annulled_paper_keeps_its_number_and_opens_its_occasions(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        assert register.annul("01-15/К-1", "ошибка в адресате", LATER).addressee_code == "А"
        assert not [o for o in register.history(ORDER, LATER).spent if o.code == "А"]
        again = numbered(register, paper("А"))
        assert (again[0].key[-2:], again[0].number) == ("~2", "01-15/К-4")
        register.issue(DAY, again)
        register.annul("01-15/К-4", "опять", LATER)
        assert register.free_key(paper("А")).endswith("~3")
        told = register.explain("01-15/К-1")
        assert (told.annulled_on, told.annulled_reason) == (LATER, "ошибка в адресате")


@pytest.mark.parametrize(("document", "reason"), [("01-15/К-1", " "), ("01-15/К-9", "ошибка")])
def test_annulment_needs_a_reason_and_a_paper(tmp_path: Path, document: str, reason: str) -> None:
    with issued(tmp_path) as register, pytest.raises(CallError):
        register.annul(document, reason, LATER)


def test_annulling_twice_is_refused(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        register.annul("01-15/К-1", "ошибка", LATER)
        with pytest.raises(CallError, match="уже аннулирован"):
            register.annul("01-15/К-1", "ошибка", LATER)


def test_an_annulled_memo_takes_its_snapshot_and_its_waiting_mail_with_it(tmp_path: Path) -> None:
    memo = paper("-", kind=Kind.COMPLETION, form=Form.MEMO)
    with opened(tmp_path) as register:
        new = numbered(register, memo)
        snapshot = Snapshot(kind=Kind.COMPLETION, day=DAY, facts={})
        mail = message("head@example.org", new[0].key, kind="completion", order=ORDER)
        register.issue(DAY, new, [mail], [Remembered(order=ORDER, snapshots=(snapshot,))])
        facts = register.match(ORDER, [Dispatch(document="02-01/К-1", annulled="17.12.2025 ошибка")], LATER).facts
        assert register.history(ORDER, LATER, facts).snapshots == ()
        assert register.history(ORDER, LATER, facts).spent == {}
        assert len(register.history(ORDER, LATER).snapshots) == 1
        register.issue(LATER, remembered=[Remembered(order=ORDER, dispatches=facts)])
        assert register.history(ORDER, LATER).snapshots == ()
        assert only(register.entries()).state is PaperState.ANNULLED
        assert register.mail()[0].state is MailState.SUPERSEDED
        assert list(register.pending()) == []


def test_a_closed_order_says_so_in_its_history(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        register.close_order(ORDER, "снято с контроля Главой", LATER)
        history = register.history(ORDER, LATER)
        assert (history.closed_on, history.closed_reason) == (LATER, "снято с контроля Главой")
        assert register.orders()[0].closed_reason == "снято с контроля Главой"
        assert register.history(OTHER, LATER).closed_on is None
        with pytest.raises(CallError):
            register.close_order(ORDER, "", LATER)


def test_facts_stay_when_their_row_is_deleted_and_follow_it_when_it_changes(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        for rows in ([Dispatch(document="01-15/К-1", signed_on=DAY, sent_on=DAY)], []):
            facts = register.match(ORDER, rows, DAY).facts
            register.issue(DAY, remembered=[Remembered(order=ORDER, dispatches=facts)])
            assert register.find("01-15/К-1").state is PaperState.SENT
        facts = register.match(ORDER, [replace(Dispatch(document="01-15/К-1"), signed_on=DAY)], DAY).facts
        register.issue(DAY, remembered=[Remembered(order=ORDER, dispatches=facts)])
        assert register.find("01-15/К-1").state is PaperState.SIGNED


def test_a_row_of_december_stays_decembers_when_numbers_begin_again(tmp_path: Path) -> None:
    new_year = date(2026, 1, 12)
    with issued(tmp_path) as register:
        papers = [paper("А", day=new_year, step=2), paper("Б", day=new_year, step=2, order=OTHER)]
        register.issue(new_year, numbered(register, *papers))
        rows = [
            Dispatch(document="01-15/К-1", signed_on=DAY, sent_on=DAY, row=2),
            Dispatch(document="01-15/К-2", sent_on=DAY, row=3),
            Dispatch(document="01-15/К-1", signed_on=new_year, row=4),
        ]
        matched = register.match(ORDER, rows, new_year)
        assert matched.troubles == ()
        assert sorted((f.key[-10:], f.sent_on) for f in matched.facts if f.sent_on) == [("2025-12-16", DAY)] * 2
        assert [f.key[-10:] for f in matched.facts if not f.sent_on] == ["2026-01-12"]


def test_two_rows_about_one_paper_are_read_together(tmp_path: Path) -> None:
    with issued(tmp_path) as register:
        rows = [
            Dispatch(document="01-15/К-1", signed_on=DAY),
            Dispatch(document="01-15/К-1 от 16.12.2025", sent_on=DAY),
        ]
        fact = register.match(ORDER, rows, DAY).facts[0]
        assert (fact.signed_on, fact.sent_on) == (DAY, DAY)


@pytest.mark.parametrize(
    ("typed", "told"), [("К-1", ", возможно, «01-15/К-1»"), ("2", ", возможно, «01-15/К-2»"), ("15", "")]
)
def test_a_number_not_written_whole_is_told_with_the_one_it_ends(tmp_path: Path, typed: str, told: str) -> None:
    with issued(tmp_path) as register:
        (trouble,) = register.match(ORDER, [Dispatch(document=typed, sent_on=LATER)], LATER).troubles
        assert f"такого номера в учётном журнале нет{told};" in trouble.message
        with pytest.raises(CallError, match=rf"в учётном журнале нет{told}\."):
            register.find(typed)
