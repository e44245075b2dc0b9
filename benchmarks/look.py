"""Makes pictures of every paper, workbook and page: ``python -m benchmarks.look [FOLDER [papers|day]]``, ``make look``.

The papers are the model papers of order № 454 and odd ones; the workbooks and pages are those of a lively day. The
pictures need LibreOffice and pdftoppm; without them the .docx files are still left in the folder. Organisations and
persons are plainly samples.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from automation.letters.printed_page import page_context
from benchmarks.measure import ROOT
from tests.support.office_suite import saved_by_libreoffice
from tests.support.pages import Pages


def print_papers(folder: Path) -> list[Path]:
    """Write every paper as .docx into ``folder``; return their paths."""
    from benchmarks.look_papers import papers

    folder.mkdir(parents=True, exist_ok=True)
    pages = Pages(ROOT / "templates")
    paths = []
    for name, letter in papers():
        path = folder / f"{name}.docx"
        path.write_bytes(pages.render(letter.form, page_context(letter.as_json())))
        paths.append(path)
    return paths


def take_pictures(paths: list[Path], folder: Path) -> str:
    """Draw every page as PNG beside the papers; return the sentence that says where they are or what is missing."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        return f"снимков нет: не найдено {', '.join(missing)}"
    saved_by_libreoffice(paths, folder, "pdf")
    for path in paths:
        pdf = path.with_suffix(".pdf")
        for old in folder.glob(f"{path.stem}-p*.png"):
            old.unlink()
        subprocess.run(["pdftoppm", "-r", "70", "-png", pdf, folder / f"{path.stem}-p"], check=True, timeout=60)
    return f"снимки: {folder}"


def main(arguments: list[str]) -> None:
    """Make what is asked for, take the pictures, say where they are."""
    folder = Path(arguments[0]) if arguments else ROOT / "look"
    wanted = arguments[1:] or ["papers", "day"]
    paths = print_papers(folder) if "papers" in wanted else []
    if "day" in wanted:
        from benchmarks.look_day import make_day

        paths += make_day(folder)
    sys.stdout.write(take_pictures(paths, folder) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
