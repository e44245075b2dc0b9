"""Mail, board and «Сводка» say of numbers and of the nearest term what the memo of the same day says."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.conditions import conditions
from automation.letters.memo_texts import composition
from automation.messages.leaders import leader_message
from automation.messages.result import late_lines, next_line, people_line, result_line, subject_result, unfinished
from automation.model.figures import Figures
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, Relation, StatusRow
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from automation.reports.board.page import BoardOrder, board_page
from automation.reports.summary_pages import summary_of
from tests.letters.test_names_and_sums import DAY, HOUSES, OTHER, PLAIN, TERM, TRAINED, made, told
from tests.support.compose_order import SIGNED
from tests.support.compose_world import done, judged, words
from tests.support.control_story import ORG, Story, extension, item, settings, small

WAITS = {"accepted_on": None, "accepted_by": ""}
READY = done("ОБР", "1", TERM, staff_total=160, staff_moved=160)
CLAIM = done("ЛИЦ", "1", TERM, staff_total=51, staff_moved=44, **WAITS)
NEXT = item("до 26.12.2025", "2", row=3, text="Подготовить отчёт")


def figures(
    *rows: StatusRow, plan: tuple[Item, ...], on: date = DAY, who: tuple[Performer, ...] = (ORG, OTHER)
) -> Figures:
    return judged(made(*rows, plan=plan, who=who), on)[0].figures


def people(*rows: StatusRow, plan: tuple[Item, ...] = (TRAINED,)) -> str:
    return people_line(figures(*rows, plan=plan)).replace("\u00a0", " ")


def test_numbers_that_nobody_has_accepted_are_told_as_presented_everywhere() -> None:
    said = "По представленным сведениям, прошли обучение 204 из 211 работников (96,7 %)."
    assert people(READY, CLAIM) == said
    assert "по представленным сведениям, прошли обучение 204 работника из 211 (96,7 %)" in told(
        made(READY, CLAIM), Kind.COMPLETION
    )
    given = figures(READY, CLAIM, plan=(TRAINED,))
    (shown,) = board_page([BoardOrder(figures=given)], on=DAY).orders
    assert said in [note.replace("\u00a0", " ") for note in shown.notes]
    notes = summary_of([given])[0].notes
    assert any("по представленным сведениям, прошли обучение 204 из 211" in str(note) for note in notes)
    accepted = replace(CLAIM, accepted_on=TERM, accepted_by="Образцова Н.П.")
    assert people(READY, accepted) == "Прошли обучение 204 из 211 работников (96,7 %)."


def test_a_sum_without_somebody_is_told_as_presented_also_where_it_counts_things_or_several_deeds() -> None:
    assert people(READY) == (
        "По представленным сведениям, прошли обучение 160 из 160 работников; не сообщила 1 организация."
    )
    half = replace(CLAIM, item="2")
    two = people(READY, half, plan=(TRAINED, replace(HOUSES, number="2", row=3)))
    assert two.startswith("По пункту 1, по представленным сведениям, прошли обучение 160 из 160 работников;")
    assert "По пункту 2, по представленным сведениям: 44 из 51 многоквартирного дома; не сообщила" in two


@pytest.mark.parametrize("on", [TERM, date(2025, 12, 11)])
def test_the_nearest_term_is_one_of_which_something_is_still_owed(on: date) -> None:
    """Everybody has reported on item 1, the office has not accepted it yet; of item 2 nobody has said anything."""
    claims = [done(code, "1", on, **WAITS) for code in ("ОБР", "ЛИЦ")]
    plan = (item("до 12.12.2025"), NEXT)
    one = figures(*claims, plan=plan, on=on)
    assert next_line(one) == "Ближайший срок – 26.12.2025, п. 2."
    (shown,) = board_page([BoardOrder(figures=one)], on=on).orders
    assert shown.next == next_line(one)
    assert shown.memo == (
        "Докладная записка – 29.12.2025, после срока пункта 2 (26.12.2025), либо раньше: когда будут исполнены все "
        "пункты со сроком."
    )
    assert shown.result == "Сведения рассматриваются – 1 (п. 1), срок не наступил – 1 (п. 2)."
    body = leader_message(key="k", kind=Kind.PROGRESS, to="head@example.org", figures=one, attachments=())
    assert body.subject.endswith("сроки не наступили, ближайший – 26.12.2025 (п. 2)")
    assert "12.12.2025" not in body.text.partition("Распоряжение")[0]
    half = figures(claims[0], plan=plan, on=on)
    assert next_line(half) == "Ближайший срок – 12.12.2025, п. 1."
    assert conditions(half)["ближайший"] == "12.12.2025"


def test_an_item_whose_last_day_is_today_is_told_apart_from_those_of_later_days() -> None:
    found = figures(plan=(item("до 12.12.2025"), NEXT), on=TERM)
    assert composition(found, words()).replace("\u00a0", " ") == (
        "срок истекает 12.12.2025 (сегодня) – 1 (пункт 1); срок не наступил – 1 (пункт 2, срок – 26.12.2025)"
    )
    (shown,) = board_page([BoardOrder(figures=found)], on=TERM).orders
    assert shown.result == result_line(found) == "Срок истекает сегодня – 1 (п. 1), срок не наступил – 1 (п. 2)."
    assert subject_result(found) == "срок истекает сегодня (п. 1)"
    of_earlier_words = conditions(found)
    assert of_earlier_words["впереди"]["сколько"] == 2
    claims = [done(code, "1", TERM, **WAITS) for code in ("ОБР", "ЛИЦ")]
    assert "истекает" not in composition(figures(*claims, plan=(item("до 12.12.2025"), NEXT), on=TERM), words())
    after = figures(done("ОБР", "2", TERM), plan=(item("до 15.12.2025"), item("до 12.12.2025", "2", row=3)), who=(ORG,))
    assert "срок истекает сегодня – 1 (п. 1)" in result_line(after)


@pytest.mark.parametrize(
    ("text", "term", "said"),
    [
        ("Проведение субботника", "12.12.2025", "проводится"),
        ("Провести месячник чистоты", "с 11.12.2025 по 12.12.2025", "завершается"),
        ("Подготовить смету", "с 11.12.2025 по 12.12.2025", "срок истекает"),
    ],
)
def test_an_event_of_today_takes_place_or_ends_today_and_no_term_of_it_is_still_ahead(
    text: str, term: str, said: str
) -> None:
    event = names_event(text, term)
    held = replace(item(term), text=text, term=read_term(term, SIGNED, Calendar(), event=event))
    found = figures(plan=(held, NEXT), on=TERM)
    assert composition(found, words()).replace("\u00a0", " ") == (
        f"{said} 12.12.2025 (сегодня) – 1 (пункт 1); срок не наступил – 1 (пункт 2, срок – 26.12.2025)"
    )
    (shown,) = board_page([BoardOrder(figures=found)], on=TERM).orders
    told = f"{said} сегодня – 1 (п. 1), срок не наступил – 1 (п. 2)."
    assert shown.result == result_line(found) == told[0].upper() + told[1:]
    assert subject_result(found) == f"{said} сегодня (п. 1)"
    assert conditions(found)["впереди"]["сколько"] == 2
    before = figures(plan=(held, NEXT), on=date(2025, 12, 11))
    assert "срок не наступил – 2" in composition(before, words())


def test_the_memo_names_no_term_that_is_behind_for_everybody() -> None:
    """The report for January has come and been accepted in December; of the next one nothing has come."""
    plan = (item("до 26.12.2025; до 30.01.2026"),)
    early = [done(code, "1", TERM, control_date=date(2025, 12, 26)) for code in ("ОБР", "ЛИЦ")]
    found = figures(*early, plan=plan)
    assert conditions(found)["ближайший"] == "30.01.2026"
    assert next_line(found) == "Ближайший срок – 30.01.2026, п. 1."


def test_where_everybody_has_reported_before_the_term_no_subject_counts_nothing() -> None:
    claims = [done(code, "1", TERM, **WAITS) for code in ("ОБР", "ЛИЦ")]
    found = figures(*claims, plan=(item("до 12.12.2025"),), on=TERM)
    assert next_line(found) == ""
    assert subject_result(found) == "сроки не наступили, сведения рассматриваются – 1 (п. 1)"
    assert result_line(found) == "Сведения рассматриваются – 1 (п. 1)."


def test_nobody_is_called_silent_before_his_term_or_while_a_later_one_runs() -> None:
    """The memo names who is silent and, apart from him, whose term was moved; before the term it names nobody."""
    third = replace(ORG, code="ШК", organisation="МБОУ «Школа»")
    later = extension(item="1", code="ШК", new_term=date(2026, 1, 20), decided_on=date(2025, 12, 11))
    workbook = replace(made(READY, plan=(TRAINED,), who=(ORG, OTHER, third)), extensions=(later,))
    found = judged(workbook, DAY)[0].figures
    assert people_line(found).endswith("работников; не сообщила 1 организация.")
    assert "Сведения о численности не представлены: МАОУ «Лицей»." in told(workbook, Kind.COMPLETION)
    (note,) = (str(n) for n in summary_of([found])[0].notes if "не сообщили" in str(n))
    assert note.endswith("не сообщили: МАОУ «Лицей».")
    (shown,) = board_page([BoardOrder(figures=found)], on=DAY).orders
    assert {o.name: o.people for o in shown.organisations} == {
        "МАОУ «Лицей»": "не сообщили",
        "МБОУ «Школа»": "сведения ожидаются",
        "МБУК «Образец»": "160 из 160",
    }
    early = judged(workbook, TERM)[0].figures
    assert people_line(early) == "По сведениям одного исполнителя из трёх, прошли обучение 160 из 160 работников."
    assert "не сообщили" not in str(summary_of([early])[0].notes)


def test_each_late_item_stands_with_its_own_term() -> None:
    """By «п. 1–3 (сроки – 12.12.2025, 16.12.2025 и 17.12.2025)» item 1 was read as due on the 12th."""
    terms, on = ("16.12.2025", "17.12.2025", "12.12.2025", "17.12.2025"), date(2025, 12, 22)
    plan = tuple(item(f"до {day}", str(n), row=n + 1) for n, day in enumerate(terms, 1))
    found = figures(plan=plan, on=on, who=(ORG,))
    owed = "п. 1 (срок – 16.12.2025), п. 2 и 4 (срок – 17.12.2025), п. 3 (срок – 12.12.2025)"
    assert late_lines(found) == [f"МБУК «Образец» – {owed}"]
    (late,) = board_page([BoardOrder(figures=found)], on=on).orders[0].late
    assert late.what == "п. 1, срок – 16.12.2025; п. 2 и 4, срок – 17.12.2025; п. 3, срок – 12.12.2025"


def test_a_nearest_term_that_was_moved_says_so_beside_those_whose_term_has_passed() -> None:
    later = extension(item="1", code="ЛИЦ", new_term=date(2026, 1, 20), decided_on=date(2025, 12, 11))
    found = judged(replace(made(plan=(TRAINED,)), extensions=(later,)), DAY)[0].figures
    assert "срок истёк – 1 (п. 1)" in result_line(found)
    assert next_line(found) == "Ближайший срок – 20.01.2026 (перенесённый), п. 1."
    two = (TRAINED, replace(NEXT, term=item("до 20.01.2026").term))
    both = judged(replace(made(plan=two), extensions=(later,)), DAY)[0].figures
    assert next_line(both) == "Ближайший срок – 20.01.2026, п. 1 и 2."


def test_a_drafts_subject_names_who_is_late_with_a_report_and_not_who_only_agreed() -> None:
    firm = replace(ORG, code="ООО", organisation="ООО «Панель»", relation=Relation.BY_AGREEMENT)
    monthly = item("ежемесячно, до 10 числа", "2", row=3, text="Отчёт о работе")
    plan = (TRAINED, monthly)

    def subject(*rows: StatusRow) -> str:
        workbook = made(*rows, plan=plan, who=(ORG, firm))
        found = judged(replace(workbook, order=replace(PLAIN, date=date(2025, 11, 25))), DAY)[0].figures
        return unfinished(found)

    executed = done("ОБР", "1", TERM)
    assert subject(executed) == "не подтверждено: МБУК «Образец»", "its report has not come"
    reported = done("ОБР", "2", date(2025, 12, 10), control_date=date(2025, 12, 10))
    assert subject(executed, reported) == "не подтверждено: ООО «Панель»", "the memo says so, too"


def test_whoever_only_agreed_has_not_confirmed_once_the_day_by_which_he_was_asked_has_passed() -> None:
    """«Ожидаются сведения» stood in a memo above «не подтвердивший исполнение, ответа нет»."""
    plan = (item("до 12.12.2025"), item("до 19.12.2025", "4", row=5))
    firm = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
    story, workbook = Story(settings(answer_days=5), sent=True), small(plan=plan, performer=firm)
    for n in (15, 16, 17):
        story.day(date(2025, 12, n), workbook)
    asked, silent = (story.day(date(2025, 12, n), workbook)[0].figures for n in (22, 29))
    assert composition(asked, words()).replace("\u00a0", " ") == "сведения ожидаются – 2 (пункты 1 и 4)"
    assert result_line(asked).endswith("сведения ожидаются – 2 (п. 1 и 4).")
    assert unfinished(asked) == "ожидаются сведения: ООО «Порт»"
    said = "не подтверждено исполнителем по согласованию – 2"
    assert composition(silent, words()).replace("\u00a0", " ") == f"{said} (пункты 1 и 4)"
    assert result_line(silent).endswith(f"{said} (п. 1 и 4).")
    assert unfinished(silent) == "не подтверждено: ООО «Порт»"
