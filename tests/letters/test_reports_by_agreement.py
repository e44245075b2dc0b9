"""A document that the office waits for is asked for itself once its term is over, of who only agreed to present it."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.office import PhoneCall
from automation.model.plan import Item
from automation.model.report import Relation
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small

AGREED = replace(ORG, organisation="ГБПОУ «Аграрный колледж»", relation=Relation.BY_AGREEMENT)
LISTS = item("до 12.12.2025", text="Представление в администрацию списков выпускников")
DEED = item("до 12.12.2025", "2", text="Разместить объявление", row=3)


def asked(*plan: Item, calls: tuple[PhoneCall, ...] = ()) -> str:
    """Return the request that is written when the term is over, looked over as before its issue."""
    made = small(plan=plan, performer=AGREED, calls=calls)
    reviewed, decisions = Story(settings(progress="off")).day(date(2025, 12, 17), made)
    paper, known = paper_for(decisions, "ОБР", Kind.REQUEST), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_it_is_told_that_it_has_not_come_and_asked_for_with_its_day() -> None:
    told = asked(LISTS)
    assert "О представлении списков по пункту 1 плана-графика" in told
    assert "По состоянию на 17.12.2025 указанные списки от ГБПОУ «Аграрный колледж» не поступили." in told
    assert "не поступили. Просим до 19.12.2025 представить их, а если они не готовы, сообщить ожидаемую дату." in told
    assert "о результатах" not in told


def test_before_its_term_the_request_is_headed_by_its_presenting_too() -> None:
    """«Об участии в исполнении пункта 12» headed «Просим в этот срок представить указанные отчёты»."""
    told = asked(item("до 22.12.2025", text="Представить отчёты об участии в конкурсе"))
    assert "заголовок | О представлении отчётов по пункту 1 плана-графика" in told
    assert "Просим в этот срок представить указанные отчёты" in told


def test_a_single_report_agrees_with_its_sentence() -> None:
    told = asked(replace(LISTS, text="Представить информацию об итогах набора"))
    assert "информация от ГБПОУ «Аграрный колледж» не поступила." in told
    assert ", а если она не готова, сообщить ожидаемую дату." in told


def test_beside_deeds_their_results_are_asked_for_and_the_document_itself() -> None:
    told = asked(LISTS, DEED)
    results = "сообщить по прилагаемой форме о результатах исполнения пункта 2"
    assert (
        f"{results} и представить списки по пункту 1 (в администрацию), а если это невозможно, сообщить ожидаемую дату."
        in told
    )


def test_of_what_was_promised_for_a_day_that_has_passed_a_new_one_is_asked_for() -> None:
    call = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), promised_on=date(2025, 12, 16))
    told = asked(LISTS, calls=(call,))
    assert ", а если они не готовы, сообщить новую дату." in told
    assert "не поступили" not in told


def test_a_note_to_who_receives_papers_for_it_asks_for_it_too() -> None:
    head = replace(next(p for p in PERFORMERS if p.relation is Relation.OFFICE), groups=())
    made = book(plan=(LISTS,), performers=(head, replace(AGREED, addressee_code=head.code, name="")))
    reviewed, decisions = judged(made, date(2025, 12, 17))
    note = compose(paper_for(decisions, head.code, Kind.REQUEST), facts(reviewed, number="1"), words())
    told = outline(note).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))
    assert (
        "указанные списки от ГБПОУ «Аграрный колледж» не поступили. Прошу до 19.12.2025 передать в общий отдел" in told
    )
    assert "указанные списки исполнителя по согласованию, а если они не готовы, сообщить ожидаемую дату." in told


def test_of_several_items_with_a_document_among_them_it_is_said_that_nothing_has_come() -> None:
    told = asked(LISTS, DEED)
    assert (
        "По состоянию на 17.12.2025 сведения об исполнении пункта 2 и списки по пункту 1 от ГБПОУ "
        "«Аграрный колледж» не поступили. Просим до 19.12.2025 сообщить" in told
    )
    call = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), said="готовим", promised_on=date(2025, 12, 16))
    assert "не поступили. Просим" not in asked(LISTS, DEED, calls=(call,))
