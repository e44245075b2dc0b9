"""Information and reports are prepared, presented and sent back by their name and period; nobody executes them."""

from datetime import date
from functools import partial

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import Item
from automation.model.report import Performer, Relation, State, StatusRow
from tests.letters.test_release_and_covering import released
from tests.support.compose_order import ORDER
from tests.support.compose_world import (
    appendix_told,
    book,
    done,
    facts,
    judged,
    lists_told,
    outline,
    paper_for,
    row,
    words,
)
from tests.support.control_story import ORG, Story, item, small
from tests.support.played_letters import last_letter
from tests.support.told_days import paper_of

APRIL = item("ежемесячно, до 5 числа месяца, следующего за отчётным", "8", text="Сведения о надоях")
LATER = item("до 24.07.2026", "2", row=3)
TERM, TUESDAY = date(2026, 5, 5), date(2026, 5, 12)
EMPTY = row("ОБР", "8")
WORKING = replace(EMPTY, state=State.IN_WORK, reason="ремонт весов", expected_on=date(2026, 5, 20))
PARTLY = replace(EMPTY, incoming="06.05.2026 № 44", reason="ремонт весов")
CLAIM = replace(EMPTY, state=State.DONE, executed_on=date(2026, 5, 6), evidence="письмо", incoming="06.05.2026 № 44")
MEMO = Paper(
    kind=Kind.COMPLETION, form=Form.MEMO, order=ORDER.id, day=TUESDAY, addressee=None, signer="responsible", grounds=()
)
BACK = replace(CLAIM, returned_on=date(2026, 5, 7), return_reason="нет подписи")


def of_april(*lines: StatusRow) -> Story:
    """Play a spring in which the reports until March came in time, then these rows of May, a day each."""
    story = Story(sent=True)
    for month in range(1, 5):
        done = replace(CLAIM, executed_on=date(2026, month, 2), incoming="", accepted_on=date(2026, month, 2))
        told = replace(done, accepted_by="Образцова Н.П.")
        story.day(date(2026, month, 2), small(told, plan=(APRIL, LATER)))
    for n, line in enumerate(lines):
        story.day(date(2026, 5, 6 + n), small(line, plan=(APRIL, LATER)))
    return story


@pytest.mark.parametrize(
    ("lines", "told", "mark"),
    [
        (
            (WORKING,),
            "готовятся сведения за апрель 2026 года (пункт 8, причина задержки – ремонт весов, ожидаемая дата – 20.05",
            "сведения за апрель 2026 года готовятся после истечения срока; ожидаемая дата – 20.05.2026",
        ),
        (
            (PARTLY,),
            (
                "Уточняются сведения: МБУК «Образец» – уточняется, представлены ли сведения за апрель 2026 года "
                "(пункт 8, поступило – вх. от 06.05.2026 № 44, "
            ),
            "сведения за апрель 2026 года – сведения уточняются",
        ),
        (
            (CLAIM, BACK),
            "возвращены сведения за апрель 2026 года (пункт 8, дата возврата – 07.05.2026, причина – нет подписи)",
            "сведения за апрель 2026 года возвращены 07.05.2026",
        ),
        (
            (CLAIM,),
            "сведения: МБУК «Образец» – за апрель 2026 года (пункт 8, указанная дата представления – 06",
            "на рассмотрении",
        ),
    ],
)
def test_a_memo_names_a_report_by_its_period_before_the_item(
    lines: tuple[StatusRow, ...], told: str, mark: str
) -> None:
    reviewed, _ = of_april(EMPTY, *lines).day(TUESDAY, small(lines[-1], plan=(APRIL, LATER)))
    said = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert told in said
    assert "подтвержден" not in said
    known, figures = facts(reviewed, number="1"), reviewed.figures
    marks = "\n".join(r.mark for r in appendix_told(figures, known, MEMO).rows if r.number == "8")
    assert mark in marks
    assert "исполнен" not in marks


def test_of_who_only_agreed_it_is_said_in_words_that_a_report_was_not_presented() -> None:
    """«ООО … – сведения за май 2026 года (пункт 9)» told nothing of them but their name."""
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    plan = (replace(APRIL, row=2), item("до 15.01.2026", "9", row=3), item("до 24.07.2026", "10", row=4))
    reviewed, _ = judged(book(plan=plan, performers=(agreed,)), date(2026, 1, 20))
    said = lists_told(reviewed.figures, facts(reviewed), running=True)
    assert (
        "МБУК «Образец» – пункт 9 (срок – 15.01.2026); не представлены сведения за декабрь 2025 года (пункт 8)" in said
    )


