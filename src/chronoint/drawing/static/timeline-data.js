/* Data: the columns of the page read back, and what was known of each event at a position of
   the slider. Position `dayCount` is all that is known. */
const SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
const readColumn = (column, count) => {
  const cells = new Array(count).fill(null);
  if (column === null || column === undefined) return cells;
  if (typeof column === "number") return cells.fill(column);
  if (typeof column === "string") return Array.from(column, (sign) => SIGNS.indexOf(sign));
  if (Array.isArray(column)) return column;
  const runs = (list) => {
    const found = [];
    for (let at = 0; at < list.length; at += 2) for (let n = list[at + 1]; n > 0; n -= 1) found.push(list[at]);
    return found;
  };
  const sums = (list) => { let sum = 0; return list.map((step) => (sum += step)); };
  if (column.r) return runs(column.r);
  if (column.d) return sums(column.d);
  if (column.e) return sums(runs(column.e));
  const values = readColumn(column.v, column.s.length);
  sums(column.s).forEach((place, at) => { cells[place] = values[at]; });
  return cells;
};
const dataOf = (raw, wordsOf) => {
  const { texts } = raw;
  const text = (at) => (at === null || at === undefined ? "" : texts[at]);
  const table = (columns, count) => {
    const found = {};
    for (const [name, column] of Object.entries(columns)) found[name] = readColumn(column, count);
    return found;
  };
  const starts = (per) => { let sum = 0; return [0, ...per.map((count) => (sum += count))]; };
  const n = raw.eventCount;
  const states = table(raw.states, raw.states.count);
  const claims = table(raw.claims, raw.claims.count);
  const facts = table(raw.facts, raw.factCount);
  const stateStarts = starts(readColumn(raw.states.per, n));
  const claimStarts = starts(readColumn(raw.claims.per, n));
  const said = readColumn(raw.dates.said, raw.dates.edtf.length);
  const words = readColumn(raw.dates.words, raw.dates.edtf.length);
  let before = "";
  const keep = readColumn(raw.ids.keep, n);
  const ids = raw.ids.rest.map((rest, at) => (before = before.slice(0, keep[at]) + rest));
  const numbers = new Map(ids.map((id, at) => [id, at]));
  for (const [at, others] of Object.entries(raw.others)) others.forEach((other) => numbers.set(text(other), Number(at)));

  const dateOf = (at) => (at === null || at === undefined ? null : {
    edtf: raw.dates.edtf[at],
    said: said[at] === null ? raw.dates.edtf[at] : text(said[at]),
    words: words[at] === null ? wordsOf(raw.dates.edtf[at]) : text(words[at]),
  });
  const cell = (name, at) => (facts[name] ? facts[name][at] : null);
  const list = (name, at) => { const found = cell(name, at); return found === null ? [] : raw.lists[found]; };
  const actors = raw.actors.map(([code, name]) => ({ code: text(code), name: text(name) }));
  const factOf = (at) => ({
    title: text(cell("title", at)), summary: text(cell("summary", at)), type: text(cell("type", at)),
    status: cell("status", at) === null ? "" : raw.statuses[cell("status", at)],
    credibility: cell("credibility", at),
    dates: raw.dateRoles.map((role) => [role, dateOf(cell(role, at))]).filter((pair) => pair[1]),
    roles: raw.roles.map((role) => [role, list(role, at).map((actor) => actors[actor])]).filter((pair) => pair[1].length),
    persons: list("persons", at).map(text), tags: list("tags", at).map(text), links: list("links", at).map(text),
  });
  const sources = raw.sources.map(([id, title, publisher, author, url, published, reliability, note, updates]) => ({
    id: text(id), title: text(title), publisher: text(publisher), author: text(author), url: text(url),
    published: dateOf(published), reliability: text(reliability), note: text(note),
    updates: new Map(updates.map(([update, kind, day, heading, link, remark]) => [text(update), {
      id: text(update), kind: text(kind), published: dateOf(day), title: text(heading), url: text(link), note: text(remark),
    }])),
  }));
  const stateAt = (event, position) => {
    let found = -1;
    for (let at = stateStarts[event]; at < stateStarts[event + 1] && states.since[at] <= position; at += 1) found = at;
    return found >= 0 && states.lane[found] !== null ? found : -1;
  };
  const claimsAt = (event, position) => {
    const found = [];
    for (let at = claimStarts[event]; at < claimStarts[event + 1]; at += 1) {
      if (claims.since[at] > position) continue;
      const source = claims.source[at] === null ? { id: text(claims.named[at]), updates: new Map() } : sources[claims.source[at]];
      found.push({
        fact: factOf(claims.fact[at]), source, update: text(claims.update[at]),
        published: dateOf(claims.published[at]), record: text(claims.record[at]), where: text(claims.where[at]),
        note: text(claims.note[at]), absent: text(claims.absent[at]), withdrawn: claims.withdrawn[at] === 1,
      });
    }
    return found;
  };
  const KINDS = ["update", "correction", "denial"], SIDES = ["closed", "open", "unknown"];
  const { unit } = raw.states;
  const notes = raw.notes.map((one) => one.map(([words_, sign]) => ({ text: text(words_), sign })));
  const signs = raw.signs.map((one) => one.map(([seconds, kind]) => ({ seconds, kind: KINDS[kind] })));
  const notesAt = (at) => (at === null ? [] : notes[at]);
  const statusOf = (at) => {
    if (states.status[at] !== null) return raw.statuses[states.status[at]];
    const status = cell("status", states.fact[at]);
    return status === null ? "reported" : raw.statuses[status];
  };
  const titleOf = (event, at) => text(states.title[at]) || text(cell("title", states.fact[at])) || ids[event];
  const items = new Array(raw.states.count);
  const itemOf = (event, at) => {
    if (items[at]) return items[at];
    const flags = states.flags[at];
    const start = flags & 8 ? null : states.start[at] * unit, first = start ?? 0;
    const sure = (flags & 32) !== 0, low = sure ? first + states.low[at] * unit : null;
    const status = cell("status", states.fact[at]);
    return (items[at] = {
      event, state: at, id: ids[event], title: titleOf(event, at), status: statusOf(at),
      length: [...text(cell("title", states.fact[at]))].length,
      rank: raw.ranks[status ?? 0], standing: states.standing[at], weight: states.weight ? states.weight[at] : 0, lane: states.lane[at],
      extent: {
        start, end: flags & 16 ? null : first + states.length[at] * unit,
        low, high: sure ? low + states.high[at] * unit : null,
        left: SIDES[states.left[at]], right: SIDES[states.right[at]],
        exact: (flags & 1) !== 0, dashed: (flags & 2) !== 0,
      },
      faded: (flags & 4) !== 0,
      ownNotes: notesAt(states.notes[at]), allNotes: notesAt(states.allNotes[at] ?? states.notes[at]), notes: [],
      others: states.others[at] === null ? [] : raw.lists[states.others[at]], bracket: null,
      signs: states.signs[at] === null ? [] : signs[states.signs[at]],
      shape: null, rail: [], folded: [], side: "none", text: "", labelX: 0, labelWidth: 0, row: -1,
    });
  };
  const sought = new Map();
  const soughtIn = (event, at) => {
    const fact = states.fact[at];
    if (!sought.has(fact)) {
      const found = factOf(fact);
      sought.set(fact, [
        found.title, ...found.persons, ...found.roles.flatMap((pair) => pair[1].flatMap((actor) => [actor.code, actor.name])),
      ].join("\n").toLowerCase());
    }
    return `${ids[event]}\n${(raw.others[event] ?? []).map(text).join("\n")}\n${sought.get(fact)}`;
  };
  return {
    n, ids, numbers, sources, stateAt, claimsAt, itemOf, factOf, soughtIn, statusOf, titleOf, dateOf, cell, states,
    actors, list, text,
    factAt: (at) => factOf(states.fact[at]),
    whenAt: (at) => dateOf(cell("date", states.fact[at]))?.words ?? "",
    conflictsAt: (at) => (states.conflicts[at] === null ? [] : raw.conflicts[states.conflicts[at]].map((pair) => pair.map(text))),
    isTentative: (at) => (states.flags[at] & 64) !== 0,
    relativesOf: (event) => (raw.relatives[event] ?? []).map(([relation, other]) => [text(relation), other]),
    days: readColumn(raw.days, raw.dayCount), dayCount: raw.dayCount, statuses: raw.statuses,
    lanes: raw.lanes.map(([key, name, hue, lines], place) => ({
      place, key: text(key), name: text(name), hue, lines: lines.map(text),
    })),
  };
};
