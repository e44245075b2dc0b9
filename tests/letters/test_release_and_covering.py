"""The first and the last letter about an item: the extract with the plan's own terms, and the release."""

from datetime import date
from io import BytesIO

import pytest
from docx import Document
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Book, Performer, Relation, State
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import PERFORMERS, ROOT, SIGNED
from tests.support.compose_world import SETTINGS, book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, occasions, settings, small, to
from tests.support.pages import Pages

COVERING = replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("covering",)))
RELEASE = replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("release",)))
TERM, CLOSED = date(2025, 12, 12), date(2025, 12, 23)


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("с 16.03.2026 по 10.04.2026", "с 16.03.2026 по 10.04.2026"),
        ("до 26 декабря 2025 года", "до 26 декабря 2025 года"),
        ("до 26.12.2025", "до 26.12.2025"),
        ("декабрь 2025 года", "декабрь 2025 года (до 31.12.2025 включительно; нерабочий день, учитывается ближайший"),
        ("постоянно", "постоянно"),
        ("ежемесячно, до 25 числа", "ежемесячно, до 25 числа (ближайший срок – 25.12.2025)"),
        (
            "ежемесячно, до 20 числа",
            "ежемесячно, до 20 числа (ближайший срок – 20.12.2025; нерабочий день, учитывается ближайший рабочий день",
        ),
        ("до 15.12.2025, далее ежеквартально", "до 15.12.2025, далее ежеквартально"),
        ("до 20.12.2025, далее ежемесячно", "до 20.12.2025, далее ежемесячно (20.12.2025 – нерабочий день"),
        ("до 01.01.2026", "до 01.01.2026 (нерабочий день, учитывается ближайший рабочий день – 12.01.2026)"),
        ("до 20.12.2025", "до 20.12.2025 (нерабочий день, учитывается ближайший рабочий день – 22.12.2025)"),
        ("с 15 по 20 декабря 2025 г.", "с 15 по 20 декабря 2025 г."),
    ],
)
def test_an_extract_shows_the_plans_own_words_for_the_term(phrase: str, printed: str) -> None:
    reviewed, decisions = judged(book(plan=(item(phrase),), performers=(ORG,)), SIGNED, None, COVERING)
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, COVERING, number="1"), words())
    assert letter.rows[0].term.replace("\u00a0", " ").startswith(printed)
    assert (letter.rows[0].term == phrase) is (printed == phrase)


