"""Who owes something, named in a subject and in the lists of mail and board."""

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
    forms = ORGANISATIONS if all(is_organisation(b.performer) for b in rest) else PERFORMERS
    if names and len(names[0]) <= SUBJECT_NAME and not (named and len(names) > 1):
        named, names, more = [*named, names[0]], names[1:], "ещё "
    else:
        more = ""
    counted = [f"{more}{len(names)} {plural(len(names), *forms)}"] if names else []
    return join([*named, *counted])


def is_organisation(performer: Performer) -> bool:
    """Tell whether somebody is counted as an organisation: no official, entrepreneur or holder of a village."""
    body = performer.organisation and not (performer.in_office or performer.stands_for)
    return bool(body) and not entrepreneur(performer.organisation)


def _officials(performers: Iterable[Performer]) -> list[str]:
    """Write «заместители главы» for deputies; of other posts one is named, several are counted."""
    posts = [p.post.strip() for p in {p.code: p for p in performers}.values()]
    others = [post for post in posts if not DEPUTY.fullmatch(post)]
    deputies = len(posts) - len(others)
    told = [plural(min(deputies, 2), *DEPUTIES)] if deputies else []
    if len(others) == 1:
        return [*told, in_sentence(others[0]) if 0 < len(others[0]) <= SUBJECT_NAME else OFFICIALS[0]]
    return [*told, f"{len(others)} {plural(len(others), *OFFICIALS)}"] if others else told
