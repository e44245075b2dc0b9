"""Mail, справка, докладная, сводка, board and terminal tell the same figures: each is read back and compared."""

import io
import re
from collections import Counter
from datetime import date
from typing import Any

import pytest
from lxml import html
from msgspec import Struct
from msgspec.structs import replace
from openpyxl import load_workbook

from automation.cli.verb_check import check_lines
from automation.control.decisions import Decisions
from automation.control.memos import memo_of
from automation.control.review import Review, review
from automation.day.call import Reading
from automation.day.issuing import Decided
from automation.letters.composing import compose
from automation.letters.conditions import by_condition
from automation.letters.memo_texts import composition
from automation.messages.leaders import leader_message
from automation.messages.result import result_line, subject_result
from automation.model.control import empty_history
from automation.model.kinds import Kind
from automation.model.letter import Letter
from automation.model.report import State
from automation.reports.board import BoardOrder, board_page, print_board
from automation.reports.card import mark_of
from automation.reports.summary import write_summary
from automation.reports.summary_pages import summary_of
from automation.russian import words as in_words
from tests.support.compose_story import COMPLETION, SUPPLEMENT, morning
from tests.support.compose_world import SETTINGS, book, done, facts, words
from tests.support.control_story import ORG, item
from tests.support.listed import late_items, numbers_of

PROGRESS = date(2025, 12, 22)
DAYS = [(PROGRESS, Kind.PROGRESS), (COMPLETION, Kind.COMPLETION), (SUPPLEMENT, Kind.PROGRESS)]
NUMBERS = {in_words(n, "м", case): n for n in range(21) for case in ("nominative", "genitive", "dative")}
Items = dict[str, tuple[int, int]]


class Told(Struct, frozen=True):
    """What a reader takes from one output; None where it does not say it."""

    items: Items | None = None
    done: tuple[int, int] | None = None
    people: tuple[int, int] | None = None
    late: dict[str, set[str]] | None = None
    standings: Counter[str] | None = None


@pytest.fixture(params=DAYS, ids=["progress", "completion", "all done"])
def day(request: pytest.FixtureRequest) -> tuple[Review, Decisions, Kind]:
    on, kind = request.param
    return (*morning(on), kind)


def counted(review: Review) -> Told:
    """The one value, in the words of ``Told``."""
    figures = review.figures
    dated = [i for i in figures.items if i.dated]
    return Told(
        items={i.item.number: (i.tally.done, i.tally.total) for i in dated},
        done=(sum(i.whole for i in figures.items), len(figures.items)),
        people=(figures.people.moved, figures.people.total),
        late={bearer.name: set(bearer.items) for bearer in figures.late},
        standings=Counter(v.standing.value for i in figures.items for v in i.verdicts),
    )


def same(told: Told, truth: Told) -> None:
    for name in Told.__annotations__:
        value = getattr(told, name)
        assert value is None or value == getattr(truth, name), name


def pair(found: re.Match[str] | None) -> tuple[int, int]:
    assert found is not None
    first, last = found.groups()
    return number(first), number(last)


def number(word: str) -> int:
    return int(word) if word.isdigit() else NUMBERS[word]


def people_in(text: str) -> tuple[int, int] | None:
    everybody = re.search(r"перешли все сотрудники \((\d+)\)", text)
    if everybody:
        return int(everybody[1]), int(everybody[1])
    found = re.search(r"[Пп]ере(?:шли|шёл|ход завершили?) (\d+)(?:\s\w+)? из (\d+)", text)
    return pair(found) if found else None


def lines_of(letter: Letter) -> list[str]:
    return [p.text.replace("\u00a0", " ") for p in letter.paragraphs]


def read_letter(letter: Letter, review: Review) -> Told:
    """Read the first sentence, the list of those who have not finished, and the people."""
    lines = lines_of(letter)
    done = re.search(r"исполнено – \d+ \((пункт\w* [\d, и–]+)", lines[0])
    assert done is not None
    assert len(numbers_of(done[1])) == number(done[0].split(" ")[2])
    start = next((n for n, line in enumerate(lines) if "исполнение в установленный срок" in line), len(lines))
    late: dict[str, set[str]] = {}
    for line in lines[start : start + 1]:
        name, _, told = line.partition(": ")[2].partition(" – ")
        shown = re.sub(r"\((пункты? [\d–]+)[^)]*\)", r"\1", told)  # an item stands behind the information it asks for
        bare = re.sub(r" \([^)]*\)", "", shown)  # other parentheses hold days, which are no numbers of items
        late[name] = {
            n for part in bare.split("; ") if "пункт" in part and "направлен" not in part for n in numbers_of(part)
        }
    people = people_in("\n".join(lines))
    assert people or not late, "whoever has not finished may be among the people, so the paper counts them"
    of = re.search(r" из (\d+) пункт", lines[0])
    assert of is not None
    return Told(done=(len(numbers_of(done[1])), int(of[1])), people=people, late=late)


