"""The result of an order in words: for a subject, for the first line of a body, for the list of who is late."""

from collections import Counter
from collections.abc import Iterable

from automation.control.counting import bearers
from automation.gathering import gathered
from automation.letters.cases import PERFORMERS
from automation.letters.conditions import TODAY, by_condition, by_those_who_agreed, is_permanent, unconfirmed
from automation.letters.item_cases import item_numbers
from automation.letters.people_sum import Sum
from automation.messages.named_owing import ORGANISATIONS, called, few, is_organisation
from automation.model.control import Verdict
from automation.model.figures import Figures, ItemFigures, People
from automation.model.plan import Order
from automation.model.standing import Standing
from automation.russian import capital, enumerate_items, join, percent, plural, show

EARLY = "сроки не наступили"
Sorts = dict[str, tuple[ItemFigures, ...]]  # items by what is said of them


def subject_result(figures: Figures) -> str:
    """Write «исполнено 2 из 8 пунктов; просрочен п. 2 – …»; before the first term, when that comes.

    What stands apart is left to the body where something is late: a phone shows forty letters.
    """
    early = _is_early(figures)
    if early and not figures.late:
        none_yet = [] if _some_term_passed(figures) else [EARLY]
        if not figures.next_terms:
            return ", ".join([*none_yet, *_shares(_reviewed(figures))])
        day, items = figures.next_terms[0]
        nearest = ", ".join([*none_yet, "ближайший" if none_yet else "ближайший срок"])
        today = [f"{words} ({_items(item_numbers(mine))})" for words, mine in _today(figures).items() if mine]
        return ", ".join(today) or f"{nearest} – {show(day)} ({_items(items)})"
    if not figures.late:
        return done_words(figures)
    late = dict.fromkeys(n for bearer in figures.late for n in bearer.items)
    word = "просрочен" if len(late) == 1 else "просрочены"
    told = [] if early else [_done_of(figures)]
    return "; ".join([*told, f"{word} {_items(late)} – {few(figures.late)}"])


def _is_early(figures: Figures) -> bool:
    """Tell whether no dated term has come and nothing is executed; a report of a period may be late even so."""
    terms = [v.control_date for i in figures.items if i.dated for v in i.verdicts if v.control_date]
    ahead = any(v.due and v.due >= figures.on for i in figures.items if not i.closed for v in i.owing)
    return "исполнены" not in by_condition(figures) and ahead and min(terms, default=figures.on) >= figures.on


def _some_term_passed(figures: Figures) -> bool:
    return any(v.control_date and v.control_date < figures.on for i in figures.items for v in i.counted)


def unfinished(figures: Figures) -> str:
    """Write «не подтверждено: МБУ «Пример»», or «исполнено 3 из 3»: what a draft's subject says in brackets.

    Who reported and waits for the office has finished as far as he can, and whose term lies ahead or who only agreed is
    named only where nobody is late, be it with a report of a period: the memo does not name them as late either. Who
    only agreed is waited for until the day by which he was asked has passed; then he has not confirmed it.
    """
    counted = [i for i in figures.items if i.dated and not i.closed]
    left = [v for i in counted for v in i.owing]
    late = [v for v in left if v.standing is not Standing.CLAIMED]
    behind = [v for v in late if v.standing is Standing.NO_DATA] + [v for b in figures.late for v in b.verdicts]
    if late or behind:
        agreed = not behind and all(v.performer.by_agreement for v in late)
        silent = unconfirmed(late, figures.on) if agreed else []
        state = "ожидаются сведения" if agreed and not silent else "не подтверждено"
        return f"{state}: {few(bearers(behind or silent or late))}"
    if left:
        return f"рассматриваются сведения: {few(bearers(left))}"
    open_items = [i.item.number for i in counted if not i.done]
    if open_items:
        return f"не подтверждено: п. {enumerate_items(open_items)}"
    return done_words(figures)


def done_words(figures: Figures) -> str:
    """Write «исполнено 2 из 8 пунктов, снято с контроля – 2, со сроком «постоянно» – 1»: all items are counted."""
    if not _countable(figures):
        return _of_which(figures, numbers=False)
    return ", ".join([_done_of(figures), *_shares(_apart(figures), numbers=False)])


def _done_of(figures: Figures) -> str:
    of, done = len(figures.items), len(by_condition(figures).get("исполнены", ()))
    return f"{plural(done, 'исполнен', 'исполнено', 'исполнено')} {done} из {of} {_items_of(of)}"


