"""What was changed after its acceptance is proposed to be taken off control by no memo, until somebody has decided."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from automation.model.report import StatusRow
from automation.model.standing import Standing
from automation.reports.discipline import proposal
from tests.support.compose_world import book, done, facts, outline, row, words
from tests.support.control_story import ORG, Story, item

TERM, MEMO = date(2025, 12, 12), date(2025, 12, 15)
BRANCH = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3)
ARCHIVE = replace(ORG, code="АРХ", organisation="МБУ «Архив»", row=4)
PLAN = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
BOTH = tuple(done(code, "2", TERM) for code in ("ОБР", "ФИЛ", "АРХ"))
ACCEPTED = done("ОБР", "1", TERM)
CHANGED = replace(ACCEPTED, evidence="другой приказ")
AGAIN = replace(CHANGED, accepted_on=MEMO)


def proposed(line: StatusRow, *others: StatusRow) -> str:
    """Play the acceptance and the memo with this row; return what the memo proposes."""
    story, people = Story(sent=True), (ORG, BRANCH, ARCHIVE)
    for on, mine in ((TERM, ACCEPTED), (MEMO, line)):
        reviewed, _ = story.day(on, book(mine, *others, *BOTH, plan=PLAN, performers=people))
    made = proposals(memo_of(reviewed.figures, facts(reviewed, number="1"), words()))
    return plain("; ".join(made)).replace("\u00a0", " ").replace("*) ", "")


SECOND = "снять с контроля пункт 2 плана-графика"
OTHERS = (done("ФИЛ", "1", TERM), done("АРХ", "1", TERM))


@pytest.mark.parametrize(
    ("line", "others", "said"),
    [
        (ACCEPTED, OTHERS, "снять распоряжение с контроля"),
        (AGAIN, OTHERS, "снять распоряжение с контроля"),
        (
            CHANGED,
            OTHERS,
            f"{SECOND}; снять с контроля пункт 1, за исключением части, касающейся МБУК «Образец»",
        ),
        (
            CHANGED,
            (OTHERS[0], row("АРХ", "1")),
            f"{SECOND}; снять с контроля пункт 1 в части, касающейся МБУ «Филиал»; оставить на контроле пункт 1 (",
        ),
    ],
)
def test_a_memo_frees_the_others_of_an_item_and_never_whose_report_was_changed(
    line: StatusRow, others: tuple[StatusRow, ...], said: str
) -> None:
    told = proposed(line, *others)
    assert told.startswith(said)
    decide = "оставить на контроле до рассмотрения представленных сведений: пункт 1 – МБУК «Образец»"
    assert (decide in told) is (line is CHANGED)


def test_a_supplement_frees_whom_the_memo_has_kept_so_as_soon_as_his_report_is_accepted_anew_or_restored() -> None:
    for line, accepted in ((AGAIN, "15.12.2025"), (ACCEPTED, "12.12.2025")):
        story = Story(sent=True)
        for on, mine in ((TERM, ACCEPTED), (MEMO, CHANGED), (date(2025, 12, 16), line), (date(2026, 1, 12), line)):
            made = book(mine, row("АРХ", "1"), *BOTH, plan=PLAN, performers=(ORG, ARCHIVE))
            reviewed, decisions = story.day(on, made)
            told = [p for p in decisions.papers if p.kind is Kind.SUPPLEMENT]
            assert bool(told) is (on == date(2025, 12, 16)), "it is told once"
            if told:
                said = outline(compose(told[0], facts(reviewed, number="2"), words())).replace("°", " ")
        assert (
            f"МБУК «Образец» исполнило в своей части пункт 1 плана-графика 12.12.2025, сведения приняты {accepted}."
            in said
        )
        assert "Предлагаю снять с контроля пункт 1 плана-графика в части, касающейся МБУК «Образец»." in said


def test_the_table_proposes_to_consider_a_report_that_was_changed_after_its_acceptance() -> None:
    story = Story(sent=True)
    for on, mine in ((TERM, ACCEPTED), (MEMO, CHANGED)):
        reviewed, _ = story.day(on, book(mine, plan=PLAN[:1], performers=(ORG,)))
    (verdict,) = reviewed.morning.verdicts
    assert (verdict.standing, proposal(verdict)) == (Standing.MET, "рассмотреть сведения")
