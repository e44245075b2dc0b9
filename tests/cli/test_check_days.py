"""``check`` tells how long ago a term passed, and no days of what was taken off control for its performer."""

from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from tests.support.clerk import new_home

pytestmark = pytest.mark.usefixtures("plain_days")


def test_the_days_since_a_term_are_not_told_as_days_since_the_decision(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clerk = new_home(tmp_path)
    ruling = {"Дата": date(2025, 12, 16), "Кто решил": "Глава Камфарин Е.Н.", "№": "1", "Код": "ТИП"}
    clerk.append("Решения", {**ruling, "Решение": "снять с контроля", "Основание": "резолюция"})
    clerk.save()
    capsys.readouterr()
    main(["check", "--on", "16.12.2025", "--home", str(tmp_path)])
    line = {tuple(row.split()[:2]): row for row in capsys.readouterr().out.splitlines()}
    assert line["1", "ПРИМ"].endswith("срок истёк, сведений нет (2 раб. дн. назад)")
    assert line["1", "ТИП"].endswith("снято с контроля 16.12.2025")
