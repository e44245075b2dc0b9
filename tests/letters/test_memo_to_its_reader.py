"""A memo speaks to its reader, who is a performer too, of what he has left undone as of what he has done."""

from datetime import date

from msgspec.structs import replace

from automation.letters.composing import compose
from automation.letters.letter_facts import Facts, memo_of
from automation.letters.proposals import proposals
from automation.letters.words import Words
from automation.model.kinds import Kind
from automation.model.plan import Item, Official
from automation.model.report import Headcount, Performer, Relation, State, StatusRow
from tests.support.compose_order import ROOT
from tests.support.compose_world import book, done, facts, judged, lists_told, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, extension, item, settings

DUE, MONDAY, AFTER = date(2025, 12, 12), date(2025, 12, 15), date(2025, 12, 22)
READER = replace(ORG, code="ЧИТ", relation=Relation.OFFICE, organisation="", name="Студенцова Галина Павловна", sex="ж")
ACTING = Official(post="И.о. Главы", name=READER.name)
MARKS = str.maketrans({**dict.fromkeys("\ue000\ue001\ue002"), "\u00a0": " ", "°": " "})


def told(*rows: StatusRow, plan: tuple[Item, ...] = (item("до 12.12.2025"),), by: tuple[Performer, ...] = ()) -> str:
    """The lists of a memo that the reader gets, about items that she bears."""
    reviewed, _ = judged(book(*rows, plan=plan, performers=by or (READER,)), AFTER)
    return lists_told(reviewed.figures, facts(reviewed, head=ACTING))


def proposed(made: Facts, author: str = "") -> str:
    assert made.figures
    return "\n".join(proposals(memo_of(made.figures, made, words(), author))).translate(MARKS)


def test_the_reader_is_told_in_the_second_person_what_he_has_left_undone() -> None:
    silent = (
        "Не подтверждено исполнение в установленный срок: от Вас не поступили сведения по пункту 1 (срок – 12.12.2025)"
    )
    assert told() == silent
    begun = row("ЧИТ", "1", state=State.IN_WORK, reason="болеет методист")
    assert "Вами – пункт 1 (срок – 12.12.2025, причина – болеет методист)" in told(begun)
    back = done("ЧИТ", "1", DUE, accepted_on=None, accepted_by="", returned_on=MONDAY, return_reason="нет акта")
    assert "возвращены представленные Вами сведения по пункту 1 (срок – 12.12.2025, дата возврата" in told(back)
    doubted = done("ЧИТ", "1", DUE, evidence="", accepted_on=None, accepted_by="")
    assert told(doubted).startswith("Уточняются сведения: представленные Вами – пункт 1 (")
    theirs = "МБУК «Образец» – не поступили сведения по пункту 1 (срок – 12.12.2025)"
    both = [silent, f"Не подтвердило исполнение в установленный срок: {theirs}"]
    assert told(by=(READER, ORG)).splitlines() == both


def test_words_that_an_office_has_from_an_earlier_version_name_the_reader() -> None:
    folder = ROOT / "templates" / "words"
    files = {p.name: p.read_text("utf-8") for p in folder.glob("*.txt")}
    older = "{{ исполнитель ~ ' – ' if not сам }}{{ части | join('; ') }}"
    ours = next(line for line in files["items.txt"].splitlines() if "not (сам or читатель)" in line)
    reviewed, decisions = judged(book(plan=(item("до 12.12.2025"),), performers=(READER,)), AFTER)
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    for line, said in ((ours, "от Вас не поступили"), (older, "Студенцова Г.П. – не поступили сведения по пункту 1")):
        office = Words({**files, "items.txt": files["items.txt"].replace(ours, line)})
        known = facts(reviewed, number="1", head=ACTING)
        assert said in outline(compose(paper, known, office)).translate(MARKS)


def test_what_stays_with_the_reader_is_entrusted_to_him_and_nobody_proposes_that_he_asks_or_hears_himself() -> None:
    terms = (("1", READER.groups), ("2", ("другие",)), ("3", ("третьи",)))
    plan = tuple(item("до 12.12.2025", number, row=int(number) + 1, groups=groups) for number, groups in terms)
    people = (
        READER,
        replace(ORG, groups=("другие",)),
        replace(ORG, code="О3", organisation="МБУ «А»", groups=("третьи",)),
    )
    story = Story(sent=True)
    for on in (date(2025, 12, 16), date(2025, 12, 23), date(2025, 12, 30), date(2026, 1, 12)):
        reviewed, _ = story.day(on, book(plan=plan, performers=people))
    said = proposed(facts(reviewed, head=ACTING))
    assert "пункт 1, порученный Вам; пункт 2 – МБУК «Образец»; пункт 3 – МБУ «А»" in said
    assert "не подтвердивших исполнение после направления писем: МБУК «Образец» (пункт 2); МБУ «А» (пункт 3)" in said
    early, _ = judged(book(plan=plan, performers=people), MONDAY)
    alone = proposed(facts(early, head=ACTING))
    assert "запросить у исполнителей (МБУК «Образец» – пункт 2; МБУ «А» – пункт 3) письменное объяснение" in alone
    assert "Студенцова" not in said + alone
    one, _ = judged(book(plan=plan[:1], performers=people[:1]), MONDAY)
    assert "оставить на контроле пункт 1, порученный Вам, до представления" in proposed(facts(one, head=ACTING))


