/* What can be done with the page: filters, the slider, the address, pointers, keys, printing. */
/* ---- filters, and the day whose knowledge is shown ---- */
const changed = () => { search(); if (chosen.event !== null) fillDetail(chosen.event); view.later(); tableLater(); };
const setPosition = (position) => {
  if (!slider) return;
  chosen.position = Math.max(0, Math.min(data.dayCount, position));
  slider.value = String(chosen.position);
  const text = chosen.position === data.dayCount ? page.knownAll : `known on ${time.nameDay(data.days[chosen.position] * 86400)}`;
  byId("as-of").textContent = text;
  slider.setAttribute("aria-valuetext", text);
  changed();
  keepAddress();
};
let playing = 0;
const play = () => {
  if (playing) { clearInterval(playing); playing = 0; } else {
    if (chosen.position === data.dayCount) setPosition(0);
    playing = setInterval(() => {
      setPosition(chosen.position + 1);
      if (chosen.position === data.dayCount) play();
    }, 700);
  }
  byId("play").textContent = playing ? "Pause" : "Play";
};
const fillFilter = (id, names_, off) => {
  const list = byId(id), all = names_.length;
  const label = () => { list.querySelector(".some").textContent = off.size ? ` ${all - off.size} of ${all}` : ""; };
  for (const [value, name] of names_) {
    const box = make("input", { type: "checkbox" });
    box.checked = true;
    box.addEventListener("change", () => { if (box.checked) off.delete(value); else off.add(value); label(); changed(); });
    list.querySelector(".choices").append(make("label", {}, box, bdi(name)));
  }
  const every = make("button", { type: "button" }, "All");
  const none = make("button", { type: "button" }, "None");
  const setAll = (isOn) => {
    for (const box of list.querySelectorAll("input")) box.checked = isOn;
    off.clear();
    if (!isOn) for (const [value] of names_) off.add(value);
    label();
    changed();
  };
  every.addEventListener("click", () => setAll(true));
  none.addEventListener("click", () => setAll(false));
  list.querySelector(".choices").prepend(make("p", {}, every, " ", none));
};

/* ---- the address keeps what is seen ---- */
let written_ = "";
const keepAddress = () => {
  const parts = [];
  if (chosen.event !== null) parts.push(`event=${encodeURIComponent(data.ids[chosen.event])}`);
  if (chosen.position < data.dayCount) parts.push(`asof=${time.isoDay(data.days[chosen.position])}`);
  if (byId("search").value.trim()) parts.push(`q=${encodeURIComponent(byId("search").value.trim())}`);
  if (!view.isHome()) parts.push(`from=${view.window.map((edge) => edge.toFixed(3)).join("to")}`);
  written_ = parts.length ? `#${parts.join("&")}` : "";
  try { history.replaceState(null, "", written_ || location.pathname + location.search); } catch { /* not everywhere */ }
};
const readAddress = () => {
  const wanted = new Map(location.hash.slice(1).split("&").map((part) => {
    const at = part.indexOf("=");
    let value = part.slice(at + 1);
    try { value = decodeURIComponent(value); } catch { /* as it stands */ }
    return [part.slice(0, at), value];
  }));
  const window_ = /^(-?\d+(?:\.\d+)?)to(-?\d+(?:\.\d+)?)$/.exec(wanted.get("from") ?? "");
  if (window_) view.setWindow(Number(window_[1]), Number(window_[2]));
  if (wanted.has("q")) byId("search").value = wanted.get("q");
  if (slider && wanted.has("asof")) {
    let position = data.dayCount;
    for (let at = data.dayCount - 1; at >= 0; at -= 1) if (time.isoDay(data.days[at]) >= wanted.get("asof")) position = at;
    setPosition(position);
  } else if (wanted.has("q")) changed();
  const event = data.numbers.get(wanted.get("event"));
  if (event !== undefined) open(event);
};

