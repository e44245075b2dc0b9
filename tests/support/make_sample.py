"""Makes the sample workbook of inbox/: order № 454, partly filled in. ``python -m tests.support.make_sample``."""

import sys
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.clerk import ROOT, Clerk, new_home

ACCEPTED = date(2025, 12, 15)
NAME = "Распоряжение № 454 (образец).xlsx"


def fill(clerk: Clerk) -> None:
    """Fill in late, unclear, claimed and accepted rows, so that the first day shows each."""
    clerk.done("ЗАМ-1", "12", date(2025, 12, 12), accepted=ACCEPTED)
    clerk.done("ШАБ", "12", date(2025, 12, 12), Подтверждение="приказ от 12.12.2025 № 15")
    clerk.done("ОБР", "1", date(2025, 12, 15), Подтверждение="лист ознакомления")
    clerk.report("ОБР", "2", Состояние="исполнено", Комментарий="чаты созданы")
    clerk.report("ТИП", "1", Состояние="выполненно")
    clerk.report("ТИП", "2", Состояние="в работе", Причина="отпуск сотрудника", Ожидаемая_дата=date(2025, 12, 17))
    clerk.append(
        "Публикации",
        {
            "Код": "СОЦ",
            "Дата": date(2025, 12, 15),
            "Материал": "Новогодний концерт",
            "В национальном мессенджере": datetime(2025, 12, 15, 10, 0),
            "В другом источнике": datetime(2025, 12, 15, 11, 30),
            "Источник": "сайт",
        },
    )
    clerk.save()


def main(target: Path) -> None:
    with TemporaryDirectory() as folder:
        clerk = new_home(Path(folder) / "home")
        fill(clerk)
        target.write_bytes(clerk.path.read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "inbox" / NAME)
