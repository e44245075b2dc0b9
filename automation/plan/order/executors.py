"""The cell «Исполнители» read by a small grammar: which executors it names, and what a person must decide.

    cell     = executor { separator executor }
    executor = post [body] [name] | name [post] | body [name], each with words in brackets behind it
    separator = «;» | «,» | «/» | a line | «и» between people | nothing, where a name or a bracket has ended

«;» always parts. Every other separator parts only where a new executor surely begins; what may be either stays
as it is read and is asked. The morphological dictionary tells which words can head a post or a body.
"""

import re
from collections.abc import Sequence

from automation.model.plan import Official
from automation.plan.order.addressed import in_nominative
from automation.plan.order.beginnings import (
    ABBREVIATION,
    NAME,
    WORD,
    clipped_head,
    head_of,
    may_be_noun,
    may_be_people,
    may_be_surname,
    names_body,
    never_oblique,
    starts_executor,
)
from automation.plan.order.blocks import flat
from automation.plan.order.contacts import without_contacts, without_marks
from automation.plan.order.executor_doubts import doubt_about
from automation.plan.order.executor_holders import PieceRead, each_by_himself, holds
from automation.plan.order.executor_lists import goes_on_with
from automation.plan.order.executor_pieces import LINED_COMMA, CellPiece, cut_into_pieces, halves, holds_rank, in_pairs
from automation.plan.order.executor_posts import LEADERS
from automation.plan.order.executor_words import (
    TAKES_ACCUSATIVE,
    agreeing,
    bare_head,
    before_noun,
    begins_places,
    clause,
    ended,
    ends_in_genitive,
    headless,
    lacks_noun,
    left_open,
    may_be_adjective,
    names_several,
    post_in,
    stands_alone,
    takes_topics,
)
from automation.plan.order.short_names import in_full
from automation.russian.heads import MANIFOLD, is_post
from automation.russian.morphology import lemmas, may_agree
from automation.russian.nominative import SURNAME

LONGEST = 4000  # letters of a cell of executors
LONGEST_ONE = 800  # letters of one executor; the time of reading grows with their square
_TOO_LONG = "это слишком длинно для списка исполнителей: оставьте в ячейке только их"
_ANSWERS = re.compile(r"(?:ответственн|уполномоченн|назначенн)(?:(?P<plur>ые)|ый|ая|ое)\s(?:за|на)\s", re.IGNORECASE)
_ACRONYM = r"[А-ЯЁ]{2,}[а-я]?[А-ЯЁ]*(?:\s?[-№]\s?\d+)?"  # «ДШИ», «ПСЧ-14»
_NUMBERED = rf"\d+[\s-]{_ACRONYM}"
_OPEN_TWICE = re.compile(r"«[^»]*(?:[,;()]|\n\s*[А-ЯЁ])[^»]*«")  # «МУП «Свет, МУП «Вода»»
_DEPUTY = re.compile(r"(?:первый\s+)?зам(?:\.|еститель)", re.IGNORECASE)
_LEADS = re.compile(r"(?:начальник|руководитель|председатель)\s", re.IGNORECASE)
# Who leads something that is not said («МУП «Свет», директор Котов И.И.»).
_LEADER = re.compile(
    rf"(?:\w+ный\s+)?(?:директор|глава|начальник|руководитель|председатель|заведующ\w+)\s+(?:{NAME.pattern})"
)
_ONE_WORD_AND_NAME = re.compile(rf"[А-Яа-яЁё-]+\.?\s+(?:{NAME.pattern})")
_CLIPPED_AND_NAME = re.compile(rf"(?:[а-яё]{{2,6}}\.\s?)+(?:{NAME.pattern})")
# Words that end no executor: «СОШ им.», «заместитель», «начальник управления по».
_UNFINISHED = re.compile(
    r"(?:(?:^|[\s(«\"])(?:имени|им|по|и|г|пос|с|х|ул|для|при|в|на|о|об|с|за|из|к|от)\.?|№|[-–—(«]|"
    r"(?i:заместител|помощник|советник|обязанност)\w*)$"
)


