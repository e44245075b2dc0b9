"""Earlier letters as a later one tells them: in which order they are named, and that what they asked for is wanted."""

from collections.abc import Sequence
from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.citing import letters_cited
from automation.letters.composing import compose
from automation.letters.marks import bare
from automation.letters.words import Words
from automation.model.kinds import Form
from automation.model.office import Ruling, RulingKind
from automation.model.plan import Item
from automation.model.report import State, StatusRow
from automation.plan.workdays import Calendar
from tests.letters.test_counted_things import HOUSES
from tests.letters.test_counted_things import letter as letter_on
from tests.letters.test_situations_beyond_the_models import item, text
from tests.support.compose_order import ROOT
from tests.support.compose_world import book, done, entry, facts, judged, paper_for, row, words
from tests.support.control_story import ORG, Story, settings, small, to


def test_letters_named_in_one_sentence_stand_by_the_day_and_number_their_reader_sees() -> None:
    review, decisions = judged(book(plan=(item("1", "Мероприятие", "до 12.12.2025"),)), date(2025, 12, 16))
    paper = paper_for(decisions, "ОБР")
    first = entry(paper, "К-2", sent=date(2025, 12, 16), registered="№ 177 от 16.12.2025")
    later = entry(paper, "К-1", sent=date(2025, 12, 17), registered="№ 176 от 16.12.2025")
    tenth = entry(paper, "К-3", sent=date(2025, 12, 16), registered="№ 20 от 17.12.2025")
    for papers in ((first, later), (later, first)):
        assert bare(letters_cited(papers)) == "от 16.12.2025 № 176 и № 177"
    unnumbered = [
        replace(e, number="", registered="", printed="", key=e.key + n) for e, n in ((first, "1"), (first, "2"))
    ]
    assert bare(letters_cited(unnumbered)) == bare(letters_cited(unnumbered[:1])), "the day of both is told once"
    named = "от 16.12.2025 № 176, № 177 и от 17.12.2025 № 20"
    assert bare(letters_cited((tenth, first, later))) == named
    known = facts(review, number="К-9")
    told = text(compose(replace(paper, unanswered=(tenth, later, first)), known, words()))
    assert "последнее из них – от 17.12.2025 № 20 (по пункту 1)." in told


PLAN = (
    item("1", "Провести обход", "до 12.12.2025"),
    item("2", "Обучение работников", "до 12.12.2025"),
    item("3", "Ремонт котельных", "до 26.12.2025"),
)
LASTING = item("4", "Личный пример", "постоянно")
STAFF = "общую численность работников организации и число работников, прошедших обучение (пункт 2)"


def letters_of(plan: Sequence[Item], until: date, *, said: Words | None = None, **policy: object) -> dict[date, str]:
    """Play every working day to one on which nothing comes in; return the letters to «ОБР» by their days."""
    story, found, on = Story(settings(**policy), sent=True), dict[date, str](), date(2025, 12, 15)
    while on <= until:
        workbook = small(*(row("ОБР", one.number) for one in plan), plan=tuple(plan))
        reviewed, decisions = story.day(on, workbook)
        if paper := to(decisions, "ОБР"):
            found[on] = text(compose(paper, facts(reviewed, number="К-9"), said or words()))
        on = Calendar().add(on, 1)
    return found


def test_a_letter_that_names_an_unanswered_one_asks_for_all_that_is_missing_of_it() -> None:
    told = letters_of(PLAN, date(2026, 1, 16))
    for day, answer, also in ((date(2025, 12, 30), "13.01.2026", ""), (date(2026, 1, 16), "20.01.2026", "также ")):
        assert f"от 23.12.2025 (по пунктам 1 и 2) {also}оставлено без ответа." in told[day], "«также» behind another"
        assert (
            f"Также просим до {answer} представить по прилагаемой форме сведения об исполнении пунктов 1 и 2 с "
            "указанием дат и подтверждающих документов (пункт 1 – провести обход, срок – 12.12.2025; "
            f"пункт 2 – обучение работников, срок – 12.12.2025) и указать {STAFF}, а если пункты 1 и 2 не исполнены, "
            "исполнить их и письменно сообщить причины нарушения срока." in told[day]
        )


