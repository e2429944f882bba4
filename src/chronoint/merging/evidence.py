"""What speaks for and against two records telling of one event, in numbers.

Fixed weights, added up; no training. All numbers are whole thousandths of
log-odds, and all steps are sums, products and divisions of whole numbers, so
that another engine comes to the same scores to the last digit. The sentences
for a person are made in `explain`, for the pairs that are shown.

The terms, each with its weight in `WEIGHTS`:

base
    What any two records start from: most pairs are two events.
url
    Addresses that both cite, less the more other records cite them:
    ``url // (records with it - 1)``, added up.
rare
    Tokens of both that few records have: ``idf // rare_share``, added up.
text
    Cosine of the weighted tokens of both.
title
    How much of one title stands in the other record: the idf of its tokens
    that are there by the idf of all, the larger of both ways.
actor
    States, or other actors, that initiate in both; or states in each that
    differ. One that says nothing speaks neither way.
place
    Likewise for targets and venues, or the states that a title names.
date
    The nearest two moments, whatever their roles: days between them, and a
    quarter of the wider range, which is about how far a day of it lies from
    where it is. Ranges that meet never speak against.
type
    The same kind of event.
"""

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from chronoint.merging.candidates import Limits, limits
from chronoint.merging.frequencies import Frequencies, document_counts, idf_table
from chronoint.merging.ragged import Ints, Ragged, expand
from chronoint.merging.records import LOOSE_MARK, RecordTable

__all__ = ["TERMS", "WEIGHTS", "Evidence", "Scorer", "Weights"]

TERMS = ("base", "url", "rare", "text", "title", "actor", "place", "date", "type")
"""The names of the terms, in the order in which they are told."""

_UNIT = 10_000
_AT_ONCE = 100_000
# A token in one number: which it is, whether of the right record, whether in a title, its unit.
_TOKEN_BITS, _RIGHT, _TITLED, _UNITS = 16, 1 << 15, 1 << 14, (1 << 14) - 1


@frozen
class Evidence:
    """One reason for or against two records being one event.

    Parameters
    ----------
    name
        One of `TERMS`; ``"decision"``, ``"id"`` or ``"file"`` where no score
        decided.
    weight
        Thousandths of log-odds.
    sentence
        The reason in words.
    """

    name: str
    weight: int
    sentence: str


@frozen
class Weights:
    """Weights of evidence, in thousandths of log-odds.

    Measured on two lists of incidents of the same years; round, and few.

    Parameters
    ----------
    base
        Of any pair.
    url
        One address that only these two cite; also the most all can give.
    rare_share, rare_most
        A rare token gives its idf divided by the first, all at most the second.
    text_slope, text_most
        Given for each tenth of the cosine, and at most.
    title
        Given for a title that stands in the other record as a whole.
    actor_shared, actor_apart, place_shared, place_apart
        Keys in common; states in each, and none in common.
    date_steps
        Largest gap in days and weight, then the next; the last is for all
        gaps beyond.
    kind
        The same type.
    """

    base: int = -5000
    url: int = 5000
    rare_share: int = 6
    rare_most: int = 2000
    text_slope: int = 1300
    text_most: int = 3900
    title: int = 1200
    actor_shared: int = 1200
    actor_apart: int = -2000
    place_shared: int = 900
    place_apart: int = -700
    date_steps: tuple[tuple[int, int], ...] = (
        (7, 2200),
        (31, 1600),
        (180, 600),
        (365, 0),
        (730, -1500),
        (1 << 40, -3000),
    )
    kind: int = 800


WEIGHTS = Weights()


