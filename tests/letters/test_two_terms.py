"""An item with two terms in its words: each letter names the part whose term it speaks of, and asks by one date."""

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.messages.terms import terms_file
from automation.model.control import Paper, PaperState
from automation.model.kinds import Form, Kind
from automation.model.plan import Item
from automation.model.report import Book, Extension, Performer, Relation, State, StatusRow
from automation.reports.plain_pages import PageTable
from automation.reports.week import week_sheet
from tests.support.compose_order import SIGNED
from tests.support.compose_world import appendix_told, book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, december, item, occasions, settings, to

TERM = "до 15.12.2025; не позднее 19.12.2025"
PARTED = "Провести пробные топки котельных до 15.12.2025, пуск тепла осуществить не позднее 19.12.2025"
JOINED = "Провести осмотр котельных до 15.12.2025 и повторный до 19.12.2025"
MONDAY = date(2025, 12, 15)
FIRST, SECOND, CLOSED = date(2025, 12, 15), date(2025, 12, 19), date(2025, 12, 22)
NEXT = item("до 24.12.2025", "2", row=3, text="Подготовить смету")
DONE = done("ОБР", "1", date(2025, 12, 15), control_date=FIRST)
EXTENDED = Extension(
    item="1",
    code="ОБР",
    new_term=date(2025, 12, 24),
    decided_on=date(2025, 12, 18),
    decided_by="Глава",
    basis="резолюция",
    row=2,
)


def of(*rows: StatusRow, text: str = PARTED, more: tuple[Item, ...] = (), who: Performer = ORG, **about: Any) -> Book:
    """A workbook in which the item has a row for each of its terms."""
    plan = (replace(item(TERM, text=text, groups=who.groups), **about), *more)
    mine = (*(rows or (row(who.code, "1", control_date=FIRST),)), row(who.code, "1", control_date=SECOND))[:2]
    made = book(plan=plan, performers=(who,))
    lines = (*mine, *(r for r in made.rows if r.item != "1"))
    return replace(made, rows=tuple(replace(line, row=n) for n, line in enumerate(lines, 2)))


def told(day: int, made: Book, before: tuple[int, ...] = (11, 12, 15, 16, 17, 18, 19, 22, 23), **policy: object) -> str:
    """The paper of a day of December, those before it sent and unanswered."""
    story = Story(settings(**policy), sent=True)
    for on in december(*(d for d in before if d < day), day):
        reviewed, decisions = story.day(on, made)
    paper = to(decisions, made.performers[0].code)
    assert paper
    known = facts(reviewed, number="01-15/К-9")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_a_reminder_names_the_part_whose_term_comes() -> None:
    first = told(15, of(), before=(), remind_days=[1], remind_min_gap=0)
    assert "поручено до 15.12.2025 включительно провести пробные топки котельных." in first
    assert "осуществить" not in first
    second = told(18, of(DONE), before=(11,), remind_days=[1], remind_min_gap=0)
    assert "поручено до 19.12.2025 включительно осуществить пуск тепла." in second
    assert "сообщить дату исполнения указанного пункта в части «осуществить пуск тепла»" in second
    assert "топки" not in second


def test_a_letter_about_both_asks_for_them_by_one_date() -> None:
    both = told(17, of(), before=(11,), remind_min_gap=0)
    assert "поручено до 15.12.2025 включительно провести пробные топки котельных." in both
    assert "сведения об исполнении указанного пункта в части «провести пробные топки котельных»" in both
    assert "Одновременно напоминаем о сроке исполнения пункта 1 плана-графика: поручено до 19.12" in both
    assert "включительно осуществить пуск тепла." in both
    assert both.count("Просим до 19.12.2025") == 2


def test_of_two_late_parts_none_is_told_with_the_term_of_the_other() -> None:
    late = told(23, of(), before=(11,))
    assert (
        "поручено до 15.12.2025 включительно провести пробные топки котельных, "
        "а также поручено до 19.12.2025 включительно осуществить пуск тепла." in late
    )
    assert "сведения об исполнении указанного пункта от МБУК «Образец» не поступили" in late
    alone = told(23, of(DONE), before=(11,))
    assert "до 19.12.2025 включительно осуществить пуск тепла." in alone
    part = "пункта 1 в части «осуществить пуск тепла»"
    assert f"сведения об исполнении указанного {part.replace(' 1', '')} от МБУК «Образец» не поступили" in alone
    assert f"представить по прилагаемой форме сведения об исполнении {part}" in alone
    again = told(30, of(DONE), before=(11, 23))
    assert f"сведения об исполнении {part} от МБУК «Образец» не поступили" in again
    assert "исполнить указанный пункт в части «осуществить пуск тепла»" in again


