"""What performers owe and have said: the body of справка and докладная, told by performer.

A leader asks who has to answer for what. So each performer has one line in each list: his items, what he has said, what
was sent to him. What the counts of the paper say, that an item is done or its term lies ahead, is not told again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.control.sent_papers import in_order
from automation.gathering import by_first, gathered
from automation.letters.cases import agreed, how_many, listed, performer_name, taking_part
from automation.letters.citing import answer_words, on_papers, without_words
from automation.letters.conditions import told_in_full
from automation.letters.decided import ruling_words, too_late
from automation.letters.item_cases import item_numbers, numbers_of, unique
from automation.letters.item_variables import AccountValues, ListTitleValues, OwedItemValues, OwedValues, SectionValues
from automation.letters.letter_facts import Memo, Side
from automation.letters.matters import REPORT, is_presented, matter_of, report_words, reports_noun
from automation.letters.measures import (
    CITED,
    asked_items,
    no_answer,
    received,
    receivers,
    sent_to_each,
    sent_words,
)
from automation.letters.printed_terms import full_term, moved
from automation.letters.recalled import without_answered, without_entered
from automation.letters.said import details, told_beside
from automation.letters.told import AGREED, LATE, OWED_BY_NOW, Telling, telling_of
from automation.letters.units import FILE, judged, told_as_moved
from automation.model.control import Entry, Verdict
from automation.russian import join, natural_key, plural, show

LISTS: Mapping[str, tuple[Telling, ...]] = {  # of items.txt: the title of a list, and what is told in it
    "не завершили": LATE,
    "по согласованию": AGREED,
    "рассматриваются": (Telling.CLAIMED, Telling.CHANGED),
    "уточняются": (Telling.RETURNED_EARLY, Telling.DOUBTED),
    "ожидаются": (Telling.AWAITED,),
    "сообщили": (Telling.AHEAD,),
}
SPOKEN = ("исполнитель", "чего не хватает")  # sections of items.txt that make the line of a performer
FINISHED = ("завершил", "завершила", "завершило", "завершили")
OF_SIDES = "завершено"  # «Не завершено исполнение …: мною – пункт 3»
EARLY = (Telling.RETURNED_EARLY, Telling.AHEAD)
OF_REPORTS = {Telling.UNFINISHED: Telling.AGREED_PREPARING, Telling.UNCONFIRMED: Telling.UNPRESENTED}
UNFINISHED = (Telling.SILENT, Telling.UNFINISHED, Telling.RETURNED)  # of himself an author says one word for all
NAMED = 3  # so many terms of a repeated item are named; of more their number, the first and the last
Told = tuple[Verdict, Telling]


class Account(Struct, frozen=True):
    """What one list tells of one performer, or of several of whom it tells the same: of the first it says ``mine``."""

    names: tuple[str, ...]
    side: Side
    mine: tuple[Told, ...]
    told: tuple[str, ...]
    decided: str
    verdicts: tuple[Verdict, ...]
    papers: tuple[Entry, ...]
    each: tuple[Entry, ...]  # of several performers, what the first was sent; the others got as many on the same days
    elsewhere: Mapping[str, str] = {}  # by paper, the answer to it that is entered for items it did not ask about


def performer_lists(memo: Memo) -> Iterator[SectionValues]:
    """Yield the lists that are not empty, each with its title.

    Where the title agrees with those it names, the author and the reader, «мною» and «Вами», have one of their own.

    Of those whose term lies ahead only whoever has said something of it is told, and not of a repeated item that he is
    told of already: his row says one thing of all its reports, and so does its return.
    """
    states = [(v, telling_of(v, memo.on)) for v in judged(memo.figures)]
    owed = {v.code_and_item for v, state in states if state in OWED_BY_NOW}
    told = [
        (v, state)
        for v, state in states
        if state
        and not (state in EARLY and v.code_and_item in owed)
        and (state is not Telling.AHEAD or _says_more(v, memo.on))
    ]
    in_words = {*told_in_full(memo.figures)}  # items whose term has been told in the plan's words
    for section, wanted in LISTS.items():
        accounts = _accounts([one for one in told if one[1] in wanted], memo)
        apart = gathered(accounts, lambda one: bool(one.side))
        titles = {own: memo.words.line(FILE, section, _title(mine)) for own, mine in apart.items()}
        for title, mine in by_first((titles[bool(one.side)], one) for one in accounts).items():
            lines = [memo.words.line(FILE, SPOKEN[0], _account_values(one, memo, in_words)) for one in mine]
            yield {"название": title, "строки": lines}


def _title(accounts: Sequence[Account]) -> ListTitleValues:
    """Say of whom a list tells: the verb agrees with the one it names; the author is «мною», the reader «Вами»."""
    count, sided = len({name for one in accounts for name in one.names}), bool(accounts[0].side)
    bearers = [v.performer for one in accounts for v in one.verdicts]
    agreeing = OF_SIDES if sided else agreed(bearers, FINISHED, FINISHED[0])
    several = how_many(count) if count > 1 and not sided else ""
    return {"сколько": several, "завершили": agreeing, "участие": taking_part(bearers)}


def _says_more(verdict: Verdict, on: date) -> bool:
    """Tell whether a performer has said something that leaders do not know from the term and its extension."""
    expected, due = verdict.reported.expected_on, verdict.due
    later = expected is not None and due is not None and expected > due
    return bool(details(verdict, on)) and (later or due == verdict.control_date)


def _accounts(told: Sequence[Told], memo: Memo) -> list[Account]:
    """Gather the obligations of each performer; those of whom the same is to be said share a line."""
    alike = dict[object, list[Account]]()
    for name, mine in gathered(told, lambda one: performer_name(one[0].performer)).items():
        side = memo.sides.of(mine[0][0])
        owed = tuple(v for v, state in mine if state in OWED_BY_NOW)
        decided = "; ".join(filter(None, (too_late(owed, memo), ruling_words(owed, memo))))
        sent = received(memo.sent.about(owed), memo.sides.person(side))
        elsewhere = {e.key: about for e in sent if (about := _about_others(e, owed, memo))}
        papers = tuple(without_entered(replace(e, answer="") if e.key in elsewhere else e, owed) for e in sent)
        left = tuple((without_answered(v, _answers(v, papers, memo)), its) for v, its in mine)
        said = _said_of(left, memo, side)
        one = Account((name,), side, left, said, decided, tuple(v for v, _ in mine), papers, papers, elsewhere)
        apart = side or one.decided or elsewhere or any(e.answer.strip() for e in one.papers)
        alike.setdefault(name if apart else (one.told, *((e.form, e.day) for e in papers)), []).append(one)
    return [_together(some) for some in alike.values()]


def _in_words(one: Account, memo: Memo, told: set[str]) -> tuple[str, ...]:
    """Return what is told of a performer; where a term is more than its day, it is told in full the first time."""
    fresh = {v.item.number for v, _ in one.mine if full_term(v)} - told
    told |= fresh
    return _said_of(one.mine, memo, one.side, fresh) if fresh else one.told


def _about_others(paper: Entry, owed: Sequence[Verdict], memo: Memo) -> str:
    """Write «вх. от 21.09.2026 № 662: о пункте 3» of an answer about none of the items for which it stands here.

    It says nothing of those, but who reads of the letter alone would think that nobody has answered it.
    """
    entered, asked = memo.facts.entered(paper), asked_items([paper], owed)
    mine = {v.code_and_item for v in owed if v.item.number in asked}
    if not entered or not mine.isdisjoint(entered):
        return ""
    return f"{without_words(paper.answer)}: о {numbers_of(sorted((i for _, i in entered), key=natural_key))['пред']}"


def _answers(verdict: Verdict, papers: Sequence[Entry], memo: Memo) -> list[str]:
    """Return the answers to those of the papers that asked for this obligation."""
    asked = {e.key for e in memo.sent.about([verdict])}
    return [e.answer for e in papers if e.answer and e.key in asked]


def _said_of(mine: Sequence[Told], memo: Memo, side: Side, in_words: Set[str] = frozenset()) -> tuple[str, ...]:
    """Say what he owes: what goes on behind its term first, for the title of the list has said so of it already.

    The terms of the items ``in_words`` are told in full (``full_term``).
    """
    own = side is Side.AUTHOR
    papers = [one for one in mine if one[1] is Telling.SILENT and is_presented(one[0])]
    left = [one for one in mine if one not in papers]
    by_state = gathered(left, lambda one: Telling.UNFINISHED if own and one[1] in UNFINISHED else _state(*one))
    told = [(state, by_state[state]) for state in Telling if state in by_state]
    told += [(Telling.SILENT, some) for some in gathered(papers, lambda one: one[0].item.number).values()]
    return tuple(_owed(state, some, memo, side, in_words) for state, some in told)


def _state(verdict: Verdict, state: Telling) -> Telling:
    """Return how the words know what is told of an obligation: a report is not executed but prepared and presented."""
    return OF_REPORTS.get(state, state) if matter_of(verdict) == REPORT else state


def _together(some: Sequence[Account]) -> Account:
    papers = {e.key: e for one in some for e in one.papers}
    names, verdicts = tuple(n for one in some for n in one.names), tuple(v for one in some for v in one.verdicts)
    sent = tuple(in_order(papers.values()))
    return replace(some[0], names=names, verdicts=verdicts, papers=sent)


def _account_values(one: Account, memo: Memo, in_words: set[str]) -> AccountValues:
    apart = len(one.papers) > max(len(one.each), CITED) and len({e.form for e in one.each}) == 1
    in_part = "" if apart or one.side else _answered_in_part(one, memo)
    sent = sent_to_each(one.each) if apart else in_part or sent_words(_as_answered(one.papers, one))
    items, asked = item_numbers(one.verdicts), asked_items(one.papers, one.verdicts)
    about_some = not in_part and 0 < len(asked.intersection(items)) < len(items)
    if sent and about_some:  # else it would seem to be about all of them
        sent = f"по {numbers_of(n for n in items if n in asked)['дат']} {sent}"
    return {
        "исполнитель": listed(one.names),
        **one.side.values,
        "части": _in_words(one, memo, in_words),
        "направлено": f"{sent}, ответа нет" if sent and no_answer(one.verdicts, memo) else sent,
        "адресат": receivers(unique(e.addressee_organisation for e in one.papers), one.verdicts),
        "решение": one.decided,
    }


def _as_answered(papers: Iterable[Entry], one: Account) -> list[Entry]:
    """Return papers with the answers to them, be they about other items."""
    return [replace(e, answer=one.elsewhere.get(e.key, e.answer)) for e in papers]


def _answered_in_part(one: Account, memo: Memo) -> str:
    """Write «на письмо от … (пункт 5) ответа нет; на письмо от … (пункт 8) ответ: …», before it what else was sent.

    That is said where one paper has its answer and another has none about an item of which nothing came in: else the
    answer about the one item would seem to be about the other as well.
    """
    silent = {v.item.number: v for v in one.verdicts if v.reported.silence and not _has_spoken(v, memo.on)}
    left, answered = dict[tuple[str, ...], list[Entry]](), dict[tuple[str, tuple[str, ...]], list[Entry]]()
    for paper in one.papers:
        asked = [n for n in item_numbers(one.verdicts) if n in asked_items([paper], one.verdicts)]
        if paper.answer.strip():
            entered = {item for _, item in memo.facts.entered(paper)}
            items = tuple(n for n in asked if (n in entered if entered else n not in silent)) or tuple(asked)
            answered.setdefault((answer_words(paper.answer), items), []).append(paper)
        elif items := tuple(n for n in asked if n in silent and _is_past(paper, silent[n], memo)):
            left.setdefault(items, []).append(paper)
    if not (left and answered):
        return ""
    without = [f"{on_papers(papers, items)} ответа нет" for items, papers in left.items()]
    having = [f"{on_papers(papers, items)} {answer}" for (answer, items), papers in answered.items()]
    told = [e for papers in (*left.values(), *answered.values()) for e in papers]
    others = sent_words(_as_answered([e for e in one.papers if e not in told], one), later=told)
    return "; ".join(filter(None, (others, *without, *having)))


def _has_spoken(verdict: Verdict, on: date) -> bool:
    """Tell whether a performer who has written nothing has promised it by telephone or was heard about it."""
    return verdict.reported.promise is not None or any(r.held_on(on) for r in verdict.reported.rulings)


def _is_past(paper: Entry, verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a paper asked for this obligation by a day that has passed."""
    facts, asked = memo.facts, memo.sent.about([verdict])
    mine = [o for o in paper.occasions if o.code_and_item == verdict.code_and_item]
    until = [paper.waits_until(o, facts.when, facts.policy.answer_days) for o in mine]
    return paper in asked and max(until) < memo.on


