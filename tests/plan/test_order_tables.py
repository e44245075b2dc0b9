"""Rows of real plans: sub-items, broken rows, marks of repetition, numbers that begin anew, tables cut by a page."""

from pathlib import Path

import pytest

from automation.model.plan import OrderDraft
from automation.plan.order import read_order
from automation.plan.order.understand import REVISED
from tests.support.order_builder import Table, plain, word
from tests.support.order_files import HEADING, MARKED_HEADING, ORDER_LINES, ROW, read_prikaz
from tests.support.order_texts import questions_of


def drafted(folder: Path, *tables: Table | str) -> OrderDraft:
    return read_order(word(folder / "order.docx", [*ORDER_LINES, *tables]))


def lines(draft: OrderDraft) -> list[tuple[str, str, str, str]]:
    return [(i.number, i.text, i.term.phrase, "; ".join(i.groups)) for i in draft.items]


def test_an_introducing_row_gives_its_words_to_the_sub_items(tmp_path: Path) -> None:
    rows = [["1", "Провести:", "", "", ""], ["1.1", "ярмарку", "отдел торговли", "до 02.02.2026", ""]]
    rows += [["", "концерт", "отдел культуры", "до 02.03.2026", ""]]
    draft = drafted(tmp_path, [MARKED_HEADING, *rows])
    assert lines(draft) == [
        ("1.1", "Провести: ярмарку", "до 02.02.2026", "отдел торговли"),
        ("1.1.1", "Провести: концерт", "до 02.03.2026", "отдел культуры"),
    ]
    assert "Пункт 1.1.1 плана: номер подпункта проставлен программой – проверьте." in draft.questions


def test_sub_items_without_numbers_take_term_and_executor_of_their_row(tmp_path: Path) -> None:
    rows = [["1", "Подготовить:", "школа", "до 02.02.2026", ""], ["", "а) смету;", "", "до 20.01.2026", ""]]
    rows += [["", "б) схему", "отдел ЖКХ", "", ""]]
    draft = drafted(tmp_path, [MARKED_HEADING, *rows])
    assert lines(draft) == [
        ("1.1", "Подготовить: а) смету;", "до 20.01.2026", "школа"),
        ("1.2", "Подготовить: б) схему", "до 02.02.2026", "отдел ЖКХ"),
    ]
    assert "Пункт 1.2 плана: срок взят из строки 1 – проверьте." in draft.questions


def test_a_merged_number_with_two_terms_makes_two_items(tmp_path: Path) -> None:
    rows = [["3", "Субботник", "школа", "апрель 2026", ""], ["^", "^", "МБУК «Образец»", "май 2026", ""]]
    draft = drafted(tmp_path, [MARKED_HEADING, *rows])
    assert lines(draft) == [
        ("3.1", "Субботник", "апрель 2026", "школа"),
        ("3.2", "Субботник", "май 2026", "МБУК «Образец»"),
    ]


def test_a_merged_number_with_one_term_is_one_item_of_two_executors(tmp_path: Path) -> None:
    rows = [["3", "Субботник", "школа", "апрель 2026", ""], ["^", "^", "МБУК «Образец»", "^", ""]]
    assert lines(drafted(tmp_path, [MARKED_HEADING, *rows])) == [
        ("3", "Субботник", "апрель 2026", "школа; МБУК «Образец»")
    ]


def test_words_over_most_columns_head_the_rows_below_also_behind_an_empty_number(tmp_path: Path) -> None:
    rows = [["", "Организационные мероприятия", "<", "<", "<"], ["1", "Смета", "школа", "до 02.02.2026", ""]]
    assert lines(drafted(tmp_path, [MARKED_HEADING, *rows])) == [("1", "Смета", "до 02.02.2026", "школа")]


def test_a_term_merged_over_items_belongs_to_each(tmp_path: Path) -> None:
    rows = [["1", "Смета", "школа", "до 02.02.2026", ""], ["2", "Схема", "^", "^", ""]]
    draft = drafted(tmp_path, [MARKED_HEADING, *rows])
    assert [line[2:] for line in lines(draft)] == [("до 02.02.2026", "школа")] * 2


