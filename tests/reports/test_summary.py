"""Сводка, read back by openpyxl as the leadership would read it."""

import io
import zipfile
from datetime import date, datetime

import pytest
from msgspec.structs import replace
from openpyxl import Workbook, load_workbook

from automation.model.figures import Figures, ItemFigures
from automation.model.plan import Recurring
from automation.model.report import Relation
from automation.model.reported import PeriodReport
from automation.model.standing import Standing
from automation.reports.discipline import Discipline, days_late, discipline
from automation.reports.summary import write_summary
from automation.reports.summary_changes import describe_changes, remembered_of
from automation.reports.summary_pages import summary_of
from automation.titles import standing_words
from tests.support.books import DEPUTY, EXAMPLE, LIBRARY
from tests.support.summary_world import ON, figures


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def words(workbook: Workbook) -> str:
    return "\n".join(str(v) for sheet in workbook.worksheets for row in sheet.values for v in row if v is not None)


def test_items_organisations_obligations_and_changes_each_have_a_sheet() -> None:
    workbook = opened(write_summary([figures()], ["№ 454, пункт 1: новое"]))
    assert workbook.sheetnames[:5] == ["Сводка", "По пунктам", "По организациям", "Обязательства", "Что изменилось"]
    assert workbook["Обязательства"].max_row == 13
    assert workbook["Что изменилось"]["A2"].value == "№ 454, пункт 1: новое"


def test_a_row_tells_terms_standing_days_late_reason_and_proposal() -> None:
    headers, *rows = opened(write_summary([figures()]))["Обязательства"].values
    row = dict(zip(headers, rows[2], strict=True))
    assert (row["Первый срок"], row["Действующий срок"]) == (datetime(2025, 12, 12),) * 2
    assert (row["Состояние исполнения"], row["Дата исполнения"]) == ("срок истёк", None)
    assert (row["Просрочка, календарных дней"], row["Причина неисполнения"]) == (4, "ремонт")
    assert row["Предложение"] == "запросить объяснение, доложить"


def test_an_item_off_control_is_listed_but_counted_nowhere() -> None:
    whole = figures()
    closed = replace(whole, items=(replace(whole.items[0], closed=True), *whole.items[1:]))
    rows = list(opened(write_summary([closed]))["По пунктам"].values)
    counted = [n for n, name in enumerate(rows[0]) if name in {"На контроле", "Срок истёк", "Исполнено в срок"}]
    assert len(counted) == 3
    assert [rows[1][n] for n in counted] == [0, 0, 0]
    assert rows[1][3] == "12.12.2025", "its term stays to be read"
    assert [rows[2][n] for n in counted] == [3, 1, 1]
    worse = replace(closed, items=(_all_overdue(closed.items[0]), *closed.items[1:]))
    assert describe_changes(remembered_of([closed]), remembered_of([worse])) == ()


def _all_overdue(item: ItemFigures) -> ItemFigures:
    return replace(item, verdicts=tuple(replace(v, standing=Standing.OVERDUE) for v in item.verdicts))


def test_no_person_and_no_raw_comment_stands_in_it() -> None:
    text = words(opened(write_summary([figures()], describe_changes({}, remembered_of([figures()])))))
    for person in (LIBRARY, EXAMPLE, DEPUTY):
        assert person.name.split()[0] not in text
    assert "звонил" not in text


def test_charts_are_native() -> None:
    with zipfile.ZipFile(io.BytesIO(write_summary([figures()]))) as package:
        assert sum(name.startswith("xl/charts/chart") for name in package.namelist()) == 2


def test_discipline_prints_n_and_base_and_a_percent_only_from_ten() -> None:
    assert Discipline(8, 9).words == "8 из 9"
    assert Discipline(9, 10).words == "9 из 10 (90\u00a0%)"
    assert Discipline(1999, 2000).words == "1999 из 2000 (99,9\u00a0%)"
    assert Discipline(0, 0).words == "сроки ещё не наступили"


def test_discipline_counts_what_is_ripe_and_leaves_permanent_out() -> None:
    verdicts = [v for item in figures().items for v in item.verdicts]
    assert discipline(verdicts, ON) == Discipline(2, 6)
    claimed = replace(verdicts[0], standing=Standing.CLAIMED)
    assert discipline([claimed], ON) == Discipline(0, 1)
    assert discipline([claimed], date(2025, 12, 12)) == Discipline(0, 0)


