"""Nobody is proposed for a meeting before he could answer, and what was sent is told also without a number."""

from collections.abc import Iterable
from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.model.control import Entry, PaperState
from automation.model.kinds import Form, Kind
from automation.model.report import Book, Performer, Relation, State
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, december, item, kinds, settings, small
from tests.support.told_days import paper_of, played

PLAN = (item("до 18.12.2025", text="Сбор заявок"), item("до 30.01.2026", "2", row=3))
MEETING = "Предложение: рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1"
TO_ASK = "Предложение: принять к сведению, контроль за исполнением плана-графика продолжить; сведения об исполнении"
ASKED = "| Сведения об исполнении"
AWAITED = f"{ASKED} пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 24.12.2025)."


def test_a_meeting_is_proposed_only_after_the_answer_date_of_the_first_letter() -> None:
    same_day, later = played(small(plan=PLAN), 22, 29)
    assert AWAITED in paper_of(same_day)
    assert MEETING in paper_of(later)


def test_what_is_behind_its_term_and_nobody_has_been_asked_for_is_proposed_to_be_asked() -> None:
    """A справка of the morning after the term comes before the letters, which go a working day later."""
    plan = (item("до 16.12.2025", "3", row=4), *PLAN)
    asked, silent = (small(row("ОБР", "1", **cells), plan=plan) for cells in ({}, {"reason": "нет света"}))
    story = Story(settings(progress="daily"), sent=True)
    first, *_, both = (story.day(on, asked) for on in december(17, 18, 19))
    assert f"{TO_ASK} пункта 3 запросить у МБУК «Образец»." in paper_of(first)
    assert f"{ASKED} пункта 3 запрашиваются у МБУК «Образец» (срок ответа – 22.12.2025)." in paper_of(both)
    assert f"{TO_ASK} пункта 1 запросить у МБУК «Образец»." in paper_of(both)
    assert "запросить у МБУК «Образец»" not in paper_of(
        Story(settings(progress="daily")).day(date(2025, 12, 12), silent)
    )


def test_each_day_by_which_an_answer_is_awaited_is_told_with_its_items() -> None:
    other = replace(ORG, code="ЛИЦ", organisation="МБОУ «Лицей»", groups=("лицей",), row=3)
    made = book(
        plan=(*PLAN, item("до 16.12.2025", "3", row=4, groups=("лицей",))),
        performers=(ORG, other),
    )
    story = Story(settings(answer_days=5), sent=True)
    *_, day = (story.day(on, made) for on in december(18, 22, 23))
    assert (
        f"{ASKED} пункта 3 запрашиваются у МБОУ «Лицей» (срок ответа – 25.12.2025), "
        "пункта 1 – у МБУК «Образец» (срок ответа – 29.12.2025)." in paper_of(day)
    )


def test_who_is_asked_is_named_where_of_another_it_is_cleared_up_what_he_has_reported() -> None:
    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»", row=3)
    rows = (row("ОБР", "1"), row("МУЗ", "1", state=State.DONE, executed_on=date(2025, 12, 18)))
    story = Story(settings(progress="daily", answer_days=4), sent=True)
    story.day(date(2025, 12, 19), book(*rows, plan=PLAN, performers=(ORG, other)))  # asks the museum till 25.12
    changed = book(*rows, done("ОБР", "2", date(2025, 12, 19)), plan=PLAN, performers=(ORG, other))
    day = story.day(date(2025, 12, 22), changed)  # asks the other one till 26.12
    asked = "запрашиваются у МБУК «Образец» (срок ответа – 26.12.2025)"
    assert f"{ASKED} пункта 1 {asked}." in paper_of(day)


def test_a_letter_that_was_sent_late_is_awaited_longer_and_named_in_the_list_alone() -> None:
    """The day it names has passed before it could be answered, so that nobody is told of it (decision 0240)."""
    story, made = Story(), small(plan=PLAN)
    _, decisions = story.day(date(2025, 12, 22), made)
    story.mark(decisions.papers, state=PaperState.SENT, signed_on=date(2025, 12, 24), sent_on=date(2025, 12, 24))
    reviewed, _ = story.day(date(2025, 12, 25), made)
    paper = replace(paper_for(decisions, kind=Kind.PROGRESS), day=date(2025, 12, 25))
    said = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "; направлено письмо от 22.12.2025." in said
    assert "контроль за исполнением плана-графика продолжить.\n" in said


