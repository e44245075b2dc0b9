"""The variables of single topics: what came in, publications, promises, amendments, agreements, reminders, releases."""

from collections.abc import Mapping
from typing import Annotated, TypedDict

from automation.letters.variables import ApartValues, Cases, DatedValues, ReturnValues


class PublicationValues(TypedDict):
    """A publication that came too late."""

    установлено: Annotated[str, "установленное опережение: «4 ч»"]
    материал: Annotated[str, "какой материал"]
    день: Annotated[str, "день публикации"]
    в_мессенджере: Annotated[str, "когда размещено в мессенджере"]
    в_другом: Annotated[str, "когда размещено в другом источнике"]
    источник: Annotated[str, "другой источник"]
    разница: Annotated[str, "разница во времени"]
    раньше: Annotated[bool, "в другом источнике – раньше"]


class BesideEarlierValues(TypedDict):
    """What is told beside earlier letters, so that no sentence speaks of them twice."""

    после: Annotated[str, "прежние письма, на которые ответили не об этом: «письма … от … № …»; иначе пусто"]
    на_письмо: Annotated[str, "письмо, на которое пришло возвращённое: «письмо от … № …»; иначе пусто"]


class ResultsAskedValues(TypedDict):
    """The reminder that asked for the results of events: the plan has no term for them."""

    просили: Annotated[str, "чем и до какого дня запрошены результаты: «письмом от … № … до …»; иначе пусто"]
    просили_до: Annotated[str, "этот день: «до …»; иначе пусто"]


class OverdueValues(DatedValues, BesideEarlierValues, ResultsAskedValues):
    """A letter about what was not reported in time."""

    письмо: Annotated[Mapping[str, str | bool], "прежние письма: .бумага, .реквизиты, .оставлено, .без_ответа"]
    не_ответили: Annotated[bool, "прежние письма оставлены без ответа"]
    возвращено_прежде: Annotated[bool, "сведения возвращены до прежних писем: о письмах – после этого"]
    напоминали: Annotated[bool, "напоминания обо всех этих пунктах отправлены"]
    обещано_прежде: Annotated[list[str], "что обещано («Звонки») до названных прежних писем, фразы из facts.txt"]
    известно: Annotated[list[str], "что поступило и обещано, фразы из facts.txt"]
    срок_истёк: Annotated[str, "фраза «срок истёк» из facts.txt"]
    просьбы: Annotated[list[str], "чего ещё просим, фразы из facts.txt"]
    просьбы_подряд: Annotated[str, "они же одной строкой; оборот перед «и» закрыт запятой, «если …» – последним"]
    если_не_исполнено: Annotated[str, "«если … не выполнено, выполнить его …» обо всех пунктах, фраза из facts.txt"]
    завершить: Annotated[list[str], "просьбы к более поздним дням, которые назвал сам исполнитель"]
    сообщено: Annotated[list[str], "всегда пусто: осталось от слов прежней версии"]