def test_parts_that_cannot_be_told_apart_are_quoted_with_the_term_that_is_meant() -> None:
    late = told(23, of(DONE, text=JOINED), before=(11,))
    assert f"поручение «{JOINED}» подлежало исполнению в части срока 19.12.2025." in late
    assert "поручено" not in late
    both = told(23, of(text=JOINED), before=(11,))
    assert f"«{JOINED}» подлежало исполнению в части срока 15.12.2025 и в части срока 19.12.2025." in both


def test_a_part_whose_term_was_moved_is_told_without_the_former_term() -> None:
    moved = replace(of(DONE, text=JOINED), extensions=(EXTENDED,))
    said = told(22, moved, before=(11,), remind_min_gap=0)
    assert "сообщить дату исполнения указанного пункта в части срока 24.12.2025" in said


def test_a_table_has_a_line_for_the_part() -> None:
    third = item("до 24.12.2025", "3", row=4, text="Проверить готовность")
    shown = told(18, of(more=(NEXT, third)), before=(11,), remind_min_gap=0, overdue_after=5)
    assert "1 | Осуществить пуск тепла | до 19.12.2025 включительно" in shown
    assert "топки" not in shown


def test_a_release_names_both_parts_and_both_days() -> None:
    rows = (DONE, done("ОБР", "1", date(2025, 12, 19), control_date=SECOND))
    for who in (ORG, replace(ORG, relation=Relation.OFFICE)):
        made = of(*rows, more=(replace(NEXT, closed_on=CLOSED),), who=who, closed_on=CLOSED)
        said = told(22, made, before=(11,), letters=("release",))
        assert (
            "Указанный пункт (провести пробные топки котельных; осуществить пуск тепла) исполнен 15.12.2025 и "
            "19.12.2025 и снят с контроля 22.12.2025." in said
        )


def test_whole_orders_behind_a_colon_are_told_apart_in_every_letter() -> None:
    lead, second = "одготовить зал музея к открытию экспозиции", "смонтировать выставочное оборудование"
    text = f"П{lead}: завершить реставрацию декора до 15.12.2025, {second} до 19.12.2025"
    late = told(17, of(text=text), before=(11,), remind_min_gap=0)
    assert f"поручено до 15.12.2025 включительно п{lead}: завершить реставрацию декора." in late
    assert "представить по прилагаемой форме сведения об исполнении пункта 1 в части «завершить реставр" in late
    assert f"сообщить по прилагаемой форме дату исполнения пункта 1 в части «{second}»" in late
    assert "в части срока" not in late
    rows = (DONE, done("ОБР", "1", date(2025, 12, 19), control_date=SECOND))
    made = of(*rows, text=text, more=(replace(NEXT, closed_on=CLOSED),), closed_on=CLOSED)
    released = told(22, made, before=(11,), letters=("release",))
    assert f"Указанный пункт (п{lead}: завершить реставрацию декора; {second}) исполнен" in released


def test_a_release_of_an_item_executed_by_one_of_its_terms_says_that_of_this_part_alone() -> None:
    ended = "завершён и контроль за исполнением пункта 1 плана-графика{}, сведения о его исполнении более не запра"
    for who in (ORG, replace(ORG, relation=Relation.OFFICE)):
        made = of(DONE, more=(replace(NEXT, closed_on=CLOSED),), who=who, closed_on=CLOSED)
        said = told(22, made, before=(11,), letters=("release",))
        assert ", в части «провести пробные топки котельных»" in said
        assert (
            "Указанный пункт (провести пробные топки котельных) в этой части исполнен 15.12.2025"
            " и снят с контроля 22.12.2025." in said
        )
        assert ended.format(" в части «осуществить пуск тепла»") in said
        assert "Других пунктов" not in said
    closed = of(DONE, text=JOINED)
    closed = replace(closed, order=replace(closed.order, closed_on=CLOSED, closed_reason="резолюция"))
    said = told(22, closed, before=(11,), letters=("release",))
    assert "в части срока 15.12.2025, поступившие от МБУК «Образец», рассмотрены и приняты" in said
    assert "в этой части исполнен 15.12.2025 и снят с контроля 22.12.2025 в связи со снятием" in said
    assert ended.format(" в части срока 19.12.2025") in said


