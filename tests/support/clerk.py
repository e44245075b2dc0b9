"""A clerk at the workbook, who opens it with openpyxl as it lies, types and saves. All organisations are samples."""

import atexit
import pickle
import shutil
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from automation.cli import main
from automation.workbook.acting_file import FILE as ACTING_FILE

ROOT = Path(__file__).resolve().parents[2]
ORDER = ROOT / "tests" / "data" / "order-454.txt"
CHIEFS = "заместители главы Администрации Аксайского городского поселения"
HEADS = "руководители подведомственных организаций"
SOCIAL = (
    "ответственные за наполнение соцсетей и сайтов Администрации городского поселения, подведомственных организаций; "
    "ответственные за наполнение соцсетей и сайтов Администрации Аксайского городского поселения, "
    "подведомственных организаций"
)
BODY = "Администрация Аксайского городского поселения"
DEPUTY = "Заместитель главы Администрации Аксайского городского поселения"
PERFORMERS: tuple[tuple[str, ...], ...] = (
    ("ЗАМ-1", CHIEFS, BODY, DEPUTY, "Примеров Пётр Петрович", "deputy1@example.org", "администрация", "", "0-00-01"),
    ("ЗАМ-2", CHIEFS, BODY, DEPUTY, "Образцов Олег Олегович", "deputy2@example.org", "администрация", "", "0-00-02"),
    ("ОБР", HEADS, "МБУК «Образец»", "Директор", "Примерова Мария Ивановна", "obr@example.org", "", "", "0-00-03"),
    ("ПРИМ", HEADS, "МБУ «Пример»", "Директор", "Пробный Иван Иванович", "prim@example.org", "", "", "0-00-04"),
    ("ШАБ", HEADS, "МБУК «Шаблон»", "Директор", "Шаблонова Анна Петровна", "shab@example.org", "", "", "0-00-05"),
    ("ТИП", HEADS, "МБУ «Типовое»", "Директор", "Типовой Павел Павлович", "tip@example.org", "", "", "0-00-06"),
    ("СОЦ", SOCIAL, "МБУК «Образец»", "Специалист", "Пробная Ольга Ивановна", "soc@example.org", "", "ОБР", "0-00-07"),
)
COLUMNS = (
    "Код",
    "Группа",
    "Организация",
    "Должность",
    "Фамилия Имя Отчество",
    "Электронная почта",
    "Вид",
    "Адресат (код)",
    "Телефон",
)


def performers(table: str, **words: str) -> tuple[tuple[str, ...], ...]:
    """Read the values of ``COLUMNS`` for one performer a line; a line that is set in goes on with the one before.

    ``words`` are long values by the names they have in the table.
    """
    lines = (line.split("|") for line in table.replace("\n  ", " ").strip().splitlines())
    return tuple(tuple(words.get(cell.strip(), cell.strip()) for cell in line) for line in lines)


# The workbooks of the homes made here as openpyxl reads them, by their bytes: taken from here in 9 ms instead of 48.
READ: dict[bytes, bytes] = {}


