"""Of acts that were to be presented a memo says that they are not presented, not that no information came in."""

from datetime import date

import pytest

from automation.letters.letter_facts import memo_of
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from tests.support.compose_world import book, facts, lists_told, row, words
from tests.support.control_story import ORG, Story, december, item, kinds

ACTS = item("до 12.12.2025", "9", row=3, text="Представить акты проверки гидрантов")


def test_acts_are_not_presented_and_a_measure_beside_them_is_told_as_before() -> None:
    made = book(row("ОБР", "1"), row("ОБР", "9"), plan=(item("до 12.12.2025"), ACTS), performers=(ORG,))
    reviewed, decisions = Story(sent=True).day(date(2025, 12, 29), made)
    assert Kind.COMPLETION in kinds(decisions)
    assert (
        "МБУК «Образец» – не поступили сведения по пункту 1 (срок – 12.12.2025); не представлены акты (пункт 9, срок – "
        "12.12.2025)" in lists_told(reviewed.figures, facts(reviewed))
    )


@pytest.mark.parametrize(
    ("texts", "called"),
    [
        (("Представить акты проверки гидрантов",), "документы"),
        (("Представить материалы к заседанию комиссии",), "материалы"),
        (("Представить информацию о готовности",), "информацию"),
        (("Представить информацию о готовности", "Представить информацию о ремонте"), "информацию"),
        (("Представить информацию о готовности", "Представить справку о ремонте"), "сведения"),
        (("Представить отчёт о готовности",), "отчёт"),
        (("Представить отчёты о готовности",), "отчёты"),
        (("Представить отчёт о готовности", "Представить отчёт о ремонте"), "отчёты"),
        (("Представить отчёт о готовности", "Представить информацию о ремонте"), "сведения"),
        (("Представить отчёт о готовности", "Представить копии паспортов"), "отчёты и документы"),
        (("Представить информацию о готовности", "Представить копии паспортов"), "сведения и документы"),
    ],
)
def test_a_list_and_a_proposal_call_what_was_not_presented_by_what_it_is(texts: tuple[str, ...], called: str) -> None:
    plan = tuple(item("до 12.12.2025", str(n), row=n, text=text) for n, text in enumerate(texts, 2))
    made, story = book(*(row("ОБР", i.number) for i in plan), plan=plan, performers=(ORG,)), Story(sent=True)
    for on in december(16, 22):
        story.day(on, made)
    reviewed, _ = story.day(date(2025, 12, 29), made)
    known = facts(reviewed, number="1", papers=())
    said = lists_told(reviewed.figures, known)
    assert f"Не представило {called} в установленный срок" in said
    proposed = " ".join(proposals(memo_of(reviewed.figures, known, words())))
    assert f"заслушать на оперативном совещании исполнителя, не представившего {called} после " in proposed
