"""Items, numbers, posts and units agree in every case, papers are cited and people are addressed as they are."""

from datetime import date

import pytest
from msgspec.structs import replace

from automation.letters.address import address_of, official_address
from automation.letters.cases import (
    how_many,
    in_sentence,
    kind_in_cases,
    organisation_genitive,
    unit_accusative,
)
from automation.letters.citing import cited
from automation.letters.composing import compose
from automation.letters.item_cases import items_in_cases
from automation.letters.marks import END, QUOTED, paragraphs_of, plain, quoted, runs_of
from automation.letters.people_deeds import moved_words
from automation.letters.plan_name import amendments
from automation.model.control import Entry
from automation.model.kinds import Form, Kind
from automation.model.report import Performer, Relation
from automation.russian import decline_organisation, percent, requisites
from automation.russian.deeds import MOVED
from tests.support.compose_order import BODY, HEAD, ORDER, PERFORMERS
from tests.support.compose_world import book, facts, judged, outline, paper_for, words

DIRECTOR = Performer(
    code="ОБР", groups=(), organisation="МБУК «Образец»", post="директор", name="Примерова Мария Ивановна"
)


def test_items_agree_in_every_case() -> None:
    assert items_in_cases(("6",))["род"] == "пункта 6"
    assert items_in_cases(("2", "1"))["твор"] == "пунктами 1 и 2"
    assert items_in_cases(("3", "4", "5"))["дат"] == "пунктам 3–5"
    assert items_in_cases(("2.1",))["пред"] == "пункте 2.1"


@pytest.mark.parametrize(
    ("kind", "instrumental", "genitive"),
    [
        ("распоряжение", "распоряжением", "распоряжения"),
        ("Постановление", "постановлением", "постановления"),
        ("приказ", "приказом", "приказа"),
        ("решение", "решением", "решения"),
        ("план", "планом", "плана"),
        ("перечень поручений", "перечнем поручений", "перечня поручений"),
    ],
)
def test_the_kind_of_order_is_declined(kind: str, instrumental: str, genitive: str) -> None:
    assert (kind_in_cases(kind)["твор"], kind_in_cases(kind)["род"]) == (instrumental, genitive)


def _changed_by(acts: str) -> str:
    return plain(amendments(replace(ORDER, amendments=acts))).replace("\u00a0", " ")


def test_amending_orders_are_cited_beside_the_ground() -> None:
    assert _changed_by("распоряжение от 20.12.2025 № 460; постановление от 12.01.2026 № 3") == (
        "(с изменениями, внесёнными распоряжением от 20.12.2025 № 460 и постановлением от 12.01.2026 № 3)"
    )
    assert "внесёнными постановлениями от 12.12.2025 № 14-п и от 15.12.2025 № 15-п)" in _changed_by(
        "постановление от 12.12.2025 № 14-п; постановление от 15.12.2025 № 15-п"
    )
    assert _changed_by("") == ""
    assert _changed_by("361-п; распоряжение от 20.12.2025 № 460") == "(с изменениями)"


def test_an_act_of_the_same_body_writes_it_as_the_order_does() -> None:
    body = organisation_genitive(ORDER.body)[0]
    other = f"распоряжение {body[:1].swapcase()}{body[1:]} от 20.12.2025 № 460"
    assert f"внесёнными распоряжением {body} от 20.12.2025 № 460)" in _changed_by(other)


def test_a_post_inside_a_sentence_begins_small_save_the_highest() -> None:
    assert in_sentence("Исполняющему обязанности Главы Администрации") == "исполняющему обязанности Главы Администрации"
    assert in_sentence("Управляющему делами") == "управляющему делами"
    assert in_sentence("Главе Администрации") == "Главе Администрации"
    assert in_sentence("Председателю комитета ветеринарии") == "председателю комитета ветеринарии"
    assert in_sentence("Председателю Думы") == "Председателю Думы"
    assert in_sentence("Председателя") == "Председателя"


def test_only_a_feminine_unit_changes_in_the_accusative() -> None:
    assert unit_accusative("Общий отдел") == "общий отдел"
    assert unit_accusative("Организационная служба Администрации") == "организационную службу Администрации"
    assert unit_accusative("Управление делами") == "управление делами"


def test_performers_are_counted_in_words_up_to_nine() -> None:
    assert how_many(4) == "четыре исполнителя"
    assert how_many(21) == "21 исполнитель"


def test_percent_needs_ten_people_and_is_a_hundred_only_for_everybody() -> None:
    assert percent(142, 147) == "96,6 %"
    assert percent(5, 9) == ""
    assert percent(9999, 10000) == "99,9 %"
    assert percent(1, 100000) == "0,1 %"
    assert percent(147, 147) == "100 %"


