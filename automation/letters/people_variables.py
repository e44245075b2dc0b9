"""The variables of the words about people and things that are counted, in справка and memos (see ``variables``)."""

from collections.abc import Sequence
from typing import Annotated, TypedDict

from automation.letters.variables import Cases, SideValues


class HeadcountValues(TypedDict):
    """The people of one performer."""

    всего: Annotated[int | None, "всего сотрудников"]
    перешло: Annotated[int | None, "перешло сотрудников"]


class HeadcountFaultValues(HeadcountValues):
    """Contradictory people of one performer: request.txt."""

    кого: Annotated[str, "чьё число: «сотрудников», «работников, ответственных за эксплуатацию сетей»"]
    кто_завершил: Annotated[str, "каких сотрудников: «завершивших переход», «прошедших обучение»"]
    особые: Annotated[bool, "это не все сотрудники организации"]
    их: Annotated[str, "то же без уточнения: «работников», «рабочих мест»"]
    не_люди: Annotated[bool, "пункт считает не людей и не то, что названо: сказано о значениях показателя"]
    показатель: Annotated[str, "название показателя, если он указан"]
    не_названо: Annotated[bool, "слова пункта не говорят уверенно, какое дело сделано"]
    истёк: Annotated[str, "день прошедшего срока, если письмо говорит, что день ответа его не продлевает; иначе пусто"]
    срок: Annotated[str, "то же, если срок ещё идёт: «до 12.12.2025 включительно»"]


class MovedValues(TypedDict):
    """The words that agree with a number of people."""

    перешли_слово: Annotated[str, "«перешёл», «перешли»; «прошли обучение», «охвачены»"]
    Перешли_слово: Annotated[str, "то же с прописной буквы"]
    перешли_многие: Annotated[str, "то же о нескольких, кого бы ни было сосчитано: «не прошли обучение: …»"]
    дело: Annotated[str, "что завершено, перед «завершили_слово»: «переход», «обучение», «мероприятием»"]
    Дело: Annotated[str, "то же с прописной буквы"]
    завершили_слово: Annotated[str, "«завершил», «завершили»; «прошли», «охвачены»"]
    сотрудников: Annotated[str, "«сотрудник», «сотрудника», «сотрудников»"]


class PeoplePartValues(HeadcountValues):
    """The people of the office, of one of its units or of its organisations together."""

    дат: Annotated[str, "чьи: «Управлению образования», «сведениям Примеровой М.И.», «моим сведениям», дательный"]


class PeopleUnfinishedValues(TypedDict):
    """Whose people are not all through."""

    не_завершили: Annotated[str, "организации и работники администрации, где перешли не все, хотя срок прошёл"]
    мною: Annotated[str, "то же об авторе: «прошли 39 из 41»; среди «не_завершили» его нет"]
    вами: Annotated[str, "то же о том, кому записка"]
    приняты_не_все: Annotated[
        str, "где людей меньше, а сведения приняты или рассматриваются: «МБУ «А» – 4 работника (прошли 27 из 31)»"
    ]
    не_завершил: Annotated[
        str, "«Не завершила обучение», согласовано с единственной из них; о нескольких «Не завершили …»"
    ]
    продолжается: Annotated[str, "«Продолжается обучение: МУП «Пример» (прошли 38 из 61, срок продлён до 15.05.2026)»"]


class BesidesValues(HeadcountValues, MovedValues, PeopleUnfinishedValues):
    """The people counted by items of another deed than the one told first."""

    пункты: Annotated[Cases, "пункты, по которым они посчитаны"]
    названия: Annotated[str, "слова этих пунктов; пусто, если их говорит «перешли_слово»"]
    показатель: Annotated[str, "«по показателю «тонны песка» (пункт 4)», если посчитано то, чего программа не склоняет"]
    процент: Annotated[str, "доля; пусто, если сообщили не все"]
    неполно: Annotated[bool, "сведения неполны"]
    сведениям: Annotated[str, "на чём основан итог: «представленным сведениям», «сведениям МБУ «Пример»», дательный"]
    без: Annotated[str, "чьих чисел в итоге нет и почему: «МАОУ «Лицей» – сведения уточняются»"]
    не_учтены: Annotated[str, "о них: «не учтены», об одном – «не учтено»"]


class SourceValues(TypedDict):
    """Whose figures these are."""

    сведениям: Annotated[str, "«сведениям Примеровой М.И.», «сведениям МБУ «Пример»», «моим сведениям», дательный"]
    по_согласованию: Annotated[
        str, "«по согласованию», «по соглашению», «исполнение рекомендовано»; пусто, если исполнителю поручено"
    ]
    числа: Annotated[str, "«24 из 24 граждан», «8 из 9 («один отказался»)»; кто посчитан, сказано один раз"]


