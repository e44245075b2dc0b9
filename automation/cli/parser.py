"""The table of commands, their arguments, dates as people write them, and argparse in Russian."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

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


def _flag(name: str, words: str) -> Argument:
    return ((name,), {"action": "store_true", "help": words})


def _taking(name: str, metavar: str, words: str, **more: Any) -> Argument:
    """Describe an option, or an argument without dashes, that takes a value; people see it as ``metavar``."""
    return ((name,), {"metavar": metavar, "help": words, **more})


def _choice(name: str, choices: tuple[str, ...], words: str) -> Argument:
    return _taking(name, "|".join(choices), words, choices=choices)


def _file(name: str, words: str, **more: Any) -> Argument:
    return _taking(name, "ФАЙЛ", words, type=Path, **more)


ON = _taking("--on", "ДАТА", "за какой день (по умолчанию – сегодня)", type=day_of)
JSON = _flag("--json", "ответ в виде JSON")
YES = _flag("--yes", "подтвердить: тормоз и дальняя дата проверены человеком")
ORDER = _taking("--order", "НОМЕР", "номер распоряжения, если их несколько")
NUMBER = _taking("number", "НОМЕР", "номер распоряжения")
REASON = _taking("--reason", "ТЕКСТ", "основание", required=True)
TO = _taking("--to", "АДРЕС", "только сообщение на этот адрес")
DOCUMENT = _taking("document", "НОМЕР", "номер документа, «№ от ДД.ММ.ГГГГ» или ключ")


class Verb(NamedTuple):
    """One command: the room ``cli/verb_<room>.py`` that holds its function ``run_<verb>``, its help and arguments."""

    room: str
    help: str
    arguments: tuple[Argument, ...]


def _verb(room: str, words: str, *arguments: Argument) -> Verb:
    return Verb(room, words, arguments)


VERBS: dict[str, Verb] = {
    "day": _verb(
        "day",
        "обработать день: прочитать книги, выпустить документы, отправить почту",
        *(ON, JSON, YES),
        _flag("--rows-stand", "столбцы «Хода исполнения» проверены человеком: значения стоят в своих строках"),
        _flag("--dry-run", "только показать, ничего не записывать"),
        # Options of version 1.0 that a timer's unit may still give: nothing depends on them any more.
        (("--workers", "--cluster"), {"help": argparse.SUPPRESS}),
    ),
    "check": _verb(
        "check",
        "проверить книги: состояния и замечания",
        _file("file", "одна книга (по умолчанию – все в inbox)", nargs="?"),
        *(ON, JSON),
    ),
    "new": _verb(
        "plan",
        "создать рабочую книгу по распоряжению",
        _file("file", "распоряжение: docx, odt, txt, doc, rtf, pdf"),
        JSON,
    ),
    "init": _verb(
        "init",
        "подготовить папку для работы и ответить на вопросы об учреждении",
        _taking("dir", "ПАПКА", "новая папка или уже готовая", type=Path),
        _flag("--no-questions", "ни о чём не спрашивать"),
    ),
    "doctor": _verb("doctor", "что ещё не так, как должно быть: настройки, почта, диск, права"),
    "update": _verb(
        "plan",
        "записать в outbox новую книгу со строками для новых исполнителей и пунктов",
        _file("file", "рабочая книга"),
    ),
    "forms": _verb("plan", "записать формы для организаций", ORDER, ON),
    "send": _verb(
        "mail",
        "отправить почту, которая ждёт",
        _flag("--all", "и сохранённое в .eml"),
        _flag("--unknown", "и то, о чём неизвестно, дошло ли"),
        _taking("--again", "НОМЕР", "ещё раз то, что не доставлено: номер документа или дата утра"),
        *(TO, ON, JSON),
    ),
    "register": _verb(
        "register",
        "учётный журнал",
        JSON,
        _flag("--verify", "сверить журнал и папку outbox"),
        _taking("--export", "ФАЙЛ.xlsx", "журнал регистрации исходящих", type=Path),
        ORDER,
    ),
    "watch": _verb(
        "watch",
        "работать постоянно: день по утрам, проверка таблиц при сохранении",
        _taking("--at", "ЧЧ:ММ", "время дня; без него – из настроек"),
        _flag("--once", "один раз проверить таблицы и показать, без документов"),
        ON,
    ),
    "schedule": _verb(
        "watch",
        "показать и установить утренний запуск: systemd, cron или Планировщик заданий",
        _flag("--install", "установить (сначала показать и спросить)"),
        _taking("--at", "ЧЧ:ММ", "время запуска", default="09:00"),
        _choice("--kind", ("systemd", "cron", "task"), "чем запускать (по умолчанию – что есть на компьютере)"),
        _taking("--name", "ИМЯ", "имя задания, если папок несколько", default="plan-control"),
        _taking("--into", "ПАПКА", "куда положить файлы задания", type=Path),
        _flag("--yes", "установить без вопроса"),
    ),
    "status": _verb("status", "одна строка для мониторинга", ON, JSON),
    "deadline": _verb(
        "words",
        "как читается срок",
        _taking("phrase", "СРОК", "слова срока"),
        _taking("--signed", "ДАТА", "дата распоряжения", type=day_of, required=True),
        _taking("--item", "ТЕКСТ", "слова пункта: событие или работа", default=""),
        JSON,
    ),
    "decline": _verb(
        "words",
        "склонить должность, организацию, имя",
        _taking("--post", "ТЕКСТ", "должность"),
        _taking("--organisation", "ТЕКСТ", "организация"),
        _taking("--name", "ТЕКСТ", "фамилия, имя, отчество"),
        _choice("--sex", ("м", "ж"), "пол, если по имени не ясно"),
        JSON,
    ),
    "lint": _verb(
        "papers",
        "проверить документы Word по правилам оформления",
        _taking("paths", "ФАЙЛ|ПАПКА", "что проверить", type=Path, nargs="+"),
        JSON,
    ),
    "templates": _verb(
        "papers",
        "проверить шаблоны",
        _choice("action", ("check",), "проверить все страницы и слова"),
        _taking(
            "--variables",
            "ФАЙЛ СЛОВ",
            "назвать имена, которые можно употреблять в словах (всех или одного файла)",
            nargs="?",
            const="",
        ),
    ),
    "explain": _verb("explain", "почему появился документ", DOCUMENT, JSON),
    "simulate": _verb(
        "simulate",
        "что будет выпущено, если ничего не заполнять",
        _file("file", "книга или распоряжение (по умолчанию – книги inbox)", nargs="?"),
        _taking("--from", "ДАТА", "с какого дня (по умолчанию – с сегодняшнего)", type=day_of, dest="since"),
        _taking("--to", "ДАТА", "по какой день (по умолчанию – месяц вперёд)", type=day_of, dest="until"),
        JSON,
    ),
    "preview": _verb(
        "papers",
        "показать документ вида ВИД с пометой ПРОЕКТ, без номера",
        _taking("kind", "ВИД", "reminder, overdue, request, … completion"),
        _taking("--organisation", "КОД", "код исполнителя"),
        *(ORDER, ON),
    ),
    "card": _verb("papers", "контрольная карточка", NUMBER, ON),
    "annul": _verb("register", "аннулировать документ", DOCUMENT, REASON, ON),
    "reissue": _verb(
        "papers",
        "выпустить документ заново под тем же номером",
        DOCUMENT,
        _flag("--edition", "новая редакция документа, который уже отправлен"),
        ON,
    ),
    "close": _verb("register", "снять распоряжение с контроля", NUMBER, REASON, ON),
    "backup": _verb("register", "сделать копию журнала", _file("file", "куда записать копию")),
    "mail": _verb(
        "mail",
        "почта: test – проверить, login – запомнить пароль, settle – решить, что с недоставленным",
        _choice("action", ("test", "login", "settle"), "что сделать"),
        _taking(
            "address",
            "АДРЕС|НОМЕР",
            "кому отправить пробное сообщение; для settle – номер документа или дата утра",
            nargs="?",
        ),
        _flag("--delivered", "settle: сообщение получено"),
        _flag("--dropped", "settle: больше не отправлять"),
        *(TO, ON),
    ),
}


WORDS = (
    (r"the following arguments are required: (.+)", r"не указано: \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"неизвестная команда или значение \2; допустимы: \3",
    ),
    (r"unrecognized arguments: (.*)", r"лишние слова в вызове: «\1»"),
    (r"argument (.+?): expected one argument", r"\1: не указано значение"),
    (r"argument (.+?): expected at least one argument", r"\1: не указано значение"),
    (r"argument (.+?): invalid int value: (.+)", r"\1: нужно целое число, а указано \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)
HELP = {
    "usage: ": "Вызов: ",
    "positional arguments:": "Что указать:",
    "options:": "Ключи:",
    "show this help message and exit": "показать эту справку",
}


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` that speaks Russian and leaves with 2 on a wrong call."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the call in one sentence."""
        for pattern, words in WORDS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        self.exit(2, printable(f"Ошибка вызова: {message}. Справка: {self.prog} --help\n"))

    def format_help(self) -> str:
        """Return the help with Russian headings."""
        return _translate(super().format_help())

    def format_usage(self) -> str:
        """Return the usage line with a Russian heading."""
        return _translate(super().format_usage())


def _translate(text: str) -> str:
    for english, russian in HELP.items():
        text = text.replace(english, russian)
    return text


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
    """Return the call as values; options without a verb belong to ``day``, ``--home`` may stand before any verb."""
    ahead = 2 if argv[:1] == ["--home"] else int(bool(argv) and argv[0].startswith("--home="))
    home, call = argv[:ahead], argv[ahead:]
    if not call or (call[0].startswith("-") and call[0] not in {"-h", "--help"}):
        call = ["day", *call]
    return build_parser(call[0]).parse_args([call[0], *home, *call[1:]])
