"""An item a leader took off control for one performer alone: told as that, in every paper, and neither open nor met."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.messages.result import done_words, result_line
from automation.model.kinds import Kind, Topic
from automation.model.office import Ruling, RulingKind
from automation.model.report import Book, Relation, State, StatusRow
from automation.reports.board import BoardOrder, board_page, print_board
from automation.reports.card import state_of
from automation.reports.summary_pages import summary_of
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import Story, item, kinds, occasions, settings, to

TERM, DECIDED, MEMO = date(2025, 12, 12), date(2025, 12, 23), date(2026, 2, 2)
RELEASE = settings(letters=("release",))
DECISION = "по решению Главы Администрации от 23.12.2025"
PLAN = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3), item("постоянно", "3", row=4))
THREE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ", "ШАБ"})
DONE = tuple(done(p.code, "1", TERM) for p in THREE if p.code != "ПРИМ")


def free(code: str, *items: str) -> Ruling:
    by = "Глава Администрации Камфарин Е.Н."
    return Ruling(decided_on=DECIDED, decided_by=by, kind=RulingKind.CLOSE, items=items, code=code)


def freed(*rows: StatusRow, items: tuple[str, ...] = ("1",), codes: tuple[str, ...] = ("ПРИМ",)) -> Book:
    return replace(book(*DONE, *rows, plan=PLAN, performers=THREE), rulings=tuple(free(c, *items) for c in codes))


def paper(made: Book, on: date, kind: Kind | None = None, code: str = "") -> str:
    reviewed, decisions = judged(made, on, None, RELEASE)
    letter = compose(paper_for(decisions, code, kind), facts(reviewed, RELEASE, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_the_memo_its_appendix_and_its_performers_tell_of_the_one_who_is_free() -> None:
    said = paper(freed(), MEMO, Kind.COMPLETION)
    assert "ункт 1 снят с контроля по Вашему решению от 23.12.2025 в части, касающейся МБУ «Пример»" in said
    partly = "исполнено частично – 1 (пункт 1, в остальной части снят с контроля)"
    assert partly in said, "nobody says «исполнено» of an item one performer is free of"
    second = paper(freed(items=("2",)), MEMO, Kind.COMPLETION)
    assert "ункт 2 снят с контроля" in second
    assert "МБУК «Образец», МБУК «Шаблон» – исполнено 12.12.2025 / МБУ «Пример» – снято с контроля по решению" in said
    assert "от МБУ «Пример» не поступили" not in said
    assert "снять с контроля пункт 1 плана-графика" in said, "nobody is left who owes it"
    figures = judged(freed(), MEMO)[0].figures
    assert result_line(figures).startswith(
        "Из 3 пунктов полностью не исполнен ни один, срок истёк – 1 (п. 2), исполнено частично – 1 (п. 1),"
    )
    both = paper(freed(codes=("ПРИМ", "ШАБ"), items=("1", "2")), MEMO, Kind.COMPLETION)
    assert "сняты с контроля по Вашему решению от 23.12.2025 в части, касающейся МБУ «Пример» и МБУК «Шаблон»" in both
    assert "исполнено частично – 1 (пункт 1, в остальной" in both


def test_whoever_is_free_is_not_among_those_who_owe_the_item() -> None:
    said = paper(freed(done("ОБР", "2", date(2026, 1, 30)), items=("2",)), MEMO, Kind.COMPLETION)
    assert "МБУК «Шаблон» – не поступили сведения по пункт" in said
    assert "МБУ «Пример» – не поступили сведения по пункту 2" not in said


def test_the_card_and_the_summary_show_the_obligation_as_taken_off_control() -> None:
    figures = judged(freed(), MEMO)[0].figures
    assert state_of(figures.items[0]) == "исполнено 12.12.2025; снято с контроля: МБУ «Пример»"
    assert figures.items[0].tally.total == 2
    assert done_words(figures).startswith("исполнено 0 из 3 пунктов, исполнено частично – 1,")
    lines = next(table for table in summary_of([figures]) if table.name == "Обязательства").rows
    told = [cells[6:] for cells, _ in lines if "снято" in str(cells)]
    assert told == [("МБУ «Пример»", "снято с контроля 23.12.2025", None, None, "", "")]


def test_who_is_freed_without_an_accepted_report_is_told_so_and_what_remains() -> None:
    said = paper(freed(), DECIDED, code="ПРИМ")
    assert "рассмотрены и приняты" not in said
    assert "заголовок | О снятии с контроля пункта 1 плана-графика" in said
    assert f"Сообщаем, что {DECISION} снят с контроля пункт 1 (мероприятие) плана мероприятий" in said
    assert "в части, касающейся Вашего учреждения, и сведения о его исполнении более не запрашиваются." in said
    assert "На контроле остаются: пункт 2 плана-графика (мероприятие), срок исполнения – до 30.01.2026" in said


@pytest.mark.parametrize(
    ("basis", "on"),
    [
        ("постановление от 20.12.2025 № 140 о ликвидации учреждения, резолюция от 23.12.2025", True),
        ("резолюция от 23.12.2025, постановление от 20.12.2025 № 140 о ликвидации учреждения", True),
        ("резолюция от 23.12.2025 на служебной записке", False),
    ],
)
def test_the_act_a_decision_rests_on_is_told_to_whom_it_frees(basis: str, *, on: bool) -> None:
    made = freed()
    said = paper(replace(made, rulings=tuple(replace(r, basis=basis) for r in made.rulings)), DECIDED, code="ПРИМ")
    act = " на основании постановления от 20.12.2025 № 140 о ликвидации учреждения" if on else ""
    assert f"Сообщаем, что {DECISION}{act} снят с контроля пункт 1" in said
    assert "резолюци" not in said


def test_an_accepted_report_is_released_as_accepted_also_where_one_performer_alone_is_freed() -> None:
    said = paper(freed(done("ПРИМ", "1", TERM)), DECIDED, code="ПРИМ")
    assert f"исполнен 12.12.2025 при установленном сроке до 12.12.2025 включительно и {DECISION} снят" in said


def test_both_in_one_letter_are_told_apart() -> None:
    said = paper(freed(done("ПРИМ", "1", TERM), items=("1", "2")), DECIDED, code="ПРИМ")
    assert "Сведения об исполнении пункта 1 плана мероприятий" in said
    assert (
        f"Кроме того, {DECISION} снят с контроля пункт 2 плана-графика (мероприятие) в части, касающейся Вашего" in said
    )


def test_an_item_freed_for_every_performer_by_name_is_closed_and_each_gets_a_letter() -> None:
    made = freed(codes=("ОБР", "ПРИМ", "ШАБ"))
    reviewed, decisions = judged(made, DECIDED, None, RELEASE)
    assert (reviewed.figures.items[0].closed, reviewed.figures.items[0].released) == (True, ())
    topics = {p.addressee.code: p.grounds[0].topic for p in decisions.papers if p.addressee}
    assert topics == {"ОБР": Topic.RELEASE, "ПРИМ": Topic.TAKEN_OFF, "ШАБ": Topic.RELEASE}


def test_one_letter_a_week_tells_who_is_freed_and_a_freed_performer_is_asked_nothing_more() -> None:
    story = Story(settings(letters=("release",), addressee_gap=0), sent=True)
    told = []
    for day in (16, 23, 24, 29, 30):
        on = date(2025, 12, day)
        items = ("1",) if day < 24 else ("1", "2", "3")
        made = freed(items=items) if on >= DECIDED else replace(freed(), rulings=())
        told += [(day, kind, number) for kind, _, number, _ in occasions(to(story.day(on, made)[1], "ПРИМ"))]
    assert told == [(16, "overdue", "1"), (23, "release", "1"), (29, "release", "2"), (29, "release", "3")]


def test_whose_reports_end_with_the_whole_order_is_told_so_once() -> None:
    plan = (item("ежемесячно, до 25 числа", text="Отчёт о расходах"), item("постоянно", "2", row=3))
    other = item("до 12.12.2025", "3", row=4)
    own = tuple(replace(i, groups=("свои",)) for i in plan), tuple(replace(i, groups=("общие",)) for i in (other,))
    alone, both = replace(THREE[0], groups=("свои",)), replace(THREE[1], groups=("свои", "общие"))
    made = book(done(both.code, "3", TERM), plan=(*own[0], *own[1]), performers=(alone, both))
    closed = replace(made, order=replace(made.order, closed_on=DECIDED, closed_reason="резолюция"))
    story = Story(settings(letters=("release",), progress="off"), sent=True)
    told = [story.day(date(2025, 12, day), closed)[1].papers for day in (23, 24, 29, 30)]
    assert [[(p.addressee.code, p.grounds[0].topic) for p in papers if p.addressee] for papers in told] == [
        [(alone.code, Topic.TAKEN_OFF), (both.code, Topic.RELEASE)],
        [],
        [],
        [],
    ]
    late = Story(settings(letters=("release",), progress="off"), sent=True)
    found = late.day(date(2026, 1, 20), closed)[1].papers  # a home of an earlier version gets no burst
    assert [p.addressee.code for p in found if p.addressee] == [both.code]
    said = paper(closed, DECIDED, code=alone.code)
    assert "что 23.12.2025 в связи со снятием с контроля распоряжения в целом (резолюция) сняты с контроля" in said
    assert "пункты 1 и 2 (пункт 1 – отчёт о расходах; пункт 2 – мероприятие) плана" in said
    assert "и сведения об их исполнении более не запрашиваются." in said
    official = replace(alone, relation=Relation.OFFICE)
    note = paper(replace(closed, performers=(official, both)), DECIDED, code=alone.code)
    assert "Сообщаю, что 23.12.2025 в связи со снятием с контроля распоряжения в целом (резолюция) сняты" in note


def test_being_freed_is_no_news_for_a_progress_paper() -> None:
    story = Story(settings(), sent=True)
    plain = replace(freed(), rulings=())
    days = [story.day(date(2025, 12, d), plain)[1] for d in (11, 15)]
    assert kinds(days[-1]) == [Kind.PROGRESS]
    made = replace(freed(), rulings=(replace(free("ПРИМ", "1"), decided_on=date(2025, 12, 19)),))
    assert [kinds(story.day(date(2025, 12, d), made)[1]) for d in (22, 23)] == [[], []]


def test_the_board_shows_the_free_performer_without_counting_him() -> None:
    figures = judged(freed(), MEMO)[0].figures
    page = print_board(board_page([BoardOrder(figures=figures)], on=MEMO))
    assert "исполнено 2 из 2; снято с контроля – 1" in page
    assert page.count("снят<") == 1


def test_who_was_written_to_about_an_item_that_a_decision_ends_for_all_is_told_once() -> None:
    story, on = Story(RELEASE, sent=True), date(2025, 12, 24)
    empty = book(plan=PLAN, performers=THREE)
    for day in (date(2025, 12, 15), date(2025, 12, 16), date(2025, 12, 22)):
        story.day(day, empty)
    ended = replace(empty, rulings=(free("", "1"),))
    reviewed, decisions = story.day(on, ended)
    letter = compose(paper_for(decisions, "ПРИМ"), facts(reviewed, RELEASE, number="1"), words())
    told = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert f"Сообщаем, что {DECISION} снят с контроля пункт 1 (" in told
    assert "и сведения о его исполнении более не запрашиваются." in told
    assert "в части" not in told, "the item is closed for everybody"
    assert not [p for p in story.day(date(2025, 12, 25), ended)[1].papers if p.kind is Kind.RELEASE]
    untold = Story(RELEASE, sent=True)
    assert not [p for p in untold.day(on, ended)[1].papers if p.kind is Kind.RELEASE]  # he was never written to
    late = Story(RELEASE, sent=True)
    late.history = story.history
    old = replace(empty, rulings=(replace(free("", "1"), decided_on=date(2025, 12, 16)),))
    late.history = replace(late.history, spent={o: e for o, e in late.history.spent.items() if o.kind != Kind.RELEASE})
    assert not [p for p in late.day(date(2025, 12, 29), old)[1].papers if p.kind is Kind.RELEASE]


SEMINARS = (item("до 12.12.2025, до 19.12.2025", text="Провести семинары"), PLAN[1])
HELD = done("ПРИМ", "1", TERM, control_date=TERM)


def seminars() -> Book:
    """Of two seminars the first was held and accepted; then the performer was freed of the item."""
    made = book(plan=SEMINARS, performers=(THREE[1], THREE[2]))
    rows = (
        replace(HELD, row=2),
        row("ПРИМ", "1", control_date=date(2025, 12, 19)),
        *(row("ШАБ", "1", control_date=day) for day in (TERM, date(2025, 12, 19))),
        *(row(code, "2") for code in ("ПРИМ", "ШАБ")),
    )
    return replace(made, rows=tuple(rows), rulings=(free("ПРИМ", "1"),))


def test_of_an_item_with_two_dates_the_appendix_tells_what_was_executed_and_what_was_taken_off() -> None:
    said = paper(seminars(), MEMO, Kind.COMPLETION)
    assert (
        f"МБУ «Пример» – по сроку 12.12.2025: исполнено 12.12.2025; "
        f"по сроку 19.12.2025: снято с контроля {DECISION}" in said
    )


def test_who_had_executed_all_before_he_was_freed_has_executed_it_in_the_appendix_too() -> None:
    said = paper(freed(done("ПРИМ", "1", TERM)), MEMO, Kind.COMPLETION)
    assert f"МБУ «Пример» – исполнено 12.12.2025; снято с контроля {DECISION}" in said


def test_a_release_of_an_item_executed_in_part_tells_once_what_was_taken_off() -> None:
    said = paper(seminars(), DECIDED, code="ПРИМ")
    assert "Кроме того" not in said
    assert f"в этой части исполнен 12.12.2025 и {DECISION} снят с контроля." in said
    assert (
        "В связи с этим завершён и контроль за исполнением пункта 1 плана-графика в части срока 19.12.2025, сведения"
        in said
    )
    assert said.index("В связи с этим завершён и контроль") < said.index("На контроле остаётся пункт 2")


def test_who_only_agreed_is_told_the_term_of_what_stays_until_it_has_passed_and_then_what_is_awaited() -> None:
    agreed = replace(THREE[1], relation=Relation.BY_AGREEMENT)
    repair = item("с 08.12.2025 по 30.01.2026", "2", row=3, text="Выполнить ремонт кровли")
    plan, working = (PLAN[0], repair, item("до 12.12.2025", "3", row=4)), row("ПРИМ", "3", state=State.IN_WORK)
    rows = (done("ПРИМ", "1", TERM), replace(working, reason="болезнь", expected_on=date(2025, 12, 29)))
    made = replace(book(*rows, plan=plan, performers=(agreed,)), rulings=(free("ПРИМ", "1"),))
    said = paper(made, DECIDED, code="ПРИМ")
    assert (
        "На контроле остаются: пункт 2 плана-графика (выполнить ремонт кровли), срок исполнения – "
        "с 08.12.2025 по 30.01.2026; пункт 3 (мероприятие), ожидаемая дата исполнения – 29.12.2025." in said
    )


def test_who_only_agreed_and_was_freed_leaves_nothing_of_the_item_undone() -> None:
    """«Исполнено частично» was said of an item that all who were ordered to had executed."""
    agreed = replace(next(p for p in THREE if p.code == "ПРИМ"), relation=Relation.BY_AGREEMENT)
    made = replace(freed(), performers=tuple(agreed if p.code == agreed.code else p for p in THREE))
    for day, kind in ((date(2026, 1, 12), Kind.PROGRESS), (MEMO, Kind.COMPLETION)):
        said = paper(made, day, kind)
        assert "исполнено – 1 (пункт 1)" in said
        assert "частично" not in said
        assert "ункт 1 снят с контроля" in said, "who was freed of it is told all the same"
    figures = judged(made, MEMO)[0].figures
    assert done_words(figures).startswith("исполнен 1 из 3 пунктов")
    assert result_line(figures).startswith("Из 3 пунктов полностью исполнен 1")


def test_a_memo_names_the_decision_by_which_an_item_went_off_control_that_nobody_had_executed() -> None:
    made = freed(codes=("ОБР", "ПРИМ", "ШАБ"), items=("2",))
    said = paper(made, MEMO, Kind.COMPLETION)
    assert "ункт 2 снят с контроля по Вашему решению от 23.12.2025, исполнение не подтверждено" in said
    assert said.count("по Вашему решению") == 1
    assert "в части, касающейся" not in said


def test_a_memo_says_that_some_had_executed_an_item_that_a_decision_took_off_control_for_all() -> None:
    made = replace(freed(done("ОБР", "2", TERM)), rulings=(free("", "2"),))
    said = paper(made, MEMO, Kind.COMPLETION)
    assert "ункт 2 снят с контроля по Вашему решению от 23.12.2025, исполнение подтвердили не все исполнители" in said


def test_a_decision_that_freed_one_performer_has_not_closed_an_item_the_others_executed() -> None:
    made = freed()
    closed = (replace(made.items[0], closed_on=date(2026, 1, 14)), *made.items[1:])
    said = paper(replace(made, items=closed), MEMO, Kind.COMPLETION)
    assert "снято с контроля – 1 (пункт 1, 14.01.2026)" in said
    assert "ункт 1 снят с контроля по Вашему решению от 23.12.2025 в части, касающейся МБУ «Пример»" in said
    assert "исполнение подтвердили" not in said


def test_of_an_item_executed_before_it_went_off_control_no_decision_is_told() -> None:
    executed = (done(p.code, "2", TERM) for p in THREE)
    made = replace(freed(*executed), rulings=(free("", "2"),))
    said = paper(made, MEMO, Kind.COMPLETION)
    assert "исполнено и снято с контроля – 1 (пункт 2, 23.12.2025)" in said
    assert "решению" not in said
