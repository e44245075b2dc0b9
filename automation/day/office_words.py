"""The words of the papers in force in an office, and the check of words and pages on the day they are new.

A fault stops the day before anything is issued; it is told with file, place and the likely word.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import automation
from automation.day.call import Call
from automation.day.office_templates import (
    MAIL,
    WORDS,
    office_page,
    office_templates,
    retired_sections,
    template_hash,
    words_of,
)
from automation.errors import TemplateError
from automation.gathering import by_first
from automation.model.kinds import Form
from automation.press.pages import PageError, PageProblem
from automation.press.press import Press
from automation.register import Register
from automation.russian import first_few
from automation.shipped import shipped_templates

if TYPE_CHECKING:
    from automation.letters.vocabulary import Recorder
    from automation.letters.words import Words

KIND = "template"
SHOWN = 3


def read_words(home: Path, press: Press) -> "Words":
    """Read the words an office works with; the press renders them. Raise TemplateError where a file cannot be read."""
    from automation.letters.words import Words

    outdated = by_first((name, section) for name, section, _ in _outdated(home, press))
    return Words(read_texts(home, outdated), press)


def read_texts(home: Path, given_way: Mapping[str, Collection[str]] | None = None) -> dict[str, str]:
    """Return each words file in force with its text, the words of messages left out.

    ``given_way`` names, by file, sections of the office that the program's stand in for.
    """
    found = {t.name.removeprefix(WORDS): t for t in office_templates(home) if t.name.startswith(WORDS)}
    return {name: words_of(template, (given_way or {}).get(name, ())) for name, template in found.items()}


def outdated_words(home: Path, press: Press) -> tuple[str, ...]:
    """Tell of the sections of earlier versions that do not act: those that give way, and those no paper needs.

    The program's section stands in for one that an office changed and that names what no paper says any more: an
    upgrade must not stop the morning of an office that has its own words. Raises ``TemplateError`` where a file cannot
    be read.
    """
    given_way = (
        f"{name}, раздел [{section}]: имени «{gone}» больше нет. Слова написаны для прежней версии программы, поэтому "
        "действует раздел поставки: перенесите в него свои изменения и замените им раздел в файле."
        for name, section, gone in _outdated(home, press)
    )
    retired = (
        f"{template.name.removeprefix(WORDS)}: {', '.join(f'[{s}]' for s in sections)} – этих разделов больше нет, и "
        "Ваши изменения в них не действуют. Посмотрите в файле поставки, где эти слова теперь."
        for template in office_templates(home)
        if template.name.startswith(WORDS) and (sections := retired_sections(template))
    )
    return (*given_way, *retired)


def _outdated(home: Path, press: Press) -> list[tuple[str, str, str]]:
    """Return file, section and the name that is gone, of files that the program has left behind."""
    from automation.letters.vocabulary import outdated_sections
    from automation.letters.words import Words

    older = [t.name.removeprefix(WORDS) for t in office_templates(home) if t.moved_on and t.name.startswith(WORDS)]
    return list(outdated_sections(Words(read_texts(home), press), older, _shipped_names)) if older else []


@cache
def _shipped_names() -> "Recorder":
    """Compose the sample papers with the program's own words, which need no child to be rendered in."""
    from automation.letters.samples import recorded
    from automation.letters.words import Words

    files = (shipped_templates() / WORDS).glob("[!.]*.txt")
    return recorded(Words({p.name: p.read_text("utf-8") for p in files if not p.name.startswith(MAIL)}))[0]


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

    words = read_words(home, press)
    if file and file not in words.names:
        return ()
    return tuple(variables_of(recorded(words)[0], file))


def check_templates(call: Call, register: Register) -> tuple[str, ...]:
    """Render every kind on sample data, once for each content of the templates; tell of words that have given way.

    Raises ``TemplateError`` naming files and places; only sound templates are remembered.
    """
    mark = templates_mark(call.home)
    if register.recall(KIND, mark):
        return ()
    faults = list(template_faults(call.home, call.press))
    if faults:
        raise TemplateError(
            f"Ничего не выпущено, в шаблонах ошибки: {first_few([f.rstrip('. ') for f in faults], SHOWN, '; ')}. "
            "Исправьте их и проверьте командой templates check."
        )
    if not call.dry_run:
        register.note(KIND, mark, call.on.isoformat())
    return outdated_words(call.home, call.press)


def templates_mark(home: Path) -> str:
    """Return a SHA-256 of everything a check looks at: pages, words, the program's version."""
    parts = [automation.__version__, words_hash(home), *(template_hash(home, form) for form in Form)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def template_faults(home: Path, press: Press) -> Iterator[str]:
    """Give every fault of pages and words as «file, place: what is wrong»."""
    for problem in _page_problems(home, press):
        yield f"{', '.join(filter(None, (problem.file, problem.place)))}: {problem.message}"
    yield from check_words(home, press)


def _page_problems(home: Path, press: Press) -> Iterator[PageProblem]:
    """Fill every page with the sample letters of its form."""
    from automation.letters.page_samples import names_of_pages, samples

    for form in Form:
        try:
            page = office_page(home, form)
        except PageError as error:
            yield PageProblem(error.file, error.place, error.message)
        else:
            yield from press.check(page, names_of_pages(), [letter.as_json() for letter in samples(form)])
