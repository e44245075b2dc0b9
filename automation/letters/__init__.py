"""A decision, its facts and the office's words → a letter as it will be read. Pure.

``compose`` gives the Letter, ``check_letter`` tells before registering what may not be issued.
"""

from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.letters.letter_facts import BLANK, Facts, RefusedExtension
from automation.letters.words import Words
