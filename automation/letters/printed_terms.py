"""The terms of items as papers print them: the counted day with what is to be said of it, or the plan's own words."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from automation.letters.bare_days import begins_otherwise, names_day, of_these_days, on_bare_days
from automation.letters.cases import lower_first, of_that_act
from automation.letters.deciders import prolonged_by
from automation.letters.item_cases import unique
from automation.letters.letter_facts import Facts
from automation.letters.marks import bare, quoted
from automation.letters.matters import report_words, when_of
from automation.letters.tasks import due_part, names_its_terms, stage_of, term_of_reading
from automation.letters.tellable import tellable
from automation.model.control import Verdict
from automation.model.kinds import Kind
from automation.model.plan import By, Dates, Deadline, Item, Period
from automation.model.standing import AHEAD, Standing
from automation.patterns import lazy
from automation.russian import fold, show, show_long, shown, without_stop

_NUMBER = lazy(r"\d+")
_WORD = lazy(r"\w+")
_SHARES_ITS_MONTH = lazy(r"\d\s*(?:по|до|и|[-–—,])\s*\Z")  # «с 1 по» before «20 октября»
_INCLUDED = lazy(r"(?i)включительно")
_OF_A_DAY = lazy(  # words that say no more than the day beside them
    r"не|позднее|до|по|к|на|в|со?|сроки?|срока|сроком|исполнения|включительно|г|год|года|числа|дня|"
    r"понедельник\w*|вторник\w*|сред[аыуе]|четверг\w*|пятниц[аыуе]|суббот[аыуе]|воскресень[еяю]"
)


def told_term(verdict: Verdict, facts: Facts) -> str:
    """Return the term as a letter tells it: the first one adds the plan's words for a day that these do not name.

    A leader's decision to prolong it that came too late is told as well: its reader may have it in his hands.
    """
    beside = [*filter(None, (_own_words(verdict, facts), _granted_since(verdict, facts)))]
    return term_words(verdict, facts, beside, worded=full_term(verdict))


def full_term(verdict: Verdict) -> str:
    """Return the plan's words that say more than the day they name, this day in figures; "" where the day is all.

    «До начала весенних каникул, но не позднее 23 марта» ends before the holidays, be they earlier: «до начала весенних
    каникул, но не позднее 23.03.2026». A day that shares its month with another stays as written: «с 1 по 20 октября».
    What is counted stays the day.
    """
    due, words = verdict.due, bare(verdict.item.term_phrase)
    once = isinstance(verdict.item.reading.deadline, By) and due == verdict.control_date
    if due is None or not (once and tellable(words)) or not names_day(words, due):
        return ""
    day = _day_form(due).search(words)
    as_written = day and _SHARES_ITS_MONTH.search(words[: day.start()])
    dated = words if as_written else _day_form(due).sub(show(due), words)
    more = (word for word in _WORD.findall(_day_form(due).sub("", words)) if not _OF_A_DAY.fullmatch(word.lower()))
    if not any(more):
        return ""
    told = lower_first(without_stop(dated, " .,;"))
    return f"до {told}" if told[:1].isdigit() else told


@lru_cache(maxsize=256)
def _day_form(day: date) -> re.Pattern[str]:
    """Return what finds a day as a plan may write it: «23 марта», «23 марта 2026 г.», «23.03», «23.03.2026 года»."""
    month, year = show_long(day).split()[1], rf"(?:{day.year}|{day.year % 100:02})"
    ending = r"(?:\s*г(?:од[ау]?)?\b\.?)?"
    words = rf"[«\"]?\b0?{day.day}[»\"]?(?:-?(?:го|ое|е|му))?\s+{month}(?:\s+{day.year}{ending})?"
    return re.compile(rf"(?i:{words}|\b0?{day.day}\.0?{day.month}(?:\.{year})?(?![.]?\d){ending})")


def _granted_since(verdict: Verdict, facts: Facts) -> str:
    """Write «срок продлён до 20.11.2026 решением … от 20.10.2026 после его истечения» of a term that was broken."""
    wish = verdict.reported.wish if verdict.standing is Standing.OVERDUE else None
    if wish is None:
        return ""
    term, longer = moved(verdict, wish.until)
    return f"{term} {longer}{prolonged_by(wish.row, facts)} после {ended(term)}"


def term_behind(verdict: Verdict, facts: Facts) -> str:
    """Return the same behind the plan's own words: where these name all terms, «в части срока 20.09.2027» is meant."""
    told = told_term(verdict, facts)
    several = names_its_terms(due_part(verdict)) and told.startswith("до ")
    return f"в части срока {told.removeprefix('до ').replace(' включительно', '', 1)}" if several else told


