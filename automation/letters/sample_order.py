"""The sample order behind the sample papers: every sort of item, every standing, one organisation's people.

Organisations and persons are plainly samples.
"""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from automation.model.control import Verdict
from automation.model.figures import Figures, Headcounted, ItemFigures, OrganisationFigures, People, Publications
from automation.model.kinds import CONTROL_POINT
from automation.model.office import Ruling, RulingKind
from automation.model.plan import By, Item, Official, Order, Permanent, Recurring, Term, Unclear
from automation.model.report import Extension, Performer, Publication, Relation, State, StatusRow
from automation.model.reported import Incoming, News, OpenQuestion, PeriodReport, Reported, Silence
from automation.model.standing import Standing
from automation.model.tally import Tally

DAY, DUE, AHEAD = date(2025, 12, 16), date(2025, 12, 12), date(2025, 12, 26)
LAST = date(2025, 12, 8)  # the day of the last memo
HEAD = Official(post="Глава Администрации Примерного поселения", name="Примеров П.П.")
CLERK = Official(post="Начальник общего отдела", name="Образцова Наталья Петровна")
ORDER = Order(
    kind="распоряжение",
    number="1",
    date=date(2025, 12, 1),
    heading="О примере",
    body="Администрация Примерного поселения",
    place="п. Примерный",
    signed_by=HEAD,
    responsible=CLERK,
    control=CLERK,
    amendments="распоряжение от 10.12.2025 № 2",
    superior="распоряжение Администрации Примерного района от 05.12.2025 № 3",
)
ENDED = {8, 13, 15}  # items that were taken off control, the last of them before its term
INFORMATION = 14  # an item that asks for information once
BEGUN = {INFORMATION: "Информация о проведении", 12: "Направлять в министерство информацию о проведении"}
ITEMS = tuple(
    Item(
        number=str(n),
        text=f"{BEGUN.get(n, 'Проведение')} примерного мероприятия № {n}",
        performers_text="руководители организаций",
        groups=("руководители организаций",),
        term=Term(phrase=phrase, deadline=deadline),
        indicator={1: "сотрудники", 2: "доля охвата, %"}.get(n, ""),
        lead_hours=4 if n == 5 else None,
        closed_on=DAY if n in ENDED else None,
    )
    for n, phrase, deadline in (
        (1, "до 12.12.2025", By(due=DUE)),
        (2, "до 12.12.2025", By(due=DUE)),
        (3, "до 12.12.2025", By(due=DUE)),
        (4, "постоянно", Permanent()),
        (5, "постоянно", Permanent()),
        (6, "по графику", Unclear(question="Каков срок?")),
        (7, "до 12.12.2025", By(due=DUE)),
        (8, "до 12.12.2025", By(due=DUE)),
        (9, "до 12.12.2025", By(due=DUE)),
        (10, "до 26.12.2025", By(due=AHEAD)),
        (11, "ежемесячно", Recurring(unit="month")),
        (12, "ежемесячно", Recurring(unit="month")),
        (13, "ежемесячно", Recurring(unit="month")),
        (INFORMATION, "до 12.12.2025", By(due=DUE)),
        (15, "до 26.12.2025", By(due=AHEAD)),
    )
)
DIRECTOR = Performer(
    code="ОБР", groups=(), organisation="МБУК «Образец»", post="Директор", name="Примерова Мария Ивановна", sex="ж"
)
DEPUTY = Performer(
    code="ЗАМ",
    groups=(),
    organisation=ORDER.body,
    post="Заместитель главы Администрации Примерного поселения",
    name="Примеров Иван Иванович",
    sex="м",
    relation=Relation.OFFICE,
)
MOMENT = datetime(2025, 12, 16, 10, 0)  # noqa: DTZ001 - local time of the office, as in «Публикации»
PUBLICATION = Publication(
    code="ОБР",
    day=DAY,
    material="Новость",
    messenger_at=MOMENT,
    elsewhere_at=MOMENT + timedelta(hours=2),
    source="сайт",
)
HEARING = Ruling(
    decided_on=DUE - timedelta(days=7),
    decided_by="Примеров П.П.",
    kind=RulingKind.HEAR,
    items=("2",),
    done_on=DUE - timedelta(days=3),  # so long ago that what he was heard about is to be asked again
    basis="протокол № 3",
)
HEARING_LEFT = replace(HEARING, decided_on=DUE, items=("3", "9"), done_on=None)
EXTENSION = Extension(
    item="2", code="", new_term=date(2025, 12, 26), decided_on=DUE, decided_by="Примеров П.П.", basis="обращение", row=2
)


