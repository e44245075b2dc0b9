"""What a proposal asks performers for: «сведения об исполнении пункта 5», «отчёт за июнь 2026 года (пункт 7)»."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from automation.gathering import by_first
from automation.letters.asked_variables import SoughtValues
from automation.letters.cases import performer_genitive
from automation.letters.elsewhere import missing_words
from automation.letters.item_cases import items_in_cases, numbers_of, unique
from automation.letters.letter_facts import Memo
from automation.letters.matters import is_presented
from automation.model.control import Verdict
from automation.russian import join


class Report(Struct, frozen=True):
    """The reports of one item that some performers owe, as they are told, and how «запрашивается» agrees with them."""

    number: str
    nominative: str
    accusative: str
    ending: str


class Sought(Struct, frozen=True):
    """What is asked for at once: the execution of items, and reports, which are named before their items.

    ``lasting``: the items are of those that last.
    """

    executed: tuple[str, ...]
    reports: tuple[Report, ...] = ()
    lasting: bool = False

    @property
    def values(self) -> SoughtValues:
        """Return what the words know it by."""
        items = numbers_of(self.executed)
        whose = "о выполнении" if self.lasting else "об исполнении"
        execution = [f"сведения {whose} {items['род']}"] if items else []
        told = [(r, f" ({items_in_cases((r.number,))['им']})") for r in self.reports]
        alone = self.reports[0].ending if len(self.reports) == 1 and not execution else "ы"
        return {
            "им": join([*(f"{r.nominative}{item}" for r, item in told), *execution]),
            "вин": join([*(f"{r.accusative}{item}" for r, item in told), *execution]),
            "окончание": alone,
            "пункты_род": "" if self.reports else str(items["род"]),
        }


def sought(mine: Sequence[Verdict], memo: Memo, *, named: bool) -> Iterator[tuple[Sought, str]]:
    """Yield what these obligations are asked for by, and of whom, in the genitive; "" where nobody is ``named``."""
    whose = by_first((performer_genitive(v.performer) if named else "", v) for v in mine)
    wanted = by_first((thing, name) for name, his in whose.items() for thing in _things(his, memo))
    for names, things in by_first((unique(names), thing) for thing, names in wanted.items()).items():
        executed = tuple(thing for thing in things if isinstance(thing, str))
        reports = tuple(thing for thing in things if isinstance(thing, Report))
        yield Sought(executed, reports, lasting=mine[0].due is None), join(names)


def _things(mine: Sequence[Verdict], memo: Memo) -> Iterator[str | Report]:
    """Yield the numbers of the items to be executed, and the reports to be presented, item by item."""
    for (number, presented), some in by_first(((v.item.number, is_presented(v)), v) for v in mine).items():
        if not presented:
            yield number
        else:
            told = missing_words(some, memo)
            yield Report(number, told["само_им"], told["само_вин"], told["окончание"])
