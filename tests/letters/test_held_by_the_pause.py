"""Who only agreed and could not be asked yet is awaited: he has left nothing unanswered."""

from datetime import date

from msgspec.structs import replace

from automation.letters.asked_now import as_asked
from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.told import Telling, telling_of
from automation.model.kinds import Kind
from automation.model.office import PhoneCall
from automation.model.report import Relation
from tests.support.compose_world import done, facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
PLAN = (item("до 19.12.2025"), item("до 24.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))


CALL = PhoneCall(day=date(2025, 12, 22), code="ОБР", items=("2",), promised_on=date(2025, 12, 24))


def told_behind_the_term(gap: int, *calls: PhoneCall) -> str:
    """Return the справка of 25.12; a letter of 17.12 asks for the first item, and may hold back that of the second."""
    story, made = Story(settings(addressee_gap=gap, remind_days=(2,)), sent=True), small(plan=PLAN, performer=AGREED)
    brought = small(done("ОБР", "1", date(2025, 12, 19)), plan=PLAN, performer=AGREED, calls=calls)
    for day in (15, 17, 18, 19, 22):
        story.day(date(2025, 12, day), made)
    reviewed, decisions = story.day(date(2025, 12, 25), brought)
    known = facts(reviewed, story.settings, number="1", papers=decisions.papers)
    return outline(compose(paper_for(decisions, kind=Kind.PROGRESS), known, words())).replace("°", " ")


def test_who_only_agreed_and_could_not_be_asked_yet_is_awaited() -> None:
    """The letter of 17.12 holds back the first one about item 2; without the pause that has asked in vain."""
    held = told_behind_the_term(gap=9)
    assert "сведения ожидаются – 1 (пункт 2)" in held
    assert "Ожидаются сведения: ООО «Порт» – пункт 2 (срок – 24.12.2025)." in held
    asked = told_behind_the_term(gap=0)
    assert "Исполнитель по согласованию, не подтвердивший исполнение: ООО «Порт» – пункт 2" in asked


def test_who_has_promised_it_in_a_call_was_asked() -> None:
    told = told_behind_the_term(9, CALL)
    assert "Исполнитель по согласованию, не подтвердивший исполнение: ООО «Порт» – пункт 2" in told
    assert "22.12.2025 обещано представить сведения к 24.12.2025, сведений не поступило" in told


def told_of_one_whose_letter_lies(day: int, *calls: PhoneCall) -> Telling | None:
    """Return what is told on a day behind 19.12 where the letter of 23.12 has not gone out."""
    plan = (item("до 19.12.2025"), item("до 30.01.2026", "3", row=3))
    story, made = Story(), small(plan=plan, performer=AGREED, calls=calls)
    for before in (16, 23):
        if before < day:
            story.day(date(2025, 12, before), made)
    reviewed, _ = story.day(date(2025, 12, day), made)
    known = facts(reviewed, number="1")
    memo = as_asked(memo_of(reviewed.figures, known, words(), "", running=True))
    return telling_of(memo.figures.items[0].verdicts[0], memo.on)


def test_who_only_agreed_and_has_not_been_asked_is_awaited_as_long_as_a_first_letter_would_give_him() -> None:
    assert told_of_one_whose_letter_lies(22) is Telling.AWAITED
    assert told_of_one_whose_letter_lies(29) is Telling.AGREED_SILENT
    asked = PhoneCall(day=date(2025, 12, 19), code="ОБР", items=("1",), said="акты у подрядчика")
    assert told_of_one_whose_letter_lies(22, asked) is Telling.AGREED_SILENT
