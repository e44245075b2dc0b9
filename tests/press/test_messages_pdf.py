"""A paper as PDF: by the real LibreOffice where it is, never a reason to fail where it is not."""

import shutil
from pathlib import Path

import pytest

from automation.letters.page_samples import MEMO
from automation.system.pdf import make_pdfs
from tests.support.nightly import LONG
from tests.support.pages import Pages

PAGES = Pages(Path(__file__).resolve().parents[2] / "templates")
pytestmark = pytest.mark.usefixtures("pdfs")
office = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")), reason="LibreOffice is not on this machine"
)


@LONG
@office
def test_each_page_becomes_a_pdf_and_a_scan_in_its_place_none() -> None:
    page = PAGES.render(MEMO.form, MEMO.as_json())
    first, scan = make_pdfs([page, b"%PDF-1.4 a scan under another name"])
    assert first is not None
    assert first.startswith(b"%PDF-")
    assert scan is None


@office
def test_out_of_time_is_none_and_leaves_no_program_behind() -> None:
    assert make_pdfs([PAGES.render(MEMO.form, MEMO.as_json())], timeout=0.05) == (None,)


def test_without_libreoffice_there_is_no_pdf_and_no_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert make_pdfs([b"PK\x03\x04", b""]) == (None, None)


def test_a_program_that_breaks_gives_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 77\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert make_pdfs([b"PK\x03\x04"]) == (None,)
