"""Messages no office wants, all in one mailbox: the day goes on, each stands where a person finds it, in words."""

import re
from datetime import date

import pytest
from msgspec import Struct
from openpyxl import load_workbook

from automation.cli import main
from automation.model.plan import OrderId
from automation.model.report import Book
from tests.mailbox.test_days_with_mail import sheet_text
from tests.support.clerk import new_home
from tests.support.dovecot import Server
from tests.support.hostile import billion_laughs, rezip, zip_bomb
from tests.support.incoming import message
from tests.support.mailed_forms import book_of, filled, macros, with_formula
from tests.support.nightly import NIGHTLY, share

HASH = "[0-9a-f]{8}"
FORM, LETTER = f"inbox/forms/Форма {HASH}", f"inbox/letters/2025-12-17/Форма {HASH}"
ALIEN = "прислана не с адреса своего исполнителя и не учтена; если она подлинная, перенесите её в inbox/forms"
KOI = (
    b"From: prim@example.org\nMessage-ID: <koi@x>\nSubject: =?koi8-r?B?78bJw8nBzNjO2cog1dfFxM/NzMXOycU=?=\n"
    b"Content-Type: text/plain; charset=koi8-r\n\n" + "К распоряжению N 454 направляем".encode("koi8-r")
)
MANY = b"From: prim@example.org\nSubject: All\nMessage-ID: <all@x>\nTo: %s\n\nx" % b",\n ".join(
    [b"a@example.org"] * 10_000
)
BROKEN = (
    b"From: =?utf-8?B?A?= <prim@example.org>\nSubject: =?utf-8?B?A?= broken\nMessage-ID: <broken@x>\n"
    b"Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
    b"Content-Type: application/pdf\nContent-Transfer-Encoding: base64\n\n!!!JVBERg"
)


def mail(book: Book) -> list[bytes]:
    """The messages, each from an organisation of the plan."""
    other = OrderId(number="455", date=date(2025, 12, 12))
    link = ("xl/externalLinks/externalLink1.xml", b"<externalLink/>")
    forms = {
        "Формула": ("obr", "Форма.xlsx", filled(book, "ОБР", with_formula("ОБР", "Подтверждение", "=1+1"))),
        "Макрос": ("shab", "Форма.xlsm", macros(filled(book, "ШАБ"))),
        "Ссылка": (
            "tip",
            "Форма.xlsx",
            rezip({}, data=filled(book, "ТИП", with_formula("ТИП", "Комментарий", "='[1]А'!A1")), extra=(link,)),
        ),
        "Бомба": ("prim", "Форма.xlsx", zip_bomb(600) if NIGHTLY else billion_laughs()),
        "Другой план": ("prim", "Форма.xlsx", filled(book, "ПРИМ", order=other)),
        "Чужая строка": ("prim", "Форма.xlsx", filled(book, "ТИП")),
        "Путь": ("prim", "../../register.sqlite", b"SQLite"),
        "Имя": ("prim", "CON", b"x"),
        "Outlook": ("prim", "winmail.dat", b"x"),
    }
    told = "По распоряжению № 454"
    return [message(f"{who}@example.org", s, told, [(name, data)]) for s, (who, name, data) in forms.items()] + [
        message("prim@example.org", "Из будущего", told, Date="Wed, 17 Dec 2042 08:30:00 +0300"),
        *(KOI, MANY, BROKEN),
    ]


class Morning(Struct):
    """What stands in the home after the day: exit code, «На сегодня», «Замечания», the files under inbox/."""

    code: int
    sheet: str
    remarks: str
    files: list[str]


@pytest.fixture(scope="module")
def morning(running: Server, tmp_path_factory: pytest.TempPathFactory) -> Morning:
    clerk = new_home(tmp_path_factory.mktemp("mailed") / "home")
    home = clerk.path.parents[1]
    running.forget()
    running.put(mail(book_of(clerk)))
    with pytest.MonkeyPatch.context() as patch:
        running.offer(patch)
        code = main(["day", "--on", "2025-12-17", "--yes", "--home", str(home)])
    (remarks,) = (home / "outbox").glob("*/2025-12-17/Замечания.xlsx")
    cells = (str(value) for sheet in load_workbook(remarks) for row in sheet.values for value in row if value)
    files = [p.relative_to(home).as_posix() for p in (home / "inbox").rglob("*") if p.is_file()]
    return Morning(code=code, sheet=sheet_text(home, 17), remarks="\n".join(cells), files=files)


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (
            rf"Форма {FORM}\.xlsx: В ячейке G6 \(«Подтверждение»\) формула, значение которой не сохранено",
            rf"{FORM}\.xlsx",
        ),
        (rf"Форма {FORM}\.xlsm \(МБУК «Шаблон»\) учтена, пункты: 1", rf"{FORM}\.xlsm"),
        (rf"Форма {FORM}\.xlsx: В ячейке H6 \(«Комментарий»\) формула", rf"{FORM}\.xlsx"),
        (
            rf"«Бомба»; файлы: {LETTER}\.xlsx; .*{share('повреждён', 'больше 512 МиБ')}; не открывайте, пока",
            rf"{LETTER}\.xlsx",
        ),
        (rf"«Другой план»; файлы: {LETTER}\.xlsx; форма по № 455 от 12\.12\.2025 {ALIEN}", rf"{LETTER}\.xlsx"),
        (rf"«Чужая строка»; файлы: {LETTER}\.xlsx; форма по № 454 от 11\.12\.2025 {ALIEN}", rf"{LETTER}\.xlsx"),
        ("«Путь»; файлы: inbox/letters/2025-12-17/register ", rf"inbox/letters/2025-12-17/register {HASH}\.sqlite"),
        ("«Имя»; файлы: inbox/letters/2025-12-17/_CON ", f"inbox/letters/2025-12-17/_CON {HASH}"),
        (r"«Outlook»; .*\(winmail\.dat\) не читаются; попросите", rf"inbox/letters/2025-12-17/winmail {HASH}\.dat"),
        (r"от 17\.12\.2025 «Из будущего»", ""),
        ("«Официальный уведомление»", ""),
        ("«All»", ""),
        ("«A broken»; файлы: inbox/letters/2025-12-17/вложение ", rf"inbox/letters/2025-12-17/вложение {HASH}\.pdf"),
    ],
)
def test_a_message_nobody_wants_is_told_in_words_and_stands_where_it_may(
    morning: Morning, words: str, file: str
) -> None:
    assert re.search(words, f"{morning.sheet}\n{morning.remarks}")
    assert not file or any(re.fullmatch(file, name) for name in morning.files)


def test_the_day_goes_on_with_all_of_them(morning: Morning) -> None:
    assert morning.code == 1, "a person must look"
    assert "На подпись: 6" in morning.sheet
    assert morning.sheet.count("сообщение ВС-") == 10, "forms that were taken wait for nobody"
