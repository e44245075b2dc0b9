"""What a letter says of earlier reports that it does not ask for again, because letters have asked for them in vain."""

from automation.letters.cases import items_in_cases, unique
from automation.letters.ground_groups import Group, groups_of
from automation.letters.item_variables import MissingReportValues
from automation.letters.matters import report_words
from automation.letters.words import Words
from automation.model.control import CodeAndItem, Paper, Verdict
from automation.russian import show


def earlier_reports(group: Group, paper: Paper, words: Words) -> list[str]:
    """Return a sentence for each item: «По прежним запросам … не поступила и информация со сроками … по пункту 8»."""
    asked = {v.code_item_term for one in groups_of(paper) for v in one.verdicts}
    found: dict[CodeAndItem, dict[object, Verdict]] = {}
    for verdict in (v for g in group.grounds for v in g.before):
        if verdict.code_item_term not in asked:
            found.setdefault(verdict.code_and_item, {})[verdict.due] = verdict
    told: list[MissingReportValues] = [
        {
            "отчёт": report_words(list(mine.values())),
            "пункты": items_in_cases((number,)),
            "дата": show(paper.day),
        }
        for (_, number), mine in found.items()
    ]
    return list(unique(words.line("phrases.txt", "прежние отчёты", one) for one in told))
