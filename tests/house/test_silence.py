"""«Не поступили» is said by words that need a proof of silence, and one room alone makes such proofs (papers.md A1)."""

import ast
import re

from tests.support.floors import ROOT, modules, nodes_of

MAKERS = {"automation/control/facts.py", "automation/letters/sample_order.py"}  # the facts, and the check's samples
SECTIONS = {  # sections rendered only where every item they speak of is silent, and the one sentence of a silence
    *{("facts.txt", "не поступили"), ("overdue.txt", "присоединяется"), ("overdue.txt", "присоединяется повторно")},
    *{("items.txt", "чего не хватает"), ("appendix.txt", "не поступили"), ("phrases.txt", "прежние отчёты")},
    *{
        ("appendix.txt", "до снятия с контроля"),
        ("supplement.txt", "без ответа"),
        ("release.txt", "остаются на контроле"),
    },
}


def test_only_the_facts_of_an_obligation_make_a_proof_of_silence() -> None:
    makers = {
        str(path.relative_to(ROOT))
        for path in modules()
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Silence"
    }
    assert makers == MAKERS


def test_only_known_sections_of_the_words_say_that_nothing_came_in() -> None:
    found = set()
    for path in sorted((ROOT / "templates" / "words").glob("*.txt")):
        for section, text in re.findall(
            r"^\[([^\]]+)\]\n(.*?)(?=^\[|\Z)", path.read_text("utf-8"), re.MULTILINE | re.DOTALL
        ):
            words = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
            if re.search(r"не поступ|не {{ отчёт\.поступил", words):
                found.add((path.name, section))
    assert found == SECTIONS
