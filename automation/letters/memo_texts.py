"""Papers upwards: справка о ходе исполнения, докладная об исполнении, дополнение to it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from automation.control.since_memo import since_memo
from automation.letters.accounts import performer_lists
from automation.letters.address import signer_of
from automation.letters.appendix import appendix_of
from automation.letters.asked_now import as_asked
from automation.letters.cases import dative, performer_name, recommended
from automation.letters.changes import changes_since, memo_named, named_once
from automation.letters.condition_variables import ResultValues
from automation.letters.conditions import by_the_asked, conditions, nothing_left
from automation.letters.executed_late import agreed_behind, behind_lines, late_lines, who_was_late
from automation.letters.ground import turns_of
from automation.letters.heard_since import heard_since
from automation.letters.hearings import attention
from automation.letters.item_cases import items_of
from automation.letters.item_variables import SectionValues
from automation.letters.lasting import lasting_lines
from automation.letters.letter_facts import Facts, Memo, as_listed, memo_of
from automation.letters.letters import Body
from automation.letters.marks import STEP, verbatim
from automation.letters.measures import measures_of, measures_taken
from automation.letters.memo_variables import (
    CompletionValues,
    MemoValues,
    ProgressValues,
    SupplementValues,
)
from automation.letters.no_longer_needed import no_longer_needed
from automation.letters.people_variables import PeopleValues
from automation.letters.people_words import people_values, without_sum
from automation.letters.plan_name import act_in_case
from automation.letters.proposals import proposals
from automation.letters.since_proposals import proposals_since
from automation.letters.still_to_hear import hearing_lines
from automation.letters.sums_since import sums_since
from automation.letters.tellable import tellable
from automation.letters.units import FILE as ITEMS_FILE
from automation.letters.units import item_lines, odd_lines, of_the_plan
from automation.letters.words import Words
from automation.model.control import Paper
from automation.model.figures import Figures, ItemFigures, People
from automation.russian import capital, plural, show


def progress_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Справка: what the plan is, where each item stands, what was sent, what is proposed."""
    memo = as_asked(memo_of(figures_of(facts), facts, words, signer_of(paper, facts).name, running=True))
    own: ProgressValues = {
        "изменения_плана": [r.rstrip(". ") for r in facts.remarks],
        "опоздали": who_was_late(memo),
        "предложение": attention(memo),
    }
    return _body("progress.txt", {**_shared(memo, paper), **own}, words)


WATCHED = ("пункта", "пунктов", "пунктов")
NO_PLAN = ("контролируемого пункта", *("контролируемых пунктов",) * 2)  # the order has others, with nothing to execute


def completion_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Докладная: the result first, people, items, who has not reported, proposals; the plan as appendix."""
    memo = as_asked(memo_of(figures_of(facts).with_closed, facts, words, signer_of(paper, facts).name))
    shared, superior, measures = _shared(memo, paper), facts.order.superior, measures_of(memo)
    behind = [v.performer for v in agreed_behind(memo.figures)]
    own: CompletionValues = {
        "результат": words.line("completion.txt", "результат", shared).rstrip(","),
        "опоздавшие": late_lines(memo),
        "позже_срока": behind_lines(memo),
        "кем_позже": by_the_asked(behind).rstrip(","),
        "позже_рекомендовано": recommended(behind),
        "меры": measures_taken(measures, memo),
        "меры_прочие": any(m.beside for m in measures),
        "предложения": _bare_steps(proposals(memo)),
        "вышестоящий": act_in_case(superior, "род") if tellable(superior) else "",
    }
    values = {**shared, **own}
    body = _body("completion.txt", values, words)
    attachments = tuple(words.lines("completion.txt", "приложение", values))
    return replace(body, attachments=attachments, appendix=appendix_of(memo, paper, measures))


def supplement_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Дополнение: what has changed since the memo it names, and nothing of the rest."""
    memo = as_asked(memo_of(figures_of(facts).with_closed, facts, words, signer_of(paper, facts).name))
    figures, since = memo.figures, since_memo(memo.figures, facts.snapshots)
    sums = sums_since(since)
    first = figures.people if figures.people in sums else People()
    told_sums = replace(figures, people=first, people_besides=tuple(p for p in sums if p is not first))
    own: SupplementValues = {
        **memo_named(facts),
        "изменилось": named_once(
            [*changes_since(since, memo), *heard_since(since, memo)],
            (performer_name(v.performer) for i in figures.items for v in i.verdicts),
        ),
        "люди_изменились": first in sums,
        "отпало": no_longer_needed(since, memo),
        "предложения": _bare_steps(proposals_since(since, memo)),
    }
    told = {**_shared(memo, paper), **own, "люди_прочие": _sums_besides(replace(memo, figures=told_sums))}
    return _body("supplement.txt", told, words)


