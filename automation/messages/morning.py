"""The morning message to the office: what to sign, whom to telephone, what needs a person."""

from collections.abc import Iterable, Sequence
from datetime import date

from automation.messages.body import Block, Line, Points, as_html, as_text
from automation.model.control import Entry, Notice, NoticeKind
from automation.model.letter import Message
from automation.model.report import Finding
from automation.russian import plural, show

SHOWN = 40
TITLES = {
    NoticeKind.CALL: "Обзвонить",
    NoticeKind.PERSONAL: "Напомнить лично",
    NoticeKind.LOST_GROUND: "Утратили основание",
    NoticeKind.PROPOSAL: "Предложения руководству",
}


def morning_message(
    *,
    on: date,
    to: str,
    key: str,
    issued: Sequence[tuple[Entry, str]],
    notices: Sequence[Notice],
    findings: Sequence[tuple[str, Finding]],
    troubles: Sequence[str],
) -> Message:
    """``issued`` pairs each paper of today with its short content, ``findings`` a file with its finding."""
    needing = [(file, f) for file, f in findings if f.level == "error"]
    blocks: list[Block] = [Line(text=f"Контроль исполнения, {show(on)}.")]
    if troubles:
        blocks += [Line(text="Требуют внимания немедленно", strong=True), Points(texts=tuple(troubles))]
    if issued:
        blocks += [Line(text="На подпись", strong=True), Points(texts=tuple(_paper(e, about) for e, about in issued))]
    for kind, title in TITLES.items():
        mine = [_notice(n) for n in notices if n.kind is kind]
        if mine:
            blocks += [Line(text=title, strong=True), Points(texts=_cut(mine))]
    if needing:
        blocks.append(Line(text="Замечания, без которых пункт нельзя оценить или адресовать", strong=True))
        blocks.append(Points(texts=_cut([_finding(file, f) for file, f in needing])))
    others = len(findings) - len(needing)
    if others:
        word = plural(others, "замечание", "замечания", "замечаний")
        blocks.append(Line(text=f"Ещё {others} {word} – в файле «Замечания»."))
    if len(blocks) == 1:
        blocks.append(Line(text="Сегодня ничего делать не нужно."))
    return Message(
        key=key,
        kind="morning",
        to=to,
        subject=_subject(on, len(issued), sum(n.kind is NoticeKind.CALL for n in notices), bool(troubles)),
        text=as_text(blocks),
        html=as_html(blocks),
    )


def alarm_message(*, on: date, to: str, key: str, troubles: Iterable[str]) -> Message:
    """Nothing was issued, and why."""
    blocks: list[Block] = [
        Line(text=f"Контроль исполнения, {show(on)}: ничего не выпущено."),
        Points(texts=tuple(troubles)),
    ]
    subject = f"Контроль исполнения, {show(on)}: нужна проверка, документы не выпущены"
    return Message(key=key, kind="morning", to=to, subject=subject, text=as_text(blocks), html=as_html(blocks))


def _subject(on: date, papers: int, calls: int, trouble: bool) -> str:
    parts = []
    if trouble:
        parts.append("нужна проверка")
    if papers:
        parts.append(f"на подпись – {papers}")
    if calls:
        parts.append(f"обзвон – {calls}")
    return f"Контроль исполнения, {show(on)}: {', '.join(parts) or 'без действий'}"


def _paper(entry: Entry, about: str) -> str:
    to = entry.addressee_organisation or entry.addressee_name
    number = f"№ {entry.number}" if entry.number else "без номера"
    return f"{number} – {about}{f' – {to}' if to else ''}"


def _notice(notice: Notice) -> str:
    whom = notice.organisation or notice.code
    phone = f", тел. {notice.phone}" if notice.phone else ""
    contact = f" ({notice.contact})" if notice.contact else ""
    if notice.kind is NoticeKind.LOST_GROUND:
        return notice.text
    return f"{whom}{contact}{phone}: п. {notice.item} – {notice.text}"


def _finding(file: str, finding: Finding) -> str:
    place = f"«{finding.sheet}»{f', {finding.cell}' if finding.cell else ''}: " if finding.sheet else ""
    return f"{file}: {place}{finding.message}"


def _cut(texts: list[str]) -> tuple[str, ...]:
    rest = len(texts) - SHOWN
    return (*texts[:SHOWN], f"… и ещё {rest}, см. «Замечания» и «На сегодня»") if rest > 0 else tuple(texts)
