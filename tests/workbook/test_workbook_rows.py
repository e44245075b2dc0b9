"""From sheets to a Book: what is the same is unified, what is not sure is asked, nothing is dropped in silence."""

from datetime import date, datetime

import pytest

from automation.errors import UnreadError
from automation.model.report import Book, Relation, State
from tests.support.grid import codes, understood

STATUS = "[Ход исполнения]\nКод | № | Срок | Состояние | Дата исполнения | Подтверждение\n"
LOST = frozenset({"Состояние", "Дата исполнения", "Подтверждение"})
GIVEN = "БИБЛ | 1 | @12.12.2025 | исполнено | @12.12.2025 | приказ № 5"


def status(*rows: str) -> Book:
    return understood(STATUS + "\n".join(rows))


def told(book: Book, code: str) -> list[str | None]:
    return [cell for found, cell in codes(book) if found == code]


def test_a_clean_book_has_no_findings_and_every_value_in_its_place() -> None:
    book = status(GIVEN)
    assert book.findings == ()
    assert (book.order.number, book.order.date) == ("454", date(2025, 12, 11))
    assert [i.number for i in book.items] == ["1", "2", "3"]
    assert book.items[1].groups == ("руководители", "заместители")
    assert [p.relation for p in book.performers] == [Relation.SUBORDINATE, Relation.SUBORDINATE, Relation.OFFICE]
    (row,) = book.rows
    assert (row.code, row.item, row.state, row.executed_on) == ("БИБЛ", "1", State.DONE, date(2025, 12, 12))
    assert book.cell("Ход исполнения", "Состояние", row.row) == "D2"
    assert book.filled == 3


def test_the_offices_own_name_makes_a_performer_of_the_office() -> None:
    book = understood(
        """
        [Исполнители]
        Код | Группа       | Организация
        А   | руководители | администрация  Образцовского городского поселения.
        Б   | руководители | Администрация поселения
        """,
        options=None,
    )
    assert [p.relation for p in book.performers] == [Relation.OFFICE, Relation.SUBORDINATE]


def test_codes_and_numbers_are_the_same_whatever_their_spelling() -> None:
    book = status("библ. | 1. | @12.12.2025 | в работе", "БИБЛ | #2 | @26.12.2025 | в работе", "ПAРК | 1 | | в работе")
    assert [(r.code, r.item) for r in book.rows] == [("БИБЛ", "1"), ("БИБЛ", "2"), ("ПАРК", "1")]
    assert told(book, "lookalike-letters") == ["A4"]


def test_an_unknown_code_and_an_unknown_item_cost_their_row_only() -> None:
    book = status("БИЛБ | 1 | | в работе", "БИБЛ | 9 | | в работе", " | 1 | | в работе", "БИБЛ | | | в работе", GIVEN)
    assert [(r.code, r.item) for r in book.rows] == [("БИБЛ", "1")]
    assert codes(book) == [
        ("code-unknown", "A2"),
        ("item-unknown", "B3"),
        ("row-without-code", "A4"),
        ("row-without-item", "B5"),
    ]
    assert "возможно, «БИБЛ»" in book.findings[0].message


def test_two_rows_about_one_thing_that_differ_count_as_unreadable() -> None:
    book = status(GIVEN, "БИБЛ | 1 | @12.12.2025 | в работе")
    (row,) = book.rows
    assert (row.state, row.unreadable) == (State.UNKNOWN, frozenset({"Состояние"}))
    assert told(book, "row-repeated") == ["A3"]


@pytest.mark.parametrize("other", [GIVEN, "БИБЛ | 1 | @12.12.2025 |"])
@pytest.mark.parametrize("first", [True, False])
def test_a_copy_or_an_empty_twin_is_told_and_the_filled_row_counts(other: str, *, first: bool) -> None:
    book = status(*([GIVEN, other] if first else [other, GIVEN]))
    assert [r.state for r in book.rows] == [State.DONE]
    assert [f.code for f in book.findings] == ["row-copied"]


def test_rows_of_several_dates_are_told_apart_by_their_term() -> None:
    book = understood(
        """
        [План-график]
        № | Мероприятие | Срок исполнения          | Исполнители
        1 | Отчёт       | 12.12.2025, 26.12.2025   | руководители
        """
        + STATUS
        + "БИБЛ | 1 | @12.12.2025 | исполнено\nБИБЛ | 1 | 26.12.2025 | в работе\nБИБЛ | 1 | @27.12.2025 | в работе"
    )
    assert [(r.control_date, r.state) for r in book.rows][:2] == [
        (date(2025, 12, 12), State.DONE),
        (date(2025, 12, 26), State.IN_WORK),
    ]
    assert told(book, "row-term-unknown") == ["C4"]


