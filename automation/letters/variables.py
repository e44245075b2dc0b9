"""The variables of the words of letters: which names a text may use, of what type, and what each of them says.

``templates check --variables`` prints these meanings to the clerk, so they are Russian. Those of memos stand in
``memo_variables``, ``condition_variables``, ``people_variables``, ``appendix_variables`` and ``item_variables``,
those of single topics in ``topic_variables``. A name may mean something else in another file;
``vocabulary.meanings`` chooses the one that fits.
"""

from collections.abc import Mapping
from typing import Annotated, Any, TypedDict

Cases = Mapping[str, Any]  # one thing in every case: ``.им``, ``.род``, …; empty where there is nothing to name


class PlanValues(TypedDict):
    """How the order calls its plan."""

    плана: Annotated[str, "короткое название плана, родительный: «плана-графика», «распоряжения»"]
    план_им: Annotated[str, "короткое название плана, именительный"]
    План_им: Annotated[str, "короткое название плана, именительный, с прописной буквы"]
    плана_полностью: Annotated[str, "полное название плана, родительный; пусто, если плана нет"]
    утверждённого: Annotated[str, "«утверждённого» или «утверждённой» – по роду названия плана"]
    исполнен: Annotated[str, "«исполнен», «исполнена», «исполнено» – по роду названия плана"]


class OrderValues(PlanValues):
    """The requisites of an order."""

    вид: Annotated[Cases, "вид документа в падежах: «распоряжение»"]
    орган: Annotated[str, "кто издал документ, родительный, с пробелом впереди"]
    дата_документа: Annotated[str, "дата распоряжения"]
    номер: Annotated[str, "номер распоряжения"]
    название: Annotated[str, "заголовок распоряжения в кавычках, с пробелом впереди"]
    изменения: Annotated[str, "« (с изменениями, внесёнными …)»"]


class SideValues(TypedDict):
    """Whether a paper speaks of its author or of its reader, whom it does not name."""

    сам: Annotated[bool, "исполнитель – автор: «мною»"]
    читатель: Annotated[bool, "исполнитель – тот, кому записка: «Вами»"]


class TurnValues(TypedDict):
    """The turns of speech that phrases.txt gives to all papers of an order."""

    план: Annotated[str, "основание: «плана…, утверждённого распоряжением…»"]
    документ: Annotated[str, "документ полностью, именительный"]
    документ_род: Annotated[str, "документ полностью, родительный"]
    документ_кратко: Annotated[str, "документ кратко: вид, дата, номер"]


class AnsweredToValues(TypedDict):
    """To whom the addressee of a записка answers."""

    отдел_вин: Annotated[str, "отдел, в который отвечают, винительный; слова поставки говорят «в_отдел»"]
    передать: Annotated[str, "«передать в общий отдел»; сотруднику своего отдела его начальник пишет «представить мне»"]
    в_отдел: Annotated[str, "кому отвечают: «в общий отдел», в записке начальника сотруднику своего отдела «мне»"]
    мне: Annotated[bool, "истинно в записке начальника сотруднику своего отдела"]


class SharedValues(TurnValues, OrderValues, AnsweredToValues):
    """What every letter and записка may say."""

    записка: Annotated[bool, "истинно в служебной записке"]
    просим: Annotated[str, "«просим», в записке «прошу»"]
    Просим: Annotated[str, "«Просим», в записке «Прошу»"]
    напоминаем: Annotated[str, "«напоминаем», в записке «напоминаю»"]
    Напоминаем: Annotated[str, "«Напоминаем», в записке «Напоминаю»"]
    этой_бумаге: Annotated[str, "«настоящем письме» или «настоящей записке»"]
    дата: Annotated[str, "дата бумаги"]
    ответ: Annotated[str, "до какого дня ждём ответа"]
    главе: Annotated[str, "кто подписал распоряжение, дательный"]
    главы: Annotated[str, "кто подписал распоряжение, родительный"]
    справка: Annotated[bool, "сведения ещё войдут в справку о ходе исполнения"]
    таблица_учёта: Annotated[bool, "адресату можно говорить о таблице учёта"]


