"""``reissue``: the same number with corrected data, decided and composed again.

A letter or записка that nobody has signed gets today's date and a new answer date (decision 0020); any other paper is
composed again as of the day it bears.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from msgspec.structs import replace

from automation.control.decisions import paper_to
from automation.control.review import Review, follow, review
from automation.day.answers import known_of
from automation.day.call import Call
from automation.day.issuing import TOKEN, Decided, as_printed, new_code
from automation.day.office_templates import template_hash
from automation.day.office_words import read_words
from automation.day.paper_facts import paper_facts
from automation.day.paper_mail import attachments, filled, memo_mail
from automation.day.paper_reason import paper_reason
from automation.errors import CallError
from automation.file_names import paper_path
from automation.letters.composing import compose
from automation.letters.facts_check import check_letter
from automation.model.control import Entry, History, Paper
from automation.model.kinds import MEMOS, TO_PERFORMERS, Kind
from automation.model.letter import Letter
from automation.model.told_facts import facts_of
from automation.register import DispatchFact, NewEdition, NewMail, Register
from automation.russian import show

A_YEAR = 250  # working days
ANNUL = "впишите дату и причину в столбец «Аннулирован» листа «Отправка»"


def reissued(call: Call, register: Register, one: Decided, entry: Entry, *, of_sent: bool = False) -> str:
    """Begin the corrected text of a paper; answers the path of its new file.

    ``one`` is the order judged today. Raises ``CallError`` when the paper has lost its ground, when the corrected
    text fails the last look, when it was annulled, or when it went out and the caller does not say ``of_sent``.
    """
    said = tuple(f for f in one.matched.facts if f.key == entry.key)
    again, paper = _judged(register, one, entry, _day(call, one, entry, said))
    letter = _composed(call, again.review, paper, entry, register.explain(entry.key).letter)
    paper = as_printed(paper, letter)
    new = NewEdition(
        paper=paper,
        letter=letter.as_json(),
        path=_next_path(call, entry, paper.day),
        template=template_hash(call.home, paper.form),
        reason=paper_reason(call, again.morning, paper),
        subject=letter.subject,
        facts=said,
        snapshot=facts_of(again.review.figures) if paper.kind in MEMOS else None,
        of_sent=of_sent,
    )
    register.reissue(entry.key, new, _mail(call, again, new, entry), on=call.on)
    return new.path


def _day(call: Call, one: Decided, entry: Entry, said: tuple[DispatchFact, ...]) -> date:
    """Return the new text's date: on a day off the working day before, never one before the paper's own."""
    signed = entry.signed_on or entry.sent_on or any(f.signed_on or f.sent_on for f in said)
    if entry.form not in TO_PERFORMERS or signed:
        return entry.day
    if call.on.year != entry.day.year:
        raise CallError(
            f"Документ № {entry.number} от {show(entry.day)} имеет номер прошлого года: {ANNUL}; "
            "следующий запуск выпустит новый."
        )
    calendar = one.morning.calendar
    day = call.on if calendar.is_working(call.on) else calendar.add(call.on, -1)
    return max(day, entry.day)


def _judged(register: Register, one: Decided, entry: Entry, day: date) -> tuple[Decided, Paper]:
    """Judge the order as if neither this paper nor any later one had been issued; return it and the paper made anew.

    What else is due to the addressee that day is for a paper of its own: this one keeps to the occasions it was issued
    for. The pause between two letters does not hold a paper that was issued long ago. Nor does a letter about the
    breach, due by now, take the place of a question that nobody has signed: it is written once that was asked in vain.
    """
    policy = replace(one.review.settings.policy, addressee_gap=0)
    if entry.kind is Kind.REQUEST:
        policy = replace(policy, overdue_after=A_YEAR)
    settings = replace(one.review.settings, policy=policy)
    matched, history, _ = known_of(register, register, one.book, day)
    reviewed = review(one.book, _before(history, entry, day), settings, day)
    for paper in _kept_to(entry, reviewed, follow(reviewed).papers):
        if (paper.kind, paper.form, _code(paper)) == (entry.kind, entry.form, entry.addressee_code):
            return replace(one, review=reviewed, matched=matched), paper
    named = f"Документ № {entry.number} от {show(entry.day)}"
    if one.book.in_doubt:
        raise CallError(f"{named} пока не составить: строки «Хода исполнения» перемешаны или дополнены в копии листа.")
    raise CallError(f"{named} по нынешним данным не нужен, так как утратил основание; {ANNUL}.")


def _before(history: History, entry: Entry, day: date) -> History:
    """Return the history of the day without the paper and what came after it.

    So came another letter of this day to the same addressee, who would get no second one today.
    """
    entries = tuple(e for e in history.entries if e.key != entry.key and e.day <= day and not _after(entry, e, day))
    keys = {e.key for e in entries}
    return replace(
        history,
        entries=entries,
        spent={o: e for o, e in history.spent.items() if e.key in keys},
        snapshots=tuple(s for s in history.snapshots if (s.kind, s.day) != (entry.kind, entry.day)),
    )


def _after(entry: Entry, other: Entry, day: date) -> bool:
    return entry.day < other.day == day and other.addressee_code == entry.addressee_code != ""


def _kept_to(entry: Entry, reviewed: Review, papers: Iterable[Paper]) -> Iterator[Paper]:
    """Yield the papers of the day, those to a person with the grounds alone for which the entry was issued."""
    for paper in papers:
        mine = [g for g in paper.grounds if g.occasion in entry.details]
        if paper.addressee is None:
            yield paper
        elif mine:
            yield replace(paper_to(reviewed.morning, paper.addressee, mine), also=paper.also)


def _code(paper: Paper) -> str:
    return paper.addressee.code if paper.addressee else ""


def _composed(call: Call, reviewed: Review, paper: Paper, entry: Entry, former: Mapping[str, Any]) -> Letter:
    """Compose the corrected words and look them over like a new paper's; a code printed before keeps its token."""
    facts = paper_facts(call, reviewed, entry.printed)
    letter = compose(paper, facts, read_words(call.home, call.press))
    if before := str(former.get("code", "")):
        letter = replace(letter, code=new_code(entry.number, paper.day, before[-TOKEN:]))
    for found in check_letter(letter, paper, facts):
        if found.level == "error":
            raise CallError(found.message)
    return letter


def _mail(call: Call, again: Decided, new: NewEdition, entry: Entry) -> list[NewMail]:
    """Send the new edition of a memo to whom the former one went; a letter follows once it is signed."""
    if new.paper.kind not in MEMOS:
        return []
    data = filled(call, new.paper.form, new.letter)
    attached = attachments(call, [(PurePosixPath(new.path).name, data)])[0]
    return list(memo_mail(call, again, new.paper, entry.key, attached, edition=entry.edition + 1))


def _next_path(call: Call, entry: Entry, day: date) -> str:
    """Return the path of the new file, beside the old one or in its new day's folder: «… (исправлено 2).docx»."""
    old = PurePosixPath(entry.path)
    stem = old.stem.split(" (исправлено")[0].replace(entry.day.isoformat(), day.isoformat(), 1)
    for n in range(1, 100):
        name = f"{stem} (исправлено{f' {n}' if n > 1 else ''}){old.suffix}"
        path = paper_path(entry.order, day, name)
        if path != entry.path and not (call.home / path).exists():
            return path
    raise CallError(f"Документ № {entry.number} исправлялся слишком много раз.")
