"""The morning message and letters by mail: what they say, what they never hold."""

import html
import re
from datetime import date

from msgspec.structs import replace

from automation.messages.letter_mail import letter_message
from automation.messages.morning_mail import alarm_message, morning_message
from automation.model.catalogue import finding
from automation.model.control import Entry
from automation.model.letter import Attachment, Message
from automation.model.notice import Notice, NoticeKind
from automation.model.plan import OrderId
from automation.model.report import Finding
from tests.support.compose_order import ORDER, items
from tests.support.compose_story import FIRST, SECOND, morning
from tests.support.compose_world import entry, paper_for

OTHER = OrderId(number="12", date=date(2025, 12, 1))
FILE = Attachment(name="letter.docx", mime="application/octet-stream", data=b"PK")


def message(
    issued: list[tuple[Entry, str]] | None = None,
    notices: tuple[Notice, ...] = (),
    findings: list[tuple[OrderId | None, Finding]] | None = None,
    troubles: tuple[str, ...] = (),
) -> Message:
    return morning_message(
        on=SECOND,
        to="office@example.org",
        key="morning/2025-12-23",
        issued=issued or [],
        notices=notices,
        findings=findings or [],
        troubles=troubles,
    )


def papers() -> list[tuple[Entry, str]]:
    _, decisions = morning(SECOND)
    return [(entry(p, f"01-15/К-{n}"), "О представлении сведений") for n, p in enumerate(decisions.papers, 7)]


def notice(kind: NoticeKind, text: str, item: str = "2", order: OrderId = ORDER.id) -> Notice:
    return Notice(
        kind=kind,
        order=order,
        code="ПРИМ",
        item=item,
        text=text,
        organisation="МБУ «Пример»",
        whom="МБУ «Пример»",
        phone="0-00-02",
        contact="Пробная О.И.",
    )


CALL = notice(NoticeKind.CALL, "срок истёк 12.12.2025, сведений нет: узнать причину")


def test_the_urgent_stands_first() -> None:
    found = Finding(code="term-unclear", level="error", message="", item="4")
    body = message(
        papers(),
        (
            CALL,
            notice(
                NoticeKind.LOST_GROUND,
                "документ № 01-15/К-3 от 16.12.2025 утратил основание (п. 2): не подписывать, аннулировать",
            ),
            notice(NoticeKind.PERSONAL, "напомнить лично: Примеров Пётр Петрович, п. 6"),
            notice(NoticeKind.PROPOSAL, "письма направлены и остались без ответа: предложить руководству заслушать"),
        ),
        [(ORDER.id, found)],
        ("Книга не прочитана.",),
    ).text
    places = [
        body.index(words)
        for words in (
            "Требует внимания немедленно",
            "Утратили основание, не подписывать",
            "На подпись: ",
            "Обзвонить: 1",
            "Напомнить лично",
            "Исправить в таблице: иначе пункт нельзя оценить или некому писать",
            "Предложения руководству (решение вписать на лист «Решения»)",
        )
    ]
    assert places == sorted(places)


def test_the_subject_counts_what_to_do() -> None:
    issued = papers()
    told = message(issued, (CALL,), troubles=("Книга не прочитана.",)).subject
    assert told == f"Контроль исполнения, 23.12.2025: нужна проверка, на подпись – {len(issued)}, обзвонить – 1"
    assert message().subject == "Контроль исполнения, 23.12.2025: без действий"


def test_a_morning_with_anything_to_do_never_says_that_there_is_nothing() -> None:
    for kind, said in (
        (NoticeKind.LOST_GROUND, "не подписывать – 1"),
        (NoticeKind.PERSONAL, "напомнить лично – 1"),
        (NoticeKind.WAITING, "принять сведения – 1"),
        (NoticeKind.PROPOSAL, "предложения – 1"),
    ):
        told = message(notices=(notice(kind, "заявлено исполнение 10.12.2025"),))
        assert told.subject == f"Контроль исполнения, 23.12.2025: {said}"
        assert "МБУ «Пример»" in told.text


def test_calls_of_one_performer_are_one_line_without_telephone_or_contact() -> None:
    body = message(notices=(CALL, replace(CALL, item="1"))).text
    assert "– МБУ «Пример»: п. 1 и 2 – срок истёк 12.12.2025, сведений нет: узнать причину\n" in body
    assert "0-00-02" not in body
    assert "Пробная" not in body
    assert "Телефоны – в листе «На сегодня»." in body


def test_papers_tell_number_form_heading_and_addressee_the_gravest_first() -> None:
    body = message(papers()).text
    first = body.partition("На подпись: 7\n")[2].splitlines()[0]
    assert first.endswith(" – письмо «О представлении сведений» – МБУ «Пример»")
    assert "служебная записка «О представлении сведений» – Примеров Пётр Петрович" in body


def test_findings_name_no_file_sheet_or_cell() -> None:
    found = finding(
        "letter-number", sheet="Ход исполнения", cell="F12", performer="ОБР", item="2", addressee="МБУК «Образец»"
    )
    body = message(findings=[(ORDER.id, found), (ORDER.id, replace(found, performer="ПРИМ"))]).text
    assert "Номер документа не напечатан – 2 (ОБР, ПРИМ, п. 2)" in body
    for word in ("F12", "Ход исполнения", ".xlsx", "letter-number"):
        assert word not in body


def test_several_orders_are_told_apart() -> None:
    body = message(notices=(CALL, replace(CALL, order=OTHER))).text
    assert "узнать причину (№ 454 от 11.12.2025)" in body
    assert "узнать причину (№ 12 от 01.12.2025)" in body


def test_a_long_morning_is_cut_with_a_count() -> None:
    calls = tuple(replace(CALL, code=f"О-{n}", organisation=f"МБУ «Образец {n}»") for n in range(40))
    body = message(notices=calls).text
    assert "Обзвонить: 40" in body
    assert "– … и ещё 26 – в листе «На сегодня»" in body


