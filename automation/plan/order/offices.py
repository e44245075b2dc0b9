"""Which body a post heads or the title of a document names: for documents without a letterhead."""

import re

from automation.plan.order.beginnings import first_words, head_of
from automation.plan.order.blocks import flat
from automation.plan.order.executor_words import UNITS_BY_TOPIC
from automation.russian import capital, decline_organisation
from automation.russian.heads import is_body, is_legal_form, is_post, is_unit, part_rank
from automation.russian.morphology import lemmas
from automation.russian.nominative import ACTING, leads_to, nominative_post

_STAMPED = re.compile(
    r"\b(?:к|утвержд\w+|настояще\w+)\s+(?:распоряжени|постановлени|приказ|решени|указ)(?:ю|у|ем|ом)\s+"
    r"(?!об?\s|от\s|№|план|перечень|график|программ|мероприят|комплекс)(?P<body>[А-ЯЁа-яё](?:«[^»]*»|[^№_\d])+?)"
    r"(?=\s(?:от|план|перечень|график)\b|\s*[№_\d]|\s«\d|$)",
    re.IGNORECASE,
)
_HEADS_OFFICE = re.compile(
    r"(?:и\.?\s?о\.?\s+)?(?:первый\s+)?(?:заместитель\s+)?"
    r"(?:глав[аы]|директора?|начальника?|руководител[ья]|заведующ\w+|председател[ья]|(?:про)?ректора?)\s+"
    r"(?P<of>.+)",
    re.IGNORECASE,
)
_BODY_OF = {
    "министра?": "Министерство",
    "прокурора?": "Прокуратура",
    "военн(?:ый|ого) комиссара?": "Военный комиссариат",
    "губернатор": "Губернатор",
}
_DEPUTY = re.compile(r"(?:первый )?(?:заместитель|проректор)", re.IGNORECASE)
_AREA = re.compile(
    r"\s(?:по|за|над)\s(?!(?:[а-яё-]+(?:ой|ому|ему)\s){1,3}(?:области|краю|району|округу|республике)|"
    r"(?:республике|городу|г\.)\s)",
    re.IGNORECASE,
)
_TERRITORIES = frozenset({
    "город", "край", "область", "образование", "округ", "поселение", "поселок", "район", "республика", "село",
    "сельсовет", "улус",
})  # fmt: skip
_BY_TOPIC = UNITS_BY_TOPIC | {"совет", "фонд", "штаб", "учреждение", "бюро"}
_HEADS = {"глав": "глава", "губернатор": "губернатор", "мэр": "мэр", "директор": "директор", "ректор": "ректор"}
_IN_TITLE = re.compile(
    r"\b(?:(?:поручени(?:й|я)|заседани(?:е|я|й)|(?:план|график|план-график)а? работы)\s+(?P<gent>[А-ЯЁа-яё].+)"
    rf"|(?:при|у)\s+(?P<held>{'|'.join(_HEADS)})[еау]\s+(?P<of>.+))",
    re.IGNORECASE,
)
# What goes on behind whoever gave the tasks: «…, данных», «… по итогам поездки», «… на 2026 год».
_ON = re.compile(
    r"[,(:;]|\s(?:(?:по|в)\s(?:итог|результат|ход|вопрос)|данн\w+\s|"
    r"(?:на|за|от|до|с)\s(?=\d|[«\"]|[IVX]+\b|\w+ (?:\d|квартал|полугод|год)))"
)
_ORGAN = frozenset({"коллегия", "президиум", "совет"})  # whose decisions are those of the body it belongs to


def body_in_stamp(lines: list[str]) -> str:
    """Write «к распоряжению Администрации … поселения» of an appendix, in the nominative; "" without one."""
    found = _STAMPED.search(flat(" ".join(lines)))
    if not found:
        return ""
    issuer = nominative_post(found["body"].strip(" ,."), "gent")[0]
    return (headed_office(issuer) if _HEADS_OFFICE.match(issuer) else "") or capital(issuer)


