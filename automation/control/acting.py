"""Who acts on a day: for a performer, for the order's officials, for the office's signatories.

A person acts from the first to the last day of his row; without a last day until it is revoked. Two different people
for one person on one day are a contradiction, and nothing is written to or signed by either of them (papers.md C3).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations, islice
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from automation.model.catalogue import finding
from automation.model.office import Acting, ActingList, Role
from automation.model.plan import Official, Order
from automation.model.report import Book, Finding, Performer, Substitution
from automation.model.settings import Executor, Settings, Signatory
from automation.model.sheets import SUBSTITUTIONS
from automation.russian import fold, same_person, show

SIGNATORIES = {"letter": Role.LETTERS, "second": Role.SECOND, "note": Role.NOTES}  # by the keys of ``Paper.signer``
RESPONSIBLE = "responsible"
MOST = 100  # absences of one person still to come or to end: more are no office's list


A = TypeVar("A", Acting, Substitution)


class Signers(Struct, frozen=True, kw_only=True):
    """Who signs papers of one order on one day, and who is reported to.

    ``people`` has the keys of ``Paper.signer``. ``head`` is the addressee of memos, ``control`` the official who
    watches the order. ``disputed`` names the keys of which nobody can say who signs today; "head" is among them where
    nobody can say who is reported to.
    """

    people: Mapping[str, Signatory]
    head: Official
    control: Official
    disputed: frozenset[str] = frozenset()


def acting(performer: Performer, substitutions: Iterable[Substitution], on: date) -> Performer:
    """Return the performer as he is written to and called: a substitute replaces person, post and their forms.

    Where two people act for him on the day, he counts as one nobody knows how to address.
    """
    present = _present((s for s in substitutions if s.code == performer.code), on)
    if not present:
        return performer
    if len(present) > 1:
        return replace(performer, unreadable=(*performer.unreadable, SUBSTITUTIONS))
    substitution = present[0]
    return replace(
        performer,
        name=substitution.name,
        post=substitution.post or performer.post,
        sex=None,
        salutation="",
        name_dative=substitution.name_dative,
        post_dative=substitution.post_dative or ("" if substitution.post else performer.post_dative),
    )


def with_acting(book: Book, on: date) -> Book:
    """Return the book in which each performer is known with who acts for him on the day."""
    names = {p.code: acting(p, book.substitutions, on).name for p in book.performers}
    told = (replace(p, acting=names[p.code] if names[p.code] != p.name else "") for p in book.performers)
    return replace(book, performers=tuple(told)) if book.substitutions else book


def _on_letterhead(post: str, replaced: Signatory) -> str:
    """Return the acting person's post without what the letterhead says already, as the post he fills leaves it out.

    «Глава Администрации Примерного поселения» is «Глава Администрации» there, so «исполняющий обязанности Главы
    Администрации Примерного поселения» loses the same words; "" where the post does not hold them.
    """
    full, short = replaced.post.split(), replaced.post_short.split()
    for kept in range(len(short) + 1):
        said = full[kept : len(full) - len(short) + kept]
        if short and said and [*full[:kept], *full[kept + len(said) :]] == short:
            words = post.replace(f" {' '.join(said)}", "", 1)
            return words if words != post else ""
    return ""


def signers_of(settings: Settings, book: Book, on: date) -> Signers:
    """Return who signs for the office and for the order on the day, by «Замещение» of both."""
    disputed = set()
    people = {}
    for key, role in SIGNATORIES.items():
        signatory: Signatory = getattr(settings, f"signatory_{key}")
        found = _by_role(settings.acting.acting, role, on)
        short = _on_letterhead(found[0].post, signatory) if found else ""
        people[key] = Signatory(post=found[0].post, name=found[0].name, post_short=short) if found else signatory
        if len(found) > 1 or role in settings.acting.disputed:
            disputed.add(key)
    order = book.order
    responsible = _official(order.responsible, _by_role(book.acting.acting, Role.RESPONSIBLE, on))
    if Role.RESPONSIBLE in book.acting.disputed or responsible is None:
        disputed.add(RESPONSIBLE)
    author = responsible or order.responsible
    named = bool(author.name.strip())
    people[RESPONSIBLE] = Signatory(post=author.post, name=author.name) if named else people["note"]
    if not named and "note" in disputed:
        disputed.add(RESPONSIBLE)
    head = _head(settings, order, people[RESPONSIBLE], on)
    if head is None or (Role.HEAD in settings.acting.disputed and _is_head(settings, order)):
        disputed.add("head")
    control = _official(order.control, _by_role(book.acting.acting, Role.CONTROL, on))
    return Signers(
        people=people,
        head=head or order.signed_by,
        control=control or order.control,
        disputed=frozenset(disputed),
    )


def executor_on(settings: Settings, signers: Signers) -> Executor:
    """Return whom the executor's mark of a letter names: who acts for him where he is a signatory that is away."""
    executor = settings.executor
    for key in SIGNATORIES.keys() - signers.disputed:
        own, present = getattr(settings, f"signatory_{key}").name, signers.people[key].name
        if same_person(own, executor.name) and not same_person(own, present):
            return replace(executor, name=present)
    return executor


