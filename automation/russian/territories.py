"""A settlement, a street or a house in «Организация»: no body, but the territory whoever holds the post stands for.

Whether it is one is asked of every performer each morning, so no dictionary is loaded for it.
"""

from functools import lru_cache

from automation.patterns import lazy
from automation.russian.fold import clean, fold
from automation.russian.morphology import lemmas
from automation.russian.posts import decline_organisation
from automation.russian.readings import shaped

TERRITORIES = frozenset({
    "аул", "деревни", "деревня", "квартал", "микрорайон", "переулок", "поселок", "проспект", "село", "слобода",
    "станица", "улица", "улицы", "хутор", "хутора",
})  # fmt: skip
SHORTENED = frozenset({
    "д.", "дер.", "мкр", "мкр.", "п.", "пер.", "пос.", "с.", "сл.", "ст-ца", "ул.", "х.",
})  # fmt: skip
_ADJECTIVE = lazy(r"(?:[ыио]й|[ая]я|[ое]е)$")
UNNAMED = "Представитель"  # of a territory, where his post is not written


@lru_cache(maxsize=1024)
def is_territory(organisation: str) -> bool:
    """Tell whether «Организация» names a territory: «деревня Малые Ключи», «Северный микрорайон», «дом № 5»."""
    return bool(_parts(organisation)[1])


@lru_cache(maxsize=1024)
def post_on_territory(post: str, organisation: str) -> str:
    """Return a post, in whatever case, with the territory: «Старосте деревни Осиновка»; as it is where it names it."""
    before, head, name = _parts(organisation)
    said = post.split() or [UNNAMED]
    if name and fold(name) in fold(post):
        return post
    spoken = fold(head) in map(fold, lemmas(said[-1]))
    told = _genitive(f"{before} {head.lower()} {name}".strip()).split()
    return " ".join((*said, *told[len(before.split()) + 1 if spoken and name else 0 :]))


def _parts(organisation: str) -> tuple[str, str, str]:
    """Cut a territory into the adjectives, the noun it is headed by and its own name; three times "" of a body."""
    words = clean(organisation).split()
    for at, word in enumerate(words):
        rest = words[at + 1 :]
        if (word.lower() in SHORTENED and rest) or _heads(word, rest[0] if rest else ""):
            return " ".join(words[:at]), word, " ".join(rest)
        if not _ADJECTIVE.search(word):
            break
    return "", "", ""


def _heads(word: str, behind: str) -> bool:
    """Tell whether a word heads a territory: «Дом культуры» is a body, «дом № 5» is none."""
    noun = fold(word)
    return noun in TERRITORIES or (noun == "дом" and (behind.startswith("№") or behind[:1].isdigit()))


def _genitive(territory: str) -> str:
    """Decline a territory with the adjectives of its name («улицы Лесной»); a noun keeps its form («деревни Ключи»)."""
    typed = territory.split()
    small = " ".join(word if "-" in word else word.lower() for word in typed)  # of «Усть-Лесная» nobody knows the parts
    declined = decline_organisation(small).genitive.split()
    return " ".join(
        word if form.lower() == word.lower() else shaped(word, form) for word, form in zip(typed, declined, strict=True)
    )
