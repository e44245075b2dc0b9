"""The result of an order in words: for a subject, for the first line of a body, for the list of who is late."""

import re
from collections.abc import Iterable, Sequence

from automation.control.counting import bearers
from automation.model.control import Verdict
from automation.model.figures import Bearer, Figures, People
from automation.model.plan import Order
from automation.model.report import Performer
from automation.model.standing import Standing
from automation.patterns import lazy
from automation.russian import capital, entrepreneur, enumerate_items, join, percent, plural, show

SUBJECT_NAME = 60  # letters of an organisation a subject still carries; a longer one is counted, never cut
UNNAMED = "организация без названия"
DEPUTY = lazy(r"(?:первый )?заместитель главы\b.*", re.IGNORECASE)
DEPUTIES = ("заместитель главы", "заместители главы", "заместители главы")
PERFORMERS = ("исполнитель", "исполнителя", "исполнителей")
ORGANISATIONS = ("организация", "организации", "организаций")
OFFICIALS = ("должностное лицо", "должностных лица", "должностных лиц")


def subject_result(figures: Figures) -> str:
    """Write «исполнено 2 из 3 пунктов со сроком; просрочен п. 2 – …»; before the first term, when that comes."""
    if not figures.dated_items:
        return "пунктов со сроком нет"
    if not figures.late:
        return _not_yet(figures) or _done_words(figures)
    items = list(dict.fromkeys(n for bearer in figures.late for n in bearer.items))
    word = "просрочен" if len(items) == 1 else "просрочены"
    done = "" if _not_yet(figures) else f"{_done_words(figures)}; "  # a report of a period may be late before any term
    return f"{done}{word} п. {enumerate_items(items)} – {few(figures.late)}"


def _not_yet(figures: Figures) -> str:
    """Write «срок первого пункта – 12.12.2025» while no term has come and nothing is executed; else ""."""
    terms = [v.control_date for i in figures.items if i.dated for v in i.verdicts if v.control_date]
    if figures.done_items or not figures.next_terms or min(terms, default=figures.on) < figures.on:
        return ""
    day, items = figures.next_terms[0]
    return f"сроки не наступили, ближайший – {show(day)} (п. {enumerate_items(items)})"


def unfinished(figures: Figures) -> str:
    """Write «не завершено: МБУ «Пример»», or «исполнено 3 из 3»: what a draft's subject says in brackets.

    Who reported and waits for the office has finished as far as he can, and whose term lies ahead is named only where
    nobody is late: the memo does not name them as late either.
    """
    counted = [i for i in figures.items if i.dated and not i.closed]
    left = [v for i in counted for v in i.owing]
    late = [v for v in left if v.standing is not Standing.CLAIMED]
    if late:
        behind = [v for v in late if v.standing in {Standing.OVERDUE, Standing.NO_DATA}]
        return f"не завершено: {few(bearers(behind or late))}"
    if left:
        return f"рассматриваются сведения: {few(bearers(left))}"
    open_items = [i.item.number for i in counted if not i.done]
    if open_items:
        return f"не завершено: п. {enumerate_items(open_items)}"
    return _done_words(figures) if counted else "пунктов со сроком нет"


def _done_words(figures: Figures) -> str:
    """Write «исполнено 2 из 8 пунктов со сроком, снято с контроля 2»: every dated item of the order is counted."""
    dated, closed = figures.dated_items, len(figures.closed_items)
    of = f"из {dated} {plural(dated, 'пункта', 'пунктов', 'пунктов')} со сроком"
    gone = f", {plural(closed, 'снят', 'снято', 'снято')} с контроля {closed}" if closed else ""
    done = figures.done_items
    return f"{plural(done, 'исполнен', 'исполнено', 'исполнено')} {done} {of}{gone}"


def result_line(figures: Figures) -> str:
    """Write «Из 3 пунктов со сроком полностью исполнено 2 (п. 1 и 6), снят с контроля 1 (п. 2)».

    Before the first term nobody is told that nothing is executed, in the subject (``subject_result``) or here.
    """
    dated, done = figures.dated_items, figures.done_items
    if not dated:
        return "Пунктов со сроком нет."
    of = f"Из {dated} {plural(dated, 'пункта', 'пунктов', 'пунктов')} со сроком"
    numbers = enumerate_items(i.item.number for i in figures.items if i.dated and not i.closed and i.whole)
    closed = len(figures.closed_items)
    verb = plural(closed, "снят", "снято", "снято")
    gone = f", {verb} с контроля {closed} (п. {enumerate_items(figures.closed_items)})" if closed else ""
    if not figures.late and _not_yet(figures):
        return f"Сроки не наступили: пунктов со сроком – {dated}{gone}."
    if not done:
        return f"{of} полностью не исполнен ни один{gone}."
    return f"{of} полностью {plural(done, 'исполнен', 'исполнено', 'исполнено')} {done} (п. {numbers}){gone}."


