"""Letters of a memo: who left which without an answer, and where all stand if a text cannot hold them (0373)."""

from datetime import date

from msgspec.structs import replace

from automation.letters.appendix import appendix_of
from automation.letters.executed_late import late_lines
from automation.letters.letter_facts import Memo, memo_of
from automation.letters.letters_told import IN_A_TEXT
from automation.letters.marks import plain
from automation.letters.measures import measures_of
from automation.model.control import Paper
from automation.model.kinds import Kind
from tests.support.compose_world import book, done, facts, measures_told, paper_for, words
from tests.support.control_story import ORG, Story, item

FIRST, SECOND, LAST = date(2025, 12, 16), date(2025, 12, 23), date(2025, 12, 30)
PLAN = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 26.12.2025", "3", row=4))


def memo(count: int) -> tuple[Memo, Paper]:
    """Return the memo of 30.12: letters of 16.12 about two items, of 23.12 about the second one to the first school."""
    schools = tuple(replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(count))
    story = Story(sent=True)
    third = [done(p.code, "3", date(2025, 12, 12)) for p in schools]
    early = [*third, *(done(p.code, n, date(2025, 12, 18)) for p in schools[1:] for n in "12")]
    mine = [done("О0", "1", date(2025, 12, 18))]
    story.day(FIRST, book(*third, plan=PLAN, performers=schools))
    story.day(SECOND, book(*early, *mine, plan=PLAN, performers=schools))
    last = [*early, *mine, done("О0", "2", date(2025, 12, 24))]
    reviewed, decisions = story.day(LAST, book(*last, plan=PLAN, performers=schools))
    known = facts(reviewed, number="1")
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    return memo_of(reviewed.figures, known, words()), paper


def told(lines: list[str]) -> list[str]:
    return [plain(line).replace("\u00a0", " ") for line in lines]


def test_a_letter_that_a_later_one_had_to_repeat_had_no_answer_though_the_item_is_executed_since() -> None:
    first, second = told(measures_told(memo(2)[0]))
    assert first == (
        "МБОУ СОШ № 0 – направлены письма: по пунктам 1 и 2 – от 16.12.2025 (по пункту 2 ответа нет), "
        "по пункту 2 – от 23.12.2025"
    )
    assert second == "МБОУ СОШ № 1 – по пунктам 1 и 2 направлено письмо от 16.12.2025"


def test_of_more_letters_than_a_page_holds_the_text_names_those_in_vain_and_the_appendix_all() -> None:
    made, paper = memo(IN_A_TEXT)
    first, others, where = told(measures_told(made))
    assert first == ("МБОУ СОШ № 0 – по пунктам 1 и 2 направлено 2 письма, без ответа – от 16.12.2025 (по пункту 2)")
    assert others.startswith("МБОУ СОШ № 1, МБОУ СОШ № 2, ")
    assert others.endswith(f" – по пунктам 1 и 2 направлено {IN_A_TEXT - 1} писем")
    assert where == "все письма и ответы на них перечислены в приложении"
    rows = appendix_of(made, paper, measures_of(made)).rows
    title, mine, *rest = rows[len(PLAN) :]
    assert title.section
    assert (mine.performers, mine.text) == ("МБОУ СОШ № 0", "о пунктах 1 и 2")
    assert mine.mark.replace("\u00a0", " ").splitlines() == [
        "от 16.12.2025 (по пункту 2 ответа нет)",
        "от 23.12.2025",
    ]
    assert len(rest) == IN_A_TEXT - 1
    few, paper = memo(2)
    assert len(appendix_of(few, paper, measures_of(few)).rows) == len(PLAN)


def test_the_memo_names_who_was_late_with_what_and_of_many_those_with_the_longest_delay() -> None:
    made, _ = memo(2)
    assert told(late_lines(made)) == [
        "МБОУ СОШ № 0 – пункт 1 (18.12.2025, срок – 12.12.2025), пункт 2 (24.12.2025, срок – 12.12.2025)",
        "МБОУ СОШ № 1 – пункты 1 и 2 (18.12.2025, срок – 12.12.2025)",
    ]
    first, *_, others = told(late_lines(memo(14)[0]))
    assert first.startswith("МБОУ СОШ № 0")
    assert others == "ещё 4 с меньшей задержкой – в приложении"
