"""What a person must look at in a draft, collected while it is read, and put in order of risk."""

import re

from msgspec import Struct, field

from automation.model.plan import UNDATED, Check, Item, OrderDraft, Unclear

# Words of a question which show that the program derived what it read: the document does not say it.
_GUESSED = re.compile(
    r"проставлен|выведен|взят[ыоа]? из|прочитано как повтор|определены по содержанию|приняты за|добавлен|не взят"
)
_PLACE = re.compile(
    r"^(?:(Пункт [\w.-]+(?: плана| документа| самого документа)?)(?:, исполнители)?[:,]?|Лист («[^»]+», «[^»]+»):) ?"
)
_ORDER = ("wrong", "guessed", "read")
UNDATED_TERM = "сроки будут прочитаны, когда в «Распоряжение» впишут дату документа."


class Doubts(Struct):
    """Questions (Russian sentences that name the place) and the fields of «Распоряжение» that were derived."""

    questions: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)

    def ask_for(self, field_name: str, why: str = "в документе не найдено") -> None:
        """Ask the office to fill in a field of «Распоряжение»."""
        self.questions.append(f"Лист «Распоряжение», «{field_name}»: {why}, впишите.")


def checks_of(draft: OrderDraft) -> tuple[Check, ...]:
    """List everything a person must look at, the riskiest first: not read, derived, read with an assumption."""
    found = [*map(_of_question, draft.questions)]
    found += [
        Check(risk="guessed", place=f"«Распоряжение», «{name}»", text="выведено программой, сверьте с документом.")
        for name in sorted(draft.unsure)
    ]
    if draft.order.date == UNDATED:
        found.append(Check(risk="wrong", place="«План-график», «Прочтено как»", text=UNDATED_TERM))
    else:
        found += [check for item in draft.items for check in _of_term(item)]
    return tuple(sorted(dict.fromkeys(found), key=lambda check: _ORDER.index(check.risk)))


def _of_question(question: str) -> Check:
    place = _PLACE.match(question)
    words = question[place.end() :] if place else question
    named = next(group for group in place.groups() if group) if place else "Документ"
    return Check(risk="guessed" if _GUESSED.search(question) else "wrong", place=named, text=words)


def _of_term(item: Item) -> list[Check]:
    """Return the question about a term that was not read, else each assumption of its reading."""
    place = f"Пункт {item.number}, срок"
    if isinstance(item.term.deadline, Unclear):
        return [Check(risk="wrong", place=place, text=item.term.deadline.question)]
    shown = f"«{item.term.phrase}»: "
    return [Check(risk="read", place=place, text=shown + note) for note in item.term.assumptions]
