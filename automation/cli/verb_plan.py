"""``new``, ``update``, ``forms``: from a signed order to a workbook, its rows and its forms."""

import argparse
from pathlib import Path

from automation.cli.json_answers import Json, dump, order_answer
from automation.cli.terminal import out, table
from automation.cli.verbs import Surroundings
from automation.control.amendments import ACTIONS
from automation.errors import CallError, StorageError, UnreadError, reason
from automation.file_names import book_name, distinct_names, legal_name, order_folder
from automation.model.plan import UNDATED, OrderDraft, OrderId
from automation.plan.order import draft_table, read_order_apart
from automation.plan.workdays import Calendar
from automation.russian import show

RISKS = {
    "wrong": "Не прочитано или противоречит самому документу:",
    "guessed": "Выведено программой:",
    "read": "Прочитано с допущением:",
}


def run_new(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Read a signed order and make its tracking workbook in inbox/; an amending order only proposes its changes."""
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
    return int(bool(draft.asked) or any(check.risk == "wrong" for check in draft.checks))


def draft_answer(draft: OrderDraft, path: str | None) -> Json:
    """Return what ``new --json`` prints; ``path`` is None where no workbook was made."""
    return {
        "order": order_answer(draft.order.id),
        "path": path,
        "items": [
            {"item": i.number, "text": i.text, "term": i.term.phrase, "performers": list(i.groups)} for i in draft.items
        ],
        "questions": list(draft.questions),
        "unsure": sorted(draft.unsure),
        "checks": [{"risk": c.risk, "place": c.place.name, "text": c.text} for c in draft.checks],
        "amends": order_answer(draft.amends) if draft.amends else None,
        "changes": [
            {"point": c.point, "action": c.action, "item": c.item, "words": c.words, "new": c.words_new}
            for c in draft.changes
        ],
    }


def tell_draft(draft: OrderDraft, target: Path) -> None:
    """Say what was read, what to check, and where the workbook stands."""
    _tell_head(draft)
    _tell_items(draft)
    out(f"Книга создана: {target}")
    if draft.order.date == UNDATED or not draft.order.number:
        out("Впишите номер и дату документа на лист «Распоряжение»: до этого бумаги по книге не готовятся.")
    out("Дальше: впишите исполнителей и их коды на лист «Исполнители», затем выполните update.")


def tell_changes(draft: OrderDraft) -> None:
    """Say which order an amending one changes and what it proposes there."""
    _tell_head(draft)
    for change in draft.changes:
        item = f", пункт плана {change.item}" if change.item else ""
        point = f"пункт {change.point}: " if change.point else ""
        out(f"  {point}{ACTIONS[change.action]}{item} – {change.words}")
    _tell_items(draft)


def _tell_head(draft: OrderDraft) -> None:
    order = draft.order
    day = show(order.date) if order.date != UNDATED else "____"
    out(f"{order.kind or 'Документ'} № {order.number or '____'} от {day}, {order.body}")
    out(f"«{order.heading}»")
    for title, official in (
        ("Подписал", order.signed_by),
        ("Ответственный", order.responsible),
        ("Контроль", order.control),
    ):
        out(f"{title}: {', '.join(filter(None, (official.post, official.name))) or 'не указано'}")


def _tell_items(draft: OrderDraft) -> None:
    """Print the items as read, and below them the list «Проверьте», the riskiest questions first."""
    headers, *rows = draft_table(draft)
    for line in table(headers, rows) if rows else ():
        out(line)
    for risk, title in RISKS.items():
        checks = [check for check in draft.checks if check.risk == risk]
        if checks:
            out(f"Проверьте. {title}")
        for check in checks:
            out(f"  {check.place.name}: {check.text}")


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
    from automation.day.inbox_readings import read_file
    from automation.system.outbox import replace
    from automation.workbook.update import update_book

    settings = surroundings.settings()
    given = surroundings.find(arguments.file)
    reading = read_file(given, settings.limits, settings.office)
    if reading.book is None:
        raise UnreadError(reading.message)
    made = update_book(reading.book, given, settings.limits)
    written = replace(surroundings.home, f"outbox/updates/{legal_name(given.stem, '.xlsx')}", made.data)
    place = surroundings.home / written.path
    renewed = read_file(place, settings.limits, settings.office)
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
