"""The body that receives information, named at the end of an item: «сведения о ходе работ в отдел контроля»."""

import re

from automation.patterns import lazy
from automation.russian.morphology import is_preposition

_BODY = lazy(  # in the accusative, which none of them shares with «в отделе», «в комиссии»
    r"(?:\A|(?<= ))во? (?:[\w-]+(?:ую|юю|ое|ее|ый|ий|ой) )?(?:отдел|управление|министерство|администрацию|комитет|"
    r"департамент|комиссию|штаб|агентство|службу|инспекцию|дирекцию|правительство)\b",
    re.IGNORECASE,
)
# «…, – в отдел кадров», «… – во ФСТЭК России», «… – главе администрации», but not «… – в электронном виде».
_BEHIND_DASH = lazy(
    rf",? – (?P<to>(?:(?i:{_BODY.pattern}|\bв (?:мин(?!ут|увш)|прокуратур|роспотреб|росреестр)\w*)"
    r"|во? (?:[А-ЯЁ]{2,}|Мин|Рос|Мос|Фед)(?![а-яё]+(?:е|и)\b)\w*"
    r"|(?:главе|заместителю|губернатору|министру|председателю|начальнику|руководителю|директору|прокурору|ректору)\b)"
    r"[^,;:()]*)\Z"
)
_RESULT = lazy(r"(?: \([^()]*\))?\Z")
_OF_ITS_NAME = frozenset({"по", "при"})  # «управление по … при губернаторе»
# What goes somewhere itself: «сведения об обращениях в отдел» name no receiver.
_GOES = lazy(
    r"\b(?:при|пере|воз|об)?(?:обра[тщ]|поступ|переда|направл|представл|предоставл|пере[хв]о|пересел|внес|включ|вступл|"
    r"подач|подан|при[её]м|принят|отправ|введ|ввод|зачисл|назнач|достав|постав|возвра|перечисл|вызов|вызва|запис|запрос|"
    r"жалоб|заявлен|письм|звонк|визит|явк)",
    re.IGNORECASE,
)


def receiver_behind(rest: str) -> tuple[str, str]:
    """Return what information is about and the body it goes to, which its item names last; as it was and "" for none.

    Behind a dash it is sure to be one. A result in brackets
    stays with the information: «сведения о ходе работ (по форме министерства)», «в отдел».
    """
    result = _RESULT.search(rest)
    words = rest[: result.start()] if result else rest
    about, to = behind_dash(words)
    if to:
        return f"{about}{result.group() if result else ''}", to
    body = next(_BODY.finditer(words), None)
    if body is None:
        return rest, ""
    about, to = words[: body.start()].rstrip(), words[body.start() :]
    behind = words[body.end() :].split()
    if (
        _GOES.search(about)
        or re.search(r"[,;:()]", about + to)
        or any(w not in _OF_ITS_NAME and is_preposition(w) for w in behind)
    ):
        return rest, ""
    return f"{about}{result.group() if result else ''}".strip(), to


def behind_dash(words: str) -> tuple[str, str]:
    """Return what stands before a dash and the receiver behind it: «в отдел кадров»; all words and "" for none."""
    dash = _BEHIND_DASH.search(words)
    return (words[: dash.start()], words[dash.start("to") :]) if dash else (words, "")
