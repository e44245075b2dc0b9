"""Mail to the leadership: what stands in subject and body, on the days of the story."""

import html
import re
from datetime import date

import pytest
from msgspec.structs import replace

from automation.control.counting import bearers
from automation.control.review import review
from automation.messages.leaders import changed_lines, leader_message
from automation.model.control import empty_history
from automation.model.figures import Figures
from automation.model.kinds import Kind
from automation.model.letter import Attachment, Message
from automation.model.report import Book, Performer, Relation
from automation.model.reported import News, Reported
from automation.model.told_facts import key_of
from tests.support.compose_order import PERFORMERS
from tests.support.compose_story import COMPLETION, SUPPLEMENT, morning
from tests.support.compose_world import SETTINGS, book, done
from tests.support.control_story import ORG, item, owing

LASTING = "со сроком «постоянно» – 3 (п. 3–5)"
FILE = Attachment(name="paper.docx", mime="application/octet-stream", data=b"PK")
PROGRESS = date(2025, 12, 22)


def mail(kind: Kind, figures: Figures, **values: object) -> Message:
    given: dict[str, object] = {"key": "k", "to": "head@example.org", "attachments": (FILE,), **values}
    return leader_message(kind=kind, figures=figures, **given)  # type: ignore[arg-type]


def figures_on(day: date) -> Figures:
    return morning(day)[0].figures


def changes_on(day: date) -> tuple[str, ...]:
    reviewed, _ = morning(day)
    snapshots = reviewed.morning.history.snapshots
    return changed_lines(reviewed.figures, snapshots[-1].facts if snapshots else None)


def seen(page: str) -> str:
    """What a reader of the HTML sees."""
    return html.unescape(re.sub(r"<[^>]+>", " ", page.partition("<body")[2].partition(">")[2]))


def test_a_subject_holds_the_result_and_no_person() -> None:
    assert mail(Kind.PROGRESS, figures_on(PROGRESS)).subject == (
        "№ 454: исполнен 1 из 6 пунктов; просрочен п. 2 – МБУ «Пример»"
    )


def test_a_drafts_subject_tells_what_is_not_finished_and_where() -> None:
    assert mail(Kind.COMPLETION, figures_on(COMPLETION), draft="ПРОЕКТ на подпись").subject == (
        "ПРОЕКТ на подпись: докладная записка об исполнении распоряжения № 454 (не подтверждено: МБУ «Пример»)"
    )
    assert mail(Kind.SUPPLEMENT, figures_on(SUPPLEMENT), draft="ПРОЕКТ").subject == (
        "ПРОЕКТ: дополнение к докладной записке об исполнении распоряжения № 454 "
        "(исполнено 3 из 6 пунктов, со сроком «постоянно» – 3)"
    )


@pytest.mark.parametrize("day", [PROGRESS, COMPLETION, SUPPLEMENT])
def test_no_performer_is_named_anywhere(day: date) -> None:
    message = mail(Kind.PROGRESS, figures_on(day), changes=changes_on(day))
    for performer in PERFORMERS:
        assert performer.name.split()[0] not in message.subject + message.text + message.html


def test_the_body_is_read_in_ten_seconds() -> None:
    body = mail(
        Kind.COMPLETION,
        figures_on(COMPLETION),
        draft="ПРОЕКТ на подпись",
        salutation="Уважаемый Дмитрий Александрович!",
        changes=changes_on(COMPLETION),
    ).text
    assert body.splitlines()[:8] == [
        "Уважаемый Дмитрий Александрович!",
        "",
        "Подготовлен проект докладной записки об исполнении распоряжения от 11.12.2025 № 454.",
        "",
        (
            "Из 6 пунктов полностью исполнен 1 (п. 1), срок истёк – 2 (п. 2 и 6), "
            f"{LASTING}. По представленным сведениям, перешли 142 из 147 сотрудников (96,6 %)."
        ),
        "",
        "Срок истёк, исполнение не подтверждено",
        "– МБУ «Пример» – п. 2 (срок – 12.12.2025), п. 6 (срок – 26.12.2025)",
    ]
    assert body.endswith("После подписания просим вернуть записку.\n")
    assert len(body) < 900


def test_what_is_next_and_who_has_not_told_is_said() -> None:
    body = mail(Kind.PROGRESS, figures_on(PROGRESS)).text
    counted = "перешли 63 из 63 сотрудников; численность 1 организации уточняется."
    assert f" По представленным сведениям, {counted}" in body
    assert " Сведения исполнителей: уточняются – 2." in body
    assert "Ближайший срок – 26.12.2025, п. 6." in body


