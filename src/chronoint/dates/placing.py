"""Whether two starts and two ends can be placed so that some comparisons hold.

Decided from below: every point as early as it can be, the later ones pushed on until
all comparisons hold. As each of them says "at least so many days before", that finds
a way exactly when there is one, gaps or no gaps, and nothing is tried out.
"""

from chronoint.dates.domains import Domain, first_from, last_until, meet, next_neighbours
from chronoint.dates.extents import Extent

__all__ = ["A_END", "B_END", "A", "B", "Order", "can_hold", "can_meet"]

A, A_END, B, B_END = range(4)
"""Start and end of the one, start and end of the other."""

Order = tuple[int, int, int]
"""(x, y, n): x lies at least n days before y."""

_Place = Domain | float
_Number = int | float


def can_meet(a: Extent, b: Extent) -> bool:
    """Tell whether the other can start on the day after the one ended."""
    if isinstance(a.end, float) or isinstance(b.start, float):
        return False
    # The earliest start leaves the most room before the neighbours, the latest end after.
    earliest = _lowest(a.end if isinstance(a.start, float) else a.start)
    day = next_neighbours(a.end, b.start, earliest) if isinstance(earliest, int) else None
    if day is None or isinstance(b.end, float):
        return day is not None
    latest = last_until(b.end, max(piece.last for piece in b.end))
    return latest is not None and day + 1 <= latest


def can_hold(
    a: Extent, b: Extent, equal: tuple[tuple[int, int], ...], order: tuple[Order, ...]
) -> bool:
    """Tell whether some placement fulfils the comparisons of a rule."""
    places: list[_Place] = [a.start, a.end, b.start, b.end]
    same = [A, A if a.is_moment else A_END, B, B if b.is_moment else B_END]
    for x, y in equal:
        one, other = same[x], same[y]
        if one == other:
            continue
        shared = _shared(places[one], places[other])
        if shared is None:
            return False
        places[one] = shared
        same = [one if place == other else place for place in same]
    lowest = [_lowest(place) for place in places]
    if any(lowest[place] is None for place in same):
        return False
    pairs = [(same[x], same[y], days) for x, y, days in ((A, A_END, 0), (B, B_END, 0), *order)]
    return _settles(places, lowest, [pair for pair in pairs if pair[0] != pair[1] or pair[2]])


def _settles(places: list[_Place], lowest: list[_Number | None], pairs: list[Order]) -> bool:
    """Push the points on until each pair is far enough apart; False when none is left."""
    # A chain of four points settles in three rounds; what still moves goes in a circle.
    for _ in range(4):
        moved = False
        for x, y, days in pairs:
            low, high = lowest[x], lowest[y]
            if low is None or high is None or x == y:
                return False
            if low + days <= high and (low != high or not days):
                continue
            place = places[y]
            if isinstance(place, float) or isinstance(low, float):
                return False
            lowest[y] = first_from(place, low + days)
            moved = True
        if not moved:
            return True
    return False


def _lowest(place: _Place) -> _Number | None:
    if isinstance(place, float):
        return place
    return first_from(place, min((piece.first for piece in place), default=0))


def _shared(one: _Place, other: _Place) -> _Place | None:
    if isinstance(one, float) or isinstance(other, float):
        return one if one == other else None
    return meet(one, other) or None
