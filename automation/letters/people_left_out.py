"""Whose people a sum leaves out, and whose it holds where only one of several has reported. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from automation.control.people import owes_figures
from automation.letters.cases import organisation_name, performer_genitive, performer_name
from automation.model.control import Verdict
from automation.model.figures import Figures, People
from automation.model.standing import AHEAD, Standing
from automation.russian import show


def left_out(people: People, figures: Figures) -> list[str]:
    """Name everybody who is to be told beside a sum that does not hold his people."""
    later = (f"{name} (срок продлён до {show(day)})" for name, day in extended_names(people, figures))
    return [*silent_names(people, figures), *later, *bodies(people.doubted, people, figures)]


def silent_names(people: People, figures: Figures) -> list[str]:
    """Name whose people are in no sum though their term has passed: an official himself, else the organisation."""
    return list(dict.fromkeys(name for name, verdict in _silent(people, figures) if verdict.standing not in AHEAD))


def extended_names(people: People, figures: Figures) -> list[tuple[str, date]]:
    """Name whose people are in no sum and who has a later term in place of one that has passed, with that term."""
    moved = {name: moved_to(verdict, figures.on) for name, verdict in _silent(people, figures)}
    late = silent_names(people, figures)
    return [(name, day) for name, day in moved.items() if day and name not in late]


def _silent(people: People, figures: Figures) -> Iterator[tuple[str, Verdict]]:
    """Yield who has given no figure beside what he owes it for."""
    numbers, parts = {item.number for item in people.items}, {p.code for p in people.parts}
    for body in figures.organisations:
        for verdict in (v for v in body.verdicts if v.item.number in numbers and owes_figures(v)):
            who = verdict.performer
            if body.organisation in people.missing or who.code in parts:
                yield performer_name(who) if who.official else organisation_name(body.organisation, figures), verdict


def moved_to(verdict: Verdict, on: date) -> date | None:
    """Return the term that runs in place of a first one which has passed; None of any other."""
    first, due = verdict.control_date, verdict.due
    return due if verdict.standing in AHEAD and first and due and first < min(on, due) else None


def bodies(organisations: Iterable[str], people: People, figures: Figures) -> Iterator[str]:
    """Yield each of them by its name; of the office itself its officials who owe figures, for it is not they."""
    numbers = {item.number for item in people.items}
    for name in organisations:
        if name == figures.order.body:
            mine = (v for o in figures.organisations if o.organisation == name for v in o.verdicts)
            owing = (v for v in mine if v.item.number in numbers and v.standing is not Standing.NOT_APPLICABLE)
            yield from dict.fromkeys(performer_name(v.performer) for v in owing)
        else:
            yield organisation_name(name, figures)


def whose_data(people: People) -> str:
    """Write what a sum rests on, in the dative: the one report of several that are awaited by whose it is."""
    told = [t.performer for o in (*people.office, *people.subordinate) for t in o.headcounts]
    alone = len(told) == 1 and not people.whole
    return f"сведениям {performer_genitive(told[0])}" if alone else "представленным сведениям"
