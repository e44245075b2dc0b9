"""What memos say of papers sent to those who executed late, and whose people are in no sum."""

from datetime import date

from msgspec.structs import replace

from automation.control.sent_papers import in_order
from automation.letters.letter_facts import Facts, memo_of
from automation.letters.marks import plain
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.plan import Official
from automation.model.report import Performer, Relation
from tests.letters.test_memos_truly import told
from tests.support.compose_world import (
    after,
    book,
    done,
    entry,
    facts,
    judged,
    lists_told,
    measures_told,
    paper_for,
    row,
    words,
)
from tests.support.control_story import ORG, Story, extension, item

TERM, AFTER, LAST = date(2025, 12, 12), date(2025, 12, 16), date(2025, 12, 29)
SECOND = replace(ORG, code="БИБЛ", organisation="МБУК «Библиотека»", name="")
FORMER = "Прежних Иван Иванович"
BOTH = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))


def of_memo(*performers: Performer, owing: bool = False) -> Facts:
    """Make the facts of the memo of 29.12: letters about item 1 went out on 16.12, then it was executed late."""
    rows = [done(p.code, "2", TERM) for p in performers]
    review, decisions = judged(book(*rows, plan=BOTH, performers=performers), AFTER)
    papers = {f"01-15/К-{n}": paper_for(decisions, p.code) for n, p in enumerate(performers, 1)}
    history = after(empty_history(), papers, AFTER, review)
    late = [done(p.code, "1", date(2025, 12, 18)) for p in (performers[1:] if owing else performers)]
    finished, _ = judged(book(*rows, *late, plan=BOTH, performers=performers), LAST, history)
    return facts(finished, number="1")


def measures(made: Facts, author: str = "") -> list[str]:
    assert made.figures
    return [line.replace("°", " ") for line in measures_told(memo_of(made.figures, made, words(), author))]


def test_a_letter_to_whoever_executed_late_stands_in_the_memo() -> None:
    review, decisions = judged(book(done("ОБР", "2", TERM), plan=BOTH, performers=(ORG,)), AFTER)
    history = after(empty_history(), {"01-15/К-1": paper_for(decisions, "ОБР")}, AFTER, review)
    rows = (done("ОБР", "2", TERM), done("ОБР", "1", date(2025, 12, 18)))
    said = told(judged(book(*rows, plan=BOTH, performers=(ORG,)), LAST, history), Kind.COMPLETION)
    assert "В ходе контроля приняты меры:" in said
    assert "МБУК «Образец» – по пункту 1 направлено письмо от 16.12.2025 № 01-15/К-1" in said
    in_time = told(judged(book(*rows, plan=BOTH, performers=(ORG,)), LAST), Kind.COMPLETION)
    assert "приняты меры" not in in_time


def test_papers_to_a_post_are_told_once_though_another_has_held_it() -> None:
    elder = replace(ORG, organisation="деревня Осиновка", stands_for="Староста деревни Осиновка")
    made = of_memo(elder, SECOND, owing=True)
    assert made.figures
    held_by_another = tuple(
        replace(
            i, verdicts=tuple(replace(v, performer=replace(v.performer, name=FORMER, former=True)) for v in i.verdicts)
        )
        if i.item.number == "2"
        else i
        for i in made.figures.items
    )
    (late,) = measures(replace(made, figures=replace(made.figures, items=held_by_another)))
    assert "МБУК «Библиотека»" in late


def test_papers_to_who_still_owes_stand_in_his_own_line_and_the_author_was_written_to_himself() -> None:
    assert len(measures(of_memo(ORG, SECOND))) == 2
    made = of_memo(ORG, SECOND, owing=True)
    (late,) = measures(made)
    assert "МБУК «Библиотека»" in late
    assert made.figures
    assert "МБУК «Образец» – не поступили сведения по пункту 1 (срок – 12.12.2025); направлено письмо" in lists_told(
        made.figures, made
    )
    mine, other = map(plain, measures(of_memo(ORG, SECOND), author=ORG.name))
    assert mine.startswith("мне по пункту 1 направлено письмо от 16.12.2025")
    assert "МБУК «Библиотека»" in other
    told = lists_told(made.figures, made, ORG.name)
    assert "мною – пункт 1 (срок – 12.12.2025); мне направлено письмо от 16.12.2025" in told


