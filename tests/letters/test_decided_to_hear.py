"""«Решения»: a leader's decision to hear a performer is told, ends the proposal and is followed up (papers.md D)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.decided import rulings_told
from automation.letters.hearings import by_ripeness
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.messages.task_lines import task_lines
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.office import Acting, ActingList, Role, Ruling, RulingKind
from tests.support.compose_world import SETTINGS, book, done, facts, judged, lists_told, row, words
from tests.support.control_story import ORG, Story, item, notices, settings, small
from tests.support.told_days import paper_of, played

PLAN = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3), item("до 19.12.2025", "3", row=4))
HEARING = Ruling(
    decided_on=date(2025, 12, 24),
    decided_by="Глава Камфарин Е.Н.",
    kind=RulingKind.HEAR,
    items=("1",),
    code="ОБР",
    term=date(2025, 12, 26),
    basis="протокол № 11",
    row=2,
)
PROPOSED = "Предложение: рассмотреть на ближайшем оперативном совещании"


def followed(day: tuple[Review, Decisions]) -> list[str]:
    told = [n for n in day[1].waiting if n.kind is NoticeKind.RULING]
    return list(task_lines(told, several=False))


def test_the_measures_tell_the_decision_and_nobody_proposes_what_is_decided() -> None:
    before = played(small(plan=PLAN), 12, 15, 16, 23, 29)[-1]
    said = paper_of(before)
    assert f"{PROPOSED} вопрос об исполнении пунктов 1 и 3" in said
    decided = paper_of(played(small(plan=PLAN, rulings=(HEARING,)), 12, 15, 16, 23, 29)[-1])
    assert f"{PROPOSED} вопрос об исполнении пункта 3 " in decided
    assert (
        "решение Главы от 24.12.2025 (протокол № 11) – заслушать исполнителя по пункту 1 до 26.12.2025, св" in decided
    )
    heard = replace(HEARING, done_on=date(2025, 12, 25))
    said = paper_of(played(small(plan=PLAN, rulings=(heard,)), 12, 15, 16, 23, 29)[-1])
    assert "до 26.12.2025, пояснения заслушаны 25.12.2025" in said
    dated = replace(HEARING, basis="протокол от 24.12.2025 № 11")
    said = paper_of(played(small(plan=PLAN, rulings=(dated,)), 12, 15, 16, 23, 29)[-1])
    assert "решение Главы (протокол от 24.12.2025 № 11) – заслушать исполнителя" in said
    assert f"{PROPOSED} вопрос об исполнении пункта 3 " in said


@pytest.mark.parametrize(
    ("decided_by", "told"),
    [
        ("Камфарин Е.Н.", "решение Главы Администрации Аксайского городского поселения от 24.12.2025 (протокол № 11)"),
        ("Е.Н. Камфарин", "решение Главы Администрации Аксайского городского поселения от 24.12.2025"),
        ("Судакова Вера Павловна", "решение Судаковой В.П. от 24.12.2025"),
        ("совещание", "решение совещания от 24.12.2025"),
        ("Камфарин", "решение Камфарина от 24.12.2025"),
        ("КЧС", "решение от 24.12.2025"),
    ],
)
def test_a_decision_is_told_with_the_post_of_who_decided_also_where_the_clerk_wrote_the_name_alone(
    decided_by: str, told: str
) -> None:
    ruling = replace(HEARING, decided_by=decided_by)
    assert told in paper_of(played(small(plan=PLAN, rulings=(ruling,)), 12, 15, 16, 23, 29)[-1])


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (23, "решение Заменовой А.И. от 23.12.2025"),
        (24, "решение исполняющего обязанности Главы Администрации от 24.12.2025"),
    ],
)
def test_who_decided_is_named_by_the_post_he_held_on_that_day(day: int, told: str) -> None:
    """A deputy acts for the Head on 24 and 25 December; on 29 December a decision is told by the post of its day."""
    name, first, last = "Заменова Анна Ивановна", date(2025, 12, 24), date(2025, 12, 25)
    post = "Исполняющий обязанности Главы Администрации"
    acts = (Acting(role=Role.HEAD, post=post, name=name, since=first, until=last),)
    chosen = replace(SETTINGS, acting=ActingList(acting=acts))
    ruling = replace(HEARING, decided_by=name, decided_on=date(2025, 12, day), basis="")
    reviewed, _ = judged(small(plan=PLAN, rulings=(ruling,)), date(2025, 12, 29), None, chosen)
    ((_, said),) = rulings_told(reviewed.morning.verdicts, memo_of(reviewed.figures, facts(reviewed, chosen), words()))
    assert plain(said).replace("\u00a0", " ").startswith(told)


def test_a_decision_carried_out_before_the_term_or_about_another_settles_nothing_and_is_not_told() -> None:
    early = replace(HEARING, decided_on=date(2025, 12, 10), done_on=date(2025, 12, 11))
    for other in (early, replace(early, kind=RulingKind.OTHER), replace(HEARING, items=("2",))):
        said = paper_of(played(small(plan=PLAN, rulings=(other,)), 12, 15, 16, 23, 29)[-1])
        assert f"{PROPOSED} вопрос об исполнении пунктов 1 и 3" in said
        assert "заслушать исполнителя" not in said
        assert "решение Главы" not in said


@pytest.mark.parametrize("kind", [RulingKind.HEAR, RulingKind.OTHER])
def test_a_decision_of_the_eve_of_the_term_counts_until_its_day_and_is_told_as_long_as_it_is_not_marked(
    kind: RulingKind,
) -> None:
    eve = replace(HEARING, kind=kind, decided_on=date(2025, 12, 11), term=date(2026, 1, 12))
    for ruling, proposed in ((eve, False), (replace(eve, term=date(2025, 12, 24)), True)):
        said = paper_of(played(small(plan=PLAN, rulings=(ruling,)), 12, 15, 16, 23, 29)[-1])
        assert (f"{PROPOSED} вопрос об исполнении пунктов 1 и 3" in said) is proposed
        assert "решение Главы от 11.12.2025 (протокол № 11)" in said
    done_late = replace(eve, kind=RulingKind.OTHER, term=date(2025, 12, 16), done_on=date(2025, 12, 16))
    said = paper_of(played(small(plan=PLAN, rulings=(done_late,)), 12, 15, 16, 23, 29)[-1])
    assert "срок исполнения решения – 16.12.2025, исполнено 16.12.2025" in said


def test_a_hearing_decided_on_before_the_term_and_held_since_settles_it_and_is_told() -> None:
    early = replace(HEARING, decided_on=date(2025, 12, 11), term=date(2025, 12, 15))
    heard, before = replace(early, done_on=date(2025, 12, 15)), replace(early, done_on=date(2025, 12, 11))
    said = paper_of(played(small(plan=PLAN, rulings=(heard,)), 12, 15, 16, 23, 29)[-1])
    assert (
        f"{PROPOSED} вопрос об исполнении пунктов 1 и 3 плана-графика (МБУК «Образец»; по пункту 1 – повторно)" in said
    )
    assert "решение Главы от 11.12.2025 (протокол № 11) – заслушать исполнителя по пункту 1 до 15.12" in said
    assert "пояснения заслушаны 15.12.2025" in said
    lately = replace(early, decided_on=date(2025, 12, 11), term=date(2025, 12, 22), done_on=date(2025, 12, 22))
    said = paper_of(played(small(plan=PLAN, rulings=(lately,)), 12, 15, 16, 23, 29)[-1])
    assert f"{PROPOSED} вопрос об исполнении пункта 3 " in said, "five working days have not passed since"
    said = paper_of(played(small(plan=PLAN, rulings=(before,)), 12, 15, 16, 23, 29)[-1])
    assert f"{PROPOSED} вопрос об исполнении пунктов 1 и 3" in said


def test_who_was_heard_is_not_proposed_for_it_again_for_some_days_though_a_letter_went_out_after_the_hearing() -> None:
    one, fewer = (item("до 12.12.2025"),), settings(repeat_max=1)
    story = Story(fewer, sent=True)
    story.day(date(2025, 12, 16), small(plan=one))
    heard = replace(HEARING, decided_on=date(2025, 12, 15), term=None, done_on=date(2025, 12, 15))
    repeated, unmarked = replace(heard, kind=RulingKind.REPEAT), replace(heard, done_on=None)
    for ruling, day, left in ((heard, 22, 0), (repeated, 26, 1), (unmarked, 26, 1)):
        made = small(plan=one, rulings=(ruling,))
        reviewed, decisions = story.day(date(2025, 12, day), made, keep=False)
        assert len(notices(decisions, NoticeKind.PROPOSAL)) == left
        memo = " ".join(proposals(memo_of(reviewed.figures, facts(reviewed, fewer), words())))
        assert ("заслушать на оперативном совещании" in memo) is bool(left), "page and memo ask one rule"
    reviewed, decisions = story.day(date(2025, 12, 26), small(plan=one, rulings=(heard,)), keep=False)
    (page,) = notices(decisions, NoticeKind.PROPOSAL)
    assert page.text.endswith("предложить руководству повторно заслушать исполнителя")
    memo = " ".join(proposals(memo_of(reviewed.figures, facts(reviewed, fewer), words())))
    assert "повторно заслушать на оперативном совещании исполнителя" in memo


def test_a_hearing_without_a_day_is_awaited_as_long_in_the_memo_as_it_holds_the_letters() -> None:
    """Decided on 17.12 without «Срок», it holds letters until 24.12 (decision 0185), and the proposal as long."""
    made = small(plan=(item("до 12.12.2025"),), rulings=(replace(HEARING, term=None, decided_on=date(2025, 12, 17)),))
    proposed = []
    for day in (23, 24, 25):
        story = Story(sent=True)
        for on in (16, 18):
            story.day(date(2025, 12, on), small(plan=(item("до 12.12.2025"),)))
        story.mark(sent_on=date(2025, 12, 18))
        reviewed, _ = story.day(date(2025, 12, day), made, keep=False)
        proposed.append("заслушать на опер" in " ".join(proposals(memo_of(reviewed.figures, facts(reviewed), words()))))
    assert proposed == [False, False, True]


def test_a_decision_of_another_kind_is_told_as_made_and_no_meeting_is_proposed_before_it_can_be_marked() -> None:
    """A letter sent on the day after the decision, which had been written before it, does not undo it."""
    other = replace(HEARING, kind=RulingKind.OTHER, decided_on=date(2025, 12, 22), term=date(2026, 1, 12))
    for day, proposed in ((14, False), (15, True)):
        story = Story(sent=True)
        for on in (16, 22, 23):
            story.day(date(2025, 12, on), small(plan=PLAN[:2]))
        look = story.day(date(2026, 1, day), small(plan=PLAN[:2], rulings=(other,)), keep=False)
        assert len(notices(look[1], NoticeKind.PROPOSAL)) == proposed, "page and memo ask one rule"
        assert len(by_ripeness(memo_of(look[0].figures, facts(look[0]), words())).ripe) == proposed
        told = plain(lists_told(look[0].figures, facts(look[0]))).replace("\u00a0", " ")
        assert "; Ваше решение от 22.12.2025 (протокол № 11), срок исполнения решения – 12.01.2026" in told


def test_a_decision_of_another_kind_taken_on_the_eve_of_the_term_is_told_where_its_day_lies_behind_it() -> None:
    eve = replace(HEARING, kind=RulingKind.OTHER, decided_on=date(2025, 12, 11), term=date(2025, 12, 29))
    reviewed, _ = Story().day(date(2025, 12, 22), small(plan=PLAN[:2], rulings=(eve,)))
    told = plain(lists_told(reviewed.figures, facts(reviewed))).replace("\u00a0", " ")
    assert "; Ваше решение от 11.12.2025 (протокол № 11), срок исполнения решения – 29.12.2025" in told


def test_a_memo_tells_it_beside_what_is_owed() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    rows = (done("ОБР", "2", date(2025, 12, 25)),)
    said = paper_of(played(small(*rows, plan=plan, rulings=(HEARING,)), 12, 15, 16, 23, 29)[-1], Kind.COMPLETION)
    assert "Ваше решение от 24.12.2025 (протокол № 11) – заслушать исполнителя до 26.12.2025" in said


def test_a_memo_tells_its_reader_what_he_has_decided_be_his_name_short_or_in_full() -> None:
    plan, rows = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3)), (done("ОБР", "2", date(2025, 12, 25)),)
    for decided_by, told in (
        ("Камфарин Евгений Николаевич", "Ваше решение от 24.12.2025"),
        ("Глава Камфарин Евгений Николаевич", "Ваше решение от 24.12.2025"),
        ("Заместитель главы Судакова Вера Павловна", "решение заместителя главы от 24.12.2025"),
    ):
        ruling = replace(HEARING, decided_by=decided_by)
        day = played(small(*rows, plan=plan, rulings=(ruling,)), 12, 15, 16, 23, 29)[-1]
        assert f"; {told} (протокол № 11) – заслушать" in paper_of(day, Kind.COMPLETION)


def test_a_hearing_nobody_held_in_time_stands_with_its_item_and_is_left_out_once_that_is_done() -> None:
    """Item 1 has been executed since; the performer owes item 2, about which letters went out after the decision."""
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 29.12.2025", "3", row=4))
    late = done("ОБР", "1", date(2025, 12, 25))

    def memo(ruling: Ruling) -> str:
        story, made = Story(sent=True), small(plan=plan, rulings=(ruling,))
        for on in (date(2025, 12, 16), date(2025, 12, 23)):
            story.day(on, made)
        return paper_of(story.day(date(2026, 1, 12), small(late, plan=plan, rulings=(ruling,))), Kind.COMPLETION)

    decided, told = replace(HEARING, decided_on=date(2025, 12, 22)), "Ваше решение от 22.12.2025 (протокол № 11) – "
    of_what_is_done = memo(decided)
    assert "после направления писем: МБУК «Образец» (пункт 2);" in of_what_is_done
    assert "Ваше решение" not in of_what_is_done, "nobody is heard any more about what he has executed (decision 0300)"
    ahead = replace(decided, term=date(2026, 1, 20))
    ahead_about_one = memo(ahead)
    assert f"учесть {told}заслушать исполнителя до 20.01.2026 (пункт 1 – МБУК " in ahead_about_one
    of_what_is_owed = memo(replace(decided, items=("2",)))
    assert (
        f"{told}заслушать исполнителя по пункту 2 до 26.12.2025, сведений об исполнении решения нет." in of_what_is_owed
    )
    assert "после направления писем" in ahead_about_one, "nothing is decided about item 2 (decision 0322)"
    awaited = memo(replace(decided, items=("2",), term=date(2026, 1, 20)))
    assert "после направления писем" not in awaited


def test_a_decision_names_its_item_where_the_line_is_about_others_too() -> None:
    reviewed, _ = judged(small(plan=PLAN, rulings=(HEARING,)), date(2025, 12, 29))
    memo, (first, _, third) = memo_of(reviewed.figures, facts(reviewed), words()), reviewed.morning.verdicts
    beside = [rulings_told(mine, memo)[0][1] for mine in ((first,), (first, third))]
    assert [" – заслушать исполнителя до 26.12" in said for said in beside] == [True, False]
    assert " – заслушать исполнителя по пункту 1 до 26.12.2025" in beside[1].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("kind", "told"), [(RulingKind.HEAR, "заслушать"), (RulingKind.REPEAT, "повторить"), (RulingKind.OTHER, "иное")]
)
def test_its_day_is_followed_up_until_it_is_marked(kind: RulingKind, told: str) -> None:
    made = small(plan=PLAN, rulings=(replace(HEARING, kind=kind),))
    days = played(made, 12, 16, 23, 25, 26, 29)
    line = f"МБУК «Образец»: решение от 24.12.2025 – {told} до 26.12.2025 (п. 1): исполнено ли, отметить в «Исполнено»"
    assert [followed(day) for day in days] == [[], [], [], [], [line], [line]]
    marked = small(plan=PLAN, rulings=(replace(HEARING, kind=kind, done_on=date(2025, 12, 26)),))
    assert not followed(played(marked, 29)[-1])
    closed = small(done("ОБР", "1", date(2025, 12, 25)), plan=PLAN, rulings=(replace(HEARING, kind=kind),))
    assert not followed(played(closed, 29)[-1])


def test_a_decision_about_everybody_is_one_line() -> None:
    made = book(plan=PLAN, performers=(ORG, replace(ORG, code="ДРУГ")))
    ruled = replace(made, rulings=(replace(HEARING, code="", items=()),))
    assert followed(played(ruled, 29)[-1]) == [
        "решение от 24.12.2025 – заслушать до 26.12.2025 (п. 1–3): исполнено ли, отметить в «Исполнено»"
    ]


def test_extensions_and_closings_are_not_followed_up() -> None:
    waiting = row("ОБР", "1")
    for kind in (RulingKind.EXTEND, RulingKind.CLOSE):
        assert not followed(played(small(waiting, plan=PLAN, rulings=(replace(HEARING, kind=kind),)), 29)[-1])