def released(
    decided_by: str = "", relation: Relation = Relation.SUBORDINATE, organisation: str = "", text: str = "Мероприятие"
) -> str:
    """The release of item 1, closed on 23.12.2025 by a decision or by the plan's own column."""
    decided = (
        (Ruling(decided_on=CLOSED, decided_by=decided_by, kind=RulingKind.CLOSE, items=("1",)),) if decided_by else ()
    )
    plan = (
        replace(item("до 12.12.2025", text=text), closed_on=None if decided else CLOSED),
        item("до 30.01.2026", "2", row=3),
    )
    performer = next(p for p in PERFORMERS if p.relation is relation)
    performer = replace(performer, groups=ORG.groups, organisation=organisation or performer.organisation)
    row = done(performer.code, "1", TERM, accepted_on=date(2025, 12, 22), incoming="15.12.2025 № 87")
    made = replace(book(row, plan=plan, performers=(performer,)), rulings=decided)
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    known = facts(reviewed, RELEASE, number="1")
    letter = compose(paper_for(decisions, performer.code, Kind.RELEASE), known, words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_a_release_names_the_decision_the_execution_and_what_remains_without_brackets() -> None:
    said = released("Глава Администрации Камфарин Е.Н.")
    assert "рассмотрены и приняты 22.12.2025." in said
    assert "исполнен 12.12.2025 при установленном сроке до 12.12.2025 включительно и по решению Главы Админ" in said
    assert "по решению Главы Администрации от 23.12.2025 снят с контроля." in said
    assert (
        "На контроле остаётся пункт 2 плана-графика (мероприятие), срок исполнения – до 30.01.2026 включительно."
        in said
    )


def test_without_a_decision_a_release_names_the_day_alone() -> None:
    assert "и снят с контроля 23.12.2025." in released()
    note = released(relation=Relation.OFFICE)
    assert "сроке до 12.12.2025 включительно и снят с контроля 23.12.2025." in note
    assert "На контроле остаётся пункт 2 плана-графика" in note


def test_a_release_keeps_the_letter_of_an_organisation_whose_genitive_is_not_sure() -> None:
    assert "поступившие от МБУК «Образец» (вх. от 15.12.2025 № 87), рассмотрены" in released()
    unsure = released(organisation="Газпром межрегионгаз")
    assert "Сведения (вх. от 15.12.2025 № 87) об исполнении пункта 1" in unsure
    assert "поступившие" not in unsure
    school = released(organisation="МБОУ СОШ № 1 имени Героя Советского Союза А.Д. Лобанова")
    assert "Директору МБОУ СОШ № 1 имени Героя Советского Союза А.Д. Лобанова" in school
    assert "поступившие от МБОУ СОШ № 1 имени Героя Советского Союза А.Д. Лобанова (вх." in school


def test_a_release_does_not_speak_with_the_voice_of_the_order() -> None:
    said = released(text="Провести осмотр в течение 30 дней со дня подписания настоящего распоряжения")
    assert "(провести осмотр в течение 30 дней со дня подписания указанного распоряжения)" in said


def test_one_release_letter_goes_to_an_addressee_in_a_week() -> None:
    def plan(*closed: date | None) -> tuple[object, ...]:
        return tuple(item("до 12.12.2025", str(n), row=n + 1, closed_on=day) for n, day in enumerate(closed, 1))

    rows = [done("ОБР", n, TERM) for n in "12"]
    story = Story(settings(letters=("release",), progress="off"), sent=True)
    first = small(*rows, plan=plan(date(2025, 12, 16), None))  # type: ignore[arg-type]
    both = small(*rows, plan=plan(date(2025, 12, 16), date(2025, 12, 17)))  # type: ignore[arg-type]
    assert occasions(to(story.day(date(2025, 12, 16), first)[1], "ОБР")) == [("release", "ОБР", "1", 1)]
    assert to(story.day(date(2025, 12, 17), both)[1], "ОБР") is None
    assert to(story.day(date(2025, 12, 19), both)[1], "ОБР") is None
    assert occasions(to(story.day(date(2025, 12, 22), both)[1], "ОБР")) == [("release", "ОБР", "2", 1)]


def test_a_release_after_the_whole_order_leaves_nothing_on_control_and_dates_each_item() -> None:
    plan = (
        item("до 12.12.2025", text="Информирование сотрудников"),
        item("до 19.12.2025", "2", row=3, text="Создание чатов"),
        item("до 30.01.2026", "3", row=4),
        item("постоянно", "4", row=5),
    )
    rows = (done("ОБР", "1", TERM), done("ОБР", "2", date(2025, 12, 18)))
    made = book(*rows, plan=plan, performers=(ORG,))
    order = replace(made.order, closed_on=CLOSED, closed_reason="резолюция Главы от 23.12.2025")
    reviewed, decisions = judged(replace(made, order=order), CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert (
        "Указанные пункты (пункт 1 – информирование сотрудников; пункт 2 – создание чатов) исполнены "
        "(пункт 1 – 12.12.2025, пункт 2 – 18.12.2025) и сняты с контроля в связи "
        "со снятием с контроля распоряжения в целом (резолюция Главы от 23.12.2025)." in said
    )
    assert "На контроле оста" not in said
    assert "В связи с этим завершён и контроль за исполнением пунктов 3 и 4 плана-графика (пункт 3 – " in said
    assert "постоянно" not in said


def test_the_day_of_the_ground_is_not_told_again_as_that_of_a_decision() -> None:
    decided = (Ruling(decided_on=CLOSED, decided_by="Глава Администрации", kind=RulingKind.CLOSE, items=()),)
    made = replace(book(done("ОБР", "1", TERM), plan=(item("до 12.12.2025"),), performers=(ORG,)), rulings=decided)
    for ground, told in (
        ("резолюция Главы от 23.12.2025", "включительно и снят с контроля в связи со снятием с контроля распоряжения"),
        ("", "по решению Главы Администрации от 23.12.2025 снят с контроля в связи"),
    ):
        closed = replace(made, order=replace(made.order, closed_on=CLOSED, closed_reason=ground))
        reviewed, decisions = judged(closed, CLOSED, None, RELEASE)
        known = facts(reviewed, RELEASE, number="1")
        letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), known, words())
        assert told in outline(letter).replace("°", " ")


