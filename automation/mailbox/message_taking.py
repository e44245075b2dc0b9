"""One look at the mailbox matches what is new, keeps its attachments and notes all of it, each message once.

A message is known by its header and by its content, and what was looked at by UIDVALIDITY and UID. It is noted
before its files are written («begun») and after it, and only then does the place in the mailbox move on: a run killed
anywhere does the rest again and nothing twice.
"""

import hashlib
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from automation.letters.tellable import RESTRICTED
from automation.mailbox.attachments import KeptFiles, Shelf, keep
from automation.mailbox.codes import read_codes
from automation.mailbox.connection import MailboxConnection, MailboxError, Opener
from automation.mailbox.matching import Directory, Match
from automation.model.control import Entry
from automation.model.received import BOUNCE, MESSAGE, Bounce, Received, Whose
from automation.model.report import HIDDEN
from automation.model.settings import Mailbox
from automation.register.intake import Memory, note_value, recall_value, recall_values
from automation.russian import clean, show

CONTENT, PLACE, STUCK = "message content", "mailbox place", "message stuck"  # kinds of notes, beside MESSAGE and BOUNCE
NAME = "ВС-"  # «входящее сообщение», an incoming message
LARGEST, MOST = 25 << 20, 200  # bytes of a message; messages of one look
BATCH = 25
SUBJECT = 150
TRIES = 3  # looks that may end at one message
SECONDS = 600.0  # after so long no further message is begun: a day must not wait for a mailbox full of traps
SLOW = "Почтовый ящик прочитан не весь: сообщения читаются слишком медленно; остальные прочтёт следующий запуск."


class MailboxPlace(Struct, frozen=True, kw_only=True):
    """How far a mailbox has been looked at: up to ``uid`` under the UIDVALIDITY, with the senders known then."""

    validity: int
    uid: int
    senders: str


class MailDesk(Struct, kw_only=True):
    """What a look needs. ``noted`` are the messages known so far, by key.

    After a look ``troubles`` says what went wrong, ``denied`` that the server did not accept the login.
    """

    settings: Mailbox
    password: str
    on: date
    directory: Directory
    memory: Memory
    shelf: Shelf
    troubles: list[str] = field(default_factory=list)
    denied: bool = False
    noted: dict[str, Received] = field(default_factory=dict)


def take_messages(desk: MailDesk) -> tuple[str, ...]:
    """Look once; return Russian sentences about what went wrong with the mailbox. What was taken in stays so.

    Raises ``StorageError`` and ``RegisterError`` as writing does.
    """
    desk.noted = received(desk.memory)
    opener = Opener()
    try:
        connection = MailboxConnection(desk.settings, desk.password)
        try:
            _look(desk, connection, opener)
        finally:
            connection.close()
    except MailboxError as error:
        desk.troubles.append(str(error))
        desk.denied = error.code == "login"
    finally:
        opener.close()
    return tuple(desk.troubles)


def received(memory: Memory) -> dict[str, Received]:
    """Return every message taken in so far, by the key of its note."""
    return recall_values(memory, MESSAGE, Received)


def _look(desk: MailDesk, connection: MailboxConnection, opener: Opener) -> None:
    """Take a batch of messages in, have the server move it where the office wishes so, note how far the look came."""
    key = f"{desk.settings.user}@{desk.settings.host}/{desk.settings.folder}"
    senders = _fingerprint(desk.directory)
    before = recall_value(desk.memory, PLACE, key, MailboxPlace)
    same = before is not None and (before.validity, before.senders) == (connection.validity, senders)
    above = before.uid if before and same else 0
    new = connection.new(desk.on - timedelta(days=desk.settings.days), above)[:MOST]
    until = time.monotonic() + SECONDS
    for start in range(0, len(new), BATCH):
        heads = connection.heads(new[start : start + BATCH])
        looked, done = 0, list[int]()
        for looked, size, data in heads:
            if _consider(desk, (connection, opener), looked, size, data):
                done.append(looked)
            if time.monotonic() > until:
                break
        if done and desk.settings.done_folder and connection.can_move:
            connection.move(done, desk.settings.done_folder)
        if looked:
            place = MailboxPlace(validity=connection.validity, uid=looked, senders=senders)
            note_value(desk.memory, PLACE, key, place)
        if time.monotonic() > until:
            desk.troubles.append(SLOW)
            return


def _fingerprint(directory: Directory) -> str:
    """Digest what decides whether a header concerns us: when it changes, the last weeks are looked through again."""
    known = directory.known
    people = sorted(f"{o.key} {p.code} {p.email}" for o, found in known.performers.items() for p in found)
    return _key("\n".join([*people, *sorted(known.trusted)]))


def _consider(desk: MailDesk, ends: tuple[MailboxConnection, Opener], uid: int, size: int, data: bytes) -> bool:
    """Look at one header and take the message in if it concerns us; True where it is now known and may be moved."""
    head = ends[1].head(data)
    if desk.directory.is_own(head):
        return False
    if not head["report"] and (head["automatic"] or not desk.directory.concerns(head)):
        return False
    before = desk.noted.get(head["key"])
    if (before and before.state == "taken") or (head["key"] and desk.memory.recall(BOUNCE, head["key"])):
        return True
    whole, why = _whole(desk, ends, uid, size)
    if head["report"]:
        return _note_bounce(desk, head["key"], whole.get("bounced", {}))
    _take(desk, {"text": "", "files": [], "left_out": 0, "content": _key(repr(head)), **head, **whole}, why)
    return True


