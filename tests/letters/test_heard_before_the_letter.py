"""The letter that follows a hearing names by what its performer was heard, in the voice of whoever signs it."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.decision_basis import deciding_document
from automation.model.office import Ruling
from automation.model.report import Relation
from tests.letters.test_earlier_letters import HEARING
from tests.letters.test_situations_beyond_the_models import item, text
from tests.support.compose_world import facts, paper_for, row, words
from tests.support.control_story import ORG, Story, small

PROTOCOL = "протокол совещания при Главе от 17.12.2025 № 17"


def after_the_hearing(ruling: Ruling, relation: Relation) -> str:
    story, mine = Story(sent=True), row("ОБР", "1")
    for day in (16, 26):
        made = small(
            mine, plan=(item("1", "Провести обход", "до 12.12.2025"),), performer=replace(ORG, relation=relation)
        )
        reviewed, decisions = story.day(date(2025, 12, day), replace(made, rulings=(ruling,) if day > 16 else ()))
    return text(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="К-9"), words()))


HEAD, DEPUTY = "Глава Камфарин Е.Н.", "Заместитель Главы Администрации по социальным вопросам Бобков Д.А."
BY_DEPUTY = "заместителя Главы Администрации по социальным вопросам от 17.12.2025"


@pytest.mark.parametrize(
    ("by", "basis", "relation", "told"),
    [
        (DEPUTY, f"{PROTOCOL}; письмо МБУК от 16.12.2025 № 3", Relation.SUBORDINATE, f"({PROTOCOL})"),
        (DEPUTY, "резолюция от 17.12.2025", Relation.SUBORDINATE, f"(резолюция {BY_DEPUTY})"),
        (DEPUTY, "докладная записка от 16.12.2025", Relation.SUBORDINATE, f"(решение {BY_DEPUTY})"),
        (DEPUTY, "", Relation.SUBORDINATE, f"(решение {BY_DEPUTY})"),
        (HEAD, PROTOCOL, Relation.OFFICE, f"({PROTOCOL})"),
        (HEAD, "резолюция от 17.12.2025", Relation.OFFICE, "(резолюция от 17.12.2025)"),
        (HEAD, "", Relation.SUBORDINATE, ""),
        ("Глава", "", Relation.OFFICE, ""),
        ("Глава поселения", "", Relation.OFFICE, ""),
        ("", "", Relation.SUBORDINATE, ""),
    ],
)
def test_the_next_letter_says_by_what_he_was_heard(by: str, basis: str, relation: Relation, told: str) -> None:
    said = after_the_hearing(replace(HEARING, decided_by=by, basis=basis), relation)
    heard = f"19.12.2025 заслушаны Ваши пояснения{f' {told}' if told else ''}."
    assert f"абзац | {heard}\nабзац | На " in said, said


@pytest.mark.parametrize(
    ("basis", "document"),
    [
        ("Протокол от 18.05.2026 № 17, доложить устно", "Протокол от 18.05.2026 № 17"),
        ("письмо МБУ от 18.05.2026; резолюция от 19.05.2026", "резолюция от 19.05.2026"),
        ("резолюция, п. 3", ""),
        ("нет отчёта", ""),
    ],
)
def test_a_document_that_decided_is_known_by_its_kind_and_day(basis: str, document: str) -> None:
    assert deciding_document(basis) == document
