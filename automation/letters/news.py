"""What came in about the obligations of a letter, as sentences (papers.md A1–A4); what is still asked: ``asks``.

Each sentence is chosen by ``Reported.news`` alone. «Не поступили» is composed from proofs of silence and nothing else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from msgspec import Struct

from automation.control.returns import incoming_of
from automation.control.sent_papers import out_on
from automation.control.unanswered import is_entered
from automation.gathering import by_first, gathered
from automation.letters.cases import performer_genitive
from automation.letters.citing import answered_words
from automation.letters.ground_groups import Group
from automation.letters.item_bearers import named_bearers
from automation.letters.item_cases import item_numbers, unique
from automation.letters.items_behind import items_behind
from automation.letters.late_work import matter_when_late
from automation.letters.marks import verbatim
from automation.letters.matters import EVENT, asked_apart, common_report, item_presented
from automation.letters.people_asked import is_paper
from automation.letters.receivers import received_elsewhere
from automation.letters.tellable import reason_words, tellable
from automation.letters.topic_variables import NewsValues
from automation.letters.variables import ReceiverValues, ReturnValues
from automation.letters.words import Words
from automation.model.control import Entry, Verdict
from automation.model.reported import Incoming, News, Reported
from automation.plan.indicators import falls_short
from automation.russian import capital, join, show, shown

FILE = "facts.txt"
SECTIONS: Mapping[News, str] = {
    News.IN_WORK: "в работе",
    News.RESULT_OWED: "нет результатов",
    News.RETURNED: "возвращены",
    News.INAPPLICABLE: "не применимо",
    News.PARTLY: "представлены частично",
}
Values = Mapping[str, Any]


def is_silent(verdicts: Sequence[Verdict]) -> bool:
    """Tell whether nothing came in about any of them."""
    return bool(verdicts) and all(v.reported.silence for v in verdicts)


class Passage(Struct, frozen=True):
    """What one paragraph of a letter speaks of: its obligations, the day of the letter, its values and the words.

    ``receivers`` says who receives the reports among some of them. ``aside``: it stands beside what other items ask
    for, and names its own by their numbers.
    """

    verdicts: Sequence[Verdict]
    on: date
    values: Values
    words: Words
    receivers: Callable[[Sequence[Verdict]], ReceiverValues]
    aside: bool = False

    @property
    def several(self) -> bool:
        """Tell whether it speaks of more than one item, or beside others."""
        return self.aside or len(item_numbers(self.verdicts)) > 1

    def are_some(self, mine: Sequence[Verdict]) -> bool:
        """Tell whether these are only some of the items spoken of, so that they are named by their numbers."""
        return self.several and (self.aside or len(mine) < len(self.verdicts))

    def presented_elsewhere(self, verdict: Verdict) -> str:
        """Return the item whose report is presented to somebody else: nobody knows here that it was not; else ""."""
        return verdict.item.number if self.receivers([verdict])["получателю"] else ""


def passage_of(group: Group, values: Values) -> Passage:
    """Return the paragraph of a group with the values it has so far."""
    who = partial(received_elsewhere, group)
    return Passage(group.verdicts, group.paper.day, values, group.words, who, aside=group.aside)


def known(told: Passage, calls: Sequence[str], *, numbered: bool = False) -> list[str]:
    """Return what was said in ``calls``, one sentence for what the same is known of, and the silent ones last.

    ``numbered``: the items are named by their numbers, not as «указанные».
    """
    silent = [v for v in told.verdicts if v.reported.silence]
    lines = [*calls, *sentences(told, [v for v in told.verdicts if not v.reported.silence])]
    for mine in gathered(silent, told.presented_elsewhere).values():
        apart = told.several if common_report(mine) else numbered or len(mine) < len(told.verdicts)
        lines.append(told.words.line(FILE, "не поступили", values_told(told, mine, several=apart)))
    return _day_named_once(lines, f"По состоянию на {told.values['дата']} ")


def _day_named_once(lines: Sequence[str], day: str) -> list[str]:
    """Return sentences of which the first alone begins with the day they are true of."""
    first = next((place for place, line in enumerate(lines) if line.startswith(day)), len(lines))
    later = (capital(line.removeprefix(day)) if line.startswith(day) else line for line in lines[first + 1 :])
    return [*lines[: first + 1], *later]


def sentences(told: Passage, mine: Sequence[Verdict], section: str = "") -> list[str]:
    """Return one sentence for those of whom the same is known, from a ``section`` or that of what is known."""
    alike = gathered(mine, lambda v: (_said(v.reported), item_presented(v))).values()
    sections = ((section or _section(part[0].reported), part) for part in alike)
    return [told.words.line(FILE, section, values_told(told, part, several=told.several)) for section, part in sections]


def _section(told: Reported) -> str:
    """Return the section for what is known; of an event, too, something may have come in that proves nothing."""
    return SECTIONS.get(News.PARTLY if told.brought else told.news, "рассматриваются")


def _said(told: Reported) -> tuple[Any, ...]:
    """Say what a sentence says of an obligation beside its item."""
    days = told.expected_on, told.expected_before
    return (told.news, told.brought, told.incoming, told.reason, *days, told.returned_on, told.return_reason)


def values_told(paragraph: Passage, mine: Sequence[Verdict], *, several: bool) -> Mapping[str, object]:
    """Return what the sections of facts.txt may say of obligations of which the same is known."""
    told, values = mine[0].reported, paragraph.values
    news: NewsValues = {
        "пункты": items_behind(mine, aside=paragraph.aside),
        "отчёт": common_report(mine),
        **asked_apart(mine),
        "несколько": several,
        "сроков": len({v.due for v in mine}) > 1,
        "впереди": False,
        "с_числами": False,
        "в_работе": all(v.reported.news is News.IN_WORK for v in mine),
        "события": all(matter_when_late(v) == EVENT for v in mine),
        "после": values.get("после", ""),
        "не_на_письмо": values.get("не_на_письмо", ""),
        "на_письмо": values.get("на_письмо", ""),
        "напоминали": values.get("напоминали", False),
        "просили": values.get("просили", ""),
        "просили_до": values.get("просили_до", ""),
        "повторно": values.get("повторно", False),
        "причина": reason_words(told.reason),
        "задержка": any(_is_delayed(v, paragraph.on) for v in mine),
        "ожидается": shown(told.expected_on),
        "указывалась": join([show(day) for day in told.expected_before]),
        "истекла": told.broken_promise(paragraph.on) is not None,
        "есть_сведения": told.brought,
        "исполнено_не_всё": falls_short(mine[0].item, mine[0].row),
        "прошедший_день": _broken_day(mine, paragraph.on) if paragraph.aside else "",
        **return_words(told),
    }
    bearers = named_bearers(mine, performer_genitive) if values["за_других"] else ""
    whose = {"организации_род": bearers, "от_кого": bearers} if bearers else {}
    no_form = {"по_форме": ""} if all(map(is_paper, mine)) else {}
    return {**values, **news, **paragraph.receivers(mine), **whose, **no_form}


def _broken_day(mine: Sequence[Verdict], on: date) -> str:
    """Return the day that their performer has named of all of them and let pass; "" where there are several."""
    broken = {day for v in mine if (day := v.reported.named_day) and day < on}
    return show(broken.pop()) if len(broken) == 1 else ""


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


def came_since(verdict: Verdict, day: date) -> bool:
    """Tell whether what is told of work under way or of a report sent back came in on ``day`` or after it.

    Without a day of its letter nobody knows.
    """
    told = verdict.reported
    came = told.incoming.day if told.incoming else None
    answers = told.news is News.RETURNED or (told.news is News.IN_WORK and not told.brought)
    return answers and came is not None and came >= day


def returned_by(verdict: Verdict, day: date) -> bool:
    """Tell whether a report was sent back on ``day`` at the latest: a letter of that day has followed it."""
    told = verdict.reported
    return told.news is News.RETURNED and told.returned_on is not None and told.returned_on <= day


def answered_by(verdicts: Sequence[Verdict], papers: Sequence[Entry]) -> str:
    """Write «письмо от 17.03.2027 № 01-15/К-3», which these obligations' reports had answered.

    That is so where «Ответ» of it names their letter, or names none and this came in behind the day on which it went
    out; "" otherwise: a report of the same day may have been on its way before, and nobody knows what it came upon.
    """
    last = papers[-1] if papers else None
    read = incoming_of(last.answer) if last else None
    named = bool(read and read.day and read.number)

    def answers(paper: Entry, incoming: Incoming | None) -> bool:
        came = incoming.day if incoming else None
        return is_entered(paper, incoming) if named else came is not None and came > out_on(paper)

    return answered_words(papers) if last and all(answers(last, v.reported.incoming) for v in verdicts) else ""


def incoming_words(incoming: Incoming | None) -> str:
    """Write «от 24.12.2025 № 1984» after «вх.»; "" without a number or with words that may not be told.

    Words beside the day («эл. почта», «б/н») are no number, and papers name the day alone.
    """
    if incoming is None or not tellable(incoming.number):
        return ""
    day = f"от {show(incoming.day)}" if incoming.day else ""
    number = f"№ {verbatim(incoming.number)}" if any(map(str.isdigit, incoming.number)) else ""
    return " ".join(filter(None, (day, number)))


def incoming_together(letters: Iterable[Incoming | None]) -> str:
    """Write «от 20.05.2026 № 1044, 1055 и 1066» of several letters: those of one day are told together.

    A letter without a day is not told.
    """
    cited = unique(incoming_words(letter) for letter in letters if letter and letter.day)
    by_day = by_first((day, number) for day, _, number in (words.partition(" № ") for words in cited if words))
    numbers = {day: join([number for number in mine if number]) for day, mine in by_day.items()}
    return join([f"{day} № {told}" if told else day for day, told in numbers.items()])
