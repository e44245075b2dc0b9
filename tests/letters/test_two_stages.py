"""An item with two terms that its words do not name: memos, supplements and releases tell its rows apart."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.review import Review
from automation.control.since_memo import since_memo
from automation.letters.changes import changes_since
from automation.letters.item_clauses import LONG, shortened
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.letters.since_proposals import proposals_since
from automation.model.kinds import Kind
from automation.model.report import Book, Performer, Relation, StatusRow
from tests.letters.test_two_terms import CLOSED, FIRST, NEXT, SECOND, TERM, of, told
from tests.support.compose_world import book, done, facts, row, words
from tests.support.control_story import ORG, Story, december, item

STAGES = (
    "Оснащение рабочих мест медицинских работников средствами единой медицинской системы: "
    "первый этап – не менее половины рабочих мест, второй этап – все рабочие места"
)
SCHOOLS = tuple(replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in (1, 2))


def both(code: str, first: StatusRow | None = None, second: StatusRow | None = None) -> tuple[StatusRow, StatusRow]:
    return first or row(code, "1", control_date=FIRST), second or row(code, "1", control_date=SECOND)


def stage(code: str, term: date, moved: int, on: date | None = None) -> StatusRow:
    return done(code, "1", on or term, control_date=term, staff_total=800, staff_moved=moved)


def at(*rows: StatusRow, who: tuple[Performer, ...] = SCHOOLS) -> Book:
    plan = (item(TERM, text=STAGES, groups=ORG.groups, indicator="работники"), item("до 15.12.2025", "2", row=3))
    rest = tuple(done(p.code, "2", date(2025, 12, 12)) for p in who)
    made = book(*rows, *rest, plan=plan, performers=who)
    return replace(made, rows=tuple(replace(line, row=n) for n, line in enumerate((*rows, *rest), 2)))


def read(lines: list[str]) -> str:
    return plain("\n".join(lines)).replace("\u00a0", " ")


def review_of(made: Book, *days: int, story: Story | None = None) -> tuple[Story, Review]:
    played = story or Story(sent=True)
    for on in december(*days):
        reviewed, _ = played.day(on, made)
    return played, reviewed


def test_people_of_the_last_stage_decide_whether_an_item_stays_on_control() -> None:
    rows = [line for p in SCHOOLS for line in both(p.code, stage(p.code, FIRST, 430), stage(p.code, SECOND, 800))]
    _, reviewed = review_of(at(*rows), 11, 22)
    said = read(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
    assert "оставить" not in said
    rows[-1] = stage("О2", SECOND, 790)
    _, reviewed = review_of(at(*rows), 11, 22)
    said = read(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
    assert "пункт 1" in said
    assert "МБОУ СОШ № 2" in said
    assert "МБОУ СОШ № 1" not in said


def test_nobody_is_freed_from_an_item_by_its_first_stage_and_the_stage_that_stays_is_named() -> None:
    whole = both("О1", stage("О1", FIRST, 430), stage("О1", SECOND, 800))
    _, reviewed = review_of(at(*whole, *both("О2", stage("О2", FIRST, 500))), 11, 23)
    said = read(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
    assert "оставить на контроле пункт 1 в части «второй этап – все рабочие места» (исполнитель – МБОУ СОШ № 2)" in said
    assert "снять с контроля пункт 1 в части, касающейся МБОУ СОШ № 1" in said


def test_the_stage_that_is_late_is_the_one_whose_reasons_are_asked() -> None:
    rows = both("О1", replace(row("О1", "1", control_date=FIRST), reason="ремонт"))
    done_by_the_other = both("О2", stage("О2", FIRST, 500), stage("О2", SECOND, 800))
    _, reviewed = review_of(at(*rows, *done_by_the_other), 23)
    said = read(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
    broken = "причин нарушения срока исполнения пункта 1 в части «второй этап – все рабочие места»"
    assert f"запросить у МБОУ СОШ № 1 письменное объяснение {broken}" in said


def test_a_supplement_names_the_stage_that_was_executed() -> None:
    rows = (*both("О1", stage("О1", FIRST, 430)), *both("О2", stage("О2", FIRST, 500)))
    story, _ = review_of(at(*rows), 11, 22)
    assert any(s.kind is Kind.COMPLETION for s in story.history.snapshots)
    before = story.history
    late = (*both("О1", stage("О1", FIRST, 430), stage("О1", SECOND, 800, date(2025, 12, 22))), *rows[2:])
    _, reviewed = review_of(at(*late), 24, story=story)
    known = facts(reviewed, entries=before.entries, snapshots=before.snapshots)
    since = since_memo(reviewed.figures, known.snapshots)
    memo = memo_of(since.figures, known, words())
    said = read(changes_since(since, memo))
    part = "в части «второй этап – все рабочие места»"
    assert f"МБОУ СОШ № 1 исполнило пункт 1 плана-графика {part} 22.12.2025 с нарушением" in said
    assert "касающейся МБОУ СОШ № 1" in read(proposals_since(since, memo))


def test_a_release_names_an_item_that_stays_once_with_both_terms() -> None:
    closed = replace(NEXT, closed_on=date(2025, 12, 12))
    made = of(text=STAGES, more=(closed,))
    made = replace(
        made, rows=(*(r for r in made.rows if r.item == "1"), replace(done("ОБР", "2", date(2025, 12, 11)), row=9))
    )
    said = told(12, made, before=(11,), letters=("release",))
    assert said.count("первый этап") <= 1
    assert "срок исполнения – до 15.12.2025 включительно и до 19.12.2025 включительно" in said


def test_long_words_are_cut_before_the_list_that_a_colon_announces() -> None:
    assert shortened(STAGES) == "Оснащение рабочих мест медицинских работников средствами единой медицинской системы"
    assert shortened("Обеспечить: оплату, доставку") == "Обеспечить: оплату, доставку"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Привести адреса на вывесках, печатях, бланках и официальных сайтах образовательных организаций "
                "в соответствие с государственным адресным реестром"
            ),
            None,
        ),
        (
            (
                "Привести помещения (учебные классы и залы образовательных организаций) в соответствие с требованиями "
                "санитарных правил и норм"
            ),
            None,
        ),
        (
            (
                "Довести памятки по безопасности, изготовленные управлением образования, до сведения всех родителей, "
                "обучающихся и работников"
            ),
            None,
        ),
        (
            (
                "Провести осмотр общежитий и жилых домов, признанных аварийными решением межведомственной комиссии "
                "городского округа в прошлом году"
            ),
            "Провести осмотр общежитий и жилых домов",
        ),
        (
            (
                "Провести инструктаж работников на объектах, в том числе работников подрядных организаций, "
                "привлекаемых к работам по договорам подряда"
            ),
            "Провести инструктаж работников на объектах, в том числе работников подрядных организаций",
        ),
        (
            (
                "Утвердить план мероприятий учреждения; довести его до исполнителей и обеспечить контроль исполнения "
                "во всех филиалах"
            ),
            "Утвердить план мероприятий учреждения",
        ),
    ],
)
def test_long_words_are_cut_where_they_are_whole_or_not_at_all(text: str, told: str | None) -> None:
    assert len(text) > LONG
    assert shortened(text) == (told or text)


@pytest.mark.parametrize(
    "text",
    [
        (
            "Издать приказы об организации пропускного и внутриобъектового режимов и назначить лиц, ответственных за "
            "антитеррористическую защищённость"
        ),
        (
            "Определить приказом по учреждению круг должностных лиц, уполномоченных составлять протоколы об "
            "административных правонарушениях"
        ),
        (
            "Провести внеочередную проверку знаний требований охраны труда у работников, не прошедших её в "
            "установленные сроки прошлого года"
        ),
        (
            "Внести изменения в должностные инструкции работников, осуществляющих обработку персональных данных в "
            "информационных системах"
        ),
        (
            "Провести обследование зданий и сооружений, в которых размещены детские сады и дома культуры городского "
            "округа города Образцова"
        ),
    ],
)
def test_a_clause_that_says_which_people_or_things_are_meant_is_never_cut(text: str) -> None:
    assert len(text) > LONG
    assert shortened(text) == text


@pytest.mark.parametrize(
    ("kept", "cut"),
    [
        (
            "Провести обследование детских игровых и спортивных площадок",
            ", расположенных на территориях общего пользования города",
        ),
        (
            "Провести совещание с руководителями учреждений",
            ", на котором рассмотреть ход подготовки к отопительному периоду и итоги проверок",
        ),
    ],
)
def test_a_clause_is_cut_where_the_words_before_it_say_enough(kept: str, cut: str) -> None:
    assert shortened(kept + cut) == kept


QUEUES = item("до 15 декабря 2025 г. – 1-я очередь, до 19 декабря 2025 г. – 2-я очередь").term
YARDS = "Ремонт дворовых проездов"


def test_a_queue_that_the_words_of_the_item_name_is_told_as_the_part_of_its_term() -> None:
    text = f"{YARDS}: 1-я очередь – ул. Речная; 2-я очередь – ул. Новая (ожидаемый итог: снимки)"
    first = told(15, of(text=text, term=QUEUES), before=(), remind_days=[1], remind_min_gap=0)
    assert f"«{YARDS}: 1-я очередь – ул. Речная» (ожидаемый итог: снимки) подлежит исполнению до 15.12.2025" in first
    assert "ул. Новая" not in first
    late = told(23, of(done("ОБР", "1", FIRST, control_date=FIRST), text=text, term=QUEUES), before=(11,))
    assert "в части «2-я очередь – ул. Новая»" in late
    assert "в части срока" not in late


def test_a_queue_that_only_the_term_names_stands_beside_its_day() -> None:
    first = told(15, of(text=YARDS, term=QUEUES), before=(), remind_days=[1], remind_min_gap=0)
    assert f"«{YARDS}» подлежит исполнению до 15.12.2025 включительно (1-я очередь)" in first
    claim = done("ОБР", "1", date(2025, 12, 17), control_date=SECOND)
    back = replace(claim, accepted_on=None, returned_on=date(2025, 12, 18), return_reason="нет акта")
    said = told(19, of(done("ОБР", "1", FIRST, control_date=FIRST), back, text=YARDS, term=QUEUES), before=(11,))
    assert said.count("ункта 1 в части «2-я очередь»") == 2
    assert "пункт 1 в части «2-я очередь» не может быть учтён" in said
    late = told(17, of(text=YARDS, term=QUEUES), before=(11,))
    assert "сообщить по прилагаемой форме дату исполнения пункта 1 в части «2-я очередь»" in late


def test_a_release_of_information_presented_by_two_terms_names_the_dates_of_both() -> None:
    rows = (done("ОБР", "1", FIRST, control_date=FIRST), done("ОБР", "1", date(2025, 12, 18), control_date=SECOND))
    for who in (ORG, replace(ORG, relation=Relation.OFFICE)):
        plan: dict[str, Any] = {"text": "Представление сведений о числе жителей", "closed_on": CLOSED, "who": who}
        made = of(*rows, more=(replace(NEXT, closed_on=CLOSED),), **plan)
        said = told(22, made, before=(11,), letters=("release",))
        assert "снят с контроля 22.12.2025; указанные даты представления – 15.12.2025 и 18.12.2025." in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            (
                "Обследование скотомогильника в х. Большой Лог и приведение его в соответствие с ветеринарными "
                "правилами: ограждение, замки, предупреждающие таблички"
            ),
            "Обследование скотомогильника в х. Большой Лог и приведение его в соответствие с ветеринарными правилами",
        ),
        (
            (
                "Обновление минерализованных полос вокруг населённых пунктов, в том числе: х. Нижний Яр (1,2 км), "
                "х. Верхний Яр (0,8 км), пос. Степной (2,4 км)"
            ),
            "Обновление минерализованных полос вокруг населённых пунктов",
        ),
        (
            (
                "Обследование мест проживания (хостелы, общежития, дачные участки). По результатам – направление "
                "материалов в органы контроля"
            ),
            "Обследование мест проживания (хостелы, общежития, дачные участки)",
        ),
        (
            (
                "Оборудование павильонов по ул. Ленина (2 шт.), пр. Мира (1 шт.), ул. К. Маркса (3 шт.) скамьями, "
                "урнами и расписанием автобусов города"
            ),
            None,
        ),
    ],
)
def test_long_words_are_never_cut_at_a_shortened_word_nor_behind_what_leads_to_the_rest(
    text: str, told: str | None
) -> None:
    assert len(text) > LONG
    assert shortened(text) == (told or text)


def test_the_sentences_of_an_item_are_clauses_within_a_sentence_of_ours() -> None:
    assert shortened("Закупка сканера (формат А2). Заключение контракта") == (
        "Закупка сканера (формат А2); заключение контракта"
    )
    assert shortened("Ремонт по ул. Ленина. Замена окон") == "Ремонт по ул. Ленина; замена окон"
