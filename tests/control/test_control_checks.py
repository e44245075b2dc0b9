"""Findings that need more than one cell: each with its place, level and words. On values."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.model.catalogue import finding
from automation.model.control import empty_history
from automation.model.report import Book, Finding, Relation, State, StatusRow
from automation.model.sheets import STATUS
from automation.model.standing import Standing
from tests.support.compose_world import SETTINGS, done, row
from tests.support.control_story import ORG, Story, item, only, small

COLUMNS = {
    "План-график": {"Исполнители": "D", "Срок исполнения": "C", "Уточнённый срок": "F"},
    "Исполнители": {"Адресат (код)": "H", "Пол": "M", "Фамилия И.О. (дат.)": "O"},
    "Ход исполнения": {
        "Состояние": "F",
        "Дата исполнения": "G",
        "Подтверждение": "H",
        "Комментарий": "I",
        "Перешло": "N",
        "Принято": "Q",
    },
}
ON = date(2025, 12, 22)


def found(made: Book, code: str, on: date = ON) -> list[Finding]:
    reviewed = review(replace(made, columns=COLUMNS), empty_history(), SETTINGS, on)
    return [f for f in reviewed.findings if f.code == code]


def claim(**values: Any) -> StatusRow:
    return replace(done("ОБР", "1", date(2025, 12, 12)), **values)


OPEN = {"accepted_on": None, "accepted_by": ""}


@pytest.mark.parametrize(
    ("line", "code", "cell", "level"),
    [
        (claim(executed_on=None), "done-without-date", "G2", "warning"),
        (claim(executed_on=date(2025, 12, 23), **OPEN), "done-in-future", "G2", "warning"),
        (claim(executed_on=date(2025, 12, 10), **OPEN), "done-before-order", "G2", "warning"),
        (claim(evidence="", **OPEN), "done-without-evidence", "H2", "warning"),
        (claim(staff_total=3, staff_moved=4, **OPEN), "figures-contradict", "N2", "warning"),
        (row("ОБР", "1", state=State.IN_WORK, staff_total=60, staff_moved=64), "figures-contradict", "N2", "warning"),
        (row("ОБР", "1", state=State.NOT_APPLICABLE), "not-applicable-unfounded", "I2", "warning"),
        (claim(accepted_by=""), "acceptance-broken", "Q2", "warning"),
    ],
)
def test_what_a_row_claims_and_cannot_be_counted(line: StatusRow, code: str, cell: str, level: str) -> None:
    told = found(small(line), code)
    assert [(f.sheet, f.cell, f.level, f.performer, f.item) for f in told] == [
        ("Ход исполнения", cell, level, "ОБР", "1")
    ]


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"accepted_by": ""}, "не указано, кто принял"),
        ({"accepted_on": None}, "не указана дата принятия"),
        ({"accepted_by": "директор Примерова М.И."}, "исполнитель не может принять исполнение у самого себя"),
        ({"accepted_on": date(2025, 12, 23)}, "дата принятия ещё не наступила"),
        ({"accepted_on": date(2025, 12, 11)}, "дата принятия раньше даты исполнения"),
    ],
)
def test_a_broken_acceptance_says_why_and_does_not_count(values: dict[str, Any], why: str) -> None:
    made = small(claim(**values))
    assert why in found(made, "acceptance-broken")[0].message
    assert only(Story().day(ON, made)[0]).standing is Standing.CLAIMED


def test_a_whole_acceptance_and_a_clean_row_tell_nothing() -> None:
    for line in (claim(), row("ОБР", "1"), claim(**OPEN), claim(staff_total=4, staff_moved=4)):
        codes = {f.code for f in review(small(line), empty_history(), SETTINGS, ON).findings}
        assert codes <= {"calendar-unsettled"}


def test_a_consent_nobody_can_read_is_no_data_and_not_silence() -> None:
    for column in ("Кто принял", "Комментарий"):
        line = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет чатов", unreadable=frozenset({column}))
        verdict = only(Story().day(ON, small(line))[0])
        assert verdict.standing is Standing.NO_DATA, column
    other = row("ОБР", "1", state=State.NOT_APPLICABLE, comment="нет чатов", unreadable=frozenset({"Причина"}))
    assert only(Story().day(ON, small(other))[0]).standing is Standing.CLAIMED


def test_an_item_without_performers_and_an_unclear_term_are_errors() -> None:
    nobody = small(plan=(item("до 12.12.2025", groups=("прочие",), performers_text="прочие"),))
    (told,) = found(nobody, "item-without-performers")
    assert (told.level, told.sheet, told.cell, "«прочие»" in told.message) == ("error", "План-график", "D2", True)
    unclear = item("оперативно")
    (told,) = found(small(plan=(unclear,)), "term-unclear")
    assert (told.level, told.cell, "«оперативно»" in told.message) == ("error", "C2", True)
    settled = replace(item("до 12.12.2025"), override=unclear.term)
    assert [f.cell for f in found(small(plan=(settled,)), "term-unclear")] == ["F2"]


def test_missing_rows_are_told_once_for_each_performer_with_every_control_date() -> None:
    plan = (item("до 15 января, 15 апреля 2026 года"), item("до 12.12.2025", "2"), item("постоянно", "3"))
    (told,) = found(small(plan=plan, rows=(row("ОБР", "2"),)), "row-missing")
    assert told.performer == "ОБР"
    assert "по пунктам: 1 (срок 15.01.2026), 1 (срок 15.04.2026), 3." in told.message


def test_the_items_without_a_row_are_named_whole_and_beyond_a_dozen_counted() -> None:
    plan = tuple(item("до 15.01.2026", str(n)) for n in range(1, 16))
    (told,) = found(small(plan=plan, rows=(row("ОБР", "15"),)), "row-missing")
    assert "11 (срок 15.01.2026), 12 (срок 15.01.2026) и ещё 2. Строка есть" in told.message


def test_a_sheet_without_any_row_is_told_in_one_line() -> None:
    made = small(plan=tuple(item("до 12.12.2025", str(n)) for n in range(1, 9)), rows=())
    assert len(found(made, "rows-missing")) == 1
    assert found(made, "row-missing") == []
    told = finding("book-renewed", sheet=STATUS, count=8, path="книга.xlsx", lost="", why="")
    assert found(replace(made, findings=(told,)), "rows-missing") == [], "where they lie is told already"


@pytest.mark.parametrize("state", [State.EMPTY, State.NOT_STARTED])
def test_a_day_of_execution_beside_an_unchosen_state_is_told(state: State) -> None:
    (told,) = found(small(row("ОБР", "1", state=state, executed_on=date(2025, 12, 12))), "date-without-state")
    assert (told.level, told.cell, told.performer) == ("warning", "F2", "ОБР")


def test_a_claim_the_office_sent_back_keeps_its_day_in_silence() -> None:
    assert (
        found(small(row("ОБР", "1", state=State.IN_WORK, executed_on=date(2025, 12, 12))), "date-without-state") == []
    )


def test_a_day_of_execution_beside_work_under_way_is_told_unless_the_row_was_a_claim_before() -> None:
    working = row("ОБР", "1", state=State.IN_WORK, executed_on=date(2025, 12, 19))
    (told,) = found(small(working), "day-beside-work")
    assert told.cell == "G2"
    assert "«в работе», а в «Дате исполнения» – 19.12.2025; этот день не учтён. Исполнено – выберите" in told.message
    story = Story()
    story.day(date(2025, 12, 15), small(replace(working, state=State.DONE)))
    back, _ = story.day(date(2025, 12, 16), small(working))
    assert [f for f in back.findings if f.code == "day-beside-work"] == []


def test_an_order_off_control_without_a_ground_is_told() -> None:
    made = small()
    closed = replace(made, order=replace(made.order, closed_on=ON))
    (told,) = found(closed, "closed-without-reason")
    assert (told.level, told.sheet, "22.12.2025" in told.message) == ("warning", "Распоряжение", True)
    assert found(replace(closed, order=replace(closed.order, closed_reason="решение")), "closed-without-reason") == []


def test_a_day_off_control_that_has_not_come_is_told_and_changes_nothing() -> None:
    later = date(2026, 12, 22)
    made = small(plan=(item("до 26.12.2025", closed_on=later, row=3), item("до 26.12.2025", "2", closed_on=ON)))
    made = replace(made, order=replace(made.order, closed_on=later, closed_reason="решение"))
    by_order, by_item = found(made, "closed-in-future")
    assert by_order.message.startswith("Документ снят с контроля 22.12.2026: этот день ещё не наступил")
    assert (by_item.item, by_item.message.split(":")[0]) == ("1", "Пункт 1 снят с контроля 22.12.2026")


def test_a_closed_item_asks_for_nothing_more() -> None:
    closed = small(
        plan=(item("оперативно", closed_on=ON), item("до 12.12.2025", "2", groups=("прочие",), closed_on=ON, row=3)),
        rows=(),
    )
    codes = {f.code for f in review(closed, empty_history(), SETTINGS, ON).findings}
    assert not codes & {"row-missing", "term-unclear", "item-without-performers"}


def test_a_vague_person_is_an_error_until_the_first_paper_to_that_person() -> None:
    vague = replace(ORG, name="Образцовых Саша")
    made = small(performer=vague)
    story = Story()
    first = [f.level for f in story.day(date(2025, 12, 16), made)[0].findings if f.code == "sex-unknown"]
    second = [f.level for f in story.day(date(2025, 12, 17), made)[0].findings if f.code == "sex-unknown"]
    assert (first, second) == (["error"], ["warning"])
    another = small(performer=replace(ORG, name="Примерных Женя"))
    third = [f.level for f in story.day(date(2025, 12, 18), another)[0].findings if f.code == "sex-unknown"]
    assert third == ["error"], "another person, another first paper"


def test_only_who_may_be_written_to_is_looked_at() -> None:
    vague = replace(ORG, name="Образцовых Саша")
    hop = replace(vague, addressee_code="НЕТ", relation=Relation.SUBORDINATE)
    assert [f.cell for f in found(small(performer=replace(hop, row=4)), "addressee-unknown")] == ["H4"]
    assert found(small(performer=hop), "sex-unknown") == []
    assert found(small(performer=replace(vague, groups=())), "sex-unknown") == []


def test_a_year_without_a_decree_is_told_once() -> None:
    far = (item("до 12.12.2025"), item("до 30.06.2031", "2", row=3), item("до 30.09.2031", "3", row=4))
    told = found(small(plan=far), "calendar-unsettled")
    assert [f.message.split(" год")[0].split()[-1] for f in told] == ["2031"]
    assert found(small(), "calendar-unsettled") == []


def test_an_organisation_without_post_and_person_is_addressed_by_its_own_dative() -> None:
    bare = replace(ORG, post="", name="", organisation="Грандъ")
    (told,) = found(small(performer=bare), "dative-unsure")
    assert (told.level, told.performer, "«Грандъ»" in told.message) == ("error", "ОБР", True)
    assert found(small(performer=replace(bare, organisation_dative="Грандъу")), "dative-unsure") == []
    assert found(small(performer=replace(bare, organisation="МБУК «Образец»")), "dative-unsure") == []
    post = replace(ORG, post="CEO")
    assert len(found(small(performer=post), "dative-unsure")) == 1
    assert found(small(performer=replace(post, post_dative="CEO")), "dative-unsure") == []


@pytest.mark.parametrize(
    "said",
    [
        {"evidence": "приказ № 7"},
        {"done": "собрание проведено"},
        {"comment": "исполнено 11.12.2025, приказ № 3"},
        {"incoming": "1890 от 12.12.2025"},
    ],
)
def test_a_proof_or_a_deed_without_a_state_is_asked_and_one_that_says_nothing_is_not(said: dict[str, str]) -> None:
    (told,) = found(small(row("ОБР", "1", **said)), "date-without-state")
    assert "«Состояние» не выбрано" in told.message
    assert found(small(row("ОБР", "1", **dict.fromkeys(said, "нет"))), "date-without-state") == []


def test_a_comment_may_explain_why_nothing_has_begun() -> None:
    explained = row("ОБР", "1", state=State.NOT_STARTED, comment="ждём поставку")
    assert found(small(explained), "date-without-state") == []
