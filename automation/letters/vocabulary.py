"""Which names the words files may use, learnt from sample papers, what each means, and which are used wrongly."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, get_type_hints

from automation.errors import TemplateError
from automation.gathering import by_first
from automation.letters import (
    appendix_variables,
    asked_variables,
    condition_variables,
    item_variables,
    measure_variables,
    memo_variables,
    people_variables,
    plan_variables,
    topic_variables,
    variables,
)
from automation.letters.words import Words
from automation.model.kinds import MEMOS, Topic
from automation.russian.guess import nearest, perhaps

SHARED = ("phrases.txt", "facts.txt", "items.txt", "measures.txt", "appendix.txt")
VOCABULARIES = (
    *(variables, item_variables, topic_variables, memo_variables, measure_variables),
    *(asked_variables, condition_variables, people_variables, appendix_variables, plan_variables),
)
REQUIRED = (*SHARED, *(f"{name}.txt" for name in (*Topic, *MEMOS)))


RETIRED = frozenset({"ожидается"})  # parts of values that words of version 1.0 name and nothing fills any more
GONE = frozenset(  # names and parts that words of earlier versions use in a section which is not given them any more
    {"без_отчётов", "бумага", "в_части", "впервые", "всего_род", "документ", "должники", "другим"}
    | {"единственное", "за_период", "задержаны", "запрошены", "значения", "исполнители", "кто_принял", "названо"}
    | {"направленных", "направлено", "не_завершили", "не_отчитались", "не_отчёты", "организации_род"}
    | {"остаются", "ответ", "повторно", "подготовлено", "постоянные", "прежде_за", "пункты", "реквизиты"}
    | {"решение", "с_причиной", "сроки", "частично", "что"}
)


class Recorder(Words):
    """The same words, remembering which values each section was given."""

    def __init__(self, words: Words) -> None:
        self._sections, self._renderer = words._sections, words._renderer
        self.given: dict[tuple[str, str], list[Mapping[str, Any]]] = {}

    def lines(self, name: str, section: str, values: Mapping[str, Any]) -> list[str]:
        """Do as ``Words.lines`` does and keep the values."""
        self.given.setdefault((name, section), []).append(values)
        return super().lines(name, section, values)


def variables_of(recorder: Recorder, file: str = "") -> Iterator[str]:
    """Tell for each section, or those of one file, the names its words may use and what each says, a line a name.

    Sections that may use the same names are told together. Parts of a value stand after it: «.им», «.род».
    """
    alike = by_first(
        ((name, frozenset(key for one in values for key in one)), section)
        for (name, section), values in recorder.given.items()
        if file in {"", name}
    )
    for (name, known), sections in sorted(alike.items(), key=lambda pair: (pair[0][0], pair[1])):
        yield f"{name}: {', '.join(f'[{section}]' for section in sections)}"
        said = meanings(known)
        for key in sorted(known, key=str.casefold):
            given = [one[key] for section in sections for one in recorder.given[name, section] if key in one]
            parts = sorted(_keys(given))
            shown = f" ({' '.join(f'.{part}' for part in parts)})" if parts else ""
            yield f"  {key}{shown} – {said.get(key, 'значения нет в словаре')}"


def meanings(given: Iterable[str]) -> dict[str, str]:
    """Return what each of these names says; names that no fitting vocabulary knows are left out.

    A vocabulary fits where the section was given all its names; of several fitting ones the largest decides.
    """
    known = frozenset(given)
    described = [
        (vocabulary, hints)
        for module in VOCABULARIES
        for vocabulary in vars(module).values()
        if hasattr(vocabulary, "__required_keys__")
        and set(hints := get_type_hints(vocabulary, include_extras=True)) <= known
    ]
    found: dict[str, str] = {}
    for _, hints in sorted(described, key=lambda pair: len(pair[1]), reverse=True):
        for name, hint in hints.items():
            if name in known and hasattr(hint, "__metadata__"):
                found.setdefault(name, hint.__metadata__[0])
    return found


def faults_of(recorder: Recorder, *, complete: bool) -> Iterator[str]:
    """Yield names that no paper knows, sections that no paper asks for, files that are missing.

    A section may also be unasked because a paper was not composed: unless all are ``complete``, only one that looks
    like a missing one is told.
    """
    for name in REQUIRED:
        if name not in recorder.names:
            yield f"Нет файла слов {name}; восстановите его из поставки."
    for name in recorder.names:
        if name not in REQUIRED:
            yield f"Файл слов {name} не нужен ни одному документу{perhaps(nearest(name, REQUIRED))}."
            continue
        asked = [section for file, section in recorder.given if file == name]
        for section in recorder.sections(name):
            near = perhaps(nearest(section, [s for s in asked if not recorder.has(name, s)]))
            if (name, section) in recorder.given:
                yield from _unknown_names(recorder, name, section)
            elif complete or near:
                yield f"{name}: раздел [{section}] не нужен ни одному документу{near}."


def outdated_sections(
    words: Words, files: Iterable[str], known: Callable[[], Recorder]
) -> Iterator[tuple[str, str, str]]:
    """Yield file, section and name where a section uses a name that is gone and that no paper gives it any more.

    ``known`` answers who has composed the sample papers with words that are right; asked only where there is need.
    """
    for name, section in ((file, section) for file in files for section in words.sections(file)):
        try:
            variables, parts = (asked & GONE for asked in words.asked(name, section))
        except TemplateError:
            continue  # the check tells of broken markup
        given = known().given.get((name, section), ()) if variables | parts else ()
        lost = variables.difference(*given) | _missing(parts, given) if given else ()
        if lost:
            yield name, section, min(lost)


def _unknown_names(recorder: Recorder, name: str, section: str) -> Iterator[str]:
    """Yield variables and parts of values that the section was never given, used branches and unused ones alike."""
    try:
        variables, parts = recorder.asked(name, section)
    except TemplateError:
        return  # broken markup was told when the section was asked for
    given = recorder.given[name, section]
    known = {key for values in given for key in values}
    for variable in sorted(variables - known):
        yield f"{name}, раздел [{section}]: неизвестное имя «{variable}»{perhaps(nearest(variable, known))}."
    for part in sorted(_missing(parts, given)):
        inner = set[str]().union(*map(_inner, given))
        yield f"{name}, раздел [{section}]: неизвестное имя «.{part}»{perhaps(nearest(part, inner))}."


def _missing(parts: Collection[str], given: Iterable[Mapping[str, Any]]) -> set[str]:
    """Return the parts that none of the values has; the first ones have all, as a rule, and there are hundreds."""
    missing = set(parts)
    for values in given:
        if not missing:
            break
        missing -= _inner(values)
    return missing


def _inner(values: Mapping[str, Any]) -> set[str]:
    """Return the keys inside values, at any depth; ``last`` and the like belong to a loop."""
    found = {"last", "first", "index", "length", *RETIRED}
    for value in values.values():
        for part in value if isinstance(value, list | tuple) else (value,):
            if isinstance(part, Mapping):
                found |= set(part) | _inner(part)
    return found


def _keys(given: Iterable[Any]) -> set[str]:
    """Return the parts that values of one name have themselves, or that the members of their lists have."""
    members = (part for value in given for part in (value if isinstance(value, list | tuple) else (value,)))
    return {str(key) for part in members if isinstance(part, Mapping) for key in part}