def test_what_was_closed_since_is_not_asked_for_again() -> None:
    closed = replace(PLAN[1], closed_on=date(2025, 12, 25))
    story = Story(sent=True)
    for on in (date(2025, 12, 16), date(2025, 12, 23), date(2025, 12, 30)):
        plan = (PLAN[0], closed if on.day == 30 else PLAN[1], PLAN[2])
        reviewed, decisions = story.day(on, small(*(row("ОБР", one.number) for one in plan), plan=plan))
    told = text(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="К-9"), words()))
    assert "(по пункту 1) оставлено без ответа" in told
    assert (
        "Также просим до 13.01.2026 представить по прилагаемой форме сведения об исполнении пункта 1 (провести" in told
    )
    assert "пункта 2" not in told


def test_the_second_letter_asks_again_what_the_first_asked_of_a_lasting_item() -> None:
    plan = (PLAN[0], item("3", "Ремонт котельных", "до 19.12.2025"), LASTING)
    first, *_, second = letters_of(plan, date(2025, 12, 23), remind_min_gap=0, remind_days=(3,)).values()
    asked = "сообщить о выполнении пункта 4 плана-графика (личный пример; срок – «постоянно») и принятых мерах"
    assert f"Также просим до 18.12.2025 {asked} по прилагаемой форме за подписью руководителя." in first
    assert "(по пунктам 1 и 4) оставлено без ответа" in second
    assert f"Также просим до 25.12.2025 {asked} по прилагаемой форме за подписью руководителя." in second


def test_a_letter_about_what_came_in_and_proves_nothing_asks_for_the_figures_of_things_too() -> None:
    told = letter_on(HOUSES, row("ОБР", "1", evidence="акт"), date(2025, 12, 16))
    assert "исполнение указанного пункта не подтверждают" in told
    assert "указать число многоквартирных домов и сколько из них охвачено мероприятием" in told


def test_what_another_organisation_owes_is_asked_again_with_its_name() -> None:
    first, second = replace(ORG, code="А", organisation="МБУ «А»"), replace(ORG, code="Б", organisation="МБУ «Б»")
    first, second = replace(first, groups=("первые",)), replace(second, groups=("вторые",), addressee_code="А", name="")
    plan = (replace(PLAN[0], groups=("вторые",)), replace(PLAN[2], groups=("первые",)))
    workbook = book(row("Б", "1"), row("А", "3"), plan=plan, performers=(first, second))
    story = Story(sent=True)
    for day in (16, 19, 23, 30):
        reviewed, decisions = story.day(date(2025, 12, day), workbook)
    told = text(compose(paper_for(decisions, "А"), facts(reviewed, number="К-9"), words()))
    assert "(по пункту 1) оставлено без ответа" in told
    assert "сведения об исполнении пункта 1 (провести обход; срок – 12.12.2025; МБУ «Б») с указанием даты" in told
    assert ", а если пункт 1 не исполнен, исполнить его и письменно сообщить причины нарушения срока." in told


def test_the_words_of_an_item_stand_where_an_earlier_request_names_it_first() -> None:
    """Behind «причины, по которым прежняя не соблюдена» nobody reads them as the words of the item."""
    plan = (PLAN[0], item("3", "Ремонт котельных", "до 26.12.2025"))
    late = replace(LATE, incoming="18.12.2025 № 12")
    story = Story(sent=True)
    for day, mine in ((16, row("ОБР", "1")), (23, late), (30, late)):
        reviewed, decisions = story.day(date(2025, 12, day), small(mine, row("ОБР", "3"), plan=plan))
    told = text(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="К-9"), words()))
    assert (
        "Также просим до 13.01.2026 завершить исполнение пункта 1 (провести обход; срок – 12.12.2025) и представить "
        "по прилагаемой форме сведения об этом с подтверждающими документами либо сообщить новую дату исполнения и "
        "причины, по которым прежняя (19.12.2025) не соблюдена." in told
    )


