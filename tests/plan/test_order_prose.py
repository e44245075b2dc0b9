"""A plan written as text with «Срок:» and «Исполнители:» on their own lines, and tasks that stand beside a plan."""

from datetime import date
from pathlib import Path

from automation.model.plan import Dates
from automation.plan.order import draft_table, read_order
from automation.plan.order.addressed import take_performers
from automation.plan.order.assigned_tasks import tasks_of
from automation.plan.order.order_body import Point
from tests.support.order_builder import plain, word
from tests.support.order_files import BODY
from tests.support.order_texts import TYPED, read_text

HEAD = "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО ГОРОДСКОГО ОКРУГА\n\n{kind}\n\nот 05.02.2026 № 88-р\nг. Образцов\n\nО месячнике\n\n"
LISTED = """1. Утвердить план-график проведения месячника согласно приложению.
2. Отделу благоустройства представить сводный отчёт до 15.05.2026.

Глава Образцовского городского округа                    О.О. Образцов

Приложение
к распоряжению администрации
Образцовского городского округа
от 05.02.2026 № 88-р

План-график проведения месячника

1. Определить места складирования мусора.
Срок: до 16.02.2026
Исполнители: отдел благоустройства; МКУ «Пример».

2. Представлять сведения о числе участников.
Срок: еженедельно, по пятницам
Исполнители: управляющие организации (по согласованию)

3. Подвести итоги.
Срок: в трёхдневный срок после окончания месячника
Исполнители: отдел благоустройства
"""


def test_labels_on_their_own_lines_hold_all_their_words(tmp_path: Path) -> None:
    draft = read_order(plain(tmp_path / "order.txt", HEAD.format(kind="РАСПОРЯЖЕНИЕ") + LISTED))
    assert [(item.number, item.text, item.term.phrase, item.groups) for item in draft.items] == [
        ("1", "Определить места складирования мусора", "до 16.02.2026", ("отдел благоустройства", "МКУ «Пример»")),
        (
            "2",
            "Представлять сведения о числе участников",
            "еженедельно, по пятницам",
            ("управляющие организации (по согласованию)",),
        ),
        ("3", "Подвести итоги", "в трёхдневный срок после окончания месячника", ("отдел благоустройства",)),
    ]
    assert not any("не вош" in question.lower() for question in draft.questions if "самого документа" not in question)


def test_a_task_of_the_order_beside_its_plan_is_told_with_the_cure(tmp_path: Path) -> None:
    draft = read_order(plain(tmp_path / "order.txt", HEAD.format(kind="РАСПОРЯЖЕНИЕ") + LISTED))
    (question,) = [question for question in draft.questions if "самого документа" in question]
    assert question == (
        "Пункт 2 самого документа – поручение со сроком «до 15.05.2026», в план оно не вошло: нужен контроль – "
        "впишите его строкой на лист «План-график» под своим номером."
    )


def test_a_task_with_several_terms_keeps_each_of_them_beside_its_part() -> None:
    told = "Отделу благоустройства до 1 марта 2026 года установить скамейки, до 7 марта 2026 года – качели."
    before = "До 1 марта 2026 года отделу благоустройства установить скамейки, до 7 марта 2026 года – качели."
    days = "1 марта 2026 года установить скамейки, до 7 марта 2026 года – качели"
    for text in (told, before):
        ((entry,), _) = tasks_of((Point("1", text),))
        assert entry.text.lower() == f"до {days}"


def test_an_agreement_told_at_the_end_of_a_task_is_that_of_its_performers() -> None:
    told = "Рекомендовать ТСЖ «Образец» и ООО «Пример» привести в порядок дворы до 10.09.2026 (по согласованию)."
    ((entry,), _) = tasks_of((Point("6", told),))
    assert entry.performers == "ТСЖ «Образец» (по согласованию); ООО «Пример» (по согласованию)"
    assert entry.text == "Привести в порядок дворы до 10.09.2026"


def test_heads_told_to_appoint_somebody_are_not_the_responsible_official(tmp_path: Path) -> None:
    told = (
        "1. Руководителям муниципальных учреждений назначить ответственных за пожарную безопасность и представить "
        "копии приказов в управление гражданской обороны до 20.02.2026."
    )
    plan = [["№", "Мероприятие", "Срок", "Исполнители"], ["1", "Дежурить", "в течение сезона", "учреждения"]]
    content = [*HEAD.format(kind="ПОСТАНОВЛЕНИЕ").split("\n"), told, "", "Глава округа          О.О. Образцов"]
    draft = read_order(word(tmp_path / "order.docx", [*content, "Приложение", "ПЛАН мероприятий", plan]))
    assert (draft.order.responsible.post, draft.order.responsible.name) == ("", "")
    shown, doubts = draft_table(draft)[1][3], draft_table(draft)[1][5]
    assert shown == "не понято"
    assert "«в течение сезона»" in doubts


def test_a_task_with_two_terms_is_one_item_with_a_row_for_each(tmp_path: Path) -> None:
    told = (
        "1. Отделу благоустройства провести обрезку деревьев до 16.03.2026, "
        "вывоз веток осуществить не позднее 20.03.2026.\n"
        "2. Отделу культуры провести осмотр клубов до 16.03.2026 и повторный до 20.03.2026.\n\n"
        "Глава Образцовского городского округа                    О.О. Образцов\n"
    )
    draft = read_order(plain(tmp_path / "order.txt", HEAD.format(kind="РАСПОРЯЖЕНИЕ") + told))
    dates = Dates(due=(date(2026, 3, 16), date(2026, 3, 20)))
    assert [(item.number, item.term.deadline) for item in draft.items] == [("1", dates), ("2", dates)]
    (question,) = [question for question in draft.questions if "по строке на каждый срок" in question]
    assert question == (
        "Пункт 1: у каждого исполнителя по строке на каждый срок: «Провести обрезку деревьев» – 16.03.2026, "
        "«Осуществить вывоз веток» – 20.03.2026 – проверьте."
    )


