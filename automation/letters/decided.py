"""What leaders decided: terms that were extended, and what was taken off control, for all or for one performer."""

import re
from collections.abc import Iterable, Sequence

from automation.letters.appendix_variables import FreedMarkValues
from automation.letters.cases import (
    items_in_cases,
    listed,
    performer_dative,
    performer_genitive,
    performer_name,
    unique,
)
from automation.letters.item_variables import FreedValues
from automation.letters.letter_facts import Facts
from automation.letters.marks import bare, quoted, verbatim
from automation.letters.tellable import tellable
from automation.letters.words import Words
from automation.model.control import Verdict
from automation.model.figures import Figures
from automation.model.office import RulingKind
from automation.model.report import Extension
from automation.russian import capital, decline_post, same_person, show


def freed_lines(figures: Figures, facts: Facts, words: Words, author: str) -> list[str]:
    """Write one clause for the same performers and decision: which items were taken off control for them alone."""
    alike: dict[tuple[str, str, tuple[str, ...]], list[Verdict]] = {}
    for item in figures.items:
        by_decision: dict[tuple[str, str], list[Verdict]] = {}
        for verdict in item.released:
            key = (closing_decision(verdict, facts), show(verdict.released_on) if verdict.released_on else "")
            by_decision.setdefault(key, []).append(verdict)
        for (decision, day), mine in by_decision.items():
            names = unique(performer_name(v.performer) for v in mine)
            alike.setdefault((decision, day, names), []).extend(mine)
    return [
        words.line("items.txt", "пункт снят для исполнителя", _values(mine, decision, day, names, author))
        for (decision, day, names), mine in alike.items()
    ]


def _values(mine: Sequence[Verdict], decision: str, day: str, names: Sequence[str], author: str) -> FreedValues:
    return {
        "пункты": items_in_cases(unique(v.item.number for v in mine)),
        "решение": decision,
        "снят": day,
        "исполнители": ", ".join(names) if len(names) > 1 else performer_genitive(mine[0].performer),
        "несколько": len(names) > 1,
        "сам": all(same_person(v.performer.name, author) for v in mine),
    }


def freed_mark(verdict: Verdict, facts: Facts, words: Words) -> tuple[str, str]:
    """Return the performer and his mark in the appendix."""
    day = show(verdict.released_on) if verdict.released_on else ""
    values: FreedMarkValues = {"день": day, "решение": closing_decision(verdict, facts)}
    return performer_name(verdict.performer), words.line("appendix.txt", "снят с контроля для исполнителя", values)


def closing_decision(verdict: Verdict, facts: Facts) -> str:
    """Write «решению Главы Администрации от 25.12.2025»; the author in the genitive only where that is sure."""
    closing = [r for r in facts.rulings if r.kind is RulingKind.CLOSE and r.decided_on and tellable(r.decided_by)]
    since = facts.order.date
    found = next((r for r in closing if r.settles(verdict.item.number, verdict.performer.code, since)), None)
    if found is None or found.decided_on is None:
        return ""
    post = re.sub(r"\s*[А-ЯЁ][\w-]+\s+[А-ЯЁ]\.\s?[А-ЯЁ]\.$", "", bare(found.decided_by))
    declined = decline_post(post) if post else None
    by = f" {verbatim(capital(declined.genitive))}" if declined and declined.sure else ""
    return f"решению{by} от {show(found.decided_on)}"


def extended(verdicts: Sequence[Verdict], facts: Facts) -> str:
    """«МБУ «Муниципальный архив» срок продлён до 20.01.2026 (резолюция от 23.12.2025)»: who, until when, by what."""
    moved: dict[int, list[Verdict]] = {}
    for verdict in verdicts:
        if verdict.due != verdict.control_date and verdict.extension_row:
            moved.setdefault(verdict.extension_row, []).append(verdict)
    told = []
    for row, mine in moved.items():
        whom = "" if len(mine) == len(verdicts) else listed(performer_dative(v.performer) for v in mine) + " "
        until = f" до {show(mine[0].due)}" if mine[0].due else ""
        told.append(f"{whom}срок продлён{until}{decision_of(row, facts.extensions)}")
    return "; ".join(told)


def decision_of(row: int, extensions: Iterable[Extension]) -> str:
    """« (резолюция Главы от 23.12.2025)»: the document where it says its day itself, else who decided and when."""
    found = next((e for e in extensions if row and e.row == row), None)
    if found is None or found.decided_on is None:
        return ""
    day = show(found.decided_on)
    basis = quoted(found.basis) if found.basis.strip() and tellable(found.basis) else ""
    if day in basis:
        return f" ({basis})"
    by = bare(found.decided_by) if tellable(found.decided_by) else ""
    return f" ({', '.join(filter(None, (by, f'решение от {day}', f'основание – {basis}' if basis else '')))})"
