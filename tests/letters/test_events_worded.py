"""The words of an event within a sentence of ours: a clause they end with is closed."""

from datetime import date

from msgspec.structs import replace

from automation.letters.event_words import event_words
from automation.letters.marks import quoted
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import row
from tests.support.control_story import item
from tests.support.played_letters import last_letter


def test_a_clause_at_the_end_of_an_event_is_closed_before_the_sentence_goes_on() -> None:
    held = read_term("20.12.2025", SIGNED, Calendar(), event=True)
    walks, fair = item("20.12.2025", text="Проведение прогулок для детей, посещающих лагеря"), item("20.12.2025")
    told = "проведение прогулок для детей, посещающих лагеря"
    assert event_words([walks])["слова"] == f"{quoted(told)},"
    late = last_letter(replace(walks, term=held), (date(2025, 12, 25), row("ОБР", "1")))
    assert f"{told}, предусмотрено на 20.12.2025." in late
    plain = replace(fair, text="Проведение ярмарки для детей, подростков и их родителей")
    both = event_words([walks, replace(walks, text="Проведение игр, не требующих затрат"), plain])["слова"]
    assert both == (
        f"{quoted(told)}, {quoted('проведение игр, не требующих затрат')}, и "
        f"{quoted('проведение ярмарки для детей, подростков и их родителей')}"
    )


def test_a_day_stands_before_words_that_say_with_whom_an_event_is_held() -> None:
    held = read_term("20.12.2025", SIGNED, Calendar(), event=True)
    raid = replace(item("20.12.2025", text="Совместно с полицией провести рейд"), term=held)
    late = last_letter(raid, (date(2025, 12, 25), row("ОБР", "1")))
    assert "поручено 20.12.2025 совместно с полицией провести рейд." in late
