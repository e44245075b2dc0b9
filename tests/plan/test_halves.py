"""An item whose words name several terms: its parts are told apart only where they surely can be."""

from datetime import date

import pytest

from automation.plan.halves import names_terms, parts_by_term, points_back, stages_by_term

TERMS = (date(2027, 9, 14), date(2027, 9, 20))
FIRING = "Провести пробные топки котельных"
HEATING = "Осуществить пуск тепла в школы"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (f"{FIRING} до 14.09.2027, пуск тепла в школы осуществить не позднее 20.09.2027", (FIRING, HEATING)),
        ("До 14.09.2027 провести пробные топки котельных, до 20.09.2027 осуществить пуск тепла в школы", None),
        (f"{FIRING} в срок до 14 сентября и осуществить пуск тепла в школы к 20 сентября 2027 года.", None),
        (f"{FIRING} до 14.09.2027, не позднее 20.09.2027 осуществить пуск тепла в школы", None),
        (f"{FIRING} (до 14.09.2027 включительно); осуществить пуск тепла в школы (до 20.09.2027)", None),
        (f"{FIRING} до 14.09.2027, а также осуществить пуск тепла в школы – до 20.09.2027 г.", None),
        (
            "В срок до 14 сентября 2027 года организовать ремонт скамеек, до 20 сентября 2027 года – установку сцены",
            ("Организовать ремонт скамеек", "Организовать установку сцены"),
        ),
        ("Проведение топок (до 14.09.2027) и пуск тепла (до 20.09.2027)", ("Проведение топок", "Пуск тепла")),
        (
            "Разработать проект графика до 14.09.2027 и утвердить его до 20.09.2027",
            ("Разработать проект графика", "Утвердить его"),
        ),
        (
            "Выполнить ремонт котлов: в котельных № 1 и 2 до 14.09.2027, в котельных № 3 и 4 – до 20.09.2027.",
            ("Выполнить ремонт котлов в котельных № 1 и 2", "Выполнить ремонт котлов в котельных № 3 и 4"),
        ),
    ],
)
def test_parts_that_are_whole_by_themselves_are_told_without_their_terms(
    text: str, parts: tuple[str, ...] | None
) -> None:
    assert parts_by_term(text, TERMS) == (parts or (FIRING, HEATING))


@pytest.mark.parametrize(
    "text",
    [
        "Провести осмотр котельных до 14.09.2027 и повторный до 20.09.2027",  # no verb of its own
        "Провести осмотр котельных до 14.09.2027, ремонт котельных до 20.09.2027",  # the verb of the first
        "Разработать до 14.09.2027, утвердить до 20.09.2027 график",  # one object for both
        "Представить сведения до 14.09.2027, до 20.09.2027",  # one measure, two terms
        "Провести осмотр до 14.09.2027, работы начать и завершить до 20.09.2027",  # which verb leads
        "Выполнить ремонт: котельные № 1 и 2 до 14.09.2027, котельные № 3 и 4 до 20.09.2027",  # the case is not that
        "Провести осмотр до 14.09.2027 котельных принять меры до 20.09.2027",  # nothing parts them
    ],
)
def test_what_is_not_sure_is_not_parted(text: str) -> None:
    assert names_terms(text, TERMS)
    assert parts_by_term(text, TERMS) == ()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Провести топки котельных", False),
        ("Провести топки котельных до 14.09.2026", False),
        ("Провести топки до 20.09.2027, осуществить пуск тепла до 14.09.2027", True),  # in another order
        ("Провести топки котельных до 14 сентября 2026 года и до 20 сентября 2027 года", True),
        ("Провести топки котельных, до 20.09.2027 – пуск тепла", True),  # the first term was taken out of the words
    ],
)
def test_words_that_do_not_name_each_of_the_terms_in_turn_are_not_parted(text: str, named: bool) -> None:
    assert names_terms(text, TERMS) is named
    assert parts_by_term(text, TERMS) == ()


def test_an_item_with_one_term_has_no_parts() -> None:
    assert not names_terms("Провести топки котельных до 14.09.2027", TERMS[:1])
    assert parts_by_term("Провести топки котельных до 14.09.2027", TERMS[:1]) == ()


@pytest.mark.parametrize(
    ("part", "points"), [("Утвердить его", True), ("Представить отчёт о её работе", True), ("Утвердить график", False)]
)
def test_a_part_that_says_nothing_without_the_one_before_it_is_known(part: str, points: bool) -> None:
    assert points_back(part) is points


LIST, STORE = "утвердить перечень запаса до 14.09.2027", "заложить запас в полном объёме до 20.09.2027"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            f"Создать запас топлива для котельных: {LIST}, {STORE}",
            ("Утвердить перечень запаса топлива для котельных", "Заложить запас топлива для котельных в полном объёме"),
        ),
        (f"Создать запас: {LIST}, {STORE}", ("Утвердить перечень запаса", "Заложить запас в полном объёме")),
        (
            "Создать запас угля: утвердить запас угля до 14.09.2027, заложить запас до 20.09.2027",
            ("Утвердить запас угля", "Заложить запас угля"),
        ),
        ("Провести ремонт школы: подготовить смету до 14.09.2027, до 20.09.2027", ()),
        ("Провести ремонт школы: подготовка сметы до 14.09.2027, работы до 20.09.2027", ()),
        (
            "Провести ремонт школы: подготовить смету до 14.09.2027, завершить работы до 20.09.2027",
            ("Провести ремонт школы: подготовить смету", "Провести ремонт школы: завершить работы"),
        ),
        (
            f"Обеспечить: {LIST}, {STORE}",
            ("Обеспечить: утвердить перечень запаса", "Обеспечить: заложить запас в полном объёме"),
        ),
    ],
)
def test_a_part_behind_a_colon_is_completed_by_what_stands_before_it_or_not_told_apart(
    text: str, parts: tuple[str, ...]
) -> None:
    assert parts_by_term(text, TERMS) == parts


