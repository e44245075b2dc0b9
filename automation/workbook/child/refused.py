"""The one way a child says that a file is not a workbook it can read."""


class UnreadableError(Exception):
    """A fault of the file; ``code`` is a key of ``automation.workbook.refusals.WORDS``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
