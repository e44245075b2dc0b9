"""Composes the papers for ``look``: the model papers of order № 454, and odd ones an office meets sooner or later.

Organisations and persons are plainly samples.
"""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.letter import Letter
from automation.model.plan import Item, Official
from automation.model.report import Extension, Performer, State
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.letters.test_compose_models import MODELS
from tests.support.compose_order import HEADS, ORDER, PERFORMERS, SIGNED
from tests.support.compose_world import SETTINGS, book, done, facts, judged, paper_for, row, words

ITEM = (
    "Информирование граждан о возможности осуществления коммуникации с сотрудниками Администрации городского "
    "поселения, подведомственных организаций с использованием многофункционального сервиса обмена информацией, "
    "размещение на официальном сайте Администрации Аксайского городского поселения официальных контактов"
)
LONGEST = (
    "Муниципальное бюджетное общеобразовательное учреждение Аксайского района средняя общеобразовательная школа "
    "«Образец» с углублённым изучением отдельных предметов имени Героя Советского Союза И.И. Примерова"
)
FIRST, LAST = date(2025, 12, 16), date(2025, 12, 29)
SCHOOL = replace(PERFORMERS[2], organisation=LONGEST, name="Примерова-Образцова Мария Ивановна")
VACANT = replace(PERFORMERS[2], organisation="МКУ «Служба заказчика»", name="")
ACTING = replace(PERFORMERS[2], post="и.о. директора", name="Пак Виктория Сергеевна")


def model(name: str, *, draft: bool = False) -> Letter:
    """Compose a model paper by the name of its golden outline."""
    situation, code, kind, number = MODELS[name]
    review, decisions = situation()
    return compose(paper_for(decisions, code, kind), facts(review, number=number, draft=draft), words())


def plan(count: int, text: str = ITEM) -> tuple[Item, ...]:
    """Make so many items of one term, long and short ones."""
    term = read_term("до 12.12.2025", SIGNED, Calendar())
    texts = (text if n % 3 else "Личный пример использования национального мессенджера" for n in range(1, count + 1))
    return tuple(
        Item(number=str(n), text=told, performers_text=HEADS, groups=(HEADS,), term=term)
        for n, told in enumerate(texts, 1)
    )


def overdue(items: int, performer: Performer) -> Letter:
    """Compose a letter about so many items to one performer."""
    review, decisions = judged(book(plan=plan(items), performers=(performer,)), FIRST)
    return compose(paper_for(decisions, performer.code), facts(review, number="01-15/К-2"), words())


def mixed() -> Letter:
    """Compose a memo with everything in it: late and claimed items, terms moved for one and for all, a reason."""

    def moved(item: str, code: str, new: date, decided: date, at: int) -> Extension:
        head = "Глава Администрации Камфарин Е.Н."
        basis = "обращение учреждения от 11.12.2025 № 87"
        return Extension(item=item, code=code, new_term=new, decided_on=decided, decided_by=head, basis=basis, row=at)

    rows = [done("ОБР", n, date(2025, 12, 12)) for n in "12"]
    rows += [done("ПРИМ", "1", date(2025, 12, 15)), done("ШАБ", "1", date(2025, 12, 17)), done("ТИП", "2", LAST)]
    rows += [row("ТИП", "1", state=State.DONE, executed_on=date(2025, 12, 12), evidence="акт")]
    rows += [row("ПРИМ", "6", state=State.IN_WORK, reason="нет связи", expected_on=date(2026, 1, 30))]
    extensions = (
        moved("6", "", date(2026, 1, 15), date(2025, 12, 24), 2),
        moved("2", "ТИП", date(2025, 12, 22), SIGNED, 3),
    )
    review, decisions = judged(book(*rows, extensions=extensions), date(2026, 1, 16))
    return compose(paper_for(decisions, kind=Kind.COMPLETION), facts(review, number="02-01/К-1"), words())


def elsewhere() -> Letter:
    """Compose the справка of another administration: a long name, a постановление, a head who is acting."""
    body = "Администрация муниципального образования «Сельское поселение Вымышленское» Примерного района"
    head = Official(post="Исполняющий обязанности Главы Администрации", name="Кузьмина-Заречная Любовь Ильинична")
    order = replace(ORDER, kind="постановление", number="12-п/1", body=body, signed_by=head, superior="")
    office = replace(SETTINGS.office, name=body, unit="Организационная служба")
    settings = replace(SETTINGS, office=office)
    schools = tuple(replace(SCHOOL, code=f"ШК-{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(1, 23))
    made = book(*(done(p.code, "1", date(2025, 12, 12)) for p in schools[:21]), order=order, performers=schools)
    review, decisions = judged(made, date(2025, 12, 22), settings=settings)
    known = facts(review, settings, number="С-1")
    return compose(paper_for(decisions, kind=Kind.PROGRESS), known, words())


def papers() -> Iterator[tuple[str, Letter]]:
    """Yield the name of each picture with its paper, the model papers first."""
    for name in MODELS:
        yield name, model(name)
    yield "draft", model("m2-overdue", draft=True)
    yield "draft-memo", model("m6-completion", draft=True)
    yield "odd-forty-items", overdue(40, SCHOOL)
    yield "odd-three-items-vacant-post", overdue(3, VACANT)
    yield "odd-acting-director", overdue(1, ACTING)
    yield "odd-mixed-memo", mixed()
    yield "odd-another-administration", elsewhere()
