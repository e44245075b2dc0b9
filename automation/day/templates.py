"""Pages and words are checked on the day they are new: a fault stops the day before anything is issued."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import automation
from automation.day.call import Call
from automation.day.office_templates import office_page, template_hash
from automation.day.office_words import check_words, outdated_words, words_hash
from automation.errors import TemplateError
from automation.model.kinds import Form
from automation.press.pages import PageError, PageProblem
from automation.press.press import Press
from automation.register import Register

KIND = "template"
SHOWN = 3


def check_templates(call: Call, register: Register) -> tuple[str, ...]:
    """Render every kind on sample data, once for each content of the templates; tell of words that have given way.

    Raises ``TemplateError`` naming files and places; only sound templates are remembered.
    """
    mark = templates_mark(call.home)
    if register.recall(KIND, mark):
        return ()
    faults = list(template_faults(call.home, call.press))
    if faults:
        rest = f"; и ещё {len(faults) - SHOWN}" if len(faults) > SHOWN else ""
        raise TemplateError(
            f"Ничего не выпущено, в шаблонах ошибки: {'; '.join(f.rstrip('. ') for f in faults[:SHOWN])}{rest}. "
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
