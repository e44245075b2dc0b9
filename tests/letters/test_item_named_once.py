"""A proposal names an item once, though it tells of its author beside the others who bear it."""

from datetime import date

from msgspec.structs import replace

from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.report import Relation
from tests.support.compose_world import book, done, facts, row, words
from tests.support.control_story import ORG, Story, item

TERM, ON = date(2025, 12, 12), date(2025, 12, 29)
AUTHOR = replace(ORG, code="АВТ", relation=Relation.OFFICE, organisation="", name="Бобков Дмитрий Александрович")
BRANCH = replace(ORG, code="ФИЛ", organisation="МБУ «Филиал»", row=3)
LATE = replace(ORG, code="ЕЩЁ", organisation="МБУ «Пример»", row=4)
PLAN = tuple(item("до 12.12.2025", str(n), row=n + 1) for n in (1, 2, 3))


def test_what_goes_off_control_and_what_stays_names_each_item_once() -> None:
    executed = (("АВТ", "13"), ("ОБР", "13"), ("ФИЛ", "23"), ("ЕЩЁ", "23"))
    rows = [done(code, number, TERM) for code, numbers in executed for number in numbers]
    rows += [row("АВТ", "2"), row("ОБР", "2"), row("ФИЛ", "1"), row("ЕЩЁ", "1")]
    reviewed, _ = Story(sent=True).day(ON, book(*rows, plan=PLAN, performers=(AUTHOR, ORG, BRANCH, LATE)))
    said = plain("\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words(), AUTHOR.name)))).replace(
        "\u00a0", " "
    )
    freed = "пункт 1 – в части, порученной мне, а также касающейся МБУК «Образец»; пункт 2 – в части, касающейся МБУ "
    assert f"снять с контроля частично: {freed}" in said
    assert "пункт 1 – МБУ «Филиал», МБУ «Пример»; пункт 2 – МБУК «Образец», а также в части, порученной мне\n" in said
