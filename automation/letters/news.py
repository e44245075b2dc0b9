"""What came in about the obligations of a letter, as sentences, and what is therefore still asked (papers.md A1–A4).

Each sentence is chosen by ``Reported.news`` alone. «Не поступили» is composed from proofs of silence and nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct

from automation.control.persons import names_person
from automation.control.returns import incoming_of
from automation.control.unanswered import is_entered
from automation.gathering import by_first, gathered
from automation.letters.citing import answered_words
from automation.letters.item_cases import item_numbers
from automation.letters.marks import verbatim
from automation.letters.matters import asked_apart, common_report, item_presented, items_named
from automation.letters.people_asked import is_paper, lacks_figures
from automation.letters.tellable import quotable, reason_words, tellable
from automation.letters.topic_variables import NewsValues, PromiseValues
from automation.letters.variables import ReturnValues
from automation.letters.words import Words
from automation.model.control import Entry, Verdict
from automation.model.reported import UNDER_WAY, Incoming, News, Promise, Reported
from automation.patterns import lazy
from automation.plan.indicators import asks_figures, enough
from automation.russian import join, show, shown, without_stop

FILE = "facts.txt"
SECTIONS: Mapping[News, str] = {
    News.IN_WORK: "в работе",
    News.RESULT_OWED: "нет результатов",
    News.RETURNED: "возвращены",
    News.INAPPLICABLE: "не применимо",
    News.PARTLY: "представлены частично",
}
OWES_NO_REASON = {News.RETURNED, News.INAPPLICABLE, News.UNKNOWN, News.RESULT_OWED}  # of an event: asked beside it
_FIGURES_WANTED = {News.SILENT, News.RETURNED, News.PARTLY, News.RESULT_OWED}
Values = Mapping[str, Any]


def is_silent(verdicts: Sequence[Verdict]) -> bool:
    """Tell whether nothing came in about any of them."""
    return bool(verdicts) and all(v.reported.silence for v in verdicts)


_NAMED = lazy(r"(?:[а-яё«»\w\s-]{0,80} )?[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\.\s?[А-ЯЁ]\.")


class Passage(Struct, frozen=True):
    """What one paragraph of a letter speaks of: its obligations, the day of the letter, its values and the words.

    ``aside``: it stands beside what other items ask for, and names its own by their numbers.
    """

    verdicts: Sequence[Verdict]
    on: date
    values: Values
    words: Words
    aside: bool = False

    @property
    def several(self) -> bool:
        """Tell whether it speaks of more than one item, or beside others."""
        return self.aside or len(item_numbers(self.verdicts)) > 1

    def are_some(self, mine: Sequence[Verdict]) -> bool:
        """Tell whether these are only some of the items spoken of, so that they are named by their numbers."""
        return self.several and (self.aside or len(mine) < len(self.verdicts))


def known(told: Passage, *, numbered: bool = False) -> list[str]:
    """Return what was promised, one sentence for the obligations of which the same is known, and the silent ones last.

    ``numbered``: the items are named by their numbers, not as «указанные».
    """
    silent = [v for v in told.verdicts if v.reported.silence]
    sentences = [*promised(told), *_sentences(told, [v for v in told.verdicts if not v.reported.silence])]
    if silent:
        apart = told.several if common_report(silent) else numbered or len(silent) < len(told.verdicts)
        sentences.append(told.words.line(FILE, "не поступили", _values(told, silent, several=apart)))
    return sentences


def expected(told: Passage) -> list[str]:
    """Return what is known before the term: the day on which work under way will be done, and what was sent back."""
    of_the_term = (v for v in told.verdicts if v.reported.news is News.RETURNED or has_named_his_day(v, told.on))
    return _sentences(told, list(of_the_term))


def has_named_his_day(verdict: Verdict, on: date) -> bool:
    """Tell whether the performer works on it and has named a day for it that has not passed."""
    said = verdict.reported
    return said.news is News.IN_WORK and said.expected_on is not None and said.expected_on >= on


def _sentences(told: Passage, mine: Sequence[Verdict]) -> list[str]:
    """Return one sentence for those of whom the same is known."""
    alike = gathered(mine, lambda v: (_said(v.reported), item_presented(v))).values()
    sections = ((_section(part[0].reported), part) for part in alike)
    return [told.words.line(FILE, section, _values(told, part, several=told.several)) for section, part in sections]


def _section(told: Reported) -> str:
    """Return the section for what is known; of an event, too, something may have come in that proves nothing."""
    return SECTIONS.get(News.PARTLY if told.brought else told.news, "рассматриваются")


def promised(told: Passage) -> list[str]:
    """Return one sentence for each promise made by telephone: no letter says that nothing is known (papers.md C8)."""
    alike = by_first((promise, verdict) for verdict in told.verdicts if (promise := verdict.reported.promise))
    lines = []
    for promise, mine in alike.items():
        said: PromiseValues = {
            "разговор": show(promise.called_on),
            "обещано": show(promise.promised_on),
            "прошло": promise.promised_on < told.on,
            "кто": _who_spoke(promise, mine),
            "прежние": join([show(day) for day in promise.broken]),
            "прежних": len(promise.broken),
            "сказано": (words := quotable(without_stop(promise.said, " ."))),
            "пояснено": bool(words) or (promise.explained and not promise.said),
        }
        values = _values(told, mine, several=told.are_some(mine))
        lines.append(told.words.line(FILE, "обещано", {**values, **said}))
    return lines


def _who_spoke(promise: Promise, mine: Sequence[Verdict]) -> str:
    """Write «заместитель директора Образцов А.А.» of who promised; "" of the head himself and of a cell without a name.

    The reader of the letter learns from it whom to ask.
    """
    by, heads = promise.by.strip(), {name for v in mine for name in (v.performer.name, v.performer.acting) if name}
    known = _NAMED.fullmatch(by) and tellable(by) and not any(names_person(by, name) for name in heads)
    return verbatim(by) if known else ""


class Days(Struct, frozen=True, kw_only=True):
    """The day by which a letter asks for an answer, and how it counts working days from a day."""

    answer: date
    when: Callable[[date, int], date]

    def named(self, verdict: Verdict) -> date | None:
        """Return the day named for a report, or the next working day: no letter asks for an answer on another."""
        day = verdict.reported.named_day
        return self.when(day - timedelta(days=1), 1) if day else None


def asks(told: Passage, days: Days) -> list[str]:
    """Say what is still missing, one request a line: never a reason or a day the performer has already given."""
    verdicts, on = told.verdicts, told.on
    of = {news: [v for v in verdicts if v.reported.news is news] for news in News}
    found = [("просим сведения", of[News.SILENT]), *_by("просим после возврата", of[News.RETURNED], _explained)]
    named = [v for v in (*of[News.IN_WORK], *of[News.PARTLY]) if v.reported.named_day]
    found += _by("просим подтвердить", (v for v in of[News.PARTLY] if v not in named), item_presented)
    found.append(("просим обоснование", of[News.INAPPLICABLE]))
    unnamed = [v for v in of[News.IN_WORK] if v not in named]
    found += _by("просим ожидаемую дату", unnamed, item_presented)
    broken = [v for v in named if (v.reported.named_day or on) < on]
    found += _by("просим после обещанного", broken, lambda v: (_reasoned(v), item_presented(v)))
    soon = [v for v in named if v not in broken and (days.named(v) or days.answer) < days.answer]
    found.append(("просим о состоянии", soon))
    held = [v for v in of[News.RESULT_OWED] if (days.named(v) or date.min) < days.answer]
    found += _by("просим результаты", held, _result_due(on))
    wanted = (v for v in verdicts if v.reported.news in _FIGURES_WANTED and lacks_figures(v))
    found.append(("просим числа", [v for v in wanted if asks_figures(v.item)]))
    found.append(("просим причины", [v for v in verdicts if _owes_reason(v)]))
    asked = ((section, _values(told, mine, several=told.are_some(mine))) for section, mine in found if mine)
    return [line for section, values in asked for line in told.words.lines(FILE, section, values)]


def _by(section: str, mine: Iterable[Verdict], known: Callable[[Verdict], object]) -> list[tuple[str, list[Verdict]]]:
    """Return the section once for all of whom the same is known."""
    return [(section, list(alike)) for alike in gathered(mine, known).values()]


def _result_due(on: date) -> Callable[[Verdict], tuple[bool, bool]]:
    """Tell of a result whether a reason was named, and whether the day named for it has passed."""
    return lambda v: (_reasoned(v), v.reported.broken_promise(on) is not None)


def _reasoned(verdict: Verdict) -> bool:
    """Tell whether a reason was named: the words ask for it by that."""
    return bool(verdict.reported.reason)


def _explained(verdict: Verdict) -> tuple[bool, str, bool]:
    """Tell whether the performer can know what was missing in a report that was sent back, and of which item it is.

    And whether its own figures say that the work is not done: then the work is asked for, too.
    """
    return bool(quotable(verdict.reported.return_reason)), item_presented(verdict), _is_short(verdict)


def _is_short(verdict: Verdict) -> bool:
    people = verdict.row.people if verdict.row else None
    return people is not None and asks_figures(verdict.item) and not enough(verdict.item, *people)


def to_complete(told: Passage, days: Days) -> list[str]:
    """Say what is asked of work promised for the answer date or later: the report by that day, one request a day.

    The promised day is the date asked for, so that no letter asks for a report before the performer can have it.
    """
    working = (v for v in told.verdicts if v.reported.news in UNDER_WAY)
    alike = by_first((day, v) for v in working if (day := days.named(v)) and day >= days.answer)
    asked = ((day, _values(told, alike[day], several=told.several)) for day in sorted(alike))
    return [told.words.line(FILE, "просим завершить", {**values, "ожидается": show(day)}) for day, values in asked]


def _owes_reason(verdict: Verdict) -> bool:
    """Tell whether the term has passed and nobody has written why."""
    return not verdict.reported.reason and verdict.reported.news not in OWES_NO_REASON


def _said(told: Reported) -> tuple[Any, ...]:
    """Say what a sentence says of an obligation beside its item."""
    days = told.expected_on, told.expected_before
    return (told.news, told.brought, told.incoming, told.reason, *days, told.returned_on, told.return_reason)


def _values(paragraph: Passage, mine: Sequence[Verdict], *, several: bool) -> Mapping[str, object]:
    told, values = mine[0].reported, paragraph.values
    news: NewsValues = {
        "пункты": items_named(mine, always=True),
        "отчёт": common_report(mine),
        **asked_apart(mine),
        "несколько": several,
        "сроков": len({v.due for v in mine}) > 1,
        "после": values.get("после", ""),
        "на_письмо": values.get("на_письмо", ""),
        "напоминали": values.get("напоминали", False),
        "повторно": values.get("повторно", False),
        "причина": reason_words(told.reason),
        "задержка": any(_is_delayed(v, paragraph.on) for v in mine),
        "ожидается": shown(told.expected_on),
        "указывалась": join([show(day) for day in told.expected_before]),
        "истекла": told.broken_promise(paragraph.on) is not None,
        "есть_сведения": told.brought,
        "исполнено_не_всё": _is_short(mine[0]),
        **return_words(told),
    }
    return {**values, **news, **({"по_форме": ""} if all(map(is_paper, mine)) else {})}


def _is_delayed(verdict: Verdict, on: date) -> bool:
    """Tell whether the term has passed or the performer has named a day behind it: a reason is one of a delay then."""
    day = verdict.reported.expected_on
    return verdict.due is not None and (verdict.due < on or (day is not None and day > verdict.due))


def return_words(told: Reported) -> ReturnValues:
    """Tell when and why a report was sent back, and the letter that had brought it."""
    return {
        "входящий": incoming_words(told.incoming),
        "возвращены": shown(told.returned_on),
        "причина_возврата": reason_words(told.return_reason),
    }


def came_after(verdict: Verdict, day: date) -> bool:
    """Tell whether a report that was sent back had come in after ``day``; without a day of its letter nobody knows."""
    told = verdict.reported
    came = told.incoming.day if told.incoming else None
    return told.news is News.RETURNED and came is not None and came > day


def answered_by(verdicts: Sequence[Verdict], papers: Sequence[Entry]) -> str:
    """Write «письмо от 17.03.2027 № 01-15/К-3», which reports that were sent back had answered.

    "" where «Ответ» of it holds another message: then nobody knows what they came upon.
    """
    last = papers[-1] if papers else None
    read = incoming_of(last.answer) if last else None
    known = last and read and read.day and read.number
    if last and known and not all(is_entered(last, v.reported.incoming) for v in verdicts):
        return ""
    return answered_words(papers)


def incoming_words(incoming: Incoming | None) -> str:
    """Write «от 24.12.2025 № 1984» after «вх.»; "" without a number or with words that may not be told.

    Words beside the day («эл. почта», «б/н») are no number, and papers name the day alone.
    """
    if incoming is None or not tellable(incoming.number):
        return ""
    day = f"от {show(incoming.day)}" if incoming.day else ""
    number = f"№ {verbatim(incoming.number)}" if any(map(str.isdigit, incoming.number)) else ""
    return " ".join(filter(None, (day, number)))
