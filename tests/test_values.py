"""Our dataclasses behave as the standard library's in everything the program uses."""

import dataclasses
import pickle
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Generic, TypeVar

import pytest

from automation import values

ROOT = Path(__file__).resolve().parent.parent
MAKERS = [pytest.param(dataclasses, id="standard"), pytest.param(values, id="ours")]
T = TypeVar("T")


def frozen(made_by: Any) -> Any:
    class Order:
        """A frozen value."""

        number: str
        pages: int = 1
        secret: str = made_by.field(default="", repr=False)
        items: list[str] = made_by.field(default_factory=list)

    return made_by.dataclass(frozen=True, kw_only=True, slots=True)(Order)


def key(made_by: Any) -> Any:
    class Key:
        number: str
        year: int = 2025

    return made_by.dataclass(frozen=True, slots=True)(Key)


@values.dataclass(frozen=True, kw_only=True, slots=True)
class Travelling:
    """A value that goes to another process."""

    number: str
    items: tuple[str, ...] = ()


@values.dataclass(frozen=True, slots=True)
class Holding(Generic[T]):
    """A value of any kind of value."""

    value: T
    code: str = ""


@pytest.mark.parametrize("made_by", MAKERS)
def test_values_are_equal_where_their_fields_are(made_by: Any) -> None:
    kind, other = key(made_by), key(made_by)
    assert kind("454") == kind(number="454", year=2025)
    assert kind("454") != kind("455")
    assert kind("454") != other("454")
    assert kind("454") != ("454", 2025)
    assert {kind("454"): 1}[kind("454", 2025)] == 1


@pytest.mark.parametrize("made_by", MAKERS)
def test_a_value_is_shown_by_its_fields_and_never_by_a_secret(made_by: Any) -> None:
    shown = repr(frozen(made_by)(number="454", secret="word"))
    assert shown.endswith("Order(number='454', pages=1, items=[])")


@pytest.mark.parametrize("made_by", MAKERS)
def test_a_frozen_value_cannot_be_changed(made_by: Any) -> None:
    value = frozen(made_by)(number="454")
    with pytest.raises(AttributeError):
        value.number = "455"
    with pytest.raises(AttributeError):
        del value.number
    assert value.number == "454"


@pytest.mark.parametrize("made_by", MAKERS)
def test_some_fields_are_replaced_and_the_rest_stays(made_by: Any) -> None:
    value = frozen(made_by)(number="454", pages=3)
    assert made_by.replace(value, number="455") == frozen_like(value, number="455")
    assert value.number == "454"
    with pytest.raises(TypeError):
        made_by.replace(value, unknown=1)


def frozen_like(value: Any, **fields: Any) -> Any:
    return type(value)(**{"number": value.number, "pages": value.pages} | fields)


@pytest.mark.parametrize("made_by", MAKERS)
def test_what_a_factory_makes_belongs_to_one_value(made_by: Any) -> None:
    kind = frozen(made_by)
    first, second = kind(number="1"), kind(number="2")
    first.items.append("x")
    assert (first.items, second.items) == (["x"], [])


@pytest.mark.parametrize("made_by", MAKERS)
@pytest.mark.parametrize(
    "call",
    [
        lambda kind: kind(),
        lambda kind: kind("454"),
        lambda kind: kind(number="454", unknown=1),
    ],
)
def test_what_is_missing_or_unknown_is_refused(made_by: Any, call: Callable[[Any], object]) -> None:
    with pytest.raises(TypeError):
        call(frozen(made_by))


@pytest.mark.parametrize("made_by", MAKERS)
def test_a_value_that_may_change_is_no_key(made_by: Any) -> None:
    class Desk:
        papers: list[str] = made_by.field(default_factory=list)
        done: int = 0

    desk = made_by.dataclass(Desk)()
    desk.papers.append("1")
    desk.done = 2
    desk.noted = "beside the fields"  # no slots
    assert desk == type(desk)(papers=["1"], done=2)
    with pytest.raises(TypeError):
        hash(desk)


@pytest.mark.parametrize("made_by", MAKERS)
def test_a_class_without_fields_has_one_value(made_by: Any) -> None:
    class Nothing:
        """No field."""

    kind = made_by.dataclass(frozen=True, kw_only=True, slots=True)(Nothing)
    assert kind() == kind()
    assert hash(kind()) == hash(kind())
    assert repr(kind()).endswith("Nothing()")


def test_a_value_has_room_for_its_fields_alone() -> None:
    value = Holding(1)
    assert not hasattr(value, "__dict__")
    assert (value.value, value.code, value) == (1, "", Holding[int](1))


def test_a_value_travels_to_another_process_and_back() -> None:
    value = Travelling(number="454", items=("1", "2"))
    assert pickle.loads(pickle.dumps(value)) == value


def test_fields_without_a_default_must_be_given() -> None:
    assert values.must_be_given(Travelling) == ["number"]
    assert values.must_be_given(frozen(values)) == ["number"]


def test_our_classes_load_no_part_of_the_standard_ones() -> None:
    code = "import sys, automation.model.control; sys.exit('dataclasses' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
