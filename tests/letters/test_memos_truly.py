"""Справка, докладная and supplement say what is true, once, and propose nothing that their own text contradicts."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.answers_cited import answer_words
from automation.letters.composing import compose
from automation.model.control import Entry, History, empty_history
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import Performer, Relation, State, StatusRow
from automation.model.standing import Standing
from tests.letters.test_compose_memos import moved
from tests.support.compose_order import ORDER, PERFORMERS
from tests.support.compose_world import after, book, done, facts, judged, outline, paper_for, publication, row, words
from tests.support.control_story import ORG, Story, december, item, occasions, settings, small, to

TERM, AFTER, LAST = date(2025, 12, 12), date(2025, 12, 16), date(2025, 12, 29)
SCHOOLS = tuple(replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(1, 14))
ONE = (item("до 12.12.2025"),)


def told(day: tuple[Review, Decisions], kind: Kind) -> str:
    review, decisions = day
    letter = compose(paper_for(decisions, kind=kind), facts(review, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def memo(
    *rows: StatusRow, plan: tuple[Item, ...] = ONE, performers: tuple[Performer, ...] = (ORG,), on: date = AFTER
) -> str:
    return told(judged(book(*rows, plan=plan, performers=performers), on), Kind.COMPLETION)


def test_items_whose_term_lies_ahead_are_one_line_with_the_nearest_term() -> None:
    plan = (*(item(f"до {10 + n}.02.2026", str(n), row=n) for n in range(1, 7)), item("до 12.12.2025", "8", row=9))
    said = told(judged(book(plan=plan, performers=(ORG,)), date(2025, 12, 15)), Kind.PROGRESS)
    assert "срок не наступил – 6 (пункты 1–6, ближайший срок – 11.02.2026)" in said
    assert said.count("не наступил") == 1


def test_a_report_under_review_is_never_called_unconfirmed_and_a_delay_is_the_letters_own_day() -> None:
    claim = row("ОБР", "1", state=State.DONE, executed_on=TERM, evidence="письмо", incoming="12.12.2025 № 5")
    said = memo(claim)
    told_of_it = "рассматриваются сведения: МБУК «Образец» – пункт 1 (срок – 12.12.2025, указано исполнение 12.12.2025"
    assert f"{told_of_it})." in said
    assert "МБУК «Образец» – указано исполнение 12.12.2025, сведения рассматриваются" in said.replace(
        "Все исполнители", "МБУК «Образец»"
    )
    late = memo(replace(claim, incoming="16.12.2025 № 6"))
    assert f"{told_of_it}, представлены 16.12.2025)" in late


def test_a_returned_report_is_told_with_its_day_and_reason() -> None:
    back = row("ОБР", "1", state=State.DONE, executed_on=TERM, evidence="письмо", incoming="12.12.2025 № 5")
    back = replace(back, returned_on=date(2025, 12, 15), return_reason="приказ не приложен")
    said = memo(back)
    assert "сведения по пункту 1 (срок – 12.12.2025, дата возврата – 15.12.2025, причина – приказ не приложен)" in said
    assert "не поступили" not in said


def test_the_author_speaks_of_himself_in_the_first_person() -> None:
    author = replace(ORG, code="А", organisation="МБУ «Свое»", name=ORDER.responsible.name)
    rows = (done("ОБР", "1", TERM), done("ОБР", "2", TERM), done("А", "2", TERM))
    plan = (*ONE, item("до 12.12.2025", "2", row=3))
    said = memo(*rows, plan=plan, performers=(ORG, author))
    assert "Не завершено исполнение в установленный срок: мною – пункт 1" in said
    assert "МБУ «Свое» – исполнение не завершено" in said, "the plan in the appendix names him without an accusation"
    assert "сведения об исполнении не поступили" not in said
    assert "объяснение" not in said
    late = memo(*rows, done("А", "1", date(2025, 12, 15)), plan=plan, performers=(ORG, author))
    assert "С нарушением срока исполнено: мною – пункт 1 (15.12.2025, срок – 12.12.2025)" in late


def test_who_got_more_time_is_said_in_the_dative_with_the_day_and_the_ground() -> None:
    other = replace(ORG, code="АРХ", organisation="МБУ «Муниципальный архив»")
    made = book(plan=ONE, performers=(ORG, other), extensions=(moved("1", "АРХ", date(2026, 1, 20), 12, 2),))
    said = told(judged(made, AFTER), Kind.COMPLETION)
    assert "МБУ «Муниципальный архив» срок продлён до 20.01.2026 (" in said


def test_a_progress_paper_tells_the_decision_that_moved_a_term_as_long_as_the_term_runs() -> None:
    other = replace(ORG, code="АРХ", organisation="МБУ «Муниципальный архив»")
    plan = (*ONE, item("до 30.01.2026", "2", row=3))
    made = book(plan=plan, performers=(ORG, other), extensions=(moved("1", "АРХ", date(2025, 12, 17), 12, 2),))
    running = told(judged(made, date(2025, 12, 15)), Kind.PROGRESS)
    assert "МБУ «Муниципальный архив» срок продлён до 17.12.2025 (" in running
    rows = tuple(done("АРХ", "1", AFTER) if (r.code, r.item) == ("АРХ", "1") else r for r in made.rows)
    over = told(judged(replace(made, rows=rows), date(2025, 12, 18)), Kind.PROGRESS)
    assert "продлён" not in over
    assert "Исполнение пункта 1 подтвердило МБУ «Муниципальный архив»" in over


def test_a_breach_that_was_explained_is_still_a_breach() -> None:
    plan = (item("постоянно", lead_hours=4), item("до 12.12.2025", "2", row=3))
    early = [publication(n, "10:00", "12:00", code="ОБР", excuse="сбой связи") for n in (15, 16)]
    made = replace(book(plan=plan, performers=(ORG,)), publications=tuple(early))
    said = told(judged(made, AFTER), Kind.COMPLETION)
    assert "проверено 2 публикации, в двух случаях опережение (4 ч) не выдержано, причины указаны" in said
    assert "не выявлено" not in said


@pytest.mark.parametrize("second_done", [True, False])
def test_closed_items_are_named_and_stay_in_the_denominator(second_done: bool) -> None:
    closed = {"closed_on": date(2025, 12, 15)}
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 12.12.2025", "3", row=4, **closed))
    rows = [done("ОБР", "1", TERM), *([done("ОБР", "2", TERM)] if second_done else [])]
    said = memo(*rows, plan=plan)
    if second_done:
        assert "исполнены в установленные сроки, ранее снят с контроля 15.12.2025 пункт 3." in said
    else:
        assert (
            "из 3 пунктов плана-графика: исполнено – 1 (пункт 1); снято с контроля – 1 "
            "(пункт 3, 15.12.2025); срок истёк, исполнение не подтверждено – 1 (пункт 2)." in said
        )


def test_an_item_is_not_proposed_for_closing_while_people_are_missing() -> None:
    plan = (item("до 12.12.2025", text="Завершить переход сотрудников", indicator="сотрудники"),)
    said = memo(done("ОБР", "1", TERM, staff_total=33, staff_moved=30), plan=plan)
    assert "оставить на контроле пункт 1 до завершения перехода всеми сотрудниками (МБУК «Образец»)" in said
    assert "снять с контроля" not in said
    whole = memo(done("ОБР", "1", TERM, staff_total=33, staff_moved=33), plan=plan)
    assert "снять распоряжение с контроля" in whole


def test_an_item_with_people_missing_is_done_in_part_and_no_supplement_frees_it_or_the_order() -> None:
    plan = (
        item("до 12.12.2025", text="Завершить переход сотрудников", indicator="сотрудники"),
        item("до 15.12.2025", "2", row=3, text="Подготовить смету"),
    )
    story = Story(sent=True)
    few = done("ОБР", "1", TERM, staff_total=33, staff_moved=30)
    story.day(date(2025, 12, 12), small(few, plan=plan))
    said = told(story.day(AFTER, small(few, plan=plan)), Kind.COMPLETION)
    assert "исполнено частично – 1 (пункт 1); срок истёк, исполнение не подтверждено – 1 (пункт 2)." in said
    rest = small(few, done("ОБР", "2", AFTER), plan=plan)
    more = told(story.day(date(2025, 12, 17), rest), Kind.SUPPLEMENT)
    assert "Предлагаю снять с контроля пункт 2" in more
    assert "снять распоряжение" not in more
    everybody = done("ОБР", "1", TERM, staff_total=33, staff_moved=33, accepted_on=date(2025, 12, 24))
    later = story.day(date(2025, 12, 24), small(everybody, done("ОБР", "2", AFTER), plan=plan))
    assert "снять распоряжение с контроля" in told(later, Kind.SUPPLEMENT)


def test_a_proposed_decision_names_everybody_it_is_about() -> None:
    said = memo(performers=SCHOOLS)
    proposed = said.split("Предлагаю")[1].split("приложение |")[0]
    assert all(f"МБОУ СОШ № {n}" in proposed for n in range(1, 14))
    assert "и ещё" not in proposed


def test_what_stays_and_what_is_freed_of_one_item_is_one_proposal() -> None:
    done_by = [done(f"О{n}", "1", TERM) for n in range(1, 13)]
    proposed = memo(*done_by, performers=SCHOOLS).split("Предлагаю")[1].split("приложение |")[0]
    assert "оставить на контроле пункт 1 (исполнитель – МБОУ СОШ № 13) до представления подтверждающих" in proposed
    assert "для остальных исполнителей снять его с контроля" in proposed
    assert "за исключением" not in proposed


def written(answer: str = "") -> tuple[str, str]:
    """Справка of 22.12 and докладная of 29.12 after a letter of 16.12 that went out, with what came back."""
    plan = (*ONE, item("до 26.12.2025", "2", row=3))
    made = book(done("ОБР", "2", TERM), plan=plan, performers=(ORG,))
    review, decisions = judged(made, AFTER)
    history = after(empty_history(), {"01-15/К-1": paper_for(decisions, "ОБР")}, AFTER, review)
    history = _answered(history, answer)
    progress = told(judged(made, date(2025, 12, 22), history), Kind.PROGRESS)
    return progress, told(judged(made, LAST, history), Kind.COMPLETION)


def _answered(history: History, answer: str) -> History:
    entries = tuple(replace(e, answer=answer) for e in history.entries)
    by_key: dict[str, Entry] = {e.key: e for e in entries}
    return replace(history, entries=entries, spent={o: by_key[e.key] for o, e in history.spent.items()})


def test_who_was_written_to_is_not_proposed_to_be_asked_the_same_again() -> None:
    _, said = written()
    assert "запросить" not in said
    assert "направлено письмо от 16.12.2025 № 01-15/К-1" in said


def test_the_answer_stands_beside_the_letter_in_both_papers() -> None:
    for paper in written("18.12.2025 № 5: завершение до 20.01.2026"):
        assert " от 18.12.2025 № 5: завершение до 20.01.2026" in paper.partition("№ 01-15/К-1")[2]
        assert "при отсутствии ответа" not in paper
        assert "не поступили" not in paper  # who has written back is not silent, though the row is empty
        assert "не подтверждено" in paper


@pytest.mark.parametrize(
    ("answer", "shown"),
    [
        ("", ""),
        ("+", "ответ получен"),
        ("14.01.2026", "ответ от 14.01.2026"),
        ("вх. от 14.01.2026 № 5", "ответ (вх. от 14.01.2026 № 5)"),  # the number is the office's, not theirs
        ("Вх. от 14.01.2026 № 5: готово", "ответ (вх. от 14.01.2026 № 5): готово"),
        ("ответ от 14.01.2026 № 5", "ответ от 14.01.2026 № 5"),
        ("14.01.2026 № 5 – будет готово позже", "ответ от 14.01.2026 № 5: будет готово позже"),
        ("обещали исполнить", "ответ: обещали исполнить"),
        ("письмо № 5дсп", "ответ получен"),
    ],
)
def test_an_answer_is_told_as_far_as_the_office_wrote_it_down(answer: str, shown: str) -> None:
    plain = "".join(c for c in answer_words(answer) if not "\ue000" <= c <= "\uf8ff")
    assert plain == shown


def test_the_receiver_of_a_letter_is_named_where_he_is_another_organisation() -> None:
    receiver = replace(ORG, code="А", organisation="МБУ «А»", groups=())
    bearer = replace(ORG, code="Б", organisation="МБУ «Б»", addressee_code="А")
    made = book(plan=(*ONE, item("до 26.12.2025", "2", row=3)), performers=(receiver, bearer))
    review, decisions = judged(made, AFTER)
    history = after(empty_history(), {"01-15/К-1": paper_for(decisions, "А")}, AFTER, review)
    said = told(judged(made, date(2025, 12, 22), history), Kind.PROGRESS)
    assert "; направлено письмо от 16.12.2025 № 01-15/К-1 (адресат – МБУ «А»), ответа нет" in said


def test_a_supplement_about_one_thing_is_one_sentence_with_its_letter() -> None:
    plan = (*ONE, item("постоянно", "2", row=3))
    review, decisions = judged(book(plan=plan, performers=(ORG,)), AFTER)
    history = after(empty_history(), {"02-01/К-1": paper_for(decisions, kind=Kind.COMPLETION)}, None, review)
    on = date(2025, 12, 18)
    reported = done("ОБР", "1", date(2025, 12, 17), accepted_on=on, incoming="17.12.2025 № 9")
    said = told(judged(book(reported, plan=plan, performers=(ORG,)), on, history), Kind.SUPPLEMENT)
    assert (
        "докладываю: МБУК «Образец» исполнило пункт 1 плана-графика 17.12.2025 с нарушением срока "
        "(вх. от 17.12.2025 № 9), сведения приняты 18.12.2025." in said
    )
    assert said.count("абзац |") == 2, "the sentence and the proposal"


def test_what_was_accepted_and_then_sent_back_is_told_as_returned() -> None:
    made = done("ОБР", "1", TERM)
    review, decisions = judged(book(made, plan=ONE, performers=(ORG,)), AFTER)
    history = after(empty_history(), {"02-01/К-1": paper_for(decisions, kind=Kind.COMPLETION)}, None, review)
    back = replace(made, returned_on=date(2025, 12, 18), accepted_on=None, accepted_by="")
    said = told(judged(book(back, plan=ONE, performers=(ORG,)), date(2025, 12, 19), history), Kind.SUPPLEMENT)
    assert "МБУК «Образец» – сведения об исполнении пункта 1 плана-графика, указанные ранее, возвращены 18.12." in said


def test_the_author_of_a_supplement_tells_what_he_has_done_as_his_own() -> None:
    author = replace(ORG, code="А", organisation="", relation=Relation.OFFICE, name=ORDER.responsible.name)
    performers = (ORG, author)
    review, decisions = judged(book(plan=ONE, performers=performers), AFTER)
    history = after(empty_history(), {"02-01/К-1": paper_for(decisions, kind=Kind.COMPLETION)}, None, review)
    on = date(2025, 12, 18)
    reported = done("А", "1", date(2025, 12, 17), accepted_on=on)
    said = told(judged(book(reported, plan=ONE, performers=performers), on, history), Kind.SUPPLEMENT)
    assert "докладываю: мною 17.12.2025 исполнен в порученной мне части пункт 1 плана-графика с нарушением" in said
    assert "снять с контроля пункт 1 плана-графика в части, порученной мне." in said


def test_what_the_author_has_presented_himself_is_proposed_as_his_own() -> None:
    author = replace(ORG, code="А", organisation="", relation=Relation.OFFICE, name=ORDER.responsible.name)
    claim = row("А", "1", state=State.DONE, executed_on=TERM, evidence="письмо")
    until = "оставить на контроле до рассмотрения представленных сведений: пункт 1 –"
    assert f"{until} в части, порученной мне" in memo(claim, performers=(author,))
    both = memo(claim, replace(claim, code="ОБР"), performers=(ORG, author))
    assert f"{until} МБУК «Образец», а также в части, порученной мне" in both


def test_a_finished_reporting_period_is_summed_with_the_late_ones_once_all_are_accepted() -> None:
    plan = (item("ежемесячно, до 15 числа", text="Обход с представлением отчёта"), item("до 30.01.2026", "2", row=3))
    performers = PERFORMERS[2:4]
    in_time, late = (p.code for p in performers)
    rows = (
        done(in_time, "1", date(2025, 12, 15)),
        done(late, "1", date(2025, 12, 17), control_date=date(2025, 12, 15)),
    )
    said = told(judged(book(*rows, plan=plan, performers=performers), date(2025, 12, 22)), Kind.PROGRESS)
    assert "По пункту 1 отчёты со сроком 15.12.2025 представлены полностью, с опозданием – в 1 случае" in said
    waiting = (rows[0], replace(rows[1], accepted_on=None, accepted_by=""))
    said = told(judged(book(*waiting, plan=plan, performers=performers), date(2025, 12, 22)), Kind.PROGRESS)
    assert "полностью" not in said
    assert "По пункту 1 отчёт со сроком 15.12.2025 представило МБУК «Образец»." in said, "the other one waits"


def test_who_was_not_yet_written_to_about_this_term_is_asked_before_anybody_proposes_a_hearing() -> None:
    plan = (item("ежемесячно, до 15 числа"), item("до 15.01.2026", "2", row=3))
    reported = date(2025, 12, 26)
    late = done("ОБР", "1", reported, accepted_on=date(2025, 12, 29))
    story = Story(settings(progress="off", remind_days=(), addressee_gap=0), sent=True)
    written = []
    for on in (*december(12, 17, 24, 29, 30), date(2026, 1, 12), date(2026, 1, 16)):
        rows = (late,) if on > reported else ()
        reviewed, decisions = story.day(on, small(*rows, plan=plan))
        written += [(o[0], o[2], o[3]) for o in occasions(to(decisions, "ОБР"))] if on.year == 2025 else []
    assert written == [("overdue", "1", 1), ("overdue", "1", 2)]
    (owed,) = [v for v in reviewed.morning.verdicts if v.item.number == "1"]
    assert (owed.standing, owed.due) == (Standing.OVERDUE, date(2026, 1, 15))
    said = told((reviewed, decisions), Kind.COMPLETION)
    assert "заслушать" not in said
    assert "письменное объяснение причин нарушения сроков" in said
