"""Verbs and numbers agree with the performers who are named behind them, and every performer of an item is counted."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.memos import memo_of
from automation.letters.appendix import appendix_of
from automation.letters.lasting import lasting_lines
from automation.letters.units import item_lines
from automation.model.kinds import Kind
from automation.model.report import Performer, Relation, State, StatusRow
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import book, done, facts, judged, row, words
from tests.support.control_story import ORG, item

TERM, EARLIER = date(2025, 12, 12), date(2025, 12, 8)
THREE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ", "ШАБ"})
SPARED = row("ШАБ", "1", state=State.NOT_APPLICABLE, comment="нет зала", accepted_on=TERM, accepted_by="Глава")


def line(*rows: StatusRow, on: date = date(2025, 12, 16), performers: tuple[Performer, ...] = THREE) -> str:
    reviewed, _ = judged(book(*rows, plan=(item("до 12.12.2025"),), performers=performers), on)
    (told,) = item_lines(reviewed.figures, facts(reviewed), words(), on)
    return told.translate({0xE000: None, 0xE001: None, 0xE002: None})


def test_whom_an_item_does_not_apply_to_is_counted_among_its_performers() -> None:
    late = date(2025, 12, 15)
    one, two = done("ОБР", "1", TERM), done("ПРИМ", "1", TERM)
    inapplicable = "; не применимо: МБУК «Шаблон»"
    assert f"исполнен двумя исполнителями из трёх{inapplicable}" in line(one, two, SPARED)
    assert "двумя исполнителями из трёх, из них с нарушением срока: МБУ «Пример» (15.12.2025);" in line(
        one, replace(two, executed_on=late, accepted_on=late), SPARED
    )
    both = (replace(r, executed_on=late, accepted_on=late) for r in (one, two))
    assert "исполнен двумя исполнителями из трёх с нарушением срока (15.12.2025);" in line(*both, SPARED)
    assert "исполнение подтвердил один исполнитель из трёх; сведения не поступили: МБУ «Пример»" in line(one, SPARED)
    assert "сведения не поступили: МБУК «Образец», МБУ «Пример»" in line(SPARED)
    alone = line(one, SPARED, performers=tuple(p for p in THREE if p.code != "ПРИМ"))
    assert f"исполнен 12.12.2025 (МБУК «Образец»){inapplicable}" in alone


def test_many_performers_are_counted_in_figures() -> None:
    many = tuple(replace(ORG, code=f"О{n}", organisation=f"МБУК «Образец {n}»") for n in range(11))
    told = line(replace(SPARED, code="О0"), *(done(p.code, "1", TERM) for p in many[1:]), performers=many)
    assert "исполнен 10 исполнителями из 11;" in told


def test_one_performer_who_has_told_something_is_one() -> None:
    working = [row(code, "1", state=State.IN_WORK, expected_on=TERM) for code in ("ОБР", "ПРИМ")]
    assert "исполнителем сообщено: МБУК «Образец» (ожидаемая дата" in line(working[0], on=EARLIER)
    assert "исполнителями сообщено: МБУК «Образец» (ожидаемая дата" in line(*working, on=EARLIER)


@pytest.mark.parametrize(
    ("performers", "told"),
    [
        ([replace(ORG, relation=Relation.OFFICE, name="Крутова Анна Сергеевна")], "представила: Крутова А.С."),
        ([replace(ORG, relation=Relation.OFFICE, name="Шило Виктор Петрович")], "представил: Шило В.П."),
        ([replace(ORG, relation=Relation.OFFICE, name="", post="Отдел")], "представлены: Отдел"),
        ([replace(ORG, organisation="МБУ «Пример»")], "представило: МБУ «Пример»"),
        ([replace(ORG, organisation="Абв")], "представлены: Абв"),
        ([ORG, replace(ORG, code="ДВА", organisation="МБУ «Пример»")], "представили: МБУК «Образец», МБУ «Пример»"),
    ],
)
def test_who_tells_of_a_lasting_item_presented_it_in_his_own_gender(performers: list[Performer], told: str) -> None:
    rows = (row(p.code, "1", done="размещено") for p in performers)
    made = book(*rows, plan=(item("постоянно"),), performers=tuple(performers))
    reviewed, _ = judged(made, TERM)
    (found,) = lasting_lines(reviewed.figures, facts(reviewed), words())
    assert f"сведения о выполнении {told}" in found.translate({0xE000: None, 0xE001: None, 0xE002: None})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Информация о готовности техники", "информация не представлена исполнителем по согласованию: МБУК «Образец»"),
        ("Осмотр техники", "исполнение не подтверждено исполнителем по согласованию: МБУК «Образец»"),
    ],
)
def test_information_that_who_only_agreed_has_not_sent_is_not_presented(text: str, told: str) -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    made = book(plan=(item("до 12.12.2025", text=text),), performers=(agreed,))
    reviewed, _ = judged(made, date(2025, 12, 16))
    (found,) = item_lines(reviewed.figures, facts(reviewed), words(), date(2025, 12, 16))
    assert told in found.translate({0xE000: None, 0xE001: None, 0xE002: None})


def test_the_appendix_says_of_information_that_it_was_not_presented() -> None:
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    made = book(plan=(item("до 12.12.2025", text="Информация о готовности техники"),), performers=(agreed,))
    reviewed, _ = judged(made, date(2025, 12, 16))
    memo = memo_of(reviewed.morning, Kind.COMPLETION)
    (line_,) = appendix_of(reviewed.figures, facts(reviewed), memo, words()).rows
    assert line_.mark.translate({0xE000: None, 0xE001: None, 0xE002: None}) == (
        "МБУК «Образец» – не представлена (по согласованию)"
    )
