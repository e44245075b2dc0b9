"""Справка and memos over the signature of one who is a performer himself, and whom their proposals free or hear."""

from datetime import date

from msgspec.structs import replace

from automation.control.decisions import Decisions
from automation.control.review import Review, review
from automation.letters.composing import compose
from automation.letters.letter_facts import memo_of
from automation.letters.proposals import proposals
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.office import Acting, ActingList, Role
from automation.model.plan import Official
from automation.model.report import Performer, Relation, State, StatusRow, Substitution
from automation.plan.terms import read_term
from automation.plan.workdays import Calendar
from tests.support.compose_order import SIGNED
from tests.support.compose_world import SETTINGS, book, done, facts, judged, lists_told, outline, paper_for, row, words
from tests.support.control_story import ORG, Story, item
from tests.support.told_days import paper_of

DUE, MONDAY = date(2025, 12, 12), date(2025, 12, 15)
AUTHOR = replace(ORG, code="АВТ", relation=Relation.OFFICE, organisation="", name="Громов Лев Савельевич", sex="м")
MARKS = str.maketrans(dict.fromkeys("\ue000\ue001\ue002", ""))


def told(*rows: StatusRow, term: str = "до 12.12.2025", on: date = MONDAY, by: tuple[Performer, ...] = ()) -> str:
    """The clauses about one item that the author alone bears, or bears with others."""
    made = book(*rows, plan=(item(term),), performers=by or (AUTHOR,))
    reviewed = review(made, empty_history(), SETTINGS, on)
    return lists_told(reviewed.figures, facts(reviewed), AUTHOR.name)


def test_what_the_author_has_executed_stands_in_the_counts_and_what_he_owes_is_told_in_the_first_person() -> None:
    assert told(done("АВТ", "1", DUE)) == told(done("АВТ", "1", MONDAY)) == ""
    assert told(done("АВТ", "1", DUE), done("ОБР", "1", DUE), by=(AUTHOR, ORG)) == ""
    mine = "мною – пункт 1 (срок – 12.12.2025)"
    assert told() == f"Не завершено исполнение в установленный срок: {mine}"
    claimed = told(done("АВТ", "1", DUE, accepted_on=None, accepted_by=""))
    assert claimed.startswith("Рассматриваются сведения, представленные мною: пункт 1 (срок – 12.12.2025, указано")


def test_the_report_that_the_author_owes_himself_agrees_with_its_verb() -> None:
    for text, title in (
        ("Представить отчёт о ремонте", "Не представлен отчёт"),
        ("Представить отчёты о ремонте", "Не представлены отчёты"),
        ("Представить акты осмотра", "Не представлены документы"),
    ):
        reviewed, _ = judged(book(plan=(item("до 12.12.2025", text=text),), performers=(AUTHOR,)), MONDAY)
        said = lists_told(reviewed.figures, facts(reviewed), AUTHOR.name)
        assert said.startswith(f"{title} в установленный срок: мною ")


def test_what_the_author_and_others_have_presented_is_told_in_one_case_each() -> None:
    """«мною – пункт 1; отдел культуры – пункт 1» was one list."""
    claims = [done(code, "1", DUE, accepted_on=None, accepted_by="") for code in ("АВТ", "ОБР")]
    assert [line.partition(" (")[0] for line in told(*claims, by=(AUTHOR, ORG)).splitlines()] == [
        "Рассматриваются сведения, представленные мною: пункт 1",
        "Представлены и рассматриваются сведения: МБУК «Образец» – пункт 1",
    ]


def test_what_the_author_has_not_finished_is_one_clause_whatever_came_in_about_it() -> None:
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 12.12.2025", "3", row=4))
    back = done("АВТ", "3", DUE, accepted_on=None, accepted_by="", returned_on=MONDAY, return_reason="нет акта")
    begun = row("АВТ", "2", state=State.IN_WORK, reason="болеет методист")
    reviewed, _ = judged(book(begun, back, plan=plan, performers=(AUTHOR,)), MONDAY)
    said = lists_told(reviewed.figures, facts(reviewed), AUTHOR.name)
    assert said.count("мною") == 1
    assert (
        "мною – пункт 1 (срок – 12.12.2025), пункт 2 (срок – 12.12.2025, причина – болеет "
        "методист) и пункт 3 (срок – 12.12.2025, дата возврата – 15.12.2025, причина – нет акта)" in said
    )


