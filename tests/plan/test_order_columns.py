"""Columns of a plan beyond number, words, term and executor: none of their values is lost, none is taken for a term."""

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from automation.errors import UnreadError
from automation.model.plan import OrderDraft, Permanent, Recurring
from automation.plan.order import read_order
from automation.plan.order.blocks import Source, Table, TableCell
from automation.plan.order.plain import read_plain
from automation.plan.order.table_columns import role_of
from automation.plan.order.understand import understand_order
from tests.support.order_builder import Content, rows, word
from tests.support.order_files import BODY, COLUMNS, HEADING, POINTS, ROW, SCHOOL, read_prikaz

ORDER = """АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА
РАСПОРЯЖЕНИЕ
12.01.2026 № 7
О благоустройстве

1. Утвердить план мероприятий (приложение).
2. Контроль оставляю за собой.

Глава района\tП.П. Примеров

Приложение
ПЛАН мероприятий
"""
USUAL = ("№", "Мероприятие", "Срок", "Ответственный")
ROWS = (
    ("1", "Ремонт котла № 2", "до 01.06.2026", "отдел ЖКХ"),
    ("2", "Посадка 20 деревьев", "май 2026", "МКУ «Пример»"),
)


def drafted(heading: tuple[str, ...], *rows: tuple[str, ...]) -> OrderDraft:
    """Read a plan; «<» goes on with the cell to its left, «^» with the one above."""
    grid: list[tuple[TableCell, ...]] = []
    for r, row in enumerate((heading, *rows)):
        cells: list[TableCell] = []
        for c, text in enumerate(row):
            cells.append(cells[-1] if text == "<" else grid[-1][c] if text == "^" else TableCell(text, (r, c)))
        grid.append(tuple(cells))
    return understand_order(Source((*read_plain(ORDER.encode()), Table(tuple(grid)))), "order.docx")


def beside(*columns: tuple[str, str, str]) -> OrderDraft:
    """Read the usual plan with further columns, each given as its heading and its two cells."""
    heading, *cells = zip(*columns, strict=True)
    return drafted((*USUAL, *heading), *((*row, *more) for row, more in zip(ROWS, cells, strict=True)))


def lines(draft: OrderDraft) -> list[tuple[str, str]]:
    return [(item.text, item.term.phrase) for item in draft.items]


def test_a_value_that_stands_elsewhere_in_the_row_is_kept() -> None:
    assert lines(beside(("Объём", "2", "20"), ("2026", "20", "20"), ("2027", "20", "0"))) == [
        ("Ремонт котла № 2 (объём: 2) (2026: 20) (2027: 20)", "до 01.06.2026"),
        ("Посадка 20 деревьев (объём: 20) (2026: 20) (2027: 0)", "май 2026"),
    ]


def test_one_cell_over_two_columns_is_told_once_under_both_headings() -> None:
    draft = drafted((*USUAL, "2026", "2027"), (*ROWS[0], "без затрат", "<"), (*ROWS[1], "5", "5"))
    assert draft.items[0].text == "Ремонт котла № 2 (2026, 2027: без затрат)"


def test_two_columns_of_indicators_with_one_value_are_both_kept() -> None:
    draft = beside(("Ожидаемый результат", "1", "20"), ("Показатель", "1", "20"))
    assert [item.indicator for item in draft.items] == [
        "ожидаемый результат: 1; показатель: 1",
        "ожидаемый результат: 20; показатель: 20",
    ]


def test_a_result_that_counts_nothing_stands_behind_the_words_and_one_that_counts_is_the_indicator() -> None:
    draft = beside(("Результат", "План ярмарок, схемы размещения", "Не менее 20 деревьев"))
    assert [item.text for item in draft.items] == [
        "Ремонт котла № 2 (результат: План ярмарок, схемы размещения)",
        "Посадка 20 деревьев",
    ]
    assert [item.indicator for item in draft.items] == ["", "Не менее 20 деревьев"]
    about = beside(("Результат", "Информация о количестве займов", "100 % деревьев"))
    assert [item.indicator for item in about.items] == ["", "100 % деревьев"]


