"""Who signed: the post and the name below the last point or in a mark of approval, and what of them is in doubt."""

import re
from itertools import takewhile

from automation.model.plan import Official
from automation.plan.order.beginnings import head_of
from automation.plan.order.blocks import flat
from automation.plan.order.requisites import DATE, is_requisite
from automation.russian.heads import is_post
from automation.russian.morphology import NOMINAL, is_preposition, may_be, part_of_speech
from automation.russian.nominative import (
    ACTING,
    FULL_NAME,
    INITIALS,
    SHORT_NAME,
    SURNAME,
    TURNED_NAME,
    nominative_name,
    parses,
)

# «И. О. ГЛАВЫ РАЙОНА» are no initials.
_NO_INITIALS = (
    rf"(?<!И\.)(?<!И\.\s)(?!(?i:{ACTING.pattern}\s+"
    "(?:глав|директор|заведующ|заместител|министр|мэр|начальник|председател|руководител)))"
)
ANY_NAME = re.compile(rf"{_NO_INITIALS}(?:{FULL_NAME.pattern}|{TURNED_NAME.pattern}|{SHORT_NAME.pattern})")
_SIGNED = re.compile(rf"(?:^|[\s/]){INITIALS}\s*(?:{SURNAME}|[А-ЯЁ]{{2,}}(?:-[А-ЯЁ]{{2,}})?)[\s./]*$")
NAME_LAST = re.compile(rf"(?:{_SIGNED.pattern}|(?:{ANY_NAME.pattern})[\s./]*$)")
# «М.П.» is the place of a seal, but the initials of whoever's surname alone is behind it («М.П. Нефедов»).
_STAMPS = re.compile(
    rf"\(?подпись\)?|\bп/п\b|\bМ\.\s?П\.(?!(?-i:\s*(?:{SURNAME}|[А-ЯЁ-]{{3,}})[\s./]*(?:\t|$)))|_+"
    r"|\bподлинник\w*( подписан\w*)?",
    re.IGNORECASE,
)
# The lines of a mark of an electronic signature, which names the owner of a certificate.
_CERTIFICATE = re.compile(
    r"документ подписан\b|"
    r".*\bэлектронной\s+(?:цифровой\s+)?подпис(?:ью|и)\b|.*\bсертификат\w*|владелец\b|действител\w+\s+(?:с|до|по)\b",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:исп(?:олнитель)?\b|тел\b|.*\bвносит\b|.*\bозноком|.*\bознаком|согласован|рассылка|разосла|верно\b|приложени|"
    r"проект\b|визы|лист )",
    re.IGNORECASE,
)
SIGNS_POST = re.compile(
    r"(?:глава|и\.?\s?[оп]\.|исполняющ|врио|врип|директор|заместитель|первый|председател|начальник|заведующ|руководитель|"
    r"министр|губернатор|управляющ|главный|ректор|секретарь|президент|генеральный|мэр|атаман|префект|вице-|"
    r"временно исполня|глав[аы]|управделами|(?:зам|зав|нач)\.)",
    re.IGNORECASE,
)
_NO_POST = re.compile(r"[\dA-Za-z_:;]|[А-ЯЁ]\.|\bот\b|-$")
LONGEST_POST = 200  # letters
LONGEST_SIGNATURE = 8  # lines
_TOLD = re.compile(r"(?:срок|отв|ответственн\w+|исполнител[ьи]|докладчик\w*)\b", re.IGNORECASE)
_CUT_POST = re.compile(r"(?:обязанности|полномочия|заместитель|помощник|^первый|[–—,-])$", re.IGNORECASE)
_KEEPS_MINUTES = re.compile(r"(?:ответственный )?секретар|протокол", re.IGNORECASE)


def find_name(text: str) -> re.Match[str] | None:
    """Return the first name; initials between two capitals belong to the latter («Великого Новгорода Е.Е. Сытника»)."""
    found = ANY_NAME.search(text)
    initials = re.search(rf"\s({INITIALS})$", found[0]) if found else None
    if found is None or initials is None:
        return found
    turned = SHORT_NAME.match(text, found.start() + initials.start(1))
    first = re.match(r"\s*([А-ЯЁ][а-яё]+)", text[found.end() :])
    head = first is not None and any(is_post(r.normal_form) for r in parses(first[1].lower(), "accs"))
    return turned if turned and not head else found


