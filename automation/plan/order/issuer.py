"""The issuing body: from the capitals of the letterhead to normal case, confirmed by the rest of the order."""

import re
from collections.abc import Callable
from itertools import groupby, takewhile

from automation.plan.order.beginnings import first_words, heads_name
from automation.plan.order.blocks import flat
from automation.plan.order.capitals import normal_case
from automation.plan.order.executor_words import SOLE, headless
from automation.plan.order.places import find_place
from automation.plan.order.upper_bodies import are_peers, is_part_of_another, joined, orders_jointly
from automation.russian import capital, decline_organisation, fold
from automation.russian.heads import ORGANS, is_legal_form, is_post, is_unit
from automation.russian.morphology import is_known, lemmas, may_be
from automation.russian.nominative import leads_to, nominative_post

_ABOVE = re.compile(
    r"(?:российская федерация|россия|[а-яё-]+ая (?:область|республика)|республика [а-яё-]+|"
    r"(?!муниципальн|городск|сельск)[а-яё-]+[ыио]й (?:муниципальный )?(?:район|край|округ)|"
    r"муниципальное образование(?: «[^»]+»)?)",
    re.IGNORECASE,
)
# The name of «муниципального образования», «АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО РАЙОНА» is the next line.
_NAMELESS = re.compile(
    r"(?:муниципального образования|\bМО|(?<![ое]го )\b(?:муниципальн|городск|сельск)ого (?:района|округа|поселения))$",
    re.IGNORECASE,
)
_FORMATION = re.compile(
    "(?:муниципальн|городск|сельск)[а-яё]+ (?:образование|округ|район|поселение)(?![а-яё])", re.IGNORECASE
)  # no name itself, so in small letters
_ADDRESS = re.compile(r"проект|герб|экз|\bтел\b|\bфакс|\bул\.|\d{6}|\d-\d\d-\d\d|@|www\.", re.IGNORECASE)
_ASIDE = re.compile(r"\(.*\)|.*\b(?:созыв|сесси|заседани)\w*.*", re.IGNORECASE)
_TERRITORY = re.compile(r"\b(?:района|области|края|округа|поселения|сельсовета|улуса|республики)\b", re.IGNORECASE)
_ORGANS_OF = frozenset({
    "бюро", "коллегия", "комитет", "организация", "отделение", "правление", "президиум", "совет",
})  # fmt: skip
_PARTS = frozenset({"район", "поселение", "филиал"})  # what goes on with the name above
_OF_KIND = re.compile("учреждение|предприятие|общество|товарищество|партнерство", re.IGNORECASE)


def issuing_body(above: list[str], after_kind: str, text: str, kind: str = "") -> tuple[str, bool, str]:
    """Return the body in normal case and whether every capital of it is confirmed; "" where the order does not say.

    Third, a body above it that may be the one as well, where nothing decides between the two.

    ``above`` are the lines over the kind, ``after_kind`` the words that follow it («РАСПОРЯЖЕНИЕ АДМИНИСТРАЦИИ…»),
    ``text`` the whole order, in whose running words the capitals are looked up. A unit below an administration issues
    a «приказ»; of any other ``kind`` it may only have prepared what the administration issues.
    """
    joint = orders_jointly(above, text)
    organs, above = _organs(_in_full(_in_columns(above)))
    written, over, upper, doubtful = _from_letterhead(above)
    if not written and after_kind and not re.match(r"[№N\d]|от\s", after_kind):
        name, sure = nominative_post(normal_case(after_kind, text)[0], "gent")
        return capital(name), sure and after_kind != after_kind.upper(), ""
    if not written:
        return "", False, ""
    name, sure = normal_case(written, text)
    office = capital(normal_case(over, text)[0])
    if joint and over and not organs:
        return office, False, capital(name)  # who stands first signs first
    if over and (whole := joined(office, name)):
        return capital(whole), False, ""
    if _is_unit_of(written, upper):
        office, known = normal_case(upper, text)
        whose = _as_written(decline_organisation(office).genitive, text)
        return f"{capital(name)} {whose}", sure and known and kind == "приказ", ""
    territory = "" if _tells_which(name) else _territory(above, written)
    if territory:  # «КАНСКИЙ РАЙОН», below it «АДМИНИСТРАЦИЯ»
        of = decline_organisation(normal_case(territory, text)[0]).genitive
        name, upper = f"{name} {of[:1].lower() + of[1:] if _FORMATION.match(territory) else of}", ""
        sure = any(fold(form) in fold(flat(text)) for form in (name, decline_organisation(name).genitive))
    for organ in organs:
        of, known = normal_case(organ, text)
        name = f"{of} {decline_organisation(name).genitive}"
        sure = sure and known and kind == "приказ" and not _is_organ(organ)
    sure = sure and not doubtful and not is_part_of_another(name)
    return capital(name), sure and _tells_which(name), capital(normal_case(upper, text)[0])


