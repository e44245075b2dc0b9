"""Makes small workbooks at random for property tests: any mixture of terms, people and cells a workbook may hold."""

from datetime import date, datetime, timedelta
from itertools import product

from hypothesis import strategies as st
from msgspec.structs import replace

from automation.model.office import DayMark
from automation.model.plan import Item
from automation.model.report import (
    Book,
    Extension,
    Performer,
    Publication,
    Relation,
    State,
    StatusRow,
    Substitution,
)
from automation.model.settings import Policy, Settings
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import ORDER, SIGNED
from tests.support.compose_world import SETTINGS

START, END = date(2025, 12, 8), date(2026, 2, 13)
GROUPS = ("руководители", "заместители")
BEARERS = (GROUPS, GROUPS, GROUPS[:1], GROUPS[1:])
CODES = ("А", "Б", "В")
NAMES = ("Примерова Мария Ивановна", "Бобков Дмитрий Александрович", "Образцова Наталья Петровна", "")
TERMS = (
    "до 12.12.2025",
    "до 14.12.2025",
    "до 26.12.2025",
    "до 01.02.2026",
    "до 15 января, 28 января 2026 года",
    "декабрь 2025",
    "ежемесячно, до 25 числа",
    "еженедельно",
    "ежемесячно до 31.01.2026",
    "постоянно",
    "по мере поступления",
    "оперативно",
    "",
)
COLUMNS = ("Дата исполнения", "Подтверждение", "Комментарий", "Кто принял", "Принято", "Состояние")
READ = {term: read_term(term, SIGNED, Calendar()) for term in TERMS}

days = st.dates(START, END)
rarely = st.sampled_from([None] * 9 + [date(2025, 12, 22)])
some_day = st.none() | days | st.sampled_from([date(2000, 1, 1), date(2100, 12, 31)])
words = st.sampled_from(["", "", " ", "письмо от 12.12.2025"])
people = st.sampled_from([*NAMES, "директор Примерова М.И.", "Камфарин Е.Н."])
numbers = st.none() | st.integers(0, 40)

TEXTS = (
    "Мероприятие",
    "Проведение субботника (в том числе на детских площадках)",
    "Сводная информация о ходе работ",
    "Подготовка и направление ежеквартального отчёта об итогах работы МБУ «Пример»",
)

