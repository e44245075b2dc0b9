"""To whom and from whom: address lines in the dative, salutation, signer, number line."""

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from automation.control.persons import heads_unit, is_head, is_of_unit
from automation.letters.cases import lower_first, organisation_genitive
from automation.letters.letter_facts import BLANK, Facts
from automation.letters.marks import bare
from automation.letters.post_and_body import behind, leaves_open, says_body, with_organisation
from automation.model.control import Paper
from automation.model.kinds import Form
from automation.model.plan import Official, Order
from automation.model.report import Performer, Relation
from automation.model.settings import Signatory
from automation.russian import (
    capital,
    decline_name,
    decline_post,
    entrepreneur,
    entrepreneur_posts,
    fold,
    initials_first,
    is_somebody,
    salutation,
    same_person,
    sex_of,
    show,
    unit_inside,
)
from automation.titles import memo_reader


class Address(Struct, frozen=True, kw_only=True):
    """The address of a paper. ``unsure`` names the parts whose case a person has to confirm.

    ``to_person`` – the last line is a name; the others are a post and an organisation, whose quotes and dashes are
    not ours to set.
    """

    lines: tuple[str, ...]
    salutation: str
    to_person: bool = False
    unsure: tuple[str, ...] = ()


@lru_cache(maxsize=16384)
def address_of(performer: Performer) -> Address:
    """Return the performer as the addressee; his grey columns win, a vacant post has no name and no salutation."""
    unsure: list[str] = []
    alone = entrepreneur(performer.organisation)
    if alone and not is_somebody(performer.name):
        performer = replace(performer, name=alone)
    lines = list(_post_lines(performer, unsure))
    name = _name_line(performer, unsure)
    if name:
        lines.append(name)
    greeting = ""
    if name:
        sex = performer.sex or sex_of(performer.name)
        greeting = _exclaimed(bare(performer.salutation)) or salutation(performer.name, sex)
    return Address(lines=tuple(lines), salutation=greeting, to_person=bool(name), unsure=tuple(unsure))


def in_both_posts(performer: Performer, also: Sequence[Performer]) -> Address:
    """Return the performer as the addressee in his own post and in those he fills today: «Начальнику …, …»."""
    own = address_of(performer)
    filled = [line for other in also for line in address_of(other).lines[:1]]
    if not filled or not own.to_person:
        return own
    *posts, name = own.lines
    every = [*posts, *filled]
    told = [every[0], *map(lower_first, every[1:])]
    return replace(own, lines=(*(f"{post}," for post in told[:-1]), told[-1], name))


def _exclaimed(greeting: str) -> str:
    """Write «Обращение» as typed, with the mark it ends with on paper."""
    return f"{greeting.rstrip('. ,')}!" if greeting and not greeting.endswith("!") else greeting


def _post_lines(performer: Performer, unsure: list[str]) -> tuple[str, ...]:
    """Return the post with the organisation within it; the organisation above where its genitive is not sure.

    A post of the office is complete as written, save one that leaves its unit open: «Начальнику», «Начальнику отдела».
    A head of a settlement holds no post of its administration: the territory is named once, and the organisation not.
    Nor is the unit that a post heads: «Заведующей Приозёрным филиалом ГБУЗ «Пример»».
    Whoever stands for a village has no organisation: «Старосте деревни Малые Ключи».
    """
    organisation = bare(performer.organisation)
    if entrepreneur(organisation):  # the name stands on the next line, and «update» fills in his post in the dative
        return (_entrepreneur_line(bare(performer.post_dative), *entrepreneur_posts(organisation)),)
    if performer.post_dative.strip():
        post = bare(performer.post_dative)
    elif typed := bare(performer.post) or bare(performer.stands_for):
        itself = fold(organisation).startswith(f"{fold(typed)} ")  # «Нотариус» of «Нотариус … округа»
        declined = decline_post(organisation if itself else typed, performer.sex or sex_of(performer.name))
        post = declined.dative
        if not declined.sure:
            unsure.append(f"должность «{typed}»")
        if itself:
            return (capital(post),)
    elif is_somebody(performer.name):
        return (organisation,) if organisation else ()
    else:
        post = "Руководителю"
    if not organisation or says_body(post, organisation):
        return (capital(post),)
    small = any(group[:1].islower() and fold(group) == fold(organisation) for group in performer.groups)
    unit = unit_inside(organisation) if performer.in_office else organisation
    named = lower_first(organisation) if small else unit  # the capital only begins the cell (0199)
    if line := with_organisation(post, named, performer):
        return (capital(line),)
    genitive, sure = organisation_genitive(named)
    if (performer.in_office and not leaves_open(post, organisation)) or fold(genitive) in fold(post):
        return (capital(post),)
    if sure:
        return (capital(behind(post, named)),)
    return (organisation, capital(post))


