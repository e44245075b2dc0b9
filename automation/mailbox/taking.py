"""One look at the mailbox: what is new is matched, its attachments are kept, and all of it is noted, each message once.

A message is known by its Message-ID and by its content, and what was looked at by UIDVALIDITY and UID. It is noted
before its files are written («begun») and after it, and only then does the place in the mailbox move on: a run killed
anywhere does the rest again and nothing twice.
"""

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from automation.letters.tellable import RESTRICTED
from automation.mailbox.attachments import Kept, Shelf, keep
from automation.mailbox.codes import read_codes
from automation.mailbox.line import Line, LineError, Opener
from automation.mailbox.matching import Directory, Match, Sender
from automation.model.received import BOUNCE, MESSAGE, Bounce, Received
from automation.model.report import HIDDEN
from automation.model.settings import Mailbox
from automation.register.intake import Memory
from automation.russian import clean, show

CONTENT, PLACE, STUCK = "message content", "mailbox place", "message stuck"  # kinds of notes, beside MESSAGE and BOUNCE
NAME = "ВС-"  # входящее сообщение
LARGEST, MOST = 25 << 20, 200  # bytes of a message; messages of one look
BATCH = 25
SUBJECT = 150
TRIES = 3  # looks that may end at one message


class Place(Struct, frozen=True, kw_only=True):
    """How far a mailbox has been looked at: up to ``uid`` of ``validity``, by the senders known then."""

    validity: int
    uid: int
    senders: str


class Desk(Struct, kw_only=True):
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
    done: list[int] = field(default_factory=list)


def take_messages(desk: Desk) -> tuple[str, ...]:
    """Look once; Russian sentences about what went wrong with the mailbox itself. What was taken stays taken.

    Raises ``StorageError`` and ``RegisterError`` as writing does.
    """
    desk.noted = received(desk.memory)
    opener = Opener()
    try:
        line = Line(desk.settings, desk.password)
        try:
            _look(desk, line, opener)
        finally:
            line.close()
    except LineError as error:
        desk.troubles.append(str(error))
        desk.denied = error.code == "login"
    finally:
        opener.close()
    return tuple(desk.troubles)


def received(memory: Memory) -> dict[str, Received]:
    """Every message taken in so far, by the key of its note."""
    return {key: msgspec.json.decode(text, type=Received) for key, text in memory.recall_all(MESSAGE).items()}


def _look(desk: Desk, line: Line, opener: Opener) -> None:
    key = f"{desk.settings.user}@{desk.settings.host}/{desk.settings.folder}"
    senders = _fingerprint(desk.directory)
    text = desk.memory.recall(PLACE, key)
    before = msgspec.json.decode(text, type=Place) if text else None
    same = before is not None and (before.validity, before.senders) == (line.validity, senders)
    above = before.uid if before and same else 0
    new = line.new(desk.on - timedelta(days=desk.settings.days), above)[:MOST]
    for start in range(0, len(new), BATCH):
        uids = new[start : start + BATCH]
        heads = {uid: (size, data) for uid, size, data in line.heads(uids)}
        for uid in uids:
            if uid not in heads:
                continue  # gone, or not handed over: then it is asked for again
            _consider(desk, (line, opener), uid, *heads[uid])
            place = Place(validity=line.validity, uid=uid, senders=senders)
            if uid == max(heads) or uid in desk.done:
                desk.memory.note(PLACE, key, msgspec.json.encode(place).decode())
    if desk.settings.done_folder and line.can_move and desk.done:
        line.move(desk.done, desk.settings.done_folder)


def _fingerprint(directory: Directory) -> str:
    """What decides whether a header concerns us: when it changes, the last weeks are looked through again."""
    known = directory.known
    people = sorted(f"{o.key} {p.code} {p.email}" for o, found in known.performers.items() for p in found)
    return hashlib.sha256("\n".join([*people, *sorted(known.trusted)]).encode()).hexdigest()[:16]


