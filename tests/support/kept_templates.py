"""Pages and words of one content are tried once a process: pure thinking, half of a first day, no step of it."""

from collections.abc import Iterator
from pathlib import Path

from automation.day import templates
from automation.day.templates import template_faults, templates_mark
from automation.press.press import Press


def remember_templates() -> None:
    """As the register of a home does, for all homes of this process: only what is sound is remembered."""
    sound = set[str]()

    def faults(home: Path, press: Press) -> Iterator[str]:
        mark = templates_mark(home)
        if mark in sound:
            return
        found = list(template_faults(home, press))
        if not found:
            sound.add(mark)
        yield from found

    templates.template_faults = faults
