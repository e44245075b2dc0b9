"""A supplement tells which decisions were carried out since the memo, and of what a letter was repeated."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import StatusRow
from tests.letters.test_heard_since_the_memo import ASKED, MEMO, NEXT, made
from tests.support.compose_world import done, facts, outline, paper_for, words
from tests.support.control_story import Story

HEARING = Ruling(
    decided_on=date(2025, 12, 30),
    decided_by="Глава",
    kind=RulingKind.HEAR,
    items=("1",),
    code="ЗАМ",
    done_on=date(2026, 1, 9),
    basis="протокол № 3",
)


HERS = "шаг | Мельник Р.И. – по пункту 1 плана-графика"
HEARD, DECIDED = f"{HERS} пояснения заслушаны", "Главы от 30.12.2025 (протокол № 3)"
EARLIER = {"decided_on": date(2025, 12, 24), "done_on": date(2025, 12, 26)}  # before the memo, and entered after it


@pytest.mark.parametrize(
    ("ruling", "said"),
    [
        (HEARING, f"{HEARD} 09.01.2026 по решению {DECIDED}, сведения об исполнении не поступили"),
        (replace(HEARING, **EARLIER), f"{HEARD} 26.12.2025 по решению Главы от 24.12.2025 ("),
        (replace(HEARING, kind=RulingKind.REPEAT), f"{HERS} решение {DECIDED} исполнено 09.01.2026"),
        (
            replace(HEARING, kind=RulingKind.REPEAT, decided_on=date(2025, 12, 24), done_on=MEMO),
            f"{HERS} обращение повторено 29.12.2025 по решению Главы от 24.12.2025 (",  # a letter of that day
        ),
        (
            replace(HEARING, kind=RulingKind.OTHER, code="АВТ"),
            f"в части, порученной мне, по пункту 1 плана-графика решение {DECIDED} исполнено 09.01.2026",
        ),
        (
            replace(HEARING, kind=RulingKind.OTHER, code=""),
            f"шаг | по пункту 1 плана-графика решение {DECIDED} исполнено 09.01.2026",
        ),
    ],
)
def test_a_decision_carried_out_that_the_memo_did_not_know_is_told_once(ruling: Ruling, said: str) -> None:
    story, later = Story(sent=True), date(2026, 1, 20)
    for on in (ASKED, MEMO):
        story.day(on, made())
    for on in (NEXT, later):
        rows = (
            done("ОБР", "9", MEMO, accepted_on=NEXT),
            *((done("АВТ", "9", MEMO, accepted_on=later),) if on == later else ()),
        )
        reviewed, decisions = story.day(on, replace(made(*rows), rulings=(ruling,)))
        letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
        text = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
        assert text.count(said) == (1 if on == NEXT else 0), text


def test_a_decision_to_write_again_is_not_told_of_who_has_executed_the_item_before_any_letter() -> None:
    story, decided = Story(sent=True), replace(HEARING, kind=RulingKind.REPEAT)
    for on in (ASKED, MEMO):
        story.day(on, made())
    rows = (done("ЗАМ", "1", MEMO, accepted_on=NEXT),)
    reviewed, decisions = story.day(NEXT, replace(made(*rows), rulings=(decided,)))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    assert "Мельник" in outline(letter)
    assert "решени" not in outline(letter)


def test_who_was_heard_is_told_though_his_report_has_been_accepted_since() -> None:
    story, said = Story(sent=True), f"по пункту 1 плана-графика пояснения заслушаны 09.01.2026 по решению {DECIDED}"
    for on in (ASKED, MEMO):
        story.day(on, made())
    rows: tuple[StatusRow, ...] = (done("ЗАМ", "1", MEMO, accepted_on=NEXT),)
    for on in (NEXT, date(2026, 1, 20)):
        rows = rows if on == NEXT else (*rows, done("АВТ", "9", MEMO, accepted_on=on))
        reviewed, decisions = story.day(on, replace(made(*rows), rulings=(HEARING,)))
        letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
        text = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
        assert text.count(said) == (1 if on == NEXT else 0), text


def test_a_decision_that_the_memo_told_as_carried_out_is_not_told_again() -> None:
    story, told = Story(sent=True), replace(HEARING, kind=RulingKind.OTHER, **EARLIER)
    for on in (ASKED, MEMO):
        story.day(on, replace(made(), rulings=(told,)))
    reviewed, decisions = story.day(NEXT, replace(made(done("ОБР", "9", MEMO, accepted_on=NEXT)), rulings=(told,)))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    assert "решение" not in outline(letter)


def test_a_memo_of_an_earlier_version_knew_what_was_carried_out_before_its_day() -> None:
    story = Story(sent=True)
    for on in (ASKED, MEMO):
        story.day(on, made())
    older = [
        {
            **s.facts,
            "reported": {k: {n: v for n, v in r.items() if n != "decided"} for k, r in s.facts["reported"].items()},
        }
        for s in story.history.snapshots
    ]
    kept = tuple(replace(s, facts=facts) for s, facts in zip(story.history.snapshots, older, strict=True))
    for held, told in ((date(2025, 12, 26), False), (date(2026, 1, 9), True)):
        story.history = replace(story.history, snapshots=kept)
        ruling = replace(HEARING, decided_on=date(2025, 12, 24), done_on=held)
        workbook = replace(made(done("ОБР", "9", MEMO, accepted_on=NEXT)), rulings=(ruling,))
        reviewed, decisions = story.day(NEXT, workbook, keep=False)
        letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
        assert ("заслушан" in outline(letter)) is told