def _is_unit_of(name: str, upper: str) -> bool:
    """Say whether a unit without a place of its own stands below the office it is of: «УПРАВЛЕНИЕ ОБРАЗОВАНИЯ»."""
    unit = _leads_with(name, is_unit) and not (re.search('[«"]', name) or _TERRITORY.search(name))
    return bool(upper) and unit and _leads_with(upper, SOLE.__contains__) and _tells_which(upper)


def _as_written(whose: str, text: str) -> str:
    """Return the office a unit is of with a small letter where the running words of the order write it with none else.

    «Управление образования администрации Примерского района», if its own words say «администрации Примерского …».
    """
    calm = whose[:1].lower() + whose[1:]
    return calm if calm in flat(text) and whose not in flat(text) else whose


def _territory(above: list[str], organ: str) -> str:
    """Return the territory that the lines above an organ name («МУНИЦИПАЛЬНОЕ ОБРАЗОВАНИЕ / «КАНСКИЙ РАЙОН»»)."""
    at = max((n for n, line in enumerate(above) if organ.startswith(line)), default=0)
    joined = (" ".join(above[n:at]) for n in range(at - 1, -1, -1))
    named = (one for one in joined if _ABOVE.fullmatch(one) or _FORMATION.match(one))
    return next((one for one in named if not one.lower().startswith("росси")), "")


def _in_columns(lines: list[str]) -> list[str]:
    """Return what stands side by side in the lines column by column, without strokes and figures."""
    parts: list[str] = []
    for width, rows in groupby((line.split("\t") for line in lines), len):
        table = list(rows)
        for column in zip(*table, strict=True):
            beside = width > 1 and any(map(_ADDRESS.search, column)) and not any(map(heads_name, column))
            parts += [] if beside else column
    return [flat(part) for part in parts if re.search("[А-Яа-яЁё]{2}", part)]


def _in_full(lines: list[str]) -> list[str]:
    """Return the lines with a name that brackets below it give in full («(Главное управление МЧС России по …)»)."""
    for n, line in enumerate(lines):
        full = re.fullmatch(r"\((.+)\)", line)
        words = set(fold(full[1]).split()) if full else set()
        starts = (at for at in range(n) if heads_name(lines[at]))
        own = next((at for at in starts if words > set(fold(" ".join(lines[at:n])).split())), None)
        if full and own is not None:
            return [*lines[:own], full[1], *lines[n + 1 :]]
    return lines


def _organs(above: list[str]) -> tuple[list[str], list[str]]:
    """Take off the last lines that only name an organ or a part of the body above («… организация», «ПРЕЗИДИУМ»).

    First the organs, from the one of the whole body on.
    """
    lines = [line for line in above if not is_beside(line)]
    organs: list[str] = []
    while (
        len(lines) > 1
        and any(map(heads_name, lines[:-1]))
        and (_is_organ(lines[-1]) or _below_bare_office(lines, above))
    ):
        organs.insert(0, lines.pop())
    return organs, [line for line in above if line not in organs]


