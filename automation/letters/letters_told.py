"""How the measures of a memo name papers to a performer: by the items they were about, each with its answer. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from automation.control.sent_papers import asked_items, in_order
from automation.gathering import gathered
from automation.letters.answers_cited import answer_beside, answer_says_more, without_words
from automation.letters.answers_elsewhere import about_others, came_otherwise
from automation.letters.answers_told import answer_day, no_written
from automation.letters.citing import NOUNS, letters_cited
from automation.letters.item_cases import item_numbers, numbers_of
from automation.letters.lasting_reports import lasting_awaited
from automation.letters.letter_facts import Memo
from automation.letters.sent_in_words import cited_by_items
from automation.letters.told import NAMED_WITH_PAPERS, telling_of
from automation.model.control import Entry, Verdict
from automation.model.kinds import REPEATED, Form
from automation.model.reported import News
from automation.model.standing import Standing
from automation.russian import join, natural_key, plural

IN_A_TEXT = 40  # so many papers are named among the measures, on about a page; of more the appendix tells (0373)


def too_many(papers: Iterable[Entry]) -> bool:
    """Tell whether there are more papers than a text can name."""
    return len({e.key for e in papers}) > IN_A_TEXT


def items_of_papers(papers: Iterable[Entry], owed: Sequence[Verdict], memo: Memo) -> tuple[str, ...]:
    """Return the items these papers asked this performer about, in the order of the plan.

    With them stands an item of which a paper only told, a moved term, where its answer is entered for that: else the
    answer would be about something that nobody had written of.
    """
    mine = list(papers)
    told = {o.item for e in mine for o in e.occasions if o.code_and_item in memo.facts.entered(e)}
    known = item_numbers(owed)
    items = asked_items(mine, owed) | told
    return tuple(sorted(items, key=lambda n: (known.index(n) if n in known else len(known), natural_key(n))))


def replies(papers: Sequence[Entry], owed: Sequence[Verdict], memo: Memo, *, in_vain: bool = True) -> Mapping[str, str]:
    """Return by paper what came of it: «ответ, вх. от … № …», «ответа нет», «ответ …; по пункту 2 ответа нет».

    Of one that was answered about some of its items it is «ответ по пункту 9, вх. от … № …»; of one whose answer may
    still be on its way «срок ответа – 20.05.2026», be it about a part. Nothing is said of a paper whose report has come
    in without a letter or by another, nor, but for ``in_vain``, of one without an answer.
    """
    said, awaited = {}, [v for v in owed if lasting_awaited(v, memo.on) or telling_of(v, memo.on) in NAMED_WITH_PAPERS]
    for paper in papers:
        answer = answer_beside(_answer_about(paper, owed, memo))
        nothing = no_reply(paper, owed, memo, named=bool(answer), besides=papers) if in_vain else ""
        said[paper.key] = "; ".join(filter(None, (answer, nothing or _awaits(paper, awaited, memo))))
    return said


def _answer_about(paper: Entry, owed: Sequence[Verdict], memo: Memo) -> str:
    """Return the answer to a paper, saying what it is about where that is not all of these; "" where others tell it."""
    if others := about_others(paper, owed, memo):
        return "" if came_otherwise(paper, owed) else others
    return _about_a_part(paper, owed, memo) or paper.answer


def _awaits(paper: Entry, awaited: Sequence[Verdict], memo: Memo) -> str:
    """Write «срок ответа – 20.05.2026», of a paper answered about other items «по пункту 11 срок ответа – …»."""
    if not paper.answer.strip():
        day = answer_day([paper], awaited, memo.on)
        return f"срок ответа – {day}" if day else ""
    entered = memo.facts.entered(paper)
    if not entered or answer_says_more(paper.answer):
        return ""
    left = [v for v in awaited if v.code_and_item not in entered and not came_otherwise(paper, [v])]
    day, asked = answer_day([replace(paper, answer="")], left, memo.on), asked_items([paper], left)
    mine = [number for number in item_numbers(left) if number in asked]
    return f"по {numbers_of(mine)['дат']} срок ответа – {day}" if day else ""


def _about_a_part(paper: Entry, owed: Sequence[Verdict], memo: Memo) -> str:
    """Write «вх. от … № …: по пункту 9» of an answer that was entered for some items of a paper; "" of other answers.

    Of an answer that says more nobody knows that it says nothing of the other items.
    """
    entered, items = {item for _, item in memo.facts.entered(paper)}, items_of_papers([paper], owed, memo)
    about = [number for number in items if number in entered]
    if len(about) in {0, len(items)} or answer_says_more(paper.answer):
        return ""
    return f"{without_words(paper.answer)}: по {numbers_of(about)['дат']}"


def no_reply(
    paper: Entry, owed: Sequence[Verdict], memo: Memo, *, named: bool = False, besides: Sequence[Entry] = ()
) -> str:
    """Write «ответа нет» of a paper that nobody has answered, «по пункту 2 ответа нет» of a part of it.

    ``named``: its items are named in any case, for it has an answer about others. What is said of the papers told
    ``besides`` is said alike: «письменного ответа нет» of each where their reader has spoken of it by telephone once.
    """
    left = {o.item for o in memo.facts.ignored(paper) if o.kind in REPEATED}
    items = items_of_papers([paper], owed, memo)
    about = [number for number in items if number in left]
    if not about:
        return ""
    told = no_written([paper, *besides], about, memo)
    return told if len(about) == len(items) and not named else f"по {numbers_of(about)['дат']} {told}"


def papers_told(papers: Sequence[Entry], owed: Sequence[Verdict], memo: Memo, *, in_vain: bool = True) -> str:
    """Write «направлены письма: по пункту 1 – от … № … (ответ, вх. от …), по пункту 2 – от … № … (ответа нет)».

    Of papers about the same items it is «направлено письмо от … № … (ответ, вх. от …)»: its reader names the items.
    Of those without an answer what is said of all stands once behind the last: «направлено письмо от …, ответа нет».
    """
    beside, alike = replies(papers, owed, memo, in_vain=in_vain), is_of_the_same(papers, owed, memo)
    told, outcome = list[str](), _outcome_of_all(papers, beside) if alike else ""
    beside = {} if outcome else beside
    for form, mine in gathered(in_order(papers), lambda e: e.form).items():
        said = (NOUNS[form].called if told else NOUNS[form].sent)(len(mine))  # that they were sent is said once
        cited = (
            f" {letters_cited(mine, beside=_said_once(mine, beside))}"
            if alike
            else f": {_by_items(mine, owed, memo, beside)}"
        )
        told.append(f"{said}{cited}")
    return (", " if alike else "; ").join(told) + (f", {outcome}" if outcome else "")


def _outcome_of_all(papers: Sequence[Entry], beside: Mapping[str, str]) -> str:
    """Return what came of all these papers alike; "" of answers, for each has its own."""
    outcomes = {beside.get(e.key, "") for e in papers}
    return outcomes.pop() if len(outcomes) == 1 and not any(e.answer.strip() for e in papers) else ""


def _said_once(papers: Sequence[Entry], beside: Mapping[str, str]) -> dict[str, str]:
    """Return what came of papers, the one answer to some that follow each other behind the last of them."""
    again = {
        e.key
        for e, after in pairwise(papers)
        if e.answer.strip() and e.answer.strip() == after.answer.strip() and beside.get(e.key) == beside.get(after.key)
    }
    return {key: said for key, said in beside.items() if key not in again}


def _by_items(papers: Sequence[Entry], owed: Sequence[Verdict], memo: Memo, beside: Mapping[str, str]) -> str:
    def cite(mine: Sequence[Entry]) -> str:
        return letters_cited(mine, beside=_said_once(mine, beside))

    return cited_by_items(papers, lambda e: items_of_papers([e], owed, memo), cite)


def is_of_the_same(papers: Iterable[Entry], owed: Sequence[Verdict], memo: Memo) -> bool:
    """Tell whether all these papers were about the same items."""
    return len({items_of_papers([e], owed, memo) for e in papers}) < 2


def without_told(papers: Iterable[Entry], owed: Iterable[Verdict]) -> list[Entry]:
    """Return papers without the words of an answer that the line of a lasting item tells."""
    lasting = (v.reported for v in owed if v.standing is Standing.PERMANENT)
    told = {said.answers[-1] for said in lasting if said.news is News.ANSWERED}
    return [replace(e, answer=without_words(e.answer)) if e.answer in told else e for e in papers]


def papers_counted(papers: Sequence[Entry], owed: Sequence[Verdict], memo: Memo) -> str:
    """Write «направлено 12 писем, без ответа – от … и от …» of those that the appendix lists."""
    beside = {e.key: told for e in papers if (told := no_reply(e, owed, memo))}
    forms = gathered(papers, lambda e: e.form)
    counted = join([_counted(form, mine) for form, mine in forms.items()])
    silent = in_order(e for e in papers if e.key in beside)
    named = f", без ответа – {letters_cited(silent, beside=_only_parts(beside))}" if silent else ""
    return f"направлен{'о' if len(papers) > 1 else NOUNS[papers[0].form].ending} {counted}{named}"


def _only_parts(beside: Mapping[str, str]) -> dict[str, str]:
    parts = (
        (key, told.removesuffix(" ответа нет").removesuffix("письменного").strip()) for key, told in beside.items()
    )
    return {key: about for key, about in parts if about not in {"", "ответа нет"}}


def _counted(form: Form, papers: Sequence[Entry]) -> str:
    noun = NOUNS[form]
    return f"{len(papers)} {plural(len(papers), noun.one, noun.genitive, noun.many)}"
