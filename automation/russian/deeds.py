"""What people are counted for, in every turn a paper needs: «перешли», «прошли обучение», else «охвачены».

A plan counts the people who moved to a messenger, were trained or vaccinated. Its own words decide; of a deed nobody
knows here only the number is told, in words that are true of any. Pure.
"""

from msgspec import Struct

from automation.patterns import lazy
from automation.russian.crowds import STAFF, Crowd
from automation.russian.fold import fold


class Deed(Struct, frozen=True, kw_only=True):
    """One deed in its turns, and whose it is.

    ``head`` and ``complete``: «Переход … завершён»; ``about``: «сведения о переходе»; ``counted``
    («перешёл», «перешли») stands before a number of people, ``short`` and ``through`` around it: «переход завершили»;
    ``header``: of a narrow column of numbers; ``who``: «сотрудников, завершивших переход»; ``end``: «завершения
    перехода всеми сотрудниками» with a gap for the people. ``where`` (« по пункту 4») names the item of a deed
    nobody knows.
    """

    head: str
    complete: str
    about: str
    counted: tuple[str, str]
    short: str
    through: tuple[str, str]
    header: str
    who: str
    end: str
    where: str = ""
    crowd: Crowd = STAFF

    @property
    def subject(self) -> str:
        """Write «Переход сотрудников»; «Обучение работников, ответственных за эксплуатацию сетей,»."""
        return f"{self.head} {self.crowd.closed}{self.where}"

    @property
    def heading(self) -> str:
        """Return the words above a column that says for itself what is counted: «Перешло», «Прошли обучение»."""
        told = self.counted[1]
        return told.capitalize() if " " in told else self.header

    @property
    def until(self) -> str:
        """Write «завершения перехода всеми сотрудниками» after «до»."""
        return self.end.format(всеми=self.crowd.by_all, кого=self.crowd.whose)


MOVED = Deed(
    head="Переход",
    complete="завершён",
    about="о переходе",
    counted=("перешёл", "перешли"),
    short="переход",
    through=("завершил", "завершили"),
    header="Перешло",
    who="завершивших переход",
    end="завершения перехода {всеми}",
)
SIGNATURES = Deed(
    head="Обеспечение электронными подписями",
    complete="завершено",
    about="об обеспечении электронными подписями",
    counted=("получил электронную подпись", "получили электронные подписи"),
    short="электронные подписи",
    through=("получил", "получили"),
    header="Получили",
    who="получивших электронные подписи",
    end="получения электронных подписей {всеми}",
)


def _passed(nominative: str, accusative: str, genitive: str, about: str, complete: str) -> Deed:
    """Make a deed that people «проходят»."""
    return Deed(
        head=nominative.capitalize(),
        complete=complete,
        about=about,
        counted=(f"прошёл {accusative}", f"прошли {accusative}"),
        short=accusative,
        through=("прошёл", "прошли"),
        header="Прошли",
        who=f"прошедших {accusative}",
        end=f"прохождения {genitive} {{всеми}}",
    )


def _feminine(stem: str) -> Deed:
    return _passed(f"{stem}я", f"{stem}ю", f"{stem}и", f"о {stem}и", "завершена")


DEEDS = (
    (lazy(r"\bпере(?:ход|йти|шл|шед)"), MOVED),
    (lazy(r"\b(?:выпус|выпущ|выда|получ|изготов)\w* (?:\w+ ){0,3}?электронн\w+ (?:\w+ )?подпис"), SIGNATURES),
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


def begins_with_deed(text: str) -> bool:
    """Tell whether the first word of a folded text is that of a known deed."""
    return any(sign.match(text) for sign, _ in DEEDS)


def any_deed(where: str = "") -> Deed:
    """Return words that fit every indicator; ``where`` (« по пункту 4») says of which item it is."""
    return Deed(
        head="Полный охват",
        complete="обеспечен",
        about="об охвате",
        counted=("охвачен", "охвачены"),
        short=f"мероприятием{where}",
        through=("охвачен", "охвачены"),
        header="Охвачено",
        who="охваченных мероприятием",
        end="полного охвата {кого}",
        where=where,
    )


def is_known(deed: Deed) -> bool:
    """Tell whether the deed has words of its own, not those that fit any."""
    return deed.head in {known.head for _, known in DEEDS}


HEADINGS = frozenset({any_deed().heading, *(deed.heading for _, deed in DEEDS)})
