"""A справка says what is asked of whom and proposes whom to ask, and names performers of whom not the same is told."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Relation, State
from automation.plan.workdays import Calendar
from automation.russian import capital
from tests.letters.test_decided_to_hear import HEARING
from tests.support.compose_world import book, done, entry, paper_for, row
from tests.support.control_story import ORG, Story, item, settings, small
from tests.support.told_days import paper_of

PLAN = (item("до 18.12.2025", text="Сбор заявок"), item("до 30.01.2026", "2", row=3))


def test_nothing_is_proposed_about_a_letter_that_was_sent_late_and_is_awaited_behind_its_day() -> None:
    """The lists name it; the other one is written today."""
    story, made = Story(settings(progress="daily")), small(plan=(*PLAN, item("до 23.12.2025", "3", row=4)))
    _, decisions = story.day(date(2025, 12, 22), made)
    story.mark(decisions.papers, state=PaperState.SENT, signed_on=date(2025, 12, 24), sent_on=date(2025, 12, 24))
    said = paper_of(story.day(date(2025, 12, 25), made))
    assert "| Сведения об исполнении пункта 3 запрашиваются у МБУК «Образец» (срок ответа – 29.12.2025)." in said


def test_performers_of_one_item_of_whom_not_the_same_is_told_are_named() -> None:
    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»", name="", row=3)
    made, story = (
        book(plan=(*PLAN, item("до 22.12.2025", "3", row=4)), performers=(ORG, other)),
        Story(settings(progress="daily"), sent=True),
    )
    _, decisions = story.day(date(2025, 12, 22), made)
    (answered,) = (p for p in decisions.papers if p.addressee and p.addressee.code == "МУЗ")
    story.mark((answered,), answer="вх. от 23.12.2025 № 14")
    said = paper_of(story.day(date(2025, 12, 23), made))
    assert (
        "| Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 24.12.2025).\n"
        "абзац | По пункту 1 рассматривается ответ МБУК «Музей» (вх. от 23.12.2025 № 14).\n"
        "абзац | Предложение: принять к сведению, контроль за исполнением плана-графика продолжить; сведения об "
        "исполнении пункта 3 запросить у МБУК «Образец» и МБУК «Музей»." in said
    )


MUSEUM = replace(ORG, code="МУЗ", organisation="МБУ «Музей»", name="", row=3)


def test_a_letter_that_lies_there_asks_while_its_day_is_ahead_signed_or_not() -> None:
    """Nobody decides to ask for what a letter asks that waits to be signed (papers.md A12)."""
    story, to_ask = Story(settings(progress="daily")), "; сведения об исполнении пункта 1 запросить у МБУК «Образец»."
    _, decisions = story.day(date(2025, 12, 22), small(plan=PLAN))
    made = small(done("ОБР", "2", date(2025, 12, 22)), plan=PLAN)
    asked = "| Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 24.12.2025)."
    assert asked in paper_of(story.day(date(2025, 12, 23), made, keep=False))
    story.mark(decisions.papers, state=PaperState.SIGNED, signed_on=date(2025, 12, 22))
    assert asked in paper_of(story.day(date(2025, 12, 23), made, keep=False))
    assert to_ask in paper_of(story.day(date(2025, 12, 25), made)), "its answer day has passed, and nobody has got it"


def test_what_was_sent_back_since_the_last_letter_is_to_be_asked_for_again() -> None:
    """The request waits for the pause between two letters, and he was heard before his report came."""
    heard = replace(HEARING, decided_on=date(2025, 12, 22), term=None, done_on=date(2025, 12, 23), code="ОБР")
    claim = done("ОБР", "1", date(2025, 12, 24))
    claim = replace(claim, accepted_on=None, accepted_by="")
    back = replace(claim, returned_on=date(2025, 12, 25), return_reason="не подписано")
    story = Story(settings(progress="daily", addressee_gap=9), sent=True)
    story.day(date(2025, 12, 22), small(plan=PLAN))
    story.day(date(2025, 12, 24), small(claim, plan=PLAN, rulings=(heard,)))
    made = small(back, plan=PLAN, rulings=(heard,))
    assert "; сведения об исполнении пункта 1 запросить у МБУК «Образец»." in paper_of(
        story.day(date(2025, 12, 25), made, keep=False)
    )
    story.settings = settings(progress="daily", addressee_gap=0)
    again = paper_of(story.day(date(2025, 12, 25), made))
    assert "| Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 29.12.2025)." in again, (
        "this very morning"
    )


@pytest.mark.parametrize("relation", [Relation.BY_AGREEMENT, Relation.RECOMMENDED])
def test_what_was_sent_back_to_who_only_agreed_is_asked_for_by_a_letter_that_is_told(relation: Relation) -> None:
    """«Возвращены сведения по пункту 1», read the head, and no word of what follows: the letter lay to be signed."""
    plan = (item("до 12.12.2025"), *(item("до 30.01.2026", f"{n}", row=n) for n in (2, 3)))
    performer, claim = replace(ORG, relation=relation), done("ОБР", "1", date(2025, 12, 12))
    back = replace(claim, returned_on=date(2025, 12, 16), return_reason="не обследован один дом")
    story, going = Story(settings(progress="daily")), "Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» "
    for day, number in ((16, "2"), (19, "3")):
        news = done("ОБР", number, date(2025, 12, day))
        said = paper_of(story.day(date(2025, 12, day), small(back, news, plan=plan, performer=performer)))
        assert "возвращены сведения по пункту 1" in said
        assert (f"| {going}(срок ответа – 18.12.2025).\nабзац | Предложение: " in said) is (day == 16)
        assert "запросить" not in said


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT, Relation.RECOMMENDED])
def test_what_was_sent_back_before_the_term_and_is_asked_for_again_is_told_to_be_asked_for(relation: Relation) -> None:
    """On the last day of the term «возвращены сведения» was the last word, beside a letter of that morning."""
    claim, performer = done("ОБР", "1", date(2025, 12, 11)), replace(ORG, relation=relation)
    claim = replace(claim, accepted_on=None, accepted_by="")
    back = replace(claim, returned_on=date(2025, 12, 17), return_reason="не подписано")
    story, going = Story(settings(progress="daily")), "Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» "
    story.day(date(2025, 12, 16), small(claim, plan=PLAN, performer=performer))
    _, decisions = on = story.day(date(2025, 12, 18), small(back, plan=PLAN, performer=performer))
    assert [p.kind for p in decisions.papers if p.addressee] == [Kind.REQUEST]
    said = paper_of(on)
    assert "возвращены сведения" in said
    assert f"| {going}(срок ответа – " in said
    assert "запросить" not in said


def test_performers_of_one_item_who_are_asked_by_different_days_are_told_one_behind_the_other() -> None:
    made, story = book(plan=PLAN, performers=(ORG, MUSEUM)), Story(settings(progress="daily"), sent=True)
    story.day(date(2025, 12, 22), small(plan=PLAN))
    both = paper_of(story.day(date(2025, 12, 23), made, keep=False))
    first = "| Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 24.12.2025)"
    assert f"{first} и у МБУ «Музей» (срок ответа – 25.12.2025)." in both
    held = replace(made, performers=(ORG, replace(MUSEUM, name="Иванов И.И.", name_dative="Петрову П.П.")))
    apart = paper_of(story.day(date(2025, 12, 23), held))
    assert f"{first}.\n" in apart
    assert "; сведения об исполнении пункта 1 запросить у МБУ «Музей»." in apart


def test_of_several_who_are_late_with_an_item_those_who_are_to_be_asked_are_named() -> None:
    works = row("МУЗ", "1", state=State.IN_WORK, reason="сводятся заявки", expected_on=date(2025, 12, 26))
    story = Story(settings(progress="daily"), sent=True)
    said = paper_of(story.day(date(2025, 12, 19), book(works, plan=PLAN, performers=(ORG, MUSEUM))))
    assert "; сведения об исполнении пункта 1 запросить у МБУК «Образец»." in said


def test_many_of_several_who_are_late_are_not_named_once_more() -> None:
    works = row("ОБР", "1", state=State.IN_WORK, reason="сводятся заявки", expected_on=date(2025, 12, 26))
    silent = [replace(MUSEUM, code=f"М{n}", organisation=f"МБУ «Музей № {n}»", row=n) for n in range(1, 5)]
    for among, whose in ((silent[:2], " у МБУ «Музей № 1» и МБУ «Музей № 2»"), (silent, "")):
        story = Story(settings(progress="daily"), sent=True)
        said = paper_of(story.day(date(2025, 12, 19), book(works, plan=PLAN, performers=(ORG, *among))))
        assert f"; сведения об исполнении пункта 1 запросить{whose}." in said


MONTHLY = item("ежемесячно, до 5 числа месяца, следующего за отчётным", text="Представлять отчёт о посещаемости")
LATER = item("до 30.06.2026", "2", row=3)


def proposed(day: tuple[Review, Decisions]) -> str:
    """Return the proposal of a day's справка."""
    return paper_of(day).partition("Предложение: ")[2].partition("\n")[0]