def _owed(state: Telling, told: Sequence[Told], memo: Memo, side: Side, in_words: Set[str]) -> str:
    """Say one thing of some items of a performer: «не поступили сведения по пунктам 3 и 5 (срок – 30.04.2026)».

    Of a paper that was to be presented: «не представлены акты (пункт 9, срок – 14.05.2026)», and of one of a period
    «не представлен отчёт за март 2026 года (пункт 5)».
    """
    verdicts = [v for v, _ in told]
    paper = report_words(verdicts) if state is Telling.SILENT and is_presented(verdicts[0]) else {}
    beside = by_first(((v.item.number, told_beside(v, its, memo.on)), v) for v, its in told)
    of_period = paper and verdicts[0].item.recurring  # named by its days, not beside them
    terms = (
        (number, ", ".join(filter(None, ("" if of_period else _terms(mine, memo, in_words), said))))
        for (number, said), mine in beside.items()
    )
    alike = by_first(("; ".join(filter(None, abouts)), number) for number, abouts in by_first(terms).items())
    parts: list[OwedItemValues] = [{"пункты": numbers_of(ns), "о_чём": about} for about, ns in alike.items()]
    named = _terms(verdicts, memo, in_words) if of_period else paper.get("названо", "")
    missing = f"не {paper['представлен']} {named}" if paper else ""
    values: OwedValues = {"положение": state.value, **side.values, "части": parts, "документ": missing}
    return memo.words.line(FILE, SPOKEN[1], values)


