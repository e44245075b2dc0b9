"""Items that are themselves information (papers.md B3): which they are, and how their words decline."""

import re
from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.item_cases import for_periods, measures_in_cases
from automation.letters.item_clauses import shortened
from automation.letters.letters import letter_body
from automation.letters.marks import plain, quoted
from automation.letters.tasks import task_of
from automation.model.report import Relation
from automation.plan.information import information_of
from tests.support.compose_world import facts, judged, paper_for, row, words
from tests.support.control_story import ORG, item, small
from tests.support.played_letters import last_letter

INFORMATION = [
    ("Информация о завершении перехода", "информация о завершении перехода", "информации о завершении перехода"),
    ("Сводная информация о выполнении плана", "сводная информация о выполнении плана", "сводной информации о"),
    ("Общая информация о ходе работ", "общая информация о ходе работ", "общей информации о"),
    ("Ежеквартальный отчёт о ходе работ", "ежеквартальный отчёт о ходе работ", "ежеквартального отчёта о"),
    ("Ежемесячный отчет", "ежемесячный отчёт", "ежемесячного отчёта"),
    ("Краткий письменный отчёт", "краткий письменный отчёт", "краткого письменного отчёта"),
    ("Итоговая справка", "итоговая справка", "итоговой справки"),
    ("Перечень бесхозяйных объектов", "перечень бесхозяйных объектов", "перечня бесхозяйных"),
    ("Представить акты проверки гидрантов", "акты проверки гидрантов", "актов проверки"),
    ("Представить график дежурств", "график дежурств", "графика дежурств"),
    ("Представление копий актов", "копии актов", "копий актов"),
    ("Акт готовности школы", "акт готовности школы", "акта готовности"),
    ("Список лиц, ответственных за работы", "список лиц, ответственных за работы", "списка лиц"),
    ("Поимённые списки детей до 12.12.2025", "поимённые списки детей", "поимённых списков детей"),
    ("График дежурств", "график дежурств", "графика дежурств"),
    ("Единый реестр собак, подлежащих отлову", "единый реестр собак, подлежащих отлову", "единого реестра"),
    ("Сводный план на 2026 год", "сводный план на 2026 год", "сводного плана"),
    ("Предложения о лицах, готовых помочь", "предложения о лицах, готовых помочь", "предложений о"),
    ("Полные сведения о численности", "полные сведения о численности", "полных сведений о"),
    ("Последние сведения", "последние сведения", "последних сведений"),
    ("Направление отчёта в Правительство", "отчёт в Правительство", "отчёта в Правительство"),
    ("Представление сводной информации", "сводная информация", "сводной информации"),
    ("Предоставление краткого доклада", "краткий доклад", "краткого доклада"),
    ("Подготовка и направление отчёта об итогах", "отчёт об итогах", "отчёта об итогах"),
    ("Составление и представление итогового отчёта.", "итоговый отчёт", "итогового отчёта"),
    ("Представить итоговую информацию об ущербе", "итоговая информация об ущербе", "итоговой информации об ущербе"),
    ("Представлять отчёт о запасах ежемесячно", "отчёт о запасах ежемесячно", "отчёта о запасах"),
    ("Направить полные последние сведения", "полные последние сведения", "полных последних сведений"),
    ("Подготовить и представить общую справку до 12.12.2025", "общая справка", "общей справки"),
]
MEASURES = [
    "Представить отчёт и провести совещание",
    "Подготовить отчёт",
    "Акт приёмки подписать",
    "Направить документы в министерство",
    "Перечень объектов утвердить",
    "Представить кандидатов",
    "Информирование сотрудников",
    "Информационная справочная служба",
    "Отчётность по формам",
    "Подготовка отчёта и его обсуждение",
    "Подготовка и проведение доклада главы",
    "Проведение отчёта главы перед населением",
    "Размещение информации на сайте",
    "Направление специалистов на обучение",
    "Представление к награждению",
    "Справочник организаций",
    "Обновление справки на сайте",
    "Новая форма отчёт",
    "План и отчёт",
    "План работы и график дежурств утвердить до 12.12.2025",
    "Список, приложенный к письму",
    "Реестр собственников актуализировать",
    "Направить график отключений жителям",
    "Списков очередников сверка",
    "План-график закупок",
    "Сведение счётов",
    "Представить в комиссию заявку и информацию о доходах",
    "Представить проект постановления и информацию о сроках",
    "Представить главе расчёт, сведения о расходах",
    "Представить в отдел предложения в доклад",
    "Представить главе информацию и провести совещание",
    "",
]


