"""Joins neighbouring symbols: «15 декабря 2025 г.» to one day, «IV кв. 2025» to one stretch, «1 раз в месяц» to a rate.

The table ``JOINTS`` is applied from top to bottom over the whole sentence; a joint is a phrase of symbols and what
it becomes (``joints``).
"""

import re

from automation.patterns import lazy
from automation.plan.terms import joints
from automation.plan.terms.parts import Stretch
from automation.plan.terms.scan import Token, Tokens
from automation.plan.terms.term_words import UNIT

COUNTED = {"квартал", "полугодие", "декада", "половина", "семестр", "триместр", "четверть"}
OF_STAGE = r"(?!каждый|последний|текущий|следующий)[а-я]+(?:ый|ой|ий)"  # «подготовительный»
Joint = tuple[str, joints.Changing]
JOINTS: tuple[Joint, ...] = (
    (r"\.", joints.becomes()),
    (r"(?:N )?(?:п|ш|у|і|іі|ііі|іv|iу|іу) (?:квартал|полугодие|декада)", joints.typed_roman),
    (r"десятки(?: N)?", joints.tens),
    (r"N , N(?= (?:рабочий|календарный|день|дневный|неделя|месяц|год|раз))", joints.same),
    (r"N час", joints.hour),
    (r"N (?:до|по|-) T", joints.hours),
    (r"T час", joints.becomes(Token("T"))),
    (r"M месяц", joints.first),
    (r"(?:число )?N(?: число)? M(?: Y)?(?: год)?(?! N)", joints.day),
    (r"N(?: число)? M N год", joints.day_short_year),
    (r"N(?: число)? M", joints.day),
    (r"D Y(?: год)?", joints.dated),
    (r"D год", joints.first),
    (r"(?:до|к) конец рабочий день(?= [DS](?!\S))", joints.becomes(Token("до"))),
    (r"Y - N год", joints.short_years),
    (r"(?:N|последний) (?:декада|половина) M(?: Y)?(?: год)?", joints.decade),
    (r"последний неделя M(?: Y)?(?: год)?", joints.last_week),
    (r"M(?: Y)?(?: год)? , (?:N|последний) (?:декада|половина)", joints.decade_behind),
    (r"N (?:квартал|полугодие)(?: Y)?(?: год)?", joints.part),
    (r"winter Y [-/] (?:Y|N)(?: год)?", joints.winter),
    (r"(?:spring|summer|autumn|winter)(?: Y)?(?: год)?", joints.season),
    (r"M(?: Y)?(?: год)?", joints.month),
    (r"Y(?: год)?", joints.whole_year),
    (r"\AS(?: ,)? D", joints.headed),
    (r"D(?: D){2,}", joints.listed),
    (r"S(?: S)+", joints.listed_stretches),
    (r"этап (?:N|I)(?: [-,])?", joints.becomes()),
    (rf"(?<=[DS] )[-,] (?:N|I|{OF_STAGE}) этап(?= [,и]|\Z)", joints.becomes()),  # «до 1 мая – 1-й этап»
    (rf"(?:N|I|{OF_STAGE}) этап(?: , {OF_STAGE}(?= [-,]))?(?:(?: ,)?(?: -)?| ,)", joints.becomes()),
    (r"(?:до|к|не позднее) D(?= (?:до|к|не позднее) D)", joints.apart),
    (r"(?:летних|летние|летними) месяц", joints.becomes(Token("S", Stretch("summer")))),
    (r"S / S", lambda found: joints.listed_months([found[0], found[2]])),
    (r"начало(?: [-,])? [DS](?: ,| и)? (?:конец|окончание)(?: [-,])? [DS]", joints.from_to),
    (r"начало - [DS]", lambda found: [Token("начиная"), Token("с"), found[-1]]),
    (r"далее(?: [-,])? (?:отчет|информация)(?: [-,])?(?= R)", joints.first),
    (r"не (?:ранее|раньше)(?: чем)? [DS](?: ,)?(?: и| но)? не позднее(?: чем)? [DS]", joints.from_to),
    (r"(?:до|к|не позднее(?: чем)?) D(?: ,)?(?: но| и)? не (?:ранее|раньше)(?: чем)? [DS]", joints.to_from),
    (r"с D(?: ,)?(?: но| и)? не позднее(?: чем)? D", joints.from_to),
    (r"\AS(?: ,)? (?:с )?N (?:-|по) N число\Z", joints.days_within),
    (r"\A(?:в )?S(?: ,)? (?:до|к|не позднее(?: чем)?) N(?: число)?\Z", joints.day_within),
    (r"(?:, )?далее(?: -)?(?= с [ND] (?:по|-) D)", joints.becomes(Token(","))),
    (r"[DS] (?:текущий|следующий) год", joints.ahead),
    (r"(?:текущий|следующий) год", joints.this_year),
    (
        rf"не (?:менее|более) N (?!(?:{UNIT}|раз|р|час|число|рабочий|календарный) )[а-я]+(?= R)",
        joints.becomes(),
    ),  # how many
    (rf"(?:не (?:реже|менее) (?:чем )?)?(?:N )?(?:раз|р) (?:в|за|/) (?:N )?(?:{UNIT})", joints.rate),
    (rf"в (?:{UNIT}) (?:не (?:реже|менее) (?:чем )?)?(?:N )?раз", joints.inverse_rate),
    (r"(?:в )?каждый рабочий день|(?:R (?:, )?)?(?:(?:по|в) рабочий день|по будням|в будни)", joints.workday_rate),
    (r"R(?: ,)? (?:кроме|исключая|за исключением) выходной(?: (?:и|,) выходной)?(?: день)?", joints.workday_rate),
    (r"R(?: ,)? (?:включая|в том числе(?: в)?) выходной(?: (?:и|,) выходной)?(?: день)?", joints.first),
    (r"R(?: ,)? (?:кроме|исключая|за исключением) W(?:(?: и| ,) W)*", joints.all_but),
    (rf"каждый (?:N )?(?:{UNIT})", joints.rate),
    (r"по (?:итогам|результатам) R(?= )", lambda found: [found[-1]]),
    (r"каждый W", joints.weekday_rate),
    (r"R(?: [-,])? R", joints.same_rate),
)
_COMPILED = tuple((lazy(rf"(?<!\S)(?:{pattern})(?!\S)"), change) for pattern, change in JOINTS)


