"""Plays the story of an office from its table of days: every paper, what was true on its morning, its golden text."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec import Struct

from automation.day import running
from tests.support.agreeing import disagreements, shown
from tests.support.clerk import ROOT
from tests.support.golden import unlike
from tests.support.office_days import Issued, Office, lines_of
from tests.support.truth import Lie, Witness, World, lies_in, lies_in_mail, paper_of
from tests.support.truth.clauses import plain

STORIES = ROOT / "tests" / "stories"
GOLDEN = ROOT / "tests" / "golden" / "stories"


class Told(Struct, frozen=True):
    """A paper as its file reads, and what was true on its morning."""

    issued: Issued
    world: World

    def lies(self, text: str = "") -> list[Lie]:
        """Return what the paper, or another text in its place, claims without ground."""
        return lies_in(self.world, paper_of(self.world, self.issued.number, self.issued.on), text or self.issued.text)


class Story(Struct, frozen=True):
    """Every paper of the days played, the last of these days, what their morning messages counted wrongly, and on the
    mornings that were looked at closely every figure two outputs tell differently.
    """

    until: date
    papers: tuple[Told, ...]
    wrong_mail: tuple[Lie, ...]
    disagreements: tuple[str, ...]

    def lies(self) -> list[Lie]:
        """Return what papers and messages claim without ground."""
        return [lie for told in self.papers for lie in told.lies()] + list(self.wrong_mail)

    def paper(self, number: str, on: str) -> Told:
        """Return the paper with a number and a day («16.12.2025»)."""
        found = [t for t in self.papers if t.issued.number == number and f"{t.issued.on:%d.%m.%Y}" == on]
        assert len(found) == 1, f"{len(found)} papers {number} of {on}"
        return found[0]


def played(office: Office, days: Iterable[date], table: str, *closely: date, unsigned: Collection[date] = ()) -> Story:
    """Play these days in turn; the papers of ``unsigned`` days wait.

    Boards and lists cost half of a day: only days looked at ``closely`` write them.
    """
    witness = Witness(office.home)
    lines = lines_of(table)
    told: list[Told] = []
    wrong: list[Lie] = []
    unlike: list[str] = []
    on = date.min
    for on in days:
        with pytest.MonkeyPatch.context() as patch:
            if on not in closely:
                patch.setattr(running, "write_views", lambda *_, **__: [])
            issued = office.day(on, tuple(line for line in lines if line.on == on), send=on not in unsigned)
        world = witness.look(on, office.clerk.workbook)
        told += [Told(paper, world) for paper in issued]
        wrong += lies_in_mail(world, office.home)
        unlike += disagreements(shown(office.home, on), world) if on in closely else []
    return Story(on, tuple(told), tuple(wrong), tuple(unlike))


def missed(story: Story, name: str) -> list[str]:
    """Return the story's false sentences that no check finds in the finished paper they are put into."""
    found, finished = [], dict[str, Counter[str]]()
    for line in (STORIES / f"{name}.false.txt").read_text("utf-8").splitlines()[2:]:
        which, check, sentence = (part.strip() for part in line.split("|"))
        told = story.paper(*which.split())
        old, arrow, new = sentence.partition(" →")
        text = plain(told.issued.text)
        assert not arrow or old in text, f"{which} does not say «{old}»"
        false = text.replace(old, new.strip()) if arrow else f"{text}\n{sentence}"
        if which not in finished:
            finished[which] = Counter(lie.check for lie in told.lies(text))
        if Counter(lie.check for lie in told.lies(false))[check] <= finished[which][check]:
            found.append(line)
    return found


def unlike_golden(story: Story, name: str, folder: Path, until: date = date.max) -> str:
    """Tell how the papers differ from the golden text of the story; "" where they do not.

    What a story that was played in part has kept after ``until`` stays as it is.
    """
    golden = GOLDEN / f"{name}.txt"
    kept = ("\n" + golden.read_text("utf-8")).split("\n=== ")[1:] if golden.exists() else []
    later = (f"=== {page}" for page in kept if datetime.strptime(page[:10], "%d.%m.%Y").date() > until)
    return unlike("\n".join((*(_page(one.issued) for one in story.papers), *later)), golden, folder)


def _page(paper: Issued) -> str:
    to = f" {paper.addressee}" if paper.addressee else ""
    text = paper.text.replace("\u00a0–", " –").replace("\u00a0", "°")  # every dash is held: to show it hides the rest
    lines = list(_body(text.splitlines()))
    return "\n".join((f"=== {paper.on:%d.%m.%Y} {paper.number} {paper.kind}{to}", *lines, ""))


def _body(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a paper without the office's name and address, which head every letter."""
    yield from (line for line in lines if not line.startswith(("Администрация Аксайского", "эл. почта:")))
