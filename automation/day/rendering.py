"""Turns papers of the register into files: the press fills the next letters while the last ones are written.

Filling is a pure function of (page, composed letter) and touches neither register nor outbox. A press that ends on the
way costs the run alone: what has no file yet stays pending in the register, and the next run goes on from there.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

from automation.day.call import Call
from automation.day.office_templates import office_page
from automation.errors import TemplateError
from automation.register import BegunPaper

CHUNK = 128  # letters of one message to the press: some 20 ms of its work
AHEAD = 2  # messages on their way: one is being filled, one being written
Chunk = list[BegunPaper]


def rendered(call: Call, papers: Iterable[BegunPaper]) -> Iterator[tuple[BegunPaper, bytes]]:
    """Give each paper with the bytes of its file, in the order given; raise ``TemplateError`` for a page that fails."""
    source = iter(papers)
    chunks = iter(lambda: list(islice(source, CHUNK)), [])
    with ThreadPoolExecutor(1) as waiter:  # it waits for the press while this thread writes and syncs
        filling = deque((chunk, waiter.submit(_fill, call, chunk)) for chunk in islice(chunks, AHEAD))
        while filling:
            chunk, filled = filling.popleft()
            files, fault = filled.result()
            yield from zip(chunk, files, strict=False)
            if fault is not None:
                raise fault
            filling.extend((chunk, waiter.submit(_fill, call, chunk)) for chunk in islice(chunks, 1))


def _fill(call: Call, chunk: Chunk) -> tuple[list[bytes], TemplateError | None]:
    """Fill the papers of a chunk up to the first that cannot be filled, with what is wrong with that one."""
    files: list[bytes] = []
    try:
        pages = {form: office_page(call.home, form) for form in {paper.form for paper in chunk}}
        files.extend(call.press.fill_all([(pages[paper.form], dict(paper.letter)) for paper in chunk]))
    except TemplateError as error:
        return files, error
    return files, None