TO = [
    ("Представлять главе городского округа информацию о ходе работ", "главе городского округа", "информация о ходе"),
    (
        "Представить в управление образования и науки сводную информацию",
        "в управление образования и науки",
        "сводная инф",
    ),
    (
        "Направить заместителю главы Примерову П.П. краткий письменный отчёт",
        "заместителю главы Примерову П.П.",
        "кратк",
    ),
    ("Подготовить и представить министру доклад об итогах", "министру", "доклад об итогах"),
    ("Представление в отдел контроля сводного отчёта", "в отдел контроля", "сводный отчёт"),
    ("Представить в комиссию акты проверки", "в комиссию", "акты проверки"),
    ("Представить сведения", "", "сведения"),
]


def bare(words: str) -> str:
    """The words without the marks that keep an item's own signs as they are."""
    return re.sub("[\ue000-\ue00f]", "", words)


@pytest.mark.parametrize(("text", "words", "genitive"), INFORMATION)
def test_an_item_that_is_information_is_told_by_its_own_words(text: str, words: str, genitive: str) -> None:
    found = information_of(item("до 12.12.2025", text=text))
    assert found is not None
    assert bare(found.words()) == words
    assert bare(found.words(genitive=True)).startswith(genitive)


@pytest.mark.parametrize("text", MEASURES)
def test_a_measure_stays_one(text: str) -> None:
    assert information_of(item("до 12.12.2025", text=text)) is None


@pytest.mark.parametrize(
    ("term", "text", "told"),
    [
        ("до 15.02.2026", "Подготовить смету до 15.02.2026", "подготовить смету"),
        ("11 сентября 2027 года", "Провести 11 сентября 2027 года тренировку", "провести тренировку"),
        ("до 15.02.2026", "Разместить настоящее распоряжение на сайте", "разместить указанное распоряжение на сайте"),
        ("до 15.02.2026", "Довести до сведения Настоящий приказ", "довести до сведения указанный приказ"),
    ],
)
def test_what_is_told_to_do_names_neither_its_term_nor_this_act(term: str, text: str, told: str) -> None:
    assert task_of(item(term, text=text)) == told


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (("I квартал 2027 года",), "за I квартал 2027 года"),
        (("II квартал 2027 года", "III квартал 2027 года"), "за II и III кварталы 2027 года"),
        (("июль 2027 года", "август 2027 года"), "за июль и август 2027 года"),
        (
            ("ноябрь 2026 года", "январь 2027 года", "март 2027 года"),
            "за ноябрь 2026 года и за январь и март 2027 года",
        ),
        (("I полугодие 2027 года", "II полугодие 2027 года"), "за I и II полугодия 2027 года"),
        (("2026 год", "2027 год"), "за 2026 и 2027 годы"),
    ],
)
def test_periods_of_one_sort_are_named_together(periods: tuple[str, ...], told: str) -> None:
    assert for_periods(periods) == told


