"""The morning message to the office, the urgent first: alarms, what not to sign, what to sign, whom to telephone.

Neither telephones nor files, sheets and cells stand in a mail: «На сегодня» and «Замечания» in the folder hold them.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from automation.messages.mail_body import Block, Prose, cut, message_of, part
from automation.messages.task_lines import calls_of, shown, task_lines
from automation.model.catalogue import catalogue
from automation.model.control import Entry
from automation.model.kinds import Form, Kind
from automation.model.letter import Message, Undelivered
from automation.model.notice import Notice, NoticeKind
from automation.model.plan import OrderId
from automation.model.report import Finding
from automation.russian import enumerate_items, first_few, show
from automation.titles import FORMS, NOTICES, SETTLE, addressee, counted_findings, undelivered_line

PAPERS, LINES = 20, 10
REST = "… и ещё {n} – в листе «На сегодня»"
ASTRAY = "Исправить в папке inbox: пока не исправлено, документы не готовятся или сведения не учтены"
PHONES = "Телефоны – в листе «На сегодня»."
Part = tuple[str, int, Sequence[Block]]  # its word in the subject, how many it names, its blocks
URGENCY = {kind: rank for rank, kind in enumerate(Kind)}


NEWS = frozenset(  # what became of orders, workbooks and acts: told in full, for nobody else says where it lies
    {
        *("order-made", "order-refused", "order-known", "order-amends", "order-awaiting", "order-ahead"),
        *("amendment-proposed", "file-astray", "book-renewed", "book-replaced", "book-unrenewed"),
        *("reissue-done", "reissue-refused"),
    }
)
NOTHING_TO_DO = "Сегодня ничего делать не нужно."


def morning_message(
    *,
    on: date,
    to: str,
    key: str,
    issued: Sequence[tuple[Entry, str]],
    notices: Sequence[Notice],
    findings: Sequence[tuple[OrderId | None, Finding]],
    astray: Sequence[str] = (),
    troubles: Sequence[str],
    undelivered: Sequence[Undelivered] = (),
    unsigned: int = 0,
) -> Message:
    """Tell the office what this morning asks of it.

    ``issued`` pairs each paper of today with its heading, ``findings`` an order (where known) with its finding;
    ``astray`` are faults that no book «Замечания» holds; ``unsigned`` counts earlier papers, as «На сегодня» does.
    """
    several = len({n.order for n in notices} | {e.order for e, _ in issued} | {o for o, _ in findings if o}) > 1
    told = partial(_told, notices, several=several)
    parts: tuple[Part, ...] = (
        ("почта не доставлена", len(undelivered), _undelivered(undelivered)),
        told("не подписывать", NoticeKind.LOST_GROUND),
        told("сообщения", NoticeKind.MESSAGE),
        told("подписать сегодня", NoticeKind.EXPIRING),
        ("на подпись", len(issued) + unsigned, _to_sign(issued, unsigned, several=several)),
        _called(notices, several=several),
        told("внести изменения", NoticeKind.AMENDING),
        told("напомнить лично", NoticeKind.PERSONAL),
        told("принять сведения", NoticeKind.WAITING),
        told("внести ответы", NoticeKind.ANSWER),
        told("вернуть файлы", NoticeKind.FILE),
        _news(findings),
        _faults(astray, findings, several=several),
        told("решения", NoticeKind.RULING),
        told("предложения", NoticeKind.PROPOSAL),
    )
    blocks = [*_urgent(troubles), *(block for _, _, shown in parts for block in shown)]
    text = [Prose(text=f"Контроль исполнения, {show(on)}."), *(blocks or [Prose(text=NOTHING_TO_DO)])]
    return message_of(text, key=key, kind="morning", to=to, subject=_subject(on, troubles, {w: n for w, n, _ in parts}))


def _told(notices: Sequence[Notice], word: str, kind: NoticeKind, *, several: bool) -> Part:
    """Return the word of one kind of notices for the subject, their number, and their lines under a title."""
    mine = [n for n in notices if n.kind is kind]
    return word, len(mine), part(f"{NOTICES[kind]}: {len(mine)}", _cut(task_lines(mine, several=several)))


def _urgent(troubles: Iterable[str]) -> Sequence[Block]:
    return part("Требует внимания немедленно", list(dict.fromkeys(troubles)))


def _undelivered(failed: Sequence[Undelivered]) -> list[Block]:
    """List the messages that failed, and say how a person settles them."""
    lines = cut([undelivered_line(one) for one in failed], LINES, REST)
    return [*part(f"Почта не доставлена: {len(failed)}", lines), Prose(text=SETTLE)] if failed else []


def alarm_message(*, on: date, to: str, key: str, troubles: Iterable[str]) -> Message:
    """Compose the message which says that nothing was issued, and why."""
    blocks: list[Block] = [Prose(text=f"Контроль исполнения, {show(on)}: документы не выпущены.")]
    blocks += _urgent(troubles)
    subject = f"Контроль исполнения, {show(on)}: нужна проверка, документы не выпущены"
    return message_of(blocks, key=key, kind="morning", to=to, subject=subject)


def _subject(on: date, troubles: Sequence[str], told: Mapping[str, int]) -> str:
    """Say in numbers what waits for a person; «без действий» only where nothing does."""
    numbers = [f"{word} – {number}" for word, number in told.items() if number]
    words = ", ".join([*(["нужна проверка"] if troubles else []), *numbers])
    return f"Контроль исполнения, {show(on)}: {words or 'без действий'}"


def _cut(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the first lines of a list of «На сегодня», and how many more stand there."""
    return cut(lines, shown(len(lines)), REST)