def test_a_letter_that_was_answered_does_not_ask_any_more() -> None:
    story, made = Story(), small(plan=PLAN)
    _, decisions = story.day(date(2025, 12, 22), made)
    story.mark(decisions.papers, state=PaperState.SENT, signed_on=date(2025, 12, 24), sent_on=date(2025, 12, 24))
    story.mark(decisions.papers, answer="письмо от 24.12.2025 № 5: осталась мебель")
    told = row("ОБР", "1", state=State.IN_WORK, comment="осталась мебель", incoming="24.12.2025 № 90")
    reviewed, _ = story.day(date(2025, 12, 25), small(told, plan=PLAN))
    paper = replace(paper_for(decisions, kind=Kind.PROGRESS), day=date(2025, 12, 25))
    said = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "ответ ({письмо от 24.12.2025 № 5}): «{осталась мебель}»" in said
    assert "контроль за исполнением плана-графика продолжить." in said


def test_what_is_asked_anew_after_a_return_is_awaited_by_the_day_of_the_last_letter() -> None:
    """The first letter was sent late, so that it still waits; the day it names has passed."""
    story = Story()
    _, first = story.day(date(2025, 12, 22), small(plan=PLAN))
    story.mark(first.papers, state=PaperState.SENT, signed_on=date(2025, 12, 24), sent_on=date(2025, 12, 24))
    claim = done("ОБР", "1", date(2025, 12, 24))
    back = replace(claim, accepted_on=None, returned_on=date(2025, 12, 25), return_reason="не подписано")
    _, second = story.day(date(2025, 12, 25), small(back, plan=PLAN))
    (request,) = (p for p in second.papers if p.kind is Kind.REQUEST)
    story.mark((request,), state=PaperState.SENT, signed_on=date(2025, 12, 25), sent_on=date(2025, 12, 25))
    reviewed, _ = story.day(date(2025, 12, 26), small(back, plan=PLAN))
    paper = replace(paper_for(first, kind=Kind.PROGRESS), day=date(2025, 12, 26))
    said = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert request.respond_by
    assert AWAITED.replace("24.12.2025", f"{request.respond_by:%d.%m.%Y}") in said


def test_nothing_is_being_asked_where_the_reason_and_a_later_day_have_come() -> None:
    for said, expected in (("ремонт", date(2026, 1, 15)), ("ремонт", date(2025, 12, 24)), ("", date(2026, 1, 15))):
        story = Story(sent=True)
        _, decisions = story.day(date(2025, 12, 22), small(plan=PLAN))
        told = row("ОБР", "1", state=State.IN_WORK, reason=said, expected_on=expected)
        reviewed, _ = story.day(date(2025, 12, 23), small(told, plan=PLAN))
        paper = replace(paper_for(decisions, kind=Kind.PROGRESS), day=date(2025, 12, 23))
        text = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
        answered = bool(said) and expected > date(2025, 12, 24)
        assert (AWAITED in text) is not answered
        assert ("запрашиваются" in text) is not answered


def test_its_passing_is_a_reason_for_one_progress_paper_and_no_reason_weeks_later() -> None:
    made = small(plan=PLAN)
    days = [date(2025, 12, day) for day in (22, 23, 24, 25, 29, 30)] + [date(2026, 1, day) for day in (12, 19)]
    story = Story(settings(repeat_max=1), sent=True)
    assert [day for day in days if Kind.PROGRESS in kinds(story.day(day, made)[1])] == days[0:5:4]
    late = Story(settings(repeat_max=1), sent=True)
    late.day(date(2025, 12, 22), made)
    assert kinds(late.day(date(2026, 1, 19), made)[1]) == []


def test_nobody_is_proposed_for_a_meeting_by_a_letter_that_lies_unsigned() -> None:
    story = Story()
    story.day(date(2025, 12, 19), small(plan=PLAN))
    news = small(done("ОБР", "2", date(2025, 12, 19)), plan=PLAN)
    story.day(date(2025, 12, 22), news)
    said = paper_of(story.day(date(2025, 12, 24), news))
    assert AWAITED in said, "the letter of 22.12 lies there and asks to answer today"
    assert MEETING not in said
    said = paper_of(story.day(date(2025, 12, 29), news))
    assert f"{TO_ASK} пункта 1 запросить у МБУК «Образец»." in said, "its day has passed, and nobody was asked by it"
    assert MEETING not in said