def officials_on(settings: Settings, book: Book, on: date) -> tuple[Official, ...]:
    """Return who signed the order and who held the posts it names on a day, for a decision made on it."""
    held = signers_of(settings, book, on)
    author = held.people[RESPONSIBLE]
    return book.order.signed_by, held.head, held.control, Official(post=author.post, name=author.name)


def _head(settings: Settings, order: Order, author: Signatory, on: date) -> Official | None:
    """Return who is reported to: the signer of the order, or who acts for him; nobody reports to himself.

    None where two people act for him.
    """
    found = _by_role(settings.acting.acting, Role.HEAD, on) if _is_head(settings, order) else ()
    head = _official(order.signed_by, found)
    return order.signed_by if head and same_person(head.name, author.name) else head


def _is_head(settings: Settings, order: Order) -> bool:
    """Tell whether «руководитель» means the signer of this order: not where one of the other signatories signed it."""
    others = (settings.signatory_letter.name, settings.signatory_note.name)
    return not any(same_person(order.signed_by.name, other) for other in others if order.signed_by.name.strip())


def _official(official: Official, found: Sequence[Acting]) -> Official | None:
    """Return the official of the order or who acts for him; None where two people do.

    A row that names the official himself says that he is there (decision 0362).
    """
    if not found:
        return official
    one = found[0]
    if len(found) == 1 and same_person(one.name, official.name):
        return official
    named = Official(post=one.post, name=one.name, post_dative=one.post_dative, name_dative=one.name_dative)
    return named if len(found) == 1 else None


def _by_role(listed: Iterable[Acting], role: Role, on: date) -> tuple[Acting, ...]:
    return _present((a for a in listed if a.role is role), on)


def _present(rows: Iterable[A], on: date) -> tuple[A, ...]:
    """Keep the rows of a day, each person once."""
    found: list[A] = []
    for row in rows:
        if _since(row) <= on <= _until(row) and not any(same_person(row.name, other.name) for other in found):
            found.append(row)
    return tuple(found)


def contradictions(rows: Iterable[A], on: date) -> Iterator[tuple[A, A, date, date]]:
    """Yield each two rows that name different people for the same days from ``on`` on, and the first and last such day.

    An open end is ``date.max``. The rows must be about one person who is away; the first ``MOST`` are compared.
    """
    lasting = (row for row in rows if _until(row) >= on)
    for one, other in combinations(islice(lasting, MOST), 2):
        since, until = max(_since(one), _since(other)), min(_until(one), _until(other))
        if since <= until and not same_person(one.name, other.name):
            yield one, other, since, until


def _since(row: Acting | Substitution) -> date:
    return row.since or date.min


def _until(row: Acting | Substitution) -> date:
    return row.until or date.max


