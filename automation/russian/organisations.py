"""Makes verbs agree with organisations: «МБУ «Пример» сообщило», «школа сообщила»."""

import re
from functools import cache, lru_cache

from automation.patterns import lazy
from automation.russian.fold import QUOTES, clean, fold, straighten
from automation.russian.heads import is_legal_form
from automation.russian.morphology import Gender
from automation.russian.posts import head_gender, in_capitals

STANDS_FOR: dict[Gender, str] = {
    "с": "ООО ОАО ЗАО ПАО АО НАО МУП ГУП ФГУП МКП ФКП ГП КФХ ТСЖ ТСН СНТ ДНТ СНП ОПС ОСП МВД МЧС УФНС УМВД УФСБ УФССП "
    "УФСИН УФК УФПС МУ ГУ РАЙПО ХКО РКО ВКО УКС УСЗН УЖКХ "
    "ТУ ОГУП КГУП КОГУП ТОГУП",
    "м": "ДК СДК РДК ГДК ЦДТ МФЦ ОМВД ОВД ЗАГС ПФР СФР ФОМС ГСК ЖСК СПК КСК ФАП ТОС ЦРТ НИИ ДДТ ДС ГЦ КУМИ ОНД ОВО РЭС "
    "ОСЗН ФОК КДК ДЮЦ КДЦ СКЦ ЦКД ЦЗН ЦСОН КЦСОН ЦДОД",
    "ж": "СОШ ООШ НОШ ДШИ ДМШ ДХШ ДЮСШ СШ СШОР ЦРБ ЦГБ ГБ УК КДН ЕДДС ФНС ФССП ПСЧ ПЧ АНО НКО РОО ОО ТПП ТИК УИК "
    "ИФНС МИФНС ГИБДД ГАИ ГЖИ КСП МОО ЦБС ДНД ДПД ДПК СББЖ",
}
ACRONYMS = {word: gender for gender, words in STANDS_FOR.items() for word in words.split()}
INSTITUTION = lazy(  # «МБУК», «КОГБУ», and without an owner «БУ», «БПОУ»
    r"(?!.*УП$)(?:[А-Я]{0,2}Г|Ф|М|Ч|Н|О)[БАК]?[А-Я]{0,3}У[А-Я]{0,5}|[БАК](?:У(?:[ЗКС]|СО|ДО)?|П?ОУ|ДОУ)"
)
ENTREPRENEUR = lazy(
    r"(?:(?P<kind>ИП|Индивидуальный предприниматель)\s+|(?=Самозанят|Глава (?:КФХ|К\(Ф\)Х|[Кк]рестьянск)))"
    r"(?:(?:[–—-]\s+)?(?P<post>(?:[а-яё]|Глава|Самозанят).*?)\s+)?"
    r"(?P<name>[А-ЯЁ][а-яё-]+(?:\s+\S+){1,2})"
)
# «Министерство образования …», «Главное управление МЧС …», «ОМВД …»: bodies of power, whatever adjective stands before.
_AUTHORITY = lazy(
    r"(?i:(?:[а-яё-]+(?:ая|ое|ый|ий|ой)\s+)*"
    r"(?:администрация|правительство|министерство|департамент|комитет|управление|служба|инспекция|агентство|дума|совет|"
    r"собрание|мэрия|прокуратура|палата|комиссия|отдел|отделение|комиссариат|военкомат|казначейство|префектура|управа|"
    r"суд|контрольно-сч[её]тный орган)(?![а-яё]))"
    r"|(?:(?:МО|О|У|ГУ|ОП)\s?МВД|У?ФНС|(?:Межрайонная |М)?ИФНС|УФСБ|УФСИН|У?ФССП|УФК|ТИК|УИК|КДН|КСП|КУМИ|ОВО|ОНД|ОСП"
    r"|Росгвардия)(?![А-Яа-яЁё])"
)
_NAMED = lazy(r"\d+|[^\W\d_]+")
LONGEST_ACRONYM = 6  # letters: «КГБУСО»; a longer word in capitals is a word
Forms = tuple[str, str, str, str]


