"""How an order calls its plan («план-график», «комплексный план», «дорожная карта»), in the cases papers need."""

import re
from functools import lru_cache

from msgspec import Struct

from automation.control.amendments import is_whole
from automation.letters.cases import KINDS, kind_in_cases, organisation_genitive
from automation.letters.marks import bare
from automation.letters.variables import PlanValues
from automation.model.plan import Order
from automation.patterns import lazy
from automation.russian import capital, clean, decline_organisation, fold, join, organisation_gender

_PLANS = frozenset({"план", "план-график", "график", "программа", "перечень поручений"})  # kinds: nobody approved them
DEFAULT = "план мероприятий (план-график)"  # a plan whose name the workbook does not give
HEAD = lazy(
    r"(?:[а-яё-]+(?:ый|ий|ой|ая|яя|ое)\s+){0,3}"  # «комплексный», «дорожная»
    r"[«\"]?(?:[а-яё]*план(?:-[а-яё]+)?|[а-яё]*график|программа|перечень|карта|комплекс|календарь)[»\"]?"
    r"(?:\s+(?:[а-яё-]+(?:ых|их)\s+){0,2}(?:мероприятий|работы|работ|мер|действий|поручений|задач))?",
    re.IGNORECASE,
)
QUOTED_MAP = lazy(r"[«\"](?:дорожная карта)[»\"]", re.IGNORECASE)
BRACKET = lazy(r"\s*\(([^()]{3,40})\)")


class PlanName(Struct, frozen=True, kw_only=True):
    """What the items belong to.

    ``short`` stands beside an item («пункт 1 плана-графика»), ``full`` is said once, where the paper names its ground.
    Both are nominative here, ``…_genitive`` are their genitives. ``full`` is "" where the order has no plan: then the
    items are its own points («пункт 3 распоряжения»). ``gender`` is that of the short name. The full one may have
    another: «плана мероприятий («дорожной карты»), утверждённого приказом», but «дорожная карта исполнена».
    """

    short: str
    short_genitive: str
    full: str
    full_genitive: str
    gender: str
    full_gender: str

    @property
    def values(self) -> PlanValues:
        """Return the names as the words files call them."""
        feminine, neuter = self.gender == "ж", self.gender == "с"
        return {
            "плана": self.short_genitive,
            "план_им": self.short,
            "План_им": capital(self.short),
            "плана_полностью": self.full_genitive,
            "утверждённого": "утверждённой" if self.full_gender == "ж" else "утверждённого",
            "исполнен": "исполнена" if feminine else ("исполнено" if neuter else "исполнен"),
        }


@lru_cache(maxsize=64)
def plan_name(order: Order) -> PlanName:
    """Return the name by «Название плана»; an order that has no plan of its own is called by its kind."""
    if planless := _planless(order):
        kind = kind_in_cases(planless)
        gender = organisation_gender(kind["им"]) or "с"
        return PlanName(
            short=kind["им"], short_genitive=kind["род"], full="", full_genitive="", gender=gender, full_gender=""
        )
    full, bracket = _names(order)
    short = bracket or full
    inside = f" ({bracket})" if bracket else ""
    inside_genitive = f" ({_genitive(bracket)})" if bracket else ""
    return PlanName(
        short=short,
        short_genitive=_genitive(short),
        full=f"{full}{inside}",
        full_genitive=f"{_genitive(full)}{inside_genitive}",
        gender=organisation_gender(short.strip('«»"')) or "м",
        full_gender=organisation_gender(full.strip('«»"')) or "м",
    )


def plan_by_its_act(order: Order) -> str:
    """Write «утверждённого этим постановлением плана мероприятий», where a paper has named the order alone."""
    named = plan_name(order).values
    return f"{named['утверждённого']} этим {kind_in_cases(order.kind)['твор']} {named['плана']}"


def items_heading(order: Order) -> str:
    """Say what stands above the items: the plan's own name, or «Пункты распоряжения» of an order without one."""
    if planless := _planless(order):
        return f"Пункты {kind_in_cases(planless)['род']}"
    full, bracket = _names(order)
    return capital(bracket or full)  # nothing is declined: a quiet day loads no dictionary for the board


def _planless(order: Order) -> str:
    """Return the kind of an order whose items are its own points, as «Название плана» says; of a plan without an order.

    "" of any other.
    """
    title = clean(order.plan_title).strip(" .")
    return title if fold(title) in KINDS else order.kind if fold(order.kind) in _PLANS else ""


def _names(order: Order) -> tuple[str, str]:
    """Return the full name of a plan and the second one in brackets, by its title where this begins with a name."""
    return _head(clean(order.plan_title).strip(" .")) or _head(DEFAULT) or ("", "")


def _head(title: str) -> tuple[str, str] | None:
    """Return the name a title begins with and a second name in brackets after it; None where it begins otherwise."""
    found = QUOTED_MAP.match(title) or HEAD.match(title)
    if found is None:
        return None
    bracket = BRACKET.match(title, found.end())
    second = bracket[1] if bracket and HEAD.fullmatch(bracket[1].strip('«»"')) else ""
    return found[0].lower(), second.lower()


def _genitive(name: str) -> str:
    """Return the genitive of a common name; the quotes around it stay where they are."""
    inner = name.strip('«»"')
    declined = decline_organisation(inner).genitive
    return name.replace(inner, declined[:1].lower() + declined[1:])


def acts_named(order: Order) -> list[str]:
    """Return the acts of «Изменения», parted by «;»; the body that issued the order is written as the order writes it.

    One paper names it with the order and again with the act: «постановлением Администрации … района (с изменениями,
    внесёнными постановлением администрации … района)» looks like two bodies.
    """
    acts = [act for act in (bare(part) for part in order.amendments.split(";")) if act]
    body = organisation_genitive(order.body)[0] if order.body.strip() else ""
    return [re.sub(re.escape(body), lambda _: body, act, flags=re.IGNORECASE) for act in acts] if body else acts


def amendments(order: Order) -> str:
    """Write « (с изменениями, внесёнными распоряжением от …)» from «Изменения».

    An act without its kind, date or number cannot be named: then only that there are changes is said.
    """
    acts = amending_acts(order)
    if not acts:
        return " (с изменениями)" if acts_named(order) else ""
    return f" (с изменениями, внесёнными {acts})"


def amending_acts(order: Order) -> str:
    """Write «распоряжением от … № …», «распоряжениями от … № … и от … № …»; "" where one of them cannot be named."""
    acts = acts_named(order)
    if not all(is_whole(act) for act in acts):
        return ""
    kinds = {act.partition(" ")[0].casefold() for act in acts}
    if len(acts) > 1 and len(kinds) == 1 and kinds <= KINDS:
        several = kind_in_cases(kinds.pop())["твор_мн"]
        return f"{several} {join([act.partition(' ')[2] for act in acts])}"
    return join([act_in_case(act, "твор") for act in acts])


def act_in_case(act: str, case: str) -> str:
    """Write «распоряжение … от … № …» with its kind in a case («род», «твор»); other words stay as written."""
    head, _, rest = bare(act).partition(" ")
    known = kind_in_cases(head)[case] if head.casefold() in KINDS else head
    return f"{known} {rest}".strip()
