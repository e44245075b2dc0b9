"""A supplement tells who has said something since the memo: of what the memo knew, be there a letter of it or not."""

from datetime import date
from functools import partial

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import Book, Relation, State, StatusRow
from tests.support.compose_world import book, done, facts, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item

TERM, ASKED, MEMO, NEXT = date(2025, 12, 12), date(2025, 12, 16), date(2025, 12, 29), date(2026, 1, 12)
DEPUTY = replace(ORG, code="ЗАМ", relation=Relation.OFFICE, organisation="", name="Мельник Роман Ильич")
AUTHOR = replace(DEPUTY, code="АВТ", name="Бобков Дмитрий Александрович")  # signs the memos of order № 454
LAST = item("до 26.12.2025", "9", row=9)
PLAN = (item("до 12.12.2025"), LAST)


def made(*rows: StatusRow, lasting: bool = False) -> Book:
    """Make a workbook in which the organisation has executed item 9 on the last day: the supplement has its reason."""
    plan = (*PLAN, replace(item("постоянно", "2", row=3), reporting="quarterly")) if lasting else PLAN
    return book(*rows, plan=plan, performers=(ORG, DEPUTY, AUTHOR))


def supplement(before: tuple[StatusRow, ...], after: tuple[StatusRow, ...], *, lasting: bool = False) -> str:
    """Play a memo and a supplement, with what is told of item 9 beside."""
    story = Story(sent=True)
    for on in (ASKED, MEMO):
        story.day(on, made(*before, lasting=lasting))
    reviewed, decisions = story.day(NEXT, made(*after, done("ОБР", "9", MEMO, accepted_on=NEXT), lasting=lasting))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    return outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})


def working(code: str, day: int, **values: object) -> StatusRow:
    return row(code, "1", state=State.IN_WORK, expected_on=date(2026, 1, day), **values)


def test_an_official_who_reports_without_a_letter_is_told_with_the_day_he_has_moved_and_no_day_of_presenting() -> None:
    said = supplement((working("ЗАМ", 9),), (working("ЗАМ", 30),))
    assert f"{UNFINISHED}): ожидаемая дата – 30.01.2026 (ранее – 09.01.2026)" in said
    claimed = done("ЗАМ", "1", date(2026, 1, 9), accepted_on=None, accepted_by="")
    said = supplement((working("ЗАМ", 9),), (claimed,))
    assert "Мельник Р.И. – по пункту 1 плана-графика представлены и рассматриваются сведения" in said
    assert "вх." not in said


def test_of_a_day_that_has_passed_it_is_said_with_a_subject() -> None:
    said = supplement((working("ЗАМ", 9),), (working("ЗАМ", 9, reason="ремонт"),))
    assert f"{UNFINISHED}): причина – ремонт, ожидаемая дата 09.01.2026 прошла" in said


def test_who_says_what_the_memo_has_told_is_not_told_again() -> None:
    same = working("ЗАМ", 9, incoming="13.01.2026 № 5")
    assert "Мельник" not in supplement((working("ЗАМ", 9),), (working("ЗАМ", 9),))
    assert "Мельник" not in supplement((same,), (same,))


def test_whose_work_goes_on_tells_the_figures_that_have_changed_since_and_no_others() -> None:
    counted = item("до 12.12.2025", text="Оцифровать предметы", indicator="музейные предметы")
    people = replace(counted, indicator="работники", text="Обучение работников")
    for plan, said in (
        (counted, "по показателю «музейные предметы» выполнено 1820 из 2000 (ранее – 1450)"),
        (people, "1820 работников из 2000 (ранее – 1450)"),
    ):
        for before, told in ((1450, True), (1820, False)):
            made_of = partial(book, plan=(plan, LAST), performers=(ORG, DEPUTY, AUTHOR))
            story, line = Story(sent=True), working("ОБР", 9, staff_total=2000, staff_moved=1820)
            story.day(MEMO, made_of(replace(line, staff_moved=before)))
            day = story.day(NEXT, made_of(line, done("ЗАМ", "9", MEMO, accepted_on=NEXT)))
            letter = compose(paper_for(day[1], kind=Kind.SUPPLEMENT), facts(day[0], number="3"), words())
            text = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
            goes_on = f"МБУК «Образец» – {UNFINISHED}): ожидаемая дата 09.01.2026 прошла"
            assert (goes_on in text) is told
            assert (said in text.partition(goes_on)[2]) is told, text


