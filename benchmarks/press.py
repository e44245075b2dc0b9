"""Measures what one page costs: ours, docxtpl with the same page, and the mere deflating of the member that changes.

Process CPU; the three take turns in every round, and the medians are shown. ``python -m benchmarks.bench --only press``
"""

import io
import statistics
import time
import zlib
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

from docxtpl import DocxTemplate
from msgspec.structs import replace

from automation.model.letter import Letter, Row
from automation.press import fill as pages_fill
from automation.press import package
from automation.press.code import with_code
from automation.press.compiling import compiled
from automation.press.press import Job, Press
from automation.press.sandbox import PageEnvironment
from benchmarks.look_papers import ITEM, model
from benchmarks.measure import ROOT, Figure, cpu_now
from tests.support.pages import read_page

ROUNDS, OURS_A_ROUND = 25, 200
PAGE = ROOT / "templates" / "letter.docx"


def letter(rows: int, name: int = 0) -> Letter:
    """Make the usual one-page letter with a table of so many items; ``name`` makes it another one."""
    items = tuple(Row(number=str(n), text=ITEM, term="до 12.12.2025") for n in range(1, rows + 1))
    addressee = (f"Директору МБУК «Образец № {name}»", "Примеровой М.И.")
    return replace(model("m2-overdue"), addressee=addressee, rows=items, table_after=0 if items else -1)


def cpu(work: Callable[[], object]) -> float:
    """Return the microseconds of CPU of one call."""
    start = cpu_now()
    work()
    return (cpu_now() - start) * 1e6


def measure(rows: int) -> list[Figure]:
    """Measure a letter with a table of so many rows."""
    page = compiled(read_page(ROOT / "templates", "letter"))
    context, environment = letter(rows).as_json(), PageEnvironment()
    (part,) = page.parts
    data = part.template.render(context).encode()

    def ours() -> None:
        for _ in range(OURS_A_ROUND):
            pages_fill.fill(page, context)

    def docxtpl() -> None:
        template = DocxTemplate(str(PAGE))
        template.render(context, environment)
        template.save(io.BytesIO())

    def floor() -> None:
        for _ in range(OURS_A_ROUND):
            zlib.compress(data, package.LEVEL, -15)

    work = {"ours": ours, "docxtpl": docxtpl, "floor": floor}
    if find_spec("isal"):
        work["isal"] = by_isal(ours)
    found: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(ROUNDS):
        for name, call in work.items():
            found[name].append(cpu(call) / (1 if name == "docxtpl" else OURS_A_ROUND))
    median = {name: statistics.median(values) for name, values in found.items()}
    faster, above = median["docxtpl"] / median["ours"], median["ours"] / median["floor"]
    name = f"a letter, {rows} rows"
    return [
        Figure(work=f"{name}: ours", figure=f"{median['ours']:.0f} µs"),
        Figure(work=f"{name}: docxtpl / ours", figure=f"{faster:.0f} ×", target="≥ 60 ×", met=faster >= 60),
        Figure(work=f"{name}: ours / deflate alone", figure=f"{above:.2f} ×", target="≤ 2 ×", met=above <= 2),
    ] + [
        Figure(work=f"{name}: were it packed by python-isal", figure=f"{median[k]:.0f} µs")
        for k in median
        if k == "isal"
    ]


def by_isal(ours: Callable[[], None]) -> Callable[[], None]:
    """Let the same letters be packed by python-isal, level 1 (decision 0010), which the product does not use."""
    compress = import_module("isal.isal_zlib").compress

    def packed() -> None:
        own, package.pack = package.pack, lambda data: compress(data, 1, -15)
        try:
            ours()
        finally:
            package.pack = own

    return packed


def measure_first() -> Figure:
    """Measure the first letter of a day: the child starts, loads its libraries, compiles the page and fills it."""
    spent = []
    for _ in range(5):
        start = cpu_now()
        with Press() as press:
            press.fill(read_page(ROOT / "templates", "letter"), letter(1).as_json())
        spent.append(cpu_now() - start)
    return Figure(
        work="the first page of a day, its child included", figure=f"{statistics.median(spent) * 1000:.0f} ms"
    )


def measure_code() -> Figure:
    """Measure how a code is put on a filled letter (``[policy] qr``): segno draws it, the package is written anew."""
    context, page = letter(1).as_json(), compiled(read_page(ROOT / "templates", "letter"))
    filled = pages_fill.fill(page, context)
    with_code(filled, "№ 01-15/К-1 от 16.12.2025 00000000")  # segno is loaded
    codes, fills = [], []
    for _ in range(ROUNDS):
        codes.append(cpu(lambda: with_code(filled, "№ 01-15/К-2 от 16.12.2025 0F3A9C71")))
        fills.append(cpu(lambda: [pages_fill.fill(page, context) for _ in range(OURS_A_ROUND)]) / OURS_A_ROUND)
    code, fill = statistics.median(codes), statistics.median(fills)
    return Figure(
        work="a code put on a filled letter", figure=f"{code / 1000:.1f} ms, as much as {code / fill:.0f} letters"
    )


def measure_many(letters: int = 10_000, together: int = 128) -> Figure:
    """Measure so many different letters through the child, 0 to 10 rows each, 128 a message as in a day."""
    page = read_page(ROOT / "templates", "letter")
    jobs: list[Job] = [(page, letter(n % 11, n).as_json()) for n in range(letters)]
    start, wall = cpu_now(), time.perf_counter()
    with Press() as press:
        size = sum(len(data) for n in range(0, letters, together) for data in press.fill_all(jobs[n : n + together]))
    told = f"{cpu_now() - start:.2f} s of CPU, {time.perf_counter() - wall:.2f} s on the clock"
    return Figure(
        work=f"{letters:,} different letters through the child", figure=f"{told}, {size / letters / 1024:.1f} KiB each"
    )


def figures() -> list[Figure]:
    """Measure the whole table."""
    return [figure for rows in (0, 1, 5, 10) for figure in measure(rows)] + [
        measure_code(),
        measure_first(),
        measure_many(),
    ]
