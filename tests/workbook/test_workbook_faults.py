"""Slips of the sheets the office keeps: each is told at its cell, and costs its row or its value only."""

from datetime import date, datetime

import pytest

from automation.errors import UnreadError
from automation.model.plan import Unclear
from automation.model.report import Book
from tests.support.grid import codes, understood

PLAN = "[План-график]\n№ | Мероприятие | Срок исполнения | Исполнители | Правило | Уточнённый срок\n"
PUBLICATIONS = "[Публикации]\nКод | Дата | Материал | В национальном мессенджере | В другом источнике | Источник\n"


def plan(*rows: str) -> Book:
    return understood(PLAN + "\n".join(rows))


def publications(*rows: str) -> Book:
    return understood(PUBLICATIONS + "\n".join(rows))


@pytest.mark.parametrize(
    ("row", "found", "numbers"),
    [
        ("  | Отчёт   | до 26.12.2025 | руководители; заместители", ("row-without-item", "A3"), ["1"]),
        ("1.| Отчёт   | до 26.12.2025 | руководители; заместители", ("item-repeated", "A3"), ["1"]),
        ("2 | Отчёт   | до 26.12.2025 | руководители; заместители | быстро", ("rule-unknown", "E3"), ["1", "2"]),
        ("=1| Отчёт   | до 26.12.2025 | руководители; заместители", ("formula-uncomputed", "A3"), ["1"]),
    ],
)
def test_a_slip_in_the_plan_costs_one_row_and_is_told(row: str, found: tuple[str, str], numbers: list[str]) -> None:
    book = plan("1 | Чаты | до 12.12.2025 | руководители; заместители", row)
    assert [c for c in codes(book) if c[0] != "item-without-performers"] == [found]
    assert [i.number for i in book.items] == numbers


def test_a_rule_and_a_refined_term_are_read_beside_the_phrase() -> None:
    book = plan("1 | Чаты | своевременно | руководители; заместители | опережение 4 ч | до 19.12.2025")
    (item,) = book.items
    assert (item.lead_hours, item.term.phrase) == (4, "своевременно")
    assert item.reading.deadline.due == date(2025, 12, 19)  # type: ignore[union-attr]
    assert codes(book) == []


@pytest.mark.parametrize("given", ["@12.12.2025", "#46003"])
def test_a_term_kept_as_a_date_or_its_number_is_read_as_that_day(given: str) -> None:
    (item,) = plan(f"1 | Чаты | {given} | руководители; заместители").items
    assert item.term.phrase == "12.12.2025"
    assert item.reading.deadline.due == date(2025, 12, 12)  # type: ignore[union-attr]


def test_a_term_kept_as_a_number_that_is_no_day_is_asked() -> None:
    (item,) = plan("1 | Чаты | #12 | руководители; заместители").items
    assert item.term.phrase == "12"
    assert isinstance(item.reading.deadline, Unclear)


def test_a_plan_without_items_stops_the_workbook() -> None:
    with pytest.raises(UnreadError, match="нет ни одного пункта; впишите пункты"):
        plan(" | Чаты | до 12.12.2025 | руководители")


@pytest.mark.parametrize(
    ("rows", "codes_told"),
    [
        ("@31.12.2025 |  | приказ", [("row-incomplete", "B2")]),
        (" | выходной | приказ", [("row-incomplete", "A2")]),
        ("@31.12.2025 | полурабочий | приказ", [("choice-unknown", "B2")]),
    ],
)
def test_a_day_of_the_calendar_without_its_kind_counts_nothing(rows: str, codes_told: list[tuple[str, str]]) -> None:
    book = understood(f"[Календарь]\nДень | Вид | Основание\n{rows}")
    assert (codes(book), book.calendar) == (codes_told, ())


ORDER = """
    [Распоряжение]
    Поле                      | Значение
    Вид документа             | распоряжение
    Номер                     | 454
    Дата                      | @11.12.2025
    Заголовок                 | Об использовании сервиса
    Орган                     | Администрация поселения
    Место                     | г. Образцов
    Подписал (должность)      | Глава Администрации
    Подписал (Ф.И.О.)         | Образцов Пётр Петрович
    Ответственный (должность) | Заместитель главы
    Ответственный (Ф.И.О.)    | Примеров Иван Иванович
    Контроль (должность)      | Заместитель главы
    Контроль (Ф.И.О.)         | Примеров Иван Иванович
"""


