"""What an item tells to do, in its own words, behind «поручено»; of several terms in its words, by which of them."""

from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from automation.letters.cases import lower_first, of_that_act
from automation.letters.item_clauses import SENTENCE
from automation.letters.marks import quoted
from automation.model.control import Verdict
from automation.model.plan import By, Dates, Event, Item, OnDemand, Period, Permanent, Recurring
from automation.patterns import lazy
from automation.plan.halves import names_terms, parts_by_term, points_back, stages_by_term
from automation.plan.information import without_term
from automation.plan.results import with_results
from automation.russian import show
from automation.russian.morphology import is_adverb, is_infinitive, is_preposition, may_be

_LEADS = lazy(r"(?:возможност|прав[оау]|обязанност|необходимост|готовност|решени|задач|способност|цел[ьи]|потребност)")
_QUOTATION = lazy(r"«[^»]*»?")
_RESULT = lazy(r" \([^();]*\)$")


@lru_cache(maxsize=1024)
def task_of(item: Item) -> str:
    """Return the words of an item that tells what to do («Подготовить смету»), behind «поручено»; "" for other words.

    The term is left out, because the sentence names it already. Two sentences are told as one, and none where one of
    them is no task. Words that name several terms say nothing behind one of them.
    """
    if names_its_terms(item):
        return ""
    sentences = [words for words in SENTENCE.split(of_that_act(without_term(item))) if words]
    told = all(_tells_what_to_do(words.split()) for words in sentences)
    return "; ".join(map(lower_first, sentences)) if told and " " in "".join(sentences) else ""


def lists_tasks(verdict: Verdict) -> bool:
    """Tell whether what is to be done is more than a clause of ours can join to another: «создать: а) …; б) …».

    The result behind it, «(результат: акты)», makes no list of it.
    """
    return any(sign in _RESULT.sub("", task_due(verdict)) for sign in ";:")


def _tells_what_to_do(words: Sequence[str]) -> bool:
    """Tell whether words begin with what is to be done, or with how, when, with or to whom, or to what it is.

    Behind these the verb is looked for up to the first sign: «В целях профилактики организовать …», «Совместно с …
    провести …», «Проект соглашения подготовить и представить на подпись», «Собственникам выдать предписания».
    """
    first = words[0].rstrip(":").lower()
    if not first.isalpha() or is_infinitive(first):
        return first.isalpha()
    if first != "не" and not (is_preposition(first) or is_adverb(first) or _is_object(first)):
        return False
    words = _QUOTATION.sub("»", " ".join(words)).split()  # no verb of the item: «Фестиваль ухи «Рыбацкие вести»
    ends = next((n for n, word in enumerate(words, 1) if not word[-1].isalnum() and word[-1] != "»"), len(words))
    return any(map(is_infinitive, words[1:ends]))


def _is_object(word: str) -> bool:
    """Tell whether a noun may be what is treated or whom it is done for, and no noun that leads to the verb itself."""
    return not _LEADS.match(word) and any(may_be(word, "NOUN", case) for case in ("accs", "datv"))


def names_its_terms(item: Item) -> bool:
    """Tell whether the item's words name its several terms («… до 14.09.2027, … до 20.09.2027»)."""
    deadline = item.reading.deadline
    return isinstance(deadline, Dates) and names_terms(item.text, deadline.due)


def due_part(verdict: Verdict) -> Item:
    """Return the item with the words of the part that is due on this term, where its words tell the parts apart."""
    part = _part(verdict)
    return replace(verdict.item, text=part) if part else verdict.item


def says_nothing_alone(verdict: Verdict) -> bool:
    """Tell whether it is a part that points back to another: it is quoted, and never told in the paper's own words."""
    deadline = verdict.item.reading.deadline
    return isinstance(deadline, Dates) and verdict.control_date != deadline.due[0] and points_back(_part(verdict))


def task_due(verdict: Verdict) -> str:
    """Return what is to be done by this term, behind «поручено»; "" where the words do not tell it surely."""
    return "" if says_nothing_alone(verdict) else task_of(due_part(verdict))


def _part(verdict: Verdict, *, completed: bool = True) -> str:
    deadline, day = verdict.item.reading.deadline, verdict.control_date
    if not isinstance(deadline, Dates) or day not in deadline.due:
        return ""
    parts = parts_by_term(verdict.item.text, deadline.due, completed=completed)
    return parts[deadline.due.index(day)] if parts else ""


def stage_of(verdict: Verdict) -> str:
    """Return the stage that the plan's column of terms names beside this one; "" where the item's words tell the parts.

    It is quoted as the plan has it, for its words cannot be declined surely.
    """
    deadline, day = verdict.item.reading.deadline, verdict.control_date
    if not isinstance(deadline, Dates) or day not in deadline.due or names_its_terms(verdict.item):
        return ""
    stages = stages_by_term(verdict.item.term_phrase, deadline.due)
    return stages[deadline.due.index(day)] if stages else ""


def is_one_of_alike(verdict: Verdict) -> bool:
    """Tell whether the same is due on several days, and no words of the plan tell its parts apart but its terms."""
    deadline = verdict.item.reading.deadline
    several = isinstance(deadline, Dates) and len(deadline.due) > 1
    parts = _part(verdict, completed=False) or stage_of(verdict) or names_its_terms(verdict.item)
    return several and not parts


def in_part(verdicts: Sequence[Verdict], *, always: bool = False, again: bool = False) -> str:
    """Write « в части «осуществить пуск тепла»», where obligations of one such item are of one of its terms alone.

    Parts that cannot be told apart are named by the stage beside their term (« в части «1-я очередь»»), else by the
    term itself: « в части срока 20.09.2027». ``always``: of any item with several terms, for nothing beside it tells
    which of them is meant; ``again``: of work that comes again without end, too.
    """
    days = {v.control_date for v in verdicts if v.control_date}
    if not len(days) == len({v.item.number for v in verdicts}) == 1:
        return ""
    first = verdicts[0]
    deadline = first.item.reading.deadline
    several = (isinstance(deadline, Dates) and len(deadline.due) > 1) or (again and first.item.recurring)
    part = _part(first, completed=False) or stage_of(first)
    if not (part or (always and several) or names_its_terms(first.item)):
        return ""
    told = f"«{quoted(lower_first(with_results(part)))}»" if part else f"срока {show(first.due or min(days))}"
    return f" в части {told}"


def term_of_reading(item: Item) -> str:
    """Return the reading of a term whose words are not at hand."""
    deadline = item.reading.deadline
    if isinstance(deadline, By | Event | Period):
        return f"до {show(deadline.due)}"
    if isinstance(deadline, Dates):
        return ", ".join(show(d) for d in deadline.due)
    if isinstance(deadline, Permanent):
        return "постоянно"
    if isinstance(deadline, OnDemand):
        return "по мере необходимости"
    return "периодически" if isinstance(deadline, Recurring) else "не установлен"
