"""What a performer of the office is called: the unit he answers for, else his post (decision 0108)."""

import pytest

from automation.model.report import State
from automation.workbook.understand import understand
from tests.support.grid import raw, understood, workbook


def test_a_performer_of_the_office_is_called_by_the_unit_he_answers_for() -> None:
    book = understood(
        """
        [Исполнители]
        Код | Группа     | Организация                                | Должность                   | Вид
        А   | заместители | Администрация Образцовского городского поселения | Начальник отдела культуры | администрация
        Б   | заместители | Управление образования Администрации       | Начальник                   | администрация
        В   | заместители |                                            | Заместитель главы поселения |
        Г   | заместители | Администрация поселения                    | Управляющий делами          | администрация
        Д   | руководители | МКУ «Отдел закупок»                       | Начальник отдела            |
        """,
        options=None,
    )
    called = ["Отдел культуры", "Управление образования", "Заместитель главы поселения", "Управляющий делами"]
    assert [p.known_as for p in book.performers] == [*called, "МКУ «Отдел закупок»"]
    assert [p.official for p in book.performers] == [False, False, True, True, False]


def test_a_dean_and_a_director_answer_for_their_unit_and_the_director_of_the_whole_for_himself() -> None:
    people = """
        [Исполнители]
        Код | Группа | Организация | Должность | Вид
        ИСТ | деканы факультетов | | Исполняющий обязанности декана исторического факультета | администрация
        ФМФ | деканы факультетов | | Декан физико-математического факультета | администрация
        ЦИТ | деканы факультетов | | Директор центра технологий | администрация
        """
    units = {
        office: [p.unit for p in understand(raw(workbook(people)), office=(office,)).performers]
        for office in ("ФГБОУ ВО «Пример»", "МБУ «Центр технологий и связи»")
    }
    deans = ["Исторический факультет", "Физико-математический факультет"]
    assert list(units.values()) == [[*deans, "Центр технологий"], [*deans, ""]]


def test_the_one_who_bears_the_group_of_a_unit_answers_for_it_though_his_post_heads_no_department() -> None:
    book = understood(
        """
        [Исполнители]
        Код | Группа            | Организация | Должность                                | Вид
        НБ  | научная библиотека |             | Директор научной библиотеки              | администрация
        БУХ | бухгалтерия        |             | Главный бухгалтер                        | администрация
        ПК1 | приёмная комиссия  |             | Ответственный секретарь приёмной комиссии | администрация
        ПК2 | приёмная комиссия  |             | Член приёмной комиссии                   | администрация
        """,
        options=None,
    )
    assert [p.unit for p in book.performers] == ["Научная библиотека", "Бухгалтерия", "", ""], "two are no unit alone"
    assert [p.official for p in book.performers] == [False, False, True, True]


def test_whoever_stands_for_a_village_or_a_street_is_called_by_his_post_with_it() -> None:
    book = understood(
        """
        [Исполнители]
        Код | Группа   | Организация         | Должность        | Вид
        А   | старосты | деревня Малые Ключи | Староста         |
        Б   | старосты | Деревня Осиновка    | староста         | администрация
        В   | старосты | улица Лесная        |                  |
        Г   | старосты | дом № 5 по ул. Лесной | Старший по дому | по согласованию
        Д   | старосты | Дом культуры        | Директор         |
        """,
        options=None,
    )
    called = ["Староста деревни Малые Ключи", "Староста деревни Осиновка", "Представитель улицы Лесной"]
    assert [p.known_as for p in book.performers] == [*called, "Старший по дому № 5 по ул. Лесной", "Дом культуры"]
    assert [bool(p.stands_for) for p in book.performers] == [True] * 4 + [False]
    assert not any(p.unit for p in book.performers), "a village is no unit of the office"


