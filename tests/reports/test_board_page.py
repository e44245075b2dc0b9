"""The board as text: what stands on it, what never does, and that it reads without its script."""

import re
from datetime import date

import pytest
from lxml import html
from msgspec.structs import replace

from automation.model.control import PaperState
from automation.model.figures import Figures
from automation.model.kinds import Form
from automation.reports.board import BoardOrder
from tests.support.board_world import entries, many, page, story
from tests.support.compose_order import PERFORMERS
from tests.support.compose_story import COMPLETION, SECOND, morning
from tests.support.control_story import owing
from tests.support.nightly import first


def tree(text: str) -> html.HtmlElement:
    return html.document_fromstring(text)


def words(text: str) -> str:
    return " ".join(tree(text).find("body").text_content().split())


def matrix(text: str) -> dict[str, list[str]]:
    rows = tree(text).xpath("//div[contains(@class,'matrix')]//tbody/tr")
    return {row[0].text_content(): [" ".join(cell.text_content().split()) for cell in row[1:]] for row in rows}


def renamed(figures: Figures, name: str) -> Figures:
    organisations = tuple(replace(o, organisation=name) for o in figures.organisations[:1])
    late = (owing(organisations[0].verdicts[:1], name),) if figures.late else ()
    return replace(figures, organisations=organisations, late=late)


def test_the_late_ones_stand_on_top_with_items_and_terms() -> None:
    late = tree(page()).xpath("//section[@id='late']")[0]
    assert " ".join(late.text_content().split()) == (
        "Срок истёк, исполнение не подтверждено: 1 ✗ МБУ «Пример» – № 454, "
        "п. 2, срок – 12.12.2025; п. 6, срок – 26.12.2025"
    )


@pytest.mark.parametrize(
    ("title", "heading"),
    [("Комплексный план благоустройства", "Комплексный план"), ("распоряжение", "Пункты распоряжения")],
)
def test_the_items_stand_under_the_name_the_order_gives_its_plan(title: str, heading: str) -> None:
    figures = story(COMPLETION).figures
    named = replace(figures, order=replace(figures.order, plan_title=title))
    text = page(BoardOrder(figures=named))
    assert heading in [h.text_content() for h in tree(text).xpath("//h3")]
    assert "лан-график" not in words(text)
    assert "ланов-графиков" not in text


def test_the_matrix_tells_each_organisation_in_words_beside_symbols() -> None:
    rows = matrix(page())
    assert next(iter(rows)) == "МБУ «Пример»"
    assert rows["МБУ «Пример»"][:7] == ["✓ в срок", "✗ срок истёк", "", "∞ постоянно", "", "✗ срок истёк", "21 из 26"]
    assert rows["МБУК «Образец»"][0] == "✓ с опозданием"


def test_deputies_share_one_row_and_differing_ones_are_counted() -> None:
    text = page(story(date(2025, 12, 23)), on=date(2025, 12, 23))
    assert matrix(text)["Администрация Аксайского городского поселения"][5] == "! срок близко (1 из 2)"


def test_an_item_tells_how_far_it_is() -> None:
    rows = tree(page()).xpath("//table[contains(@class,'plan')]/tbody/tr")
    assert [r[3].text_content().split("\n")[0] for r in rows][:3] == [
        "исполнено 6 из 6, из них с нарушением срока – 1",
        "исполнено 5 из 6, из них с нарушением срока – 1; срок истёк – 1",
        "постоянно – 1",
    ]


def test_the_bar_of_an_item_is_whole() -> None:
    bars = tree(page()).xpath("//svg[@class='bar']")
    assert len(bars) == 3
    for bar in bars:
        assert sum(float(piece.get("width").rstrip("%")) for piece in bar) == pytest.approx(100, abs=0.05)


def test_a_moved_term_keeps_the_first_one() -> None:
    figures = story().figures
    item = figures.items[5]
    moved = tuple(replace(v, due=date(2026, 1, 16)) for v in item.verdicts)
    item = replace(item, verdicts=moved, terms=(date(2026, 1, 16),))
    text = words(page(BoardOrder(figures=replace(figures, items=(*figures.items[:5], item)))))
    assert "16.01.2026 (прежде 26.12.2025)" in text


def test_persons_comments_keys_and_hashes_never_stand_on_it() -> None:
    text = page()
    for performer in PERFORMERS:
        assert not re.search(rf"\b{performer.name.split()[0]}\b", text)
        assert not re.search(rf"\b{performer.code}\b", text)
    for word in ("Камфарин", "Бобков", "болезнь", "454.xlsx", "overdue/454", "Ход исполнения"):
        assert word not in text


