"""Read ``templates/office.toml`` into ``model.settings``; every mistake is one Russian sentence.

Unknown keys are errors with «возможно, …»; ``AUTOMATION_MAIL_*`` in the environment wins over ``[mail]`` and
``AUTOMATION_MAILBOX_*`` over ``[mailbox]``. The two passwords in the environment are no settings and never read here.
"""

import tomllib
import typing
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import fields

from automation.errors import SettingsError, reason
from automation.model.catalogue import short
from automation.model.kinds import MEMOS, OPTIONAL
from automation.model.settings import (
    Executor,
    Leader,
    Limits,
    Mail,
    Mailbox,
    Numbering,
    Office,
    Policy,
    Settings,
    Signatory,
    Starts,
    Watch,
)
from automation.numbering import colliding
from automation.patterns import lazy
from automation.russian.guess import nearest, perhaps
from automation.system.disk import read_plain

FILE = "templates/office.toml"
ENVIRONMENT = {"mail": "AUTOMATION_MAIL_", "mailbox": "AUTOMATION_MAILBOX_"}
SECTIONS = {
    "office": Office,
    "executor": Executor,
    "mail": Mail,
    "mailbox": Mailbox,
    "policy": Policy,
    "numbering": Numbering,
    "limits": Limits,
    "watch": Watch,
}
SWITCHES = ("covering", "release")  # of [policy] in version 1.0; ``letters`` names these kinds now
SIGNATORIES = ("letter", "second", "note")
ADDRESS = lazy(r"[^\s@,;:<>\"()]+@[^\s@,;:<>\"()]+")
UNSEEN = lazy("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
LIMITS = {  # section or key → the least and the most that can be meant
    "policy": (0, 250),
    "policy.repeat_max": (1, 100),
    "limits.read_seconds": (1, 3600),
    "limits.read_mib": (1, 65_536),
    "limits.keep_days": (0, 36_500),
    "mail.timeout": (0, 600),
    "mailbox.port": (1, 65_535),
    "mailbox.days": (1, 3650),
    "mailbox.every_minutes": (1, 1440),
    "mailbox.timeout": (1, 600),
    "watch.look_seconds": (1, 3600),
}
PLACE = lazy(r"line (\d+), column (\d+)")
MOST = 1_000_000_000
HOUR = lazy(r"(?:[01]\d|2[0-3]):[0-5]\d")
MASK = lazy(r"(?:[^{}\x00-\x1f\x7f]|\{(?:n|year)(?::0?\d?d?)?\}){1,60}")
JOURNALS = ("letters", "notes", "memos", "references")


def read_settings(home: Path, environment: Mapping[str, str]) -> Settings:
    """Read the office's settings. Raises ``SettingsError``, which names the key and the cure."""
    path = home / FILE
    try:
        data = tomllib.loads(read_plain(path, mib=1).decode("utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(f"Нет файла настроек {FILE} в {home}: выполните команду init {home}.") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{FILE}: сохраните файл в кодировке UTF-8.") from None
    except OSError as error:
        raise SettingsError(f"Файл настроек {FILE} не читается: {reason(error)}.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = PLACE.search(str(error))
        where = f" в строке {at[1]}, знак {at[2]}" if at else ""
        raise SettingsError(f"{FILE}: ошибка записи TOML{where}. Проверьте кавычки, скобки и повторы.") from None
    return parse_settings(data, environment)


def parse_settings(data: Mapping[str, Any], environment: Mapping[str, str]) -> Settings:
    """Check and convert parsed TOML."""
    _refuse_unknown(data, {*SECTIONS, "signatory", "leadership"}, "")
    tables = {name: _table(data, name) for name in SECTIONS}
    _take_switches(tables["policy"])
    values = {
        name: _section(name, kind, {**tables[name], **_from_environment(name, kind, environment)})
        for name, kind in SECTIONS.items()
    }
    signatories = _table(data, "signatory")
    _refuse_unknown(signatories, set(SIGNATORIES), "signatory.")
    for name in SIGNATORIES:
        values[f"signatory_{name}"] = _section(f"signatory.{name}", Signatory, _table(signatories, name, "signatory."))
    leaders = data.get("leadership", [])
    if not isinstance(leaders, list):
        raise SettingsError(f"{FILE}: «leadership» пишется списком: [[leadership]].")
    values["leadership"] = tuple(_section("leadership", Leader, leader) for leader in leaders)
    settings = Settings(**values)
    _check(settings)
    return settings


def _take_switches(policy: dict[str, Any]) -> None:
    """Let ``letters`` name what the switches of version 1.0 ask for."""
    asked = [key for key in SWITCHES if _value(f"policy.{key}", bool, policy.pop(key, False))]
    listed = policy.get("letters", [])
    if asked and isinstance(listed, list):
        policy["letters"] = [*listed, *asked]


def _table(data: Mapping[str, Any], name: str, prefix: str = "") -> dict[str, Any]:
    value = data.get(name, {})
    if not isinstance(value, dict):
        raise SettingsError(f"{FILE}: «{prefix}{name}» – раздел, он пишется строкой [{prefix}{name}].")
    return dict(value)


def _from_environment(section: str, kind: type, environment: Mapping[str, str]) -> dict[str, Any]:
    """Say what the environment says about a section: ``AUTOMATION_MAIL_PORT=25`` gives {"port": 25} for [mail].

    The parts of a list are parted by commas. SettingsError where a number is none.
    """
    found: dict[str, Any] = {}
    for name, hint in typing.get_type_hints(kind).items() if section in ENVIRONMENT else ():
        variable = ENVIRONMENT[section] + name.upper()
        text = environment.get(variable)
        if text is None:
            continue
        if hint is int:
            if not text.strip().isdecimal():
                raise SettingsError(f"Переменная {variable} должна быть целым числом.")
            found[name] = int(text)
        elif typing.get_origin(hint) is tuple:
            found[name] = [part.strip() for part in text.split(",") if part.strip()]
        else:
            found[name] = text
    return found


def _section(name: str, kind: type, data: Any) -> Any:
    if not isinstance(data, dict):
        raise SettingsError(f"{FILE}: [{name}] – раздел с ключами.")
    hints = typing.get_type_hints(kind)
    _refuse_unknown(data, set(hints), f"{name}.")
    values = {key: _value(f"{name}.{key}", hints[key], value) for key, value in data.items()}
    # The address of a leader may be left empty.
    for key in (given.name for given in fields(kind) if given.required):
        if key not in values or (key != "email" and not values[key].strip()):
            raise SettingsError(f"{FILE}: не заполнен ключ «{name}.{key}».")
    return kind(**values)


def _value(key: str, hint: Any, value: Any) -> Any:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if hint is Starts:
        return _section(key, Starts, value)
    if origin is typing.Literal:
        if not any(value is known or (isinstance(value, str) and value == known) for known in arguments):
            choices = [known if isinstance(known, str) else str(known).lower() for known in arguments]
            near = perhaps(nearest(str(value), choices))
            raise SettingsError(f"{FILE}: «{key}» может быть только: {', '.join(choices)}{near}.")
        return value
    if origin is tuple:
        if not isinstance(value, list) or not all(_is(v, arguments[0]) for v in value):
            word = "чисел" if arguments[0] is int else "строк"
            raise SettingsError(f"{FILE}: «{key}» – список {word} в квадратных скобках.")
        _refuse_extremes(key, value)
        return tuple(value)
    if isinstance(value, str) and UNSEEN.search(value):
        raise SettingsError(f"{FILE}: «{key}» – одна строка без невидимых знаков.")
    if not _is(value, hint):
        words = {str: "строка в кавычках", int: "целое неотрицательное число", bool: "true или false"}
        raise SettingsError(f"{FILE}: «{key}» – {words[hint]}, а записано {_shown(value)}.")
    _refuse_extremes(key, (value,))
    return value


def _shown(value: Any) -> str:
    """Return a value as the file has it, cut where it is long."""
    if isinstance(value, (list, dict)):
        return "список" if isinstance(value, list) else "раздел"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = text if len(text) <= 60 else f"{text[:60]}…"
    return f'"{text}"' if isinstance(value, str) else text


def _refuse_extremes(key: str, values: typing.Sequence[Any]) -> None:
    """Refuse numbers that no calendar, disk or person could follow."""
    least, most = LIMITS.get(key) or LIMITS.get(key.partition(".")[0], (0, MOST))
    for value in values:
        if type(value) is int and not least <= value <= most:
            raise SettingsError(f"{FILE}: «{key}» – число от {least} до {most}, а записано {_shown(value)}.")


def _is(value: Any, kind: type) -> bool:
    if kind is int:
        return type(value) is int and value >= 0
    return isinstance(value, kind)


def _refuse_unknown(data: Mapping[str, Any], known: set[str], prefix: str) -> None:
    for key in data:
        if key not in known:
            raise SettingsError(f"{FILE}: неизвестный ключ «{prefix}{key}»; {_guess(key, sorted(known), prefix)}")


def _guess(value: Any, known: typing.Sequence[str], prefix: str = "") -> str:
    close = nearest(str(value), known)
    return f"{perhaps(prefix + close).removeprefix(', ')}." if close else f"допустимы: {', '.join(known)}."


def _check(settings: Settings) -> None:
    """Refuse what no single key can tell: settings that do not go together."""
    try:
        ZoneInfo(settings.office.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise SettingsError(
            f"{FILE}: неизвестный часовой пояс «{settings.office.time_zone[:60]}»; пример: Europe/Moscow."
        ) from None
    _check_numbering(settings.numbering)
    for server in ("mail", "mailbox"):
        host: str = getattr(settings, server).host
        if len(host.split()) > 1:
            raise SettingsError(f"{FILE}: {server}.host – имя сервера без пробелов, например {server}.example.org.")
    _check_mail(settings.mail)
    if settings.mailbox.host and not settings.mailbox.user:
        raise SettingsError(f"{FILE}: mailbox.user обязателен, когда задан mailbox.host: чей это почтовый ящик.")
    if not HOUR.fullmatch(settings.watch.at):
        raise SettingsError(f"{FILE}: watch.at – время запуска вида «09:00», а записано «{settings.watch.at[:20]}».")
    _check_kinds("policy.letters", settings.policy.letters, OPTIONAL)
    for leader in settings.leadership:
        _check_kinds("leadership.kinds", leader.kinds, MEMOS)
    addresses = {"office.email": settings.office.email, "mail.everything_to": settings.mail.everything_to}
    addresses |= {f"leadership.email ({leader.name})": leader.email for leader in settings.leadership}
    for key, address in addresses.items():
        if address and not ADDRESS.fullmatch(address.strip()):
            raise SettingsError(f"{FILE}: {key}: один адрес электронной почты, а записано {_shown(address)}.")


def _check_kinds(key: str, named: Collection[str], known: Collection[str]) -> None:
    for unknown in set(named) - set(known):
        raise SettingsError(
            f"{FILE}: {key}: неизвестный вид «{short(unknown)}»; допустимы: {', '.join(sorted(known))}."
        )


def _check_numbering(numbering: Numbering) -> None:
    masks = {journal: getattr(numbering, journal) for journal in JOURNALS}
    for journal, mask in masks.items():
        if not MASK.fullmatch(mask):
            raise SettingsError(f"{FILE}: numbering.{journal}: допустимы только {{n}} и {{year}}, в одну строку.")
        if mask.format(n=1, year=2025) == mask.format(n=2, year=2025):
            raise SettingsError(f"{FILE}: numbering.{journal}: в номере должно быть {{n}}.")
    if alike := colliding(masks):
        told = " и ".join(f"numbering.{journal} («{masks[journal]}»)" for journal in alike)
        raise SettingsError(f"{FILE}: {told}: номера двух журналов совпали бы; различите их приставкой.")


def _check_mail(mail: Mail) -> None:
    if not mail.host:
        return
    if not mail.allowed_domains:
        raise SettingsError(f"{FILE}: mail.allowed_domains обязателен, когда задан mail.host.")
    if "@" not in mail.sender:
        raise SettingsError(f"{FILE}: mail.sender – адрес отправителя, например «Общий отдел <office@example.org>».")
    if not 0 < mail.port < 65536 or not mail.timeout:
        raise SettingsError(f"{FILE}: mail.port – от 1 до 65535, mail.timeout – больше 0 секунд.")
