"""The variables of the words of справка, докладная and дополнение, and what each of them says (see ``variables``)."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, TypedDict

from automation.letters.condition_variables import ResultValues
from automation.letters.item_variables import ExecutedBesidesValues, SectionValues
from automation.letters.measure_variables import NoLongerNeededValues
from automation.letters.variables import Cases, OrderValues, PlanValues, ReturnValues, SideValues, TurnValues


class MemoValues(TurnValues, OrderValues):
    """What справка, докладная and дополнение may say."""

    дата: Annotated[str, "дата бумаги"]
    час: Annotated[str, "на какой час составлены сведения"]
    пунктов: Annotated[int, "сколько пунктов в плане"]
    пунктов_слово: Annotated[str, "«пункт», «пункта», «пунктов»"]
    состав: Annotated[str, "сколько пунктов исполнено, просрочено, впереди, фраза из items.txt"]
    администрация: Annotated[str, "администрация, именительный"]
    администрация_дат: Annotated[str, "администрация, дательный"]
    из_пунктов: Annotated[str, "«12 пунктов», «1 пункта» после «из»; без плана – «контролируемых пунктов»"]
    также: Annotated[Mapping[str, Any], "пункты самого документа, стоящие рядом с планом: «пункт 3 постановления»"]
    итог: Annotated[ResultValues, "положение пунктов: .исполнены, .истекли, .впереди и другие; .полностью"]
    люди: Annotated[Mapping[str, Any], "численность сотрудников; пусто, если её не сообщали"]
    без_учёта: Annotated[str, "чьих чисел нет в итоге о людях: «не учтены: МБУ «Пример» – численность не сообщена»"]
    люди_прочие: Annotated[
        list[str], "численность по пунктам о другом деле, исполнителей «по согласованию» и несложенная"
    ]
    разделы: Annotated[list[SectionValues], "перечни: кто что должен, что рассматривается, что сказано о пунктах"]


class ProgressValues(TypedDict):
    """What only the справка says."""

    изменения_плана: Annotated[list[str], "что изменилось в плане"]
    опоздали: Annotated[str, "по каким пунктам и кем нарушены сроки: «пункт 5 (за февраль 2026 года) – МБУ «Пример»»"]
    предложение: Annotated[
        Mapping[str, Any],
        "что рассмотреть: .пункты, .перечень (.порознь – по пунктам), .повторно – о каких исполнители уже заслушаны "
        "(.снова_все – о всех); .запрашивается – что и у кого спрошено, .запросить – что и у кого надо запросить, "
        "фразы из measures.txt (.запросы – обе); .рассматриваются – .ответ, не внесённый (.много), .пункты, .ждёт; "
        ".уточнить – у кого «по согласованию» прошёл названный день или срок ответа: .у_кого "
        "(.тот_же – у тех же), .пункты, .готовят, .дату",
    ]


class CompletionValues(TypedDict):
    """What only the докладная says."""

    опоздавшие: Annotated[list[str], "кто и когда исполнил с нарушением срока"]
    позже_срока: Annotated[list[str], "то же об исполнителях по согласованию: срока они не нарушили"]
    кем_позже: Annotated[str, "кем: «исполнителем по согласованию», «исполнителями …»"]
    позже_рекомендовано: Annotated[bool, "всем им исполнение только рекомендовано"]
    меры: Annotated[list[str], "что направлено, кроме названного в перечнях"]
    меры_прочие: Annotated[bool, "перечни называют и другие письма, тем же исполнителям"]
    предложения: Annotated[list[str], "предложения из measures.txt"]
    вышестоящий: Annotated[str, "вышестоящий документ, родительный"]
    результат: Annotated[str, "раздел [результат]"]


class MemoNameValues(TypedDict):
    """The memo a supplement is about."""

    записка: Annotated[str, "реквизиты докладной: «от 29.12.2025 № 02-01/К-1»"]
    записка_от: Annotated[str, "реквизиты прежней докладной"]
    первая: Annotated[bool, "прежней была сама докладная, а не дополнение"]
    дополнение: Annotated[str, "реквизиты прежнего дополнения к ней; пусто, если его не было"]


class SupplementValues(MemoNameValues):
    """What only the дополнение says."""

    изменилось: Annotated[list[str], "что изменилось, фразы"]
    люди_изменились: Annotated[bool, "изменилась численность"]
    отпало: Annotated[NoLongerNeededValues, "кого больше не нужно заслушивать и спрашивать о причинах"]
    предложения: Annotated[list[str], "предложения из раздела [предложения]"]


class PartValues(SideValues):
    """Items of which a decision is proposed for some of their performers, or for all but those named."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    те_же: Annotated[bool, "названы пункты предыдущей части: о них – «а также порученной мне»"]
    исполнители: Annotated[str, "все исполнители, родительный падеж"]
    кроме: Annotated[bool, "названы те, кого не снимают"]
    несколько: Annotated[bool, "ложь: слова версии 2.2 ставили при истине «исполнителей:» и именительный падеж"]


