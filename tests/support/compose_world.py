"""Judges and composes over order № 454: two deputies, four organisations, one person for social media; all samples."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import cache, partial

from msgspec.structs import replace

from automation.control.acting import executor_on, officials_on, signers_of
from automation.control.amended import FORMER
from automation.control.decisions import Decisions
from automation.control.obligations import refused_extensions
from automation.control.review import Review, follow, review
from automation.control.seen import new_versions
from automation.control.unanswered import entered_for, ignored_by, spoken_since, unanswered_of
from automation.letters.address import signer_of
from automation.letters.appendix import appendix_of
from automation.letters.laid_out import laid_out
from automation.letters.letter_facts import Facts, Memo, as_listed, memo_of
from automation.letters.marks import plain
from automation.letters.measures import measures_of, measures_taken
from automation.letters.memo_texts import lists_of
from automation.letters.words import Words
from automation.model.control import Entry, History, Paper, PaperState
from automation.model.figures import Figures
from automation.model.kinds import Kind
from automation.model.letter import Appendix, Letter
from automation.model.plan import Item, Order
from automation.model.report import Book, Extension, Performer, Publication, State, StatusRow
from automation.model.reported import Snapshot
from automation.model.settings import Executor, Office, Settings, Signatory
from automation.model.told_facts import facts_of
from tests.support.compose_order import (
    BODY,
    DEPUTY,
    HEAD,
    ORDER,
    PERFORMERS,
    ROOT,
    items,
)

OFFICE = Office(name=BODY, short_name="Администрация", unit="Общий отдел", email="office@example.org")
SETTINGS = Settings(
    office=OFFICE,
    executor=Executor(name="Образцова Наталья Петровна", phone="0-00-00"),
    signatory_letter=Signatory(
        post=DEPUTY,
        post_short="Заместитель главы Администрации по социальным вопросам",
        name="Бобков Дмитрий Александрович",
    ),
    signatory_second=Signatory(post=HEAD.post, post_short="Глава Администрации", name=HEAD.name),
    signatory_note=Signatory(post="Начальник общего отдела", name="Образцова Наталья Петровна"),
)


@cache
def words() -> Words:
    folder = ROOT / "templates" / "words"
    return Words({p.name: p.read_text("utf-8") for p in sorted(folder.glob("*.txt"))})


def row(code: str, item: str, **values: object) -> StatusRow:
    return StatusRow(code=code, item=item, row=0, **values)  # type: ignore[arg-type]


def done(code: str, item: str, on: date, **values: object) -> StatusRow:
    """Make a row that is executed, evidenced, and accepted on the day of execution."""
    filled = {"evidence": "письмо", "accepted_on": on, "accepted_by": "Образцова Н.П.", **values}
    return row(code, item, state=State.DONE, executed_on=on, **filled)


def book(
    *rows: StatusRow,
    order: Order = ORDER,
    plan: tuple[Item, ...] = (),
    performers: tuple[Performer, ...] = PERFORMERS,
    publications: tuple[Publication, ...] = (),
    extensions: tuple[Extension, ...] = (),
) -> Book:
    """Make a workbook with a row for every obligation; ``rows`` take the places of empty ones."""
    plan = plan or items()
    given = {(r.code, r.item): r for r in rows}
    all_rows: list[StatusRow] = []
    for item in plan:
        for performer in performers:
            if set(item.groups) & set(performer.groups):
                filled = given.get((performer.code, item.number)) or row(performer.code, item.number)
                all_rows.append(replace(filled, row=len(all_rows) + 2))
    return Book(
        file="454.xlsx",
        sha256="0",
        modified="",
        order=order,
        items=plan,
        performers=performers,
        rows=tuple(all_rows),
        publications=publications,
        extensions=extensions,
        columns={},
    )


def judged(
    workbook: Book, on: date, history: History | None = None, settings: Settings = SETTINGS
) -> tuple[Review, Decisions]:
    reviewed = review(workbook, history or History(spent={}, confirmed={}), settings, on)
    return reviewed, follow(reviewed)


def facts(reviewed: Review, settings: Settings = SETTINGS, **values: object) -> Facts:
    morning = reviewed.morning
    signers = signers_of(settings, morning.book, morning.on)
    given: dict[str, object] = {
        "order": morning.book.order,
        "items": morning.book.items,
        "office": settings.office,
        "executor": executor_on(settings, signers),
        "signatories": signers.people,
        "head": signers.head,
        "control": signers.control,
        "officials": lambda day: officials_on(settings, morning.book, day),
        "policy": settings.policy,
        "assign": settings.numbering.assign,
        "publications": morning.book.publications,
        "extensions": morning.book.extensions,
        "refused": refused_extensions(morning),
        "entries": morning.history.entries,
        "snapshots": morning.history.snapshots,
        "amending": morning.history.amending,
        "changes": morning.changes,
        "amended_terms": reviewed.plan.get(FORMER, ()),
        "memo_made": morning.memo_day is not None,
        "figures": reviewed.figures,
        "judged": laid_out(morning.verdicts),
        "when": morning.calendar.add,
        "written": morning.written,
        "entered": partial(entered_for, morning),
        "unanswered": partial(unanswered_of, morning),
        "ignored": partial(ignored_by, morning),
        "spoken": partial(spoken_since, morning),
        "ruled": morning.rulings_of,
    }
    return Facts(**{**given, **values})  # type: ignore[arg-type]


def paper_for(decisions: Decisions, code: str = "", kind: Kind | None = None) -> Paper:
    """Return the one paper of the day for an addressee, or of a kind."""
    found = [
        p
        for p in decisions.papers
        if (not code or (p.addressee is not None and p.addressee.code == code)) and (kind is None or p.kind is kind)
    ]
    assert len(found) == 1, f"{len(found)} papers"
    return found[0]


def entry(paper: Paper, number: str, *, sent: date | None = None, answer: str = "", registered: str = "") -> Entry:
    """Make what the register keeps of an issued paper."""
    state = PaperState.ANNULLED if answer == "-" else (PaperState.SENT if sent else PaperState.DRAFT)
    return Entry(
        key=paper.key,
        number=number,
        kind=paper.kind,
        form=paper.form,
        order=paper.order,
        day=paper.day,
        addressee_code=paper.addressee.code if paper.addressee else "-",
        addressee_organisation=paper.addressee.organisation if paper.addressee else "",
        addressee_name=paper.addressee.name if paper.addressee else "",
        occasions=tuple(g.occasion for g in paper.grounds),
        details={g.occasion: g.detail for g in paper.grounds},
        state=state,
        signed_on=sent,
        sent_on=sent,
        registered=registered,
        answer=answer,
        signer=paper.signer,
        printed=number,
        respond_by=paper.respond_by,
    )


def after(history: History, papers: Mapping[str, Paper], sent: date | None, reviewed: Review) -> History:
    """Return the history after papers (by their numbers) were issued and, where a day is given, sent."""
    entries = tuple(entry(p, n, sent=sent) for n, p in papers.items())
    snapshots = tuple(
        Snapshot(kind=p.kind, day=p.day, facts=facts_of(reviewed.figures))
        for p in papers.values()
        if p.kind in {Kind.PROGRESS, Kind.COMPLETION, Kind.SUPPLEMENT}
    )
    return replace(
        history,
        entries=(*history.entries, *entries),
        spent={**history.spent, **{o: e for e in entries for o in e.occasions}},
        snapshots=(*history.snapshots, *snapshots),
        rows={**history.rows, **{v.key: (*history.rows.get(v.key, ()), v) for v in new_versions(reviewed.morning)}},
        rows_since=ORDER.date,
    )


def publication(day: int, messenger: str, elsewhere: str, code: str = "СОЦ", **values: object) -> Publication:
    first = datetime.fromisoformat(f"2025-12-{day:02}T{messenger}")
    other = datetime.fromisoformat(f"2025-12-{day:02}T{elsewhere}")
    given = {"material": f"Новость от {day} декабря", "source": "официальный сайт", **values}
    return Publication(code=code, day=first.date(), messenger_at=first, elsewhere_at=other, **given)  # type: ignore[arg-type]


def outline(letter: Letter) -> str:
    """Write a letter as a readable page: each line is a role, a bar and the text; quoted words stand in braces."""
    lines = [f"[{letter.form.value}] {letter.title}".strip(), f"номер | {letter.number_line}"]
    if letter.draft_mark:
        lines.append(f"пометка | {letter.draft_mark}")
    lines += [f"бланк | {x}" for x in (letter.body_name, letter.unit, *letter.reference_data) if x]
    lines += [f"адресат | {x}" for x in letter.addressee]
    lines += [f"заголовок | {letter.subject}", f"обращение | {letter.salutation}"]
    for index, paragraph in enumerate(letter.paragraphs):
        text = "".join(f"{{{r.text}}}" if r.quoted else r.text for r in paragraph.runs)
        lines.append(f"{'шаг' if paragraph.role == 'step' else 'абзац'} | {text}")
        if index == letter.table_after:
            lines += [
                " | ".join(("строка", r.number, r.text, r.term, *filter(None, (r.performers,)))) for r in letter.rows
            ]
    lines += [f"приложение | {x}" for x in letter.attachments]
    lines += [f"заключение | {letter.closing}", f"подпись | {letter.signer_post} | {letter.signer_name}"]
    lines += [f"исполнитель | {x}" for x in letter.executor]
    if letter.appendix:
        lines += [f"к листу | {x}" for x in letter.appendix.caption]
        lines.append(f"план | {letter.appendix.title}")
        lines += [
            " | ".join(("строка", r.number, r.text, r.term, r.performers, r.mark.replace("\n", " / ")))
            for r in letter.appendix.rows
        ]
        for table in (letter.appendix, *letter.appendix.besides):
            lines += [f"организации | {table.organisations_title}"] if table.organisations else []
            lines += [
                " | ".join(("организация", o.organisation, o.total, o.moved, o.percent, o.day, o.letter, o.answer))
                for o in [*table.organisations, table.total]
                if o
            ]
    return "\n".join(line.replace("\u00a0", "°").rstrip() for line in lines) + "\n"


def still_open(figures: Figures) -> Figures:
    """Return the figures with no item called done: a справка goes on telling the people of an item until it is."""
    return replace(figures, items=tuple(replace(i, done=False) for i in figures.items))


def lists_told(figures: Figures, known: Facts, author: str = "", *, running: bool = False) -> str:
    """Return the lists of a memo, or of a справка (``running``), as one text: «title: line; line» a list."""
    memo = memo_of(figures, known, words(), author, running=running)
    told = (": ".join(filter(None, (one["название"], "; ".join(one["строки"])))) for one in lists_of(as_listed(memo)))
    return plain("\n".join(told)).replace("\u00a0", " ").replace("\u2011", "-")


def appendix_told(figures: Figures, known: Facts, paper: Paper) -> Appendix:
    """Return the appendix of a memo."""
    memo = memo_of(figures, known, words(), signer_of(paper, known).name)
    return appendix_of(memo, paper, measures_of(memo))


def measures_told(memo: Memo) -> list[str]:
    """Return the measures of a memo as its words have them."""
    return measures_taken(measures_of(memo), memo)
