"""What letters say of a report, by the facts of the obligation: silent, in work, returned; reports, events, agreement.

Source: papers.md A1–A5, B1–B3, B7, B9, C2. Days are played in memory; every letter passes the last look.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.letters.news import incoming_words
from automation.model.control import PaperState
from automation.model.report import Relation, State
from automation.model.reported import Incoming
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import ORG, Story, item, small, to
from tests.support.played_letters import last_letter

EMPTY = row("ОБР", "1")
CLAIM = row(
    "ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12), evidence="письмо", incoming="1890 от 15.12.2025"
)
BACK = replace(CLAIM, returned_on=date(2025, 12, 18), return_reason="приказ не приложен")
WORKING = row(
    "ОБР",
    "1",
    state=State.IN_WORK,
    reason="болезнь ответственного",
    expected_on=date(2026, 1, 15),
    incoming="1984 от 24.12.2025",
)
MONTHLY = item("ежемесячно, до 25 числа", text="Обход с представлением отчёта")
QUARTERLY = "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом"


def test_a_row_in_work_is_told_and_only_what_is_missing_is_asked() -> None:
    told = last_letter(item("до 26.12.2025"), (date(2025, 12, 30), WORKING))
    assert (
        "По сведениям МБУК «Образец» (вх. от 24.12.2025 № 1984), мероприятие находится в работе, причина задержки – "
        "болезнь ответственного, ожидаемая дата исполнения – 15.01.2026. Установленный срок истёк 26.12.2025." in told
    )
    assert "не позднее 15.01.2026 завершить исполнение пункта 1 и представить по прилагаемой форме сведения" in told
    assert "Дата, указанная в настоящем письме, не продлевает установленный срок." in told
    assert "не поступили" not in told
    assert "причины" not in told
    bare = last_letter(item("до 26.12.2025"), (date(2025, 12, 30), row("ОБР", "1", state=State.IN_WORK)))
    finish = "1) завершить исполнение пункта 1 и представить по прилагаемой форме сведения об этом с подтверждающими "
    assert f"{finish}документами либо сообщить ожидаемую дату исполнения;" in bare
    assert "2) письменно сообщить причины нарушения срока." in bare


def test_a_report_is_not_in_work_but_being_prepared() -> None:
    monthly, day = MONTHLY, (date(2025, 12, 22), EMPTY)
    told = last_letter(monthly, day, (date(2025, 12, 29), WORKING))
    assert "О представлении отчёта по пункту 1 плана-графика (срок – 25.12.2025)" in told
    assert (
        "По сведениям МБУК «Образец» (вх. от 24.12.2025 № 1984), отчёт со сроком 25.12.2025 готовится, причина "
        "задержки – болезнь ответственного, ожидаемая дата представления – 15.01.2026." in told
    )
    undated = last_letter(monthly, day, (date(2025, 12, 29), row("ОБР", "1", state=State.IN_WORK)))
    assert "1) представить отчёт со сроком 25.12.2025 либо сообщить ожидаемую дату представления;" in undated
    again = last_letter(monthly, day, (date(2025, 12, 29), EMPTY), (date(2026, 1, 16), WORKING))
    assert "О представлении отчёта по пункту 1 плана-графика (срок – 25.12.2025)" in again


def test_who_named_a_day_before_the_answer_is_asked_by_its_date_for_the_report_and_not_for_the_work() -> None:
    near = replace(WORKING, expected_on=date(2025, 12, 31))
    told = last_letter(item("до 26.12.2025"), (date(2025, 12, 30), near))
    assert (
        "Просим до 13.01.2026 представить по прилагаемой форме сведения о завершении исполнения пункта 1 с"
        " подтверждающими документами либо сообщить о состоянии работы." in told
    ), "the work is due by the day he has named, 31.12.2025"
    monthly = replace(near, expected_on=date(2026, 2, 2))
    report = last_letter(MONTHLY, (date(2025, 12, 22), EMPTY), (date(2025, 12, 29), monthly))
    assert "Просим не позднее 02.02.2026 представить отчёт со сроком 25.12.2025." in report


def test_the_answer_date_the_register_keeps_is_the_last_one_the_letter_asks_for() -> None:
    plan = (item("до 26.12.2025"), item("до 26.12.2025", "2", row=3))
    later = replace(WORKING, item="2", expected_on=date(2026, 1, 20))
    asked = []
    for second in (later, row("ОБР", "2"), replace(later, reason="")):
        _, decisions = Story().day(date(2025, 12, 30), small(WORKING, second, plan=plan))
        paper = to(decisions, "ОБР")
        assert paper is not None
        asked.append((paper.respond_by, [g.respond_by for g in paper.grounds]))
    usual, promised = date(2026, 1, 13), date(2026, 1, 15)
    assert asked == [
        (date(2026, 1, 20), [promised, date(2026, 1, 20)]),
        (usual, [promised, usual]),
        (usual, [promised, usual]),
    ]


@pytest.mark.parametrize("reason", ["болезнь ответственного", ""])
def test_nobody_is_written_to_again_before_the_day_his_letter_asks_for(reason: str) -> None:
    story, plan = Story(), (item("до 26.12.2025"),)
    working = replace(WORKING, reason=reason, expected_on=date(2026, 1, 20))
    written = []
    for on in (date(2025, 12, 30), date(2026, 1, 19), date(2026, 1, 21), date(2026, 1, 22)):
        _, decisions = story.day(on, small(working, plan=plan))
        written.append(to(decisions, "ОБР") is not None)
        sent = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": f"К-{on.day} от {on:%d.%m.%Y}"}
        story.mark(decisions.papers, **sent)
    assert written == [True, False, False, True]


def test_a_second_letter_to_who_has_answered_in_the_table_accuses_nobody_of_silence() -> None:
    days = ((date(2025, 12, 30), EMPTY), (date(2026, 1, 12), WORKING), (date(2026, 1, 16), WORKING))
    told = last_letter(item("до 26.12.2025"), *days)
    assert "На письмо Администрации Аксайского городского поселения от 30.12.2025 № К-30" in told
    assert "без ответа" not in told
    assert (
        "причина задержки – болезнь ответственного. Названная дата исполнения (15.01.2026) прошла. Установленный"
        in told
    )
    assert (
        "Просим до 20.01.2026 завершить исполнение пункта 1 и представить по прилагаемой форме сведения об этом с"
        " подтверждающими документами либо сообщить новую дату исполнения и причины, по которым прежняя не соблюдена."
        in told
    )
    assert "ожидаемую дату" not in told
    silent = last_letter(item("до 26.12.2025"), (date(2025, 12, 30), EMPTY), (date(2026, 1, 16), EMPTY))
    assert "от 30.12.2025 № К-30 оставлено без ответа. По состоянию на 16.01.2026 сведения" in silent


def test_a_returned_report_is_told_with_its_letter_and_reason() -> None:
    overdue = last_letter(item("до 16.12.2025"), (date(2025, 12, 16), CLAIM), (date(2025, 12, 18), BACK))
    assert (
        "Сведения МБУК «Образец» (вх. от 15.12.2025 № 1890) возвращены 18.12.2025: исполнение не подтверждено"
        " (приказ не приложен). Установленный срок истёк 16.12.2025." in overdue
    )
    early = last_letter(item("до 30.01.2026"), (date(2025, 12, 16), CLAIM), (date(2025, 12, 18), BACK))
    assert "возвращены 18.12.2025: исполнение не подтверждено (приказ не приложен)" in early
    assert "сведения (вх. от 15.12.2025 № 1890) об исполнении пункта 1 (мероприятие) возвращены" in early
    assert "Просим до 22.12.2025 представить сведения об исполнении пункта 1 с учётом причины возврата." in early
    unsaid = replace(BACK, return_reason="")
    unexplained = last_letter(item("до 30.01.2026"), (date(2025, 12, 16), CLAIM), (date(2025, 12, 18), unsaid))
    assert "сведения не приняты; срок исполнения – до 30.01.2026 включительно." in unexplained
    assert "представить сведения об исполнении пункта 1 с подтверждающими документами" in unexplained
    assert "с учётом причины" not in unexplained


def test_a_report_is_named_by_its_period_and_asked_for_itself() -> None:
    plan = item(QUARTERLY, text="Отчёт об использовании сервиса")
    reminder = last_letter(plan, (date(2025, 12, 26), EMPTY))
    assert "заголовок | О представлении отчёта за IV квартал 2025 года" in reminder
    assert "отчёт об использовании сервиса за IV квартал 2025 года представляется до 05.01.2026" in reminder
    assert "подтверждающего документа" not in reminder
    overdue = last_letter(plan, (date(2026, 1, 14), EMPTY))
    assert "По состоянию на 14.01.2026 отчёт за IV квартал 2025 года от МБУК «Образец» не поступил." in overdue
    unnamed = last_letter(MONTHLY, (date(2025, 12, 29), EMPTY))
    assert f"отчёт по мероприятию «{MONTHLY.text}» подлежал представлению" in unnamed
    assert "О представлении отчёта по пункту 1 плана-графика (срок – 25.12.2025)" in unnamed


@pytest.mark.parametrize(
    "text", ["Информация о переходе", "Направление информации о переходе", "Представление информации о переходе"]
)
def test_information_is_presented_and_not_executed(text: str) -> None:
    told = last_letter(item("до 26.12.2025", text=text), (date(2025, 12, 19), EMPTY))
    assert "информация о переходе представляется до 26.12.2025 включительно" in told
    assert "представить указанную информацию" in told
    assert "исполнению" not in told


def test_a_stretch_is_told_by_both_its_days_where_the_plan_names_them() -> None:
    term = "с 15.12.2025 по 26.12.2025"
    told = last_letter(item(term, text="Опашка границ"), (date(2025, 12, 19), EMPTY))
    assert "мероприятие «Опашка границ» подлежит исполнению с 15.12.2025 по 26.12.2025." in told
    assert "Напоминаем о приближении окончания этого срока" in told
    month = last_letter(item("декабрь 2025 года"), (date(2025, 12, 24), EMPTY))
    assert "подлежит исполнению до 31.12.2025 включительно" in month


def test_what_an_order_tells_to_do_is_not_called_a_measure() -> None:
    task = item("до 26.12.2025", text="Подготовить смету расходов до 26.12.2025")
    told = last_letter(task, (date(2025, 12, 19), EMPTY))
    assert "поручено до 26.12.2025 включительно подготовить смету расходов." in told
    late = last_letter(task, (date(2025, 12, 30), EMPTY))
    assert "поручено до 26.12.2025 включительно подготовить смету расходов." in late
    assert "если поручение не выполнено, выполнить его и письменно сообщить причины" in late
    assert "мероприятие" not in told + late
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    asked = last_letter(task, (date(2025, 12, 19), EMPTY), performer=agreed)
    assert "предусмотрено подготовить смету расходов (до 26.12.2025 включительно)." in asked
    off = last_letter(item("до 27.12.2025"), (date(2025, 12, 19), EMPTY), performer=agreed)
    assert "(до 27.12.2025 включительно; нерабочий день, учитывается ближайший рабочий день – 29.12.2025)." in off


def test_the_notes_of_a_term_stand_in_brackets_of_their_own_where_none_are_around_it() -> None:
    agreed, on = replace(ORG, relation=Relation.BY_AGREEMENT), date(2025, 12, 19)
    off = "нерабочий день, учитывается ближайший рабочий день – 29.12.2025"
    counted = item("в течение 16 дней со дня подписания", text="Сход граждан")
    told = last_letter(counted, (on, EMPTY), performer=agreed)
    assert f"», срок – до 27.12.2025 включительно ({off}; в течение 16 дней со дня подписания)." in told
    bracketed = last_letter(item("до 27.12.2025", text="Провести сход (собрание)"), (on, EMPTY), performer=agreed)
    assert f"провести сход (собрание), срок – до 27.12.2025 включительно ({off})." in bracketed
    noun = last_letter(item("до 26.12.2025", text="Память о подвиге"), (date(2025, 12, 19), EMPTY))
    assert "мероприятие «Память о подвиге» подлежит исполнению" in noun


def test_a_performer_by_agreement_is_asked_and_an_entrepreneur_is_no_organisation() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    told = last_letter(item("до 26.12.2025"), (date(2025, 12, 19), EMPTY), performer=agreed)
    assert "предусмотрено мероприятие «Мероприятие» (до 26.12.2025 включительно)." in told
    assert "Просим принять участие в исполнении указанного пункта и до 23.12.2025 сообщить" in told
    assert "подлежит" not in told
    alone = replace(agreed, organisation="ИП Кузьмин А.В.", post="", name="")
    told = last_letter(item("до 26.12.2025"), (date(2025, 12, 19), EMPTY), performer=alone)
    assert "адресат | Индивидуальному предпринимателю\nадресат | Кузьмину А.В.\n" in told
    assert "Вы указаны в числе исполнителей по согласованию." in told
    assert "рганизация" not in told
    asked = replace(alone, relation=Relation.SUBORDINATE)
    for plan in (
        item("до 26.12.2025"),
        item("до 26.12.2025", indicator="число"),
        item("до 26.12.2025", indicator="доля сотрудников"),
    ):
        told = last_letter(plan, (date(2025, 12, 17), EMPTY), performer=asked)
        assert "руководител" not in told
        assert "рганизаци" not in told.replace("Организация", "").partition("абзац")[2].replace("организаций", "")
    deputy = replace(ORG, relation=Relation.OFFICE)
    told = last_letter(item("до 26.12.2025"), (date(2025, 12, 30), WORKING), performer=deputy)
    assert "По Вашим сведениям (вх. от 24.12.2025 № 1984), мероприятие находится в работе" in told


def test_a_later_letter_names_the_one_the_head_signed_in_vain() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    story = Story()
    for day in (16, 23, 30):
        on = date(2025, 12, day)
        reviewed, decisions = story.day(on, small(EMPTY, row("ОБР", "2"), plan=plan))
        paper = to(decisions, "ОБР")
        sent = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": f"К-{day} от {on:%d.%m.%Y}"}
        story.mark(decisions.papers, **sent)
    assert paper is not None
    known = facts(reviewed, number="01-15/К-9")
    letter = compose(paper, known, words())
    told = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert check_letter(letter, paper, known) == ()
    named = "Письмо Администрации Аксайского городского поселения от 23.12.2025 № К-23 (по пункту 1) оставлено"
    assert named in told
    assert told.index(named) < told.index("Просим до")
    assert "Глава Администрации | Е.Н. Камфарин" in told


def test_a_report_asked_for_by_its_own_term_is_asked_for_once_by_that_term() -> None:
    monthly = replace(MONTHLY, text="Сведения об обращениях граждан")
    told = last_letter(monthly, (date(2025, 12, 24), EMPTY))
    assert "просим в этот срок представить сведения." in told
    assert "просим до 2" not in told
    assert "невозможно, просим до его истечения сообщить причины и ожидаемую дату." in told
    assert "продлении" not in told, "the next report comes before anybody could decide"
    before = last_letter(monthly, (date(2025, 12, 22), EMPTY))
    assert "просим в этот срок представить сведения." in before
    assert "невозможно, просим до 24.12.2025 сообщить причины и ожидаемую дату" in before


def test_a_day_named_anew_is_told_beside_the_one_that_passed() -> None:
    near, slip, soon, later = (replace(WORKING, expected_on=date(2026, 1, day)) for day in (13, 2, 16, 30))
    first = ((date(2025, 12, 30), near), (date(2026, 1, 12), slip))
    told = last_letter(item("до 26.12.2025"), *first, (date(2026, 1, 14), soon), (date(2026, 1, 19), later))
    assert "дата исполнения – 30.01.2026 (ранее указано: 13.01.2026 и 16.01.2026). Установленный срок" in told


def test_an_extension_is_offered_only_of_what_does_not_come_again() -> None:
    plan = (item("ежемесячно, до 25 числа", text="Отчёт о свалках"), item("до 26.12.2025", "2", row=3, text="Смета"))
    reviewed, decisions = Story().day(date(2025, 12, 22), small(EMPTY, row("ОБР", "2"), plan=plan))
    paper = to(decisions, "ОБР")
    assert paper
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    asked = "Если исполнить пункт 2 в установленный срок невозможно, просим до его истечения направить Главе"
    assert asked in told
    assert told.count("невозможно") == 1


def test_a_summary_is_not_asked_for_to_make_a_summary_of_it() -> None:
    office = replace(ORG, relation=Relation.OFFICE, organisation="", unit="Отдел культуры", post="Начальник отдела")
    for text, said in (("Сводная информация об итогах", False), ("Информация об итогах", True)):
        told = last_letter(item("до 25.12.2025", text=text), (date(2025, 12, 18), EMPTY), performer=office)
        assert ("Сведения необходимы для подготовки сводной информации" in told) is said


@pytest.mark.parametrize(
    ("number", "told"),
    [("1984", "от 24.12.2025 № 1984"), ("эл. почта", "от 24.12.2025"), ("б/н", "от 24.12.2025"), ("", "")],
)
def test_words_beside_the_day_of_an_incoming_letter_are_no_number(number: str, told: str) -> None:
    said = incoming_words(Incoming(number=number, day=date(2025, 12, 24)))
    assert "".join(c for c in said if c < "\ue000") == told  # without the marks of what is told as written
