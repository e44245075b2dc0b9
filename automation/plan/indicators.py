"""What an item asks performers to count. Pure."""

from collections.abc import Iterable
from functools import lru_cache

from msgspec.structs import replace

from automation.model.plan import Item, Order
from automation.model.report import StatusRow
from automation.patterns import lazy
from automation.russian import by_items, capital, enumerate_items, fold
from automation.russian.counted import joined_nouns, noun_of
from automation.russian.crowd_nouns import Noun
from automation.russian.crowds import STAFF, UNKNOWN, Crowd, clause_of, crowd_in, headed_by_crowd, tells_who
from automation.russian.deeds import (
    COVERED_BY_ITEM,
    MOVED,
    TRANSFERRED,
    Deed,
    any_deed,
    deed_at_head,
    deed_of_indicator,
    deed_of_title,
    heads_of,
    needs_no_name,
)
from automation.russian.employers import employers_named
from automation.russian.morphology import may_be, passive
from automation.russian.worded_deeds import covered_by, moved_to, used_by

WHOLE = 100  # percent
_WORD = lazy(r"[\w-]+")
_DONE_TO_OTHERS = frozenset({"Вакцинация", "Диспансеризация", "Медицинский осмотр", "Медицинское обследование"})
_ANY_KIND = frozenset({"организа", "учрежден", "предприя"})
_STEM = 8  # letters by which the kind of an organisation is known again in another case
_PERSONS = lazy(r"сотрудник|работник|служащ|персонал(?:а|у|ом|е)?\b")
_HEADCOUNT = lazy(r"численност\w*(.*)")
# «Семена, тонн»: nobody counts them.
_MEASURED = lazy(
    r", ?(?:тыс\.? |млн\.? )?(?:тонн|килогр|километр|метр|гектар|литр|руб|кв|куб|пог|(?:т|кг|км|м|га|ц)\b)"
)
_TELLING = (
    r"^(?:(?:подготов|состав|сбор|обобщ|направ|предост|представ|и\b)\w* |\w+(?:ая|ые|ую|ый|ой|ых|ого) ){0,4}"
    r"(?:информаци|сведени|отчет|данны|итог)"
)
_TELLS, _TELLS_ABOUT = lazy(_TELLING), lazy(rf"{_TELLING}\w* об? ")  # of what, only the title says
_SHARE = lazy(r"(?<![\d,.])(\d{1,2})\s*(?:%|процент)")
_SHARE_OF = lazy(r"\d\s*(?:%|процент\w*) ((?:\w+ ){0,4}\w+)")

_MAKES = lazy(
    r"(?:по|вы)?стро|сооруж|соруд|(?:вы|по)са[джз]|приобр|закуп|купи|созда|изготов|разраб|устан|откры|(?:от)?ремонт"
    r"|благоустр|замен|выпус|изда|размещ|размест|выдач|заключени|оформл|комплектован"
)

_WINS = lazy(r"привле[чк]|наб(?:ор|рать)|подб(?:ор|ирать)|подобрать")  # people of whom nobody has a list beforehand
_GETS = lazy(r"получ|выдел|подготов|доработ|обустр|ввод|ввести|состав|достав|заве?з|завоз|обеспеч|выда")


def counts_people(item: Item) -> bool:
    """Tell whether the item asks for two numbers: «Всего сотрудников» and «Перешло», or «Всего детей» and «Охвачено».

    «Показатель» says so, be it the deed alone («обучение»). Without it an item about a transition («переход») does that
    names people, one that is itself a deed of people («Обучение работников», «Организовать вакцинацию сотрудников») or
    tells of it («Информация о завершении обучения работников»), and one that names a share of them or of whom and what
    else can be counted. A transition of nobody («переход на единую систему») asks for no people: whoever reports on it
    is not counted by it. Nor does an item that names people only beside those it is about (decision 0240).
    """
    return _about_people(item.indicator, item.text) and _crowd(item) != UNKNOWN


@lru_cache(maxsize=1024)
def _about_people(indicator: str, text: str) -> bool:
    indicator, text = fold(indicator), fold(text)
    if indicator:
        noun = _noun(indicator)
        named = (
            _PERSONS.search(indicator)
            or _is_headcount(indicator)
            or headed_by_crowd(indicator)
            or (noun and noun.kind == "people")
        )
        deed = deed_at_head(indicator)
        return bool(named) or (deed is not None and deed.of_people and (deed == MOVED or indicator.isalpha()))
    told = _deed_told(text)
    of_people = told is not None and told.of_people and _PERSONS.search(text) is not None
    return of_people or _crowd_of_share(text) is not None


