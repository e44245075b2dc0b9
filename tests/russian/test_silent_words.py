"""A cell that holds something and says nothing is no evidence; one that says little is asked about."""

from datetime import date

import pytest

from automation.control.review import review
from automation.model.control import empty_history
from automation.model.report import Book, Finding
from automation.model.settings import Settings
from automation.model.standing import Fault, Standing
from automation.russian import blank_mark, proves, tells
from tests.support.control_story import settings
from tests.support.grid import understood as read

NOTHING = [
    "-",
    "—",
    "–",
    "--",
    ".",
    "…",
    "/",
    "нет",
    "Нет.",
    "НЕТ",
    "б/н",
    "б\\н",
    "0",
    "0,0",
    "отсутствует",
    "?",
    "н/д",
]
NOTHING += ["не указано", "(нет)", "нет данных", "Hет", "«»"]  # «Hет» with a Latin letter
LITTLE = ["да", "+", "✓", "устно", "не требуется", "Имеется.", "х", "по телефону", "см. выше", "исполнено"]
ENOUGH = [
    "акт от 12.12.2025",
    "№ 5",
    "вх. 15",
    "5",
    "скриншоты чатов",
    "нет замечаний, акт № 3",
    "Устный опрос, протокол № 1",
]
ON = date(2025, 12, 16)
OFFICE: Settings = settings()


@pytest.mark.parametrize("text", NOTHING)
def test_words_that_say_nothing(text: str) -> None:
    assert not tells(text)
    assert not proves(text)


@pytest.mark.parametrize("text", LITTLE)
def test_words_that_prove_little_tell_something(text: str) -> None:
    assert tells(text)
    assert not proves(text)


@pytest.mark.parametrize("text", ENOUGH)
def test_words_that_can_be_checked_prove(text: str) -> None:
    assert proves(text)
    assert not blank_mark(text)


def judged(book: Book, office: Settings = OFFICE) -> tuple[Standing, tuple[Fault, ...], list[str]]:
    reviewed = review(book, empty_history(), office, ON)
    verdict = next(v for v in reviewed.morning.verdicts if v.performer.code == "БИБЛ" and v.item.number == "1")
    return verdict.standing, verdict.faults, codes(reviewed.findings)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [f.code for f in findings if f.performer == "БИБЛ" and f.code != "row-missing"]


def row(**cells: str) -> Book:
    header, values = " | ".join(cells), " | ".join(cells.values())
    return read(f"[Ход исполнения]\nКод | № | {header}\nБИБЛ | 1 | {values}")


DONE = {"Состояние": "исполнено", "Дата исполнения": "@12.12.2025"}


@pytest.mark.parametrize("text", NOTHING)
def test_done_with_such_evidence_is_a_request_and_no_claim(text: str) -> None:
    standing, faults, found = judged(row(**DONE, Подтверждение=text))
    assert (standing, faults) == (Standing.NO_DATA, (Fault.NO_EVIDENCE,))
    assert found == ["done-without-evidence"]


@pytest.mark.parametrize("text", LITTLE)
def test_doubtful_evidence_counts_as_a_claim_and_is_asked(text: str) -> None:
    assert judged(row(**DONE, Подтверждение=text)) == (Standing.CLAIMED, (), ["words-prove-little"])


def test_words_that_prove_little_are_asked_only_where_something_rests_on_them() -> None:
    accepted = {**DONE, "Подтверждение": "устно", "Принято": "@15.12.2025", "Кто принял": "Образцов П.П."}
    assert judged(row(**accepted))[::2] == (Standing.MET, []), "the office has taken it"
    free = settings(evidence=False)
    assert judged(row(**DONE, Подтверждение="устно"), free)[::2] == (Standing.CLAIMED, [])


@pytest.mark.parametrize("text", ["-", "нет", "+", "да", "0"])
def test_nobody_accepted_where_the_cell_names_nobody(text: str) -> None:
    cells = {**DONE, "Подтверждение": "акт № 3", "Принято": "@15.12.2025", "Кто принял": text}
    assert judged(row(**cells))[::2] == (Standing.CLAIMED, ["acceptance-broken"])


@pytest.mark.parametrize(
    ("comment", "who", "standing", "found"),
    [
        ("-", "Образцов П.П.", Standing.OVERDUE, ["not-applicable-unfounded"]),
        ("нет", "Образцов П.П.", Standing.OVERDUE, ["not-applicable-unfounded"]),
        ("клуб закрыт с 01.12.2025", "—", Standing.CLAIMED, ["not-applicable-unfounded"]),
        ("не требуется", "—", Standing.CLAIMED, ["not-applicable-unfounded"]),
        ("не требуется", "Образцов П.П.", Standing.NOT_APPLICABLE, ["words-prove-little"]),
        ("клуб закрыт с 01.12.2025", "Образцов П.П.", Standing.NOT_APPLICABLE, []),
    ],
)
def test_not_applicable_needs_a_ground_and_a_person(
    comment: str, who: str, standing: Standing, found: list[str]
) -> None:
    cells = {"Состояние": "не применимо", "Комментарий": comment, "Кто принял": who}
    assert judged(row(**cells))[::2] == (standing, found)


@pytest.mark.parametrize("column", ["Комментарий", "Причина"])
def test_a_ground_that_proves_little_is_asked_about_in_its_own_cell(column: str) -> None:
    book = row(**{"Состояние": "не применимо", column: "не требуется", "Кто принял": "Образцов П.П."})
    found = review(book, empty_history(), OFFICE, ON).findings
    assert [(f.cell, column in f.message) for f in found if f.code == "words-prove-little"] == [("D2", True)]