def _entrepreneur_line(typed: str, kind: str, besides: str) -> str:
    """Return the post of an entrepreneur in the dative with what he is ``besides``, unless ``typed`` tells it already.

    The farm is written in either cell in short or in full, so the word that heads the post tells whether it is there.
    """
    short, _, behind = typed.partition(" ")
    kind, besides = ("ИП", behind.lstrip("–—- ") or besides) if short == "ИП" else (kind, besides)
    own = decline_post(besides).dative
    if short in {"", "ИП"}:
        typed = "Индивидуальному предпринимателю" if kind else own
    told = not own or fold(own.split()[0]) in re.findall(r"\w+", fold(typed))
    return capital(typed) if told else f"{capital(typed)} – {own}"


def _name_line(performer: Performer, unsure: list[str]) -> str:
    if not is_somebody(performer.name):
        return ""
    if performer.name_dative.strip():
        return bare(performer.name_dative)
    declined = decline_name(bare(performer.name), performer.sex)
    if not declined.sure:
        unsure.append(f"фамилия «{bare(performer.name)}»")
    return declined.short_dative


def memo_address(paper: Paper, facts: Facts) -> Address | None:
    """Return the reader of a memo as its addressee; None where it is kept in the file."""
    reader = memo_reader(facts.head, facts.control, signer_of(paper, facts).name)
    return official_address(facts.order, reader) if reader else None


@lru_cache(maxsize=64)
def official_address(order: Order, official: Official) -> Address:
    """Return an official of the order, or who acts for him, as an addressee."""
    return address_of(
        Performer(
            code="-",
            groups=(),
            organisation="",
            post=post_in_body(order, official.post),
            name=official.name,
            post_dative=official.post_dative,
            name_dative=official.name_dative,
            relation=Relation.OFFICE,
        )
    )


def post_in_body(order: Order, post: str) -> str:
    """Return the post with the issuing body in the genitive, also where a cell has it as on the letterhead.

    «Глава Администрация поселения» is «Глава Администрации поселения».
    """
    body = bare(order.body)
    genitive, sure = organisation_genitive(body) if body else ("", False)
    place = bare(post).casefold().find(body.casefold()) if sure else -1
    return f"{bare(post)[:place]}{genitive}{bare(post)[place + len(body) :]}" if place > 0 else post


def signer_of(paper: Paper, facts: Facts) -> Signatory:
    """Tell who signs the paper on its day; the responsible official's post is taken from the order."""
    signer = facts.signatories[paper.signer]
    if paper.signer == "responsible":
        return replace(signer, post=post_in_body(facts.order, signer.post))
    return signer


def signer_lines(paper: Paper, facts: Facts) -> tuple[str, str]:
    """Post (short on the letterhead, full elsewhere) and name with the initials first."""
    signer = signer_of(paper, facts)
    short = signer.post_short.strip() if paper.form is Form.LETTER else ""
    return capital(bare(short or signer.post)), initials_first(bare(signer.name)) if signer.name.strip() else ""


def asking_unit(paper: Paper, facts: Facts) -> str:
    """Return the unit that asks and is answered; the office itself where the head of that very unit is asked.

    He is asked from above: nobody is told to hand something over to himself. So does an office without units ask.
    """
    office, to = facts.office, paper.addressee
    own = to is not None and is_of_unit(to, office.unit)
    from_above = own and not asks_own_unit(paper, facts)
    return office.name if from_above or not office.unit.strip() else office.unit


def asks_own_unit(paper: Paper, facts: Facts) -> bool:
    """Tell whether the head of the office's own unit writes a записка to somebody who works under him."""
    to, unit, signer = paper.addressee, facts.office.unit, signer_of(paper, facts)
    if to is None or paper.form is not Form.NOTE or not is_of_unit(to, unit) or is_head(to.post):
        return False
    return heads_unit(signer.post, unit) and not same_person(signer.name, to.name)


def executor_lines(paper: Paper, facts: Facts) -> tuple[str, ...]:
    """Отметка об исполнителе: on letters only, and not where the executor signs himself."""
    name = bare(facts.executor.name)
    if paper.form is not Form.LETTER or not name or name == bare(signer_of(paper, facts).name):
        return ()
    unit = unit_inside(bare(facts.office.unit))
    return tuple(line for line in (", ".join(p for p in (name, unit) if p), bare(facts.executor.phone)) if line)


def number_line(paper: Paper, facts: Facts) -> str:
    """Write «19.12.2025 № 01-15/К-5», or the blanks for the hand; a справка shows its date alone."""
    by_hand = facts.draft or facts.assign == "by_hand"
    day = BLANK if by_hand else show(paper.day)
    if paper.form is Form.REFERENCE:
        return day
    return f"{day} № {BLANK if by_hand or not facts.number else facts.number}"


def reference_data(facts: Facts) -> tuple[str, ...]:
    """Справочные данные of the letterhead."""
    office = facts.office
    phone = f"тел. {bare(office.phone)}" if office.phone.strip() else ""
    email = f"эл. почта: {bare(office.email)}" if office.email.strip() else ""
    return tuple(line for line in (bare(office.address), phone, email) if line)
