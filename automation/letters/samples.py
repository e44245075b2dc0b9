"""Sample papers that use every section of the words: what the check renders and a person looks at.

Organisations and persons are plainly samples.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache

from msgspec.structs import replace

from automation.control.extensions import RefusedExtension
from automation.errors import TemplateError
from automation.letters.composing import compose
from automation.letters.executed_late import NAMED
from automation.letters.laid_out import laid_out
from automation.letters.letter_facts import Facts
from automation.letters.letters_told import IN_A_TEXT
from automation.letters.sample_order import (
    CLERK,
    DAY,
    DEPUTY,
    DIRECTOR,
    DUE,
    EXTENSION,
    HEAD,
    HEARING_LEFT,
    ITEMS,
    LAST,
    MOMENT,
    ORDER,
    PUBLICATION,
    sample_figures,
    sample_report,
    sample_verdict,
)
from automation.letters.vocabulary import Recorder, faults_of
from automation.letters.words import Words
from automation.model.control import Entry, Ground, Occasion, Paper, PaperState
from automation.model.kinds import ADDED, EXCLUDED, JOINED, MEMOS, REWORDED, SHARED, TAKEN, Form, Kind, Topic
from automation.model.plan import Event
from automation.model.report import Performer
from automation.model.reported import News, Promise, Snapshot
from automation.model.settings import Executor, Office, Policy, Signatory
from automation.model.standing import Fault, Standing
from automation.model.told_facts import BY_ITEM, REPORTED


def check(words: Words) -> tuple[str, ...]:
    """Answer the faults of the words as Russian sentences: markup, names, sections that are missing."""
    faults = []
    for name in words.names:
        for section in words.sections(name):
            try:
                words.asked(name, section)
            except TemplateError as error:
                faults.append(str(error))
    recorder, broken = recorded(words)
    return tuple(dict.fromkeys([*faults, *broken, *faults_of(recorder, complete=not broken)]))


def recorded(words: Words) -> tuple[Recorder, list[str]]:
    """Compose every sample paper; answer what each section was given, and the faults met on the way."""
    recorder, faults = Recorder(words), []
    for paper, facts in sample_papers():
        try:
            compose(paper, facts, recorder)
        except TemplateError as error:
            faults.append(str(error))
    return recorder, faults


def sample_papers() -> Iterator[tuple[Paper, Facts]]:
    """Papers and their facts, the plain ones first."""
    for performer in (DIRECTOR, DEPUTY):
        for grounds in _cases(performer):
            yield _paper(performer, grounds), _facts()
    person = replace(DEPUTY, code="КОНС", post=CLERK.post, name=CLERK.name)
    yield _paper(DEPUTY, (_ground(person, 1, Topic.REMINDER, ()),)), _facts()
    for faults in FAULTS[Topic.REQUEST]:  # item 11 asks for a report
        yield _paper(DIRECTOR, (_ground(DIRECTOR, 11, Topic.REQUEST, faults),)), _facts()
    closed = _facts()
    closed = replace(closed, order=replace(closed.order, closed_on=DAY, closed_reason="резолюция"))
    yield _paper(DIRECTOR, (_ground(DIRECTOR, 1, Topic.RELEASE, ()),)), closed
    grounded = replace(closed, order=replace(closed.order, closed_reason="резолюция: средства израсходованы"))
    for performer in (DIRECTOR, DEPUTY):  # the words of the ground stand right behind the name of the plan
        yield _paper(performer, (_ground(performer, 1, Topic.TAKEN_OFF, ()),)), grounded
    for kind, form in MEMOS.items():
        paper = Paper(kind=kind, form=form, order=ORDER.id, day=DAY, addressee=None, signer="responsible", grounds=())
        yield paper, _facts()
        if kind is Kind.COMPLETION:
            yield replace(paper), _crowded()


FAULTS: dict[Topic, tuple[tuple[Fault, ...], ...]] = {
    Topic.REQUEST: (
        (Fault.NO_DATE,),
        (Fault.NO_EVIDENCE, Fault.FIGURES),
        (Fault.NO_DATE, Fault.NO_EVIDENCE),
        (Fault.BEFORE_ORDER,),
        (Fault.BEFORE_EVENT,),
        (Fault.LEAD_BROKEN,),
        (Fault.RETURNED,),
    ),
    Topic.AGREEMENT: ((Fault.BY_AGREEMENT,),),
    Topic.CONTROL_POINT: ((Fault.CONTROL_POINT,),),
}

LEAD = f"lead:{(MOMENT + timedelta(hours=2)).isoformat(timespec='minutes')}|{PUBLICATION.material}"


def _cases(performer: Performer) -> Iterator[tuple[Ground, ...]]:
    """Return each topic alone (few items, many, a second time), each behind the gravest, all in one paper."""
    joined: list[Ground] = []
    gravest = _ground(performer, 1, next(iter(Topic)), ())
    gravest = replace(gravest, occasion=replace(gravest.occasion, step=3))
    for place, (topic, faults) in enumerate((t, f) for t in Topic for f in FAULTS.get(t, ((),))):
        first = _ground(performer, 1 + place % 3, topic, faults)
        joined.append(first)
        yield (first,)
        yield tuple(_ground(performer, n, topic, faults) for n in (1, 2, 3))
        again = replace(
            first,
            occasion=replace(first.occasion, step=2),
            escalated=True,
            cites=(_entry(topic.kind),),
            unanswered=True,
        )
        yield (again,)
        yield gravest, again
    yield tuple(joined)
    late = [_ground(performer, 1, Topic.OVERDUE, ()), _ground(performer, 3, Topic.OVERDUE, ())]
    for news in News:
        told = [_reporting(g, news) for g in late]
        cited = replace(told[0], occasion=replace(told[0].occasion, step=2), cites=(_entry(Kind.OVERDUE),))
        yield from ((told[0],), tuple(told), (told[0], late[1]), (cited,), (gravest, told[0]))
    details = (ADDED, JOINED, REWORDED, SHARED)
    yield tuple(replace(_ground(performer, n, Topic.AMENDED, ()), detail=detail) for n, detail in enumerate(details, 1))
    for promised in (DAY, DAY - timedelta(days=1)):
        yield (_reporting(late[0], News.IN_WORK, expected_on=promised),)
    yield (replace(late[0], before=tuple(replace(g.verdict, due=None) for g in late if g.verdict)),)
    yield (_reporting(late[0], News.PARTLY, promise=Promise(called_on=DUE, promised_on=DAY)),)
    yield from ((_ground(performer, 12, topic, ()),) for topic in (Topic.REMINDER, Topic.OVERDUE))  # goes elsewhere
    for topic in Topic:
        yield (gravest, *(_ground(performer, n, topic, FAULTS.get(topic, ((),))[0]) for n in (1, 2, 3)))


def _reporting(ground: Ground, news: News, **known: date | Promise) -> Ground:
    """Return the same obligation with another report; without a reason and a day, so that both are asked for."""
    assert ground.verdict
    told = replace(sample_report(ground.verdict.performer, news), **known)
    return replace(ground, verdict=replace(ground.verdict, reported=told))


def _ground(performer: Performer, number: int, topic: Topic, faults: tuple[Fault, ...]) -> Ground:
    kind = topic.kind
    occasion = Occasion(order=ORDER.id, code=performer.code, item=str(number), control_date=DUE, kind=kind, step=1)
    detail = LEAD if Fault.LEAD_BROKEN in faults else ""
    if topic is Topic.AMENDED:
        detail = {2: EXCLUDED, 3: TAKEN}.get(number, "")
    verdict = sample_verdict(performer, number, Standing.MET if topic is Topic.RELEASE else Standing.OVERDUE)
    if Fault.NO_DATE in faults and verdict.row:
        verdict = replace(verdict, row=replace(verdict.row, staff_total=None, staff_moved=None))
    if Fault.RETURNED in faults:
        verdict = replace(verdict, reported=sample_report(performer, News.RETURNED, number))
    if topic is Topic.EVENT or (topic is Topic.AGREEMENT and number == 2):
        term = replace(verdict.item.term, deadline=Event(due=DUE))
        verdict = replace(verdict, item=replace(verdict.item, term=term), control_date=DUE, due=DUE)
    day = DUE + timedelta(days=number) if topic in {Topic.EVENT, Topic.AGREEMENT} else None
    return Ground(occasion=occasion, verdict=verdict, faults=faults, detail=detail, respond_by=day)


def _paper(performer: Performer, grounds: tuple[Ground, ...]) -> Paper:
    form = Form.NOTE if performer.in_office else Form.LETTER
    lead = min(grounds, key=lambda g: g.topic.rank)
    signer = "second" if any(g.escalated for g in grounds) else ("note" if form is Form.NOTE else "letter")
    return Paper(
        kind=lead.occasion.kind,
        form=form,
        order=ORDER.id,
        day=DAY,
        addressee=performer,
        signer=signer,
        grounds=grounds,
        respond_by=date(2025, 12, 18),
        unanswered=(_entry(Kind.OVERDUE),)
        * (0 if len(grounds) < 2 else len(grounds) - 1),  # more than two: only counted
    )


def _entry(kind: Kind, items: Sequence[str] = ("1", "2", "3"), codes: Sequence[str] = ("ОБР", "ЗАМ")) -> Entry:
    occasions = tuple(
        Occasion(order=ORDER.id, code=code, item=item, control_date=DUE, kind=kind, step=1)
        for code in codes
        for item in items
    )
    return Entry(
        key=f"{kind.value}/{items[0]}/2025-12-01/ОБР/2025-12-15",
        number="01-15/К-1",
        kind=kind,
        form=MEMOS.get(kind, Form.LETTER),
        order=ORDER.id,
        day=date(2025, 12, 15),
        addressee_code="ОБР",
        addressee_organisation=DIRECTOR.organisation,
        addressee_name=DIRECTOR.name,
        occasions=occasions,
        details={o: LEAD for o in occasions if o.item == "2"},
        state=PaperState.SENT,
        sent_on=date(2025, 12, 15),
        printed="01-15/К-1",
    )


@cache
def _crowded() -> Facts:
    """Return the facts of a memo with more letters and late performers than its text names."""
    facts = _facts()
    figures = sample_figures()
    late = next(v for i in figures.items for v in i.verdicts if v.standing is Standing.MET_LATE)
    codes = [f"ПР{n}" for n in range(NAMED + 1)]
    many = [replace(late, performer=replace(late.performer, code=c, organisation=f"МБУ «{c}»", name="")) for c in codes]
    items = tuple(
        replace(i, verdicts=(*i.verdicts, *many)) if i.item.number == late.item.number else i for i in figures.items
    )
    letters = (replace(_entry(Kind.OVERDUE, "9"), key=f"9/{n}") for n in range(IN_A_TEXT + 1))
    return replace(facts, figures=replace(figures, items=items), entries=(*facts.entries, *letters))


def _sent() -> tuple[Entry, ...]:
    asking = (_entry(Kind.OVERDUE, n) for n in "93")  # of 3, which counts people, a table of the appendix names it
    return (_entry(Kind.OVERDUE), *asking, _entry(Kind.OVERDUE, ("14",), ("partly",)), _entry(Kind.COMPLETION))


@cache
def _facts() -> Facts:
    figures = sample_figures()
    then = {"ОБР|1|2025-12-12": ["met", "2025-12-12", "2025-12-12"], "ОБР|3|2025-12-12": ["", "2025-12-12", ""]}
    then |= {"ОБР|14|2025-12-12": ["met", "", "2025-12-11"], "in_work|14|2025-12-12": ["met", "", ""]}
    then |= {"ОБР|9|2025-12-12": ["met", "", "2025-12-11"], "ОБР|12|2025-12-05": ["overdue", "2025-12-05", ""]}
    return Facts(
        order=ORDER,
        items=ITEMS,
        office=Office(name=ORDER.body, short_name="Администрация", unit="Общий отдел", email="office@example.org"),
        signatories={
            **dict.fromkeys(("letter", "second"), Signatory(post=HEAD.post, name=HEAD.name)),
            "note": Signatory(post=CLERK.post, name=CLERK.name),
            "responsible": Signatory(post=ORDER.responsible.post, name=ORDER.responsible.name),
        },
        head=ORDER.signed_by,
        control=ORDER.control,
        officials=lambda _: (ORDER.signed_by, ORDER.control, ORDER.responsible),
        executor=Executor(name=CLERK.name, phone="0-00-00"),
        number="01-15/К-1",
        publications=(PUBLICATION,),
        extensions=(EXTENSION,),
        refused=(RefusedExtension(EXTENSION, "", "не указано основание"),),
        entries=_sent(),
        figures=figures,
        judged=laid_out([v for i in figures.items for v in i.verdicts]),
        snapshots=(Snapshot(kind=Kind.COMPLETION, day=LAST, facts={"obligations": then, REPORTED: {}, BY_ITEM: {}}),),
        remarks=("срок пункта 7 изменён без основания.",),
        when=lambda day, n: day + timedelta(days=n),
        policy=Policy(overdue_after=0, answer_days=0),  # the letter of the day before has been in vain
        written=lambda *_: (),
        entered=lambda _: (),
        unanswered=lambda entry: frozenset(entry.occasions),
        ignored=lambda entry: frozenset(entry.occasions),
        spoken=lambda _: frozenset(),
        ruled=lambda code: () if code else (HEARING_LEFT,),
    )