def test_a_reminder_that_went_out_makes_no_question_of_a_letter_whose_day_has_passed_unsigned() -> None:
    story = Story(settings(remind_days=[3], remind_min_gap=0))
    _, reminding = story.day(date(2025, 12, 15), small(plan=PLAN))
    story.mark(reminding.papers, state=PaperState.SENT, sent_on=date(2025, 12, 15))
    story.day(date(2025, 12, 19), small(plan=PLAN))
    news = small(done("ОБР", "2", date(2025, 12, 19)), plan=PLAN)
    _, unsigned = story.day(date(2025, 12, 22), news)
    assert (reminding.papers[0].kind, unsigned.papers[0].kind) == (Kind.REMINDER, Kind.OVERDUE)
    assert "запрашиваются" in paper_of(story.day(date(2025, 12, 24), news, keep=False))
    assert "запрашиваются" not in paper_of(story.day(date(2025, 12, 29), news)), "its day has passed, it asks nothing"


def test_whom_no_letter_asks_has_as_many_days() -> None:
    """A performer whose letter is held says nothing yet; he is not named before a letter of his could be answered."""
    vacant = replace(ORG, name_dative="Иванову И.И.")  # a grey cell about another person holds his letters
    story = Story(sent=True)
    first = story.day(date(2025, 12, 19), small(plan=PLAN, performer=vacant))
    assert f"{TO_ASK} пункта 1 запросить у МБУК «Образец»." in paper_of(first)
    more = done("ОБР", "2", date(2025, 12, 26))
    assert MEETING in paper_of(story.day(date(2025, 12, 29), small(more, plan=PLAN, performer=vacant)))


def by_hand(story: Story, some: Iterable[Kind], registered: str = "") -> None:
    """The papers of these kinds bear no number of ours; the office may have written its own beside them."""

    def marked(entry: Entry) -> Entry:
        return replace(entry, printed="", registered=registered) if entry.kind in some else entry

    history = story.history
    entries = {e.key: marked(e) for e in history.entries}
    spent = {o: entries[e.key] for o, e in history.spent.items()}
    story.history = replace(history, entries=tuple(entries.values()), spent=spent)


def test_a_letter_that_nobody_has_numbered_is_told_by_the_day_it_went_out() -> None:
    story, made = Story(sent=True), small(plan=PLAN)
    story.day(date(2025, 12, 22), made)
    by_hand(story, {Kind.OVERDUE})
    said = paper_of(story.day(date(2025, 12, 29), made))
    assert "; направлено письмо 22.12.2025." in said
    assert "повторное письмо" not in said, "it cannot be cited, so no second one follows"


def test_a_supplement_names_the_memo_where_the_supplement_between_has_no_number() -> None:
    plan = (*(item("до 12.12.2025", n, row=int(n) + 1) for n in "123"),)
    story = Story(sent=True)
    story.day(date(2025, 12, 15), small(plan=plan))
    by_hand(story, {Kind.COMPLETION}, "15.12.2025 № 319")
    first = done("ОБР", "1", date(2025, 12, 16))
    story.day(date(2025, 12, 16), small(first, plan=plan))
    by_hand(story, {Kind.SUPPLEMENT})
    day = story.day(date(2025, 12, 29), small(first, done("ОБР", "2", date(2025, 12, 26)), plan=plan))
    assert "В дополнение к докладной записке от 15.12.2025 № 319 «Об исполнении" in paper_of(day, Kind.SUPPLEMENT)


def note(performer: Performer) -> str:
    made: Book = book(plan=PLAN, performers=(performer,))
    reviewed: Review
    decisions: Decisions
    reviewed, decisions = Story().day(december(22)[0], made)
    paper = paper_for(decisions, performer.code)
    assert paper.form is Form.NOTE
    return outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")


