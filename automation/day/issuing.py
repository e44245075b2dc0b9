"""From decisions to papers with numbers and words, ready for one transaction of the register."""

from collections.abc import Iterable, Mapping
from datetime import date
from secrets import token_hex
from typing import TYPE_CHECKING, Self

from msgspec import Struct, field
from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.foresight import entry_of
from automation.control.morning import Morning
from automation.control.review import Review
from automation.control.waiting_messages import Settled
from automation.day.call import Call
from automation.day.office_templates import template_hash
from automation.day.paper_reason import paper_reason
from automation.errors import RegisterError, StoppedError, charged_to
from automation.file_names import paper_name, paper_path
from automation.model.catalogue import Sentence, finding
from automation.model.control import Entry, Paper
from automation.model.kinds import KINDS, Form, Kind
from automation.model.letter import Letter
from automation.model.plan import OrderId
from automation.model.report import Book, Finding
from automation.model.sheets import DISPATCH
from automation.numbering import plain_number
from automation.register import Matched, NewPaper, Register
from automation.register.paper_numbers import split_document
from automation.register.records import DispatchFault
from automation.russian import initials_last, show

if TYPE_CHECKING:
    from automation.letters.letter_facts import Facts
    from automation.letters.words import Words

TOKEN = 8  # characters of the random part of a code
STOPPED = "Остановлено до выпуска: ничего не выпущено, следующий запуск начнёт день сначала."