def test_a_row_broken_by_a_page_is_one_item_and_is_told(tmp_path: Path) -> None:
    rows = [["2", "Подготовить отчёт", "отдел финансов", "до 10.02.2026", ""]]
    draft = drafted(tmp_path, [MARKED_HEADING, *rows], [MARKED_HEADING, ["", "с приложением расчётов", "", "", ""]])
    assert lines(draft) == [("2", "Подготовить отчёт с приложением расчётов", "до 10.02.2026", "отдел финансов")]
    assert "Пункт 2 плана: строка таблицы продолжена следующей – проверьте." in draft.questions


def test_a_word_broken_by_a_hyphen_at_the_end_of_its_line_is_whole(tmp_path: Path) -> None:
    executors = "отдел по куль-\nтуре, учителя-\nпредметники, ООО «Юг-\nСервис», МБУ «Приме-\nрсквода»"
    draft = drafted(tmp_path, [MARKED_HEADING, ["1", "Смета", executors, "до 02.02.2026", ""]])
    whole = "отдел по культуре; учителя-предметники; ООО «Юг-Сервис»; МБУ «Примерсквода»"
    assert lines(draft) == [("1", "Смета", "до 02.02.2026", whole)]


def test_tables_cut_by_a_page_are_one_plan(tmp_path: Path) -> None:
    first = [MARKED_HEADING, ["1", "Смета", "школа", "до 02.02.2026", ""]]
    draft = drafted(tmp_path, first, "", [["2", "Схема", "школа", "до 02.03.2026", ""]], [MARKED_HEADING])
    assert [line[0] for line in lines(draft)] == ["1", "2"]


@pytest.mark.parametrize("mark", ['-"-', "- // -", "то же", "—″—"])
def test_a_mark_of_repetition_stands_for_the_row_above_and_is_told(tmp_path: Path, mark: str) -> None:
    rows = [["1", "Смета", "школа", "до 02.02.2026", ""], ["2", "Схема", mark, mark, ""]]
    draft = drafted(tmp_path, [MARKED_HEADING, *rows])
    assert lines(draft)[1] == ("2", "Схема", "до 02.02.2026", "школа")
    assert any("повтор строки выше" in question for question in draft.questions)


def test_numbers_that_begin_anew_are_told_apart_by_section(tmp_path: Path) -> None:
    section = ["Раздел", "<", "<", "<", "<"]
    row = ["1", "Смета", "школа", "до 02.02.2026", ""]
    draft = drafted(tmp_path, [MARKED_HEADING, section, row, section, row])
    assert [item.number for item in draft.items] == ["I.1", "II.1"]
    assert any("номера пунктов повторяются" in question for question in draft.questions)


def test_an_item_with_words_of_headings_is_no_heading_of_what_goes_on_below_an_empty_line(tmp_path: Path) -> None:
    """The monthly report had vanished: its row was taken for the heading of the second part."""
    heading = ["№", "Мероприятие", "Срок исполнения", "Исполнители", "Результат"]
    first = [heading, ["1", "Сход", "до 02.02.2026", "отдел ЖКХ", "Акт"]]
    rest = [["2", "Представлять информацию о ходе", "ежемесячно, до 5 числа", "Отдел культуры", "Информация"]]
    rest += [["3", "Провести уроки", "до 08.05.2026", "Школы", "Справка"]]
    draft = drafted(tmp_path, first, "", rest)
    assert [(i.number, i.text, i.groups) for i in draft.items] == [
        ("1", "Сход (результат: Акт)", ("отдел ЖКХ",)),
        ("2", "Представлять информацию о ходе (результат: Информация)", ("Отдел культуры",)),
        ("3", "Провести уроки (результат: Справка)", ("Школы",)),
    ]


