"""Makes figures of the sample order for tests of papers and workbooks that sum up."""

from datetime import date

from automation.control.counting import GRAVITY, tally
from automation.model.control import Verdict
from automation.model.figures import Figures, ItemFigures, OrganisationFigures, People
from automation.model.plan import By
from automation.model.report import StatusRow
from automation.model.standing import Standing
from tests.support.books import DEPUTY, EXAMPLE, ITEMS, LIBRARY, ORDER

ON = date(2025, 12, 16)
EXECUTED = {Standing.MET: date(2025, 12, 12), Standing.MET_LATE: date(2025, 12, 15)}
STANDINGS = (Standing.MET, Standing.MET_LATE, Standing.OVERDUE)


def figures(times: int = 1, on: date = ON) -> Figures:
    """Make figures of four items × three performers (repeated ``times``): in time, late, overdue.

    Item 3 is permanent, item 6 due soon.
    """
    people = (LIBRARY, EXAMPLE, DEPUTY) * times
    items = []
    for item in ITEMS:
        due = item.term.deadline.due if isinstance(item.term.deadline, By) else None
        found = []
        for at, performer in enumerate(people):
            standing = Standing.PERMANENT if due is None else Standing.DUE_SOON if due > on else STANDINGS[at % 3]
            reason = "ремонт" if standing is Standing.OVERDUE else ""
            row = StatusRow(code=performer.code, item=item.number, row=2, reason=reason, comment="звонил Примеров")
            found.append(
                Verdict(
                    item=item,
                    performer=performer,
                    control_date=due,
                    due=due,
                    standing=standing,
                    row=row,
                    executed_on=EXECUTED.get(standing),
                )
            )
        verdicts = tuple(found)
        items.append(
            ItemFigures(
                item=item,
                dated=due is not None,
                done=False,
                closed=False,
                terms=(due,) if due else (),
                tally=tally(v.standing for v in verdicts),
                verdicts=verdicts,
            )
        )
    return Figures(
        order=ORDER,
        on=on,
        items=tuple(items),
        organisations=tuple(_organisation(items, p.code) for p in (LIBRARY, EXAMPLE, DEPUTY)),
        people=People(total=38, moved=35),
    )


def _organisation(items: list[ItemFigures], code: str) -> OrganisationFigures:
    mine = tuple(v for i in items for v in i.verdicts if v.performer.code == code)
    performer = mine[0].performer
    return OrganisationFigures(
        organisation=performer.organisation or ORDER.body,
        relation=performer.relation,
        codes=(code,),
        worst=min((v.standing for v in mine), key=GRAVITY.index),
        tally=tally(v.standing for v in mine),
        verdicts=mine,
    )
