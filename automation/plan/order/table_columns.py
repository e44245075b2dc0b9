"""Which column of a plan's table means what: by its heading, whatever the order; by its content where none is given."""

import re
from typing import Literal

from msgspec import Struct, structs

from automation.plan.order.beginnings import NAME as PERSON
from automation.plan.order.blocks import Row, Table, distinct, flat
from automation.plan.order.column_content import SURE, Content, holds_terms, looks_like_term, share_of, tell_results
from automation.plan.order.doubts import Derived
from automation.plan.order.period_columns import days_of_months, periods_of

Role = Literal[
    "number", "text", "term", "start", "end", "performers", "indicator", "reporting", "mark", "contact", "extra"
]

_CONTACT = (
    r"контакт\w+|номера?|рабоч\w+|мобильн\w+|адрес\w*|телефон\w*|тел|факс|эл(?:ектронн\w+)?|почт\w+|e-?mail|и|данные"
)
_WHOSE = r"(?:ответственн\w+|исполнител\w+)(?: (?:исполнител\w+|лиц\w*))?|для (?:справок|связи)"
_HEADINGS: tuple[tuple[Role, str], ...] = (
    ("number", r"(?:[№n]\s*[№n]?|no|номер)\s*(?:п\s*[./\\]?\s*п\.?|пункта)?|п\s*[./\\]?\s*п\.?|пункт(?: плана)?"),
    ("contact", rf"(?=.*(?:тел|факс|почт|mail|контакты))(?:(?:{_CONTACT})(?:[\s.,/()-]+|$))+(?:{_WHOSE})?"),
    ("extra", r".*\b(?:отметк|примечан|статус|ход исполнени|состояни|подпис|факт\b|фактич).*"),
    ("reporting", r".*\b(?:периодичност|отч[её]тност|период отч[её]та).*"),
    ("indicator", r".*\b(?:показател|индикатор|ожидаем\w+ результат|результат|целев\w+ значени).*"),
    ("start", r".*\b(?:начал[оа]|с какого).*"),
    ("end", r".*\b(?:окончани|завершени|кон(?:ец|ца)\b|по какое).*"),
    ("performers", r".*\b(?:(?:со)?исполнит|ответств|отв\.|докладчик|выступа|проверяющ|состав ком|организат).*"),
    ("performers", r".*\bпривлекаем\w+ (?:для|к)\b.*"),
    ("performers", r".*\bкто \w+ет(?:ся)?\b.*"),
    ("term", r".*\b(?:срок|дат[аы]\b|период|когда|месяц|время(?: (?:про|ис|вы)\w+ния| начала)?$|календарн).*"),
    ("text", r".*\b(?:мероприят|содержани|задач|поручени|наименовани|действи|работ|что сделать|тем[аы]|этап|вопрос).*"),
)  # fmt: skip
_STAGE = re.compile(r"этап\w*(?: (?:работ|проекта|реализации))?", re.IGNORECASE)
_NOTED = re.compile(r"отметк|примечан|статус|факт\b|подпис|сумм|стоимост|затрат|об[ъь][её]м|бюджет", re.IGNORECASE)
_ANOTHER_DAY = re.compile(r"отч[её]т|провер|контрол|факт|утвержден|регистрац", re.IGNORECASE)  # beside «Срок»
_TIMED = frozenset({"term", "start", "end"})
_EXTRA_FIRST = re.compile(
    r"\b(?:об[ъь][её]м|мест[оа]|затрат|стоимост|финансир|источник|сумма|бюджет|ед\.? ?изм)", re.IGNORECASE
)
_NUMBER = re.compile(r"№?\s*\d+(?:\.\d+)*\s*[.)]?")
# «Докладчик», «Ответственный за контроль»: who executes stands in another column.
_NO_EXECUTOR = re.compile(r"докладчик|выступа|(?:\A|за |кто |исполнители )контрол", re.IGNORECASE)
# «Соисполнители», «Кто привлекается», «Участники»: they help those who execute.
_HELPERS = re.compile(
    r"\A(?:исполнители (?=[а-яё]))?(?!.*(?<!со)исполнит|.*ответств).*(?:соисполн|привлека|участ|содейств|взаимодейств)",
    re.IGNORECASE | re.DOTALL,
)
POST = re.compile(r"должност", re.IGNORECASE)
NAMED = re.compile(r"\bф\.?\s?и\.?\s?о\b|\bфамили", re.IGNORECASE)


