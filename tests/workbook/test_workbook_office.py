"""What the office itself notes: acting persons, returned reports, calls, decisions; each fault costs its row only."""

from datetime import date

import pytest

from automation.errors import UnreadError
from automation.model.office import ActingList, Role, RulingKind
from automation.model.report import Headcount, Relation
from automation.workbook.columns import ACTING, SHEETS
from automation.workbook.rows import rows_by_place
from automation.workbook.understand.absences import read_acting
from tests.support.grid import codes, raw, understood, workbook

NEW_SHEETS = ("Звонки", "Решения")
PEOPLE = "[Исполнители]\nКод | Группа | Фамилия Имя Отчество | {}\nБИБЛ | руководители | Примерова Мария Ильинична | {}"
REPORT = "[Ход исполнения]\nКод | № | Срок | Состояние | Дата исполнения | Возвращено | Причина возврата\n"
ABSENCE = "[Замещение]\nКод | Должность | Фамилия Имя Отчество | С | По\n"
CALL = "[Звонки]\nДата | Код | № | С кем | Что сказано | Обещано\n"
RULING = "[Решения]\nДата | Кто решил | № | Код | Решение | Срок | Исполнено | Основание\n"
AWAY = "[Кто подписывает]\nКто | Должность | Фамилия Имя Отчество | С | По | Основание\n"
OF_ORDER = {Role.RESPONSIBLE, Role.CONTROL}
NAME = "Примерова Анна Ильинична"
PERSON = f"и.о. Главы | {NAME}"


def test_a_workbook_of_version_one_has_none_of_it_and_no_finding() -> None:
    book = understood(without=NEW_SHEETS)
    assert (book.calls, book.rulings, book.acting.acting, codes(book)) == ((), (), (), [])


def test_a_returned_report_keeps_its_day_and_reason_beside_the_performers_words() -> None:
    (row,) = understood(REPORT + "БИБЛ | 1 | | исполнено | @12.12.2025 | 18.12.2025 | приказ не приложен").rows
    assert (row.executed_on, row.returned_on, row.return_reason) == (
        date(2025, 12, 12),
        date(2025, 12, 18),
        "приказ не приложен",
    )


def test_a_return_nobody_can_read_is_an_error_and_kept_as_unreadable() -> None:
    book = understood(REPORT + "БИБЛ | 1 | | исполнено | @12.12.2025 | вчера | ")
    assert [(f.code, f.level, f.cell) for f in book.findings] == [("date-unreadable", "error", "F2")]
    assert "Возвращено" in book.rows[0].unreadable


@pytest.mark.parametrize(
    ("said", "meant"),
    [("часть", Headcount.PART), ("Вся организация", Headcount.WHOLE), ("", Headcount.UNSAID), ("?", Headcount.UNSAID)],
)
def test_whose_people_are_counted_is_what_the_office_says(said: str, meant: Headcount) -> None:
    book = understood(PEOPLE.format("Показатель людей", said))
    assert book.performers[0].headcount is meant
    assert codes(book) == ([("choice-unknown", "D2")] if said == "?" else [])


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Подведомственное учреждение", Relation.SUBORDINATE),
        ("подведомственный", Relation.SUBORDINATE),
        ("(по согласованию)", Relation.BY_AGREEMENT),
        ("Рекомендовано", Relation.RECOMMENDED),
        ("рекомендовать", Relation.RECOMMENDED),
        ("ИП", Relation.OFFICE),
    ],
)
def test_other_words_for_a_relation_are_understood_and_unknown_ones_told(said: str, meant: Relation) -> None:
    book = understood(PEOPLE.format("Вид", said))
    assert book.performers[0].relation is meant
    assert codes(book) == ([("choice-unknown", "D2")] if said == "ИП" else [])


@pytest.mark.parametrize(("said", "meant"), [("да", True), ("Нет", False), ("", False)])
def test_the_terms_go_into_the_calendar_of_those_who_want_it(said: str, meant: bool) -> None:
    assert understood(PEOPLE.format("Сроки в календарь", said)).performers[0].calendar is meant


def test_a_substitute_of_a_performer_has_datives_of_his_own() -> None:
    header = "[Замещение]\nКод | Должность | Фамилия Имя Отчество | С | Должность (дат.) | Фамилия И.О. (дат.)\n"
    book = understood(header + f"БИБЛ | {PERSON} | @20.12.2025 | и.о. Главе | Примеровой А.И.")
    (one,) = book.substitutions
    assert (one.post_dative, one.name_dative, one.until) == ("и.о. Главе", "Примеровой А.И.", None)


def test_the_responsible_and_the_controlling_official_have_substitutes_too() -> None:
    book = understood(ABSENCE + f"Ответственный | {PERSON} | @20.12.2025 |\nконтроль | {PERSON} | @21.12.2025 |")
    assert [(a.role, a.since, a.row) for a in book.acting.acting] == [
        (Role.RESPONSIBLE, date(2025, 12, 20), 2),
        (Role.CONTROL, date(2025, 12, 21), 3),
    ]
    assert (book.substitutions, codes(book)) == ((), [])