@pytest.mark.parametrize("text", ["–", "---", "…", " - "])
def test_a_dash_is_an_empty_cell_in_every_column(text: str) -> None:
    cells = dict.fromkeys(
        ("Дата исполнения", "Комментарий", "Всего сотрудников", "Принято", "Кто принял", "Причина"), text
    )
    book = row(Состояние="в работе", **cells)
    assert judged(book)[::2] == (Standing.OVERDUE, [])
    one = book.rows[0]
    assert (one.executed_on, one.comment, one.staff_total, one.accepted_on, one.accepted_by) == (
        None,
        "",
        None,
        None,
        "",
    )


def test_a_dash_for_a_state_is_asked_since_it_may_mean_not_applicable() -> None:
    assert judged(row(Состояние="-"))[::2] == (Standing.NO_DATA, ["state-unknown"])


def test_a_dash_for_the_code_of_an_extension_moves_nobodys_term() -> None:
    book = read("""
        [Продление сроков]
        № | Код | Новый срок  | Дата решения | Кто решил     | Основание
        1 | -   | @26.12.2025 | @12.12.2025  | Образцов П.П. | резолюция
    """)
    assert book.extensions == ()
    assert "code-unknown" in [f.code for f in book.findings]


@pytest.mark.parametrize(
    ("who", "basis", "moved", "found"),
    [
        ("Образцов П.П.", "-", False, ["extension-refused"]),
        ("Образцов П.П.", "б/н", False, ["extension-refused"]),
        ("да", "резолюция от 12.12.2025", False, ["extension-refused"]),
        ("Образцов П.П.", "устно", True, ["words-prove-little"]),
        ("Образцов П.П.", "резолюция от 12.12.2025", True, []),
    ],
)
def test_a_decision_to_extend_needs_its_maker_and_its_ground(
    who: str, basis: str, moved: bool, found: list[str]
) -> None:
    book = read(f"""
        [Продление сроков]
        № | Код  | Новый срок  | Дата решения | Кто решил | Основание
        1 | БИБЛ | @26.12.2025 | @12.12.2025  | {who}     | {basis}
    """)
    reviewed = review(book, empty_history(), OFFICE, ON)
    verdict = next(v for v in reviewed.morning.verdicts if v.performer.code == "БИБЛ" and v.item.number == "1")
    assert (verdict.due == date(2025, 12, 26)) == moved
    every = [f.code for f in reviewed.findings]
    assert [c for c in every if c in {"extension-refused", "words-prove-little"}] == found


@pytest.mark.parametrize("answer", ["-", "нет", "не поступил", "0"])
@pytest.mark.parametrize("annulled", ["-", "нет", "не требуется", "да"])
def test_a_paper_is_neither_answered_nor_annulled_by_a_word(answer: str, annulled: str) -> None:
    book = read(f"[Отправка]\nДокумент | Рег. № и дата | Ответ | Аннулирован\nК-1 | б/н | {answer} | {annulled}")
    one = book.dispatches[0]
    assert (one.registered, one.answer, one.annulled) == ("", "", "")
    asked = [f.code for f in book.findings]
    assert asked == ([] if annulled == "-" else ["annulment-doubtful"])


def test_an_annulment_with_its_reason_counts() -> None:
    book = read("[Отправка]\nДокумент | Ответ | Аннулирован\nК-1 | устно | 15.12.2025, ошибка в адресате")
    assert (book.dispatches[0].answer, bool(book.dispatches[0].annulled)) == ("устно", True)
    assert [f.code for f in book.findings] == ["words-prove-little"]


def test_an_excuse_that_says_nothing_does_not_excuse() -> None:
    book = read("""
        [Публикации]
        Код  | Дата        | Материал | В национальном мессенджере | В другом источнике | Причина отступления
        БИБЛ | @15.12.2025 | Афиша    | 10:00                      | 11:00              | нет
        БИБЛ | @16.12.2025 | Афиша    | 10:00                      | 11:00              | не требуется
    """)
    assert not tells(book.publications[0].excuse)
    assert tells(book.publications[1].excuse)
    assert [f.code for f in book.findings] == ["words-prove-little"]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("до 12.12.2025", 0),
        ("@12.12.2025", 0),
        ("", 0),
        ("30.12.2025 (продлён)", 1),
        ("31.02.2026", 1),
        ("до 19.12.2025", 1),
    ],
)
def test_another_term_written_in_words_is_told_and_moves_nothing(typed: str, told: int) -> None:
    found = [f for f in row(Срок=typed, Состояние="в работе").findings if f.code == "row-term-differs"]
    assert len(found) == told


@pytest.mark.parametrize("header", ["Организация", "Должность", "Фамилия Имя Отчество"])
def test_a_name_of_ten_thousand_letters_fills_no_letter(header: str) -> None:
    cells = dict.fromkeys(("Организация", "Должность", "Фамилия Имя Отчество"), "Примерова Мария Ивановна")
    cells[header] = "А" * 10_000
    book = read(
        f"[Исполнители]\nКод | Группа | {' | '.join(cells)}\nБИБЛ | руководители | {' | '.join(cells.values())}"
    )
    assert book.performers[0].unreadable == (header,)
    assert [f.code for f in book.findings] == ["name-too-long", "performer-unaddressed"]
    assert "10000 знаков" in book.findings[0].message
    assert len(max(book.findings, key=lambda f: len(f.message)).message) < 400


def test_a_comment_as_long_as_a_cell_can_be_is_read_whole_and_told() -> None:
    book = row(Состояние="в работе", Комментарий="а" * 32_767)
    assert len(book.rows[0].comment) == 32_767
    assert [(f.code, f.cell) for f in book.findings if f.performer] == [("text-too-long", "D2")]
