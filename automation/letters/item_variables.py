"""The variables of items.txt and of what it shares with requests (see ``variables``)."""

from collections.abc import Mapping, Sequence
from typing import Annotated, TypedDict

from automation.letters.variables import Cases, SideValues


class CrowdValues(TypedDict):
    """The people some items count: phrases.txt."""

    пункты: Annotated[Cases, "пункты, которые их считают"]
    несколько: Annotated[bool, "абзац говорит не только об этих пунктах: их называют"]
    кого: Annotated[str, "чьё число: «сотрудников», «работников, ответственных за эксплуатацию сетей», «рабочих мест»"]
    особые: Annotated[bool, "это не все сотрудники организации"]
    оборот: Annotated[bool, "«кого» кончается оборотом, его закрывает запятая"]
    сведения: Annotated[bool, "пункт сам есть сведения, и дело людей неизвестно: спрашивают только, сколько их"]
    перешли_все: Annotated[str, "после «сколько из них»: «перешли», «прошли обучение», «охвачено отдыхом»"]
    прошедших: Annotated[str, "«прошедших обучение»; пусто, если пункт велит не пройти что-то"]
    кто_завершил: Annotated[str, "каких: «завершивших переход», «прошедших обучение»"]
    задание: Annotated[str, "«установленное задание», если пункт говорит о нём: первое число – оно; иначе пусто"]


class IndicatorValues(TypedDict):
    """An indicator of the plan that does not say whom or what to count: phrases.txt."""

    пункты: Annotated[Cases, "пункт показателя"]
    несколько: Annotated[bool, "абзац говорит не только об этом пункте: его называют"]
    название: Annotated[str, "название показателя, если он указан"]


class AskedValues(TypedDict):
    """What is asked because of a fault: request.txt."""

    пункты: Annotated[Cases, "пункты, о которых вопрос"]
    отчёт: Annotated[Mapping[str, str], "отчёт, о котором вопрос, в падежах; пусто, если речь не об одном отчёте"]
    с_причиной: Annotated[bool, "причина возврата названа"]
    исполнено_не_всё: Annotated[
        bool, "по числам самого исполнителя исполнено не всё, а дня для остального он не назвал"
    ]
    впереди: Annotated[bool, "тогда: срок позже дня ответа, и завершить исполнение письмо просит в этот срок"]
    без_реквизитов: Annotated[bool, "даты нет, а подтверждающий документ назван без даты и номера"]
    получателю: Annotated[str, "куда по словам пункта представляют этот отчёт; пусто, если нам"]


class NamedItemsValues(TypedDict):
    """Items with their words, as a fault tells them: request.txt."""

    пункты: Annotated[Cases, "пункты плана в падежах: «пункты 1 и 2»"]
    отчёт: Annotated[Mapping[str, str], "отчёт, о котором речь, в падежах; пусто, если речь не об одном отчёте"]
    названия: Annotated[str, "слова этих пунктов; пусто там, где они уже названы"]
    получателю: Annotated[
        str, "куда по словам пункта представляют этот отчёт: поступили лишь сведения о том; пусто, если нам"
    ]


class FaultValues(TypedDict):
    """A fault of what was reported, its items apart: request.txt."""

    дата_документа: Annotated[str, "дата распоряжения"]
    исполнено: Annotated[str, "указанная дата исполнения"]
    без_реквизитов: Annotated[bool, "даты нет, а подтверждающий документ назван без даты и номера"]


class DateFaultValues(TypedDict):
    """A day that cannot be right, and by what it was told: request.txt."""

    вид_род: Annotated[str, "вид документа: «распоряжения»"]
    входящий: Annotated[str, "входящий: «от 24.12.2025 № 1984»"]


class EventFaultValues(DateFaultValues):
    """A report of an event that is dated before it: request.txt."""

    мероприятие: Annotated[str, "когда оно проводится: «09.05.2027», «с 14.06.2027 по 20.06.2027»"]


class SentBackValues(TypedDict):
    """The paper that a report sent back had answered, and the term where it has passed: request.txt."""

    на_письмо: Annotated[
        str, "на что ответили возвращённые сведения: «письмо от 17.03.2027 № 01-15/К-3»; может быть пусто"
    ]
    истёк: Annotated[str, "день срока возвращённых сведений, если он прошёл; иначе пусто"]
    срок: Annotated[str, "их срок, если он не прошёл: «до 12.12.2025 включительно»; иначе пусто"]


class SectionValues(TypedDict):
    """A list of справка or докладная: one line stands behind its title, several below it."""

    название: Annotated[str, "название перечня"]
    строки: Annotated[list[str], "его строки"]


