"""What is asked for of work that is done again and again: a paper where one is named, else word of its execution.

Source: papers.md B2, B3; decision 0301. Days are played in memory; every letter passes the last look.
"""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.matters import report_noun
from automation.model.report import Relation, State
from automation.plan.repeated_work import names_report
from automation.plan.result_papers import document_of_result, paper_named, paper_of_result
from tests.support.compose_world import appendix_told, done, facts, lists_told, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, small
from tests.support.played_letters import last_letter

EMPTY = row("ОБР", "1")
MONTHLY = "ежемесячно, до 25 числа"
ENTERED = item(MONTHLY, text="Внесение сведений в ГИС «Энергоэффективность»")
AFTER_QUARTER = "ежеквартально до 10 числа месяца, следующего за отчётным кварталом"
WATCHED = item(AFTER_QUARTER, text="Мониторинг посещения школьных библиотек (ожидаемый результат: Справка)")
OTHER = item("до 30.09.2026", "9", row=9)


def test_a_letter_asks_for_word_of_the_execution_where_nothing_names_a_report() -> None:
    overdue = last_letter(ENTERED, (date(2025, 12, 29), EMPTY))
    assert "О представлении сведений об исполнении пункта 1 плана-графика (срок – 25.12.2025)" in overdue
    assert "сведения об исполнении мероприятия «Внесение сведений в ГИС «Энергоэффективность» подлежали " in overdue
    assert "сведения со сроком 25.12.2025 от МБУК «Образец» не поступили" in overdue
    reminder = last_letter(ENTERED, (date(2025, 12, 22), EMPTY))
    assert "О представлении сведений об исполнении пункта 1 плана-графика (срок – 25.12.2025)" in reminder
    assert "«Энергоэффективность» представляются до 25.12.2025" in reminder
    assert "отчёт" not in overdue + reminder


def test_who_only_agreed_is_asked_for_the_same() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    asked = last_letter(ENTERED, (date(2025, 12, 29), EMPTY), performer=agreed)
    assert "О представлении сведений об исполнении пункта 1 плана-графика (срок – 25.12.2025)" in asked
    assert "не поступили. Просим до 12.01.2026 представить их по прилагаемой форме" in asked
    assert "отчёт" not in asked


def test_the_document_that_proves_repeated_work_is_asked_for_by_its_name() -> None:
    """«Представить отчёт за III квартал», said a letter of «Сверка … (что представляется: Акт сверки)»."""
    checked = item(MONTHLY, text="Сверка сведений о детях (что представляется: Акт сверки)")
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    asked = last_letter(checked, (date(2025, 12, 22), EMPTY), performer=agreed)
    assert "представить по прилагаемой форме сведения с приложением акта сверки." in asked
    overdue = last_letter(checked, (date(2025, 12, 29), EMPTY))
    assert "представить по прилагаемой форме сведения со сроком 25.12.2025 с приложением акта сверки и " in overdue
    assert "сведения со сроком 25.12.2025 от МБУК «Образец» не поступили" in overdue
    assert "просим в этот срок представить сведения с приложением акта сверки." in last_letter(
        checked, (date(2025, 12, 22), EMPTY)
    )


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ({"state": State.IN_WORK, "reason": "болезнь"}, "либо сообщить ожидаемую дату представления"),
        (
            {"state": State.IN_WORK, "reason": "болезнь", "expected_on": date(2026, 1, 20)},
            "Просим не позднее 20.01.2026",
        ),
        ({"comment": "сверка идёт"}, "либо сообщить, когда они будут представлены"),
    ],
)
def test_it_is_asked_for_of_whoever_has_said_something_too(said: dict[str, Any], asked: str) -> None:
    """The first letter asked for the act; the one to who had told that it was being made asked for «сведения»."""
    checked = item(MONTHLY, text="Сверка сведений о детях (что представляется: Акт сверки)")
    letter = last_letter(checked, (date(2025, 12, 29), row("ОБР", "1", **said)))
    assert asked in letter
    assert "с приложением акта сверки" in letter


