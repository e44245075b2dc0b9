"""Справка and memos over the signature of one who is a performer himself, and whom their proposals free or hear."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.letters.proposals import proposals
from automation.letters.units import item_lines
from automation.model.control import empty_history
from automation.model.report import Performer, Relation, StatusRow
from tests.support.compose_world import SETTINGS, book, done, facts, judged, words
from tests.support.control_story import ORG, item

DUE, MONDAY = date(2025, 12, 12), date(2025, 12, 15)
AUTHOR = replace(ORG, code="АВТ", relation=Relation.OFFICE, organisation="", name="Громов Лев Савельевич", sex="м")
MARKS = str.maketrans(dict.fromkeys("\ue000\ue001\ue002", ""))


def told(*rows: StatusRow, term: str = "до 12.12.2025", on: date = MONDAY, by: tuple[Performer, ...] = ()) -> str:
    """The clauses about one item that the author alone bears, or bears with others."""
    made = book(*rows, plan=(item(term),), performers=by or (AUTHOR,))
    reviewed = review(made, empty_history(), SETTINGS, on)
    lines = item_lines(reviewed.figures, facts(reviewed), words(), on, AUTHOR.name)
    return "\n".join(line.rstrip(";") for line in lines).translate(MARKS).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("executed", "said"),
    [
        (DUE, ""),
        (MONDAY, "пункт 1 (срок – 12.12.2025) исполнен мною 15.12.2025 с нарушением срока"),
    ],
)
def test_what_the_author_alone_has_executed_is_told_in_the_first_person(executed: date, said: str) -> None:
    assert told(done("АВТ", "1", executed)) == said


def test_an_author_who_executed_it_in_time_with_the_others_is_counted_with_them() -> None:
    said = told(done("АВТ", "1", DUE), done("ОБР", "1", DUE), by=(AUTHOR, ORG))
    assert said == "", "the counts of the paper say it"


def test_of_an_item_of_the_author_whose_term_lies_ahead_the_term_is_said() -> None:
    assert told(term="до 26.12.2025") == "по пункту 1 срок исполнения не наступил (срок – 26.12.2025)"


def test_on_its_day_a_term_ends_and_does_not_lie_ahead() -> None:
    assert told(term="до 12.12.2025", on=DUE) == "по пункту 1 срок исполнения истекает 12.12.2025"
    claimed = done("ОБР", "1", DUE, accepted_on=None, accepted_by="")
    assert "срок исполнения истекает сегодня" in told(claimed, on=DUE, by=(AUTHOR, ORG))


def test_what_was_reported_of_a_repeated_item_ends_with_its_next_term() -> None:
    monthly = replace(item("ежемесячно, до 19 числа"), text="Информация о ходе работ")

    def said(*performers: Performer) -> str:
        made = book(done("ОБР", "1", date(2025, 12, 18)), plan=(monthly,), performers=performers)
        reviewed = review(made, empty_history(), SETTINGS, date(2025, 12, 22))
        (line,) = item_lines(reviewed.figures, facts(reviewed), words(), date(2025, 12, 22))
        return line.translate(MARKS)

    assert said(ORG) == "по пункту 1 информация со сроком 19.12.2025 представлена, следующий срок – 19.01.2026"
    both = said(ORG, replace(ORG, code="МУЗ", organisation="МБУК «Музей»"))
    assert both.endswith("сведения не поступили: МБУК «Музей»; следующий срок – 19.01.2026")


def test_a_proposal_frees_one_official_in_the_genitive() -> None:
    deputy = replace(AUTHOR, code="ЗАМ", name="Мельник Роман Ильич")
    made = book(done("ЗАМ", "1", DUE), plan=(item("до 12.12.2025"),), performers=(deputy, ORG))
    reviewed, _ = judged(made, MONDAY)
    said = "\n".join(proposals(reviewed.figures, facts(reviewed), words())).translate(MARKS).replace("\u00a0", " ")
    assert "в части, касающейся Мельника Р.И." in said


def test_whose_genitive_is_not_sure_stands_in_brackets() -> None:
    made = book(
        done("ЗАМ", "1", DUE),
        plan=(item("до 12.12.2025"),),
        performers=(replace(AUTHOR, code="ЗАМ", name="Рябина Лариса Ильинична", sex="ж"), ORG),
    )
    reviewed, _ = judged(made, MONDAY)
    said = "\n".join(proposals(reviewed.figures, facts(reviewed), words())).translate(MARKS).replace("\u00a0", " ")
    assert "в части, касающейся исполнителя (Рябина Л.И.)" in said


def test_reports_of_a_repeated_item_are_told_in_the_order_of_their_terms() -> None:
    monthly = replace(item("ежемесячно, до 19 числа"), text="Отчёт о ходе работ")
    made = book(done("ОБР", "1", date(2026, 1, 19)), plan=(monthly,), performers=(ORG, AUTHOR))
    january = date(2026, 1, 26)
    history = replace(empty_history(), confirmed={("ОБР", "1"): frozenset({date(2025, 12, 19)})})
    reviewed = review(made, history, SETTINGS, january)
    lines = [line for line in item_lines(reviewed.figures, facts(reviewed), words(), january) if "пункту 1" in line]
    assert [line.split("19.", 1)[1][:7] for line in lines] == ["12.2025", "01.2026"], lines
