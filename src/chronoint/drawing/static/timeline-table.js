/* The page begins: its data, and the table of all events. */
const [page] = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const advances = new Map(Array.from(page.letters.signs, (letter, at) => [letter, page.letters.widths[at]]));
const layout = layoutOf(page.rules, advances, new Map(page.letters.shaped));
const time = timeOf((text, style) => layout.measure(text, style) * (style === "tick-major" ? 1.14 : 1));
const data = dataOf(page.data, time.words);
const chosen = {
  position: data.dayCount, lanesOff: new Set(), statusOff: new Set(), words: [], found: new Set(), list: [], event: null,
};
const view = viewOf(page, data, layout, time, chosen);
const picture = byId("picture"), detail = byId("detail"), slider = byId("slider"), body = byId("rows");
const make = (tag, attributes, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(name, value);
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
};
const bdi = (text) => make("bdi", {}, text);
const WEB = /^https?:\/\/[^\s"<>\\^`{|}]+$/i;
const linked = (address, text) => (WEB.test(address)
  ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, bdi(text || address))
  : bdi(text && address ? `${text} (${address})` : text || address));
const say = (text) => { byId("news").textContent = text; };
const anchor = (event, text) => make("a", { href: `#event=${encodeURIComponent(data.ids[event])}` }, bdi(text));

/* ---- what is there, and the table of it ---- */
const shownEvents = () => {
  const found = [];
  for (let event = 0; event < data.n; event += 1) {
    const state = data.stateAt(event, chosen.position);
    if (state < 0) continue;
    if (chosen.lanesOff.has(data.states.lane[state]) || chosen.statusOff.has(data.statusOf(state))) continue;
    found.push([event, state]);
  }
  return found;
};
const names = (state, role) => data.list(role, data.states.fact[state]).map((at) => data.actors[at].name).join(", ");
const KEYS = {
  date: null, title: ([event, state]) => data.titleOf(event, state).toLowerCase(), status: ([, state]) => data.statusOf(state),
  initiator: ([, state]) => names(state, "initiator"), target: ([, state]) => names(state, "target"),
  sources: ([, state]) => data.states.standing[state],
};
const sorting = { key: "date", down: false };
const CHUNK = 1000;
let rows = [], written = 0, isWritten = body.rows.length > 0;
const rowOf = ([event, state]) => {
  const row = make("tr", { "data-e": event },
    make("td", {}, data.whenAt(state) || "no date"),
    make("th", { scope: "row" }, anchor(event, data.titleOf(event, state))),
    make("td", {}, data.statusOf(state)),
    make("td", {}, bdi(names(state, "initiator"))),
    make("td", {}, bdi(names(state, "target"))),
    make("td", { class: "number" }, String(data.states.standing[state])));
  if (event === chosen.event) row.setAttribute("aria-current", "true");
  return row;
};
const writeRows = (count) => {
  const part = document.createDocumentFragment();
  for (const one of rows.slice(written, written + count)) part.append(rowOf(one));
  body.append(part);
  written = Math.min(rows.length, written + count);
  byId("more").hidden = written >= rows.length;
  byId("more").textContent = `Show more rows (${(rows.length - written).toLocaleString("en")} left)`;
};
/* A subtitle that begins with the number of events tells how many of them are shown. */
const lead = document.querySelector(".lead"), leadText = lead?.textContent ?? "", allShown = shownEvents().length;
const countLead = (count) => {
  const number = /^\d[\d.,\u202f\u00a0]*(?=\s)/.exec(leadText)?.[0] ?? "";
  if (!number || Number(number.replace(/\D/g, "")) !== allShown) return;
  lead.textContent = count === allShown ? leadText : `${count.toLocaleString("en")} of ${leadText}`;
};
const fillTable = () => {
  rows = shownEvents();
  countLead(rows.length);
  if (chosen.words.length) rows = rows.filter(([event]) => chosen.found.has(event));
  const key = KEYS[sorting.key];
  if (key) {
    const keyed = rows.map((one, at) => [key(one), at, one]);
    keyed.sort((a, b) => (typeof a[0] === "number" ? a[0] - b[0] : a[0].localeCompare(b[0], "en")) || a[1] - b[1]);
    rows = keyed.map((one) => one[2]);
  }
  if (sorting.down) rows.reverse();
  byId("count").textContent = rows.length === data.n ? `${rows.length.toLocaleString("en")}` : `${rows.length.toLocaleString("en")} of ${data.n.toLocaleString("en")}`;
  if (isWritten) { isWritten = false; written = rows.length; return; }
  written = 0;
  body.replaceChildren();
  writeRows(data.n > 3000 ? 100 : CHUNK);
};
let tableAsked = 0;
const tableLater = () => { clearTimeout(tableAsked); tableAsked = setTimeout(fillTable, 80); };

/* ---- search ---- */
const search = () => {
  chosen.words = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
  chosen.found = new Set();
  chosen.list = [];
  if (chosen.words.length) {
    for (const [event, state] of shownEvents()) {
      const text = data.soughtIn(event, state);
      if (chosen.words.every((word) => text.includes(word))) chosen.list.push(event);
    }
    chosen.found = new Set(chosen.list);
  }
  showMatches();
};
const showMatches = () => {
  const at = chosen.list.indexOf(chosen.event);
  byId("hits").textContent = !chosen.words.length ? ""
    : chosen.list.length ? (at >= 0 ? `${at + 1} of ${chosen.list.length}` : `${chosen.list.length} found`) : "none found";
  byId("previous").disabled = byId("next").disabled = !chosen.list.length;
};
/* The next event: of those found, or of all. */
const step = (by) => {
  const list = chosen.words.length ? chosen.list : shownEvents().map((one) => one[0]);
  if (!list.length) return;
  const at = list.indexOf(chosen.event);
  open(list[at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length], true);
};
