"""Terms in words alone: «постоянно», events of unknown date, and what is no term at all. Data first."""

from datetime import date, timedelta

from automation.model.plan import Deadline, OnDemand, Permanent
from automation.patterns import lazy
from automation.plan.terms.case import Rule, TermCase, asking
from automation.plan.terms.event_names import EVENT, HELD, NAMED
from automation.plan.terms.joining import sentence
from automation.plan.terms.parts import DoubtError
from automation.plan.terms.scan import Tokens
from automation.plan.terms.term_words import LEMMAS, PLAN_APPROVED, UNIT
from automation.russian.dates import show
from automation.russian.morphology import is_known

LENGTH = r"(?:N )?(?:(?:рабочий |календарный )?день|неделя|месяц|год|час|дневный срок|месячный срок|недельный срок)"
BESIDE = (
    r"(?:после|по (?:окончание|истечении|результатам|итогам)|с (?:момент|день|дата)"
    r"|в (?:время|ходе|период|день)|на (?:время|период))"
)
COUNTED = (
    r"(?:в течение|(?:в срок )?(?:не более|до)(?= N )|в|не позднее(?: чем)?(?: за| через)?|не менее(?: чем)? за"
    r"|через|за)"
)
# «в течение 5 рабочих дней после …»: what is counted from the day of an event; hours make no date.
AFTER = lazy(
    rf"(?:\A|(?<= ))(?:{COUNTED} )?(?P<length>(?!(?:N )?час){LENGTH})(?: ,)? "
    r"(?:по окончание|с день|с момент|с дата|с|после|от дата|от)(?= |\Z)"
)
BEFORE = lazy(rf"(?:\A|(?<= )){LENGTH}(?: ,)? до(?= |\Z)")
FROM = r"(?:по окончание|с день|с момент|с дата|с|после|до день|до|от дата|от)"
NOT_BEFORE = rf"(?:не (?:ранее|раньше)(?: чем)? за {LENGTH} (?:и|,|но) )?"
NO_PLAN = rf"(?!.* {PLAN_APPROVED}$)"  # the plan is approved by its own order
NOUN = r"[а-я]+(?:ния|тия|ции)"
_OFF = r"(?:выходной|праздниками|(?:выходн|праздничн)ыми|(?:предпраздничн|предвыходн)[а-я]*)"
ORDINAL = rf"N(?! (?:раз|число|рабочий|календарный|дневный|час|{UNIT})(?: |$))"  # «первого графика»
WITHIN_HOURS = r"(?:не позднее(?: чем)?(?: через)?|в течение|не более)"
OTHER_ACT = r"(?! (?:настоящий|данный|распоряжение|постановление|приказ))"  # than the one that sets the term
WHICH = rf"{NOUN}(?=(?: [а-я]+)* {ORDINAL})(?: (?:{ORDINAL}|[а-я]+))+"
DAYS_OFF = rf"{_OFF}(?:(?: и| ,)(?: [а-я]+)? {_OFF})?(?: день| днями)?"
# Another act than this one: «издания распоряжения о начале отопительного периода», «подписания контракта».
ACT = (
    r"(?:подписание|издание|принятие|утверждение|заключени[яе])(?: [а-я]+)? "
    r"(?:(?:распоряжение|постановление|приказ) об? [а-я]+|(?:контракт|договор|соглашени|акт)(?:а|я|ов|ий)?(?= |$))"
)
FULL = r"(?:(?:полн|окончательн|фактическ)[а-я]+ )?"
# What ends a repetition: «до завершения графика», «до полного погашения долга», «до принятия решения об отмене».
# What comes again itself («до заседания», «до сдачи отчёта», «до конца смены») does not.
ENDED = (
    r"(?:устранени|погашени|ликвидаци|отмен|сняти|прекращени|стабилизаци|нормализаци|снижени|спад|сход|ввод|сдач|при[её]мк"
    r"|достижени|освоени|восстановлени|наступлени|закрыти|улучшени|замен)[а-я]+"
)
COMES_AGAIN = (
    rf"(?<!учебный )(?:{UNIT})|период отчетный|отчет|информация|рабочий|работы|при[её]ма"
    r"|(?:смен|заняти|урок|дежурств|отчетност|табел)[а-я]*"
)
UNTIL_EVENT = (
    rf"до (?!.*(?:{COMES_AGAIN})(?: |$))(?:особого распоряжение(?: [а-я]+)?"
    rf"|{FULL}(?:{ENDED}|исполнение|окончание|конец(?= ))(?: [а-я]+)*"
    r"|(?:принятие|издание) (?:решени[а-я]*|решение|распоряжение|постановление|приказ)(?: [а-я]+)*"
    r"|подписание акта (?:ввод|при[её]м)[а-я]+|(?:день )?(?:выборов|голосования)"
    r"|начало(?: [а-я]+)* (?:сезон|период|навигаци|кампани)[а-я]*)"
)
# A time that is known by its kind alone: «в пожароопасный период», «в весенне-летний паводковый сезон»; the seasons of
# the year and what only points elsewhere («в указанный период») are none.
_KNOWN_TIME = (
    r"(?:летн|зимн|весенн|осенн|отопительн|учебн|календарн|бюджетн|финансов|планов|запланированн|указанн|вышеуказанн"
    r"|установленн|данн|определенн|назначенн|намеченн|согласованн|соответствующ|ближайш|кратчайш|сам|предстоящ"
    r"|прошедш|истекш|прошл|предыдущ|аналогичн|базов|долгосрочн|среднесрочн|краткосрочн|означенн|этот|нов|перв|ночн|дневн|вечерн)"
)
OWN_TIME = (
    rf"(?:в(?: весь)? (?:(?:[а-я]+ - [а-я]+|(?!{_KNOWN_TIME})[а-я]+)(?:ый|ий|ой) )+(?:период|сезон)"
    rf"|в каникулярное время|в межсезонье)(?:{EVENT})?"
)
# «IV – V класса пожарной опасности», «ниже -25 °С»: figures that measure an event.
MEASURED = EVENT.replace("(?: (?:-|", "(?: (?:N|I|[?]|[a-z]|-|", 1)
# What begins and ends on a day that nobody knows beforehand.
LASTING = (
    r"(?:период|сезон|работ|ремонт|строительств|мероприяти|режим|проект|программ|навигаци|процедур|торг|конкурс|выбор"
    r"|каникул|смен|паводк|половодь|действи|карантин|отоплени|заседани|совещани|собрани|голосовани|слушани|заняти|соревновани|уборк|посевн|обучени|практик|проверк|кампани|учени)[а-я]*"
)

