"""Papers upwards: справка о ходе исполнения, докладная об исполнении, дополнение to it."""

from collections.abc import Sequence
from typing import Any, Literal

from automation.documents.compose.appendix import appendix_of
from automation.documents.compose.cases import SMALL, items_in_cases, listed, unique
from automation.documents.compose.changes import changes_since, memo_named
from automation.documents.compose.facts import Facts
from automation.documents.compose.ground import act_in_case, turns_of
from automation.documents.compose.letters import Body
from automation.documents.compose.marks import STEP, verbatim
from automation.documents.compose.measures import composition_of_performers, next_step, open_lines, proposals
from automation.documents.compose.people import people_values
from automation.documents.compose.units import composition, item_lines, lasting_lines, tellable
from automation.documents.compose.words import Words
from automation.model.control import Paper
from automation.model.figures import Figures
from automation.model.plan import Unclear
from automation.russian import join, plural, show
from automation.russian import words as words_of


def progress_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Справка: what the plan is, where each item stands, what was sent, what is proposed."""
    figures = figures_of(facts)
    values = _shared(figures, paper, facts, words)
    values["направлено"] = next_step(figures, facts, words)
    values["изменения_плана"] = [r.rstrip(". ") for r in facts.remarks]
    values["предложение"] = _attention(figures)
    return _body("progress.txt", values, words)


def completion_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Докладная: the result first, people, items, who has not reported, proposals; the plan as appendix."""
    figures = figures_of(facts)
    values = _shared(figures, paper, facts, words)
    values["не_отчитались"] = open_lines(figures, facts, words)
    values["предложения"] = _bare_steps(proposals(figures, facts, words))
    superior = facts.order.superior
    values["вышестоящий"] = act_in_case(superior, "род") if tellable(superior) else ""
    body = _body("completion.txt", values, words)
    appendix = appendix_of(figures, facts, paper, words)
    return Body(
        heading=body.heading,
        lines=body.lines,
        attachments=tuple(words.lines("completion.txt", "приложение", values)),
        appendix=appendix,
    )


def supplement_body(paper: Paper, facts: Facts, words: Words) -> Body:
    """Дополнение: what has changed since the memo it names, and where that leaves the plan."""
    figures = figures_of(facts)
    values = _shared(figures, paper, facts, words)
    values.update(memo_named(facts))
    values["изменилось"] = changes_since(figures, facts, words)
    values["предложения"] = _bare_steps(proposals(figures, facts, words))
    return _body("supplement.txt", values, words)


def figures_of(facts: Facts) -> Figures:
    """The figures a memo rests on; a programmer's error where they are missing."""
    if facts.figures is None:
        raise ValueError("a справка or memo needs Facts.figures")
    return facts.figures


def _body(file: str, values: dict[str, Any], words: Words) -> Body:
    return Body(heading=words.line(file, "заголовок", values), lines=tuple(words.lines(file, "текст", values)))


def _bare_steps(lines: Sequence[str]) -> list[str]:
    return [line.removeprefix(STEP).strip() for line in lines]


def _shared(figures: Figures, paper: Paper, facts: Facts, words: Words) -> dict[str, Any]:
    turns = turns_of(facts.order, words)
    performers = composition_of_performers(figures)
    return {
        **turns.values,
        "план": turns.plan,
        "документ": turns.act,
        "документ_род": turns.act_genitive,
        "документ_кратко": turns.act_short,
        "дата": show(paper.day),
        "час": facts.as_of,
        "пунктов": len(figures.items),
        "пунктов_слово": plural(len(figures.items), "пункт", "пункта", "пунктов"),
        "состав": composition(figures, words),
        "исполнители": {**performers, "перечень": _performers_listed(performers)},
        "администрация": verbatim(facts.office.name),
        "итог": _result(figures),
        "люди": people_values(figures),
        "пункты": [line.rstrip("; :") for line in item_lines(figures, facts, words, paper.day)],
        "постоянные": lasting_lines(figures, words),
    }


def _performers_listed(count: dict[str, int]) -> str:
    """«2 должностных лица Администрации и 4 подведомственные организации»."""
    office, organisations, agreed = count["администрация"], count["организации"], count["согласование"]
    parts = []
    if office:
        noun = plural(office, "должностное лицо", "должностных лица", "должностных лиц")
        parts.append(f"{office} {noun} Администрации")
    if organisations:
        adjective = plural(organisations, "подведомственная", "подведомственные", "подведомственных")
        parts.append(
            f"{organisations} {adjective} {plural(organisations, 'организация', 'организации', 'организаций')}"
        )
    if agreed:
        parts.append(f"{agreed} {plural(agreed, 'исполнитель', 'исполнителя', 'исполнителей')} по согласованию")
    return join(parts) or "не определены"


def _result(figures: Figures) -> dict[str, Any]:
    """The result in one clause: how many dated items, how many of them done, which."""
    dated = [i for i in figures.items if i.dated and not i.closed]
    done = unique(i.item.number for i in dated if i.done)
    left = unique(i.item.number for i in dated if not i.done)
    odd = unique(i.item.number for i in figures.items if not i.closed and isinstance(i.item.reading.deadline, Unclear))
    late = any(v.standing.value == "met_late" for i in dated for v in i.verdicts)
    return {
        "полностью": figures.complete,
        "в_срок": figures.complete and not late,
        "со_сроком": len(dated),
        "исполнено_дат": f"{_in_case(len(done), 'dative')} {'пункту' if len(done) == 1 else 'пунктам'}",
        "всего_род": _in_case(len(dated), "genitive"),
        "исполнены": items_in_cases(done) if done else {},
        "остались": items_in_cases(left) if left else {},
        "неясные": items_in_cases(odd) if odd else {},
        "завершён": show(figures.completed_on) if figures.completed_on else "",
    }


def _in_case(number: int, case: Literal["genitive", "dative"]) -> str:
    return words_of(number, "м", case) if number <= SMALL else str(number)


def _attention(figures: Figures) -> dict[str, Any]:
    """What the leaders are asked to look at: the items overdue and who owes them."""
    numbers = unique(number for _, items in figures.late for number in items)
    names = listed(verbatim(name) for name, _ in figures.late)
    return {"пункты": items_in_cases(numbers) if numbers else {}, "перечень": names}