def executors_of(
    text: str, called: dict[str, str] | None = None, known: Sequence[Official] = ()
) -> tuple[tuple[str, ...], str]:
    """Return the executors as written, each once, and what a person must decide ("" where nothing is in doubt).

    Short names that the order gave before (``called``) are read in full; those that the cell gives are added to them.
    Whose post a name is beside is not asked of those whom the order itself names with theirs (``known``).
    """
    called = {} if called is None else called
    if len(text) > LONGEST:
        return (flat(text)[:LONGEST],), _TOO_LONG
    text = without_marks(without_contacts(text))
    pieces = cut_into_pieces(text)
    doubts = ["кавычки в ячейке не сходятся, так ли поделены исполнители?"] if _OPEN_TWICE.search(text) else []
    pairs = in_pairs(pieces, doubts)
    made: list[CellPiece] = []
    for n, piece in enumerate(pieces):
        if max(len(one.text) for one in [*made[-1:], piece]) > LONGEST_ONE:
            return (flat(text),), _TOO_LONG
        if made and (pairs[n] if pairs else _goes_on(made[-1], piece, doubts, known)):
            sign = {"\n": " ", "": " ", "и": " и "}.get(piece.sign, f"{piece.sign[:1]} ")
            made[-1] = CellPiece(made[-1].sign, f"{made[-1].text}{sign}{piece.text}")
        else:
            made.append(piece)
    made = [half for piece in made for half in halves(piece)]
    readings: list[PieceRead] = []
    for piece in made:
        if written := in_full(_trimmed(piece.text), called):
            turned = in_nominative(written)
            readings.append(PieceRead(piece.sign, written, turned or [written], made=bool(turned)))
    groups: list[str] = []
    for one in each_by_himself(readings):
        if one.made:
            doubts.append(f"«{one.written}» прочитано как «{'», «'.join(one.groups)}» – верно?")
        doubts += filter(None, map(doubt_about, one.groups))
        groups += filter(None, one.groups)
    return tuple(dict.fromkeys(groups)), "; ".join(dict.fromkeys(doubts))


def _goes_on(left: CellPiece, right: CellPiece, doubts: list[str], known: Sequence[Official]) -> bool:
    """Say whether ``right`` is only the rest of the executor ``left``; what may be either is told in ``doubts``."""
    if right.sign == ";" or (right.sign == "," and ended(left.text) and _CLIPPED_AND_NAME.fullmatch(right.text)):
        return False  # «Хранитель Немирова А.А., науч. сотр. Ким В.Л.»
    listed = "," in right.sign and goes_on_with(left.text, right.text)
    if listed or not WORD.search(right.text) or _hangs(left, right, doubts):
        return True  # «СОШ № 5, № 7»
    if right.sign in {"", "и"}:
        return _begins_unsigned(left, right, doubts)
    if right.sign == "\n" and holds_rank(left, right):
        return not right.person or head_of(left.text) != "body" or _person_goes_on(left, right, doubts, known)
    leader = _ONE_WORD_AND_NAME.fullmatch(right.text) and head_of(right.text) == "post"
    person = right.bare or (may_be_surname(right.text) and head_of(left.text) == "post")  # «Завхоз», below «Котова»
    if person or (leader and right.sign == "\n" and head_of(left.text) == "body"):
        return _person_goes_on(left, right, doubts, known)
    if "," in right.sign and (doubtful := _clause(left.text, right.text)) is not None:
        if doubtful:
            doubts.append(f"«{flat(right.text)}» – отдельные исполнители или пояснение к сказанному перед запятой?")
        return True
    begins = _begins(right, left)
    either = _either(left, right)
    post = not right.person and head_of(right.text) == "post" and not post_in(right.text, "plur")
    if post and (left.bare or may_be_surname(left.text)):
        own = holds(known, left.text, right.text)
        doubts += [either] if own is None else []
        return own is not False
    deputy = _DEPUTY.match(left.text) and _LEADS.match(right.text)  # «заместитель главы, начальник управления»
    named = not left.person and (right.person or deputy) and post_in(left.text, "sing")
    led = head_of(left.text) == "body" and _LEADER.fullmatch(right.text)
    # «руководители управляющих организаций, ТСЖ»
    many = right.text in MANIFOLD and post_in(left.text, "plur") and LEADERS.match(left.text) and not ended(left.text)
    if begins and "," in right.sign and (named or led or many or _share(left.text, right.text)):
        doubts.append(either)
    if begins is None and _nothing_open(left, right):
        return False
    if begins is None or (begins is False and right.sign == "\n" and stands_alone(left.text, right.text)):
        what = "продолжение строки выше" if right.sign == "\n" else "часть названия"
        doubts.append(f"«{flat(right.text)}» – отдельный исполнитель или {what}?")
    return not (begins or (begins is None and _likely(left, right)))


