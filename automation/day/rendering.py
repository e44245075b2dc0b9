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
from automation.letters.printed_page import page_context
from automation.register import BegunPaper

CHUNK = 128  # letters of one message to the press: some 20 ms of its work
FAULTS = 3  # papers of one chunk whose pages fail before the rest of it is given up for this run
AHEAD = 2  # messages on their way: one is being filled, one being written
Chunk = list[BegunPaper]


def rendered(call: Call, papers: Iterable[BegunPaper]) -> Iterator[tuple[BegunPaper, bytes | TemplateError]]:
    """Give each paper with the bytes of its file, or with what is wrong with its page, in the order given."""
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