@pytest.mark.parametrize(
    ("lines", "found", "place"),
    [
        ("Место | г. Пример", ("requisite-repeated", "B14"), "г. Образцов"),
        ("Место |", ("requisite-repeated", "B14"), "г. Образцов"),
        ("Ответственые (Ф.И.О.) | Примеров", ("requisite-unknown", "A14"), "г. Образцов"),
        (" | Примеров", None, "г. Образцов"),
    ],
)
def test_a_field_of_the_order_written_twice_or_misspelt_is_told(
    lines: str, found: tuple[str, str] | None, place: str
) -> None:
    book = understood(ORDER + lines)
    assert (codes(book), book.order.place) == ([found] if found else [], place)


def test_of_a_field_written_twice_the_filled_one_counts() -> None:
    book = understood(ORDER.replace("г. Образцов", "") + "Место | г. Пример")
    assert book.order.place == "г. Пример"
    assert codes(book) == [("requisite-repeated", "B14")]


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("Номер", "454", "«Номер» (ячейка B3)"),
        ("Дата", "@11.12.2025", "«Дата» (ячейка B4)"),
    ],
)
def test_an_order_without_number_or_date_is_not_read(field: str, value: str, named: str) -> None:
    empty = "\n".join(
        line.replace(value, "") if line.strip().startswith(f"{field} ") else line for line in ORDER.splitlines()
    )
    with pytest.raises(UnreadError) as stop:
        understood(empty)
    assert named in str(stop.value)


def test_an_order_without_the_line_of_its_date_names_the_field_alone() -> None:
    with pytest.raises(UnreadError, match="не прочитано «Дата»; впишите"):
        understood("\n".join(line for line in ORDER.splitlines() if "11.12.2025" not in line))


def test_publications_of_nobody_are_told_and_a_bare_time_needs_its_day() -> None:
    book = publications(
        "     | @15.12.2025 | Новость | 10:00 | 11:00 | сайт",
        "ПАРК |             | Новость | 10:00 |       | сайт",
        "ПАРК |             | Отчёт   | @15.12.2025 10:00 | @15.12.2025 15:00 | сайт",
    )
    assert codes(book) == [("row-without-code", "A2"), ("row-incomplete", "B3")]
    assert [(p.material, p.messenger_at) for p in book.publications] == [
        ("Новость", None),
        ("Отчёт", datetime(2025, 12, 15, 10)),
    ]


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("в 9 ч", datetime(2025, 12, 15, 9)),
        ("09:30", datetime(2025, 12, 15, 9, 30)),
        ("16.12.2025 в 8:05", datetime(2025, 12, 16, 8, 5)),
        ("#0.5", datetime(2025, 12, 15, 12)),
        ("#46007.25", datetime(2025, 12, 16, 6)),
        ("25:00", None),
        ("утром", None),
        ("#46007", None),
        ("#-1", None),
        ("@16.12.2025", None),
    ],
)
def test_a_moment_is_read_or_asked_never_guessed(given: str, found: datetime | None) -> None:
    book = publications(f"БИБЛ | @15.12.2025 | Новость | {given} | | сайт")
    (publication,) = book.publications
    assert publication.messenger_at == found
    told = {"#46007.25": [("date-guessed", "D2")]}.get(given, [] if found else [("time-unreadable", "D2")])
    assert codes(book) == told


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("  |      | @16.01.2026 | @12.12.2025 | Образцов П.П. | обращение", ("row-without-item", "A2")),
        ("9 |      | @16.01.2026 | @12.12.2025 | Образцов П.П. | обращение", ("item-unknown", "A2")),
        ("1 | БИЛБ | @16.01.2026 | @12.12.2025 | Образцов П.П. | обращение", ("code-unknown", "B2")),
    ],
)
def test_an_extension_of_nothing_known_counts_nothing(row: str, found: tuple[str, str]) -> None:
    book = understood(f"[Продление сроков]\n№ | Код | Новый срок | Дата решения | Кто решил | Основание\n{row}")
    assert (codes(book), book.extensions) == ([found], ())


