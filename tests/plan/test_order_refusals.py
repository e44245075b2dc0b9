"""Files that cannot be used: each gets one clear sentence that names the file and the cure, never a traceback."""

import time
import zipfile
from pathlib import Path

import pytest

from automation.errors import UnreadError
from automation.model.plan import UNDATED
from automation.plan import order
from automation.plan.order import read_order
from tests.support.nightly import first
from tests.support.office_suite import needs_libreoffice, saved_by_libreoffice
from tests.support.order_builder import Content, plain, word

HEADING = ["№", "Мероприятие", "Срок", "Исполнитель"]
PLAN = [HEADING, ["1", "Смета", "до 02.02.2026", "школа"]]
HEAD: Content = [
    "АДМИНИСТРАЦИЯ ГОРОДА ПРИМЕРСКА", "РАСПОРЯЖЕНИЕ", "12.01.2026 № 7", "г. Примерск", "О плане",
    "1. Утвердить план (приложение).", "2. Контроль оставляю за собой.", "",
    "Глава Администрации города Примерска\tА.А. Примеров", "Приложение", "План работы",
]  # fmt: skip


def refusal(path: Path) -> str:
    with pytest.raises(UnreadError) as caught:
        read_order(path)
    message = str(caught.value)
    assert path.name in message
    assert "\n" not in message
    return message


@pytest.mark.usefixtures("true_readings")
def test_a_text_that_asks_too_much_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "SECONDS", 1)  # the share is shortened, the text is not
    rows = "\n".join(
        f"{n}\tСделать отчёт\tв течение {n} дней\tшкола № {n}" for n in range(1, 100_000)
    )  # five seconds of work
    text = "\n".join([*map(str, HEAD), "\t".join(HEADING), rows])
    with pytest.raises(UnreadError, match=r"Файл «o\.txt» слишком велик или запутан и не прочитан"):
        order.read_order_apart(plain(tmp_path / "o.txt", text))


@pytest.mark.usefixtures("true_readings")
def test_an_order_read_in_its_child_is_the_same_order(tmp_path: Path) -> None:
    path = word(tmp_path / "o.docx", [*HEAD, PLAN])
    assert order.read_order_apart(path) == read_order(path)
    path.write_bytes(b"")
    with pytest.raises(UnreadError, match=r"Файл «o\.docx» пуст"):
        order.read_order_apart(path)


def test_numbers_without_end_cost_no_time(tmp_path: Path) -> None:
    text = "\n".join([*map(str, HEAD), "1." * 50_000 + " 7дсп.", "\t".join(HEADING), "\t".join(PLAN[1])])
    started = time.thread_time()
    assert len(read_order(plain(tmp_path / "o.txt", text)).items) == 1
    assert time.thread_time() - started < 3


def test_what_is_longer_than_a_cell_is_asked_about(tmp_path: Path) -> None:
    title, task = "О подготовке " + "к зиме и весне " * 3000, "Смета и расчёт " * 400
    head = [title if line == "О плане" else line for line in HEAD]
    rows = [HEADING, ["1", task, "до 02.02.2026", "школа"], ["9" * 9000, "Отчёт", "до 02.02.2026", "школа"]]
    asked = [q for q in read_order(word(tmp_path / "o.docx", [*head, rows])).questions if "слишком длинный" in q]
    assert [q.partition(": ")[0] for q in asked] == [
        "Лист «Распоряжение», «Заголовок»",
        "Пункт 1 плана",
        f"Пункт {'9' * 30}… плана",
    ]


def test_two_plans_become_one_book_with_their_items_told_apart(tmp_path: Path) -> None:
    draft = read_order(word(tmp_path / "o.docx", [*HEAD, PLAN, "Приложение № 2", "План ремонта", PLAN]))
    assert [item.number for item in draft.items] == ["I.1", "II.1"]
    assert any("«План работы», «План ремонта»" in question for question in draft.questions)


@pytest.mark.parametrize(
    "mark",
    [
        ["Для служебного пользования"],
        ["ДСП", "Экз. № 2"],
        ["Для служебного пользования (п. 1.3 Перечня) Экз. единственный"],
        ["Для служебного", "пользования"],
        [[["", "«Для служебного пользования»\nЭкз. № 1"]]],
    ],
)
def test_an_order_with_its_own_restriction_is_refused(tmp_path: Path, mark: Content) -> None:
    assert "служебного пользования" in refusal(word(tmp_path / "o.docx", [*mark, *HEAD, PLAN]))


