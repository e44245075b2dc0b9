"""The last look at a composed paper, with the facts at hand: what may not leave the office (norm check).

Only our own words are looked at: quoted words of the order and official names are not ours.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from automation.letters.address import address_of, memo_address
from automation.letters.letter_facts import Facts
from automation.letters.marks import MARKS, bare
from automation.letters.tellable import RESTRICTED, RESTRICTED_WORDS
from automation.model.catalogue import finding
from automation.model.control import Paper, verdicts_of
from automation.model.kinds import Form, Kind
from automation.model.letter import Letter
from automation.model.report import HIDDEN, Finding
from automation.model.standing import DONE
from automation.patterns import lazy

TECHNICAL = lazy(
    r"\b[0-9a-f]{32,64}\b"
    r"|\b\w+\.(?:xlsx|xlsm|xls|xlsb|ods|docx|sqlite|eml|toml|txt|py)\b"
    r"|[A-Za-z]:\\\S*|(?<![\w.])/(?:[\w.-]+/)+[\w.-]*|\b(?:inbox|outbox|templates)/"
    rf"|\b(?:{'|'.join(k.value for k in Kind)})/\S+"
    r"|(?:ячейк|лист|столбец|строк)\w*\s+[«\"]?[A-Z]{1,3}\$?\d+\b",
    re.IGNORECASE,
)
LINK = lazy(r"(?:https?://|www\.)[^\s«»;,]+")
UNFILLED = lazy(r"\b(?:None|nan|NaT|null|undefined)\b|\{\{|\}\}|\{%|%\}|[\ue000-\uf8ff]|«\s*»|№\s*(?:$|[,.;)])|_{4,}")
SHORT_YEAR = lazy(r"(?<![\d.])\d{1,2}\.\d{1,2}\.\d{2}(?![\d.]*\d)")
COMPLETE = lazy(r"(?<!не )\bзавершен[аоы]?\b(?! не)|в полном объ[её]ме|полностью исполнен\w*", re.IGNORECASE)
REPEATED = lazy(r"без (?:письменного )?ответа|\bповторно(?= направл)|\bнеоднократно", re.IGNORECASE)
FORBIDDEN = {"letter-technical-text": TECHNICAL, "letter-unfilled": UNFILLED, "letter-short-year": SHORT_YEAR}
NOTHING_CAME = lazy(r"(?<!уточнённые сведения )\bне поступ\w+", re.IGNORECASE)
UNFOUNDED, NOT_SILENT = "letter-repeat-unfounded", "letter-silence-unfounded"
SIGNS = (*FORBIDDEN.items(), (UNFOUNDED, REPEATED), (NOT_SILENT, NOTHING_CAME))


def check_letter(letter: Letter, paper: Paper, facts: Facts) -> tuple[Finding, ...]:
    """Say what forbids issuing this paper (error) or has to be looked at before signing (warning)."""
    whom = paper.addressee.organisation or paper.addressee.name if paper.addressee else letter.title.lower()
    text = _own_text(letter, paper, facts)
    signs = {code: sign for line in reversed(text.split("\n")) for code, sign in _signs(line)}
    found = [
        *(finding(code, addressee=whom, text=signs[code]) for code in FORBIDDEN if code in signs),
        *_restricted(letter, whom),
        *_form(letter, paper, facts, whom),
        *_claims(text, signs, paper, facts, whom),
        *_addressed(paper, facts, whom),
    ]
    return tuple(found)


@lru_cache(maxsize=4096)
def _signs(line: str) -> tuple[tuple[str, str], ...]:
    """Say what a line of ours says that may be forbidden, by code; letters of a day share nearly all their lines."""
    searched = ((code, pattern.search(line)) for code, pattern in SIGNS)
    return tuple((code, match[0].strip()) for code, match in searched if match)


def _own_text(letter: Letter, paper: Paper, facts: Facts) -> str:
    """Our sentences, one a line; official names, registration numbers and performers' words taken out."""
    lines = ["".join("…" if r.quoted else r.text for r in p.runs) for p in letter.paragraphs]
    lines += [letter.heading, letter.salutation, letter.closing, *letter.attachments]
    lines += [row.mark for row in letter.appendix.rows] if letter.appendix else []
    lines += [
        "".join(MARKS.findall(f"{row.text}{row.term}{row.performers}")) for row in letter.rows
    ]  # the plan's words
    text = LINK.sub("…", "\n".join(lines).replace("\u00a0", " "))
    mine = verdicts_of(paper.grounds) if paper.addressee else facts.judged.verdicts
    cited = [e for g in paper.grounds for e in g.cites] if paper.addressee else facts.entries
    reminders = (w.entry for v in mine for w in facts.written(v.code_and_item, Kind.REMINDER))
    cited = [*cited, *paper.unanswered, *reminders]
    names = {p for v in mine for p in (v.performer.organisation, v.performer.post)}
    names |= {facts.order.number, facts.office.name, facts.order.body}
    names |= {part for e in cited for part in (e.number, e.registered)}
    names |= {bare(p.source) for p in facts.publications}
    names |= {bare(words) for e in facts.extensions for words in (e.decided_by, e.basis)}
    names |= {bare(v.reported.comment) for v in mine} if letter.appendix else set()
    if paper.addressee:
        names.add(paper.addressee.organisation)
    for name in sorted((n.strip() for n in names if len(n.strip()) > 3), key=len, reverse=True):
        text = text.replace(name, "…")
    return _without_numbers(text, tuple(i.number for i in facts.items))


