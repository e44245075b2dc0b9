"""A report claimed without its date or document is asked for as a report, not as something done (papers.md B3)."""

from datetime import date

import pytest

from automation.letters.composing import compose
from automation.model.report import State, StatusRow
from tests.support.compose_world import facts, judged, outline, paper_for, row, words
from tests.support.control_story import item, small

DAY = date(2025, 12, 16)
NEEDS = item("до 26.12.2025", text="Информация о потребности учреждений")
FAIR = item("до 26.12.2025", "2", row=3, text="Сбор заявок")


def claimed(number: str, on: date | None, evidence: str = "") -> StatusRow:
    return row("ОБР", number, state=State.DONE, executed_on=on, evidence=evidence)


def asked(*rows: StatusRow) -> str:
    reviewed, decisions = judged(small(*rows, plan=(NEEDS, FAIR)), DAY)
    said = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    return said.replace("°", " ").replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    ("reported", "found", "wanted"),
    [
        (
            claimed("1", DAY),
            "указано, что информация представлена, однако реквизиты документа, которым она представлена, не названы",
            "Просим до 18.12.2025 представить информацию по пункту 1 либо указать реквизиты сопроводительного",
        ),
        (
            claimed("1", None, "письмо № 12"),
            "указано, что информация представлена, однако дата представления не названа",
            "Просим до 18.12.2025 указать дату представления информации по пункту 1.",
        ),
        (
            claimed("1", None),
            "указано, что информация представлена, однако дата и реквизиты документа, которым она представлена, не",
            "представить информацию по пункту 1 либо указать дату и реквизиты сопроводительного документа.",
        ),
        (
            claimed("1", date(2025, 12, 1), "письмо"),
            "указана дата представления (01.12.2025), предшествующая дате подписания распоряжения (11.12.2025)",
            "Просим до 18.12.2025 уточнить дату представления информации по пункту 1.",
        ),
    ],
)
def test_information_is_presented_and_not_executed(reported: StatusRow, found: str, wanted: str) -> None:
    said = asked(reported)
    assert found in said
    assert wanted in said
    assert "исполнен" not in said.split("установлено следующее", 1)[1].split("До получения", 1)[0]


def test_information_and_a_deed_with_the_same_lack_are_told_apart() -> None:
    said = asked(claimed("1", DAY), claimed("2", DAY))
    assert "по пункту 1 (информация о потребности учреждений) указано, что информация представлена, однако" in said
    assert "по пункту 2 (сбор заявок) указано, что мероприятие исполнено 16.12.2025, однако подтверждающий" in said
    assert "представить копию подтверждающего документа по пункту 2" in said


def test_a_copy_alone_is_awaited_by_its_name_and_nothing_is_corrected() -> None:
    said = asked(claimed("2", DAY))
    assert "представить копию подтверждающего документа по пункту 2." in said
    assert "До получения копии пункт 2 не может быть учтён как исполненный." in said
    assert "справленные" not in said
    assert "форме" not in said


def test_corrected_information_is_awaited_by_the_name_it_was_asked_for_by() -> None:
    said = asked(claimed("2", None, "приказ от 12.12.2025 № 3"))
    assert "Исправленные сведения просим направить" in said
    assert "До их получения пункт 2 не может быть учтён как исполненный." in said
    of_both = asked(claimed("1", DAY), claimed("2", DAY))
    assert "До их получения пункты 1 и 2 не могут быть учтены как исполненные." in of_both
    information = asked(claimed("1", DAY))
    assert "указанная информация не может считаться представленной." in information