def headed_office(post: str) -> str:
    """Return the body that a post heads («Глава Администрации …», «Главный врач ГБУЗ …»); "" where it names none.

    Of two posts of one person the first that heads a body counts.
    """
    parts = re.split(r",\s+(?=([а-яё]+))", post)
    if len(parts) > 1 and any(map(is_post, lemmas(parts[1]))):
        return headed_office(parts[0]) or headed_office(post[len(parts[0]) :].lstrip(" ,"))
    # A second post or a rank stands behind the office: «… области – министр», «ОМВД России подполковник полиции».
    own = _without_area(re.split(r"\s[–—-]\s", part_rank(post)[0])[0])
    if office := _HEADS_OFFICE.match(own):
        if leads_to(first_words(office["of"]), "gent", lambda _, reading: reading.normal_form in _TERRITORIES):
            return ""  # «глава сельского поселения»: a territory is no body
        if re.match(r"(?:по|за|над)\s", office["of"]):
            return _within(office["of"])  # «заместитель директора по учебной работе техникума»
        return capital(nominative_post(office["of"], "gent")[0])
    for held, body in _BODY_OF.items():
        if office := re.match(
            rf"(?:{ACTING.pattern} )?(?:(?:первый )?заместитель )?{held} (?=[А-ЯЁа-яё])", own, re.IGNORECASE
        ):
            return f"{body} {own[office.end() :]}"
    return _from_legal_form(_without_area(post))


def _without_area(post: str) -> str:
    """Return the post of a deputy without what he is to see to («… города Орла по социальным вопросам»).

    Behind a post or a unit itself («комитета по культуре») and before a territory it is a part of the name.
    """
    for area in _AREA.finditer(post) if _DEPUTY.match(post) else ():
        before = lemmas(post[: area.start()].rsplit(maxsplit=1)[-1].lower())
        if not any(one in _BY_TOPIC or is_unit(one) or is_post(one) for one in before):
            return post[: area.start()]
    return post


def _from_legal_form(text: str) -> str:
    words = text.split()
    return " ".join(words[next((n for n, word in enumerate(words) if is_legal_form(word)), len(words)) :])


def _within(text: str) -> str:
    """Return the body that stands in the genitive behind other words («… по учебной работе Примерского техникума»)."""
    if named := _from_legal_form(text):
        return named
    words = text.split()
    at = next((n for n in range(1, len(words)) if _heads_body(" ".join(words[n:]))), None)
    return capital(nominative_post(" ".join(words[at:]), "gent")[0]) if at and len(words) - at > 1 else ""


def _heads_body(text: str) -> bool:
    """Say whether a text begins with a body in the genitive, which no territory is."""
    return leads_to(
        first_words(text),
        "gent",
        lambda _, reading: (
            {"NOUN", "sing"} <= reading.tag.grammemes
            and is_body(reading.normal_form)
            and reading.normal_form not in _TERRITORIES
        ),
    )


def body_in_title(title: str) -> str:
    """Return who gave the tasks, met or works by a plan, from its title: «Перечень поручений Губернатора … края»."""
    found = _IN_TITLE.search(title)
    if not found:
        return ""
    if found["held"]:
        post = f"{_HEADS[found['held'].lower()]} {_ON.split(found['of'])[0]}"
        return headed_office(post) or _head_itself(post)
    told = _ON.split(found["gent"])[0].strip()
    name = nominative_post(told, "gent")[0]
    if first_words(name) and head_of(name) == "post":
        return headed_office(name) or _head_itself(name)
    words = name.split()
    organ = next((n for n, word in enumerate(words[:2]) if not lemmas(word.lower()).isdisjoint(_ORGAN)), None)
    of = "" if organ is None else " ".join(words[organ + 1 :])
    if of and (_heads_body(of) or is_legal_form(of.split()[0])):
        return capital(nominative_post(of, "gent")[0])
    formed = is_legal_form(words[0]) and len(words) > 1
    return capital(name) if formed or (_heads_body(told) and len(words) > 2) else ""


def _head_itself(post: str) -> str:
    """Return a post that stands for its office: «Глава Примерского района», but no «Глава района»."""
    head, _, of = part_rank(post)[0].partition(" ")
    return capital(f"{head} {of}") if head.lower() in {"глава", "губернатор", "мэр"} and re.search("[А-ЯЁ]", of) else ""


def in_full(body: str, title: str) -> str:
    """Return a body with the territory that the title names behind it («КЧС и ОПБ», «… Примерского района»)."""
    forms = "|".join(re.escape(form) for form in (body, decline_organisation(body).genitive) if form)
    named = re.search(
        rf"(?:{forms})(?P<of>(?:\s[А-ЯЁа-яё-]+(?:[ео]го|ой|ей))+\s(?:района|округа|области|края|поселения))", title
    )
    return f"{body}{named['of']}" if body and named else body
