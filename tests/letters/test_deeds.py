"""What people are counted for: the plan's own words decide, and of an unknown deed only the number is told."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.people_words import counted_deed, subject
from automation.messages.result import people_line
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Relation, StatusRow
from automation.plan.indicators import counts_people, deed_of
from automation.reports.summary_changes import remembered_of
from automation.reports.summary_pages import summary_of
from automation.russian.worded_deeds import covered_by
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item, small

DAY = date(2025, 12, 15)
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О работе с кадрами")
TRAINED = item("до 12.12.2025", text="Организация обучения сотрудников охране труда", indicator="сотрудники")
NOBODY_KNOWS = item("до 12.12.2025", text="Оформление карт сотрудников", indicator="число сотрудников")


GIVEN = "Обеспечение электронными подписями сотрудников"


@pytest.mark.parametrize(
    ("text", "indicator", "who", "subject_"),
    [
        ("Информация о завершении перехода сотрудников на сервис", "", "завершивших переход", "Переход сотрудников"),
        ("Обеспечить обучение переходу на сервис", "", "прошедших обучение", "Обучение сотрудников"),
        ("Организовать вакцинацию", "", "прошедших вакцинацию", "Вакцинация сотрудников"),
        ("Зарегистрировать сотрудников на портале", "", "прошедших регистрацию", "Регистрация сотрудников"),
        ("Зарегистрироваться на портале", "", "в отношении которых пункт исполнен", ""),
        ("Регистрация права собственности", "", "в отношении которых пункт исполнен", ""),
        ("Переход учреждений на новую систему", "", "в отношении которых пункт исполнен", ""),
        (
            "Обеспечить прохождение педагогами повышения квалификации по работе с обучающимися",
            "преподаватели",
            "прошедших повышение квалификации",
            "Повышение квалификации преподавателей",
        ),
        (
            "Назначить и обучить работников, ответственных за энергосбережение",
            "работники, ответственные за энергосбережение",
            "прошедших обучение",
            "Обучение работников, ответственных за энергосбережение,",
        ),
        ("Подготовить и провести инструктаж сотрудников", "", "прошедших инструктаж", "Инструктаж сотрудников"),
        ("Закупить и подключить терминалы", "", "в отношении которых пункт исполнен", ""),
        ("Работа с кадрами", "прошли инструктаж", "прошедших инструктаж", "Инструктаж сотрудников"),
        ("Получение усиленных электронных подписей", "", "получивших электронные подписи", GIVEN),
        ("Сбор подписей сотрудников", "", "в отношении которых пункт исполнен", ""),
        ("Выдача карт", "сотрудники", "в отношении которых пункт исполнен", ""),
    ],
)
def test_the_words_of_the_plan_name_the_deed(text: str, indicator: str, who: str, subject_: str) -> None:
    deed = deed_of((item("до 12.12.2025", text=text, indicator=indicator),), PLAIN)
    assert (deed.who, deed.subject if deed.known else "") == (who, subject_)


@pytest.mark.parametrize(
    ("text", "indicator", "counted"),
    [
        ("Провести анкетирование студентов об условиях обучения", "студенты", "1210 студентов"),
        ("Организовать горячее питание обучающихся", "обучающиеся", "1210 обучающихся"),
        ("Обеспечить обучающихся учебниками", "", "1210 обучающихся"),
        ("Обследовать пешеходные переходы", "пешеходные переходы", "1210 пешеходных переходов"),
        ("Обустроить переход для пациентов", "пациенты", "1210 пациентов"),
        ("Закупить персональные компьютеры", "персональные компьютеры", "1210 персональных компьютеров"),
        ("Подготовить кабинеты для обучения", "кабинеты", "1210 кабинетов"),
        ("Опросить преподавателей, прошедших обучение", "преподаватели", "1210 преподавателей"),
    ],
)
def test_what_an_item_only_mentions_is_no_deed_of_those_it_counts(text: str, indicator: str, counted: str) -> None:
    deed = deed_of((item("до 12.12.2025", text=text, indicator=indicator),), PLAIN)
    assert (deed.known and not deed.by_item, f"1210 {deed.crowd.counted(1210)}") == (False, counted)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            "Охват детей организованными формами летнего отдыха и занятости",
            "организованными формами летнего отдыха и занятости",
        ),
        (
            "Охват организованными формами отдыха и занятости детей и подростков",
            "организованными формами отдыха и занятости",
        ),
        ("дети, охваченные различными формами занятости в каникулярный период", "различными формами занятости"),
        (
            "Охват услугами дополнительного образования не менее 80 процентов детей",
            "услугами дополнительного образования",
        ),
        ("Охват прививками 80 процентов работников", "прививками"),
        ("Охват прививками обучающихся", "прививками"),
        ("Охват горячим питанием детей", "горячим питанием"),
        ("Охват мероприятиями по профилактике гриппа", ""),
        ("Охват воспитанников занятиями физической культурой", ""),
    ],
)
def test_what_people_are_covered_by_is_told_as_a_whole_phrase_or_not_at_all(text: str, by: str) -> None:
    deed = covered_by(text)
    assert (deed.asked if deed else "") == (f"охвачено {by}" if by else "")
    told = [deed.completed(moved, 12) for moved in (0, 9, 12)] if deed else []
    assert told == (["не обеспечен", "обеспечен не полностью", "обеспечен"] if by else [])


def test_an_item_without_a_deed_is_read_by_the_title_of_its_plan_and_two_deeds_are_neither() -> None:
    card = item("до 12.12.2025", text="Сведения", indicator="сотрудники")
    assert deed_of((card,), replace(PLAIN, heading="О вакцинации")).short == "вакцинацию"
    assert deed_of((card,), ORDER).short == "переход"
    assert deed_of((TRAINED, replace(NOBODY_KNOWS, number="2")), PLAIN).short == "по пунктам 1 и 2:"


def memo(plan: Item, total: int, moved: int, kind: Kind = Kind.COMPLETION) -> str:
    row: StatusRow = done(
        "ОБР", "1", date(2025, 12, 12), staff_total=total, staff_moved=moved, incoming="12.12.2025 № 9"
    )
    reviewed, decisions = judged(small(row, plan=(plan,), order=PLAIN), DAY)
    assert paper_for(decisions, kind=Kind.COMPLETION)
    letter = compose(paper_for(decisions, kind=kind), facts(reviewed, number="1"), words())
    return outline(letter).replace("°", " ").replace("\u00a0", " ")


def test_a_memo_about_training_speaks_of_training() -> None:
    said = memo(TRAINED, 30, 27)
    assert "Обучение сотрудников не завершено: прошли обучение 27 сотрудников из 30 (90 %)." in said
    assert "оставить на контроле пункт 1 до прохождения обучения всеми сотрудниками (МБУК «Образец»)" in said
    assert "Сведения об обучении сотрудников по организациям" in said
    assert "Обучение сотрудников завершено 12.12.2025: прошли обучение все сотрудники (30)" in memo(TRAINED, 30, 30)
    assert "ерешл" not in said


def test_a_memo_names_people_with_the_whole_phrase_behind_them() -> None:
    groups = "работников групп по обслуживанию защитных сооружений"
    plan = replace(TRAINED, indicator="работники групп по обслуживанию защитных сооружений")
    said = memo(plan, 30, 27)
    assert f"Обучение {groups} не завершено: прошли обучение 27 работников из 30 (90 %)." in said
    assert f"Сведения об обучении {groups} по организациям" in said


def test_a_memo_about_an_unknown_deed_tells_the_number_and_the_item() -> None:
    said = memo(NOBODY_KNOWS, 30, 27)
    assert "По показателю «число сотрудников» (пункт 1) – 27 из 30 (90 %).\n" in said
    assert "оставить на контроле пункт 1 до полного исполнения (МБУК «Образец»)" in said
    assert "По показателю «число сотрудников» (пункт 1) – 30 из 30 (100 %)." in memo(NOBODY_KNOWS, 30, 30)


def test_figures_of_different_deeds_are_told_apart_each_with_its_item() -> None:
    """The title of the order lends no deed to an item that has words of its own."""
    plan = (
        item("до 12.12.2025", text="Выпуск электронных подписей не менее чем для 50 процентов работников"),
        item("до 12.12.2025", "2", row=3, text="Переход сотрудников на безбумажный обмен"),
    )
    signed = done("ОБР", "1", date(2025, 12, 12), staff_total=40, staff_moved=22)
    reviewed, decisions = judged(small(signed, plan=plan, order=ORDER), DAY)
    alone = people_line(reviewed.figures).replace("\u00a0", " ")
    assert alone == "По пункту 1 получили электронные подписи 22 из 40 работников (55 %)."
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(letter).replace("°", " ").replace("\u00a0", " ")
    assert "Электронные подписи получили 22 работника из 40 (55 %)." in said
    assert "ерешл" not in said
    assert "оставить на контроле пункт 1" not in said, "half of them is what the item asks for"
    moved = done("ОБР", "2", date(2025, 12, 12), staff_total=40, staff_moved=30)
    reviewed, decisions = judged(small(signed, moved, plan=plan, order=ORDER), DAY)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(letter).replace("°", " ").replace("\u00a0", " ")
    assert "Переход сотрудников не завершён: перешли 30 сотрудников из 40 (75 %)." in said
    assert "По пункту 1 ({выпуск электронных подписей" in said
    assert "работников}) получили электронные подписи 22 работника из 40 (55 %)." in said
    assert "оставить на контроле пункт 2 до завершения перехода всеми сотрудниками" in said
    lines = people_line(reviewed.figures).replace("\u00a0", " ")
    signatures = "По пункту 1 получили электронные подписи 22 из 40 работников (55 %)."
    assert lines == f"По пункту 2 перешли 30 из 40 сотрудников (75 %). {signatures}"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Обучение работников охране труда", True),
        ("Организовать и провести вакцинацию сотрудников", True),
        ("Проведение плановой диспансеризации работников", True),
        ("Обеспечить профилактическую иммунизацию работников против бешенства", True),
        ("Подготовить приказ об обучении сотрудников", False),
        ("План обучения сотрудников", False),
        ("Провести обучение граждан", False),
        ("Назначение ответственного за переход в учреждении", False),
        ("Назначение работника, ответственного за переход", False),
        ("Обеспечить переход сотрудников на сервис", True),
        ("Информация о завершении перехода сотрудниками", True),
        ("Информация о завершении перехода", False),
        ("Информация о завершении обучения муниципальных служащих", True),
        ("Представить сводную информацию о проведении вакцинации сотрудников", True),
        ("Информация о завершении обучения", False),
        ("Информация о графике обучения сотрудников", False),
        ("Информация о переходе организаций на сервис", False),
        ("Охват прививками не менее 80 процентов работников", True),
        ("Установка не менее 80 процентов терминалов", False),
    ],
)
def test_an_item_that_is_itself_a_deed_of_people_asks_for_them(text: str, counted: bool) -> None:
    assert counts_people(item("до 12.12.2025", text=text)) is counted


@pytest.mark.parametrize(
    ("indicator", "counted"),
    [
        ("обучение", True),
        ("Вакцинация", True),
        ("регистрация", True),
        ("доля чатов", False),
    ],
)
def test_an_indicator_that_is_a_deed_alone_counts_people(indicator: str, counted: bool) -> None:
    plan = item("до 26.12.2025", text="Организовать обучение работников (не менее 80 процентов)", indicator=indicator)
    assert counts_people(plan) is counted
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    reviewed, decisions = judged(book(plan=(plan,), performers=(agreed,), order=PLAIN), date(2025, 12, 19))
    letter = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert "(не менее 80 процентов)}, срок – до 26.12.2025 включительно." in letter
    asked = "указав общую численность работников организации и число работников, прошедших"
    assert (asked in letter) is counted


def figures_with(plan: Item, total: int, moved: int) -> Any:
    row = done("ОБР", "1", date(2025, 12, 12), staff_total=total, staff_moved=moved)
    return judged(small(row, plan=(plan,), order=PLAIN), DAY)[0].figures


def test_mail_and_summary_speak_of_the_same_deed() -> None:
    figures = figures_with(TRAINED, 30, 27)
    assert people_line(figures).replace("\u00a0", " ") == "Прошли обучение 27 из 30 сотрудников (90 %)."
    assert any("прошли обучение 27 из 30 сотрудников" in str(note) for note in summary_of([figures])[0].notes)
    assert subject(figures) == "Обучение сотрудников"
    assert [name for name, _ in summary_of([figures])[2].columns][-2:] == ["Всего сотрудников", "Прошли обучение"]
    assert [line[9] for line in remembered_of([figures]).values()] == ["Прошли обучение"]
    others = figures_with(NOBODY_KNOWS, 30, 21)
    assert [name for name, _ in summary_of([figures, others])[2].columns][-2:] == ["Всего", "Из них"]
    assert people_line(others).replace("\u00a0", " ") == "По пункту 1: 21 из 30 сотрудников (70 %)."
    assert not counted_deed(others).known


def test_letters_ask_for_the_people_of_the_same_deed() -> None:
    plan = (replace(TRAINED, term=item("до 26.12.2025").term),)
    reviewed, decisions = judged(book(plan=plan, performers=(ORG,), order=PLAIN), date(2025, 12, 19))
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())
    assert "число сотрудников, прошедших обучение" in outline(letter)
    wrong = done("ОБР", "1", date(2025, 12, 12), accepted_on=None, accepted_by="", staff_total=2, staff_moved=3)
    reviewed, decisions = judged(small(wrong, plan=(TRAINED,), order=PLAIN), DAY)
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())
    assert "число сотрудников, прошедших обучение (3), превышает" in outline(letter)


def test_people_of_two_items_are_not_taken_for_the_staff() -> None:
    children, elders = (
        item("до 12.12.2025", number, row=int(number) + 1, text=f"Провести праздник для {whom}", indicator=indicator)
        for number, whom, indicator in (("1", "детей", "дети"), ("2", "пенсионеров", "пенсионеры"))
    )
    alone = deed_of((children,), PLAIN)
    assert (alone.head, alone.until, alone.heading) == (
        "По пункту 1 охват",
        "полного охвата детей",
        "Охвачено мероприятием",
    )
    assert deed_of((children, elders), PLAIN).until == "полного исполнения"
