"""A first letter about a broken term tells what was said in a call, and believes that a report is on its way."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.spoken_words import is_quotation, says_sent
from automation.model.office import PhoneCall
from tests.letters.test_promised_by_telephone import PLAN, played, said
from tests.support.control_story import item, small

SENT = "письмо отправлено почтой ещё в пятницу"
CALL = PhoneCall(day=date(2025, 12, 15), code="ОБР", items=("1",), said=SENT, spoke_with="директор Примерова М.И.")
IF_NOT_DONE = ("не выполнен", "не исполнен", "причины")


def test_whoever_has_sent_the_report_is_not_told_to_do_what_is_not_done() -> None:
    _, days = played(small(plan=PLAN, calls=(CALL,)), 12, 15, 16)
    told = said(days[-1])
    assert "заголовок | О представлении сведений об исполнении пункта 1" in told
    assert (
        f"абзац | 15.12.2025 Вами по телефону сообщено: «{SENT}».\n"
        "абзац | По состоянию на 16.12.2025 сведения об исполнении указанного пункта от МБУК «Образец» не поступили. "
        "Установленный срок истёк"
    ) in told
    assert (
        "Просим до 18.12.2025 представить по прилагаемой форме сведения об исполнении пункта 1 с указанием даты" in told
    )
    assert not any(words in told for words in IF_NOT_DONE)


def test_the_other_item_of_the_letter_is_asked_about_as_ever() -> None:
    _, days = played(small(plan=(PLAN[0], item("до 12.12.2025", "3", row=4), PLAN[1]), calls=(CALL,)), 12, 15, 16)
    told = said(days[-1])
    assert f"15.12.2025 Вами по телефону по пункту 1 сообщено: «{SENT}»." in told
    assert "представить по прилагаемой форме сведения об исполнении пунктов 1 и 3 с указанием дат" in told
    assert "если пункт 3 не исполнен, исполнить его и письменно сообщить причины нарушения срока" in told


@pytest.mark.parametrize("words_of_it", ["работы не начаты, ждут комплектующие", "отчёт не отправлен"])
def test_other_words_are_quoted_and_the_work_is_asked_for(words_of_it: str) -> None:
    _, days = played(small(plan=PLAN, calls=(replace(CALL, said=words_of_it),)), 12, 15, 16)
    told = said(days[-1])
    assert f"15.12.2025 Вами по телефону сообщено: «{words_of_it}»." in told
    assert "если мероприятие не выполнено, выполнить его и письменно сообщить причины нарушения срока" in told


@pytest.mark.parametrize("about", [("1", "2"), ()])
def test_words_about_other_items_change_nothing(about: tuple[str, ...]) -> None:
    _, days = played(small(plan=PLAN, calls=(replace(CALL, items=about),)), 12, 15, 16)
    assert "сообщено" not in said(days[-1])
    assert "если мероприятие не выполнено" in said(days[-1])


def test_a_second_letter_is_as_ever() -> None:
    _, days = played(small(plan=PLAN, calls=(CALL,)), 12, 15, 16, 23)
    told = said(days[-1])
    assert "оставлено без" in told
    assert "письменно объяснить причины нарушения срока" in told


@pytest.mark.parametrize(
    ("words_of_it", "sent"),
    [
        ("письмо ушло вчера", True),
        ("отчёт выслали почтой", True),
        ("отчёт направлен на согласование главе", False),
        ("ещё не направлено", False),
        ("договор подписан, его везут с оказией", True),
        ("вопрос передан техническому директору", False),
        ("отправят завтра", False),
    ],
)
def test_what_counts_as_sent(words_of_it: str, *, sent: bool) -> None:
    assert says_sent(words_of_it) is sent


@pytest.mark.parametrize(
    ("words_of_it", "quoted"),
    [
        ("главный врач увольняется, график у него на столе", False),
        ("заведующая в отпуске", False),
        ("директор на совещании, передадут", False),
        ("врачи выехали в село, осмотрены 40 человек", True),
    ],
)
def test_what_is_said_of_people_is_quoted_in_no_letter(words_of_it: str, *, quoted: bool) -> None:
    assert is_quotation(words_of_it) is quoted
