"""How papers to performers are told where a sentence names what was sent to them. Pure."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from automation.control.sent_papers import in_order
from automation.gathering import gathered
from automation.letters.answers_cited import ANSWERED, answer_cited, answer_says_more, received_words
from automation.letters.citing import CITED, NO_WORDS, NOUNS, letters_cited
from automation.letters.item_cases import numbers_of, unique
from automation.model.control import Entry
from automation.russian import natural_key, show

Items = Callable[[Entry], tuple[str, ...]]  # what a paper was about


def sent_words(
    entries: Sequence[Entry],
    later: Sequence[Entry] = (),
    waiting: Mapping[str, str] = NO_WORDS,
    items: Items = lambda _: (),
) -> str:
    """Write «направлены письма от … № … и от … № …, получен ответ от 14.01.2026 № 5: …»; of many the last.

    They are not counted: who reads a number looks for the reminders in it, which ask for nothing. The answer to one of
    several papers stands beside its own one: «от … № 46 (ответ от …: …) и от … № 48»; where at most one of those before
    the last has none, all are cited. Where others that the paper names may be ``later``, none of these is called the
    last. Of many answers that are but a number the last is told (decision 0237). ``waiting``: what is said beside a
    paper whose answer is awaited. Of papers about different ``items`` the answer to one would seem to be about all of
    them: each stands behind its own.
    """
    told = []
    answers = unique(received_words(e.answer) for e in entries)
    apart = len({e.answer.strip() for e in entries}) > 1
    for form, noun in NOUNS.items():
        mine = [e for e in entries if e.form is form]
        if len(mine) > CITED:
            told.append(_of_many(mine, [e for e in later if e.form is form], waiting, apart=apart))
        elif apart and len({items(e) for e in mine}) > 1:
            cite = partial(letters_cited, answers=True, beside=waiting)
            told.append(f"{noun.sent(len(mine))}: {cited_by_items(mine, items, cite)}")
        elif mine:
            told.append(f"{noun.sent(len(mine))} {letters_cited(mine, answers=apart, beside=waiting)}")
    return ", ".join([*told, *(() if apart else answers)])


def cited_by_items(papers: Sequence[Entry], items: Items, cite: Callable[[Sequence[Entry]], str]) -> str:
    """Write «по пункту 1 – от … № …, по пункту 2 – от … № … (ответ, вх. от …)»."""
    about = gathered(papers, items)
    return ", ".join(
        f"по {numbers_of(some)['дат']} – {cite(about[some])}"
        for some in sorted(about, key=lambda some: natural_key(some[0]))  # of those that share it, the first paper
    )


def _of_many(mine: Sequence[Entry], later: Sequence[Entry], waiting: Mapping[str, str], *, apart: bool) -> str:
    """Write «направлены письма, в том числе от … (ответ …), последнее – от …» of papers of one form.

    ``apart``: the answer stands beside each that has one.
    """
    noun = NOUNS[mine[-1].form]
    answered = [e for e in mine[:-1] if apart and e.answer.strip()]
    bare = _answered_barely(answered)
    telling = [e for e in answered if e not in bare]
    if len(telling) >= len(mine) - 2:  # at most one is left that these would be among: it would only be hidden
        return f"направлены {noun.several} {letters_cited(mine, answers=apart, beside=waiting)}"
    ends = in_order([*mine, *later])[-1] is mine[-1]
    named = letters_cited(telling if ends else [*telling, mine[-1]], answers=apart, beside=waiting)
    among = f", в том числе {named}" if named else ""
    last = f", {noun.last} – {letters_cited(mine[-1:], answers=apart, beside=waiting)}" if ends else ""
    return f"направлены {noun.several}{among}{last}{_answers_came(bare, mine[:-1])}"


def _answered_barely(entries: Sequence[Entry]) -> list[Entry]:
    """Return the papers whose answers are but a day and a number; [] where few were answered and each is cited."""
    bare = [e for e in entries if not answer_says_more(e.answer)]
    return bare if len(entries) > CITED and len(bare) > 1 else []


def _answers_came(bare: Sequence[Entry], among: Sequence[Entry]) -> str:
    """Write «, на прежние получены ответы (последний – вх. от 22.06.2026 № 489)» of them among earlier papers."""
    if not bare:
        return ""
    unanswered = any(not e.answer.strip() for e in among)
    on = "некоторые из прежних" if unanswered else "прежние" if len(bare) == len(among) else "остальные прежние"
    cited = answer_cited(bare[-1].answer)
    return f", на {on} получены ответы{'' if cited == ANSWERED else f' (последний – {cited})'}"


def sent_to_each(entries: Sequence[Entry]) -> str:
    """Write what each of several performers was sent, of whom one got these: «письма, последние – от …»."""
    last = ", последние –" if len(entries) > 1 else ""
    return f"направлены {NOUNS[entries[-1].form].several}{last} от {show(entries[-1].day)}"
