"""Who is told of an amending order anyway reads who bears his items with him now (decision 0139)."""

import pytest
from msgspec.structs import replace

from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Relation
from tests.letters.test_plan_changed import FIRST, GUEST, GUESTS, SECOND, dec, plan, reminded, told
from tests.support.compose_order import HEADS
from tests.support.control_story import ORG, Story, item, settings

PROMPT = settings(progress="off", addressee_gap=0)
MOVED = item("до 20 января 2026 года", text="Провести обучение")
ITEM = "исполнителей пункта 2 плана-графика (подготовить смету) теперь"
NOW = f"в число {ITEM} входят {GUESTS}"


def shared(one: Item, text: str = SECOND.text) -> Item:
    return replace(one, text=text, performers_text=f"{HEADS}; {GUESTS}", groups=(*one.groups, GUESTS))


def test_a_new_co_performer_is_told_beside_a_moved_term() -> None:
    letter = told(reminded(Story(PROMPT), FIRST, SECOND), 18, plan(MOVED, shared(SECOND)))
    assert "сообщаем:\n" in letter
    assert f"шаг | {NOW}.\n" in letter
    assert "новый срок пункта 1 плана-графика (провести обучение) – до 20 января 2026 года" in letter


def test_no_paper_goes_for_this_alone_not_even_where_extracts_are_sent() -> None:
    assert told(reminded(Story(PROMPT), FIRST, SECOND), 18, plan(FIRST, shared(SECOND))) == ""
    assert told(reminded(Story(PROMPT), FIRST, SECOND), 18, plan(shared(FIRST, FIRST.text), SECOND)) == ""
    story = Story(settings(progress="off", addressee_gap=0, letters=(Kind.COVERING,)))
    story.day(dec(12), plan(FIRST, SECOND, amended=False))
    story.mark(state=PaperState.SENT, sent_on=dec(12), registered="К-1 от 12.12.2025")
    assert told(story, 15, plan(FIRST, shared(SECOND))) == ""


@pytest.mark.parametrize("other", ["Подготовить смету и план"])
def test_an_item_in_a_new_wording_is_told_by_that_alone(other: str) -> None:
    letter = told(reminded(Story(PROMPT), FIRST, SECOND), 18, plan(MOVED, shared(SECOND, other)))
    assert "пункт 2 плана-графика изменён" in letter
    assert "теперь" not in letter


def test_a_new_line_of_a_group_the_plan_names_already_is_no_news() -> None:
    both = shared(SECOND)
    known = reminded(Story(PROMPT), FIRST, both)
    third = replace(GUEST, code="ТСЖ2", organisation="ТСЖ «Второе»", name="Петров Пётр Ильич")
    made = replace(plan(MOVED, both), performers=(ORG, GUEST, third))
    letter = told(known, 18, made)
    assert "новый срок пункта 1" in letter
    assert "теперь" not in letter


def test_a_unit_of_the_office_and_what_several_are_called_begin_small_within_the_sentence() -> None:
    """«Исполнители … теперь – Отдел опеки, … и Детские дома» stood in a letter, as in the cells of a plan."""
    unit, homes, police, firm = "Отдел опеки", "Детские дома", "Отдел полиции", "Фонд «Дар»"
    office = replace(ORG, code="ОТД", groups=(unit,), organisation="Отдел опеки", relation=Relation.OFFICE)
    house = replace(ORG, code="ДД1", groups=(homes,), organisation="Детский дом № 1", name="Домов Иван Ильич")
    other = replace(house, code="ДД2", organisation="Детский дом № 2", name="Берегов Пётр Ильич")
    guard = replace(house, code="ПОЛ", groups=(police,), organisation="Отдел полиции по Заречному району")
    fund = replace(house, code="ФОН", groups=(firm,), organisation=firm, name="Даров Пётр Ильич")
    named = (unit, homes, police, firm)
    many = replace(SECOND, performers_text="; ".join((HEADS, *named)), groups=(*SECOND.groups, *named))
    made = replace(plan(MOVED, many), performers=(ORG, GUEST, office, house, other, guard, fund))
    letter = told(reminded(Story(PROMPT), FIRST, SECOND), 18, made)
    assert f"в число {ITEM} входят отдел опеки, детские дома, отдел полиции и {firm}." in letter


