"""What a request says of a report that was sent back: a report by its period, an item of several terms by its part."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.letters.test_two_terms import FIRST, SECOND, of, told
from tests.support.compose_order import PERFORMERS, SIGNED
from tests.support.compose_world import done, facts, lists_told, outline, row, words
from tests.support.control_story import ORG, Story, item, occasions, settings, small, to
from tests.support.played_letters import last_letter

MONTHLY = item("ежемесячно, до 25 числа", text="Информация о ходе подготовки")
EMPTY = row("ОБР", "1")
SENT = replace(EMPTY, state=State.DONE, executed_on=date(2025, 12, 22), evidence="письмо", incoming="22.12.2025 № 19")
AGAIN = (date(2026, 1, 16), EMPTY)
BACK = replace(SENT, returned_on=date(2025, 12, 23), return_reason="нет сведений о школах")


def test_a_report_sent_back_is_named_with_its_period_and_asked_for_as_a_report() -> None:
    told = last_letter(MONTHLY, (date(2025, 12, 22), SENT), (date(2025, 12, 24), BACK))
    assert (
        "информация со сроком 25.12.2025 (вх. от 22.12.2025 № 19) по пункту 1 (информация о ходе подготовки) "
        "возвращена 23.12.2025 (нет сведений о школах)." in told
    )
    assert "представить информацию со сроком 25.12.2025 с учётом причины возврата." in told
    assert "До его получения информация со сроком 25.12.2025 не может считаться представленной." in told
    assert "исполнени" not in told.partition("установлено следующее")[2].partition("Исправленные")[0]


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("не представлен график; дополните план.", "«не представлен график; дополните план»"),
        ("Нет подписи. Дополнить план", "«Нет подписи. Дополнить план»"),
        ("нет вашей подписи", "«нет вашей подписи»"),
        ("акты не пришли, нет трёх подписей", "акты не пришли, нет трёх подписей"),
        ("обучены 24 из 27: трое в отпуске, представить акт", "«обучены 24 из 27: трое в отпуске, представить акт»"),
        ("отчёт не по форме: переделать", "«отчёт не по форме: переделать»"),
        *(
            (ordinary, ordinary)
            for ordinary in (
                "нет плана, представлена копия без печати",
                "не закончено согласование, планируется завершить 05.06",
                "приказ не подписан, подписать до 05.06 не удалось",
                "нет печати: поставить её можно только после 05.06",
                "зал занят, провести занятие негде",
                "работы не завершены, есть замечания",
            )
        ),
    ],
)
def test_what_a_clerk_told_the_performer_to_do_is_quoted(why: str, told: str) -> None:
    """Bare, «дополните план» was what the signer told the Head who read it."""
    claim = done("ОБР", "1", date(2025, 12, 11), accepted_on=None, accepted_by="")
    back = replace(claim, returned_on=date(2025, 12, 15), return_reason=why)
    story, term = Story(sent=True), "до 12.12.2025"
    days = [story.day(on, small(claim, term=term)) for on in (date(2025, 12, 11), date(2025, 12, 12))]
    days.append(story.day(date(2025, 12, 16), small(back, term=term)))
    letter = last_letter(item(term), (date(2025, 12, 11), claim), (date(2025, 12, 16), back))
    assert f"возвращены 15.12.2025: исполнение не подтверждено ({told})" in letter
    memo = lists_told(days[-1][0].figures, facts(days[-1][0]))
    assert f"дата возврата – 15.12.2025, причина – {told})" in memo.replace("\u00a0", " ")


def test_a_report_that_came_on_a_letter_and_was_sent_back_agrees_with_its_noun() -> None:
    late = replace(SENT, executed_on=date(2025, 12, 29), incoming="30.12.2025 № 20")
    back = replace(late, returned_on=date(2026, 1, 12), return_reason="")
    days = ((date(2025, 12, 25), EMPTY), (date(2025, 12, 29), EMPTY), (date(2025, 12, 30), late))
    told = last_letter(MONTHLY, *days, (date(2026, 1, 13), back))
    assert "представлена информация со сроком 25.12.2025 (вх. от 30.12.2025 № 20) по пункту 1" in told
    assert "; она возвращена 12.01.2026: представленные сведения не приняты; установленный срок истёк 25.12" in told


def test_work_that_goes_on_and_was_reported_too_early_is_asked_for_after_its_last_day() -> None:
    """The period ends on 19.12.2025: two working days later its result can be told."""
    term = read_term("с 08.12.2025 по 19.12.2025", SIGNED, Calendar(), event=True)
    cleaning = replace(item("до 19.12.2025", text="Провести субботник"), term=term)
    early = done("ОБР", "1", date(2025, 12, 15), accepted_on=None, accepted_by="")
    back = replace(early, returned_on=date(2025, 12, 16), return_reason="субботник не закончен")
    told = last_letter(cleaning, (date(2025, 12, 15), early), (date(2025, 12, 16), back))
    assert "до 23.12.2025 представить сведения об исполнении пункта 1 с учётом причины возврата" in told


def test_of_an_item_with_several_terms_the_part_sent_back_is_named() -> None:
    first = done("ОБР", "1", FIRST, control_date=FIRST)
    back = row("ОБР", "1", control_date=SECOND, state=State.DONE, executed_on=date(2025, 12, 17), evidence="акт")
    sent_back = of(first, replace(back, returned_on=date(2025, 12, 18), return_reason="нет акта пуска"))
    said = told(19, replace(sent_back, rows=sent_back.rows), before=(11,), overdue_after=5)
    part = "пункта 1 в части «осуществить пуск тепла»"
    assert f"сведения об исполнении {part} возвращены 18.12.2025" in said
    assert f"представить сведения об исполнении {part} с учётом причины возврата" in said
    assert "пункт 1 в части «осуществить пуск тепла» не может быть учтён как исполненный" in said
    assert "напоминаем" not in said, "who is asked anew is not reminded of the same term"


def test_a_report_sent_back_before_the_letter_about_its_term_is_asked_for_as_a_report() -> None:
    told = last_letter(MONTHLY, (date(2025, 12, 25), SENT), (date(2025, 12, 29), replace(BACK, incoming="")))
    assert "Просим до 12.01.2026 представить информацию со сроком 25.12.2025 с учётом причины возврата." in told


def test_the_first_letter_about_a_report_sent_back_names_the_request_that_asked_for_it_anew() -> None:
    sent = replace(SENT, executed_on=date(2025, 12, 23), incoming="23.12.2025 № 19")
    back = replace(sent, returned_on=date(2025, 12, 24), return_reason="нет сведений о школах")
    days = ((date(2025, 12, 23), sent), (date(2025, 12, 24), back), (date(2025, 12, 29), back))
    told = last_letter(MONTHLY, *days)
    assert "от 24.12.2025 № К-24 по-прежнему ожидается информация со сроком 25.12.2025." in told
    assert (
        "(вх. от 23.12.2025 № 19); она возвращена 24.12.2025 (нет сведений о школах). Установленный срок истёк" in told
    )


def test_what_a_request_asks_until_a_day_that_has_not_passed_no_letter_asks_for_again_not_even_beside_another() -> None:
    """Item 2 is sent back on 22.12 and asked for until 24.12, the day of the second letter about item 1."""
    plan = (item("до 12.12.2025"), item("до 19.12.2025", "2", row=3))
    claim = row("ОБР", "2", state=State.DONE, executed_on=date(2025, 12, 19), evidence="акт")
    back = replace(claim, returned_on=date(2025, 12, 22), return_reason="акт не подписан")
    story, told = Story(settings(repeat_days=6), sent=True), {}
    for day, line in ((16, EMPTY), (19, claim), (22, back), (23, back), (24, back), (25, back)):
        told[day] = occasions(to(story.day(date(2025, 12, day), small(line, plan=plan))[1], "ОБР"))
    assert told == {
        16: [("overdue", "ОБР", "1", 1)],
        19: [],
        22: [("request", "ОБР", "2", 1)],
        23: [],
        24: [("overdue", "ОБР", "1", 2)],
        25: [],
    }
    later = story.day(date(2025, 12, 29), small(back, plan=plan))[1]
    assert occasions(to(later, "ОБР")) == [("overdue", "ОБР", "2", 1)]


def test_what_came_after_our_letter_and_was_sent_back_is_told_once_as_an_answer_to_it() -> None:
    """Behind the memo of 15.12 no request asks for it anew: the second letter tells of it."""
    plan = (item("до 12.12.2025", text="Отчёт о подготовке к зиме"), item("до 12.12.2025", text="Ремонт школы"))
    told = []
    for one in plan:
        claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 22), incoming="22.12.2025 № 19")
        back = replace(claim, evidence="письмо", returned_on=date(2025, 12, 23), return_reason="нет сведений о школах")
        days = ((15, EMPTY), (16, EMPTY), (22, replace(claim, evidence="письмо")), (23, back))
        told.append(last_letter(one, *((date(2025, 12, day), line) for day, line in days)))
    report, measure = told
    letter = "На письмо от 16.12.2025 № К-16"
    assert f"{letter} представлен указанный отчёт (вх. от 22.12.2025 № 19); он возвращён 23.12.2025 (нет св" in report
    assert f"{letter} представлены сведения (вх. от 22.12.2025 № 19); они возвращены 23.12.2025: исп" in measure
    assert all(one.count("№ К-16") == 1 and "не подтверждено." not in one for one in told)


def test_the_term_in_the_heading_of_a_report_is_never_torn() -> None:
    heading = "по пункту 1 плана-графика (срок°–°25.12.2025)"
    silent, later = (date(2025, 12, 25), EMPTY), (date(2025, 12, 29), EMPTY)
    told = replace(EMPTY, state=State.IN_WORK)
    for days in ((silent,), (silent, later), (silent, (date(2025, 12, 29), told)), (silent, later, AGAIN)):
        assert heading in last_letter(MONTHLY, *days, plain=False)


def unsent(plan: Item, *lines: tuple[int, StatusRow], performer: Performer = ORG) -> str:
    """Play the days of December behind which another item is open; nothing is signed. Return the last paper, a request.

    So the performer never got the letter about the term.
    """
    story, items = Story(), (plan, item("до 30.01.2026", "2", row=3))
    for day, line in lines:
        reviewed, decisions = story.day(date(2025, 12, day), small(line, plan=items, performer=performer))
    paper = to(decisions, "ОБР")
    assert paper
    assert paper.kind is Kind.REQUEST
    known = facts(reviewed, number="01-15/К-9")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


CLAIM = replace(EMPTY, state=State.DONE, executed_on=date(2025, 12, 17), evidence="акт", incoming="17.12.2025 № 19")
NOT_TAKEN = replace(CLAIM, returned_on=date(2025, 12, 18), return_reason="акт не подписан")
OFFICIAL = replace(PERFORMERS[0], groups=ORG.groups, code="ОБР")


@pytest.mark.parametrize("performer", [ORG, OFFICIAL])
def test_who_never_got_the_letter_about_the_term_reads_in_the_request_that_it_has_passed(performer: Performer) -> None:
    told = unsent(item("до 12.12.2025"), (16, EMPTY), (17, CLAIM), (19, NOT_TAKEN), performer=performer)
    assert (
        "возвращены 18.12.2025: исполнение не подтверждено (акт не подписан); установленный срок истёк 12.12." in told
    )
    assert "не продлевает установленный срок." in told


def test_a_passed_day_that_no_letter_has_named_is_told_with_the_words_of_the_plan() -> None:
    """The addressee had only these in his extract and could not know by which day they were counted."""
    term = "в течение 1 рабочего дня со дня подписания"
    told = unsent(item(term), (16, EMPTY), (17, CLAIM), (19, NOT_TAKEN))
    assert f"установленный срок истёк 12.12.2025 ({term})." in told


def test_a_request_before_the_term_or_of_an_event_says_of_no_term_that_it_has_passed() -> None:
    term = read_term("12.12.2025", SIGNED, Calendar(), event=True)
    held = replace(item("до 12.12.2025", text="Провести субботник"), term=term)
    for one in (held, item("до 26.12.2025")):
        told = unsent(one, (18, EMPTY), (19, CLAIM), (23, NOT_TAKEN))
        assert "возвращены 18.12.2025" in told
        assert "истёк" not in told
        assert ("не продлевает" in told) is (one is held), "its date is behind that of the event"


WORDS_OF_TERM = "Дата, указанная в настоящем письме, не продлевает"


def request_of_two(on: int, second: str, answer: int) -> str:
    """The request about two items, both of which lack their evidence, of which the first ends on 22.12.2025."""
    plan = (item("до 22.12.2025"), item(second, "2", row=3))
    rows = [row("ОБР", n, state=State.DONE, executed_on=date(2025, 12, 18)) for n in ("1", "2")]
    reviewed, decisions = Story().day(date(2025, 12, on), small(*rows, plan=plan))
    paper = to(decisions, "ОБР")
    assert paper
    letter = compose(paper, known := facts(reviewed, number="01-15/К-9"), words())
    assert check_letter(letter, paper, known) == ()
    said = outline(letter).replace("°", " ")
    assert f"Просим до {answer}.12.2025" in said
    return said


@pytest.mark.parametrize(
    ("on", "second", "answer", "told"),
    [
        (18, "до 26.12.2025", 22, ""),
        (22, "до 26.12.2025", 24, f"{WORDS_OF_TERM} установленных сроков."),
        (23, "до 23.12.2025", 25, f"{WORDS_OF_TERM} установленных сроков."),
        (23, "до 22.12.2025", 25, f"{WORDS_OF_TERM} установленный срок."),
    ],
)
def test_a_request_whose_answer_day_lies_behind_a_term_moves_no_term(
    on: int, second: str, answer: int, told: str
) -> None:
    said = request_of_two(on, second, answer)
    assert told in said
    assert ("не продлевает" in said) is bool(told)


def test_a_report_sent_back_is_told_of_by_whom_it_came_from() -> None:
    days = ((date(2025, 12, 25), SENT), (date(2025, 12, 29), BACK))
    told = last_letter(MONTHLY, *days, performer=replace(ORG, organisation="МУП «Ключ»"))
    assert "От МУП «Ключ» поступила информация со сроком 25.12.2025 (вх. от 22.12.2025 № 19); она возвращена" in told


def test_a_report_that_is_said_not_to_apply_is_no_measure() -> None:
    told = last_letter(MONTHLY, (date(2025, 12, 29), replace(EMPTY, state=State.NOT_APPLICABLE)))
    assert "По пункту 1 указано «не применимо»; оснований для этого не представлено." in told
    assert "мероприяти" not in told.partition("указано")[2].partition("Просим")[0]


def test_of_two_reports_sent_back_only_the_one_with_a_reason_is_asked_for_in_view_of_it() -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 30.01.2026", "3", row=4))
    claims = [replace(CLAIM, item=n, executed_on=date(2025, 12, 12), incoming="15.12.2025 № 8") for n in "12"]
    first, second = (replace(one, returned_on=date(2025, 12, 16)) for one in claims)
    back = (replace(first, return_reason="нет акта"), second)
    story = Story(sent=True)
    story.day(date(2025, 12, 15), small(*claims, plan=plan))
    reviewed, decisions = story.day(date(2025, 12, 16), small(*back, plan=plan))
    paper = to(decisions, "ОБР")
    assert paper
    told = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "1) представить по прилагаемой форме сведения об исполнении пункта 1 с учётом причины возврата;" in told
    assert "2) представить по прилагаемой форме сведения об исполнении пункта 2 с подтверждающими документами." in told


def test_whose_own_figures_fall_short_is_asked_to_finish_the_work_and_any_other_for_the_report() -> None:
    plan = item("до 12.12.2025", text="Трудоустройство подростков", indicator="подростки")
    for moved, wanted in (
        (7, "завершить исполнение пункта 1 и представить по прилагаемой форме сведения об этом с учётом причины"),
        (10, "представить по прилагаемой форме сведения об исполнении пункта 1 с учётом причины возврата"),
    ):
        claim = done(
            "ОБР", "1", date(2025, 12, 11), accepted_on=None, accepted_by="", staff_total=10, staff_moved=moved
        )
        back = replace(claim, returned_on=date(2025, 12, 15), return_reason="нет договоров")
        story = Story(sent=True)
        story.day(date(2025, 12, 12), small(claim, plan=(plan,)))
        reviewed, decisions = story.day(date(2025, 12, 16), small(back, plan=(plan,)))
        paper = to(decisions, "ОБР")
        assert paper
        letter = compose(paper, facts(reviewed, number="1"), words())
        said = outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))
        assert wanted in said
