"""«Без учёта» names whoever has given no figure: an official of the office himself, never the office for him."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import Sides
from automation.letters.people_apart import Apart
from automation.letters.people_words import people_values
from automation.model.kinds import Kind
from automation.model.report import Headcount, Performer, Relation, State, StatusRow
from tests.letters.test_events import event
from tests.support.compose_order import BODY
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, extension, item

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
DEAN = replace(
    ORG,
    code="Д1",
    organisation="",
    relation=Relation.OFFICE,
    name="Громов Лев Савельевич",
    post="Декан",
    headcount=Headcount.PART,
)
OTHER = replace(DEAN, code="Д2", name="Рощин Олег Ильич", row=3)
UNIT = replace(DEAN, code="УК", unit="Управление кадров", name="Лугов Пётр Ильич", headcount=Headcount.UNSAID, row=4)
BRANCH = replace(ORG, code="ФИЛ", organisation="Филиал", row=5)
FIRM = replace(ORG, code="ООО", organisation="ООО «Панель»", relation=Relation.BY_AGREEMENT, row=6)
TEACHERS = item("до 12.12.2025", text="Организовать обучение преподавателей", indicator="преподаватели")
LYCEUM = replace(ORG, code="ЛИЦ", organisation="МБОУ «Лицей»", row=7)
LATER = item("до 26.03.2026", "2", row=3)
STUDENTS = item("до 12.12.2025", "2", row=3, text="Провести анкетирование", indicator="студенты")


def people_row(code: str, number: str = "1", total: int = 20) -> StatusRow:
    return done(code, number, TERM, staff_total=total, staff_moved=total)


def told(*rows: StatusRow, by: tuple[Performer, ...]) -> str:
    reviewed, _ = judged(book(*rows, plan=(TEACHERS, STUDENTS), performers=by), DAY)
    said = str(people_values(reviewed.figures, BODY, Sides()))
    for mark, plain in (("\\ue001", ""), ("\\ue002", ""), ("\\xa0", " ")):
        said = said.replace(mark, plain)
    return said


def test_while_no_dean_has_told_each_of_them_is_left_out_and_not_the_university() -> None:
    said = told(people_row("ФИЛ"), by=(DEAN, OTHER, BRANCH))
    assert "'не_сообщили': 'Громов Л.С., Рощин О.И.'" in said
    assert f"не_сообщили': '{BODY}" not in said


def test_as_soon_as_one_dean_has_told_the_silent_one_is_still_left_out_of_what_is_counted_second() -> None:
    rows = (people_row("Д1"), people_row("Д2"), people_row("Д1", "2"))
    said = told(*rows, by=(DEAN, OTHER, BRANCH))
    assert "'не_сообщили': 'Филиал'" in said
    assert "'без': 'Рощин О.И., Филиал – данные не сообщены'" in said


def test_a_unit_that_may_count_the_others_is_in_no_sum_from_the_first_day() -> None:
    reviewed, _ = judged(book(people_row("УК"), plan=(TEACHERS,), performers=(DEAN, UNIT)), DAY)
    assert (reviewed.figures.people.total, len(reviewed.figures.people.unsettled)) == (0, 1)
    whole = replace(UNIT, headcount=Headcount.WHOLE)
    reviewed, _ = judged(book(people_row("УК"), plan=(TEACHERS,), performers=(DEAN, whole, BRANCH)), DAY)
    people = reviewed.figures.people
    assert (people.total, people.whole) == (20, True), "one figure holds everybody: nobody is left out of it"


def test_what_an_agreed_performer_counts_is_told_for_every_deed_with_its_item() -> None:
    rows = (people_row("Д1"), people_row("Д1", "2"), people_row("ООО", "2", 6))
    said = told(*rows, by=(DEAN, FIRM))
    assert "'по_согласованию': ['ООО «Панель» – 6 из 6 (пункт 2)']" in said


def test_an_agreed_performer_of_several_items_is_one_and_is_named_once() -> None:
    rows = (people_row("Д1", "2"), people_row("ООО", "2", 6), people_row("ООО", "1", 8), people_row("Д1"))
    said = told(*rows, by=(DEAN, FIRM))
    assert "'по_согласованию': ['ООО «Панель» – 8 из 8 преподавателей (пункт 1), 6 из 6 (пункт 2)']" in said


def said_of(*rows: StatusRow, **values: object) -> str:
    """Write the sentence of a справка about the people, where two organisations bear the item."""
    made = book(*rows, plan=(TEACHERS, LATER), performers=(BRANCH, LYCEUM), **values)  # type: ignore[arg-type]
    story = Story(sent=True)
    reviewed, decisions = story.day(DAY, made)
    letter = compose(paper_for(decisions, kind=Kind.PROGRESS), facts(reviewed, number="1"), words())
    page = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    return next(line for line in page.splitlines() if "преподавател" in line and "прошли" in line)


def test_who_got_a_later_term_and_has_told_nothing_is_named_beside_the_sum_that_leaves_him_out() -> None:
    later = extension(code="ЛИЦ", new_term=date(2026, 1, 16))
    said = said_of(people_row("ФИЛ"), extensions=(later,))
    assert said.endswith("(не учтено: МБОУ «Лицей» – срок продлён до 16.01.2026).")


def test_a_sum_of_one_reporter_among_several_says_whose_it_is() -> None:
    assert "По сведениям филиала, обучение прошли 20 преподавателей из 20" in said_of(people_row("ФИЛ"))
    going_on = row("ЛИЦ", "1", state=State.IN_WORK, staff_total=20, staff_moved=10)
    assert "| По представленным сведениям, обучение прошли 30 преподавателей из 40" in said_of(
        people_row("ФИЛ"), going_on
    )


def test_who_only_agreed_and_kept_silence_has_a_row_and_no_percentage_stands_for_all() -> None:
    made = book(people_row("ФИЛ"), people_row("ЛИЦ"), plan=(TEACHERS,), performers=(BRANCH, LYCEUM, FIRM))
    story = Story(sent=True)
    reviewed, decisions = story.day(DAY, made)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(letter).replace("°", " ")
    assert "По представленным сведениям, обучение прошли 40 преподавателей из 40." in said
    assert "организация | ООО «Панель» (по согласованию, в итог не входит) | нет сведений | – | –" in said
    told = people_values(reviewed.figures, BODY, Sides())
    assert told
    assert (told["процент"], told["неполно"]) == ("", True)
    agreed = people_row("ООО", total=6)
    whole, _ = judged(
        book(people_row("ФИЛ"), people_row("ЛИЦ"), agreed, plan=(TEACHERS,), performers=made.performers), DAY
    )
    told = people_values(whole.figures, BODY, Sides())
    assert told
    assert (told["процент"], told["неполно"]) == ("100 %", False)


def test_where_all_who_reported_only_agreed_no_row_speaks_of_a_total() -> None:
    school = replace(FIRM, code="ШК", organisation="МБОУ «Школа»")
    rows = (people_row("ООО", total=6), people_row("ШК", total=8))
    reviewed, decisions = Story(sent=True).day(DAY, book(*rows, plan=(TEACHERS,), performers=(FIRM, school)))
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(letter).replace("°", " ")
    assert "организация | ООО «Панель» (по согласованию) | 6 | 6 | 100" in said
    assert "организация | МБОУ «Школа» (по согласованию) | 8 | 8 | 100" in said
    assert "тог" not in said.partition("организация | ООО")[2]


def test_whose_term_is_later_stands_in_text_and_table_where_only_who_agreed_has_told_his_people() -> None:
    later = extension(code="ЛИЦ", new_term=date(2026, 1, 16))
    made = book(people_row("ООО", total=6), plan=(TEACHERS,), performers=(LYCEUM, FIRM), extensions=(later,))
    reviewed, decisions = Story(sent=True).day(DAY, made)
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
    assert "(по согласованию) – 6 из 6 преподавателей; МБОУ «Лицей» – срок продлён до 16.01.2026." in said
    assert "организация | МБОУ «Лицей» | нет сведений | – | –" in said
    assert "организация | ООО «Панель» (по согласованию) | 6 | 6 | 100" in said


def test_whose_figures_contradict_each_other_is_doubted_and_the_dean_beside_him_alone_is_silent() -> None:
    wrong = replace(people_row("Д1", total=33), staff_moved=35, accepted_on=None, accepted_by="")
    for others, silent in (((people_row("Д2"),), ""), ((), "Рощин О.И.")):
        said = told(wrong, people_row("ФИЛ"), *others, by=(DEAN, OTHER, BRANCH))
        assert f"'не_сообщили': '{silent}'" in said
        assert "'уточняются': 'Громов Л.С.'" in said
        assert "'все_названные': False" in said, "nobody's people are all through while his are in doubt"


def test_after_the_last_day_of_a_stretch_nobody_says_that_the_term_has_not_come() -> None:
    stretch = replace(TEACHERS, term=event("с 01.12.2025 по 12.12.2025").term)
    few = replace(people_row("Д1"), staff_moved=19)
    reviewed, _ = judged(book(few, plan=(stretch, STUDENTS), performers=(DEAN, BRANCH)), DAY)
    people = people_values(reviewed.figures, BODY, Sides())
    assert people
    assert people["продлены"].endswith("Филиал\ue002 – сведения ожидаются")


def test_who_goes_on_behind_his_last_day_by_his_own_word_has_not_told_his_people_or_not_brought_them_all() -> None:
    stretch = replace(TEACHERS, term=event("с 01.12.2025 по 12.12.2025").term)
    late = row("ФИЛ", "1", state=State.IN_WORK, expected_on=date(2026, 1, 15))
    for mine in (late, replace(late, staff_total=8, staff_moved=5)):
        made = book(people_row("Д1"), mine, plan=(stretch, STUDENTS), performers=(DEAN, BRANCH))
        people = people_values(judged(made, DAY)[0].figures, BODY, Sides())
        assert people
        said = f"{people['не_сообщили']}{people['не_завершили']}{people['продлены']}"
        assert said == ("\ue001Филиал\ue002" if mine is late else "\ue001Филиал\ue002 (прошли 5 из 8)")


def test_what_is_counted_besides_is_told_in_the_order_of_the_plan() -> None:
    numbers = ("9", "10", "2")
    things = [item("до 12.12.2025", n, row=3, text="Обследовать", indicator="дворы") for n in numbers]
    rows = [people_row("ФИЛ"), *(people_row("ФИЛ", n) for n in numbers)]
    reviewed, _ = judged(book(*rows, plan=(TEACHERS, *things), performers=(BRANCH,)), DAY)
    told = people_values(reviewed.figures, BODY, Sides())
    assert told
    assert [one["пункты"]["им"] for one in told["по_другим"]] == ["пункт 2", "пункт 9", "пункт 10"]


@pytest.mark.parametrize("claimed", [False, True])
def test_who_is_short_of_what_is_counted_second_is_named_as_of_what_is_counted_first(claimed: bool) -> None:
    """Not while his report is under review: the same paper says that of him."""
    by, firsts = (BRANCH, LYCEUM, UNIT), (people_row("ФИЛ"), people_row("ЛИЦ"))
    late = replace(people_row("ЛИЦ", "2"), staff_moved=15, accepted_on=None)
    late = late if claimed else replace(late, state=State.IN_WORK, executed_on=None, evidence="")
    rows = (*firsts, people_row("ФИЛ", "2"), late)
    reviewed, decisions = Story(sent=True).day(DAY, book(*rows, plan=(TEACHERS, STUDENTS), performers=by))
    letter = compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words())
    said = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
    unfinished = "" if claimed else " Не завершило исполнение: МБОУ «Лицей» (15 из 20)."
    assert (
        "По показателю «студенты» (пункт 2), по представленным сведениям, – 35 из 40 (не учтено: управление кадров – "
        f"данные не сообщены).{unfinished}\n" in said
    )


AGREED_SAID = (
    "По сведениям исполнителя по согласованию (в общий итог не включены): ООО «Панель» – 6 из 9 преподавателей."
)


@pytest.mark.parametrize(
    ("agreed", "said"),
    [
        (None, "По сведениям филиала, обучение прошли 20 преподавателей из 20."),
        ((9, 6), f"По сведениям филиала, обучение прошли 20 преподавателей из 20 (100 %).\nабзац | {AGREED_SAID}"),
    ],
)
def test_figures_of_one_beside_who_only_agreed_are_told_as_his(agreed: tuple[int, int] | None, said: str) -> None:
    """«Обучение прошли 9 водителей из 9» of the schools read as of the carrier too, who had told nothing."""
    rows = [
        people_row("ФИЛ"),
        *([replace(people_row("ООО", total=agreed[0]), staff_moved=agreed[1])] if agreed else []),
    ]
    made = book(*rows, plan=(TEACHERS, LATER), performers=(BRANCH, FIRM))
    reviewed, decisions = Story(sent=True).day(DAY, made)
    letter = compose(paper_for(decisions, kind=Kind.PROGRESS), facts(reviewed, number="1"), words())
    assert said in outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})


def test_a_value_of_an_indicator_is_told_with_the_words_of_its_item_once() -> None:
    houses = item("до 12.12.2025", text="Обследовать подвалы", indicator="дома")
    for rows, said in (
        ((people_row("ФИЛ"),), "(пункт 1 – обследовать подвалы) выполнено 20 из 20"),
        ((people_row("ЛИЦ"),), "(пункт 1) выполнено 20 из 20"),
    ):
        silent = BRANCH if rows[0].code == "ЛИЦ" else FIRM
        made = book(*rows, plan=(houses, LATER), performers=(LYCEUM if silent is BRANCH else BRANCH, silent))
        reviewed, decisions = Story(sent=True).day(DAY, made)
        letter = compose(paper_for(decisions, kind=Kind.PROGRESS), facts(reviewed, number="1"), words())
        told = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
        assert f"по показателю «дома» {said}" in told
        assert told.count("обследовать подвалы") == 1


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ((), ""),
        ((replace(FIRM, code="О2", organisation="ООО «Второе»", relation=Relation.RECOMMENDED),), ""),
        ((DEAN,), " (не учтён: Громов Л.С. – численность не сообщена)"),
    ],
)
def test_a_sum_lacks_nobody_who_only_agreed_and_kept_silence(more: tuple[Performer, ...], named: str) -> None:
    made = book(people_row("ФИЛ"), people_row("ЛИЦ"), plan=(TEACHERS, LATER), performers=(BRANCH, LYCEUM, FIRM, *more))
    reviewed, decisions = Story(sent=True).day(DAY, made)
    letter = compose(paper_for(decisions, kind=Kind.PROGRESS), facts(reviewed, number="1"), words())
    told = outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
    assert f"По представленным сведениям, обучение прошли 40 преподавателей из 40{named}." in told


def test_of_one_who_is_left_out_the_verb_agrees_with_his_name_and_of_two_it_is_the_plural() -> None:
    """«Не учтены: Государственная жилищная инспекция»: of one body."""
    people = {
        "Государственная жилищная инспекция": "не учтена",
        "Министерство сельского хозяйства": "не учтено",
        "Комитет по управлению имуществом": "не учтён",
        "ООО «Здравица»": "не учтено",
        "Управление образования и молодёжной политики": "не учтено",
        "Фонд «Пример»": "не учтён",
    }
    bearers = {name: replace(ORG, organisation=name, name="") for name in people}
    for name, said in people.items():
        assert Apart((name,), {}, (), bearers).uncounted == said
        assert Apart((), {"сведения возвращены": (name,)}, (), bearers).uncounted_with_reason == said
    first, second, *_ = people
    assert Apart((first,), {"срок не наступил": (second,)}, (), bearers).uncounted == "не учтены"
    assert Apart(("в части, порученной Вам",), {}, (), bearers).uncounted == "не учтены"
