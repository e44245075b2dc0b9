"""What memos call done in part, what a справка leaves to its counts, and what the reader of a memo reads of himself."""

from datetime import date

from msgspec.structs import replace

from automation.letters.executed_late import late_lines
from automation.letters.lasting import lasting_lines
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.memo_texts import composition
from automation.letters.proposals import proposals
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Official
from automation.model.report import Book, Relation, State
from tests.control.test_recurring import report
from tests.letters.test_memos_truly import told
from tests.support.compose_world import appendix_told, book, done, facts, judged, lists_told, measures_told, row, words
from tests.support.control_story import ORG, Story, item, small

TERM, AFTER = date(2025, 12, 12), date(2025, 12, 16)
AFTER_REPORT = date(2026, 1, 20)
SECOND = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
MOVING = item("до 12.12.2025", text="Завершить переход сотрудников", indicator="сотрудники")


def read(lines: list[str]) -> str:
    return plain("\n".join(lines)).replace("\u00a0", " ")


def test_an_item_that_all_have_reported_is_done_in_part_while_some_of_the_people_are_missing() -> None:
    rows = (
        done("ОБР", "1", TERM, staff_total=20, staff_moved=20),
        done("БИБЛ", "1", date(2025, 12, 15), staff_total=30, staff_moved=28),
    )
    day = judged(book(*rows, plan=(MOVING, item("до 26.12.2025", "2", row=3)), performers=(ORG, SECOND)), AFTER)
    assert "исполнено частично – 1 (пункт 1, с нарушением срока); срок не наступил" in told(day, Kind.PROGRESS)
    assert "оставить на контроле пункт 1" in read(proposals(memo_of(day[0].figures, facts(day[0]), words())))


def test_a_memo_counts_as_a_progress_paper_does_and_tells_of_late_reports_beside_the_items_of_their_group() -> None:
    both = (MOVING, replace(MOVING, number="4", row=5))
    plan = (*both, *(item("до 12.12.2025", str(n), row=n + 1) for n in (2, 3)))
    people = {"staff_total": 30, "staff_moved": 28}
    rows = (done("ОБР", "1", date(2025, 12, 15), **people), done("ОБР", "2", TERM), done("ОБР", "4", TERM, **people))
    others = (done("БИБЛ", number, TERM, **(people if number in "14" else {})) for number in "1234")
    day = judged(book(*rows, *others, plan=plan, performers=(ORG, SECOND)), AFTER)
    counts = (
        "исполнено – 1 (пункт 2); исполнено частично – 2 (пункты 1 и 4, в том числе с нарушением срока – пункт 1); "
        "срок истёк, исполнение не подтверждено – 1 (пункт 3)."
    )
    assert counts in told(day, Kind.COMPLETION)
    assert plain(composition(day[0].figures, words())).replace("\u00a0", " ") == counts.rstrip("."), "as a справка does"


def test_what_nobody_has_to_execute_is_not_counted_as_executed() -> None:
    """The office has accepted «не применимо» of the one performer of item 2."""
    accepted = {"accepted_on": TERM, "accepted_by": "Глава"}
    spared = row("ОБР", "2", state=State.NOT_APPLICABLE, comment="здания нет", **accepted)
    day = judged(small(done("ОБР", "1", TERM), spared, plan=(item("до 12.12.2025"), item("до 12.12.2025", "2"))), AFTER)
    assert plain(composition(day[0].figures, words())).replace("\u00a0", " ") == (
        "исполнено – 1 (пункт 1); неприменимо – 1 (пункт 2)"
    )


def test_a_progress_paper_says_who_executed_an_item_late() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    rows = (done("ОБР", "1", TERM), done("БИБЛ", "1", date(2025, 12, 15)))
    day = judged(book(*rows, plan=plan, performers=(ORG, SECOND)), AFTER)
    said = told(day, Kind.PROGRESS)
    assert "исполнено – 1 (пункт 1, допущено нарушение срока); срок не наступил – 1" in said
    assert said.count("МБУК «Библиотека»") == 1
    assert "С нарушением срока исполнено: пункт 1 – МБУК «Библиотека»." in said


