"""A memo counts first, tells in words only what is not done, and proposes one decision about one thing."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.memo_texts import composition
from automation.letters.proposals import in_parts, proposals
from automation.letters.sent_in_words import sent_words
from automation.model.control import Entry, empty_history
from automation.model.kinds import Kind
from automation.model.office import Ruling, RulingKind
from automation.model.report import Performer, Relation, State, StatusRow
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.letters.test_memo_measures import of_memo
from tests.support.compose_order import SIGNED
from tests.support.compose_world import (
    after,
    book,
    done,
    facts,
    judged,
    lists_told,
    measures_told,
    outline,
    paper_for,
    row,
    words,
)
from tests.support.control_story import ORG, item

TERM, AFTER = date(2025, 12, 12), date(2025, 12, 16)
SCHOOLS = tuple(replace(ORG, code=f"О{n}", organisation=f"МБОУ СОШ № {n}", name="") for n in range(1, 7))
TWO = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3))


def proposed(*rows: StatusRow, performers: tuple[Performer, ...] = SCHOOLS, rulings: tuple[Ruling, ...] = ()) -> str:
    made = replace(book(*rows, plan=TWO, performers=performers), rulings=rulings)
    reviewed, _ = judged(made, AFTER)
    return plain("\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))).replace("\u00a0", " ")


def working(code: str, item_: str, day: int) -> StatusRow:
    return row(code, item_, state=State.IN_WORK, expected_on=date(2025, 12, day))


def test_each_item_stands_in_one_list_by_how_it_stands_on_the_day() -> None:
    claimed = replace(done("О1", "3", TERM), accepted_on=None, accepted_by="")
    plan = (
        *TWO,
        item("до 12.12.2025", "3", row=4),
        item("до 26.12.2025", "4", row=5),
        item("постоянно", "5", row=6),
        item("до 12.12.2025", "6", row=7, closed_on=date(2025, 12, 15)),
        replace(item("до 12.12.2025", "7", row=8), term=read_term("15.12.2025", SIGNED, Calendar(), event=True)),
    )
    agreed = replace(SCHOOLS[1], relation=Relation.BY_AGREEMENT)
    rows = (done("О1", "1", TERM), claimed, *(replace(r, code="О2") for r in (done("О1", "1", TERM), claimed)))
    reviewed, _ = judged(book(*rows, plan=plan, performers=(SCHOOLS[0], agreed)), AFTER)
    assert plain(composition(reviewed.figures, words())).replace("\u00a0", " ") == (
        "исполнено – 1 (пункт 1); снято с контроля – 1 (пункт 6, 15.12.2025); представленные сведения рассматриваются "
        "– 1 (пункт 3); срок истёк, исполнение не подтверждено – 1 (пункт 2); сведения ожидаются – 1 (пункт 7); срок "
        "не наступил – 1 (пункт 4, срок – 26.12.2025); со сроком «постоянно» – 1 (пункт 5)"
    )


def test_what_was_presented_in_time_and_waits_to_be_accepted_has_not_failed() -> None:
    """The weekly report of 12.12 is under review; of the training one has reported, the other's result is awaited."""
    weekly = item("еженедельно по пятницам, до 31.12.2025", text="Сведения об уровне воды")
    training = replace(item("до 15.12.2025", "2", row=3, text="Провести тренировку"))
    training = replace(training, term=read_term("15.12.2025", SIGNED, Calendar(), event=True))
    claimed = [replace(done("О1", n, day), accepted_on=None, accepted_by="") for n, day in (("1", TERM), ("2", AFTER))]
    claimed[1] = replace(claimed[1], executed_on=date(2025, 12, 15))
    both = (replace(SCHOOLS[0], groups=("а", "б")), replace(SCHOOLS[1], groups=("б",)))
    plan = (
        replace(weekly, groups=("а",)),
        replace(training, groups=("б",)),
        replace(TWO[0], number="3", groups=("б",)),
    )
    rows = (*claimed, replace(claimed[0], item="3"))
    reviewed, _ = judged(book(*rows, plan=plan, performers=both), AFTER)
    assert plain(composition(reviewed.figures, words())).replace("\u00a0", " ") == (
        "представленные сведения рассматриваются – 1 (пункт 1); срок истёк, исполнение не подтверждено – 1 (пункт 3); "
        "сведения ожидаются – 1 (пункт 2)"
    )


