"""``explain`` tells what became of a paper and of the reports it rests on."""

from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.cli.verb_explain import _ground
from automation.control.requests import SUBSTANCE
from automation.model.standing import Fault
from automation.reports.explained import grounds_in_words
from tests.support.clerk import new_home

pytestmark = pytest.mark.usefixtures("plain_days")


def run(home: Path, *call: str) -> None:
    assert main([*call, "--home", str(home)]) <= 1


def test_a_reissued_letter_is_told_with_both_dates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = tmp_path / "home"
    new_home(home)
    run(home, "day", "--on", "16.12.2025", "--yes")
    run(home, "reissue", "01-15/К-2", "--on", "17.12.2025")
    run(home, "reissue", "01-15/К-2", "--on", "18.12.2025")
    capsys.readouterr()
    run(home, "explain", "01-15/К-2")
    said = capsys.readouterr().out
    first, second = "Перевыпущен 17.12.2025 под тем же номером с датой 17.12.2025", "прежняя редакция от 16.12.2025"
    assert first in said
    assert second in said
    assert "Перевыпущен 18.12.2025 под тем же номером с датой 18.12.2025" in said


def test_a_report_rewritten_after_acceptance_is_told_of_its_ground() -> None:
    reported = {"news": "accepted", "rewritten": [{"header": "Подтверждение", "before": "письмо", "now": "приказ"}]}
    ground = {"item": "4", "code": "ОБР", "step": 1, "standing": "permanent", "reported": reported}
    (words,) = grounds_in_words({"grounds": [ground]}, date(2026, 1, 14))
    told = "изменено после принятия: «Подтверждение»; документ составлен по принятым сведениям"
    assert words.rewritten == told
    assert told in "\n".join(_ground(words))
    (usual,) = grounds_in_words({"grounds": [ground | {"reported": {"news": "accepted"}}]}, date(2026, 1, 14))
    assert usual.rewritten == ""


def test_a_promise_by_telephone_is_told_with_the_words_that_no_letter_quotes() -> None:
    promise = {"called_on": "2026-01-12", "promised_on": "2026-01-20", "said": "акт у подрядчика"}
    ground = {"item": "4", "code": "ОБР", "step": 1, "standing": "overdue"}
    told = []
    for said in (promise, promise | {"said": ""}):
        known = ground | {"reported": {"news": "unknown", "promise": said}}
        told += [words.known for words in grounds_in_words({"grounds": [known]}, date(2026, 1, 14))]
    assert told == [
        "по телефону 12.01.2026 обещано к 20.01.2026 («акт у подрядчика»)",
        "по телефону 12.01.2026 обещано к 20.01.2026",
    ]


def test_a_term_whose_working_days_nobody_counted_is_told_alone() -> None:
    ground = {"item": "4", "code": "ОБР", "step": 1, "standing": "in_work", "due": "2026-01-20", "days": None}
    (words,) = grounds_in_words({"grounds": [ground]}, date(2026, 1, 14))
    assert words.due == "действующий срок: 20.01.2026"
    (counted,) = grounds_in_words({"grounds": [ground | {"days": 4}]}, date(2026, 1, 14))
    assert counted.due == "действующий срок: 20.01.2026 (осталось 4 рабочих дня)"


ASKED = SUBSTANCE | {Fault.LEAD_BROKEN, Fault.CONTROL_POINT, Fault.BY_AGREEMENT, Fault.RETURNED}


@pytest.mark.parametrize("fault", sorted(ASKED))
def test_whatever_a_request_asks_about_is_told_in_words(fault: Fault) -> None:
    ground = {"item": "4", "code": "ОБР", "step": 1, "standing": "no_data", "faults": [fault.value]}
    (words,) = grounds_in_words({"grounds": [ground]}, date(2026, 1, 14))
    assert words.faults != (fault.value,)


def test_whatever_registers_of_earlier_versions_know_of_a_report_is_read() -> None:
    kept = ["unknown", "silent", "arrived", "answered", "partly", "in_work", "result_owed", "returned"]
    kept += ["faulty", "under_review", "accepted", "inapplicable", "exemption", "exempt"]
    ground = {"item": "4", "code": "ОБР", "step": 1, "standing": "in_work"}
    grounds = [ground | {"reported": {"news": news}} for news in kept]
    assert len([*grounds_in_words({"grounds": grounds}, date(2026, 1, 14))]) == len(kept)
