"""A memo tells the reports of a repeated item apart: which came, which are missing, which letters asked for them."""

from datetime import date

from msgspec.structs import replace

from automation.letters.letter_facts import memo_of
from automation.letters.marks import plain
from automation.letters.proposals import proposals
from automation.model.control import Paper, PaperState
from automation.model.kinds import Form, Kind
from tests.control.test_recurring import report
from tests.control.test_report_periods import APRIL_5, QUARTERLY
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import appendix_told, book, done, facts, lists_told, row, words
from tests.support.control_story import Story, item

PEOPLE = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ"})
PLAN = (item(QUARTERLY, text="Отчёт о работе"), item("до 24.07.2026", "2", row=3))
OTHERS = tuple(done(code, "2", date(2026, 7, 1)) for code in ("ОБР", "ПРИМ"))


def test_letters_about_a_report_that_came_are_no_measure_for_the_next_one() -> None:
    empty, also_empty = row("ОБР", "1"), row("ПРИМ", "1")
    january = replace(report(date(2026, 1, 15)), control_date=date(2026, 1, 5), incoming="15.01.2026 № 3")
    april = replace(report(date(2026, 4, 14)), control_date=APRIL_5)
    days = [(date(2025, 12, 15), empty), (date(2026, 1, 14), empty), (date(2026, 1, 15), january)]
    days += [(date(2026, 4, 8), january), (date(2026, 4, 14), april), (date(2026, 7, 8), april)]
    story = Story(sent=True)
    for on, line in days:
        _, decisions = story.day(on, book(line, also_empty, *OTHERS, plan=PLAN, performers=PEOPLE))
        story.mark(decisions.papers, state=PaperState.SENT, signed_on=on, sent_on=on)
    asked = {e.day: e.cited for e in story.history.entries if e.addressee_code == "ОБР" and e.kind is Kind.OVERDUE}
    assert sorted(asked) == [date(2026, 1, 14), date(2026, 4, 8), date(2026, 7, 8)]
    reviewed, decisions = story.day(date(2026, 7, 27), book(april, also_empty, *OTHERS, plan=PLAN, performers=PEOPLE))
    known = facts(reviewed, number="02-01/К-1")
    owed = lists_told(reviewed.figures, known)
    assert "МБУК «Образец» – за II квартал 2026 года (пункт 1); направлено письмо от 08.07" in owed
    assert "По пункту 1 за IV квартал 2025 года и за I и II кварталы 2026 года отчёты представлены в 2 случаях" in owed
    proposed = plain("".join(proposals(memo_of(reviewed.figures, known, words()))))
    assert "оставить на контроле пункт 1 в части отчёта за II квартал 2026 года (исполнитель – МБУК «Об" in proposed
    assert "до представления отчёта" in proposed
    memo = Paper(
        kind=Kind.COMPLETION,
        form=Form.MEMO,
        order=reviewed.figures.order.id,
        day=date(2026, 7, 27),
        addressee=None,
        signer="responsible",
        grounds=(),
    )
    mark = appendix_told(reviewed.figures, known, memo).rows[0].mark.splitlines()
    assert mark[0] == (
        "МБУК «Образец» – отчёт за IV квартал 2025 года представлен с опозданием (15.01.2026); "
        "отчёт за I квартал 2026 года представлен с опозданием; "
        "отчёт за II квартал 2026 года не представлен"
    )
