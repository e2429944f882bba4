/* How it looks: the shapes of chronoint.drawing (shapes, paint) with two pens, SVG and canvas. */
const FONTS = "'DejaVu Sans', Verdana, 'Noto Sans', Arial, sans-serif";
const mixed = (colour, into, share) => {
  const parts = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const one = parts(colour), other = parts(into);
  return "#" + one.map((value, at) => Math.round(value * (1 - share) + other[at] * share)
    .toString(16).padStart(2, "0")).join("");
};
const svgPen = (root) => {
  const NS = "http://www.w3.org/2000/svg";
  let here = root;
  const add = (tag, attributes) => {
    const made = document.createElementNS(NS, tag);
    for (const name in attributes) if (attributes[name] !== null) made.setAttribute(name, attributes[name]);
    here.append(made);
    return made;
  };
  const n = (value) => String(Math.round(value * 100) / 100);
  const paint = (fill, edge, width, dashes) => ({
    fill: fill || "none", stroke: edge || null, "stroke-width": edge ? n(width) : null,
    "stroke-dasharray": dashes ? dashes.join(" ") : null,
  });
  return {
    open(id, title, more = "") {
      here = root;
      here = add("g", { class: `event${more}`, "data-e": id });
      add("title", {}).textContent = title;
    },
    close() { here = root; },
    rect: (x0, y0, x1, y1, fill) => add("rect", { x: n(x0), y: n(y0), width: n(x1 - x0), height: n(y1 - y0), fill }),
    circle: (x, y, r, fill, edge, width) => add("circle", { cx: n(x), cy: n(y), r: n(r), ...paint(fill, edge, width) }),
    shape: (points, fill, edge, width) => add("path", {
      d: "M" + points.map(([x, y]) => `${n(x)} ${n(y)}`).join("L") + "Z", ...paint(fill, edge, width),
    }),
    line: (x0, y0, x1, y1, edge, width, dashes) => add("path", {
      d: `M${n(x0)} ${n(y0)}L${n(x1)} ${n(y1)}`, ...paint(null, edge, width, dashes),
    }),
    text(text, x, y, size, bold, fill, width) {
      add("text", {
        x: n(x), y: n(y), "font-size": size, "font-weight": bold ? "bold" : null, fill,
        textLength: width >= 12 ? n(width) : null, lengthAdjust: width >= 12 ? "spacingAndGlyphs" : null,
      }).textContent = text;
    },
  };
};
const canvasPen = (context) => {
  let font = "";
  const path = (points, close) => {
    context.beginPath();
    points.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
    if (close) context.closePath();
  };
  const paint = (fill, edge, width) => {
    if (fill) { context.fillStyle = fill; context.fill(); }
    if (edge) { context.strokeStyle = edge; context.lineWidth = width; context.stroke(); }
  };
  return {
    open(id, title, more = "") { if (more.includes("dim")) context.globalAlpha = 0.22; },
    close() { context.globalAlpha = 1; },
    rect(x0, y0, x1, y1, fill) { context.fillStyle = fill; context.fillRect(x0, y0, x1 - x0, y1 - y0); },
    circle(x, y, r, fill, edge, width) {
      context.beginPath();
      context.arc(x, y, Math.max(0, r), 0, 2 * Math.PI);
      paint(fill, edge, width);
    },
    shape(points, fill, edge, width) { path(points, true); paint(fill, edge, width); },
    line(x0, y0, x1, y1, edge, width, dashes) {
      context.setLineDash(dashes || []);
      path([[x0, y0], [x1, y1]], false);
      paint(null, edge, width);
      context.setLineDash([]);
    },
    text(text, x, y, size, bold, fill, width) {
      const wanted = `${bold ? "bold " : ""}${size}px ${FONTS}`;
      if (wanted !== font) { context.font = wanted; font = wanted; }
      context.fillStyle = fill;
      context.fillText(text, x, y, width >= 12 ? width + 0.5 : undefined);
    },
  };
};
const drawerOf = (theme, sizes) => {
  const { page, muted, ink, alert } = theme;
  const hue = (number) => (number === null || number === undefined ? theme.nobody : theme.hues[number % theme.hues.length]);
  const halfDisc = (x, y, r) => Array.from({ length: 17 }, (_, at) => [x - r * Math.sin(at * Math.PI / 16), y - r * Math.cos(at * Math.PI / 16)]);
  const cross = (pen, x, y, reach, colour, width) => {
    pen.line(x - reach, y - reach, x + reach, y + reach, colour, width);
    pen.line(x - reach, y + reach, x + reach, y - reach, colour, width);
  };
  const dot = (pen, x0, y0, x1, y1, variant, colour) => {
    const x = (x0 + x1) / 2, y = (y0 + y1) / 2, radius = (x1 - x0) / 2;
    const line = Math.max(1.2, 0.3 * radius), inner = radius - line / 2;
    if (variant === "firm") return pen.circle(x, y, radius, colour);
    if (variant === "planned") {
      const reach = radius - line * 0.9;
      return pen.shape([0, 2, 4].map((at) => [x + reach * Math.cos(at * Math.PI / 3), y + reach * Math.sin(at * Math.PI / 3)]), page, colour, line);
    }
    if (variant === "withdrawn") {
      pen.circle(x, y, inner, page, mixed(colour, page, 0.5), line);
      return pen.line(x - radius, y, x + radius, y, colour, line);
    }
    pen.circle(x, y, inner, page, colour, line);
    if (variant === "told") pen.shape(halfDisc(x, y, inner), colour);
    if (variant === "refuted") cross(pen, x, y, inner * 0.62, colour, line * 0.8);
    return undefined;
  };
  const kinds = {
    dot,
    bar: (pen, x0, y0, x1, y1, variant, colour) => pen.rect(x0, y0, x1, y1, colour),
    pale: (pen, x0, y0, x1, y1, variant, colour) => pen.rect(x0, y0, x1, y1, mixed(colour, page, theme.pale)),
    line: (pen, x0, y0, x1, y1, variant, colour) => pen.rect(x0, y0, x1, y1, mixed(colour, page, 0.35)),
    rail: (pen, x0, y0, x1, y1) => pen.rect(x0, y0, x1, y1, mixed(muted, page, 0.25)),
    cap(pen, x0, y0, x1, y1, variant, colour) {
      if (variant !== "dashed") return pen.rect(x0, y0, x1, y1, colour);
      const fifth = (y1 - y0) / 5;
      for (const at of [0, 2, 4]) pen.rect(x0, y0 + fifth * at, x1, y0 + fifth * (at + 1), colour);
      return undefined;
    },
    arrow(pen, x0, y0, x1, y1, variant, colour) {
      const middle = (y0 + y1) / 2;
      pen.shape(variant === "left" ? [[x0, middle], [x1, y0], [x1, y1]] : [[x1, middle], [x0, y0], [x0, y1]], colour);
    },
    pieces(pen, x0, y0, x1, y1, variant, colour) {
      const step = (x1 - x0) / 3;
      for (const at of [0, 1, 2]) pen.rect(x0 + step * at, y0, x0 + step * at + step * 0.58, y1, colour);
    },
    update(pen, x0, y0, x1, y1, variant) {
      const x = (x0 + x1) / 2, y = (y0 + y1) / 2, radius = (x1 - x0) / 2;
      if (variant === "correction") pen.shape([[x - radius, y], [x, y - radius], [x + radius, y], [x, y + radius]], ink);
      else if (variant === "denial") cross(pen, x, y, radius - 0.9, alert, 1.9);
      else pen.circle(x, y, radius - 0.6, page, muted, 1.2);
    },
    flag(pen, x0, y0, x1, y1) {
      const cloth = y0 + (y1 - y0) * 0.55;
      pen.rect(x0, y0, x0 + 1.3, y1, alert);
      pen.shape([[x0, y0], [x1, (y0 + cloth) / 2], [x0, cloth]], alert);
    },
  };
  const part = (pen, [kind, x0, y0, x1, y1, variant], colour) => kinds[kind](pen, x0, y0, x1, y1, variant, colour);
  const event = (pen, item, number) => {
    const colour = item.faded ? mixed(hue(number), page, 0.45) : hue(number);
    if (item.bracket) {
      const { x, pieces, feet } = item.bracket, thin = mixed(colour, page, 0.55);
      for (const [y0, y1] of pieces) pen.line(x, y0, x, y1, thin, 0.8);
      for (const y of feet) pen.line(x - 4, y, x + 4, y, thin, 0.8);
    }
    for (const one of item.drawn) part(pen, one, colour);
    for (const one of item.words.parts) part(pen, one, colour);
    item.words.runs.forEach((run, at) => {
      pen.text(run.text, run.x, run.y, sizes[run.style], false, run.muted ? muted : ink, run.width);
      if (item.faded && !at) pen.line(run.x, run.y - 3.4, run.x + run.width, run.y - 3.4, muted, 1);
    });
  };
  return { event, hue };
};
