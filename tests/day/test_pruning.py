"""An idle office: pages and messages older than keep_days go, papers and whatever a person has to settle stay."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from automation.cli import main
from automation.model.settings import Mail
from automation.post import deliver, tidy
from automation.post.kept import RETURNS
from automation.register import MailState
from automation.register.mailbox import mime_of, set_state
from tests.post.test_post_states import NOW
from tests.support.clerk import new_home
from tests.support.nightly import first
from tests.support.register_samples import DAY, LATER, ORDER, message, opened

YEAR = timedelta(days=366)


def test_morning_messages_and_their_files_go_after_keep_days_and_papers_messages_stay(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        memo = message("head@example.org", "completion/1", kind="completion", order=ORDER)
        failed = message("office@example.org", "morning/failed")
        register.issue(DAY, [], [message("office@example.org"), memo, failed])
        set_state(register, register.mail()[2], MailState.REFUSED, DAY, "550")
        deliver(register, tmp_path, Mail(), on=DAY, now=NOW)
        for day, left in ((DAY + YEAR - timedelta(days=1), 3), (DAY + YEAR, 2)):
            tidy(register, tmp_path, day, 365, returns=False)
            assert len(register.mail()) == left
        assert [m.key for m in register.mail()] == ["completion/1", "morning/failed"]
        assert [p.name.split()[2] for p in (tmp_path / "outbox" / "mail").iterdir()] == ["head@example.org"]


def test_the_bytes_of_a_sent_message_stay_while_its_return_can_be_learnt_of(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, [], [message("office@example.org"), message("b@example.org", "morning/b")])
        first, second = register.mail()
        set_state(register, first, MailState.SENT, DAY)
        set_state(register, second, MailState.REFUSED, DAY)
        for day, left in ((DAY + RETURNS, True), (DAY + RETURNS + timedelta(days=1), False)):
            tidy(register, tmp_path, day, 365, returns=True)
            assert bool(mime_of(register, first)) is left
        set_state(register, second, MailState.SENT, LATER)
        tidy(register, tmp_path, LATER, 365, returns=False)
        assert mime_of(register, second) == b""


def test_files_of_another_register_in_the_same_folder_are_left_alone(tmp_path: Path) -> None:
    with opened(tmp_path) as register:
        register.issue(DAY, [], [message("office@example.org")])
        set_state(register, register.mail()[0], MailState.SUPERSEDED, DAY)
        trial = tmp_path / "outbox" / "mail" / "2025-12-16 00001 office@example.org Другая тема.eml"
        trial.parent.mkdir()
        trial.touch()
        tidy(register, tmp_path, LATER, 0, returns=False)
        assert trial.exists()


@pytest.mark.parametrize("keep", first(1, [3, 0]))
def test_an_idle_week_leaves_no_more_files_than_keep_days_allows(tmp_path: Path, keep: int) -> None:
    home = tmp_path / "home"
    new_home(home)
    settings = home / "templates" / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace("keep_days = 365", f"keep_days = {keep}"), "utf-8")
    assert main(["day", "--on", "16.12.2025", "--yes", "--home", str(home)]) == 0
    papers = {p for p in (home / "outbox").rglob("*.docx") if "Просрочка" in p.name}
    for n in range(1, 4):
        day = date(2025, 12, 16) + timedelta(days=n)
        assert main(["day", "--on", day.isoformat(), "--yes", "--home", str(home)]) == 0
    assert len(list((home / "outbox").rglob("На сегодня.docx"))) == min(keep, 3) + 1
    kept = [p.name for p in (home / "outbox" / "mail").iterdir() if "Контроль исполнения" in p.name]
    assert len(kept) == min(keep, 3) + 1
    assert all(p.exists() for p in papers)
    assert len(papers) == 6
    assert main(["register", "--verify", "--home", str(home)]) == 0
