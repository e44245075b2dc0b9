"""What may reach a terminal: text and colours, no other command to it and no sign that turns the reading round."""

import re

COMMANDS = re.compile(
    "[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\x1b(?!\\[[0-9;]*m)"
)


def printable(text: str) -> str:
    """The text with a sign of replacement for each such character; line ends and tabs stay."""
    return COMMANDS.sub("\N{REPLACEMENT CHARACTER}", text)
