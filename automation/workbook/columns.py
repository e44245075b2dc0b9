"""The sheets and columns of the tracking workbook: one table that reading, writing and the docs share.

Source: contract section 4. Sheets and headers are found by name in any order (compared by ``russian.fold``);
those marked optional may be missing. Colours say who fills a column in: the performer yellow, the office blue,
the program grey.
"""

from enum import StrEnum

from automation.values import dataclass

ORDER = "Распоряжение"
PLAN = "План-график"
PERFORMERS = "Исполнители"
SUBSTITUTIONS = "Замещение"
STATUS = "Ход исполнения"
PUBLICATIONS = "Публикации"
EXTENSIONS = "Продление сроков"
DISPATCH = "Отправка"
CALENDAR = "Календарь"
GUIDE = "Памятка"


class Filler(StrEnum):
    """Who fills a column in."""

    PERFORMER = "yellow"
    OFFICE = "blue"
    PROGRAM = "grey"


@dataclass(frozen=True, slots=True)
class Column:
    """One header, who fills it in, whether a workbook may lack it, and what it holds (Russian, one line)."""

    header: str
    filler: Filler
    comment: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet with its columns in the order they are written."""

    title: str
    columns: tuple[Column, ...]
    optional: bool = False

    @property
    def headers(self) -> tuple[str, ...]:
        """All headers, in the order they are written."""
        return tuple(c.header for c in self.columns)

    @property
    def required(self) -> tuple[str, ...]:
        """The headers a workbook must have."""
        return tuple(c.header for c in self.columns if not c.optional)

    def filled_by(self, filler: Filler) -> tuple[str, ...]:
        """The headers one party fills in."""
        return tuple(c.header for c in self.columns if c.filler is filler)


def _columns(text: str) -> tuple[Column, ...]:
    """«header | yellow, blue or grey | comment» a line; an asterisk after the header marks an optional column."""
    columns = []
    for line in text.strip().splitlines():
        header, filler, comment = (part.strip() for part in line.split("|"))
        columns.append(Column(header.rstrip("*"), Filler(filler), comment, header.endswith("*")))
    return tuple(columns)


SHEETS: dict[str, Sheet] = {
    sheet.title: sheet
    for sheet in (
        Sheet(
            ORDER,
            _columns("""
                Поле     | grey | название сведений о распоряжении
                Значение | blue | значение в именительном падеже, как в документе
            """),
        ),
        Sheet(
            PLAN,
            _columns("""
                №                     | grey | номер пункта плана-графика
                Мероприятие           | grey | текст пункта, как в плане-графике
                Срок исполнения       | grey | срок, как он написан в плане-графике
                Исполнители           | grey | группы исполнителей через точку с запятой
                Прочтено как          | grey | как программа поняла срок
                Уточнённый срок       | blue | срок, если он понят неверно
                Правило               | grey | особое правило из текста пункта: «опережение 4 ч»
                Показатель*           | blue | что считается по пункту
                Периодичность отчёта* | blue | как часто спрашивать сведения по пункту «постоянно»
                Снят с контроля*      | blue | дата решения о снятии пункта с контроля
                Не напоминать до*     | blue | до этой даты напоминаний по пункту не будет
            """),
        ),
        Sheet(
            PERFORMERS,
            _columns("""
                Код                  | blue | короткий неповторяющийся код исполнителя
                Группа               | blue | группа из плана-графика; несколько – через точку с запятой
                Организация          | blue | наименование организации в именительном падеже
                Должность            | blue | должность в именительном падеже
                Фамилия Имя Отчество | blue | полностью, в именительном падеже
                Электронная почта    | blue | один адрес электронной почты
                Вид*                 | blue | подведомственная, администрация или по согласованию
                Адресат (код)*       | blue | код того, кому писать вместо этого исполнителя
                Телефон*             | blue | телефон для обзвона
                Контактное лицо*     | blue | кого спрашивать по телефону
                Доведено*            | blue | дата, когда распоряжение доведено до исполнителя
                Обращение*           | grey | обращение в письме
                Пол*                 | grey | м или ж
                Должность (дат.)*    | grey | должность в дательном падеже
                Фамилия И.О. (дат.)* | grey | фамилия и инициалы в дательном падеже
                Организация (дат.)*  | grey | наименование в дательном падеже
            """),
        ),
        Sheet(
            SUBSTITUTIONS,
            _columns("""
                Код                  | blue | код исполнителя, которого замещают
                Должность            | blue | должность замещающего
                Фамилия Имя Отчество | blue | кто замещает
                С                    | blue | первый день замещения
                По                   | blue | последний день; пусто – пока не отменено
                Основание            | blue | документ о замещении
            """),
            optional=True,
        ),
        Sheet(
            STATUS,
            _columns("""
                Код                | grey   | код исполнителя
                Организация        | grey   | организация исполнителя
                №                  | grey   | номер пункта плана-графика
                Мероприятие        | grey   | текст пункта
                Срок               | grey   | первоначальный срок
                Состояние          | yellow | не начато, в работе, исполнено или не применимо
                Дата исполнения    | yellow | когда исполнено на самом деле
                Подтверждение      | yellow | чем подтверждается исполнение
                Комментарий        | yellow | пояснение исполнителя
                Что сделано*       | yellow | что именно сделано
                Причина*           | yellow | почему не исполнено в срок
                Ожидаемая дата*    | yellow | когда будет исполнено; срок этим не переносится
                Всего сотрудников* | yellow | сколько сотрудников в организации
                Перешло*           | yellow | сколько из них перешло
                Представил*        | yellow | кто представил сведения
                Вх. № и дата*      | blue   | входящий номер и дата письма организации
                Принято            | blue   | дата, когда сведения приняты
                Кто принял         | blue   | фамилия и инициалы принявшего
            """),
        ),
        Sheet(
            PUBLICATIONS,
            _columns("""
                Код                        | yellow | код исполнителя
                Дата                       | yellow | день публикации
                Материал                   | yellow | заголовок материала
                В национальном мессенджере | yellow | время «ЧЧ:ММ» или дата и время
                В другом источнике         | yellow | время «ЧЧ:ММ» или дата и время
                Источник                   | yellow | где ещё опубликовано
                Причина отступления*       | yellow | почему опережение не соблюдено
            """),
            optional=True,
        ),
        Sheet(
            EXTENSIONS,
            _columns("""
                №            | blue | номер пункта плана-графика
                Код          | blue | код исполнителя; пусто – для всех
                Новый срок   | blue | новая дата
                Дата решения | blue | дата решения, не позже прежнего срока
                Кто решил    | blue | должность, фамилия, инициалы; не сам исполнитель
                Основание    | blue | документ о продлении
            """),
        ),
        Sheet(
            DISPATCH,
            _columns("""
                Документ      | blue | номер с документа, при повторе – «№ от ДД.ММ.ГГГГ»
                Подписан      | blue | дата подписания
                Рег. № и дата | blue | если зарегистрирован под другим номером
                Отправлен     | blue | дата отправки
                Способ        | blue | как отправлен
                Ответ         | blue | входящий номер и дата ответа
                Аннулирован   | blue | если документ не нужен: дата и причина
            """),
        ),
        Sheet(
            CALENDAR,
            _columns("""
                День      | blue | день, который отличается от производственного календаря
                Вид       | blue | выходной или рабочий
                Основание | blue | документ об этом
            """),
        ),
    )
}

REQUISITES = (
    "Вид документа",
    "Номер",
    "Дата",
    "Заголовок",
    "Орган",
    "Место",
    "Подписал (должность)",
    "Подписал (Ф.И.О.)",
    "Ответственный (должность)",
    "Ответственный (Ф.И.О.)",
    "Контроль (должность)",
    "Контроль (Ф.И.О.)",
)
EXTRA_REQUISITES = (
    "Название плана",
    "Изменения",
    "Пометка ограничения",
    "Индекс дела",
    "Снято с контроля",
    "Основание снятия",
)
SUPERIOR = "Вышестоящий документ"  # a row only where the order carries out another
