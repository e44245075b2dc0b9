"""Whom the order only recommends something to is asked, not ordered: his «Вид» is proposed (papers.md B7)."""

from pathlib import Path

from automation.model.plan import OrderDraft
from automation.model.sheets import PERFORMERS
from automation.plan.order import read_order
from automation.plan.workdays import Calendar
from automation.workbook.rows import rows_of_draft
from tests.support.order_builder import plain, word

HEAD = "АДМИНИСТРАЦИЯ ОБРАЗЦОВСКОГО РАЙОНА\n\nПОСТАНОВЛЕНИЕ\n\nот 05.02.2026 № 88-п\nг. Образцов\n\nО памятниках\n"
AGREED = "Военный комиссариат (по согласованию)"
POINT = (
    "2. Рекомендовать администрациям сельских поселений, главам кооперативов, военному комиссариату, редакции районной "
    "газеты принять участие в выполнении плана."
)


def _relations(draft: OrderDraft) -> dict[object, object]:
    return {row["Группа"]: row["Вид"] for row in rows_of_draft(draft, Calendar())[PERFORMERS]}


def _planned(path: Path, point: str = POINT) -> OrderDraft:
    plan = [
        ["№", "Мероприятие", "Срок", "Исполнители"],
        ["1", "Осмотреть памятники", "до 25.03.2026", f"Сельские поселения; отдел культуры; {AGREED}"],
        ["2", "Опубликовать очерки", "до 30.04.2026", "Районная газета; Кооперативы; школы"],
    ]  # fmt: skip
    points = ["1. Утвердить прилагаемый план мероприятий.", point, "", "Глава района          О.О. Образцов"]
    return read_order(word(path, [*HEAD.split("\n"), *points, "Приложение", "ПЛАН мероприятий", plan]))


def test_groups_of_the_plan_that_a_point_recommends_to_are_recommended(tmp_path: Path) -> None:
    draft = _planned(tmp_path / "order.docx")
    assert _relations(draft) == {
        "Сельские поселения": "рекомендовано",
        "отдел культуры": None,
        AGREED: "по согласованию",
        "Районная газета": None,
        "Кооперативы": "рекомендовано",
        "школы": None,
    }
    asked = [question for question in draft.questions if "рекомендовано" in question]
    told, but = "Пункт 2 самого документа:", "исполнение не поручено, а рекомендовано"
    assert asked == [
        f"{told} «Сельские поселения», «Кооперативы» – {but}, поэтому в «Вид» вписано «рекомендовано» – проверьте.",
        f"{told} «редакция районной газеты» – {but}: если это исполнители плана, выберите в «Вид» «рекомендовано».",
    ]


def test_who_is_ordered_to_take_part_keeps_his_relation(tmp_path: Path) -> None:
    draft = _planned(tmp_path / "order.docx", POINT.replace("Рекомендовать", "Поручить"))
    assert _relations(draft)["Сельские поселения"] is None
    assert not any("рекомендовано" in question for question in draft.questions)


def test_a_point_that_is_itself_recommended_proposes_the_relation(tmp_path: Path) -> None:
    points = (
        "1. Отделу культуры провести осмотр до 20.03.2026.\n"
        "2. Рекомендовать главам сельских поселений провести ремонт памятников до 24.04.2026.\n"
    )
    draft = read_order(plain(tmp_path / "o.txt", f"{HEAD}\n{points}\nГлава района          О.О. Образцов\n"))
    assert _relations(draft) == {"Отдел культуры": None, "главы сельских поселений": "рекомендовано"}
    assert [question for question in draft.questions if "рекоменд" in question] == [
        "Пункт 2: исполнителям не поручено, а сказано «рекомендовать»: их «Вид» – «рекомендовано» – проверьте."
    ]
