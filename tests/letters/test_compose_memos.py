"""What memos say of items, performers and terms: everybody, nobody, one alone, all late, terms moved, claims."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.letters.marks import paragraphs_of
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.plan import Official
from automation.model.report import Extension, Performer, Relation, State, StatusRow
from tests.letters.test_situations_beyond_the_models import item
from tests.support.compose_order import ORDER, PERFORMERS
from tests.support.compose_story import morning
from tests.support.compose_world import after, book, done, facts, judged, outline, paper_for, publication, row, words

TERM, AFTER, LAST = date(2025, 12, 12), date(2025, 12, 16), date(2025, 12, 29)
FAIR = (item("1", "Провести ярмарку", "до 12.12.2025"),)
ALONE = (PERFORMERS[3],)
SCHOOLS = tuple(
    Performer(code=f"О{n}", groups=FAIR[0].groups, organisation=f"МБОУ СОШ № {n}", post="Директор", name="")
    for n in range(1, 23)
)


def told(day: tuple[Review, Decisions], kind: Kind = Kind.COMPLETION, code: str = "") -> str:
    review, decisions = day
    letter = compose(paper_for(decisions, code, None if code else kind), facts(review, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    ("rows", "result", "line"),
    [
        (
            (),
            "16.12.2025 из 1 пункта плана-графика: срок истёк, исполнение не подтверждено – 1 (пункт 1).",
            "Не подтвердило исполнение в установленный срок: МБУ «Пр",
        ),
        ((done("ПРИМ", "1", TERM),), "исполнен в установленный срок.", "МБУ «Пример» – исполнено 12.12.2025"),
        (
            (done("ПРИМ", "1", date(2025, 12, 15)),),
            "исполнен с нарушением срока.",
            "МБУ «Пример» – исполнено 15.12.2025, с нарушением срока",
        ),
        (
            (row("ПРИМ", "1", state=State.NOT_APPLICABLE, comment="нет предмета", accepted_by="Камфарин Е.Н."),),
            "пункт 1 плана-графика признан неприменимым.",
            "МБУ «Пример» – неприменимо",
        ),
    ],
)
def test_one_performer_of_one_item_is_no_list_and_not_everybody(
    rows: tuple[StatusRow, ...], result: str, line: str
) -> None:
    memo = told(judged(book(*rows, plan=FAIR, performers=ALONE), AFTER))
    assert result in memo
    assert line in memo
    assert "всеми исполнителями" not in memo
    assert "ни от одного" not in memo


def test_what_is_known_beside_the_silence_is_saidof_one_performer_too() -> None:
    late = row("ПРИМ", "1", state=State.IN_WORK, reason="нет подрядчика", expected_on=date(2025, 12, 26))
    memo = told(judged(book(late, plan=FAIR, performers=ALONE), AFTER))
    assert "пункт 1 (срок – 12.12.2025, причина – нет подрядчика, ожидаемая дата – 26.12.2025)" in memo
    assert memo.count("нет подрядчика") == 1


def test_where_everybody_was_late_the_items_are_named_and_the_days_stand_in_the_appendix() -> None:
    rows = [done(p.code, n, date(2025, 12, 17)) for p in PERFORMERS for n in "12"]
    rows += [done(p.code, "6", date(2025, 12, 27), accepted_on=LAST) for p in PERFORMERS]
    memo = told(judged(book(*rows), LAST))
    assert "исполнены всеми исполнителями, по всем пунктам допущены нарушения сроков." in memo
    assert "Все исполнители – исполнено 17.12.2025, с нарушением срока" in memo


def test_where_all_but_a_few_were_in_time_the_late_are_named_in_the_appendix() -> None:
    rows = [done(p.code, "1", date(2025, 12, 12)) for p in PERFORMERS[:4]]
    rows += [done("ШАБ", "1", date(2025, 12, 15)), done("ТИП", "1", date(2025, 12, 16))]
    memo = told(judged(book(*rows, plan=FAIR), AFTER))
    assert "МБУК «Шаблон» – исполнено 15.12.2025, с нарушением срока" in memo
    assert "завершил" not in memo, "nobody owes anything"


def test_nothing_confirmed_is_not_called_partly_done() -> None:
    memo = told(judged(book(), LAST))
    assert (
        "29.12.2025 из 6 пунктов плана-графика: срок истёк, исполнение не подтверждено – 3 (пункты 1, 2 и 6); " in memo
    )
    assert "не полностью" not in memo


def test_an_item_that_some_have_confirmed_is_not_finished_while_others_are_late() -> None:
    rows = [done(p.code, "1", TERM) for p in PERFORMERS] + [done("ШАБ", "2", TERM)]
    memo = told(judged(book(*rows), LAST))
    assert (
        "29.12.2025 из 6 пунктов плана-графика: исполнено – 1 (пункт 1); срок истёк, исполнение не подтверждено – 2 "
        "(пункты 2 и 6); со сроком «постоянно» – 3 (пункты 3–5)."
    ) in memo
    assert "Не подтвердили исполнение в установленный срок шесть исполнителей:" in memo


def test_twenty_one_performers_have_confirmed_in_the_singular() -> None:
    rows = [done(p.code, "1", TERM) for p in SCHOOLS[:21]]
    memo = told(judged(book(*rows, plan=FAIR, performers=SCHOOLS), AFTER))
    assert "Не подтвердило исполнение в установленный срок: МБОУ СОШ № 22 – не поступили сведения по пункту 1" in memo
    assert "из 1 пункта плана-графика: срок истёк, исполнение не подтверждено – 1 (пункт 1)." in memo


def test_the_point_of_initials_is_kept_at_the_end_of_a_list_line() -> None:
    rows = [done(p.code, "1", TERM) for p in PERFORMERS if p.code != "ЗАМ-2"]
    memo = told(judged(book(*rows), LAST))
    assert "Образцов О.О. – не поступили сведения по пунктам 1 и 2 (срок – 12.12.2025)" in memo
    steps, _ = paragraphs_of(["Список:", "*) Иванов И.И.", "*) 5 л.;", "*) конец."])
    assert [p.text for p in steps[1:]] == ["1) Иванов\u00a0И.И.;", "2) 5\u00a0л.;", "3) конец."]


def moved(item: str, code: str, new: date, day: int, row_: int) -> Extension:
    by = "Глава Администрации Камфарин Е.Н."
    decided = date(2025, 12, day)
    return Extension(
        item=item, code=code, new_term=new, decided_on=decided, decided_by=by, basis="обращение № 87", row=row_
    )


def test_a_moved_term_is_said_once_and_without_brackets_in_brackets() -> None:
    extensions = (moved("6", "", date(2026, 1, 15), 24, 2), moved("2", "ТИП", date(2025, 12, 22), 12, 3))
    made = book(done("ТИП", "2", date(2025, 12, 22)), extensions=extensions)
    memo = told(judged(made, date(2026, 1, 16)))
    assert "по пункту 2 МБУ «Типовое» срок продлён до 22.12.2025 (Ваше решение от 12.12.2025, осн" in memo
    assert "(пункт 6, срок – 15.01.2026)" in memo
    assert not re.search(r"\)\)|\([^()]*\(", memo.replace("(план-график)", "").replace("(плана-графика)", ""))
    rows = [line for line in memo.splitlines() if line.startswith("продлён") or " – до " in line]
    assert any(line.startswith("продлён до 15.01.2026 |") for line in rows), "the plan's own column stays short"


def test_a_day_off_and_a_moved_term_stand_in_one_bracket() -> None:
    made = book(plan=FAIR, performers=ALONE, extensions=(moved("1", "", date(2025, 12, 20), 12, 2),))
    letter = told(judged(made, date(2025, 12, 17)), code="ПРИМ")
    assert (
        "(нерабочий день, учитывается ближайший рабочий день – 22.12.2025; первоначальный срок – 12.12.2025, продлён"
        in letter
    )


def test_of_a_recurring_item_those_who_confirmed_the_period_are_counted() -> None:
    plan = (item("1", "Представлять отчёт", "ежемесячно до 15 числа до 31.03.2026"),)
    made = book(done("ОБР", "1", date(2025, 12, 15)), plan=plan)
    memo = told(judged(made, date(2025, 12, 22)), Kind.PROGRESS)
    assert "По пункту 1 отчёты со сроком 15.12.2025 представлены в 1 случае из 4" in memo


def test_a_claim_waits_for_acceptance_and_its_performer_for_nothing() -> None:
    claimed = row("ПРИМ", "1", state=State.DONE, executed_on=TERM, evidence="письмо")
    memo = told(judged(book(claimed, plan=FAIR, performers=ALONE), AFTER))
    assert "1) оставить на контроле до рассмотрения представленных сведений: пункт 1 – МБУ «Пример»" in memo
    assert memo.count("оставить на контроле") == 1
    assert "объяснение" not in memo


def test_the_late_are_asked_to_explain_once() -> None:
    memo = told(judged(book(), LAST))
    assert memo.count("письменное объяснение причин нарушения сроков") == 1
    wanted = "до представления подтверждающих сведений по пунктам 1 и 2 и информации по пункту 6"
    assert f"{wanted}, запросить письменное объяснение причин нарушения сроков;" in memo
    apart = told(judged(book(done("ПРИМ", "1", TERM)), LAST))
    assert apart.count("письменное объяснение") == 1
    assert "запросить у исполнителей (Примеров П.П., Образцов О.О., МБУК «Образец», МБУК «Шаблон», МБУ " in apart
    assert "– пункты 1, 2 и 6; МБУ «Пример» – пункты 2 и 6) письменное" in apart


def test_who_works_on_it_after_the_term_is_called_so_in_the_appendix_too() -> None:
    memo = told(morning(LAST))
    assert "готовится информация (пункт 6, срок – 26.12.2025, причина задержки – болезнь" in memo
    assert "МБУ «Пример» – информация готовится после истечения срока; ожидаемая дата – 15.01.2026" in memo


def test_items_nobody_bears_are_saidtogether() -> None:
    plan = (*FAIR, *(item(n, f"Дело {n}", "до 12.12.2025", groups=("никто",)) for n in "23"))
    memo = told(judged(book(plan=plan), AFTER))
    assert "Пункты 2 и 3: исполнители не определены" in memo


def test_the_office_and_its_organisations_are_saidapart_in_the_dative() -> None:
    memo = told(morning(LAST))
    assert "в том числе по Администрации Аксайского городского поселения – 41 из 41, по подведомственным" in memo
    assert "101 из 106. Не завершило переход: МБУ «Пример» (завершил 21 из 26)." in memo


def test_persons_without_an_organisation_are_named_and_counted() -> None:
    person = replace(PERFORMERS[3], code="ИП", organisation="", post="", name="Седых Анна Петровна")
    two = (*FAIR, item("2", "Провести субботник", "до 26.12.2025"))
    memo = told(judged(book(plan=two, performers=(person, PERFORMERS[2])), date(2025, 12, 22)), Kind.PROGRESS)
    assert "плана-графика (Седых А.П., МБУК «Образец»)" in memo
    agreed = replace(person, relation=Relation.BY_AGREEMENT)
    plan = (item("1", "Провести ярмарку", "до 26.12.2025"),)
    assert "Вы указаны в числе исполнителей по согласованию." in told(
        judged(book(plan=plan, performers=(agreed,)), date(2025, 12, 19)), code="ИП"
    )


def test_who_has_not_said_anything_before_the_term_is_not_called_at_work() -> None:
    plan = (*FAIR, item("2", "Провести субботник", "до 26.12.2025"))
    silent = told(judged(book(plan=plan), AFTER), Kind.PROGRESS)
    assert "срок не наступил – 1 (пункт 2, срок – 26.12.2025)." in silent


def test_a_performer_with_two_claims_is_named_once() -> None:
    rows = [row("ПРИМ", n, state=State.DONE, executed_on=TERM, evidence="письмо") for n in "12"]
    memo = told(judged(book(*rows), LAST))
    assert "оставить на контроле до рассмотрения представленных сведений: пункты 1 и 2 – МБУ «Пример»;" in memo


def test_a_second_supplement_names_the_memo_itself_and_the_first_supplement() -> None:
    plan = (*FAIR, item("2", "Вести дежурство", "постоянно"))
    late = replace(PERFORMERS[3], code="ПРИМ")
    before = judged(book(plan=plan, performers=(late,)), AFTER)
    history = after(empty_history(), {"02-01/К-1": paper_for(before[1], kind=Kind.COMPLETION)}, None, before[0])
    made = book(done("ПРИМ", "1", date(2025, 12, 17)), plan=plan, performers=(late,))
    first = judged(made, date(2025, 12, 17), history)
    memo = told(first, Kind.SUPPLEMENT)
    assert "к докладной записке от 16.12.2025 № 02-01/К-1 «Об исполнении распоряжения" in memo
    assert "докладываю: МБУ «Пример» исполнило пункт 1 плана-графика 17.12.2025 с нарушением срока, сведения" in memo
    assert "(срок – 12.12.2025)" not in memo, "the rest is not repeated"
    history = after(history, {"02-01/К-2": paper_for(first[1], kind=Kind.SUPPLEMENT)}, None, first[0])
    undone = row("ПРИМ", "1", state=State.NOT_STARTED)
    again = judged(book(undone, plan=plan, performers=(late,)), date(2025, 12, 29), history)
    memo = told(again, Kind.SUPPLEMENT)
    assert "от 16.12.2025 № 02-01/К-1\n" in memo, "the heading names it too"
    assert "«Об исполнении распоряжения Администрации Аксайского городского поселения от 11.12.2025 № 454»" in memo
    assert "(предыдущее дополнение – от 17.12.2025 № 02-01/К-2) докладываю: МБУ «Пример»" in memo
    assert "указанное ранее, не подтверждено" in memo


def test_who_published_too_early_is_named_where_he_has_no_organisation() -> None:
    person = replace(PERFORMERS[3], code="ИП", organisation="", post="", name="Седых Анна Петровна")
    plan = (item("1", "Публиковать новости", "постоянно", lead_hours=4), item("2", "Провести смотр", "до 26.12.2025"))
    early = publication(16, "10:00", "12:00", code="ИП")
    said = told(judged(book(plan=plan, performers=(person,), publications=(early,)), date(2025, 12, 22)), Kind.PROGRESS)
    assert "не выдержано в одном случае (Седых А.П., 16.12.2025)" in said


@pytest.mark.parametrize(
    ("controls", "index", "lines"),
    [
        (Official(post="Первый заместитель главы", name="Примеров Пётр Петрович"), "", "Первому заместителю главы"),
        (Official(), "", "В дело"),
        (Official(), "01-15", "В дело № 01-15"),
    ],
)
def test_the_memo_of_who_signed_the_order_goes_to_the_controlling_official_or_into_the_file(
    controls: Official, index: str, lines: str
) -> None:
    head = Official(post=f"Глава {ORDER.body}", name="Образцов Олег Олегович")
    order = replace(ORDER, signed_by=head, responsible=head, control=controls, file_index=index)
    memo = told(judged(book(order=order), LAST))
    assert f"адресат | {lines}\n" in memo
    assert "адресат | Главе" not in memo
    assert "подпись | Глава Администрации Аксайского городского поселения | О.О. Образцов" in memo


@pytest.mark.parametrize(
    ("post", "unit"),
    [
        ("Начальник отдела социальной политики Администрации", ""),
        ("Начальник общего отдела", "бланк | Общий отдел\n"),
        ("Заместитель главы Администрации", ""),
    ],
)
def test_the_general_department_stands_over_a_memo_of_its_own_head_alone(post: str, unit: str) -> None:
    author = Official(post=post, name="Примеров Пётр Петрович")
    memo = told(judged(book(order=replace(ORDER, responsible=author)), LAST))
    assert ("бланк |" in memo, unit in memo) == (bool(unit), True)
    his = replace(PERFORMERS[0], code="ОСП", name=author.name, post=post, unit="Отдел социальной политики")
    above = told(judged(book(order=replace(ORDER, responsible=author), performers=(*PERFORMERS, his)), LAST))
    assert (unit or "бланк | Отдел социальной политики\n") in above, "his own unit is known from «Исполнители»"


def test_over_the_memo_of_who_acts_for_a_deputy_stands_no_unit_of_his_own() -> None:
    author = Official(post="И.о. заместителя главы Администрации", name="Примеров Пётр Петрович")
    his = replace(PERFORMERS[0], code="ОСП", name=author.name, post="Начальник отдела", unit="Отдел культуры")
    told_of = book(order=replace(ORDER, responsible=author), performers=(*PERFORMERS, his))
    assert "бланк |" not in told(judged(told_of, LAST))
