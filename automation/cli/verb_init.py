"""``init``: a home that works at once, the questions an office must answer, and a word for clerks in each folder."""

import argparse
import shutil
import sys
from pathlib import Path

from automation.cli.questions import ask
from automation.cli.verbs import Surroundings, out
from automation.day.office_templates import record_templates
from automation.errors import StorageError, reason
from automation.settings_file import FILE
from automation.shipped import shipped_templates
from automation.workbook.inbox import FORM_FOLDERS, READ_ME

FOLDERS = ("inbox", "inbox/orders", *(f"inbox/{name}" for name in FORM_FOLDERS), "outbox")
INBOX = """ПАПКА inbox – сюда кладут, отсюда программа читает

orders        подписанный документ (Word, PDF, текст) – таблица учёта появится здесь же сама
№ … .xlsx     таблица учёта: её ведут сотрудники; можно держать открытой, читается сохранённое
Замещение     кто подписывает, пока кто-то в отпуске, – для всех документов сразу
forms         заполненные формы, которые прислали организации

Сохранили таблицу – через минуту замечания видны на доске: outbox\\board.html.
Таблицу не переименовывайте и не удаляйте, пока документ на контроле.
"""
ORDERS = """ПАПКА orders – подписанные документы

Положите сюда файл распоряжения или постановления с планом. Таблица учёта появится в папке inbox.
Что проверить в ней, написано на первом листе «Памятка». Файл после этого можно убрать.
"""
OUTBOX = """ПАПКА outbox – сюда программа кладёт готовое

board.html                 доска: что просрочено, что ждёт, что неверно в таблицах
<документ>\\<день>          письма на подпись, «На сегодня», «Замечания», «Сводка» этого дня
<документ>                 контрольная карточка, замечания, формы; здесь же – обновлённая таблица
updates                    прежние таблицы, если программа заменила их обновлёнными

Письма печатайте и подписывайте; отметки о подписании и отправке – на листе «Отправка» таблицы.
Файлы register.sqlite и intake.sqlite не открывайте и не переносите: это учётный журнал.
"""
WORDS = {"inbox": INBOX, "inbox/orders": ORDERS, "outbox": OUTBOX}


def run_init(arguments: argparse.Namespace, _surroundings: Surroundings) -> int:
    """Make a home, or complete one; on a terminal ask for what every office must give. Nothing is overwritten."""
    home: Path = arguments.dir
    try:
        made = _make(home)
        asked = sys.stdin is not None and sys.stdin.isatty() and not arguments.no_questions
        changed = ask(home / FILE, _answer, out) if asked else 0
    except OSError as error:
        raise StorageError(f"Папка {home} не готовится: {reason(error)}.") from error
    out(f"Рабочая папка готова: {home} (новых файлов: {made}{f', настроек изменено: {changed}' if asked else ''}).")
    if not asked:
        out(f"Дальше: впишите свои данные в {home / FILE}.")
    out("Проверить, всё ли готово: команда doctor. Документ с планом положите в папку inbox/orders.")
    return 0


def _make(home: Path) -> int:
    """Make what is missing; return how many files were made."""
    for folder in FOLDERS:
        (home / folder).mkdir(parents=True, exist_ok=True)
    copied = _copy_new(shipped_templates(), home / "templates")
    record_templates(home, [name for name in copied if name.endswith((".docx", ".txt"))])
    words = {f"{folder}/{READ_ME}": text.replace("\n", "\r\n").encode("utf-8-sig") for folder, text in WORDS.items()}
    return len(copied) + _new_acting_file(home) + sum(_new(home / path, data) for path, data in words.items())


def _answer(question: str) -> str:
    """Return a line typed by a person; the end of the input keeps everything else as it is."""
    try:
        return input(question)
    except EOFError:
        return ""


def _new_acting_file(home: Path) -> int:
    """Make the list of acting signatories where there is none; return how many files were made."""
    from automation.workbook.acting_file import FILE as ACTING_FILE
    from automation.workbook.acting_file import new_acting_file

    place = home / "inbox" / ACTING_FILE
    return 0 if place.exists() else _new(place, new_acting_file())


def _new(place: Path, data: bytes) -> int:
    if place.exists():
        return 0
    place.write_bytes(data)
    return 1


def _copy_new(source: Path, target: Path) -> list[str]:
    """Copy the files that are not there yet; return their names below the folder."""
    made = []
    for file in sorted(source.rglob("*")):
        name = file.relative_to(source)
        if file.is_dir():
            (target / name).mkdir(parents=True, exist_ok=True)
        elif not (target / name).exists():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target / name)
            made.append(name.as_posix())
    return made