def test_whole_orders_behind_a_colon_are_named_in_short_by_their_own_words() -> None:
    text = "Подготовить зал: завершить реставрацию декора до 14.09.2027, смонтировать оборудование до 20.09.2027"
    assert parts_by_term(text, TERMS, completed=False) == ("Завершить реставрацию декора", "Смонтировать оборудование")


def test_a_part_is_named_in_short_by_its_own_words() -> None:
    text = f"Создать запас топлива для котельных: {LIST}, {STORE}"
    assert parts_by_term(text, TERMS, completed=False) == (
        "Утвердить перечень запаса",
        "Заложить запас в полном объёме",
    )


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("Ремонт школ: первый этап – осмотр, второй этап – работы.", ("Первый этап – осмотр", "Второй этап – работы")),
        ("Провести ремонт: 1-й этап – осмотр; 2-й этап – работы", ("1-й этап – осмотр", "2-й этап – работы")),
        (
            "Провести ремонт: на первом этапе осмотр и на втором этапе работы",
            ("На первом этапе осмотр", "На втором этапе работы"),
        ),
        ("Ремонт в два этапа: I этап – осмотр, а также II этап – работы", ("I этап – осмотр", "II этап – работы")),
    ],
)
def test_stages_without_days_belong_to_the_terms_in_their_order(text: str, stages: tuple[str, ...]) -> None:
    assert names_terms(text, TERMS)
    assert parts_by_term(text, TERMS, completed=False) == stages
    lead = text.partition(":")[0]
    whole = tuple(f"{lead}: {stage[0].lower() if stage[1].islower() else stage[0]}{stage[1:]}" for stage in stages)
    assert parts_by_term(text, TERMS) == whole


def test_other_stages_than_there_are_terms_or_stages_within_brackets_are_not_parted() -> None:
    assert not names_terms("Ремонт: первый этап – осмотр, второй этап – работы, третий этап – приёмка", TERMS)
    assert parts_by_term("Ремонт (первый этап – осмотр, второй этап – работы)", TERMS) == ()


def test_queues_are_stages_and_all_of_them_have_the_result_of_the_item() -> None:
    text = "Ремонт проездов: 1-я очередь – ул. Речная, д. 4 и 6; 2-я очередь – ул. Новая, д. 2 (ожидаемый итог: акт)"
    assert parts_by_term(text, TERMS) == (
        "Ремонт проездов: 1-я очередь – ул. Речная, д. 4 и 6 (ожидаемый итог: акт)",
        "Ремонт проездов: 2-я очередь – ул. Новая, д. 2 (ожидаемый итог: акт)",
    )
    assert parts_by_term(text, TERMS, completed=False)[1] == "2-я очередь – ул. Новая, д. 2"
    assert not names_terms("В первую очередь осмотреть котлы, во вторую очередь – сети", TERMS)


@pytest.mark.parametrize(
    ("phrase", "stages"),
    [
        ("до 14 сентября 2027 г. – 1-я очередь, до 20 сентября 2027 г. – 2-я очередь", ("1-я очередь", "2-я очередь")),
        ("первый этап – до 14.09.2027, второй этап – до 20.09.2027", ("первый этап", "второй этап")),
        ("14 сентября, 20 сентября 2027 г.", ()),
        ("до 14.09.2027 – 1-я очередь, до 20.09.2027", ()),
        ("1-я очередь, 2-я очередь", ()),
        ("объявление – до 14 сентября, подведение итогов – до 20 сентября", ("объявление", "подведение итогов")),
        ("до 14.09.2027 – посадка; до 20.09.2027 – полив", ("посадка", "полив")),
        ("осень – до 14 сентября, зима – до 20 сентября", ("осень", "зима")),
        ("III квартал – межевание, IV квартал – учёт", ("межевание", "учёт")),
        ("сентябрь – схема, октябрь – межевание", ("схема", "межевание")),
        ("до 14 сентября, повторно – до 20 сентября", ()),
        ("до 14 сентября – 6 кварталов, до 20 сентября – 5 кварталов", ()),
        ("схема – до 20 сентября, межевание – до 14 сентября", ()),
    ],
)
def test_stages_beside_the_days_of_a_term_are_named_by_it(phrase: str, stages: tuple[str, ...]) -> None:
    assert stages_by_term(phrase, TERMS) == stages


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Отчёт о работе за I полугодие и за год", ("Отчёт о работе за I полугодие", "Отчёт о работе за год")),
        (
            "Сведения о долге за 9 месяцев, 2027 год (по форме)",
            ("Сведения о долге за 9 месяцев (по форме)", "Сведения о долге за 2027 год (по форме)"),
        ),
        ("Сведения за полугодие и год по форме 1", ("Сведения за полугодие по форме 1", "Сведения за год по форме 1")),
        ("Отчёт за I квартал, за II квартал и за год", ()),
        ("Отчёт за I полугодие и за год утвердить", ()),
    ],
)
def test_reports_of_several_periods_are_parted_by_them(text: str, parts: tuple[str, ...]) -> None:
    assert parts_by_term(text, TERMS) == parts


def test_a_report_of_a_period_is_told_in_short() -> None:
    assert parts_by_term("Отчёт о работе за I полугодие и за год", TERMS, completed=False)[1] == "Отчёт за год"
