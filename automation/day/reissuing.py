"""``reissue``: the same number with corrected data, decided and composed again as of the paper's own day."""

from pathlib import PurePosixPath

from msgspec.structs import replace

from automation.control.review import follow, review
from automation.day.call import Call
from automation.day.facts import paper_facts
from automation.day.issuing import Decided, reason, template_hash
from automation.day.words import read_words
from automation.errors import CallError
from automation.letters import check_letter, compose
from automation.model.control import Entry, Paper
from automation.register import Register
from automation.russian import show


def reissued(call: Call, register: Register, one: Decided, entry: Entry) -> str:
    """Begin the corrected text of a paper; answers the path of its new file.

    ``one`` is the order judged on the paper's day. Raises ``CallError`` when the paper has lost its
    ground, when the corrected text fails the last look, or when it was sent or annulled.
    """
    morning = one.review.morning
    open_again = {o: e for o, e in morning.history.spent.items() if e.key != entry.key}
    snapshots = tuple(s for s in morning.history.snapshots if (s.kind, s.day) != (entry.kind, entry.day))
    others = tuple(e for e in morning.history.entries if e.key != entry.key)
    history = replace(morning.history, entries=others, spent=open_again, snapshots=snapshots)
    again = replace(one, review=review(morning.book, history, one.review.settings, entry.day))
    paper = _same(follow(again.review).papers, entry)
    facts = paper_facts(call, again.review, entry.printed)
    letter = compose(paper, facts, read_words(call.home, call.press))
    for found in check_letter(letter, paper, facts):
        if found.level == "error":
            raise CallError(found.message)
    path = _next_path(call, entry)
    register.reissue(
        entry.key,
        letter=letter.as_json(),
        path=path,
        template=template_hash(call.home, paper.form),
        reason=reason(call, again, paper),
        on=call.on,
    )
    return path


def _same(papers: tuple[Paper, ...], entry: Entry) -> Paper:
    for paper in papers:
        code = paper.addressee.code if paper.addressee else ""
        if (paper.kind, paper.form, code) == (entry.kind, entry.form, entry.addressee_code):
            return paper
    raise CallError(
        f"Документ № {entry.number} от {show(entry.day)} по нынешним данным не нужен: он утратил основание. "
        "Аннулируйте его (annul)."
    )


def _next_path(call: Call, entry: Entry) -> str:
    """Beside the old file, which is kept: «… (исправлено).docx», «… (исправлено 2).docx»."""
    old = PurePosixPath(entry.path)
    stem = old.stem.split(" (исправлено")[0]
    for n in range(1, 100):
        path = str(old.with_name(f"{stem} (исправлено{f' {n}' if n > 1 else ''}){old.suffix}"))
        if path != entry.path and not (call.home / path).exists():
            return path
    raise CallError(f"Документ № {entry.number} исправлялся слишком много раз.")
