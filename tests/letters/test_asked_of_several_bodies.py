"""A note about several bodies that somebody receives papers for: each request names the body it is about."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.plan import Item
from automation.model.report import Relation, State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import PERFORMERS, SIGNED
from tests.support.compose_world import book, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, item

HEAD = replace(next(p for p in PERFORMERS if p.relation is Relation.OFFICE), groups=())
HOUSE = replace(ORG, organisation="МБУК «Дом культуры»", addressee_code=HEAD.code)
LIBRARY = replace(ORG, code="БИБ", organisation="МБУК «Библиотека»", addressee_code=HEAD.code)


def note(plan: tuple[Item, ...], *rows: StatusRow) -> str:
    """Return the note of 25.12.2025 to who receives papers for both, looked over as before its issue."""
    made = book(*rows, plan=plan, performers=(HEAD, HOUSE, LIBRARY))
    reviewed, decisions = judged(made, date(2025, 12, 25))
    paper, known = paper_for(decisions, HEAD.code), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_what_is_asked_of_one_of_two_bodies_names_it() -> None:
    """One report was asked for «до 25.12» and «не позднее 29.12» with no word of whose is whose."""
    plan = (item("до 19.12.2025", text="Ремонт крыльца"), item("до 19.12.2025", "2", text="Отчёт о работе", row=3))
    told = note(
        plan,
        row("ОБР", "1", state=State.IN_WORK, reason="нет транспорта"),
        row("БИБ", "2", state=State.IN_WORK, expected_on=date(2025, 12, 30)),
    )
    assert "завершить исполнение пункта 1 и представить сведения об этом с подтверждающими документами либо" in told
    assert "сообщить ожидаемую дату исполнения (МБУК «Дом культуры»)" in told
    assert "не позднее 30.12.2025 представить отчёт по пункту 2 (МБУК «Библиотека»)." in told
    asked = "1) передать в общий отдел сведения об исполнении пункта 1 с указанием даты и подтверждающих документов, "
    assert f"{asked}отчёт по" in told


def test_the_day_of_a_note_is_named_once_beside_two_bodies() -> None:
    fair = item("19.12.2025", text="Проведение ярмарки")
    fair = replace(fair, term=read_term("19.12.2025", SIGNED, Calendar(), event=True))
    told = note((fair,), row("ОБР", "1", state=State.IN_WORK, reason="нет транспорта"))
    assert told.count("По состоянию на 25.12.2025") == 1
    assert "| Сведения об исполнении пункта 1 от МБУК «Библиотека» не поступили." in told
    assert "1) передать в общий отдел сведения об исполнении пункта 1" in told
    assert "2) представить сведения о результатах мероприятия (МБУК «Дом культуры»)" in told
