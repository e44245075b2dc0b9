"""Which names the words files may use, learnt from sample papers, and which they use wrongly."""

from collections.abc import Iterator, Mapping
from typing import Any

from automation.errors import TemplateError
from automation.letters.words import Words, perhaps
from automation.model.kinds import MEMOS, Topic

SHARED = ("phrases.txt", "facts.txt", "items.txt", "measures.txt", "appendix.txt")
REQUIRED = (*SHARED, *(f"{name}.txt" for name in (*Topic, *MEMOS)))


RETIRED = frozenset({"ожидается"})  # parts of values that words of version 1.0 name and nothing fills any more


class Recorder(Words):
    """The same words, remembering which values each section was given."""

    def __init__(self, words: Words) -> None:
        self._sections, self._renderer = words._sections, words._renderer
        self.given: dict[tuple[str, str], list[Mapping[str, Any]]] = {}

    def lines(self, name: str, section: str, values: Mapping[str, Any]) -> list[str]:
        """Do as ``Words.lines`` does and keep the values."""
        self.given.setdefault((name, section), []).append(values)
        return super().lines(name, section, values)


def faults_of(recorder: Recorder) -> Iterator[str]:
    """Names that no paper knows, sections that no paper asks for, files that are missing."""
    for name in REQUIRED:
        if name not in recorder.names:
            yield f"Нет файла слов {name}; восстановите его из поставки."
    for name in recorder.names:
        if name not in REQUIRED:
            yield f"Файл слов {name} не нужен ни одному документу{perhaps(name, REQUIRED)}."
            continue
        asked = [section for file, section in recorder.given if file == name]
        for section in recorder.sections(name):
            if (name, section) in recorder.given:
                yield from _unknown_names(recorder, name, section)
            else:
                near = perhaps(section, [s for s in asked if not recorder.has(name, s)])
                yield f"{name}: раздел [{section}] не нужен ни одному документу{near}."


def _unknown_names(recorder: Recorder, name: str, section: str) -> Iterator[str]:
    """Variables and parts of values that the section was never given, used branches and unused ones alike."""
    try:
        variables, parts = recorder.asked(name, section)
    except TemplateError:
        return  # broken markup was told when the section was asked for
    given = recorder.given[name, section]
    known = {key for values in given for key in values}
    inner = {key for values in given for key in _inner(values)}
    for variable in sorted(variables - known):
        yield f"{name}, раздел [{section}]: неизвестное имя «{variable}»{perhaps(variable, known)}."
    for part in sorted(parts - inner):
        yield f"{name}, раздел [{section}]: неизвестное имя «.{part}»{perhaps(part, inner)}."


def _inner(values: Mapping[str, Any]) -> set[str]:
    """Keys inside values, at any depth; ``last`` and the like belong to a loop."""
    found = {"last", "first", "index", "length", *RETIRED}
    for value in values.values():
        for part in value if isinstance(value, list | tuple) else (value,):
            if isinstance(part, Mapping):
                found |= set(part) | _inner(part)
    return found