class ListTitleValues(SideValues):
    """What the title of a list of performers may say: items.txt."""

    сколько: Annotated[str, "сколько исполнителей названо: «два исполнителя»; пусто, если он один"]
    подтвердили: Annotated[
        str,
        "«подтвердила», согласовано с единственным из них; о нескольких «подтвердили», об авторе или адресате"
        " «подтверждено»; сказали все, что продолжают, – «завершила»",
    ]
    представили: Annotated[
        str, "«представила», так же согласовано; пусто, если не все должны только отчёты и информацию или их вернули"
    ]
    что_представляют: Annotated[str, "«информацию», «отчёты», «документы», «сведения и документы»; пусто, как там же"]
    участие: Annotated[str, "«по согласованию», «по соглашению» (как в плане) или «исполнение рекомендовано»"]
    рекомендовано: Annotated[bool, "всем им исполнение только рекомендовано"]
    рекомендовано_части: Annotated[bool, "одним исполнение рекомендовано, другие – «по согласованию»"]


class OwedItemValues(TypedDict):
    """Items of one performer of which the same is to be said."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    о_чём: Annotated[str, "«срок – 12.12.2025», что сообщил исполнитель"]
    документ: Annotated[
        str, "что представляют: «акты», «отчёт за март 2026 года»; называется до пункта; пусто у мероприятия"
    ]


class OwedValues(SideValues):
    """What is said of some items of one performer: items.txt."""

    положение: Annotated[str, "«не_поступили», «не_завершили», «возвращены», … – что о них сказать"]
    в_названии: Annotated[bool, "это сказало уже название перечня"]
    части: Annotated[Sequence[OwedItemValues], "эти пункты"]
    отчёт: Annotated[
        Mapping[str, str], "документ, о котором вся фраза, чтобы согласовать с ним глагол; пусто, если речь не о нём"
    ]


class AccountValues(SideValues):
    """One performer in a list: items.txt."""

    исполнитель: Annotated[str, "исполнитель, именительный; несколько, если сказать о них нужно одно и то же"]
    части: Annotated[Sequence[str], "что сказано о его пунктах"]
    направлено: Annotated[str, "какие бумаги направлены и что отвечено"]
    адресат: Annotated[str, "кому направлено, если не самому исполнителю"]
    решение: Annotated[
        str, "звонки после бумаг и решения руководителя о нём (заслушать, о продлении, которое не учтено), по их дням"
    ]


class ReportSumValues(TypedDict):
    """The reports of one item that is due more than once, until now: items.txt."""

    пункты: Annotated[Cases, "пункт плана в падежах"]
    снят: Annotated[str, "когда или каким актом пункт снят с контроля; пусто, если не снят"]
    отчёты: Annotated[str, "что представляют: «отчёты», «сведения», «информация»; «отчёт», если он один"]
    представлены: Annotated[str, "«представлены», согласовано с ними: «информация представлена»"]
    с: Annotated[str, "первый прошедший срок"]
    по: Annotated[str, "последний прошедший срок"]
    за: Annotated[str, "«за I и II кварталы 2027 года»; пусто, если срок пункта периодов не называет"]
    со_сроком: Annotated[str, "«со сроком 25.02.2026», «со сроками с 25.02.2026 по 25.05.2026»"]
    представлено: Annotated[int, "сколько отчётов представлено, с возвращёнными"]
    из: Annotated[int, "сколько отчётов должно быть"]
    кем: Annotated[
        str, "«остальными исполнителями», «мною»: отчётов того, с кого пункт снят с контроля, нет; иначе пусто"
    ]
    с_опозданием: Annotated[int, "сколько из них с опозданием"]
    возвращены: Annotated[str, "«возвращены», согласовано с ними: «информация возвращена»"]
    возвращено: Annotated[int, "сколько из представленных возвращено"]


class MissingReportValues(TypedDict):
    """Reports that letters have asked for in vain as often as is allowed: phrases.txt."""

    отчёт: Annotated[Mapping[str, str], "отчёты, которых нет, в падежах"]
    пункты: Annotated[Cases, "пункт плана в падежах"]
    дата: Annotated[str, "дата бумаги"]
    Просим: Annotated[str, "«Просим», в записке – «Прошу»"]
    ответ: Annotated[str, "до какого дня ждём ответа"]
    впереди: Annotated[bool, "бумага лишь напоминает о следующем отчёте: его срок не прошёл"]
    решено: Annotated[bool, "о них есть решение руководителя, день которого не прошёл: срок ответа не назван"]


class ExtendedValues(TypedDict):
    """An item whose term was moved for somebody."""

    пункты: Annotated[Cases, "пункт плана в падежах"]
    продление: Annotated[str, "кому, до какого дня и чем продлён срок"]


class ExemptValues(TypedDict):
    """Items that others execute and that were found not to apply to somebody."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    в_части: Annotated[str, "в чьей части: «в части, касающейся МБУ «А»», «в части, порученной мне»"]
    день: Annotated[str, "когда это принято, если в один день"]


class ExecutedPartValues(TypedDict):
    """Items of which some performers have executed their part in time while others owe theirs: items.txt."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    отчёт: Annotated[str, "что представлено: «информацию за март 2026 года», винительный; пусто, если это дело"]
    подтвердил: Annotated[str, "«подтвердило», о представленном «представило», согласовано с исполнителями"]
    сроки: Annotated[Sequence[str], "какие из нескольких сроков исполнены, в том числе повторяющегося пункта"]
    исполнители: Annotated[str, "до трёх исполнителей, именительный; больше – пусто"]
    сколько: Annotated[str, "«четыре исполнителя из семи»"]


class OddValues(TypedDict):
    """Items that cannot be judged."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    срок: Annotated[str, "срок словами плана"]