def test_the_author_among_several_has_a_title_of_his_own_and_is_not_counted_with_them() -> None:
    others = (ORG, replace(ORG, code="О2", organisation="МБУ «Архив»"))
    begun = tuple(row(code, "1", state=State.IN_WORK) for code in ("ОБР", "О2", "АВТ"))
    late = "в установленный срок"
    assert told(*begun, by=(*others, AUTHOR)).splitlines() == [
        f"Не завершили исполнение {late} два исполнителя: МБУК «Образец», МБУ «Архив» – пункт 1 (срок – 12.12.2025)",
        f"Не завершено исполнение {late}: мною – пункт 1 (срок – 12.12.2025)",
    ]
    claimed = tuple(replace(one, state=State.DONE, executed_on=DUE, evidence="акт") for one in begun)
    assert len(told(*claimed, by=(*others, AUTHOR)).split("Представлены и рассматриваются")) == 2, "one title fits all"


def test_of_a_lasting_item_the_author_says_himself_whether_he_has_reported() -> None:
    plan, story = (item("постоянно"), item("до 12.12.2025", "2", row=3)), Story(sent=True)
    known = {}
    for mine in (row("АВТ", "1"), row("АВТ", "1", comment="выполняется")):
        for on in (date(2025, 12, 8), MONDAY):
            made = book(mine, done("ОБР", "1", DUE), plan=plan, performers=(AUTHOR, ORG))
            reviewed, _ = story.day(on, made, keep=on != MONDAY)
        known[mine.comment] = lists_told(reviewed.figures, facts(reviewed), AUTHOR.name)
    missing, presented = known.values()
    assert "представило МБУК «Образец»; мною сведения о выполнении не представлены" in missing
    assert "представило МБУК «Образец»; мною сведения о выполнении представлены" in presented
    assert "Громов" not in missing + presented


def test_what_was_written_of_a_lasting_item_that_is_not_executed_stands_beside_whoever_wrote_it() -> None:
    """A limit that was exceeded was told as «сведения о выполнении представлены»."""
    for numbers, about in (("1", ""), ("12", "по пункту 2 ")):
        plan = tuple(item("постоянно", number, row=int(number) + 1) for number in numbers)
        of = numbers[-1]
        rows = (
            row("АВТ", of, state=State.IN_WORK, comment="график соблюдается не всегда"),
            row("ОБР", of, state=State.IN_WORK, comment="лимит в октябре превышен на 4 %."),
            *(row("ОБР", number, state=State.IN_WORK, comment="выполняется") for number in numbers[:-1]),
        )
        reviewed, _ = judged(book(*rows, plan=plan, performers=(AUTHOR, ORG)), MONDAY)
        said = lists_told(reviewed.figures, facts(reviewed), AUTHOR.name)
        assert f"МБУК «Образец» – {about}сообщено: «лимит в октябре превышен на 4 %»" in said
        assert "представило" not in said
        assert f"мною {about}сообщено: «график соблюдается не всегда»" in said


def test_the_author_owes_nothing_of_what_waits_for_an_event_that_has_not_come() -> None:
    plan = (item("в течение 5 рабочих дней после спада воды"), item("до 12.12.2025", "2", row=3))
    made = book(row("АВТ", "1"), plan=plan, performers=(AUTHOR, ORG))
    reviewed, _ = judged(made, MONDAY)
    for running in (True, False):
        assert "мною сведения" not in lists_told(reviewed.figures, facts(reviewed), AUTHOR.name, running=running)


def test_of_an_event_behind_him_the_author_has_not_confirmed_the_execution() -> None:
    cleaning = replace(item("12.12.2025"), term=read_term("12.12.2025", SIGNED, Calendar(), event=True))
    made = book(row("АВТ", "1", state=State.IN_WORK, comment="убирали"), plan=(cleaning,), performers=(AUTHOR,))
    reviewed = review(made, empty_history(), SETTINGS, date(2025, 12, 22))
    said = lists_told(reviewed.figures, facts(reviewed), AUTHOR.name)
    assert "Не подтверждено исполнение в установленный срок: мною – пункт 1" in said


def test_a_proposal_frees_one_official_in_the_genitive() -> None:
    deputy = replace(AUTHOR, code="ЗАМ", name="Мельник Роман Ильич")
    made = book(done("ЗАМ", "1", DUE), plan=(item("до 12.12.2025"),), performers=(deputy, ORG))
    reviewed, _ = judged(made, MONDAY)
    said = (
        "\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
        .translate(MARKS)
        .replace("\u00a0", " ")
    )
    assert "в части, касающейся Мельника Р.И." in said