LATE = row("ОБР", "1", state=State.IN_WORK, reason="нет поставки", expected_on=date(2025, 12, 19))
ROOF = row("ОБР", "3", state=State.IN_WORK, reason="нет кровли", expected_on=date(2026, 1, 20))
BROUGHT = done("ОБР", "1", date(2026, 1, 16), incoming="16.01.2026 № 18")


def asked_for_both(*later: tuple[date, StatusRow]) -> str:
    """Return the last letter to «ОБР», who was asked for item 1 on 16.12, and on 30.12 for items 1 and 3."""
    plan, story = (PLAN[0], item("3", "Ремонт котельных", "до 26.12.2025")), Story(sent=True)
    before = ((date(2025, 12, 16), row("ОБР", "1")), (date(2025, 12, 23), LATE), (date(2025, 12, 30), LATE))
    for day, mine in (*before, *later):
        reviewed, decisions = story.day(day, small(mine, ROOF, plan=plan))
    return text(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="К-9"), words()))


def test_the_heading_names_the_work_that_a_letter_asks_for_again() -> None:
    """What is asked for in the last paragraph is looked for under its item as well."""
    assert "Об исполнении пунктов 1 и 3 плана" in asked_for_both()


def test_of_a_letter_answered_about_one_item_the_next_one_says_what_came_and_what_did_not() -> None:
    told = asked_for_both((date(2026, 1, 19), BROUGHT), (date(2026, 1, 22), BROUGHT))
    assert (
        "от 30.12.2025 (по пункту 3) оставлено без ответа, сведения по пункту 1 поступили (вх. от 16.01.2026 № 18)."
        in told
    )
    assert "Об исполнении пункта 3 плана" in told


def test_a_letter_that_was_answered_about_one_item_is_called_unanswered_about_no_other() -> None:
    """«На письмо от 20.10.2026 сообщено …» stood before «Письмо … от 20.10.2026 (по пункту 5) оставлено без ответа»."""
    plan, story = (PLAN[0], item("3", "Ремонт котельных", "до 19.12.2025")), Story(sent=True)
    answer = replace(ROOF, incoming="24.12.2025 № 77")
    for day in (16, 23, 30):
        mine = answer if day == 30 else row("ОБР", "3")
        reviewed, decisions = story.day(date(2025, 12, day), small(row("ОБР", "1"), mine, plan=plan))
    told = text(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="К-9"), words()))
    assert "На письмо от 23.12.2025 сообщено (вх. от 24.12.2025 № 77): мероприятие находится в работе" in told
    assert "По пункту 1 ответ на письмо от 23.12.2025 не получен." in told
    assert "без ответа" not in told


HEARING = Ruling(
    decided_on=date(2025, 12, 17), decided_by="Глава", kind=RulingKind.HEAR, code="ОБР", done_on=date(2025, 12, 19)
)


HEARD = "19.12.2025 заслушаны Ваши пояснения."
ON_LETTER = "На письмо Администрации Аксайского городского поселения от 16.12.2025"


@pytest.mark.parametrize(
    ("mine", "said"),
    [
        (
            row("ОБР", "1"),
            f"{HEARD}\nабзац | {ON_LETTER} по состоянию на 26.12.2025 сведения об исполнении пункта 1 от",
        ),
        (LATE, f"{ON_LETTER} подтверждение исполнения не получено. {HEARD}"),
    ],
)
def test_a_letter_to_who_was_heard_since_the_last_one_says_so(mine: StatusRow, said: str) -> None:
    """The minister had heard his deputy on Friday, and on Monday signed a letter that knew nothing of it."""
    plan, story = (PLAN[0], item("3", "Ремонт котельных", "до 30.01.2026")), Story(sent=True)
    for day, told in ((16, row("ОБР", "1")), (26, mine)):
        rulings = (HEARING,) if day > 16 else ()
        workbook = replace(small(told, row("ОБР", "3"), plan=plan), rulings=rulings)
        reviewed, decisions = story.day(date(2025, 12, day), workbook)
    letter = text(compose(paper_for(decisions, "ОБР"), facts(reviewed, number="К-9"), words()))
    assert f"абзац | {said}" in letter, letter


