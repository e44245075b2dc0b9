"""An order without a table: tasks in its numbered points become items that bear the points' own numbers."""

import re

from msgspec import Struct
from msgspec.structs import replace

from automation.plan.order.addressed import Addressed, take_performers
from automation.plan.order.blocks import flat
from automation.plan.order.doubts import Derived, Doubts, point_place
from automation.plan.order.entries import PlanEntry
from automation.plan.order.marked_off import marked_off
from automation.plan.order.officials import CONTROL_LINE, responsible
from automation.plan.order.order_body import Point
from automation.plan.order.phrases import term_phrases
from automation.russian import capital

_PROCEDURAL = re.compile(
    r"(?:утвердить|утверждаю|одобрить|признать|считать|контроль|отменить|внести (?:в|следующие) |ввести в действие|"
    r"определить|назначить|назначаю|создать|образовать|ответственн|возложить|принять к сведению|"
    r"(?:настоящ\w+ )?(?:распоряжение|постановление|приказ|решение)\b.*(?:вступает|действует|подлежит|довести)|"
    r"(?:опубликовать|обнародовать|разместить|довести) (?:настоящ|данн))",
    re.IGNORECASE | re.DOTALL,
)
_LAST_DAY = re.compile(r"(?:в срок\s+)?(?:до|не позднее)\s", re.IGNORECASE)
_HELD = re.compile(r"провести|объявить|организовать(?: и провести)?\s", re.IGNORECASE)
_ITSELF = re.compile(r"план|мероприят|комплекс|распоряжени|постановлени|приказ", re.IGNORECASE)
# Points that surely hold no task: about control, about coming into force, about the approval of the plan.
_FORMAL = re.compile(
    r"(?:(?:возложить (?:на .{0,200})?|возлагаю |оставляю за собой )?контроль"
    r"|утвердить (?:прилагаем\w+ )?(?:план|график|комплекс|дорожн)|признать утратив"
    r"|(?:настоящ\w+ )?(?:распоряжение|постановление|приказ|решение)\b.*(?:вступает|действует|подлежит)"
    r"|(?:\w+ )?(?:информаци\w+ )?принять к сведению\.?$)",
    re.IGNORECASE | re.DOTALL,
)
# The next question of a protocol whose decisions are numbered anew.
_HEARD = re.compile(r"\n(?:по \w+ вопросу|слушали|решили|постановили)\b", re.IGNORECASE)
# A question of a protocol, and below it on one line what was decided: «Решили: отделу … подготовить …».
_DECIDED = re.compile(r"\AОб?о?\s[^\n]*\n(?:решили|постановили)\s*:\s*(?=\S)", re.IGNORECASE)
# Behind the words of a task this is said of all its performers.
_AGREED = re.compile(r"\s*\(по согласованию\)\s*\.?$", re.IGNORECASE)
_PARTED = r"(?:;|\.(?=\s+[А-ЯЁ]))\s+"  # the end of one task before the next
_LISTED = re.compile(r"(?:[-–—•](?:\s+|(?=[а-яё]))|[а-яё\d]{1,2}\)\s+)")
# «… – 9 февраля. Отв. Примеров П.П.»: behind the stop of a sentence it needs no mark of its own.
_LABEL = (
    r"(?:(?:сроки?(?:\s+(?:исполнения|выполнения))?|ответственн\w+(?:\s+исполнител\w+)?|отв\.|исполнител[ьи])"
    r"\s*(?:[:–—-]|\s[-–—])|(?<=[.;]\s)(?-i:Отв\.))\s*"
)
# The mark at the end of a label; the stop of initials and of «г.» belongs to the value itself.
_STOP = r"(?:[,;]|(?<!(?-i:[А-ЯЁ]))(?<!\sг)(?<!гг)\.)?"
_LABELLED = re.compile(
    rf"(?:^|[\s(])(?P<what>{_LABEL})(?P<value>(?:\([^()\n]*\)|[^()\n])+?)"
    rf"(?=\s*(?:;(?!\s*(?:до\s+)?\d)|[)\n]|(?<=(?-i:[а-яё\d)»]))(?<!зам)(?<!нач)(?<!зав)\.\s+(?=(?-i:[А-ЯЁ]))|(?<=(?-i:[^А-ЯЁ]))\.$|$)|{_STOP}\s+(?:{_LABEL}|ответственн|отв\.))",
    re.IGNORECASE,
)
# «… (отв. Котов И.И., срок – 19.02.2024)»
_LABELS_ASIDE = re.compile(rf"\s*\(((?:отв\.|{_LABEL})[^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)[.;]?\s*$", re.IGNORECASE)
_LABELLED_LINE = re.compile(
    rf"(?:^\s*|(?<=[.;])[^\S\n]+)(?P<what>{_LABEL})(?P<value>.+?){_STOP}(?=\s*$|{_STOP}\s+{_LABEL})",
    re.IGNORECASE | re.MULTILINE,
)