def test_people_agree_with_their_number() -> None:
    assert moved_words(21, MOVED)["перешли_слово"] == "перешёл"
    assert moved_words(142, MOVED)["сотрудников"] == "сотрудника"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("01-15/214 от 17.12.2025", ("17.12.2025", "01-15/214")),
        ("№ 01-15/214 от 17.12.25 г.", ("17.12.2025", "01-15/214")),
        ("от 7.1.2026 № 5", ("07.01.2026", "5")),
        ("17.12.2025, № 01-15/214", ("17.12.2025", "01-15/214")),
        ("01-15/214", ("", "01-15/214")),
        ("", ("", "")),
    ],
)
def test_a_registered_number_is_read_however_it_was_typed(typed: str, read: tuple[str, str]) -> None:
    assert requisites(typed) == read


def entry(**values: object) -> Entry:
    given: dict[str, object] = {
        "key": "k",
        "number": "01-15/К-3",
        "kind": Kind.OVERDUE,
        "form": Form.LETTER,
        "order": ORDER.id,
        "day": date(2025, 12, 16),
        "addressee_code": "ОБР",
        "addressee_organisation": "МБУК «Образец»",
        "addressee_name": "",
        "occasions": (),
        "details": {},
        "sent_on": date(2025, 12, 17),
    }
    given["printed"] = given["number"]
    return Entry(**{**given, **values})  # type: ignore[arg-type]


def test_a_later_paper_cites_what_the_office_registered_else_what_was_printed() -> None:
    assert plain(cited(entry())) == "от 16.12.2025 №\u00a001-15/К-3"
    assert plain(cited(entry(registered="01-15/214 от 17.12.2025"))) == "от 17.12.2025 №\u00a001-15/214"
    assert plain(cited(entry(registered="01-15/214"))) == "№\u00a001-15/214"
    signed_later = entry(signed_on=date(2025, 12, 17))
    assert plain(cited(signed_later)) == "от 16.12.2025 №\u00a001-15/К-3"
    assert cited(entry(printed="", signed_on=date(2025, 12, 17))) == ""


def test_the_organisation_is_part_of_the_post_in_the_dative() -> None:
    address = address_of(DIRECTOR)
    assert address.lines == ("Директору МБУК «Образец»", "Примеровой М.И.")
    assert address.salutation == "Уважаемая Мария Ивановна!"
    assert address.unsure == ()


def test_a_school_named_after_a_person_is_part_of_the_post() -> None:
    head = Performer(
        code="Ш",
        groups=(),
        organisation="МБОУ СОШ № 1 им. П.Е. Осипенко",
        post="Директор",
        name="Шевченко Любовь Васильевна",
    )
    assert address_of(head).lines == ("Директору МБОУ СОШ № 1 им. П.Е. Осипенко", "Шевченко Л.В.")
    assert decline_organisation("МБОУ СОШ № 1 Осипенко П.Е.").sure is False


def test_a_bare_post_of_a_unit_is_completed_by_the_unit() -> None:
    unit = replace(DIRECTOR, post="Начальник", organisation="Управление образования", relation=Relation.OFFICE)
    assert address_of(unit).lines == ("Начальнику управления образования", "Примеровой М.И.")
    deputy = replace(unit, post="Заместитель начальника")
    assert address_of(deputy).lines[0] == "Заместителю начальника управления образования"
    filled = replace(unit, post_dative="Начальнику")
    assert address_of(filled).lines == address_of(unit).lines
    complete = replace(unit, post="Начальник отдела", organisation="Администрация поселения")
    assert address_of(complete).lines[0] == "Начальнику отдела"
    one_of_many = replace(complete, organisation="Отдел искусств и народного творчества")
    assert address_of(one_of_many).lines[0] == "Начальнику отдела искусств и народного творчества"
    acting = replace(one_of_many, post="Исполняющий обязанности начальника отдела")
    assert address_of(acting).lines[0] == "Исполняющему обязанности начальника отдела искусств и народного творчества"


def test_a_full_name_of_an_institution_goes_on_small_in_the_genitive() -> None:
    name = "Муниципальное бюджетное учреждение культуры «Дом культуры «Факел»"
    assert organisation_genitive(name) == (
        "муниципального бюджетного учреждения культуры «Дом культуры «Факел»",
        True,
    )
    assert address_of(replace(DIRECTOR, organisation=name)).lines[0].startswith("Директору муниципального")


def test_a_vacant_post_is_addressed_without_name_and_salutation() -> None:
    address = address_of(replace(DIRECTOR, name=""))
    assert address.lines == ("Директору МБУК «Образец»",)
    assert address.salutation == ""
    assert address_of(replace(DIRECTOR, name="–")).lines == ("Директору МБУК «Образец»",)
    assert address_of(replace(DIRECTOR, name="", post="")).lines == ("Руководителю МБУК «Образец»",)


