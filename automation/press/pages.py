"""The door of the pages: a composed letter's JSON in, the bytes of a .docx out.

A page is compiled once and kept while its file stays the same; filling one is a pure function of (page, context):
same input, same bytes.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from automation.errors import TemplateError, reason
from automation.model.kinds import Form
from automation.system.bounds import bounded, read_plain

if TYPE_CHECKING:
    from automation.press.check import PageProblem
    from automation.press.compiling import CompiledPage


class Pages:
    """The Word pages of a folder (``letter.docx``, ``note.docx``, ``memo.docx``, ``reference.docx``)."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._compiled: dict[str, tuple[tuple[int, int], CompiledPage]] = {}

    def __getstate__(self) -> dict[str, Any]:
        """Another process compiles its own."""
        return {"folder": self.folder, "_compiled": {}}

    def render(self, form: str | Form, context: dict[str, Any]) -> bytes:
        """The .docx of a letter (``Letter.as_json()``) on the page of its form; TemplateError names file and place."""
        page = self.page(form)
        from automation.press.fill import fill

        return fill(page, context)

    def check(self) -> "list[PageProblem]":
        """Every problem of every page (``templates check``): unknown name, broken tag, missing style, bad branch."""
        from automation.press.check import PageProblem, check_page
        from automation.press.faults import PageError

        problems: list[PageProblem] = []
        for form in Form:
            try:
                with bounded():
                    problems += check_page(self.page(form), form)
            except PageError as error:
                problems.append(PageProblem(file=error.file, place=error.place, message=error.message))
            except (TimeoutError, MemoryError):
                message = "страница не кончается или требует слишком много памяти; проверьте циклы"
                problems.append(PageProblem(file=f"{form.value}.docx", place="", message=message))
            except TemplateError as error:
                problems.append(PageProblem(file=f"{form.value}.docx", place="", message=str(error)))
        return problems

    def page(self, form: str | Form) -> "CompiledPage":
        """The compiled page of a form, compiled again when its file has changed."""
        key = form.value if isinstance(form, Form) else form
        path = self.folder / f"{key}.docx"
        try:
            stat = path.stat()
            known = self._compiled.get(key)
            if known and known[0] == (stat.st_mtime_ns, stat.st_size):
                return known[1]
            content = read_plain(path)
        except OSError as error:
            cause = "файла нет" if isinstance(error, FileNotFoundError) else f"файл не читается ({reason(error)})"
            raise TemplateError(f"{path.name}: {cause}; восстановите страницу в templates") from error
        page = compiled(content, path.name)
        self._compiled[key] = ((stat.st_mtime_ns, stat.st_size), page)
        return page


@lru_cache(maxsize=16)
def compiled(content: bytes, file: str) -> "CompiledPage":
    """The page of these bytes, compiled once a process; TemplateError where it is broken or never ends."""
    from automation.press.compiling import compile_page
    from automation.press.sandbox import PageEnvironment

    try:
        with bounded():
            return compile_page(content, file, PageEnvironment())
    except (TimeoutError, MemoryError, RecursionError) as error:
        raise TemplateError(f"{file}: страница слишком велика или не кончается; восстановите её") from error