def test_a_changed_term_moves_nothing_and_is_told() -> None:
    assert codes(status("БИБЛ | 1 | @19.12.2025 | в работе")) == [("row-term-differs", "C2")]


def test_a_row_of_an_item_not_given_to_its_performer_is_told() -> None:
    assert codes(status("ЗАМ-1 | 1 | @12.12.2025 | в работе")) == [("row-foreign", "A2")]


def test_blank_rows_between_and_totals_at_the_end_are_no_rows() -> None:
    book = status(
        "БИБЛ | 1 | @12.12.2025 | в работе", "| | | |", " \u00a0 | |", "ПАРК | 1 | | в работе", "Итого: | | | 2"
    )
    assert [r.row for r in book.rows] == [2, 5]
    assert codes(book) == [("totals-skipped", None)]


def test_an_error_or_a_formula_without_value_is_never_an_empty_cell() -> None:
    book = status("БИБЛ | 1 | @12.12.2025 | =A1 | !#N/A | !#REF!", "=A1 | 1 | | в работе")
    (row,) = book.rows
    assert (row.state, row.unreadable) == (State.UNKNOWN, LOST)
    assert codes(book) == [
        ("formula-uncomputed", "D2"),
        ("cell-error", "E2"),
        ("cell-error", "F2"),
        ("formula-uncomputed", "A3"),
    ]


def test_an_error_typed_as_text_is_an_error() -> None:
    book = status("БИБЛ | 1 | @12.12.2025 | исполнено | #Н/Д | #ССЫЛКА!")
    assert codes(book) == [("cell-error", "E2"), ("cell-error", "F2")]


def test_a_missing_sheet_is_named_with_its_cure() -> None:
    with pytest.raises(UnreadError, match=r"книга.xlsx: нет листа «Исполнители»; верните"):
        understood(without=("Исполнители",))


def test_optional_sheets_may_be_missing() -> None:
    book = understood(without=("Публикации", "Замещение"))
    assert (book.publications, book.substitutions, book.findings) == ((), (), ())


def test_a_renamed_header_is_named_with_the_one_that_looks_like_it() -> None:
    from automation.workbook.understand import understand
    from tests.support.grid import raw, workbook

    data = raw(workbook(STATUS))
    sheets = tuple(
        type(s)(name=s.name, columns=tuple(tuple("Состояни" if v == "Состояние" else v for v in c) for c in s.columns))
        for s in data.sheets
    )
    with pytest.raises(
        UnreadError, match=r"на листе «Ход исполнения» нет столбца «Состояние» .есть похожий «Состояни»"
    ):
        understand(type(data)(file="книга.xlsx", sha256="", modified="", sheets=sheets))


def test_headers_are_found_in_any_order_below_a_title_and_above_a_row_of_column_numbers() -> None:
    book = understood(
        """
        [Ход исполнения]
        Сведения об исполнении
        СОСТОЯНИЕ | № | Код | Срок | Дата  исполнения | Принято | Подтверждение | Своё
        1 | 2 | 3 | 4 | 5 | 6 | 7 | 8
        в работе | 1 | БИБЛ | | | | | пометка
        """
    )
    assert [(r.row, r.state) for r in book.rows] == [(4, State.IN_WORK)]
    assert book.findings == ()


def test_a_column_given_twice_is_refused_where_both_are_filled() -> None:
    twice = "[Ход исполнения]\nКод | № | Состояние | Состояние\nБИБЛ | 1 | в работе | {}"
    assert [f.code for f in understood(twice.format("")).findings] == ["header-repeated"]
    with pytest.raises(UnreadError, match=r"столбец «Состояние» указан дважды .C и D.; оставьте один"):
        understood(twice.format("исполнено"))


def test_the_order_needs_its_number_and_its_date() -> None:
    with pytest.raises(UnreadError, match=r"не заполнено или не прочитано «Дата» .ячейка B3."):
        understood("[Распоряжение]\nПоле | Значение\nНомер | 454\nДата | вчера")


def test_a_restriction_mark_is_read_and_a_restricted_letter_is_hidden() -> None:
    book = understood(
        """
        [Распоряжение]
        Поле                | Значение
        Номер               | #454
        Дата                | 11.12.2025
        Пометка ограничения | ДСП
        Заголовок           | К письму 1/2дсп
        """
    )
    assert (book.order.number, book.order.restriction, book.order.heading) == ("454", "ДСП", "[скрыто]")
    assert ("restricted-text", "B5") in codes(book)
    assert "1/2" not in repr(book)


