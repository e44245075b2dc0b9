"""The issuing body: from the capitals of the letterhead to normal case, confirmed by the rest of the order."""

import re
from collections import Counter
from typing import Any

from automation.plan.order.blocks import flat
from automation.plan.order.executor_words import headless
from automation.russian import capital
from automation.russian.heads import ORGANS, RANKS, is_body, is_legal_form, is_post, is_unit
from automation.russian.morphology import is_known, lemmas, may_be, tags_of
from automation.russian.nominative import leads_to, nominative_post, parses

_ABOVE = re.compile(
    r"(?:российская федерация|россия|[а-яё-]+ая область|республика [а-яё-]+|"
    r"(?!муниципальн|городск|сельск)[а-яё-]+[ыио]й (?:муниципальный )?(?:район|край|округ)|"
    r"муниципальное образование(?: «[^»]+»)?)",
    re.IGNORECASE,
)
# The name of «муниципального образования», «АДМИНИСТРАЦИЯ МУНИЦИПАЛЬНОГО РАЙОНА» is the next line.
_NAMELESS = re.compile(
    r"(?:муниципального образования|\bМО|(?<![ое]го )\b(?:муниципальн|городск|сельск)ого (?:района|округа|поселения))$",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\(.*\)|.*\b(?:созыв|сесси|заседани)\w*.*", re.IGNORECASE)
_STAMPED = re.compile(
    r"\b(?:к|утвержд\w+|настояще\w+)\s+(?:распоряжени|постановлени|приказ|решени|указ)(?:ю|у|ем|ом)\s+"
    r"(?!об?\s|от\s|№)(?P<body>[А-ЯЁа-яё](?:«[^»]*»|[^№_\d])+?)"
    r"(?=\s(?:от|план|перечень|график)\b|\s*[№_\d]|\s«\d|$)",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(?:городск|сельск|муниципальн|административн|внутригородск|национальн|автономн)\w+ )?"
    r"(?:район|област|кра[йяюе]|округ|поселени|сельсовет|поссовет|улус|респуб)",
    re.I,
)
_TERRITORY = re.compile(r"\b(?:района|области|края|округа|поселения|сельсовета|улуса|республики)\b", re.IGNORECASE)
_GENERIC = re.compile(
    r"(?:городск|сельск|муниципальн|районн|областн|бюджетн|каз[её]нн|автономн|образовательн|общеобразовательн|"
    r"дошкольн|средн|основн|район|област|кра[йяюе]\b|округ|город|образовани|внутригородск|детск|юношеск|медицинск|"
    r"[а-яё]+ическ|гражданск|хозяйственн|поссовет|республик|исполнительн|местн|"
    r"административн|территориальн|культур)\w*"
)
# За этими словами стоит имя места: «города Орла», «ЗАТО Светлый», «округа «Город Южный».
_PLACES = re.compile(
    r"(?:город|сел|станиц|хутор|деревн|пос[её]л(?:ок|к)|аул|слобод|район|округ|поселени|республик)[аыеиоямув]{0,2}|рп|пгт|зато|мо|"
    r"(?:г|с|п|пос|х|ст|д)\.",
    re.IGNORECASE,
)
_HEADS_OFFICE = re.compile(
    r"(?:и\.?\s?о\.?\s+)?(?:(?:первый\s+)?заместитель\s+)?"
    r"(?:глав[аы]|директор[а]?|начальник[а]?|руководител[ья]|заведующ\w+|председател[ья]|министр[а]?)\s+"
    r"(?P<of>(?!города\s|(?:района|округа|города|поселения|области|края)$).+)",  # a territory is no body
    re.IGNORECASE,
)
_SMALL = frozenset({"и", "по", "о", "об", "в", "на", "с", "при", "для", "за", "из", "от", "до", "имени"})


