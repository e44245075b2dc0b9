"""A supplement takes back, corrects and completes what the memo told: dates, acceptances, people, missing reports."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.since_memo import since_memo
from automation.letters.changes import changes_since
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.words import Words
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Item
from automation.model.report import Book, State, StatusRow
from tests.support.compose_order import ROOT
from tests.support.compose_world import book, done, facts, row
from tests.support.control_story import ORG, Story, item, kinds
from tests.support.told_days import paper_of

TERM, MEMO, BACK, NEXT = date(2025, 12, 12), date(2025, 12, 15), date(2025, 12, 16), date(2025, 12, 22)
BRANCH = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3)
CPR = item("до 12.12.2025", text="Обучить медицинских работников реанимации", indicator="медицинские работники")
FIRE = item(
    "до 12.12.2025", "2", row=3, text="Провести обучение работников мерам пожарной безопасности", indicator="работники"
)
OPEN = item("до 12.12.2025", "3", row=4, text="Подготовить смету")
PLAN = (CPR, FIRE, OPEN)


def trained(code: str, number: str, total: int, moved: int, **values: Any) -> StatusRow:
    return done(code, number, TERM, **{"staff_total": total, "staff_moved": moved, **values})


def made(*rows: StatusRow, plan: tuple[Item, ...] = PLAN) -> Book:
    return book(*rows, plan=plan, performers=(ORG, BRANCH))


FIRST = (trained("ОБР", "1", 34, 34), trained("ФИЛ", "1", 22, 22), trained("ОБР", "2", 40, 40))
WAITING = trained("ФИЛ", "2", 96, 94, accepted_on=None, accepted_by="")
TAKEN = trained("ФИЛ", "2", 96, 94, accepted_on=BACK)


def after_memo(*before: StatusRow, plan: tuple[Item, ...] = PLAN, on: date = MEMO) -> Story:
    story = Story(sent=True)
    assert Kind.COMPLETION in kinds(story.day(on, made(*before, plan=plan))[1])
    return story


def supplement(story: Story, *rows: StatusRow, plan: tuple[Item, ...] = PLAN, on: date = BACK) -> str:
    return paper_of(story.day(on, made(*rows, plan=plan)), Kind.SUPPLEMENT).replace("\u00a0", " ")


def test_who_has_accepted_a_report_himself_is_told_so() -> None:
    for by, own in (("Камфарин Е.Н.", True), ("Глава Администрации Камфарин Е.Н.", True), ("Образцова Н.П.", False)):
        said = supplement(after_memo(*FIRST, WAITING), *FIRST, replace(TAKEN, accepted_by=by))
        assert ("плана-графика 12.12.2025, сведения приняты Вами 16.12.2025, обучение" in said) is own


def of_an_earlier_version(story: Story) -> Story:
    """Let the snapshots hold the people of the first deed alone, as versions up to 2.0 kept them."""
    old = []
    for one in story.history.snapshots:
        told = {key: value for key, value in one.facts.items() if key != "by_item"}
        old.append(replace(one, facts={**told, **one.facts["by_item"]["1"], "counted": ["1"]}))
    story.history = replace(story.history, snapshots=tuple(old))
    return story


def test_people_counted_by_any_item_are_told_with_it_and_no_item_is_closed_unknowing() -> None:
    said = supplement(after_memo(*FIRST, WAITING), *FIRST, TAKEN)
    assert (
        "докладываю: МБУ «Филиал» исполнило пункт 2 плана-графика 12.12.2025, сведения приняты 16.12.2025, обучение "
        "прошли 94 работника из 96." in said
    )
    assert "По пункту 2 (провести обучение работников мерам пожарной безопасности) прошли обучение 134 раб" in said
    assert "134 работника из 136 (98,5 %)." in said
    assert "медицинских" not in said, "nothing is new about item 1"
    assert "снять с контроля пункт 2" in said


def test_words_of_an_office_that_say_no_number_beside_an_execution_tell_it_in_a_line_of_its_own() -> None:
    folder = ROOT / "templates" / "words"
    files = {p.name: p.read_text("utf-8") for p in folder.glob("*.txt")}
    files["supplement.txt"] = files["supplement.txt"].replace("{{ ', ' ~ число if число }}", "")
    reviewed, _ = after_memo(*FIRST, WAITING).day(BACK, made(*FIRST, TAKEN))
    known = facts(reviewed)
    told = changes_since(since_memo(reviewed.figures, known.snapshots), memo_of(reviewed.figures, known, Words(files)))
    assert [plain(line).replace("\u00a0", " ") for line in told] == [
        "МБУ «Филиал» исполнило пункт 2 плана-графика 12.12.2025, сведения приняты 16.12.2025",
        "МБУ «Филиал» – по пункту 2 обучение прошли 94 работника из 96",
    ]


def test_the_sum_of_an_item_is_told_where_it_may_be_closed_though_the_few_were_told_before() -> None:
    """The branch had 94 of 96 accepted before the memo; after it the item is found not to apply to the other one."""
    few, story = replace(TAKEN, accepted_on=MEMO), Story(sent=True)
    for on, line in ((TERM, WAITING), (MEMO, few)):
        story.day(on, made(*FIRST[:2], line))
    exempt = row("ОБР", "2", state=State.NOT_APPLICABLE, comment="нет работников", accepted_by="Секретарёва О.О.")
    said = supplement(story, *FIRST[:2], exempt, few)
    assert "пункт 2 плана-графика в части, касающейся МБУК «Образец», признан неприменимым" in said
    assert "прошли обучение 94 работника из 96" in said
    assert "снять с контроля пункт 2" in said


def test_figures_that_were_made_good_are_told_and_let_the_item_be_closed() -> None:
    story = after_memo(*FIRST, trained("ФИЛ", "2", 96, 94))
    said = supplement(story, *FIRST, trained("ФИЛ", "2", 96, 96, accepted_on=BACK))
    assert "докладываю: МБУ «Филиал» – по пункту 2 обучение прошли 96 работников из 96." in said
    assert "136 работников из 136" in said
    assert "Предлагаю снять с контроля пункт 2 плана-графика." in said


def test_no_supplement_comes_because_a_new_version_compares_the_people_of_more_items() -> None:
    story = of_an_earlier_version(after_memo(*FIRST, trained("ФИЛ", "2", 96, 94)))
    good = trained("ФИЛ", "2", 96, 96, accepted_on=BACK)
    assert Kind.SUPPLEMENT not in kinds(story.day(BACK, made(*FIRST, good), keep=False)[1])
    first = trained("ФИЛ", "1", 23, 23, accepted_on=BACK)
    said = supplement(story, FIRST[0], FIRST[2], first, good)
    assert "МБУ «Филиал» – по пункту 1 обучение прошли 23 работника из 23" in said
    assert "по пункту 2 обучение" not in said, "nobody knows what the memo told of it"


@pytest.mark.parametrize("old", [False, True])
def test_an_acceptance_taken_back_tells_why_and_takes_back_the_people_that_rested_on_it(old: bool) -> None:
    story = after_memo(*FIRST, WAITING)
    story = of_an_earlier_version(story) if old else story
    back = replace(
        FIRST[1], accepted_on=None, accepted_by="", returned_on=BACK, return_reason="нет подписей; соберите их"
    )
    said = supplement(story, FIRST[0], back, FIRST[2], WAITING)
    assert (
        "МБУ «Филиал» – сведения об исполнении пункта 1 плана-графика, указанные ранее (обучение прошли 22 работника "
        "из 22), возвращены 16.12.2025: «нет подписей; соберите их»." in said
    )
    assert "по сведениям МБУК «Образец», обучение прошли 34 из 34 медицинских работников (не учтено: " in said
    assert "не учтено: МБУ «Филиал» – сведения возвращены" in said
    assert "Предлагаю оставить на контроле пункт 1 плана-графика в части, касающейся МБУ «Филиал»." in said


def test_more_than_two_parts_that_are_freed_since_are_one_proposal_with_everybody_by_name() -> None:
    plan = tuple(item("до 12.12.2025", str(n), row=n + 1) for n in range(1, 4))
    third = replace(ORG, code="О3", organisation="МБУ «Третье»", row=5)
    who = {"1": "ОБР", "2": "ФИЛ", "3": "О3"}
    story, before = Story(sent=True), book(plan=plan, performers=(ORG, BRANCH, third))
    assert Kind.COMPLETION in kinds(story.day(MEMO, before)[1])
    came = (done(code, number, TERM, accepted_on=BACK) for number, code in who.items())
    after = book(*came, plan=plan, performers=(ORG, BRANCH, third))
    said = paper_of(story.day(BACK, after), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert (
        "Предлагаю снять с контроля частично: пункт 1 – в части, касающейся МБУК «Образец»; пункт 2 – в части, "
        "касающейся МБУ «Филиал»; пункт 3 – в части, касающейся МБУ «Третье»." in said
    )


def test_what_was_changed_after_its_acceptance_is_told_so_and_not_proposed_to_be_taken_off() -> None:
    first = done("ОБР", "3", BACK)
    for evidence, proposed in (("письмо", "снять с контроля пункт 3"), ("акт", "принять изложенное к сведению")):
        story = after_memo(*FIRST, WAITING)
        assert Kind.SUPPLEMENT in kinds(story.day(BACK, made(*FIRST, WAITING, first))[1])
        accepted = done("ФИЛ", "3", BACK, accepted_on=date(2025, 12, 17))
        story.day(date(2025, 12, 17), made(*FIRST, WAITING, first, accepted))
        said = supplement(story, *FIRST, WAITING, first, replace(accepted, evidence=evidence), on=date(2025, 12, 23))
        assert ("сведения приняты 17.12.2025, после принятия изменены" in said) is (evidence == "акт")
        assert f"Предлагаю {proposed}" in said


def test_an_item_that_was_taken_off_control_since_is_told_so_with_what_was_executed() -> None:
    closed = (CPR, replace(FIRE, closed_on=BACK), OPEN)
    said = supplement(after_memo(*FIRST, WAITING), *FIRST, TAKEN, done("ОБР", "3", BACK), plan=closed)
    assert "обучение прошли 94 работника из 96, пункт снят с контроля 16.12.2025" in said
    assert "снять с контроля пункт 2" not in said


def test_another_date_of_what_was_told_as_executed_is_a_correction_and_no_new_event() -> None:
    story = after_memo(*FIRST, WAITING)
    moved = replace(FIRST[2], executed_on=BACK, accepted_on=BACK)
    said = supplement(story, *FIRST[:2], moved, WAITING)
    assert (
        "докладываю: МБУК «Образец» – дата исполнения пункта 2 плана-графика уточнена: 16.12.2025 (ранее указана "
        "12.12.2025), с нарушением срока, сведения приняты 16.12.2025." in said
    )
    assert "Предлагаю принять изложенное к сведению." in said


def test_the_letter_that_had_brought_the_first_date_has_not_corrected_it() -> None:
    first = replace(FIRST[2], incoming="12.12.2025 № 1530")
    for number, named in (("12.12.2025 № 1530", ""), ("15.12.2025 № 1544", " (вх. от 15.12.2025 № 1544)")):
        moved = replace(first, executed_on=MEMO, accepted_on=BACK, incoming=number)
        said = supplement(after_memo(*FIRST[:2], first, WAITING), *FIRST[:2], moved, WAITING)
        assert f"дата исполнения пункта 2 плана-графика уточнена{named}: 15.12.2025 (ранее указана 12.12.2025)" in said


MONTHLY = item("ежемесячно, до 5 числа месяца, следующего за отчётным", "4", row=5, text="Сведения о происшествиях")
REPORTS = (item("до 12.01.2026", "3", row=4), MONTHLY)
LATER, CAME, ACCEPTED = date(2026, 1, 13), date(2026, 1, 14), date(2026, 1, 15)
DECEMBER = done("ФИЛ", "4", CAME, accepted_on=ACCEPTED, control_date=date(2026, 1, 5), incoming="14.01.2026 № 9")


@pytest.mark.parametrize("until", ["", ", по декабрь 2025 года"])  # also of its last report no item is «исполнен»
def test_a_report_that_the_memo_called_missing_is_told_when_it_is_accepted_and_is_awaited_no_more(until: str) -> None:
    monthly = replace(MONTHLY, term=item(f"ежемесячно, до 5 числа месяца, следующего за отчётным{until}").term)
    plan = (REPORTS[0], monthly)
    claimed = replace(DECEMBER, accepted_on=None, accepted_by="")
    story = after_memo(plan=plan, on=LATER)
    assert Kind.SUPPLEMENT not in kinds(story.day(CAME, made(claimed, plan=plan))[1]), "a mere claim"
    said = supplement(story, DECEMBER, plan=plan, on=ACCEPTED)
    assert (
        "докладываю: МБУ «Филиал» – сведения за декабрь 2025 года (пункт 4 плана-графика) представлены 14.01.2026 с "
        "опозданием (вх. от 14.01.2026 № 9), приняты 15.01.2026." in said
    )
    part = ", касающейся МБУ «Филиал»" if until else " сведений за декабрь 2025 года (исполнитель – МБУ «Филиал»)"
    assert f"Предлагаю снять с контроля пункт 4 плана-графика в части{part}." in said
    told = kinds(story.day(date(2026, 1, 26), made(DECEMBER, plan=plan))[1])
    assert Kind.SUPPLEMENT not in told, "it is told once"


def test_a_report_that_the_memo_did_not_keep_on_control_is_not_proposed_to_be_taken_off() -> None:
    """It waited for its acceptance when the memo was written: nobody takes one month of an endless item off control."""
    claimed = replace(DECEMBER, accepted_on=None, accepted_by="", executed_on=LATER)
    story = after_memo(claimed, plan=REPORTS, on=LATER)
    said = supplement(story, replace(DECEMBER, executed_on=LATER), plan=REPORTS, on=ACCEPTED)
    assert "сведения за декабрь 2025 года (пункт 4 плана-графика) представлены 14.01.2026 с опозданием" in said
    assert "Предлагаю принять изложенное к сведению." in said


def test_a_report_missing_in_the_memo_of_an_earlier_version_is_no_reason_alone() -> None:
    story = after_memo(plan=REPORTS, on=LATER)
    known = ({k: v for k, v in s.facts.items() if k != "by_item"} for s in story.history.snapshots)
    snapshots = (replace(s, facts=told) for s, told in zip(story.history.snapshots, known, strict=True))
    story.history = replace(story.history, snapshots=tuple(snapshots))
    assert Kind.SUPPLEMENT not in kinds(story.day(ACCEPTED, made(DECEMBER, plan=REPORTS), keep=False)[1])
    done_since = done("ФИЛ", "3", CAME, accepted_on=ACCEPTED)
    said = supplement(story, DECEMBER, done_since, plan=REPORTS, on=ACCEPTED)
    assert "за декабрь 2025 года (пункт 4 плана-графика) представлены" in said, "what is no reason is told beside one"


def test_a_report_whose_term_lies_after_the_memo_is_no_matter_of_a_supplement() -> None:
    story = after_memo(DECEMBER, plan=REPORTS, on=ACCEPTED)
    january = done("ФИЛ", "4", date(2026, 2, 10), control_date=date(2026, 2, 5))
    for on, line in ((date(2026, 2, 9), DECEMBER), (date(2026, 2, 10), january)):
        assert Kind.SUPPLEMENT not in kinds(story.day(on, made(line, plan=REPORTS))[1])


def test_a_report_that_the_memo_asked_to_decide_about_is_told_when_it_is_accepted_though_its_term_lay_ahead() -> None:
    plan, on, accepted = (item("до 02.02.2026", "3", row=4), MONTHLY), date(2026, 2, 3), date(2026, 2, 4)
    january = done("ФИЛ", "4", on, control_date=date(2026, 2, 5), incoming="03.02.2026 № 31", accepted_on=accepted)
    story = Story(sent=True)
    story.day(ACCEPTED, made(DECEMBER, plan=plan))
    memo = story.day(on, made(replace(january, accepted_on=None, accepted_by=""), plan=plan))
    assert "ассматрива" in paper_of(memo, Kind.COMPLETION).split("Предлагаю", 1)[0]
    said = supplement(story, january, plan=plan, on=accepted)
    told = "представлены (вх. от 03.02.2026 № 31), приняты 04.02.2026"
    assert f"МБУ «Филиал» – сведения за январь 2026 года (пункт 4 плана-графика) {told}" in said


def test_a_report_that_came_after_the_memo_and_whose_term_lay_ahead_is_no_matter_of_a_later_supplement() -> None:
    plan, on, came = (item("до 02.02.2026", "3", row=4), MONTHLY), date(2026, 2, 3), date(2026, 2, 4)
    january = done("ФИЛ", "4", came, control_date=date(2026, 2, 5), incoming="04.02.2026 № 31", accepted_on=None)
    story, later = Story(sent=True), date(2026, 2, 16)
    story.day(ACCEPTED, made(DECEMBER, plan=plan))
    assert Kind.COMPLETION in kinds(story.day(on, made(DECEMBER, plan=plan))[1])
    first, second = done("ОБР", "3", came, accepted_on=came), done("ФИЛ", "3", later, accepted_on=later)
    supplement(story, replace(january, accepted_by=""), first, plan=plan, on=came)
    said = supplement(story, replace(january, accepted_on=later), first, second, plan=plan, on=later)
    assert "за январь" not in said


def test_who_was_heard_about_a_report_is_told_when_it_has_been_accepted_and_the_next_one_is_ahead() -> None:
    hearing = Ruling(
        decided_on=CAME,
        decided_by="Глава",
        kind=RulingKind.HEAR,
        items=("4",),
        code="ФИЛ",
        term=date(2026, 1, 19),
        basis="резолюция от 14.01.2026",
    )
    story, told = after_memo(plan=REPORTS, on=LATER), []
    supplement(story, DECEMBER, plan=REPORTS, on=ACCEPTED)
    first, second = date(2026, 1, 26), date(2026, 2, 4)
    for on in (first, second):
        days = {"ОБР": first, **({"ФИЛ": second} if on == second else {})}
        others = [done(code, "3", day, accepted_on=day) for code, day in days.items()]
        day_book = replace(
            made(DECEMBER, *others, plan=REPORTS), rulings=(replace(hearing, done_on=date(2026, 1, 19)),)
        )
        said = paper_of(story.day(on, day_book), Kind.SUPPLEMENT).replace("\u00a0", " ")
        told.append(" по пункту 4 плана-графика пояснения заслушаны 19.01.2026 по решению Главы" in said)
    assert told == [True, False]


def test_the_whole_order_may_go_off_control_where_a_closed_item_was_never_executed_as_a_memo_says_too() -> None:
    plan = (replace(OPEN, number="1"), replace(OPEN, number="2", row=5, closed_on=MEMO))
    both = tuple(done(code, "1", TERM, accepted_on=BACK) for code in ("ОБР", "ФИЛ"))
    said = supplement(after_memo(plan=plan), *both, plan=plan)
    assert "Предлагаю снять распоряжение с контроля." in said
