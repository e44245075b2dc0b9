"""What the words of the докладная know of who was late, and of the papers and decisions that are its measures."""

from typing import Annotated, TypedDict

from automation.letters.variables import Cases, SideValues


class LateOthersValues(TypedDict):
    """Those who executed behind the term, but for the ten with the longest delay."""

    прочие: Annotated[int, "сколько их"]


class LateDayValues(TypedDict):
    """A day on which something was executed late."""

    день: Annotated[str, "когда исполнено; пусто – день неизвестен"]
    срок: Annotated[str, "срок"]


class LateItemsValues(TypedDict):
    """Items that a performer executed late on the same days; a repeated one on several."""

    пункты: Annotated[Cases, "пункты"]
    период: Annotated[str, "«за июль 2026 года» – за какие периоды, если пункт повторяющийся; иначе пусто"]
    дни: Annotated[list[LateDayValues], "дни исполнения со сроками"]


class LateValues(SideValues):
    """What a performer executed late."""

    исполнитель: Annotated[str, "исполнитель, именительный"]
    части: Annotated[list[LateItemsValues], "пункты с днями и сроками"]


class NoLongerNeededValues(TypedDict):
    """Whom a supplement need not propose to hear or to ask for an explanation any more."""

    заслушать: Annotated[str, "исполнители с пунктами, которых не нужно заслушивать; пусто – нет таких"]
    заслушать_многих: Annotated[bool, "их несколько"]
    объяснить: Annotated[str, "исполнители с пунктами, у которых не нужно объяснение; пусто – нет таких"]
    объяснить_многих: Annotated[bool, "их несколько"]


class SentValues(SideValues):
    """What was sent to a performer and what the leaders decided."""

    исполнитель: Annotated[str, "исполнитель, именительный; о многих сразу – каждый по имени"]
    пункты: Annotated[Cases, "пункты, о которых эти бумаги"]
    адресат: Annotated[str, "кому направлено, если не самому исполнителю"]
    порознь: Annotated[bool, "«направлено» само называет пункты: бумаги о разных"]
    направлено: Annotated[str, "какие бумаги направлены и что отвечено; пусто, если он только заслушан"]
    заслушан: Annotated[str, "когда заслушан и по какому решению, если перечни этого не говорят"]
    решения: Annotated[str, "прочие исполненные решения о нём: «решение Главы от … исполнено 30.06.2026»"]
