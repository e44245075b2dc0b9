"""What has been asked of whom and is awaited, what is still to be asked, and which answers are being read (справка)."""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from typing import Any

from automation.gathering import by_first, gathered
from automation.letters.cases import performer_genitive
from automation.letters.citing import ANSWERED, answer_words, without_words
from automation.letters.item_cases import numbers_of, unique
from automation.letters.letter_facts import Memo
from automation.letters.measures import AskedLast, asked_by, open_verdicts
from automation.letters.memo_variables import AskedOfValues
from automation.letters.told import Telling, telling_of
from automation.model.control import CodeItemTerm, Verdict
from automation.model.reported import Reported
from automation.russian import join, shown

Asked = Sequence[tuple[Verdict, AskedLast]]


def asked_and_read(
    waiting: Iterable[Verdict], unread: Sequence[Verdict], memo: Memo, meeting: Container[str]
) -> dict[str, Any]:
    """Return ``сведения``, what is asked of whom, and ``рассматриваются``, which answers nobody has entered.

    Nothing is said of the items of a ``meeting``. «Asked» is said by the last paper that has gone out or goes today,
    never by one that lies unsigned, nor where the answer has come already: in «Ответ», or as the reason and a later
    day, named since. Where the day that a paper names has passed, be it that it was sent late, the day of the paper is
    told; no day where others were asked about the same item by another one. Performers are named where those of one
    item are not all told the same (papers.md A12).
    """
    on, last = memo.on, asked_by(memo)
    found = [(v, last[v.code_item_term]) for v in _besides(waiting, meeting) if v.code_item_term in last]
    asked = [(v, how) for v, how in found if not (how.answered or v.reported.promised_after(how.until or on))]
    awaited = [(v, how) for v, how in asked if how.until and how.until >= on]
    passed = gathered((one for one in asked if one not in awaited), lambda one: one[1].cited)
    unasked, read = _besides(_to_ask(memo, last), meeting), _besides(unread, meeting)
    told = ([v for v, _ in awaited], *([v for v, _ in mine] for mine in passed.values()), unasked, read)
    often = Counter(number for mine in told for number in {v.item.number for v in mine})
    apart = {number for number, times in often.items() if times > 1}
    parts: list[AskedOfValues] = [
        *_parts(told[0], apart, until=_until(awaited, memo, last)),
        *(part for day, mine in passed.items() for part in _parts([v for v, _ in mine], apart, passed=day)),
        *_parts(unasked, apart, to_ask=True),
    ]
    return {"сведения": parts, "рассматриваются": _read(read, apart)}


def _besides(verdicts: Iterable[Verdict], meeting: Container[str]) -> list[Verdict]:
    """Return those of other items: of who is not considered at the meeting of an item the lists tell what came."""
    return [v for v in verdicts if v.item.number not in meeting]


def _until(awaited: Asked, memo: Memo, last: Mapping[CodeItemTerm, AskedLast]) -> str:
    """Return the day by which all of these are awaited; "" where others were asked about an item by another one."""
    items = {v.item.number for v, _ in awaited}
    others = (last.get(v.code_item_term) for v in open_verdicts(memo.figures) if v.item.number in items)
    days = {how.until for _, how in awaited} | {h.until for h in others if h and h.until and h.until >= memo.on}
    return shown(days.pop()) if len(days) == 1 else ""


def _parts(
    mine: Sequence[Verdict], apart: Collection[str], *, until: str = "", passed: str = "", to_ask: bool = False
) -> Iterator[AskedOfValues]:
    """Yield what is said of these items, by performers where one of them is told apart."""
    named = any(v.item.number in apart for v in mine)
    whose = by_first((v.item.number, performer_genitive(v.performer) if named else "") for v in mine)
    for names, numbers in by_first((unique(names), number) for number, names in whose.items()).items():
        yield {
            "пункты": numbers_of(numbers),
            "у_кого": join(names),
            "ответ": until,
            "прошёл": passed,
            "запросить": to_ask,
        }


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


def _to_ask(memo: Memo, last: Container[CodeItemTerm]) -> list[Verdict]:
    """Return the obligations behind their term of which nothing is known, and about which nobody has written yet."""
    late = (v for v in open_verdicts(memo.figures) if telling_of(v, memo.on) in {Telling.SILENT, Telling.RETURNED})
    unasked = [v for v in late if v.code_item_term not in last and not memo.sides.of(v)]
    return [v for v in unasked if not _is_expected(v.reported, memo)]


def _is_expected(told: Reported, memo: Memo) -> bool:
    """Tell whether something is awaited from a performer without a letter: promised, decided, or come unread."""
    promised = told.named_day is not None and told.named_day >= memo.on
    return promised or bool(told.rulings) or told.wished(memo.on) or told.unread
