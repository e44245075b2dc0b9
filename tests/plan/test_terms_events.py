"""A bare date of an item that names something which takes place is the day of the event (papers.md, rule B1)."""

from datetime import date

import pytest

from automation.model.plan import By, Dates, Deadline, Event, Period
from automation.plan.terms import control_dates, names_event, read_term, show_term, term_json
from automation.plan.workdays import Calendar

CALENDAR = Calendar()
SIGNED = date(2026, 3, 2)

EVENTS = (
    "Провести общегородской субботник",
    "Провести на территории поселения субботник",
    "Организация и проведение районного конкурса «Лучший двор»",
    "Организовать ярмарку выходного дня",
    "Принять участие в областном совещании",
    "Торжественный митинг, посвящённый Дню Победы",
    "Проведение схода граждан х. Образцовый",
    "Обеспечить проведение Дня города",
    "Провести круглый стол с предпринимателями",
    "Провести 16.05.2026 праздничные мероприятия, посвящённые Дню села",
    "Проведение учебных эвакуаций работников и посетителей",
    "Провести Единый день диспансеризации взрослого населения",
    "Организовать и провести Всероссийскую неделю сохранения здоровья",
    "Принять участие в Едином дне профилактики",
    "Провести в рамках Недели безопасности открытые уроки",
    "Провести декаду инвалидов",
    "День открытых дверей",
    "Провести санитарный день",
    "Провести отчётный концерт",
    "Организовать итоговое совещание",
    "Проведение районного смотра-конкурса юных инспекторов движения",
    "Организовать ярмарку-продажу",
    "Провести пресс-конференцию",
    "Принять участие в командно-штабном учении",
    "Провести смотр строя и песни",
    "Проведение рейда по торговым объектам",
    "Провести марш-бросок",
    "Организовать автопробег",
    "Объявить и провести фотоконкурс",
    "Проведение военно-спортивной игры «Зарница»",
    "Провести классный час",
    "Торжественное открытие Доски почёта",
    "Провести тренировочный экзамен по математике",
    "Провести дегустацию блюд нового меню для родителей",
    "Организовать презентацию книги о районе",
    "Провести торжественное открытие ярмарки",
    "Провести открытие выставки",
    "Провести муниципальный этап Всероссийской олимпиады школьников",
    "Провести цикл лекций",
    "Организация проведения районного конкурса",
    "Принять участие в организации и проведении ярмарки",
    "Провести 16 мая 2026 года праздничный концерт",
    "Организовать силами работников субботник",
    "Провести повторно тренировочный экзамен",
    "Провести в рамках проведения месячника субботник",
    "Провести обследование мест проведения ярмарок и организовать субботник",
    "Организовать выезд детей на экскурсию",
    "Обеспечить участие детей в фестивале",
    "Провести районную весеннюю ярмарку",
    "Организовать онлайн-трансляцию гала-концерта",
)
WORKS = (
    "Организовать подготовку к экзаменам",
    "Разработать экзаменационные билеты",
    "Разместить презентацию на официальном сайте",
    "Направить информацию о проведении субботника",
    "Подготовить положение о конкурсе",
    "Организовать подготовку к празднику",
    "Провести сбор сведений о семьях",
    "Сменить вывеску",
    "Разработать порядок комплектования лагерей",
    "Провести ремонт кровли дома культуры",
    "Провести инвентаризацию имущества",
    "Утвердить план проведения месячника",
    "Разработка плана эвакуации",
    "Обеспечить явку сотрудников на собрание",
    "Перевести сотрудников на национальный мессенджер",
    "Провести проверку в день обращения",
    "Организовать в течение недели уборку территории",
    "Провести уборку ко Дню города",
    "Провести оценку исполнения за декаду",
    "Подготовить план проведения Недели добра",
    "Организовать подготовку программы форума",
    "Подвести итоги смотра-конкурса",
    "Провести обследование смотровых площадок",
    "Провести осмотр зданий",
    "Провести обследование концертного зала",
    "Провести проверку акционерных обществ",
    "Провести анализ поступления акцизов",
    "Провести учёт пробега служебных автомобилей",
    "Организовать питание учеников",
    "Организовать маршруты для школьных автобусов",
    "Организовать рейды по торговым объектам",
    "Организация работы вечерней школы",
    "Организация походной кухни",
    "Организация учебно-тренировочного процесса",
    "Организация площадки для спортивных игр",
    "Провести обследование аудиторий пунктов проведения экзаменов",
    "Закрепить за пунктами проведения экзаменов специалистов",
    "Утвердить перечень пунктов проведения экзаменов",
    "Обследовать места проведения ярмарок",
    "Провести уборку мест проведения праздников",
    "Провести в школах обследование пунктов проведения экзаменов",
    "Обеспечить прохождение обучения организаторами пунктов проведения экзаменов",
    "Создать условия для проведения ярмарки",
    "Провести проверку мест сдачи экзаменов",
    "Провести обследование детских оздоровительных лагерей",
    "Организовать перевозку участников соревнований",
    "Проведение уборки территорий ярмарок",
    "Провести проверку готовности к экзаменам",
    "",
)


