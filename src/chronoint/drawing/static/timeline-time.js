/* Time: the calendar, the axis of a view, and its ticks, as in chronoint.layout (units, ticks).
   Moments are seconds from 1970-01-01. */
const timeOf = (measure) => {
  const DAY = 86400, YEAR = 31556952;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const civil = (day) => {
    const z = day + 719468, era = Math.floor(z / 146097), doe = z - era * 146097;
    const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
    const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
    const mp = Math.floor((5 * doy + 2) / 153);
    const month = mp < 10 ? mp + 3 : mp - 9;
    return [yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - Math.floor((153 * mp + 2) / 5) + 1];
  };
  const dayNumber = (year, month, day) => {
    const y = month <= 2 ? year - 1 : year, era = Math.floor(y / 400), yoe = y - era * 400;
    const doy = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
    return era * 146097 + yoe * 365 + Math.floor(yoe / 4) - Math.floor(yoe / 100) + doy - 719468;
  };
  const start = (year, month, day) => dayNumber(year, month, day) * DAY;
  const UNITS = [
    ...[1, 5, 15, 30, 60, 300, 900, 1800, 3600, 10800, 21600].map((step) => ["second", step, step]),
    ...[1, 2, 5, 10].map((step) => ["day", step, step * DAY]),
    ...[1, 3].map((step) => ["month", step, step * YEAR / 12]),
  ];
  for (let power = 0; power < 15; power += 1) {
    for (const step of [1, 2, 5]) UNITS.push(["year", step * 10 ** power, step * 10 ** power * YEAR]);
  }
  const floorTo = (seconds, [kind, step]) => {
    if (kind === "second") return Math.floor(seconds / step) * step;
    const [year, month, day] = civil(Math.floor(seconds / DAY));
    if (kind === "day") {
      let first = step === 1 ? day : Math.floor((day - 1) / step) * step + 1;
      if (step > 1 && first > 31 - step) first = Math.max(1, Math.floor((31 - step) / step) * step + 1);
      return start(year, month, first);
    }
    if (kind === "month") return start(year, Math.floor((month - 1) / step) * step + 1, 1);
    if (step === 1) return start(year, 1, 1);
    if (year >= step) return start(Math.floor(year / step) * step, 1, 1);
    return start(year >= 1 ? 1 : 1 + Math.floor((year - 1) / step) * step, 1, 1);
  };
  const nextAfter = (seconds, unit) => {
    const [kind, step] = unit;
    const here = floorTo(seconds, unit);
    if (kind === "second") return here + step;
    if (kind === "day") {
      let moment = here;
      do moment += DAY; while (floorTo(moment, unit) <= here);
      return floorTo(moment, unit);
    }
    const [year, month] = civil(Math.floor(here / DAY));
    if (kind === "month") {
      const months = month - 1 + step;
      return start(year + Math.floor(months / 12), (months % 12) + 1, 1);
    }
    return year === 1 && step > 1 ? start(step, 1, 1) : start(year + step, 1, 1);
  };
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
  const nameYear = (year) => {
    if (year > 0) return year < 100 ? `${year} CE` : year >= 10000 ? grouped(year) : String(year);
    const before = 1 - year;
    for (const [size, name] of [[1e9, "Ga"], [1e6, "Ma"]]) {
      if (before >= size) return `${Number((before / size).toPrecision(4))} ${name}`;
    }
    return `${before >= 10000 ? grouped(before) : before} BCE`;
  };
  const nameDay = (seconds, precision = "day") => {
    const [year, month, day] = civil(Math.floor(seconds / DAY));
    if (precision === "year") return nameYear(year);
    const named = `${MONTHS[month - 1]} ${nameYear(year)}`;
    return precision === "month" ? named : `${day} ${named}`;
  };
  const isoDay = (day) => {
    const [year, month, date] = civil(day);
    return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  };
  const two = (number) => String(number).padStart(2, "0");
  const nameTick = (seconds, [kind, step]) => {
    const day = Math.floor(seconds / DAY);
    const [year, month, date] = civil(day);
    if (kind === "year") return nameYear(year);
    if (kind === "month") return MONTHS[month - 1];
    if (kind === "day") return String(date);
    const rest = seconds - day * DAY;
    const text = `${two(Math.floor(rest / 3600))}:${two(Math.floor((rest % 3600) / 60))}`;
    return step < 60 ? `${text}:${two(rest % 60)}` : text;
  };
  /* The dates that need no more than their EDTF; all others come with their words. */
  const PLAIN = /^([1-9]\d{3})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/;
  const plain = (text) => {
    const found = PLAIN.exec(text);
    if (!found) return "";
    const [, year, month, day] = found;
    if (!month) return year;
    const named = `${MONTHS[Number(month) - 1]} ${year}`;
    return day ? `${Number(day)} ${named}` : named;
  };
  const words = (edtf) => {
    const parts = edtf.split("/").map(plain);
    if (parts.every(Boolean)) return parts.join(" – ");
    return edtf.endsWith("/..") && parts[0] ? `since ${parts[0]}` : edtf;
  };

  /* ---- the axis of a view: time left out is as wide as ever, however far one zooms ---- */
  const pieces = (stretches) => {
    let u = 0;
    return stretches.map((one) => {
      const piece = { ...one, u0: u };
      if (!one.gap) u += one.x1 - one.x0;
      piece.u1 = u;
      return piece;
    });
  };
  const axisOf = (home, window, frame) => {
    const { axis0, axis1 } = frame;
    const total = home[home.length - 1].u1;
    const whole = window[0] <= 0 && window[1] >= total;
    const cuts = home.filter((one) => one.gap);
    const wide = cuts.length ? cuts[0].x1 - cuts[0].x0 : 0;
    const inside = cuts.filter((one) => one.u0 > window[0] && one.u0 < window[1]).length;
    const before = cuts.filter((one) => one.u0 <= window[0]).length;
    const scale = (axis1 - axis0 - wide * inside) / (window[1] - window[0]);
    /* The last piece ends where rounding left it. */
    const same = whole && Math.abs(axis0 - home[0].x0) < 0.02 && Math.abs(axis1 - home[home.length - 1].x1) < 0.02;
    const place = (u, after) => {
      const passed = cuts.filter((one) => one.u0 < u || (after && one.u0 === u)).length;
      return axis0 + (u - window[0]) * scale + wide * (passed - before);
    };
    const stretches = same ? home : home.map((one) => ({
      ...one, x0: place(one.u0, !one.gap), x1: place(one.u1, one.gap),
    }));
    const starts = stretches.map((one) => one.start);
    const x = (seconds) => {
      let at = 0;
      while (at + 1 < starts.length && starts[at + 1] <= seconds) at += 1;
      const one = stretches[at];
      const part = (seconds - one.start) / (one.end - one.start);
      return one.x0 + (one.x1 - one.x0) * Math.min(1, Math.max(0, part));
    };
    /* Place on the axis without its gaps: what zooming and panning work on. */
    const uOf = (px) => {
      for (const one of stretches) {
        if (px < one.x1 || one === stretches[stretches.length - 1]) {
          if (one.gap) return one.u0;
          return one.u0 + (Math.max(one.x0, px) - one.x0) / (one.x1 - one.x0) * (one.u1 - one.u0);
        }
      }
      return total;
    };
    return {
      x, uOf, stretches, scale, whole, pxOf: (u) => place(u, true), undatedX: axis1 + 14,
      gaps: stretches.filter((one) => one.gap).map((one) => (one.x0 + one.x1) / 2),
    };
  };

  /* ---- ticks ---- */
  const above = ([kind]) => ({ year: null, month: ["year", 1], day: ["month", 1], second: ["day", 1] })[kind];
  const samples = (at, unit) => {
    if (unit[0] === "month") return ["May", "Nov"];
    if (unit[0] === "year") {
      const here = floorTo(at, unit);
      return [nameTick(here, unit), nameTick(nextAfter(here, unit), unit)];
    }
    return [unit[1] < 60 && unit[0] === "second" ? "00:00:00" : "00:00"];
  };
  const ticksOf = (axis, left, right) => {
    const found = [];
    for (const one of axis.stretches) {
      if (one.gap || one.x1 <= left || one.x0 >= right || one.x1 <= one.x0) continue;
      const scale = (one.x1 - one.x0) / (one.end - one.start);
      const first = one.start + Math.max(0, (left - one.x0) / scale);
      const last = one.end - Math.max(0, (one.x1 - right) / scale);
      const fine = UNITS.find((unit) => unit[2] * scale >= 14
        && unit[2] * scale >= Math.max(...samples(first, unit).map((text) => measure(text, "tick"))) + 8)
        ?? UNITS[UNITS.length - 1];
      const coarse = above(fine);
      const put = (unit, major, opening) => {
        let moment = floorTo(first, unit);
        const cuts = opening && moment < first;
        if (moment < first) moment = opening ? first : nextAfter(moment, unit);
        for (let count = 0; moment < last && count < 400; count += 1) {
          const text = !major || unit[0] === "year" ? nameTick(moment, unit) : nameDay(moment, unit[0] === "day" ? "day" : "month");
          const [, month, day] = civil(Math.floor(moment / DAY));
          const begins = moment % DAY === 0 && month === 1 && day === 1;
          found.push({ x: one.x0 + (moment - one.start) * scale, major, text, line: moment !== first || moment === one.start, opens: moment === first, edge: cuts && moment === first, begins });
          moment = nextAfter(moment, unit);
        }
      };
      if (coarse) { put(coarse, true, true); put(fine, false, false); } else put(fine, true, true);
    }
    return found;
  };
  /* Of two names too close, the one that only tells what was before the edge goes. */
  const tierRuns = (ticks, right) => {
    const runs = [];
    /* Days of a month whose name found no room would be read as those of the month before. */
    let heads = [];
    const isNameless = (tick) => heads.findLast((head) => head.x <= tick.x)?.named === false;
    for (const major of [true, false]) {
      const style = major ? "tick-major" : "tick";
      const placed = [];
      const chosen = ticks.filter((tick) => tick.major === major && tick.text && (major || !isNameless(tick)))
        .sort((a, b) => b.begins - a.begins || a.edge - b.edge || b.opens - a.opens || a.x - b.x);
      for (const tick of chosen) {
        const x0 = tick.x + 3, width = measure(tick.text, style), x1 = x0 + width;
        if (x1 <= right && placed.every((other) => x1 + 5 <= other.x || other.x + other.width + 5 <= x0)) {
          placed.push({ text: tick.text, x: x0, width, style, major });
        }
      }
      runs.push(...placed);
      if (major) {
        heads = ticks.filter((tick) => tick.major)
          .map((tick) => ({ x: tick.x, named: tick.edge || placed.some((run) => run.x === tick.x + 3) })).sort((one, other) => one.x - other.x);
      }
    }
    return runs;
  };
  return { axisOf, civil, dayNumber, isoDay, nameDay, pieces, ticksOf, tierRuns, words };
};
