"""Whose a message is, and which of our letters it answers. Pure.

A message is looked at by its header first; only one that concerns somebody we know is taken any further. It is matched
by the letter's Message-ID, by our number in its subject or words, by the code printed on our letter, in that order.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from automation.model.control import Entry
from automation.model.plan import OrderId
from automation.model.received import Whose
from automation.model.report import Performer
from automation.numbering import LATIN, plain_number
from automation.patterns import lazy
from automation.post.addresses import ascii_address, idna
from automation.register.paper_numbers import names_of, split_document
from automation.russian import fold

# Providers where anybody may have an address: there the domain says nothing about whose a message is.
# fmt: off
OPEN_DOMAINS = frozenset({
    "mail.ru", "bk.ru", "list.ru", "inbox.ru", "internet.ru", "vk.com", "yandex.ru", "ya.ru", "yandex.com",
    "narod.ru", "rambler.ru", "lenta.ru", "gmail.com", "googlemail.com", "outlook.com", "hotmail.com",
    "live.com", "icloud.com", "me.com", "yahoo.com", "proton.me", "protonmail.com",
})
# fmt: on
NAMED = lazy(r"(?P<mark>№|(?<!\w)n\s?)?(?P<number>\w[\w/.\-]*)(?:\s*от\s*(?P<day>\d{1,2}\.\d{1,2}\.\d{4}))?")


class Known(Struct, frozen=True, kw_only=True):
    """The people, papers and addresses that a message may concern.

    ``sent`` maps each Message-ID of ours to the key of its paper; ``own`` are the office's own addresses;
    ``codes`` maps the random codes printed on letters to their papers.
    """

    performers: Mapping[OrderId, Sequence[Performer]]
    entries: Sequence[Entry] = ()
    sent: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    trusted: tuple[str, ...] = ()
    codes: Mapping[str, str] = field(default_factory=dict)


class Sender(Struct, frozen=True, kw_only=True):
    """Who sent a message: the performers whose own address or domain it is; ``trusted`` if the office trusts it.

    ``organisation`` are all performers of theirs: they share one form.
    """

    performers: tuple[Whose, ...] = ()
    organisation: frozenset[Whose] = frozenset()
    trusted: bool = False


class Match(Struct, frozen=True, kw_only=True):
    """What a message answers: the keys of papers (several where nobody knows which), and the orders it names."""

    papers: tuple[str, ...] = ()
    orders: tuple[OrderId, ...] = ()


class Directory:
    """What ``Known`` holds, indexed by address, domain, number and key, so that each message is matched quickly."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self._by_address: dict[str, list[Whose]] = {}
        organisations: dict[str, set[str]] = {}
        self._by_domain: dict[str, list[Whose]] = {}
        self._staff: dict[tuple[OrderId, str], list[Whose]] = {}
        self._organisation: dict[Whose, tuple[OrderId, str]] = {}
        own_domains = {_domain(address) for address in known.own}
        for order, performers in known.performers.items():
            for one in performers:
                whose, name = Whose(order=order, code=one.code), fold(one.organisation)
                self._staff.setdefault((order, name), []).append(whose)
                self._organisation[whose] = (order, name)
                address = (ascii_address(one.email) or "").casefold()
                if not address:
                    continue
                self._by_address.setdefault(address, []).append(whose)
                organisations.setdefault(_domain(address), set()).add(name)
                self._by_domain.setdefault(_domain(address), []).append(whose)
        shared = {domain for domain, names in organisations.items() if len(names) > 1}
        for domain in shared | own_domains | OPEN_DOMAINS:
            self._by_domain.pop(domain, None)
        self._trusted = {t.strip().casefold() for t in known.trusted}
        self._trusted |= {idna(t.strip().removeprefix("@")) or "" for t in known.trusted if "@" not in t.strip()[1:]}
        self._names: dict[str, list[Entry]] = {}
        for entry in known.entries:
            for name in names_of(entry):
                self._names.setdefault(name, []).append(entry)
        self._keys = {entry.key: entry for entry in known.entries}
        self._orders = {plain_number(order.number): order for order in known.performers}

    def sender(self, address: str) -> Sender:
        """Tell who a message comes from; a domain counts where only one organisation has it."""
        address = (ascii_address(address) or "").casefold()
        found = self._by_address.get(address) or self._by_domain.get(_domain(address), [])
        staff = {one for whose in found for one in self._staff[self._organisation[whose]]}
        trusted = bool({address, _domain(address)} & self._trusted - {""})
        return Sender(performers=tuple(found), organisation=frozenset(staff), trusted=trusted)

    def is_own(self, head: Mapping[str, Any]) -> bool:
        """Tell whether a message is our own: a copy of one we sent, or sent from the office's address."""
        return head["message_id"] in self.known.sent or head["sender"] in self.known.own

    def concerns(self, head: Mapping[str, Any]) -> bool:
        """Tell whether a header alone shows that a message matters: a known sender, a letter or an order of ours."""
        sender = self.sender(head["sender"])
        matched = self.match(head)
        return bool(sender.performers or sender.trusted or matched.papers or matched.orders)

    def match(self, head: Mapping[str, Any], text: str = "", codes: Iterable[str] = ()) -> Match:
        """Return the papers a message answers: by the headers of a reply, else by subject, text or printed codes."""
        mine = self.sender(head["sender"]).performers
        replied = self._sent([*head["in_reply_to"]]) or self._sent(reversed(head["references"]))
        papers = (
            replied[:1]
            or self._numbered(head["subject"], mine)
            or self._numbered(text, mine)
            or [self.known.codes[c] for c in codes if c in self.known.codes]
        )
        papers = list(dict.fromkeys(papers))
        orders = [self._keys[key].order for key in papers if key in self._keys]
        orders += self._ordered(f"{head['subject']}\n{text}")
        return Match(papers=tuple(papers), orders=tuple(dict.fromkeys(orders)))

    def entry(self, key: str) -> Entry | None:
        """Return the paper with this key, or None."""
        return self._keys.get(key)

    def _sent(self, identifiers: Iterable[str]) -> list[str]:
        return [self.known.sent[i] for i in identifiers if i in self.known.sent and self.known.sent[i] in self._keys]

    def _numbered(self, text: str, mine: Sequence[Whose]) -> list[str]:
        """Return the papers whose number stands in a text, of one number those written to the sender."""
        found: list[str] = []
        for named in NAMED.finditer(_folded(text)):
            number = _known_part(named["number"], self._names)
            entries = self._names.get(number, [])
            if not entries or (number.isdigit() and not (named["mark"] and named["day"])):
                continue
            if named["day"]:
                day = split_document(f"{number} от {named['day']}")[1]
                entries = [e for e in entries if day in {*e.former_days, e.day} or not e.printed]
            codes = {(w.order, w.code) for w in mine}
            found += [e.key for e in [e for e in entries if (e.order, e.addressee_code) in codes] or entries]
        return found

    def _ordered(self, text: str) -> list[OrderId]:
        """Return the orders whose number stands in a text after «№»."""
        return [
            self._orders[number]
            for named in NAMED.finditer(_folded(text))
            if named["mark"] and (number := _known_part(named["number"], self._orders))
        ]


def _folded(text: str) -> str:
    """Fold a text as numbers are compared; ``fold`` remembers what it folded, so a long text goes in one piece."""
    return fold(text).translate(LATIN)


def _known_part(word: str, known: Mapping[str, object]) -> str:
    """Return the number a word begins with, "" for none: folding joins «К-2. Прошу» to «к-2.прошу»."""
    number = word.rstrip(".-/")
    while number not in known and "." in number:
        number = number.rpartition(".")[0].rstrip(".-/")
    return number if number in known else ""


def _domain(address: str) -> str:
    return address.rpartition("@")[2]