class TermPartValues(TypedDict):
    """The obligations of one term: a part of ``сроки``."""

    пункты: Annotated[Cases, "пункты этого срока"]
    мероприятия: Annotated[Cases, "слова этих пунктов в кавычках"]
    срок: Annotated[str, "«до 12.12.2025 включительно»"]
    срок_по_плану: Annotated[str, "он же, у повторяющегося пункта – словами плана: «еженедельно по пятницам с … по …»"]
    запятая: Annotated[str, "«,» за сроком, слова которого её требуют: «…, но не позднее 23.03.2026, провести …»"]
    названия: Annotated[str, "слова этих пунктов без слова «мероприятие»"]
    много: Annotated[bool, "пунктов больше одного"]
    вид: Annotated[str, "«мероприятие», «отчёт», «информация», «событие» или «поручение»"]
    поручение: Annotated[str, "слова пункта после «поручено»: «подготовить смету»"]
    в_день: Annotated[
        str,
        "они же со сроком внутри («провести 20.12.2025 субботник») или в конце («публиковать …, ближайший срок – …»); "
        "пусто, если он стоит перед ними",
    ]
    отчёт: Annotated[Mapping[str, str], "отчёт, о котором речь, в падежах"]
    тот_же_пункт: Annotated[bool, "прежняя часть – о другом сроке того же пункта"]
    после_поручения: Annotated[bool, "перед этой частью стоит «поручено …»"]
    так_же: Annotated[bool, "тот же вид, что и у предыдущей части"]
    долго: Annotated[bool, "событие длится несколько дней"]
    событие: Annotated[Mapping[str, str], "прошедшее событие: что и «предусмотрено»"]


class ApartValues(TypedDict):
    """What a paragraph asks for, each thing by its kind."""

    меры: Annotated[Cases, "пункты, которые исполняют, а не представляют: «пункта 1»"]
    отчёты: Annotated[list[str], "«информацию по пункту 6» рядом с другими пунктами; один отчёт – в «отчёт»"]
    чего_нет: Annotated[str, "«сведения об исполнении пункта 1 и отчёт за III квартал 2026 года по пункту 6»"]
    отчёты_в_срок: Annotated[str, "«в установленный срок» или «в установленные сроки» этих отчётов"]
    об_исполнении: Annotated[bool, "у какого-то из них план не называет, что представить: это сведения об исполнении"]


class GroupValues(ApartValues):
    """The obligations a paragraph speaks about."""

    пункты: Annotated[Cases, "пункты плана в падежах: «пункты 1 и 2»"]
    мероприятия: Annotated[Cases, "слова пунктов в кавычках: «мероприятия «…» и «…»»"]
    таблица: Annotated[bool, "пункты показаны таблицей"]
    мало: Annotated[bool, "пунктов меньше трёх, таблицы нет"]
    срок: Annotated[str, "общий срок; пусто, если сроки разные"]
    сроки: Annotated[list[TermPartValues], "части по срокам"]
    отчёт: Annotated[Mapping[str, str], "отчёт в падежах; пусто, если речь не об одном отчёте"]
    события: Annotated[bool, "все пункты – мероприятия с назначенным днём"]
    проведены: Annotated[bool, "это подтвердили другие исполнители тех же пунктов"]
    исполнено_другими: Annotated[
        bool, "обо всех них (исполнено или в работе) сообщил и соисполнитель, названный отдельно"
    ]
    поручено: Annotated[bool, "все пункты названы глаголом: «подготовить смету»"]
    названия: Annotated[str, "слова пунктов без слова «мероприятие»"]
    показатель: Annotated[Cases, "пункты, где нужны два числа: сколько всего сотрудников (детей) и сколько из них"]
    кто_завершил: Annotated[str, "каких сотрудников: «завершивших переход», «прошедших обучение»"]


