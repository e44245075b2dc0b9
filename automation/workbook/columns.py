"""The sheets and columns of the tracking workbook: one table that reading, writing, forms and the docs share.

docs/workbook.md shows them to people. Sheets and headers are found by name in any order (compared by ``russian.fold``).
Colours say who fills a column in: the performer yellow, the office blue, the program grey.
"""

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal, cast

from msgspec import Struct

from automation.model.office import OFFICE_ROLES, RulingKind
from automation.model.report import Headcount, Relation, State

CellKind = Literal["text", "date", "past", "number", "moment"]
REPORTING = {  # «Периодичность отчёта» → ``Item.reporting``
    "ежемесячно": "monthly",
    "ежеквартально": "quarterly",
    "ежегодно": "yearly",
    "не требуется": "none",
}
CHOICES = {
    "states": tuple(s.value for s in State if s not in {State.EMPTY, State.UNKNOWN}),
    "relations": tuple(r.value for r in Relation),
    "reporting": tuple(REPORTING),
    "sexes": ("м", "ж"),
    "ways": ("электронная почта", "СЭД", "почта", "нарочно"),
    "days": ("выходной", "рабочий"),
    "headcounts": tuple(h.value for h in Headcount if h),
    "yes": ("да", "нет"),
    "rulings": tuple(RulingKind),
    "roles": OFFICE_ROLES,
}


class Filler(StrEnum):
    """Who fills a column in."""

    PERFORMER = "yellow"
    OFFICE = "blue"
    PROGRAM = "grey"


class Column(Struct, frozen=True):
    """One header: who fills it in, its width in characters, what its cells hold, the note on the header (Russian).

    ``kind``: ``past`` is a date that cannot lie after today. ``choices`` are those of a drop-down list; ``strict``
    False lets other words pass with a question. ``field`` of the sheet's value in ``model`` holds the cell as it
    stands; "" for a cell that is made of something else. ``optional``: a workbook may lack it. ``added``: version 1.0
    did not know it, so a workbook of that time gets it from ``update``, and a clerk's own column of a similar name is
    no reason to refuse the workbook.
    """

    header: str
    filler: Filler
    width: int
    kind: CellKind
    choices: tuple[str, ...]
    strict: bool
    field: str
    hint: str
    optional: bool
    added: bool