class Layout(Struct, frozen=True):
    """The columns of a plan: role per column, how many rows the heading takes, the headings as written.

    ``guessed``: the columns are known from their content alone; ``doubts`` are questions about single columns.
    ``periods`` are the terms that marks in the columns of role «mark» stand for; ``dated`` are the column of months and
    that of their days («Месяц», «Число»).
    """

    roles: tuple[Role, ...]
    header: int
    headings: tuple[str, ...]
    guessed: bool = False
    doubts: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    dated: tuple[int, ...] = ()

    def of(self, role: Role) -> list[int]:
        """Return the columns that play a role, left to right."""
        return [c for c, mine in enumerate(self.roles) if mine == role]

    @property
    def people(self) -> list[tuple[int, ...]]:
        """Return the columns of executors, those of a post and a name side by side together, the post first."""
        found: list[tuple[int, ...]] = []
        for c in self.of("performers"):
            before = found[-1][-1] if found else c
            pair = sorted((before, c), key=lambda one: POST.search(self.headings[one]) is None)
            told = [form.search(self.headings[one]) for form, one in zip((POST, NAMED), pair, strict=True)]
            if before == c - 1 and all(told):
                found[-1] = tuple(pair)
            else:
                found.append((c,))
        return sorted(found, key=lambda columns: columns[0] in self.helpers)

    @property
    def helpers(self) -> list[int]:
        """Return the columns of those who only help, beside columns of those who execute."""
        bearing = self.of("performers")
        helping = [c for c in bearing if _HELPERS.search(self.headings[c])]
        return helping if len(helping) < len(bearing) else []

    @property
    def mixed(self) -> int | None:
        """Return the column of executors and terms together («Исполнитель, срок»); None where each has its own."""
        if self.of("term") or self.of("end") or self.of("start"):
            return None
        return next((c for c in self.of("performers") if "срок" in self.headings[c].lower()), None)

    @property
    def is_plan(self) -> bool:
        """Say whether something is to be done, by a day or by someone."""
        timed = self.of("term") or self.of("end") or self.of("mark")
        return bool(self.of("text")) and bool(timed or self.of("performers"))


def role_of(heading: str) -> Role:
    """Return the role a heading names; «extra» for one nobody expects."""
    text = flat(heading).lower().replace("ё", "е").strip(" .:")
    if not text:
        return "extra"
    if _EXTRA_FIRST.search(text) and not re.search(r"исполнител|срок", text):
        return "extra"
    for role, pattern in _HEADINGS:
        if re.fullmatch(pattern.replace("ё", "е").replace("[ее]", "е"), text):
            return role
    return "extra"


def layout_of(table: Table) -> Layout | None:
    """Return how the table is to be read; None where no row of it looks like the heading of a plan.

    No heading names a person: «Руководитель Исполнительного комитета» beside «П.П. Примеров» is a signature. None
    stands at or below a number: an item may hold the words of headings («7 | Представлять … | Отдел | Информация»).
    """
    for first, row in enumerate(table.rows[:6]):
        if _NUMBER.fullmatch(row[0].text):
            return None
        if len(distinct(row)) < 2 or any(PERSON.search(c.text) and not NAMED.search(c.text) for c in row):
            continue
        size = _header_size(table, first)
        headings = _headings(table.rows[first : first + size])
        periods, named = periods_of(headings, table.rows[first + size - 1]), [role_of(heading) for heading in headings]
        timed = _TIMED & {mine for c, mine in enumerate(named) if not periods[c]}
        over: Role = "extra" if timed else "mark"  # beside a term they hold sums or volumes
        named = [over if periods[c] else mine for c, mine in enumerate(named)]
        counted = [mine == "text" and _counts(table.rows[first + size :], c) for c, mine in enumerate(named)]
        if 0 < sum(counted) < named.count("text"):  # «Этап» with 1, 2, 3 beside «Виды работ»
            named = ["number" if here else mine for here, mine in zip(counted, named, strict=True)]
        roles = _settle(named, headings)
        layout = _weighed(Layout(roles, first + size, headings, periods=periods), table)
        if layout.is_plan:
            return layout
    return None