def _below_bare_office(lines: list[str], above: list[str]) -> bool:
    """Say whether a unit stands below «АДМИНИСТРАЦИЯ», whose territory is named above it."""
    bare = lines[-2].lower() in SOLE and _territory(above, lines[-2]) != ""
    return bare and _leads_with(lines[-1], is_unit)


def _is_organ(line: str) -> bool:
    """Say whether nothing but adjectives and an organ is named in a line."""
    *before, last = line.split(" ")
    return not lemmas(last, "nomn", "sing").isdisjoint(_ORGANS_OF) and all(may_be(word, "ADJF") for word in before)


def _tells_which(name: str) -> bool:
    """Say whether a name tells which body it is: more stands in it than what all such bodies are called.

    A name in quotes alone lacks what is called so.
    """
    words = re.findall(r"[А-Яа-яЁё]+", name)
    return name[:1] not in '«"' and (
        len(words) > 2 or re.search('[«"]', name) is not None or any(is_legal_form(word) for word in words)
    )


def _from_letterhead(above: list[str]) -> tuple[str, str, str, bool]:
    """Return the name among the lines over the kind, from the last line on that heads a body.

    Second, the name above it; third, the same where either may be the body («АДМИНИСТРАЦИЯ ГОРОДА», «УПРАВЛЕНИЕ
    ДЕЛАМИ»); fourth, whether the name must be confirmed.
    """
    lines = [line for n, line in enumerate(above) if not is_beside(line) or _NAMELESS.search(" ".join(above[:n]))]
    lines = [line for n, line in enumerate(lines) if not _shortens(line, lines[:n])]
    if len(lines) > 1 and " " not in lines[-1] and any(map(is_post, lemmas(lines[-1]))) and heads_name(lines[-2]):
        lines.pop()  # «ДУМА ГОРОДСКОГО ОКРУГА» над «ПРЕДСЕДАТЕЛЬ»
    named = (n for n, line in enumerate(lines) if heads_name(line) and not _NAMELESS.search(" ".join(lines[:n])))
    start = max(named, default=None)
    if start is None:
        return "", "", "", False
    last = next((n for n in range(len(lines) - 1, start, -1) if lines[n][:1] in '«"'), start)
    quoted = lines[last][:1] in '«"'
    while start and (at := _opener(lines, start)) is not None:
        if quoted and heads_name(lines[at]) and any(map(heads_name, lines[start:last])):
            break  # above the words that a name in quotes belongs to stands its founder
        start = at
    over = next((n for n in range(start - 1, -1, -1) if heads_name(lines[n])), None)
    short = (n for n in range(start) if re.fullmatch(r"\S+ РОССИИ", lines[n], re.IGNORECASE))  # «МИНЮСТ РОССИИ»
    above_it = flat(" ".join(lines[over if over is not None else next(short, start) : start]))
    upper = "" if over is None or _decided(lines[over], lines[start:]) else above_it
    unknown = [[word for word in re.findall(r"[А-ЯЁа-яё]{5,}", line) if not is_known(word.lower())] for line in lines]
    foreign = any(len(words) > 1 for words in unknown[start:])  # «муниципаль районы башкарма»
    return flat(" ".join(dict.fromkeys(lines[start:]))), above_it, upper, bool(upper) or foreign


def above_bodies(above: list[str]) -> list[str]:
    """Return the lines over the kind that stand above every body and name none; «МИНОБРНАУКИ РОССИИ» is a ministry."""
    lines = [line for line in _in_columns(above) if not re.fullmatch(r"\S+ РОССИИ", line, re.IGNORECASE)]
    return list(takewhile(lambda line: not (heads_name(line) or headless(line)), lines))


def _shortens(line: str, above: list[str]) -> bool:
    """Say whether a line is the short form of the full name above it («АО «ТРП»»).

    The letters of its form are the first ones of the words above, which are themselves called something.
    """
    form, name = line.split(" ", 1)[0], " ".join(above)
    if not re.fullmatch("[А-ЯЁ]{2,8}", form) or not _OF_KIND.search(name) or not re.search('[«"№]', name):
        return False
    firsts = iter(re.findall(r"(?<![А-Яа-яЁё])[А-Яа-яЁё]", name.upper()))
    return all(letter in firsts for letter in form)