def test_the_memo_or_reference_tells_these_figures(day: tuple[Review, Decisions, Kind]) -> None:
    review, _, kind = day
    letter = compose(memo_of(review.morning, kind), facts(review, number="02-01/К-1"), words())
    same(read_letter(letter, review), counted(review))


def test_the_memos_result_agrees_with_its_table_of_organisations() -> None:
    review, _ = morning(COMPLETION)
    letter = compose(memo_of(review.morning, Kind.COMPLETION), facts(review, number="02-01/К-1"), words())
    assert letter.appendix is not None
    rows = letter.appendix.organisations
    assert (sum(int(r.moved) for r in rows), sum(int(r.total) for r in rows)) == counted(review).people


def test_the_mail_tells_these_figures(day: tuple[Review, Decisions, Kind]) -> None:
    review, _, kind = day
    message = leader_message(key="k", kind=kind, to="head@example.org", figures=review.figures, attachments=())
    truth = counted(review)
    late = {
        name: late_items(items)
        for name, items in re.findall(r"^– (.+?) – (п\. .+ \(срок.+)$", message.text, flags=re.MULTILINE)
    }
    total, done = re.findall(r"Из (\d+) пункт\w+ полностью исполнен\w* (\d+)", message.text)[0]
    same(Told(done=(int(done), int(total)), people=people_in(message.text), late=late), truth)
    assert pair(re.search(r"исполнено? (\d+) из (\d+) пункт", message.subject)) == truth.done
    shown = re.search(r"просрочены? п\. (.+?) – (.+)", message.subject)
    assert ({shown[2]: numbers_of(shown[1])} if shown else {}) == truth.late


def test_the_first_line_of_a_mail_names_each_item_once(day: tuple[Review, Decisions, Kind]) -> None:
    figures = day[0].figures
    named = [numbers_of(numbers) for numbers in re.findall(r"\(п\. ([\d, и–]+)\)", result_line(figures))]
    assert sorted(number for numbers in named for number in numbers) == [i.item.number for i in figures.items]


def test_the_summary_shows_these_figures(day: tuple[Review, Decisions, Kind]) -> None:
    review, _, _ = day
    book = load_workbook(io.BytesIO(write_summary([review.figures])))
    by_item, by_name = rows_of(book["По пунктам"]), rows_of(book["По организациям"])
    done = ("Исполнено в срок", "Исполнено с нарушением срока")
    items = {r["Пункт"]: (sum(r[d] for d in done), r["На контроле"]) for r in by_item if r["На контроле"]}
    people = (sum(r["Перешло"] or 0 for r in by_name), sum(r["Всего сотрудников"] or 0 for r in by_name))
    late: dict[str, set[str]] = {}
    for row in rows_of(book["Обязательства"]):
        if row["Состояние исполнения"].startswith("срок истёк"):
            late.setdefault(row["Ответственный исполнитель"], set()).add(row["Пункт"])
    same(Told(items=items, people=people, late=late), counted(review))
    first = "\n".join(str(row[0]) for row in book["Сводка"].values)
    overview = "\n".join(str(row[1]) for row in book["Сводка"].values)
    assert pair(re.search(r"Исполнено? (\d+) из (\d+) пункт", overview)) == counted(review).done
    assert pair(re.search(r"переш\w+ (\d+) из (\d+) сотрудник", first)) == counted(review).people


def rows_of(sheet: Any) -> list[dict[str, Any]]:
    header, *rows = sheet.values
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_the_board_shows_these_figures(day: tuple[Review, Decisions, Kind]) -> None:
    review, _, _ = day
    page: Any = html.document_fromstring(
        print_board(board_page([BoardOrder(figures=review.figures)], on=review.morning.on))
    )
    items: Items = {}
    for row in page.xpath("//table[contains(@class,'plan')]/tbody/tr"):
        found = re.match(r"исполнено (\d+) из (\d+)", row[3].text_content())
        if found:
            items[row[0].text_content()] = pair(found)
    late = {}
    for line in page.xpath("//section[@id='late']//li"):
        late[line.get("data-name")] = late_items(line.text_content())
    result = page.xpath("//p[@class='result']")[0].text_content()
    total, done = re.findall(r"Из (\d+) пункт\w+ полностью исполнен\w* (\d+)", result)[0]
    same(Told(items=items, done=(int(done), int(total)), people=people_in(result), late=late), counted(review))
    cells = [c.text_content() for c in page.xpath("//td[@data-item='Сотрудники']") if " из " in c.text_content()]
    moved = [pair(re.fullmatch(r"(\d+) из (\d+)", cell)) for cell in cells]
    assert (sum(m for m, _ in moved), sum(t for _, t in moved)) == counted(review).people


