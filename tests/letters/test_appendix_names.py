"""The appendix of a докладная names whoever was late or still owes, and tells the day of a term without one."""

from datetime import date

from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.letter import Row
from automation.model.plan import Item
from automation.model.report import Relation, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import appendix_told, book, done, facts, paper_for
from tests.support.control_story import ORG, item
from tests.support.told_days import played

DUE = date(2025, 12, 12)
TWELVE = tuple(replace(ORG, code=f"Ш{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(1, 13))
THAW = replace(
    item("после схода снежного покрова", text="Промывка ливнёвки"),
    override=read_term("до 12.12.2025", SIGNED, Calendar()),
)


def appendix(*rows: StatusRow, term: Item = THAW) -> Row:
    ((reviewed, decisions),) = played(book(*rows, plan=(term,), performers=TWELVE), 15)
    memo = paper_for(decisions, kind=Kind.COMPLETION)
    return appendix_told(reviewed.figures, facts(reviewed, papers=decisions.papers), memo).rows[0]


def test_the_largest_group_is_counted_only_where_it_was_in_time() -> None:
    days = [DUE] * 4 + [date(2025, 12, 15)] * 5
    rows = [done(p.code, "1", day) for p, day in zip(TWELVE, days, strict=False)]
    mark = appendix(*rows).mark
    assert "Остальные исполнители (4) – исполнено 12.12.2025" in mark
    assert "МБОУ СОШ № 5, МБОУ СОШ № 6, МБОУ СОШ № 7, МБОУ СОШ № 8, МБОУ СОШ № 9 – исполнено 15.12.2025" in mark
    assert "МБОУ СОШ № 10, МБОУ СОШ № 11, МБОУ СОШ № 12 – сведения об исполнении не поступили" in mark


def test_a_term_without_a_day_is_told_with_the_day_the_office_gave_it() -> None:
    assert appendix().term == "после схода снежного покрова (до 12.12.2025 включительно)"


def test_a_day_counted_from_the_signing_is_told_and_one_that_the_words_name_is_not() -> None:
    counted = item("в течение 1 дня со дня подписания распоряжения")
    assert appendix(term=counted).term.startswith(f"{counted.term.phrase} (до 12.12.2025 включительно)")
    named = item("до 12 декабря 2025 года")
    assert appendix(term=named).term == named.term.phrase


def test_whoever_was_ordered_an_item_stands_before_who_only_agreed() -> None:
    agreed = replace(TWELVE[0], organisation="ООО «Лес»", relation=Relation.BY_AGREEMENT)
    rows = (done("Ш2", "1", DUE), done("Ш1", "1", date(2025, 12, 11)))
    ((reviewed, decisions),) = played(book(*rows, plan=(THAW,), performers=(agreed, TWELVE[1])), 15)
    memo = paper_for(decisions, kind=Kind.COMPLETION)
    mark = appendix_told(reviewed.figures, facts(reviewed, papers=decisions.papers), memo).rows[0].mark
    assert mark == "МБОУ СОШ № 2 – исполнено 12.12.2025\nООО «Лес» – исполнено 11.12.2025"
