"""An item of a person of a unit, a post within a sentence, and the answer dates of terms around days off."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.reasons import before_the_term, within_answer_days
from automation.letters.composing import compose
from automation.letters.decided import closing_decision, decision_of
from automation.model.office import Ruling, RulingKind
from automation.model.report import Relation
from tests.support.compose_world import book, facts, judged, outline, words
from tests.support.control_story import ORG, Story, extension, item, only, small, to

UNIT = "Отдел культуры Администрации"
HEAD = replace(
    ORG, relation=Relation.OFFICE, organisation=UNIT, unit=UNIT, post="Начальник отдела культуры Администрации"
)
PERSON = replace(
    HEAD, code="КОНС", post="Консультант отдела культуры", name="Шестопал Лев Игоревич", addressee_code="ОБР"
)


def test_a_paper_to_the_head_of_a_unit_says_whose_the_item_is() -> None:
    reviewed, decisions = Story().day(
        date(2025, 12, 16), book(plan=(item("до 12.12.2025"),), performers=(PERSON, HEAD))
    )
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "абзац | Исполнитель пункта 1 – консультант отдела культуры Шестопал Л.И.\n" in told
    alone = book(plan=(item("до 12.12.2025"),), performers=(HEAD,))
    reviewed, decisions = Story().day(date(2025, 12, 16), alone)
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert "Исполнитель пункта" not in outline(compose(paper, facts(reviewed, number="1"), words()))


def test_who_decided_is_told_within_a_sentence() -> None:
    ruling = Ruling(
        decided_on=date(2025, 12, 15),
        decided_by="Директор департамента Стрешнев В.Н.",
        items=("1",),
        kind=RulingKind.CLOSE,
        row=2,
    )
    reviewed, _ = judged(small(rulings=(ruling,)), date(2025, 12, 16))
    verdict = only(reviewed)
    assert "решению {директора департамента}" in plain(closing_decision(verdict, facts(reviewed)))
    for by, told in (
        ("Директор департамента Стрешнев В.Н.", "{директора департамента}"),
        ("Стрешнев В.Н.", "Стрешнева В.Н."),
    ):
        known = facts(reviewed, extensions=(extension(decided_by=by),))
        assert plain(decision_of(2, known)).startswith(f" (решение {told} от 12.12.2025, ")


@pytest.mark.parametrize(
    ("decided_by", "basis", "told"),
    [
        (
            "И.о. главы округа Кирпичников С.О.",
            "резолюция от 15.12.2025 на письмо МБУ «Пример» (карантин)",
            "резолюция {исполняющего обязанности главы округа} от 15.12.2025 {на письмо МБУ «Пример»; карантин}",
        ),
        ("Глава", "резолюция Главы от 15.12.2025", "{резолюция Главы от 15.12.2025}"),
        ("Глава", "протокол № 4 от 15.12.2025", "{протокол № 4 от 15.12.2025}"),
        ("Глава", "протокол № 4 от 15.12.2025: центр записал на октябрь", "{протокол № 4 от 15.12.2025}"),
        (
            "Глава округа",
            "письмо от 18.09.2025 № 205, вх. от 19.09.2025 № 100: центр записал на октябрь",
            "решение {Главы округа} от 15.12.2025, основание – {письмо от 18.09.2025 № 205, вх. от 19.09.2025 № 100}",
        ),
        ("", "резолюция от 15.12.2025", "{резолюция от 15.12.2025}"),
        (
            "Глава округа",
            "служебная записка отдела связи от 15.12.2025",
            "решение {Главы округа} от 15.12.2025, основание – {служебная записка отдела связи от 15.12.2025}",
        ),
    ],
)
def test_a_resolution_is_told_with_who_wrote_it(decided_by: str, basis: str, told: str) -> None:
    reviewed, _ = judged(small(), date(2025, 12, 16))
    moved = extension(decided_by=decided_by, decided_on=date(2025, 12, 15), basis=basis)
    assert plain(decision_of(2, facts(reviewed, extensions=(moved,)))) == f" ({told})"


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("резолюция от 15.12.2025 на служебной записке отдела от 12.12.2025", "резолюция {Главы округа} от 15.12.2025"),
        ("протокол от 15.12.2025 № 4 по просьбе отдела", "{протокол от 15.12.2025 № 4}"),
        ("резолюция Главы от 15.12.2025 на записке отдела", "{резолюция Главы от 15.12.2025}"),
    ],
)
def test_what_a_resolution_stands_on_is_told_once(basis: str, told: str) -> None:
    """Under the head of the office that writes the справка «на записке отдела» read as its own (decision 0031)."""
    reviewed, _ = judged(small(), date(2025, 12, 16))
    moved = extension(decided_by="Глава округа", decided_on=date(2025, 12, 15), basis=basis)
    again = decision_of(2, facts(reviewed, extensions=(moved,)), ground=False)
    assert plain(again) == f" ({told})"


def plain(text: str) -> str:
    return text.replace("\ue001", "{").replace("\ue000", "{").replace("\ue002", "}")


MONTHLY = "ежемесячно, до 5 числа месяца, следующего за отчётным"
REPORTS = "Представлять информацию о ходе работ"


def test_who_only_agreed_is_asked_by_the_working_day_behind_a_day_off() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    made = small(plan=(item("ежемесячно, до 21 числа", text=REPORTS),), performer=agreed)
    reviewed, decisions = Story().day(date(2025, 12, 17), made)  # 21.12.2025 is a Sunday
    paper = to(decisions, "ОБР")
    assert paper is not None
    assert within_answer_days(reviewed.morning, paper.grounds) == date(2025, 12, 22)


def test_a_warning_is_asked_for_before_a_term_among_holidays() -> None:
    made = small(plan=(item(MONTHLY, text=REPORTS),))
    reviewed, decisions = Story().day(
        date(2025, 12, 26), made
    )  # the last working day before 05.01.2026 is 30.12 or 31.12
    paper = to(decisions, "ОБР")
    assert paper is not None
    asked = before_the_term(reviewed.morning, paper.grounds)
    assert asked is not None
    assert asked <= date(2025, 12, 31)
