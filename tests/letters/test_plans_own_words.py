"""The plan's own words in a letter: for a term beside the day counted, for an item with its column of results."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.memo_texts import composition
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import State
from automation.plan.terms import read_clarified, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import PERFORMERS, SIGNED
from tests.support.compose_world import facts, outline, paper_for, row, words
from tests.support.control_story import Story, extension, item, settings, small, to
from tests.support.played_letters import last_letter


def letters(term: str, *, sent: bool = True) -> list[str]:
    """Return the letters about an item with this term up to the middle of January."""
    story, told = Story(settings(remind_min_gap=0), sent=sent), []
    for on in (date(2025, 12, 12) + timedelta(days=n) for n in range(34)):
        reviewed, decisions = story.day(on, small(term=term))
        if paper := to(decisions, "ОБР"):
            text = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
            told.append(text.translate(dict.fromkeys(map(ord, "{}[]"))))
    return told


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (
            "В течение 10 рабочих дней со дня подписания",
            "до 25.12.2025 включительно (в течение 10 рабочих дней со дня подписания)",
        ),
        (
            "в течение 10 рабочих дней со дня подписания настоящего распоряжения",
            "до 25.12.2025 включительно (в течение 10 рабочих дней со дня подписания указанного распоряжения)",
        ),
        (
            "IV квартал 2025 года",
            "до 31.12.2025 включительно (нерабочий день, учитывается ближайший рабочий день – 12.01.2026; IV квартал ",
        ),
        ("до 25 декабря 2025 года", "до 25.12.2025 включительно."),
        ("до 25 декабря", "до 25.12.2025 включительно."),
        ("до 25.12.2025", "до 25.12.2025 включительно."),
    ],
)
def test_the_first_letter_tells_by_which_words_the_day_was_counted(term: str, told: str) -> None:
    first, *later = letters(term)
    assert told in first
    assert later
    assert not any(f"({term.removeprefix('В ')}" in text or "течение" in text for text in later)


def test_what_lies_unsent_has_told_nobody() -> None:
    first, second = letters("в течение 10 рабочих дней со дня подписания", sent=False)
    assert all("(в течение 10 рабочих дней со дня подписания)" in text for text in (first, second))


HOLIDAYS = "до начала зимних каникул, но не позднее 23.12.2025"


@pytest.mark.parametrize(
    ("term", "told"),
    [
        ("До начала зимних каникул, но не позднее 23 декабря", f"поручено {HOLIDAYS}, подготовить смету."),
        ("до начала зимних каникул, но не позднее 23.12.2025 г.", f"поручено {HOLIDAYS}, подготовить смету."),
        ("по графику, но не позднее «23» декабря 2025 года", "поручено по графику, но не позднее 23.12.2025, подготов"),
        ("до начала сезона (до 23 декабря)", "поручено до начала сезона (до 23.12.2025) подготовить смету."),
        (
            "до начала сезона (до 28.12.2025)",
            "поручено до начала сезона (до 28.12.2025; нерабочий день, учитывается ближайший рабочий день – 29.12.202",
        ),
        (
            "28 декабря (День кино)",
            "до 28.12.2025 (День кино; 28.12.2025 – нерабочий день, учитывается ближайший рабочий день – 29.12.2025)",
        ),
        ("23 декабря (День программиста)", "поручено до 23.12.2025 (День программиста) подготовить смету."),
        ("до 15:00 23 декабря 2025 г.", "поручено до 15:00 23.12.2025 подготовить смету."),
        ("в срок до 23 декабря 2025 г. включительно", "поручено до 23.12.2025 включительно подготовить смету."),
    ],
)
def test_a_term_that_is_more_than_its_day_is_told_in_full_by_every_letter(term: str, told: str) -> None:
    story, plan = Story(settings(remind_min_gap=0), sent=True), (item(term, text="Подготовить смету"),)
    kinds, texts = set(), list[str]()
    for on in (date(2025, 12, 12) + timedelta(days=n) for n in range(34)):
        reviewed, decisions = story.day(on, small(plan=plan))
        if paper := to(decisions, "ОБР"):
            kinds.add(paper.kind)
            text = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
            texts.append(text.translate(dict.fromkeys(map(ord, "{}[]"))))
    assert kinds == {Kind.REMINDER, Kind.OVERDUE}
    assert all(told in text for text in texts)


def test_information_and_a_measure_are_due_by_the_whole_term() -> None:
    for text, said in (
        ("Информация об уборке", "информация об уборке представляется"),
        ("Уборка", "мероприятие «Уборка» подлежит исполнению"),
    ):
        told = last_letter(item(HOLIDAYS, text=text), (date(2025, 12, 17), row("ОБР", "1")))
        assert f"{said} {HOLIDAYS}." in told.replace("{", "")


def test_once_the_term_is_moved_its_day_alone_is_told() -> None:
    plan = (item(HOLIDAYS, text="Подготовить смету"),)
    reviewed, decisions = Story().day(date(2026, 1, 13), small(plan=plan, extensions=(extension(),)))
    paper = to(decisions, "ОБР")
    assert paper
    told = outline(compose(paper, facts(reviewed, number="1"), words()))
    assert "до 16.01.2026 включительно (первоначальный срок – 23.12.2025" in told
    assert "каникул" not in told


def test_leaders_read_the_whole_term_in_one_form_of_whoever_owes_the_item() -> None:
    story = Story(settings(remind_min_gap=0), sent=True)
    plan = (item(HOLIDAYS, text="Подготовить смету"), item("до 19.12.2025", "2"))
    told = dict[Kind, str]()
    for day in (22, 24):
        busy = row("ПРИМ", "1", state=State.IN_WORK, reason="болезнь")
        workbook = small(row("ОБР", "1"), busy, plan=plan, performers=PERFORMERS[2:4])
        reviewed, decisions = story.day(date(2025, 12, day), workbook)
        for paper in decisions.papers:
            text = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
            told[paper.kind] = text.translate(dict.fromkeys(map(ord, "{}[]")))
    assert f"срок не наступил – 1 (пункт 1, срок – {HOLIDAYS})." in told[Kind.PROGRESS]
    memo = told[Kind.COMPLETION].partition("строка |")[0]
    assert memo.count(f"(срок – {HOLIDAYS}") == 2
    assert "срок – 23.12.2025" not in memo


def test_a_term_told_in_full_before_the_lists_stands_in_them_in_the_same_words() -> None:
    story, plan = Story(sent=True), (item(HOLIDAYS, text="Подготовить смету"), item("до 19.12.2025", "2"))
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 15), evidence="приказ № 5")
    story.day(date(2025, 12, 15), small(claim, plan=plan))
    back = replace(claim, returned_on=date(2025, 12, 16), return_reason="приказ не приложен")
    reviewed, decisions = story.day(date(2025, 12, 22), small(back, plan=plan))
    (paper,) = (p for p in decisions.papers if p.kind is Kind.PROGRESS)
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert f"срок не наступил – 1 (пункт 1, срок – {HOLIDAYS})." in told
    assert f"по пункту 1 (срок – {HOLIDAYS}, дата возврата" in told


def test_a_day_that_shares_its_month_with_another_stays_as_the_plan_writes_it() -> None:
    """«С 1 по 20.10.2026» is half a date, and «срок – 20.10.2026» stood one line below of another performer."""
    daily = "ежедневно до 17 часов с 1 по 19 декабря 2025 г."
    mine = item(daily, text="Представить сводки")
    mine = replace(mine, override=read_clarified("19.12.2025", mine.term, SIGNED, Calendar()))
    other = item("до 18.12.2025", "2", text="Провести опрос", row=3)
    claims = [
        row(code, "1", state=State.DONE, executed_on=date(2025, 12, 19), evidence="сводки") for code in ("ОБР", "ПРИМ")
    ]
    more = row("ОБР", "2", state=State.DONE, executed_on=date(2025, 12, 18), evidence="акт")
    story, late = Story(sent=True), item("до 30.01.2026", "3", row=4)
    workbook = small(*claims, more, plan=(mine, other, late), performers=PERFORMERS[2:4])
    reviewed, decisions = story.day(date(2025, 12, 22), workbook)
    (paper,) = (p for p in decisions.papers if p.kind is Kind.PROGRESS)
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert told.count(f"пункт 1 (срок – {daily}") == 2
    assert "срок – 19.12.2025" not in told


LASTS = "постоянно в течение пожароопасного сезона"
CLASS = "в течение 3 рабочих дней после установления IV класса пожарной опасности"


def clarified(plan: str, by: str) -> Item:
    return replace(item(plan), override=read_term(by, SIGNED, Calendar()))


def test_clarified_words_say_how_the_plan_is_read_and_never_stand_in_its_place() -> None:
    plan = (clarified(LASTS, "постоянно"), clarified("до 12.12.2025", "до 12.12.2025"))
    chosen = settings(letters=("covering",), progress="off")
    plan = (plan[0], replace(plan[1], number="2", row=3))
    reviewed, decisions = Story(chosen).day(date(2025, 12, 12), small(plan=plan))
    printed = outline(compose(paper_for(decisions, kind=Kind.COVERING), facts(reviewed, number="1"), words()))
    assert f"| {LASTS}\n" in printed
    quarterly = settings(progress="off", control_point="quarterly")
    reviewed, decisions = Story(quarterly).day(date(2026, 3, 26), small(plan=plan[:1]))
    asked = paper_for(decisions, kind=Kind.REQUEST)
    told = outline(compose(asked, facts(reviewed, number="1"), words())).translate(dict.fromkeys(map(ord, "{}")))
    assert f"«{LASTS}»" in told
    assert "«постоянно»" not in told


@pytest.mark.parametrize("by", ["до 19.12.2025", "19.12.2025"])
def test_a_day_given_to_words_that_nobody_could_read_stands_beside_them(by: str) -> None:
    told = last_letter(clarified(CLASS, by), (date(2025, 12, 17), row("ОБР", "1")))
    assert f"до 19.12.2025 включительно ({CLASS})" in told


def test_a_plan_without_words_for_a_term_is_told_by_those_of_the_office() -> None:
    assert clarified("", "постоянно").term_phrase == "постоянно"


@pytest.mark.parametrize(
    ("term", "told"),
    [
        (LASTS, "без определённой даты – 1"),
        ("Постоянно.", "со сроком «постоянно» – 1"),
        ("постоянно, в течение срока реализации «дорожной карты»", "со сроком «постоянно» – 1"),
        ("на постоянной основе", "со сроком «постоянно» – 1"),
    ],
)
def test_a_sum_calls_a_term_permanent_only_where_the_plan_says_so(term: str, told: str) -> None:
    reviewed, _ = Story().day(date(2025, 12, 15), small(plan=(clarified(term, "постоянно"),)))
    assert composition(reviewed.figures, words()) == f"{told} (пункт 1)"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Представить председателю доклад о работе (результат: Доклад)", "доклад о работе представляется председателю"),
        ("Представлять сведения о привитых (результат: Сведения)", "сведения о привитых представляются"),
        (
            "Представить отчёт о ходе работ (результат: Отчёт по установленной форме)",
            "отчёт о ходе работ (по установленной форме) представляется",
        ),
        ("Назначить лицо, копию приказа направить (результат: Копия приказа)", "лицо, копию приказа направить."),
        ("Разработать и утвердить графики (результат: Утверждённые графики)", "разработать и утвердить графики."),
        ("Проверить насосы, составить акты (ожидаемый результат: Акты проверки)", "насосы, составить акты."),
        ("Исследования проб (результат: Результаты исследований)", "мероприятие «Исследования проб» подлежит"),
        ("Провести вакцинацию (результат: Отчёт о вакцинации)", "провести вакцинацию (результат: отчёт о вакцинации)."),
        ("Ремонт котла (Форма завершения: Акт (КС-2))", "мероприятие «Ремонт котла» (форма завершения: акт (КС-2))"),
        ("Провести семинар (результат: Лист регистрации)", "провести семинар (результат: лист регистрации)."),
        ("Согласовать трассу (результат: Аксай и ГИБДД)", "согласовать трассу (результат: Аксай и ГИБДД)."),
        ("Согласовать трассу (результат: МБУ)", "согласовать трассу (результат: МБУ)."),
        ("Провести смотр (место: Парк)", "провести смотр (место: Парк)."),
    ],
)
def test_a_sentence_says_a_result_once_and_begins_it_small(text: str, said: str) -> None:
    told = last_letter(item("до 26.12.2025", text=text), (date(2025, 12, 23), row("ОБР", "1")))
    assert said in told
    extract = small(plan=(item("до 26.12.2025", text=text),))
    reviewed, decisions = Story(settings(letters=("covering",))).day(date(2025, 12, 12), extract)
    letter = compose(paper_for(decisions, kind=Kind.COVERING), facts(reviewed, number="1"), words())
    shown = letter.rows[0].text.replace("\u00a0", " ")
    assert shown.lower() == text.lower(), "the extract shows the whole column"
    _, sign, result = shown.partition("результат: ")
    assert not sign or result[0].islower() or result.startswith(("МБУ", "Аксай")), "begun small within its bracket"
    assert ("(место: Парк)" in shown) is ("(место: Парк)" in text), "other columns are shown letter by letter"


def test_a_bracket_holds_an_item_without_the_bracket_of_its_result() -> None:
    vague = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 12))
    plan = item("до 12.12.2025", text="Провести вакцинацию (результат: Отчёт о вакцинации)")
    told = last_letter(plan, (date(2025, 12, 15), vague))
    assert "(провести вакцинацию)" in told
    assert "результат" not in told
