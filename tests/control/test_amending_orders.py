"""An amending order that waits to be entered, and what it changes once it is (decision 0120)."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.model.kinds import Kind
from automation.model.notice import Notice, NoticeKind
from automation.model.plan import Amending, Amendment, OrderId
from automation.model.report import Book, Finding, Performer, Relation, State
from automation.model.standing import Standing
from tests.support.compose_order import HEADS, ORDER
from tests.support.compose_world import book, done, row
from tests.support.control_story import ORG, Story, extension, item, kinds, occasions, only, settings, small, to

ACT = OrderId(number="47-р", date=date(2025, 12, 15))
NAMED = "распоряжение от 15.12.2025 № 47-р"
WORDS = "В пункте 1 слова «до 12.12.2025» заменить словами «до 30.12.2025»."
GUESTS = "товарищества собственников жилья"
GUEST = Performer(
    code="ТСЖ", groups=(GUESTS,), organisation="ТСЖ «Пробное»", post="Председатель", name="Гостев Иван Ильич"
)


def dec(day: int) -> date:
    return date(2025, 12, day)


def act(item: str = "1", action: str = "term", on: date | None = ACT.date, words: str = WORDS) -> Amending:
    change = Amendment(point="1", action=action, words=words, item=item)  # type: ignore[arg-type]
    return Amending(by=ACT, changes=(change,), day=on, kind="Постановление")


def waiting(*acts: Amending) -> Story:
    """A story whose orders folder holds these amending orders."""
    story = Story()
    story.history = replace(story.history, amending=acts)
    return story


def overdue_days(story: Story, workbook: Book, *days: int) -> list[int]:
    """The days on which a paper goes to «ОБР»; nothing is remembered."""
    return [day for day in days if to(story.day(dec(day), workbook, keep=False)[1], "ОБР")]


def told(reviewed: Review, code: str) -> list[Finding]:
    return [f for f in reviewed.findings if f.code == code]


def amending(story: Story, on: date, workbook: Book) -> list[Notice]:
    return [n for n in story.day(on, workbook, keep=False)[1].waiting if n.kind is NoticeKind.AMENDING]


def test_papers_about_an_item_that_is_being_changed_wait_three_working_days_and_the_clerk_sees_it() -> None:
    workbook = small()
    assert overdue_days(Story(), workbook, 16, 17, 18) == [16, 17, 18]
    story = waiting(act())
    assert overdue_days(story, workbook, 15, 16, 17, 18, 19) == [18, 19]
    (notice,) = amending(story, dec(16), workbook)
    assert notice.item == "1"
    assert notice.text == (
        "об истёкшем сроке (п. 1) – после внесения документа № 47-р от 15.12.2025 в таблицу, но не позже "
        "18.12.2025: МБУК «Образец»"
    )
    assert amending(story, dec(18), workbook) == []


def test_the_proposal_names_the_columns_and_the_words_in_full_and_is_an_error_once_nothing_waits_for_it() -> None:
    long = f"В пункте 1 слова «Мероприятие» заменить словами «{'очень ' * 60}важное мероприятие»."
    story = waiting(act(), act(action="other", words=long))
    first, second = told(story.day(dec(16), small(), keep=False)[0], "amendment-proposed")
    assert first.message == (
        "Документ № 47-р от 15.12.2025 предлагает: пункт 1, «Срок исполнения»: В пункте 1 слова «до 12.12.2025» "
        "заменить словами «до 30.12.2025». До 18.12.2025 письма об этом не выпускаются. Внесите это на лист "
        "«План-график» (новый пункт – новой строкой, исключённый – удалите) и назовите документ в поле «Изменения»."
    )
    assert (first.level, first.sheet, first.item) == ("warning", "План-график", "1")
    assert "пункт 1, «Мероприятие»: " in second.message
    assert "важное мероприятие». До" in second.message
    (late, _) = told(story.day(dec(18), small(), keep=False)[0], "amendment-proposed")
    assert (late.level, "снова выпускаются" in late.message) == ("error", True)


@pytest.mark.parametrize("change", [act("2"), act("", "edition"), act("1.1"), act(on=None)])
def test_only_what_an_order_changes_waits_for_it(change: Amending) -> None:
    waits = any(c.action == "edition" for c in change.changes)
    assert overdue_days(waiting(change), small(), 16) == ([] if waits else [16])


def test_a_change_of_an_item_is_one_of_the_items_below_it() -> None:
    plan = (item("до 12.12.2025", "1.2"), item("до 12.12.2025", "12", row=3))
    story = waiting(act())
    paper = to(story.day(dec(16), small(plan=plan), keep=False)[1], "ОБР")
    assert occasions(paper) == [("overdue", "ОБР", "12", 1)]


@pytest.mark.parametrize(
    ("named", "entered"),
    [
        (NAMED, True),
        ("распоряжение от 15.12.2025 №47‑р; распоряжение от 20.12.2025 № 51", True),
        ("распоряжение от 10.12.2025 № 147-р", False),
        ("распоряжение от 10.12.2025 № 47-р/1", False),
        ("", False),
    ],
)
def test_an_order_that_is_named_in_full_waits_no_longer(named: str, entered: bool) -> None:
    workbook = small(order=replace(ORDER, amendments=named))
    assert overdue_days(waiting(act()), workbook, 16) == ([16] if entered else [])


def test_a_number_that_is_a_part_of_a_date_names_no_order() -> None:
    short = replace(act(), by=OrderId(number="12", date=dec(15)))
    workbook = small(order=replace(ORDER, amendments="распоряжение от 12.12.2025 № 3"))
    assert overdue_days(waiting(short), workbook, 16) == []


def test_a_paper_of_an_earlier_day_is_not_to_be_signed_meanwhile() -> None:
    story = Story()
    _, decisions = story.day(dec(16), small())
    story.history = replace(story.history, amending=(act(on=dec(17)),))
    (notice,) = amending(story, dec(17), small())
    assert notice.unneeded == decisions.papers[0].key
    assert "подписать после внесения документа № 47-р от 15.12.2025 в таблицу, но не позже 22.12.2025" in notice.text
    _, later = story.day(dec(17), small(), keep=False)
    assert NoticeKind.EXPIRING not in {n.kind for n in later.waiting}
    assert amending(story, dec(22), small()) == []


def test_the_memo_waits_with_the_papers_and_the_report_tells_of_the_change() -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    story, workbook = waiting(act()), small(row("ОБР", "1"), done("ОБР", "2", dec(12)), plan=plan)
    reviewed, decisions = story.day(dec(15), workbook, keep=False)
    assert Kind.COMPLETION not in kinds(decisions)
    assert reviewed.plan_remarks == (
        "постановление от 15.12.2025 № 47-р изменяет пункт 1, сведения приведены без учёта этих изменений",
    )
    assert Kind.COMPLETION in kinds(story.day(dec(18), workbook, keep=False)[1])


def joined_book(*rows: object, entered: bool = True, term: str = "до 12.12.2025", **more: object) -> Book:
    """The workbook with «ТСЖ» beside «ОБР» in the item."""
    guest = replace(GUEST, relation=more.pop("relation", Relation.SUBORDINATE))
    named = "; ".join((HEADS, GUESTS)) if entered else HEADS
    groups = (HEADS, GUESTS) if entered else (HEADS,)
    plan = (item(term, performers_text=named, groups=groups),)
    made = small(*rows, plan=plan, order=replace(ORDER, amendments=NAMED if entered else ""), **more)  # type: ignore[arg-type]
    return replace(made, performers=(ORG, guest))


def verdict_of(reviewed: Review, code: str):  # type: ignore[no-untyped-def]
    return next(v for v in reviewed.morning.verdicts if v.performer.code == code)


def with_guest(workbook: Book, **values: object) -> Book:
    return replace(workbook, rows=(*workbook.rows[:1], row("ТСЖ", "1", **values)))


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT, Relation.OFFICE])
def test_who_joins_an_item_after_its_term_is_accused_of_nothing_and_the_clerk_is_asked_for_his_term(
    relation: Relation,
) -> None:
    story = Story(settings(letters=(Kind.COVERING,)))
    story.day(dec(12), joined_book(entered=False))
    workbook = with_guest(joined_book(relation=relation))
    reviewed, decisions = story.day(dec(17), workbook)
    assert verdict_of(reviewed, "ОБР").standing is Standing.OVERDUE
    assert (verdict_of(reviewed, "ТСЖ").standing, verdict_of(reviewed, "ТСЖ").due) == (Standing.NO_DATA, None)
    assert to(decisions, "ТСЖ") is None
    (asked,) = told(reviewed, "own-term-missing")
    assert (asked.level, asked.performer, asked.item) == ("error", "ТСЖ", "1")
    assert "с 15.12.2025, когда срок пункта (12.12.2025) уже прошёл" in asked.message
    later, _ = story.day(dec(23), workbook)
    assert told(later, "own-term-missing") == [asked]


def test_the_term_set_for_him_is_his_own() -> None:
    story = Story(settings(letters=(Kind.COVERING,)))
    story.day(dec(12), joined_book(entered=False))
    own = extension(code="ТСЖ", decided_on=dec(16), new_term=dec(24))
    workbook = with_guest(joined_book(extensions=(own,)))
    reviewed, decisions = story.day(dec(17), workbook)
    assert (told(reviewed, "own-term-missing"), told(reviewed, "extension-refused")) == ([], [])
    assert verdict_of(reviewed, "ТСЖ").due == dec(24)
    assert occasions(to(decisions, "ТСЖ")) == [("covering", "ТСЖ", "1", 1)], "he learns of the item before any reminder"
    assert [to(story.day(dec(n), workbook)[1], "ТСЖ") for n in (18, 19, 22, 23)] == [None] * 4, "it reminds him, too"
    late, _ = story.day(dec(25), workbook)
    assert verdict_of(late, "ТСЖ").standing is Standing.OVERDUE


def test_who_joins_long_before_the_term_gets_his_reminder_after_the_extract() -> None:
    story = Story(settings(letters=(Kind.COVERING,)))
    story.day(dec(12), joined_book(entered=False, term="до 30.12.2025"))
    workbook = with_guest(joined_book(term="до 30.12.2025"))
    days = {n: occasions(to(story.day(dec(n), workbook)[1], "ТСЖ")) for n in (17, 18, 19, 22, 23, 24)}
    assert {n: told for n, told in days.items() if told} == {
        17: [("covering", "ТСЖ", "1", 1)],
        23: [("reminder", "ТСЖ", "1", 1)],
    }


def test_what_he_has_executed_is_never_late() -> None:
    story = Story()
    story.day(dec(12), joined_book(entered=False))
    filled = done("ТСЖ", "1", dec(22))
    workbook = replace(joined_book(), rows=(*joined_book().rows[:1], filled))
    reviewed, _ = story.day(dec(23), workbook)
    assert verdict_of(reviewed, "ТСЖ").standing is Standing.MET
    claimed = with_guest(joined_book(), state=State.DONE, executed_on=dec(22), evidence="акт от 22.12.2025 № 1")
    assert verdict_of(story.day(dec(23), claimed)[0], "ТСЖ").standing is Standing.CLAIMED


def test_who_joins_before_the_term_or_without_an_amending_order_has_the_items_term() -> None:
    story = Story()
    story.day(dec(12), joined_book(entered=False, term="до 19.12.2025"))
    reviewed, _ = story.day(dec(17), joined_book(term="до 19.12.2025"))
    assert verdict_of(reviewed, "ТСЖ").due == dec(19)
    other = Story()
    other.day(dec(12), joined_book(entered=False))
    silent = replace(joined_book(), order=ORDER)
    assert verdict_of(other.day(dec(17), silent)[0], "ТСЖ").due == dec(12)


def test_of_several_dates_and_of_a_repetition_he_owes_what_comes_after_he_joined() -> None:
    story = Story()
    story.day(dec(12), joined_book(entered=False, term="12.12.2025, 26.12.2025"))
    reviewed, _ = story.day(dec(17), joined_book(term="12.12.2025, 26.12.2025"))
    assert [v.due for v in reviewed.morning.verdicts if v.performer.code == "ТСЖ"] == [dec(26)]
    again = Story()
    again.day(dec(12), joined_book(entered=False, term="еженедельно"))
    reviewed, _ = again.day(dec(17), joined_book(term="еженедельно"))
    owed = [v.due for v in reviewed.morning.verdicts if v.performer.code == "ТСЖ"]
    assert owed
    assert min(filter(None, owed)) > dec(15)


def test_words_that_hold_the_former_term_are_printed_with_the_present_one_and_told() -> None:
    def amended(text: str, order: str = NAMED) -> Book:
        plan = (item("до 29 декабря 2025 года", text=text),)
        return small(plan=plan, order=replace(ORDER, amendments=order))

    was, now = "Провести обучение до  12 декабря 2025 года.", "Провести обучение до 29 декабря 2025 года."
    story = Story()
    story.day(dec(12), small(plan=(item("до 12 декабря 2025 года", text=was),)))
    reviewed, _ = story.day(dec(17), amended(was))
    assert only(reviewed).item.text == now
    assert [f.item for f in told(reviewed, "words-outdated")] == ["1"]
    later, _ = story.day(dec(18), amended(was))
    assert (only(later).item.text, told(later, "plan-changed")) == (now, [])
    mended, _ = story.day(dec(19), amended(now))
    assert (told(mended, "words-outdated"), told(mended, "plan-changed")) == ([], [])
    again, _ = story.day(dec(22), amended(now))
    assert told(again, "plan-changed") == []


def test_an_extract_and_the_question_about_the_same_item_are_not_one_letter() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    workbook = small(term="до 26.12.2025", performer=agreed)
    story = Story(settings(letters=(Kind.COVERING,)))
    assert occasions(to(story.day(dec(22), workbook)[1], "ОБР")) == [("covering", "ОБР", "1", 1)]
    assert overdue_days(story, workbook, 23, 24, 25) == []
    assert occasions(to(story.day(dec(26), workbook)[1], "ОБР")) == [("request", "ОБР", "1", 1)]


def test_nobody_is_telephoned_about_a_term_that_is_being_changed() -> None:
    def called(story: Story) -> list[str]:
        return [n.item for n in story.day(dec(15), small(), keep=False)[1].notices if n.kind is NoticeKind.CALL]

    assert called(Story()) == ["1"]
    assert called(waiting(act())) == []


def test_letters_to_many_that_wait_are_one_line() -> None:
    (notice,) = amending(waiting(act()), dec(16), book())
    told = notice.text.replace("\N{NO-BREAK SPACE}", " ")
    assert told.endswith(
        "18.12.2025: Примеров П.П., Образцов О.О., МБУК «Образец», МБУ «Пример», МБУК «Шаблон», МБУ «Типовое»"
    )
    assert (notice.whom, notice.item) == ("", "1")


def test_an_act_without_its_date_counts_from_the_day_it_was_read() -> None:
    story = Story()
    story.day(dec(12), joined_book(entered=False))
    undated = replace(ORDER, amendments="распоряжение № 47-р")
    reviewed, _ = story.day(dec(17), replace(with_guest(joined_book()), order=undated))
    assert reviewed.plan["joined"] == {"1": {"ТСЖ": "2025-12-17"}}
