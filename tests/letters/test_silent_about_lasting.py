"""What a memo proposes about performers who leave letters about items «постоянно» unanswered (decision 0307)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.hearings import attention
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.office import Ruling, RulingKind
from automation.model.report import Relation, State
from tests.letters.test_asked_about_lasting import ASKED, NEXT, PLAN
from tests.support.compose_world import book, done, facts, row, words
from tests.support.control_story import ORG, Story, item, settings, small

SILENT = replace(ORG, code="АРХ", organisation="МБУ «Архив»")
AGREED = replace(ORG, code="УК", organisation="ООО «Пример»", relation=Relation.BY_AGREEMENT)

NOT_YET = "служебная записка от 01.04.2026: сведения будут представлены после обхода стендов"
DATED = item("до 20.03.2026", "2", row=3)


def proposed_in(*months: int, heard: bool = False) -> str:
    """What a memo proposes after control points of these months, which «Образец» and «Пример» leave unanswered."""
    story, plan = Story(settings(control_point="quarterly"), sent=True), PLAN
    told = replace(row("АРХ", "1"), state=State.IN_WORK, done="ведётся", executed_on=date(2026, 3, 30))
    made = book(told, plan=plan, performers=(ORG, SILENT, AGREED))
    hearing = Ruling(
        decided_on=date(2026, 7, 1), decided_by="Камфарин Е.Н.", kind=RulingKind.HEAR, items=("1",), code="ОБР", row=2
    )
    for month in months:
        story.day(date(2026, month, 26 if month == 3 else 25), made)
    on = date(2026, months[-1] + 1, 13)
    reviewed, _ = story.day(on, replace(made, rulings=(hearing,) if heard else ()))
    lines = proposals(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))
    return plain("\n".join(lines)).replace("\u00a0", " ")


def test_who_left_one_letter_about_a_lasting_item_unanswered_is_asked_why_by_name() -> None:
    said = proposed_in(3)
    ask = "запросить у МБУК «Образец» письменное объяснение, почему не представлены запрошенные сведения о выполнении"
    assert f"{ask} пункта 1" in said
    assert said.count("запросить") == 1, "who has reported is not asked, nor is who only agreed ordered to explain"
    assert "заслушать" not in said
    assert "контроль за исполнением пункта 1 оставить за мной" in said


def test_who_left_two_letters_about_a_lasting_item_unanswered_is_proposed_to_be_heard() -> None:
    said = proposed_in(3, 6)
    hear = "заслушать на оперативном совещании исполнителя, не представившего сведения после направления писем: МБУК"
    assert f"{hear} «Образец» (пункт 1)" in said
    assert "запросить у МБУ «Архив» письменное объяснение" in said, "of the second quarter it is silent as well"
    assert said.count("запросить") == 1
    assert "заслушать на" not in proposed_in(3, 6, heard=True), "a hearing is decided on"


def test_the_progress_paper_proposes_for_the_meeting_whom_the_memo_proposes_to_hear() -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    for on in (ASKED, NEXT):
        story.day(on, small(plan=PLAN))
    reviewed, _ = story.day(date(2026, 7, 13), small(plan=PLAN))
    told = attention(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))
    assert (told["пункты"]["им"], plain(told["перечень"])) == ("пункт 1", "МБУК «Образец»")


def test_who_is_heard_about_another_item_is_heard_about_the_lasting_one_too() -> None:
    plan = (item("постоянно"), item("до 20.03.2026", "2", row=3, groups=("двое",)))
    both = (replace(ORG, groups=(*ORG.groups, "двое")), SILENT)
    story, made = Story(settings(control_point="quarterly"), sent=True), book(plan=plan, performers=both)
    for on in (date(2026, 3, 24), date(2026, 3, 27), date(2026, 3, 31), date(2026, 4, 7)):
        story.day(on, made)
    reviewed, _ = story.day(date(2026, 4, 20), made)
    memo = memo_of(reviewed.figures, facts(reviewed, story.settings), words())
    said = plain("\n".join(proposals(memo))).replace("\u00a0", " ")
    assert "после направления писем: МБУК «Образец» (пункты 1 и 2)" in said
    assert "запросить у МБУ «Архив» письменное объяснение" in said, "it is heard about nothing"
    assert said.count("запросить") == 1
    assert attention(memo)["пункты"]["им"] == "пункты 1 и 2"


def test_who_only_agreed_and_left_a_letter_about_a_lasting_item_unanswered_is_to_be_asked_how_it_goes() -> None:
    """He is neither heard nor told to explain himself, but something follows (decision 0428)."""
    story = Story(settings(control_point="quarterly"), sent=True)
    told = replace(row("ОБР", "1"), state=State.IN_WORK, done="ведётся", executed_on=date(2026, 3, 30))
    made = book(told, plan=PLAN, performers=(ORG, AGREED))
    story.day(ASKED, made)
    found = []
    for on in (date(2026, 3, 31), date(2026, 4, 13)):
        reviewed, _ = story.day(on, made)
        found.append(attention(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))["уточнить"])
    early, late = found
    assert early == []
    assert [(one["пункты"]["им"], one["дату"]) for one in late] == [("пункт 1", "")]
    assert "Пример" in late[0]["у_кого"]


@pytest.mark.parametrize(("answer", "explained"), [("Вх. № 5 от 01.04.2026", False), (NOT_YET, True)])
def test_who_has_answered_a_letter_about_several_items_is_not_asked_why_he_was_silent(
    answer: str, explained: bool
) -> None:
    """The memo cites «сведения будут представлены после обхода стендов»: that is the explanation (papers.md A12)."""
    story, plan = Story(settings(control_point="quarterly"), sent=True), (item("постоянно"), DATED)
    _, decisions = story.day(date(2026, 3, 26), book(plan=plan, performers=(ORG,)))
    story.mark(decisions.papers, answer=answer)
    told = done("ОБР", "2", date(2026, 3, 31), incoming="Вх. № 5 от 01.04.2026", accepted_on=date(2026, 4, 2))
    reviewed, _ = story.day(date(2026, 4, 13), book(row("ОБР", "1"), told, plan=plan, performers=(ORG,)))
    said = plain("\n".join(proposals(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))))
    assert ("письменное объяснение, почему не представлены запрошенные" in said) is not explained
