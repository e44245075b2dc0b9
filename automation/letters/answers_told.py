"""What the line of a performer says of the papers sent to him: which of them have an answer, and about what."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count

from msgspec.structs import replace

from automation.control.returns import incoming_of
from automation.control.sent_papers import SentPapers, all_asked, asked_items, asks, in_order, out_on
from automation.gathering import gathered
from automation.letters.answers_cited import answer_says_more, received_words
from automation.letters.citing import CITED, letters_about, on_papers
from automation.letters.item_cases import item_numbers, items_of, numbers_of, unique
from automation.letters.letter_facts import Facts, Memo
from automation.letters.news import incoming_words
from automation.letters.recalled import without_answered, without_incoming
from automation.letters.sent_in_words import sent_words
from automation.letters.told import answered_without_it
from automation.model.control import Entry, Occasion, Verdict
from automation.model.kinds import REPEATED
from automation.model.reported import OVERLONG
from automation.model.standing import REPORTED
from automation.model.told_facts import reported_before
from automation.russian import show


def days_since_answer(verdict: Verdict, memo: Memo) -> int:
    """Count the working days since the last answer about an obligation came; 0 where nobody knows its day.

    One that names no day had come by the day of the first справка or memo that knew it.
    """
    answers, when = verdict.reported.answers, memo.facts.when
    came = incoming_of(answers[-1]) if answers else None
    day = (came and came.day) or (_first_known(answers[-1], verdict, memo) if answers else None)
    return 0 if day is None else next(days for days in count() if when(day, days + 1) > memo.on)


def _first_known(answer: str, verdict: Verdict, memo: Memo) -> date | None:
    """Return the day of the first snapshot that holds an answer about an obligation; None without one."""
    earlier = (s for s in memo.facts.snapshots if s.day < memo.on)
    known = (s.day for s in earlier if answer in (reported_before(s.facts, verdict) or {}).get("answers", ()))
    return min(known, default=None)


def has_been_read(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether an answer that nobody has entered counts as read: its words have long been told (decision 0322).

    One that says why a report is missing was read on the day it was written down (decision 0306).
    """
    if answered_without_it(verdict):
        return True
    answers = verdict.reported.answers
    told = verdict.reported.unread and bool(answers) and answer_says_more(answers[-1])
    return told and days_since_answer(verdict, memo) >= OVERLONG


def without_told_answers(verdict: Verdict, papers: Sequence[Entry], memo: Memo) -> Verdict:
    """Return the obligation without what the answers to the papers that asked for it say of it beside it.

    Of many papers a справка cites only the last: there the letter of its row may be told nowhere else.
    """
    asked = {e.key for e in memo.sent.asking([verdict])}
    answered = [e for e in papers if e.answer and e.key in asked]
    left = verdict if memo.running and len(papers) > CITED else without_incoming(verdict, answered)
    return without_answered(left, [e.answer for e in answered])


def as_answered(papers: Iterable[Entry], elsewhere: Mapping[str, str]) -> list[Entry]:
    """Return papers with the answers to them, be they about other items; of many so only the last, which is named."""
    mine = list(papers)
    named = {e.key for e in (mine if len(mine) <= CITED else mine[-1:])}
    return [replace(e, answer=elsewhere.get(e.key, e.answer)) if e.key in named else e for e in mine]


def answered_in_part(
    sent: Sequence[Entry], verdicts: Sequence[Verdict], elsewhere: Mapping[str, str], memo: Memo
) -> str:
    """Write «на письмо от … (пункты 2 и 5) ответа нет; на письмо от … (пункт 8) получен ответ: …» by their days.

    That is said where there is an answer beside an item that was asked for in vain: else the answer about the one item
    would seem to be about the other as well; so it is beside one after which its performer was heard or has reported.
    """
    spoken = {v.item.number for v in verdicts if not v.reported.silence}
    left, answered = dict[tuple[str, ...], list[Entry]](), dict[tuple[str, tuple[str, ...]], list[Entry]]()
    for paper in sent:
        asked, missed = asked_items([paper], verdicts), _missed(paper, verdicts, sent, memo)
        if paper.answer.strip():
            about = {item for _, item in memo.facts.entered(paper)} or spoken
            items = tuple(n for n in item_numbers(verdicts) if n in (asked & about or asked))
            answered.setdefault((received_words(paper.answer), items), []).append(paper)
        if missed and paper.key not in elsewhere:
            left.setdefault(missed, []).append(paper)
    if not left or not (answered or any(_is_over(e, verdicts, sent, memo) for e in sent)):
        return ""
    having = [(papers, items, answer) for (answer, items), papers in answered.items()]
    silent = in_order({e.key: e for papers in left.values() for e in papers}.values())
    told = {e.key: e for papers in answered.values() for e in papers}
    if len(silent) > CITED:
        missing = [n for n in item_numbers(verdicts) if any(n in items for items in left)]
        outcomes = [
            (silent, f"на {letters_about(silent, missing)} {no_written(silent, missing, memo)}"),
            *_outcomes(having, verdicts),
        ]
    else:
        without = [(papers, items, no_written(sent, items, memo)) for items, papers in left.items()]
        outcomes = list(_outcomes([*without, *having], verdicts))
        told |= {e.key: e for e in silent}
    others = as_answered([e for e in sent if e.key not in told], elsewhere)
    besides = sent_words(others, later=list(told.values()))
    if len(silent) <= CITED:
        besides = about_some(others, verdicts, besides)
    order = [e.key for e in in_order(sent)]
    said = (*([(others, besides)] if others else ()), *outcomes)
    return "; ".join(words for _, words in sorted(said, key=lambda one: max(order.index(e.key) for e in one[0])))


