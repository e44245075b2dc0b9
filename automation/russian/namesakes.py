"""Initials in the name of an organisation: a person's own, or of whom it is named after, and what leads to them."""

from automation.patterns import lazy

# A person's initials, other than those of whom an organisation is named after («им. П.Е. Осипенко»).
INITIALS = lazy(r"(?<!им\.)(?<!им\.\s)(?<!имени\s)\b[А-ЯЁ]\.\s?[А-ЯЁ]\.|\b[А-ЯЁ][а-яё]+\s[А-ЯЁ]\.(?!\s?[А-ЯЁ])")
# What stands between «имени» and the initials of the namesake: «имени Героя Советского Союза А.Д. Лобанова».
HONOURS = lazy(
    r"(?:(?<=\bимени\s)|(?<=\bим\.\s))(?:[А-ЯЁа-яё]+\s){1,6}"
    r"(?=[А-ЯЁ]\.\s?[А-ЯЁ]\.\s?[А-ЯЁ][а-яё]+(?:а|я|ого|его|ой|ей|ы|и|их|ых)\b)"
)
# After these a word in «-ова» or «-ина» is the genitive of a namesake, a place or a feast («храм Покрова», «церковь
# Рождества Христова»), not a woman's surname.
NAMESAKE = {
    "имени", "им.", "города", "г.", "села", "с.", "посёлка", "поселка", "п.", "хутора", "х.", "улицы", "ул.", "площади",
    "пл.", "станции", "ст.", "собор", "собора", "храм", "храма", "церковь", "церкви", "рождества",
}  # fmt: skip


def initialled(text: str) -> bool:
    """Tell whether initials stand in a text that are not those of a namesake: then it is a person's name, too."""
    return INITIALS.search(HONOURS.sub("", text)) is not None
