/* The axis once more: over the picture when that is scrolled, and on every sheet of paper. */
const STRIP_HIGH = 38;
const svgRoot = (width, top, height) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", `0 ${top} ${width} ${height}`);
  svg.setAttribute("font-family", FONTS);
  return svg;
};
/* A group that moves with time, and a clip that keeps it beside the names of the lanes. */
const svgMoving = (svg, id, x0, x1, height) => {
  const make = (tag, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  if (!svg.querySelector("clipPath")) {
    const clip = make("clipPath", { id });
    clip.append(make("rect", { x: x0, y: 0, width: x1 - x0, height }));
    svg.append(clip);
  }
  const outer = make("g", { class: "clipped", "clip-path": `url(#${id})` }), moving = make("g", { class: "moving" });
  outer.append(moving);
  svg.append(outer);
  return moving;
};
const stripHigh = (result) => STRIP_HIGH + (result.frame.above ? 20 : 0);
/* `lane` is the one whose name is out of sight, or null. */
const stripOf = (page, layout, result, theme, lane, id) => {
  const { frame, axis, ticks, runs, right, width } = result;
  const sizes = page.rules.SIZES, high = stripHigh(result);
  const svg = svgRoot(width, 0, high), still = svgPen(svg);
  svg.setAttribute("aria-hidden", "true");
  still.rect(0, 0, width, high, theme.page);
  const pen = svgPen(svgMoving(svg, id, frame.plot - 2, frame.right + 2, high));
  for (const tick of ticks) {
    if (tick.line) pen.line(tick.x, STRIP_HIGH - (tick.major ? 5 : 3), tick.x, STRIP_HIGH, tick.major ? theme.muted : theme.hairline, 0.9);
  }
  for (const x of axis.gaps) {
    for (const slash of [x - 2.5, x + 2.5]) if (x > frame.plot && x < right) pen.line(slash - 2.6, STRIP_HIGH, slash + 2.6, STRIP_HIGH - 10, theme.muted, 1.5);
  }
  for (const run of runs) pen.text(run.text, run.x, run.major ? 15 : 30, sizes[run.style], run.major, run.major ? theme.ink : theme.muted, run.width);
  still.line(frame.left, high - 0.5, frame.right, high - 0.5, theme.hairline, 1);
  if (frame.undated !== null) still.text("no date", frame.undated, 15, sizes["tick-major"], true, theme.ink, layout.measure("no date", "tick-major") * 1.14);
  if (!lane) return svg;
  const colour = drawerOf(theme, sizes).hue(lane.hue), room = (frame.above ? frame.right : frame.names) - frame.left;
  const lines = frame.above ? [layout.cut(lane.name, room / 1.14, "lane")] : lane.lines.slice(0, 2);
  lines.forEach((line, at) => {
    still.text(line, frame.left, (frame.above ? STRIP_HIGH + 14 : 15) + 17 * at, sizes.lane, true, colour, Math.min(room, layout.measure(line, "lane") * 1.14));
  });
  return svg;
};
/* Where a long picture is cut for paper: between lanes where that wastes little, else between rows. */
const cutsOf = (result, first, most) => {
  const lanes = result.stacks.map((stack) => stack.top);
  const rows = result.stacks.flatMap((stack) => stack.rows.map(([top]) => stack.top + stack.head + top));
  const cuts = [0];
  for (let room = first, from = 0; result.height - from > room; room = most) {
    const best = (places, least) => Math.max(...places.filter((y) => y <= from + room && y > from + least));
    let to = best(lanes, 0.75 * room);
    if (to === -Infinity) to = best(rows, 0.3 * room);
    if (to === -Infinity) to = from + room;
    cuts.push(to);
    from = to;
  }
  return [...cuts, result.height];
};
