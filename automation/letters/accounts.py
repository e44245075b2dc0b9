"""What performers owe and have said: the body of справка and докладная, told by performer.

A leader asks who has to answer for what. So each performer has one line in each list: his items, what he has said, what
was sent to him. What the counts of the paper say, that an item is done or its term lies ahead, is not told again.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from operator import itemgetter

from msgspec.structs import replace

from automation.control.sent_papers import in_order
from automation.gathering import by_first, gathered
from automation.letters.answers_elsewhere import about_others, came_otherwise
from automation.letters.answers_told import without_told_answers
from automation.letters.cases import (
    HAS_PRESENTED,
    Verbs,
    agreed,
    how_many,
    in_part_recommended,
    listed,
    performer_name,
    recommended,
    taking_part,
)
from automation.letters.citing import CITED
from automation.letters.decided import rulings_told, too_late
from automation.letters.elsewhere import is_presented_to_us, report_told
from automation.letters.item_cases import numbers_of
from automation.letters.item_variables import AccountValues, ListTitleValues, OwedItemValues, OwedValues, SectionValues
from automation.letters.lasting_reports import under_review
from automation.letters.letter_facts import Memo, Side
from automation.letters.matters import is_presented
from automation.letters.measures import received
from automation.letters.owed_papers import HAS_BEEN_PRESENTED, REPORT, REPORTS, accusative, called_together
from automation.letters.printed_terms import event_day
from automation.letters.promises import is_news, promises
from automation.letters.recalled import without_entered
from automation.letters.said import details, told_beside
from automation.letters.sent_beside import OPEN, Account, Dated, Told, sent_beside
from automation.letters.terms_owed import report_owed, term_owed
from automation.letters.told import AGREED, LATE, NAMED_WITH_PAPERS, OWED_BY_NOW, PURSUED, Telling, telling_of
from automation.letters.units import FILE
from automation.model.control import Verdict
from automation.model.reported import News
from automation.plan.repeated_work import is_reported_again

LISTS: Mapping[str, tuple[Telling, ...]] = {  # of items.txt: the title of a list, and what is told in it
    "не подтвердили": LATE,
    "по согласованию": AGREED,
    "рассматриваются": (Telling.CLAIMED, Telling.CHANGED),
    "уточняются": (Telling.RETURNED_EARLY, Telling.DOUBTED, Telling.UNREAD),
    "ожидаются": (Telling.AWAITED,),
    "сообщили": (Telling.AHEAD,),
}
TITLED = ("рассматриваются", "уточняются", "ожидаются", "сообщили")  # what their titles say is not said again
INFORMATION = {"сведения", "информация"}  # which these titles call it, but for the last one
SPOKEN = ("исполнитель", "чего не хватает")  # sections of items.txt that make the line of a performer
VERBS: Mapping[Telling, tuple[Verbs, str]] = {  # of those who are late; «завершено» of the author and the reader
    Telling.UNCONFIRMED: (("подтвердил", "подтвердила", "подтвердило", "подтвердили"), "подтверждено"),
    Telling.UNFINISHED: (("завершил", "завершила", "завершило", "завершили"), "завершено"),
}
NOT_PRESENTED = {Telling.SILENT, Telling.AGREED_SILENT}  # titles of those who all owe papers
EARLY = (Telling.RETURNED_EARLY, Telling.AHEAD)
OF_PAPERS = {Telling.UNFINISHED: Telling.AGREED_PREPARING}  # a paper is not executed but prepared and presented
UNFINISHED = (Telling.SILENT, Telling.UNFINISHED, Telling.RETURNED)  # of an author, who knows it of himself
OF_A_TITLE = {state for name in TITLED for state in LISTS[name]} - {Telling.UNREAD, Telling.RETURNED_EARLY}
SPENT = {Telling.CLAIMED, Telling.CHANGED}  # something came in after what was promised


def performer_lists(memo: Memo) -> Iterator[SectionValues]:
    """Yield the lists that are not empty, each with its title.

    Where the title agrees with those it names, or names them, the author and the reader, «мною» and «Вами», have one of
    their own.

    Of those whose term lies ahead only whoever has said something of it is told, and not of a repeated item that he is
    told of already: his row says one thing of all its reports, and so does its return.
    """
    states = _states(memo)
    owed = {v.code_and_item for v, state in states if state in OWED_BY_NOW}
    told = [
        (v, state)
        for v, state in states
        if state
        and not (state in EARLY and v.code_and_item in owed)
        and (state is not Telling.AHEAD or _says_more(v, memo.on))
    ]
    in_words = set[str]()  # items of whose term it has been told from which event it was counted
    named = set[str]()  # papers that a list of a memo has named
    for section, wanted in LISTS.items():
        accounts = _accounts([one for one in told if one[1] in wanted], memo)
        apart = gathered(accounts, lambda one: one.side)
        titles = {side: memo.words.line(FILE, section, _title(mine, memo)) for side, mine in apart.items()}
        for title, mine in by_first((titles[one.side], one) for one in accounts).items():
            lines = [memo.words.line(FILE, SPOKEN[0], _account_values(one, memo, in_words, named)) for one in mine]
            yield {"название": title, "строки": lines}


def _states(memo: Memo) -> list[tuple[Verdict, Telling | None]]:
    """Return what is told of each obligation that has a date, and in a справка of a lasting one under review.

    A memo has the line of a lasting item for that.
    """
    open_ = [i for i in memo.figures.items if not i.closed and not i.item.unclear]
    told = ((i, v) for i in open_ for v in i.verdicts if not i.lasting or (memo.running and under_review(v)))
    return [(v, Telling.CLAIMED if i.lasting else telling_of(v, memo.on)) for i, v in told]


def _title(accounts: Sequence[Account], memo: Memo) -> ListTitleValues:
    """Say of whom a list tells: the verb agrees with the one it names; the author is «мною», the reader «Вами»."""
    count, sided = len({name for one in accounts for name in one.names}), bool(accounts[0].side)
    owed = [v for one in accounts for v in one.verdicts]
    bearers = [v.performer for v in owed]
    called = called_together(owed) if accounts[0].titled in NOT_PRESENTED else ""
    confirmed, presented = (
        of_sides if sided else agreed(bearers, forms, forms[0])
        for forms, of_sides in (
            VERBS.get(accounts[0].titled, VERBS[Telling.UNCONFIRMED]),
            (HAS_PRESENTED, HAS_BEEN_PRESENTED.get(called, "представлены")),
        )
    )
    return {
        "сколько": how_many(count) if count > 1 and not sided else "",
        "подтвердили": confirmed,
        "представили": presented if called else "",
        "что_представляют": called if sided else accusative(called),
        "участие": taking_part(bearers),
        "рекомендовано": recommended(bearers),
        "рекомендовано_части": in_part_recommended(bearers),
        **accounts[0].side.values,
    }


def _says_more(verdict: Verdict, on: date) -> bool:
    """Tell whether a performer has said something that leaders do not know from the term and its extension."""
    expected, due = verdict.reported.expected_on, verdict.due
    later = expected is not None and due is not None and expected > due
    said = details(verdict, on) or is_news(verdict.reported.promise, on)
    return bool(said) and (later or due == verdict.control_date)


def _accounts(told: Sequence[Told], memo: Memo) -> list[Account]:
    """Gather the obligations of each performer; those of whom the same is to be said share a line."""
    alike = dict[object, list[Account]]()
    sides = gathered(told, lambda one: memo.sides.of(one[0]))
    titled = {own: _titled(some, memo) for own, some in sides.items()}
    for name, mine in gathered(told, lambda one: performer_name(one[0].performer)).items():
        side = memo.sides.of(mine[0][0])
        owed = tuple(v for v, state in mine if state in NAMED_WITH_PAPERS or (memo.running and state in OPEN))
        granted = too_late(owed, memo)
        decided = (*([(date.min, granted)] if granted else ()), *rulings_told(owed, memo))
        asking = memo.sent.about if mine[0][1] in OPEN else memo.sent.asking  # there no reminder is told
        sent = received(asking(owed), memo.sides.person(side))
        others = {e.key: about for e in sent if memo.running and (about := about_others(e, owed, memo))}
        papers = tuple(without_entered(replace(e, answer="") if e.key in others else e, owed) for e in sent)
        elsewhere = {e.key: others[e.key] for e in sent if e.key in others and not came_otherwise(e, owed)}
        left = tuple((without_told_answers(v, papers, memo), its) for v, its in mine)
        says = titled[side]
        said, spoken, its = _said_of(left, memo, side, says), _spoken(left, memo), tuple(v for v, _ in mine)
        one = Account((name,), side, says, left, said, spoken, decided, its, papers, papers, elsewhere)
        apart = side or one.decided or elsewhere or any(e.answer.strip() for e in one.papers)
        alike.setdefault(name if apart else (one.told, spoken, *((e.form, e.day) for e in papers)), []).append(one)
    return [_together(some) for some in alike.values()]


def _in_words(one: Account, memo: Memo, told: set[str]) -> tuple[str, ...]:
    """Return what is told of a performer; from which event a term was counted is told the first time."""
    fresh = {v.item.number for v, _ in one.mine if event_day(v)} - told
    told |= fresh
    return _said_of(one.mine, memo, one.side, one.titled, fresh) if fresh else one.told


def _titled(told: Sequence[Told], memo: Memo) -> Telling:
    """Return what the title says of all who are late: that they have not finished only where each says so himself.

    Of whoever is silent nobody knows that; that he has not confirmed it is true of them all (decision 0325). Where all
    owe papers, none of which was sent back, it says that these were not presented.
    """
    if all(is_presented_to_us(v, memo) and v.reported.news is not News.RETURNED for v, _ in told):
        return Telling.AGREED_SILENT if told[0][1] in AGREED else Telling.SILENT
    unfinished = all(_by_side(state, memo.sides.of(v)) is Telling.UNFINISHED for v, state in told)
    return Telling.UNFINISHED if unfinished else Telling.UNCONFIRMED


def _by_side(state: Telling, side: Side) -> Telling:
    """Return what is told of an obligation to the side that bears it: of himself an author says one word for all."""
    return Telling.UNFINISHED if side is Side.AUTHOR and state in UNFINISHED else state


def _said_of(
    mine: Sequence[Told], memo: Memo, side: Side, titled: Telling, in_words: Set[str] = frozenset()
) -> tuple[str, ...]:
    """Say what he owes: deeds first, then each paper that is to be presented, named before its item.

    What the title of the list has said already stands first of the deeds, for it is named by its item alone. Of the
    terms of the items ``in_words`` it is told from which event they were counted.
    """
    papers = [(v, state) for v, its in mine if is_presented(v) and (state := OF_PAPERS.get(its, its)) not in OF_A_TITLE]
    left = [one for one in mine if not is_presented(one[0]) or one[1] in OF_A_TITLE]
    deeds = gathered(left, lambda one: _by_side(one[1], side))
    apart = gathered(papers, lambda one: (one[1], one[0].item.number, told_beside(one[0], one[1], memo.on, side)))
    order = sorted(deeds, key=lambda one: (one is not titled, [*Telling].index(one)))
    told: list[tuple[Telling, Sequence[Told]]] = [(s, part) for s in order for part in _reports_last(deeds[s])]
    told += [(state, some) for one in Telling for (state, *_), some in apart.items() if state is one]
    states = [state for state, _ in told]
    return tuple(
        _owed(state, some, memo, side, in_words, titled=state is titled, alone=states.count(state) == 1)
        for state, some in told
    )


def _spoken(mine: Sequence[Told], memo: Memo) -> tuple[Dated, ...]:
    late, ahead = mine[0][1] in PURSUED, mine[0][1] is Telling.AHEAD
    return tuple(promises((v for v, its in mine if its not in SPENT), memo.on, late=late, told=ahead))


def _reports_last(told: Sequence[Told]) -> list[Sequence[Told]]:
    """Tell the reports of repeated items behind what is named by its item: «пункт 1; сведения за март (пункт 3)»."""
    apart = gathered(told, lambda one: is_reported_again(one[0].item))
    return [apart[again] for again in sorted(apart)]


def _together(some: Sequence[Account]) -> Account:
    """Join those of whom the same is to be said; whose letters are cited one by one stand in the order of these."""
    sent = tuple(in_order({e.key: e for one in some for e in one.papers}.values()))
    if sent and len(sent) <= CITED:
        some = sorted(some, key=lambda one: sent.index(one.papers[0]))
    names, verdicts = tuple(n for one in some for n in one.names), tuple(v for one in some for v in one.verdicts)
    return replace(some[0], names=names, verdicts=verdicts, papers=sent)


def _account_values(one: Account, memo: Memo, in_words: set[str], named: set[str]) -> AccountValues:
    """Tell what he owes, what was sent to him and what was said and decided, by their days: a call behind the letters.

    Only one from before them, or of many from before the last, stands first.
    """
    sent, receiver = sent_beside(one, memo, named)
    since = one.papers[0 if len(one.papers) <= CITED else -1].day if sent else date.min
    before = [words for day, words in one.spoken if day <= since]
    behind = sorted((*(said for said in one.spoken if said[0] > since), *one.decided), key=itemgetter(0))
    return {
        "исполнитель": listed(one.names),
        **one.side.values,
        "части": (*_in_words(one, memo, in_words), *before),
        "направлено": sent,
        "адресат": receiver,
        "решение": "; ".join(words for _, words in behind),
    }


def _owed(
    state: Telling, told: Sequence[Told], memo: Memo, side: Side, in_words: Set[str], *, titled: bool, alone: bool
) -> str:
    """Say one thing of some items of a performer: «не поступили сведения по пунктам 3 и 5 (срок – 30.04.2026)».

    A paper that was to be presented is named before its item: «не представлены акты (пункт 9, срок – 14.05.2026)», and
    one of a period by that: «готовится отчёт за март 2026 года (пункт 5, причина задержки – …)», behind «сведения:» «за
    март 2026 года (пункт 9)», if it stands ``alone`` there, as behind «Не представил сведения:».
    """
    verdicts, listed_by_title = [v for v, _ in told], state in OF_A_TITLE
    by_title = listed_by_title and state not in {*AGREED, Telling.AHEAD}
    called = alone and (by_title or (titled and not side and state in NOT_PRESENTED))
    reports = {REPORT, REPORTS} & {called_together(verdicts)} and not by_title
    nouns = (INFORMATION | {REPORT, REPORTS} if reports else INFORMATION) if called else frozenset[str]()
    paper = report_told(state, verdicts, memo) if is_presented(verdicts[0]) and not listed_by_title else {}
    beside = by_first(((v.item.number, told_beside(v, its, memo.on, side)), v) for v, its in told)
    terms = (
        ((number, report_owed(state, mine, memo)), ", ".join(filter(None, (term_owed(mine, memo, in_words), said))))
        for (number, said), mine in beside.items()
    )
    abouts = by_first(terms)
    alike = by_first((("; ".join(filter(None, some)), period), number) for (number, period), some in abouts.items())
    parts: list[OwedItemValues] = [
        {
            "пункты": numbers_of(ns),
            "о_чём": about,
            "документ": _without_noun(period or paper.get("названо", ""), nouns),
        }
        for (about, period), ns in alike.items()
    ]
    values: OwedValues = {
        "положение": state.value,
        "в_названии": titled,
        **side.values,
        "части": parts,
        "отчёт": paper if any(part["документ"] for part in parts) else {},
    }
    return memo.words.line(FILE, SPOKEN[1], values)


def _without_noun(report: str, nouns: Set[str]) -> str:
    """Write «за март 2026 года» of what a title has called by one of the nouns; "" where its item alone names it."""
    noun, _, rest = report.partition(" ")
    return rest if noun in nouns else report