@pytest.mark.parametrize(
    ("result", "document"),
    [
        ("Акт сверки", "акта сверки"),
        ("Протоколы заседаний комиссии", "протоколов заседаний комиссии"),
        ("Акт, фотоматериалы", ""),
        ("Акт и протокол", ""),
        ("Отчёт о работе", ""),
        ("Повышение доступности", ""),
    ],
)
def test_one_document_alone_is_named(result: str, document: str) -> None:
    assert document_of_result(f"Сверка (что представляется: {result})") == document


def test_the_result_of_repeated_work_names_the_paper_that_is_presented() -> None:
    reminder = last_letter(WATCHED, (date(2025, 12, 23), EMPTY))
    assert "О представлении справки за IV квартал 2025 года" in reminder
    assert (
        "справка за IV квартал 2025 года по мероприятию «Мониторинг посещения школьных библиотек» представляется "
        in reminder
    )
    overdue = last_letter(WATCHED, (date(2026, 1, 14), EMPTY))
    assert "справка за IV квартал 2025 года от МБУК «Образец» не поступила" in overdue
    assert "представить справку за IV квартал 2025 года" in overdue


def test_the_heading_of_a_column_of_results_names_no_report() -> None:
    quarterly = "раз в квартал, до 20 числа последнего месяца квартала"
    published = item(quarterly, text="Опубликовать в газете памятку (форма отчётности: Публикация)")
    assert report_noun(published)[0] == "сведения"
    assert report_noun(item(quarterly, text="Опубликовать памятку (форма отчётности: Отчёт)"))[0] == "отчёт"


def test_memo_and_appendix_tell_of_the_same_paper() -> None:
    story, late = Story(sent=True), done("ОБР", "1", date(2026, 1, 14), accepted_on=date(2026, 1, 15))
    story.day(date(2025, 12, 23), small(EMPTY, plan=(WATCHED, OTHER)))
    reviewed, decisions = story.day(date(2026, 1, 19), small(late, plan=(WATCHED, OTHER)))
    known = facts(reviewed)
    assert "По пункту 1 за IV квартал 2025 года справка представлена с опозданием" in lists_told(
        reviewed.figures, known
    )
    told = str(appendix_told(reviewed.figures, known, paper_for(decisions)))
    assert "справка за IV квартал 2025 года представлена с опозданием" in told.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("last", "what"),
    [
        (ENTERED.text, "по пунктам, перечисленным ниже, сведения подлежали представлению"),
        ("Отчёт об обходах", "перечисленные ниже информация и отчёты подлежали представлению"),
    ],
)
def test_above_a_table_no_work_is_called_a_report(last: str, what: str) -> None:
    texts = ("Информация о ценах", "Доклад о паводке", last)
    plan = tuple(item(MONTHLY, str(n), row=n + 1, text=text) for n, text in enumerate(texts, 1))
    story, rows = Story(sent=True), [row("ОБР", i.number) for i in plan]
    reviewed, decisions = story.day(date(2025, 12, 29), small(*rows, plan=plan))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert what in told


@pytest.mark.parametrize(
    ("term", "text", "noun"),
    [
        ("еженедельно", "Мониторинг цен", "сведения"),
        ("ежемесячно до 5 числа", "Вносить данные в реестр", "сведения"),
        ("ежемесячно до 5 числа", "Мониторинг цен (результат: Аналитическая справка)", "справка"),
        ("ежемесячно до 5 числа", "Мониторинг цен (вид документа: Отчёт)", "отчёт"),
        ("ежемесячно до 5 числа", "Проведение рейдов (результат: Акты, протоколы)", "сведения"),
        ("ежемесячно до 5 числа", "Обход дворов и представление отчёта", "отчёт"),
        ("ежемесячно, отчёт до 5 числа", "Обход дворов", "отчёт"),
        (AFTER_QUARTER, "Обход дворов", "отчёт"),
        (AFTER_QUARTER, "Обход дворов (результат: Информация)", "информация"),
        (AFTER_QUARTER, "Сверка данных (что представляется: Акт сверки)", "сведения"),
        ("ежемесячно", "Информация о ценах (результат: Справка)", "информация"),
        ("до 19.12.2025, далее ежеквартально", "Мониторинг цен (результат: Справка)", "справка"),
    ],
)
def test_what_is_presented_is_named_by_the_words_the_result_or_the_term(term: str, text: str, noun: str) -> None:
    assert report_noun(item(term, text=text))[0] == noun