def sentence(tokens: Tokens) -> str:
    """Return the symbols in one line, parted by blanks."""
    return " ".join(token.symbol for token in tokens)


def trimmed(tokens: Tokens) -> Tokens:
    """Return the sentence without commas, dashes, «и» and «но» at its ends."""
    kept = [n for n, token in enumerate(tokens) if token.symbol not in {",", "-", "и", "но"}]
    return tokens[kept[0] : kept[-1] + 1] if kept else []


def join(tokens: list[Token]) -> list[Token]:
    """Return the sentence with neighbours joined by every joint of the table, top to bottom.

    Roman numbers count quarters, half-years, decades and halves only: «X декабря» is a day nobody has filled in.
    """
    if any(token.symbol in COUNTED or token.symbol.startswith("смен") for token in tokens):
        tokens = [Token("N", token.value) if token.symbol == "I" else token for token in tokens]
    for pattern, change in _COMPILED:
        tokens = _apply(tokens, pattern, change)
    return tokens


def _apply(tokens: list[Token], pattern: re.Pattern[str], change: joints.Changing) -> list[Token]:
    line, done = sentence(tokens), 0
    result: list[Token] = []
    for match in pattern.finditer(line):
        first = line.count(" ", 0, match.start())
        last = line.count(" ", 0, match.end()) + 1
        changed = change(tokens[first:last])
        if changed is not None:
            result += [*tokens[done:first], *changed]
            done = last
    return [*result, *tokens[done:]]
