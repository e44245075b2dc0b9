"""«Всего сотрудников», «Перешло»: N of M, the percentage only where it says something."""

from collections.abc import Iterable

from automation.control.people import unfinished_people
from automation.gathering import by_first
from automation.letters.cases import body_of, dative, in_part_recommended, organisation_name, recommended, taking_part
from automation.letters.item_cases import items_in_cases
from automation.letters.letter_facts import Sides
from automation.letters.marks import bare, verbatim
from automation.letters.people_apart import by_reasons, together
from automation.letters.people_deeds import moved_words, named_deed, told_deed, words_of
from automation.letters.people_sum import Sum, place_in_plan
from automation.letters.people_unfinished import unfinished_values
from automation.letters.people_variables import (
    ApartPeopleValues,
    BesidesValues,
    NoSumValues,
    PeoplePartValues,
    PeopleValues,
    SourceValues,
)
from automation.letters.tellable import quotable
from automation.model.control import Verdict
from automation.model.figures import Figures, Headcounted, OrganisationFigures, People
from automation.model.report import Performer
from automation.plan.indicators import deed_of
from automation.russian import by_items, capital, fold, initials_last, join, percent, show, without_stop
from automation.russian.crowds import UNKNOWN, Crowd
from automation.russian.deeds import Deed, is_listed


def people_values(figures: Figures, office: str, sides: Sides, told: str | None = None) -> PeopleValues | None:
    """Say what a words file may say of the people; None where no organisation has given any that count.

    ``office``: its name in the dative, "" where not sure; ``sides`` are not named; ``told``: see ``Sum``.
    """
    people, one = figures.people, Sum(figures.people, figures, sides, told)
    if not (people.total or people.unsettled or people.agreed or figures.people_besides):
        return None
    deed = named_deed(one)
    complete = _every(people) and people.whole and not (one.rests_on_claims or _some_fall_short(people))
    named, short = _all_of_the_told(one, deed), bool(people.incomplete) and deed.ends and not _every(people)
    return {
        "всего": people.total if one.is_made else 0,
        "перешло": people.moved,
        "процент": percent(people.moved, people.total) if one.of_all else "",
        **moved_words(people.moved, deed),
        "сколько": _how_many(people, deed),
        "целиком": deed.crowd.every(people.total) if named and not one.left_out.reasons else "",
        "порознь": bool(people.office_total and people.subordinate_total),
        "части": _parts(one, office),
        "администрация": _of(people.office_moved, people.office_total),
        "подведомственные": _of(people.subordinate_moved, people.subordinate_total),
        "в_администрации": people.office_total,
        "в_подведомственных": people.subordinate_total,
        "все": complete and deed.ends,
        "достаточно": bool(people.total) and not (one.is_partial or short),
        "хватает": bool(people.total) and not short,
        "все_названные": named,
        "все_они": deed.crowd.all_of_them,
        "завершён": _last_day(figures) if complete else "",
        **unfinished_values(one, deed),
        "о_вещах": deed.crowd.noun.kind == "things",
        "неполно": one.is_partial,
        "сведениям": one.rests_on,
        **_apart(one),
        "предмет": subject(figures),
        "завершён_слово": deed.complete,
        "завершён_ли": deed.completed(people.moved, people.total),
        "перешли_все": deed.counted[1],
    }


def _all_of_the_told(one: Sum, deed: Deed) -> bool:
    """Tell whether everybody's people are through of whom figures were given, and none of these are unsure."""
    people = one.people
    unsure = people.doubted or people.unsettled or people.agreed_silent or _agreed_short(people)
    return _every(people) and deed.known and not (people.incomplete or unsure or one.left_out.doubted)


def _some_fall_short(people: People) -> bool:
    """Tell whether somebody's people are not all through, be he one who only agreed."""
    return bool(people.incomplete) or _agreed_short(people)


def _agreed_short(people: People) -> bool:
    """Tell whether those of one who only agreed fall short: «все» would be denied by the sentence about him."""
    return any(told.moved < told.total for body in people.agreed for told in body.headcounts)


def _every(people: People) -> bool:
    """Tell whether all of these people are through; of a figure that holds everybody a part may yet fall short."""
    return bool(people.total) and people.moved == people.total


def _last_day(figures: Figures) -> str:
    days = [o.staff_day for o in figures.organisations if o.staff_total is not None and o.staff_day]
    return show(max(days)) if days else ""


