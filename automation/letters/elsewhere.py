"""Which reports go to another body than us: of these a memo knows no more than what it has been told. Pure."""

from collections.abc import Iterable, Sequence

from automation.letters.letter_facts import Facts, Memo, Side
from automation.letters.marks import bare
from automation.letters.matters import is_presented, report_words
from automation.letters.report_sums import reports_in_words
from automation.letters.told import Telling
from automation.model.control import Verdict
from automation.model.plan import Official
from automation.model.settings import Signatory
from automation.russian import same_person
from automation.russian.own_names import names_us
from automation.titles import memo_reader

UNHEARD = {Telling.SILENT, Telling.AGREED_SILENT}


def goes_elsewhere(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a report goes to another body, so that we know of it by a confirmation alone (decision 0349).

    The author of a memo knows himself what he has presented, to whomever.
    """
    if not is_presented(verdict) or memo.sides.of(verdict) is Side.AUTHOR:
        return False
    receiver, office, author = receiver_of(verdict), memo.facts.office, memo.sides.author
    signers = (s for s in memo.facts.signatories.values() if author and same_person(s.name, author))
    return bool(receiver) and not is_ours(receiver, memo.facts, office.unit, signers)


def goes_to_reader(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether a report goes to the reader of the memo himself: he has it on his own desk."""
    reader = memo_reader(memo.facts.head, memo.facts.control, memo.sides.author) if memo.sides.reader else None
    if reader is None or not is_presented(verdict):
        return False
    receiver = bare(receiver_of(verdict))
    return bool(receiver) and names_us(receiver, "", ((reader.post, reader.name),))


def is_presented_to_us(verdict: Verdict, memo: Memo) -> bool:
    """Tell whether it is a paper to be presented to us, of which we know that it has not come."""
    return is_presented(verdict) and not goes_elsewhere(verdict, memo)


def missing_words(mine: Sequence[Verdict], memo: Memo) -> dict[str, str]:
    """Return the words for what is missing of the reports of one item: of those that go elsewhere their confirmation.

    «Не поступило подтверждение представления отчётов за февраль 2026 года», as the letter of the same morning says.
    """
    words = reports_in_words(mine)
    if not goes_elsewhere(mine[0], memo):
        return words
    named = f"представления {words['назван_род']}"
    told = dict.fromkeys(("само_им", "само_вин", "названо"), f"подтверждение {named}")
    return {**words, **told, "назван_род": f"подтверждения {named}", "представлен": "поступило", "окончание": ""}


def report_told(state: Telling, mine: Sequence[Verdict], memo: Memo) -> dict[str, str]:
    """Return the words for the reports of one item, or for what is missing of those nobody has heard of."""
    return missing_words(mine, memo) if state in UNHEARD else reports_in_words(mine)


def receiver_of(verdict: Verdict) -> str:
    """Return to whom an item says that its report goes: «в управление культуры»; "" where it does not."""
    return report_words([verdict])["кому"].strip()


def is_ours(receiver: str, facts: Facts, unit: str, signers: Iterable[Official | Signatory]) -> bool:
    """Tell whether a receiver is we: the office, its unit, whoever signs the paper and the responsible official.

    The papers of the last one come to us.
    """
    officials = tuple((one.post, one.name) for one in (*signers, facts.order.responsible))
    return names_us(bare(receiver), f"{unit} {facts.office.name}", officials)
