"""What letters asked of who only agreed at a term that has been moved since, and whether he owes an answer to them."""

from datetime import date

from automation.letters.answers_cited import received_words
from automation.letters.citing import cited_instrumental, sent
from automation.letters.ground_groups import Group
from automation.letters.item_cases import numbers_of, unique
from automation.letters.letter_facts import Facts
from automation.letters.sent_in_words import sent_words
from automation.letters.topic_variables import AskedBeforeValues
from automation.model.control import Verdict
from automation.russian import join


def asked_before(group: Group) -> str:
    """Name the letters that asked about items of the group at the terms they had before; "" where none did.

    They are named for what has become of them, an answer or silence; where there is neither, nothing is said. Words of
    earlier versions name them as ``направлено``.
    """
    cited = sent((e for g in group.grounds for e in g.cites), group.paper.day)
    if not cited or not group.words.has(group.file, "ранее"):  # words of an earlier version
        return ""
    facts, owed = group.facts, {g.occasion.code_and_item: g.verdict for g in group.grounds if g.cites}
    asked = [(e, o) for e in cited for o in e.occasions if o.code_and_item in owed]
    let_off = any(_let_off(owed[o.code_and_item], e.answer_day(o), facts) for e, o in asked)
    silent = all(o in facts.unanswered(e) for e, o in asked) and not let_off
    answers = join(unique(received_words(e.answer) for e in cited))
    if not (silent or answers):
        return ""
    values: AskedBeforeValues = {
        "пункты": numbers_of(item for _, item in owed),
        "обо_всех": all(g.cites for g in group.grounds),
        "направлено": sent_words(cited),
        "письмом": cited_instrumental(cited),
        "ответы": answers,
        "не_ответили": silent,
        "по_телефону": any(o in facts.spoken(e) for e, o in asked),
    }
    return group.words.line(group.file, "ранее", values)


def prolonged_alone(verdict: Verdict, facts: Facts) -> bool:
    """Tell whether the term was prolonged for this performer alone: whoever applied for that takes part already."""
    mine = (e for e in facts.extensions if e.row == verdict.extension_row and e.code == verdict.performer.code)
    return bool(verdict.extension_row) and any(mine)


def _let_off(verdict: Verdict | None, until: date | None, facts: Facts) -> bool:
    """Tell whether a longer term has made an answer needless: he asked for it, or had it by the day he was to answer.

    Nobody is reproached with his silence then.
    """
    if verdict is None or not verdict.extension_row:
        return False
    granted = (e.decided_on for e in facts.extensions if e.row == verdict.extension_row)
    return prolonged_alone(verdict, facts) or any(day and until and day <= until for day in granted)
