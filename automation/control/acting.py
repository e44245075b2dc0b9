"""Who bears a performer's post on a day: «Замещение»."""

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from automation.model.report import Performer, Substitution


def acting(performer: Performer, substitutions: Iterable[Substitution], on: date) -> Performer:
    """The performer as he is written to and called: a substitute replaces person, post and their forms."""
    for substitution in substitutions:
        since, until = substitution.since or date.min, substitution.until or date.max
        if substitution.code == performer.code and since <= on <= until:
            return replace(
                performer,
                name=substitution.name,
                post=substitution.post or performer.post,
                sex=None,
                salutation="",
                name_dative="",
                post_dative="" if substitution.post else performer.post_dative,
            )
    return performer
