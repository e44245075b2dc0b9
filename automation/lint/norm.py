"""Checks a finished paper, ours or the office's own, for what a file can tell of ГОСТ Р 7.0.97-2025.

Every finding has a code, a place and one Russian sentence. Words quoted from the order (style «Цитата плана») are not
judged.
"""

from pathlib import Path

from msgspec import Struct

from automation.errors import UnreadError, reason
from automation.system.disk import read_plain

MOST_MIB = 200  # a paper with scans in it
CODES: dict[str, str] = {
    "page-size": "лист не формата А4",
    "margins": "поле меньше допустимого",
    "page-number-missing": "нет номера страницы: он ставится со второй страницы посередине верхнего поля",
    "page-number-first": "номер страницы стоит и на первой странице; там он не ставится",
    "page-number-place": "номер страницы ставится посередине верхнего поля",
    "page-number-edge": "номер страницы ближе 10 мм к верхнему краю листа",
    "page-number-form": "номер страницы пишется одной цифрой, без «стр.», точек и тире",
    "font-unset": "гарнитура задана не для всех знаков; текст может напечататься другим шрифтом",
    "font-size": "кегль текста и реквизитов – 12, 13 или 14; меньший допустим в таблицах и отметке об исполнителе",
    "body-alignment": "текст выравнивается по ширине",
    "body-indent": "абзацный отступ текста – 1,25 см",
    "line-spacing": "межстрочный интервал текста – от 1 до 1,5",
    "requisite-justified": "реквизит не выравнивается по ширине",
    "requisite-width": "строка реквизита длиннее допустимого: 8 см при угловом бланке, 12 см при продольном",
    "requisite-order": "реквизиты стоят не в том порядке",
    "kind-on-letter": "на письме вид документа не указывается",
    "kind-capitals": "вид документа пишется прописными буквами",
    "memo-courtesy": "в записке и справке нет обращения и слов «С уважением»",
    "addressee-missing": "не найден адресат",
    "heading-missing": "не найден заголовок к тексту",
    "heading-form": "заголовок к тексту начинается с «О» или «Об»",
    "heading-stop": "в конце заголовка к тексту точка не ставится",
    "salutation-form": "обращение заканчивается восклицательным знаком",
    "closing-missing": "есть обращение, но нет слов «С уважением»",
    "salutation-missing": "есть слова «С уважением», но нет обращения",
    "signature-missing": "не найдена подпись: должность, инициалы и фамилия",
    "signature-initials": "в подписи инициалы ставятся перед фамилией",
    "attachment-place": "отметка о приложении стоит выше подписи",
    "act-requisites": "документ назван без даты или номера; впервые называются вид, дата, номер и заголовок",
    "act-heading": "документ-основание при первом упоминании называется с заголовком в кавычках",
    "date-mixed": "даты написаны по-разному: в одном документе одна форма",
    "date-form": "дата пишется «11.12.2025» или «11 декабря 2025 г.»",
    "date-impossible": "такой даты не бывает",
    "year-short": "год пишется четырьмя цифрами",
    "year-space": "между годом и «г.» ставится пробел",
    "number-space": "между «№» и номером ставится пробел",
    "number-sign": "вместо «№» стоит другой знак",
    "no-break-space": "нужен неразрывный пробел, иначе строка может разорваться",
    "word-form": "пишется «в течение» (о времени) и «согласно» с дательным падежом («согласно плану»)",
    "unresolved-tag": "в тексте остался тег шаблона",
    "empty-value": "вместо значения напечатано служебное слово",
    "invented-mark": "отметку об электронной подписи, печать и «М.П.» программа и исполнитель не рисуют",
    "restricted": "упомянут документ с пометкой «для служебного пользования»",
    "inner-detail": "в документ попали служебные сведения: имя файла, ячейка или контрольная сумма",
    "hidden-sign": "в тексте невидимый знак",
    "table-header": "шапка таблицы не повторяется на следующих страницах",
    "table-split": "строка таблицы может разорваться между страницами",
}


class LintFinding(Struct, frozen=True, kw_only=True):
    """A departure from the norm: kebab-case ``code`` of ``CODES``, where it is, one Russian sentence."""

    code: str
    place: str
    message: str


def lint_file(path: Path) -> list[LintFinding]:
    """Return every departure of a .docx from the norm. Raise UnreadError where the file cannot be read."""
    try:
        data = read_plain(path, mib=MOST_MIB)
    except OSError as error:
        raise UnreadError(f"{path.name}: {reason(error)}; проверьте путь") from error
    return lint_bytes(data, path.name)


def lint_bytes(data: bytes, name: str = "документ") -> list[LintFinding]:
    """Do the same for the bytes of a .docx; ``name`` is for the message of UnreadError."""
    from automation.lint import page_rules, wording_rules
    from automation.lint.docx_reader import read_paper
    from automation.lint.paper_parts import recognise

    paper = read_paper(data, name)
    marked = recognise(paper)
    found = [hit for rule in (*page_rules.RULES, *wording_rules.RULES) for hit in rule(paper, marked)]
    return [
        LintFinding(code=code, place=place, message=CODES[code] + (f": {detail}" if detail else ""))
        for code, place, detail in dict.fromkeys(found)
    ]
