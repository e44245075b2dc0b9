"""Each thing a letter asks for has its own answer date, and a report sent back is asked for anew before anybody is
reproached.

Source: papers.md A2, A15 and C2, decision 0113. Days are played in memory; every letter passes the last look.
"""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.notices import proposals
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.office import PhoneCall
from automation.model.report import State, StatusRow
from tests.support.compose_world import done, facts, outline, row, words
from tests.support.control_story import Story, item, occasions, small, to

LAST = item("до 30.06.2026", "3", row=4)  # until then no memo is due
PLAN = (item("до 16.12.2025"), item("до 23.12.2025", "2", row=3))
WORKING = row("ОБР", "2", state=State.IN_WORK, reason="болезнь ответственного", expected_on=date(2026, 1, 15))
CLAIM = row(
    "ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 16), evidence="письмо", incoming="1890 от 19.12.2025"
)
BACK = replace(CLAIM, returned_on=date(2025, 12, 22), return_reason="приказ не приложен")
AGAIN = replace(BACK, evidence="письмо с приказом", incoming="1921 от 25.12.2025")
BACK_AGAIN = replace(AGAIN, returned_on=date(2025, 12, 26), return_reason="приказ не подписан")


class Told:
    """The letters of a life in which every paper is signed and sent on its day: occasions, signer, words."""

    def __init__(self) -> None:
        self.story = Story()

    def on(self, day: date, *rows: StatusRow) -> tuple[list[tuple[str, str, str, int]], str, str]:
        reviewed, decisions = self.story.day(day, small(*rows, plan=(*PLAN[: len(rows)], LAST)))
        sent = {
            "state": PaperState.SENT,
            "signed_on": day,
            "sent_on": day,
            "registered": f"К-{day.day} от {day:%d.%m.%Y}",
        }
        self.story.mark(decisions.papers, **sent)
        paper = to(decisions, "ОБР")
        if paper is None:
            return [], "", ""
        known = facts(reviewed, number="01-15/К-9")
        letter = compose(paper, known, words())
        assert check_letter(letter, paper, known) == ()
        return occasions(paper), paper.signer, outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_a_joined_item_is_asked_again_only_after_the_date_named_for_it() -> None:
    """The head of the letter was to be answered on 29.12, the joined item on 15.01, as its performer had promised."""
    life, silent = Told(), row("ОБР", "1")
    life.on(date(2025, 12, 18), silent, WORKING)
    both, signer, text = life.on(date(2025, 12, 25), silent, WORKING)
    assert (both, signer) == ([("overdue", "ОБР", "1", 2), ("overdue", "ОБР", "2", 1)], "second")
    assert "не позднее 15.01.2026" in text
    assert life.on(date(2026, 1, 13), silent, WORKING) == ([], "", "")
    assert life.on(date(2026, 1, 15), silent, WORKING) == ([], "", "")
    assert life.on(date(2026, 1, 16), silent, WORKING) == ([], "", ""), "what comes in today is not late yet"
    assert life.on(date(2026, 1, 19), silent, WORKING)[:2] == ([("overdue", "ОБР", "2", 2)], "second")


def test_nobody_is_reproached_on_the_monday_after_the_friday_he_was_asked_by() -> None:
    """A shift ended on Friday; the report about it came on Monday, with the letter of the Head that reproached it."""
    life, friday = Told(), replace(WORKING, expected_on=date(2026, 1, 16))
    life.on(date(2025, 12, 25), row("ОБР", "1"), friday)
    assert life.on(date(2026, 1, 19), done("ОБР", "1", date(2025, 12, 16)), friday) == ([], "", "")
    found, signer, _ = life.on(date(2026, 1, 20), done("ОБР", "1", date(2025, 12, 16)), friday)
    assert (found, signer) == ([("overdue", "ОБР", "2", 2)], "second")


def test_nobody_is_reproached_by_another_letter_with_what_is_not_yet_to_be_answered() -> None:
    life, silent = Told(), row("ОБР", "1")
    life.on(date(2025, 12, 18), silent, WORKING)
    life.on(date(2025, 12, 25), silent, WORKING)
    undated = row("ОБР", "1", state=State.DONE, evidence="письмо")
    found, signer, text = life.on(date(2026, 1, 13), undated, WORKING)
    assert (found, signer) == ([("request", "ОБР", "1", 1)], "letter")
    assert "без ответа" not in text


