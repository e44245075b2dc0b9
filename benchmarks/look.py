"""Every paper, workbook and page as pictures: ``make look``, or ``python -m benchmarks.look [FOLDER [papers|day]]``.

Papers are composed: the model papers of order № 454 and odd ones; the workbooks and the desk's pages are those of a
lively day.
LibreOffice and pdftoppm are asked for; without them the .docx files are still left in the folder.
Organisations and persons are plainly samples.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from automation.letters.printed_page import page_context  # noqa: E402
from tests.support.office_suite import saved_by_libreoffice  # noqa: E402
from tests.support.pages import Pages  # noqa: E402


def print_papers(folder: Path) -> list[Path]:
    """The .docx of every paper in ``folder``."""
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
    """PNG of every page beside the papers; the reason where that cannot be done."""
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