def issuing_body(above: list[str], after_kind: str, text: str) -> tuple[str, bool]:
    """Return the body in normal case and whether every capital of it is confirmed; "" where the order does not say.

    ``above`` are the lines over the kind, ``after_kind`` the words that follow it («РАСПОРЯЖЕНИЕ АДМИНИСТРАЦИИ…»),
    ``text`` the whole order, in whose running words the capitals are looked up.
    """
    written, joined = _from_letterhead(above)
    if not written and after_kind and not re.match(r"[№N\d]|от\s", after_kind):
        name, sure = nominative_post(normal_case(after_kind, text)[0], "gent")
        return capital(name), False if not sure else after_kind != after_kind.upper()
    if not written:
        return "", False
    name, sure = normal_case(written, text)
    return capital(name), sure and not joined and _tells_which(name)


def _tells_which(name: str) -> bool:
    """Say whether a name tells which body it is: more stands in it than what all such bodies are called.

    A name in quotes alone lacks what is called so.
    """
    words = re.findall(r"[А-Яа-яЁё]+", name)
    return name[:1] not in '«"' and (
        len(words) > 2 or re.search('[«"]', name) is not None or any(is_legal_form(word) for word in words)
    )


def _from_letterhead(above: list[str]) -> tuple[str, bool]:
    """Return the name among the lines over the kind, from the last line on that heads a body.

    Second, whether it is made of two names («АДМИНИСТРАЦИЯ ГОРОДА», «УПРАВЛЕНИЕ ДЕЛАМИ»), one of which may be the body.
    """
    lines = [flat(part) for line in above for part in line.split("\t")]
    lines = [line for line in lines if re.search("[А-Яа-яЁё]{2}", line)]
    lines = [line for n, line in enumerate(lines) if not _beside(line) or (n and _NAMELESS.search(lines[n - 1]))]
    if len(lines) > 1 and " " not in lines[-1] and any(map(is_post, lemmas(lines[-1]))) and _heads(lines[-2]):
        lines.pop()  # «ДУМА ГОРОДСКОГО ОКРУГА» над «ПРЕДСЕДАТЕЛЬ»
    named = (n for n, line in enumerate(lines) if _heads(line) and not (n and _NAMELESS.search(lines[n - 1])))
    start = max(named, default=None)
    if start is None:
        return "", False
    headed = start
    last = next((n for n in range(len(lines) - 1, start, -1) if lines[n][:1] in '«"'), start)
    quoted = lines[last][:1] in '«"'
    while start and (at := _opener(lines, start)) is not None:
        if quoted and _heads(lines[at]) and any(map(_heads, lines[start:last])):
            break  # above the words that a name in quotes belongs to stands its founder
        start = at
    several = not quoted and any(map(_heads, lines[:headed]))
    unknown = [[word for word in re.findall(r"[А-ЯЁа-яё]{5,}", line) if not is_known(word.lower())] for line in lines]
    foreign = any(len(words) > 1 for words in unknown[start:])  # «муниципаль районы башкарма»
    return flat(" ".join(dict.fromkeys(lines[start:]))), several or foreign


def _beside(line: str) -> bool:
    """Say whether a line of the letterhead is no part of the name: country, region, «проект», an address."""
    if re.search(r"проект|герб|экз|\bтел\b|\bул\.|\d{6}|@", line, re.IGNORECASE):
        return True
    return any(form.fullmatch(line.strip(" ,.")) for form in (_ABOVE, _ASIDE))


