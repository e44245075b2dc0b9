"""Who gets mail: roles rather than addresses, and since when the office wishes each kind of it.

A paper is mailed once per role (decision 0021). A wish that is new in the settings – a leader, a kind of memo,
``send_letters`` – begins with papers signed from its first day on: nothing older goes out by itself.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from automation.day.call import Call
from automation.day.issuing import Decided
from automation.model.settings import Leader, Settings
from automation.post.settling import OPEN, correct_address
from automation.register import MailRecord, Register
from automation.register.intake import note_value, recall_value
from automation.register.mailbox import adopt
from automation.russian import fold

OFFICE, PERFORMER = "office", "performer/"
LETTERS = "letters"  # the wish ``send_letters``
WISHES = "mail wishes"


def performer_role(code: str) -> str:
    """Name the role of a performer by its Код."""
    return f"{PERFORMER}{code}"


def leader_roles(settings: Settings) -> dict[str, Leader]:
    """Return the leaders by their roles: the post, counted where several bear the same."""
    roles: dict[str, Leader] = {}
    for leader in settings.leadership:
        role = f"leader/{fold(leader.post)}"
        alike = sum(known.partition("~")[0] == role for known in roles)
        roles[f"{role}~{alike + 1}" if alike else role] = leader
    return roles


def wish(role: str, kind: str) -> str:
    """Return the name of a leader's wish to get this kind of memo once it is signed."""
    return f"{role} {kind}"


def wished_since(call: Call, register: Register) -> Mapping[str, date]:
    """Tell since when each wish of the settings stands; the register remembers it, and forgets a wish given up.

    A register that remembers none belongs to a new office or to version 1.0: its leaders' wishes have always stood,
    letters have been wished since the first one was mailed.
    """
    kept = recall_value(register, WISHES, "", dict[str, date])
    known = kept or {}
    roles = leader_roles(call.settings)
    wishes = [wish(role, k) for role, p in roles.items() if p.receives == "signed" for k in p.kinds]
    since = {name: known.get(name, date.min if kept is None else call.on) for name in wishes}
    if call.settings.policy.send_letters:
        mailed = (m.since for m in register.mail() if m.role.startswith(PERFORMER)) if kept is None else ()
        since[LETTERS] = known.get(LETTERS) or min(mailed, default=call.on)
    note_value(register, WISHES, "", dict(sorted(since.items())))
    return since


def correct_addresses(call: Call, register: Register, decided: Iterable[Decided] = ()) -> None:
    """Let what still waits follow the addresses of the settings and, for the orders read today, of the workbooks."""
    leaders = {role: leader.email for role, leader in leader_roles(call.settings).items()}
    for role, address in leaders.items():
        adopt(register, role, address)
    office = {OFFICE: call.settings.office.email, **leaders}
    performers = {(one.order, performer_role(p.code)): p.email for one in decided for p in one.book.performers}
    moved: dict[str, list[MailRecord]] = {}
    for m in register.mail(*OPEN):
        to = office.get(m.role) or performers.get((m.order, m.role), "") if m.order else office.get(m.role)
        if to and to != m.to:
            moved.setdefault(to, []).append(m)
    for to, waiting in moved.items():
        correct_address(register, call.home, waiting, to, call.on)
