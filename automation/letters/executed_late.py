"""Who has executed behind the term, and when: the counts of a paper say only of which items that is true (0374)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from msgspec.structs import replace

from automation.gathering import by_first, gathered
from automation.letters.cases import performer_name
from automation.letters.item_cases import items_in_cases, unique
from automation.letters.letter_facts import Memo
from automation.letters.matters import INFORMATION, matter_of, report_words
from automation.letters.measure_variables import LateItemsValues, LateOthersValues, LateValues
from automation.letters.measures import by_performer
from automation.letters.report_sums import late_day
from automation.model.control import Verdict
from automation.model.figures import Figures
from automation.model.standing import Standing
from automation.model.tally import with_finished
from automation.russian import join, shown
from automation.russian.typography import NBSP

FILE = "completion.txt"
NAMED = 10  # so many are named with all that they were late with; of more those with the longest delay (0374)


def late_lines(memo: Memo) -> list[str]:
    """Write «МБУ «Пример» – пункт 2 (30.03.2026, срок – 20.03.2026)», each performer once, those who owe the rest too.

    An item that was taken off control is no less late; who only agreed to take part breaks no term.
    """
    return _lines(_executed_late(memo), memo)


def behind_lines(memo: Memo) -> list[str]:
    """Write the same of who only agreed: he broke no term, and what he did behind it is told apart."""
    return _lines(agreed_behind(memo.figures), memo)


def agreed_behind(figures: Figures) -> list[Verdict]:
    """Return what those who only agreed have executed behind the term."""
    return [v for v in _executed(figures) if is_agreed_behind(v)]


def is_agreed_behind(verdict: Verdict) -> bool:
    """Tell whether somebody who only agreed has executed an obligation behind its term."""
    return verdict.performer.by_agreement and verdict.standing is Standing.MET and _is_behind(verdict)


def _is_behind(verdict: Verdict) -> bool:
    if verdict.item.recurring:
        return any(p.behind for p in verdict.periods if p.control_date == verdict.control_date)
    return bool(verdict.limits and verdict.executed_on and verdict.executed_on > verdict.limits.last)


def _lines(verdicts: Iterable[Verdict], memo: Memo) -> list[str]:
    late = by_performer(verdicts)
    longest = sorted(late, key=lambda name: max(map(_delay, late[name])), reverse=True)[:NAMED]
    lines = [memo.words.line(FILE, "исполнил с нарушением", _values(n, late[n], memo)) for n in late if n in longest]
    others: LateOthersValues = {"прочие": len(late) - len(lines)}
    return [*lines, *(memo.words.lines(FILE, "прочие с нарушением", others) if others["прочие"] else ())]


def who_was_late(memo: Memo) -> str:
    """Write «пункты 1 и 10 – МБУ «Пример»; пункт 8 – мною», without days: a справка says it every week.

    Of an item with several terms it says which: «пункт 5 (за февраль 2026 года) – МУП «Пример»».
    """
    borne = gathered(_executed_late(memo), lambda v: (v.item.number, memo.sides.of(v) or performer_name(v.performer)))
    owed = by_first(((number, _which(mine)), name) for (number, name), mine in borne.items())
    alike = by_first((unique(names), item) for item, names in owed.items())
    return "; ".join(f"{_items(items)} – {', '.join(names)}" for names, items in alike.items())


def _which(mine: Sequence[Verdict]) -> str:
    """Write « (за февраль и март 2026 года)», « (срок – 05.03.2026)» of an item with several terms; "" of any other."""
    if mine[0].item.several_terms:
        days = unique(shown(v.due) for v in sorted(mine, key=lambda v: v.due or date.max))
        return f" ({'сроки' if len(days) > 1 else 'срок'}{NBSP}–{NBSP}{join(days)})"
    words = report_words(mine) if mine[0].item.recurring else {"период": "", "срок_в_скобках": ""}
    return words["срок_в_скобках"] or (f" ({words['период']})" if words["период"] else "")


def _items(told: Sequence[tuple[str, str]]) -> str:
    """Name items in the order of the plan, together those that stand side by side and of which the same is said.

    An «и» joins single items alone: «пункты 1 и 2 и пункт 5» would be two of them in a row, «пункты 1 и 2, а также …».
    """
    runs = [(which, tuple(number for number, _ in run)) for which, run in groupby(told, itemgetter(1))]
    named = [f"{items_in_cases(numbers)['им']}{which}" for which, numbers in runs]
    if len(named) in {1, len(told)}:
        return join(named)
    return f"{', '.join(named[:-1])}, а также {named[-1]}"


def _executed_late(memo: Memo) -> Iterator[Verdict]:
    return (v for v in _executed(memo.figures) if v.standing is Standing.MET_LATE and not v.performer.by_agreement)


def _executed(figures: Figures) -> Iterator[Verdict]:
    return (v for i in figures.items for v in (*i.counted, *with_finished(i.released)))


def _values(name: str, mine: Sequence[Verdict], memo: Memo) -> LateValues:
    borne = gathered(mine, lambda v: v.item.number)
    alike = by_first(((_days(some), _period(some)), number) for number, some in borne.items())
    parts: list[LateItemsValues] = [
        {
            "пункты": items_in_cases(numbers),
            "период": period,
            "дни": [{"день": day, "срок": due} for day, due in days],
        }
        for (days, period), numbers in alike.items()
    ]
    return {"исполнитель": name, **memo.sides.of(*mine).values, "части": parts}


def _days(mine: Sequence[Verdict]) -> tuple[tuple[str, str], ...]:
    """Return the days on which it was executed, each with its term."""
    return tuple(gathered(mine, lambda v: (shown(_executed_on(v)), shown(v.due))))


def _period(mine: Sequence[Verdict]) -> str:
    """Write «за июль 2026 года» of a repeated item; "" where its term tells which report it is, or of any other."""
    words = report_words(mine) if mine[0].item.recurring else {"период": "", "со_сроком": ""}
    return "" if words["со_сроком"] else words["период"]


def _executed_on(verdict: Verdict) -> date | None:
    """Return the day of execution; of a report the one on which it was presented, where that is known.

    Of an earlier control date «Дата исполнения» of the row is that of a later report: the verdict holds its own.
    """
    if not (verdict.item.recurring or matter_of(verdict) == INFORMATION):
        return verdict.executed_on
    told = replace(verdict.reported, executed_on=verdict.executed_on)
    return late_day(told, late=True) or verdict.executed_on


def _delay(verdict: Verdict) -> int:
    day = _executed_on(verdict)
    return (day - verdict.due).days if day and verdict.due else 0