@pytest.mark.parametrize(
    ("unit", "corner", "whither"),
    [
        ("Общий отдел", "Администрация Аксайского городского поселения", "администрацию Аксайского"),
        ("Отдел культуры", "Общий отдел", "общий отдел"),
    ],
)
def test_the_head_of_the_office_unit_that_asks_is_asked_from_above(unit: str, corner: str, whither: str) -> None:
    head = replace(ORG, organisation=unit, unit=unit, post="Начальник отдела", relation=Relation.OFFICE)
    said = note(head)
    assert f"передать в {whither}" in said.replace("{", "").replace("}", "")
    assert f"бланк | {corner}\n" in said


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (
            {"state": State.IN_WORK, "reason": "не согласована смета", "expected_on": date(2025, 12, 30)},
            "не завершено исполнение пункта 2 плана-графика (срок – 12.12.2025, вх. от 16.12.2025 № 87): причина – не",
        ),
        (
            {"state": State.DONE, "executed_on": date(2025, 12, 15), "evidence": "приказ", "reason": "болезнь"},
            "по пункту 2 плана-графика представлены и рассматриваются сведения (вх. от 16.12.2025 № 87)",
        ),
        ({"comment": "примерный ответ"}, "исполнение пункта 2 плана-графика не подтверждено (вх. от 16.12.2025 № 87)"),
    ],
)
def test_a_supplement_tells_who_has_written_since_the_memo(state: dict[str, object], told: str) -> None:
    plan = tuple(item("до 12.12.2025", n, row=int(n) + 1) for n in "123")
    story = Story(sent=True)
    story.day(date(2025, 12, 15), small(plan=plan))
    rows = (done("ОБР", "1", date(2025, 12, 16)), row("ОБР", "2", incoming="16.12.2025 № 87", **state))
    said = paper_of(story.day(date(2025, 12, 16), small(*rows, plan=plan)), Kind.SUPPLEMENT)
    assert f"; {told}" in said
    assert "болезнь" not in said, "it is done: the reason of the delay is no news"
    assert "пункта 3" not in said
    older = replace(rows[1], incoming="12.12.2025 № 87")
    story = Story(sent=True)
    story.day(date(2025, 12, 15), small(plan=plan))
    said = paper_of(story.day(date(2025, 12, 16), small(rows[0], older, plan=plan)), Kind.SUPPLEMENT)
    assert f"; {told.replace('16.12.2025 № 87', '12.12.2025 № 87')}" in said, "the memo did not know of it"


def test_what_a_performer_has_answered_is_not_called_asked_for() -> None:
    story = Story(sent=True)
    story.day(date(2025, 12, 19), small(plan=PLAN))
    story.day(date(2025, 12, 22), small(plan=PLAN))
    story.mark(answer="вх. от 23.12.2025 № 90")
    said = paper_of(story.day(date(2025, 12, 24), small(done("ОБР", "2", date(2025, 12, 19)), plan=PLAN)))
    assert "| По пункту 1 рассматривается ответ (вх. от 23" in said


@pytest.mark.parametrize(
    ("why", "came", "on", "told"),
    [
        ("не приложен акт", "16.12.2025 № 87", 17, " (вх. от 16.12.2025 № 87) возвращены 17.12.2025: не приложен акт"),
        ("", "", 15, " возвращены 15.12.2025"),
    ],
)
def test_a_supplement_tells_whose_report_was_sent_back_since_the_memo(why: str, came: str, on: int, told: str) -> None:
    plan = tuple(item("до 12.12.2025", n, row=int(n) + 1) for n in "123")
    story = Story(sent=True)
    claim = row("ОБР", "2", state=State.DONE, executed_on=date(2025, 12, 12), evidence="письмо", incoming=came)
    story.day(date(2025, 12, 15), small(*([] if came else [claim]), plan=plan))
    story.day(date(2025, 12, 16), small(claim, plan=plan))
    back = replace(claim, returned_on=date(2025, 12, on), return_reason=why)
    rows = (done("ОБР", "1", date(2025, 12, 16)), back)
    said = paper_of(story.day(date(2025, 12, 17), small(*rows, plan=plan)), Kind.SUPPLEMENT)
    assert f"; сведения по пункту 2 плана-графика{told}" in said


def test_a_supplement_tells_of_no_report_whose_term_lies_after_the_memo() -> None:
    """The report of the next month is a matter of another day, whoever presents it early (papers.md B2)."""
    monthly = item("ежемесячно, до 25 числа", "3", row=4, text="Информация о ходе работ")
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), monthly)
    story = Story(sent=True)
    story.day(date(2025, 12, 15), small(plan=plan))
    early = row("ОБР", "3", state=State.DONE, executed_on=date(2025, 12, 16), evidence="x", incoming="16.12.2025 № 88")
    rows = (done("ОБР", "1", date(2025, 12, 16)), early)
    said = paper_of(story.day(date(2025, 12, 16), small(*rows, plan=plan)), Kind.SUPPLEMENT)
    assert "исполнило пункт 1 плана-графика 16.12.2025" in said
    assert "№ 88" not in said
