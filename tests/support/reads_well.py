"""Finds slips that a reader of a finished paper sees at once, whatever the paper is about."""

import re

SLIPS = re.compile(
    r"  |(?<!…) [,.;:)](?!\.\.)|,\.|\)\)|;;|(?<!\.)\.\.(?!\.)|,,|;\.|:\.|:;|\( |\(\)|\([^()]*\(|– –|: :|^[,;.)]|^–(?=.)"
    r"|« | »|«»|««|»»|None|\{\{|\}\}|\{%"
    r"|[аояыи]\w (?:ый|ая|ое|ые|ого|ой|ых)\b"  # «указанная ый»: an ending beside a word that has its own
    r"|\bот \d\d\.\d\d\.\d{4} от\b"
    r"|(?i:\b(от|до|по|за|на|при|для|и|с|в|к|пункт\w*|срок\w*|отчёт\w*|сведени\w*) \1\b)"
)
PAIR = re.compile("«[^«»]*»")
NESTED = re.compile("«[^»]*?(?=«)")
ITSELF = re.compile(r" ?\((?:плана?-графика?|план-график)\)")  # the order's own name of its plan holds brackets


def slips_in(line: str) -> str:
    """Return the first slip of a line with the words around it; "" where the line reads well.

    Nested quotes end with one mark where two would meet, and official names keep theirs: «Концертный зал «Дон».
    """
    told = ITSELF.sub("", line.replace("\u00a0", " ").replace("\u202f", " "))
    if found := SLIPS.search(told):
        return told[max(0, found.start() - 20) : found.end() + 20]
    left = told
    while PAIR.search(left):
        left = PAIR.sub("", left)
    return told if "»" in left or left.count("«") > len(NESTED.findall(told)) else ""
