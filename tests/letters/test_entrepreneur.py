"""An individual entrepreneur is a person: no organisation among others, «Вы» in his letters, a name that declines."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.address import address_of
from automation.letters.cases import agreed, dative, genitive, performer_dative, performer_genitive, performer_name
from automation.letters.composing import compose
from automation.letters.marks import verbatim
from automation.model.catalogue import finding
from automation.model.kinds import Kind
from automation.model.report import StatusRow
from automation.model.sheets import STATUS
from automation.reports.remarks import remarks_text
from automation.russian import entrepreneur
from tests.support.compose_order import PERFORMERS
from tests.support.compose_world import SETTINGS, book, done, facts, judged, outline, paper_for, row, words
from tests.support.control_story import ORG, extension, item

TERM = date(2025, 12, 12)
ALONE = replace(
    ORG,
    code="ИП",
    organisation="Индивидуальный предприниматель Сафина Гульнара Ильдаровна",
    post="Индивидуальный предприниматель",
    name="Сафина Гульнара Ильдаровна",
)
OTHERS = tuple(p for p in PERFORMERS if p.code in {"ОБР", "ПРИМ"})


def paper(line: StatusRow, on: int, code: str = "ИП", *, moved: bool = False) -> str:
    plan = (item("до 12.12.2025"), item("до 30.01.2026", "2", row=3))
    made = book(line, plan=plan, performers=(*OTHERS, ALONE), extensions=(extension(code="ИП"),) if moved else ())
    release = replace(SETTINGS, policy=replace(SETTINGS.policy, letters=("release",)))
    if line.accepted_on:
        made = replace(made, items=(replace(plan[0], closed_on=date(2025, 12, on)), plan[1]))
    reviewed, decisions = judged(made, date(2025, 12, on), None, release)
    told = paper_for(decisions, code, None if code else Kind.PROGRESS)
    return outline(compose(told, facts(reviewed, release, number="1"), words())).replace("°", " ")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (row("ИП", "1"), "сведения об исполнении указанного пункта от Вас не поступили."),
        (done("ИП", "1", TERM, incoming="15.12.2025 № 87"), "поступившие от Вас (вх. от 15.12.2025 № 87), рассмотрены"),
        (row("ИП", "1", executed_on=TERM), "Сведения, поступившие от Вас, исполнение указанного пункта не"),
    ],
)
def test_a_letter_to_an_entrepreneur_says_you(line: StatusRow, told: str) -> None:
    letter = paper(line, 16)
    assert told in letter
    assert "от ИП" not in letter


def test_a_memo_declines_the_name_of_an_entrepreneur() -> None:
    memo = paper(row("ИП", "1"), 15, "", moved=True)
    assert "ИП Сафиной Г.И. срок продлён до 16.01.2026" in memo


def test_an_entrepreneur_written_in_full_is_named_in_the_nominative_as_in_the_genitive() -> None:
    """«Индивидуальный предприниматель …» stood in brackets in the middle of a sentence, «ИП …» in the next one."""
    assert performer_name(ALONE) == verbatim("ИП Сафина Гульнара Ильдаровна")
    assert performer_genitive(ALONE) == verbatim("ИП Сафиной Гульнары Ильдаровны")
    assert performer_name(replace(ALONE, organisation="ИП глава КФХ Седых А.П.")) == verbatim("ИП глава КФХ Седых А.П.")
    assert ", ИП Сафина Гульнара Ильдаровна – не поступили" in paper(row("ИП", "1"), 15, "")


def test_remarks_name_whose_reports_were_checked_in_the_genitive() -> None:
    fault = finding("done-without-date", sheet=STATUS, cell="G2", performer="ИП", item="1")
    made = replace(book(performers=(ALONE,)), columns={STATUS: {"Дата исполнения": "G"}})
    text = remarks_text(made, (fault,), ALONE.organisation)
    assert "При проверке сведений ИП Сафиной Гульнары Ильдаровны об исполнении" in text


@pytest.mark.parametrize(
    ("organisation", "dative", "line"),
    [
        ("ИП глава КФХ Седых А.П.", "", "Индивидуальному предпринимателю – главе КФХ"),
        ("ИП глава КФХ Седых А.П.", "Индивидуальному предпринимателю", "Индивидуальному предпринимателю – главе КФХ"),
        ("ИП глава КФХ Седых А.П.", "Главе КФХ", "Главе КФХ"),
        (
            "Индивидуальный предприниматель – глава крестьянского (фермерского) хозяйства Седых А.П.",
            "",
            "Индивидуальному предпринимателю – главе крестьянского (фермерского) хозяйства",
        ),
    ],
)
def test_the_head_of_a_farm_is_an_entrepreneur(organisation: str, dative: str, line: str) -> None:
    assert entrepreneur(organisation) == "Седых А.П."
    farmer = replace(ALONE, organisation=organisation, post_dative=dative, name="Седых Анна Петровна")
    assert address_of(farmer).lines == (line, "Седых А.П.")


@pytest.mark.parametrize(
    ("organisation", "dative", "line"),
    [
        (
            "ИП глава КФХ Седых А.П.",
            "Индивидуальному предпринимателю, главе крестьянского (фермерского) хозяйства",
            "Индивидуальному предпринимателю, главе крестьянского (фермерского) хозяйства",
        ),
        ("ИП глава КФХ Седых А.П.", "Главе крестьянского (фермерского) хозяйства", None),
        ("ИП глава К(Ф)Х Седых А.П.", "Главе КФХ", None),
        ("ИП Глава КФХ Седых А.П.", "ИП", "Индивидуальному предпринимателю – главе КФХ"),
        ("ИП Седых А.П.", "ИП глава КФХ", "Индивидуальному предпринимателю – главе КФХ"),
        ("Глава КФХ Седых А.П.", "Главе КФХ", None),
        ("Самозанятый Седых А.П.", "", "Самозанятому"),
        ("Самозанятый Седых А.П.", "Самозанятому", None),
        ("КФХ Седых А.П.", "Главе КФХ", None),
        ("Крестьянское (фермерское) хозяйство Седых А.П.", "Главе крестьянского (фермерского) хозяйства", None),
        *(
            ("Крестьянское (фермерское) хозяйство Седых А.П.", typed, "Главе крестьянского (фермерского) хозяйства")
            for typed in ("Главе", "Главе хозяйства", "Главе КФХ", "Главе К(Ф)Х")
        ),
        ("КФХ Седых А.П.", "Главе хозяйства", "Главе КФХ"),
    ],
)
def test_what_both_cells_say_of_a_person_stands_once(organisation: str, dative: str, line: str | None) -> None:
    farmer = replace(ALONE, organisation=organisation, post_dative=dative, name="Седых А.П.")
    assert address_of(farmer).lines == (line or dative, "Седых А.П.")


def test_a_person_is_named_by_what_he_is_in_a_sentence() -> None:
    assert dative("Глава КФХ Образцов Л.М.") == verbatim("главе КФХ Образцову Л.М.")
    assert genitive("Самозанятый Образцов Л.М.") == verbatim("самозанятого Образцова Л.М.")


def test_the_head_of_a_farm_declines_whole() -> None:
    assert genitive("ИП глава КФХ Образцов Л.М.") == verbatim("ИП главы КФХ Образцова Л.М.")
    assert dative("ИП глава КФХ Образцов Л.М.") == verbatim("ИП главе КФХ Образцову Л.М.")


@pytest.mark.parametrize(
    ("name", "whose", "whom", "did"),
    [
        ("Ткач Алла Борисовна", "ИП Ткач А.Б.", "ИП Ткач А.Б.", "исполнила"),
        ("Ткач Алексей Борисович", "ИП Ткача А.Б.", "ИП Ткачу А.Б.", "исполнил"),
        ("", "исполнителя (ИП Ткач А.Б.)", "ИП Ткач А.Б.", "исполнили"),
    ],
)
def test_a_full_name_tells_how_initials_decline_and_a_verb_agrees(name: str, whose: str, whom: str, did: str) -> None:
    owner = replace(ALONE, organisation="ИП Ткач А.Б.", name=name, sex=None)
    told = (performer_genitive(owner), performer_dative(owner))
    assert tuple(one.translate({0xE001: None, 0xE002: None}) for one in told) == (whose, whom)
    assert agreed((owner,), ("исполнил", "исполнила", "исполнило", "исполнили")) == did


@pytest.mark.parametrize(
    ("farm", "whose", "whom"),
    [
        ("КФХ Майборода Е.И.", "КФХ Майбороды Е.И.", "КФХ Майбороды Е.И."),
        ("КФХ Майбороды Е.И.", "КФХ Майбороды Е.И.", "КФХ Майбороды Е.И."),
        ("Крестьянское хозяйство Майборода Егор Ильич", "Крестьянского хозяйства Майбороды Егора Ильича",
         "Крестьянскому хозяйству Майбороды Егора Ильича"),
    ],
)  # fmt: skip
def test_a_farm_is_told_as_that_of_its_owner(farm: str, whose: str, whom: str) -> None:
    owner = replace(ALONE, organisation=farm, post="Глава КФХ", name="Майборода Егор Ильич", sex=None)
    told = (performer_genitive(owner), performer_dative(owner))
    assert tuple(one.translate({0xE001: None, 0xE002: None, 0xA0: " "}) for one in told) == (whose, whom)