def test_a_restriction_in_the_margin_or_in_the_own_number_is_seen(tmp_path: Path) -> None:
    import docx

    path = word(tmp_path / "o.docx", [*HEAD, PLAN])
    document = docx.Document(str(path))
    document.sections[0].header.paragraphs[0].text = "ДСП"
    document.save(str(path))
    assert "служебного пользования" in refusal(path)
    text = "\n".join(str(line) for line in HEAD).replace("№ 7", "№ 7дсп")
    assert "служебного пользования" in refusal(plain(tmp_path / "o.txt", text))


def test_a_mention_of_a_restricted_paper_is_left_out_and_told(tmp_path: Path) -> None:
    row = ["1", "Исполнить письмо ведомства от 01.01.2026 № 5/7дсп «О тайном» и доложить", "до 02.02.2026", "школа"]
    draft = read_order(word(tmp_path / "o.docx", [*HEAD, [HEADING, row]]))
    assert draft.items[0].text == "Исполнить и доложить"
    asked = "Упоминание документа ограниченного распространения опущено (строка плана «1»): проверьте текст."
    assert asked in draft.questions
    assert not any(word in repr(draft) for word in ("дсп", "5/7", "тайном"))


def test_boards_of_the_same_name_are_no_restriction(tmp_path: Path) -> None:
    row = ["1", "Заменить полки из ДСП", "до 02.02.2026", "ДСП"]
    draft = read_order(word(tmp_path / "o.docx", [*HEAD, [HEADING, row]]))
    assert (draft.items[0].text, draft.items[0].groups) == ("Заменить полки из ДСП", ("ДСП",))


def test_a_wrapped_number_of_another_paper_is_no_restriction(tmp_path: Path) -> None:
    preamble = ["В соответствии с письмом ведомства Примерской области и города", "от 01.01.2026 № 5/7дсп"]
    draft = read_order(word(tmp_path / "o.docx", [*HEAD[:5], *preamble, *HEAD[5:], PLAN]))
    assert "дсп" not in repr(draft)


def test_empty_files_and_scans_say_so(tmp_path: Path) -> None:
    assert "пуст" in refusal(plain(tmp_path / "o.txt", ""))
    assert "нет текста" in refusal(word(tmp_path / "o.docx", ["", " "]))


def test_an_order_without_date_and_number_is_read_and_both_are_asked(tmp_path: Path) -> None:
    undated = [line.replace("12.01.2026 № 7", "_____ № ____") for line in HEAD if isinstance(line, str)]
    draft = read_order(word(tmp_path / "b.docx", [*undated, PLAN]))
    assert (draft.order.number, draft.order.date, len(draft.items)) == ("", UNDATED, 1)
    asked = {check.place.name for check in draft.checks if check.risk == "wrong"}
    assert {"«Распоряжение», «Номер»", "«Распоряжение», «Дата»", "«План-график», «Прочтено как»"} <= asked


def test_an_order_whose_plan_is_not_in_the_file_gives_its_own_tasks_and_says_so(tmp_path: Path) -> None:
    task = "2. Отделу связи до 01.03.2026 проверить сети."
    alone: Content = [*HEAD[:6], task, *HEAD[7:9]]
    draft = read_order(word(tmp_path / "o.docx", alone))
    assert [item.number for item in draft.items] == ["2"]
    assert (draft.checks[0].risk, "приложения в файле нет" in repr(draft.checks)) == ("wrong", True)
    unread: Content = [*alone, "Приложение", "План работы", [["Дело", "Вид"], ["Смета", "новая"]]]
    assert "утверждает план" in refusal(word(tmp_path / "p.docx", unread))


def test_an_order_without_its_plan_or_tasks_is_refused(tmp_path: Path) -> None:
    assert "утверждает план" in refusal(word(tmp_path / "a.docx", HEAD))
    idle = [*HEAD[:5], "1. Признать утратившим силу распоряжение от 01.02.2025 № 5.", *HEAD[8:9]]
    assert "нет ни таблицы плана, ни поручений" in refusal(word(tmp_path / "c.docx", idle))