def test_a_list_behind_a_colon_says_who_and_an_unknown_day_ends_the_performers() -> None:
    points = (
        Point(
            "1", "Руководителям школ: МБОУ «СОШ № 7» (Кречет Д.М.), МБУ «Мечта» в срок до 25.05.2027 провести осмотр."
        ),
        Point("2", "ООО «Свет» (Котов К.А.) не позднее чем за 10 дней до начала парада обеспечить готовность площади."),
        Point("3", "Отделу культуры не позднее 5 рабочих дней после проведения парада представить отчёт."),
        Point(
            "4", "Отделу культуры ежемесячно, до 5-го числа, в период с июня по август 2027 года представлять сведения."
        ),
    )
    entries, _ = tasks_of(points)
    assert [(e.performers, e.term) for e in entries] == [
        ("МБОУ «СОШ № 7» (Кречет Д.М.); МБУ «Мечта»", "в срок до 25.05.2027"),
        ("ООО «Свет» (Котов К.А.)", "не позднее чем за 10 дней до начала парада"),
        ("Отдел культуры", "не позднее 5 рабочих дней после проведения парада"),
        ("Отдел культуры", "ежемесячно, до 5-го числа, в период с июня по август 2027 года"),
    ]
    assert [e.text for e in entries][:2] == ["Провести осмотр", "Обеспечить готовность площади"]


def tasks(number: str, text: str) -> list[tuple[str, str, str, str]]:
    return [(one.number, one.text, one.term, one.performers) for one in tasks_of((Point(number, text),))[0]]


def test_each_line_with_a_term_of_its_own_ends_a_task() -> None:
    assert tasks(
        "2",
        "Отделу транспорта (Котов И.И.):\nпредставить график;\nСрок: 24.04.2026.\nвыехать на место.\nСрок: 25.05.2026.",
    ) == [
        ("2.1", "Представить график", "24.04.2026", "Отдел транспорта (Котов И.И.)"),
        ("2.2", "Выехать на место", "25.05.2026", "Отдел транспорта (Котов И.И.)"),
    ]


def test_a_term_in_brackets_at_the_end_leaves_no_bracket_behind() -> None:
    text = "Отделу связи, МУП «Свет»\n– проверить сети (срок – до 10 июня 2026 г.)."
    assert tasks("2", text) == [("2", "Проверить сети", "до 10 июня 2026 г.", "Отдел связи; МУП «Свет»")]


def test_a_task_may_begin_with_whoever_answers_for_something_in_small_letters() -> None:
    said = "ответственному за пожарную безопасность, заведующему складом провести проверку"
    assert take_performers(said).performers == "ответственный за пожарную безопасность; заведующий складом"


def test_a_post_without_a_name_before_a_named_one_is_asked() -> None:
    found = take_performers("Заведующему отделом, инженеру Котову И.И. проверить сети до 10 июня 2026 г.")
    assert "«Заведующий отделом» и «инженер Котов И.И.» – возможно, один исполнитель" in found.notes


def test_what_stands_behind_an_empty_line_below_the_last_task_is_read_or_told(tmp_path: Path) -> None:
    text = (
        HEAD.format(kind="РАСПОРЯЖЕНИЕ") + "1. Отделу связи проверить сети.\n\nСрок: до 10.06.2026\n\n"
        "____ Подрядчику ООО «Строй» завершить укладку бордюра.\n\nГлава округа                    О.О. Образцов\n"
    )
    draft = read_order(plain(tmp_path / "order.txt", text))
    assert draft.items[0].term.phrase == "до 10.06.2026"
    assert any("Под последним пунктом остался текст «____ Подрядчику ООО" in question for question in draft.questions)


def test_a_plan_as_text_may_name_the_executors_in_brackets_at_the_end() -> None:
    plan = "1. Очистка родника – до 15 мая 2026 г. (староста Котов И.И., школа).\n2. Отчёт – до 01.12.2026 (клуб)."
    draft = read_text(
        f"{TYPED.replace('1. Отделу ЖКХ до 25 марта 2026 г. проверить', '1. Утвердить')}\n\nПриложение\nПлан\n{plan}"
    )
    assert [(item.text, item.term.phrase, item.groups) for item in draft.items] == [
        ("Очистка родника", "до 15 мая 2026 г.", ("староста Котов И.И.", "школа")),
        ("Отчёт", "до 01.12.2026", ("клуб",)),
    ]


def test_a_list_needs_no_gap_behind_its_dashes(tmp_path: Path) -> None:
    points = [
        "1. Завхозу Котовой А.А.:",
        "-до 10 ноября 2021 года закупить краску;",
        "-до 12 ноября 2021 года сдать отчёт.",
        "",
    ]
    draft = read_order(
        word(tmp_path / "o.docx", [BODY, "ПРИКАЗ", "от 19.10.2021 № 5", "О смотре", *points, "Директор\tП.П. Примеров"])
    )
    assert [item.number for item in draft.items] == ["1.1", "1.2"]
