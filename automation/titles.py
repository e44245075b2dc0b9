"""How forms, standings and states are called on lists for people (nominative, lower case). Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from automation.model.control import Entry, PaperState, Verdict
from automation.model.figures import ItemFigures
from automation.model.kinds import KINDS, Form, Kind
from automation.model.letter import Undelivered
from automation.model.notice import NoticeKind
from automation.model.plan import Item, Official, OnDemand
from automation.model.report import Level
from automation.model.reported import UNDER_WAY, News, Reported
from automation.model.standing import DONE, Standing
from automation.patterns import lazy
from automation.russian import initials_last, name_items, plural, same_person, show

BEGINS_WITH_DAY = lazy(r"\d{1,2}\.\d{1,2}\.\d{2}")
FINDINGS: dict[Level, tuple[str, str, str]] = {
    "error": ("ошибка", "ошибки", "ошибок"),
    "warning": ("замечание", "замечания", "замечаний"),
}
FORMS = {
    Form.LETTER: "письмо",
    Form.NOTE: "служебная записка",
    Form.MEMO: "докладная записка",
    Form.REFERENCE: "справка",
}
STANDINGS = {
    Standing.NOT_APPLICABLE: "не применимо",
    Standing.NO_DATA: "сведения уточняются",
    Standing.PERMANENT: "постоянно",
    Standing.CLAIMED: "заявлено, не принято",
    Standing.MET: "исполнено в срок",
    Standing.MET_LATE: "исполнено с нарушением срока",
    Standing.OVERDUE: "срок истёк",
    Standing.DUE_SOON: "срок близко",
    Standing.IN_WORK: "в работе",
}
OF_REPORTS = {**STANDINGS, Standing.MET_LATE: "представлено с опозданием"}  # a report is presented, be it made in time
NEWS = {
    News.SILENT: "сведений нет",
    News.ANSWERED: "на письмо получен ответ",
    News.PARTLY: "исполнение не подтверждено",
    News.IN_WORK: "в работе",
    News.RESULT_OWED: "результат не сообщён",
    News.RETURNED: "возвращено",
    News.FAULTY: "сведения неполные",
    News.UNDER_REVIEW: "рассматривается",
    News.ACCEPTED: "принято",
    News.INAPPLICABLE: "указано «не применимо» без основания",
    News.EXEMPTION: "указано «не применимо», рассматривается",
    News.EXEMPT: "не применимо",
}
AWAITED = "сведения ожидаются"  # of what was near until its day
REWRITTEN = "изменено после принятия"
STATES = {
    PaperState.DRAFT: "не подписан",
    PaperState.SIGNED: "подписан",
    PaperState.SENT: "отправлен",
    PaperState.ANSWERED: "получен ответ",
    PaperState.ANNULLED: "аннулирован",
}


def on_demand(item: Item) -> bool:
    """Tell whether the term waits for an event: «до начала отопительного сезона», «по мере необходимости»."""
    return isinstance(item.reading.deadline, OnDemand)


def awaited(verdict: Verdict, on: date) -> bool:
    """Tell whether its day is over and its report may still come in time, as that of an event until its answer."""
    return verdict.standing is Standing.DUE_SOON and verdict.due is not None and verdict.due < on


def standing_words(verdict: Verdict) -> str:
    """Call the standing of an obligation; who only agreed keeps no term and breaks none."""
    agreed = verdict.standing is Standing.MET and verdict.performer.by_agreement
    return "исполнено" if agreed else (OF_REPORTS if verdict.item.recurring else STANDINGS)[verdict.standing]


def state_words(verdict: Verdict, on: date) -> str:
    """Say how an obligation stands; of one that is owed also what came in, and whether it changed after acceptance.

    One that waits for an event says so; of one that is off control for its performer alone nothing else is told.
    """
    if verdict.released_on:
        return f"снято с контроля {show(verdict.released_on)}"
    waits = verdict.standing is Standing.PERMANENT and on_demand(verdict.item)
    standing = AWAITED if awaited(verdict, on) else standing_words(verdict)
    told = news_words(verdict.reported, on) if verdict.standing in {Standing.OVERDUE, Standing.DUE_SOON} else ""
    changed = REWRITTEN if verdict.reported.rewritten else ""
    return "по событию" if waits else ", ".join(filter(None, (standing, told, changed)))


def news_words(reported: Reported, on: date) -> str:
    """Say what came in about an obligation: «возвращено 18.12.2025», «в работе, ожидается 15.01.2026»; "" of none.

    Once that day has passed, it was awaited: «ожидалось». Of an event whose row tells something, «результат не сообщён»
    would be untrue.
    """
    news = News.PARTLY if reported.brought else reported.news
    day = reported.expected_on if reported.news in UNDER_WAY else reported.returned_on
    expected = ", ожидалось {}" if reported.broken_promise(on) else ", ожидается {}"
    when = {**dict.fromkeys(UNDER_WAY, expected), News.RETURNED: " {}"}.get(reported.news, "")
    return NEWS.get(news, "") + (when.format(show(day)) if day and when else "")


def kind_words(entry: Entry) -> str:
    """Say what a paper is about; one that follows an unanswered paper about the same matter says so.

    A further step of a request may be another question; the repeated one is signed by the second signatory.
    """
    step = max((o.step for o in entry.occasions if o.kind is entry.kind), default=1)
    again = step > 1 and (entry.kind is Kind.OVERDUE or (entry.kind is Kind.REQUEST and entry.signer == "second"))
    return KINDS[entry.kind].listed + (", повторно" if again else "")


def matters(entry: Entry) -> str:
    """Name what a paper is about with its items; a reminder joined to another letter has items of its own."""
    about: dict[str, list[str]] = {kind_words(entry): []}
    for occasion in entry.occasions:
        said = kind_words(entry) if occasion.kind is entry.kind else KINDS[occasion.kind].listed
        about.setdefault(said, []).append(occasion.item)
    named = ((said, name_items(i for i in items if i != "-")) for said, items in about.items())
    return "; ".join(f"{said}: {items}" if items else said for said, items in named)


def paper_title(entry: Entry) -> str:
    """Return a paper by its own heading: «Письмо о сроке исполнения пункта 6 плана-графика».

    A paper whose heading the register does not keep is told by its kind and its items.
    """
    form = FORMS[entry.form].capitalize()
    if entry.subject.strip():
        return f"{form} {entry.subject[:1].lower()}{entry.subject[1:]}"
    items = name_items(entry_items(entry))
    return f"{form}: {kind_words(entry)}{f' ({items})' if items else ''}"


def repeated_words(figures: ItemFigures) -> str:
    """Write «к 05.07.2026 представлено 1 из 3; по прежним срокам представлено 5, из них с опозданием – 1».

    A report may have come for a later date while an earlier one is owed: then these are «другие сроки». Of an item that
    is not recurring there is nothing to write.
    """
    total, told = len(figures.bearers), dict(figures.progress)
    words = [f"к {show(day)} представлено {ready} из {total}" for day, ready in told.items()]
    others = [v for v in figures.counted if v.control_date not in told and v.standing in DONE]
    if told and others:
        late = sum(v.standing is Standing.MET_LATE for v in others)
        earlier = all(v.control_date and v.control_date < min(told) for v in others)
        words.append(
            f"по {'прежним' if earlier else 'другим'} срокам представлено {len(others)}"
            f"{f', из них с опозданием – {late}' if late else ''}"
        )
    return "; ".join(words)


def entry_items(entry: Entry) -> list[str]:
    """Return the items a paper is about, each once."""
    return list(dict.fromkeys(o.item for o in entry.occasions if o.item not in {"", "-"}))


def annulled_words(day: date | None, reason: str) -> str:
    """Write «аннулировано 24.02.2026: сведения представлены»; a reason that begins with its own day keeps it alone."""
    told = reason.strip()
    if BEGINS_WITH_DAY.match(told):
        return f"аннулировано {told}"
    when = f" {show(day)}" if day else ""
    return f"аннулировано{when}{f': {told}' if told else ''}"


def entry_number(entry: Entry) -> str:
    """Tell how people call the paper: its registered number where the office gave one."""
    return entry.registered or entry.number


def memo_reader(head: Official, control: Official, author: str) -> Official | None:
    """To whom a докладная записка is written: ``head``, the signer of the order, unless he is its ``author``.

    Nobody writes to himself: then it goes to ``control``, whom the order puts in control, where that is another named
    person; None means that it is kept in the file (decision 0032).
    """
    if not (author and same_person(author, head.name)):
        return head
    return control if control.name.strip() and not same_person(author, control.name) else None


def addressee(entry: Entry) -> str:
    """Whom the paper goes to: the organisation, within the office the person, else «руководству»."""
    if entry.form is Form.NOTE and entry.addressee_name:
        return initials_last(entry.addressee_name)
    return entry.addressee_organisation or entry.addressee_name or "руководству"


NOTICES = {  # what each kind of notice asks for, in the order in which a morning is worked
    NoticeKind.CALL: "Обзвон",
    NoticeKind.LOST_GROUND: "Утратили основание, не подписывать",
    NoticeKind.MESSAGE: "Разобрать сообщения («Ответ» или «Не ответ» на листе «Отправка»)",
    NoticeKind.EXPIRING: "Подписать сегодня или перевыпустить",
    NoticeKind.AMENDING: "Ждут внесения изменяющего документа в таблицу",
    NoticeKind.DELAYED: "Отложено, пока не исправлена таблица («Замечания»)",
    NoticeKind.PERSONAL: "Напомнить лично",
    NoticeKind.WAITING: "Принять сведения или вернуть в работу",
    NoticeKind.ANSWER: "Внести в таблицу ответы на письма",
    NoticeKind.FILE: (
        "Вернуть в outbox файлы подписанных документов – из корзины, из резервной копии или скан с тем же именем"
    ),
    NoticeKind.RULING: "Решения руководства",
    NoticeKind.PROPOSAL: "Предложения руководству (решение вписать на лист «Решения»)",
}
IN_DOUBT = "Сведения в таблице учёта исправляются: неясно, чьи они в некоторых строках, и числа пока неполны."
SETTLE = (
    "Отправить ещё раз – send --again НОМЕР; отметить – mail settle НОМЕР --delivered (получено) или --dropped "
    "(больше не нужно). Дата в столбце «Отправлен» листа «Отправка» тоже решает вопрос."
)


def undelivered_line(one: Undelivered) -> str:
    """Write «№ 01-15/К-3, head@example.org, «О сроках …»: 550 no such user»; a morning message goes by its day."""
    name = f"№ {one.number}" if one.number else f"утреннее сообщение {one.since:%d.%m.%Y}"
    return f"{name}, {one.to}, «{one.subject}»: {one.reason or 'неизвестно, дошло ли'}"


def counted_findings(levels: Iterable[Level]) -> list[str]:
    """Write «2 ошибки», «5 замечаний»: of what there is any, the grave first; notes are not counted."""
    counts = Counter(levels)
    return [f"{n} {plural(n, *words)}" for level, words in FINDINGS.items() if (n := counts[level])]