def _begins_unsigned(left: CellPiece, right: CellPiece, doubts: list[str]) -> bool:
    """Return False, for a new executor begins; whose the initials are may be in doubt («хутор Махин И.И. Писарь»)."""
    if not right.sign and left.person and re.fullmatch(SURNAME, right.text.split(" (")[0]):
        doubts.append(_either(left, right))
    return False


def _hangs(left: CellPiece, right: CellPiece, doubts: list[str]) -> bool:
    """Say whether what stands left is no whole executor without ``right``, or ``right`` none by itself."""
    begins = starts_executor(right.text)
    first = right.text.split()[0]
    agrees = may_agree(left.text.split()[-1], first)
    shared = agrees and may_be_adjective(first) and head_of(right.text) != "post"
    adjectives = headless(left.text) and ("," not in right.sign or shared)
    opened = left_open(left.text)
    lined = right.sign == "\n"
    adjective = before_noun(left.text, right.text) if lined else ""
    cut = (
        adjective == "either"
        or right.text[0] in "-–—"
        or (lined and bare_head(left.text) and re.match(_ACRONYM, right.text))
    )
    called = lined and re.match('[«"]', right.text) and re.search(r"[А-Яа-яЁё]$", left.text)  # «учреждение», ««Свет»»
    if cut:
        doubts.append(_either(left, right))
    elif (opened or (adjectives and starts_executor(left.text) and not agrees)) and head_of(right.text):
        doubts.append(f"«{flat(right.text)}» – отдельный исполнитель или часть названия?")
    elif called and ends_in_genitive(left.text):
        doubts.append(_either(left, right))
    company = lined and re.fullmatch(r"(?i:управляющ\w+)", left.text) and names_body(right.text.split()[0])
    hangs = company or (lacks_noun(left.text, right.text) and begins is not True) or right.text[0] == "("
    hangs = hangs or (not right.person and begins_places(left.text, right.text))
    return bool(cut or opened or adjectives or adjective or called or hangs or _UNFINISHED.search(left.text))


def _either(left: CellPiece, right: CellPiece) -> str:
    sign = "," if "," in right.sign else ""
    return f"«{flat(left.text)}{sign} {flat(right.text)}» – один исполнитель или два?"


def _clause(left: str, right: str) -> bool | None:
    """Say whether it is in doubt that ``right`` only tells of ``left`` by a participle; None where none begins it."""
    if answers := _ANSWERS.match(right):
        number = "plur" if answers["plur"] else "sing"
        if not post_in(left, number):
            return None
        # «работники школ, ответственные за …», «директор, ответственный за …»: these, or others too
        return not (post_in(left.rsplit(maxsplit=1)[-1], "plur") if number == "plur" else left.lower() == "лицо")
    told = clause(right)
    return told == "either" if told else None


def _share(left: str, right: str) -> bool:
    """Say whether only the last words tell whose, or what, all are: «управления, отделы комитета»."""
    first = right.split(maxsplit=1)[0]
    adjectives = may_be_adjective(left) and headless(first) and may_agree(left, first)
    return " " not in left and " " in right and (adjectives or "" not in {names_several(left), names_several(right)})


def _nothing_open(left: CellPiece, right: CellPiece) -> bool:
    """Say whether what stands left can have no rest: «Минстрой (Романов В.Н.)» above «администрации районов»."""
    return right.sign == LINED_COMMA or (right.sign in {",", "\n"} and ended(left.text))


def _likely(left: CellPiece, right: CellPiece) -> bool:
    """Say whether a new executor likely begins: a department deals with no school, and a nominative is no rest."""
    first = re.match(r"[а-яё-]+", right.text)
    if first is None:  # «собственники помещений, УК», but «директора СОШ, ДШИ»
        of_both = left.text[-1].isupper() and post_in(left.text, "plur")
        return ABBREVIATION.fullmatch(right.text) is not None and not of_both
    noun = may_be_noun(first[0]) and never_oblique(first[0]) and not TAKES_ACCUSATIVE.search(left.text)
    return noun or ("," in right.sign and head_of(left.text) != "post" and names_body(first[0]))


