"""Who has a letter about an item that an amending order changed is told all it changed for him (decision 0139)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.plan import Item
from automation.model.report import Book, StatusRow
from tests.support.compose_order import HEADS, ORDER
from tests.support.compose_world import book, done, facts, outline, row, words
from tests.support.control_story import ORG, Story, item, kinds, notices, occasions, settings, to

GUESTS = "товарищества собственников жилья"
GUEST = replace(ORG, code="ТСЖ", groups=(GUESTS,), organisation="ТСЖ «Пробное»", name="Гостев Иван Ильич")
NAMED = replace(ORDER, amendments="распоряжение от 16.12.2025 № 47-р")
SECOND = item("до 30.12.2025", "2", text="Подготовить смету", row=3)
FIRST = item("до 19 декабря 2025 года", text="Провести обучение")
QUIET = settings(progress="off")


def dec(day: int) -> date:
    return date(2025, 12, day)


def plan(*items: Item, amended: bool = True, **more: object) -> Book:
    made = book(plan=items, performers=(ORG, GUEST), order=NAMED if amended else ORDER)
    return replace(made, **more)


def reminded(story: Story, *before: Item) -> Story:
    """A story of an organisation that has been reminded of item 1 on 12.12, the letter sent."""
    assert occasions(to(story.day(dec(12), plan(*before, amended=False))[1], "ОБР")) == []
    paper = to(story.day(dec(17), plan(*before, amended=False))[1], "ОБР")
    assert occasions(paper) == [("reminder", "ОБР", "1", 1)]
    story.mark(state=PaperState.SENT, sent_on=dec(17), registered="К-1 от 17.12.2025")
    return story


def told(story: Story, on: int, workbook: Book, code: str = "ОБР") -> str:
    """The letter of the day about the amending order; "" where none goes."""
    reviewed, decisions = story.day(dec(on), workbook)
    paper = to(decisions, code)
    if paper is None or Kind.AMENDED not in {g.occasion.kind for g in paper.grounds}:
        return ""
    known = facts(reviewed, number="01-15/К-9")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "").replace("‑", "-")


def test_who_was_written_to_about_an_item_is_told_once_that_it_is_gone() -> None:
    story = reminded(Story(QUIET), FIRST, SECOND)
    days = {on: told(story, on, plan(SECOND)) for on in (18, 19, 22, 23)}
    assert [on for on, letter in days.items() if letter] == [22]
    assert "Об изменении плана-графика" in days[22].replace("\n", " ")
    assert "В связи с изменениями плана мероприятий (плана-графика), утверждённого " in days[22]
    assert "», внесёнными распоряжением от 16.12.2025 № 47-р, сообщаем, что пункт 1 " in days[22]
    assert "с изменениями, внесёнными" not in days[22], "what was amended is told once"
    assert "пункт 1 плана-графика (провести обучение) исключён, сведения о его исполнении не запрашиваются" in days[22]
    assert "до" not in days[22].partition("сообщаем, что")[2].partition("С уважением")[0]


def test_the_letter_is_no_paper_that_has_lost_its_ground_the_next_day() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    assert told(story, 18, plan(SECOND))
    later = story.day(dec(19), plan(SECOND))[1]
    assert notices(later, NoticeKind.LOST_GROUND) == []


def test_the_heading_of_a_letter_about_something_else_names_the_change_of_the_plan_too() -> None:
    second = item("до 26.12.2025", "2", text="Подготовить смету", row=3)
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, second)
    letter = told(story, 19, plan(second)).replace("\n", " ")
    assert "О сроке исполнения пункта 2 плана-графика и об изменении плана-графика " in letter
    assert "Также сообщаем, что пункт 1 плана-графика (провести обучение) исключён" in letter


def test_a_moved_term_is_told_with_the_words_of_the_plan() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    letter = told(story, 18, plan(item("до 20 января 2026 года", text="Провести обучение"), SECOND))
    assert "новый срок пункта 1 плана-графика (провести обучение) – до 20 января 2026 года, " in letter
    assert "прежний – до 19 декабря 2025 года.\n" in letter, "without quotation marks, as the new one"
    assert "», внесёнными распоряжением от 16.12.2025 № 47-р, сообщаем, что новый срок пункта 1 " in letter, "no colon"


def test_a_day_that_has_taken_the_place_of_another_is_told_with_it_and_a_day_off_as_a_term() -> None:
    numbered = item("до 19.12.2025", text="Провести обучение")
    for day, said in (
        ("20.01.2026", "до 20.01.2026, прежний – до 19.12.2025"),
        ("27.12.2025", "до 27.12.2025 (нерабочий день, "),
    ):
        story = reminded(Story(settings(progress="off", addressee_gap=0)), numbered, SECOND)
        letter = told(story, 18, plan(item(f"до {day}", text="Провести обучение"), SECOND))
        assert f"новый срок пункта 1 плана-графика (провести обучение) – {said}" in letter


def test_of_an_item_with_several_terms_only_the_part_whose_term_was_moved_is_told() -> None:
    def sites(later: str) -> Item:
        text = f"Оборудовать площадки: в селе до 19.12.2025, в деревнях до {later}"
        return item(f"до 19.12.2025, до {later}", text=text)

    def rows(second: int) -> tuple[StatusRow, ...]:
        return tuple(row("ОБР", "1", control_date=dec(day)) for day in (19, second))

    story = Story(settings(progress="off", addressee_gap=0, letters=(Kind.COVERING,)))
    story.day(dec(12), plan(sites("23.12.2025"), amended=False, rows=rows(23)))
    letter = told(story, 15, plan(sites("30.12.2025"), rows=rows(30)))
    assert "новый срок пункта 1 плана-графика (оборудовать площадки в деревнях) – до 30.12.2025 включительно" in letter
    assert "включительно, прежний – до 23.12.2025 включительно.\n" in letter
    assert letter.count("прежний – ") == 1
    assert "19.12.2025" not in letter.partition("сообщаем")[2]


def test_who_bears_an_item_no_longer_is_told_that_others_do() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    handed = item("до 19 декабря 2025 года", text="Провести обучение", performers_text=GUESTS, groups=(GUESTS,))
    workbook = plan(handed, SECOND)
    letter = told(story, 18, workbook)
    assert (
        "сообщаем, что Ваше учреждение исключено из числа исполнителей пункта 1 плана-графика (провести обучение), "
        "сведения о его исполнении представлять не требуется." in letter
    )
    assert told(story, 19, workbook, "ТСЖ") == ""


def test_who_leaves_the_list_of_performers_is_told_that_he_lost_his_items_on_the_first_free_day() -> None:
    story = reminded(Story(QUIET), FIRST, SECOND)
    handed = (
        item("до 19 декабря 2025 года", text="Провести обучение", performers_text=GUESTS, groups=(GUESTS,)),
        replace(SECOND, performers_text=GUESTS, groups=(GUESTS,)),
    )
    left = replace(plan(*handed), performers=(GUEST,))
    left = replace(left, rows=tuple(r for r in left.rows if r.code == GUEST.code))
    days = {on: told(story, on, left) for on in (18, 19, 22, 23)}
    assert [on for on, letter in days.items() if letter] == [22]
    assert "адресат | Директору МБУК «Образец»\nадресат | Примеровой М.И." in days[22].replace("\u00a0", " ")
    lost = "пунктов 1 и 2 плана-графика (пункт 1 – провести обучение; пункт 2 – подготовить смету)"
    assert f"Ваше учреждение исключено из числа исполнителей {lost}" in days[22], "of item 2 nobody had written to him"


def test_who_is_told_of_an_amending_order_is_told_all_it_has_changed_for_him_in_the_order_of_the_plan() -> None:
    def works(*numbers: str) -> list[Item]:
        whose = {"3": GUESTS, "5": GUESTS}
        return [
            item("до 30.12.2025", n, text=f"Привести в порядок двор № {n}", row=int(n) + 1)
            if n not in whose
            else item("до 30.12.2025", n, text=f"Сдать двор № {n}", performers_text=whose[n], groups=(whose[n],))
            for n in numbers
        ]

    first, *rest = works("1", "2", "3", "4", "5")
    first = replace(first, term=item("до 19.12.2025", "1").term)
    story = reminded(Story(settings(progress="off", addressee_gap=0)), first, *rest)
    moved = replace(first, term=item("до 29.12.2025", "1").term)
    added = item("до 15.01.2026", "10", text="Оборудовать входы", row=9)
    both = f"{rest[0].performers_text}; {GUESTS}"
    joined = replace(rest[1], performers_text=both, groups=(*rest[0].groups, GUESTS))
    other = replace(rest[2], text="Заменить ограждение двора № 4")
    workbook = plan(moved, joined, other, rest[3], added)
    letter = told(story, 18, workbook)
    included = "Ваше учреждение включено в число исполнителей пункта 3 плана-графика (сдать двор № 3)"
    changed = "пункт 4 плана-графика изменён: заменить ограждение двора № 4"
    news = [line.removeprefix("шаг | ").rstrip(";.") for line in letter.splitlines() if line.startswith("шаг | ")]
    assert news == [
        "новый срок пункта 1 плана-графика (привести в порядок двор № 1) – до 29.12.2025, прежний – до 19.12.2025",
        "пункт 2 плана-графика (привести в порядок двор № 2) исключён, сведения о его исполнении не запрашиваются",
        f"{included}, срок – до 30.12.2025, все исполнители – {HEADS} и {GUESTS}",
        f"{changed} (прежде – привести в порядок двор № 4), срок – до 30.12.2025",
        "добавлен пункт 10 плана-графика (оборудовать входы), срок – до 15.01.2026",
    ]
    assert told(story, 19, workbook) == ""


def test_nobody_is_telephoned_about_news_that_wait_for_the_pause_between_letters() -> None:
    story = reminded(Story(QUIET), FIRST)
    moved = item("до 20 января 2026 года", text="Провести обучение")
    workbook = plan(moved, item("до 15.01.2026", "3", text="Оборудовать входы", row=4))
    decisions = story.day(dec(18), workbook)[1]
    assert (to(decisions, "ОБР"), notices(decisions, NoticeKind.CALL)) == (None, [])
    assert "добавлен пункт 3" in told(story, 22, workbook)


def test_nobody_is_written_to_about_a_new_item_alone() -> None:
    story = Story(settings(progress="off", addressee_gap=0))
    story.day(dec(12), plan(SECOND, amended=False))
    assert told(story, 15, plan(SECOND, item("до 15.01.2026", "3", text="Оборудовать входы", row=4))) == ""


def test_a_new_item_is_not_told_beside_its_reminder() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST)
    moved = item("до 20 января 2026 года", text="Провести обучение")
    letter = told(story, 18, plan(moved, item("до 22.12.2025", "3", text="Оборудовать входы", row=4)))
    assert "– до 20 января 2026 года" in letter
    assert "оборудовать входы" in letter
    assert "добавлен" not in letter


def test_a_new_item_is_not_told_beside_its_extract() -> None:
    story = Story(settings(progress="off", addressee_gap=0, letters=(Kind.COVERING,)))
    story.day(dec(12), plan(FIRST, amended=False))
    moved = item("до 20 января 2026 года", text="Провести обучение")
    workbook = plan(moved, item("до 15.01.2026", "3", text="Оборудовать входы", row=4))
    letters = [told(story, on, workbook) for on in (15, 16)]
    assert ["– до 20 января 2026 года" in letter for letter in letters] == [True, False]
    assert letters[0].count("борудовать входы") == 1
    assert "добавлен" not in letters[0]


def test_a_second_amending_order_that_changes_the_words_of_an_item_is_told_beside_the_first() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    moved = item("до 20 января 2026 года", text="Провести обучение")
    assert "– до 20 января 2026 года" in told(story, 18, plan(moved, SECOND))
    again = plan(replace(moved, text="Провести обучение и проверку знаний"), SECOND)
    again = replace(again, order=replace(NAMED, amendments=f"{NAMED.amendments}; распоряжение от 18.12.2025 № 49-р"))
    news = "изменён: провести обучение и проверку знаний (прежде – провести обучение), срок – до 20 января"
    assert news in told(story, 19, again)
    assert told(story, 22, again) == ""


def test_who_got_another_code_has_left_nothing() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    renamed = replace(plan(FIRST, SECOND), performers=(replace(ORG, code="МБУК"), GUEST))
    _, decisions = story.day(dec(18), replace(renamed, rows=tuple(replace(r, code="МБУК") for r in renamed.rows)))
    assert Kind.AMENDED not in kinds(decisions)


def test_nobody_is_told_that_he_lost_an_item_while_its_new_group_has_no_performers() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    handed = item("до 19 декабря 2025 года", text="Провести обучение", performers_text="школы", groups=("школы",))
    assert told(story, 18, plan(handed, SECOND)) == ""


def test_nothing_is_told_of_a_plan_with_other_numbers() -> None:
    story = reminded(Story(settings(progress="off", addressee_gap=0)), FIRST, SECOND)
    assert told(story, 18, plan(replace(SECOND, number="1"))) == ""


@pytest.mark.parametrize(("letters", "expected"), [((), False), ((Kind.COVERING,), True)])
def test_who_has_no_letter_about_the_item_is_told_where_the_office_sends_extracts(
    letters: tuple[str, ...], expected: bool
) -> None:
    story = Story(settings(progress="off", addressee_gap=0, letters=letters))
    story.day(dec(12), plan(FIRST, SECOND, amended=False), keep=True)
    story.history = replace(story.history, spent={}, entries=())
    assert bool(told(story, 15, plan(FIRST))) is expected


def test_who_was_told_in_a_release_what_stays_on_control_is_told_its_new_term_and_what_was_added() -> None:
    story = Story(settings(progress="off", addressee_gap=0, letters=(Kind.RELEASE,)))
    off = plan(
        replace(FIRST, closed_on=dec(15)), SECOND, amended=False, rows=(done("ОБР", "1", dec(12)), row("ОБР", "2"))
    )
    release = to(story.day(dec(15), off)[1], "ОБР")
    assert occasions(release) == [("release", "ОБР", "1", 1)]
    story.mark(state=PaperState.SENT, sent_on=dec(15), registered="К-1 от 15.12.2025")
    moved = item("до 20.01.2026", "2", text="Подготовить смету", row=3)
    added = item("до 15.01.2026", "3", text="Оборудовать входы", row=4)
    now = plan(off.items[0], moved, added, rows=(*off.rows[:1], row("ОБР", "2"), row("ОБР", "3")))
    letter = told(story, 16, now)
    assert "новый срок пункта 2 плана-графика (подготовить смету) – до 20.01.2026, прежний – до 30.12.2025" in letter
    assert "добавлен пункт 3 плана-графика (оборудовать входы), срок – до 15.01.2026" in letter
    assert told(story, 17, now) == ""


def test_whose_report_was_accepted_is_not_told_that_the_item_is_gone() -> None:
    story = Story(settings(progress="off", addressee_gap=0, letters=(Kind.COVERING,)))
    report = done("ОБР", "1", dec(12))
    started = replace(plan(FIRST, SECOND, amended=False), rows=(report, *plan(FIRST, SECOND).rows[1:]))
    story.day(dec(12), started)
    assert told(story, 15, plan(SECOND)) == ""


def test_a_later_day_than_the_first_week_brings_no_news() -> None:
    story = reminded(Story(QUIET), FIRST, SECOND)
    story.day(dec(18), plan(SECOND))
    assert told(story, 29, plan(SECOND)) == ""


def test_the_memo_does_not_hold_the_news_back() -> None:
    story = reminded(Story(settings(addressee_gap=0)), FIRST)
    _, decisions = story.day(dec(22), plan(FIRST, amended=False))
    assert Kind.COMPLETION in kinds(decisions)
    assert told(story, 23, plan(item("до 20 января 2026 года", text="Провести обучение")))


def test_other_words_of_a_repeated_item_are_told_once_though_its_next_term_comes_meanwhile() -> None:
    weekly = item("еженедельно по пятницам", text="Информация об уборке")
    story = Story(settings(progress="off", addressee_gap=0, letters=(Kind.COVERING,)))
    story.day(dec(12), plan(weekly, amended=False, rows=(done("ОБР", "1", dec(12)),)))
    other, news = replace(weekly, text="Информация об уборке и вывозе снега"), {}
    for on in (18, 19, 22, 23, 24):
        news[on] = told(story, on, plan(other, rows=(done("ОБР", "1", dec(12 if on < 22 else 19)),)))
    assert [on for on, letter in news.items() if letter] == [18]
    assert "изменён: информация об уборке и вывозе снега (прежде – информация об уборке), срок – ежене" in news[18]
