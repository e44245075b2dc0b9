"""«Звонки»: which calls were about an obligation. Nothing else reads the sheet."""

from collections.abc import Iterator

from automation.control.morning import Morning
from automation.model.office import PhoneCall


def calls_about(morning: Morning, code: str, item: str) -> Iterator[PhoneCall]:
    """Yield the calls of the past about one item of one performer; a call without items was about all of them."""
    for call in morning.book.calls:
        if call.day and call.day <= morning.on and call.code == code and (not call.items or item in call.items):
            yield call
