"""The occasions of one letter in groups, each told in one breath: by gravity, then by step; whose they are."""

import re
from collections.abc import Iterator, Sequence, Set
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from automation.letters.cases import (
    body_of,
    dative,
    genitive,
    performer_dative,
    performer_genitive,
    performer_name,
    recommended,
    taking_part,
)
from automation.letters.item_bearers import borne_by_others, named_bearers
from automation.letters.item_cases import unique
from automation.letters.letter_facts import Facts
from automation.letters.marks import verbatim
from automation.letters.matters import is_presented
from automation.letters.variables import BearerValues, Cases
from automation.letters.words import Words
from automation.model.control import CodeAndItem, Ground, Paper, Verdict, verdicts_of
from automation.model.kinds import Form, Topic
from automation.model.report import Performer
from automation.model.reported import News
from automation.patterns import lazy
from automation.russian import entrepreneur, is_authority, join, said
from automation.russian.called import called

_Place = tuple[int, int, bool, str]


class Group(Struct, frozen=True):
    """Occasions of a paper told in one breath: what they speak about, and whether they are asked a second time.

    ``unanswered``: the first paper was left without an answer, and the text may say so (papers.md A15). ``aside``: only
    what it asks for is told, beside other items, so that its own are named by their numbers.
    """

    paper: Paper
    facts: Facts
    words: Words
    topic: Topic
    grounds: tuple[Ground, ...]
    repeated: bool
    unanswered: bool
    aside: bool = False

    @property
    def file(self) -> str:
        """Return the file of its words."""
        return f"{self.topic}.txt"

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Return the obligations of the group, each after the earlier ones that are asked for beside it."""
        return tuple(v for g in self.grounds for v in g.all_asked)


def groups_of(paper: Paper, facts: Facts, words: Words) -> list[Group]:
    """Return the occasions by gravity, within a topic by step, the higher step first.

    The reports of one item of which nothing is known are told in one place: a first letter about the last of them joins
    the second one about those before it, and nobody is called silent where one of these was not left without an answer.
    What was taken off control of an item that was executed in part is told beside that part. Reminders of work that
    will be late by its performer's own words ask for something else than other reminders; whoever is asked, not
    ordered, is asked for a report ahead in a paragraph of its own (decision 0543). What was taken off control stands
    behind all that is asked for.
    """
    released = {g.occasion.code_and_item for g in paper.grounds if g.topic is Topic.RELEASE}
    ahead = {g.occasion.code_and_item for g in paper.grounds if _asks_for_a_report_ahead(g, paper.day)}
    grounds = ((_place(g, ahead), g) for g in _each_once(paper.grounds) if not _is_told_beside(g, released))
    placed = sorted(grounds, key=lambda pair: pair[0])
    told: dict[CodeAndItem, _Place] = {}
    for place, ground in placed:
        item = ground.occasion.code_and_item
        if _silent_about_a_report(ground) and (ground.escalated or item not in told):
            told[item] = place
    found: dict[_Place, list[Ground]] = {}
    for place, ground in placed:
        together = told[ground.occasion.code_and_item] if _silent_about_a_report(ground) else place
        found.setdefault(together, []).append(ground)
    told_together = sorted(found.items(), key=lambda pair: pair[0])
    groups = [_group(paper, facts, words, -step, tuple(mine)) for (_, step, *_), mine in told_together]
    return [*groups[:1], *sorted(groups[1:], key=lambda g: g.topic in {Topic.RELEASE, Topic.TAKEN_OFF})]


def _is_told_beside(ground: Ground, released: Set[CodeAndItem]) -> bool:
    return ground.topic is Topic.TAKEN_OFF and ground.occasion.code_and_item in released


def _place(ground: Ground, ahead: Set[CodeAndItem]) -> _Place:
    step = ground.occasion.step if ground.topic is Topic.OVERDUE else int(ground.escalated)
    apart = said_late(ground) if ground.topic is Topic.REMINDER else ""
    if ground.topic is Topic.AGREEMENT and ground.occasion.code_and_item in ahead:
        apart = "report"
    return ground.topic.rank, -step, not ground.unanswered, apart


def _asks_for_a_report_ahead(ground: Ground, on: date) -> bool:
    """Tell whether who is asked, not ordered, is asked for a report whose term lies ahead.

    A repeated one is told with the rest: the day by which this letter is answered may lie within its period.
    """
    verdict = ground.verdict if ground.topic is Topic.AGREEMENT else None
    if verdict is None or verdict.item.recurring:
        return False
    return is_presented(verdict) and not verdict.expired(on)


def for_the_heading(groups: Sequence[Group]) -> Group | None:
    """Return all that is asked of who is asked, not ordered, as one: the heading names it; None where it is one."""
    lead, *tails = groups
    more = [g for tail in tails if tail.topic is lead.topic is Topic.AGREEMENT for g in tail.grounds]
    return replace(lead, grounds=(*lead.grounds, *more)) if more else None


def said_late(ground: Ground) -> str:
    """Return the term of work with the later day its performer has named himself; "" where he has named none.

    The date of execution and the figures are asked for when there are any: all he can do now is to hurry or to apply.
    A report is asked for by its term as long as there is time.
    """
    verdict = ground.verdict
    if verdict is None or (is_presented(verdict) and not to_complete_late(ground)):
        return ""
    day = _late_day(verdict)
    return f"{verdict.due} {day}" if day else ""


def to_complete_late(ground: Ground) -> bool:
    """Tell whether a reminder asks for the work by the day behind the term that its performer has named himself."""
    day = _late_day(ground.verdict) if ground.verdict else None
    return day is not None and ground.respond_by is not None and ground.respond_by >= day


def _late_day(verdict: Verdict) -> date | None:
    due, day = verdict.due, verdict.reported.expected_on
    working = verdict.reported.news is News.IN_WORK and not verdict.item.takes_place
    return day if working and due and day and day > due else None


def _silent_about_a_report(ground: Ground) -> bool:
    verdict = ground.verdict if ground.topic is Topic.OVERDUE else None
    return verdict is not None and verdict.item.recurring and verdict.reported.silence is not None


def _each_once(grounds: Sequence[Ground]) -> Iterator[Ground]:
    """Return the grounds, what each asks for beside its own obligation left out where the paper asks for it already."""
    told = {v.code_item_term for v in verdicts_of(grounds)}
    for ground in grounds:
        also = tuple(v for v in ground.also if v.code_item_term not in told)
        yield replace(ground, also=also) if ground.also else ground
        told |= {v.code_item_term for v in ground.also}


def _group(paper: Paper, facts: Facts, words: Words, step: int, grounds: tuple[Ground, ...]) -> Group:
    """Make the group: it is a second paper only where the first was really sent, unanswered only where that is so."""
    asked_before = step > 1 if grounds[0].topic is Topic.OVERDUE else step > 0
    repeated = asked_before and any(e.sent_on and e.cited for g in grounds for e in g.cites)
    unanswered = repeated and all(g.unanswered for g in grounds if g.escalated)
    return Group(paper, facts, words, grounds[0].topic, grounds, repeated, unanswered)


_YOU = {
    "им": "Вы",
    "род": "Вас",
    "дат": "Вам",
    "твор": "Вами",
    "указан": "указаны",
    "исключён": "исключены",
    "включён": "включены",
}
_YOUR = {
    "м": ("Ваш", "Вашего", "Вашему", "Вашим"),
    "ж": ("Ваша", "Вашей", "Вашей", "Вашей"),
    "с": ("Ваше", "Вашего", "Вашему", "Вашим"),
}
_HEAD = lazy(
    r"(?:(?:(?:вр\.?\s?)?и\.?\s?о\.?|(?:временно\s+)?исполняющ[а-я]+\s+обязанности)\s*)?глав[аы]\b", re.IGNORECASE
)
_NAMED = ("указан", "указана", "указано", "указаны")
_ENDINGS = ("ён", "ена", "ено", "ены")


def _signed_by(to: Performer | None) -> str:
    """Say who is to sign the answer: a head («Глава поселения») is called so nowhere but in his post.

    So is who acts for him («Исполняющий обязанности главы поселения»): he is the head now.
    """
    head = to is not None and bool(_HEAD.match(to.post.strip()))
    return " за Вашей подписью" if head else " за подписью руководителя"


def bearers(group: Group) -> BearerValues:
    """Say whose obligations these are: the addressee may only receive the paper for another organisation.

    ``за_других``: some of them are borne outside the addressee's own organisation, so the text must name the bearers.
    """
    paper, to = group.paper, group.paper.addressee
    own = to.organisation if to else ""
    performers = [v.performer for v in group.verdicts]
    alone = bool(entrepreneur(own) or (to and to.stands_for))
    others = bool(borne_by_others(group.verdicts, paper))
    if others:
        named = named_bearers(group.verdicts, performer_genitive)
    else:
        named = "" if paper.form is Form.NOTE or alone else genitive(own)
    return {
        "за_других": others,
        "адресат": _YOU if paper.form is Form.NOTE or alone else _called(own, part=bool(to and to.unit)),
        "где_считают": _counted_within(performers),
        "организация": verbatim(own) if paper.form is not Form.NOTE else "",
        "предприниматель": alone,
        "за_подписью": "" if alone or not own.strip() else _signed_by(to),
        "по_согласованию": all(p.by_agreement for p in performers),
        "участие": taking_part(performers),
        "рекомендовано": recommended(performers),
        "организации_род": named,
        "от_кого": named or _from_whom(performers, paper.form),
        "исполнители_дат": named_bearers(group.verdicts, performer_dative),
        "исполнители_им": named_bearers(group.verdicts, performer_name),
    }


def _from_whom(performers: Sequence[Performer], form: Form) -> str:
    """Return from whom nothing has come where no organisation is named: in a записка from a unit, else «Вас»."""
    units = form is Form.NOTE and all(map(body_of, performers))
    return join(unique(map(performer_genitive, performers))) if units else _YOU["род"]


def _called(own: str, *, part: bool) -> Cases:
    """Return how a letter calls its addressee: a person, a body of power by its name, any other body by what it is.

    To the head of a ``part`` of the office whose name does not say what it is a letter says «Вы».
    """
    if not own.strip():
        return _YOU
    named, whose = said(own, _NAMED), genitive(own)
    if is_authority(own) and named and whose:
        to_whom = dative(own) or _YOU["дат"]
        told = {"им": verbatim(own), "род": whose, "дат": to_whom, "твор": _YOU["твор"], "указан": named}
        return {**told, **_listed(_NAMED.index(named))}
    noun = called(own)
    if part and not noun.unit:
        return _YOU
    your, of_your, to_your, by_your = _YOUR[noun.gender]
    gender = ("м", "ж", "с").index(noun.gender)
    return {
        "им": f"{your} {noun.nominative}",
        "род": f"{of_your} {noun.genitive}",
        "дат": f"{to_your} {noun.dative}",
        "твор": f"{by_your} {noun.instrumental}",
        "указан": _NAMED[gender],
        **_listed(gender),
    }


def _listed(gender: int) -> Cases:
    return {"исключён": f"исключ{_ENDINGS[gender]}", "включён": f"включ{_ENDINGS[gender]}"}


def _counted_within(performers: Sequence[Performer]) -> str:
    """Return whose people are counted: «филиала» of a unit, «организации» of any other body and of several.

    It is "" for a part of the office whose name does not say what it is: that is no organisation.
    """
    nouns = {called(p.organisation) for p in performers if p.organisation.strip()}
    noun = nouns.pop() if len(nouns) == 1 else None
    if noun and noun.unit:
        return noun.genitive
    return "" if performers and all(p.unit for p in performers) else "организации"
