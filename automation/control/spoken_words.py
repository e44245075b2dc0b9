"""What «Что сказано» of a call («Звонки») amounts to: something of the work, or no more than a note about people."""

from automation.model.office import PhoneCall
from automation.patterns import lazy
from automation.russian import fold, tells, without_lead

_UNREACHED = lazy(r"дозв[ао]н|не (?:отвеча|бер[её]т|снима)|не ответил|недоступ|занято")
# «Отчёт обещали прислать», «передадут директору»: of what people may say, and no more than a message to pass on.
_PASSED_ON = lazy(
    r"обещ|сказал|говорит|прос(?:ит|ил|ят)|забыл|напиш|переда[мс]|передад|передан[оаы]?\b|перезвон|долож|"
    r"\b(?:он|она|сам|сама|ему|ей|у не(?:го|е))\b|"
    r"(?:директор|начальник|руководитель|глава|заведующ[а-я]+) (?:на совещании|занят)"
)
# «Паспорта передаст», «акты переданы на подпись»: what the work has brought, and neither our letter nor a question.
_THING = (
    r"(?<!\bо )(?<!\bоб )(?:акт|ведомост|график|договор|документы|журнал|заявк|ключ|копи|материал|образ|отч[её]т|"
    r"паспорт|переч[её]?н|плакат|приказ|проект|протокол|сведени|смет|списо?к|справк|схем|таблич|фото)"
    r"[а-я]*(?<!ах)(?<!ях)"
)
_HANDED = r"переда(?:м|ст|дим|дут|н[аоы]?)\b"
_HANDED_OVER = lazy(rf"\b{_THING} {_HANDED}|\b{_HANDED} (?:[а-я]+ )?{_THING}")
# How it was said: «отправят почтой», «совещание проведено», «готовят письмо» are said of the work itself.
_SAY = r"(?:сообщил|ответил|написал|уведомил|доложил)[а-я]*"
_BY = r"(?:письм(?:ом|е)|(?:электронной )?почт(?:ой|е)|сообщени(?:ем|и))"
_MET = lazy(
    rf"\b(?:на|при|в ходе|во время) (?:[а-я]+ )?(?:совещани|встреч)|\bлично\b|на при[её]ме|в приёмной|"
    rf"\b{_SAY} (?:[а-я]+ )?{_BY}\b|\b{_BY} {_SAY}|\bприслал[а-я]* (?:письмо|сообщение)|\bиз письма\b"
)
# What «Ответ» of a letter says beside its day and number: that the report was sent, and another day.
_SENT = lazy(
    r"(?<!не )(?<!будет )(?<!будут )(?:прилаг|прилож|направлен|отправлен|выслан|представлен|предоставлен|сдан)"
)
_LETTERS = lazy(r"(?:^|\bот )\s*\d{1,2}\.\d{1,2}\.\d{2,4}|\b(?:ответ|вх|письмо|служебная|записка)\b")
_DAY = lazy(r"\b\d{1,2}\.\d{2}\b|\b\d{1,2} (?:янв|фев|мар|апр|ма[яю]|июн|июл|авг|сен|окт|ноя|дек)")
_WORDS = lazy(r"[а-я]{3,}.*?\b[а-я]{3,}")
# «Письмо передано агроному», «письмо принято в работу»: what became of our letter, and nothing of the work.
_OUR_LETTER = lazy(
    r"(?:ваш[еа] )?(?:письмо|(?:служебная )?записка) (?:"
    r"(?:передан|доведен)[оа](?: (?!(?:из|на|после|с|только)\b)[а-я-]+){0,3}(?: [а-я]\.(?: ?[а-я])?)?|"
    r"(?:получен|принят|зарегистрирован)[оа](?: к (?:исполнению|сведению)| в работу)?)\.?"
)


def words_said(call: PhoneCall) -> str:
    """Return what was said, without «сообщено: » before it; "" of a cell that says nothing."""
    return without_lead(call.said).strip() if tells(call.said) else ""


def tells_something(call: PhoneCall) -> bool:
    """Tell whether a performer has said something of the work in a call about items that are named.

    Where nobody was reached, or a secretary will pass it on, the words are the clerk's own and tell nothing of it.
    """
    return bool(call.items) and is_of_work(call.said) and not _UNREACHED.search(fold(call.spoke_with))


def is_of_work(words: str) -> bool:
    """Tell whether words of a call are what was said of the work, and no message that somebody will pass on.

    Who has left, is ill or has still to sign is a reason that leaders want to know, and so is who hands over what.
    """
    said = _HANDED_OVER.sub("", fold(words))
    return tells(words) and not any(at.search(said) for at in (_PASSED_ON, _UNREACHED))


def by_telephone(words: str) -> bool:
    """Tell whether something is written of a conversation, and nothing of a meeting or a letter (decision 0326)."""
    return tells(words) and not _MET.search(fold(words))


def says_sent(answer: str) -> bool:
    """Tell whether «Ответ» of a letter says that the report was sent."""
    return bool(_SENT.search(fold(answer)))


def leaves_promises(answer: str) -> bool:
    """Tell whether «Ответ» of a letter has words that name no day and do not say that the report was sent.

    One without words may be what was promised.
    """
    said = _LETTERS.sub("", fold(answer))
    return bool(_WORDS.search(said)) and not (_DAY.search(said) or says_sent(answer))


def brings_nothing(answer: str) -> bool:
    """Tell whether «Ответ» of a letter says no more than that the letter came or was passed on.

    Words of any other kind may give a cause or ask for something.
    """
    head, _, said = fold(answer).rpartition(":")
    return bool(_OUR_LETTER.fullmatch(said.strip())) and not _WORDS.search(_LETTERS.sub("", head))