def _own_words(verdict: Verdict, facts: Facts) -> str:
    """Return the plan's words that do not name the day: «в течение 10 дней со дня подписания», «ежемесячно до 5 числа».

    They are "" where a letter that went out has told the reader this day, or any day of what comes again, where the
    term was moved or is one of many, where they begin with another day, and where the item's own words tell how often
    it comes.
    """
    due, words, again = verdict.due, bare(verdict.item.term_phrase), verdict.item.recurring
    alone = not (isinstance(verdict.item.reading.deadline, Dates) or _has_its_day(verdict))
    if due is None or due != verdict.control_date or not (alone and tellable(words)):
        return ""
    if names_day(words, due) or begins_otherwise(words, due):
        return ""
    if again and (verdict.item.override or fold(words.split()[0]) in fold(verdict.item.text)):
        return ""
    written = facts.written(verdict.code_and_item, *Kind)
    if any((again or w.about.control_date == due) and w.entry.sent_on for w in written):
        return ""
    began = f", срок отсчитан от {day}" if (day := event_day(verdict)) else ""
    return f"{lower_first(without_stop(of_that_act(unbracketed(words))))}{began}"


def passed_day(verdict: Verdict, facts: Facts) -> str:
    """Write the day of a term that has passed: «22.07.2026 (в течение 7 рабочих дней …, срок отсчитан от 13.07.2026)».

    The plan's words stand in the first letter that names the day; before it the addressee knew only these.
    """
    return _with_notes(shown(verdict.due), _own_words(verdict, facts))


def event_day(verdict: Verdict) -> str:
    """Return the day of the event a term was counted from; "" where the office named no such day, or moved the term."""
    return shown(verdict.item.reading.counted_from) if verdict.due == verdict.control_date else ""


def in_plan_words(term: str, verdict: Verdict) -> str:
    """Return a printed term of a repeated item with the plan's words for all its dates; any other as it is.

    Where these words name the day themselves, they stand alone: «еженедельно по пятницам с 10.04.2026 по 15.05.2026»;
    where they begin with another day, the counted one does.
    """
    words, due = lower_first(without_stop(bare(verdict.item.term_phrase))), verdict.due
    moved = verdict.item.override or due != verdict.control_date
    if not verdict.item.recurring or moved or due is None or not tellable(words) or words in term:
        return term
    if begins_otherwise(words, due):
        return term
    if names_day(words, due):
        return unbracketed(words)
    return f"{term.removesuffix(')')}; {words})" if term.endswith(")") else f"{term} ({unbracketed(words)})"


def term_words(verdict: Verdict, facts: Facts, beside: Sequence[str] = (), *, worded: str = "") -> str:
    """Write «до 12.12.2025 включительно», a day off told, with the first term where it was moved; "" without a date.

    An event is told by its day or days alone, a stretch whose first day the plan names by both its days. That it is a
    day off stands right behind the day, the stage that the plan names there and what is told ``beside`` come next;
    ``worded`` stands in the day's place.
    """
    if verdict.due is None:
        return ""
    day = worded or (show(verdict.due) if of_these_days(verdict, facts) else _day_told(verdict, verdict.due))
    notes = (_off_behind(day, verdict, facts), quoted(stage_of(verdict)), *beside, _first(verdict, facts))
    return _with_notes(day, "; ".join(filter(None, notes)))


def _day_told(verdict: Verdict, due: date) -> str:
    if _has_its_day(verdict) or _names_both_days(verdict, due):
        return when_of(verdict)
    return f"до {show(due)}{' включительно' if verdict.ends_on == due else ''}"


def _names_both_days(verdict: Verdict, due: date) -> bool:
    """Tell whether the plan names the first day of the work as well."""
    stretch = verdict.item.stretch(due)
    return stretch is not None and names_day(verdict.item.term_phrase, stretch.start)


def _has_its_day(verdict: Verdict) -> bool:
    """Tell whether it is an event on a day of its own, be it a day off; of a stretch only the last day was moved."""
    moved = verdict.due != verdict.control_date
    return verdict.item.takes_place and not (moved and isinstance(verdict.item.reading.deadline, Period))


def moved(verdict: Verdict, day: date) -> tuple[str, str]:
    """Return «срок» and «продлён до 28.10.2026»; «мероприятие» and «перенесено на 28.10.2026» of an event on a day."""
    if verdict.item.takes_place and not isinstance(verdict.item.reading.deadline, Period):
        return "мероприятие", f"перенесено на {show(day)}"
    return "срок", f"продлён до {show(day)}"


def ended(term: str) -> str:
    """Write «его истечения» behind «срок», «истечения срока» behind «мероприятие»."""
    return "его истечения" if term == "срок" else "истечения срока"


def term_notes(verdict: Verdict, facts: Facts) -> list[str]:
    """Say what a term is told with: that it falls on a day off, which an event may, and from when it was moved."""
    return [*filter(None, (_off(verdict, facts), _first(verdict, facts)))]


def _off(verdict: Verdict, facts: Facts) -> str:
    """Say that the term falls on a day off, and by which day the office counts.

    Not of what was executed by that day, nor of work between two days that the plan names: it ends on the second one.
    """
    due, limits = verdict.due, verdict.limits
    its_day = _has_its_day(verdict) or of_these_days(verdict, facts)
    if due is None or limits is None or limits.disputed is None or its_day:
        return ""
    executed = verdict.standing is Standing.MET and (verdict.executed_on or date.max) <= due
    earlier = facts.policy.deadline_on_day_off == "before"
    if executed or (_names_both_days(verdict, due) and not earlier):
        return ""
    return f"нерабочий день{_worked_day(due, facts)}"


