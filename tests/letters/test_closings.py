"""What ends is told as ended: an order closed by the command, an item taken off control, who was freed from it."""

from datetime import date
from typing import Literal

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.model.control import empty_history
from automation.model.kinds import Kind, Topic
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Amending, Amendment, Item, OrderId
from automation.model.report import Book, Performer, Relation, State, StatusRow
from automation.reports.card import mark_of
from tests.support.compose_order import ORDER, PERFORMERS
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings, small, to
from tests.support.told_days import paper_of

TERM, CLOSED, MEMO = date(2025, 12, 12), date(2025, 12, 23), date(2025, 12, 29)
RELEASE = settings(letters=("release",), progress="off")
GROUND = "резолюция Главы от 22.12.2025"
SPARED = row("ОБР", "2", state=State.NOT_APPLICABLE, comment="нет зала", accepted_on=TERM, accepted_by="Глава")
THREE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ", "ШАБ"})


def text(day: tuple[Review, Decisions], code: str = "ОБР") -> str:
    reviewed, decisions = day
    letter = compose(paper_for(decisions, code, Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def closed_by_command() -> Story:
    """A story whose order was taken off control by ``close``; nothing was written before."""
    story = Story(RELEASE, sent=True)
    story.history = replace(empty_history(), closed_on=CLOSED, closed_reason=GROUND)
    return story


def test_an_order_closed_by_the_command_leaves_nothing_on_control_and_names_the_ground() -> None:
    told = item("ежемесячно, до 25 числа", "2", row=3, text="Представлять сведения о рейдах")
    made = small(done("ОБР", "1", TERM), plan=(item("до 12.12.2025"), told))
    day = closed_by_command().day(CLOSED, made)
    said = text(day)
    assert f"снят с контроля 23.12.2025 в связи со снятием с контроля распоряжения в целом ({GROUND})." in said
    assert "В связи с этим завершён и контроль за исполнением пункта 2 плана-графика (представлять " in said
    assert "сведения о рейдах), эти сведения более не запрашиваются." in said
    assert "На контроле оста" not in said
    assert mark_of(day[0].figures) == f"Снято с контроля 23.12.2025: {GROUND}."
    before = closed_by_command().day(date(2025, 12, 22), made)
    assert not before[0].morning.closed, "the day has not come"


def test_the_sheet_that_took_the_order_off_control_before_the_command_is_believed() -> None:
    made = small(done("ОБР", "1", TERM))
    made = replace(made, order=replace(made.order, closed_on=date(2025, 12, 22), closed_reason="решение"))
    assert "снят с контроля 22.12.2025 в связи со снятием с контроля распоряжения в целом (решение)." in text(
        closed_by_command().day(CLOSED, made)
    )


@pytest.mark.parametrize("spared", [True, False])
def test_who_was_written_to_is_told_that_nothing_is_asked_any_more(spared: bool) -> None:
    plan = (item("до 12.12.2025", closed_on=date(2025, 12, 16)), item("до 26.12.2025", "2", row=3, text="Сбор заявок"))
    rows = (done("ОБР", "1", TERM), *((SPARED,) if spared else ()))
    story = Story(RELEASE, sent=True)
    story.day(date(2025, 12, 22), small(rows[0], plan=plan))  # reminds of item 2, tells that item 1 is released
    story.history = replace(story.history, closed_on=date(2025, 12, 29), closed_reason=GROUND)
    told = [story.day(date(2025, 12, day), small(*rows, plan=plan)) for day in (29, 30)]
    paper = to(told[0][1], "ОБР")
    assert paper
    assert [(g.occasion.item, g.topic) for g in paper.grounds] == [("2", Topic.TAKEN_OFF)]
    said = text(told[0])
    assert f"29.12.2025 в связи со снятием с контроля распоряжения в целом ({GROUND}) снят с контроля" in said
    assert "пункт 2 (сбор заявок) плана" in said
    assert "сведения о его исполнении более не запрашиваются." in said
    assert ("Пункт 2 признан неприменимым 12.12.2025." in said) is spared
    assert said.count("сбор заявок") == 1, "the words of an item stand once"
    assert to(told[1][1], "ОБР") is None, "once"


@pytest.mark.parametrize(("spared", "day"), [(SPARED, " 12.12.2025"), (replace(SPARED, accepted_on=None), "")])
def test_what_a_release_told_not_to_apply_is_not_told_again_when_it_is_closed(spared: StatusRow, day: str) -> None:
    """Who accepted it is written beside it, and the day of that may be missing."""
    first, second = item("до 12.12.2025"), item("до 26.12.2025", "2", row=3, text="Сбор заявок")
    closed = replace(first, closed_on=date(2025, 12, 22))
    story = Story(RELEASE, sent=True)
    assert to(story.day(date(2025, 12, 19), small(done("ОБР", "1", TERM), plan=(first, second)))[1], "ОБР")
    rows = done("ОБР", "1", TERM), spared
    said = text(story.day(date(2025, 12, 24), small(*rows, plan=(closed, second))))
    assert f"Пункт 2 плана-графика (сбор заявок) признан неприменимым{day}." in said
    ended = small(*rows, plan=(closed, replace(second, closed_on=date(2025, 12, 29))))
    assert to(story.day(date(2025, 12, 29), ended)[1], "ОБР") is None


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.OFFICE])
@pytest.mark.parametrize("shared", [True, False])
def test_what_others_carry_out_is_inapplicable_in_the_part_of_the_reader_alone(
    relation: Relation, *, shared: bool
) -> None:
    other = replace(ORG, code="ЛИЦ", organisation="МБОУ «Лицей»", row=3, groups=ORG.groups if shared else ("лицей",))
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3, text="Сбор заявок"))
    reader = replace(ORG, relation=relation)
    rows = done("ОБР", "1", TERM), SPARED, *(done(other.code, n, TERM) for n in "12")
    said = text(Story(RELEASE, sent=True).day(date(2025, 12, 24), ended(plan, (reader, other), *rows)))
    part = "порученной Вам" if relation is Relation.OFFICE else "касающейся Вашего учреждения"
    told = f" в части, {part}," if shared else ""
    assert f"Пункт 2 плана-графика (сбор заявок){told} признан неприменимым 12.12.2025." in said


