"""The variables of items.txt and of what it shares with requests (see ``variables``)."""

from collections.abc import Mapping
from typing import Annotated, TypedDict

from automation.letters.variables import Cases


class CrowdValues(TypedDict):
    """The people some items count: phrases.txt."""

    пункты: Annotated[Cases, "пункты, которые их считают"]
    несколько: Annotated[bool, "абзац говорит не только об этих пунктах: их называют"]
    кого: Annotated[str, "чьё число: «сотрудников», «работников, ответственных за эксплуатацию сетей», «рабочих мест»"]
    особые: Annotated[bool, "это не все сотрудники организации"]
    оборот: Annotated[bool, "«кого» кончается оборотом, его закрывает запятая"]
    перешли_все: Annotated[str, "после «сколько из них»: «перешли», «прошли обучение», «охвачено отдыхом»"]
    кто_завершил: Annotated[str, "каких: «завершивших переход», «прошедших обучение»"]


class IndicatorValues(TypedDict):
    """An indicator of the plan that does not say whom or what to count: phrases.txt."""

    пункты: Annotated[Cases, "пункт показателя"]
    несколько: Annotated[bool, "абзац говорит не только об этом пункте: его называют"]
    название: Annotated[str, "название показателя"]


class AskedValues(TypedDict):
    """What is asked because of a fault: request.txt."""

    пункты: Annotated[Cases, "пункты, о которых вопрос"]
    отчёт: Annotated[Mapping[str, str], "отчёт, о котором вопрос, в падежах; пусто, если речь не об одном отчёте"]
    с_причиной: Annotated[bool, "причина возврата названа"]


class NamedItemsValues(TypedDict):
    """Items with their words, as a fault tells them: request.txt."""

    пункты: Annotated[Cases, "пункты плана в падежах: «пункты 1 и 2»"]
    отчёт: Annotated[Mapping[str, str], "отчёт, о котором речь, в падежах; пусто, если речь не об одном отчёте"]
    названия: Annotated[str, "слова этих пунктов; пусто там, где они уже названы"]


class FaultValues(TypedDict):
    """A fault of what was reported, its items apart: request.txt."""

    дата_документа: Annotated[str, "дата распоряжения"]
    исполнено: Annotated[str, "указанная дата исполнения"]


class EventFaultValues(TypedDict):
    """A report of an event that is dated before it: request.txt."""

    мероприятие: Annotated[str, "когда оно проводится: «09.05.2027», «с 14.06.2027 по 20.06.2027»"]


class AnsweredValues(TypedDict):
    """The paper that a report sent back had answered: request.txt."""

    на_письмо: Annotated[
        str, "на что ответили возвращённые сведения: «письмо от 17.03.2027 № 01-15/К-3»; может быть пусто"
    ]


class LateValues(TypedDict):
    """Who executed an item after its term."""

    опоздали: Annotated[str, "кто исполнил с нарушением срока"]
    опоздали_все: Annotated[bool, "все, кто исполнил, и их слишком много, чтобы назвать"]
    день_нарушения: Annotated[str, "их общий день исполнения"]


class UnfinishedValues(TypedDict):
    """Who has not executed an item, each with what he has said."""

    заявлены: Annotated[str, "чьи сведения рассматриваются"]
    возвращены: Annotated[str, "чьи сведения возвращены"]
    уточняются: Annotated[str, "чьи сведения уточняются"]
    не_поступили: Annotated[str, "от кого сведения не поступили"]
    не_поступили_ни_от_кого: Annotated[bool, "сведения не поступили ни от кого"]
    не_завершили: Annotated[str, "у кого работа идёт после истечения срока"]
    продолжают: Annotated[str, "исполнители «по согласованию», сообщившие о работе, срок прошёл"]
    продолжает_один: Annotated[bool, "такой исполнитель один"]
    в_работе: Annotated[str, "исполнители «по согласованию», не сообщившие о ней, срок прошёл"]
    не_представлен: Annotated[str, "«представлена», если пункт сам – информация и от них не поступило ничего"]
    в_работе_один: Annotated[bool, "такой исполнитель один"]
    не_подтвердили: Annotated[str, "чьи сведения исполнение не подтверждают"]
    ожидаются: Annotated[str, "от кого сведения ожидаются"]
    выходной: Annotated[bool, "срок пришёлся на выходной, и последний день не прошёл ни у кого из них"]
    после_события: Annotated[str, "от кого ожидается результат события"]