def _apart(one: Sum) -> ApartPeopleValues:
    ordered = sorted(one.figures.every_people, key=place_in_plan)
    every = (Sum(people, one.figures, one.sides, one.told) for people in ordered)
    summed, apart = [told for told in every if told.is_made], one.left_out
    unsettled = [(told, o) for told in summed for o in told.people.unsettled]
    agreed = [(told, o) for told in summed for o in told.people.agreed]
    bearers = [t.performer for _, o in agreed for t in o.headcounts]
    return {
        "не_сообщили": together(apart.silent),
        "продлены": by_reasons(apart.explained),
        "уточняются": together(apart.doubted),
        "не_учтены": apart.uncounted,
        "не_учтены_с_причиной": apart.uncounted_with_reason,
        "не_сложены": _each((told, o) for told, o in unsettled if o.staff_total is None),
        "сводные": _each((told, o) for told, o in unsettled if o.staff_total is not None),
        "по_согласованию": _each(agreed),
        "участие": taking_part(bearers),
        "рекомендовано": recommended(bearers),
        "рекомендовано_части": in_part_recommended(bearers),
        "по_другим": [_besides(told) for told in summed if told.people is not one.people],
    }


def _of(moved: int, total: int) -> str:
    return f"{moved} из {total}" if total else ""


def _parts(one: Sum, office: str) -> list[PeoplePartValues]:
    """Return the people of the office, of each of its units and of its organisations, each by a name in the dative.

    Of one person it is his report. [] where there is but one part, one whose case is not sure, or one that the next
    sentence names with the same numbers because its people are not all through.
    """
    people, figures = one.people, one.figures

    def name_of(body: OrganisationFigures) -> str:
        if person := one.teller(body):
            return one.report_of(person, body)
        own = body.organisation == figures.order.body
        return office if own else dative(organisation_name(body.organisation, figures))

    parts = [(name_of(o), o.staff_moved or 0, o.staff_total or 0) for o in one.apart(people.office) if o.headcounts]
    if others := [o.organisation for o in people.subordinate]:
        name = dative(others[0]) if len(others) == 1 else "подведомственным организациям"
        parts.append((name, people.subordinate_moved, people.subordinate_total))
    told: list[PeoplePartValues] = [{"дат": name, "перешло": moved, "всего": total} for name, moved, total in parts]
    again = {(few.told.moved, few.told.total) for few in one.unfinished} & {(n, all_) for _, n, all_ in parts}
    return told if len(told) > 1 and not again and all(name for name, _, _ in parts) else []


def moved_of(moved: int, total: int, crowd: Crowd) -> str:
    """Write «27 из 30 сотрудников»: people are never taken for items."""
    return f"{moved} из {total} {crowd.out_of(total)}".strip()


def _how_many(people: People, deed: Deed) -> str:
    """Write «27 сотрудников из 30», «27 из 30 работников, ответственных за эксплуатацию сетей»."""
    if deed.crowd.apart:
        return moved_of(people.moved, people.total, deed.crowd)
    return f"{people.moved} {deed.crowd.counted(people.moved)} из {people.total}"


def counted_deed(figures: Figures) -> Deed:
    """Say what the people every paper tells of are counted for."""
    return deed_of(figures.people.items, figures.order)


def people_told(figures: Figures) -> list[tuple[People, str]]:
    """Return the people of an order by each deed: «Перешли 142 из 147 сотрудников», «По пункту 2: 5 из 6 домов».

    The item is named where people are counted for several deeds and where the words of its deed do not say enough.
    What a paper says by what has come in is said so here too; whose report that is stays with the paper, for no mail
    names a person.
    """
    told = []
    for people in figures.every_people:
        deed = deed_of(people.items, figures.order)
        apart = deed.known and (figures.people_besides or not is_listed(deed))
        where = by_items(people.numbers) if apart else deed.where
        one = Sum(people, figures)
        lead = ", ".join(filter(None, (where, f"по {one.came_in}" if one.is_partial else "")))
        verb = f"{',' if one.is_partial else ''} {deed.counted_by(people.moved)}" if deed.known else ":"
        counted = moved_of(people.moved, people.total, deed.crowd)
        if people.total:
            told.append((people, capital(f"{lead}{verb} {counted}".lstrip())))
    return told