def _called(notices: Sequence[Notice], *, several: bool) -> Part:
    """List whom to telephone, and say where the numbers are."""
    calls = [call.line for call in calls_of([n for n in notices if n.kind is NoticeKind.CALL], several=several)]
    told = [*part(f"Обзвонить: {len(calls)}", _cut(calls)), Prose(text=PHONES)]
    return "обзвонить", len(calls), told if calls else []


def _to_sign(issued: Sequence[tuple[Entry, str]], unsigned: int, *, several: bool) -> list[Block]:
    """Name today's papers and count those of earlier days: «На сегодня» names them all."""
    lines = _papers(issued, several=several)
    if unsigned:
        lines = (*lines, f"{'ещё ' if lines else ''}выпущены раньше и не подписаны: {unsigned} – в листе «На сегодня»")
    return list(part(f"На подпись: {len(issued) + unsigned}", lines))


def _papers(issued: Sequence[tuple[Entry, str]], *, several: bool) -> tuple[str, ...]:
    """Write a line for each paper, the gravest first: its number, form and heading, and to whom it goes."""
    ranked = sorted(issued, key=lambda pair: URGENCY[pair[0].kind])
    return cut([_paper(e, about, several=several) for e, about in ranked], PAPERS, REST)


def _paper(entry: Entry, about: str, *, several: bool) -> str:
    to = {Form.LETTER: addressee(entry), Form.NOTE: entry.addressee_name or addressee(entry)}.get(entry.form, "")
    number = f"№ {entry.number} – " if entry.number else ""
    order = f" (№ {entry.order.number})" if several and to else ""
    return f"{number}{FORMS[entry.form]} «{about}»{order}{f' – {to}' if to else ''}"


def _news(findings: Sequence[tuple[OrderId | None, Finding]]) -> Part:
    """Tell news of the inbox in full; what stands in «Замечания» of an order too is counted with its faults."""
    news = {found.message: order is None and found.level != "note" for order, found in findings if found.code in NEWS}
    return "новое в папке", sum(news.values()), part("Новое в папке inbox", cut(list(news), LINES, REST))


def _faults(astray: Sequence[str], findings: Sequence[tuple[OrderId | None, Finding]], *, several: bool) -> Part:
    """Return the word of the faults for the subject, their number, and what is told of them."""
    number = len(astray) + sum(f.level != "note" for order, f in findings if order or f.code not in NEWS)
    return "замечания", number, [*part(ASTRAY, cut(astray, LINES, REST)), *_findings(findings, several=several)]


def _findings(findings: Sequence[tuple[OrderId | None, Finding]], *, several: bool) -> list[Block]:
    """Tell errors by what they are and whose; of warnings only how many there are."""
    errors: dict[tuple[OrderId | None, str], list[Finding]] = {}
    for order, found in findings:
        if found.level == "error" and found.code not in NEWS:
            errors.setdefault((order, found.code), []).append(found)
    lines = [_finding(code, found) + _order(order, several) for (order, code), found in errors.items()]
    blocks = list(part("Исправить в таблице: иначе пункт нельзя оценить или некому писать", cut(lines, LINES, REST)))
    others = counted_findings(f.level for _, f in findings if f.level == "warning" and f.code not in NEWS)
    if lines or others:
        also = f"{'Ещё' if lines else 'Есть'} {others[0]}. " if others else ""
        blocks.append(Prose(text=f"{also}Места и способ исправления – в книге «Замечания»."))
    return blocks


def _finding(code: str, found: Sequence[Finding]) -> str:
    """Write «Неясный срок (п. 4)», «Непонятное состояние – 12 (ОБР, ПРИМ и ещё 3)»."""
    rule = catalogue().get(code)
    whose = list(dict.fromkeys(f.performer for f in found if f.performer))
    items = [f.item for f in found if f.item]
    where = ", ".join(filter(None, (first_few(whose, 3), f"п. {enumerate_items(items)}" if items else "")))
    count = f" – {len(found)}" if len(found) > 1 else ""
    return f"{rule.title if rule else code}{count}{f' ({where})' if where else ''}"


def _order(order: OrderId | None, several: bool) -> str:
    return f" (№ {order.number} от {show(order.date)})" if several and order else ""
