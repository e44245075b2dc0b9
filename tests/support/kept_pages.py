"""Keeps forms and printed pages by what they show: most days of the tests show what an earlier test has shown.

To lay them out anew took a quarter of the time of a day. Same values, same page, as ``print_sheet`` promises.
"""

from typing import Any

import msgspec

from automation.reports import sheet_docx
from automation.reports.plain_pages import PlainPage
from automation.workbook.form_stencils import Stencil, Stencils


def keep_pages() -> None:
    """Let all days of a process share the stencils of their forms and the pages they have printed."""
    forms: Any = Stencils
    stencils, printed, print_sheet = dict[bytes, Stencil](), dict[bytes, bytes](), sheet_docx.print_sheet

    def begin(room: Stencils) -> None:
        room._kept = stencils

    def print_once(sheet: PlainPage) -> bytes:
        key = msgspec.json.encode((sheet, vars(sheet_docx)["MARGINS"]))
        if key not in printed:
            printed[key] = print_sheet(sheet)
        return printed[key]

    forms.__init__, sheet_docx.print_sheet = begin, print_once
