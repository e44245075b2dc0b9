"""The table of commands, their arguments, and dates as people write them."""

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from automation.cli.russian_argparse import Parser
from automation.cli.terminal import printable
from automation.russian import parse_day
from automation.shipped import call_name


def day_of(text: str) -> date:
    """Read a date of the call: 16.12.2025 or 2025-12-16."""
    day = parse_day(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"дата «{text}» не прочитана, пишите 16.12.2025 или 2025-12-16")
    return day


# (names, keywords for add_argument)
Argument = tuple[tuple[str, ...], dict[str, Any]]
ON: Argument = (("--on",), {"type": day_of, "metavar": "ДАТА", "help": "за какой день (по умолчанию – сегодня)"})
JSON: Argument = (("--json",), {"action": "store_true", "help": "ответ в виде JSON"})
YES: Argument = (("--yes",), {"action": "store_true", "help": "подтвердить: тормоз и дальняя дата проверены человеком"})
ORDER: Argument = (("--order",), {"metavar": "НОМЕР", "help": "номер распоряжения, если их несколько"})
REASON: Argument = (("--reason",), {"required": True, "metavar": "ТЕКСТ", "help": "основание"})
TO: Argument = (("--to",), {"metavar": "АДРЕС", "help": "только сообщение на этот адрес"})
DOCUMENT: Argument = (("document",), {"metavar": "НОМЕР", "help": "номер документа, «№ от ДД.ММ.ГГГГ» или ключ"})


def _file(name: str, words: str, **more: Any) -> Argument:
    return ((name,), {"type": Path, "metavar": "ФАЙЛ", "help": words, **more})


class Verb(NamedTuple):
    """One command: the room ``cli/verb_<room>.py`` that holds its function ``run_<verb>``, its help and arguments."""

    room: str
    help: str
    arguments: tuple[Argument, ...]


