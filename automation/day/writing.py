"""Write everything: papers the register promised, then the views of the day for people."""

from collections.abc import Iterator
from concurrent.futures import Executor

from automation.day.call import Call
from automation.documents.pages import Pages
from automation.outbox import write_new
from automation.register import Register

CHUNK = 200


def write_papers(call: Call, register: Register, executor: Executor | None = None) -> list[str]:
    """Every paper begun and not yet written, of any day; answers what a person must be told."""
    pages = Pages(call.home / "templates")
    keys: dict[str, str] = {}

    def files() -> Iterator[tuple[str, bytes]]:
        for paper in register.pending():
            keys[paper.path] = paper.key
            yield paper.path, pages.render(paper.form, dict(paper.letter))

    done = 0
    for batch in write_new(call.home, files()):
        register.mark_written((keys.pop(w.path), w.sha256) for w in batch)
        done += len(batch)
        if done % (10 * CHUNK) == 0:
            call.say(f"записано документов: {done}")
    return []
