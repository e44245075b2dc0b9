"""An office that writes one kind of letter in another language: a folder of words, and nothing of the program."""

import shutil
from pathlib import Path

from automation.cli import main
from automation.model.catalogue import catalogue
from tests.support.office_days import text_of

ENGLISH = """
[заголовок]
On the failure to report
[текст]
The measures under {{ пункты.им }} were due. No report has come by {{ дата }}; please report by {{ ответ }}.
"""


def test_one_kind_of_letter_is_written_in_words_of_another_folder(home: Path, plain_days: None) -> None:
    words = home / "templates" / "words"
    english = home / "templates" / "words.en"
    english.mkdir()
    (english / "overdue.txt").write_text(ENGLISH, "utf-8")
    assert main(["templates", "check", "--home", str(home)]) == 0, "a folder nobody reads does no harm"
    shutil.copytree(english, words, dirs_exist_ok=True)
    assert main(["templates", "check", "--home", str(home)]) == 0
    assert main(["day", "--on", "16.12.2025", "--home", str(home)]) <= 1
    text = text_of(next((home / "outbox").rglob("*МБУ Пример.docx"))).replace("\u00a0", " ")
    assert "On the failure to report" in text
    assert "No report has come by 16.12.2025; please report by 18.12.2025." in text
    assert catalogue()["letter-heading"].level == "warning", "a heading that is not Russian holds no letter back"
