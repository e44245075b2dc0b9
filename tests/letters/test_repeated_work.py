"""Work with a term of its own that is then done again is executed, not reported; days are played."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.control import PaperState
from automation.model.kinds import Kind
from automation.plan.repeated_work import is_repeated_work
from tests.support.compose_world import done, facts, lists_told, outline, row, words
from tests.support.control_story import Story, item, small, to
from tests.support.played_letters import last_letter

WORK = item("до 19.12.2025, далее ежеквартально", text="Инвентаризация информационных систем")
MONTHLY = "не реже одного раза в месяц, до 28 числа"
COVERED = "Освещать ход благоустройства (результат: Номер газеты)"
LAGGING = "до 19.12.2025, далее ежеквартально до 15 числа месяца, следующего за отчётным кварталом"
DAYS = (date(2025, 12, 15), date(2025, 12, 17), date(2025, 12, 23), date(2026, 1, 16), date(2026, 3, 24))


@pytest.fixture(scope="module")
def told() -> dict[date, str]:
    """Letters and lists of a silent performer, by day; each paper is sent at once."""
    story, said = Story(), dict[date, str]()
    for on in DAYS:
        reviewed, decisions = story.day(on, small(row("ОБР", "1"), plan=(WORK,)))
        known, paper = facts(reviewed, number="1"), to(decisions, "ОБР")
        letter = outline(compose(paper, known, words())) if paper and paper.kind is not Kind.PROGRESS else ""
        lists = lists_told(reviewed.figures, known)
        said[on] = f"{letter} {lists}".replace("°", " ").replace("{", "").replace("}", "")
        story.mark(decisions.papers, state=PaperState.SENT, sent_on=on, registered=f"К-{on.day} от {on:%d.%m.%Y}")
    return said


def test_a_reminder_speaks_of_its_term(told: dict[date, str]) -> None:
    reminder = told[DAYS[1]]
    assert "О сроке исполнения пункта 1" in reminder
    assert "мероприятие «Инвентаризация информационных систем» подлежит исполнению до 19.12.2025" in reminder
    assert "сообщить дату исполнения указанного пункта и реквизиты подтверждающего документа" in reminder


def test_what_did_not_come_is_what_was_to_be_told_of_its_execution(told: dict[date, str]) -> None:
    first, second = told[DAYS[2]], told[DAYS[3]]
    assert "подлежало исполнению до 19.12.2025" in first
    assert "сведения об исполнении указанного пункта от МБУК «Образец» не поступили" in first
    assert "Просим до 20.01.2026 исполнить указанный пункт" in second
    assert "отчёт" not in "".join(told.values()).replace("отчётности", "")


def test_memos_tell_its_terms_beside_it(told: dict[date, str]) -> None:
    assert "не поступили сведения по пункту 1 (срок – 19.12.2025)" in told[DAYS[3]]
    assert "не поступили сведения по пункту 1 (сроки – 19.12.2025 и 19.03.2026)" in told[DAYS[4]]


def test_behind_a_verb_its_term_is_told_last() -> None:
    plan = item(
        "до 19.12.2025, далее ежеквартально", text="Публиковать материалы о качестве воды (результат: Публикации)"
    )
    for on, verb, which in ((DAYS[1], "напоминаем", "ближайший"), (DAYS[2], "истёк", "очередной")):
        letter = last_letter(plan, (on, row("ОБР", "1")))
        assert f"поручено публиковать материалы о качестве воды, {which} срок – до 19.12.2025 включительно." in letter
        assert verb in letter.lower()
    once = last_letter(item("до 19.12.2025", text="Опубликовать материалы"), (DAYS[1], row("ОБР", "1")))
    assert "поручено до 19.12.2025 включительно опубликовать материалы." in once


def test_results_that_its_words_name_are_not_headed_so_again() -> None:
    """«Представлять их результаты (результат: протоколы исследований), очередной срок – …» was its first one."""
    text = "Исследовать воду и представлять результаты (результат: Протоколы исследований)"
    letter = last_letter(item("до 19.12.2025, далее ежемесячно", text=text), (DAYS[1], row("ОБР", "1")))
    assert "представлять результаты (протоколы исследований)" in letter


def test_what_a_verb_tells_to_do_by_a_day_of_each_month_is_asked_for_as_work() -> None:
    """A newspaper was told that «сведения подлежали представлению до 28.05»: the plan names the day of its article."""
    first, again = date(2026, 1, 14), date(2026, 1, 21)
    asked = last_letter(item(MONTHLY, text=COVERED), (first, row("ОБР", "1")))
    due = (
        "поручено освещать ход благоустройства (результат: номер газеты), очередной срок – до 28.12.2025 включительно ("
    )
    assert due in asked
    assert "; не реже одного раза в месяц, до 28 числа)" in asked.split(due)[1]
    assert "если поручение не выполнено, выполнить его и письменно сообщить причины нарушения срока" in asked
    assert "подлежали представлению" not in asked
    told = last_letter(item(MONTHLY, text=COVERED), (first, row("ОБР", "1")), (again, row("ОБР", "1")))
    assert "Просим до 23.01.2026 исполнить указанный пункт, представить" in told


@pytest.mark.parametrize(
    ("text", "executed", "said"),
    [
        ("Публиковать материалы", 19, "представлены"),
        ("Публиковать материалы", 20, "представлены с опозданием"),
        ("Представлять отчёт", 19, "представлен с опозданием"),
    ],
)
def test_what_was_done_in_time_is_not_late_by_a_later_letter(text: str, executed: int, said: str) -> None:
    plan, others = item("до 19.12.2025, далее ежеквартально", text=text), item("до 30.09.2026", "9", row=9)
    made = done("ОБР", "1", date(2025, 12, executed), incoming="12 от 26.12.2025")
    story = Story(sent=True)
    story.day(DAYS[0], small(row("ОБР", "1"), plan=(plan, others)))
    line = replace(made, accepted_on=date(2025, 12, 26), control_date=date(2025, 12, 19))
    reviewed, _ = story.day(date(2025, 12, 29), small(line, plan=(plan, others)))
    told = lists_told(reviewed.figures, facts(reviewed))
    assert told.replace("\u00a0", " ").endswith(f"со сроком 19.12.2025 {said}")


@pytest.mark.parametrize(
    ("term", "text", "work"),
    [
        ("до 19.12.2025, далее ежеквартально", "Инвентаризация систем", True),
        ("до 19.12.2025, далее ежеквартально", "Отчет об инвентаризации систем", False),
        ("до 19.12.2025, далее ежеквартально", "Представление сведений о системах", False),
        ("до 19.12.2025, далее ежеквартально до 5 числа месяца, следующего за отчетным", "Инвентаризация", False),
        (LAGGING, "Составить перечень несанкционированных свалок (результат: Перечень свалок)", True),
        (LAGGING, f"Обновить перечень свалок {LAGGING}", True),
        (LAGGING, "Провести рейды и представить отчёт", False),
        (LAGGING, "Составить перечень свалок (результат: Отчёт)", False),
        (f"{LAGGING} с представлением отчёта", "Составить перечень свалок", False),
        ("ежемесячно, до 25 числа", "Инвентаризация систем", False),
        (MONTHLY, COVERED, True),
        (MONTHLY, "Провести рейды и представить отчёт", False),
        (MONTHLY, "Представлять сведения о ремонте", False),
        ("ежемесячно", "Размещать материалы", False),
        ("еженедельно по пятницам", "Размещать материалы", False),
        ("до 19.12.2025", "Инвентаризация систем", False),
    ],
)
def test_only_a_term_then_repeated_or_a_verb_with_a_day_of_each_month_makes_work_of_it(
    term: str, text: str, *, work: bool
) -> None:
    assert is_repeated_work(item(term, text=text)) is work
