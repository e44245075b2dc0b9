"""The door of the press: pages and texts of an office, run in one bounded child process.

Whoever may edit a template could write one that never ends or fills the memory. Such a template costs the child alone:
it is ended from outside, and the error names the template. The child starts with the first question and lives until
``close``; the next question after that starts another one.
"""

import marshal
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from automation.press import texts
from automation.press.pages import Page, PageError, PageProblem
from automation.press.texts import Names, TextError
from automation.system.bounded import Child, ChildEndedError

MODULE = "automation.press.child"
SECONDS, MIB = 4, 768  # seconds of processor time for one template, MiB of memory for all (a letter: 0.1 ms, 90 MiB)
PATIENCE = 20.0  # seconds of wall time for one template; on Windows it is the only limit of time
STARTING = 60.0  # seconds more for a child that must first load its libraries, on an old computer with a virus scanner
REMEMBERED = 512  # texts rendered last: a heading is often the same for every letter of a day
ENDLESS = "заполнение не кончается или требует слишком много памяти; проверьте циклы"
BROKEN_OFF = "заполнение прервано; повторите запуск"
ENDLESS_CODES = frozenset({"time", "memory"})
Job = tuple[Page, Mapping[str, Any]]


class Press:
    """Fills pages and renders texts in one bounded child."""

    def __init__(self) -> None:
        self._deadly: set[str] = set()
        self._child: Child | None = None
        self._text = lru_cache(maxsize=REMEMBERED)(self._ask_text)
        self._names = lru_cache(maxsize=REMEMBERED)(self._ask_names)

    def __enter__(self) -> "Press":
        return self

    def __exit__(self, *_trouble: object) -> None:
        self.close()

    def close(self) -> None:
        """End the child; the press may be used again."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def fill(self, page: Page, context: Mapping[str, Any]) -> bytes:
        """Return the .docx of a context (plain JSON data) on a page; raise PageError with file and place."""
        return next(self.fill_all([(page, context)]))

    def fill_all(self, jobs: Sequence[Job]) -> Iterator[bytes]:
        """Give the .docx of each job in turn; raise PageError where one cannot be filled.

        A hundred jobs and more make one message. Should the child end on the way, each job is asked for alone, which
        finds the page at fault.
        """
        pages = list(dict.fromkeys(page for page, _ in jobs))
        places = {page: at for at, page in enumerate(pages)}
        sent = [(page.file, page.content) for page in pages]
        try:
            answers = self._ask(("fill", sent, [(places[page], context) for page, context in jobs]), len(jobs))
        except ChildEndedError as error:
            if len(jobs) == 1:
                raise PageError(jobs[0][0].file, "", _words_of(error)) from error
            for job in jobs:
                yield from self.fill_all([job])
            return
        for done, value in answers:
            if not done:
                raise PageError(*value)
            yield value

    def check(self, page: Page, known: frozenset[str], contexts: Sequence[Mapping[str, Any]]) -> list[PageProblem]:
        """Return every problem of a page: unknown names, broken tags, missing styles, branches that fail.

        ``known`` are the names a page may use, ``contexts`` samples that together take every branch.
        """
        try:
            done, value = self._ask(("check", (page.file, page.content), known, list(contexts)))
        except ChildEndedError as error:
            return [PageProblem(page.file, "", _words_of(error))]
        return [PageProblem(*fields) for fields in (value if done else [value])]

    def names(self, source: str) -> Names:
        """Return the names a text asks for (variables; parts of values behind a dot); raise TextError."""
        return texts.names(source) if texts.is_plain(source) else self._names(source)

    def render(self, source: str, values: Mapping[str, Any]) -> str:
        """Return a text filled with plain values (as of JSON); raise TextError.

        A plain text (``texts.is_plain``) is rendered in this process: it cannot run away, and asking the child would
        cost five times as much, half a millisecond on a busy machine. Of any other text only the values that it asks
        for cross to the child, so that equal ones are recognised as asked before.
        """
        if texts.is_plain(source):
            return texts.render(source, values)
        variables, _ = self._names(source)
        return self._text(source, marshal.dumps({name: values[name] for name in variables if name in values}, 2))

    def _ask_text(self, source: str, values: bytes) -> str:
        return str(self._told("text", source, values))

    def _ask_names(self, source: str) -> Names:
        variables, parts = self._told("names", source)
        return variables, parts

    def _told(self, what: str, source: str, *more: bytes) -> Any:
        """Ask about a text; one that has ended a child is not tried again, so that a check of all words ends soon."""
        if source in self._deadly:
            raise TextError("endless")
        try:
            done, value = self._ask((what, source, *more))
        except ChildEndedError as error:
            if error.code not in ENDLESS_CODES:
                raise TextError("other", BROKEN_OFF) from error
            self._deadly.add(source)
            raise TextError("endless") from error
        if not done:
            raise TextError(*value)
        return value

    def _ask(self, question: tuple[Any, ...], templates: int = 1) -> Any:
        """Ask the child, starting one where there is none; raise ChildEndedError where it ends instead.

        A child that ends for another reason than time may have been ended by the system or by a person: the question
        goes once more to a new one, and only when that ends too the template is at fault.
        """
        for last in (False, True):
            starting = self._child is None
            if self._child is None:
                self._child = Child(MODULE, str(MIB), str(SECONDS), mib=MIB)
            try:
                return self._child.ask(question, seconds=PATIENCE + templates + (STARTING if starting else 0))
            except ChildEndedError as error:
                self.close()
                if last or error.code == "time":
                    raise
        raise AssertionError


def _words_of(error: ChildEndedError) -> str:
    return ENDLESS if error.code in ENDLESS_CODES else BROKEN_OFF