def test_what_stays_on_control_names_performers_in_one_grammar_and_the_author_s_items_as_his_own() -> None:
    plan = tuple(item("до 12.12.2025", str(n), row=n + 1) for n in range(1, 4))
    second, school = replace(ORG, code="О2", organisation="МБУ «Пример»"), replace(ORG, organisation="МБОУ СОШ № 1")
    rows = (done("ОБР", "2", DUE), done("ОБР", "3", DUE), done("О2", "3", DUE), done("АВТ", "1", DUE))
    reviewed, _ = judged(book(*rows, plan=plan, performers=(school, second, AUTHOR)), MONDAY)
    said = "\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words(), AUTHOR.name))).translate(MARKS)
    each = "пункт 1 – МБОУ СОШ № 1; пункты 1 и 2 – МБУ «Пример»; пункты 2 и 3 – в части, порученной мне"
    assert f"до представления подтверждающих сведений: {each}" in said.replace("\u00a0", " ")
    one = replace(reviewed.figures, items=reviewed.figures.items[:2])
    shorter = (
        "\n".join(proposals(memo_of(one, facts(reviewed), words(), AUTHOR.name)))
        .translate(MARKS)
        .replace("\u00a0", " ")
    )
    assert "пункт 2 – в части, порученной мне" in shorter


def test_the_one_item_that_stays_with_the_author_is_his_own() -> None:
    reviewed, _ = judged(book(plan=(item("до 12.12.2025"),), performers=(AUTHOR,)), MONDAY)
    said = "\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words(), AUTHOR.name))).translate(MARKS)
    assert "оставить на контроле пункт 1, порученный мне, до представления" in said.replace("\u00a0", " ")


def test_of_an_item_that_others_have_executed_the_author_s_part_stays() -> None:
    reviewed, _ = judged(book(done("ОБР", "1", DUE), plan=(item("до 12.12.2025"),), performers=(ORG, AUTHOR)), MONDAY)
    said = "\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words(), AUTHOR.name))).translate(MARKS)
    stays = "оставить на контроле пункт 1 в части, порученной мне, до представления подтверждающих сведений"
    assert stays in said.replace("\u00a0", " ")


def test_whose_genitive_is_not_sure_stands_in_brackets() -> None:
    made = book(
        done("ЗАМ", "1", DUE),
        plan=(item("до 12.12.2025"),),
        performers=(replace(AUTHOR, code="ЗАМ", name="Рябина Лариса Ильинична", sex="ж"), ORG),
    )
    reviewed, _ = judged(made, MONDAY)
    said = (
        "\n".join(proposals(memo_of(reviewed.figures, facts(reviewed), words())))
        .translate(MARKS)
        .replace("\u00a0", " ")
    )
    assert "в части, касающейся исполнителя (Рябина Л.И.)" in said


def test_who_acts_for_a_unit_writes_of_what_it_still_owes_as_of_her_own() -> None:
    """She acts as the responsible official and as the head of a unit; nobody asks herself to explain (papers.md D)."""
    unit = replace(AUTHOR, code="ОТД", unit="Отдел культуры", post="Начальник отдела культуры")
    name, post = "Заменова Анна Ивановна", "И.о. начальника отдела культуры"
    acts = Acting(role=Role.RESPONSIBLE, post=post, name=name, since=MONDAY, until=None)
    made = replace(
        book(plan=(item("до 12.12.2025"),), performers=(unit,)),
        acting=ActingList(acting=(acts,)),
        substitutions=(Substitution(code="ОТД", post=post, name=name, since=MONDAY, until=None),),
    )
    reviewed, decisions = judged(made, MONDAY)
    paper = paper_for(decisions, kind=Kind.COMPLETION)
    said = outline(compose(paper, facts(reviewed, number="1"), words())).translate(MARKS).replace("°", " ")
    assert "объяснени" not in said
    assert "бланк | Отдел культуры" in said


def test_who_acted_when_it_was_executed_says_so_of_himself_in_memo_and_supplement() -> None:
    """He acts from 12.12 to 19.12; what she executed on 11.12 herself stays hers."""
    name, post = "Заменов Пётр Ильич", "И.о. заместителя главы"
    her = replace(AUTHOR, code="ЗАМ", post="Заместитель главы", name="Рябинина Лариса Ильинична", sex="ж")
    acts = {"post": post, "name": name, "since": DUE, "until": date(2025, 12, 19)}
    plan = (item("до 12.12.2025"), item("до 12.12.2025", "2", row=3), item("до 12.12.2025", "3", row=4))

    def day(story: Story, on: date, accepted: date | None) -> tuple[Review, Decisions]:
        by = "Глава" if accepted else ""
        rows = (
            done("ЗАМ", "1", date(2025, 12, 11), accepted_on=accepted, accepted_by=by),
            done("ЗАМ", "2", DUE, accepted_on=accepted, accepted_by=by),
        )
        made = replace(
            book(*rows, plan=plan, performers=(her,)),
            acting=ActingList(acting=(Acting(role=Role.RESPONSIBLE, **acts),)),  # type: ignore[arg-type]
            substitutions=(Substitution(code="ЗАМ", **acts),),  # type: ignore[arg-type]
        )
        return story.day(on, made)

    story = Story(sent=True)
    memo = paper_of(day(story, MONDAY, None), Kind.COMPLETION)
    assert "Рассматриваются сведения, представленные мною: пункт 2 (срок – 12.12.2025, указано исполнение 12" in memo
    assert "Рябинина Л.И. – пункт 1 (срок – 12.12.2025, указано исполнение 11.12.2025)" in memo
    assert "мною – пункт 3" in memo
    assert "Заменов П.И. – указано исполнение 12.12.2025" in memo
    supplement = paper_of(day(story, date(2025, 12, 16), date(2025, 12, 16)), Kind.SUPPLEMENT)
    assert "мною 12.12.2025 исполнен пункт 2 плана-графика" in supplement
    assert "Рябинина Л.И. исполнила пункт 1 плана-графика 11.12.2025" in supplement


