"""Orders as texts: the words of a small order, and what is read of them and asked about them."""

from automation.model.plan import OrderDraft
from automation.plan.order.blocks import OrderParagraph, Source, tidy
from automation.plan.order.plain import read_plain
from automation.plan.order.understand import understand_order

ORDER = """АДМИНИСТРАЦИЯ ПРИМЕРСКОГО РАЙОНА
ПОСТАНОВЛЕНИЕ
12.01.2026 № 7
О проверке котельных
В целях порядка ПОСТАНОВЛЯЮ:
1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.
2. Контроль оставляю за собой.
Глава района\tП.П. Примеров"""
SIGNATURE = ORDER.rsplit("\n", maxsplit=1)[-1]
# The order where it approves a plan, and the stamp of the appendix that holds it.
APPROVES = ORDER.replace(
    "1. Отделу ЖКХ до 25 марта 2026 г. проверить котельные.", "1. Утвердить план проверки котельных."
)
STAMP = "УТВЕРЖДЕН\nпостановлением от 12.01.2026 № 7"
# The same order as a text file has it, with an empty line between its parts.
TYPED = ORDER.replace("\nВ целях", "\n\nВ целях").replace(f"\n{SIGNATURE}", f"\n\n{SIGNATURE}\n")


def drafted(text: str) -> OrderDraft:
    """Return what is read of an order whose every line is a paragraph of a Word file."""
    return understand_order(Source(tuple(OrderParagraph(tidy(line)) for line in text.split("\n"))), "order.docx")


def read_text(text: str) -> OrderDraft:
    """Return what is read of an order that comes as a text file."""
    return understand_order(Source(tuple(read_plain(text.encode()))), "order.txt")


def told(draft: OrderDraft, words: str) -> bool:
    """Whether the list «Проверьте» holds these words."""
    return any(words in f"{check.place.name} {check.text}" for check in draft.checks)


def questions_of(draft: OrderDraft) -> str:
    """Return every question of a reading in one text."""
    return "\n".join(draft.questions)


def asked(draft: OrderDraft) -> set[str]:
    """Return the places of all that is not surely read."""
    return {check.place.name for check in draft.checks if check.risk != "read"}
