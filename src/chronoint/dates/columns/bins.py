"""Aoristic weights: each date's weight 1 spread over bins of time.

The share of a date's possible days that lies in a bin. What lies before or after all
bins, and what has no limits, is counted too, so that nothing is lost.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from attrs import frozen
from numpy.typing import ArrayLike, NDArray

from chronoint.dates.chance.laws import Day, Horizon, Law, horizon_days, laws_of
from chronoint.dates.chance.widening import Widening
from chronoint.dates.columns.arrays import Points
from chronoint.dates.columns.chances import each_once
from chronoint.dates.columns.table import DateTable
from chronoint.dates.columns.truths import FAR_AFTER, FAR_BEFORE, Windows
from chronoint.dates.terms import Bound
from chronoint.dates.value import UncertainDate
from chronoint.errors import ChanceError

__all__ = ["Aoristic", "aoristic"]

_Floats = NDArray[np.float64]
_DAY_0 = dt.date(1970, 1, 1).toordinal()


@frozen(eq=False)
class Aoristic:
    """Weights per bin, and what fell into none.

    Parameters
    ----------
    weights
        One for each bin. The object itself stands for them: it has their length, items
        and sum, and numpy takes it for an array.
    edges
        Day numbers; bin i runs from edges[i] to the day before edges[i + 1].
    before, after
        Weight before the first edge, and from the last one on.
    undated
        How many dates have an open or unknown end and no horizon that limits it.
    """

    weights: _Floats
    edges: Points
    before: float
    after: float
    undated: int

    @property
    def total(self) -> float:
        """All of it: the number of dates, save for rounding."""
        return float(self.weights.sum()) + self.before + self.after + self.undated

    def __len__(self) -> int:
        return len(self.weights)

    def __iter__(self) -> Iterator[float]:
        return iter(self.weights.tolist())

    def __getitem__(self, index: int) -> float:
        return float(self.weights[index])

    def __array__(self, dtype: Any = None, *, copy: bool | None = None) -> NDArray[Any]:  # noqa: ANN401 - numpy's own signature
        if copy is False:
            return np.asarray(self.weights, dtype=dtype)
        return np.array(self.weights, dtype=dtype)


def aoristic(
    dates: DateTable | Iterable[UncertainDate],
    edges: ArrayLike | Sequence[Day],
    *,
    horizon: Horizon | None = None,
    widening: Widening | None = None,
) -> Aoristic:
    """Spread each date's weight 1 over bins, by the share of its days in each.

    Parameters
    ----------
    dates
        A column, or dates. An instant or "one of" is spread over its possible days, gaps
        left out; a span or "all of" over all days it may touch.
    edges
        Where bins begin, rising, and where the last one ends: n + 1 day numbers or dates
        (their first day) for n bins. The last edge is the first day outside.
    horizon
        First and last day that open and unknown ends are taken to reach; see
        `chance_before`. Without one such dates are `undated`.
    widening
        A policy for `?` and `~`; without one they have no width.

    Returns
    -------
    Aoristic
        `weights` and what lies outside; together as many as there are dates.

    Raises
    ------
    ValueError
        There are fewer than two edges, or they do not rise.

    Notes
    -----
    O(n log m + m) for n dates and m bins, by differences of densities. Dates with
    gaps, and qualified ones with a policy, cost O(m) for each different one.

    References
    ----------
    Ratcliffe, "Aoristic analysis: the spatial interpretation of unspecific temporal
    events", *International Journal of Geographical Information Science* 14 (2000).

    Examples
    --------
    >>> from chronoint.dates import parse_edtf
    >>> dates = [parse_edtf(text) for text in ("1985", "1985-01/1986-12", "198X", "1990/")]
    >>> spread = aoristic(dates, [parse_edtf(year) for year in ("1985", "1986", "1987")])
    >>> spread.weights.round(2).tolist(), round(spread.after, 2), spread.undated
    ([1.6, 0.6], 0.3, 1)
    """
    table = (
        dates if isinstance(dates, DateTable) else DateTable.from_values(dates, keep_texts=False)
    )
    limits = _edges(edges)
    first, stop, apart = _hulls(table, None if horizon is None else horizon_days(horizon))
    if widening is not None:
        apart |= table.is_uncertain | table.is_approximate
    dated = (first < stop) & (first > FAR_BEFORE) & (stop <= FAR_AFTER)
    plain = dated & ~apart
    if not plain.all():
        first, stop = first[plain], stop[plain]
    found = _spread(first, stop, limits)
    undated = int((~dated & ~apart).sum())
    if apart.any():
        for date, times in each_once(table, np.flatnonzero(apart)):
            shares = _shares(date, limits, horizon, widening)
            if shares is None:
                undated += times
            else:
                found += times * shares
    return Aoristic(found[1:-1], limits, float(found[0]), float(found[-1]), undated)


def _edges(edges: ArrayLike | Sequence[Day]) -> Points:
    given = edges if isinstance(edges, np.ndarray) else list(edges)  # type: ignore[arg-type]
    days = np.array([_edge(edge) for edge in given], dtype=np.int64)
    if len(days) < 2 or (days[1:] <= days[:-1]).any():
        msg = "edges must rise and be at least two: where each bin begins and the last one ends"
        raise ValueError(msg)
    days.flags.writeable = False
    return days


def _edge(edge: Any) -> int:  # noqa: ANN401 - whatever the caller handed over
    if isinstance(edge, UncertainDate):
        if edge.earliest_day is None:
            msg = f"{edge.text!r} has no first day and cannot be an edge"
            raise ValueError(msg)
        return edge.earliest_day
    if isinstance(edge, dt.date):
        return edge.toordinal() - _DAY_0
    if int(edge) != edge:
        msg = f"edges are whole day numbers or dates, found {edge!r}"
        raise ValueError(msg)
    return int(edge)


def _hulls(
    table: DateTable, days: tuple[int, int] | None
) -> tuple[Points, Points, NDArray[np.bool_]]:
    """Give the hulls as half-open days, and which dates are more or less than their hull."""
    windows = Windows(table.rows())
    first, stop = windows.first_start, windows.last_end + 1
    if days is not None:
        first = np.where(first <= FAR_BEFORE, days[0], first)
        stop = np.where(stop > FAR_AFTER, days[1] + 1, stop)
    return first, stop, table.kept_at >= 0


def _spread(first: Points, stop: Points, edges: Points) -> _Floats:
    """Give the weight before all bins, in each, and after them."""
    bins = len(edges) - 1
    into = np.searchsorted(edges, first, side="right")
    out = np.searchsorted(edges, stop - 1, side="right")
    across = into != out
    found = np.bincount(into[~across], minlength=bins + 2).astype(np.float64)
    into, out, first, stop = into[across], out[across], first[across], stop[across]
    density = 1.0 / (stop - first)
    found += np.bincount(into, density * (edges[into] - first), bins + 2)
    found += np.bincount(out, density * (stop - edges[out - 1]), bins + 2)
    # Whole bins in between: densities begin behind the first bin and end at the last.
    rising = np.bincount(into + 1, density, bins + 2)[: bins + 2]
    falling = np.bincount(out, density, bins + 2)
    running = np.maximum(np.cumsum(rising - falling)[1:-1], 0.0)
    found[1:-1] += running * np.diff(edges)
    return found


def _shares(
    date: UncertainDate, edges: Points, horizon: Horizon | None, widening: Widening | None
) -> _Floats | None:
    """Give the shares of one date before, in and after the bins; None when it is undated."""
    try:
        laws = laws_of(date, horizon)
    except ChanceError:
        if date.start_bound is Bound.CLOSED and date.end_bound is Bound.CLOSED:
            raise
        return None
    if widening is not None:
        laws = widening.widen(date, laws)
    law = laws.start if laws.is_moment else laws.hull(horizon)
    if not isinstance(law, Law):
        return None
    total = law.total
    passed = [0, *(law.weight_before(int(edge)) for edge in edges), total]
    return np.array([(b - a) / total for a, b in itertools.pairwise(passed)])