def _heads(line: str) -> bool:
    """Say whether a line begins with the head of a name in the nominative («Исполнительный комитет», «МБОУ», «Мэр»)."""
    first = line.split(" ", 1)[0]
    if is_legal_form(first) or first in ORGANS:
        return True

    def fits(_: str, reading: Any) -> bool:
        named = is_body(reading.normal_form) or is_post(reading.normal_form)
        return named and {"NOUN", "sing"} <= reading.tag.grammemes

    return leads_to(re.findall(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", line)[:6], "nomn", fits)


def _opener(lines: list[str], at: int) -> int | None:
    """Return where the same name begins above a line of it; None where it begins with this line.

    «учреждение / высшего образования / «Образец»»: what stands in an oblique case above a name in quotes goes on.
    """
    above = at - 1
    while above and lines[at][:1] in '«"' and not _heads(lines[above]) and not headless(lines[above]):
        above -= 1
    return above if _opens(lines[above], lines[at:]) else None


def _opens(before: str, lines: list[str]) -> bool:
    """Say whether a line above belongs to the same name of several lines and does not only repeat it."""
    first = lines[0].split(" ", 1)[0]
    if headless(before):
        return before not in lines
    told = re.fullmatch(r"\S+ России", before, re.IGNORECASE) and "росси" in " ".join(lines).lower()
    if is_legal_form(first) or told:
        return False  # above «ФГАОУ ВО «Образец»», «Управление Министерства Российской Федерации»: its founder
    whole = before.endswith(("»", '"')) and not any(is_unit(r.normal_form) for r in parses(first.lower(), "nomn"))
    return _heads(before) and before not in lines and not whole and not _superior(before, lines)


def _superior(before: str, lines: list[str]) -> bool:
    """Say whether the body of a line above has a body of its own below it.

    Each names its territory, the upper one is federal, or it is an office and the lower one none of its units
    («МИНИСТЕРСТВО ЗДРАВООХРАНЕНИЯ ОБЛАСТИ» over «МЕДИЦИНСКИЙ КОЛЛЕДЖ»). A legal form («бюджетное учреждение
    Республики …») is no superior of the name below it.
    """
    if lines[0][:1] in '«"' or re.search("учреждени|предприяти|обществ", before.lower()):
        return False
    name = " ".join(lines).lower()
    federal = re.match("федеральн[а-я]+ (?:служба|агентство)", before.lower()) is not None
    own = _TERRITORY.search(before) is not None and _TERRITORY.search(name) is not None
    words = re.findall(r"[а-яё]+", lines[0].lower())[:6]
    office = re.match("министерств|департамент|комитет|администраци", before.lower()) and len(words) > 1
    apart = bool(office) and leads_to(words, "nomn", lambda _, read: _is_institution(read.normal_form))
    return federal or own or apart or " ".join(before.lower().split()[-2:]) in name  # «города Орла» in both


def _is_institution(noun: str) -> bool:
    return is_body(noun) and not is_unit(noun)


def normal_case(written: str, text: str) -> tuple[str, bool]:
    """Write «АДМИНИСТРАЦИЯ АКСАЙСКОГО…» as a name is written in running text, and whether the text confirms it."""
    seen = Counter(re.findall(r"[А-Яа-яЁё-]+", text))
    # «МУП «ГОРВОДОКАНАЛ»»: a name in quotes is printed in capitals where its words are of the dictionary or the text
    quoted = re.findall("[А-ЯЁ]{5,}", " ".join(re.findall('[«"][^»"]+', written)))
    shouted = sum(is_known(w.lower()) for w in quoted) > 1 or any(capital(w.lower()) in seen for w in quoted)
    if not (written.isupper() or shouted or (_heads(written) and re.match(r"[А-ЯЁ]{5}", written))):
        return written, True
    out: list[str] = []
    sure = True
    opened, placed = True, False
    tokens = written.split(" ")
    for at, token in enumerate(tokens):
        word = token.strip('«»"„“(),.')
        adjective = may_be(word, "ADJF") or may_be(word, "PRTF")
        named = placed or (adjective and _NAMED.match(" ".join(tokens[at + 1 :])) is not None)
        clipped = token.endswith(".") and _PLACES.fullmatch(token) is not None  # «Г. ЧИТЫ»
        first = opened or token[:1] in '«"„'
        # «АДМИНИСТРАЦИЯ» over «муниципального образования»; «ФГБОУ ВО»
        kept = not word.isupper() or (at > 0 and is_legal_form(tokens[at - 1]) and len(word) < 4)
        new, known = (
            (word if kept else word.lower(), True) if clipped or kept else _word(word, seen, first=first, named=named)
        )
        sure = sure and known
        out.append(token.replace(word, new) if word else token)
        placed = clipped or _PLACES.fullmatch(word) is not None or (placed and new[:1].isupper())
        opened = False
    return " ".join(out), sure


def _word(word: str, seen: Counter[str], *, first: bool, named: bool) -> tuple[str, bool]:
    low = word.lower()
    if not word or not re.search("[А-ЯЁ]", word):
        return word, True
    if low in _SMALL and not first:
        return low, True
    if _is_abbreviation(word):
        return word, True
    title = "-".join(capital(part) if part not in {"на"} else part for part in low.split("-"))
    if "-" in low and title in seen:  # «Верхне-Илимское», as the order's own words write it
        return title, True
    if first or low.startswith("республик"):
        return capital(low), "-" not in low and (len(low) > 5 or is_known(low))  # «ЛДПР» may be any letters
    large, small = _votes(low, seen)
    if large or small:
        return (title, True) if large >= small else (low, True)
    if low.startswith(("министерств", "правительств")) or low in {"федеральной", "федерации"}:
        return title, False  # «Территориальное управление Министерства …», «… Федеральной службы»
    if _GENERIC.fullmatch(low) or any(is_body(lemma) or is_post(lemma) for lemma in lemmas(low)):
        return low, True
    return (title if named or _is_proper(low) else low), False


def _votes(low: str, seen: Counter[str]) -> tuple[int, int]:
    """Return how often the word, in whatever case, is written with a capital and without in the order's own text."""
    large = small = 0
    for word, times in seen.items():
        if word.isupper() or word[:3].lower() != low[:3]:
            continue
        if not lemmas(low).isdisjoint(lemmas(word)):
            large, small = large + times * word[0].isupper(), small + times * word[0].islower()
    return large, small


def _is_abbreviation(word: str) -> bool:
    if (
        is_legal_form(word)
        or word in ORGANS
        or re.fullmatch(r"СОШ|ООШ|ДОУ|ЖКХ|ЗАГС|ДШИ|ЦРБ|ФАП|РФ|ЗАТО|МО|[IVXLC]+", word)
    ):
        return True
    return len(word) <= 5 and not re.search("[АЕЁИОУЫЭЮЯ]", word)


def _is_proper(low: str) -> bool:
    """Tell whether a word names a place or a person, comes from a place («аксайского») or is in no dictionary."""
    likeliest = tags_of(low)[0]
    of_place = "ADJF" in likeliest and re.search(r"ск(?:ий|ая|ое|ие|ого|ой|ому|их|им|ими|ую|ом)$", low)
    named = {"Geox", "Name", "Surn", "Patr", "Orgn"} & likeliest.grammemes
    return bool(of_place or named) or not is_known(low)


def body_in_stamp(lines: list[str]) -> str:
    """Write «к распоряжению Администрации … поселения» of an appendix, in the nominative; "" without one."""
    found = _STAMPED.search(flat(" ".join(lines)))
    if not found:
        return ""
    issuer = nominative_post(found["body"].strip(" ,."), "gent")[0]
    return headed_office(issuer) if _HEADS_OFFICE.match(issuer) else capital(issuer)


def headed_office(post: str) -> str:
    """Return the body that a post heads («Глава Администрации …», «Главный врач ГБУЗ …»); "" where it names none."""
    if office := _HEADS_OFFICE.match(post):
        # «… Правительства области – министр строительства», «ОМВД России «Образец» подполковник полиции»
        own = re.split(rf"\s(?:[–—-]\s|(?=(?:{'|'.join(RANKS)})(?![а-яё])))", office["of"])[0]
        return capital(nominative_post(own, "gent")[0])
    words = post.split()
    legal = next((n for n, word in enumerate(words) if is_legal_form(word)), len(words))
    return " ".join(words[legal:])