def _sums_besides(memo: Memo) -> list[str]:
    """Return the sums by items of other deeds, and what is told apart beside any sum: else it would seem to hold that.

    Of whom a supplement has just told is not said again that his people fall short.
    """
    people = people_values(memo.figures, "", memo.sides)
    if people is None:
        return []
    short = dict.fromkeys(("не_завершили", "продолжается", "мною", "вами", "приняты_не_все"), "")
    besides = [{**one, **short} for one in people["по_другим"]]
    agreed: list[str] = []  # they are in no sum, changed or not, and a supplement has told of whoever reported since
    told = memo.words.lines(ITEMS_FILE, "прочие люди", {**people, "по_согласованию": agreed, "по_другим": besides})
    return [capital(line) for line in told]


def figures_of(facts: Facts) -> Figures:
    """Return the figures a memo rests on; a programmer's error where they are missing."""
    if facts.figures is None:
        raise ValueError("a справка or memo needs Facts.figures")
    return facts.figures


def _body(file: str, values: Mapping[str, object], words: Words) -> Body:
    return Body(heading=tuple(words.lines(file, "заголовок", values)), lines=tuple(words.lines(file, "текст", values)))


def _bare_steps(lines: Sequence[str]) -> list[str]:
    return [line.removeprefix(STEP).strip() for line in lines]


def _shared(memo: Memo, paper: Paper) -> MemoValues:
    """Say what the words of справка, докладная and дополнение have in common."""
    figures, facts, words = memo.figures, memo.facts, memo.words
    turns, planned = turns_of(facts.order, words), of_the_plan(figures)
    of_how_many = plural(len(planned), *(WATCHED if turns.values["плана_полностью"] else NO_PLAN))
    counted, listed = _still_counted(figures) if memo.running else figures, as_listed(memo)
    told = composition(figures, words, in_words=memo.running)
    known = told if memo.running else None  # else the appendix holds the words of every item
    people = people_values(counted, dative(facts.office.name), listed.sides, known)
    return {
        **turns.values,
        "план": turns.plan.rstrip(","),
        "документ": turns.act,
        "документ_род": turns.act_genitive,
        "документ_кратко": turns.act_short,
        "дата": show(paper.day),
        "час": facts.as_of,
        "пунктов": len(planned),
        "пунктов_слово": plural(len(planned), "пункт", "пункта", "пунктов"),
        "из_пунктов": f"{len(planned)} {of_how_many}",
        "также": items_of(i for i in figures.items if i not in planned),
        "состав": told,
        "администрация": verbatim(facts.office.name),
        "администрация_дат": dative(facts.office.name),
        "итог": _result(figures),
        "люди": people or {},
        "без_учёта": words.line(ITEMS_FILE, "без учёта", people) if people else "",
        "люди_прочие": _people_apart(replace(listed, figures=counted), people, known),
        "разделы": lists_of(listed),
    }


def _people_apart(memo: Memo, people: PeopleValues | None, known: str | None) -> list[str]:
    """Return the sentences about people who are in no sum, or in another than the first."""
    words, apart = memo.words, without_sum(memo.figures, memo.sides, known)
    told = [line for alone in apart for line in words.lines(ITEMS_FILE, "без итога", alone)]
    told += words.lines(ITEMS_FILE, "прочие люди", people) if people else []
    return [capital(line) for line in told]


def _still_counted(figures: Figures) -> Figures:
    """Return the figures without the people of items that are done: their last number has been told."""
    done = {i.item.number for i in figures.items if i.whole or i.closed}
    left = [p for p in figures.people_besides if not done.issuperset(p.numbers)]
    ended = figures.people.items and done.issuperset(figures.people.numbers)
    return replace(figures, people=People() if ended else figures.people, people_besides=tuple(left))


def lists_of(memo: Memo) -> list[SectionValues]:
    """Return the lists of a paper: what performers owe and have said, then what is told of items."""
    lines = [*item_lines(memo), *lasting_lines(memo), *odd_lines(memo), *(hearing_lines(memo) if memo.running else ())]
    title = memo.words.line(ITEMS_FILE, "прочее", {})
    rest: list[SectionValues] = [{"название": title, "строки": lines}] if lines else []
    if len(lines) == 1:
        rest = [{"название": "", "строки": [capital(lines[0])]}]
    return [*performer_lists(memo), *rest]


def composition(figures: Figures, words: Words, *, in_words: bool = False) -> str:
    """Write «исполнено – 2 (пункты 1 и 6); срок не наступил – 3 (пункты 3–5, ближайший – 05.04.2026)»."""
    return "; ".join(words.lines(ITEMS_FILE, "положение пунктов", conditions(figures, in_words=in_words)))


def _result(figures: Figures) -> ResultValues:
    """Return how the items stand, and whether all that is not «постоянно» is executed, and by everybody.

    An item repeated without end is never executed: an order that has one is told by how its items stand.
    """
    told, dated = conditions(figures), [i for i in figures.items if i.dated and not i.closed]
    done = [i for i in dated if i.whole and i.tally.done]
    return {
        **told,
        "полностью": nothing_left(figures),
        "совместно": any(i.tally.total > 1 for i in done) and all(map(_by_everybody, done)),
        "позже_срока": bool(agreed_behind(figures)),
        "остались": items_of(i for i in dated if not i.done),
    }


def _by_everybody(item: ItemFigures) -> bool:
    """Tell whether an item that is done was for everybody: else only the line about it says who has executed it."""
    return not item.released and not item.tally.not_applicable