@pytest.mark.parametrize("draft", ["", "ПРОЕКТ", "ПРОЕКТ на подпись"])
def test_text_and_html_say_the_same(draft: str) -> None:
    message = mail(Kind.COMPLETION, figures_on(COMPLETION), draft=draft, changes=("Исполнено: п. 1 & <2>",))
    text = " ".join(line.removeprefix("– ") for line in message.text.splitlines())
    assert seen(message.html).split() == text.split()


def test_changes_are_told_since_the_paper_before() -> None:
    assert changes_on(PROGRESS) == ()
    assert changes_on(SUPPLEMENT) == (
        "Исполнено с нарушением срока: п. 2 и 6 – МБУ «Пример»",
        "Приняты сведения о переходе: МБУ «Пример» – 26 из 26 сотрудников",
    )


def test_a_moved_term_and_a_lost_execution_are_changes() -> None:
    reviewed, _ = morning(COMPLETION)
    item = reviewed.figures.items[5]
    last = item.verdicts[3]
    then = {f"{v.performer.code}|6|2025-12-26": ["met", "2025-12-26", "2025-12-25"] for v in item.verdicts}
    moved = replace(last, due=date(2026, 1, 16), standing=type(last.standing).IN_WORK)
    figures = replace(
        reviewed.figures, items=(replace(item, verdicts=(moved,)),), organisations=reviewed.figures.organisations
    )
    assert changed_lines(figures, {"obligations": then, "people": {}})[:2] == (
        "Снова не исполнено: п. 6 – МБУ «Пример»",
        "Срок перенесён на 16.01.2026: п. 6 – МБУ «Пример»",
    )


def test_a_paper_signed_later_says_of_which_day_each_figure_is() -> None:
    body = mail(Kind.COMPLETION, figures_on(SUPPLEMENT), composed_on=COMPLETION, changes=changes_on(SUPPLEMENT)).text
    assert body.startswith("На 19.01.2026: из 6 пунктов полностью исполнено 3 (п. 1, 2 и 6), со сроком")
    assert "Изменилось после составления записки" in body
    assert "Документ составлен по сведениям на 29.12.2025." in body


def test_many_late_ones_are_counted_not_listed() -> None:
    figures = figures_on(COMPLETION)
    one = next(o for o in figures.organisations if o.organisation == "МБУ «Пример»")
    late = tuple(owing([v for v in one.verdicts if v.item.number == "2"], f"МБУ «Образец {n}»") for n in range(21))
    message = mail(Kind.PROGRESS, replace(figures, late=late))
    assert message.subject.endswith("просрочен п. 2 – МБУ «Образец 0» и ещё 20 организаций")
    assert message.text.count("МБУ «Образец") == 5
    assert "– и ещё 16 – в документе" in message.text


def test_a_long_name_is_counted_in_a_subject_never_cut() -> None:
    figures = figures_on(COMPLETION)
    name = "Муниципальное бюджетное общеобразовательное учреждение средняя школа «Образец»"
    one = next(o for o in figures.organisations if o.organisation == "МБУ «Пример»")
    late = (owing([v for v in one.verdicts if v.item.number == "2"], name),)
    message = mail(Kind.PROGRESS, replace(figures, late=late))
    assert message.subject.endswith("просрочен п. 2 – 1 организация")
    assert name in message.text


def test_a_plan_without_dates_says_so() -> None:
    figures = _figures(book(plan=(item("постоянно"), item("по мере поступления", "2", row=3)), performers=(ORG,)))
    message = mail(Kind.PROGRESS, figures)
    assert message.subject == "№ 454: пунктов – 2, из них со сроком «постоянно» – 1, без определённой даты – 1"
    assert "со сроком «постоянно» – 1 (п. 1), без определённой даты – 1 (п. 2)." in message.text
    assert mail(Kind.PROGRESS, replace(figures, items=())).subject == "№ 454: пунктов – 0"


@pytest.mark.parametrize("day", [PROGRESS, COMPLETION])
def test_nothing_is_called_finished_while_anything_is_open(day: date) -> None:
    message = mail(Kind.COMPLETION, figures_on(day), draft="ПРОЕКТ")
    for word in ("в полном объёме", "завершён", "доложено"):
        assert word not in message.subject + message.text