def _is_headcount(indicator: str) -> bool:
    """Tell whether an indicator is a number of people who are the staff, for it names no others: «численность»."""
    found = _HEADCOUNT.search(indicator)
    return found is not None and not any(may_be(word, "NOUN", "anim", "gent") for word in _WORD.findall(found[1]))


def _deed_told(text: str) -> Deed | None:
    """Return the deed a text begins with, be it told of: «Информация о завершении обучения …»."""
    return deed_at_head(text) or deed_at_head(_TELLS_ABOUT.sub("", fold(text)))


def _crowd_of_share(text: str) -> Crowd | None:
    """Find of whom or what the text names a share: «не менее 65 процентов детей»."""
    share = _SHARE_OF.search(text)
    found = crowd_in(share[1]) if share else None
    return None if found == UNKNOWN else found


def counts_known(item: Item) -> bool:
    """Tell whether letters can name what is counted: people, or things that the dictionary declines («автобусы»)."""
    return counts_people(item) or (_noun(item.indicator) is not None and _crowd(item) != UNKNOWN)


def done_to(item: Item) -> str:
    """Return what an item does to those it counts, as «сколько из них» asks: «обследовано»; "" of a planned number.

    Only what it makes, buys, holds or mends is planned («построить площадки», «провести ярмарки»): nobody plans how
    many houses there are to be visited. Of what it does not name, so are people («провести фестиваль»: visitors) and
    what it prepares or gets («получить лицензии»: beds).
    """
    crowd, text = _crowd(item), fold(item.text)
    things = crowd is not None and crowd.noun.kind == "things"
    got = not things or any(_GETS.match(text, at) for at in heads_of(text))
    own = _own_words(crowd.noun) if crowd else []
    declined = {word for forms in own if len(set(forms)) > 1 for word in forms}
    if crowd is not None and got and declined.isdisjoint(_WORD.findall(text)):
        return ""
    if not things:
        return "" if any(_WINS.match(text, at) for at in heads_of(text)) else "охвачено мероприятием"
    every, many = (" ".join(forms[case] for forms in own) for case in (0, 1))
    if any(_MAKES.match(text, at) or text.startswith((every, many), at) for at in heads_of(text)):
        return ""
    deed, _, whom = text.partition(" ")
    return (whom.startswith(every) and passive(deed)) or "охвачено мероприятием"


def _own_words(noun: Noun) -> list[tuple[str, ...]]:
    """Return the cases of each word up to the last one that is declined: «дома» of «дома с печным отоплением».

    In the plural the nominative stands first, then the genitive.
    """
    words = list(zip(*(fold(form).split() for form in noun.forms), strict=True))
    return words[: max((n for n, forms in enumerate(words, 1) if len(set(forms)) > 1), default=0)]


def _noun(indicator: str) -> Noun | None:
    return joined_nouns(indicator) or noun_of(indicator.partition(",")[0])


def asks_figures(item: Item) -> bool:
    """Tell whether letters ask for two numbers, so that a form has the columns: of people, or of any «Показатель»."""
    return counts_people(item) or bool(item.indicator.strip())


def counts_staff(item: Item) -> bool:
    """Tell whether it is the people of organisations the item counts: of them nobody need send lists."""
    return counts_people(item) and crowd_of((item,)).staff


def share_of(item: Item) -> int:
    """Find the share of the people the item asks for, in percent: all, else what it names («50 процентов»).

    Who is to report how many use something has done so with any number.
    """
    share = _SHARE.search(fold(item.indicator)) or _SHARE.search(fold(item.text))
    if share:
        return int(share[1])
    return 0 if used_by(item.text) else WHOLE


def enough(item: Item, total: int, moved: int) -> bool:
    """Tell whether as many people as the item asks for have done it."""
    return moved * 100 >= total * share_of(item)


def falls_short(item: Item, row: StatusRow | None) -> bool:
    """Tell whether the figures of a row, if it tells any, are less than the item asks for."""
    people = row.people if row else None
    return people is not None and asks_figures(item) and not enough(item, *people)


def deed_of(items: Iterable[Item], order: Order) -> Deed:
    """Say what the people of these items are counted for.

    «Показатель» decides, then the item's words. The titles of the plan and of the order lend theirs only to an item
    that asks for information about people and nothing else. Where the items name several deeds or none that is sure,
    the items are named by their numbers without a verb: things did not move because people had to.
    """
    mine = {item.number: item for item in items}
    titles = deed_of_title(order.plan_title) or deed_of_title(order.heading)
    found = {_sure_deed(item, titles) for item in mine.values()} or {titles}
    crowd, where = crowd_of(mine.values()), by_items(mine)
    known = found.pop() if len(found) == 1 else None
    if known is None or (known.by_item and crowd.staff):  # children of one item and pensioners of another
        alone = next(iter(mine.values())) if len(mine) == 1 else None
        if alone and crowd == UNKNOWN and alone.indicator.strip():
            where = by_indicator(alone)
        known = any_deed(where, f"об исполнении {'пункта' if alone else 'пунктов'} {enumerate_items(mine)}")
    about, head = known.about.replace("{кого}", crowd.whose), known.head.replace("{где}", capital(where))
    return replace(known, crowd=crowd, head=head, about=about, short=known.short or where)


