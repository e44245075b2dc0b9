"""Who only agreed and is asked again at a moved term reads which letter has asked him before."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.office import PhoneCall
from automation.model.report import Extension, Relation
from tests.support.compose_world import facts, outline, words
from tests.support.control_story import ORG, Story, extension, item, settings, small, to

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
FIRST, SECOND = (
    item("до 23.12.2025", text="Разместить объявление"),
    item("до 30.12.2025", "2", text="Снять плакат", row=3),
)
BEFORE = "Сведения об исполнении {} ранее запрашивались письмом от 17.12.2025 № К-17"
GRANTED = extension(new_term=date(2025, 12, 30), decided_on=date(2025, 12, 18))
MOVED = (replace(GRANTED, decided_on=date(2025, 12, 22)),)


def asked_again(*, calls: tuple[PhoneCall, ...] = (), both: bool = False, moved: tuple[Extension, ...] = MOVED) -> str:
    """Return the letter at the moved term; the first one went out on 17.12 and asked for an answer by 19.12."""
    plan = (FIRST, SECOND) if both else (FIRST,)
    story = Story(settings(remind_days=(4,)))
    story.day(date(2025, 12, 17), small(plan=plan, performer=AGREED))
    seventeenth = date(2025, 12, 17)
    story.mark(state=PaperState.SENT, signed_on=seventeenth, sent_on=seventeenth, registered="К-17 от 17.12.2025")
    made = small(plan=plan, performer=AGREED, extensions=moved, calls=calls)
    reviewed, decisions = story.day(date(2025, 12, 26), made)
    paper, known = to(decisions, "ОБР"), facts(reviewed, number="1")
    assert paper is not None
    letter = compose(paper, known, words())
    assert paper.signer != "second"
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_the_letter_of_the_former_term_is_named_and_that_nobody_has_answered_it() -> None:
    told = asked_again()
    assert "(до 30.12.2025 включительно; первоначальный срок – 23.12.2025, " in told
    assert f"{BEFORE.format('указанного пункта')}, ответ не получен." in told
    assert "Просим принять участие в исполнении указанного пункта и до 30.12.2025 " in told


@pytest.mark.parametrize("moved", [GRANTED, replace(MOVED[0], code="ОБР")])
def test_nobody_is_reproached_who_was_given_a_longer_term_before_he_was_to_answer_or_asked_for_it(
    moved: Extension,
) -> None:
    assert "ранее" not in asked_again(moved=(moved,))


def test_who_has_spoken_by_telephone_since_has_left_no_answer_in_writing() -> None:
    call = PhoneCall(day=date(2025, 12, 22), code="ОБР", items=("1",), said="готовят макет")
    assert "от 17.12.2025 № К-17, письменный ответ не получен." in asked_again(calls=(call,))


def test_beside_what_is_asked_for_the_first_time_its_item_is_named() -> None:
    told = asked_again(both=True)
    assert f"{BEFORE.format('пункта 1')}, ответ не получен." in told


def test_a_term_that_nobody_has_asked_about_before_knows_no_earlier_letter() -> None:
    story = Story(settings(remind_days=(4,)))
    reviewed, decisions = story.day(date(2025, 12, 26), small(plan=(FIRST,), performer=AGREED, extensions=MOVED))
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert "ранее" not in outline(compose(paper, facts(reviewed, number="1"), words()))
