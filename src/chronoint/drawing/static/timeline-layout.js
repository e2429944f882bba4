/* Where everything goes: chronoint.layout (placing, choosing, filling, stacking, brackets) in the
   browser, rule for rule. Tests compare the two on generated chronologies. */
const layoutOf = (rules, advances, shaped) => {
  const {
    APART, ARROW, BADGE, CAP_ROOM, DENSE_LANE, DOT, GAP, HIGH_ROW, LANE_LEAST, LEAST_BAR,
    LEAST_ROWS, LOW_ROW, MOST_BRACKETS, NOTE_GAP, OVER_FROM, PAD, PIECES, POINT, SIGN_WIDTH, SIZES,
    STATUS_CLASS, STRIP, STUB,
  } = rules;
  const { box, clipped, cut, measure, px, rail, shapeOf, shown } = marksOf(rules, advances, shaped);
  const { heightsOf, isEmpty, pack, shelvesOf, share } = rowsOf(rules);
  const ALONE = 28, LEAST_LABEL = 72, RAIL = 9, BIN = 4, BUCKET = 8;
  const closed = "closed";

  /* ---- placing ---- */
  const fold = (item) => {
    const kinds = item.signs.map((sign) => sign.kind);
    const strongest = ["denial", "correction", "update"].find((kind) => kinds.includes(kind));
    item.rail = [];
    item.folded = [{ text: kinds.length > 1 ? String(kinds.length) : "", sign: strongest }];
  };
  const notesOf = (item) => (item.folded.length ? [...item.folded, ...item.notes] : item.notes);
  const notesWidth = (item) => notesOf(item).reduce(
    (width, note) => width + NOTE_GAP + (note.sign ? SIGN_WIDTH : 0) + shown(note.text, "note"), 0);
  const set = (item, side, text, x, width) => {
    item.side = side;
    item.text = text;
    item.labelX = x;
    item.labelWidth = width;
    return true;
  };
  const placeLabel = (item, left, right) => {
    const { shape } = item;
    const extra = notesWidth(item) + (shape.dot ? 0 : BADGE);
    const full = shown(item.title, "label") + extra;
    const long = shape.x1 - shape.x0 >= OVER_FROM;
    if (long && full <= right - left) return set(item, "over", item.title, Math.max(left, Math.min(shape.x0 + 1, right - full)), full);
    if (shape.x1 + GAP + full <= right) return set(item, "right", item.title, shape.x1 + GAP, full);
    if (shape.x0 - GAP - full >= left) return set(item, "left", item.title, shape.x0 - GAP - full, full);
    const rooms = { right: right - shape.x1 - GAP, left: shape.x0 - GAP - left };
    const side = long ? "over" : rooms.right >= rooms.left ? "right" : "left";
    const room = long ? right - left : rooms[side];
    const text = cut(item.title, room - extra, "label");
    if (!text) return set(item, "none", "", 0, 0);
    const width = shown(text, "label") + extra;
    const x = { right: shape.x1 + GAP, left: shape.x0 - GAP - width, over: left }[side];
    return set(item, side, text, x, width);
  };
  const spanOf = (item) => {
    const { shape } = item;
    let x1 = shape.x1;
    for (const one of item.rail) x1 = Math.max(x1, one[3]);
    if (item.side === "none") return [shape.x0, x1];
    return [Math.min(shape.x0, item.labelX), Math.max(x1, item.labelX + item.labelWidth)];
  };

  /* ---- columns: where marks stand, to within a pixel ---- */
  const fmax = (a, b) => (Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.max(a, b));
  const spansOf = (extents, axis) => {
    const n = extents.length;
    const x0 = new Float64Array(n), x1 = new Float64Array(n), centre = new Float64Array(n);
    const dot = new Uint8Array(n);
    const at = (seconds) => (seconds === null ? NaN : axis.x(seconds));
    extents.forEach((extent, row) => {
      const { start, end } = extent;
      const undated = start === null && end === null;
      const vague = extent.low === null;
      const s = at(start), e = at(end);
      const exact = start !== null && end !== null && end - start <= 86400 && vague;
      const isDot = undated || (vague && extent.left === closed && extent.right === closed && (exact || e - s < POINT));
      const middle = undated ? axis.undatedX + DOT + 1 : (s + e) / 2;
      const narrow = !isDot && e - s < LEAST_BAR;
      let a = (narrow ? middle - LEAST_BAR / 2 : s) - CAP_ROOM;
      let b = (narrow ? middle + LEAST_BAR / 2 : e) + CAP_ROOM;
      let c = narrow ? middle - LEAST_BAR / 2 : s;
      if (extent.right !== closed) {
        b = vague ? s + STUB + 1 : fmax(at(extent.high), at(extent.low) + 8) + PIECES + (extent.right === "open" ? ARROW : 0) + 3;
      }
      if (extent.left !== closed) { a = e - STUB - 1; b = e + CAP_ROOM; c = e; }
      if (isDot) { a = middle - DOT - 1; b = middle + DOT + 1; c = middle; }
      x0[row] = a;
      x1[row] = b;
      centre[row] = c;
      dot[row] = isDot ? 1 : 0;
    });
    return { x0, x1, centre, dot };
  };
  const titleWidths = (items) => {
    const n = items.length;
    if (n <= 2000) return Float64Array.from(items, (item) => shown(item.title, "label"));
    const step = Math.floor(n / 256);
    let width = 0, letters = 0;
    for (let at = 0; at < n; at += step) {
      width += shown(items[at].title, "label");
      letters += [...items[at].title].length;
    }
    const mean = width / Math.max(1, letters);
    return Float64Array.from(items, (item) => item.length * mean);
  };
  const byImportance = (items, spans) => {
    const order = Uint32Array.from(items, (_, at) => at);
    const lasted = Float64Array.from(items, ({ extent }) => (extent.low === null ? 0 : extent.high - extent.low));
    return order.sort((a, b) => items[b].weight - items[a].weight || items[b].standing - items[a].standing || items[b].rank - items[a].rank
      || lasted[b] - lasted[a] || spans.x0[a] - spans.x0[b] || a - b);
  };
  const best = (ranked, centre, most) => {
    if (ranked.length <= most) return ranked;
    const places = new Map();
    const place = ranked.map((row) => {
      const bucket = Math.floor(centre[row] / BUCKET);
      const count = places.get(bucket) ?? 0;
      places.set(bucket, count + 1);
      return count;
    });
    const counts = [...places.values()];
    let low = 1, high = Math.max(...counts);
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (counts.reduce((sum, count) => sum + Math.min(count, middle), 0) >= most) high = middle;
      else low = middle + 1;
    }
    return ranked.filter((_, at) => place[at] < low);
  };

  /* ---- filling ---- */
  const stackRows = (lane, items, rows, header, dense) => {
    const over = new Set(), railed = new Set();
    for (const item of items) {
      if (item.side === "over") over.add(item.row);
      if (item.rail.length) railed.add(item.row);
    }
    const places = [];
    let y = PAD;
    for (let row = 0; row < rows; row += 1) {
      const body = over.has(row) ? HIGH_ROW : LOW_ROW;
      places.push([y, body]);
      y += body + (railed.has(row) ? RAIL : 0);
    }
    const height = dense ? Math.max(y + PAD, DENSE_LANE - STRIP) + STRIP : Math.max(y + PAD, header, LANE_LEAST);
    return { lane, items, rows: places, height, hidden: [], top: 0 };
  };
  const headerOf = (lane, frame) => (frame.above ? 0 : 26.5 + 17 * lane.lines.length);
  const ranksOf = (numbers) => {
    const ranks = [];
    numbers.map((_, at) => at).sort((a, b) => numbers[a] - numbers[b] || a - b).forEach((at, rank) => { ranks[at] = rank; });
    return ranks;
  };
  const stackAll = (lane, items, frame, axis, apart) => {
    for (const item of items) {
      item.rail = item.signs.length ? rail(item, axis, frame.axis0, frame.right) : [];
      if (item.signs.length && !item.rail.length) fold(item);
      placeLabel(item, frame.plot, frame.right);
    }
    const rows = apart ? ranksOf(items.map((item) => item.shape.x0)) : pack(items.map((item) => { const [low, high] = spanOf(item); return [low, high + APART]; }));
    items.forEach((item, at) => { item.row = rows[at]; });
    return stackRows(lane, items, rows.reduce((most, row) => Math.max(most, row + 1), 0), headerOf(lane, frame), false);
  };
  const put = (item, place) => {
    const { shelves, heights, frame } = place;
    const { shape } = item;
    const least = shape.x1 + GAP + LEAST_LABEL;
    const atEnd = least > frame.right;
    const rows = heights.lowRows();
    if (atEnd || !isEmpty(shelves.free(shape.x0, least + APART, rows))) {
      const extra = notesWidth(item) + (shape.dot ? 0 : BADGE);
      const full = shown(item.title, "label") + extra;
      if (putOver(item, full, place) || (!atEnd && putRight(item, full, extra, place)) || putLeft(item, full, place)) return true;
    }
    set(item, "none", "", 0, 0);
    const low = shape.x0 - ALONE + APART, high = shape.x1 + ALONE;
    const free = shelves.free(low, high, rows);
    if (isEmpty(free)) return false;
    item.row = heights.take(free);
    shelves.put(item.row, low, high);
    return true;
  };
  const putOver = (item, full, { shelves, heights, frame }) => {
    const { shape } = item;
    if (shape.x1 - shape.x0 < OVER_FROM || full > frame.right - frame.plot) return false;
    const x = Math.max(frame.plot, Math.min(shape.x0 + 1, frame.right - full));
    const low = Math.min(shape.x0, x), high = Math.max(shape.x1, x + full) + APART;
    const free = shelves.free(low, high, heights.highRows());
    if (isEmpty(free)) return false;
    set(item, "over", item.title, x, full);
    item.row = heights.take(free, true);
    shelves.put(item.row, low, high);
    return true;
  };
  const putRight = (item, full, extra, { shelves, heights, frame }) => {
    const { shape } = item;
    const x = shape.x1 + GAP;
    const end = Math.min(x + full, frame.right) + APART;
    const [free, far] = shelves.reach(shape.x0, Math.min(end, x + LEAST_LABEL + APART), end, heights.lowRows());
    if (isEmpty(free)) return false;
    let text = item.title, width = full;
    if (far < x + full + APART) {
      if (far === end && shape.x0 - GAP - full >= frame.plot) return false;
      const space = far - APART - x - extra;
      text = space >= LEAST_LABEL ? cut(item.title, space, "label") : "";
      if (!text) return false;
      width = shown(text, "label") + extra;
    }
    set(item, "right", text, x, width);
    item.row = heights.take(free);
    shelves.put(item.row, shape.x0, Math.max(shape.x1, x + width) + APART);
    return true;
  };
  const putLeft = (item, full, { shelves, heights, frame }) => {
    const { shape } = item;
    const x = shape.x0 - GAP - full;
    if (x < frame.plot || shape.x1 + GAP + full <= frame.right) return false;
    const free = shelves.free(x, shape.x1 + APART, heights.lowRows());
    if (isEmpty(free)) return false;
    set(item, "left", item.title, x, full);
    item.row = heights.take(free);
    shelves.put(item.row, x, shape.x1 + APART);
    return true;
  };
  const stackSome = (lane, ranked, height, { items, spans, frame, shape }) => {
    const tries = (height / LOW_ROW) * (frame.right - frame.plot) / 110;
    const words = Math.floor(Math.floor(height / LOW_ROW + 2) / 32) + 1;
    const heights = heightsOf(height, words);
    const shelves = shelvesOf(frame.plot - APART, frame.right + APART, words);
    const placed = new Set();
    for (const row of best(ranked, spans.centre, Math.max(400, Math.ceil(tries)))) {
      if (isEmpty(shelves.free(spans.x0[row] + 1, spans.x1[row] - 1, heights.lowRows()))) continue;
      const item = items[row];
      if (!shape(item)) continue;
      item.rail = [];
      if (item.signs.length) fold(item);
      if (put(item, { shelves, heights, frame })) placed.add(row);
    }
    const hidden = ranked.filter((row) => !placed.has(row));
    const drawn = ranked.filter((row) => placed.has(row)).map((row) => items[row]);
    const stack = stackRows(lane, drawn, heights.opened, headerOf(lane, frame), hidden.length > 0);
    stack.hidden = hidden;
    return stack;
  };
  /* Ends of marks with their whole labels, to within some pixels. */
  const boxesOf = ({ items, spans, frame }) => {
    const widths = titleWidths(items);
    const { plot, right } = frame;
    return items.map((_, row) => {
      const a = spans.x0[row], b = spans.x1[row], width = widths[row] + (spans.dot[row] ? 0 : BADGE);
      const over = b - a >= OVER_FROM;
      const reach = over ? a + 1 + width : b + GAP + width;
      const beyond = Math.max(reach - right, 0);
      const low = over ? Math.min(a, a + 1 - beyond) : beyond > 0 ? a - GAP - width : a;
      const high = over || beyond <= 0 ? Math.max(b, reach) : b;
      return [Math.max(low, plot), Math.min(high, right) + APART];
    });
  };
  const needOf = (rows, boxes, plot) => {
    const steps = new Map();
    const add = (x, by) => {
      const place = Math.max(0, Math.floor((x - plot) / BIN));
      steps.set(place, (steps.get(place) ?? 0) + by);
    };
    for (const row of rows) { add(boxes[row][0], 1); add(boxes[row][1], -1); }
    let depth = 0, most = 0;
    for (const place of [...steps.keys()].sort((x, y) => x - y)) {
      depth += steps.get(place);
      most = Math.max(most, depth);
    }
    return most;
  };
  const fill = (lanes, crowd, room) => {
    const { items, spans, frame, axis, shape, apart } = crowd;
    const boxes = boxesOf(crowd);
    const needed = lanes.map((one) => needOf(one.rows, boxes, frame.plot));
    const least = (apart ? items.length : needed.reduce((sum, need) => sum + need, 0)) * LOW_ROW;
    const bracketed = items.reduce((sum, item) => sum + (item.others.length > 0), 0) <= MOST_BRACKETS;
    for (const item of items) item.notes = bracketed ? item.ownNotes : item.allNotes;
    if (least <= room * 1.15) {
      const stacks = lanes.map(({ lane, rows }) => stackAll(lane, rows.map((row) => items[row]).filter(shape), frame, axis, apart));
      if (stacks.reduce((sum, stack) => sum + stack.height, 0) <= room) return { stacks, bracketed };
    }
    for (const item of items) item.notes = item.allNotes;
    const most = Math.max(1, Math.floor(room / DENSE_LANE));
    let kept = lanes;
    if (lanes.length > most) {
      const small = new Set(bySize(lanes).slice(0, lanes.length - most + 1));
      const joined = lanes.filter((_, at) => small.has(at));
      const rows = joined.flatMap((one) => one.rows).sort((a, b) => a - b);
      kept = [...lanes.filter((_, at) => !small.has(at)), { lane: othersOf(joined.length), rows }];
    }
    const needs = kept.map((one) => Math.max(0, Math.ceil(needOf(one.rows, boxes, frame.plot) * 1.3) - LEAST_ROWS));
    const given = share(needs, Math.max(0, Math.floor((room - kept.length * DENSE_LANE) / LOW_ROW)));
    const place = new Uint32Array(items.length);
    byImportance(items, spans).forEach((row, at) => { place[row] = at; });
    const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
    let spare = room - kept.length * DENSE_LANE - sum(given) * LOW_ROW, lacking = sum(needs) - sum(given);
    const stacks = new Array(kept.length), heights = [];
    const rankedOf = (at) => [...kept[at].rows].sort((a, b) => place[a] - place[b]);
    const order = kept.map((_, at) => at).sort((a, b) => (needs[a] - given[a]) - (needs[b] - given[b]) || a - b);
    for (const at of order) {
      const lacks = needs[at] - given[at];
      const height = 2 * HIGH_ROW + given[at] * LOW_ROW + (lacks ? spare * lacks / lacking : 0);
      heights[at] = height;
      stacks[at] = stackSome(kept[at].lane, rankedOf(at), height, crowd);
      spare += given[at] * LOW_ROW + DENSE_LANE - stacks[at].height;
      lacking -= lacks;
    }
    // What is left goes to lanes that only count events, the fewest first.
    let left = room - sum(stacks.map((stack) => stack.height));
    const counting = stacks.map((_, at) => at).sort((a, b) => stacks[a].hidden.length - stacks[b].hidden.length || a - b);
    for (const at of counting) {
      const old = stacks[at];
      if (!old.hidden.length || left < LOW_ROW) continue;
      const stack = stackSome(old.lane, rankedOf(at), old.height - DENSE_LANE + 2 * HIGH_ROW + left, crowd);
      if (stack.hidden.length < old.hidden.length) {
        stacks[at] = stack;
        left += old.height - stack.height;
      } else stackSome(old.lane, rankedOf(at), heights[at], crowd);
    }
    return { stacks, bracketed: false };
  };
  /* Lanes, the first to be joined first: sub-lanes, the smallest, the last. */
  const bySize = (lanes) => {
    const sizes = new Map(lanes.map((one) => [one.lane.place, one.rows.length]));
    for (const { lane, rows } of lanes) {
      if (sizes.has(lane.parent)) sizes.set(lane.parent, sizes.get(lane.parent) + rows.length);
    }
    const worth = ({ lane }) => [+Boolean(lane.asked), +!sizes.has(lane.parent), sizes.get(lane.place)];
    return lanes.map((_, at) => at).sort((a, b) => {
      const [one, other] = [worth(lanes[a]), worth(lanes[b])];
      const at = one.findIndex((value, n) => value !== other[n]);
      return at < 0 ? b - a : one[at] - other[at];
    });
  };
  const othersOf = (number) => {
    const name = `${number} other lanes`;
    return { place: -1, name, lines: [name], hue: null };
  };

  /* ---- the finished scene ---- */
  const strip = (centres, bottom) => {
    const counts = new Map();
    for (const x of centres) {
      const place = Math.floor(x / BIN);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
    const most = Math.max(1, ...counts.values()), high = STRIP - 4;
    return [...counts].map(([place, count]) => ({
      count,
      box: [px(place * BIN), px(bottom - 2 - Math.max(2, high * Math.sqrt(count / most))), px(place * BIN + BIN - 1), px(bottom - 2)],
    }));
  };
  const placeWords = (item, y) => {
    const runs = [], parts = [];
    if (item.side === "none") return { runs, parts };
    const label = SIZES.label, base = y + 0.34 * label;
    let x = item.labelX;
    const write = (text, style) => {
      const width = measure(text, style);
      runs.push({ text, x: px(x), y: px(base), width: px(width), style, muted: style === "note" || item.faded });
      x = px(x + width);
    };
    if (!item.shape.dot) {
      const pushed = item.side === "over" && item.labelX < item.shape.x0;
      const ahead = item.side !== "left" && !pushed;
      const at = ahead ? x : x + item.labelWidth - 9;
      parts.push(box("dot", at + 0.5, y - 4, at + 8.5, y + 4, STATUS_CLASS[item.status]));
      if (ahead) x += BADGE;
    }
    write(item.text, "label");
    for (const note of notesOf(item)) {
      x += NOTE_GAP;
      if (note.sign === "flag") parts.push(box("flag", x, y - 5, x + 8, y + 5));
      else if (note.sign) parts.push(box("update", x, y - 3.5, x + 7, y + 3.5, note.sign));
      if (note.sign) x += SIGN_WIDTH;
      if (note.text) write(note.text, "note");
    }
    return { runs, parts };
  };
  const settle = (stacks, spans, top, head) => {
    for (const stack of stacks) {
      stack.top = px(top);
      stack.head = head;
      top += stack.height + head;
      const bottom = stack.top + head + stack.height;
      stack.strip = strip(stack.hidden.map((row) => spans.centre[row]), bottom);
      for (const item of stack.items) {
        const [rowTop, body] = stack.rows[item.row];
        const start = stack.top + head + rowTop;
        const y = start + (item.side === "over" ? 19.4 : body / 2);
        const text = start + (item.side === "over" ? 7.2 : body / 2);
        item.y = y;
        item.drawn = [...item.shape.parts, ...item.rail].map(([kind, x0, y0, x1, y1, variant]) => [kind, x0, px(y0 + y), x1, px(y1 + y), variant]);
        item.words = placeWords(item, text);
        const [x0, x1] = spanOf(item);
        item.hit = [x0, Math.min(start, y - 7), x1, y + (item.rail.length ? 16 : 8)];
      }
    }
    return px(top);
  };
  /* A thin line from a mark to the other lanes of its event; it stops at all that is drawn. */
  const bracketsOf = (stacks) => {
    const lanes = new Map(stacks.map((stack) => [stack.lane.place, stack]));
    const boxes = [];
    for (const stack of stacks) {
      for (const item of stack.items) {
        for (const one of item.drawn) boxes.push([one[1], one[2], one[3], one[4]]);
        const { runs, parts } = item.words;
        if (!runs.length) continue;
        const all = [...runs.map((run) => [run.x, run.y - 0.93 * SIZES[run.style], run.x + run.width, run.y + 0.25 * SIZES[run.style]]), ...parts.map((one) => one.slice(1, 5))];
        boxes.push([0, 1, 2, 3].map((side) => (side < 2 ? Math.min : Math.max)(...all.map((box_) => px(box_[side])))));
      }
    }
    const isFree = (x0, y0, x1, y1) => boxes.every((one) => one[0] >= x1 || one[2] <= x0 || one[1] >= y1 || one[3] <= y0);
    const footIn = (x, lane, top) => {
      const low = lane.top, high = lane.top + lane.head + lane.height;
      const below = low >= top, edge = below ? low + 3 : high - 3;
      for (let y = edge + (below ? 9 : -9); low + 3 < y && y < high - 3; y += below ? 3 : -3) {
        if (isFree(x - 6, y - 2, x + 6, y + 2)) return px(y);
      }
      return px(edge);
    };
    const draw = (item, x) => {
      const feet = item.others.filter((lane) => lanes.has(lane)).map((lane) => footIn(x, lanes.get(lane), Math.min(...item.drawn.map((one) => one[2])))).sort((a, b) => a - b);
      if (!feet.length) return null;
      const y0 = Math.min(feet[0], item.drawn[0][4]), y1 = Math.max(feet[feet.length - 1], item.drawn[0][2]);
      const crossed = boxes.filter((one) => one[0] < x + 2 && one[2] > x - 2 && one[1] < y1 + 2 && one[3] > y0 - 2)
        .map((one) => [one[1] - 1, one[3] + 1]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      const pieces = [];
      let y = y0;
      for (const [low, high] of [...crossed, [y1, y1]]) {
        if (Math.min(low, y1) - y > 2) pieces.push([px(y), px(Math.min(low, y1))]);
        y = Math.max(y, high);
      }
      return { x, y0, y1, feet, pieces };
    };
    const found = [];
    const together = (one) => found.some((other) => Math.abs(one.x - other.x) < 2 && one.y0 < other.y1 && other.y0 < one.y1);
    for (const stack of stacks) {
      for (const item of stack.items) {
        item.bracket = null;
        if (!item.others.length || item.shape.cut) continue;
        let one = draw(item, px(item.shape.centre));
        for (const aside of one && item.drawn[0][0] === "dot" ? [-3, 3] : []) if (together(one)) one = draw(item, px(item.shape.centre + aside));
        if (one) { item.bracket = one; found.push(one); }
      }
    }
  };
  return { bracketsOf, cut, fill, measure, settle, shapeOf, clipped, shown, spansOf, startOf: (item) => spanOf(item)[0] };
};
