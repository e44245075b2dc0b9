"""The table of people below the memo's plan: one row for each organisation that owes figures, and their sum.

«Письмо» names our papers that asked about these items and really went out, «Ответ» what the organisation sent
(«Вх. № и дата», else the column «Ответ»). Whose numbers may be added is decided in ``control.people`` (papers.md A10).
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from automation.control.returns import incoming_of
from automation.control.sent_papers import all_asked, items_asked_for
from automation.letters.answers_cited import answer_cited, without_words
from automation.letters.answers_elsewhere import about_others
from automation.letters.answers_told import no_written
from automation.letters.appendix_variables import OutsideTotalValues, PeopleTitleValues, TotalValues, UntoldNumberValues
from automation.letters.cases import performer_name, taking_part
from automation.letters.citing import cited, sent
from automation.letters.item_cases import items_in_cases
from automation.letters.letter_facts import Memo
from automation.letters.marks import bare, begun, plain, verbatim
from automation.letters.news import incoming_words
from automation.letters.people_apart import UNCOUNTED
from automation.letters.people_reasons import is_back
from automation.letters.people_sum import Sum
from automation.letters.people_words import counted_deed
from automation.letters.tellable import tellable
from automation.model.control import Entry, Verdict
from automation.model.figures import Figures, OrganisationFigures, People
from automation.model.kinds import REPEATED
from automation.model.letter import OrganisationRow
from automation.model.report import Performer, Relation
from automation.model.standing import DONE, Standing
from automation.russian import fold, join, parse_day, percent, requisites, show, shown

FILE = "appendix.txt"
NONE = "–"  # a cell of the table about which nothing is known


def people_title(figures: Figures) -> PeopleTitleValues:
    """Say what the table is about: the deed, whose it is, the items where there are several tables, and the period."""
    deed, items = counted_deed(figures), figures.people.numbers
    named, whose = deed.known and (figures.people_besides or deed.by_item), deed.crowd.closed if deed.ends else ""
    return {
        "о_чём": deed.about,
        "кого": whose.removesuffix(","),
        "оборот": whose.endswith(",") or (deed.known and not deed.ends),
        "пункты": items_in_cases(items) if named else {},
        "период": Sum(figures.people, figures).reports,
        "своих": all(o.relation is Relation.OFFICE for o in figures.people.given),
    }


def people_rows(memo: Memo) -> tuple[OrganisationRow, ...]:
    """Return the rows in workbook order, silent organisations among them; () where nobody has given any figures.

    Those who only agreed to take part stand last, because the sum leaves them out. A single row without a letter and an
    answer would only repeat the text (decision 0345).
    """
    apart = _apart(memo.figures.people)
    rows = tuple(row for o in _told(memo.figures) for row in _rows(o, memo, apart=o.organisation in apart))
    return rows if len(rows) > 1 or any(bare(cell) != NONE for row in rows for cell in (row.letter, row.answer)) else ()


def _apart(people: People) -> set[str]:
    return {*(o.organisation for o in people.agreed), *people.agreed_silent}


def _told(figures: Figures) -> Iterator[OrganisationFigures]:
    """Yield whoever has a row, in its order."""
    people, apart = figures.people, _apart(figures.people)
    silent = {*people.missing, *people.doubted, *people.agreed_silent}
    own = [o for o in people.bodies if people.given and (o.headcounts or o.organisation in silent)]
    yield from Sum(people, figures).apart(sorted(own, key=lambda o: o.organisation in apart))


def papers_in_tables(memo: Memo) -> set[str]:
    """Return the keys of the papers that the tables name and that asked about their items alone."""
    found: set[str] = set()
    for people in memo.figures.every_people:
        figures = replace(memo.figures, people=people)
        counting = {item.number for item in people.items}
        found |= {e.key for e in papers_of_table(figures, memo) if items_asked_for(e) <= counting}
    return found


def papers_of_table(figures: Figures, memo: Memo) -> list[Entry]:
    """Return the papers that the rows of a table name."""
    sum_ = Sum(figures.people, figures)
    return [e for o in _told(figures) for e in _papers(o, figures, memo, sum_.teller(o))]


def people_total(rows: tuple[OrganisationRow, ...], memo: Memo) -> OrganisationRow | None:
    """Return the sum of the columns, saying whom it leaves out; None where it would only repeat one row."""
    if not rows:
        return None
    people = memo.figures.people
    told = Sum(people, memo.figures)
    values: TotalValues = {
        "без": join([*told.left_out.names, *map(told.whose, people.unsettled)]),
        "не_учтены": UNCOUNTED[3] if people.unsettled else told.left_out.uncounted,
    }
    label = memo.words.line(FILE, "итог таблицы", values)
    return _row(plain(label), people.total, people.moved) if len(rows) > 1 and told.is_made else None


def _rows(organisation: OrganisationFigures, memo: Memo, *, apart: bool) -> Iterator[OrganisationRow]:
    """Return the row of one organisation; one for each performer where their numbers cannot be put together.

    Where the number is one official's alone, the others of his office who count people have their rows, too.
    """
    figures, words = memo.figures, memo.words
    sum_ = Sum(figures.people, figures)
    one = sum_.teller(organisation)
    name = begun(performer_name(one)) if one else verbatim(organisation.organisation)
    outside: OutsideTotalValues = {
        "организация": name,
        "участие": taking_part(v.performer for v in organisation.verdicts),
        "есть_итог": sum_.is_made,
    }
    name = words.line(FILE, "вне итога", outside) if apart else name
    if organisation.staff_total is not None:
        papers = _correspondence(organisation, memo, one)
        total, moved = organisation.staff_total, organisation.staff_moved or 0
        day = _completed(organisation.staff_day, organisation, sum_, total, moved)
        yield replace(_row(plain(name), total, moved), day=day, **papers)
    elif organisation.headcounts:
        papers = _correspondence(organisation, memo, one)
        for told in organisation.headcounts:
            day = _completed(told.day, organisation, sum_, told.total, told.moved)
            whose = plain(f"{name} ({performer_name(told.performer)})")
            yield replace(_row(whose, told.total, told.moved), day=day, **papers)
    else:
        yield _untold(name, organisation, memo, one)
    counting = [v.performer for v in _borne(organisation, figures) if v.standing is not Standing.NOT_APPLICABLE]
    others = {p.code: p for p in counting if one and p.code != one.code}
    yield from (_untold(begun(performer_name(p)), organisation, memo, p) for p in others.values())


def _completed(day: date | None, organisation: OrganisationFigures, sum_: Sum, total: int, moved: int) -> str:
    """Return the day of completion, as the mark beside the item tells it; «–» where too few are through."""
    return show(day) if day and (organisation.staff_enough or not sum_.is_short(total, moved)) else NONE


def _untold(name: str, organisation: OrganisationFigures, memo: Memo, one: Performer | None) -> OrganisationRow:
    """Return the row of whoever has given no number: an organisation, or ``one`` official."""
    figures, papers = memo.figures, _correspondence(organisation, memo, one)
    borne = _borne(organisation, figures, one)
    executed = _executed(borne)
    values: UntoldNumberValues = {
        "сообщено": executed is not None or papers["answer"] != NONE,
        "возвращены": _given_back(borne),
    }
    doubted = organisation.organisation in figures.people.doubted and not values["возвращены"]
    section = "численность уточняется" if doubted else "нет численности"
    total = plain(memo.words.line(FILE, section, values))
    day = show(executed) if executed else NONE
    return OrganisationRow(organisation=plain(name), total=total, moved=NONE, percent=NONE, day=day, **papers)


def _given_back(borne: Iterable[Verdict]) -> str:
    """Return the day on which a report that gave the numbers was sent back; "" of no such report."""
    days = [v.row.returned_on for v in borne if is_back(v) and v.row and v.row.staff_total is not None]
    return shown(max(filter(None, days), default=None))


def _executed(borne: Iterable[Verdict]) -> date | None:
    """Return the day by which these have been executed by the performer's own word; None where he owes any."""
    mine = [v for v in borne if v.standing is not Standing.NOT_APPLICABLE]
    whole = all(v.standing in DONE or v.standing is Standing.CLAIMED for v in mine)
    return max((v.executed_on for v in mine if v.executed_on), default=None) if whole else None