def _off_behind(words: str, verdict: Verdict, facts: Facts) -> str:
    """Say the same behind words for a term: the day off is named where these name another day or say more behind it."""
    told, due = _off(verdict, facts), verdict.due
    if not told or due is None:
        return ""
    day = _day_form(due).search(words)
    alone = day and not (_NUMBER.search(words[: day.start()]) or _WORD.search(_INCLUDED.sub("", words[day.end() :])))
    return told if alone else f"{show(due)} – {told}"


def _first(verdict: Verdict, facts: Facts) -> str:
    """Name the term it had before, and by whose decision it was moved; "" where it was not."""
    if verdict.due is None or verdict.control_date in {None, verdict.due}:
        return ""
    how = moved(verdict, verdict.due)[1].split()[0]
    first = former_term(verdict, facts, its_day=_has_its_day(verdict))
    return f"{first} – {shown(verdict.control_date)}, {how}{prolonged_by(verdict.extension_row, facts)}"


def former_term(verdict: Verdict, facts: Facts, *, its_day: bool = False) -> str:
    """Write «первоначальный срок»; «прежний срок» where an amending order has set it."""
    first, former = ("первоначально", "прежде") if its_day else ("первоначальный срок", "прежний срок")
    return former if verdict.item.number in facts.amended_terms else first


def _worked_day(due: date, facts: Facts) -> str:
    """Write «, учитывается ближайший рабочий день – 15.12.2025»: which day the office counts by, not the day off."""
    if facts.policy.deadline_on_day_off == "before":
        return f", учитывается предшествующий рабочий день – {show(facts.when(due, -1))}"
    return f", учитывается ближайший рабочий день – {show(facts.when(due, 1))}"


def planned_term(verdicts: Sequence[Verdict], facts: Facts) -> str:
    """Return the plan's own words for the term of one item, or for its several terms, all told by the same words.

    A counted date follows in brackets only where it adds something (papers.md A7).
    """
    words = bare(verdicts[0].item.term_phrase)
    if not words or any(v.due is None for v in verdicts):
        return "; ".join(unique(term_words(v, facts) or term_phrase(v.item) for v in verdicts))
    several = len({v.due for v in verdicts}) > 1
    added = unique(filter(None, (_added(v, words, facts, several=several) for v in verdicts)))
    return _with_notes(words, ("; " if any(" " in one for one in added) else ", ").join(added))


def _with_notes(words: str, notes: str) -> str:
    """Put notes in brackets behind words, or into the brackets with which these end."""
    if not notes:
        return words
    return f"{words.removesuffix(')')}; {notes})" if words.endswith(")") else f"{words} ({notes})"


def _added(verdict: Verdict, words: str, facts: Facts, *, several: bool) -> str:
    """Say what the counted date adds to the plan's words.

    A phrase that names the last day says all there is to say, unless the term was moved; that a day is a day off, and
    by which one the office counts, is told wherever it is so, save of work on bare days. Of several days each is told
    alone, for the notes of one would stand between them. Of a repeated item no day that has passed is the next.
    """
    due, notes = verdict.due or date.max, ", ".join(term_notes(verdict, facts))
    if verdict.item.recurring:
        if verdict.standing not in AHEAD:
            return ""
        if names_day(words, due) and not begins_otherwise(words, due):
            return f"{show(due)} – {notes}" if notes else ""
        return "; ".join(filter(None, (f"ближайший срок – {show(due)}", notes)))
    named = due == verdict.control_date and _names(words, due, verdict.item.reading.deadline)
    if on_bare_days(verdict, facts):
        return show(due) * (not named)
    if several and (named or not verdict.item.takes_place):
        return f"{show(due)} – {notes}" if notes else show(due) * (not named)
    if named:
        return _off_behind(words, verdict, facts)
    term = unbracketed(term_words(verdict, facts))
    if day := event_day(verdict):
        last, notes = term.partition("; ")[::2]
        return "; ".join(filter(None, (f"{last}, отсчитан от {day}", notes)))
    return f"{report_words((verdict,))['само_им']} – {term}" if verdict.reported.period else term


def _names(words: str, due: date, deadline: Deadline) -> bool:
    """Tell whether the words name a day; of several days only the last needs its year: «12 и 13 июня 2026 года»."""
    last = max(deadline.due) if isinstance(deadline, Dates) else due
    whole = any(told in words for day in {due, last} for told in (show(day), show_long(day).removesuffix(" г.")))
    return whole and due.day in map(int, _NUMBER.findall(words))


def unbracketed(term: str) -> str:
    """Return a term for use within brackets: «до 28.02.2026 включительно; нерабочий день»."""
    return term.replace(" (", "; ").replace(")", "")


def term_phrase(item: Item) -> str:
    """Return the term of an item without a verdict: the plan's own words, else its reading."""
    return bare(item.term_phrase) or term_of_reading(item)
