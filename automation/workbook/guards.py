"""What keeps typing in order on our sheets (openpyxl): lists, checks on entry, colours by state, protection.

Everything here works the same in Excel, LibreOffice and Р7-Офис: plain validations, plain formulas, and
defined names where a rule looks at another sheet.
"""

from collections.abc import Iterator
from datetime import date

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from automation.model.sheets import CALENDAR, EXTENSIONS, SUBSTITUTIONS
from automation.workbook.columns import ACTING, COLUMNS, Column

FREE_DATES = {SUBSTITUTIONS, CALENDAR, ACTING.title}  # their dates may lie before the order, or belong to none
ROOM = 2000  # rows the checks reach at least, so that typed or pasted rows are covered
EXTENSION_LISTS = {"ПРОДЛЕНО_ПУНКТ": "№", "ПРОДЛЕНО_КОД": "Код", "ПРОДЛЕНО_СРОК": "Новый срок"}

_GREEN, _RED, _AMBER, _BLUE, _GREY, _ROSE = "C6E0B4", "F4B6B6", "FFE08A", "BDD7EE", "D9D9D9", "F8CBAD"
_SOON_DAYS = 5


def add_checks(sheet: Worksheet, title: str, letters: dict[str, str], signed: date, first_row: int) -> None:
    """Lay lists and checks on entry on every column of ours; ``letters`` maps header → column letters."""
    for check in checks(title, letters, signed, first_row, last_row(sheet)):
        sheet.add_data_validation(check)


def checks(title: str, letters: dict[str, str], signed: date, first: int, last: int) -> Iterator[DataValidation]:
    """Yield the list or check on entry of each column that has one, from the first row of data to the last covered."""
    # Nothing about an order can be dated before it was signed.
    earliest = date(signed.year - 1, 1, 1) if title in FREE_DATES else signed
    for header, look in COLUMNS[title].items():
        check = _check(header, look, letters, earliest, first) if header in letters else None
        if check is not None:
            check.add(f"{letters[header]}{first}:{letters[header]}{last}")
            yield check


def last_row(sheet: Worksheet) -> int:
    """Return the row down to which checks and colours reach: some room below the data, never past the sheet's end."""
    return min(max(sheet.max_row + 500, ROOM), 1_048_576)


def _check(header: str, look: Column, letters: dict[str, str], earliest: date, row: int) -> DataValidation | None:
    if look.choices:
        check = DataValidation(type="list", formula1=f'"{",".join(look.choices)}"', allow_blank=True)
        check.error = "Выберите значение из списка: " + ", ".join(f"«{c}»" for c in look.choices) + "."
    elif look.kind in {"date", "past"}:
        first = f"DATE({earliest.year},{earliest.month},{earliest.day})"
        last = "TODAY()" if look.kind == "past" else f"DATE({earliest.year + 30},12,31)"
        check = DataValidation(type="date", operator="between", formula1=first, formula2=last, allow_blank=True)
        check.error = f"Нужна дата цифрами, например 26.12.2025, не раньше {earliest:%d.%m.%Y}" + (
            " и не позже сегодняшнего дня." if look.kind == "past" else "."
        )
    elif header == "Перешло" and "Всего сотрудников" in letters:
        total, moved = f"{letters['Всего сотрудников']}{row}", f"{letters[header]}{row}"
        formula = f'AND(ISNUMBER({moved}),{moved}>=0,OR({total}="",{moved}<={total}))'
        check = DataValidation(type="custom", formula1=formula, allow_blank=True)
        check.error = "Нужно целое число, не больше общего."
    elif look.kind == "number":
        check = DataValidation(type="whole", operator="between", formula1="0", formula2="1000000", allow_blank=True)
        check.error = "Нужно целое число, без слов."
    else:
        return None
    check.errorTitle = header[:32]
    check.errorStyle = "stop" if look.strict else "warning"
    check.showErrorMessage = True
    return check


def add_colours(sheet: Worksheet, letters: dict[str, str], first_row: int, *, extensions: bool) -> None:
    """Colour «Ход исполнения» by state and days left; a prolonged term is not shown as missed."""
    needed = ("Код", "№", "Срок", "Состояние", "Дата исполнения", "Подтверждение")
    if any(header not in letters for header in needed):
        return
    code, number, term, state, done, proof = (f"${letters[h]}{first_row}" for h in needed)
    accepted = f'${letters["Принято"]}{first_row}<>""' if "Принято" in letters else "FALSE"
    open_ = f'{state}<>"исполнено",{state}<>"не применимо"'
    dated = f"ISNUMBER({term})"
    if extensions:
        later = f'SUMPRODUCT((ПРОДЛЕНО_ПУНКТ&""={number}&"")*((ПРОДЛЕНО_КОД&""={code}&"")+(ПРОДЛЕНО_КОД=""))'
        dated += f",{later}*(ПРОДЛЕНО_СРОК>=TODAY()))=0"
    elif "Мероприятие" in letters:
        dated += f',ISERROR(SEARCH("(срок продлён до",${letters["Мероприятие"]}{first_row}))'
    rules = (
        ("Состояние", f'AND({state}="исполнено",{accepted})', _GREEN),
        ("Состояние", f'{state}="исполнено"', _BLUE),
        ("Состояние", f'{state}="не применимо"', _GREY),
        ("Дата исполнения", f'AND({state}="исполнено",NOT(ISNUMBER({done})))', _ROSE),
        ("Подтверждение", f'AND({state}="исполнено",TRIM({proof})="")', _ROSE),
        ("Комментарий", f'AND({state}="не применимо",TRIM(${letters.get("Комментарий", "A")}{first_row})="")', _ROSE),
        ("Срок", f"AND({dated},{term}<TODAY(),{open_})", _RED),
        ("Состояние", f"AND({dated},{term}<TODAY(),{open_})", _RED),
        ("Срок", f"AND({dated},{term}>=TODAY(),NETWORKDAYS(TODAY(),{term})<={_SOON_DAYS + 1},{open_})", _AMBER),
    )
    last = last_row(sheet)
    for header, formula, colour in rules:
        if header in letters:
            fill = PatternFill("solid", start_color=colour, end_color=colour)
            look = DifferentialStyle(font=Font(bold=True) if colour == _RED else None, fill=fill)
            rule = Rule(type="expression", dxf=look, stopIfTrue=True, formula=[formula])
            sheet.conditional_formatting.add(f"{letters[header]}{first_row}:{letters[header]}{last}", rule)


def name_extensions(workbook: Workbook, letters: dict[str, str], first_row: int = 2) -> None:
    """Name the columns of «Продление сроков», so that the colours of another sheet may look at them."""
    for name, header in EXTENSION_LISTS.items():
        column = letters[header]
        area = f"${column}${first_row}:${column}${first_row + 299}"
        workbook.defined_names[name] = DefinedName(name, attr_text=f"'{EXTENSIONS}'!{area}")


def protect(sheet: Worksheet) -> None:
    """Let locked cells resist typing without a password; filtering, sorting, widths and new rows stay allowed."""
    guard = sheet.protection
    guard.sheet = True
    guard.autoFilter = guard.sort = False
    guard.formatColumns = guard.formatRows = guard.formatCells = False
    guard.insertRows = guard.insertHyperlinks = False
    guard.objects = guard.scenarios = False
