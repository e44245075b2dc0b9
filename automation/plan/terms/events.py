"""Items that name something which takes place: a meeting, a fair, a clean-up day (papers.md, rule B1).

A bare date of such an item is the day of the event, not the last day for a report. The test is narrow on purpose:
an item about papers («подготовить положение о конкурсе») keeps its date as a last day.
"""

from automation.model.plan import Item, OnDemand, Period, Term
from automation.patterns import lazy
from automation.russian import clean

LONGEST = 14  # words of an item in which its event must be named
LONGEST_PHRASE = 1000  # characters: whatever is longer is no term, and the square of its length is the time of a search
WORD = lazy(r"[а-я]+(?:-[а-я]+)*")
HELD = lazy(r"(?:провести|проводит|проведени|организовать|организаци|организовыв|участи|участвовать|устроить)")
# An adjective is no noun: «отчётный концерт» is no report, «проверка концертного зала» no concert.
NOT_OF_A_KIND = r"(?![а-я-]+(?:ый|ая|ое|ые|ого|ому|ых|ую)$)"
# Words about papers: «подготовить положение о проведении конкурса» is no event.
ABOUT = lazy(
    rf"{NOT_OF_A_KIND}(?!программн)"
    r"(?:подготов|подготав|итог|положени|план|отчет|приказ|состав|спис|информ|график|проект|сведени|сценари|смет|программ|"
    r"договор|результат|протокол|заяв|материал|документ|поряд|реглам|решени|закуп|ремонт|разъясн)"
)
# What is done from day to day: of a stretch these words tell enough, whatever they are said of.
GOING_ON = lazy(
    rf"{HELD.pattern}|осуществля|обеспечива|вести(?: |$)|ведени|"
    r"обеспечить (?:дежурств|патрулирован|охран|прием |работу )"
)
RAIDS = lazy(r"рейд(?:ы|ов|ам|ами|ах)$")  # by some day they are work, on days that are listed they take place
LISTED = lazy(r"\d.*(?:,|\bи) ?\d")  # «10.06.2027, 08.07.2027»
STRETCH = lazy(r"\bсо? «?\d.*\bпо «?\d")  # «с 15.05.2027 по 15.06.2027»
FEW = 3  # words that name an event together
OBJECT = 3  # words with which an item says what is done
# In the genitive behind another noun nothing is held: «места проведения ярмарок», «условия для проведения ярмарки».
ATTRIBUTE = lazy(r"(?:проведения|участия|организации)$")
BEFORE_DEED = lazy(r"(?:и|или|по|в|во|о|об|при|к|рамках)$")
# Whatever else is held is work, and an event named behind it is none of the item: «Провести уборку лагерей».
PART_OF_EVENT = lazy(
    r"мероприяти|работ[аеуы]|этап|тур(?:а|ы|у|ов)?$|финал|цикл|сери[яюией]|ряд|комплекс|открыти|закрыти|старт|показ|(?:онлайн-)?трансляци|"
    r"выезд|поездк|бесед|урок|игр[аыу]"
)
# Words that open a phrase about where, with whom and by whose means: «силами работников», «в школах».
OPENS_PHRASE = lazy(
    r"(?:[вксуо]|во|ко|со|об|на|по|до|от|из|за|для|при|под|над|без|среди|между|перед|после|[а-я]+[ая]ми)$"
)
NOT_HELD = lazy(  # adjectives, days and adverbs stand before what is held
    r"(?![а-я]+(?:[аея]ние|тие|ствие)$)[а-я-]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ых|их|ую|юю|ом|[нк]о)$|"
    r"(?:январ|феврал|март|апрел|ма[яй]$|июн|июл|август|сентябр|октябр|ноябр|декабр|год(?:а|у)?$|и$|или$)"
)
EVENT = lazy(  # «смотровая», «маршрут», «акциз», «ученик» are none
    rf"торжественн|{NOT_OF_A_KIND}(?:авто|вело|видео|медиа|теле|фото|эко)?"
    r"(?:субботник|воскресник|месячник|совещани|конкурс|ярмар|сход|собрани|заседани|семинар|вебинар|праздник|"
    r"праздновани|концерт|митинг|фестивал|соревновани|турнир|спартакиад|первенств|чемпионат|эстафет|забег|кросс|"
    r"выставк|конференци|форум|акци(?!онер|з)|лекци|встреч|экскурси|олимпиад|трениров(?:к|ок)|слушани|торжеств|шестви|"
    r"парад|вечер(?!н)|викторин|мастер-класс|тренинг|аукцион|линейк|гуляни|квест|возложени|эвакуаци|церемони|"
    r"чествовани|лагер|сбор(?:ы|ов|ах)$|слет|поход(?!н)|педсовет|марафон|флешмоб|флэшмоб|диктант|"
    r"хакатон|спектакл|пробег|экзамен|тестировани|дегустаци|презентаци|брифинг|голосовани|"
    r"утренник|дискотек|карнавал|кинопоказ|показ(?:а|у|ом|ы|ов)?$|бал(?:а|у|ом|ы)?$|елк(?:а|и|у|е|ой)$|посиделк|чаепити|"
    r"награждени|поздравлени|проводы$|салют|фейерверк|розыгрыш|сесси[яюией]+$|планер(?:к|ок)|коллеги[яюи]$|выборы$|"
    r"микроперепис|гонк(?:а|и|у|е|ах)$|гонок$|лыжн[яюие]$|куб(?:ок|ка|ку|ком)$|шоу$|квн$|"
    r"вахт(?:а|ы|у|е|ой)$|чтени(?:я|й|ях)$|пресс-тур|библионоч|репетици|квиз|хоровод|зарниц|"
    r"бесед(?:а|ы|у|е|ой|ам|ами|ах)?$|"
    r"смотр(?:а|у|ом|е|ы|ов|ах)?$|учени(?:[еяюий]|ем|ях)$|рейд(?:а|у|ом|е)?$|"
    r"марш(?:а|у|ем|е|и)?$|матч(?:а|у|ем|е|и|ей|ах)?$)"
)
# Events named by a few words: «Круглый стол», «педагогический совет», «мероприятия, посвящённые …», «открытый урок».
_ADJ = r"[а-я-]+(?:ый|ая|ое|ые|ой|ого|ому|ых|ую|ом)"
EVENT_OF_A_FEW = lazy(
    r"(?:кругл[а-я]+ стол|(?:педагогическ|методическ)[а-я]+ совет|"
    r"(?:праздничн|спортивн|массов|физкультурн|памятн|траурн|патриотическ|культурно-[а-я]+|спортивно-массов)[а-я]+ "
    r"(?:мероприяти|программ)|"
    r"(?:мероприяти(?:е|я|й|ю|ях)|урок(?:а|и|у|е|ов|ах)?|заняти(?:е|я|й|ю|ях)) (?:посвященн|приуроченн|ко дню|в честь)|"
    r"(?:театрализованн|новогодн|цирков|кукольн)[а-я]+ представлени|"
    r"(?:военно-|спортивн|делов|интеллектуальн)[а-я]+ игр(?:а|ы|у|е|ой|ах)(?: |$)|"
    r"(?:открыт|един)[а-я]+ урок|урок(?:а|и|у|ов)? (?:мужеств|безопасност|памят|здоров|трезвост|доброт)|"
    r"(?:классн|тематическ|информационн|библиотечн|литературн|правов|познавательн|патриотическ)[а-я]+ час|"
    r"час(?:а|ы)? (?:общени|информаци|мужеств|памят|здоров|истори)|прям[а-я]+ лини|[а-я]*горяч[а-я]+ лини|"
    r"итогов[а-я]+ (?:сочинени|собеседовани)|(?:сдач|прием)[а-я]* норм|прием(?:а|у|ом|ы|ов)? (?:граждан|населени)|"
    r"(?:санитарн|чист)[а-я]+ (?:пятниц|четверг|сред)|ночь (?:музе|искусств)|общественн[а-я]+ обсуждени|"
    r"вручени[а-я]+ (?:[а-я]+ )?(?:паспорт|медал|наград|преми|диплом|ключ|подарк|знак)|"
    rf"(?:от|за)крыти[ея] (?:{_ADJ} )?(?:доск|мемориал|памятник|сезон(?!н)|сквер)|"
    rf"провести (?:{_ADJ} )?(?:от|за)крыти[ея] (?!счет)|"
    rf"(?:{HELD.pattern}[а-я]*|{_ADJ}) смен(?:а|ы|у|е|ой)(?: |$))"
)
# What somebody tells people by word of mouth: «Отчёт главы поселения перед населением», «Доклад на заседании комиссии».
BEFORE_PEOPLE = lazy(
    rf"(?:{HELD.pattern}[а-я]* )?(?:{_ADJ} )?(?:отчет(?:а|у|ы|ов)?(?: [а-я-]+){{0,5}} перед "
    r"(?:[а-я]+ )?(?:населени|жител|граждан|избирател|депутат|родител|коллектив|общественност)"
    r"|(?:отчет|доклад|информаци|сообщени|выступлени)[а-я]{0,2}(?: (?!об?о? )[а-я-]+){0,4} на (?:[а-я-]+ ){0,2}"
    r"(?:заседани[ие]|совещани[ие]|собрани[ие]|сессии|сходе|коллегии|конференции|планерке|слушаниях)(?![а-я]))"
)
# Events named by how long they last: «Единый день диспансеризации», «принять участие в Неделе безопасности».
DAYS = lazy(r"(?:день|дня|дне|дни|дней|днях|недел[а-я]{1,2}|декад[а-я]{1,2})$")
WHOSE_DAYS = lazy(rf"\b(?:{HELD.pattern}[а-я]*|мероприяти[а-я]*|в рамках|участ[а-я]+ во?)$")
# «Новогодний», but not «объявление»: «Объявление конкурса» is work. An opening or a round of an event is itself one.
ADJECTIVE = lazy(
    r"(?:(?:от|за)крыти[ея]|этап|тур|(?:полу)?финал|цикл)$|(?![а-я]+(?:[аея]ние|тие|ствие)$)"
    r"[а-я-]+(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ых|их|ую|ом)$"
)