def test_executors_of_one_item_who_have_different_volumes_have_items_of_their_own() -> None:
    rows = (("1", "Субботник", "май 2026", "отдел ЖКХ", "5"), ("^", "^", "^", "МКУ «Пример»", "7"))
    draft = drafted((*USUAL, "Объём"), *rows)
    assert [(item.number, item.text, item.groups) for item in draft.items] == [
        ("1.1", "Субботник (объём: 5)", ("отдел ЖКХ",)),
        ("1.2", "Субботник (объём: 7)", ("МКУ «Пример»",)),
    ]


def test_a_frequency_of_reports_that_no_field_can_hold_stays_in_the_words() -> None:
    draft = beside(("Периодичность отчётов", "еженедельно", "ежемесячно"))
    assert [(item.text, item.reporting) for item in draft.items] == [
        ("Ремонт котла № 2 (периодичность отчётов: еженедельно)", ""),
        ("Посадка 20 деревьев", "monthly"),
    ]


@pytest.mark.parametrize("heading", ["Форма завершения", "Вид окончания работ", "Завершение"])
def test_a_column_headed_like_a_term_that_holds_none_goes_to_the_words(heading: str) -> None:
    draft = beside((heading, "акт", "отчёт"))
    assert [term for _, term in lines(draft)] == ["до 01.06.2026", "май 2026"]
    assert draft.items[0].text == f"Ремонт котла № 2 ({heading.lower()}: акт)"
    assert f"Таблица плана: столбец «{heading}» за срок исполнения не принят – проверьте." in draft.questions


def test_terms_are_found_by_content_where_the_column_headed_so_has_none() -> None:
    draft = drafted(
        ("№", "Мероприятие", "Форма завершения", "Ответственный", "Контрольная точка"),
        ("1", "Ремонт", "акт", "отдел ЖКХ", "до 01.06.2026"),
        ("2", "Посадка", "отчёт", "МКУ «Пример»", "май 2026"),
    )
    assert lines(draft) == [
        ("Ремонт (форма завершения: акт)", "до 01.06.2026"),
        ("Посадка (форма завершения: отчёт)", "май 2026"),
    ]


def test_sums_with_a_point_are_no_terms() -> None:
    heading = ("№", "Мероприятие", "Срок", "Ответственный", "Сумма")
    draft = drafted(heading, ("1", "Ремонт", "до снега", "отдел ЖКХ", "12.10"), ("2", "Посадка", "", "школа", "5.10"))
    assert [term for _, term in lines(draft)] == ["до снега", ""]


def test_the_day_on_which_an_item_was_executed_is_no_term() -> None:
    draft = beside(("Дата фактического исполнения", "12.01.2026", ""))
    assert [term for _, term in lines(draft)] == ["до 01.06.2026", "май 2026"]


@pytest.mark.parametrize("heading", ["Кто привлекается", "Соисполнители", "Исполнители соисполнители"])
def test_who_only_helps_stands_behind_those_who_execute_and_is_asked_about(heading: str) -> None:
    usual = ("№", "Мероприятие", "Срок", heading, "Исполнители")
    draft = drafted(usual, ("1", "Ремонт", "до 01.06.2026", "школа № 1", "отдел ЖКХ"))
    assert draft.items[0].groups == ("отдел ЖКХ", "школа № 1")
    told = f"Таблица плана: в столбце «{heading}» не исполнители, а те, кто им помогает?"
    assert any(question.startswith(told) for question in draft.questions)


@pytest.mark.parametrize("heading", ["Ответственный за контроль", "Кто контролирует", "Исполнители контроль"])
def test_who_controls_is_no_executor(heading: str) -> None:
    draft = beside((heading, "Котов И.И.", "Котов И.И."))
    assert [item.groups for item in draft.items] == [("отдел ЖКХ",), ("МКУ «Пример»",)]
    assert draft.items[0].text == f"Ремонт котла № 2 ({heading[0].lower()}{heading[1:]}: Котов И.И.)"


