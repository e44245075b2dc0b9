"""Small wrongs that may be done to a module: each is one place of its syntax tree and what stands there instead.

Compared the other way, a condition negated or a part of it left out, a number or a truth changed by one, a
statement or a returned value left out, the least for the greatest. Texts, annotations, assertions and what
decorates a definition or makes a class are left alone: no reading of a phrase or a row hangs on them by a rule.
"""

import ast
import copy
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
    ast.And: ast.Or,
    ast.Or: ast.And,
}
OTHER_NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(Struct, frozen=True):
    """One wrong: where it is done, what is changed into what, and the tree of the whole module with it."""

    line: int
    function: str
    change: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The same for the same wrong, wherever its lines have moved."""
        return f"{self.function}: {self.change}"


class Place(Struct, frozen=True):
    """Where a node hangs: its parent, the field, and the place in the field's list (None: no list)."""

    parent: ast.AST
    field: str
    at: int | None
    function: str

    def put(self, node: ast.AST) -> None:
        if self.at is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.at] = node


def mutants(source: str) -> Iterator[Mutant]:
    """Every wrong of the table, in the order of the lines; one tree serves them all in turn."""
    tree = ast.parse(source)
    for node, place in [*_nodes(tree, "")]:
        beside = f" in {_text(place.parent)}" if isinstance(node, ast.Constant) else ""
        for other in _others(node, place):
            place.put(ast.fix_missing_locations(ast.copy_location(other, node)))
            change = f"{_text(node)} → {_text(other)}{beside}"
            yield Mutant(getattr(node, "lineno", 0), place.function or "module", change, tree)
            place.put(node)


def _text(node: ast.AST) -> str:
    if isinstance(node, ast.Pass):
        return "nothing"
    return " ".join(ast.unparse(node).split())[:160]


def _nodes(parent: ast.AST, function: str) -> Iterator[tuple[ast.AST, Place]]:
    """All nodes that may be changed, with their places."""
    for field, value in ast.iter_fields(parent):
        if field in {"annotation", "returns", "decorator_list", "type_params", "bases"}:
            continue
        if field == "keywords" and isinstance(parent, ast.ClassDef):
            continue
        listed = isinstance(value, list)
        for at, node in enumerate(value if listed else [value]):
            if not isinstance(node, ast.AST) or isinstance(node, ast.Assert) or _only_for_types(node):
                continue
            inner = function
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                inner = f"{function}.{node.name}".lstrip(".")
            yield node, Place(parent, field, at if listed else None, inner)
            yield from _nodes(node, inner)


def _only_for_types(node: ast.AST) -> bool:
    if isinstance(node, ast.If) and isinstance(node.test, ast.Name):
        return node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"cast", "TypeVar"}


def _others(node: ast.AST, place: Place) -> Iterator[ast.AST]:
    """What may stand in a node's place."""
    if isinstance(place.parent, ast.If | ast.IfExp | ast.While) and place.field == "test":
        yield _negated(node)
    if isinstance(place.parent, ast.comprehension) and place.field == "ifs":
        yield _negated(node)
    if isinstance(node, ast.Compare):
        yield from _compared(node)
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(op=_swap(node.op), values=node.values)
        for left_out in node.values:
            rest = [value for value in node.values if value is not left_out]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(op=node.op, values=rest)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.BinOp) and type(node.op) in SWAPPED and not _type_union(node):
        yield ast.BinOp(left=node.left, op=_swap(node.op), right=node.right)
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in OTHER_NAMES:
        changed = copy.copy(node)
        changed.func = ast.copy_location(ast.Name(id=OTHER_NAMES[node.func.id], ctx=ast.Load()), node)
        yield changed
    else:
        yield from _statements(node, place)


def _negated(test: ast.AST) -> ast.AST:
    assert isinstance(test, ast.expr)
    return ast.UnaryOp(op=ast.Not(), operand=test)


def _compared(node: ast.Compare) -> Iterator[ast.AST]:
    for at, op in enumerate(node.ops):
        if type(op) in SWAPPED:
            yield ast.Compare(
                left=node.left, ops=[*node.ops[:at], _swap(op), *node.ops[at + 1 :]], comparators=node.comparators
            )


def _swap(op: ast.AST) -> Any:
    return SWAPPED[type(op)]()


def _type_union(node: ast.BinOp) -> bool:
    """«By | Period»: types, not values."""
    return isinstance(node.op, ast.BitOr) and all(
        isinstance(side, ast.Name) and side.id[0].isupper() and not side.id.isupper()
        for side in (node.left, node.right)
    )


def _constants(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(value=not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(value=node.value + 1)
        yield ast.Constant(value=node.value - 1)


def _statements(node: ast.AST, place: Place) -> Iterator[ast.AST]:
    """A statement left out, a returned value forgotten."""
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(value=ast.Constant(value=None))
    elif _left_out(node, place):
        yield ast.Pass()


def _left_out(node: ast.AST, place: Place) -> bool:
    """Calls, additions, leaps everywhere; an assignment only within a function."""
    if isinstance(node, ast.Expr):
        return not isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return bool(place.function) and not isinstance(place.parent, ast.ClassDef)
    return isinstance(node, ast.Return | ast.AugAssign | ast.Continue | ast.Break | ast.Raise)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None
