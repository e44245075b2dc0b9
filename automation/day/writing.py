"""Writes the papers the register promised: the press fills the next ones while the last are put on the disk and marked.

Filling is a pure function of (page, composed letter) and touches neither register nor outbox. A press that ends on the
way costs the run alone: what has no file yet stays pending in the register, and the next run goes on from there.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice

from automation.control.notices import to_sign
from automation.day.call import Call
from automation.day.issuing import Decided
from automation.day.office_templates import office_page
from automation.errors import StoppedError, TemplateError
from automation.letters.printed_page import page_context
from automation.register import BegunPaper, Register
from automation.russian import first_few
from automation.system.outbox import sweep, write_new

WRITING = "Записано документов"
CHUNK = 128  # letters of one message to the press: some 20 ms of its work
FAULTS = 3  # papers of one chunk whose pages fail before the rest of it is given up for this run
SHOWN = 10  # papers named one by one
AHEAD = 2  # messages on their way: one is being filled, one being written
Chunk = list[BegunPaper]


def write_papers(call: Call, register: Register) -> tuple[str, ...]:
    """Write every paper begun and not yet written, of any day.

    Answers what a person must know: a paper whose page cannot be filled stays pending and holds up no other paper.
    Raises ``StoppedError`` when asked to end: what was written is marked, and the next run goes on.
    """
    sweep(call.home)
    total = register.pending_count()
    if not total:
        return ()
    keys: dict[str, str] = {}
    troubles: list[str] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for paper, made in rendered(call, register.pending()):
            if isinstance(made, TemplateError):
                troubles.append(_unfilled(paper, made))
            else:
                keys[paper.path] = paper.key
                yield paper.path, made

    done = 0
    for batch in write_new(call.home, files()):
        register.mark_written([(keys.pop(w.path), w.sha256) for w in batch])
        done += len(batch)
        call.progress(WRITING, done, total)
        if call.stopping():
            raise StoppedError("Остановлено между двумя документами; следующий запуск продолжит с этого места.")
    return tuple(troubles)


def absent_papers(call: Call, decided: Iterable[Decided]) -> Iterator[str]:
    """Tell of papers that wait for a signature and whose files somebody took out of the outbox."""
    for one in decided:
        waiting = to_sign(one.morning.history.entries)
        absent = [f"№ {e.number}" for e in waiting if e.path and not (call.home / e.path).exists()]
        if absent:
            yield (
                f"Не подписаны, а файлов в outbox нет: {first_few(absent, SHOWN)}. Подписаны – отметьте это на "
                "листе «Отправка»; потеряны – впишите там дату в «Перевыпустить», и документ будет напечатан заново."
            )


def _unfilled(paper: BegunPaper, error: TemplateError) -> str:
    why = str(error).rstrip(". ")
    return (
        f"Документ № {paper.number} не записан: {why}. Исправьте страницу, и следующий запуск его запишет, или "
        "аннулируйте документ (annul)"
    )


def rendered(call: Call, papers: Iterable[BegunPaper]) -> Iterator[tuple[BegunPaper, bytes | TemplateError]]:
    """Give each paper with the bytes of its file, or with what is wrong with its page, in the order given."""
    from concurrent.futures import ThreadPoolExecutor  # a day without papers needs no threads

    source = iter(papers)
    chunks = iter(lambda: list(islice(source, CHUNK)), [])
    with ThreadPoolExecutor(1) as waiter:  # it waits for the press while this thread writes and syncs
        filling = deque((chunk, waiter.submit(_fill, call, chunk)) for chunk in islice(chunks, AHEAD))
        while filling:
            chunk, filled = filling.popleft()
            yield from zip(chunk, filled.result(), strict=True)
            filling.extend((chunk, waiter.submit(_fill, call, chunk)) for chunk in islice(chunks, 1))


def _fill(call: Call, chunk: Chunk) -> list[bytes | TemplateError]:
    """Fill the papers of a chunk, each apart from the others.

    A page that fails for some papers on end is taken to fail for the rest of the chunk too: one that never ends would
    cost its seconds for every paper.
    """
    files: list[bytes | TemplateError] = []
    faults = 0
    while len(files) < len(chunk):
        rest = chunk[len(files) :]
        try:
            pages = {form: office_page(call.home, form) for form in {paper.form for paper in rest}}
            files.extend(call.press.fill_all([(pages[paper.form], page_context(paper.letter)) for paper in rest]))
        except TemplateError as error:
            faults += 1
            files.extend([error] * (1 if faults < FAULTS else len(chunk) - len(files)))
    return files
