"""What stays on control is told with its day: a term that was given, or one that its performer has only named."""

from datetime import date

from automation.model.office import Ruling, RulingKind
from tests.letters.test_memo_is_short import SCHOOLS, proposed, working


def test_a_day_that_all_share_is_told_once_behind_the_item() -> None:
    alike = proposed(*(working(p.code, "1", 26) for p in SCHOOLS), working("О1", "2", 30))
    assert "пункт 1 (ожидаемая дата – 26.12.2025) – МБОУ СОШ № 1, МБОУ СОШ № 2, МБОУ СОШ № 3, МБОУ СОШ № 4" in alike
    assert alike.count("26.12.2025") == 1


def test_a_term_that_lies_ahead_is_not_lent_to_what_is_late_of_the_same_performer() -> None:
    moved = Ruling(
        items=("2",),
        code="О1",
        kind=RulingKind.EXTEND,
        term=date(2025, 12, 29),
        decided_on=date(2025, 12, 11),
        decided_by="Глава Администрации",
        basis="резолюция",
        row=2,
    )
    said = proposed(working("О1", "2", 26), performers=SCHOOLS[:1], rulings=(moved,))
    assert "оставить на контроле пункт 1 (исполнитель – МБОУ СОШ № 1) до представления" in said
    assert "оставить на контроле пункт 2 (исполнитель – МБОУ СОШ № 1) до 29.12.2025" in said
    among = proposed(working("О1", "1", 26), rulings=(moved,))
    assert "пункт 1 – МБОУ СОШ № 1 (ожидаемая дата – 26.12.2025); " in among, "a day he has named"
    assert "пункт 2 – МБОУ СОШ № 1 (срок – 29.12.2025)" in among, "a day that was given"
