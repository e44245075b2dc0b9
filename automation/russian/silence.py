"""Recognises cells that hold something and say nothing («–», «нет», «б/н»), and words that prove nothing. Pure.

Clerks leave no cell of a form blank, so a filled cell need not be an answer. There are three questions: ``blank_mark``
(does it stand for an empty cell?), ``tells`` (does a reader learn anything?), ``proves`` (can it be checked?).
"""

import re
from functools import lru_cache

from automation.patterns import lazy
from automation.russian.fold import fold

MARKS = "-‐‑‒–—―−⁃﹘﹣－_./\\|*~=·•…"
BLANK_MARK = lazy(rf"[\s{re.escape(MARKS)}]+")
TICKS = frozenset("+✓✔√☑")  # a mark that says yes
BESIDE_WORDS = lazy(r"[^а-яa-z0-9]+")
SAY_NOTHING = """
    нет, нету, нет данных, данных нет, данные отсутствуют, нет сведений, сведений нет, сведения отсутствуют,
    нет информации, отсутствует, отсутствуют, отсутствие, пусто, прочерк, ничего, никто, никем, неизвестно,
    не известно, бн, б н, без номера, без подтверждения, без основания, без обоснования, без комментариев,
    без комментария, без причины, без причин, без ответа, ответа нет, нет ответа, не поступал, не поступил,
    не поступало, ответ не поступил, ответ не поступал, ответ не получен, не получен, не получено, не указано,
    не указан, не указана, не заполнено, не предоставлено, не представлено, не предоставлен, не представлен,
    нет подтверждения, нет документа, нет документов, документов нет, документы отсутствуют, документ отсутствует,
    подтверждение отсутствует, подтверждения нет, нет основания, нет оснований, нет комментариев, нет причины,
    ожидается, ждем, нд, н д, no, none, null, nan, na, n a
"""
SAY_LITTLE = """
    да, есть, имеется, имеются, в наличии, ок, окей, ok, yes, верно, исполнено, исполнен, выполнено, выполнен,
    исполняется, исполняются, выполняется, выполняются,
    сделано, готово, завершено, проведено, принято, принят, представлено, предоставлено, подтверждено, подтверждаю,
    согласовано, согласен, не требуется, не требуются, не нужно, не надо, не актуально, не применимо, неприменимо,
    устно, устное, устная, устный ответ, устное указание, устное распоряжение, устная договоренность, на словах,
    по телефону, позвонили, сообщили, сообщил, сообщила, со слов, в работе, готовится, уточняется, будет, будет позже,
    позже, потом, см, см выше, см ниже, смотри выше, выше, ниже, то же, тоже, так же, документ, приложение,
    прилагается, во вложении, электронно, по плану, прочее, иное, другое, исполнитель
"""
NOTHING, DOUBTFUL = (frozenset(" ".join(said.split()) for said in w.split(",")) for w in (SAY_NOTHING, SAY_LITTLE))


def blank_mark(text: str) -> bool:
    """Tell whether a text is only dashes, stops and strokes, which a clerk writes so that no cell looks forgotten."""
    return BLANK_MARK.fullmatch(text) is not None


@lru_cache(maxsize=1 << 14)
def tells(text: str) -> bool:
    """Say whether the cell says something: not empty, no mark, no nought, no «нет», «б/н», «отсутствует»."""
    words = _words(text)
    return (bool(words.strip("0 ")) and words not in NOTHING) or bool(TICKS & set(text))


@lru_cache(maxsize=1 << 14)
def proves(text: str) -> bool:
    """Say whether the cell says something that can be checked: not «устно», «да», «не требуется», «+», one letter."""
    words = _words(text)
    return tells(text) and words not in DOUBTFUL and (len(words) > 1 or words.isdecimal())


def _words(text: str) -> str:
    return BESIDE_WORDS.sub(" ", fold(text)).strip()