@pytest.mark.parametrize(
    ("group", "organisation", "said"),
    [
        ("Районная больница", "ГБУЗ «Заречная РБ»", "районная больница"),
        ("Районный дом культуры", "МБУК «РДК»", "районный дом культуры"),
        ("Областная библиотека", "ГБУК «Областная библиотека имени Пушкина»", "областная библиотека"),
        ("Университет (по согласованию)", "ФГБОУ ВО «Заречный университет»", "университет (по согласованию)"),
        ("Дом дружбы", "ГБУК «Дом дружбы народов»", "Дом дружбы"),
        ("Липовская школа", "МБОУ «Липовская школа»", "Липовская школа"),
        ("Районная больница", "Районная больница", "Районная больница"),
        ("Адвокатская палата", "Адвокатская палата Заречной области", "Адвокатская палата"),
    ],
)
def test_a_common_noun_by_which_the_plan_calls_an_institution_begins_small(
    group: str, organisation: str, said: str
) -> None:
    """«ФОК «Рассвет», управление образования, Районная больница и Районный дом культуры» stood in one list."""
    other = replace(GUEST, code="НОВ", groups=(group,), organisation=organisation)
    words = replace(SECOND, performers_text=f"{HEADS}; {group}", groups=(HEADS, group))
    letter = told(reminded(Story(PROMPT), FIRST, SECOND), 18, replace(plan(MOVED, words), performers=(ORG, other)))
    assert f"в число {ITEM} входит {said}." in letter


@pytest.mark.parametrize(
    ("named", "said"), [("Отдел полиции (рекомендовано)", "входит отдел"), ("Школы", "входят школы")]
)
def test_one_who_joins_an_item_is_named_alone(named: str, said: str) -> None:
    """A letter about the police joining an item listed everybody who bore it before as well."""
    other = replace(GUEST, code="НОВ", groups=(named,), organisation="Отдел полиции по Заречному району")
    words = replace(SECOND, performers_text=f"{HEADS}; {named}", groups=(HEADS, named))
    made = replace(plan(MOVED, words), performers=(ORG, other))
    letter = told(reminded(Story(PROMPT), FIRST, SECOND), 18, made)
    assert f"в число {ITEM} {said}" in letter
    assert HEADS not in letter


def test_where_others_bear_an_item_no_more_all_who_do_are_named() -> None:
    both = replace(shared(SECOND), performers_text=f"{HEADS}; {GUESTS}")
    new = replace(GUEST, code="НОВ", groups=("Школы",), organisation="Школа № 1", name="Новов Иван Ильич")
    now = replace(SECOND, performers_text=f"{HEADS}; Школы", groups=(HEADS, "Школы"))
    letter = told(reminded(Story(PROMPT), FIRST, both), 18, replace(plan(MOVED, now), performers=(ORG, GUEST, new)))
    assert (
        f"исполнителями пункта 2 плана-графика (подготовить смету) теперь являются {HEADS} и школы.".lower()
        in letter.lower()
    )


def test_a_new_co_performer_is_told_beside_the_extract_of_a_new_item() -> None:
    """An extract of item 15 told nothing of who bears item 13 with its reader by the same order."""
    story = Story(settings(progress="off", addressee_gap=0, letters=(Kind.COVERING,)))
    story.day(dec(12), plan(FIRST, SECOND, amended=False))
    story.mark(state=PaperState.SENT, sent_on=dec(12), registered="К-1 от 12.12.2025")
    added = item("до 30 января 2026 года", "3", text="Составить отчёт", row=4)
    letters = [told(story, day, plan(FIRST, shared(SECOND), added)) for day in (15, 16)]
    assert f"сообщаем, что {NOW}.\n" in letters[0]
    act = "распоряжением от 16.12.2025 № 47-р"
    assert f"также направляем выписку из плана-графика в части пункта 3, включённого {act}:\n" in letters[0]
    assert letters[1] == ""