def test_whoever_reads_a_supplement_reads_of_himself_without_his_name() -> None:
    """An item has two terms: the day he executed it does not follow that of the term."""
    reader = replace(AUTHOR, code="ИО", name="Студенцов Григорий Павлович")
    plan = (item("12.12.2025, 15.12.2025"), item("до 12.12.2025", "2", row=3))
    first = done("ИО", "1", DUE, control_date=DUE)

    def day(story: Story, on: date, accepted: date | None) -> tuple[Review, Decisions]:
        by = "Глава" if accepted else ""
        second = done("ИО", "1", MONDAY, control_date=MONDAY, accepted_on=accepted, accepted_by=by)
        made = book(plan=plan, performers=(reader, ORG))
        rows = (first, second, *(r for r in made.rows if (r.code, r.item) != ("ИО", "1")))
        return story.day(on, replace(made, rows=tuple(replace(one, row=n) for n, one in enumerate(rows, 2))))

    story = Story(sent=True)
    paper_of(day(story, date(2025, 12, 16), None), Kind.COMPLETION)
    reviewed, decisions = day(story, date(2025, 12, 17), date(2025, 12, 17))
    acting = facts(reviewed, number="1", head=Official(post="И.о. Главы", name=reader.name))
    letter = compose(paper_for(decisions, kind=Kind.SUPPLEMENT), acting, words())
    told = outline(letter).replace("°", " ").translate(MARKS).partition("заголовок")[2]
    assert "Вами 15.12.2025 исполнен пункт 1 плана-графика в части срока 15.12.2025, сведения приняты" in told
    assert "снять с контроля пункт 1 плана-графика в части, порученной Вам" in told
    assert "Студенцов" not in told
    other = outline(compose(paper_for(decisions, kind=Kind.SUPPLEMENT), facts(reviewed, number="1"), words()))
    plain = other.replace("°", " ").translate(MARKS)
    assert "Студенцов Г.П. 15.12.2025 исполнил пункт 1 плана-графика в части срока 15.12.2025, сведения" in plain


def test_reports_stay_with_author_and_reader_and_are_awaited_of_them_no_more_without_their_names() -> None:
    signer = replace(AUTHOR, name="Бобков Дмитрий Александрович")
    reader = replace(AUTHOR, code="ИО", name="Студенцов Григорий Павлович")
    plan = (item("до 12.01.2026"), item("ежемесячно, до 5 числа месяца, следующего за отчётным", "2", row=3))
    came = [done(p.code, "2", date(2026, 1, 14), control_date=date(2026, 1, 5)) for p in (signer, reader)]
    story, said = Story(sent=True), []
    for on, rows, kind in ((13, [], Kind.COMPLETION), (15, came, Kind.SUPPLEMENT)):
        made = book(*rows, plan=plan, performers=(signer, reader, ORG))
        reviewed, decisions = story.day(date(2026, 1, on), made)
        acting = facts(reviewed, number="1", head=Official(post="И.о. Главы", name=reader.name))
        letter = outline(compose(paper_for(decisions, kind=kind), acting, words())).replace("°", " ")
        said.append(letter.partition("Предлагаю")[2].partition("приложение")[0].partition("заключение")[0])
    for whose in ("мне", "Вам"):
        assert f"пункт 2 в части отчёта за декабрь 2025 года, порученный {whose}, до представления отчёта" in said[0]
        assert f"снять с контроля пункт 2 плана-графика, порученный {whose}, в части отчёта" in said[1]
    assert not any(name in said[0] + said[1] for name in ("Бобков", "Студенцов"))


def test_what_was_sent_back_to_the_author_before_its_term_is_told_as_sent_back() -> None:
    back = done("АВТ", "1", DUE, accepted_on=None, accepted_by="", returned_on=MONDAY, return_reason="нет акта")
    assert told(back, term="до 30.12.2025") == (
        "Уточняются сведения: возвращены представленные мною сведения по пункту 1 "
        "(срок – 30.12.2025, дата возврата – 15.12.2025, причина – нет акта)"
    )
