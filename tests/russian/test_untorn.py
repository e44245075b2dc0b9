"""What keeps a number or a name on one line of a page, and what stays as it is written."""

import pytest
from msgspec.structs import replace

from automation.letters.page_samples import MEMO
from automation.letters.printed_page import page_context
from automation.numbering import plain_number
from automation.russian import untorn


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("от 16.12.2025 № 01-15/К-3", "от 16.12.2025 №~01‑15/К‑3"),
        ("вх. № 12-р", "вх. №~12‑р"),
        ("МБОУ СОШ № 1 им. П.Е. Осипенко", "МБОУ СОШ №~1 им. П.Е.~Осипенко"),
        ("Шевченко Л.В.", "Шевченко~Л.В."),
        ("пункт 9 плана-графика, п. 9", "пункт~9 плана-графика, п.~9"),
        ("пунктами 1 и 2, пункта 2.1; пункты плана", "пунктами~1 и 2, пункта~2.1; пункты плана"),
        ("почта a-b@c-d.ru", "почта a-b@c-d.ru"),
        (
            "inbox/letters/2025-12-16/отчёт 5 л. ab-1.pdf, № 7-р; outbox/454 от 11.12.2025/2025-12-16/02_К-1.docx",
            "inbox/letters/2025-12-16/отчёт 5 л. ab-1.pdf, №~7‑р; outbox/454 от 11.12.2025/2025-12-16/02_К-1.docx",
        ),
        ("папка inbox/forms-1/2 – № 1-р", "папка inbox/forms-1/2~– №~1‑р"),
        ("в 2025г. – 25%, п.9, П.Е.Осипенко", "в 2025г.~– 25%, п.9, П.Е.Осипенко"),
        ("исполнены – 4, в работе – в 2 случаях", "исполнены~– 4, в работе~– в 2~случаях"),
        ("срок – 31.07.2026, дата возврата – 5 августа", "срок~– 31.07.2026, дата возврата~– 5~августа"),
        ("– первое;\n– второе – третье", "– первое;\n– второе~– третье"),
        ("до 5-го числа, к 80-летию, 7-ми", "до 5‑го числа, к 80-летию, 7‑ми"),
        ("ООО «Домсервис-Р» и МУП «Водоканал-2», АТП-12", "ООО «Домсервис‑Р» и МУП «Водоканал‑2», АТП‑12"),
        ("ООО «Рос-Авто», Ростов-на-Дону, план-график", "ООО «Рос-Авто», Ростов-на-Дону, план-график"),
        ("до 15 января 2026 г.", "до 15~января~2026~г."),
        ("направлено 4 письма, из 6 – 3", "направлено 4~письма, из 6~– 3"),
        ("представлены в 3 случаях из 4; 91 из 91", "представлены в 3~случаях из~4; 91 из~91"),
        ("на 15.12.2025 из 6 случаев", "на 15.12.2025 из 6~случаев"),
        ("прошли 73 специалиста из 75", "прошли 73~специалиста из~75"),
        ("жители села Нижняя Тавда, на Новой Ляде", "жители села Нижняя~Тавда, на Новой~Ляде"),
    ],
)
def test_a_line_tears_no_number_and_no_name_and_nothing_visible_changes(written: str, printed: str) -> None:
    assert untorn(written).replace("\u00a0", "~") == printed
    assert untorn(untorn(written)) == untorn(written)
    assert plain_number(untorn(written)) == plain_number(written)


def test_a_page_prints_what_the_register_keeps_with_plain_hyphens() -> None:
    kept = MEMO.as_json()
    printed = page_context(kept)
    assert (kept["number_line"], printed["number_line"]) == ("29.12.2025 № 02-01/К-1", "29.12.2025 №\u00a002‑01/К‑1")
    assert printed.keys() == kept.keys()


def test_the_post_of_the_signer_is_not_torn_at_its_hyphen() -> None:
    kept = replace(MEMO, signer_post="Начальник организационно-правового отдела").as_json()
    assert page_context(kept)["signer_post"] == "Начальник организационно‑правового отдела"


