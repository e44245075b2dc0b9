"""A measure and information in one paper are asked for each as the letter of its own kind would (papers.md B3, B6)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.plan import Item
from automation.model.report import Performer, Relation, State
from tests.support.compose_world import book, facts, outline, row, words
from tests.support.control_story import ORG, Story, december, item, to
from tests.support.played_letters import last_letter

OFFICIAL = replace(ORG, relation=Relation.OFFICE, organisation="", post="Управляющий делами", name="Певцов Олег Ильич")
SOON, LATE = "до 26.12.2025", "до 17.12.2025"
MEASURE, INFORMATION, REPORT = "Проверка помещений", "Информация о проверке", "Отчёт о ходе работ"
EMPTY = row("ОБР", "1")
ASKED = "сообщить дату исполнения пункта {} и реквизиты подтверждающего документа"

JOINED = ASKED.replace("сообщить", "сообщить по прилагаемой форме")
UNTIL, IN_TERM = "Просим до 24.12.2025", "в установленный срок представить"
ALSO = "Также просим представить в установленный срок"
ELSE = "а если это невозможно, до 24.12.2025 сообщить причины и ожидаемую дату."


def text_on(day: int, *plan: Item, who: Performer = ORG) -> str:
    """The paper to the one performer of the plan on a day of December, papers before it sent and unanswered."""
    items = tuple(replace(one, number=str(n), row=n + 1, groups=who.groups) for n, one in enumerate(plan, 1))
    made, story = book(plan=items, performers=(who,)), Story(sent=True)
    for on in december(*(d for d in range(11, day + 1) if date(2025, 12, d).weekday() < 5)):
        reviewed, decisions = story.day(on, made)
    paper = to(decisions, who.code)
    assert paper
    return outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")


def of(term: str, text: str) -> Item:
    return item(term, text=text)


def test_a_reminder_of_both_asks_for_the_date_of_the_one_and_for_the_other_itself() -> None:
    letter = text_on(19, of(SOON, MEASURE), of(SOON, INFORMATION))
    assert f"1) {ASKED.format(1)};" in letter
    assert "Также просим представить в установленный срок информацию по пункту 2, а если это невозможно, до " in letter
    assert " сообщить причины и ожидаемую дату.\n" in letter
    note = text_on(19, of(SOON, MEASURE), of(SOON, INFORMATION), who=OFFICIAL)
    assert "сведения об исполнении пункта 1: дату исполнения" in note
    assert "Также прошу в установленный срок передать в общий отдел информацию по пункту 2. Если это невозм" in note


def test_the_term_of_one_report_is_one_whatever_the_terms_of_the_letter() -> None:
    plan = of("до 27.12.2025", MEASURE), of(SOON, INFORMATION)
    assert "Также просим представить в установленный срок информацию по пункту 2, а если" in text_on(19, *plan)
    note = text_on(19, *plan, of(SOON, REPORT), who=OFFICIAL)
    assert "Также прошу в установленный срок передать в общий отдел информацию по пункту 2, отчёт по пункту 3" in note
    differing = text_on(19, *plan, of("до 27.12.2025", REPORT))
    assert (
        "Также просим представить в установленные сроки информацию по пункту 2, отчёт по пункту 3, а если" in differing
    )


def test_what_is_presented_is_asked_for_by_its_own_term_and_only_a_delay_is_told_before() -> None:
    letter = text_on(19, of(SOON, INFORMATION))
    assert "просим в этот срок представить указанную информацию." in letter
    assert (
        "невозможно, просим до 24.12.2025 сообщить причины и ожидаемую дату, а до истечения установленного срока"
        in letter
    )
    both = text_on(19, of(SOON, INFORMATION), of(SOON, REPORT))
    assert "просим в этот срок:" in both
    assert "1) представить информацию по пункту 1;" in both
    note = text_on(19, of(SOON, INFORMATION), of(SOON, REPORT), who=OFFICIAL)
    assert "Прошу в установленный срок передать в общий отдел информацию по пункту 1, отчёт по пункту 2." in note


@pytest.mark.parametrize(
    ("others", "asked"),
    [
        ((MEASURE, INFORMATION), f"{UNTIL} {JOINED.format(2)}. {ALSO} информацию по пункту 3, {ELSE}"),
        ((INFORMATION, REPORT), f"Просим {IN_TERM} информацию по пункту 2, отчёт по пункту 3, {ELSE}"),
        (
            (MEASURE, INFORMATION, REPORT),
            f"{JOINED.format(2)}. {ALSO} информацию по пункту 3, отчёт по пункту 4, {ELSE}",
        ),
        ((INFORMATION,), f"Просим {IN_TERM} указанную информацию, {ELSE}"),
        ((MEASURE,), f"{UNTIL} {JOINED.format(2)}."),
    ],
)
def test_the_joined_paragraph_asks_the_same(others: tuple[str, ...], asked: str) -> None:
    letter = text_on(19, of(LATE, MEASURE), *(of(SOON, text) for text in others))
    assert asked in letter


def test_so_it_tells_how_to_ask_for_an_extension_as_the_reminder_itself_does() -> None:
    """A записка of its own does not ask for that, and of a report that comes again nobody asks it."""
    late, soon, again = of(LATE, MEASURE), of(SOON, MEASURE), of("ежемесячно до 26 числа", "Промывка сетей")
    told = (
        "Если исполнить пункт 2 в установленный срок невозможно, просим до его истечения направить Главе Администрации "
        "Аксайского городского поселения мотивированное обращение о продлении срока с указанием причин и предлагаемой"
    )
    assert told in text_on(19, late, soon)
    assert told in text_on(19, late, soon, again)
    assert "о продлении" not in text_on(19, late, again)
    assert "о продлении" not in text_on(19, late, soon, who=OFFICIAL)


def test_information_that_is_late_is_presented_not_executed() -> None:
    plan = (of("до 12.12.2025", MEASURE), of("до 12.12.2025", INFORMATION))
    first = text_on(16, *plan)
    assert "сведения об исполнении пункта 1 с указанием даты" in first
    assert "2) представить информацию по пункту 2;" in first
    assert "3) если пункт 1 не исполнен, исполнить его;" in first
    assert "4) письменно сообщить причины нарушения срока." in first, "the reasons of both are asked for"
    second = text_on(23, *plan)
    form = "по прилагаемой форме сведения об исполнении с указанием даты и подтверждающих документов"
    assert f"исполнить пункт 1, представить {form}, информацию по пункту 2 и письменно" in second
    note = text_on(16, *plan, who=OFFICIAL)
    assert "сведения об исполнении пункта 1 с указанием даты и подтверждающих документов, информацию по" in note
    assert "по пункту 2, а при задержке сообщить причины нарушения срока и ожидаемую дату исполнения." in note


def test_two_late_reports_are_never_told_to_be_executed() -> None:
    plan = (of("до 12.12.2025", INFORMATION), of("до 12.12.2025", REPORT))
    first, second = text_on(16, *plan), text_on(23, *plan)
    assert "1) представить информацию по пункту 1;" in first
    assert "2) представить отчёт по пункту 2;" in first
    assert "3) письменно сообщить причины нарушения срока." in first
    assert "представить информацию по пункту 1, отчёт по пункту 2 и письменно объяснить" in second
    assert "выполнить" not in first
    assert "исполнить" not in second


def test_information_of_numbers_is_asked_for_on_the_form_and_no_other() -> None:
    counted = replace(of("до 12.12.2025", "Информация о числе обученных"), indicator="обучение работников")
    letter = text_on(16, counted)
    assert "представить по прилагаемой форме" in letter
    assert "Приложение: форма" in letter
    alone = text_on(16, of("до 12.12.2025", INFORMATION))
    assert "форм" not in alone.replace("информ", "")


def test_a_table_of_both_says_which_is_executed_and_which_is_presented() -> None:
    both = text_on(19, of(SOON, MEASURE), of(SOON, INFORMATION), of(SOON, REPORT))
    assert "подлежат исполнению, информация и отчёты – представлению до 26.12.2025 включительно:" in both
    reports = text_on(19, of(SOON, "Доклад"), of(SOON, INFORMATION), of(SOON, REPORT))
    assert "перечисленные ниже информация и отчёты подлежат представлению до 26.12.2025" in reports


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Информация о билетах, проданных через систему", "билетах, проданных через систему}, подлежала представлению"),
        ("Информация о залах, которые открыты", "о залах, которые открыты}, подлежала представлению"),
        ("Информация о числе лиц, прошедших обучение", "лиц, прошедших обучение}, подлежала представлению"),
        ("Информация о лицах, не прошедших обучение", "лицах, не прошедших обучение}, подлежала представлению"),
        ("Информация о залах, в которых идёт ремонт", "в которых идёт ремонт}, подлежала представлению"),
        ("Информация о ходе работ, данных опроса", "ходе работ, данных опроса} подлежала представлению"),
        ("Информация о залах, сценах", "о залах, сценах} подлежала представлению"),
        (
            "Информация о присвоенных, изменённых и аннулированных адресах",
            "изменённых и аннулированных адресах} подлежала представлению",
        ),
        ("Информация о выявленных, но не устранённых нарушениях", "нарушениях} подлежала представлению"),
        ("Информация о гражданах, ожидающих жилых помещений", "ожидающих жилых помещений}, подлежала представлению"),
        ("Информация о работе, проведённой комиссией", "о работе, проведённой комиссией}, подлежала представлению"),
        ("Информация о числе лиц старшего возраста, прошедших обучение", "прошедших обучение}, подлежала"),
    ],
)
def test_a_clause_within_the_words_of_information_is_closed_by_a_comma(text: str, told: str) -> None:
    assert told in text_on(16, of("до 12.12.2025", text))


def test_information_that_is_told_by_an_infinitive_is_asked_for_itself() -> None:
    text = "Представить итоговую информацию об ущербе"
    note = text_on(19, of(SOON, text), who=OFFICIAL)
    assert "итоговая информация {об ущербе} представляется до 26.12.2025" in note
    assert "Прошу в установленный срок передать в общий отдел указанную информацию. Если это невозможно" in note
    late = text_on(16, of("до 12.12.2025", text), who=OFFICIAL)
    assert "указанная информация от Вас не поступила." in late
    assert "передать в общий отдел указанную информацию и сообщить причины нарушения срока." in late
    assert "поручен" not in note + late


def test_what_is_ordered_behind_a_measure_begins_anew() -> None:
    told = text_on(19, of(SOON, MEASURE), of(SOON, "Создать запас мешков"))
    assert "до 26.12.2025 включительно, а также поручено до 26.12.2025 включительно {создать запас мешков}." in told
    first = text_on(19, of(SOON, "Создать запас мешков"), of(SOON, MEASURE))
    assert "», поручено до 26.12.2025 включительно" in first
    assert "а также" not in first
    assert "{создать запас мешков}, а мероприятие «" in first
    report = text_on(19, of(SOON, "Создать запас мешков"), of(SOON, "Отчёт о запасах"))
    assert "{создать запас мешков}, а отчёт {о запасах} представляется до 26.12.2025" in report


def test_on_the_day_of_one_term_it_is_not_called_near() -> None:
    for who, asked in (
        (ORG, "Также просим представить сегодня информацию по пункту 2."),
        (OFFICIAL, "Также прошу сегодня передать в общий отдел информацию по пункту 2."),
    ):
        plan = (of("до 22.12.2025", MEASURE), replace(of("до 19.12.2025", INFORMATION), number="2", row=3))
        made = book(plan=tuple(replace(one, groups=who.groups) for one in plan), performers=(who,))
        reviewed, decisions = Story().day(date(2025, 12, 19), made)
        paper = to(decisions, who.code)
        assert paper
        letter = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
        assert asked in letter
        assert ("Напоминаем, что срок по пункту 2 истекает 19.12.2025, и для" in letter) is (who is ORG)
        assert "приближении" not in letter


def test_the_heading_of_information_says_that_it_is_presented() -> None:
    heading = "заголовок | О {} информации по пункту 1 плана-графика\n"
    early, late = of(SOON, "Сводная информация об итогах"), of("до 12.12.2025", INFORMATION)
    assert heading.format("представлении") in text_on(19, early)
    assert heading.format("представлении") in text_on(16, late)
    assert heading.format("непредставлении") in text_on(23, late)


def test_acts_to_be_presented_are_asked_for_themselves_and_late_ones_are_no_work_that_goes_on() -> None:
    acts = item("до 12.12.2025", text="Представить акты проверки гидрантов")
    at_work = replace(EMPTY, state=State.IN_WORK, reason="идёт проверка", incoming="16.12.2025 № 7")
    late = last_letter(acts, (date(2025, 12, 16), at_work))
    assert "(вх. от 16.12.2025 № 7), указанные акты готовятся, причина задержки – идёт проверка." in late
    assert "Просим до 18.12.2025 представить указанные акты либо сообщить ожидаемую дату представления." in late
    silent = last_letter(acts, (date(2025, 12, 16), EMPTY))
    assert "Просим до 18.12.2025 представить указанные акты и письменно сообщить причины нарушения срока." in silent
    assert "форме" not in silent
    assert "реквизиты" not in silent


def test_a_list_to_be_presented_is_asked_for_itself() -> None:
    register = item("до 25.12.2025", text="Представить перечень незавершённых раскопок с графиком работ")
    before = last_letter(register, (date(2025, 12, 18), EMPTY))
    assert "перечень незавершённых раскопок с графиком работ представляется до 25.12.2025" in before
    assert "в этот срок представить указанный перечень." in before
    after = last_letter(register, (date(2025, 12, 29), EMPTY))
    assert "представить указанный перечень и письменно сообщить причины" in after
    assert "форме" not in after
    assert "реквизиты" not in before
    assert "подтверждающих документов" not in after


def test_acts_that_were_sent_back_are_awaited_with_the_answer_and_no_report_is_corrected() -> None:
    acts = item(SOON, text="Представить акты проверки гидрантов")
    claimed = replace(EMPTY, state=State.DONE, executed_on=date(2025, 12, 12), incoming="12.12.2025 № 5")
    back = replace(claimed, returned_on=date(2025, 12, 16), return_reason="не все акты приложены")
    letter = last_letter(acts, (date(2025, 12, 15), claimed), (date(2025, 12, 16), back))
    assert "представить указанные акты с учётом причины возврата." in letter
    assert "Ответ просим направить письмом за подписью руководителя." in letter
    assert "До его получения указанные акты не могут считаться представленными." in letter
    assert "справленные" not in letter


def test_a_report_that_goes_elsewhere_is_asked_for_beside_a_measure_as_by_a_letter_of_its_own() -> None:
    asked, elsewhere = "сообщить дату и номер документа, которым", "Представить в министерство информацию о проверке"
    assert f"2) {asked} она представлена" in text_on(19, of(SOON, elsewhere))
    letter = text_on(19, of(SOON, MEASURE), of(SOON, elsewhere))
    assert f"информацию по пункту 2 ({{в министерство}}) и {asked} она представлена, {ELSE}" in letter
    also = of(SOON, "Представить в министерство отчёт о ходе работ")
    several = text_on(19, of(SOON, MEASURE), of(SOON, elsewhere), also)
    assert f"отчёт по пункту 3 ({{в министерство}}) и {asked} они представлены, {ELSE}" in several
    late = text_on(19, of(LATE, MEASURE), of(LATE, elsewhere))
    assert f") {asked} она представлена;" in late
    both = text_on(19, of(SOON, MEASURE), of(SOON, elsewhere), of(SOON, REPORT))
    assert asked not in both, "one of the reports comes to us"


def test_terms_of_one_last_day_are_as_many_where_it_is_said_that_no_date_moves_them() -> None:
    """«До …» and «с … по …» are told one by one, and so is that each has ended."""
    same, other = of(LATE, MEASURE), of("с 01.12.2025 по 17.12.2025", "Обход дворов")
    assert "не продлевает установленный срок." in text_on(19, same, of(LATE, "Обход дворов"))
    both = text_on(19, same, other)
    assert "Установленные сроки истекли." in both
    assert "не продлевает установленных сроков." in both


@pytest.mark.parametrize(
    ("post", "whose"),
    [
        ("Глава поселения", "за Вашей подписью"),
        ("Исполняющий обязанности главы поселения", "за Вашей подписью"),
        ("И.о. главы поселения", "за Вашей подписью"),
        ("И.о. заместителя главы поселения", "за подписью руководителя"),
    ],
)
def test_a_head_is_asked_for_his_own_signature(post: str, whose: str) -> None:
    acts = item(SOON, text="Представить акты проверки гидрантов")
    head = replace(ORG, organisation="Администрация Лугового сельского поселения", post=post)
    claimed = replace(EMPTY, state=State.DONE, executed_on=date(2025, 12, 12), incoming="12.12.2025 № 5")
    back = replace(claimed, returned_on=date(2025, 12, 16), return_reason="не все акты приложены")
    letter = last_letter(acts, (date(2025, 12, 15), claimed), (date(2025, 12, 16), back), performer=head)
    assert f"Ответ просим направить письмом {whose}." in letter