def _borne(organisation: OrganisationFigures, figures: Figures, one: Performer | None = None) -> list[Verdict]:
    """Return what an organisation, or ``one`` of it, owes or has executed of the items that count people."""
    mine = (v for v in organisation.verdicts if one is None or v.performer.code == one.code)
    return [v for v in mine if v.item in figures.people.items]


def _row(name: str, total: int, moved: int) -> OrganisationRow:
    share = percent(moved, total, least=1).removesuffix(" %") or NONE
    return OrganisationRow(organisation=name, total=str(total), moved=str(moved), percent=share)


def _correspondence(organisation: OrganisationFigures, memo: Memo, one: Performer | None) -> dict[str, str]:
    """Say what we wrote to the organisation, or to ``one`` of it, about the items that count people, and what came.

    The answer to a letter about other items too, which the text names, says so where it is entered for them alone.
    """
    figures = memo.figures
    counting = {item.number for item in figures.people.items}
    mine = _papers(organisation, figures, memo, one)
    borne = _borne(organisation, figures, one)
    came = [v.row.incoming for v in borne if v.row]
    reports = [f"вх. {words}" if (words := incoming_words(incoming_of(text))) else text for text in came]
    untold = [e for e in mine if not any(_is_told(e.answer, text) for text in came)]
    others = {e.key: about for e in untold if (about := about_others(e, borne, memo))}
    answers = (_answer_about(e, counting) for e in untold if e.key not in others)
    incoming = list(filter(tellable, [*reports, *map(answer_cited, filter(tellable, answers))]))
    days = [_day_named(text) for text in incoming]
    left = {e.key: {o.item for o in memo.facts.ignored(e) if o.kind in REPEATED} & counting for e in mine}
    nothing = {e.key: no_written(mine, left[e.key], memo) if left[e.key] else "" for e in mine}
    letters = (f"{cited(e)}{_unanswered(e, mine, days, nothing[e.key])}" for e in mine)
    every = sorted([*incoming, *map(answer_cited, others.values())], key=_day_named)
    named = [text for text in every if not any(more.startswith(f"{text}:") for more in every)]  # else named twice
    return {"letter": _lines(map(plain, letters)), "answer": _lines(map(bare, named))}


