"""The marks over a document – who approved, who only agreed – and what of a head is taken from each of them."""

import pytest

from tests.support.order_texts import drafted, read_text

PLAN = """
ПЛАН
работы по подготовке к зиме на 2026 год

1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.
2. Отделу связи до 26 марта 2026 г. проверить сети."""
CONSIDERED = "РАССМОТРЕНО\nна совете\nпротокол № 1 от 14.01.2026"
AGREED = "СОГЛАСОВАНО\nНачальник управления\n_______ К.Л. Образцов\n«15» января 2026 г."


@pytest.mark.parametrize(
    ("marks", "read"),
    [
        (
            f"{AGREED}\nУТВЕРЖДАЮ\nДиректор МБУ «Лицей № 30»\n____ П.П. Примеров\n«16» января 2026 г.\nПриказ № 12-ОД",
            ("приказ", "12-ОД", "2026-01-16", "МБУ «Лицей № 30»", "Директор МБУ «Лицей № 30»", "Примеров П.П."),
        ),
        (
            f"{CONSIDERED}\nУТВЕРЖДЕНО\nприказом МБДОУ «Сад № 6»\nот 16.01.2026 № 95-од\nЗаведующий __ Т.М. Примерова",
            ("приказ", "95-од", "2026-01-16", "МБДОУ «Сад № 6»", "Заведующий", "Примерова Т.М."),
        ),
        (
            "УТВЕРЖДАЮ\nГлавный врач ГБУЗ «Больница»\n16.01.2026\n_______ П.П. Примеров",
            ("план", "", "2026-01-16", "ГБУЗ «Больница»", "Главный врач ГБУЗ «Больница»", "Примеров П.П."),
        ),
        (
            "УТВЕРЖДАЮ\nНачальник ОМВД России «Образец»\nподполковник полиции\n16.01.2026\n____ П.П. Примеров",
            (
                "план", "", "2026-01-16", "ОМВД России «Образец»",
                "Начальник ОМВД России «Образец»", "Примеров П.П.",
            ),
        ),
        (
            "УТВЕРЖДЕН\nПредседателем Контрольной палаты\nПримерского района\n16.01.2026\n_______ П.П. Примеров",
            (
                "план", "", "2026-01-16", "Контрольная палата Примерского района",
                "Председатель Контрольной палаты Примерского района", "Примеров П.П.",
            ),
        ),
    ],
)  # fmt: skip
def test_a_plan_without_an_order_takes_its_head_from_the_mark_that_approves(marks: str, read: tuple[str, ...]) -> None:
    order = drafted(marks + "\n" + PLAN).order
    signed = order.signed_by
    assert (order.kind, order.number, order.date.isoformat(), order.body, signed.post, signed.name) == read
    assert order.heading.lower() == "план работы по подготовке к зиме на 2026 год"


def test_a_mark_over_a_protocol_signs_it_and_is_no_letterhead() -> None:
    draft = drafted(
        "УТВЕРЖДАЮ\nПервый заместитель главы администрации города Примерска\n_______ П.П. Примеров\n"
        "«17» января 2026 г.\n\nПРОТОКОЛ № 14\nзаседания штаба по зиме\n16.01.2026\tг. Примерск\n\n"
        "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.\n\nСекретарь штаба\tИ.И. Образцова"
    )
    order = draft.order
    assert (order.kind, order.number, order.date.isoformat()) == ("протокол", "14", "2026-01-16")
    assert order.signed_by.name == "Примеров П.П."
    assert order.body == "Администрация города Примерска"
    assert "Орган" in draft.unsure


def test_a_territory_alone_is_no_body() -> None:
    draft = drafted(f"УТВЕРЖДАЮ\nГлава района\n_______ П.П. Примеров\n16.01.2026\n{PLAN}")
    assert draft.order.body == ""
    assert any("«Орган»" in check.place.name for check in draft.checks)


@pytest.mark.parametrize(
    ("post", "body"),
    [
        ("Прокурор Примерского района\nстарший советник юстиции", "Прокуратура Примерского района"),
        ("И.о. прокурора Примерского района", "Прокуратура Примерского района"),
        ("Заместитель министра транспорта, начальник управления", "Министерство транспорта"),
        ("ГЛАВА АДМИНИСТРАЦИИ ПРИМЕРСКОГО РАЙОНА", "Администрация Примерского района"),
        ("Военный комиссар Примерского района", "Военный комиссариат Примерского района"),
        ("Губернатор Примерской области", "Губернатор Примерской области"),
        ("Заместитель главы района, председатель КДН и ЗП", "КДН и ЗП"),
        ("Председатель комитета по ЖКХ, транспорту и связи", "Комитет по ЖКХ, транспорту и связи"),
    ],
)
def test_the_post_that_approves_tells_the_body(post: str, body: str) -> None:
    draft = drafted(f"УТВЕРЖДАЮ\n{post}\n_______ П.П. Примеров\n16.01.2026\n{PLAN}")
    assert draft.order.body == body
    assert "Орган" in draft.unsure


@pytest.mark.parametrize(
    ("title", "kind"), [("ПЕРЕЧЕНЬ ПОРУЧЕНИЙ", "перечень поручений"), ("ПЛАН-ГРАФИК", "план-график")]
)
def test_what_comes_without_an_order_is_the_kind_that_its_title_says(title: str, kind: str) -> None:
    mark = "УТВЕРЖДАЮ\nДиректор МБУ «Лицей»\n_______ П.П. Примеров\n16.01.2026\n"
    draft = drafted(mark + PLAN.replace("ПЛАН", title))
    assert draft.order.kind == kind
    assert "Вид документа" not in draft.unsure


def test_a_list_of_tasks_under_its_own_title_has_that_title_as_its_heading() -> None:
    draft = drafted(
        "ПЕРЕЧЕНЬ ПОРУЧЕНИЙ\nпрокурора Примерского района\n16.01.2026 № 5\n\n"
        "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.\n\nПрокурор района\tП.П. Примеров"
    )
    assert (draft.order.kind, draft.order.number) == ("перечень поручений", "5")
    assert draft.order.heading == "Перечень поручений прокурора Примерского района"
    assert "Заголовок" in draft.unsure


def test_above_a_plan_without_an_order_stands_whose_it_is() -> None:
    draft = read_text(
        "Палата Примерского района\n«УТВЕРЖДАЮ»\nПредседатель Палаты\n____ /Примерова Д.К./\n12.01.2026\n\n"
        "ПЛАН\nпроверок на 2026 год\n\n1. Отделу связи до 26 марта 2026 г. проверить сети."
    )
    order = draft.order
    assert (order.body, order.heading) == ("Палата Примерского района", "План проверок на 2026 год")
    assert (order.signed_by.post, order.signed_by.name) == ("Председатель Палаты", "Примерова Д.К.")