def test_a_report_that_came_after_a_letter_and_was_sent_back_is_asked_for_anew() -> None:
    life = Told()
    assert life.on(date(2025, 12, 18), row("ОБР", "1"))[0] == [("overdue", "ОБР", "1", 1)]
    life.on(date(2025, 12, 19), CLAIM)
    assert life.on(date(2025, 12, 22), BACK) == ([], "", "")
    first = life.on(date(2025, 12, 23), BACK)
    assert first[:2] == ([("request", "ОБР", "1", 1)], "letter")
    assert "на письмо от 18.12.2025 № К-18 представлены сведения (вх. от 19.12.2025 № 1890)" in first[2]
    assert "об исполнении пункта 1 (мероприятие); они возвращены 22.12.2025: исполнение не подтверждено" in first[2]
    life.on(date(2025, 12, 25), AGAIN)
    second = life.on(date(2025, 12, 26), BACK_AGAIN)
    assert second[:2] == ([("request", "ОБР", "1", 2)], "letter")
    assert "на письмо от 23.12.2025 № К-23 представлены сведения (вх. от 25.12.2025 № 1921)" in second[2]
    assert "они возвращены 26.12.2025: исполнение не подтверждено (приказ не подписан)" in second[2]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("1890 от 19.12.2025", "на письмо от 18.12.2025 № К-18 представлены сведения (вх. от 19.12.2025 № 1890)"),
        ("1880 от 18.12.2025", "сообщаем: сведения (вх. от 19.12.2025 № 1890) об исполнении пункта 1"),
    ],
)
def test_a_report_answers_no_letter_whose_answer_is_another_message(answer: str, told: str) -> None:
    life = Told()
    life.on(date(2025, 12, 18), row("ОБР", "1"))
    life.story.mark(answer=answer)
    life.on(date(2025, 12, 19), CLAIM)
    life.on(date(2025, 12, 22), BACK)
    assert told in life.on(date(2025, 12, 23), BACK)[2]


@pytest.mark.parametrize(("answer", "linked"), [("", False), ("вх. № 1890 от 18.12.2025", True)])
def test_a_report_of_the_day_of_a_letter_answers_it_only_by_the_journal(answer: str, *, linked: bool) -> None:
    """Both had the same day, «Ответ» was empty, and «на письмо … представлены сведения» was told of them."""
    life, claim = Told(), replace(CLAIM, incoming="1890 от 18.12.2025")
    life.on(date(2025, 12, 18), row("ОБР", "1"))
    life.story.mark(answer=answer)
    life.on(date(2025, 12, 19), claim)
    back = replace(BACK, incoming=claim.incoming)
    life.on(date(2025, 12, 22), back)
    told = life.on(date(2025, 12, 23), back)[2]
    assert ("на письмо от 18.12.2025 № К-18 представлены сведения" in told) is linked
    assert ("сообщаем: сведения (вх. от 18.12.2025 № 1890) об исполнении пункта 1" in told) is not linked


def test_the_second_letter_follows_the_request_that_told_of_the_return() -> None:
    life = Told()
    for day, line in ((18, row("ОБР", "1")), (19, CLAIM), (23, BACK)):
        life.on(date(2025, 12, day), line)
    assert life.on(date(2025, 12, 25), BACK) == ([], "", "")
    assert life.on(date(2025, 12, 29), BACK) == ([], "", "")
    found, signer, text = life.on(date(2025, 12, 30), BACK)
    assert (found, signer) == ([("overdue", "ОБР", "1", 2)], "second")
    assert "Письмо Администрации Аксайского городского поселения от 23.12.2025 № К-23 оставлено без ответа." in text
    assert "К-18" not in text


def test_after_the_last_letter_a_report_sent_back_waits_for_its_own_request() -> None:
    life, silent = Told(), row("ОБР", "1")
    life.on(date(2025, 12, 18), silent)
    assert life.on(date(2025, 12, 25), silent)[0] == [("overdue", "ОБР", "1", 2)]
    came = replace(CLAIM, incoming="1890 от 26.12.2025")
    life.on(date(2025, 12, 29), came)
    back = replace(came, returned_on=date(2026, 1, 13), return_reason="приказ не приложен")
    assert life.on(date(2026, 1, 13), back)[:2] == ([("request", "ОБР", "1", 1)], "letter")
    waiting, decisions = life.story.day(date(2026, 1, 19), small(back, plan=(*PLAN[:1], LAST)), keep=False)
    assert list(proposals(waiting.morning, waiting.morning.verdicts, decisions.papers)) == []
    assert all(g.occasion.kind is not Kind.OVERDUE for p in decisions.papers for g in p.grounds)


def test_a_report_entered_late_is_no_answer_to_the_letter_that_crossed_it() -> None:
    life, crossed = Told(), replace(BACK, incoming="1890 от 17.12.2025")
    life.on(date(2025, 12, 18), row("ОБР", "1"))
    life.on(date(2025, 12, 19), replace(CLAIM, incoming="1890 от 17.12.2025"))
    assert "сведения (вх. от 17.12.2025 № 1890) об исполнении пункта 1" in (
        text := life.on(date(2025, 12, 23), crossed)[2]
    )
    assert "на письмо" not in text


