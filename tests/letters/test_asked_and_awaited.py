"""Whoever has been asked and may still answer is named with his letter and its answer day (decision 0346)."""

from datetime import date

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.letters.marks import plain
from automation.model.kinds import Kind
from automation.model.office import PhoneCall
from automation.model.report import Relation, State
from tests.support.compose_world import book, done, facts, lists_told, row
from tests.support.control_story import ORG, Story, december, item, settings, small
from tests.support.told_days import paper_of

AGREED = replace(ORG, organisation="ООО «Порт»", relation=Relation.BY_AGREEMENT)
OTHER = replace(AGREED, code="ДРУ", organisation="ООО «Причал»")
PLAN = (item("до 19.12.2025"), item("до 30.01.2026", "2", row=3))
ROWS = tuple(row(code, number) for code in ("ОБР", "ДРУ") for number in ("1", "2"))
MADE = book(*ROWS, plan=PLAN, performers=(AGREED, OTHER))


def test_letters_that_wait_for_their_answers_are_named_beside_what_is_awaited() -> None:
    story = Story(settings(progress="daily"), sent=True)
    _, decisions = story.day(date(2025, 12, 22), MADE)
    *asked, upwards = decisions.papers
    assert [p.kind for p in asked] == [Kind.REQUEST, Kind.REQUEST]
    reviewed, _ = story.day(date(2025, 12, 23), MADE, keep=False)
    told = paper_of((reviewed, Decisions(papers=(replace(upwards, day=date(2025, 12, 23)),))))
    assert (
        "Ожидаются сведения: ООО «Порт», ООО «Причал» – пункт 1 (срок – 19.12.2025); направлены письма от 22.12.2025"
        in told
    )
    assert ", срок ответа – 24.12.2025." in told


def test_those_named_together_stand_in_the_order_of_their_letters() -> None:
    """«ООО «Порт», ООО «Причал» …; направлены письма …»: the first letter was that to the second."""
    story = Story(settings(progress="daily"), sent=True)
    _, decisions = story.day(date(2025, 12, 22), MADE)
    for paper, number in zip(decisions.papers, ("1894 от 23.12.2025", "1891 от 22.12.2025"), strict=False):
        story.mark((paper,), registered=number)
    reviewed, _ = story.day(date(2025, 12, 23), MADE, keep=False)
    told = plain(lists_told(reviewed.figures, facts(reviewed), running=True)).replace("\u00a0", " ")
    assert "ООО «Причал», ООО «Порт» – пункт 1 (срок – 19.12.2025)" in told
    assert "направлены письма от 22.12.2025 № 1891 и от 23.12.2025 № 1894" in told


def test_who_only_agreed_and_has_promised_a_day_ahead_is_not_told_as_one_who_has_not_confirmed() -> None:
    """The entrepreneur who had answered the telephone read worse than the firm beside it, of whom nobody had heard."""
    plan = (replace(PLAN[0], quiet_until=date(2025, 12, 24)), PLAN[1])
    call = PhoneCall(day=date(2025, 12, 19), code="ОБР", items=("1",), promised_on=date(2025, 12, 23))
    made = replace(book(*ROWS, plan=plan, performers=(AGREED, OTHER)), calls=(call,))
    told = paper_of(Story(settings(progress="daily"), sent=True).day(date(2025, 12, 22), made))
    promised = "19.12.2025 обещано представить сведения к 23.12.2025"
    assert f"| ООО «Порт» – пункт 1 (срок – 19.12.2025); {promised};\n" in told
    assert "сведения ожидаются – 1 (пункт 1)" in told
    assert "не подтвердивш" not in told


def test_a_memo_says_until_when_each_letter_about_what_is_late_waits() -> None:
    """A справка says it where it tells what is being asked for."""
    plan = (item("до 12.12.2025"), item("до 18.12.2025", "2", row=3), item("до 01.06.2026", "5", row=6))
    works = row("ОБР", "1", state=State.IN_WORK, reason="ремонт", expected_on=date(2025, 12, 30), incoming="12.12.2025")
    story, told = Story(sent=True), dict[tuple[date, bool], str]()
    for on in december(15, 16, 19, 22, 23):
        reviewed, _ = story.day(on, small(works, row("ОБР", "2"), plan=plan))
        told |= {(on, run): lists_told(reviewed.figures, facts(reviewed), running=run) for run in (False, True)}
    first = "; по пункту 1 направлено письмо от 16.12.2025"
    assert told[date(2025, 12, 19), False].endswith(f"{first}, срок ответа – 30.12.2025")
    assert told[date(2025, 12, 19), True].endswith(first)
    assert told[date(2025, 12, 23), False].endswith(
        "; направлены письма: по пункту 1 – от 16.12.2025 (срок ответа – 30.12.2025), "
        "по пункту 2 – от 22.12.2025 (срок ответа – 24.12.2025)"
    )
    assert told[date(2025, 12, 23), True].endswith("; направлены письма от 16.12.2025 и от 22.12.2025")


def test_whose_answer_day_a_list_names_is_not_named_with_others_who_are_asked() -> None:
    """«Ожидаются сведения: … срок ответа – 30.11.2026», and below «запрашиваются … (срок ответа – 30.11.2026)»."""
    days = (12, 15, 16, 17, 18)
    plan = (item("до 12.12.2025"), *(item("до 30.01.2026", f"{day}", row=day) for day in days))
    story, told = Story(settings(progress="daily"), sent=True), dict[int, str]()
    for day in days:
        on, rows = date(2025, 12, day), (row("ОБР", "1"), row("ДРУ", "1"))
        made = book(*rows, done("ОБР", f"{day}", on), plan=plan, performers=(ORG, OTHER))
        told[day] = paper_of(story.day(on, made)).replace("°", " ")
    asked = "Сведения об исполнении пункта 1 запрашиваются у МБУК «Образец» (срок ответа – 18.12.2025)"
    assert f"{asked} и у ООО «Причал» (срок ответа – 19.12.2025)." in told[17], "no list names a letter of the day"
    assert "(срок – 12.12.2025); направлено письмо от 17.12.2025, срок ответа – 19.12.2025." in told[18]
    assert f"{asked}." in told[18]