@frozen(eq=False)
class Scorer:
    """Compares pairs of rows of one table.

    Parameters
    ----------
    table
        The records.
    frequencies
        Kept from another run; None to count in the table.
    weights
        The default is meant for all uses; others are for measuring.

    Attributes
    ----------
    words, urls
        Document frequencies by number of token and of address.
    most
        The limits that follow from the number of records.
    """

    table: RecordTable
    frequencies: Frequencies | None = None
    weights: Weights = WEIGHTS
    words: Ints = field(init=False)
    urls: Ints = field(init=False)
    most: Limits = field(init=False)
    _idf: Ints = field(init=False)
    _packed: Ints = field(init=False)
    _title_mass: Ints = field(init=False)
    _is_state: Ints = field(init=False)

    def __attrs_post_init__(self) -> None:
        table = self.table
        records, words, urls = document_counts(table, self.frequencies)
        idf = idf_table(records, np.maximum(words, 2))
        owners = table.words.rows
        heavy = table.counts * idf[words][table.words.values]
        # Sums of squares stay below 2**53: 320 tokens of at most 4 * 30,000.
        norm = np.sqrt(np.bincount(owners, heavy * heavy, len(table))).astype(np.int64)
        units = _UNIT * heavy // np.maximum(norm, 1)[owners]
        self._set("words", words)
        self._set("urls", urls)
        self._set("most", limits(records))
        self._set("_idf", idf)
        self._set(
            "_packed", (table.words.values << _TOKEN_BITS) | (table.in_title * _TITLED) | units
        )
        self._set(
            "_title_mass",
            _sums(owners, table.in_title * idf[words][table.words.values], len(table)),
        )
        self._set(
            "_is_state",
            np.array([not key.startswith(LOOSE_MARK) for key in table.keys], dtype=np.int64),
        )

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def links(self, left: Ints, right: Ints, floor: int = 0) -> tuple[Ints, Ints, Ints]:
        """Score pairs and keep those that reach a floor.

        Parameters
        ----------
        left, right
            Rows of the table, pair by pair.
        floor
            Least score that is kept, in thousandths.

        Returns
        -------
        tuple of arrays
            Left rows, right rows, and the terms: one row a pair, one column
            for each of `TERMS`. The score is the sum of a row.
        """
        kept = [
            self._kept(left[at : at + _AT_ONCE], right[at : at + _AT_ONCE], floor)
            for at in range(0, max(1, len(left)), _AT_ONCE)
        ]
        lefts, rights, terms = zip(*kept, strict=True)
        return np.concatenate(lefts), np.concatenate(rights), np.concatenate(terms)

    def _kept(self, left: Ints, right: Ints, floor: int) -> tuple[Ints, Ints, Ints]:
        weights = self.weights
        terms = np.zeros((len(left), len(TERMS)), dtype=np.int64)
        terms[:, 0] = weights.base
        terms[:, 1] = self._url(left, right)
        terms[:, 5] = self._sides(
            self.table.initiators, left, right, weights.actor_shared, weights.actor_apart
        )
        terms[:, 6] = self._sides(
            self.table.places, left, right, weights.place_shared, weights.place_apart
        )
        terms[:, 7] = self._date(left, right)
        terms[:, 8] = self._kind(left, right)
        # What the texts can add at most decides whether they are compared at all.
        most = weights.rare_most + weights.text_most + weights.title
        hopeful = terms.sum(axis=1) + most >= floor
        left, right, terms = left[hopeful], right[hopeful], terms[hopeful]
        terms[:, 2], terms[:, 3], terms[:, 4] = self._texts(left, right)
        enough = terms.sum(axis=1) >= floor
        return left[enough], right[enough], terms[enough]

    def _url(self, left: Ints, right: Ints) -> Ints:
        counts = np.maximum(self.urls, 2)
        worth = np.where(counts <= self.most.url, self.weights.url // (counts - 1), 0)
        total = _shared(self.table.urls, left, right, worth)
        return np.minimum(total, self.weights.url)

    def _sides(self, column: Ragged, left: Ints, right: Ints, shared: int, apart: int) -> Ints:
        common = _shared(column, left, right, np.ones(len(self.table.keys), dtype=np.int64)) > 0
        states = np.bincount(column.rows, self._is_state[column.values], len(column)) > 0
        differ = states[left] & states[right] & ~common
        return np.where(common, shared, np.where(differ, apart, 0)).astype(np.int64)

    def _kind(self, left: Ints, right: Ints) -> Ints:
        kinds = self.table.kinds
        same = (kinds[left] == kinds[right]) & (kinds[left] >= 0)
        return np.where(same, self.weights.kind, 0).astype(np.int64)

    def _date(self, left: Ints, right: Ints) -> Ints:
        """Give the best over all moments of the left and all of the right record."""
        first, last = self.table.first_days, self.table.last_days
        pair, at = expand(first, left)
        step, against = expand(first, right[pair])
        pair, at = pair[step], at[step]
        begin, end = first.values[at], last.values[at]
        other_begin, other_end = first.values[against], last.values[against]
        gaps = np.maximum(0, np.maximum(other_begin - end, begin - other_end))
        steps = np.array([days for days, _ in self.weights.date_steps], dtype=np.int64)
        worths = np.array([worth for _, worth in self.weights.date_steps], dtype=np.int64)
        width = np.maximum(end - begin, other_end - other_begin) + 1
        worth = worths[np.searchsorted(steps, gaps + width // 4)]
        worth = np.where(gaps == 0, np.maximum(worth, 0), worth)
        lowest = np.iinfo(np.int64).min
        best = np.full(len(left), lowest, dtype=np.int64)
        np.maximum.at(best, pair, worth)
        return np.where(best == lowest, 0, best)

    def _texts(self, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints]:
        weights = self.weights
        pairs, token, product, sides = self._shared_tokens(left, right)
        total = len(left)
        worth = np.where(
            self.words[token] <= self.most.token,
            self._idf[np.maximum(self.words[token], 2)] // weights.rare_share,
            0,
        )
        rare = np.minimum(_sums(pairs, worth, total), weights.rare_most)
        dot = _sums(pairs, product, total)
        text = np.minimum(dot * weights.text_slope // (_UNIT * _UNIT // 10), weights.text_most)
        shares = [
            1000 * _sums(pairs, self._idf[self.words[token]] * (titled & 1), total) // mass
            for titled, mass in (
                (sides, np.maximum(self._title_mass[left], 1)),
                (sides >> 1, np.maximum(self._title_mass[right], 1)),
            )
        ]
        title = np.maximum(*shares) * weights.title // 1000
        return rare, text, title

    def _shared_tokens(self, left: Ints, right: Ints) -> tuple[Ints, Ints, Ints, Ints]:
        """Give pair, token, product of units, and whether both titles have it."""
        lengths = self.table.words.lengths
        longest = np.maximum(lengths[left], lengths[right])
        found = [np.zeros((4, 0), dtype=np.int64)]
        low = 0
        for high in (8, 16, 24, 32, 48, 64, 96, 128, 192, 320):
            chosen = np.flatnonzero((longest > low) & (longest <= high))
            low = high
            step = max(1, 2_000_000 // high)
            for at in range(0, len(chosen), step):
                part = chosen[at : at + step]
                found.append(self._merged(part, left[part], right[part], high))
        pair, token, product, both = np.concatenate(found, axis=1)
        return pair, token, product, both

    def _merged(self, pairs: Ints, left: Ints, right: Ints, width: int) -> Ints:
        # Both rows sorted into one: a token of both then stands twice in a row, left first.
        both = [self._padded(left, width, -1), self._padded(right, width, -1) | _RIGHT]
        rows = np.concatenate(both, axis=1)
        rows.sort(axis=1)
        tokens = rows >> _TOKEN_BITS
        line, at = np.nonzero((tokens[:, 1:] == tokens[:, :-1]) & (tokens[:, 1:] >= 0))
        one, other = rows[line, at], rows[line, at + 1]
        sides = (one & _TITLED > 0) + 2 * (other & _TITLED > 0)
        product = (one & _UNITS) * (other & _UNITS)
        return np.stack([pairs[line], tokens[line, at], product, sides])

    def _padded(self, rows: Ints, width: int, empty: int) -> Ints:
        words = self.table.words
        at = words.starts[rows][:, None] + np.arange(width)
        inside = np.arange(width) < words.lengths[rows][:, None]
        return np.where(inside, self._packed[np.minimum(at, len(self._packed) - 1)], empty)


def _sums(groups: Ints, values: Ints | NDArray[np.bool_], count: int) -> Ints:
    return np.bincount(groups, values, count).astype(np.int64)


def _shared(column: Ragged, left: Ints, right: Ints, worth: Ints) -> Ints:
    """Add up, for each pair, what the values of both rows are worth."""
    if not len(column.values):
        return np.zeros(len(left), dtype=np.int64)
    span = int(column.values.max()) + 1
    known = np.sort(column.rows * span + column.values)
    pair, at = expand(column, left)
    values = column.values[at]
    asked = right[pair] * span + values
    found = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    hit = known[found] == asked
    return _sums(pair[hit], worth[values[hit]], len(left))
