"""Who acts for a performer, an official of the order, a signatory of the office on a day. On values."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from automation.control.acting import (
    acting,
    acting_elsewhere,
    acting_findings,
    acting_responsible_findings,
    contradictions,
    signers_of,
)
from automation.control.review import review
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.office import Acting, ActingList, Role
from automation.model.plan import Official
from automation.model.report import Book, Substitution
from automation.model.settings import Settings, Signatory
from tests.support.compose_world import SETTINGS, book
from tests.support.control_story import ORG, Story, kinds, small, to

ON = date(2025, 12, 16)


def absence(code: str, name: str, **more: date | None) -> Substitution:
    days: dict[str, date | None] = {"since": None, "until": None, **more}
    return Substitution(code=code, post="И.о. директора", name=name, since=days["since"], until=days["until"])


def test_a_substitute_of_another_performer_takes_nobodys_place_here() -> None:
    other = absence("МУЗ", "Сторонний Пётр Ильич")
    assert acting(ORG, [other], ON) is ORG
    assert acting(ORG, [other, absence(ORG.code, "Заменова Анна Ивановна")], ON).name == "Заменова Анна Ивановна"


def test_a_person_acts_on_the_days_of_his_row_alone() -> None:
    over = absence(ORG.code, "Прежняя Вера Павловна", until=date(2025, 12, 15))
    now = absence(ORG.code, "Заменова Анна Ивановна", since=ON, until=ON)
    assert acting(ORG, [over, now], ON).name == "Заменова Анна Ивановна"
    assert acting(ORG, [over, now], date(2025, 12, 17)) is ORG


def test_of_two_people_who_act_for_one_performer_nobody_is_written_to() -> None:
    """papers.md C3: a contradiction is an error; version 1.0 took the first row."""
    rows = (absence(ORG.code, "Заменова Анна Ивановна"), absence(ORG.code, "Лишний Иван Ильич", since=ON))
    assert acting(ORG, rows, ON).unreadable == ("Замещение",)
    made = replace(small(), substitutions=rows, columns={"Замещение": {"С": "D"}})
    reviewed, decisions = Story().day(ON, made)
    assert to(decisions, ORG.code) is None
    assert [(f.code, f.level) for f in reviewed.findings if f.sheet == "Замещение"] == [("acting-contradicts", "error")]
    assert to(Story().day(ON, replace(made, substitutions=rows[:1]))[1], ORG.code) is not None


def test_one_person_in_two_rows_is_no_contradiction() -> None:
    rows = [absence(ORG.code, "Заменова Анна Ивановна"), absence(ORG.code, "Заменова А.И.", since=ON)]
    assert acting(ORG, rows, ON).name == "Заменова Анна Ивановна"
    assert not list(contradictions(rows, ON))


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((1, 10), (10, 20), [(date(2025, 12, 10), date(2025, 12, 10))]),
        ((1, 10), (11, 20), []),
        ((18, None), (20, None), [(date(2025, 12, 20), date.max)]),
        ((1, 12), (5, 15), []),  # over before the day
    ],
)
def test_a_contradiction_is_the_days_two_rows_share_while_they_last(
    first: tuple[int, int | None], second: tuple[int, int | None], found: list[tuple[date, date]]
) -> None:
    def days(since: int, until: int | None) -> dict[str, date | None]:
        return {"since": date(2025, 12, since), "until": date(2025, 12, until) if until else None}

    rows = [absence("А", "Первый Иван Ильич", **days(*first)), absence("А", "Второй Пётр Ильич", **days(*second))]
    on = date(2025, 12, 10) if first == (1, 10) else date(2025, 12, 16)
    assert [(since, until) for _, _, since, until in contradictions(rows, on)] == found


def role(what: Role, name: str = "Временнов Олег Ильич", **days: date) -> Acting:
    given: dict[str, Any] = {"since": date(2025, 12, 15), "until": None, **days}
    return Acting(role=what, post="И.о. начальника", name=name, row=2, **given)


def office(*rows: Acting, disputed: frozenset[Role] = frozenset()) -> Settings:
    return replace(SETTINGS, acting=ActingList(acting=rows, disputed=disputed))


@pytest.mark.parametrize(("what", "key"), [(Role.LETTERS, "letter"), (Role.SECOND, "second"), (Role.NOTES, "note")])
def test_who_acts_for_a_signatory_signs_on_the_days_he_acts(what: Role, key: str) -> None:
    chosen, made = office(role(what, until=date(2025, 12, 20))), book()
    during, after = signers_of(chosen, made, ON), signers_of(chosen, made, date(2025, 12, 21))
    assert (during.people[key].post, during.people[key].name) == ("И.о. начальника", "Временнов Олег Ильич")
    assert after.people[key] == getattr(SETTINGS, f"signatory_{key}")
    assert (during.disputed, after.disputed) == (frozenset(), frozenset())


@pytest.mark.parametrize(
    ("post", "short", "acting_post", "printed"),
    [
        (
            "Глава Администрации Аксайского городского поселения",
            "Глава Администрации",
            "Исполняющий обязанности Главы Администрации Аксайского городского поселения",
            "Исполняющий обязанности Главы Администрации",
        ),
        (
            "Заместитель главы Администрации Аксайского городского поселения по социальным вопросам",
            "Заместитель главы Администрации по социальным вопросам",
            "И.о. заместителя главы Администрации Аксайского городского поселения по социальным вопросам",
            "И.о. заместителя главы Администрации по социальным вопросам",
        ),
        ("Глава Администрации Аксайского городского поселения", "Глава Администрации", "Первый заместитель главы", ""),
        ("Глава", "", "И.о. Главы", ""),
    ],
)
def test_an_acting_post_leaves_out_on_the_letterhead_what_the_replaced_one_leaves_out(
    post: str, short: str, acting_post: str, printed: str
) -> None:
    acts = replace(role(Role.SECOND), post=acting_post)
    chosen = replace(office(acts), signatory_second=Signatory(post=post, post_short=short, name="Камфарин Е.Н."))
    found = signers_of(chosen, book(), ON).people["second"]
    assert (found.post, found.post_short) == (acting_post, printed)


@pytest.mark.parametrize(("what", "key"), [(Role.LETTERS, "letter"), (Role.SECOND, "second"), (Role.NOTES, "note")])
def test_a_name_in_dispute_signs_nothing_until_it_is_settled(what: Role, key: str) -> None:
    both = office(role(what), role(what, "Лишний Иван Ильич"))
    unread = office(disputed=frozenset({what}))
    assert key in signers_of(both, book(), ON).disputed
    assert key in signers_of(unread, book(), ON).disputed


def test_no_letter_is_written_in_a_disputed_name_and_notes_go_on() -> None:
    decided = Story(office(disputed=frozenset({Role.LETTERS}))).day(ON, book())[1]
    usual = Story().day(ON, book())[1]
    assert {p.signer for p in usual.papers} == {"letter", "note"}
    assert {p.signer for p in decided.papers} == {"note"}


def test_occasions_of_a_held_letter_stay_open_for_the_day_it_is_settled() -> None:
    story = Story(office(disputed=frozenset({Role.LETTERS})))
    story.day(ON, book())
    story.settings = SETTINGS
    assert to(story.day(date(2025, 12, 17), book())[1], ORG.code) is not None


def test_who_acts_for_the_responsible_official_writes_the_memo() -> None:
    made = replace(book(), acting=ActingList(acting=(role(Role.RESPONSIBLE),)))
    assert signers_of(SETTINGS, made, ON).people["responsible"].name == "Временнов Олег Ильич"
    both = replace(made, acting=ActingList(acting=(role(Role.RESPONSIBLE), role(Role.RESPONSIBLE, "Лишний И.И."))))
    assert signers_of(SETTINGS, both, ON).disputed == {"responsible"}
    silent = replace(book(), order=replace(book().order, responsible=Official()))
    assert signers_of(SETTINGS, silent, ON).people["responsible"] == SETTINGS.signatory_note


def test_memos_go_to_who_acts_for_the_leader() -> None:
    acts = replace(role(Role.HEAD), post_dative="И.о. главы (дат.)", name_dative="Временнову О.И.")
    head = signers_of(office(acts), book(), ON).head
    assert (head.name, head.name_dative, head.post_dative) == (acts.name, "Временнову О.И.", "И.о. главы (дат.)")
    assert signers_of(office(acts), book(), date(2025, 12, 14)).head == book().order.signed_by


def test_nobody_reports_to_himself_while_he_acts_for_the_leader() -> None:
    author = book().order.responsible
    assert signers_of(office(role(Role.HEAD, author.name)), book(), ON).head == book().order.signed_by


def test_the_leaders_absence_says_nothing_of_an_order_a_signatory_signed() -> None:
    signed = Official(post="Заместитель главы", name=SETTINGS.signatory_letter.name)
    made = replace(book(), order=replace(book().order, signed_by=signed))
    assert signers_of(office(role(Role.HEAD), disputed=frozenset({Role.HEAD})), made, ON).head == signed
    assert signers_of(office(disputed=frozenset({Role.HEAD})), made, ON).disputed == frozenset()


def test_a_memo_waits_while_two_people_act_for_the_leader() -> None:
    late = date(2025, 12, 29)
    both = office(role(Role.HEAD), role(Role.HEAD, "Лишний Иван Ильич"))
    assert Kind.COMPLETION in kinds(Story().day(late, book())[1])
    assert Kind.COMPLETION not in kinds(Story(both).day(late, book())[1])


def test_the_list_of_the_office_tells_its_contradictions_with_cell_and_days() -> None:
    rows = (
        replace(role(Role.LETTERS, until=date(2025, 12, 20)), cell="D2"),
        replace(role(Role.LETTERS, "Лишний Иван Ильич", since=date(2025, 12, 18)), cell="D3", row=3),
        role(Role.SECOND),
    )
    (found,) = acting_findings(ActingList(acting=rows), ON, sheet="Кто подписывает")
    assert (found.level, found.sheet, found.cell) == ("error", "Кто подписывает", "D3")
    assert "За «подписывает письма» с 18.12.2025 по 20.12.2025 действуют двое" in found.message


def test_who_is_replaced_in_the_workbook_of_another_order_alone_is_asked_about() -> None:
    here = small()
    there = replace(
        here, order=replace(here.order, number="31-од"), substitutions=(absence(ORG.code, "Новый Пётр Ильич"),)
    )
    told = list(acting_elsewhere(here, (here, there), ON))
    assert [(f.code, f.performer) for f in told] == [("acting-elsewhere", ORG.code)]
    assert "в таблице документа № 31-од от 11.12.2025 за него" in told[0].message
    assert "действует Новый Пётр Ильич" in told[0].message
    assert not list(acting_elsewhere(there, (here, there), ON))
    assert not list(acting_elsewhere(here, (here, replace(there, substitutions=())), ON))
    other = replace(there, performers=(replace(ORG, name="Другой Иван Ильич"),))
    assert not list(acting_elsewhere(here, (other,), ON))


def test_the_responsible_official_whose_letters_another_signs_is_asked_about_until_somebody_acts_for_him() -> None:
    made = book()
    author = made.order.responsible
    signs = replace(office(role(Role.LETTERS)), signatory_letter=Signatory(post=author.post, name=author.name))

    def told(chosen: Settings, made: Book, on: date = ON) -> list[str]:
        findings = review(made, empty_history(), chosen, on).findings
        assert all(f.level == "warning" for f in findings if f.code == "acting-responsible")
        return [f.message for f in findings if f.code == "acting-responsible"]

    (message,) = told(signs, made)
    assert message.startswith(f"Ответственный по документу – {author.name}; вместо него сегодня подписывает письма Вр")
    assert not told(signs, made, date(2025, 12, 14)), "he is there"
    assert not told(office(role(Role.SECOND)), made), "another signatory is away"
    acts = replace(made, acting=ActingList(acting=(role(Role.RESPONSIBLE),)))
    assert not told(signs, acts)
    himself = role(Role.RESPONSIBLE, author.name)
    there = replace(made, acting=ActingList(acting=(himself,)))
    assert not told(signs, there)
    assert signers_of(signs, there, ON).people["responsible"] == Signatory(post=author.post, name=author.name)
    assert not told(signs, replace(made, order=replace(made.order, responsible=Official())))


def test_the_responsible_official_who_is_replaced_as_a_performer_is_asked_about_too() -> None:
    made = small()
    order = replace(made.order, responsible=Official(post=ORG.post, name=ORG.name))
    away = replace(made, order=order, substitutions=(absence(ORG.code, "Заменова Анна Ивановна"),))
    (found,) = acting_responsible_findings(SETTINGS, away, ON)
    assert "вместо него сегодня действует Заменова Анна Ивановна" in found.message
