"""What a reminder asks of whose report was sent back before the term."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.report import Performer, Relation
from tests.letters.test_sent_back import SENT
from tests.support.compose_world import facts, outline, row, words
from tests.support.control_story import ORG, Story, item, small, to
from tests.support.played_letters import last_letter

COUNTED = replace(item("до 30.01.2026", text="Оснастить рабочие места хранителей"), indicator="рабочие места")


@pytest.mark.parametrize("performer", [ORG, replace(ORG, relation=Relation.OFFICE, unit="Отдел культуры")])
def test_a_reminder_asks_for_what_a_report_sent_back_lacks(performer: Performer) -> None:
    """It asked for the day of execution of what had been done at nine places of twelve."""
    claim = replace(SENT, executed_on=date(2026, 1, 12), staff_total=12, staff_moved=9)
    back = replace(claim, returned_on=date(2026, 1, 13), return_reason="оснащены 9 мест из 12")
    days = ((date(2026, 1, 12), claim), (date(2026, 1, 13), back), (date(2026, 1, 23), back))
    told = last_letter(COUNTED, *days, performer=performer)
    if performer is ORG:
        asked = "представить сведения об исполнении указанного пункта с учётом причины возврата, указав дату исполнения"
        assert f"1) {asked} и реквизиты подтверждающего документа;" in told
        assert "2) указать число рабочих мест и" in told
    else:
        assert "сведения об исполнении указанного пункта с учётом причины возврата: дату исполнения" in told
        assert "(фактическую или ожидаемую), число рабочих мест и" in told
    whole = replace(back, staff_moved=12)
    assert "число рабочих мест" not in last_letter(
        COUNTED, (days[0][0], replace(claim, staff_moved=12)), (days[2][0], whole), performer=performer
    )


def test_of_two_items_a_reminder_names_the_one_sent_back() -> None:
    plan = (item("до 30.01.2026"), item("до 30.01.2026", "2", row=3))
    claim = replace(SENT, executed_on=date(2026, 1, 12))
    story = Story(sent=True)
    back = replace(claim, returned_on=date(2026, 1, 13), return_reason="акт не подписан")
    for on, line in ((date(2026, 1, 12), claim), (date(2026, 1, 13), back), (date(2026, 1, 23), back)):
        reviewed, decisions = story.day(on, small(line, row("ОБР", "2"), plan=plan))
    paper = to(decisions, "ОБР")
    assert paper
    said = outline(compose(paper, facts(reviewed, number="1"), words())).replace("°", " ")
    assert "и реквизиты подтверждающих документов, по пункту 1 – с учётом причины возврата;" in said


def test_a_reminder_tells_what_was_sent_back_before_the_term() -> None:
    claim = replace(SENT, executed_on=date(2026, 1, 12), incoming="12.01.2026 № 5")
    back = replace(claim, returned_on=date(2026, 1, 13), return_reason="акт не подписан")
    days = ((date(2026, 1, 12), claim), (date(2026, 1, 13), back), (date(2026, 1, 23), back))
    told = last_letter(item("до 30.01.2026"), *days)
    assert (
        "Сведения МБУК «Образец» (вх. от 12.01.2026 № 5) возвращены 13.01.2026: исполнение не подтверждено "
        "(акт не подписан).\nабзац | Напоминаем о приближении установленного срока" in told
    )
    told = last_letter(item("до 30.01.2026", text="Информация о ходе работ"), *days)
    assert "поступила указанная информация (вх. от 12.01.2026 № 5); она возвращена 13.01.2026" in told
    assert "Напоминаем о приближении установленного срока" in told
    assert "информацию с учётом причины возврата" in told
