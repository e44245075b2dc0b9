"""Every finding the program can make: code → level, meaning, message and cure, one table by room.

A message is a Russian format string over the ``facts`` given to ``finding`` (values are cut to a readable length)
plus ``{cell}``, ``{sheet}``, ``{performer}``, ``{item}``; the cure is a plain Russian sentence. The docs print code,
meaning and cure. Codes are kebab-case and never reused for another meaning.
"""

from automation.model.catalogue.control import CONTROL
from automation.model.catalogue.forms import FORMS
from automation.model.catalogue.letters import LETTERS
from automation.model.catalogue.reading import CELLS, ROWS, SHEETS
from automation.model.catalogue.rule import Rule
from automation.model.report import Finding, Level

CATALOGUE: dict[str, Rule] = {**SHEETS, **CELLS, **ROWS, **CONTROL, **LETTERS, **FORMS}
LONGEST = 120  # characters of a cell's text repeated in a message


def finding(
    code: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    performer: str | None = None,
    item: str | None = None,
    level: Level | None = None,
    **facts: object,
) -> Finding:
    """The finding of a code with its facts filled in; ``level`` outweighs the table's.

    KeyError for an unknown code or a missing fact: a fault of ours, caught by the tests.
    """
    rule = CATALOGUE[code]
    place = {"sheet": sheet or "", "cell": cell or "", "performer": performer or "", "item": item or ""}
    known = place | {name: short(str(value)) for name, value in facts.items()}
    return Finding(
        code=code,
        level=level or rule.level,
        message=f"{rule.message.format_map(known)} {rule.cure}".strip(),
        sheet=sheet,
        cell=cell,
        performer=performer or None,
        item=item or None,
    )


def short(text: str) -> str:
    """The text on one line, cut with «…» where it is too long to be read in a list."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
