"""What a letter asks of who reports less than the whole, and how it tells what came after an earlier letter."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.faults import asked_in_a_row
from automation.model.control import PaperState
from automation.model.report import Relation, State
from tests.letters.test_sent_back import EMPTY, SENT
from tests.support.compose_world import facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small, to
from tests.support.office_days import working_days
from tests.support.played_letters import last_letter


@pytest.mark.parametrize("relation", list(Relation))
def test_who_reports_less_than_the_whole_is_asked_for_the_day_of_the_rest(relation: Relation) -> None:
    """«Обучены 23 из 26»: what the letter wanted to know of the other three it did not say.

    A college that only agreed was asked for the rest in two days, and why it is late, three weeks before the term.
    """
    plan = item("до 26.12.2025", text="Обучить сотрудников", indicator="сотрудники")
    claim = replace(SENT, executed_on=date(2025, 12, 15), incoming="16.12.2025 № 9", staff_total=26, staff_moved=23)
    back = replace(claim, returned_on=date(2025, 12, 17), return_reason="обучены не все: 23 из 26")
    asked = "представить сведения об исполнении пункта 1 с учётом причины возврата"
    in_time = (
        "завершить исполнение пункта 1 в установленный срок и представить сведения об этом с учётом причины возврата"
    )
    for line, wanted in (
        (back, f"{in_time}, а до 22.12.2025 сообщить ожидаемую дату исполнения пункта 1."),
        (replace(back, staff_moved=26), f"до 22.12.2025 {asked}."),
        (replace(back, expected_on=date(2025, 12, 25)), f"до 22.12.2025 {asked}."),
    ):
        before = replace(line, returned_on=None, return_reason="")
        days = ((date(2025, 12, 16), before), (date(2025, 12, 18), line))
        told = last_letter(plan, *days, performer=replace(ORG, relation=relation))
        assert f"{'Прошу' if relation is Relation.OFFICE else 'Просим'} {wanted}" in told
        assert ("Исправленные сведения про" in told) is (line is not back), "the rest is done, nothing is corrected"
        assert (" Сведения про" in told) is (line is back)
        assert "(обучены не все: 23 из 26); срок исполнения – до 26.12.2025 включительно." in told
        assert ": сведения (вх. от 16.12.2025 № 9) об исполнении пункта 1 (обучить сотрудников) возвр" in told
        assert "установлено" not in told


@pytest.mark.parametrize("last", [19, 22])
def test_where_the_answer_is_asked_for_on_the_last_day_or_behind_it_the_rest_is_asked_for_by_that_day(
    last: int,
) -> None:
    """«Завершить … в установленный срок и до 21.05 представить …», of a term of 21.05, said one thing twice."""
    plan = item(f"до {last}.12.2025", text="Обучить сотрудников", indicator="сотрудники")
    claim = replace(SENT, executed_on=date(2025, 12, 15), incoming="16.12.2025 № 9", staff_total=26, staff_moved=23)
    back = replace(claim, returned_on=date(2025, 12, 17), return_reason="обучены не все: 23 из 26")
    told = last_letter(plan, (date(2025, 12, 16), claim), (date(2025, 12, 18), back))
    rest = "и представить сведения об этом с учётом причины возврата, а если исполнение пункта 1 не завершено, сообщить"
    assert f"Просим до 22.12.2025 завершить исполнение пункта 1 {rest} причины" in told
    assert ("не продлевает установленный срок." in told) is (last < 22)


def test_behind_the_term_the_rest_is_asked_for_by_the_day_of_the_letter() -> None:
    plan = item("до 12.12.2025", text="Обучить сотрудников", indicator="сотрудники")
    claim = replace(SENT, executed_on=date(2025, 12, 11), incoming="12.12.2025 № 9", staff_total=26, staff_moved=23)
    back = replace(claim, returned_on=date(2025, 12, 15), return_reason="обучены не все: 23 из 26")
    told = last_letter(plan, (date(2025, 12, 11), claim), (date(2025, 12, 16), back))
    assert "завершить исполнение пункта 1 в установленный срок" not in told
    numbers = "указав общую численность сотрудников организации и число сотрудников, прошедших обучение"
    assert f"по прилагаемой форме сведения об этом с учётом причины возврата, {numbers};" in told
    assert "2) если исполнение пункта 1 не завершено, сообщить причины и ожидаемую дату." in told, "in two days?"
    assert told.count("численность") == 1
    full = replace(back, staff_moved=26)
    assert "не завершено" not in last_letter(plan, (date(2025, 12, 11), claim), (date(2025, 12, 16), full))


def test_what_came_after_our_letter_is_told_as_an_answer_to_it() -> None:
    working = replace(EMPTY, state=State.IN_WORK, reason="сертификат не выдан", expected_on=date(2025, 12, 24))
    days = ((date(2025, 12, 16), EMPTY), (date(2025, 12, 26), replace(working, incoming="18.12.2025 № 12")))
    told = last_letter(item("до 12.12.2025"), *days)
    assert (
        "На письмо от 16.12.2025 № К-16 сообщено (вх. от 18.12.2025 № 12): мероприятие находится в работе, причина "
        "задержки – сертификат не выдан. Названная дата исполнения (24.12.2025) прошла." in told
    )
    assert "не подтверждено" not in told
    before = last_letter(item("до 12.12.2025"), days[0], (days[1][0], replace(working, incoming="12.12.2025 № 12")))
    assert "По сведениям МБУК «Образец» (вх. от 12.12.2025 № 12), мероприятие находится в работе" in before


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("вх. от 16.12.2025 № 12", "На письмо от 16.12.2025 № К-16 сообщено (вх. от 16.12.2025 № 12): мероприятие"),
        ("", "По сведениям МБУК «Образец» (вх. от 16.12.2025 № 12), мероприятие"),
    ],
)
def test_what_came_on_the_day_of_our_letter_is_an_answer_to_it_where_the_sheet_says_so(answer: str, told: str) -> None:
    """«Подтверждение исполнения не получено», read who had answered the letter on its own day."""
    story, on = Story(), date(2025, 12, 16)
    _, decisions = story.day(on, small(EMPTY, plan=(item("до 12.12.2025"),)))
    sent = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": "К-16 от 16.12.2025"}
    story.mark(decisions.papers, **sent)
    working = replace(EMPTY, state=State.IN_WORK, reason="сертификат не выдан", expected_on=date(2025, 12, 24))
    working = replace(working, incoming="16.12.2025 № 12")
    story.day(on, small(working, plan=(item("до 12.12.2025"),)))
    if answer:
        story.mark(answer=answer)
    reviewed, decisions = story.day(date(2025, 12, 26), small(working, plan=(item("до 12.12.2025"),)))
    known = facts(reviewed, number="01-15/К-9")
    said = outline(compose(paper_for(decisions, "ОБР"), known, words())).replace("°", " ")
    assert told in said
    assert ("оставлено без ответа" in said) is (not answer)


def test_a_second_letter_before_a_far_day_asks_what_has_been_done() -> None:
    """The director's letter asked for nothing but what a hospital had promised eight working days ahead."""
    far = replace(EMPTY, state=State.IN_WORK, reason="одна бригада", expected_on=date(2026, 2, 2))
    days = ((date(2025, 12, 16), EMPTY), (date(2025, 12, 26), replace(far, incoming="18.12.2025 № 12")))
    told = last_letter(item("до 12.12.2025"), *days)
    assert "Просим до 30.12.2025 сообщить, что сделано по пункту 1 и какие меры приняты для завершения работы." in told
    assert "Также просим не позднее 02.02.2026 завершить исполнение пункта 1 и представить по прилагаемой форме" in told
    assert "Даты, указанные в настоящем письме, не продлевают установленный срок." in told
    first = last_letter(item("до 12.12.2025"), (date(2025, 12, 16), far))
    assert "что сделано" not in first