def test_a_longer_term_is_told_to_the_reader_as_his_own() -> None:
    moved = extension(item="1", code="ЧИТ", new_term=date(2026, 1, 30))
    reviewed, _ = judged(book(plan=(item("до 12.12.2025"),), performers=(READER, ORG), extensions=(moved,)), AFTER)
    assert "По пункту 1 Вам срок продлён до 30.01.2026" in lists_told(reviewed.figures, facts(reviewed, head=ACTING))


def test_a_longer_term_that_did_not_count_is_proposed_for_what_is_entrusted_to_the_reader_or_the_author() -> None:
    wish = extension(item="1", code="ЧИТ", new_term=date(2026, 1, 30), basis="")
    reviewed, _ = judged(book(plan=(item("до 12.12.2025"),), performers=(READER, ORG), extensions=(wish,)), AFTER)
    said = "продлении срока пункта 1, порученного {}, до 30.01.2026, продление не учтено"
    assert said.format("Вам") in proposed(facts(reviewed, head=ACTING))
    assert said.format("мне") in proposed(facts(reviewed), READER.name)


def test_of_a_lasting_item_the_reader_is_told_what_he_was_asked_for() -> None:
    plan = (item("постоянно"), item("до 30.10.2026", "2", row=3))
    known = {}
    story = Story(settings(control_point="quarterly"), sent=True)
    for day in (date(2026, 3, 26), date(2026, 3, 27), date(2026, 4, 6), date(2026, 4, 7)):
        mine = row("ЧИТ", "1", comment="выполняется" if day.day == 7 else "")
        reviewed, _ = story.day(day, book(mine, plan=plan, performers=(READER, ORG)))
        made = facts(reviewed, story.settings, head=ACTING)
        known[day.day] = lists_told(reviewed.figures, made)
        if day.day == 27:
            ours = lists_told(reviewed.figures, made, READER.name)
            assert "сведения ожидаются: МБУК «Образец»; мною сведения о выполнении будут представлены" in ours
    assert "сведения ожидаются: МБУК «Образец», а также от Вас" in known[27]
    assert "не представило МБУК «Образец»; Вами сведения о выполнении не представлены" in known[6]
    assert "Вами сведения о выполнении представлены" in known[7]
    unasked = told(plan=(item("постоянно"),), by=(READER, ORG))
    assert "сведений о выполнении нет: МБУК «Образец»; сведений о выполнении от Вас нет" in unasked


def test_people_whom_the_author_or_the_reader_counts_are_no_third_person_s() -> None:
    """Two deputies count a part of the staff each; a third has given no figure."""
    plan = (item("до 12.12.2025", text="Завершить переход сотрудников на сервис", indicator="сотрудники"),)
    part = {"relation": Relation.OFFICE, "organisation": "", "headcount": Headcount.PART}
    reader = replace(READER, headcount=Headcount.PART)
    silent = replace(ORG, code="МОЛ", name="Громов Лев Савельевич", sex="м", **part)
    other = replace(ORG, code="ДРУ", name="Мельник Роман Ильич", sex="м", **part)
    rows = (
        done("ЧИТ", "1", DUE, staff_total=22, staff_moved=19),
        done("ДРУ", "1", DUE, staff_total=10, staff_moved=9),
    )
    reviewed, decisions = judged(book(*rows, plan=plan, performers=(reader, other, silent)), AFTER)
    paper = paper_for(decisions, kind=Kind.COMPLETION)

    def memo(head: str) -> str:
        known = facts(reviewed, number="1", head=Official(post="И.о. Главы", name=head))
        return outline(compose(paper, known, words())).translate(MARKS)

    said = memo(reader.name)
    assert "Не завершено Вами (завершили 19 из 22). Не завершил переход: Мельник Р.И. (завершили 9 из 10)." in said
    assert "представлены: Громов Л.С." in said
    said = memo(silent.name)
    assert "представлены: в части, порученной Вам" in said