def test_grey_columns_win_and_are_never_declined_again() -> None:
    told = replace(
        DIRECTOR,
        post_dative="Директору Дома культуры",
        organisation="Дом культуры",
        name_dative="Примеровой М.И.",
        salutation="Уважаемая госпожа Примерова!",
    )
    assert address_of(told).lines == ("Директору Дома культуры", "Примеровой М.И.")
    assert address_of(told).salutation == "Уважаемая госпожа Примерова!"


def test_an_acting_head_is_written_out() -> None:
    acting = replace(DIRECTOR, post="и.о. директора")
    assert address_of(acting).lines[0] == "Исполняющей обязанности директора МБУК «Образец»"
    man = replace(acting, name="Примеров Иван Иванович", sex=None)
    assert address_of(man).lines[0] == "Исполняющему обязанности директора МБУК «Образец»"
    nobody = replace(acting, name="", sex=None)
    assert address_of(nobody).lines[0] == "Исполняющему обязанности директора МБУК «Образец»"


def test_initials_alone_give_no_salutation() -> None:
    assert address_of(replace(DIRECTOR, name="Примерова М.И.")).salutation == ""


@pytest.mark.parametrize(
    ("organisation", "post", "line"),
    [
        ("12 пожарно-спасательная часть", "Начальник", "Начальнику 12 пожарно-спасательной части"),
        ("3 городская больница", "Главный врач", "Главному врачу 3 городской больницы"),
        ("12 ПСЧ", "Начальник", "Начальнику 12 ПСЧ"),
    ],
)
def test_an_organisation_that_begins_with_its_number_stands_behind_the_post(
    organisation: str, post: str, line: str
) -> None:
    assert address_of(replace(DIRECTOR, organisation=organisation, post=post)).lines == (line, "Примеровой М.И.")


def test_the_signer_of_the_order_is_addressed_by_his_full_post() -> None:
    assert official_address(ORDER, HEAD).lines == (
        "Главе Администрации Аксайского городского поселения",
        "Камфарину Е.Н.",
    )


def test_an_official_of_the_office_is_addressed_without_the_organisation() -> None:
    deputy = replace(DIRECTOR, organisation=BODY, post="Заместитель главы Администрации", relation=Relation.OFFICE)
    assert address_of(deputy).lines[0] == "Заместителю главы Администрации"


def test_without_salutation_there_is_no_closing() -> None:
    performers = tuple(replace(p, name="") if p.code == "ОБР" else p for p in PERFORMERS)
    review, decisions = judged(book(performers=performers), date(2025, 12, 16))
    letter = compose(paper_for(decisions, "ОБР"), facts(review, number="1"), words())
    assert (letter.salutation, letter.closing) == ("", "")
    assert letter.addressee == ("Директору МБУК «Образец»",)


def test_quoted_words_are_never_retouched_and_stand_in_their_own_run() -> None:
    runs = runs_of(f'Пункт № 5 "вот" {quoted("слова  - " + chr(34) + "как есть" + chr(34))}')
    assert [r.quoted for r in runs] == [False, True]
    assert runs[0].text == "Пункт №\u00a05 «вот» "
    assert runs[1].text == 'слова - "как есть"'


def test_marks_inside_a_cell_cannot_open_or_close_a_quotation() -> None:
    runs = runs_of(f"начало {quoted(f'а{END}б{QUOTED}в')} конец")
    assert [r.text for r in runs] == ["начало ", "абв", " конец"]


def test_a_single_step_is_told_within_its_sentence() -> None:
    paragraphs, _ = paragraphs_of(["Просим:", "*) сообщить дату;"])
    assert [p.text for p in paragraphs] == ["Просим сообщить дату."]


def test_steps_are_numbered_and_stopped_like_one_sentence() -> None:
    paragraphs, table = paragraphs_of(["Ниже:", "(таблица)", "Просим:", "*) раз.", "*) два;", "Конец."])
    assert [p.text for p in paragraphs] == ["Ниже:", "Просим:", "1) раз;", "2) два.", "Конец."]
    assert [p.role for p in paragraphs] == ["text", "text", "step", "step", "text"]
    assert table == 0


def test_a_cell_that_looks_like_a_template_stays_text() -> None:
    plan = tuple(replace(i, text="{{ 7 * 7 }} {% raise %}") for i in book().items)
    review, decisions = judged(book(plan=plan), date(2025, 12, 16))
    letter = compose(paper_for(decisions, "ОБР"), facts(review, number="1"), words())
    assert "{{ 7 * 7 }} {% raise %}" in outline(letter)