def ended(plan: tuple[Item, ...], performers: tuple[Performer, ...], *rows: StatusRow) -> Book:
    """A workbook whose first item was taken off control on 22.12.2025."""
    first = replace(plan[0], closed_on=date(2025, 12, 22))
    return book(*rows, plan=(first, *plan[1:]), performers=performers)


def test_who_was_never_written_to_gets_no_letter_about_the_end() -> None:
    plan = (item("до 30.12.2025", "2", row=3),)
    assert to(closed_by_command().day(CLOSED, small(SPARED, plan=plan))[1], "ОБР") is None


@pytest.mark.parametrize("state", [None, State.IN_WORK])
def test_what_stays_without_one_day_is_told_by_the_plans_own_words_for_its_term(state: State | None) -> None:
    monthly = "ежемесячно, до 20 числа"
    plan = (
        item("до 12.12.2025", closed_on=CLOSED),
        item("постоянно", "2", row=3, text="Ведение журнала"),
        item("в течение 5 рабочих дней после проведения приёмки", "3", row=4, text="Устранение замечаний"),
        item(monthly, "4", row=5, text="Представление сведений"),
        item("до 30.01.2026", "5", row=6, text="Сбор заявок"),
    )
    told = row("ОБР", "4", state=State.DONE, executed_on=date(2025, 12, 19), evidence="отчёт от 19.12.2025 № 7")
    made = book(done("ОБР", "1", TERM), row("ОБР", "2", state=state), told, plan=plan, performers=(ORG,))
    assert (
        "На контроле остаются:\n"
        "шаг | пункт 2 плана-графика (ведение журнала), срок исполнения – «постоянно»;\n"
        "шаг | пункт 3 (устранение замечаний), срок исполнения – "
        "«в течение 5 рабочих дней после проведения приёмки»;\n"
        f"шаг | пункт 4 (представление сведений), срок представления – «{monthly}»;\n"
        "шаг | пункт 5 (сбор заявок), срок исполнения – до 30.01.2026 включительно.\n"
    ) in text(judged(made, CLOSED, None, RELEASE))


