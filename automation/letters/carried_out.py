"""Decisions that were carried out: what a supplement tells of them, and a memo among its measures."""

from collections.abc import Iterable, Sequence
from datetime import date

from automation.gathering import gathered
from automation.letters.decided import made_words
from automation.letters.item_cases import items_of
from automation.letters.letter_facts import Memo
from automation.letters.tellable import tellable
from automation.model.control import Verdict
from automation.model.office import Ruling, RulingKind
from automation.russian import join, show


def carried_out_words(ruling: Ruling, done: date, memo: Memo) -> str:
    """Write «16.04.2027 по решению Главы от …» of a deed, «решение Главы от … исполнено 16.04.2027» of another kind."""
    if ruling.kind is RulingKind.OTHER:
        return f"{made_words('решение', ruling, memo)} исполнено {show(done)}"
    return f"{show(done)} по {made_words('решению', ruling, memo)}"


def carried_out_beside(verdicts: Sequence[Verdict], told: Iterable[Ruling], memo: Memo) -> tuple[str, str]:
    """Write the hearings held of a performer and what else was decided of him and done, but for decisions ``told``.

    «04.08.2026 (пункт 2) по Вашему решению (резолюция от 21.07.2026)»; «решение Главы от … исполнено 30.06.2026».
    """
    made = gathered(((r, v) for v in verdicts for r in v.reported.rulings), lambda one: one[0])
    done = [(r, day, items_of([v for _, v in of])["им"]) for r, of in made.items() if (day := r.done_by(memo.on))]
    left = [one for one in sorted(done, key=lambda one: one[1]) if _is_of_one(one[0]) and one[0] not in set(told)]
    heard = [f"{show(day)} ({of}) по {made_words('решению', r, memo)}" for r, day, of in left if r.held]
    return join(heard), join([carried_out_words(r, day, memo) for r, day, _ in left if r.kind is RulingKind.OTHER])


def _is_of_one(ruling: Ruling) -> bool:
    """Tell whether it is about one performer, and says by whom it was made."""
    return bool(ruling.code) and tellable(ruling.decided_by)
