"""«Уточнённый срок» of a workbook, read beside the plan's own words."""

from datetime import date

from automation.model.plan import By, Event
from tests.support.grid import understood


def test_a_bare_day_beside_a_term_counted_from_an_event_is_the_day_of_the_event() -> None:
    book = understood(
        """
        [План-график]
        № | Мероприятие          | Срок исполнения                                   | Исполнители  | Уточнённый срок
        1 | Устранить замечания  | в течение 5 рабочих дней после проведения приёмки | руководители | 15.12.2025
        2 | Устранить замечания  | в течение 5 рабочих дней после проведения приёмки | руководители | до 15.12.2025
        3 | Провести совещание   | до 20.12.2025                                     | руководители | 15.12.2025
        """
    )
    read = [(item.reading.deadline, item.reading.counted_from) for item in book.items]
    event = date(2025, 12, 15)
    assert read == [(By(due=date(2025, 12, 22)), event), (By(due=event), None), (Event(due=event), None)]
    assert {item.term_phrase for item in book.items[:2]} == {book.items[0].term.phrase}
