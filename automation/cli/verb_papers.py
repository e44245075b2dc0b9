"""``lint``, ``templates check``, ``preview``, ``card``, ``reissue``: papers as files."""

import argparse
from collections.abc import Iterator
from glob import glob
from pathlib import Path

from automation.cli.json_answers import dump, picked
from automation.cli.terminal import out
from automation.cli.verb_check import check_books
from automation.cli.verb_day import call_of
from automation.cli.verb_register import change_register, choose_order, name_of
from automation.cli.verbs import Surroundings
from automation.control.previewing import preview_paper
from automation.day.call import Call
from automation.day.issuing import Decided
from automation.day.office_templates import office_page, told_templates
from automation.day.office_words import outdated_words, read_words, template_faults, words_variables
from automation.day.paper_facts import paper_facts
from automation.day.reissuing import reissued
from automation.day.writing import write_papers
from automation.errors import CallError, TemplateError, UnreadError
from automation.file_names import legal_name
from automation.letters.composing import compose
from automation.letters.printed_page import page_context
from automation.model.kinds import KINDS, Kind
from automation.press.press import Press
from automation.russian import show
from automation.system.outbox import replace as write_anew


def run_lint(arguments: argparse.Namespace, _surroundings: Surroundings) -> int:
    """Check Word files, ours or others', against the norm."""
    from automation.lint.norm import lint_file

    answers: dict[str, list[dict[str, str]]] = {}
    unread = False
    for path in _documents(arguments.paths):
        try:
            found = [picked(f, "code", "place", "message") for f in lint_file(path)]
        except UnreadError as error:
            unread, found = True, [{"code": "unread", "place": "", "message": str(error)}]
        answers[path.as_posix()] = found
    if arguments.json:
        out(dump({"files": [{"file": file, "findings": found} for file, found in answers.items()]}))
    else:
        for file, found in answers.items():
            out(f"{file}: замечаний нет" if not found else file)
            for one in found:
                out(f"  {one['place']}: {one['message']} [{one['code']}]" if one["place"] else f"  {one['message']}")
    return 3 if unread else int(any(answers.values()))


WORKING = ("~$", ".", "На сегодня", "Пункты на неделю", "Контрольная карточка")  # pages for the desk, not papers


def _documents(paths: list[Path]) -> Iterator[Path]:
    """Yield the documents that the call names by files, folders, and patterns, which cmd of Windows does not expand.

    Raises ``CallError`` for a path or a pattern that names nothing.
    """
    for path in paths:
        matching = sorted(map(Path, glob(str(path).replace("[", "[[]"))))  # noqa: PTH207 - the pattern may be absolute
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*.docx") if not p.name.startswith(WORKING))
        elif matching:
            yield from matching
        else:
            raise CallError(f"Файла {path} нет.")


def run_templates(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Render every page and every kind of words on sample data; tell which files differ from the program's.

    With ``--variables`` print what the words may use instead of looking for faults.
    """
    with Press() as press:
        if arguments.variables is not None:
            return _tell_variables(surroundings.home, press, arguments.variables)
        problems = list(template_faults(surroundings.home, press))
        outdated = () if problems else outdated_words(surroundings.home, press)
    for line in (*told_templates(surroundings.home), *outdated, *problems):
        out(line)
    out(f"Найдено ошибок: {len(problems)}." if problems else "Шаблоны в порядке.")
    return 2 if problems else 0


def _tell_variables(home: Path, press: Press, file: str) -> int:
    """Print the names that the words of all files, or of one, may use. Raises ``CallError`` for a file unknown."""
    lines = words_variables(home, press, file)
    if not lines:
        raise CallError(f"Файла слов «{file}» нет: назовите файл из templates/words, например overdue.txt.")
    for line in lines:
        out(line)
    return 0


def run_preview(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Write one paper marked ПРОЕКТ, without a number, into outbox/preview/."""
    if arguments.kind not in set(Kind):
        known = ", ".join(f"{kind} ({KINDS[kind].file.lower()})" for kind in Kind)
        raise CallError(f"Вид «{arguments.kind}» не известен; допустимы: {known}.")
    call = call_of(arguments, surroundings, dry_run=True)
    one = one_order(call, arguments.order)
    paper = preview_paper(one.morning, Kind(arguments.kind), arguments.organisation or "")
    with call.press as press:
        letter = compose(paper, paper_facts(call, one.review, "", draft=True), read_words(call.home, press))
        data = press.fill(office_page(call.home, paper.form), page_context(letter.as_json()))
    whose = f" – {paper.addressee.organisation or paper.addressee.name}" if paper.addressee else ""
    name = legal_name(f"ПРОЕКТ {call.on.isoformat()} {KINDS[paper.kind].file}{whose}", ".docx")
    written = write_anew(call.home, f"outbox/preview/{name}", data)
    out(f"Проект записан: {call.home / written.path}")
    return 0


def one_order(call: Call, number: str | None) -> Decided:
    """Judge the inbox and return the one order meant. Raise ``CallError`` where it is not clear."""
    judged = {d.order: d for _, d in check_books(call, None) if d}
    if not judged:
        raise CallError("В папке inbox нет рабочих книг, которые читаются.")
    if number is not None:
        return judged[choose_order(tuple(judged), number, "в папке inbox")]
    if len(judged) > 1:
        raise CallError(f"Документов несколько: укажите номер (--order {', '.join(o.number for o in judged)}).")
    return next(iter(judged.values()))


def run_card(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Write the control card of an order into outbox/preview/: ``day`` keeps its own in the folder of the order."""
    from automation.control.obligations import counted_extensions
    from automation.reports.card import card_sheet
    from automation.reports.sheet_docx import print_sheet

    call = call_of(arguments, surroundings, dry_run=True)
    morning = (one := one_order(call, arguments.number)).morning
    card = card_sheet(one.review.figures, morning.history.entries, counted_extensions(morning))
    name = legal_name(f"Контрольная карточка № {morning.book.order.number} на {call.on.isoformat()}", ".docx")
    path = f"outbox/preview/{name}"
    out(f"Карточка записана: {call.home / write_anew(call.home, path, print_sheet(card)).path}")
    return 0


def run_reissue(arguments: argparse.Namespace, surroundings: Surroundings) -> int:
    """Issue a paper with corrected data under the same number; the old file is kept."""
    call = call_of(arguments, surroundings)
    with change_register(surroundings) as (register, _):
        entry = register.find(arguments.document)
        one = one_order(call, name_of(entry.order))
        path = reissued(call, register, one, entry, of_sent=arguments.edition)
        if troubles := write_papers(call, register):
            raise TemplateError(f"{troubles[0]}.")
        anew = register.find(entry.key)
    out(f"Документ № {entry.number} выпущен заново (редакция {anew.edition}, {show(anew.day)}): {call.home / path}")
    if entry.signed_on or entry.sent_on:
        out("Отметки листа «Отправка» относятся к прежнему тексту: впишите новые, когда исправленный будет подписан.")
    return 0