def test_what_has_no_term_is_told_as_it_stands_and_a_monthly_item_by_its_first_term() -> None:
    whole = figures()
    dated, lasting = whole.items[0], next(i for i in whole.items if not i.dated)
    spared = replace(dated, verdicts=tuple(replace(v, standing=Standing.NOT_APPLICABLE) for v in dated.verdicts))
    reports = tuple(
        PeriodReport(control_date=day, due=day, executed_on=day, late=False, accepted=True)
        for day in (date(2025, 7, 5), date(2025, 8, 5), date(2025, 9, 5))
    )
    monthly = replace(dated.item, term=replace(dated.item.term, deadline=Recurring(unit="month", day=5)))
    last = (replace(dated.verdicts[0], item=monthly, control_date=date(2025, 9, 5), periods=reports),)
    made = replace(whole, items=(lasting, spared, replace(dated, item=monthly, verdicts=last)))
    header, *rows = opened(write_summary([made]))["По пунктам"].values
    assert [row[header.index("Дисциплина")] for row in rows] == ["постоянно", "не применимо", "3 из 3"]
    assert rows[2][header.index("Первый срок")] == "05.07.2025"


def test_who_only_agreed_is_executed_but_not_in_time_and_counts_in_no_discipline() -> None:
    met = replace(next(v for i in figures().items for v in i.verdicts), standing=Standing.MET)
    agreed = replace(met, performer=replace(met.performer, relation=Relation.BY_AGREEMENT))
    assert discipline([met, agreed], ON) == Discipline(1, 1)
    assert [standing_words(v) for v in (met, agreed)] == ["исполнено в срок", "исполнено"]


def test_a_report_of_a_period_is_presented_late_and_never_executed_late() -> None:
    late = replace(next(v for i in figures().items for v in i.verdicts), standing=Standing.MET_LATE)
    monthly = replace(late.item, term=replace(late.item.term, deadline=Recurring(unit="month")))
    told = [standing_words(v) for v in (late, replace(late, item=monthly))]
    assert told == ["исполнено с нарушением срока", "представлено с опозданием"]


def test_of_who_only_agreed_and_of_what_is_off_control_no_term_is_said_to_be_ahead() -> None:
    """His terms are weeks behind, and so are those of an order that is closed."""
    whole = figures()
    dated = whole.items[0]
    asked = tuple(
        replace(v, performer=replace(v.performer, relation=Relation.BY_AGREEMENT), standing=Standing.IN_WORK)
        for v in dated.verdicts
    )
    closed = replace(dated, closed=True, item=replace(dated.item, closed_on=ON))
    overview, items, *_ = summary_of([replace(whole, items=(replace(dated, verdicts=asked),))])
    assert [page.rows[0][0][-1] for page in (overview, items)] == ["по согласованию"] * 2
    ended = summary_of([replace(whole, items=(closed,))])
    assert [page.rows[0][0][-1] for page in ended[:2]] == ["–", "снят с контроля"]


@pytest.mark.parametrize(
    ("standing", "expected"), [(Standing.OVERDUE, 4), (Standing.MET_LATE, 3), (Standing.MET, None)]
)
def test_days_late_count_from_the_current_term(standing: Standing, expected: int | None) -> None:
    verdict = replace(figures().items[0].verdicts[0], standing=standing, executed_on=date(2025, 12, 15))
    assert days_late(verdict, ON) == expected


def test_the_same_figures_give_the_same_bytes() -> None:
    assert write_summary([figures()]) == write_summary([figures()])


def test_text_from_the_book_is_never_a_formula() -> None:
    made = figures()
    item = replace(made.items[0].item, text='=cmd|"/c calc"!A1')
    verdicts = tuple(replace(v, item=item) for v in made.items[0].verdicts)
    hostile = replace(made, items=(replace(made.items[0], item=item, verdicts=verdicts), *made.items[1:]))
    workbook = opened(write_summary([hostile]))
    assert workbook["Обязательства"]["D2"].value == '=cmd|"/c calc"!A1'
    assert all(c.data_type != "f" for sheet in workbook.worksheets for row in sheet for c in row)


def test_nothing_on_control_is_said() -> None:
    assert "документов на контроле нет" in words(opened(write_summary([])))


def test_a_later_day_alone_is_no_change() -> None:
    today, tomorrow = remembered_of([figures()]), remembered_of([replace(figures(), on=date(2025, 12, 17))])
    assert today == tomorrow
    assert describe_changes(today, tomorrow) == ()


def test_changes_are_told_in_words() -> None:
    before = figures()
    item = before.items[0]
    late = replace(item.verdicts[2], standing=Standing.CLAIMED, due=date(2026, 1, 15), executed_on=date(2025, 12, 16))
    after = replace(before, items=(replace(item, verdicts=(*item.verdicts[:2], late)), *before.items[1:]))
    assert describe_changes(remembered_of([before]), remembered_of([after])) == (
        (
            "№ 454 от 11.12.2025, пункт 1, заместитель главы Администрации: «срок истёк» → «заявлено, не принято»; "
            "срок 12.12.2025 → 15.01.2026; дата исполнения 16.12.2025"
        ),
    )