class ReportsOfItemValues(TypedDict):
    """The reports of one repeated item that one performer owes, or has presented since."""

    отчёт: Annotated[Mapping[str, str], "отчёты, о которых сказано, в падежах"]
    пункты: Annotated[Cases, "пункт плана"]


class ReportsEndValues(ReportsOfItemValues, SideValues):
    """The reports of one repeated item of which nothing more is awaited."""

    исполнители: Annotated[str, "кто их представил"]
    несколько: Annotated[bool, "исполнителей несколько"]


class HearingLeftValues(SideValues):
    """A hearing decided on and not held yet, of whom a paper proposes to free of his items."""

    решение: Annotated[str, "чьё решение, когда и до какого дня заслушать"]
    пункты: Annotated[Cases, "пункты, о которых заслушать"]
    исполнители: Annotated[str, "кого заслушать"]


class ToHearValues(TypedDict):
    """Who is proposed to be heard at a meeting."""

    повторно: Annotated[bool, "все они уже заслушаны; если не все – «повторно» стоит перед именем"]
    исчерпаны: Annotated[str, "кому направлено всё, что предусмотрено; у разных исполнителей – с их пунктами"]
    исчерпанных: Annotated[int, "сколько таких исполнителей"]
    сведений: Annotated[bool, "от них ждут только отчётов, информации или сведений о постоянных пунктах"]
    что_представляют: Annotated[str, "«сведения», «информацию», «отчёты», «документы»; пусто, если ждут и исполнения"]
    после: Annotated[str, "после чего: «направления письма», «направления служебных записок»"]


class SinceValues(PlanValues, ToHearValues):
    """What follows from the changes alone."""

    всё: Annotated[bool, "исполнено всё распоряжение"]
    документ: Annotated[str, "вид документа: «распоряжение»"]
    исполнены: Annotated[Cases, "пункты, которые теперь исполнены всеми"]
    утрачены: Annotated[Cases, "пункты, исполнение которых больше не подтверждено ни одним из исполнителей"]
    остаются: Annotated[list[PartValues], "пункты, исполнение которых больше не подтвердил кто-то из исполнителей"]
    частями: Annotated[list[PartValues], "пункты, которые исполнил кто-то ещё"]
    отчёты: Annotated[list[ReportsEndValues], "отчёты, которых не было при прежней записке, а теперь приняты"]
    слушания: Annotated[
        list[HearingLeftValues],
        "кого из них и из тех, чьи сведения рассматриваются, ещё предстоит заслушать по решению",
    ]


