"""Which lines are a title, which words a post, and which body a document without a letterhead names."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import UNDATED, Official
from automation.plan.order import read_order
from automation.plan.order.blocks import Block, OrderParagraph, Source, Table, grid, unbroken
from automation.plan.order.executors import executors_of
from automation.plan.order.issuer import issuing_body
from automation.plan.order.offices import body_in_title, headed_office
from automation.plan.order.officials import control
from automation.plan.order.order_body import Point
from automation.plan.order.understand import understand_order
from automation.russian.heads import part_rank
from tests.support.order_builder import word
from tests.support.order_files import BODY, headed
from tests.support.order_texts import ORDER, TYPED, drafted, read_text

TITLE = "О проверке котельных"
SIGNED = "Глава района\tП.П. Примеров"
PLAN = "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.\n\nСекретарь\tП.П. Примеров"


@pytest.mark.parametrize(
    "title",
    [
        "Об устранении замечаний\nпо результатам проверки",
        "О создании комиссии\nв целях проверки школ\nи детских садов",
        "О ПЕРЕНОСЕ ДНЯ\nВ СВЯЗИ С РЕМОНТОМ",
    ],
)
@pytest.mark.parametrize(
    "preamble",
    [
        "\nВ целях порядка ПОСТАНОВЛЯЮ:",
        "В связи с планом\nПОСТАНОВЛЯЮ:",
        "Для проведения ремонтов в тёплое время\nПОСТАНОВЛЯЮ:",
    ],
)
def test_small_letters_go_on_with_a_title(title: str, preamble: str) -> None:
    read = drafted(ORDER.replace(TITLE, title).replace("В целях порядка ПОСТАНОВЛЯЮ:", preamble)).order
    assert read.heading.lower() == title.replace("\n", " ").lower()


@pytest.mark.parametrize(
    "preamble",
    ["в целях порядка\nи чистоты ПОСТАНОВЛЯЮ:", "учитывая прогноз,\nПОСТАНОВЛЯЮ:", "в связи с паводком:"],
)
def test_a_sentence_that_comes_to_the_decision_is_no_title(preamble: str) -> None:
    assert drafted(ORDER.replace("В целях порядка ПОСТАНОВЛЯЮ:", preamble)).order.heading == TITLE


@pytest.mark.parametrize(
    ("written", "whole"),
    [
        ("жилищно-\nкоммунального", "жилищно-коммунального"),
        ("организационно-\nметодической", "организационно-методической"),
        ("железно-\nдорожного", "железнодорожного"),
        ("мусоро-\nвывозящих", "мусоровывозящих"),
        ("СОЦИАЛЬНО-\nЭКОНОМИЧЕСКОГО", "СОЦИАЛЬНО-ЭКОНОМИЧЕСКОГО"),
        ("ОРГАНИ-\nЗАЦИИ", "ОРГАНИЗАЦИИ"),
        ("учебно-\nполевой\nучебнополевой", "учебнополевой\nучебнополевой"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_where_it_joins_two_words(written: str, whole: str) -> None:
    assert unbroken(written) == whole


@pytest.mark.parametrize(
    ("post", "rank"),
    [
        ("Начальник Главного управления", "генерал-майор внутренней службы"),
        ("Проректор по учебной работе", "д.м.н., профессор"),
        ("Прокурор области", "государственный советник юстиции 3 класса"),
        ("Руководитель", "советник государственной гражданской службы РФ 1 класса"),
        ("Директор филиала", "канд. техн. наук"),
        ("Директор школы", "заслуженный учитель РФ"),
        ("Капитан команды", ""),
        ("Заместитель начальника штаба", ""),
        ("Академик-секретарь отделения", ""),
    ],
)
def test_a_rank_is_no_part_of_a_post_and_is_told(post: str, rank: str) -> None:
    assert part_rank(f"{post} {rank}".strip()) == (post, rank)
    draft = drafted(ORDER.replace(SIGNED, f"{post}\n{rank}\tП.П. Примеров" if rank else f"{post}\tП.П. Примеров"))
    assert draft.order.signed_by == Official(post=post, name="Примеров П.П.")
    assert any(f"«{rank}» – звание" in check.text for check in draft.checks) is bool(rank)


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Перечень поручений Губернатора Примерской области, данных на совещании", "Губернатор Примерской области"),
        ("Перечень поручений министра спорта Примерского края от 10.01.2026", "Министерство спорта Примерского края"),
        ("аппаратного совещания при главе Примерского округа", "Глава Примерского округа"),
        ("План работы Учёного совета Примерского института на 2026 год", "Примерский институт"),
        ("заседания педагогического совета МБОУ «СОШ № 5»", "МБОУ «СОШ № 5»"),
        ("внеочередного заседания комиссии по ЧС Примерского района", "Комиссия по ЧС Примерского района"),
        ("План работы учреждений культуры района", ""),
        ("План работы по подготовке к зиме", ""),
    ],
)
def test_a_title_names_whose_tasks_or_meeting_it_is(title: str, body: str) -> None:
    assert body_in_title(title) == body


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Заместитель директора по воспитательной работе ОГБПОУ «Техникум»", "ОГБПОУ «Техникум»"),
        ("Проректор по учебной работе Примерского университета", "Примерский университет"),
        ("Первый проректор Лесного института", "Лесной институт"),
    ],
)
def test_behind_what_a_deputy_deals_with_stands_his_office(post: str, body: str) -> None:
    assert headed_office(post) == body


@pytest.mark.parametrize(
    ("above", "body"),
    [
        ("МЧС РОССИИ|ГЛАВНОЕ УПРАВЛЕНИЕ ПО ПРИМЕРСКОЙ ОБЛАСТИ|(Главное управление МЧС России по Примерской области)",
         "Главное управление МЧС России по Примерской области"),
        ("УПРАВЛЕНИЕ СУДЕБНОГО ДЕПАРТАМЕНТА В ПРИМЕРСКОМ КРАЕ", "Управление Судебного департамента в Примерском крае"),
        ("УПРАВЛЕНИЕ ФЕДЕРАЛЬНОЙ НАЛОГОВОЙ СЛУЖБЫ ПО ПРИМЕРСКОМУ КРАЮ",
         "Управление Федеральной налоговой службы по Примерскому краю"),
        ("АДМИНИСТРАЦИЯ ГОРОДА СОСНОВЫЙ БОРОК", "Администрация города Сосновый Борок"),
        ("АДМИНИСТРАЦИЯ ПОСЁЛКА ГОРОДСКОГО ТИПА ЯСНЫЙ", "Администрация посёлка городского типа Ясный"),
    ],
)  # fmt: skip
def test_a_body_is_sure_where_its_own_words_tell_how_it_is_written(above: str, body: str) -> None:
    assert issuing_body(above.split("|"), "", "") == (body, True, "")


@pytest.mark.parametrize(
    ("point", "official"),
    [
        ("Контроль возложить на министра Заречной области Лугового С.А.", ("Министр Заречной области", "Луговой С.А.")),
        ("Контроль возложить на Котова И.И. и председателя комитета Белова А.А.", ("", "Котов И.И.")),
        ("Контроль оставить за главой района.", ("Глава района", "Примеров П.П.")),
        ("Контроль оставить за заместителем главы Котовым И.И.", ("Заместитель главы", "Котов И.И.")),
        (
            "Заместителю главы Котову И.И. обеспечить контроль за исполнением плана.",
            ("Заместитель главы", "Котов И.И."),
        ),
    ],
)
def test_who_controls_is_read_with_his_own_post(point: str, official: tuple[str, str]) -> None:
    found = control((Point("2", point),), Official(post="Глава района", name="Примеров П.П."))
    assert found is not None
    assert (found.official.post, found.official.name) == official


def test_the_day_of_a_meeting_in_a_title_is_not_that_of_the_list() -> None:
    title = "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ,\nданных на совещании\n1 февраля 2026 года"
    assert drafted(f"{title}\n\n{PLAN}").order.date == UNDATED
    assert drafted(f"{title}\n\n12.01.2026 № 5\n\n{PLAN}").order.number == "5"


def test_the_minutes_that_adopted_a_plan_are_not_its_kind() -> None:
    mark = "УТВЕРЖДЁН\nна заседании совета\nпротокол от 25.06.2015 № 10\nРектор\tП.П. Примеров"
    assert drafted(f"{mark}\n\nПЛАН РАБОТЫ\nна 2016 год\n\n{PLAN}").order.kind == "план"


@pytest.mark.parametrize("turned", [False, True])
def test_number_and_day_of_a_printed_form_are_read_from_its_table(*, turned: bool) -> None:
    form = [["Номер документа", "Дата составления"], ["118", "21.03.2018"]]
    head = Table(tuple(row[::-1] for row in grid(form).rows)) if turned else grid(form)
    lines = [OrderParagraph(line) for line in ORDER.split("\n")]
    blocks: tuple[Block, ...] = (*lines[:2], head, *lines[3:])
    read = understand_order(Source(blocks), "order.docx").order
    assert (read.number, read.date.isoformat()) == ("118", "2018-03-21")


def test_who_approved_names_the_body_surely_where_the_title_names_it_too() -> None:
    mark = "УТВЕРЖДАЮ\nДиректор МБУ «Лицей»\n16.01.2026\n____ П.П. Примеров"
    assert "Орган" not in drafted(f"{mark}\n\nПЛАН РАБОТЫ\nМБУ «Лицей» на 2026 год\n\n{PLAN}").unsure
    assert "Орган" in drafted(f"{mark}\n\nПЛАН РАБОТЫ\nна 2026 год\n\n{PLAN}").unsure


def test_a_task_may_name_who_does_it_in_brackets_before_its_term() -> None:
    plan = (
        "План мероприятий на 2024 год\nI. Вода\n1. Обход сетей (мастер Котов) – ежемесячно.\nII. Стоки\n"
        "2. Замена труб (начальник участка Белов А.А., подрядная организация) – до 30 июня 2024 г."
    )
    draft = drafted(f"УТВЕРЖДЕНО\nприказом директора МУП «Свет»\nот 05.03.2024 № 15\n{plan}\nДиректор\tП.П. Примеров")
    assert [(item.text, item.groups) for item in draft.items] == [
        ("Обход сетей", ("мастер Котов",)),
        ("Замена труб", ("начальник участка Белов А.А.", "подрядная организация")),
    ]
    assert draft.order.plan_title == "План мероприятий на 2024 год"


def test_whose_post_stands_beside_a_name_is_not_asked_of_whom_the_order_names() -> None:
    known = (
        Official(post="Директор школы", name="Орлова Н.В."),
        Official(post="Заместитель директора", name="Жук А.А."),
    )
    for cell in ("Орлова Н.В., директор", "Жук А.А., зам. директора по УВР", "Директор школы, Котова И.И."):
        assert executors_of(cell, {}, known)[1] == ""
        assert executors_of(cell)[1] != ""
    assert executors_of("Котова И.И., завхоз", {}, known)[1] != ""


@pytest.mark.parametrize("heading", ["Содержание: О проверке котельных", "[О проверке котельных]"])
def test_a_label_and_brackets_are_no_part_of_the_heading(heading: str) -> None:
    assert read_text(TYPED.replace("О проверке котельных", heading)).order.heading == "О проверке котельных"


def test_a_title_ends_before_the_body_and_the_hour_of_a_meeting(tmp_path: Path) -> None:
    lines = ["заседания комиссии", "Администрация Образцовского района", "30 мая 2019 года, 14.00", ""]
    points = ["РЕШИЛИ:", "1. Отделу культуры до 14.06.2019 провести смотр.", ""]
    draft = read_order(word(tmp_path / "order.docx", ["ПРОТОКОЛ № 2", *lines, *points, "Председатель\tП.П. Примеров"]))
    assert (draft.order.heading, draft.order.date) == ("заседания комиссии", date(2019, 5, 30))


def test_a_remark_about_another_act_is_no_part_of_the_title(tmp_path: Path) -> None:
    remark = "(в ред. постановления от 01.02.2022 № 15)"
    assert (
        headed(tmp_path, BODY, "ПОСТАНОВЛЕНИЕ", "от 19.10.2021 № 512", "О смотре", remark).order.heading == "О смотре"
    )


def test_a_heading_in_capitals_is_calmed_and_must_be_confirmed() -> None:
    draft = drafted(ORDER.replace("О проверке котельных", "О ПРОВЕРКЕ КОТЕЛЬНЫХ"))
    assert draft.order.heading == "О проверке котельных"
    assert "Заголовок" in draft.unsure


def test_a_heading_that_goes_on_with_the_name_of_a_town_holds_no_unseen_mark() -> None:
    heading = "О проверке котельных муниципального образования\nгород Примерск\n"
    order = drafted(ORDER.replace("О проверке котельных\n", heading)).order
    assert order.heading == "О проверке котельных муниципального образования город Примерск"
