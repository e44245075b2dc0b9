"""Events in letters: they take place, are provided for or ordered, and only their result is asked for (B1)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.event_words import event_words
from automation.letters.marks import quoted
from automation.model.notice import NoticeKind
from automation.model.plan import Item
from automation.model.report import Extension, Relation, State
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import ORDER, SIGNED
from tests.support.compose_world import book, facts, lists_told, outline, row, words
from tests.support.control_story import ORG, Story, december, item, notices, settings, small, to
from tests.support.played_letters import last_letter

EMPTY = row("ОБР", "1")


def event(term: str, text: str = "Общегородской субботник") -> Item:
    return replace(item(term, text=text), term=read_term(term, SIGNED, Calendar(), event=True))


def test_before_an_event_only_its_result_is_asked_for() -> None:
    told = last_letter(event("20.12.2025"), (date(2025, 12, 17), EMPTY))
    assert "мероприятие «Общегородской субботник» состоится 20.12.2025." in told
    assert "сообщить по прилагаемой форме за подписью руководителя о результатах этого мероприятия" in told
    assert "дату исполнения" not in told
    assert "продлении" not in told
    stretch = last_letter(event("с 16.03.2026 по 10.04.2026"), (date(2026, 4, 3), EMPTY))
    assert "проводится с 16.03.2026 по 10.04.2026." in stretch
    late = last_letter(event("20.12.2025"), (date(2025, 12, 25), EMPTY))
    assert "мероприятие «Общегородской субботник» предусмотрено на 20.12.2025." in late
    assert "если мероприятие не проведено, письменно сообщить причины и новую дату" in late
    again = last_letter(event("20.12.2025"), (date(2025, 12, 25), EMPTY), (date(2026, 1, 14), EMPTY))
    assert "оставлено без ответа" in again
    assert "исполнить указанный пункт" not in again  # its day has passed
    assert "а если оно не проведено, письменно объяснить причины и сообщить новую дату." in again


def test_an_event_that_was_moved_is_on_its_new_day_and_not_until_it() -> None:
    moved = Extension(
        item="1",
        code="ОБР",
        new_term=date(2025, 12, 24),
        decided_on=date(2025, 12, 12),
        decided_by="Камфарин Е.Н.",
        basis="резолюция",
        row=2,
    )

    def told(on: date, plan: Item) -> str:
        made = book(plan=(plan,), performers=(ORG,), extensions=(moved,))
        reviewed, decisions = Story().day(on, made)
        paper = to(decisions, ORG.code)
        assert paper
        said = outline(compose(paper, facts(reviewed, number="1"), words()))
        return said.replace("°", " ").replace("{", "").replace("}", "")

    decided = "решением Главы Администрации Аксайского городского поселения от 12.12.2025"
    before, day = date(2025, 12, 19), f"24.12.2025 (первоначально – 20.12.2025, перенесено {decided})"
    assert f"поручено {day} провести субботник." in told(before, event("20.12.2025", "Провести субботник"))
    assert f"«Общегородской субботник» состоится {day}." in told(before, event("20.12.2025"))
    stretch = told(before, event("с 15.12.2025 по 20.12.2025", "Провести субботник"))
    assert "поручено до 24.12.2025 включительно (первоначальный срок – 20.12.2025, продлён решением Главы" in stretch


def test_an_event_told_as_what_to_do_does_not_take_place_but_is_ordered() -> None:
    text = "Провести субботник"
    told = last_letter(event("20.12.2025", text), (date(2025, 12, 17), EMPTY))
    assert "поручено провести 20.12.2025 субботник." in told
    assert "сообщить по прилагаемой форме за подписью руководителя о результатах этого мероприятия" in told
    stretch = last_letter(event("с 16.03.2026 по 10.04.2026", text), (date(2026, 4, 3), EMPTY))
    assert "поручено с 16.03.2026 по 10.04.2026 провести субботник." in stretch
    both = last_letter(event("20.12.2025", "Организовать и провести субботник"), (date(2025, 12, 17), EMPTY))
    assert "поручено 20.12.2025 организовать и провести субботник." in both
    late = last_letter(event("20.12.2025", text), (date(2025, 12, 25), EMPTY))
    assert "поручено провести 20.12.2025 субботник." in late
    assert "если мероприятие не проведено" in late
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    asked = last_letter(event("20.12.2025", text), (date(2025, 12, 17), EMPTY), performer=agreed)
    alone = replace(ORG, organisation="ИП Кузьмин А.В.")
    assert "руководител" not in last_letter(event("20.12.2025"), (date(2025, 12, 17), EMPTY), performer=alone)
    assert "предусмотрено провести субботник (20.12.2025)." in asked


def test_many_events_take_place_and_are_not_executed() -> None:
    plan = tuple(replace(event("20.12.2025"), number=n, row=int(n) + 1) for n in "123")
    _, decisions = Story().day(date(2025, 12, 17), small(*(row("ОБР", n) for n in "123"), plan=plan))
    reviewed, _ = Story().day(date(2025, 12, 17), small(*(row("ОБР", n) for n in "123"), plan=plan))
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words()))
    assert "мероприятия, перечисленные ниже, проводятся 20.12.2025:" in told.replace("°", " ")


def test_each_event_of_a_letter_is_asked_about_by_its_own_day() -> None:
    plan = (event("20.12.2025"), replace(event("22.12.2025", "Тренировка"), number="2", row=3))
    reviewed, decisions = Story().day(date(2025, 12, 17), small(EMPTY, row("ОБР", "2"), plan=plan))
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert [g.respond_by for g in paper.grounds] == december(23, 24)
    assert paper.respond_by == date(2025, 12, 24)
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "Просим сообщить по прилагаемой форме за подписью руководителя о результатах этих мероприятий" in told
    assert ": по пункту 1 – до 23.12.2025, по пункту 2 – до 24.12.2025." in told


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.OFFICE])
def test_each_day_of_one_event_is_asked_about_by_its_own_day(relation: Relation) -> None:
    days = (date(2025, 12, 19), date(2025, 12, 22))
    made = small(
        plan=(event("19.12.2025, 22.12.2025", "Провести тренировки"),), performer=replace(ORG, relation=relation)
    )
    made = replace(made, rows=tuple(row("ОБР", "1", control_date=day) for day in days))
    reviewed, decisions = Story().day(date(2025, 12, 17), made)
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert [g.respond_by for g in paper.grounds] == december(23, 24)
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "поручено {провести} 19.12.2025 и 22.12.2025 {тренировки}." in told
    assert "О проведении мероприятий, предусмотренных пунктом 1" in told
    asked = "по пункту 1 (срок проведения – 19.12.2025) – до 23.12.2025, по пункту 1 (срок проведения – 22.12.2025)"
    assert f": {asked} – до 24.12.2025." in told


def test_the_next_day_of_an_event_is_not_asked_about_before_it_because_the_first_was_not_reported() -> None:
    made = small(plan=(event("15.12.2025, 22.12.2025", "Провести тренировки"),))
    made = replace(made, rows=tuple(row("ОБР", "1", control_date=day) for day in december(15, 22)))
    _, decisions = Story(settings(addressee_gap=0)).day(date(2025, 12, 19), made)
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert [(g.topic.value, g.respond_by) for g in paper.grounds] == [
        ("overdue", date(2025, 12, 23)),
        ("event", date(2025, 12, 24)),
    ]


def test_a_joined_event_is_asked_the_questions_of_its_own_letter() -> None:
    plan = (item("до 12.12.2025"), replace(event("17.12.2025", "Провести субботник"), number="2", row=3))
    told = ""
    story = Story(settings(addressee_gap=0), sent=True)
    for on in december(16, 17, 18, 19, 22, 23, 24, 25):
        reviewed, decisions = story.day(on, small(EMPTY, row("ОБР", "2"), plan=plan))
        for paper in (p for p in decisions.papers if p.addressee):
            told += outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "срок проведения – 17.12.2025" in told
    assert "а если мероприятие не проведено, письменно сообщить причины и новую дату." in told


def test_past_events_are_told_as_what_the_plan_provides_for() -> None:
    month = read_term("с 01.12.2025 по 19.12.2025", SIGNED, Calendar(), event=True)
    day = read_term("20.12.2025", SIGNED, Calendar(), event=True)
    plan = (
        replace(item("20.12.2025", text="Проведение месячника чистоты"), term=month),
        replace(item("20.12.2025", "2", text="Проведение общегородского субботника", row=3), term=day),
    )
    on = date(2025, 12, 25)
    reviewed, decisions = Story().day(on, small(EMPTY, row("ОБР", "2"), plan=plan))
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="01-15/К-9"), words()))
    told = told.replace("°", " ").replace("{", "").replace("}", "")
    assert (
        "проведение месячника чистоты предусмотрено с 01.12.2025 по 19.12.2025, общегородского субботника – 20.12.2025."
        in told
    )
    assert event_words([replace(plan[0], text="Организация и проведение ярмарки")], plan[1:]) == {
        "слова": quoted("организация и проведение ярмарки"),
        "предусмотрено": "предусмотрены",
    }


def test_an_event_of_several_days_is_called_about_with_its_first_day() -> None:
    made = small(plan=(event("с 17.12.2025 по 19.12.2025"),))
    told = [n.text for day in december(15, 16, 17, 18) for n in notices(Story().day(day, made)[1], NoticeKind.CALL)]
    assert set(told) == {"проводится с 17.12.2025 по 19.12.2025: проверить готовность"}


RAIDS = event("с 15.12.2025 по 26.12.2025", "Организовать рейды")


def test_before_an_event_of_several_days_people_are_reminded_before_its_first_day() -> None:
    story = Story(settings(remind_days=[2], remind_min_gap=0))
    days = [on for on in december(11, 15, 24) if to(story.day(on, small(plan=(RAIDS,)))[1], "ОБР")]
    assert days == december(11)
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    later = event("с 22.12.2025 по 26.12.2025", "Организовать рейды")
    before = last_letter(later, (date(2025, 12, 17), EMPTY), performer=agreed)
    assert "Просим принять участие в исполнении указанного пункта и до 30.12.2025 сообщить по прилагаемой" in before
    running = last_letter(later, (date(2025, 12, 23), EMPTY), performer=agreed)
    assert "Просим до 30.12.2025 сообщить по прилагаемой форме о результатах" in running


@pytest.mark.parametrize(("on", "answer"), [(29, "12.01.2026"), (30, "13.01.2026")])
def test_nobody_is_asked_to_take_part_in_what_is_over_though_its_result_may_still_come(on: int, answer: str) -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    told = last_letter(event("с 22.12.2025 по 26.12.2025"), (date(2025, 12, on), EMPTY), performer=agreed)
    assert f"Просим до {answer} сообщить по прилагаемой форме о результатах" in told
    assert "принять участие" not in told


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2025, 12, 12), ""),
        (date(2025, 12, 26), ""),
        (date(2025, 12, 27), "Ожидаются сведения: МБУК «Образец» – пункт 1 (срок – 26.12.2025)"),
    ],
)
def test_the_result_of_what_went_on_is_awaited_and_nothing_is_told_before(on: date, said: str) -> None:
    for line in ((), (row("ОБР", "1", state=State.IN_WORK, comment="два рейда"),)):
        reviewed, _ = Story().day(on, small(*line, plan=(RAIDS,)))
        assert lists_told(reviewed.figures, facts(reviewed, number="1")) == said


@pytest.mark.parametrize(("earlier", "days"), [(False, [12]), (True, [19])])
def test_the_first_morning_of_this_version_reminds_of_no_stretch_that_has_begun(earlier: bool, days: list[int]) -> None:
    raids = event("с 08.12.2025 по 26.12.2025", "Организовать рейды")
    signed = date(2025, 12, 1)
    made = small(plan=(raids,), order=replace(ORDER, date=signed))
    story = Story(settings(progress="off"))
    if earlier:  # version 1.0 kept no rows
        story.history = replace(story.history, baseline={"obligations": {}}, previous_day=date(2025, 12, 11))
    written = [on.day for on in december(12, 15, 16, 17, 18, 19, 22) if to(story.day(on, made)[1], "ОБР")]
    assert written == days


RACE = event("13.12.2025", "Участие в соревнованиях")
MOVED = date(2025, 12, 22)
AWAITED = "Ожидаются сведения: МБУК «Образец» – "
OWES = "Не подтвердило исполнение в установленный срок: МБУК «Образец» – "
AGREED = "Исполнитель по согласованию, не подтвердивший исполнение: МБУК «Образец» – "


@pytest.mark.parametrize(
    ("agreed", "told", "days"),
    [
        (
            False,
            {"state": State.IN_WORK, "reason": "метель", "expected_on": MOVED},
            {
                15: f"{AWAITED}пункт 1 (срок – 13.12.2025, причина – метель, ожидаемая дата – 22.12.2025)",
                17: f"{OWES}пункт 1 (срок – 13.12.2025, причина – метель, ожидаемая дата – 22.12.2025)",
            },
        ),
        (
            False,
            {"state": State.IN_WORK, "expected_on": date(2025, 12, 13)},
            {15: f"{AWAITED}пункт 1 (срок – 13.12.2025)"},
        ),
        (
            True,
            {"state": State.IN_WORK, "done": "участвуем, 45 детей"},
            {
                15: f"{AWAITED}пункт 1 (срок – 13.12.2025)",
                17: f"{AGREED}пункт 1 (срок – 13.12.2025)",
            },
        ),
        (
            True,
            {"state": State.IN_WORK, "expected_on": MOVED},
            {17: f"{AGREED}пункт 1 (срок – 13.12.2025, ожидаемая дата – 22.12.2025)"},
        ),
    ],
)
def test_after_an_event_only_a_day_still_ahead_is_told_of_what_was_said_before(
    agreed: bool, told: dict[str, object], days: dict[int, str]
) -> None:
    who = replace(ORG, relation=Relation.BY_AGREEMENT) if agreed else ORG
    made = small(row("ОБР", "1", **told), plan=(RACE,), performer=who)

    def line_on(day: int) -> str:
        reviewed, _ = Story().day(date(2025, 12, day), made)
        return lists_told(reviewed.figures, facts(reviewed, number="1"))

    assert {day: line_on(day) for day in days} == days


def test_beside_a_letter_about_something_else_an_event_is_told_by_the_item_that_provides_for_it() -> None:
    late = item("до 15.12.2025", "2", text="Утвердить смету", row=3)
    reviewed, decisions = Story().day(
        date(2025, 12, 17), small(EMPTY, row("ОБР", "2"), plan=(event("20.12.2025"), late))
    )
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ").replace("{", "")
    assert "напоминаем о пункте 1 плана-графика: мероприятие «Общегородской субботник" in told
    assert "состоится 20.12.2025." in told
