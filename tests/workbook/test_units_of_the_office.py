"""What a performer of the office is called: the unit he answers for, else his post (decision 0108)."""

from tests.support.grid import understood


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
