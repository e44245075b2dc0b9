"""Situations the model papers do not show: joined steps, extensions, losses, many performers, odd orders."""

import re
from datetime import date

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review
from automation.letters.composing import compose
from automation.model.control import History, Occasion, empty_history
from automation.model.kinds import Kind
from automation.model.letter import Letter
from automation.model.plan import Item, Official
from automation.model.report import Extension, Performer, Relation, State
from automation.model.settings import Settings
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import HEADS, ORDER, PERFORMERS, SIGNED, items
from tests.support.compose_story import COMPLETION, SECOND, SUPPLEMENT, book_on, morning
from tests.support.compose_world import (
    SETTINGS,
    after,
    book,
    done,
    entry,
    facts,
    judged,
    outline,
    paper_for,
    row,
    words,
)

WHOLE = replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("covering", "release")))


def letter(
    day: tuple[Review, Decisions], code: str = "", kind: Kind | None = None, settings: Settings = SETTINGS
) -> Letter:
    review, decisions = day
    return compose(paper_for(decisions, code, kind), facts(review, settings, number="1"), words())


def text(composed: Letter) -> str:
    return outline(composed).replace("°", " ").replace("{", "").replace("}", "")


def item(number: str, words_of: str, term: str, **values: object) -> Item:
    given: dict[str, object] = {"performers_text": HEADS, "groups": (HEADS,)}
    read = read_term(term, SIGNED, Calendar())
    return Item(number=number, text=words_of, term=read, **{**given, **values})  # type: ignore[arg-type]


def second_with_a_first(plan: tuple[Item, ...] | None = None) -> tuple[Review, Decisions]:
    """Item 2 written about on 16.12 and sent; item 1, corrected since, falls overdue anew with it."""
    claimed = done("ОБР", "1", date(2025, 12, 12), accepted_on=None, accepted_by="")
    review, decisions = judged(book(claimed, plan=plan or items()), date(2025, 12, 16))
    history = after(empty_history(), {"01-15/К-2": paper_for(decisions, "ОБР")}, date(2025, 12, 16), review)
    return judged(book(row("ОБР", "1", state=State.NOT_STARTED), plan=plan or items()), SECOND, history)


def test_a_paper_to_be_presented_is_named_by_its_own_words_beside_another_item() -> None:
    plan = (item("1", "Представить паспорта готовности зданий", "до 12.12.2025"), items()[1])
    told = text(letter(second_with_a_first(plan), "ОБР"))
    assert "не поступили паспорта готовности зданий (пункт 1 плана-графика), подлежавшие представлению до" in told


def test_unanswered_names_only_the_items_of_its_step_and_its_heading_all_that_did_not_come() -> None:
    told = text(letter(second_with_a_first(), "ОБР"))
    assert "О непредставлении сведений об исполнении пунктов 1 и 2 плана-графика" in told
    assert "сведения об исполнении пункта 2 от МБУК «Образец» не поступили" in told
    assert "Кроме того, по состоянию на 23.12.2025 не поступили сведения об исполнении пункта 1 плана-графика" in told
    assert "Глава Администрации | Е.Н. Камфарин" in told


def test_of_many_unanswered_letters_the_last_is_named_and_the_items_are_numbered_again() -> None:
    review, decisions = judged(book(plan=(item("1", "Мероприятие", "до 12.12.2025"),)), date(2025, 12, 16))
    paper = paper_for(decisions, "ОБР")
    gone = tuple(entry(paper, f"К-{n}", sent=date(2025, 12, 16)) for n in (1, 2, 3))

    def told(number: int, *spoken: Occasion) -> str:
        known = facts(review, number="К-9", spoken=lambda _: frozenset(spoken))
        return text(compose(replace(paper, unanswered=gone[:number]), known, words()))

    assert "от 16.12.2025 № К-1 и № К-2 (по пункту 1) оставлены без ответа" in told(2)
    last = "последнее из них – от 16.12.2025 № К-3 (по пункту 1)."
    assert f"Без ответа оставлены ранее направленные письма, {last}" in (many := told(3))
    assert f"Без письменного ответа оставлены ранее направленные письма, {last}" in told(3, *gone[0].occasions)
    assert "Сведения об исполнении пункта 1 будут включены в справку" in many
    assert "Сведения об исполнении указанного пункта будут включены в справку" in told(0)


