"""Papers upwards: справка о ходе исполнения, докладная об исполнении, дополнение to it."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from automation.control.since_memo import since_memo
from automation.letters.accounts import performer_lists
from automation.letters.address import signer_of
from automation.letters.appendix import appendix_of
from automation.letters.cases import dative, performer_name
from automation.letters.changes import changes_since, memo_named, named_once, sums_since
from automation.letters.conditions import conditions, nothing_left
from automation.letters.ground import turns_of
from automation.letters.heard_since import heard_since
from automation.letters.hearings import attention
from automation.letters.item_cases import items_of
from automation.letters.item_variables import SectionValues
from automation.letters.lasting import lasting_lines
from automation.letters.letter_facts import Facts, Sides, sides_of, sides_told
from automation.letters.letters import Body
from automation.letters.marks import STEP, verbatim
from automation.letters.measures import measures_taken
from automation.letters.memo_variables import (
    CompletionValues,
    MemoValues,
    ProgressValues,
    ResultValues,
    SupplementValues,
)
from automation.letters.people_variables import PeopleValues
from automation.letters.people_words import people_values, without_sum
from automation.letters.plan_name import act_in_case
from automation.letters.proposals import proposals
from automation.letters.since_proposals import proposals_since
from automation.letters.tellable import tellable
from automation.letters.units import FILE as ITEMS_FILE
from automation.letters.units import item_lines, odd_lines, of_the_plan
from automation.letters.words import Words
from automation.model.control import Paper
from automation.model.figures import Figures, ItemFigures, People
from automation.model.kinds import Kind
from automation.russian import capital, plural, show


def progress_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Справка: what the plan is, where each item stands, what was sent, what is proposed."""
    figures = figures_of(facts)
    own: ProgressValues = {
        "изменения_плана": [r.rstrip(". ") for r in facts.remarks],
        "предложение": attention(figures, facts),
    }
    return _body("progress.txt", {**_shared(figures, paper, facts, words), **own}, words)


WATCHED = ("пункта", "пунктов", "пунктов")
NO_PLAN = ("контролируемого пункта", *("контролируемых пунктов",) * 2)  # the order has others, with nothing to execute


def completion_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Докладная: the result first, people, items, who has not reported, proposals; the plan as appendix."""
    figures = figures_of(facts).with_closed
    shared = _shared(figures, paper, facts, words)
    author, superior = signer_of(paper, facts).name, facts.order.superior
    own: CompletionValues = {
        "результат": words.line("completion.txt", "результат", shared).rstrip(","),
        "меры": measures_taken(figures, facts, words, author),
        "предложения": _bare_steps(proposals(figures, facts, words, author)),
        "вышестоящий": act_in_case(superior, "род") if tellable(superior) else "",
    }
    values = {**shared, **own}
    body = _body("completion.txt", values, words)
    appendix = appendix_of(figures, facts, paper, words)
    return Body(
        heading=body.heading,
        lines=body.lines,
        attachments=tuple(words.lines("completion.txt", "приложение", values)),
        appendix=appendix,
    )


def supplement_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Дополнение: what has changed since the memo it names, and nothing of the rest."""
    figures, author = figures_of(facts).with_closed, signer_of(paper, facts).name
    since = since_memo(figures, facts.snapshots)
    sums = sums_since(since)
    besides = replace(figures, people_besides=tuple(p for p in sums if p is not figures.people))
    own: SupplementValues = {
        **memo_named(facts),
        "изменилось": named_once(
            [*changes_since(since, facts, words, author), *heard_since(since, facts, words, author)],
            (performer_name(v.performer) for i in figures.items for v in i.verdicts),
        ),
        "люди_изменились": figures.people in sums,
        "предложения": _bare_steps(proposals_since(since, facts, words, author)),
    }
    shared = _shared(figures, paper, facts, words)
    return _body(
        "supplement.txt",
        {**shared, **own, "люди_прочие": _sums_besides(besides, words, sides_of(facts, author))},
        words,
    )