def test_beside_another_item_the_executed_part_is_told_by_its_term() -> None:
    made = of(DONE, more=(replace(NEXT, closed_on=CLOSED),), closed_on=CLOSED)
    other = replace(done("ОБР", "2", date(2025, 12, 15)), row=4)
    made = replace(made, rows=tuple(other if r.item == "2" else r for r in made.rows))
    said = told(22, made, before=(11,), letters=("release",))
    assert "Указанные пункты" in said
    assert "исполнены (пункт 2, пункт 1 по сроку 15.12.2025 – 15.12.2025) и сняты с контроля" in said
    assert (
        "В связи с этим завершён и контроль за исполнением пункта 1 плана-графика в части «осуществить пуск тепла»"
        in said
    )


def test_an_obligation_is_written_about_by_its_own_term() -> None:
    story = Story(sent=True)
    found = [occasions(to(story.day(on, of(DONE))[1], "ОБР")) for on in december(11, 17, 18, 19, 22, 23)]
    assert found[-1] == [("overdue", "ОБР", "1", 1)]


def test_the_lists_for_people_and_the_memo_name_the_part_of_each_term() -> None:
    reviewed, _ = Story(sent=True).day(date(2025, 12, 18), of(DONE))
    (file,) = terms_file(reviewed.morning, None)
    assert [str(event["description"]) for event in Calendar.from_ical(file.data).walk("VEVENT")] == [
        "Провести пробные топки котельных",
        "Осуществить пуск тепла",
    ]
    rows = [block.rows for block in week_sheet([reviewed.figures], MONDAY).blocks if isinstance(block, PageTable)]
    assert [line[3] for lines in rows for line in lines] == ["Осуществить пуск тепла"]
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=reviewed.figures.order.id,
        day=date(2025, 12, 18),
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    mark = appendix_told(reviewed.figures, facts(reviewed, number="1"), memo).rows[0].mark
    assert mark.replace("\u00a0", " ") == (
        "МБУК «Образец» – по сроку 15.12.2025: исполнено 15.12.2025; по сроку 19.12.2025: срок не наступил"
    )
    reviewed, _ = Story(sent=True).day(date(2025, 12, 19), of(DONE))
    assert appendix_told(reviewed.figures, facts(reviewed), memo).rows[0].mark.endswith(": срок истекает сегодня")


def test_a_stage_that_was_reported_is_not_among_what_has_not_come_in() -> None:
    stages = "Провести инвентаризацию сетей: первый этап – осмотр, второй этап – составление паспортов"
    letter = told(23, of(DONE, text=stages))
    task = "поручено до 19.12.2025 включительно провести инвентаризацию сетей: второй этап – составление паспортов."
    assert task in letter
    part = "указанного пункта в части «второй этап – составление паспортов»"
    assert f"сведения об исполнении {part} от МБУК «Образец» не поступили" in letter
    assert "осмотр" not in letter
    first = told(17, of(text=stages))
    assert "поручено до 15.12.2025 включительно провести инвентаризацию сетей: первый этап – осмотр." in first


SHOWN = "Оформить выставку «Город и люди» до 15.12.2025 и представить отчёт о её работе до 19.12.2025"


def test_a_part_that_points_back_to_another_is_told_by_its_own_term_and_never_with_that_of_the_other() -> None:
    drawn = "Разработать проект графика до 15.12.2025 и утвердить его до 19.12.2025"
    first = told(15, of(text=drawn), before=(), remind_days=[1], remind_min_gap=0)
    assert "поручено до 15.12.2025 включительно разработать проект графика." in first
    second = told(18, of(DONE, text=drawn), before=(11,), remind_days=[1], remind_min_gap=0)
    assert "поручение «Утвердить его» подлежит исполнению до 19.12.2025 включительно." in second
    assert "сообщить дату исполнения указанного пункта в части «утвердить его»" in second
    late = told(23, of(text=drawn), before=(11,))
    assert "поручено до 15.12.2025 включительно разработать проект графика, а поручение «Утвердить его»" in late


