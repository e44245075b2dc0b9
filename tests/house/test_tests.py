"""The tests can fail: each asserts something that runs whatever its data holds."""

import ast
from collections.abc import Iterator

from tests.support.floors import ROOT, nodes_of

ASKED_FIRST = {"rows", "table", "drafts"}  # builders of the tests that assert themselves that they answer something


def filled(expression: ast.expr) -> bool:
    """Whether a loop over this expression surely runs: it is a literal, a range, a constant or a checked builder."""
    if isinstance(expression, ast.Tuple | ast.List | ast.Set | ast.Dict | ast.Constant):
        return True
    if isinstance(expression, ast.Name):
        return expression.id.isupper()
    if isinstance(expression, ast.Attribute):
        return filled(expression.value)
    if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Name):
        return expression.func.id in ASKED_FIRST | {"range"} or any(map(filled, expression.args))
    if isinstance(expression, ast.Call) and isinstance(expression.func, ast.Attribute):
        return filled(expression.func.value)
    return False


def asks_all_of_nothing(test: ast.expr) -> bool:
    """Whether an assertion is an ``all`` over what may be empty: a loop that may run zero times."""
    if not (isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and test.func.id == "all"):
        return False
    (values,) = test.args
    return not filled(values.generators[0].iter if isinstance(values, ast.GeneratorExp) else values)


def assertions(node: ast.AST, *, doubtful: bool = False) -> Iterator[bool]:
    """For each assertion below the node, whether it stands in a loop that may run zero times."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.Lambda):
            continue
        expects = isinstance(child, ast.With) and any("raises" in ast.dump(item) for item in child.items)
        if isinstance(child, ast.Assert) or expects:
            yield doubtful or (isinstance(child, ast.Assert) and asks_all_of_nothing(child.test))
        yield from assertions(child, doubtful=doubtful or (isinstance(child, ast.For) and not filled(child.iter)))


def test_no_test_asserts_only_in_a_loop_that_may_run_zero_times() -> None:
    empty = []
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in nodes_of(path):
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                told = list(assertions(node))
                if told and all(told):
                    empty.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")
    assert not empty, "\n".join(empty)