def test_the_next_letter_waits_for_the_day_by_which_another_one_asks_for_the_same_again() -> None:
    terms = ("до 12.12.2025", "до 19.12.2025", "до 24.12.2025")
    plan = [replace(item(one.number, one.text, term)) for one, term in zip(PLAN, terms, strict=True)]
    told = letters_of(plan, date(2026, 1, 15), addressee_gap=0)
    joined = told[date(2025, 12, 23)]
    assert "а если мероприятие не выполнено, выполнить его и письменно сообщить причины нарушения срока." in joined
    assert joined.count("не продлевает") == 1
    assert joined.index("Кроме того") < joined.index("настоящем письме, не продлевает установленных сроков.")
    again = told[date(2025, 12, 26)]
    assert "о представлении сведений об исполнении пунктов 1–3" in again.lower()
    assert "Также просим до 30.12.2025 представить по прилагаемой форме сведения об исполнении пунктов 1 и 2" in again
    assert [day for day in told if date(2025, 12, 26) < day <= date(2025, 12, 30)] == []
    second = told[date(2026, 1, 13)]
    named = "от 23.12.2025 (по пунктам 1 и 2) и от 26.12.2025 (по пунктам 1–3) оставлены без ответа."
    assert f"Письма Администрации Аксайского городского поселения {named}" in second
    assert "О непредставлении сведений об исполнении пунктов 1–3 плана-графика" in second


def edited(old: str, new: str) -> Words:
    """Return the delivered words with a change that an office has made."""
    files = {p.name: p.read_text("utf-8") for p in sorted((ROOT / "templates" / "words").glob("*.txt"))}
    assert any(old in said for said in files.values())
    return Words({name: said.replace(old, new) for name, said in files.items()})


def test_that_no_date_moves_a_term_stands_once_whatever_words_an_office_has_kept_or_taken_out() -> None:
    terms = ("до 12.12.2025", "до 19.12.2025", "до 24.12.2025")
    plan = [replace(item(one.number, one.text, term)) for one, term in zip(PLAN, terms, strict=True)]
    conditional = "{% if не_продлевает %}\n{{ не_продлевает }}\n{% endif %}"
    joined = "\nКроме того, по состоянию"
    for said in (
        words(),
        edited("{{ не_продлевает }}", conditional),
        edited(joined, "\n{{ не_продлевает }}" + joined),
        edited("{{ не_продлевает }}", ""),
    ):
        told = letters_of(plan, date(2025, 12, 23), addressee_gap=0, said=said)
        letter = told[date(2025, 12, 23)]
        assert letter.count("не продлева") == 1
        last = max(letter.rindex(asked) for asked in ("Просим", "Также просим") if asked in letter)
        assert last < letter.index("настоящем письме, не продлева")


def test_a_note_names_its_item_where_an_earlier_one_about_another_stands_before_the_request() -> None:
    review, decisions = judged(book(plan=(PLAN[0],)), date(2025, 12, 16))
    note = replace(paper_for(decisions, "ОБР"), form=Form.NOTE)
    earlier = entry(note, "К-2", sent=date(2025, 12, 12))
    for before, named in (((earlier,), "пункта 1 с указанием даты"), ((), "с указанием даты")):
        told = text(compose(replace(note, unanswered=before), facts(review, number="К-9"), words()))
        assert f"сведения об исполнении {named} и подтверждающих документов" in told