def sample_verdict(performer: Performer, number: int, standing: Standing) -> Verdict:
    """Return one obligation of the sample order in a standing; item 3 has a moved term."""
    late = number == 3
    row = StatusRow(
        code=performer.code,
        item=str(number),
        row=2,
        state=State.IN_WORK if number == 2 else State.DONE,
        executed_on=DUE,
        comment="примерный комментарий",
        reason="примерная причина",
        expected_on=date(2025, 12, 19),
        staff_total=38,
        staff_moved=41,
        accepted_on=DAY,
    )
    quiet = number in {10, 11, 12, 13, 15}
    return Verdict(
        item=ITEMS[number - 1],
        performer=performer,
        control_date=AHEAD if quiet else (None if number in {4, 5, 6} else DUE),
        due=AHEAD if late or quiet else DUE,
        standing=standing,
        row=row,
        executed_on=DUE if standing in {Standing.MET, Standing.MET_LATE, Standing.CLAIMED} else None,
        first_seen=DAY,
        extension_row=2 if late else 0,
        reported=_reported(number, standing),
        periods=tuple(_period(n) for n in range({11: 1, 12: 6, 13: 2}.get(number, 0))),
    )


def _period(number: int) -> PeriodReport:
    day = DUE - timedelta(days=7 * number)
    return PeriodReport(control_date=day, due=day, executed_on=day, late=number > 1, accepted=True)


def sample_report(performer: Performer, news: News, number: int = 1) -> Reported:
    """Return a report of a sample obligation that amounts to ``news``, without reason and day, so both are asked."""
    silent = Silence(code=performer.code, item=str(number), due=DUE) if news is News.SILENT else None
    told = Reported(news=news, silence=silent, incoming=Incoming(number="87", day=DAY))
    return replace(told, returned_on=DAY, return_reason="приказ не приложен") if news is News.RETURNED else told


def _reported(number: int, standing: Standing) -> Reported:
    """Return what came in about a sample obligation: nothing, a report sent back, or a reason and a new day."""
    if number in {10, 12}:
        return Reported(news=News.SILENT)
    if standing is Standing.NO_DATA:
        return Reported(news=News.RETURNED, returned_on=DAY, return_reason="приказ не приложен")
    if number in {1, 11} and standing is Standing.OVERDUE:
        return Reported(news=News.SILENT, silence=Silence(code="ОБР", item=str(number), due=DUE))
    return Reported(
        news=News.IN_WORK,
        incoming=Incoming(number="5", day=DAY),
        presented_late=DAY,
        reason="примерная причина",
        expected_on=date(2025, 12, 19),
        answers=("от 19.12.2025 № 7: примерный ответ",),
        rulings=(HEARING, *((HEARING_LEFT,) if str(number) in HEARING_LEFT.items else ())),
    )


S = Standing
TOLD = {  # the standings of each item, the director first
    1: (S.OVERDUE, S.MET),
    2: (S.OVERDUE, S.CLAIMED),
    3: (S.MET_LATE, S.NOT_APPLICABLE),
    4: (S.PERMANENT, S.PERMANENT),
    5: (S.PERMANENT,),
    6: (S.NO_DATA,),
    7: (),
    8: (S.MET,),
    9: (S.MET, S.MET),
    10: (S.IN_WORK, S.IN_WORK),
    11: (S.OVERDUE, S.IN_WORK),
    12: (S.IN_WORK, S.IN_WORK),
    13: (S.IN_WORK,),
    INFORMATION: (S.MET,),
    15: (S.IN_WORK,),
}
MANY = (S.NO_DATA, S.DUE_SOON, S.IN_WORK, *[S.OVERDUE] * 11)


def sample_figures() -> Figures:
    """Return every standing once, every sort of item once, more late performers than a sentence names."""
    organisation = OrganisationFigures(
        organisation=DIRECTOR.organisation,
        relation=Relation.SUBORDINATE,
        codes=("ОБР",),
        worst=S.OVERDUE,
        tally=Tally(),
        verdicts=(),
        staff_total=26,
        staff_moved=21,
        staff_accepted=True,
        staff_day=DUE,
        headcounts=(Headcounted(performer=DIRECTOR, total=5, moved=4, accepted=True),),
    )
    office = replace(organisation, organisation=ORDER.body, relation=Relation.OFFICE)
    both = (organisation, office)
    return Figures(
        order=ORDER,
        on=DAY,
        items=tuple(_item_figures(item, int(item.number)) for item in ITEMS),
        organisations=(organisation,),
        people=People(
            total=52,
            moved=42,
            office=(office,),
            subordinate=(organisation,),
            incomplete=both,
            bodies=both,
        ),
        people_besides=_people_besides(*both),
        publications=(Publications(item=ITEMS[4], checked=2, broken=(PUBLICATION,)),),
        next_terms=((AHEAD, ("10", "12")),),
    )