def test_no_further_letter_is_written_on_the_very_day_the_performer_has_named() -> None:
    story = Story(sent=True)
    silent, works = row("ОБР", "1"), row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, 25))
    written = []
    for day in (18, 19, 22, 23, 24, 25, 26):
        made = small(silent if day < 22 else works, plan=(PLAN[0], LAST))
        _, decisions = story.day(date(2025, 12, day), made)
        written += [day] if to(decisions, "ОБР") else []
    assert written == [18, 26]


def test_no_first_letter_either_is_written_on_the_very_day_promised_by_telephone() -> None:
    call = PhoneCall(day=date(2025, 12, 17), code="ОБР", items=("1",), promised_on=date(2025, 12, 18))
    story = Story(sent=True)
    made = small(plan=(PLAN[0], LAST), calls=(call,))
    days = [day for day in (17, 18, 19) if to(story.day(date(2025, 12, day), made)[1], "ОБР")]
    assert days == [19]


def test_a_promise_with_its_reason_written_after_a_letter_holds_the_next_one_and_is_renewed_once() -> None:
    def works(day: int, reason: str = "снег") -> StatusRow:
        return row("ОБР", "1", state=State.IN_WORK, reason=reason, expected_on=date(2025, 12, day))

    def written(**rows: StatusRow) -> list[int]:
        story, silent, days = Story(sent=True), row("ОБР", "1"), []
        for day in (18, 19, 22, 23, 24, 25, 26, 29, 30):
            silent = rows.get(f"on_{day}", silent)
            _, decisions = story.day(date(2025, 12, day), small(silent, plan=(PLAN[0], LAST)))
            days += [day] if to(decisions, "ОБР") else []
        return days

    assert written() == [18, 25]
    assert written(on_19=works(26)) == [18, 29]
    assert written(on_18=works(26, "")) == [18, 30], "the letter has asked for the work by that day"
    assert written(on_18=works(26, ""), on_22=works(30, "")) == [18, 25], "another day without a reason holds nothing"
    assert written(on_19=works(26, "")) == [18, 25]
    assert written(on_19=works(23), on_24=works(29)) == [18, 30]
    assert written(on_19=works(22), on_23=works(24), on_25=works(29)) == [18, 25]


def test_a_letter_about_a_newer_report_gives_the_older_ones_it_asks_for_its_own_answer_date() -> None:
    """Nobody is reproached over the last letter with what that letter asks for by a day to come."""
    story, weekly = Story(), item("еженедельно по пятницам", text="Информация о ходе очистки")
    found: dict[int, list[tuple[int, int]]] = {}
    for day in (16, 17, 18, 19, 22, 23, 24, 25, 26, 29, 30, 31):
        _, decisions = story.day(date(2025, 12, day), small(row("ОБР", "1"), plan=(weekly,)))
        sent = date(2025, 12, max(17, day))  # the first letter went out on the day after it had been made
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=sent)
        grounds = [g.occasion for p in decisions.papers for g in p.grounds if g.occasion.kind is Kind.OVERDUE]
        found |= {day: [(o.control_date.day, o.step) for o in grounds if o.control_date]} if grounds else {}
    assert found == {16: [(12, 1)], 24: [(12, 2), (19, 1)], 30: [(26, 1)]}


@pytest.mark.parametrize(
    ("term", "beside", "asked"),
    [
        ("с 12.12.2025 по 26.12.2025", None, 26),
        ("с 12.12.2025 по 27.12.2025", None, 29),  # the 27th is a Saturday, by which the next working day counts
        ("с 12.12.2025 по 26.12.2025", "до 25.12.2025", 25),
        ("до 26.12.2025", None, 24),
    ],
)
def test_work_that_is_done_from_day_to_day_is_asked_about_on_the_last_of_them(
    term: str, beside: str | None, asked: int
) -> None:
    plan = [item(term, text="Размещать материалы о юбилее")]
    plan += [item(beside, "2", row=3)] if beside else []
    rows = [row("ОБР", one.number) for one in plan]
    _, decisions = Story().day(date(2025, 12, 22), small(*rows, plan=tuple(plan)))
    letter = to(decisions, "ОБР")
    assert letter is not None
    assert letter.respond_by == date(2025, 12, asked)


def test_the_day_promised_for_one_item_is_not_the_day_of_another_asked_for_again() -> None:
    """A school that had been silent about item 3 for two letters was given the day it had named for item 7."""
    life, silent = Told(), row("ОБР", "1")
    for day in (18, 25):
        life.on(date(2025, 12, day), silent)
    found, _, text = life.on(date(2026, 1, 12), silent, WORKING)
    assert found == [("overdue", "ОБР", "2", 1)]
    assert "Просим не позднее 15.01.2026 завершить исполнение пункта 2 " in text
    assert "Также просим до 14.01.2026 представить по прилагаемой форме сведения об исполнении пункта 1 " in text
