"""The proposal of a справка says what is asked of whom, and names performers of whom not the same is told."""

from datetime import date

from msgspec.structs import replace

from automation.model.control import PaperState
from tests.support.compose_world import book
from tests.support.control_story import ORG, Story, item, settings, small
from tests.support.told_days import paper_of

PLAN = (item("до 18.12.2025", text="Сбор заявок"), item("до 30.01.2026", "2", row=3))


def test_of_items_asked_about_by_letters_of_two_days_each_is_told_by_its_own() -> None:
    """One letter went out in vain, the other is written today: nobody «asked» by what is not signed."""
    story, made = Story(settings(progress="daily")), small(plan=(*PLAN, item("до 23.12.2025", "3", row=4)))
    _, decisions = story.day(date(2025, 12, 22), made)
    story.mark(decisions.papers, state=PaperState.SENT, signed_on=date(2025, 12, 24), sent_on=date(2025, 12, 24))
    said = paper_of(story.day(date(2025, 12, 25), made))
    assert "сведения об исполнении пункта 3 запрашиваются (срок ответа – 29.12.2025), пункта 1 – запрошены 22.1" in said


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
        "; сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 24.12.2025), пункта 3 – "
        "запросить; по пункту 1 рассматривается ответ МБУК «Музей» (вх. от 23.12.2025 № 14)." in said
    )
