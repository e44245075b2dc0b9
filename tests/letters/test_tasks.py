"""What a person is told to do: one line for each question, long lists by organisation."""

from datetime import date

from msgspec.structs import replace

from automation.messages.task_lines import TEN, calls_of, task_lines
from automation.model.notice import Notice, NoticeKind
from automation.model.plan import OrderId

CALL = Notice(
    kind=NoticeKind.CALL,
    order=OrderId(number="454", date=date(2025, 12, 11)),
    code="ПРИМ",
    item="1",
    text="срок – 26.12.2025: проверить готовность",
    organisation="МБУ «Пример»",
    whom="МБУ «Пример»",
    phone="0-00-01",
    contact="Пробный И.И.",
)
LATE = "срок истёк 12.12.2025, сведений нет: узнать причину"


def of(number: int, item: str, text: str, kind: NoticeKind = NoticeKind.CALL) -> Notice:
    name = f"МБУ «Образец {number}»"
    return replace(CALL, code=f"О-{number}", organisation=name, whom=name, item=item, text=text, kind=kind)


def test_a_short_list_of_calls_has_a_line_for_each_question_and_the_passed_terms_first() -> None:
    calls = calls_of([CALL, replace(CALL, item="2"), replace(CALL, item="3", text=LATE)], several=False)
    assert [call.line for call in calls] == [
        f"МБУ «Пример»: п. 3 – {LATE}",
        "МБУ «Пример»: п. 1 и 2 – срок – 26.12.2025: проверить готовность",
    ]


def test_a_long_list_of_calls_telephones_each_organisation_once() -> None:
    notices = [of(n, item=item, text=text) for n in range(TEN) for item, text in (("1", CALL.text), ("3", LATE))]
    calls = calls_of(notices, several=False)
    assert len(calls) == TEN
    assert calls[0].line == f"МБУ «Образец 0»: п. 3 – {LATE}; п. 1 – {CALL.text}"
    assert (calls[0].contacts, calls[0].phones) == (("Пробный И.И.",), ("0-00-01",))


def test_two_people_of_one_organisation_are_told_apart() -> None:
    other = replace(CALL, code="ПРИМ-2", contact="Шаблонов Т.И.", phone="0-00-02", item="2")
    assert [call.whom for call in calls_of([CALL, other], several=False)] == [
        "МБУ «Пример» (Пробный И.И.)",
        "МБУ «Пример» (Шаблонов Т.И.)",
    ]


def test_more_than_ten_proposals_stand_by_addressee() -> None:
    first, second = "заслушать на совещании", "запросить объяснение"
    notices = [of(n, "2", text, NoticeKind.PROPOSAL) for n in range(6) for text in (first, second)]
    lines = task_lines(notices, several=False)
    assert len(lines) == 6
    assert lines[0] == f"МБУ «Образец 0»: {first} (п. 2); {second} (п. 2)"
    assert len(task_lines(notices[:TEN], several=False)) == TEN
