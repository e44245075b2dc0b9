"""Verbs and numbers agree with the performers who are named behind them, and every performer of an item is counted."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.memos import memo_of
from automation.letters import letter_facts
from automation.letters.lasting import lasting_lines
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation, State, StatusRow
from automation.russian import unit_of
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import appendix_told, book, done, facts, judged, lists_told, row, words
from tests.support.control_story import ORG, item

TERM, EARLIER = date(2025, 12, 12), date(2025, 12, 8)
THREE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ", "ШАБ"})
SPARED = row("ШАБ", "1", state=State.NOT_APPLICABLE, comment="нет зала", accepted_on=TERM, accepted_by="Глава")


def line(
    *rows: StatusRow,
    on: date = date(2025, 12, 16),
    performers: tuple[Performer, ...] = THREE,
    running: bool = False,
) -> str:
    reviewed, _ = judged(book(*rows, plan=(item("до 12.12.2025"),), performers=performers), on)
    return lists_told(reviewed.figures, facts(reviewed), running=running)


def test_nobody_is_said_to_owe_an_item_that_does_not_apply_to_him() -> None:
    one, two = done("ОБР", "1", TERM), done("ПРИМ", "1", TERM)
    exempt = "Пункт 1 в части, касающейся МБУК «Шаблон», признан неприменимым 12.12.2025"
    assert line(one, two, SPARED) == exempt, "no item goes off control without a word of him"
    assert "МБУ «Пример» – не поступили сведения по пункту 1 (срок – 12.12.2025)" in line(one, SPARED)
    assert line(SPARED).startswith(
        "Не подтвердили исполнение в установленный срок два исполнителя: МБУК «Образец», МБУ"
    )
    assert line(SPARED).endswith(f"\n{exempt}")
    assert line(one, two, SPARED, running=True) == ""
    nobody = [replace(SPARED, code=code) for code in ("ОБР", "ПРИМ", "ШАБ")]
    assert line(*nobody) == "", "of an item that applies to nobody the counts say so"


def test_many_performers_are_counted_in_figures() -> None:
    many = tuple(replace(ORG, code=f"О{n}", organisation=f"МБУК «Образец {n}»") for n in range(12))
    told = line(*(done(p.code, "1", TERM) for p in many[2:]), performers=many)
    assert told.startswith("Не подтвердили исполнение в установленный срок два исполнителя: МБУК «Образец 0», МБУК")
    alone = line(*(done(p.code, "1", TERM) for p in many[1:]), performers=many)
    assert alone.startswith("Не подтвердило исполнение в установленный срок: ")
    assert line(performers=many[:1]).startswith("Не подтвердило исполнение в установленный срок: МБУК «Образец 0» – ")


@pytest.mark.parametrize(
    ("name", "post", "told"),
    [
        ("Крутова Анна Сергеевна", "Заместитель Главы", "Не подтвердила исполнение в установленный срок: Крутова А.С."),
        ("Шило Виктор Петрович", "Заместитель Главы", "Не подтвердил исполнение в установленный срок: Шило В.П."),
        ("Шило Виктор Петрович", "Начальник цеха сетей", "Не подтвердил исполнение в установленный срок: цех сетей"),
        ("Шило Виктор Петрович", "Начальник службы охраны", "Не подтвердила исполнение в установленный срок: служба"),
    ],
)
def test_the_only_one_who_is_late_is_told_in_her_own_gender(name: str, post: str, told: str) -> None:
    one = replace(ORG, relation=Relation.OFFICE, organisation="", name=name, post=post, unit=unit_of("", post))
    assert line(performers=(one,)).startswith(told)


def test_before_the_term_whoever_has_said_something_is_told() -> None:
    working = [row(code, "1", state=State.IN_WORK, expected_on=TERM) for code in ("ОБР", "ПРИМ")]
    assert line(on=EARLIER) == ""
    assert line(working[0], on=EARLIER) == (
        "До наступления срока сообщено о ходе исполнения: МБУК «Образец» – пункт 1 (срок – 12.12.2025, "
        "ожидаемая дата – 12.12.2025)"
    )
    assert "сообщено о ходе исполнения: МБУК «Образец», МБУ «Пример» – пункт 1" in line(*working, on=EARLIER)


@pytest.mark.parametrize(
    ("performers", "told"),
    [
        ([replace(ORG, relation=Relation.OFFICE, name="Крутова Анна Сергеевна")], "представила Крутова А.С."),
        ([replace(ORG, relation=Relation.OFFICE, name="Шило Виктор Петрович")], "представил Шило В.П."),
        ([replace(ORG, relation=Relation.OFFICE, name="", post="Отдел")], "представлены: Отдел"),
        ([replace(ORG, organisation="МБУ «Пример»")], "представило МБУ «Пример»"),
        ([replace(ORG, organisation="Абв")], "представлены: Абв"),
        ([ORG, replace(ORG, code="ДВА", organisation="МБУ «Пример»")], "представили: МБУК «Образец», МБУ «Пример»"),
    ],
)
def test_who_tells_of_a_lasting_item_presented_it_in_his_own_gender(performers: list[Performer], told: str) -> None:
    rows = (row(p.code, "1", done="размещено") for p in performers)
    made = book(*rows, plan=(item("постоянно"),), performers=tuple(performers))
    reviewed, _ = judged(made, TERM)
    (found,) = lasting_lines(letter_facts.memo_of(reviewed.figures, facts(reviewed), words()))
    assert f"сведения о выполнении {told}" in found.translate({0xE000: None, 0xE001: None, 0xE002: None})


def test_whoever_only_agreed_stands_in_a_list_of_his_own() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    made = book(plan=(item("до 12.12.2025", text="Осмотр техники"),), performers=(agreed,))
    reviewed, _ = judged(made, date(2025, 12, 16))
    assert lists_told(reviewed.figures, facts(reviewed)) == (
        "Исполнитель по согласованию, не подтвердивший исполнение: МБУК «Образец» – пункт 1 (срок – 12.12.2025)"
    )


def test_the_appendix_says_of_information_that_it_was_not_presented() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    made = book(plan=(item("до 12.12.2025", text="Информация о готовности техники"),), performers=(agreed,))
    reviewed, _ = judged(made, date(2025, 12, 16))
    memo = memo_of(reviewed.morning, Kind.COMPLETION)
    (line_,) = appendix_told(reviewed.figures, facts(reviewed), memo).rows
    assert line_.mark.translate({0xE000: None, 0xE001: None, 0xE002: None}) == (
        "МБУК «Образец» – информация не представлена (исполнение по согласованию)"
    )
