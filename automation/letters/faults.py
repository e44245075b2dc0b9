"""What was found wrong in a report, item by item, and what is therefore asked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from automation.gathering import by_first
from automation.letters.asks import in_a_row
from automation.letters.cases import kind_in_cases
from automation.letters.faults_in_time import answered_behind_the_term, has_ended, has_time, is_running, is_short
from automation.letters.ground_groups import Group
from automation.letters.item_cases import item_numbers
from automation.letters.item_clauses import closed_before_last
from automation.letters.item_variables import (
    AskedValues,
    DateFaultValues,
    EventFaultValues,
    FaultValues,
    NamedItemsValues,
    SentBackValues,
)
from automation.letters.items_behind import items_behind
from automation.letters.letter_facts import Facts
from automation.letters.marks import verbatim
from automation.letters.matters import (
    common_report,
    is_presented,
    item_presented,
    named_items,
    when_of,
)
from automation.letters.news import answered_by, incoming_words, return_words
from automation.letters.people_asked import counting, figures_asked, indicator_of, people_asked
from automation.letters.people_variables import HeadcountFaultValues
from automation.letters.printed_terms import passed_day, term_words
from automation.letters.receivers import receiver_of_report
from automation.letters.tellable import quotable, tellable
from automation.letters.told_terms import answer_by
from automation.letters.topic_variables import PublicationValues
from automation.letters.variables import PeopleAskedValues
from automation.model.control import Ground, Verdict, verdicts_of
from automation.model.plan import Item
from automation.model.report import Publication, StatusRow
from automation.model.standing import Fault
from automation.plan.indicators import counts_known, counts_people, deed_of
from automation.russian import fold, join, show, shown

FILE = "request.txt"
UNKNOWN = Publication(code="", day=None, material="", messenger_at=None, elsewhere_at=None)


def remarks_of(group: Group) -> list[str]:
    """Return one clause for each fault, told once of all items that have it: «по пунктам 2 и 3 (…) указано, …».

    The first clause about an item gives its words, so that nobody has to look for the plan (papers.md B4).
    """
    alike = by_first(
        ((section, frozenset(values.items()), item_presented(ground.verdict)), ground.verdict)
        for ground in group.grounds
        if ground.verdict
        for section, values in _remarks(ground, group)
    )
    named: set[str] = set()
    told: list[str] = []
    for (section, known, _), mine in alike.items():
        numbers = item_numbers(mine)
        items, its_words = items_behind(mine), named_items(mine)
        known_by_part = its_words in str(items.get("в_части", ""))
        about: NamedItemsValues = {
            "пункты": items,
            "отчёт": common_report(mine),
            "названия": "" if named.issuperset(numbers) or known_by_part else its_words,
            "получателю": receiver_of_report(group, mine),
        }
        named.update(numbers)
        told.append(group.words.line(FILE, section, {**dict(known), **about}))
    return told


def _remarks(ground: Ground, group: Group) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Return the sections of the words file that tell the faults of an obligation, with their values save the items."""
    verdict, faults, facts = ground.verdict, set(ground.faults), group.facts
    if verdict is None:
        return
    row = verdict.row
    values: FaultValues = {
        "дата_документа": show(facts.order.date),
        "исполнено": show(row.executed_on) if row and row.executed_on else "",
        "без_реквизитов": verdict.reported.uncited,
    }
    if Fault.RETURNED in faults:
        back: SentBackValues = {
            "на_письмо": answered_by((verdict,), ground.cites),
            "истёк": passed_day(verdict, facts) if has_ended(verdict, group.paper.day) else "",
            "срок": term_words(verdict, facts) if is_running(verdict, group.paper.day) else "",
        }
        yield "возвращено", {**values, **back, **return_words(verdict.reported)}
    if {Fault.NO_DATE, Fault.NO_EVIDENCE} <= faults:
        yield "нет даты и подтверждения", values
    elif Fault.NO_DATE in faults:
        yield "нет даты", values
    elif Fault.NO_EVIDENCE in faults:
        yield "нет подтверждения", values
    dated: DateFaultValues = {
        "вид_род": kind_in_cases(facts.order.kind)["род"],
        "входящий": incoming_words(verdict.reported.incoming),
    }
    if Fault.BEFORE_ORDER in faults:
        yield "дата раньше документа", {**values, **dated}
    if Fault.BEFORE_EVENT in faults:
        event: EventFaultValues = {**dated, "мероприятие": when_of(verdict)}
        yield "дата раньше мероприятия", {**values, **event}
    if Fault.FIGURES in faults and row is not None:
        yield "численность", {**values, **_headcount(verdict.item, row, facts, _term_named(ground, group))}
    if Fault.LEAD_BROKEN in faults:
        publication = publication_of(ground, facts.publications) or UNKNOWN
        yield "публикация", {**values, **_publication_values(publication, ground)}