def is_closing(line: str) -> bool:
    """Say whether a line begins what an office writes last: whom it is sent to, who wrote it, who has read it.

    So does a participle before a colon («ПОДГОТОВЛЕНО:», «Ознакомлены:»), whatever was done.
    """
    done = re.match("[А-Яа-яЁё]+(?=:)", line)
    return _AFTER.match(line) is not None or (done is not None and may_be(done[0], "PRTS"))


def opens_signature(line: str) -> bool:
    """Say whether a line begins with the post of a signatory; «председателя …» only goes on with the line above."""
    word = re.match(r"[А-Яа-яЁё]+(?=[\s,]|$)", line)
    turned = word is not None and not may_be(word[0], "nomn", "sing") and part_of_speech(word[0]) in {"NOUN", "PRTF"}
    return SIGNS_POST.match(line) is not None and not turned


def signs_from(lines: list[str], at: int) -> bool:
    """Say whether a signature begins with a line, whatever the post is called: it is known by its place.

    It stands apart from the sentence above, nothing in it orders anything, and it ends with a name, below which comes
    only what an office writes last.
    """
    above, first = lines[at - 1] if at else "", lines[at]
    if above[-1:] in {":", ";", ","} or ("\t" in above and NAME_LAST.search(above)):
        return False  # a list of people goes on
    opens = re.match("[А-ЯЁ][А-ЯЁа-яё]{2}", first) or SIGNS_POST.match(first)
    if not opens or first[0].islower() or _TOLD.match(first) or is_closing(first):
        return False
    below = [_STAMPS.sub("", line).strip() for line in takewhile(lambda line: not is_closing(line), lines[at:])]
    named = next((n for n, line in enumerate(below[:LONGEST_SIGNATURE]) if NAME_LAST.search(line)), None)
    if named is None or any(line[-1:] in {".", ";"} for line in below[:named]) or "" in below[: max(named - 1, 1)]:
        return False
    behind = [line for line in takewhile(bool, below[named + 1 :]) if not NAME_LAST.search(line)]
    post = NAME_LAST.sub("", "\n".join(below[: named + 1]))
    apart = _parts_name(below[named], lines[at + named])
    signed_below = any("\t" in line and NAME_LAST.search(line) for line in below[named + 1 :])
    if not apart and above and signed_below and not (opens_signature(first) and _SIGNED.search(below[named])):
        return False  # «Дежурный Образцов О.О.» goes on with the point: another signs below in a column of his own
    known = opens_signature(first) or head_of(flat(first)) == "post"
    parted = known or above[-1:] in {"", ".", "!"} or "\t" in first
    return (
        parted
        and len(post) <= LONGEST_POST
        and re.search("[а-яё]{3}|[А-ЯЁ]{3}", post) is not None
        and (apart or re.search(r"(?:[–—-]|\bна) ?$", post) is None)
        and not any(map(_orders, re.findall("[А-ЯЁа-яё]+", "\n".join(behind if known else [post, *behind]))))
        and _nominative(post)
    )


def _parts_name(line: str, written: str) -> bool:
    """Say whether the name on a line stands apart from a post: in a column, behind strokes, or alone."""
    return "\t" in line or line != written.strip() or not NAME_LAST.sub("", line).strip()


def _orders(word: str) -> bool:
    return part_of_speech(word) in {"INFN", "VERB"}


def _nominative(post: str) -> bool:
    """Say whether the first word of a post may stand in the nominative, as every post of a signature does."""
    word = re.findall("[А-ЯЁа-яё]+", post)[0]
    return not is_preposition(word) and (may_be(word, "nomn", "sing") or part_of_speech(word) not in NOMINAL)


