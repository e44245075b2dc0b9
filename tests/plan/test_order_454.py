"""Order № 454 of the sample, with the number of the restricted letter masked, is read completely."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import By, Official, OrderDraft, Permanent
from automation.plan.order import draft_table, read_order
from tests.support.order_builder import open_document, word

SAMPLE = Path(__file__).resolve().parents[1] / "data" / "order-454.txt"
DEPUTIES = "заместители главы Администрации Аксайского городского поселения"
HEADS = "руководители подведомственных организаций"


def content() -> list[str | list[list[str]]]:
    lines = SAMPLE.read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line.count("\t") == 3]
    return [*(line for line in lines if "\t" not in line), rows]


def drafts(folder: Path) -> list[OrderDraft]:
    files = [SAMPLE, word(folder / "order.docx", content()), open_document(folder / "order.odt", content())]
    found = [read_order(path) for path in files]
    assert len(found) == len(files)
    return found


def test_requisites_are_the_same_from_text_word_and_open_document(tmp_path: Path) -> None:
    for draft in drafts(tmp_path):
        order = draft.order
        assert (order.kind, order.number, order.date) == ("распоряжение", "454", date(2025, 12, 11))
        assert order.body == "Администрация Аксайского городского поселения"
        assert order.place == "г. Аксай"
        assert order.heading.startswith("Об использовании отечественного многофункционального сервиса")
        assert order.heading.endswith("в целях рабочих коммуникаций")
        assert order.plan_title.startswith("План мероприятий (план-график) перехода Администрации Аксайского")
        assert order.superior == "распоряжение Администрации Аксайского района от 05.12.2025 № 94"
        post = "Глава Администрации Аксайского городского поселения"
        assert order.signed_by == Official(post=post, name="Камфарин Е.Н.")


def test_responsible_is_nominative_and_the_controlling_name_is_asked() -> None:
    draft = read_order(SAMPLE)
    deputy = "Заместитель главы {} Аксайского городского поселения по социальным вопросам"
    assert draft.order.responsible == Official(post=deputy.format("Администрации"), name="Бобков Дмитрий Александрович")
    assert draft.order.control == Official(post=deputy.format("администрации"), name="")
    assert draft.unsure == {"Контроль (Ф.И.О.)"}
    assert draft.questions == (
        "Пункт 5 документа: контролирующий назван без фамилии. Кто это? Впишите фамилию, имя и отчество.",
    )


def test_six_items_with_terms_groups_and_the_lead_rule(tmp_path: Path) -> None:
    for draft in drafts(tmp_path):
        assert [item.number for item in draft.items] == ["1", "2", "3", "4", "5", "6"]
        dated, standing = By(due=date(2025, 12, 12)), Permanent()
        assert [item.term.deadline for item in draft.items] == [
            dated, dated, standing, standing, standing, By(due=date(2025, 12, 26)),
        ]  # fmt: skip
        assert [item.lead_hours for item in draft.items] == [None, None, 4, None, None, None]
        for number in (0, 1, 3, 5):
            assert draft.items[number].groups == (DEPUTIES, HEADS)
        assert draft.items[2].groups == (
            (
                "ответственные за наполнение соцсетей и сайтов Администрации городского поселения, "
                "подведомственных организаций"
            ),
        )
        assert len(draft.items[4].groups) == 1
        assert draft.items[3].text == "Личный пример использования национального мессенджера"


def test_nothing_of_the_restricted_letter_is_returned(tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8").replace("№ ***", "№ 0/000дсп")
    path = tmp_path / "order.txt"
    path.write_text(text, "utf-8")
    draft = read_order(path)
    assert "дсп" not in repr(draft).lower()
    assert "0/000" not in repr(draft)
    assert draft == read_order(SAMPLE)


def test_the_table_shows_every_item_in_one_look() -> None:
    rows = draft_table(read_order(SAMPLE))
    assert rows[0] == ("№", "Мероприятие", "Срок в документе", "Прочтено как", "Исполнители", "Сомнения")
    assert [row[0] for row in rows[1:]] == ["1", "2", "3", "4", "5", "6"]
    assert rows[1][2:5] == ("до 12.12.2025", "до 12.12.2025 включительно", f"{DEPUTIES}; {HEADS}")
    assert all(len(row[1]) <= 70 for row in rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "koi8-r"])
def test_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "order.txt"
    text = SAMPLE.read_text("utf-8").replace("–", "-").replace("№ ***", "б/н").replace("№", "N")
    path.write_bytes(text.replace("«", '"').replace("»", '"').encode(encoding))
    draft = read_order(path)
    assert draft.order.number == "454"
    assert len(draft.items) == 6
