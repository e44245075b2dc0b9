"""How the classes of values are made: only ``__init__`` is written as code, when the first value is made.

Of ``dataclasses`` just what the program uses: ``frozen``, ``kw_only``, ``slots``, defaults, factories, ``repr=False``.
"""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, NoReturn

MISSING: Any = object()
FIELDS = "__value_fields__"


class Field:
    """What is known of one field before a value is made."""

    __slots__ = ("default", "factory", "repr")

    def __init__(self, default: Any = MISSING, factory: Any = MISSING, repr: bool = True) -> None:  # noqa: A002
        self.default, self.factory, self.repr = default, factory, repr


def field(*, default: Any = MISSING, default_factory: Any = MISSING, repr: bool = True) -> Any:  # noqa: A002
    """A field that is more than a name and a default."""
    return Field(default, default_factory, repr)


def dataclass(
    undecorated: type | None = None, /, *, frozen: bool = False, kw_only: bool = False, slots: bool = False
) -> Any:
    """Make a class of values: equal where its fields are equal, shown by them; frozen ones can be keys."""

    def made(kind: type) -> type:
        fields = {name: _field(kind, name) for name in kind.__annotations__}
        kind = _laid_out(kind, fields, slots=slots)
        setattr(kind, FIELDS, fields)
        _compare(kind, fields, frozen=frozen)
        _make_at_first_call(kind, fields, frozen=frozen, kw_only=kw_only)
        return kind

    return made if undecorated is None else made(undecorated)


def replace(value: Any, /, **changes: Any) -> Any:
    """The value with some fields changed."""
    for name in getattr(value, FIELDS):
        if name not in changes:
            changes[name] = getattr(value, name)
    return type(value)(**changes)


def must_be_given(kind: type) -> list[str]:
    """The fields of a class that have neither a default nor a factory."""
    fields: Mapping[str, Field] = getattr(kind, FIELDS)
    return [name for name, field in fields.items() if field.default is MISSING and field.factory is MISSING]


def _field(kind: type, name: str) -> Field:
    given = kind.__dict__.get(name, MISSING)
    return given if type(given) is Field else Field(given)


def _laid_out(kind: type, fields: Mapping[str, Field], *, slots: bool) -> type:
    """The class without its defaults, which ``__init__`` gives; with slots it must be made anew."""
    if not slots:
        for name in fields.keys() & kind.__dict__.keys():
            delattr(kind, name)
        return kind
    kept = {name: value for name, value in kind.__dict__.items() if name not in fields}
    kept.pop("__dict__", None)
    kept.pop("__weakref__", None)
    return type(kind)(kind.__name__, kind.__bases__, kept | {"__slots__": tuple(fields)})


def _compare(kind: Any, fields: Mapping[str, Field], *, frozen: bool) -> None:
    """Equality, showing, and for frozen classes hash, refusal of changes and travel to another process."""
    all_of: Callable[[Any], Any] = attrgetter(*fields) if fields else lambda _value: ()
    shown = [name for name, field in fields.items() if field.repr]

    def equal(self: Any, other: Any) -> Any:
        return all_of(self) == all_of(other) if other.__class__ is self.__class__ else NotImplemented

    def show(self: Any) -> str:
        inner = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({inner})"

    kind.__eq__, kind.__repr__ = equal, show
    kind.__hash__ = (lambda self: hash(all_of(self))) if frozen else None
    if frozen:
        kind.__setattr__ = kind.__delattr__ = _refuse
        kind.__getstate__, kind.__setstate__ = _packed, _unpack


def _refuse(self: object, name: str, value: object = None) -> NoReturn:
    raise AttributeError(f"{type(self).__qualname__}.{name} cannot be changed")


def _packed(self: object) -> list[Any]:
    return [getattr(self, name) for name in getattr(self, FIELDS)]


def _unpack(self: object, state: list[Any]) -> None:
    for name, value in zip(getattr(self, FIELDS), state, strict=True):
        object.__setattr__(self, name, value)


def _make_at_first_call(kind: Any, fields: Mapping[str, Field], *, frozen: bool, kw_only: bool) -> None:
    def first(self: object, *given: Any, **named: Any) -> None:
        kind.__init__ = _init_of(kind, fields, frozen=frozen, kw_only=kw_only)
        kind.__init__(self, *given, **named)

    kind.__init__ = first


def _init_of(kind: type, fields: Mapping[str, Field], *, frozen: bool, kw_only: bool) -> Any:
    """``__init__`` written out field by field: nothing is quicker when very many values are made."""
    arguments, body = ["self", "*"] if kw_only and fields else ["self"], []
    known: dict[str, Any] = {"_put": object.__setattr__, "_missing": MISSING}
    for name, field in fields.items():
        value = name
        if field.factory is not MISSING:
            known[f"_make_{name}"] = field.factory
            value = f"_make_{name}() if {name} is _missing else {name}"
            arguments.append(f"{name}=_missing")
        elif field.default is not MISSING:
            known[f"_else_{name}"] = field.default
            arguments.append(f"{name}=_else_{name}")
        else:
            arguments.append(name)
        body.append(f"_put(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    exec(f"def __init__({', '.join(arguments)}):\n " + "\n ".join(body or ["pass"]), known)  # noqa: S102 - our own names
    known["__init__"].__qualname__ = f"{kind.__qualname__}.__init__"
    return known["__init__"]
