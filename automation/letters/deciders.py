"""Who made a decision: «решение Главы Администрации», and by what: «резолюцией министра от 31.03.2026»."""

from datetime import date

from automation.control.persons import names_person
from automation.letters.address import post_in_body, signer_of
from automation.letters.cases import in_sentence
from automation.letters.letter_facts import Facts
from automation.letters.marks import bare, verbatim
from automation.letters.tellable import tellable
from automation.model.control import Paper
from automation.patterns import lazy
from automation.russian import capital, decline_name, decline_post, initials_last, same_person, show
from automation.russian.own_names import names_us

NAME = lazy(r"\s*[А-ЯЁ][\w-]+\s+[А-ЯЁ](?:\.\s?[А-ЯЁ]\.|[\w-]+\s+[А-ЯЁ]\w+(?:ич|[вчш]на))$")
YOURS = {"решение": "Ваше", "решению": "Вашему", "резолюция": "Ваша", "поручение": "Ваше", "указание": "Ваше"}
_DECISION = "решением"
_BY = {"резолюция": "резолюцией", "поручение": "поручением", "указание": "указанием"}


def decider(noun: str, decided_by: str, on: date | None, facts: Facts, reader: str) -> str:
    """Write «решение Главы Администрации»: who decided, where the genitive is sure; to the reader «Ваше решение».

    A name without a post gets the one the order knows him by on the day he decided; of anybody else the name is told.
    """
    written, order = bare(decided_by), facts.order
    if names_person(written, reader):
        return f"{YOURS[noun.lower()]} {noun.lower()}"
    officials = facts.officials(on or order.date)
    known = next((o.post for o in officials if o.post.strip() and same_person(written, o.name)), "")
    post = post_in_body(order, known) if known else NAME.sub("", written)
    declined = decline_post(post) if post else None
    if declined and declined.sure:
        return f"{noun} {verbatim(in_sentence(capital(declined.genitive)))}"
    genitive = decline_name(written)
    return f"{noun} {bare(initials_last(genitive.genitive))}" if genitive.sure else noun


def decided_himself(decided_by: str, paper: Paper, facts: Facts) -> bool:
    """Tell whether whoever signs the paper has decided: as «Ректор» or by his name. He does not call himself so."""
    signer, by = signer_of(paper, facts), bare(decided_by)
    return names_person(by, signer.name) or names_us(by, "", ((f"{signer.post} {facts.office.name}", signer.name),))


def prolonged_by(row: int, facts: Facts) -> str:
    """Write « резолюцией первого заместителя министра от 31.03.2026»: by whose decision a line moved a term, and when.

    Of a document that is no decision itself, or bears another day, only the decision is told; "" without its day.
    """
    found = next((e for e in facts.extensions if row and e.row == row), None)
    if found is None or found.decided_on is None:
        return ""
    day = show(found.decided_on)
    basis = bare(found.basis) if tellable(found.basis) else ""
    noun, named, _ = basis.partition(f" от {day}")
    made = _BY.get(noun.strip().lower(), _DECISION) if named else _DECISION
    whose = decider(made, found.decided_by, found.decided_on, facts, "") if tellable(found.decided_by) else made
    return f" {whose} от {day}"
