"""What those who only agreed have executed behind the term: told in a memo, apart from the breaches (0374, B7)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.executed_late import behind_lines, late_lines
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.model.kinds import Kind
from automation.model.report import Relation, State
from tests.letters.test_memos_truly import told
from tests.support.compose_world import book, done, facts, judged, row, words
from tests.support.control_story import ORG, Story, item

SECOND = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
TERM, AFTER = date(2025, 12, 12), date(2025, 12, 16)


def memo(relation: Relation, *days: tuple[date, date]) -> str:
    """Return the memo about items of which the second performer is not ordered; the days of both for each item."""
    plan = [item("до 12.12.2025", str(n), row=n + 1) for n in range(1, len(days) + 1)]
    rows = [
        done(code, i.number, day)
        for i, both in zip(plan, days, strict=True)
        for code, day in zip(("ОБР", "БИБЛ"), both, strict=True)
    ]
    performers = (ORG, replace(SECOND, relation=relation))
    return told(judged(book(*rows, plan=tuple(plan), performers=performers), AFTER), Kind.COMPLETION)


@pytest.mark.parametrize(
    ("relation", "title"),
    [
        (Relation.BY_AGREEMENT, "Позже срока исполнено исполнителем по согласованию:"),
        (Relation.RECOMMENDED, "Рекомендованное исполнено позже срока:"),
    ],
)
def test_a_memo_tells_apart_what_who_only_agreed_executed_behind_the_term(relation: Relation, title: str) -> None:
    late = date(2025, 12, 15)
    said = memo(relation, (TERM, late), (TERM, TERM))
    assert title in said
    assert "МБУК «Библиотека» – пункт 1 (15.12.2025, срок – 12.12.2025)" in said
    assert "МБУК «Библиотека» – исполнено 15.12.2025, позже срока" in said
    assert "пункты 1 и 2 плана-графика исполнены всеми исполнителями." in said
    assert "нарушени" not in said
    both = memo(relation, (late, late), (TERM, TERM))
    assert "по пункту 1 допущено нарушение срока" in both
    breaches, behind = both.index("С нарушением срока исполнено:"), both.index(title)
    assert breaches < behind


def test_a_memo_says_nothing_of_who_agreed_and_executed_in_time() -> None:
    said = memo(Relation.BY_AGREEMENT, (TERM, TERM), (TERM, TERM))
    assert "Позже срока" not in said
    assert "исполнены всеми исполнителями в установленные сроки" in said


def test_of_a_repeated_item_the_report_that_came_behind_its_term_is_named_by_its_period() -> None:
    monthly = "ежемесячно, до 10 числа месяца, следующего за отчётным"
    plan = (item("до 12.12.2025"), item(monthly, "2", row=3, text="Представлять отчёты"))
    asked = replace(ORG, relation=Relation.BY_AGREEMENT)
    rows = (done("ОБР", "1", TERM), done("БИБЛ", "1", TERM), done("БИБЛ", "2", date(2026, 1, 9)))
    for day, behind in ((date(2026, 1, 14), True), (date(2026, 1, 9), False)):
        report = done("ОБР", "2", day, control_date=date(2026, 1, 10))
        on = judged(book(*rows, report, plan=plan, performers=(asked, SECOND)), date(2026, 1, 20))
        lines = behind_lines(memo_of(on[0].figures, facts(on[0]), words()))
        told_of = ["МБУК «Образец» – пункт 2 за декабрь 2025 года (14.01.2026, срок – 10.01.2026)"]
        assert [plain(line).replace("\u00a0", " ") for line in lines] == (told_of if behind else [])
        assert late_lines(memo_of(on[0].figures, facts(on[0]), words())) == []


def test_a_report_is_dated_by_its_presenting_wherever_it_is_told_though_the_next_one_waits() -> None:
    """The list had «за апрель 2026 года (13.05.2026, …)», the appendix «представлены 14.05.2026»."""
    monthly = "ежемесячно, до 10 числа месяца, следующего за отчётным"
    plan = (item("до 12.12.2025"), item(monthly, "2", row=3, text="Представлять отчёты"))
    asked = replace(ORG, relation=Relation.BY_AGREEMENT)
    report = done("ОБР", "2", date(2026, 1, 13), control_date=date(2026, 1, 10), incoming="14.01.2026 № 7")
    report = replace(report, accepted_on=date(2026, 1, 15))
    waits = row("ОБР", "2", control_date=date(2026, 2, 10), state=State.DONE, executed_on=date(2026, 2, 9))
    waits = replace(waits, evidence="письмо", incoming="09.02.2026 № 9")
    rows, story = (done("ОБР", "1", TERM), done("БИБЛ", "1", TERM), done("БИБЛ", "2", date(2026, 1, 9))), Story()
    for day, last in ((date(2026, 1, 20), report), (date(2026, 2, 10), waits)):
        on = story.day(day, book(*rows, last, plan=plan, performers=(asked, SECOND)))
    lines = behind_lines(memo_of(on[0].figures, facts(on[0]), words()))
    told_of = ["МБУК «Образец» – пункт 2 за декабрь 2025 года (14.01.2026, срок – 10.01.2026)"]
    assert [plain(line).replace("\u00a0", " ") for line in lines] == told_of


def test_a_supplement_says_of_who_only_agreed_that_he_was_behind_the_term_and_of_others_that_they_broke_it() -> None:
    """«… с опозданием» stood beside one performer and nothing beside the next, who was later."""
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3, text="Представить отчёты"))
    performers, later = (ORG, replace(SECOND, relation=Relation.BY_AGREEMENT)), date(2025, 12, 29)
    story = Story(sent=True)
    for day in (date(2025, 12, 15), AFTER):
        story.day(day, book(plan=plan, performers=performers))
    late = [done(code, number, date(2025, 12, 26)) for code in ("ОБР", "БИБЛ") for number in "12"]
    said = told(story.day(later, book(*late, plan=plan, performers=performers)), Kind.SUPPLEMENT)
    assert "МБУК «Образец» исполнило пункт 1 плана-графика 26.12.2025 с нарушением срока" in said
    assert "МБУК «Библиотека» исполнило пункт 1 плана-графика 26.12.2025, позже срока" in said
    assert "отчёты (пункт 2 плана-графика) представлены с опозданием" in said
    assert "отчёты (пункт 2 плана-графика) представлены позже срока" in said