def result_line(figures: Figures) -> str:
    """Write «Из 8 пунктов полностью исполнено 2 (п. 1 и 6), срок истёк – 1 (п. 3), снято с контроля – 1 (п. 2)».

    Every item stands in it once, by the same count as in the memo, so that both add up to the same sum.
    Before the first term nobody is told that nothing is executed, in the subject (``subject_result``) or here.
    """
    of, done = len(figures.items), [i.item.number for i in by_condition(figures).get("исполнены", ())]
    early = _is_early(figures) and not figures.late
    if early and any((_today(figures) | _reviewed(figures)).values()):
        return capital(", ".join(_shares(_open(figures) | _apart(figures)))) + "."
    if early or not _countable(figures):
        whole = _of_which(figures)
        return capital(f"{EARLY}: {whole}." if early and not _some_term_passed(figures) else f"{whole}.")
    told = f"{plural(len(done), 'исполнен', 'исполнено', 'исполнено')} {len(done)} ({_items(done)})"
    told = f"Из {of} {_items_of(of)} полностью {told if done else 'не исполнен ни один'}"
    return ", ".join([told, *_shares(_open(figures) | _apart(figures))]) + "."


def _items_of(count: int) -> str:
    return plural(count, "пункта", "пунктов", "пунктов")


def _open(figures: Figures) -> Sorts:
    """Return the items that still ask for something, the gravest first, by what is said of them."""
    alike = by_condition(figures)
    agreed = alike.get("по_согласованию", ())
    return {
        "срок истёк": alike.get("истекли", ()),
        f"не подтверждено {by_those_who_agreed(agreed, figures.on)}": agreed,
        "сведения ожидаются": alike.get("ожидаются", ()),
        "сведения уточняются": alike.get("уточняются", ()),
        **_reviewed(figures),
        **_today(figures),
        "срок не наступил": alike.get("позже", ()),
    }


def _today(figures: Figures) -> Sorts:
    """Return the items whose last day is today, by what the memo says of them."""
    return {f"{words} сегодня": by_condition(figures).get(name, ()) for name, words in TODAY.items()}


def _reviewed(figures: Figures) -> Sorts:
    """Return the items of which nothing but the office's own word is awaited."""
    return {"сведения рассматриваются": by_condition(figures).get("рассматриваются", ())}


def _apart(figures: Figures) -> Sorts:
    """Return the items that are neither executed nor open, by what is said of them: the memo says it as well."""
    alike = by_condition(figures)
    lasting = alike.get("постоянные", ())
    return {
        "снято с контроля": alike.get("сняты", ()),
        "исполнено частично": alike.get("частично", ()),
        "неприменимо": alike.get("неприменимы", ()),
        "требует уточнения": alike.get("неясные", ()),
        "со сроком «постоянно»": tuple(filter(is_permanent, lasting)),
        "без определённой даты": tuple(i for i in lasting if not is_permanent(i)),
    }


def _countable(figures: Figures) -> bool:
    """Tell whether any item has to be executed yet."""
    return sum(map(len, _apart(figures).values())) < len(figures.items)


def _shares(sorts: Sorts, *, numbers: bool = True) -> list[str]:
    """Write «снято с контроля – 2 (п. 2 и 4)» of each sort there is any of."""
    return [
        f"{words} – {len(items)}" + (f" ({_items(i.item.number for i in items)})" if numbers else "")
        for words, items in sorts.items()
        if items
    ]


def _of_which(figures: Figures, *, numbers: bool = True) -> str:
    """Write «пунктов – 6, из них снято с контроля – 2» where nothing is said of what is executed."""
    shares = _shares(_apart(figures), numbers=numbers)
    return f"пунктов – {len(figures.items)}" + (f", из них {', '.join(shares)}" if shares else "")


def people_line(figures: Figures) -> str:
    """Write «Перешли 142 из 147 сотрудников (96,6 %).», "" where nobody told."""
    from automation.letters.people_words import people_told

    return " ".join(_whole_line(figures, people, told) for people, told in people_told(figures))