def test_performers_without_a_code_or_with_a_used_one_bear_nothing() -> None:
    book = understood(
        """
        [Исполнители]
        Код  | Группа       | Организация | Вид             | Адресат (код) | Пол
             | руководители | МБУ
        А    | руководители | МБУК        | По согласованию | б.            | муж
        а    | руководители | МБУК        |
        Б    | руководители | МАУ         | подведомственый
        """
    )
    assert [(p.code, p.relation, p.addressee_code, p.sex) for p in book.performers] == [
        ("А", Relation.BY_AGREEMENT, "Б", "м"),
        ("Б", Relation.SUBORDINATE, "", None),
    ]
    assert codes(book) == [("performer-without-code", "A2"), ("code-repeated", "A4"), ("choice-unknown", "D5")]


def test_other_sheets_are_read_with_their_faults() -> None:
    book = understood(
        """
        [Публикации]
        Код  | Дата        | Материал | В национальном мессенджере | В другом источнике
        БИБЛ | @15.12.2025 | Новость  | 10:30                      | @15.12.2025 15:00
        БИБЛ |             | Новость  | 10:30                      | утром
        [Замещение]
        Код  | Должность    | Фамилия Имя Отчество | С           | По
        БИБЛ | и.о. директора | Примерова Анна Ильинична | @20.12.2025 |
        БИБЛ | и.о. директора | Примерова Анна Ильинична |             |
        БИБЛ | и.о. директора | Примерова Анна Ильинична | @20.12.2025 | @10.12.2025
        [Продление сроков]
        № | Код  | Новый срок  | Дата решения | Кто решил    | Основание
        1 |      | @19.12.2025 | 11.12.2025   | Образцов П.П. | распоряжение
        8 | БИБЛ | @19.12.2025 | 11.12.2025   | Образцов П.П. | распоряжение
        [Отправка]
        Документ  | Подписан    | Отправлен
        01-15/К-2 | @16.12.2025 | 17.12.25
        [Календарь]
        День        | Вид      | Основание
        @31.12.2025 | Выходной | указ
        31.12.2025  | рабочий  |
        """
    )
    first, second = book.publications
    assert (first.messenger_at, first.elsewhere_at) == (datetime(2025, 12, 15, 10, 30), datetime(2025, 12, 15, 15))
    assert (second.messenger_at, second.elsewhere_at) == (None, None)
    assert [(s.since, s.until) for s in book.substitutions] == [(date(2025, 12, 20), None)]
    assert [(e.item, e.code) for e in book.extensions] == [("1", "")]
    assert [(d.document, d.sent_on) for d in book.dispatches] == [("01-15/К-2", date(2025, 12, 17))]
    assert [(m.day, m.working) for m in book.calendar] == [(date(2025, 12, 31), False)]
    assert sorted(codes(book)) == [
        ("day-repeated", "A3"),
        ("days-reversed", "E4"),
        ("item-unknown", "A3"),
        ("row-incomplete", "D3"),
        ("time-unreadable", "E3"),
    ]


def test_very_many_faults_alike_are_counted_not_listed() -> None:
    book = status(*(f"НЕТ-{n} | 1 | | в рабте {n} | вчера" for n in range(1200)))
    listed = [f for f in book.findings if f.code == "code-unknown"]
    assert len(listed) == 1000
    assert [f.level for f in book.findings if f.code == "more-findings"] == ["error"] * 3
    assert "ещё 200" in book.findings[-1].message


def test_a_performer_whose_group_is_in_no_item_is_told() -> None:
    book = understood(
        """
        [Исполнители]
        Код | Группа                      | Организация
        А   | руководитили; заместители   | МБУК
        Б   |                             | МАУ
        """
    )
    assert codes(book) == [("group-unknown", "B2"), ("performer-without-group", "B3")]
    assert "возможно, «руководители»" in book.findings[0].message
    assert book.findings[0].performer == "А"


def test_words_about_a_restricted_document_are_in_no_value_and_no_message() -> None:
    secret = "письмо № 18/303дсп"
    rows = f"{secret} | 1 | {secret} | {secret} | {secret} | {secret}\nБИБЛ | {secret} | {secret} | {secret}"
    book = understood(
        f"""
        [План-график]
        № | Мероприятие | Срок исполнения | Исполнители | Уточнённый срок | Правило
        1 | {secret}    | 1.12.2025, 12.12.2025 | {secret}; руководители | {secret} | {secret}
        [Исполнители]
        Код  | Группа    | Организация | Электронная почта | Адресат (код)
        БИБЛ | {secret}  | {secret}    | {secret}          | {secret}
        {STATUS}{rows}
        БИБЛ | 1 | {secret} | {secret}
        """
    )
    assert "18/303" not in repr(book)
    assert {f.code for f in book.findings} >= {"restricted-text", "state-unknown"}