def _term_named(ground: Ground, group: Group) -> tuple[str, str]:
    """Return the term that the letter says its answer date does not move, as passed or as running, else "".

    What was sent back has named it before.
    """
    verdict, on = ground.verdict, group.paper.day
    behind = answered_behind_the_term(ground, on, answer_by(group)) and Fault.RETURNED not in ground.faults
    if verdict is None or not behind:
        return "", ""
    passed = passed_day(verdict, group.facts) if has_ended(verdict, on) else ""
    return passed, term_words(verdict, group.facts) if is_running(verdict, on) else ""


def _headcount(item: Item, row: StatusRow, facts: Facts, term: tuple[str, str]) -> HeadcountFaultValues:
    """Return the contradictory figures of a row and whom or what they count."""
    deed = deed_of((item,), facts.order)
    return {
        "всего": row.staff_total,
        "перешло": row.staff_moved,
        "кого": deed.crowd.whose,
        "кто_завершил": deed.who,
        "особые": deed.crowd.apart or not deed.crowd.staff,
        "их": deed.crowd.noun.many,
        "не_люди": not counts_known(item),
        "показатель": indicator_of(item),
        "не_названо": not deed.known,
        "истёк": term[0],
        "срок": term[1],
    }


def publication_of(ground: Ground, publications: Iterable[Publication]) -> Publication | None:
    """Return the publication a broken lead speaks of, by the fingerprint control keeps («lead:moment|material»)."""
    moment, _, material = ground.detail.removeprefix("lead:").partition("|")
    code = ground.verdict.performer.code if ground.verdict else ground.occasion.code
    for publication in publications:
        other = publication.elsewhere_at
        if publication.code != code or other is None or fold(publication.material) != fold(material):
            continue
        if other.isoformat(timespec="minutes") == moment:
            return publication
    return None