def test_the_row_of_an_officials_substitute_is_shown_as_understood() -> None:
    book = understood(ABSENCE + f"Ответственный | {PERSON} | @20.12.2025 |\nБИБЛ | {PERSON} | @21.12.2025 |")
    place = rows_by_place(book)["Замещение", 2]
    assert (place["Код"], place["Фамилия Имя Отчество"], place["С"]) == ("ответственный", NAME, date(2025, 12, 20))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        (f"ответственный | {PERSON} | |", ("row-incomplete", "D2")),
        ("ответственный | и.о. Главы | | @20.12.2025 |", ("row-incomplete", "C2")),
        (f"ответственный | {PERSON} | завтра |", ("date-unreadable", "D2")),
        (f"ответственный | {PERSON} | @20.12.2025 | @10.12.2025", ("days-reversed", "E2")),
    ],
)
def test_a_faulty_absence_of_an_official_leaves_his_name_in_dispute(row: str, found: tuple[str, str]) -> None:
    book = understood(ABSENCE + row)
    assert (codes(book), book.acting) == ([found], ActingList(disputed=frozenset({Role.RESPONSIBLE})))


def test_a_performer_may_bear_one_of_those_words_as_his_code() -> None:
    book = understood(
        PEOPLE.format("Код", "").replace("БИБЛ", "КОНТРОЛЬ") + f"\n{ABSENCE}контроль | {PERSON} | @20.12.2025"
    )
    assert [s.code for s in book.substitutions] == ["КОНТРОЛЬ"]
    assert not book.acting.acting


def test_a_call_tells_what_was_promised_about_which_items() -> None:
    book = understood(
        CALL
        + "@15.12.2025 | БИБЛ | 1 и 2 | директор | готовим приказ | @20.12.2025\n"
        + "@16.12.2025 | ПАРК | | секретарь | - |"
    )
    first, second = book.calls
    assert (first.items, first.spoke_with, first.said, first.promised_on) == (
        ("1", "2"),
        "директор",
        "готовим приказ",
        date(2025, 12, 20),
    )
    assert (second.items, second.said, second.promised_on, codes(book)) == ((), "", None, [])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("@15.12.2025 | БИЛБ | 1 | | |", ("code-unknown", "B2")),
        ("@15.12.2025 | БИБЛ | 1; 9 | | |", ("item-unknown", "C2")),
        (" | БИБЛ | 1 | | обещал |", ("row-incomplete", "A2")),
        ("вчера | БИБЛ | 1 | | обещал |", ("date-unreadable", "A2")),
        ("@15.12.2025 | | 1 | | обещал |", ("row-without-code", "B2")),
    ],
)
def test_a_faulty_call_counts_nothing_and_is_told(row: str, found: tuple[str, str]) -> None:
    book = understood(CALL + row)
    assert (codes(book), book.calls) == ([found], ())


def test_a_promise_in_words_is_asked_and_the_call_is_kept() -> None:
    book = understood(CALL + "@15.12.2025 | БИБЛ | 1 | | обещал | на неделе")
    assert (codes(book), [c.promised_on for c in book.calls]) == ([("date-unreadable", "F2")], [None])
    assert book.findings[0].level == "warning"


def test_a_ruling_says_what_about_whom_until_when() -> None:
    book = understood(
        RULING
        + "@25.12.2025 | Образцов П.П. | п.п. 1, 2 | БИБЛ | Продлить до | @20.01.2026 | | резолюция от 25.12.2025\n"
        + "@25.12.2025 | Глава Образцов П.П. | | | заслушать | | @26.12.2025 | протокол № 3"
    )
    first, second = book.rulings
    assert (first.kind, first.items, first.code, first.term) == (
        RulingKind.EXTEND,
        ("1", "2"),
        "БИБЛ",
        date(2026, 1, 20),
    )
    assert (second.kind, second.items, second.code, second.done_on) == (RulingKind.HEAR, (), "", date(2025, 12, 26))
    assert codes(book) == []


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("@25.12.2025 | Глава | 9 | | заслушать | | | протокол", ("item-unknown", "C2")),
        ("@25.12.2025 | Глава | 1 | БИЛБ | заслушать | | | протокол", ("code-unknown", "D2")),
        ("@25.12.2025 | Глава | 1 | | отложить | | | протокол", ("choice-unknown", "E2")),
        ("@25.12.2025 | Глава | 1 | | | | | протокол", ("row-incomplete", "E2")),
    ],
)
def test_a_faulty_ruling_counts_nothing_and_is_told(row: str, found: tuple[str, str]) -> None:
    book = understood(RULING + row)
    assert (codes(book), book.rulings) == ([found], ())


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ("[Звонки 2025]\nКому | Когда\nпарк | вчера", "sheet-alike"),
        ("[Решение]\nКому | Когда\nпарк | вчера", "sheet-alike"),
        ("[Решения]\nВопрос | Ответ\nкто | никто", "sheet-incomplete"),
    ],
)
def test_a_clerks_own_sheet_of_a_new_name_is_told_and_the_workbook_is_read(own: str, found: str) -> None:
    given = own.partition("]")[0].removeprefix("[")
    book = understood(own, without=tuple({"Звонки", "Решения"} - {given}))
    assert (codes(book), book.calls, book.rulings) == ([(found, None)], (), ())
    assert len(book.items) == 3


