"""The cell «Исполнители»: whom it names, what is asked, and how soon a hostile one is read."""

from functools import cache
from pathlib import Path
from random import Random
from time import process_time

import pytest

from automation.plan.order.addressed import take_performers
from automation.plan.order.executors import LONGEST, executors_of
from tests.support.nightly import first

CELLS = Path(__file__).resolve().parents[1] / "data" / "executor-cells.tsv"


def read_cells() -> dict[str, tuple[tuple[str, ...], bool]]:
    """Return each cell of the table («|» between executors) with its executors and whether it must be asked about."""
    lines = [line.split("\t") for line in CELLS.read_text("utf-8").splitlines()[1:]]
    return {
        cell.replace("\\n", "\n"): (tuple(filter(None, groups.split(" | "))), bool(asked))
        for cell, groups, *asked in lines
    }


@cache
def read_alone() -> list[str]:
    """Return the executors of the table that are read as they stand where nobody stands beside them."""
    known = {group for groups, asked in read_cells().values() if not asked for group in groups}
    return sorted(group for group in known if executors_of(group) == ((group,), ""))


def test_executors_are_parted_only_where_a_new_one_begins() -> None:
    expected = read_cells()
    assert len(expected) > 700
    read = {cell: executors_of(cell) for cell in expected}
    assert {cell: (groups, bool(question)) for cell, (groups, question) in read.items()} == expected


@pytest.mark.parametrize("every", first(1, [6, 2]))
def test_executors_that_are_read_alone_are_read_beside_others_or_asked(every: int) -> None:
    assert len(read_alone()) > 700
    pairs = zip(read_alone()[::every], reversed(read_alone()[1::every]), strict=False)
    for n, (one, two) in enumerate(pairs):
        groups, question = executors_of(f"{one}{'; ' if n % 2 else ', '}{two}")
        assert groups == (one, two) or question


@pytest.mark.parametrize(
    "text",
    [
        "директор школы и заведующий садом",
        "отдел кадров\nдиректора школ",
        "директора СОШ, ДШИ",
        "структурные подразделения, оказывающие услуги",
        "собственники участков, сельхозпредприятия",
        "администрация и совет поселения",
        "работники школ, ответственные за сайты",
    ],
)
def test_in_doubt_the_executors_stay_whole_and_are_asked(text: str) -> None:
    groups, question = executors_of(text)
    assert len(groups) == 1
    assert question.endswith("?")


@pytest.mark.parametrize(
    "words",
    first(
        4,
        [
            "мечети, ",
            "зам. ",
            "а/б ",
            "Отдел. ",
            "Котову И.И., ",
            "«",
            "отдел связи и ",
            "т. 1, ",
            "8 (",
            "тел. а ",
            "a.b@",
            "глав АаАаАаАаАаАаАаАаАаАаАаАаАаАаАаАа!, ",
        ],
    ),
)
def test_a_cell_of_the_longest_kind_is_read_soon_or_asked(words: str) -> None:
    """Judging each piece by the whole name before it took 18 s, and clips inside clips ended in a RecursionError."""
    started = process_time()
    groups, question = executors_of((words * LONGEST)[:LONGEST])
    assert process_time() - started < 5
    assert question or max(map(len, groups), default=0) < LONGEST
    assert executors_of("я" * (LONGEST + 1))[1].startswith("это слишком длинно")


def test_words_in_any_order_make_a_cell_that_is_read() -> None:
    """«отдел и (…)» and a lone «и» behind a comma once left an empty word to be read."""
    chance = Random(7)
    words = "отдел школы ; , / ( ) « » . – : и зам. рук-ль с/х а также совместно с Котову А.А. ЖКХ №2 5 1) мечети им."
    for _ in range(400):
        cell = " ".join(chance.choices([*words.split(), "\n"], k=chance.randint(1, 12)))
        assert all(executors_of(cell)[0])
        assert take_performers(f"{cell} провести учёт").rest is not None


@pytest.mark.parametrize("text", ["отдел культуры, школы района", "отдел экономики, УКС", "Начальники цехов, ООТиЗ"])
def test_what_an_executor_hardly_deals_with_is_parted_and_asked(text: str) -> None:
    groups, question = executors_of(text)
    assert groups == tuple(text.split(", "))
    assert question.endswith("?")


def _badly_written(one: str, two: str) -> dict[str, tuple[str, ...]]:
    """Two executors as clerks join them in haste, each with what is meant (nothing where it can only be asked)."""
    cells = {
        f"1){one} 2){two}": (one, two),
        f"{one},{two}": (one, two),
        f"{one} ,{two}": (one, two),
        f"{one}, по согласованию, {two}": (f"{one} (по согласованию)", two),
        f"{one}\n- {two}": (one, two),
        f"{one} + {two}": (),
    }
    for sign in ("»", ")"):  # a mark that closes nothing, and one that was forgotten
        if one.endswith(sign) and one.count(sign) == 1:
            cells |= {f"{one[:-1]}, {two}": (), f"{two}, {one[:-1]}": ()}
    return cells


@pytest.mark.parametrize("every", first(1, [18, 6]))
def test_cells_written_badly_are_read_or_asked(every: int) -> None:
    silent = []
    for one, two in zip(read_alone()[::every], reversed(read_alone()[1::every]), strict=False):
        for cell, meant in _badly_written(one, two).items():
            groups, question = executors_of(cell)
            if groups != tuple(dict.fromkeys(meant)) and not question:  # who is named twice is one executor
                silent.append(cell)
    assert silent == []


