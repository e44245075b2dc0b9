"""Who signs an order: known by the place of the signature, whatever post, name, seal or mark stands there."""

from pathlib import Path

import pytest

from automation.model.plan import Official
from automation.plan.order import read_order
from tests.support.order_builder import word
from tests.support.order_files import TASK_LIST, review_order
from tests.support.order_texts import ORDER, SIGNATURE, TYPED, drafted, read_text, told

CONTROL = "Контроль оставляю за собой."


@pytest.mark.parametrize(
    ("signature", "post"),
    [
        ("Проректор по экономике\nи цифровому развитию\tП.П. Примеров", "Проректор по экономике и цифровому развитию"),
        ("Военный комиссар\nПримерского района\nподполковник запаса\tП.П. Примеров",
         "Военный комиссар Примерского района"),
        ("Худрук театра\n(подпись)\nПримеров П.П.", "Худрук театра"),
        ("Прокурор района\nстарший советник юстиции\tП.П. Примеров", "Прокурор района"),
        ("Уполномоченный по правам\nчеловека в области\tП.П. Примеров", "Уполномоченный по правам человека в области"),
        ("Декан –\tП.П. Примеров", "Декан"),
        ("Декан\nМ.П.\nП.П. Примеров", "Декан"),
        ("Прокурор района\n\nП.П. Примеров", "Прокурор района"),
        ("Казначей общества\tПримеров Пётр Петрович", "Казначей общества"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("below", ["", "\nРазослать: в дело, Образцовой О.О.", "\n\nИсп. О.О. Образцова"])
def test_whoever_signs_is_found_below_the_last_point(signature: str, post: str, below: str) -> None:
    draft = drafted(ORDER.replace(SIGNATURE, signature + below))
    signed = draft.order.signed_by
    assert (signed.post, signed.name.split()[0]) == (post, "Примеров")
    assert draft.order.control == signed
    assert not [check for check in draft.checks if "не только у подписавшего" in check.text]


@pytest.mark.parametrize("control", ["Контроль возложить на главного агронома (Образцова О.О.)", CONTROL[:-1]])
def test_a_last_point_without_a_stop_leaves_the_signature_alone(control: str) -> None:
    text = ORDER.replace(CONTROL, control).replace(SIGNATURE, "Глава администрации посёлка:\tП.П. Примеров.")
    assert drafted(text).order.signed_by == Official(post="Глава администрации посёлка", name="Примеров П.П.")


@pytest.mark.parametrize(
    "more",
    [
        "Контроль за сроками возложить на инженера Образцова О.О.",
        "Отчёт принимает и хранит инженер Образцов О.О.",
        "Ответственный Образцов О.О.",
        "Уборка улиц – Образцов О.О.",
        "На время отпуска Образцов О.О.",
    ],
)
def test_a_sentence_of_the_last_point_that_ends_with_a_name_is_no_signature(more: str) -> None:
    assert drafted(ORDER.replace(CONTROL, f"{CONTROL}\n{more}")).order.signed_by.name == "Примеров П.П."


def test_a_name_of_the_last_point_is_none_of_who_signs_in_a_column_below() -> None:
    more = f"{CONTROL} Ответственный дежурный Образцов О.О.\nПомощник дежурного Котов И.И.\n"
    text = ORDER.replace(f"{CONTROL}\n{SIGNATURE}", f"{more}\nПроректор по науке\tП.П. Примеров")
    assert drafted(text).order.signed_by == Official(post="Проректор по науке", name="Примеров П.П.")


def test_whoever_signs_second_is_told_whatever_his_post_is() -> None:
    draft = drafted(ORDER.replace(SIGNATURE, "Декан\tП.П. Примеров\nКомендант\tО.О. Образцова"))
    assert draft.order.signed_by == Official(post="Декан", name="Примеров П.П.")
    assert any("подписали двое" in check.text for check in draft.checks)


@pytest.mark.parametrize(
    "people",
    [
        "2. Утвердить состав:\nПредседатель\tО.О. Образцов\nСекретарь\tК.К. Котов\n",
        "2. Создать комиссию:\nЗаместитель главы Образцов О.О.\nУправляющий делами Котов К.К.",
    ],
)
@pytest.mark.parametrize(
    "signature", ["Комиссар\tП.П. Примеров", "И. о. комиссара\tП.П. Примеров\nПротокол вела О.О. Зима"]
)
def test_people_listed_in_the_last_point_do_not_sign(people: str, signature: str) -> None:
    text = ORDER.replace(f"2. {CONTROL}", people).replace(SIGNATURE, signature)
    assert drafted(text).order.signed_by.name == "Примеров П.П."


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


def test_who_controls_and_who_signs_are_read_below_the_table_of_a_list(tmp_path: Path) -> None:
    control = "Контроль за исполнением поручений возложить на заместителя главы Образцову О.О."
    draft = read_order(word(tmp_path / "list.docx", [*TASK_LIST, control, "Глава города\tП.П. Примеров"]))
    assert draft.order.signed_by == Official(post="Глава города", name="Примеров П.П.")
    assert draft.order.control == Official(post="Заместитель главы", name="Образцова О.О.")
    assert not told(draft, "не прочитано")


@pytest.mark.parametrize(
    ("signature", "post", "name"),
    [
        ("Председатель Правительства\nРеспублики Примерия\tА.М. Кадыр-оглы",
         "Председатель Правительства Республики Примерия", "Кадыр-оглы А.М."),
        ("И.о. главного врача\tДж. К. Бейбутов", "И.о. главного врача", "Бейбутов Дж.К."),
        ("Директор\tЯ.Я. Примеров-младший", "Директор", "Примеров-младший Я.Я."),
        ("Директор\tЛ.Л. О’Примеров", "Директор", "О’Примеров Л.Л."),
    ],
)  # fmt: skip
def test_a_name_of_any_make_is_whole_in_the_signature(signature: str, post: str, name: str) -> None:
    signed = read_text(TYPED.replace("Глава района\tП.П. Примеров", signature)).order.signed_by
    assert (signed.post, signed.name) == (post, name)


STAMP = "\n".join(
    [
        "Документ подписан электронной подписью",
        "Сертификат 00AB",
        "Владелец Примеров Пётр Петрович",
        "Действителен с 01.01.2021",
    ]
)


@pytest.mark.parametrize(
    "signed",
    [
        [["Директор", STAMP, "П.П. Примеров"]],
        "Директор\t19.10.2021\tП.П. Примеров",
        "Директор\tэл. подпись\tП.П. Примеров",
        "Директор\tп.п.\tП.П. Примеров",
    ],
)
def test_between_a_post_and_a_name_stand_only_marks(tmp_path: Path, signed: str | list[list[str]]) -> None:
    signatory = review_order(tmp_path, signed=signed).order.signed_by
    assert (signatory.post, signatory.name) == ("Директор", "Примеров П.П.")


@pytest.mark.parametrize(
    ("signature", "post"),
    [
        ("Начальник управления –\nзаместитель главы района\tП.П. Примеров",
         "Начальник управления – заместитель главы района"),
        ("Исполняющий полномочия\nглавы района\tП.П. Примеров", "Исполняющий полномочия главы района"),
        ("Глава района:\tП.П. Примеров", "Глава района"),
        ("Глава района\tП.П. Приме\u0301ров", "Глава района"),
    ],
)  # fmt: skip
def test_a_signature_is_read_in_every_writing(signature: str, post: str) -> None:
    signed = drafted(ORDER.replace("Глава района\tП.П. Примеров", signature)).order.signed_by
    assert (signed.post, signed.name) == (post, "Примеров П.П.")


def test_of_two_who_sign_one_under_another_the_second_is_told() -> None:
    draft = drafted(
        ORDER.replace("В целях", "Районная Дума и администрация, в целях") + "\n\nПредседатель Думы\nО.О. Образцова"
    )
    assert draft.order.signed_by == Official(post="Глава района", name="Примеров П.П.")
    assert [check.text for check in draft.checks if "подписали двое" in check.text] == [
        "подписали двое, записан первый, другой – Образцова О.О. – проверьте."
    ]


@pytest.mark.parametrize(
    "other", ["Секретарь\tО.О. Образцова", "С приказом ознакомлен:\nО.О. Образцова", "Исп. О.О. Образцова"]
)
def test_who_only_keeps_the_minutes_or_was_told_signs_nothing(other: str) -> None:
    assert not [check for check in drafted(f"{ORDER}\n\n{other}").checks if "подписали двое" in check.text]


def test_a_name_between_slashes_signs_though_another_line_follows() -> None:
    draft = drafted(ORDER.replace(SIGNATURE, "Глава района ______ /П.П. Примеров/\nСекретарь\tО.О. Образцова"))
    assert draft.order.signed_by == Official(post="Глава района", name="Примеров П.П.")
