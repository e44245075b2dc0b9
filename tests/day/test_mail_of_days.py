"""Mail over several days: what failed is named until it is settled, each person gets each paper once."""

import json
from collections.abc import Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from docx import Document

from automation.cli import main
from automation.file_names import TODAY
from automation.register import MailState, Register
from automation.register.mailbox import set_state
from tests.support.clerk import Clerk, new_home
from tests.support.nightly import LONG
from tests.support.post_servers import Scripted, scripted
from tests.support.sheet_reader import as_seen

plain = pytest.mark.usefixtures("plain_days")

HEAD, DEPUTY, OFFICE = "head@example.org", "deputy@example.org", "office@example.org"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scripted]:
    with scripted() as running:
        given = {"HOST": "127.0.0.1", "PORT": str(running.port), "SECURITY": "none", "TIMEOUT": "5"}
        for key, value in given.items():
            monkeypatch.setenv(f"AUTOMATION_MAIL_{key}", value)
        yield running


@pytest.fixture
def clerk(tmp_path: Path) -> Clerk:
    return new_home(tmp_path / "home")


def run(clerk: Clerk, *call: str) -> int:
    return main([*call, "--home", str(clerk.path.parents[1])])


def settings(clerk: Clerk, before: str, after: str) -> None:
    file = clerk.path.parents[1] / "templates" / "office.toml"
    text = file.read_text("utf-8")
    assert before in text
    file.write_text(text.replace(before, after), "utf-8")


def taken(server: Scripted) -> list[str]:
    """Who got something since the last look."""
    got = [to for to, _ in server.accepted]
    server.accepted.clear()
    return got


def text_to(server: Scripted, who: str) -> str:
    (body,) = [data for to, data in server.accepted if to == who]
    message = message_from_bytes(body, policy=policy.default)
    assert isinstance(message, EmailMessage)
    plain = message.get_body(("plain",))
    assert plain
    return f"{message['Subject']}\n{plain.get_content()}"


def today_page(clerk: Clerk, day: str) -> str:
    page = next((clerk.path.parents[1] / "outbox").glob(f"*/{day}/{TODAY}"))
    return as_seen("\n".join(p.text for p in Document(str(page)).paragraphs))