def test_progress_paper_and_memo_name_the_period_of_a_report_that_was_late() -> None:
    monthly = "ежемесячно, до 10 числа месяца, следующего за отчётным"
    first, third, last = item("до 12.12.2025"), item("до 12.12.2025", "3", row=4), item("до 30.03.2026", "4", row=5)
    plan = (first, item(monthly, "2", row=3, text="Представлять отчёты"), third, last)
    reports = (done("ОБР", "2", date(2026, 1, 14), control_date=date(2026, 1, 10)),)
    late = (done("ОБР", "1", date(2025, 12, 15)), done("БИБЛ", "1", TERM), done("БИБЛ", "2", date(2026, 1, 9)))
    later = (done("ОБР", "3", date(2025, 12, 15)), done("БИБЛ", "3", TERM))
    day = judged(book(*late, *later, *reports, plan=plan, performers=(ORG, SECOND)), AFTER_REPORT)
    said = told(day, Kind.PROGRESS)
    assert "С нарушением срока исполнено: пункт 1, пункт 2 (за декабрь 2025 года) и пункт 3 – МБУК «Образец»." in said
    assert read(late_lines(memo_of(day[0].figures, facts(day[0]), words()))) == (
        "МБУК «Образец» – пункты 1 и 3 (15.12.2025, срок – 12.12.2025), "
        "пункт 2 за декабрь 2025 года (14.01.2026, срок – 10.01.2026)"
    )
    beside = replace(third, number="4"), replace(plan[1], number="5"), replace(last, number="6")
    more = (done("ОБР", "4", date(2025, 12, 15)), done("ОБР", "5", date(2026, 1, 14), control_date=date(2026, 1, 10)))
    day = judged(book(*late[:2], *later, *more, plan=(first, third, *beside), performers=(ORG, SECOND)), AFTER_REPORT)
    assert "исполнено: пункты 1, 3 и 4, а также пункт 5 (за декабрь 2025 года) – МБУК «Образец»." in told(
        day, Kind.PROGRESS
    )
    unnamed = (first, item("ежемесячно, до 15 числа", "2", row=3), last)
    report = done("БИБЛ", "2", date(2025, 12, 17), control_date=date(2025, 12, 15))
    day = judged(book(report, plan=unnamed, performers=(SECOND,)), date(2025, 12, 22))
    said = told(day, Kind.PROGRESS)
    assert "С нарушением срока исполнено: пункт 2 (срок – 15.12.2025) – МБУК «Библиотека»." in said
    assert read(late_lines(memo_of(day[0].figures, facts(day[0]), words()))) == (
        "МБУК «Библиотека» – пункт 2 (17.12.2025, срок – 15.12.2025)"
    )


def test_a_progress_paper_says_of_two_items_that_both_were_late() -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 26.12.2025", "3", row=4))
    rows = [done("ОБР", number, date(2025, 12, 15)) for number in "12"]
    said = told(judged(book(*rows, plan=plan, performers=(ORG,)), AFTER), Kind.PROGRESS)
    assert "исполнено – 2 (пункты 1 и 2, по обоим допущены нарушения срока)" in said


def test_a_progress_paper_sums_the_reports_of_a_repeated_item() -> None:
    monthly, story = item("ежемесячно, до 25 числа, до 30.06.2026", text="Отчёт об обходах"), Story()
    for on in (date(2025, 12, 24), date(2026, 1, 23), date(2026, 2, 24)):
        day, _ = story.day(on, book(report(on), plan=(monthly,), performers=(ORG,)))
    day, _ = story.day(date(2026, 3, 2), book(report(date(2026, 2, 24)), plan=(monthly,), performers=(ORG,)))
    assert lists_told(day.figures, facts(day), running=True) == (
        "По пункту 1 отчёты со сроками с 25.12.2025 по 25.02.2026 представлены полностью"
    )


