"""Who has not finished what an item counts, and who gave no figures, is named as the performer he is."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.model.report import State
from tests.letters.test_counted_things import DAY, LYCEUM, SAND, TERM, shown
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import done, row
from tests.support.control_story import ORG, item


def test_who_has_not_finished_is_told_in_his_own_number_by_the_term_and_only_beside_others() -> None:
    half = done("ЛИЦ", "1", TERM, staff_total=40, staff_moved=25)
    both = (done("ОБР", "1", TERM, staff_total=60, staff_moved=60), half)
    assert ". Не завершила исполнение: Администрация Лугового поселения (25 из 40)." in shown(
        *both, plan=(SAND,), performers=(ORG, LYCEUM)
    )
    assert "е заверш" not in shown(half, plan=(SAND,), performers=(LYCEUM,)), "the sum has told it"
    ahead = replace(SAND, term=item("до 26.12.2025").term)
    early = replace(half, state=State.IN_WORK, executed_on=None)
    assert "е заверш" not in shown(both[0], early, plan=(ahead,), performers=(ORG, LYCEUM))


def test_a_deputy_who_has_not_finished_his_part_is_named_and_not_the_administration() -> None:
    deputy = replace(next(p for p in PERFORMERS if p.official), groups=ORG.groups, unit="")
    rows = (
        done("ОБР", "1", TERM, staff_total=60, staff_moved=60),
        done(deputy.code, "1", TERM, staff_total=200, staff_moved=120),
    )
    told = shown(*rows, plan=(SAND,), performers=(ORG, deputy))
    surname = deputy.name.split()[0]
    assert f"{surname}" in told.partition("Не завершил")[2]
    assert "Администрация Аксайского городского поселения (120" not in told


@pytest.mark.parametrize(
    ("on", "accepted", "told"),
    [
        (DAY, False, "По сведениям МБУК «Образец», обучение прошли 20 работников из 30."),
        (date(2025, 12, 29), False, "(не учтены: Администрация Лугового поселения, Бобков Д.А. – численность"),
        (date(2025, 12, 29), True, "(не учтена: Администрация Лугового поселения – численность не сообщена)"),
    ],
)
def test_who_gave_no_figures_is_named_after_the_term_and_an_official_himself_until_he_is_accepted(
    on: date, *, accepted: bool, told: str
) -> None:
    """The body of which one deputy bears the item is not silent, nor is anybody before he was to report."""
    trained = item("до 26.12.2025", text="Обучение работников")
    deputy = replace(next(p for p in PERFORMERS if p.official), groups=ORG.groups, name="Бобков Денис Андреевич")
    rows = [row("ОБР", "1", state=State.IN_WORK, staff_total=30, staff_moved=20)]
    rows += [done(deputy.code, "1", TERM)] if accepted else []
    assert told in shown(*rows, plan=(trained,), performers=(ORG, LYCEUM, deputy), on=on)


TRAINED, LATER = item("до 12.12.2025", text="Обучение работников"), item("до 26.12.2025", text="Обучение работников")
LATER = replace(LATER, number="2", row=3, groups=("лицей",))
SCHOOL = replace(ORG, code="ШК", organisation="МБОУ СОШ № 1")


def test_who_gave_figures_that_were_sent_back_is_not_called_silent() -> None:
    """An official himself («часть» of the people of the office) and an organisation alike."""
    deputy = replace(next(p for p in PERFORMERS if p.official), groups=ORG.groups, unit="")
    other = replace(deputy, code="ЗАМ-9", name="Рощин Олег Ильич")
    back = {"returned_on": date(2025, 12, 14), "return_reason": "протокол не приложен"}
    rows = [done("ОБР", "1", TERM, staff_total=60, staff_moved=60), row("ШК", "1")]
    rows += [done(p.code, "1", TERM, staff_total=24, staff_moved=22) for p in (deputy, other, LYCEUM)]
    late = [replace(r, accepted_on=None, accepted_by="", **back) for r in (rows[2], rows[4])]
    told = shown(
        rows[0], rows[1], late[0], rows[3], late[1], plan=(TRAINED,), performers=(ORG, SCHOOL, deputy, other, LYCEUM)
    )
    name = f"{deputy.name.split()[0]} {deputy.name.split()[1][0]}.{deputy.name.split()[2][0]}."
    silent = "МБОУ СОШ № 1 – численность не сообщена"
    assert f"(не учтены: {silent}; {name}, Администрация Лугового поселения – сведения возвращены)" in told


def test_a_sum_that_names_one_names_everybody_who_is_missing_from_it() -> None:
    """Before any term has passed it names nobody: it says how many of how many have told."""
    luga = replace(LYCEUM, groups=LATER.groups)
    half = done("ОБР", "1", TERM, staff_total=40, staff_moved=25)
    claim = replace(half, accepted_on=None, accepted_by="")
    plan, performers = (TRAINED, LATER), (ORG, SCHOOL, luga)
    whole = done("ШК", "1", TERM, staff_total=10, staff_moved=10)
    left = "(не учтена: Администрация Лугового поселения – срок не наступил)"
    told = shown(claim, whole, plan=plan, performers=performers)
    short = "Не прошли обучение: МБУК «Образец» – 15 работников (прошли 25 из 40)."
    assert f"обучение прошли 35 работников из 50 {left}. {short}" in told
    early = shown(claim, whole, plan=plan, performers=performers, on=TERM)
    assert "По сведениям двух исполнителей из трёх, обучение прошли 35 работников из 50." in early
    assert "завершил" not in early


@pytest.mark.parametrize("claimed", [True, False])
def test_whose_report_is_under_review_before_his_term_does_not_go_on_with_it(claimed: bool) -> None:
    """«Указано исполнение 21.05.2026», said the list of a school, and the sum «Продолжается обучение»."""
    luga = replace(LYCEUM, groups=LATER.groups)
    late = row("ОБР", "1", state=State.IN_WORK, staff_total=40, staff_moved=25)
    some = row(luga.code, "2", state=State.IN_WORK, staff_total=20, staff_moved=15)
    claim = replace(some, state=State.DONE, executed_on=TERM, evidence="акт № 4")
    told = shown(late, claim if claimed else some, plan=(TRAINED, LATER), performers=(ORG, SCHOOL, luga))
    name = "Администрация Лугового поселения"
    short, going = (
        f"Не прошли обучение: {name} – 5 работников (прошли 15 из 20).",
        f"Продолжается обучение: {name} (прошли 15",
    )
    assert (short in told, going in told) == (claimed, not claimed)