WHOLE = "(?:исполнение|действия|проекта|программы|плана|мероприятий)"
PERMANENT = (
    r"(?:на )?постоянн(?:о|ой основе|ая|ый|ое)(?: действие)?",
    r"в постоянном режиме",
    r"непрерывно",
    r"бессрочно",
    r"круглосуточно",
    r"круглогодично|круглый год",
    rf"(?:в течение |на )?(?:весь|всего) (?:период|срок)(?: {WHOLE})*",
)
WITHIN = r"(?:в течение D - D (?:, )?)?"  # «в течение года, по мере необходимости»
POINTS = r"(?:п|пп|пункта?|пунктов|подпункта?) [ND](?:(?: ,| и) [ND])*(?: плана)?"  # «п. 2.1, 3»
ON_DEMAND = (
    rf"{WITHIN}по мере{EVENT}",
    rf"{WITHIN}(?:при|по) (?:необходимости|потребности)(?:{EVENT})?",
    rf"в случае{EVENT}",
    rf"при{MEASURED}",
    OWN_TIME,
    rf"на весь период(?! {WHOLE}(?: |$)){EVENT}",
    rf"с (?:(?:установлени|введени|объявлени|наступлени|открыти)ем|началом){EVENT}",
    rf"по факту(?:{EVENT})?",
    rf"(?:по|на основании) (?:запрос|требовани|обращени|заявк|заявлени|поступлени|ходатайств)[а-я]+(?:{EVENT})?",
    rf"(?:с D )?до {FULL}(?:{NOUN}|{ENDED})(?:{EVENT})?",
    rf"{COUNTED} (?:T|N минута)(?: ,)? {FROM}{EVENT}",
    rf"(?:с D )?(?:до|к|перед) (?:окончание|начало|началом|конец)(?:{EVENT})? {LASTING}(?:{EVENT})?",
    rf"{BESIDE}(?:{HELD}{NAMED})?{EVENT}",
    rf"{NO_PLAN}{NOT_BEFORE}(?:{COUNTED} )?{LENGTH}(?: ,)? {FROM}(?:(?:{HELD})?{NAMED})?{EVENT}",
    rf"(?:в течение|в) {LENGTH} (?:с день|с момент|с дата|после)",
    rf"с (?:день|момент|дата|начало){EVENT} до(?: день| момент| дата)?{EVENT}",
    rf"(?:по мере|при|в случае){EVENT} {WITHIN_HOURS} (?:T|{LENGTH})(?: {FROM}{EVENT})?",
    rf"(?:{COUNTED} )?{LENGTH}(?: ,)? {FROM} вступления в силу{OTHER_ACT}{EVENT}",
    rf"(?:не позднее(?: чем)?|в|на)(?: рабочий| календарный)? день(?: ,)? следующий за дн[яе]м{EVENT}",
    r"(?:с D )?до особого (?:распоряжение|указани[ея])",
    rf"(?:{COUNTED} {LENGTH}(?: ,)? )?{FROM}(?: [а-я]+)+ {POINTS}",
    rf"{BESIDE} [а-я]+{NAMED}",
    rf"(?:до|накануне) день (?:голосовани|выбор|проведени|открыти|закрыти)[а-я]*(?:{EVENT})?",
    rf"(?:(?:до|после|до и после|перед|накануне|в)(?: [а-я]+)?|по) {DAYS_OFF}",
    rf"{NO_PLAN}{COUNTED} {LENGTH} (?:с день|с дата|с момент|после) {WHICH}",
    rf"(?:на|в) следующий (?:рабочий |календарный )?день после{EVENT}",
    rf"(?:(?:{COUNTED} )?{LENGTH}(?: ,)? {FROM}|после|в день|с (?:день|момент|дата)) {ACT}(?: .*)?",
)
# «С даты утверждения расписания» waits for that day, «еженедельно до утверждения графика» goes on until it.
NO_DAY_OF_IT = (
    r"(?!в период(?: [а-я]+)+ (?:по|согласно) (?:график|расписани)[а-я]*$)"  # «в дни экзаменов согласно расписанию»
    rf"(?!.*(?:{FROM}|в день) (?:утверждение|подписание|{NOUN})(?: |$)|.*[RV].* {UNTIL_EVENT})"
)
PAPERS = "график|расписани|приложени|соглашени|договор|контракт|регламент|законодательств|положени|дорожн|кодекс"
BESIDE_DAY = r".*(?:D - [а-я]|[а-я] - (?:(?:до|к) )?D(?: |$))"  # «до 10 апреля – график», what is due then
ELSEWHERE = (
    rf"(?!{BESIDE_DAY}){NO_DAY_OF_IT}.*(?:{PAPERS})[а-я]*.*",
    r"(?:в соответствии|согласно|в установленн|в сроки|по план|по отдельн|в срок установленн|в рамках).*",
    r".*(?:отдельн|утвержденн)[а-я]* план.*",
    r"(?:см|смотри|указан).*",
)
STATUS = (
    r"(?:не )?(?:выполнен|исполнен|сделан|завершен|снят|готов|закрыт|отменен|перенесен)[а-я]*(?: .*)?|в работе(?: .*)?"
)
CUSTOM = {
    r"(?:весьма )?срочно": "по обычаю – 3 дня",
    r"(?:незамедлительно|немедленно|безотлагательно|сразу)(?: после .*)?": "по обычаю – до 3 дней",
    r"оперативно": "по обычаю – 10 дней",
    r"(?:в )?(?:кратчайш|максимально коротк|возможно коротк|сжаты)[а-я]+ срок(?: .*)?": "по обычаю – 3 дня",
    r"(?:в )?ближайшее время": "обычая нет",
    r"по возможности": "обычая нет",
    r"(?:регулярно|систематически|периодически|на регулярной основе)": "по обычаю – раз в квартал; как часто?",
    r"(?:разово|единовременно|однократно)": "обычая нет",
}
NONE = r"|-|без срок|нет|срок не (?:установлен|указан|определен)[а-я]*|не (?:установлен|указан|определен)[а-я]*|б / с"
HOLIDAYS = {
    "(?:до|к) (?:нового|новому) год": "31.12",
    "(?:до|к) день победы": "09.05",
    "(?:до|к) день россии": "12.06",
}
CALENDAR_FORMS = tuple(
    stem + ending
    for stems, endings in (
        (("январ", "феврал", "апрел", "июн", "июл", "сентябр", "октябр", "ноябр", "декабр"), ("ь", "я", "е")),
        (("март", "август", "квартал", "месяц"), ("", "а", "е")),
        (("подписани", "полугоди"), ("е", "я")),
    )
    for stem in stems
    for ending in endings
)
# Fragments of «подписание», «год», «месяц», «квартал»: a misprint, not an event.
MISSPELT = lazy(r"^подп?$|подпи|года$|^ода$|месяца$|квартала$")
# The words on which a term hangs: until the end of what, in the course of what.
HANGS_ON = lazy(
    r"(?i)(?:^|\s)(?:до|после|со дня|с момента|с даты|в ходе|в период|во время|по мере|при|в случае|по итогам|"
    r"по результатам|по окончании|по истечении)\s+(?!необходимост)([а-яё][^0-9]*)$"
)
NOT_HEATED = range(5, 10)  # months
HEATED = lazy(r"(?<!к )отопительн[а-я]+ (?:сезон|период)")  # not «в период подготовки к отопительному сезону»
DECISION = (
    rf"{COUNTED} {LENGTH}(?: ,)? (?:с день|с момент|с дата|с|после|от) принятие(?! настоящий| данный)"
    r"(?: [а-я]+)?? решение(?: .*)?"
)
NUMBER = r"(?:(?:(?:в срок )?(?:до|к|не позднее) )?N число|(?:в срок )?(?:до|к|не позднее) N)"


