"""«На сегодня»: what people sign, whom they telephone, what lost its ground – on one page."""

import io
from datetime import date

from docx import Document
from msgspec.structs import replace

from automation.model.catalogue import finding
from automation.model.control import Entry, Occasion
from automation.model.kinds import Form, Kind
from automation.model.notice import Notice, NoticeKind
from automation.reports.sheet_docx import print_sheet
from automation.reports.today import today_sheet
from tests.support.books import ORDER
from tests.support.sheet_reader import lines_of

ON = date(2025, 12, 16)
LATE = Occasion(order=ORDER.id, code="БИБЛ", item="1", control_date=date(2025, 12, 12), kind=Kind.OVERDUE, step=1)
ENTRY = Entry(
    key="overdue/454/2025-12-11/БИБЛ/2025-12-16",
    number="01-15/К-2",
    kind=Kind.OVERDUE,
    form=Form.LETTER,
    order=ORDER.id,
    day=ON,
    addressee_code="БИБЛ",
    addressee_organisation="МБУК «Образец»",
    addressee_name="Примерова Мария Ивановна",
    occasions=(LATE, replace(LATE, item="2")),
    details={},
    path="outbox/454/письмо.docx",
    signer="letter",
)
CALL = Notice(
    kind=NoticeKind.CALL,
    order=ORDER.id,
    code="БИБЛ",
    item="6",
    text="срок – 26.12.2025: проверить готовность",
    organisation="МБУК «Образец»",
    whom="МБУК «Образец»",
    phone="0-00-01",
    contact="Образцова Н.П.",
)


def page(
    entries: tuple[Entry, ...] = (),
    notices: tuple[Notice, ...] = (),
    findings: tuple = (),  # type: ignore[type-arg]
) -> list[str]:
    sheet = today_sheet(
        ON,
        unit="Общий отдел",
        entries=entries,
        notices=notices,
        findings=findings,
        signers={"letter": "Д.А. Бобков"},
    )
    return lines_of(print_sheet(sheet))


def test_a_paper_to_sign_names_addressee_subject_and_signer() -> None:
    assert ("01-15/К-2 | письмо | МБУК «Образец» | об истёкшем сроке: пункты 1 и 2 | Д.А. Бобков") in page((ENTRY,))


def test_an_older_unsigned_paper_shows_its_day() -> None:
    assert any("от 12.12.2025" in line for line in page((replace(ENTRY, day=date(2025, 12, 12)),)))


def test_a_call_leaves_room_for_the_answer() -> None:
    assert "МБУК «Образец»\nОбразцова Н.П. | 0-00-01 | 6 | срок – 26.12.2025: проверить готовность | " in page(
        (), (CALL,)
    )


def test_calls_to_one_performer_about_one_thing_are_one_line() -> None:
    lines = page((), (CALL, replace(CALL, item="7")))
    assert sum("проверить готовность" in line for line in lines) == 1
    assert any(" | 6, 7 | " in line for line in lines)


def test_each_kind_of_notice_has_its_place() -> None:
    notices = (
        replace(
            CALL,
            kind=NoticeKind.LOST_GROUND,
            text="документ № 01-15/К-1 утратил основание (п. 1): не подписывать, аннулировать",
        ),
        replace(CALL, kind=NoticeKind.PERSONAL, text="напомнить лично: Примеров П.П., п. 6"),
        replace(CALL, kind=NoticeKind.PROPOSAL, text="предложить руководству заслушать исполнителя"),
    )
    lines = page((), notices)
    for title in (
        "Утратили основание, не подписывать: 1",
        "Напомнить лично: 1",
        "Предложения руководству (решение вписать на лист «Решения»): 1",
    ):
        assert title in lines
    assert "– МБУК «Образец»: предложить руководству заслушать исполнителя (п. 6)" in lines


def test_a_reminder_joined_to_another_letter_has_items_of_its_own() -> None:
    overdue = replace(ENTRY.occasions[0], item="4", kind=Kind.OVERDUE)
    joined = (overdue, *(replace(overdue, item=number, kind=Kind.REMINDER) for number in ("7", "8")))
    text = "\n".join(page((replace(ENTRY, occasions=joined),)))
    assert "об истёкшем сроке: пункт 4; напоминание о сроке: пункты 7 и 8" in text


def test_a_finding_that_is_nobodys_is_told_with_its_place() -> None:
    dates = [
        finding("date-unreadable", sheet="Отправка", cell=f"B{row}", header="Подписан", value="да")
        for row in range(2, 7)
    ]
    assert "– Дата не прочитана (Отправка, B2)" in page((), (), tuple(dates[:1]))
    assert "– Дата не прочитана (Отправка, B2; Отправка, B3; Отправка, B4 и др.)" in page((), (), tuple(dates))


def test_a_finding_about_papers_names_their_numbers() -> None:
    sent = [
        finding("paper-not-registered", sheet="Отправка", document=f"01-15/К-{n}", sent="17.12.2025") for n in (9, 13)
    ]
    assert "– У отправленного документа нет рег. № и даты (№ 01-15/К-9; № 01-15/К-13)" in page((), (), tuple(sent))


def test_findings_are_counted_and_named_without_cells_sheets_or_files() -> None:
    bad = finding(
        "date-unreadable", sheet="Ход исполнения", cell="G2", performer="БИБЛ", item="1", header="Дата", value="вчера"
    )
    text = "\n".join(page((), (), (bad, bad)))
    assert "Замечания: 2 ошибки" in text
    assert "– Дата не прочитана (БИБЛ, пункт 1)" in text
    for word in ("G2", "Ход исполнения", "outbox", ".docx"):
        assert word not in text


def test_long_lists_stay_short_and_say_how_many_are_left() -> None:
    many = tuple(replace(ENTRY, number=f"01-15/К-{n}") for n in range(160))
    lines = page(many)
    assert "На подпись: 160" in lines
    assert any(line.startswith("… и ещё 10 документов") for line in lines)


def test_every_paper_of_a_first_day_is_named() -> None:
    lines = page(tuple(replace(ENTRY, number=f"01-15/К-{n}") for n in range(16)))
    assert any("К-15" in line.replace("\u2011", "-") for line in lines)
    assert not any("и ещё" in line for line in lines)


def test_an_empty_day_says_so() -> None:
    assert page()[-1] == "На сегодня ничего нет."


def test_the_same_values_give_the_same_bytes() -> None:
    args = {"unit": "", "entries": (ENTRY,), "notices": (CALL,), "findings": (), "signers": {}}
    one, two = (print_sheet(today_sheet(ON, **args)) for _ in range(2))  # type: ignore[arg-type]
    assert one == two


def test_a_page_bears_nothing_of_the_one_printed_before_it() -> None:
    days = (date(2025, 12, 17), date(2025, 12, 18))
    sheets = [today_sheet(on, unit="", entries=(ENTRY,), notices=(), findings=(), signers={}) for on in days]
    printed = [Document(io.BytesIO(print_sheet(sheet))) for sheet in sheets]
    for read, mine, other in zip(printed, ("17.12.2025", "18.12.2025"), ("18.12.2025", "17.12.2025"), strict=True):
        text = "\n".join(paragraph.text for paragraph in read.paragraphs)
        assert mine in text
        assert other not in text
        assert mine in read.core_properties.title