def _whole(desk: MailDesk, ends: tuple[MailboxConnection, Opener], uid: int, size: int) -> tuple[dict[str, Any], str]:
    """Return the message taken apart, or ({}, why) where nobody here can open it: it still waits for a person.

    A look that ends here is counted, so that one message cannot keep those after it for ever.
    """
    connection, opener = ends
    if size > LARGEST:
        return {}, f"сообщение больше {LARGEST >> 20} МБ не загружено; откройте его в почте"
    place = f"{connection.validity}/{uid}"
    tries = int(desk.memory.recall(STUCK, place) or 0)
    if tries >= TRIES:
        return {}, "сервер не отдаёт сообщение; откройте его в почте"
    try:
        data = connection.message(uid, size)
    except MailboxError:
        desk.memory.note(STUCK, place, str(tries + 1))
        raise
    whole = opener.whole(data) if data else {}
    if "broken" in whole:
        return {}, "сообщение не разобрано; откройте его в почте"
    return whole, "" if whole else "сервер не отдал сообщение; откройте его в почте"


def _note_bounce(desk: MailDesk, key: str, bounced: Mapping[str, str]) -> bool:
    """Keep what a delivery report says of a message of ours; False for one about other people's mail."""
    for identifier, words in bounced.items():
        if identifier in desk.directory.known.sent:
            told = Bounce(message_id=identifier, words=clean(words), day=desk.on)
            note_value(desk.memory, BOUNCE, key or _key(identifier), told)
            return True
    return False


def _take(desk: MailDesk, whole: Mapping[str, Any], why: str) -> None:
    """Note a message, write its files, note that it is taken."""
    again = desk.memory.recall(CONTENT, whole["content"])
    key = whole["key"] or again or whole["content"]
    before = desk.noted.get(key)
    if again and again != key and again in desk.noted:
        return  # the same message under another identifier
    match = desk.directory.match(whole, whole["text"])
    if not match.papers and desk.directory.known.codes:
        match = desk.directory.match(whole, whole["text"], read_codes(whole["files"]))
    day, name = (before.day, before.name) if before else (desk.on, _next_name(desk.noted))
    kept = keep(desk.shelf, whole["files"], day, desk.directory.sender(whole["sender"]))
    message = replace(_described(desk, whole, match, kept, why), day=day, name=name)
    _note(desk, key, replace(message, state="begun"))
    desk.shelf.write(kept)
    desk.memory.note(CONTENT, whole["content"], key)
    _note(desk, key, message)


def _described(desk: MailDesk, whole: Mapping[str, Any], match: Match, kept: KeptFiles, why: str) -> Received:
    """Describe the message for people; ``why`` says why it could not be opened, "" where it was."""
    entries = [e for key in match.papers if (e := desk.directory.entry(key))]
    orders = tuple(dict.fromkeys((*match.orders, *kept.orders)))
    performers = desk.directory.sender(whole["sender"]).performers
    senders = tuple(w for w in performers if not orders or w.order in orders) or performers
    left_out = f"вложений больше {len(whole['files'])}, сохранены первые" if whole["left_out"] else ""
    sent_on = date.fromisoformat(whole["sent_on"]) if whole["sent_on"] else desk.on
    return Received(
        name="",
        state="taken",
        day=desk.on,
        sent_on=min(sent_on, desk.on) if sent_on > desk.on - timedelta(days=366) else desk.on,
        sender=whole["sender"],
        subject=HIDDEN if RESTRICTED.search(whole["subject"]) else clean(whole["subject"])[:SUBJECT],
        papers=tuple(e.key for e in entries),
        answers=" или ".join(f"№ {e.number} от {show(e.day)}" for e in entries[:3]),
        senders=senders,
        orders=orders or tuple(dict.fromkeys(w.order for w in senders)),
        files=kept.names,
        forms=kept.forms,
        ask="; ".join(filter(None, (why, kept.ask, _doubt(entries, senders), left_out))),
    )


def _doubt(entries: Sequence[Entry], senders: Sequence[Whose]) -> str:
    """Say why nobody can be sure which letter a message answers, "" where nothing speaks against it."""
    if len(entries) > 1:
        return "подходит к нескольким письмам: укажите, на какое это ответ"
    if not entries or any((w.order, w.code) == (entries[0].order, entries[0].addressee_code) for w in senders):
        return ""
    return "отвечает на письмо, направленное другому адресату" if senders else "адрес отправителя не известен"


def _next_name(noted: Mapping[str, Received]) -> str:
    return f"{NAME}{max((int(r.name.removeprefix(NAME)) for r in noted.values()), default=0) + 1}"


def _key(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]


def _note(desk: MailDesk, key: str, message: Received) -> None:
    desk.noted[key] = message
    note_value(desk.memory, MESSAGE, key, message)