def unstamped(tail: tuple[str, ...]) -> tuple[str, ...]:
    """Return the lines of a signature without those of an electronic one, days and marks between post and name."""
    lines = []
    for line in tail:
        parts = [part for part in line.split("\t") if part.strip() and not _CERTIFICATE.match(part.strip())]
        if len(parts) > 2 and ANY_NAME.search(parts[-1]) and not any(map(ANY_NAME.search, parts[:-1])):
            parts = [parts[0], parts[-1]]  # «Директор», «эл. подпись», «П.П. Примеров»
        lines.append(line if is_requisite(line) else DATE.sub(" ", "\t".join(parts)))
    return tuple(lines)


def doubtful(official: Official, lines: tuple[str, ...]) -> set[str]:
    """Return what of who signs in these lines is no plain post or name: «должность», «Ф.И.О.».

    A post begins with one and holds neither figures, Latin letters nor initials; behind a name no word stands.
    """
    amiss = set()
    plain = re.sub(rf"«[^»]*»|\"[^\"]*\"|(?:№|N)\s?\d+|(?i:^{ACTING.pattern})", "", official.post)
    heads = SIGNS_POST.match(official.post) is not None or head_of(official.post) == "post"
    if official.post and not (official.name and heads and len(plain) <= LONGEST_POST and not _NO_POST.search(plain)):
        amiss.add("должность")
    words = [word.lower() for word in official.name.split() if not word.endswith(".")]
    line = next((line.lower() for line in lines if words and words[0] in line.lower()), "")
    behind = line[max((line.rfind(word) + len(word) for word in words), default=0) :]
    if re.search(r"[а-яё]{2}", behind) or re.search(r"[А-ЯЁ]\.", plain):
        amiss.add("Ф.И.О.")
    return amiss


def signatory(tail: tuple[str, ...]) -> Official:
    """Return the first name below the last point and the post beside or above it."""
    lines: list[str] = []
    for line in tail:
        if is_closing(line):
            break
        lines.append(_STAMPS.sub(" ", line).strip())
    for at, line in enumerate(lines):
        found = _SIGNED.search(line) or next(filter(None, map(ANY_NAME.search, map(flat, line.split("\t")))), None)
        if not found:
            continue
        before = flat(flat(line)[: flat(line).index(flat(found[0]))]).rstrip("/ ")
        post = [before] if before else []
        above = at
        while above and len(post) < 8 and not (post and opens_signature(post[0]) and not _broken(lines[:above])):
            above -= 1
            if lines[above]:
                post.insert(0, flat(lines[above]))
        below = [] if post else [flat(text) for text in lines[at + 1 : at + 4] if text]
        return Official(post=flat(" ".join(post or below)).strip(" ,:–—-"), name=surname_first(found[0]))
    starts = [n for n, line in enumerate(lines) if opens_signature(line)]
    return Official(post=flat(" ".join(line for line in lines[starts[0] :] if line))) if starts else Official()


def first_column(tail: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the lines of who signs first where two sign side by side or one under another, and the other's name.

    The name is "" where one signs; whoever keeps the minutes signs beside the chair and is no other.
    """
    first = None
    for at, line in enumerate(tail):
        if is_closing(line):
            break
        parts = line.split("\t")
        names = [name for part in parts if (name := ANY_NAME.search(part))]
        if len(names) > 1:  # «Глава⇥П.П. Примеров⇥Председатель⇥О.О. Образцов» on one line, or posts above names
            own = 1 + next(n for n, part in enumerate(parts) if ANY_NAME.search(part))
            first_lines = tuple("\t".join(line.split("\t")[:own]) for line in tail[: at + 1])
            return first_lines, surname_first(names[1][0])
        if names and first is None:
            first = at
        elif names and first is not None:
            post = signatory(tail[first + 1 : at + 1]).post
            signs = SIGNS_POST.match(post) or head_of(post) == "post"
            return tail, surname_first(names[0][0]) if signs and not _KEEPS_MINUTES.match(post) else ""
    return tail, ""


def _broken(lines: list[str]) -> bool:
    """Say whether the post is broken above: «Исполняющий обязанности», «Начальник управления –», an empty line."""
    above = next((line for line in reversed(lines) if line), "")
    return _CUT_POST.search(above) is not None


def surname_first(name: str) -> str:
    """Turn «Е.Н. Камфарин» into «Камфарин Е.Н.»; a full name stays a full name."""
    return nominative_name(flat(name), "nomn")[0]
