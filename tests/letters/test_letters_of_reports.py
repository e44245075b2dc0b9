"""A report of a period is late by its letter: «Вх. № и дата» alone says when it was presented (papers.md A4)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.printed_terms import planned_term
from automation.model.kinds import Kind
from automation.model.report import Relation, StatusRow
from automation.model.standing import Standing
from tests.control.test_recurring import report
from tests.letters.test_every_period import MONTHLY, mark_of
from tests.support.compose_world import book, done, facts, lists_told, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, only, small, to

ENDLESS = item("ежемесячно, до 25 числа", text="Отчёт об обходах")
OTHER = item("до 30.01.2026", "2", row=3)
DECEMBER, JANUARY = date(2025, 12, 25), date(2026, 1, 25)
ACCEPTED, DAY = date(2026, 1, 14), date(2026, 2, 2)
LATE = "отчёт со сроком 25.12.2025 представлен с опозданием"
IN_TIME = "отчёты со сроками 25.12.2025 и 25.01.2026 представлены"


def after(*days: tuple[date, StatusRow]) -> Review:
    """Play the row as it stood on these days; return the last of them."""
    story = Story(sent=True)
    for on, line in days:
        reviewed, _ = story.day(on, book(line, plan=(MONTHLY, OTHER), performers=(ORG,)))
    return reviewed


def december(executed: int, incoming: str, accepted: date = ACCEPTED) -> StatusRow:
    line = report(date(2025, 12, executed), control_date=DECEMBER, incoming=incoming)
    return replace(line, accepted_on=accepted)


NEXT = report(date(2026, 1, 23), control_date=JANUARY, incoming="23.01.2026 № 31")


@pytest.mark.parametrize(
    ("executed", "incoming", "mark"),
    [
        (29, "13.01.2026 № 12", f"{LATE} (13.01.2026)"),
        (29, "", LATE),  # it was made after its term, and nobody knows when it was presented
        (29, "24.12.2025 № 900", LATE),  # a letter from before the report cannot hold it
        (26, "26.12.2025 № 12", f"{LATE} (26.12.2025)"),  # it was made after its term, however soon it came
        (24, "13.01.2026 № 12", f"{LATE} (13.01.2026)"),
        (24, "26.12.2025 № 12", IN_TIME),  # the first working day after the term
        (24, "", IN_TIME),
    ],
)
def test_a_confirmed_report_is_late_by_its_letter_though_the_row_holds_the_next_one(
    executed: int, incoming: str, mark: str
) -> None:
    reviewed = after((ACCEPTED, december(executed, incoming)), (DAY, NEXT))
    assert mark_of(reviewed).startswith(f"МБУК «Образец» – {mark};")
    late = ", с опозданием – в 1 случае" if "опозданием" in mark else ""
    assert lists_told(reviewed.figures, facts(reviewed)).endswith(
        f"По пункту 1 отчёты со сроками 25.12.2025 и 25.01.2026 представлены полностью{late}"
    )


def told_of(text: str, term: str = "ежеквартально", on: date = date(2025, 12, 29)) -> str:
    """Return the reminder of a day about a repeated item with these words."""
    reviewed, decisions = Story().day(on, small(row("ОБР", "1"), plan=(item(term, text=text),)))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    return told.translate({ord("°"): " ", ord("{"): "", ord("}"): ""})


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT])
def test_the_first_letter_about_a_report_tells_how_often_it_comes(relation: Relation) -> None:
    """Who is asked «по согласованию» may get no other letter about it."""
    plan, who = item("ежемесячно до 25 числа", text="Представлять сведения об обходах"), replace(ORG, relation=relation)
    story, told = Story(sent=True), list[str]()
    for on in (date(2025, 12, 16), date(2025, 12, 18), date(2025, 12, 22), date(2026, 1, 20), date(2026, 1, 22)):
        reviewed, decisions = story.day(on, small(row("ОБР", "1"), plan=(plan,), performers=(who,)))
        if paper := to(decisions, "ОБР"):
            told.append(outline(compose(paper, facts(reviewed, number="1"), words())))
    assert "25.12.2025 включительно (ежемесячно до 25 числа)" in told[0].replace("; ежемесячно", " (ежемесячно")
    assert told[1:]
    assert all("ежемесячно" not in later for later in told[1:])


def test_a_term_behind_a_clause_is_told_behind_one_comma() -> None:
    text = "Представлять сведения о документах, подписанных электронной подписью (по форме)"
    plan = item("ежемесячно до 25 числа", text=text)
    made = small(row("ОБР", "1"), plan=(plan,), performers=(replace(ORG, relation=Relation.BY_AGREEMENT),))
    reviewed, decisions = Story(sent=True).day(date(2025, 12, 18), made)
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    assert ",," not in told
    assert "(по форме), срок – до 25.12.2025 включительно (ежемесячно до 25 числа)." in told.replace("}", "")


def test_a_bare_frequency_is_about_the_period_that_ends_on_its_control_date() -> None:
    """Nothing in the words of the item asks for a report: what is presented are «сведения», and of which quarter."""
    told = told_of("Размещать материалы о бешенстве")
    title = "О представлении сведений за IV квартал 2025 года об исполнении пункта 1 плана-графика"
    assert f"заголовок | {title}" in told
    about = "сведения за IV квартал 2025 года об исполнении поручения «Размещать материалы о бешенстве» представляются"
    off = "нерабочий день, учитывается ближайший рабочий день – 12.01.2026"
    assert f"{about} до 31.12.2025 включительно ({off}; ежеквартально)" in told
    assert "отчёт" not in told
    assert "О представлении отчёта за декабрь 2025 года\n" in told_of("Отчёт об обходах", "ежемесячно")
    assert "отчёт за IV квартал 2025 года по мероприятию «Обходы " in told_of("Обходы дворов (в отчёте – их число)")


@pytest.mark.parametrize(
    ("text", "term", "on", "asked"),
    [
        ("Обход дворов", "ежемесячно, до 25 числа", date(2025, 12, 23), "сведений об исполнении пункта 1"),
        ("Обход дворов", "еженедельно", date(2025, 12, 17), "сведений об исполнении пункта 1"),
        ("Обход дворов", "ежемесячно, в последний рабочий день", date(2025, 12, 26), "сведений об исполнении пункта 1"),
        ("Представлять отчёт за прошедший месяц", "ежемесячно", date(2025, 12, 29), "отчёта по пункту 1"),
    ],
)
def test_a_period_nobody_can_be_sure_of_has_no_name(text: str, term: str, on: date, asked: str) -> None:
    told = told_of(text, term, on)
    assert f"О представлении {asked} плана-графика (срок – " in told
    assert "2025 года представля" not in told


def test_reports_of_a_bare_frequency_are_told_by_their_periods_in_memo_and_appendix() -> None:
    story, monthly = Story(sent=True), item("ежемесячно", text="Обход дворов")
    for executed in (date(2025, 12, 29), date(2026, 1, 30)):  # before the last day of the month it is about
        line = report(executed)
        reviewed, _ = story.day(executed, book(line, plan=(monthly, OTHER), performers=(ORG,)))
    reviewed, _ = story.day(DAY, book(line, plan=(monthly, OTHER), performers=(ORG,)))
    assert mark_of(reviewed).startswith(
        "МБУК «Образец» – сведения за декабрь 2025 года и за январь 2026 года представлены"
    )
    said = "По пункту 1 за декабрь 2025 года и за январь 2026 года сведения об исполнении представлены полностью"
    assert lists_told(reviewed.figures, facts(reviewed)).endswith(said)


def test_the_letter_of_the_next_report_entered_first_is_not_that_of_the_accepted_one() -> None:
    first = december(24, "25.12.2025 № 12", accepted=date(2025, 12, 26))
    reviewed = after((date(2025, 12, 26), first), (DAY, replace(first, incoming="28.01.2026 № 31")))
    (told,) = reviewed.morning.verdicts[0].periods
    assert (told.late, told.incoming and told.incoming.number) == (False, "12")


def test_the_last_report_of_a_bounded_repetition_is_late_by_its_letter_as_all_others() -> None:
    bounded = item("ежемесячно, до 25 числа, до 31.12.2025", text="Отчёт об обходах")
    line, agreed = december(24, "14.01.2026 № 12"), replace(ORG, relation=Relation.BY_AGREEMENT)
    for who, standing in ((ORG, Standing.MET_LATE), (agreed, Standing.MET)):
        reviewed, _ = Story(sent=True).day(DAY, book(line, plan=(bounded,), performers=(who,)))
        assert only(reviewed).standing is standing


def test_a_supplement_names_the_day_of_the_letter_and_the_acceptance_after_the_row_holds_the_next_report() -> None:
    story, plan = Story(sent=True), (ENDLESS, item("до 26.12.2025", "2", row=3))
    executed = done("ОБР", "2", date(2025, 12, 29), accepted_on=date(2026, 1, 12))
    came = december(29, "13.01.2026 № 12")
    played = [(date(2025, 12, 29), ()), (date(2026, 1, 12), (executed,)), (date(2026, 1, 14), (came, executed))]
    for on, lines in (*played, (date(2026, 1, 23), (NEXT, executed))):
        reviewed, decisions = story.day(on, book(*lines, plan=plan, performers=(ORG,)))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="3"), words())
    assert (
        "МБУК «Образец» – отчёт со сроком 25.12.2025 (пункт 1 плана-графика) представлен 13.01.2026 с опозданием "
        "(вх. от 13.01.2026 № 12), принят 14.01.2026"
    ) in outline(letter).replace("°", " ")


def test_a_letter_about_reports_of_several_items_names_those_that_are_missing() -> None:
    weekly = item("еженедельно по пятницам", text="Представлять информацию о ходе ремонта")
    plan = (weekly, item("ежемесячно до 12 числа", "2", row=3, text="Представлять сведения о жителях"))
    reviewed, decisions = Story().day(date(2025, 12, 16), small(plan=plan))
    letter = compose(paper_for(decisions, ORG.code), facts(reviewed, number="1"), words())
    told = outline(letter).replace("°", " ")
    missing = "информация со сроком 12.12.2025 по пункту 1 и сведения со сроком 12.12.2025 по пункту 2"
    assert f"{missing} от МБУК «Образец» не поступили." in told


def test_no_day_that_has_passed_is_the_next_term_of_a_repetition() -> None:
    ended = item("ежемесячно до 15 числа по январь 2026 года", text="Представлять сведения о ремонте")
    story, told = Story(), []
    for on in (date(2026, 1, 12), date(2026, 1, 20)):
        reviewed, _ = story.day(on, small(row("ОБР", "1"), plan=(ended, OTHER)))
        told.append(planned_term(reviewed.figures.items[0].verdicts[-1:], facts(reviewed)))
    assert told == [f"{ended.term_phrase} (ближайший срок – 15.01.2026)", ended.term_phrase]