def test_before_the_first_term_a_subject_names_the_term_and_counts_nothing() -> None:
    before, today = (mail(Kind.PROGRESS, figures_on(date(2025, 12, day))) for day in (11, 12))
    assert before.subject == "№ 454: сроки не наступили, ближайший – 12.12.2025 (п. 1 и 2)"
    assert before.text.startswith("Сроки не наступили: пунктов – 6, из них со сроком «постоянно» – 3 (п. 3–5).")
    assert "Ближайший срок – 12.12.2025, п. 1 и 2." in before.text
    assert today.subject == "№ 454: срок истекает сегодня (п. 1 и 2)"
    assert today.text.startswith("Срок истекает сегодня – 2 (п. 1 и 2), срок не наступил – 1 (п. 6), со сроком")


def test_deputies_are_named_by_their_post_beside_organisations() -> None:
    figures = figures_on(COMPLETION)
    second = next(i for i in figures.items if i.item.number == "2")
    shown = mail(Kind.PROGRESS, replace(figures, late=bearers(second.verdicts))).subject
    assert shown.endswith("просрочен п. 2 – заместители главы и 4 организации")


def _figures(made: Book) -> Figures:
    return review(made, empty_history(), SETTINGS, date(2025, 12, 16)).figures


def test_an_official_of_the_office_is_no_organisation_and_is_told_by_the_post() -> None:
    long_post = "Начальник отдела экономики и закупок Администрации Аксайского городского поселения"
    official = replace(ORG, code="ЭКОН", relation=Relation.OFFICE, organisation="Администрация", post=long_post)
    business = replace(ORG, code="ИП", organisation="ИП Хлебников Т.Я.", relation=Relation.BY_AGREEMENT)
    made = book(plan=(item("до 12.12.2025"),), performers=(official, business))
    figures = _figures(made)
    message = mail(Kind.PROGRESS, figures)
    assert message.subject.endswith("просрочен п. 1 – должностное лицо")
    assert f"– {long_post} – п. 1 (срок – 12.12.2025)" in message.text
    draft = mail(Kind.COMPLETION, figures, draft="ПРОЕКТ")
    assert draft.subject.endswith("(не подтверждено: должностное лицо)"), "who only agreed is not late"
    made = replace(made, performers=(official, replace(business, relation=Relation.SUBORDINATE)))
    draft = mail(Kind.COMPLETION, _figures(made), draft="ПРОЕКТ")
    assert draft.subject.endswith("(не подтверждено: должностное лицо и ИП Хлебников Т.Я.)")
    two = replace(made, performers=(*made.performers, ORG))
    assert "и 2 исполнителя)" in mail(Kind.COMPLETION, _figures(two), draft="ПРОЕКТ").subject


def test_a_draft_does_not_call_unfinished_who_waits_for_the_decision_of_the_office() -> None:
    other, plan = replace(ORG, code="Б", organisation="МБУ «Пример»"), (item("до 12.12.2025"),)
    claim = done("ОБР", "1", date(2025, 12, 11), accepted_on=None)

    def subject(*performers: Performer) -> str:
        made = book(claim, plan=plan, performers=performers)
        return mail(Kind.COMPLETION, _figures(made), draft="ПРОЕКТ").subject

    assert subject(ORG, other).endswith("(не подтверждено: МБУ «Пример»)")
    assert subject(ORG).endswith("(рассматриваются сведения: МБУК «Образец»)")


def test_a_unit_of_the_office_is_named_beside_organisations_and_every_line_of_the_mail_is_counted() -> None:
    head = replace(ORG, code="УО", relation=Relation.OFFICE, organisation="Управление", unit="Управление образования")
    deputies = [replace(p, code=f"З-{p.code}") for p in PERFORMERS if p.official]
    plan = (item("до 12.12.2025", groups=tuple({g for p in PERFORMERS for g in p.groups})),)
    others = [p for p in PERFORMERS if not p.official]
    late = mail(Kind.PROGRESS, _figures(book(plan=plan, performers=(head, *others))))
    assert late.subject.endswith("просрочен п. 1 – Управление образования и 4 организации")
    assert late.text.count(" (срок – 12.12.2025)") == 5
    alone = mail(Kind.PROGRESS, _figures(book(plan=plan, performers=(head,))))
    assert alone.subject.endswith("– Управление образования")
    all_of_them = mail(Kind.PROGRESS, _figures(book(plan=plan, performers=(*deputies, head, others[0]))))
    assert all_of_them.subject.endswith("– заместители главы, Управление образования и МБУК «Образец»")