class Sheet(Struct, frozen=True):
    """One sheet with its columns in the order they are written; ``optional`` and ``added`` as for a column."""

    title: str
    columns: tuple[Column, ...]
    optional: bool = False
    added: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """Return all headers, in the order they are written."""
        return tuple(c.header for c in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """Return the headers a workbook must have."""
        return tuple(c.header for c in self.columns if not c.optional)

    def filled_by(self, filler: Filler) -> tuple[str, ...]:
        """Return the headers of the columns one party fills in."""
        return tuple(c.header for c in self.columns if c.filler is filler)


# «## sheet», then «header | colour | width | kind or list of choices | field | hint» a line. A name with * may be
# missing from a workbook, one with + may be missing and was added after version 1.0. A list with ? lets other words
# pass with a question. A line that begins with blanks goes on with the hint.
TABLE = """
## Распоряжение
Поле     | grey | 30 | text | - | Название сведений. Менять не нужно.
Значение | blue | 80 | text | - | Значение в именительном падеже, как в документе. Чего в документе нет – впишите сами.
## План-график
№                     | grey |  7 | text      | number      | Номер пункта плана-графика, как в самом плане.
Мероприятие           | grey | 48 | text      | text        | Текст пункта, как в плане-графике.
Срок исполнения       | grey | 16 | text      | -           | Срок, как он написан в плане-графике.
Исполнители           | grey | 32 | text      | -           | Исполнители, как в плане-графике; группы разделены
  точкой с запятой.
Прочтено как          | grey | 22 | text      | -           | Так программа поняла срок. Если неверно, заполните
  «Уточнённый срок».
Уточнённый срок       | blue | 16 | text      | -           | Заполняется, если срок понят неверно: «26.12.2025»,
  «постоянно». До первого письма по пункту. При сроке «в течение 5 дней после …» – день события.
Правило               | grey | 15 | text      | -           | Особое правило из текста пункта: «опережение 4 ч».
Показатель*           | blue | 16 | text      | indicator   | Что считается по пункту, например «сотрудники».
Периодичность отчёта* | blue | 16 | reporting | -           | Для «постоянно»: как часто спрашивать сведения.
Снят с контроля*      | blue | 13 | past      | closed_on   | Дата решения о снятии пункта с контроля.
Не напоминать до*     | blue | 13 | date      | quiet_until | До этой даты напоминаний по пункту не будет.
## Исполнители
Код                  | blue | 10 | text      | code                | Короткий понятный код: «БИБЛ», «ЗАМ-1». Не
  повторяется. Без кода строка не учитывается.
Группа               | blue | 34 | text      | -                   | Группа слово в слово как в «Плане-графике»;
  несколько групп – через точку с запятой.
Организация          | blue | 26 | text      | organisation        | Полное или краткое наименование, именительный
  падеж. Для администрации можно пусто.
Должность            | blue | 26 | text      | post                | Должность в именительном падеже: «директор».
Фамилия Имя Отчество | blue | 26 | text      | name                | Полностью, в именительном падеже. Вакантно –
  оставьте пустым.
Электронная почта    | blue | 22 | text      | email               | Один адрес: office@example.org.
Вид*                 | blue | 17 | relations | -                   | Пусто – «подведомственная», без организации –
  «администрация».
Адресат (код)*       | blue | 11 | text      | addressee_code      | Кому писать вместо этого исполнителя: код его
  руководителя.
Телефон*             | blue | 15 | text      | phone               | Телефон для обзвона.
Контактное лицо*     | blue | 20 | text      | contact             | Кого спрашивать по телефону.
Доведено*            | blue | 12 | past      | informed_on         | Дата, когда распоряжение доведено до исполнителя.
Обращение*           | grey | 24 | text      | salutation          | «Уважаемая Мария Ивановна!» Программа заполняет
  сама; исправленное вами главнее.
Показатель людей+    | blue | 17 | headcounts | headcount          | Чьих людей считают числа этой строки: часть
  организации или вся. Нужно, если от организации отчитываются несколько исполнителей.
Сроки в календарь+   | blue | 12 | yes       | -                   | «да» – с письмом придёт файл календаря со сроками.
Пол*                 | grey |  6 | sexes     | sex                 | м или ж. Нужен, если по отчеству не видно.
Должность (дат.)*    | grey | 24 | text      | post_dative         | Кому: «директору». Проверьте; исправленное вами
  главнее.
Фамилия И.О. (дат.)* | grey | 20 | text      | name_dative         | Кому: «Примеровой М.И.». Проверьте; исправленное
  вами главнее.
Организация (дат.)*  | grey | 22 | text      | organisation_dative | Наименование в дательном падеже, если оно
  склоняется.
## Замещение*
Код                  | blue | 10 | text | code  | Код исполнителя с листа «Исполнители»; «ответственный» или
  «контроль» – о том, кто назван в документе.
Должность            | blue | 34 | text | post  | Должность замещающего, с «исполняющий обязанности», в именительном
  падеже.
Фамилия Имя Отчество | blue | 30 | text | name  | Кто замещает, полностью, в именительном падеже.
С                    | blue | 13 | date | since | Первый день замещения.
По                   | blue | 13 | date | until | Последний день. Пусто – пока не отменено.
Основание            | blue | 34 | text | basis | Документ о замещении: вид, дата, номер.
Должность (дат.)+    | blue | 30 | text | post_dative | Кому: «исполняющему обязанности директора».
Фамилия И.О. (дат.)+ | blue | 24 | text | name_dative | Кому: «Примеровой М.И.».
## Ход исполнения
Код                | grey   | 10 | text   | code         | Код исполнителя с листа «Исполнители».
Организация        | grey   | 20 | text   | organisation | Организация исполнителя. Заполняет программа.
№                  | grey   |  7 | text   | item         | Номер пункта плана-графика, как в самом плане.
Мероприятие        | grey   | 38 | text   | -            | Текст пункта плана-графика. Заполняет программа.
Срок               | grey   | 16 | text   | control_date | Первоначальный срок. Переносится только на листе «Продление
  сроков».
Состояние          | yellow | 14 | states | state        | Выберите из списка.
Дата исполнения    | yellow | 13 | past   | executed_on  | Когда исполнено на самом деле: 12.12.2025. Не позже
  сегодняшнего дня.
Подтверждение      | yellow | 24 | text   | evidence     | Чем подтверждается: приказ, протокол, ссылка, письмо – с
  датой и номером.
Комментарий        | yellow | 22 | text   | comment      | Пояснение. Для «не применимо» – обязательно.
Что сделано*       | yellow | 24 | text   | done         | Коротко: что именно сделано.
Причина*           | yellow | 20 | text   | reason       | Почему не исполнено в срок.
Ожидаемая дата*    | yellow | 13 | date   | expected_on  | Когда будет исполнено. Срок этим не переносится.
Всего сотрудников* | yellow | 12 | number | staff_total  | Число, без слов.
Перешло*           | yellow | 10 | number | staff_moved  | Число, не больше общего.
Представил*        | yellow | 18 | text   | reported_by  | Кто представил сведения: фамилия, инициалы.
Вх. № и дата*      | blue   | 16 | text   | incoming     | Входящий номер и дата письма организации.
Возвращено+        | blue   | 12 | past   | returned_on  | Дата, когда сведения возвращены на доработку. Слова
  исполнителя остаются; организации уйдёт письмо.
Причина возврата+  | blue   | 24 | text   | return_reason | Чего не хватает: «приказ не приложен».
Принято            | blue   | 12 | past   | accepted_on  | Дата, когда администрация приняла сведения.
Кто принял         | blue   | 18 | text   | accepted_by  | Фамилия, инициалы принявшего. Не сам исполнитель.
## Публикации*
Код                        | yellow | 10 | text   | code         | Код исполнителя с листа «Исполнители».
Дата                       | yellow | 13 | past   | day          | День публикации.
Материал                   | yellow | 40 | text   | material     | Заголовок или короткое описание материала.
В национальном мессенджере | yellow | 18 | moment | messenger_at | Время «ЧЧ:ММ» или дата и время первой публикации.
В другом источнике         | yellow | 18 | moment | elsewhere_at | Время «ЧЧ:ММ» или дата и время публикации в другом
  источнике.
Источник                   | yellow | 26 | text   | source       | Где ещё опубликовано: сайт, страница.
Причина отступления*       | yellow | 30 | text   | excuse       | Почему опережение не соблюдено, если на то была
  причина.
## Продление сроков
№            | blue |  7 | text | item       | Номер пункта плана-графика, как в самом плане.
Код          | blue | 10 | text | code       | Код исполнителя; пусто – для всех исполнителей пункта.
Новый срок   | blue | 13 | date | new_term   | Новая дата.
Дата решения | blue | 13 | past | decided_on | Дата решения, не позже прежнего срока.
Кто решил    | blue | 30 | text | decided_by | Должность, фамилия, инициалы. Не сам исполнитель.
Основание    | blue | 44 | text | basis      | Документ: вид, дата, номер.
## Отправка
Документ      | blue | 24 | text  | document   | Номер с документа: «01-15/К-2», при повторе номера – «№ от ДД.ММ.ГГГГ».
Подписан      | blue | 13 | past  | signed_on  | Дата подписания.
Рег. № и дата | blue | 24 | text  | registered | Если зарегистрирован под другим номером: номер и дата.
Отправлен     | blue | 13 | past  | sent_on    | Дата отправки. Без неё повторных писем не будет.
Способ        | blue | 18 | ways? | way        | Как отправлен.
Ответ         | blue | 36 | text  | answer     | Входящий номер и дата ответа. Если ответ есть, повторного письма не
  будет.
Аннулирован   | blue | 20 | text  | annulled   | Если документ не нужен: дата и причина.
Перевыпустить+ | blue | 14 | past | reissue_on | Дата, с которой документ нужно напечатать заново с исправленными
  сведениями.
Не ответ+     | blue | 24 | text  | not_answer | Если пришедшее сообщение – не ответ на этот документ: от кого и
  когда пришло.
## Звонки+
Дата         | blue | 13 | past | day         | День разговора.
Код          | blue | 10 | text | code        | Код исполнителя с листа «Исполнители».
№            | blue | 12 | text | -           | О каких пунктах говорили: «1» или «1; 3». Пусто – обо всех.
С кем        | blue | 26 | text | spoke_with  | Должность, фамилия, инициалы.
Что сказано  | blue | 44 | text | said        | Коротко.
Обещано      | blue | 13 | date | promised_on | К какому дню обещано. В этот день программа напомнит.
## Решения+
Дата      | blue | 13 | past    | decided_on | Дата решения.
Кто решил | blue | 30 | text    | decided_by | Должность, фамилия, инициалы. Не сам исполнитель.
№         | blue | 12 | text    | -          | Пункты: «6» или «1; 3». Пусто – весь документ.
Код       | blue | 10 | text    | code       | Код исполнителя; пусто – все исполнители этих пунктов.
Решение   | blue | 20 | rulings | kind       | Выберите из списка.
Срок      | blue | 13 | date    | term       | Для «продлить до» – новый срок; для других – к какому дню исполнить.
Исполнено | blue | 13 | past    | done_on    | Когда решение исполнено.
Основание | blue | 40 | text    | basis      | Документ: резолюция, протокол – дата, номер.
## Календарь
День      | blue | 13 | date | day   | День, который в этом учреждении отличается от производственного календаря.
Вид       | blue | 14 | days | -     | Выходной или рабочий.
Основание | blue | 50 | text | basis | Документ: вид, дата, номер.
"""


def _column(line: str) -> Column:
    header, filler, width, kind, field, hint = (part.strip() for part in line.split(" | "))
    choices = CHOICES.get(kind.rstrip("?"), ())
    return Column(
        header=header.rstrip("*+"),
        filler=Filler(filler),
        width=int(width),
        kind="text" if choices else cast("CellKind", kind),
        choices=choices,
        strict=not kind.endswith("?"),
        field=field.strip("-"),
        hint=hint,
        optional=header.endswith(("*", "+")),
        added=header.endswith("+"),
    )


def _sheets(table: str) -> Iterator[Sheet]:
    for part in table.replace("\n  ", " ").strip().removeprefix("## ").split("\n## "):
        title, *lines = part.splitlines()
        yield Sheet(title.rstrip("*+"), tuple(map(_column, lines)), title.endswith(("*", "+")), title.endswith("+"))


ACTING_TABLE = """
## Кто подписывает
Кто                  | blue | 24 | roles | role  | Кого замещают: кто подписывает письма, повторные письма, записки или
  руководитель, которому докладывают.
Должность            | blue | 40 | text  | post  | Должность замещающего, с «исполняющий обязанности», в именительном
  падеже.
Фамилия Имя Отчество | blue | 30 | text  | name  | Кто замещает, полностью, в именительном падеже.
С                    | blue | 13 | date  | since | Первый день замещения.
По                   | blue | 13 | date  | until | Последний день. Пусто – пока не отменено.
Основание            | blue | 34 | text  | basis | Документ о замещении: вид, дата, номер.
Должность (дат.)*    | blue | 34 | text  | post_dative | Кому: «исполняющему обязанности Главы Администрации».
Фамилия И.О. (дат.)* | blue | 24 | text  | name_dative | Кому: «Примеровой М.И.».
"""  # the one sheet of inbox/Замещение.xlsx: who acts for the office's signatories, in all orders

SHEETS: dict[str, Sheet] = {sheet.title: sheet for sheet in _sheets(TABLE)}
ACTING: Sheet = next(_sheets(ACTING_TABLE))
COLUMNS = {sheet.title: {c.header: c for c in sheet.columns} for sheet in (*SHEETS.values(), ACTING)}

REQUISITES = {  # «Поле» of «Распоряжение» → where ``model.Order`` holds it
    "Вид документа": "kind",
    "Номер": "number",
    "Дата": "date",
    "Заголовок": "heading",
    "Орган": "body",
    "Место": "place",
    "Подписал (должность)": "signed_by.post",
    "Подписал (Ф.И.О.)": "signed_by.name",
    "Ответственный (должность)": "responsible.post",
    "Ответственный (Ф.И.О.)": "responsible.name",
    "Контроль (должность)": "control.post",
    "Контроль (Ф.И.О.)": "control.name",
}
EXTRA_REQUISITES = {
    "Название плана": "plan_title",
    "Изменения": "amendments",
    "Пометка ограничения": "restriction",
    "Индекс дела": "file_index",
    "Снято с контроля": "closed_on",
    "Основание снятия": "closed_reason",
}
SUPERIOR = "Вышестоящий документ"  # a row only where the order carries out another
