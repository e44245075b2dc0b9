"""Who owes something, as a subject and a line of mail name him: some by name, the rest counted."""

import re
from collections.abc import Iterable, Sequence

from automation.letters.cases import PERFORMERS, in_sentence
from automation.model.figures import Bearer
from automation.model.report import Performer
from automation.patterns import lazy
from automation.russian import entrepreneur, join, plural

SUBJECT_NAME = 60  # letters of an organisation a subject still carries; a longer one is counted, never cut
UNNAMED = "организация без названия"
DEPUTY = lazy(r"(?:первый )?заместитель главы\b.*", re.IGNORECASE)
DEPUTIES = ("заместитель главы", "заместители главы", "заместители главы")
ORGANISATIONS = ("организация", "организации", "организаций")
OFFICIALS = ("должностное лицо", "должностных лица", "должностных лиц")


def called(bearer: Bearer) -> str:
    """Name who owes something; a bare code says nothing to a reader of mail."""
    performer = bearer.performer
    return bearer.name if performer.organisation or performer.post else UNNAMED


def few(owing: Sequence[Bearer]) -> str:
    """Name the officials and the units of the office and count the organisations; of these alone name the first.

    «заместители главы, Управление образования и 3 организации», «МБУ «Пример» и ещё 2 организации». What is too long
    for a subject is counted, never cut; an entrepreneur, whoever stands for a village and a person without an
    organisation are no organisations.
    """
    officials = _officials(v.performer for b in owing if b.performer.official for v in b.verdicts)
    named = [*officials, *(called(b) for b in owing if b.performer.unit)]
    if sum(map(len, named)) > SUBJECT_NAME:
        named = officials
    rest = [b for b in owing if not b.performer.official and called(b) not in named]
    names = [called(b) for b in rest]
    forms = forms_of(b.performer for b in rest)
    if names and len(names[0]) <= SUBJECT_NAME and not (named and len(names) > 1):
        named, names, more = [*named, names[0]], names[1:], "ещё "
    else:
        more = ""
    counted = [f"{more}{len(names)} {plural(len(names), *forms)}"] if names else []
    return join([*named, *counted])


def forms_of(performers: Iterable[Performer]) -> tuple[str, str, str]:
    """Choose the word for these: an official, an entrepreneur and whoever stands for a village are no organisation."""
    bodies = (p.organisation and not (p.in_office or p.stands_for or entrepreneur(p.organisation)) for p in performers)
    return ORGANISATIONS if all(bodies) else PERFORMERS


def _officials(performers: Iterable[Performer]) -> list[str]:
    """Write «заместители главы» for deputies; of other posts one is named, several are counted."""
    posts = [p.post.strip() for p in {p.code: p for p in performers}.values()]
    others = [post for post in posts if not DEPUTY.fullmatch(post)]
    deputies = len(posts) - len(others)
    told = [plural(min(deputies, 2), *DEPUTIES)] if deputies else []
    if len(others) == 1:
        return [*told, in_sentence(others[0]) if 0 < len(others[0]) <= SUBJECT_NAME else OFFICIALS[0]]
    return [*told, f"{len(others)} {plural(len(others), *OFFICIALS)}"] if others else told
