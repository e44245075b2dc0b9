"""Why a workbook cannot be read, in the words a clerk sees: fault and cure in one sentence after the file's name."""

AGAIN = "скопируйте книгу в папку inbox ещё раз"
SAVE_AS = "откройте файл в Excel и сохраните как «Книга Excel (.xlsx)»"
RESTORE = "откройте книгу в Excel и сохраните заново или возьмите последнюю исправную копию"
TAKE_AWAY = "положите в папку inbox рабочую книгу, а этот файл уберите"

WORDS: dict[str, str] = {
    "empty": f"файл пуст (0 байт); {AGAIN}",
    "zeros": f"файл состоит из одних нулей, копирование не было закончено; {AGAIN}",
    "truncated": f"файл обрезан, копирование не было закончено; {AGAIN}",
    "damaged": f"файл повреждён; {RESTORE}",
    "password": "книга защищена паролем; снимите пароль (Файл – Сведения – Защита книги) и сохраните её",
    "html": f"это таблица HTML, а не книга Excel; {SAVE_AS}",
    "xml": f"это файл XML, а не книга Excel; {TAKE_AWAY}",
    "xml2003": f"это таблица XML 2003 (старый формат); {SAVE_AS}",
    "old": f"это книга старого формата (Excel 95 или раньше); {SAVE_AS}",
    "csv": f"это текстовая таблица (CSV), а не книга Excel; {TAKE_AWAY}",
    "text": f"это текстовый файл, а не книга Excel; {TAKE_AWAY}",
    "word": f"это документ Word, а не книга Excel; {TAKE_AWAY}",
    "presentation": f"это презентация, а не книга Excel; {TAKE_AWAY}",
    "pdf": f"это документ PDF, а не книга Excel; {TAKE_AWAY}",
    "image": f"это изображение, а не книга Excel; {TAKE_AWAY}",
    "letter": f"это письмо Outlook, а не книга Excel; {TAKE_AWAY}",
    "archive": "это архив, а не книга Excel; распакуйте его и положите в папку inbox саму книгу",
    "doctype": f"в книге есть постороннее описание XML, такие файлы не читаются; {RESTORE}",
    "no-sheets": f"в книге нет ни одного листа с ячейками; {RESTORE}",
    "merged": "в книге слишком много объединённых ячеек; снимите объединение с пустых строк и столбцов",
    "unpacked": "в распакованном виде книга больше {mib} МиБ; удалите лишние строки, столбцы и рисунки",
    "parts": f"внутри файла больше 10 000 частей, а у настоящей книги их десятки; {RESTORE}",
    "utf-16": f"части книги записаны в кодировке UTF-16, она не читается; {SAVE_AS}",
    "text-size": "в книге слишком много заполненных ячеек; удалите лишние строки, столбцы и листы",
    "memory": (
        "для чтения не хватило {mib} МиБ памяти; проверьте, нет ли значений далеко за таблицей (Ctrl+End), "
        "удалите лишние строки и столбцы и сохраните книгу"
    ),
    "time": "чтение заняло больше {seconds} с; удалите лишние строки, столбцы и листы и сохраните книгу",
    "update-memory": (
        "для обновления книги не хватило {mib} МиБ памяти; проверьте, нет ли значений и объединённых ячеек далеко за "
        "таблицей и на посторонних листах, или увеличьте read_mib в templates/office.toml"
    ),
    "update-time": (
        "обновление книги заняло больше {seconds} с; удалите лишние строки, столбцы и листы или увеличьте read_seconds "
        "в templates/office.toml"
    ),
    "not-plain": "это не обычный файл, а папка, ссылка или устройство; положите саму книгу",
    "forbidden": "нет прав на чтение файла; дайте программе право читать его",
    "vanished": "файл исчез во время чтения; верните его в папку inbox",
    "growing": "файл ещё копируется или изменяется; дождитесь конца записи и запустите программу ещё раз",
    "unstarted": "не удалось запустить чтение; проверьте установку программы и свободную память",
}


def words_of(code: str, *, mib: int, seconds: int) -> str:
    """Return the sentence of a fault, without the file's name."""
    return WORDS[code].format(mib=mib, seconds=seconds)


def shown(name: str) -> str:
    """Make a file name safe to print and to log: one line, no control or direction marks, no broken letters."""
    return "".join(c if c.isprintable() or c == "\N{NO-BREAK SPACE}" else "\N{REPLACEMENT CHARACTER}" for c in name)