def test_a_quiet_morning_says_so() -> None:
    assert message().text == "Контроль исполнения, 23.12.2025.\n\nСегодня ничего делать не нужно.\n"


def test_an_alarm_says_that_nothing_was_issued_and_why() -> None:
    told = alarm_message(on=FIRST, to="office@example.org", key="k", troubles=["Книга пуста.", "Книга пуста."])
    assert told.subject == "Контроль исполнения, 16.12.2025: нужна проверка, документы не выпущены"
    assert told.text.count("Книга пуста.") == 1


def letter(**values: object) -> Message:
    _, decisions = morning(FIRST)
    sent = replace(entry(paper_for(decisions, "ПРИМ"), "01-15/К-3"), printed="01-15/К-3", day=FIRST)
    given: dict[str, object] = {
        "key": sent.key,
        "to": "primer@example.org",
        "entry": sent,
        "order": ORDER,
        "heading": "О представлении сведений об исполнении пункта 2 плана-графика",
        "attachments": (FILE,),
        "items": items(),
        "respond_by": date(2025, 12, 18),
        "salutation": "Уважаемый Иван Иванович!",
        "sender": ("Администрация Аксайского городского поселения", "Общий отдел", ""),
        **values,
    }
    return letter_message(**given)  # type: ignore[arg-type]


def test_a_letters_subject_is_its_heading_with_the_order_behind_the_day_of_the_answer() -> None:
    heading = "представлении сведений об исполнении пункта 2 плана-графика (№ 454 от 11.12.2025)"
    assert letter().subject == f"Ответить до 18.12.2025: о {heading}"
    assert letter(respond_by=None).subject == f"О {heading}"


def test_an_item_with_an_answer_date_of_its_own_has_it_in_the_mail() -> None:
    _, decisions = morning(FIRST)
    sent = entry(paper_for(decisions, "ПРИМ"), "01-15/К-3")
    (second,) = sent.occasions
    third, sixth = replace(second, item="3"), replace(second, item="6", control_date=None)
    later = replace(third, control_date=date(2026, 1, 12))
    asked = {second: date(2025, 12, 18), third: date(2025, 12, 25), sixth: date(2025, 12, 25)}
    told = letter(entry=replace(sent, occasions=(second, third, later, sixth), answers=asked), items=items()[:2])
    assert "Просим ответить до 18.12.2025, по пунктам 3 и 6 – до 25.12.2025.\n" in told.text
    listed = told.text.partition("Пункты плана-графика\n")[2].splitlines()[:3]
    assert listed[0].startswith("– п. 2 – Создание рабочих групповых чатов")
    assert listed[1:] == ["– п. 3 (сроки – 12.12.2025 и 12.01.2026)", "– п. 6"]
    one = letter(entry=replace(sent, answers={replace(second, item="3"): date(2025, 12, 25)}))
    assert "Просим ответить до 18.12.2025, по пункту 3 – до 25.12.2025.\n" in one.text


def test_two_closing_marks_do_not_meet() -> None:
    told = letter(heading="О сроке исполнения пункта 2 «дорожной карты»")
    assert "«О сроке исполнения пункта 2 «дорожной карты» (план" in told.text


def test_a_letters_mail_tells_what_it_is_about_until_when_and_nothing_of_others() -> None:
    told = letter()
    assert told.text.splitlines() == [
        "Уважаемый Иван Иванович!",
        "",
        (
            "Направляем письмо № 01-15/К-3 от 16.12.2025 «О представлении сведений об исполнении пункта 2 "
            "плана-графика» (план-график к распоряжению от 11.12.2025 № 454)."
        ),
        "",
        "Просим ответить до 18.12.2025.",
        "",
        "Пункт плана-графика",
        (
            "– п. 2 – Создание рабочих групповых чатов в многофункциональном сервисе обмена информацией и прекращение "
            "ведения аналогичных чатов в иностранных мессенджерах (срок – 12.12.2025)"
        ),
        "",
        "Письмо – во вложении. Ответить можно на это сообщение.",
        "",
        "С уважением,",
        "",
        "Администрация Аксайского городского поселения",
        "",
        "Общий отдел",
    ]
    assert told.attachments == (FILE,)
    for other in ("Образец", "Шаблон", "Типовое", "из 3"):
        assert other not in told.text


def test_a_letters_mail_names_the_form_and_the_terms_it_brings() -> None:
    form = Attachment(name="Форма – МБУ Пример.xlsx", mime="", data=b"PK")
    terms = Attachment(name="Сроки.ics", mime="text/calendar", data=b"")
    told = [letter(attachments=files).text.splitlines()[9] for files in ((FILE, form), (FILE, form, terms))]
    assert told == [
        "Во вложении – письмо и форма для ответа («Форма – МБУ Пример.xlsx»). Ответить можно на это сообщение.",
        (
            "Во вложении – письмо, форма для ответа («Форма – МБУ Пример.xlsx») и сроки пунктов для календаря "
            "(«Сроки.ics»). Ответить можно на это сообщение."
        ),
    ]


def test_a_letter_without_salutation_has_no_closing() -> None:
    told = letter(salutation="")
    assert told.text.startswith("Здравствуйте!")
    assert "С уважением" not in told.text


def test_a_letters_text_and_html_say_the_same_and_escape() -> None:
    told = letter(heading="О <b>сроке</b> & «кавычках»", sender=("МБУ <script>",))
    page = re.sub(r"<[^>]+>", " ", told.html.partition("<body")[2].partition(">")[2])
    assert html.unescape(page).split() == told.text.replace("\n– ", "\n").split()
    assert "<script>" not in told.html
