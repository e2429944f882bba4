/* Rows for boxes, so that no two boxes of a row overlap: chronoint.layout.rows and the heights of
   rows, in the browser. */
const rowsOf = ({ HIGH_ROW, LOW_ROW }) => {
  const BIN = 4;
  const heap = (before) => {
    const list = [];
    const swap = (a, b) => { [list[a], list[b]] = [list[b], list[a]]; };
    return {
      list,
      push(one) {
        let at = list.push(one) - 1;
        while (at && before(list[at], list[(at - 1) >> 1])) { swap(at, (at - 1) >> 1); at = (at - 1) >> 1; }
      },
      pop() {
        const top = list[0], last = list.pop();
        if (list.length) {
          list[0] = last;
          let at = 0;
          for (;;) {
            let least = at;
            for (const child of [2 * at + 1, 2 * at + 2]) {
              if (child < list.length && before(list[child], list[least])) least = child;
            }
            if (least === at) break;
            swap(at, least);
            at = least;
          }
        }
        return top;
      },
    };
  };
  const pack = (spans) => {
    const rows = new Array(spans.length).fill(0);
    const busy = heap((a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]));
    const free = heap((a, b) => a < b);
    const order = spans.map((_, at) => at).sort((a, b) => spans[a][0] - spans[b][0] || a - b);
    for (const at of order) {
      const [left, right] = spans[at];
      while (busy.list.length && busy.list[0][0] <= left) free.push(busy.pop()[1]);
      const row = free.list.length ? free.pop() : busy.list.length;
      rows[at] = row;
      busy.push([right, row]);
    }
    return rows;
  };
  const share = (needs, most) => {
    const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
    let given = needs.map((need) => Math.min(need, 2));
    if (sum(given) > most) given = needs.map((need) => Math.min(need, 1));
    if (sum(given) > most) given = needs.map(() => 0);
    let left = most - sum(given);
    while (left > 0) {
      const wanting = needs.map((_, at) => at).filter((at) => given[at] < needs[at]);
      if (!wanting.length) break;
      const weights = new Map(wanting.map((at) => [at, Math.floor(Math.sqrt(needs[at] * 1e6))]));
      const total = sum([...weights.values()]);
      const before = left;
      const rests = new Map();
      for (const at of wanting) {
        const whole = before * weights.get(at);
        rests.set(at, whole % total);
        const extra = Math.min(Math.floor(whole / total), needs[at] - given[at]);
        given[at] += extra;
        left -= extra;
      }
      for (const at of [...wanting].sort((a, b) => rests.get(b) - rests.get(a) || a - b)) {
        if (left > 0 && given[at] < needs[at] && rests.get(at)) { given[at] += 1; left -= 1; }
      }
      if (left === before) break;
    }
    return given;
  };
  /* Sets of rows are words of 32 bits each. */
  const upTo = (words, rows) => {
    const found = new Int32Array(words);
    for (let word = 0; word < words; word += 1) {
      const bits = rows - 32 * word;
      found[word] = bits >= 32 ? -1 : bits <= 0 ? 0 : (1 << bits) - 1;
    }
    return found;
  };
  const isEmpty = (rows) => { for (const word of rows) if (word) return false; return true; };
  const lowest = (rows) => {
    for (let word = 0; word < rows.length; word += 1) {
      if (rows[word]) return 32 * word + 31 - Math.clz32(rows[word] & -rows[word]);
    }
    return -1;
  };
  const shelvesOf = (left, right, words) => {
    const count = Math.trunc((right - left) / BIN) + 1;
    const columns = new Int32Array(count * words).fill(-1);
    const firstOf = (x) => (x > left ? Math.trunc((x - left) / BIN) : 0);
    const lastOf = (x) => Math.min(Math.trunc((x - left) / BIN) + 1, count);
    const narrow = (rows, first, last) => {
      for (let place = first; place < last; place += 1) {
        let any = 0;
        for (let word = 0; word < words; word += 1) any |= (rows[word] &= columns[place * words + word]);
        if (!any) break;
      }
      return rows;
    };
    return {
      free: (x0, x1, rows) => narrow(Int32Array.from(rows), firstOf(x0), lastOf(x1)),
      reach(x0, least, x1, rows) {
        const middle = Math.trunc((least - left) / BIN) + 1;
        let kept = narrow(Int32Array.from(rows), firstOf(x0), Math.min(middle, count));
        if (isEmpty(kept)) return [kept, least];
        for (let place = middle; place < lastOf(x1); place += 1) {
          const fewer = narrow(Int32Array.from(kept), place, place + 1);
          if (isEmpty(fewer)) return [kept, left + place * BIN];
          kept = fewer;
        }
        return [kept, Math.max(x1, least)];
      },
      put(row, x0, x1) {
        const word = row >> 5, others = ~(1 << (row & 31));
        for (let place = firstOf(x0); place < lastOf(x1); place += 1) columns[place * words + word] &= others;
      },
    };
  };
  const heightsOf = (room, words) => ({
    room, opened: 0, high: new Int32Array(words),
    lowRows() { return upTo(words, this.opened + (this.room >= LOW_ROW ? 1 : 0)); },
    highRows() {
      const rows = this.room >= HIGH_ROW - LOW_ROW ? upTo(words, this.opened) : Int32Array.from(this.high);
      if (this.room >= HIGH_ROW) rows[this.opened >> 5] |= 1 << (this.opened & 31);
      return rows;
    },
    take(free, high) {
      if (high) {
        const both = free.map((word, at) => word & this.high[at]);
        if (!isEmpty(both)) free = both;
      }
      const row = lowest(free), word = row >> 5, bit = 1 << (row & 31);
      if (row === this.opened) { this.opened += 1; this.room -= LOW_ROW; }
      if (high && !(this.high[word] & bit)) { this.high[word] |= bit; this.room -= HIGH_ROW - LOW_ROW; }
      return row;
    },
  });
  return { heightsOf, isEmpty, pack, shelvesOf, share };
};
