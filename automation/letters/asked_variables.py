"""The variables of what a справка says is asked of whom, or is to be asked (see ``variables``)."""

from typing import Annotated, TypedDict

from automation.letters.variables import Cases


class SoughtValues(TypedDict):
    """What performers are asked for: the execution of items, reports, or both."""

    им: Annotated[str, "«сведения об исполнении пункта 5», «отчёт за июнь 2026 года (пункт 7)», именительный"]
    вин: Annotated[str, "то же, винительный"]
    окончание: Annotated[str, "как согласовано «запрашивается»: пусто, «а», «ы»"]
    пункты_род: Annotated[str, "«пункта 5»; пусто, если речь и об отчётах"]


class AskedOneValues(TypedDict):
    """One of those of whom it is asked, or several of whom it is asked by one day."""

    у_кого: Annotated[str, "до трёх исполнителей, больше – если с другими исполнителями пункта иначе; родительный"]
    ответ: Annotated[str, "день ответа, который назвали письма, или дни по пунктам; пусто, если надо запросить"]
    прошёл: Annotated[str, "пусто; было днём писем, отправленных поздно"]
    истёк: Annotated[
        bool, "день ответа прошёл, а к следующему рабочему дню он ещё в срок либо работу надо завершить позже"
    ]
    завершить: Annotated[str, "пусто; было днём, к которому письмо просит завершить работу"]


class AskedOfValues(SoughtValues):
    """What is asked of performers, or is to be asked, beside or in the proposal of a справка."""

    то_же: Annotated[bool, "о том же сказано в предыдущей части, но иначе"]
    так_же: Annotated[bool, "сказано так же, как в предыдущей части, о других пунктах"]
    запросить: Annotated[bool, "об этом просроченном не спрашивали"]
    запрошены: Annotated[bool, "ложь; было о письмах, отправленных поздно"]
    повторно: Annotated[
        bool, "спрашивали напрасно: до срока, о «постоянно», как решено повторить, либо спрошено вновь этим утром"
    ]
    кого: Annotated[list[AskedOneValues], "у кого и к какому дню"]


class EnquiriesValues(TypedDict):
    """All that the proposal says of it."""

    части: Annotated[list[AskedOfValues], "что и у кого спрошено или надо запросить"]


class ToFindOutValues(TypedDict):
    """Performers by agreement who have let pass the day that they had named themselves, or that a letter had."""

    у_кого: Annotated[str, "исполнители, родительный"]
    тот_же: Annotated[bool, "у тех же, что в предыдущей части"]
    последнее: Annotated[bool, "последнее, что предложено уточнить у него"]
    пункты: Annotated[Cases, "их пункты"]
    готовят: Annotated[bool, "представляют отчёт или сведения, а не исполняют мероприятие"]
    чего: Annotated[str, "что готовят: «отчёта», «сведений»; пусто о мероприятии"]
    их: Annotated[str, "«его», «её», «их» – о том, что готовят"]
    прошло: Annotated[bool, "мероприятие, день которого прошёл: узнать надо о результатах"]
    дату: Annotated[
        str, "«новую дату исполнения», «дату исполнения»; пусто о мероприятии и если срок пункта – «постоянно»"
    ]