@pytest.mark.parametrize(
    ("plan", "thing", "is_asked"),
    [
        (MONTHLY, "отчёт за декабрь 2025 года (пункт 1)", "запрашивается"),
        (replace(MONTHLY, text="Информация о работе"), "информация за декабрь 2025 года (пункт 1)", "запрашивается"),
        (item("до 12.01.2026", text="Информация о работе"), "информация (пункт 1)", "запрашивается"),
        (item("до 12.01.2026", text="Акты проверки"), "акты (пункт 1)", "запрашиваются"),
        (item("до 12.01.2026", text="Сбор заявок"), "сведения об исполнении пункта 1", "запрашиваются"),
    ],
)
def test_whoever_owes_the_item_of_a_meeting_and_is_not_considered_there_is_still_asked(
    plan: Item, thing: str, is_asked: str
) -> None:
    """A report is asked for as the lists name it; the letter to the museum lies unsigned."""
    story, made = Story(settings(progress="daily")), book(plan=(plan, LATER), performers=(ORG, MUSEUM))
    first = story.day(date(2026, 1, 14), made)
    asked = f"| {capital(thing)} {is_asked} у МБУК «Образец» и МБУ «Музей» (срок ответа – 16.01.2026).\n"
    assert asked in paper_of(first)
    assert proposed(first) == "принять к сведению, контроль за исполнением плана-графика продолжить."
    mine = tuple(p for p in first[1].papers if p.addressee and p.addressee.code == "ОБР")
    story.mark(mine, state=PaperState.SENT, signed_on=date(2026, 1, 14), sent_on=date(2026, 1, 14))
    meeting = (
        "рассмотреть на ближайшем оперативном совещании вопрос об исполнении пункта 1 плана-графика (МБУК «Образец»)"
    )
    to_ask = f"{thing.replace('информация', 'информацию')} запросить у МБУ «Музей»."
    assert proposed(story.day(date(2026, 1, 20), made)) == f"{meeting}; {to_ask}"


