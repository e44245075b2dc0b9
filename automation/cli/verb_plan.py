"""``new``, ``update``, ``forms``: from a signed order to a workbook, its rows and its forms."""

import argparse
from pathlib import Path

from automation.cli.json_answers import dump
from automation.cli.verbs import Surroundings, out
from automation.errors import CallError, StorageError, UnreadError, reason
from automation.file_names import distinct_names, legal_name, order_folder
from automation.model.plan import OrderId
from automation.plan.workdays import Calendar


def run_new(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Read a signed order and make its tracking workbook in inbox/; an amending order only proposes its changes."""
    from automation.cli.drafts import draft_answer, tell_changes, tell_draft
    from automation.day.orders import book_name
    from automation.plan.order import read_order_apart
    from automation.workbook.create import create_book

    source = surroundings.find(arguments.file)
    draft = read_order_apart(source)
    if draft.amends is not None:
        out(dump(draft_answer(draft, None))) if arguments.json else tell_changes(draft)
        return 1
    target = surroundings.home / "inbox" / book_name(draft.order.id, source.stem)
    _refuse_known(surroundings, draft.order.id, target)
    data = create_book(draft, Calendar())
    try:
        target.parent.mkdir(exist_ok=True)
        with target.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise CallError(_known(target)) from None
    except OSError as error:
        raise StorageError(f"Книга {target} не записывается: {reason(error)}.") from error
    if arguments.json:
        out(dump(draft_answer(draft, f"inbox/{target.name}")))
    else:
        tell_draft(draft, target)
    return 1 if draft.questions else 0


def _known(target: Path) -> str:
    return (
        f"Книга {target} уже есть, она не перезаписывается. Новое впишите в неё и выполните update; "
        "чтобы начать заново, уберите её из inbox."
    )


def _refuse_known(surroundings: Surroundings, order: OrderId, target: Path) -> None:
    """Raise ``CallError`` where inbox/ has this order already, under whatever name."""
    if target.exists():
        raise CallError(_known(target))
    inbox = surroundings.home / "inbox"
    if not inbox.is_dir():
        return
    from automation.day.inbox_readings import read_files

    settings = surroundings.settings()
    for reading in read_files(inbox, settings.limits):
        if reading.order == order:
            raise CallError(f"По документу № {order.number} в папке inbox уже есть книга «{reading.file}».")


def run_update(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Write a new book with rows for new performers, items, control dates into outbox/updates."""
    from automation.day.inbox_readings import office_names, read_file
    from automation.system.outbox import replace
    from automation.workbook.update import update_book

    settings = surroundings.settings()
    given = surroundings.find(arguments.file)
    reading = read_file(given, settings.limits, office_names(settings.office))
    if reading.book is None:
        raise UnreadError(reading.message)
    made = update_book(reading.book, given, settings.limits)
    written = replace(surroundings.home, f"outbox/updates/{legal_name(given.stem, '.xlsx')}", made.data)
    place = surroundings.home / written.path
    renewed = read_file(place, settings.limits, office_names(settings.office))
    if renewed.book is None:
        raise UnreadError(renewed.message)
    added = len(renewed.book.rows) - len(reading.book.rows)
    out(f"Новая книга: {place}")
    out(f"Строк «Хода исполнения» добавлено: {added}." if added else "Новых строк «Хода исполнения» нет.")
    if made.lost:
        out(f"В новую книгу не перешли: {', '.join(made.lost)}.")
    out("Проверьте её и положите в inbox вместо прежней.")
    return 0


def run_forms(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Write one small workbook per organisation, with only its rows, into outbox/forms/."""
    from automation.cli.verb_day import call_of
    from automation.cli.verb_papers import one_order
    from automation.control.obligations import counted_book
    from automation.system.outbox import replace
    from automation.workbook.form_stencils import Stencils
    from automation.workbook.forms import all_values

    call = call_of(arguments, surroundings)
    book = counted_book(one_order(call, arguments.order).morning)
    stencils, folder = Stencils(), f"outbox/forms/{order_folder(book.order.id)}"
    forms = {values.organisation: stencils.form(values) for values in all_values(book)}
    for organisation, name in distinct_names(forms, before=f"Форма {book.order.number} – ", ending=".xlsx").items():
        replace(surroundings.home, f"{folder}/{name}", forms[organisation])
    if not forms:
        out("Форм нет: на листе «Исполнители» ещё нет организаций с кодами. Впишите их и повторите.")
        return 1
    out(f"Записано форм: {len(forms)}, папка {surroundings.home / folder}")
    out("Заполненные формы положите в inbox/forms: следующий день прочтёт их вместе с книгой.")
    return 0