class NoSumValues(TypedDict):
    """Figures that make no sum."""

    где: Annotated[str, "«по пункту 12», «по показателю «дворы» (пункт 5)»"]
    дело: Annotated[str, "«инструктаж прошли»; пусто, если слова пункта его не называют"]
    сведения: Annotated[Sequence[SourceValues], "чьи сведения, по порядку таблицы"]
    без: Annotated[str, "кто не сообщил и почему; пусто, если сообщили все"]


class ApartPeopleValues(TypedDict):
    """The people of an order who are in no total, or not in the first."""

    не_сообщили: Annotated[str, "организации, которые не сообщили"]
    продлены: Annotated[
        str, "которых нет в итоге, с причиной: «МБУ «Пример» – срок продлён до 20.11.2026», «… – сведения возвращены»"
    ]
    уточняются: Annotated[str, "организации, чьи числа противоречивы или неполны"]
    не_учтены: Annotated[str, "обо всех названных: «не учтены», об одном – «не учтено»"]
    не_учтены_с_причиной: Annotated[str, "то же только о «продлены»"]
    не_сложены: Annotated[list[str], "организации, чьи исполнители назвали разные числа"]
    сводные: Annotated[list[str], "подразделения, чьи числа могут включать числа организаций; в итог не входят"]
    по_согласованию: Annotated[list[str], "численность исполнителей, которым не поручено"]
    участие: Annotated[str, "их участие: «по согласованию», «по соглашению» или «исполнение рекомендовано»"]
    рекомендовано: Annotated[bool, "всем им исполнение только рекомендовано"]
    рекомендовано_части: Annotated[bool, "одним исполнение рекомендовано, другие – «по согласованию»"]
    по_другим: Annotated[list[BesidesValues], "численность по пунктам о другом деле: каждое отдельно"]


class PeopleValues(HeadcountValues, MovedValues, ApartPeopleValues, PeopleUnfinishedValues):
    """The people of an order."""

    сколько: Annotated[str, "«27 сотрудников из 30», «13 из 14 работников, ответственных за эксплуатацию сетей»"]
    целиком: Annotated[str, "«все 42 работника», если перешли все; пусто, если нет или при числе 1, 21, 31 …"]
    процент: Annotated[str, "доля перешедших; пусто, если сообщили не все"]
    порознь: Annotated[bool, "есть и сотрудники администрации, и подведомственных"]
    части: Annotated[Sequence[PeoplePartValues], "порознь по администрации, её подразделениям и подведомственным"]
    администрация: Annotated[str, "«30 из 33» администрации с подразделениями"]
    подведомственные: Annotated[str, "«112 из 114» подведомственных"]
    в_администрации: Annotated[int, "всего сотрудников администрации"]
    в_подведомственных: Annotated[int, "всего сотрудников подведомственных"]
    все: Annotated[bool, "перешли все"]
    достаточно: Annotated[bool, "перешло у каждого не меньше, чем требует пункт: все или указанная доля"]
    все_названные: Annotated[bool, "перешли все у всех, кто сообщил; прочие не сообщили ничего"]
    хватает: Annotated[bool, "то же у каждого, кто сообщил"]
    все_они: Annotated[str, "«все сотрудники», «все работники»"]
    завершён: Annotated[str, "день, когда перешли все"]
    о_вещах: Annotated[bool, "посчитаны не люди: «данные», а не «численность»"]
    неполно: Annotated[bool, "сведения неполны"]
    сведениям: Annotated[str, "на чём основан неполный итог: «представленным сведениям», «сведениям МБУ «Пример»»"]
    предмет: Annotated[str, "о чём численность: «Переход сотрудников», «Обучение сотрудников»"]
    завершён_слово: Annotated[str, "«завершён», «завершено», «обеспечен»: согласовано с «предмет»"]
    завершён_ли: Annotated[str, "«завершён», «не завершено», «обеспечен не полностью»: согласовано с «предмет»"]
    перешли_все: Annotated[str, "«перешли», «прошли обучение», «охвачены»"]


class ToldNumberValues(HeadcountValues, MovedValues):
    """A number of people told since the last memo, or by it."""

    пункты: Annotated[Cases, "пункты, по которым они посчитаны, если посчитано разное"]
    причина: Annotated[str, "«по сведениям исполнителя: «…»», если людей меньше, чем требует пункт, и он это объяснил"]


class PeopleChangeValues(ToldNumberValues, SideValues):
    """The people of one organisation, changed since the last memo."""

    исполнитель: Annotated[str, "организация, именительный"]
    число: Annotated[str, "сколько их, раздел [число]"]
