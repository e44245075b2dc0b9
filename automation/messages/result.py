"""The result of an order in words: for a subject, for the first line of a body, for the list of who is late."""

import re
from collections.abc import Collection, Iterable, Sequence

from automation.model.control import OVER, Standing, Verdict
from automation.model.figures import Figures
from automation.model.plan import Order
from automation.model.report import Relation
from automation.patterns import lazy
from automation.russian import entrepreneur, enumerate_items, join, percent, plural, show

SUBJECT_NAME = 60  # letters of an organisation a subject still carries; a longer one is counted, never cut
UNNAMED = "организация без названия"
DEPUTY = lazy(r"(?:первый )?заместитель главы\b.*", re.IGNORECASE)
DEPUTIES = "заместители главы"
PERFORMERS = ("исполнитель", "исполнителя", "исполнителей")
ORGANISATIONS = ("организация", "организации", "организаций")
OFFICIALS = ("должностное лицо администрации", "должностных лица администрации", "должностных лиц администрации")


def subject_result(figures: Figures) -> str:
    """«исполнено 2 из 3 пунктов со сроком; просрочен п. 2 – МБУ «Пример»», before the first term when it comes."""
    if not figures.dated_items:
        return "пунктов со сроком нет"
    if not figures.late:
        return _not_yet(figures) or _done_words(figures)
    items = list(dict.fromkeys(n for _, numbers in figures.late for n in numbers))
    late = {v.performer.code for o in figures.organisations for v in o.verdicts if v.standing is Standing.OVERDUE}
    word = "просрочен" if len(items) == 1 else "просрочены"
    names = _few(*_bearers(figures, [name for name, _ in figures.late], late))
    return f"{_done_words(figures)}; {word} п. {enumerate_items(items)} – {names}"


def _not_yet(figures: Figures) -> str:
    """«срок первого пункта – 12.12.2025» while no term has come and nothing is executed; else ""."""
    terms = [v.control_date for i in figures.items if i.dated for v in i.verdicts if v.control_date]
    if figures.done_items or not figures.next_terms or min(terms, default=figures.on) < figures.on:
        return ""
    day, items = figures.next_terms[0]
    return f"сроки не наступили, ближайший – {show(day)} (п. {enumerate_items(items)})"


def unfinished(figures: Figures) -> str:
    """«не завершено: МБУ «Пример»», or «исполнено 3 из 3»: what a draft's subject says in brackets."""
    counted = [i for i in figures.items if i.dated and not i.closed]
    names = organisations_by_code(figures)
    codes = [v.performer.code for i in counted for v in i.verdicts if v.standing not in OVER]
    left = _bearers(figures, list(dict.fromkeys(names.get(code, UNNAMED) for code in codes)), set(codes))
    if any(left):
        return f"не завершено: {_few(*left)}"
    open_items = [i.item.number for i in counted if not i.done]
    if open_items:
        return f"не завершено: п. {enumerate_items(open_items)}"
    return _done_words(figures) if counted else "пунктов со сроком нет"


def _done_words(figures: Figures) -> str:
    """«исполнено 2 из 8 пунктов со сроком, снято с контроля 2»: every dated item of the order is counted."""
    dated, closed = figures.dated_items, len(figures.closed_items)
    of = f"из {dated} {plural(dated, 'пункта', 'пунктов', 'пунктов')} со сроком"
    gone = f", {plural(closed, 'снят', 'снято', 'снято')} с контроля {closed}" if closed else ""
    done = figures.done_items
    return f"{plural(done, 'исполнен', 'исполнено', 'исполнено')} {done} {of}{gone}"


def result_line(figures: Figures) -> str:
    """«Из 3 пунктов со сроком полностью исполнено 2 (п. 1 и 6), снят с контроля 1 (п. 2)»."""
    dated, done = figures.dated_items, figures.done_items
    if not dated:
        return "Пунктов со сроком нет."
    of = f"Из {dated} {plural(dated, 'пункта', 'пунктов', 'пунктов')} со сроком"
    numbers = enumerate_items(i.item.number for i in figures.items if i.dated and not i.closed and i.done)
    closed = len(figures.closed_items)
    verb = plural(closed, "снят", "снято", "снято")
    gone = f", {verb} с контроля {closed} (п. {enumerate_items(figures.closed_items)})" if closed else ""
    if not done:
        return f"{of} полностью не исполнен ни один{gone}."
    return f"{of} полностью {plural(done, 'исполнен', 'исполнено', 'исполнено')} {done} (п. {numbers}){gone}."