def test_one_request_names_the_item_it_is_about_once() -> None:
    """«Завершить исполнение пункта 1 и представить сведения об исполнении пункта 1», the request said."""
    plan = item("до 12.12.2025", text="Обучить сотрудников", indicator="сотрудники")
    claim = replace(SENT, executed_on=date(2025, 12, 11), incoming="12.12.2025 № 9", staff_total=26, staff_moved=23)
    back = replace(claim, returned_on=date(2025, 12, 15), return_reason="обучены не все: 23 из 26")
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    told = last_letter(plan, (date(2025, 12, 11), claim), (date(2025, 12, 16), back), performer=agreed)
    asked = "завершить исполнение пункта 1 и представить сведения об этом с учётом причины возврата"
    assert f"{asked}, а если исполнение пункта 1 не завершено, сообщить причины и ожидаемую дату." in told
    story, two = Story(sent=True), (plan, item("до 12.12.2025", "2", row=3))
    reviewed, decisions = story.day(date(2025, 12, 16), small(back, plan=two))
    paper = paper_for(decisions, "ОБР")
    both = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "с учётом причины возврата, указав общую численность" in both
    assert "число сотрудников, прошедших обучение;" in both, "and no «(пункт 1)» behind them"


@pytest.mark.parametrize("relation", list(Relation))
def test_a_day_behind_the_term_that_the_request_has_just_named_moves_it_for_nobody(relation: Relation) -> None:
    """«Срок исполнения – до 25.06.2027. Просим до 29.06.2027 завершить исполнение», read who had only agreed."""
    plan = item("до 18.12.2025", text="Обучить сотрудников", indicator="сотрудники")
    claim = replace(SENT, executed_on=date(2025, 12, 15), incoming="16.12.2025 № 9", staff_total=26, staff_moved=23)
    days = [(date(2025, 12, 16), claim)]
    back = replace(claim, returned_on=date(2025, 12, 17), return_reason="обучены не все: 23 из 26")
    told = last_letter(plan, *days, (date(2025, 12, 18), back), performer=replace(ORG, relation=relation))
    assert "срок исполнения – до 18.12.2025 включительно." in told
    assert "до 22.12.2025 завершить исполнение пункта 1" in told
    assert "не продлевает установленный срок." in told


