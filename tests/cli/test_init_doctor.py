"""``init`` asks for what every office must give, and ``doctor`` says on one page what is not yet as it should be."""

import os
import pty
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace

from automation import __version__
from automation.cli import main
from automation.cli.verb_init import QUESTIONS, ask
from automation.control.waiting_messages import Settled
from automation.day.answers import LOOK, SAID, Look
from automation.model.received import MESSAGE, Received
from automation.register import Register
from automation.register.intake import open_intake
from automation.settings_file import FILE, read_settings
from tests.support.clerk import ROOT

MOMENT = datetime(2025, 12, 17, 9, 0, tzinfo=UTC)
DAY = MOMENT.date()
WAITING = Received(name="ВС-1", state="taken", day=DAY, sent_on=DAY, sender="a@example.org", subject="Ответ")
ANSWERS = (
    "Администрация Примерного сельского поселения",
    "kontrol@primer.example",
    "Ответова Ольга Петровна",
    "Первый заместитель главы Администрации",
    "Письмов Пётр Ильич",
    "Глава Администрации",
    "Главный Иван Ильич",
    "Начальник отдела",
    "Запискина Анна Ильинична",
    "",
)


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    assert main(["init", str(home)]) == 0
    return home


def answers(*given: str) -> Callable[[str], str]:
    left = list(given)
    return lambda _question: left.pop(0)


def test_the_answers_stand_in_the_settings_and_the_explanations_stay(fresh: Path) -> None:
    before = (fresh / FILE).read_text("utf-8")
    assert ask(fresh / FILE, answers(*ANSWERS), lambda _: None) == 9
    settings = read_settings(fresh, {})
    assert (settings.office.name, settings.office.email) == ANSWERS[:2]
    assert (settings.signatory_letter.post, settings.signatory_letter.name) == ANSWERS[3:5]
    assert (settings.signatory_letter.post_short, settings.mail.allowed_domains) == ("", ("primer.example",))
    after = (fresh / FILE).read_text("utf-8")
    assert after.count("#") == before.count("#")
    assert len(after.splitlines()) == len(before.splitlines())


def test_enter_keeps_everything(fresh: Path) -> None:
    before = (fresh / FILE).read_bytes()
    assert ask(fresh / FILE, answers(*[""] * 10), lambda _: None) == 0
    assert (fresh / FILE).read_bytes() == before


def test_a_value_the_settings_refuse_is_asked_again(fresh: Path) -> None:
    told: list[str] = []
    given = ("", "два адреса", "kontrol@primer.example", *[""] * 8)
    assert ask(fresh / FILE, answers(*given), told.append) == 1
    assert any("один адрес электронной почты" in line for line in told)


@pytest.mark.parametrize("value", ['Администрация "Пример"', "Отдел \\ сектор", "Имя # не пояснение"])
def test_any_words_may_be_an_answer(fresh: Path, value: str) -> None:
    ask(fresh / FILE, answers(value, *[""] * 9), lambda _: None)
    assert read_settings(fresh, {}).office.name == value


@pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is a thing of POSIX")
def test_on_a_terminal_init_asks_and_without_one_it_does_not(tmp_path: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, str(ROOT / "run.py"), "init", str(tmp_path / "home")]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, text=True) as child:
        os.close(slave)
        os.write(master, ("\n".join(ANSWERS) + "\n").encode())
        said, _ = child.communicate(timeout=60)
    os.close(master)
    assert child.returncode == 0
    assert "Полное наименование учреждения [Администрация Аксайского городского поселения]" in said
    assert "настроек изменено: 9" in said
    quiet = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True)
    assert "Полное наименование" not in quiet.stdout


