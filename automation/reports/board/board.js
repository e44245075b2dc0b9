(() => {
  "use strict";
  const at = (selector, root = document) => [...root.querySelectorAll(selector)];
  const plain = (text) => text.toLowerCase().replaceAll("ё", "е").replace(/[«»"„“]/g, "").replace(/\s+/g, " ").trim();

  const markToday = () => {
    const now = new Date();
    const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
    for (const line of at(".line")) {
      const start = Date.parse(line.dataset.start);
      const end = Math.max(Date.parse(line.dataset.end), start + 864e5);
      const inside = today >= start && today <= end;
      const share = Math.min(Math.max((today - start) / (end - start), 0), 1);
      for (const mark of at(".today", line)) {
        const place = inside ? 2 + 96 * share : share ? 100 : 0;
        mark.setAttribute("x1", `${place.toFixed(2)}%`);
        mark.setAttribute("x2", `${place.toFixed(2)}%`);
      }
    }
    const words = `сегодня, ${now.toLocaleDateString("ru-RU", { day: "2-digit", month: "2-digit", year: "numeric" })}`;
    for (const key of at(".today-words")) key.textContent = words;
  };

  const find = document.getElementById("find");
  const state = document.getElementById("state");
  const count = document.getElementById("count");
  const lines = at(".found").map((node) => ({
    node,
    name: plain(node.dataset.name ?? node.firstElementChild.textContent),
    state: node.dataset.state ?? "overdue",
    cells: new Set(at("td[class]", node).map((cell) => cell.className)),
  }));

  const filter = () => {
    const words = plain(find.value).split(" ");
    const wanted = state.value;
    let shown = 0;
    let rows = 0;
    for (const line of lines) {
      const fits = words.every((word) => line.name.includes(word))
        && (!wanted || line.state === wanted || line.cells.has(wanted));
      line.node.hidden = !fits;
      if (line.node.dataset.state) {
        rows += 1;
        shown += fits;
      }
    }
    for (const none of at(".none")) none.hidden = none.nextElementSibling.querySelector(".found:not([hidden])") !== null;
    count.textContent = find.value || wanted ? `Показано строк: ${shown} из ${rows}` : "";
  };

  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  };
  // An open page is read anew while nobody types or reads further down; what was typed and chosen is kept.
  const KEPT = "plan-board";
  const keep = () => {
    try {
      const open = at("details").map((node) => node.open);
      sessionStorage.setItem(KEPT, JSON.stringify({ find: find.value, state: state.value, focus: document.activeElement?.id ?? "", open }));
    } catch { /* a page opened from a folder may have no storage */ }
  };
  const restore = () => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
      sessionStorage.removeItem(KEPT);
      if (!kept) return;
      find.value = kept.find;
      state.value = kept.state;
      at("details").forEach((node, number) => { node.open = kept.open[number] ?? node.open; });
      if (kept.focus) document.getElementById(kept.focus)?.focus();
    } catch { /* the same */ }
  };
  const REST = 60000;
  let touched = Date.now();
  for (const kind of ["input", "keydown", "pointerdown", "wheel"]) {
    addEventListener(kind, () => { touched = Date.now(); }, { passive: true });
  }
  setInterval(() => {
    if (document.hidden || scrollY > 200 || Date.now() - touched < REST) return;
    keep();
    location.reload();
  }, REST);
  markToday();
  if (lines.length) {
    const form = document.getElementById("tools");
    form.hidden = false;
    restore();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", soon);
    find.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      find.value = "";
      filter();
    });
    filter();
  }
})();