def read_permanent(tokens: Tokens, case: TermCase) -> Deadline:
    """Read a term without a last day."""
    if tokens[0].symbol not in {"постоянно", "на"}:
        case.tell("Последний день не назван: прочитано как «постоянно».")
    return Permanent()


def read_on_demand(tokens: Tokens, case: TermCase) -> Deadline:
    """Return an event whose date is not known; a misspelt month, year or signing is no event."""
    for token in tokens:
        if token.symbol not in LEMMAS and _misspelt(token.symbol):
            raise DoubtError(f"слово «{token.symbol}» похоже на опечатку: напишите последний день")
    case.tell(f"Дата события неизвестна: напоминаний не будет, пока {_awaited(tokens)}.")
    if hung := HANGS_ON.search(" ".join(case.phrase.split())):
        case.tell(f"Срок зависит от события: «{hung[1].strip(' .,;')}».")
    return OnDemand()


def ask_out_of_season(tokens: Tokens, case: TermCase) -> None:
    """Ask when something is repeated that goes on through a time which may not have begun at the signing.

    Only the heating season is known to go on through the winter.
    """
    if not HEATED.search(sentence(tokens)):
        raise DoubtError("когда это время начинается, не сказано: напишите, с какого по какой день повторять")
    if case.signed.month in NOT_HEATED:
        raise DoubtError("отопительный сезон ещё не начался: напишите, с какого дня повторять")