def test_the_boards_line_of_time_shows_these_figures(day: tuple[Review, Decisions, Kind]) -> None:
    review, _, _ = day
    page: Any = html.document_fromstring(
        print_board(board_page([BoardOrder(figures=review.figures)], on=review.morning.on))
    )
    found = re.findall(r"исполнено (\d+) из (\d+)", page.xpath("//ol[@class='line']")[0].text_content())
    done, total = (sum(int(f[n]) for f in found) for n in (0, 1))
    assert (done, total) == tuple(map(sum, zip(*(counted(review).items or {}).values(), strict=True)))


def test_the_terminal_shows_these_figures(day: tuple[Review, Decisions, Kind]) -> None:
    review, decisions, _ = day
    reading = Reading(file="454.xlsx", state="read", book=review.morning.book)
    judged = [(reading, Decided(review=review, decisions=decisions))]
    names = {
        "исполнено в срок": "met",
        "исполнено с нарушением срока": "met_late",
        "срок истёк": "overdue",
        "срок близко": "due_soon",
        "сведения уточняются": "no_data",
        "постоянно": "permanent",
        "в работе": "in_work",
    }
    lines = list(check_lines(review.morning.on, judged))
    result = re.search(r"Из (\d+) пункт\w+ полностью исполнен\w* (\d+)", "\n".join(lines))
    rows = [re.split(r"\s{2,}", line) for line in lines]
    rows = [row for row in rows if len(row) == 5 and row[0].isdigit()]
    standings = [names[row[4].partition(" (")[0].partition(",")[0]] for row in rows]
    late: dict[str, set[str]] = {}
    items: Items = {}
    for row, standing in zip(rows, standings, strict=True):
        if standing == "overdue":
            late.setdefault(row[2], set()).add(row[0])
        if standing != "permanent":
            done, total = items.get(row[0], (0, 0))
            items[row[0]] = (done + standing.startswith("met"), total + 1)
    of, executed = pair(result)
    same(Told(items=items, done=(executed, of), late=late, standings=Counter(standings)), counted(review))


def test_closed_inapplicable_and_lasting_items_stay_in_the_one_number_and_are_named() -> None:
    plan = (
        item("до 12.12.2025"),
        item("до 30.01.2026", "2", row=3, closed_on=date(2025, 12, 20)),
        item("постоянно", "3", row=4),
        item("до 12.12.2025", "4", row=5),
        item("ежемесячно до 25 числа", "5", row=6),
    )
    exempt = replace(done("ОБР", "4", PROGRESS), state=State.NOT_APPLICABLE, comment="клуб закрыт")
    made = book(done("ОБР", "1", date(2025, 12, 12)), exempt, plan=plan, performers=(ORG,))
    figures = review(made, empty_history(), SETTINGS, PROGRESS).figures
    apart = "снято с контроля – 1 (п. 2), неприменимо – 1 (п. 4), со сроком «постоянно» – 1 (п. 3)"
    assert result_line(figures) == f"Из 5 пунктов полностью исполнен 1 (п. 1), срок не наступил – 1 (п. 5), {apart}."
    bare = re.sub(r" \(п\. \d\)", "", apart)
    assert subject_result(figures) == f"исполнен 1 из 5 пунктов, {bare}"
    assert summary_of([figures])[0].rows[0][0][1] == f"Исполнен 1 из 5 пунктов, {bare}"
    assert mark_of(figures).startswith(f"Исполнен 1 из 5 пунктов, {bare}.")
    told = composition(figures, words())
    assert [len(items) for items in by_condition(figures).values()] == [1, 1, 1, 1, 1]
    assert re.findall(r"(\w+) – 1 \(пункт (\d)", told) == [
        *(("исполнено", "1"), ("контроля", "2"), ("наступил", "5"), ("неприменимо", "4")),
    ]


def test_a_report_of_a_period_that_came_is_a_term_that_has_passed() -> None:
    plan = (item("ежемесячно, до 10 числа"), item("до 26.12.2025", "2", row=3))
    made = replace(book(plan=plan, performers=(ORG,)), order=replace(book().order, date=date(2025, 12, 1)))
    figures = review(made, empty_history(), SETTINGS, date(2025, 12, 16)).figures
    split = "срок истёк – 1 (п. 1), срок не наступил – 1 (п. 2)"
    assert result_line(figures) == f"Из 2 пунктов полностью не исполнен ни один, {split}."
    told = replace(figures, late=())
    assert subject_result(told) == "ближайший срок – 26.12.2025 (п. 2)", "«сроки не наступили» would be untrue"
    assert result_line(told) == "Пунктов – 2."