def test_a_number_beside_a_bare_indicator_begins_with_no_colon() -> None:
    plan = item("до 12.12.2025", text="Мероприятие", indicator="да")
    made_of = partial(book, plan=(plan, LAST), performers=(ORG, DEPUTY, AUTHOR))
    story, line = Story(sent=True), row("ОБР", "1", comment="часть", staff_total=8, staff_moved=7)
    story.day(MEMO, made_of(replace(line, staff_moved=6)))
    day = story.day(NEXT, made_of(line, done("ЗАМ", "9", MEMO, accepted_on=NEXT)))
    letter = compose(paper_for(day[1], kind=Kind.SUPPLEMENT), facts(day[0], number="3"), words())
    assert ": :" not in outline(letter)
    assert ", :" not in outline(letter)


def test_the_author_tells_what_he_has_reported_since_in_the_first_person() -> None:
    assert (
        "мною не завершено исполнение пункта 1 плана-графика (срок – 12.12.2025): ожидаемая дата – 30.01.2026"
        in supplement((row("АВТ", "1"),), (working("АВТ", 30),))
    )


def test_a_lasting_item_that_the_memo_called_not_presented_is_told_when_it_is() -> None:
    wrote = row("ОБР", "2", comment="выполняется", incoming="12.01.2026 № 7")
    said = supplement((), (wrote,), lasting=True)
    assert "представило сведения о выполнении пункта 2 плана-графика (вх. от 12.01.2026 № 7)" in said
    said = supplement((wrote,), (wrote,), lasting=True)
    assert "пункта 2" not in said, "the memo knew of it"


@pytest.mark.parametrize("state", [State.IN_WORK, State.DONE])
def test_what_somebody_wrote_of_a_lasting_item_is_told_with_it(state: State) -> None:
    wrote = row("ОБР", "2", state=state, evidence="журнал", comment="лимит превышен на 4 %", incoming="12.01.2026 № 7")
    presented = "представило сведения о выполнении пункта 2 плана-графика (вх. от 12.01.2026 № 7)"
    assert f"{presented}, сообщено: «лимит превышен на 4 %»" in supplement((), (wrote,), lasting=True)
    for nothing_to_quote in ("для служебного пользования № 7", "выполняется"):
        said = supplement((), (replace(wrote, comment=nothing_to_quote),), lasting=True)
        assert presented in said
        assert "сообщено" not in said


def test_an_answer_to_a_letter_that_came_since_is_told_as_it_was_written() -> None:
    story, mine = Story(sent=True), working("ОБР", 9, incoming="11.12.2025 № 4")
    for on in (ASKED, MEMO):
        story.day(on, made(mine))
    story.mark(answer="вх. от 12.01.2026 № 1558: косилка отремонтирована")
    reviewed, decisions = story.day(NEXT, made(mine, done("ОБР", "9", MEMO, accepted_on=NEXT)))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert (
        "; по пункту 1 плана-графика на письмо от 16.12.2025 получен ответ (вх. от 12.01.2026 № 1558): "
        "косилка отремонтирована" in said
    )
    reviewed, decisions = story.day(date(2026, 1, 20), made(mine, done("ЗАМ", "9", MEMO, accepted_on=NEXT)))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="4"), words())
    assert "косилка" not in outline(letter), "it is told once"


UNFINISHED = "не завершено исполнение пункта 1 плана-графика (срок – 12.12.2025"
WRITTEN = "заявление от 11.01.2026 (вх. от 12.01.2026 № 1177): участвовал два дня"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", f"{UNFINISHED}); по пункту 1 плана-графика на письмо от 16.12.2025 получен ответ: {WRITTEN}"),
        ("не хватило людей", f"{UNFINISHED}, вх. от 12.01.2026 № 1177): причина – не хватило людей"),
    ],
)
def test_the_words_of_an_answer_are_told_where_the_row_it_is_entered_in_has_none(reason: str, told: str) -> None:
    story = Story(sent=True)
    _, first = story.day(ASKED, made())
    story.day(MEMO, made())
    story.mark(first.papers[:1], answer=WRITTEN)
    entered = row("ОБР", "1", state=State.IN_WORK, incoming="12.01.2026 № 1177", comment="два дня", reason=reason)
    reviewed, decisions = story.day(NEXT, made(entered, done("ОБР", "9", MEMO, accepted_on=NEXT)))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    said = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
    assert f"сведения приняты 12.01.2026; {told}." in said


