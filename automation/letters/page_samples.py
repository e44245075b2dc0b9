"""Sample papers that together take every branch of a page: the check of the pages fills them, people look at them.

Organisations and persons are plainly samples.
"""

from msgspec.structs import replace

from automation.model.kinds import Form
from automation.model.letter import Appendix, CountedTable, Letter, OrganisationRow, Paragraph, Row, Run
from automation.press.texts import names_in

_ITEM = "Создание рабочих групповых чатов в многофункциональном сервисе обмена информацией"
_GROUND = Paragraph(
    runs=(
        Run(text="В соответствии с пунктами 1 и 2 плана-графика, утверждённого распоряжением Администрации от "),
        Run(text="11.12.2025 №\u00a0454 «Об использовании отечественного многофункционального сервиса»", quoted=True),
        Run(text=", руководителям подведомственных организаций поручено до 12.12.2025 представить сведения."),
    )
)
_STEP = Paragraph(runs=(Run(text="1) представить сведения об исполнении пунктов 1 и 2;"),), role="step")
_ENDING = Paragraph(runs=(Run(text="Сведения будут включены в справку для Главы Администрации."),))
_ROWS = (
    Row(number="", text="Раздел I. Подготовка", term="", section=True),
    Row(
        number="1",
        text=_ITEM,
        term="до 12.12.2025",
        performers="руководители подведомственных организаций",
        mark="исполнен всеми исполнителями",
    ),
    Row(number="2", text=_ITEM, term="постоянно", performers="заместители главы", mark="выполняется постоянно"),
)
_ADDRESSEE = ("Директору МБУК «Образец»", "Примеровой М.И.")

LETTER = Letter(
    form=Form.LETTER,
    title="",
    number_line="16.12.2025 № 01-15/К-2",
    body_name="Администрация Аксайского городского поселения",
    unit="Общий отдел",
    reference_data=("346720, г. Аксай, ул. Примерная, д. 1", "тел. 0-00-00, office@example.org"),
    addressee=_ADDRESSEE,
    heading="О представлении сведений об исполнении пунктов 1 и 2 плана-графика",
    salutation="Уважаемая Мария Ивановна!",
    paragraphs=(_GROUND, _STEP, _ENDING),
    rows=_ROWS,
    table_after=0,
    attachments=("Приложение: выписка из плана-графика на 1\u00a0л. в 1\u00a0экз.",),
    closing="С уважением,",
    signer_post="Заместитель главы Администрации по социальным вопросам",
    signer_name="Д.А. Бобков",
    executor=("Образцова Наталья Петровна, общий отдел", "0-00-00"),
    draft_mark="ПРОЕКТ",
)
NOTE = replace(
    LETTER,
    form=Form.NOTE,
    title="Служебная записка",
    number_line="16.12.2025 № 02-03/К-1",
    salutation="",
    closing="",
    signer_post="Начальник общего отдела",
    signer_name="Н.П. Образцова",
)
MEMO = replace(
    NOTE,
    form=Form.MEMO,
    title="Докладная записка",
    number_line="29.12.2025 № 02-01/К-1",
    addressee=("Главе Администрации Аксайского городского поселения", "Камфарину Е.Н."),
    appendix=Appendix(
        caption=("Приложение", "к докладной записке", "от 29.12.2025 № 02-01/К-1"),
        title="План мероприятий (план-график) с отметками об исполнении",
        rows=_ROWS,
        organisations=(
            OrganisationRow(
                organisation="МБУК «Образец»",
                total="38",
                moved="38",
                percent="100",
                day="17.12.2025",
                letter="от 16.12.2025 № 01-15/К-3",
                answer="24.12.2025 № 87",
            ),
        ),
        total=OrganisationRow(organisation="Итого", total="38", moved="38", percent="100"),
        organisations_title="Сведения о переходе сотрудников по организациям",
        besides=(
            CountedTable(
                organisations=(
                    OrganisationRow(
                        organisation="МБУ «Пример»",
                        total="1250",
                        moved="1100",
                        percent="88",
                        day="–",
                        letter="от 16.12.2025 № 01-15/К-4",
                        answer="–",
                    ),
                ),
                organisations_title="Сведения об исполнении пункта 3 по организациям",
                total_title="Всего музейных предметов",
                moved_title="Исполнено",
            ),
        ),
    ),
)
REFERENCE = replace(NOTE, form=Form.REFERENCE, title="Справка", number_line="22.12.2025", addressee=())
FULL = {letter.form: letter for letter in (LETTER, NOTE, MEMO, REFERENCE)}


def names_of_pages() -> frozenset[str]:
    """Return the names a page may use: the fields of a letter and of all its parts."""
    return names_in(MEMO.as_json())


def samples(form: Form) -> tuple[Letter, ...]:
    """Return letters of a form that together take every branch: full, narrow tables, a step last, nothing optional."""
    full = FULL[form]
    no_marks = tuple(replace(row, mark="") for row in _ROWS)
    no_performers = tuple(replace(row, performers="") for row in _ROWS)
    bare_rows = tuple(replace(row, mark="", performers="") for row in _ROWS)
    return (
        full,
        replace(full, rows=no_marks, addressee=()),
        replace(full, rows=no_performers, paragraphs=(_GROUND, _ENDING, _STEP)),
        replace(full, rows=bare_rows, table_after=2),
        Letter(form=form, paragraphs=(_ENDING,)),
    )