VERBS: dict[str, Verb] = {
    "day": Verb(
        "day",
        "обработать день: прочитать книги, выпустить документы, отправить почту",
        (
            ON,
            JSON,
            YES,
            (("--dry-run",), {"action": "store_true", "help": "только показать, ничего не записывать"}),
            # Options of version 1.0 that a timer's unit may still give: nothing depends on them any more.
            (("--workers", "--cluster"), {"help": argparse.SUPPRESS}),
        ),
    ),
    "check": Verb(
        "check",
        "проверить книги: состояния и замечания",
        (_file("file", "одна книга (по умолчанию – все в inbox)", nargs="?"), ON, JSON),
    ),
    "new": Verb(
        "plan",
        "создать рабочую книгу по распоряжению",
        (_file("file", "распоряжение: docx, odt, txt, doc, rtf, pdf"), JSON),
    ),
    "init": Verb(
        "init",
        "подготовить папку для работы и ответить на вопросы об учреждении",
        (
            (("dir",), {"type": Path, "metavar": "ПАПКА", "help": "новая папка или уже готовая"}),
            (("--no-questions",), {"action": "store_true", "help": "ни о чём не спрашивать"}),
        ),
    ),
    "doctor": Verb("doctor", "что ещё не так, как должно быть: настройки, почта, диск, права", ()),
    "update": Verb(
        "plan",
        "записать в outbox новую книгу со строками для новых исполнителей и пунктов",
        (_file("file", "рабочая книга"),),
    ),
    "forms": Verb("plan", "записать формы для организаций", (ORDER, ON)),
    "send": Verb(
        "mail",
        "отправить почту, которая ждёт",
        (
            (("--all",), {"action": "store_true", "help": "и сохранённое в .eml"}),
            (("--unknown",), {"action": "store_true", "help": "и то, о чём неизвестно, дошло ли"}),
            (
                ("--again",),
                {"metavar": "НОМЕР", "help": "ещё раз то, что не доставлено: номер документа или дата утра"},
            ),
            TO,
            ON,
            JSON,
        ),
    ),
    "register": Verb(
        "register",
        "учётный журнал",
        (
            JSON,
            (("--verify",), {"action": "store_true", "help": "сверить журнал и папку outbox"}),
            (("--export",), {"type": Path, "metavar": "ФАЙЛ.xlsx", "help": "журнал регистрации исходящих"}),
            ORDER,
        ),
    ),
    "watch": Verb(
        "watch",
        "работать постоянно: день по утрам, проверка таблиц при сохранении",
        (
            (("--at",), {"metavar": "ЧЧ:ММ", "help": "время дня; без него – из настроек"}),
            (("--once",), {"action": "store_true", "help": "один раз проверить таблицы и показать, без документов"}),
            ON,
        ),
    ),
    "schedule": Verb(
        "schedule",
        "показать и установить утренний запуск: systemd, cron или Планировщик заданий",
        (
            (("--install",), {"action": "store_true", "help": "установить (сначала показать и спросить)"}),
            (("--at",), {"default": "09:00", "metavar": "ЧЧ:ММ", "help": "время запуска"}),
            (
                ("--kind",),
                {
                    "choices": ("systemd", "cron", "task"),
                    "help": "чем запускать (по умолчанию – что есть на компьютере)",
                },
            ),
            (("--name",), {"default": "plan-control", "metavar": "ИМЯ", "help": "имя задания, если папок несколько"}),
            (("--into",), {"type": Path, "metavar": "ПАПКА", "help": "куда положить файлы задания"}),
            (("--yes",), {"action": "store_true", "help": "установить без вопроса"}),
        ),
    ),
    "status": Verb("status", "одна строка для мониторинга", (ON, JSON)),
    "deadline": Verb(
        "words",
        "как читается срок",
        (
            (("phrase",), {"metavar": "СРОК", "help": "слова срока"}),
            (("--signed",), {"type": day_of, "required": True, "metavar": "ДАТА", "help": "дата распоряжения"}),
            (("--item",), {"default": "", "metavar": "ТЕКСТ", "help": "слова пункта: событие или работа"}),
            JSON,
        ),
    ),
    "decline": Verb(
        "words",
        "склонить должность, организацию, имя",
        (
            (("--post",), {"metavar": "ТЕКСТ", "help": "должность"}),
            (("--organisation",), {"metavar": "ТЕКСТ", "help": "организация"}),
            (("--name",), {"metavar": "ТЕКСТ", "help": "фамилия, имя, отчество"}),
            (("--sex",), {"choices": ("м", "ж"), "help": "пол, если по имени не ясно"}),
            JSON,
        ),
    ),
    "lint": Verb(
        "papers",
        "проверить документы Word по правилам оформления",
        ((("paths",), {"type": Path, "nargs": "+", "metavar": "ФАЙЛ|ПАПКА", "help": "что проверить"}), JSON),
    ),
    "templates": Verb(
        "papers",
        "проверить шаблоны",
        (
            (("action",), {"choices": ("check",), "metavar": "check", "help": "проверить все страницы и слова"}),
            (
                ("--variables",),
                {
                    "nargs": "?",
                    "const": "",
                    "metavar": "ФАЙЛ СЛОВ",
                    "help": "назвать имена, которые можно употреблять в словах (всех или одного файла)",
                },
            ),
        ),
    ),
    "explain": Verb("explain", "почему появился документ", (DOCUMENT, JSON)),
    "simulate": Verb(
        "simulate",
        "что будет выпущено, если ничего не заполнять",
        (
            _file("file", "книга или распоряжение (по умолчанию – книги inbox)", nargs="?"),
            (
                ("--from",),
                {
                    "dest": "since",
                    "type": day_of,
                    "metavar": "ДАТА",
                    "help": "с какого дня (по умолчанию – с сегодняшнего)",
                },
            ),
            (
                ("--to",),
                {
                    "dest": "until",
                    "type": day_of,
                    "metavar": "ДАТА",
                    "help": "по какой день (по умолчанию – месяц вперёд)",
                },
            ),
            JSON,
        ),
    ),
    "preview": Verb(
        "papers",
        "показать документ вида KIND с пометой ПРОЕКТ, без номера",
        (
            (("kind",), {"metavar": "ВИД", "help": "reminder, overdue, request, … completion"}),
            (("--organisation",), {"metavar": "КОД", "help": "код исполнителя"}),
            ORDER,
            ON,
        ),
    ),
    "card": Verb(
        "papers", "контрольная карточка", ((("number",), {"metavar": "НОМЕР", "help": "номер распоряжения"}), ON)
    ),
    "annul": Verb("register", "аннулировать документ", (DOCUMENT, REASON, ON)),
    "reissue": Verb(
        "papers",
        "выпустить документ заново под тем же номером",
        (
            DOCUMENT,
            (("--edition",), {"action": "store_true", "help": "новая редакция документа, который уже отправлен"}),
            ON,
        ),
    ),
    "close": Verb(
        "register",
        "снять распоряжение с контроля",
        ((("number",), {"metavar": "НОМЕР", "help": "номер распоряжения"}), REASON, ON),
    ),
    "backup": Verb("register", "сделать копию журнала", (_file("file", "куда записать копию"),)),
    "mail": Verb(
        "mail",
        "почта: test – проверить, login – запомнить пароль, settle – решить, что с недоставленным",
        (
            (
                ("action",),
                {"choices": ("test", "login", "settle"), "metavar": "test|login|settle", "help": "что сделать"},
            ),
            (
                ("address",),
                {
                    "nargs": "?",
                    "metavar": "АДРЕС|НОМЕР",
                    "help": "кому отправить пробное сообщение; для settle – номер документа или дата утра",
                },
            ),
            (("--delivered",), {"action": "store_true", "help": "settle: сообщение получено"}),
            (("--dropped",), {"action": "store_true", "help": "settle: больше не отправлять"}),
            TO,
            ON,
        ),
    ),
}


def build_parser(verb: str = "") -> Parser:
    """Build the command line of one verb, or of all where none is named; a call without a verb is ``day``."""
    words = "Контроль исполнения распоряжений: утренний день и команды для людей."
    parser = Parser(prog=call_name(), description=words)
    commands = parser.add_subparsers(dest="verb", metavar="КОМАНДА", title="Команды")
    for name, told in {verb: VERBS[verb]}.items() if verb in VERBS else VERBS.items():
        words = told.help[0].upper() + told.help[1:] + "."
        command = commands.add_parser(name, help=told.help, description=words)
        command.add_argument("--home", type=Path, metavar="ПАПКА", help="рабочая папка (templates, inbox, outbox)")
        for names, keywords in told.arguments:
            command.add_argument(*names, **keywords)
    return parser


def parse(argv: list[str]) -> argparse.Namespace:
    """Answer the call as values; options without a verb belong to ``day``, ``--home`` may stand before any verb."""
    ahead = 2 if argv[:1] == ["--home"] else int(bool(argv) and argv[0].startswith("--home="))
    home, call = argv[:ahead], argv[ahead:]
    if not call or (call[0].startswith("-") and call[0] not in {"-h", "--help"}):
        call = ["day", *call]
    return build_parser(call[0]).parse_args([call[0], *home, *call[1:]])


def say(text: str) -> None:
    """Print one line for a person on stderr, so that stdout stays JSON where that was asked."""
    sys.stderr.write(printable(text) + "\n")
