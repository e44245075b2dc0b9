"""Which answers to letters nobody has entered into the table yet, and how long they wait (справка)."""

from collections.abc import Sequence
from typing import Any

from automation.gathering import by_first
from automation.letters.answers_cited import ANSWERED, answer_says_more, answer_words, without_words
from automation.letters.answers_told import days_since_answer
from automation.letters.cases import performer_genitive, through_working_days
from automation.letters.item_cases import numbers_of
from automation.letters.letter_facts import Memo
from automation.model.control import Verdict, codes_of
from automation.model.reported import OVERLONG
from automation.russian import join


def answers_lying(verdicts: Sequence[Verdict], memo: Memo) -> list[dict[str, Any]]:
    """Return the answers that nobody has entered yet, gathered by the items they may be about.

    How long one has waited is told where that is the office's own delay (papers.md A3). Of an item that several bear it
    is said whose answer it is.
    """
    shared = {i.item.number for i in memo.figures.items if len(codes_of(i.verdicts)) > 1}
    by_item = by_first(
        (v.item.number, (*_last_answer(v, named=v.item.number in shared), _waits(v, memo))) for v in verdicts
    )
    alike = by_first((tuple(dict.fromkeys(answers)), number) for number, answers in by_item.items())
    return [
        {
            "ответ": join([told for told, *_ in answers]),
            "много": len(answers) > 1 or any(several for _, several, _ in answers),
            "ждёт": answers[0][2] if len(answers) == 1 else "",
            "пункты": numbers_of(numbers),
        }
        for answers, numbers in alike.items()
    ]


def _waits(verdict: Verdict, memo: Memo) -> str:
    """Write «6 рабочих дней» for which the last answer has lain unread; "" of fewer than ``OVERLONG``.

    Of words without a day and a number, which the list has quoted, there is nothing to decide.
    """
    days, answers = days_since_answer(verdict, memo), verdict.reported.answers
    return through_working_days(days) if days >= OVERLONG and answers and not _is_quoted(answers[-1]) else ""


def _last_answer(verdict: Verdict, *, named: bool) -> tuple[str, bool]:
    """Cite the last answer, with its author where he is ``named``, and tell whether the words for it are a plural.

    Nobody has entered the number of a message that came by mail; words without a day and a number a list has quoted.
    """
    answers, whose = verdict.reported.answers, performer_genitive(verdict.performer) if named else ""
    if not answers:
        return f"сведения, поступившие от {whose}" if whose else "поступившие сведения", True
    told = "полученный ответ" if _is_quoted(answers[-1]) else answer_words(without_words(answers[-1]))
    return told.replace("ответ", f"ответ {whose}", 1) if whose else told, False


def _is_quoted(answer: str) -> bool:
    left = without_words(answer)
    return answer_says_more(left) or answer_words(left) == ANSWERED