def test_a_report_about_the_other_part_is_presented_and_its_request_names_it() -> None:
    first = told(15, of(text=SHOWN), before=(), remind_days=[1], remind_min_gap=0)
    assert "поручено до 15.12.2025 включительно оформить выставку «Город и люди»." in first
    second = told(18, of(DONE, text=SHOWN), before=(11,), remind_days=[1], remind_min_gap=0)
    assert "отчёт представляется до 19.12.2025 включительно." in second
    assert "дату исполнения" not in second
    working = row("ОБР", "1", control_date=SECOND, state=State.IN_WORK)
    late = told(23, of(DONE, working, text=SHOWN), before=(11,))
    assert "указанный отчёт готовится" in late
    undated = row("ОБР", "1", control_date=SECOND, state=State.DONE, evidence="отчёт")
    asked = told(22, of(DONE, undated, text=SHOWN), before=(11,))
    assert "по пункту 1 в части «представить отчёт о её работе» указано, что отчёт представлен, однако дата" in asked


def test_words_that_lost_their_first_term_are_quoted_with_the_term_that_is_meant() -> None:
    lost = "Организовать ремонт скамеек, до 19 декабря 2025 года – установку сцены"
    late = told(23, of(DONE, text=lost), before=(11,))
    assert f"поручение «{lost}» подлежало исполнению в части срока 19.12.2025." in late


def test_an_extract_tells_the_terms_of_an_item_with_several_once_and_its_days_off_beside_them() -> None:
    days = (date(2025, 12, 20), date(2026, 1, 17))
    plan = (item("до 20.12.2025, до 17.01.2026"),)
    made = replace(book(plan=plan, performers=(ORG,)), rows=tuple(row("ОБР", "1", control_date=d) for d in days))
    reviewed, decisions = judged(made, SIGNED, None, settings(letters=("covering",)))
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, number="1"), words())
    assert letter.rows[0].term.replace("\u00a0", " ") == (
        "до 20.12.2025, до 17.01.2026 (20.12.2025 – нерабочий день, учитывается ближайший рабочий день – 22.12.2025; "
        "17.01.2026 – нерабочий день, учитывается ближайший рабочий день – 19.01.2026)"
    )


@pytest.mark.parametrize("phrase", ["12 и 19 декабря 2025 года", "12.12.2025, 19.12.2025", "12, 19.12.2025"])
def test_an_extract_adds_no_day_to_words_that_name_the_days_themselves(phrase: str) -> None:
    rows = tuple(row("ОБР", "1", control_date=date(2025, 12, day)) for day in (12, 19))
    made = replace(book(plan=(item(phrase, text="Провести субботник"),), performers=(ORG,)), rows=rows)
    reviewed, decisions = judged(made, SIGNED, None, settings(letters=("covering",)))
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, number="1"), words())
    assert letter.rows[0].term.replace("\u00a0", " ") == phrase


def test_a_letter_in_vain_is_named_by_the_term_it_asked_about() -> None:
    """The other term of the item has been reported, so «по пункту 1» alone would be untrue."""
    term, other = "12.12.2025 и 19.12.2025", item("до 26.12.2025", "2", row=3, text="Смета")
    plan = (item(term, text="Проведение субботников"), other)
    first, second = date(2025, 12, 12), date(2025, 12, 19)
    held = done("ОБР", "1", second, control_date=second)

    story, empty = Story(settings(addressee_gap=0)), row("ОБР", "1", control_date=first)
    made = book(plan=plan, performers=(ORG,))
    for on in (date(2025, 12, 18), date(2025, 12, 25), date(2025, 12, 30)):
        late = held if on > date(2025, 12, 18) else row("ОБР", "1", control_date=second)
        rows = [replace(line, row=n) for n, line in enumerate((empty, late, row("ОБР", "2")), 2)]
        reviewed, decisions = story.day(on, replace(made, rows=tuple(rows)))
        sent = {"state": PaperState.SENT, "signed_on": on, "sent_on": on, "registered": f"К-{on.day} от {on:%d.%m.%Y}"}
        story.mark(decisions.papers, **sent)
    paper = to(decisions, "ОБР")
    assert paper
    text = outline(compose(paper, facts(reviewed, number="01-15/К-9"), words())).replace("°", " ")
    assert "от 25.12.2025 № К-25 (по пункту 1 в части срока 12.12.2025) оставлено без ответа" in text
