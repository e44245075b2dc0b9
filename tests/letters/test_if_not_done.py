"""What nobody has told of may be done: the letter asks to do it and explain «если …», alone and beside others."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.plan import Item
from automation.model.report import State, StatusRow
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import Story, item, small, to

TASK = item("до 12.12.2025", text="Провести обход домов")
OTHER = item("до 12.12.2025", "2", text="Проверить оборудование котельных", row=3)
IN_WORK = row("ОБР", "2", state=State.IN_WORK, reason="болезнь мастера", expected_on=date(2025, 12, 15))


def told(*rows: StatusRow, plan: tuple[Item, ...] = (TASK, OTHER), on: date = date(2025, 12, 16)) -> str:
    reviewed, decisions = Story(sent=True).day(on, small(*rows, plan=plan))
    paper = to(decisions, "ОБР")
    assert paper is not None
    said = outline(compose(paper, facts(reviewed, number="1"), words()))
    return said.replace("°", " ").translate(dict.fromkeys(map(ord, "{}")))


def test_the_letter_about_a_silent_item_asks_to_do_it_if_it_is_not_done() -> None:
    assert "2) если поручение не выполнено, выполнить его и письменно сообщить причины нарушения срока." in told(
        row("ОБР", "1"), plan=(TASK,)
    )


def test_so_does_a_letter_that_speaks_of_another_item_too() -> None:
    """«Письменно сообщить причины нарушения срока по пункту 1» said that the term was broken, and asked for no deed."""
    said = told(row("ОБР", "1"), IN_WORK)
    assert "если пункт 1 не исполнен, исполнить его и письменно сообщить причины нарушения срока" in said
    assert "нарушения срока по пункту" not in said


def test_what_is_known_to_be_late_is_explained_without_if() -> None:
    said = told(row("ОБР", "1"), replace(IN_WORK, reason="", expected_on=None))
    assert "письменно сообщить причины нарушения срока по пункту 2" in said
    assert "если пункт 1 не исполнен, исполнить его" in said


def test_a_report_is_not_executed() -> None:
    report = item("до 12.12.2025", text="Представить отчёт о проверке")
    said = told(row("ОБР", "1"), IN_WORK, plan=(report, OTHER))
    assert "письменно сообщить причины нарушения срока по пункту 1" in said
    assert "не исполнен" not in said


def test_beside_reports_alone_the_work_is_named_by_its_number() -> None:
    """«Если мероприятие не выполнено» stood below a table of three items, two of them reports."""
    report = item("до 12.12.2025", "3", text="Представить отчёт о проверке", row=4)
    said = told(row("ОБР", "1"), plan=(TASK, report))
    assert "если пункт 1 не исполнен, исполнить его" in said
    assert "если пункты 1 и 2 не исполнены, исполнить их" in told(row("ОБР", "1"), plan=(TASK, OTHER, report))