def _whole_line(figures: Figures, people: People, told: str) -> str:
    """Say what was told of people, with its share and with who is in no total."""
    share = percent(people.moved, people.total) if people.whole and not people.agreed_silent else ""
    silent, doubted = Sum(people, figures).silent_bodies, [*people.doubted, *(o.organisation for o in people.unsettled)]
    if silent:
        forms = _forms(figures, silent)
        verbs = ("не сообщила" if forms is ORGANISATIONS else "не сообщил", "не сообщили", "не сообщили")
        told += f"; {plural(len(silent), *verbs)} {len(silent)} {plural(len(silent), *forms)}"
    if doubted:
        _, one, many = _forms(figures, doubted)
        told += f"; численность {len(doubted)} {plural(len(doubted), one, many, many)} уточняется"
    return told + (f" ({share})." if share else ".")


def _forms(figures: Figures, names: Iterable[str]) -> tuple[str, str, str]:
    """Choose the word for these bodies: the office and its units are no organisations, nor is an entrepreneur."""
    bodies = {o.organisation: o.verdicts[0].performer for o in figures.organisations}
    return ORGANISATIONS if all(is_organisation(bodies[name]) for name in names) else PERFORMERS


def doubt_line(figures: Figures) -> str:
    """Write «Сведения исполнителей: заявлены и не приняты – 2, уточняются – 1.», one for each item and performer."""
    standings = Counter(v.standing for i in figures.items if not i.closed for v in i.verdicts)
    told = {"заявлены и не приняты": standings[Standing.CLAIMED], "уточняются": standings[Standing.NO_DATA]}
    words = ", ".join(f"{word} – {number}" for word, number in told.items() if number)
    return f"Сведения исполнителей: {words}." if words else ""


def late_lines(figures: Figures) -> list[str]:
    """Give one line for each organisation, unit and official of the office, the worst first.

    «МБУ «Пример» – п. 1 и 2 (срок – 12.12.2025), п. 6 (срок – 26.12.2025)».
    """
    return [
        f"{name} – {', '.join(f'{items} ({terms})' for items, terms in owed)}" for name, owed in late_words(figures)
    ]


def late_words(figures: Figures) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the parts of each line: «МБУ «Пример»», then «п. 1 и 2» with «срок – 12.12.2025» for each term."""
    return [(called(b), _owed(b.verdicts)) for b in figures.late]


def _owed(late: Iterable[Verdict]) -> list[tuple[str, str]]:
    """Return items and their terms, those of the same terms together: nobody may read one item's as another's."""
    terms = {number: _terms(mine) for number, mine in gathered(late, lambda v: v.item.number).items()}
    return [(_items(numbers), words) for words, numbers in gathered(terms, terms.__getitem__).items()]


def _items(numbers: Iterable[str]) -> str:
    return f"п. {enumerate_items(numbers)}"


def _terms(late: Iterable[Verdict]) -> str:
    """Write «срок – 12.12.2025» or «сроки – 12.12.2025 и 26.12.2025»."""
    days = sorted({v.due for v in late if v.due})
    return f"{'срок' if len(days) == 1 else 'сроки'} – {join([show(d) for d in days])}"


def next_line(figures: Figures) -> str:
    """Write «Ближайший срок – 26.12.2025, п. 6.»; "" where nothing is owed by a term ahead."""
    if not figures.next_terms:
        return ""
    day, items = figures.next_terms[0]
    mine = [v for i in figures.items if i.item.number in items for v in i.owing if v.due == day]
    moved = all(v.control_date != v.due for v in mine)  # else it would lie ahead of an item that is told as overdue
    return f"Ближайший срок – {show(day)}{' (перенесённый)' if moved else ''}, {_items(items)}."


def memo_line(figures: Figures) -> str:
    """Write «Докладная записка – 11.01.2027, после срока пункта 14 (31.12.2026), либо раньше: …»; "" once it is due."""
    awaited = figures.awaited_memo
    if awaited is None:
        return ""
    term = plural(len(awaited.items), "срока пункта", "срока пунктов", "срока пунктов")
    numbers = enumerate_items(awaited.items)
    return (
        f"Докладная записка – {show(awaited.day)}, после {term} {numbers} ({show(awaited.last)}), либо раньше: когда "
        "будут исполнены все пункты со сроком."
    )


def act(order: Order) -> str:
    """Name what kind of paper the order is, nominative: «распоряжение»; «документ» where nobody wrote it."""
    return order.kind.strip().lower() or "документ"


def act_named(order: Order) -> str:
    """Write «Распоряжение от 11.12.2025 № 454»."""
    word = act(order)
    return f"{capital(word)} от {show(order.date)} № {order.number}"