def test_each_folder_tells_a_clerk_what_it_is_for_and_the_day_passes_it_in_silence(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("inbox", "inbox/orders", "outbox"):
        words = (fresh / folder / "Прочтите.txt").read_text("utf-8-sig")
        assert len(words.splitlines()) < 25
        assert "run.py" not in words
    capsys.readouterr()
    main(["check", "--home", str(fresh)])
    assert "Прочтите" not in capsys.readouterr().out


def test_doctor_names_what_is_still_the_samples_and_is_content_when_it_is_not(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["doctor", "--home", str(fresh)]) == 1
    said = capsys.readouterr().out
    assert "ещё из образца: Полное наименование учреждения" in said
    assert "адреса в [[leadership]] из образца" in said
    assert len(said.splitlines()) <= 25
    ask(fresh / FILE, answers(*ANSWERS), lambda _: None)
    text = (fresh / FILE).read_text("utf-8").replace("head@example.org", "head@primer.example")
    text = text.replace("deputy@example.org", "deputy@primer.example")
    (fresh / FILE).write_text(text, "utf-8")
    assert main(["doctor", "--home", str(fresh)]) == 0
    said = capsys.readouterr().out
    assert "ещё из образца: место (office.place), телефон (executor.phone); впишите своё" in said
    assert "Всё готово к работе." in said
    sample = tomllib.loads((ROOT / FILE).read_text("utf-8"))["signatory"]
    present = tomllib.loads(text)["signatory"]

    def posts_of_the_sample(*who: str) -> int:
        changed = text
        for one in who:
            changed = changed.replace(f'"{present[one]["post"]}"', f'"{sample[one]["post"]}"')
        assert changed != text
        (fresh / FILE).write_text(changed, "utf-8")
        return main(["doctor", "--home", str(fresh)])

    assert posts_of_the_sample("note") == 0, "any office has a head of its general department"
    assert posts_of_the_sample("letter") == 1
    assert "ещё из образца: Должность того, кто подписывает письма (signatory.letter.post)." in capsys.readouterr().out


def test_doctor_tells_broken_settings_and_a_broken_page(fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (fresh / "templates" / "letter.docx").write_bytes(b"no page")
    assert main(["doctor", "--home", str(fresh)]) == 1
    assert "letter.docx" in capsys.readouterr().out
    (fresh / FILE).write_text("[policy]\nremind_dayz = 1\n", "utf-8")
    assert main(["doctor", "--home", str(fresh)]) == 1
    assert "office.name" in capsys.readouterr().out


def test_doctor_tells_a_lost_register_and_files_that_another_user_left(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = fresh / "outbox" / "454 от 11.12.2025" / "2025-12-16"
    papers.mkdir(parents=True)
    (papers / "2025-12-16 01-15_К-1 Просрочка – МБУ Пример.docx").write_bytes(b"PK")
    (fresh / "outbox" / "register.sqlite").touch()
    assert main(["doctor", "--home", str(fresh)]) == 1
    assert re.search(r"НАДО +последний день +.*журнал утрачен", capsys.readouterr().out)
    try:
        os.chown(fresh / "outbox", 2, 2)
    except PermissionError:
        pytest.skip("only root gives a folder to another user")
    assert main(["doctor", "--home", str(fresh)]) == 1
    assert re.search(r"НАДО +владелец +.*chown -R \S+ .*outbox и запускайте", capsys.readouterr().out)


@pytest.mark.parametrize("verb", ["doctor", "status"])
def test_papers_without_any_register_are_told(verb: str, fresh: Path, capsys: pytest.CaptureFixture[str]) -> None:
    papers = fresh / "outbox" / "454 от 11.12.2025" / "2025-12-16"
    papers.mkdir(parents=True)
    (papers / "2025-12-16 01-15_К-1 Просрочка – МБУ Пример.docx").write_bytes(b"PK")
    capsys.readouterr()
    assert main([verb, "--home", str(fresh)]) == (1 if verb == "doctor" else 3)
    assert "журнал утрачен" in "".join(capsys.readouterr())


def test_doctor_names_files_of_an_unknown_user_by_his_number_also_in_the_folder_of_a_day(
    fresh: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = fresh / "outbox" / "454 от 11.12.2025" / "2025-12-16"
    day.mkdir(parents=True)
    try:
        for folder in (fresh / "outbox", *(fresh / "outbox").rglob("*")):
            os.chown(folder, 54321, 54321)
        os.chown(day, 0, 0)
    except PermissionError:
        pytest.skip("only root gives a folder to another user")
    capsys.readouterr()
    main(["doctor", "--home", str(fresh)])
    said = r"НАДО +владелец +454 от 11\.12\.2025/2025-12-16 .* принадлежит не 54321: выполните chown -R 54321 "
    assert re.search(said, capsys.readouterr().out)


def test_doctor_tells_a_share_that_is_not_there_a_clock_in_doubt_and_a_folder_that_is_gone(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["day", "--on", "16.12.2025", "--yes", "--home", str(home)])
    for book in (home / "inbox").glob("*.xlsx"):
        book.unlink()
    capsys.readouterr()
    assert main(["doctor", "--home", str(home)]) == 1
    said = capsys.readouterr().out
    assert f"программа {__version__}" in said
    assert re.search(r"НАДО +inbox +нет ни одной рабочей книги, а на контроле «№ 454 .*подключён ли он", said)
    assert re.search(r"НАДО +последний день +Часы компьютера показывают", said)
    (home / "inbox").rename(home / "inbox-2")
    main(["doctor", "--home", str(home)])
    assert re.search(r"НАДО +inbox +Папки .*inbox нет; верните её", capsys.readouterr().out)


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (Look(at=MOMENT), r"ок +ящик +office на imap\.example прочитан 17\.12\.2025 09:00; ждут человека: 1"),
        (Look(at=MOMENT, denied=True, troubles=("имя или пароль не приняты",)), r"НАДО +ящик +.* пароль не приняты"),
    ],
)
def test_doctor_says_how_the_mailbox_stands(
    ended: Look, said: str, fresh: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for key, value in {"HOST": "imap.example", "USER": "office", "PASSWORD": "пробный"}.items():
        monkeypatch.setenv(f"AUTOMATION_MAILBOX_{key}", value)
    outbox = fresh / "outbox"
    with Register.open(outbox / "register.sqlite") as register, open_intake(outbox, register) as notes:
        notes.note(LOOK, "imap.example", msgspec.json.encode(ended).decode())
        notes.note(MESSAGE, "1", msgspec.json.encode(WAITING).decode())
        notes.note(MESSAGE, "2", msgspec.json.encode(replace(WAITING, name="ВС-2")).decode())
        register.note(SAID, "ВС-2", msgspec.json.encode(Settled(words="вх. 1", day=DAY)).decode())
    capsys.readouterr()
    main(["doctor", "--home", str(fresh)])
    assert re.search(said, capsys.readouterr().out)


def test_every_question_has_an_example_in_the_sample() -> None:
    assert len(QUESTIONS) == 10
