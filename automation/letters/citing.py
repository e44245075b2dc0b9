"""Earlier papers as a later one may name them: only what was really sent, by its real number and date."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from automation.control.sent_papers import day_and_number, gone_out, in_order, out_on
from automation.gathering import by_first
from automation.letters.answers_cited import answer_beside
from automation.letters.item_cases import numbers_of
from automation.letters.marks import verbatim
from automation.letters.variables import ManyEarlierValues
from automation.model.control import CodeItemTerm, Entry
from automation.model.kinds import Form, Kind
from automation.russian import capital, join, show

About = Mapping[CodeItemTerm, str]  # the report or the part that code, item and term stand for
PART = "в части "
IN_WRITING = "без письменного ответа"
DATIVE = "дат"
CITED = 2  # so many papers to one performer are cited one by one; of more the last
NO_WORDS: Mapping[str, str] = {}


def cited(entry: Entry) -> str:
    """Write «от 16.12.2025 № 01-15/К-3» by «Рег. № и дата», else by what was printed; "" where neither is known.

    A paper is never cited by the day it was signed: its reader looks for the date that is printed on it.
    """
    day, number = day_and_number(entry)
    parts = (f"от {day}" if day else "", f"№ {verbatim(number)}" if number else "")
    return " ".join(part for part in parts if part)


def day_cited(entry: Entry) -> str:
    """Return the day by which a paper is cited; of one that nobody has numbered the day on which it went out."""
    return day_and_number(entry)[0] or show(out_on(entry))


def sent(entries: Iterable[Entry], until: date) -> list[Entry]:
    """Return those that can be named, as a sentence names them."""
    return in_order(e for e in gone_out(entries, until) if e.cited)


def letters_cited(
    entries: Sequence[Entry], *, about: About | None = None, answers: bool = False, beside: Mapping[str, str] = NO_WORDS
) -> str:
    """Write «от … № … и от … № …», of one day «от … № … и № …»; ``about``: each with what it was written about.

    ``answers``: each with its own answer, «от … № … (ответ от …)»; ``beside``: with what is said of it there. Of a
    paper that nobody has numbered only the day is known on which it went out; two of one day are told by it once.
    """
    entries = in_order(entries)
    told = ["" if about is None else _about(e, about) for e in entries]
    if len(set(told)) == 1 and not answers:  # said once, behind the last
        told = [""] * (len(told) - 1) + told[-1:]
    words = [(answers and answer_beside(e.answer)) or beside.get(e.key) for e in entries]
    behind = list(map(_beside, entries, told, words))
    bare_before = [None, *(None if said else e for said, e in zip(behind, entries, strict=True))]
    named = (_behind(before, e) for before, e in zip(bare_before, entries, strict=False))
    return join(list(dict.fromkeys(map("".join, zip(named, behind, strict=True)))))


def _beside(entry: Entry, about: str, said: str | None) -> str:
    """Say in brackets what a paper was about, what came of it, and the day it went out behind its answer day (A4).

    That day is not said twice where the paper is cited by it.
    """
    late = entry.sent_on and entry.respond_by and entry.sent_on > entry.respond_by and not entry.answer.strip()
    day = show(out_on(entry))
    told_by_it = day_and_number(entry)[0] in {"", day}
    sent = f"дата отправки – {day}" if late and not told_by_it else ""
    told = "; ".join(filter(None, (about, sent, said)))
    return f" ({told})" if told else ""


def _behind(before: Entry | None, entry: Entry) -> str:
    """Cite a paper; of one printed on the day of the one that stands bare before it the number alone."""
    day, number = day_and_number(entry)
    again = before is not None and number and day and day_and_number(before)[0] == day
    return f"№ {verbatim(number)}" if again else cited(entry) or day_cited(entry)


def _about(entry: Entry, reports: About) -> str:
    """Name the items of a paper, and the reports and the parts of items that it asked for.

    An item of which it asked for several reports or parts is named alone.
    """
    several = {o for o in entry.occasions if o.kind is Kind.OVERDUE and entry.details.get(o)}
    asked = by_first((o.item, "" if o in several else reports.get(o.code_item_term, "")) for o in entry.occasions)
    told = {item: words[0] for item, words in asked.items() if words[0] and len(set(words)) == 1}
    named = ""
    for item, words in told.items():
        if not words.startswith(PART):
            named += f", {words}"
        else:
            named += f" {words}" if len(asked) == 1 else f", {numbers_of((item,))[DATIVE]} {words}"
    return f"по {numbers_of(asked)[DATIVE]}{named}"


class PaperNoun(Struct, frozen=True, kw_only=True):
    """What a letter or a записка is called, and the forms of what agrees with it.

    ``many`` are five of them, and the genitive of several. ``ending`` is that of «оставлено».
    """

    one: str
    several: str
    many: str
    genitive: str
    accusative: str
    instrumental: str
    instrumental_several: str
    ending: str
    last: str

    def called(self, count: int) -> str:
        """Write «письмо», of several «письма»."""
        return self.several if count > 1 else self.one

    def sent(self, count: int) -> str:
        """Write «направлено письмо», of several «направлены письма»."""
        return f"направлен{'ы' if count > 1 else self.ending} {self.called(count)}"


NOUNS: Mapping[Form, PaperNoun] = {
    Form.LETTER: PaperNoun(
        one="письмо",
        several="письма",
        many="писем",
        genitive="письма",
        accusative="письмо",
        instrumental="письмом",
        instrumental_several="письмами",
        ending="о",
        last="последнее",
    ),
    Form.NOTE: PaperNoun(
        one="служебная записка",
        several="служебные записки",
        many="служебных записок",
        genitive="служебной записки",
        accusative="служебную записку",
        instrumental="служебной запиской",
        instrumental_several="служебными записками",
        ending="а",
        last="последняя",
    ),
}


def _noun(entries: Sequence[Entry]) -> PaperNoun:
    """Return what these papers are called: записки only where there is nothing else among them."""
    notes = bool(entries) and all(e.form is Form.NOTE for e in entries)
    return NOUNS[Form.NOTE if notes else Form.LETTER]


def papers_named(entries: Iterable[Entry]) -> str:
    """Write «письма», «служебные записки» or «письма и служебные записки», as the papers are."""
    forms = {e.form for e in entries}
    return join([noun.several for form, noun in NOUNS.items() if form in forms])


def forms_named(entries: Iterable[Entry]) -> str:
    """Head a column of papers: «Письмо», «Служебная записка» or «Письмо, служебная записка»."""
    forms = {e.form for e in entries} or {Form.LETTER}
    return capital(", ".join(noun.one for form, noun in NOUNS.items() if form in forms))


def letter_words(
    entries: Sequence[Entry], office: str, *, about: About | None = None, explained: bool = False
) -> dict[str, str | bool]:
    """Return the words for papers of one form, agreed: «Письмо … оставлено», «Служебные записки … оставлены».

    ``about``: each paper is named with the items it was written about and the reports it asked for. ``explained``: its
    reader has answered in a call («без письменного ответа»).
    """
    many, noun = len(entries) > 1, _noun(entries)
    return {
        "бумага": capital(noun.several if many else noun.one),
        "оставлено": f"оставлен{'ы' if many else noun.ending}",
        "без_ответа": IN_WRITING if explained else "без ответа",
        "автор": f" {office}" if office and noun is NOUNS[Form.LETTER] else "",
        "бумаги_род": noun.many if many else noun.genitive,
        "бумаги_вин": noun.several if many else noun.accusative,
        "есть": bool(entries),
        "реквизиты": letters_cited(entries, about=about),
        "много": many,
    }


def answered_words(entries: Sequence[Entry]) -> str:
    """Write «письмо от 17.03.2027 № 01-15/К-3», which a report that was sent back had answered; "" for none."""
    return f"{_noun(entries[-1:]).accusative} {cited(entries[-1])}" if entries else ""


def cited_instrumental(entries: Sequence[Entry]) -> str:
    """Write «письмом от 06.08.2026 № 01-15/К-41», «письмами от … № … и от … № …»; "" where one has no number.

    Of many the last is named: «письмами (последнее – от … № …)».
    """
    if not all(map(cited, entries)):
        return ""
    told = []
    for form, noun in NOUNS.items():
        mine = [e for e in entries if e.form is form]
        if len(mine) > CITED:
            told.append(f"{noun.instrumental_several} ({noun.last} – {letters_cited(mine[-1:])})")
        elif mine:
            told.append(f"{noun.instrumental_several if len(mine) > 1 else noun.instrumental} {letters_cited(mine)}")
    return join(told)


def on_papers(entries: Sequence[Entry], items: Sequence[str] = ()) -> str:
    """Write «на письма от 07.10.2026 № 08-35 и от 14.10.2026 № 08-38 (пункт 5)»: what is answered, or is not."""
    noun = _noun(entries)
    named = noun.several if len(entries) > 1 else noun.accusative
    return f"на {named} {letters_cited(entries)}" + (f" ({numbers_of(items)['им']})" if items else "")


def letters_about(entries: Iterable[Entry], items: Iterable[str]) -> str:
    """Write «письма по пунктам 2, 6 и 8» of so many that nobody names them one by one."""
    return f"{_noun(list(entries)).several} по {numbers_of(items)['дат']}"


def summed_up(entries: Sequence[Entry]) -> ManyEarlierValues:
    """Return what several papers are called together, and the last of them: записки alone are «последняя»."""
    noun = _noun(entries)
    return {"бумаги": noun.several, "последнее": noun.last}


def _several(entries: Sequence[Entry]) -> str:
    """Write «писем», «писем и служебных записок», as many of a form as there are."""
    return join([noun.many for form, noun in NOUNS.items() if any(e.form is form for e in entries)])


def after_papers(entries: Sequence[Entry]) -> str:
    """Write «направления письма», «направления писем и служебных записок»: after what a performer is heard."""
    if len(entries) == 1:
        return f"направления {_noun(entries).genitive}"
    return f"направления {_several(entries) or NOUNS[Form.LETTER].many}"
