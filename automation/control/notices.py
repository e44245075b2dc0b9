"""What the morning message tells a person to do without a paper."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from automation.control.acting import RESPONSIBLE
from automation.control.amendments import after_entering, holding
from automation.control.calls import notice_of
from automation.control.claims import accepted_on_time
from automation.control.facts import NOBODY_KNOWS
from automation.control.grounds import exhausted
from automation.control.morning import Morning
from automation.control.persons import is_own
from automation.control.plan_news import lost_verdicts
from automation.control.reasons import stands
from automation.control.seen import changed_since, versions_of, watched_since
from automation.control.sent_papers import sent_papers
from automation.control.to_hear import AskedSoFar, ripeness_of
from automation.control.unanswered import left_unanswered, unentered_answer
from automation.gathering import gathered
from automation.model.control import CodeItemTerm, Entry, Ground, Occasion, Paper, PaperState, Verdict
from automation.model.kinds import KINDS, REPEATED, TO_PERFORMERS, Form, Kind
from automation.model.notice import Notice, NoticeKind
from automation.model.office import TO_DO
from automation.model.plan import Amending, Official
from automation.model.reported import UNDER_WAY, News
from automation.model.standing import ON_CONTROL, OPEN, Standing
from automation.russian import enumerate_items, first_few, initials_last, show, working_days
from automation.titles import addressee, memo_reader, news_words

NAMED = 5  # performers named in one line


def personal(morning: Morning, papers: Iterable[Paper]) -> Iterator[Notice]:
    """Give the line «напомнить лично» where author and addressee are one person; no paper is made of it."""
    for paper in papers:
        items = list(dict.fromkeys(g.occasion.item for g in paper.grounds))
        text = f"напомнить лично: {paper.addressee.name if paper.addressee else ''}, п. {enumerate_items(items)}"
        verdict = paper.grounds[0].verdict
        if verdict:
            yield replace(notice_of(morning, verdict, NoticeKind.PERSONAL, text), whom="")


def to_oneself(morning: Morning, papers: Iterable[Paper]) -> Iterator[Notice]:
    """Tell in person the author of a memo who has signed the order himself; the memo goes elsewhere."""
    order, (author, reader) = morning.book.order, _sides(morning)
    for paper in papers:
        if paper.form is Form.MEMO and reader != morning.signers.head:
            whither = f"составлена на имя: {initials_last(reader.name)}" if reader else "остаётся в деле"
            text = f"напомнить лично: {initials_last(author)}, докладная записка самому себе не пишется, она {whither}"
            yield Notice(kind=NoticeKind.PERSONAL, order=order.id, code="", item="", text=text)


def proposals(morning: Morning, verdicts: Iterable[Verdict], papers: tuple[Paper, ...]) -> Iterator[Notice]:
    """Propose to hear whom a memo of the day would propose, once all allowed letters about it stayed unanswered.

    Nobody is told to propose himself, nor is whoever decides.
    """
    overdue = [v for v in verdicts if v.standing is Standing.OVERDUE]
    in_vain = {v.code_item_term: written for v in overdue if (written := exhausted(morning, v))}
    if not in_vain:
        return  # as on most mornings: the register need not be gone through
    entries, on = morning.history.entries, morning.on
    asked = AskedSoFar(
        when=morning.calendar.add, policy=morning.policy, ruled=morning.rulings_of, entries=entries, papers=papers
    )
    candidates = (v for v in overdue if v.code_item_term in in_vain)
    ripe = ripeness_of(candidates, asked, sent_papers(entries, on), on).ripe
    author, reader = _sides(morning)
    for verdict in (v for v in ripe if not (is_own(v, author) or (reader and is_own(v, reader.name)))):
        written = in_vain[verdict.code_item_term]
        mine = [o for o in written[-1].occasions if o.code_and_item == verdict.code_and_item]
        silent = not written[-1].answer.strip() and all(left_unanswered(morning, written[-1], o) for o in mine)
        known = verdict.reported.silence is None or not silent
        told = "исполнение не подтверждено" if known else "остались без ответа"
        if verdict.reported.news in UNDER_WAY:
            said = news_words(verdict.reported, on)
            told = said if said.startswith(told) else f"{told} ({said})"
        sent = "служебные записки" if all(p.form is Form.NOTE for p in written) else "письма"
        again = "повторно " if verdict.reported.heard(on) else ""
        text = f"{sent} направлены и {told}: предложить руководству {again}заслушать исполнителя"
        yield notice_of(morning, verdict, NoticeKind.PROPOSAL, text)


def _sides(morning: Morning) -> tuple[str, Official | None]:
    """Return who writes the докладная, and to whom."""
    signers = morning.signers
    author = signers.people[RESPONSIBLE].name
    return author, memo_reader(signers.head, signers.control, author)


def to_carry_out(morning: Morning, verdicts: Iterable[Verdict]) -> Iterator[Notice]:
    """Find the decisions whose day has come and of which «Исполнено» does not say that they were carried out."""
    still = [v for v in verdicts if v.standing in ON_CONTROL]
    by_code = {**gathered(still, lambda v: v.performer.code), "": still}
    for ruling in (r for r in morning.book.rulings if r.kind in TO_DO and not r.done_on):
        day = ruling.term
        mine = [v for v in by_code.get(ruling.code, ()) if ruling in v.reported.rulings]
        if mine and day and day <= morning.on:
            decided = f"решение от {show(ruling.decided_on)}" if ruling.decided_on else "решение"
            items = enumerate_items(v.item.number for v in mine)
            text = f"{decided} – {ruling.kind} до {show(day)} (п. {items}): исполнено ли, отметить в «Исполнено»"
            told = notice_of(morning, mine[0], NoticeKind.RULING, text)
            yield told if ruling.code else replace(told, code="", organisation="", whom="", phone="", contact="")


def too_late(morning: Morning, verdicts: Iterable[Verdict]) -> Iterator[Notice]:
    """Find the decisions to prolong that came after the term: until their day nobody is written to a second time."""
    for verdict in verdicts:
        wish = verdict.reported.wish
        if wish and verdict.standing is Standing.OVERDUE and verdict.reported.wished(morning.on):
            decided = f"решение от {show(wish.decided_on)} – продлить до {show(wish.until)}"
            day = "этого дня" if wish.answer == wish.until else show(wish.answer)
            text = f"{decided} не учтено: принято после истечения срока; до {day} писем о неисполнении не будет"
            yield notice_of(morning, verdict, NoticeKind.RULING, text)


def waiting(morning: Morning, verdicts: Iterable[Verdict]) -> Iterator[Notice]:
    """Claims that stop letters and count for nothing until a person accepts them or sends them back.

    So does a report changed after «Принято», which counts as it was accepted, and one of a recurring item of which
    nobody has said for which control date it is. An answer to a letter waits to be entered.
    """
    for verdict in verdicts:
        yield from _unentered(morning, verdict)
        if changes := verdict.reported.rewritten:
            named = ", ".join(f"«{change.header}»" for change in changes)
            text = f"после принятия изменено: {named}; принять заново (новая дата в «Принято») или вернуть прежнее"
            yield notice_of(morning, verdict, NoticeKind.WAITING, text)
        if text := _claimed(morning, verdict):
            if verdict.reported.overlong:
                text += f", ждёт решения {working_days(verdict.reported.undecided)}"
            yield notice_of(morning, verdict, NoticeKind.WAITING, text)


def _unentered(morning: Morning, verdict: Verdict) -> Iterator[Notice]:
    """Find the answer to a letter («Ответ») that nobody has entered into the row: until then it proves nothing.

    Of what was sent back the papers since then are meant: those before asked for the report that has come. Of other
    reports the last letter is, once the term has passed: its answer holds letters and hearing back. An answer to a
    reminder holds nothing back, and the next letter calls whoever gave it silent, so it is asked for where it is all.
    """
    news = verdict.reported.news
    row = {
        News.SILENT: "строка пуста",
        News.ANSWERED: "строка пуста",
        News.RETURNED: "в строке прежние сведения",
    }.get(news)
    if row is None and verdict.standing is Standing.OVERDUE and verdict.reported.unread:
        row = "в «Вх. № и дата» строки его нет"
    if verdict.standing not in OPEN or row is None:
        return
    since, asking = verdict.reported.returned_on or date.min, {Kind.REMINDER} if news is News.SILENT else REPEATED
    papers = (w.entry for w in morning.earlier(verdict.code_item_term, *asking) if w.entry.day >= since)
    last = max((e for e in papers if unentered_answer(morning, e)), key=lambda e: e.day, default=None)
    if last:
        answer = " ".join(last.answer.split())
        text = f"на документ от {show(last.day)} поступил ответ ({answer}), {row}: внести его"
        yield notice_of(morning, verdict, NoticeKind.ANSWER, text)


def _claimed(morning: Morning, verdict: Verdict) -> str:
    """Say what waits for «Принято»; "" where nothing does."""
    if verdict.reported.news is News.EXEMPTION:
        return "указано «не применимо»"
    row, executed = verdict.asked_row, verdict.executed_on
    unclear = verdict.between and row and not accepted_on_time(row, verdict.performer, morning.on)
    if executed is None or not (unclear or verdict.standing is Standing.CLAIMED):
        return ""
    which = f", указать в «Срок», за какой срок: {' или '.join(map(show, verdict.between))}" if unclear else ""
    return f"заявлено исполнение {show(executed)}{which}"


def to_sign(entries: Iterable[Entry], told: Iterable[Notice] = ()) -> list[Entry]:
    """Return the unsigned papers a person still has to see: of a справка only the newest, it replaces those before.

    So does one that has been signed. A paper that one of the ``told`` notices calls unneeded is none of them.
    """
    unneeded, known = {notice.unneeded for notice in told}, tuple(entries)
    drafts = [e for e in known if e.state is PaperState.DRAFT and e.key not in unneeded]
    newest = max((e.day for e in known if e.kind is Kind.PROGRESS and not e.annulled), default=date.min)
    return [e for e in drafts if e.kind is not Kind.PROGRESS or e.day == newest]


def lost_grounds(morning: Morning) -> Iterator[Notice]:
    """Find unsigned papers whose ground has gone since they were issued, or whose printed answer date has passed.

    So is a letter about what has not come in, once something has: it would say what is no longer true.
    """
    known = (*lost_verdicts(morning), *morning.verdicts)
    current = {v.code_item_term: v for v in known}
    for entry in _unsigned(morning):
        gone = [o for o in entry.occasions if _gone(morning, entry, o, current.get(o.code_item_term))]
        renewing = entry.key in morning.history.renewing
        asked = None if renewing else entry.respond_by
        late = asked if asked and asked < morning.on else None
        fresh = () if late or gone or renewing else entry.occasions
        told = [o for o in fresh if _told_since(morning, entry, o, current)]
        if not (late or gone or told):
            continue
        left = {o.kind for o in entry.occasions if o not in gone}
        wholly = entry.kind not in left  # what is left is for a paper of another kind, which ``reissue`` does not make
        items = enumerate_items(o.item for o in told or (entry.occasions if late and wholly else gone))
        doubted = (current[o.code_item_term].faults for o in gone if o.code_item_term in current)
        if wholly and not late and any(not NOBODY_KNOWS.isdisjoint(faults) for faults in doubted):
            text = f"{_named(entry)} (п. {items}): не подписывать, пока в таблице неясно, исполнено ли"
        elif told:
            text = f"{_named(entry)} составлен до поступления сведений (п. {items}): исправить или перевыпустить"
        elif wholly:
            text = f"{_named(entry)} утратил основание (п. {items}): не подписывать, аннулировать"
        elif late:
            text = (
                f"{_named(entry)} утратил основание: названный в нём срок ответа ({show(late)}) прошёл; "
                "перевыпустить с новой датой"
            )
        else:
            text = f"{_named(entry)} частично утратил основание (п. {items}): исправить до подписания или перевыпустить"
        lost = _about(entry, NoticeKind.LOST_GROUND, text, unneeded=entry.key if wholly or late or told else "")
        yield replace(lost, item=gone[0].item) if gone else lost


def held_back(morning: Morning, held: Iterable[tuple[Ground, Amending]]) -> Iterator[Notice]:
    """Tell which letters of today wait for an amending order: a line for each kind and item, whoever is meant."""
    waits: dict[tuple[str, Kind, str], list[str]] = {}
    for ground, act in held:
        if ground.verdict:
            whom = notice_of(morning, ground.verdict, NoticeKind.AMENDING, "").whom
            key = (after_entering(morning, act), ground.occasion.kind, ground.occasion.item)
            waits.setdefault(key, []).append(whom)
    for (after, kind, item), names in waits.items():
        text = f"{KINDS[kind].listed} (п. {item}) – {after}: {first_few(names, NAMED)}"
        yield Notice(kind=NoticeKind.AMENDING, order=morning.book.order.id, code="", item=item, text=text)


def overtaken(morning: Morning, told: Iterable[Notice]) -> Iterator[Notice]:
    """Find unsigned papers about items that an amending order changes: nobody signs them until it is entered.

    A paper that one of the ``told`` notices calls unneeded is none of them.
    """
    for entry in _unsigned(morning, told):
        acts = {o.item: act for o in entry.occasions if (act := holding(morning, o.item, o.kind))}
        if acts:
            after = after_entering(morning, next(iter(acts.values())))
            text = f"{_named(entry)} (п. {enumerate_items(acts)}): подписать {after} или перевыпустить"
            yield _about(entry, NoticeKind.AMENDING, text, unneeded=entry.key)


def _unsigned(morning: Morning, told: Iterable[Notice] = ()) -> Iterator[Entry]:
    """List the letters and записки that wait for a signature; none that a ``told`` notice calls unneeded."""
    unneeded = {notice.unneeded for notice in told}
    drafts = (e for e in morning.history.entries if e.state is PaperState.DRAFT and e.form in TO_PERFORMERS)
    return (e for e in drafts if e.key not in unneeded)


def _named(entry: Entry) -> str:
    return f"документ № {entry.number} от {show(entry.day)}"


def _about(entry: Entry, kind: NoticeKind, text: str, unneeded: str = "") -> Notice:
    """Make a notice about one paper."""
    return Notice(
        kind=kind,
        order=entry.order,
        code=entry.addressee_code,
        item=entry.occasions[0].item if entry.occasions else "",
        text=text,
        organisation=entry.addressee_organisation,
        whom=addressee(entry),
        unneeded=unneeded,
    )


def expiring(morning: Morning, told: Iterable[Notice]) -> Iterator[Notice]:
    """Find unsigned papers whose printed answer date is today or tomorrow (papers.md B10).

    A paper that one of the ``told`` notices calls unneeded is none of them: nobody may be asked to sign it.
    """
    for entry in _unsigned(morning, told):
        day = entry.respond_by
        renewing = entry.key in morning.history.renewing
        if day and not renewing and morning.on <= day <= morning.calendar.next_working(morning.on):
            when = "сегодня" if day == morning.on else show(day)
            items = enumerate_items(o.item for o in entry.occasions)
            asked = f"названный в нём срок ответа – {when}"
            text = f"{_named(entry)} (п. {items}): {asked}; подписать или перевыпустить с новой датой"
            yield _about(entry, NoticeKind.EXPIRING, text)


def _told_since(morning: Morning, entry: Entry, occasion: Occasion, current: Mapping[CodeItemTerm, Verdict]) -> bool:
    """Tell whether the performer has said something new about what a letter calls overdue; only what was watched."""
    verdict = current.get(occasion.code_item_term)
    if verdict is None or occasion.kind is not Kind.OVERDUE or watched_since(morning) > entry.day:
        return False
    return changed_since(versions_of(morning, verdict), entry.day)


def _gone(morning: Morning, entry: Entry, occasion: Occasion, verdict: Verdict | None) -> bool:
    return verdict is None or not stands(morning, verdict, occasion.kind, entry.details.get(occasion, ""))
