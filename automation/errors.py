"""The stops: trouble that is about us, not about what people wrote.

    AutomationError
    ├── CallError          wrong call, settings or templates      exit 2
    │   ├── SettingsError
    │   └── TemplateError
    └── StopError          the day cannot go on                   exit 3
        ├── UnreadError    one workbook (or order) cannot be read
        ├── AlarmError     inbox or workbook missing, emptied, older than before
        ├── BrakeError     too many papers at once
        ├── RegisterError  register corrupt, newer, or missing beside letters
        ├── StorageError   disk: outbox not writable, full, I/O error
        └── StoppedError   asked to end (SIGTERM) between two papers

Every message is one clear Russian sentence that names the place and the cure.
Findings (what people wrote) are values, see ``model.report.Finding``.
"""


class AutomationError(Exception):
    """Root of all stops; ``exit_code`` is what the process leaves with."""

    exit_code = 2


class CallError(AutomationError):
    """The call, the settings or the templates are wrong."""


class SettingsError(CallError):
    """``templates/office.toml`` cannot be used."""


class TemplateError(CallError):
    """A page or words template cannot be used."""


class StopError(AutomationError):
    """The day, or one workbook of it, cannot go on."""

    exit_code = 3


class UnreadError(StopError):
    """A file cannot be read; it is never taken for silence."""


class AlarmError(StopError):
    """The inbox or a workbook is missing, emptied, or older than before."""


class BrakeError(StopError):
    """A day wants to issue more than the brake allows."""


class RegisterError(StopError):
    """The register is corrupt, newer than the program, or missing beside issued papers."""


class StorageError(StopError):
    """The disk refused: not writable, full, or failing."""


class StoppedError(StopError):
    """The run was asked to end; what is issued stays issued and the next run goes on."""