plans = st.lists(
    st.builds(
        lambda text, term, override, groups, lead, reporting, closed, quiet: Item(
            number="",
            text=text,
            performers_text="; ".join(groups),
            groups=groups,
            term=READ[term],
            override=READ[override] if override else None,
            lead_hours=lead,
            reporting=reporting,
            closed_on=closed,
            quiet_until=quiet,
        ),
        st.sampled_from(TEXTS),
        st.sampled_from(TERMS),
        st.sampled_from(["", "", "", "до 26.12.2025", "постоянно", "оперативно"]),
        st.sampled_from([*BEARERS, ("никто",)]),
        st.sampled_from([None, None, 4]),
        st.sampled_from(["", "", "monthly", "quarterly", "yearly", "none"]),
        rarely,
        rarely,
    ),
    min_size=1,
    max_size=4,
)
performers = st.builds(
    Performer,
    code=st.just(""),
    groups=st.sampled_from([*BEARERS, ()]),
    organisation=st.sampled_from(["МБУК «Образец»", "МБУ «Пример»", ""]),
    post=st.just("Директор"),
    name=st.sampled_from(["Примерова Мария Ивановна", *NAMES]),
    relation=st.sampled_from([Relation.SUBORDINATE, *Relation]),
    addressee_code=st.sampled_from(["", "", "", *CODES, "НЕТ"]),
)
wild = st.builds(
    StatusRow,
    code=st.just(""),
    item=st.just(""),
    row=st.just(0),
    control_date=st.sampled_from([None, date(2026, 1, 15), date(2026, 1, 28), date(2025, 12, 25)]),
    state=st.sampled_from(State),
    executed_on=some_day,
    evidence=words,
    comment=words,
    done=words,
    staff_total=numbers,
    staff_moved=numbers,
    accepted_on=some_day,
    accepted_by=people,
    unreadable=st.frozensets(st.sampled_from(COLUMNS), max_size=1),
)
plain = st.sampled_from(
    [StatusRow(code="", item="", row=0, state=s) for s in (State.EMPTY, State.NOT_STARTED, State.IN_WORK)]
)
proved = st.builds(
    lambda executed, accepted: StatusRow(
        code="",
        item="",
        row=0,
        state=State.DONE,
        executed_on=executed,
        evidence="письмо",
        accepted_on=executed if accepted else None,
        accepted_by="Камфарин Е.Н." if accepted else "",
    ),
    days,
    st.booleans(),
)
rows = st.integers(0, 9).flatmap(lambda n: plain if n < 5 else proved if n < 8 else wild)
extensions = st.builds(
    Extension,
    item=st.sampled_from(["1", "2", "3", "4"]),
    code=st.sampled_from(["", "", *CODES]),
    new_term=some_day,
    decided_on=st.none() | days,
    decided_by=people,
    basis=words,
)
publications = st.builds(
    lambda code, day, hours: Publication(
        code=code,
        day=day,
        material="Новость",
        messenger_at=datetime(2026, 1, 13, 9),
        elsewhere_at=None if hours is None else datetime(2026, 1, 13, 9) + timedelta(hours=hours),
    ),
    st.sampled_from(CODES),
    some_day,
    st.none() | st.integers(-2, 6),
)
substitutions = st.builds(
    Substitution,
    code=st.sampled_from(CODES),
    post=st.just(""),
    name=st.just("Заменова Анна Ивановна"),
    since=st.none() | days,
    until=st.none() | days,
)
marks = st.builds(DayMark, day=days, working=st.booleans())
orders = st.builds(lambda closed: replace(ORDER, closed_on=closed), rarely)


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Draw a workbook whose rows are numbered and tell one thing once, as reading leaves them."""
    plan = tuple(replace(i, number=str(n), row=n + 1) for n, i in enumerate(draw(plans), 1))
    staff = draw(st.lists(performers, min_size=2, max_size=3))
    told: list[StatusRow] = []
    for number, code in product([i.number for i in plan], CODES[: len(staff)]):
        row = draw(rows)
        if not draw(st.sampled_from([False] * 4 + [True])):
            told.append(replace(row, item=number, code=code, row=len(told) + 2))
    return Book(
        file="454.xlsx",
        sha256="0",
        modified="",
        order=draw(orders),
        items=plan,
        performers=tuple(replace(p, code=CODES[n], row=n + 2) for n, p in enumerate(staff)),
        rows=tuple(told),
        substitutions=tuple(draw(st.lists(substitutions, max_size=1))),
        publications=tuple(draw(st.lists(publications, max_size=3))),
        extensions=tuple(replace(e, row=n) for n, e in enumerate(draw(st.lists(extensions, max_size=3)), 2)),
        calendar=tuple(draw(st.lists(marks, max_size=2, unique_by=lambda m: m.day))),
        columns={},
    )


policies = st.builds(
    Policy,
    remind_days=st.sampled_from([(5,), (), (10, 5, 1)]),
    notice_days=st.sampled_from([(1,), (), (3, 1)]),
    remind_min_gap=st.sampled_from([0, 3]),
    overdue_after=st.sampled_from([0, 1, 3]),
    repeat_days=st.sampled_from([1, 5]),
    repeat_max=st.sampled_from([1, 2, 3]),
    answer_days=st.sampled_from([0, 2]),
    due_inclusive=st.booleans(),
    deadline_on_day_off=st.sampled_from(["as_written", "before", "after"]),
    acceptance=st.booleans(),
    evidence=st.booleans(),
    control_point=st.sampled_from(["completion", "monthly", "quarterly", "yearly", "none"]),
    progress=st.sampled_from(["weekly", "daily", "off"]),
    letters=st.sampled_from([(), ("covering",), ("release",), ("covering", "release")]),
)
offices = st.builds(lambda policy: replace(SETTINGS, policy=policy), policies)
chosen: st.SearchStrategy[Settings] = st.just(SETTINGS) | offices
