"""Who acts in whose place: «Замещение» of one order's workbook, and ``inbox/Замещение.xlsx`` for the whole office."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from automation.model.office import OFFICE_ROLES, Acting, ActingList, Role
from automation.model.report import Finding, Substitution
from automation.russian import fold
from automation.workbook.cells import read_choice, read_person
from automation.workbook.columns import ACTING, CHOICES
from automation.workbook.understand.locate import find_table
from automation.workbook.understand.performers import Codes, known_code
from automation.workbook.understand.raw import RawBook
from automation.workbook.understand.tables import SheetTable

PERSON = "Фамилия Имя Отчество"
OF_ORDER = {fold(role.value): role for role in (Role.RESPONSIBLE, Role.CONTROL)}
OF_OFFICE: dict[str, Role | None] = {fold(role.value): role for role in OFFICE_ROLES}


class Absence(Struct, frozen=True):
    """One row as typed: ``code`` is «Код» or «Кто», ``fields`` are the values both kinds of rows share.

    ``row`` is zero-based, ``cell`` the address of the first day. ``whole``: the row names a person and a first day, and
    its days are in order; a role asks for the post as well, which is printed under the signature.
    """

    row: int
    cell: str
    code: Any
    fields: dict[str, Any]
    whole: bool


def read_substitutions(table: SheetTable, codes: Codes) -> tuple[tuple[Substitution, ...], ActingList]:
    """Read «Замещение» of an order: who acts for its performers, for its responsible and for its controlling official.

    A row without a known code, a person or a first day counts nothing and is told. Where such a row names one of the
    two officials, nobody can say who acts for him: the role is disputed.
    """
    substitutions, acting, disputed = [], [], set()
    for absence in _absences(table, table.codes()):
        role = None if codes.known(absence.code) else OF_ORDER.get(fold(absence.code))
        if role:
            if _entitled(table, absence):
                acting.append(Acting(role=role, cell=absence.cell, **absence.fields))
            else:
                disputed.add(role)
            continue
        code = known_code(table, absence.row, absence.code, codes)
        if code is not None and absence.whole:
            substitutions.append(Substitution(code=code, **absence.fields))
    return tuple(substitutions), ActingList(acting=tuple(acting), disputed=frozenset(disputed))


def read_acting(raw: RawBook) -> tuple[ActingList, tuple[Finding, ...]]:
    """Read ``inbox/Замещение.xlsx``. Raises UnreadError where it has not its sheet and columns.

    A row that names no role, or an unreadable one, leaves all four in dispute: nobody knows who is away.
    """
    table = find_table(raw, ACTING)
    assert table is not None  # the sheet is not optional
    roles = table.values("Кто", read_choice(OF_OFFICE, None, CHOICES["roles"]))
    acting: list[Acting] = []
    disputed: set[Role] = set()
    for absence in _absences(table, roles):
        role: Role | None = absence.code
        if role is None:
            table.note_empty(absence.row, "row-incomplete", "Кто")
            disputed.update(OFFICE_ROLES)
        elif _entitled(table, absence):
            acting.append(Acting(role=role, cell=absence.cell, **absence.fields))
        else:
            disputed.add(role)
    return ActingList(acting=tuple(acting), disputed=frozenset(disputed)), tuple(table.findings())


def _entitled(table: SheetTable, absence: Absence) -> bool:
    """Tell whether the row of a role is whole and names the post; a missing post is told."""
    if absence.whole and not absence.fields["post"]:
        table.note(absence.row, "row-incomplete", "Должность")
        return False
    return absence.whole


def _absences(table: SheetTable, codes: list[Any]) -> Iterator[Absence]:
    """Yield every whole row of a sheet of absences; one that is not whole is told."""
    people = {"post": table.texts("Должность", keyed=True), "name": table.values(PERSON, read_person, keyed=True)}
    who = "role" if table.title == ACTING.title else "code"
    for row, fields in table.records({who: codes, **people}, {"С", "По"}):
        whole = _whole(table, row, fields["name"], fields["since"], fields["until"])
        yield Absence(row=row, cell=table.cell(row, "С") or "", code=fields.pop(who), fields=fields, whole=whole)


def _whole(table: SheetTable, row: int, name: str, since: date | None, until: date | None) -> bool:
    """Tell whether a row says who acts from which day; what it lacks is told; an unreadable cell is told already."""
    if table.lost.get(row, set()) & {"С", "По", PERSON}:
        return False
    if since is None or not name:
        table.note(row, "row-incomplete", "С" if name else PERSON)
        return False
    if until and until < since:
        table.note(row, "days-reversed", "По")
        return False
    return True