def test_a_letter_says_that_what_came_in_is_not_the_report() -> None:
    days = ((date(2026, 1, 9), EMPTY), (date(2026, 1, 16), replace(PARTLY, incoming="12.01.2026 № 4", item="1")))
    told = last_letter(replace(APRIL, number="1"), *days)
    assert "исполнение" not in told.partition("абзац")[2]
    assert "(вх. от 12.01.2026 № 4), не позволяет считать сведения за декабрь 2025 года представленными" in told


ONCE = item("до 12.12.2025", text="Информация о надоях")
LAST = item("до 26.12.2025", "2", row=3)
MEMO_DAY, NEXT = date(2025, 12, 29), date(2026, 1, 12)
AT_LAST = replace(CLAIM, item="1", executed_on=date(2026, 1, 9), incoming="09.01.2026 № 5")
TAKEN = replace(AT_LAST, accepted_on=NEXT, accepted_by="Образцова Н.П.")
EARLY = done("ОБР", "1", date(2025, 12, 11), incoming="11.12.2025 № 5")
SENT_BACK = replace(AT_LAST, returned_on=NEXT, return_reason="нет подписи")


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            row("ОБР", "1"),
            TAKEN,
            "информация (пункт 1 плана-графика) представлена 09.01.2026 с опозданием (вх. от 09.01.2026 № 5), принята",
        ),
        (
            row("ОБР", "1"),
            replace(WORKING, item="1", expected_on=date(2026, 1, 20), incoming="09.01.2026 № 5"),
            "готовится информация (пункт 1 плана-графика, вх. от 09.01.2026 № 5): причина задержки – ремонт весов, ожи",
        ),
        (
            row("ОБР", "1"),
            AT_LAST,
            "представлена с опозданием и рассматривается информация (пункт 1 плана-графика, срок – 12.12.2025, вх. от ",
        ),
        (
            row("ОБР", "1"),
            replace(AT_LAST, executed_on=date(2025, 12, 12), incoming=""),
            "представлена и рассматривается информация (пункт 1 плана-графика)",
        ),
        (
            AT_LAST,
            SENT_BACK,
            "возвращена 12.01.2026 информация (пункт 1 плана-графика, вх. от 09.01.2026 № 5): нет подписи",
        ),
        (
            EARLY,
            replace(EARLY, returned_on=NEXT, return_reason="нет подписи", accepted_on=None, accepted_by=""),
            "представленная ранее информация (пункт 1 плана-графика) возвращена 12.01.2026: нет подписи",
        ),
        (
            EARLY,
            replace(EARLY, state=State.IN_WORK, accepted_on=None, accepted_by=""),
            "информация (пункт 1 плана-графика) более не считается представленной",
        ),
        (
            EARLY,
            replace(EARLY, executed_on=date(2025, 12, 12), accepted_on=NEXT),
            "уточнена указанная дата представления информации (пункт 1 плана-графика): 12.12.2025 (ранее указана 11",
        ),
    ],
)
def test_a_supplement_says_of_information_that_it_is_presented_with_its_letter(
    before: StatusRow, after: StatusRow, told: str
) -> None:
    story, plan, people = Story(sent=True), (ONCE, LAST), (ORG, replace(ORG, code="ШК", organisation="МБОУ «Школа»"))
    made = partial(book, plan=plan, performers=people)
    others = (done("ШК", "1", date(2025, 12, 11)), done("ОБР", "2", date(2025, 12, 24)))
    story.day(MEMO_DAY, made(before, *others))
    school = done("ШК", "2", date(2025, 12, 26), accepted_on=NEXT)
    said = paper_of(story.day(NEXT, made(after, *others, school)), Kind.SUPPLEMENT)
    assert f"МБУК «Образец» – {told}" in said
    assert "пункт 1 плана-графика исполнен" not in said


def test_one_change_is_one_sentence_with_the_letter_of_the_report() -> None:
    said = paper_of(_after_the_memo(TAKEN), Kind.SUPPLEMENT)
    assert (
        "№ 454» докладываю: МБУК «Образец» – информация (пункт 1 плана-графика) представлена 09.01.2026 с опозданием "
        "(вх. от 09.01.2026 № 5), принята 12.01.2026.\n" in said
    )


def proposed(*plan: Item, rows: tuple[StatusRow, ...] = (), more: tuple[Performer, ...] = ()) -> str:
    """What a memo proposes about two performers, and ``more``, who owe these items, and the lists of it."""
    people = (ORG, replace(ORG, code="ШК", organisation="МБОУ «Школа»"), *more)
    reviewed, _ = judged(book(*rows, plan=plan, performers=people), MEMO_DAY)
    known = facts(reviewed)
    told = "\n".join([lists_told(reviewed.figures, known), *proposals(memo_of(reviewed.figures, known, words()))])
    return plain(told).replace("\u00a0", " ")


