"""Pairs of records that are worth comparing, found without comparing all.

Records that share a key stand in one bucket; all pairs of a small bucket are
candidates, a large one is dropped, since what so many share tells nothing.
That bounds the work at the number of keys times the size of a bucket.
"""

from collections.abc import Iterator

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from chronoint.merging.ragged import Ints, Ragged, expand
from chronoint.merging.records import RecordTable

__all__ = ["MOST_ACTORS", "SHORT_DAYS", "SLACK_DAYS", "Limits", "candidates", "limits"]

_RARE, _FEW, _MANY = 200, 2, 24
_URL_BUCKET, _BUCKET = 50, 24
SHORT_DAYS, SLACK_DAYS, MOST_ACTORS = 62, 7, 8
_PAIRS_AT_ONCE = 4_000_000


@frozen
class Limits:
    """Up to how many records may share a thing for it to be evidence.

    Parameters
    ----------
    url, token
        Largest document frequencies.
    bucket
        Records of one month, initiator and place, or of one title.
    """

    url: int
    token: int
    bucket: int = _BUCKET


def limits(records: int) -> Limits:
    """Give the limits for a number of records: a rare token is in one of 200, of 2 to 24."""
    return Limits(_URL_BUCKET, min(max(records // _RARE, _FEW), _MANY))


def candidates(table: RecordTable, words: Ints, urls: Ints, most: Limits) -> tuple[Ints, Ints]:
    """Give the pairs of records that share a key of a small bucket.

    Parameters
    ----------
    table
        The records.
    words, urls
        Document frequencies by number of token and of address.
    most
        Limits of the buckets.

    Returns
    -------
    tuple of arrays
        Rows of the left and of the right record, left before right; sorted,
        each pair once. Shared are an address, a rare token, a title, a word of
        few titles, initiator and place, or place and month.
    """
    rare = _chosen(table.words, words <= most.token)
    shared = _chosen(table.urls, urls <= most.url)
    found: list[Ints] = []
    for keys, rows, bucket in (
        (*shared, most.url),
        (*rare, most.token),
        (*_titles(table), most.bucket),
        (*_title_words(table), most.bucket),
        (*_actors(table), most.bucket),
        (*_months(table, with_initiator=True), most.bucket),
        (*_months(table, with_initiator=False), most.bucket),
    ):
        for pairs in _pairs(keys, rows, bucket, len(table)):
            found.append(pairs)
            if sum(map(len, found[1:])) > _PAIRS_AT_ONCE:
                found = [_distinct(np.concatenate(found))]
    total = max(1, len(table))
    pairs = _distinct(np.concatenate([np.zeros(0, dtype=np.int64), *found]))
    return pairs // total, pairs % total


def _distinct(numbers: Ints) -> Ints:
    # Faster than np.unique, which hashes.
    numbers = np.sort(numbers)
    return numbers[np.r_[True, numbers[1:] != numbers[:-1]]] if len(numbers) else numbers


def _chosen(column: Ragged, wanted: NDArray[np.bool_]) -> tuple[Ints, Ints]:
    kept = wanted[column.values]
    return column.values[kept], column.rows[kept]


def _pairs(keys: Ints, rows: Ints, bucket: int, total: int) -> Iterator[Ints]:
    """Give the pairs within buckets of at most so many records, as left * total + right."""
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, int)
    sizes = np.diff(np.r_[begins, len(keys)])
    for size in np.unique(sizes[(sizes > 1) & (sizes <= bucket)]).tolist():
        first, second = np.triu_indices(size, 1)
        chosen = begins[sizes == size]
        step = max(1, _PAIRS_AT_ONCE // len(first))
        for at in range(0, len(chosen), step):
            members = rows[chosen[at : at + step, None] + np.arange(size)]
            yield (members[:, first] * total + members[:, second]).ravel()


def _titles(table: RecordTable) -> tuple[Ints, Ints]:
    """Give the whole set of title tokens as a key."""
    owners, values = table.words.rows, table.words.values
    kept = table.in_title == 1
    owners, values = owners[kept], values[kept]
    order = np.lexsort((values, owners))
    owners, values = owners[order], values[order]
    begins = np.flatnonzero(np.r_[True, owners[1:] != owners[:-1]]) if len(owners) else owners
    numbers: dict[bytes, int] = {}
    ends = np.r_[begins[1:], len(values)] if len(begins) else begins
    keys = [
        numbers.setdefault(values[begin:end].tobytes(), len(numbers))
        for begin, end in zip(begins.tolist(), ends.tolist(), strict=True)
    ]
    return np.array(keys, dtype=np.int64), owners[begins]


def _title_words(table: RecordTable) -> tuple[Ints, Ints]:
    """Give each token of a title as a key."""
    kept = table.in_title == 1
    return table.words.values[kept], table.words.rows[kept]


def _actors(table: RecordTable) -> tuple[Ints, Ints]:
    """Give initiator and place as a key."""
    row = table.initiators.rows
    kept = _few_actors(table)[row]
    row, who = row[kept], table.initiators.values[kept]
    owner, at = expand(table.places, row)
    return who[owner] * max(1, len(table.keys)) + table.places.values[at], row[owner]


def _few_actors(table: RecordTable) -> NDArray[np.bool_]:
    """Tell which records name few actors; what is done by or to many is no key."""
    most = np.maximum(table.initiators.lengths, table.places.lengths)
    return most <= MOST_ACTORS


def _months(table: RecordTable, *, with_initiator: bool) -> tuple[Ints, Ints]:
    """Give initiator, place and month as a key, for every month that a short range is near."""
    first, last = table.first_days.values, table.last_days.values
    short = (last - first < SHORT_DAYS) & _few_actors(table)[table.first_days.rows]
    row = table.first_days.rows[short]
    begin = _month(first[short] - SLACK_DAYS)
    end = _month(last[short] + SLACK_DAYS)
    counts = end - begin + 1
    owner = np.repeat(np.arange(len(row)), counts)
    month = begin[owner] + np.arange(len(owner)) - (np.cumsum(counts) - counts)[owner]
    row = row[owner]
    # One row for each initiator of it, then one for each place of that.
    who = np.full(len(row), -1)
    if with_initiator:
        owner, at = expand(table.initiators, row)
        row, month, who = row[owner], month[owner], table.initiators.values[at]
    owner, at = expand(table.places, row)
    row, month, who, where = row[owner], month[owner], who[owner], table.places.values[at]
    total = max(1, len(table.keys)) + 1
    packed = (month * total + who + 1) * total + where
    order = np.lexsort((row, packed))
    packed, row = packed[order], row[order]
    fresh = np.r_[True, (packed[1:] != packed[:-1]) | (row[1:] != row[:-1])][: len(row)]
    return packed[fresh], row[fresh]


def _month(days: Ints) -> Ints:
    return days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
