"""Letters to organisations without access to the shared table: they answer on a form that lies beside the letter."""

from collections.abc import Sequence

from automation.letters.ground import PHRASES
from automation.letters.ground_groups import groups_of
from automation.letters.letter_facts import Facts
from automation.letters.variables import FormValues
from automation.letters.words import Words
from automation.model.control import Ground, Paper
from automation.model.kinds import Form
from automation.russian import fold


def by_form(grounds: Sequence[Ground], facts: Facts, words: Words, paper: Paper) -> str:
    """Write «по прилагаемой форме» to whom the shared table is closed (papers.md B8); "" to everybody else."""
    performers = [g.verdict.performer for g in grounds if g.verdict]
    with_table = paper.form is Form.NOTE or facts.policy.shared_table is True
    if with_table or not performers or not all(p.gets_form for p in performers):
        return ""
    return words.line(PHRASES, "по форме", _forms_of(grounds))


def _forms_of(grounds: Sequence[Ground]) -> FormValues:
    return {"много": len({fold(g.verdict.performer.organisation) for g in grounds if g.verdict}) > 1}


def forms_named(paper: Paper, lines: Sequence[str], facts: Facts, words: Words) -> tuple[str, ...]:
    """Write «Приложение: форма …» where the words of the letter, which an office may have changed, speak of the form.

    How many sheets a form takes depends on the printer, so the number is left to the hand.
    """
    said = {by_form(group.grounds, facts, words, paper) for group in groups_of(paper)} - {""}
    if not any(phrase in line for phrase in said for line in lines):
        return ()
    return tuple(words.lines(PHRASES, "приложение формы", _forms_of(paper.grounds)))
