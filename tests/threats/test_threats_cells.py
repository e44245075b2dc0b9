"""A whole day over a workbook in which every cell attacks: the outputs are read back and only say what was typed."""

import json
import shutil
import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.plan.halves import parts_by_term
from automation.plan.terms import names_event
from automation.register import Register
from automation.russian import clean, requisites
from automation.russian.counted import noun_of
from automation.russian.crowds import crowd_in, headed_by_crowd
from tests.support.clerk import Clerk, new_home
from tests.support.nightly import first, share
from tests.support.threats_world import (
    ATTACKS,
    CONTROL,
    SECRET,
    attacked_performers,
    faults_of_html,
    faults_of_letter,
    faults_of_names,
    letters_of,
    text_of_docx,
    texts_of_xlsx,
    written,
)

LEADERS = ("head@example.org", "deputy@example.org", "office@example.org")
# A formula, a number, a path or signs alone are no name of an organisation: a finding asks, and nobody is written to.
NAMES_OF_NOTHING = {ATTACKS[n] for n in (0, 7, 8, 9, 10, 11, 13, 16, 25)}
# A sixth of the attacks is in every check, the one of a restricted letter among them; each of them in CI.
TRIED = [[*ATTACKS[1::6], ATTACKS[-1]], [*ATTACKS]]
SAMPLES = first(1, TRIED)
BOARD = {"html: <script>", "html: <form>", "html: <svg>"}
CLERKS_OWN = {"copies", "updates"}  # folders of the clerk's workbook as it is, and as completed


@contextmanager
def cut_off() -> Iterator[None]:
    """No address can be asked for anything."""

    class Closed(socket.socket):
        def connect(self, address: object) -> None:
            raise AssertionError(f"a request to {address}")

    real, socket.socket = socket.socket, Closed  # type: ignore[misc]
    try:
        yield
    finally:
        socket.socket = real  # type: ignore[misc]


def read_back(home: Path) -> dict[Path, str]:
    """Every paper, sheet, message and the board as text; each must be sound."""
    assert list(faults_of_names(home)) == []
    texts = {}
    books = {path.name for path in (home / "inbox").iterdir()}  # a renewed workbook keeps the clerk's cells as typed
    for path in written(home):
        if path.suffix == ".docx":
            texts[path] = text_of_docx(path.read_bytes())
        elif path.suffix == ".xlsx" and not CLERKS_OWN & set(path.parts) and path.name not in books:
            texts[path] = "\n".join(texts_of_xlsx(path.read_bytes()))
        elif path.suffix == ".html":
            texts[path] = path.read_text("utf-8")
            faults = list(faults_of_html(texts[path]))
            assert set(faults) <= BOARD, "only what the board itself is made of"
            assert faults.count("html: <script>") <= 1
    for path, message in letters_of(home).items():
        assert list(faults_of_letter(message, LEADERS)) == []
        body = message.get_body(("plain",))
        texts[path] = str(message["Subject"]) + (body.get_content() if body else "")
    for path, text in texts.items():
        assert not CONTROL.search(text.replace("\r", "")), path
        assert SECRET not in text, path
    return texts


def say(home: Path, capsys: pytest.CaptureFixture[str], *argv: str) -> tuple[int, str]:
    """One call; its words hold no command to a terminal."""
    capsys.readouterr()
    with cut_off():
        code = main([*argv, "--home", str(home)])
    told = capsys.readouterr()
    assert not CONTROL.search(told.out + told.err), argv
    assert "Traceback" not in told.err
    return code, told.out


def ask_everything(home: Path, capsys: pytest.CaptureFixture[str], code: str) -> None:
    """Every verb that shows or writes what cells hold."""
    book = str(next((home / "inbox").glob("*.xlsx")))
    for argv in (
        ("check", "--on", "19.12.2025"),
        ("register",),
        ("forms", "--on", "19.12.2025"),
        ("card", "454", "--on", "19.12.2025"),
        ("register", "--export", str(home / "outbox" / "Журнал.xlsx")),
        ("preview", "overdue", "--organisation", code, "--on", "19.12.2025"),
        ("simulate", "--from", "22.12.2025", "--to", "23.12.2025"),
        ("update", book),
        ("explain", "01-15/К-1"),
        ("register", "--verify"),
    ):
        assert say(home, capsys, *argv)[0] in {0, 1}, argv
    for argv in (("check", "--on", "19.12.2025", "--json"), ("register", "--json")):
        json.loads(say(home, capsys, *argv)[1])