def awaited_after_silence(
    papers: Sequence[Entry], owed: Sequence[Verdict], elsewhere: Mapping[str, str], memo: Memo
) -> str:
    """Write «на письма от … № … (пункт 3) ответа нет; направлено письмо от … № …, срок ответа – 29.05.2026».

    Where both are about the same of several items: «по пункту 3 на письмо от … № … ответа нет, направлено письмо …».
    That is said where none is answered and the last one still waits: named alone, it would hide that others were in
    vain; of one alone the answer ``elsewhere``, about other items, is told too. "" where nothing was in vain, or nobody
    knows what came of some.
    """
    left = [(e, _missed(e, owed, papers, memo)) for e in papers]
    running = [e for e, missed in left if not missed]
    waits = bool(running) and all(answer_day([e], owed, memo.on) for e in running)
    if any(e.answer.strip() for e in papers) or not waits or len(running) == len(left):
        return ""
    vain, items = [e for e, missed in left if missed], {n for _, missed in left for n in missed}
    missing = [n for n in item_numbers(owed) if n in items]
    nothing = no_written(vain, missing, memo)
    until, told = answer_day(running, owed, memo.on), sent_words(running)
    waiting = f", срок ответа – {until}" if until else ""
    if others := [e for e in papers if e.key in elsewhere]:
        answer = f"{received_words(elsewhere[others[0].key])}, по {numbers_of(missing)['дат']} {nothing}"
        last = f"{about_some(running, owed, told)}{waiting}"
        return f"{on_papers(vain)} {answer}; {last}" if others == vain and len(vain) == 1 else ""
    every, alike = len(missing) == len(item_numbers(owed)), asked_items(running, owed) == {*missing}
    named = on_papers(vain) if len(vain) <= CITED else f"на {letters_about(vain, missing)}"
    if alike and not every and len(vain) <= CITED:
        return about_some(running, owed, f"{named} {nothing}, {told}{waiting}")
    if not every and len(vain) <= CITED:
        named = on_papers(vain, missing)
    return f"{named} {nothing}; {about_some(running, owed, told)}{waiting}"


def _outcomes(
    parts: Iterable[tuple[list[Entry], tuple[str, ...], str]], verdicts: Sequence[Verdict]
) -> Iterator[tuple[list[Entry], str]]:
    """Say what came of papers for some items; of papers of which several things are told, each behind its items.

    A line about one item alone does not name it again. Papers are named once: «на письмо от … № 115 по пункту 4 ответа
    нет, по пункту 6 получен ответ».
    """
    several = len(item_numbers(verdicts)) > 1
    for mine in gathered(parts, lambda one: tuple(e.key for e in one[0])).values():
        papers, items, told = mine[0]
        if len(mine) == 1:
            yield papers, f"{on_papers(papers, items if several else ())} {told}"
        else:
            by_item = ", ".join(f"по {numbers_of(some)['дат']} {outcome}" for _, some, outcome in mine)
            yield papers, f"{on_papers(papers)} {by_item}"


def about_some(papers: Sequence[Entry], verdicts: Sequence[Verdict], told: str) -> str:
    """Write «по пункту 2 направлено письмо …» of papers that asked for some items only: else it seems for all."""
    items, asked = item_numbers(verdicts), asked_items(papers, verdicts)
    mine = [n for n in items if n in asked]
    return f"по {numbers_of(mine)['дат']} {told}" if told and 0 < len(mine) < len(items) else told


