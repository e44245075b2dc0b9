"""A letter names the organisation whose obligation it is about; the addressee may only receive it for another."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation, State, StatusRow
from automation.model.standing import Fault
from tests.support.compose_order import HEADS, PERFORMERS
from tests.support.compose_world import SETTINGS, after, book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import item

TERM = date(2025, 12, 12)
RECEIVER = Performer(code="А", groups=(HEADS,), organisation="МБУ «А»", post="Директор", name="Образцова Анна Петровна")
BEARER = replace(RECEIVER, code="Б", organisation="МБУ «Б»", name="", addressee_code="А")
HEAD = next(p for p in PERFORMERS if p.relation is Relation.OFFICE)


def letter_to(
    code: str, *rows: StatusRow, performers: tuple[Performer, ...], on: date, term: str = "до 12.12.2025"
) -> str:
    """The text of the one letter to an addressee that day, looked over as before its issue."""
    reviewed, decisions = judged(book(*rows, plan=(item(term),), performers=performers), on)
    paper, known = paper_for(decisions, code), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_the_receiver_of_a_letter_is_not_accused_of_what_another_owes() -> None:
    told = letter_to("А", done("А", "1", TERM), performers=(RECEIVER, BEARER), on=date(2025, 12, 16))
    assert "сведения об исполнении указанного пункта от МБУ «Б» не поступили" in told
    assert "от МБУ «А»" not in told


def test_where_receiver_and_bearer_owe_it_both_are_named() -> None:
    told = letter_to("А", performers=(RECEIVER, BEARER), on=date(2025, 12, 16))
    assert "сведения об исполнении указанного пункта от МБУ «А» и МБУ «Б» не поступили" in told


def test_a_note_to_an_official_names_the_organisation_he_receives_it_for() -> None:
    own = replace(HEAD, groups=())
    bearer = replace(BEARER, addressee_code=own.code)
    told = letter_to(own.code, performers=(own, bearer), on=date(2025, 12, 16))
    assert "сведения об исполнении указанного пункта от МБУ «Б» не поступили" in told


def test_a_request_asks_about_what_the_bearer_reported() -> None:
    faulty = row("Б", "1", state=State.DONE)
    told = letter_to("А", done("А", "1", TERM), faulty, performers=(RECEIVER, BEARER), on=date(2025, 12, 11))
    assert "поступивших от МБУ «Б», установлено следующее" in told


def test_a_bearer_by_agreement_is_named_as_such() -> None:
    bearer = replace(BEARER, relation=Relation.BY_AGREEMENT)
    told = letter_to("А", performers=(RECEIVER, bearer), on=date(2025, 12, 17), term="до 22.12.2025")
    assert "В числе исполнителей по согласованию – МБУ «Б»." in told


@pytest.mark.parametrize("performer", [RECEIVER, replace(HEAD, groups=(HEADS,))])
def test_a_joined_question_asked_again_names_the_letter_that_was_left_unanswered(performer: Performer) -> None:
    plan = (item("до 22.12.2025"), item("до 12.12.2025", "2", row=3))
    faulty = row(performer.code, "2", state=State.DONE)
    made = book(faulty, plan=plan, performers=(performer,))
    reviewed, decisions = judged(made, date(2025, 12, 15))
    asked = paper_for(decisions, performer.code, Kind.REQUEST)
    history = after(empty_history(), {"01-15/К-1": asked}, date(2025, 12, 15), reviewed)
    reviewed, decisions = judged(made, date(2025, 12, 24), history)
    paper = paper_for(decisions, performer.code, Kind.OVERDUE)
    assert paper.signer == "second"
    assert Fault.NO_DATE in paper.grounds[-1].faults
    told = outline(compose(paper, facts(reviewed, SETTINGS, number="1"), words())).replace("°", " ")
    assert "от 15.12.2025 № 01-15/К-1 оставлен" in told
    assert "без ответа. Уточнённые сведения не представлены, замечания остаются прежними" in told
