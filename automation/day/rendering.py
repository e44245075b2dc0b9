"""Papers to bytes: in this process, or in a pool of processes. Rendering touches neither register nor outbox."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice

from automation.day.call import Call
from automation.documents.pages import Pages
from automation.register import BegunPaper

CHUNK = 64


def rendered(call: Call, papers: Iterable[BegunPaper]) -> Iterator[tuple[BegunPaper, bytes]]:
    """Each paper with the bytes of its file, in the order given."""
    pages = Pages(call.home / "templates")
    if call.workers < 2:
        for paper in papers:
            yield paper, pages.render(paper.form, dict(paper.letter))
        return
    with ProcessPoolExecutor(call.workers) as executor:
        for chunk in _chunks(papers):
            yield from zip(chunk, executor.map(pages.render, *_arguments(chunk), chunksize=CHUNK // 8), strict=True)


def _chunks(papers: Iterable[BegunPaper]) -> Iterator[list[BegunPaper]]:
    source = iter(papers)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def _arguments(chunk: list[BegunPaper]) -> tuple[list[str], list[dict[str, object]]]:
    return [p.form.value for p in chunk], [dict(p.letter) for p in chunk]