@pytest.mark.parametrize(
    "text",
    [
        "Иванов И.И., директор школы",
        "отдел культуры\nИванов И.И.",
        "отдел культуры\nНач. Иванов И.И.",
        "начальник отдела, Петров И.С.",
        "Заместитель главы, начальник отдела Иванов И.И.",
    ],
)
def test_one_person_or_two_is_asked_whichever_is_read(text: str) -> None:
    assert executors_of(text)[1].endswith("?")


@pytest.mark.parametrize(
    "cell",
    ["Атаман общества\nесаул Примеров П.П.",
     "Начальник отряда\nмайор внутренней службы\nПримеров П.П.", "Начальник отряда\nст. прапорщик Примеров П.П.",
     "Заместитель начальника (по охране)\nполковник внутренней службы\nПримеров П.П.",
     "Прокурор района\nстарший советник юстиции\nПримеров П.П.", "Заведующий кафедрой\nпрофессор\nПримеров П.П.",
     "Помощник прокурора\nюрист 1 класса\nПримеров П.П."],
)  # fmt: skip
def test_a_rank_on_a_line_of_its_own_belongs_to_the_one_around_it(cell: str) -> None:
    assert executors_of(cell) == ((cell.replace("\n", " "),), "")


def test_a_rank_behind_a_name_is_asked_about() -> None:
    assert executors_of("Военный комиссар\nПримеров П.П.\nкапитан запаса")[1]


@pytest.mark.parametrize("post", ["капитан команды Примеров П.П.", "старшина класса Примеров П.П."])
def test_a_post_that_sounds_like_a_rank_is_somebody_else(post: str) -> None:
    assert executors_of(f"Директор школы\n{post}") == (("Директор школы", post), "")


def test_a_rank_below_a_body_or_several_posts_is_no_part_of_them_in_silence() -> None:
    assert executors_of("Отдел культуры\nмайор полиции Примеров П.П.")[1]
    assert len(executors_of("Инспекторы\nмайор Примеров П.П.\nкапитан Образцов О.О.")[0]) == 3


@pytest.mark.parametrize(
    ("cell", "executors"),
    [
        ("Старшие тренеры-преподаватели: Хромов Д.Д., Кох Л.А.",
         ("Старший тренер-преподаватель Хромов Д.Д.", "Старший тренер-преподаватель Кох Л.А.")),
        ("отдел кадров, помощники прокурора Кох Л.А. и Жук К.К.",
         ("отдел кадров", "помощник прокурора Кох Л.А.", "помощник прокурора Жук К.К.")),
        ("Медицинские сёстры:\nЖук К.К.\nКох Л.А.", ("Медицинская сестра Жук К.К.", "Медицинская сестра Кох Л.А.")),
        ("Государственные инспекторы Жук К.К., Кох Л.А.",
         ("Государственный инспектор Жук К.К.", "Государственный инспектор Кох Л.А.")),
        ("Сменные механики Жук К.К. и Кох Л.А.", ("Сменный механик Жук К.К.", "Сменный механик Кох Л.А.")),
        ("Судьи (Жук К.К., Кох Л.А.)", ("Судья Жук К.К.", "Судья Кох Л.А.")),
    ],
)  # fmt: skip
def test_everybody_named_behind_a_post_in_the_plural_bears_it_alone(cell: str, executors: tuple[str, ...]) -> None:
    assert executors_of(cell) == (executors, "")


def test_what_holders_of_a_post_lead_each_alone_is_asked() -> None:
    groups, question = executors_of("Начальникам караулов Гридину А.А., Ежовой Н.М.")
    assert groups == ("Начальник караула Гридин А.А.", "Начальник караула Ежова Н.М.")
    assert question.startswith("«Начальникам караулов Гридину А.А., Ежовой Н.М.» прочитано как «Начальник караула")
    assert executors_of("учителя начальных классов Жук К.К., Кох Л.А.")[0][0] == "учитель начальных классов Жук К.К."
    assert executors_of("Главы поселений (Жук К.К., Кох Л.А.)") == (("Главы поселений (Жук К.К., Кох Л.А.)",), "")


def test_after_whom_something_is_called_holds_no_post() -> None:
    groups, _ = executors_of("преподаватели ДШИ им. М.П. Мусоргского, Зорин Б.П.")
    assert groups == ("преподаватели ДШИ им. М.П. Мусоргского", "Зорин Б.П.")


@pytest.mark.parametrize(
    ("cell", "last"),
    [
        ("члены комиссии: Жук К.К., Кох Л.А. / Цой В.Р.", "Цой В.Р."),
        ("члены комиссии: Жук К.К., Кох Л.А.\nЦой В.Р.", "Цой В.Р."),
        ("главные врачи Жук К.К. и Кох Л.А., Цой В.Р.", "Цой В.Р."),
        ("и.о.директора Ермак С.С., Кох Л.А.", "Кох Л.А."),
    ],
)
def test_who_stands_outside_a_list_of_holders_holds_no_post_of_theirs(cell: str, last: str) -> None:
    assert executors_of(cell)[0][-1] == last


@pytest.mark.parametrize("cell", ["17 ПСЧ и ЕДДС района", "Председатель суда\nсудьи"])
def test_two_heads_of_executors_are_never_taken_for_one_without_a_question(cell: str) -> None:
    assert executors_of(cell)[1].endswith("?")
