"""The door of the room: one paper in, one letter out."""

from collections.abc import Callable

from msgspec.structs import replace

from automation.control.persons import is_of_unit, names_unit
from automation.letters.address import (
    Address,
    asking_unit,
    executor_lines,
    in_both_posts,
    memo_address,
    number_line,
    reference_data,
    signer_lines,
    signer_of,
)
from automation.letters.address_lines import held_together
from automation.letters.cases import kind_in_cases
from automation.letters.ground import turns_of
from automation.letters.letter_facts import Facts
from automation.letters.letters import Body, letter_body
from automation.letters.marks import bare, paragraphs_of, plain
from automation.letters.memo_texts import completion_body, progress_body, supplement_body
from automation.letters.own_items import row_of, with_acts
from automation.letters.plan_name import plan_name
from automation.letters.words import Words
from automation.model.control import Paper
from automation.model.kinds import Form, Kind
from automation.model.letter import OF_A_PLAN, OF_AN_ORDER, Letter, Row
from automation.plan.results import with_small_results
from automation.russian import is_acting, same_person

TITLES = {
    Form.LETTER: "",
    Form.NOTE: "Служебная записка",
    Form.MEMO: "Докладная записка",
    Form.REFERENCE: "Справка",
}


def compose(paper: Paper, facts: Facts, words: Words) -> Letter:
    """Return the letter of a paper: requisites by its form, text by its occasions.

    Raises TemplateError where the office's words cannot be used.
    """
    body = _with_acts(_BODIES.get(paper.kind, letter_body)(paper, facts, words), facts, words)
    address = _address(paper, facts)
    paragraphs, table_after = paragraphs_of(body.lines)
    post, name = signer_lines(paper, facts)
    greeting = plain(address.salutation) if paper.form is Form.LETTER else ""
    return Letter(
        form=paper.form,
        title=TITLES[paper.form],
        number_line=plain(number_line(paper, facts)),
        body_name=bare(facts.office.name) if paper.form in {Form.LETTER, Form.REFERENCE} else "",
        unit=_unit(paper, facts),
        reference_data=reference_data(facts) if paper.form is Form.LETTER else (),
        addressee=_printed(address),
        heading="\n".join(plain(line) for line in body.heading).rstrip(". "),
        salutation=greeting,
        paragraphs=paragraphs,
        rows=body.rows if table_after >= 0 else (),
        table_after=table_after if body.rows else -1,
        attachments=tuple(plain(line) for line in body.attachments),
        closing="С уважением," if greeting else "",
        signer_post=post,
        signer_name=plain(name),
        executor=executor_lines(paper, facts),
        draft_mark="ПРОЕКТ" if facts.draft else "",
        appendix=body.appendix,
        rows_title=OF_A_PLAN if plan_name(facts.order).full else OF_AN_ORDER,
    )


def _with_acts(body: Body, facts: Facts, words: Words) -> Body:
    """Return the body in which items of the order itself are told as such (see ``own_items``)."""
    turns, act = turns_of(facts.order, words), kind_in_cases(facts.order.kind)["род"]

    def told(text: str) -> str:
        whole, short = turns.act_genitive, turns.values["плана"]
        return with_acts(text, act=act, plan=turns.plan, whole=whole, short=short)

    def row(one: Row) -> Row:
        number, text = row_of(one.number, with_small_results(one.text), act)
        return replace(one, number=number, text=text, mark=told(one.mark))

    appendix = body.appendix
    return replace(
        body,
        heading=tuple(told(line) for line in body.heading),
        lines=tuple(told(line) for line in body.lines),
        rows=tuple(row(one) for one in body.rows),
        appendix=replace(appendix, rows=tuple(row(one) for one in appendix.rows)) if appendix else None,
    )


def _address(paper: Paper, facts: Facts) -> Address:
    """Return the addressee: of a letter or записка its own, of a memo its reader or the file, of a справка nobody."""
    if paper.addressee is not None:
        return in_both_posts(paper.addressee, paper.also)
    if paper.form is not Form.MEMO:
        return Address(lines=(), salutation="")
    reader = memo_address(paper, facts)
    index = f" № {bare(facts.order.file_index)}" if facts.order.file_index.strip() else ""
    return reader or Address(lines=(f"В дело{index}",), salutation="")


def _printed(address: Address) -> tuple[str, ...]:
    """Only a person's name is set (initials stay together); an organisation is not broken within its name."""
    last = len(address.lines) - 1 if address.to_person else -1
    return tuple(plain(line) if n == last else held_together(bare(line)) for n, line in enumerate(address.lines))


def _unit(paper: Paper, facts: Facts) -> str:
    """Name who writes above a paper without a letterhead: the unit, or the office where its head signs a записка.

    Over a докладная stands the unit its author's post names, where it is the office's own, else the one he answers for
    as a performer, else none: a deputy head is of no unit, nor is who acts for him. A справка names the office already.
    """
    if paper.form is Form.LETTER:
        return ""
    if paper.form is Form.MEMO and not names_unit(signer_lines(paper, facts)[0], bare(facts.office.unit)):
        author = signer_of(paper, facts)
        performers = (v.performer for v in facts.judged.verdicts if v.performer.acting or not is_acting(author.post))
        his = (p for p in performers if p.unit and same_person(p.acting or p.name, author.name))
        units = (facts.office.unit if is_of_unit(p, facts.office.unit) else p.unit for p in his)
        return bare(next(units, ""))
    if paper.form is Form.REFERENCE:
        return bare(facts.office.unit)
    return bare(facts.office.name if paper.signer == "second" else asking_unit(paper, facts))


_BODIES: dict[Kind, Callable[[Paper, Facts, Words], Body]] = {
    Kind.PROGRESS: progress_body,
    Kind.COMPLETION: completion_body,
    Kind.SUPPLEMENT: supplement_body,
}
