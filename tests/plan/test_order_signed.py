"""A signature is known by its place, whatever the post is called, and takes nothing from the last point."""

import pytest

from automation.model.plan import Official
from tests.plan.test_order_heads import ORDER, drafted

SIGNATURE = "Глава района\tП.П. Примеров"
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