@pytest.mark.parametrize("text", EVENTS)
def test_words_of_an_item_that_takes_place_name_an_event(text: str) -> None:
    assert names_event(text)


@pytest.mark.parametrize("text", WORKS)
def test_words_about_papers_and_works_name_no_event(text: str) -> None:
    assert not names_event(text)


def test_beside_two_days_it_is_enough_that_something_is_held_or_goes_on() -> None:
    stretch = "с 15.05.2027 по 15.06.2027"
    raids = "Организовать рейды по соблюдению ограничений"
    assert not names_event(raids)
    assert not names_event(raids, "до 15.06.2027")
    assert names_event(raids, stretch)
    assert names_event("Осуществлять патрулирование лесов", "В период с 15 мая по 15 июня 2027 года")
    assert names_event("Обеспечить дежурство аварийных бригад", stretch)
    assert names_event("Провести инвентаризацию программного обеспечения", stretch)
    assert not names_event("Организовать разработку программы информатизации", stretch)
    assert not names_event("Обеспечить готовность котельных", stretch)
    assert not names_event("Провести ремонт кровли", stretch)
    assert not names_event("Отремонтировать кровлю", stretch)
    assert not names_event("", stretch)


def test_raids_take_place_on_days_that_are_listed_and_are_work_by_some_day() -> None:
    raids, listed = "Провести рейды по соблюдению требований земельного законодательства", "10.06.2027, 08.07.2027"

    def read(phrase: str, text: str = raids) -> Deadline:
        return read_term(phrase, SIGNED, CALENDAR, event=names_event(text, phrase)).deadline

    days = (date(2027, 6, 10), date(2027, 7, 8))
    for phrase in (listed, "10 июня и 8 июля 2027 года"):
        assert read(phrase) == Dates(due=days, event=True)
    assert read("до 10.06.2027, до 08.07.2027") == Dates(due=days)
    assert read("10.06.2027") == By(due=days[0])
    assert read(listed, "Подготовить отчёты о рейдах") == Dates(due=days)
    assert read(listed, "Отремонтировать кровлю") == Dates(due=days)


def test_a_bare_date_of_an_event_is_its_day_and_any_other_date_stays_a_last_day() -> None:
    day = date(2026, 4, 11)
    assert read_term("11.04.2026", SIGNED, CALENDAR, event=True).deadline == Event(due=day)
    assert read_term("11 апреля 2026 г. (суббота) в 10:00", SIGNED, CALENDAR, event=True).deadline == Event(due=day)
    assert read_term("11.04.2026", SIGNED, CALENDAR).deadline == By(due=day)
    assert read_term("до 11.04.2026", SIGNED, CALENDAR, event=True).deadline == By(due=day)
    assert read_term("к 11 апреля", SIGNED, CALENDAR, event=True).deadline == By(due=day)


def test_the_term_itself_may_say_that_something_takes_place() -> None:
    assert read_term("состоится 11.04.2026", SIGNED, CALENDAR).deadline == Event(due=date(2026, 4, 11))
    held = read_term("проводится с 16.03.2026 по 10.04.2026", SIGNED, CALENDAR).deadline
    assert held == Period(start=date(2026, 3, 16), due=date(2026, 4, 10), event=True)


def test_stretches_and_lists_of_an_event_keep_their_kind_and_say_that_they_take_place() -> None:
    span = read_term("с 16.03.2026 по 10.04.2026", SIGNED, CALENDAR, event=True).deadline
    days = read_term("4, 11 апреля 2026", SIGNED, CALENDAR, event=True).deadline
    month = read_term("апрель 2026", SIGNED, CALENDAR, event=True).deadline
    assert (type(span), span.event) == (Period, True)
    assert (type(days), days.event) == (Dates, True)
    assert (type(month), month.event) == (Period, False)


@pytest.mark.parametrize("phrase", ["11.04.2026", "4, 11 апреля 2026", "с 16.03.2026 по 10.04.2026"])
def test_what_is_shown_of_an_event_is_read_back_as_the_same_event(phrase: str) -> None:
    term = read_term(phrase, SIGNED, CALENDAR, event=True)
    assert read_term(show_term(term, SIGNED, CALENDAR), SIGNED, CALENDAR).deadline == term.deadline


def test_the_answer_of_deadline_calls_an_event_by_its_kind_and_its_one_control_date() -> None:
    term = read_term("11.04.2026", SIGNED, CALENDAR, event=True)
    assert term_json(term, SIGNED, CALENDAR)["kind"] == "event"
    assert [pair.due for pair in control_dates(term.deadline, SIGNED, 4, CALENDAR)] == [date(2026, 4, 11)]
