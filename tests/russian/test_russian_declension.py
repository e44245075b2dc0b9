"""Declension is measured on tables; where it is wrong or cannot know, it says so."""

import csv
from pathlib import Path

import pytest

from automation.russian import Name, Phrase, decline_name, decline_organisation, decline_post
from automation.russian.morphology import analyser, is_known

DATA = Path(__file__).resolve().parents[1] / "data"
SEX = {"m": "м", "f": "ж"}
Row = dict[str, str]
Scored = tuple[Row, Name | Phrase]


def table(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert rows
    return rows


def exact(row: Row, answer: Name | Phrase) -> bool:
    return (answer.genitive, answer.dative) == (row["genitive"], row["dative"])


def demand(scored: list[Scored], accuracy: float) -> None:
    wrong = [(row, answer) for row, answer in scored if not exact(row, answer)]
    silent = [answer for _, answer in wrong if answer.sure]
    timid = [row["input"] for row, answer in scored if exact(row, answer) and not answer.sure]
    assert len(wrong) <= len(scored) * (1 - accuracy), wrong
    assert len(silent) <= len(wrong) / 10, silent
    assert len(timid) <= len(scored) / 10, timid


@pytest.mark.parametrize("name", ["names.tsv", "more_names.tsv"])
def test_names_are_declined_and_the_wrong_ones_are_flagged(name: str) -> None:
    demand([(r, decline_name(r["input"], SEX[r["gender"]])) for r in table(name)], 0.99)


@pytest.mark.parametrize("name", ["posts.tsv", "more_posts.tsv"])
def test_posts_and_organisations_are_declined_and_the_wrong_ones_are_flagged(name: str) -> None:
    scored: list[Scored] = [
        (r, (decline_organisation if r["gender"] == "-" else decline_post)(r["input"])) for r in table(name)
    ]
    demand(scored, 0.97)


@pytest.mark.parametrize("name", ["names.tsv", "more_names.tsv"])
def test_the_sex_a_name_tells_is_never_wrong(name: str) -> None:
    told = {row["input"]: (decline_name(row["input"]).sex, SEX[row["gender"]]) for row in table(name)}
    assert {name: sexes for name, sexes in told.items() if sexes[0] not in {sexes[1], None}} == {}


@pytest.mark.parametrize(
    ("text", "dative"),
    [
        ("и.о. директора МБОУ СОШ № 2", "исполняющему обязанности директора МБОУ СОШ № 2"),
        ("И.о. начальника отдела", "Исполняющему обязанности начальника отдела"),
        ("и. о. заведующей", "исполняющему обязанности заведующей"),
        ("и.о.директора школы", "исполняющему обязанности директора школы"),
        ("И.О. ДИРЕКТОРА", "ИСПОЛНЯЮЩЕМУ ОБЯЗАННОСТИ ДИРЕКТОРА"),
        ("Врио начальника", "Временно исполняющему обязанности начальника"),
        ("ВрИО главного врача", "Временно исполняющему обязанности главного врача"),
        ("вр.и.о. директора школы", "временно исполняющему обязанности директора школы"),
        ("заместитель главы – врио начальника", "заместителю главы – временно исполняющему обязанности начальника"),
        ("1-й заместитель главы", "1-му заместителю главы"),
        ("директор ООО «УК «Наш дом», депутат", "директору ООО «УК «Наш дом», депутату"),
        ("директор МБУК «Центр «Искра»» – режиссёр", "директору МБУК «Центр «Искра»» – режиссёру"),
        ('директор МБУК "Центр культуры, досуг"', 'директору МБУК "Центр культуры, досуг"'),
        ("ответственный за воинский учёт, пожарный надзор", "ответственному за воинский учёт, пожарный надзор"),
        ("заместитель главы, курирующий отдел культуры", "заместителю главы, курирующему отдел культуры"),
        ("главный специалист (юрист)", "главному специалисту (юристу)"),
        ("ведущий специалист (отдел кадров)", "ведущему специалисту (отдел кадров)"),
        ("Руководители организаций (по списку)", "Руководителям организаций (по списку)"),
        ("муниципальное казенное учреждение", "муниципальному казенному учреждению"),
        ("директор\u00a0 школы.", "директору школы"),
    ],
)
def test_a_post_keeps_what_depends_on_its_head(text: str, dative: str) -> None:
    answer = decline_post(text)
    assert answer.dative == dative
    assert answer.sure


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "зам. директора", "гл. бухгалтер", "Главе Администрации", "начальнику отдела", "директора школы",
        "глава КФХ Образцов О.О.", "город Аксай", "начальник отдел культуры", "Врио", "123", "«Факел»",
        "исполняющий обязанности директор", "ИП Образцова О.О.", "дирeктор школы",
        "Начальник отдела «Заря» Петров",
    ],
)  # fmt: skip
def test_a_post_that_cannot_be_trusted_is_unsure(text: str) -> None:
    assert not decline_post(text).sure


@pytest.mark.parametrize("text", ["МБУК «Образец»", "ООО «Пример»", "УФНС России", "МБДОУ № 5", "ЗАГС", "МФЦ"])
def test_an_acronym_stays_and_is_sure(text: str) -> None:
    assert decline_organisation(text) == Phrase(text, text, True)


@pytest.mark.parametrize(
    ("text", "dative"),
    [
        ("Ключевской территориальный отдел", "Ключевскому территориальному отделу"),
        ("Кумской отдел", "Кумскому отделу"),
        ("Кировской районной больницы", ""),
        ("Ключевской", ""),
    ],
)
def test_an_adjective_of_a_place_in_oy_is_read_before_a_masculine_word_alone(text: str, dative: str) -> None:
    found = decline_organisation(text)
    assert (found.dative if found.sure else "") == dative


@pytest.mark.parametrize("text", ["ИП Образцов О.О.", "КФХ Образцова О.О.", "", "мбук «образец»"])
def test_an_organisation_that_cannot_be_trusted_is_unsure(text: str) -> None:
    assert not decline_organisation(text).sure


def test_a_word_is_known_just_where_one_of_its_readings_is() -> None:
    words = (
        "директор щербина заяц ким объём объем артемий артёмий бармаглотова ляпкин-тяпкин мбук сережа хх а о-б абвгд"
    )
    for word in words.split():
        assert is_known(word) == any(parse.is_known for parse in analyser().parse(word)), word
    assert not is_known("ё" * 61)


def test_who_acts_is_named_by_her_sex() -> None:
    assert decline_post("и.о. директора", "ж").dative == "исполняющей обязанности директора"
    assert decline_post("И.о. начальника", "ж").genitive == "Исполняющей обязанности начальника"
    assert decline_post("и.о. директора", "м").dative == "исполняющему обязанности директора"
    assert decline_post("исполняющий обязанности директора", "ж").dative == "исполняющему обязанности директора"


def test_a_name_that_explains_a_genitive_stays_in_the_nominative() -> None:
    name = "Александро-Невский муниципальный район Рязанской области"
    found = decline_organisation(f"Администрация муниципального образования – {name}")
    assert found.genitive == f"Администрации муниципального образования – {name}"
    assert found.dative == f"Администрации муниципального образования – {name}"
    assert found.sure
    assert decline_post(f"Глава муниципального образования – {name}").dative.endswith(f"образования – {name}")
