"""«Исполнители»: who bears the items, and how other sheets name them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec.structs import replace

from automation.model.plan import Item
from automation.model.report import Headcount, Performer, Relation, Sex
from automation.plan.groups import runs, split_groups
from automation.russian import (
    capital,
    fold,
    is_territory,
    organisation_key,
    post_on_territory,
    unit_of,
    unit_of_group,
    without_legal_form,
)
from automation.russian.fold import LOOKALIKES
from automation.workbook.cells import read_choice, read_code, read_email, read_name, read_person
from automation.workbook.columns import CHOICES
from automation.workbook.typed import MASK, as_text
from automation.workbook.understand.tables import SheetTable

RELATIONS: dict[str, Relation | None] = {fold(r.value): r for r in Relation}
RELATIONS |= dict.fromkeys(
    ("подведомственное", "подведомственный", "подведомственные", "подведомственное учреждение",
     "подведомственная организация"), Relation.SUBORDINATE,
)  # fmt: skip
RELATIONS |= dict.fromkeys(("(по согласованию)", "согласование", "по соглашению"), Relation.BY_AGREEMENT)
RELATIONS |= dict.fromkeys(
    ("рекомендовать", "рекомендуется", "рекомендация", "по рекомендации", "исполнение рекомендовано"),
    Relation.RECOMMENDED,
)
AS_EMPTY = "до исправления «Вид» считается пустым: исполнителю поручают, а не просят его"
SEXES: dict[str, Sex | None] = {"м": "м", "ж": "ж", "муж": "м", "жен": "ж", "мужской": "м", "женский": "ж"}
HEADCOUNTS = {fold(h.value): h for h in Headcount if h} | {"вся": Headcount.WHOLE, "все": Headcount.WHOLE}
YES = {"да": True, "нет": False, "не нужно": False}
SEXES |= {"мужчина": "м", "женщина": "ж"}


key_of = lru_cache(maxsize=1 << 15)(fold)  # a code is compared on every sheet


class Codes(dict[str, str]):
    """Folded code → the code as «Исполнители» writes it."""

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__((key_of(code), code) for code in codes)
        self._met = {code: code for code in codes}
        self._seen = {_seen(code): code for code in codes}

    def known(self, given: str) -> str | None:
        """Return the code meant, or None where there is none such."""
        return self._met.get(given) or self.get(fold(given))

    def looks_like(self, given: str) -> str | None:
        """Return the code that is printed with the very same letters: «OBP» in Latin for «ОВР»."""
        return self._seen.get(_seen(given))


def _seen(code: str) -> str:
    return fold(code.upper().translate(LOOKALIKES))


def read_performers(table: SheetTable, office: Sequence[str]) -> tuple[Performer, ...]:
    """Read the performers in workbook order; a line without a code or with a code used before bears nothing."""
    own_names = {organisation_key(name) for typed in office for name in (typed, without_legal_form(typed)) if name}
    relations = table.values("Вид", read_choice(RELATIONS, None, CHOICES["relations"], AS_EMPTY))
    groups = table.texts("Группа", keyed=True)
    unsaid = Headcount.UNSAID
    own: dict[str, Sequence[Any]] = {
        "code": table.codes(),
        **{field: table.values(header, reader, keyed=True) for field, (header, reader) in NAMES.items()},
        "email": table.values("Электронная почта", read_email),
        "addressee_code": table.values("Адресат (код)", read_code),
        "sex": table.values("Пол", read_choice(SEXES, None, CHOICES["sexes"])),
        "headcount": table.values("Показатель людей", read_choice(HEADCOUNTS, unsaid, CHOICES["headcounts"])),
        "calendar": table.values("Сроки в календарь", read_choice(YES, False, CHOICES["yes"]), grave=False),
    }
    performers: dict[str, Performer] = {}
    shared = Counter(group for group in groups if group)
    for at, (row, found) in enumerate(table.records(own, ())):
        code, organisation = found["code"], found["organisation"]
        who = found["name"] or organisation or found["post"]  # a group alone is a heading still without people
        key = key_of(code)
        if not _countable(table, row, code, who, performers.get(key)):
            continue
        itself = not organisation or organisation_key(organisation) in own_names
        if not itself and not as_text(table.raw.get("Вид", {row: ""})[row]):
            _ask_relation(table, row, code)
        relation = relations[at] or (Relation.OFFICE if itself else Relation.SUBORDINATE)
        mine = split_groups(as_text(table.raw["Группа"][row])) if groups[at] not in {"", MASK} else ()
        beside = relation is not Relation.OFFICE  # the office itself owes itself no report: its unit does, or a person
        own_part = beside and itself and organisation and (found["post"] or found["name"])
        alone, territorial = shared[groups[at]] == 1, is_territory(organisation)
        in_part = own_part or not (beside or territorial)
        unit = _unit(found, mine, tuple(office), itself=itself, alone=alone) if in_part else ""
        stands_for = capital(post_on_territory(found["post"], organisation)) if territorial else ""
        if own_part:
            found["organisation"] = unit
            _ask_whose(table, row, relation, found)
        found |= {"groups": mine, "relation": relation, "unit": unit, "stands_for": stands_for}
        performers[key] = Performer(**found, unreadable=_unreadable(table, row, found))
    return _canonical_addressees(tuple(performers.values()))


def _unit(
    found: Mapping[str, Any], groups: Sequence[str], office: tuple[str, ...], *, itself: bool, alone: bool
) -> str:
    """Say for which unit of the office a performer answers: by his post, else by the one group he bears ``alone``."""
    unit = unit_of("" if itself else found["organisation"], found["post"], office)
    return unit or (unit_of_group(groups[0], found["post"]) if itself and alone and len(groups) == 1 else "")


def _ask_whose(table: SheetTable, row: int, relation: Relation, found: Mapping[str, Any]) -> None:
    """Ask whose part of the office is typed as an organisation beside it, and tell what papers call it meanwhile."""
    called = found["organisation"] or found["name"] or found["post"]
    table.note(row, "organisation-own", "Организация", value=relation.value, called=called, performer=found["code"])


def _ask_relation(table: SheetTable, row: int, code: str) -> None:
    """Ask about an empty «Вид» where the plan speaks of agreement: who only agreed is asked and not ordered."""
    group = as_text(table.raw["Группа"][row])
    if fold(Relation.BY_AGREEMENT.value) in fold(group):
        table.note(row, "relation-unsaid", "Вид", value=group, performer=code)


NAMES = {
    "organisation": ("Организация", read_name),
    "post": ("Должность", read_name),
    "name": ("Фамилия Имя Отчество", read_person),
}
WHOM = {"code": "Код", **{field: header for field, (header, _) in NAMES.items()}, "addressee_code": "Адресат (код)"}


def _unreadable(table: SheetTable, row: int, found: Mapping[str, Any]) -> tuple[str, ...]:
    """List the columns of ``WHOM`` that could not be read or may be told nowhere: empty they would mislead.

    A line of a code and a group alone names nobody whom a paper could address: its first column stands for that.
    """
    lost = table.lost.get(row, ())
    unread = tuple(header for field, header in WHOM.items() if header in lost or found[field] == MASK)
    for header in unread:
        table.note(row, "performer-unaddressed", header, performer=found["code"])
    if not unread and not any(found[field] for field in (*NAMES, "addressee_code")):
        table.note_empty(row, "performer-nameless", WHOM["organisation"], performer=found["code"])
        return (WHOM["organisation"],)
    return unread


def _countable(table: SheetTable, row: int, code: str, who: str, before: Performer | None) -> bool:
    if not code:
        if who:
            table.note_empty(row, "performer-without-code", "Код", value=who)
        return False
    if before:
        table.note(row, "code-repeated", "Код", value=code, first=before.row, performer=code)
        return False
    return True


def tell_groups(table: SheetTable, performers: Sequence[Performer], items: Sequence[Item]) -> None:
    """Tell of each performer who bears no item by a slip in «Группа»: nobody would miss his reports."""
    known = {fold(text): text for item in items for group in item.groups for text in runs(group).values()}
    fold_once = lru_cache(maxsize=1024)(fold)
    for performer in performers:
        if not performer.groups:
            table.note_empty(performer.row - 1, "performer-without-group", "Группа", performer=performer.code)
        for group in performer.groups:
            if fold_once(group) not in known:
                likely = table.likely(group, known)
                table.note(
                    performer.row - 1, "group-unknown", "Группа", performer=performer.code, value=group, likely=likely
                )


def _canonical_addressees(performers: tuple[Performer, ...]) -> tuple[Performer, ...]:
    if not any(p.addressee_code for p in performers):
        return performers
    # The code is written as «Исполнители» writes it, so that it can be looked up by itself later.
    codes = codes_of(performers)
    return tuple(
        replace(p, addressee_code=codes.known(p.addressee_code) or p.addressee_code) if p.addressee_code else p
        for p in performers
    )


def codes_of(performers: Sequence[Performer]) -> Codes:
    """Return the codes to match other sheets with."""
    return Codes([p.code for p in performers])


def known_code(table: SheetTable, row: int, given: str, codes: Codes) -> str | None:
    """Return the performer's code of a row; an empty or unknown one is told and answers None."""
    if not given:
        table.note_empty(row, "row-without-code", "Код")
        return None
    code = codes.known(given)
    if code is None and (code := codes.looks_like(given)):
        table.note(row, "lookalike-letters", "Код", value=given, read=code)
    if code is None:
        table.note(row, "code-unknown", "Код", value=given, likely=table.likely(given, codes))
    return code
