"""``init``: a home that works at once, the questions an office must answer, and a word for clerks in each folder.

The answers are the ten values that every office must give. ``office.toml`` is edited line by line, so that its
explanations and everything else in it stay.
"""

import argparse
import re
import shutil
import sys
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from automation.cli.terminal import out
from automation.cli.verbs import Surroundings
from automation.day.office_templates import record_templates
from automation.errors import SettingsError, StorageError, reason
from automation.settings_file import FILE, parse_settings
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


class Question(Struct, frozen=True):
    """One value: the section and key it stands under, and the words of the question."""

    section: str
    key: str
    words: str


QUESTIONS = (
    Question("office", "name", "Полное наименование учреждения"),
    Question("office", "email", "Электронная почта отдела, который ведёт контроль"),
    Question("executor", "name", "Кто готовит письма: фамилия, имя, отчество"),
    Question("signatory.letter", "post", "Должность того, кто подписывает письма"),
    Question("signatory.letter", "name", "Его фамилия, имя, отчество"),
    Question("signatory.second", "post", "Должность того, кто подписывает повторные письма"),
    Question("signatory.second", "name", "Его фамилия, имя, отчество"),
    Question("signatory.note", "post", "Должность того, кто подписывает служебные записки"),
    Question("signatory.note", "name", "Его фамилия, имя, отчество"),
    Question("mail", "host", "Почтовый сервер (пусто – сообщения остаются файлами)"),
)


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


def ask(path: Path, answer: Callable[[str], str], tell: Callable[[str], None]) -> int:
    """Ask every question with the present value as an example; write the answers. Return how many values changed.

    An empty answer keeps the present value. Of a value that the settings refuse, it says why and asks again.
    """
    text, changed = path.read_text("utf-8-sig"), 0
    tell("Десять вопросов о вашем учреждении. Enter – оставить как есть; ответы можно изменить, повторив init.")
    for number, question in enumerate(QUESTIONS, 1):
        present = value_of(tomllib.loads(text), question)
        while given := answer(f"{number:2}. {question.words} [{present or 'пусто'}]: ").strip():
            if given == present:
                break
            edited = with_value(text, question, given)
            try:
                parse_settings(tomllib.loads(edited), {})
            except (SettingsError, tomllib.TOMLDecodeError) as error:
                tell(f"    {str(error).removeprefix(f'{FILE}: ')}")
                continue
            text, changed = edited, changed + 1
            break
    if changed:
        path.write_text(text, "utf-8")
    return changed


def value_of(data: Mapping[str, Any], question: Question) -> str:
    """Return the present value, "" where the file has none."""
    section: Any = data
    for part in question.section.split("."):
        section = section.get(part, {}) if isinstance(section, dict) else {}
    return str(section.get(question.key, "")) if isinstance(section, dict) else ""


def with_value(text: str, question: Question, value: str) -> str:
    """Return the text of the file with one value changed, and with what follows from it."""
    edited = _set(text, question.section, question.key, value)
    if (question.section, question.key) == ("signatory.letter", "post"):
        edited = _set(edited, "signatory.letter", "post_short", "")
    if (question.section, question.key) == ("office", "email"):
        domain = value.rpartition("@")[2]
        edited = _set(edited, "mail", "sender", value)
        edited = re.sub(r"(?m)^(allowed_domains = )\[[^\]\n]*\]", lambda m: f'{m[1]}["{_escaped(domain)}"]', edited)
    return edited


def _set(text: str, section: str, key: str, value: str) -> str:
    """Change a key of a section; the explanation behind it stays. A missing key becomes the section's first line."""
    head = re.search(rf"(?m)^\[{re.escape(section)}\].*\n", text)
    if head is None:
        return f'{text.rstrip()}\n[{section}]\n{key} = "{_escaped(value)}"\n'
    end = re.compile(r"(?m)^\[").search(text, head.end())
    body = text[head.end() : end.start() if end else len(text)]
    line = re.compile(rf'(?m)^{re.escape(key)} = "(?:[^"\\\n]|\\.)*"')
    made = f'{key} = "{_escaped(value)}"'
    body = line.sub(lambda _: made, body, count=1) if line.search(body) else f"{made}\n{body}"
    return text[: head.end()] + body + (text[end.start() :] if end else "")


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