def test_the_point_of_initials_at_the_end_of_an_item_stays() -> None:
    plan = item("до 24.12.2025", text="Информация о плане заместителю главы Образцову А.Н.")
    information = information_of(plan)
    assert information is not None
    assert plain(information.words(mark=quoted)) == "информация о плане заместителю главы Образцову А.Н."
    assert task_of(item("до 24.12.2025", text="Вручить приказ Образцову А.Н. ;")) == "вручить приказ Образцову А.Н."
    assert shortened("Провести год Н. Островского 2025 г.") == "Провести год Н. Островского 2025 г."
    assert shortened("Провести субботник.;") == "Провести субботник"
    assert plain(measures_in_cases(("Приказ Образцова А.Н.",))["им"]) == "мероприятие «Приказ Образцова А.Н.»"


@pytest.mark.parametrize(("text", "to", "words"), TO)
def test_information_tells_to_whom_it_is_presented(text: str, to: str, words: str) -> None:
    found = information_of(item("до 12.12.2025", text=text))
    assert found is not None
    assert found.to == to
    assert bare(found.words()).startswith(words)


def letters_about(text: str, *days: date, **organisation: object) -> list[str]:
    """The letters of these days about an item of 26.12.2025 that is silent, as they read."""
    plan, performer = item("до 26.12.2025", text=text), replace(ORG, **organisation)
    return [last_letter(plan, (day, row("ОБР", "1")), performer=performer) for day in days]


@pytest.mark.parametrize(
    ("text", "ahead", "behind", "this", "came"),
    [
        (
            "Список лиц, ответственных за работы",
            "список лиц, ответственных за работы, представляется",
            "список лиц, ответственных за работы, подлежал представлению",
            "указанный список",
            "поступил",
        ),
        (
            "Предложения по финансированию",
            "предложения по финансированию представляются",
            "предложения по финансированию подлежали представлению",
            "указанные предложения",
            "поступили",
        ),
        (
            "Отчёт о расходовании средств",
            "отчёт о расходовании средств представляется",
            "отчёт о расходовании средств подлежал представлению",
            "указанный отчёт",
            "поступил",
        ),
    ],
)
def test_a_document_or_a_report_is_presented_and_neither_executed_nor_written_by_a_form(
    text: str, ahead: str, behind: str, this: str, came: str
) -> None:
    reminding, overdue = letters_about(text, date(2025, 12, 19), date(2025, 12, 30))
    assert f"{ahead} до 26.12.2025 включительно." in reminding
    assert f"не позднее его истечения представить {this}." in reminding
    assert f"{behind} до 26.12.2025 включительно." in overdue
    assert f"{this} от МБУК «Образец» не {came}. Установленный срок истёк." in overdue
    assert f"представить {this} и письменно сообщить причины нарушения срока." in overdue
    for told in (reminding, overdue):
        assert "мероприятие «" not in told
        assert "дату исполнения" not in told
        assert "форме" not in told
    (asked,) = letters_about(text, date(2025, 12, 19), relation=Relation.BY_AGREEMENT)
    assert f"Просим в этот срок представить {this}, а если это невозможно" in asked
    assert ", (" not in asked


def test_a_paper_says_to_whom_a_report_is_presented_and_calls_it_by_its_name() -> None:
    text = "Представлять главе округа информацию о ходе работ ежеквартально"
    plan = (item("ежеквартально, до 5 числа месяца, следующего за отчётным кварталом", text=text),)
    reviewed, decisions = judged(small(plan=plan), date(2026, 1, 14))
    told = plain(
        " ".join(letter_body(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()).lines)
    ).replace("\u00a0", " ")
    assert "за IV квартал 2025 года подлежала представлению главе округа до 05.01.2026" in told
    report = "главе округа информации за IV квартал 2025 года"
    assert f"сведения о представлении {report} от МБУК «Образец» не поступили" in told


@pytest.mark.parametrize(
    ("text", "noun"), [("Смета расходов", "смета"), ("Инвентаризационная опись имущества", "опись")]
)
def test_an_estimate_and_an_inventory_are_presented(text: str, noun: str) -> None:
    found = information_of(item("до 12.12.2025", text=text))
    assert found is not None
    assert found.noun == noun
