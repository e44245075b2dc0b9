"""«Продление сроков»: which decision moves which control date, and why another moves nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from automation.control.persons import names_person
from automation.model.report import Book, Extension, Performer
from automation.russian import proves, tells

Moved = Mapping[date, tuple[date, Extension]]


class Fate(Struct, frozen=True, kw_only=True):
    """One decision for one performer: the control date it is about; ``why`` is "" where it moved the term.

    ``late``: it would have moved the term, had it been taken before the term ended.
    """

    extension: Extension
    first: date
    why: str
    late: bool = False


class RefusedExtension(Struct, frozen=True):
    """A line of «Продление сроков» that moved nothing: the first performer it failed for, the reason in Russian."""

    extension: Extension
    code: str
    why: str


def fates(
    firsts: Sequence[date],
    extensions: Iterable[Extension],
    performer: Performer,
    book: Book,
    on: date,
    *,
    joined: date | None = None,
    done: Collection[date] = (),
) -> Iterator[Fate]:
    """Say of each decision on these control dates what became of it, in the order they were taken.

    Of several control dates a decision is about the one whose term is the nearest not before it; where it can move that
    one no further, about the last one that had passed and is not ``done``. Who ``joined`` after a control date has no
    term there, and a decision taken at any later day sets him his own.
    """
    terms = {first: first for first in firsts}
    for extension in sorted(extensions, key=lambda e: (e.decided_on or date.max, e.row)):
        if not terms:
            continue
        first = _meant(extension, terms, done)
        due = terms[first]
        if joined and due == first <= joined:
            due = max(joined, extension.decided_on or joined)
        why = refusal(extension, due, performer, book, on)
        if extension.new_term and not why:
            terms[first] = extension.new_term
        decided = extension.decided_on
        late = decided is not None and decided > due and not refusal(extension, decided, performer, book, on)
        yield Fate(extension=extension, first=first, why=why, late=late)


def moved_terms(told: Iterable[Fate]) -> Moved:
    """Map each control date whose term was moved to its current term and the decision that moved it last."""
    return {f.first: (f.extension.new_term, f.extension) for f in told if f.extension.new_term and not f.why}


def _meant(extension: Extension, terms: Mapping[date, date], done: Collection[date]) -> date:
    decided, until = extension.decided_on, extension.new_term
    if decided is None:
        return min(terms)
    ahead = min(((term, first) for first, term in terms.items() if term >= decided), default=None)
    if ahead and not (until and until <= ahead[0]):
        return ahead[1]
    behind = ((term, first) for first, term in terms.items() if term < decided and first not in done)
    return max(behind, default=ahead or (decided, max(terms)))[1]


_LACKING = (
    ("не указан новый срок", "новый срок"),
    ("не указана дата решения", "дата решения"),
    ("не указано основание", "основание"),
    ("не указано, кто принял решение", "кто принял решение"),
)


def _lacking(extension: Extension) -> str:
    """Name everything the decision does not say in one clause, so that a clerk mends the row once."""
    said = (extension.new_term, extension.decided_on, tells(extension.basis), proves(extension.decided_by))
    missing = [words for words, told in zip(_LACKING, said, strict=True) if not told]
    if len(missing) < 2:
        return "".join(alone for alone, _ in missing)
    *first, last = (noun for _, noun in missing)
    return f"не указаны {', '.join(first)} и {last}"


def refusal(extension: Extension, due: date, performer: Performer, book: Book, on: date) -> str:
    """Say in Russian why an extension moves nothing for this performer; "" where it does."""
    lacking = _lacking(extension)
    if lacking or extension.new_term is None or extension.decided_on is None:
        return lacking
    if extension.decided_on > on or extension.decided_on < book.order.date:
        return "дата решения не может быть раньше подписания документа или позже сегодняшнего дня"
    if extension.decided_on > due:
        return f"решение принято после истечения срока ({due:%d.%m.%Y})"
    if extension.new_term <= due:
        return f"новый срок не позже действующего ({due:%d.%m.%Y})"
    if names_person(extension.decided_by, performer.name):
        return "исполнитель не может продлить срок сам себе"
    return ""
