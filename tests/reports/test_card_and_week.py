"""The control card of an order and the list of the week, read back from their DOCX files."""

import io
import re
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from automation.model.control import PaperState
from automation.model.figures import AwaitedMemo, Figures
from automation.model.plan import Recurring, Term
from automation.model.report import Extension
from automation.model.standing import Standing
from automation.reports.card import card_sheet
from automation.reports.fitting import MM, height_of
from automation.reports.plain_pages import PageLine, PageTable, PlainPage
from automation.reports.sheet_docx import print_sheet
from automation.reports.week import week_sheet
from tests.reports.test_today import ENTRY
from tests.support.books import LIBRARY, ORDER
from tests.support.nightly import LONG
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice
from tests.support.sheet_reader import lines_of
from tests.support.summary_world import figures

MONDAY = date(2025, 12, 22)
MOVED = Extension(
    item="1",
    code="ПРИМ",
    new_term=date(2026, 1, 15),
    decided_on=date(2025, 12, 12),
    decided_by="Глава Администрации",
    basis="письмо от 12.12.2025 № 5",
)


def card(made: Figures | None = None) -> list[str]:
    sent = replace(ENTRY, state=PaperState.SENT, sent_on=date(2025, 12, 16))
    return lines_of(print_sheet(card_sheet(made or figures(), [sent], [MOVED, replace(MOVED, basis="")])))


def test_a_word_with_a_slash_is_not_hyphenated_on_a_printed_sheet() -> None:
    sheet = PlainPage(title="", blocks=(PageLine(text="письмо № 01-15/К-3 отправлено", bold=True),))
    runs = Document(io.BytesIO(print_sheet(sheet))).paragraphs[0].runs
    told = [(run.text, run._r.xpath("string(w:rPr/w:lang/@w:val)"), run.bold) for run in runs]
    assert told == [("письмо №\u00a0", "", True), ("01‑15/К‑3", "zxx", True), (" отправлено", "", True)]


def test_the_card_tells_what_was_ordered_reported_and_sent() -> None:
    lines = card()
    assert "Документ | Распоряжение от 11.12.2025 № 454" in lines
    assert any(
        line.startswith("1 | Информирование сотрудников | 12.12.2025 | исполнено 2 из 3; срок истёк:") for line in lines
    )
    assert "01-15/К-2 от 16.12.2025 | письмо | МБУК «Образец» | 1 и 2 | отправлен 16.12.2025" in lines
    assert "Резолюция" in lines


def test_only_complete_decisions_are_shown_as_extensions() -> None:
    told = [line for line in card() if "15.01.2026" in line]
    assert told == [
        "1 | МБУ «Пример» | 15.01.2026 | Глава Администрации, 12.12.2025 | письмо от 12.12.2025 № 5",
    ]


def test_extensions_that_find_no_place_are_counted() -> None:
    def told(count: int) -> str:
        return str(card_sheet(figures(), [], [MOVED] * count).blocks)

    assert "Ранее: 3 продления – на листе «Продление сроков»." in told(9)
    assert "Ранее" not in told(6)


def test_executed_is_said_of_the_whole_only_when_it_is() -> None:
    assert "Исполнено 0 из 4 пунктов, со сроком «постоянно» – 1. Ещё не исполнено: пункты 1, 2 и 6." in card()
    complete = replace(figures(), complete=True, completed_on=date(2025, 12, 26))
    assert any(line.endswith("Пункты со сроками исполнены 26.12.2025. С контроля не снято.") for line in card(complete))
    awaited = replace(figures(), awaited_memo=AwaitedMemo(date(2026, 1, 12), date(2025, 12, 31), ("2", "6")))
    assert any(
        "Докладная записка – 12.01.2026, после срока пунктов 2 и 6 (31.12.2025)" in line for line in card(awaited)
    )
    closed = replace(figures(), order=replace(ORDER, closed_on=date(2026, 1, 20), closed_reason="решение Главы"))
    assert "Снято с контроля 20.01.2026: решение Главы." in card(closed)


def test_earlier_papers_of_a_closed_order_stand_in_its_list_of_papers() -> None:
    def told(made: Figures) -> str:
        return str(card_sheet(made, [ENTRY] * 30, []).blocks)

    assert "документов – в учётном журнале." in told(figures())
    assert "документов – в описи." in told(replace(figures(), order=replace(ORDER, closed_on=date(2026, 1, 20))))


def test_a_long_plan_keeps_its_open_items_on_the_card() -> None:
    one = figures().items[0]
    items = tuple(replace(one, item=replace(one.item, number=str(n)), done=n < 40) for n in range(50))
    lines = card(replace(figures(), items=items))
    assert any(line.startswith("45 | ") for line in lines)
    assert "… и ещё 34 пункта – в «Сводке»." in lines


def test_the_week_lists_terms_of_the_week_and_what_is_late() -> None:
    lines = lines_of(print_sheet(week_sheet([figures()], MONDAY, body="Администрация")))
    assert lines[0] == "Пункты на неделю с 22.12.2025 по 28.12.2025"
    due = next(line for line in lines if line.startswith("пт, 26.12.2025"))
    assert due.startswith(
        "пт, 26.12.2025 | № 454 от 11.12.2025 | 6 | Информация о завершении перехода сотрудниками | МБУК «Образец»"
    )
    assert [line for line in lines if line.startswith("пт, 12.12.2025")] != []


