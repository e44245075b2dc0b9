"""A letter about a missing date asks at once for the requisites of evidence that is named in words alone."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.model.control import empty_history
from automation.model.report import State
from tests.support.compose_world import SETTINGS, book, row
from tests.support.control_story import ORG, item
from tests.support.played_letters import last_letter

BARE = row("ОБР", "1", state=State.DONE, evidence="приказ директора", incoming="15.12.2025 № 1418")
DUE, LATE = item("до 12.12.2025"), date(2025, 12, 16)
FAULT = "указано, что мероприятие исполнено, однако дата исполнения и реквизиты подтверждающего документа не названы."
ASKED = "указать дату исполнения пункта 1 и реквизиты подтверждающего документа"


def test_the_letter_about_the_date_asks_for_the_requisites_of_the_evidence_too() -> None:
    told = last_letter(DUE, (LATE, BARE))
    assert FAULT in told
    assert f"{ASKED}." in told
    counted = replace(DUE, text="Обучить работников", indicator="работники")
    assert f"{ASKED}, а также сообщить общую численность работников" in last_letter(counted, (LATE, BARE))


@pytest.mark.parametrize(
    "values",
    [
        {"evidence": "приказ от 15.12.2025"},
        {"evidence": "приказ № 187"},
        {"accepted_on": LATE, "accepted_by": "Образцова Н.П."},  # whoever accepted it has seen the evidence
    ],
)
def test_evidence_with_a_day_or_a_number_and_an_accepted_one_is_not_asked_for(values: dict[str, Any]) -> None:
    told = last_letter(DUE, (LATE, replace(BARE, **values)))
    assert "однако дата исполнения не названа" in told
    assert "указать дату исполнения пункта 1." in told


def test_of_a_report_the_requisites_of_the_paper_it_came_with_are_asked_for_unless_that_letter_is_known() -> None:
    report = item("до 12.12.2025", text="Представить отчёт о работе кружков")
    came = replace(BARE, evidence="отчёт директора", incoming="")
    told = last_letter(report, (LATE, came))
    assert (
        "указано, что отчёт представлен, однако дата и реквизиты документа, которым он представлен, не названы" in told
    )
    assert "указать дату представления отчёта по пункту 1 и реквизиты сопроводительного документа" in told
    by_letter = last_letter(report, (LATE, replace(came, incoming="15.12.2025 № 1418")))
    assert "указать дату представления отчёта по пункту 1." in by_letter


def test_words_alone_are_no_fault_beside_a_date() -> None:
    dated = replace(BARE, executed_on=date(2025, 12, 12))
    reviewed = review(book(dated, plan=(DUE,), performers=(ORG,)), empty_history(), SETTINGS, LATE)
    assert [v.faults for i in reviewed.figures.items for v in i.verdicts] == [()]
