"""What nobody can be sure of in a performer's address: the dative forms and the sex, unless the grey columns say.

Declension asks a dictionary that is slow to load, so answers given on an earlier day may be handed in.
"""

import hashlib
from collections.abc import Iterable, Mapping

from automation.model.report import Performer
from automation.russian import decline_name, decline_organisation, decline_post, sex_of

Doubt = tuple[str, str, str]  # code of the finding, column, the form or name shown
Doubts = tuple[Doubt, ...]


def doubt_key(performer: Performer) -> str:
    """What the answer rests on, and nothing else: another post, name or grey column is another key."""
    grey = (performer.salutation, performer.post_dative, performer.name_dative, performer.organisation_dative)
    parts = (performer.post, performer.name, performer.organisation, performer.sex or "", *map(bool, grey))
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()[:24]


def doubts_of(performers: Iterable[Performer], known: Mapping[str, Doubts]) -> dict[str, Doubts]:
    """The doubts of each performer by ``doubt_key``; only what ``known`` does not have is looked up."""
    found: dict[str, Doubts] = {}
    for performer in performers:
        key = doubt_key(performer)
        if key not in found:
            found[key] = known[key] if key in known else tuple(_doubts(performer))
    return found


def _doubts(performer: Performer) -> Iterable[Doubt]:
    if performer.post and not performer.post_dative:
        post = decline_post(performer.post, performer.sex or sex_of(performer.name))
        if not post.sure:
            yield "dative-unsure", "Должность (дат.)", post.dative
    if performer.name:
        name = decline_name(performer.name, performer.sex)
        if not name.sure and not performer.name_dative:
            yield "dative-unsure", "Фамилия И.О. (дат.)", name.short_dative
        if name.sex is None and not performer.salutation:
            yield "sex-unknown", "Пол", performer.name
    if not performer.name and performer.organisation and not performer.post and not performer.organisation_dative:
        organisation = decline_organisation(performer.organisation)
        if not organisation.sure:
            yield "dative-unsure", "Организация (дат.)", organisation.dative