class AheadValues(TypedDict):
    """Whose term still lies ahead."""

    наступает: Annotated[bool, "у кого-то срок ещё впереди"]
    истекает: Annotated[bool, "этот срок истекает в день документа"]
    проводится: Annotated[bool, "мероприятие этого дня, или нескольких дней: началось и не кончилось"]
    наступает_у: Annotated[str, "у кого срок впереди, если у других он прошёл"]
    сообщили: Annotated[str, "у кого срок впереди, но есть что сообщить"]
    сообщил_один: Annotated[bool, "такой исполнитель один"]


class ReadyValues(TypedDict):
    """How many have executed an item."""

    сделали: Annotated[str, "сколько исполнили: «четыре исполнителя из шести»"]
    сделал_один: Annotated[bool, "исполнитель, который исполнил, один"]
    подтвердили: Annotated[str, "«подтвердил» или «подтвердили»"]
    представили: Annotated[str, "«представил» или «представили»"]
    исполнили: Annotated[str, "«двумя исполнителями из трёх», если к кому-то пункт не применим"]


class ReportedValues(TypedDict):
    """What an item asks to report at a control date."""

    повторяется: Annotated[bool, "пункт повторяется"]
    предмет: Annotated[str, "что представляется по повторяющемуся пункту: «отчёт», «информация»"]
    предмет_вин: Annotated[str, "то же, винительный: «отчёт», «информацию»"]
    период: Annotated[str, "отчётный период"]


class TallyValues(LateValues, UnfinishedValues, AheadValues, ReadyValues, ReportedValues):
    """The performers of one item at one control date: items.txt."""

    исполнен: Annotated[bool, "исполнен всеми"]
    кто_нибудь: Annotated[bool, "есть исполнители, к которым пункт применим"]
    единственный: Annotated[str, "исполнитель, если он один; «мною», если это автор"]
    сам: Annotated[bool, "единственный исполнитель – автор"]
    день: Annotated[str, "день исполнения, если исполнитель один или срок зависел от события"]
    все_с_нарушением: Annotated[bool, "все исполнили с нарушением срока"]
    не_применимо: Annotated[str, "к кому пункт не применим"]
    изменены: Annotated[str, "чьи сведения изменены после принятия; считаются принятые"]
    мною: Annotated[str, "что исполнил или не исполнил сам автор"]
    остальные: Annotated[bool, "для кого-то из исполнителей пункт снят с контроля, речь об остальных"]
    только_наступает: Annotated[bool, "сказать нечего: срок впереди"]


class UnitValues(TallyValues):
    """The same with its term."""

    срок: Annotated[str, "срок, с продлениями"]
    продление: Annotated[str, "кому и чем продлён срок, какое решение не учтено"]
    снят: Annotated[str, "день снятия с контроля"]
    частично: Annotated[bool, "ещё не все люди, которых считает пункт"]


class PeriodValues(TypedDict):
    """A reporting period of a recurring item."""

    пункты: Annotated[Cases, "пункт плана"]
    предмет: Annotated[str, "«отчёт», «информация»"]
    предмет_вин: Annotated[str, "что представили: «отчёт», «информацию»"]
    представлен: Annotated[str, "«представлен», «представлена»"]
    период: Annotated[str, "за какой период отчёт"]
    срок: Annotated[str, "срок отчёта"]
    далее: Annotated[bool, "о прежнем отчёте по тому же пункту уже сказано"]
    все: Annotated[bool, "представили все"]
    остальные: Annotated[bool, "для кого-то из исполнителей пункт снят с контроля, речь об остальных"]
    один: Annotated[bool, "исполнитель один"]
    сколько: Annotated[str, "сколько представили: «четыре исполнителя из шести»"]
    представили: Annotated[str, "«представил» или «представили»"]
    исполнителей: Annotated[int, "сколько исполнителей"]
    опоздали: Annotated[int, "сколько из них опоздали"]
    кто_опоздал: Annotated[str, "кто опоздал"]