def by_indicator(item: Item) -> str:
    """Write «по показателю «тонны песка» (пункт 4)»: what an item counts where no deed says it."""
    return f"по показателю «{item.indicator.strip().rstrip('.')}» (пункт {item.number})"


def _sure_deed(item: Item, titles: Deed | None) -> Deed | None:
    """Return the deed an item's people or things are surely counted for; None where only the numbers can be told."""
    crowd = _crowd(item)
    deed = _named(item) or (titles if _TELLS.search(fold(item.text)) else None)
    if crowd is None:
        return deed if deed is None or needs_no_name(deed) else None
    if crowd.noun.kind != "things":
        return deed or (COVERED_BY_ITEM if _is_covered(item, crowd) else None)
    named = any(fold(form) in fold(item.text) for form in crowd.noun.forms if form)
    return deed if named and deed and not deed.of_people else None


def _is_covered(item: Item, crowd: Crowd) -> bool:
    """Tell whether the item is an event or a work for people it names, of whom letters ask how many it has covered.

    Of the people who work in an organisation, and of who is only reported on, letters ask it in other words.
    """
    return counts_people(item) and not crowd.staff and not _TELLS.search(fold(item.text)) and bool(done_to(item))


def crowd_of(items: Iterable[Item]) -> Crowd:
    """Find whose deed it is, by the same words; where the items name different people, it is the staff's.

    What «Показатель» names in words nobody knows here is no staff either.
    """
    named = {crowd for item in items if (crowd := _crowd(item))}
    return named.pop() if len(named) == 1 else STAFF


def _crowd(item: Item) -> Crowd | None:
    """Find whom or what the item counts: «Показатель» says so, else its words.

    Whom «Показатель» tells by a clause that can neither be declined nor is a known deed («граждане, получившие
    субсидию»), it tells in its own words: of all the others nobody asks.
    """
    found, said = _crowd_named(item), item.indicator.strip()
    if _MEASURED.search(fold(said)):
        return UNKNOWN
    told = found is None or found.after or not tells_who(said) or "охвачен" in said
    return found if told or deed_of_indicator(said) or covered_by(said) else UNKNOWN


def _crowd_named(item: Item) -> Crowd | None:
    """Find the noun, with what is said of it: the words may tell more exactly which of those «Показатель» names.

    What «Показатель» names in words that nobody can decline is never taken for somebody else of whom the item speaks.
    """
    if joined := joined_nouns(item.indicator):
        return Crowd(noun=joined)
    told, said = crowd_in(item.indicator), item.indicator.strip()
    if (noun := _noun(said)) and not headed_by_crowd(said):
        return Crowd(noun=noun, after=clause_of(said))
    meant = _crowd_of_share(item.text) or crowd_in(item.text)
    if meant is not None and meant.staff and not meant.of:
        meant = _staff_of_others(item, meant)
    if meant is not None and used_by(item.text):
        meant = replace(meant, after="")  # they are counted out of all
    if told is None:
        deed = _about_people(said, item.text) or deed_of_indicator(said) or covered_by(said)
        if said and not deed and (" " in said or meant is None):
            meant = UNKNOWN
        return meant
    return meant if meant is not None and meant.noun == told.noun and not told.apart else told


def _staff_of_others(item: Item, staff: Crowd) -> Crowd:
    """Say whose workers an item is about where they are not the performer's own; ``UNKNOWN`` where no words tell it.

    A hospital examines the workers of farms; a school that is to train «работников образовательных организаций», or to
    have those vaccinated, counts its own.
    """
    deed = _deed_told(item.text)
    employers, whole = employers_named(item.text) if deed and deed.head in _DONE_TO_OTHERS else ("", True)
    kinds = {word[:_STEM] for word in fold(employers).split()} - _ANY_KIND
    performers = {word[:_STEM] for group in item.groups for word in _WORD.findall(fold(group))}
    if not employers or kinds & performers:
        return staff
    return replace(staff, of=employers) if whole else UNKNOWN


def _named(item: Item) -> Deed | None:
    """Return the deed that «Показатель» names, then the item's words, with what these say of it."""
    told = deed_of_indicator(item.indicator) or covered_by(item.indicator) or _deed_told(item.text)
    if told == TRANSFERRED:
        return moved_to(item.text)
    return told or covered_by(item.text) or used_by(item.text)
