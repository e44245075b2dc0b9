"""The norm check: our papers are clean, and each rule speaks when its norm is broken."""

import io
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from msgspec.structs import replace

from automation.letters.page_samples import LETTER, MEMO, REFERENCE, samples
from automation.lint.norm import CODES, lint_bytes
from automation.model.kinds import Form
from automation.model.letter import Letter, Paragraph, Run
from tests.support.lint_breaks import DOCUMENT, Break, low_kind, paragraph
from tests.support.pages import Pages

PAGES = Pages(Path(__file__).resolve().parents[2] / "templates")


def printed(letter: Letter) -> bytes:
    return PAGES.render(letter.form, letter.as_json())


def codes(data: bytes) -> set[str]:
    return {finding.code for finding in lint_bytes(data)}


def changed(change: Break, letter: Letter = LETTER) -> set[str]:
    document = Document(io.BytesIO(printed(letter)))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return codes(out.getvalue())


def saying(text: str, letter: Letter = LETTER) -> set[str]:
    paragraphs = (*letter.paragraphs[:-1], Paragraph(runs=(Run(text=text),)), letter.paragraphs[-1])
    return codes(printed(replace(letter, paragraphs=paragraphs)))


UNTITLED = Paragraph(runs=(Run(text="Распоряжением Администрации от 01.12.2025 №\u00a017 поручено следующее."),))
FIELDS: dict[str, Letter] = {
    "addressee-missing": replace(LETTER, addressee=()),
    "heading-missing": replace(LETTER, heading=""),
    "heading-form": replace(LETTER, heading="Напоминание о сроках"),
    "heading-stop": replace(LETTER, heading="О сроке исполнения пункта 6."),
    "act-heading": replace(LETTER, paragraphs=(UNTITLED, *LETTER.paragraphs[1:])),
    "salutation-form": replace(LETTER, salutation="Уважаемая Мария Ивановна"),
    "closing-missing": replace(LETTER, closing=""),
    "salutation-missing": replace(LETTER, salutation=""),
    "signature-missing": replace(LETTER, signer_post="", signer_name=""),
    "signature-initials": replace(LETTER, signer_name="Бобков Д.А."),
}
SAYINGS: dict[str, tuple[str, ...]] = {
    "act-requisites": ("Поручено постановлением №\u00a017.", "Поручено приказом Учреждения от 12.12.2025."),
    "date-mixed": ("Просим до 12 декабря 2025\u00a0г. сообщить.",),
    "date-form": ("Просим до 12.12.2025\u00a0г. сообщить.", "Решение от 12 декабря 2025 принято."),
    "date-impossible": ("Просим до 31.11.2025 сообщить.",),
    "year-short": (
        "Просим до 12.12.25 сообщить.",
        "В срок до 12 декабря 25\u00a0г. сообщить.",
        "План на 25\u00a0г. готов.",
    ),
    "year-space": ("План на 2025г. исполнен.",),
    "number-space": ("Письмо №87 получено.",),
    "number-sign": ("Письмо N 87 получено.",),
    "no-break-space": (
        "Письмо № 87.",
        "Сообщил Е.Н. Камфарин.",
        "Из них 5 % в срок.",
        "По п. 2 плана.",
        "За 2025 г. всего.",
    ),
    "word-form": (
        "Просим сообщить в течении недели.",
        "Ответ ожидается в течении 10 дней.",
        "Работы выполнены согласно плана.",
        "Согласно распоряжения Администрации просим сообщить.",
    ),
    "unresolved-tag": ("Сообщить {{ addressee }}.", "Сообщить {% if a %}."),
    "empty-value": ("Срок None истёк.", "Всего nan сотрудников.", "Всего #ССЫЛКА!"),
    "invented-mark": ("М.П.", "Сертификат: 00AA", "Действителен с 01.01.2025"),
    "restricted": ("Письмо № 18/303дсп.", "Для служебного пользования."),
    "inner-detail": ("Сведения в файле plan.xlsx.", "Контрольная сумма " + "0af1" * 16, "Ошибка, ячейка F12."),
    "hidden-sign": ("Сведения\u200b не поступили.", "Сведения\u202e не поступили."),
}


@pytest.mark.parametrize("form", list(Form))
def test_our_own_papers_are_clean(form: Form) -> None:
    full, *others = samples(form)
    assert lint_bytes(printed(full)) == []
    for letter in others[1:-1]:
        assert lint_bytes(printed(letter)) == []


@pytest.mark.parametrize("code", DOCUMENT)
def test_a_broken_page_is_told(code: str) -> None:
    assert changed(DOCUMENT[code]) == {code}