def test_what_all_have_executed_has_no_line_whoever_was_late() -> None:
    late = [done(p.code, "2", date(2025, 12, 15)) for p in SCHOOLS[:3]]
    rows = [done(p.code, n, TERM) for p in SCHOOLS for n in "12" if (p, n) not in [(s, "2") for s in SCHOOLS[:3]]]
    reviewed, _ = judged(book(*rows, *late, plan=TWO, performers=SCHOOLS), AFTER)
    assert lists_told(reviewed.figures, facts(reviewed)) == ""
    assert "исполнено – 2 (пункты 1 и 2, по пункту 2 допущено нарушение срока)" in plain(
        composition(reviewed.figures, words())
    ).replace("\u00a0", " ")


def test_performers_of_whom_the_same_is_to_be_said_share_a_line_unless_they_have_answered() -> None:
    reviewed, _ = judged(book(done("О1", "1", TERM), working("О2", "1", 26), plan=TWO, performers=SCHOOLS), AFTER)
    told = lists_told(reviewed.figures, facts(reviewed))
    assert told == (
        "Не подтвердили исполнение в установленный срок шесть исполнителей: "
        "МБОУ СОШ № 2 – не завершено исполнение пункта 1 (срок – 12.12.2025, ожидаемая дата – 26.12.2025); "
        "не поступили сведения по пункту 2 (срок – 12.12.2025); "
        "МБОУ СОШ № 3, МБОУ СОШ № 4, МБОУ СОШ № 5, МБОУ СОШ № 6 – не поступили сведения по пунктам 1 и 2 (срок – "
        "12.12.2025); МБОУ СОШ № 1 – не поступили сведения по пункту 2 (срок – 12.12.2025)"
    )


def test_many_reports_that_one_performer_owes_are_counted() -> None:
    weekly = item("еженедельно по пятницам, до 31.03.2026", text="Сведения об уровне воды")
    for on, told in (
        (date(2025, 12, 29), "со сроками 12.12.2025, 19.12.2025 и 26.12.2025"),
        (date(2026, 1, 26), "за 7 сроков – с 12.12.2025 по 23.01.2026"),
    ):
        reviewed, _ = judged(book(plan=(weekly,), performers=(ORG,)), on)
        assert f"МБУК «Образец» – {told} (пункт 1)" in lists_told(reviewed.figures, facts(reviewed))


def test_more_than_two_that_stay_are_one_proposal_with_everybody_and_his_day() -> None:
    first = [done(p.code, "1", TERM) for p in SCHOOLS[2:]]
    said = proposed(*first, working("О1", "1", 26), working("О2", "1", 30))
    assert "снять с контроля пункт 1" in said
    assert (
        "оставить на контроле до представления подтверждающих сведений: пункт 1 – МБОУ СОШ № 1 (ожидаемая дата – "
        "26.12.2025), МБОУ СОШ № 2 (ожидаемая дата – 30.12.2025); пункт 2 – МБОУ СОШ № 1, "
        "МБОУ СОШ № 2, МБОУ СОШ № 3, МБОУ СОШ № 4, МБОУ СОШ № 5, МБОУ СОШ № 6" in said
    )
    assert said.count("оставить") == 1
    mixed = proposed(*first, done("О2", "2", TERM), row("О2", "1"), working("О1", "1", 26))
    assert "пункт 1 – МБОУ СОШ № 1 (ожидаемая дата – 26.12.2025), МБОУ СОШ № 2; пункт 2 – " in mixed, (
        "whose day it is is plain"
    )
    most = [done(p.code, "2", TERM) for p in SCHOOLS[2:]]
    assert proposed(*first, *most, working("О1", "1", 26)).count("оставить") == 1, "two owe the same items"


