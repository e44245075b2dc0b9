"""Papers about plans the model papers do not show: terms without words, repetitions, posts without people."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.errors import TemplateError
from automation.letters.address import address_of
from automation.letters.cases import kind_in_cases, performer_dative, performer_genitive, performer_name
from automation.letters.citing import letters_cited
from automation.letters.composing import compose
from automation.letters.marks import plain
from automation.letters.people_words import subject
from automation.letters.words import Words
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.letter import Letter
from automation.model.plan import Item
from automation.model.report import Performer, Relation
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import HEADS, PERFORMERS, SIGNED
from tests.support.compose_world import after, book, done, entry, facts, judged, outline, paper_for, words

END = date(2025, 12, 29)


def item(number: str, term: str, refined: str = "", **values: object) -> Item:
    given: dict[str, object] = {"text": f"Мероприятие {number}", "performers_text": HEADS, "groups": (HEADS,), **values}
    read = read_term(term, SIGNED, Calendar())
    override = read_term(refined, SIGNED, Calendar()) if refined else None
    return Item(number=number, term=read, override=override, **given)  # type: ignore[arg-type]


def memo(*plan: Item, kind: Kind, performers: tuple[Performer, ...] = PERFORMERS) -> Letter:
    """The completion memo of 29.12, or the справка of Monday, 15.12."""
    day = END if kind is Kind.COMPLETION else date(2025, 12, 15)
    review, decisions = judged(book(plan=plan, performers=performers), day)
    return compose(paper_for(decisions, kind=kind), facts(review, number="1"), words())


def text(letter: Letter) -> str:
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


@pytest.mark.parametrize(
    ("refined", "shown"),
    [
        ("до 19.12.2025", "до 19.12.2025"),
        ("с 15.12.2025 по 19.12.2025", "до 19.12.2025"),
        ("15.12.2025, 19.12.2025", "15.12.2025, 19.12.2025"),
        ("постоянно", "постоянно"),
        ("по мере поступления", "по мере необходимости"),
        ("ежемесячно", "периодически"),
        ("", "не установлен"),
    ],
)
def test_an_item_without_words_of_its_term_shows_the_reading(refined: str, shown: str) -> None:
    appendix = memo(item("1", "до 12.12.2025"), item("2", "", refined), kind=Kind.COMPLETION).appendix
    assert appendix
    assert appendix.rows[1].term.splitlines()[0].startswith(shown)


def test_every_item_of_a_plan_is_counted_once_by_how_it_stands() -> None:
    told = text(memo(item("1", "до 26.12.2025"), item("2", "ежемесячно"), item("3", "постоянно"), kind=Kind.PROGRESS))
    assert "из 3 пунктов" in told
    assert "срок не наступил – 2 (пункты 1 и 2, ближайший срок – " in told
    assert "со сроком «постоянно» – 1 (пункт 3)." in told


def test_the_people_counted_are_named_by_the_indicator_of_the_plan() -> None:
    plan = (
        item("1", "до 12.12.2025", indicator="Доля чатов."),
        item("2", "до 26.12.2025", indicator="переход сотрудников на сервис."),
    )
    review, _ = judged(book(plan=plan), END)
    assert review.figures
    assert subject(review.figures) == "Переход сотрудников на сервис"
    review, _ = judged(book(plan=plan[:1]), END)
    assert subject(review.figures) == "Переход сотрудников"


def test_who_left_the_last_letter_unanswered_is_proposed_for_a_hearing() -> None:
    plan, first, second = (
        (item("1", "до 12.12.2025"), item("2", "до 14.01.2026")),
        date(2025, 12, 16),
        date(2025, 12, 23),
    )
    workbook = book(done("ПРИМ", "1", date(2025, 12, 12)), plan=plan)
    review, decisions = judged(workbook, first)
    history = after(empty_history(), {"К-1": paper_for(decisions, "ОБР")}, first, review)
    review, decisions = judged(workbook, second, history)
    history = after(history, {"К-2": paper_for(decisions, "ОБР")}, second, review)
    review, decisions = judged(workbook, date(2026, 1, 15), history)
    told = text(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(review, number="1"), words()))
    asked = "исполнителя, не подтвердившего исполнение после направления писем: МБУК «Образец»"
    assert asked in told


def test_an_addressee_without_a_post_is_written_to_by_organisation_and_name() -> None:
    director = Performer(code="ОБР", groups=(), organisation="МБУК «Образец»", post="", name="Примерова Мария Ивановна")
    assert address_of(director).lines == ("МБУК «Образец»", "Примеровой М.И.")


def test_an_official_is_told_by_name_else_by_post() -> None:
    official = Performer(
        code="ЗАМ", groups=(), organisation="", post="заместитель главы", name="Примеров Иван Иванович"
    )
    assert plain(performer_name(official)).replace("\u00a0", " ") == "Примеров И.И."
    assert plain(performer_name(replace(official, name=" "))) == "заместитель главы"
    assert plain(performer_name(replace(official, name="", post=""))) == "ЗАМ"
    head = replace(official, name="", post="Начальник управления", unit="Управление культуры")
    assert plain(performer_name(head)) == "управление культуры"


def test_a_unit_of_the_office_is_told_by_its_name_whoever_heads_it() -> None:
    head = Performer(
        code="КУЛ",
        groups=(),
        organisation="Администрация",
        post="Начальник управления культуры",
        name="Примерова Мария Ивановна",
        relation=Relation.OFFICE,
        unit="Управление культуры",
    )
    assert plain(performer_name(head)) == plain(performer_name(replace(head, name="Новый Иван Иванович")))
    assert [plain(say(head)) for say in (performer_name, performer_genitive, performer_dative)] == [
        "управление культуры",
        "управления культуры",
        "управлению культуры",
    ]
    beyond = replace(head, unit="Луговской территориальный отдел")
    assert [plain(say(beyond)) for say in (performer_name, performer_genitive)] == [
        "Луговской территориальный отдел",
        "Луговского территориального отдела",
    ]
    named = replace(head, unit="Заречный отдел", post="Начальник Заречного отдела")
    assert [plain(say(named)) for say in (performer_name, performer_dative)] == ["Заречный отдел", "Заречному отделу"]
    told = replace(named, post="Начальник", groups=("начальники Заречного и Лесного отделов",))
    assert plain(performer_name(told)) == "Заречный отдел"


def test_a_feminine_kind_of_order_is_declined() -> None:
    cases = kind_in_cases("Директива")
    assert [cases[c] for c in ("род", "дат", "твор", "пред")] == ["директивы", "директиве", "директивой", "директиве"]


def test_a_mistake_in_the_words_is_told_with_its_place() -> None:
    with pytest.raises(TemplateError, match=r"a\.txt, раздел \[текст\]: "):
        Words({"a.txt": "[текст]\n{{ 1 // 0 }}\n"}).lines("a.txt", "текст", {})


def test_the_answer_to_one_of_several_letters_stands_beside_its_own_one() -> None:
    _, decisions = judged(book(plan=(item("1", "до 12.12.2025"),)), date(2025, 12, 16))
    first, second = (entry(paper_for(decisions, "ОБР"), f"К-{n}", sent=date(2025, 12, 16)) for n in (1, 2))
    for answer, told in (("от", "ответ от"), ("вх. от", "ответ, вх. от")):
        answered = replace(first, answer=f"{answer} 17.12.2025 № 5")
        named = plain(letters_cited([answered, second], answers=True)).replace("\u00a0", " ")
        assert named == f"от 16.12.2025 № К-1 ({told} 17.12.2025 № 5) и от 16.12.2025 № К-2"
