"""Mail has a last moment for all of it together: a slow server costs the run half an hour, never the morning."""

import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.day.call import Call
from automation.day.running import run_day
from automation.post import TOTAL_SECONDS, deliver
from automation.register import MailState, Register
from automation.settings_file import read_settings
from tests.post.test_post_states import NOW, mail_to, states
from tests.support.clerk import new_home
from tests.support.post_servers import Answer, scripted
from tests.support.register_samples import DAY, message, opened

LETTERS, PAUSE = 12, 0.1  # together far more than the time mail is given here
SHORT = 0.5


def slowly(_count: int) -> bytes:
    """A server that accepts every letter and takes its time."""
    time.sleep(PAUSE)
    return b"250 accepted\r\n"


SLOW: Mapping[str, Answer] = {"END": slowly}


def test_what_a_slow_server_leaves_stays_queued_and_goes_with_the_next_run(tmp_path: Path) -> None:
    recipients = [f"a{n}@example.org" for n in range(LETTERS)]
    with scripted(answers=SLOW) as server, opened(tmp_path) as register:
        register.issue(DAY, [], [message(to) for to in recipients])
        troubles = deliver(register, tmp_path, mail_to(server.port), on=DAY, now=NOW, seconds=SHORT)
        sent = states(register).count(MailState.SENT)
        assert states(register) == [MailState.SENT] * sent + [MailState.QUEUED] * (LETTERS - sent)
        assert 0 < sent < LETTERS
        assert troubles == ("Почта отправлена не вся: сервер отвечает слишком медленно или рвёт связь.",)
        assert all(m.attempts == 0 for m in register.mail()), "nothing was tried in vain"
        assert deliver(register, tmp_path, mail_to(server.port), on=DAY, now=NOW) == ()
        assert sorted(to for to, _ in server.accepted) == sorted(recipients), "each once"


@pytest.mark.usefixtures("plain_days")
def test_the_day_behind_a_slow_server_is_done_but_for_the_rest_of_its_mail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_home(tmp_path)
    settings = read_settings(tmp_path, {})
    with scripted(answers=SLOW) as server:
        mail = replace(mail_to(server.port), sender=settings.mail.sender, timeout=5)
        call = Call(home=tmp_path, settings=replace(settings, mail=mail), on=DAY, now=NOW, mail_seconds=0.0)
        report = run_day(call)
        assert (report.exit_code, len(server.accepted)) == (1, 0)
        assert "слишком медленно" in report.troubles[-1]
        with Register.open(call.register_path, read_only=True) as register:
            assert (register.last_day(), register.pending_count()) == (DAY, 0)
            assert {m.state for m in register.mail()} == {MailState.QUEUED}
            assert not [d for d in register.verify(tmp_path) if d.is_fault]
        assert all((tmp_path / e.path).is_file() for e in report.issued)
        again = run_day(replace(call, now=NOW + timedelta(hours=1), mail_seconds=TOTAL_SECONDS))
        assert (again.exit_code, again.issued) == (0, ())
        assert len(server.accepted) == len({to for to, _ in server.accepted}) == 3
    capsys.readouterr()
