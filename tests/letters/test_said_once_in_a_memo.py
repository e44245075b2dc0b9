"""A memo says each thing once, in the words of the title it stands under, and its appendix does not part from it."""

from datetime import date

from msgspec.structs import replace

from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Book, Performer, Relation, State, StatusRow
from tests.support.compose_world import appendix_told, book, done, facts, lists_told, paper_for, row, words
from tests.support.control_story import ORG, Story, extension, item
from tests.support.told_days import paper_of

TERM, AFTER, LAST = date(2025, 12, 12), date(2025, 12, 16), date(2025, 12, 29)
REASON, ANSWER = "меню на согласовании", "письмо от 18.12.2025 № 81: меню на согласовании в ведомстве"
GUEST = replace(ORG, code="ООО", organisation="ООО «Гость»", relation=Relation.BY_AGREEMENT, row=3)
SECOND = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=4)
PLAN = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))


def answered(made: Book) -> str:
    """Return the lists of a memo where the first letter to the performer has been answered."""
    story = Story(sent=True)
    _, decisions = story.day(AFTER, made)
    story.mark(decisions.papers, answer=ANSWER)
    reviewed, _ = story.day(LAST, made)
    return lists_told(reviewed.figures, facts(reviewed))


def test_a_reason_that_stands_in_the_answer_beside_it_is_told_by_the_answer() -> None:
    working = [row("ОБР", n, state=State.IN_WORK, reason=REASON) for n in "12"]
    said = answered(book(*working, plan=PLAN, performers=(ORG,)))
    assert "пункт 1 (срок – 12.12.2025) и пункт 2 (срок – 26.12.2025, причина – меню на согласовании)" in said, (
        "the letter was about item 1"
    )
    assert said.count(REASON) == 2
    other = row("ОБР", "1", state=State.IN_WORK, reason="нет повара")
    assert "причина – нет повара" in answered(book(other, plan=PLAN, performers=(ORG,)))


def test_only_where_all_say_that_they_go_on_does_the_title_say_that_they_have_not_finished() -> None:
    """Of whoever is silent nobody knows it: he may have executed the item in time, and his letter is on its way."""
    on, other = date(2026, 1, 15), replace(ORG, code="АРХ", organisation="МБУ «Архив»")
    working = [row("ОБР", n, state=State.IN_WORK, expected_on=on) for n in "12"]

    def told(*rows: StatusRow, by: tuple[Performer, ...] = (ORG,)) -> str:
        reviewed, _ = Story(sent=True).day(LAST, book(*rows, plan=PLAN, performers=by))
        return lists_told(reviewed.figures, facts(reviewed))

    both = "пункт 1 (срок – 12.12.2025, ожидаемая дата – 15.01.2026) и пункт 2 (срок – 26.12.2025, ожидаемая дата"
    assert f"Не завершило исполнение в установленный срок: МБУК «Образец» – {both}" in told(*working)
    silent = "не поступили сведения по пункту 1 (срок – 12.12.2025)"
    assert told(working[1]) == (
        "Не подтвердило исполнение в установленный срок: МБУК «Образец» – не завершено исполнение пункта 2 "
        f"(срок – 26.12.2025, ожидаемая дата – 15.01.2026); {silent}"
    )
    mixed = told(*working, by=(ORG, other))
    assert mixed.startswith(
        "Не подтвердили исполнение в установленный срок два исполнителя: МБУК «Образец» – не завершено исполнение "
        "пункта 1 (срок – 12.12.2025, ожидаемая дата – 15.01.2026) и пункта 2 (срок"
    )
    assert "МБУ «Архив» – не поступили сведения по пункту 1" in mixed


def test_what_the_title_says_is_named_first_and_by_its_item_alone() -> None:
    """Something has come in about item 2 that claims nothing; of item 1 nothing has."""
    came = row("ОБР", "2", incoming="вх. от 25.12.2025 № 7")
    reviewed, _ = Story(sent=True).day(LAST, book(came, plan=PLAN, performers=(ORG,)))
    said = lists_told(reviewed.figures, facts(reviewed))
    assert "Не подтвердило исполнение в установленный срок: МБУК «Образец» – пункт 2 (срок – 26.12.2025); не" in said
    assert said.count("исполнение") == 1


def test_a_report_that_the_author_owes_is_not_presented_by_him() -> None:
    report = item("до 12.12.2025", text="Аналитическая справка о состоянии дел")
    reviewed, _ = Story(sent=True).day(LAST, book(plan=(report,), performers=(ORG,)))
    mine = lists_told(reviewed.figures, facts(reviewed), ORG.name)
    assert "мною не представлена аналитическая справка (пункт 1, срок – 12.12.2025)" in mine


def test_the_appendix_says_of_what_was_to_be_presented_that_it_is_not_as_the_text_does() -> None:
    acts = item("до 12.12.2025", text="Акты готовности котельных")
    reviewed, decisions = Story(sent=True).day(LAST, book(plan=(acts, PLAN[1]), performers=(ORG,)))
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    first, _ = appendix_told(reviewed.figures, facts(reviewed, number="1"), paper).rows
    assert first.mark == "МБУК «Образец» – акты не представлены"


