"""The press and its child: the same bytes as in one process, whatever a template does, whoever ends the child."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from automation.cli import main
from automation.letters.page_samples import LETTER, NOTE
from automation.press import press as room
from automation.press import texts
from automation.press.pages import Page, PageError
from automation.press.press import Press
from automation.press.texts import TextError
from automation.register import Register
from tests.support.blank_document import blank_document
from tests.support.nightly import LONG, first
from tests.support.pages import Pages, read_page
from tests.threats.test_threats_templates import ENDLESS, NESTED, edit_page

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"


def jobs(count: int) -> list[room.Job]:
    """Letters and записки, every one different."""
    found: list[room.Job] = []
    for n in range(1, count + 1):
        letter = replace(
            NOTE if n % 10 == 0 else LETTER, addressee=(f"Директору МБУК «Образец № {n}»", "Примеровой М.И.")
        )
        found.append((read_page(TEMPLATES, letter.form), letter.as_json()))
    return found


def here(wanted: list[room.Job]) -> list[bytes]:
    pages = Pages(TEMPLATES)
    return [pages.render(page.file.removesuffix(".docx"), dict(context)) for page, context in wanted]


def page_with(folder: Path, *paragraphs: str) -> Page:
    document = blank_document()
    for words in paragraphs:
        document.add_paragraph(words)
    document.save(str(folder / "letter.docx"))
    return read_page(folder, "letter")


def pid_of(press: Press) -> int:
    assert press._child
    return press._child._process.pid


def test_letters_of_one_message_come_back_as_if_filled_here_in_their_order() -> None:
    wanted = jobs(150)
    assert list(Press().fill_all(wanted)) == here(wanted)


def test_a_child_ended_by_somebody_else_costs_time_alone() -> None:
    wanted = jobs(20)
    press = Press()
    press.render("{{ а|upper }}", {"а": "1"})
    os.kill(pid_of(press), signal.SIGKILL)
    assert list(press.fill_all(wanted)) == here(wanted)
    os.kill(pid_of(press), signal.SIGKILL)
    assert press.render("{{ а|upper }}", {"а": "2"}) == "2"


def test_a_fault_of_a_page_is_told_with_its_place_and_what_was_filled_before_it_is_given(tmp_path: Path) -> None:
    good, bad = page_with(tmp_path, "{{ a }}"), page_with(tmp_path, "Слова {{ b.nothing.here }}")
    given: list[bytes] = []
    with pytest.raises(PageError) as caught:
        given.extend(Press().fill_all([(good, {"a": "1"}), (bad, {"b": {}}), (good, {"a": "2"})]))
    assert caught.value.place == "текст, абзац «Слова {{ b.nothing.here }}»"
    assert "неизвестное имя «nothing»" in caught.value.message


@pytest.mark.parametrize("source", first(1, ["{{ 'a'.ljust(10 ** 9) }}", NESTED]))
def test_an_endless_text_ends_its_child_once_and_the_next_text_is_rendered(source: str, brief: None) -> None:
    press = Press()
    with pytest.raises(TextError) as caught:
        press.render(source, {})
    assert caught.value.code == "endless"
    begun = time.process_time()
    with pytest.raises(TextError):
        press.render(source, {"а": "другое"})
    assert press._child is None
    assert time.process_time() - begun < 0.5
    assert press.render("{{ а|upper }}", {"а": "жив"}) == "ЖИВ"


def test_only_the_values_a_text_asks_for_decide_whether_it_was_rendered_before() -> None:
    press = Press()
    source = "О плане {{ номер|upper }}"
    assert press.render(source, {"номер": "1", "кому": "Первому"}) == "О плане 1"
    assert press.render(source, {"номер": "1", "кому": "Второму"}) == "О плане 1"
    assert press._text.cache_info().hits == 1
    assert press.render(source, {"номер": "2"}) == "О плане 2"


WITHIN = "{% for а in 'аб' %}{% if а %}{% for б in 'аб' %}{% endfor %}{% endif %}{% endfor %}"


@pytest.mark.parametrize("source", [*ENDLESS, NESTED, WITHIN])
def test_a_text_that_could_run_away_is_rendered_by_the_child_alone(source: str) -> None:
    assert not texts.is_plain(source)


def test_a_plain_text_starts_no_child() -> None:
    press = Press()
    source = "{% for а in б %}{{ а.в ~ ', ' if not loop.last else а.в }}{% endfor %}"
    assert press.render(source, {"б": [{"в": "1"}, {"в": "2"}]}) == "1, 2"
    with pytest.raises(TextError) as caught:
        press.render("{{ б.нет }}", {"б": {}})
    assert (caught.value.code, caught.value.detail) == ("name", "нет")
    assert press._child is None


def test_a_child_that_does_not_answer_in_time_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "PATIENCE", -0.5)  # and one second for the template itself
    monkeypatch.setattr(room, "SECONDS", 60)
    press = Press()
    press.render("{{ 1|string }}", {})  # it lives: the minute a slow computer may need to start would be burnt here
    with pytest.raises(PageError, match="не кончается"):
        press.fill(page_with(tmp_path, NESTED), {})


def test_the_child_ends_with_a_killed_run() -> None:
    script = (
        f"import sys, time; sys.path.insert(0, {str(ROOT)!r})\n"
        "from automation.press.press import Press\n"
        "press = Press(); press.render('{{ 1|string }}', {}); "
        "print(press._child._process.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as run:
        assert run.stdout
        child = Path(f"/proc/{int(run.stdout.readline())}/stat")
        assert child.exists()
        run.kill()
    for _ in range(100):
        if not child.exists() or child.read_text().rpartition(")")[2].split()[0] == "Z":
            return
        time.sleep(0.05)
    pytest.fail("the child lives on")


@LONG
def test_a_page_that_ends_the_child_after_numbers_were_given_leaves_the_papers_to_the_next_run(
    home: Path, capsys: pytest.CaptureFixture[str], brief: None
) -> None:
    """No sample letter has the number К-3: the loop begins with the third letter of the day."""
    sound = (home / "templates" / "letter.docx").read_bytes()
    edit_page(
        home, "{% if 'К\u20113' in number_line %}" + NESTED + "{% endif %}"
    )  # a page shows U+2011, which never breaks
    capsys.readouterr()
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) == 3
    told = capsys.readouterr().out
    assert f"ВНИМАНИЕ: Документ № 01-15/К-3 не записан: letter.docx: {room.ENDLESS}" in told
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        begun = {entry.key: entry.number for entry in register.entries()}
        assert [paper.number for paper in register.pending()] == ["01-15/К-3"], "no other paper waits for it"
    (home / "templates" / "letter.docx").write_bytes(sound)
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) in {0, 1}
    with Register.open(home / "outbox" / "register.sqlite", read_only=True) as register:
        assert {entry.key: entry.number for entry in register.entries()} == begun
        assert register.pending_count() == 0
