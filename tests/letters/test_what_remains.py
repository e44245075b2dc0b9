"""What a release says of that which it does not take off control, and of the days of an event."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.office import PhoneCall, Ruling, RulingKind
from automation.model.report import Performer, Relation, State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, settings, small

RELEASE = settings(letters=("release",))
TERM, CLOSED = date(2025, 12, 12), date(2025, 12, 23)


def test_a_release_names_each_of_many_items_that_remain_on_a_line_of_its_own() -> None:
    texts = ("Сбор заявок", "Итоги", "Осмотр зданий")
    left = (item("до 30.01.2026", n, row=int(n), text=text) for n, text in zip("234", texts, strict=True))
    made = book(done("ОБР", "1", TERM), plan=(item("до 12.12.2025", closed_on=CLOSED), *left), performers=(ORG,))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    term = "срок исполнения – до 30.01.2026 включительно"
    assert (
        "На контроле остаются:\n"
        f"шаг | пункт 2 плана-графика (сбор заявок), {term};\n"
        f"шаг | пункт 3 (итоги), {term};\n"
        f"шаг | пункт 4 (осмотр зданий), {term}.\n" in said
    )


def test_what_lies_with_the_office_or_is_late_remains_with_no_term_ahead() -> None:
    plan = (
        item("до 12.12.2025", closed_on=CLOSED),
        item("до 15.12.2025", "2", row=3, text="Сбор заявок"),
        item("до 22.12.2025", "3", row=4, text="Осмотр зданий"),
    )
    reported = done("ОБР", "2", date(2025, 12, 15), accepted_on=None, accepted_by="")
    made = book(done("ОБР", "1", TERM), reported, plan=plan, performers=(ORG,))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    assert (
        "На контроле остаются: пункт 2 плана-графика ({сбор заявок}) – представленные сведения рассматриваются; "
        "пункт 3 ({осмотр зданий}), срок исполнения истёк 22.12.2025." in outline(letter).replace("°", " ")
    )


def test_what_was_accepted_but_not_taken_off_remains_and_a_past_stretch_of_days_is_told_as_passed() -> None:
    held = item("с 01.12.2025 по 18.12.2025", "3", row=4, text="Провести декаду открытых дверей")
    held = replace(held, term=read_term("с 01.12.2025 по 18.12.2025", SIGNED, Calendar(), event=True))
    plan = (
        item("до 12.12.2025", closed_on=CLOSED),
        item("до 15.12.2025", "2", row=3, text="Сбор заявок"),
        held,
    )
    rows = (done("ОБР", "1", TERM), done("ОБР", "2", date(2025, 12, 15)))
    reviewed, decisions = judged(book(*rows, plan=plan, performers=(ORG,)), CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    assert (
        "На контроле остаются: пункт 3 плана-графика ({провести декаду открытых дверей}), срок истёк "
        "18.12.2025, сведения о результатах ожидаются; пункт 2 ({сбор заявок}) – представленные "
        "сведения приняты, дополнительных сведений не требуется." in outline(letter).replace("°", " ")
    )


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("8 декабря – 30 января 2026 г.", "с 08.12.2025 по 30.01.2026"),
        ("08.12.2025–30.01.2026", "с 08.12.2025 по 30.01.2026"),
        ("20 – 31 января 2026 г.", "с 20.01.2026 по 31.01.2026"),  # a day off, but no work goes on behind it
        ("I квартал 2026 года", "до 31.03.2026 включительно"),
    ],
)
def test_work_of_days_that_the_plan_names_is_told_by_the_first_of_them_too(term: str, told: str) -> None:
    works = item(term, "2", row=3, text="Работа пунктов голосования")
    made = small(done("ОБР", "1", TERM), plan=(item("до 12.12.2025", closed_on=CLOSED), works))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    assert f"срок исполнения – {told}." in outline(letter).replace("°", " ")


def test_an_event_whose_day_has_passed_is_told_with_its_results_awaited_before_their_day_has_passed() -> None:
    def left(on: date) -> str:
        term = read_term("19.12.2025", SIGNED, Calendar(), event=True)
        held = replace(item("19.12.2025", "3", row=4, text="Провести областное совещание"), term=term)
        made = small(done("ОБР", "1", TERM), plan=(item("до 12.12.2025", closed_on=on), held))
        reviewed, decisions = judged(made, on, None, RELEASE)
        letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
        return outline(letter).replace("°", " ").partition("На контроле")[2]

    assert "срок – 19.12.2025." in left(date(2025, 12, 16))
    assert "срок – 19.12.2025, сведения о результатах ожидаются." in left(date(2025, 12, 22))


def test_of_the_results_of_an_event_the_letters_are_named_that_have_asked_for_them_in_vain() -> None:
    text = "с 01.12.2025 по 18.12.2025"
    term = read_term(text, SIGNED, Calendar(), event=True)
    held = replace(item(text, "3", row=4, text="Провести декаду открытых дверей"), term=term)

    def played(*days: date, **said: Any) -> str:
        """Return the release of the last of these days; on the others the letters are sent."""
        *earlier, taken_off = days
        story = Story(settings(letters=("release",)), sent=True)
        for on in earlier:
            story.day(on, small(done("ОБР", "1", TERM), plan=(item("до 12.12.2025"), held)))
        made = small(done("ОБР", "1", TERM), plan=(item("до 12.12.2025", closed_on=taken_off), held), **said)
        reviewed, decisions = story.day(taken_off, made)
        paper = paper_for(decisions, "ОБР", Kind.RELEASE)
        known = facts(reviewed, RELEASE, number="1")
        letter = compose(paper, known, words())
        assert check_letter(letter, paper, known) == ()
        return outline(letter).replace("°", " ")

    start = "срок истёк 18.12.2025, сведения"
    first, second, later = date(2025, 12, 24), date(2026, 1, 13), date(2026, 1, 20)
    assert f"{start}, запрошенные письмом от 24.12.2025, не поступили." in played(first, date(2025, 12, 29))
    assert f"{start}, запрошенные письмами от 24.12.2025 и от 13.01.2026, не поступили." in played(first, second, later)
    told = PhoneCall(day=date(2026, 1, 14), code="ОБР", items=("3",), promised_on=date(2026, 1, 30))
    assert f"{start} о результатах ожидаются." in played(first, second, later, calls=(told,))


def test_items_that_were_accepted_and_not_taken_off_are_one_line() -> None:
    ahead = [item("до 30.01.2026", str(n), row=n + 1, text=f"Осмотр зданий № {n}") for n in (5, 6)]
    done_items = [item("до 15.12.2025", str(n), row=n + 1, text=f"Сбор заявок № {n}") for n in (2, 3, 4)]
    rows = [done("ОБР", "1", TERM), *(done("ОБР", str(n), date(2025, 12, 15)) for n in (2, 3, 4))]
    plan = (item("до 12.12.2025", closed_on=CLOSED), *done_items, *ahead)
    reviewed, decisions = judged(book(*rows, plan=plan, performers=(ORG,)), CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    told = outline(letter).replace("°", " ")
    assert "пункты 2–4 (представленные сведения приняты, дополнительных сведений не требуется)." in told
    assert "Сбор заявок" not in told
    assert "пункт 5 плана-графика ({осмотр зданий № 5})" in told


@pytest.mark.parametrize("performer", [ORG, replace(ORG, relation=Relation.OFFICE)])
def test_nothing_is_said_not_to_be_left_before_another_paragraph_that_tells_of_an_item(performer: Performer) -> None:
    freed = (Ruling(decided_on=CLOSED, decided_by="Глава", kind=RulingKind.CLOSE, items=("2",), code=performer.code),)
    plan = (item("до 12.12.2025", closed_on=CLOSED), item("до 30.01.2026", "2", row=3, text="Сбор заявок"))
    made = replace(book(done(performer.code, "1", TERM), plan=plan, performers=(performer,)), rulings=freed)
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    paper = paper_for(decisions, performer.code, Kind.RELEASE)
    said = outline(compose(paper, facts(reviewed, RELEASE, number="1"), words())).replace("°", " ")
    assert "Кроме того, по решению Главы от 23.12.2025 снят с контроля пункт 2 плана-графика ({сбор заявок})" in said
    assert "не числится" not in said


def test_an_event_of_several_days_is_released_with_its_days_alone() -> None:
    days = (date(2025, 12, 12), date(2025, 12, 19))
    trained = item("12.12.2025, 19.12.2025", text="Провести тренировки", closed_on=CLOSED)
    trained = replace(trained, term=read_term("12.12.2025, 19.12.2025", SIGNED, Calendar(), event=True))
    made = book(plan=(trained,), performers=(ORG,))
    made = replace(made, rows=tuple(done("ОБР", "1", day, control_date=day) for day in days))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    assert "исполнен 12.12.2025 и 19.12.2025 и снят с контроля" in outline(letter).replace("°", " ")


def test_who_only_agreed_is_told_that_the_results_of_a_past_event_are_awaited_and_by_what_letter() -> None:
    agreed, asked, later = replace(ORG, relation=Relation.BY_AGREEMENT), date(2025, 12, 23), date(2026, 1, 20)
    term = read_term("19.12.2025", SIGNED, Calendar(), event=True)
    held = replace(item("19.12.2025", "3", row=4, text="Провести областное совещание"), term=term)

    def left(*calls: PhoneCall) -> str:
        story = Story(settings(letters=("release",)), sent=True)
        story.day(asked, small(done("ОБР", "1", TERM), plan=(item("до 12.12.2025"), held), performer=agreed))
        plan = (item("до 12.12.2025", closed_on=later), held)
        reviewed, decisions = story.day(later, small(done("ОБР", "1", TERM), plan=plan, performer=agreed, calls=calls))
        paper, known = paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1")
        letter = compose(paper, known, words())
        assert check_letter(letter, paper, known) == ()
        return outline(letter).replace("°", " ").partition("На контроле")[2]

    start = "срок – 19.12.2025, сведения"
    assert f"{start}, запрошенные письмом от 23.12.2025, не поступили." in left()
    promised = PhoneCall(day=date(2026, 1, 14), code="ОБР", items=("3",), promised_on=date(2026, 1, 30))
    assert f"{start} о результатах ожидаются." in left(promised)


@pytest.mark.parametrize(
    ("reported", "said"),
    [
        (
            row("ОБР", "2", state=State.IN_WORK, expected_on=date(2026, 1, 15)),
            ", ожидаемая дата исполнения – 15.01.2026",
        ),
        (row("ОБР", "2", state=State.IN_WORK, expected_on=date(2025, 12, 19)), " – сведения об исполнении ожидаются"),
    ],
)
def test_who_only_agreed_is_told_the_day_he_has_named_instead_of_a_term_that_has_passed(
    reported: StatusRow, said: str
) -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    plan = (item("до 12.12.2025", closed_on=CLOSED), item("до 15.12.2025", "2", row=3, text="Ремонт причала"))
    reviewed, decisions = judged(
        small(done("ОБР", "1", TERM), reported, plan=plan, performer=agreed), CLOSED, None, RELEASE
    )
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    assert f"На контроле остаётся пункт 2 плана-графика ({{ремонт причала}}){said}." in outline(letter).replace(
        "°", " "
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Представить отчёт об итогах акции", "не поступил отчёт, запрошенный"),
        ("Представить информацию об итогах акции", "не поступила информация, запрошенная"),
        ("Представить списки участников акции", "не поступили списки, запрошенные"),
    ],
)
def test_a_report_he_was_asked_for_in_vain_is_told_as_one(text: str, told: str) -> None:
    """«Представить отчёт – сведения, запрошенные письмом, не поступили», though the letter had asked for the report."""
    agreed, asked, later = replace(ORG, relation=Relation.BY_AGREEMENT), date(2025, 12, 23), date(2026, 1, 20)
    story, first = Story(settings(letters=("release",)), sent=True), item("до 12.12.2025")
    left = item("до 19.12.2025", "2", row=3, text=text)
    story.day(asked, small(done("ОБР", "1", TERM), plan=(first, left), performer=agreed))
    plan = (replace(first, closed_on=later), left)
    reviewed, decisions = story.day(later, small(done("ОБР", "1", TERM), plan=plan, performer=agreed))
    paper, known = paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    assert f"}}) – {told} письмом от 23.12.2025." in outline(letter).replace("°", " ")


@pytest.mark.parametrize("relation", [Relation.BY_AGREEMENT, Relation.RECOMMENDED])
def test_who_only_agreed_is_told_by_what_letter_he_was_asked_in_vain_of_any_item(relation: Relation) -> None:
    """One letter had asked for two items: of one it was named, of the other word of its execution was «awaited»."""
    agreed, asked, later = replace(ORG, relation=relation), date(2025, 12, 23), date(2026, 1, 20)
    term = read_term("19.12.2025", SIGNED, Calendar(), event=True)
    held = replace(item("19.12.2025", "3", row=4, text="Провести областное совещание"), term=term)
    story, first = Story(settings(letters=("release",)), sent=True), item("до 12.12.2025")
    left = (item("до 19.12.2025", "2", row=3, text="Ремонт причала"), held)
    story.day(asked, small(done("ОБР", "1", TERM), plan=(first, *left), performer=agreed))
    plan = (replace(first, closed_on=later), *left)
    reviewed, decisions = story.day(later, small(done("ОБР", "1", TERM), plan=plan, performer=agreed))
    paper, known = paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    in_vain = "сведения, запрошенные письмом от 23.12.2025, не поступили"
    assert (
        f"На контроле остаются: пункт 2 плана-графика ({{ремонт причала}}) – {in_vain}; "
        f"пункт 3 ({{провести областное совещание}}), срок – 19.12.2025, {in_vain}."
        in outline(letter).replace("°", " ")
    )