def test_more_than_two_parts_that_are_freed_are_one_proposal_with_everybody_by_name() -> None:
    plan = tuple(item("до 12.12.2025", str(n), row=n + 1) for n in range(1, 5))
    most = [done(p.code, str(n), TERM) for n in range(1, 4) for p in SCHOOLS if p is not SCHOOLS[n]]
    few = [done(p.code, "4", TERM) for p in SCHOOLS[:2]]
    reviewed, _ = judged(book(*most, *few, plan=plan, performers=SCHOOLS), AFTER)
    said = plain("\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))).replace("\u00a0", " ")
    assert (
        "снять с контроля частично: пункт 1 – за исключением части, касающейся МБОУ СОШ № 2; "
        "пункт 2 – за исключением части, касающейся МБОУ СОШ № 3; "
        "пункт 3 – за исключением части, касающейся МБОУ СОШ № 4; "
        "пункт 4 – в части, касающейся МБОУ СОШ № 1 и МБОУ СОШ № 2"
    ) in said
    assert said.count("снять") == 1


def test_several_who_are_freed_or_excepted_stand_in_the_genitive() -> None:
    """«За исключением исполнителей: отдел культуры, Петров П.П.» agreed with nothing."""
    head = replace(SCHOOLS[0], relation=Relation.OFFICE, organisation="", name="Сидорова Анна Петровна")
    unit = replace(head, code="КУЛ", post="Начальник отдела культуры", unit="отдел культуры")
    official = replace(head, code="ЗАМ", post="Заместитель главы", name="Петров Пётр Петрович")
    mixed, both = (unit, official, *SCHOOLS), "отдела культуры, Петрова П.П. и МБОУ СОШ № 1"
    rows = (done(p.code, "1", TERM) for p in mixed[:3])
    reviewed, _ = judged(book(*rows, plan=(item("до 12.12.2025"),), performers=mixed), AFTER)
    memo = memo_of(reviewed.figures, facts(reviewed), words())
    said = plain("\n".join(proposals(memo))).replace("\u00a0", " ")
    assert f"в части, касающейся {both}\n" in said
    (excepted,) = in_parts([("1", True, reviewed.morning.verdicts[:3])], memo)
    assert plain(excepted["исполнители"]).replace("\u00a0", " ") == both, (
        "«за исключением …» asks for the genitive, too"
    )


def test_nobody_is_freed_once_more_of_what_a_decision_has_freed_him_of() -> None:
    freed = Ruling(
        decided_on=AFTER, decided_by="Глава", kind=RulingKind.CLOSE, items=("1",), code="О1", basis="протокол", row=2
    )
    for plan in ("до 12.12.2025",), ("до 12.12.2025",) * 3:
        items = tuple(item(term, str(n), row=n + 1) for n, term in enumerate(plan, 1))
        rows = [done(p.code, i.number, TERM) for i in items for p in SCHOOLS[1:] if p is not SCHOOLS[int(i.number)]]
        made = replace(book(*rows, plan=items, performers=SCHOOLS), rulings=(freed,))
        reviewed, _ = judged(made, AFTER)
        said = plain("\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))).replace("\u00a0", " ")
        part = "пункт 1 – в части" if len(items) > 2 else "пункт 1 в части"
        assert f"{part}, касающейся МБОУ СОШ № 3, МБОУ СОШ № 4, МБОУ СОШ № 5 и МБОУ СОШ № 6" in said
        assert "для остальных исполнителей" not in said.partition("пункт 2")[0]


def test_an_item_of_which_all_owe_the_second_date_is_freed_for_nobody() -> None:
    dates = item("до 12.12.2025; не позднее 15.12.2025", "4", row=5)
    plan = (*(item("до 12.12.2025", str(n), row=n + 1) for n in range(1, 4)), dates)
    rows = [done(p.code, str(n), TERM) for n in range(1, 4) for p in SCHOOLS if p is not SCHOOLS[n]]
    first = [replace(done(p.code, "4", TERM), control_date=TERM, row=50 + n) for n, p in enumerate(SCHOOLS)]
    reviewed, _ = judged(book(*rows, *first, plan=plan, performers=SCHOOLS), AFTER)
    said = plain("\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))).replace("\u00a0", " ")
    assert "снять с контроля частично: пункт 1 – за исключением" in said
    assert "пункт 4 – " not in said.partition("снять")[2].partition("\n")[0]


def test_who_is_to_be_heard_about_another_item_is_proposed_for_what_nobody_has_decided_about() -> None:
    plan = (item("до 12.12.2025"), item("до 14.01.2026", "2", row=3))
    hearing = Ruling(
        decided_on=date(2026, 1, 14), decided_by="Глава", kind=RulingKind.HEAR, items=("2",), code="ОБР", row=2
    )
    history = empty_history()
    for number, on in (("К-1", AFTER), ("К-2", date(2025, 12, 23))):
        review, decisions = judged(book(plan=plan, performers=(ORG,)), on, history)
        history = after(history, {number: paper_for(decisions, "ОБР")}, on, review)
    heard = []
    for rulings in ((), (hearing,), (replace(hearing, items=("1",)),)):
        made = replace(book(plan=plan, performers=(ORG,)), rulings=rulings)
        review, _ = judged(made, date(2026, 1, 15), history)
        heard.append("заслушать на опер" in "".join(proposals(memo_of(review.figures, facts(review), words()))))
    assert heard == [True, True, False]


def test_of_many_papers_the_measures_name_each_with_its_answer_or_that_there_is_none() -> None:
    made = of_memo(ORG, owing=False)
    (entry,) = (e for e in made.entries if e.addressee_code == "ОБР")
    sent = [replace(entry, key=f"k{n}", number=f"К-{n}", printed=f"К-{n}", registered="") for n in range(1, 5)]
    sent[1] = replace(sent[1], answer="18.12.2025 № 5: завершение до 20.01.2026")
    known = replace(made, entries=tuple(sent), ignored=lambda e: frozenset(e.occasions if e.key == "k1" else ()))
    assert made.figures
    (line,) = measures_told(memo_of(made.figures, known, words()))
    assert plain(line).replace("\u00a0", " ") == (
        "МБУК «Образец» – по пункту 1 направлены письма от 16.12.2025 № К-1 (ответа нет), от 16.12.2025 № К-2 "
        "(ответ от 18.12.2025 № 5: завершение до 20.01.2026), от 16.12.2025 № К-3 и № К-4"
    )


def test_papers_of_which_each_but_the_last_was_answered_are_all_cited_and_none_is_among_others() -> None:
    made = of_memo(ORG, owing=False)
    (entry,) = (e for e in made.entries if e.addressee_code == "ОБР")
    sent = [replace(entry, key=f"k{n}", printed=f"К-{n}", answer=f"вх. от {17 + n}.12.2025 № {n}") for n in (1, 2, 3)]
    told = plain(sent_words(sent)).replace("\u00a0", " ")
    assert told == (
        "направлены письма от 16.12.2025 № К-1 (ответ, вх. от 18.12.2025 № 1), "
        "от 16.12.2025 № К-2 (ответ, вх. от 19.12.2025 № 2) и от 16.12.2025 № К-3 (ответ, вх. от 20.12.2025 № 3)"
    )
    assert "последнее" not in sent_words(
        [replace(e, answer="") for e in sent], later=[replace(entry, day=date(2026, 1, 12), printed="К-9")]
    )


def test_many_answers_that_are_but_numbers_are_told_by_the_last_beside_what_is_owed() -> None:
    """Ten letters, each with the number of its answer, were twenty lines that no minister read in a справка."""
    made = of_memo(ORG, owing=False)
    (entry,) = (e for e in made.entries if e.addressee_code == "ОБР")
    numbered = (replace(entry, key=f"k{n}", number=f"К-{n}", printed=f"К-{n}", registered="") for n in range(1, 6))
    sent = [replace(e, answer=f"вх. от {18 + n}.12.2025 № {n}") for n, e in enumerate(numbered, 1)]

    def told(*entries: Entry) -> str:
        return plain(sent_words(entries)).replace("\u00a0", " ").partition("направлены ")[2]

    last = "последнее – от 16.12.2025 № К-5 (ответ, вх. от 23.12.2025 № 5)"
    assert told(*sent) == f"письма, {last}, на прежние получены ответы (последний – вх. от 22.12.2025 № 4)"
    worded = replace(sent[1], answer="вх. от 20.12.2025 № 2: завершение до 20.01.2026")
    assert told(sent[0], worded, *sent[2:]) == (
        "письма, в том числе от 16.12.2025 № К-2 (ответ, вх. от 20.12.2025 № 2: завершение до 20.01.2026), "
        f"{last}, на остальные прежние получены ответы (последний – вх. от 22.12.2025 № 4)"
    )
    silent = replace(sent[1], answer="")
    assert f"{last}, на некоторые из прежних получены ответы (последний – " in told(sent[0], silent, *sent[2:])
    assert "получены" not in told(*sent[:3]), "two are cited"


@pytest.mark.parametrize(
    ("monthly", "told"),
    [
        ({"state": State.DONE, "evidence": "отчёт"}, "сведения уточняются – 1 (пункт 3)"),
        ({}, "срок истёк, отчёт не представлен – 1 (пункт 3)"),
    ],
)
def test_a_memo_counts_every_item_of_the_plan_reports_without_end_too(monthly: dict[str, Any], told: str) -> None:
    """Whoever reads only the first sentence must learn that a report is missing, though it ends no plan (A11)."""
    reports = item("ежемесячно, до 3 числа", "3", row=4, text="Отчёт о рейдах")
    plan = (item("до 12.01.2026"), item("постоянно", "2", row=3), reports)
    made = book(done("О1", "1", TERM), row("О1", "3", **monthly), plan=plan, performers=SCHOOLS[:1])
    reviewed, decisions = judged(made, date(2026, 1, 13))
    memo = outline(compose(paper_for(decisions, kind=Kind.COMPLETION), facts(reviewed, number="1"), words()))
    counted = f"исполнено – 1 (пункт 1); {told}; со сроком «постоянно» – 1 (пункт 2)."
    bare = memo.translate({ord("°"): " ", ord("{"): "", ord("}"): ""})
    assert f"13.01.2026 из 3 пунктов плана-графика: {counted}" in bare