def test_a_clerks_own_column_like_a_new_one_is_told_and_the_workbook_is_read() -> None:
    book = understood(REPORT.replace("Возвращено", "Возвращен") + "БИБЛ | 1 | | в работе | | да |")
    assert codes(book) == [("column-unread", None)]
    assert "«Возвращен»" in book.findings[0].message


def test_reissue_and_no_answer_are_read_from_the_dispatch() -> None:
    book = understood(
        "[Отправка]\nДокумент | Перевыпустить | Не ответ\n01-15/К-2 | @22.12.2025 | письмо от 21.12.2025 – о другом\n"
        "01-15/К-3 | скоро | -"
    )
    first, second = book.dispatches
    assert (first.reissue_on, first.not_answer) == (date(2025, 12, 22), "письмо от 21.12.2025 – о другом")
    assert (second.reissue_on, second.not_answer, codes(book)) == (None, "", [("date-unreadable", "B3")])


def away(*rows: str) -> tuple[ActingList, list[tuple[str, str | None]]]:
    """``inbox/Замещение.xlsx`` with these rows, as read."""
    data = workbook(AWAY + "\n".join(rows), without=tuple(SHEETS))
    acting, findings = read_acting(raw(data, "Замещение.xlsx", titles=(ACTING.title,)))
    return acting, [(f.code, f.cell) for f in findings]


def test_acting_signatories_of_the_office_stand_in_one_place() -> None:
    acting, found = away(
        f"подписывает письма | {PERSON} | @20.12.2025 | @31.12.2025", f"Руководитель | {PERSON} | @20.12.2025 |"
    )
    assert [(a.role, a.post, a.until) for a in acting.acting] == [
        (Role.LETTERS, "и.о. Главы", date(2025, 12, 31)),
        (Role.HEAD, "и.о. Главы", None),
    ]
    assert (acting.disputed, found) == (frozenset(), [])


@pytest.mark.parametrize(
    ("row", "found", "disputed"),
    [
        (f"руководитель | {PERSON} | |", ("row-incomplete", "D2"), frozenset({Role.HEAD})),
        (f"ответственный | {PERSON} | @20.12.2025 |", ("choice-unknown", "A2"), frozenset(Role) - OF_ORDER),
        (f" | {PERSON} | @20.12.2025 |", ("row-incomplete", "A2"), frozenset(Role) - OF_ORDER),
        (f"подписывает письма | {PERSON} | @20.12.2025 | потом", ("date-unreadable", "E2"), frozenset({Role.LETTERS})),
    ],
)
def test_a_faulty_row_leaves_the_names_it_may_mean_in_dispute(
    row: str, found: tuple[str, str], disputed: frozenset[Role]
) -> None:
    acting, told = away(row, f"подписывает записки | {PERSON} | @20.12.2025 |")
    assert [a.role for a in acting.acting] == [Role.NOTES]
    assert told == [found]
    assert acting.disputed == disputed


def test_a_file_without_its_sheet_is_refused_with_the_cure() -> None:
    with pytest.raises(UnreadError, match="нет листа «Кто подписывает»"):
        read_acting(raw(workbook("[Лист1]\nа | б", without=tuple(SHEETS)), "Замещение.xlsx"))


def test_a_day_before_the_day_of_its_own_row_is_told_and_counts_for_nothing() -> None:
    call = "14.12.2025 | БИБЛ | 1 | Примерова М.И. | подпишут | 11.12.2025\n"
    ruling = "14.12.2025 | Глава Образцов О.О. | 1 | БИБЛ | заслушать | 10.12.2025 | 12.12.2025 | протокол № 1\n"
    extended = "14.12.2025 | Глава Образцов О.О. | 1 | БИБЛ | продлить до | 10.12.2025 | | протокол № 2"
    book = understood(CALL + call + RULING + ruling + extended)
    assert [c.promised_on for c in book.calls] == [None]
    assert [(r.term, r.done_on) for r in book.rulings] == [(None, None), (date(2025, 12, 10), None)]
    told = [f.message for f in book.findings if f.code == "day-before-row"]
    assert told[0].startswith(
        "В ячейке F2 («Обещано») – 11.12.2025, а «Дата» этой строки – 14.12.2025; более ранний день"
    )
    assert [m.partition(" – ")[0] for m in told[1:]] == ["В ячейке F2 («Срок»)", "В ячейке G2 («Исполнено»)"]