def test_however_many_are_asked_beside_a_meeting_with_the_same_item_they_are_named() -> None:
    """«Сведения об исполнении пункта 1 запросить» would be read as of whom the meeting considers."""
    others = [replace(MUSEUM, code=f"М{n}", organisation=f"МБУ «Музей № {n}»", row=n) for n in range(2, 6)]
    plan = (item("до 12.01.2026", text="Сбор заявок"), LATER)
    story, made = Story(settings(progress="daily")), book(plan=plan, performers=(ORG, *others))
    _, decisions = story.day(date(2026, 1, 14), made)
    mine = tuple(p for p in decisions.papers if p.addressee and p.addressee.code == "ОБР")
    story.mark(mine, state=PaperState.SENT, signed_on=date(2026, 1, 14), sent_on=date(2026, 1, 14))
    names = "МБУ «Музей № 2», МБУ «Музей № 3», МБУ «Музей № 4» и МБУ «Музей № 5»"
    asked = f"(МБУК «Образец»); сведения об исполнении пункта 1 запросить у {names}."
    assert proposed(story.day(date(2026, 1, 20), made)).endswith(asked)


def test_a_meeting_considers_one_report_and_the_next_one_is_asked_for() -> None:
    story, made = Story(settings(progress="daily"), sent=True), small(row("ОБР", "1"), plan=(MONTHLY, LATER))
    for on in (date(2026, 1, 14), date(2026, 1, 20)):
        story.day(on, made)
    said = proposed(story.day(date(2026, 2, 6), made))
    assert said.endswith("(МБУК «Образец»); отчёт за январь 2026 года (пункт 1) запросить у МБУК «Образец».")


