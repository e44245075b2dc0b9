"""What the page of a form prints of a composed letter: its words, with no number, initials or «№ 1» torn by a line.

The register keeps letters as they were composed, with plain hyphens, so that a number is found where it is looked for.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import msgspec

from automation.letters.address_lines import no_word_alone
from automation.model.letter import Letter
from automation.russian import bound, in_column, untorn
from automation.russian.typography import NBSP, NO_BREAK_HYPHEN


def page_context(letter: Mapping[str, Any]) -> dict[str, Any]:
    """Return the page's context for a letter as the register keeps it; one of an earlier version gets what it lacks.

    A heading is hyphenated nowhere (papers.md E), so no line of it ends with the first half of «плана-графика».
    """
    context: dict[str, Any] = _untorn(msgspec.convert(letter, Letter).as_json())
    head, blank, last = context["body_name"].rpartition(" ")
    name = f"{head}{NBSP}{last}" if " " in head else f"{head}{blank}{last}"  # no word of the letterhead hangs alone
    post = no_word_alone(context["signer_post"]).replace("-", NO_BREAK_HYPHEN)
    heading = no_word_alone(context["heading"]).replace("-", NO_BREAK_HYPHEN)
    rows = [*context["rows"]]
    if appendix := context["appendix"]:
        rows += appendix["rows"]
        appendix["title"] = bound(appendix["title"]).replace("-", NO_BREAK_HYPHEN)
    for row in rows:
        row["term"], row["performers"] = in_column(row["term"]), in_column(row["performers"])
    return {**context, "signer_post": post, "body_name": name, "heading": heading}


def _untorn(value: Any) -> Any:
    if type(value) is str:
        return _text(value)
    if type(value) is dict:
        return {key: _untorn(inner) for key, inner in value.items()}
    return [_untorn(inner) for inner in value] if type(value) in {list, tuple} else value


@lru_cache(maxsize=1 << 13)  # most lines of a morning's letters are alike: ten times quicker than asking each anew
def _text(text: str) -> str:
    return untorn(text)
