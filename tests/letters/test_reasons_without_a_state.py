"""What a row says beside «Состояние», and reports beside work: each is told as what it is (papers.md A1)."""

from datetime import date

from automation.letters.composing import compose
from automation.model.report import State, StatusRow
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import Story, item, small, to
from tests.support.played_letters import last_letter

WORK, OPEN = item("до 12.12.2025", text="Ремонт школы"), item("до 30.01.2026", "3", row=4)
REPORT = item("до 12.12.2025", "2", row=3, text="Отчёт о подготовке к паводку")
WHY, DAY = "нет финансирования", date(2025, 12, 24)


def told(*rows: StatusRow) -> str:
    """Return the first letter about a work and a report that are late, as it reads."""
    reviewed, decisions = Story().day(date(2025, 12, 16), small(*rows, plan=(WORK, REPORT, OPEN)))
    paper = to(decisions, "ОБР")
    assert paper
    letter = outline(compose(paper, facts(reviewed, number="1"), words()))
    return letter.replace("°", " ").replace("{", "").replace("}", "")


def test_a_reason_and_a_day_are_told_and_not_asked_for_though_the_state_says_less() -> None:
    for state in (State.NOT_STARTED, State.EMPTY):
        line = row("ОБР", "1", state=state, reason=WHY, expected_on=DAY)
        letter = last_letter(WORK, (date(2025, 12, 16), line))
        assert "не подтверждают; указанная причина – нет финансирования, ожидаемая дата – 24.12.2025." in letter
        assert "Просим не позднее 24.12.2025 представить по прилагаемой форме сведения об исполнении" in letter
        assert "когда оно будет завершено" not in letter
    letter = last_letter(WORK, (date(2025, 12, 16), row("ОБР", "1", state=State.NOT_STARTED, reason=WHY)))
    assert "указанная причина – нет финансирования. Установленный срок истёк 12.12.2025." in letter
    assert "сообщить, когда оно будет завершено." in letter


def test_a_report_beside_other_work_is_named_by_its_item_and_presented_without_the_form() -> None:
    letter = told(row("ОБР", "1", state=State.IN_WORK, reason=WHY, expected_on=DAY))
    assert "По состоянию на 16.12.2025 отчёт по пункту 2 от МБУК «Образец» не поступил." in letter
    assert "1) представить отчёт по пункту 2;" in letter
    assert (
        "не позднее 24.12.2025 завершить исполнение пункта 1 и представить по прилагаемой форме сведения об этом"
        in letter
    )


def test_a_report_is_not_under_way_as_a_measure_is() -> None:
    late = [row("ОБР", n, state=State.IN_WORK, reason=WHY, expected_on=date(2025, 12, 15)) for n in "12"]
    letter = told(*late)
    assert (
        "мероприятие, предусмотренное пунктом 1, находится в работе, причина задержки – нет финансирования." in letter
    )
    assert "отчёт по пункту 2 готовится, причина задержки – нет финансирования." in letter
    assert "2) представить отчёт по пункту 2 либо сообщить новую дату представления и причины" in letter
