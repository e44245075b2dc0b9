"""The tables that commands print."""

from automation.cli.terminal import WIDTH, table
from tests.support.counted_calls import calls_made

HEADERS = ("№", "Мероприятие", "Исполнители")


def test_a_wide_table_is_folded_to_the_page_and_loses_no_word() -> None:
    text = "Провести обследование котельных и тепловых сетей, составить акты и представить их в отдел " * 2
    lines = list(table(HEADERS, [("1.1", text, "отдел жилищно-коммунального хозяйства; " * 4), ("1.2", "", "ДРСУ")]))
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(line[5:] for line in lines[1:]).count("тепловых") == 2
    assert lines[-1].split() == ["1.2", "ДРСУ"]


def test_a_long_table_costs_little_for_each_row() -> None:
    rows = [(str(n), "Провести обследование котельных и тепловых сетей района", "отдел ЖКХ") for n in range(500)]
    lines: list[str] = []
    assert calls_made(lambda: lines.extend(table(HEADERS, rows))) < 500 * 150
    assert len(lines) == 501