def _publication_values(publication: Publication, ground: Ground) -> PublicationValues:
    hours = ground.verdict.item.lead_hours if ground.verdict else None
    first, other = publication.messenger_at, publication.elsewhere_at
    day = publication.day or (other.date() if other else None)
    one_day = not (first and other) or first.date() == other.date() == day
    return {
        "установлено": f"{hours} ч" if hours else "",
        "материал": quotable(publication.material),
        "день": shown(day),
        "в_мессенджере": _moment(first, one_day) if first else "",
        "в_другом": _moment(other, one_day) if other else "",
        "источник": verbatim(publication.source) if tellable(publication.source) else "",
        "разница": _span(int(abs((other - first).total_seconds()) // 60)) if first and other else "",
        "раньше": bool(first and other and other < first),
    }


def _moment(moment: Any, one_day: bool) -> str:
    clock = f"{moment.hour} ч {moment.minute:02} мин"
    return clock if one_day else f"{clock} {show(moment.date())}"


def _span(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} ч" if hours else "", f"{rest} мин" if rest or not hours else ""]
    return " ".join(p for p in parts if p)


_ASKED: tuple[tuple[str, Fault | None, Fault | None], ...] = (  # section, with this fault, without that one
    ("просим дату и подтверждение", None, None),
    ("просим возвращённое", Fault.RETURNED, None),
    ("просим дату", Fault.NO_DATE, Fault.NO_EVIDENCE),
    ("просим уточнить дату", Fault.BEFORE_ORDER, None),
    ("просим уточнить дату", Fault.BEFORE_EVENT, None),
    ("просим подтверждение", Fault.NO_EVIDENCE, Fault.NO_DATE),
    ("просим численность", Fault.FIGURES, None),
    ("просим о публикации", Fault.LEAD_BROKEN, None),
)


def asks_of(group: Group, told: Mapping[str, Any]) -> list[str]:
    """Say what is asked, gathered over the items: «указать дату исполнения пункта 2»; ``told``: of the paragraph."""
    asks, grounds, words = list[str](), group.grounds, group.words
    for section, fault, without in _ASKED:
        wanted = {fault} if fault else {Fault.NO_DATE, Fault.NO_EVIDENCE}
        mine = [g for g in grounds if wanted <= set(g.faults) and without not in g.faults]
        alike = by_first((_asked_of(g.verdict, fault, answer_by(group)), g.verdict) for g in mine if g.verdict)
        for (unexplained, short, in_time, uncited, _), part in sorted(alike.items(), key=lambda one: one[0][0]):
            values: AskedValues = {
                "пункты": items_behind(part),
                "отчёт": common_report(part),
                "с_причиной": not unexplained,
                "исполнено_не_всё": short,
                "впереди": in_time,
                "без_реквизитов": uncited,
                "получателю": receiver_of_report(group, part),
            }
            asked = figures_asked(part, told, group, always=True) if fault is Fault.FIGURES else ""
            people: PeopleAskedValues = {"сколько_людей": asked}
            asks += words.lines(FILE, section, {**values, **people})
    if figures := people_asked(counting(v for g in grounds if (v := without_figures(g))), told, group):
        lacking: PeopleAskedValues = {"сколько_людей": figures}
        asks += words.lines(FILE, "просим числа", lacking)
    return asks


def asked_in_a_row(asks: Sequence[str]) -> str:
    """Join what is asked; behind a request for two things («дату … и реквизиты …») the last stands with «а также»."""
    conditional = [one for one in asks if one.startswith("если ")]
    *first, last = closed_before_last([one for one in asks if one not in conditional])
    if any(" и реквизиты " in one or " и представить " in one for one in first):
        return in_a_row([f"{', '.join(first).rstrip(',')}, а также {last}", *conditional])
    return in_a_row([join([*first, last]), *conditional])


def _asked_of(verdict: Verdict, fault: Fault | None, answer: date | None) -> tuple[bool, bool, bool, bool, str]:
    """Tell of a report that was sent back whether nobody wrote why, and whether the rest is to be done, and in time.

    Of a report without a date it tells whether its evidence is words alone. The last is the item, where it asks for a
    report.
    """
    back, told = fault is Fault.RETURNED, verdict.reported
    short = back and is_short(verdict)
    uncited = fault is Fault.NO_DATE and told.uncited
    unexplained = back and not tellable(told.return_reason)
    return unexplained, short, short and has_time(verdict, answer), uncited, item_presented(verdict)


def without_figures(ground: Ground) -> Verdict | None:
    """Return the obligation of a faulty report that counts people and does not tell them; None where it tells them."""
    verdict, faulty = ground.verdict, {Fault.NO_DATE, Fault.NO_EVIDENCE, Fault.RETURNED} & set(ground.faults)
    if not faulty or verdict is None or verdict.row is None or not counts_people(verdict.item):
        return None
    return verdict if verdict.row.people is None else None


def copies_awaited(grounds: Sequence[Ground]) -> str:
    """Return «копии» or «копий», where nothing but proofs of what was executed is asked for: nothing is corrected."""
    mine = verdicts_of(g for g in grounds if set(g.faults) == {Fault.NO_EVIDENCE} and not without_figures(g))
    if not grounds or len(mine) < len(grounds) or any(map(is_presented, mine)):
        return ""
    return "копий" if len(item_numbers(mine)) > 1 else "копии"
