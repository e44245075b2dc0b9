"""A small order and its performers for tests; all of them are samples, nobody is real."""

from datetime import date

from msgspec.structs import replace

from automation.model.plan import By, Item, Official, Order, OrderDraft, Permanent, Term
from automation.model.report import Book, Performer, Relation, State, StatusRow

DEPUTIES = "заместители главы"
HEADS = "руководители подведомственных организаций"
EDITORS = "ответственные за наполнение сайтов"
SIGNED = date(2025, 12, 11)


def item(row: int, number: str, text: str, due: date | None, *groups: str, lead: int | None = None) -> Item:
    term = (
        Term(phrase=f"до {due:%d.%m.%Y}", deadline=By(due=due))
        if due
        else Term(phrase="постоянно", deadline=Permanent())
    )
    return Item(
        number=number, text=text, performers_text="; ".join(groups), groups=groups, term=term, lead_hours=lead, row=row
    )


ORDER = Order(
    kind="Распоряжение",
    number="454",
    date=SIGNED,
    heading="Об использовании сервиса обмена сообщениями",
    body="Администрация Образцовского сельского поселения",
    place="п. Образцовый",
    signed_by=Official(post="Глава Администрации", name="Образцов О.О."),
    responsible=Official(post="заместитель главы Администрации", name="Примеров Пётр Петрович"),
    control=Official(post="заместитель главы Администрации"),
)
ITEMS = (
    item(2, "1", "Информирование сотрудников", date(2025, 12, 12), DEPUTIES, HEADS),
    item(3, "2", "Создание рабочих чатов", date(2025, 12, 12), DEPUTIES, HEADS.upper() + "."),
    item(4, "3", "Приоритетная публикация новостей", None, EDITORS, lead=4),
    item(5, "6", "Информация о завершении перехода сотрудниками", date(2025, 12, 26), DEPUTIES, HEADS),
)
DRAFT = OrderDraft(order=ORDER, items=ITEMS)
LIBRARY = Performer(
    code="БИБЛ",
    groups=(HEADS,),
    organisation="МБУК «Образец»",
    post="директор",
    name="Примерова Мария Ивановна",
    email="library@example.org",
    phone="0-00-01",
    contact="Образцова Н.П.",
    row=2,
)
EXAMPLE = Performer(
    code="ПРИМ",
    groups=(HEADS,),
    organisation="МБУ «Пример»",
    post="директор",
    name="Примеров Иван Иванович",
    row=3,
)
DEPUTY = Performer(
    code="ЗАМ-1",
    groups=(DEPUTIES,),
    organisation="",
    post="заместитель главы Администрации",
    name="Примеров Пётр Петрович",
    relation=Relation.OFFICE,
    row=4,
)
EDITOR = Performer(
    code="БИБЛ-СМИ",
    groups=(EDITORS,),
    organisation="МБУК «Образец»",
    post="методист",
    name="Образцова Анна Петровна",
    addressee_code="БИБЛ",
    row=5,
)


def book(*rows: StatusRow, performers: tuple[Performer, ...] = (LIBRARY, EXAMPLE, DEPUTY, EDITOR)) -> Book:
    """Make a workbook as understood, without columns or findings."""
    return Book(
        file="inbox/454.xlsx",
        sha256="0" * 64,
        modified="2025-12-15T10:00:00",
        order=ORDER,
        items=ITEMS,
        performers=performers,
        rows=rows,
        columns={},
    )


def done(code: str, number: str, row: int, **values: object) -> StatusRow:
    """Make a row reported as executed on the last day of the term."""
    base = StatusRow(
        code=code,
        item=number,
        row=row,
        control_date=date(2025, 12, 12),
        state=State.DONE,
        executed_on=date(2025, 12, 12),
        evidence="приказ от 12.12.2025 № 15",
    )
    return replace(base, **values)
