"""«На сегодня»: one printable page of what people do this morning.

Signing, telephoning, papers that lost their ground, reminding in person, proposals, and how many findings wait.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from automation.gathering import gathered
from automation.messages.task_lines import Ask, calls_of, shown, task_lines
from automation.model.catalogue import catalogue
from automation.model.control import Entry
from automation.model.kinds import MEMOS
from automation.model.letter import Undelivered
from automation.model.notice import Notice, NoticeKind
from automation.model.report import Finding
from automation.reports.plain_pages import PageLine, PageTable, PlainPage, gap, heading
from automation.russian import name_items, plural, show
from automation.titles import (
    FORMS,
    NOTICES,
    SETTLE,
    addressee,
    counted_findings,
    entry_number,
    kind_words,
    matters,
    undelivered_line,
)

MESSAGES = 6
PLACES = 3  # named of findings alike
MOST = 150  # papers, calls or lines of one list: what a morning can still work through


def today_sheet(
    on: date,
    *,
    unit: str,
    entries: Sequence[Entry],
    notices: Sequence[Notice],
    findings: Sequence[Finding],
    signers: Mapping[str, str],
    undelivered: Sequence[Undelivered] = (),
    remarked: date | None = None,
) -> PlainPage:
    """Gather what stands on the page, as values. ``entries`` are the papers still to be signed, oldest first.

    ``remarked`` is the day whose folder holds «Замечания» (None: the page's own day).
    ``undelivered`` are the messages a person must settle.
    ``signers`` maps ``Entry.signer`` to the person shown («Д.А. Бобков»); an unknown key is shown as it is.
    """
    several = len({n.order for n in notices} | {e.order for e in entries}) > 1
    of = {kind: [n for n in notices if n.kind is kind] for kind in NoticeKind}

    blocks: list[PageLine | PageTable] = [PageLine(text=f"На сегодня, {show(on)}", bold=True, size=16)]
    if unit:
        blocks.append(PageLine(text=unit, size=11))
    blocks += _signing(entries, signers, on, several=several)
    blocks += _undelivered(undelivered)
    blocks += _calls(of[NoticeKind.CALL], several=several)
    for kind, title in NOTICES.items():
        if kind is not NoticeKind.CALL:  # calls have a table of their own, above
            blocks += _list(title, len(of[kind]), task_lines(of[kind], several=several))
    blocks += _findings(findings, remarked if remarked != on else None)
    if len(blocks) <= 2:
        blocks += [gap(), PageLine(text="На сегодня ничего нет.")]
    return PlainPage(title=f"На сегодня, {show(on)}", blocks=tuple(blocks), size=11)


def _signing(
    entries: Sequence[Entry], signers: Mapping[str, str], on: date, *, several: bool
) -> Iterable[PageLine | PageTable]:
    if not entries:
        return
    rows = [
        (
            entry_number(entry) + ("" if entry.day == on else f"\nот {show(entry.day)}"),
            FORMS[entry.form],
            addressee(entry),
            _subject(entry, several=several),
            signers.get(entry.signer, entry.signer),
        )
        for entry in entries[:MOST]
    ]
    yield gap()
    yield heading(f"На подпись: {len(entries)}", size=12)
    yield PageTable(
        header=("№", "Документ", "Адресат", "О чём", "Подписывает"),
        rows=tuple(rows),
        widths=(28, 28, 44, 50, 30),
        size=9.5,
    )
    yield from _rest(len(entries) - MOST, "документ", "документа", "документов")


def _undelivered(failed: Sequence[Undelivered]) -> Iterable[PageLine | PageTable]:
    """List messages that failed: they stay on the page until a person settles them."""
    if not failed:
        return
    yield gap()
    yield heading(f"Почта не доставлена: {len(failed)}", size=12)
    yield from (PageLine(text=f"– {undelivered_line(one)}") for one in failed[: shown(len(failed))])
    yield from _rest(len(failed) - shown(len(failed)), "сообщение", "сообщения", "сообщений")
    yield PageLine(text=SETTLE, size=10)


def _subject(entry: Entry, *, several: bool) -> str:
    about = kind_words(entry) if entry.kind in MEMOS else matters(entry)
    return f"{about}, № {entry.order.number}" if several else about


def _calls(notices: Sequence[Notice], *, several: bool) -> Iterable[PageLine | PageTable]:
    calls = calls_of(notices, several=several)
    if not calls:
        return
    rows = [
        (
            "\n".join((call.whom, *call.contacts)),
            "\n".join(call.phones) or "нет в таблице",
            "\n".join(_about_items(ask) for ask in call.asks),
            "\n".join(dict.fromkeys(ask.text for ask in call.asks)),
            "",
        )
        for call in calls[:MOST]
    ]
    yield gap()
    yield heading(f"{NOTICES[NoticeKind.CALL]}: {len(calls)}", size=12)
    yield PageTable(
        header=("Кому", "Телефон", "Пункт", "Что спросить", "Что отвечено"),
        rows=tuple(rows),
        widths=(45, 28, 17, 48, 42),
        centred=frozenset({2}),
        size=9.5,
    )
    yield from _rest(len(calls) - MOST, "звонок", "звонка", "звонков")


def _about_items(ask: Ask) -> str:
    return ", ".join(ask.items) + (f"\n({ask.order})" if ask.order else "")


def _list(title: str, counted: int, texts: Sequence[str]) -> Iterable[PageLine | PageTable]:
    """Write one list; ``counted`` are the obligations or papers meant, as the morning message's subject counts them."""
    if not texts:
        return
    yield gap()
    yield heading(f"{title}: {counted}", size=12)
    yield from (PageLine(text=f"– {text}") for text in texts[:MOST])
    yield from _rest(len(texts) - MOST, "строка", "строки", "строк")


def _findings(findings: Sequence[Finding], earlier: date | None) -> Iterable[PageLine | PageTable]:
    """List the gravest findings; ``earlier`` is the day of a book of «Замечания» that has not changed since."""
    grave = [f for f in findings if f.level == "error"]
    mend = [f for f in findings if f.level == "warning"]
    if not grave and not mend:
        return
    yield gap()
    yield heading("Замечания: " + ", ".join(counted_findings(f.level for f in findings)), size=12)
    alike = gathered([*grave, *mend], lambda f: (f.code, f.performer or ""))
    texts = list(dict.fromkeys(_finding(same) for same in alike.values()))
    yield from (PageLine(text=f"– {text}") for text in texts[:MESSAGES])
    more = len(texts) - MESSAGES
    book = f"в книге «Замечания»{f' от {show(earlier)}, с тех пор они не изменились' if earlier else ''}"
    yield PageLine(text=f"{f'… и ещё {more}. ' if more > 0 else ''}Места и способ исправления – {book}.")


def _finding(same: Sequence[Finding]) -> str:
    """Say what is wrong and whose it is, for findings alike of one performer, or where it stands if it is nobody's."""
    rule = catalogue().get(same[0].code)
    title = rule.title if rule else same[0].code
    where = ", ".join(part for part in (same[0].performer, name_items([f.item or "" for f in same])) if part)
    if not where:
        places = [
            f"№ {f.document}" if f.document else ", ".join(filter(None, (f.sheet, f.cell))) for f in same if f.sheet
        ]
        where = "; ".join(places[:PLACES]) + (" и др." if len(places) > PLACES else "")
    return f"{title} ({where})" if where else title


def _rest(more: int, one: str, few: str, many: str) -> Iterable[PageLine]:
    if more > 0:
        yield PageLine(text=f"… и ещё {more} {plural(more, one, few, many)} – в учётном журнале.", size=10)
