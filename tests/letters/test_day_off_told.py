"""That a term falls on a day off is told where it helps its reader, and nowhere else (decision 0001)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from tests.support.compose_order import SIGNED
from tests.support.compose_world import appendix_told, book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, extension, item, settings, small

CLOSED = date(2025, 12, 23)


def released(term: str, executed: date) -> str:
    line = done("ОБР", "1", executed, accepted_on=CLOSED)
    chosen = settings(letters=("release",))
    reviewed, decisions = judged(small(line, plan=(item(term, closed_on=CLOSED),)), CLOSED, None, chosen)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, chosen, number="1"), words())
    return outline(letter).replace("°", " ")


@pytest.mark.parametrize(
    ("executed", "told"),
    [
        (12, "исполнен 12.12.2025 при установленном сроке до 13.12.2025 включительно и снят"),
        (15, "исполнен 15.12.2025 при установленном сроке до 13.12.2025 включительно (нерабочий день, учитывается "),
        (16, "исполнен 16.12.2025 при установленном сроке до 13.12.2025 включительно (нерабочий день, учитывается "),
    ],
)
def test_of_what_was_executed_by_the_day_off_no_release_tells_it(executed: int, told: str) -> None:
    assert told in released("до 13.12.2025", date(2025, 12, executed))


def extract_term(phrase: str, text: str, counted: str = "as_written") -> str:
    chosen = settings(letters=("covering",), deadline_on_day_off=counted)
    days = [date(2025, 12, 20), date(2025, 12, 27)] if "27" in phrase else []
    made = book(plan=(replace(item(phrase), text=text),), performers=(ORG,))
    made = replace(made, rows=tuple(row("ОБР", "1", control_date=day) for day in days)) if days else made
    reviewed, decisions = judged(made, SIGNED, None, chosen)
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, chosen, number="1"), words())
    return letter.rows[0].term.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("phrase", "told"),
    [
        ("20 декабря 2025 г., 27 декабря 2025 г.", "20 декабря 2025 г., 27 декабря 2025 г."),
        ("20.12.2025, 27.12.2025", "20.12.2025, 27.12.2025"),
        ("20 и 27 декабря 2025 года", "20 и 27 декабря 2025 года"),
        ("20.12.2025", "20.12.2025"),
        ("20 декабря, 27 декабря", "20 декабря, 27 декабря (20.12.2025, 27.12.2025)"),
        ("20 декабря", "20 декабря (20.12.2025)"),
        ("до 20.12.2025", "до 20.12.2025 (нерабочий день, учитывается ближайший рабочий день – 22.12.2025)"),
        ("к 20.12.2025", "к 20.12.2025 (нерабочий день, учитывается ближайший рабочий день – 22.12.2025)"),
    ],
)
def test_work_on_bare_days_may_be_due_on_these_very_days(phrase: str, told: str) -> None:
    assert extract_term(phrase, "Обеспечить охрану общественного порядка на площадках") == told


@pytest.mark.parametrize(("counted", "told"), [("as_written", ""), ("before", " (20.12.2025 – нерабочий день, ")])
def test_work_between_two_days_ends_on_the_second_one(counted: str, told: str) -> None:
    term = extract_term("15 – 20 декабря 2025 г.", "Работа пунктов голосования", counted)
    assert term.startswith(f"15 – 20 декабря 2025 г.{told}")
    assert bool(told) is ("нерабочий" in term)


@pytest.mark.parametrize(
    ("phrase", "text", "told"),
    [
        (
            "20 декабря 2025 г., 27 декабря 2025 г.",
            "Обеспечить охрану площадок",
            "поручено 20.12.2025 обеспечить охрану",
        ),
        ("до 20 декабря 2025 г.", "Обеспечить охрану площадок", "поручено до 20.12.2025 включительно (нерабочий день,"),
        ("20.12.2025, 27.12.2025", "Представить акт осмотра площадок", "20.12.2025 включительно (нерабочий день,"),
    ],
)
def test_a_letter_tells_work_of_several_bare_days_by_its_day(phrase: str, text: str, told: str) -> None:
    """«Обеспечить охрану … (до 20.06.2026 включительно; нерабочий день, учитывается …)» was work of that very day."""
    made = book(plan=(replace(item(phrase), text=text),), performers=(ORG,))
    days = [date(2025, 12, 20), date(2025, 12, 27)] if "27" in phrase else []
    made = replace(made, rows=tuple(row("ОБР", "1", control_date=day) for day in days)) if days else made
    reviewed, decisions = judged(made, date(2025, 12, 24))
    said = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    assert told in said.replace("°", " ").replace("{", "").replace("}", "")


def test_a_mark_of_what_is_awaited_behind_a_day_off_names_no_day_that_has_passed() -> None:
    """«Сведения ожидаются, срок – 13.12.2025», said the appendix of a memo of Monday 15.12."""
    second = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
    plan, moved = (item("до 13.12.2025"), item("до 12.12.2025", "2", row=3)), extension(code="БИБЛ", decided_on=SIGNED)
    over = (done(code, "2", date(2025, 12, 11)) for code in ("ОБР", "БИБЛ"))
    made = replace(book(*over, plan=plan, performers=(ORG, second)), extensions=(moved,))
    reviewed, decisions = judged(made, date(2025, 12, 15), None, settings())
    paper = replace(decisions.papers[-1], kind=Kind.COMPLETION)
    told = str(appendix_told(reviewed.figures, facts(reviewed, number="1"), paper).rows)
    assert "ожидаются" in told
    assert "ожидаются, срок" not in told