def test_a_joined_letter_names_the_ground_once_and_asks_by_the_date_of_each_kind() -> None:
    told = text(letter(judged(book(), date(2025, 12, 19)), "ОБР"))
    assert told.count(ORDER.heading) == 1
    assert told.count("утверждённого") == 1
    assert "26.12.2025" in told
    asked = {day for line in told.splitlines() for day in re.findall(r"(?:просим|возможно,) до (\S+)", line.lower())}
    assert {day.rstrip(":") for day in asked} == {"23.12.2025", "24.12.2025"}


def test_more_than_two_items_stand_in_a_table_with_their_terms() -> None:
    plan = tuple(item(str(n), f"Мероприятие {n}", f"до {11 + n}.12.2025") for n in range(1, 5))
    composed = letter(judged(book(plan=plan), date(2025, 12, 19)), "ОБР")
    assert [r.number for r in composed.rows] == ["1", "2", "3", "4"]
    assert composed.rows[0].term == "до 12.12.2025 включительно"
    assert composed.table_after == 0
    assert composed.paragraphs[0].text.endswith("в указанные сроки:")


def test_a_second_table_never_comes_into_one_letter() -> None:
    plan = tuple(item(str(n), f"Мероприятие {n}", "до 12.12.2025" if n < 4 else "до 26.12.2025") for n in range(1, 8))
    composed = letter(judged(book(plan=plan), date(2025, 12, 19)), "ОБР")
    assert [r.number for r in composed.rows] == ["1", "2", "3"]
    joined, asked, *_ = composed.paragraphs[-4:]
    assert joined.text.endswith("о сроках исполнения: пункты 4–7 плана-графика – до 26.12.2025 включительно.")
    assert asked.text.startswith("Просим до 24.12.2025 сообщить по прилагаемой форме даты исполнения пунктов 4–7")


def test_a_performer_who_works_on_it_is_not_called_silent() -> None:
    one = [row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, 24))]
    both = [*one, row("ОБР", "2", state=State.IN_WORK, expected_on=date(2025, 12, 24))]
    apart = [*one, row("ОБР", "2", state=State.IN_WORK)]
    whose, term = "По сведениям МБУК «Образец»", "ожидаемая дата исполнения – 24.12.2025."
    over = "Установленный срок истёк 12.12.2025."
    silent = "По состоянию на 16.12.2025 сведения об исполнении пункта 2 от МБУК «Образец» не поступили."
    for rows, told in (
        (one, [f"{whose}, мероприятие, предусмотренное пунктом 1, находится в работе, {term}", f"{silent} {over}"]),
        (both, [f"{whose}, мероприятия, предусмотренные пунктами 1 и 2, находятся в работе, {term} {over}"]),
        (
            apart,
            [
                f"{whose}, мероприятие, предусмотренное пунктом 1, находится в работе, {term}",
                f"{whose}, мероприятие, предусмотренное пунктом 2, находится в работе. {over}",
            ],
        ),
    ):
        paragraphs = [p.text for p in letter(judged(book(*rows), date(2025, 12, 16)), "ОБР").paragraphs]
        assert paragraphs[1 : 1 + len(told)] == told


def test_an_extended_term_is_told_with_the_first_one_and_the_decision() -> None:
    extension = Extension(
        item="6",
        code="",
        new_term=date(2026, 1, 15),
        decided_on=date(2025, 12, 24),
        decided_by="Камфарин Е.Н.",
        basis="обращение МБУ «Пример»",
        row=2,
    )
    rows = [done(p.code, n, date(2025, 12, 12)) for p in PERFORMERS for n in "12"]
    told = text(letter(judged(book(*rows, extensions=(extension,)), date(2025, 12, 30)), "ОБР"))
    head = "Главы Администрации Аксайского городского поселения"
    decided = f"продлён решением {head} от 24.12.2025"
    assert f"до 15.01.2026 включительно (первоначальный срок – 26.12.2025, {decided})" in told
    memo = text(letter(judged(book(*rows, extensions=(extension,)), date(2026, 1, 16)), kind=Kind.COMPLETION))
    assert "– пункт 6 (срок – 15.01.2026)" in memo
    assert (
        "по пункту 6 всем исполнителям срок продлён до 15.01.2026 (Ваше решение от 24.12.2025, "
        "основание – обращение МБУ «Пример»);" in memo
    )


