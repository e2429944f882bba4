"""Plain columns, as lists are published, to the columns that the SQL compares.

What a token, an address or a key of an actor is, is said in `texts`, `urls`
and `records`; here the same is done for many rows at once. Batches do not
depend on each other, so any number of machines can share the work.
"""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from chronoint.errors import ModelError
from chronoint.merging.candidates import SHORT_DAYS, SLACK_DAYS
from chronoint.merging.ragged import Ints, expand, ragged
from chronoint.merging.records import (
    FARTHEST,
    LOOSE_MARK,
    MOST_COUNTED,
    OTHER_TOKENS,
    TITLE_TOKENS,
    Keys,
    RecordTable,
)
from chronoint.merging.sql.plain import Named, Plain, runs
from chronoint.merging.sql.words import Vocabulary, Words, cut
from chronoint.merging.texts import STATE_MARK, fold
from chronoint.merging.urls import canonical
from chronoint.model import DATE_ROLES, ActorTable

__all__ = ["PREPARED", "Preparer", "prepared_table"]

_MONTHS = 1 << 24  # more than there are, before and after 1970
_MOMENT = ("lo", "hi", "wide")
PREPARED = pa.schema(
    [
        ("id", pa.string()),
        ("tokens", pa.list_(pa.string())),
        ("uses", pa.list_(pa.int8())),
        ("urls", pa.list_(pa.string())),
        ("initiators", pa.list_(pa.string())),
        ("places", pa.list_(pa.string())),
        ("acting", pa.bool_()),
        ("placed", pa.bool_()),
        ("kind", pa.string()),
        ("moments", pa.list_(pa.struct([(name, pa.int32()) for name in _MOMENT]))),
        ("months", pa.list_(pa.int32())),
    ]
)
"""One row a record.

Beside its distinct `tokens`, `uses` has twice the count of each, and one more
where a title has it. `acting` and `placed` say whether
a state is among the initiators and the places; the `wide` of a moment is twice
a quarter of its days; `months` count from 1970.
"""


