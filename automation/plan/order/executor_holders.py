"""A post in the plural before those who hold it («Тренеры: Котов И.И., Белов П.П.»): each bears it in the singular."""

import re
from collections.abc import Sequence

from msgspec import Struct

from automation.model.plan import Official
from automation.plan.order.beginnings import NAME, clipped_head
from automation.plan.order.executor_lists import listed
from automation.plan.order.executor_pieces import LINED_COMMA, CellPiece
from automation.plan.order.executor_posts import LEADERS, head_at, post_of_one
from automation.plan.order.executor_words import NAMESAKE, post_in
from automation.russian.morphology import analyser, part_of_speech
from automation.russian.nominative import ACTING
from automation.russian.turned_names import recase

_LONE = (["глава"], ["директор"], ["заведующая"], ["заведующий"], ["ректор"])  # who leads alone
_NAMED = rf"(?:{NAME.pattern})(?:\s\([^()]*\))?"
_LIST = rf"{_NAMED}(?:(?:,|\sи)\s{_NAMED})*"
_HELD = re.compile(
    rf"(?P<post>[^():,;]+?)(?::(?:\s(?P<listed>{_LIST}))?|(?:\s[–—-])?\s(?P<named>{_LIST})|\s\((?P<aside>{_LIST})\))"
)
_EACH = re.compile(_NAMED)
# A body by its form, with a name of its own («МБОУ «СОШ № 1»», «ФАП с. Ивановка»).
_FORMED = re.compile(r"(?:[А-ЯЁ]{2,}(?![а-яё])|[а-я]/[а-я]\s)[^«\"№]*(?:[«\"№]|\s(?:с|д|п|пос|ст|х)\.\s?[А-ЯЁ])")


class PieceRead(Struct):
    """The executors read in a piece of a cell and how it was written.

    ``made``: they were turned or made out of what is written. ``lined``: those who hold a post stand one a line.
    ``leads`` is the post that was put before a body, for the body before it is led by somebody in that post.
    """

    sign: str
    written: str
    groups: list[str]
    made: bool = False
    lined: bool = False
    leads: str = ""


def each_by_himself(readings: list[PieceRead]) -> list[PieceRead]:
    """Return the readings with everybody who holds a post in the plural as an executor of his own."""
    joined: list[PieceRead] = []
    for one in readings:
        above = joined[-1] if joined else None
        if above is not None and _lead_too(above, one):
            continue
        if above is None or not _goes_on(above, one):
            joined.append(one)
            continue
        sign = "" if above.groups[-1].endswith(":") else {"и": " и"}.get(one.sign, ",")
        above.groups[-1] = f"{above.groups[-1]}{sign} {', '.join(one.groups)}"
        above.lined = above.lined or one.sign == "\n"
        above.written, above.made = f"{above.written}{sign} {one.written}", above.made or one.made
    for one in joined:
        _share_out(one)
        lists = [listed(who) for who in one.groups]
        one.made = one.made or any(not found.sure for found in lists)
        one.groups = [who for name, found in zip(one.groups, lists, strict=True) for who in found.each or [name]]
    return joined


def _lead_too(above: PieceRead, one: PieceRead) -> bool:
    """Say whether the post before the body ``above`` holds for ``one`` too, and put it before both.

    «Директора МБОУ СОШ № 1; МБОУ СОШ № 2» are one director each. Whether it is so is asked of bodies of several kinds
    and behind a clipped post: «рук. МКУ «А», МКУ «Б»» may be one and a body beside him.
    """
    last, (who, *others) = above.groups[-1], one.groups
    post, form = (above.leads, last[len(above.leads) + 1 :]) if above.leads else _post_and_body(last)
    if not post or others or not all(map(_FORMED.match, (form, who))):
        return False
    told = last[len(post) :][:1] == ":"
    several = post[-1] == "." or form.split(" ")[0] != who.split(" ")[0]
    above.made = above.made or one.made or (several and not told)
    above.leads = above.leads or (post_of_one(post) if LEADERS.match(post) else post)
    above.groups[-1:] = [f"{above.leads} {each}" for body in (form, who) for each in listed(body).each or [body]]
    sign = {"": " и", "и": " и", ";": ";"}.get(one.sign, ",")
    above.written = f"{above.written}{sign} {one.written}"
    return True


