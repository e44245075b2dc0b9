"""Numbers beside words, and lists: «21 сотрудник», «два из шести», «1–3 и 6»."""

from collections.abc import Iterable, Sequence
from typing import Literal

from automation.patterns import lazy

Sex = Literal["м", "ж", "с"]
Case = Literal["nominative", "genitive", "dative", "instrumental"]

UNITS: dict[Case, str] = {
    "nominative": "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать "
    "четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
    "genitive": "нуля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати "
    "четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати",
    "dative": "нулю одному двум трём четырём пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати "
    "четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати",
    "instrumental": "нулём одним двумя тремя четырьмя пятью шестью семью восемью девятью десятью одиннадцатью "
    "двенадцатью тринадцатью четырнадцатью пятнадцатью шестнадцатью семнадцатью восемнадцатью девятнадцатью",
}
OBLIQUE_TENS = "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста ста"
TENS: dict[Case, str] = {
    "nominative": "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто",
    "genitive": OBLIQUE_TENS,
    "dative": OBLIQUE_TENS,
    "instrumental": "двадцатью тридцатью сорока пятьюдесятью шестьюдесятью семьюдесятью восемьюдесятью девяноста ста",
}
BY_SEX: dict[tuple[str, Case], dict[int, str]] = {
    ("ж", "nominative"): {1: "одна", 2: "две"},
    ("с", "nominative"): {1: "одно"},
    ("ж", "genitive"): {1: "одной"},
    ("ж", "dative"): {1: "одной"},
    ("ж", "instrumental"): {1: "одной"},
}
ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
PARTS = lazy(r"\d+|\D+")
PERCENT_FROM = 10  # of fewer people or items no percentage is told


def plural(n: int, one: str, few: str, many: str) -> str:
    """Return the form of a word after ``n``, without the number: 1 день, 2 дня, 5 дней, 11 дней, 21 день."""
    tail, last = abs(n) % 100, abs(n) % 10
    if last == 1 and tail != 11:
        return one
    return few if 2 <= last <= 4 and not 12 <= tail <= 14 else many


def working_days(n: int) -> str:
    """Write «1 рабочий день», «7 рабочих дней»."""
    return f"{n} {plural(n, 'рабочий день', 'рабочих дня', 'рабочих дней')}"


def words(n: int, sex: Sex = "м", case: Case = "nominative") -> str:
    """Return a small number in words: «два», «две», «двух»; below 0 and above 100 it stays in figures."""
    if not 0 <= n <= 100:
        return str(n)

    def unit(number: int) -> str:
        return BY_SEX.get((sex, case), {}).get(number) or UNITS[case].split()[number]

    if n < 20:
        return unit(n)
    tens = TENS[case].split()[n // 10 - 2]
    return f"{tens} {unit(n % 10)}" if n % 10 else tens


def roman(number: int) -> str:
    """Write a number in Roman figures."""
    text = ""
    for value, sign in ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def join(items: Sequence[str]) -> str:
    """Join words as «а», «а и б», «а, б и в»; an empty list gives an empty string."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} и {items[-1]}"


def first_few(names: Sequence[str], shown: int, mark: str = ", ") -> str:
    """Write «а, б и ещё 3»: the first ones and how many more there are; where only one is left, it is named."""
    rest = len(names) - shown
    return mark.join(names) if rest < 2 else f"{mark.join(names[:shown])} и ещё {rest}"


def natural_key(item: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key in which 2 stands before 2.1, 2.1 before 2.10, and 9 before 10."""
    parts = PARTS.findall(item.strip().rstrip("."))
    return tuple((0, int(p), "") if _is_number(p) else (1, 0, p) for p in parts)


def _is_number(text: str) -> bool:
    """Tell whether a text is a whole number of at most 18 figures."""
    return text.isdecimal() and len(text) <= 18


def enumerate_items(items: Iterable[str]) -> str:
    """List item numbers as a clerk does: «1–3 и 6», «1, 2 и 6», «2.1, 2.2 и 3».

    They are sorted, each named once, without final stops. Three and more consecutive whole numbers become a range.
    """
    ordered = sorted({bare for i in items if (bare := i.strip().rstrip("."))}, key=natural_key)
    runs: list[list[str]] = []
    for item in ordered:
        last = runs[-1][-1] if runs else ""
        if _is_number(item) and _is_number(last) and int(item) == int(last) + 1:
            runs[-1].append(item)
        else:
            runs.append([item])
    listed: list[str] = []
    for run in runs:
        listed += [f"{run[0]}–{run[-1]}"] if len(run) > 2 else run
    return join(listed)


def name_items(items: Iterable[str]) -> str:
    """Write «пункт 6», «пункты 1–3 и 6», "" for none."""
    return _with_noun(items, "пункт", "пункты")


def by_items(items: Iterable[str]) -> str:
    """Write «по пункту 6», «по пунктам 1–3 и 6», "" for none."""
    return _with_noun(items, "по пункту", "по пунктам")


def _with_noun(items: Iterable[str], one: str, several: str) -> str:
    numbers = list(dict.fromkeys(i for i in items if i))
    return f"{one if len(numbers) == 1 else several} {enumerate_items(numbers)}" if numbers else ""


def percent(part: int, whole: int, least: int = PERCENT_FROM) -> str:
    """Return a share as «96,6 %»; only all is 100 %, and only none is 0 %. "" of fewer than ``least``."""
    if whole < least:
        return ""
    tenths = (part * 2000 + whole) // (2 * whole)
    if 0 < part < whole:
        tenths = min(max(tenths, 1), 999)
    ones, rest = divmod(tenths, 10)
    return f"{ones},{rest} %" if rest else f"{ones} %"
