"""A постановление with twelve items over three months: reports by quarter and month, a субботник on a Saturday.

The text of every paper is kept in ``tests/golden/stories/clean-town.txt``; it was read before it was kept.
"""

import io
from datetime import date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from automation.workbook.acting_file import FILE, new_acting_file
from tests.support.clerk import BODY, new_home, performers
from tests.support.nightly import LONG
from tests.support.office_days import Office, working_days
from tests.support.order_builder import word
from tests.support.storytelling import STORIES, Story, missed, played, unlike_golden
from tests.support.truth import lies_in, paper_of

pytestmark = LONG  # test_story_order_454.py is in every check
TOWN = "муниципальные учреждения"
FIRMS = "организации, обслуживающие территорию (по согласованию)"
HOUSING = "отдел жилищно-коммунального хозяйства Администрации"
DESIGN = "отдел архитектуры и градостроительства Администрации"
AGREED = "по согласованию"
OFFICE = "администрация"
TABLE = """
ЖКХ | HOUSING | BODY | Начальник отдела жилищно-коммунального хозяйства | Руденко Виктор Петрович
  | gkh@example.org | OFFICE |  | 0-20-01
АРХ | DESIGN | BODY | Начальник отдела архитектуры и градостроительства | Лещенко Инна Олеговна
  | arch@example.org | OFFICE |  | 0-20-02
ШК-2 | TOWN | МБОУ СОШ № 2 им. А.С. Образцова | Директор | Ткаченко Любовь Васильевна
  | sh2@example.org |  |  | 0-21-01
ДОН | TOWN | МБУК «Концертный зал «Дон» | Директор | Панченко Юрий Ильич | don@example.org |  |  | 0-21-02
ПАРК | TOWN | МБУ «Парк» | Директор | Соловей Марина Игоревна | park@example.org |  |  | 0-21-03
БИБЛ | TOWN | МБУК «Библиотека» | Заведующий | Черных Олег Павлович | bibl@example.org |  |  | 0-21-04
ООО | FIRMS | ООО «Чистый город» | Генеральный директор | Шмидт Карл Иванович
  | ooo@example.org | AGREED |  | 0-22-01
ИП | FIRMS | ИП Кузьмин А.В. | Индивидуальный предприниматель | Кузьмин Андрей Викторович
  | ip@example.org | AGREED |  | 0-22-02
"""
PERFORMERS = performers(
    TABLE, TOWN=TOWN, FIRMS=FIRMS, HOUSING=HOUSING, DESIGN=DESIGN, AGREED=AGREED, OFFICE=OFFICE, BODY=BODY
)
ITEMS = (
    ("Разработка и утверждение графиков уборки закреплённых территорий", "до 27.02.2026", TOWN),
    ("Проведение месячника чистоты", "с 16.03.2026 по 10.04.2026", f"{TOWN}; {FIRMS}"),
    ("Проведение общегородского субботника", "11.04.2026", f"{TOWN}; {FIRMS}"),
    (
        "Отчёт о расходовании средств на благоустройство",
        "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом",
        TOWN,
    ),
    ("Отчёт об объёме вывезенных отходов", "ежемесячно, до 25 числа", HOUSING),
    ("Заключение договоров на вывоз отходов с закреплённых территорий", "в течение 10 дней со дня подписания", HOUSING),
    ("Информация о готовности уборочной техники", "до 13.03.2026", FIRMS),
    ("Обследование детских площадок с оформлением актов", "до 20.03.2026", TOWN),
    ("Содержание закреплённых территорий в чистоте", "постоянно", f"{TOWN}; {FIRMS}"),
    ("Разработка проекта озеленения центральной площади", "до 31.03.2026", DESIGN),
    ("Размещение сведений о ходе работ на официальном сайте Администрации", "по мере поступления", DESIGN),
    ("Сводная информация о выполнении плана", "до 30.04.2026", HOUSING),
)
HEAD = [
    "АДМИНИСТРАЦИЯ АКСАЙСКОГО ГОРОДСКОГО ПОСЕЛЕНИЯ",
    "ПОСТАНОВЛЕНИЕ",
    "16.02.2026 г.",
    "г. Аксай",
    "№ 87",
    "О подготовке территории Аксайского городского поселения к весенне-летнему периоду 2026 года",
    "В целях улучшения санитарного состояния территории постановляю:",
    "1. Утвердить план мероприятий по подготовке территории к весенне-летнему периоду согласно приложению.",
    (
        "2. Назначить ответственным за исполнение плана мероприятий начальника общего отдела Администрации "
        "Аксайского городского поселения Образцову Наталью Петровну."
    ),
    (
        "3. Контроль за исполнением настоящего постановления возложить на заместителя главы Администрации "
        "Аксайского городского поселения Бобкова Дмитрия Александровича."
    ),
    "Глава Администрации\nАксайского городского\nпоселения\tЕ.Н. Камфарин",
    "Приложение\nк постановлению Администрации\nАксайского городского поселения\nот 16.02.2026 № 87",
    "ПЛАН МЕРОПРИЯТИЙ\nпо подготовке территории Аксайского городского поселения к весенне-летнему периоду",
]
FIRST, LAST = date(2026, 2, 16), date(2026, 5, 20)
CLOSELY = (date(2026, 3, 10), date(2026, 4, 13), date(2026, 5, 4), date(2026, 5, 6))
DAYS = (STORIES / "clean-town.days.txt").read_text("utf-8")
ACTING = (
    (
        "руководитель",
        "Исполняющий обязанности Главы Администрации Аксайского городского поселения",
        "Бобков Дмитрий Александрович",
        datetime(2026, 3, 9),
        datetime(2026, 3, 20),
        "распоряжение от 05.03.2026 № 40",
    ),
    (
        "подписывает повторные",
        "Исполняющий обязанности Главы Администрации Аксайского городского поселения",
        "Бобков Дмитрий Александрович",
        datetime(2026, 3, 9),
        datetime(2026, 3, 20),
        "распоряжение от 05.03.2026 № 40",
    ),
)


