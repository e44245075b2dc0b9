"""What a catalogue of cells, terms and tables of many branches showed, each fault in its smallest form."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import By, Event, OnDemand, Period, Unclear
from automation.plan.order import read_order
from automation.plan.order.executors import executors_of
from automation.plan.terms import control_dates, read_term
from automation.plan.workdays import Calendar
from tests.support.order_builder import word

HEAD = ["ШКОЛА", "ПРИКАЗ", "от 10.03.2021 № 5", "О плане", "ПРИКАЗЫВАЮ:", "1. Утвердить план (приложение).",
        "2. Контроль оставляю за собой.", "Директор\tП.П. Примеров", "", "Приложение", "План работы"]  # fmt: skip
SIGNED, CALENDAR = date(2027, 3, 1), Calendar()
TITLES = ["№", "Мероприятие", "Срок", "Исполнитель"]


@pytest.mark.parametrize(
    ("cell", "executors"),
    [
        ("Старшие тренеры-преподаватели: Хромов Д.Д., Кох Л.А.",
         ("Старший тренер-преподаватель Хромов Д.Д.", "Старший тренер-преподаватель Кох Л.А.")),
        ("отдел кадров, помощники прокурора Кох Л.А. и Жук К.К.",
         ("отдел кадров", "помощник прокурора Кох Л.А.", "помощник прокурора Жук К.К.")),
        ("Медицинские сёстры:\nЖук К.К.\nКох Л.А.", ("Медицинская сестра Жук К.К.", "Медицинская сестра Кох Л.А.")),
        ("Государственные инспекторы Жук К.К., Кох Л.А.",
         ("Государственный инспектор Жук К.К.", "Государственный инспектор Кох Л.А.")),
        ("Сменные механики Жук К.К. и Кох Л.А.", ("Сменный механик Жук К.К.", "Сменный механик Кох Л.А.")),
        ("Судьи (Жук К.К., Кох Л.А.)", ("Судья Жук К.К.", "Судья Кох Л.А.")),
    ],
)  # fmt: skip
def test_everybody_named_behind_a_post_in_the_plural_bears_it_alone(cell: str, executors: tuple[str, ...]) -> None:
    assert executors_of(cell) == (executors, "")


def test_what_holders_of_a_post_lead_each_alone_is_asked() -> None:
    groups, question = executors_of("Начальникам караулов Гридину А.А., Ежовой Н.М.")
    assert groups == ("Начальник караула Гридин А.А.", "Начальник караула Ежова Н.М.")
    assert question.startswith("«Начальникам караулов Гридину А.А., Ежовой Н.М.» прочитано как «Начальник караула")
    assert executors_of("учителя начальных классов Жук К.К., Кох Л.А.")[0][0] == "учитель начальных классов Жук К.К."
    assert executors_of("Главы поселений (Жук К.К., Кох Л.А.)") == (("Главы поселений (Жук К.К., Кох Л.А.)",), "")


def test_after_whom_something_is_called_holds_no_post() -> None:
    groups, _ = executors_of("преподаватели ДШИ им. М.П. Мусоргского, Зорин Б.П.")
    assert groups == ("преподаватели ДШИ им. М.П. Мусоргского", "Зорин Б.П.")


@pytest.mark.parametrize(
    ("cell", "last"),
    [
        ("члены комиссии: Жук К.К., Кох Л.А. / Цой В.Р.", "Цой В.Р."),
        ("члены комиссии: Жук К.К., Кох Л.А.\nЦой В.Р.", "Цой В.Р."),
        ("главные врачи Жук К.К. и Кох Л.А., Цой В.Р.", "Цой В.Р."),
        ("и.о.директора Ермак С.С., Кох Л.А.", "Кох Л.А."),
    ],
)
def test_who_stands_outside_a_list_of_holders_holds_no_post_of_theirs(cell: str, last: str) -> None:
    assert executors_of(cell)[0][-1] == last


def test_a_short_name_in_brackets_names_the_same_executor_in_later_rows(tmp_path: Path) -> None:
    plan = [
        TITLES,
        ["1", "Собрать заявки", "до 01.12.2021", "Отдел образования и науки (далее – отдел ОиН), ЕДДС"],
        ["2", "Провести смотр", "до 01.12.2021", "Отдел ОиН"],
    ]
    first, second = read_order(word(tmp_path / "o.docx", [*HEAD, plan])).items
    assert first.groups == ("Отдел образования и науки", "ЕДДС")
    assert second.groups == ("Отдел образования и науки",)


@pytest.mark.parametrize("cell", ["17 ПСЧ и ЕДДС района", "Председатель суда\nсудьи"])
def test_two_heads_of_executors_are_never_taken_for_one_without_a_question(cell: str) -> None:
    assert executors_of(cell)[1].endswith("?")


@pytest.mark.parametrize(
    ("phrase", "deadline", "told"),
    [
        ("до Пасхи (02.05.2027)", By(due=date(2027, 5, 2)), "Названы и событие, и день"),
        ("к юбилею района (12 мая 2027 г.)", By(due=date(2027, 5, 12)), "Названы и событие, и день"),
        ("Апрель, май (по отд. плану)", None, "в срок не входят: «по отд. плану»"),
        ("до 14.05.2027 (по плану управления)", By(due=date(2027, 5, 14)), "«по плану управления»"),
        ("до 14.05.2027 (при наличии средств)", Unclear, ""),
        ("до 14.05.2027 (выполнено)", Unclear, ""),
        ("до 14.05.2027 (или по готовности)", Unclear, ""),
        ("май 2027 года (ориентировочно)", Unclear, ""),
        ("май 2027 года (в рамках месячника)", Period(start=date(2027, 5, 1), due=date(2027, 5, 31)), "месячника»"),
        ("до конца мая (14.05.2027)", Unclear, ""),
        ("Октябрь 2027 г., далее постоянно", Period(start=date(2027, 10, 1), due=date(2027, 10, 31)), "Дальше – "),
        ("с началом ледостава", OnDemand(), "по событию"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_term_hides_it_no_more(phrase: str, deadline: object, told: str) -> None:
    term = read_term(phrase, SIGNED, CALENDAR)
    assert isinstance(term.deadline, Unclear) == (deadline is Unclear)
    assert deadline in {None, Unclear} or term.deadline == deadline
    assert told in " ".join((*term.assumptions, "по событию"))


@pytest.mark.parametrize("phrase", ["каждую пятницу апреля", "по пятницам в апреле 2027 года"])
def test_weekdays_of_one_month_are_its_days(phrase: str) -> None:
    days = control_dates(read_term(phrase, SIGNED, CALENDAR).deadline, SIGNED, 99, CALENDAR)
    assert [one.due.day for one in days] == [2, 9, 16, 23, 30]


def test_an_amount_before_a_frequency_is_no_part_of_the_term() -> None:
    term = read_term("не менее 10 человек ежегодно, до 1 декабря", SIGNED, CALENDAR)
    assert term.deadline == read_term("ежегодно, до 1 декабря", SIGNED, CALENDAR).deadline
    assert isinstance(read_term("не менее 2 раз ежегодно", SIGNED, CALENDAR).deadline, Unclear)


def test_the_first_day_of_a_month_is_no_doubt_at_an_event() -> None:
    term = read_term("1 октября в 13:00", SIGNED, CALENDAR, event=True)
    assert term.deadline == Event(due=date(2027, 10, 1))
    assert not any("если имелось в виду" in told for told in term.assumptions)


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
    plan = [[*TITLES, "Ожидаемый результат"], *([*row, result] for row, result in zip(rows, results, strict=True))]
    draft = read_order(word(tmp_path / "o.docx", [*HEAD, plan]))
    assert (draft.items[0].text, draft.items[0].indicator) == (text, indicator)
    told = any("«Ожидаемый результат» добавлен к тексту" in check.text for check in draft.checks)
    assert told is (indicator == "")
