"""What leaders decided: terms that were extended, and what was taken off control, for all or for one performer."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from automation.gathering import by_first, gathered, merged
from automation.letters.appendix_variables import FreedMarkValues
from automation.letters.cases import SHOWN, listed, performer_dative, performer_name
from automation.letters.closing_rulings import closing_ruling
from automation.letters.deciders import YOURS, decided_himself, decider
from automation.letters.decision_basis import documents_alone
from automation.letters.executed_besides import executed_besides
from automation.letters.item_cases import item_numbers, items_in_cases, items_of, unique
from automation.letters.item_variables import FreedValues
from automation.letters.letter_facts import Facts, Memo, Side, Sides
from automation.letters.marks import bare, quoted
from automation.letters.matters import is_presented, item_presented, report_words
from automation.letters.printed_terms import ended, moved, unbracketed
from automation.letters.tellable import tellable
from automation.letters.told import all_genitive
from automation.model.control import Paper, Verdict
from automation.model.figures import ItemFigures
from automation.model.office import Ruling, RulingKind
from automation.model.standing import DONE, OVER, Standing
from automation.model.told_facts import was_told_so
from automation.patterns import lazy
from automation.russian import join, show, shown

# What a decision rests on and is none itself: «служебная записка … от 02.04.2026».
_NUMBER = lazy(r"[ \u00a0]№[ \u00a0]?[\w/.-]*\w")  # of a document, behind its day
_ASKED = lazy(r"(?i)(?:(?:служебн|докладн)\w+ записк|письм|обращени|ходатайств|заявлени|заявк|рапорт|просьб)")


Rest = Mapping[str, Sequence[Verdict]]  # by item: what the others owe or have executed, where that is to be told


def freed_lines(
    items: Iterable[ItemFigures], memo: Memo, rest: Rest | None = None, *, plan: str = ""
) -> list[tuple[tuple[str, ...], str]]:
    """Write one clause for the same performers and decision, with its items: what is off control for them alone.

    Of an item in ``rest`` it says who else has executed it, and to whom it did not apply. The ``plan`` stands behind
    the items of a paper that names it with each.
    """

    def freed_by(verdict: Verdict) -> tuple[str, str]:
        return closing_decision(verdict, memo.facts, memo.sides.reader), shown(verdict.released_on)

    def others(mine: Sequence[Verdict]) -> list[Verdict]:
        return [v for number in item_numbers(mine) for v in (rest or {}).get(number, ())]

    def besides(mine: Sequence[Verdict]) -> tuple[bool, str]:
        executed = any(v.standing in DONE for v in others(mine))
        return executed, item_presented(mine[0]) if executed else ""

    groups = (mine for item in items for mine in gathered(item.released, freed_by).values())
    alike = merged(groups, lambda mine: (*freed_by(mine[0]), all_genitive(mine), besides(mine)))
    lines = []
    for (decision, day, names, _), mine in alike.items():
        values: FreedValues = {**_values(mine, decision, day, names, memo.sides, rest=others(mine)), "плана": plan}
        lines.append((item_numbers(mine), memo.words.line("items.txt", FREED, values)))
    return lines


def closed_lines(
    items: Iterable[ItemFigures], memo: Memo, *, plan: str = "", every: bool = False
) -> list[tuple[tuple[str, ...], str]]:
    """Write by what decision items were closed that nobody or not everybody had executed, one clause for those alike.

    The counts say no more than the day, and a closed item is not told of in the other lists. A decision that freed
    only those who had not executed it is told as theirs: the others have executed the rest. ``every`` item closed is
    told where it is news, of one that does not end once no more than that.
    """
    alike = dict[tuple[str, bool, bool, bool, bool], list[Verdict]]()
    for item in items:
        once = _ends_once(item)
        left = [v for v in item.verdicts if v.standing not in {*OVER, Standing.CLAIMED}] if once or every else []
        decisions = unique(closing_decision(v, memo.facts, memo.sides.reader) for v in left)
        nobody = not any(v.standing in DONE for v in item.verdicts)
        alone = once and not nobody and all(v.released_on for v in left)
        if len(decisions) == 1:
            alike.setdefault((decisions[0], nobody, all(map(is_presented, left)), alone, once), []).extend(left)
    lines = []
    for (decision, nobody, presented, alone, once), mine in alike.items():
        values = _values(mine, decision, shown(mine[0].released_on), all_genitive(mine), memo.sides)
        values |= {"закрыты": not alone, "никто": nobody, "представление": presented, "плана": plan, "итог": once}
        lines.append((item_numbers(mine), memo.words.line("items.txt", FREED, values)))
    return lines


def _ends_once(item: ItemFigures) -> bool:
    """Tell whether it is a closed item that was to be executed once by a day; of reports a line says how many came."""
    return item.closed and not (item.item.recurring or item.lasting or item.item.unclear)


FREED = "пункт снят для исполнителя"


def _values(
    mine: Sequence[Verdict], decision: str, day: str, names: str, sides: Sides, *, rest: Sequence[Verdict] = ()
) -> FreedValues:
    return {
        "пункты": items_of(mine),
        "плана": "",
        "решение": decision,
        "снят": day,
        "исполнители": names,
        "несколько": False,  # as in ``PartValues``
        "закрыты": False,
        "итог": False,
        "никто": False,
        "представление": False,
        **executed_besides(rest, sides),
        **sides.of(*mine).values,
    }


def freed_mark(verdict: Verdict, memo: Memo) -> tuple[str, str]:
    """Return the performer and his mark in the appendix."""
    decision = closing_decision(verdict, memo.facts)
    values: FreedMarkValues = {"день": shown(verdict.released_on), "решение": decision}
    return performer_name(verdict.performer), memo.words.line("appendix.txt", "снят с контроля для исполнителя", values)


def rulings_told(verdicts: Iterable[Verdict], memo: Memo) -> list[tuple[date, str]]:
    """Write by its day «решение Главы от 09.04.2027 (протокол № 11) – заслушать исполнителя до 16.04.2027».

    Each is told once; of a kind only the last one about an obligation, for it has taken the place of the earlier ones.
    """
    told = tuple(verdicts)
    return [(_decided_on(r), worded(r, told, memo.sides.of(*told), memo)) for r in told_beside_items(told)]


def awaited_rulings(verdicts: Iterable[Verdict], memo: Memo) -> str:
    """Write the same of those decisions that nobody has marked as carried out."""
    told = tuple(verdicts)
    left = (r for r in told_beside_items(told) if not r.done_by(memo.on))
    return "; ".join(worded(r, told, memo.sides.of(*told), memo) for r in left)


def told_beside_items(verdicts: Iterable[Verdict]) -> list[Ruling]:
    """Return the decisions that are told beside what is owed."""
    return list(dict.fromkeys(r for v in verdicts for r in _last_of_each_kind(v.reported.rulings)))


def _last_of_each_kind(rulings: Iterable[Ruling]) -> Iterator[Ruling]:
    """Yield the last decision of each kind, in the order they were made; what «иное» orders its document says."""
    made = sorted((r for r in rulings if tellable(r.decided_by)), key=_decided_on)
    last = {r.basis if r.kind is RulingKind.OTHER else r.kind: r for r in made}
    yield from sorted(last.values(), key=_decided_on)


def _decided_on(ruling: Ruling) -> date:
    return ruling.decided_on or date.min


def worded(ruling: Ruling, beside: Sequence[Verdict], side: Side, memo: Memo) -> str:
    """Tell a decision; its items are named where those it stands ``beside`` are not all of them, or not all its dates.

    Of a repeated item it is about some of the reports.
    """
    about, numbers = [v for v in beside if ruling in v.reported.rulings], set(item_numbers(beside))
    others = [v for v in beside if v not in about and ruling.concerns(v.item.number, v.performer.code)]
    named = ruling.items if ruling.items and numbers - set(ruling.items) else item_numbers(about) if others else ()
    dates = f" ({_dates(about)})" if others and len(item_numbers(about)) == 1 else ""
    items = f" по {items_in_cases(named)['дат']}{dates}" if named else ""
    ordered, due = _WORDED[ruling.kind]
    whom = side.genitive or "исполнителя"
    until = f"{due}{show(ruling.term)}" if ruling.term else ""
    made = f"{made_words('решение', ruling, memo)}{ordered.format(whom)}"
    return f"{made}{items}{until}{_carried_out(ruling, memo.on)}"


def _dates(about: Sequence[Verdict]) -> str:
    """Name the control dates of one item: «отчёт за июнь 2026 года», «срок – 05.06.2026»."""
    if about[0].item.recurring:
        return report_words(about)["само_им"]
    days = join(unique(shown(v.control_date) for v in about))
    return f"{'срок' if len(about) == 1 else 'сроки'} – {days}"


def made_words(noun: str, ruling: Ruling, memo: Memo) -> str:
    """Write «решение Главы от 09.04.2027 (протокол № 11)»: who decided, when and by what."""
    basis = f" ({quoted(ruling.basis)})" if tellable(ruling.basis) else ""
    day = f" от {show(ruling.decided_on)}" if ruling.decided_on and show(ruling.decided_on) not in basis else ""
    return f"{decider(noun, ruling.decided_by, ruling.decided_on, memo.facts, memo.sides.reader)}{day}{basis}"


_WORDED = {  # what it orders and what stands before its day; what «иное» orders only its document says
    RulingKind.HEAR: (" – заслушать {}", " до "),
    RulingKind.REPEAT: (" – повторить обращение", " до "),
    RulingKind.OTHER: ("", ", срок исполнения решения – "),
}


def _carried_out(ruling: Ruling, on: date) -> str:
    """Say when the decision was carried out, or that nobody has said so though its day has passed."""
    if done := ruling.done_by(on):
        return f", {'пояснения заслушаны' if ruling.held else 'исполнено'} {show(done)}"
    return ", сведений об исполнении решения нет" if ruling.term and ruling.term < on else ""


def closing_decision(verdict: Verdict, facts: Facts, reader: str = "", paper: Paper | None = None) -> str:
    """Write «решению Главы Администрации от 25.12.2025», to the ``reader`` who has made it «Вашему решению».

    In a ``paper`` that he signs himself it is «решению от 25.12.2025».
    """
    found = closing_ruling(verdict, facts)
    if found is None or found.decided_on is None:
        return ""
    own = paper is not None and decided_himself(found.decided_by, paper, facts)
    made = "решению" if own else decider("решению", found.decided_by, found.decided_on, facts, reader)
    return f"{made} от {show(found.decided_on)}"


def extended(longer: Sequence[Verdict], among: Sequence[Verdict], memo: Memo) -> str:
    """Write «МБУ «Пример» срок продлён до 20.01.2026 (резолюция от 23.12.2025)»: who, until when, by what.

    Where the term was moved for all ``among`` whom the item is told, more than two are «всем исполнителям»; the two
    sides are «мне», «Вам». An event is given to nobody: what was moved for some alone is «мероприятие в части,
    касающейся …». The first справка gives the ground of a decision, the next ones say who decided, and when.
    """
    facts, sides = memo.facts, memo.sides
    again = memo.running and all(was_told_so(facts.snapshots, v) for v in longer)
    alike = by_first(
        ((*moved(v, v.due), decision_of(v.extension_row, facts, sides.reader, ground=not again)), v)
        for v in longer
        if v.due
    )
    for_all, told = {e.row for e in facts.extensions if not e.code}, []
    for (term, longer_by, decision), mine in alike.items():
        names, event = unique(sides.of(v).dative or performer_dative(v.performer) for v in mine), term != "срок"
        everybody = len(mine) == len(among)
        if event and (everybody or mine[0].extension_row in for_all):
            told.append(f"{term} {longer_by}{decision}")
        elif event:
            part = sides.of(*mine).part or f"в части, касающейся {all_genitive(mine)}"
            told.append(f"{term} {part}, {longer_by}{decision}")
        else:
            few = join(names) if len(names) <= SHOWN else listed(names)
            whom = "всем исполнителям" if everybody and len(names) > NAMED else few
            told.append(f"{whom} {term} {longer_by}{decision}")
    return "; ".join(told)


NAMED = 2  # so many are named where the term of an item was moved for all of them


def too_late(verdicts: Sequence[Verdict], memo: Memo) -> str:
    """Write «срок пункта 5 продлён до 06.11.2026 (протокол № 12) после его истечения, нарушение срока сохраняется».

    Whoever only agreed to take part has broken none (papers.md B7).
    """
    wished = by_first((wish, verdict) for verdict in verdicts if (wish := verdict.reported.wish))
    told, after = [], ""
    for wish, mine in wished.items():
        term, longer = moved(mine[0], wish.until)
        told.append(f"{term} {items_of(mine)['род']} {longer}{decision_of(wish.row, memo.facts, memo.sides.reader)}")
        after = ended(term) if len(wished) == 1 else "истечения сроков"
    bound = any(not v.performer.by_agreement for mine in wished.values() for v in mine)
    return f"{', '.join(told)} после {after}{', нарушение срока сохраняется' if bound else ''}" if told else ""


def granted_late(verdict: Verdict, facts: Facts) -> str:
    """Write «срок продлён до 18.09.2026 (резолюция от 04.09.2026)» of a decision that came when the term had ended."""
    wish = verdict.reported.wish if verdict.standing is Standing.OVERDUE else None
    return f"{' '.join(moved(verdict, wish.until))}{decision_of(wish.row, facts)}" if wish else ""


def _number_in(words: str) -> str:
    """Return the number of a document that stands behind its day, without what its resolution was written on."""
    number = _NUMBER.match(words)
    return number[0] if number else ""


def decision_of(row: int, facts: Facts, reader: str = "", *, ground: bool = True) -> str:
    """Write « (резолюция Главы от 23.12.2025)»: the document where it names its day, else who decided and when.

    To the ``reader`` who has decided it is « (Ваша резолюция от 23.12.2025)»; its ``ground`` may be left out.
    """
    found = next((e for e in facts.extensions if row and e.row == row), None)
    if found is None or found.decided_on is None:
        return ""
    day = show(found.decided_on)
    basis = unbracketed(documents_alone(bare(found.basis))) if tellable(found.basis) else ""
    by = bare(found.decided_by) if tellable(found.decided_by) else ""
    noun, named, rest = basis.partition(f" от {day}")
    told = rest if ground else _number_in(rest)
    if by and named and noun.lower() in YOURS:
        resolved = decider(noun, by, found.decided_on, facts, reader)
        return f" ({resolved}{named}{' ' if told[:1] == ' ' else ''}{quoted(told)})"
    decides = not _ASKED.match(basis)
    if day in basis and decides:
        head, _, rest = basis.partition(day)
        return f" ({quoted(basis if ground else f'{head}{day}{_number_in(rest)}')})"
    basis = quoted(basis)
    made = decider("решение", by, found.decided_on, facts, reader) if by else "решение"
    return f" ({', '.join(filter(None, (f'{made} от {day}', f'основание – {basis}' if basis and ground else '')))})"
