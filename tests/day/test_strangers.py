"""Whose message it is, nobody can say while a workbook is unread: no advice is given then to mark it as no answer."""

from datetime import date

import pytest

from automation.day.answers import TakenMessages, strangers
from automation.day.call import Reading
from automation.model.office import ActingList
from automation.model.received import Received

DAY = date(2025, 12, 17)
MESSAGE = Received(name="ВС-1", state="taken", day=DAY, sent_on=DAY, sender="a@example.org", subject="Ответ")


@pytest.mark.parametrize(
    ("reading", "told"),
    [
        (Reading(file="a.xlsx", state="unread"), 0),
        (Reading(file="a.docx", state="skipped"), 1),
        (Reading(file="Замещение.xlsx", state="unread", acting=ActingList()), 1),
    ],
    ids=["a workbook is unread", "all were read", "the list of signatories is unread"],
)
def test_a_message_is_a_strangers_only_beside_workbooks_that_were_read(reading: Reading, told: int) -> None:
    found = strangers(TakenMessages(on=DAY, messages=(MESSAGE,), said={}), [reading])
    assert [f.code for r in found for f in r.findings] == ["message-stranger"] * told
