"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  const byId = (id) => document.getElementById(id);
  const pairs = [...document.querySelectorAll(".pair")];
  const panel = document.querySelector(".panel");
  const directed = new Set(["part-of", "update-of"]);
  const words = {
    "same": "one event", "different": "two events", "related": "two related events",
    "part-of": "is part of", "update-of": "is an update of",
  };

  /* ---- building what was not written out ---- */
  const SVG = new Set(["svg", "rect"]);
  const ALLOWED = new Set([
    "a", "bdi", "br", "button", "caption", "code", "div", "h4", "input", "kbd", "label", "li",
    "mark", "p", "section", "span", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", ...SVG,
  ]);
  const build = (tree) => {
    if (typeof tree === "string") return document.createTextNode(tree);
    const [tag, attributes, ...children] = tree;
    if (!ALLOWED.has(tag)) return document.createTextNode("");
    const made = SVG.has(tag)
      ? document.createElementNS("http://www.w3.org/2000/svg", tag)
      : document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on") || (name === "href" && !/^https?:\/\//i.test(value))) continue;
      made.setAttribute(name, value);
    }
    for (const child of children) made.append(build(child));
    return made;
  };
  /* The narrow layout takes the cells of a table out of their grid; roles keep it a table. */
  const ROLES = [
    ["thead, tbody, tfoot", "rowgroup"], ["tr", "row"], ["thead th", "columnheader"],
    ["tbody th, tfoot th", "rowheader"], ["td", "cell"],
  ];
  const nameRoles = (part) => {
    for (const table of part.querySelectorAll("table")) {
      table.setAttribute("role", "table");
      for (const [found, role] of ROLES) {
        for (const cell of table.querySelectorAll(found)) cell.setAttribute("role", role);
      }
    }
  };
  const dataOf = (pair) => pair.querySelector("details > script");
  const unfold = (pair) => {
    const data = dataOf(pair);
    if (!data) return;
    data.replaceWith(build(JSON.parse(data.textContent)));
    nameRoles(pair);
    show(pair);
  };

  /* ---- rulings ---- */
  const store = "chronoint-review-" + panel.dataset.store;
  const rulings = new Map();
  const nameOf = (pair) => pair.dataset.left + " " + pair.dataset.right;
  const byName = new Map(pairs.map((pair) => [nameOf(pair), pair]));
  const keep = () => {
    try {
      localStorage.setItem(store, JSON.stringify({
        rulings: [...rulings], who: byId("who").value, when: byId("when").checked,
      }));
    } catch { /* a browser that keeps nothing still rules */ }
  };
  const restore = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(store) || "{}");
      for (const [name, ruling] of kept.rulings || []) {
        if (byName.has(name) && ruling && words[ruling.relation]) {
          rulings.set(name, {
            relation: ruling.relation, turned: ruling.turned === true, why: String(ruling.why || ""),
          });
        }
      }
      if (typeof kept.who === "string") byId("who").value = kept.who;
      if (typeof kept.when === "boolean") byId("when").checked = kept.when;
    } catch { rulings.clear(); }
  };
  /* Double quotes of YAML, as JSON has them; what cannot be printed is escaped. */
  const quote = (text) => JSON.stringify(text.replace(/\p{Cs}/gu, "\ufffd"))
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u00a0]/gu, (sign) => {
      const code = sign.codePointAt(0).toString(16);
      return code.length > 4 ? "\\U" + code.padStart(8, "0") : "\\u" + code.padStart(4, "0");
    });
  const today = () => {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  };
  const sidesOf = (pair, turned) => {
    const sides = [pair.dataset.left, pair.dataset.right];
    return turned ? sides.reverse() : sides;
  };
  const lineOf = (pair, relation, turned) => `  - ${relation}: [${sidesOf(pair, turned).join(", ")}]`;
  const blockOf = (pair, ruling) => {
    const block = [lineOf(pair, ruling.relation, ruling.turned)];
    const who = byId("who").value.trim();
    if (who) block.push(`    who: ${quote(who)}`);
    if (byId("when").checked) block.push(`    when: ${today()}`);
    if (ruling.why.trim()) block.push(`    why: ${quote(ruling.why.trim())}`);
    return block.join("\n");
  };
  const allLines = () => pairs.filter((pair) => rulings.has(nameOf(pair)))
    .map((pair) => blockOf(pair, rulings.get(nameOf(pair))) + "\n").join("");
  const collect = () => {
    byId("lines").value = allLines();
    byId("ruled").textContent = String(rulings.size);
    keep();
  };
  const readingOf = (pair, ruling) => {
    if (!ruling) return "";
    if (!directed.has(ruling.relation)) return words[ruling.relation];
    const [first, second] = sidesOf(pair, ruling.turned);
    return `${first} ${words[ruling.relation]} ${second}; choose again to turn it round`;
  };
  const show = (pair) => {
    const ruling = rulings.get(nameOf(pair));
    const chosen = pair.querySelector(".chosen");
    chosen.hidden = !ruling;
    chosen.textContent = ruling ? ruling.relation : "";
    const line = pair.querySelector(".line");
    if (!line) return;
    for (const button of pair.querySelectorAll("[data-ruling]")) {
      button.setAttribute("aria-pressed", String(Boolean(ruling) && button.dataset.ruling === ruling.relation));
    }
    pair.querySelector(".reading").textContent = readingOf(pair, ruling);
    const why = pair.querySelector(".why");
    if (ruling && document.activeElement !== why) why.value = ruling.why;
    line.textContent = ruling
      ? blockOf(pair, ruling) : lineOf(pair, pair.dataset.relation, false);
  };
  const say = (text) => { byId("news").textContent = text; };
  const rule = (pair, relation) => {
    if ("decided" in pair.dataset) { say("ruled on already"); return; }
    const name = nameOf(pair);
    const before = rulings.get(name);
    const field = pair.querySelector(".why");
    const why = field ? field.value : before ? before.why : "";
    if (!relation || (before && before.relation === relation && !directed.has(relation))) {
      rulings.delete(name);
    } else {
      const again = before && before.relation === relation;
      rulings.set(name, { relation, turned: again ? !before.turned : false, why });
    }
    show(pair);
    collect();
    say(rulings.has(name) ? readingOf(pair, rulings.get(name)) : "no ruling");
  };

  /* ---- filters ---- */
  const textsOf = (tree, found) => {
    if (typeof tree === "string") found.push(tree);
    else for (const child of tree.slice(2)) textsOf(child, found);
    return found;
  };
  const sought = new Map();
  const textOf = (pair) => {
    if (!sought.has(pair)) {
      const data = dataOf(pair);
      const table = pair.querySelector(".records");
      const told = data ? textsOf(JSON.parse(data.textContent)[2], []).join(" ") : table ? table.textContent : "";
      sought.set(pair, (pair.querySelector(".titles").textContent + " " + told).toLowerCase());
    }
    return sought.get(pair);
  };
  const visible = () => pairs.filter((pair) => !pair.hidden);
  const filter = () => {
    const wanted = byId("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const [zone, relation, source] = ["zone", "relation", "source"].map((id) => byId(id).value);
    const open = byId("open-only").checked;
    for (const pair of pairs) {
      const { dataset } = pair;
      pair.hidden = Boolean(zone && dataset.zone !== zone)
        || Boolean(relation && dataset.relation !== relation)
        || Boolean(source && !dataset.sources.split(" ").includes(source))
        || (open && (rulings.has(nameOf(pair)) || "decided" in dataset))
        || (wanted.length > 0 && !wanted.every((word) => textOf(pair).includes(word)));
    }
    for (const section of document.querySelectorAll(".zone")) {
      const mine = [...section.querySelectorAll(".pair")];
      section.hidden = mine.length > 0 && mine.every((pair) => pair.hidden);
    }
    const left = visible().length;
    const [some, all] = [left, pairs.length].map((number) => number.toLocaleString("en"));
    byId("shown").textContent = some === all ? `${all} pairs` : `${some} of ${all} pairs`;
  };

  /* ---- moving about ---- */
  let current = null;
  const mark = (pair) => {
    if (current) current.removeAttribute("aria-current");
    current = pair;
    if (pair) pair.setAttribute("aria-current", "true");
  };
  const go = (step) => {
    const list = visible();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : Math.min(list.length - 1, Math.max(0, at + step));
    const pair = list[next];
    if (pair.dataset.zone === "review") pair.querySelector("details").open = true;
    unfold(pair);
    mark(pair);
    pair.focus({ preventScroll: true });
    pair.scrollIntoView({ block: "start" });
  };
  const byKey = { s: "same", d: "different", p: "part-of", u: "update-of", r: "related", x: "" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const field = event.target.closest("input, select, textarea");
    if (field && event.key === "Escape") { field.blur(); return; }
    if (field && !["checkbox"].includes(field.type)) return;
    if (!byId("keys").checked) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") go(key === "j" ? 1 : -1);
    else if (key === "/") byId("search").focus();
    else if (current && !current.hidden && key === "o") {
      const details = current.querySelector("details");
      details.open = !details.open;
    } else if (current && !current.hidden && key in byKey) rule(current, byKey[key]);
    else return;
    event.preventDefault();
  });

  /* ---- copying ---- */
  const copy = async (text, button) => {
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      button.focus();
    }
    say(done ? "copied" : "the browser does not allow copying; select the text instead");
    const label = button.textContent;
    button.textContent = done ? "Copied" : "Select it";
    setTimeout(() => { button.textContent = label; }, 1200);
  };
  const download = () => {
    const text = "chronoint: 1\ndecisions:" + (rulings.size ? "\n" + allLines() : " []\n");
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
    anchor.download = "decisions.yaml";
    anchor.click();
    setTimeout(() => URL.revokeObjectURL(anchor.href), 10000);
  };

  document.addEventListener("click", (event) => {
    const pair = event.target.closest(".pair");
    if (pair) mark(pair);
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.ruling) rule(pair, button.dataset.ruling);
    else if (button.classList.contains("copy")) copy(pair.querySelector(".line").textContent + "\n", button);
    else if (button.id === "copy-all") copy(allLines(), button);
    else if (button.id === "download") download();
    else if (button.id === "clear" && rulings.size && confirm(`Take back all ${rulings.size} rulings?`)) {
      rulings.clear();
      pairs.forEach(show);
      collect();
      filter();
    }
  });
  document.addEventListener("focusin", (event) => {
    const pair = event.target.closest(".pair");
    if (pair) mark(pair);
  });
  document.addEventListener("input", (event) => {
    if (event.target.classList.contains("why")) {
      const pair = event.target.closest(".pair");
      const ruling = rulings.get(nameOf(pair));
      if (ruling) { ruling.why = event.target.value; show(pair); collect(); }
    } else if (event.target.closest(".filters")) filter();
    else if (event.target.id === "who" || event.target.id === "when") { collect(); pairs.forEach(show); }
  });
  document.addEventListener("submit", (event) => event.preventDefault());
  /* "toggle" does not bubble */
  document.addEventListener("toggle", (event) => {
    const pair = event.target.closest(".pair");
    if (pair && event.target.open) unfold(pair);
  }, true);
  let folded = [];
  addEventListener("beforeprint", () => {
    visible().forEach(unfold);
    folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of folded) details.open = false;
    folded = [];
  });

  nameRoles(document);
  restore();
  pairs.forEach(show);
  collect();
  filter();
})();
