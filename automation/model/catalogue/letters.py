"""Findings of the last look at a composed paper, before it is registered. See the catalogue."""

from automation.model.catalogue.rule import Rule

_WORDS = "Исправьте данные или слова документа (templates/words); до исправления документ не выпускается."

LETTERS: dict[str, Rule] = {
    "letter-technical-text": Rule(
        "error", "Служебный текст в документе", "В документе ({addressee}) оказался служебный текст: «{text}».", _WORDS
    ),
    "letter-unfilled": Rule(
        "error", "Незаполненное место в документе", "В документе ({addressee}) не заполнено место: «{text}».", _WORDS
    ),
    "letter-restricted": Rule(
        "error",
        "Сведения ограниченного распространения в документе",
        "В документ ({addressee}) попала ссылка на документ с пометкой «дсп».",
        "Уберите её из таблицы; до исправления документ не выпускается.",
    ),
    "letter-done-without-date": Rule(
        "error",
        "«Исполнено» без даты в документе",
        "В документе ({addressee}) пункт {item} назван исполненным, а дата исполнения неизвестна.",
        "Впишите дату исполнения.",
    ),
    "letter-complete-while-open": Rule(
        "error",
        "«Завершён» при открытых пунктах",
        "В документе ({addressee}) сказано «{text}», хотя исполнены не все пункты.",
        _WORDS,
    ),
    "letter-repeat-unfounded": Rule(
        "error",
        "«Без ответа» без отметки об отправке",
        "В документе ({addressee}) сказано «{text}», а отметки об отправке прежнего документа нет.",
        "Заполните лист «Отправка» или исправьте слова документа.",
    ),
    "letter-salutation": Rule(
        "error",
        "Обращение без заключения или наоборот",
        "В документе ({addressee}) обращение и «С уважением,» стоят не вместе.",
        _WORDS,
    ),
    "letter-heading": Rule(
        "error",
        "Заголовок документа не по форме",
        "Заголовок документа ({addressee}) должен начинаться с «О» или «Об» и не иметь точки: «{text}».",
        _WORDS,
    ),
    "letter-short-year": Rule(
        "error",
        "Год двумя цифрами в документе",
        "В документе ({addressee}) год написан двумя цифрами: «{text}».",
        "Напишите год полностью.",
    ),
    "letter-number": Rule(
        "error", "Номер документа не напечатан", "В документе ({addressee}) нет его номера или даты.", _WORDS
    ),
    "letter-address-unsure": Rule(
        "warning",
        "Падеж адресата не проверен",
        "В документе ({addressee}) не уверены в падеже: {text}.",
        "Проверьте перед подписанием и заполните столбцы «… (дат.)» листа «Исполнители».",
    ),
}