def test_an_extension_without_ground_is_proposed_for_a_decision() -> None:
    wish = Extension(item="6", code="ПРИМ", new_term=date(2026, 1, 15), decided_on=None, decided_by="", basis="", row=2)
    memo = text(letter(judged(book(extensions=(wish,)), COMPLETION), kind=Kind.COMPLETION))
    assert (
        "принять решение о продлении срока пункта 6 до 15.01.2026 (исполнитель – МБУ «Пример»), продление не учтено: "
        "не указаны "
        "дата решения, основание и кто принял решение" in memo
    )
    assert "срок – 26.12.2025)" in memo
    ready = done("ПРИМ", "6", date(2025, 12, 29))
    memo = text(letter(judged(book(ready, extensions=(wish,)), COMPLETION), kind=Kind.COMPLETION))
    assert "о продлении срока" not in memo  # who asked has executed it; that others have not is no reason to decide


def test_a_claim_without_acceptance_is_told_apart() -> None:
    claimed = row("ПРИМ", "1", state=State.DONE, executed_on=date(2025, 12, 12), evidence="письмо")
    memo = text(letter(judged(book(claimed), COMPLETION), kind=Kind.COMPLETION))
    assert "рассматриваются сведения: МБУ «Пример» – пункт 1 (срок – 12.12.2025, указано исполнение 12.12" in memo
    assert "оставить на контроле до рассмотрения представленных сведений: пункт 1 – МБУ «Пример»" in memo
    assert "оставить на контроле пункты 2 и 6 (исполнитель – МБУ «Пример»)" in memo


def test_a_lost_execution_is_told_in_the_supplement() -> None:
    review, _ = morning(SUPPLEMENT)
    rows = [r for r in book_on(SUPPLEMENT).rows if (r.code, r.item) != ("ШАБ", "1")]
    spoilt = replace(book_on(SUPPLEMENT), rows=(*rows, row("ШАБ", "1", state=State.IN_WORK)))
    told = text(letter(judged(spoilt, SUPPLEMENT, review.morning.history), kind=Kind.SUPPLEMENT))
    assert "МБУК «Шаблон» – исполнение пункта 1 плана-графика, указанное ранее, не подтверждено" in told
    assert "снять с контроля пункты 2 и 6" in told


def test_many_late_performers_are_counted_in_the_text_and_named_in_the_appendix() -> None:
    schools = tuple(
        Performer(code=f"О{n}", groups=(HEADS,), organisation=f"МБОУ СОШ № {n}", post="Директор", name="")
        for n in range(1, 41)
    )
    composed = letter(judged(book(performers=schools), COMPLETION), kind=Kind.COMPLETION)
    told = text(composed)
    assert "Не подтвердили исполнение в установленный срок 40 исполнителей: МБОУ СОШ № 1, " in told
    assert "МБОУ СОШ № 10 и ещё 30 – не поступили сведения по пунктам 1 и 2 (срок – 12.12.2025)" in told
    assert max(len(p.text) for p in composed.paragraphs) < 900
    assert composed.appendix is not None
    assert composed.appendix.rows[0].mark == "Все исполнители – сведения об исполнении не поступили"


def test_an_order_without_heading_body_or_people_still_makes_sound_papers() -> None:
    bare = replace(
        ORDER, kind="Постановление", number="12/3-п", heading="", body="", plan_title="", signed_by=Official()
    )
    bare = replace(bare, signed_by=Official(), responsible=Official(), control=Official())
    plan = (item("1", "Провести ярмарку", "до 12.12.2025"),)
    told = text(letter(judged(book(order=bare, plan=plan), date(2025, 12, 16)), "ОБР"))
    assert (
        "утверждённого постановлением от 11.12.2025 № 12/3-п, поручено до 12.12.2025 включительно провести ярмарку"
        in told
    )
    memo = text(letter(judged(book(order=bare, plan=plan), date(2025, 12, 17)), kind=Kind.COMPLETION))
    assert "Начальник общего отдела | Н.П. Образцова" in memo
    assert "сотрудник" not in memo
    assert "постоянно" not in memo


def test_items_off_control_unclear_or_without_performers_are_told_in_the_memo() -> None:
    plan = (
        item("1", "Раз", "до 12.12.2025"),
        item("2", "Два", "по графику"),
        item("3", "Три", "до 12.12.2025", groups=("никто",)),
        item("4", "Четыре", "до 12.12.2025", closed_on=date(2025, 12, 15)),
    )
    memo = text(letter(judged(book(plan=plan), date(2025, 12, 16)), kind=Kind.COMPLETION))
    assert "пункт 2: срок (по графику) требует уточнения" in memo
    assert "пункт 3: исполнители не определены" in memo
    assert "снято с контроля – 1 (пункт 4, 15.12.2025)" in memo
    assert "уточнить срок исполнения пункта 2 плана-графика" in memo
    assert "определить исполнителей пункта 3 плана-графика" in memo


