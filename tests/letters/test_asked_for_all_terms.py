"""Who only agreed to a repeated item is asked for its next report and told all its terms (papers.md B7)."""

from datetime import date

from msgspec.structs import replace

from automation.model.report import Relation
from tests.support.compose_world import row
from tests.support.control_story import ORG, item
from tests.support.played_letters import last_letter

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)


def first_asked(term: str, *days: int) -> str:
    """The first letter about information that is due again and again, of a performer who has written nothing."""
    again = item(term, text="Представлять информацию о ходе ярмарок")
    return last_letter(again, *((date(2025, 12, n), row("ОБР", "1")) for n in days), performer=AGREED)


def test_whoever_is_asked_once_about_what_comes_again_is_told_all_its_terms() -> None:
    told = first_asked("еженедельно по пятницам с 19.12.2025 по 16.01.2026", 17)
    assert "информации о ходе ярмарок (еженедельно по пятницам с 19.12.2025 по 16.01.2026)." in told
    assert "до 19.12.2025 представить информацию. Далее просим представлять информацию в сроки, п" in told
    monthly = first_asked("ежемесячно до 20 числа", 17)
    off = "нерабочий день, учитывается ближайший рабочий день – 22.12.2025"
    assert f"до 20.12.2025 включительно ({off}; ежемесячно до 20 числа)" in monthly
    assert monthly.count("ежемесячно до 20 числа") == 1


def test_behind_the_last_term_nothing_is_asked_for_any_more() -> None:
    told = first_asked("еженедельно по пятницам с 12.12.2025 по 19.12.2025", 17)
    assert "до 19.12.2025 представить указанную информацию." in told
    assert "Далее" not in told