class ExemptBesidesValues(TypedDict):
    """In whose part the items of which somebody was freed were found not to apply."""

    неприменимы: Annotated[str, "что ещё признано неприменимым: «пункт 4 в части, касающейся МБУ «А»,»; иначе пусто"]
    неприменимы_много: Annotated[bool, "таких пунктов больше одного"]


class ExecutedBesidesValues(ExemptBesidesValues):
    """Who else has executed the items of which somebody was freed, or did not have to."""

    исполнили: Annotated[str, "«остальными исполнителями», «другим исполнителем», «мною», «Вами»; пусто – не говорится"]
    когда: Annotated[
        str, "кто и когда: «МБУ «А» – 24.11.2025, МБУ «Б»», о разных пунктах «пункт 2: …»; о «мною» и «Вами» – день"
    ]
    представлено: Annotated[str, "«представлена информация», если её представляют; пусто – исполнено"]
    неприменимо_с: Annotated[str, "тогда: когда («Принято»), если в один день"]


class FreedValues(SideValues, ExecutedBesidesValues):
    """Items taken off control for some performers alone, or for all of them before they were executed."""

    пункты: Annotated[Cases, "пункты плана в падежах"]
    плана: Annotated[str, "название плана, родительный; пусто, если бумага его при пунктах не называет"]
    решение: Annotated[str, "по чьему решению, дательный: «решению Главы Администрации от 23.12.2025»"]
    снят: Annotated[str, "день снятия с контроля"]
    исполнители: Annotated[str, "для кого, родительный падеж"]
    несколько: Annotated[bool, "ложь: слова версии 2.2 ставили при истине «исполнителей:» и именительный падеж"]
    закрыты: Annotated[bool, "пункты сняты с контроля целиком, хотя исполнены не всеми"]
    итог: Annotated[bool, "тогда: сказать, что не подтверждено"]
    никто: Annotated[bool, "тогда: исполнения не подтвердил никто"]
    представление: Annotated[bool, "тогда: нужно было представить документ"]


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
    письма: Annotated[str, "что о нарушениях направлено и есть ли ответ: «направлено письмо от …, ответа нет»"]


class UnansweredValues(TypedDict):
    """Who was asked about a permanent item and has not answered."""

    за: Annotated[str, "за какой период запрошены сведения"]
    запрошены: Annotated[str, "когда запрошены; пусто, если ответили все"]
    не_представили: Annotated[str, "кто на запрос не ответил; «все исполнители»"]
    не_представил: Annotated[str, "«представил», «представила», «представило», «представили»: о них"]


class LastingReportsValues(TypedDict):
    """Who has reported on permanent items."""

    сообщили: Annotated[str, "кто сообщил об исполнении; рядом – что написал, не назвав исполненным"]
    представил: Annotated[str, "«представил», «представила», «представило», «представили»"]
    прежде: Annotated[str, "кто сообщал прежде, а за последний запрошенный период не сообщил"]
    прежде_представил: Annotated[str, "«представил», «представила», …: о них"]
    ответили: Annotated[str, "кто ответил на запрос, а в таблице ничего нет, с ответом"]


class LastingValues(UnansweredValues, LastingReportsValues):
    """Permanent items."""

    пункты: Annotated[Cases, "пункты, исполняемые постоянно"]
    срок: Annotated[str, "срок словами плана"]
    по_событию: Annotated[bool, "исполняется по событию, о наступлении которого сведений нет"]
    период: Annotated[str, "как часто отчитываются: «ежеквартально»"]
    мною: Annotated[
        str, "что с исполнением автора: «представлены», «не представлены», «возвращены», «уточняются», «ожидаются»"
    ]
    вами: Annotated[str, "то же о том, кому записка; «нет» – он не спрошен"]
    слова_сторон: Annotated[str, "что автор и тот, кому записка, сами написали о неисполненном: «мною сообщено: «…»»"]
    запросы: Annotated[
        list[UnansweredValues], "на какие запросы кто не ответил, по периодам; последний назван и отдельно"
    ]
    решения: Annotated[str, "решения руководителя о тех, кто не ответил, не исполненные"]
    возвращены: Annotated[str, "чьи сведения возвращены, с днём: «29.06.2027: МБОУ «Школа № 1»»"]
    уточняются: Annotated[str, "о ком не знают, что пришло, или «не применимо» без основания; не в справке"]
    ожидаются: Annotated[str, "чьи сведения запрошены и ещё ожидаются"]
    нет_сведений: Annotated[str, "у кого сведения не запрошены и ничего не известно; не в справке и не «по требованию»"]
    нет_ничьих: Annotated[bool, "таковы все исполнители"]
