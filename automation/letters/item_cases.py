"""Items, their periods and their words in every case: «пункты 1 и 2», «за II и III кварталы», «мероприятие «…»»."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from automation.gathering import by_first
from automation.letters.marks import quoted
from automation.letters.own_items import OF_THE_ACT, parted
from automation.model.plan import Item
from automation.patterns import lazy
from automation.plan.results import with_results, without_results
from automation.russian import enumerate_items, join, without_stop
from automation.russian.morphology import is_infinitive

Cases = dict[str, str]

_ITEM = {
    "им": ("пункт", "пункты"),
    "род": ("пункта", "пунктов"),
    "дат": ("пункту", "пунктам"),
    "вин": ("пункт", "пункты"),
    "твор": ("пунктом", "пунктами"),
    "пред": ("пункте", "пунктах"),
}
CASES = frozenset(_ITEM)
_MEASURE = {
    "им": ("мероприятие", "мероприятия"),
    "род": ("мероприятия", "мероприятий"),
    "дат": ("мероприятию", "мероприятиям"),
    "вин": ("мероприятие", "мероприятия"),
    "твор": ("мероприятием", "мероприятиями"),
    "пред": ("мероприятии", "мероприятиях"),
}
_TASK = {
    "им": ("поручение", "поручения"),
    "род": ("поручения", "поручений"),
    "дат": ("поручению", "поручениям"),
    "вин": ("поручение", "поручения"),
    "твор": ("поручением", "поручениями"),
    "пред": ("поручении", "поручениях"),
}
_FIGURE = {
    "им": ("показатель", "показатели"),
    "род": ("показателя", "показателей"),
    "дат": ("показателю", "показателям"),
    "вин": ("показатель", "показатели"),
    "твор": ("показателем", "показателями"),
    "пред": ("показателе", "показателях"),
}
# An item that only says how much there is to be: «Доля закупок – 25 %»; nobody does such a thing, it is reached.
_NAMES_A_FIGURE = lazy(
    r"(?:[а-яё]+(?:ий|ый|ая|яя|ое|ее) )?(?:(?:дол[яи]|количество|число|численность|уровень|охват|процент|коэффициент|"
    r"удельный вес|темпы? роста|укомплектованность|обеспеченность|индекс)(?![\w-])"
    r"|(?:объ[её]м|готовность|доступность|протяж[её]нность|площадь)\b.*(?:[–:(]|не (?:менее|ниже|более|выше)).*\d)",
    re.IGNORECASE,
)
_THIS = {
    "им": ("указанный пункт", "указанные пункты"),
    "род": ("указанного пункта", "указанных пунктов"),
    "дат": ("указанному пункту", "указанным пунктам"),
    "вин": ("указанный пункт", "указанные пункты"),
}


def unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return each value once, in order of appearance, empty ones left out."""
    return tuple(dict.fromkeys(v for v in values if v))


@lru_cache(maxsize=4096)
def items_in_cases(numbers: tuple[str, ...]) -> dict[str, str | bool | int]:
    """Write «пункт 6», «пункты 1 и 2», «пункты 3–5» in every case; ``номера`` alone; ``много`` – more than one.

    Items of the order itself stand before those of its plan (see ``own_items``). {} where there is none.
    """
    if not numbers:
        return {}
    many = len(numbers) > 1
    sorts = [(sort, mark) for sort, mark in zip(parted(numbers), (f" {OF_THE_ACT}", ""), strict=True) if sort]
    told = [(len(sort) > 1, f"{enumerate_items(sort)}{mark}") for sort, mark in sorts]
    forms: dict[str, str | bool | int] = {
        case: join([f"{pair[several]} {shown}" for several, shown in told]) for case, pair in _ITEM.items()
    }
    forms.update({f"этот_{case}": pair[many] for case, pair in _THIS.items()})
    return {**forms, "номера": join([shown for _, shown in told]), "много": many, "сколько": len(numbers)}


def numbers_of(numbers: Iterable[str]) -> dict[str, str | bool | int]:
    """Return the items in every case, each once; {} for none."""
    return items_in_cases(unique(numbers))


class OfAnItem(Protocol):
    """An obligation, or the figures of an item."""

    @property
    def item(self) -> Item:
        """Return the item it is about."""
        ...


def item_numbers(things: Iterable[OfAnItem]) -> tuple[str, ...]:
    """Return the numbers of the items of these obligations or figures, each once."""
    return unique(one.item.number for one in things)


def items_of(things: Iterable[OfAnItem]) -> dict[str, str | bool | int]:
    """Return the items of these obligations or figures in every case, each once; {} for none."""
    return items_in_cases(item_numbers(things))


_SEVERAL = {"квартал": "кварталы", "полугодие": "полугодия", "год": "годы"}


def for_periods(periods: Iterable[str]) -> str:
    """Write «за I квартал 2027 года», «за II и III кварталы 2027 года», «за май 2026 года и за июль 2027 года»."""
    named = (period.partition(" ") for period in unique(periods))
    alike = by_first((rest, name) for name, _, rest in named)
    told = []
    for rest, names in alike.items():
        noun, blank, year = rest.partition(" ")
        told.append(f"за {join(names)} {_SEVERAL.get(noun, noun) if len(names) > 1 else noun}{blank}{year}")
    return join(told)


def by_number(cases: object) -> Mapping[str, Any]:
    """Return the items where the paper has named others in between: «указанного пункта» is «пункта 4» too."""
    assert isinstance(cases, Mapping)
    these = [case for case in cases if case.startswith("этот_")]
    return {**cases, **{case: f"{cases[case.removeprefix('этот_')]}{cases.get('в_части', '')}" for case in these}}


@lru_cache(maxsize=4096)
def measures_in_cases(texts: tuple[str, ...], *, given: bool = True) -> dict[str, str]:
    """Write «мероприятие «…»» with the plan's own words, only the word «мероприятие» declined.

    Of what a verb tells to do it is «поручение «Проверить гидранты»», unless it is not ``given`` to anybody: it is held
    on a day, or its performer only agreed. Of figures to be reached it is «показатель «Доля закупок – 25 %»», and
    ``показатель`` says so.
    What a column of results adds stands behind the quotation: «мероприятие «Ремонт гидрантов» (результат: акт)».
    """
    many = len(texts) > 1
    shown = join(list(map(_in_quotes, texts)))
    figures = bool(texts) and all(map(_NAMES_A_FIGURE.match, texts))
    told = bool(texts) and given and all(is_infinitive(text.partition(" ")[0]) for text in texts)
    named = (_FIGURE if figures else _TASK if told else _MEASURE).items()
    return {**{case: f"{pair[many]} {shown}" for case, pair in named}, "показатель": "да" if figures else ""}


def _in_quotes(text: str) -> str:
    told, words = with_results(text), without_results(text).rstrip()
    result = told.removeprefix(words).strip(" .") if told.startswith(words) else ""
    return f"«{quoted(without_stop(words if result else told))}»{f' {quoted(result)}' if result else ''}"
