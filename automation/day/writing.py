"""Write the papers the register promised: rendered, put on the disk, marked written."""

from collections.abc import Iterator

from automation.day.call import Call
from automation.errors import StoppedError
from automation.register import Register
from automation.system.outbox import sweep, write_new

WRITING = "Записано документов"


def write_papers(call: Call, register: Register) -> int:
    """Every paper begun and not yet written, of any day; how many.

    Raises ``StoppedError`` when asked to end: what was written is marked, the next run goes on.
    """
    sweep(call.home)
    total = register.pending_count()
    if not total:
        return 0
    from automation.day.rendering import rendered  # a day without papers needs no threads

    keys: dict[str, str] = {}

    def files() -> Iterator[tuple[str, bytes]]:
        for paper, data in rendered(call, register.pending()):
            keys[paper.path] = paper.key
            yield paper.path, data

    done = 0
    for batch in write_new(call.home, files()):
        register.mark_written([(keys.pop(w.path), w.sha256) for w in batch])
        done += len(batch)
        call.progress(WRITING, done, total)
        if call.stopping():
            raise StoppedError("Остановлено между двумя документами; следующий запуск продолжит с этого места.")
    return done