def _terms(mine: Sequence[Verdict], memo: Memo, in_words: Set[str]) -> str:
    """Write «срок – 30.04.2026, продлён до 08.05.2026», «отчёты за март и апрель 2026 года»; "" without a date.

    Where a line about the item tells how the term was moved, it is told here as it is now.
    """
    if mine[0].item.recurring:
        report, days = report_words(mine), [v.due for v in mine if v.due]
        if report["со_сроком"] and len(days) > NAMED:
            noun, terms = reports_noun(mine[0].item)[0], plural(len(days), "срок", "срока", "сроков")
            return f"{noun} за {len(days)} {terms} – с {show(min(days))} по {show(max(days))}"
        return report["само_им"]
    full = [full_term(v) if v.item.number in in_words else "" for v in mine]
    told = [words or _term(v, v.control_date, memo) for v, words in zip(mine, full, strict=True) if v.control_date]
    return f"{'сроки' if len(told) > 1 else 'срок'} – {join(told)}" if told else ""


def _term(verdict: Verdict, first: date, memo: Memo) -> str:
    if verdict.due is None or verdict.due == first or told_as_moved(verdict, memo):
        return show(verdict.due or first)
    return f"{show(first)}, {' '.join(moved(verdict, verdict.due)).removeprefix('срок ')}"
