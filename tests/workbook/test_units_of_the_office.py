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