def _counts(rows: tuple[Row, ...], c: int) -> bool:
    """Say whether a column of a table holds nothing but numbers."""
    cells = [flat(row[c].text) for row in rows if len(distinct(row)) > 1]
    return any(cells) and all(not cell or _NUMBER.fullmatch(cell) for cell in cells)


def _weighed(layout: Layout, table: Table) -> Layout:
    """Return the layout weighed by content: a role nobody heads goes to the column that plays it.

    A heading counts for more than the content; where the two contradict each other the office is asked.
    """
    rows = [row for row in table.rows[layout.header :] if len(distinct(row)) > 1]
    if not rows:
        return layout
    columns = [[flat(row[c].text) for row in rows if row[c].text] for c in range(len(layout.roles))]
    roles, doubts = list(layout.roles), list(layout.doubts)
    named = [c for c, mine in enumerate(roles) if mine in _TIMED]
    held = [c for c in named if holds_terms(columns[c])]
    held = [c for c in held if not _ANOTHER_DAY.search(layout.headings[c])] or held
    dated = days_of_months(held, layout.headings, columns)
    for c in set(named) - set(held) - set(dated) if held else ():
        roles[c] = "extra"  # «Форма завершения» with «акт» and «отчёт» beside a real term
        doubts += [f"столбец «{layout.headings[c]}» за срок исполнения не принят"] if columns[c] else []
    if ("start" in roles) != ("end" in roles):
        roles = ["term" if mine in {"start", "end"} else mine for mine in roles]
    for c in layout.of("indicator"):
        roles[c] = "extra" if tell_results(layout.headings[c], columns[c]) else "indicator"
    timed = bool(held) or "mark" in roles
    plays: tuple[tuple[Content, str, bool], ...] = (
        ("term", "сроки", not timed),
        ("performers", "исполнители", "performers" not in roles),
    )
    for role, what, wanted in plays if layout.mixed is None else ():
        free = [c for c, mine in enumerate(roles) if mine == "extra" and len(columns[c]) * 2 > len(rows)]
        free = [c for c in free if not _NOTED.search(layout.headings[c])]
        best = max(free, key=lambda c: share_of(columns[c], role), default=None)
        if wanted and best is not None and share_of(columns[best], role) >= SURE:
            roles = ["extra" if role == "term" and mine in _TIMED else mine for mine in roles]
            roles[best] = role
            doubts.append(f"столбец «{layout.headings[best] or best + 1}» прочитан по содержанию как «{what}»")
    if timed and "text" not in roles and "performers" in roles and (told := _telling(roles, layout.headings, columns)):
        roles[told[0]] = "text"  # «Техника» beside «Срок готовности» and «Механизатор»
        doubts.append(f"столбец «{layout.headings[told[0]]}» прочитан как «мероприятия»")
    roles = ["term" if c in dated else mine for c, mine in enumerate(roles)]
    doubts += [Derived(f"столбец «{layout.headings[c]}» прочитан как дни месяцев") for c in dated[1:]]
    return structs.replace(layout, roles=tuple(roles), doubts=tuple(doubts), dated=dated)


def _telling(roles: list[Role], headings: tuple[str, ...], columns: list[list[str]]) -> list[int]:
    """Return the columns nobody expects that may say what is to be done: neither places and sums, nor people."""
    free = [c for c, mine in enumerate(roles) if mine == "extra" and columns[c] and headings[c]]
    free = [c for c in free if not _EXTRA_FIRST.search(headings[c]) and share_of(columns[c], "performers") < SURE]
    return [c for c in free if not all(map(_NUMBER.fullmatch, columns[c]))]