def test_of_what_the_lists_do_not_name_the_author_says_that_it_was_sent_to_him_besides() -> None:
    story = Story(sent=True)
    for on in (date(2025, 12, 15), AFTER):
        story.day(on, book(plan=BOTH, performers=(ORG,)))
    late = done("ОБР", "1", date(2025, 12, 18))
    for on in (date(2025, 12, 22), date(2025, 12, 30), date(2026, 1, 12)):
        reviewed, _ = story.day(on, book(late, plan=BOTH, performers=(ORG,)))
    made = facts(reviewed, number="1")
    (mine,) = measures(made, author=ORG.name)
    assert plain(mine).startswith("мне по пункту 1 направлено письмо от 16.12.2025")
    (his,) = measures(replace(made, head=Official(post="И.о. Главы", name=ORG.name)))
    assert plain(his).startswith("Вам по пункту 1 направлено письмо от 16.12.2025")


def test_a_paper_to_whoever_held_the_post_of_the_author_before_was_not_sent_to_the_author() -> None:
    """His predecessor had it on 16.12; the author took the post over, and of what he owes the lists name no paper."""
    deputy = replace(ORG, code="ЗАМ", relation=Relation.OFFICE, organisation="", post="Заместитель главы", name=FORMER)
    story, mine = Story(sent=True), replace(deputy, name="Громов Лев Савельевич", sex="м")
    story.day(AFTER, book(plan=BOTH[:1], performers=(deputy,)))
    reviewed, _ = story.day(date(2025, 12, 22), book(plan=BOTH[:1], performers=(mine,)))
    made = facts(reviewed, number="1")
    (before,) = (plain(line).replace("\u00a0", " ") for line in measures(made, author=mine.name))
    assert before.startswith("Прежних И.И. – по пункту 1 направлена служебная записка от 16.12.2025")
    told = lists_told(reviewed.figures, made, mine.name)
    assert told.endswith("мною – пункт 1 (срок – 12.12.2025)")
    (again,) = measures(replace(made, head=Official(post="И.о. Главы", name=mine.name)))
    assert plain(again).replace("\u00a0", " ") == before


def test_what_was_sent_to_the_reader_of_a_memo_was_sent_to_him() -> None:
    made = replace(of_memo(ORG, SECOND), head=Official(post="И.о. Главы", name=ORG.name))
    mine, other = map(plain, measures(made))
    assert mine.startswith("Вам по пункту 1 направлено письмо от 16.12.2025")
    assert other.startswith("МБУК «Библиотека» – по пункту 1 направлено письмо")


def test_papers_to_a_debtor_about_what_he_owes_no_more_stand_in_the_memo_too() -> None:
    for count in (1, 3, 7):
        schools = [replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(count)]
        story = Story(sent=True)
        for on in (date(2025, 12, 15), AFTER):
            story.day(on, book(plan=BOTH, performers=tuple(schools)))
        late = [done(p.code, "1", date(2025, 12, 18)) for p in schools]
        for on in (date(2025, 12, 22), date(2025, 12, 30), date(2026, 1, 12)):
            reviewed, _ = story.day(on, book(*late, plan=BOTH, performers=tuple(schools)))
        made = facts(reviewed, number="1")
        owed = lists_told(reviewed.figures, made)
        assert "не поступили сведения по пункту 2 (срок – 26.12.2025); направлен" in owed
        lines = [plain(line).replace("\u00a0", " ") for line in measures_told(memo_of(reviewed.figures, made, words()))]
        assert [line.partition(" от 16.12.2025")[0] for line in lines] == [
            f"{p.organisation} – по пункту 1 направлено письмо" for p in schools
        ]