class BearerValues(TypedDict):
    """Whose obligations they are."""

    за_других: Annotated[bool, "исполнитель – не сам адресат"]
    адресат: Annotated[
        Cases,
        "как назвать адресата: «Вы», «Ваш филиал», «Ваша организация» или орган власти – .им, .род, .дат, .твор, "
        ".указан, .исключён, .включён",
    ]
    где_считают: Annotated[
        str, "чья численность: «организации», «филиала», «отдела»; пусто у части администрации без такого слова"
    ]
    организация: Annotated[str, "организация адресата, именительный"]
    предприниматель: Annotated[bool, "адресат – человек без организации: индивидуальный предприниматель, староста"]
    за_подписью: Annotated[
        str, "« за подписью руководителя», главе – « за Вашей подписью»; пусто предпринимателю, гражданину"
    ]
    по_согласованию: Annotated[
        bool, "все исполнители – «по согласованию» или им рекомендовано: их просят, им не поручают"
    ]
    участие: Annotated[str, "«по согласованию», «по соглашению» (как в плане) или «исполнение рекомендовано»"]
    рекомендовано: Annotated[bool, "всем им исполнение только рекомендовано"]
    организации_род: Annotated[str, "чьё это поручение, родительный; у кого пункты разные, тот – со своими"]
    от_кого: Annotated[str, "от кого не поступили сведения: «МБУ «А»», «отдела культуры», «Вас»"]
    исполнители_дат: Annotated[str, "те же в дательном"]
    исполнители_им: Annotated[str, "исполнители, именительный; у кого пункты разные, тот – со своими"]


class PeopleAskedValues(TypedDict):
    """The figures of people a paragraph asks for."""

    сколько_людей: Annotated[
        str, "какие числа и показатели просим, фразы из phrases.txt; пусто, если пункты ничего не считают"
    ]


class ListsValues(TypedDict):
    """What nobody need send beside the figures that are asked for."""

    списки: Annotated[bool, "просят числа сотрудников, а не сами списки: они не нужны"]
    телефоны: Annotated[bool, "эти числа – о переходе на средство связи: не нужны и номера телефонов"]


class ReceiverValues(TypedDict):
    """Who receives the reports of a paragraph by the words of their items."""

    получателю: Annotated[str, "куда по словам пункта представляют отчёт: «в министерство …»; пусто, если нам"]
    чем_представлен: Annotated[str, "тогда: «дату и номер документа, которым она представлена» из phrases.txt"]
    чем_отчёты: Annotated[str, "то же обо всех «отчёты», если ни один из них не представляют нам"]
    кому_сообщить: Annotated[str, "кому в служебной записке сообщают об этом: «в общий отдел»; иначе пусто"]


class ReceivedValues(TypedDict):
    """The report that its item wants presented to somebody else: phrases.txt."""

    отчёт: Annotated[Mapping[str, str], "отчёт, о котором речь, в падежах"]
    записка: Annotated[bool, "истинно в служебной записке"]
    в_отдел: Annotated[str, "кому отвечают на записку: «в общий отдел», «мне»"]


class BorneValues(GroupValues, BearerValues, PeopleAskedValues, ListsValues, ReceiverValues):
    """The obligations of a paragraph, whose they are, and the days of the paper."""

    дата: Annotated[str, "дата бумаги"]
    ответ: Annotated[str, "до какого дня ждём ответа"]
    по_форме: Annotated[str, "«по прилагаемой форме»; пусто там, где ведут общую таблицу"]


class FormValues(TypedDict):
    """The forms that lie beside a letter."""

    много: Annotated[bool, "форм больше одной"]


class LeadValues(TypedDict):
    """What only the leading paragraphs of a paper may say."""

    без_ответа: Annotated[str, "фраза о письме вышестоящего, оставленном без ответа; пусто, если такого нет"]


