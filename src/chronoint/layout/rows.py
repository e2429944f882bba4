"""Rows for boxes, so that no two boxes of a row overlap.

Works on plain intervals in pixels: dates became pixels before they came here,
and colours come after.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from heapq import heapify, heappop, heappush
from math import isqrt

__all__ = ["Shelf", "pack", "share"]

Span = tuple[float, float]


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
        fewer rows than that, each lane still gets one.

    Examples
    --------
    >>> share([100, 4, 1], 20)
    [15, 4, 1]
    """
    given = [min(need, 2) for need in needs]
    if sum(given) > most:
        given = [min(need, 1) for need in needs]
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


class Shelf:
    """One row that is filled in any order; knows the free room around a place.

    Examples
    --------
    >>> row = Shelf(0, 100)
    >>> row.put(40, 60)
    >>> row.room(10, 20), row.room(50, 52), row.room(70, 70)
    ((0, 40), None, (60, 100))
    """

    def __init__(self, left: float, right: float) -> None:
        self._left, self._right = left, right
        self._taken: list[Span] = []

    def room(self, left: float, right: float) -> Span | None:
        """Give the free span that holds (left, right); None when it is not free."""
        place = bisect_left(self._taken, (left, right))
        before = self._taken[place - 1][1] if place else self._left
        after = self._taken[place][0] if place < len(self._taken) else self._right
        return (before, after) if before <= left and right <= after else None

    def put(self, left: float, right: float) -> None:
        """Take a span; it must be free."""
        insort(self._taken, (left, right))