def _consider(desk: Desk, ends: tuple[Line, Opener], uid: int, size: int, data: bytes) -> None:
    """Look at one header; take the message in if it concerns somebody we know and is not known yet."""
    line, opener = ends
    head = opener.head(data)
    if "broken" in head or desk.directory.is_own(head) or (head["automatic"] and not head["report"]):
        return
    if not (head["report"] or desk.directory.concerns(head)):
        return
    key = _key(head["message_id"]) if head["message_id"] else ""
    before = desk.noted.get(key)
    if (before and before.state == "taken") or (key and desk.memory.recall(BOUNCE, key)):
        desk.done.append(uid)
        return
    if size > LARGEST:
        _take_unread(desk, key, head, f"сообщение больше {LARGEST >> 20} МБ не загружено; откройте его в почте")
    elif int(desk.memory.recall(STUCK, key) or 0) >= TRIES:
        _take_unread(desk, key, head, "сервер не отдаёт сообщение; откройте его в почте")
    else:
        data = _downloaded(desk, line, key, uid, size)
        whole = opener.whole(data)
        if not data:
            _take_unread(desk, key, head, "сервер не отдал сообщение; откройте его в почте")
        elif "broken" in whole:
            _take_unread(desk, key, head, "сообщение не разобрано; откройте его в почте")
        elif head["report"]:
            _note_bounces(desk, key, whole)
        else:
            _take(desk, key, whole)
    desk.done.append(uid)


def _downloaded(desk: Desk, line: Line, key: str, uid: int, size: int) -> bytes:
    """The message; a look that ends here is counted, so that one message cannot keep those after it for ever."""
    try:
        return line.message(uid, size)
    except LineError:
        desk.memory.note(STUCK, key, str(int(desk.memory.recall(STUCK, key) or 0) + 1))
        raise


def _note_bounces(desk: Desk, key: str, whole: Mapping[str, Any]) -> None:
    """Keep what a delivery report says of messages of ours; one about other people's mail is passed over."""
    for identifier, words in whole["bounced"].items():
        if identifier in desk.directory.known.sent:
            told = Bounce(message_id=identifier, words=clean(words), day=desk.on)
            desk.memory.note(BOUNCE, key or _key(identifier), msgspec.json.encode(told).decode())
            return


def _take_unread(desk: Desk, key: str, head: Mapping[str, Any], why: str) -> None:
    """A message nobody here could open still waits for a person."""
    whole = {**head, "text": "", "files": [], "left_out": 0, "content": key or _key(repr(sorted(head.items())))}
    _take(desk, key, whole, why)


def _take(desk: Desk, key: str, whole: Mapping[str, Any], why: str = "") -> None:
    """Note a message, write its files, note that it is taken."""
    again = desk.memory.recall(CONTENT, whole["content"])
    key = key or again or whole["content"]
    before = desk.noted.get(key)
    if again and again != key and again in desk.noted:
        return  # the same message under another identifier
    sender, match = desk.directory.sender(whole["sender"]), desk.directory.match(whole, whole["text"])
    if not match.papers and desk.directory.known.codes:
        match = desk.directory.match(whole, whole["text"], read_codes(whole["files"]))
    if not (sender.performers or sender.trusted or match.papers or match.orders):
        return
    day, name = (before.day, before.name) if before else (desk.on, _next_name(desk.noted))
    kept = keep(desk.shelf, whole["files"], day, sender)
    message = _described(desk, whole, sender, match, kept)
    message = replace(message, day=day, name=name, ask=_joined(why, message.ask, whole["left_out"]))
    _note(desk, key, replace(message, state="begun"))
    desk.shelf.write(kept)
    desk.memory.note(CONTENT, whole["content"], key)
    _note(desk, key, message)


def _described(desk: Desk, whole: Mapping[str, Any], sender: Sender, match: Match, kept: Kept) -> Received:
    """The message as it is told to people."""
    entries = [e for key in match.papers if (e := desk.directory.entry(key))]
    orders = tuple(dict.fromkeys((*match.orders, *kept.orders)))
    senders = tuple(w for w in sender.performers if not orders or w.order in orders) or sender.performers
    told = orders or tuple(dict.fromkeys(w.order for w in senders))
    ask = kept.ask
    if len(entries) > 1:
        ask = ask or "подходит к нескольким письмам: укажите, на какое это ответ"
    elif entries and not any((w.order, w.code) == (entries[0].order, entries[0].addressee_code) for w in senders):
        ask = ask or "отвечает на письмо, направленное другому адресату" if senders else "адрес отправителя не известен"
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
        orders=told,
        files=kept.names,
        forms=kept.forms,
        ask=ask,
        holds=bool(senders and (entries or orders or kept.names or kept.forms)),
    )


def _joined(*reasons: str | int) -> str:
    why, ask, left_out = reasons
    more = f"вложений больше {50}, сохранены первые" if left_out else ""
    return "; ".join(str(r) for r in (why, ask, more) if r)


def _next_name(noted: Mapping[str, Received]) -> str:
    return f"{NAME}{max((int(r.name.removeprefix(NAME)) for r in noted.values()), default=0) + 1}"


def _key(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()[:32]


def _note(desk: Desk, key: str, message: Received) -> None:
    desk.noted[key] = message
    desk.memory.note(MESSAGE, key, msgspec.json.encode(message).decode())
