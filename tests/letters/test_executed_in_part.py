"""A release never calls a shared item executed on the day on which its reader alone was done with his part."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.report import Relation
from tests.letters.test_release_and_covering import CLOSED, RELEASE
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item

BRANCH = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3)
FIRST, LAST = date(2025, 12, 12), date(2025, 12, 15)
KEPT = " при установленном сроке до 12.12.2025 включительно"


def released(*executed: tuple[date, date], in_office: bool = False) -> str:
    """Return the release to the organisation, by items the days on which it and the branch have executed them."""
    org = replace(ORG, relation=Relation.OFFICE, organisation="Администрация") if in_office else ORG
    numbered = [(str(number), *days) for number, days in enumerate(executed, start=1)]
    plan = tuple(item("до 12.12.2025", n, row=int(n) + 1, closed_on=CLOSED) for n, *_ in numbered)
    rows = [done(code, n, day) for n, mine, its in numbered for code, day in (("ОБР", mine), ("ФИЛ", its))]
    made = book(*rows, plan=plan, performers=(org, BRANCH))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    return outline(letter).translate({ord("°"): " ", ord("{"): "", ord("}"): ""})


def test_an_item_that_another_has_completed_is_executed_in_the_part_of_the_reader_alone() -> None:
    assert (
        "Указанный пункт (мероприятие) в части, касающейся Вашего учреждения, исполнен 12.12.2025 при установленном "
        "сроке до 12.12.2025 включительно; пункт снят с контроля 23.12.2025." in released((FIRST, LAST))
    )
    assert (
        f"Указанный пункт (мероприятие) в части, порученной Вам, исполнен 12.12.2025{KEPT}; пункт снят с контроля "
        "23.12.2025." in released((FIRST, LAST), in_office=True)
    )


def test_of_several_items_each_is_executed_in_the_readers_part_on_its_day() -> None:
    said = released((FIRST, FIRST), (LAST, date(2025, 12, 16)), in_office=True)
    assert (
        f"в части, порученной Вам, исполнены (пункт 1 – 12.12.2025, пункт 2 – 15.12.2025){KEPT}; пункты сняты с "
        "контроля 23.12.2025." in said
    )
    together = released((FIRST, LAST), (FIRST, LAST), in_office=True)
    assert f"в части, порученной Вам, исполнены 12.12.2025{KEPT}; пункты сняты с контроля 23.12.2025." in together


def test_who_was_the_last_to_execute_an_item_has_executed_it() -> None:
    for mine, its in ((LAST, FIRST), (LAST, LAST)):
        said = released((mine, its), in_office=True)
        assert f"Указанный пункт (мероприятие) исполнен 15.12.2025{KEPT} и снят с контроля 23.12.2025." in said
