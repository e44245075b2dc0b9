"""The words of the papers in force in an office; their check names file, place and the likely word."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from automation.day.office_templates import WORDS, office_templates, words_of
from automation.errors import TemplateError
from automation.press.press import Press

if TYPE_CHECKING:
    from automation.letters.words import Words


def read_words(home: Path, press: Press) -> "Words":
    """Read the words an office works with; the press renders them. Raise TemplateError where a file cannot be read."""
    from automation.letters.words import Words

    return Words(read_texts(home), press)


def read_texts(home: Path) -> dict[str, str]:
    """Return each words file in force with its text, the words of messages left out."""
    found = (template for template in office_templates(home) if template.name.startswith(WORDS))
    return {template.name.removeprefix(WORDS): words_of(template) for template in found}


def words_hash(home: Path) -> str:
    """Return a SHA-256 over names and texts: a new hash asks for a new check."""
    digest = hashlib.sha256()
    for name, text in read_texts(home).items():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def check_words(home: Path, press: Press) -> tuple[str, ...]:
    """Return every fault of the words as a sentence with file, section and «возможно, …»; () when they are fit."""
    from automation.letters.samples import check

    try:
        return check(read_words(home, press))
    except TemplateError as error:
        return (str(error),)


def words_variables(home: Path, press: Press, file: str) -> tuple[str, ...]:
    """Answer, section by section, which names the words may use and what each says; of one file where it is named."""
    from automation.letters.samples import recorded
    from automation.letters.vocabulary import variables_of

    recorder, _ = recorded(read_words(home, press))
    return tuple(variables_of(recorder, file))
