"""What ``init`` asks on a terminal: the ten values that every office must give, written into its ``office.toml``.

The file is edited line by line, so that its explanations and everything else in it stay.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from automation.errors import SettingsError
from automation.settings_file import FILE, parse_settings


class Question(Struct, frozen=True):
    """One value: the section and key it stands under, and the words of the question."""

    section: str
    key: str
    words: str


QUESTIONS = (
    Question("office", "name", "Полное наименование учреждения"),
    Question("office", "email", "Электронная почта отдела, который ведёт контроль"),
    Question("executor", "name", "Кто готовит письма: фамилия, имя, отчество"),
    Question("signatory.letter", "post", "Должность того, кто подписывает письма"),
    Question("signatory.letter", "name", "Его фамилия, имя, отчество"),
    Question("signatory.second", "post", "Должность того, кто подписывает повторные письма"),
    Question("signatory.second", "name", "Его фамилия, имя, отчество"),
    Question("signatory.note", "post", "Должность того, кто подписывает служебные записки"),
    Question("signatory.note", "name", "Его фамилия, имя, отчество"),
    Question("mail", "host", "Почтовый сервер (пусто – сообщения остаются файлами)"),
)


def ask(path: Path, answer: Callable[[str], str], tell: Callable[[str], None]) -> int:
    """Ask every question with the present value as an example; write the answers. Return how many values changed.

    An empty answer keeps the present value. Of a value that the settings refuse, it says why and asks again.
    """
    text, changed = path.read_text("utf-8-sig"), 0
    tell("Десять вопросов о вашем учреждении. Enter – оставить как есть; ответы можно изменить, повторив init.")
    for number, question in enumerate(QUESTIONS, 1):
        present = value_of(tomllib.loads(text), question)
        while given := answer(f"{number:2}. {question.words} [{present or 'пусто'}]: ").strip():
            if given == present:
                break
            edited = with_value(text, question, given)
            try:
                parse_settings(tomllib.loads(edited), {})
            except (SettingsError, tomllib.TOMLDecodeError) as error:
                tell(f"    {str(error).removeprefix(f'{FILE}: ')}")
                continue
            text, changed = edited, changed + 1
            break
    if changed:
        path.write_text(text, "utf-8")
    return changed


def value_of(data: Mapping[str, Any], question: Question) -> str:
    """Return the present value, "" where the file has none."""
    section: Any = data
    for part in question.section.split("."):
        section = section.get(part, {}) if isinstance(section, dict) else {}
    return str(section.get(question.key, "")) if isinstance(section, dict) else ""


def with_value(text: str, question: Question, value: str) -> str:
    """Return the text of the file with one value changed, and with what follows from it."""
    edited = _set(text, question.section, question.key, value)
    if (question.section, question.key) == ("signatory.letter", "post"):
        edited = _set(edited, "signatory.letter", "post_short", "")
    if (question.section, question.key) == ("office", "email"):
        domain = value.rpartition("@")[2]
        edited = _set(edited, "mail", "sender", value)
        edited = re.sub(r"(?m)^(allowed_domains = )\[[^\]\n]*\]", lambda m: f'{m[1]}["{_escaped(domain)}"]', edited)
    return edited


def _set(text: str, section: str, key: str, value: str) -> str:
    """Change a key of a section; the explanation behind it stays. A missing key becomes the section's first line."""
    head = re.search(rf"(?m)^\[{re.escape(section)}\].*\n", text)
    if head is None:
        return f'{text.rstrip()}\n[{section}]\n{key} = "{_escaped(value)}"\n'
    end = re.compile(r"(?m)^\[").search(text, head.end())
    body = text[head.end() : end.start() if end else len(text)]
    line = re.compile(rf'(?m)^{re.escape(key)} = "(?:[^"\\\n]|\\.)*"')
    made = f'{key} = "{_escaped(value)}"'
    body = line.sub(lambda _: made, body, count=1) if line.search(body) else f"{made}\n{body}"
    return text[: head.end()] + body + (text[end.start() :] if end else "")


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"')
