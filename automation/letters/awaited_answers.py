"""What has been asked of whom and is awaited, what is still to be asked, and which answers are being read (справка)."""

from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from msgspec import Struct

from automation.control.to_hear import Ripeness
from automation.gathering import by_first, gathered
from automation.letters.cases import performer_genitive
from automation.letters.citing import ANSWERED, answer_words, without_words
from automation.letters.item_cases import numbers_of, unique
from automation.letters.letter_facts import Memo
from automation.letters.measures import AskedLast, asked_by, open_verdicts
from automation.letters.memo_variables import AskedOfValues
from automation.letters.told import LATE, PURSUED, telling_of
from automation.model.control import CodeItemTerm, Verdict
from automation.model.standing import Standing
from automation.russian import join, shown

FEW = 3  # so many of those who are late are named apart from the others
ByItem = Mapping[str, Collection[CodeItemTerm]]  # the obligations of which something is missing


class Asking(Struct, frozen=True):
    """How an obligation is asked for: to be answered by a day, or, where that has passed, by a paper of a day.

    Without either it is still to be asked for.
    """

    until: date = date.max
    cited: str = ""

    @property
    def yet(self) -> bool:
        """Tell whether nobody has asked yet."""
        return self == Asking()


def asked_and_read(told: Ripeness, memo: Memo, meeting: Container[str]) -> dict[str, Any]:
    """Return ``сведения``, what is asked of whom, and ``рассматриваются``, which answers nobody has entered.

    Nothing is said of the items of a ``meeting``. Of every other obligation behind its term one of them tells what is
    done about it, unless the lists tell what has come, is to come by a day or was decided. Performers are named where
    of others with the same item something else is told, and few where others are late with it (papers.md A12).
    """
    last, open_ = asked_by(memo), [v for v in open_verdicts(memo.figures) if v.item.number not in meeting]
    late = by_first((v.item.number, v.code_item_term) for v in open_ if telling_of(v, memo.on) in PURSUED)
    read = [v for v in told.unread if v.item.number not in meeting]
    unread = {v.code_item_term for v in read}
    left = (v for v in open_ if v.standing is Standing.OVERDUE and v.code_item_term not in unread)
    alike = gathered(((v, _asked(v, told, memo, last)) for v in left), lambda one: one[1])
    parts = {
        how: [v for v, _ in alike[how]] for how in sorted(filter(None, alike), key=lambda how: (how.until, how.yet))
    }
    often = Counter(number for mine in (*parts.values(), read) for number in {v.item.number for v in mine})
    split = {number for number, times in often.items() if times > 1}
    values = [one for how, mine in parts.items() for one in _parts(how, mine, named=_is_named(mine, split, late))]
    return {"сведения": _behind_one_another(values), "рассматриваются": _read(read, _apart(read, late))}


def _asked(verdict: Verdict, told: Ripeness, memo: Memo, last: Mapping[CodeItemTerm, AskedLast]) -> Asking | None:
    """Return how an obligation is asked for; None where there is nothing to ask, or it waits for something else.

    «Asked» is said by the last paper that has been signed or goes today, but for one from before a report was sent
    back, and not where the answer has come already: in «Ответ», or as the reason and a later day, named since. Where
    the day that a paper names has passed, be it that it was sent late, the day of the paper is told.
    """
    on, said, paper = memo.on, verdict.reported, last.get(verdict.code_item_term)
    if paper is None or (said.returned_on and paper.day < said.returned_on):
        return Asking() if _is_to_be_asked(verdict, told, memo) else None
    if paper.answered or said.promised_after(paper.until or on):
        return None
    if paper.until and paper.until >= on:
        return Asking(until=paper.until)
    return Asking(cited=paper.cited) if verdict.code_item_term in told.waiting else None


def _is_to_be_asked(verdict: Verdict, told: Ripeness, memo: Memo) -> bool:
    """Tell whether nothing has come of an obligation that counts, nor is awaited: promised, or decided since."""
    said, on = verdict.reported, memo.on
    if telling_of(verdict, on) not in LATE or memo.sides.of(verdict) or said.wished(on):
        return False
    back = said.returned_on
    since = back and all((r.held or r.decided_on or back) < back for r in said.rulings)  # it was sent back after that
    decided = verdict.code_item_term in told.decided and not since
    return not decided and not (said.named_day and said.named_day >= on)


def _apart(mine: Sequence[Verdict], late: ByItem) -> set[str]:
    """Return the items of these obligations that others owe as well."""
    found = by_first((v.item.number, v.code_item_term) for v in mine)
    return {number for number, terms in found.items() if not set(terms).issuperset(late.get(number, ()))}


def _is_named(mine: Sequence[Verdict], split: Container[str], late: ByItem) -> bool:
    """Tell whether to name the performers of a part: many who are asked alike stand in the lists by name."""
    few = len({v.performer.code for v in mine}) <= FEW
    return any(v.item.number in split for v in mine) or (few and bool(_apart(mine, late)))


def _parts(how: Asking, mine: Sequence[Verdict], *, named: bool) -> Iterator[AskedOfValues]:
    """Yield what is said of these items, by performers where these are named."""
    whose = by_first((v.item.number, performer_genitive(v.performer) if named else "") for v in mine)
    for names, numbers in by_first((unique(names), number) for number, names in whose.items()).items():
        yield {
            "пункты": numbers_of(numbers),
            "те_же": False,
            "так_же": False,
            "у_кого": join(names),
            "ответ": shown(how.until) if how.until < date.max else "",
            "прошёл": how.cited,
            "запросить": how.yet,
        }


def _behind_one_another(parts: Sequence[AskedOfValues]) -> list[AskedOfValues]:
    """Mark the parts of which the items, or what is done about them, have just been said."""
    told = list(parts)
    for before, one in pairwise(parts):
        one["те_же"] = one["пункты"] == before["пункты"]
        one["так_же"] = (one["прошёл"], one["запросить"]) == (before["прошёл"], before["запросить"])
    return told


def _read(verdicts: Sequence[Verdict], apart: Container[str]) -> list[dict[str, Any]]:
    """Return the answers that nobody has entered yet, gathered by the items they may be about."""
    by_item = by_first((v.item.number, _last_answer(v, named=v.item.number in apart)) for v in verdicts)
    alike = by_first((tuple(dict.fromkeys(answers)), number) for number, answers in by_item.items())
    return [
        {
            "ответ": join([told for told, _ in answers]),
            "много": len(answers) > 1 or any(several for _, several in answers),
            "пункты": numbers_of(numbers),
        }
        for answers, numbers in alike.items()
    ]


def _last_answer(verdict: Verdict, *, named: bool) -> tuple[str, bool]:
    """Cite the last answer, with its author where he is ``named``, and tell whether the words for it are a plural.

    Nobody has entered the number of a message that came by mail.
    """
    answers, whose = verdict.reported.answers, performer_genitive(verdict.performer) if named else ""
    if not answers:
        return f"сведения, поступившие от {whose}" if whose else "поступившие сведения", True
    cited = answer_words(without_words(answers[-1]))
    told = "полученный ответ" if cited == ANSWERED else cited
    return told.replace("ответ", f"ответ {whose}", 1) if whose else told, False
