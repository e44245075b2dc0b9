"""«Ответа нет» is said of no letter after which a decision rests on a letter of its reader (decision 0587)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.letters_decided import decided_on_his_letter
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Performer
from tests.letters.test_memos_truly import told
from tests.support.compose_world import after, book, done, judged, paper_for, row
from tests.support.control_story import ORG, Story, extension, item, small

TERM, ASKED, DECIDED, LAST = date(2025, 12, 12), date(2025, 12, 16), date(2025, 12, 19), date(2025, 12, 29)
PLAN = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
FREED = Ruling(
    decided_on=DECIDED, decided_by="Глава Камфарин Е.Н.", kind=RulingKind.CLOSE, items=("1",), code="ОБР", row=2
)


def memo(basis: str, code: str = "ОБР") -> str:
    """Write to the performer on 16.12, let the leader free him on 19.12, and return the memo of 29.12."""
    rows = (done("ОБР", "2", TERM), row("ОБР", "1"))
    review, decisions = judged(book(*rows, plan=PLAN, performers=(ORG,)), ASKED)
    history = after(empty_history(), {"01-15/К-1": paper_for(decisions, "ОБР")}, ASKED, review)
    ruling = replace(FREED, basis=basis, code=code)
    ended = replace(book(*rows, plan=PLAN, performers=(ORG,)), rulings=(ruling,))
    return told(judged(ended, LAST, history), Kind.COMPLETION)


@pytest.mark.parametrize(
    ("basis", "silent"),
    [
        ("резолюция на письме учреждения от 18.12.2025 № 5; работ нет", False),
        ("письмо МБУК «Образец» от 18.12.2025 № 5", False),
        ("письмо от 18.12.2025 № 5", False),
        ("письмо отдела образования от 18.12.2025 № 5", True),  # another's
        ("письмо МБУК «Образец» от 15.12.2025 № 5", True),  # it came before the letter
        ("резолюция на докладной записке от 18.12.2025", True),
    ],
)
def test_no_letter_is_without_an_answer_after_which_a_decision_rests_on_a_letter(basis: str, *, silent: bool) -> None:
    """«Направлено письмо № 478, письменного ответа нет», said a memo of whom the Governor had freed on his letter."""
    said = memo(basis)
    assert "по пункту 1 направлено письмо от 16.12.2025 № 01-15/К-1" in said
    assert ("ответа нет" in said) is silent


def test_of_a_decision_about_all_performers_the_letter_has_to_name_whose_it_is() -> None:
    assert "ответа нет" in memo("письмо от 18.12.2025 № 5", code="")
    assert "ответа нет" not in memo("письмо МБУК «Образец» от 18.12.2025 № 5", code="")


def of(organisation: str, name: str = "", unit: str = "") -> Performer:
    return replace(ORG, organisation=organisation, name=name, unit=unit)


@pytest.mark.parametrize(
    ("performer", "whose", "his"),
    [
        (of("АНО ВО «Белогривский экономико-юридический институт»"), "письмо института", True),
        (of("Министерство сельского хозяйства области"), "резолюция на письме министерства", True),
        (of("ИП Грунтов С.В.", "Грунтов Сергей Викторович"), "заявление ИП Грунтова С.В.", True),
        (of("ИП Огурцова А.А.", "Огурцова Анна Андреевна"), "письмо ИП Огурцовой А.А.", True),
        (of("Администрация района", unit="Архивный отдел"), "служебная записка архивного отдела", True),
        (of("Военный комиссариат района"), "письмо военного комиссариата", True),
        (of("Комитет по управлению имуществом"), "письмо комитета по финансам", False),
        (of("Отдел культуры"), "служебная записка отдела образования", False),
        (of("ГБУЗ «Больница»"), "письмо больницы и аптеки", False),
    ],
)
def test_a_letter_is_known_by_the_words_that_name_its_writer(performer: Performer, whose: str, *, his: bool) -> None:
    ground = extension(decided_on=DECIDED, basis=f"{whose} от 18.12.2025 № 5")
    made = replace(small(row("ОБР", "1"), performer=performer), extensions=(ground,))
    morning = Story().day(LAST, made)[0].morning
    assert decided_on_his_letter(morning, ("ОБР", "1"), ASKED) is his
