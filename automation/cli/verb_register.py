"""``register``, ``annul``, ``close``, ``backup``: the учётный журнал and a person's will."""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from automation.cli.day_lines import entry_line
from automation.cli.json_answers import dump, register_answer
from automation.cli.terminal import out
from automation.cli.verbs import Surroundings
from automation.errors import CallError, StopError, StorageError
from automation.model.kinds import Kind
from automation.model.plan import OrderId
from automation.model.settings import Settings
from automation.numbering import plain_number
from automation.register import Register
from automation.register.paper_numbers import split_document
from automation.russian import show
from automation.system.lock import hold_outbox
from automation.system.outbox import written_beside
from automation.titles import STATES


def run_register(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Show, verify or export the register."""
    with open_register(surroundings, surroundings.settings(), read_only=True) as register:
        if arguments.verify:
            return _verify(register, surroundings.home)
        order = order_of(register, arguments.order) if arguments.order else None
        if arguments.export:
            return _export(register, arguments.export)
        entries = register.entries(order=order)
        if arguments.json:
            out(dump(register_answer(entries, register.mail())))
            return 0
        for entry in entries:
            out(f"{show(entry.day)}  {entry_line(entry)}  [{STATES[entry.state]}]")
        if not entries:
            out("В учётном журнале документов нет.")
    return 0


def _verify(register: Register, home: Path) -> int:
    found = register.verify(home)
    for one in found:
        out(one.message)
    faults = [one for one in found if one.is_fault]
    out("Журнал и папка outbox сходятся." if not faults else f"Расхождений: {len(faults)}.")
    return 1 if faults else 0


def _export(register: Register, target: Path) -> int:
    data = register.export_journal()
    # An export that was cut short may be written again; any other file is somebody's.
    if target.exists() and not (target.is_file() and _is_half(target, data)):
        raise CallError(f"Файл {target} уже есть: укажите другое имя.")
    if not target.parent.is_dir():
        raise StorageError(f"Папки {target.parent} нет: укажите другую папку.")
    with written_beside(target) as place:
        place.write_bytes(data)
    out(f"Журнал записан: {target}")
    return 0


SAME = 14  # bytes every export begins with: the head of its first part up to the checksum


def _is_half(target: Path, whole: bytes) -> bool:
    """Tell whether an export is one that version 1.0 was killed in: it begins like a new one and its end is missing."""
    import zipfile

    try:
        begun = target.read_bytes()
    except OSError:
        return False
    return begun[:SAME] == whole[: min(SAME, len(begun))] and not zipfile.is_zipfile(target)


def run_annul(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Annul a paper: its number stays used, its occasions open again."""
    with change_register(surroundings) as (register, settings):
        entry = register.annul(arguments.document, arguments.reason, surroundings.day(arguments, settings))
        out(f"Документ № {entry.number} от {show(entry.day)} аннулирован; номер остаётся занятым.")
        if entry.kind is Kind.REMINDER:
            out(
                "Пока срок впереди, напоминание придёт снова; не нужно – впишите день после срока в «Не напоминать до»."
            )
        if entry.sent_on:
            out(f"Он уже отправлен {show(entry.sent_on)}: сообщите адресату, что документ отозван.")
    return 0


def run_close(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Take an order off control for good."""
    with change_register(surroundings) as (register, settings):
        order = order_of(register, arguments.number)
        register.close_order(order, arguments.reason, surroundings.day(arguments, settings))
        out(f"Документ № {order.number} от {show(order.date)} снят с контроля.")
    return 0


def run_backup(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Copy the register consistently, also while another run is going."""
    with open_register(surroundings, surroundings.settings(), read_only=True) as register:
        register.back_up(arguments.file)
    out(f"Копия журнала записана: {arguments.file}")
    return 0


@contextmanager
def open_register(surroundings: Surroundings, settings: Settings, *, read_only: bool = False) -> Iterator[Register]:
    """Open the register of this home, which must exist."""
    with Register.open(surroundings.register_path(settings), must_exist=True, read_only=read_only) as register:
        yield register


@contextmanager
def change_register(surroundings: Surroundings) -> Iterator[tuple[Register, Settings]]:
    """Open the register for changes, under the lock of a run."""
    settings = surroundings.settings()
    since = f"{surroundings.now(settings):%d.%m.%Y %H:%M}"
    with hold_outbox(surroundings.home / "outbox", since) as holder:
        if holder:
            raise StopError(holder.sentence)
        with open_register(surroundings, settings) as register:
            yield register, settings


def order_of(register: Register, number: str) -> OrderId:
    """Return the order of the register that a person means by its number."""
    return choose_order([k.order for k in register.orders()], number, "в учётном журнале")


def name_of(order: OrderId) -> str:
    """Name an order in the way that is never ambiguous: «454 от 11.12.2025»."""
    return f"{order.number} от {show(order.date)}"


def choose_order(orders: Sequence[OrderId], given: str, where: str) -> OrderId:
    """Return the one of ``orders`` that is meant; ``where`` is «в папке inbox».

    Raise ``CallError`` that names those there are.
    """
    number, day = split_document(given)
    found = [o for o in orders if plain_number(o.number) == number and day in {None, o.date}]
    if len(found) == 1:
        return found[0]
    if found:
        raise CallError(f"Документов № {given} несколько: укажите {_listed(found)}.")
    there = f" Есть: {_listed(orders)}." if orders else ""
    raise CallError(f"Документа № {given} {where} нет.{there}")


def _listed(orders: Sequence[OrderId]) -> str:
    return ", ".join(f"«{name_of(o)}»" for o in orders[:10]) + (" и другие" if len(orders) > 10 else "")
