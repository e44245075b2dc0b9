"""A справка and a memo tell of all the letters in vain about what is owed, item by item, those that asked again too."""

from collections.abc import Sequence
from datetime import date

from automation.model.plan import Item
from automation.model.report import State, StatusRow
from tests.support.compose_world import done, facts, lists_told, row
from tests.support.control_story import Story, december, item, small

PLAN = (
    *(item("до 12.12.2025", number, row=int(number) + 1) for number in "123"),
    item("до 26.12.2025", "4", row=5),
    item("до 01.06.2026", "5", row=6),
)
ANSWER = "вх. от 25.12.2025 № 12"
WORKS = row("ОБР", "2", state=State.IN_WORK, reason="ремонт", incoming="25.12.2025 № 12")
LETTERS = "на письма от 16.12.2025 и от 23.12.2025"
GOT = f"; {LETTERS} (пункт 2) получен ответ (вх. от 25.12.2025 № 12)"


def told(rows: Sequence[StatusRow] = (), answer: str = "", until: int = 30, *, running: bool = True) -> str:
    """Return the lists of 20 January after letters of 16, 23 and ``until`` December; the ``rows`` came on the 25th."""
    story = Story(sent=True)
    for on in (*december(15, 16, 23, 25), *((date(2025, 12, 30),) if until > 25 else ()), date(2026, 1, 20)):
        if on.day == 25:
            story.mark(answer=answer)
        made = {r.item: r for r in rows} if on > date(2025, 12, 24) else {}
        workbook = small(*(made.get(i.number, row("ОБР", i.number)) for i in PLAN), plan=PLAN)
        reviewed, _ = story.day(on, workbook, keep=on.year == 2025)
    return lists_told(reviewed.figures, facts(reviewed), running=running)


def test_where_many_letters_are_in_vain_their_items_are_named_and_not_some_of_the_letters() -> None:
    sent = "; направлено письмо от 30.12.2025; на письма по пунктам 1, 3 и 4 ответа нет"
    assert told([WORKS], ANSWER).endswith(f"{GOT}{sent}")


def test_letters_are_named_once_with_what_came_of_them_for_which_items() -> None:
    assert told([WORKS], ANSWER, until=25).endswith(
        f"; {LETTERS} по пунктам 1 и 3 ответа нет, по пункту 2 получен ответ (вх. от 25.12.2025 № 12)"
    )


def test_the_last_letter_is_the_last_that_asked_for_it_and_both_say_that_nothing_came() -> None:
    assert told().endswith("; направлены письма, последнее – от 30.12.2025, ответа нет")


def test_a_memo_names_all_letters_by_their_items_each_with_what_came_of_it() -> None:
    """Of «последнее – от …» the Head learned neither how many letters he had signed nor about what (papers.md D)."""
    assert told(running=False).endswith(
        "; направлены письма: по пунктам 1–3 – от 16.12.2025 (ответа нет) и от 23.12.2025 (ответа нет), "
        "по пунктам 1–4 – от 30.12.2025 (ответа нет)"
    )
    assert told(until=25, running=False).endswith(
        "; по пунктам 1–3 направлены письма от 16.12.2025 и от 23.12.2025, ответа нет"
    )
    made = done("ОБР", "2", date(2025, 12, 24), incoming="25.12.2025 № 12")
    assert told([made], ANSWER, running=False).endswith(
        "; направлены письма: по пунктам 1–3 – от 16.12.2025 и от 23.12.2025 (ответ по пункту 2, вх. от "
        "25.12.2025 № 12; по пунктам 1 и 3 ответа нет), по пунктам 1, 3 и 4 – от 30.12.2025 (ответа нет)"
    )


def test_of_many_letters_those_answered_about_other_items_are_not_listed() -> None:
    """Item 2 is accepted: its answer says nothing of what is left, and the letters it came to are not named."""
    made = done("ОБР", "2", date(2025, 12, 24), incoming="25.12.2025 № 12")
    said = told([made], ANSWER)
    assert said.endswith("; направлены письма, последнее – от 30.12.2025, по пунктам 1, 3 и 4 ответа нет")


def on_12_january(*days: date, plan: Sequence[Item] = (PLAN[0], PLAN[3], PLAN[4])) -> str:
    """Return the lists of the morning on which the letter of 30 December, until 13 January, still waits."""
    story = Story(sent=True)
    for on in (date(2025, 12, 15), *days, date(2025, 12, 30), date(2026, 1, 12)):
        reviewed, _ = story.day(
            on, small(*(row("ОБР", i.number) for i in plan), plan=tuple(plan)), keep=on.year == 2025
        )
    return lists_told(reviewed.figures, facts(reviewed), running=True)


def test_while_the_last_letter_waits_those_before_it_are_not_hidden_behind_it() -> None:
    """The Head was asked to hear a performer for a silence of which his paper said nothing."""
    assert on_12_january(*december(16, 23)).endswith(
        "; на письма от 16.12.2025 и от 23.12.2025 (пункт 1) ответа нет; направлено письмо от 30.12.2025, "
        "срок ответа – 13.01.2026"
    )
    assert on_12_january(*december(23), plan=(PLAN[0], PLAN[4])).endswith(
        "; на письмо от 23.12.2025 ответа нет; направлено письмо от 30.12.2025, срок ответа – 13.01.2026"
    )


def test_items_of_both_the_letters_in_vain_and_the_one_that_waits_are_named_once() -> None:
    plan, story = (PLAN[0], item("до 24.12.2025", "4", row=5), PLAN[4]), Story(sent=True)
    works = row(
        "ОБР", "4", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 30), incoming="24.12.2025 № 2"
    )
    for on in december(15, 16, 23, 24):
        reviewed, _ = story.day(on, small(row("ОБР", "1"), works, plan=plan))
    reviewed, _ = story.day(date(2025, 12, 25), small(row("ОБР", "1"), works, plan=plan), keep=False)
    assert lists_told(reviewed.figures, facts(reviewed), running=True).endswith(
        "; по пункту 1 на письмо от 16.12.2025 ответа нет, направлено письмо от 23.12.2025, срок ответа – 25.12.2025"
    )