def people_line(figures: Figures) -> str:
    """Write «Перешли 142 из 147 сотрудников (96,6 %).», "" where nobody told."""
    from automation.letters.people_words import people_told

    return " ".join(_whole_line(figures, people, told) for people, told in people_told(figures))


def _whole_line(figures: Figures, people: People, told: str) -> str:
    """Say what was told of people, with its share and with who is in no total."""
    share = percent(people.moved, people.total) if people.whole and not people.agreed_silent else ""
    silent, doubted = people.missing, [*people.doubted, *(o.organisation for o in people.unsettled)]
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
    return ORGANISATIONS if all(_organisation(bodies[name]) for name in names) else PERFORMERS


def doubt_line(figures: Figures) -> str:
    """Write «Сведения исполнителей: заявлены и не приняты – 2, уточняются – 1.», one for each item and performer."""
    told = (("заявлены и не приняты", figures.tally.claimed), ("уточняются", figures.tally.no_data))
    words = ", ".join(f"{word} – {number}" for word, number in told if number)
    return f"Сведения исполнителей: {words}." if words else ""


def late_lines(figures: Figures) -> list[str]:
    """Give one line for each organisation, unit and official of the office, the worst first.

    «МБУ «Пример» – п. 2 (срок – 12.12.2025)».
    """
    return [f"{name} – {items} ({terms})" for name, items, terms in late_words(figures)]


def late_words(figures: Figures) -> list[tuple[str, str, str]]:
    """Return the parts of each line: «МБУ «Пример»», «п. 2 и 6», «сроки – 12.12.2025 и 26.12.2025»."""
    return [(called(b), _items(b.items), _terms(b.verdicts)) for b in figures.late]


def _items(numbers: Iterable[str]) -> str:
    return f"п. {enumerate_items(numbers)}"


def _terms(late: Iterable[Verdict]) -> str:
    """Write «срок – 12.12.2025» or «сроки – 12.12.2025 и 26.12.2025»."""
    days = sorted({v.due for v in late if v.due})
    return f"{'срок' if len(days) == 1 else 'сроки'} – {join([show(d) for d in days])}"


def next_line(figures: Figures) -> str:
    """Write «Ближайший срок – 26.12.2025, п. 6.»; "" where no term is ahead."""
    if not figures.next_terms:
        return ""
    day, items = figures.next_terms[0]
    return f"Ближайший срок – {show(day)}, п. {enumerate_items(items)}."


def act(order: Order) -> str:
    """Name what kind of paper the order is, nominative: «распоряжение»; «документ» where nobody wrote it."""
    return order.kind.strip().lower() or "документ"


def act_named(order: Order) -> str:
    """Write «Распоряжение от 11.12.2025 № 454»."""
    word = act(order)
    return f"{capital(word)} от {show(order.date)} № {order.number}"


def called(bearer: Bearer) -> str:
    """Name who owes something; a bare code says nothing to a reader of mail."""
    performer = bearer.performer
    return bearer.name if performer.organisation or performer.post else UNNAMED


def few(owing: Sequence[Bearer]) -> str:
    """Name the officials and the units of the office and count the organisations; of these alone name the first.

    «заместители главы, Управление образования и 3 организации», «МБУ «Пример» и ещё 2 организации». What is too long
    for a subject is counted, never cut; an entrepreneur, whoever stands for a village and a person without an
    organisation are no organisations.
    """
    officials = _officials(v.performer for b in owing if b.performer.official for v in b.verdicts)
    named = [*officials, *(called(b) for b in owing if b.performer.unit)]
    if sum(map(len, named)) > SUBJECT_NAME:
        named = officials
    rest = [b for b in owing if not b.performer.official and called(b) not in named]
    names = [called(b) for b in rest]
    forms = ORGANISATIONS if all(_organisation(b.performer) for b in rest) else PERFORMERS
    if names and len(names[0]) <= SUBJECT_NAME and not (named and len(names) > 1):
        named, names, more = [*named, names[0]], names[1:], "ещё "
    else:
        more = ""
    counted = [f"{more}{len(names)} {plural(len(names), *forms)}"] if names else []
    return join([*named, *counted])


def _organisation(performer: Performer) -> bool:
    body = performer.organisation and not (performer.in_office or performer.stands_for)
    return bool(body) and not entrepreneur(performer.organisation)


def _officials(performers: Iterable[Performer]) -> list[str]:
    """Write «заместители главы» for deputies; of other posts one is named, several are counted."""
    from automation.letters.cases import in_sentence

    posts = [p.post.strip() for p in {p.code: p for p in performers}.values()]
    others = [post for post in posts if not DEPUTY.fullmatch(post)]
    deputies = len(posts) - len(others)
    told = [plural(min(deputies, 2), *DEPUTIES)] if deputies else []
    if len(others) == 1:
        return [*told, in_sentence(others[0]) if 0 < len(others[0]) <= SUBJECT_NAME else OFFICIALS[0]]
    return [*told, f"{len(others)} {plural(len(others), *OFFICIALS)}"] if others else told
