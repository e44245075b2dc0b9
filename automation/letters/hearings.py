"""What the leaders are asked to consider at a meeting: one rule for справка and докладная (decision 0202)."""

from collections.abc import Sequence
from datetime import date
from enum import Enum, auto
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from automation.control.to_hear import CAME, Ripeness, asked_in_vain, questions_about, ripeness_of
from automation.gathering import by_first, gathered
from automation.letters.answers_told import has_been_read
from automation.letters.asked_last import AskedLast, asked_by
from automation.letters.asked_variables import ToFindOutValues
from automation.letters.awaited_answers import asked_and_read
from automation.letters.bare_days import names_bare_days
from automation.letters.carried_out import just_heard
from automation.letters.cases import performer_genitive
from automation.letters.citing import after_papers
from automation.letters.elsewhere import is_presented_to_us
from automation.letters.item_cases import item_numbers, items_of, numbers_of, unique
from automation.letters.lasting_reports import open_question
from automation.letters.left_in_vain import in_vain_by
from automation.letters.letter_facts import Memo
from automation.letters.marks import bare
from automation.letters.matters import is_presented
from automation.letters.measures import by_performer, open_verdicts
from automation.letters.memo_variables import ToHearValues
from automation.letters.owed_papers import OF_IT, accusative, called_together, genitive
from automation.letters.told import Telling, all_named, paired, telling_of
from automation.model.control import Verdict, codes_of
from automation.model.kinds import Kind
from automation.model.reported import News, Snapshot
from automation.model.standing import Standing
from automation.model.told_facts import reported_before
from automation.plan.terms import is_work_of_each
from automation.russian import join


def by_ripeness(memo: Memo) -> Ripeness:
    """Tell which obligations of a memo are to be considered at a meeting, and what is awaited of others.

    Neither its author nor its reader hears himself. Whoever is heard anyway answers there for a lasting item, too, be
    it one question that he has left unanswered (decision 0307), and a справка proposes with his items the one whose
    answer date has passed the working day before (decision 0337).
    """
    told = ripeness_of(open_verdicts(memo.figures), memo.facts, memo.sent, memo.on)
    heard, last = codes_of(v for v in told.ripe if memo.sent.at_its_term(v)), memo.facts.policy.repeat_max
    silent = (v for v in silent_about_lasting(memo) if v.performer.code in heard or questions_about(v) >= last)
    beside = (v for v in told.over if memo.running and v.performer.code in heard)
    ripe = {v.code_item_term for v in (*told.ripe, *silent, *beside) if not memo.sides.of(v)}
    return replace(told, ripe=[v for i in memo.figures.items for v in i.verdicts if v.code_item_term in ripe])


def silent_about_lasting(memo: Memo) -> list[Verdict]:
    """Return the obligations «постоянно» about which letters have asked in vain (decision 0307)."""
    lasting = (v for i in memo.figures.items if i.lasting and not i.closed for v in i.verdicts)
    return asked_in_vain(lasting, memo.facts, memo.sent, memo.on)


def to_hear(memo: Memo) -> list[Verdict]:
    """Return of which a memo proposes to hear the performers: letters have asked for them in vain."""
    return [v for v in by_ripeness(memo).ripe if in_vain_by(memo.on, v, memo)]


def to_hear_values(ripe: Sequence[Verdict], memo: Memo) -> ToHearValues:
    """Say whom a memo proposes to hear, of which items, and after what papers."""
    told = by_performer(ripe)
    before = {name for name, mine in told.items() if any(v.reported.heard(memo.on) for v in mine)}
    alike = by_first(((name in before, items_of(mine)["им"]), name) for name, mine in told.items())
    apart = len(before) < len(told)
    presented = all(v.standing is Standing.PERMANENT or is_presented_to_us(v, memo) for v in ripe)
    named = [
        f"{'повторно – ' if again and apart else ''}{', '.join(names)} ({items})"
        for (again, items), names in sorted(alike.items(), key=lambda one: one[0][0])
    ]
    return {
        "повторно": bool(before) and not apart,
        "исчерпаны": "; ".join(named),
        "исчерпанных": len(told),
        "после": after_papers(memo.sent.about(ripe)),
        "сведений": presented,
        "что_представляют": accusative(called_together(ripe)) if presented else "",
    }


def attention(memo: Memo) -> dict[str, Any]:
    """Say what the leaders are asked to look at and who owes it, and what is asked of others or being read."""
    told = by_ripeness(memo)
    owing = paired(told.ripe)
    again = unique(v.item.number for v in told.ripe if v.reported.heard(memo.on))
    return {
        "пункты": items_of(told.ripe),
        "перечень": owing,
        "порознь": owing != all_named(told.ripe),
        "повторно": numbers_of(again),
        "снова_все": again == item_numbers(told.ripe),
        "уточнить": _to_find_out(memo),
        **asked_and_read(told, memo),
    }


