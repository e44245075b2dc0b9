"""Events in notes and beside other performers: what is asked of whom, and what a second letter says of the silence."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.letters.marks import plain
from automation.letters.memo_texts import composition
from automation.letters.said import told_beside
from automation.letters.told import Telling
from automation.model.control import Paper, PaperState
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.office import PhoneCall
from automation.model.plan import Item
from automation.model.report import Book, Performer, Relation, State
from automation.model.standing import Fault, Standing
from automation.plan.terms import names_event, read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import book, done, facts, lists_told, outline, row, words
from tests.support.control_story import ORG, Story, item, notices, occasions, only, settings, small, to
from tests.support.played_letters import last_letter

HEAD = replace(
    ORG, relation=Relation.OFFICE, organisation="Отдел культуры", unit="Отдел культуры", post="Начальник отдела"
)
WORKS = row("ОБР", "1", state=State.IN_WORK, done="идут работы")


def held(term: str, text: str) -> Item:
    return replace(item(term, text=text), term=read_term(term, SIGNED, Calendar(), event=names_event(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Провести профильную смену «Юнармеец»",
        "Организовать лагерь труда и отдыха",
        "Провести учебно-полевые сборы",
        "Провести городской августовский педагогический совет",
        "Слёт юных туристов",
    ],
)
def test_a_shift_and_a_camp_take_place(text: str) -> None:
    assert held("с 14.12.2025 по 20.12.2025", text).term.deadline.event


def test_a_shift_ends_on_a_sunday_and_is_asked_about_after_it() -> None:
    told = last_letter(
        held("с 16.12.2025 по 21.12.2025", "Провести смену «Юнармеец»"), (date(2025, 12, 17), row("ОБР", "1"))
    )
    assert "поручено с 16.12.2025 по 21.12.2025 провести смену «Юнармеец»." in told
    assert "сообщить по прилагаемой форме за подписью руководителя о результатах этого мероприятия" in told
    assert "выходной" not in told


def letter_of(reviewed: Review, paper: Paper | None) -> str:
    assert paper is not None
    known = facts(reviewed, number="01-15/К-9")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def of_two(*, first_done: bool, relation: Relation = Relation.OFFICE, day: int = 12) -> Book:
    late = replace(HEAD, relation=relation) if relation is Relation.OFFICE else ORG
    other = replace(ORG, code="ДРУГ", organisation="МБУ «Другое»")
    filled = (done("ДРУГ", "1", date(2025, 12, day)),) if first_done else ()
    return book(*filled, plan=(held(f"{day}.12.2025", "Провести субботник"),), performers=(late, other))


def test_a_note_about_an_event_asks_whether_it_was_held() -> None:
    on = date(2025, 12, 22)
    reviewed, decisions = Story().day(on, of_two(first_done=False))
    assert "а если мероприятие не проведено, сообщить причины и новую дату." in letter_of(
        reviewed, to(decisions, "ОБР")
    )


@pytest.mark.parametrize("performer", [HEAD, ORG, replace(ORG, relation=Relation.BY_AGREEMENT)])
def test_the_indicator_of_an_event_is_asked_for_with_its_results(performer: Performer) -> None:
    fair = replace(held("26.12.2025", "Провести ярмарку"), indicator="образовательные организации")
    for on in (date(2025, 12, 19), date(2026, 1, 13)):
        told = last_letter(fair, (on, row("ОБР", "1")), performer=performer)
        assert "число образовательных организаций и сколько из них охвачено мероприятием" in told


@pytest.mark.parametrize("relation", [Relation.OFFICE, Relation.SUBORDINATE])
def test_nobody_is_asked_whether_an_event_was_held_that_another_has_confirmed(relation: Relation) -> None:
    reviewed, decisions = Story().day(date(2025, 12, 22), of_two(first_done=True, relation=relation))
    told = letter_of(reviewed, to(decisions, "ОБР"))
    assert "сведения о результатах мероприятия не поступили." in told
    assert "не проведено" not in told


@pytest.mark.parametrize("relation", [Relation.OFFICE, Relation.SUBORDINATE])
@pytest.mark.parametrize("sent", [True, False])
def test_only_whom_a_reminder_has_told_the_day_is_asked_why_the_result_is_late(sent: bool, relation: Relation) -> None:
    """The plan gives an event its day, and its result none: that day stands in the reminder alone."""
    story = Story()
    _, reminding = story.day(date(2025, 12, 17), of_two(first_done=False, relation=relation, day=22))
    assert [g.occasion.kind for p in reminding.papers for g in p.grounds if p.addressee][:1] == [Kind.REMINDER]
    if sent:
        story.mark(
            reminding.papers, state=PaperState.SENT, sent_on=date(2025, 12, 17), registered="01-15/К-7 от 17.12.2025"
        )
    reviewed, decisions = story.day(date(2025, 12, 26), of_two(first_done=True, relation=relation, day=22))
    told = letter_of(reviewed, to(decisions, "ОБР"))
    written = "письмом" if relation is Relation.SUBORDINATE else "служебной запиской"
    assert (f", запрошенные {written} от 17.12.2025 № 01-15/К-7 до 24.12.2025, не поступили" in told) is sent
    assert ("не представлены до 24.12.2025" in told) is sent
    assert "в срок" not in told
    assert "не продлевает" not in told  # nothing can be prolonged for an event that was held
    assert "сведения о результатах этого мероприятия с подтверждающими документами" in told, "its day is known"
    assert "с указанием даты" not in told


def test_a_second_letter_about_one_event_that_was_held_speaks_of_one_event() -> None:
    story, first = Story(settings(progress="off")), date(2025, 12, 22)
    _, decisions = story.day(first, of_two(first_done=True, relation=Relation.SUBORDINATE))
    sent = {"state": PaperState.SENT, "signed_on": first, "sent_on": first, "registered": "К-1 от 22.12.2025"}
    story.mark(decisions.papers, **sent)
    reviewed, decisions = story.day(date(2025, 12, 30), of_two(first_done=True, relation=Relation.SUBORDINATE))
    told = letter_of(reviewed, to(decisions, "ОБР"))
    assert "сведения о результатах мероприятия, предусмотренного пунктом 1, не поступили" in told


def test_the_second_paper_names_the_silence_beside_what_was_known_before_it() -> None:
    told = last_letter(item("до 12.12.2025"), (date(2025, 12, 16), WORKS), (date(2025, 12, 25), WORKS))
    assert "№ К-16 оставлено без ответа. По" in told
    assert "находится в работе" in told
    assert "исполнить указанный пункт" in told
    assert "ожидаемую дату" not in told


def test_no_second_letter_goes_before_a_day_promised_by_telephone_has_passed() -> None:
    call = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), promised_on=date(2025, 12, 25))
    made = small(calls=(call,))
    story = Story(settings(progress="off"))

    def written(on: date) -> list[tuple[str, str, str, int]]:
        _, decisions = story.day(on, made)
        story.mark(
            decisions.papers, state=PaperState.SENT, signed_on=on, sent_on=on, registered=f"К-{on.day} от {on:%d.%m.%Y}"
        )
        return [o for o in occasions(to(decisions, "ОБР")) if o[0] == "overdue"]

    assert written(date(2025, 12, 16)) == [("overdue", "ОБР", "1", 1)]
    assert written(date(2025, 12, 25)) == []
    assert written(date(2025, 12, 26)) == [], "what comes in on the day behind it is not late"
    assert written(date(2025, 12, 29)) == [("overdue", "ОБР", "1", 2)]


def test_a_report_dated_before_the_order_and_its_event_is_one_question() -> None:
    too_early = replace(done("ОБР", "1", date(2025, 12, 10)), accepted_on=None, accepted_by="")
    plan = (held("20.12.2025", "Провести торжественный парад"), item("до 18.12.2025", "2", row=3))
    reviewed, decisions = Story().day(date(2025, 12, 22), small(too_early, plan=plan))
    assert reviewed.morning.verdicts[0].faults == (Fault.BEFORE_ORDER,)
    assert [f.code for f in reviewed.findings if f.item == "1"] == ["done-before-order"]
    told = letter_of(reviewed, to(decisions, "ОБР"))
    assert told.count("уточнить дату исполнения пункта 1") == told.count("10.12.2025") == 1


def test_a_report_dated_before_its_event_is_asked_about_and_offered_to_nobody() -> None:
    early = replace(done("ОБР", "1", date(2025, 12, 15)), accepted_on=None, accepted_by="")
    parade = held("20.12.2025", "Провести торжественный парад")
    on = date(2025, 12, 22)
    reviewed, decisions = Story().day(on, small(early, plan=(parade, item("до 18.12.2025", "2", row=3))))
    verdict = reviewed.morning.verdicts[0]
    assert (verdict.standing, verdict.faults) == (Standing.NO_DATA, (Fault.BEFORE_EVENT,))
    assert [f.code for f in reviewed.findings if f.item == "1"] == ["done-before-event"]
    assert [n for n in decisions.waiting if n.item == "1"] == []
    told = letter_of(reviewed, to(decisions, "ОБР"))
    assert "указана дата исполнения (15.12.2025), предшествующая проведению мероприятия (20.12.2025)" in told
    assert "уточнить дату исполнения пункта 1" in told
    assert told_beside(verdict, Telling.DOUBTED, on) == "указано исполнение 15.12.2025, эта дата раньше мероприятия"
    back = replace(early, returned_on=on, return_reason="проведено не в день, установленный планом")
    story = Story()
    for day, line in (
        (on, early),
        (date(2025, 12, 23), back),
        (date(2025, 12, 24), replace(back, comment="из-за мороза")),
    ):
        again, asked = story.day(day, small(line, plan=(parade,)))
    assert only(again).standing is Standing.CLAIMED
    assert [n.item for n in asked.waiting] == ["1"]
    assert to(asked, "ОБР") is None
    taken = small(done("ОБР", "1", date(2025, 12, 15)), plan=(parade,))
    assert only(Story().day(on, taken)[0]).standing is Standing.MET


def test_an_event_of_this_day_takes_place_and_no_term_of_it_ends() -> None:
    made = small(plan=(held("17.12.2025", "Проведение совещания"),))
    assert progress(made, date(2025, 12, 17)).startswith("проводится 17.12.2025 (сегодня) – 1 (пункт 1)")


def test_an_event_that_was_held_is_awaited_while_one_claim_waits_and_the_others_have_time() -> None:
    agreed = replace(ORG, code="ИП", organisation="ООО «Пример»", relation=Relation.BY_AGREEMENT)
    claim = row("ОБР", "1", state=State.DONE, executed_on=date(2025, 12, 13), evidence="отчёт от 15.12.2025 № 7")
    made = book(claim, plan=(held("13.12.2025", "Проведение ярмарки"),), performers=(ORG, agreed))
    said = progress(made, date(2025, 12, 15))
    assert "сведения ожидаются – 1 (пункт 1)" in said
    assert "срок истёк" not in said


def progress(made: Book, on: date) -> str:
    """The first sentence of a справка and the lines about items, on a day without letters before it."""
    reviewed, _ = Story().day(on, made)
    known = facts(reviewed, number="1")
    first = plain(composition(reviewed.figures, words())).replace("\u00a0", " ")
    return f"{first}; {lists_told(reviewed.figures, known, running=True)}"


def test_a_second_letter_about_one_event_speaks_of_one() -> None:
    story, made = Story(), of_two(first_done=True, relation=Relation.SUBORDINATE)
    _, first = story.day(date(2025, 12, 18), made)
    story.mark(first.papers, state=PaperState.SENT, sent_on=date(2025, 12, 18))
    reviewed, second = story.day(date(2025, 12, 25), made)
    assert "мероприятия, предусмотренного пунктом 1, не поступили" in letter_of(reviewed, to(second, "ОБР"))


def asked_of_both() -> tuple[str, dict[int, list[str]]]:
    """The letter to who only agreed about work till 19.12 and an event of 20.12, and the calls of the days after it."""
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    cleaning = replace(held("20.12.2025", "Провести субботник"), number="2", row=3)
    made = small(plan=(item("до 19.12.2025", text="Проверить водоёмы"), cleaning), performer=agreed)
    story, letter = Story(sent=True), ""
    called: dict[int, list[str]] = {}
    for day in (15, 16, 17, 18, 19, 22, 23, 24):
        reviewed, decisions = story.day(date(2025, 12, day), made)
        paper = to(decisions, "ОБР")
        letter = letter_of(reviewed, paper) if paper else letter
        called[day] = [n.item for n in notices(decisions, NoticeKind.CALL) if "просили сообщить" in n.text]
    return letter, called


def test_work_and_an_event_asked_of_who_only_agreed_have_each_its_own_day_and_question() -> None:
    letter, called = asked_of_both()
    both = "об исполнении либо о ходе и предполагаемой дате исполнения"
    asked = f"по пункту 1 – до 19.12.2025 {both}, по пункту 2 – до 23.12.2025 о результатах"
    assert f"Просим принять участие в исполнении указанных пунктов и сообщить по прилагаемой форме: {asked}" in letter
    assert {day: items for day, items in called.items() if items} == {22: ["1"], 24: ["2"]}


def test_joined_to_another_request_they_have_their_own_days_too() -> None:
    monthly = item("до 12.12.2025", "3", text="Осмотреть крыши", row=4)
    plan = (monthly, item("до 19.12.2025", text="Проверить водоёмы"), held("20.12.2025", "Провести субботник"))
    plan = (*plan[:2], replace(plan[2], number="2", row=5))
    story, agreed = Story(settings(remind_days=(2,)), sent=True), replace(ORG, relation=Relation.BY_AGREEMENT)
    sent = row("ОБР", "3", state=State.DONE, executed_on=date(2025, 12, 12), evidence="акт")
    story.day(date(2025, 12, 15), small(sent, plan=plan, performer=agreed))
    back = replace(sent, returned_on=date(2025, 12, 17), return_reason="нет подписи")
    reviewed, decisions = story.day(date(2025, 12, 17), small(back, plan=plan, performer=agreed))
    letter = letter_of(reviewed, to(decisions, "ОБР"))
    assert "Также пунктами 1 и 2 плана-графика предусмотрены мероприятие «Проверить водоёмы» (до 19.12.2025" in letter
    both = "об исполнении либо о ходе и предполагаемой дате исполнения"
    asked = f"по пункту 1 – до 19.12.2025 {both}, по пункту 2 – до 23.12.2025 о результатах"
    assert f"Просим принять участие в исполнении пунктов 1 и 2 и сообщить: {asked}" in letter


@pytest.mark.parametrize(
    ("work", "provided", "told"),
    [
        (
            item("до 23.12.2025", text="Проверить водоёмы"),
            "проверить водоёмы (до 23.12.2025 включительно)",
            "принять участие в исполнении пункта 1 и до 19.12.2025 сообщить о ходе и предполагаемой дате исполнения.",
        ),
        (
            item("до 19.12.2025", text="Проверить водоёмы"),
            "проверить водоёмы (до 19.12.2025 включительно)",
            "принять участие в исполнении пункта 1 и до 19.12.2025 направить сведения о его исполнении, а если он не",
        ),
        (
            held("20.12.2025", "Провести субботник"),
            "провести субботник (20.12.2025)",
            "принять участие в этом мероприятии и до 23.12.2025 сообщить о результатах.",
        ),
    ],
)
def test_joined_to_another_request_who_only_agreed_is_asked_to_take_part_by_the_term(
    work: Item, provided: str, told: str
) -> None:
    plan = (item("до 12.12.2025", "3", text="Осмотреть крыши", row=4), work)
    story, agreed = Story(settings(remind_days=(5,)), sent=True), replace(ORG, relation=Relation.BY_AGREEMENT)
    sent = row("ОБР", "3", state=State.DONE, executed_on=date(2025, 12, 12), evidence="акт")
    story.day(date(2025, 12, 15), small(sent, plan=plan, performer=agreed))
    back = replace(sent, returned_on=date(2025, 12, 17), return_reason="нет подписи")
    reviewed, decisions = story.day(date(2025, 12, 17), small(back, plan=plan, performer=agreed))
    letter = letter_of(reviewed, to(decisions, "ОБР"))
    assert f"Также пунктом {work.number} плана-графика предусмотрено {provided}." in letter
    assert f"Просим {told}" in letter
    assert "исполнителем по согласованию" not in letter