def test_a_performer_by_agreement_is_asked_and_not_reminded() -> None:
    agreed = replace(PERFORMERS[2], relation=Relation.BY_AGREEMENT)
    plan = (item("6", "Провести ярмарку", "до 26.12.2025"),)
    told = text(letter(judged(book(plan=plan, performers=(agreed,)), date(2025, 12, 19)), "ОБР"))
    assert "Ваше учреждение указано в числе исполнителей по согласованию." in told
    assert "апоминаем" not in told


def test_another_indicator_is_asked_for_by_its_own_name() -> None:
    plan = (item("1", "Провести ярмарку", "до 26.12.2025", indicator="доля охвата, %"),)
    told = text(letter(judged(book(plan=plan), date(2025, 12, 19)), "ОБР"))
    assert "указать предусмотренное и достигнутое значения показателя «доля охвата, %»" in told
    assert "переход" not in told


def test_a_covering_letter_brings_the_extract_and_a_release_says_what_stays() -> None:
    covering = letter(judged(book(), SIGNED, None, WHOLE), "ОБР", settings=WHOLE)
    assert [r.number for r in covering.rows] == ["1", "2", "3", "4", "5", "6"]
    assert covering.heading == "О направлении выписки\nиз плана-графика"
    assert covering.subject == "О направлении выписки из плана-графика"
    quiet = replace(WHOLE, policy=replace(WHOLE.policy, letters=("release",), remind_days=(1,)))
    plan = tuple(replace(i, closed_on=date(2025, 12, 24)) if i.number in "12" else i for i in items())
    rows = [done("ОБР", n, date(2025, 12, 17)) for n in "12"]
    told = text(letter(judged(book(*rows, plan=plan), date(2025, 12, 24), None, quiet), "ОБР", settings=quiet))
    assert "О снятии с контроля пунктов 1 и 2 плана-графика" in told
    assert "исполнены 17.12.2025 при установленном сроке до 12.12.2025 включительно и сняты" in told
    assert "пункт 6 (информация о завершении перехода" in told.partition("На контроле остаются:")[2]


def test_an_unsent_paper_is_no_measure_taken() -> None:
    review, decisions = judged(book(), date(2025, 12, 16))
    history: History = after(empty_history(), {"01-15/К-3": paper_for(decisions, "ПРИМ")}, None, review)
    memo = text(letter(judged(book(), COMPLETION, history), kind=Kind.COMPLETION))
    assert "направлен" not in memo
    assert "К-3" not in memo


def test_a_reason_with_a_restricted_number_is_left_out() -> None:
    late = row("ПРИМ", "1", state=State.IN_WORK, reason="письмо № 18/303дсп", expected_on=date(2026, 1, 15))
    memo = text(letter(judged(book(late), COMPLETION), kind=Kind.COMPLETION))
    assert "дсп" not in memo
    assert "ожидаемая дата – 15.01.2026" in memo


def test_a_term_on_a_day_off_is_told_with_the_day_the_office_counts_by() -> None:
    plan = (item("1", "Провести ярмарку", "до 20.12.2025"),)
    told = text(letter(judged(book(plan=plan), date(2025, 12, 17)), "ОБР"))
    assert "до 20.12.2025 включительно (нерабочий день, учитывается ближайший рабочий день – 22.12.2025)" in told
    early = replace(SETTINGS, policy=replace(SETTINGS.policy, deadline_on_day_off="before"))
    told = text(letter(judged(book(plan=plan), date(2025, 12, 17), None, early), "ОБР", settings=early))
    assert "до 20.12.2025 включительно (нерабочий день, учитывается предшествующий рабочий день – 19.12.2025)" in told


def test_several_terms_are_not_called_one() -> None:
    plan = (item("1", "Раз", "до 22.12.2025"), item("2", "Два", "до 23.12.2025"))
    told = text(letter(judged(book(plan=plan), date(2025, 12, 18)), "ОБР"))
    assert "мероприятие «Раз» подлежит исполнению до 22.12.2025 включительно, мероприятие «Два» – до 23.12.2025" in told
    assert "в установленные сроки невозможно, просим до истечения этих сроков" in told