def _sums_besides(figures: Figures, words: Words, sides: Sides) -> list[str]:
    """Return the sums by items of other deeds, without what is in no sum."""
    people = people_values(figures, "", sides)
    apart: dict[str, list[str]] = {"не_сложены": [], "сводные": [], "по_согласованию": []}
    return [capital(line) for line in words.lines(ITEMS_FILE, "прочие люди", {**people, **apart})] if people else []


def figures_of(facts: Facts) -> Figures:
    """Return the figures a memo rests on; a programmer's error where they are missing."""
    if facts.figures is None:
        raise ValueError("a справка or memo needs Facts.figures")
    return facts.figures


def _body(file: str, values: Mapping[str, object], words: Words) -> Body:
    return Body(heading=tuple(words.lines(file, "заголовок", values)), lines=tuple(words.lines(file, "текст", values)))


def _bare_steps(lines: Sequence[str]) -> list[str]:
    return [line.removeprefix(STEP).strip() for line in lines]


def _shared(figures: Figures, paper: Paper, facts: Facts, words: Words) -> MemoValues:
    """Say what the words of справка, докладная and дополнение have in common."""
    turns, planned = turns_of(facts.order, words), of_the_plan(figures)
    of_how_many = plural(len(planned), *(WATCHED if turns.values["плана_полностью"] else NO_PLAN))
    running = paper.kind is Kind.PROGRESS
    counted = _still_counted(figures) if running else figures
    sides = sides_told(facts, signer_of(paper, facts).name, words, running=running)
    people = people_values(counted, dative(facts.office.name), sides)
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
        "состав": composition(figures, words),
        "администрация": verbatim(facts.office.name),
        "администрация_дат": dative(facts.office.name),
        "итог": _result(figures),
        "люди": people or {},
        "без_учёта": words.line(ITEMS_FILE, "без учёта", people) if people else "",
        "люди_прочие": _people_apart(counted, people, words, sides),
        "разделы": lists_of(figures, facts, words, sides, running=running),
    }


def _people_apart(figures: Figures, people: PeopleValues | None, words: Words, sides: Sides) -> list[str]:
    """Return the sentences about people who are in no sum, or in another than the first."""
    told = [line for alone in without_sum(figures, sides) for line in words.lines(ITEMS_FILE, "без итога", alone)]
    told += words.lines(ITEMS_FILE, "прочие люди", people) if people else []
    return [capital(line) for line in told]


def _still_counted(figures: Figures) -> Figures:
    """Return the figures without the people of items that are done: their last number has been told."""
    done = {i.item.number for i in figures.items if i.whole or i.closed}
    left = [p for p in figures.people_besides if any(i.number not in done for i in p.items)]
    ended = figures.people.items and all(i.number in done for i in figures.people.items)
    return replace(figures, people=People() if ended else figures.people, people_besides=tuple(left))


def lists_of(
    figures: Figures, facts: Facts, words: Words, sides: Sides, *, running: bool = False
) -> list[SectionValues]:
    """Return the lists of a paper: what performers owe and have said, then what is told of items."""
    lines = [
        *item_lines(figures, facts, words, sides, running=running),
        *lasting_lines(figures, facts, words, sides, running=running),
        *odd_lines(figures, words),
    ]
    title = words.line(ITEMS_FILE, "прочее", {})
    rest: list[SectionValues] = [{"название": title, "строки": lines}] if lines else []
    if len(lines) == 1:
        rest = [{"название": "", "строки": [capital(lines[0])]}]
    return [*performer_lists(figures, facts, words, sides, running=running), *rest]


def composition(figures: Figures, words: Words) -> str:
    """Write «исполнено – 2 (пункты 1 и 6); срок не наступил – 3 (пункты 3–5, ближайший – 05.04.2026)»."""
    return "; ".join(words.lines(ITEMS_FILE, "положение пунктов", conditions(figures)))


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
        "остались": items_of(i for i in dated if not i.done),
    }


def _by_everybody(item: ItemFigures) -> bool:
    """Tell whether an item that is done was for everybody: else only the line about it says who has executed it."""
    return not item.released and not item.tally.not_applicable
