"""The result of an order in words: for a subject, for the first line of a body, for the list of who is late."""

from automation.model.control import OVER, Standing
from automation.model.figures import Figures
from automation.model.plan import Order
from automation.russian import enumerate_items, join, percent, plural, show

SUBJECT_NAME = 60  # letters of an organisation a subject still carries; a longer one is counted, never cut
UNNAMED = "организация без названия"


def subject_result(figures: Figures) -> str:
    """«со сроком исполнено 2 из 3; просрочен п. 2 – МБУ «Пример»»."""
    dated = figures.dated_items
    words = f"со сроком {_done_words(figures)}" if dated else "пунктов со сроком нет"
    if not figures.late:
        return words
    items = enumerate_items(n for _, numbers in figures.late for n in numbers)
    one = len({n for _, numbers in figures.late for n in numbers}) == 1
    names = [name for name, _ in figures.late]
    return f"{words}; {'просрочен' if one else 'просрочены'} п. {items} – {_few(names)}"


def unfinished(figures: Figures) -> str:
    """«не завершено: МБУ «Пример»», or «исполнено 3 из 3»: what a draft's subject says in brackets."""
    counted = [i for i in figures.items if i.dated and not i.closed]
    names = organisations_by_code(figures)
    codes = [v.performer.code for i in counted for v in i.verdicts if v.standing not in OVER]
    left = list(dict.fromkeys(names.get(code, UNNAMED) for code in codes))
    if left:
        return f"не завершено: {_few(left)}"
    open_items = [i.item.number for i in counted if not i.done]
    if open_items:
        return f"не завершено: п. {enumerate_items(open_items)}"
    return _done_words(figures) if counted else "пунктов со сроком нет"


def _done_words(figures: Figures) -> str:
    """«исполнено 2 из 8, снято с контроля 2»: every dated item of the order is in the denominator."""
    closed = len(figures.closed_items)
    gone = f", {plural(closed, 'снят', 'снято', 'снято')} с контроля {closed}" if closed else ""
    return f"исполнено {figures.done_items} из {figures.dated_items}{gone}"


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
    """«Перешли 142 сотрудника из 147 (96,6 %).», "" where nobody told."""
    from automation.letters.people import moved_words

    people = figures.people
    if not people.total:
        return ""
    words = moved_words(people.moved)
    share = percent(people.moved, people.total)
    told = f"{words['Перешли_слово']} {people.moved} {words['сотрудников']} из {people.total}"
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
    """Give one line for each organisation with something overdue, the worst first: «МБУ «Пример» – п.

    2 (срок – 12.12.2025)».
    """
    return [f"{name} – {items} ({terms})" for name, items, terms in late_words(figures)]


def late_words(figures: Figures) -> list[tuple[str, str, str]]:
    """Answer the same taken apart: «МБУ «Пример»», «п. 2 и 6», «сроки – 12.12.2025 и 26.12.2025»."""
    verdicts = {o.organisation: o.verdicts for o in figures.organisations}
    found = []
    for name, items in figures.late:
        days = sorted({v.due for v in verdicts[name] if v.standing is Standing.OVERDUE and v.due})
        terms = f"{'срок' if len(days) == 1 else 'сроки'} – {join([show(d) for d in days])}"
        found.append((name or UNNAMED, f"п. {enumerate_items(items)}", terms))
    return found


def next_line(figures: Figures) -> str:
    """«Ближайший срок – 26.12.2025, п. 6»."""
    if not figures.next_terms:
        return ""
    day, items = figures.next_terms[0]
    return f"Ближайший срок – {show(day)}, п. {enumerate_items(items)}."


def act(order: Order) -> str:
    """Name what kind of paper the order is, nominative: «распоряжение»; «документ» where nobody wrote it."""
    return order.kind.strip().lower() or "документ"


def act_named(order: Order) -> str:
    """«Распоряжение от 11.12.2025 № 454»."""
    word = act(order)
    return f"{word[:1].upper()}{word[1:]} от {show(order.date)} № {order.number}"


def organisations_by_code(figures: Figures) -> dict[str, str]:
    """Answer the organisation each performer's code belongs to, never a person."""
    return {code: o.organisation or UNNAMED for o in figures.organisations for code in o.codes}


def _few(names: list[str]) -> str:
    """Answer one name and a count of the rest; only a count where the name is too long for a subject."""
    first = names[0] or UNNAMED
    if len(first) > SUBJECT_NAME:
        return f"{len(names)} {plural(len(names), 'организация', 'организации', 'организаций')}"
    rest = len(names) - 1
    return first + (f" и ещё {rest} {plural(rest, 'организация', 'организации', 'организаций')}" if rest else "")
