"""Where an order was signed: a place with its kind, or a name that stands alone where the place stands."""

import re

from automation.plan.order.blocks import flat
from automation.russian.heads import is_body, is_post
from automation.russian.morphology import is_known, is_proper, lemmas, may_be

PLACE = re.compile(
    r"(г|гор|город|с|село|х|хутор|ст|ст-ца|станица|п|пос|пос[её]лок|рп|р\.\s?п|пгт|п\.\s?г\.\s?т|д|дер|деревня|аул|а(?=\.)|сл|слобода)"
    r"(?:\.\s*|\s+)([А-ЯЁ][А-Яа-яЁё]+(?:[- ](?:[А-ЯЁ][А-Яа-яЁё]+|на|\d+))*(?:-на-[А-ЯЁ][а-яё]+)?)"
)
# The one line between number and title, or the words between date and number: a name of one to three words.
_NAME = re.compile(r"[А-ЯЁ][А-ЯЁа-яё]+(?:[- ](?:[А-ЯЁ][А-ЯЁа-яё]+|на)){0,3}")
# «г. МИЧУРИНСКА ТАМБОВСКОЙ ОБЛАСТИ» ends the name of a school, and says nothing of where the order was signed.
_TAIL = re.compile(r"\b(?:области|края|района|округа|республики)\b", re.IGNORECASE)
_FEDERAL = ("Москва", "Санкт-Петербург", "Севастополь")  # written without «г.»


def find_place(text: str) -> str:
    """Turn «г.Аксай» into «г. Аксай»; "" where the text is no place."""
    found = PLACE.fullmatch(text.strip(" .,"))
    if not found or _TAIL.search(found[2]):
        return text if text in _FEDERAL else ""
    kind = found[1]
    if re.sub(r"[.\s]", "", kind) == "пгт":
        kind = "пгт"
    elif len(kind) < 4 and kind != "рп":
        kind += "."
    return f"{kind} {_calm_place(found[2])}"


def bare_place(text: str) -> str:
    """Return the place that nothing but a name says («Астраханово», «Г. КРЯЖСК»); "" for any other text."""
    text = flat(text).strip(" .,")
    if place := find_place(re.sub("^[А-ЯЁа-яё]+", lambda first: first[0].lower(), text)):
        return place
    words = re.findall("[А-ЯЁа-яё]+", text)
    if not _NAME.fullmatch(text) or any(is_body(n) or is_post(n) for w in words for n in lemmas(w)):
        return ""
    parts = [*words, *text.split()]  # «Улан-Удэ»
    named = (not is_known(w.lower()) or is_proper(w) or may_be(w, "ADJF") for w in parts)  # no «Копия»
    return _calm_place(text) if any(named) else ""


def _calm_place(name: str) -> str:
    return name.title().replace("-На-", "-на-") if name.isupper() else name
