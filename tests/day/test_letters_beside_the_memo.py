"""A letter promises a справка to its reader, but not on the morning of the completion memo, which ends them."""

from pathlib import Path

from docx import Document

from automation.cli import main
from tests.support.clerk import Clerk, new_home
from tests.support.sheet_reader import as_seen

PROMISE = "будут включены в справку"


def papers_of(clerk: Clerk, day: str) -> dict[str, str]:
    """Play a day and return the text of each paper of it by its file."""
    home = clerk.path.parents[1]
    main(["day", "--home", str(home), "--on", day])
    written = (home / "outbox").glob(f"*/{'-'.join(reversed(day.split('.')))}/**/*.docx")
    return {path.name: as_seen("\n".join(p.text for p in Document(str(path)).paragraphs)) for path in written}


def test_no_letter_beside_the_memo_promises_a_reference(tmp_path: Path) -> None:
    before = papers_of(new_home(tmp_path / "before"), "16.12.2025")
    beside = papers_of(new_home(tmp_path / "beside"), "29.12.2025")
    assert any(PROMISE in text for text in before.values())
    assert any("Докладываю об исполнении" in text for text in beside.values())
    assert any("Просим" in text for text in beside.values())
    assert not any(PROMISE in text for text in beside.values())