class Preparer:
    """Turns batches of plain columns into batches of `PREPARED`.

    Parameters
    ----------
    actors
        Who is meant by a name or code; None for the built-in ones.
    """

    def __init__(self, actors: ActorTable | None = None) -> None:
        self._key_of = Keys(actors or ActorTable())

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Prepare one batch.

        Raises
        ------
        ModelError
            A row has no id, or a date that ends before it begins.
        """
        plain = Plain(batch)
        ids = plain.ids()
        known = Vocabulary()
        titles = cut(plain.text("title"), known).first(TITLE_TOKENS)
        initiators = self._keys(plain, "initiator")
        places = self._keys(plain, "target", "venue")
        loose = [*_loose(initiators), *_loose(places)]
        others = _others(plain, loose, known).first(OTHER_TOKENS)
        tokens = list(known)
        for words in (titles, others):
            places = _with_named(places, initiators, words, tokens, plain.count)
        columns = {
            "id": ids,
            **_counted(titles, others, tokens, plain.count),
            "urls": _urls(plain).lists(plain.count),
            "initiators": initiators.lists(plain.count),
            "places": places.lists(plain.count),
            "acting": pa.array(_stated(initiators, plain.count)),
            "placed": pa.array(_stated(places, plain.count)),
            "kind": _kinds(plain),
            **_day_columns(*_moments(plain), plain.count),
        }
        return pa.RecordBatch.from_pydict(columns, schema=PREPARED)

    def _keys(self, plain: Plain, *names: str) -> Named:
        """Give the distinct keys of the actors of columns, but not of nobody."""
        found: dict[str, int] = {}
        rows, numbers = [], []
        for name in names:
            row, texts = plain.texts(name)
            coded = texts.dictionary_encode()
            keys = [sorted(self._key_of.of([actor])) for actor in coded.dictionary.to_pylist()]
            meant = ragged([[found.setdefault(key, len(found)) for key in some] for some in keys])
            owner, at = expand(meant, coded.indices.to_numpy(zero_copy_only=False).astype(np.int64))
            rows.append(row[owner])
            numbers.append(meant.values[at])
        return Named.of(np.concatenate(rows), np.concatenate(numbers), list(found))


def _loose(keys: Named) -> list[tuple[int, str]]:
    """Give (row, name) of those for whom no state was found."""
    loose = np.array([key.startswith(LOOSE_MARK) for key in keys.names], dtype=np.bool_)
    if not loose.any():
        return []
    chosen = loose[keys.numbers]
    names = [keys.names[number][len(LOOSE_MARK) :] for number in keys.numbers[chosen].tolist()]
    return list(zip(keys.rows[chosen].tolist(), names, strict=True))


def _stated(keys: Named, count: int) -> "np.ndarray[Any, np.dtype[np.bool_]]":
    """Say which rows have a key of a state."""
    state = np.array([not key.startswith(LOOSE_MARK) for key in keys.names], dtype=np.bool_)
    told: np.ndarray[Any, np.dtype[np.bool_]] = np.zeros(count, dtype=np.bool_)
    told[keys.rows[state[keys.numbers]] if len(keys.rows) else keys.rows] = True
    return told


def _with_named(
    places: Named, initiators: Named, words: Words, tokens: Sequence[str], count: int
) -> Named:
    """Where no state is told as a place, add those that are named and do not initiate."""
    state = np.array([token.startswith(STATE_MARK) for token in tokens], dtype=np.bool_)
    if not state.any():
        return places
    chosen = state[words.numbers] & ~_stated(places, count)[words.rows]
    numbers = {name: number for number, name in enumerate(places.names)}
    acting = set(zip(initiators.rows.tolist(), initiators.numbers.tolist(), strict=True))
    actor = {name: number for number, name in enumerate(initiators.names)}
    rows, added = [], []
    for row, number in zip(
        words.rows[chosen].tolist(), words.numbers[chosen].tolist(), strict=True
    ):
        code = tokens[number][len(STATE_MARK) :]
        if (row, actor.get(code, -1)) not in acting:
            rows.append(row)
            added.append(numbers.setdefault(code, len(numbers)))
    return Named.of(
        np.concatenate([places.rows, np.array(rows, dtype=np.int64)]),
        np.concatenate([places.numbers, np.array(added, dtype=np.int64)]),
        list(numbers),
    )


def _others(plain: Plain, loose: Sequence[tuple[int, str]], known: Vocabulary) -> Words:
    """Give the tokens of all texts but titles; the distinct ones of a row in their order."""
    summaries = plain.text("summary")
    more: dict[int, set[str]] = {}
    for name in ("persons", "tags"):
        rows, texts = plain.texts(name)
        for row, text in zip(rows.tolist(), texts.to_pylist(), strict=True):
            more.setdefault(row, set()).add(text)
    for row, text in loose:
        more.setdefault(row, set()).add(text)
    several = sorted(more)
    told = summaries.take(pa.array(several, pa.int64())).to_pylist()
    for row, summary in zip(several, told, strict=True):
        if summary:
            more[row].add(summary)
    if several:
        mask = np.zeros(plain.count, dtype=np.bool_)
        mask[several] = True
        joined = ["\n".join(sorted(more[row])) for row in several]
        summaries = pc.replace_with_mask(
            summaries.cast(pa.large_string()), pa.array(mask), pa.array(joined, pa.large_string())
        )

    def whole(row: int) -> list[str]:
        return sorted(more[row]) if row in more else [summaries[row].as_py() or ""]

    return cut(summaries, known, whole)


def _counted(titles: Words, others: Words, tokens: Sequence[str], count: int) -> dict[str, Any]:
    """Count the tokens of each row, those of the title first."""
    size = max(1, len(tokens))
    rows = np.concatenate([titles.rows, others.rows])
    numbers = np.concatenate([titles.numbers, others.numbers])
    in_title = np.arange(len(rows)) < len(titles.rows)
    packed = (rows * size + numbers) * 2 + ~in_title
    packed.sort()
    key = packed // 2
    begins = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else key
    rows, numbers = key[begins] // size, key[begins] % size
    titled = packed[begins] % 2 == 0
    counts = np.add.reduceat(2 - packed % 2, begins) if len(key) else begins
    uses = 2 * np.minimum(counts, MOST_COUNTED) + titled
    return {
        "tokens": runs(rows, pa.array(tokens, pa.string()).take(pa.array(numbers)), count),
        "uses": runs(rows, pa.array(uses.astype(np.int8)), count),
    }


# Addresses of which `canonical` only leaves out what is outside of the group, for speed.
_ADDRESS = re.compile(
    r"https?://(?:www\.)?"
    r"((?!(?:www\d?|m|mobile|amp)\.|[a-z0-9.-]*(?:archive|google))[a-z0-9-]+(?:\.[a-z0-9-]+)+"
    r"/[A-Za-z0-9_./-]*[A-Za-z0-9_-])"
    r"/*(?:\?utm_\w+=[^#&]*(?:&utm_\w+=[^#&]*)*)?(?:#.*)?"
)


def _address(url: str) -> str | None:
    """Do what `canonical` does, sooner where little is to be done."""
    plain = _ADDRESS.fullmatch(url)
    if plain is None:
        return canonical(url)
    low = plain[1].lower()
    return canonical(url) if low.endswith("amp") or "index." in low else plain[1]


def _urls(plain: Plain) -> Named:
    rows, texts = plain.texts("links")
    numbers: dict[str, int] = {}
    found = [_address(text) for text in texts.to_pylist()]
    at = [-1 if url is None else numbers.setdefault(url, len(numbers)) for url in found]
    held = np.array(at, dtype=np.int64)
    return Named.of(rows[held >= 0], held[held >= 0], list(numbers))


def _kinds(plain: Plain) -> "pa.Array[Any]":
    coded = plain.text("type").dictionary_encode()
    folded = [fold(kind) or None for kind in coded.dictionary.to_pylist()]
    return pa.array(folded, pa.string()).take(coded.indices)


def _moments(plain: Plain) -> tuple[Ints, Ints, Ints]:
    """Give first day, last day and row of all ranges of days, each once, in order of rows."""
    found: list[Ints] = []
    for role in DATE_ROLES:
        stated = {
            end: plain.days(f"{role}_{end}") for end in ("lo", "hi", "starts_by", "ends_from")
        }
        known = {
            end: column.is_valid().to_numpy(zero_copy_only=False) for end, column in stated.items()
        }
        lo = _filled(stated["lo"], -FARTHEST)
        hi = _filled(stated["hi"], FARTHEST)
        _check_order(plain, role, lo, hi)
        starts_by = np.maximum(_filled(stated["starts_by"], 0), lo)
        ends_from = _filled(stated["ends_from"], 0)
        found += [
            _chosen(lo, hi, known["lo"] | known["hi"]),
            _chosen(lo, starts_by, known["lo"] & known["starts_by"]),
            _chosen(ends_from, np.maximum(hi, ends_from), known["hi"] & known["ends_from"]),
        ]
    rows, firsts, lasts = np.concatenate(found, axis=1)
    order = np.lexsort((lasts, firsts, rows))
    rows, firsts, lasts = rows[order], firsts[order], lasts[order]
    fresh = np.ones(len(rows), dtype=np.bool_)
    fresh[1:] = (rows[1:] != rows[:-1]) | (firsts[1:] != firsts[:-1]) | (lasts[1:] != lasts[:-1])
    return firsts[fresh], lasts[fresh], rows[fresh]


def _filled(column: "pa.Array[Any]", missing: int) -> Ints:
    days: Ints = column.fill_null(missing).to_numpy(zero_copy_only=False).astype(np.int64)
    return np.clip(days, -FARTHEST, FARTHEST)


def _chosen(first: Ints, last: Ints, known: "np.ndarray[Any, np.dtype[np.bool_]]") -> Ints:
    rows = np.flatnonzero(known)
    return np.stack([rows, first[rows], last[rows]])


def _check_order(plain: Plain, role: str, lo: Ints, hi: Ints) -> None:
    wrong = np.flatnonzero(lo > hi)
    if len(wrong):
        row = int(wrong[0])
        record = plain.ids()[row].as_py()
        msg = f"record {record!r}: {role}_lo {lo[row]} is after {role}_hi {hi[row]}"
        raise ModelError(msg)


def _day_columns(firsts: Ints, lasts: Ints, rows: Ints, count: int) -> dict[str, Any]:
    """Give the ranges, and the months that short ones are near."""
    short = lasts - firsts < SHORT_DAYS
    begin = _month(firsts[short] - SLACK_DAYS)
    lengths = _month(lasts[short] + SLACK_DAYS) - begin + 1
    owner = np.repeat(np.arange(len(begin)), lengths)
    month = begin[owner] + np.arange(len(owner)) - (np.cumsum(lengths) - lengths)[owner]
    near = np.unique(rows[short][owner] * _MONTHS + month + _MONTHS // 2)
    months = near % _MONTHS - _MONTHS // 2
    wide = 2 * ((lasts - firsts + 1) // 4)
    days = [pa.array(numbers.astype(np.int32)) for numbers in (firsts, lasts, wide)]
    return {
        "moments": runs(rows, pa.StructArray.from_arrays(days, list(_MOMENT)), count),
        "months": runs(near // _MONTHS, pa.array(months.astype(np.int32)), count),
    }


def _month(days: Ints) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)


def prepared_table(table: RecordTable) -> pa.Table:
    """Give the rows of a table of records as the columns of `PREPARED`."""
    count = len(table)
    words = table.words
    firsts, lasts = table.first_days, table.last_days
    kinds = pa.array(table.kinds, mask=table.kinds < 0)
    tokens = pa.array(table.vocabulary, pa.string()).take(pa.array(words.values))
    uses = 2 * table.counts + table.in_title
    initiators = Named(table.initiators.rows, table.initiators.values, table.keys)
    places = Named(table.places.rows, table.places.values, table.keys)
    columns = {
        "id": pa.array(table.ids, pa.string()),
        "tokens": runs(words.rows, tokens, count),
        "uses": runs(words.rows, pa.array(uses.astype(np.int8)), count),
        "urls": Named(table.urls.rows, table.urls.values, table.url_names).lists(count),
        "initiators": initiators.lists(count),
        "places": places.lists(count),
        "acting": pa.array(_stated(initiators, count)),
        "placed": pa.array(_stated(places, count)),
        "kind": pa.array(table.kind_names, pa.string()).take(kinds),
        **_day_columns(firsts.values, lasts.values, firsts.rows, count),
    }
    return pa.table(columns, schema=PREPARED)
