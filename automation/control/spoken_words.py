"""What «Что сказано» of a call («Звонки») amounts to: nobody was reached, a bare promise, or an explanation."""

from automation.model.office import PhoneCall
from automation.patterns import lazy
from automation.russian import fold, tells

_UNREACHED = lazy(r"дозв[ао]н|не (?:отвеча|бер[её]т|снима)|не ответил|недоступ|занято")
# «Обещал прислать распоряжение и акт», «направит сегодня», «обещала до среды»: nothing but that something will come.
_HAND_OVER = (
    r"(?:(?:на|от)прав(?:ить|ит|ят)|(?:при|вы|до)(?:слать|шл[ею]т)|(?:представ|предостав)(?:ить|ит|ят)|"
    r"(?:пере|с)да(?:ть|ст|дут))"
)
_PROMISED = r"(?:он[аи]? |сам[аи]? )?(?:по)?обеща[а-я]*"
_BARE = lazy(rf"(?:{_PROMISED} )?{_HAND_OVER}(?: [^,;:(–—]*)?|{_PROMISED}(?: (?:до|к|на|в) [^,;:(–—]*)?")


def explains(call: PhoneCall) -> bool:
    """Tell whether anything was said, be it of several items, but that papers will be handed over."""
    return tells(call.said) and not _BARE.fullmatch(fold(call.said).strip(" ."))


def words_of(call: PhoneCall) -> str:
    """Return what was said, where it can be about one item alone."""
    return call.said.strip() if len(call.items) == 1 and tells(call.said) else ""


def tells_something(call: PhoneCall) -> bool:
    """Tell whether a performer has said something in a call: where nobody was reached the words are the clerk's own."""
    return bool(words_of(call)) and not any(_UNREACHED.search(fold(words)) for words in (call.said, call.spoke_with))
