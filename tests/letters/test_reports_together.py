"""A letter about several reports of one item tells the item once and its dates in one list; days are played."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import StatusRow
from tests.support.compose_world import done, facts, lists_told, outline, row, words
from tests.support.control_story import Story, item, settings, small, to

WEEKLY = item("еженедельно по пятницам", text="Информация о ходе очистки дворов")
SILENT = row("ОБР", "1")


def letters(*days: int, lines: dict[int, StatusRow] | None = None, answer: str = "") -> dict[int, str]:
    """The letters of these days of December, each sent at once; ``lines``: the row from a day on."""
    story, told, line = Story(), {}, SILENT
    for day in days:
        line = (lines or {}).get(day, line)
        on = date(2025, 12, day)
        reviewed, decisions = story.day(on, small(line, plan=(WEEKLY,)))
        if paper := to(decisions, "ОБР"):
            known = facts(reviewed, number="01-15/К-9")
            letter = compose(paper, known, words())
            assert check_letter(letter, paper, known) == ()
            told[day] = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
        sent = {"state": PaperState.SENT, "sent_on": on, "registered": f"К-{day} от {on:%d.%m.%Y}", "answer": answer}
        story.mark(decisions.papers, **sent)
    return told


def test_a_second_letter_asks_for_the_newer_reports_in_the_same_breath() -> None:
    told = letters(16, 23)[23]
    assert "О непредставлении информации по пункту 1 плана-графика (сроки – 12.12.2025 и 19.12.2025)" in told
    assert "очистки дворов подлежала представлению до 12.12.2025 и 19.12.2025 включительно." in told
    assert "№ К-16 оставлено без ответа. По состоянию на 23.12.2025 информация со сроками 12.12.2025 и 19" in told
    assert "информацию со сроками 12.12.2025 и 19.12.2025 и письменно объяснить причины нарушения сроков" in told
    assert "Кроме того" not in told


def test_information_that_did_not_come_after_a_letter_is_not_called_unexecuted() -> None:
    """Another report of the item came in between, so nobody can say that the letter was left without an answer."""
    came = replace(done("ОБР", "1", date(2025, 12, 19)), control_date=date(2025, 12, 19))
    told = letters(16, 22, 24, lines={22: came})[24]
    after = "На письмо Администрации Аксайского городского поселения от 16.12.2025 № К-16 по состоянию на 24.12.2025"
    assert f"{after} информация со сроком 12.12.2025 от МБУК «Образец» не поступила. Установленный срок истёк." in told
    assert "не подтверждено" not in told


def test_reports_of_a_joined_item_are_told_in_one_list() -> None:
    """Two months of item 2 are asked for beside item 3 in the second letter about item 1."""
    monthly = item("ежемесячно, до 5 числа месяца, следующего за отчётным", "2", row=3, text="Отчёт о свалках")
    plan = (item("до 30.01.2026"), monthly, item("до 06.02.2026", "3", row=4))
    rows = tuple(row("ОБР", number) for number in "123")
    story = Story()
    for on in (date(2025, 12, 15), date(2026, 1, 15), date(2026, 2, 3), date(2026, 2, 10)):
        reviewed, decisions = story.day(on, small(*rows, plan=plan))
        if on.month == 2:
            story.mark(decisions.papers, state=PaperState.SENT, sent_on=on, registered=f"К-{on.day} от {on:%d.%m.%Y}")
    paper = to(decisions, "ОБР")
    assert paper
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "подлежавшего представлению до 05.01.2026 и 05.02.2026 включительно (05.01.2026 – нерабочий день" in told


def test_a_joined_report_has_its_term_as_in_a_letter_of_its_own() -> None:
    monthly = item("ежемесячно, до 5 числа месяца, следующего за отчётным", "2", row=3, text="Представление отчёта")
    plan, rows = (item("до 26.12.2025"), monthly), tuple(row("ОБР", number) for number in "12")
    story, told = Story(), ""
    for on in (date(2025, 12, 15), date(2025, 12, 30), date(2026, 1, 16)):
        reviewed, decisions = story.day(on, small(*rows, plan=plan))
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on, registered=f"К-{on.day} от {on:%d.%m.%Y}")
        if paper := to(decisions, "ОБР"):
            told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "Кроме того, по состоянию на 16.01.2026 не поступил отчёт за декабрь 2025 года (пункт 2 плана" in told
    assert "), подлежавший представлению до 05.01.2026 включительно (" in told


def test_reports_of_letters_with_and_without_an_answer_are_one_and_in_the_order_of_their_terms() -> None:
    """Nothing of it is said to be left without an answer where the answer to one of the letters is known."""
    story = Story(settings(addressee_gap=0))
    for day in (16, 23):
        _, decisions = story.day(date(2025, 12, day), small(SILENT, plan=(WEEKLY,)))
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=date(2025, 12, day))
    reviewed, decisions = story.day(date(2025, 12, 30), small(SILENT, plan=(WEEKLY,)))
    paper = to(decisions, "ОБР")
    assert paper
    late = [g for g in paper.grounds if g.occasion.kind is Kind.OVERDUE]
    assert len(late) > 1
    crossed = tuple(replace(g, unanswered=False) if g is late[0] else g for g in reversed(late))
    told = outline(
        compose(replace(paper, grounds=crossed, unanswered=()), facts(reviewed, number="1"), words())
    ).replace("°", " ")
    assert "информация со сроками 19.12.2025 и 26.12.2025 от МБУК «Образец» не поступила" in told.replace(
        "{", ""
    ).replace("}", "")
    assert "без ответа" not in told
    assert "Кроме того" not in told


def test_reports_asked_for_as_often_as_is_allowed_get_no_letter_of_their_own_but_are_wanted_with_the_new_one() -> None:
    story, told = Story(settings(addressee_gap=0)), dict[date, str]()
    for on in (date(2025, 12, 16), date(2025, 12, 23), date(2025, 12, 30), date(2026, 1, 13), date(2026, 1, 20)):
        reviewed, decisions = story.day(on, small(SILENT, plan=(WEEKLY,)))
        paper = to(decisions, "ОБР")
        assert paper
        letter = compose(paper, facts(reviewed, number="1"), words())
        told[on] = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on, registered=f"К-1 от {on:%d.%m.%Y}")
    assert "По прежним запросам" not in told[date(2025, 12, 23)]
    last = told[date(2025, 12, 30)]
    missing = "не поступила и информация со сроком 12.12.2025 по пункту 1"
    assert f"По прежним запросам по состоянию на 30.12.2025 {missing}. Просим до 13.01.2026 представить и её." in last
    assert "Просим до 13.01.2026 представить информацию" in last
    assert last.count("12.12.2025") == 1


MONTHLY = item("ежемесячно до 10 числа", text="Представлять сведения о расходе воды")
HELD = Ruling(decided_on=date(2026, 2, 2), decided_by="Глава", kind=RulingKind.OTHER, code="ОБР", items=("1",))


@pytest.mark.parametrize(
    ("ruling", "wanted"),
    [
        (None, "Просим до 10.02.2026 представить и их"),
        (replace(HELD, term=date(2026, 2, 12)), "Просим представить и их"),
        (replace(HELD, kind=RulingKind.HEAR, term=date(2026, 2, 12)), ""),
    ],
)
def test_a_reminder_of_the_next_report_asks_for_the_one_that_no_letter_asks_for_any_more(
    ruling: Ruling | None, wanted: str
) -> None:
    """Before a hearing nobody writes of it; what a leader has decided by a day to come, no day is asked for."""
    story, told = Story(settings(addressee_gap=0)), dict[date, str]()
    for on in (date(2025, 12, 29), date(2026, 1, 20), date(2026, 1, 27), date(2026, 2, 6)):
        rulings = (ruling,) if ruling and on.month == 2 else ()
        reviewed, decisions = story.day(on, small(SILENT, plan=(MONTHLY,), rulings=rulings))
        paper = to(decisions, "ОБР")
        if paper:
            letter = compose(paper, facts(reviewed, number="1"), words())
            told[on] = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on, registered=f"К-1 от {on:%d.%m.%Y}")
    last = told[date(2026, 2, 6)]
    assert "Напоминаем о приближении этого срока" in last
    missing = "По прежним запросам по состоянию на 06.02.2026 не поступили сведения"
    asked = f"{missing} со сроком 10.01.2026 по пункту 1. {wanted}."
    assert asked in last if wanted else missing not in last


def test_a_letter_that_asks_for_an_earlier_report_again_is_told_of_that_report() -> None:
    """Its own report has come since, so nothing but the earlier one speaks of the letter."""
    story, came = Story(), replace(done("ОБР", "1", date(2025, 12, 24)), control_date=date(2025, 12, 19))
    for day, sent, line in ((16, 18, SILENT), (23, 23, SILENT), (24, 24, came), (29, 29, came)):
        reviewed, decisions = story.day(date(2025, 12, day), small(line, plan=(WEEKLY,)))
        dated = f"К-{day} от {day}.12.2025"
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=date(2025, 12, sent), registered=dated)
    told = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert "МБУК «Образец» – со сроками 12.12.2025 и 26.12.2025 (пункт 1)" in told
    assert "направлены письма от 16.12.2025 № К-16 и от 23.12.2025 № К-23" in told
