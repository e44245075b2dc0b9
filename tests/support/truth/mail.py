"""Compares the office's morning message with what waits for a person (papers.md A14)."""

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from tests.support.truth.world import World


def misled(world: World, folder: Path) -> Iterator[str]:
    """A14: papers to sign and reports to accept are counted as they are, and no silence or «ничего» hides them."""
    unsigned = sum(p.signed_on is None and not p.annulled for p in world.papers)
    claims = sum((bool(world.done(k)) and not world.accepted(k)) or world.rewritten(k) for k in world.rows)
    message = _morning(world, folder)
    subject = str(message["Subject"]) if message else ""
    for words, count in (("на подпись", unsigned), ("принять сведения", claims)):
        told = re.search(rf"{words} – (\d+)", subject)
        if count and not told:
            yield f"«{subject}» does not say: {words} – {count}"
        elif told and int(told[1]) != count:
            yield f"«{subject}»: {words} – {count}"
    if message and "ничего делать не нужно" in _text(message) and (unsigned or claims):
        yield f"«{subject}» says that nothing is to be done"


def _morning(world: World, folder: Path) -> EmailMessage | None:
    day = f"{world.on:%d.%m.%Y}"
    for path in sorted(folder.glob(f"{world.on} *.eml"), reverse=True):
        message = email.message_from_bytes(path.read_bytes(), policy=default)
        if f"Контроль исполнения, {day}" in " ".join(str(message["Subject"]).split()):
            return message
    return None


def _text(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    return str(body.get_content()) if body else ""