class Clerk:
    """One workbook and the ways a clerk writes into it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        read = READ.get(path.read_bytes())
        self.workbook: Workbook = pickle.loads(read) if read else load_workbook(path)

    def save(self) -> None:
        self.workbook.save(self.path)

    def sheet(self, title: str) -> Worksheet:
        found = self.workbook[title]
        assert isinstance(found, Worksheet)
        return found

    def columns(self, title: str) -> dict[str, int]:
        sheet = self.sheet(title)
        head = next(r for r in sheet.iter_rows(max_row=5) if sum(c.value is not None for c in r) >= 2)
        return {str(c.value): c.column for c in head if c.value is not None and c.column}

    def rows(self, title: str, key: str) -> dict[str, int]:
        sheet, column = self.sheet(title), self.columns(title)[key]
        return {str(sheet.cell(n, column).value): n for n in range(2, sheet.max_row + 1) if sheet.cell(n, column).value}

    def write(self, title: str, row: int, values: Mapping[str, object]) -> None:
        columns = self.columns(title)
        for header, value in values.items():
            cell = self.sheet(title).cell(row, columns[header])
            cell.value = value  # type: ignore[assignment]
            if isinstance(value, str):
                cell.data_type = "s"  # «=…» typed as a text, no formula

    def append(self, title: str, values: Mapping[str, object]) -> None:
        """Write into the first line in which the first of the given columns is empty."""
        sheet, columns = self.sheet(title), self.columns(title)
        key = columns[next(iter(values))]
        row = next(n for n in range(2, sheet.max_row + 50) if sheet.cell(n, key).value is None)
        self.write(title, row, values)

    def set_order(self, field: str, value: object) -> None:
        self.write("Распоряжение", self.rows("Распоряжение", "Поле")[field], {"Значение": value})

    def status_row(self, code: str, item: str) -> int:
        sheet, columns = self.sheet("Ход исполнения"), self.columns("Ход исполнения")
        for n in range(2, sheet.max_row + 1):
            if (str(sheet.cell(n, columns["Код"]).value), str(sheet.cell(n, columns["№"]).value)) == (code, item):
                return n
        raise KeyError((code, item))

    def report(self, code: str, item: str, **values: object) -> None:
        """Fill a row of «Ход исполнения»; keywords use «_» for blanks: Дата_исполнения."""
        named = {k.replace("_", " "): v for k, v in values.items()}
        self.write("Ход исполнения", self.status_row(code, item), named)

    def done(self, code: str, items: str, on: date, *, accepted: date | None = None, **more: object) -> None:
        for item in items:
            given: dict[str, object] = {"Состояние": "исполнено", "Дата_исполнения": on, "Подтверждение": "письмо"}
            if accepted:
                given |= {"Принято": accepted, "Кто_принял": "Секретарёва О.О."}
            self.report(code, item, **{**given, **more})

    def mark(self, number: str, **values: object) -> None:
        """Write into the line of a document in «Отправка», which is added where there is none."""
        known = self.rows("Отправка", "Документ")
        named = {k.replace("_", " "): v for k, v in values.items()}
        if number in known:
            self.write("Отправка", known[number], named)
        else:
            self.append("Отправка", {"Документ": number, **named})


def new_home(folder: Path, performers: Sequence[tuple[str, ...]] = PERFORMERS, order: Path = ORDER) -> Clerk:
    """Make a home with the workbook of an order (№ 454), with its performers and the rows that ``update`` makes."""
    shutil.copytree(_made_home(tuple(performers), order), folder, dirs_exist_ok=True)
    return Clerk(next((folder / "inbox").glob("*.xlsx")))


@cache
def _made_home(performers: tuple[tuple[str, ...], ...], order: Path) -> Path:
    """Make the home by the program's own commands, once a process."""
    folder = _place()
    shutil.copytree(_home_with_order(order), folder)
    path = next((folder / "inbox").glob("*.xlsx"))
    clerk = Clerk(path)
    sheet = clerk.sheet("Исполнители")
    for line, performer in enumerate(performers, 2):
        clerk.write("Исполнители", line, dict(zip(COLUMNS, performer, strict=True)))
    for line in range(len(performers) + 2, sheet.max_row + 1):
        clerk.write("Исполнители", line, dict.fromkeys(("Код", "Группа")))
    clerk.set_order("Контроль (Ф.И.О.)", "Бобков Дмитрий Александрович")
    clerk.save()
    assert main(["update", str(path), "--home", str(folder)]) == 0
    updated = next((folder / "outbox" / "updates").glob("*.xlsx"))
    path.unlink()
    updated.rename(path)
    READ[path.read_bytes()] = pickle.dumps(load_workbook(path))
    return folder


@cache
def _home_with_order(order: Path) -> Path:
    """Make a home whose workbook is as ``new`` writes it, before the clerk has entered anybody."""
    folder = _place()
    assert main(["init", str(folder)]) == 0
    (folder / "inbox" / ACTING_FILE).unlink()  # nobody is away here, and tests count what lies in inbox/
    assert main(["new", str(order), "--home", str(folder)]) <= 1  # 1: № 454 does not name its controlling official
    return folder


def _place() -> Path:
    """Find a place for a home, which goes when the process ends."""
    room = TemporaryDirectory()
    atexit.register(room.cleanup)
    return Path(room.name) / "home"
