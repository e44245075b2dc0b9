"""The words of the papers, read from ``templates/words/*.txt``; their check names file, place and the likely word."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from automation.errors import TemplateError, reason
from automation.press.press import Press
from automation.system.disk import read_plain

if TYPE_CHECKING:
    from automation.letters.words import Words

FOLDER = Path("templates") / "words"
WORDS_MIB = 1
MAIL = "mail-"  # words of messages, another room's


def read_words(home: Path, press: Press) -> "Words":
    """Read the words an office works with; the press renders them. Raise TemplateError where a file cannot be read."""
    from automation.letters.words import Words

    return Words(read_texts(home), press)


def read_texts(home: Path) -> dict[str, str]:
    """File name → text, the words of messages left out."""
    folder = home / FOLDER
    texts: dict[str, str] = {}
    try:
        names = sorted(p.name for p in folder.iterdir() if p.suffix == ".txt" and not p.name.startswith((MAIL, ".")))
        for name in names:
            texts[name] = read_plain(folder / name, mib=WORDS_MIB).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(f"{FOLDER}/{name}: сохраните файл в кодировке UTF-8.") from error
    except OSError as error:
        raise TemplateError(
            f"Папка слов {FOLDER} не читается ({reason(error)}); восстановите её из поставки."
        ) from error
    return texts


def words_hash(home: Path) -> str:
    """SHA-256 over names and texts: a new hash asks for a new check."""
    digest = hashlib.sha256()
    for name, text in read_texts(home).items():
        digest.update(f"{name}\0{text}\0".encode())
    return digest.hexdigest()


def check_words(home: Path, press: Press) -> tuple[str, ...]:
    """Answer every fault of the words as a sentence with file, section and «возможно, …»; () when they are fit."""
    from automation.letters.samples import check

    try:
        return check(read_words(home, press))
    except TemplateError as error:
        return (str(error),)
