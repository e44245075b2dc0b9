"""What a third set of orders by somebody who had not seen the reader showed, each fault in its smallest document."""

import pytest

from automation.model.plan import OrderDraft
from automation.plan.order.blocks import Source
from automation.plan.order.plain import read_plain
from automation.plan.order.understand import understand_order

ORDER = """АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА
ПОСТАНОВЛЕНИЕ
12.01.2026 № 7
О проверке котельных

В целях порядка ПОСТАНОВЛЯЮ:
1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.
2. Контроль оставляю за собой.

Глава района\tП.П. Примеров
"""


def read(text: str) -> OrderDraft:
    return understand_order(Source(tuple(read_plain(text.encode()))), "order.txt")


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
    signed = read(ORDER.replace("Глава района\tП.П. Примеров", signature)).order.signed_by
    assert (signed.post, signed.name) == (post, name)