def test_a_release_tells_the_last_report_of_a_repeated_item_and_its_term_as_planned() -> None:
    monthly = "ежемесячно, до 12 числа, до 31.12.2025"
    plan = tuple(
        item(term, n, row=int(n) + 1, text=text, closed_on=CLOSED)
        for n, term, text in (
            ("1", monthly, "Отчёт о работе"),
            ("2", "до 12.12.2025", "Сбор"),
            ("3", "до 12.12.2025", "Осмотр"),
        )
    )
    for shown in (plan, plan[:1]):
        made = book(*(done("ОБР", one.number, TERM, control_date=TERM) for one in shown), plan=shown, performers=(ORG,))
        reviewed, decisions = judged(made, CLOSED, None, RELEASE)
        letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
        said = outline(letter).replace("°", " ")
        assert ("(пункт 1 – последний отчёт 12.12.2025, " if shown[1:] else "(последний отчёт – 12.12.2025)") in said
        assert "при установленном сроке" not in said
    reviewed, decisions = judged(
        book(*(done("ОБР", n, TERM) for n in "123"), plan=plan, performers=(ORG,)), CLOSED, None, RELEASE
    )
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    assert [line.term for line in letter.rows] == [monthly, *["до 12.12.2025 включительно"] * 2]


def test_a_release_reproaches_nobody_who_only_agreed_and_an_event_is_not_executed() -> None:
    assert "при установленном сроке" in released()
    agreed = replace(ORG, relation=Relation.BY_AGREEMENT)
    event = replace(item("20.12.2025"), number="2", row=3, text="Субботник")
    event = replace(event, term=read_term("31.01.2026", SIGNED, Calendar(), event=True))
    made = book(done("ОБР", "1", TERM), plan=(item("до 12.12.2025", closed_on=CLOSED), event), performers=(agreed,))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    paper = paper_for(decisions, "ОБР", Kind.RELEASE)
    said = outline(compose(paper, facts(reviewed, RELEASE, number="1"), words())).replace("°", " ")
    assert "исполнен 12.12.2025 и снят с контроля" in said
    assert "На контроле остаётся пункт 2 плана-графика (субботник), срок – 31.01.2026." in said.replace(
        "{", ""
    ).replace("}", "")
    held = replace(event, term=read_term("12.12.2025", SIGNED, Calendar(), event=True), closed_on=CLOSED)
    reviewed, decisions = judged(book(done("ОБР", "2", TERM), plan=(held,), performers=(ORG,)), CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    assert "исполнен 12.12.2025 и снят с контроля" in outline(letter).replace("°", " "), "its day is its term"


def test_one_item_whose_control_ends_with_the_order_is_told_of_in_the_singular() -> None:
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
    said = closing(book(done("ОБР", "1", TERM), plan=plan, performers=(ORG,)))
    assert "контроль за исполнением пункта 2 плана-графика (мероприятие), сведения о его исполнении более не" in said


@pytest.mark.parametrize("performer", [ORG, replace(ORG, relation=Relation.OFFICE)])
def test_what_was_accepted_as_inapplicable_is_named_and_nothing_else_is_left(performer: Performer) -> None:
    plan = tuple(item("до 12.12.2025", n, row=int(n) + 1, text=f"Дело {n}") for n in "123")
    spared = row("ОБР", "2", state=State.NOT_APPLICABLE, comment="нет зала", accepted_on=TERM, accepted_by="Глава")
    also = (replace(spared, item="3", accepted_on=CLOSED),)
    for more, told in (
        ((), "Пункт 2 плана-графика (дело 2) признан неприменимым 12.12.2025."),
        (also, "Пункты 2 и 3 плана-графика (пункт 2 – дело 2; пункт 3 – дело 3) признаны неприменимыми."),
    ):
        rows = (done("ОБР", "1", TERM), spared, *more)
        said = closing(book(*rows, plan=plan if more else plan[:2], performers=(performer,)))
        assert told in said
        assert "Других пунктов плана-графика за В" in said


def closing(made: Book) -> str:
    """The release letter on the day the whole order is taken off control."""
    made = replace(made, order=replace(made.order, closed_on=CLOSED))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    return outline(letter).replace("°", " ").replace("{", "").replace("}", "")


def test_what_another_person_of_the_organisation_bears_remains_too() -> None:
    social = replace(ORG, code="СОЦ", addressee_code="ОБР", groups=("ответственные",))
    other = replace(item("до 30.01.2026", "2", row=3, text="Сбор заявок"), groups=social.groups)
    plan = (item("до 12.12.2025", closed_on=CLOSED), other)
    made = book(done("ОБР", "1", TERM), plan=plan, performers=(ORG, social))
    reviewed, decisions = judged(made, CLOSED, None, RELEASE)
    letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
    said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
    assert "На контроле остаётся пункт 2 плана-графика (сбор заявок)" in said
    assert "не числится" not in said


def test_a_release_of_many_items_shows_them_and_names_what_remains_with_each_term() -> None:
    closed = [item("до 12.12.2025", n, row=int(n) + 1, text=f"Дело {n}", closed_on=CLOSED) for n in "123"]
    left = (item("до 30.01.2026", "4", row=5, text="Сбор заявок"), item("до 27.02.2026", "5", row=6, text="Итоги"))
    for rest in (left, ()):
        made = book(*(done("ОБР", n, TERM) for n in "123"), plan=(*closed, *rest), performers=(ORG,))
        reviewed, decisions = judged(made, CLOSED, None, RELEASE)
        letter = compose(paper_for(decisions, "ОБР", Kind.RELEASE), facts(reviewed, RELEASE, number="1"), words())
        said = outline(letter).replace("°", " ").replace("{", "").replace("}", "")
        assert [r.text for r in letter.rows] == ["Дело 1", "Дело 2", "Дело 3"]
        assert (
            "На контроле остаются: пункт 4 плана-графика (сбор заявок), срок исполнения – до 30.01.2026 включительно; "
            "пункт 5 (итоги), срок исполнения – до 27.02.2026 включительно." in said
        ) is bool(rest)
        nothing = "Других пунктов плана-графика за Вашим учреждением на контроле не числится."
        assert (nothing in said) is not bool(rest)


@pytest.mark.parametrize(
    ("organisation", "whose"),
    [
        ("ООО «Пример»", "Вашей организации (указана в числе исполнителей по согласованию):"),
        ("ИП Кузьмин А.В.", "Вас (указаны в числе исполнителей по согласованию):"),
        ("Администрация Липовского района", "Администрации Липовского района (указана в числе исполнителей"),
        ("Главное управление МЧС по области", "Главного управления МЧС по области (указано в числе исполнителей"),
    ],
)
def test_an_extract_asks_a_performer_by_agreement_to_take_part(organisation: str, whose: str) -> None:
    agreed = replace(ORG, organisation=organisation, relation=Relation.BY_AGREEMENT)
    reviewed, decisions = judged(book(plan=(item("до 26.12.2025"),), performers=(agreed,)), SIGNED, None, COVERING)
    letter = compose(paper_for(decisions, "ОБР", Kind.COVERING), facts(reviewed, COVERING, number="1"), words())
    said = outline(letter).replace("°", " ")
    assert f"в части, касающейся {whose}" in said
    assert "Просим принять участие в исполнении указанного пункта" in said
    assert "для исполнения" not in said
    assert "обеспечить исполнение" not in said


@pytest.mark.parametrize(
    ("title", "headed"),
    [("План мероприятий", "Наименование мероприятия"), ("распоряжение", "Содержание пункта")],
)
def test_the_table_of_an_order_without_a_plan_shows_what_its_points_say_and_no_measures(
    title: str, headed: str
) -> None:
    made = small(plan=(item("до 26.12.2025"),))
    made = replace(made, order=replace(made.order, plan_title=title))
    reviewed, decisions = judged(made, date(2025, 12, 12), settings=COVERING)
    letter = compose(paper_for(decisions, "ОБР"), facts(reviewed, COVERING, number="1"), words())
    assert letter.rows_title == headed
    page = Document(BytesIO(Pages(ROOT / "templates").render(letter.form, letter.as_json())))
    assert page.tables[-1].rows[0].cells[1].text == headed