# What happens as often as somebody comes or something is found; any other event of an unknown day happens once.
AGAIN = lazy(
    r"(?:^| )(?:по мере|при|в случае|по факту|по необходимости|по потребности)\b|"
    r"\b(?:(?:пред)?праздничн|праздник|выходн|поступлени|обращени|запрос|заявлени|заявк|требовани|ходатайств|жалоб|кажд|выявлени|обнаружени)"
)


def comes_once(term: Term) -> bool:
    """Tell whether a term waits for an event that happens once, so that the item is executed with it."""
    return isinstance(term.deadline, OnDemand) and not AGAIN.search(clean(term.phrase).lower())


def names_event(text: str, phrase: str = "") -> bool:
    """Say whether the words of an item name something that takes place on a day, such as «Провести субботник».

    Beside a ``phrase`` of two days they need only say that something is held or goes on («Организовать рейды»), beside
    a list of days they may name raids.
    """
    words, phrase = _words(text), phrase[:LONGEST_PHRASE]
    if words and STRETCH.search(phrase.lower()) and GOING_ON.match(" ".join(words)):
        return not any(ABOUT.match(word) for word in words[:OBJECT])
    if is_told_to_people(text):
        return True
    listed = LISTED.search(phrase)
    named = (n for n in range(len(words)) if _is_event(words, n) or (listed and RAIDS.match(words[n])))
    at = next((n for n in named if _takes_place(words, n)), None)
    return at is not None and not any(ABOUT.match(word) for word in words[:at])


