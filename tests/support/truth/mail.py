"""Compares the office's morning message with what waits for a person (papers.md A14)."""

import email
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from tests.support.truth.journal import Paper
from tests.support.truth.world import Key, World

TITLES = {  # a word of the subject: the title of the sheet
    "на подпись": "На подпись",
    "обзвонить": "Обзвон",
    "замечания": "Замечания",
    "принять сведения": "Принять сведения или вернуть в работу",
    "не подписывать": "Утратили основание, не подписывать",
    "подписать сегодня": "Подписать сегодня или перевыпустить",
    "напомнить лично": "Напомнить лично",
    "предложения": "Предложения руководству (решение вписать на лист «Решения»)",
}


def misled(world: World, folder: Path) -> Iterator[str]:
    """A14: papers to sign and reports to accept are counted as they are, and no silence or «ничего» hides them."""
    unsigned = len(_drafts(world))
    waiting = [k for k in world.rows if (world.done(k) and not world.accepted(k)) or world.rewritten(k)]
    asked = sum(_asked(world, k) for k in waiting)
    message = _morning(world, folder)
    subject = str(message["Subject"]) if message else ""
    unneeded = re.search(r"не подписывать – (\d+)", subject)
    unsigned -= int(unneeded[1]) if unneeded else 0
    claims = range(len(waiting) - asked, len(waiting) + 1)
    for words, counts in (("на подпись", range(unsigned, unsigned + 1)), ("принять сведения", claims)):
        told = re.search(rf"{words} – (\d+)", subject)
        if (int(told[1]) if told else 0) not in counts:
            yield f"«{subject}» does not say: {words} – {counts[-1]}"
    if message and "ничего делать не нужно" in _text(message) and (unsigned or waiting):
        yield f"«{subject}» says that nothing is to be done"


def _asked(world: World, key: Key) -> bool:
    """A report that may be for either of two dates is asked about in the findings, and may be counted there alone."""
    return world.terms[key[1]].repeats and world.done(key) not in world.reports(key).values()


def _drafts(world: World) -> list[Paper]:
    """The papers that wait for a signature; a справка, signed or not, replaces those before it."""
    known = [p for p in world.papers if not p.annulled]
    drafts = [p for p in known if p.signed_on is None]
    newest = max((p.day for p in known if p.kind == "progress"), default=None)
    return [p for p in drafts if p.kind != "progress" or p.day == newest]


def counted_otherwise(subject: str, sheet: str) -> Iterator[str]:
    """Compare what the subject of the morning message counts with «На сегодня» (papers.md A14)."""
    for word, title in TITLES.items():
        mail = re.search(rf"{word} – (\d+)", subject)
        line = re.search(rf"^{re.escape(title)}: (.+)$", sheet, re.MULTILINE)
        counted = sum(map(int, re.findall(r"\d+", line[1]))) if line else 0
        if subject and (int(mail[1]) if mail else 0) != counted:
            yield f"mail «{subject}», sheet: {word} – {counted}"


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