@pytest.mark.parametrize("attacks", SAMPLES, ids=len)
def test_hostile_organisations_get_their_letters_with_the_very_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], attacks: Sequence[str]
) -> None:
    home = tmp_path / "home"
    new_home(home, attacked_performers("Организация", attacks=attacks))
    status, out = say(home, capsys, "day", "--on", "16.12.2025", "--json")
    assert status == 1, "an organisation that may be told nowhere"
    answer = json.loads(out)
    papers = {p["addressee"]["code"]: p["path"] for p in answer["issued"] if p["addressee"]}
    used = {
        f"К{n}": attack
        for n, attack in enumerate(attacks)
        if attack != ATTACKS[-1] and len(attack) < 500 and attack not in NAMES_OF_NOTHING
    }
    assert set(papers) == {*used, "ОБР"}, (
        "all but the hidden one, the one that would fill a page and those that name nothing"
    )
    texts = read_back(home)
    for code, attack in used.items():
        assert max(clean(attack).split(), key=len) in clean(texts[home / papers[code]]), attack
    assert say(home, capsys, "day", "--on", "19.12.2025", "--yes")[0] == 1
    ask_everything(home, capsys, "К1")
    read_back(home)
    names = [p for p in home.parent.rglob("*") if home not in p.parents and p != home]
    assert names == [], "nothing beside the home"


@pytest.mark.parametrize("attacks", SAMPLES, ids=len)
@pytest.mark.parametrize(
    "columns",
    [
        ("Код", "Фамилия Имя Отчество"),
        pytest.param(("Должность", "Код", "Электронная почта"), marks=pytest.mark.nightly),
    ],
    ids=["codes and names", "posts, codes and addresses"],
)
def test_hostile_codes_names_posts_and_addresses_do_no_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], columns: tuple[str, ...], attacks: Sequence[str]
) -> None:
    home = tmp_path / "home"
    new_home(home, attacked_performers(*columns, attacks=attacks))
    code, out = say(home, capsys, "day", "--on", "16.12.2025", "--json")
    assert code in {0, 1}
    issued = [p for p in json.loads(out)["issued"] if p["addressee"]]
    assert len(issued) >= len(attacks) // 2
    assert not [p for p in issued if "[скрыто]" in json.dumps(p, ensure_ascii=False)]
    for argv in (("check", "--on", "19.12.2025"), ("forms", "--on", "19.12.2025"), ("register", "--json")):
        assert say(home, capsys, *argv)[0] in {0, 1}
    read_back(home)


@pytest.mark.parametrize(
    ("attacks", "days"),
    first(1, zip(TRIED, (["16.12.2025", "12.01.2026"], ["16.12.2025", "19.12.2025", "12.01.2026"]), strict=True)),
    ids=len,
)
def test_hostile_reports_and_marks_do_no_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], attacks: Sequence[str], days: Sequence[str]
) -> None:
    home, done = tmp_path / "home", date(2025, 12, 12)
    clerk = new_home(home, attacked_performers("Телефон", attacks=attacks))
    for n, attack in enumerate(attacks):
        words = dict.fromkeys(("Подтверждение", "Комментарий", "Что_сделано", "Причина", "Представил"), attack)
        clerk.report(f"К{n}", "1", **words, Состояние="исполнено", Дата_исполнения=done)
        clerk.report(f"К{n}", "6", Состояние=attack, Комментарий=attack)
        clerk.report(f"К{n}", "2", Состояние="исполнено", Дата_исполнения=attack)
        row = clerk.status_row(f"К{n}", "1")
        clerk.write("Ход исполнения", row, {"Вх. № и дата": attack, "Принято": done, "Кто принял": attack})
        times = {"В национальном мессенджере": "12:00", "В другом источнике": "10:00"}
        clerk.append("Публикации", {"Код": "СОЦ", "Дата": done, "Материал": attack, "Источник": attack, **times})
        marks = ("Документ", "Подписан", "Рег. № и дата", "Отправлен", "Способ", "Ответ", "Аннулирован")
        clerk.append("Отправка", dict.fromkeys(marks, attack))
        clerk.append("Продление сроков", dict.fromkeys(("№", "Код", "Новый срок", "Кто решил", "Основание"), attack))
        moved = {"Новый срок": date(2025, 12, 30), "Дата решения": done, "Кто решил": attack, "Основание": attack}
        clerk.append("Продление сроков", {"№": "6", "Код": f"К{n}", **moved})
    clerk.save()
    for day in days:
        assert say(home, capsys, "day", "--on", day, "--yes")[0] == 1, "the workbook is full of faults"
    ask_everything(home, capsys, "ОБР")
    texts = read_back(home)
    assert any(p.name.endswith("Докладная.docx") for p in texts), "no performer can stop the memo"


