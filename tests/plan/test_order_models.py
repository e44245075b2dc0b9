"""Orders after real models (tests/data/order-models.toml): requisites, people, items, and what must be asked."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from automation.model.plan import UNDATED, OrderDraft
from automation.plan.order.blocks import Source
from automation.plan.order.plain import read_plain
from automation.plan.order.understand import understand_order
from tests.support.order_builder import people, rows

DATA = tomllib.loads((Path(__file__).resolve().parents[1] / "data" / "order-models.toml").read_text("utf-8"))
MODELS: list[dict[str, Any]] = DATA["models"]


def drafted(model: dict[str, Any]) -> OrderDraft:
    text: str = model["text"]
    for name, words in DATA["shared"].items():
        text = text.replace(f"{{{name}}}", words)
    for name in ("CITY", "SIGNED"):
        text = text.replace(f"{{{name}}}", DATA["shared"][name])
    return understand_order(Source(tuple(read_plain(text.encode()))), f"{model['name']}.txt")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model["name"])
def test_an_order_after_a_real_model_is_read_as_it_is_meant(model: dict[str, Any]) -> None:
    draft = drafted(model)
    order = draft.order
    day = "" if order.date == UNDATED else order.date.isoformat()
    if "head" in model:
        assert [order.kind, order.number, day, order.body, order.heading] == model["head"]
    if "people" in model:
        assert [f"{post}|{name}" for post, name in people(draft)] == model["people"]
    if "plan" in model:
        assert order.plan_title == model["plan"]
    assert [[number, text, term, "; ".join(groups)] for number, text, term, groups in rows(draft)] == model["items"]
    told = " ".join(check.text for check in draft.checks)
    assert [words for words in model.get("asks", ()) if words not in told] == []


def test_there_are_at_least_forty_models() -> None:
    assert len(MODELS) >= 40
