"""What is said of a performer is true of him: by his own report, his own term, his own post."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.review import review
from automation.letters.composing import compose
from automation.letters.lasting import lasting_lines
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.messages.leaders import changed_lines
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.notice import NoticeKind
from automation.model.report import Extension, Performer, Relation, State, StatusRow
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import SETTINGS, book, done, facts, judged, lists_told, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item, notices, small

MONDAY = date(2025, 12, 15)
OFFICE = next(p for p in PERFORMERS if p.relation is Relation.OFFICE)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (row("ОБР", "1"), "сведений нет: узнать причину"),
        (row("ОБР", "1", state=State.IN_WORK), "указано «в работе»: узнать причину и когда будет исполнено"),
        (
            row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, 14)),
            "указано «в работе», ожидалось 14.12.2025: узнать, исполнено ли",
        ),
        (
            row("ОБР", "1", state=State.NOT_APPLICABLE),
            "указано «не применимо» без основания: узнать, на каком",
        ),
    ],
)
def test_a_call_after_the_term_repeats_what_the_performer_told(line: StatusRow, told: str) -> None:
    _, decisions = Story().day(MONDAY, small(line))
    assert [n.text for n in notices(decisions, NoticeKind.CALL)] == [f"срок истёк 12.12.2025, {told}"]


def test_an_official_of_the_office_is_called_by_name_alone() -> None:
    official = replace(ORG, relation=Relation.OFFICE, organisation="Администрация", post="Заместитель главы")
    _, decisions = Story().day(MONDAY, small(row("ОБР", "1"), performer=official))
    (call,) = notices(decisions, NoticeKind.CALL)
    assert (call.organisation, call.whom) == ("", call.contact)


@pytest.mark.parametrize(
    ("relation", "known"),
    [
        (Relation.OFFICE, "Заместитель главы"),
        (Relation.SUBORDINATE, "МБУК «Образец»"),
        (Relation.BY_AGREEMENT, "МБУК «Образец»"),
    ],
)
def test_an_official_of_the_office_is_known_by_the_post(relation: Relation, known: str) -> None:
    assert replace(ORG, relation=relation, post="Заместитель главы").known_as == known


def test_leaders_read_which_official_is_late_and_which_has_done_it() -> None:
    first = replace(
        ORG, code="ЗАМ-1", relation=Relation.OFFICE, organisation="Администрация", post="Первый заместитель"
    )
    second = replace(first, code="ЗАМ-2", post="Заместитель по ЖКХ")
    made = book(done("ЗАМ-1", "1", date(2025, 12, 12)), plan=(item("до 12.12.2025"),), performers=(first, second))
    before = {"obligations": {f"{code}|1|2025-12-12": ["in_work", "2025-12-12"] for code in ("ЗАМ-1", "ЗАМ-2")}}
    lines = changed_lines(review(made, empty_history(), SETTINGS, MONDAY).figures, before)
    assert lines == ("Срок истёк: п. 1 – Заместитель по ЖКХ", "Исполнено в срок: п. 1 – Первый заместитель")


def lines_of(
    plan_term: str, on: date, *, performers: tuple[Performer, ...], extensions: tuple[Extension, ...] = ()
) -> str:
    reviewed, _ = judged(book(plan=(item(plan_term),), performers=performers, extensions=extensions), on)
    return lists_told(reviewed.figures, facts(reviewed))


def test_a_term_not_yet_come_is_said_of_whose_term_was_extended() -> None:
    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»")
    moved = Extension(
        item="1",
        code="МУЗ",
        new_term=date(2025, 12, 26),
        decided_on=date(2025, 12, 12),
        decided_by="Камфарин Е.Н.",
        basis="письмо",
        row=2,
    )
    said = lines_of("до 12.12.2025", MONDAY, performers=(ORG, other), extensions=(moved,))
    assert "МБУК «Образец» – не поступили сведения по пункту 1 (срок – 12.12.2025)" in said
    assert said.count("Музей") == 1
    assert "По пункту 1 МБУК «Музей» срок продлён до 26.12.2025 (" in said
    assert lines_of("до 26.12.2025", MONDAY, performers=(ORG, other)) == ""


def test_a_memo_says_that_a_promised_day_has_passed() -> None:
    working = row("ОБР", "1", state=State.IN_WORK, expected_on=date(2025, 12, 17))
    for day, told in ((17, "– 17.12.2025"), (18, "17.12.2025 прошла")):
        reviewed, _ = judged(small(working), date(2025, 12, day))
        assert f", ожидаемая дата {told})" in lists_told(reviewed.figures, facts(reviewed))


def test_nobody_is_called_unconfirmed_on_the_disputed_day_and_those_by_agreement_are_called_so_behind_it() -> None:
    agreed = replace(ORG, code="УК", organisation="ООО «Пример»", relation=Relation.BY_AGREEMENT)
    said = lines_of("до 13.12.2025", MONDAY, performers=(ORG, agreed))  # a Saturday; nobody is late on Monday
    assert said == "Ожидаются сведения: МБУК «Образец», ООО «Пример» – пункт 1 (срок – 13.12.2025)"
    tuesday = date(2025, 12, 16)
    said = lines_of("до 13.12.2025", tuesday, performers=(ORG, agreed))
    assert "не подтвердивший исполнение: ООО «Пример» – пункт 1" in said
    two = lines_of(
        "до 13.12.2025", tuesday, performers=(agreed, replace(agreed, code="УК-2", organisation="ООО «Иное»"))
    )
    assert "не подтвердившие исполнение: ООО «Пример», ООО «Иное» – пункт 1" in two


def test_an_exemption_asks_the_performer_for_words_and_the_office_for_consent() -> None:
    columns = {"Ход исполнения": {"Комментарий": "I", "Кто принял": "R"}}

    def told(line: StatusRow) -> list[tuple[str | None, str]]:
        made = replace(small(line), columns=columns)
        found = review(made, empty_history(), SETTINGS, MONDAY).findings
        return [(f.cell, f.message) for f in found if f.code == "not-applicable-unfounded"]

    ((cell, words_),) = told(row("ОБР", "1", state=State.NOT_APPLICABLE))
    assert (cell, "нет пояснения" in words_) == ("I2", True)
    ((cell, words_),) = told(row("ОБР", "1", state=State.NOT_APPLICABLE, comment="чатов нет"))
    assert (cell, "никто не принял" in words_) == ("R2", True)


def test_a_paper_that_lost_its_ground_is_not_among_those_to_sign() -> None:
    from automation.control.notices import to_sign
    from tests.support.compose_story import FIRST, morning
    from tests.support.compose_world import entry, paper_for

    _, decisions = morning(FIRST)
    draft = entry(paper_for(decisions, "ОБР"), "01-15/К-2")
    lost = notices(Story().day(MONDAY, small(row("ОБР", "1")))[1], NoticeKind.CALL)[0]
    assert to_sign([draft], [replace(lost, kind=NoticeKind.LOST_GROUND, unneeded=draft.key)]) == []
    assert to_sign([draft], [replace(lost, kind=NoticeKind.LOST_GROUND)]) == [draft]


def test_the_card_of_a_repeated_item_counts_those_who_confirmed_its_date() -> None:
    from automation.reports.card import state_of

    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»")
    monthly = item("ежемесячно, до 19 числа")
    made = book(done("МУЗ", "1", date(2025, 12, 18)), plan=(monthly,), performers=(ORG, other))
    (figures,) = review(made, empty_history(), SETTINGS, date(2025, 12, 23)).figures.items
    assert state_of(figures) == "к 19.12.2025 представлено 1 из 2; срок истёк: МБУК «Образец»"


def test_a_repetition_without_end_goes_on_and_only_the_late_owe_reports() -> None:
    from automation.letters.proposals import proposals

    other = replace(ORG, code="МУЗ", organisation="МБУК «Музей»")
    plan = (item("до 12.12.2025"), item("ежемесячно, до 19 числа", "2", row=3, text="Обход с представлением отчёта"))
    rows = [done(code, "1", date(2025, 12, 12)) for code in ("ОБР", "МУЗ")]
    made = book(*rows, done("МУЗ", "2", date(2025, 12, 18)), plan=plan, performers=(ORG, other))
    reviewed, _ = judged(made, date(2025, 12, 23))
    said = (
        "\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
        .replace("\ue001", "")
        .replace("\ue002", "")
    )
    left = "пункт 2 в части отчёта со сроком 19.12.2025 (исполнитель – МБУК «Образец») до представления отчёта"
    assert f"оставить на контроле {left}" in said
    assert "МБУК «Музей»" not in said
    assert "контроль за исполнением пункта 2 оставить за мной" in said


def test_an_item_bound_to_an_event_lacks_the_event_not_a_frequency() -> None:
    reviewed, _ = judged(small(term="в трёхдневный срок после окончания месячника"), MONDAY)
    (said,) = lasting_lines(memo_of(reviewed.figures, facts(reviewed), words()))
    assert "после окончания месячника», сведений о наступлении этого события нет" in said.translate(
        {0xE000: "", 0xE001: "", 0xE002: ""}
    )
    assert "периодичность" not in said


def test_of_an_item_on_request_no_event_is_missed() -> None:
    plan = (item("по заявкам Министерства"), item("до 12.12.2025", "2", row=3))
    reviewed, decisions = judged(small(done("ОБР", "2", date(2025, 12, 12)), plan=plan), MONDAY)
    (said,) = lasting_lines(memo_of(reviewed.figures, facts(reviewed), words()))
    assert plain(said).replace("\u00a0", " ") == "пункт 1: срок – «по заявкам Министерства»"
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    assert "сведений о выполнении нет" in memo
    assert "событ" not in memo


@pytest.mark.parametrize("relation", [Relation.SUBORDINATE, Relation.BY_AGREEMENT])
def test_a_report_that_passed_over_a_control_date_is_told_of_whoever_it_is(relation: Relation) -> None:
    reported = done("ОБР", "1", date(2026, 1, 12))
    made = small(reported, term="ежемесячно, до 19 числа", performer=replace(ORG, relation=relation))
    told = [f.message for f in review(made, empty_history(), SETTINGS, date(2026, 1, 13)).findings]
    assert [m.partition("; писем")[0] for m in told if "неясно, за какой срок" in m] == [
        "Пункт 1 («ОБР»): неясно, за какой срок отчёт от 12.01.2026: 19.12.2025 или 19.01.2026"
    ]


def test_who_signs_a_letter_is_not_told_of_himself_as_of_another() -> None:
    reviewed, decisions = judged(small(row("ОБР", "1")), date(2025, 12, 16))
    paper, known = paper_for(decisions, "ОБР"), facts(reviewed, number="1")
    own, promise = replace(paper, signer="second"), "будут включены в справку для Главы"
    assert promise in outline(compose(paper, known, words()))
    assert "справку" not in outline(compose(own, known, words()))
    last = replace(known, memo_made=True)
    assert "справку" not in outline(compose(paper, last, words())), "no справка follows the memo of this morning"
    acts = {**known.signatories, "second": replace(known.signatories["second"], name="Замов Илья Ильич")}
    assert promise in outline(compose(own, replace(known, signatories=acts), words()))
    acting = replace(known, signatories=acts, head=replace(known.head, name="Замов Илья Ильич"))
    assert "справку" not in outline(compose(own, acting, words())), "he acts for the Head, who would read it"
    deputy = replace(known, head=replace(known.head, name=known.signatories["letter"].name))
    assert promise in outline(compose(paper, deputy, words())), "a deputy who acts for the Head signs as a deputy here"


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("ждём согласования с центром занятости.", "«ждём согласования с центром занятости»"),
        ("нам не выделены средства", "«нам не выделены средства»"),
        ("замечания рецензента", "замечания рецензента"),
        ("смету и почту ждут из района", "смету и почту ждут из района"),
    ],
)
def test_a_reason_in_the_first_person_stands_as_the_words_of_who_gave_it(reason: str, told: str) -> None:
    """The office that signs waits for nothing itself."""
    line = row("ОБР", "1", state=State.IN_WORK, reason=reason, expected_on=date(2025, 12, 26))
    reviewed, decisions = Story().day(date(2025, 12, 16), small(line, term="до 12.12.2025"))
    letter = outline(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="1"), words()))
    memo = lists_told(reviewed.figures, facts(reviewed))
    for said, of_what in ((letter, " задержки"), (memo, "")):
        read = said.replace("°", " ").replace("\u00a0", " ").translate(dict.fromkeys(map(ord, "{}[]")))
        assert f"причина{of_what} – {told}, ожидаемая дата" in read
