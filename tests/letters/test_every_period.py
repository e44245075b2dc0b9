"""A memo tells every period of a repeated item: the first ones summed, with whoever was late in them."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.letters.executed_parts import executed_parts
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import Item
from automation.model.report import Relation, State, StatusRow
from automation.model.settings import Settings
from tests.control.test_recurring import report
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import SETTINGS, appendix_told, book, facts, lists_told, row, words
from tests.support.control_story import Story, item

PEOPLE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ"})
MONTHLY = item("ежемесячно, до 25 числа, до 30.06.2026", text="Отчёт об обходах")


def told(on: date, *reports: date, monthly: Item = MONTHLY) -> str:
    """Write the clause of a day; both reported on these days."""
    story = Story(sent=True)
    made = book(plan=(monthly,), performers=PEOPLE)
    for day in reports:
        mine = replace(report(day), control_date=date(day.year, day.month, 25))
        theirs = replace(mine, code="ПРИМ")
        made = book(mine, theirs, plan=(monthly,), performers=PEOPLE)
        story.day(day, made)
    reviewed, _ = story.day(on, made)
    return lists_told(reviewed.figures, facts(reviewed))


REPORTS = (date(2025, 12, 29), date(2026, 1, 26), date(2026, 2, 27), date(2026, 3, 25), date(2026, 4, 24))


def test_all_reports_are_summed_and_late_ones_are_not_forgotten() -> None:
    assert told(date(2026, 6, 5), *REPORTS, date(2026, 5, 27)) == (
        "По пункту 1 отчёты со сроками с 25.12.2025 по 25.05.2026 представлены полностью, с опозданием – в 6 случаях"
    )
    information = replace(MONTHLY, text="Информация об обходах")
    assert told(date(2026, 1, 12), REPORTS[0], monthly=information) == (
        "По пункту 1 информация со сроком 25.12.2025 представлена полностью, с опозданием – в 2 случаях"
    )
    assert told(date(2025, 12, 24)) == "", "no term is behind"


def test_a_date_is_summed_once_no_report_for_it_waits_for_acceptance() -> None:
    """«Представлены полностью» stood beside «представлены и рассматриваются» of the same report."""
    story, on = Story(sent=True), date(2026, 1, 12)
    claimed = replace(report(REPORTS[0], accepted=False), code="ПРИМ")
    reviewed, _ = story.day(on, book(report(REPORTS[0]), claimed, plan=(MONTHLY,), performers=PEOPLE))
    memo = memo_of(reviewed.figures, facts(reviewed), words())
    assert "Представлены и рассматриваются сведения: МБУ «Пример»" in lists_told(reviewed.figures, facts(reviewed))
    assert "полностью" not in lists_told(reviewed.figures, facts(reviewed))
    assert [plain(line).replace("\u00a0", " ") for _, line in executed_parts(memo)] == []
    accepted = replace(report(REPORTS[0]), code="ПРИМ")
    reviewed, _ = story.day(on, book(report(REPORTS[0]), accepted, plan=(MONTHLY,), performers=PEOPLE))
    said = lists_told(reviewed.figures, facts(reviewed))
    assert "отчёты со сроком 25.12.2025 представлены полностью, с опозданием – в 2 случаях" in said


def test_no_late_report_is_counted_beside_one_of_who_only_agreed() -> None:
    """The list of breaches does not name him, and a number that leaves one of two late reports out is wrong."""
    agreed = tuple(replace(p, relation=Relation.BY_AGREEMENT) if p.code == "ПРИМ" else p for p in PEOPLE)
    late = report(REPORTS[0])
    reviewed, _ = Story(sent=True).day(
        date(2026, 1, 12), book(late, replace(late, code="ПРИМ"), plan=(MONTHLY,), performers=agreed)
    )
    said = lists_told(reviewed.figures, facts(reviewed))
    assert "отчёты со сроком 25.12.2025 представлены полностью" in said
    assert "опозданием" not in said
    alone = book(replace(late, code="ПРИМ"), plan=(MONTHLY,), performers=agreed[1:])
    reviewed, _ = Story(sent=True).day(date(2026, 1, 12), alone)
    assert "представлен" in lists_told(reviewed.figures, facts(reviewed))
    assert "опозданием" not in lists_told(reviewed.figures, facts(reviewed)), "he breaks no term"


def test_on_the_day_of_its_term_no_report_is_missing_yet() -> None:
    said, story = {}, Story(sent=True)
    for month, day in ((12, 29), (1, 23), (1, 26), (1, 27)):  # the 25th of January is a Sunday
        on = date(2025 if month > 1 else 2026, month, day)
        came = REPORTS[0] if month > 1 else date(2026, 1, 23)
        mine = replace(report(came), control_date=date(came.year, came.month, 25))
        theirs = replace(report(REPORTS[0]), control_date=date(2025, 12, 25), code="ПРИМ")
        made = book(mine, theirs, plan=(MONTHLY,), performers=PEOPLE)
        reviewed, _ = story.day(on, made)
        said[f"{on:%d.%m}"] = lists_told(reviewed.figures, facts(reviewed)).partition("По пункту 1 ")[2]
    first = "отчёты со сроком 25.12.2025 представлены полностью, с опозданием – в 2 случаях"
    assert said["23.01"] == said["26.01"] == first
    assert "отчёты со сроками 25.12.2025 и 25.01.2026 представлены в 3 случаях из 4" in said["27.01"]


def test_the_appendix_tells_dates_in_a_row_in_one_breath_and_the_text_names_what_is_owed() -> None:
    story, alone = Story(sent=True), PEOPLE[:1]
    made = book(plan=(MONTHLY,), performers=alone)
    for day in (REPORTS[0], REPORTS[1], date(2026, 3, 25), date(2026, 4, 24)):
        mine = replace(
            report(day), control_date=date(day.year, day.month, 25), executed_on=min(day, day.replace(day=25))
        )
        made = book(mine, plan=(MONTHLY,), performers=alone)
        story.day(day, made)
    reviewed, _ = story.day(date(2026, 5, 12), made)
    said = lists_told(reviewed.figures, facts(reviewed))
    assert "Не представило отчёт в установленный срок: МБУК «Образец» – со сроком 25.02.2026 (пункт 1)" in said
    assert "По пункту 1 отчёты со сроками с 25.12.2025 по 25.04.2026 представлены в 4 случаях из 5" in said
    assert mark_of(reviewed) == (
        "МБУК «Образец» – отчёты со сроками 25.12.2025 и 25.01.2026 представлены; отчёт со сроком 25.02.2026 "
        "не представлен; отчёты со сроками 25.03.2026 и 25.04.2026 представлены"
    )


@pytest.mark.parametrize(
    ("relation", "said"), [(Relation.SUBORDINATE, ""), (Relation.BY_AGREEMENT, " (исполнение по согласованию)")]
)
def test_of_many_missing_reports_the_appendix_and_the_proposals_tell_how_many_and_from_when_till_when(
    relation: Relation, said: str
) -> None:
    alone, story = (replace(PEOPLE[0], relation=relation),), Story(sent=True)
    reviewed, _ = story.day(date(2026, 6, 29), book(plan=(MONTHLY,), performers=alone))
    summed = "за 7 сроков – с 25.12.2025 по 25.06.2026"
    assert mark_of(reviewed) == f"МБУК «Образец» – отчёты {summed} не представлены{said}"
    lines = proposals(memo_of(reviewed.figures, facts(reviewed), words()))
    assert f"до представления отчётов {summed}" in plain("\n".join(lines)).replace("\u00a0", " ")


def mark_of(reviewed: Review, chosen: Settings = SETTINGS) -> str:
    """Return the mark of the first item in the appendix of a memo of the day."""
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=reviewed.figures.order.id,
        day=reviewed.morning.on,
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    return appendix_told(reviewed.figures, facts(reviewed, chosen, number="1"), memo).rows[0].mark


@pytest.mark.parametrize(("new", "said"), [("", ""), ("болел учётчик", "; сообщено: «болел учётчик»")])
def test_the_comment_of_a_report_is_not_said_of_the_terms_after_it(new: str, said: str) -> None:
    """The comment was written about the term of December, whose report came late; of January nothing came in."""
    story, alone, asked = Story(sent=True), PEOPLE[:1], row("ОБР", "1", comment="собираем сведения с поселений")
    came = replace(report(date(2026, 1, 5)), control_date=date(2025, 12, 25), comment=asked.comment)
    for day, line in ((date(2025, 12, 29), asked), (date(2026, 1, 12), came)):
        story.day(day, book(line, plan=(MONTHLY,), performers=alone))
    later = row("ОБР", "1", state=State.IN_WORK, comment=new) if new else came
    reviewed, _ = story.day(date(2026, 1, 30), book(later, plan=(MONTHLY,), performers=alone))
    told = "готовится после истечения срока" if new else "не представлен"
    assert mark_of(reviewed).endswith(f"; отчёт со сроком 25.01.2026 {told}{said}")


@pytest.mark.parametrize(
    ("text", "following"),
    [("Отчёт об обходах", "следующего"), ("Информация об обходах", "следующей"), ("Сведения об обходах", "следующих")],
)
def test_the_next_term_agrees_with_what_is_presented(text: str, following: str) -> None:
    monthly, story = replace(MONTHLY, text=text), Story(sent=True)
    made = book(report(REPORTS[0]), plan=(monthly,), performers=PEOPLE[:1])
    reviewed, _ = story.day(date(2025, 12, 30), made)
    assert f"; срок {following} – 25.01.2026" in mark_of(reviewed)


def test_the_report_in_work_before_its_term_is_named_beside_those_that_came() -> None:
    came, story, alone = replace(report(REPORTS[0]), control_date=date(2025, 12, 25)), Story(sent=True), PEOPLE[:1]
    works = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2026, 1, 22))
    for on, line in ((date(2025, 12, 30), came), (date(2026, 1, 16), works)):
        reviewed, _ = story.day(on, book(line, plan=(MONTHLY,), performers=alone))
    assert mark_of(reviewed).endswith("; отчёт со сроком 25.01.2026 готовится; ожидаемая дата – 22.01.2026")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (report(date(2025, 12, 25)), "представлен"),
        (report(date(2025, 12, 30)), "представлен с опозданием"),
    ],
)
def test_the_one_report_that_was_due_is_no_number_of_cases(line: StatusRow, said: str) -> None:
    story, plan = Story(sent=True), (MONTHLY, item("до 30.01.2026", "2", row=3))
    for on in (date(2025, 12, 24), date(2025, 12, 29), date(2026, 1, 12)):
        day, _ = story.day(on, book(line, plan=plan, performers=PEOPLE[:1]))
    assert lists_told(day.figures, facts(day)).endswith(f"По пункту 1 отчёт со сроком 25.12.2025 {said}")


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT])
def test_the_day_of_a_report_behind_its_term_is_told_and_only_of_who_was_ordered_as_a_delay(relation: Relation) -> None:
    """«Все исполнители – сведения … – представлены» was told of two settlements that had reported days late."""
    story, alone = Story(sent=True), (replace(PEOPLE[0], relation=relation),)
    for came in (date(2025, 12, 30), date(2026, 1, 23), date(2026, 3, 4)):
        term = date(2025, 12, 25) if came.year == 2025 else date(2026, 1 if came.month == 1 else 2, 25)
        line = replace(report(came), control_date=term, incoming=f"{came:%d.%m.%Y} № 7")
        made = book(line, plan=(MONTHLY,), performers=alone)
        story.day(came, made)
    reviewed, _ = story.day(date(2026, 3, 12), made)
    days = ("с опозданием (30.12.2025)", "с опозданием (04.03.2026)")
    first, last = days if relation is Relation.SUBORDINATE else ("30.12.2025", "04.03.2026")
    assert mark_of(reviewed).startswith(
        f"МБУК «Образец» – отчёт со сроком 25.12.2025 представлен {first}; отчёт со сроком 25.01.2026 представлен; "
        f"отчёт со сроком 25.02.2026 представлен {last}"
    )


def test_a_report_asked_for_until_a_day_ahead_is_itself_awaited() -> None:
    agreed = replace(PEOPLE[0], relation=Relation.BY_AGREEMENT)
    story, made = Story(sent=True), book(row("ОБР", "1"), plan=(MONTHLY,), performers=(agreed,))
    for on in (date(2025, 12, 26), date(2025, 12, 29)):
        reviewed, _ = story.day(on, made)
    assert mark_of(reviewed) == "МБУК «Образец» – отчёт со сроком 25.12.2025 ожидается"
