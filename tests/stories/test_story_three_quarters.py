"""Three quarters of a report: one school is silent throughout, a library reports late, a park in time.

The text of every paper is kept in ``tests/golden/stories/three-quarters.txt``; it was read before it was kept.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path

import pytest

from tests.stories.test_story_clean_town import HEAD, PERFORMERS, TOWN
from tests.stories.test_truth import typed
from tests.support.clerk import new_home
from tests.support.nightly import LONG, share
from tests.support.office_days import Office, working_days
from tests.support.order_builder import word
from tests.support.storytelling import STORIES, Story, missed, played, unlike_golden

pytestmark = LONG
CODES = ("ШК-2", "ПАРК", "БИБЛ")
ITEMS = (
    (
        "Отчёт о расходовании средств на благоустройство",
        "ежеквартально, до 5 числа месяца, следующего за отчётным кварталом",
        TOWN,
    ),
    ("Обследование детских площадок с оформлением актов", "до 10.07.2026", TOWN),
)
DAYS = (STORIES / "three-quarters.days.txt").read_text("utf-8")
PLAYED = (
    (date(2026, 2, 16), date(2026, 2, 17)),
    (date(2026, 3, 24), date(2026, 4, 22)),
    (date(2026, 6, 24), date(2026, 7, 24)),
    (date(2026, 9, 24), date(2026, 10, 16)),
)
BY_CHANCE = (
    (date(2026, 2, 16), date(2026, 2, 16)),
    (date(2026, 4, 1), date(2026, 4, 17)),
    (date(2026, 7, 1), date(2026, 7, 17)),
)
CLOSELY = (date(2026, 4, 10), date(2026, 7, 10), date(2026, 10, 9))


def begin(home: Path) -> Office:
    """The home on the morning of the постановление."""
    home.parent.mkdir(parents=True, exist_ok=True)
    plan = [["№", "Мероприятие", "Срок исполнения", "Исполнители"]]
    plan += [[str(n), *item] for n, item in enumerate(ITEMS, 1)]
    order = word(home.parent / "Постановление № 87.docx", [*HEAD, plan])
    return Office(home, new_home(home, [p for p in PERFORMERS if p[0] in CODES], order))


def days_of(stretches: Iterable[tuple[date, date]]) -> list[date]:
    return list(chain.from_iterable(working_days(*stretch) for stretch in stretches))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return played(begin(tmp_path_factory.mktemp("story") / "home"), days_of(PLAYED), DAYS, *CLOSELY)


def test_every_paper_reads_as_it_was_read(story: Story, tmp_path: Path) -> None:
    assert unlike_golden(story, "three-quarters", tmp_path) == ""


def test_no_paper_or_message_claims_what_workbook_and_register_do_not_allow(story: Story) -> None:
    assert story.papers
    assert story.lies() == []


def test_papers_mails_pages_and_json_tell_the_same_figures(story: Story) -> None:
    assert story.disagreements == ()


def test_a_false_sentence_about_reports_of_a_period_is_found(story: Story) -> None:
    assert missed(story, "three-quarters") == []


def life(chance: random.Random) -> Iterator[str]:
    """Lines of a table of days: what may happen to the rows of the quarterly report, in any order."""
    for code in CODES:
        for on in sorted(chance.sample(days_of(BY_CHANCE), chance.randint(0, 5))):
            yield f"{on:%d.%m.%Y} | {code} 1 | {typed(chance, on)}"


@pytest.mark.parametrize("seed", range(share(2, 100)))
def test_a_life_by_chance_makes_no_paper_say_what_is_not_so(seed: int, tmp_path: Path) -> None:
    table = "\n".join(life(random.Random(seed)))
    story = played(begin(tmp_path / "home"), days_of(BY_CHANCE), table)
    assert story.papers
    assert story.lies() == []
