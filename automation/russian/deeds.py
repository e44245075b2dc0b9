"""What people are counted for, in every turn a paper needs: «перешли», «прошли обучение».

A plan counts people who moved to a messenger, were trained or vaccinated, workplaces with a computer. A deed is what
an item or its indicator begins with: «анкетирование об условиях обучения» trains nobody. Of any other deed only the
numbers are told, without a verb. Pure.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from automation.patterns import lazy
from automation.russian.agree import plural
from automation.russian.crowds import STAFF, Crowd
from automation.russian.fold import fold

_PARTICIPLE = lazy(r"([её]н)ы\b")  # «охвачены», «оснащены», «трудоустроены»


class Deed(Struct, frozen=True, kw_only=True):
    """One deed in its turns, and whose it is; what is not told fits every indicator, for it holds no verb.

    ``head`` and ``complete``: «Переход … завершён»; ``in_part``: it may be so in part, «обеспечен»; ``about``:
    «сведения о переходе»; ``counted`` («перешёл», «перешли») stands before a number of people, ``short`` and
    ``through`` around it: «переход завершили»; ``header``: of a narrow column of numbers; ``who``: «сотрудников,
    завершивших переход»; ``end``: «завершения перехода всеми сотрудниками» with a gap for the people; ``where``: «по
    пункту 4», of a deed nobody knows; ``own``: words of the item beside the verb, «на электронный документооборот».
    """

    head: str = ""
    complete: str = ""
    in_part: bool = False
    about: str
    counted: tuple[str, str] = ("", "")
    short: str
    through: tuple[str, str] = ("", "")
    header: str = "Исполнено"
    who: str = "в отношении которых пункт исполнен"
    end: str = "полного исполнения"
    where: str = ""
    own: str = ""
    crowd: Crowd = STAFF

    @property
    def known(self) -> bool:
        """Tell whether it has a verb of its own; else only the numbers are told."""
        return self.ends or bool(self.own)

    @property
    def ends(self) -> bool:
        """Tell whether it is something to be completed, and not what people go on with: nobody «завершил» a use."""
        return bool(self.head)

    @property
    def by_item(self) -> bool:
        """Tell whether the words say nothing without the number of the item."""
        return self.about == COVERED_BY_ITEM.about

    @property
    def of_people(self) -> bool:
        """Tell whether only people do it: nothing else «перешло» or «прошло обучение»."""
        return self.known and self.counted != self.through

    @property
    def subject(self) -> str:
        """Write «Переход сотрудников»; «Обучение работников, ответственных за эксплуатацию сетей,» of a known deed."""
        return f"{self.head} {self.crowd.closed}"

    @property
    def heading(self) -> str:
        """Return the words above a column that says for itself what is counted: «Перешло», «Прошли обучение»."""
        return self.asked.capitalize() if " " in self.asked and not self.own else self.header

    @property
    def asked(self) -> str:
        """Say it after «сколько из них»: «прошли обучение», «охвачено отдыхом»."""
        return _PARTICIPLE.sub(r"\1о", self.counted[1])

    def counted_by(self, number: int) -> str:
        """Return the verb before a number of them: «перешёл», «прошли обучение», «оснащено»."""
        return self._agreed(self.counted, number)

    def through_by(self, number: int) -> str:
        """Return the verb after ``short`` and before the number: «завершили», «оснащено»."""
        return self._agreed(self.through, number)

    def _agreed(self, forms: tuple[str, str], number: int) -> str:
        if self.crowd.noun.neuter:
            return _PARTICIPLE.sub(r"\1о", forms[1])
        return plural(number, *forms, forms[1])

    def completed(self, moved: int, total: int) -> str:
        """Say how far it is: «завершён», «не завершён»; what can be had in part is «обеспечен не полностью»."""
        short = f"{self.complete} не полностью" if self.in_part and moved else f"не {self.complete}"
        return self.complete if moved == total else short

    @property
    def until(self) -> str:
        """Write «завершения перехода всеми сотрудниками» after «до»."""
        return self.end.replace("{всеми}", self.crowd.by_all).replace("{кого}", self.crowd.whose)


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
TRANSFERRED = Deed(
    head="Перевод",
    complete="завершён",
    about="о переводе",
    counted=("переведён", "переведены"),
    short="",
    through=("переведён", "переведены"),
    header="Переведено",
    who="переведённых",
    end="завершения перевода {кого}",
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
EMPLOYED = Deed(
    head="Трудоустройство",
    complete="завершено",
    about="о трудоустройстве",
    counted=("трудоустроен", "трудоустроены"),
    short="",
    through=("трудоустроен", "трудоустроены"),
    header="Устроено на работу",  # the column is as wide as eleven letters
    who="трудоустроенных",
    end="трудоустройства {кого}",
)

COVERED_BY_ITEM = Deed(  # of people whose deed no word tells; its head begins with the item: «По пункту 7 охват»
    head="{где} охват",
    complete="обеспечен",
    in_part=True,
    about="об охвате",
    counted=("охвачен мероприятием", "охвачены мероприятием"),
    short="",
    through=("охвачен", "охвачены"),
    header="Охвачено",
    who="охваченных мероприятием",
    end="полного охвата {кого}",
)


def _passed(accusative: str, genitive: str, about: str, complete: str, *, nominative: str = "") -> Deed:
    """Make a deed that people «проходят»; its nominative is told where it is no accusative as well."""
    return Deed(
        head=(nominative or accusative).capitalize(),
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
    about = f"{'об' if stem[0] in 'аиоуэ' else 'о'} {stem}и"
    return _passed(f"{stem}ю", f"{stem}и", about, "завершена", nominative=f"{stem}я")


def _done_to(noun: str, about: str, one: str, many: str) -> Deed:
    """Make a deed that is done to what is counted: «оснащение», «оснащён»."""
    return Deed(
        head=f"{noun.capitalize()}ие",
        complete="завершено",
        about=f"{about} {noun}ии",
        counted=(one, many),
        short="",
        through=(one, many),
        header=_PARTICIPLE.sub(r"\1о", many).capitalize(),
        who=f"{one}ных",
        end=f"полного {noun}ия {{кого}}",
    )


_EXAMINED = _passed("медицинский осмотр", "медицинского осмотра", "о медицинском осмотре", "завершён")
_OF_PEOPLE_ALONE = (  # nothing else is trained or vaccinated: the item need not name the people
    (lazy(r"(?:выпус|выпущ|выда|получ|изготов)\w* (?:\w{4,} ){0,3}?электронн\w+ (?:\w+ )?подпис"), SIGNATURES),
    (lazy(r"обуч(?:ен|ить)"), _passed("обучение", "обучения", "об обучении", "завершено")),
    (
        lazy(r"повы(?:шени|сить)\w* квалификаци"),
        _passed("повышение квалификации", "повышения квалификации", "о повышении квалификации", "завершено"),
    ),
    (lazy(r"(?:вакцинац|вакцинир|прививк|привит)"), _feminine("вакцинаци")),
    (lazy(r"мед(?:осмотр|ицинск\w+ осмотр)"), _EXAMINED),
    (
        lazy(r"медицинск\w+ обследован"),
        _passed("медицинское обследование", "медицинского обследования", "о медицинском обследовании", "завершено"),
    ),
    (lazy(r"иммуниз"), _feminine("иммунизаци")),
    (lazy(r"диспансериз"), _feminine("диспансеризаци")),
    (lazy(r"инструктаж"), _passed("инструктаж", "инструктажа", "об инструктаже", "завершён")),
)
_OF_THE_NAMED = (  # houses are registered, boilers tested, and a «переход» is a way across a street
    (lazy(r"(?:переход(?:а|у|ом|е)?\b|перейти|переш)"), MOVED),
    (lazy(r"(?:перевод(?:а|у|ом|е)?\b|перевести\b|переведен)"), TRANSFERRED),
    (lazy(r"трудоустр(?:ойств|оить)"), EMPLOYED),
    (lazy(r"оздоров(?:лени|ить)"), _done_to("оздоровлен", "об", "оздоровлён", "оздоровлены")),
    (lazy(r"(?:за)?регистр(?:ац|ир)"), _feminine("регистраци")),
    (lazy(r"аттест(?:ац|ов)"), _feminine("аттестаци")),
    (lazy(r"тестирован"), _passed("тестирование", "тестирования", "о тестировании", "завершено")),
    (lazy(r"осна(?:щ|ст)"), _done_to("оснащен", "об", "оснащён", "оснащены")),
    (lazy(r"подключ"), _done_to("подключен", "о", "подключён", "подключены")),
)
DEEDS = (*_OF_PEOPLE_ALONE, *_OF_THE_NAMED)
_LEAD = lazy(  # what may stand before the deed: «организовать и провести плановую», «прохождение работниками»
    r"(?:(?:организ|обеспеч|провед|провест|пройти|прош|осуществ|охва|численност|числ|количеств|дол|процент)\w*"
    r"|(?:прохожд|заверш)\w*(?: (?:все)?\w*[аяиы]ми)*|и|ход[еа]?|\w+(?:ая|ое|ую|ый|ий|ого|ой|их|ых)) "
)
_BESIDE = lazy(r"\w{4,}(?:ть|ти) и ")  # another deed with the same people: «назначить и обучить работников»
_WHO_HAS_DONE = lazy(r"\W(?=\w+(?:нн|[вд]ш|ит)[иы][ейхм])")  # «работники, прошедшие …», «места, оснащённые …»
_OF_A_TITLE = lazy(r"(?:\bоб?|\bпо|\bплан\w*(?:-график\w*)?|\bмероприяти\w*)\W+")


def deed_at_head(text: str) -> Deed | None:
    """Return the known deed an item's words begin with, behind words like «организовать»; None where it is another."""
    return _deed_at(fold(text), 0)