def _people_besides(organisation: OrganisationFigures, office: OrganisationFigures) -> tuple[People, ...]:
    """Return people of other deeds: with somebody who gave no number and one whose number is doubted, whole, agreed."""
    silent = replace(organisation, organisation="МБУ «Пример»", staff_total=None, headcounts=())
    doubted = replace(silent, organisation="МБУ «Образцовое»")
    mixed = People(
        items=(ITEMS[1],),
        total=40,
        moved=22,
        agreed_silent=(silent.organisation,),
        doubted=(doubted.organisation,),
        bodies=(organisation, office, silent, doubted),
    )
    whole = replace(mixed, items=(replace(ITEMS[2], indicator="обучение"),), agreed_silent=(), doubted=())
    return mixed, whole, People(items=(ITEMS[2],), agreed=(organisation,))


def _item_figures(item: Item, number: int) -> ItemFigures:
    verdicts = tuple(sample_verdict(p, number, s) for p, s in zip((DIRECTOR, DEPUTY), TOLD[number], strict=False))
    if number == 1:
        author = replace(DEPUTY, code="АВТ", name=CLERK.name, post=CLERK.post)
        verdicts += (sample_verdict(author, number, S.OVERDUE),)
        verdicts += tuple(_of_another(n, standing) for n, standing in enumerate(MANY, 1))
    if number == 2:
        verdicts += (replace(verdicts[1], reported=sample_report(DEPUTY, News.EXEMPTION, number)),)
    if number == 8:
        verdicts += (sample_verdict(replace(DIRECTOR, code="ЕЩЁ", organisation="МБУ «Пример»"), number, S.OVERDUE),)
    if number == 4:
        asked = OpenQuestion(detail=f"{CONTROL_POINT}{DUE.isoformat()}", asked_on=DUE, answer_by=DUE)
        silent = Reported(news=News.SILENT, questions=(asked,))
        verdicts = (replace(verdicts[0], row=None, reported=silent), *verdicts[1:])
    if number in {11, INFORMATION}:  # a report that was sent back, something that is no report, what nobody has read
        some = (News.RETURNED, News.PARTLY, News.IN_WORK, News.ARRIVED)
        verdicts += tuple(_reported_otherwise(number, news) for news in some)
    return ItemFigures(
        item=item,
        dated=number not in {4, 5, 6, 11, 12, 13},
        done=number in {3, 9},
        closed=number in ENDED,
        terms=(DUE,),
        tally=Tally(),
        verdicts=verdicts,
        released=(sample_verdict(DEPUTY, number, S.IN_WORK),) if number == 3 else (),
        in_part=number == 3,
    )


def _reported_otherwise(number: int, news: News) -> Verdict:
    """Return an item of one more organisation, whose report amounts to ``news``."""
    performer = replace(DIRECTOR, organisation=f"МБУ «Пример» ({news.value})", code=news.value)
    return replace(sample_verdict(performer, number, S.OVERDUE), reported=sample_report(performer, news, number))


def _of_another(number: int, standing: Standing) -> Verdict:
    """Item 1 of one more organisation, each with its own expected date; one has only agreed, and it has passed."""
    agreed = Relation.BY_AGREEMENT if standing is S.DUE_SOON else DIRECTOR.relation
    performer = replace(DIRECTOR, organisation=f"МБУ «Пример № {number}»", code=str(number), relation=agreed)
    news = {1: News.UNKNOWN, 4: News.RETURNED, 5: News.PARTLY}.get(number)  # some have answered somehow
    verdict = sample_verdict(performer, 1, standing)
    verdict = replace(verdict, reported=sample_report(performer, news)) if news else verdict
    passed = agreed is Relation.BY_AGREEMENT
    expected = DAY - timedelta(days=1) if passed else date(2025, 12, 19) + timedelta(days=number)
    return replace(verdict, reported=replace(verdict.reported, expected_on=expected))
