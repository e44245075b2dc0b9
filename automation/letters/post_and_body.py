"""The post of an addressee in the dative beside the name of his organisation, which is told once."""

import re

from automation.letters.cases import inside, lower_first, organisation_genitive
from automation.letters.marks import bare
from automation.model.report import Performer
from automation.patterns import lazy
from automation.russian import (
    decline_name,
    decline_organisation,
    fold,
    initials_last,
    is_somebody,
    unit_of,
    with_territory,
    with_unit,
    without_kind,
)

_OF_DEPUTY = lazy(r"(?P<post>.*заместител.*?\S)(?P<field>\sпо\s.+)", re.IGNORECASE)
_SECOND = lazy(r"(?P<post>[^–—]+?)(?P<second> [–—] [^–—]+)")  # «Начальник отдела – главный архитектор»
_OPEN = lazy(  # of what?
    r"(?:(?:временно )?исполняющ\w+ обязанности )?(?:"
    r"(?:(?:перв\w+ )?заместител\w* )?(?:(?:ответственн|учен|техническ)\w+ (?=секретар))?"
    r"(?P<head>начальник|руководител|директор|заведующ|управляющ|председател|глав|секретар|декан|командир|комендант"
    r"|координатор|куратор)\w*"
    r"|заместител\w*)"
)
_FORM = lazy(r"[А-ЯЁ]{2,}(?= .*[«\"])")  # «МБУК» of «МБУК «Централизованная библиотечная система»»


def says_body(post: str, organisation: str) -> bool:
    """Tell whether a post names the organisation in full or in short: «Директору МБУК «ЦБС»»."""
    form = _FORM.match(organisation)
    return fold(organisation) in fold(post) or (form is not None and re.search(rf"\b{form[0]} [«\"]", post) is not None)


def with_organisation(post: str, organisation: str, performer: Performer) -> str:
    """Return a post that names the organisation in part with the whole of its name; "" for any other post.

    A deputy's field stands last: «Заместителю главы Администрации города Азова по социальным вопросам», and so does
    what somebody is besides: «Начальнику отдела архитектуры – главному архитектору».
    """
    if (both := _SECOND.fullmatch(post)) and _meets(both["post"], organisation):
        return f"{behind(both['post'], organisation)}{both['second']}"
    if line := _named_after(organisation, post, performer) or _named_in_part(post, organisation):
        return line
    deputy = None if performer.in_office else _OF_DEPUTY.fullmatch(post)
    if deputy is None:
        return ""
    front = deputy["post"]
    line = _named_in_part(front, organisation) or (behind(front, organisation) if _meets(front, organisation) else "")
    return f"{line}{deputy['field']}" if line else ""


def _named_in_part(post: str, organisation: str) -> str:
    """Return a post that names the territory, the unit or the kind of the organisation with the whole of its name."""
    if line := with_territory(post, organisation) or with_unit(post, organisation):
        return f"{post} {inside(line.removeprefix(f'{post} '))}" if line.startswith(f"{post} ") else line
    own = without_kind(post, organisation)
    return f"{own} {organisation}" if own else ""


def _meets(post: str, organisation: str) -> bool:
    """Tell whether a post ends with the word the organisation begins with: «Главе администрации»."""
    genitive, sure = organisation_genitive(organisation)
    return sure and fold(post).endswith(f" {fold(genitive.partition(' ')[0])}")


def leaves_open(post: str, organisation: str) -> bool:
    """Tell whether a post of the office leaves its unit open: «Начальнику», «Ответственному секретарю».

    Whose unit is called after him leaves nothing open: «Декану» of «Деканат».
    """
    if _meets(post, organisation) and unit_of(organisation, ""):
        return True
    found = _OPEN.fullmatch(fold(post))
    return found is not None and not (found["head"] and fold(organisation).startswith(found["head"]))


def behind(post: str, organisation: str) -> str:
    """Return a post with the organisation in the genitive behind it; a word that ends one and begins the other once."""
    genitive = organisation_genitive(organisation)[0]
    first, _, rest = genitive.partition(" ")
    if not _meets(post, organisation):
        return f"{post} {genitive}"
    return f"{post} {rest}" if unit_of(organisation, "") else f"{post[: -len(first)].rstrip()} {genitive}"


def _named_after(organisation: str, post: str, performer: Performer) -> str:
    """Return the post of who owns the organisation without his name: «Главе КФХ» of «КФХ Образцова Л.М.».

    What the post says of the kind stands once: «Главе хозяйства» and «Главе КФХ» of «Крестьянское (фермерское)
    хозяйство Образцова Л.М.» are «Главе крестьянского (фермерского) хозяйства».
    """
    name = bare(performer.name)
    full = (name, decline_name(name, performer.sex).genitive)
    forms = (form for one in full if is_somebody(name) for form in (fold(one), fold(initials_last(one))))
    own = next((organisation[: -len(form) - 1] for form in forms if fold(organisation).endswith(f" {form}")), "")
    kind = decline_organisation(own).genitive if own else ""
    if not kind or fold(kind) in fold(post):
        return post if kind else ""
    before, _, last = post.rpartition(" ")
    return f"{before if before and _is_part(last, kind) else post} {lower_first(kind)}"


def _is_part(word: str, kind: str) -> bool:
    """Tell whether a word is the last one of a kind, its acronym, or the word that a kind in short ends with."""
    said, words = fold(word), re.findall(r"\w+", fold(kind))
    if kind.isupper():
        return said.startswith(fold(kind)[-1])
    return said == words[-1] or re.sub(r"\W", "", said) == "".join(one[0] for one in words)