class NewsValues(ReturnValues, ApartValues, BesideEarlierValues, ResultsAskedValues):
    """What came in about obligations: facts.txt."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    отчёт: Annotated[Mapping[str, str], "отчёт в падежах; пусто, если речь не об одном отчёте"]
    несколько: Annotated[bool, "пункты называются по номерам"]
    сроков: Annotated[bool, "сроков больше одного"]
    впереди: Annotated[bool, "второе письмо, а названный исполнителем день ещё далеко: спрашивают, что сделано"]
    в_работе: Annotated[bool, "исполнитель сообщил, что работа идёт: её просят завершить"]
    события: Annotated[bool, "все они – мероприятия своего дня"]
    напоминали: Annotated[bool, "письмо уже просило сообщить о результатах мероприятия"]
    повторно: Annotated[bool, "письмо о неисполнении уже отправлено"]
    причина: Annotated[str, "причина, которую назвал исполнитель"]
    задержка: Annotated[bool, "срок прошёл или исполнитель назвал день позже него: причина – причина задержки"]
    ожидается: Annotated[str, "ожидаемая дата"]
    указывалась: Annotated[str, "ожидаемые даты, указанные прежде и прошедшие"]
    истекла: Annotated[bool, "ожидаемая дата прошла"]
    есть_сведения: Annotated[bool, "в строке прошедшего мероприятия есть подтверждение, сделанное, числа или «Вх. №»"]
    исполнено_не_всё: Annotated[bool, "по числам самого исполнителя исполнено не всё"]


class PromiseValues(TypedDict):
    """What was promised by telephone: facts.txt."""

    разговор: Annotated[str, "день разговора («Звонки»)"]
    обещано: Annotated[str, "к какому дню обещано"]
    прошло: Annotated[bool, "этот день прошёл"]
    вами: Annotated[bool, "обещал сам адресат письма"]
    кто: Annotated[str, "кто обещал, если в «С кем» он назван и это не сам руководитель исполнителя"]
    сказано: Annotated[str, "что сказано; может быть пусто"]
    дословно: Annotated[bool, "сказано о самой работе: эти слова письмо приводит"]
    по_телефону: Annotated[bool, "из сказанного не видно, что говорили не по телефону, а на совещании"]
    пояснено: Annotated[
        bool, "сказано не только, что представят: обещанное не пересказывается как представление сведений"
    ]
    не_поступило: Annotated[bool, "об этом ничего не поступило; исполнителя «по согласованию» этим не упрекают"]
    прежние: Annotated[str, "дни, обещанные прежде и прошедшие: «19.12.2025 и 25.12.2025»"]
    прежних: Annotated[int, "сколько их"]


class AmendedItemValues(TypedDict):
    """One piece of news about an amending order: amended.txt."""

    плана: Annotated[str, "короткое название плана или вид документа, родительный"]
    пункты: Annotated[Cases, "пункты, о которых новость"]
    названия: Annotated[str, "слова этих пунктов"]
    срок: Annotated[str, "новый срок словами плана"]
    прежде: Annotated[str, "прежний срок словами плана; из нескольких дней – тот, который перенесён"]
    с_на: Annotated[str, "«с 10.07.2026 на 15.07.2026», если и прежний, и новый срок – один день; иначе пусто"]
    прежний_день: Annotated[str, "он же: «до 16.07.2027», если перенесён один из нескольких дней; иначе пусто"]
    за_других: Annotated[bool, "исполнитель – не сам адресат"]
    адресат: Annotated[Cases, "как назвать адресата: «Вы», «Ваше учреждение» – .им, .исключён, .включён"]
    исполнители_им: Annotated[str, "чьё это было поручение, именительный"]
    исполнителей: Annotated[int, "сколько их"]


class AmendedValues(TypedDict):
    """What an amending order has changed."""

    новости: Annotated[
        list[str], "что изменено, фразы из разделов «исключены», «переданы», «срок», «добавлен», «включены», «изложен»"
    ]


class PointValues(TypedDict):
    """A control point of permanent items."""

    период: Annotated[str, "за какой период запрошены сведения: «I квартал 2027 года»; пусто, если его нет"]
    слова_срока: Annotated[str, "срок словами плана: ««постоянно»»"]
    сроков: Annotated[bool, "сроков больше одного"]


class AnswerValues(TypedDict):
    """An answer date and what is asked for by it."""

    пункты: Annotated[Cases, "пункты, о которых ждём ответа до одного дня"]
    ответ: Annotated[str, "до какого дня"]
    когда: Annotated[str, "дни этих мероприятий, если об одном пункте ждём ответа до разных дней; иначе пусто"]
    о_результатах: Annotated[bool, "их срок позади или это мероприятия: спрашивают не о ходе, а о результатах"]
    пройдёт: Annotated[bool, "до этого дня истекает их срок: спрашивают и об исполнении, и о ходе"]


class AskedAgainValues(TypedDict):
    """What earlier letters asked for in vain and a later one only names."""

    прежнее: Annotated[list[str], "о чём просили прежние письма, просьба за просьбой; пункт назван и своими словами"]


class CoveringValues(TypedDict):
    """An extract from the plan."""

    много_сроков: Annotated[bool, "пунктов несколько, или у пункта несколько сроков"]


class AgreementValues(DatedValues):
    """A performer «по согласованию»."""

    мероприятия_со_сроком: Annotated[str, "что предусмотрено планом, со сроками"]
    прошло: Annotated[bool, "срок уже прошёл"]
    пройдёт: Annotated[bool, "срок ещё идёт, а не позднее дня ответа истечёт: спрашивают и об исполнении, и о ходе"]
    проводится: Annotated[bool, "мероприятие этого дня, или нескольких дней: началось и не кончилось"]
    обещано: Annotated[list[str], "что и к какому дню обещано («Звонки»), фразы из facts.txt"]
    о_результатах: Annotated[bool, "просят только результат: срок прошёл, или всё обещано ко дню ответа"]
    обещанное_прошло: Annotated[bool, "всё это обещано, и обещанный день прошёл"]
    участвует: Annotated[bool, "исполнитель уже отчитывался или обещал по этим пунктам, или срок продлён именно ему"]
    ответы: Annotated[list[AnswerValues], "до какого дня и о чём ждём ответа; пусто, если обо всём – к одному дню"]


class ReturnHeededValues(TypedDict):
    """Reports that were sent back for a reason."""

    все_возвращены: Annotated[bool, "все сведения возвращены, и причина возврата названа: просят учесть её"]
    возвращённые: Annotated[Cases, "пункты, сведения о которых возвращены, если не все"]


class ReminderValues(DatedValues, ReturnHeededValues):
    """A reminder of a term."""

    сообщено: Annotated[list[str], "что сообщено о ходе работы и ожидаемой дате и что возвращено, фразы из facts.txt"]
    дата_названа: Annotated[bool, "о каждой мере исполнитель уже назвал ожидаемую дату, и она не прошла"]
    повторяется: Annotated[bool, "о продлении не пишут: всё это представляется вновь и вновь или срок истекает сегодня"]
    не_успевает: Annotated[bool, "исполнитель сам назвал дату позже срока: просят уложиться в срок или о продлении"]
    завершить: Annotated[
        list[str], "он назвал её, а срок уже истекает: «не позднее 27.03.2026 представить …»; иначе пусто"
    ]
    без_причины: Annotated[bool, "причина задержки не названа"]
    последний_день: Annotated[str, "последний день срока"]
    о_продлении: Annotated[Cases, "пункты, о продлении которых ещё можно обратиться, если есть и другие"]
    ответы: Annotated[list[AnswerValues], "до какого дня ждём ответа о каждом мероприятии; пусто, если день один"]


class RemainingItemValues(TypedDict):
    """An item that stays on control."""

    пункты: Annotated[Cases, "пункт в падежах; те, сведения по которым приняты, вместе"]
    названия: Annotated[str, "слова пункта; пусто, если их несколько"]
    вид: Annotated[str, "«мероприятие», «отчёт», «информация», «событие» или «поручение»"]
    срок: Annotated[
        str, "«до 12.12.2025 включительно» или срок словами плана; прошедший у исполнителя «по согласованию» – пусто"
    ]
    рассматриваются: Annotated[bool, "сведения о нём представлены и ждут решения"]
    приняты: Annotated[bool, "сведения о нём приняты, а с контроля он ещё не снят"]
    истёк: Annotated[str, "последний день срока, если он прошёл, а сведений нет"]
    нет_отчётов: Annotated[Mapping[str, str], "отчёты повторяющегося пункта, которых нет, в падежах; {} – таких нет"]


class RemainingValues(TypedDict):
    """What stays on control."""

    плана: Annotated[str, "короткое название плана или вид документа, родительный"]
    сроки: Annotated[list[RemainingItemValues], "пункты со своими сроками"]
    много: Annotated[bool, "остаётся больше одного пункта"]
    перечнем: Annotated[bool, "пунктов больше двух: каждый – своей строкой"]


class ClosingValues(TypedDict):
    """How items went off control."""

    сняты: Annotated[
        str, "день снятия с контроля или акт, исключивший пункт; пусто, если день назван в решении или основании"
    ]
    решение: Annotated[str, "по чьему решению, дательный"]
    основание_решения: Annotated[str, "слова «Основания» решения, кроме документа, в кавычках; пусто, если их нет"]
    основание_сказано: Annotated[bool, "письмо приводит слова основания: о том, что будет дальше, сказано ими"]
    документ_снят: Annotated[str, "раздел «документ снят», если пункты сняты с контроля вместе со всем документом"]
    сняты_порознь: Annotated[str, "какой пункт когда и по чьему решению снят, если это не одно и то же; иначе пусто"]


class ReleaseValues(ClosingValues):
    """A letter about items taken off control."""

    отчёт: Annotated[Mapping[str, str], "информация с одним сроком, о которой письмо: она представлена, а не исполнена"]
    исполнены: Annotated[str, "общий день исполнения; пусто, если дни разные"]
    исполнены_порознь: Annotated[str, "какой пункт когда исполнен, если дни разные"]
    в_части: Annotated[str, "« в части срока 24.07.2026», если снят пункт, исполненный не по всем его срокам"]
    приняты: Annotated[str, "день, когда сведения приняты"]
    входящий: Annotated[str, "входящий: «от 24.12.2025 № 1984»"]
    на_контроле: Annotated[str, "раздел «остаются на контроле» release.txt; пусто, если ничего не остаётся"]
    прекращены: Annotated[Cases, "прочие пункты, контроль за которыми тоже кончается"]
    прекращены_в_части: Annotated[str, "« в части срока 25.09.2026», если это не весь пункт"]
    прекращены_слова: Annotated[str, "слова этих пунктов"]
    получены: Annotated[str, "сведения, поступившие по этим пунктам: «по пункту 11 (вх. от 20.12.2027 № 7)»"]
    неприменимы: Annotated[Cases, "пункты, признанные неприменимыми"]
    неприменимые_слова: Annotated[str, "слова этих пунктов"]
    неприменимы_в_части: Annotated[bool, "пункт неприменим не ко всем: у него есть и другие исполнители"]
    признаны: Annotated[str, "день, когда они признаны неприменимыми"]
    неприменимы_по_сроку: Annotated[
        str, "то, что неприменимо не по всем срокам пункта: «пункта 10 по сроку 19.08.2026»"
    ]
    ничего: Annotated[bool, "других пунктов этого исполнителя на контроле нет, и письмо о них не говорит"]
    для_всех: Annotated[bool, "пункты сняты с контроля для всех исполнителей"]


class OrderClosedValues(TypedDict):
    """The order as a whole was taken off control."""

    день: Annotated[str, "день снятия с контроля"]
    вид: Annotated[Cases, "вид документа: «постановление»"]
    основание: Annotated[str, "основание снятия"]
