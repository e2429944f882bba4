"""Make invented incidents as two lists tell them, with the true pairs: any number, always the same.

``python bench/incidents.py RECORDS FOLDER`` writes ``records.parquet`` and ``pairs.parquet``
into the folder; ``--csv`` writes ``first.csv``, ``second.csv`` and ``pairs.csv`` instead.

The first list ("first") dates the disclosure, the second ("second") the activity, with
attribution and response beside it, a quarter of its starts on a placeholder 1 January.
A third of the incidents stand in both lists, in other words: another title, an alias of
the group, a URL with other decoration, another choice of sources, an actor left out. Some
URLs and groups are shared by several incidents, as in real lists. Every name, group,
victim, domain and deed is made up; states are drawn evenly.

Columns are those of `chronoint.merging.sql`: days count from 1970, and where a date is a span,
``date_starts_by`` and ``date_ends_from`` say when it began at the latest and ended at the earliest.
The first records of a longer list are the shorter list, so that sizes can be compared.
"""

import argparse
import csv
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from incident_words import (
    DECORATION,
    DOMAINS,
    FORCES,
    SECTORS,
    STATES,
    SUMMARIES,
    SYLLABLES,
    TITLES,
    TYPES,
    VICTIMS,
)

from chronoint import Source, chronology, event

__all__ = ["SCHEMA", "chronologies", "pairs", "table", "tables", "write"]

CHUNK = 20_000  # incidents made at once
FIRST_DAY, DAYS = 12_784, 7_300  # 2005-01-01 and about twenty years, in days from 1970
DATES = ("date", "discovered", "disclosed", "attributed", "responded")
STATED = ("title", "summary", "type", "initiator", "target", "tags", "links")
SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("source", pa.string()),
        ("title", pa.string()),
        ("summary", pa.string()),
        ("type", pa.string()),
        ("initiator", pa.list_(pa.string())),
        ("target", pa.list_(pa.string())),
        ("tags", pa.list_(pa.string())),
        ("links", pa.list_(pa.string())),
        *((f"{role}_{end}", pa.int32()) for role in DATES for end in ("lo", "hi")),
        ("date_starts_by", pa.int32()),
        ("date_ends_from", pa.int32()),
    ]
)
PAIRS = pa.schema([("left", pa.string()), ("right", pa.string())])


def tables(records: int, *, seed: int = 0) -> Iterator[tuple[pa.Table, pa.Table]]:
    """Give (records, true pairs), part by part, until there are so many records."""
    chunk = 0
    while records > 0:
        made, true = _chunk(chunk, seed, records)
        yield made, true
        records -= made.num_rows
        chunk += 1


def table(records: int, *, seed: int = 0) -> pa.Table:
    """Give all records as one table with the columns of `SCHEMA`; days count from 1970."""
    return pa.concat_tables(made for made, _ in tables(records, seed=seed))


def pairs(records: int, *, seed: int = 0) -> set[tuple[str, str]]:
    """Give the true pairs (id in the first list, id in the second)."""
    return {
        (left.as_py(), right.as_py())
        for _, true in tables(records, seed=seed)
        for left, right in zip(true["left"], true["right"], strict=True)
    }


def chronologies(records: int, *, seed: int = 0):
    """Give the two lists as chronologies; ``chronoint.merge`` them and compare with `pairs`."""
    rows = table(records, seed=seed).to_pylist()
    names = {"first": "Register of Incidents", "second": "Observatory of Attacks"}
    return tuple(
        chronology(
            [event(row["id"], **_stated(row)) for row in rows if row["source"] == source],
            source=Source(source, title=names[source], published="2026-01-01"),
        )
        for source in ("first", "second")
    )


