"""How terms name an event whose day is not known: «приёмки», «проведения Дня округа». Data only."""

# The words of an event: no dates, no numbers, no units of time and no words about the document itself.
_NONE_OF_IT = (
    r"(?!(?:день|неделя|декада|месяц|квартал|полугодие|год|час|минута|подписание|издание|принятие"
    r"|распоряжение|постановление|приказ|решение|постоянно|бессрочно|график|план|раз|число|до|вступления в силу"
    r"|отчетный|spring|summer|autumn|winter)(?: |$))"
)
# A day or a week in the name of what is approved or ends: «утверждения схемы площадок дня города», «проведения
# районного дня охраны труда»; one without a name comes again, as «окончания рабочего дня» does.
_NAMES_IT = (
    rf"{_NONE_OF_IT}(?!(?:рабочий|календарный|последний|следующий|текущий|каждый|отчет|информация|[а-я]{{1,3}}"
    r"|[а-я]+ть(?:ся)?)(?: |$))"
)
_ADJECTIVE = rf"{_NAMES_IT}[а-я]+(?:ого|его|ой|ей)"
_APPROVED = r"(?:утверждение|(?:согласовани|разработк|подготовк|составлени|определени|подведени)[а-я]+)"
_OF_A_DAY = (
    rf"{_APPROVED}(?: {_NAMES_IT}[а-я]+)*? (?!{_ADJECTIVE} ){_NAMES_IT}[а-я]+(?: {_ADJECTIVE})* (?:день|неделя|декада)"
    rf"|(?:окончание|(?:проведени|празднован)[а-я]+)(?: {_ADJECTIVE})* (?:день|неделя|декада)(?= {_NAMES_IT}[а-я]+)"
    r"|окончание учебный год"
)
EVENT = rf"(?: (?:-|,|{_OF_A_DAY}|{_NONE_OF_IT}[а-я]+))+"
# «Проведения Дня округа», «Недели безопасности»: an event that is named by how long it lasts.
HELD = r" (?:проведени|празднован)[а-я]+"
NAMED = r" (?:день|неделя|декада)"
