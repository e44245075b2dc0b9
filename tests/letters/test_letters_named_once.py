"""A memo names each letter to a performer once, by its items and with what came of it (decision 0483)."""

from datetime import date

from msgspec.structs import replace

from automation.model.report import Relation, State
from tests.support.compose_world import facts, lists_told, row
from tests.support.control_story import ORG, Story, december, item, small

PLAN = (item("до 12.12.2025"), item("до 24.12.2025", "2", row=3), item("до 01.06.2026", "3", row=4))
SILENT = (row("ОБР", "1"), row("ОБР", "2"))


def told(*days: date, author: str = "", running: bool = False) -> str:
    """Return the lists of the last of these days, on each of which the letters that are due go out."""
    story = Story(sent=True)
    for on in days:
        reviewed, _ = story.day(on, small(*SILENT, plan=PLAN))
    return lists_told(reviewed.figures, facts(reviewed), author, running=running)


def test_letters_stand_by_their_items_each_with_what_came_of_it() -> None:
    """The Head read «последнее – от …» and knew neither of which item the others were nor what came of them."""
    days = (*december(15, 16, 23, 26), date(2026, 1, 13))
    assert told(*days).endswith(
        "; направлены письма: по пункту 1 – от 16.12.2025 (ответа нет) и от 23.12.2025 (ответа нет), "
        "по пунктам 1 и 2 – от 26.12.2025 (ответа нет)"
    )
    assert told(*days, running=True).endswith("; направлены письма, последнее – от 26.12.2025, ответа нет")


def test_its_author_is_told_which_letters_he_got_and_not_that_he_has_not_answered() -> None:
    said = told(*december(15, 16, 23, 26), date(2026, 1, 13), author=ORG.name)
    assert "; мне направлены письма: по пункту 1 – от 16.12.2025 и от 23.12.2025, по пунктам 1 и 2 – от 26.12" in said
    assert "ответа нет" not in said


def test_of_who_only_agreed_the_letters_stand_so_too() -> None:
    agreed, story = replace(ORG, relation=Relation.BY_AGREEMENT, organisation="ООО «Порт»"), Story(sent=True)
    for on in (*december(15, 16, 17, 22, 26, 29), date(2026, 1, 13)):
        reviewed, _ = story.day(on, small(*SILENT, plan=PLAN, performer=agreed))
    said = lists_told(reviewed.figures, facts(reviewed))
    assert said.endswith("; направлено письмо от 17.12.2025, ответа нет")


def test_a_letter_about_what_two_lists_tell_is_named_in_the_first_alone() -> None:
    """One letter asks for item 1, which nobody has reported on, and to mend the day of item 2, which cannot be."""
    plan, story = (item("до 12.12.2025"), item("до 22.12.2025", "2", row=3)), Story(sent=True)
    faulty = row("ОБР", "2", state=State.DONE, incoming="22.12.2025 № 5")
    for on in december(15, 16, 22, 23, 24):
        reviewed, _ = story.day(on, small(row("ОБР", "1"), *((faulty,) if on.day > 21 else ()), plan=plan))
    said = lists_told(reviewed.figures, facts(reviewed))
    assert "Уточняются сведения: МБУК «Образец» – пункт 2" in said
    assert said.count("от 23.12.2025") == 1
