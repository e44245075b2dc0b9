"""Which pages and words an office works with: its own where it has changed them, those of the program elsewhere.

A home holds copies of the templates it was made from. A copy that the office never changed, or that it does not have,
must not hold an upgrade back: the present file of the program takes its place. Decision 0028 says why.
"""

import hashlib
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path

import msgspec
from msgspec import Struct

from automation.errors import TemplateError, reason
from automation.model.kinds import Form
from automation.press.pages import Page, PageError
from automation.russian.guess import nearest
from automation.shipped import shipped_templates
from automation.system.disk import read_plain

TEMPLATES, WORDS, RECORD = "templates", "words/", ".shipped.json"
FIRST_RELEASE = "1.0.0"  # what a home without a record was made from
MAIL = "mail-"  # words of messages, another room's
WORDS_MIB = 1
SLIP = 0.8  # titles this much alike (0 to 1) differ by a letter or two; «пункт снят» and «пункт снят для …» do not


class Origin(Enum):
    """How a file of a home stands to the program's: the office has none, the same, an earlier one, or its own."""

    MISSING = "в рабочей папке его нет, действует файл поставки"
    SAME = "как в поставке"
    EARLIER = "прежняя редакция поставки, вами не изменена; действует новая"
    OWN = "изменён вами"


class Template(Struct, frozen=True, kw_only=True):
    """One page or one file of words: its name below templates/ and the bytes in force.

    ``moved_on`` tells that the program's file has changed since the office made its own from it.
    """

    name: str
    content: bytes
    origin: Origin
    moved_on: bool = False


def office_templates(home: Path) -> Iterator[Template]:
    """Yield every page and file of words in force, by name. Raises ``TemplateError`` where one is unreadable."""
    pages = (f"{form.value}.docx" for form in Form)  # those every office has
    names = {*pages, *_words_in(shipped_templates()), *_words_in(home / TEMPLATES)}
    for name in sorted(names):
        found = office_template(home, name)
        if found:
            yield found


def office_template(home: Path, name: str) -> Template | None:
    """Judge one file; None for an earlier file of the program that it needs no more. Raises ``TemplateError``."""
    shipped, own = _read(shipped_templates() / name), _read(home / TEMPLATES / name)
    if own is None:
        return Template(name=name, content=shipped, origin=Origin.MISSING) if shipped is not None else None
    if own == shipped:
        return Template(name=name, content=own, origin=Origin.SAME)
    mark = hashlib.sha256(own).hexdigest()
    base = _record(home).get(name, "")
    if mark == base or any(mark == files.get(name) for files in releases().values()):
        return Template(name=name, content=shipped, origin=Origin.EARLIER) if shipped is not None else None
    now = hashlib.sha256(shipped).hexdigest() if shipped is not None else ""
    begun = base or releases()[FIRST_RELEASE].get(name, now)
    return Template(name=name, content=own, origin=Origin.OWN, moved_on=begun != now)


def office_page(home: Path, form: str) -> Page:
    """Give the page in force for a form. Raises ``PageError`` where there is none or it cannot be read."""
    name = f"{form}.docx"
    try:
        found = office_template(home, name)
    except TemplateError as error:
        raise PageError(name, "", str(error)) from error
    if found is None:
        raise PageError(name, "", "файла нет; восстановите страницу в templates")
    return Page(name, found.content)


def template_hash(home: Path, form: Form) -> str:
    """Return the SHA-256 of the page a form is printed on, "" where it cannot be read."""
    try:
        return hashlib.sha256(office_page(home, form).content).hexdigest()
    except TemplateError:
        return ""


def words_of(template: Template, given_way: Collection[str] = ()) -> str:
    """Return the words in force of one file.

    Sections that an office's own file lacks come from the program's, and so do those that have ``given_way``; retired
    ones are left out. Raises ``TemplateError`` for a file that is not UTF-8.
    """
    mine, theirs = _sections(template)
    if not theirs:
        return _text(template.name, template.content)
    outdated = {*given_way, *retired_sections(template)}
    own = _text(template.name, template.content)
    if outdated:
        own = "\n".join(f"[{title}]\n{text}" for title, (_, text) in mine.items() if title not in outdated)
    lacking, strange = theirs.keys() - (mine.keys() - outdated), mine.keys() - theirs.keys() - outdated
    added = (title for title in theirs if title in lacking and not nearest(title, strange, likeness=SLIP))
    return own + "".join(f"\n[{title}]\n{theirs[title][1]}" for title in added)


def retired_sections(template: Template) -> tuple[str, ...]:
    """Return the sections of an office's own file that no paper needs since the program's file has moved on.

    A title that looks like one of the program's with a slip is left to the check, which names both.
    """
    mine, theirs = _sections(template) if template.moved_on else ({}, {})
    lacking = theirs.keys() - mine.keys()
    return tuple(title for title in mine if title not in theirs and not nearest(title, lacking, likeness=SLIP))


def _sections(template: Template) -> tuple[Mapping[str, tuple[int, str]], Mapping[str, tuple[int, str]]]:
    """Return the sections of an office's own file and of the program's; none where the office has none of its own."""
    from automation.letters.words import split_sections

    shipped = _read(shipped_templates() / template.name)
    if template.origin is not Origin.OWN or shipped is None:
        return {}, {}
    mine, theirs = (split_sections(_text(template.name, text), template.name) for text in (template.content, shipped))
    return mine, theirs


def told_templates(home: Path) -> Iterator[str]:
    """Tell an administrator which files differ from the program's, and which of them the program has left behind."""
    for found in office_templates(home):
        if found.moved_on:
            place = shipped_templates() / found.name
            yield f"{found.name}: изменён вами, а в поставке с тех пор новая редакция: сравните с {place}"
        elif found.origin in {Origin.OWN, Origin.EARLIER, Origin.MISSING}:
            yield f"{found.name}: {found.origin.value}"


def record_templates(home: Path, names: Sequence[str]) -> None:
    """Remember from which files of the program a home was made, beside those remembered before."""
    if not names:
        return
    marks = {name: hashlib.sha256((shipped_templates() / name).read_bytes()).hexdigest() for name in names}
    (home / TEMPLATES / RECORD).write_bytes(msgspec.json.format(msgspec.json.encode(_record(home) | marks)))


@cache
def releases() -> Mapping[str, Mapping[str, str]]:
    """Return version → file → SHA-256 of the templates it brought."""
    path = Path(__file__).resolve().parent.parent / "releases.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _record(home: Path) -> dict[str, str]:
    """Return what ``record_templates`` wrote; a record that cannot be read is none."""
    try:
        return msgspec.json.decode((home / TEMPLATES / RECORD).read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError):
        return {}


def _words_in(templates: Path) -> set[str]:
    try:
        names = [p.name for p in (templates / WORDS).iterdir()]
    except FileNotFoundError:
        return set()
    except OSError as error:
        raise TemplateError(f"Папка слов {templates / WORDS} не читается ({reason(error)}).") from error
    return {f"{WORDS}{name}" for name in names if name.endswith(".txt") and not name.startswith((MAIL, "."))}


def _read(path: Path) -> bytes | None:
    try:
        return read_plain(path, mib=WORDS_MIB) if path.suffix == ".txt" else read_plain(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TemplateError(f"файл {path.name} не читается ({reason(error)}); восстановите его из поставки") from error


def _text(name: str, content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{TEMPLATES}/{name}: сохраните файл в кодировке UTF-8.") from error