class _Above(Struct, frozen=True):
    """What a point hands down to its sub-points."""

    number: str = ""
    performers: str = ""
    lead: str = ""
    term: str = ""
    notes: tuple[str, ...] = ()


def tasks_of(points: tuple[Point, ...]) -> tuple[list[PlanEntry], list[str]]:
    """Return the items of the points, and remarks; a point with sub-points only introduces them."""
    entries, left = _read(points)
    if not any(entry.performers for entry in entries):
        return [], []
    if not left:
        return entries, []
    subject = "Не вошёл в план пункт" if len(left) == 1 else "Не вошли в план пункты"
    return entries, [f"{subject} {', '.join(left)}: поручения с исполнителем там не найдено"]


def tasks_beside(points: tuple[Point, ...], doubts: Doubts) -> None:
    """Ask about tasks that stand beside the plan.

    Nothing is asked about a point without a term that tells somebody to carry out the plan or the order itself, or
    that is a part of another. One that speaks to nobody of what is held («Провести 2 сентября праздник») is asked about
    less gravely, for the plan may well say who does it.
    """
    for task in _read(points)[0]:
        if not task.term and ("." in task.number or _ITSELF.search(task.text)):
            continue
        addressed = task.performers or _LAST_DAY.match(task.term) or not _HELD.match(task.text)
        whose = "поручение" if addressed else "никому не порученное дело"
        term = f"со сроком «{task.term}»" if task.term else "без срока"
        told = (
            f"{whose} {term}, в план оно не вошло: нужен контроль – впишите его строкой на лист «План-график» "
            "под своим номером."
        )
        doubts.ask(told if addressed else Derived(told), point_place(task.number, " самого документа", " – "))


def _read(points: tuple[Point, ...]) -> tuple[list[PlanEntry], list[str]]:
    """Return the items of the points, and the numbers of those that are neither items nor formal."""
    entries: list[PlanEntry] = []
    left: list[str] = []
    above: list[_Above] = []
    points = tuple(Point(one.number, CONTROL_LINE.sub("", _DECIDED.sub("", one.text, count=1))) for one in points)
    for n, point in enumerate(points):
        above = [one for one in above if point.number.startswith(f"{one.number}.")]
        over = above[-1] if above else _Above()
        leads = n + 1 < len(points) and points[n + 1].number.startswith(f"{point.number}.")
        found = _tasks_in(point, over, leads=leads)
        if leads:
            above.append(_hand_down(point, over))
        elif found:
            entries += found
        elif not _FORMAL.match(flat(point.text)):
            left.append(point.number)
    return entries, left


def _hand_down(point: Point, over: _Above) -> _Above:
    addressed = _address(point.text)
    heading = re.match(r"(?:Об?|Слушали)\s|.*\bрешили\s*:", flat(point.text), re.IGNORECASE)
    lead = "" if heading or _PROCEDURAL.match(flat(point.text)) else addressed.rest
    terms = term_phrases(flat(point.text))
    return _Above(
        number=point.number,
        performers=addressed.performers or over.performers,
        lead=" ".join(text for text in (over.lead, lead if re.search("[А-Яа-яЁё]{3}", lead) else "") if text),
        term=terms[0] if len(terms) == 1 else over.term,
        notes=addressed.notes or over.notes,
    )


