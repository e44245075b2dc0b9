"""A deputy is named for what he executed himself, and not for what his predecessor did (decision 0141)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.memos import supplement_due
from automation.control.review import Review
from automation.letters.cases import performer_genitive
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.report import Book, Performer, Relation
from automation.model.reported import Snapshot
from automation.model.told_facts import facts_of
from tests.support.compose_world import appendix_told, book, done, facts
from tests.support.control_story import ORG, Story, item

DEPUTY = replace(
    ORG, code="ЗАМ", relation=Relation.OFFICE, organisation="", post="Заместитель главы", name="Ильин Пётр Львович"
)
NEXT = replace(DEPUTY, name="Белова Анна Сергеевна")
MARKS = str.maketrans(dict.fromkeys("\ue000\ue001\ue002", ""))


def dec(day: int) -> date:
    return date(2025, 12, day)


def made(who: Performer, executed: int = 15) -> Book:
    rows = done("ЗАМ", "1", dec(executed)), done("ОБР", "1", dec(12))
    return book(*rows, plan=(item("до 12.12.2025"), item("до 30.01.2026", "2", row=3)), performers=(who, ORG))


def judged(who: Performer, *known: tuple[int, Performer], executed: int = 15) -> Review:
    """The day of 24.12, the office having written справки on the ``known`` days under these."""
    story = Story()
    snapshots = []
    for day, holder in known:
        reviewed, _ = story.day(dec(day), made(holder, executed), keep=False)
        snapshots.append(Snapshot(kind=Kind.PROGRESS, day=dec(day), facts=facts_of(reviewed.figures)))
    story.history = replace(story.history, snapshots=tuple(snapshots))
    return story.day(dec(24), made(who, executed), keep=False)[0]


def told(who: Performer, *known: tuple[int, Performer], executed: int = 15) -> str:
    """The mark of item 1 in a memo of that day."""
    reviewed = judged(who, *known, executed=executed)
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=reviewed.figures.order.id,
        day=dec(24),
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    known_facts = facts(reviewed, number="1")
    return appendix_told(reviewed.figures, known_facts, memo).rows[0].mark.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("known", "named"),
    [
        ([], "Белова А.С."),
        ([(13, DEPUTY), (22, DEPUTY)], "Ильин П.Л."),
        ([(22, DEPUTY)], "Ильин П.Л."),
        ([(13, NEXT), (22, NEXT)], "Белова А.С."),
        ([(13, DEPUTY), (22, NEXT)], "Заместитель главы"),
        ([(13, DEPUTY)], "Заместитель главы"),
    ],
)
def test_who_held_the_post_on_that_day_is_named_and_nobody_where_it_is_not_known(
    known: list[tuple[int, Performer]], named: str
) -> None:
    assert f"{named} – исполнено 15.12.2025, с нарушением срока" in told(NEXT, *known)


def test_who_stood_for_a_village_on_that_day_is_named() -> None:
    elder = replace(NEXT, organisation="деревня Осиновка", stands_for="Староста деревни Осиновка")
    before = replace(elder, name="Ильин Пётр Львович")
    assert "Староста деревни Осиновка Ильин П.Л. – исполнено 15.12.2025" in told(elder, (22, before))


def test_a_former_holder_is_declined_by_his_own_name_and_not_by_the_cells_of_the_present_one() -> None:
    present = replace(NEXT, sex="ж", name_dative="Беловой А.С.", post_dative="Заместителю", salutation="Уважаемая")
    verdicts = judged(present, (13, DEPUTY), (22, DEPUTY)).morning.verdicts
    (former,) = (v.performer for v in verdicts if v.performer.code == "ЗАМ" and v.item.number == "1")
    assert performer_genitive(former) == "Ильина П.Л."
    assert (former.name_dative, former.post_dative, former.salutation) == ("", "", "")


def test_a_unit_and_another_post_of_the_same_code_are_no_former_holders() -> None:
    other = replace(DEPUTY, post="Начальник отдела")
    assert "Белова А.С." in told(NEXT, (22, other))
    assert "МБУК «Образец» – исполнено 12.12.2025" in told(NEXT, (22, DEPUTY))


def test_a_snapshot_remembers_the_present_holder_or_nobody() -> None:
    story = Story()
    first, _ = story.day(dec(22), made(DEPUTY), keep=False)
    before = Snapshot(kind=Kind.COMPLETION, day=dec(22), facts=facts_of(first.figures))
    story.history = replace(story.history, snapshots=(before,))
    reviewed, _ = story.day(dec(24), made(NEXT), keep=False)
    assert facts_of(reviewed.figures)["performers"]["ЗАМ"] == "Заместитель главы|Белова Анна Сергеевна"
    assert not supplement_due(reviewed.morning, reviewed.figures)
    alone = book(done("ЗАМ", "1", dec(15)), plan=(item("до 12.12.2025"),), performers=(NEXT,))
    reviewed, _ = story.day(dec(24), alone, keep=False)
    assert facts_of(reviewed.figures)["performers"] == {}, "nothing is left to the present holder"
