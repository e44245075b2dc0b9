"""What the morning message tells a person to do without a paper."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from automation.control.acting import RESPONSIBLE, acting
from automation.control.grounds import exhausted
from automation.control.limits import term_limits
from automation.control.morning import Morning
from automation.control.reasons import stands
from automation.model.control import Entry, Notice, NoticeKind, Occasion, Paper, PaperState, Standing, Verdict
from automation.model.kinds import Form, Kind
from automation.model.report import Relation, State
from automation.russian import enumerate_items, initials_last, show
from automation.titles import addressee, memo_reader


def calls(morning: Morning, verdicts: Iterable[Verdict]) -> Iterator[Notice]:
    """Whom to telephone: shortly before the term, and on the first days after it.

    A call day that fell on a missed morning is made up by the next run.
    """
    since = morning.history.previous_day or morning.on - timedelta(days=1)
    for verdict in verdicts:
        if verdict.due is None or verdict.performer.relation is Relation.BY_AGREEMENT:
            continue
        day = _call_day(morning, verdict, since)
        if day is None:
            continue
        term = show(verdict.due)
        late = verdict.standing is Standing.OVERDUE
        text = f"срок истёк {term}, {_reported(verdict)}" if late else f"срок – {term}: проверить готовность"
        yield _notice(morning, verdict, NoticeKind.CALL, text)


def _reported(verdict: Verdict) -> str:
    """What a late performer has told so far, and what to ask."""
    row = verdict.row
    if row and row.state is State.IN_WORK:
        return "указано «в работе»: узнать причину и когда будет исполнено"
    if row and row.state is State.NOT_APPLICABLE:
        return "указано «не применимо», не принято: уточнить"
    return "сведений нет: узнать причину"


def _call_day(morning: Morning, verdict: Verdict, since: date) -> date | None:
    """The call day within (since, today], or None."""
    calendar, policy = morning.calendar, morning.policy
    limits = term_limits(morning, verdict)
    assert limits is not None
    if verdict.standing is Standing.OVERDUE:
        days = [calendar.add(limits.last, policy.overdue_after)] if policy.overdue_after else []
    elif verdict.standing in {Standing.DUE_SOON, Standing.IN_WORK} and not morning.settled(verdict):
        days = [calendar.add(limits.before, -n) for n in policy.notice_days]
    else:
        return None
    return next((d for d in days if since < d <= morning.on), None)


def personal(morning: Morning, papers: Iterable[Paper]) -> Iterator[Notice]:
    """Author and addressee are one person: no paper, a line «напомнить лично», once for each occasion."""
    for paper in papers:
        items = list(dict.fromkeys(g.occasion.item for g in paper.grounds))
        text = f"напомнить лично: {paper.addressee.name if paper.addressee else ''}, п. {enumerate_items(items)}"
        verdict = paper.grounds[0].verdict
        if verdict:
            yield replace(_notice(morning, verdict, NoticeKind.PERSONAL, text), whom="")


def to_oneself(morning: Morning, papers: Iterable[Paper]) -> Iterator[Notice]:
    """The author of a memo has signed the order himself: he is told in person, and the memo goes elsewhere."""
    order, signers = morning.book.order, morning.signers
    author = signers.people[RESPONSIBLE].name
    reader = memo_reader(signers.head, signers.control, author)
    for paper in papers:
        if paper.form is Form.MEMO and reader != signers.head:
            whither = f"составлена на имя: {initials_last(reader.name)}" if reader else "остаётся в деле"
            text = f"напомнить лично: {initials_last(author)}, докладная записка самому себе не пишется, она {whither}"
            yield Notice(kind=NoticeKind.PERSONAL, order=order.id, code="", item="", text=text)


def proposals(morning: Morning, verdicts: Iterable[Verdict]) -> Iterator[Notice]:
    """All letters allowed were sent and stayed unanswered: this waits for the leadership until «Решения» says what."""
    for verdict in verdicts:
        papers = exhausted(morning, verdict)
        last = papers[-1].sent_on if papers else None
        item, code = verdict.item.number, verdict.performer.code
        if last and not any(ruling.settles(item, code, last) for ruling in morning.book.rulings):
            text = "письма направлены и остались без ответа: предложить руководству заслушать исполнителя"
            yield _notice(morning, verdict, NoticeKind.PROPOSAL, text)


def waiting(morning: Morning, verdicts: Iterable[Verdict]) -> Iterator[Notice]:
    """Claims that stop letters and count for nothing until a person accepts them or sends them back."""
    for verdict in verdicts:
        if verdict.standing is Standing.CLAIMED and verdict.executed_on:
            text = f"заявлено исполнение {show(verdict.executed_on)}"
            yield _notice(morning, verdict, NoticeKind.WAITING, text)


def to_sign(entries: Iterable[Entry], told: Iterable[Notice] = ()) -> list[Entry]:
    """The unsigned papers a person still has to see: of a справка only the newest, it replaces those before.

    A paper that one of the ``told`` notices calls unneeded is none of them.
    """
    unneeded = {notice.unneeded for notice in told}
    drafts = [e for e in entries if e.state is PaperState.DRAFT and e.key not in unneeded]
    newest = max((e.day for e in drafts if e.kind is Kind.PROGRESS), default=date.min)
    return [e for e in drafts if e.kind is not Kind.PROGRESS or e.day == newest]


def lost_grounds(morning: Morning) -> Iterator[Notice]:
    """Unsigned papers whose ground has gone since they were issued."""
    current = {(v.performer.code, v.item.number, v.due): v for v in morning.verdicts}
    for entry in morning.history.entries:
        if entry.state is not PaperState.DRAFT or entry.form not in {Form.LETTER, Form.NOTE}:
            continue
        gone = [o for o in entry.occasions if _gone(morning, entry, o, current.get((o.code, o.item, o.control_date)))]
        if not gone:
            continue
        items = enumerate_items(list(dict.fromkeys(o.item for o in gone)))
        name = f"документ № {entry.number} от {show(entry.day)}"
        wholly = len(gone) == len(entry.occasions)
        if wholly:
            text = f"{name} утратил основание (п. {items}): не подписывать, аннулировать"
        else:
            text = f"{name} частично утратил основание (п. {items}): исправить до подписания"
        yield Notice(
            kind=NoticeKind.LOST_GROUND,
            order=entry.order,
            code=entry.addressee_code,
            item=gone[0].item,
            text=text,
            organisation=entry.addressee_organisation,
            whom=addressee(entry),
            unneeded=entry.key if wholly else "",
        )


def _gone(morning: Morning, entry: Entry, occasion: Occasion, verdict: Verdict | None) -> bool:
    return verdict is None or not stands(morning, verdict, occasion.kind, entry.details.get(occasion, ""))


def _notice(morning: Morning, verdict: Verdict, kind: NoticeKind, text: str) -> Notice:
    performer = verdict.performer
    name = initials_last(acting(performer, morning.book.substitutions, morning.on).name)
    office = performer.relation is Relation.OFFICE
    return Notice(
        kind=kind,
        order=morning.book.order.id,
        code=performer.code,
        item=verdict.item.number,
        text=text,
        organisation="" if office else performer.organisation,
        whom=name if office else performer.organisation,
        phone=performer.phone,
        contact=performer.contact or name,
    )