def _address(text: str) -> Addressed:
    """Read the performers at the beginning of the text and pass over a term before them («До 1 марта директору…»)."""
    line = flat(text)
    terms = term_phrases(line)
    if terms and (before := re.match(rf"{re.escape(terms[0])}\s*,?\s*", line, re.IGNORECASE)):
        found = take_performers(line[before.end() :])
        return found if found.performers else Addressed("", line, ())
    return take_performers(line)


def _tasks_in(point: Point, over: _Above, *, leads: bool) -> list[PlanEntry]:
    if leads:
        return []
    apart = _several(point.text)
    lines = apart or point.text.split("\n")
    if listed := list(range(len(apart))) or _listed(lines) or _behind_terms(lines):
        intro = _hand_down(Point(point.number, "\n".join(lines[: max(listed[0], 1)])), over)
        intro = intro if listed[0] else replace(intro, lead=over.lead, term=over.term)
        ends = [*listed[1:], len(lines)]
        parts = [_LISTED.sub("", "\n".join(lines[a:b]), count=1) for a, b in zip(listed, ends, strict=True)]
        made = [_task(f"{point.number}.{n}", part, intro) for n, part in enumerate(parts, 1)]
        note = Derived("номер подпункта проставлен программой")
        return [replace(entry, notes=(*entry.notes, note)) for entry in made if entry is not None]
    task = _task(point.number, point.text, over)
    if task is None:
        return []
    if notes := _unlisted(point.text, task):
        task = replace(task, notes=(*task.notes, *notes))
    others = [part for part in re.split(_PARTED, task.text)[1:] if take_performers(part).performers]
    if not others:
        return [task]
    return [replace(task, notes=(*task.notes, f"в пункте есть поручение и другим: «{others[0]}»"))]


def _several(text: str) -> list[str]:
    """Return the tasks of one point that names another performer and another term for each; [] for any other point."""
    parts = re.split(_PARTED, flat(text))
    whole = len(parts) > 1 and all(term_phrases(part) and take_performers(part).performers for part in parts)
    return parts if whole else []


def _listed(lines: list[str]) -> list[int]:
    """Say where the tasks of a list within a point begin; [] where most have no term, or a dash only goes on."""
    listed = [n for n, line in enumerate(lines) if n and _LISTED.match(line)]
    goes_on = len(listed) == 1 and lines[listed[0] - 1][-1:] not in {":", ";", ",", "."}
    return [] if goes_on or sum(bool(term_phrases(lines[n])) for n in listed) < min(2, len(listed)) else listed


def _unlisted(text: str, task: PlanEntry) -> list[str]:
    """Tell of a point kept whole that some of its words may be another task, or none."""
    lines = text.split("\n")
    listed = [line for line in lines if _LISTED.match(line)]
    labels = [n for n, line in enumerate(lines) if n and _LABELLED_LINE.match(line)]
    behind = [line for line in lines[labels[-1] + 1 :] if not _LABELLED.search(line)] if labels else []
    notes = [f"за сроком и исполнителями стоит «{flat(behind[0])[:90]}», это не часть поручения"] if behind else []
    if task.term and len(listed) > 1 and not all(map(term_phrases, listed)) and any(map(term_phrases, listed)):
        notes.append("срок назван не при всех поручениях пункта, а отнесён ко всем")
    return notes


def _behind_terms(lines: list[str]) -> list[int]:
    """Say where the tasks of a point begin each of which has a line «Срок: …»; [] for any other point."""
    labels = [n for n, line in enumerate(lines) if _LABELLED_LINE.match(line)]
    terms = [n for n in labels if lines[n].casefold().startswith("срок")]
    starts = [n + 1 for n in labels if n + 1 < len(lines) and n + 1 not in labels]
    begin = int(lines[0].rstrip().endswith(":"))
    return [begin, *starts] if len(terms) == len(starts) + 1 > 1 else []