def _is_over(paper: Entry, owed: Sequence[Verdict], sent: Sequence[Entry], memo: Memo) -> bool:
    """Tell whether a paper waits for nothing more and «Ответ» is empty: its performer has spoken otherwise."""
    return not (paper.answer.strip() or _missed(paper, owed, sent, memo) or answer_day([paper], owed, memo.on))


def _missed(paper: Entry, owed: Sequence[Verdict], sent: Sequence[Entry], memo: Memo) -> tuple[str, ...]:
    """Return the items that a paper asked for in vain, be it that something came in before it and was sent back."""
    left = stayed_unanswered(paper, sent, memo.facts)
    return tuple(unique(v.item.number for v in owed if any(asks(o, v) for o in left)))


def stayed_unanswered(paper: Entry, sent: Iterable[Entry], facts: Facts) -> frozenset[Occasion]:
    """Return what nobody has answered of a paper.

    Where a later one of these asked for it again and is in vain itself, what was said by telephone between is no answer
    to the earlier one alone, be the day that was promised still ahead.
    """
    later = {o.code_item_term for e in sent if e.day > paper.day for o in facts.unanswered(e)}
    spoken = facts.spoken(paper) & facts.ignored(paper)
    return facts.unanswered(paper) | {o for o in spoken if o.code_item_term in later}


def stayed_in_vain(
    mine: Sequence[Verdict], sent: SentPapers, left: Callable[[Entry], frozenset[Occasion]]
) -> list[Entry]:
    """Return the papers that asked for these obligations where all stayed unanswered (papers.md A15), else []."""
    papers = sent.asking(mine)
    asked = ((e, {o for o in all_asked(e) if any(asks(o, v) for v in mine)}) for e in papers)
    return papers if all(left(e).issuperset(some) for e, some in asked) else []


def brought_upon(paper: Entry, facts: Facts) -> str:
    """Write «, сведения по пункту 3 поступили (вх. от … № …)» of what has come in by one letter since a paper asked.

    Beside what stayed without an answer its addressee would else read that nobody has seen what he did send. Of an item
    of which the paper only reminded that is said where the answer to the paper is entered for it.
    """
    entered = facts.entered(paper)
    about = (o for o in all_asked(paper) if o.kind in REPEATED or o.code_and_item in entered)
    asked = (facts.judged.by_term.get(o.code_item_term) for o in about)
    came = [(v, i) for v in asked if v and v.standing in REPORTED and (i := v.reported.incoming)]
    since = [(v, incoming_words(i)) for v, i in came if i.day and i.day >= out_on(paper)]
    letters = {words for _, words in since}
    if len(letters) != 1 or "" in letters:
        return ""
    return f", сведения по {items_of(v for v, _ in since)['дат']} поступили (вх. {letters.pop()})"


def answer_day(papers: Iterable[Entry], mine: Sequence[Verdict], on: date) -> str:
    """Return the day ahead by which papers wait for an answer about these; "" where there is none, or several."""
    asked = ((e, o) for e in papers if not e.answer.strip() for o in all_asked(e) if any(asks(o, v) for v in mine))
    ahead = {day for e, o in asked if (day := e.answer_day(o)) and day >= on}
    return show(ahead.pop()) if len(ahead) == 1 else ""


def answer_days(papers: Sequence[Entry], mine: Sequence[Verdict], on: date) -> tuple[str, dict[str, str]]:
    """Return the one day ahead by which papers wait for an answer, or what stands beside each that waits.

    Of several its day stands beside each where another waits until another day, or not any more.
    """
    days = {e.key: day for e in papers if (day := answer_day([e], mine, on))}
    waits = len(days) == sum(not e.answer.strip() for e in papers)
    if waits and len({*days.values()}) <= 1:
        return next(iter(days.values()), ""), {}
    return "", {key: f"срок ответа – {day}" for key, day in days.items()}


def no_answer(papers: Iterable[Entry], mine: Sequence[Verdict], elsewhere: Mapping[str, str], memo: Memo) -> str:
    """Write «ответа нет», and of which items beside an answer about others."""
    items = item_numbers(mine)
    told = no_written(papers, items, memo)
    return f"по {numbers_of(items)['дат']} {told}" if elsewhere else told


def no_written(papers: Iterable[Entry], items: Collection[str], memo: Memo) -> str:
    """Write «ответа нет» of papers; «письменного ответа нет» where their reader has spoken of it by telephone since."""
    spoken = any(o.item in items for e in papers for o in memo.facts.spoken(e))
    return "письменного ответа нет" if spoken else "ответа нет"
