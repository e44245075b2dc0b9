"""Figures below 100 % that the office accepted after it had been asked: the item is executed, the sum says N of M."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import Paper
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book, State, StatusRow
from tests.support.compose_order import ORDER, PERFORMERS
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings, small

TERM, ASKED, ACCEPTED = date(2025, 12, 12), date(2025, 12, 15), date(2025, 12, 16)
HOLIDAY = "Обеспечить охват организованным летним отдыхом детей"
CAMP = item("до 12.12.2025", text=HOLIDAY, indicator="дети, охваченные организованным летним отдыхом")
REST = item("до 15.12.2025", "2", row=3, text="Подготовить смету")
FEW = {"staff_total": 120, "staff_moved": 118}
CLAIM = row("ОБР", "1", state=State.DONE, executed_on=TERM, evidence="отчёт", **FEW)
TAKEN = replace(CLAIM, accepted_on=ACCEPTED, accepted_by="Образцова Н.П.")
UNFINISHED = ("Не завершили: обучение: МБУК", "обеспечен не полностью", "до требуемого охвата")


def made(*rows: StatusRow, plan: tuple[Item, ...] = (CAMP,)) -> Book:
    return small(*rows, plan=plan, order=replace(ORDER, plan_title="План мероприятий", heading="О летней кампании"))


def told(story: Story, workbook: Book, on: date, kind: Kind) -> str:
    reviewed, decisions = story.day(on, workbook)
    paper: Paper = paper_for(decisions, kind=kind)
    text = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    return text.translate(dict.fromkeys(map(ord, "{}[]"))).replace("\u00a0", " ")


def asked(story: Story, workbook: Book, on: date) -> bool:
    return any(f.code == "figures-too-few" for f in story.day(on, workbook)[0].findings)


def test_figures_accepted_after_the_question_are_executed_and_told_truly() -> None:
    story = Story(sent=True)
    assert asked(story, made(CLAIM), TERM)
    memo = told(story, made(replace(TAKEN, accepted_on=ASKED)), ASKED, Kind.COMPLETION)
    assert not [words_ for words_ in UNFINISHED if words_ in memo]
    assert "Организованным летним отдыхом охвачены 118 детей из 120 (98,3 %)." in memo
    assert "снять распоряжение с контроля (по пункту 1 приняты сведения: МБУК «Образец» – 118 из 120)" in memo
    assert "по организациям" not in memo, "a table of one row would only repeat that"
    assert not asked(story, made(replace(TAKEN, accepted_on=ASKED)), ACCEPTED)


def test_the_table_names_the_day_of_execution_as_the_mark_beside_the_item_does() -> None:
    """«Дата завершения – –» stood two pages behind «исполнено 12.12.2025» of the same camp."""
    story, claim = Story(sent=True), replace(CLAIM, incoming="12.12.2025 № 9")
    story.day(TERM, made(claim))
    memo = told(story, made(replace(TAKEN, incoming="12.12.2025 № 9", accepted_on=ASKED)), ASKED, Kind.COMPLETION)
    assert "МБУК «Образец» – исполнено 12.12.2025" in memo
    assert "| 120 | 118 | 98,3 | 12.12.2025 |" in memo


def test_figures_that_only_wait_for_their_acceptance_are_still_unfinished() -> None:
    story = Story(sent=True)
    story.day(ASKED, made(CLAIM, plan=(CAMP, REST)))
    memo = told(story, made(CLAIM, plan=(CAMP, REST)), ACCEPTED, Kind.COMPLETION)
    assert "обеспечен не полностью: по представленным сведениям, охвачены" in memo
    assert "оставить на контроле" in memo


def test_figures_accepted_before_anybody_asked_are_asked_about_and_freed_by_a_new_acceptance() -> None:
    story, at_once = Story(sent=True), done("ОБР", "1", TERM, **FEW)
    assert asked(story, made(at_once), ASKED)
    assert asked(story, made(at_once), ACCEPTED), "nobody has answered"
    again = made(replace(at_once, accepted_on=date(2025, 12, 17)))
    assert not asked(story, again, date(2025, 12, 17))


def test_other_figures_accepted_in_one_breath_are_asked_about_anew() -> None:
    story = Story(sent=True)
    story.day(ASKED, made(CLAIM))
    assert asked(story, made(replace(TAKEN, staff_moved=100)), ACCEPTED)


def test_a_supplement_proposes_to_release_an_item_whose_figures_were_accepted_as_enough() -> None:
    plan = (CAMP, REST)
    story = Story(sent=True)
    for on in (ASKED, ACCEPTED):
        story.day(on, made(CLAIM, plan=plan))
    more = told(
        story, made(replace(TAKEN, accepted_on=date(2025, 12, 17)), plan=plan), date(2025, 12, 17), Kind.SUPPLEMENT
    )
    assert "Предлагаю снять с контроля пункт 1" in more
    assert "118 детей из 120" in more


def test_who_is_freed_with_fewer_people_accepted_as_enough_is_named_with_them_in_the_proposal() -> None:
    second = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
    story, heading = Story(sent=True), replace(ORDER, plan_title="План мероприятий", heading="О летней кампании")
    waiting = done("БИБЛ", "1", TERM, accepted_on=None, staff_total=9, staff_moved=9)

    def of(*rows: StatusRow) -> Book:
        return replace(book(*rows, plan=(CAMP, REST), performers=(ORG, second)), order=heading)

    for on in (ASKED, ACCEPTED):
        story.day(on, of(CLAIM, waiting))
    day = date(2025, 12, 17)
    more = told(story, of(replace(TAKEN, accepted_on=day), waiting), day, Kind.SUPPLEMENT)
    assert "снять с контроля пункт 1 плана мероприятий в части, касающейся МБУК «Образец» (118 из 120)" in more


def test_whoever_is_asked_to_release_an_item_reads_why_its_people_are_fewer() -> None:
    plan, why = (CAMP, REST), "две путёвки возвращены по болезни детей"
    story, claim = Story(sent=True), replace(CLAIM, comment=f"{why}.")
    for on in (ASKED, ACCEPTED):
        story.day(on, made(claim, plan=plan))
    taken, day = replace(claim, accepted_on=date(2025, 12, 17), accepted_by="Образцова Н.П."), date(2025, 12, 17)
    more = told(story, made(taken, plan=plan), day, Kind.SUPPLEMENT)
    assert f"охвачены 118 детей из 120 (по сведениям исполнителя: «{why}»)" in more
    assert more.count(why) == 1


def test_an_office_without_acceptance_may_accept_them_all_the_same() -> None:
    story = Story(settings(acceptance=False), sent=True)
    assert "до требуемого охвата" in told(story, made(CLAIM), ASKED, Kind.COMPLETION)
    reviewed, _ = story.day(ACCEPTED, made(TAKEN))
    assert not reviewed.figures.people.incomplete
    assert not [f for f in reviewed.findings if f.code == "figures-too-few"]


THREE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ", "ШАБ"})
WORKPLACES = item("до 12.12.2025", text="Оснастить рабочие места", indicator="рабочие места")
CARDS = item("до 12.12.2025", text="Выдать карты", indicator="сотрудники")
TAKING_PART = item("до 12.12.2025", text="Обеспечить участие детей в фестивале", indicator="дети")
FOR_SOME = replace(TAKING_PART, indicator="дети, состоящие на учёте")


def memo_on(plan: tuple[Item, ...], claim: StatusRow) -> str:
    """Return the memo about three performers, of whom one was accepted with fewer people than he has."""
    others = (
        done("ПРИМ", "1", TERM, staff_total=50, staff_moved=50),
        done("ШАБ", "1", TERM, staff_total=80, staff_moved=80),
    )
    story, order = Story(sent=True), replace(ORDER, plan_title="План мероприятий", heading="О летней кампании")
    taken = replace(claim, accepted_on=ASKED, accepted_by=TAKEN.accepted_by)
    workbooks = [book(first, *others, plan=plan, performers=THREE, order=order) for first in (claim, taken)]
    story.day(TERM, workbooks[0])
    return told(story, workbooks[1], ASKED, Kind.COMPLETION)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            (CAMP,),
            "(99,2 %). Не охвачены организованным летним отдыхом: МБУК «Образец» – 2 ребёнка (охвачены 118 из 120).",
        ),
        ((WORKPLACES,), "(99,2 %). Не оснащено: МБУК «Образец» – 2 рабочих места (оснащено 118 из 120)."),
        (
            (TAKING_PART,),
            "По пункту 1 охвачены 248 детей из 250 (99,2 %). Не охвачены мероприятием: МБУК «Образец» – 2 ",
        ),
        ((TAKING_PART,), "Сведения об охвате детей (пункт 1) по организациям"),
        ((FOR_SOME,), "Сведения об охвате детей, состоящих на учёте (пункт 1), по организациям"),
        ((CAMP,), "снять распоряжение с контроля (по пункту 1 приняты сведения: МБУК «Образец» – 118 из 120)"),
        ((CARDS,), "(99,2 %). Сведения приняты при меньшем числе: МБУК «Образец» (118 из 120)."),
    ],
)
def test_a_memo_says_beside_the_sum_who_was_accepted_with_fewer(plan: tuple[Item, ...], said: str) -> None:
    """Only the appendix told whose people were missing of an item the memo called executed."""
    memo = memo_on(plan, CLAIM)
    assert said in memo
    assert "248" in memo
    assert "Не завершил" not in memo


def test_one_of_people_with_two_nouns_is_not_told_as_two_people() -> None:
    """«1 повар и кухонный работник» was one who had not been trained."""
    cooks = item("до 12.12.2025", text="Провести обучение поваров", indicator="повара и кухонные работники")
    memo = memo_on((cooks,), replace(CLAIM, staff_moved=119))
    assert "Не прошли обучение: МБУК «Образец» – 1 человек (прошли 119 из 120)." in memo


def test_whose_sum_tells_of_nobody_else_is_not_named_beside_it() -> None:
    story = Story(sent=True)
    story.day(TERM, made(CLAIM))
    assert "Не охвачены" not in told(story, made(replace(TAKEN, accepted_on=ASKED)), ASKED, Kind.COMPLETION)


def test_whose_sum_tells_of_nobody_else_is_named_beside_it_with_his_reason() -> None:
    story, why = Story(sent=True), "две путёвки возвращены по болезни детей"
    story.day(TERM, made(replace(CLAIM, comment=why)))
    memo = told(story, made(replace(TAKEN, accepted_on=ASKED, comment=why)), ASKED, Kind.COMPLETION)
    assert f"МБУК «Образец» – 2 ребёнка (охвачены 118 из 120, по сведениям исполнителя: «{why}»)." in memo
    assert memo.count(why) == 1
