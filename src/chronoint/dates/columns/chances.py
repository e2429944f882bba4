"""Chances, draws and widening for whole columns.

Plain rows are counted by the formula of `chance`, written as a sum of parts that are
never negative, so that floats lose nothing. Rows whose exact law is no pair of ranges
are handed to `chance` itself, each different pair once.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from chronoint.dates.calendar import SECONDS_PER_DAY
from chronoint.dates.chance import exact as chance
from chronoint.dates.chance.laws import Horizon, horizon_days
from chronoint.dates.columns.arrays import NO_SHIFT, Points, is_saturated
from chronoint.dates.columns.truths import (
    FAR_AFTER,
    FAR_BEFORE,
    INSTANT,
    ONE_OF,
    OPEN,
    UNKNOWN,
)
from chronoint.dates.value import UncertainDate
from chronoint.errors import ChanceError

if TYPE_CHECKING:
    from chronoint.dates.columns.table import DateTable

__all__ = ["chance_rows", "each_once", "each_pair_once", "sample_rows"]

_Floats = NDArray[np.float64]
_Flags = NDArray[np.bool_]


class _Ranges:
    """First and last days as ranges, half-open, and which rows are more than that."""

    def __init__(self, table: "DateTable", days: tuple[int, int] | None) -> None:
        rows = table.rows()
        self.is_moment: _Flags = (rows.kind == INSTANT) | (rows.kind == ONE_OF)
        self.start, self.start_stop = _window(rows.earliest_start, rows.latest_start)
        self.end, self.end_stop = _window(rows.earliest_end, rows.latest_end)
        # A span's open ends lie beyond all days; those of a set stand for some day.
        self.always: _Flags = ~self.is_moment & (rows.start_bound == OPEN)
        self.forever: _Flags = ~self.is_moment & (rows.end_bound == OPEN)
        open_set = self.is_moment & ((rows.start_bound != 0) | (rows.end_bound != 0))
        if days is not None and open_set.any():
            self._fill(open_set, days)
            open_set = open_set & (self.start >= self.end_stop)
        unknown = (rows.start_bound == UNKNOWN) | (rows.end_bound == UNKNOWN)
        self.unlimited: _Flags = open_set | (~self.is_moment & unknown)
        both = ~(self.is_moment | self.always | self.forever)
        self.tied: _Flags = both & (self.start_stop - 1 > self.end)
        self.kept: _Flags = table.kept_at >= 0
        if self.kept.any():
            # Far years are answered by their dates; here they must only not divide by 0.
            self.start_stop = np.maximum(self.start_stop, self.start + 1)
            self.end_stop = np.maximum(self.end_stop, self.end + 1)
        self.apart: _Flags = self.unlimited | self.tied | self.kept

    def _fill(self, rows: _Flags, days: tuple[int, int]) -> None:
        for first in (self.start, self.end):
            first[rows & (first == FAR_BEFORE)] = days[0]
        for stop in (self.start_stop, self.end_stop):
            stop[rows & (stop == FAR_AFTER + 1)] = days[1] + 1


def _window(earliest: Points, latest: Points) -> tuple[Points, Points]:
    return earliest // SECONDS_PER_DAY, (latest - 1) // SECONDS_PER_DAY + 1


def chance_rows(
    ones: "DateTable", others: "DateTable", horizon: Horizon | None, *, same: bool
) -> _Floats:
    """Give the chance of before, or of sharing a day, for each pair of rows.

    Parameters
    ----------
    ones, others
        Equally many, or one of either for all.
    horizon
        As for `chance.chance_before`.
    same
        Share a day, instead of before.
    """
    days = None if horizon is None else horizon_days(horizon)
    a, b = _Ranges(ones, days), _Ranges(others, days)
    shape = np.broadcast_shapes(a.start.shape, b.start.shape)
    shifts = ones.shift_minutes, others.shift_minutes
    apart = np.broadcast_to(a.apart | b.apart, shape) | (
        (shifts[0] != shifts[1]) & (shifts[0] != NO_SHIFT) & (shifts[1] != NO_SHIFT)
    )
    found = _share_rows(a, b, shape) if same else _before_rows(a, b)
    if not apart.any():
        return found
    ask = chance.chance_same_day if same else chance.chance_before

    def answer(one: UncertainDate, other: UncertainDate) -> float:
        try:
            return ask(one, other, horizon=horizon)
        except ChanceError:
            return np.nan

    rows = np.flatnonzero(apart)
    found[rows] = each_pair_once(ones, others, rows, answer)
    return found


def _before_rows(a: _Ranges, b: _Ranges) -> _Floats:
    found = _before(a.end, a.end_stop, b.start, b.start_stop)
    never = a.forever | b.always
    if never.any():
        found[np.broadcast_to(never, found.shape)] = 0.0
    return found


def _share_rows(a: _Ranges, b: _Ranges, shape: tuple[int, ...]) -> _Floats:
    moments = np.broadcast_to(a.is_moment & b.is_moment, shape)
    if moments.all():
        return _same(a.start, a.start_stop, b.start, b.start_stop)
    found = 1.0 - _before_rows(a, b) - _before_rows(b, a)
    found = np.maximum(found, 0.0)
    if moments.any():
        same = _same(a.start, a.start_stop, b.start, b.start_stop)
        found[moments] = same[moments]
    return found


def _before(a0: Points, a1: Points, b0: Points, b1: Points) -> _Floats:
    # Days of A before all of B, then those within B: each has the days of B behind the
    # common part after it, and the common part pairs with itself.
    width_a, width_b = (a1 - a0).astype(np.float64), (b1 - b0).astype(np.float64)
    ahead = np.clip(b0 - a0, 0, a1 - a0)
    common = np.maximum(np.minimum(a1, b1) - np.maximum(a0, b0), 0).astype(np.float64)
    behind = np.clip(b1 - a1, 0, b1 - b0)
    pairs = common * (behind + (common - 1.0) * 0.5)
    result: _Floats = (ahead + pairs / width_b) / width_a
    return result


def _same(a0: Points, a1: Points, b0: Points, b1: Points) -> _Floats:
    common = np.maximum(np.minimum(a1, b1) - np.maximum(a0, b0), 0)
    result: _Floats = common / (a1 - a0).astype(np.float64) / (b1 - b0)
    return result


def each_pair_once(
    ones: "DateTable",
    others: "DateTable",
    rows: NDArray[np.intp],
    answer: Callable[[UncertainDate, UncertainDate], float],
) -> _Floats:
    """Ask about pairs of dates, each different pair once."""
    tables = [table for table in (ones, others) if len(table) > 1] or [ones]
    found = np.empty(len(rows))
    for mine in _groups([key for table in tables for key in _identity(table, rows)]):
        row = int(rows[mine[0]])
        found[mine] = answer(_bare(ones, row), _bare(others, row))
    return found


def _groups(keys: list[NDArray[Any]]) -> list[NDArray[np.intp]]:
    """Give the places of rows in which all keys are equal, for each group of them."""
    varied = [key for key in keys if (key != key[0]).any()]
    if not varied:
        return [np.arange(len(keys[0]))]
    order = np.lexsort(varied)
    changes = np.zeros(len(order) - 1, dtype=np.bool_)
    for key in varied:
        changes |= key[order[1:]] != key[order[:-1]]
    return np.split(order, np.flatnonzero(changes) + 1)


def _identity(
    table: "DateTable", rows: NDArray[np.intp], *, qualified: bool = False
) -> list[NDArray[np.int64]]:
    """Give numbers that are the same for equal dates, texts and qualifiers aside."""
    # Whatever is kept is kept once, so that its place tells it apart.
    keys: list[NDArray[Any]] = [*table.rows(), table.kept_at]
    if qualified:
        keys += [table.qualifiers, table.end_qualifiers]
    return [array[rows] for array in keys]


def _bare(table: "DateTable", row: int) -> UncertainDate:
    return table.bare_row(0 if len(table) == 1 else row)


def sample_rows(
    table: "DateTable", rng: np.random.Generator, horizon: Horizon | None
) -> NDArray[np.int64]:
    """Draw a first and a last day for each row; shape (n, 2)."""
    days = None if horizon is None else horizon_days(horizon)
    ranges = _Ranges(table, days)
    far = np.array([is_saturated(date) for date in table.kept], dtype=np.bool_)
    unlimited = ranges.always | ranges.forever
    if days is None:
        unlimited = unlimited | (ranges.unlimited & ~ranges.kept)
    if far.any():
        unlimited = unlimited | (ranges.kept & far[table.kept_at])
    if unlimited.any():
        row = int(np.argmax(unlimited))
        msg = (
            f"row {row} and {int(unlimited.sum()) - 1} more have an end without a limit; name a "
            "horizon for the unknown ones, and leave out (filter) what goes on for ever"
        )
        raise ChanceError(msg)
    drawn = np.empty((len(table), 2), dtype=np.int64)
    apart = ranges.kept | ranges.unlimited
    plain = ~apart
    _draw_plain(ranges, plain, drawn, rng)
    if apart.any():
        _draw_apart(table, np.flatnonzero(apart), drawn, rng, horizon)
    return drawn


def _draw_plain(
    ranges: _Ranges, plain: _Flags, drawn: NDArray[np.int64], rng: np.random.Generator
) -> None:
    everything = bool(plain.all())
    rows: slice | NDArray[np.intp] = slice(None) if everything else np.flatnonzero(plain)
    first, stop = ranges.start[rows], ranges.start_stop[rows]
    drawn[rows, 0] = rng.integers(first, stop)
    drawn[rows, 1] = drawn[rows, 0]
    lasting = np.flatnonzero(plain & ~ranges.is_moment)
    drawn[lasting, 1] = rng.integers(ranges.end[lasting], ranges.end_stop[lasting])
    again = np.flatnonzero(plain & ranges.tied)
    # Only pairs that do not end before they start; at least half of them are kept.
    while again.size:
        stops = np.minimum(ranges.start_stop[again], ranges.end_stop[again])
        firsts = np.maximum(ranges.end[again], ranges.start[again])
        drawn[again, 0] = rng.integers(ranges.start[again], stops)
        drawn[again, 1] = rng.integers(firsts, ranges.end_stop[again])
        again = again[drawn[again, 0] > drawn[again, 1]]


def _draw_apart(
    table: "DateTable",
    rows: NDArray[np.intp],
    drawn: NDArray[np.int64],
    rng: np.random.Generator,
    horizon: Horizon | None,
) -> None:
    """Draw for the rows with a law of their own, all rows of one date together."""
    for date, mine in _places(table, rows):
        days = chance.sample(date, len(mine), rng, horizon=horizon)
        drawn[mine] = days if days.ndim == 2 else days[:, np.newaxis]


def each_once(table: "DateTable", rows: NDArray[np.intp]) -> Iterator[tuple[UncertainDate, int]]:
    """Give the different dates of some rows, and how often each stands there."""
    return ((date, len(mine)) for date, mine in _places(table, rows))


def _places(
    table: "DateTable", rows: NDArray[np.intp]
) -> Iterator[tuple[UncertainDate, NDArray[np.intp]]]:
    groups = _groups(_identity(table, rows, qualified=True))
    return ((table.bare_row(int(rows[mine[0]])), rows[mine]) for mine in groups)
