"""The variables of the words of a memo's appendix, and what each of them says (see ``variables``)."""

from collections.abc import Mapping
from typing import Annotated, TypedDict

from automation.letters.variables import Cases


class NumberLineValues(TypedDict):
    """The number and date of the memo an appendix belongs to."""

    реквизиты: Annotated[str, "дата и номер докладной"]


class PlanTitleValues(TypedDict):
    """The title of the table of the plan."""

    название: Annotated[str, "собственное название плана; пусто, если его нет"]


class PeopleTitleValues(TypedDict):
    """The title of the table of people: appendix.txt."""

    о_чём: Annotated[str, "«о переходе», «об обучении», «об охвате»"]
    кого: Annotated[str, "чьём: «сотрудников», «работников, ответственных за эксплуатацию сетей,»"]
    оборот: Annotated[bool, "«о_чём» кончается оборотом: «…, использующих национальный мессенджер»"]
    пункты: Annotated[Cases | Mapping[str, str], "пункты в падежах, если таблиц несколько; иначе пусто"]
    период: Annotated[str, "за что отчёты повторяющегося пункта: «за март 2026 года», «со сроком 05.04.2026»"]
    своих: Annotated[bool, "числа сообщили только сам орган, его подразделения и должностные лица"]


class TotalValues(TypedDict):
    """The sum below the table of people: appendix.txt."""

    без: Annotated[str, "организации, людей которых итог не учитывает"]
    не_учтены: Annotated[str, "о них: «не учтены», об одной – «не учтено»"]


class OutsideTotalValues(TypedDict):
    """An organisation whose people stand apart from the sum."""

    организация: Annotated[str, "организация по согласованию"]
    участие: Annotated[str, "«по согласованию», «по соглашению» (как в плане) или «исполнение рекомендовано»"]
    есть_итог: Annotated[bool, "под таблицей стоит строка «Итого»"]


class UntoldNumberValues(TypedDict):
    """An organisation that has given no number: appendix.txt."""

    сообщено: Annotated[bool, "организация сообщила об исполнении или прислала письмо, но числа не назвала"]
    возвращены: Annotated[str, "день, в который возвращены сведения, где число названо; иначе пусто"]


class SharedMarkValues(TypedDict):
    """A mark that all performers share."""

    отметка: Annotated[str, "общая отметка об исполнении"]


class RestMarkValues(SharedMarkValues):
    """A mark of the performers that are not named one by one."""

    сколько: Annotated[int, "сколько остальных исполнителей"]


class ReportValues(TypedDict):
    """A report of a recurring item in «Отметка об исполнении»."""

    предмет: Annotated[str, "«отчёт», «информация»"]
    за: Annotated[str, "«за I квартал 2026 года» или «со сроком 25.02.2026»"]
    день: Annotated[str, "день представления, если он позже срока и известен"]
    поздно: Annotated[bool, "исполнено с нарушением срока: не у того, кому поручено «по согласованию»"]
    представлены: Annotated[str, "«представлены», если это отчёты подряд, все в срок"]


class FreedMarkValues(TypedDict):
    """The mark of a performer for whom alone the item was taken off control: appendix.txt."""

    день: Annotated[str, "день снятия с контроля"]
    решение: Annotated[str, "по чьему решению, дательный"]


class EndedValues(TypedDict):
    """What had come of an item, by the day it was taken off control, from who had not executed it: appendix.txt."""

    постоянный: Annotated[bool, "пункт со сроком «постоянно»"]
    представлены: Annotated[bool, "о постоянном пункте сведения представлены"]
    день: Annotated[str, "день исполнения, который указан, но не принят"]
    молчал: Annotated[bool, "не поступило ничего"]


class NotDueValues(TypedDict):
    """Which terms had not come by the day an item was taken off control: appendix.txt."""

    сроки: Annotated[str, "эти сроки, если у исполнителя их несколько"]
    много: Annotated[bool, "их несколько"]


class ReportMarkValues(SharedMarkValues):
    """A mark of one report of a recurring item that is owed."""

    отчёт: Annotated[Mapping[str, str], "отчёт в падежах"]
    о_нём: Annotated[bool, "отметка – сказуемое отчёта («не представлен»), а не «сведения уточняются»"]


class FurtherValues(TypedDict):
    """Whether something of this performer stands before the mark, and what he has answered to a letter."""

    далее: Annotated[bool, "о прежнем сроке этого исполнителя уже сказано"]
    назван: Annotated[bool, "перед отметкой назван отчёт, о котором она"]
    ответ: Annotated[str, "ответ на запрос о постоянном пункте, если в таблице ничего нет"]


class MarkValues(TypedDict):
    """«Отметка об исполнении» of one performer: appendix.txt."""

    пункты: Annotated[Cases, "пункт плана"]
    день: Annotated[str, "день исполнения; отчёта – день представления, если он поздний"]
    представлены: Annotated[str, "день представления, если он поздний"]
    позже_срока: Annotated[bool, "исполнено позже срока тем, кому поручено «по согласованию»: срока он не нарушил"]
    ожидается: Annotated[str, "ожидаемая дата"]
    комментарий: Annotated[str, "комментарий исполнителя; о постоянном пункте – и что сделано"]
    срок: Annotated[str, "срок, если их несколько или срок повторяется"]
    представлен: Annotated[str, "об отчёте или информации: «представлен», «представлена»; иначе пусто"]
    отчёт: Annotated[Mapping[str, str], "отчёт повторяющегося пункта или информация, о которых речь, в падежах"]
    сообщил: Annotated[bool, "исполнитель что-нибудь сообщил"]
    участие: Annotated[str, "«по согласованию», «по соглашению» (как в плане) или «исполнение рекомендовано»"]
    возвращены: Annotated[str, "день возврата сведений"]
    автор: Annotated[bool, "исполнитель – сам автор"]
    истёк: Annotated[bool, "срок истёк"]
    сегодня: Annotated[bool, "срок истекает сегодня"]
    ожидаются: Annotated[bool, "срок прошёл, но день, к которому ждут сведений, ещё не прошёл"]
    проводится: Annotated[bool, "мероприятие этого дня, или нескольких дней: началось и не кончилось"]
    по_событию: Annotated[bool, "исполняется по событию, о наступлении которого сведений нет"]
    ожидаются_от_него: Annotated[bool, "о выполнении постоянного пункта спросили, день ответа не прошёл"]
    не_запрошены: Annotated[bool, "сведения о выполнении постоянного пункта не запрошены, и ничего не известно"]


class AllPapersValues(TypedDict):
    """All papers to a performer, where the text of the memo only counts them."""

    пункты: Annotated[Cases, "пункты, о которых они"]


class TabledPapersValues(TypedDict):
    """Papers that the tables of the appendix name."""

    пункты: Annotated[Cases, "пункты, о которых одних эти бумаги"]
    бумаги: Annotated[str, "«письма», «служебные записки» или «письма и служебные записки»"]
    все: Annotated[bool, "писем так много, что приложение перечисляет все"]
