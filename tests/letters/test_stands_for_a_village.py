"""Whoever stands for a village is a person: his post names the village, letters say «Вы», and memos name him."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.address import address_of
from automation.letters.composing import compose
from automation.messages.named_owing import few
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation, State, StatusRow
from tests.support.compose_world import SETTINGS, book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, extension, item
from tests.support.told_days import paper_of, played

TERM = date(2025, 12, 12)
ELDER = replace(
    ORG,
    code="СТ-1",
    organisation="деревня Малые Ключи",
    stands_for="Староста деревни Малые Ключи",
    post="Староста",
    name="Колодцев Фёдор Кузьмич",
)
OTHER = replace(
    ELDER,
    code="СТ-2",
    organisation="деревня Осиновка",
    stands_for="Староста деревни Осиновка",
    name="Плетнёва Ольга Сергеевна",
    row=3,
)
MOWING = item("до 12.12.2025", text="Скосить сорную растительность")
LATER = item("до 26.03.2026", "2", row=3, text="Вывезти снег")


def letter(line: StatusRow, on: int, kind: Kind | None = None, **values: object) -> str:
    options = replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("covering", "release"), shared_table=False))
    made = book(line, plan=(MOWING,), performers=(ELDER, OTHER), **values)  # type: ignore[arg-type]
    if line.accepted_on:
        made = replace(made, items=(replace(MOWING, closed_on=date(2025, 12, on)),))
    reviewed, decisions = judged(made, date(2025, 12, on), None, options)
    said = outline(compose(paper_for(decisions, "СТ-1", kind), facts(reviewed, options, number="1"), words()))
    return said.replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ({}, ("Старосте деревни Малые Ключи", "Колодцеву Ф.К.")),
        ({"post_dative": "Старосте"}, ("Старосте деревни Малые Ключи", "Колодцеву Ф.К.")),
        ({"post": "Староста деревни Малые Ключи"}, ("Старосте деревни Малые Ключи", "Колодцеву Ф.К.")),
        ({"post": "", "name": ""}, ("Старосте деревни Малые Ключи",)),
        ({"relation": Relation.OFFICE}, ("Старосте деревни Малые Ключи", "Колодцеву Ф.К.")),
    ],
)
def test_his_post_is_addressed_with_the_village(cells: dict[str, str], lines: tuple[str, ...]) -> None:
    address = address_of(replace(ELDER, **cells))
    assert (address.lines, address.unsure) == (lines, ())


@pytest.mark.parametrize(
    ("line", "on", "kind", "told"),
    [
        (row("СТ-1", "1"), 12, Kind.COVERING, "в части, касающейся Вас"),
        (row("СТ-1", "1"), 16, None, "сведения об исполнении указанного пункта от Вас не поступили"),
        (done("СТ-1", "1", TERM, incoming="15.12.2025 № 87"), 16, Kind.RELEASE, "поступившие от Вас"),
        (done("СТ-1", "1", TERM), 16, Kind.RELEASE, "за Вами на контроле не числится"),
    ],
)
def test_a_letter_says_you(line: StatusRow, on: int, kind: Kind | None, told: str) -> None:
    said = letter(line, on, kind)
    assert told in said
    ours = "".join(line for line in said.splitlines() if not line.startswith("строка"))  # the plan has its own words
    assert not any(word in ours for word in ("организаци", "руководител", "от деревни"))


def progress(*rows: StatusRow, by: tuple[Performer, ...] = (ELDER, OTHER), **values: object) -> str:
    made = book(*rows, plan=(MOWING, LATER), performers=by, **values)  # type: ignore[arg-type]
    return paper_of(played(made, 15)[0])


def test_a_memo_names_the_one_and_the_other() -> None:
    late = row("СТ-2", "1", state=State.IN_WORK, reason="некому косить")
    said = progress(done("СТ-1", "1", TERM), late)
    assert "Не завершила исполнение в установленный срок: староста деревни Осиновка Плетнёва О.С. –" in said
    said = progress(row("СТ-1", "1"), late)
    assert "староста деревни Малые Ключи Колодцев Ф.К. – не поступили сведения" in said
    assert "староста деревни Осиновка Плетнёва О.С. – не завершено исполнение пункта" in said


def test_a_memo_declines_his_post_and_his_name() -> None:
    moved = extension(code="СТ-2", new_term=date(2025, 12, 26))
    assert "старосте деревни Осиновка Плетнёвой О.С. срок продлён до 26.12.2025" in progress(extensions=(moved,))


def test_mail_counts_him_among_performers_and_no_organisations() -> None:
    figures = judged(book(plan=(MOWING,), performers=(ELDER, OTHER)), date(2025, 12, 15))[0].figures
    assert few(figures.late) == "Староста деревни Малые Ключи и ещё 1 исполнитель"