@pytest.mark.parametrize(
    ("office", "typed"),
    [
        ("МУП «Водоканал»", "МУП «Водоканал»"),
        ("МУП «Водоканал»", 'муниципальное унитарное предприятие "Водоканал"'),
        ("Муниципальное унитарное предприятие «Водоканал»", "МУП«Водоканал»"),
        ("Общество с ограниченной ответственностью «Ромашка»", "ООО «Ромашка»"),
        ("МБУ ДО «Станция»", "Муниципальное бюджетное учреждение дополнительного образования «Станция»"),
        ("МУНИЦИПАЛЬНОЕ БЮДЖЕТНОЕ УЧРЕЖДЕНИЕ «ПАРК»", "МБУ «Парк»"),
        ("МУП «Водоканал»", "МУП Водоканал"),
        ("Муниципальное унитарное предприятие «Город»", "МУП Город"),
        ("МБДОУ детский сад № 5 «Огонёк»", "МБДОУ Детский сад № 5 «Огонек»"),
        ("МБДОУ детский сад № 5 «Огонёк»", "Детский сад № 5 «Огонёк»"),
        ("ГБУК «Музей-заповедник «Старая Пристань»", "Музей-заповедник «Старая Пристань»"),
        ("ГБУК «Музей-заповедник «Старая Пристань»»", "МЗ «Старая Пристань»"),
        ("Государственное бюджетное учреждение культуры «Музей-заповедник «Пристань»»", "музей-заповедник «Пристань»"),
        ("ФГБОУ ВО «Образцовский университет»", "Образцовский университет"),
    ],
)
def test_an_office_knows_its_name_with_its_legal_form_in_words_or_initials_and_without(office: str, typed: str) -> None:
    people = f"""
        [Исполнители]
        Код | Группа       | Организация | Должность                     | Вид
        А   | заместители  | {typed}     | Заместитель директора по безопасности |
        Б   | руководители | {typed}     | Начальник цеха тепловых сетей | администрация
        """
    book = understand(raw(workbook(people)), office=(office,))
    assert [(p.in_office, p.unit) for p in book.performers] == [(True, ""), (True, "Цех тепловых сетей")]
    assert book.performers[0].known_as == "Заместитель директора по безопасности"


@pytest.mark.parametrize("typed", ["МУП «Теплосеть»", "МБУ «Водоканал»", "МБУ «Водоканал» № 2", "Водоканал"])
def test_an_organisation_of_another_form_or_name_is_not_the_office(typed: str) -> None:
    people = f"""
        [Исполнители]
        Код | Группа       | Организация | Должность
        А   | руководители | {typed}     | Директор
        """
    (performer,) = understand(raw(workbook(people)), office=("МУП «Водоканал»",)).performers
    assert not performer.in_office


@pytest.mark.parametrize(
    "typed", ["Старая Пристань", "МБУ «Музей-заповедник «Старая Пристань»", "Музей «Старая Пристань»"]
)
def test_a_name_without_the_legal_form_is_no_other_one(typed: str) -> None:
    people = f"""
        [Исполнители]
        Код | Группа       | Организация | Должность
        А   | руководители | {typed}     | Директор
        """
    office = ("ГБУК «Музей-заповедник «Старая Пристань»",)
    (performer,) = understand(raw(workbook(people)), office=office).performers
    assert not performer.in_office


HOSPITAL = "ГБУЗ «Образцовская больница»"


@pytest.mark.parametrize(
    ("post", "said", "called", "unit"),
    [
        ("Заведующий Приозёрным филиалом", "подведомственная", "Приозёрный филиал", "Приозёрный филиал"),
        ("Заведующий филиалом", "подведомственная", "Приозёрный филиал", "Приозёрный филиал"),
        ("Главный инженер", "подведомственная", "Главный инженер", ""),
        ("Председатель профсоюзного комитета", "по согласованию", "Профсоюзный комитет", "Профсоюзный комитет"),
    ],
)
def test_a_part_of_the_office_under_the_name_of_the_office_is_called_by_its_unit_or_post(
    post: str, said: str, called: str, unit: str
) -> None:
    people = f"""
        [Исполнители]
        Код | Группа            | Организация | Должность          | Фамилия Имя Отчество  | Вид
        ФИЛ | Приозёрный филиал | {HOSPITAL}  | {post}             | Дальнев Игорь Львович | {said}
        ХОЗ | начальники        | {HOSPITAL}  | Начальник хозяйственного отдела | Складов Пётр Ильич | администрация
        [Ход исполнения]
        Код | Организация | № | Состояние
        ФИЛ | {HOSPITAL}  | 1 | в работе
        """
    book = understand(raw(workbook(people)), office=(HOSPITAL,))
    branch = book.performers[0]
    assert (branch.known_as, branch.unit, branch.organisation) == (called, unit, unit)
    assert branch.relation == said
    assert [row.state for row in book.rows if row.code == "ФИЛ"] == [State.IN_WORK], "its row is its own"
    (told,) = [f for f in book.findings if f.code == "organisation-own"]
    assert (told.cell, told.performer) == ("C2", "ФИЛ")
    assert f"назван «{unit or 'Дальнев Игорь Львович'}». Впишите в «Организация» название филиала" in told.message


def test_an_organisation_beside_the_office_is_no_part_of_it() -> None:
    book = understood(
        """
        [Исполнители]
        Код | Группа       | Организация   | Должность | Вид
        Б   | руководители | МБУ «Пример»  | Директор  | подведомственная
        В   | руководители |               | Директор  | подведомственная
        """,
        options=None,
    )
    assert [p.organisation for p in book.performers] == ["МБУ «Пример»", ""]
    assert not [f for f in book.findings if f.code == "organisation-own"]
