"""The head of the office's own unit writes to those who work under him, and of what the unit has left unanswered."""

from datetime import date

from msgspec.structs import replace

from automation.control.persons import is_of_unit
from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.plan import Official
from automation.model.report import Performer, Relation
from tests.support.compose_order import ORDER
from tests.support.compose_world import SETTINGS, book, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, Story, item, settings

CLERK = replace(
    ORG,
    code="ОБЩ",
    organisation=SETTINGS.office.name,
    unit="Общий отдел",
    relation=Relation.OFFICE,
    post="Ведущий специалист общего отдела",
    name="Листкова Дарья Романовна",
)
OTHER = replace(ORG, code="АРХ", organisation="МБУ «Архив»", row=3)
ASKED, SINCE = date(2026, 3, 26), date(2026, 4, 6)
PLAN = (item("постоянно"), item("до 03.04.2026", "2", row=3), item("до 28.08.2026", "3", row=4))


def said(paper_of: str, kind: Kind, *who: Performer, on: date = ASKED) -> str:
    """Play a plan whose first item lasts; what the paper of a day says."""
    story = Story(settings(control_point="quarterly"), sent=True)
    made = book(plan=PLAN, performers=who)
    reviewed, decisions = story.day(ASKED, made)
    if on > ASKED:
        reviewed, decisions = story.day(on, made)
    letter = compose(paper_for(decisions, paper_of, kind), facts(reviewed, story.settings, number="1"), words())
    return outline(letter).replace("°", " ").translate(dict.fromkeys(map(ord, "{}")))


def test_the_head_of_a_unit_asks_those_who_work_under_him_to_answer_himself() -> None:
    note = said("ОБЩ", Kind.REQUEST, CLERK)
    assert "бланк | Общий отдел\n" in note
    assert "Прошу до 01.04.2026 представить мне сведения о выполнении указанного пункта за I квартал" in note


def test_the_head_of_the_unit_himself_is_asked_from_above() -> None:
    head = replace(CLERK, post="Начальник отдела", name="Листков Егор Антонович")
    note = said("ОБЩ", Kind.REQUEST, head)
    assert f"бланк | {SETTINGS.office.name}\n" in note
    assert "передать в администрацию" in note


def test_a_progress_paper_tells_of_its_authors_own_unit_as_of_himself() -> None:
    told = said("", Kind.PROGRESS, CLERK, OTHER, on=SINCE)
    assert "не представило МБУ «Архив»" in told
    assert "не представил общий отдел" not in told
    assert "мною сведения о выполнении не представлены" in told


def test_a_performer_is_of_the_unit_that_the_settings_name_with_the_office_behind_it() -> None:
    whole = "Отдел торговли Министерства торговли"
    assert is_of_unit(replace(CLERK, organisation=whole, unit="Отдел торговли"), whole)
    assert is_of_unit(CLERK, "Общий отдел")
    assert not is_of_unit(CLERK, whole)
    assert not is_of_unit(CLERK, "")


def test_over_a_memo_the_unit_of_a_ministry_stands_with_its_full_name() -> None:
    whole = "Отдел торговли Министерства торговли"
    author = Official(post="Начальник отдела торговли", name=CLERK.name)
    his = replace(CLERK, code="ОБР", organisation=whole, unit="Отдел торговли")
    made = book(order=replace(ORDER, responsible=author), plan=(item("до 12.12.2025"),), performers=(his,))
    reviewed, decisions = judged(made, date(2025, 12, 16))
    office = replace(SETTINGS.office, name="Министерство торговли", unit=whole)
    known = facts(reviewed, replace(SETTINGS, office=office), number="1")
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), known, words()))
    assert f"бланк | {whole}\n" in memo