def people_line(figures: Figures) -> str:
    """«Перешли 142 из 147 сотрудников (96,6 %).», "" where nobody told."""
    from automation.letters.people_words import counted_deed, moved_of, moved_words

    people = figures.people
    if not people.total:
        return ""
    share = percent(people.moved, people.total)
    told = f"{moved_words(people.moved, counted_deed(figures))['Перешли_слово']} {moved_of(people.moved, people.total)}"
    silent = len(people.missing)
    if silent:
        word = plural(silent, "организация", "организации", "организаций")
        return f"{told}; {plural(silent, 'не сообщила', 'не сообщили', 'не сообщили')} {silent} {word}."
    return told + (f" ({share})." if share else ".")


def doubt_line(figures: Figures) -> str:
    """«Сведения исполнителей: заявлены и не приняты – 2, уточняются – 1.», one for each item and performer."""
    told = (("заявлены и не приняты", figures.tally.claimed), ("уточняются", figures.tally.no_data))
    words = ", ".join(f"{word} – {number}" for word, number in told if number)
    return f"Сведения исполнителей: {words}." if words else ""


def late_lines(figures: Figures) -> list[str]:
    """Give one line for each organisation, and for each official of the office by the post, the worst first.

    «МБУ «Пример» – п. 2 (срок – 12.12.2025)».
    """
    return [f"{name} – {items} ({terms})" for name, items, terms in late_words(figures, apart=True)]


def late_words(figures: Figures, *, apart: bool = False) -> list[tuple[str, str, str]]:
    """Return the parts of each line: «МБУ «Пример»», «п. 2 и 6», «сроки – 12.12.2025 и 26.12.2025».

    With ``apart`` each official of the office has a line, because a leader asks who it is.
    """
    organisations = {o.organisation: o for o in figures.organisations}
    found = []
    for name, items in figures.late:
        organisation = organisations[name]
        late = [v for v in organisation.verdicts if v.standing is Standing.OVERDUE]
        if apart and organisation.relation is Relation.OFFICE:
            whose = [(v.performer.known_as, v) for v in late]
            found += [
                (post or UNNAMED, _items(dict.fromkeys(v.item.number for v in mine)), _terms(mine))
                for post, mine in _gathered(whose).items()
            ]
        else:
            found.append((name or UNNAMED, _items(items), _terms(late)))
    return found


def _gathered(whose: Iterable[tuple[str, Verdict]]) -> dict[str, list[Verdict]]:
    gathered: dict[str, list[Verdict]] = {}
    for name, verdict in whose:
        gathered.setdefault(name, []).append(verdict)
    return gathered


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
    return f"{word[:1].upper()}{word[1:]} от {show(order.date)} № {order.number}"


def organisations_by_code(figures: Figures) -> dict[str, str]:
    """Return the organisation each performer's code belongs to, never a person."""
    return {code: o.organisation or UNNAMED for o in figures.organisations for code in o.codes}


def _bearers(figures: Figures, organisations: Sequence[str], codes: Collection[str]) -> tuple[str, list[str]]:
    """Return the posts of the office's people with these codes ("" for none), and the other organisations."""
    office = [o for o in figures.organisations if o.relation is Relation.OFFICE and o.organisation in organisations]
    people = {
        v.performer.code: v.performer.post.strip() for o in office for v in o.verdicts if v.performer.code in codes
    }
    own = {o.organisation for o in office} if people else set()
    officials = _officials(list(people.values())) if people else ""
    return officials, [name or UNNAMED for name in organisations if name not in own]


def _officials(posts: Sequence[str]) -> str:
    """Write «заместители главы» for deputies; other people are counted, a single one is named by the post."""
    if all(DEPUTY.fullmatch(post) for post in posts):
        return DEPUTIES if len(posts) > 1 else "заместитель главы"
    if len(posts) == 1:
        return posts[0] if 0 < len(posts[0]) <= SUBJECT_NAME else OFFICIALS[0]
    return f"{len(posts)} {plural(len(posts), *OFFICIALS)}"


def _few(officials: str, names: Sequence[str]) -> str:
    """Tell the officials and how many organisations besides; without officials, one name and a count of the rest.

    A name too long for a subject is counted, not cut; an entrepreneur is no organisation.
    """
    forms = PERFORMERS if any(map(entrepreneur, names)) else ORGANISATIONS
    short = bool(names) and len(names[0]) <= SUBJECT_NAME
    if officials:
        others = names[0] if len(names) == 1 and short else f"{len(names)} {plural(len(names), *forms)}"
        return f"{officials} и {others}" if names else officials
    rest = len(names) - 1
    if not short:
        return f"{len(names)} {plural(len(names), *forms)}"
    return names[0] + (f" и ещё {rest} {plural(rest, *forms)}" if rest else "")