def test_a_report_that_was_sent_back_is_told_as_such_and_once() -> None:
    key = "№ 1 от 11.12.2025|2|К|2025-12-12"
    claimed = ["claimed", "2025-12-12", "2025-12-12", None, None, "МБУ «Пример»", False, "", ""]
    back = ["overdue", "2025-12-12", "", None, None, "МБУ «Пример»", False, "", "2025-12-18"]
    where = "№ 1 от 11.12.2025, пункт 2, МБУ «Пример»: "
    told = "«заявлено, не принято» → «возвращено 18.12.2025»"
    assert describe_changes({key: claimed}, {key: back}) == (where + told,)
    assert describe_changes({key: back}, {key: back}) == ()
    in_work = ["in_work", *back[1:]]
    assert describe_changes({key: in_work}, {key: back}) == (f"{where}«в работе» → «срок истёк»",)
    assert describe_changes({key: back[:8]}, {key: back}) == (), "an earlier version remembered no returns"
    assert describe_changes({}, {key: back}) == (f"{where}поставлено на учёт (возвращено 18.12.2025)",)


def test_many_changes_are_cut_with_a_count() -> None:
    facts = {f"№ 1 от 11.12.2025|{n}|К|2025-12-12": ["met", "", "", None, None, "МБУ", False] for n in range(70)}
    lines = describe_changes({}, facts)
    assert (len(lines), lines[-1]) == (61, "… и ещё 10 изменений.")


def test_people_an_item_taken_off_and_lines_gone_are_told() -> None:
    key = "№ 1 от 11.12.2025|2|К|2025-12-12"
    was = ["in_work", "2025-12-12", "", None, None, "МБУ «Пример»", False]
    gone = {f"№ 1 от 11.12.2025|3|{n}|": was for n in range(2)}
    where = "№ 1 от 11.12.2025, пункт 2, МБУ «Пример»: "
    lost = "Больше не на учёте: 2 строки."
    for now, told in (
        ([*was[:3], 20, 18, *was[5:], "", "", "Прошли обучение"], "«Прошли обучение» – 18 из 20"),
        ([*was[:3], None, 18, *was[5:], "", "", "Перешло"], "«Перешло» – 18"),
        ([*was[:6], True], "снято с контроля"),
        (["met", was[1], "2025-12-12", *was[3:]], "«в работе» → «исполнено в срок»; дата исполнения 12.12.2025"),
        (["in_work", "2026-01-16", *was[2:]], "срок 12.12.2025 → 16.01.2026"),
    ):
        assert describe_changes({key: was, **gone}, {key: now}) == (where + told, lost)
    assert describe_changes({key: ["met", "", *was[2:]]}, {key: ["met", "2026-01-16", *was[2:]]}) == (
        f"{where}срок не указан → 16.01.2026",
    )


def test_every_sheet_prints_at_eight_points_or_more_with_its_headers_repeated() -> None:
    tables = summary_of([figures()])
    room = (297 - 20) / 25.4 * 96  # pixels between the margins of A4 across
    wide = {t.name: sum(7 * width + 5 for _, width in t.columns) for t in tables}
    assert {name for name, width in wide.items() if 9 * min(1, room / width) < 8} == set()
    book = load_workbook(io.BytesIO(write_summary([figures()])))
    assert [t.name for t in tables if book[t.name].print_title_rows is None] == []


def test_two_deputies_of_one_post_are_told_apart_by_their_names() -> None:
    def named(*orders: Figures) -> set[object]:
        headers, *rows = opened(write_summary(orders))["Обязательства"].values
        return {row[headers.index("Ответственный исполнитель")] for row in rows}

    whole = figures()
    second = replace(DEPUTY, code="ЗАМ-2", name="Пробный Пётр Ильич")
    items = [replace(i, verdicts=(*i.verdicts, replace(i.verdicts[2], performer=second))) for i in whole.items]
    both = replace(whole, items=tuple(items))
    apart = {f"{DEPUTY.post} (Примеров\u00a0П.П.)", f"{DEPUTY.post} (Пробный\u00a0П.И.)"}
    assert apart <= named(both)
    assert DEPUTY.post not in named(both)
    assert DEPUTY.post in named(whole)
    told = "\n".join(describe_changes({}, remembered_of([both])))
    assert all(name in told for name in apart)
