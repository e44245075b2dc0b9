"""How «Изменения» names an amending order: papers repeat its words, so less than kind, date and number is completed."""

from msgspec.structs import replace

from tests.control.test_amending_orders import NAMED, act, dec, waiting
from tests.support.compose_order import ORDER
from tests.support.control_story import Story, small


def test_an_act_named_by_its_number_alone_is_named_as_its_file_names_itself() -> None:
    short = small(order=replace(ORDER, amendments="47-р"))
    story = waiting(replace(act(), kind="РАСПОРЯЖЕНИЕ"))
    known, _ = story.day(dec(16), short)
    assert known.morning.book.order.amendments == NAMED
    assert [f.code for f in known.findings if f.sheet == "Распоряжение"] == []


def test_an_act_that_no_file_names_in_full_is_asked_for() -> None:
    short = small(order=replace(ORDER, amendments="47-р"))
    (told,) = (f for f in Story().day(dec(16), short)[0].findings if f.code == "amendment-unnamed")
    assert "указано «47-р»" in told.message