@pytest.mark.parametrize(
    ("last", "term"),
    [
        (15, "; установленный срок истёк 15.12.2025."),
        (19, "; срок исполнения – до 19.12.2025 включительно."),
        (26, "."),
    ],
)
def test_figures_that_contradict_each_other_are_told_with_the_term_that_is_not_moved(last: int, term: str) -> None:
    """«Дата не продлевает установленный срок», said a letter that had named no term."""
    plan = item(f"до {last}.12.2025", text="Обучить сотрудников", indicator="сотрудники")
    claim = replace(SENT, executed_on=date(2025, 12, 15), incoming="15.12.2025 № 9", staff_total=26, staff_moved=27)
    told = last_letter(plan, (date(2025, 12, 18), claim))
    assert f"(27), превышает общую численность сотрудников (26){term}" in told.replace("организации ", "")
    assert ("не продлевает установленный срок." in told) is (term != ".")


def test_what_else_is_asked_stands_behind_two_things_of_one_request() -> None:
    both = "завершить исполнение пункта 1 и представить сведения об этом"
    assert asked_in_a_row([both, "указать дату исполнения пункта 2"]) == (
        f"{both}, а также указать дату исполнения пункта 2"
    )


def test_no_two_paragraphs_running_begin_with_the_same_word() -> None:
    """«Также просим …» stood before «Также просим …» about the item of which the same letter stayed unanswered."""
    story, plan = Story(sent=True), (item("до 22.12.2025"), item("до 12.12.2025", "2", row=3, text="Провести осмотр"))
    far = replace(EMPTY, state=State.IN_WORK, reason="одна бригада", expected_on=date(2026, 2, 16))
    said = ""
    for on in working_days(date(2025, 12, 16), date(2026, 1, 23)):
        line = replace(far, incoming="29.12.2025 № 12") if on >= date(2025, 12, 29) else EMPTY
        reviewed, decisions = story.day(on, small(line, plan=plan))
        if paper := to(decisions, "ОБР"):
            said = outline(compose(paper, facts(reviewed, number="01-15/К-9"), words())).replace("°", " ")
    assert said.count("| Также просим ") == 1
    assert "| Кроме того, просим до 16.01.2026 представить по прилагаемой форме" in said


@pytest.mark.parametrize(
    ("came", "heading"),
    [
        (True, "Об исполнении пунктов 1 и 2 плана-графика"),
        (False, "О непредставлении сведений об исполнении пунктов 1 и 2 плана-графика"),
    ],
)
def test_no_heading_is_about_silence_alone_where_the_letter_tells_of_what_came_about_another_item(
    heading: str, *, came: bool
) -> None:
    """«О непредставлении сведений … пункта 5» headed a letter that was about item 6, which had been sent back, too."""
    plan = (item("до 18.12.2025"), item("до 12.12.2025", "2", row=3, text="Провести осмотр"))
    back = replace(SENT, executed_on=date(2025, 12, 18), incoming="18.12.2025 № 9")
    back = replace(back, returned_on=date(2025, 12, 19), return_reason="обучены не все")
    story = Story(settings(remind_days=()), sent=True)
    for day in (16, 23):
        reviewed, decisions = story.day(date(2025, 12, day), small(back if came and day > 16 else EMPTY, plan=plan))
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, number="01-15/К-9"), words())
    assert f"заголовок | {heading}\n" in outline(letter).replace("°", " ")
