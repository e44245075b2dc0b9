"""Every paper and every workbook we write is what the standard asks: sequences, parts, relationships, cells."""

import io
import zipfile
from pathlib import Path

import pytest

from automation.cli import main
from tests.support.clerk import new_home
from tests.support.ooxml import faults

DAYS = ("16.12.2025", "19.12.2025", "29.12.2025")
SHOWN = (
    "Просрочка",
    "Напоминание",
    "Докладная",
    "Справка",
    "02-03",
    "Пункты",
    "Замечания",
    "На сегодня",
    "Сводка",
    "Форма",
)
KINDS = ("reminder", "overdue", "request", "progress", "completion", "supplement")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where every verb that writes a file has been at work."""
    home = tmp_path_factory.mktemp("ooxml") / "home"
    clerk = new_home(home)
    clerk.report("ОБР", "1", Состояние="выполненно")
    clerk.save()
    book = str(next((home / "inbox").glob("*.xlsx")))
    calls = [["day", "--on", day, "--yes"] for day in DAYS]
    calls += [["preview", kind, "--on", "29.12.2025"] for kind in KINDS]
    calls += [["forms", "--on", "19.12.2025"], ["card", "454", "--on", "29.12.2025"], ["update", book]]
    calls += [["register", "--export", str(home / "outbox" / "Журнал.xlsx")]]
    for call in calls:
        assert main([*call, "--home", str(home)]) in {0, 1}, call
    return home


def test_every_paper_and_every_workbook_is_valid(home: Path) -> None:
    files = [p for p in home.rglob("*") if p.suffix in {".docx", ".xlsx"}]
    wrong = {str(p.relative_to(home)): found for p in files if (found := faults(p.read_bytes()))}
    assert wrong == {}
    names = " ".join(p.name for p in files)
    for kind in SHOWN:
        assert kind in names, kind
    assert sum(p.suffix == ".docx" for p in files) > 20
    assert sum(p.suffix == ".xlsx" for p in files) > 10


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("word/document.xml", b"<w:pPr>", b"<w:pPr><w:sz/>", "pPr: sz does not belong here"),
        ("word/document.xml", b"<w:pPr>", b"<w:pPr><w:outlineLvl/>", "out of sequence"),
        ("word/document.xml", b"<w:tcPr>", b"<w:tcPr><w:vAlign/>", "tcPr: vAlign"),
        ("word/document.xml", b"<w:pgSz", b"<w:cols/><w:pgSz", "sectPr: "),
        ("word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="style.xml"', "which is not there"),
        ("[Content_Types].xml", b"/word/styles.xml", b"/word/style.xml", "a part that is not there"),
        ("word/styles.xml", None, None, "styles.xml, which is not there"),
    ],
)
def test_a_broken_paper_is_seen(home: Path, part: str, old: bytes | None, new: bytes | None, told: str) -> None:
    whole = next(p for p in home.rglob("*.docx") if "Просрочка" in p.name).read_bytes()
    assert told in " ".join(faults(broken(whole, part, old, new)))


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("xl/worksheets/sheet1.xml", b' s="1"', b' s="9999"', "style 9999 of"),
        ("xl/worksheets/sheet1.xml", b'<dimension ref="', b'<dimension ref="A1:A1" x="', "leaves out cells"),
        ("xl/workbook.xml", b' name="', b' name="[', "sheet name"),
        ("xl/styles.xml", b'<cellXfs count="', b'<cellXfs count="9', "cellXfs says"),
    ],
)
def test_a_broken_workbook_is_seen(home: Path, part: str, old: bytes, new: bytes, told: str) -> None:
    whole = next((home / "inbox").glob("*.xlsx")).read_bytes()
    assert told in " ".join(faults(broken(whole, part, old, new)))


def broken(whole: bytes, part: str, old: bytes | None, new: bytes | None) -> bytes:
    """The package with one part edited, or left out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part and old is not None:
                assert old in content, (part, old, content[:2000])
                content = content.replace(old, new or b"", 1)
            if name != part or old is not None:
                after.writestr(name, content)
    return target.getvalue()
