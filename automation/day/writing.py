"""Write the papers the register promised: rendered, put on the disk, marked written."""

from collections.abc import Iterator

from automation.day.call import Call
from automation.errors import StoppedError, TemplateError
from automation.register import BegunPaper, Register
from automation.system.outbox import sweep, write_new

WRITING = "Записано документов"


def write_papers(call: Call, register: Register) -> tuple[str, ...]:
    """Write every paper begun and not yet written, of any day.

    Answers what a person must know: a paper whose page cannot be filled stays pending and holds up no other paper.
    Raises ``StoppedError`` when asked to end: what was written is marked, and the next run goes on.
    """
    sweep(call.home)
    total = register.pending_count()
    if not total:
        return ()
    from automation.day.rendering import rendered  # a day without papers needs no threads

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


def _unfilled(paper: BegunPaper, error: TemplateError) -> str:
    why = str(error).rstrip(". ")
    return (
        f"Документ № {paper.number} не записан: {why}. Исправьте страницу, и следующий запуск его запишет, или "
        "аннулируйте документ (annul)"
    )