class SeveralPeriodsValues(TypedDict):
    """Several reporting periods of a recurring item, told in one breath."""

    пункты: Annotated[Cases, "пункт плана"]
    с: Annotated[str, "первый из них"]
    по: Annotated[str, "последний из них"]
    за: Annotated[str, "«за I и II кварталы 2027 года»; пусто, если срок пункта периодов не называет"]
    отчёты: Annotated[str, "что представляют: «отчёты», «сведения», «информация»"]
    представлены: Annotated[str, "«представлены», согласовано с ними: «информация представлена»"]
    один: Annotated[bool, "исполнитель у пункта один"]


class EarlierPeriodsValues(SeveralPeriodsValues):
    """The first reporting periods of a recurring item, summed."""

    все: Annotated[bool, "представили все и за все сроки"]
    отчётов: Annotated[int, "сколько отчётов представлено"]
    из: Annotated[int, "сколько отчётов должно быть"]
    опоздали: Annotated[str, "кто и о каких сроках опоздал: «МБУ «Пример» (25.01.2027 и 25.02.2027)»"]


class NearestValues(TypedDict):
    """Items whose terms lie ahead."""

    пункты: Annotated[Cases, "пункты, срок которых впереди"]
    ближайший: Annotated[str, "ближайший срок"]
    несколько: Annotated[bool, "сроки разные"]
    истекает: Annotated[bool, "этот срок истекает в день документа"]
    проводится: Annotated[str, "день мероприятия: «27.08.2026», «по 26.06.2026», если оно проводится; иначе пусто"]


class NextTermValues(TypedDict):
    """When the next report of a recurring item is due."""

    срок: Annotated[str, "срок следующего отчёта"]


class OddValues(TypedDict):
    """Items that cannot be judged."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    срок: Annotated[str, "срок словами плана"]
    снят: Annotated[str, "день снятия с контроля"]
    исполнили: Annotated[str, "кем из скольких исполнен снятый пункт: «двумя исполнителями из трёх»"]


class FreedValues(TypedDict):
    """Items taken off control for some performers alone."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    решение: Annotated[str, "по чьему решению, дательный: «решению Главы Администрации от 23.12.2025»"]
    снят: Annotated[str, "день снятия с контроля"]
    исполнители: Annotated[str, "для кого: один – в родительном падеже"]
    несколько: Annotated[bool, "исполнителей несколько"]
    сам: Annotated[bool, "исполнитель – автор записки"]


class CheckedValues(TypedDict):
    """Publications that were checked."""

    проверено: Annotated[int, "сколько публикаций проверено"]
    публикаций: Annotated[str, "«публикация», «публикации», «публикаций»"]
    нарушено: Annotated[int, "сколько нарушений без причины"]
    в_случаях: Annotated[str, "«в одном случае», «в двух случаях»"]
    перечень: Annotated[str, "нарушения: организация и день"]
    часов: Annotated[int, "установленное опережение, часов"]
    объяснено: Annotated[int, "сколько нарушений с причиной"]
    в_объяснённых: Annotated[str, "то же словами: «в двух случаях»"]


class UnansweredValues(TypedDict):
    """Who was asked about a permanent item and has not answered."""

    за: Annotated[str, "за какой период запрошены сведения"]
    запрошены: Annotated[str, "когда запрошены; пусто, если ответили все"]
    не_представили: Annotated[str, "кто на запрос не ответил; «все исполнители»"]


class LastingValues(UnansweredValues):
    """Permanent items."""

    пункты: Annotated[Cases, "пункты, исполняемые постоянно"]
    срок: Annotated[str, "срок словами плана"]
    по_событию: Annotated[bool, "исполняется по мере необходимости"]
    период: Annotated[str, "как часто отчитываются: «ежеквартально»"]
    сообщили: Annotated[str, "кто сообщил об исполнении"]
    представил: Annotated[str, "«представил», «представила», «представило», «представили»"]
    прежде: Annotated[str, "кто сообщал прежде, а за последний запрошенный период не сообщил"]
    прежде_представил: Annotated[str, "«представил», «представила», …: о них"]
    запросы: Annotated[
        list[UnansweredValues], "на какие запросы кто не ответил, по периодам; последний назван и отдельно"
    ]
    возвращены: Annotated[str, "чьи сведения возвращены, с днём: «29.06.2027: МБОУ «Школа № 1»»"]
