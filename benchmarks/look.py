"""Every paper, workbook and page as pictures: ``make look``, or ``python -m benchmarks.look [FOLDER [papers|day]]``.

Pages are filled with papers of real length; the workbooks and the desk's pages are those of a lively day.
LibreOffice and pdftoppm are asked for; without them the .docx files are still left in the folder.
Organisations and persons are plainly samples.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from msgspec.structs import replace

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from automation.documents.pages import Pages  # noqa: E402
from automation.documents.pages_sample import LETTER, MEMO, NOTE, REFERENCE  # noqa: E402
from automation.model.letter import Appendix, Letter, OrganisationRow, Paragraph, Row, Run  # noqa: E402

ORDER = (
    "распоряжением Администрации Аксайского городского поселения от\u00a011.12.2025 №\u00a0454 «Об использовании "
    "отечественного многофункционального сервиса обмена информацией в качестве средства мгновенного обмена "
    "сообщениями в целях рабочих коммуникаций»"
)
ITEM = (
    "Информирование граждан о возможности осуществления коммуникации с сотрудниками Администрации городского "
    "поселения, подведомственных организаций с использованием многофункционального сервиса обмена информацией, "
    "размещение на официальном сайте Администрации Аксайского городского поселения официальных контактов"
)
LONGEST = (
    "Муниципальное бюджетное общеобразовательное учреждение Аксайского района средняя общеобразовательная школа "
    "«Образец» с углублённым изучением отдельных предметов имени Героя Советского Союза И.И. Примерова"
)
PERFORMERS = (
    "заместители главы Администрации Аксайского городского поселения; руководители подведомственных организаций"
)


def text(*pieces: str, step: bool = False) -> Paragraph:
    """A paragraph; every second piece is a quotation of the order."""
    runs = tuple(Run(text=piece, quoted=bool(i % 2)) for i, piece in enumerate(pieces))
    return Paragraph(runs=runs, role="step" if step else "text")


def overdue() -> Letter:
    """The usual letter: two items, no table, one page."""
    return replace(
        LETTER,
        draft_mark="",
        rows=(),
        table_after=-1,
        attachments=(),
        paragraphs=(
            text(
                f"В соответствии с пунктами 1 и 2 плана мероприятий (плана-графика), утверждённого {ORDER}, "
                "руководителям подведомственных организаций поручено до 12.12.2025 включительно ",
                "проинформировать сотрудников об использовании исключительно многофункционального сервиса обмена "
                "информацией при выполнении служебных обязанностей, создать в нём рабочие групповые чаты",
                ".",
            ),
            text(
                "По состоянию на 16.12.2025 сведения об исполнении указанных пунктов от МБУК «Образец» не поступили. "
                "Установленный срок истёк."
            ),
            text("Просим до 18.12.2025:"),
            text(
                "1) представить сведения об исполнении пунктов 1 и 2 с указанием дат и подтверждающих документов;",
                step=True,
            ),
            text(
                "2) если мероприятия не выполнены, выполнить их и письменно сообщить причины нарушения срока.",
                step=True,
            ),
            text("Дата, указанная в настоящем письме, не продлевает срок, предусмотренный планом-графиком."),
            text(
                "Сведения об исполнении этих пунктов будут включены в справку для Главы Администрации Аксайского "
                "городского поселения."
            ),
        ),
    )


def forty(*, table_last: bool = False) -> Letter:
    """Forty items and the longest name of an addressee: several pages."""
    rows = tuple(
        Row(number=str(n), text=ITEM if n % 3 else ITEM[:90], term=f"до {10 + n % 18}.12.2025") for n in range(1, 41)
    )
    paragraphs = (
        text(f"В соответствии с планом мероприятий (планом-графиком), утверждённым {ORDER}, поручено исполнить:"),
        text("Просим до 24.12.2025 представить сведения об исполнении указанных пунктов с указанием дат."),
        text("Списки сотрудников и номера их телефонов направлять не требуется."),
    )
    return replace(
        overdue(),
        addressee=("Директору", LONGEST, "Примеровой-Образцовой М.И."),
        heading="О сроках исполнения пунктов 1–40 плана мероприятий (плана-графика)",
        rows=rows,
        table_after=0,
        paragraphs=paragraphs[:1] if table_last else paragraphs,
    )


def completion() -> Letter:
    """The completion memo with its appendix."""
    late = "МБУ «Пример»"
    paragraphs = (
        text(f"Докладываю об исполнении {ORDER.replace('распоряжением', 'распоряжения')} по состоянию на 29.12.2025."),
        text(
            "Переход на использование многофункционального сервиса обмена информацией завершён не полностью: на "
            "сервис перешли 142 сотрудника из 147 (96,6\u00a0%), в том числе в Администрации городского поселения – "
            f"41 из 41, в подведомственных организациях – 101 из 106. Не завершён переход в {late}: на сервис перешёл "
            "21 сотрудник из 26."
        ),
        text(
            "Пункт 1 плана-графика, утверждённого распоряжением (срок – 12.12.2025), исполнен всеми исполнителями, "
            "пункт 2 (срок – 12.12.2025) – пятью исполнителями из шести; МБУК «Образец» исполнило пункты 1 и 2 "
            "с нарушением срока (17.12.2025)."
        ),
        text(
            f"От {late} сведения об исполнении пункта 2 не поступили; в организацию направлены письма от 16.12.2025 "
            "№\u00a001-15/К-3 и от 23.12.2025 №\u00a001-15/К-7."
        ),
        text(
            "По пункту 6 (срок – 26.12.2025) информация о завершении перехода представлена пятью исполнителями из "
            f"шести; {late} сообщило, что завершит переход до 15.01.2026."
        ),
        text(
            "Пункты 3–5 имеют срок «постоянно», периодичность отчётности по ним не установлена. По пункту 3 проверено "
            "27 публикаций, в одном случае (МБУК «Образец», 16.12.2025) опережение составило менее четырёх часов."
        ),
        text(
            f"Предлагаю: пункты 1, 2 и 6 снять с контроля, за исключением пунктов 2 и 6 в части, касающейся {late}; "
            "в этой части оставить их на контроле до 16.01.2026 и запросить у директора этой организации объяснение "
            "причин нарушения сроков; контроль за исполнением пунктов 3–5 оставить за мной."
        ),
        text(
            "Записка подготовлена на основании сведений, представленных исполнителями по состоянию на "
            "9\u00a0ч 00\u00a0мин 29.12.2025."
        ),
    )
    items = tuple(
        Row(
            number=str(n),
            text=ITEM if n % 2 else ITEM[:120],
            term="до 12.12.2025" if n < 3 else "постоянно",
            performers=PERFORMERS,
            mark="исполнен пятью исполнителями из шести; МБУК «Образец» – с нарушением срока (17.12.2025); от МБУ "
            "«Пример» сведения не поступили"
            if n < 3
            else "выполняется постоянно",
        )
        for n in range(1, 7)
    )
    rows = (Row(number="", text="Раздел I. Организационные мероприятия", term="", section=True), *items)
    organisations = tuple(
        OrganisationRow(
            organisation=name, total=total, moved=moved, percent=percent, day=day, letter="24.12.2025 №\u00a087"
        )
        for name, total, moved, percent, day in (
            ("Администрация Аксайского городского поселения", "41", "41", "100", "15.12.2025"),
            ("МБУК «Образец»", "38", "38", "100", "17.12.2025"),
            (late, "26", "21", "80,8", "–"),
            (LONGEST, "42", "42", "100", "26.12.2025"),
        )
    )
    return replace(
        MEMO,
        draft_mark="",
        heading="Об исполнении распоряжения Администрации Аксайского городского поселения от 11.12.2025 №\u00a0454",
        paragraphs=paragraphs,
        rows=(),
        table_after=-1,
        attachments=("Приложение: план-график с отметками об исполнении на 2\u00a0л. в 1\u00a0экз.",),
        signer_post="Заместитель главы Администрации Аксайского городского поселения по социальным вопросам",
        signer_name="Д.А. Бобков",
        executor=(),
        appendix=Appendix(
            caption=("Приложение", "к докладной записке", "от\u00a029.12.2025 №\u00a002-01/К-1"),
            title="План мероприятий (план-график) перехода Администрации Аксайского городского поселения на "
            "использование отечественного многофункционального сервиса обмена информацией с отметками об исполнении",
            rows=rows,
            organisations=organisations,
            organisations_title="Сведения о переходе сотрудников на использование сервиса",
        ),
    )


def note() -> Letter:
    """A служебная записка to a deputy head."""
    return replace(
        overdue(),
        form=NOTE.form,
        title=NOTE.title,
        number_line=NOTE.number_line,
        addressee=("Заместителю главы Администрации Аксайского городского поселения", "Примерову П.П."),
        salutation="",
        closing="",
        signer_post=NOTE.signer_post,
        signer_name=NOTE.signer_name,
        executor=(),
    )


def reference() -> Letter:
    """A справка with a table."""
    return replace(
        completion(),
        form=REFERENCE.form,
        title=REFERENCE.title,
        number_line="22.12.2025",
        addressee=(),
        attachments=(),
        appendix=None,
        heading="О ходе исполнения распоряжения Администрации Аксайского городского поселения от 11.12.2025 №\u00a0454",
        signer_post=NOTE.signer_post,
        signer_name=NOTE.signer_name,
        rows=tuple(replace(row, performers="") for row in LETTER.rows[1:]),
        table_after=2,
    )


PAPERS = {
    "letter": overdue,
    "letter-draft": lambda: LETTER,
    "letter-forty": forty,
    "letter-table-last": lambda: forty(table_last=True),
    "memo": completion,
    "note": note,
    "reference": reference,
}


def print_papers(folder: Path) -> list[Path]:
    """The .docx of every paper in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = Pages(ROOT / "templates")
    paths = []
    for name, make in PAPERS.items():
        letter = make()
        path = folder / f"{name}.docx"
        path.write_bytes(pages.render(letter.form, letter.as_json()))
        paths.append(path)
    return paths


def take_pictures(paths: list[Path], folder: Path) -> str:
    """PNG of every page beside the papers; the reason where that cannot be done."""
    missing = [tool for tool in ("soffice", "pdftoppm") if shutil.which(tool) is None]
    if missing:
        return f"снимков нет: не найдено {', '.join(missing)}"
    with tempfile.TemporaryDirectory() as profile:
        profile_argument = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = ["soffice", profile_argument, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, paths)], check=True, capture_output=True, timeout=300)
    for path in paths:
        pdf = path.with_suffix(".pdf")
        for old in folder.glob(f"{path.stem}-p*.png"):
            old.unlink()
        subprocess.run(["pdftoppm", "-r", "70", "-png", pdf, folder / f"{path.stem}-p"], check=True, timeout=60)
    return f"снимки: {folder}"


def main(arguments: list[str]) -> None:
    """Make what is asked for, take the pictures, say where they are."""
    folder = Path(arguments[0]) if arguments else ROOT / "look"
    wanted = arguments[1:] or ["papers", "day"]
    paths = print_papers(folder) if "papers" in wanted else []
    if "day" in wanted:
        from benchmarks.look_day import make_day

        paths += make_day(folder)
    sys.stdout.write(take_pictures(paths, folder) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