def is_told_to_people(text: str) -> bool:
    """Tell whether an item is a report which somebody gives people by word of mouth, and presents to no office."""
    return BEFORE_PEOPLE.match(" ".join(_words(text))) is not None


def _words(text: str) -> list[str]:
    return WORD.findall(clean(text).lower().replace("ё", "е"))[:LONGEST]


def is_work_of_each(item: Item) -> bool:
    """Tell whether each performer does it for itself, within a stretch of days: «Провести обучение работников».

    A stretch that its words call an event («фестиваль», «месячник») is one for all of them.
    """
    deadline = item.reading.deadline
    return isinstance(deadline, Period) and deadline.event and not names_event(item.text)


def _takes_place(words: list[str], at: int) -> bool:
    """Tell whether the event named at this place is what the item holds, and no attribute of something else.

    What stands first behind the last word of holding decides: «Провести обследование мест ярмарок» is work. Where a
    phrase about places or people stands there, the event is held: «Провести на территории поселения субботник».
    """
    for led in (n for n in reversed(range(at)) if HELD.match(words[n])):
        object_at = next(n for n in range(led + 1, at + 1) if n == at or not NOT_HELD.match(words[n]))
        if not _is_attribute(words, led):
            return (
                object_at == at
                or words[led].startswith("участ")
                or any(p.match(words[object_at]) for p in (OPENS_PHRASE, PART_OF_EVENT, EVENT))
            )
        if object_at == at:
            return False
    return all(map(ADJECTIVE.match, words[:at]))


def _is_attribute(words: list[str], at: int) -> bool:
    """Tell whether a word of holding only says of another noun what it is for: «пункты проведения экзаменов»."""
    before = words[at - 1] if at else ""
    return bool(before and ATTRIBUTE.match(words[at]) and not (HELD.match(before) or BEFORE_DEED.match(before)))


def _is_event(words: list[str], at: int) -> bool:
    """Tell whether the word at this place names an event, alone, with the next ones, or by the days it lasts.

    Either half of a word with a hyphen may name it: «смотр-конкурс», «пресс-конференция», «акция-марафон». «Провести
    Единый день диспансеризации» does, «провести проверку в день обращения» does not.
    """
    if any(map(EVENT.match, (words[at], *words[at].split("-")))):
        return True
    if EVENT_OF_A_FEW.match(" ".join(words[at : at + FEW])):
        return True
    led = next((n for n in reversed(range(at)) if HELD.match(words[n]) or not ADJECTIVE.match(words[n])), None)
    named = led is None or WHOSE_DAYS.search(" ".join(words[max(led - 1, 0) : led + 1]))
    return bool(DAYS.match(words[at]) and named)