def _header_size(table: Table, first: int) -> int:
    """Count the rows of the heading: as far as a cell of it reaches down, and one under a cell parted in two."""
    size, above, width = 1, distinct(table.rows[first]), len(table.rows[first])
    while first + size < len(table.rows):
        row = table.rows[first + size]
        reaches = any(cell.origin[0] < first + size and cell.text for cell in row)
        parted = size == 1 and 1 < len(above) < width and not _NUMBER.fullmatch(row[0].text)
        if not (reaches or (parted and len(distinct(row)) > 1)) or size > 3:
            break
        size += 1
    return size


def _headings(rows: tuple[Row, ...]) -> tuple[str, ...]:
    return tuple(" ".join(dict.fromkeys(flat(row[c].text) for row in rows if row[c].text)) for c in range(len(rows[0])))


def _settle(roles: list[Role], headings: tuple[str, ...]) -> tuple[Role, ...]:
    """Leave one text and one number column; a lone «начало», «окончание» or «периодичность» is the term.

    Who speaks bears an item only where no other column says who does.
    """
    stage = [
        mine == "text" and _STAGE.fullmatch(heading) is not None for mine, heading in zip(roles, headings, strict=True)
    ]
    if sum(stage) < roles.count("text"):  # «Этап» before «Мероприятие»
        roles = ["extra" if here else mine for here, mine in zip(stage, roles, strict=True)]
    for role in ("number", "text"):
        for c in [c for c, mine in enumerate(roles) if mine == role][1:]:
            roles[c] = "extra"
    if "term" in roles or ("start" in roles) != ("end" in roles):
        roles = ["term" if mine in {"start", "end"} else mine for mine in roles]
    if not {"term", "start", "mark"} & {*roles}:
        often = [mine == "reporting" and "отч" not in headings[c].lower() for c, mine in enumerate(roles)]
        roles = ["term" if here else mine for here, mine in zip(often, roles, strict=True)]
    extra = [c for c, mine in enumerate(roles) if mine == "extra" and headings[c]]
    sure = len(extra) == roles.count("extra") == 1 or (extra and {"term", "performers"} <= {*roles})
    if sure and "text" not in roles:
        roles[extra[0]] = "text"
    speaks = [_NO_EXECUTOR.search(heading) is not None for heading in headings]
    if any(mine == "performers" and not here for mine, here in zip(roles, speaks, strict=True)):
        roles = ["extra" if mine == "performers" and here else mine for mine, here in zip(roles, speaks, strict=True)]
    return tuple(roles)


def guess_layout(table: Table) -> Layout | None:
    """Return the layout of a table without headings, from what its columns hold; None where no term column shows."""
    rows = [row for row in table.rows if len(distinct(row)) > 1]
    width = len(rows[0]) if rows else 0
    header = int(len(rows) > 2 and width > 2 and _unlike(rows))
    rows = rows[header:]
    if len(rows) < 2 or width < 3:
        return None
    columns = [[flat(row[c].text) for row in rows if row[c].text] for c in range(width)]
    roles: list[Role] = ["extra"] * width
    if columns[0] and all(_NUMBER.fullmatch(text) for text in columns[0]):
        roles[0] = "number"
    free = [c for c in range(width) if roles[c] == "extra" and columns[c]]
    timed = max(free, key=lambda c: share_of(columns[c], "term"), default=None)
    if timed is None or share_of(columns[timed], "term") < 0.6:
        return None
    roles[timed] = "term"
    free.remove(timed)
    performers = max(free, key=lambda c: share_of(columns[c], "performers"), default=None)
    if performers is not None and len(free) > 1:
        roles[performers] = "performers"
        free.remove(performers)
    if free:
        roles[max(free, key=lambda c: sum(map(len, columns[c])))] = "text"
    headings = _headings(table.rows[:header]) if header else ("",) * width
    layout = Layout(tuple(roles), header, headings, guessed=True)
    return layout if layout.is_plan else None


def _unlike(rows: list[Row]) -> bool:
    """Say whether the first row is a heading nobody knows: unlike all rows below it has no term or number there."""
    for c in range(len(rows[0])):
        below = [flat(row[c].text) for row in rows[1:] if row[c].text]
        first = flat(rows[0][c].text)
        if below and first and not any(map(str.isdigit, first)):
            if all(_NUMBER.fullmatch(text) for text in below):
                return True
            if share_of(below, "term") == 1 and not looks_like_term(first):
                return True
    return False
