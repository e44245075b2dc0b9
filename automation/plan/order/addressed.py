"""To whom a point speaks: «Директору МБУК «Образец» (Примерова А.А.), отделу культуры в срок до … провести …»."""

import re
from collections.abc import Iterator
from itertools import dropwhile, pairwise
from typing import Any

from msgspec import Struct

from automation.plan.order.beginnings import NAME, first_word, head_of, may_be_noun, names_people, starts_executor
from automation.plan.order.doubts import Derived
from automation.plan.order.executor_words import NAMESAKE, headless, post_in
from automation.plan.order.phrases import term_phrases
from automation.russian import capital
from automation.russian.heads import TOPICS, heads_post, is_body
from automation.russian.morphology import is_infinitive, is_known, may_be, part_of_speech, tags_of
from automation.russian.nominative import (
    ACTING,
    CLIPPED,
    CLIPPED_POST,
    FULL_NAME,
    SHORT_NAME,
    Case,
    is_oblique,
    leads_to,
    nominative_aside,
    nominative_name,
    nominative_post,
    parses,
)
from automation.russian.surnames import is_of_woman

_ASKED = re.compile(r"(?P<verb>поручить|предложить|рекомендовать|указать|предписать|обязать|просить)\s+", re.IGNORECASE)
_LEGAL = re.compile(r"[А-ЯЁ]{2,}[а-я]?[А-ЯЁ]*(?![А-Яа-яЁё])")  # «КГБУЗ», «УМВД», «ИП»
WITH = re.compile(
    r",?\s+(?P<aside>\()?(?:совместно со?|во взаимодействии со?|(?P<of>при участии|с участием|с привлечением))\s"
)
_OTHERWISE = re.compile(r"(?:либо|или)\s", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:в (?:связи|целях|случае|период|ходе|рамках)|на (?:время|период|основании)|во (?:время|исполнение)"
    r"|с целью|при|согласно|по согласованию со?|совместно(?!\sсо?\s))\s",
    re.IGNORECASE,
)
_MARK = re.compile(r"[«„»“]")
_WORDS = re.compile(r"[«„(\"]|[»“)]|[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[:,;]|(?<!\d)\s[–—-]\s|\d+")
_LIMIT = 600
NAMED_WITHIN = 150  # letters between the post of somebody addressed and his name
ADDRESSED: tuple[Case, ...] = ("datv", "accs")
_OBLIQUE: tuple[Case, ...] = (*ADDRESSED, "ablt", "gent")


class Addressed(Struct, frozen=True):
    """Performers in the nominative parted by «;» ("" where the text names none), the rest of the text, doubts."""

    performers: str
    rest: str
    notes: tuple[str, ...]


def take_performers(text: str) -> Addressed:
    """Return the performers at the beginning of a task; they end where a verb, a term, a colon or a dash begins."""
    asked = _ASKED.match(text)
    start = asked.end() if asked else 0
    verb = asked["verb"].lower() if asked else ""
    case: Case = "accs" if verb in {"обязать", "просить"} else "datv"
    if not _begins(text[start:], case) and not SHORT_NAME.match(text, start):  # «Штырь А.А. сдать …»: no case shows
        return Addressed("", text, ())
    end = _end(text, start)
    if end is None:
        return Addressed("", text, ())
    notes: list[str] = []
    if verb in {"рекомендовать", "предложить", "просить"}:
        cure = ": их «Вид» – «рекомендовано»" if verb == "рекомендовать" else ""
        notes.append(f"исполнителям не поручено, а сказано «{verb}»{cure}")
    listed = end + 1 + len(text[end + 1 :]) - len(text[end + 1 :].lstrip())
    if text[end : end + 1] == ":" and _LEGAL.match(text, listed) and (behind := _end(text, listed)):
        start, end = listed, behind  # «Руководителям организаций: МБОУ «…», МБУ «…» в срок до …»: the list says who
    made = _each(text[start:end].strip(" ,–-:"), case)
    notes += [
        f"«{one}» и «{two}» – возможно, один исполнитель" for (one, _), (two, _) in pairwise(made) if _shares(one, two)
    ]
    if any(not sure for _, sure in made):
        notes.append(Derived("именительный падеж исполнителей выведен программой"))
    notes += [
        f"«{name[0]}» в скобках – стоит ли это в именительном падеже"
        for aside in re.findall(r"\(([^()]*)\)", "; ".join(one for one, _ in made))
        for name in SHORT_NAME.finditer(aside)
        if is_of_woman(name[1] or name[4])
    ]
    rest = text[end:].lstrip(" ,:–—-")
    if between := _before_task(rest):
        notes.append(f"между исполнителями и поручением стоит «{between}»: кто это или что?")
    return Addressed("; ".join(name for name, _ in made), capital(rest), tuple(notes))