def deed_of_indicator(text: str) -> Deed | None:
    """Return the deed «Показатель» begins with, or which those it names have done: «работники, прошедшие обучение»."""
    return _first(text, _WHO_HAS_DONE)


@lru_cache(maxsize=64)  # each letter asks it of the same titles
def deed_of_title(text: str) -> Deed | None:
    """Return the deed the title of an order or plan is about: «О переходе …», «План мероприятий по обучению …»."""
    return _first(text, _OF_A_TITLE)


def _first(text: str, before: re.Pattern[str]) -> Deed | None:
    folded = fold(text)
    starts = (0, *(match.end() for match in before.finditer(folded)))
    return next((deed for start in starts if (deed := _deed_at(folded, start))), None)


def _deed_at(folded: str, start: int) -> Deed | None:
    """Return the deed that stands at a place; behind another verb one of people alone, who are counted for it."""
    found = (deed for at in heads_of(folded, start) for sign, deed in DEEDS if sign.match(folded, at))
    heads = heads_of(folded, beside.end()) if (beside := _BESIDE.match(folded, start)) else ()
    behind = (deed for at in heads for sign, deed in _OF_PEOPLE_ALONE if sign.match(folded, at))
    return next(found, None) or next(behind, None)


def heads_of(folded: str, start: int = 0) -> Iterator[int]:
    """Yield where what is to be done may be named: at the start, and behind each word like «организовать»."""
    yield start
    while lead := _LEAD.match(folded, start):
        start = lead.end()
        yield start


def needs_no_name(deed: Deed) -> bool:
    """Tell whether the deed is surely one of people where the item names nobody."""
    return any(deed is of_people for _, of_people in _OF_PEOPLE_ALONE)


def any_deed(where: str = "", about: str = "") -> Deed:
    """Return words that fit every indicator, for they hold no verb: «по пункту 4: 5 домов из 6».

    ``where`` is «по пункту 4», ``about`` «об исполнении пункта 4».
    """
    return Deed(about=about, short=f"{where}:" if where else "", where=where)


def is_listed(deed: Deed) -> bool:
    """Tell whether the deed says enough without its item: it is one of ``DEEDS``."""
    return deed.head in {known.head for _, known in DEEDS}


COVERED = "охвачено"  # every heading about those who are «охвачены» begins so
USING = {  # what those are counted for of whom an item asks how many use something
    "использующих": ("использует", "используют"),
    "применяющих": ("применяет", "применяют"),
    "пользующихся": ("пользуется", "пользуются"),
}
HEADINGS = frozenset({"Исполнено", *(of.heading for _, of in DEEDS), *(one.capitalize() for _, one in USING.values())})
