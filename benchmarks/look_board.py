"""Shows how a board of many organisations scrolls: ``python -m benchmarks.look_board [ORGANISATIONS [ITEMS]]``.

It writes the page and pictures of it in Chromium into a new folder, and prints what it measured. Organisations and
persons are plainly samples.
"""

import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from automation.reports.board import board_page, print_board
from tests.support.board_world import OFFICE, browser, many

ON = date(2025, 12, 29)
SCROLL = """() => new Promise(done => {
  const box = document.querySelector('.matrix'), gaps = [];
  const page = getComputedStyle(box).maxHeight === 'none';
  let last = performance.now(), steps = 0;
  const step = now => {
    gaps.push(now - last); last = now;
    if (page) scrollBy(0, 900); else box.scrollTop += 900;
    if (++steps < 120) requestAnimationFrame(step);
    else { gaps.sort((a, b) => a - b); done([gaps[60], gaps[114], gaps[119]]); }
  };
  requestAnimationFrame(step);
})"""
FILTER = """() => {
  const find = document.getElementById('find'), start = performance.now();
  find.value = '1999'; find.dispatchEvent(new KeyboardEvent('keydown', {key: 'x'}));
  find.form.dispatchEvent(new Event('input'));
  return new Promise(done => setTimeout(() => requestAnimationFrame(() => done(performance.now() - start - 120)), 120));
}"""


def main(organisations: int = 2000, items: int = 6) -> None:
    order = many(organisations, items)
    started = time.perf_counter()
    page = print_board(board_page([order], on=ON, office=OFFICE))
    print(f"страница: {time.perf_counter() - started:.2f} с, {len(page.encode()) / 1e6:.2f} МБ")
    started = time.perf_counter()
    board_page([order], on=ON)
    print(f"сравнение: {time.perf_counter() - started:.3f} с")
    folder = Path(tempfile.mkdtemp(prefix="board-"))
    path = folder / "board.html"
    path.write_text(page, "utf-8")
    with browser() as chromium:
        for width in (1400, 390):
            view = chromium.new_page(viewport={"width": width, "height": 900})
            started = time.perf_counter()
            view.goto(path.as_uri())
            loaded = time.perf_counter() - started
            gaps = view.evaluate(SCROLL)
            print(f"{width} px: открыта за {loaded:.2f} с; кадр в мс (средний, 95 %, худший):", *map(round, gaps))
            nodes = view.evaluate("document.querySelectorAll('*').length")
            print(f"  отбор: {view.evaluate(FILTER):.0f} мс; узлов: {nodes}")
            view.reload()
            view.screenshot(path=folder / f"{width}.png")
    print(folder)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
