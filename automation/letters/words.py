"""The office's words: text files of sections, each section a sandboxed Jinja template.

A words file reads like a note. A line ``[заголовок]`` opens a section, every other line is one
paragraph, a line beginning ``*)`` a step of a numbered list, a line beginning ``#`` a remark to
the reader. ``{{ … }}`` and ``{% … %}`` are Jinja; nothing that is missing is passed over in silence.
"""

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from automation.errors import TemplateError

_SECTION = re.compile(r"^\[([^\]\[{}]+)\]\s*$")
_ATTRIBUTE = re.compile(r"(?:has no attribute|attribute) '([^']+)'")


def split_sections(text: str, name: str) -> dict[str, tuple[int, str]]:
    """Section title → (line of its first words, their text).

    Raises TemplateError for words before the first section and for a section that comes twice.
    """
    sections: dict[str, tuple[int, list[str]]] = {}
    current: list[str] | None = None
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        title = _SECTION.match(line.strip())
        if title:
            key = title.group(1).strip()
            if key in sections:
                raise TemplateError(f"{name}, строка {number}: раздел [{key}] встречается дважды – оставьте один.")
            current = []
            sections[key] = (number + 1, current)
        elif line.lstrip().startswith("#"):
            if current is not None:
                current.append("")
        elif current is not None:
            current.append(line.strip())
        elif line.strip():
            raise TemplateError(f"{name}, строка {number}: текст стоит до первого раздела вида [заголовок].")
    return {key: (first, "\n".join(lines)) for key, (first, lines) in sections.items()}


@cache
def _environment() -> Any:
    from jinja2 import StrictUndefined

    from automation.letters.sandbox import BoundedEnvironment

    environment = BoundedEnvironment(undefined=StrictUndefined, autoescape=False)
    environment.globals.clear()
    return environment


class Words:
    """All words files, compiled when first used. Same texts, same words."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """``texts`` maps a file name («reminder.txt») to its content."""
        self._sections = {name: split_sections(text, name) for name, text in sorted(texts.items())}
        self._compiled: dict[tuple[str, str], Any] = {}
        self._begun = [""]

    @property
    def at(self) -> str:
        """The section begun last: where words that never end are to be looked for."""
        return self._begun[0]

    @property
    def names(self) -> tuple[str, ...]:
        """The files known."""
        return tuple(self._sections)

    def sections(self, name: str) -> tuple[str, ...]:
        """The sections of one file, in its order."""
        return tuple(self._sections.get(name, ()))

    def has(self, name: str, section: str) -> bool:
        """Whether the file says anything under this title."""
        return section in self._sections.get(name, ())

    def text(self, name: str, section: str) -> str:
        """The section as written."""
        return self._sections[name][section][1]

    def lines(self, name: str, section: str, values: Mapping[str, Any]) -> list[str]:
        """The section rendered, a line each, empty ones left out; raises TemplateError."""
        from jinja2 import TemplateError as JinjaError

        template = self._template(name, section)
        try:
            text: str = template.render(values)
        except JinjaError as error:
            raise TemplateError(self._explain(name, section, error, values)) from error
        except RecursionError as error:
            raise TemplateError(f"{self.at}: слова обращаются сами к себе без конца.") from error
        except (TypeError, ValueError, ArithmeticError) as error:
            raise TemplateError(f"{self.at}: выражение не вычисляется ({error}).") from error
        return [line.strip() for line in text.split("\n") if line.strip()]

    def line(self, name: str, section: str, values: Mapping[str, Any]) -> str:
        """The section as one line: for headings and turns of speech."""
        return " ".join(self.lines(name, section, values))

    def compile_all(self) -> list[str]:
        """Every section compiled; the faults as Russian sentences."""
        faults = []
        for name, sections in self._sections.items():
            for section in sections:
                try:
                    self._template(name, section)
                except TemplateError as error:
                    faults.append(str(error))
        return faults

    def _template(self, name: str, section: str) -> Any:
        key = (name, section)
        self._begun[0] = f"{name}, раздел [{section}]"
        if key not in self._compiled:
            self._compiled[key] = self._compile(name, section)
        return self._compiled[key]

    def _compile(self, name: str, section: str) -> Any:
        from jinja2 import TemplateSyntaxError

        if name not in self._sections:
            raise TemplateError(f"Нет файла слов {name}{perhaps(name, self._sections)}.")
        if section not in self._sections[name]:
            known = self._sections[name]
            raise TemplateError(f"{name}: нет раздела [{section}]{perhaps(section, known)}.")
        first, text = self._sections[name][section]
        try:
            return _environment().from_string(text)
        except TemplateSyntaxError as error:
            line = first + error.lineno - 1
            raise TemplateError(
                f"{name}, строка {line}: разметка {{{{ … }}}} или {{% … %}} не закрыта или написана с ошибкой "
                f"({error.message})."
            ) from error

    def _explain(self, name: str, section: str, error: Exception, values: Mapping[str, Any]) -> str:
        """What went wrong while rendering, with the nearest known name."""
        from jinja2 import UndefinedError
        from jinja2.exceptions import SecurityError

        place = f"{name}, раздел [{section}]"
        if isinstance(error, SecurityError):
            return f"{place}: выражение запрещено в словах писем."
        message = str(error)
        if not isinstance(error, UndefinedError):
            return f"{place}: {message}."
        found = _ATTRIBUTE.search(message) or re.search(r"'([^']+)' is undefined", message)
        unknown = found.group(1) if found else message
        return f"{place}: неизвестное имя «{unknown}»{perhaps(unknown, names_in(values))}."


def tree_of(text: str) -> tuple[set[str], set[str]] | None:
    """The variables and the parts of values a section uses; None where its markup is broken."""
    from jinja2 import TemplateSyntaxError, meta, nodes

    try:
        tree = _environment().parse(text)
    except TemplateSyntaxError:
        return None
    parts = {node.attr for node in tree.find_all(nodes.Getattr)}
    return set(meta.find_undeclared_variables(tree)), parts


def names_in(values: Mapping[str, Any]) -> list[str]:
    """The names a section may use, those inside values too."""
    names = list(values)
    for value in values.values():
        parts = value if isinstance(value, list | tuple) else (value,)
        names += [key for part in parts[:1] if isinstance(part, Mapping) for key in part]
    return names


def perhaps(word: str, known: Iterable[str]) -> str:
    """«, возможно, …» with the nearest known word, or nothing."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return f", возможно, «{near[0]}»" if near else ""