def test_an_item_without_term_and_executor_stays_and_is_asked(tmp_path: Path) -> None:
    rows = [["1", "Смета", "школа", "до 02.02.2026", ""], ["2", "Схема", "", "", ""], ["3", "Акт", "школа", "", ""]]
    draft = drafted(tmp_path, [MARKED_HEADING, *rows])
    assert [item.number for item in draft.items] == ["1", "2", "3"]
    assert "Пункт 2 плана: исполнители не названы, впишите." in draft.questions


def test_an_indicator_its_reporting_and_a_column_of_amounts_are_read(tmp_path: Path) -> None:
    heading = ["№", "Содержание поручения", "Объём", "Сроки", "Ответственный исполнитель", "Соисполнители"]
    heading += ["Показатель", "Периодичность отчёта"]
    row = ["1", "Посадить", "50 деревьев", "до 02.05.2026", "отдел ЖКХ", "школа", "доля, %", "ежемесячно"]
    draft = drafted(tmp_path, [heading, row])
    item = draft.items[0]
    assert (item.text, item.groups) == ("Посадить (объём: 50 деревьев)", ("отдел ЖКХ", "школа"))
    assert (item.indicator, item.reporting) == ("доля, %", "monthly")


def test_automatic_numbers_tracked_and_hidden_words_and_a_framed_table_are_seen(tmp_path: Path) -> None:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    for text in ORDER_LINES:
        points = isinstance(text, str) and text[:2] in {"1.", "2.", "3."}
        document.add_paragraph(str(text)[3:] if points else str(text), style="List Number" if points else None)
    table = document.add_table(1, 1).cell(0, 0).add_table(2, 4)
    for row, words in enumerate([MARKED_HEADING[:4], ["1", "Смета", "школа", "до 02.02.2026"]]):
        for column, text in enumerate(words):
            table.cell(row, column).text = text
    changes = f'<w:p {space}><w:ins w:id="1" w:author="a"><w:r><w:t>Новая </w:t></w:r></w:ins><w:r><w:t>смета</w:t>'
    changes += '</w:r><w:del w:id="2" w:author="a"><w:r><w:delText> старая</w:delText></w:r></w:del>'
    changes += "<w:r><w:rPr><w:vanish/></w:rPr><w:t> тайная</w:t></w:r>"
    changes += '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> школы</w:t></w:r></w:p>'
    cell = table.cell(1, 1)._tc
    cell.replace(cell.p_lst[0], parse_xml(changes))
    document.save(str(tmp_path / "order.docx"))
    draft = read_order(tmp_path / "order.docx")
    assert lines(draft) == [("1", "Новая смета школы", "до 02.02.2026", "школа")]
    assert draft.questions[-1] == REVISED, "who reads a text with open revisions must know which one was signed"
    assert draft.order.responsible.post == "Главный специалист"
    assert draft.order.control == draft.order.signed_by


def test_broken_lines_of_a_text_file_are_joined(tmp_path: Path) -> None:
    table = "№\tМероприятие\tСрок\tИсполнитель\n1.\tПровести сход\nграждан\tдо 02.02.2026\tотдел\n\n"
    table += "2.\tАкт\tпостоянно\tотдел\n3.\tОтчёт\tеженедельно\tшкола\n"
    head = "\n".join(str(line) for line in ORDER_LINES)
    draft = read_order(plain(tmp_path / "order.txt", f"{head}\n{table}", "cp1251"))
    assert [line[1] for line in lines(draft)] == ["Провести сход граждан", "Акт", "Отчёт"]


def test_a_plan_written_as_numbered_text_is_read_and_told(tmp_path: Path) -> None:
    first = "1. Провести сход граждан. Срок: до 02.02.2026. Ответственный: отдел культуры."
    draft = drafted(tmp_path, first, "2. Отделу ЖКХ до 1 марта 2026 года убрать снег.")
    assert lines(draft) == [
        ("1", "Провести сход граждан", "до 02.02.2026", "отдел культуры"),
        ("2", "Убрать снег", "до 1 марта 2026 года", "Отдел ЖКХ"),
    ]
    assert draft.order.plan_title == "План работы"
    assert "План в приложении – не таблица, а текст: проверьте каждый пункт." in draft.questions


