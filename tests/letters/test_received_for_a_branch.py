"""Who receives papers for a branch reads in each kind of letter whose items they are: the branch's, his own or both."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, StatusRow
from automation.model.settings import Settings
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import item, settings

LIBRARY = Performer(
    code="А", groups=("библиотеки",), organisation="МБУ «А»", post="Директор", name="Образцова Анна Петровна"
)
BRANCH = replace(LIBRARY, code="Б", groups=("филиалы",), organisation="МБУ «Б»", name="", addressee_code="А")
TERM = date(2025, 12, 12)
REMINDED, EXTRACTS, RELEASES = (
    settings(remind_days=(2,)),
    settings(letters=("covering",)),
    settings(letters=("release",)),
)


def borne(performers: str, number: str, phrase: str = "до 19.12.2025", *, event: bool = False) -> Item:
    groups = tuple(performers.split(", "))
    named = {"performers_text": performers, "groups": groups}
    made = item(phrase, number, row=int(number) + 1, text=f"Осмотр зданий № {number}", **named)
    return replace(made, term=read_term(phrase, SIGNED, Calendar(), event=True)) if event else made


def letter(
    *plan: Item, on: date, rows: tuple[StatusRow, ...] = (), kind: Kind | None = None, known: Settings = REMINDED
) -> str:
    """Return the letter of a day to the library, looked over as before its issue."""
    made = book(*rows, plan=plan, performers=(LIBRARY, BRANCH))
    reviewed, decisions = judged(made, on, None, known)
    paper = paper_for(decisions, "А", kind) if kind else paper_for(decisions, "А")
    told = facts(reviewed, known, number="1")
    composed = compose(paper, told, words())
    assert check_letter(composed, paper, told) == ()
    return outline(composed).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_a_reminder_says_whose_item_it_is_but_nothing_of_the_addressees_own() -> None:
    on = date(2025, 12, 17)
    told = letter(borne("филиалы", "1"), on=on)
    assert "В числе исполнителей указанного пункта – МБУ «Б».\nабзац | Напоминаем о приближении этого срока" in told
    assert "В числе исполнителей" not in letter(borne("библиотеки", "1"), on=on)


def test_of_several_items_each_bearer_is_named_with_his_own() -> None:
    plan = (borne("филиалы", "1"), borne("библиотеки, филиалы", "2"))
    told = letter(*plan, on=date(2025, 12, 17))
    assert "В числе исполнителей указанных пунктов – МБУ «Б» (пункты 1 и 2) и МБУ «А» (пункт 2)." in told
    late = letter(*plan, on=date(2025, 12, 23))
    assert "сведения об исполнении указанных пунктов от МБУ «Б» (пункты 1 и 2) и МБУ «А» (пункт 2) не пост" in late


def test_a_sentence_about_some_items_names_their_bearers_alone() -> None:
    plan = (borne("филиалы", "1"), borne("библиотеки", "2"))
    row = done("А", "2", date(2025, 12, 19), accepted_on=None, returned_on=date(2025, 12, 22), return_reason="нет акта")
    told = letter(*plan, on=date(2025, 12, 23), rows=(row,), kind=Kind.OVERDUE)
    assert "Сведения МБУ «А» об исполнении пункта 2 возвращены 22.12.2025" in told
    assert "сведения об исполнении пункта 1 от МБУ «Б» не поступили" in told


def test_the_reminder_of_an_event_and_a_joined_one_say_it_too() -> None:
    on = date(2025, 12, 17)
    held = letter(borne("филиалы", "1", "19.12.2025", event=True), on=on)
    assert "В числе исполнителей указанного пункта – МБУ «Б».\nабзац | Просим до" in held
    joined = letter(borne("филиалы", "1"), borne("библиотеки", "2", "до 12.12.2025"), on=on)
    assert "Одновременно напоминаем" in joined
    assert "В числе исполнителей пункта 1 – МБУ «Б»." in joined


def test_an_extract_names_each_with_his_items() -> None:
    plan = (borne("библиотеки", "1"), borne("библиотеки, филиалы", "2"), borne("филиалы", "3"))
    told = letter(*plan, on=SIGNED, known=EXTRACTS)
    assert "в части, касающейся МБУ «А» (пункты 1 и 2) и МБУ «Б» (пункты 2 и 3):" in told
    alike = letter(borne("библиотеки, филиалы", "1"), on=SIGNED, known=EXTRACTS)
    assert "в части, касающейся МБУ «А» и МБУ «Б»:" in alike


@pytest.mark.parametrize(
    ("performers", "part"), [("филиалы", " в части, касающейся МБУ «Б»"), ("библиотеки, филиалы", "")]
)
def test_what_stays_on_control_is_told_as_the_branchs_part_where_it_is(performers: str, part: str) -> None:
    closed = date(2025, 12, 23)
    own = replace(borne("библиотеки", "1", "до 12.12.2025"), closed_on=closed)
    rows = (done("А", "1", TERM),)
    told = letter(own, borne(performers, "2", "до 22.12.2025"), on=closed, rows=rows, kind=Kind.RELEASE, known=RELEASES)
    assert f"На контроле остаётся пункт 2 плана-графика (осмотр зданий № 2){part}, срок исполнения истёк" in told