def read_other_decision(tokens: Tokens, case: TermCase) -> Deadline:
    """Read «в течение пяти дней со дня принятия решения»: another act than this one, whose day is not known."""
    case.tell(
        "Со дня какого решения считать, не сказано: укажите его день в «Уточнённый срок», срок отсчитают от него."
    )
    return OnDemand()


def length_after(tokens: Tokens) -> Tokens:
    """Return the words of the length that a sentence counts from an event: «5 рабочих дней»; none where it does not."""
    line = sentence(tokens)
    match = AFTER.search(line)
    first = len(line[: match.start("length")].split()) if match else 0
    return tokens[first : first + len(match["length"].split())] if match else ()


def _awaited(tokens: Tokens) -> str:
    """Say what the clerk is to enter: the day of the event wherever the term is counted from it or ends with it."""
    if length_after(tokens):
        return "в «Уточнённый срок» не укажут день события; срок отсчитают от него"
    if BEFORE.search(sentence(tokens)):
        return "в «Уточнённый срок» не укажут последний день срока"
    return "её не укажут в «Уточнённый срок»"


def _misspelt(word: str) -> bool:
    """Say whether a word looks like a month, a unit or the signing with a wrong letter: then it is no event.

    A word of its own is none: «утверждения расписания».
    """
    from difflib import get_close_matches

    alike = "писани" in word or get_close_matches(word, CALENDAR_FORMS, n=1, cutoff=0.8)
    return bool(MISSPELT.search(word) or (alike and not is_known(word)))