class PlanItemsValues(PlanValues):
    """Items of the plan; of an item in part ``плана`` ends with it."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    отчёт: Annotated[Mapping[str, str], "отчёт или информация, о которых речь, в падежах; пусто, если речь не о них"]


class ChangeValues(PlanItemsValues, SideValues):
    """One change since the last memo."""

    исполнитель: Annotated[str, "исполнитель, именительный"]
    исполнителя: Annotated[str, "он же, родительный"]
    исполнил: Annotated[str, "«исполнил», «исполнила», «исполнило», «исполнили»: о нём"]
    день: Annotated[str, "день исполнения или новый срок"]
    ранее: Annotated[str, "день исполнения, указанный ранее"]
    с_нарушением: Annotated[bool, "исполнено с нарушением срока"]
    позже_срока: Annotated[bool, "исполнено позже срока исполнителем по согласованию: срока он не нарушил"]
    повторно: Annotated[bool, "сведения были возвращены и поступили вновь"]
    в_части: Annotated[bool, "исполнена своя часть: эти пункты должен исполнить и кто-то другой"]
    приняты: Annotated[str, "день, когда сведения приняты; «Вами 03.11.2026» – если их принял тот, кому записка"]
    изменены: Annotated[bool, "после принятия сведения изменены"]
    сняты: Annotated[str, "день, когда пункты сняты с контроля"]
    возвращены: Annotated[str, "день возврата сведений"]
    причина_возврата: Annotated[str, "почему сведения возвращены"]
    рассматриваются: Annotated[bool, "сведения изменены и ждут приёмки"]
    перенос: Annotated[str, "«срок продлён до 20.01.2026», о мероприятии – «мероприятие перенесено на …»"]
    решение: Annotated[str, "решение о продлении"]
    входящий: Annotated[str, "входящий: «от 24.12.2025 № 1984»"]


class ItemChangeValues(ChangeValues, ExecutedBesidesValues):
    """What has changed of items."""

    число: Annotated[str, "о людях, новое или больше не подтверждённое: «обучение прошли 22 работника из 22»"]
    сообщено: Annotated[str, "«Что сделано» словами исполнителя, если кратко и без числа: «сообщено: «…»»; иначе пусто"]


class HeardValues(PlanItemsValues, ReturnValues, SideValues):
    """What somebody who still owes an item has said since the last memo, or what was sent back to him."""

    исполнитель: Annotated[str, "исполнитель, именительный; пусто, если решение обо всех"]
    что: Annotated[
        str,
        "«в работе», «не подтверждено», «рассматриваются», «уточняются»; о постоянном пункте «представлены», "
        "«готовятся»; без ответа – и «не поступили»; какое решение",
    ]
    представил: Annotated[str, "«представил», «представила», … о нём; пусто, если род неизвестен"]
    заслушан: Annotated[str, "всегда пусто: осталось от слов прежней версии"]
    итог: Annotated[str, "чего нет и после заслушивания: «исполнение не подтверждено»; пусто, если сказано рядом"]
    с_опозданием: Annotated[bool, "рассматриваемое представлено позже срока"]
    день: Annotated[str, "день, когда представлен рассматриваемый отчёт, если он поздний или представлен читателю"]
    срок: Annotated[str, "срок отчёта, представленного позже, или пункта, не исполненного в срок"]
    вам: Annotated[bool, "отчёт по пункту представляют самому читателю записки"]
    письмо: Annotated[
        str,
        "наше письмо, на которое получен ответ: «письмо от … № …»; «письма … оставлены без ответа»; или пусто",
    ]
    сообщено: Annotated[str, "причина и ожидаемая дата; ответ на письмо; какое решение исполнено или ещё нет"]


class UnfinishedPeopleValues(TypedDict):
    """Items executed by performers whose people have not all done what is counted."""

    люди_не_все: Annotated[Cases, "пункты, где перешли не все сотрудники"]
    до_завершения: Annotated[str, "до чего их оставить: «завершения перехода всеми сотрудниками»"]
    где_не_все: Annotated[str, "у кого перешли не все; об авторе «в части, порученной мне», о читателе «… Вам»"]


class StaysValues(SideValues):
    """Items that stay on control and who owes them."""

    пункты: Annotated[
        Cases, "пункты в падежах; один день всех, кто их исполняет, – за ними: «пункт 9 (срок – 08.05.2026)»"
    ]
    до_чего: Annotated[str, "«представления подтверждающих сведений», «представления отчёта за март 2026 года»"]
    до_того_же: Annotated[bool, "до того же, что и предыдущие"]
    исполнители: Annotated[
        str,
        "кто, каждый со своим днём: «МБУ «Пример» (срок – 16.01.2026)», «… (ожидаемая дата – 16.01.2026)»; у кого дня "
        "нет, стоит последним; автор – «порученный мне», читатель – «… Вам», а с другими – «в части, порученной мне»",
    ]


class ClaimsValues(TypedDict):
    """Reports that nobody has decided about yet."""

    заявлены: Annotated[str, "чьи сведения рассматриваются, с днями"]
    заявления: Annotated[
        str, "пункты и чьи сведения о них ждут решения: «пункт 2 – МБУ «Пример»; пункт 5 – в части, порученной мне»"
    ]
    чьи_заявления: Annotated[str, "то же без пунктов и без автора"]
    моё_заявление: Annotated[bool, "рассматриваются и сведения автора"]
    ваши: Annotated[Cases, "пункты, сведения о которых представил тот, кому записка"]
    непринятые: Annotated[Cases, "пункты, сведения по которым не приняты"]


class ProposalValues(PlanValues, UnfinishedPeopleValues, ClaimsValues, ToHearValues):
    """The proposals of a memo."""

    есть_свои: Annotated[bool, "рядом с планом есть пункты самого документа: тогда и о пунктах плана сказано, чьи они"]
    исполнены: Annotated[Cases, "исполненные пункты"]
    с_меньшими: Annotated[str, "чьи меньшие числа приняты по исполненным пунктам: «по пункту 5 приняты сведения: …»"]
    всё: Annotated[bool, "исполнено всё распоряжение"]
    документ: Annotated[str, "вид документа: «распоряжение»"]
    частями: Annotated[list[PartValues], "пункты, исполненные не всеми, с именами тех, кого снимают или оставляют"]
    слушания: Annotated[list[HearingLeftValues], "кого из исполнивших ещё предстоит заслушать по решению"]
    остаются: Annotated[Sequence[Mapping[str, Any]], "кто и какие пункты остаётся должен"]
    оставить: Annotated[Sequence[StaysValues], "то же одним предложением, если их больше двух: .пункты, .исполнители"]
    молчат: Annotated[Mapping[str, Any], "кто не ответил на письмо о постоянных пунктах"]
    опоздали: Annotated[Mapping[str, Any], "кого спросить о причинах"]
    продления: Annotated[Sequence[Mapping[str, Any]], "не учтённые продления: .пункты, .исполнители, .до, .причина"]
    неясные: Annotated[Cases, "пункты с неясным сроком"]
    без_исполнителей: Annotated[Cases, "пункты без исполнителей"]
    постоянные: Annotated[Cases, "постоянные пункты"]
    за_мной: Annotated[bool, "контроль возложен на автора"]
