"""A decision, its facts and the office's words → a letter as it will be read. Pure.

``compose`` gives the Letter, ``check_letter`` tells before registering what may not be issued.
"""

from automation.documents.compose.composing import compose
from automation.documents.compose.facts import BLANK, Facts, RefusedExtension
from automation.documents.compose.facts_check import check_letter
from automation.documents.compose.words import Words

__all__ = ["BLANK", "Facts", "RefusedExtension", "Words", "check_letter", "compose"]
