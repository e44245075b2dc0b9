"""What a letter says once: the territory of its addressee, what earlier letters asked for, how often one reports."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.address import address_of
from automation.letters.citing import after_papers, letters_cited, summed_up
from automation.letters.composing import compose
from automation.letters.marks import plain
from automation.model.control import Occasion
from automation.model.kinds import Form, Kind
from automation.model.report import Relation
from tests.letters.test_grammar_and_addresses import DIRECTOR, entry
from tests.letters.test_release_and_covering import CLOSED, RELEASE, TERM
from tests.support.compose_order import ORDER
from tests.support.compose_world import book, done, facts, judged, outline, paper_for, words
from tests.support.control_story import ORG, item


@pytest.mark.parametrize(
    ("post", "organisation", "line"),
    [
        (
            "Глава Ольховского сельского поселения",
            "Администрация Ольховского сельского поселения",
            "Главе Ольховского сельского поселения",
        ),
        ("Глава города Ольховска", "Администрация города Ольховска", "Главе города Ольховска"),
        ("Глава города", "Администрация города Ольховска", "Главе города Ольховска"),
        (
            "Исполняющий обязанности главы муниципального района",
            "Администрация муниципального района",
            "Исполняющему обязанности главы муниципального района",
        ),
        (
            "Начальник отдела образования",
            "Управление образования",
            "Начальнику отдела образования Управления образования",
        ),
        ("Глава", "Администрация города Ольховска", "Главе Администрации города Ольховска"),
        (
            "Глава администрации",
            "Администрация Ольховского муниципального района",
            "Главе Администрации Ольховского муниципального района",
        ),
        (
            "Глава администрации муниципального района",
            "Администрация Ольховского муниципального района",
            "Главе администрации Ольховского муниципального района",
        ),
        *(
            (f"Глава {kind}", f"Администрация {whose} {kind}{rest}", f"Главе {whose} {kind}{rest}")
            for kind, whose, rest in (
                ("сельского поселения", "Берёзовского", ""),
                ("городского поселения", "Усть-Лесного", ""),
                ("муниципального района", "Кедринского", ""),
                ("муниципального округа", "Заозёрного", " Образцовского края"),
                ("округа", "Заозёрного муниципального", ""),
                ("района", "Ленинского", " города Ольховска"),
                ("сельсовета", "Лугового", ""),
            )
        ),
        (
            "Заместитель главы сельского поселения",
            "Администрация Берёзовского сельского поселения",
            "Заместителю главы Берёзовского сельского поселения",
        ),
        ("Глава сельского поселения", "Берёзовское сельское поселение", "Главе Берёзовского сельского поселения"),
        (  # of the district the organisation says nothing
            "Глава района",
            "Администрация Берёзовского сельского поселения Кедринского района",
            "Главе района Администрации Берёзовского сельского поселения Кедринского района",
        ),
    ],
)
def test_the_head_of_a_territory_is_no_post_of_its_administration(post: str, organisation: str, line: str) -> None:
    assert address_of(replace(DIRECTOR, post=post, organisation=organisation)).lines[0] == line


@pytest.mark.parametrize(
    ("post", "organisation", "shown"),
    [
        ("Заведующая", "Беломысская участковая больница", "Заведующей Беломысской участковой больницей"),
        ("Заведующая", "Поликлиника № 2", "Заведующей поликлиникой № 2"),
        ("Управляющая", "Отделение Фонда «Пример»", "Управляющей отделением Фонда «Пример»"),
        ("Заведующая", "МБДОУ «Детский сад «Пример»", "Заведующей МБДОУ «Детский сад «Пример»"),
        ("Заведующий", "Молодёжный центр «Пример»", "Заведующему Молодёжным центром «Пример»"),
        ("Главный врач", "Беломысская участковая больница", "Главному врачу Беломысской участковой больницы"),
        ("Командир", "Войсковая часть 00000", "Командиру войсковой части 00000"),
        ("Начальник", "Отдел полиции «Пример»", "Начальнику отдела полиции «Пример»"),
    ],
)
def test_whoever_leads_a_body_is_told_with_it_in_the_case_of_his_post(post: str, organisation: str, shown: str) -> None:
    assert address_of(replace(DIRECTOR, post=post, organisation=organisation)).lines[0] == shown


@pytest.mark.parametrize(
    ("post", "shown"),
    [("Педагог-организатор", "Педагогу-организатору"), ("Начальник", "Начальнику МБОУ «Пример»")],
)
def test_a_post_of_the_office_that_leads_nobody_is_complete_in_one_word(post: str, shown: str) -> None:
    own = replace(DIRECTOR, post=post, organisation="МБОУ «Пример»", relation=Relation.OFFICE)
    assert address_of(own).lines[0] == shown


@pytest.mark.parametrize("post", ["Заведующая филиалом", "Заведующая Приозёрным филиалом"])
@pytest.mark.parametrize("rest", ["", " ГБУЗ «Образцовская больница»"])
def test_the_unit_an_addressee_heads_is_named_once_with_the_rest_of_the_organisation(post: str, rest: str) -> None:
    head = replace(DIRECTOR, post=post, organisation=f"Приозёрный филиал{rest}")
    assert address_of(head).lines[0] == f"Заведующей Приозёрным филиалом{rest}"


def test_what_letters_asked_for_is_said_once_and_never_by_one_of_several_reports() -> None:
    asked = Occasion(order=ORDER.id, code="ОБР", item="8", control_date=date(2025, 12, 12), kind=Kind.OVERDUE, step=1)
    about: dict[tuple[str, str, date | None], str] = {("ОБР", "8", asked.control_date): "отчёт со сроком 12.12.2025"}
    one = entry(occasions=(asked,))
    both = replace(one, details={asked: "2025-11-12"}, printed="01-15/К-9")
    assert letters_cited([one], about=about).endswith("(по пункту 8, отчёт со сроком 12.12.2025)")
    told = plain(letters_cited([both, both], about=about)).replace("\u00a0", " ")
    assert told == "от 16.12.2025 № 01-15/К-9 и № 01-15/К-9 (по пункту 8)"


def test_papers_left_unanswered_agree_with_their_number() -> None:
    letters, notes = entry(form=Form.LETTER), entry(form=Form.NOTE)
    assert summed_up([letters, notes, letters]) == {"бумаги": "письма", "последнее": "последнее"}
    assert summed_up([notes] * 3) == {"бумаги": "служебные записки", "последнее": "последняя"}
    assert [after_papers(papers) for papers in ([letters], [notes], [letters] * 2, [notes] * 2, [letters, notes])] == [
        "направления письма",
        "направления служебной записки",
        "направления писем",
        "направления служебных записок",
        "направления писем и служебных записок",
    ]


def test_a_repeated_item_that_remains_is_named_with_how_often_it_is_due() -> None:
    quiet = date(2026, 1, 9)
    monthly = item("ежемесячно, до 10 числа", "2", row=3, text="Информация о ходе работ", quiet_until=quiet)
    made = book(done("ОБР", "1", TERM), plan=(item("до 12.12.2025", closed_on=CLOSED), monthly), performers=(ORG,))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert "срок представления – «ежемесячно, до 10 числа»" in said
