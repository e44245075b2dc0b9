"""Every day of order № 454 in turn, 11.12.2025–19.01.2026, against one growing workbook: the best page to start at.

Real files throughout: the workbook is made from the order, a clerk types into it, each day is the real
command, and the register that comes out is one table.
"""

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document

from automation.cli import main
from automation.day import running
from automation.model.control import Entry
from automation.model.kinds import Kind
from automation.register import Register
from tests.support.clerk import Clerk, new_home
from tests.support.nightly import LONG

FIRST, LAST = date(2025, 12, 11), date(2026, 1, 19)
Morning = Callable[[Clerk, date], None]


def play(home: Path, clerk: Clerk, morning: Morning | None = None, *, send: bool = True) -> list[Entry]:
    """Run each day; papers are marked as signed and sent on their day, as the example asks.

    Boards and lists, which other tests read, are left out: they cost three quarters of a day.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "write_views", lambda *_, **__: [])
        return _played(home, clerk, morning, send=send)


def _played(home: Path, clerk: Clerk, morning: Morning | None, *, send: bool) -> list[Entry]:
    on = FIRST
    while on <= LAST:
        if morning:
            morning(clerk, on)
            clerk.save()
        assert main(["day", "--on", on.isoformat(), "--yes", "--home", str(home)]) <= 1, on
        with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
            today = register.entries(day=on)
        for entry in today if send else ():
            clerk.mark(entry.number, Подписан=on, Отправлен=on, Способ="эл. почта")
        if today:
            clerk.save()
        on += timedelta(days=1)
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert not [d for d in register.verify(home) if d.is_fault]
        return list(register.entries())


def line(entry: Entry) -> str:
    """One row of the expected register."""
    parts: dict[tuple[str, int], list[str]] = {}
    for o in entry.occasions:
        parts.setdefault((o.kind.value, o.step), []).append(o.item)
    told = "; ".join(f"{kind} {'+'.join(items)} ш.{step}" for (kind, step), items in parts.items() if items != ["-"])
    to = f" {entry.addressee_code}" if entry.addressee_code else ""
    return f"{entry.day:%d.%m} {entry.number}{to} {entry.kind.value}" + (f": {told}" if told else "")


NOTHING_FILLED_IN = """
15.12 С-1 progress
16.12 02-03/К-1 ЗАМ-1 overdue: overdue 1+2 ш.1
16.12 02-03/К-2 ЗАМ-2 overdue: overdue 1+2 ш.1
16.12 01-15/К-1 ОБР overdue: overdue 1+2 ш.1
16.12 01-15/К-2 ПРИМ overdue: overdue 1+2 ш.1
16.12 01-15/К-3 ШАБ overdue: overdue 1+2 ш.1
16.12 01-15/К-4 ТИП overdue: overdue 1+2 ш.1
19.12 02-03/К-3 ЗАМ-1 reminder: reminder 6 ш.1; request 4 ш.1
19.12 02-03/К-4 ЗАМ-2 reminder: reminder 6 ш.1; request 4 ш.1
19.12 01-15/К-5 ОБР reminder: reminder 6 ш.1; request 3+4+5 ш.1
19.12 01-15/К-6 ПРИМ reminder: reminder 6 ш.1; request 4 ш.1
19.12 01-15/К-7 ШАБ reminder: reminder 6 ш.1; request 4 ш.1
19.12 01-15/К-8 ТИП reminder: reminder 6 ш.1; request 4 ш.1
22.12 С-2 progress
23.12 02-03/К-5 ЗАМ-1 overdue: overdue 1+2 ш.2
23.12 02-03/К-6 ЗАМ-2 overdue: overdue 1+2 ш.2
23.12 01-15/К-9 ОБР overdue: overdue 1+2 ш.2
23.12 01-15/К-10 ПРИМ overdue: overdue 1+2 ш.2
23.12 01-15/К-11 ШАБ overdue: overdue 1+2 ш.2
23.12 01-15/К-12 ТИП overdue: overdue 1+2 ш.2
29.12 02-01/К-1 completion
30.12 02-03/К-7 ЗАМ-1 overdue: overdue 6 ш.1
30.12 02-03/К-8 ЗАМ-2 overdue: overdue 6 ш.1
30.12 01-15/К-13 ОБР overdue: overdue 6 ш.1
30.12 01-15/К-14 ПРИМ overdue: overdue 6 ш.1
30.12 01-15/К-15 ШАБ overdue: overdue 6 ш.1
30.12 01-15/К-16 ТИП overdue: overdue 6 ш.1
16.01 02-03/К-1 ЗАМ-1 overdue: overdue 6 ш.2
16.01 02-03/К-2 ЗАМ-2 overdue: overdue 6 ш.2
16.01 01-15/К-1 ОБР overdue: overdue 6 ш.2
16.01 01-15/К-2 ПРИМ overdue: overdue 6 ш.2
16.01 01-15/К-3 ШАБ overdue: overdue 6 ш.2
16.01 01-15/К-4 ТИП overdue: overdue 6 ш.2
"""


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Entry]]:
    home = tmp_path_factory.mktemp("empty") / "home"
    return home, play(home, new_home(home))


def test_with_nothing_filled_in_every_day_comes_out_as_the_contract_says(empty: tuple[Path, list[Entry]]) -> None:
    assert "\n".join(line(e) for e in empty[1]) == NOTHING_FILLED_IN.strip()


def test_the_simulation_foretells_the_same_register(
    empty: tuple[Path, list[Entry]], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_home(tmp_path / "home")
    capsys.readouterr()
    assert (
        main(["simulate", "--from", "11.12.2025", "--to", "19.01.2026", "--json", "--home", str(tmp_path / "home")])
        == 0
    )
    days = json.loads(capsys.readouterr().out)["days"]
    foretold = [(d["on"], p["key"], p["form"], p["occasions"]) for d in days for p in d["issued"]]
    happened = [
        (
            e.day.isoformat(),
            e.key,
            e.form.value,
            [
                {
                    "code": o.code,
                    "item": o.item,
                    "control_date": o.control_date.isoformat() if o.control_date else None,
                    "kind": o.kind.value,
                    "step": o.step,
                }
                for o in e.occasions
            ],
        )
        for e in empty[1]
    ]
    assert foretold == happened


def test_a_paper_explains_itself_from_the_register_alone(
    empty: tuple[Path, list[Entry]], capsys: pytest.CaptureFixture[str]
) -> None:
    home, _ = empty
    assert main(["explain", "01-15/К-10", "--home", str(home)]) == 0
    told = capsys.readouterr().out
    for words in ("МБУ «Пример»", "шаг 2", "прошло 7 рабочих дней", "01-15/К-2", "12.12.2025", "SHA-256"):
        assert words in told


def lively(clerk: Clerk, on: date) -> None:  # noqa: C901 - a story, day by day
    """Late, wrong, corrected, extended, a director replaced, accepted, closed."""
    day = f"{on:%d.%m}"
    if day == "12.12":
        for code in ("ЗАМ-1", "ЗАМ-2", "ШАБ"):
            clerk.done(code, "12", on, accepted=on)
        clerk.report("ТИП", "1", Состояние="исполнено")  # no date, no evidence
        clerk.append("Продление сроков", extension("2", "ТИП", date(2025, 12, 22), on))
    if day == "17.12":
        clerk.done("ОБР", "12", on)
        clerk.report("ТИП", "1", Дата_исполнения=date(2025, 12, 12), Подтверждение="приказ № 3")
    if day == "18.12":
        for code, items in (("ОБР", "12"), ("ТИП", "1")):
            for item in items:
                clerk.report(code, item, Принято=on, Кто_принял="Секретарёва О.О.")
        clerk.append(
            "Замещение",
            {"Код": "ПРИМ", "Фамилия Имя Отчество": "Временная Анна Ивановна", "С": on, "По": date(2025, 12, 31)},
        )
    if day == "22.12":
        clerk.done("ТИП", "2", on, accepted=on)
        for code, total in (("ЗАМ-1", 41), ("ОБР", 38), ("ШАБ", 20), ("ТИП", 22)):
            clerk.done(code, "6", on, accepted=on, Всего_сотрудников=total, Перешло=total)
        clerk.done("ЗАМ-2", "6", on, accepted=on)
    if day == "26.12":
        clerk.done("ПРИМ", "6", on, Всего_сотрудников=26, Перешло=27)
    if day == "29.12":
        clerk.report("ПРИМ", "6", Перешло=26)
    if day == "30.12":
        clerk.done("ПРИМ", "12", on, accepted=on)
        clerk.report("ПРИМ", "6", Принято=on, Кто_принял="Секретарёва О.О.")
    if day == "13.01":
        clerk.set_order("Снято с контроля", on)
        clerk.set_order("Основание снятия", "решение Главы Администрации")


def extension(item: str, code: str, new: date, decided: date) -> dict[str, object]:
    return {
        "№": item,
        "Код": code,
        "Новый срок": new,
        "Дата решения": decided,
        "Кто решил": "Камфарин Е.Н.",
        "Основание": "обращение учреждения",
    }


LIVELY = """
12.12 01-15/К-1 ТИП request: request 1 ш.1
15.12 С-1 progress
16.12 01-15/К-2 ОБР overdue: overdue 1+2 ш.1
16.12 01-15/К-3 ПРИМ overdue: overdue 1+2 ш.1
17.12 01-15/К-4 ТИП reminder: reminder 2 ш.1
19.12 02-03/К-1 ЗАМ-1 reminder: reminder 6 ш.1; request 4 ш.1
19.12 02-03/К-2 ЗАМ-2 reminder: reminder 6 ш.1; request 4 ш.1
19.12 01-15/К-5 ОБР reminder: reminder 6 ш.1; request 3+4+5 ш.1
19.12 01-15/К-6 ПРИМ reminder: reminder 6 ш.1; request 4 ш.1
19.12 01-15/К-7 ШАБ reminder: reminder 6 ш.1; request 4 ш.1
22.12 01-15/К-8 ТИП request: request 4 ш.1
22.12 С-2 progress
23.12 01-15/К-9 ПРИМ overdue: overdue 1+2 ш.2
26.12 01-15/К-10 ПРИМ request: request 6 ш.1
29.12 02-01/К-1 completion
30.12 02-01/К-2 supplement
"""


@LONG
def test_a_lively_story_late_wrong_corrected_extended_replaced_accepted_closed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    entries = play(home, new_home(home), lively)
    assert "\n".join(line(e) for e in entries) == LIVELY.strip()
    by_number = {(e.number, e.day.year): e for e in entries}
    assert by_number["01-15/К-6", 2025].addressee_name == "Временная Анна Ивановна"
    assert by_number["01-15/К-9", 2025].signer == "second"
    assert by_number["02-01/К-2", 2025].kind is Kind.SUPPLEMENT
    completion = outline_of(home / by_number["02-01/К-1", 2025].path)
    assert "МБУ «Пример»" in completion
    assert "в полном объёме" not in completion
    supplement = outline_of(home / by_number["02-01/К-2", 2025].path)
    assert "147 сотрудников из 147" in supplement.replace("\u00a0", " ")


def outline_of(path: Path) -> str:
    return "\n".join(p.text for p in Document(str(path)).paragraphs)
