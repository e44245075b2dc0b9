"""A look of ``watch``: what was saved is read, judged and shown within a minute, and no paper, number or mail changes.

The register is only read. What is taken in (orders, renewed workbooks) is noted in ``outbox/intake.sqlite`` under the
run lock; the next day moves it over.
"""

from msgspec import Struct

from automation.day.call import Call, Reading, gravest
from automation.day.judging import judge
from automation.day.mailing import undelivered
from automation.day.present import kept_words
from automation.day.recollection import recall_calendar
from automation.day.running import open_register, prepare_outbox
from automation.day.taking import books_under_control, news_of, take_in, unread_orders
from automation.day.views import show_views
from automation.register.intake import open_intake
from automation.reports.board import BoardOffice
from automation.system.lock import hold_outbox


class Looked(Struct, frozen=True, kw_only=True):
    """What a look found: the readings with their findings, and what could not be shown. ``busy``: a day is running.

    ``kept`` are Russian sentences on pages that a person changed, and which are therefore not written anew.
    """

    readings: tuple[Reading, ...] = ()
    troubles: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    busy: bool = False

    @property
    def exit_code(self) -> int:
        """Return 3 where a file was not read or a page not written, 1 where a person must look, else 0."""
        return 3 if self.troubles else gravest(self.readings) or int(bool(self.kept))


def look(call: Call) -> Looked:
    """Take one look. Raises ``AutomationError`` where nothing at all can be read."""
    prepare_outbox(call)
    with hold_outbox(call.outbox, f"{call.now:%d.%m.%Y %H:%M}") as holder:
        if holder:
            return Looked(busy=True)
        with open_register(call, read_only=True) as register, open_intake(call.outbox, register) as notes:
            recall_calendar(register)
            call, read, alarms = take_in(call, register, notes, books_under_control(register))
            work = judge(call, register, read, notes)
            readings = work.told()
            news = (*news_of(readings), *alarms)
            office = BoardOffice(name=call.settings.office.name, news=news, undelivered=undelivered(register))
            troubles = show_views(
                call, register, notes, work.decided, office=office, unread=unread_orders(register, readings)
            )
            return Looked(readings=readings, troubles=(*alarms, *troubles), kept=kept_words(call, notes))