/* ---- pointers ---- */
const pointers = new Map();
let drag = null;
picture.addEventListener("pointerdown", (event) => {
  if (event.button || event.target.closest("a")) return;
  pointers.set(event.pointerId, event);
  drag = { x: event.clientX, moved: pointers.size > 1, from: event.clientX };
});
picture.addEventListener("pointermove", (event) => {
  if (!pointers.has(event.pointerId)) {
    if (event.pointerType === "mouse" && view.result) tip(event);
    return;
  }
  const before = pointers.get(event.pointerId);
  pointers.set(event.pointerId, event);
  if (pointers.size === 2) {
    const [one, other] = [...pointers.values()];
    const old = one === event ? [before, other] : [one, before];
    const gap = Math.max(20, Math.abs(one.clientX - other.clientX)), was = Math.max(20, Math.abs(old[0].clientX - old[1].clientX));
    view.zoom(gap / was, (view.at(one)[0] + view.at(other)[0]) / 2);
    return;
  }
  if (!drag.moved && Math.abs(event.clientX - drag.from) < 5) return;
  if (!drag.moved) { drag.moved = true; picture.setPointerCapture(event.pointerId); picture.classList.add("dragged"); }
  if (!view.isHome()) view.slide((event.clientX - drag.x) / view.scale);
  drag.x = event.clientX;
});
const lift = (event) => {
  if (!pointers.delete(event.pointerId)) return;
  picture.classList.remove("dragged");
  if (view.shift) view.pan(-view.shift);
};
picture.addEventListener("pointerup", lift);
picture.addEventListener("pointercancel", lift);
picture.addEventListener("pointerleave", () => { byId("tip").hidden = true; });
picture.addEventListener("click", (event) => {
  if (drag?.moved) { drag = null; event.preventDefault(); return; }
  const group = event.target.closest("[data-id]");
  if (event.target.closest("a[href^='http']") && (event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  if (event.target.closest("#axis")) return;
  const item = group ? null : view.hit(...view.at(event));
  const found = group ? data.numbers.get(group.dataset.id) : item?.event;
  if (found !== undefined) open(found, true);
});
picture.addEventListener("dblclick", (event) => { if (!view.hit(...view.at(event))) view.zoom(2, view.at(event)[0]); });
const tip = (event) => {
  const item = stageIsSeen() && !event.target.closest("#axis") ? view.hit(...view.at(event)) : null;
  picture.classList.toggle("over", Boolean(item));
  const box = byId("tip");
  box.hidden = !item || !page.canvas;
  if (box.hidden) return;
  box.textContent = [item.title, data.whenAt(item.state), item.status].filter(Boolean).join(", ");
  box.style.left = `${Math.min(event.clientX + 12, innerWidth - Math.min(box.offsetWidth, innerWidth) - 8)}px`;
  box.style.top = `${event.clientY + 16}px`;
};
const stageIsSeen = () => !byId("stage").hidden;
let hinted = 0;
picture.addEventListener("wheel", (event) => {
  const within = document.activeElement === picture, onAxis = view.at(event)[1] < page.picture.top || event.target.closest("#axis");
  if (event.ctrlKey || event.metaKey || within || onAxis) {
    if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) { if (!view.isHome()) view.pan(event.deltaX); } else {
      const step_ = event.deltaMode ? 30 : 1;
      view.zoom(Math.exp(-event.deltaY * step_ * (event.ctrlKey && Math.abs(event.deltaY) < 40 ? 0.012 : 0.002)), view.at(event)[0]);
    }
    event.preventDefault();
  } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    if (view.isHome()) return;
    view.pan(event.deltaX || event.deltaY);
    event.preventDefault();
  } else {
    clearTimeout(hinted);
    byId("hint").hidden = false;
    hinted = setTimeout(() => { byId("hint").hidden = true; }, 1500);
  }
}, { passive: false });
picture.addEventListener("moved", () => { keepLater(); showZoom(); });
let keeping = 0;
const keepLater = () => { clearTimeout(keeping); keeping = setTimeout(keepAddress, 200); };
const showZoom = () => { byId("fit").disabled = view.isHome(); byId("zoom-out").disabled = view.isHome(); };

