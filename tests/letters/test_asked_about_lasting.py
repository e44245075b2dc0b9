"""Items «постоянно»: how often they are reported on, for which period the office asked, and who has not answered."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.letters.lasting import lasting_lines
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.model.kinds import CONTROL_POINT, Kind, Topic
from automation.model.notice import NoticeKind
from automation.model.report import Book, Performer, Relation, State, StatusRow
from automation.model.settings import Settings
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.letters.test_every_period import mark_of
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, notices, settings, small

PLAN = (item("постоянно"), item("до 30.10.2026", "2", row=3))
ASKED, NEXT = date(2026, 3, 26), date(2026, 6, 25)
Day = tuple[Review, Decisions]


def lasting_on(
    on: date, *rows: StatusRow, mode: str = "quarterly", asked: date = ASKED, answer: str = ""
) -> tuple[str, Day]:
    """The clause about the item some time after the office asked about it, and the day itself."""
    story = Story(settings(control_point=mode), sent=True)
    story.day(asked, small(plan=PLAN))
    if answer:
        story.mark(answer=answer)
    day = story.day(on, small(*rows, plan=PLAN))
    (line,) = lasting_lines(memo_of(day[0].figures, facts(day[0], story.settings), words()))
    return plain(line).replace("\u00a0", " "), day


def test_the_office_asks_for_the_quarter_and_tells_who_has_not_answered() -> None:
    said, _ = lasting_on(date(2026, 4, 6))
    assert "периодичность отчётности – ежеквартально; запрошенные 26.03.2026 сведения за I квартал 2026 года" in said
    assert said.endswith("не представило МБУК «Образец»")
    assert "не установлена" not in said


def test_the_day_of_the_letter_is_told_whatever_day_it_was_sent() -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    story.day(ASKED, small(plan=PLAN))
    story.mark(sent_on=date(2026, 3, 30))
    reviewed, _ = story.day(date(2026, 4, 13), small(plan=PLAN))
    (line,) = lasting_lines(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))
    assert "запрошенные 26.03.2026 сведения за I квартал 2026 года не" in plain(line).replace("\u00a0", " ")


def test_a_missing_period_is_told_until_the_next_one_is_due() -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    told = []
    for on in (ASKED, NEXT, date(2026, 6, 26), date(2026, 7, 13)):
        reviewed, _ = story.day(on, small(plan=PLAN))
        (line,) = lasting_lines(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))
        told.append(plain(line).replace("\u00a0", " "))
    assert [told[2].count(f"за {period} квартал") for period in ("I", "II")] == [1, 0]
    assert told[2].endswith("не представило МБУК «Образец»")
    assert "запрошенные 25.06.2026 сведения за II квартал 2026 года не представило МБУК «Образец»" in told[3]


def test_a_question_is_dated_by_the_registered_day_of_its_letter() -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    story.day(ASKED, small(plan=PLAN))
    story.mark(registered="№ 01-08/2395 от 27.03.2026")
    reviewed, _ = story.day(date(2026, 4, 13), small(plan=PLAN))
    (line,) = lasting_lines(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))
    assert "запрошенные 27.03.2026 сведения за I квартал 2026 года не" in plain(line).replace("\u00a0", " ")


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT])
def test_a_control_point_beside_an_event_asks_by_its_own_day_and_not_for_the_result_of_the_event(
    relation: Relation,
) -> None:
    fair = item("20.12.2025", "2", row=3, text="Провести ярмарку")
    fair = replace(fair, term=read_term("20.12.2025", ORDER.date, Calendar(), event=True))
    made = small(plan=(PLAN[0], fair), performer=replace(ORG, relation=relation))
    reviewed, decisions = Story().day(date(2025, 12, 17), made)
    paper = paper_for(decisions, "ОБР")
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "23.12.2025 сообщить по прилагаемой форме" in told
    assert " о результатах" in told
    assert "Также просим до 19.12.2025 сообщить по прилагаемой форме" in told
    assert "о выполнении пункта 1" in told
    assert {g.topic: g.respond_by for g in paper.grounds}[Topic.CONTROL_POINT] == date(2025, 12, 19)


def test_nobody_is_named_before_the_answer_date_or_after_an_answer() -> None:
    assert "запрошен" not in lasting_on(date(2026, 3, 27))[0]
    assert "запрошен" not in lasting_on(date(2026, 4, 6), done("ОБР", "1", date(2026, 3, 30)))[0]
    assert "запрошен" not in lasting_on(date(2026, 4, 6), answer="30.03.2026 № 5: выполняется")[0]
    old = replace(done("ОБР", "1", date(2026, 3, 30)), evidence="приказ")
    said, _ = lasting_on(date(2026, 7, 6), old, asked=NEXT)
    assert (
        "; ранее сведения о выполнении представило МБУК «Образец»; запрошенные 25.06.2026 сведения за II квартал"
        in said
    )


@pytest.mark.parametrize("on", [date(2026, 6, 26), date(2026, 7, 6)])
def test_an_answer_to_the_letter_of_a_quarter_is_told_with_its_quarter_once_the_next_was_asked_about(on: date) -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    story.day(ASKED, small(plan=PLAN))
    story.mark(answer="30.03.2026 № 5: выполняется")
    early, _ = story.day(date(2026, 6, 1), small(plan=PLAN), keep=False)
    for running in (False, True):  # an answer alone brings no report, so that a справка tells of it, too
        memo = memo_of(early.figures, facts(early, story.settings), words(), running=running)
        (said,) = lasting_lines(memo)
        assert "; МБУК «Образец» – ответ от 30.03.2026 № 5: выполняется" in plain(said).replace("\u00a0", " ")
    story.day(NEXT, small(plan=PLAN))
    reviewed, _ = story.day(on, small(plan=PLAN), keep=False)
    (line,) = lasting_lines(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))
    said = plain(line).replace("\u00a0", " ")
    assert "; МБУК «Образец» – за I квартал 2026 года ответ от 30.03.2026 № 5: выполняется" in said
    assert ("не представило МБУК «Образец»" in said) is (on > NEXT.replace(day=30))
    mark = mark_of(reviewed, story.settings)
    assert "за I квартал 2026 года ответ от 30.03.2026 № 5: выполняется" in mark.replace("\u00a0", " ")


def test_each_period_names_its_own_silence() -> None:
    """«Образец» reported in the first quarter, «Архив» never: of the second both are silent."""
    plan, other = (
        (replace(PLAN[0], groups=(*ORG.groups,)), PLAN[1]),
        replace(ORG, code="АРХ", organisation="МБУ «Архив»"),
    )
    story, people = Story(settings(control_point="quarterly"), sent=True), (ORG, other)
    told = replace(row("ОБР", "1"), done="наблюдение ведётся", executed_on=date(2026, 3, 30))
    story.day(ASKED, book(plan=plan, performers=people))
    story.day(NEXT, book(told, plan=plan, performers=people))
    day = story.day(date(2026, 7, 6), book(told, plan=plan, performers=people))
    (line,) = lasting_lines(memo_of(day[0].figures, facts(day[0], story.settings), words()))
    said = plain(line).replace("\u00a0", " ")
    assert "ранее сведения о выполнении представило МБУК «Образец»" in said
    assert "запрошенные 26.03.2026 сведения за I квартал 2026 года не представило МБУ «Архив»; запрошенные" in said
    assert said.endswith("; запрошенные 25.06.2026 сведения за II квартал 2026 года не представил ни один исполнитель")


def test_a_question_that_words_have_answered_since_is_not_told_as_unanswered() -> None:
    """«Образец» wrote in May that the work goes on: that answers the question about the first quarter."""
    story = Story(settings(control_point="quarterly"), sent=True)
    wrote = replace(row("ОБР", "1"), state=State.IN_WORK, reason="нет специалиста", incoming="12.05.2026 № 4")
    story.day(ASKED, small(plan=PLAN))
    for on in (date(2026, 5, 13), NEXT, date(2026, 9, 24)):
        story.day(on, small(wrote, plan=PLAN))
    reviewed, _ = story.day(date(2026, 10, 6), small(wrote, plan=PLAN))
    (line,) = lasting_lines(memo_of(reviewed.figures, facts(reviewed, story.settings), words()))
    asked = plain(line).replace("\u00a0", " ").partition("ежеквартально; ")[2]
    assert asked.startswith("запрошенные 25.06.2026 сведения за II квартал 2026 года не представило МБУК «Образец»")
    assert "III квартал" in asked


def performers(number: int) -> tuple[Performer, ...]:
    return tuple(replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(1, number + 1))


def test_the_memo_and_its_appendix_tell_alike_who_has_reported_who_not_and_what_was_sent_back() -> None:
    plan = (item("постоянно", reporting="quarterly"), item("до 09.07.2026", "2", row=3))
    schools = performers(5)
    blank = [row(p.code, "1") for p in schools]
    story = Story(sent=True)
    for on in (ASKED, date(2026, 6, 18)):
        story.day(on, book(*blank, plan=plan, performers=schools))
    own, said, bad = (
        row("О1", "1", comment="договоры охраны заключены", incoming="21.06.2026 № вн-199"),
        row("О2", "1", state=State.IN_WORK, comment="выполняется", incoming="29.06.2026 № 701"),
        row("О3", "1", comment="всё хорошо", incoming="29.06.2026 № 702"),
    )
    day = story.day(NEXT, book(own, *blank[1:], plan=plan, performers=schools))
    asked = {g.occasion.code for p in day[1].papers for g in p.grounds if g.detail.startswith(CONTROL_POINT)}
    assert asked == {"О2", "О3", "О4", "О5"}
    story.mark(tuple(p for p in day[1].papers if p.addressee and p.addressee.code == "О4"), answer="29.06.2026 № 703")
    back = replace(bad, returned_on=date(2026, 6, 30), return_reason="не сообщено об охране")
    rows = (own, said, back, *blank[3:])
    day = story.day(date(2026, 7, 10), book(*rows, plan=plan, performers=schools))
    letter = compose(paper_for(day[1], kind=Kind.COMPLETION), facts(day[0], story.settings, number="1"), words())
    told = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert (
        "сведения о выполнении представило МБОУ СОШ № 1 (сообщено: «договоры охраны заключены»); "
        "МБОУ СОШ № 4 – ответ от 29.06.2026 № 703; МБОУ СОШ № 2 – в работе; "
        "запрошенные 26.03.2026 сведения за I квартал 2026 года не представило МБОУ СОШ № 5; "
        "запрошенные 25.06.2026 сведения за II квартал 2026 года не представило МБОУ СОШ № 5; "
        "сведения возвращены 30.06.2026: МБОУ СОШ № 3"
    ) in told
    for mark in (
        "МБОУ СОШ № 1 – сведения о выполнении представлены: «договоры охраны заключены»",
        "МБОУ СОШ № 2 – в работе / ",
        "МБОУ СОШ № 3 – сведения возвращены 30.06.2026",
        "МБОУ СОШ № 4 – ответ от 29.06.2026 № 703 / ",
        "МБОУ СОШ № 5 – сведения о выполнении не представлены",
    ):
        assert mark in told


@pytest.mark.parametrize(
    ("mode", "often"),
    [
        ("monthly", "периодичность отчётности – ежемесячно; запрошенные 26.03.2026 сведения за март 2026 года"),
        ("completion", "срок – «постоянно»"),
    ],
)
def test_it_is_told_as_often_as_the_office_asks(mode: str, often: str) -> None:
    told = lasting_on(date(2026, 4, 6), mode=mode)[0]
    assert often in told
    assert ("периодичность" in told) is (mode == "monthly")


def test_the_letter_names_the_period() -> None:
    chosen: Settings = settings(control_point="quarterly")
    reviewed, decisions = Story(chosen, sent=True).day(ASKED, small(plan=PLAN))
    letter = compose(paper_for(decisions, "ОБР", Kind.REQUEST), facts(reviewed, chosen, number="1"), words())
    said = outline(letter).replace("°", " ")
    asked = (
        "Просим до 01.04.2026 сообщить по прилагаемой форме за подписью руководителя о выполнении указанного пункта "
    )
    assert f"{asked}за I квартал 2026 года" in said, "it has ended"


def test_a_question_joined_to_a_reminder_waits_for_the_end_of_its_period_too() -> None:
    chosen: Settings = settings(control_point="quarterly")
    both = (item("постоянно"), item("до 01.04.2026", "2", row=3))
    reviewed, decisions = Story(chosen, sent=True).day(ASKED, small(plan=both))
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, chosen, number="1"), words())
    assert (
        "Также просим до 01.04.2026 сообщить по прилагаемой форме за подписью руководителя о выполнении пункта 1"
        in outline(letter).replace("°", " ")
    )


@pytest.mark.parametrize("answered", [False, True])
def test_the_day_after_the_answer_date_it_is_called_about(answered: bool) -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    made: Book = small(row("ОБР", "1"), plan=PLAN)
    told = []
    for on in (ASKED, date(2026, 3, 27), date(2026, 3, 31), date(2026, 4, 1), date(2026, 4, 2), date(2026, 4, 3)):
        now = small(done("ОБР", "1", on), plan=PLAN) if answered and on > ASKED else made
        told += [(on, n.text) for n in notices(story.day(on, now)[1], NoticeKind.CALL) if n.item == "1"]
    asked = (date(2026, 4, 2), "просили сообщить до 01.04.2026, ответа нет: узнать, как выполняется")
    assert told == ([] if answered else [asked])


def test_a_question_joined_to_a_release_names_its_own_day() -> None:
    story = Story(settings(control_point="quarterly", letters=("release",)), sent=True)
    taken = done("ОБР", "2", date(2026, 3, 25))
    made = small(taken, plan=(PLAN[0], replace(PLAN[1], closed_on=date(2026, 3, 25))))
    reviewed, decisions = story.day(ASKED, made)
    paper = paper_for(decisions, "ОБР", Kind.RELEASE)
    known = facts(reviewed, story.settings, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    assert (
        "Также просим до 01.04.2026 сообщить по прилагаемой форме за подписью руководителя о выполнении пункта 1"
        in outline(letter).replace("°", " ")
    )
    blank = replace(paper, grounds=tuple(replace(g, respond_by=None) for g in paper.grounds))
    (found,) = check_letter(compose(blank, known, words()), blank, known)
    assert found.code == "letter-unfilled"


def test_nobody_is_silent_about_a_question_that_named_no_day() -> None:
    story, asked = Story(settings(control_point="quarterly"), sent=True), small(plan=PLAN)
    story.day(ASKED, asked)
    assert "не представило" in lasting_told(story, asked)
    story.mark(respond_by=None, answers={})
    assert lasting_told(story, asked) == ""


def lasting_told(story: Story, made: Book) -> str:
    reviewed, _ = story.day(date(2026, 4, 13), made, keep=False)
    return "".join(lasting_lines(memo_of(reviewed.figures, facts(reviewed, story.settings), words(), running=True)))