def test_a_message_that_failed_is_named_every_morning_until_a_person_settles_it(
    clerk: Clerk, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers["RCPT"] = lambda n: b"550 no such user\r\n" if n == 1 else b"250 ok\r\n"
    assert run(clerk, "day", "--on", "16.12.2025") == 1
    assert taken(server) == [DEPUTY, OFFICE]
    named = "№ С-1, head@example.org"
    assert named in today_page(clerk, "2025-12-16"), "the page is written anew after the mail"
    assert run(clerk, "day", "--on", "17.12.2025") == 1
    assert "Почта не доставлена" in text_to(server, OFFICE)
    assert "550 no such user" in text_to(server, OFFICE)
    assert "почта не доставлена – 1" in text_to(server, OFFICE)
    assert "на подпись – 7" in text_to(server, OFFICE), "the papers of yesterday still wait"
    assert "На подпись: 7" in today_page(clerk, "2025-12-17"), "and the sheet says the same number"
    assert named in today_page(clerk, "2025-12-17")
    capsys.readouterr()
    assert run(clerk, "send", "--on", "17.12.2025") == 1
    assert named in capsys.readouterr().out
    taken(server)
    assert run(clerk, "mail", "settle", "С-1", "--on", "17.12.2025") == 2, "delivered or dropped must be said"
    assert run(clerk, "mail", "settle", "С-1", "--delivered", "--on", "17.12.2025") == 0
    assert run(clerk, "day", "--on", "18.12.2025") == 0
    assert "Почта не доставлена" not in text_to(server, OFFICE)


@plain
def test_status_agrees_with_the_day_about_failed_mail(
    clerk: Clerk, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers["RCPT"] = lambda n: b"550 no such user\r\n" if n == 1 else b"250 ok\r\n"
    assert run(clerk, "day", "--on", "16.12.2025") == 1
    capsys.readouterr()
    assert run(clerk, "status", "--on", "16.12.2025") == 1
    assert "обработан 16.12.2025; сообщений, которые не доставлены: 1" in capsys.readouterr().out
    assert run(clerk, "send", "--again", "С-1", "--to", HEAD, "--on", "16.12.2025") == 0
    assert taken(server) == [DEPUTY, OFFICE, HEAD]
    assert run(clerk, "status", "--on", "16.12.2025") == 0


@plain
def test_status_names_mail_that_waits_for_the_server(
    clerk: Clerk, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    server.answers["RCPT"] = lambda _: b"451 try again later\r\n"
    assert run(clerk, "day", "--on", "16.12.2025") == 1
    capsys.readouterr()
    assert run(clerk, "status", "--on", "16.12.2025") == 1
    assert "сообщений, которые ждут отправки: 3" in capsys.readouterr().out


@plain
def test_a_paper_goes_once_to_each_person_whatever_the_address(clerk: Clerk, server: Scripted) -> None:
    settings(clerk, "send_letters = false", "send_letters = true")
    assert run(clerk, "day", "--on", "16.12.2025") == 0
    clerk.mark("01-15/К-1", Подписан=date(2025, 12, 16))
    clerk.save()
    assert run(clerk, "day", "--on", "17.12.2025") == 0
    assert taken(server).count("obr@example.org") == 1
    row = clerk.rows("Исполнители", "Код")["ОБР"]
    clerk.write("Исполнители", row, {"Электронная почта": "new@example.org"})
    clerk.save()
    settings(clerk, f'"{HEAD}"', '"glava@example.org"')
    assert run(clerk, "day", "--on", "18.12.2025") == 0
    assert taken(server) == [OFFICE]


@plain
@pytest.mark.parametrize("sent", ["16 декабря", date(2025, 12, 10)], ids=["no day", "before the letter"])
def test_a_letter_whose_day_of_sending_could_not_be_taken_is_not_mailed_until_it_is_put_right(
    clerk: Clerk, server: Scripted, sent: object
) -> None:
    settings(clerk, "send_letters = false", "send_letters = true")
    assert run(clerk, "day", "--on", "16.12.2025") == 0
    clerk.mark("01-15/К-1", Подписан=date(2025, 12, 16), Отправлен=sent)
    clerk.save()
    run(clerk, "day", "--on", "17.12.2025")
    assert "obr@example.org" not in taken(server)
    clerk.mark("01-15/К-1", Отправлен=None)
    clerk.save()
    run(clerk, "day", "--on", "18.12.2025")
    assert taken(server).count("obr@example.org") == 1


@plain
def test_letters_signed_before_the_setting_wait_for_a_persons_will(clerk: Clerk, server: Scripted) -> None:
    assert run(clerk, "day", "--on", "16.12.2025") == 0
    clerk.mark("01-15/К-1", Подписан=date(2025, 12, 16))
    clerk.mark("01-15/К-2", Подписан=date(2025, 12, 18))
    clerk.save()
    assert run(clerk, "day", "--on", "17.12.2025") == 0
    settings(clerk, "send_letters = false", "send_letters = true")
    taken(server)
    assert run(clerk, "day", "--on", "18.12.2025") == 0
    assert taken(server) == ["prim@example.org", OFFICE]
    kept = [p.name for p in (clerk.path.parents[1] / "outbox" / "mail").iterdir()]
    assert [name.split()[2] for name in kept] == ["obr@example.org"]
    assert run(clerk, "send", "--all", "--on", "18.12.2025") == 0
    assert taken(server) == ["obr@example.org"]


@LONG
@plain
def test_a_leader_new_in_the_settings_gets_no_memo_signed_before(clerk: Clerk, server: Scripted) -> None:
    assert run(clerk, "day", "--on", "29.12.2025", "--yes") == 0
    clerk.mark("02-01/К-1", Подписан=date(2025, 12, 29))
    clerk.save()
    assert run(clerk, "day", "--on", "30.12.2025", "--yes") == 0
    assert taken(server).count(HEAD) == 1
    leader = '\n[[leadership]]\npost = "Куратор"\nname = "Новая Анна Ивановна"\nemail = "new@example.org"\n'
    settings(clerk, "\n[mail]", f'{leader}kinds = ["completion"]\nreceives = "signed"\n\n[mail]')
    assert run(clerk, "day", "--on", "31.12.2025", "--yes") == 0
    assert "new@example.org" not in taken(server)


@plain
def test_a_mailed_letter_is_corrected_as_an_edition_and_mailed_once_it_is_signed_anew(
    clerk: Clerk, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(clerk, "send_letters = false", "send_letters = true")
    assert run(clerk, "day", "--on", "16.12.2025") == 0
    clerk.mark("01-15/К-1", Подписан=date(2025, 12, 16))
    clerk.save()
    assert run(clerk, "day", "--on", "17.12.2025") == 0
    assert run(clerk, "reissue", "01-15/К-1", "--on", "17.12.2025") == 2
    assert "--edition" in capsys.readouterr().err
    assert run(clerk, "reissue", "01-15/К-1", "--edition", "--on", "17.12.2025") == 0
    taken(server)
    assert run(clerk, "day", "--on", "18.12.2025") == 0
    assert taken(server) == [OFFICE], "the signature of the 16th is that of the former text"
    clerk.mark("01-15/К-1", Подписан=date(2025, 12, 18))
    clerk.save()
    assert run(clerk, "day", "--on", "18.12.2025") == 0
    assert "obr@example.org" in taken(server)
    capsys.readouterr()
    assert run(clerk, "register", "--json") == 0
    paper = next(p for p in json.loads(capsys.readouterr().out)["issued"] if p["number"] == "01-15/К-1")
    assert (paper["edition"], paper["date"], paper["state"]) == (2, "2025-12-16", "signed")
    assert [m["state"] for m in paper["mail"]] == ["sent", "sent"]


@LONG
@plain
def test_an_unsigned_letter_reissued_later_bears_that_days_date_and_a_new_answer_date(
    clerk: Clerk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(clerk, "day", "--on", "16.12.2025") == 0
    assert run(clerk, "reissue", "01-15/К-1", "--on", "18.12.2025") == 0
    capsys.readouterr()
    assert run(clerk, "explain", "01-15/К-1", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["date"], told["former_dates"], told["editions"][0]["day"]) == (
        "2025-12-18",
        ["2025-12-16"],
        "2025-12-16",
    )
    assert told["reason"]["respond_by"] > told["editions"][0]["reason"]["respond_by"]
    assert told["path"].endswith("2025-12-18/2025-12-18 01-15_К-1 Просрочка – МБУК Образец (исправлено).docx")
    letter = Document(str(clerk.path.parents[1] / told["path"]))
    printed = "\n".join(c.text for t in letter.tables for row in t.rows for c in row.cells)
    assert "18.12.2025" in printed
    assert run(clerk, "register", "--verify") == 0
    assert run(clerk, "day", "--on", "19.12.2025") in {0, 1}
    assert run(clerk, "reissue", "01-15/К-1", "--on", "12.01.2026") == 2, "across the year: annul and issue anew"


@LONG
@plain
def test_a_second_letter_is_not_printed_anew_once_the_mail_has_brought_the_first_one_back(
    clerk: Clerk, server: Scripted, capsys: pytest.CaptureFixture[str]
) -> None:
    """The clerk typed «Отправлен» before the message came back: nobody left that letter without an answer."""
    settings(clerk, "send_letters = false", "send_letters = true")
    assert run(clerk, "day", "--on", "16.12.2025") == 0
    clerk.mark("01-15/К-2", Подписан=date(2025, 12, 16))
    clerk.save()
    assert run(clerk, "day", "--on", "17.12.2025") == 0
    clerk.mark("01-15/К-2", Отправлен=date(2025, 12, 17))
    clerk.save()
    assert run(clerk, "day", "--on", "24.12.2025") <= 1
    capsys.readouterr()
    assert run(clerk, "register", "--json") == 0
    issued = json.loads(capsys.readouterr().out)["issued"]
    (second,) = [p for p in issued if any((o["code"], o["step"]) == ("ПРИМ", 2) for o in p["occasions"])]
    assert run(clerk, "reissue", second["number"], "--on", "24.12.2025") == 0, "no failure is known yet"
    with Register.open(clerk.path.parents[1] / "outbox" / "register.sqlite") as register:
        (sent,) = [m for m in register.mail(MailState.SENT) if m.to == "prim@example.org"]
        with register.transaction():
            set_state(register, sent, MailState.REFUSED, date(2025, 12, 25), "550 5.1.1 user unknown")
    capsys.readouterr()
    assert run(clerk, "reissue", second["number"], "--on", "25.12.2025") == 2
    assert "утратил основание" in capsys.readouterr().err
