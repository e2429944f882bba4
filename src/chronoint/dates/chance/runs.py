"""Weights over whole days as straight pieces, and how two such weights lie to each other.

Exact in integers: a `Run` gives each of its days a weight that is constant or rises or
falls by a fixed step, and sums over runs are sums of powers. What runs are made from
is `chance_laws`; years that fit a pattern of digits are `chance_masks`.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

__all__ = ["Order", "Run", "merge_runs", "order_runs", "tie_ends", "total_weight"]


@frozen
class Run:
    """Days in a row with weights on a straight line.

    Parameters
    ----------
    first, stop
        Day numbers, half-open; never empty.
    base
        Weight of the first day.
    slope
        What each further day has more; no weight is negative.

    Examples
    --------
    >>> Run(0, 4, 1, 2).weight  # 1 + 3 + 5 + 7
    16
    """

    first: int
    stop: int
    base: int = 1
    slope: int = 0

    @property
    def weight(self) -> int:
        """The weight of all its days together."""
        length = self.stop - self.first
        return self.base * length + self.slope * (length * (length - 1) // 2)

    def weight_before(self, day: int) -> int:
        """Weigh its days before a day."""
        length = min(max(day - self.first, 0), self.stop - self.first)
        return self.base * length + self.slope * (length * (length - 1) // 2)


@frozen
class Order:
    """Weights of the pairs in which the one lies before, on and after the day of the other.

    Parameters
    ----------
    before, same, total
        `total` is the product of the two weights, so that what is left is after.
    """

    before: int
    same: int
    total: int

    @property
    def after(self) -> int:
        return self.total - self.before - self.same


def total_weight(runs: Iterable[Run]) -> int:
    """Add up the weights of all days."""
    return sum(run.weight for run in runs)


def merge_runs(stretches: Iterable[tuple[int, int]]) -> tuple[Run, ...]:
    """Join half-open stretches into runs of weight 1, each day once, in order.

    Notes
    -----
    O(n log n).

    Examples
    --------
    >>> [(run.first, run.stop) for run in merge_runs([(5, 9), (0, 3), (2, 4)])]
    [(0, 4), (5, 9)]
    """
    joined: list[list[int]] = []
    for first, stop in sorted(stretches):
        if joined and first <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], stop)
        else:
            joined.append([first, stop])
    return tuple(Run(first, stop) for first, stop in joined)


def order_runs(ones: Sequence[Run], others: Sequence[Run]) -> Order:
    """Weigh the pairs of a day of one and a day of the other by which comes first.

    Parameters
    ----------
    ones, others
        Each sorted and without a day in common among themselves.

    Notes
    -----
    O(n + m) for n and m runs, whatever their lengths. For two ranges of weight 1 this
    is the formula of T(n) = n(n-1)/2 in the design notes.

    Examples
    --------
    >>> found = order_runs([Run(0, 3)], [Run(1, 3)])
    >>> found.before, found.same, found.after
    (3, 2, 1)
    """
    before = same = passed = 0
    for length, (base, slope), (other_base, other_slope) in _steps(ones, others):
        # Day number t of this step: sums of t, t**2 and t**3 for 0 <= t < length.
        one = length * (length - 1) // 2
        two = one * (2 * length - 1) // 3
        three = one * one
        weight = base * length + slope * one
        other_weight = other_base * length + other_slope * one
        before += passed * other_weight + other_base * base * one + other_slope * base * two
        before += slope * (other_base * (two - one) + other_slope * (three - two)) // 2
        same += base * other_weight + slope * (other_base * one + other_slope * two)
        passed += weight
    return Order(before, same, total_weight(ones) * total_weight(others))


def tie_ends(starts: Sequence[Run], ends: Sequence[Run]) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Weigh starts and ends by the pairs in which nothing ends before it starts.

    Parameters
    ----------
    starts, ends
        Runs of weight 1, sorted and disjoint.

    Returns
    -------
    tuple
        The starts, each day weighing as many ends as lie on or after it, and the
        ends, each weighing the starts on or before it. Both have the same total, which
        is 0 when no pair is left.

    Examples
    --------
    >>> tie_ends([Run(0, 2)], [Run(0, 2)])
    ((Run(first=0, stop=2, base=2, slope=-1),), (Run(first=0, stop=2, base=1, slope=1),))
    """
    day = min(starts[0].first, ends[0].first)
    started, left = 0, total_weight(ends)
    tied_starts: list[Run] = []
    tied_ends: list[Run] = []
    for length, (start, _), (end, _) in _steps(starts, ends):
        if start and left:
            tied_starts.append(Run(day, day + length, left, -end))
        if end and (started or start):
            tied_ends.append(Run(day, day + length, started + start, start))
        started += start * length
        left -= end * length
        day += length
    return tuple(tied_starts), tuple(tied_ends)


_Line = tuple[int, int]


def _steps(ones: Sequence[Run], others: Sequence[Run]) -> Iterator[tuple[int, _Line, _Line]]:
    """Cut the days where any run begins or stops: length, and each one's first weight and slope."""
    edges = sorted({edge for run in (*ones, *others) for edge in (run.first, run.stop)})
    i = j = 0
    for first, stop in itertools.pairwise(edges):
        while i < len(ones) and ones[i].stop <= first:
            i += 1
        while j < len(others) and others[j].stop <= first:
            j += 1
        yield stop - first, _line(ones, i, first), _line(others, j, first)


def _line(runs: Sequence[Run], index: int, day: int) -> _Line:
    if index == len(runs) or runs[index].first > day:
        return 0, 0
    run = runs[index]
    return run.base + run.slope * (day - run.first), run.slope