def _as_typed(text: str) -> str:
    """Return words without the no-break hyphens by which a page keeps «utf-8» on one line."""
    return clean(text).replace("\u2011", "-")


@pytest.mark.parametrize(
    "attack", first(1, [a for a in ATTACKS if a not in {"nan", "."} and "дсп" not in a][:: share(8, 1)])
)
def test_a_hostile_order_does_no_harm(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], attack: str
) -> None:
    home = tmp_path / "home"
    shutil.copytree(made, home)
    clerk = Clerk(next((home / "inbox").glob("*.xlsx")))
    for field in ("Номер", "Заголовок", "Место", "Индекс дела"):
        clerk.set_order(field, attack)
    clerk.write("План-график", 2, {"Мероприятие": attack})
    clerk.save()
    code, out = say(home, capsys, "day", "--on", "16.12.2025", "--json")
    assert (code, len(json.loads(out)["issued"])) == (0, 7)
    texts = read_back(home)
    paper = next(t for p, t in texts.items() if " Просрочка – МБУК Образец" in p.name)
    assert _as_typed(paper).count(_as_typed(attack)[:200]) >= 2, "number and heading"


@pytest.mark.usefixtures("true_readings")
def test_giant_words_and_numbers_are_asked_in_bounded_time(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    shutil.copytree(made, home)
    clerk = Clerk(next((home / "inbox").glob("*.xlsx")))
    rows = clerk.rows("Исполнители", "Код")
    clerk.write("Исполнители", rows["ОБР"], {"Должность": "Директор-" * 3000, "Фамилия Имя Отчество": "Я-" * 9000})
    clerk.write("Исполнители", rows["ПРИМ"], {"Организация": "А" * 32_000})
    clerk.report("ШАБ", "1", Состояние="исполнено", Всего_сотрудников="9" * 5000, Перешло="9" * 5000)
    clerk.write("План-график", 2, {"Уточнённый срок": "в течение " + "9" * 5000 + " дней"})
    clerk.append("План-график", {"№": "1" * 5000, "Мероприятие": "²", "Срок исполнения": "до 12.12.2025"})
    clerk.append("План-график", {"№": "2²", "Мероприятие": "²", "Срок исполнения": "9" * 5000})
    clerk.append("Ход исполнения", {"Код": "ШАБ", "№": "²", "Состояние": "²"})
    clerk.write("Ход исполнения", clerk.status_row("ТИП", "1"), {"Вх. № и дата": "в" + "," * 32_000 + "x"})
    clerk.save()
    code, out = say(home, capsys, "day", "--on", "16.12.2025", "--json")
    assert code == 1
    assert len(json.loads(out)["issued"]) >= 4, "the others get their papers"
    read_back(home)


@pytest.mark.parametrize("pump", [",", "№", "от ", "-", "1.", "12.12.2025 ", " x", "а и ", "Аб ", "пожилых "])
def test_a_cell_as_full_as_cells_can_be_is_read_in_less_than_a_second(pump: str) -> None:
    cell = clean("в" + pump * (32_000 // len(pump)) + "x")
    begun = time.process_time()
    requisites(cell)
    names_event(cell, cell)
    noun_of(cell)
    crowd_in(cell)
    headed_by_crowd(cell)
    parts_by_term(cell, (date(2025, 12, 12), date(2025, 12, 26)))
    assert time.process_time() - begun < 1


@pytest.mark.usefixtures("plain_days")
@pytest.mark.parametrize("field", first(1, ["Заголовок", "Подписал (Ф.И.О.)"]))
def test_a_restricted_number_in_the_order_reaches_no_paper(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], field: str
) -> None:
    home = tmp_path / "home"
    shutil.copytree(made, home)
    clerk = Clerk(next((home / "inbox").glob("*.xlsx")))
    clerk.set_order(field, f"письмо № {SECRET}дсп")
    clerk.save()
    for day in ("16.12.2025", "29.12.2025"):
        assert say(home, capsys, "day", "--on", day, "--yes")[0] in {0, 1}
    papers = {p: t for p, t in read_back(home).items() if p.suffix == ".docx" and p.name[:4] == "2025"}
    assert not [p for p, t in papers.items() if "[скрыто]" in t]
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert SECRET.encode() not in register.path.read_bytes()