def test_what_a_letter_from_before_the_term_has_asked_in_vain_is_to_be_asked_for_again() -> None:
    """No meeting is proposed so soon behind the term, and nobody waits for that letter any more."""
    claim = replace(done("ОБР", "1", date(2025, 12, 11)), accepted_on=None, accepted_by="")
    back = small(replace(claim, returned_on=date(2025, 12, 15), return_reason="не подписано"), plan=PLAN)
    story = Story(settings(progress="daily"), sent=True)
    story.day(date(2025, 12, 12), small(claim, plan=PLAN))
    _, decisions = story.day(date(2025, 12, 15), back)
    assert [p.respond_by for p in decisions.papers if p.kind is Kind.REQUEST] == [date(2025, 12, 17)]
    said = paper_of(story.day(date(2025, 12, 19), back))
    assert "; сведения об исполнении пункта 1 запросить повторно у МБУК «Образец»." in said


def test_a_letter_sent_at_once_is_awaited_to_the_day_it_names_however_near_that_is() -> None:
    """A promised day may be nearer than ``answer_days``: behind it the справка proposes to ask again."""
    _, decisions = Story().day(date(2025, 12, 22), small(plan=PLAN))
    at_once = replace(entry(paper_for(decisions, "ОБР"), "К-1", sent=date(2025, 12, 22)), respond_by=date(2025, 12, 23))
    late = replace(at_once, sent_on=date(2025, 12, 24))
    assert at_once.waits_until(None, Calendar().add, 2) == date(2025, 12, 23)
    assert late.waits_until(None, Calendar().add, 2) == date(2025, 12, 26)


def test_whoever_is_to_answer_two_letters_is_named_once_with_the_day_of_each_item() -> None:
    made = small(plan=(item("до 18.12.2025"), item("до 22.12.2025", "2", row=3), replace(LATER, number="3", row=4)))
    story = Story(settings(progress="daily", addressee_gap=0), sent=True)
    story.day(date(2025, 12, 22), made)
    asked = (
        "| Сведения об исполнении пунктов 1 и 2 запрашиваются у МБУК «Образец» (срок ответа – 24.12.2025 по пункту 1, "
    )
    assert f"{asked}26.12.2025 по пункту 2).\n" in paper_of(story.day(date(2025, 12, 24), made))


def test_what_a_letter_asks_for_again_is_told_with_what_it_asks_for_first() -> None:
    """A meeting considers item 1, but named of item 3 alone the letter would seem not to ask for it any more."""
    plan = (item("до 12.12.2025"), PLAN[1], item("до 26.12.2025", "3", row=4))
    story, told = Story(settings(progress="daily"), sent=True), list[str]()
    for day in (date(2025, 12, 16), date(2025, 12, 23), date(2025, 12, 30), date(2026, 1, 12)):
        second = done("ОБР", "2", day) if day.year > 2025 else row("ОБР", "2")
        told.append(paper_of(story.day(day, small(second, plan=plan))))
    asked = "Сведения об исполнении пунктов 1 и 3 запрашиваются у МБУК «Образец» (срок ответа – 13.01.2026)."
    assert [asked in said for said in told] == [False, False, True, True]
