"""The order of a higher body an order carries out, from its preamble: to whom information may have to go up."""

import re

from automation.plan.order.blocks import flat
from automation.russian import decline_organisation, fold

_CITED = re.compile(
    r"\b[Рр]аспоряжени(?:ем|я|ю)\s+(?P<body>[А-ЯЁ][^«»;,№]{3,140}?)\s+от\s+(?P<day>\d{1,2}\.\d{2}\.\d{4})"
    r"(?:\s?г(?:ода|\.)?)?\s*№\s*(?P<number>\d[\w/-]*)(?!\s?[-/]?\s?дсп)"
)


def superior_act(preamble: str, own_body: str) -> str:
    """Return «распоряжение Администрации Аксайского района от 05.12.2025 № 94»; "" where no other body is cited.

    Only orders set tasks; rulings and laws are grounds. A paper «для служебного пользования» is never named.
    """
    mine = {fold(own_body), fold(decline_organisation(own_body).genitive)} if own_body else set()
    for found in _CITED.finditer(flat(preamble)):
        body, number = found["body"].strip(), found["number"]
        if fold(body) not in mine and "дсп" not in number.casefold():
            return f"распоряжение {body} от {found['day']} № {number}"
    return ""
