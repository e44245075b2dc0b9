"""What was sent to a performer, as a line of a справка or memo names it beside what he owes."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from automation.control.sent_papers import asked_items
from automation.letters.answers_told import (
    about_some,
    answer_days,
    answered_in_part,
    as_answered,
    awaited_after_silence,
    no_answer,
    stayed_in_vain,
    stayed_unanswered,
)
from automation.letters.citing import CITED
from automation.letters.item_cases import item_numbers, numbers_of, unique
from automation.letters.letter_facts import Memo, Side
from automation.letters.letters_told import is_of_the_same, papers_told, too_many
from automation.letters.measures import receivers
from automation.letters.sent_in_words import sent_to_each, sent_words
from automation.letters.told import Telling
from automation.model.control import Entry, Verdict

OPEN = (Telling.AWAITED, Telling.AHEAD)  # the day to answer or to execute has not passed
Told = tuple[Verdict, Telling]
Dated = tuple[date, str]  # what was said in a call, or decided, by its day


class Account(Struct, frozen=True):
    """What one list tells of one performer, or of several of whom it tells the same: of the first it says ``mine``.

    ``titled``: what the title of a list of those who are late says of them already.
    """

    names: tuple[str, ...]
    side: Side
    titled: Telling
    mine: tuple[Told, ...]
    told: tuple[str, ...]
    spoken: tuple[Dated, ...]
    decided: tuple[Dated, ...]
    verdicts: tuple[Verdict, ...]
    papers: tuple[Entry, ...]
    each: tuple[Entry, ...]  # of several performers, what the first was sent; the others got as many on the same days
    elsewhere: Mapping[str, str] = {}  # by paper, the answer to it that is entered for items it did not ask about


def sent_beside(one: Account, memo: Memo, named: set[str]) -> tuple[str, str]:
    """Name what was sent, with what came of it, and who received it, if not the performer.

    A memo is the last word of an order and names each paper by its items, once: not one that another of its lists has
    ``named``. A справка names of many the last.
    """
    if memo.running:
        return _sent(one, memo)
    left = tuple(e for e in one.papers if e.key not in named)
    named |= {e.key for e in left}
    return _sent_in_full(replace(one, papers=left), memo)


def _awaited(until: str, one: Account) -> str:
    """Write «срок ответа – 22.06.2026», and of which items beside an answer about others."""
    asked = asked_items(one.papers, one.verdicts)
    mine = [n for n in item_numbers(one.verdicts) if n in asked]
    about = f"по {numbers_of(mine)['дат']} " if one.elsewhere else ""
    return f"{about}срок ответа – {until}"


def _are_alike(one: Account) -> bool:
    """Tell whether several performers were sent as many papers of one form on the same days."""
    return len(one.papers) > max(len(one.each), CITED) and len({e.form for e in one.each}) == 1


def _items_of(one: Account, paper: Entry) -> tuple[str, ...]:
    asked = asked_items([paper], one.verdicts)
    return tuple(n for n in item_numbers(one.verdicts) if n in asked)


def _receiver(one: Account) -> str:
    return receivers(unique(e.addressee_organisation for e in one.papers), one.verdicts)


def _sent_in_full(one: Account, memo: Memo) -> tuple[str, str]:
    """Name for a memo all papers with what came of each, by their items; and who received them, if not the performer.

    Of several performers who got one each on one day it is but the day. Its author and its reader know what they have
    left without an answer.
    """
    if _are_alike(one) and (len(one.each) == 1 or too_many(one.papers)):
        return _sent(one, memo)
    told = papers_told(one.papers, one.verdicts, memo, in_vain=not one.side) if one.papers else ""
    alike = is_of_the_same(one.papers, one.verdicts, memo)
    return about_some(one.papers, one.verdicts, told) if alike else told, _receiver(one)


def _sent(one: Account, memo: Memo) -> tuple[str, str]:
    """Name for a справка the papers, of many the last, and what is awaited of them; and who received them."""
    apart = _are_alike(one)
    papers = as_answered(one.papers, one.elsewhere)
    in_part = "" if apart or one.side else answered_in_part(one.papers, one.verdicts, one.elsewhere, memo)
    if not (in_part or apart or one.side):
        in_part = awaited_after_silence(one.papers, one.verdicts, one.elsewhere, memo)
    awaited = not in_part and (one.mine[0][1] in OPEN or not memo.running)  # elsewhere a справка says who is asked
    until, waiting = answer_days(one.papers, one.verdicts, memo.on) if awaited else ("", {})
    about = partial(_items_of, one)
    sent = sent_to_each(one.each) if apart else in_part or sent_words(papers, waiting=waiting, items=about)
    sent = sent if in_part else about_some(one.papers, one.verdicts, sent)
    receiver = _receiver(one)
    left = partial(stayed_unanswered, sent=one.papers, facts=memo.facts)
    in_vain = not (in_part or one.side) and stayed_in_vain(one.verdicts, memo.sent, left)
    if sent and (until or in_vain):
        named, receiver = f" (адресат – {receiver})" if receiver else "", ""
        came = _awaited(until, one) if until else no_answer(one.papers, one.verdicts, one.elsewhere, memo)
        sent = f"{sent}{named}, {came}"
    return sent, receiver