@pytest.mark.parametrize("code", FIELDS)
def test_a_broken_requisite_is_told(code: str) -> None:
    assert codes(printed(FIELDS[code])) == {code}


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in SAYINGS.items() for text in texts])
def test_what_is_written_wrong_is_told(code: str, text: str) -> None:
    assert code in saying(text)


def test_a_kind_in_small_letters_is_told() -> None:
    assert changed(low_kind, MEMO) == {"kind-capitals"}


@pytest.mark.parametrize(
    ("before", "text"), [("Перечень, последний абзац", "Уважаемый Евгений Николаевич!"), ("Подпись", "С уважением,")]
)
def test_courtesy_in_a_memo_is_told(before: str, text: str) -> None:
    def greet(document: Any) -> None:
        paragraph(document, before).insert_paragraph_before(text, "Normal")

    assert "memo-courtesy" in changed(greet, replace(MEMO, rows=()))


# The norm's sixteen checks and the codes that show them. Of 9 a file shows the place, not the count of sheets;
# 12 (executed without a date) and 13 (doubtful cases) need the facts: ``compose.check_letter``.
NORM: dict[int, set[str]] = {
    1: {"page-size", "margins"},
    2: {f"page-number-{fault}" for fault in ("missing", "first", "place", "edge", "form")},
    3: {"font-unset", "font-size"},
    4: {"body-alignment", "body-indent", "line-spacing"},
    5: {"requisite-width", "requisite-justified"},
    6: {"kind-on-letter", "kind-capitals", "memo-courtesy"},
    7: {"heading-missing", "heading-form", "heading-stop"},
    8: {"closing-missing", "salutation-missing", "salutation-form"},
    9: {"attachment-place"},
    10: {"requisite-order", "addressee-missing", "signature-missing", "signature-initials"},
    11: {"act-requisites", "act-heading"},
    14: {"year-short", "year-space", "date-mixed", "date-form", "date-impossible", "number-space", "no-break-space"},
    15: {"invented-mark"},
    16: {"table-header", "table-split"},
}
OFFICE = {"number-sign", "word-form", "unresolved-tag", "empty-value", "restricted", "inner-detail", "hidden-sign"}


def test_every_check_of_the_norm_has_its_codes_and_every_code_is_broken_once() -> None:
    assert CODES.keys() == set().union(*NORM.values()) | OFFICE
    assert CODES.keys() == DOCUMENT.keys() | FIELDS.keys() | SAYINGS.keys() | {"kind-capitals", "memo-courtesy"}


@pytest.mark.parametrize(
    "text",
    [
        "Просим до 24.12.2025 представить сведения по пункту 2.1.3 (СанПиН 2.1.3684-21) и письму №\u00a02-15/2025.",
        "Пункты 1.1, 2.1.10, 10.12 и 3.2.11–3.2.12 исполнены, по пункту 2.1.10 и пп. 2.1.11 сведений нет.",
        "Версия 10.12.25.1 и адрес 192.168.10.25 не даты.",
        "Письмо от 16.12.2025 №\u00a001-15/К-3, 9\u00a0ч 00\u00a0мин 29.12.2025, 142 из 147 (96,6\u00a0%).",
        "Сообщил Е.Н.\u00a0Камфарин, МБУ «Пример», п.\u00a02, в 2025\u00a0г., годы 2024–2025.",
        "По распоряжению Администрации от 11.12.2025 №\u00a0454, распоряжению №\u00a0454 и распоряжению от 11.12.2025.",
        "Приказ от 01.12.2025 №\u00a03 «О плане» (с изменениями, внесёнными приказом от 10.12.2025 №\u00a05).",
        "По записке от 29.12.2025 «Об исполнении распоряжения от 05.12.2025 №\u00a094» распоряжение исполнено.",
        "Сведения школы № 4, МБОУ СОШ № 10 и МБУ «Пример № 3» приняты.",
        "Нана и Наннен, NaCl, Nano, М.П.\u00a0Образцов.",
        "В течение недели, согласно плану; в течении реки, в течении болезни перемен нет.",
    ],
)
def test_right_writing_is_left_alone(text: str) -> None:
    assert saying(text) == set()


def test_words_of_the_order_are_not_judged() -> None:
    quoted = Paragraph(runs=(Run(text="Поручено "), Run(text="до 12.12.25г. №454, 11 мая 2025 и N 5", quoted=True)))
    assert codes(printed(replace(LETTER, paragraphs=(quoted, *LETTER.paragraphs)))) == set()


def test_a_finding_names_the_place() -> None:
    (finding,) = lint_bytes(printed(replace(REFERENCE, heading="О ходе исполнения.")))
    assert finding.place == "абзац 6 («О ходе исполнения.»)"
    assert finding.message == "в конце заголовка к тексту точка не ставится"
