"""A release says of what was executed behind its term which term that was: a breach stays a breach (papers.md A8)."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.letters.test_what_remains import CLOSED, RELEASE
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item

EARLY, LATE = date(2025, 12, 12), date(2025, 12, 17)


def released(first: date, second: date, *, terms: tuple[str, str], relation: Relation = ORG.relation) -> str:
    """Return the release of two items, executed on these days."""
    plan = tuple(
        item(term, n, row=int(n), text=f"Дело {n}", closed_on=CLOSED) for n, term in zip("12", terms, strict=True)
    )
    rows = (done("ОБР", "1", first), done("ОБР", "2", second))
    made = book(*rows, plan=plan, performers=(replace(ORG, relation=relation),))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    known, paper = facts(reviewed, RELEASE, number="1"), paper_for(decisions, "ОБР", Kind.RELEASE)
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_a_note_names_the_term_as_a_letter_does() -> None:
    same = ("до 12.12.2025", "до 12.12.2025")
    for relation in (Relation.OFFICE, Relation.SUBORDINATE):
        said = released(LATE, LATE, terms=same, relation=relation)
        assert "исполнены 17.12.2025 при установленном сроке до 12.12.2025 включительно и сняты с контроля" in said
        said = released(EARLY, LATE, terms=same, relation=relation)
        days = "(пункт 1 – 12.12.2025, пункт 2 – 17.12.2025)"
        assert f"исполнены {days} при установленном сроке до 12.12.2025 включительно и сняты с контроля" in said


def test_items_with_terms_of_their_own_are_told_with_these_where_one_was_broken() -> None:
    terms = ("до 12.12.2025", "до 15.12.2025")
    for second in (LATE, EARLY):
        said = released(EARLY, second, terms=terms, relation=Relation.OFFICE)
        assert ("исполнены 12.12.2025 и сняты с контроля" in said) is (second == EARLY)
        assert ("при сроке" in said) is (second == LATE)
    assert "(пункт 1 – 17.12.2025 при сроке до 12.12.2025 включительно, пункт 2 – 17.12.2025 при сроке до 15.12" in (
        released(LATE, LATE, terms=terms)
    )


def test_a_term_whose_words_do_not_begin_with_until_is_told_by_its_day() -> None:
    same = ("к 12 декабря – Дню Конституции", "к 12 декабря – Дню Конституции")
    said = released(LATE, LATE, terms=same)
    assert "исполнены 17.12.2025 при установленном сроке до 12.12.2025 включительно и сняты с контроля" in said


def test_a_term_with_but_not_later_than_is_closed_by_a_comma() -> None:
    same = ("до начала пожароопасного сезона, но не позднее 12 декабря 2025 года",) * 2
    said = released(LATE, LATE, terms=same)
    assert "при установленном сроке до начала пожароопасного сезона, но не позднее 12.12.2025, и сняты" in said
