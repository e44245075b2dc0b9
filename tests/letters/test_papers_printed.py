"""Every kind of paper as printed: clean by the norm; every turn of the words: no stray signs, no tired phrases."""

import re

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.lint.norm import lint_bytes
from automation.model.kinds import Kind
from automation.model.letter import Letter
from tests.letters.test_compose_models import MODELS
from tests.support.compose_order import PERFORMERS, ROOT
from tests.support.compose_story import COMPLETION, FIRST
from tests.support.compose_world import book, facts, judged, paper_for, words
from tests.support.pages import Pages

PAGES = Pages(ROOT / "templates")
STRAY = re.compile(
    r"\.\.(?!\.)|,\s*[,.;:)]|;\s*[,.;:]|:\s*[,.;:]|\(\s|\s[,.;:!)]|\(\)|  |«\s|\s»|\s-\s|—"
    r"|\b(\w{4,})\s+\1\b|в срок до|в течении|согласно \w+а\b|срочно|кратчайш|убедительно|данн(?:ый|ого|ом)\b",
    re.IGNORECASE,
)
SCHOOL = "Муниципальное бюджетное общеобразовательное учреждение средняя общеобразовательная школа № 4 «Образец»"
PEOPLE: dict[str, dict[str, str]] = {
    "vacant": {"name": ""},
    "without patronymic": {"name": "Примерова Мария"},
    "acting": {"post": "И.о. директора"},
    "school": {"organisation": SCHOOL},
}


def lines_of(letter: Letter) -> list[str]:
    own = ["".join("…" if r.quoted else r.text for r in p.runs) for p in letter.paragraphs]
    marks = [line for row in letter.appendix.rows for line in row.mark.split("\n")] if letter.appendix else []
    return [letter.heading, letter.salutation, letter.closing, *letter.addressee, *own, *letter.attachments, *marks]


@pytest.mark.parametrize("name", MODELS)
def test_every_kind_of_paper_is_clean_by_the_norm_and_reads_without_stray_signs(name: str) -> None:
    situation, code, kind, number = MODELS[name]
    review, decisions = situation()
    letter = compose(paper_for(decisions, code, kind), facts(review, number=number), words())
    assert lint_bytes(PAGES.render(letter.form, letter.as_json())) == []
    assert [line for line in lines_of(letter) if STRAY.search(line)] == []


@pytest.mark.parametrize("who", PEOPLE)
def test_whoever_is_written_to_the_letter_is_clean_by_the_norm(who: str) -> None:
    performers = tuple(replace(p, **PEOPLE[who]) if p.code == "ОБР" else p for p in PERFORMERS)
    review, decisions = judged(book(performers=performers), FIRST)
    letter = compose(paper_for(decisions, "ОБР", Kind.OVERDUE), facts(review, number="01-15/К-2"), words())
    assert lint_bytes(PAGES.render(letter.form, letter.as_json())) == []
    assert bool(letter.salutation) == bool(letter.closing) == (who in {"acting", "school"})


def test_a_deputy_named_in_a_memo_keeps_his_initials_on_one_line() -> None:
    review, decisions = judged(book(), COMPLETION)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(review, number="02-01/К-1"), words())
    assert any("Примеров\u00a0П.П." in paragraph.text for paragraph in letter.paragraphs)
    assert lint_bytes(PAGES.render(letter.form, letter.as_json())) == []