def test_a_memo_tells_what_was_reported_on_a_repeated_item_before_it_was_taken_off_control() -> None:
    monthly, story = item("ежемесячно, до 25 числа, до 30.06.2026", text="Отчёт об обходах"), Story()
    first = report(date(2025, 12, 24))
    for on in (date(2025, 12, 24), date(2026, 1, 30)):
        story.day(on, book(first, plan=(monthly,), performers=(ORG, SECOND)))
    off = book(first, plan=(replace(monthly, closed_on=date(2026, 1, 30)),), performers=(ORG, SECOND))
    for on in (date(2026, 2, 2), date(2026, 3, 3)):
        day, _ = story.day(on, off)
        assert lists_told(day.figures, facts(day)) == (
            "Пункт 1 снят с контроля 30.01.2026; отчёты со сроками 25.12.2025 и 25.01.2026 представлены в 1 случае из 4"
        )
        assert "снят с контроля" not in lists_told(day.figures, facts(day), running=True)


def test_what_a_performer_had_reported_stays_told_after_he_was_freed_of_a_repeated_item() -> None:
    monthly, story = item("ежемесячно, до 25 числа, до 30.06.2026", text="Отчёт об обходах"), Story(sent=True)
    first, second = report(date(2025, 12, 30)), replace(report(date(2025, 12, 24)), code="БИБЛ")
    freed = Ruling(
        decided_on=date(2026, 1, 12), decided_by="Глава", kind=RulingKind.CLOSE, items=("1",), code="ОБР", row=2
    )
    for on, rows in ((date(2025, 12, 24), (second,)), (date(2025, 12, 29), (second,)), (date(2025, 12, 30), ())):
        story.day(on, book(*(rows or (first, second)), plan=(monthly,), performers=(ORG, SECOND)))
    made = replace(book(first, second, plan=(monthly,), performers=(ORG, SECOND)), rulings=(freed,))
    day, _ = story.day(date(2026, 1, 13), made)
    line = lists_told(day.figures, facts(day))
    assert "по пункту 1 отчёты со сроком 25.12.2025 представлены полностью, с опозданием – в 1 случае" in line
    measures = read(measures_told(memo_of(day.figures, facts(day, number="1"), words())))
    assert "МБУК «Образец» – по пункту 1 направлено письмо от 29.12.2025" in measures
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=day.figures.order.id,
        day=day.figures.on,
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    mark = appendix_told(day.figures, facts(day, number="1"), memo).rows[0].mark
    assert "МБУК «Образец» – отчёт со сроком 25.12.2025 представлен с опозданием; снято с" in mark


FREED = Ruling(decided_on=AFTER, decided_by="Глава", kind=RulingKind.CLOSE, items=("1",), code="БИБЛ", row=2)


def test_a_progress_paper_says_who_was_freed_of_an_item_that_is_done_in_part() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    made = replace(book(done("ОБР", "1", TERM), plan=plan, performers=(ORG, SECOND)), rulings=(FREED,))
    day = judged(made, date(2025, 12, 22))
    rest = "в остальной части снят с контроля"
    assert f"исполнено частично – 1 (пункт 1, {rest}); срок не наступил" in told(day, Kind.PROGRESS)
    freed = "Пункт 1 снят с контроля по решению Главы от 16.12.2025 в части, касающейся МБУК «Библиотека»"
    assert lists_told(day[0].figures, facts(day[0]), running=True) == freed


def test_of_several_items_done_in_part_a_count_names_those_whose_rest_is_off_control() -> None:
    late = date(2025, 12, 15)
    both = (MOVING, item("до 12.12.2025", "2", row=3))
    people = {"staff_total": 30, "staff_moved": 28}
    rows = (done("ОБР", "1", late, **people), done("БИБЛ", "1", TERM, **people), done("ОБР", "2", late))
    made = book(*rows, plan=(*both, item("до 26.12.2025", "3", row=4)), performers=(ORG, SECOND))
    made = replace(made, rulings=(replace(FREED, items=("2",)),))
    said = told(judged(made, date(2025, 12, 22)), Kind.PROGRESS)
    rest = "пункт 2 в остальной части снят с контроля"
    assert f"исполнено частично – 2 (пункты 1 и 2, в том числе с нарушением срока; {rest})" in said


def test_a_progress_paper_names_every_item_of_a_decision_that_freed_somebody_of_one_it_counts_as_done() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    both = replace(FREED, items=("1", "2"))
    made = replace(book(done("ОБР", "1", TERM), plan=plan, performers=(ORG, SECOND)), rulings=(both,))
    day = judged(made, date(2025, 12, 22))
    freed = "Пункты 1 и 2 сняты с контроля по решению Главы от 16.12.2025 в части, касающейся МБУК «Библиотека»"
    assert lists_told(day[0].figures, facts(day[0]), running=True) == freed
    only_ahead = replace(made, rulings=(replace(FREED, items=("2",)),))
    assert "снят" not in lists_told(
        (other := judged(only_ahead, date(2025, 12, 22))[0]).figures, facts(other), running=True
    )


