"""A performer «по согласованию» who has promised a day («Звонки») is told of it and asked for the result by it."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.office import PhoneCall
from automation.model.report import Relation
from tests.support.compose_world import facts, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings, small

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)


def asked_after_a_call(promised: date, *, both: bool = True, on: int = 17) -> str:
    """Return the request of the first remind day to who has promised the first item, or both of them, in a call."""
    plan = (item("до 19.12.2025", text="Разместить объявление"), item("до 19.12.2025", "2", text="Снять плакат", row=3))
    items = ("1", "2") if both else ("1",)
    call = PhoneCall(day=date(2025, 12, 16), code="ОБР", items=items, promised_on=promised)
    reviewed, decisions = Story(settings(remind_days=(2,)), sent=True).day(
        date(2025, 12, on), small(plan=plan, performer=AGREED, calls=(call,))
    )
    paper = paper_for(decisions, "ОБР")
    known = facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def test_who_has_promised_a_day_in_a_call_is_asked_for_the_result_by_it_and_not_to_take_part() -> None:
    told = asked_after_a_call(date(2025, 12, 19))
    assert "заголовок | О ходе исполнения пунктов 1 и 2 плана-графика" in told
    assert "16.12.2025 обещано представить сведения об исполнении указанных пунктов до 19.12.2025." in told
    asked = (
        "направить по прилагаемой форме сведения об исполнении указанных пунктов, а если они не исполнены, сообщить "
        "о ходе и предполагаемой дате исполнения."
    )
    assert f"Просим до 19.12.2025 {asked}" in told, "the heading tells of work under way, and the term lies ahead"
    assert "участие" not in told
    assert f"Просим до 24.12.2025 {asked}" in asked_after_a_call(date(2025, 12, 24))


def test_of_what_he_has_not_promised_he_is_asked_when_it_will_be_done() -> None:
    told = asked_after_a_call(date(2025, 12, 18), both=False)
    assert "16.12.2025 обещано представить сведения об исполнении пункта 1 до 18.12.2025." in told
    assert (
        "принять участие в исполнении пункта 2 и до 19.12.2025 направить по прилагаемой форме сведения об их "
        "исполнении, а если они не исполнены, сообщить о ходе и предполагаемой дате исполнения." in told
    ), "of what is promised as of what ends by the answer day"


def test_a_promised_day_that_has_passed_before_the_term_is_no_reproach() -> None:
    """«К этой дате сведения не представлены», read a head to whom the work was only recommended, before its term."""
    for both in (True, False):
        told = asked_after_a_call(date(2025, 12, 16), both=both)
        assert "16.12.2025" not in told
        assert (
            "Просим принять участие в исполнении указанных пунктов и до 19.12.2025 направить по прилагаемой форме "
            "сведения об их исполнении, а если они не исполнены, сообщить о ходе и предполагаемой дате исполнения."
        ) in told


def asked_of_his_office(on: int) -> str:
    """Return the note of a December day to who answers for him, about what he has promised for 16.12."""
    office = replace(ORG, code="ОТД", organisation="Отдел торговли Администрации", relation=Relation.OFFICE)
    agreed = replace(AGREED, addressee_code="ОТД")
    call = PhoneCall(day=date(2025, 12, 12), code="ОБР", items=("1",), promised_on=date(2025, 12, 16))
    plan = (item("до 19.12.2025", text="Разместить объявление"),)
    rows = small(plan=plan, performers=(agreed, office), calls=(call,))
    reviewed, decisions = Story(settings(remind_days=(2,)), sent=True).day(date(2025, 12, on), rows)
    return outline(compose(paper_for(decisions, "ОТД"), facts(reviewed, number="1"), words())).replace("°", " ")


def test_the_note_to_who_answers_for_him_asks_for_a_new_day_behind_the_term_alone() -> None:
    note = asked_of_his_office(22)
    assert "12.12.2025 было обещано представить" in note
    assert "о результатах исполнения указанного пункта исполнителем по согласованию" in note
    assert ", а если он не исполнен, сообщить новую дату исполнения." in note
    before = asked_of_his_office(17)
    assert "обещано" not in before
    assert "нов" not in before.partition("Прошу")[2]


REPORT, ELSEWHERE = "Представление отчёта о вывозе снега", "Представление отчёта о вывозе снега в финансовое управление"


def reported_after(promised: int, *, on: int, text: str = REPORT, said: str = "") -> str:
    """Return what a monthly report due on 19.12 is asked for with, promised on 15.12 for a day of that month."""
    call = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), said=said, promised_on=date(2025, 12, promised))
    made = small(plan=(item("ежемесячно до 19 числа", text=text),), performer=AGREED, calls=(call,))
    reviewed, decisions = Story(settings(remind_days=(2,)), sent=True).day(date(2025, 12, on), made)
    paper, known = paper_for(decisions, "ОБР"), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]"))).replace("\nабзац | ", " ")


def test_a_report_that_did_not_come_on_the_promised_day_is_told_and_a_new_day_asked_for() -> None:
    """«Обещано к 15.10.2026. Просим до 20.10.2026 представить отчёт», said a letter of the day behind the promise."""
    assert "обещано" not in reported_after(16, on=17), "its term lies ahead"
    assert (
        "по телефону было обещано представить отчёт со сроком 19.12.2025 до 18.12.2025, к этой дате он не представлен. "
        "Просим до 24.12.2025 представить отчёт, а если он не готов, сообщить новую дату."
    ) in reported_after(18, on=22, said="акт подписан")


def test_of_a_report_to_another_body_its_confirmation_did_not_come() -> None:
    told = reported_after(18, on=22, text=ELSEWHERE)
    assert (
        "до 18.12.2025, к этой дате подтверждение не представлено. Просим до 24.12.2025 сообщить дату и номер " in told
    )
    assert "документа, которым в финансовое управление представлен отчёт со сроком 19.12.2025, а если он не " in told
    assert "не представлен, сообщить новую дату." in told


def test_a_report_promised_for_a_later_day_is_asked_for_by_that_day() -> None:
    assert "до 23.12.2025. Просим до 23.12.2025 представить отчёт." in reported_after(23, on=17)
