"""A body named at the end of an item, or in its column of results, receives its information (decision 0349)."""

from datetime import date

import pytest

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.plan.information import information_of
from tests.letters.test_matters import bare
from tests.support.compose_world import facts, outline, paper_for, row, words
from tests.support.control_story import Story, item, settings, small

BEHIND = [  # the item, its information, to whom it goes
    (
        "Представление сведений о численности граждан в отдел занятости",
        "сведения о численности граждан",
        "в отдел занятости",
    ),
    ("Представлять отчёт в финансовое управление", "отчёт", "в финансовое управление"),
    ("Направление отчёта в Правительство", "отчёт", "в Правительство"),
    ("Отчёт о ходе работ в отдел по делам молодёжи", "отчёт о ходе работ", "в отдел по делам молодёжи"),
    (
        "Представить сведения о ходе работ в отдел (по форме отдела)",
        "сведения о ходе работ (по форме отдела)",
        "в отдел",
    ),
    ("Сведения об обращениях граждан в администрацию", "сведения об обращениях граждан в администрацию", ""),
    ("Сведения о документах, переданных в комиссию", "сведения о документах, переданных в комиссию", ""),
    ("Отчёт о поступлении средств в министерство", "отчёт о поступлении средств в министерство", ""),
    ("Представить сведения о работах в отделе", "сведения о работах в отделе", ""),
    ("Отчёт о работе в отдел в двух экземплярах", "отчёт о работе в отдел в двух экземплярах", ""),
    ("Информация о ходе работ в комиссию, в штаб", "информация о ходе работ в комиссию, в штаб", ""),
]

IN_RESULT = [
    ("Представить отчёт о ремонте (результат: Отчёт направлен в отдел кадров)", "отчёт о ремонте", "в отдел кадров"),
    ("Представить отчёт о ремонте (результат: Отчёт направлен главе округа)", "отчёт о ремонте", "главе округа"),
    ("Сведения о доходах (результат: Сведения переданы в отдел кадров)", "сведения о доходах", "в отдел кадров"),
    ("Представить в отдел кадров отчёт (результат: Отчёт представлен в отдел кадров)", "отчёт", "в отдел кадров"),
    (
        "Представить отчёт о ремонте (результат: Отчёт направлен в электронном виде)",
        "отчёт о ремонте (результат: отчёт направлен в электронном виде)",
        "",
    ),
    (
        "Представить отчёт о ремонте (результат: Информация направлена в отдел кадров)",
        "отчёт о ремонте (результат: информация направлена в отдел кадров)",
        "",
    ),
]


@pytest.mark.parametrize(("text", "words", "to"), [*BEHIND, *IN_RESULT])
def test_a_body_named_last_receives_the_information(text: str, words: str, to: str) -> None:
    found = information_of(item("до 12.12.2025", text=text))
    assert found is not None
    assert (bare(found.words()), found.to) == (words, to)


def test_a_letter_asks_to_present_proposals_to_whom_their_result_names() -> None:
    """«Предложения … (результат: предложения направлены в отдел …)», and the letter asked to hand them over to us."""
    text = "Представить предложения о ремонте (результат: Предложения направлены в отдел цифрового развития)"
    rows = small(row("ОБР", "1"), plan=(item("до 19.12.2025", text=text),))
    reviewed, decisions = Story(settings(progress="off")).day(date(2025, 12, 23), rows)
    paper, known = paper_for(decisions, "ОБР"), facts(reviewed, number="1")
    letter = compose(paper, known, words())
    assert check_letter(letter, paper, known) == ()
    told = outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}[]")))
    assert "предложения о ремонте подлежали представлению в отдел цифрового развития до 19.12.2025" in told
    assert "подтверждение представления в отдел цифрового развития указанных предложений" in told
    assert "дату и номер документа, которым в отдел цифрового развития представлены указанные предложения" in told
    assert "результат" not in told
