"""Behind an event the справка knows that its reminder asked for the results by a day."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book, State
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import facts, lists_told, row
from tests.support.control_story import Story, item, settings, small, to
from tests.support.told_days import paper_of

LATER = item("до 30.01.2026", "2", row=3)
REMINDED = date(2025, 12, 17)


def event(term: str) -> Item:
    text = "Провести ярмарку"
    return replace(item(term, text=text), term=read_term(term, SIGNED, Calendar(), event=names_event(text)))


def reminded(made: Book, **how: Any) -> Story:
    """Play the day of the reminder, which is sent at once."""
    story = Story(settings(progress="daily"))
    _, decisions = story.day(REMINDED, made)
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert [(g.occasion.kind, g.respond_by or paper.respond_by) for g in paper.grounds] == [
        (Kind.REMINDER, date(2025, 12, 24))
    ]
    sent = {"state": PaperState.SENT, "signed_on": REMINDED, "sent_on": REMINDED}
    story.mark((paper,), **{**sent, **how})
    return story


def proposed(day: tuple[Review, Decisions]) -> str:
    """Return the proposal of a day's справка."""
    return paper_of(day).partition("Предложение: ")[2].partition("\n")[0]


@pytest.mark.parametrize("term", ["22.12.2025", "с 20.12.2025 по 22.12.2025"])
def test_the_results_that_a_reminder_asked_for_in_vain_are_to_be_asked_for_again(term: str) -> None:
    made = small(plan=(event(term), LATER))
    day = reminded(made).day(date(2025, 12, 25), made)
    assert "; сведения об исполнении пункта 1 запросить повторно у МБУК «Образец»." in proposed(day)
    assert "(срок – 22.12.2025); направлено письмо от 17.12.2025, ответа нет." in paper_of(day)


def test_a_reminder_that_asks_for_no_result_or_was_followed_by_words_or_letters_is_not_named() -> None:
    made, works = small(plan=(event("22.12.2025"), LATER)), small(plan=(item("до 22.12.2025"), LATER))
    story = Story(settings(progress="daily"), sent=True)
    story.day(REMINDED, works)
    assert "направлено письмо" not in paper_of(story.day(date(2025, 12, 23), works))
    at_work = replace(made, rows=(row("ОБР", "1", state=State.IN_WORK, reason="ждём отчёт"),))
    assert "направлено письмо" not in paper_of(reminded(made).day(date(2025, 12, 25), at_work))
    story = reminded(made)
    story.day(date(2025, 12, 26), made)
    story.mark(sent_on=date(2025, 12, 26), signed_on=date(2025, 12, 26), state=PaperState.SENT)
    reviewed, _ = story.day(date(2026, 1, 14), made)
    assert lists_told(reviewed.figures, facts(reviewed)).endswith("; направлено письмо от 26.12.2025, ответа нет")


@pytest.mark.parametrize("how", [{"answer": "вх. от 18.12.2025 № 7"}, {"sent_on": None, "state": PaperState.DRAFT}])
def test_a_reminder_that_was_answered_or_has_not_gone_out_is_not_repeated(how: dict[str, Any]) -> None:
    """The answer came before the event, and has been read into the table since."""
    made = small(plan=(event("22.12.2025"), LATER))
    first = "; сведения об исполнении пункта 1 запросить у МБУК «Образец»."
    assert first in proposed(reminded(made, **how).day(date(2025, 12, 25), made))


def test_a_reminder_that_was_sent_late_is_awaited_longer_than_the_day_it_names() -> None:
    made = small(plan=(event("22.12.2025"), LATER))
    story = reminded(made, sent_on=date(2025, 12, 24))
    day = story.day(date(2025, 12, 25), made)
    assert "запросить" not in proposed(day)
    assert "; направлено письмо от 17.12.2025." in paper_of(day)
