/* The picture: arranged for what is chosen and for the window of time that is seen, and drawn. */
const viewOf = (page, data, layout, time, chosen) => {
  const home = page.picture;
  const pieces = time.pieces(home.stretches.map(([start, end, x0, x1, gap]) => ({ start, end, x0, x1, gap: Boolean(gap) })));
  const total = pieces[pieces.length - 1].u1;
  const stage = document.getElementById("stage"), fixed = document.getElementById("static");
  const holder = document.getElementById("picture");
  const TOP = home.top, TIERS = 36;
  const view = {
    window: [0, total], total, shift: 0, result: null, band: [0, 0], cost: 0, drawn: "", wanted: null, onMissing() {}, width: home.frame.width, scale: 1, light: false,
  };
  const darkness = matchMedia("(prefers-color-scheme: dark)");
  const themeNow = () => (page.themes.dark && darkness.matches && !view.light ? page.themes.dark : page.themes.light);

  const { bring, bringFound, drawStrip, hold, release } = sightOf(page, data, layout, chosen, view, themeNow);

  /* ---- arranging ---- */
  const frameOf = (width) => {
    const { frame } = home;
    if (width === frame.width) return { ...frame, above: 0 };
    const undated = frame.undated !== null;
    const narrow = width < 720;
    const left = narrow ? 8 : frame.left, right = width - left;
    const plot = narrow ? left : frame.plot;
    const axis0 = plot + (narrow ? 10 : frame.axis0 - frame.plot);
    const room = Math.max(Math.min(frame.right - frame.axis1, 0.3 * (right - axis0)), undated ? 90 : 40);
    const axis1 = right - room;
    return { width, left, right, names: frame.names, plot, axis0, axis1, undated: undated ? axis1 + 12 : null, above: narrow ? 22 : 0 };
  };
  const listed = () => {
    const items = [];
    for (let event = 0; event < data.n; event += 1) {
      const state = data.stateAt(event, chosen.position);
      if (state < 0) continue;
      const item = data.itemOf(event, state);
      if (chosen.lanesOff.has(item.lane) || chosen.statusOff.has(item.status)) continue;
      items.push(item);
    }
    return items;
  };
  const arrange = (window, width, room) => {
    const frame = frameOf(width);
    const axis = time.axisOf(pieces, window, frame);
    let items = listed();
    let spans = layout.spansOf(items.map((item) => item.extent), axis);
    const right = frame.undated === null ? frame.right : frame.axis1 + 2;
    if (!axis.whole) {
      items = items.filter((item, row) => (item.extent.start === null && item.extent.end === null)
        || (spans.x1[row] > frame.plot && spans.x0[row] < right));
      spans = layout.spansOf(items.map((item) => item.extent), axis);
    }
    const shape = (item) => {
      item.folded = [];
      item.shape = layout.shapeOf(item.extent, axis, item.status);
      const undated = item.extent.start === null && item.extent.end === null;
      if (!axis.whole && !undated) item.shape = layout.clipped(item.shape, frame.plot, right);
      return item.shape !== null;
    };
    const rows = new Map();
    items.forEach((item, row) => {
      if (!rows.has(item.lane)) rows.set(item.lane, []);
      rows.get(item.lane).push(row);
    });
    const lanes = data.lanes.filter((lane) => rows.has(lane.place) || (home.empty.includes(lane.place) && !chosen.lanesOff.has(lane.place)))
      .map((lane) => ({ lane, rows: rows.get(lane.place) ?? [] }));
    const crowd = { items, spans, frame, axis, shape, apart: home.apart };
    const { stacks, bracketed } = layout.fill(lanes, crowd, room);
    for (const stack of stacks) stack.items.sort((a, b) => a.row - b.row || layout.startOf(a) - layout.startOf(b) || (a.id < b.id ? -1 : 1));
    const bottom = layout.settle(stacks, spans, TOP, frame.above);
    if (bracketed) layout.bracketsOf(stacks);
    else for (const stack of stacks) for (const item of stack.items) item.bracket = null;
    const tall = bottom - TOP > 1100;
    const ticks = data.n ? time.ticksOf(axis, frame.plot, right) : [];
    return {
      frame, axis, stacks, items, ticks, bottom, tall, right, width,
      runs: time.tierRuns(ticks, right), height: bottom + (tall ? TIERS : 0) + 8,
    };
  };
  /* A narrow page is a long one. */
  const roomOf = (width) => (width < home.frame.width ? Math.max(home.room, 12000) : home.room);
  const isHome = () => view.window[0] <= 0 && view.window[1] >= total;
  const isPlain = () => isHome() && chosen.position === data.dayCount && !chosen.lanesOff.size && !chosen.statusOff.size;

  /* ---- drawing ---- */
  const draw = (pen, result, theme, groups) => {
    const { frame, axis, ticks, runs, bottom, tall, stacks, right } = result;
    const sizes = page.rules.SIZES;
    const drawer = drawerOf(theme, sizes);
    const inside = (x) => x >= frame.plot - 1 && x <= right + 1;
    pen.rect(0, 0, result.width, result.height, theme.page);
    groups.moving(() => {
      for (const one of axis.stretches) {
        if (one.gap && inside(one.x0)) pen.rect(one.x0, TOP, one.x1, bottom, theme.gap);
      }
      for (const [name, start, end, baseline] of home.bands) {
        const x0 = Math.max(frame.plot, axis.x(start)), x1 = Math.min(right, axis.x(end));
        if (x1 <= x0) continue;
        pen.rect(x0, TOP, x1, bottom, theme.band);
        const text = baseline === null ? "" : layout.cut(name, x1 - x0 - 4, "tick");
        pen.rect(x0, text ? baseline + 3 : TOP - 3.5, x1, text ? baseline + 6.5 : TOP, theme.band_edge);
        if (text) pen.text(text, x0 + 2, baseline, sizes.tick, false, theme.muted, layout.measure(text, "tick"));
      }
      for (const tick of ticks) {
        if (tick.line) pen.line(tick.x, TOP - (tick.major ? 5 : 3), tick.x, bottom, tick.major ? theme.grid_major : theme.grid, 0.9);
      }
      axis.stretches.forEach((one, at) => {
        const scale = !one.gap && at > 0 && !axis.stretches[at - 1].gap;
        if (!inside(one.x0) || !(one.gap || scale)) return;
        const x = one.gap ? (one.x0 + one.x1) / 2 : one.x0;
        if (scale) pen.line(x, TOP, x, bottom, theme.hairline, 1, [3, 3]);
        for (const y of [TOP, bottom]) {
          for (const slash of one.gap ? [x - 2.5, x + 2.5] : [x]) pen.line(slash - 2.6, y + 6, slash + 2.6, y - 6, theme.muted, 1.5);
        }
      });
    });
    for (const stack of stacks) pen.line(frame.left, stack.top, frame.right, stack.top, theme.hairline, 1);
    pen.line(frame.left, bottom, frame.right, bottom, theme.hairline, 1);
    const [above, below] = view.band;
    const seen = stacks.filter((stack) => stack.top <= below && stack.top + stack.head + stack.height >= above);
    for (const stack of seen) {
      const { lane } = stack;
      const colour = drawer.hue(lane.hue);
      const count = stack.items.length + stack.hidden.length;
      const numbers = [`${count.toLocaleString("en")} event${count === 1 ? "" : "s"}`];
      if (stack.hidden.length) numbers.push(`${stack.hidden.length.toLocaleString("en")} only counted`);
      if (frame.above) {
        const room = frame.right - frame.left, tail = numbers.join(", ");
        const name = layout.cut(lane.name, room - layout.shown(tail, "count") - 12, "lane");
        const width = layout.measure(name, "lane") * 1.14;
        pen.text(name, frame.left, stack.top + 17, sizes.lane, true, colour, width);
        pen.text(tail, frame.left + width + 8, stack.top + 17, sizes.count, false, theme.muted, layout.measure(tail, "count"));
      } else {
        const room = frame.names - frame.left;
        let y = stack.top + 19;
        for (const line of lane.lines) {
          pen.text(line, frame.left, y, sizes.lane, true, colour, Math.min(room, layout.measure(line, "lane") * 1.14));
          y += 17;
        }
        for (const number of numbers) {
          pen.text(number, frame.left, y - 1, sizes.count, false, theme.muted, Math.min(room, layout.measure(number, "count")));
          y += 13;
        }
      }
    }
    const strip = mixed(theme.muted, theme.page, 0.35);
    const found = chosen.found;
    groups.moving(() => {
      for (const stack of seen) for (const bin of stack.strip) pen.rect(...bin.box, strip);
      for (const stack of stacks) {
        for (const item of stack.items) {
          const [x0, y0, x1, y1] = item.hit;
          if ((y1 < above || y0 > below) && !item.bracket) continue;
          const at = item.event === chosen.event ? 2 : found.has(item.event) ? 1 : 0;
          if (at) pen.rect(x0 - 3, y0, x1 + 3, y1, at === 2 ? mixed(drawer.hue(stack.lane.hue), theme.page, 0.75) : theme.found);
          const classes = (found.has(item.event) ? " found" : chosen.words.length && at < 2 ? " dim" : "") + (at === 2 ? " chosen" : "");
          pen.open(item.event, [item.title, data.whenAt(item.state), item.status].filter(Boolean).join(", "), classes);
          drawer.event(pen, item, stack.lane.hue);
          pen.close();
        }
      }
      const levels = tall ? [[TOP - 20, TOP - 5], [bottom + 15, bottom + 30]] : [[TOP - 20, TOP - 5]];
      for (const [upper, lower] of levels) {
        for (const run of runs) pen.text(run.text, run.x, run.major ? upper : lower, sizes[run.style], run.major, run.major ? theme.ink : theme.muted, run.width);
      }
      const line = chosen.position < data.dayCount
        ? [(data.days[chosen.position] + 1) * 86400, `as known on ${time.nameDay(data.days[chosen.position] * 86400)}`] : home.asOf;
      const x = line ? axis.x(line[0]) : -1;
      if (line && inside(x)) {
        /* It stops at all that stands in its way. */
        const crossed = stacks.flatMap((stack) => stack.items).map((item) => item.hit)
          .filter(([x0, , x1]) => x0 - 2 < x && x < x1 + 2).map(([, y0, , y1]) => [y0 + 1, y1 - 1])
          .concat(runs.filter((run) => run.x - 2 < x && x < run.x + run.width + 2).map((run) => (run.major ? [TOP - 31, TOP - 17] : [TOP - 16, TOP - 2])))
          .sort((a, b) => a[0] - b[0]);
        let y = TOP - 34;
        for (const [low, high] of [...crossed, [bottom, bottom]]) {
          if (low - y > 2) pen.line(x, y, x, low, theme.alert, 1.2, [3, 2]);
          y = Math.max(y, high);
        }
        const width = layout.measure(line[1], "alert") * 1.14;
        pen.text(line[1], Math.max(frame.left, Math.min(x - width / 2, frame.right - width)), TOP - 38, sizes.alert, true, theme.alert, width);
      }
    });
    groups.still(() => {
      if (frame.undated === null) return;
      pen.text("no date", frame.undated, TOP - 20, sizes["tick-major"], true, theme.ink, layout.measure("no date", "tick-major") * 1.14);
    });
  };
  const svgElement = (result, theme, [from, to] = [0, result.height], id = "plot") => {
    const svg = svgRoot(result.width, from, to - from);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", holder.dataset.label);
    const { frame } = result;
    let root = svg;
    const inner = { append: (one) => root.append(one) };
    draw(svgPen(inner), result, theme, {
      moving(paint) {
        root = svgMoving(svg, id, frame.plot - 2, frame.right + 2, result.height);
        paint();
        root = svg;
      },
      still(paint) { root = svg; paint(); },
    });
    return svg;
  };
  /* For paper: the picture as wide as at first, in parts as high as a sheet of A4 or Letter that
     lies on its side, the axis above each. */
  const heads = (width) => {
    const parts = [...document.querySelectorAll("body > header, body > .legend")];
    return parts.reduce((sum, part) => sum + part.offsetHeight * Math.max(1, part.offsetWidth / 1000), 0) * width / 1000;
  };
  const sheets = () => {
    const { width } = home.frame, result = arrange(view.window, width, home.room), theme = themeNow();
    const cuts = cutsOf(result, Math.max(0.2 * width, 0.62 * width - heads(width)), 0.62 * width);
    return cuts.slice(1).map((to, at) => {
      const from = cuts[at], sheet = document.createElement("div");
      view.band = [from, to];
      const lane = result.stacks.find((stack) => stack.top < from && stack.top + stack.head + stack.height > from)?.lane ?? null;
      if (at) sheet.append(stripOf(page, layout, result, theme, lane, `plot-strip-${at}`));
      sheet.append(svgElement(result, theme, [from, to], `plot-${at}`));
      return sheet;
    });
  };
  /* Of a long picture, the canvas holds what is on the screen, and some more. */
  const bandNow = (more) => {
    const top = stage.getBoundingClientRect().top;
    const low = Math.max(0, (-top - more) / view.scale), high = (innerHeight - top + more) / view.scale;
    return [Math.min(low, view.result.height - 1), Math.max(1, Math.min(view.result.height, high))];
  };
  const toCanvas = (canvas, result, theme) => {
    const ratio = Math.min(devicePixelRatio || 1, 3) * view.scale;
    const [low, high] = bandNow(250);
    view.band = [low, high];
    const width = Math.round(result.width * ratio), height = Math.round((high - low) * ratio);
    if (canvas.width !== width || canvas.height !== height) { canvas.width = width; canvas.height = height; }
    canvas.style.top = `${low * view.scale}px`;
    canvas.style.height = `${(high - low) * view.scale}px`;
    stage.style.height = `${result.height * view.scale}px`;
    const context = canvas.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, -low * ratio);
    const { frame } = result;
    draw(canvasPen(context), result, theme, {
      moving(paint) {
        context.save();
        context.beginPath();
        context.rect(frame.plot - 2, 0, frame.right - frame.plot + 4, result.height);
        context.clip();
        context.translate(view.shift, 0);
        paint();
        context.restore();
      },
      still: (paint) => paint(),
    });
  };
  const redraw = () => {
    const { result } = view;
    const theme = themeNow();
    if (page.canvas && !view.light) {
      let canvas = stage.querySelector("canvas");
      if (!canvas) {
        canvas = document.createElement("canvas");
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", holder.dataset.label);
        stage.replaceChildren(canvas);
      }
      canvas.style.transform = "";
      toCanvas(canvas, result, theme);
    } else {
      view.band = [0, result.height];
      stage.style.height = "";
      stage.replaceChildren(svgElement(result, theme));
    }
  };
  const scrolled = () => {
    if (!view.result) return;
    drawStrip();
    if (stage.hidden || !page.canvas) return;
    const [low, high] = bandNow(0);
    if (low < view.band[0] || high > view.band[1]) requestAnimationFrame(redraw);
  };
  addEventListener("scroll", scrolled, { passive: true });
  const measureWidth = () => {
    const room = holder.clientWidth || home.frame.width;
    view.width = room >= 0.85 * home.frame.width ? home.frame.width : Math.max(300, Math.floor(room));
    view.scale = room / view.width;
  };
  const markFixed = () => {
    for (const group of fixed.querySelectorAll(".event")) {
      const event = data.numbers.get(group.dataset.id);
      group.classList.toggle("found", chosen.found.has(event));
      group.classList.toggle("dim", chosen.words.length > 0 && !chosen.found.has(event) && event !== chosen.event);
      group.classList.toggle("chosen", chosen.event !== null && event === chosen.event);
    }
  };
  const render = () => {
    const began = performance.now();
    hold();
    measureWidth();
    view.shift = 0;
    view.result = arrange(view.window, view.width, roomOf(view.width));
    const useFixed = fixed && isPlain() && view.width === home.frame.width;
    if (fixed) fixed.hidden = !useFixed;
    stage.hidden = Boolean(useFixed);
    if (useFixed) {
      stage.replaceChildren();
      markFixed();
    } else redraw();
    view.cost = performance.now() - began;
    view.drawn = String(view.window);
    release();
    drawStrip(true);
    scrolled();
    if (view.wanted !== null) bring(view.wanted);
    view.wanted = null;
  };
  const slide = (dx) => {
    view.shift += dx;
    if (stage.hidden) { stage.hidden = false; fixed.hidden = true; redraw(); }
    if (stage.querySelector("canvas")) redraw();
    const moving = holder.querySelectorAll(".moving");
    for (const group of moving) group.setAttribute("transform", `translate(${view.shift} 0)`);
  };
  let asked = 0, settled = 0;
  const later = () => { if (!asked) asked = requestAnimationFrame(() => { asked = 0; render(); }); };
  /* While one zooms, what takes long to arrange is only stretched. */
  const stretch = () => {
    const drawn = stage.firstElementChild;
    if (view.cost < 20 || !drawn || stage.hidden) { later(); return; }
    const { axis, frame } = view.result;
    const by = axis.scale ? time.axisOf(pieces, view.window, frame).scale / axis.scale : 1;
    const left = axis.pxOf(view.window[0]);
    drawn.style.transformOrigin = "0 0";
    drawn.style.transform = `matrix(${by},0,0,1,${(frame.axis0 - left * by) * view.scale},0)`;
    clearTimeout(settled);
    settled = setTimeout(later, 140);
  };

  /* ---- moving ---- */
  const setWindow = (low, high) => {
    const least = total * 1e-7, size = Math.min(total, Math.max(least, high - low));
    let start = (low + high - size) / 2;
    start = Math.max(-0.02 * size, Math.min(start, total - 0.98 * size));
    view.window = size >= total * 0.999 ? [0, total] : [start, start + size];
    holder.dispatchEvent(new CustomEvent("moved"));
    stretch();
  };
  const axisNow = () => time.axisOf(pieces, view.window, view.result.frame);
  const zoom = (factor, px) => {
    const { frame } = view.result;
    let x = px ?? (frame.axis0 + frame.axis1) / 2;
    if (px === undefined && chosen.event !== null && data.stateAt(chosen.event, chosen.position) >= 0) {
      const { start, end } = data.itemOf(chosen.event, data.stateAt(chosen.event, chosen.position)).extent;
      const own = start === null && end === null ? -1 : axisNow().x(start ?? end - 1);
      if (own >= frame.axis0 && own <= frame.axis1) { x = own; view.wanted = chosen.event; }
    }
    const at = axisNow().uOf(x);
    const [low, high] = view.window;
    setWindow(at - (at - low) / factor, at + (high - at) / factor);
  };
  const pan = (px) => {
    const step = px / axisNow().scale;
    setWindow(view.window[0] + step, view.window[1] + step);
  };
  const show = (item) => {
    const { start, end } = item.extent;
    if (isHome() || (start === null && end === null)) return;
    const x = view.result.axis.x(start ?? end - 1);
    if (x >= view.result.frame.plot && x <= view.result.frame.axis1) return;
    const whole = time.axisOf(pieces, [0, total], frameOf(view.width));
    const middle = whole.uOf(whole.x(start ?? end - 1)), half = (view.window[1] - view.window[0]) / 2;
    setWindow(middle - half, middle + half);
  };
  const at = (event) => {
    const box = holder.getBoundingClientRect();
    return [(event.clientX - box.left) / view.scale - view.shift, (event.clientY - box.top) / view.scale];
  };
  const hit = (x, y) => {
    let found = null, least = Infinity;
    for (const stack of view.result.stacks) {
      if (y < stack.top || y > stack.top + stack.head + stack.height) continue;
      for (const item of stack.items) {
        const [x0, y0, x1, y1] = item.hit;
        if (x < x0 - 2 || x > x1 + 2 || y < y0 || y > y1) continue;
        const far = Math.abs(y - item.y) + 4 * Math.max(0, x0 - x, x - x1);
        if (far < least) { least = far; found = item; }
      }
    }
    return found;
  };
  darkness.addEventListener("change", () => { if (!stage.hidden) redraw(); drawStrip(true); });
  return Object.assign(view, { arrange, at, bringFound, hit, hold, holder, isHome, later, pan, redraw, render, setWindow, sheets, show, slide, zoom });
};