/* ---- buttons and keys ---- */
const act = {
  "zoom-in": () => view.zoom(1.6), "zoom-out": () => view.zoom(1 / 1.6), fit: () => view.setWindow(0, view.total),
  next: () => step(1), previous: () => step(-1), close: () => open(null), play, keys: () => byId("help").showModal(),
  "close-help": () => byId("help").close(), more: () => writeRows(CHUNK),
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button && act[button.id]) act[button.id]();
  if (button?.dataset.sort) {
    sorting.down = sorting.key === button.dataset.sort && !sorting.down;
    sorting.key = button.dataset.sort;
    for (const head of document.querySelectorAll("th[aria-sort]")) head.setAttribute("aria-sort", "none");
    button.closest("th").setAttribute("aria-sort", sorting.down ? "descending" : "ascending");
    isWritten = false;
    fillTable();
  }
  const inner = event.target.closest("a[href^='#event=']");
  if (inner) {
    event.preventDefault();
    let id = inner.hash.slice(7);
    try { id = decodeURIComponent(id); } catch { /* as it stands */ }
    const found = data.numbers.get(id);
    if (found !== undefined) open(found);
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});
let finding = 0;
byId("search").addEventListener("input", () => {
  search();
  isWritten = false;
  view.later();
  tableLater();
  keepAddress();
  clearTimeout(finding);
  finding = setTimeout(view.bringFound, 200);
});
slider?.addEventListener("input", () => setPosition(Number(slider.value)));
const keys = {
  "+": act["zoom-in"], "=": act["zoom-in"], "-": act["zoom-out"], "0": act.fit, "/": () => byId("search").focus(),
  "?": act.keys, "[": () => setPosition(chosen.position - 1), "]": () => setPosition(chosen.position + 1),
  n: () => step(1), p: () => step(-1), l: () => { byId("lanes").open = true; byId("lanes").querySelector("summary").focus(); },
  s: () => { byId("statuses").open = true; byId("statuses").querySelector("summary").focus(); },
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || byId("help").open) return;
  const field = event.target.closest("input, select, textarea");
  if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); } else if (field?.type === "search" && field.value) {
      field.value = "";
      field.dispatchEvent(new Event("input"));
    } else if (field) field.blur();
    else if (!detail.hidden) open(null);
    else if (document.activeElement === picture) picture.blur();
    return;
  }
  if (field?.type === "search" && event.key === "Enter") { step(event.shiftKey ? -1 : 1); event.preventDefault(); return; }
  if (field && field.type !== "checkbox") return;
  const width = view.result.frame.axis1 - view.result.frame.axis0;
  const within = document.activeElement === picture || document.activeElement === document.body;
  let action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action && within && event.key === "ArrowLeft") action = () => { if (!view.isHome()) view.pan(-0.15 * width); };
  if (!action && within && event.key === "ArrowRight") action = () => { if (!view.isHome()) view.pan(0.15 * width); };
  if (!action && within && event.key === "Home") action = act.fit;
  if (!action && document.activeElement === picture && event.key === "Enter" && chosen.event !== null) action = () => byId("detail-title").focus();
  if (!action) return;
  action();
  event.preventDefault();
});
addEventListener("hashchange", () => { if (location.hash !== written_) readAddress(); });

/* ---- printing: by daylight, as drawing and not as pixels, with all rows ---- */
const printed = () => {
  if (view.light) return;
  view.hold();
  view.light = true;
  const legend = document.querySelector(".legend"), parts = view.sheets();
  byId("sheets").replaceChildren(...(legend ? [legend.cloneNode(true)] : []), ...parts);
  document.documentElement.classList.add("printed");
  if (written < rows.length) writeRows(rows.length);
};
const onScreen = () => {
  if (!view.light) return;
  view.light = false;
  document.documentElement.classList.remove("printed");
  byId("sheets").replaceChildren();
  view.render();
};
addEventListener("beforeprint", printed);
addEventListener("afterprint", onScreen);
matchMedia("print").addEventListener("change", (event) => (event.matches ? printed() : onScreen()));

let width = picture.clientWidth;
new ResizeObserver(() => {
  if (picture.clientWidth === width) return;
  width = picture.clientWidth;
  view.later();
}).observe(picture);
fillFilter("lanes", data.lanes.map((lane) => [lane.place, lane.name]), chosen.lanesOff);
const present = new Set();
for (let at = 0; at < data.states.lane.length; at += 1) if (data.states.lane[at] !== null) present.add(data.statusOf(at));
fillFilter("statuses", data.statuses.filter((status) => present.has(status)).map((status) => [status, status]), chosen.statusOff);
document.documentElement.classList.add("scripted");
view.render();
fillTable();
showMatches();
showZoom();
readAddress();
globalThis.chronoint = { chosen, data, layout, time, view };
