"""Order № 454 as values: its requisites, its plan and its performers, who are samples."""

from datetime import date
from pathlib import Path

from automation.model.plan import Item, Official, Order
from automation.model.report import Performer, Relation
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar

ROOT = Path(__file__).resolve().parents[2]
SIGNED = date(2025, 12, 11)
BODY = "Администрация Аксайского городского поселения"
HEAD = Official(post="Глава Администрации Аксайского городского поселения", name="Камфарин Е.Н.")
DEPUTY = "Заместитель главы Администрации Аксайского городского поселения по социальным вопросам"
BOBKOV = Official(post=DEPUTY, name="Бобков Дмитрий Александрович")
ORDER = Order(
    kind="распоряжение",
    number="454",
    date=SIGNED,
    heading="Об использовании отечественного многофункционального сервиса обмена информацией в качестве средства "
    "мгновенного обмена сообщениями в целях рабочих коммуникаций",
    body=BODY,
    place="г. Аксай",
    signed_by=HEAD,
    responsible=BOBKOV,
    control=BOBKOV,
    superior="распоряжение Администрации Аксайского района от 05.12.2025 № 94",
    plan_title="План мероприятий (план-график) перехода Администрации Аксайского городского поселения на "
    "использование отечественного многофункционального сервиса обмена информацией",
)
CHIEFS = "заместители главы Администрации Аксайского городского поселения"
HEADS = "руководители подведомственных организаций"
SOCIAL = "ответственные за наполнение соцсетей и сайтов"
PLAN = (
    (
        "1",
        (
            "Информирование сотрудников об использовании исключительно многофункционального сервиса обмена информацией "
            "в качестве средства мгновенного обмена сообщениями при выполнении служебных обязанностей"
        ),
        "до 12.12.2025",
        (CHIEFS, HEADS),
    ),
    (
        "2",
        (
            "Создание рабочих групповых чатов в многофункциональном сервисе обмена информацией и прекращение ведения "
            "аналогичных чатов в иностранных мессенджерах"
        ),
        "до 12.12.2025",
        (CHIEFS, HEADS),
    ),
    (
        "3",
        (
            "Обеспечение приоритетной публикации новостных материалов в информационных каналах Администрации "
            "городского поселения и подведомственных организаций в национальном мессенджере не менее чем за четыре "
            "часа до публикации в других источниках"
        ),
        "постоянно",
        (SOCIAL,),
    ),
    ("4", "Личный пример использования национального мессенджера", "постоянно", (CHIEFS, HEADS)),
    (
        "5",
        (
            "Информирование граждан о возможности осуществления коммуникации с сотрудниками Администрации городского "
            "поселения, подведомственных организаций с использованием многофункционального сервиса обмена информацией"
        ),
        "постоянно",
        (SOCIAL,),
    ),
    (
        "6",
        (
            "Информация о завершении перехода на использование многофункционального сервиса обмена информацией "
            "сотрудниками Администрации Аксайского городского поселения и подведомственных организаций"
        ),
        "до 26.12.2025",
        (CHIEFS, HEADS),
    ),
)


def items() -> tuple[Item, ...]:
    return tuple(
        Item(
            number=number,
            text=text,
            performers_text="; ".join(groups),
            groups=groups,
            term=read_term(term, SIGNED, Calendar()),
            lead_hours=4 if number == "3" else None,
            row=row,
        )
        for row, (number, text, term, groups) in enumerate(PLAN, 2)
    )


PERFORMERS = (
    Performer(
        code="ЗАМ-1",
        groups=(CHIEFS,),
        organisation=BODY,
        post="Заместитель главы Администрации Аксайского городского поселения",
        name="Примеров Пётр Петрович",
        relation=Relation.OFFICE,
    ),
    Performer(
        code="ЗАМ-2",
        groups=(CHIEFS,),
        organisation=BODY,
        post="Заместитель главы Администрации Аксайского городского поселения по экономике",
        name="Образцов Олег Олегович",
        relation=Relation.OFFICE,
    ),
    Performer(
        code="ОБР",
        groups=(HEADS,),
        organisation="МБУК «Образец»",
        post="Директор",
        name="Примерова Мария Ивановна",
    ),
    Performer(code="ПРИМ", groups=(HEADS,), organisation="МБУ «Пример»", post="Директор", name="Пробный Иван Иванович"),
    Performer(
        code="ШАБ", groups=(HEADS,), organisation="МБУК «Шаблон»", post="Директор", name="Шаблонова Анна Петровна"
    ),
    Performer(
        code="ТИП", groups=(HEADS,), organisation="МБУ «Типовое»", post="Директор", name="Типовой Павел Павлович"
    ),
    Performer(
        code="СОЦ",
        groups=(SOCIAL,),
        organisation="МБУК «Образец»",
        post="Специалист",
        name="Пробная Ольга Ивановна",
        addressee_code="ОБР",
    ),
)
