"""Order № 454 until the end of January: two deputies, nine organisations, a company by agreement, and the usual mess.

The text of every paper is kept in ``tests/golden/stories/order-454.txt``; it was read before it was kept.
"""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from tests.support.clerk import BODY, CHIEFS, DEPUTY, HEADS, SOCIAL, new_home, performers
from tests.support.nightly import first
from tests.support.office_days import Office, working_days
from tests.support.storytelling import STORIES, Story, Told, missed, played, unlike_golden
from tests.support.truth.mail import misled

AGREED = "по согласованию"
TABLE = """
ЗАМ-1 | CHIEFS | BODY | DEPUTY | Лозовой Сергей Андреевич | zam1@example.org | администрация |  | 0-10-01
ЗАМ-2 | CHIEFS | BODY | DEPUTY | Ильина Вера Павловна | zam2@example.org | администрация |  | 0-10-02
МУЗ | HEADS | МБУК «Музей ремёсел» | Директор | Гончар Ольга Сергеевна | muz@example.org |  |  | 0-11-01
БИБЛ | HEADS | МБУК «Центральная библиотека» | Директор | Седых Нина Львовна | bib@example.org |  |  | 0-11-02
ДК | HEADS | МБУК «Дворец культуры» | Директор | Чайка Роман Ильич | dk@example.org |  |  | 0-11-03
СПОРТ | HEADS | МАУ «Спортивный клуб» | Директор | Бойко Игорь Олегович | sp@example.org |  |  | 0-11-04
БЛАГ | HEADS | МБУ «Благоустройство» | Начальник | Жук Павел Юрьевич | bl@example.org |  |  | 0-11-05
АРХ | HEADS | МБУ «Муниципальный архив» | Директор | Белая Алла Егоровна | arh@example.org |  |  | 0-11-06
УХО | HEADS | МКУ «Управление хозяйственного обеспечения» | Начальник | Короткий Олег Ильич
  | uho@example.org |  |  | 0-11-07
САД | HEADS | МБДОУ № 7 «Теремок» | Заведующий | Мороз Елена Викторовна | sad@example.org |  |  | 0-11-08
МЦ | HEADS | МБУ «Молодёжный центр» | Директор | Кравец Антон Денисович | mc@example.org |  |  | 0-11-09
СВЯЗЬ | HEADS | ООО «Связь-Сервис» | Генеральный директор | Дюма Артур Робертович
  | ooo@example.org | AGREED |  | 0-12-01
МУЗ-СМИ | SOCIAL | МБУК «Музей ремёсел» | Методист | Юдина Яна Игоревна | smi@example.org |  | МУЗ | 0-11-11
МЦ-СМИ | SOCIAL | МБУ «Молодёжный центр» | Специалист | Ким Лев Аркадьевич | smi2@example.org |  | МЦ | 0-11-12
"""
PERFORMERS = performers(TABLE, BODY=BODY, CHIEFS=CHIEFS, DEPUTY=DEPUTY, HEADS=HEADS, SOCIAL=SOCIAL, AGREED=AGREED)
# December, where each sort of paper is met, is in every check; CI plays the story to its end.
FIRST, LASTS = date(2025, 12, 11), first(1, [date(2025, 12, 30), date(2026, 1, 30)])
CLOSELY = (date(2025, 12, 22), date(2025, 12, 29), date(2026, 1, 16), date(2026, 1, 21))
DAYS = (STORIES / "order-454.days.txt").read_text("utf-8")


@pytest.fixture(scope="module", params=LASTS, ids=str)
def story(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Story:
    home = tmp_path_factory.mktemp("story") / "home"
    return played(Office(home, new_home(home, PERFORMERS)), working_days(FIRST, request.param), DAYS, *CLOSELY)


def test_every_paper_reads_as_it_was_read(story: Story, tmp_path: Path) -> None:
    assert unlike_golden(story, "order-454", tmp_path, until=story.until) == ""


def test_no_paper_or_message_claims_what_workbook_and_register_do_not_allow(story: Story) -> None:
    assert story.papers
    assert story.lies() == []


def test_papers_mails_pages_and_json_tell_the_same_figures(story: Story) -> None:
    assert story.disagreements == ()


def test_a_false_sentence_of_each_sort_is_found_in_a_finished_paper(story: Story) -> None:
    assert missed(story, "order-454") == []


def test_a_morning_message_that_counts_wrongly_or_says_all_is_well_is_found(story: Story, tmp_path: Path) -> None:
    world = story.paper("С-2", "22.12.2025").world
    for name, subject in (("counts", "на подпись – 1, принять сведения – 2"), ("well", "без действий")):
        message = EmailMessage()
        message["Subject"] = f"Контроль исполнения, 22.12.2025: {subject}"
        message.set_content("Сегодня ничего делать не нужно.")
        folder = tmp_path / name
        folder.mkdir()
        (folder / "2025-12-22 00012 office@example.org.eml").write_bytes(message.as_bytes())
        assert len(list(misled(world, folder))) == {"counts": 2, "well": 3}[name]


def test_a_memo_of_a_wrong_day_is_found(story: Story) -> None:
    memo = story.paper("02-01/К-1", "29.12.2025")
    days = {told.issued.on: told.world for told in story.papers}
    found = {
        on: {lie.check for lie in Told(memo.issued, world).lies()} for on, world in days.items() if memo.issued.on <= on
    }
    assert {on for on, checks in found.items() if "memo_day" in checks} == set(found) - {memo.issued.on}
