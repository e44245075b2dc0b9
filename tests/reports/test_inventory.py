"""Опись of a closed order: its papers and what came back, on one printable list."""

import io
from datetime import date

from docx import Document
from msgspec.structs import replace

from automation.model.control import Entry, PaperState
from automation.model.kinds import Kind
from automation.reports.inventory import inventory_sheet
from automation.reports.plain_pages import PageTable
from automation.reports.sheet_docx import print_sheet
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, entry, judged, paper_for
from tests.support.sheet_reader import as_seen

CLOSED = replace(ORDER, closed_on=date(2026, 1, 20), closed_reason="решение Главы.", file_index="01-15")


def papers() -> tuple[Entry, ...]:
    _, decisions = judged(book(), date(2025, 12, 16))
    sent = entry(paper_for(decisions, "ОБР", Kind.OVERDUE), "К-2", sent=date(2025, 12, 17), answer="18.12.2025 № 5")
    draft = entry(paper_for(decisions, "ПРИМ", Kind.OVERDUE), "К-10")
    gone = replace(
        draft,
        number="К-1",
        state=PaperState.ANNULLED,
        annulled_on=date(2025, 12, 18),
        annulled_reason="сведения представлены",
    )
    return draft, sent, gone


def table_of(entries: tuple[Entry, ...]) -> PageTable:
    (table,) = (b for b in inventory_sheet(CLOSED, entries).blocks if isinstance(b, PageTable))
    return table


def test_every_paper_stands_on_the_list_with_its_marks_and_its_answer() -> None:
    rows = table_of(papers()).rows
    assert [(r[0], r[1], r[4], r[5]) for r in rows] == [
        ("1", "16.12.2025 № К-1", "аннулировано 18.12.2025: сведения представлены", "–"),
        ("2", "16.12.2025 № К-2", "подписано 17.12.2025, отправлено 17.12.2025", "18.12.2025 № 5"),
        ("3", "16.12.2025 № К-10", "проект", "–"),
    ]
    assert rows[1][2] == "Письмо: об истёкшем сроке (пункты 1 и 2)"
    assert rows[1][3] == "МБУК «Образец»"


def test_a_paper_that_got_no_number_is_listed_without_one() -> None:
    by_hand = replace(papers()[1], printed="")
    assert table_of((by_hand,)).rows[0][1] == "17.12.2025 б/н"
    assert table_of((replace(by_hand, registered="17.12.2025 № 01-20/5"),)).rows[0][1] == "17.12.2025 № 01-20/5"


def test_a_day_the_office_wrote_with_the_reason_is_told_once() -> None:
    gone = replace(papers()[2], annulled_reason="17.12.2025, сведения представлены")
    told = "аннулировано 17.12.2025, сведения представлены"
    assert table_of((gone,)).rows[0][4] == told
    assert table_of((replace(gone, annulled_on=None),)).rows[0][4] == told, "annulled this morning"
    assert table_of((replace(gone, annulled_on=None, annulled_reason=""),)).rows[0][4] == "аннулировано"


def test_a_paper_printed_anew_names_the_dates_of_its_former_texts() -> None:
    again = replace(papers()[1], former_days=(date(2025, 12, 12), date(2025, 12, 15)))
    told = "прежний текст от 12.12.2025, 15.12.2025, подписано 17.12.2025, отправлено 17.12.2025"
    assert table_of((again,)).rows[0][4] == told


def test_a_paper_is_called_by_its_own_heading() -> None:
    named = replace(papers()[1], subject="Об исполнении пункта 1 дорожной карты")
    assert table_of((named,)).rows[0][2] == "Письмо об исполнении пункта 1 дорожной карты"


def test_the_list_names_the_order_the_file_and_the_day_of_closing() -> None:
    page = Document(io.BytesIO(print_sheet(inventory_sheet(CLOSED, papers()))))
    text = [p.text for p in page.paragraphs if p.text]
    assert "№ 454" in as_seen(text[0])
    assert [as_seen(line) for line in text[1:3]] == ["Дело № 01-15", "Снято с контроля 20.01.2026: решение Главы"]
    assert len(page.tables[0].rows) == 4


def test_an_order_without_papers_says_so() -> None:
    blocks = inventory_sheet(CLOSED, ()).blocks
    assert [b.text for b in blocks if not isinstance(b, PageTable)][-1] == "Документов не было."