def test_a_letter_of_an_earlier_version_gets_the_fields_it_lacks() -> None:
    kept = MEMO.as_json()
    del kept["appendix"]["total"]
    for row in kept["appendix"]["organisations"]:
        del row["answer"]
    printed = page_context(kept)["appendix"]
    assert (printed["total"], [row["answer"] for row in printed["organisations"]]) == (None, [""])


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (
            "Администрация Нижнеольховского муниципального района",
            "Администрация Нижнеольховского муниципального~района",
        ),
        ("Управление образования", "Управление образования"),
    ],
)
def test_no_word_of_the_letterhead_hangs_alone(name: str, printed: str) -> None:
    assert page_context(replace(MEMO, body_name=name).as_json())["body_name"] == printed.replace("~", "\u00a0")


def test_neither_a_word_nor_the_number_of_an_order_stands_alone_on_the_last_line_of_a_heading() -> None:
    heading = "Об исполнении приказа от 07.09.2026 № 318 (с изменениями, внесёнными приказом от 22.10.2026 № 377)"
    printed = page_context(replace(MEMO, heading=heading).as_json())["heading"]
    assert printed.replace("\u00a0", "~").endswith("от~22.10.2026~№~377)")
    printed = page_context(replace(MEMO, heading="О подготовке к пожароопасному сезону").as_json())["heading"]
    assert printed.replace("\u00a0", "~").endswith(" к~пожароопасному~сезону")


def test_no_short_word_ends_a_line_of_a_heading() -> None:
    heading = "О ходе исполнения распоряжения\n«О подготовке к выборам и ГО на территории района»"
    kept = replace(MEMO, heading=heading).as_json()
    kept["appendix"]["title"] = "План по переходу на связь"
    printed = page_context(kept)
    assert printed["heading"].replace("\u00a0", "~") == (
        "О~ходе исполнения распоряжения\n«О~подготовке к~выборам и~ГО на~территории~района»"
    )
    assert printed["appendix"]["title"].replace("\u00a0", "~") == "План по~переходу на~связь"


def test_no_line_of_a_heading_ends_with_the_first_half_of_a_word() -> None:
    heading = "О проведении мероприятия, предусмотренного пунктом 10 плана-графика мероприятий"
    kept = replace(MEMO, heading=heading).as_json()
    kept["appendix"]["title"] = "План-график мероприятий (с отметками об исполнении)"
    printed = page_context(kept)
    assert "10 плана\u2011графика" in printed["heading"]
    assert printed["appendix"]["title"].startswith("План\u2011график")
    assert "плана-графика" in kept["heading"], "the register is searched by plain hyphens"


def test_a_term_in_a_narrow_column_may_break_before_the_year_but_not_before_its_letter() -> None:
    term = "1–14 октября 2026 г.\nМБУ «Пример» – до 30 декабря 2026 г., отчёт – к 20.01.2027"
    kept = replace(MEMO, rows=(replace(MEMO.appendix.rows[0], term=term),)).as_json()  # type: ignore[union-attr]
    kept["appendix"]["rows"][0]["term"] = term
    printed = page_context(kept)
    for row in (printed["rows"][0], printed["appendix"]["rows"][0]):
        assert row["term"].replace("\u00a0", "~") == (
            "1–14~октября 2026~г.\nМБУ «Пример»~– до 30~декабря 2026~г., отчёт~– к 20.01.2027"
        )


def test_a_line_of_the_column_of_performers_may_break_between_long_words() -> None:
    """«Управление Роспотребн/адзора» was torn: the two words held together were longer than the line."""
    performers = "Управление Роспотребнадзора, Администрация Верхнего Заречья"
    kept = replace(MEMO, rows=(replace(MEMO.appendix.rows[0], performers=performers),)).as_json()  # type: ignore[union-attr]
    assert page_context(kept)["rows"][0]["performers"] == performers
    assert untorn("Управление Роспотребнадзора") == "Управление Роспотребнадзора", "a body is no name of a place"
