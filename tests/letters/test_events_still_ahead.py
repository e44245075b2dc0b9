"""Events of which some are over: in what a performer «по согласованию» is asked to take part, and by which day."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book, Relation
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import ORG, Story, item, settings, small, to

AGREED = replace(ORG, relation=Relation.BY_AGREEMENT)


def held(term: str, text: str, number: str = "1") -> Item:
    read = read_term(term, SIGNED, Calendar(), event=names_event(text))
    return replace(item(term, text=text), term=read, number=number, row=int(number) + 1)


def asked(made: Book) -> str:
    """Return the letter of 17.12.2025 as it reads."""
    reviewed, decisions = Story(settings(remind_days=(8,))).day(date(2025, 12, 17), made)
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert paper.kind is Kind.REQUEST
    return outline(compose(paper, facts(reviewed, number="1"), words())).replace("\u00b0", " ")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            "13.12.2025",
            "26.12.2025",
            "Просим принять участие в исполнении пункта 2 и сообщить по прилагаемой форме о результатах: по",
        ),
        ("13.12.2025", "14.12.2025", "Просим до 19.12.2025 сообщить по прилагаемой форме о результатах."),
        (
            "25.12.2025",
            "26.12.2025",
            "Просим принять участие в этих мероприятиях и сообщить по прилагаемой форме о результатах: по",
        ),
    ],
)
def test_he_is_asked_to_take_part_in_those_events_that_are_not_over(first: str, second: str, said: str) -> None:
    plan = (held(first, "Провести ярмарку"), held(second, "Провести субботник", "2"))
    assert said in asked(small(plan=plan, performer=AGREED))


def test_of_two_days_of_one_item_each_answer_says_for_which_day_it_is() -> None:
    made = small(plan=(held("19.12.2025, 26.12.2025", "Провести ярмарки"),), performer=AGREED)
    made = replace(made, rows=tuple(row("ОБР", "1", control_date=date(2025, 12, day)) for day in (19, 26)))
    days = "по пункту 1 (срок проведения – 19.12.2025) – до 23.12.2025; по пункту 1 (срок проведения – "
    assert f"{days}26.12.2025) – до 30.12.2025." in asked(made)


def test_work_behind_its_term_is_asked_about_beside_an_event_as_in_a_letter_of_its_own() -> None:
    """The joined letter asked for results alone, where that of one item asked for the day when it will be done, too."""
    works = (item("до 15.12.2025", text="Проверить водоёмы"), item("до 15.12.2025", "3", text="Осмотреть крыши", row=4))
    cleaning = held("18.12.2025", "Провести субботник", "2")
    for plan, late, are in (
        ((works[0], cleaning), "пункту 1", "он не исполнен"),
        ((*works, cleaning), "пунктам 1 и 3", "они не исполнены"),
    ):
        assert (
            "Просим принять участие в исполнении пункта 2 и сообщить по прилагаемой форме о результатах: "
            f"по {late} – до 19.12.2025 (если {are} – о предполагаемой дате исполнения); по пункту 2 – до 22.12.2025."
        ) in asked(small(plan=plan, performer=AGREED))


def test_where_a_term_cannot_stand_in_brackets_the_terms_of_all_stand_alike_and_apart() -> None:
    """«Мероприятие «…» (результат: акт), срок – до 22.06 и мероприятие «…» (до 11.06)», a letter ran on."""
    works = (item("до 22.12.2025", text="Проверить водоёмы (результат: акт)"), item("до 19.12.2025", "2", row=3))
    told = asked(small(plan=works, performer=AGREED))
    first = "предусмотрены мероприятие «Проверить водоёмы» (результат: акт), срок – до 22.12.2025 включительно; "
    assert f"{first}мероприятие «Мероприятие», срок – до 19.12.2025 включительно." in told.translate(
        dict.fromkeys(map(ord, "{}"))
    )