def is_beside(line: str) -> bool:
    """Say whether a line of the letterhead is no part of the name: country, region, «проект», an address."""
    town, comma, _ = line.partition(",")
    if not heads_name(line) and (_ADDRESS.search(line) or (comma and find_place(town.strip()))):
        return True
    return any(form.fullmatch(line.strip(" ,.")) for form in (_ABOVE, _ASIDE))


def _opener(lines: list[str], at: int) -> int | None:
    """Return where the same name begins above a line of it; None where it begins with this line.

    «учреждение / высшего образования / «Образец»»: what stands in an oblique case above a name in quotes goes on.
    """
    above = at - 1
    while above and lines[at][:1] in '«"' and not heads_name(lines[above]) and not headless(lines[above]):
        above -= 1
    return above if _opens(lines[above], lines[at:]) else None


def _opens(before: str, lines: list[str]) -> bool:
    """Say whether a line above belongs to the same name of several lines and does not only repeat it.

    A body above another one is another body, unless it only tells what kind of institution the one below is.
    """
    if headless(before) or re.search("[–—-]$", before):
        return before not in lines
    if not heads_name(before) or before in lines or _decided(before, lines):
        return False
    if lines[0][:1] in '«"':
        return not before.endswith(("»", '"')) or _leads_with(before, is_unit)
    if _leads_with(lines[0], _PARTS.__contains__) and not is_part_of_another(" ".join(lines)):
        return True  # «АДМИНИСТРАЦИЯ», «МУНИЦИПАЛЬНЫЙ РАЙОН …»; «ПАО «Образец»», «Филиал «Северный»»
    nameless = len(before.split()) < 3 and lines[0].split(" ", 1)[0] in ORGANS  # «ГЛАВНОЕ УПРАВЛЕНИЕ», «МЧС РОССИИ …»
    return nameless or (_OF_KIND.search(before) is not None and not before.endswith(("»", '"')))


def _leads_with(line: str, fits: Callable[[str], bool]) -> bool:
    """Say whether the noun that leads a line is one of these."""
    return leads_to(first_words(line), "nomn", lambda _, reading: "NOUN" in reading.tag and fits(reading.normal_form))


def _decided(before: str, lines: list[str]) -> bool:
    """Say whether the body of a line above surely is another than the one below, which has a form of its own."""
    first = lines[0].split(" ", 1)[0]
    if _is_organ(before):
        return False  # «ПЕРВИЧНАЯ ПРОФСОЮЗНАЯ ОРГАНИЗАЦИЯ» above «МБОУ «СОШ № 5»»
    if lines[0][:1] not in '«"' and (is_legal_form(first) or _OF_KIND.search(lines[0].split(" «")[0])):
        return not _OF_KIND.search(before) or is_legal_form(first)
    branch = _leads_with(lines[0], "филиал".__eq__) and any(map(is_legal_form, lines[0].split()))
    told = re.fullmatch(r"\S+ России", before, re.IGNORECASE) and "росси" in " ".join(lines).lower()
    return branch or bool(told) or _superior(before, lines)


def _superior(before: str, lines: list[str]) -> bool:
    """Say whether the body of a line above has a body of its own below it.

    Each names its territory, or the upper one is federal. A legal form («бюджетное учреждение Республики …») is no
    superior of the name below it.
    """
    if lines[0][:1] in '«"' or _OF_KIND.search(before):
        return False
    name = " ".join(lines).lower()
    federal = re.match(
        "федеральн[а-я]+ (?:[а-я]+ )?(?:служба|агентство)|.* российской федерации$", before, re.IGNORECASE
    )
    own = _TERRITORY.search(before) and _TERRITORY.search(name)
    if are_peers(before, name):
        return False  # two ministries of one region
    return bool(federal or own) or " ".join(before.lower().split()[-2:]) in name  # «города Орла» in both
