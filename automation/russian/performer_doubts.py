"""Finds what is not certain in a performer's address: dative forms and the sex, where the grey columns are empty.

Declension asks a dictionary that is slow to load, so the caller may hand in the answers of an earlier day.
"""

import hashlib
from collections.abc import Iterable, Mapping

from automation.model.report import Performer
from automation.russian import decline_name, decline_organisation, decline_post, in_another_case, is_somebody, sex_of

Doubt = tuple[str, str, str]  # code of the finding, column, the form or name shown
Doubts = tuple[Doubt, ...]
DATIVES = ("Должность (дат.)", "Фамилия И.О. (дат.)", "Организация (дат.)")


def doubt_key(performer: Performer) -> str:
    """Return a key of everything the doubts depend on: another post, name or grey column gives another key."""
    grey = (performer.salutation, performer.post_dative, performer.name_dative, performer.organisation_dative)
    parts = (performer.post, performer.name, performer.organisation, performer.sex or "", *map(bool, grey))
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:24]


def doubts_of(performers: Iterable[Performer], known: Mapping[str, Doubts]) -> dict[str, Doubts]:
    """Return the doubts of each performer by ``doubt_key``; only what ``known`` does not have is looked up."""
    found: dict[str, Doubts] = {}
    for performer in performers:
        key = doubt_key(performer)
        if key not in found:
            found[key] = known[key] if key in known else tuple(_doubts(performer))
    return found


def proposed_dative(performer: Performer, header: str) -> tuple[str, bool] | None:
    """Return the dative the program would use for an empty grey column, and whether it is sure; None without one."""
    match header:
        case "Должность (дат.)" if performer.post and not performer.post_dative:
            post = decline_post(performer.post, performer.sex or sex_of(performer.name))
            return post.dative, post.sure
        case "Фамилия И.О. (дат.)" if performer.name and not performer.name_dative:
            name = decline_name(performer.name, performer.sex)
            return name.short_dative, name.sure
        case "Организация (дат.)" if performer.organisation and not performer.organisation_dative:
            organisation = decline_organisation(performer.organisation)
            return organisation.dative, organisation.sure
    return None


def _doubts(performer: Performer) -> Iterable[Doubt]:
    post, name, organisation = DATIVES
    said = dict(zip(DATIVES, (performer.post, performer.name, performer.organisation), strict=True))
    someone = is_somebody(performer.name)
    if someone and in_another_case(performer.name):
        yield "name-in-another-case", "Фамилия Имя Отчество", performer.name
        return  # a dative and a sex made of such a name would only mislead
    addressed = someone or performer.post  # an organisation's dative is used where it is addressed itself
    columns = (post, *((name,) if someone else ())) if addressed else (organisation,)
    for header in columns:
        proposed = proposed_dative(performer, header)
        if proposed and not proposed[1]:
            yield "dative-unsure", header, proposed[0] or said[header]
    if someone and not performer.salutation and decline_name(performer.name, performer.sex).sex is None:
        yield "sex-unknown", "Пол", performer.name
