"""A supplement tells whom a decision has freed of an item since the memo, and proposes to close what nobody holds."""

from datetime import date

from msgspec.structs import replace

from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Item
from automation.model.report import Book, Performer, Relation, State, StatusRow
from tests.letters.test_since_the_memo import BACK, BRANCH, CPR, FIRST, MEMO, NEXT, OPEN, PLAN, TERM, after_memo, made
from tests.support.compose_world import book, done, row
from tests.support.control_story import ORG, Story, item, kinds
from tests.support.told_days import paper_of

FREED = Ruling(
    decided_on=BACK, decided_by="Глава Камфарин Е.Н.", kind=RulingKind.CLOSE, items=("2",), code="ФИЛ", row=2
)
TOLD = "пункт 2 плана-графика снят с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал»"


def ruled(*rulings: Ruling, budget: date | None = None) -> Book:
    """Make the book of a later day: item 2 is owed by the branch alone, the ``budget`` of item 3 is ready on a day."""
    ready = (done("ОБР", "3", budget, accepted_on=BACK),) if budget else ()
    return replace(made(*FIRST, *ready), rulings=rulings)


def test_the_next_supplement_tells_who_was_freed_and_proposes_to_close_the_item_that_nobody_holds_any_more() -> None:
    story = after_memo(*FIRST)
    said = paper_of(story.day(BACK, ruled(FREED, budget=BACK)), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert TOLD in said
    assert "снять с контроля пункт 2" in said
    later = replace(ruled(FREED, budget=BACK), rows=(*ruled(budget=BACK).rows,))
    late = replace(
        later, rows=tuple(done("ФИЛ", "3", NEXT) if (r.code, r.item) == ("ФИЛ", "3") else r for r in later.rows)
    )
    again = paper_of(story.day(date(2025, 12, 23), late), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert TOLD not in again


def test_a_decision_to_free_somebody_is_a_reason_for_a_supplement_where_it_leaves_nobody_who_owes_the_item() -> None:
    said = paper_of(after_memo(*FIRST).day(BACK, ruled(FREED)), Kind.SUPPLEMENT).replace("\u00a0", " ")
    assert f"докладываю: {TOLD}, а другим исполнителем пункт исполнен (МБУК «Образец» – 12.12.2025)." in said
    assert "Предлагаю снять с контроля пункт 2 плана-графика." in said
    for items, rows in ((("3",), FIRST), (("2",), FIRST[:2])):  # others owe the item
        freed = replace(ruled(replace(FREED, items=items)), rows=made(*rows).rows)
        assert Kind.SUPPLEMENT not in kinds(after_memo(*rows).day(BACK, freed)[1]), "its maker knows of it"


def test_an_item_that_others_owe_stays_though_one_is_freed_of_it() -> None:
    story = after_memo(*FIRST)
    freed = replace(FREED, items=("3",))
    said = paper_of(story.day(BACK, replace(made(*FIRST, done("ФИЛ", "2", BACK)), rulings=(freed,))), Kind.SUPPLEMENT)
    told = said.replace("\u00a0", " ")
    assert (
        "пункт 3 плана-графика снят с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал»" in told
    )
    assert "снять с контроля пункт 3" not in told
    assert "пункт исполнен" not in told, "nobody proposes to close it"


def test_what_was_taken_off_control_for_all_before_it_was_executed_is_told_and_needs_no_supplement_of_its_own() -> None:
    """The memo had proposed to go on with it, and the next paper about the order was silent."""
    monthly = item("ежемесячно до 5 числа", "4", row=5, text="Представлять сведения об акциях")
    decided = replace(FREED, items=("4",), code="")
    story = Story(sent=True)
    assert Kind.COMPLETION in kinds(story.day(MEMO, made(*FIRST, plan=(*PLAN, monthly)))[1])
    quiet = replace(made(*FIRST, plan=(*PLAN, monthly)), rulings=(decided,))
    assert Kind.SUPPLEMENT not in kinds(story.day(BACK, quiet, keep=False)[1])
    for items, said in (
        (("4",), "пункт 4 плана-графика снят с контроля по Вашему решению от 16.12.2025."),
        (
            ("2",),
            "пункт 2 плана-графика снят с контроля по Вашему решению от 16.12.2025, исполнение подтвердили не все ",
        ),
        (("3",), "пункт 3 плана-графика снят с контроля по Вашему решению от 16.12.2025, исполнение не подтверждено"),
        (("1",), ""),  # executed by the memo, which has proposed it
    ):
        rows = *FIRST, done("ФИЛ" if items == ("3",) else "ОБР", "2" if items == ("3",) else "3", BACK)
        book_ = replace(made(*rows, plan=(*PLAN, monthly)), rulings=(replace(decided, items=items),))
        told = paper_of(story.day(BACK, book_, keep=False), Kind.SUPPLEMENT).replace("\u00a0", " ")
        assert said in told
        assert ("решению" in told) is bool(said)


THIRD = replace(ORG, code="СПУ", organisation="МБУ «Спутник»", row=4)


def told_of(performers: tuple[Performer, ...], wanted: Item, *rows: StatusRow, more: tuple[Item, ...] = ()) -> str:
    """Write the supplement by which the branch is freed of items that everybody else had executed by the memo."""
    plan = (CPR, wanted, *more)
    before = (*FIRST[:2], *(replace(r, accepted_on=MEMO) for r in rows))
    story = Story(sent=True)
    assert Kind.COMPLETION in kinds(story.day(MEMO, book(*before, plan=plan, performers=performers))[1])
    freed = replace(FREED, items=tuple(i.number for i in (wanted, *more)))
    later = replace(book(*before, plan=plan, performers=performers), rulings=(freed,))
    return paper_of(story.day(BACK, later), Kind.SUPPLEMENT).replace("\u00a0", " ")


def test_the_ground_of_the_proposal_names_who_else_has_executed_the_item_and_when() -> None:
    rows = done("ОБР", "4", TERM), done("СПУ", "4", date(2025, 12, 11))
    wanted = replace(OPEN, number="4", row=5)
    freed = "пункт 4 плана-графика снят с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал», а "
    executed = "остальными исполнителями пункт исполнен (МБУК «Образец» – 12.12.2025, МБУ «Спутник» – 11.12.2025)."
    assert f"{freed}{executed}" in told_of((ORG, BRANCH, THIRD), wanted, *rows)
    several = [replace(THIRD, code=f"С{n}", organisation=f"МБУ «Спутник-{n}»", row=4 + n) for n in range(4)]
    many = told_of((BRANCH, ORG, *several), wanted, *rows[:1], *(done(p.code, "4", TERM) for p in several))
    assert f"{freed}остальными исполнителями пункт исполнен." in many
    author = replace(THIRD, relation=Relation.OFFICE, organisation="", name="Бобков Дмитрий Александрович", sex="м")
    assert f"{freed}мною пункт исполнен (11.12.2025)." in told_of((BRANCH, author), wanted, rows[1])


def test_the_ground_of_the_proposal_names_to_whom_the_item_did_not_apply() -> None:
    """He stood in the appendix, and was missing where all of the item was proposed to go off control."""
    exempt = row("СПУ", "4", state=State.NOT_APPLICABLE, comment="смет не составляет", accepted_by="Образцова Н.П.")
    wanted, fifth = replace(OPEN, number="4", row=5), replace(OPEN, number="5", row=6)
    freed = "пункт 4 плана-графика снят с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал», а "
    spared = "а в части, касающейся МБУ «Спутник», признан неприменимым 15.12.2025."
    one = told_of((ORG, BRANCH, THIRD), wanted, done("ОБР", "4", TERM), exempt)
    assert f"{freed}другим исполнителем пункт исполнен (МБУК «Образец» – 12.12.2025), {spared}" in one
    report = replace(wanted, text="Представить отчёт о ремонте")
    shown = told_of((ORG, BRANCH, THIRD), report, done("ОБР", "4", TERM), exempt)
    assert "представлен отчёт (МБУК «Образец»), пункт в части, касающейся МБУ «Спутник», признан" in shown
    executed = done("ОБР", "4", TERM), done("ОБР", "5", TERM), done("СПУ", "5", TERM)
    two = told_of((ORG, BRANCH, THIRD), wanted, *executed, exempt, more=(fifth,))
    assert (
        "МБУ «Спутник» – 12.12.2025), пункт 4 в части, касающейся МБУ «Спутник», признан неприменимым 15.12.2025" in two
    )


def test_one_decision_about_several_items_is_one_clause_with_all_of_them() -> None:
    """It stood once for each item, because others had executed each on other days."""
    fifth = replace(OPEN, number="5", row=6)
    rows = (
        *(done("ОБР", n, day) for n, day in (("4", TERM), ("5", date(2025, 12, 11)))),
        done("СПУ", "4", date(2025, 12, 11)),
        done("СПУ", "5", TERM),
    )
    told = told_of((ORG, BRANCH, THIRD), replace(OPEN, number="4", row=5), *rows, more=(fifth,))
    assert (
        "пункты 4 и 5 плана-графика сняты с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал», "
        "а остальными исполнителями пункты исполнены (пункт 4: МБУК «Образец» – 12.12.2025, МБУ «Спутник» – "
        "11.12.2025; пункт 5: МБУК «Образец» – 11.12.2025, МБУ «Спутник» – 12.12.2025)" in told
    )
    assert told.count("решению") == 1


def test_what_is_presented_is_no_executed_item_and_has_the_day_on_which_it_came() -> None:
    """The day of execution stood there, which is nobody's day of presenting (papers.md A4)."""
    wanted = replace(OPEN, number="4", row=5, text="Представить информацию о готовности смет")
    came = (
        done("ОБР", "4", date(2025, 12, 11), incoming="12.12.2025 № 31"),
        done("СПУ", "4", TERM, incoming="15.12.2025 № 32"),
    )
    said = told_of((ORG, BRANCH, THIRD), wanted, *came)
    presented = "остальными исполнителями представлена информация"
    assert f"{presented} (МБУК «Образец» – 12.12.2025, МБУ «Спутник» – 15.12.2025)" in said
    said = told_of((ORG, BRANCH, THIRD), wanted, came[0], done("СПУ", "4", TERM))
    assert f"{presented} (МБУК «Образец» – 12.12.2025, МБУ «Спутник»)" in said


def test_an_item_of_the_plan_is_told_from_the_one_of_the_order_that_has_its_number() -> None:
    own = replace(OPEN, number="Р-4", row=5)
    freed = "снят с контроля по Вашему решению от 16.12.2025 в части, касающейся МБУ «Филиал»"
    rows = done("ОБР", "Р-4", TERM), done("ОБР", "4", TERM)
    assert f"пункт 4 распоряжения {freed}" in told_of((ORG, BRANCH), own, *rows)
    assert f"пункт 4 распоряжения и пункт 4 плана-графика {freed}".replace("снят ", "сняты ") in told_of(
        (ORG, BRANCH), own, *rows, more=(replace(OPEN, number="4", row=6),)
    )
