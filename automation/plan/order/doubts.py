"""What a person must look at in a draft, collected while it is read, and put in order of risk."""

from collections.abc import Iterable
from typing import get_args

from msgspec import Struct, field
from msgspec.structs import replace

from automation.model.draft_checks import AskedPlace, Check, Risk
from automation.model.plan import UNDATED, Item, OrderDraft, Unclear
from automation.model.sheets import ORDER, PLAN

_ORDER = get_args(Risk)
_DOCUMENT = AskedPlace()
UNDATED_TERM = "сроки будут прочитаны, когда в «Распоряжение» впишут дату документа."


class Derived(str):
    """Words about what the program put in itself; all others tell what was not understood, which is graver."""

    __slots__ = ()


class Doubts(Struct):
    """What is asked, in the order of the document, and the fields of «Распоряжение» that were derived."""

    asked: list[Check] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)

    def ask(self, words: str, place: AskedPlace = _DOCUMENT) -> None:
        """Ask about a place; the words about the document as a whole say themselves what they are about."""
        risk: Risk = "guessed" if isinstance(words, Derived) else "wrong"
        self.asked.append(Check(text=str(words), risk=risk, place=place))

    def ask_for(self, field_name: str, why: str = "в документе не найдено") -> None:
        """Ask the office to fill in a field of «Распоряжение»."""
        self.ask(f"{why}, впишите.", requisite(field_name))

    def compare(self, notes: Iterable[str], place: AskedPlace = _DOCUMENT, *, begin: str = "") -> None:
        """Ask to compare with the document what was noted while a place was read."""
        for note in notes:  # what was derived stays so: its type tells how grave the question is
            self.ask(type(note)(f"{begin}{note} – проверьте."), place)


def requisite(name: str) -> AskedPlace:
    """Return the place of a field of «Распоряжение»."""
    named = f"«{ORDER}», «{name}»"
    return AskedPlace(name=named, lead=f"Лист {named}: ", row=name)


def point_place(number: str, of: str = "", sign: str = ": ") -> AskedPlace:
    """Return the place of a point of the document, which has no row in the plan; ``sign`` parts it from the words."""
    name = f"Пункт {number}{of}"
    return AskedPlace(name=name, lead=f"{name}{sign}")


def item_place(number: str, of: str = "", part: str = "") -> AskedPlace:
    """Return the place of an item («Пункт 3 плана»), or of its executors («Пункт 3 плана, исполнители: »)."""
    point = point_place(number, of, f", {part}" if part else ": ")
    return replace(point, part=part, sheet=PLAN, column="№", row=number)


def checks_of(draft: OrderDraft) -> tuple[Check, ...]:
    """List everything a person must look at, the riskiest first: not read, derived, read with an assumption."""
    told = "выведено программой, сверьте с документом."
    found = [*draft.asked, *(Check(risk="guessed", place=requisite(one), text=told) for one in sorted(draft.unsure))]
    if draft.order.date == UNDATED:
        terms = AskedPlace(name=f"«{PLAN}», «Прочтено как»", sheet=PLAN, column="Прочтено как")
        found.append(Check(place=terms, text=UNDATED_TERM))
    else:
        found += [check for item in draft.items for check in _of_term(item)]
    return tuple(sorted(dict.fromkeys(found), key=lambda check: _ORDER.index(check.risk)))


def _of_term(item: Item) -> list[Check]:
    """Return the question about a term that was not read, else each assumption of its reading."""
    place = AskedPlace(name=f"Пункт {item.number}, срок", sheet=PLAN, column="Срок исполнения", row=item.number)
    if isinstance(item.term.deadline, Unclear):
        return [Check(place=place, text=item.term.deadline.question)]
    shown = f"«{item.term.phrase}»: "
    return [Check(risk="read", place=place, text=shown + note) for note in item.term.assumptions]
