"""Earlier letters as a later one tells them: in which order they are named, and that what they asked for is wanted."""

from datetime import date

from msgspec.structs import replace

from automation.letters.citing import letters_cited
from automation.letters.composing import compose
from automation.letters.marks import bare
from tests.letters.test_situations_beyond_the_models import item, text
from tests.support.compose_world import book, entry, facts, judged, paper_for, words


def test_letters_named_in_one_sentence_stand_by_the_day_and_number_their_reader_sees() -> None:
    review, decisions = judged(book(plan=(item("1", "Мероприятие", "до 12.12.2025"),)), date(2025, 12, 16))
    paper = paper_for(decisions, "ОБР")
    first = entry(paper, "К-2", sent=date(2025, 12, 16), registered="№ 177 от 16.12.2025")
    later = entry(paper, "К-1", sent=date(2025, 12, 17), registered="№ 176 от 16.12.2025")
    tenth = entry(paper, "К-3", sent=date(2025, 12, 16), registered="№ 20 от 17.12.2025")
    for papers in ((first, later), (later, first)):
        assert bare(letters_cited(papers)) == "от 16.12.2025 № 176 и от 16.12.2025 № 177"
    named = "от 16.12.2025 № 176, от 16.12.2025 № 177 и от 17.12.2025 № 20"
    assert bare(letters_cited((tenth, first, later))) == named
    known = facts(review, number="К-9")
    told = text(compose(replace(paper, unanswered=(tenth, later, first)), known, words()))
    assert "последнее из них – от 17.12.2025 № 20 (по пункту 1)." in told