def _post_and_body(text: str) -> tuple[str, str]:
    """Return the post in the plural, or a clipped one, that begins the text, and what it leads; "" where none does."""
    words = text.split(" ")
    behind = (head_at(words) or 0) + 1 if post_in(text, "plur") else 0
    if not behind and clipped_head(text) == "post":  # «рук. МКУ «А»»
        behind = next((n for n, word in enumerate(words) if not word.endswith(".")), 0)
    return " ".join(words[:behind]).rstrip(":"), " ".join(words[behind:])


def _goes_on(above: PieceRead, one: PieceRead) -> bool:
    """Say whether persons go on with the list of those who hold a post; «и» or brackets have closed it."""
    last = above.groups[-1]
    held = _held(last)
    if held is None or held["aside"] or " и " in (held["listed"] or held["named"] or ""):
        return False
    lines = {"\n"} if above.lined or last.endswith(":") else set()
    return one.sign in {",", LINED_COMMA, "и", "", *lines} and all(CellPiece("", who).bare for who in one.groups)


def _share_out(reading: PieceRead) -> None:
    """Put a post in the singular before each of at least two who hold it.

    What they lead may stand in the plural because there are several of them («начальники цехов»): that is asked, and
    with the names in brackets it is left as it is.
    """
    last = reading.groups[-1]
    held = _held(last)
    names = [one[0] for one in _EACH.finditer(held["listed"] or held["named"] or held["aside"] or "")] if held else []
    if held is None or len(names) < 2:
        return
    several = last[: held.end("post")]
    post = post_of_one(several)
    led = _led_by_one(several, post)
    if post and not (led and held["aside"]):
        reading.groups[-1:] = [f"{led or post} {name}" for name in names]
        reading.made = reading.made or led != ""


def _held(text: str) -> re.Match[str] | None:
    """Return a post in the plural with those who hold it; after whom something is called (NAMESAKE) is none of them."""
    several = post_in(text, "plur") and not post_in(text, "sing") and not ACTING.match(text)  # «и.о.директора» is one
    return _HELD.fullmatch(NAMESAKE.sub(lambda m: "·" * len(m[0]), text)) if several else None


def _led_by_one(several: str, post: str) -> str:
    """Return the post with one of what its holders lead («начальник цеха»); "" where that stands in no plural."""
    words, first = post.split(" "), (head_at(several.split(" ")) or 0) + 1
    at = next((n for n in range(first, len(words)) if part_of_speech(words[n]) not in {"ADJF", "PRTF"}), 0)
    readings = [one for one in analyser().parse(words[at].lower()) if one.tag.POS == "NOUN"]
    led = [one for one in readings if one.tag.case in {"gent", "ablt"}] if at and words[at][1:].islower() else []
    if not led or any(one.tag.number == "sing" for one in led):
        return ""
    form = led[0].inflect({"sing", led[0].tag.case})
    alone = form is not None and at == first  # «учителя начальных классов» have classes in common
    return " ".join([*words[:at], recase(form.word, words[at]), *words[at + 1 :]]) if alone else post


def holds(known: Sequence[Official], name: str, post: str) -> bool | None:
    """Say whether a post beside a name is his by what the order says of him, or another's; None where it is silent."""
    surname = re.findall(r"[А-ЯЁ][а-яё-]{2,}", name)[:1]
    told = re.findall(r"[а-яё]+", post.lower())
    for one in known:
        words = re.findall(r"[а-яё]+", one.post.lower())
        same = bool(words) and all(w[:4] == t[:4] or w.startswith(t) for w, t in zip(words[:2], told, strict=False))
        if surname and surname[0] in one.name:
            return True if same else None
        if words == told and words[:1] in _LONE:
            return False  # «Директор школы, Миронова К.Е.», and another director has signed
    return None