@pytest.mark.parametrize("heading", ["Срок отчёта", "Дата утверждения сметы"])
def test_the_day_of_something_else_is_no_term_beside_the_term(heading: str) -> None:
    draft = beside((heading, "до 05.06.2026", "01.07.2026"))
    assert [term for _, term in lines(draft)] == ["до 01.06.2026", "май 2026"]
    assert draft.items[0].text == f"Ремонт котла № 2 ({heading[0].lower()}{heading[1:]}: до 05.06.2026)"


def test_sums_by_quarter_beside_a_term_are_kept() -> None:
    draft = beside(("I квартал", "5", ""), ("II квартал", "5", "7"), ("III квартал", "", "х"))
    assert lines(draft) == [
        ("Ремонт котла № 2 (I квартал: 5) (II квартал: 5)", "до 01.06.2026"),
        ("Посадка 20 деревьев (II квартал: 7) (III квартал: х)", "май 2026"),
    ]


def test_a_beginning_beside_a_frequency_bounds_it() -> None:
    heading = ("№", "Мероприятие", "Начало", "Окончание", "Ответственный")
    often = "ежеквартально, до 10 числа месяца, следующего за отчётным кварталом"
    rows = (("1", "Мониторинг", "01.04.2026", often, "отдел ЖКХ"), ("2", "Реестр", "май 2026", "постоянно", "школа"))
    first, second = (item.term for item in drafted(heading, *rows).items)
    assert first.phrase == f"{often}, начало – 01.04.2026"
    assert isinstance(first.deadline, Recurring)
    assert (first.deadline.unit, first.deadline.since) == ("quarter", date(2026, 4, 1))
    assert (second.phrase, second.deadline) == ("постоянно, начало – май 2026", Permanent())


@pytest.mark.parametrize("term", ["до особого распоряжения", "до 01.06.2026", "постоянно"])
def test_a_frequency_that_only_the_words_tell_is_asked_about(term: str) -> None:
    draft = drafted(USUAL, ("1", "Ежедневно к 08:00 представлять сводку", term, "МКУ «Пример»"))
    told = "в тексте сказано «Ежедневно», а в сроке этого нет: напоминаний об этом не будет – проверьте."
    assert f"Пункт 1 плана: {told}" in draft.questions


@pytest.mark.parametrize(
    "approved", ["план мероприятий (приложение)", "прилагаемый план", "мероприятия по ремонту согласно приложению"]
)
def test_an_order_whose_plan_is_missing_says_so_first(approved: str) -> None:
    points = f"1. Утвердить {approved}.\n2. Отделу ЖКХ до 20.03.2026 провести проверку."
    text = ORDER[: ORDER.index("\nПриложение")].replace("1. Утвердить план мероприятий (приложение).", points)
    without = understand_order(Source(tuple(read_plain(text.encode()))), "order.doc")
    assert [item.number for item in without.items] == ["2"]
    assert without.questions[0].startswith("Пункт 1 утверждает план, но приложения в файле нет")
    broken = f"{text}\nПриложение\nк распоряжению от 12.01.2026 № 7\nМЕРОПРИЯТИЯ\nпо ремонту\n"
    with pytest.raises(UnreadError, match="пункт 1 утверждает план, но таблицы плана в файле нет"):
        understand_order(Source(tuple(read_plain(broken.encode()))), "order.doc")


def test_a_beginning_and_an_end_in_words_are_joined_as_they_are_written(tmp_path: Path) -> None:
    heading = ["№", "Мероприятие", "Начало", "Окончание", "Ответственный"]
    rows = [["1", "Чинить", "июнь 2026", "сентябрь 2026", "цех"], ["2", "Красить", "1 июня", "2 сентября", "цех"]]
    assert [item.term.phrase for item in read_prikaz(tmp_path, heading, *rows).items] == [
        "июнь 2026 – сентябрь 2026", "с 1 июня по 2 сентября",
    ]  # fmt: skip


