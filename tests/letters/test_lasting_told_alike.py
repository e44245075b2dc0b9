"""Who has reported on an item «постоянно»: the text of a memo and its appendix tell it alike, and of nobody wrongly."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.measures import measures_of, measures_taken
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import State
from tests.support.compose_world import (
    book,
    done,
    facts,
    lists_told,
    outline,
    paper_for,
    publication,
    row,
    words,
)
from tests.support.control_story import ORG, Story, item, notices, settings

ASKED, TERM, SINCE = date(2026, 3, 26), date(2026, 4, 1), date(2026, 4, 2)
OTHER = replace(ORG, code="АРХ", organisation="МБУ «Архив»")
PARK = replace(ORG, code="ПАР", organisation="МБУ «Парк»")
PLAN = (item("постоянно"), item("до 01.04.2026", "2", row=3))
ALONE = "ОБР"


def memo(*, answer: str = "", asked: tuple[str, ...] = (ALONE,), until: date | None = None) -> str:
    """Play a plan in which «Образец» is asked about both items and «Архив» has done the second; the memo of the end."""
    story, people = Story(settings(control_point="quarterly"), sent=True), (ORG, OTHER)
    given = [row("ОБР", "2"), done("АРХ", "2", date(2026, 3, 20))]
    made = book(*given, plan=PLAN, performers=people)
    papers = story.day(ASKED, made)[1].papers
    story.mark(tuple(p for p in papers if p.addressee and p.addressee.code not in asked), sent_on=None)
    mine = tuple(p for p in papers if p.addressee and p.addressee.code in asked)
    story.mark(tuple(p for p in mine if p.addressee and p.addressee.code == ALONE), answer=answer)
    if until:
        story.mark(mine, respond_by=until, answers={})
    reviewed, decisions = story.day(SINCE, made)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


@pytest.mark.parametrize("answer", ["", "31.03.2026 № 74: отчёт готовится"])
def test_the_answer_to_a_letter_of_two_subjects_is_no_report_about_the_lasting_item(answer: str) -> None:
    said = memo(answer=answer, asked=("ОБР", "АРХ"))
    assert "запрошенные 26.03.2026 сведения за I квартал 2026 года не представил ни один исполнитель" in said
    assert "Все исполнители – сведения о выполнении не представлены" in said


def test_before_the_answer_date_both_say_until_when_information_is_awaited() -> None:
    said = memo(until=date(2026, 4, 3), asked=("ОБР", "АРХ"))
    assert "сведения ожидаются: МБУК «Образец», МБУ «Архив»" in said
    assert "Все исполнители – сведения ожидаются" in said


def test_several_who_were_asked_in_vain_are_joined_behind_their_verb() -> None:
    story, people = Story(settings(control_point="quarterly"), sent=True), (ORG, OTHER, PARK)
    story.day(ASKED, book(plan=PLAN, performers=people))
    rows = [row("ПАР", "1", state=State.IN_WORK, comment="выполняется"), row("ОБР", "2")]
    reviewed, decisions = story.day(SINCE, book(*rows, plan=PLAN, performers=people))
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert "сведения за I квартал 2026 года не представили МБУК «Образец» и МБУ «Архив»" in said


@pytest.mark.parametrize("all_silent", [False, True])
def test_whoever_was_asked_on_another_day_is_told_with_his_own_day(all_silent: bool) -> None:
    """«Запрошенные 26.03.2026 и 27.03.2026 сведения не представили …» would say that each was asked twice."""
    story, people = Story(settings(control_point="quarterly"), sent=True), (ORG, OTHER, PARK)
    papers = story.day(ASKED, book(plan=PLAN, performers=people))[1].papers
    story.mark(
        tuple(p for p in papers if p.addressee and p.addressee.code == "АРХ"), registered="№ 01-08/2395 от 27.03.2026"
    )
    rows = [] if all_silent else [row("ПАР", "1", state=State.IN_WORK, comment="выполняется")]
    reviewed, decisions = story.day(date(2026, 4, 13), book(*rows, plan=PLAN, performers=people))
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    said, of_quarter = outline(letter).replace("°", " "), "сведения за I квартал 2026 года не представил"
    if all_silent:
        assert f"запрошенные 26.03.2026 и 27.03.2026 {of_quarter} ни один исполнитель" in said
    else:
        assert (
            f"; запрошенные 26.03.2026 {of_quarter}о МБУК «Образец»; запрошенные 27.03.2026 {of_quarter}о МБУ «Архив»"
            in said
        )


def test_of_whom_nobody_has_asked_both_say_that_nothing_is_known() -> None:
    said = memo()
    assert "не представило МБУК «Образец»; сведений о выполнении нет: МБУ «Архив»" in said
    assert "МБУК «Образец» – сведения о выполнении не представлены / МБУ «Архив» – сведений о выполнении нет" in said


def test_who_answered_about_another_item_is_called_about_the_lasting_one() -> None:
    story = Story(settings(control_point="quarterly"), sent=True)
    made = book(row("ОБР", "2"), plan=PLAN, performers=(ORG,))
    story.day(ASKED, made)
    story.mark(answer="31.03.2026 № 74: отчёт готовится")
    story.day(TERM, made)
    called = [n.item for n in notices(story.day(SINCE, made)[1], NoticeKind.CALL)]
    assert "1" in called


@pytest.mark.parametrize(
    ("cells", "told", "mark"),
    [
        ({"state": State.IN_WORK, "incoming": "18.03.2026 № 94"}, "МБУК «Образец» – в работе", "в работе"),
        ({"state": State.IN_WORK}, "МБУК «Образец» – в работе", "в работе"),
        (
            {"state": State.IN_WORK, "reason": "нет врача"},
            "МБУК «Образец» – в работе (причина задержки – нет врача)",
            "в работе",
        ),
        (
            {"incoming": "18.03.2026 № 94"},
            "сведения о выполнении представило МБУК «Образец»",
            "сведения о выполнении представлены",
        ),
    ],
)
def test_whoever_sent_a_letter_stands_among_those_who_reported_and_who_is_at_work_beside_them(
    cells: dict[str, object], told: str, mark: str
) -> None:
    story, mine = Story(settings(control_point="quarterly"), sent=True), row("ОБР", "1", **cells)
    made = book(mine, done("ОБР", "2", date(2026, 3, 20)), done("АРХ", "2", TERM), plan=PLAN, performers=(ORG, OTHER))
    story.day(date(2026, 3, 17), book(plan=PLAN, performers=(ORG, OTHER)))
    for on in (ASKED, SINCE):
        reviewed, decisions = story.day(on, made)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert f"; {told}; запрошенные 26.03.2026 сведения за I квартал" in said
    assert f"МБУК «Образец» – {mark} / МБУ «Архив» – сведения о выполнении не" in said


@pytest.mark.parametrize(
    ("state", "cell", "text", "mark"),
    [
        (State.DONE, "допущено одно загорание.", "", "сведения о выполнении представлены: «{}»"),
        (State.IN_WORK, "допущено одно загорание", " (сообщено: «{}»)", "сведения о выполнении представлены: «"),
        (State.DONE, "выполняется", "", "сведения о выполнении представлены"),
        (State.DONE, "для служебного пользования № 7", "", "сведения о выполнении представлены"),
    ],
)
def test_what_was_done_about_a_lasting_item_is_quoted_and_not_called_its_execution(
    state: State, cell: str, text: str, mark: str
) -> None:
    """It may tell of a breach: who calls the item executed is quoted by the appendix, the others by the text, too."""
    mine = row("ОБР", "1", state=state, done=cell, evidence="журнал обходов", incoming="18.03.2026 № 94")
    rows = (mine, done("ОБР", "2", TERM), done("АРХ", "2", TERM))
    story = Story(settings(control_point="off"), sent=True)
    reviewed, decisions = story.day(SINCE, book(*rows, plan=PLAN, performers=(ORG, OTHER)))
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    said, quoted = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""}), cell.rstrip(".")
    assert f"; сведения о выполнении представило МБУК «Образец»{text.format(quoted)};" in said
    assert f"МБУК «Образец» – {mark.format(quoted)}" in said


@pytest.mark.parametrize("came", ["не применимо without a ground", "a message nobody has read"])
def test_of_whom_nobody_knows_what_came_in_both_say_that_it_is_being_clarified(came: str) -> None:
    begun = (row("ОБР", "1"), row("АРХ", "1"), done("ОБР", "2", ASKED), done("АРХ", "2", TERM))
    mine = begun[0] if came[0] == "a" else row("ОБР", "1", state=State.NOT_APPLICABLE)
    rows = (mine, row("АРХ", "1", comment="проводится", incoming="30.03.2026 № 5"), *begun[2:])
    story = Story(settings(control_point="quarterly"), sent=True)
    for on in (date(2026, 3, 17), ASKED):
        story.day(on, book(*begun, plan=PLAN, performers=(ORG, OTHER)))
    story.history = replace(story.history, waiting=frozenset({"ОБР"} if came[0] == "a" else ()))
    reviewed, decisions = story.day(SINCE, book(*rows, plan=PLAN, performers=(ORG, OTHER)))
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert "; сведения о выполнении представило МБУ «Архив»; сведения уточняются: МБУК «Образец»." in said
    presented = "МБУ «Архив» – сведения о выполнении представлены: «проводится»"
    assert f"МБУК «Образец» – сведения уточняются / {presented}" in said
    assert "не представил" not in said


@pytest.mark.parametrize("running", [True, False])
def test_of_publications_nobody_has_asked_for_a_paper_says_no_more_than_of_any_lasting_item(running: bool) -> None:
    plan = (replace(PLAN[0], lead_hours=4), replace(PLAN[0], number="3", row=4), PLAN[1])
    reviewed, _ = Story(settings(control_point="quarterly")).day(date(2026, 2, 6), book(plan=plan, performers=(ORG,)))
    said = lists_told(reviewed.figures, facts(reviewed), running=running)
    assert "публикац" not in said
    assert ("Пункты 1 и 3: срок – «постоянно»; сведений о выполнении нет" in said) is not running


def test_beside_the_publications_checked_stands_who_has_reported() -> None:
    plan, people = (replace(PLAN[0], lead_hours=2), PLAN[1]), (ORG, OTHER, PARK)
    waits = replace(done("АРХ", "1", TERM), accepted_on=None, accepted_by="")
    made = book(
        done("ОБР", "1", ASKED),
        waits,
        *(done(p.code, "2", TERM) for p in people),
        plan=plan,
        performers=people,
        publications=(publication(16, "10:00", "13:00", code="ПАР"),),
    )
    story = Story(settings(control_point="off"), sent=True)
    reviewed, decisions = story.day(SINCE, made)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert "пункт 1: проверена 1 публикация, нарушений опережения не выявлено;" in said
    assert "сведения о выполнении представили: МБУК «Образец», МБУ «Архив»." in said
    assert "сведений о выполнении нет" not in said, "the publications of the third are known"
    assert "не выявлено / МБУК «Образец», МБУ «Архив» – сведения о выполнении представлены" in said


def test_the_measures_say_until_when_a_letter_about_a_lasting_item_waits() -> None:
    story, made = Story(settings(control_point="quarterly"), sent=True), book(plan=PLAN, performers=(ORG,))
    for on in (ASKED, date(2026, 3, 27)):
        reviewed, _ = story.day(on, made)
    known = memo_of(reviewed.figures, facts(reviewed), words())
    (said,) = measures_taken(measures_of(known), known)
    assert plain(said).endswith("– по пункту 1 направлено письмо от 26.03.2026, срок ответа – 01.04.2026")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"state": State.IN_WORK}, "в работе"),
        ({"state": State.NOT_STARTED}, "не начато"),
        ({"state": State.IN_WORK, "done": "освобождён первый выход"}, ""),
        ({"state": State.IN_WORK, "executed_on": date(2026, 3, 18)}, ""),
        ({}, ""),
    ],
)
def test_work_that_goes_on_is_told_in_its_own_words_and_not_as_a_report(cells: dict[str, object], told: str) -> None:
    story, said = Story(settings(control_point="quarterly"), sent=True), "второй выход освобождается"
    mine = row("ОБР", "1", comment=said, **cells)
    made = book(mine, done("ОБР", "2", date(2026, 3, 20)), done("АРХ", "2", TERM), plan=PLAN, performers=(ORG, OTHER))
    story.day(date(2026, 3, 17), book(plan=PLAN, performers=(ORG, OTHER)))
    for on in (ASKED, SINCE):
        reviewed, decisions = story.day(on, made)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, story.settings, number="1"), words())
    text = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert ("сведения о выполнении представило МБУК «Образец» (сообщено: «" in text) is not bool(told)
    assert (f"; МБУК «Образец» – сообщено: «{said}»; запрошенные" in text) is bool(told)
    assert (f"МБУК «Образец» – {told}; сообщено: «{said}» / " in text) is bool(told)
