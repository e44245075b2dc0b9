"""Words of a performer «по согласованию» in a call without a promise are quoted; the rest is asked for in writing."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.office import PhoneCall
from automation.model.plan import Item
from automation.model.report import Relation
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
FIRST, SECOND = item("до 24.12.2025", text="Разместить полку"), item("до 24.12.2025", "2", text="Снять плакат", row=3)
SAID = "место в зале есть, нужно разрешение"
CALL = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), said=SAID)


def asked(call: PhoneCall, *, both: bool = False, on: int = 17, first: Item = FIRST) -> str:
    """Return the request of a day to who has spoken of the first item."""
    made = small(plan=(first, SECOND) if both else (first,), performer=AGREED, calls=(call,))
    reviewed, decisions = Story(settings(remind_days=(5,), progress="off")).day(date(2025, 12, on), made)
    paper, known = paper_for(decisions, "ОБР", Kind.REQUEST), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_his_words_are_quoted_and_he_is_not_asked_to_take_part() -> None:
    told = asked(CALL)
    assert "заголовок | О ходе исполнения пункта 1" in told
    assert f"15.12.2025 по телефону сообщено: «{SAID}»." in told
    assert "письменно сообщить о ходе и предполагаемой дате исполнения указанного пункта по прилагаемой форме." in told
    assert "участие" not in told
    assert "в числе исполнителей" not in told


@pytest.mark.parametrize(
    ("by", "told"),
    [
        (f"{ORG.name}, {ORG.post.lower()}", f"15.12.2025 Вами по телефону сообщено: «{SAID}»."),
        ("администратор Залов З.З.", f"по телефону сообщено: «{SAID}» (администратор Залов З.З.)."),
    ],
)
def test_it_is_said_who_has_spoken(by: str, told: str) -> None:
    assert told in asked(replace(CALL, spoke_with=by))


def test_of_the_other_item_he_is_asked_to_take_part() -> None:
    told = asked(CALL, both=True)
    assert f"15.12.2025 по телефону по пункту 1 сообщено: «{SAID}»." in told
    assert "принять участие в исполнении пункта 2 и" in told
    assert "письменно" not in told


@pytest.mark.parametrize("said", ["директор в отъезде", "дозвониться не удалось", "на совещании обещал ответ"])
def test_words_of_people_are_not_quoted(said: str) -> None:
    told = asked(replace(CALL, said=said))
    assert "сообщено" not in told
    assert "принять участие в исполнении указанного пункта" in told


def test_words_about_an_item_the_letter_does_not_speak_of_stay_out() -> None:
    assert "сообщено" not in asked(replace(CALL, items=("1", "2")))


def test_behind_the_term_the_results_are_asked_for_in_writing() -> None:
    told = asked(CALL, on=29)
    what = "письменно сообщить о результатах исполнения указанного пункта по прилагаемой форме"
    assert f"{what}, а если он не исполнен, сообщить предполагаемую дату исполнения." in told


def test_of_an_event_it_is_asked_whether_he_took_part() -> None:
    """«Участвовать не смогут», had he said, and was asked for the results alone."""
    fair = replace(FIRST, text="Участие в ярмарке", term=read_term("20.12.2025", SIGNED, Calendar(), event=True))
    told = asked(replace(CALL, said="участвовать не смогут, нет продавца"), first=fair)
    assert "сообщено: «участвовать не смогут, нет продавца»." in told
    assert "Просим до 23.12.2025 письменно сообщить об участии и о результатах по прилагаемой форме." in told