def test_an_answer_stands_before_a_later_word_about_the_same_item_and_behind_an_earlier_one() -> None:
    answer = "ответ (вх. от 09.01.2026 № 1558): "
    for came, first in ((12, answer), (5, "не завершено")):
        story, mine = Story(sent=True), working("ОБР", 30, incoming=f"{came:02}.01.2026 № 7")
        for on in (ASKED, MEMO):
            story.day(on, made())
        story.mark(answer="вх. от 09.01.2026 № 1558: косилка ремонтируется")
        reviewed, decisions = story.day(NEXT, made(mine, done("ОБР", "9", MEMO, accepted_on=NEXT)))
        letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
        said = outline(letter).replace("°", " ")
        assert min((answer, "не завершено"), key=said.index) == first


def test_a_report_that_waits_for_its_acceptance_says_more_than_an_answer_before_it() -> None:
    story, claimed = Story(sent=True), done("ОБР", "1", date(2026, 1, 9), accepted_on=None, accepted_by="")
    for on in (ASKED, MEMO):
        story.day(on, made())
    story.mark(answer="вх. от 30.12.2025 № 1558: косилка ремонтируется")
    day = story.day(NEXT, made(claimed, done("ЗАМ", "1", MEMO, accepted_on=NEXT)))
    letter = compose(paper_for(day[1], kind=Kind.SUPPLEMENT), facts(day[0], number="3"), words())
    said = outline(letter).replace("°", " ")
    assert "по пункту 1 плана-графика представлены и рассматриваются сведения" in said
    assert "по пункту 1 плана-графика ответ" not in said


def test_what_is_under_review_tells_its_figures_and_none_that_were_sent_back_are_called_known() -> None:
    counted, other = item("до 12.12.2025", text="Обучение работников"), replace(ORG, code="ШК", organisation="Школа")
    came = {"incoming": "12.01.2026 № 5", "accepted_on": None, "accepted_by": "", "staff_total": 20}
    claim = done("ОБР", "1", date(2025, 12, 11), staff_moved=20, **came)
    back = replace(claim, returned_on=date(2025, 12, 22), return_reason="нет списка", incoming="", staff_moved=19)
    begun = working("ОБР", 9, staff_total=20, staff_moved=12)
    for before, told in (
        (row("ОБР", "1"), "обучение прошли 20 работников из 20"),
        (begun, "обучение прошли 20 работников из 20 (ранее – 12)"),
        (back, "обучение прошли 20 работников из 20"),
    ):
        rows = done("ШК", "1", date(2025, 12, 11), staff_total=10, staff_moved=10)
        made_of = partial(book, plan=(replace(counted, indicator="работники"), LAST), performers=(ORG, other, AUTHOR))
        (story := Story(sent=True)).day(date(2025, 12, 19), made_of(replace(before, returned_on=None), rows))
        story.day(MEMO, made_of(before, rows))
        day = story.day(NEXT, made_of(claim, rows, done("АВТ", "9", MEMO, accepted_on=NEXT)))
        letter = compose(paper_for(day[1], kind=Kind.SUPPLEMENT), facts(day[0], number="3"), words())
        said = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
        assert f"представлены и рассматриваются сведения (вх. от 12.01.2026 № 5): {told}." in said


def test_who_is_at_work_on_a_lasting_item_has_presented_no_report_of_it() -> None:
    now, told = row("ОБР", "2", state=State.IN_WORK, incoming="09.01.2026 № 5"), partial(supplement, (), lasting=True)
    said = told((now,)) + told((replace(now, comment="сведения собираются"),))
    assert "; по пункту 2 плана-графика сообщено (вх. от 09.01.2026 № 5): «сведения собираются»." in said
    assert "; исполнение пункта 2 плана-графика продолжается (вх. от 09.01.2026 № 5).\n" in said
    assert "; представило сведения о выполнении" in supplement((now,), (done("ОБР", "2", MEMO),), lasting=True)