@pytest.mark.parametrize(
    ("result", "paper"),
    [
        ("Справка", "справка"),
        ("аналитическая записка.", "записка"),
        ("Сведения", "сведения"),
        ("Справка, фотографии", ""),
        ("Отчёт о расходах", "отчёт"),
        ("Информация о количестве и сумме выданных займов", "информация"),
        ("Сведения по форме управления экономики", "сведения"),
        ("Информация и фотографии", ""),
        ("Отчёт о расходах и акты", ""),
        ("Протокол", ""),
        ("Утверждённая справка о ценах", "справка"),
        ("", ""),
    ],
)
def test_a_result_names_a_paper_where_it_is_nothing_else(result: str, paper: str) -> None:
    assert paper_of_result(f"Мониторинг цен (результат: {result})") == paper


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Обход с представлением отчёта", "представить отчёт"),
        ("Строительный контроль (ожидаемый итог: отчёт о строительном контроле)", "представить отчёт"),
        ("Мониторинг цен (ожидаемый результат: Аналитическая справка)", "представить справку"),
        ("Строительный контроль", "представить по прилагаемой форме сведения"),
    ],
)
def test_a_report_that_an_item_names_is_written_by_no_form_and_what_was_executed_on_the_one_beside_it(
    text: str, asked: str
) -> None:
    formed = "форме" in asked
    for days in ((date(2025, 12, 29),), (date(2025, 12, 29), date(2026, 1, 16))):
        told = last_letter(
            item("ежемесячно, до 25 числа", text=text), *((on, EMPTY) for on in (date(2025, 12, 22), *days))
        )
        assert f"{asked} со сроком 25.12.2025 и письменно" in told
        assert told.count("по прилагаемой форме") == formed
        assert ("Приложение: форма сведений об исполнении" in told) is formed


def test_the_day_of_work_done_again_is_no_day_of_presenting() -> None:
    claimed = done("ОБР", "1", date(2025, 12, 24), accepted_on=None, accepted_by="")
    plan = (item("ежемесячно, до 25 числа", text="Публикация материалов"), OTHER)
    reviewed, _ = Story().day(date(2025, 12, 29), small(claimed, plan=plan))
    told = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert "указано исполнение 24.12.2025" in told
    assert "дата представления" not in told


@pytest.mark.parametrize(
    ("text", "paper"),
    [
        ("Мониторинг численности (по данным отдела), с направлением информации главе администрации", "информация"),
        ("Проверка стендов с подготовкой и представлением сводного отчёта", "отчёт"),
        ("Мониторинг цен с направлением сведений в министерство", ""),
        ("Проведение выездных приёмов (по графику), по итогам – справка", "справка"),
        ("Обход дворов, по результатам обхода – аналитическая записка", "записка"),
        ("Обход дворов, по итогам – отчёт в министерство", ""),
        ("Работа с представлением сотрудников к награждению", ""),
    ],
)
def test_the_paper_that_work_is_sent_on_with_is_what_is_asked_for(text: str, paper: str) -> None:
    assert paper_named(text) == paper


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Отчёт о работе кураторов заслушать на заседании совета", False),
        ("Заслушивание отчётов руководителей", False),
        ("Подготовка отчёта о работе", True),
    ],
)
def test_a_report_that_others_hear_is_none_to_be_presented(text: str, named: bool) -> None:
    assert names_report(item("ежеквартально", text=text)) is named


def test_beside_the_paper_the_result_that_names_it_is_left_out() -> None:
    """«По мероприятию «Проверка закупок» (результат: справка о проверке) справка представляется», said a note."""
    overdue = last_letter(WATCHED, (date(2026, 1, 19), EMPTY))
    assert "по мероприятию «Мониторинг посещения школьных библиотек» подлежала " in overdue
    both = item(MONTHLY, text="Мониторинг цен (результат: Справка, копии отчётов)")
    assert "«Мониторинг цен» (результат: справка, копии отчётов) " in last_letter(both, (date(2025, 12, 22), EMPTY))
