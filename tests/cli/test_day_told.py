"""What the terminal says of a morning: a workbook made is news, and who works already."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from automation.cli import main
from automation.system.lock import NAME
from tests.support.clerk import ORDER, ROOT
from tests.support.nightly import LONG

pytestmark = pytest.mark.usefixtures("plain_days")
HOLD = (
    "import sys; from pathlib import Path; from automation.system.lock import hold_outbox\n"
    "with hold_outbox(Path(sys.argv[1]), sys.argv[2]) as other:\n"
    "    print('busy' if other else 'mine', flush=True); sys.stdin.read()\n"
)


def day(home: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    main(["day", "--on", "16.12.2025", "--home", str(home)])
    return capsys.readouterr().out.splitlines()


def test_a_workbook_made_of_an_order_is_told_as_news_with_what_was_doubted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["init", str(tmp_path)])
    shutil.copy(ORDER, tmp_path / "inbox" / "orders")
    (told,) = (line for line in day(tmp_path, capsys) if "создана таблица" in line)
    assert told.startswith(f"К сведению: По файлу «orders/{ORDER.name}» создана таблица «№ 454 от 11.12.2025.xlsx»; ")
    assert told.count("роверьте") == 1


@LONG
def test_a_second_run_tells_since_when_the_first_works_and_nothing_of_papers(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day(home, capsys)
    since = json.loads((home / "outbox" / NAME).read_text("utf-8"))["since"]
    assert re.fullmatch(r"\d\d\.\d\d\.\d{4} \d\d:\d\d", since)
    command = (sys.executable, "-c", HOLD, str(home / "outbox"), since)
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout
        assert first.stdout.readline() == b"mine\n"
        told = day(home, capsys)
        first.communicate()
    assert len(told) == 2
    assert told[1].endswith(f", с {since}. Второй запуск не нужен.")
