"""Every morning of an item that is repeated up to a day, all outputs count the reports that the rows give."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from lxml import html
from msgspec import Struct

from automation.cli.json_answers import verdict_answer
from automation.control.review import Review
from automation.model.report import State
from automation.model.tally import with_finished
from automation.reports.board import BoardOrder, board_page, print_board
from automation.reports.discipline import discipline
from automation.reports.summary_pages import summary_of
from automation.titles import repeated_words
from tests.letters.test_every_period import mark_of
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, facts, lists_told, row
from tests.support.control_story import Story, item

TERMS = (date(2025, 12, 25), date(2026, 1, 26), date(2026, 2, 25))  # the 25th of January is a Sunday
IN_TIME, LATE, NEVER = PEOPLE = [p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ", "ШАБ"}]
PLAN = (item("ежемесячно, до 25 числа, по февраль 2026 года", text="Отчёт об обходах"),)
REPORTS = {
    IN_TIME.code: (date(2025, 12, 24), date(2026, 1, 22), date(2026, 2, 20)),
    LATE.code: (date(2025, 12, 29), date(2026, 1, 28), date(2026, 2, 27)),
}
PRESENTED = re.compile(
    r"отчёт\w* со срок[\w. ]+ представлен\w* (полностью|в (\d+) случа\w+ из (\d+))(?:, с опозданием – в (\d+))?"
)


class Rows(Struct, frozen=True):
    """What the rows of a morning say: reports in time and late, and of these whose term is behind, of how many."""

    in_time: int
    late: int
    behind: tuple[int, int, int]


def rows_of(on: date, codes: list[str]) -> Rows:
    made = [
        (term, code == LATE.code) for code in codes for term, day in zip(TERMS, REPORTS[code], strict=True) if day <= on
    ]
    passed = [term for term in TERMS if term < on]
    behind = [late for term, late in made if term in passed]
    return Rows(
        in_time=sum(not late for _, late in made),
        late=sum(late for _, late in made),
        behind=(len(behind), len(passed), sum(behind)),
    )


def mornings(*codes: str) -> Iterator[tuple[date, Review]]:
    """Play the days from the first term to a week after the last; every report is accepted on its day."""
    story, on = Story(sent=True), TERMS[0] - timedelta(days=1)
    borne = [p for p in PEOPLE if p.code in codes]
    while on <= TERMS[-1] + timedelta(days=7):
        lines = []
        for code in set(codes) & set(REPORTS):
            for day in [d for d in REPORTS[code] if d <= on][-1:]:
                by = "Образцова Н.П."
                lines.append(
                    row(
                        code, "1", state=State.DONE, executed_on=day, evidence="письмо", accepted_on=day, accepted_by=by
                    )
                )
        if on.weekday() < 5:
            yield on, story.day(on, book(*lines, plan=PLAN, performers=tuple(borne)))[0]
        on += timedelta(days=1)


def told_by_outputs(reviewed: Review) -> Iterator[tuple[str, int, int]]:
    """Yield each output, with how many reports in time and late it counts."""
    figures = reviewed.figures
    one = figures.items[0]
    yield "tally", one.tally.met, one.tally.met_late
    for sheet in summary_of([figures])[:2]:
        line = dict(zip([name for name, _ in sheet.columns], sheet.rows[0][0], strict=True))
        yield sheet.name, int(line["Исполнено в срок"]), int(line["Исполнено с нарушением срока"])
    answers = [verdict_answer(v)["standing"] for v in with_finished(reviewed.morning.verdicts)]
    yield "check", answers.count("met"), answers.count("met_late")
    page: Any = html.document_fromstring(print_board(board_page([BoardOrder(figures=figures)], on=figures.on)))
    line_of_time = page.xpath("//ol[@class='line']")[0].text_content()
    done = sum(map(int, re.findall(r"исполнено (\d+) из", line_of_time)))
    late = sum(map(int, re.findall(r"с нарушением срока – (\d+)", line_of_time)))
    yield "board", done - late, late
    kept = discipline(one.counted, figures.on).n
    done = sum(map(int, re.findall(r"представлено (\d+)", repeated_words(one))))
    yield "card", kept, done - kept


def test_each_morning_every_output_counts_the_reports_of_the_rows() -> None:
    codes = [IN_TIME.code, LATE.code]
    played = [(on, rows_of(on, codes), *one) for on, r in mornings(*codes, NEVER.code) for one in told_by_outputs(r)]
    assert len({output for _, _, output, *_ in played}) == 6
    for on, rows, output, in_time, late in played:
        assert (on, output, in_time, late) == (on, output, rows.in_time, rows.late)


def test_each_morning_the_memo_counts_the_reports_of_the_terms_behind() -> None:
    codes = [IN_TIME.code, LATE.code]
    for on, reviewed in mornings(*codes, NEVER.code):
        came, terms, late = rows_of(on, codes).behind
        said = PRESENTED.search(lists_told(reviewed.figures, facts(reviewed)))
        told = (int(said[2]), int(said[3]), int(said[4] or 0)) if said else (0, terms * 3 if not came else 0, 0)
        assert (on, *told) == (on, came, terms * 3, late)


def test_when_all_have_reported_for_the_last_term_the_memo_says_that_all_came() -> None:
    *_, (_, reviewed) = mornings(IN_TIME.code, LATE.code)
    said = PRESENTED.search(lists_told(reviewed.figures, facts(reviewed)))
    assert said
    assert (said[1], said[4]) == ("полностью", "3")
    assert mark_of(reviewed) == (
        "МБУК «Образец» – отчёты со сроками с 25.12.2025 по 25.02.2026 представлены\n"
        "МБУ «Пример» – отчёт со сроком 25.12.2025 представлен с опозданием; отчёт со сроком 25.01.2026 "
        "представлен с опозданием; отчёт со сроком 25.02.2026 представлен с опозданием"
    )


def test_a_last_report_made_before_its_term_is_told_at_once() -> None:
    marks = {on: mark_of(reviewed) for on, reviewed in mornings(IN_TIME.code)}
    before, made = (
        "отчёты со сроками 25.12.2025 и 25.01.2026 представлены",
        "отчёты со сроками с 25.12.2025 по 25.02.2026",
    )
    assert marks[date(2026, 2, 19)] == f"МБУК «Образец» – {before}; срок следующего – 25.02.2026"
    assert marks[date(2026, 2, 20)] == f"МБУК «Образец» – {made} представлены"
