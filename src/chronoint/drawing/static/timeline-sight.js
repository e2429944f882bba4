/* What is on the screen: the axis that stays there, and what keeps its place when the picture
   changes its height. */
const sightOf = (page, data, layout, chosen, view, themeNow) => {
  const holder = document.getElementById("picture"), TOP = page.picture.top;
  const controls = document.querySelector(".controls"), strip = document.createElement("div");
  strip.id = "axis";
  strip.hidden = true;
  holder.prepend(strip);
  /* The controls end there, and the axis that stays on the screen. */
  const under = () => (getComputedStyle(controls).position === "sticky" ? controls.offsetHeight : 0);
  const edge = () => under() + stripHigh(view.result) * view.scale;
  let drawnStrip = "";
  const drawStrip = (anew = false) => {
    const { result } = view, box = holder.getBoundingClientRect(), top = under(), low = edge();
    document.documentElement.style.setProperty("--under", `${top}px`);
    strip.hidden = view.light || box.top + (TOP - 36) * view.scale >= top || box.bottom < low + 20;
    if (strip.hidden) return;
    const y = (low - box.top) / view.scale;
    const lane = result.stacks.find((stack) => stack.top + 14 < y && stack.top + stack.head + stack.height > y)?.lane ?? null;
    if (!anew && drawnStrip === String(lane?.place)) return;
    drawnStrip = String(lane?.place);
    strip.replaceChildren(stripOf(page, layout, result, themeNow(), lane, "plot-axis"));
  };
  const placed = (event) => view.result.stacks.flatMap((stack) => stack.items).find((item) => item.event === event);
  /* What stays where it is while the picture changes its height: the event that is chosen, the
     lane at the top, or the row of the table. */
  let held = null;
  const hold = (event = chosen.event) => {
    if (held || !view.result || view.light) return;
    const box = holder.getBoundingClientRect(), low = edge();
    if (box.bottom < low + 20) {
      const at = document.activeElement.closest("tr") ?? document.elementFromPoint(box.left + 30, Math.min(innerHeight - 10, low + 60))?.closest("tr, footer");
      if (at) held = { at, y: at.getBoundingClientRect().top };
      return;
    }
    const item = event === null ? null : placed(event);
    const y = item ? box.top + item.y * view.scale : 0;
    if (item && y > low && y < innerHeight - 10) held = { event, y };
    else if (box.top + TOP * view.scale < low) {
      const top = (low - box.top) / view.scale, stacks = view.result.stacks;
      const stack = stacks.find((one) => one.top + one.head + one.height > top) ?? stacks[stacks.length - 1];
      if (stack) held = { lane: stack.lane.place, part: Math.max(0, Math.min(1, (top - stack.top) / (stack.head + stack.height))), y: low };
    }
  };
  const release = () => {
    const was = held;
    held = null;
    if (!was) return;
    const { stacks } = view.result, top = holder.getBoundingClientRect().top;
    let y = null;
    if (was.at) y = was.at.isConnected ? was.at.getBoundingClientRect().top : null;
    else if (was.event !== undefined) y = placed(was.event) ? top + placed(was.event).y * view.scale : null;
    else if (stacks.length) {
      const same = stacks.find((stack) => stack.lane.place === was.lane);
      const stack = same ?? stacks.find((one) => one.lane.place > was.lane) ?? stacks[stacks.length - 1];
      y = top + (stack.top + (same ? was.part * (stack.head + stack.height) : 0)) * view.scale;
    }
    if (y !== null && Math.abs(y - was.y) > 1) scrollBy({ top: y - was.y, behavior: "instant" });
  };
  /* Scroll to an event that is off the screen. */
  const bring = (event) => {
    const found = placed(event);
    if (!found) { view.onMissing(event); return; }
    const y = holder.getBoundingClientRect().top + found.y * view.scale;
    if (y < edge() + 20 || y > innerHeight - 60) scrollBy(0, y - Math.min(innerHeight / 2, 300));
  };
  /* The first of those found, where none of them is on the screen. */
  const bringFound = () => {
    const box = holder.getBoundingClientRect();
    if (!chosen.list.length || !under() || box.bottom < edge() + 20) return;
    const places = view.result.stacks.flatMap((stack) => stack.items).filter((item) => chosen.found.has(item.event));
    const isSeen = (item) => { const y = box.top + item.y * view.scale; return y > edge() && y < innerHeight - 20; };
    if (places.some(isSeen)) return;
    if (places.length) { bring((chosen.list.find((event) => places.some((item) => item.event === event)))); return; }
    const first = chosen.list[0];
    view.show(data.itemOf(first, data.stateAt(first, chosen.position)));
  };
  return { bring, bringFound, drawStrip, hold, release };
};