def _person_goes_on(left: CellPiece, right: CellPiece, doubts: list[str], known: Sequence[Official]) -> bool:
    """Say whether the person ``right`` holds the post or leads the body ``left``, named on the line above."""
    listed = NAME.search(left.text) or left.text.endswith(":")  # «Тренеры:», below «Котов И.И.»
    head = "" if listed else head_of(left.text)
    shown = flat(right.text)
    if left.text.endswith(")") and not NAME.search(left.text) and right.sign == "\n":
        doubts.append(_either(left, right))  # «методист (по согласованию)», below «Котов И.И.»
    if left.person and "," in right.sign and " в составе " in left.text:
        doubts.append(_either(left, right))
        return True
    if head and right.sign == "\n":
        several = post_in(left.text, "plur")  # «Руководители школ» above a name: all of them, or he is another
        if head == "body" or several:
            what = "один из названных" if several else "руководитель исполнителя"
            doubts.append(f"«{shown}» – {what} выше или отдельный исполнитель?")
        return not several
    if head == "post":
        doubts += [_either(left, right)] if holds(known, right.text, left.text) is None else []
    return False


def _begins(right: CellPiece, left: CellPiece) -> bool | None:
    """Say what ``starts_executor`` says; «главы» below «директора» may also be the rest of the line above."""
    begins = starts_executor(right.text)
    if re.fullmatch(_NUMBERED, left.text) and re.fullmatch(_NUMBERED, right.text):
        return True  # «1 ПСО, 2 ПСО»
    if re.search(r"[а-яё,]\s\d+$", left.text) and re.match(r"\d+\s", right.text) and post_in(left.text, "plur"):
        return False  # «начальники 17, 18, 21 ПСЧ»
    if all(re.fullmatch(rf"[А-ЯЁ][а-яё]+(?:ий|ая|ое)\s{_ACRONYM}", one.text) for one in (left, right)):
        return True  # «Северный РЭС, Южный ГРС»
    alike = re.search(rf"{_ACRONYM}$", left.text) and re.match(f"{_ACRONYM}$", right.text)
    if begins and alike and head_of(left.text) == "post" and not ended(left.text):
        return None  # «директора СОШ, ДШИ»: of both, or one and the other
    first = re.match(r"[А-Яа-яЁё-]+", right.text)
    if all(re.fullmatch(r"[А-ЯЁ][а-яё]+", one.text) and may_be_noun(one.text) for one in (left, right)):
        return True  # «Водоканал, Теплосеть»
    if begins is False and ("," in right.sign or ended(left.text) or left.text[-1] in '»"'):
        return _behind_comma(right.text, left.text)
    if begins is None and first and ("," in right.sign or never_oblique(first[0])):
        # «комитет по физкультуре и спорту, учреждения»: a genitive has nothing to go on from, nor has «ДОСААФ»
        named = (names_body(first[0]) or ABBREVIATION.fullmatch(right.text)) and not ends_in_genitive(left.text)
        # «ГКУ «Упрдор», муниципальные образования»: a nominative goes on from nothing
        return True if named or (agreeing(right.text) and not TAKES_ACCUSATIVE.search(left.text)) else None
    if right.sign != "\n" or begins is not True or not first or not first[0].islower():
        return begins
    return True if never_oblique(first[0]) or clipped_head(right.text) else None


def _behind_comma(right: str, left: str) -> bool | None:
    """Say whether words that begin no executor by themselves do so behind a comma: only what is oblique goes on."""
    word = (re.match(r"[А-Яа-яЁё-]*", right) or [""])[0]
    if re.match(r"[«\"]|\d\S*\s+[а-яё]{3}|[А-ЯЁ][а-яё]", right):
        return None  # «ТПП, «Опора России»», «родительский комитет, 9А класс»
    if may_be_noun(word):
        if ended(left) and (never_oblique(word) or may_be_people(word)):
            return True  # «центр (РЦС-3), электромеханики»
        own = re.search('[«"]', right) or may_be_people(word)
        return False if takes_topics(left) and not own else None  # «отдел связи, сети», but «главы поселений, сети»
    # «отдел ГО, диспетчера ЕДДС» means «диспетчеры»
    return None if head_of(left) == "body" and any(map(is_post, lemmas(word, "gent", "sing"))) else False


def _trimmed(text: str) -> str:
    """Return the executor without list marks and end signs; the stop of «И.И.» belongs to the name."""
    text = flat(text).strip(" ,;/")
    return text if re.search(r"(?:^|[\s.])[А-ЯЁ]\.$", text) else text.rstrip(".")