def test_officials_other_than_deputies_are_named_or_counted_beside_them() -> None:
    deputy = next(p for p in PERFORMERS if p.official)
    manager = replace(deputy, code="УД", post="Управляющий делами")
    plan = (item("до 12.12.2025", groups=deputy.groups),)
    shown = mail(Kind.PROGRESS, _figures(book(plan=plan, performers=(deputy, manager))))
    assert shown.subject.endswith("– заместитель главы и управляющий делами")
    third = replace(deputy, code="УД-2", post="Советник")
    shown = mail(Kind.PROGRESS, _figures(book(plan=plan, performers=(deputy, manager, third))))
    assert shown.subject.endswith("– заместитель главы и 2 должностных лица")


def test_deputies_of_one_post_stand_in_one_line_in_the_plural() -> None:
    deputy = next(p for p in PERFORMERS if p.official)
    plan = (item("до 12.12.2025", groups=deputy.groups),)
    made = book(plan=plan, performers=(deputy, replace(deputy, code="ЗАМ-3", name="Второв Пётр Петрович")))
    line = "– Заместители главы Администрации Аксайского городского поселения – п. 1 (срок – 12.12.2025)"
    assert line in mail(Kind.PROGRESS, _figures(made)).text


def test_one_of_two_deputies_is_told_apart_from_the_one_who_has_done_it() -> None:
    deputy = next(p for p in PERFORMERS if p.official)
    made = book(
        done("ЗАМ-3", "1", date(2025, 12, 12)),
        plan=(item("до 12.12.2025", groups=deputy.groups),),
        performers=(deputy, replace(deputy, code="ЗАМ-3", name="Второв Пётр Петрович")),
    )
    figures = _figures(made)
    whose = "Заместитель главы Администрации Аксайского городского поселения (1 из 2)"
    assert f"– {whose} – п. 1 (срок – 12.12.2025)" in mail(Kind.PROGRESS, figures).text
    before = {"obligations": {key_of(v): ["in_work", "", ""] for i in figures.items for v in i.verdicts}}
    assert changed_lines(figures, before) == (f"Срок истёк: п. 1 – {whose}", f"Исполнено в срок: п. 1 – {whose}")


def test_a_late_report_of_a_period_is_told_without_a_count_before_the_first_term() -> None:
    plan = (item("ежемесячно, до 10 числа"), item("до 26.12.2025", "2", row=3))
    made = replace(book(plan=plan, performers=(ORG,)), order=replace(book().order, date=date(2025, 11, 1)))
    assert mail(Kind.PROGRESS, _figures(made)).subject == "№ 454: просрочен п. 1 – МБУК «Образец»"


def test_a_report_sent_back_since_the_last_paper_is_told_as_such_not_as_a_passed_term() -> None:
    plan = (item("до 12.12.2025"), item("до 26.12.2025", "2", row=3))
    back = Reported(news=News.RETURNED, returned_on=date(2025, 12, 15))
    figures = _figures(book(plan=plan, performers=(ORG,)))
    returned = tuple(replace(i, verdicts=tuple(replace(v, reported=back) for v in i.verdicts)) for i in figures.items)
    told = replace(figures, items=returned)
    for was in ("claimed", "met", "no_data"):
        before = {"obligations": {key_of(v): [was, "", ""] for i in figures.items for v in i.verdicts}}
        assert changed_lines(told, before) == ("Сведения возвращены: п. 1 и 2 – МБУК «Образец»",)
    waiting = {"obligations": {key_of(v): ["in_work", "", ""] for i in figures.items for v in i.verdicts}}
    assert changed_lines(told, waiting) == ("Срок истёк: п. 1 – МБУК «Образец»",)


def test_beside_a_memo_signed_while_rows_are_in_doubt_no_figure_is_told() -> None:
    figures = replace(figures_on(PROGRESS), in_doubt=True)
    told = mail(Kind.PROGRESS, figures, composed_on=date(2025, 12, 19))
    assert told.subject == "№ 454: справка о ходе исполнения"
    assert "неясно, чьи они в некоторых строках, и числа пока неполны" in told.text
    assert "Документ составлен по сведениям на 19.12.2025." in told.text
    assert "исполнен 1" not in told.text
