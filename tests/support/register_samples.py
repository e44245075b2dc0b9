"""Samples for the tests of register and post: one order, papers to invented libraries."""

import hashlib
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from automation.model.control import Entry, Ground, Occasion, Paper
from automation.model.kinds import Form, Kind
from automation.model.plan import OrderId
from automation.model.report import Performer
from automation.register import NewMail, NewPaper, Register

ORDER = OrderId(number="454", date=date(2025, 12, 11))
OTHER = OrderId(number="12/р", date=date(2025, 11, 3))
DAY = date(2025, 12, 16)
LATER = DAY + timedelta(days=1)
MASK = {Form.LETTER: "01-15/К-{}", Form.NOTE: "02-03/К-{}", Form.MEMO: "02-01/К-{}", Form.REFERENCE: "С-{}"}


def performer(code: str) -> Performer:
    return Performer(
        code=code, groups=(), organisation="МБУК «Образец»", post="директор", name="Примерова Анна Ивановна"
    )


def paper(
    code: str,
    *,
    items: Sequence[str] = ("1",),
    day: date = DAY,
    kind: Kind = Kind.OVERDUE,
    form: Form = Form.LETTER,
    order: OrderId = ORDER,
    step: int = 1,
) -> Paper:
    grounds = tuple(
        Ground(
            occasion=Occasion(order=order, code=code, item=item, control_date=date(2025, 12, 12), kind=kind, step=step),
        )
        for item in items
    )
    to = performer(code) if form in {Form.LETTER, Form.NOTE} else None
    return Paper(kind=kind, form=form, order=order, day=day, addressee=to, signer="letter", grounds=grounds)


def numbered(register: Register, *papers: Paper) -> list[NewPaper]:
    """Give papers the next numbers of their journals, as the day does."""
    given: dict[tuple[str, int], int] = {}
    new = []
    for p in papers:
        journal = (p.journal, p.day.year)
        seq = given[journal] = given[journal] + 1 if journal in given else register.next_number(*journal, 1)
        number = MASK[p.form].format(seq)
        code = p.addressee.code if p.addressee else "-"
        new.append(
            NewPaper(
                paper=p,
                key=register.free_key(p),
                number=number,
                seq=seq,
                printed=number if p.form is not Form.REFERENCE else "",
                letter={"title": f"Письмо {code}"},
                path=f"outbox/454 от 11.12.2025/{p.day}/{number.replace('/', '_')} {p.kind}.docx",
                subject="О сроках исполнения",
                signed_by="Бобков Д.А.",
                executor="Образцова Н.П.",
                book="a" * 64,
                reason={
                    "signer": p.signer,
                    "respond_by": p.respond_by and p.respond_by.isoformat(),
                    "grounds": [{"item": g.occasion.item} for g in p.grounds],
                },
            )
        )
    return new


def message(
    recipient: str, key: str = "morning/2025-12-16", *, kind: str = "morning", order: OrderId | None = None
) -> NewMail:
    return NewMail(
        message_id=f"<{kind}.{hashlib.sha256(f'{recipient}{key}'.encode()).hexdigest()[:12]}@example.org>",
        key=key,
        role=recipient,
        kind=kind,
        to=recipient,
        subject="Сводка",
        mime=b"Subject: sample\r\n\r\nbody\r\n",
        order=order,
    )


def opened(tmp_path: Path) -> Register:
    (tmp_path / "outbox").mkdir(exist_ok=True)
    return Register.open(tmp_path / "outbox" / "register.sqlite")


def only(entries: Sequence[Entry]) -> Entry:
    assert len(entries) == 1
    return entries[0]
