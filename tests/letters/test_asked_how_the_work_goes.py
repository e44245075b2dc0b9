"""What a справка proposes to learn of a performer «по согласованию» whose day has passed (decision 0428)."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.model.control import Paper
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.report import Relation, State, StatusRow
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, row
from tests.support.control_story import ORG, Story, extension, item, settings, small
from tests.support.told_days import paper_of, played

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)


@pytest.mark.parametrize(
    ("text", "named", "proposed"),
    [
        ("Разместить объявление", date(2025, 12, 24), "ход исполнения пункта 1 и новую дату исполнения"),
        (
            "Представить отчёт о ремонте",
            date(2025, 12, 24),
            "ход подготовки отчёта по пункту 1 и новую дату его представления",
        ),
        ("Разместить объявление", date(2026, 1, 15), ""),
    ],
)
def test_whose_own_day_has_passed_is_to_be_asked_how_it_goes(text: str, named: date, proposed: str) -> None:
    """«Ожидаемая дата – 17.04.2026, прошла», said two справки of a laboratory, and nothing was to follow."""
    plan = (item("до 12.12.2025", text=text), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    working = row("ОБР", "1", state=State.IN_WORK, reason="нет договора", expected_on=named)
    said = paper_of(played(small(working, plan=plan, performer=AGREED), 12, 15, 16, 23, 29)[-1])
    assert "Предложение: принять к сведению, контроль за исполнением плана-графика продолжить" in said
    asked = f"продолжить; уточнить у ООО «Порт» {proposed}."
    assert (asked in said) is bool(proposed)
    assert ("уточнить у" in said) is bool(proposed)


def test_who_is_silent_behind_the_day_he_has_promised_is_to_be_asked_too() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    call = PhoneCall(day=date(2025, 12, 16), code="ОБР", items=("1",), promised_on=date(2025, 12, 19))
    said = paper_of(played(small(plan=plan, performer=AGREED, calls=(call,)), 12, 15, 16, 23, 29)[-1])
    assert "продолжить; уточнить у ООО «Порт» ход исполнения пункта 1 и дату исполнения." in said, "it named none yet"


def test_whose_term_a_decision_has_prolonged_too_late_is_asked_for_no_new_day() -> None:
    """«Срок продлён до 30.12.2025 после его истечения», said the line, and the proposal asked for a new day."""
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    working = row("ОБР", "1", state=State.IN_WORK, reason="нет договора", expected_on=date(2025, 12, 24))
    wish = extension(new_term=date(2025, 12, 30), decided_on=date(2025, 12, 25))
    made = small(working, plan=plan, performer=AGREED, extensions=(wish,))
    said = paper_of(played(made, 12, 15, 16, 23, 29)[-1])
    assert "продлён до 30.12.2025" in said
    assert "уточнить у" not in said


def to_find_out(
    day: int,
    text: str = "Разместить объявление",
    answer: str = "",
    term: str = "до 12.12.2025",
    rows: tuple[StatusRow, ...] = (),
) -> str:
    """Return the справка of a day in December to whom a letter of 17.12 asks, with its answer."""
    asked = item(term, text=text)
    if term.startswith("с "):
        asked = replace(asked, term=read_term(term, SIGNED, Calendar(), event=True))
    elif names_event(text):
        asked = replace(asked, term=read_term("12.12.2025", SIGNED, Calendar(), event=True))
    plan = (asked, item("до 30.01.2026", "2", row=3))
    story, made, papers = (
        Story(settings(progress="daily"), sent=True),
        small(*rows, plan=plan, performer=AGREED),
        list[Paper](),
    )
    for before in range(12, 18):
        papers += story.day(date(2025, 12, before), made)[1].papers
    story.mark(answer=answer)
    reviewed, _ = story.day(date(2025, 12, day), made, keep=False)
    upwards = next(p for p in papers if p.kind is Kind.PROGRESS)
    return paper_of((reviewed, Decisions(papers=(replace(upwards, day=date(2025, 12, day)),))))


@pytest.mark.parametrize(
    ("text", "day", "proposed"),
    [
        ("Разместить объявление", 19, ""),
        ("Разместить объявление", 22, ""),
        ("Разместить объявление", 23, "ход исполнения пункта 1 и дату исполнения"),
        ("Представить отчёт о ремонте", 23, "ход подготовки отчёта по пункту 1 и дату его представления"),
        ("Представить информацию", 23, "ход подготовки информации по пункту 1 и дату её представления"),
        ("Проведение ярмарки", 23, "результаты исполнения пункта 1"),
    ],
)
def test_who_has_left_a_letter_unanswered_is_to_be_asked_how_it_goes(text: str, day: int, proposed: str) -> None:
    """Nobody writes to him twice, and справка after справка told «ответа нет» and proposed nothing (0428)."""
    said = to_find_out(day, text)
    assert ("уточнить у" in said) is bool(proposed)
    assert (f"уточнить у ООО «Порт» {proposed}." if proposed else "продолжить.") in said


def test_of_work_on_several_bare_days_is_asked_what_came_of_the_day_that_has_passed() -> None:
    """«Ход исполнения … и дату исполнения» was to be learnt of keeping order at two festivals that were over."""
    rows = tuple(row("ОБР", "1", control_date=date(2025, 12, day)) for day in (11, 12))
    for term, proposed in (
        ("11 декабря 2025 г., 12 декабря 2025 г.", "результаты исполнения пункта 1"),
        ("до 11 декабря 2025 г., до 12 декабря 2025 г.", "ход исполнения пункта 1 и дату исполнения"),
    ):
        said = to_find_out(23, "Обеспечить охрану порядка", term=term, rows=rows)
        assert f"уточнить у ООО «Порт» {proposed}." in said


@pytest.mark.parametrize(
    ("text", "answer", "proposed"),
    [
        ("Провести обучение киномехаников", "", "ход исполнения пункта 1 и дату исполнения"),
        ("Провести обучение киномехаников", "обучение перенесено на июль", "ход исполнения пункта 1 и дату исполнения"),
        ("Провести фестиваль", "", "результаты исполнения пункта 1"),
    ],
)
def test_of_work_of_each_within_a_stretch_of_days_is_asked_how_it_goes(text: str, answer: str, proposed: str) -> None:
    """«Обучение перенесено на июль», had been answered, and in June its results were to be learnt."""
    told = f"вх. от 18.12.2025 № 14: {answer}" if answer else ""
    said = to_find_out(26, text, told, "с 01.12.2025 по 12.12.2025")
    assert f"уточнить у ООО «Порт» {proposed}." in said


@pytest.mark.parametrize(("day", "proposed"), [(25, False), (26, True)])
def test_an_answer_without_a_day_that_has_long_been_told_leaves_the_day_to_be_asked(day: int, proposed: bool) -> None:
    said = to_find_out(day, answer="вх. от 19.12.2025 № 14: смету составляет сметчик, дня не называют")
    assert ("уточнить у ООО «Порт» ход исполнения пункта 1 и дату исполнения." in said) is proposed


def proposed_in(days: dict[int, StatusRow | None], answered: int = 0, **about: Any) -> list[int]:
    """Return the days of December whose справка proposes to ask who only agreed how the work goes.

    On each of the days he executes something else, so that there is a справка to be written. Behind that of the day
    ``answered`` he asks for something himself.
    """
    numbers = range(2, len(days) + 3)
    plan = (
        item("до 12.12.2025", text="Разместить объявление"),
        *(item("до 30.01.2026", f"{n}", row=n) for n in numbers),
    )
    story, found, others = Story(settings(progress="daily"), sent=True), [], list[StatusRow]()
    for (day, told), number in zip(days.items(), numbers, strict=False):
        others.append(done("ОБР", f"{number}", date(2025, 12, day)))
        made = small(*([told] if told else ()), *others, plan=plan, performer=AGREED, **about)
        if "уточнить у" in paper_of(story.day(date(2025, 12, day), made)):
            found.append(day)
        if day == answered:
            story.mark(answer=f"вх. от {day}.12.2025 № 14: просит направить форму схемы")
    return found


def test_it_is_proposed_once_and_again_when_another_day_he_has_named_has_passed() -> None:
    """«Уточнить у ИП … ход исполнения» stood in every справка of two months."""
    assert proposed_in(dict.fromkeys((15, 16, 17, 22, 23, 24, 25, 26))) == [23]
    first, second = (
        row("ОБР", "1", state=State.IN_WORK, reason="нет договора", expected_on=date(2025, 12, day)) for day in (23, 25)
    )
    days = {15: None, 16: None, 23: first, 24: first, 25: second, 26: second, 29: second}
    assert proposed_in(days) == [24, 26]


def test_an_answer_that_asks_us_for_something_does_not_bring_the_proposal_again() -> None:
    """«Агрофирма просит направить ей форму», said the справка, and it proposed once more to learn how the work goes."""
    days = (15, 16, 17, 19, 22, 23, 24, 25, 26, 29, 30)
    assert proposed_in(dict.fromkeys(days), answered=23) == [23]
    assert proposed_in(dict.fromkeys(days), answered=19) == [26], "nothing was proposed before it had been read"


def test_it_does_not_come_again_when_what_was_decided_about_it_has_been_done() -> None:
    asked = Ruling(
        code="ОБР",
        items=("1",),
        kind=RulingKind.OTHER,
        decided_by="Глава",
        decided_on=date(2025, 12, 24),
        basis="поручение от 24.12.2025",
        done_on=date(2025, 12, 25),
    )
    assert proposed_in(dict.fromkeys((15, 16, 17, 22, 23, 24, 25, 26)), rulings=(asked,)) == [23]


def test_whoever_was_heard_has_five_working_days_before_he_is_to_be_asked_how_it_goes() -> None:
    """Heard on Thursday, he was to be asked about the very item by the справка of Monday."""
    heard = Ruling(
        code="ОБР",
        items=("1",),
        kind=RulingKind.HEAR,
        decided_by="Глава",
        decided_on=date(2025, 12, 16),
        done_on=date(2025, 12, 18),
    )
    assert proposed_in(dict.fromkeys((15, 16, 17, 22, 23, 24, 25, 26, 29)), rulings=(heard,)) == [26]


def test_with_what_is_new_of_a_performer_all_that_he_owes_in_vain_is_named() -> None:
    """«Пункты 1 и 2 … ответа нет», said the справка, and it proposed to ask about the second of them alone."""
    others = {day: item("до 30.01.2026", f"{n}", row=n) for n, day in enumerate((15, 16, 17, 22, 23, 29), 3)}
    report = item("до 15.12.2025", "9", row=9, text="Представить отчёт о работе")
    plan = (item("до 12.12.2025"), item("до 15.12.2025", "2", row=2), report, *others.values())
    working = row("ОБР", "2", state=State.IN_WORK, reason="нет договора", expected_on=date(2025, 12, 24))
    story, said = Story(settings(progress="daily"), sent=True), list[str]()
    for day, other in others.items():
        news = done("ОБР", other.number, date(2025, 12, day))
        said.append(paper_of(story.day(date(2025, 12, day), small(working, news, plan=plan, performer=AGREED))))
    one = "уточнить у ООО «Порт» ход исполнения пункта 1 и дату исполнения"
    last = "а также ход подготовки отчёта по пункту 9 и дату его представления"
    assert f"{one}, {last}." in said[-2]
    assert f"{one}, ход исполнения пункта 2 и новую дату исполнения, {last}." in said[-1]
