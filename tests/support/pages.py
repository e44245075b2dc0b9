"""Fills the pages of a folder in the test's own process, as the press's child does in its own."""

from pathlib import Path
from typing import Any

from automation.letters.page_samples import names_of_pages, samples
from automation.model.kinds import Form
from automation.press.check import check_page
from automation.press.compiling import CompiledPage, compiled
from automation.press.fill import fill
from automation.press.pages import Page, PageError, PageProblem


def read_page(folder: Path, name: str) -> Page:
    return Page(f"{name}.docx", (folder / f"{name}.docx").read_bytes())


class Pages:
    """The Word pages of a folder, one for each form."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def page(self, form: str) -> CompiledPage:
        return compiled(read_page(self.folder, form))

    def render(self, form: str, context: dict[str, Any]) -> bytes:
        return fill(self.page(form), context)

    def check(self) -> list[PageProblem]:
        found: list[PageProblem] = []
        for form in Form:
            try:
                contexts = [letter.as_json() for letter in samples(form)]
                found += check_page(self.page(form), names_of_pages(), contexts)
            except PageError as error:
                found.append(PageProblem(error.file, error.place, error.message))
        return found
