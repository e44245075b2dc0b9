"""The plan is called in papers as its order calls it."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.plan_name import plan_name
from automation.model.kinds import Kind
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import item as item_of


@pytest.mark.parametrize(
    ("title", "short", "genitive", "full"),
    [
        ("", "план-график", "плана-графика", "плана мероприятий (плана-графика)"),
        (ORDER.plan_title, "план-график", "плана-графика", "плана мероприятий (плана-графика)"),
        ("План мероприятий по подготовке к паводку", "план мероприятий", "плана мероприятий", "плана мероприятий"),
        ("ПЛАН-ГРАФИК проведения субботников", "план-график", "плана-графика", "плана-графика"),
        ("Комплексный план развития села", "комплексный план", "комплексного плана", "комплексного плана"),
        (
            "Комплексный план мероприятий на 2026 год",
            "комплексный план мероприятий",
            "комплексного плана мероприятий",
            "комплексного плана мероприятий",
        ),
        ("Дорожная карта внедрения", "дорожная карта", "дорожной карты", "дорожной карты"),
        ("«Дорожная карта» внедрения", "«дорожная карта»", "«дорожной карты»", "«дорожной карты»"),
        (
            "План мероприятий («дорожная карта») по развитию",
            "«дорожная карта»",
            "«дорожной карты»",
            "плана мероприятий («дорожной карты»)",
        ),
        ("План основных мероприятий", "план основных мероприятий", "плана основных мероприятий", None),
        ("Перечень мероприятий", "перечень мероприятий", "перечня мероприятий", "перечня мероприятий"),
        ("Муниципальная программа «Село»", "муниципальная программа", "муниципальной программы", None),
        ("О чём-то ином", "план-график", "плана-графика", "плана мероприятий (плана-графика)"),
        ("Распоряжение", "распоряжение", "распоряжения", ""),
        ("Постановление", "постановление", "постановления", ""),
        ("приказ", "приказ", "приказа", ""),
    ],
)
def test_the_plan_is_called_as_its_order_calls_it(title: str, short: str, genitive: str, full: str | None) -> None:
    named = plan_name(replace(ORDER, plan_title=title))
    assert (named.short, named.short_genitive) == (short, genitive)
    assert named.full_genitive == (genitive if full is None else full)


@pytest.mark.parametrize(
    ("title", "agreed"),
    [
        ("План мероприятий", ("утверждённого", "исполнен")),
        ("Дорожная карта", ("утверждённой", "исполнена")),
        ("План мероприятий («дорожная карта») развития", ("утверждённого", "исполнена")),
        ("Распоряжение", ("утверждённого", "исполнено")),
        ("Приказ", ("утверждённого", "исполнен")),
    ],
)
def test_words_beside_the_plan_agree_with_it(title: str, agreed: tuple[str, str]) -> None:
    values = plan_name(replace(ORDER, plan_title=title)).values
    assert (values["утверждённого"], values["исполнен"]) == agreed


def test_a_letter_and_a_memo_name_the_plan_as_the_order_does() -> None:
    for title, item, whole in (
        (
            "План мероприятий по подготовке",
            "пункта 1 плана мероприятий",
            "с пунктом 1 плана мероприятий, утверждённого",
        ),
        ("Дорожная карта", "пункта 1 дорожной карты", "с пунктом 1 дорожной карты, утверждённой распоряжением"),
        ("Распоряжение", "пункта 1 распоряжения", "с пунктом 1 распоряжения Администрации Аксайского городского"),
    ):
        made = book(order=replace(ORDER, plan_title=title), plan=(item_of("до 12.12.2025"),))
        reviewed, decisions = judged(made, date(2025, 12, 16))
        known = facts(reviewed, number="1")
        letter = outline(compose(paper_for(decisions, "ОБР"), known, words())).replace("°", " ")
        assert f"заголовок | О представлении сведений об исполнении {item}\n" in letter
        assert f"В соответствии {whole}" in letter
        memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), known, words())).replace("°", " ")
        of_one = item.replace(" 1", "") if "рас" not in item else "контролируемого пункта распоряжения"
        assert f"16.12.2025 из 1 {of_one}: срок истёк, исполнение не подтверждено – 1 (пункт 1)." in memo
        assert "план-график" not in letter + memo
        assert "плана-графика" not in letter + memo


@pytest.mark.parametrize("title", ["Распоряжение", "План мероприятий"])
def test_where_the_information_came_from_is_parted_by_a_comma_with_a_plan_and_without(title: str) -> None:
    claim = done("ОБР", "1", date(2025, 12, 12), evidence="", accepted_on=None, accepted_by="")
    made = book(claim, order=replace(ORDER, plan_title=title), plan=(item_of("до 12.12.2025"),))
    reviewed, decisions = judged(made, date(2025, 12, 16))
    letter = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")
    assert "», поступивших от МБУК «Образец», установлено" in letter


def test_a_sentence_begins_with_a_capital_behind_its_quotation_mark() -> None:
    values = plan_name(replace(ORDER, plan_title="План мероприятий («дорожная карта») развития")).values
    assert values["План_им"] == "«Дорожная карта»"


@pytest.mark.parametrize(
    ("kind", "short", "genitive"),
    [("план", "план", "плана"), ("перечень поручений", "перечень поручений", "перечня поручений")],
)
def test_a_plan_without_an_order_was_approved_by_nothing(kind: str, short: str, genitive: str) -> None:
    named = plan_name(replace(ORDER, kind=kind, plan_title="План мероприятий на 2026 год"))
    assert (named.short, named.short_genitive, named.full) == (short, genitive, "")