def test_passwords_are_named(tmp_path: Path) -> None:
    locked = tmp_path / "o.odt"
    with zipfile.ZipFile(locked, "w") as archive:
        archive.writestr("content.xml", b"\x00\x01")
        archive.writestr("META-INF/manifest.xml", "<manifest><encryption-data/></manifest>")
    assert "паролем" in refusal(locked)


def test_archives_that_are_no_document_are_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        archive.writestr("word/document.xml", "<a>" + " " * 50_000_000 + "</a>")
    assert "слишком большой объём" in refusal(bomb)
    entity = tmp_path / "entity.docx"
    with zipfile.ZipFile(entity, "w") as archive:
        archive.writestr("word/document.xml", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>')
    assert "повреждён" in refusal(entity)
    other = tmp_path / "other.docx"
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
    assert "книга" in refusal(other)


def test_torn_and_foreign_files_are_refused(tmp_path: Path) -> None:
    whole = word(tmp_path / "o.docx", [*HEAD, PLAN]).read_bytes()
    torn = tmp_path / "torn.docx"
    torn.write_bytes(whole[: len(whole) // 2])
    assert "повреждён" in refusal(torn)
    picture = tmp_path / "scan.pdf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\x00")
    assert "скан" in refusal(picture)
    film = tmp_path / "o.docx"
    film.write_bytes(b"GIF89a\x00\x00")
    assert "не документ" in refusal(film)
    compound = tmp_path / "old.doc"
    compound.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 100)
    assert "повреждён" in refusal(compound)
    assert "не найден" in refusal(tmp_path / "нет.docx")
    assert "не обычный файл" in refusal(tmp_path)


def test_the_content_tells_the_kind_of_file_not_its_name(tmp_path: Path) -> None:
    renamed = word(tmp_path / "o.txt", [*HEAD, PLAN])
    assert [item.number for item in read_order(renamed).items] == ["1"]


def test_five_hundred_rows_are_read_and_told(tmp_path: Path) -> None:
    table = "\n".join(f"{n}\tСмета\tдо 02.02.2026\tшкола" for n in range(1, 501))
    text = "\n".join(str(line) for line in HEAD) + "\n" + "\t".join(HEADING) + "\n" + table
    draft = read_order(plain(tmp_path / "o.txt", text))
    assert [item.number for item in draft.items] == [str(n) for n in range(1, 501)]
    assert "В плане 500 пунктов: сверьте их число с документом." in draft.questions


def test_without_libreoffice_old_formats_get_a_clear_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    note = tmp_path / "o.rtf"
    note.write_bytes(b"{\\rtf1 text}")
    assert "нужен LibreOffice" in refusal(note)


def rich_text(lines: Content, path: Path) -> None:
    """Write lines and tables as an old program would: to have LibreOffice write them costs another start of it."""

    def escaped(text: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text).replace("\t", "\\tab ")

    parts = []
    for line in lines:
        for row in () if isinstance(line, str) else line:
            cells = "".join(f"\\cellx{2000 * n}" for n in range(1, len(row) + 1))
            parts.append(f"\\trowd{cells}\\intbl " + "".join(f"{escaped(cell)}\\cell " for cell in row) + "\\row\\pard")
        if isinstance(line, str):
            parts.append(f"{escaped(line)}\\par")
    path.write_text("{\\rtf1\\ansi\\uc1\n" + "\n".join(parts) + "}", "ascii")


@needs_libreoffice
@pytest.mark.parametrize("kind", first(1, ["rtf", "pdf", "rtf of LibreOffice"]))
def test_old_formats_are_read_through_libreoffice(tmp_path: Path, kind: str) -> None:
    source = word(tmp_path / "o.docx", [*HEAD, PLAN])
    if kind == "rtf":
        rich_text([*HEAD, PLAN], tmp_path / "o.rtf")
    else:
        kind = kind[:3]
        saved_by_libreoffice([source], tmp_path, kind)
    draft, same = read_order(tmp_path / f"o.{kind}"), read_order(source)
    assert draft.order == same.order
    if kind == "rtf":
        assert draft.items == same.items
