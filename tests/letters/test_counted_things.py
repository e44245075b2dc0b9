"""What an item counts beside the staff: children and workplaces, by their own names in every paper, mail and form."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.messages.result import people_line
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import Item
from automation.model.report import Performer, StatusRow
from automation.plan.indicators import counts_people
from automation.reports.summary_pages import summary_of
from automation.workbook.form_marks import MOVED, TOTAL, column_meant
from automation.workbook.form_values import people_headings
from tests.support.compose_order import ORDER, PERFORMERS
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, still_open, words
from tests.support.control_story import ORG, item, small

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О летнем отдыхе")
SHARE = "Обеспечить охват организованным летним отдыхом не менее 65 процентов детей школьного возраста"
CHILDREN = item("до 12.12.2025", text=SHARE, indicator="дети, охваченные организованным летним отдыхом")
BY_TASK = replace(CHILDREN, text="Обеспечить охват детей отдыхом в соответствии с установленным заданием")
PLACES = item("до 12.12.2025", text="Оснащение рабочих мест медицинских работников техникой", indicator="рабочие места")
EXAMINED = item(
    "до 12.12.2025",
    text="Обеспечить прохождение медицинского осмотра всеми работниками, занятыми в летней кампании",
    indicator="работники, прошедшие медицинский осмотр",
)
BUSES = item("до 12.12.2025", text="Ремонт автобусов", indicator="автобусы")
HOUSES = item("до 12.12.2025", text="Промывка систем отопления жилищного фонда", indicator="многоквартирные дома")
GAUGES = item("до 12.12.2025", text="Провести поверку приборов", indicator="контрольно-измерительные приборы")
MUSEUM = item("до 12.12.2025", text="Внесение сведений в электронный каталог", indicator="музейные предметы")
MOVED_PLACES = item("до 12.12.2025", text="Перевод рабочих мест на отечественные программы", indicator="рабочие места")
ROADS = item("до 12.12.2025", text="Ремонт дорог", indicator="километры дорог")
INSTRUCTED = "Провести инструктаж одиноко проживающих пожилых граждан о мерах пожарной безопасности"
ELDERLY = item("до 12.12.2025", text=INSTRUCTED, indicator="одиноко проживающие пожилые граждане")
TREES = item("до 12.12.2025", text="Осмотреть деревья", indicator="одиноко стоящие деревья")
HOLIDAY = "организованным летним отдыхом"
EMPLOYED = item("до 12.12.2025", text="Временное трудоустройство несовершеннолетних", indicator="несовершеннолетние")
MEETING = item("до 12.12.2025", text="Провести встречу с подростками", indicator="подростки, состоящие на учёте")


def plain(text: str) -> str:
    return text.replace("°", " ").replace("\u00a0", " ")


def memo(plan: Item, total: int, moved: int, kind: Kind = Kind.COMPLETION) -> str:
    line = done("ОБР", "1", TERM, staff_total=total, staff_moved=moved, incoming="12.12.2025 № 9")
    reviewed, decisions = judged(small(line, plan=(plan,), order=PLAIN), DAY)
    paper = replace(paper_for(decisions, kind=Kind.COMPLETION), kind=kind)
    return plain(outline(compose(paper, facts(reviewed, number="1"), words())))


def letter(plan: Item, line: StatusRow, on: date) -> str:
    reviewed, decisions = judged(small(line, plan=(plan,), order=PLAIN), on)
    return plain(outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())))


@pytest.mark.parametrize(
    ("plan", "total", "moved", "said"),
    [
        (CHILDREN, 700, 510, "Организованным летним отдыхом охвачены 510 детей из 700 (72,9 %)."),
        (CHILDREN, 650, 400, f"детей обеспечен не полностью: охвачены {HOLIDAY} 400 детей из 650 (61,5 %)."),
        (CHILDREN, 650, 400, f"до требуемого охвата детей {HOLIDAY} (МБУК «Образец»)"),
        (CHILDREN, 51, 51, f"обеспечен 12.12.2025: охвачены {HOLIDAY} все дети (51)."),
        (PLACES, 1900, 1808, "Оснащение рабочих мест не завершено: оснащено 1808 рабочих мест из 1900 (95,2 %)."),
        (PLACES, 1900, 1808, "до полного оснащения рабочих мест"),
        (PLACES, 1900, 1808, "Сведения об оснащении рабочих мест по организациям"),
        (PLACES, 190, 190, "Оснащение рабочих мест завершено 12.12.2025: оснащены все рабочие места (190)."),
        (EXAMINED, 121, 120, "летней кампании, не завершён: прошли медицинский осмотр 120 работников из 121"),
        (EMPLOYED, 12, 10, "несовершеннолетних не завершено: трудоустроены 10 несовершеннолетних из 12 (83,3 %)."),
        (MEETING, 12, 12, "учёте, обеспечен 12.12.2025: охвачены мероприятием все подростки (12)."),
        (MEETING, 12, 9, "охват подростков, состоящих на учёте, обеспечен не полностью: охвачены мероприятием 9 "),
        (BUSES, 12, 10, "По показателю «автобусы» (пункт 1) выполнено 10 из 12 (83,3 %)."),
        (BUSES, 12, 10, "оставить на контроле пункт 1 до полного исполнения (МБУК «Образец»)"),
        (BUSES, 12, 12, "По показателю «автобусы» (пункт 1) выполнено 12 из 12 (100 %)."),
        (HOUSES, 6, 5, "По показателю «многоквартирные дома» (пункт 1) выполнено 5 из 6."),
        (MUSEUM, 2402, 1843, "По показателю «музейные предметы» (пункт 1) выполнено 1843 из 2402 (76,7 %)."),
        (MOVED_PLACES, 19, 15, "По показателю «рабочие места» (пункт 1) выполнено 15 из 19 (78,9 %)."),
        (MOVED_PLACES, 19, 15, "Сведения об исполнении пункта 1 по организациям"),
        (ROADS, 12, 10, "По показателю «километры дорог» (пункт 1) выполнено 10 из 12 (83,3 %)."),
    ],
)
def test_a_memo_calls_what_is_counted_by_its_name(plan: Item, total: int, moved: int, said: str) -> None:
    told = memo(plan, total, moved)
    assert said in told
    assert "сотрудник" not in told


def test_progress_mail_and_summary_say_the_same() -> None:
    assert "По пункту 1 оснащено 21 рабочее место из 40 (52,5 %)." in memo(PLACES, 40, 21, Kind.PROGRESS)
    line = done("ОБР", "1", TERM, staff_total=40, staff_moved=21)
    figures = judged(small(line, plan=(PLACES,), order=PLAIN), DAY)[0].figures
    assert plain(people_line(figures)) == "Оснащено 21 из 40 рабочих мест (52,5 %)."
    pages = summary_of([figures])
    assert "отдыхом" not in memo(CHILDREN, 60, 51, Kind.PROGRESS), "65 percent are enough: the item is done"
    assert [title for title, _ in pages[2].columns][-2:] == ["Всего рабочих мест", "Оснащено"]
    assert any("оснащено 21 из 40 рабочих мест" in str(note) for note in pages[0].notes)
    trained = item("до 12.12.2025", text="Обучение работников")
    others = judged(small(line, plan=(trained,), order=PLAIN), DAY)[0].figures
    assert [title for title, _ in summary_of([figures, others])[2].columns][-2:] == ["Всего", "Из них"]


@pytest.mark.parametrize(
    ("plan", "asked", "too_many"),
    [
        (
            CHILDREN,
            f"число детей и сколько из них охвачено {HOLIDAY}",
            f"число охваченных {HOLIDAY} детей (30) превышает общее число детей (28)",
        ),
        (BY_TASK, f"установленное задание (число детей) и сколько из них охвачено {HOLIDAY}", "(30) превышает"),
        (
            PLACES,
            "число рабочих мест и сколько из них оснащено",
            "число оснащённых рабочих мест (30) превышает общее число рабочих мест (28)",
        ),
        (
            EXAMINED,
            "общее число {работников, занятых в летней кампании}, и число прошедших медицинский осмотр",
            "число прошедших медицинский осмотр работников (30) превышает общее число работников, занятых в летней",
        ),
        (
            MOVED_PLACES,
            "число рабочих мест и сколько из них охвачено мероприятием",
            "число рабочих мест, по которым мероприятие выполнено (30), превышает их общее число (28)",
        ),
        *(
            (
                plan,
                f"число {things} и сколько из них охвачено мероприятием",
                f"число {things}, по которым мероприятие выполнено (30), превышает их общее число (28)",
            )
            for plan, things in ((HOUSES, "многоквартирных домов"), (GAUGES, "контрольно-измерительных приборов"))
        ),
        (
            ELDERLY,
            "общее число {одиноко проживающих пожилых граждан} и число прошедших инструктаж",
            "число прошедших инструктаж граждан (30) превышает общее число одиноко проживающих пожилых граждан (28)",
        ),
        (
            TREES,
            "число одиноко стоящих деревьев и сколько из них охвачено мероприятием",
            "число одиноко стоящих деревьев, по которым мероприятие выполнено (30), превышает их общее число (28)",
        ),
        (
            ROADS,
            "предусмотренное и достигнутое значения показателя «{километры дорог}»",
            "достигнутое значение показателя «{километры дорог}» (30) превышает предусмотренное (28)",
        ),
    ],
)
def test_letters_ask_for_it_by_its_name(plan: Item, asked: str, too_many: str) -> None:
    ahead = replace(plan, term=item("до 26.12.2025").term)
    reminded = letter(ahead, row("ОБР", "1"), date(2025, 12, 19))
    assert f"2) указать {asked};" in reminded
    wrong = done("ОБР", "1", TERM, accepted_on=None, accepted_by="", staff_total=28, staff_moved=30)
    doubted = letter(plan, wrong, DAY)
    assert too_many in doubted
    assert f"уточнить {asked}." in doubted
    lists = plan is EXAMINED
    assert ("Списки сотрудников" in reminded, "Списки сотрудников" in doubted) == (lists, lists)


def test_figures_of_an_item_that_counts_nothing_are_values_too() -> None:
    wrong = done("ОБР", "1", TERM, accepted_on=None, accepted_by="", staff_total=28, staff_moved=30)
    doubted = letter(item("до 12.12.2025", text="Ремонт котельных"), wrong, DAY)
    assert "достигнутое значение (30) превышает предусмотренное (28)" in doubted
    assert "уточнить предусмотренное и достигнутое значения." in doubted


def test_a_comma_stands_only_behind_a_clause() -> None:
    doctors = item("до 26.12.2025", text="Обучение медицинских работников")
    told = letter(doctors, row("ОБР", "1"), date(2025, 12, 19))
    assert "2) указать общее число {медицинских работников} и число прошедших обучение;" in told


@pytest.mark.parametrize(
    ("text", "indicator", "counted"),
    [
        ("Работа", "рабочие места", True),
        ("Работа", "доля оснащённых рабочих мест", True),
        ("Работа", "число обучающихся", True),
        ("Работа", "одиноко проживающие пожилые граждане", True),
        ("Работа", "удовлетворённость детей", False),
        ("Работа", "доля охвата, %", False),
        (SHARE, "", True),
        ("Организовать отдых детей", "", False),
        ("Оснащение сотрудников формой", "", False),
        ("Медицинский осмотр работников", "", True),
        ("Отчёт о ходе перехода медицинских организаций", "", False),
        ("Сведения о ходе перехода на единую систему учёта", "", False),
        ("Обеспечить переход на сервис", "", False),
        ("Сведения о ходе перехода работников на единую систему учёта", "", True),
    ],
)
def test_indicator_or_words_say_whether_something_is_counted(text: str, indicator: str, counted: bool) -> None:
    assert counts_people(item("до 12.12.2025", text=text, indicator=indicator)) is counted


def test_a_report_about_other_organisations_is_asked_without_the_staff_of_its_author() -> None:
    report = item("до 26.12.2025", text="Отчёт о ходе перехода медицинских организаций")
    told = letter(report, row("ОБР", "1"), date(2025, 12, 19))
    assert "представить указанный отчёт" in told
    assert "отрудник" not in told


def test_the_columns_of_a_form_are_read_back_whatever_they_count() -> None:
    exam = replace(EXAMINED, number="2")
    assert people_headings([CHILDREN, exam], PLAIN) == {
        TOTAL: "Всего: детей (п. 1), работников, занятых в летней кампании (п. 2)",
        MOVED: f"Из них: охвачено {HOLIDAY} (п. 1), прошли медицинский осмотр (п. 2)",
    }
    assert list(people_headings([PLACES], PLAIN).values()) == ["Всего рабочих мест", "Оснащено"]
    assert list(people_headings([CHILDREN], PLAIN).values()) == ["Всего детей", f"Охвачено {HOLIDAY}"]
    assert list(people_headings([HOUSES], PLAIN).values()) == ["Всего многоквартирных домов", "Исполнено"]
    for plan in ([CHILDREN, exam], [PLACES], [CHILDREN], [BUSES], [EXAMINED], [HOUSES], [ROADS], [ROADS, exam]):
        assert [column_meant(heading) for heading in people_headings(plan, PLAIN).values()] == [TOTAL, MOVED]


@pytest.mark.parametrize("plan", [MUSEUM, MOVED_PLACES, HOUSES, ROADS])
@pytest.mark.parametrize("kind", [Kind.COMPLETION, Kind.PROGRESS])
def test_a_title_about_a_transition_lends_no_verb_to_things(plan: Item, kind: Kind) -> None:
    line = done("ОБР", "1", TERM, staff_total=2400, staff_moved=1840)
    reviewed, decisions = judged(small(line, plan=(plan,), order=replace(ORDER, heading="О переходе учреждений")), DAY)
    paper = replace(paper_for(decisions, kind=Kind.COMPLETION), kind=kind)
    told = plain(outline(compose(paper, facts(reviewed, number="1"), words())))
    assert "1840" in told
    assert not any(verb in told for verb in ("ерешл", "ерехода всеми", "хвачен", "объект"))


def test_a_letter_asks_for_things_by_no_foreign_verb() -> None:
    told = letter(replace(MOVED_PLACES, term=item("до 26.12.2025").term), row("ОБР", "1"), date(2025, 12, 19))
    assert "указать число рабочих мест и сколько из них охвачено мероприятием;" in told
    told = letter(replace(MUSEUM, term=item("до 26.12.2025").term), row("ОБР", "1"), date(2025, 12, 19))
    assert "указать число музейных предметов и сколько из них охвачено мероприятием;" in told


def test_children_counted_beside_the_staff_are_told_with_who_is_left_out() -> None:
    """Workers are told first; of the children the unit's sum stands apart and the silent school is named."""
    children = replace(CHILDREN, number="2", row=3)
    trained = item("до 12.12.2025", text="Обучение работников")
    other = replace(ORG, code="ЛИЦ", organisation="МАОУ «Лицей»")
    official = next(p for p in PERFORMERS if p.official)
    unit = replace(official, code="УО", unit="Управление образования", groups=ORG.groups)
    rows = (
        done("ОБР", "1", TERM, staff_total=20, staff_moved=20),
        done("ОБР", "2", TERM, staff_total=700, staff_moved=510),
        done("УО", "2", TERM, staff_total=3000, staff_moved=2100),
        *(done(code, number, TERM) for code, number in (("УО", "1"), ("ЛИЦ", "1"), ("ЛИЦ", "2"))),
    )
    made = book(*rows, plan=(trained, children), performers=(ORG, other, unit), order=PLAIN)
    reviewed, decisions = judged(made, DAY)
    told = plain(outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())))
    each = "по сведениям МБУК «Образец» – 510 из 700 детей, по сведениям управления образования – 2100 из 3000"
    assert f"По пункту 2 {HOLIDAY} охвачены: {each}; МАОУ «Лицей» – данные не сообщены." in told


