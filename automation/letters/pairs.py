"""Who owes which items, each item beside its performers: a decision about several things must say who bears which."""

from collections.abc import Callable, Iterable

from automation.gathering import by_first
from automation.letters.cases import performer_name
from automation.letters.item_cases import items_in_cases, unique
from automation.model.control import Verdict


def _named(verdict: Verdict) -> str:
    return performer_name(verdict.performer)


def paired(verdicts: Iterable[Verdict], name: Callable[[Verdict], str] = _named, *, always: bool = False) -> str:
    """Write «пункт 3 – МБУ «А»; пункты 5 и 9 – МБУ «Б», МБУ «В»»; names alone where all of them owe the same items."""
    owed = by_first((verdict.item.number, name(verdict)) for verdict in verdicts)
    alike = by_first((unique(names), number) for number, names in owed.items())
    if len(alike) == 1 and not always:
        return ", ".join(next(iter(alike)))
    return "; ".join(f"{items_in_cases(numbers)['им']} – {', '.join(names)}" for names, numbers in alike.items())
