"""A reminder on the last day of a term asks for what is due within it, and for no answer on its own day."""

from datetime import date

from automation.letters.composing import compose
from tests.support.compose_world import facts, outline, words
from tests.support.control_story import Story, item, settings, small, to


def reminded(on: date, term: str, text: str) -> str:
    """Return the reminder that comes on the last working day of a term."""
    story = Story(settings(remind_days=(0,), remind_min_gap=0))
    reviewed, decisions = story.day(on, small(plan=(item(term, text=text),)))
    paper = to(decisions, "ОБР")
    assert paper
    return outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")


def test_information_is_asked_for_within_its_term() -> None:
    for term, later in (("еженедельно по пятницам", False), ("до 12.12.2025", True)):
        told = reminded(date(2025, 12, 12), term, "Информация об уборке")
        assert "Напоминаем, что этот срок истекает 12.12.2025, и для подготовки сводной информации" in told
        assert "просим не позднее этого срока представить" in told
        assert ("Если это невозможно, просим до 15.12.2025 сообщить причины и ожидаемую дату." in told) is later
        assert ("15.12.2025" in told) is later


def test_a_measure_is_told_its_day_and_offered_no_extension() -> None:
    told = reminded(date(2025, 12, 19), "до 19.12.2025", "Провести ярмарку")
    assert "Напоминаем, что этот срок истекает 19.12.2025, и для подготовки сводной информации просим" in told
    assert "о продлении срока" not in told


def test_before_a_term_on_a_day_off_no_answer_is_asked_for_on_the_day_of_the_letter() -> None:
    told = reminded(date(2025, 12, 12), "еженедельно по субботам", "Информация об уборке")
    assert "12.12.2025 сообщить" not in told
    assert "просим до 15.12.2025" in told