def test_whose_figures_are_whole_among_those_who_gave_any_is_not_called_unfinished() -> None:
    trained = item("до 12.12.2025", text="Обучение работников")
    other = replace(ORG, code="ЛИЦ", organisation="МАОУ «Лицей»")
    rows = (done("ОБР", "1", TERM, staff_total=1991, staff_moved=1991), done("ЛИЦ", "1", TERM))
    reviewed, decisions = judged(book(*rows, plan=(trained,), performers=(ORG, other), order=PLAIN), DAY)
    told = plain(outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())))
    assert "По сведениям МБУК «Образец», обучение прошёл 1991 работник из 1991." in told
    assert "Сведения о численности не представлены: МАОУ «Лицей»." in told


SAND = item("до 12.12.2025", text="Создать запас песка для подсыпки дорог", indicator="тонны песка")
LYCEUM = replace(ORG, code="ЛИЦ", organisation="Администрация Лугового поселения", name="")


def shown(*rows: StatusRow, plan: tuple[Item, ...], performers: tuple[Performer, ...], on: date = DAY) -> str:
    made = book(*rows, plan=plan, performers=performers, order=PLAIN)
    reviewed, _ = judged(made, on)
    paper = Paper(
        kind=Kind.PROGRESS,
        form=Form.REFERENCE,
        order=PLAIN.id,
        day=on,
        addressee=None,
        signer="note",
        grounds=(),
    )
    known = facts(reviewed, number="1", figures=still_open(reviewed.figures))
    return plain(outline(compose(paper, known, words()))).translate(dict.fromkeys(map(ord, "{}")))


def test_stocks_keep_their_unit_beside_whatever_else_is_counted_and_have_no_headcount() -> None:
    trained = item("до 12.12.2025", "2", row=3, text="Обучение работников")
    sand = done("ОБР", "1", TERM, staff_total=430, staff_moved=430)
    told = shown(sand, done("ОБР", "2", TERM, staff_total=20, staff_moved=20), plan=(SAND, trained), performers=(ORG,))
    assert "По показателю «тонны песка» (пункт 1 – создать запас песка для подсыпки дорог) выполнено 430 из 430" in told
    told = shown(sand, plan=(SAND,), performers=(ORG, LYCEUM))
    assert "(не учтена: Администрация Лугового поселения – данные не сообщены)" in told
    assert "численность" not in told
