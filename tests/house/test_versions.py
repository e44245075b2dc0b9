"""The code means the same to every supported Python: 3.14 looks an annotation up in its class before its module."""

import ast
from collections.abc import Iterable, Iterator

from tests.support.floors import modules, nodes_of


def hidden_types(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The fields whose annotation names something that the body of their class gives another meaning."""
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            fields = [field for field in node.body if isinstance(field, ast.AnnAssign)]
            given = {ast.unparse(field.target) for field in fields}
            given |= {inner.name for inner in node.body if isinstance(inner, ast.FunctionDef | ast.ClassDef)}
            for field in fields:
                named = {inner.id for inner in ast.walk(field.annotation) if isinstance(inner, ast.Name)}
                if named & given:
                    yield f"{node.name}.{ast.unparse(field.target)}"


def test_no_field_hides_the_type_that_an_annotation_of_its_class_names() -> None:
    assert [(path.name, name) for path in modules() for name in hidden_types(nodes_of(path))] == []


def test_the_check_sees_a_field_that_hides_a_type() -> None:
    source = "class A:\n    date: date\n    end: date | None\n    day: datetime.date"
    assert list(hidden_types(ast.walk(ast.parse(source)))) == ["A.date", "A.end"]
