"""Why the disk or the system refused, in words of ours; what goes wrong with one order is charged to it alone."""

import errno
from datetime import date

import pytest

from automation.errors import (
    AlarmError,
    AutomationError,
    AwaitingError,
    RefusedError,
    TemplateError,
    UnreadError,
    WorkbookError,
    charged_to,
    reason,
)
from automation.model.plan import OrderId

ORDER = OrderId(number="454", date=date(2025, 12, 11))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(errno.ENOMEM, "x"), "не хватает памяти"),
        (OSError(4095, "unknown"), "ошибка системы № 4095"),
        (OSError(0, "это не обычный файл"), "это не обычный файл"),
        (OSError(), "ошибка файловой системы"),
    ],
)
def test_a_refusal_of_the_system_has_russian_words(error: OSError, told: str) -> None:
    assert reason(error) == told


def test_a_file_open_in_another_program_on_windows_is_told_as_such() -> None:
    refused = OSError(errno.EACCES, "Permission denied")
    refused.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert reason(refused) == "файл открыт в другой программе, закройте его"


def test_a_line_break_in_a_name_does_not_break_the_sentence() -> None:
    assert str(UnreadError("Лист «Ход\nисполнения»\r\nне прочитан.")) == "Лист «Ход исполнения» не прочитан."
    awaiting = AwaitingError("Нет\nдаты.", ("B2",))
    assert (str(awaiting), awaiting.cells) == ("Нет даты.", ("B2",))


@pytest.mark.parametrize("error", [RefusedError("Запись повторяется."), TemplateError("Нет слов «overdue».")])
def test_what_is_wrong_with_one_order_stops_that_order_in_its_own_words(error: Exception) -> None:
    with pytest.raises(WorkbookError) as caught, charged_to(ORDER):
        raise error
    assert (caught.value.order, str(caught.value), caught.value.__cause__) == (ORDER, str(error), error)


def test_a_fault_of_the_program_names_its_place_and_not_what_was_read() -> None:
    with pytest.raises(WorkbookError) as caught, charged_to(ORDER):
        raise KeyError("секрет")
    assert str(caught.value).startswith("ошибка программы: KeyError, test_errors.py:")
    assert "секрет" not in str(caught.value)


@pytest.mark.parametrize("error", [AlarmError("Папка пуста."), OSError(errno.ENOSPC, "full")])
def test_what_concerns_the_whole_day_passes_unchanged(error: AutomationError | OSError) -> None:
    with pytest.raises(type(error)) as caught, charged_to(ORDER):
        raise error
    assert caught.value is error