def test_only_letters_of_organisations_are_linked() -> None:
    reviewed, _ = morning(COMPLETION)
    letter, other, *_ = entries(reviewed)
    papers = (
        letter,
        replace(other, form=Form.NOTE, path="outbox/записка.docx"),
        replace(other, state=PaperState.ANNULLED, path="outbox/аннулировано.docx"),
        replace(other, path="../etc/passwd"),
        replace(other, path=""),
    )
    links = tree(page(BoardOrder(figures=reviewed.figures, entries=papers))).xpath("//span[@class='paper']")
    assert [" ".join(link.text_content().split()) for link in links] == ["01-15/К-2 от 16.12.2025 отправлен 16.12.2025"]


def test_a_link_leads_beside_the_page_and_survives_any_name() -> None:
    reviewed, _ = morning(COMPLETION)
    paper = replace(entries(reviewed)[0], path="outbox/454 от 11.12.2025/a#b?c%20 «d»\"'.docx")
    (link,) = tree(page(BoardOrder(figures=reviewed.figures, entries=(paper,)))).xpath("//span[@class='paper']/a")
    assert re.fullmatch(r"[\w%/.~-]+", link.get("href"))
    assert not link.get("href").startswith(("/", "outbox"))


def test_an_unsigned_letter_is_told_as_unsigned() -> None:
    reviewed, _ = morning(COMPLETION)
    paper = replace(entries(reviewed)[0], state=PaperState.DRAFT, sent_on=None, signed_on=None)
    assert "01-15/К-2 от 16.12.2025 не подписан" in words(page(BoardOrder(figures=reviewed.figures, entries=(paper,))))


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "&amp;"]
)
def test_text_from_the_book_is_only_text(hostile: str) -> None:
    figures = renamed(story().figures, hostile)
    item = replace(figures.items[0], item=replace(figures.items[0].item, text=hostile, number="1"))
    figures = replace(figures, items=(item, *figures.items[1:]), order=replace(figures.order, heading=hostile))
    found = tree(page(BoardOrder(figures=figures)))
    assert len(found.xpath("//script")) == 1
    assert not found.xpath("//img")
    assert found.xpath("//section[@id='late']/ul/li/b")[0].text_content() == f"✗ {hostile}"
    assert list(matrix(page(BoardOrder(figures=figures)))) == [hostile]


def test_signs_that_no_file_can_hold_do_not_stop_the_page() -> None:
    reviewed, _ = morning(COMPLETION)
    paper = replace(entries(reviewed)[0], path="outbox/\ud800.docx", registered="№ \udfff")
    text = page(BoardOrder(figures=renamed(reviewed.figures, "МБУ \ud83d"), entries=(paper,)))
    assert "МБУ ?" in text.encode("utf-8").decode("utf-8")


def test_nothing_outside_is_named_and_the_policy_forbids_the_rest() -> None:
    text = page()
    assert "http:" not in text
    assert "https:" not in text
    policy = tree(text).xpath("//meta[@http-equiv='Content-Security-Policy']")[0].get("content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "style=" not in text.partition("<body")[2]


def test_several_orders_stand_by_urgency_with_a_list_of_them() -> None:
    late, calm = story(), story(SECOND)
    calm = replace(calm, figures=replace(calm.figures, order=replace(late.figures.order, number="12"), late=()))
    closed = replace(late, figures=replace(late.figures, order=replace(late.figures.order, number="3")), closed=True)
    found = tree(page(closed, calm, late))
    assert [h.text_content().split("№ ")[1] for h in found.xpath("//section[@class='order']/h2")] == ["454", "12", "3"]
    rows = found.xpath("//section[@aria-labelledby='all-title']//tbody/tr")
    assert [r[2].text_content() for r in rows] == ["✗ МБУ «Пример»", "нет", "нет"]
    assert rows[2][3].text_content() == "Снято с контроля."
    assert len(found.xpath("//section[@id='late']/ul/li")) == 1


def test_nothing_on_control_is_said() -> None:
    from automation.reports.board import board_page, print_board

    assert "Документов на контроле нет." in words(print_board(board_page([], on=COMPLETION)))


def test_the_same_values_give_the_same_page() -> None:
    assert page() == page()


def test_a_plan_without_performers_or_dates_still_has_a_page() -> None:
    figures = story().figures
    bare = tuple(replace(i, verdicts=(), terms=(), tally=type(i.tally)()) for i in figures.items)
    text = words(page(BoardOrder(figures=replace(figures, items=bare, organisations=(), late=()))))
    assert "исполнителей нет" in text


@pytest.mark.parametrize("count", first(1, [200, 2000]))
def test_each_of_two_thousand_organisations_has_its_row(count: int) -> None:
    assert len(matrix(page(many(count, count=1)))) == count


def test_the_board_says_that_its_figures_are_not_whole_while_rows_are_in_doubt() -> None:
    told, doubt = story(), "неясно, чьи они в некоторых строках"
    assert doubt not in words(page(told))
    assert doubt in words(page(replace(told, figures=replace(told.figures, in_doubt=True))))
