"""What «Что сказано» of a call («Звонки») amounts to: nobody was reached, a bare promise, or an explanation."""

from automation.model.office import PhoneCall
from automation.patterns import lazy
from automation.russian import fold, tells, without_lead

_UNREACHED = lazy(
    r"дозв[ао]н|не (?:отвеча|бер[её]т|снима)|не ответил|недоступ|занято|"
    r"\b(?:он|она|директор|начальник|руководитель|глава|заведующ(?:ий|ая)|врач) (?:сейчас )?"
    r"на (?:совещани|встреч|выезд)"
)
# «Обещал прислать распоряжение и акт», «направит сегодня», «обещала до среды»: nothing but that something will come.
_HAND_OVER = (
    r"(?:(?:на|от)прав(?:ить|ит|ят)|(?:при|вы|до)(?:слать|шл[ею]т)|(?:представ|предостав)(?:ить|ит|ят)|"
    r"(?:пере|с)да(?:ть|ст|дут))"
)
_PROMISED = r"(?:он[аи]? |сам[аи]? )?(?:по)?обеща[а-я]*"
_BARE = lazy(rf"(?:{_PROMISED} )?{_HAND_OVER}(?: [^,;:(–—]*)?|{_PROMISED}(?: (?:до|к|на|в) [^,;:(–—]*)?")
# «Начальника нет, отчёт готовит специалист», «на совещании обещал ответ»: a clerk tells of those he spoke with.
_OF_PEOPLE = lazy(
    r"обещ|сказал|говорит|прос(?:ит|ил|ят)|забыл|напиш|переда[мс]|\b(?:он|она|сам|сама)\b|начальник|директор|руководител|"
    r"заместител|специалист|методист|секретар|бухгалтер(?!и)|инспектор|глав[аыу]\b|\bврач\b|заведующ|\bректор|"
    r"увольня|уволил|в отпуск|болеет|заболел|больничн"
)
_WITH = lazy(r"\b(?:у|с|со|от|к) \w+")  # «на подписи у начальника» is said of the paper
# How it was said: «отправят почтой», «совещание проведено», «готовят письмо» are said of the work itself.
_SAY = r"(?:сообщил|ответил|написал|уведомил|доложил)[а-я]*"
_BY = r"(?:письм(?:ом|е)|(?:электронной )?почт(?:ой|е)|сообщени(?:ем|и))"
_MET = lazy(
    rf"\b(?:на|при|в ходе|во время) (?:[а-я]+ )?(?:совещани|встреч)|\bлично\b|на при[её]ме|в приёмной|"
    rf"\b{_SAY} (?:[а-я]+ )?{_BY}\b|\b{_BY} {_SAY}|\bприслал[а-я]* (?:письмо|сообщение)|\bиз письма\b"
)

_SENT = lazy(
    r"(?<!\bне )\b(?:(?:от|на)правил[аи]?|(?:от|на)правлен[аоы]?|(?:вы|ото|по)сла(?:л[аи]?|н[аоы]?)|"
    r"(?:пере|с)дал[аи]?|сдан[аоы]?|передан[аоы]?|представ(?:ил[аи]?|лен[аоы]?)|уш(?:[её]л|л[аои]))\b"
    r"(?! (?:\w+ ){0,2}на (?:соглас|подпис|утвержд|эксперт|доработ|рассмотр|визир))"  # it is still on its way there
    r"|\b(?:вез[уё]т|повез(?:ли|[её]т)|в пути|с оказией|с курьером|нарочным)\b"
)
_PASSED_ON = lazy(r"\b(?:вопрос|поручени|задани|задач|дел[ао] )\w*")  # «вопрос передан техническому директору»


def explains(call: PhoneCall) -> bool:
    """Tell whether anything was said, be it of several items, but that papers will be handed over."""
    return tells(call.said) and not _BARE.fullmatch(fold(call.said).strip(" ."))


def words_said(call: PhoneCall) -> str:
    """Return what was said, without «сообщено: » before it."""
    return without_lead(call.said).strip()


def words_of(call: PhoneCall) -> str:
    """Return what was said, where it can be about one item alone."""
    return words_said(call) if len(call.items) == 1 and tells(call.said) else ""


def tells_something(call: PhoneCall) -> bool:
    """Tell whether a performer has said something in a call about items that are named.

    Where nobody was reached the words are the clerk's own.
    """
    said = bool(call.items) and tells(call.said)
    return said and not any(_UNREACHED.search(fold(words)) for words in (call.said, call.spoke_with))


def is_quotation(words: str) -> bool:
    """Tell whether words of a call are what was said of the work, and no note of the clerk about people."""
    said = _WITH.sub("", fold(words))
    return tells(words) and not any(at.search(said) for at in (_OF_PEOPLE, _MET, _UNREACHED))


def by_telephone(words: str) -> bool:
    """Tell whether something is written of a conversation, and nothing of a meeting or a letter (decision 0326)."""
    return tells(words) and not _MET.search(fold(words))


def says_sent(words: str) -> bool:
    """Tell whether words of a call say that what is asked for has been sent: «письмо отправлено ещё в пятницу»."""
    said = fold(words)
    return _SENT.search(said) is not None and _PASSED_ON.search(said) is None
