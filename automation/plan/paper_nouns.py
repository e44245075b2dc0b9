"""The nouns of papers that an item may ask for: how they decline, and which of them are told to the office."""

from automation.russian import fold
from automation.russian.morphology import Gender

NOUNS_OF: dict[Gender, str] = {  # each noun with its genitive
    "м": "отчёт отчёта, доклад доклада, перечень перечня, список списка, график графика, реестр реестра, план плана, "
    "акт акта, протокол протокола, паспорт паспорта, "
    "отзыв отзыва, план-график плана-графика, фотоотчёт фотоотчёта",
    "ж": "информация информации, справка справки, схема схемы, смета сметы, опись описи, заявка заявки, "
    "отчётность отчётности, выписка выписки, ведомость ведомости, копия копии, записка записки, "
    "документация документации, "
    "сводка сводки",
    "мн": "сведения сведений, отчёты отчётов, доклады докладов, справки справок, перечни перечней, списки списков, "
    "графики графиков, реестры реестров, планы планов, предложения предложений, акты актов, протоколы протоколов, "
    "схемы схем, сметы смет, описи описей, заявки заявок, выписки выписок, ведомости ведомостей, "
    "паспорта паспортов, копии копий, документы документов, материалы материалов, "
    "отзывы отзывов, планы-графики планов-графиков, показания показаний, сводки сводок, фотоотчёты фотоотчётов, "
    "фотоматериалы фотоматериалов, декларации деклараций",
}


def _accusative(noun: str) -> str:
    """Return the accusative of a thing: it looks like the nominative, but for «справку», «информацию»."""
    return noun[:-1] + {"а": "у", "я": "ю"}.get(noun[-1], noun[-1])


NOUNS = {  # nominative: genitive, accusative, gender
    noun: (genitive, _accusative(noun) if gender == "ж" else noun, gender)
    for gender, nouns in NOUNS_OF.items()
    for noun, genitive in map(str.split, nouns.split(", "))
}
# Papers where somebody is told to present them; at the beginning of an item a thing to be dealt with.
HANDED: dict[str, tuple[str, str, Gender]] = {  # as in NOUNS
    "расчёт": ("расчёта", "расчёт", "м"),
    "расчёты": ("расчётов", "расчёты", "мн"),
    "замечания": ("замечаний", "замечания", "мн"),
    "замечания и предложения": ("замечаний и предложений", "замечания и предложения", "мн"),
    "предложения и замечания": ("предложений и замечаний", "предложения и замечания", "мн"),
}
NOUNS |= HANDED
# What is told to the office; all other nouns are documents, which may be sent to somebody else.
TOLD = frozenset(
    {
        "информация",
        "отчёт",
        "отчёты",
        "отчётность",
        "сведения",
        "доклад",
        "доклады",
        "справка",
        "справки",
        "показания",
        "сводка",
        "сводки",
    }
)
DOCUMENTS = frozenset(NOUNS) - TOLD
WRITTEN = TOLD | {"записка"}  # of one's own work
NOMINATIVE, GENITIVE, ACCUSATIVE = range(3)
CASES = ("nomn", "gent", "accs")  # the same in the words of the dictionary
PRESENTED = DOCUMENTS - {
    "перечень",
    "перечни",
}  # where an item begins with them or says «представить»: else they go to others
FOLDED = [
    {fold((noun, *forms)[case]): noun for noun, forms in NOUNS.items() if case or noun not in HANDED}
    for case in range(3)
]