def acting_findings(listed: ActingList, on: date, *, sheet: str) -> Iterator[Finding]:
    """Tell each pair of people who act in one role on the same days, unless those days are over."""
    for role in Role:
        rows = (a for a in listed.acting if a.role is role)
        yield from _contradictory(role.value, rows, on, sheet, lambda acts: acts.cell)


def acting_head_findings(settings: Settings, on: date, *, sheet: str) -> Iterator[Finding]:
    """Tell that mail still goes to the head's address where the settings have none of who acts for him."""
    for acts in _by_role(settings.acting.acting, Role.HEAD, on):
        if settings.leadership and not any(same_person(p.name, acts.name) for p in settings.leadership):
            yield finding("acting-head-address", sheet=sheet, cell=acts.cell or None, name=acts.name)


def acting_responsible_findings(settings: Settings, book: Book, on: date) -> Iterator[Finding]:
    """Tell that the responsible official is replaced elsewhere while nobody acts for him in that role: his memos go on.

    He may be away, or replaced in his letters alone: a person knows (decision 0362).
    """
    author = book.order.responsible
    if Role.RESPONSIBLE in book.acting.disputed or _by_role(book.acting.acting, Role.RESPONSIBLE, on):
        return
    signs = {role: getattr(settings, f"signatory_{key}") for key, role in SIGNATORIES.items()}
    own = [
        role for role, signatory in signs.items() if author.name.strip() and same_person(signatory.name, author.name)
    ]
    found = [(role.value, acts.name) for role in own for acts in _by_role(settings.acting.acting, role, on)]
    found += [("действует", who.name) for absent, who in _replaced(book, on) if same_person(absent.name, author.name)]
    for does, other in found[:1]:
        yield finding("acting-responsible", sheet=SUBSTITUTIONS, name=author.name, does=does, other=other)


def substitution_findings(book: Book, on: date) -> Iterator[Finding]:
    """Tell each pair of people who act for one performer, or for one official of the order, on the same days."""
    yield from acting_findings(book.acting, on, sheet=SUBSTITUTIONS)
    for code in dict.fromkeys(s.code for s in book.substitutions):
        rows = (s for s in book.substitutions if s.code == code)
        told = _contradictory(code, rows, on, SUBSTITUTIONS, lambda s: book.cell(SUBSTITUTIONS, "С", s.row))
        yield from (replace(found, performer=code) for found in told)


def _contradictory(
    whom: str, rows: Iterable[A], on: date, sheet: str, cell: Callable[[A], str | None]
) -> Iterator[Finding]:
    for one, other, since, until in contradictions(rows, on):
        yield finding(
            "acting-contradicts",
            sheet=sheet,
            cell=cell(other) or None,
            whom=whom,
            one=one.name,
            first=one.row,
            other=other.name,
            row=other.row,
            days=f"с {show(since)}" + (f" по {show(until)}" if until < date.max else ""),
        )


def acting_elsewhere(book: Book, others: Iterable[Book], on: date) -> Iterator[Finding]:
    """Tell of each performer to whom letters of this order go while another order names who acts for him."""
    replaced = [(other, *pair) for other in others if other.order.id != book.order.id for pair in _replaced(other, on)]
    for performer in book.performers:
        found = next(((o, who) for o, absent, who in replaced if _in_one_post(performer, absent)), None)
        if performer.code and found and acting(performer, book.substitutions, on).name == performer.name:
            order, who = found
            yield finding(
                "acting-elsewhere",
                sheet=SUBSTITUTIONS,
                performer=performer.code,
                name=performer.name,
                number=order.order.number,
                day=show(order.order.date),
                other=who.name,
            )


def _replaced(book: Book, on: date) -> Sequence[tuple[Performer, Performer]]:
    """Return the performers for whom somebody acts on the day, each with who does."""
    told = ((p, acting(p, book.substitutions, on)) for p in book.performers)
    return [(performer, who) for performer, who in told if who.name != performer.name]


def _in_one_post(one: Performer, other: Performer) -> bool:
    same = fold(one.organisation) == fold(other.organisation) and fold(one.post) == fold(other.post)
    return same and bool(one.name) and same_person(one.name, other.name)