def _besides(one: Sum) -> BesidesValues:
    """Return the people counted by items of another deed than those the paper tells of first."""
    people, deed = one.people, named_deed(one)
    says_it = deed.own or (deed.in_part and not deed.by_item)  # «охвачены горячим питанием»
    return {
        "пункты": items_in_cases(people.numbers),
        "показатель": deed.where if deed.crowd == UNKNOWN and not deed.known else "",
        "названия": "" if says_it else join([words_of(item) for item in people.items]),
        "всего": people.total,
        "перешло": people.moved,
        "процент": percent(people.moved, people.total) if one.of_all else "",
        "неполно": one.is_partial,
        "сведениям": one.rests_on,
        **unfinished_values(one, deed),
        "без": one.left_out.reasons,
        "не_учтены": one.left_out.uncounted,
        **moved_words(people.moved, deed),
    }


def without_sum(figures: Figures, sides: Sides, told: str | None = None) -> list[NoSumValues]:
    """Return figures that stand beside no sum: each by whose they are, and what all of them count."""
    apart = (Sum(p, figures, sides, told) for p in figures.every_people if p.unsettled or p.agreed)
    return [_alone(one) for one in apart if not one.is_made]


def _alone(one: Sum) -> NoSumValues:
    people, deed = one.people, named_deed(one)
    everybody = (*people.office, *people.subordinate, *people.unsettled, *people.agreed)
    told = [(o, t) for o in everybody for t in o.headcounts]
    where = deed.where or by_items(people.numbers)
    done = "" if deed.short == where else deed.short  # of some deeds it names the item alone
    return {
        "где": where,
        "дело": f"{done} {deed.through_by(len(told) + 1)}".lstrip() if deed.known else "",
        "без": one.left_out.reasons,
        "сведения": [
            _source(one, o, t, _with_reason(one, o, t, deed.crowd if not at else UNKNOWN))
            for at, (o, t) in enumerate(told)
        ],
    }


def _with_reason(one: Sum, body: OrganisationFigures, told: Headcounted, crowd: Crowd) -> str:
    """Write «8 из 9 («один переписчик отказался»)», in the words of whoever reports fewer than the item asks for."""
    why = quotable(without_stop(one.why_short(told, body), " ."))
    return f"{moved_of(told.moved, told.total, crowd)}{f' («{why}»)' if why else ''}"


def _source(one: Sum, body: OrganisationFigures, told: Headcounted, numbers: str) -> SourceValues:
    """Say whose report tells a figure; that he only agreed stands in the brackets beside his name where it has some."""
    performer, report = told.performer, one.report_of(told.performer, body)
    if len(body.headcounts) > 1 and body_of(performer):
        report += f" ({_person(performer)})"
    agreed = taking_part([performer]) if performer.by_agreement else ""
    inside = agreed and report.endswith(")")
    return {
        "сведениям": f"{report[:-1]}, {agreed})" if inside else report,
        "по_согласованию": "" if inside else agreed,
        "числа": numbers,
    }


def _each(told: Iterable[tuple[Sum, OrganisationFigures]]) -> list[str]:
    """Write «МБУ «Пример» – Иванов И.И. 23 работника из 23, Петров П.П. 18 из 18» of each, in the order of the plan.

    One performer is not named beside it. Who is counted is said with the first number of a deed. Each number has its
    items where people are counted by several deeds.
    """
    numbers: list[tuple[str, str]] = []
    crowd, counted = UNKNOWN, None
    for one, body in told:
        if one.people.items != counted:
            crowd, counted = told_deed(one.people, one.figures).crowd, one.people.items
        cases = items_in_cases(one.people.numbers)
        items = f" ({cases['им']})" if one.figures.people_besides else ""
        for t in body.headcounts:
            person = f"{_person(t.performer)} " if len(body.headcounts) > 1 else ""
            numbers.append((one.whose(body), f"{person}{_with_reason(one, body, t, crowd)}{items}"))
            crowd = UNKNOWN
    return [f"{name} – {', '.join(its)}" for name, its in by_first(numbers).items()]


def _person(performer: Performer) -> str:
    """Tell who gave the numbers: the person, where the post is vacant the post."""
    return bare(initials_last(performer.name)) if performer.name.strip() else verbatim(performer.post)


def subject(figures: Figures) -> str:
    """Say what is being completed: «Показатель» that is itself a transition, else «Переход сотрудников»; or ""."""
    deed = counted_deed(figures)
    for item in figures.items if deed.short == "переход" else ():
        indicator = item.item.indicator.strip().rstrip(".")
        if fold(indicator).startswith("переход"):
            return capital(indicator)
    return deed.subject if deed.ends else ""


def people_unfinished(figures: Figures) -> dict[str, list[Verdict]]:
    """Return the items that are called executed where not all of their people are through, with those performers."""
    counted = frozenset(number for people in figures.every_people for number in people.numbers)
    return unfinished_people(figures.items, counted)
