"""Papers to bytes: in this process, in a pool of processes, or on a cluster.

Rendering is a pure function of (page, composed letter) and touches neither register nor outbox, so a lost worker
costs time alone: what it did not deliver is rendered here, and every paper comes out once, in the order given.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from msgspec import Struct

import automation
from automation.day.call import Call
from automation.day.hands import Hands
from automation.errors import AutomationError, StoppedError
from automation.press.pages import Pages, compiled
from automation.register import BegunPaper
from automation.system.bounds import bounded_together

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future


CHUNK = 128  # letters handed over at once: some 20 ms of work
PATIENCE = 120  # seconds without an answer after which a chunk counts as lost
Chunk = list[BegunPaper]


def rendered(call: Call, papers: Iterable[BegunPaper]) -> Iterator[tuple[BegunPaper, bytes]]:
    """Each paper with the bytes of its file, in the order given. Raises ``TemplateError`` for a page that fails."""
    pages, source = Pages(call.home / "templates"), iter(papers)
    first = list(islice(source, CHUNK))
    if len(first) < CHUNK or (call.workers < 2 and not call.cluster):
        with bounded_together():
            for paper in chain(first, source):
                yield paper, pages.render(paper.form, dict(paper.letter))
        return
    with _hands(call) as hands:
        press = _Press(call=call, pages=pages, executor=hands.executor)
        waiting: deque[tuple[Chunk, Future[list[bytes]] | None]] = deque()
        for chunk in chain([first], iter(lambda: list(islice(source, CHUNK)), [])):
            waiting.append((chunk, press.give(chunk)))
            if len(waiting) > hands.window:
                yield from press.take(*waiting.popleft())
        while waiting:
            yield from press.take(*waiting.popleft())


def _hands(call: Call) -> AbstractContextManager[Hands]:
    if call.cluster:
        from automation.day.cluster import cluster_hands

        return cluster_hands(call)
    from automation.day.processes import process_hands

    return process_hands(call.workers)


class _Press(Struct, kw_only=True):
    """Hands chunks out and takes them back; once a chunk is lost, the rest is rendered in this process."""

    call: Call
    pages: Pages
    executor: "Executor | None"

    def give(self, chunk: Chunk) -> "Future[list[bytes]] | None":
        """The chunk on its way, None where it stays here."""
        if self.executor is None:
            return None
        contents = {form: self.pages.page(form).content for form in {p.form.value for p in chunk}}
        letters = [(p.form.value, dict(p.letter)) for p in chunk]
        try:
            return self.executor.submit(render_letters, automation.__version__, contents, letters)
        except (RuntimeError, OSError) as error:  # a broken pool, a closed connection
            self._lose(error)
            return None

    def take(self, chunk: Chunk, future: "Future[list[bytes]] | None") -> Iterator[tuple[BegunPaper, bytes]]:
        """The papers of a chunk with their bytes, from whoever rendered them."""
        files = None if future is None else self._answer(chunk, future, again=True)
        if files is None:
            with bounded_together():
                files = [self.pages.render(p.form, dict(p.letter)) for p in chunk]
        yield from zip(chunk, files, strict=True)

    def _answer(self, chunk: Chunk, future: "Future[list[bytes]]", *, again: bool) -> list[bytes] | None:
        """What came back, None where nothing will; an error may tell of a helper that died: it is asked ``again``."""
        from concurrent.futures import wait

        for _ in range(PATIENCE if self.executor else 0):
            if wait([future], timeout=1).done:
                break
            if self.call.stopping():
                raise StoppedError("Остановлено; следующий запуск продолжит с этого места.")
        if not future.done() or future.cancelled():
            self._lose(TimeoutError())
            return None
        error = future.exception()
        if isinstance(error, AutomationError):
            raise error
        if error is not None and again and (second := self.give(chunk)):
            return self._answer(chunk, second, again=False)
        if error is not None:
            self._lose(error)
            return None
        return future.result()

    def _lose(self, error: BaseException) -> None:
        if self.executor is not None:
            why = type(error).__name__
            self.call.say(f"Помощники потеряны ({why}): остальные документы готовит сам запуск, ничего не пропадёт.")
        self.executor = None


def render_letters(
    version: str, contents: Mapping[str, bytes], letters: list[tuple[str, dict[str, Any]]]
) -> list[bytes]:
    """What a worker does: letters as (form, JSON) on pages given as bytes. Pure; each page is compiled once a worker.

    Raises ``RuntimeError`` on a worker of another version of the program: its papers might differ.
    """
    from automation.press.fill import fill

    if version != automation.__version__:
        raise RuntimeError(f"worker has version {automation.__version__}, {version} is asked for")
    with bounded_together():
        return [fill(compiled(contents[form], f"{form}.docx"), letter) for form, letter in letters]