def _before_task(rest: str) -> str:
    """Return names that stand before the verb of a task («Отделам: Первому, Второму – провести сходы»); "" for others.

    They may be whom the task is given to, and they are no words of it.
    """
    words = re.match(r"(?:[А-ЯЁ][а-яё]+(?:\s[А-ЯЁ]\.\s?[А-ЯЁ]\.)?(?:,\s*|\sи\s|\s*(?=[–—-]\s)))+", rest)
    first = re.match(r"[А-ЯЁ][а-яё]+", rest)
    if words and first and part_of_speech(first[0]) in {"NOUN", "ADJF"}:
        return words[0].strip(" ,")
    verb = next((word for word in _words(rest, 0) if is_infinitive(word[0])), None)
    before = rest[: verb.start()] if verb else ""
    return before.strip(" ,–-") if NAME.search(before) and len(before) < NAMED_WITHIN else ""


def _shares(one: str, two: str) -> bool:
    """Say whether a post without a name may belong to who is named next («агроному, технологу Котову И.И.»)."""
    return post_in(one, "sing") and post_in(two, "sing") and not NAME.search(one) and NAME.search(two) is not None


def in_nominative(text: str) -> list[str]:
    """Return the executors of a piece of a cell, each in the nominative; [] where the piece stands in that.

    It may be written in another case («Отделу культуры», «Котову И.И.») or name others («школа совместно с музеем»).
    """
    name = NAME.match(text)
    word = first_word(text)
    oblique = is_oblique(name[0]) if name else starts_executor(text) is False and not may_be_noun(word)
    case = next((case for case in _OBLIQUE if _begins(text, case)), None) if oblique else None
    made = _each(text, case) if case else _with_others((text, True))
    return [executor for executor, _ in made] if case or len(made) > 1 else []


def _with_others(made: tuple[str, bool]) -> list[tuple[str, bool]]:
    """Part «отдел культуры совместно с советом ветеранов»; a person alone behind «с» stays where he is."""
    others = WITH.search(made[0])
    who = made[0][others.end() :] if others else ""
    who = who.removesuffix(")") if others and others["aside"] and who.count(")") > who.count("(") else who
    if not others or "," in who or _bare(who):
        return [made]
    return [(made[0][: others.start()], made[1]), (_nominative(who, "gent" if others["of"] else "ablt")[0], False)]


def _each(text: str, case: Case) -> list[tuple[str, bool]]:
    """Return each executor of a phrase in the case as a nominative, and whether it is sure."""
    made = [_nominative(part.strip(" ,;"), case) for part in _parts(text, case)]
    return [*made[:-1], *(one for last in made[-1:] for one in _with_others(last))]