def closing(
    *rows: StatusRow, on: date = date(2025, 12, 22), performers: tuple[Performer, ...] = THREE, rulings: bool = False
) -> str:
    """The справка or the memo about two items, the first of them taken off control on 16.12.2025."""
    plan = (item("до 12.12.2025", closed_on=None if rulings else date(2025, 12, 16)), item("до 26.12.2025", "2", row=3))
    freed = Ruling(
        decided_on=date(2025, 12, 16), decided_by="Глава", kind=RulingKind.CLOSE, items=("1",), code=performers[-1].code
    )
    made = replace(book(*rows, plan=plan, performers=performers), rulings=(freed,) if rulings else ())
    return paper_of(judged(made, on), Kind.COMPLETION if on == MEMO else Kind.PROGRESS)


ALL_DONE = tuple(done(p.code, "1", TERM if p.code == "ОБР" else date(2025, 12, 15)) for p in THREE)


def test_a_progress_paper_counts_what_is_on_control_apart_from_what_is_not() -> None:
    said = closing(*ALL_DONE)
    counted = (
        "исполнено и снято с контроля – 1 (пункт 1, 16.12.2025; допущено нарушение срока); срок не наступил – 1 "
        "(пункт 2, срок – 26.12.2025)."
    )
    assert counted in said


def test_what_was_achieved_stays_told_after_the_item_was_taken_off_control() -> None:
    told = "исполнено и снято с контроля – 1 (пункт 1, 16.12.2025; допущено нарушение срока);"
    assert told in closing(*ALL_DONE), "a справка has no more to say of it"
    memo = closing(*ALL_DONE, on=MEMO)
    assert "МБУК «Образец» – исполнено 12.12.2025 / " in memo
    assert "– исполнено 15.12.2025, с нарушением срока / снят с контроля 16.12.2025" in memo


def test_the_appendix_tells_who_had_executed_an_item_that_was_taken_off_control_and_who_had_not() -> None:
    silent, other = (p.organisation for p in THREE[1:])
    memo = closing(*ALL_DONE[:1], on=MEMO)
    missing = "до снятия с контроля сведения об исполнении не поступили"
    assert f"МБУК «Образец» – исполнено 12.12.2025 / {silent}, {other} – {missing} / снят с контроля 16.12.2025" in memo
    assert "Все исполнители – исполнено" not in memo
    begun = row(THREE[1].code, "1", state=State.IN_WORK, comment="убирают двор")
    claimed = done(THREE[2].code, "1", TERM, accepted_on=None, accepted_by="")
    memo = closing(*ALL_DONE[:1], begun, claimed, on=MEMO)
    assert (
        f"{silent} – до снятия с контроля исполнение не подтверждено / {other} – указано исполнение "
        "12.12.2025 / снят с контроля 16.12.2025" in memo
    )


def test_of_a_lasting_item_off_control_only_that_is_told_which_is_sure_and_of_several_terms_each() -> None:
    lasting, two = item("постоянно", closed_on=CLOSED), item("12.12.2025, 15.12.2025", "2", row=3, closed_on=CLOSED)
    plan = (lasting, two, item("до 26.12.2025", "3", row=4))
    rows = (row("ОБР", "1", comment="выполняется"), replace(done("ОБР", "2", TERM), control_date=TERM))
    memo = paper_of(judged(book(*rows, plan=plan, performers=THREE), MEMO), Kind.COMPLETION)
    assert "МБУК «Образец» – сведения о выполнении представлены / снят с контроля 23.12.2025" in memo
    unproved = "до снятия с контроля исполнение не подтверждено"
    assert (
        f"МБУК «Образец» – исполнено 12.12.2025 / МБУК «Образец» – по сроку 15.12.2025: {unproved} / "
        f"{THREE[1].organisation}, {THREE[2].organisation} – {unproved} / снят с контроля 23.12.2025" in memo
    )


