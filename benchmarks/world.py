"""Makes workbooks of any size for measuring: so many performers, each with so many items, and no name twice.

Names are put together from syllables, organisations are numbered samples: nobody real can be among them.
"""

import shutil
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path

from msgspec import Struct

from automation.model.sheets import DISPATCH, PERFORMERS, STATUS
from automation.workbook.columns import EXTRA_REQUISITES, REQUISITES, SHEETS
from benchmarks.measure import ROOT

GROUP = "руководители подведомственных организаций"
SIGNED, OVERDUE_ON = date(2025, 12, 11), date(2025, 12, 16)
PAST_TERM, FAR_TERM = "до 12.12.2025", "до 25.12.2026"
BOOK = "№ 454 от 11.12.2025.xlsx"
HEADS = ("Бал", "Вар", "Гол", "Дуб", "Зор", "Кар", "Лод", "Мар", "Нив", "Пол", "Род", "Сав", "Тар", "Фад", "Хол", "Чар")
MIDDLES = ("а", "е", "и", "о", "у", "ан", "ар", "ел", "ен", "ер", "ил", "ин", "он", "ор", "ун", "ур")
TAILS = ("б", "в", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т")
ENDINGS = (("ов", "ова"), ("ин", "ина"), ("енко", "енко"), ("ский", "ская"), ("ук", "ук"))
GIVEN = (
    (("Мария", "Ивановна"), ("Анна", "Петровна"), ("Ольга", "Сергеевна"), ("Наталья", "Павловна")),
    (("Иван", "Иванович"), ("Пётр", "Петрович"), ("Олег", "Сергеевич"), ("Павел", "Павлович")),
)
POSTS = ("Директор", "Заведующий", "Начальник отдела", "Исполняющий обязанности директора", "Главный врач")
KINDS = ("МБУК", "МБУ", "МАУ", "МБОУ СОШ", "ГБУ")
ACTIONS = ("Создание рабочих групповых чатов", "Информирование сотрудников", "Размещение контактов на сайте")


class World(Struct, frozen=True, kw_only=True):
    """How big a workbook is: ``performers`` × ``items`` rows, all with one ``term``.

    ``reported`` fills a fifth of the rows as in work and a fifth as accepted; ``full`` fills ten columns of every row.
    ``sent`` are papers marked as signed and sent on their day.
    """

    performers: int
    items: int
    term: str = PAST_TERM
    reported: bool = False
    full: bool = False
    sent: tuple[tuple[str, date], ...] = ()

    @property
    def rows(self) -> int:
        """Count the rows of «Ход исполнения», one for each obligation."""
        return self.performers * self.items


def names() -> Iterable[tuple[str, str]]:
    """Yield different names, each with its sex; there are over thirty thousand surnames."""
    for n, (tail, head, middle, pair) in enumerate(product(TAILS, HEADS, MIDDLES, ENDINGS)):
        male = n % 2
        first, patronymic = GIVEN[male][n // 2 % 4]
        yield f"{head}{middle}{tail}{pair[0] if male else pair[1]} {first} {patronymic}", "м" if male else "ж"


def performer_rows(count: int) -> list[dict[str, object]]:
    """Make «Исполнители» with a different organisation and person in each row."""
    return [
        {
            "Код": f"О-{n}",
            "Группа": GROUP,
            "Организация": f"{KINDS[n % len(KINDS)]} «Образец № {n}»",
            "Должность": POSTS[n % len(POSTS)],
            "Фамилия Имя Отчество": name,
            "Электронная почта": f"o{n}@example.org",
            "Телефон": "0-00-00",
            "Пол": sex,
        }
        for n, (name, sex) in zip(range(1, count + 1), names(), strict=False)
    ]


def status_rows(world: World, performers: list[dict[str, object]]) -> Iterable[dict[str, object]]:
    """Make «Ход исполнения»: untouched rows, or with ``reported`` a fifth in work and a fifth accepted."""
    for item in range(1, world.items + 1):
        for n, performer in enumerate(performers):
            row: dict[str, object] = {
                "Код": performer["Код"],
                "Организация": performer["Организация"],
                "№": str(item),
                "Мероприятие": item_text(item),
                "Срок": world.term,
            }
            if world.reported and n % 5 == 1:
                row |= {"Состояние": "в работе", "Комментарий": f"выполнено на {n % 90} %"}
            if world.reported and n % 5 == 2:
                row |= {
                    "Состояние": "исполнено",
                    "Дата исполнения": SIGNED + timedelta(days=1),
                    "Подтверждение": f"письмо от 12.12.2025 № {n}",
                    "Принято": SIGNED + timedelta(days=4),
                    "Кто принял": "Секретарёва О.О.",
                }
            if world.full:
                row |= {
                    "Состояние": "в работе",
                    "Дата исполнения": SIGNED + timedelta(days=n % 5),
                    "Подтверждение": f"письмо от 12.12.2025 № {n}",
                    "Комментарий": f"выполнено на {n % 90} %, этап {item}",
                    "Представил": performer["Фамилия Имя Отчество"],
                }
            yield row


def item_text(item: int) -> str:
    """Return the words of an item."""
    return f"{ACTIONS[item % len(ACTIONS)]} с использованием сервиса обмена информацией, этап {item}"


def requisites() -> dict[str, object]:
    """Return the fields of «Распоряжение» of the sample order."""
    deputy = "Заместитель главы Администрации Аксайского городского поселения по социальным вопросам"
    return dict.fromkeys((*REQUISITES, *EXTRA_REQUISITES), "") | {
        "Вид документа": "распоряжение",
        "Номер": "454",
        "Дата": SIGNED,
        "Заголовок": "Об использовании отечественного многофункционального сервиса обмена информацией",
        "Орган": "Администрация Аксайского городского поселения",
        "Место": "г. Аксай",
        "Подписал (должность)": "Глава Администрации Аксайского городского поселения",
        "Подписал (Ф.И.О.)": "Камфарин Е.Н.",
        "Ответственный (должность)": "Начальник общего отдела",
        "Ответственный (Ф.И.О.)": "Образцова Наталья Петровна",
        "Контроль (должность)": deputy,
        "Контроль (Ф.И.О.)": "Бобков Дмитрий Александрович",
        "Название плана": "План мероприятий (план-график)",
    }


def write_workbook(path: Path, world: World) -> None:
    """Write the tracking workbook of a world as a clerk's Excel would save it."""
    from xlsxwriter import Workbook

    performers = performer_rows(world.performers)
    plan: Iterable[dict[str, object]] = (
        {"№": str(n), "Мероприятие": item_text(n), "Срок исполнения": world.term, "Исполнители": GROUP}
        for n in range(1, world.items + 1)
    )
    contents: dict[str, Iterable[dict[str, object]]] = {
        "Распоряжение": ({"Поле": field, "Значение": value} for field, value in requisites().items()),
        "План-график": plan,
        PERFORMERS: performers,
        STATUS: status_rows(world, performers),
        DISPATCH: ({"Документ": number, "Подписан": day, "Отправлен": day} for number, day in world.sent),
    }
    with Workbook(str(path), {"constant_memory": False}) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for title, sheet in SHEETS.items():
            page = book.add_worksheet(title)
            page.write_row(0, 0, sheet.headers)
            places = {header: column for column, header in enumerate(sheet.headers)}
            for number, row in enumerate(contents.get(title, ()), 1):
                for header, value in row.items():
                    if isinstance(value, date):
                        page.write_datetime(number, places[header], datetime.combine(value, datetime.min.time()), day)
                    elif value:
                        page.write_string(number, places[header], str(value))


def new_home(folder: Path, world: World) -> Path:
    """Make a home with the project's templates and the workbook of a world; return the workbook's path."""
    for name in ("inbox", "outbox"):
        (folder / name).mkdir(parents=True)
    shutil.copytree(ROOT / "templates", folder / "templates")
    path = folder / "inbox" / BOOK
    write_workbook(path, world)
    return path