def _begins(text: str, case: Case, *, people: bool = False) -> bool:
    """Say whether the text begins with a post, a unit, an organisation or a person in the case.

    Any noun for ``people`` is a post where a name follows («фтизиатру Котову И.И.»); else it may be who is given to.
    """
    people = people or NAME.search(text, 0, NAMED_WITHIN) is not None
    legal = _LEGAL.match(text)
    shouted = legal is not None and len(legal[0]) > 4 and is_known(legal[0].lower())  # «СЛУШАЛИ»
    if (legal and legal[0] not in TOPICS and not shouted) or _person(text, case):
        return True
    if ACTING.match(text) or CLIPPED_POST.match(text):
        return True
    if (clipped := CLIPPED.match(text)) and text[clipped.end() :].lstrip()[:1].islower():
        return _begins(text[clipped.end() :].lstrip(), case, people=people)
    words = re.findall(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*", text)[:4]
    told = (word for word in words if word != "и")

    def fits(word: str, reading: Any) -> bool:
        heads = heads_post(word, reading.normal_form) or is_body(reading.normal_form)
        return heads or (people and names_people(reading.tag))

    return leads_to(dropwhile(lambda word: may_be(word, "ADVB"), told), case, fits)  # «материально ответственным»


def _person(text: str, case: Case) -> bool:
    found = SHORT_NAME.match(text) or FULL_NAME.match(text)
    return bool(found) and bool(
        parses(text.split(maxsplit=1)[0].lower(), case) or re.match(r"\S+(?:у|ю|ой|ей|ому|е)\s", text)
    )


def _words(text: str, start: int) -> Iterator[re.Match[str]]:
    """Return words and signs outside quotes and brackets.

    One closing quotation mark may end two names («Дом культуры «Рассвет»): the last before an opening one ends all.
    """
    quotes = brackets = 0
    straight = False
    for found in _WORDS.finditer(text, start):
        if found[0] == '"':
            opens = text[found.start() - 1 : found.start()] in {"", " ", "(", '"', "\n"}
            straight = opens and '"' in text[found.end() :]
        elif found[0] in "()":
            brackets = brackets + 1 if found[0] == "(" else max(0, brackets - 1)
        elif found[0] in "«„":
            quotes += 1
        elif found[0] in "»“":
            following = _MARK.search(text, found.end())
            quotes = max(0, quotes - 1) if following and following[0] in "»“" else 0
        elif quotes == brackets == 0 and not straight:
            yield found


def _end(text: str, start: int) -> int | None:
    """Say where the performers end; None where no task follows them."""
    terms = [text.lower().find(term.lower(), start) for term in term_phrases(text[start:])]
    stop = min((at for at in terms if at > start), default=len(text) + 1)
    for found in _words(text, start):
        if found.start() >= stop:
            return stop
        if found.start() - start > _LIMIT:
            return None
        if found.start() > start and _CLAUSE.match(text, found.start()):
            return None if _no_verb_after(text, found.start()) else found.start()
        if found[0] == ":" or (found[0].strip() in {"–", "—", "-"} and not _apposition(text, found.end())):
            return found.start()
        if is_infinitive(found[0]):
            return found.start()
    return stop if stop <= len(text) else None


def _no_verb_after(text: str, at: int) -> bool:
    """Say whether no task follows, because the phrase only names who or what the text is about."""
    return not any(map(is_infinitive, re.findall(r"[А-Яа-яЁё]{3,}", text[at : at + _LIMIT])))


def _bare(part: str) -> bool:
    """Say whether a part names a person and nothing else."""
    return re.search(r"[А-Яа-яЁё]{2}", SHORT_NAME.sub("", FULL_NAME.sub("", part))) is None


def _apposition(text: str, at: int) -> bool:
    """Say whether a dash is part of a name: «заместителю главы – начальнику отдела», «ПАО «Сети» – «Южные сети»»."""
    behind = text[at:].lstrip()
    return behind[:1] in {"«", '"'} or any(_begins(behind, case, people=True) for case in ADDRESSED)


def _parts(text: str, case: Case) -> list[str]:
    """Return the phrase split where a new executor in the same case begins after a comma, «;» or «и»."""
    signs = [found for found in _words(text, 0) if found[0] in {";", ",", "и"}]
    ends = [s.end() for s in signs if s[0] == ";" or _begins(text[s.end() :].lstrip(), case)]
    cuts = [at for at in ends if not _OTHERWISE.match(text[at:].lstrip()) and not _of_one_post(text, at)]
    parts = [text[a:b] for a, b in pairwise([0, *cuts, len(text)])]
    for n in range(len(parts) - 1, 0, -1):  # «Ивановой А.А., директору МБУ «ДК»»: the post behind the name
        behind = parts[n].strip()
        named = _person(behind, case) or SHORT_NAME.search(behind)
        if _bare(parts[n - 1]) and not named and head_of(nominative_post(behind, case)[0]) != "body":
            parts[n - 1 : n + 1] = [f"{parts[n - 1].rstrip(' ,')} – {behind}"]
    for n in range(len(parts) - 1, 0, -1):  # «городским и районным прокурорам»: adjectives share the noun ahead
        before = re.sub(r"(?:,|\sи)\s*$", "", parts[n - 1].strip())
        if headless(nominative_post(before, case)[0]) or all(map(_adjective, before.split())):
            parts[n - 1 : n + 1] = [parts[n - 1] + parts[n]]
    return [re.sub(r"(?:,|;|\sи)\s*$", "", part.strip()) for part in parts if part.strip(" ,;")]


def _adjective(word: str) -> bool:
    return part_of_speech(word) == "ADJF" and word.islower() and not heads_post(word, word)


def _of_one_post(text: str, at: int) -> bool:
    """Say whether an acronym only goes on: «начальнику ОУУП и ПДН», «начальникам ОМВД, ОНД»."""
    ahead = text[at:].lstrip()
    if re.match(r"(?:ответственн|уполномоченн|назначенн)\w+\s(?:за|на)\s", ahead):
        return True  # «лицам, ответственным за сайты»
    several = r"(?<=[а-я][мх]\s)[А-ЯЁ]{2,},\s*(?:[А-ЯЁ]{2,},\s*)*$"
    before = re.search(rf"[А-ЯЁ]\sи$|{several}", text[:at])
    return before is not None and _LEGAL.match(ahead) is not None


def _bare_surname(text: str) -> re.Match[str] | None:
    """Return a surname without initials in the dative behind a post («юрисконсульту Котову», «завхозу Сороке»).

    No place is one («по Орлу», «в Туле»), nor what may be a genitive of the words before it.
    """
    found = re.search(r"(?<![А-Яа-яЁё.])[А-ЯЁ][а-яё]+(?:[уюе]|ой|ей)(?=[\s·]*$)", text)
    placed = found and re.search(r"\b(?:по|ко?|на|в|при)\s(?:[А-ЯЁ][а-яё]+\s)?$", text[: found.start()])
    if found is None or placed or not found.start():
        return None
    cases = {str(tag.case) for tag in tags_of(found[0])}
    known = may_be(found[0], "Surn") or {"datv"} <= cases <= {"datv", "loct", "accs"}
    return found if known or re.search(r"(?:ов|ев|ёв|ин|ын)(?:у|ой)$", found[0]) else None


def _nominative(text: str, case: Case) -> tuple[str, bool]:
    """Return one executor in the nominative, and whether every word of it is sure."""
    sure_aside = True
    for aside in re.findall(r"\([^)]*\)", text):
        turned, good = nominative_aside(aside, case)
        text, sure_aside = text.replace(aside, turned), sure_aside and good
    outside = re.sub(rf"\([^)]*\)|«[^»]*»|\"[^\"]*\"|{NAMESAKE.pattern}", lambda m: "·" * len(m[0]), text)
    name = FULL_NAME.search(outside) or SHORT_NAME.search(outside)
    if not name and (surname := _bare_surname(outside)):
        person = nominative_name(f"{surname[0]} А.А.", case)[0].removesuffix(" А.А.")
        return f"{nominative_post(text[: surname.start()].strip(), case)[0]} {person}{text[surname.end() :]}", False
    if not name:
        return nominative_post(text, case)[0], sure_aside
    person, sure = nominative_name(name[0], case)
    before, after = text[: name.start()].strip(" ,"), text[name.end() :].strip()
    post, post_sure = nominative_post(before, case) if before else ("", True)
    sign = after[:1] if after[:1] in set(",–-—") else ""
    tail = nominative_post(after.lstrip(" ,–—-"), case)[0] if sign else after
    behind = {"": "", ",": ","}.get(sign, f" {sign}")
    return " ".join(part for part in (post, person + behind, tail) if part), sure and post_sure and sure_aside
