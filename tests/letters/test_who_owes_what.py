"""A докладная holds nobody to an item he does not bear: who owes but reports is told by the item of the reports."""

from datetime import date

from msgspec.structs import replace

from automation.letters.memo_texts import composition
from automation.messages.result import subject_result
from automation.model.kinds import Kind
from automation.model.report import StatusRow
from tests.support.compose_world import book, done, row, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of, played

DUE = date(2025, 12, 12)
PLAN = (
    *(item("до 12.12.2025", n, row=int(n) + 1) for n in ("1", "2", "3")),
    item("ежемесячно, до 12 числа", "8", row=9, text="Информация об обходах"),
)
OFFICES = tuple(
    replace(ORG, code=f"А{n}", organisation=f"Администрация {name} поселения", name="")
    for n, name in enumerate(("Ольховского", "Каменского", "Лугового", "Зареченского"), 1)
)


def memo(*rows: StatusRow) -> str:
    (day,) = played(book(*rows, plan=PLAN, performers=OFFICES), 15)
    return paper_of(day, Kind.COMPLETION)


def executed(*owed: tuple[str, str]) -> list[StatusRow]:
    """Return rows in which everything is executed but these: a code and an item."""
    every = [(p.code, i.number) for p in OFFICES for i in PLAN]
    return [done(code, number, DUE) for code, number in every if (code, number) not in owed]


def test_who_owes_but_reports_is_not_held_to_the_items_of_others() -> None:
    said = memo(*executed(("А1", "1"), ("А2", "2"), ("А3", "3"), ("А3", "8"), ("А4", "8")))
    first, second, third, fourth = (p.organisation for p in OFFICES)
    assert f"{fourth} – не представлена информация со сроком" in said
    each = f"пункт 1 – {first}; пункт 2 – {second}; пункт 3 – {third};"
    assert f"оставить на контроле до представления подтверждающих сведений: {each}" in said
    (reports,) = [line for line in said.splitlines() if "пункт 8 в части" in line]
    assert f"(исполнители – {third}, {fourth})" in reports


def test_who_owes_other_reports_of_the_same_item_is_told_apart() -> None:
    """One has reported in December and owes January alone."""
    plan = (*(replace(one, term=item("до 19.01.2026").term) for one in PLAN[:3]), PLAN[3])
    rows = executed(("А1", "1"), ("А2", "2"), ("А3", "3"), ("А1", "8"), ("А3", "8"), ("А4", "8"))
    story, made = Story(sent=True), book(*rows, plan=plan, performers=OFFICES)
    (*_, last) = [story.day(day, made) for day in (date(2025, 12, 15), date(2026, 1, 20))]
    said = paper_of(last, Kind.COMPLETION)
    first, second, third, fourth = (p.organisation for p in OFFICES)
    both = f"информации со сроками 12.12.2025 и 12.01.2026 (исполнители – {first}, {third}, {fourth})"
    assert both in said
    assert f"информации со сроком 12.01.2026 (исполнитель – {second})" in said


def test_each_stands_beside_what_he_owes_alone() -> None:
    said = memo(*executed(("А1", "8"), ("А2", "1")))
    assert f"{OFFICES[1].organisation} – не поступили сведения по пункту 1 (" in said
    assert f"{OFFICES[0].organisation} – не представлена информация со сроком" in said


def test_an_item_of_which_only_the_offices_doubt_is_left_has_not_failed() -> None:
    """The mail of the same morning does not call such an item late either: both count by the same standing."""
    doubted = replace(done("А2", "1", DUE), evidence="", accepted_on=None, accepted_by="")
    every = [done(code, "1", DUE) for code in ("А1", "А3", "А4")]
    late = [done(code, "2", DUE) for code in ("А1", "А2", "А3")]
    ((reviewed, _),) = played(book(*every, doubted, *late, plan=PLAN[:2], performers=OFFICES), 15)
    told = composition(reviewed.figures, words()).replace("°", " ")
    assert "сведения уточняются – 1 (пункт 1); срок истёк, исполнение не подтверждено – 1 (пункт 2)" in told
    assert "просрочен п. 2 – " in subject_result(reviewed.figures).replace("\N{NO-BREAK SPACE}", " ")


def test_what_the_office_doubts_stays_on_control_till_it_is_made_clear() -> None:
    doubted = replace(done("А2", "1", DUE), evidence="", accepted_on=None, accepted_by="")
    every = [done(code, "1", DUE) for code in ("А1", "А3", "А4")]
    (day,) = played(book(*every, doubted, plan=PLAN[:1], performers=OFFICES), 15)
    said = paper_of(day, Kind.COMPLETION)
    assert f"оставить на контроле пункт 1 (исполнитель – {OFFICES[1].organisation}) до уточнения сведений" in said


def test_of_work_in_stages_only_the_stage_that_is_owed_stays_on_control() -> None:
    """The first stage had been accepted, and the memo left the whole item on control."""
    stages = item("до 12 декабря 2025 г. – 1-я очередь, до 15 декабря 2025 г. – 2-я очередь", "3", row=4)
    stages = replace(stages, text="Строительство газопроводов: 1-я очередь – Броды, 2-я очередь – Березняки")
    second = date(2025, 12, 15)
    rows = [done(p.code, n, DUE) for p in OFFICES for n in ("1", "2") if (p.code, n) not in {("А1", "1"), ("А2", "2")}]
    rows += [done(p.code, "3", DUE, control_date=DUE) for p in OFFICES]
    rows += [done(p.code, "3", second, control_date=second) for p in OFFICES[:3]]
    rows += [row("А1", "1"), row("А2", "2"), row("А4", "3", control_date=second)]
    made = book(plan=(*PLAN[:2], stages), performers=OFFICES)
    (day,) = played(replace(made, rows=tuple(replace(r, row=n) for n, r in enumerate(rows, 2))), 18)
    first, other, _, last = (p.organisation for p in OFFICES)
    part = "пункт 3 в части «2-я очередь – Березняки»"
    assert f"пункт 1 – {first}; пункт 2 – {other}; {part} – {last}" in paper_of(day, Kind.COMPLETION)
