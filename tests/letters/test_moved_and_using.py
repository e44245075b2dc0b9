"""People are «переведены» to something or «используют» it; of a deed nobody knows nothing is «выполнено»."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.sample_order import ORDER
from automation.messages.result import people_line
from automation.model.kinds import Kind
from automation.model.plan import Item
from automation.model.report import StatusRow
from automation.plan.indicators import deed_of
from automation.workbook.form_marks import MOVED, TOTAL, column_meant
from automation.workbook.form_values import people_headings
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item, small

TERM, DAY = date(2025, 12, 12), date(2025, 12, 15)
PLAIN = replace(ORDER, plan_title="План мероприятий", heading="О защите данных")
MESSENGER = "Перевод сотрудников на использование национального мессенджера в рабочих коммуникациях"
NUMBER = "Представление в общий отдел отчета о количестве сотрудников, использующих национальный мессенджер"
MOVING = item("до 12.12.2025", "1", text=MESSENGER, indicator="сотрудники")
USING = item("до 12.12.2025", "2", row=3, text=NUMBER, indicator="сотрудники")
CARDS = item("до 12.12.2025", "1", text="Оформление карт сотрудников", indicator="сотрудники")
OTHER = replace(ORG, code="БИБ", organisation="МБУК «Библиотека»", row=5)


def memo(*rows: StatusRow, plan: tuple[Item, ...]) -> str:
    reviewed, decisions = judged(book(*rows, plan=plan, performers=(ORG, OTHER), order=PLAIN), DAY)
    told = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    return told.replace("°", " ").replace("\u00a0", " ").translate(dict.fromkeys(map(ord, "{}[]")))


def counted(code: str, number: str, total: int, moved: int, **more: object) -> StatusRow:
    return done(code, number, TERM, staff_total=total, staff_moved=moved, **more)


def test_who_is_moved_is_told_by_what_he_is_moved_to() -> None:
    short = memo(counted("ОБР", "1", 41, 38), counted("БИБ", "1", 17, 17), plan=(MOVING,))
    assert (
        "Перевод сотрудников не завершён: переведены на использование национального мессенджера 55 сотрудников" in short
    )
    assert "Не завершило перевод: МБУК «Образец» (переведены 38 из 41)." in short
    assert "Сведения о переводе сотрудников по организациям" in short
    every = memo(counted("ОБР", "1", 41, 41), counted("БИБ", "1", 17, 17), plan=(MOVING,))
    assert "завершён 12.12.2025: переведены на использование национального мессенджера все сотрудники (58)" in every
    assert "выполнено" not in short + every


def test_who_uses_something_is_counted_out_of_all_and_finishes_nothing() -> None:
    said = memo(counted("ОБР", "2", 41, 38), counted("БИБ", "2", 17, 17), plan=(USING,))
    assert "Национальный мессенджер используют 55 сотрудников из 58 (94,8 %)." in said
    assert "Не завершил" not in said
    assert "снять распоряжение с контроля" in said, "a report of any number is a report"
    assert "Сведения о числе сотрудников, использующих национальный мессенджер, по организациям" in said


def test_both_are_told_apart_each_by_its_verb() -> None:
    rows = (counted("ОБР", "1", 41, 41), counted("ОБР", "2", 41, 38), counted("БИБ", "1", 17, 17))
    said = memo(*rows, plan=(MOVING, USING))
    using = "По пункту 2, по сведениям МБУК «Образец», используют национальный мессенджер 38 сотрудников из 41"
    assert f"{using} (не учтено: МБУК «Библиотека»" in said
    reviewed, _ = judged(book(*rows, plan=(MOVING, USING), performers=(ORG,), order=PLAIN), DAY)
    line = people_line(reviewed.figures).replace("\u00a0", " ")
    assert "По пункту 1 переведён на использование национального мессенджера 41 из 41 сотрудника" in line
    assert "По пункту 2 используют национальный мессенджер 38 из 41 сотрудника" in line


@pytest.mark.parametrize(
    ("plan", "total", "moved"),
    [(MOVING, "Всего сотрудников", "Переведено"), (USING, "Всего сотрудников", "Используют")],
)
def test_a_form_asks_for_them_in_short_words_and_reads_those_again(plan: Item, total: str, moved: str) -> None:
    assert people_headings((plan,), PLAIN) == {TOTAL: total, MOVED: moved}
    assert (column_meant(total), column_meant(moved)) == (TOTAL, MOVED)


def test_a_letter_asks_for_all_and_for_those_who_have_it_behind_them() -> None:
    def asked(plan: Item) -> str:
        on = date(2025, 12, 16)
        reviewed, decisions = judged(small(plan=(plan,), order=PLAIN), on)
        return outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words())).replace("°", " ")

    everybody = "общую численность сотрудников организации и число сотрудников, "
    assert f"{everybody}использующих национальный мессенджер" in asked(USING).replace("{", "").replace("}", "")
    assert f"{everybody}переведённых на использование национального мессенджера" in asked(MOVING)
    unknown = asked(CARDS)
    assert f"{everybody}в отношении которых пункт исполнен" in unknown
    assert "охваченных" not in unknown


def test_of_a_deed_nobody_knows_people_are_not_called_executed() -> None:
    said = memo(counted("ОБР", "1", 21, 21), counted("БИБ", "1", 17, 17), plan=(CARDS,))
    assert "По показателю «сотрудники» (пункт 1) – 38 из 38 (100 %)." in said
    assert "выполнено" not in said


@pytest.mark.parametrize(
    ("text", "own"),
    [
        (MESSENGER, "на использование национального мессенджера"),
        ("Перевести сотрудников до конца года на платформу «ГосВеб»", "на платформу «ГосВеб»"),
        ("Перевод сотрудников в другой корпус", ""),
        (NUMBER, "национальный мессенджер"),
        ("Отчет о доле работников, пользующихся личными кабинетами", "личными кабинетами"),
        ("Обучить сотрудников, использующих персональные данные", ""),
    ],
)
def test_what_they_are_moved_to_or_use_stands_in_the_items_own_words(text: str, own: str) -> None:
    assert deed_of((item("до 12.12.2025", text=text, indicator="сотрудники"),), PLAIN).own == own


def test_what_a_performer_says_of_figures_that_fall_short_is_not_lost() -> None:
    why = "трое работников в отпуске по уходу за ребенком"
    said = memo(counted("ОБР", "1", 41, 38, comment=why), counted("БИБ", "1", 17, 17), plan=(MOVING,))
    assert f"Не завершило перевод: МБУК «Образец» (переведены 38 из 41, по сведениям исполнителя: «{why}»)." in said
