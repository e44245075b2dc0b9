"""Which letters have stayed in vain since the last memo: a supplement tells it once, and proposes to hear him. Pure."""

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from automation.letters.cases import lower_first
from automation.letters.citing import CITED, letter_words, letters_cited, summed_up
from automation.letters.letter_facts import Memo
from automation.letters.promises import promised, promises
from automation.letters.told import is_missing
from automation.model.control import Entry, Verdict
from automation.model.kinds import Kind
from automation.model.reported import Snapshot
from automation.model.standing import Standing
from automation.model.told_facts import reported_before


def left_in_vain(verdict: Verdict, told: date, memo: Memo) -> list[Entry]:
    """Return the papers that asked for what is overdue in vain, where the memo of the day ``told`` did not know of all.

    [] while the last of them is awaited or has been answered: of what came, and of what is to come, others tell. He is
    late behind an answer date as behind a term, so that what he is reproached with he is to be heard about as well.
    Neither the author of a memo nor its reader is reproached by it.
    """
    if verdict.standing is not Standing.OVERDUE or memo.sides.of(verdict):
        return []
    papers, mine = memo.sent.at_its_term(verdict), verdict.code_and_item
    vain = [e for e in papers if any(o.code_and_item == mine for o in memo.facts.unanswered(e))]
    if not vain or papers[-1] not in vain or _told_by_the_memo(verdict, vain, told, memo):
        return []
    return vain if told < max(_late_from(verdict, e, memo) for e in vain) <= memo.on else []


def in_vain_by(day: date, verdict: Verdict, memo: Memo) -> bool:
    """Tell whether the first letter about an obligation was in vain by a day: a memo of that day proposes to hear him.

    As after a term, what comes in on the working day behind an answer date is not late yet (decision 0337).
    """
    first = memo.sent.at_its_term(verdict)[:1]
    return any(_late_from(verdict, e, memo) <= day for e in first)


def fell_silent(verdict: Verdict, since: date, told: Snapshot, memo: Memo) -> bool:
    """Tell whether a supplement is sure to have told that letters were in vain, as the one of ``since`` had not.

    As it knew, nothing had come from him since the last of them; whoever has promised a day is none of those.
    """
    papers = [e for e in memo.sent.at_its_term(verdict) if e.day < told.day]
    known = reported_before(told.facts, verdict)
    if not papers or not known or known.get("answers") or verdict.reported.promise:
        return False
    came = str(known.get("incoming", "")).split(" ")[0]
    silent = came < papers[-1].day.isoformat() and not _told_by_the_memo(verdict, papers, since, memo)
    return silent and since < max(_late_from(verdict, e, memo) for e in papers) <= told.day


def _late_from(verdict: Verdict, paper: Entry, memo: Memo) -> date:
    """Return the day from which an answer to a paper about an obligation is late."""
    return memo.facts.policy.late_from(_waits_until(verdict, paper, memo), memo.facts.when)


def _told_by_the_memo(verdict: Verdict, papers: Sequence[Entry], told: date, memo: Memo) -> bool:
    """Tell whether a memo of the day ``told`` has said «ответа нет» of all these papers, and proposed to hear him.

    A memo says so from the day behind an answer date, if nothing was promised for a day ahead.
    """
    if not any(s.kind is Kind.COMPLETION and s.day == told for s in memo.facts.snapshots):
        return False
    promise = verdict.reported.promise
    days = [_waits_until(verdict, e, memo) for e in papers] + ([promise.promised_on] if promise else [])
    return max(days) < told and in_vain_by(told, verdict, memo)


def _waits_until(verdict: Verdict, paper: Entry, memo: Memo) -> date:
    mine = (o for o in paper.occasions if o.code_and_item == verdict.code_and_item)
    return max(paper.waits_until(o, memo.facts.when, memo.facts.policy.answer_days) for o in (*mine, None))


def in_vain_words(papers: Sequence[Entry], verdict: Verdict, memo: Memo) -> str:
    """Write «письма от … № … и от … № … оставлены без ответа»; of many the last is named.

    Beside an answer about other items: «в этой части оставлены без ответа»; of whose reader has spoken by telephone of
    what they asked for: «без письменного ответа».
    """
    spoken = any(o.code_and_item == verdict.code_and_item for e in papers for o in memo.facts.spoken(e))
    said = letter_words(papers, "", explained=spoken)
    named = said["реквизиты"]
    if len(papers) > CITED:
        named = f"({summed_up(papers)['последнее']} – {letters_cited(papers[-1:])})"
    part = " в этой части" if any(e.answer.strip() for e in papers) else ""
    return f"{lower_first(str(said['бумага']))} {named}{part} {said['оставлено']} {said['без_ответа']}"


def spoken_since(verdict: Verdict, letter: date, memo: Memo) -> list[str]:
    """Return what was promised and said by telephone about an obligation on the day of a letter or later."""
    told = verdict.reported
    promise = told.promise if told.promise and told.promise.called_on >= letter else None
    call = told.call if told.call and told.call.called_on >= letter else None
    lately = replace(verdict, reported=replace(told, promise=promise, call=call))
    return [said for _, said in promises([lately], memo.on, late=True, told=False)]


def broken_since(verdict: Verdict, told: date, memo: Memo) -> str:
    """Write a promise about what is missing that was broken since the memo of the day ``told``; "" for none.

    He is late behind the day he named as behind a term. Neither side of a memo is reproached by it.
    """
    promise, facts = verdict.reported.promise, memo.facts
    if not is_missing(verdict, memo.on) or memo.sides.of(verdict) or promise is None:
        return ""
    late = facts.policy.late_from(promise.promised_on, facts.when)
    return promised(promise, [verdict], memo.on) if told < late <= memo.on else ""