class FulfilmentValues(TypedDict):
    """The ready phrases about the terms."""

    исполнение: Annotated[str, "готовая фраза о сроке из phrases.txt"]
    не_продлевает: Annotated[str, "«Дата … не продлевает установленный срок» из phrases.txt; пусто, если здесь её нет"]


class TermKeptValues(TypedDict):
    """What is said of the date of a letter that lies behind a term: phrases.txt."""

    этой_бумаге: Annotated[str, "«настоящем письме», «настоящей записке»"]
    сроки: Annotated[bool, "сроков несколько"]
    даты: Annotated[bool, "письмо называет несколько дат"]


class DatedValues(TypedDict):
    """How the terms stand to the day of the paper."""

    истекает: Annotated[bool, "срок истекает в день бумаги"]
    сегодня: Annotated[Cases, "пункты, срок которых истекает в день бумаги, если у других он позже"]
    отчёты_сегодня: Annotated[bool, "отчёты и информация подлежат представлению в день бумаги"]
    позже_срока: Annotated[bool, "ответ ожидается позже срока"]
    к_сроку: Annotated[bool, "ответ ожидается в день срока"]


class PastValues(TypedDict):
    """Whether a phrase speaks of the past."""

    прошло: Annotated[bool, "срок уже прошёл"]


class RequestValues(ListsValues):
    """A letter that asks to make information precise."""

    таблица: Annotated[bool, "в запросе таблицы нет"]
    письмо: Annotated[Mapping[str, str | bool], "прежние письма: .бумага, .реквизиты, .оставлено, .без_ответа"]
    возвращены: Annotated[bool, "замечаний нет: сообщают только, что сведения возвращены"]
    замечания: Annotated[list[str], "замечания к сведениям, одно за другим"]
    просьбы: Annotated[str, "о чём просим, одной строкой"]
    в_срок: Annotated[
        Cases, "пункты, исполненные не полностью, срок которых позже дня ответа: завершить их просят в срок"
    ]
    с_учётом: Annotated[str, "с чем завершить их: « с учётом причины возврата», « с подтверждающими документами»"]
    доделать: Annotated[bool, "просят завершить исполнение: сведения будут новыми, а не исправленными"]
    не_учтены: Annotated[Cases, "пункты, которые до ответа не учтены"]
    копии: Annotated[str, "просят только подтверждающие документы: «копии» или «копий» (чего ждём); иначе пусто"]
    после_срока: Annotated[bool, "ответ просят позже срока того, что до ответа не учтено"]
    публикации: Annotated[bool, "вопрос только о публикациях"]
    численность: Annotated[bool, "просят числа людей: их нет, или они противоречивы"]


class ReturnValues(TypedDict):
    """When and why a report was sent back, and the letter that had brought it."""

    входящий: Annotated[str, "входящий: «от 24.12.2025 № 1984»"]
    возвращены: Annotated[str, "день возврата сведений"]
    причина_возврата: Annotated[str, "почему сведения возвращены"]


class DayValues(TypedDict):
    """A day a sentence speaks of."""

    день: Annotated[str, "день, о котором речь; пусто, если их несколько"]


class ManyEarlierValues(TypedDict):
    """More letters left unanswered than are named."""

    бумаги: Annotated[str, "«письма» или «служебные записки»"]
    последнее: Annotated[str, "«последнее» или «последняя»"]


class EarlierValues(ManyEarlierValues):
    """Letters that were left unanswered."""

    письмо: Annotated[Mapping[str, str | bool], "прежнее письмо: .бумага, .реквизиты, .оставлено, .без_ответа"]
    нет_ответа_по: Annotated[str, "«пункту 5», если на это письмо ответили о другом и бумага это сказала; иначе пусто"]
    также: Annotated[bool, "эта бумага уже говорит о письме без ответа"]


class UnitPersonValues(TypedDict):
    """A person of the addressee's unit who bears items of the paper himself."""

    пункты: Annotated[Cases, "пункты, порученные ему"]
    исполнитель: Annotated[str, "должность, фамилия и инициалы"]
