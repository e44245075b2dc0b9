"""What people are counted for, in every turn a paper needs: «перешли», «прошли обучение», else «охвачены».

A plan counts the people who moved to a messenger, were trained or vaccinated. Its own words decide; of a deed nobody
knows here only the number is told, in words that are true of any. Pure.
"""

from msgspec import Struct

from automation.patterns import lazy
from automation.russian.fold import fold


class Deed(Struct, frozen=True, kw_only=True):
    """One deed in its turns.

    ``subject`` and ``complete``: «Переход сотрудников завершён»; ``about``: «сведения о переходе»; ``counted``
    («перешёл», «перешли») stands before a number of people, ``short`` and ``through`` around it: «переход завершили»;
    ``header``: of a column of numbers; ``who``: «сотрудников, завершивших переход»; ``until``: «до завершения перехода
    всеми сотрудниками».
    """

    subject: str
    complete: str
    about: str
    counted: tuple[str, str]
    short: str
    through: tuple[str, str]
    header: str
    who: str
    until: str


MOVED = Deed(
    subject="Переход сотрудников",
    complete="завершён",
    about="о переходе",
    counted=("перешёл", "перешли"),
    short="переход",
    through=("завершил", "завершили"),
    header="Перешло",
    who="завершивших переход",
    until="завершения перехода всеми сотрудниками",
)


def _passed(nominative: str, accusative: str, genitive: str, about: str, complete: str) -> Deed:
    """Make a deed that people «проходят»."""
    return Deed(
        subject=f"{nominative.capitalize()} сотрудников",
        complete=complete,
        about=about,
        counted=(f"прошёл {accusative}", f"прошли {accusative}"),
        short=accusative,
        through=("прошёл", "прошли"),
        header="Прошли",
        who=f"прошедших {accusative}",
        until=f"прохождения {genitive} всеми сотрудниками",
    )


def _feminine(stem: str) -> Deed:
    return _passed(f"{stem}я", f"{stem}ю", f"{stem}и", f"о {stem}и", "завершена")


DEEDS = (
    (lazy(r"\bпере(?:ход|йти)"), MOVED),
    (lazy(r"\bобуч"), _passed("обучение", "обучение", "обучения", "об обучении", "завершено")),
    (lazy(r"\b(?:вакцин|прививк|привит)"), _feminine("вакцинаци")),
    (lazy(r"\bдиспансериз"), _feminine("диспансеризаци")),
    (lazy(r"\b(?:за)?регистр"), _feminine("регистраци")),
    (lazy(r"\bаттест"), _feminine("аттестаци")),
    (lazy(r"\bинструктаж"), _passed("инструктаж", "инструктаж", "инструктажа", "об инструктаже", "завершён")),
    (lazy(r"\bтестирован"), _passed("тестирование", "тестирование", "тестирования", "о тестировании", "завершено")),
)


def deed_in(text: str) -> Deed | None:
    """Return the deed a text names first; None where it names none of the known ones."""
    folded = fold(text)
    found = ((match.start(), place) for place, (sign, _) in enumerate(DEEDS) if (match := sign.search(folded)))
    first = min(found, default=None)
    return DEEDS[first[1]][1] if first else None


def any_deed(where: str = "") -> Deed:
    """Return words that fit every indicator; ``where`` (« по пункту 4») says of which item it is."""
    return Deed(
        subject=f"Полный охват сотрудников{where}",
        complete="обеспечен",
        about="об охвате",
        counted=("охвачен", "охвачены"),
        short=f"мероприятием{where}",
        through=("охвачен", "охвачены"),
        header="Охвачено",
        who="охваченных мероприятием",
        until="полного охвата сотрудников",
    )


def is_known(deed: Deed) -> bool:
    """Tell whether the deed has words of its own, not those that fit any."""
    return any(deed == known for _, known in DEEDS)
