"""Whole days with a mailbox: what comes is told, holds letters back, is settled by a person, and is never lost."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from automation.cli import main
from automation.register import Register
from tests.mailbox.test_opening import STATUS
from tests.support.clerk import Clerk, new_home
from tests.support.dovecot import Server
from tests.support.incoming import message
from tests.support.post_servers import polite

Answer = dict[str, list[dict[str, object]]]
Day = Callable[..., tuple[int, Answer]]


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    return new_home(tmp_path / "home")


@pytest.fixture
def home(clerk: Clerk) -> Path:
    return clerk.path.parents[1]


@pytest.fixture
def day(server: Server, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Day:
    server.offer(monkeypatch)

    def work(on: int, *more: str, month: int = 12) -> tuple[int, Answer]:
        capsys.readouterr()
        code = main(["day", "--on", f"2025-{month}-{on:02}", "--yes", "--json", "--home", str(home), *more])
        return code, json.loads(capsys.readouterr().out)

    return work


def letters_to(answer: Answer, organisation: str) -> list[str]:
    return [str(p["kind"]) for p in answer["issued"] if (p["addressee"] or {}).get("organisation") == organisation]  # type: ignore[attr-defined]


def numbers_to(answer: Answer, organisation: str) -> list[str]:
    return [str(p["number"]) for p in answer["issued"] if (p["addressee"] or {}).get("organisation") == organisation]  # type: ignore[attr-defined]


def sheet_text(home: Path, on: int) -> str:
    from docx import Document

    page = Document(str(home / "outbox" / "454 от 11.12.2025" / f"2025-12-{on:02}" / "На сегодня.docx"))
    text = "\n".join(p.text for p in page.paragraphs)
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NON-BREAKING HYPHEN}", "-")


def test_an_answer_by_mail_holds_the_second_letter_until_a_person_settles_it(
    server: Server, clerk: Clerk, home: Path, day: Day, capsys: pytest.CaptureFixture[str]
) -> None:
    _, first = day(16)
    assert letters_to(first, "МБУ «Пример»") == ["overdue"]
    (number,) = numbers_to(first, "МБУ «Пример»")
    for paper in first["issued"]:
        clerk.mark(str(paper["number"]), Подписан=date(2025, 12, 16), Отправлен=date(2025, 12, 16))
    clerk.save()
    server.put([message("prim@example.org", "Ответ", f"На № {number} от 16.12.2025: приказ готовится.")])
    _, soon = day(19)
    assert letters_to(soon, "МБУ «Пример»") == ["reminder"]
    assert f"сообщение ВС-1 от 17.12.2025 «Ответ», похоже на ответ на № {number} от 16.12.2025" in sheet_text(home, 19)
    main(["explain", number, "--json", "--home", str(home)])
    (told,) = json.loads(capsys.readouterr().out)["answers"]
    assert (told["name"], told["sender"], told["subject"]) == ("ВС-1", "prim@example.org", "Ответ")
    code, held = day(24)
    assert letters_to(held, "МБУ «Пример»") == []
    assert letters_to(held, "МБУК «Шаблон»") == ["overdue"]
    assert code == 1
    clerk = Clerk(clerk.path)
    clerk.mark(number, Не_ответ="отписка без сведений")
    clerk.save()
    _, again = day(25)
    assert letters_to(again, "МБУ «Пример»") == ["overdue"]


def test_an_answer_that_names_no_letter_and_brings_no_file_holds_the_letter_too(
    server: Server, home: Path, day: Day
) -> None:
    server.put([message("prim@example.org", "Информация", "Чаты созданы, прежние закрыты.")])
    _, first = day(16)
    assert letters_to(first, "МБУ «Пример»") == []
    assert letters_to(first, "МБУ «Типовое»") == ["overdue"]
    assert "сообщение ВС-1 от 16.12.2025 «Информация»" in sheet_text(home, 16)


def test_a_message_that_watch_has_taken_is_kept_by_the_day_and_settled_by_its_own_name(
    server: Server, clerk: Clerk, home: Path, day: Day
) -> None:
    server.put([message("prim@example.org", "Отчёт", "По распоряжению № 454", [("отчёт.pdf", b"%PDF-1.4")])])
    assert main(["watch", "--once", "--home", str(home)]) in {0, 1}
    (kept,) = (home / "inbox" / "letters").rglob("*.pdf")
    before = kept.stat().st_mtime_ns
    _, first = day(16)
    assert letters_to(first, "МБУ «Пример»") == []
    assert f"файлы: {kept.relative_to(home).as_posix()}" in sheet_text(home, 16)
    assert [p.stat().st_mtime_ns for p in (home / "inbox" / "letters").rglob("*.pdf")] == [before]
    clerk.mark("ВС-1", Ответ="вх. 12 от 16.12.2025, не по существу")
    clerk.save()
    code, second = day(17)
    assert letters_to(second, "МБУ «Пример»") == ["overdue"]
    assert "dispatch-unmatched" not in json.dumps(second)
    assert code == 0


def test_a_dry_run_a_check_and_a_simulation_touch_no_mailbox(
    server: Server, clerk: Clerk, home: Path, day: Day, capsys: pytest.CaptureFixture[str]
) -> None:
    server.put([message("prim@example.org", "Отчёт", "По распоряжению № 454")])
    day(16, "--dry-run")
    main(["check", "--on", "2025-12-16", "--home", str(home)])
    main(["simulate", "--home", str(home)])
    assert not (home / "inbox" / "letters").exists()
    assert not (home / "outbox" / "register.sqlite").exists()
    day(16)
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert len(register.recall_all("message")) == 1


@pytest.mark.usefixtures("plain_days")
def test_a_mailbox_that_cannot_be_read_is_one_line_and_the_day_goes_on(
    server: Server, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTOMATION_MAILBOX_PASSWORD", "другой")
    code, answer = day(16)
    assert code == 1
    assert letters_to(answer, "МБУ «Пример»") == ["overdue"]


def test_a_message_that_the_recipients_server_sent_back_is_named_and_can_be_sent_again(
    server: Server, home: Path, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")  # no LibreOffice: the PDF pages of the mail would cost more than the days
    with polite() as (smtp, port):
        given = {"HOST": "127.0.0.1", "PORT": str(port), "SECURITY": "none", "TIMEOUT": "5"}
        for key, value in given.items():
            monkeypatch.setenv(f"AUTOMATION_MAIL_{key}", value)
        _, first = day(16)
        (ours,) = [str(m["message_id"]) for m in first["mail"] if m["to"] == "head@example.org"]
        server.put([STATUS.format(action="failed", status="550 5.1.1", ours=ours).encode()])
        code, _ = day(17)
        assert code == 1
        assert "№ С-1, head@example.org" in sheet_text(home, 17)
        assert "550 5.1.1 user unknown" in sheet_text(home, 17)
        assert main(["send", "--again", "С-1", "--home", str(home)]) == 0
    one, again = (e.content for e in smtp.letters if ours.encode() in (e.content or b""))
    assert one == again, "the same bytes, the Message-ID among them"
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert register.failed_mail() == ()


def test_mail_test_opens_the_mailbox(
    server: Server, home: Path, day: Day, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.put([message()])
    capsys.readouterr()
    assert main(["mail", "test", "--home", str(home)]) == 0
    assert "открыт, сообщений за 30 дней: 1" in capsys.readouterr().out
    monkeypatch.setenv("AUTOMATION_MAILBOX_PASSWORD", "другой")
    assert main(["mail", "test", "--home", str(home)]) == 1