def write(records: int, folder: Path, *, seed: int = 0) -> None:
    """Write ``records.parquet`` and ``pairs.parquet``, with at most a part in memory."""
    folder.mkdir(parents=True, exist_ok=True)
    with (
        pq.ParquetWriter(folder / "records.parquet", SCHEMA) as all_records,
        pq.ParquetWriter(folder / "pairs.parquet", PAIRS) as all_pairs,
    ):
        for made, true in tables(records, seed=seed):
            all_records.write_table(made)
            all_pairs.write_table(true)


def write_csv(records: int, folder: Path, *, seed: int = 0) -> None:
    """Write the lists as people publish them: names of states, US dates in the first list."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = table(records, seed=seed).to_pylist()
    names = {code: name for code, name, _ in STATES}
    for source in ("first", "second"):
        lines = [_line(row, names) for row in rows if row["source"] == source]
        with (folder / f"{source}.csv").open("w", encoding="utf-8", newline="") as stream:
            sheet = csv.DictWriter(stream, list(lines[0]) if lines else ["id"])
            sheet.writeheader()
            sheet.writerows(lines)
    with (folder / "pairs.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([PAIRS.names, *sorted(pairs(records, seed=seed))])


def _stated(row):
    """Name what a row says with the fields of a claim."""
    said = {name: row[name] for name in STATED}
    for role in DATES:
        lo, hi = row[f"{role}_lo"], row[f"{role}_hi"]
        if lo is not None:
            said[role] = _day(lo) if lo == hi else f"{_day(lo)}/{_day(hi)}"
    return {name: value for name, value in said.items() if value}


def _line(row, names):
    days = {name: "" if row[name] is None else _day(row[name]) for name in SCHEMA.names[9:19]}
    line = {"id": row["id"], "title": row["title"], "description": row["summary"]}
    if row["source"] == "first":
        year, _, rest = days["disclosed_lo"].partition("-")
        line["disclosed"] = f"{rest.replace('-', '/')}/{year}" if year else ""
    else:
        line |= {"start": days["date_lo"], "end": days["date_hi"]}
        line |= {"attributed": days["attributed_lo"], "responded": days["responded_lo"]}
    for role in ("initiator", "target"):
        line[role] = "; ".join(names[code] for code in row[role])
    joined = {name: "; ".join(row[name]) for name in ("tags", "links")}
    return line | {"type": row["type"]} | joined


def _day(number):
    return str(np.datetime64(number, "D"))


class _Incidents:
    """What happened, in columns, before anybody wrote it down."""

    def __init__(self, chunk, seed):
        dice = np.random.default_rng([seed, chunk])
        self.dice, self.n = dice, CHUNK
        self.number = np.arange(CHUNK) + chunk * CHUNK
        states = np.arange(len(STATES))
        # A group acts in seven incidents of its chunk; two hundred groups act in every chunk.
        own = 1_000 + chunk * (CHUNK // 10) + dice.integers(0, CHUNK // 10, CHUNK)
        famous = np.minimum(dice.zipf(1.6, CHUNK), 200)
        self.group = np.where(dice.random(CHUNK) < 0.7, own, famous)
        self.initiator = (self.group * 7919) % len(STATES)
        self.victim = chunk * (CHUNK // 2) + dice.integers(0, CHUNK // 2, CHUNK)
        self.target = (self.victim * 6_271) % len(STATES)
        self.target += np.where(self.target == self.initiator, -1, 0)  # -1 is the last one
        self.other = np.where(dice.random(CHUNK) < 0.2, dice.choice(states, CHUNK), -1)
        self.malware = chunk * (CHUNK // 3) + dice.integers(0, CHUNK // 3, CHUNK)
        self.sector = dice.integers(0, len(SECTORS), CHUNK)
        self.type = dice.integers(0, len(TYPES), CHUNK)
        self.start = FIRST_DAY + dice.integers(0, DAYS, CHUNK)
        self.lasts = np.where(dice.random(CHUNK) < 0.5, 0, dice.geometric(1 / 90, CHUNK)) % 900
        self.disclosed = self.start + self.lasts + dice.geometric(1 / 60, CHUNK) % 700
        self.page = chunk * (CHUNK // 4) + dice.integers(0, CHUNK // 4, CHUNK)
        lists = dice.random(CHUNK)
        self.first, self.second = lists < 0.65, lists > 0.32

    def chance(self, share):
        return self.dice.random(self.n) < share


def _take(words, numbers):
    return pa.array(words).take(pa.array(numbers % len(words)))


def _join(*parts):
    parts = [pa.scalar(part) if isinstance(part, str) else part for part in parts]
    return pc.binary_join_element_wise(*parts, pa.scalar(""))


def _coin(numbers, salt):
    """Coin a name for each number: one to one, and neighbours look unlike."""
    base = len(SYLLABLES)
    mixed = (numbers.astype(np.int64) * 237_423_937 + salt) % base**4
    return _join(*(_take(SYLLABLES, mixed // base**place) for place in range(4)))


def _name(numbers, salt):
    return pc.utf8_capitalize(_coin(numbers, salt))


def _digits(numbers):
    return pa.array(numbers).cast(pa.string())


def _say(dice, patterns, slots):
    """Fill, in each row, one of the patterns, drawn at random."""
    drawn = dice.integers(0, len(patterns), len(next(iter(slots.values()))))
    texts, rows = [], []
    for number, pattern in enumerate(patterns):
        here = pa.array(np.flatnonzero(drawn == number))
        pieces = [piece for part in pattern.split("{") for piece in part.split("}", 1)]
        filled = [slots[piece].take(here) if piece in slots else piece for piece in pieces if piece]
        texts.append(_join(*filled))
        rows.append(here.to_numpy())
    back = np.argsort(np.concatenate(rows), kind="stable")
    return pa.concat_arrays(texts).take(pa.array(back))


def _lists(columns, stated):
    """Put columns of texts side by side as lists, leaving out what is not stated."""
    stated = np.column_stack(stated)
    width = len(columns)
    flat = pa.concat_arrays(columns).take(
        pa.array(np.arange(stated.size).reshape(width, -1).T.ravel()[stated.ravel()])
    )
    offsets = np.concatenate([[0], np.cumsum(stated.sum(1))]).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), flat)


def _days(numbers, stated):
    return pa.array(numbers.astype(np.int32), mask=~stated)


def _slots(it):
    group = _join(_name(it.group, 11), " ", _take(FORCES, it.group))
    alias = _join("TA", _digits(it.group))
    return {
        "demonym": _take([row[2] for row in STATES], it.target),
        "adjective": _take([row[2] for row in STATES], it.initiator),
        "state": _take([row[1] for row in STATES], it.target),
        "sector": _take(SECTORS, it.sector),
        "victim": _join(_name(it.victim, 5), " ", _take(VICTIMS, it.victim * 31)),
        "malware": _name(it.malware, 77),
        "group": group,
        "alias": pc.if_else(pa.array(it.chance(0.3)), alias, group),
    }


def _urls(it, source):
    """Own page, second page and a report on several incidents, decorated as people copy them."""
    year = _digits((1970 + it.disclosed / 365.2425).astype(int))
    host = _join(_take(DOMAINS, it.number * 13), "-", _coin(it.number % 997, 3), ".example")
    own = _join(host, "/", year, "/", _coin(it.number, 5), "-", _digits(it.number))
    more = _join("https://www.", host, "/notes/", _digits(it.number), ".html")
    report = _join("https://", _take(DOMAINS, it.page * 17), ".example/reports/", _digits(it.page))
    if source == "first":
        columns, shares = [_join("https://www.", own), more, report], (0.85, 0.25, 0.2)
    else:
        tails = _take(DECORATION, it.dice.integers(0, len(DECORATION), it.n))
        columns = [_join("http://", own, tails), _join(more, tails), report]
        shares = (0.75, 0.45, 0.25)
    return _lists(columns, [it.chance(share) for share in shares])


def _told(it, source, slots, ids):
    """Give the records of one list on all incidents of a chunk."""
    known = it.chance(0.95 if source == "first" else 0.75)
    no = np.zeros(it.n, bool)
    yes = ~no
    if source == "first":
        said = {"disclosed": (it.disclosed, it.disclosed, it.chance(0.97))}
    else:
        year = (it.start.astype("M8[D]").astype("M8[Y]")).astype("M8[D]").astype(np.int64)
        placeholder = it.chance(0.25)
        start = np.where(placeholder, year, it.start + it.dice.integers(-3, 4, it.n))
        end = np.where(placeholder & it.chance(0.5), start, it.start + it.lasts)
        reply = it.disclosed + it.dice.integers(0, 60, it.n)
        said = {
            "date": (start, np.maximum(start, end), it.chance(0.93)),
            "attributed": (it.disclosed, it.disclosed, it.chance(0.6)),
            "responded": (reply, reply, it.chance(0.2)),
        }
    codes = [row[0] for row in STATES]
    columns = {
        "id": ids,
        "source": pa.array([source]).take(pa.array(no.astype(int))),
        "title": _say(it.dice, TITLES[source], slots),
        "summary": _say(it.dice, SUMMARIES[source], slots),
        "type": _take(TYPES, np.where(it.chance(0.8), it.type, it.type + 1)),
        "initiator": _lists([_take(codes, it.initiator)], [known]),
        "target": _lists(
            [_take(codes, it.target), _take(codes, it.other)],
            [it.chance(0.9), (it.other >= 0) & (it.other != it.target) & it.chance(0.7)],
        ),
        "tags": _lists([slots["malware"], slots["group"]], [it.chance(0.2), it.chance(0.1)]),
        "links": _urls(it, source),
    }
    for role in DATES:
        lo, hi, stated = said.get(role, (no, no, ~yes))
        columns[f"{role}_lo"], columns[f"{role}_hi"] = _days(lo, stated), _days(hi, stated)
    lo, hi = columns["date_lo"], columns["date_hi"]
    span = pc.not_equal(lo, hi)
    columns["date_starts_by"] = pc.if_else(span, lo, pa.scalar(None, pa.int32()))
    columns["date_ends_from"] = pc.if_else(span, hi, pa.scalar(None, pa.int32()))
    return pa.table(columns).cast(SCHEMA)


def _chunk(chunk, seed, most):
    it = _Incidents(chunk, seed)
    slots = _slots(it)
    # Ids give nothing away: the numbers of the second list are another order of the first's.
    ids = {
        "first": _join("a-", _digits(it.number)),
        "second": _join("b-", _digits(it.number * 40_503 % (1 << 31))),
    }
    counts = it.first.astype(int) + it.second
    kept = np.cumsum(counts) <= most  # one short where the next incident has two
    told = {source: _told(it, source, slots, ids[source]) for source in ids}
    both = np.flatnonzero(kept & it.first & it.second)
    rows = np.concatenate([np.flatnonzero(kept & it.first), np.flatnonzero(kept & it.second)])
    made = pa.concat_tables(
        told[source].take(pa.array(np.flatnonzero(kept & getattr(it, source)))) for source in ids
    )
    if made.num_rows < most and not kept.all():  # one record more, to make the number full
        last = int(np.flatnonzero(~kept)[0])
        made = pa.concat_tables([made, told["first"].slice(last, 1)])
        rows = np.append(rows, last)
    made = made.take(pa.array(np.argsort(rows, kind="stable"))).combine_chunks()
    true = [ids[source].take(pa.array(both)) for source in ids]
    return made, pa.table(true, schema=PAIRS)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("records", type=int)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--csv", action="store_true")
    asked = parser.parse_args()
    (write_csv if asked.csv else write)(asked.records, asked.folder, seed=asked.seed)


if __name__ == "__main__":
    main()
