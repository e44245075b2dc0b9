"""People counted by the author of a memo are told in the first person, those of another person by his report."""

from datetime import date

from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.plan import Official
from automation.model.report import Book, Headcount, Relation, StatusRow
from tests.support.compose_order import ORDER
from tests.support.compose_world import SETTINGS, book, done
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of, played

TERM, LATER = date(2025, 12, 12), date(2025, 12, 22)
OFFICER = {"relation": Relation.OFFICE, "organisation": "", "headcount": Headcount.PART, "sex": "м"}
AUTHOR = replace(ORG, code="АВТ", row=3, **OFFICER, name=SETTINGS.signatory_letter.name, post="Заместитель Главы")
OTHER = replace(AUTHOR, code="ЗАМ", row=4, name="Перекрёстков Иван Родионович")
UNIT = replace(AUTHOR, code="ОТД", row=5, unit="Отдел культуры", name="Лугов Пётр Ильич", post="Начальник отдела")
DRIVERS = item("до 12.12.2025", text="Провести инструктаж водителей", indicator="водители")
LAMPS = item("до 12.12.2025", "2", row=3, text="Ремонт освещения", indicator="светильники")
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О безопасности движения")


def made(*rows: StatusRow, two: bool = False) -> Book:
    return book(*rows, plan=(DRIVERS, LAMPS) if two else (DRIVERS,), performers=(ORG, AUTHOR, OTHER, UNIT), order=PLAIN)


def counted(code: str, moved: int, total: int, number: str = "1", accepted: date | None = TERM) -> StatusRow:
    by = "Секретарёва О.О." if accepted else ""
    return done(code, number, TERM, staff_total=total, staff_moved=moved, accepted_on=accepted, accepted_by=by)


def test_the_author_counts_by_his_own_report_and_another_person_by_his() -> None:
    rows = (counted("ОТД", 7, 7), counted("ОБР", 22, 22))
    told = paper_of(played(made(counted("АВТ", 41, 41), *rows), 15)[0], Kind.COMPLETION)
    assert "в том числе по моим сведениям – 41 из 41, по отделу культуры – 7 из 7, по МБУК «Образец» – 22 из 22" in told
    told = paper_of(played(made(counted("ЗАМ", 41, 41), *rows), 15)[0], Kind.COMPLETION)
    assert "в том числе по сведениям Перекрёсткова И.Р. – 41 из 41, по отделу культуры – 7 из 7" in told


def test_numbers_of_who_has_not_finished_are_told_once() -> None:
    rows = (counted("ОТД", 7, 7), counted("ОБР", 22, 22), counted("АВТ", 39, 41))
    told = paper_of(played(made(*rows), 15)[0], Kind.COMPLETION)
    assert "68 водителей из 70. Не завершено мною (прошли 39 из 41)." in told
    assert "Отдел культуры | 7 | 7 | 100 |" in told, "a column of shares has no gap for a small one"


def test_the_author_is_not_named_among_others_who_have_not_finished() -> None:
    rows = (counted("АВТ", 39, 41), counted("ОТД", 6, 7), counted("ОБР", 22, 22))
    told = paper_of(played(made(*rows), 15)[0], Kind.COMPLETION)
    assert "Не завершено мною (прошли 39 из 41). Не завершил инструктаж: отдел культуры (прошли 6 из 7)." in told
    assert "всеми водителями (отдел культуры, а также в части, порученной мне)" in told
    alone = paper_of(played(made(rows[0], rows[2]), 15)[0], Kind.COMPLETION)
    assert "Не завершено мною (прошли 39 из 41)." in alone
    assert "Не завершил " not in alone
    assert "всеми водителями (в части, порученной мне)" in alone


def test_a_sum_that_rests_on_the_author_alone_is_by_his_report() -> None:
    told = paper_of(played(made(counted("АВТ", 39, 41)), 15)[0], Kind.COMPLETION)
    assert "по моим сведениям" in told
    by_another = paper_of(played(made(counted("ЗАМ", 39, 41)), 15)[0], Kind.COMPLETION)
    assert "по сведениям Перекрёсткова И.Р." in by_another


def test_a_supplement_tells_figures_of_its_author_in_the_first_person() -> None:
    rows = (counted("ЗАМ", 6, 6), counted("ОБР", 22, 22), counted("ОБР", 5, 6, "2"))
    story = Story(sent=True)
    story.day(date(2025, 12, 15), made(counted("АВТ", 39, 41), *rows, two=True))
    told = paper_of(story.day(LATER, made(counted("АВТ", 41, 41, accepted=LATER), *rows, two=True)), Kind.SUPPLEMENT)
    assert "по моим сведениям, по пункту 1 инструктаж прошёл 41 водитель из 41" in told


def test_figures_of_the_reader_are_told_as_his_own() -> None:
    reader = Official(post="И.о. Главы", name=OTHER.name)
    rows = (counted("ЗАМ", 6, 6), counted("ОТД", 7, 7), counted("ОБР", 22, 22))
    told = paper_of(played(made(*rows), 15)[0], Kind.COMPLETION, head=reader)
    assert "в том числе по Вашим сведениям – 6 из 6, по отделу культуры – 7 из 7" in told
    rows = (counted("АВТ", 41, 41), counted("ОБР", 22, 22), counted("ОБР", 5, 6, "2"))
    story = Story(sent=True)
    story.day(date(2025, 12, 15), made(counted("ЗАМ", 5, 6), *rows, two=True))
    changed = story.day(LATER, made(counted("ЗАМ", 6, 6, accepted=LATER), *rows, two=True))
    told = paper_of(changed, Kind.SUPPLEMENT, head=reader)
    assert "по Вашим сведениям, по пункту 1 инструктаж прошли 6 водителей из 6" in told
