"""Which papers there are: their kinds, their forms, and the topics of paragraphs. A new kind of paper begins here."""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class Kind(StrEnum):
    """What a paper is about. Lists show the kinds in this order, the most urgent first."""

    OVERDUE = "overdue"
    REQUEST = "request"
    REMINDER = "reminder"
    COMPLETION = "completion"
    SUPPLEMENT = "supplement"
    PROGRESS = "progress"
    AMENDED = "amended"
    COVERING = "covering"
    RELEASE = "release"


class KindTitle(Struct, frozen=True):
    """What people read of a kind of paper: on lists, in the name of its file, and the rule that ``explain`` shows."""

    listed: str
    file: str
    rule: str


KINDS: Final = {
    Kind.REMINDER: KindTitle(
        "напоминание о сроке", "Напоминание", "подошёл день напоминания: за {remind_days} раб. дн. до срока"
    ),
    Kind.OVERDUE: KindTitle(
        "об истёкшем сроке",
        "Просрочка",
        "срок истёк, исполнение не подтверждено: первое письмо – на {first}-й рабочий день после срока, "
        "следующее – через {repeat_days} раб. дн. после отправки без ответа, всего не больше {repeat_max}",
    ),
    Kind.REQUEST: KindTitle("уточнение сведений", "Уточнение", "сведения нельзя учесть или их нужно уточнить"),
    Kind.AMENDED: KindTitle(
        "изменение плана", "Изменение плана", "изменяющий документ исключил пункт, исполнителя или изменил срок"
    ),
    Kind.COVERING: KindTitle("направление выписки", "Выписка", "начало исполнения документа"),
    Kind.RELEASE: KindTitle("снятие с контроля", "Снятие с контроля", "исполнение принято, пункт снят с контроля"),
    Kind.PROGRESS: KindTitle(
        "о ходе исполнения", "Справка", "еженедельная справка или первый рабочий день после срока"
    ),
    Kind.COMPLETION: KindTitle(
        "об исполнении", "Докладная", "все пункты со сроком исполнены или последний срок прошёл"
    ),
    Kind.SUPPLEMENT: KindTitle(
        "дополнение к докладной записке", "Дополнение", "после докладной изменились сведения, о которых она сообщала"
    ),
}


# Begins the detail of a request at a control point of lasting items; the last day of the period follows.
CONTROL_POINT = "control:"
# Of news about an amending order: the item is gone; others bear it; the plan has got it; its reader bears it beside
# others; it has other words. Any other detail is the term it had before.
EXCLUDED, TAKEN, ADDED, JOINED, REWORDED, SHARED = "excluded", "taken", "added", "joined", "reworded", "shared"


class Form(StrEnum):
    """The page a paper is printed on and the journal it is numbered in."""

    LETTER = "letter"
    NOTE = "note"
    MEMO = "memo"
    REFERENCE = "reference"


TO_PERFORMERS: Final = frozenset({Form.LETTER, Form.NOTE})  # an answer may be asked for; memos go to leaders


class Topic(StrEnum):
    """What one ground of a letter speaks about, the gravest first; the value names the file of its words.

    The gravest topic leads a joined paper and gives it its kind, the others are its last paragraphs; a control point
    never leads in company.
    """

    OVERDUE = "overdue"
    REQUEST = "request"
    AGREEMENT = "agreement"
    REMINDER = "reminder"
    EVENT = "event"
    AMENDED = "amended"
    COVERING = "covering"
    RELEASE = "release"
    TAKEN_OFF = "taken_off"  # by a decision about this performer alone, without an accepted report
    CONTROL_POINT = "control_point"

    @property
    def rank(self) -> int:
        """Return the place of the topic by gravity, 0 for the gravest."""
        return RANKS[self]

    @property
    def kind(self) -> Kind:
        """Return the kind of a paper that this topic leads."""
        if self is Topic.EVENT:
            return Kind.REMINDER
        if self is Topic.TAKEN_OFF:
            return Kind.RELEASE
        return Kind.REQUEST if self in {Topic.AGREEMENT, Topic.CONTROL_POINT} else Kind(self.value)


RANKS: Final = {topic: rank for rank, topic in enumerate(Topic)}
REPEATED: Final = frozenset({Kind.OVERDUE, Kind.REQUEST})  # unanswered, written again; they hold a first «overdue»
OPTIONAL: Final = frozenset({Kind.COVERING, Kind.RELEASE})  # where ``policy.letters`` asks; no pause before or after
MEMOS: Final = {Kind.PROGRESS: Form.REFERENCE, Kind.COMPLETION: Form.MEMO, Kind.SUPPLEMENT: Form.MEMO}  # to the leaders