def _without_numbers(text: str, numbers: tuple[str, ...]) -> str:
    """Return the text without the numbers of items that look like a date: «пункты 2.1.10 и 10.12.11»."""
    like_dates = [n for n in numbers if SHORT_YEAR.fullmatch(n)]
    if not like_dates:
        return text
    return re.sub(rf"(?<![\d.])(?:{'|'.join(map(re.escape, like_dates))})(?![\d.]*\d)", "…", text)


def _restricted(letter: Letter, whom: str) -> Iterator[Finding]:
    """Return a restricted mark, in quoted words too, or the sign that hides one where a reader needs the words."""
    texts = [p.text for p in letter.paragraphs] + [row.text for row in letter.rows]
    everything = list(texts)
    if letter.appendix:
        everything += [f"{row.text} {row.mark}" for row in letter.appendix.rows]
        everything += [f"{o.letter} {o.answer}" for o in letter.appendix.organisations]
    requisites = (*letter.addressee, letter.heading, letter.salutation, letter.signer_name, letter.signer_post)
    if _is_restricted("\n".join(everything)) or HIDDEN in "\n".join((*requisites, *texts)):
        yield finding("letter-restricted", addressee=whom)


def _is_restricted(text: str) -> bool:
    low = text.lower()
    return any(word in low for word in RESTRICTED_WORDS) and RESTRICTED.search(text) is not None


def _form(letter: Letter, paper: Paper, facts: Facts, whom: str) -> Iterator[Finding]:
    if bool(letter.salutation) != bool(letter.closing):
        yield finding("letter-salutation", addressee=whom)
    if letter.heading and (not letter.heading.startswith(("О ", "Об ")) or letter.heading.endswith(".")):
        yield finding("letter-heading", addressee=whom, text=letter.heading)
    for part, there in (("заголовок", letter.heading), ("текст", letter.paragraphs), ("подпись", letter.signer_name)):
        if not there:
            yield finding("letter-unfilled", addressee=whom, text=part)
    printed = not facts.draft and facts.assign == "at_issue" and paper.form is not Form.REFERENCE
    if printed and (not facts.number or facts.number not in letter.number_line):
        yield finding("letter-number", addressee=whom)


def _claims(text: str, signs: Mapping[str, str], paper: Paper, facts: Facts, whom: str) -> Iterator[Finding]:
    """Return words that need a fact: done, complete, unanswered."""
    done = verdicts_of(paper.grounds) + list(facts.judged.verdicts if paper.addressee is None else ())
    for verdict in done:
        recurring = verdict.item.recurring
        if verdict.standing in DONE and verdict.executed_on is None and not recurring:
            yield finding("letter-done-without-date", addressee=whom, item=verdict.item.number)
    open_memo = facts.figures is not None and not facts.figures.complete and paper.addressee is None
    if open_memo and (match := COMPLETE.search(text.replace("ё", "е"))):
        yield finding("letter-complete-while-open", addressee=whom, text=match[0].strip())
    cited = [e for g in paper.grounds for e in g.cites] + list(paper.unanswered)
    gone = [e for e in cited if e.sent_by(paper.day)]
    if paper.addressee is not None and not gone and UNFOUNDED in signs:
        yield finding(UNFOUNDED, addressee=whom, text=signs[UNFOUNDED])
    beside = facts.judged.beside(done) if paper.kind is Kind.RELEASE else ()  # a release tells of what is left, too
    if NOT_SILENT in signs and not any(v.reported.silence for v in (*done, *beside)):
        yield finding(NOT_SILENT, addressee=whom, text=signs[NOT_SILENT])


def _addressed(paper: Paper, facts: Facts, whom: str) -> Iterator[Finding]:
    if paper.addressee is not None:
        unsure = address_of(paper.addressee).unsure
    else:
        reader = memo_address(paper, facts) if paper.form is Form.MEMO else None
        unsure = reader.unsure if reader else ()
    if unsure:
        yield finding("letter-address-unsure", addressee=whom, text=", ".join(unsure))
