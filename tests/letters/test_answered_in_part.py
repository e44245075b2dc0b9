"""A line of a справка says which letters to a performer have no answer, where another beside them has its own."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.answers_told import answered_in_part
from automation.letters.composing import compose
from automation.letters.letter_facts import Facts, memo_of
from automation.letters.letters_told import no_reply
from automation.letters.marks import plain
from automation.model.control import Entry
from automation.model.kinds import REPEATED
from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.report import Book, Relation, State
from tests.support.compose_world import done, facts, lists_told, outline, row, words
from tests.support.control_story import ORG, Story, item, occasions, small, to

PLAN = (item("до 12.12.2025"), item("до 24.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
MADE = small(row("ОБР", "2", state=State.IN_WORK), plan=PLAN)
HEARD = Ruling(
    decided_on=date(2025, 12, 24), decided_by="Глава", kind=RulingKind.HEAR, items=("1",), done_on=date(2025, 12, 29)
)
PROMISED = PhoneCall(day=date(2025, 12, 29), code="ОБР", items=("1",), promised_on=date(2026, 1, 20))
COUNTED = "направлены письма, последнее – от 26.12.2025 (ответ, вх. от 29.12.2025 № 579: закончат 19 января)"


def lettered() -> Story:
    """Return the story after the letters of 16, 23 (item 1) and 26 December (item 2)."""
    story = Story(sent=True)
    for day in (16, 23, 26):
        story.day(date(2025, 12, day), MADE)
    return story


def told(
    answered: int | None, made: Book = MADE, *, second: date = date(2025, 12, 25), besides: tuple[int, ...] = ()
) -> str:
    """Return the lists after letters of 16, 23 (item 1) and 26 December (item 2); one of them has its answer.

    The ``second`` day is the one by which the letter of 23 December asks. Of item 2 others have asked ``besides``.
    """
    reviewed, _ = lettered().day(date(2026, 1, 15), made, keep=False)
    known = facts(reviewed)
    last = next(e for e in known.entries if e.day == date(2025, 12, 26))
    days = (date(2025, 12, n) for n in besides)
    others = (replace(last, key=f"{day}", day=day, sent_on=day, registered=f"{day:%d.%m.%Y}") for day in days)
    known = _answered(replace(known, entries=(*known.entries, *others)), answered)
    asked = (replace(e, respond_by=second, answers={}) if e.day == date(2025, 12, 23) else e for e in known.entries)
    known = replace(known, entries=tuple(asked))
    return plain(lists_told(reviewed.figures, known, running=True)).replace("\u00a0", " ")


def _answered(known: Facts, day: int | None) -> Facts:
    answer = "вх. от 29.12.2025 № 579: закончат 19 января"
    entries = (replace(e, answer=answer) if day and e.day == date(2025, 12, day) else e for e in known.entries)
    return replace(known, entries=tuple(entries))


def test_an_answer_about_one_item_does_not_hide_that_letters_about_another_stayed_without() -> None:
    assert told(26).endswith(
        "не поступили сведения по пункту 1 (срок – 12.12.2025); на письма от 16.12.2025 и от "
        "23.12.2025 (пункт 1) ответа нет; на письмо от 26.12.2025 (пункт 2) получен ответ (вх. от 29.12.2025 № 579): "
        "закончат 19 января"
    )


def test_the_letter_of_a_row_that_is_the_answer_told_beside_it_is_told_once() -> None:
    agreed = replace(small(plan=PLAN).performers[0], relation=Relation.BY_AGREEMENT)
    line = row("ОБР", "1", state=State.IN_WORK, reason="нет бригады", incoming="29.12.2025 № 579")
    story = Story(sent=True)
    for day in (15, 17):
        story.day(date(2025, 12, day), small(row("ОБР", "1"), plan=PLAN, performer=agreed))
    reviewed, _ = story.day(date(2025, 12, 30), small(line, plan=PLAN, performer=agreed), keep=False)
    known = facts(reviewed)

    def told(answer: str) -> str:
        entries = tuple(replace(e, answer=answer) for e in known.entries)
        return plain(lists_told(reviewed.figures, replace(known, entries=entries), running=True)).replace("\u00a0", " ")

    said, letter = (
        "продолжается исполнение пункта 1 (срок – 12.12.2025, {}причина – нет бригады)",
        "вх. от 29.12.2025 № 579",
    )
    assert said.format(f"{letter}, ") in told("")
    assert said.format(f"{letter}, ") in told("вх. от 18.12.2025 № 560")
    once = told(letter)
    assert said.format("") in once
    assert f"получен ответ ({letter})" in once


@pytest.mark.parametrize(("day", "spoken"), [(15, ""), (24, "письменного ")])
def test_who_has_spoken_by_telephone_since_a_letter_has_left_it_without_a_written_answer(day: int, spoken: str) -> None:
    call = PhoneCall(day=date(2025, 12, day), code="ОБР", items=("1",), said="техника занята, трубы очистят")
    made = replace(MADE, calls=(call,))
    in_vain = f"на письма от 16.12.2025 и от 23.12.2025 (пункт 1) {spoken}ответа нет; на письмо от 26.12.2025 (пункт 2)"
    assert in_vain in told(26, made)
    reviewed, _ = lettered().day(date(2026, 1, 15), made, keep=False)
    memo = memo_of(reviewed.figures, facts(reviewed), words())
    owed = reviewed.morning.verdicts
    letters = (e for e in memo.facts.entries if e.day == date(2025, 12, 16))
    assert [said for e in letters if (said := no_reply(e, owed, memo))] == [f"{spoken}ответа нет"]


def test_a_call_after_something_was_written_is_no_answer_to_the_letter_before() -> None:
    call = PhoneCall(day=date(2025, 12, 24), code="ОБР", items=("1",), said="техника занята, трубы очистят")
    wrote = row("ОБР", "1", state=State.IN_WORK, incoming="22.12.2025 № 570")
    reviewed, _ = lettered().day(date(2026, 1, 15), replace(small(wrote, plan=PLAN), calls=(call,)), keep=False)

    def about(paper: Entry) -> set[tuple[str, str]]:
        return {o.code_and_item for o in paper.occasions if o.kind in REPEATED}

    spoken = {e.day.day: bool(facts(reviewed).spoken(e)) for e in facts(reviewed).entries if ("ОБР", "1") in about(e)}
    assert spoken == {16: False, 23: True}


def test_an_answer_to_one_letter_is_not_told_of_another_item_whose_letter_still_waits() -> None:
    reviewed, _ = lettered().day(date(2025, 12, 29), small(plan=PLAN), keep=False)
    known = _answered(facts(reviewed), 16)
    known = replace(known, entries=tuple(e for e in known.entries if e.day != date(2025, 12, 23)))
    assert (
        plain(lists_told(reviewed.figures, known, running=True))
        .replace("\u00a0", " ")
        .endswith(
            "; направлены письма: по пункту 1 – от 16.12.2025 (ответ, вх. от 29.12.2025 № 579: закончат 19 января), "
            "по пунктам 1 и 2 – от 26.12.2025"
        )
    )


@pytest.mark.parametrize(("alone", "spoken"), [(True, [16, 23]), (False, [])])
def test_an_answer_to_a_letter_about_other_items_is_nothing_that_was_written(alone: bool, spoken: list[int]) -> None:
    """A записка about item 3 had «ответа нет», as its performer had answered one about item 7 before he called."""
    call = PhoneCall(day=date(2025, 12, 30), code="ОБР", items=("1",), said="техника занята, трубы очистят")
    story = Story(sent=True)
    *_, last = (story.day(date(2025, 12, day), MADE)[1].papers for day in (16, 23, 26))
    again = {"again": ()} if alone else {}  # the letter asks for item 2, and again for item 1
    story.mark(last, answer="вх. от 29.12.2025 № 579: закончат 19 января", **again)
    reviewed, _ = story.day(date(2026, 1, 15), replace(MADE, calls=(call,)), keep=False)
    known = facts(reviewed)
    assert [e.day.day for e in known.entries if known.spoken(e)] == spoken


def test_where_no_letter_has_an_answer_the_line_names_the_last_and_says_so() -> None:
    """Item 2 is in work, as its performer had reported before the letter: he has not answered that one."""
    assert told(None).endswith("; направлены письма, последнее – от 26.12.2025, ответа нет")


@pytest.mark.parametrize("made", [replace(MADE, rulings=(HEARD,)), replace(MADE, calls=(PROMISED,))])
def test_who_has_spoken_of_one_item_since_the_letters_has_left_only_that_about_the_other_unanswered(made: Book) -> None:
    said = told(None, made)
    assert "; по пункту 1 направлены письма от 16.12.2025 и от 23.12.2025; на письмо от 26.12.2025 (пункт 2) о" in said
    assert said.count("ответа нет") == 1


def test_no_answer_is_missed_before_its_day_or_of_who_has_spoken_otherwise() -> None:
    one = "; на письмо от 16.12.2025 (пункт 1) ответа нет; по пункту 1 направлено письмо от 23.12.2025; на письмо от 26"
    assert one in told(26, second=date(2026, 1, 20))
    assert told(26, replace(MADE, rulings=(HEARD,))).count("ответа нет") == 0
    assert COUNTED in told(26, replace(MADE, calls=(PROMISED,)))


def test_no_letter_is_called_the_last_where_the_same_sentence_names_a_later_one() -> None:
    """The others have asked again for item 1 as well: so many letters in vain are named by their item."""
    among = "; направлены письма, в том числе от 23.12.2025; на письма по пункту 1 ответа нет; на письмо от 26"
    assert among in told(26, besides=(3, 4, 5))
    assert "; направлены письма, последнее – от 30.12.2025; на письма по пунктам 1 и 2 о" in told(
        26, besides=(3, 4, 30)
    )


def test_an_answer_that_is_entered_for_another_item_is_told_as_about_that_one() -> None:
    elsewhere = done("ОБР", "3", date(2025, 12, 29), incoming="579 от 29.12.2025")
    entered = replace(MADE, rows=(*MADE.rows, elsewhere))
    assert told(26, entered).endswith(
        "; направлены письма, последнее – от 26.12.2025 (ответ по пункту 3, вх. от 29.12.2025 № 579), "
        "по пунктам 1 и 2 ответа нет"
    )


def test_a_letter_that_is_called_unanswered_is_named_with_all_that_it_asked_for_and_is_still_missing() -> None:
    """Of item 2, sent back after its last letter, no third one is written: the letter of 26.12 has asked for it."""
    plan, story = (item("до 24.12.2025"), item("до 12.12.2025", "2", row=3)), Story(sent=True)
    claim = done("ОБР", "2", date(2025, 12, 24), accepted_on=None, accepted_by="", incoming="24.12.2025 № 9")
    back = replace(claim, returned_on=date(2025, 12, 25), return_reason="приказ не подписан")
    for day, rows in ((16, ()), (23, ()), (24, (claim,)), (26, (back,))):
        story.day(date(2025, 12, day), small(*rows, plan=plan))
    reviewed, decisions = story.day(date(2026, 1, 14), small(back, plan=plan))
    later = to(decisions, "ОБР")
    assert later is not None
    assert occasions(later) == [("overdue", "ОБР", "1", 2)]
    said = outline(compose(later, facts(reviewed, number="9"), words())).replace("°", " ")
    assert "от 26.12.2025 (по пунктам 1 и 2) оставлено без ответа. По состоянию на 14.01.2026 сведения" in said


def test_a_letter_in_vain_is_told_with_what_was_sent_back_before_it_and_the_letters_stand_by_their_days() -> None:
    """Item 1 was answered once and sent back; the letter of 26.12 asks for it again, and for item 2 as well."""
    plan, story = (item("до 15.12.2025"), item("до 24.12.2025", "2", row=3)), Story(sent=True)
    claim = done("ОБР", "1", date(2025, 12, 17), accepted_on=None, accepted_by="", incoming="23.12.2025 № 9")
    back = replace(claim, returned_on=date(2025, 12, 25), return_reason="акт не подписан")
    story.day(date(2025, 12, 17), small(plan=plan))
    story.mark(answer="вх. № 9 от 23.12.2025")
    story.day(date(2025, 12, 24), small(claim, plan=plan), keep=False)
    story.day(date(2025, 12, 26), small(back, plan=plan))
    reviewed, _ = story.day(date(2026, 1, 15), small(back, plan=plan), keep=False)
    assert (
        plain(lists_told(reviewed.figures, facts(reviewed), running=True))
        .replace("\u00a0", " ")
        .endswith(
            "причина – акт не подписан); на письмо от 17.12.2025 (пункт 1) получен ответ (вх. от 23.12.2025 № 9); "
            "на письмо от 26.12.2025 (пункты 1 и 2) ответа нет"
        )
    )


MONTHLY = (item("ежемесячно до 5 числа", text="Представлять сведения о выездах"), item("до 27.02.2026", "2", row=3))


def of_reports(said: str = "") -> str:
    """Return the lists of 16 February: of the report due on 5 January nothing came, the next one came by № 448.

    The letter about the first one has № 448 for its answer, which says ``said``.
    """
    story, came = Story(sent=True), done("ОБР", "1", date(2026, 2, 3), control_date=date(2026, 2, 5))
    came = replace(came, incoming="448 от 03.02.2026", accepted_on=date(2026, 2, 4))
    story.day(date(2026, 1, 14), small(row("ОБР", "1"), plan=MONTHLY))
    story.mark(answer=f"вх. № 448 от 03.02.2026{said}")
    story.day(date(2026, 2, 4), small(came, plan=MONTHLY), keep=False)
    reviewed, _ = story.day(date(2026, 2, 16), small(came, plan=MONTHLY), keep=False)
    return plain(lists_told(reviewed.figures, facts(reviewed), running=True)).replace("\u00a0", " ")


def test_an_answer_that_has_brought_the_report_of_another_date_is_told_as_that_one() -> None:
    letter = "– со сроком 05.01.2026 (пункт 1); направлено письмо от 14.01.2026"
    told = f"{letter}, получен ответ (вх. от 03.02.2026 № 448): представлены сведения со сроком 05.02.2026"
    assert told in of_reports()
    said = of_reports(": за ноябрь выездов не было")
    assert f"{letter}, получен ответ (вх. от 03.02.2026 № 448): за ноябрь выездов не было" in said


def test_a_line_about_one_item_names_it_once() -> None:
    reviewed, _ = lettered().day(date(2026, 1, 15), MADE, keep=False)
    memo = memo_of(reviewed.figures, _answered(facts(reviewed), 16), words())
    owed = [v for v in reviewed.morning.verdicts if v.item.number == "1"]
    said = plain(answered_in_part(memo.sent.about(owed), owed, {}, memo)).replace("\u00a0", " ")
    assert said == (
        "на письмо от 16.12.2025 получен ответ (вх. от 29.12.2025 № 579): закончат 19 января; на письма от 23.12.2025 "
        "и от 26.12.2025 ответа нет"
    )


@pytest.mark.parametrize(("decided", "told"), [(18, ""), (29, "ответа нет")])
def test_who_was_freed_of_an_item_by_the_day_of_the_answer_has_left_no_letter_about_it_unanswered(
    decided: int, told: str
) -> None:
    story, plan = Story(sent=True), (item("до 12.12.2025"),)
    story.day(date(2025, 12, 16), small(plan=plan))
    freed = Ruling(
        decided_on=date(2025, 12, decided), decided_by="Глава", kind=RulingKind.CLOSE, items=("1",), code="ОБР", row=2
    )
    made = replace(small(plan=plan, performer=replace(ORG, relation=Relation.BY_AGREEMENT)), rulings=(freed,))
    reviewed, _ = story.day(date(2025, 12, 30), made)
    memo = memo_of(reviewed.figures, facts(reviewed), words())
    (letter,) = (e for e in memo.facts.entries if e.day == date(2025, 12, 16) and e.kind in REPEATED)
    assert no_reply(letter, reviewed.morning.verdicts, memo) == told


def test_a_promise_of_the_day_of_a_second_letter_answers_the_first_no_more_than_that_one() -> None:
    """«Направлено письмо № 694; на письмо № 709 письменного ответа нет» seemed to say that the first was answered."""
    call = replace(PROMISED, day=date(2025, 12, 23))
    story, made = Story(sent=True), small(plan=PLAN[:1])
    for day in (16, 23):
        story.day(date(2025, 12, day), made)
    reviewed, _ = story.day(date(2026, 1, 15), replace(made, calls=(call,)), keep=False)
    said = plain(lists_told(reviewed.figures, facts(reviewed), running=True)).replace("\u00a0", " ")
    assert "; направлены письма от 16.12.2025 и от 23.12.2025, письменного ответа нет; 23.12.2025 обещано" in said


@pytest.mark.parametrize("running", [True, False])
def test_letters_before_and_after_a_call_are_both_left_without_an_answer_in_writing(*, running: bool) -> None:
    """«Письма № 447 (письменного ответа нет) и № 462 (ответа нет)» asked what other answer there was to the second."""
    call = replace(PROMISED, day=date(2025, 12, 17), promised_on=None, said="ведомости у завуча, директор в отпуске")
    story, made = Story(sent=True), small(plan=PLAN[:1])
    for day in (16, 23):
        story.day(date(2025, 12, day), made if day == 16 else replace(made, calls=(call,)))
    reviewed, _ = story.day(date(2026, 1, 15), replace(made, calls=(call,)), keep=False)
    said = plain(lists_told(reviewed.figures, facts(reviewed), running=running)).replace("\u00a0", " ")
    assert "; направлены письма от 16.12.2025 и от 23.12.2025, письменного ответа нет" in said
    assert said.count("ответа нет") == 1