def test_information_stays_on_control_until_it_is_presented_and_nothing_has_to_confirm_it() -> None:
    said = proposed(ONCE)
    assert "Не представили сведения в установленный срок два исполнителя: " in said
    assert (
        "оставить на контроле пункт 1 (исполнители – МБУК «Образец», МБОУ «Школа») до представления информации" in said
    )
    assert "подтверждающих" not in said
    one = proposed(ONCE, rows=(done("ШК", "1", date(2025, 12, 11)),))
    assert "Не представило сведения в установленный срок: МБУК «Образец» – пункт 1 (срок – 12.12.2025)" in one
    back = replace(EARLY, returned_on=date(2025, 12, 15), return_reason="нет подписи", accepted_on=None)
    assert "Не подтвердили исполнение в установленный срок" in proposed(ONCE, rows=(back,)), "it had been presented"


def test_what_stays_on_control_together_is_told_by_what_is_awaited() -> None:
    deed, other = item("до 12.12.2025", "2", row=3), item("до 12.12.2025", "3", row=4)
    school, org = done("ШК", "2", date(2025, 12, 11)), done("ОБР", "3", date(2025, 12, 11))
    said = proposed(ONCE, deed, other, rows=(school, org))
    both = "до представления подтверждающих сведений по пункту {} и информации по пункту 1"
    assert f"оставить на контроле пункты 1 и 2 (исполнитель – МБУК «Образец») {both.format(2)}" in said
    assert f"оставить на контроле пункты 1 и 3 (исполнитель – МБОУ «Школа») {both.format(3)}" in said
    third = replace(ORG, code="О3", organisation="МБУ «Третье»")
    merged = proposed(ONCE, deed, other, rows=(school, org, done("О3", "1", date(2025, 12, 11))), more=(third,))
    assert (
        "оставить на контроле до представления информации: пункт 1 – МБУК «Образец», МБОУ «Школа»; до представления "
        "подтверждающих сведений: пункт 2 – МБУК «Образец»; пункты 2 и 3 – МБУ «Третье»; пункт 3 – МБОУ «Школа»"
        in merged
    )


def _after_the_memo(line: StatusRow) -> tuple[Review, Decisions]:
    story = Story(sent=True)
    story.day(MEMO_DAY, small(plan=(ONCE,)))
    return story.day(NEXT, small(line, plan=(ONCE,)))


def test_a_release_says_of_information_that_it_is_presented_and_accepted() -> None:
    about = "Информация о надоях"
    said = released(text=about)
    assert "Рассмотрена и принята 22.12.2025 информация по пункту 1 плана мероприятий (плана-графика)" in said
    assert ", поступившая от МБУК «Образец» (вх. от 15.12.2025 № 87)." in said
    assert (
        "Указанный пункт (информация о надоях) снят с контроля 23.12.2025; указанная дата представления – 12.12.2025 "
        "при установленном сроке до 12.12.2025 включительно." in said
    )
    assert "исполнен" not in said.partition("Рассмотрена")[2].partition("На контроле")[0]
    note = released(relation=Relation.OFFICE, text=about)
    assert "Сообщаю, что информация по пункту 1 плана мероприятий" in note
    assert ", рассмотрена и принята 22.12.2025." in note
    assert "представления – 12.12.2025 при установленном сроке до 12.12.2025 включительно." in note


def test_a_joined_paragraph_names_the_information_whose_term_has_passed() -> None:
    plan, story = (replace(ONCE, term=item("до 19.12.2025").term), item("до 12.12.2025", "2", row=3)), Story(sent=True)
    late = replace(WORKING, item="1", incoming="22.12.2025 № 3", expected_on=date(2025, 12, 30))
    for day, line in ((15, row("ОБР", "1")), (16, row("ОБР", "1")), (19, row("ОБР", "1")), (22, late), (23, late)):
        reviewed, decisions = story.day(date(2025, 12, day), small(line, row("ОБР", "2"), plan=plan))
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())
    told = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert (
        "Кроме того, истёк срок представления информации (пункт 1 плана-графика – информация о надоях; срок – до "
        "19.12.2025 включительно)." in told
    )


def test_the_appendix_says_when_information_came_within_its_term_and_no_day_behind_it() -> None:
    told = partial(done, "ОБР", "1", date(2025, 12, 11))
    for incoming, mark in (("11.12.2025 № 5", " 11.12.2025"), ("15.12.2025 № 5", ""), ("", "")):
        reviewed, _ = judged(small(told(incoming=incoming), plan=(ONCE,)), MEMO_DAY)
        (told_of_it,) = appendix_told(reviewed.figures, facts(reviewed), MEMO).rows
        assert told_of_it.mark == f"МБУК «Образец» – информация представлена{mark}"
