"""The figures of people: every letter asks for them in the same words, and no paper calls some of them all."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.messages.result import people_line
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from automation.workbook.form_values import people_headings
from tests.support.compose_order import ORDER, PERFORMERS
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, small, to

TERM = date(2025, 12, 12)
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О подготовке к зиме")
SAFETY = "Обучение и проверка знаний работников, ответственных за эксплуатацию сетей"
IN_CHARGE = item("до 12.12.2025", text=SAFETY)
STAFF = item("до 12.12.2025", text="Обучение работников")
ASKED = "общее число {работников, ответственных за эксплуатацию сетей}, и число прошедших обучение"
ASKED_OF_ALL = "общую численность работников организации и число работников, прошедших обучение"
OFFICIAL = next(p for p in PERFORMERS if p.official)


ACCOUNTANTS = item(
    "до 12.12.2025", text="Обучение работников бухгалтерских служб", indicator="работники бухгалтерских служб"
)


def ahead(plan: Item) -> Item:
    """The same item with a term that is to be reminded of on 19.12.2025."""
    return replace(plan, term=item("до 26.12.2025").term)


def letter(on: date, line: StatusRow, plan: Item = IN_CHARGE, performer: Performer = ORG) -> str:
    plan = replace(plan, groups=performer.groups)
    reviewed, decisions = judged(small(line, plan=(plan,), performer=performer, order=PLAIN), on)
    told = outline(compose(paper_for(decisions, performer.code), facts(reviewed, number="1"), words()))
    return told.replace("°", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("plan", "asked"),
    [
        (IN_CHARGE, ASKED),
        (STAFF, ASKED_OF_ALL),
        (ACCOUNTANTS, "общее число {работников бухгалтерских служб} и число прошедших обучение"),
    ],
)
def test_each_kind_of_letter_asks_for_the_people_in_the_same_words(plan: Item, asked: str) -> None:
    reminded = letter(date(2025, 12, 19), row("ОБР", "1"), ahead(plan))
    assert f"2) указать {asked};" in reminded
    overdue = letter(date(2025, 12, 16), row("ОБР", "1"), plan)
    assert f"2) указать {asked};" in overdue
    returned = row("ОБР", "1", state=State.DONE, executed_on=TERM, evidence="приказ", returned_on=date(2025, 12, 16))
    assert f"{asked}" in letter(date(2025, 12, 18), returned, plan)
    undated = letter(date(2025, 12, 16), row("ОБР", "1", state=State.DONE, evidence="приказ № 4"), plan)
    assert f"указать дату исполнения пункта 1 и сообщить {asked}." in undated
    assert "Списки сотрудников" in undated


@pytest.mark.parametrize(("indicator", "whose"), [("медицинские сёстры", "медицинских сестёр"), ("врачи", "врачей")])
def test_people_whom_only_the_dictionary_knows_are_asked_for_as_people(indicator: str, whose: str) -> None:
    nurses = item("до 12.12.2025", text="Обеспечить обучение кадров", indicator=indicator)
    overdue = letter(date(2025, 12, 16), row("ОБР", "1"), nurses)
    assert f"2) указать общее число {whose} и число прошедших обучение;" in overdue
    assert "значения показателя" not in overdue


def test_who_gave_the_figures_is_not_asked_for_them_again() -> None:
    given = row("ОБР", "1", state=State.DONE, evidence="приказ", staff_total=14, staff_moved=14)
    assert "число прошедших" not in letter(date(2025, 12, 16), given)


@pytest.mark.parametrize(("given", "again"), [({}, True), ({"staff_total": 10, "staff_moved": 10}, False)])
def test_a_letter_about_what_was_sent_back_asks_for_no_figures_that_stand_in_the_row(
    given: dict[str, int], *, again: bool
) -> None:
    back = row("ОБР", "1", state=State.DONE, executed_on=TERM, evidence="акт", incoming="12.12.2025 № 7", **given)
    back = replace(back, returned_on=date(2025, 12, 16), return_reason="нет копий удостоверений")
    story, made = Story(sent=True), small(plan=(IN_CHARGE,), order=PLAIN)
    story.day(date(2025, 12, 12), made)
    returned = replace(made, rows=(replace(back, row=2),))
    for on in (16, 17, 18, 19, 22, 23, 24, 25, 26, 29):
        reviewed, decisions = story.day(date(2025, 12, on), returned)
        if paper := to(decisions, "ОБР"):
            told = outline(compose(paper, facts(reviewed, number="1", papers=decisions.papers), words()))
            assert ("число прошедших" in told) is again, paper.kind
            assert "с учётом причины возврата" in told
    assert Kind.OVERDUE in {e.kind for e in story.history.entries}


def test_a_note_asks_for_them_too_and_every_clause_is_closed() -> None:
    asked = "общее число {работников, ответственных за эксплуатацию сетей}, и число прошедших обучение"
    reminded = letter(date(2025, 12, 19), row(OFFICIAL.code, "1"), ahead(IN_CHARGE), OFFICIAL)
    assert f"(фактическую или ожидаемую), {asked}, а если дата позже установленного срока, – и" in reminded
    overdue = letter(date(2025, 12, 16), row(OFFICIAL.code, "1"), performer=OFFICIAL)
    assert f"подтверждающих документов, указать {asked}, а если " in overdue
    undated = letter(date(2025, 12, 16), row(OFFICIAL.code, "1", state=State.DONE, evidence="акт"), performer=OFFICIAL)
    assert f"а также сообщить {asked}. Исправленные сведения прошу передать в общий отдел." in undated


def test_a_second_letter_and_a_joined_paragraph_ask_in_one_sentence() -> None:
    plan = (IN_CHARGE, item("до 12.12.2025", "2", row=3, text="Провести проверку"))
    story = Story(sent=True)
    workbook = small(plan=plan, order=PLAIN)
    story.day(date(2025, 12, 16), workbook)
    story.mark(signed_on=date(2025, 12, 16), sent_on=date(2025, 12, 16), registered="1 от 16.12.2025")
    reviewed, decisions = story.day(date(2025, 12, 30), workbook)
    paper = to(decisions, "ОБР")
    assert paper is not None
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert f", письменно объяснить причины нарушения срока и указать {ASKED} (пункт 1)." in told


def test_an_event_that_counts_people_is_asked_about_with_its_result() -> None:
    training = item("до 20.12.2025", text="Обучение работников")
    event = replace(training, term=read_term("20.12.2025", ORDER.date, Calendar(), event=True))
    told = letter(date(2025, 12, 17), row("ОБР", "1"), event)
    assert f"за подписью руководителя о результатах этого мероприятия, указав {ASKED_OF_ALL}." in told
    late = letter(date(2025, 12, 25), row("ОБР", "1"), event)
    assert f"указать {ASKED_OF_ALL};" in late
    students = replace(event, text="Обучение студентов", indicator="студенты")
    held = done("ОБР", "1", date(2025, 12, 20), staff_total=5, staff_moved=5)
    bearers = (replace(OFFICIAL, groups=ORG.groups), ORG)
    reviewed, decisions = judged(book(held, plan=(students,), performers=bearers, order=PLAIN), date(2025, 12, 25))
    note = outline(compose(paper_for(decisions, OFFICIAL.code), facts(reviewed, number="1"), words()))
    note = note.replace("°", " ")
    assert "общее число студентов и число прошедших обучение" in note
    assert "почему" not in note, "no reminder has named the day"


def memo(plan: Item, total: int, moved: int, kind: Kind = Kind.COMPLETION) -> str:
    line = done("ОБР", "1", TERM, staff_total=total, staff_moved=moved, incoming="12.12.2025 № 9")
    reviewed, decisions = judged(small(line, plan=(plan,), order=PLAIN), date(2025, 12, 15))
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    told = outline(compose(replace(paper, kind=kind), facts(reviewed, number="1"), words()))
    return told.replace("°", " ").replace("\u00a0", " ")


def test_a_memo_never_calls_some_of_the_people_all_of_them() -> None:
    whole = memo(IN_CHARGE, 14, 14)
    assert (
        "Обучение работников, ответственных за эксплуатацию сетей, завершено 12.12.2025: прошли обучение все "
        "работники (14)." in whole
    )
    assert "отрудник" not in whole
    part = memo(IN_CHARGE, 14, 13)
    assert "сетей, не завершено: прошли обучение 13 работников из 14 (92,9 %)." in part
    assert "до прохождения обучения всеми работниками" in part
    assert "Сведения об обучении работников, ответственных за эксплуатацию сетей, по организациям" in part


def test_a_share_that_is_reached_is_told_without_calling_it_unfinished() -> None:
    plan = item("до 12.12.2025", text="Оформление карт не менее чем 50 процентам работников", indicator="работники")
    assert "По показателю «работники» (пункт 1) – 22 из 40 (55 %)." in memo(plan, 40, 22)
    half = item("до 12.12.2025", text="Охват обучением не менее 50 процентов работников")
    assert "не завершено: прошли обучение 6 работников из 15 (40 %)." in memo(half, 15, 6)


def test_mail_names_who_the_people_are() -> None:
    line = done("ОБР", "1", TERM, staff_total=21, staff_moved=13)
    figures = judged(small(line, plan=(IN_CHARGE,), order=PLAIN), date(2025, 12, 15))[0].figures
    told = people_line(figures).replace("\u00a0", " ")
    assert told == "Прошли обучение 13 из 21 работника, ответственного за эксплуатацию сетей (61,9 %)."


def test_students_and_teachers_are_asked_for_as_people() -> None:
    """What they did nobody may guess, but a value of the indicator «студенты» is nothing either."""
    plan = item("до 26.12.2025", text="Провести анкетирование об условиях обучения", indicator="студенты")
    asked = letter(date(2025, 12, 19), row("ОБР", "1"), plan)
    assert "указать плановое и фактическое число студентов;" in asked
    plan = item("до 26.12.2025", text="Организовать повышение квалификации", indicator="преподаватели")
    asked = letter(date(2025, 12, 19), row("ОБР", "1"), plan)
    assert "указать общее число преподавателей и число прошедших повышение квалификации;" in asked


@pytest.mark.parametrize(
    ("text", "indicator", "asked"),
    [
        ("Получить лицензии", "койко-места", "плановое и фактическое число койко-мест"),
        ("Провести фестиваль", "участники фестиваля", "плановое и фактическое число участников фестиваля"),
        ("Провести совещание", "представители хозяйств", "плановое и фактическое число представителей хозяйств"),
        (
            "Заключить договоры на питание",
            "договоры с поставщиками",
            "договоров с поставщиками и сколько из них заключено",
        ),
        ("Подготовить котельные", "котельные", "число котельных и сколько из них подготовлено"),
        (
            "Обеспечить участников боевых действий протезами",
            "участники боевых действий",
            "из них охвачено мероприятием",
        ),
    ],
)
def test_what_an_item_gets_and_who_comes_are_counted_beside_a_plan(text: str, indicator: str, asked: str) -> None:
    plan = item("до 26.12.2025", text=text, indicator=indicator)
    assert asked in letter(date(2025, 12, 19), row("ОБР", "1"), plan)


def test_information_is_asked_how_many_there_are_and_not_how_many_of_them_a_measure_has_covered() -> None:
    text = "Сведения о детях-инвалидах, обучающихся по адаптированным программам"
    pupils = item("до 26.12.2025", text=text, indicator="дети-инвалиды")
    for on in (date(2025, 12, 19), date(2025, 12, 30)):
        asked = letter(on, row("ОБР", "1"), pupils)
        assert "указать число {детей-инвалидов, обучающихся по адаптированным программам}" in asked
        assert "мероприятием" not in asked
    areas = item("до 26.12.2025", text="Сведения об обработанных площадях", indicator="гектары")
    assert "и указать число гектаров." in letter(date(2025, 12, 30), row("ОБР", "1"), areas)


@pytest.mark.parametrize(
    ("indicator", "column"),
    [("дети-инвалиды", "Всего детей-инвалидов"), ("контрольно-измерительные приборы", "Всего")],
)
def test_the_column_of_a_total_names_what_its_lines_can_hold(indicator: str, column: str) -> None:
    told = done("ОБР", "1", TERM, staff_total=9, staff_moved=9)
    reviewed, decisions = judged(
        small(told, plan=(item("до 12.12.2025", text="Провести осмотр", indicator=indicator),)), date(2025, 12, 15)
    )
    memo = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    assert memo.appendix is not None
    assert memo.appendix.total_title == column


CONTRACTED = "выпускники, заключившие договоры о целевом обучении"
OF_THEM = "выпускников, заключивших договоры о целевом обучении"


def test_of_those_an_indicator_tells_by_a_clause_nobody_asks_or_shows_all_the_others() -> None:
    """The dictionary alone knows «выпускники»: a college would else count every graduate it has."""
    text = "Представить сведения о выпускниках, заключивших договоры о целевом обучении"
    plan = item("до 12.12.2025", text=text, indicator=CONTRACTED)
    assert f"указать число {{{OF_THEM}}}" in letter(date(2025, 12, 16), row("ОБР", "1"), plan)
    assert people_headings([plan], PLAIN)["Всего сотрудников"] == f"Всего {OF_THEM}"
    told = done("ОБР", "1", TERM, staff_total=28, staff_moved=28)
    reviewed, decisions = judged(small(told, plan=(plan,), order=PLAIN), date(2025, 12, 15))
    made = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    assert made.appendix is not None
    assert made.appendix.total_title == f"Всего {OF_THEM}"


@pytest.mark.parametrize("indicator", ["граждане, получившие субсидию", "семьи, которые переехали"])
def test_a_clause_that_cannot_be_declined_is_told_in_the_indicators_own_words(indicator: str) -> None:
    plan = item("до 12.12.2025", text="Организовать выплаты", indicator=indicator)
    asked = letter(date(2025, 12, 19), row("ОБР", "1"), ahead(plan))
    assert f"предусмотренное и достигнутое значения показателя «{indicator}»" in asked.replace("{", "").replace("}", "")
    assert "указать число" not in asked


@pytest.mark.parametrize(
    ("indicator", "asked"),
    [
        ("рабочие программы дисциплин", "число рабочих программ дисциплин и сколько из них охвачено мероприятием"),
        ("часы практики", "предусмотренное и достигнутое значения показателя «{часы практики}»"),
    ],
)
def test_what_a_joined_reminder_asks_beside_the_evidence_has_its_conjunction(indicator: str, asked: str) -> None:
    plan = (
        item("до 12.12.2025", text="Провести проверку"),
        item("до 24.12.2025", "2", row=3, text="Актуализировать программы", indicator=indicator),
    )
    reviewed, decisions = judged(small(plan=plan, order=PLAIN), date(2025, 12, 17))
    told = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert f"подтверждающего документа, а также {asked}." in told


@pytest.mark.parametrize(
    ("indicator", "things"),
    [
        ("здания образовательных организаций", "зданий образовательных организаций"),
        ("участки дорог", "участков дорог"),
        ("заявления граждан", "заявлений граждан"),
    ],
)
def test_things_told_by_a_noun_with_genitives_are_asked_for_by_their_number(indicator: str, things: str) -> None:
    plan = item("до 12.12.2025", text=f"Обследовать {indicator}", indicator=indicator)
    asked = letter(date(2025, 12, 19), row("ОБР", "1"), ahead(plan))
    assert f"указать число {things} и сколько из них обследовано" in asked


@pytest.mark.parametrize(
    ("text", "indicator", "things"),
    [
        ("Построить детские площадки", "детские площадки", "детских площадок"),
        ("Провести ярмарки", "ярмарки", "ярмарок"),
        ("Организовать высадку саженцев", "саженцы", "саженцев"),
        ("Капитальный ремонт кровель", "кровли", "кровель"),
    ],
)
def test_only_of_what_an_item_makes_or_holds_is_a_planned_number_asked(text: str, indicator: str, things: str) -> None:
    plan = item("до 12.12.2025", text=text, indicator=indicator)
    asked = letter(date(2025, 12, 19), row("ОБР", "1"), ahead(plan))
    assert f"указать плановое и фактическое число {things}" in asked