def begin(home: Path) -> Office:
    """The home on the morning of the постановление, with who acts for the Head in March."""
    home.parent.mkdir(parents=True, exist_ok=True)
    plan = [["№", "Мероприятие", "Срок исполнения", "Исполнители"]]
    plan += [[str(n), *item] for n, item in enumerate(ITEMS, 1)]
    order = word(home.parent / "Постановление № 87.docx", [*HEAD, plan])
    clerk = new_home(home, PERFORMERS, order)
    acting = load_workbook(io.BytesIO(new_acting_file()))
    for at, row in enumerate(ACTING, start=3):
        for column, value in enumerate(row, start=1):
            acting.worksheets[0].cell(at, column).value = value  # type: ignore[assignment]
    acting.save(home / "inbox" / FILE)
    return Office(home, clerk)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return played(begin(tmp_path_factory.mktemp("story") / "home"), working_days(FIRST, LAST), DAYS, *CLOSELY)


def test_every_paper_reads_as_it_was_read(story: Story, tmp_path: Path) -> None:
    assert unlike_golden(story, "clean-town", tmp_path) == ""


def test_no_paper_or_message_claims_what_workbook_and_register_do_not_allow(story: Story) -> None:
    assert story.papers
    assert story.lies() == []


def test_papers_mails_pages_and_json_tell_the_same_figures(story: Story) -> None:
    assert story.disagreements == ()


def test_a_false_sentence_about_reports_of_a_period_is_found(story: Story) -> None:
    assert missed(story, "clean-town") == []


def test_an_extract_in_other_words_than_the_plans_is_found(story: Story) -> None:
    told = story.paper("С-8", "13.04.2026")
    extract = replace(paper_of(told.world, "С-8", told.issued.on), kind="covering")
    for term, false in (("с 16.03.2026 по 10.04.2026", 0), ("до 10.04.2026 включительно", 1)):
        assert len(lies_in(told.world, extract, f"2 | Проведение месячника чистоты | {term}")) == false