class Decided(Struct, frozen=True, kw_only=True):
    """One order's day: what was judged, what follows, what «Отправка» said.

    ``said`` is what it says of answers for the first time today, ``lost`` are the signed papers without a file.
    """

    review: Review
    decisions: Decisions
    matched: Matched = field(default_factory=Matched)
    said: Mapping[str, Settled] = field(default_factory=dict)
    lost: Mapping[str, date] = field(default_factory=dict)

    @property
    def morning(self) -> Morning:
        """Say what the order was judged by: its workbook, its history, the calendar and the day."""
        return self.review.morning

    @property
    def book(self) -> Book:
        """Return the workbook of the order as it counts today."""
        return self.review.morning.book

    @property
    def order(self) -> OrderId:
        """Return the order judged."""
        return self.book.order.id

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return the findings of the workbook, and rows of «Отправка» that match no paper."""
        book = self.book
        troubles = [
            finding(
                "dispatch-unmatched",
                sheet=DISPATCH,
                cell=book.cell(DISPATCH, "Документ", t.row),
                message=Sentence(t.message),
            )
            for t in self.matched.troubles
        ]
        return (*self.review.findings, *troubles)

    def telling(self, *told: Finding) -> Self:
        """Return the same order with more findings."""
        return replace(self, review=replace(self.review, findings=(*self.review.findings, *told)))


class Issue(Struct, frozen=True, kw_only=True):
    """One paper ready to be issued."""

    new: NewPaper
    letter: Letter
    decided: Decided


def compose_all(call: Call, register: Register, decided: Iterable[Decided]) -> "Desk":
    """Number and compose the papers of the day in their order: numbers follow without a gap."""
    desk = Desk(call=call, register=register)
    due = [(one, paper) for one in decided for paper in one.decisions.papers]
    for done, (one, paper) in enumerate(due, 1):
        with charged_to(one.order):
            desk.issue(one, paper)
        call.progress("Составлено документов", done, len(due))
        if call.stopping():
            raise StoppedError(STOPPED)
    return desk


def refuse_marked_numbers(register: Register, decided: Iterable[Decided], issues: Iterable[Issue]) -> None:
    """Raise ``RegisterError`` where a workbook says of a number about to be given that its paper was signed or sent.

    That paper was issued by a register that is gone: outbox lies on a disk that is not there today, or an older copy
    was put in its place. Marks of another year mean another paper, unless the register has issued none at all.
    """
    given = {plain_number(issue.new.number): issue.new for issue in issues}
    for one in decided:
        unknown = {t.row for t in one.matched.troubles if t.fault is DispatchFault.UNKNOWN}
        for row in one.book.dispatches:
            new = given.get(split_document(row.document)[0]) if row.row in unknown else None
            marked = row.sent_on or row.signed_on
            if not new or not marked or marked > new.paper.day:
                continue
            if marked.year == new.paper.day.year or not register.entries():
                raise RegisterError(
                    f"Ничего не выпущено: следующий номер – {new.number}, а в книге «{one.book.file}» (лист "
                    f"«{DISPATCH}», строка {row.row}) документ № {row.document} уже отмечен {show(marked)}. Учётный "
                    "журнал утрачен или восстановлен из старой копии: проверьте, на месте ли диск с папкой outbox, и "
                    "верните последний журнал вместе с документами. Если номер вписан по ошибке, исправьте строку."
                )


class Desk(Struct, kw_only=True):
    """Where the papers of one day get their numbers, their words and the names of their files.

    A paper that fails the last look (``check_letter``) is not issued: no number, its occasions stay
    open, and the findings say why.
    """

    call: Call
    register: Register
    words: "Words | None" = None
    issues: list[Issue] = field(default_factory=list)
    findings: list[tuple[Decided, Finding]] = field(default_factory=list)
    counters: dict[str, int] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    facts: "dict[OrderId, Facts]" = field(default_factory=dict)
    templates: dict[Form, str] = field(default_factory=dict)

    def findings_of(self, one: Decided) -> tuple[Finding, ...]:
        """Return what the last look found in the papers of one order."""
        return tuple(f for d, f in self.findings if d is one)

    def issue(self, one: Decided, paper: Paper) -> None:
        """Compose and look over one paper; it gets its number for good only then."""
        from automation.day.office_words import read_words
        from automation.letters.composing import compose
        from automation.letters.facts_check import check_letter

        if self.words is None:
            self.words = read_words(self.call.home, self.call.press)
        call, seq = self.call, self._next(paper)
        facts = replace(self._facts_of(one), number=printed_number(call, paper, seq))
        letter = compose(paper, facts, self.words)
        paper = as_printed(paper, letter)
        if call.settings.policy.qr and paper.form is Form.LETTER and not call.settings.policy.trial:
            letter = replace(letter, code=new_code(number_of(call, paper, seq), paper.day))
        found = check_letter(letter, paper, facts)
        self.findings += [(one, f) for f in found]
        if any(f.level == "error" for f in found):
            return
        self.counters[paper.journal] = seq
        self.issues.append(Issue(new=self._new(one, paper, seq, letter), letter=letter, decided=one))

    def _facts_of(self, one: Decided) -> "Facts":
        """Gather the facts all papers of an order share, once however many they are."""
        from automation.day.paper_facts import paper_facts

        if one.order not in self.facts:
            known, papers = paper_facts(self.call, one.review, ""), one.decisions.papers
            made = known.memo_made or any(p.kind is Kind.COMPLETION for p in papers)
            self.facts[one.order] = replace(known, papers=papers, memo_made=made)
        return self.facts[one.order]

    def _new(self, one: Decided, paper: Paper, seq: int, letter: Letter) -> NewPaper:
        number = number_of(self.call, paper, seq)
        return NewPaper(
            paper=paper,
            key=self.register.free_key(paper),
            number=number,
            seq=seq,
            printed=printed_number(self.call, paper, seq),
            letter=letter.as_json(),
            path=self._path(paper, number),
            template=self._template(paper.form),
            book=one.book.sha256,
            subject=letter.subject,
            signed_by=letter.signer_name,
            executor=self.call.settings.executor.name,
            reason=paper_reason(self.call, one.morning, paper),
        )

    def _template(self, form: Form) -> str:
        if form not in self.templates:
            self.templates[form] = template_hash(self.call.home, form)
        return self.templates[form]

    def _next(self, paper: Paper) -> int:
        journal = paper.journal
        if journal not in self.counters:
            start = getattr(self.call.settings.numbering.start, journal)
            self.counters[journal] = self.register.next_number(journal, paper.day.year, start) - 1
        return self.counters[journal] + 1

    def _path(self, paper: Paper, number: str) -> str:
        """Return a path inside outbox; the same name in one day gets « (2)» before its ending."""
        to = paper.addressee
        whose = (
            "" if to is None else (to.name and paper.form is Form.NOTE and initials_last(to.name)) or to.organisation
        )
        name = paper_name(paper.day, number, KINDS[paper.kind].file, whose or (to.name if to else ""))
        path = paper_path(paper.order, paper.day, name)
        self.taken[path] = self.taken.get(path, 0) + 1
        if self.taken[path] == 1:
            return path
        stem, dot, ending = path.rpartition(".")
        return f"{stem} ({self.taken[path]}){dot}{ending}"


def as_printed(paper: Paper, letter: Letter) -> Paper:
    """Return the paper with its answer dates only where its words name them: an office's words may ask for no day."""

    def named(day: date | None) -> date | None:
        return day if day and any(show(day) in p.text for p in letter.paragraphs) else None

    grounds = tuple(replace(g, respond_by=named(g.respond_by)) for g in paper.grounds)
    return replace(paper, respond_by=named(paper.respond_by), grounds=grounds)


def new_code(number: str, day: date, token: str = "") -> str:
    """Write what the code on a paper says: number, date and a random token, nothing of names, keys or words."""
    return f"№ {number} от {day:%d.%m.%Y} {token or token_hex(TOKEN // 2).upper()}"


def printed_number(call: Call, paper: Paper, seq: int) -> str:
    """Return what stands on the paper: nothing on a справка, in a trial, or where numbers are given by hand."""
    by_hand = call.settings.policy.trial or call.settings.numbering.assign == "by_hand"
    return "" if by_hand or paper.form is Form.REFERENCE else number_of(call, paper, seq)


def number_of(call: Call, paper: Paper, seq: int) -> str:
    """Return the number by the journal's mask; a trial's numbers can be taken for nothing else."""
    if call.settings.policy.trial:
        return f"ПРОБА-{paper.journal[0].upper()}-{seq}"
    mask: str = getattr(call.settings.numbering, paper.journal)
    return mask.format(n=seq, year=paper.day.year)


def as_entry(issue: NewPaper, *, dry: bool = False) -> Entry:
    """Return a paper of today as the register will show it; a dry run has neither number nor path."""
    entry = entry_of(issue.paper)
    if dry:
        return replace(entry, key=issue.key)
    return replace(entry, key=issue.key, number=issue.number, printed=issue.printed, path=issue.path)
