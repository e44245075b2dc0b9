"""Items given to a person of a unit whose papers go to its head: the paper says whose they are."""

from collections import defaultdict

from automation.letters.cases import lower_first, numbers_of
from automation.letters.ground import PHRASES
from automation.letters.marks import verbatim
from automation.letters.variables import UnitPersonValues
from automation.letters.words import Words
from automation.model.control import Paper
from automation.model.report import Performer
from automation.russian import fold, initials_last


def persons_of_the_unit(paper: Paper, words: Words) -> list[str]:
    """Name the officials of the addressee's own unit who bear items of the paper, one sentence each."""
    to, items = paper.addressee, defaultdict[str, list[str]](list)
    if to is None:
        return []
    his = {to.code, *(p.code for p in paper.also)}
    for verdict in (g.verdict for g in paper.grounds if g.verdict):
        if verdict.performer.code not in his and _of_his_unit(verdict.performer, to):
            post, name = verdict.performer.post, initials_last(verdict.performer.name)
            items[f"{verbatim(lower_first(post))} {name}"].append(verdict.item.number)
    lines = []
    for person, numbers in items.items():
        values: UnitPersonValues = {"пункты": numbers_of(numbers), "исполнитель": person}
        lines.append(words.line(PHRASES, "исполнитель пункта", values))
    return lines


def _of_his_unit(performer: Performer, head: Performer) -> bool:
    known = performer.name.strip() and performer.post.strip() and performer.in_office
    return bool(known) and fold(performer.organisation) == fold(head.organisation)