def ask_excel(tokens: Tokens, case: TermCase) -> Deadline:
    """Ask about «46003»: how a workbook keeps a day."""
    number = tokens[0].value
    if isinstance(number, int) and 30_000 <= number <= 80_000:
        day = date(1899, 12, 30) + timedelta(days=number)
        raise DoubtError(f"{number} – вероятно, дата {show(day)}, потерявшая вид: введите её как дату")
    raise DoubtError("одно число – не срок: напишите дату")


OF_WHAT_DAY = "названо, на какой день сведения, а не когда их представить: напишите последний день"
SCHOOL = "первый день учебного года входит в срок или нет? Напишите последний день, например «до 31.08.2026»"
RULES: tuple[Rule, ...] = (
    *((pattern, read_permanent) for pattern in PERMANENT),
    *((pattern, read_on_demand) for pattern in ON_DEMAND),
    (DECISION, read_other_decision),
    *((pattern, asking("срок указан в другом документе: назовите последний день")) for pattern in ELSEWHERE),
    (
        r"(?:сведени[яе] |информация )?по состоянию на .*",
        asking(OF_WHAT_DAY),
    ),
    (
        r"(?:до|к) начало учебный год",
        asking(SCHOOL),
    ),
    (r"(?:до |к )?W", asking("день недели без даты: назовите день")),
    (STATUS, asking("это отметка об исполнении, а не срок: назовите последний день")),
    *((p, asking(f"дня не названо ({custom}): назовите последний день")) for p, custom in CUSTOM.items()),
    *((p, asking(f"день не назван ({day}?): назовите последний день")) for p, day in HOLIDAYS.items()),
    (
        rf"{NUMBER}(?: текущий месяц)?",
        asking("это один раз или каждый месяц? Назовите месяц или напишите «ежемесячно»"),
    ),
    (
        rf"{NUMBER} (?:N|последний) месяц (?:квартал|полугодие)",
        asking("это один раз или каждый раз? Напишите дату или «ежеквартально»"),
    ),
    (NONE, asking("срок не написан (по обычаю – месяц от подписания): назовите последний день")),
    (r"по согласованию(?: .*)?", asking("согласование – не срок: назовите последний день")),
    (r"(?:с |до |к |в )*T(?: (?:-|до|по) T)*", asking("названо только время: назовите день")),
    (r"N", ask_excel),
)