@lru_cache(maxsize=1024)
def organisation_key(text: str) -> str:
    """Return the key under which «Муниципальное унитарное предприятие «Пример»» meets «МУП «Пример»».

    An acronym is the initials of what it stands for: what stands before a name in quotes is compared by initials. A
    name typed without quotes begins behind the acronym.
    """
    form, _, name = straighten(clean(text)).translate(QUOTES).partition('"')
    acronym, _, bare = form.partition(" ")
    if bare and not name and acronym.isupper() and 1 < len(acronym) <= LONGEST_ACRONYM:
        form, name = acronym, f'{bare}"'
    words = (word for word in _NAMED.findall(form) if len(word) > 1 or word.isdigit())  # «общество с …»
    short = "".join(w if w.isdigit() or (w.isupper() and len(w) <= LONGEST_ACRONYM) else w[0] for w in words)
    return fold(f'{short}"{name}') if name else fold(text)


@lru_cache(maxsize=64)
def without_legal_form(text: str) -> str:
    """Return «Музей-заповедник «Пример»» of «ГБУК «Музей-заповедник «Пример»»; "" where no such name is left.

    A lone word is none: «Водоканал» may be another than «МУП «Водоканал»». What is not surely a legal form is taken
    for one where the name in its quotes has quotes of its own.
    """
    plain = straighten(clean(text)).translate(QUOTES)
    form, _, name = plain.partition('"')
    first, _, rest = plain.partition(" ")
    sure = is_legal_form(first)
    bare = (rest if sure and not form.isupper() else name).rstrip('" ')
    own_quotes = '"' in bare
    return bare + '"' * own_quotes if " " in bare and (sure or own_quotes) else ""


@cache
def organisation_gender(text: str) -> Gender | None:
    """Return the gender of the head word, for the verb beside the name; «мн» for a plural, None when it is not known.

    An acronym is read as what it stands for: МБУК, МАУ (учреждение) «с», ООО, АО (общество) «с», СОШ «ж».
    """
    plain = straighten(clean(text)).lstrip('«"„“ ')
    first = re.match(r"[А-ЯЁа-яё]+", plain)
    if first is None:
        return None
    head = first[0]
    typed = head.isupper() and not in_capitals(plain)
    return _stands_for(head) if typed and len(head) > 1 else head_gender(plain) or _stands_for(head.upper())


def _stands_for(acronym: str) -> Gender | None:
    return ACRONYMS.get(acronym) or ("с" if INSTITUTION.fullmatch(acronym) else None)


def entrepreneur(organisation: str) -> str:
    """Return the person of «ИП Кузьмин А.В.», «Глава КФХ …», who has no organisation and no head; "" for others."""
    found = ENTREPRENEUR.fullmatch(clean(organisation))
    return found["name"] if found else ""


def entrepreneur_posts(organisation: str) -> tuple[str, str]:
    """Return «ИП» or "" and what he is besides: «глава КФХ» of «ИП глава КФХ Шаблонов Г.В.», «самозанятый»; else ""."""
    found = ENTREPRENEUR.fullmatch(clean(organisation))
    post = (found["post"] or "") if found else ""
    return "ИП" if found and found["kind"] else "", post[:1].lower() + post[1:]


def is_authority(organisation: str) -> bool:
    """Tell whether this is a body of power or its unit, which nobody calls «Ваша организация» to its head."""
    return bool(_AUTHORITY.match(clean(organisation)))


def said(organisation: str, forms: Forms) -> str | None:
    """Return the form of a verb that agrees, of («сообщил», «сообщила», «сообщило», «сообщили»).

    None where the gender is not known: turn the sentence («от … поступили сведения»).
    """
    gender = organisation_gender(organisation)
    return forms[("м", "ж", "с", "мн").index(gender)] if gender else None
