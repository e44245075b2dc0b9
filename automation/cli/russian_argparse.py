"""argparse in Russian: its headings, its errors, its exit code for a wrong call."""

import argparse
import re
from typing import NoReturn

from automation.cli.terminal import printable

WORDS = (
    (r"the following arguments are required: (.+)", r"не указано: \1"),
    (
        r"argument (.+?): invalid choice: (.+?) \(choose from (.+)\)",
        r"неизвестная команда или значение \2; допустимы: \3",
    ),
    (r"unrecognized arguments: (.+)", r"лишние слова в вызове: \1"),
    (r"argument (.+?): expected one argument", r"\1: не указано значение"),
    (r"argument (.+?): expected at least one argument", r"\1: не указано значение"),
    (r"argument (.+?): invalid int value: (.+)", r"\1: нужно целое число, а указано \2"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)
HELP = {
    "usage: ": "Вызов: ",
    "positional arguments:": "Что указать:",
    "options:": "Ключи:",
    "show this help message and exit": "показать эту справку",
}


class Parser(argparse.ArgumentParser):
    """An ``ArgumentParser`` that speaks Russian and leaves with 2 on a wrong call."""

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the call in one sentence."""
        for pattern, words in WORDS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, words, message)
                break
        self.exit(2, printable(f"Ошибка вызова: {message}. Справка: {self.prog} --help\n"))

    def format_help(self) -> str:
        """Return the help with Russian headings."""
        return _translate(super().format_help())

    def format_usage(self) -> str:
        """Return the usage line with a Russian heading."""
        return _translate(super().format_usage())


def _translate(text: str) -> str:
    for english, russian in HELP.items():
        text = text.replace(english, russian)
    return text