def _answer_about(paper: Entry, counting: Container[str]) -> str:
    """Return «Ответ» of a letter; of one that asked about other items too no words: they may be about those.

    Its day and number stand: the memo names them beside the letter.
    """
    if all(o.item in counting for o in all_asked(paper)):
        return paper.answer
    bare_answer = without_words(paper.answer)
    return bare_answer if requisites(bare_answer)[0] else ""


def _unanswered(paper: Entry, letters: Sequence[Entry], came: Sequence[date], told: str) -> str:
    """Write « (ответа нет)» beside a letter before the next of which nothing of the other column has come."""
    following = min((e.day for e in letters if e.day > paper.day), default=date.max)
    between = any(paper.day <= day < following for day in came)
    return f" ({told})" if told and not between else ""


def _papers(organisation: OrganisationFigures, figures: Figures, memo: Memo, one: Performer | None) -> list[Entry]:
    """Return what we wrote to the organisation, or to ``one`` of it, about the items that count people."""
    counting = {item.number for item in figures.people.items}
    name = fold(organisation.organisation)
    others = {code for o in figures.organisations if o is not organisation for code in o.codes}  # units of one office
    return [
        e
        for e in sent(memo.facts.entries, memo.on)
        if one
        or e.addressee_code in organisation.codes
        or (fold(e.addressee_organisation) == name and e.addressee_code not in others)
        if any(o.item in counting and (one is None or o.code == one.code) for o in all_asked(e))
    ]


def _day_named(text: str) -> date:
    """Return the first day of a text; one without a day stands last."""
    return parse_day(requisites(text)[0]) or date.max


def _is_told(answer: str, incoming: str) -> bool:
    """Tell whether an answer is the letter that has brought the figures: it bears its day and its number."""
    (day, words), known = requisites(answer), requisites(incoming)
    return bool(day) and day == known[0] and words.startswith(known[1])


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text.strip())) or NONE
