"""Rows for boxes, so that no two boxes of a row overlap.

Works on plain intervals in pixels: dates became pixels before they came here,
and colours come after.
"""

from collections.abc import Sequence
from functools import reduce
from heapq import heapify, heappop, heappush
from math import isqrt
from operator import and_

__all__ = ["Shelves", "pack", "share"]

Span = tuple[float, float]
_PER_PIXEL = 0.25


def pack(spans: Sequence[Span]) -> list[int]:
    """Give each span the uppermost row that is free for all of it.

    Parameters
    ----------
    spans
        (left, right) in pixels; two spans may touch. Ties are broken by the
        order given.

    Returns
    -------
    list of int
        One row per span, in the order given; 0 is the top.

    Raises
    ------
    ValueError
        A span ends before it starts.

    Notes
    -----
    Greedy by left edge, which needs the fewest rows possible for intervals.
    O(n log n).

    References
    ----------
    Kleinberg and Tardos, *Algorithm Design* (2005), section 4.1.

    Examples
    --------
    >>> pack([(0, 4), (2, 6), (5, 9)])
    [0, 1, 0]
    """
    rows = [0] * len(spans)
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    heapify(free)
    for index in sorted(range(len(spans)), key=lambda index: (spans[index][0], index)):
        left, right = spans[index]
        if right < left:
            msg = f"span {index}: expected left <= right, found {left} and {right}"
            raise ValueError(msg)
        while busy and busy[0][0] <= left:
            heappush(free, heappop(busy)[1])
        row = heappop(free) if free else len(busy)
        rows[index] = row
        heappush(busy, (right, row))
    return rows


def share(needs: Sequence[int], most: int) -> list[int]:
    """Share a number of rows among lanes.

    Parameters
    ----------
    needs
        Rows each lane would take.
    most
        Rows there are.

    Returns
    -------
    list of int
        Never above the need. When all needs fit, they are met; otherwise each
        lane gets what it needs up to 2 rows, and the rest goes by the square
        root of the need, leftovers by largest remainder, ties in order. With
        fewer rows than that, each lane gets one while there is one for each.

    Examples
    --------
    >>> share([100, 4, 1], 20)
    [15, 4, 1]
    """
    given = [min(need, 2) for need in needs]
    if sum(given) > most:
        given = [min(need, 1) for need in needs]
    if sum(given) > most:
        given = [0] * len(needs)
    left = most - sum(given)
    while left > 0:
        wanting = [index for index, need in enumerate(needs) if given[index] < need]
        if not wanting:
            break
        weights = {index: isqrt(needs[index] * 1_000_000) for index in wanting}
        total = sum(weights.values())
        portions = {index: divmod(left * weights[index], total) for index in wanting}
        round_left = left
        for index in wanting:
            extra = min(portions[index][0], needs[index] - given[index])
            given[index] += extra
            left -= extra
        for index in sorted(wanting, key=lambda index: (-portions[index][1], index)):
            if left > 0 and given[index] < needs[index] and portions[index][1]:
                given[index] += 1
                left -= 1
        if left == round_left:
            break
    return given


class Shelves:
    """Rows that are filled in any order, seen in columns of 4 pixels.

    A column is one whole number whose bits are the rows: 1 where it is free.
    Asking all rows for room is then one AND per column, however many rows
    there are; spans are widened to whole columns, so rows stay disjoint.

    Parameters
    ----------
    left, right
        The room, in pixels.

    Examples
    --------
    >>> shelves = Shelves(0, 100)
    >>> shelves.put(0, 40, 60)
    >>> shelves.free(0, 10, rows=3), shelves.free(50, 52, rows=3)
    (3, 2)
    >>> shelves.reach(10, 20, 90, rows=1)
    (1, 40.0)
    """

    def __init__(self, left: float, right: float) -> None:
        self._left = left
        self._columns = [-1] * (int((right - left) * _PER_PIXEL) + 1)

    def free(self, left: float, right: float, *, rows: int) -> int:
        """Give those of the rows (as bits) in which a span is free."""
        first = int((left - self._left) * _PER_PIXEL) if left > self._left else 0
        last = int((right - self._left) * _PER_PIXEL) + 1
        return reduce(and_, self._columns[first:last], rows)

    def reach(self, left: float, least: float, right: float, *, rows: int) -> tuple[int, float]:
        """Find the rows with most room from `left` on, looking no further than `right`.

        Returns
        -------
        int
            The rows as bits; 0 when no row is free as far as `least`.
        float
            How far they are free: `right`, or less.
        """
        first = int((left - self._left) * _PER_PIXEL) if left > self._left else 0
        middle = int((least - self._left) * _PER_PIXEL) + 1
        last = min(int((right - self._left) * _PER_PIXEL) + 1, len(self._columns))
        rows = reduce(and_, self._columns[first:middle], rows)
        if not rows:
            return 0, least
        for place in range(middle, last):
            fewer = rows & self._columns[place]
            if not fewer:
                return rows, self._left + place / _PER_PIXEL
            rows = fewer
        return rows, max(right, least)

    def put(self, row: int, left: float, right: float) -> None:
        """Take a span of a row; it must be free."""
        first = int((left - self._left) * _PER_PIXEL) if left > self._left else 0
        last = int((right - self._left) * _PER_PIXEL) + 1
        others = ~(1 << row)
        self._columns[first:last] = [rows & others for rows in self._columns[first:last]]
