"""The office's words: text files of sections, each section a small template that ``press`` renders.

A words file reads like a note. A line ``[заголовок]`` opens a section, every other line is one
paragraph, a line beginning ``*)`` a step of a numbered list, a line beginning ``#`` a remark to
the reader. ``{{ … }}`` and ``{% … %}`` are Jinja; nothing that is missing is passed over in silence.
"""

from collections.abc import Mapping
from typing import Any, Protocol

from automation.errors import TemplateError
from automation.patterns import lazy
from automation.press import texts
from automation.press.texts import Names, TextError
from automation.russian.guess import nearest, perhaps

_SECTION = lazy(r"^\[([^\]\[{}]+)\]\s*$")
_SWALLOWED = lazy(r",\s*(?=[,;:]|\.(?!\.))")  # a comma before another sign; not before dots that leave words out
_FAULTS = {
    "forbidden": "выражение запрещено в словах писем",
    "endless": "слова не кончаются, обращаются сами к себе или требуют слишком много памяти; проверьте циклы",
}


def split_sections(text: str, name: str) -> dict[str, tuple[int, str]]:
    """Return section title → (line of its first words, their text).

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


class Renderer(Protocol):
    """Whoever renders a section: a ``Press`` in its bounded child, or the module ``press.texts`` in this process."""

    def names(self, source: str, /) -> Names:
        """Return the names a section asks for; raise TextError."""

    def render(self, source: str, values: Mapping[str, Any], /) -> str:
        """Return the section filled with values; raise TextError."""


class Words:
    """All words files, each section rendered when asked. Same texts and values, same words."""

    def __init__(self, files: Mapping[str, str], renderer: Renderer = texts) -> None:
        """Take the words of files: ``files`` maps a file name («reminder.txt») to its content."""
        self._sections = {name: split_sections(text, name) for name, text in sorted(files.items())}
        self._renderer = renderer

    @property
    def names(self) -> tuple[str, ...]:
        """Return the files known."""
        return tuple(self._sections)

    def sections(self, name: str) -> tuple[str, ...]:
        """Return the sections of one file, in its order."""
        return tuple(self._sections.get(name, ()))

    def has(self, name: str, section: str) -> bool:
        """Tell whether the file says anything under this title."""
        return section in self._sections.get(name, ())

    def text(self, name: str, section: str) -> str:
        """Return the section as written."""
        return self._sections[name][section][1]

    def lines(self, name: str, section: str, values: Mapping[str, Any]) -> list[str]:
        """Render a section and answer its lines, empty ones left out; raise TemplateError.

        A comma that closes a participle («плана, утверждённого … № 454,») gives way to the sign that follows it.
        """
        _, text = self._section(name, section)
        try:
            text = self._renderer.render(text, values)
        except TextError as error:
            raise TemplateError(self._explain(name, section, error, values)) from error
        return [_SWALLOWED.sub("", line.strip()) for line in text.split("\n") if line.strip()]

    def line(self, name: str, section: str, values: Mapping[str, Any]) -> str:
        """Return the section as one line: for headings and turns of speech."""
        return " ".join(self.lines(name, section, values))

    def asked(self, name: str, section: str) -> Names:
        """Return the variables and the parts of values a section asks for; raise TemplateError for broken markup."""
        _, text = self._section(name, section)
        try:
            return self._renderer.names(text)
        except TextError as error:
            raise TemplateError(self._explain(name, section, error, {})) from error

    def _section(self, name: str, section: str) -> tuple[int, str]:
        if name not in self._sections:
            raise TemplateError(f"Нет файла слов {name}{perhaps(nearest(name, self._sections))}.")
        if section not in self._sections[name]:
            raise TemplateError(f"{name}: нет раздела [{section}]{perhaps(nearest(section, self._sections[name]))}.")
        return self._sections[name][section]

    def _explain(self, name: str, section: str, error: TextError, values: Mapping[str, Any]) -> str:
        """Say what is wrong with a section, with the nearest known name where one is unknown."""
        if error.code == "syntax":
            line = self._sections[name][section][0] + error.line - 1
            return (
                f"{name}, строка {line}: разметка {{{{ … }}}} или {{% … %}} не закрыта или написана с ошибкой "
                f"({error.detail})."
            )
        place = f"{name}, раздел [{section}]"
        if error.code == "name":
            known = names_in(values)
            if error.detail in known:
                return f"{place}: имя «{error.detail}» известно, но не у того значения, у которого оно здесь спрошено."
            return f"{place}: неизвестное имя «{error.detail}»{perhaps(nearest(error.detail, known))}."
        if error.code == "value":
            return f"{place}: выражение не вычисляется ({error.detail})."
        return f"{place}: {_FAULTS.get(error.code, error.detail)}."


def names_in(values: Mapping[str, Any]) -> list[str]:
    """Return the names a section may use, those inside values too."""
    names = list(values)
    for value in values.values():
        parts = value if isinstance(value, list | tuple) else (value,)
        names += [key for part in parts[:1] if isinstance(part, Mapping) for key in part]
    return names
