"""Whom a sum of people leaves out, and why. Pure."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from automation.letters.cases import Verbs, agreed, also, listed
from automation.letters.letter_facts import Side
from automation.model.report import Performer

PARTS = {side.part for side in Side if side}
UNCOUNTED: Verbs = ("не учтён", "не учтена", "не учтено", "не учтены")


class Apart(Struct, frozen=True):
    """Whom a sum leaves out, each by the name a paper tells him by and nobody twice.

    ``silent`` have given no figure though their term has passed. ``explained`` are, by its reason («сведения
    возвращены»), those who kept no silence, ``doubted`` those whose figures contradict each other or lack one.
    ``bearers`` holds a performer of each name.
    """

    silent: tuple[str, ...]
    explained: Mapping[str, tuple[str, ...]]
    doubted: tuple[str, ...]
    bearers: Mapping[str, Performer]

    @property
    def names(self) -> list[str]:
        """Name everybody, with a reason that is explained."""
        told = (f"{name} ({why})" for why, names in self.explained.items() for name in names)
        return [*self.silent, *told, *self.doubted]

    @property
    def uncounted(self) -> str:
        """Write «не учтена» of the one body it leaves out, «не учтены» of several and of whose gender nobody knows."""
        return self._uncounted([*self.silent, *self._explained, *self.doubted])

    @property
    def uncounted_with_reason(self) -> str:
        """Write the same of those alone whose reason is explained."""
        return self._uncounted(self._explained)

    @property
    def _explained(self) -> list[str]:
        return [name for names in self.explained.values() for name in names]

    def _uncounted(self, names: Sequence[str]) -> str:
        several = len(names) != 1 or names[0] in PARTS
        return UNCOUNTED[3] if several else agreed([self.bearers[names[0]]], UNCOUNTED)

    @property
    def reasons(self) -> str:
        """Write everybody by a reason: «МБУ «Пример» – данные не сообщены; МАОУ «Лицей» – сведения уточняются»."""
        return by_reasons({"данные не сообщены": self.silent, **self.explained, "сведения уточняются": self.doubted})


def by_reasons(reasons: Mapping[str, Sequence[str]]) -> str:
    """Write «МБУ «Пример» – данные не сообщены; …» of those reasons that somebody has."""
    return "; ".join(f"{together(names)} – {why}" for why, names in reasons.items() if names)


def together(names: Sequence[str]) -> str:
    """Write «МБУ «Пример», а также в части, порученной Вам»: whoever is not named stands behind the names."""
    return also(listed(n for n in names if n not in PARTS), (n for n in names if n in PARTS))
