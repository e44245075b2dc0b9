"""What a third set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

from datetime import date

import pytest

from automation.model.plan import OrderDraft, Period
from automation.plan.order.blocks import Source, Table
from automation.plan.order.plain import read_plain
from automation.plan.order.printed import Piece, PrintedPage, blocks_of
from automation.plan.order.understand import understand_order

ORDER = """АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА
ПОСТАНОВЛЕНИЕ
12.01.2026 № 7
О проверке котельных

В целях порядка ПОСТАНОВЛЯЮ:
1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.
2. Контроль оставляю за собой.

Глава района\tП.П. Примеров
"""


def read(text: str) -> OrderDraft:
    return understand_order(Source(tuple(read_plain(text.encode()))), "order.txt")


@pytest.mark.parametrize(
    ("signature", "post", "name"),
    [
        ("Председатель Правительства\nРеспублики Примерия\tА.М. Кадыр-оглы",
         "Председатель Правительства Республики Примерия", "Кадыр-оглы А.М."),
        ("И.о. главного врача\tДж. К. Бейбутов", "И.о. главного врача", "Бейбутов Дж.К."),
        ("Директор\tЯ.Я. Примеров-младший", "Директор", "Примеров-младший Я.Я."),
        ("Директор\tЛ.Л. О’Примеров", "Директор", "О’Примеров Л.Л."),
    ],
)  # fmt: skip
def test_a_name_of_any_make_is_whole_in_the_signature(signature: str, post: str, name: str) -> None:
    signed = read(ORDER.replace("Глава района\tП.П. Примеров", signature)).order.signed_by
    assert (signed.post, signed.name) == (post, name)


def test_of_two_letterheads_side_by_side_the_first_leads() -> None:
    head = (
        "УПРАВЛЕНИЕ СОЦИАЛЬНОЙ\tЦЕНТР ЗАНЯТОСТИ\nЗАЩИТЫ РАЙОНА\tНАСЕЛЕНИЯ РАЙОНА\n\n"
        "ПРИКАЗ\tПРИКАЗ\n12.01.2026 № 7\t12.01.2026 № 9-п"
    )
    order = read(ORDER.replace(ORDER[: ORDER.index("\nО проверке")], head)).order
    assert (order.kind, order.number, order.body) == ("приказ", "7", "Управление социальной защиты района")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("Постановление Администрации Примера\nот 12 января 2026 г. N 7", "Администрация Примера"),
        ("Постановление администрации города Примера от 12.01.2026 N 7", "Администрация города Примера"),
        (
            "ПОСТАНОВЛЕНИЕ ГЛАВЫ АДМИНИСТРАЦИИ\nПРИМЕРСКОГО РАЙОНА\n12.01.2026 № 7\nО ПРОВЕРКЕ",
            "Глава администрации Примерского района",
        ),
        ("Г У Б Е Р Н А Т О Р\nПРИМЕРСКОЙ ОБЛАСТИ\nПОСТАНОВЛЕНИЕ\n12.01.2026 № 7", "Губернатор Примерской области"),
    ],
)
def test_who_issued_an_order_is_read_as_a_law_database_writes_it_and_in_spaced_letters(head: str, body: str) -> None:
    order = read(ORDER.replace(ORDER[: ORDER.index("\nО проверке")], head)).order
    assert (order.kind, order.number, order.date.isoformat(), order.body) == ("постановление", "7", "2026-01-12", body)


def test_a_department_below_an_office_of_several_lines_must_be_confirmed() -> None:
    head = "АДМИНИСТРАЦИЯ\nПРИМЕРСКОГО РАЙОНА\nОТДЕЛ ОБРАЗОВАНИЯ"
    draft = read(ORDER.replace("АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", head))
    assert draft.order.body == "Отдел образования Администрации Примерского района"
    assert "Орган" in draft.unsure


def test_a_line_that_may_be_in_another_language_must_be_confirmed() -> None:
    draft = read(ORDER.replace("РАЙОНА\n", "РАЙОНА\nБугульма муниципаль районы башкарма комитеты\n"))
    assert "Орган" in draft.unsure


def test_above_a_plan_without_an_order_stands_whose_it_is() -> None:
    draft = read(
        "Палата Примерского района\n«УТВЕРЖДАЮ»\nПредседатель Палаты\n____ /Примерова Д.К./\n12.01.2026\n\n"
        "ПЛАН\nпроверок на 2026 год\n\n1. Отделу связи до 26 марта 2026 г. проверить сети."
    )
    order = draft.order
    assert (order.body, order.heading) == ("Палата Примерского района", "План проверок на 2026 год")
    assert (order.signed_by.post, order.signed_by.name) == ("Председатель Палаты", "Примерова Д.К.")


@pytest.mark.parametrize("heading", ["Содержание: О проверке котельных", "[О проверке котельных]"])
def test_a_label_and_brackets_are_no_part_of_the_heading(heading: str) -> None:
    assert read(ORDER.replace("О проверке котельных", heading)).order.heading == "О проверке котельных"


def test_twelve_roman_figures_head_months_and_not_quarters() -> None:
    months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
    heading, row = ["№", "Мероприятие", *months, "Руководитель"], ["1", "Смотр", *(" " * 12), "завхоз"]
    row[4], row[6] = "+", "+"
    plan = "\n".join("\t".join(line) for line in (heading, row))
    draft = read(f"{ORDER}\n\nПриложение\nПЛАН\nработы на 2026 год\n{plan}\n")
    assert [item.term.phrase for item in draft.items] == ["март, май"]


def test_bars_between_the_columns_of_a_copied_page_are_no_words() -> None:
    plan = "№ | Мероприятие | Срок | Исполнитель |\n1 | Обход | до 25 марта | отдел ЖКХ |\n"
    draft = read(
        ORDER.replace("района\tП.П. Примеров", f"района | П.П. Примеров |\n\nПриложение\nПлан работы\n\n{plan}")
    )
    assert (draft.order.signed_by.post, draft.order.signed_by.name) == ("Глава района", "Примеров П.П.")
    assert [item.groups for item in draft.items] == [("отдел ЖКХ",)]


def printed(lines: list[tuple[float, float, str]], *, ruled: bool = False) -> list[str]:
    page = PrintedPage(pieces=[Piece(x, y, len(text) * 0.08, 0.2, text) for x, y, text in lines])
    if ruled:
        page.across += [(1.0, 1.0, 4.0), (2.0, 1.0, 4.0)]
        page.down += [(x, 1.0, 2.0) for x in (1.0, 2.0, 4.0)]
    return [block.rows[0][1].text if isinstance(block, Table) else block.text for block in blocks_of(page)]


def test_the_space_between_paragraphs_of_a_printed_page_is_no_empty_line() -> None:
    assert printed([(1, 1.0, "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ"), (1, 1.36, "по итогам поездки"), (1, 1.9, "1. Отделу")]) == [
        "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ", "по итогам поездки", "", "1. Отделу", "",
    ]  # fmt: skip


def test_a_word_that_a_narrow_printed_column_cuts_is_whole() -> None:
    cell = [(2.1, 1.1, "руководители"), (2.1, 1.35, "общеобразовател"), (2.1, 1.6, "ьных организаций")]
    assert printed([(1.1, 1.1, "1"), *cell], ruled=True) == ["руководители\nобщеобразовательных организаций"]


def planned(rows: list[str], title: str = "План работы на 2026 год") -> OrderDraft:
    plan = "\n".join(row.replace(" | ", "\t") for row in rows)
    return read(f"{ORDER}\n\nПриложение\n{title}\n\n{plan}\n")


def test_the_hours_of_a_programme_belong_to_the_day_in_its_title() -> None:
    rows = ["Время | Мероприятие | Место | Ответственный", "9.00 | Турнир | стадион | школа"]
    (item,) = planned(rows, "План мероприятий Дня посёлка 8 июля 2026 года").items
    assert item.term.phrase == "8 июля 2026 года, 9.00"
    (item,) = planned(rows).items
    assert item.term.phrase == "9.00"


def test_a_column_of_day_and_place_is_parted() -> None:
    rows = ["№ | Мероприятие | Дата и место проведения | Ответственный", "1 | Смотр | 4 февраля, РДК | школа"]
    rows += ["2 | Конкурс | март | школа", "3 | Кросс | апрель 2026 г., стадион | школа"]
    rows += ["4 | Сбор | май, июнь | школа"]
    items = planned(rows).items
    assert (items[0].text, items[2].text) == ("Смотр (место: РДК)", "Кросс (место: стадион)")
    assert [item.term.phrase for item in items] == ["4 февраля", "март", "апрель 2026 г.", "май, июнь"]


def test_the_heading_may_name_the_year_of_the_plan() -> None:
    plan = "Приложение\nПлан проверок\n\n№\tМероприятие\tСрок\tОтветственный\n1\tРевизия\tI квартал\tшкола"
    headed = ORDER.replace("О проверке котельных", "О плане проверок котельных на 2027 год")
    for order, due, title in (
        (headed, date(2027, 3, 31), "План проверок на 2027 год"),
        (ORDER, date(2026, 3, 31), "План проверок"),
    ):
        draft = read(f"{order}\n\n{plan}\n")
        (item,) = draft.items
        assert isinstance(item.term.deadline, Period)
        assert (item.term.deadline.due, draft.order.plan_title) == (due, title)


def test_a_plan_as_text_may_name_the_executors_in_brackets_at_the_end() -> None:
    plan = "1. Очистка родника – до 15 мая 2026 г. (староста Котов И.И., школа).\n2. Отчёт – до 01.12.2026 (клуб)."
    draft = read(
        f"{ORDER.replace('1. Отделу ЖКХ до 25 марта 2026 г. проверить', '1. Утвердить')}\n\nПриложение\nПлан\n{plan}"
    )
    assert [(item.text, item.term.phrase, item.groups) for item in draft.items] == [
        ("Очистка родника", "до 15 мая 2026 г.", ("староста Котов И.И.", "школа")),
        ("Отчёт", "до 01.12.2026", ("клуб",)),
    ]


def test_whom_an_order_obliges_bears_its_points() -> None:
    order = ORDER.replace("ПОСТАНОВЛЯЮ:", "обязываю:").replace("Отделу ЖКХ", "Начальников цехов, завхоза Котова И.И.")
    (item,) = read(order).items
    assert (item.text, item.groups) == ("Проверить котельные", ("Начальники цехов", "завхоз Котов И.И."))


def test_each_of_several_tasks_of_a_point_has_its_own_performer_and_term() -> None:
    more = "Школе до 1 апреля 2026 г. сдать отчёт."
    first, second = read(ORDER.replace("котельные.", f"котельные; {more}")).items
    assert (first.number, first.groups, first.term.phrase) == ("1.1", ("Отдел ЖКХ",), "до 25 марта 2026 г.")
    assert (second.number, second.groups, second.term.phrase) == ("1.2", ("Школа",), "до 1 апреля 2026 г.")
    draft = read(ORDER.replace("котельные.", "котельные. Школе сдать отчёт."))
    assert [check.place.name for check in draft.checks if "поручение и другим: «Школе сдать отчёт»" in check.text] == [
        "Пункт 1"
    ]


def test_what_a_meeting_decided_stands_below_its_question() -> None:
    points = "1. О котельных.\nРешили: отделу ЖКХ до 12 часов 25 марта 2026 г. проверить котельные."
    (item,) = read(ORDER.replace("1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.", points)).items
    assert (item.text, item.groups) == ("Проверить котельные", ("отдел ЖКХ",))
    assert item.term.phrase == "до 12 часов 25 марта 2026 г."


def test_who_answers_within_a_point_given_to_others_is_told() -> None:
    points = "1. Отделу ЖКХ:\n1.1. Проверить котельные.\nСрок: до 25 марта 2026 г.\nОтветственный: Котов И.И."
    draft = read(ORDER.replace("1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.", points))
    assert [item.groups for item in draft.items] == [("Котов И.И.",)]
    assert any("поручено это «Отдел ЖКХ»" in check.text for check in draft.checks)