def _task(number: str, text: str, over: _Above) -> PlanEntry | None:
    """Read one item; None for a point that orders nobody to do anything («Утвердить…», «вступает в силу»)."""
    text = _LABELS_ASIDE.sub(_label_lines, text)
    pattern = max((_LABELLED_LINE, _LABELLED), key=lambda one: len(one.findall(text)))
    found = [(label["what"].lower()[:3], flat(label["value"])) for label in pattern.finditer(text)]
    labels = dict(found)
    bare = re.sub(r"\.(?:\s*\.)+", ".", flat(pattern.sub("", text)).replace("()", ""))
    agreed = _AGREED.search(bare)
    bare = bare[: agreed.start()] if agreed else bare
    addressed = _address(bare)
    labelled = labels.get("отв", "") or labels.get("исп", "")
    if not over.performers and _appoints(number, bare):
        return None
    if not (addressed.performers or labels or over.performers) and (marked := marked_off(number, bare)):
        return marked
    performers = addressed.performers or labelled or over.performers
    tasked = performers if over.performers else addressed.performers or (labelled and "сро" in labels)
    if not tasked and _PROCEDURAL.match(_without_lead_term(bare, term_phrases(bare))):
        return None
    notes = list(addressed.notes or (over.notes if not addressed.performers else ()))
    notes += _answering(labelled, addressed.performers, over.performers)
    if _HEARD.search(text):
        notes.append("к пункту отнесён и следующий вопрос протокола, его поручения не разделены")
    terms = list(dict.fromkeys(value for what, value in found if what == "сро")) or term_phrases(bare)
    if len(terms) > 1:
        notes.append(f"в тексте несколько сроков ({'; '.join(terms)})")
    if not terms and not performers:
        return None
    words = (_without_lead_term if len(terms) == 1 else _with_lead_term)(addressed.rest, terms).strip(" ,;–-")
    words = words if re.search(r"(?:\sгг?|[А-ЯЁ])\.$", words) else words.rstrip(" .,;")
    text = f"{_led(over.lead)} {words}" if over.lead else words
    return PlanEntry(
        number=number,
        text=capital(text),
        term="; ".join(terms) or over.term,
        performers="; ".join(f"{who} (по согласованию)" for who in performers.split("; ")) if agreed else performers,
        notes=tuple(notes),
    )


def _answering(labelled: str, addressed: str, above: str) -> list[str]:
    """Tell of somebody «ответственный» who is not to whom the point, or the point above, is given."""
    if addressed and labelled and flat(labelled).lower() not in addressed.lower():
        return [f"в самом пункте назван и ответственный «{labelled}», к исполнителям он не отнесён"]
    if labelled and above and not addressed and above != labelled:
        return [f"исполнителем записан ответственный, а поручено это «{above}»"]
    return []


def _appoints(number: str, text: str) -> bool:
    """Say whether a point only makes somebody answerable («Ответственным за … назначить заместителя Котову А.А.»)."""
    return _PROCEDURAL.match(text) is not None and responsible((Point(number, text),)) is not None


def _label_lines(aside: re.Match[str]) -> str:
    """Return labels in brackets as lines of their own."""
    labels = re.sub(rf"[,;]\s*(?={_LABEL})", "\n", aside[1], flags=re.IGNORECASE)
    return "\n" + re.sub(r"^отв\.\s*(?![:–—-])", "отв.: ", labels, flags=re.IGNORECASE | re.MULTILINE)


def _led(lead: str) -> str:
    """Return the words a point hands down to its sub-points, with a colon where they end without a sign."""
    lead = lead.rstrip(" .;")
    return lead if lead.endswith((":", ",", "–", "-")) else f"{lead}:"


def _without_lead_term(text: str, terms: list[str]) -> str:
    """Return the words without a term before them or, marked off by a dash, behind them."""
    for term in terms:
        text = re.sub(rf"\s[–—-]\s+{re.escape(term)}[\s.;]*$", "", text)
        text = re.sub(rf"^[\s,–-]*{re.escape(term)}[\s,–-]*", "", text, flags=re.IGNORECASE)
    return text


def _with_lead_term(text: str, terms: list[str]) -> str:
    """Return the words of a task with several terms; the first may have stood before its performers.

    Each term belongs to a part of the task, and only the words tell to which.
    """
    return f"{terms[0]} {text}" if terms and terms[0].lower() not in text.lower() else text