def test_the_appendix_does_not_call_what_was_sent_back_or_given_no_ground_work_under_way() -> None:
    back = done("ООО", "1", TERM, accepted_on=None, accepted_by="", returned_on=date(2025, 12, 15))
    bare = row("ООО", "1", state=State.NOT_APPLICABLE)
    for said, mark in (
        (back, "сведения возвращены 15.12.2025"),
        (bare, "не подтверждено (исполнение по согласованию)"),
    ):
        made = book(said, done("ОБР", "1", TERM), plan=PLAN[:1], performers=(ORG, GUEST))
        reviewed, decisions = Story(sent=True).day(LAST, made)
        paper = paper_for(decisions, kind=Kind.COMPLETION)
        (told,) = appendix_told(reviewed.figures, facts(reviewed, number="1"), paper).rows
        assert f"ООО «Гость» – {mark}" in told.mark.replace("\u00a0", " ")


def test_who_only_agreed_breaks_no_term() -> None:
    late = extension(item="1", code="ООО", new_term=date(2026, 1, 15), decided_on=date(2025, 12, 22))
    made = replace(book(plan=PLAN[:1], performers=(ORG, GUEST)), extensions=(late,))
    reviewed, _ = Story(sent=True).day(LAST, made)
    said = lists_told(reviewed.figures, facts(reviewed))
    assert "после его истечения" in said
    assert "сохраняется" not in said


def heard(*plan: Item) -> str:
    made = book(plan=plan, performers=(ORG, SECOND))
    story = Story(sent=True)
    for on in (AFTER, date(2025, 12, 23), LAST):
        reviewed, _ = story.day(on, made)
    memo = memo_of(reviewed.figures, facts(reviewed), words())
    return plain(next(line for line in proposals(memo) if "заслушать" in line)).replace("\u00a0", " ")


def test_whom_a_memo_proposes_to_hear_about_the_same_items_is_named_with_them_once() -> None:
    assert heard(PLAN[0]).endswith(": МБУК «Образец», МБУ «Филиал» (пункт 1)")


def test_each_performer_has_a_paragraph_of_his_own_among_the_measures() -> None:
    story = Story(sent=True)
    last = item("до 26.12.2025", "2", row=3)
    for on in (AFTER, LAST):
        late = done("ОБР", "1", date(2025, 12, 18)), done("ФИЛ", "1", date(2025, 12, 19))
        made = book(*(late if on == LAST else ()), plan=(PLAN[0], last), performers=(ORG, SECOND))
        day = story.day(on, made)
    said = paper_of(day, Kind.COMPLETION)
    lines = [line.partition("| ")[2] for line in said.splitlines()]
    first = lines.index("В ходе контроля приняты меры:") + 1
    assert lines[first].startswith("МБУК «Образец» – по пункту 1 направлено письмо")
    assert lines[first + 1].startswith("МБУ «Филиал» – по пункту 1 направлено письмо")


def test_the_reports_that_one_performer_owes_are_one_mark_of_the_appendix() -> None:
    weekly = item("еженедельно по пятницам", text="Сведения об уровне воды")
    reviewed, decisions = Story(sent=True).day(LAST, book(plan=(weekly, PLAN[1]), performers=(ORG,)))
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    first, _ = appendix_told(reviewed.figures, facts(reviewed, number="1"), paper).rows
    assert "сведения со сроками 12.12.2025, 19.12.2025 и 26.12.2025 не представлены" in first.mark.replace(
        "\u00a0", " "
    )


def test_of_officials_of_one_office_each_who_counts_people_has_his_row_and_his_letters() -> None:
    first, second = (
        replace(ORG, code=code, organisation="", relation=Relation.OFFICE, post="Учитель", name=name, row=row)
        for code, name, row in (("УЧ1", "Мячиков Антон Ильич", 2), ("УЧ2", "Полкина Анна Марковна", 3))
    )
    count = replace(PLAN[0], text="Обучить детей плаванию", indicator="дети")
    story, plan = Story(sent=True), (count, PLAN[1])
    given = done("УЧ1", "1", TERM, staff_total=12, staff_moved=12)
    for on in (AFTER, LAST):
        reviewed, decisions = story.day(on, book(given, plan=plan, performers=(first, second)))
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    table = appendix_told(reviewed.figures, facts(reviewed, number="1"), paper)
    rows = [tuple(c.replace("\u00a0", " ") for c in (o.organisation, o.total, o.letter)) for o in table.organisations]
    assert rows == [("Мячиков А.И.", "12", "–"), ("Полкина А.М.", "нет сведений", "от 16.12.2025 (ответа нет)")]
    assert table.total is not None
    assert table.total.organisation.replace("\u00a0", " ") == "Итого. Не учтена: Полкина А.М."
