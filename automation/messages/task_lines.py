"""These lines tell a person what to do without a paper, alike in the morning mail, in «На сегодня» and on a terminal.

Up to ten questions have a line each; a longer list is gathered by organisation, so that nobody is telephoned
twice and no proposal is lost below the end of a list.
"""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from automation.gathering import gathered
from automation.model.notice import Notice
from automation.model.plan import OrderId
from automation.russian import enumerate_items, show

TEN = 10
ROWS = 14  # lines of one list in a mail; «На сегодня» names those above it too


def shown(total: int) -> int:
    """Return how many lines of a list are told; where only one would be left out, it is told too."""
    return ROWS if total > ROWS + 1 else total


class Ask(Struct, frozen=True, kw_only=True):
    """One question about some items; ``order`` is named only where a list is of several orders."""

    items: tuple[str, ...]
    text: str
    order: str = ""

    @property
    def line(self) -> str:
        """Write «п. 1 и 2 – срок истёк 12.12.2025»."""
        about = f"п. {enumerate_items(self.items)} – " if self.items else ""
        return f"{about}{self.text}{f' ({self.order})' if self.order else ''}"


class CallToMake(Struct, frozen=True, kw_only=True):
    """One telephone call: whom, who answers there at which numbers, and what is asked."""

    whom: str
    contacts: tuple[str, ...]
    phones: tuple[str, ...]
    asks: tuple[Ask, ...]

    @property
    def line(self) -> str:
        """Write «МБУ «Пример»: п. 1 и 2 – срок истёк 12.12.2025, сведений нет»."""
        return f"{self.whom}: {'; '.join(dict.fromkeys(ask.line for ask in self.asks))}"


def calls_of(notices: Sequence[Notice], *, several: bool) -> tuple[CallToMake, ...]:
    """Say whom to telephone, passed terms first; ``several``: the notices are of more than one order."""
    asked = gathered(notices, lambda n: (n.order, n.code, n.text))
    late_first = sorted(asked.items(), key=lambda pair: "истёк" not in pair[0][2])
    shared = _shared(notices)
    groups: dict[tuple[str, ...], list[tuple[Notice, Ask]]] = {}
    for (order, code, text), mine in late_first:
        key = (mine[0].organisation or code,) if len(asked) > TEN else (order.number, code, text)
        ask = Ask(items=tuple(dict.fromkeys(n.item for n in mine)), text=text, order=_order(order, several))
        groups.setdefault(key, []).append((mine[0], ask))
    return tuple(_call(group, shared) for group in groups.values())


def _shared(notices: Iterable[Notice]) -> frozenset[str]:
    """Return the organisations of which several people are called."""
    people: dict[str, set[str]] = {}
    for notice in notices:
        people.setdefault(notice.organisation, set()).add(notice.code)
    return frozenset(organisation for organisation, codes in people.items() if len(codes) > 1)


def _call(group: Sequence[tuple[Notice, Ask]], shared: frozenset[str]) -> CallToMake:
    first = group[0][0]
    contacts = tuple(dict.fromkeys(n.contact or n.code for n, _ in group))
    named = first.organisation
    if not named:
        named = first.contact or first.code
    elif named in shared:
        named = f"{named} ({', '.join(contacts)})"
    return CallToMake(
        whom=named,
        contacts=contacts if first.organisation and named == first.organisation and first.contact else (),
        phones=tuple(dict.fromkeys(n.phone for n, _ in group if n.phone)),
        asks=tuple(ask for _, ask in group),
    )


def task_lines(notices: Sequence[Notice], *, several: bool) -> tuple[str, ...]:
    """Write the notices' own words, with whom and which items where they do not say so themselves."""
    told = gathered(notices, lambda n: (n.order, n.whom or n.code, n.text))
    lines = [(_whom(mine[0]), _words(mine, several=several)) for mine in told.values()]
    if len(lines) <= TEN:
        return tuple(dict.fromkeys(f"{whom}{words}" for whom, words in lines))
    groups: dict[str, list[str]] = {}
    for whom, words in lines:
        groups.setdefault(whom or words, []).append(words)
    return tuple(
        f"{whom}{'; '.join(dict.fromkeys(words))}" if whom != words[0] else whom for whom, words in groups.items()
    )


def _whom(notice: Notice) -> str:
    words = notice.text.removeprefix("напомнить лично: ")
    return f"{notice.whom}: " if notice.whom and notice.whom not in words else ""


def _words(alike: Sequence[Notice], *, several: bool) -> str:
    words = alike[0].text.removeprefix("напомнить лично: ")
    numbers = enumerate_items(n.item for n in alike if n.item and "п. " not in words)
    order = _order(alike[0].order, several)
    return f"{words}{f' (п. {numbers})' if numbers else ''}{f' ({order})' if order else ''}"


def _order(order: OrderId, several: bool) -> str:
    return f"№ {order.number} от {show(order.date)}" if several else ""
