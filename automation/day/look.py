"""A look of ``watch``: what was saved is read, judged and shown within a minute, and no paper, number or mail changes.

The register is only read. What is taken in (orders, renewed workbooks) is noted in ``outbox/intake.sqlite`` under the
run lock; the next day moves it over.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace as with_fields

from automation.control.obligations import counted_extensions
from automation.day.ahead import kept_ahead
from automation.day.call import Call, Reading
from automation.day.corridor import open_register, prepare_outbox
from automation.day.issuing import Decided
from automation.day.judging import judge
from automation.day.mailing import undelivered
from automation.day.recollection import recall_calendar
from automation.day.taking import books_under_control, news_of, take_in
from automation.day.views import once, show_order, write_board
from automation.errors import StorageError, place_of
from automation.names import distinct_names, order_folder
from automation.register import Register
from automation.register.intake import Intake, open_intake
from automation.reports.board import BoardOffice
from automation.reports.card import card_sheet
from automation.reports.remarks import remark_book
from automation.system.lock import hold_outbox
from automation.system.outbox import replace

CARD, REMARKS, FORMS = "Контрольная карточка.docx", "Замечания.xlsx", "Формы"


class Looked(Struct, frozen=True, kw_only=True):
    """What a look found: the readings with their findings, and what could not be shown. ``busy``: a day is running."""

    readings: tuple[Reading, ...] = ()
    troubles: tuple[str, ...] = ()
    busy: bool = False

    @property
    def exit_code(self) -> int:
        """3 where a file was not read or a page not written, 1 where a person must look, else 0."""
        if self.troubles or any(r.state == "unread" for r in self.readings):
            return 3
        return int(any(f.level == "error" for r in self.readings for f in r.findings))


def look(call: Call) -> Looked:
    """Take one look. Raises ``AutomationError`` where nothing at all can be read."""
    prepare_outbox(call)
    with hold_outbox(call.outbox, call.now.isoformat(timespec="minutes")) as holder:
        if holder:
            return Looked(busy=True)
        with open_register(call, read_only=True) as register, open_intake(call.outbox, register) as notes:
            recall_calendar(register)
            call, read, alarms = take_in(call, register, notes, books_under_control(register))
            work = judge(call, register, read, notes)
            found = {d.order: d.findings for d in work.decided}
            readings = tuple(
                with_fields(r, findings=found[r.order] if r.order in found and r.order else r.findings, data=b"")
                for r in work.readings
            )
            looked = Looked(readings=readings, troubles=alarms)
            return with_fields(looked, troubles=(*alarms, *_show(call, register, notes, work.decided, looked)))


def _show(call: Call, register: Register, notes: Intake, decided: Sequence[Decided], looked: Looked) -> Iterable[str]:
    """Write what changed; a page that cannot be written is told and stops nothing else."""
    views: list[Callable[[], Iterable[str] | None]] = []
    for one in decided:
        views += [partial(show_order, call, notes, one), partial(_write_current, call, notes, one)]
    office = BoardOffice(
        name=call.settings.office.name,
        news=(*news_of(looked.readings), *looked.troubles),
        undelivered=undelivered(register),
    )
    ahead = partial(kept_ahead, call, notes)
    views.append(partial(write_board, call, register, notes, decided, office=office, ahead=ahead))
    for view in views:
        try:
            yield from view() or ()
        except StorageError as error:
            yield str(error)
        except Exception as error:  # noqa: BLE001 - one page that fails must not cost the others
            yield f"Страница не составлена: ошибка программы: {place_of(error)}."


def _write_current(call: Call, notes: Intake, one: Decided) -> Iterable[str]:
    """The order's present card, remarks and forms in its folder; a file that a person changed is kept and told."""
    morning, figures = one.review.morning, one.review.figures
    book = with_fields(morning.book, extensions=counted_extensions(morning))
    card = card_sheet(figures, morning.history.entries, book.extensions)
    folder = f"outbox/{order_folder(one.order)}"
    kept: list[str] = []

    def files() -> Iterable[tuple[str, bytes]]:
        from automation.reports.remark_pages import write_remarks
        from automation.reports.sheet_docx import print_sheet
        from automation.workbook.forms import write_forms

        yield f"{folder}/{CARD}", print_sheet(card)
        yield f"{folder}/{REMARKS}", write_remarks(morning.book, one.findings)
        forms = dict(write_forms(book))
        names = distinct_names(forms, before=f"Форма {book.order.number} – ", ending=".xlsx")
        for organisation, name in names.items():
            yield f"{folder}/{FORMS}/{name}", forms[organisation]

    def page(_day: object) -> object:
        return card, remark_book(morning.book, one.findings), book.items, book.performers, book.rows

    def ours(path: str, data: bytes) -> None:
        kept.extend(_replace_ours(call, notes, path, data))

    once(call, notes, f"current/{one.order.key}", page, files, write=ours)
    return kept


def _replace_ours(call: Call, notes: Intake, path: str, data: bytes) -> Iterable[str]:
    """Write a file anew while it is the one we wrote."""
    from automation.day.renewing import hash_of

    known, there = notes.recall("current file", path), hash_of(call.home / path)
    if there and known and there != known:
        yield f"Файл {path} изменён человеком и не заменён; переименуйте его, и появится новый."
        return
    notes.note("current file", path, replace(call.home, path, data).sha256)