def test_sub_items_listed_in_one_cell_take_the_terms_on_their_lines(tmp_path: Path) -> None:
    row = ["4", "Представить:\nа) смету;\nб) схему", "школа", "до 02.02.2026\nежемесячно", ""]
    assert lines(drafted(tmp_path, [MARKED_HEADING, row])) == [
        ("4.1", "Представить: смету", "до 02.02.2026", "школа"),
        ("4.2", "Представить: схему", "ежемесячно", "школа"),
    ]


def test_a_term_in_the_text_beside_the_plan_and_words_below_it_are_asked(tmp_path: Path) -> None:
    order = [*ORDER_LINES[:7], "4. Отделу кадров до 1 марта 2026 года представить список.", *ORDER_LINES[7:]]
    below = "* Исполнители ежемесячно представляют сведения о ходе работ в общий отдел."
    plan = [MARKED_HEADING, ["1", "Смета", "школа", "до 02.02.2026", ""]]
    draft = read_order(word(tmp_path / "order.docx", [*order, plan, below]))
    assert [item.number for item in draft.items] == ["1"]
    assert any(question.startswith("Пункт 4 самого документа – поручение") for question in draft.questions)
    assert any("ежемесячно представляют сведения" in question for question in draft.questions)


def test_who_only_speaks_bears_nothing_beside_a_column_of_those_who_answer(tmp_path: Path) -> None:
    heading = ["Выступающий", "Решение", "Ответственный", "Срок исполнения"]
    draft = drafted(tmp_path, [heading, ["Котов И.И.", "Проверить запас", "завхоз", "до 02.02.2026"]])
    assert [item.groups for item in draft.items] == [("завхоз",)]
    assert draft.items[0].text.startswith("Проверить запас")
    assert any("«Выступающий» добавлен к тексту" in question for question in draft.questions)


@pytest.mark.parametrize("post", ["Руководитель Исполнительного комитета", "Ответственный секретарь комиссии"])
def test_a_table_of_who_signs_is_no_plan_though_his_post_sounds_like_a_heading(tmp_path: Path, post: str) -> None:
    plan: Table = [MARKED_HEADING, ["1", "Провести ярмарку", "отдел торговли", "до 02.02.2026", ""]]
    signed: list[Table | str] = [
        [[post, "П.П. Примеров"]] if "Глава" in str(line) else str(line) for line in ORDER_LINES
    ]
    draft = read_order(word(tmp_path / "order.docx", [*signed, plan]))
    assert (draft.order.signed_by.post, draft.order.signed_by.name) == (post, "Примеров П.П.")
    assert lines(draft) == [("1", "Провести ярмарку", "до 02.02.2026", "отдел торговли")]


def test_a_heading_may_say_how_a_name_is_written(tmp_path: Path) -> None:
    plan: Table = [["Мероприятие", "Срок", "Фамилия И.О."], ["Провести ярмарку", "до 02.02.2026", "Котов И.И."]]
    assert lines(drafted(tmp_path, plan)) == [("1", "Провести ярмарку", "до 02.02.2026", "Котов И.И.")]


def test_the_total_of_a_table_is_no_part_of_the_item_above_and_is_told(tmp_path: Path) -> None:
    heading = [*HEADING, "Стоимость, тыс. руб."]
    draft = read_prikaz(tmp_path, heading, [*ROW, "412,0"], ["Итого по разделу 1", "<", "<", "<", "412,0"],
                        ["2", "Итоговый осмотр", "до 11.02.2026", "цех", "1,5"])  # fmt: skip
    assert [item.text for item in draft.items] == [
        "Проверить насосы (стоимость, тыс. руб.: 412,0)", "Итоговый осмотр (стоимость, тыс. руб.: 1,5)",
    ]  # fmt: skip
    assert "строка «Итого по разделу 1» – итог, в план не взята" in questions_of(draft)