def mark_of(made: Book, *days: date) -> str:
    """The mark of item 1 in the appendix of a memo of the last of these days."""
    story = Story()
    reviewed = [story.day(on, made)[0] for on in days][-1]
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=reviewed.figures.order.id,
        day=days[-1],
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    return appendix_told(reviewed.figures, facts(reviewed, number="1"), memo).rows[0].mark.replace("\n", " / ")


def test_the_appendix_names_who_was_freed_of_an_item_before_it_was_taken_off_control() -> None:
    freed = "МБУК «Библиотека» – снято с контроля по решению Главы от 16.12.2025"
    for closed, end in ((None, ""), (date(2025, 12, 19), " / снят с контроля 19.12.2025")):
        plan = (item("до 12.12.2025", closed_on=closed),)
        made = replace(book(done("ОБР", "1", TERM), plan=plan, performers=(ORG, SECOND)), rulings=(FREED,))
        assert mark_of(made, date(2025, 12, 22)) == f"МБУК «Образец» – исполнено 12.12.2025 / {freed}{end}"


def test_the_appendix_tells_how_many_reports_had_come_when_a_repeated_item_was_taken_off_control() -> None:
    weekly = replace(item("еженедельно по пятницам", text="Информация об уборке"), closed_on=date(2025, 12, 23))
    came = replace(report(date(2025, 12, 19)), control_date=date(2025, 12, 19))
    made = book(came, plan=(weekly,), performers=(ORG, SECOND))
    assert mark_of(made, date(2025, 12, 19), date(2026, 1, 20)) == (
        "МБУК «Образец» – информация представлена в 1 случае из 2 / "
        "МБУК «Библиотека» – информация не представлена ни в одном случае из 2 / снят с контроля 23.12.2025"
    )


def test_the_reader_of_a_memo_reads_of_his_own_report_as_his_own() -> None:
    person = replace(ORG, code="ИО", relation=Relation.OFFICE, organisation="", name="Опытный Юрий Борисович", sex="м")
    claimed = done("ИО", "1", TERM, accepted_on=None, accepted_by="")
    other = done("БИБЛ", "1", TERM, accepted_on=None, accepted_by="")
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))
    reviewed, _ = judged(book(claimed, other, plan=plan, performers=(person, SECOND)), AFTER)
    acting = facts(reviewed, head=Official(post="Исполняющий обязанности Главы", name="Опытный Юрий Борисович"))
    said = read(proposals(memo_of(reviewed.figures, acting, words(), "Бобков Денис Андреевич")))
    assert "оставить на контроле до рассмотрения представленных сведений: пункт 1 – МБУК «Библиотека»" in said
    assert "поручить рассмотрение представленных Вами сведений об исполнении пункта 1" in said
    assert "Опытный" not in said.partition("рассмотреть")[2]
    lists = lists_told(reviewed.figures, acting)
    assert "Рассматриваются сведения, представленные Вами: пункт 1 (срок – 12.12.2025, указано исполнение 12" in lists
    assert "Опытный Ю.Б., МБУК «Библиотека» – пункт 1" in lists_told(reviewed.figures, acting, running=True)


def test_a_unit_has_presented_as_a_unit_whoever_heads_it() -> None:
    unit = replace(
        ORG, code="ОТД", relation=Relation.OFFICE, organisation="", unit="Общий отдел", name="Опытная Анна Ивановна"
    )
    rows = (row("ОТД", "1", state=State.IN_WORK, done="ведётся"), done("ОТД", "2", TERM))
    plan = (item("постоянно"), item("до 12.12.2025", "2", row=3))
    reviewed, _ = judged(book(*rows, plan=plan, performers=(unit,)), AFTER)
    assert "сведения о выполнении представил общий отдел" in read(
        lasting_lines(memo_of(reviewed.figures, facts(reviewed), words()))
    )