def test_closed_orders_and_executed_items_are_not_on_the_weeks_list() -> None:
    closed = replace(figures(), order=replace(ORDER, closed_on=date(2025, 12, 20)))
    assert lines_of(print_sheet(week_sheet([closed], MONDAY)))[-1] == "На этой неделе сроков нет."


@pytest.mark.parametrize("standing", [Standing.MET, Standing.NOT_APPLICABLE])
def test_who_has_reported_is_not_asked_again(standing: Standing) -> None:
    made = figures()
    last = made.items[-1]
    done = tuple(replace(v, standing=standing) for v in last.verdicts)
    over = replace(made, items=(replace(last, verdicts=done),))
    assert lines_of(print_sheet(week_sheet([over], MONDAY)))[-1] == "На этой неделе сроков нет."


def test_a_card_keeps_to_one_sheet_and_cuts_names_only_when_it_is_full() -> None:
    short, long = card_sheet(figures(), [], []), card_sheet(_many(16), [], [])
    assert "…" not in str(short.blocks)
    assert "…" in str(long.blocks)
    assert height_of(long) <= 257 * MM


def _many(count: int) -> Figures:
    """The sample order with as many long items, each late at all its performers."""
    one = figures().items[0]
    words = "Обеспечение приоритетной публикации новостных материалов в информационных каналах. " * 4
    late = tuple(replace(v, standing=Standing.OVERDUE) for v in one.verdicts)
    items = (replace(one, item=replace(one.item, number=str(n), text=words), verdicts=late) for n in range(count))
    return replace(figures(), items=tuple(items))


def _named(count: int, names: int) -> Figures:
    """The same order with so many late schools beside each item."""
    made = _many(count)
    schools = tuple(
        replace(
            made.items[0].verdicts[0],
            performer=replace(LIBRARY, code=f"Ш-{n}", organisation=f"МБОУ «Средняя школа № {n} им. А.С. Образцова»"),
            standing=Standing.OVERDUE,
        )
        for n in range(names)
    )
    return replace(made, items=tuple(replace(i, verdicts=schools) for i in made.items))


FULL = [(4, 3, 25), (8, 12, 3), (12, 3, 25), (16, 12, 25), (40, 12, 25), (60, 40, 3)]


@pytest.mark.parametrize(("items", "names", "papers"), FULL)
def test_a_card_of_a_large_order_keeps_to_one_sheet(items: int, names: int, papers: int) -> None:
    assert height_of(card_sheet(_named(items, names), [ENTRY] * papers, [MOVED] * 6)) <= 257 * MM


def test_a_name_that_finds_a_place_is_not_cut_for_the_sake_of_others() -> None:
    told = str(card_sheet(_named(6, 3), [ENTRY], []).blocks)
    assert "и ещё" not in told
    assert "Обеспечение приоритетной\\xa0…" in told, "long words are cut first, and only where the sheet is full"


@LONG
@needs_libreoffice
def test_a_full_card_is_one_sheet_in_libreoffice(tmp_path: Path) -> None:
    files = []
    for items, names, papers in FULL:
        files.append(tmp_path / f"{items}-{names}-{papers}.docx")
        files[-1].write_bytes(print_sheet(card_sheet(_named(items, names), [ENTRY] * papers, [MOVED] * 6)))
    saved_by_libreoffice(files, tmp_path, "pdf")
    pages = {f.name: len(re.findall(rb"/Type ?/Page\b", f.with_suffix(".pdf").read_bytes())) for f in files}
    assert set(pages.values()) == {1}, pages


def test_a_full_week_goes_on_one_sheet_with_every_term() -> None:
    one = figures().items[-1]
    words = "Информация о завершении перехода на использование сервиса обмена информацией. " * 4
    items = tuple(
        replace(
            one,
            item=replace(one.item, number=str(n), text=words),
            verdicts=tuple(replace(v, item=replace(v.item, number=str(n), text=words)) for v in one.verdicts),
        )
        for n in range(12)
    )
    sheet = week_sheet([replace(figures(), items=items)], MONDAY)
    assert height_of(sheet) <= 170 * MM
    numbers = [row[2] for block in sheet.blocks if isinstance(block, PageTable) for row in block.rows]
    assert numbers == [str(n) for n in range(12)]


def test_a_control_date_of_the_week_stands_beside_an_earlier_one_that_is_still_owed() -> None:
    last = figures().items[-1]
    weekly = Term(phrase="еженедельно, до пятницы", deadline=Recurring(unit="week", day=5))
    item = replace(last.item, term=weekly, override=None)
    owed = tuple(replace(v, item=item, due=date(2025, 12, 19), standing=Standing.OVERDUE) for v in last.verdicts)
    lines = lines_of(
        print_sheet(week_sheet([replace(figures(), items=(replace(last, item=item, verdicts=owed),))], MONDAY))
    )
    assert [line[:14] for line in lines if line.startswith("пт,")] == ["пт, 26.12.2025", "пт, 19.12.2025"]