def test_a_letter_to_whose_only_item_is_off_control_since_stands_in_the_memo_too() -> None:
    other = replace(SECOND, groups=("другие",))
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3, groups=other.groups))
    story = Story(sent=True)
    story.day(AFTER, book(plan=plan, performers=(ORG, other)))
    plan = (replace(plan[0], closed_on=date(2025, 12, 22)), plan[1])
    rows = (done("ОБР", "1", date(2025, 12, 18)),)
    reviewed, _ = story.day(LAST, book(*rows, plan=plan, performers=(ORG, other)))
    (line,) = measures(facts(reviewed, number="1"))
    assert "МБУК «Образец»" in line
    assert line.endswith("направлено письмо от 16.12.2025")


def test_papers_to_many_are_told_each_in_a_paragraph_and_those_about_what_is_owed_in_the_lists_alone() -> None:
    schools = [replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(13)]
    told = [plain(line).partition(" от 16")[0] for line in measures(of_memo(*schools))]
    assert told == [f"{school.organisation} – по пункту 1 направлено письмо" for school in schools]
    rest = measures(of_memo(*schools, owing=True))
    assert schools[0].organisation not in " ".join(map(plain, rest)).split(" – "), "his line in the lists tells it"


def test_papers_to_performers_whom_another_list_names_are_not_called_those_to_others() -> None:
    """One school owes item 1, three executed it late and are named, for their second term was extended."""
    schools = [replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(4)]
    named = tuple(
        extension(item="2", code=p.code, new_term=date(2026, 1, 30), decided_on=date(2025, 12, 25)) for p in schools[1:]
    )
    late = [done(p.code, "1", date(2025, 12, 18)) for p in schools[1:]]
    story = Story(sent=True)
    for on, rows in ((AFTER, ()), (LAST, (*late, done("О0", "2", TERM)))):
        reviewed, _ = story.day(on, book(*rows, plan=BOTH, performers=tuple(schools), extensions=named))
    said = lists_told(reviewed.figures, facts(reviewed, number="1"))
    assert "срок продлён до 30.01.2026" in said
    told = [plain(line) for line in measures(facts(reviewed, number="1"))]
    assert [line.partition(" от ")[0] for line in told] == [
        f"{s.organisation} – по пункту 1 направлено письмо" for s in schools[1:]
    ]


def test_a_sum_of_people_names_those_it_is_without() -> None:
    plan = (item("до 12.12.2025", text="Завершить переход сотрудников", indicator="сотрудники"), BOTH[1])
    third = replace(ORG, code="ШКОЛА", organisation="МБОУ СОШ № 1", name="", relation=Relation.SUBORDINATE)
    rows = (
        done("ОБР", "1", TERM, staff_total=22, staff_moved=19),
        row("БИБЛ", "1", staff_total=31, staff_moved=35),
    )
    said = told(judged(book(*rows, plan=plan, performers=(ORG, SECOND, third)), AFTER), Kind.PROGRESS)
    without = "(не учтены: МБОУ СОШ № 1 – численность не сообщена; МБУК «Библиотека» – сведения уточняются)"
    assert f"По сведениям МБУК «Образец», переход завершили 19 сотрудников из 22 {without}.\n" in said, "once"