def test_a_line_of_dispatch_without_its_document_is_told() -> None:
    book = understood(
        "[Отправка]\nДокумент | Подписан | Отправлен\n | @16.12.2025 | @16.12.2025\n01-15/К-1 | @16.12.2025 |"
    )
    assert codes(book) == [("row-incomplete", "A2")]
    assert [d.document for d in book.dispatches] == ["01-15/К-1"]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("БИБЛ | директор | Примерова А.А. |  |", [("row-incomplete", "D2")]),
        ("БИБЛ | директор |  | @15.12.2025 |", [("row-incomplete", "C2")]),
        ("БИЛБ | директор | Примерова А.А. | @15.12.2025 |", [("code-unknown", "A2")]),
        ("БИБЛ | директор | Примерова А.А. | вчера |", [("date-unreadable", "D2")]),
    ],
)
def test_a_substitution_without_person_or_first_day_counts_nothing(row: str, found: list[tuple[str, str]]) -> None:
    book = understood(f"[Замещение]\nКод | Должность | Фамилия Имя Отчество | С | По\n{row}")
    assert (codes(book), book.substitutions) == (found, ())


def test_two_sheets_of_one_name_or_a_column_twice_stop_the_workbook() -> None:
    with pytest.raises(UnreadError, match="листов «План-график» два; оставьте один"):
        understood(
            "[план-график ]\n№ | Мероприятие | Срок исполнения | Исполнители | Прочтено как | Уточнённый срок | Правило"
        )
    with pytest.raises(UnreadError, match=r"столбец «Код» указан дважды \(A и B\); оставьте один"):
        understood("[Отправка]\nДокумент\n[Ход исполнения]\nКод | Код | № | Состояние\nБИБЛ | БИБЛ | 1 |")


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        (
            "Докумнт | Подписан | Рег. № и дата | Отправлен | Способ | Ответ | Аннулирован",
            "«Документ» (есть похожий «Докумнт»);",
        ),
        ("Подписан | Рег. № и дата | Отправлен | Способ | Ответ | Аннулирован", "нет столбца «Документ»;"),
        ("Документ | Подписан", "нет столбцов «Рег. № и дата», «Отправлен», «Способ», «Ответ», «Аннулирован»;"),
    ],
)
def test_a_missing_column_is_named_with_the_one_that_looks_like_it(headers: str, words: str) -> None:
    with pytest.raises(UnreadError) as stop:
        understood(f"[отправка]\n{headers}\n01-15/К-1 |", without=("Отправка",))
    assert words in str(stop.value)


def test_an_empty_sheet_that_may_be_missing_counts_as_missing() -> None:
    book = understood("[публикации]\n | ", without=("Публикации",))
    assert (codes(book), book.publications) == ([], ())


def test_column_numbers_under_the_header_are_no_row_and_loose_numbers_are() -> None:
    head = "1 | 2 | 3 | 4 | 5 | 6\n"
    counted = plan(head + "1 | Чаты | до 12.12.2025 | руководители; заместители")
    assert ([i.number for i in counted.items], codes(counted)) == (["1"], [])


def test_totals_are_no_row_unless_they_name_an_item() -> None:
    book = plan(
        "1 | Чаты | до 12.12.2025 | руководители; заместители",
        " | Итого: 1 | | ",
        "2 | Итого за год | постоянно | руководители",
    )
    assert codes(book) == [("totals-skipped", None)]
    assert [i.number for i in book.items] == ["1", "2"]


@pytest.mark.parametrize("typed", ["454", "№ 454", "454 от 11.12.2025", "№454 от 11 декабря 2025 года"])
def test_the_date_beside_the_number_of_an_order_is_no_part_of_it(typed: str) -> None:
    assert understood(f"[Распоряжение]\nПоле | Значение\nНомер | {typed}\nДата | @11.12.2025").order.number == "454"
