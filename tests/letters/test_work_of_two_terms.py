"""Work that comes again, owed for two of its terms: each request says which of them is meant."""

from datetime import date

from msgspec.structs import replace

from automation.letters.asks import in_a_row
from automation.model.report import State
from tests.letters.test_words_for_an_earlier_report import BEFORE, CAME, SENT_BACK
from tests.support.compose_world import done, row
from tests.support.control_story import item
from tests.support.played_letters import last_letter

WORK = item("ежемесячно до 19 числа", text="Проводить приём граждан")
CLAIM = done("ОБР", "1", date(2025, 12, 18), accepted_on=None, accepted_by="", incoming="5 от 24.12.2025")


def test_what_an_earlier_letter_asked_in_vain_names_its_term() -> None:
    """«Также просим представить сведения об исполнении пункта 1» stood behind the same request of the next term."""
    back = replace(CLAIM, returned_on=SENT_BACK)
    days = (BEFORE, row("ОБР", "1")), (CAME, CLAIM), (SENT_BACK, back), (date(2026, 1, 14), back)
    told = last_letter(WORK, *days, (date(2026, 1, 21), back))
    assert "(по пункту 1 в части срока 19.12.2025) оставлено без ответа." in told
    assert "сведения об исполнении пункта 1 (проводить приём граждан) в части срока 19.12.2025" in told


def test_information_does_not_say_that_information_is_prepared() -> None:
    """«По сведениям МБУК, сведения за декабрь готовятся»."""
    working = row("ОБР", "1", state=State.IN_WORK, reason="нет счётчиков")
    plan = item("ежемесячно до 19 числа", text="Сведения о задолженности")
    told = last_letter(plan, (date(2025, 12, 22), working), (BEFORE, working))
    assert "По информации МБУК «Образец», сведения со сроком 19.12.2025 готовятся" in told


def test_two_requests_in_a_row_are_not_joined_by_one_and_behind_another() -> None:
    told = in_a_row(["представить акт", "завершить исполнение пункта 1 и представить сведения об этом"])
    assert told == "представить акт, а также завершить исполнение пункта 1 и представить сведения об этом"
    assert in_a_row(["представить акт", "сообщить причины"]) == "представить акт и сообщить причины"
