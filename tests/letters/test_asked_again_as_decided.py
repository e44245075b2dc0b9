"""Who only agreed is asked once, and once more where a leader has decided so («повторить»)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.office import Ruling, RulingKind
from automation.model.report import Relation, StatusRow
from tests.support.compose_world import done, facts, outline, words
from tests.support.control_story import ORG, Story, item, settings, small, to

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
FIRST = item("до 23.12.2025", text="Разместить объявление")
LATER = item("до 30.01.2026", "2", text="Снять плакат", row=3)
DECIDED = Ruling(
    decided_on=date(2025, 12, 25), decided_by="Глава", kind=RulingKind.REPEAT, items=("1",), code="ОБР", row=2
)


def letters(
    *days: date, rulings: tuple[Ruling, ...] = (DECIDED,), rows: tuple[StatusRow, ...] = (), memo: bool = False
) -> dict[date, str]:
    """Return the letters of these days; the first one went out on 19.12."""
    plan, story, asked = (FIRST,) if memo else (FIRST, LATER), Story(settings(remind_days=(2,)), sent=True), {}
    story.day(date(2025, 12, 19), small(plan=plan, performer=AGREED))
    nineteenth = date(2025, 12, 19)
    story.mark(state=PaperState.SENT, signed_on=nineteenth, sent_on=nineteenth, registered="К-17 от 19.12.2025")
    story.day(date(2025, 12, 24), small(plan=plan, performer=AGREED))
    for on in days:
        reviewed, decisions = story.day(on, small(*rows, plan=plan, performer=AGREED, rulings=rulings))
        if paper := to(decisions, "ОБР"):
            known = facts(reviewed, number="1")
            letter = compose(paper, known, words())
            assert paper.signer != "second"
            assert check_letter(letter, paper, known) == ()
            asked[on] = outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))
    return asked


@pytest.mark.parametrize("memo", [False, True])
def test_a_decision_to_write_again_lets_one_more_letter_go(*, memo: bool) -> None:
    days = [date(2025, 12, n) for n in (25, 26, 29, 30)] + [date(2026, 1, 12)]
    told = letters(*days, memo=memo)
    assert list(told) == [date(2025, 12, 25)]
    (said,) = told.values()
    assert "ранее запрашивались письмом от 19.12.2025 № К-17, ответ не получен." in said


def test_nobody_is_asked_again_whom_no_open_decision_is_about_or_who_has_reported() -> None:
    days = date(2025, 12, 25), date(2025, 12, 29)
    for ruling in (
        replace(DECIDED, done_on=date(2025, 12, 25)),
        replace(DECIDED, items=("2",)),
        replace(DECIDED, kind=RulingKind.OTHER),
        replace(DECIDED, decided_on=date(2025, 12, 18)),
    ):
        assert not letters(*days, rulings=(ruling,))
    claim = done("ОБР", "1", date(2025, 12, 23), accepted_on=None, accepted_by="")
    assert not letters(*days, rows=(claim,))
