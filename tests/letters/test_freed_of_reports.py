"""What is told of the reports of a repeated item of which a decision has freed somebody who never reported."""

from datetime import date

from msgspec.structs import replace

from tests.letters.test_taken_off import THREE, free
from tests.support.compose_world import book, done, facts, judged, lists_told
from tests.support.control_story import item


def test_reports_are_not_all_presented_where_somebody_was_freed_who_has_presented_none() -> None:
    """«Сведения представлены полностью» would hide him: the others have presented theirs (papers.md A11)."""
    monthly = item(
        "ежемесячно, до 5 числа месяца, следующего за отчётным, начиная с отчёта за январь 2026 г.",
        text="Представление сведений о числе жителей",
    )
    on, ruling = date(2026, 2, 10), replace(free("ПРИМ", "1"), decided_on=date(2026, 2, 9))

    def told(*codes: str, running: bool) -> str:
        people = tuple(p for p in THREE if p.code in {*codes, "ПРИМ"})
        rows = (done(c, "1", date(2026, 2, 4), control_date=date(2026, 2, 5)) for c in codes)
        made = replace(book(*rows, plan=(monthly,), performers=people), rulings=(ruling,))
        reviewed, _ = judged(made, on)
        return lists_told(reviewed.figures, facts(reviewed), running=running).replace("\u00a0", " ")

    for running in (True, False):
        both = told("ОБР", "ШАБ", running=running)
        assert "от 09.02.2026 в части, касающейся МБУ «Пример»; по пункту 1" in both
        assert "за январь 2026 года сведения представлены остальными исполнителями полностью" in both, both
        assert "за январь 2026 года сведения представлены другим исполнителем" in told("ОБР", running=running)
