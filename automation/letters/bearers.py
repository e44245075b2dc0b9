"""Whose obligations a paragraph speaks of, and how it calls the organisation of its addressee."""

from automation.letters.cases import genitive, performer_genitive, performer_name
from automation.letters.ground_groups import Group
from automation.letters.item_cases import unique
from automation.letters.marks import verbatim
from automation.letters.variables import BearerValues, Cases
from automation.model.kinds import Form
from automation.russian import entrepreneur, fold, is_authority, join, said

_YOU = {"им": "Вы", "род": "Вас", "твор": "Вами", "указан": "указаны"}
_YOURS = {"им": "Ваша организация", "род": "Вашей организации", "твор": "Вашей организацией", "указан": "указана"}
_NAMED = ("указан", "указана", "указано", "указаны")


def bearers(group: Group) -> BearerValues:
    """Say whose obligations these are: the addressee may only receive the paper for another organisation.

    ``за_других``: some of them are borne outside the addressee's own organisation, so the text must name the bearers.
    """
    paper, to = group.paper, group.paper.addressee
    own = to.organisation if to else ""
    performers = [v.performer for v in group.verdicts]
    alone = bool(entrepreneur(own) or (to and to.stands_for))
    his = {p.code for p in (to, *paper.also) if p}
    others = to is not None and any(p.code not in his and fold(p.organisation) != fold(own) for p in performers)
    if others:
        named = join(unique(performer_genitive(p) for p in performers))
    else:
        named = "" if paper.form is Form.NOTE or alone else genitive(own)
    return {
        "за_других": others,
        "адресат": _YOU if paper.form is Form.NOTE or alone else _called(own),
        "организация": verbatim(own) if paper.form is not Form.NOTE else "",
        "предприниматель": alone,
        "за_подписью": "" if alone or not own.strip() else " за подписью руководителя",
        "по_согласованию": all(p.by_agreement for p in performers),
        "организации_род": named,
        "исполнители_им": join(unique(performer_name(p) for p in performers)),
    }


def _called(own: str) -> Cases:
    """Return how a letter calls its addressee: a person, a body of power by its name, any other organisation."""
    if not own.strip():
        return _YOU
    named, whose = said(own, _NAMED), genitive(own)
    if is_authority(own) and named and whose:
        return {"им": verbatim(own), "род": whose, "твор": _YOU["твор"], "указан": named}
    return _YOURS
