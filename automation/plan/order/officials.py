"""Who answers for the work and who controls it: found in the order's points, given in the nominative."""

import re

from msgspec import Struct
from msgspec.structs import replace

from automation.model.draft_checks import AskedPlace
from automation.model.plan import Official
from automation.plan.order.addressed import take_performers
from automation.plan.order.beginnings import names_people
from automation.plan.order.blocks import flat
from automation.plan.order.doubts import point_place
from automation.plan.order.order_body import Point
from automation.plan.order.signature import ANY_NAME, find_name
from automation.plan.order.unread_words import unread
from automation.russian import capital, decline_organisation
from automation.russian.heads import heads_post, is_body, is_post
from automation.russian.nominative import (
    ACTING,
    CLIPPED_POST,
    Case,
    nominative_aside,
    nominative_name,
    nominative_post,
    parses,
)

_RESPONSIBLE = re.compile(
    r"(?:\b(?:определить|назначить|утвердить|считать|назначаю|определяю)\b[^.]{0,40}?\bответственн\w+|"
    r"\bответственн\w+[^.]{0,300}?\b(?:назначить|определить|назначаю|считать)\b|"
    r"\b(?:назначить|определить|назначаю|определяю|считать)\b.{0,200}?,?\s*ответственн\w+|"
    r"(?:\bответственность\b|^(?:организацию\s+)?исполнени[ея]\s+(?!и\s+контрол))[^.]{0,200}?\b(?:возложить|возлагаю)\s+на\b|"
    r"\b(?:возложить|возлагаю)\s+(?:на\b.{3,200}?\s)?(?:ответственность|обязанности\s+ответственн\w+)\b)",
    re.IGNORECASE | re.DOTALL,
)
_ANSWERS = re.compile(
    r"(?:ответственн(?:ый|ая)\s+(?:за|исполнитель)\b[^–—]{0,150}\s[–—-]|ответственность\s+за\b.{0,150}?\sнес[её]т"
    r"|ответственн(?:ым|ой)\b.{0,150}?\sявляется)"
    r"\s+(?P<nomn>.+)",
    re.IGNORECASE | re.DOTALL,
)
_APPOINT = r"(?:назначить|определить|назначаю|определяю)"
_LED = re.compile(
    rf"(?:{_APPOINT}\s+(?:[а-яё-]+[иы]м\s)?)?"
    rf"(?P<as>(?:координатор|руководител|куратор)(?:ом|ем)\b(?:.{{0,150}}?(?=\s{_APPOINT}\s))?)(?P<who>.+)",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL = re.compile(
    r"\bконтрол[ья]\b.{0,250}?(?:\b(?P<self>(?:оставляю|оставить|оставля\w+|возлагаю|возложить)\s+(?:за\s+соб(?:ой|ою)|на\s+себя)|за\s+собой\s+(?:оставля|сохраня)\w+|"
    r"осуществляю(?:\s+лично)?|буду\s+осуществлять(?:\s+лично)?)|"
    r"\b(?:возложить|возлагаю|возлагается|возлож\w+|поручить|поручаю)\s+(?:на\s+)?(?P<who>.+)"
    r"|\b(?:оставить|оставляю|сохранить|закрепить)\s+за\s+(?P<ablt>.+)"
    r"|(?:\bосуществля\w+|\bпровод\w+|[–—](?!.*(?:возл|остав|поруч|себ)))\s+(?P<nomn>.+))",
    re.IGNORECASE | re.DOTALL,
)
_CONTROL_TURNED = re.compile(
    r"(?:\b(?:возложить|возлагаю)\s+на|\b(?:поручить|поручаю)|\Aна(?=.+\b(?:возложить|возлагаю)\b))\s+"
    r"(?P<who>.+?)\s+(?:(?:возложить|возлагаю)\s+)?(?:контроль|функци\w+ контрол\w+)\b",
    re.IGNORECASE | re.DOTALL,
)
# In «Возложить контроль за исполнением постановления на …» the person stands behind the last «на».
_CONTROL_FIRST = re.compile(
    r"\b(?:возложить|возлагаю|поручить|оставить|оставляю)\s+(?:общий\s+|персональный\s+)?контроль\b(?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
# The stop of a sentence, not that of «и.о.», «зам.», «г.».
_END = r"(?<=[а-яё)»])(?<!\.о)(?<!\.\sо)(?<!\b[гспдхи])(?<!\b(?:гл|ст|зд|им))(?<!\b(?:зам|нач|зав|вед|пом))[.;]\s"
_CALLED = r",?\s+ответственн(?:ым|ой|ыми|ость)\b"  # «министерство экономики ответственным за …»
# Below the words of the last item, without a number: «Контроль за исполнением протокола возложить на …».
CONTROL_LINE = re.compile(
    r"\n\s*Контроль(?: за (?:исполнением|выполнением)(?![^\n]*\bпункт)[^\n]*)?\s"
    r"(?:возложить|возлагаю|возлагается|оставить|оставляю)\b[^\n]*"
)
_SELF = re.compile(r"за\s+соб(?:ой|ою)|на\s+себя", re.IGNORECASE)
# «Контроль – за собой», «Исполнение приказа контролирую лично»: whoever signs says it of himself and names nobody.
_MYSELF = re.compile(
    r"(?:(?:оставить|оставляю|возложить|возлагаю)\s+)?(?:за\s+соб(?:ой|ою)|на\s+себя)\b[^.;]*\bконтрол[^.;]*\.?"
    r"|(?:(?:общий|личный)\s+)?(?:контрол|исполнени|выполнени)(?=.*контрол|(?<=контрол))[^.;]*?"
    r"\b(?:за\s+соб(?:ой|ою)|на\s+себя|мн(?:ой|ою)|контролирую|(?:осуществля(?:ть|ю)|буду)\s+(?:лично|сама?))\b[^.;]*\.?",
    re.IGNORECASE,
)
_CARRIES_OUT = re.compile(
    r"(?:обеспечить|организовать)\s+(?:\w+ое\s+)?(?:исполнение|выполнение|реализацию)\b.{0,60}?"
    r"\b(?:план|график|мероприяти|дорожн|комплекс)",
    re.IGNORECASE,
)
# Behind whom the point speaks to: «… взять под контроль выполнение плана».
_TAKES_CONTROL = re.compile(
    r"(?:(?:взять (?:под|на)|(?:осуществля|обеспеч|организов|вести)\w*(?: \w+[ыи]й)?) контроль|контролировать)"
    r"\b.{0,60}?\b(?:план|график|мероприяти|распоряжени|постановлени|приказ|решени)",
    re.IGNORECASE,
)


class Found(Struct, frozen=True):
    """An official, whether post and name are sure, what the office must answer ("" when nothing) and about where."""

    official: Official
    post_sure: bool = True
    name_sure: bool = True
    question: str = ""
    place: AskedPlace = AskedPlace()


def responsible(points: tuple[Point, ...]) -> Found | None:
    """Return the official whom the order makes answerable; None where no point does."""
    for point in points:
        text = flat(point.text)
        found = _RESPONSIBLE.search(text) or _ANSWERS.match(text)
        if not found or re.match(r"контроль\b", text, re.IGNORECASE) or _told_to_appoint(text):
            continue
        if found.groupdict().get("nomn"):
            return _appointed(found["nomn"], point, "ответственный", case="nomn")
        laid = found[0].endswith(" на")
        named = _appointed(text[found.end() if laid else found.start() :], point, "ответственный")
        before = re.split(_END, text[: found.start()])[-1]  # «Отдел культуры определить ответственным за …»
        return _appointed(before, point, "ответственный") if before and named.official == Official() else named
    return next(filter(None, (*map(_leads, points), *map(_carries_out, points))), None)


def _leads(point: Point) -> Found | None:
    """Return who is made coordinator or leads the group, with a question; None for any other point."""
    led = _LED.match(flat(point.text))
    if led is None:
        return None
    found = _appointed(led["who"], point, "ответственный")
    asked = f"{found.question} за ответственного принят «{led['as'].lower()}» – проверьте.".strip()
    return replace(found, post_sure=False, name_sure=False, question=asked)


def _carries_out(point: Point) -> Found | None:
    """Return the one person who is told to have the plan carried out."""
    return _told(point, _CARRIES_OUT, "ответственный")


def _told(point: Point, to_do: re.Pattern[str], role: str) -> Found | None:
    """Return the one person whom a point tells to do something, never as sure; None for any other point."""
    told = take_performers(flat(point.text))
    if not to_do.match(told.rest) or len(ANY_NAME.findall(told.performers)) != 1 or ";" in told.performers:
        return None
    found = _appointed(told.performers, point, role, case="nomn")
    return replace(found, post_sure=False, name_sure=False)


def _told_to_appoint(text: str) -> bool:
    """Say whether a text only tells others to appoint somebody: «Руководителю Котову И.И. назначить ответственных».

    So it is below «Руководителям школ:» as well, where the point itself tells nobody.
    """
    told = take_performers(text)
    several = re.search(r"\bответственных\b", told.rest, re.IGNORECASE) is not None
    return (bool(told.performers) or several) and not ANY_NAME.search(told.rest)


def control(points: tuple[Point, ...], signed_by: Official) -> Found | None:
    """Return the official who controls; «оставляю за собой» is the signatory; None where the order is silent."""
    for point in reversed(points):
        text = flat(point.text)
        if _MYSELF.fullmatch(text) and not ANY_NAME.search(text) and not re.search(r"\s(?:и|а также)\sна\s", text):
            return Found(signed_by)
        first = _CONTROL_FIRST.search(text)
        if first and (named := _control_first(first["rest"], point, signed_by)):
            return named
        found = _CONTROL.search(text) or _CONTROL_TURNED.search(text)
        if not found:
            continue
        parts = found.groupdict()
        if parts.get("self"):
            more = text[found.end() :].strip(" .")
            shared = f"контроль не только у подписавшего («{more}») – проверьте." if more else ""
            return Found(signed_by, question=shared, place=point_place(point.number, " документа"))
        if who := parts.get("ablt"):
            return _by_post(_appointed(who, point, "контролирующий", case="ablt"), signed_by)
        if who := parts.get("nomn"):
            told: Case = "nomn"
            if who.startswith("за "):  # «Контроль – за директором»
                return _by_post(_appointed(who.removeprefix("за "), point, "контролирующий", case="ablt"), signed_by)
            if who.startswith("на "):  # «Контроль – на заместителя директора»
                who, told = who.removeprefix("на "), "accs"
            elif _post_start(who, "nomn") != 0 and _post_start(who, "datv") == 0:  # «осуществлять заместителю»
                told = "datv"
            return _appointed(who, point, "контролирующий", case=told)
        case: Case = "datv" if re.search(r"поруч\w+\s+$", text[: found.start("who")], re.IGNORECASE) else "accs"
        return _by_post(_appointed(parts["who"] or "", point, "контролирующий", case=case), signed_by)
    return next(filter(None, (_told(point, _TAKES_CONTROL, "контролирующий") for point in points)), None)


def _by_post(found: Found, signed_by: Official) -> Found:
    """Return who signed where nobody is named and the post is his: «за главой поселения», «Глава … поселения»."""
    own, words = signed_by.post.lower().split(), found.official.post.lower().split()
    same = not found.official.name and words[:1] == own[:1] != []
    return Found(signed_by) if same and all(any(o.startswith(w[:-2]) for o in own) for w in words) else found


def _control_first(rest: str, point: Point, signed_by: Official) -> Found | None:
    """Return the official of «Возложить контроль за … на …», where the verb stands first."""
    if _SELF.search(rest):
        return Found(signed_by)
    for found in reversed(list(re.finditer(r"\sна\s+", rest))):
        who = rest[found.end() :]
        if ANY_NAME.match(who) or _post_start(who, "accs") == 0:
            return _appointed(who, point, "контролирующий")
    # «Поручить контроль за исполнением приказа заместителю начальника Котову И.И.»
    told = (rest[at.end() :] for at in re.finditer(r"\s(?=\S+[ую]\s)", rest))
    who = next((who for who in told if _post_start(who, "datv") == 0 and ANY_NAME.search(who)), "")
    return _appointed(who, point, "контролирующий", case="datv") if who else None


def _appointed(text: str, point: Point, role: str, *, case: Case = "accs") -> Found:
    """Read post and name of «… заместителя главы … Бобкова Дмитрия Александровича»."""
    whole = re.split(_END.replace(";", ""), text)[0]
    text = re.sub(r"\bг-(?:на|жу)\s|(?<=[а-яё]{4})\.$", "", re.split(_END, text)[0].rstrip(" ;"))
    name = find_name(text)
    place = point_place(point.number, " документа")
    aside = name is not None and text[: name.start()].count("(") > text[: name.start()].count(")")
    titled = _title_aside(text[: name.start()], case) if name and aside else ""
    person, name_sure = _person(name, "nomn" if titled else case, aside=aside)
    other = nominative_name(name[0], case)[0] if name and aside and not name_sure else person
    post_text = text if case == "nomn" and not name else _post_text(text, name, case)
    post, post_sure = nominative_post(post_text, case) if post_text else ("", True)
    if titled:  # «на комиссию по бюджету (председатель Примерова П.П.)»
        post, post_sure = " ".join(filter(None, (titled, decline_organisation(post).genitive if post else ""))), False
    asked = []
    clause = re.split(_CALLED, text)[0]
    if not name:
        asked.append(f"{role} назван без фамилии. Кто это? Впишите фамилию, имя и отчество.")
    elif len(ANY_NAME.findall(whole)) > 1:
        asked.append(f"{role} не один: «{whole}». Записан первый – проверьте.")
    elif other != person:
        asked.append(f"фамилия в скобках – «{person}» или «{other}»? Записана как в документе – проверьте.")
    if not post:
        asked.append(f"должность не прочитана: «{text}».")
    post = post if re.search(r"[\s.][А-ЯЁ]\.$", post) else post.rstrip(".")
    official = Official(post=capital(post), name=person)
    post_sure = post_sure and bool(post) and (bool(asked) or not unread(clause, post_text, name[0] if name else ""))
    return Found(official, post_sure, name_sure, f" {place.lead}".join(asked), place)


def _title_aside(before: str, case: Case) -> str:
    """Return the one word that heads a post in brackets in the nominative («(председатель Примерова П.П.)»)."""
    word = before.rpartition("(")[2].strip(" –-")
    posts = [reading for reading in parses(word.lower(), "nomn") if is_post(reading.normal_form)]
    return word if posts and case != "nomn" and not parses(word.lower(), case) else ""


def _person(name: re.Match[str] | None, case: Case, *, aside: bool) -> tuple[str, bool]:
    """Return the name in the nominative and whether it is sure; one in brackets may stand in either case."""
    if name is None:
        return "", True
    if not aside:
        return nominative_name(name[0], case)
    turned, sure = nominative_aside(name[0], case)
    return nominative_name(turned, "nomn")[0], sure


def _post_text(text: str, name: re.Match[str] | None, case: Case) -> str:
    """Return the words of the post: before the name, or after it behind a comma or dash."""
    before = text[: name.start()] if name else text
    start = _post_start(before, case)
    if start is not None:
        return re.split(rf"\s\((?![^)]*\))|{_CALLED}", before[start:])[0].strip(" ,–-.(")
    after = text[name.end() :] if name else ""
    start = _post_start(after, case)
    if start is None or re.match(r",?\s(?:и|а также)\s", after):  # the post of another one
        return ""
    after = re.split(rf",?\sи\s+(?={ANY_NAME.pattern})", after)[0]
    return re.split(r"[;(]|,?\s*(?:ответственн\w+|контроль\b)|\s–\s*ответственн", after[start:])[0].strip(" ,–-")


def _post_start(text: str, case: Case) -> int | None:
    """Say where the first post begins, adjectives before it included («главного специалиста»)."""
    lead: int | None = None
    spoken = aside = False  # «за организацию питания»: what somebody answers for is no post
    for word in re.finditer(r"[А-Яа-яЁё]+(?:-[А-Яа-яЁё]+)*|[«(,–—]", text):
        if ACTING.match(text, word.start()) or CLIPPED_POST.match(text, word.start()):
            return word.start() if lead is None else lead  # «первого зам. главы»
        readings = parses(word[0], case) if word[0][0].isalpha() else []
        if re.match(r"ответственн\w+\s(?:за|на|по)\s", text[word.start() :], re.IGNORECASE):
            readings = []  # but «ответственного секретаря комиссии»
        readings = [r for r in readings if r.tag.number == "sing" or is_post(r.normal_form)]
        known = [r for r in readings if heads_post(word[0], r.normal_form) or is_body(r.normal_form)]
        people = [r for r in readings if not spoken and names_people(r.tag)]  # «военного комиссара», «управдома»
        nouns = known or people
        if nouns and not (aside and not any("NOUN" in r.tag and is_post(r.normal_form) for r in nouns)):
            return lead if lead is not None else word.start()
        adjective = any(r.tag.POS != "NOUN" for r in readings) and not nouns
        spoken = spoken or word[0].lower() == "за"
        aside = word[0].lower() == "за" or (aside and adjective)
        lead = (lead if lead is not None else word.start()) if adjective else None
    return None
