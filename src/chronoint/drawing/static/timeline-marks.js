/* Texts and marks: widths of words, and the shapes that stand for one event's time, status and
   updates; chronoint.layout.labels and marks in the browser. */
const marksOf = (rules, advances, shaped) => {
  const {
    ARROW, DOT, LEAST_BAR, MARGIN, PIECES, POINT, SIZES, STATUS_CLASS, STUB,
  } = rules;
  const BAR = 3.5, PALE = 2.5, CAP = 5, HOLE = 6, RAIL_DROP = 11, SIGN = 3.5;
  const px = (x) => Math.floor(x * 100 + 0.5) / 100;
  const closed = "closed";

  /* ---- texts ---- */
  const widthOf = (text) => {
    const known = shaped.get(text);
    if (known !== undefined) return known;
    let width = 0;
    for (const letter of text) width += advances.get(letter) ?? 1;
    return width;
  };
  const measure = (text, style) => widthOf(text) * SIZES[style];
  const shown = (text, style) => (text ? measure(text, style) * MARGIN : 0);
  const cut = (text, room, style) => {
    if (shown(text, style) <= room) return text;
    const letters = [...text];
    const part = (end) => letters.slice(0, end).join("");
    let low = 0, high = letters.length;
    while (low < high) {
      const middle = Math.floor((low + high + 1) / 2);
      if (shown(part(middle).trimEnd() + "…", style) <= room) low = middle;
      else high = middle - 1;
    }
    if (!low) return "";
    const word = " ,;:.)".includes(letters[low]) ? low : letters.lastIndexOf(" ", low);
    let end = word >= low * 0.45 ? word : low;
    while (end > 0 && word < low * 0.45 && low < letters.length && /\p{Mn}/u.test(letters[end])) end -= 1;
    const short = part(end).replace(/[ ,;:\-–—(]+$/u, "");
    return short ? short + "…" : "";
  };

  /* ---- marks, around y = 0: [kind, x0, y0, x1, y1, variant] ---- */
  const box = (kind, x0, y0, x1, y1, variant = "") => [kind, px(x0), px(y0), px(x1), px(y1), variant];
  const part = (kind, x0, half, x1) => [kind, px(x0), -half, px(x1), half, ""];
  const cap = (x, extent) => [
    "cap", px(x - 0.75), -CAP, px(x + 0.75), CAP, extent.dashed ? "dashed" : "",
  ];
  const arrow = (x) => box("arrow", x, -ARROW / 2 - 1, x + ARROW, ARROW / 2 + 1, "right");
  const dotShape = (x, variant) => ({
    parts: [["dot", px(x - DOT), -DOT, px(x + DOT), DOT, variant]],
    x0: x - DOT - 1, x1: x + DOT + 1, dot: true, centre: x,
  });
  const finished = (parts, centre) => ({
    parts, centre, dot: false,
    x0: Math.min(...parts.map((one) => one[1])) - 1,
    x1: Math.max(...parts.map((one) => one[3])) + 1,
  });
  const stubLeft = (extent, x) => {
    const x1 = x(extent.end), x0 = x1 - STUB;
    const parts = extent.left === "open"
      ? [part("line", x0 + ARROW, 0.8, x1), box("arrow", x0, -ARROW / 2, x0 + ARROW, ARROW / 2, "left")]
      : [part("pieces", x0, PALE, x1)];
    parts.push(cap(x1, extent));
    return finished(parts, x1);
  };
  const runningOff = (extent, x) => {
    const x0 = x(extent.start);
    const parts = [];
    if (extent.low === null) {
      parts.push(part("line", x0, 0.8, x0 + STUB - ARROW), cap(x0, extent), arrow(x0 + STUB - ARROW));
      return finished(parts, x0);
    }
    const low = x(extent.low);
    const high = Math.max(extent.high === null ? low : x(extent.high), low + 8);
    if (low > x0) parts.push(part("pale", x0, PALE, low), cap(x0, extent));
    parts.push(part("bar", low, BAR, high), part("pieces", high + 2, BAR, high + 2 + PIECES));
    if (extent.right === "open") parts.push(arrow(high + 2 + PIECES));
    return finished(parts, x0);
  };
  const wholeShape = (extent, x, status, undatedX) => {
    if (extent.start === null && extent.end === null) return dotShape(undatedX + DOT + 1, STATUS_CLASS[status]);
    if (extent.left !== closed) return stubLeft(extent, x);
    if (extent.right !== closed) return runningOff(extent, x);
    let x0 = x(extent.start), x1 = x(extent.end);
    if (extent.low === null && (extent.exact || x1 - x0 < POINT)) return dotShape((x0 + x1) / 2, STATUS_CLASS[status]);
    if (x1 - x0 < LEAST_BAR) {
      const middle = (x0 + x1) / 2;
      x0 = middle - LEAST_BAR / 2;
      x1 = middle + LEAST_BAR / 2;
    }
    const parts = [part("pale", x0, PALE, x1)];
    if (extent.low !== null) {
      const low = extent.low === extent.start ? x0 : x(extent.low);
      const high = extent.high === extent.end ? x1 : x(extent.high);
      if (high > low) parts.push(part("bar", low, BAR, high));
    }
    if (extent.start !== extent.low) parts.push(cap(x0, extent));
    if (extent.end !== extent.high) parts.push(cap(x1, extent));
    return finished(parts, x0);
  };
  const shapeOf = (extent, axis, status) => {
    const shape = wholeShape(extent, axis.x, status, axis.undatedX);
    if (shape.dot || !axis.gaps.length) return shape;
    const parts = [];
    for (const one of shape.parts) {
      let x0 = one[1];
      if (one[0] === "pale") {
        for (const middle of axis.gaps) {
          if (x0 < middle - HOLE && middle + HOLE < one[3]) {
            parts.push(box(one[0], x0, one[2], middle - HOLE / 2, one[4], one[5]));
            x0 = middle + HOLE / 2;
          }
        }
      }
      parts.push(box(one[0], x0, one[2], one[3], one[4], one[5]));
    }
    return { ...shape, parts };
  };
  /* What a page shows of a mark that begins before it or ends after it. */
  const clipped = (shape, left, right) => {
    if (shape.x0 >= left && shape.x1 <= right) return shape;
    if (shape.dot) return null;
    const parts = [];
    for (const one of shape.parts) {
      if (one[3] < left || one[1] > right) continue;
      const stretchy = one[0] === "bar" || one[0] === "pale" || one[0] === "line";
      if (stretchy) parts.push([one[0], Math.max(one[1], left), one[2], Math.min(one[3], right), one[4], one[5]]);
      else if (one[1] >= left && one[3] <= right) parts.push(one);
    }
    if (!parts.length) return null;
    return { parts, dot: false, cut: true, x0: Math.max(shape.x0, left), x1: Math.min(shape.x1, right), centre: shape.centre };
  };
  const rail = (item, axis, left, right) => {
    const { shape, signs } = item;
    if (shape.cut || (item.extent.start === null && item.extent.end === null)) return [];
    const places = signs.map((sign) => axis.x(sign.seconds));
    const start = shape.centre, last = places[places.length - 1];
    const steps = places.map((place, at) => place - (at ? places[at - 1] : start));
    if (last - start < 20 || last - start > (right - left) * 0.35
      || last + SIGN + 1 > right || Math.min(...steps) < 9) return [];
    const y = RAIL_DROP;
    const parts = [
      box("rail", start - 0.5, CAP, start + 0.5, y), box("rail", start, y - 0.5, last, y + 0.5),
    ];
    places.forEach((x, at) => parts.push(box("update", x - SIGN, y - SIGN, x + SIGN, y + SIGN, signs[at].kind)));
    return parts;
  };
  return { box, clipped, cut, measure, px, rail, shapeOf, shown };
};
