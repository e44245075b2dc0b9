"""Words for people: a term that waits for an event is not «постоянно», a second paper says that it is one."""

from datetime import date

from msgspec.structs import replace

from automation.control.reasons import REASONS
from automation.control.review import review
from automation.letters.memo_texts import composition
from automation.model.control import empty_history
from automation.model.kinds import KINDS, MEMOS, Kind, Topic
from automation.model.reported import News, Reported
from automation.reports.board.values import line_of
from automation.reports.card import state_of
from automation.titles import kind_words, news_words, state_words
from tests.reports.test_today import ENTRY
from tests.support.compose_world import SETTINGS, words
from tests.support.control_story import item, small


def test_a_term_that_waits_for_an_event_is_called_so_everywhere() -> None:
    book = small(plan=(item("до начала отопительного сезона"), item("постоянно", "2")))
    reviewed = review(book, empty_history(), SETTINGS, date(2025, 12, 16))
    assert [state_words(v, reviewed.morning.on) for v in reviewed.morning.verdicts] == ["по событию", "постоянно"]
    assert [state_of(i) for i in reviewed.figures.items] == ["по событию", "постоянно"]
    assert [(s.when, s.what) for s in line_of(reviewed.figures).stops] == [
        ("постоянно", "п. 2"),
        ("по событию", "п. 1"),
    ]
    assert (
        composition(reviewed.figures, words())
        == "со сроком «постоянно» – 1 (пункт 2); без определённой даты – 1 (пункт 1)"
    )


def test_a_further_paper_about_the_same_says_so() -> None:
    first = ENTRY.occasions[0]
    again = replace(ENTRY, kind=Kind.OVERDUE, occasions=(first, replace(first, step=2)))
    assert kind_words(again) == "об истёкшем сроке, повторно"
    assert kind_words(replace(again, kind=Kind.PROGRESS)) == "о ходе исполнения", "a справка counts its own days"
    assert kind_words(replace(again, occasions=(first,))) == "об истёкшем сроке"


def test_another_question_about_the_same_item_is_no_repeated_one() -> None:
    second = replace(ENTRY.occasions[0], kind=Kind.REQUEST, step=2)
    other = replace(ENTRY, kind=Kind.REQUEST, signer="letter", occasions=(second,))
    assert kind_words(other) == "уточнение сведений"
    assert kind_words(replace(other, signer="second")) == "уточнение сведений, повторно"
    first = replace(other, signer="second", occasions=(replace(second, step=1),))
    assert kind_words(first) == "уточнение сведений", "who left a letter of the head unanswered is written to by him"
    joined = replace(ENTRY, kind=Kind.OVERDUE, occasions=(*ENTRY.occasions, second))
    assert kind_words(joined) == "об истёкшем сроке"


def test_a_day_the_performer_has_named_is_told_as_passed_once_it_is() -> None:
    working = Reported(news=News.IN_WORK, expected_on=date(2025, 12, 16))
    assert news_words(working, date(2025, 12, 16)) == "в работе, ожидается 16.12.2025"
    assert news_words(working, date(2025, 12, 17)) == "в работе, ожидалось 16.12.2025"


def test_every_kind_of_paper_has_its_reason_and_its_name() -> None:
    assert {*REASONS, *MEMOS} == set(Kind) == set(KINDS)
    assert {topic.kind for topic in Topic} == set(REASONS)