def test_a_letter_about_a_report_of_an_earlier_term_and_one_to_who_only_agreed_are_measures_too() -> None:
    story, monthly = Story(sent=True), item("ежемесячно, до 25 числа, до 30.06.2026", text="Отчёт об обходах")
    agreed = replace(SECOND, relation=Relation.BY_AGREEMENT)
    plan, people = (monthly, item("до 20.02.2026", "2", row=3)), (ORG, agreed)
    late = replace(done("ОБР", "1", date(2026, 1, 12)), control_date=date(2025, 12, 25))
    taken = replace(done("ОБР", "1", date(2026, 2, 25)), control_date=date(2026, 2, 25))
    for on, rows in ((date(2025, 12, 30), ()), (date(2026, 1, 12), (late,)), (date(2026, 2, 18), (late,))):
        story.day(on, book(*rows, plan=plan, performers=people))
    reviewed, _ = story.day(date(2026, 3, 2), book(taken, plan=plan, performers=people))
    asked = {(e.addressee_code, e.kind) for e in story.history.entries if e.addressee_code}
    assert {("ОБР", Kind.OVERDUE), ("БИБЛ", Kind.REQUEST)} <= asked
    said = lists_told(reviewed.figures, facts(reviewed, number="1"))
    assert (
        "МБУК «Библиотека» – пункт 2 (срок – 20.02.2026); не представлены отчёты со сроками 25.12.2025, 25.01.2026 и "
        "25.02.2026 (пункт 1)" in said
    )
    assert (
        "; направлены письма: по пункту 1 – от 30.12.2025 (ответа нет), по пунктам 1 и 2 – от 18.02.2026 (отв" in said
    )


def test_a_share_that_is_reached_is_completed_on_a_day() -> None:
    plan = (item("до 12.12.2025", text="Обучить не менее 80 процентов работников", indicator="работники"),)
    for moved, day in ((16, "12.12.2025"), (15, "–")):
        rows = (done("ОБР", "1", TERM, staff_total=20, staff_moved=moved, incoming="12.12.2025 № 9"),)
        said = told(judged(book(*rows, plan=plan, performers=(ORG,)), AFTER), Kind.COMPLETION)
        assert f"| 20 | {moved} | {moved * 5} | {day} |" in said


def test_papers_are_told_in_the_order_of_the_days_printed_on_them() -> None:
    made = book(plan=BOTH, performers=(ORG,))
    paper = paper_for(judged(made, AFTER)[1], "ОБР")
    sent_late = entry(paper, "К-1", sent=date(2025, 12, 24))
    later = entry(replace(paper, day=date(2025, 12, 18)), "К-2", sent=date(2025, 12, 18))
    known = replace(facts(judged(made, LAST)[0]), entries=(sent_late, later))
    assert known.figures
    assert "направлены письма от 16.12.2025 № К-1 (дата отправки – 24.12.2025) и от 18.12.2025 № К-2" in lists_told(
        known.figures, known
    )


def test_the_last_of_many_papers_of_one_day_is_the_one_with_the_greatest_number() -> None:
    _, decisions = judged(book(plan=BOTH, performers=(ORG,)), AFTER)
    papers = [entry(paper_for(decisions, "ОБР"), f"01-15/К-{n}", sent=AFTER) for n in (100, 98, 9)]
    assert [e.number for e in in_order(papers)] == ["01-15/К-9", "01-15/К-98", "01-15/К-100"]


def test_a_letter_about_an_item_off_control_is_told_once_and_a_question_about_a_lasting_item_where_that_stands() -> (
    None
):
    story = Story(sent=True)

    def day(on: date) -> Facts:
        closed = date(2025, 12, 23) if on >= date(2025, 12, 23) else None
        plan = (
            item("до 12.12.2025", closed_on=closed),
            item("до 15.12.2025", "2", row=3),
            item("до 30.01.2026", "3", row=4),
            item("постоянно", "4", row=5),
        )
        reviewed, _ = story.day(on, book(plan=plan, performers=(ORG,)))
        return facts(reviewed, number="1")

    for on in (AFTER, date(2025, 12, 18), date(2025, 12, 23), date(2025, 12, 30), date(2026, 1, 23)):
        day(on)
    made = day(date(2026, 2, 2))
    assert made.figures
    told = plain(lists_told(made.figures, made)).replace("\u00a0", " ")
    assert "по пункту 2 направлены письма от 23.12.2025 и от 30.12.2025" in told
    assert "16.12.2025" not in told
    assert "Пункт 4: срок – «постоянно»; запрошенные 23.01.2026 сведения не представило МБУК «Образец»" in told
    (line,) = map(plain, measures(made))
    assert line.replace("\u00a0", " ") == "МБУК «Образец» – по пункту 1 направлено письмо от 16.12.2025, ответа нет"