def _to_find_out(memo: Memo) -> list[ToFindOutValues]:
    """Return of which performers by agreement is to be learnt how the work goes, and till when it will be done.

    The day he has named himself has passed, or the answer date of a letter, and nothing has come or is awaited since.
    Nobody writes to him once more (papers.md B7): «На сегодня» has him rung up, and the first справка behind that day
    tells the leader that something follows, of all that he owes in vain. Such performers are named together where their
    items are the same.
    """
    asked, open_ = asked_by(memo), open_verdicts(memo.figures)
    lasting = (v for i in memo.figures.items if i.lasting and not i.closed for v in i.verdicts)
    waited = [(v, _day_to_ask(v, asked.get(v.code_item_term), memo)) for v in open_]
    waited += [(v, _left_a_question(v, memo)) for v in lasting]
    in_vain = [(v, told) for v, told in waited if told]
    new = codes_of(v for v, told in in_vain if _is_new(v, told.passed, memo))
    found = [_to_learn(v, told.day, memo.on) for v, told in in_vain if v.performer.code in new]
    by_name = gathered(found, lambda one: (performer_genitive(one[0].performer), *one[1:]))
    alike = by_first(
        ((tuple(item_numbers(v for v, *_ in his)), sought, day, _called(his, sought)), name)
        for (name, sought, day), his in by_name.items()
    )
    whose = gathered(alike.items(), lambda one: join(one[1]))
    return [
        {
            "у_кого": names,
            "тот_же": place > 0,
            "последнее": place == len(his) - 1,
            "пункты": numbers_of(numbers),
            "готовят": sought is ToLearn.REPORT,
            "чего": genitive(called) if called else "",
            "их": OF_IT.get(called, "их") if called else "",
            "прошло": sought is ToLearn.OUTCOME,
            "дату": day,
        }
        for names, his in whose.items()
        for place, ((numbers, sought, day, called), _) in enumerate(his)
    ]


class ToLearn(Enum):
    """What is to be learnt of a performer: how his work or his report comes on, or what came of an event."""

    WORK = auto()
    REPORT = auto()
    OUTCOME = auto()


class ToAsk(Struct, frozen=True):
    """Which day is to be asked for: «новую дату исполнения», "" for none; since which day he is silent."""

    day: str
    passed: date


def _to_learn(verdict: Verdict, day: str, on: date) -> tuple[Verdict, ToLearn, str]:
    """Return with it what is to be learnt, and which day: what was for a day that has passed is done on no later one.

    That is an event, and the work of one of several bare days: «30 мая 2026 г., 20 июня 2026 г.». What each does for
    itself within a stretch of days is work that may still be done.
    """
    if is_presented(verdict):
        return verdict, ToLearn.REPORT, day
    item, passed = verdict.item, verdict.due is not None and verdict.due < on
    held = item.takes_place and not is_work_of_each(item)
    its_day = held or (passed and item.several_terms and names_bare_days(bare(item.term_phrase)))
    return (verdict, ToLearn.OUTCOME, "") if its_day else (verdict, ToLearn.WORK, day)


def _called(his: Sequence[tuple[Verdict, ToLearn, str]], sought: ToLearn) -> str:
    """Return what the performer prepares: «отчёт»; "" of what he executes."""
    return called_together([v for v, *_ in his]) if sought is ToLearn.REPORT else ""


def _day_to_ask(verdict: Verdict, paper: AskedLast | None, memo: Memo) -> ToAsk | None:
    """Return which day is to be asked for; None where nothing is to be asked.

    Who has only promised by telephone to send word has named no day of execution yet.
    """
    on, told = memo.on, telling_of(verdict, memo.on)
    if told not in AGREED_STILL_AT_IT or not _is_waited_for_in_vain(verdict, memo):
        return None
    presented, named = is_presented(verdict), verdict.reported.broken_promise(on)
    asked = "дату их представления" if presented else "дату исполнения"
    if (broken := verdict.reported.last_broken(on)) is not None:
        passed = max(broken, (paper.until or on) if paper else broken)
        return ToAsk(f"новую {asked}" if presented or named else asked, passed) if passed < on else None
    if paper is None or paper.made or told is not Telling.AGREED_SILENT:
        return None
    passed = memo.facts.policy.in_time_by(max(paper.awaited, verdict.due or paper.awaited), memo.facts.when)
    return ToAsk(asked, passed) if passed < on else None


AGREED_STILL_AT_IT = {Telling.AGREED_AT_WORK, Telling.AGREED_PREPARING, Telling.AGREED_SILENT}


def _left_a_question(verdict: Verdict, memo: Memo) -> ToAsk | None:
    """Tell since when who only agreed to a lasting item has left the last question about it unanswered."""
    question, facts = open_question(verdict), memo.facts
    if question is None or not verdict.performer.by_agreement:
        return None
    passed = facts.policy.in_time_by(question.answer_by, facts.when)
    return ToAsk("", passed) if passed < memo.on and _is_waited_for_in_vain(verdict, memo) else None


def _is_new(verdict: Verdict, passed: date, memo: Memo) -> bool:
    """Tell whether no справка behind that day has proposed it: what follows from it has then been decided."""
    earlier = (s for s in memo.facts.snapshots if s.kind is Kind.PROGRESS and passed < s.day < memo.on)
    then = ((_as_known(verdict, s), replace(memo, figures=replace(memo.figures, on=s.day))) for s in earlier)
    return not any(_is_waited_for_in_vain(known, one) for known, one in then)


def _as_known(verdict: Verdict, told: Snapshot) -> Verdict:
    """Return an obligation with the answers that an earlier справка knew: what has come since held nothing back."""
    known = reported_before(told.facts, verdict)
    if not known:
        return verdict
    answers, news = tuple(known.get("answers", ())), News(known["news"])
    return replace(verdict, reported=replace(verdict.reported, news=news, answers=answers, unread=bool(answers)))


def _is_waited_for_in_vain(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether nothing is awaited of a performer: no named day, no decision or hearing, no answer to be read."""
    said, on = verdict.reported, memo.on
    ahead = (said.named_day is not None and said.named_day >= on) or said.wished(on)  # that decision names a day
    read = has_been_read(verdict, memo)
    unread, came = said.unread and not read, said.news in CAME and not read
    decided = any(r.made_by(on) and not r.done_by(on) for r in said.rulings) or just_heard(verdict, memo)
    return not (ahead or unread or came or decided or memo.sides.of(verdict))
