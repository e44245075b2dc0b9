"""Text with marks → paragraphs: what is quoted, what is verbatim, what is a step of a list.

While a text is rendered, words of the order and official names travel between marks from
Unicode's private area, so that typography touches neither and a template author need not care.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from automation.model.letter import Paragraph, Run
from automation.patterns import lazy
from automation.russian import capital, clean, typography
from automation.russian.typography import SHORTENED

QUOTED, VERBATIM, END = "\ue000", "\ue001", "\ue002"
STEP = "*)"  # a line of a words file that is one step of a numbered list
DASH = "-)"  # a line that is one part of a list without numbers
TABLE = "(таблица)"  # a line of a words file where the table of items stands
MARKS = lazy(f"[{QUOTED}{VERBATIM}{END}]")
_STRETCH = lazy(f"([{QUOTED}{VERBATIM}])([^{END}]*){END}")
_BLANKS = lazy(r"[ \t]+")
_NESTED = lazy(r"\(([^()]*) \((?!план)([^()]*)\)\)")  # the order's own name of its plan may hold brackets


def quoted(text: str) -> str:
    """Mark words of the order or of a report, which are shown as written."""
    return f"{QUOTED}{bare(text)}{END}" if text.strip() else ""


def verbatim(text: str) -> str:
    """Mark an official name or a registration number: part of our sentence, but never retouched."""
    return f"{VERBATIM}{bare(text)}{END}" if text.strip() else ""


def begun(line: str) -> str:
    """Begin a line or a cell with a large letter where a name opens it; our own words begin as they are written."""
    return line[:1] + capital(line[1:]) if line.startswith(VERBATIM) else line


@lru_cache(maxsize=1 << 15)  # a memo names ten thousand organisations again and again
def bare(text: str) -> str:
    """Return the text without our marks, hygienic (control characters, blanks)."""
    return clean(MARKS.sub("", text))


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a marked text as it reads, typography done: for requisites."""
    return "".join(run.text for run in runs_of(text))


@lru_cache(maxsize=4096)
def runs_of(text: str) -> tuple[Run, ...]:
    """Return the runs of one marked line; neighbours of one sort are joined."""
    runs: list[Run] = []
    for piece, is_quoted in _pieces(_BLANKS.sub(" ", text).strip()):
        if runs and runs[-1].quoted == is_quoted:
            runs[-1] = Run(text=runs[-1].text + piece, quoted=is_quoted)
        elif piece:
            runs.append(Run(text=piece, quoted=is_quoted))
    return tuple(runs)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield own and foreign words by turns.

    Own words are set as one line with a placeholder for each foreign stretch, because a quote or
    a blank between the two belongs to both sides.
    """
    stretches = _STRETCH.findall(text)
    own = _set(_STRETCH.sub(END, text)).split(END)
    ended = False  # the words of the order just told end with a quotation mark, which ends our own quotation too
    for index, words in enumerate(own):
        yield words.removeprefix("»") if ended else words, False
        if index < len(stretches):
            mark, foreign = stretches[index]
            ended = mark == QUOTED and foreign.endswith("»")
            yield foreign, mark == QUOTED


@lru_cache(maxsize=4096)
def _set(own: str) -> str:
    """Set our own words of one line; letters differ in names, seldom in these.

    A term in brackets that has brackets of its own gets a comma: «(до 14.12.2025, нерабочий день)».
    """
    return typography(_NESTED.sub(r"(\1, \2)", own))


def paragraphs_of(lines: Iterable[str]) -> tuple[tuple[Paragraph, ...], int]:
    """Return the paragraphs of rendered sections, and the index of the one the table follows (-1: none).

    Steps are numbered and stopped like one sentence; a single step is no list and is told within
    its leading sentence.
    """
    found: list[Paragraph] = []
    steps: list[tuple[str, str]] = []
    lead, table = "", -1
    for line in (*(text.strip() for text in lines), ""):
        if line.startswith((STEP, DASH)):
            steps.append((line[:2], _unstopped(line[2:])))
            continue
        if lead or steps:
            found.extend(_listed(lead, steps))
            lead, steps = "", []
        if line == TABLE:
            table = table if table >= 0 else len(found) - 1
        elif line.endswith(":"):
            lead = line
        elif line:
            found.append(Paragraph(runs=runs_of(_stopped_once(begun(line)))))
    return tuple(found), table


def _listed(lead: str, steps: list[tuple[str, str]]) -> Iterator[Paragraph]:
    if len(steps) == 1 and lead:
        mark, step = steps[0]
        yield Paragraph(runs=runs_of(stopped(f"{lead if mark == DASH else lead.rstrip(':')} {step}", ".")))
        return
    if lead:
        yield Paragraph(runs=runs_of(lead))
    for number, (mark, step) in enumerate(steps, 1):
        stop = "." if number == len(steps) else ";"
        shown = step if mark == DASH else f"{number}) {step}"
        yield Paragraph(runs=runs_of(stopped(shown, stop)), role="step")


def _unstopped(step: str) -> str:
    """Return a step without the stop it was written with; the point of initials and of «г.» is no stop."""
    bare_step = step.strip().rstrip(",;:")
    shortened = SHORTENED.search(MARKS.sub("", bare_step))
    return bare_step if shortened else bare_step.rstrip(".;:")


def _stopped_once(line: str) -> str:
    """Take one stop off a sentence that ends with initials: their point is its stop."""
    plain_text = MARKS.sub("", line)
    doubled = plain_text.endswith("..") and not plain_text.endswith("...")
    return line[:-1] if doubled and line.endswith(".") else line


def stopped(text: str, stop: str) -> str:
    """Return the text with its stop; a full stop is not doubled after initials."""
    return text if stop == "." and MARKS.sub("", text).endswith(".") else text + stop