def test_of_terms_that_had_not_come_when_an_item_went_off_control_nothing_is_missing() -> None:
    three = item("12.12.2025, 25.12.2025, 15.01.2026", "1", closed_on=CLOSED)
    once = item("до 25.12.2025", "2", row=3, closed_on=CLOSED)
    plan = (three, once, item("до 26.12.2025", "3", row=4))
    first = replace(done("ОБР", "1", TERM), control_date=TERM)
    memo = paper_of(judged(book(first, plan=plan, performers=THREE[:1]), MEMO), Kind.COMPLETION)
    ahead = "сроки 25.12.2025 и 15.01.2026 к снятию с контроля не наступили"
    assert f"– исполнено 12.12.2025 / МБУК «Образец» – {ahead} / снят с контроля 23.12.2025" in memo
    assert "МБУК «Образец» – срок к снятию с контроля не наступил / снят с контроля 23.12.2025" in memo
    assert "до снятия с контроля" not in memo


def test_a_memo_says_everybody_only_where_nobody_was_freed() -> None:
    second = tuple(done(p.code, "2", TERM) for p in THREE)
    first = tuple(replace(r, executed_on=TERM) for r in ALL_DONE)
    assert "пункты 1 и 2 плана-графика исполнены всеми исполнителями" in memo_of(*first, *second)
    free = memo_of(*first[:-1], *second, rulings=True)
    assert "16.12.2025 из 2 пунктов плана-графика: исполнено – 1 (пункт 2); исполнено частично" in free
    assert "снять распоряжение с контроля" in free, "nobody owes anything any more"
    spared = replace(SPARED, code=THREE[-1].code, item="1")
    assert "пункты 1 и 2 плана-графика исполнены в установленные сроки" in memo_of(*first[:-1], spared, *second)


def memo_of(*rows: StatusRow, rulings: bool = False) -> str:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    freed = Ruling(
        decided_on=date(2025, 12, 16), decided_by="Глава", kind=RulingKind.CLOSE, items=("1",), code=THREE[-1].code
    )
    made = replace(book(*rows, plan=plan, performers=THREE), rulings=(freed,) if rulings else ())
    return paper_of(judged(made, date(2025, 12, 16)), Kind.COMPLETION)


def test_only_an_act_that_struck_the_item_is_told_with_its_end() -> None:
    act, day = "распоряжение Администрации от 15.12.2025 № 18", date(2025, 12, 15)
    struck = item("до 12.12.2025", "2", row=3, closed_on=day)
    made = book(plan=(item("до 12.12.2025"), struck), performers=(ORG,), order=replace(ORDER, amendments=act))

    def said(*changes: Amendment) -> str:
        amending = Amending(by=OrderId(number="18", date=day), changes=changes)
        reviewed, decisions = judged(made, date(2025, 12, 16), replace(empty_history(), amending=(amending,)))
        return paper_of((reviewed, decisions), Kind.COMPLETION)

    assert "снят с контроля распоряжением Администрации от 15.12.2025 № 18" in said(change("remove", "2"))
    for others in ((), (change("remove", "1"),), (change("term", "2"),)):
        told = said(*others)
        assert "снят с контроля 15.12.2025" in told
        assert "с контроля распоряжением" not in told, "a clerk took it off on the day of an act about other items"


def change(action: Literal["remove", "term"], number: str) -> Amendment:
    return Amendment(point="1", action=action, words="", item=number)


def test_the_last_report_that_was_brought_late_has_the_day_of_its_letter() -> None:
    """It was made in time: «последний отчёт – 11.12.2025» beside the letter of 17.12 would name two days for one."""
    plan = (item("ежемесячно, до 12 числа, до 31.12.2025", text="Отчёт о работе", closed_on=CLOSED),)
    for came, last in (("17.12.2025", "17.12.2025"), ("12.12.2025", "11.12.2025")):
        line = done("ОБР", "1", date(2025, 12, 11), control_date=TERM, incoming=f"{came} № 570")
        line = replace(line, accepted_on=date(2025, 12, 18))
        told = text(judged(book(line, plan=plan, performers=(ORG,)), CLOSED, None, RELEASE))
        assert f"исполнен (последний отчёт – {last})" in told