def test_a_column_of_telephones_is_no_word_of_an_item_and_is_told(tmp_path: Path) -> None:
    draft = read_prikaz(tmp_path, [*HEADING, "Контактный телефон"], [*ROW, "2-14-56"])
    assert (draft.items[0].text, draft.items[0].groups) == ("Проверить насосы", ("мастер Котов И.И.",))
    assert "Таблица плана: столбец «Контактный телефон» в книгу не взят – проверьте." in draft.questions
    named = read_prikaz(tmp_path, [*HEADING, "Телефон ответственного"], [*ROW, "2-14-56"])
    assert named.items[0].groups == ("мастер Котов И.И.",)


@pytest.mark.parametrize("heading", ["рабочий" * 300 + "! тел", "телефон ответственсправ" * 200, "тел и " * 900])
def test_a_hostile_heading_of_a_column_is_judged_soon(heading: str) -> None:
    started = process_time()
    role_of(heading)
    assert process_time() - started < 1


def test_a_column_of_stages_that_only_counts_gives_the_numbers(tmp_path: Path) -> None:
    heading = ["Этап", "Виды работ", "Срок", "Исполнители"]
    (first, second) = read_prikaz(tmp_path, heading, ROW, ["2", "Покрасить", "до 11.02.2026", "цех"]).items
    assert [(first.number, first.text), (second.number, second.text)] == [("1", "Проверить насосы"), ("2", "Покрасить")]
    named = read_prikaz(tmp_path, heading, ["Подготовка", "Смета", *ROW[2:]], ["Ремонт", "Акт", *ROW[2:]]).items
    assert [item.text for item in named] == ["Смета (этап: Подготовка)", "Акт (этап: Ремонт)"]


@pytest.mark.parametrize(
    ("results", "text", "indicator"),
    [
        (["Приказ", "Акт"], "Собрать заявки (ожидаемый результат: Приказ)", ""),
        (["80 % работников", "5 актов"], "Собрать заявки", "80 % работников"),
    ],
)
def test_results_that_count_nothing_are_words_of_the_item(
    tmp_path: Path, results: list[str], text: str, indicator: str
) -> None:
    rows = [["1", "Собрать заявки", "до 01.12.2021", "школа"], ["2", "Сдать отчёт", "до 01.12.2021", "школа"]]
    plan = [[*COLUMNS, "Ожидаемый результат"], *([*row, result] for row, result in zip(rows, results, strict=True))]
    draft = read_order(word(tmp_path / "o.docx", [*SCHOOL, plan]))
    assert (draft.items[0].text, draft.items[0].indicator) == (text, indicator)
    told = any("«Ожидаемый результат» добавлен к тексту" in check.text for check in draft.checks)
    assert told is (indicator == "")


def planned(path: Path, heading: list[str], *lines: list[str]) -> OrderDraft:
    head: Content = [
        BODY,
        "ПРИКАЗ",
        "от 19.10.2021 № 5",
        "О смотре",
        *POINTS,
        "Директор\tП.П. Примеров",
        "",
        "Приложение",
    ]
    return read_order(word(path / "order.docx", [*head, "План работы", [heading, *lines]]))


def test_what_is_to_be_done_may_stand_under_a_heading_nobody_expects(tmp_path: Path) -> None:
    draft = planned(
        tmp_path,
        ["№", "Техника", "Срок готовности", "Механизатор", "Проверяет"],
        ["1", "Сеялка", "25.11.2021", "Котов П.", "инженер Белов К.К."],
        ["2", "Опрыскиватель", "30.11.2021", "Носов", "агроном"],
    )
    assert [row[1].split(" (")[0] for row in rows(draft)] == ["Сеялка", "Опрыскиватель"]
    assert [row[3] for row in rows(draft)] == [("Котов П.",), ("Носов",)]
    assert any("«Техника» прочитан как «мероприятия»" in check.text for check in draft.checks)


def test_columns_may_be_headed_by_a_beginning_and_an_end_and_a_clipped_word(tmp_path: Path) -> None:
    heading = ["№", "Мероприятие", "Начало", "Конец", "Отв. лицо"]
    draft = planned(tmp_path, heading, ["1", "Ремонт", "01.05.2022", "01.06.2022", "завхоз"])
    assert rows(draft) == [("1", "Ремонт", "с 01.05.2022 по 01.06.2022", ("завхоз",))]
    assert not any("столбец" in check.text for check in draft.checks)
