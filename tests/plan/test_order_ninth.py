"""What a ninth set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

from datetime import date
from pathlib import Path

import pytest

from automation.model.plan import Official, OnDemand, OrderDraft
from automation.plan.order import read_order
from automation.plan.order.executors import executors_of
from automation.plan.order.issuer import issuing_body
from automation.plan.terms import control_dates, read_term
from automation.plan.workdays import Calendar
from tests.plan.test_order_heads import ORDER, drafted
from tests.support.order_builder import Content, rows, word

SIGNATURE = "Глава района\tП.П. Примеров"
TABLE = [["№", "Мероприятие", "Срок", "Исполнитель"], ["1", "Провести смотр", "до 01.12.2021", "отдел культуры"]]


def told(draft: OrderDraft, words: str) -> bool:
    return any(words in f"{check.place.name} {check.text}" for check in draft.checks)


@pytest.mark.parametrize(
    "signature",
    ["Глава района\tМ.П. Примеров", "Глава района\tМ. П. Примеров", "Глава района     М.П. ПРИМЕРОВ",
     "Глава района\nМ.П. Примеров"],
)  # fmt: skip
def test_initials_before_a_surname_are_no_place_of_a_seal(signature: str) -> None:
    order = drafted(ORDER.replace(SIGNATURE, signature)).order
    assert order.signed_by == order.control == Official(post="Глава района", name="Примеров М.П.")


@pytest.mark.parametrize(
    "signature",
    ["Глава района\tМ.П.\tП.П. Примеров", "Глава района М.П.\tП.П. Примеров", "Глава района\tП.П. Примеров\nМ.П.",
     "Глава района\tДокумент подписан\nэлектронной подписью\tП.П. Примеров",
     "Глава района\n[Штамп электронной подписи]\nП.П. Примеров"],
)  # fmt: skip
def test_the_place_of_a_seal_and_a_mark_of_signature_are_no_words_of_who_signs(signature: str) -> None:
    assert drafted(ORDER.replace(SIGNATURE, signature)).order.signed_by.name == "Примеров П.П."
    assert drafted(ORDER.replace(SIGNATURE, signature)).order.signed_by.post == "Глава района"


def test_of_two_who_sign_on_one_line_the_first_keeps_his_name() -> None:
    draft = drafted(ORDER.replace(SIGNATURE, f"{SIGNATURE}\tПредседатель Совета\tО.О. Образцов"))
    assert draft.order.signed_by == Official(post="Глава района", name="Примеров П.П.")
    assert told(draft, "подписали двое")


def test_acting_in_capitals_is_no_name() -> None:
    signed = drafted(ORDER.replace(SIGNATURE, "И. О. ГЛАВЫ РАЙОНА\tП. П. ПРИМЕРОВ")).order.signed_by
    assert signed == Official(post="И. о. главы района", name="Примеров П.П.")


def test_a_post_without_a_name_is_told_to_be_looked_at() -> None:
    draft = drafted(ORDER.replace(SIGNATURE, "Глава района\tПримеров"))
    assert told(draft, "«Подписал (должность)» выведено")


@pytest.mark.parametrize(
    "cell",
    ["Атаман общества\nесаул Примеров П.П.",
     "Начальник отряда\nмайор внутренней службы\nПримеров П.П.", "Начальник отряда\nст. прапорщик Примеров П.П.",
     "Заместитель начальника (по охране)\nполковник внутренней службы\nПримеров П.П.",
     "Прокурор района\nстарший советник юстиции\nПримеров П.П.", "Заведующий кафедрой\nпрофессор\nПримеров П.П.",
     "Помощник прокурора\nюрист 1 класса\nПримеров П.П."],
)  # fmt: skip
def test_a_rank_on_a_line_of_its_own_belongs_to_the_one_around_it(cell: str) -> None:
    assert executors_of(cell) == ((cell.replace("\n", " "),), "")


def test_a_rank_behind_a_name_is_asked_about() -> None:
    assert executors_of("Военный комиссар\nПримеров П.П.\nкапитан запаса")[1]


@pytest.mark.parametrize("post", ["капитан команды Примеров П.П.", "старшина класса Примеров П.П."])
def test_a_post_that_sounds_like_a_rank_is_somebody_else(post: str) -> None:
    assert executors_of(f"Директор школы\n{post}") == (("Директор школы", post), "")


def test_a_rank_below_a_body_or_several_posts_is_no_part_of_them_in_silence() -> None:
    assert executors_of("Отдел культуры\nмайор полиции Примеров П.П.")[1]
    assert len(executors_of("Инспекторы\nмайор Примеров П.П.\nкапитан Образцов О.О.")[0]) == 3


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("АКЦИОНЕРНОЕ ОБЩЕСТВО|«ПРИМЕРСКИЙ РЕЧНОЙ И МОРСКОЙ ПОРТ»|АО «ПРМП»",
         "Акционерное общество «Примерский речной и морской порт»"),
        ("Общество с ограниченной ответственностью|«Примерский завод»|ООО «ПЗ»",
         "Общество с ограниченной ответственностью «Примерский завод»"),
        ("Муниципальное бюджетное учреждение культуры|«Примерский музей»|МБУК «ПМ»",
         "Муниципальное бюджетное учреждение культуры «Примерский музей»"),
        ("САДОВОДЧЕСКОЕ НЕКОММЕРЧЕСКОЕ ТОВАРИЩЕСТВО|«РОДНИК»|СНТ «РОДНИК»",
         "Садоводческое некоммерческое товарищество «Родник»"),
        ("Министерство спорта области|ГБУ «Центр спорта»", "ГБУ «Центр спорта»"),
    ],
)  # fmt: skip
def test_the_full_name_is_the_body_not_the_short_one_below_it(head: str, body: str) -> None:
    assert issuing_body(head.split("|"), "", "") == (body, True, "")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("ПРОФЕССИОНАЛЬНЫЙ СОЮЗ РАБОТНИКОВ КУЛЬТУРЫ РОССИЙСКОЙ ФЕДЕРАЦИИ|ПРИМЕРСКАЯ ОБЛАСТНАЯ ОРГАНИЗАЦИЯ|ПРЕЗИДИУМ",
         "Президиум Примерской областной организации Профессионального союза работников культуры Российской Федерации"),
        ("ТСН «РЯБИНОВЫЙ КВАРТАЛ»|ПРАВЛЕНИЕ", "Правление ТСН «Рябиновый квартал»"),
        ("АДМИНИСТРАЦИЯ|ГОРОДА ОРЛА|КОЛЛЕГИЯ", "Коллегия Администрации города Орла"),
    ],
)  # fmt: skip
def test_an_organ_below_a_body_is_that_body_s_organ(head: str, body: str) -> None:
    assert issuing_body(head.split("|"), "", "") == (body, False, "")


@pytest.mark.parametrize("phrase", ["с установлением пожароопасного сезона", "с введением особого режима"])
def test_what_begins_with_an_event_waits_for_it(phrase: str) -> None:
    assert read_term(phrase, date(2021, 3, 10), Calendar()).deadline == OnDemand()


def test_a_union_above_an_institution_is_asked_about() -> None:
    asked = issuing_body(["ПЕРВИЧНАЯ ПРОФСОЮЗНАЯ ОРГАНИЗАЦИЯ", "МБОУ «СОШ № 5»"], "", "")
    assert asked == ("МБОУ «СОШ № 5»", False, "Первичная профсоюзная организация")


def test_what_is_decided_may_stand_on_the_line_of_the_word_of_decision(tmp_path: Path) -> None:
    head = ["АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", "ПРОТОКОЛ № 4", "заседания комиссии", "10.03.2021"]
    ending = ["Голосовали: за – 4.", "Контроль за исполнением решения возложить на главу района Примерова И.И.",
              "Председатель комиссии\tО.О. Образцова"]  # fmt: skip
    decided = "РЕШИЛИ: Утвердить план ремонта домов на 2021 год:"
    order = read_order(word(tmp_path / "p.docx", [*head, decided, TABLE, *ending])).order
    assert order.signed_by == Official(post="Председатель комиссии", name="Образцова О.О.")
    assert order.control == Official(post="Глава района", name="Примеров И.И.")
    assert order.plan_title == "План ремонта домов на 2021 год"


@pytest.mark.parametrize(
    ("point", "title"),
    [("1. Утвердить план учений:", "План учений"), ("1. Утвердить следующий график проверок:", "График проверок"),
     ("1. Утвердить программу смотра (ниже):", "Программа смотра"),
     ("1. Провести смотр в порядке, указанном ниже:", "")],
)  # fmt: skip
def test_a_plan_in_the_order_s_own_text_is_called_as_the_point_says_or_asked(
    tmp_path: Path, point: str, title: str
) -> None:
    head = ["АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА", "РАСПОРЯЖЕНИЕ", "10.03.2021 № 4-р", "О смотре", "РАСПОРЯЖАЮСЬ:"]
    ending = ["2. Контроль оставляю за собой.", "", "Глава района\tП.П. Примеров"]
    draft = read_order(word(tmp_path / "r.docx", [*head, point, TABLE, *ending]))
    assert draft.order.plan_title == title
    assert told(draft, "«Название плана» " + ("выведено" if title else "в документе не найдено"))


def test_a_sentence_about_control_below_the_last_item_is_no_part_of_it() -> None:
    text = ORDER.replace("2. Контроль оставляю за собой.", "2. Отделу культуры провести смотр.\nСрок: до 01.12.2026.\n"
                         "Контроль за исполнением возложить на главу района Примерова И.И.")  # fmt: skip
    draft = drafted(text)
    assert rows(draft)[-1] == ("2", "Провести смотр", "до 01.12.2026", ("Отдел культуры",))
    assert draft.order.control.name == "Примеров И.И."
    assert not told(draft, "не часть поручения")


@pytest.mark.parametrize(
    "line", ["Контроль за исполнением пункта 1 возложить на инженера.", "Контроль за качеством воды вести ежедневно."]
)
def test_another_sentence_about_control_stays_in_its_item(line: str) -> None:
    draft = drafted(ORDER.replace("проверить котельные.", f"проверить котельные.\n{line}"))
    assert line.rstrip(".") in rows(draft)[0][1]


def test_a_complex_plan_without_an_order_is_a_plan(tmp_path: Path) -> None:
    mark = ["УТВЕРЖДАЮ", "Глава района", "П.П. Примеров", "10.03.2021", ""]
    draft = read_order(word(tmp_path / "k.docx", [*mark, "КОМПЛЕКСНЫЙ ПЛАН", "мероприятий по охране лесов", "", TABLE]))
    assert (draft.order.kind, draft.order.plan_title) == ("план", "Комплексный план мероприятий по охране лесов")


def test_repeated_terms_lie_within_the_days_of_the_plan(tmp_path: Path) -> None:
    plan = [
        TABLE[0],
        ["1", "Проверить кухню", "ежемесячно", "завхоз"],
        ["2", "Сдать отчёт", "до 25.12.2021", "завхоз"],
    ]
    head = ["ШКОЛА", "ПРИКАЗ", "от 10.03.2021 № 5", "О плане", "ПРИКАЗЫВАЮ:", "1. Утвердить план (приложение).",
            "2. Контроль оставляю за собой.", "Директор\tП.П. Примеров", "", "Приложение"]  # fmt: skip
    draft = read_order(word(tmp_path / "t.docx", [*head, "План работы на второе полугодие 2021 года", plan]))
    days = control_dates(draft.items[0].term.deadline, draft.order.date, 99, Calendar())
    assert (days[0].due, days[-1].due) == (date(2021, 7, 31), date(2021, 12, 31))
    assert told(draft, "Взяты дни, на которые составлен план: с 01.07.2021 по 31.12.2021")


def test_a_body_read_from_its_letterhead_is_asked_about_only_where_something_is_weak(tmp_path: Path) -> None:
    for head, asked in (("АДМИНИСТРАЦИЯ ТЮЛЬПАНСКОГО РАЙОНА ОРЕНБУРГСКОЙ ОБЛАСТИ", False), ("ДОМ ПОБЕДЫ", True)):
        points = ["РАСПОРЯЖАЮСЬ:", "1. Отделу культуры до 01.12.2021 провести смотр.", "2. Контроль оставляю за собой."]
        lines: Content = [head, "РАСПОРЯЖЕНИЕ", "от 10.03.2021 № 5", "О смотре", *points, "", SIGNATURE]
        assert told(read_order(word(tmp_path / "b.docx", lines)), "«Орган»") is asked
