"""``doctor``: one page of what is not yet as it should be; it changes nothing."""

import argparse
import shutil
import time
import tomllib
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from msgspec import Struct

from automation import __version__
from automation.cli.terminal import out
from automation.cli.verb_init import QUESTIONS, Question, value_of
from automation.cli.verb_status import standing
from automation.cli.verbs import Surroundings
from automation.errors import AutomationError, reason
from automation.model.settings import Settings
from automation.post.passwords import MAIL_PASSWORD, MAILBOX_PASSWORD, find_password
from automation.russian import first_few
from automation.settings_file import FILE
from automation.shipped import shipped_templates
from automation.system.disk import native_disk

SHOWN = 10  # papers named one by one
LEAST_MIB = 500  # of free space: a year of an office's papers takes some hundred
PRINTED = (
    Question("office", "place", "место (office.place)"),
    Question("executor", "phone", "телефон (executor.phone)"),
)
SIGNS = {"good": "  ок   ", "hint": "  совет", "bad": "  НАДО "}


class Answer(Struct, frozen=True):
    """What was found about one thing: good, worth a thought, or to be mended before papers go out."""

    about: str
    state: Literal["good", "hint", "bad"]
    words: str


def run_doctor(_arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Look at everything and tell it on one page; 0 where nothing must be done, else 1."""
    found = list(_answers(surroundings))
    out(f"Проверка {surroundings.home}, программа {__version__}")
    width = max(len(a.about) for a in found)
    for answer in found:
        out(f"{SIGNS[answer.state]}  {answer.about:<{width}}  {answer.words}")
    bad = sum(a.state == "bad" for a in found)
    out(f"Нужно исправить: {bad}." if bad else "Всё готово к работе.")
    return int(bad > 0)


def _answers(surroundings: Surroundings) -> Iterator[Answer]:
    try:
        settings = surroundings.settings()
    except AutomationError as error:
        yield Answer("настройки", "bad", str(error))
        return
    checks: dict[str, Callable[[Surroundings, Settings], Iterator[Answer]]] = {
        "настройки": _sample_values,
        "шаблоны": _templates,
        "почта": _mail,
        "ящик": _mailbox,
        "часы": _clock,
        "место": _disk,
        "inbox": _inbox,
        "outbox": _outbox,
        "документы": _papers,
        "владелец": _owner,
        "последний день": _last_day,
        "программы": _programs,
    }
    for about, check in checks.items():
        try:
            yield from check(surroundings, settings)
        except AutomationError as error:
            yield Answer(about, "bad", str(error))


def _sample_values(surroundings: Surroundings, settings: Settings) -> Iterator[Answer]:
    """Name the settings that still have the sample's values; a post of no named office may be another's as well."""
    sample = tomllib.loads((shipped_templates() / "office.toml").read_text("utf-8"))
    present = tomllib.loads((surroundings.home / FILE).read_text("utf-8-sig"))
    _, _, whose = sample["office"]["name"].partition(" ")
    asked = [q for q in QUESTIONS if q.key in {"name", "email"} or whose in value_of(sample, q)]
    same = [f"{q.words} ({q.section}.{q.key})" for q in asked if value_of(sample, q) == value_of(present, q)]
    if same:
        yield Answer(
            "настройки", "bad", f"ещё из образца: {'; '.join(same)}. Ответьте на вопросы: init {surroundings.home}"
        )
    else:
        yield Answer("настройки", "good", f"{settings.office.name}")
        left = [q.words for q in PRINTED if value_of(sample, q) == value_of(present, q)]
        if left:
            yield Answer("настройки", "hint", f"ещё из образца: {', '.join(left)}; впишите своё в {FILE}")
    if any(leader.email.endswith("@example.org") for leader in settings.leadership):
        yield Answer(
            "руководство", "bad", f"адреса в [[leadership]] из образца; впишите свои в {FILE} или уберите раздел"
        )
    if settings.policy.trial:
        yield Answer("проба", "hint", "включён пробный режим: номеров нет, всё с пометой «ПРОЕКТ»")


def _templates(surroundings: Surroundings, _settings: Settings) -> Iterator[Answer]:
    from automation.day.office_words import template_faults
    from automation.press.press import Press

    with Press() as press:
        faults = list(template_faults(surroundings.home, press))
    yield Answer("шаблоны", "bad", faults[0]) if faults else Answer("шаблоны", "good", "страницы и слова в порядке")


def _mail(surroundings: Surroundings, settings: Settings) -> Iterator[Answer]:
    mail = settings.mail
    if not mail.host:
        yield Answer("почта", "hint", "сервер не указан: сообщения остаются файлами в outbox/mail")
        return
    find_password(mail.user, surroundings.environment.get(MAIL_PASSWORD, ""))
    yield Answer("почта", "good", f"{mail.host}; проверить отправку: mail test")


def _mailbox(surroundings: Surroundings, settings: Settings) -> Iterator[Answer]:
    """Tell whether the mailbox can be read, how the last look ended, and how many messages wait for a person."""
    from automation.day.answers import last_look, unsettled
    from automation.register import Register
    from automation.register.intake import read_notes

    box, path = settings.mailbox, surroundings.register_path(settings)
    if not box.host:
        yield Answer("ящик", "hint", "не указан: присланные формы и ответы кладут в inbox сами")
        return
    find_password(box.user, surroundings.environment.get(MAILBOX_PASSWORD, ""), MAILBOX_PASSWORD)
    if not path.exists():
        yield Answer("ящик", "hint", f"{box.user} на {box.host} ещё не читался; проверить: mail test")
        return
    with Register.open(path, read_only=True) as register, read_notes(path.parent, register) as notes:
        last, waiting = last_look(notes, box), len(unsettled(notes))
    if last and last.troubles:
        yield Answer("ящик", "bad", f"{last.at:%d.%m.%Y %H:%M}: {' '.join(last.troubles)}")
    else:
        when = f"прочитан {last.at:%d.%m.%Y %H:%M}" if last else "ещё не читался"
        yield Answer("ящик", "good" if last else "hint", f"{box.user} на {box.host} {when}; ждут человека: {waiting}")
    if settings.policy.qr and find_spec("zxingcpp") is None:
        yield Answer("коды", "hint", "нет zxing-cpp: коды писем на сканах не читаются")


def _clock(surroundings: Surroundings, settings: Settings) -> Iterator[Answer]:
    office = surroundings.now(settings)
    year = office.year
    if surroundings.in_office_zone(settings):
        yield Answer("часы", "good", f"{office:%d.%m.%Y %H:%M}, пояс {settings.office.time_zone}")
    else:
        zone = time.strftime("%Z")
        yield Answer(
            "часы",
            "hint",
            f"пояс компьютера ({zone}) не {settings.office.time_zone}; дни считаются по поясу учреждения",
        )
    from automation.plan.workdays import Calendar

    if Calendar().unsettled(year):
        yield Answer("календарь", "hint", f"переносы выходных {year} года ещё не известны")


def _disk(surroundings: Surroundings, _settings: Settings) -> Iterator[Answer]:
    outbox = surroundings.home / "outbox"
    kind = native_disk.disk_kind(outbox)
    if kind == "share":
        yield Answer("диск", "bad", "outbox на сетевом диске: учётный журнал должен лежать на диске этого компьютера")
    try:
        free = shutil.disk_usage(outbox if outbox.is_dir() else surroundings.home).free >> 20
    except OSError as error:
        yield Answer("диск", "bad", reason(error))
        return
    if free >= LEAST_MIB:
        yield Answer("место", "good", f"свободно {free} МиБ")
    else:
        words = f"свободно {free} МиБ, нужно не меньше {LEAST_MIB}: освободите место на диске, где {outbox}"
        yield Answer("место", "bad", words)


def _inbox(surroundings: Surroundings, settings: Settings) -> Iterator[Answer]:
    """Tell whether the inbox can be read and written to, and whether any workbook lies there."""
    from automation.day.taking import books_under_control
    from automation.register import Register
    from automation.workbook.acting_file import is_acting_file
    from automation.workbook.inbox import list_inbox

    here = [c.name for c in list_inbox(surroundings.home / "inbox") if not c.skipped and not is_acting_file(c.name)]
    yield _folder(surroundings.home / "inbox")
    path = surroundings.register_path(settings)
    if here or not path.exists():
        return
    with Register.open(path, read_only=True) as register:
        known = books_under_control(register)
    if known:
        words = f"нет ни одной рабочей книги, а на контроле {', '.join(f'«{book.file}»' for book in known)}"
        yield Answer("inbox", "bad", f"{words}: верните книги; если inbox на сетевом диске, проверьте, подключён ли он")


def _outbox(surroundings: Surroundings, _settings: Settings) -> Iterator[Answer]:
    yield _folder(surroundings.home / "outbox")


def _papers(surroundings: Surroundings, settings: Settings) -> Iterator[Answer]:
    """Name the signed papers of orders under control whose files are gone."""
    from automation.day.lost_files import lost_papers
    from automation.day.taking import books_under_control
    from automation.register import Register

    path = surroundings.register_path(settings)
    if not path.exists():
        return
    with Register.open(path, read_only=True) as register:
        entries = [e for book in books_under_control(register) for e in register.entries(order=book.order)]
    if lost := lost_papers(surroundings.home, entries):
        named = first_few([f"№ {entry.number}" for entry in lost], SHOWN)
        cure = "верните их из корзины или резервной копии либо положите на их место сканы с теми же именами"
        yield Answer("документы", "hint", f"подписаны, а файлов нет: {named}; {cure}, где – скажет register --verify")


def _folder(folder: Path) -> Answer:
    """Tell whether a folder can be written to, and whether it lies on a share."""
    try:
        probe = folder / f".plan-doctor-{time.time_ns()}.tmp"
        probe.write_bytes(b"")
        probe.unlink()
    except FileNotFoundError:
        return Answer(folder.name, "bad", f"папки {folder} нет: верните её или выполните init {folder.parent}")
    except PermissionError as error:
        cure = f"отдайте её тому, кто запускает программу: chown -R <пользователь> {folder}"
        return Answer(folder.name, "bad", f"в папку нельзя писать: {reason(error)}; {cure}")
    except OSError as error:
        return Answer(folder.name, "bad", f"в папку {folder} нельзя писать: {reason(error)}")
    kinds = {"share": "сетевой диск", "local": "этот компьютер"}
    where = kinds.get(native_disk.disk_kind(folder), "диск неизвестного рода")
    return Answer(folder.name, "good", f"чтение и запись есть; {where}")


def _owner(surroundings: Surroundings, _settings: Settings) -> Iterator[Answer]:
    """Look for files of another user: what a command of root's left, the morning run's user cannot write."""
    outbox = surroundings.home / "outbox"
    owner = native_disk.owner_of(outbox)
    found = (path for depth in ("*", "*/*") for path in outbox.glob(depth))
    strange = sorted(str(path.relative_to(outbox)) for path in found if native_disk.owner_of(path) != owner)
    if strange:
        words = f"{strange[0]} в папке outbox принадлежит не {owner}: выполните chown -R {owner} {outbox}"
        yield Answer("владелец", "bad", f"{words} и запускайте команды от имени {owner}")


def _last_day(surroundings: Surroundings, settings: Settings) -> Iterator[Answer]:
    stand = standing(surroundings.register_path(settings), surroundings.now(settings).date())
    if stand.last is None and stand.unfinished is None:
        yield Answer("последний день", "hint", "ещё не было: запустите day или поставьте запуск командой schedule")
    else:
        states: dict[int, Literal["good", "hint", "bad"]] = {0: "good", 1: "hint"}
        yield Answer("последний день", states.get(stand.code, "bad"), stand.words)


def _programs(_surroundings: Surroundings, _settings: Settings) -> Iterator[Answer]:
    from automation.system.libreoffice import find_libreoffice

    if find_libreoffice():
        yield Answer("LibreOffice", "good", "есть: читаются .doc, .rtf, .pdf; к докладным прилагается PDF")
    else:
        yield Answer("LibreOffice", "hint", "нет: документы .doc, .rtf, .pdf не читаются, PDF не прилагается")
    if not shutil.which("tesseract"):
        yield Answer("распознавание", "hint", "нет Tesseract: сканы без текста не читаются")
    fonts = shutil.which("fc-list")
    if fonts and not _has_font(fonts):
        yield Answer("шрифты", "hint", "нет Times New Roman и Liberation Serif: PDF выйдет другим шрифтом")


def _has_font(program: str) -> bool:
    import subprocess

    listed = subprocess.run([program, ":", "family"], capture_output=True, text=True, timeout=20, check=False).stdout
    return any(name in listed for name in ("Times New Roman", "Liberation Serif"))
