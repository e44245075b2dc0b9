"""Every way in which a справка says what is asked of whom reads as one sentence of right Russian."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.awaited_answers import Asking, clauses
from automation.letters.sought import Report, Sought
from tests.support.compose_world import words

FIFTH, BOTH, NINTH, LASTING = Sought(("5",)), Sought(("5", "6")), Sought(("9",)), Sought(("12",), lasting=True)
JUNE = Report("7", "отчёт за июнь 2026 года", "отчёт за июнь 2026 года", "")
REPORT, WITH_REPORT = Sought((), (JUNE,)), Sought(("5", "6"), (JUNE,))
INFORMATION = Sought((), (Report("8", "информация за июнь 2026 года", "информацию за июнь 2026 года", "а"),))
REPORTS = Sought((), (Report("7", "отчёты за май и июнь 2026 года", "отчёты за май и июнь 2026 года", "ы"),))

SOON, LATER = Asking(until=date(2026, 7, 6)), Asking(until=date(2026, 7, 7))
TO_ASK, AGAIN = Asking(), Asking(again=True)
OVER, ONCE_MORE = replace(SOON, over=True), replace(SOON, again=True)
A, B, C, NOBODY = "МБУ «А»", "МБУ «Б»", "МБУ «В» и МБУ «Г»", ""


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # one clause: what, how, of whom, by when
        ([(SOON, FIFTH, NOBODY)], "сведения об исполнении пункта 5 запрашиваются со сроком ответа 06.07.2026"),
        ([(SOON, BOTH, A)], "сведения об исполнении пунктов 5 и 6 запрашиваются у МБУ «А» (срок ответа – 06.07.2026)"),
        # the day to answer has passed, the one to finish the work has not
        (
            [(OVER, FIFTH, A)],
            "сведения об исполнении пункта 5 запрошены у МБУ «А» (срок ответа истёк 06.07.2026)",
        ),
        (
            [(OVER, FIFTH, NOBODY)],
            "сведения об исполнении пункта 5 запрошены со сроком ответа 06.07.2026 (истёк)",
        ),
        (
            [(OVER, REPORT, A)],
            "отчёт за июнь 2026 года (пункт 7) запрошен у МБУ «А» (срок ответа истёк 06.07.2026)",
        ),
        # one letter asks for one item once more and for another for the first time
        (
            [(ONCE_MORE, FIFTH, A), (SOON, NINTH, A)],
            (
                "сведения об исполнении пункта 5 запрашиваются повторно у МБУ «А» (срок ответа – 06.07.2026); сведения "
                "об исполнении пункта 9 запрашиваются у МБУ «А» (срок ответа – 06.07.2026)"
            ),
        ),
        ([(TO_ASK, FIFTH, NOBODY)], "сведения об исполнении пункта 5 запросить"),
        ([(TO_ASK, BOTH, C)], "сведения об исполнении пунктов 5 и 6 запросить у МБУ «В» и МБУ «Г»"),
        ([(AGAIN, LASTING, A)], "сведения о выполнении пункта 12 запросить повторно у МБУ «А»"),
        # reports, which the verb agrees with
        ([(SOON, REPORT, A)], "отчёт за июнь 2026 года (пункт 7) запрашивается у МБУ «А» (срок ответа – 06.07.2026)"),
        (
            [(SOON, REPORTS, NOBODY)],
            "отчёты за май и июнь 2026 года (пункт 7) запрашиваются со сроком ответа 06.07.2026",
        ),
        ([(TO_ASK, INFORMATION, A)], "информацию за июнь 2026 года (пункт 8) запросить у МБУ «А»"),
        (
            [(TO_ASK, WITH_REPORT, C)],
            "отчёт за июнь 2026 года (пункт 7) и сведения об исполнении пунктов 5 и 6 запросить у МБУ «В» и МБУ «Г»",
        ),
        # the same of several, in the same way
        (
            [(SOON, FIFTH, A), (LATER, FIFTH, B)],
            (
                "сведения об исполнении пункта 5 запрашиваются у МБУ «А» (срок ответа – 06.07.2026) и у МБУ «Б» "
                "(срок ответа – 07.07.2026)"
            ),
        ),
        # the same of several, in another way
        (
            [(AGAIN, FIFTH, A), (TO_ASK, FIFTH, B)],
            "сведения об исполнении пункта 5 запросить повторно у МБУ «А»; запросить их также у МБУ «Б»",
        ),
        (
            [(AGAIN, REPORT, A), (TO_ASK, REPORT, C)],
            ("отчёт за июнь 2026 года (пункт 7) запросить повторно у МБУ «А»; запросить его также у МБУ «В» и МБУ «Г»"),
        ),
        (
            [(AGAIN, INFORMATION, A), (TO_ASK, INFORMATION, C)],
            (
                "информацию за июнь 2026 года (пункт 8) запросить повторно у МБУ «А»; запросить её также у МБУ «В» и "
                "МБУ «Г»"
            ),
        ),
        (
            [(SOON, INFORMATION, A), (LATER, INFORMATION, B)],
            (
                "информация за июнь 2026 года (пункт 8) запрашивается у МБУ «А» (срок ответа – 06.07.2026) и у МБУ "
                "«Б» (срок ответа – 07.07.2026)"
            ),
        ),
        # other items in the same way
        (
            [(SOON, FIFTH, NOBODY), (LATER, NINTH, NOBODY)],
            (
                "сведения об исполнении пункта 5 запрашиваются со сроком ответа 06.07.2026, пункта 9 – со сроком "
                "ответа 07.07.2026"
            ),
        ),
        (
            [(SOON, FIFTH, A), (LATER, NINTH, B)],
            (
                "сведения об исполнении пункта 5 запрашиваются у МБУ «А» (срок ответа – 06.07.2026), пункта 9 – у "
                "МБУ «Б» (срок ответа – 07.07.2026)"
            ),
        ),
        (
            [(TO_ASK, FIFTH, A), (TO_ASK, NINTH, B)],
            "сведения об исполнении пункта 5 запросить у МБУ «А», пункта 9 – у МБУ «Б»",
        ),
        # other items of the same performers, who are named once
        (
            [(SOON, NINTH, A), (LATER, BOTH, A)],
            (
                "сведения об исполнении пунктов 5, 6 и 9 запрашиваются у МБУ «А» (срок ответа – 06.07.2026 по пункту "
                "9, 07.07.2026 по пунктам 5 и 6)"
            ),
        ),
        (
            [(SOON, FIFTH, C), (LATER, FIFTH, A), (LATER, NINTH, C)],
            (
                "сведения об исполнении пунктов 5 и 9 запрашиваются у МБУ «В» и МБУ «Г» (срок ответа – 06.07.2026 по "
                "пункту 5, 07.07.2026 по пункту 9), пункта 5 – у МБУ «А» (срок ответа – 07.07.2026)"
            ),
        ),
        (
            [(SOON, FIFTH, A), (LATER, FIFTH, A)],
            ("сведения об исполнении пункта 5 запрашиваются у МБУ «А» (срок ответа – 06.07.2026 и 07.07.2026)"),
        ),
        (
            [(SOON, FIFTH, A), (LATER, REPORT, A)],
            (
                "сведения об исполнении пункта 5 запрашиваются у МБУ «А» (срок ответа – 06.07.2026); отчёт за июнь "
                "2026 года (пункт 7) запрашивается у МБУ «А» (срок ответа – 07.07.2026)"
            ),
        ),
        # other things in another way
        (
            [(AGAIN, NINTH, A), (TO_ASK, REPORT, B), (AGAIN, LASTING, A)],
            (
                "сведения об исполнении пункта 9 запросить повторно у МБУ «А»; отчёт за июнь 2026 года (пункт 7) "
                "запросить у МБУ «Б»; "
                "сведения о выполнении пункта 12 запросить повторно у МБУ «А»"
            ),
        ),
        (
            [(TO_ASK, FIFTH, A), (AGAIN, LASTING, B)],
            (
                "сведения об исполнении пункта 5 запросить у МБУ «А»; сведения о выполнении пункта 12 запросить "
                "повторно у МБУ «Б»"
            ),
        ),
        (
            [(TO_ASK, FIFTH, A), (TO_ASK, REPORT, B)],
            (
                "сведения об исполнении пункта 5 запросить у МБУ «А»; отчёт за июнь 2026 года (пункт 7) запросить у "
                "МБУ «Б»"
            ),
        ),
    ],
)
def test_every_combination_is_one_right_sentence(asked: list[tuple[Asking, Sought, str]], said: str) -> None:
    told = words().line("measures.txt", "запросы", {"части": clauses(asked)})
    assert told.replace("\u00a0", " ") == said
