"""What the morning tells a person to do without a paper. On values; days are played by hand."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Book, Relation, State
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import SETTINGS, book, done, publication, row
from tests.support.control_story import ORG, Story, extension, item, kinds, notices, occasions, settings, small, to


def test_author_and_addressee_in_one_person_is_reminded_in_person() -> None:
    himself = tuple(replace(p, name=SETTINGS.signatory_letter.name) if p.code == "ПРИМ" else p for p in PERFORMERS)
    _, decisions = Story().day(date(2025, 12, 16), book(performers=himself))
    assert to(decisions, "ПРИМ") is None
    assert [n.code for n in decisions.notices if n.kind is NoticeKind.PERSONAL] == ["ПРИМ"]


def test_after_the_last_letter_the_rest_is_a_proposal() -> None:
    story = Story()
    for on in (date(2025, 12, 16), date(2025, 12, 23)):
        _, decisions = story.day(on, book())
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on)
    _, after = story.day(date(2025, 12, 30), book())
    assert {n.item for n in after.notices if n.kind is NoticeKind.PROPOSAL} == {"1", "2"}
    assert not [o for p in after.papers for o in occasions(p) if o[2] in "12"]


def test_unsigned_papers_that_lost_their_ground_are_told() -> None:
    story = Story()
    _, issued = story.day(date(2025, 12, 16), book())
    assert to(issued, "ПРИМ")
    _, decisions = story.day(
        date(2025, 12, 17), book(done("ПРИМ", "1", date(2025, 12, 12)), done("ПРИМ", "2", date(2025, 12, 12)))
    )
    lost = [n for n in decisions.notices if n.kind is NoticeKind.LOST_GROUND]
    assert [n.code for n in lost] == ["ПРИМ"]
    story.mark(state=PaperState.SIGNED, signed_on=date(2025, 12, 17))
    _, signed = story.day(date(2025, 12, 18), book(done("ПРИМ", "1", date(2025, 12, 12))), keep=False)
    assert not [n for n in signed.notices if n.kind is NoticeKind.LOST_GROUND]


def test_calls_of_a_missed_morning_are_made_up_once() -> None:
    story = Story()
    story.day(date(2025, 12, 12), book())
    _, monday_missed = story.day(date(2025, 12, 15), book())
    assert {n.item for n in monday_missed.notices if n.kind is NoticeKind.CALL} == {"1", "2"}
    _, tuesday = story.day(date(2025, 12, 16), book())
    assert not [n for n in tuesday.notices if n.kind is NoticeKind.CALL]


def dec(day: int) -> date:
    return date(2025, 12, day)


TERM = "до 19.12.2025"


def called(story: Story, on: date, workbook: Book, *, keep: bool = True) -> list[str]:
    return [n.text for n in notices(story.day(on, workbook, keep=keep)[1], NoticeKind.CALL)]


def test_a_call_before_the_term_and_one_after_it() -> None:
    story = Story()
    told = {n: called(story, dec(n), small(term=TERM)) for n in (15, 16, 17, 18, 19, 22, 23, 24)}
    assert {n: t for n, t in told.items() if t} == {
        18: ["срок – 19.12.2025: проверить готовность"],
        22: ["срок истёк 19.12.2025, сведений нет: узнать причину"],
    }


def test_a_call_names_whom_to_ask() -> None:
    someone = replace(ORG, phone="2-00-01", contact="Образцова Н.П.")
    _, decisions = Story().day(dec(18), small(term=TERM, performer=someone))
    call = notices(decisions, NoticeKind.CALL)[0]
    assert (call.code, call.item, call.organisation) == ("ОБР", "1", "МБУК «Образец»")
    assert (call.phone, call.contact) == ("2-00-01", "Образцова Н.П.")
    _, plain = Story().day(dec(18), small(term=TERM))
    assert notices(plain, NoticeKind.CALL)[0].contact.replace("\u00a0", " ") == "Примерова М.И."


def test_calls_of_missed_mornings_come_with_the_next_run_once() -> None:
    story = Story()
    called(story, dec(17), small(term=TERM))
    assert called(story, dec(19), small(term=TERM)) == ["срок – 19.12.2025: проверить готовность"]
    assert called(story, dec(24), small(term=TERM)) == ["срок истёк 19.12.2025, сведений нет: узнать причину"]
    assert called(story, dec(25), small(term=TERM)) == []


def test_several_call_days_missed_are_one_call() -> None:
    story = Story(settings(notice_days=(1, 2, 3)))
    called(story, dec(15), small(term=TERM))
    assert len(called(story, dec(19), small(term=TERM))) == 1


def test_a_second_run_of_the_day_tells_the_same_calls() -> None:
    story = Story()
    called(story, dec(17), small(term=TERM))
    assert called(story, dec(18), small(term=TERM), keep=False) == called(story, dec(18), small(term=TERM))


@pytest.mark.parametrize(
    "quiet",
    [
        small(term=TERM, performer=replace(ORG, relation=Relation.BY_AGREEMENT)),
        small(replace(done("ОБР", "1", dec(12)), accepted_on=None, accepted_by=""), term=TERM),
        small(done("ОБР", "1", dec(12)), term=TERM),
        small(plan=(replace(item(TERM), closed_on=dec(12)),)),
        small(term=TERM, order=replace(book().order, closed_on=dec(12))),
        small(term=TERM, rows=()),
        small(term="постоянно"),
    ],
    ids=["by agreement", "claimed", "met", "item closed", "order closed", "no row", "permanent"],
)
def test_nobody_is_called_without_need(quiet: Book) -> None:
    story = Story()
    assert [n for n in (17, 18, 19, 22, 23) if called(story, dec(n), quiet)] == []


def test_the_telephone_waits_as_long_as_the_office_chose() -> None:
    story = Story(settings(overdue_after=2))
    told = {n: called(story, dec(n), small(term=TERM)) for n in (19, 22, 23, 24)}
    assert [n for n, t in told.items() if t] == [23]
    at_once = Story(settings(overdue_after=0))
    assert [n for n in (19, 22, 23) if called(at_once, dec(n), small(term=TERM))] == []


def test_a_term_on_a_day_off_is_called_about_around_both_days() -> None:
    story = Story()
    sunday = small(term="до 01.02.2026")
    days = [date(2026, 1, 28), date(2026, 1, 29), date(2026, 1, 30), date(2026, 2, 2), date(2026, 2, 3)]
    assert [on for on in days if called(story, on, sunday)] == [date(2026, 1, 29), date(2026, 2, 3)]


def test_the_call_after_the_term_comes_after_the_memo_too() -> None:
    story = Story(settings(overdue_after=2))
    story.day(dec(19), small(term=TERM))
    assert kinds(story.day(dec(22), small(term=TERM))[1]) == [Kind.COMPLETION]
    assert called(story, dec(23), small(term=TERM)) == ["срок истёк 19.12.2025, сведений нет: узнать причину"]


def test_in_person_names_the_person_and_all_his_items() -> None:
    himself = replace(ORG, name=SETTINGS.signatory_letter.name)
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    _, decisions = Story().day(dec(16), small(plan=plan, performer=himself))
    told = notices(decisions, NoticeKind.PERSONAL)
    assert [n.text for n in told] == ["напомнить лично: Бобков Дмитрий Александрович, п. 1 и 2"]
    assert not [p for p in decisions.papers if p.addressee]


def test_an_occasion_is_spoken_of_once_and_a_new_one_again() -> None:
    himself = replace(ORG, name=SETTINGS.signatory_letter.name)
    story, told = Story(), {}
    for n in (16, 16, 17, 18, 19, 22, 26, 29, 30, 31):
        plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
        _, decisions = story.day(dec(n), small(plan=plan, performer=himself))
        told[n] = [n.text.rpartition(", ")[2] for n in notices(decisions, NoticeKind.PERSONAL)]
        assert not [p for p in decisions.papers if p.addressee]
    assert {n: t for n, t in told.items() if t} == {16: ["п. 1"], 19: ["п. 2"], 30: ["п. 2"]}


def test_a_proposal_waits_from_the_day_the_last_letter_stayed_unanswered_until_somebody_decides() -> None:
    """papers.md D: version 1.0 told it once, and then nobody decided."""
    story = Story(settings(repeat_max=1), sent=True)
    told = {}
    for n in (16, 22, 23, 24, 25):
        _, decisions = story.day(dec(n), small())
        told[n] = len(notices(decisions, NoticeKind.PROPOSAL))
        assert occasions(to(decisions, "ОБР")) == ([("overdue", "ОБР", "1", 1)] if n == 16 else [])
    assert told == {16: 0, 22: 0, 23: 1, 24: 1, 25: 1}
    decided = Ruling(decided_on=dec(25), decided_by="Глава Образцов О.О.", kind=RulingKind.HEAR, items=("1",), row=2)
    for ruling, left in ((decided, 0), (replace(decided, decided_on=dec(15)), 1), (replace(decided, items=("2",)), 1)):
        made = replace(small(), rulings=(ruling,))
        assert len(notices(story.day(dec(26), made, keep=False)[1], NoticeKind.PROPOSAL)) == left
    missed = Story(settings(repeat_max=1), sent=True)
    missed.day(dec(16), small())
    assert len(notices(missed.day(dec(26), small())[1], NoticeKind.PROPOSAL)) == 1


def test_no_proposal_after_an_answer_or_before_the_letter_was_sent() -> None:
    for sent, answer in ((False, ""), (True, "вх. 4")):
        story = Story(settings(repeat_max=1), sent=sent)
        story.day(dec(16), small())
        story.mark(answer=answer)
        assert not notices(story.day(dec(23), small())[1], NoticeKind.PROPOSAL)


@pytest.mark.parametrize(("answer", "proposals"), [("", 1), ("вх. 4", 0)])
def test_the_answer_to_the_last_letter_counts(answer: str, proposals: int) -> None:
    story = Story(settings(repeat_max=2), sent=True)
    story.day(dec(16), small())
    _, second = story.day(dec(23), small())
    assert occasions(to(second, "ОБР")) == [("overdue", "ОБР", "1", 2)]
    story.mark(second.papers, answer=answer)
    assert len(notices(story.day(dec(30), small())[1], NoticeKind.PROPOSAL)) == proposals


def test_no_proposal_about_what_was_done_in_the_end() -> None:
    story = Story(settings(repeat_max=1), sent=True)
    story.day(dec(16), small())
    assert not notices(story.day(dec(23), small(done("ОБР", "1", dec(22))))[1], NoticeKind.PROPOSAL)


def lost(story: Story, on: date, workbook: Book) -> list[str]:
    return [n.text.split(" от ")[1] for n in notices(story.day(on, workbook, keep=False)[1], NoticeKind.LOST_GROUND)]


TWO = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
WHOLE = "16.12.2025 утратил основание (п. 1 и 2): не подписывать, аннулировать"
PARTLY = "16.12.2025 частично утратил основание (п. 1): исправить до подписания или перевыпустить"


@pytest.mark.parametrize(
    ("now", "told"),
    [
        (small(plan=TWO), []),
        (small(done("ОБР", "1", dec(12)), plan=TWO), [PARTLY]),
        (small(done("ОБР", "1", dec(12)), done("ОБР", "2", dec(12)), plan=TWO), [WHOLE]),
        (small(plan=tuple(replace(i, closed_on=dec(17)) for i in TWO)), [WHOLE]),
        (small(plan=TWO, order=replace(book().order, closed_on=dec(17))), [WHOLE]),
        (small(plan=TWO, extensions=(extension(new_term=date(2026, 1, 23)),)), [PARTLY]),
        (small(plan=TWO, performer=replace(ORG, groups=())), [WHOLE]),
    ],
    ids=["nothing", "one claim", "both", "items closed", "order closed", "extended", "another performer"],
)
def test_a_draft_whose_ground_is_gone_is_told_until_it_is_signed(now: Book, told: list[str]) -> None:
    story = Story()
    story.day(dec(16), small(plan=TWO))
    assert lost(story, dec(17), now) == told
    assert lost(story, dec(18), now) == told, "each morning"
    story.mark(state=PaperState.SIGNED, signed_on=dec(17))
    assert lost(story, dec(18), now) == []


def test_an_unsigned_paper_is_told_before_its_answer_date_and_has_lost_its_ground_behind_it() -> None:
    story, world = Story(), small(term="до 24.12.2025")
    story.day(dec(17), world)
    _, on_the_day = story.day(dec(22), world, keep=False)
    soon = [n.text for n in on_the_day.waiting if n.kind is NoticeKind.EXPIRING]
    assert [t.partition("2025 ")[2] for t in soon] == [
        "(п. 1): названный в нём срок ответа – сегодня; подписать или перевыпустить с новой датой"
    ]
    assert lost(story, dec(22), world) == []
    assert lost(story, dec(23), world) == [
        "17.12.2025 утратил основание: названный в нём срок ответа (22.12.2025) прошёл; перевыпустить с новой датой"
    ]
    gone = ["17.12.2025 утратил основание (п. 1): не подписывать, аннулировать"]
    assert lost(story, dec(26), world) == gone, "behind the term ``reissue`` makes no reminder"


def test_a_question_has_lost_its_ground_once_it_is_answered() -> None:
    undated = replace(done("ОБР", "1", dec(12)), executed_on=None, accepted_on=None, accepted_by="")
    story = Story()
    story.day(dec(15), small(undated, term="до 30.01.2026"))
    assert lost(story, dec(16), small(undated, term="до 30.01.2026")) == []
    dated = replace(undated, executed_on=dec(15))
    assert len(lost(story, dec(16), small(dated, term="до 30.01.2026"))) == 1
    other = replace(undated, evidence="")
    assert len(lost(story, dec(16), small(other, term="до 30.01.2026"))) == 1


def test_a_question_about_a_publication_has_lost_its_ground_with_a_reason() -> None:
    plan = (item("до 30.01.2026", lead_hours=4),)
    made = publication(16, "09:00", "10:00", code="ОБР")
    story = Story()
    story.day(dec(17), small(plan=plan, publications=(made,)))
    assert lost(story, dec(18), small(plan=plan, publications=(made,))) == []
    excused = replace(made, excuse="срочное сообщение")
    assert len(lost(story, dec(18), small(plan=plan, publications=(excused,)))) == 1


def test_a_question_by_agreement_has_lost_its_ground_with_a_report() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    story = Story()
    story.day(dec(19), small(term="до 26.12.2025", performer=agreed))
    assert lost(story, dec(22), small(term="до 26.12.2025", performer=agreed)) == []
    reported = small(done("ОБР", "1", dec(19)), term="до 26.12.2025", performer=agreed)
    assert len(lost(story, dec(22), reported)) == 1


def test_a_release_rests_on_the_closing_and_a_covering_letter_on_the_plan() -> None:
    story = Story(settings(letters=("release", "covering")))
    open_plan, closed = (item("до 30.01.2026"),), (item("до 30.01.2026", closed_on=dec(15)),)
    story.day(dec(12), small(plan=open_plan))
    assert lost(story, dec(15), small(plan=open_plan)) == []
    _, released = story.day(dec(16), small(done("ОБР", "1", dec(12)), plan=closed))
    assert occasions(to(released, "ОБР")) == [("release", "ОБР", "1", 1)]
    assert lost(story, dec(17), small(done("ОБР", "1", dec(12)), plan=closed)) == [
        "12.12.2025 утратил основание (п. 1): не подписывать, аннулировать"
    ]
    gone = "16.12.2025 утратил основание (п. 1): не подписывать, аннулировать"
    assert gone in lost(story, dec(17), small(row("ОБР", "1", state=State.NOT_STARTED), plan=closed))
    assert gone in lost(story, dec(17), small(done("ОБР", "1", dec(12)), plan=open_plan))
